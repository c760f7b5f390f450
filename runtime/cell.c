// SPDX-License-Identifier: MIT
// Cells (cell.h). Bytecode reads and writes them inline; here are the type and cell_contents.
#include "runtime/cell.h"

#include "runtime/str.h"
#include "runtime/compare.h"
#include "runtime/bool.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/slab.h"

#include <stdio.h>

static KrCell *cell(KrRef value)
{
    return (KrCell *)(void *)kr_obj(value);
}

KrOwn kr_cell_new(KrThread *thread, KrRef value_or_null)
{
    KrCell *self = kr_slab_object(thread, &kr_cell_type, sizeof *self);
    if (KR_UNLIKELY(!self)) return kr_exception_no_memory(thread);
    self->value = kr_dup(value_or_null);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static void cell_dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    kr_xdrop(thread, ((KrCell *)(void *)object)->value);
    kr_slab_free(thread, object, sizeof(KrCell));
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

static KrOwn cell_repr(KrThread *thread, KrRef self)
{
    char place[32], content[32];
    snprintf(place, sizeof place, "0x%llx", (unsigned long long)kr_bits(self));
    if (kr_is_null(cell(self)->value))
        return kr_str_from_format(thread, "<cell at %s: empty>", place);
    KrOwn value = kr_dup(kr_ref(cell(self)->value));
    snprintf(content, sizeof content, "0x%llx", (unsigned long long)kr_bits(kr_ref(value)));
    KrOwn text = kr_str_from_format(thread, "<cell at %s: %T object at %s>", place, kr_ref(value), content);
    kr_drop(thread, value);
    return text;
}
// By what they hold; an empty one is less than any other.
static KrOwn cell_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_is_exact(a, &kr_cell_type) || !kr_is_exact(b, &kr_cell_type))
        return kr_dup(kr_not_implemented());
    KrOwn left = cell(a)->value, right = cell(b)->value;
    if (!kr_is_null(left) && !kr_is_null(right)) {
        left = kr_dup(kr_ref(left));
        right = kr_dup(kr_ref(right));
        KrOwn result = kr_compare(thread, kr_ref(left), kr_ref(right), op);
        kr_drop(thread, left);
        kr_drop(thread, right);
        return result;
    }
    int x = !kr_is_null(left), y = !kr_is_null(right);
    bool holds = op == KR_LT ? x < y : op == KR_LE ? x <= y : op == KR_EQ ? x == y : op == KR_NE ? x != y : op == KR_GT ? x > y : x >= y;
    return kr_bool_own(holds);
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
    .repr = cell_repr,
    .compare = cell_compare,
    .new_object = cell_new,
    .getset = cell_getset,
    .doc = "([contents])\n--\n\n" "Where closures keep a variable.",
};
