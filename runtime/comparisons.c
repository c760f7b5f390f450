// SPDX-License-Identifier: MIT
// Comparisons one after the other: see comparisons.h.
#include "runtime/comparisons.h"

#include "runtime/bool.h"
#include "runtime/compare.h"
#include "runtime/function.h"
#include "runtime/none.h"
#include "runtime/pure_call.h"
#include "runtime/vm.h"

// What the method has answered; false: that is not known without Python code.
static bool answer(const KrComparisons *self, KrRef result, bool *holds)
{
    if (!kr_ref_is_null(self->wrapped)) {
        if (!kr_is_small_int(result)) return false;
        int64_t order = kr_small_int_value(result);
        *holds = kr_compare_holds(order < 0 ? -1 : order > 0, self->op);
        return true;
    }
    *holds = kr_is(result, kr_bool(true));
    return kr_is_bool(result);
}

static KrRef unwrapped(const KrComparisons *self, KrRef value)
{
    return kr_ref_is_null(self->wrapped) ? value : kr_ref(((const KrKeyWrapper *)(const void *)kr_obj(value))->object);
}

static bool take(KrThread *thread, KrConsumer *consumer, KrRef result)
{
    KrComparisons *self = (KrComparisons *)(void *)consumer;
    KrRef a, b;
    bool holds;
    if (!answer(self, result, &holds) || !kr_repeat_ends_quietly(kr_ref(self->a)) || !kr_repeat_ends_quietly(kr_ref(self->b)) ||
        !self->decide(self, holds, &a, &b))
        return false;
    kr_store(thread, &self->a, kr_dup(unwrapped(self, a)));
    kr_store(thread, &self->b, kr_dup(unwrapped(self, b)));
    return true;
}

static void next(KrRepeat *repeat, KrSlot *arguments)
{
    const KrComparisons *self = (const KrComparisons *)(const void *)repeat;
    arguments[0] = kr_slot_steal(kr_dup(kr_ref(self->a)));
    arguments[1] = kr_slot_steal(kr_dup(kr_ref(self->b)));
}

// The function that compares objects of this class, or null.
static KrRef function_of(KrComparisons *self, KrType *type, KrRef a)
{
    self->wrapped = KR_REF_NULL;
    if (type == &kr_key_wrapper_type) return self->wrapped = kr_ref(((const KrKeyWrapper *)(const void *)kr_obj(a))->compare);
    if (!(type->flags & KR_TYPE_HEAP) || type->version == 0) return KR_REF_NULL;
    KrRef method = kr_type_find(type, kr_name(kr_compare_names[self->op]));
    return kr_is_exact(method, &kr_function_type) ? method : KR_REF_NULL;
}

KrFound kr_comparisons_quick(KrThread *thread, const KrComparisons *self, KrRef a, KrRef b)
{
    if (!self->type || !kr_comparisons_can(self, a, b)) return KR_FAULT;
    KrRef args[2] = {unwrapped(self, a), unwrapped(self, b)};
    KrOwn result = kr_pure_call(thread, self->function, args, 2);
    bool holds;
    if (kr_is_null(result) || !answer(self, kr_ref(result), &holds)) {
        kr_xdrop(thread, result);
        return KR_FAULT;
    }
    return holds ? KR_PRESENT : KR_ABSENT;
}

KrFound kr_comparisons_ask(KrThread *thread, KrComparisons *self, KrRef a, KrRef b)
{
    KrType *type = kr_type_of(a);
    KrRef function = type == kr_type_of(b) ? function_of(self, type, a) : KR_REF_NULL;
    self->type = type;
    self->version = type->version;
    self->function = function;
    if (kr_ref_is_null(function) || !kr_comparisons_can(self, a, b)) return kr_compare_bool(thread, a, b, self->op);
    KrFound known = kr_comparisons_quick(thread, self, a, b);
    if (known != KR_FAULT) return known;
    KrOwn held = kr_dup(function); // keys may get another
    self->a = kr_dup(unwrapped(self, a));
    self->b = kr_dup(unwrapped(self, b));
    self->repeat.consumer.take = take;
    self->repeat.next = next;
    KrRef args[2] = {kr_ref(self->a), kr_ref(self->b)};
    KrOwn result = kr_repeat_call(thread, function, args, 2, &self->repeat);
    if (!kr_is_null(result) && !kr_ref_is_null(self->wrapped)) {
        KrOwn order = result;
        result = kr_compare(thread, kr_ref(order), kr_from_bits(kr_int_bits(0)), self->op);
        kr_drop(thread, order);
    } else if (!kr_is_null(result) && kr_is(kr_ref(result), kr_not_implemented())) {
        kr_drop(thread, result);
        result = kr_compare_after_left(thread, kr_ref(self->a), kr_ref(self->b), self->op);
    }
    kr_drop(thread, kr_move(&self->a));
    kr_drop(thread, kr_move(&self->b));
    kr_drop(thread, held);
    return kr_compare_truth(thread, result);
}
