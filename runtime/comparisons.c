// SPDX-License-Identifier: MIT
// Comparisons one after the other: see comparisons.h.
#include "runtime/comparisons.h"

#include "runtime/bool.h"
#include "runtime/compare.h"
#include "runtime/function.h"
#include "runtime/none.h"
#include "runtime/vm.h"

static bool take(KrThread *thread, KrConsumer *consumer, KrRef result)
{
    KrComparisons *self = (KrComparisons *)(void *)consumer;
    KrRef a, b;
    if (!kr_is_bool(result) || !kr_repeat_ends_quietly(kr_ref(self->a)) || !kr_repeat_ends_quietly(kr_ref(self->b)) ||
        !self->decide(self, kr_is(result, kr_bool(true)), &a, &b))
        return false;
    kr_store(thread, &self->a, kr_dup(a));
    kr_store(thread, &self->b, kr_dup(b));
    return true;
}

static void next(KrRepeat *repeat, KrSlot *arguments)
{
    const KrComparisons *self = (const KrComparisons *)(const void *)repeat;
    arguments[0] = kr_slot_steal(kr_dup(kr_ref(self->a)));
    arguments[1] = kr_slot_steal(kr_dup(kr_ref(self->b)));
}

KrFound kr_comparisons_ask(KrThread *thread, KrComparisons *self, KrRef a, KrRef b)
{
    KrType *type = kr_type_of(a);
    if (type != kr_type_of(b) || !(type->flags & KR_TYPE_HEAP)) return kr_compare_bool(thread, a, b, self->op);
    KrRef method = kr_type_find(type, kr_name(kr_compare_names[self->op]));
    if (!kr_is_exact(method, &kr_function_type) || type->version == 0) return kr_compare_bool(thread, a, b, self->op);
    self->type = type;
    self->version = type->version;
    self->a = kr_dup(a);
    self->b = kr_dup(b);
    self->repeat.consumer.take = take;
    self->repeat.next = next;
    KrRef args[2] = {a, b};
    KrOwn result = kr_repeat_call(thread, method, args, 2, &self->repeat);
    if (!kr_is_null(result) && kr_is(kr_ref(result), kr_not_implemented())) {
        kr_drop(thread, result);
        result = kr_compare_after_left(thread, kr_ref(self->a), kr_ref(self->b), self->op);
    }
    kr_drop(thread, kr_move(&self->a));
    kr_drop(thread, kr_move(&self->b));
    return kr_compare_truth(thread, result);
}
