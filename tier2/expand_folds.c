// SPDX-License-Identifier: MIT
// Calls of sum(), min(), max() and str.join() that go on in the frame of a generator (runtime/fold.h).
//
// The fold lies on the caller's stack where the function was. What the generator yields is taken by one call of C, which runs no
// Python code; where the fold does not take it the trace is left before the yield. The generator's return is the call's: the fold,
// which the trace has asked whether it is ready, gives its result.
// A trace of the generator's own loop feeds the fold of its caller (FEED); the side trace of its end goes on in the caller.
// Tests: tests/lang/jit/folds.py.
#include "tier2/expand.h"

#include "runtime/descriptor.h"
#include "runtime/fold.h"
#include "runtime/function.h"

#include "gen/opcodes.h"

static void guard(KrRecorder *r, KrTraceRef condition)
{
    kr_record_uop(r, KR_UOP_GUARD_TRUE, condition, 0, 0, 0);
}

static void own_unchanged(KrRecorder *r, KrVirtualSlot *slot)
{
    if (slot->owner == KR_SLOT_UNCHANGED)
        slot->owner = KR_SLOT_OWNED;
    kr_record_own_slot(r, slot);
}

bool kr_expand_call_fold(KrRecorder *r)
{
    KrRef callable = kr_from_bits(r->hint[0]);
    bool method = kr_is_exact(callable, &kr_method_descriptor_type);
    if (r->oparg != 1 || !r->generator_word || (!method && !kr_is_exact(callable, &kr_native_type)))
        return kr_expand_give_up(r, "call that is not inlined");
    kr_record_uop(r, KR_UOP_GUARD_VALUE, kr_record_stack(r, 2)->ref, 0, 0, kr_bits(callable));
    (void)kr_record_const(r, callable); // kept alive, so that its address means it
    if (!kr_expand_guard_generator(r, kr_record_stack(r, 0)->ref))
        return true;
    KrVirtualSlot *self = kr_record_stack(r, 1);
    if (method)
        kr_record_uop(r, KR_UOP_GUARD_TYPE, self->ref, 0, 0, r->hint[SELF_TYPE]);
    const KrNative *native = method ? NULL : (const KrNative *)(const void *)kr_obj(callable);
    const void *def = method ? ((const KrMethodDescriptor *)(const void *)kr_obj(callable))->def : native->def;
    KrTraceRef to = method ? self->ref : kr_is_null(native->self) ? kr_opt_const_box(&r->ir, 0) : kr_record_const(r, kr_ref(native->self));
    KrTraceRef fold = kr_record_uop(r, KR_UOP_FOLD_NEW, to, 0, 0, (uint64_t)(uintptr_t)def);
    if (method)
        own_unchanged(r, self);
    KrVirtualSlot *generator = kr_record_stack(r, 0);
    own_unchanged(r, generator);
    KrVirtualSlot *place = kr_record_stack(r, 2), function = *place;
    if (function.owner == KR_SLOT_UNCHANGED)
        function.owner = KR_SLOT_OWNED;
    *place = (KrVirtualSlot){.ref = fold, .owner = KR_SLOT_OWNED, .loaded = true};
    kr_record_drop_slot(r, &function);
    KrVirtualSlot none = {.ref = kr_record_const(r, kr_none()), .owner = KR_SLOT_PLAIN, .loaded = true};
    return kr_expand_enter_generator(r, generator->ref, none, r->units);
}

bool kr_expand_fold_yield(KrRecorder *r)
{
    KrVirtualFrame *caller = &r->frames[r->frame_count - 2];
    uint32_t index = kr_record_live_slots(caller) - KR_FOLD_DEPTH;
    if (r->next_frame != r->pending_frame)
        return kr_expand_give_up(r, "a value that C does not take");
    KrTraceRef fold = kr_record_slot(r, caller, index)->ref;
    KrTraceRef taken = kr_record_uop(r, KR_UOP_FOLD_TAKE, fold, kr_record_stack(r, 0)->ref, 0, 0);
    r->ir.one_way = true; // where it is not taken, nothing has happened
    guard(r, taken);
    r->ir.one_way = false;
    KrVirtualSlot value = kr_record_take(r);
    kr_record_push(r, kr_record_const(r, kr_none()), KR_SLOT_PLAIN); // what it is sent
    kr_record_drop_slot(r, &value);
    return true;
}

// The call's operands are on top of the stack; its result takes their place.
static void end_call(KrRecorder *r)
{
    KrVirtualSlot generator = kr_record_take(r), self = kr_record_take(r), fold = kr_record_take(r);
    kr_record_push(r, kr_record_uop(r, KR_UOP_FOLD_FINISH, fold.ref, 0, 0, 0), KR_SLOT_OWNED);
    kr_record_drop_slot(r, &generator);
    kr_record_drop_slot(r, &self);
    kr_record_drop_slot(r, &fold);
}

bool kr_expand_fold_return(KrRecorder *r)
{
    const KrVirtualFrame *frame = kr_record_top(r);
    KrVirtualFrame *caller = &r->frames[r->frame_count - 2];
    if (r->next_frame != caller->frame || r->next != caller->ip + caller->return_offset)
        return kr_expand_give_up(r, "exception");
    KrTraceRef fold = kr_record_slot(r, caller, kr_record_live_slots(caller) - KR_FOLD_DEPTH)->ref;
    guard(r, kr_record_uop(r, KR_UOP_FOLD_READY, fold, 0, 0, 0));
    KrVirtualSlot value = kr_record_take(r);
    r->frame_count--;
    kr_expand_finish_generator(r, frame);
    kr_record_drop_slot(r, &value);
    end_call(r);
    return true;
}

bool kr_expand_fold_root_return(KrRecorder *r)
{
    KrFrame *caller = r->next_frame;
    const KrUnit *call = r->next - caller->return_offset;
    if (r->raised || kr_opcode_base[*call & 0xFF] != KR_OP_CALL || kr_opcode_base[*r->next & 0xFF] == KR_OP_PUSH_EXC_INFO)
        return kr_expand_give_up(r, "return from the root frame");
    r->returned = true;
    kr_record_guard_caller(r, call);
    guard(r, kr_record_uop(r, KR_UOP_FOLD_ROOT_READY, 0, 0, 0, 0));
    KrVirtualSlot value = kr_record_take(r);
    kr_record_own_slot(r, &value);
    kr_record_store_slots(r);
    uint32_t depth = kr_record_live_slots(kr_record_top(r));
    kr_record_uop(r, KR_UOP_LEAVE_GENERATOR, 0, 0, 0, 0);
    r->frame_count = 0;
    r->root = caller;
    r->pending = r->next; // what is given back finds the caller there
    r->snapshot = 0;
    if (!kr_record_push_frame(r, caller, 0, KR_SLOT_PLAIN))
        return true;
    kr_record_top(r)->depth = (uint32_t)(r->next_sp - kr_frame_stack_base(caller)) + KR_FOLD_DEPTH - 1;
    kr_record_uop(r, KR_UOP_GENERATOR_FINISH, kr_record_stack(r, 0)->ref, 0, 0, depth);
    kr_record_drop_slot(r, &value);
    end_call(r);
    return true;
}
