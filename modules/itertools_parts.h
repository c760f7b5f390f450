// SPDX-License-Identifier: MIT
// What the iterators of itertools share. Their structs begin with the header and then one to four owners
// (any of them null), which the functions here visit, clear and drop.
#pragma once

#include "runtime/list.h"
#include "runtime/thread.h"
#include "runtime/type.h"

void kr_itertools_parts_visit_1(KrObject *object, KrVisitFn visitor, void *context);
void kr_itertools_parts_visit_2(KrObject *object, KrVisitFn visitor, void *context);
void kr_itertools_parts_visit_3(KrObject *object, KrVisitFn visitor, void *context);
void kr_itertools_parts_visit_4(KrObject *object, KrVisitFn visitor, void *context);
void kr_itertools_parts_clear_1(KrThread *thread, KrObject *object);
void kr_itertools_parts_clear_2(KrThread *thread, KrObject *object);
void kr_itertools_parts_clear_3(KrThread *thread, KrObject *object);
void kr_itertools_parts_clear_4(KrThread *thread, KrObject *object);
void kr_itertools_parts_dealloc_1(KrThread *thread, KrObject *object);
void kr_itertools_parts_dealloc_2(KrThread *thread, KrObject *object);
void kr_itertools_parts_dealloc_3(KrThread *thread, KrObject *object);
void kr_itertools_parts_dealloc_4(KrThread *thread, KrObject *object);
// A new object of the class `callable` with these first owners, which are stolen, also on failure;
// null among them: fails (an exception is set then).
KrObject *kr_itertools_parts_new(KrThread *thread, KrRef callable, KrOwn *owners, size_t count) KR_NODISCARD;
// Positional arguments only; a subclass with an __init__ of its own may take keywords.
bool kr_itertools_parts_arity(KrThread *thread, KrRef callable, const KrType *type, size_t count,
                              KrRef kwnames, size_t min, size_t max) KR_RAISES;

// The next item of an iterator. Iterators may be nested as deeply as memory reaches.
KR_INLINE KrFound kr_itertools_parts_next(KrThread *thread, KrRef it, KrOwn *item)
{
    if (kr_list_iter_step(it, item)) return KR_PRESENT;
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread))
        return KR_FAULT;
    return kr_obj(it)->type->next(thread, it, item);
}

// The types of each file; null at the end.
extern KrType *const kr_itertools_flow_types[], *const kr_itertools_select_types[],
    *const kr_itertools_group_types[], *const kr_itertools_combine_types[];
KrOwn kr_itertools_group_tee(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
