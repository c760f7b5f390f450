// SPDX-License-Identifier: MIT
// Memory of the iterators of itertools: see itertools_parts.h. Tests: tests/lang/modules/itertools/.
#include "modules/itertools_parts.h"

#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/tuple.h"

static KrOwn *owners_of(KrObject *object)
{
    return (KrOwn *)(void *)(object + 1);
}
KR_INLINE void visit(KrObject *object, KrVisitFn visitor, void *context, int count)
{
    KrOwn *owners = owners_of(object);
    for (int i = 0; i < count; i++)
        if (!kr_is_null(owners[i])) visitor(kr_ref(owners[i]), context);
}
KR_INLINE void clear(KrThread *thread, KrObject *object, int count)
{
    KrOwn *owners = owners_of(object);
    for (int i = 0; i < count; i++)
        kr_xdrop(thread, kr_move(&owners[i]));
}
KR_INLINE void dealloc(KrThread *thread, KrObject *object, int count)
{
    clear(thread, object, count);
    kr_object_free(thread, object, object->type->basic_size);
}

void kr_itertools_parts_visit_1(KrObject *object, KrVisitFn visitor, void *context)
{
    visit(object, visitor, context, 1);
}
void kr_itertools_parts_visit_2(KrObject *object, KrVisitFn visitor, void *context)
{
    visit(object, visitor, context, 2);
}
void kr_itertools_parts_visit_3(KrObject *object, KrVisitFn visitor, void *context)
{
    visit(object, visitor, context, 3);
}
void kr_itertools_parts_visit_4(KrObject *object, KrVisitFn visitor, void *context)
{
    visit(object, visitor, context, 4);
}
void kr_itertools_parts_clear_1(KrThread *thread, KrObject *object)
{
    clear(thread, object, 1);
}
void kr_itertools_parts_clear_2(KrThread *thread, KrObject *object)
{
    clear(thread, object, 2);
}
void kr_itertools_parts_clear_3(KrThread *thread, KrObject *object)
{
    clear(thread, object, 3);
}
void kr_itertools_parts_clear_4(KrThread *thread, KrObject *object)
{
    clear(thread, object, 4);
}
void kr_itertools_parts_dealloc_1(KrThread *thread, KrObject *object)
{
    dealloc(thread, object, 1);
}
void kr_itertools_parts_dealloc_2(KrThread *thread, KrObject *object)
{
    dealloc(thread, object, 2);
}
void kr_itertools_parts_dealloc_3(KrThread *thread, KrObject *object)
{
    dealloc(thread, object, 3);
}
void kr_itertools_parts_dealloc_4(KrThread *thread, KrObject *object)
{
    dealloc(thread, object, 4);
}

KrObject *kr_itertools_parts_new(KrThread *thread, KrRef callable, KrOwn *owners,
                                 size_t count)
{
    KrType *type = (KrType *)(void *)kr_obj(callable);
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        ok &= !kr_is_null(owners[i]);
    KrObject *self = ok ? kr_object_new(thread, type, type->basic_size) : NULL;
    for (size_t i = 0; i < count; i++) {
        if (self)
            owners_of(self)[i] = owners[i];
        else
            kr_xdrop(thread, owners[i]);
    }
    if (self) kr_gc_track(thread, self);
    return self;
}

bool kr_itertools_parts_arity(KrThread *thread, KrRef callable, const KrType *type,
                              size_t count, KrRef kwnames, size_t min, size_t max)
{
    const KrType *class_ = (const KrType *)(const void *)kr_obj(callable);
    if (class_ != type && class_->init != type->init) kwnames = KR_REF_NULL;
    return kr_container_arity(thread, strrchr(type->name, '.') + 1, count, kwnames, min,
                              max);
}
