// SPDX-License-Identifier: MIT
// Cells (cell.h). Bytecode reads and writes them inline; here are the type and cell_contents.
#include "runtime/cell.h"

#include "runtime/exception.h"
#include "runtime/gc.h"

static KrCell *cell(KrRef value)
{
    return (KrCell *)(void *)kr_obj(value);
}

KrOwn kr_cell_new(KrThread *thread, KrRef value_or_null)
{
    KrCell *self = (KrCell *)(void *)kr_object_new(thread, &kr_cell_type, sizeof *self);
    if (!self) return KR_NULL;
    self->value = kr_dup(value_or_null);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static void cell_dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    kr_xdrop(thread, ((KrCell *)(void *)object)->value);
    kr_object_free(thread, object, sizeof(KrCell));
}
static void cell_visit(KrObject *object, KrVisitFn visit, void *context)
{
    KrOwn value = ((KrCell *)(void *)object)->value;
    if (!kr_is_null(value) && kr_is_ptr(kr_ref(value))) visit(kr_ref(value), context);
}
static void cell_clear(KrThread *thread, KrObject *object)
{
    kr_store(thread, &((KrCell *)(void *)object)->value, KR_NULL);
}

static KrOwn cell_get(KrThread *thread, KrRef self)
{
    if (kr_is_null(cell(self)->value))
        return kr_exception_raise(thread, &kr_exception_value_error, "Cell is empty");
    return kr_dup(kr_ref(cell(self)->value));
}
static bool cell_set(KrThread *thread, KrRef self, KrRef value_or_null)
{
    kr_store(thread, &cell(self)->value, kr_dup(value_or_null));
    return true;
}
static KrOwn cell_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    (void)type;
    if (!kr_ref_is_null(kwnames) || count > 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "cell expected at most 1 argument, got %zu", count);
    return kr_cell_new(thread, count ? args[0] : KR_REF_NULL);
}

static const KrGetSetDef cell_getset[] = {
    {"cell_contents", cell_get, cell_set, NULL},
    {NULL, NULL, NULL, NULL},
};

KrType kr_cell_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "cell",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrCell),
    .dealloc = cell_dealloc,
    .visit = cell_visit,
    .clear = cell_clear,
    .new_object = cell_new,
    .getset = cell_getset,
    .doc = "([contents])\n--\n\n" "Where closures keep a variable.",
};
