// SPDX-License-Identifier: MIT
// The root frame returns to C that calls its function again and again (KrRepeat, runtime/repeat.h): keys of sort() and min(), map().
//
// Its locals are given back, as at each return. Then C takes the result and puts the next arguments into the frame's memory, where the
// function's trace begins: the trace ends with a link to that one, mostly itself, so that all the calls are rounds of a loop.
// Where C does not take the result, the interpreter returns from the empty frame. Tests: tests/lang/jit/repeated_calls.py.
#include "tier2/expand.h"

#include "interp/enter.h"
#include "runtime/repeat.h"

bool kr_expand_can_repeat(const KrRecorder *r, const KrFrame *frame)
{
    return r->frame_count == 1 && !r->raised && kr_enter_repeats(r->thread, frame) &&
           !((const KrRepeat *)(const void *)r->thread->activation->consumer)->refuses;
}

static void guard(KrRecorder *r, KrTraceRef holds)
{
    r->ir.one_way = true; // where it does not hold, nothing has happened
    kr_record_uop(r, KR_UOP_GUARD_TRUE, holds, 0, 0, 0);
    r->ir.one_way = false;
}

bool kr_expand_can_leave(const KrRecorder *r, const KrFrame *frame)
{
    return r->frame_count == 1 && !r->raised && r->frames[0].depth == 1 && frame->return_kind == KR_RETURN_TO_C &&
           frame->owner == KR_FRAME_ON_STACK && kr_is_null(frame->frame_object) && kr_is_null(frame->locals);
}

void kr_expand_leave(KrRecorder *r)
{
    KrVirtualSlot *value = kr_record_stack(r, 0);
    r->emitted = r->ir.count;
    guard(r, kr_record_uop(r, KR_UOP_RETURNS_TO_C, 0, 0, 0, 0));
    *value = kr_expand_passed(*value); // stays on the stack, so that a local that dies can hand its reference over
    kr_record_pop_root(r);
    kr_record_own_slot(r, value);
    KrTraceRef leave = kr_opt_raw(&r->ir, KR_IR_LEAVE, KR_REP_NONE, &value->ref, 0);
    r->ir.ins[leave].imm2 = r->done_before + r->instructions;
}

bool kr_expand_repeat(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    uint32_t locals = (uint32_t)frame->code->localsplus_count;
    KrVirtualSlot *value = kr_record_stack(r, 0);
    guard(r, kr_record_uop(r, KR_UOP_REPEATS, 0, 0, 0, 0));
    *value = kr_expand_passed(*value);
    kr_opt_raw(&r->ir, KR_IR_LEAVE_FRAME, KR_REP_NONE, NULL, 0);
    r->popping = 1; // who looks now finds the caller
    for (uint32_t i = locals; i-- > 0;) {
        KrVirtualSlot *slot = kr_record_slot(r, frame, i);
        if (slot->ref)
            kr_record_drop_slot(r, slot);
        *slot = (KrVirtualSlot){.owner = KR_SLOT_PLAIN, .loaded = true};
    }
    r->popping = 0;
    r->snapshot = 0; // from here on: the frame is empty
    guard(r, kr_record_uop(r, KR_UOP_REPEAT, value->ref, 0, 0, 0));
    kr_record_drop_slot(r, value);
    kr_record_pop(r);
    for (uint32_t i = 0; i < locals; i++) // memory has them
        r->slots[frame->base + i] = (KrVirtualSlot){.owner = KR_SLOT_UNCHANGED};
    r->repeats = true;
    return true;
}
