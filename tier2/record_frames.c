// SPDX-License-Identifier: MIT
// Virtual frames: calls and returns that stay in the trace, and how a trace ends: as a loop, with a link, with an exit.
#include "tier2/record.h"

#include "interp/enter.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/vm.h"

bool kr_record_push_frame(KrRecorder *r, KrFrame *frame, KrTraceRef function,
                          KrSlotOwner function_owner)
{
    uint32_t base = 0;
    if (r->frame_count) {
        KrVirtualFrame *caller = kr_record_top(r);
        base = caller->base + (uint32_t)caller->code->localsplus_count +
               (uint32_t)caller->code->stack_size;
    }
    uint32_t size = (uint32_t)frame->code->localsplus_count + (uint32_t)frame->code->stack_size;
    bool ended = r->raised && r->raised_top > r->raised_frame + 1; // frames whose slots lie there
    if (r->raised && (r->raised_generator || r->rethrown || (r->caught && ended))) {
        kr_record_stop(r, "exception");
        return false;
    }
    r->raised_calls = ended;
    if (r->frame_count == KR_RECORD_FRAMES || base + size > KR_RECORD_SLOTS) {
        kr_record_stop(r, "calls nested too deep");
        return false;
    }
    KrVirtualFrame *top = &r->frames[r->frame_count++];
    *top = (KrVirtualFrame){.frame = frame, .code = frame->code, .function = function,
                            .function_owner = (uint8_t)function_owner,
                            .return_kind = frame->return_kind, .base = base,
                            .owner = (uint8_t)frame->owner, .in_generator = frame->owner == KR_FRAME_IN_GENERATOR};
    for (uint32_t i = 0; i < size; i++)
        r->slots[base + i] = (KrVirtualSlot){.loaded = r->frame_count > 1};
    memset(&r->unbound[base], 0, size);
    return true;
}

bool kr_record_push_generator(KrRecorder *r, KrFrame *frame, KrTraceRef generator, uint32_t depth)
{
    if (r->caught) { // it has handlers of its own
        kr_record_stop(r, "exception");
        return false;
    }
    if (!kr_record_push_frame(r, frame, generator, KR_SLOT_PLAIN))
        return false;
    KrVirtualFrame *top = kr_record_top(r);
    top->resumed_here = true;
    top->word = kr_generator_word(kr_generator_of_frame(frame));
    top->depth = depth;
    uint32_t locals = (uint32_t)frame->code->localsplus_count;
    for (uint32_t i = 0; i < locals + depth; i++) {
        r->slots[top->base + i].loaded = false;
        r->unbound[top->base + i] = i < locals && kr_slot_is_null(frame->slots[i]);
    }
    return true;
}

// The returning frame's locals give their references back, last to first, then its function.
void kr_record_pop_frame(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    frame->depth = 0;
    r->popping = 1; // who looks now finds the caller
    for (uint32_t i = (uint32_t)frame->code->localsplus_count; i-- > 0;) {
        KrVirtualSlot *slot = &r->slots[frame->base + i];
        if (slot->ref)
            kr_record_drop_slot(r, slot);
        slot->ref = 0;
    }
    if (frame->function_owner == KR_SLOT_OWNED)
        kr_opt_drop(&r->ir, frame->function);
    r->popping = 0;
    r->frame_count--;
}

void kr_record_pop_root(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    kr_opt_raw(&r->ir, KR_IR_LEAVE_FRAME, KR_REP_NONE, NULL, 0);
    r->popping = 1;
    for (uint32_t i = (uint32_t)frame->code->localsplus_count; i-- > 0;) {
        KrVirtualSlot *slot = kr_record_slot(r, frame, i);
        if (slot->ref)
            kr_record_drop_slot(r, slot);
        slot->ref = 0;
    }
    KrTraceRef function = kr_opt_raw(&r->ir, KR_IR_FRAME_FIELD, KR_REP_BOX, NULL, offsetof(KrFrame, function));
    r->ir.facts[function].type = &kr_function_type;
    kr_opt_drop(&r->ir, function);
    r->popping = 0;
    kr_opt_raw(&r->ir, KR_IR_POP_FRAME, KR_REP_NONE, NULL, 0);
    r->frame_count = 0;
}

void kr_record_stack_room(KrRecorder *r, const KrCode *callee)
{
    int64_t bytes = callee->frame_size;
    for (uint32_t f = 1; f < r->frame_count; f++)
        bytes += r->frames[f].code->frame_size;
    for (uint32_t i = r->ir.count; i-- > 1 && r->ir.ins[i].op != KR_IR_PUSH_FRAME;) { // one question for all
        KrIns *asked = &r->ir.ins[i];
        if (asked->op != KR_IR_STACK_ROOM)
            continue;
        if ((int64_t)asked->imm < bytes)
            asked->imm = (uint64_t)bytes;
        if (asked->imm2 < r->frame_count + 1)
            asked->imm2 = r->frame_count + 1;
        return;
    }
    KrTraceRef room = kr_opt_raw(&r->ir, KR_IR_STACK_ROOM, KR_REP_NONE, NULL, (uint64_t)bytes);
    r->ir.ins[room].imm2 = r->frame_count + 1;
    r->ir.ins[room].snapshot = kr_record_snapshot(r);
}

void kr_record_guard_field(KrRecorder *r, KrTraceRef object, size_t offset, KrRef expected)
{
    kr_opt_uop(&r->ir, KR_UOP_GUARD_FIELD, (KrTraceRef[5]){object}, (uint64_t[2]){kr_bits(expected), offset});
}

// Guards who has called the root frame: the instruction, where the caller looks up names, and what becomes of the result.
void kr_record_guard_caller(KrRecorder *r, const KrUnit *call)
{
    const KrVirtualFrame *frame = kr_record_top(r);
    const KrFrame *caller = r->next_frame;
    KrTraceRef guard = kr_opt_raw(&r->ir, KR_IR_GUARD_CALLER, KR_REP_NONE, NULL, (uint64_t)(uintptr_t)call);
    r->ir.ins[guard].imm2 = frame->return_kind | (uint32_t)frame->owner << 8;
    r->ir.ins[guard].snapshot = kr_record_snapshot(r);
    (void)kr_record_const(r, kr_from_obj(caller->code)); // kept alive, so that the instruction means it
    KrTraceRef previous = kr_opt_raw(&r->ir, KR_IR_FRAME_FIELD, KR_REP_BOX, NULL, offsetof(KrFrame, previous));
    kr_record_guard_field(r, previous, offsetof(KrFrame, globals), caller->globals);
    kr_record_guard_field(r, previous, offsetof(KrFrame, builtins), caller->builtins);
    if (kr_is(kr_ref(caller->locals), caller->globals)) // a module's own code; that of a class folds no names
        kr_record_guard_field(r, previous, offsetof(KrFrame, locals), caller->globals);
}

// --- the end of a trace -------------------------------------------------------------------

bool kr_record_close_loop(KrRecorder *r)
{
    kr_record_own_slots(r);
    KrLoopSlot loop_slots[KR_TRACE_PHI_LIMIT];
    uint32_t count = 0;
    KrVirtualFrame *root = &r->frames[0];
    for (uint32_t i = 0; i < kr_record_live_slots(root); i++) {
        KrVirtualSlot *slot = &r->slots[root->base + i];
        if (!slot->loaded || slot->owner == KR_SLOT_UNCHANGED)
            continue;
        if (count == KR_TRACE_PHI_LIMIT)
            return false;
        KrTraceRef start = 0;
        for (KrTraceRef k = r->ir.heads[KR_IR_LOCAL]; k; k = r->ir.chain[k])
            if (r->ir.ins[k].imm == i)
                start = k;
        if (!slot->ref)
            slot->ref = kr_opt_const_box(&r->ir, 0); // deleted
        kr_expand_make_loop_slot(r, start, slot, root->frame->slots[i]);
        loop_slots[count++] = (KrLoopSlot){(uint16_t)i, start, slot->ref};
    }
    uint64_t since = kr_ticks();
    bool ok = kr_opt_peel(&r->ir, loop_slots, count);
    if (ok)
        r->ir.ins[r->ir.count - 1].imm2 = r->instructions; // of a round
    ((KrTier2 *)r->thread->vm->tier2)->stats.ticks[KR_PHASE_PEEL] += kr_ticks() - since;
    return ok;
}

static void store_slots(KrRecorder *r, uint32_t f)
{
    KrTraceIR *ir = &r->ir;
    const KrVirtualFrame *frame = &r->frames[f];
    for (uint32_t i = 0; i < kr_record_live_slots(frame); i++) {
        const KrVirtualSlot *slot = &r->slots[frame->base + i];
        if (!slot->loaded || (slot->owner == KR_SLOT_UNCHANGED && (f == 0 || frame->resumed_here)))
            continue;
        KrTraceRef value = slot->ref ? slot->ref : kr_opt_const_box(ir, 0);
        kr_opt_raw(ir, KR_IR_STORE_LOCAL, KR_REP_NONE, &value, i);
    }
}

// What the root frame's slots hold goes to its memory, which owns it.
void kr_record_store_slots(KrRecorder *r)
{
    KrVirtualFrame *frame = &r->frames[0];
    kr_record_own_slots(r);
    store_slots(r, 0);
    for (uint32_t i = 0; i < kr_record_live_slots(frame); i++)
        if (r->slots[frame->base + i].loaded)
            r->slots[frame->base + i].owner = KR_SLOT_UNCHANGED;
}

// The frame of an inlined call, whose caller is the root frame, becomes the root frame.
static void push_real_frame(KrTraceIR *ir, const KrVirtualFrame *frame, const KrVirtualFrame *callee)
{
    KrTraceRef note = kr_opt_raw(ir, KR_IR_NOTE_CALL, KR_REP_NONE, NULL, (uint64_t)(uintptr_t)frame->ip);
    ir->ins[note].imm2 = kr_record_live_slots(frame) | (uint32_t)frame->return_offset << 16;
    KrTraceRef push = kr_opt_raw(ir, KR_IR_PUSH_FRAME, KR_REP_NONE, &callee->function, (uint64_t)callee->code->frame_size);
    ir->ins[push].imm2 = callee->return_kind;
}

// Everything virtual goes to memory, from where the other trace (null: this one again) starts: changed slots of the
// root frame, then one frame after the other.
void kr_record_end_with_link(KrRecorder *r, KrTrace *target)
{
    KrTraceIR *ir = &r->ir;
    if (target && kr_loop_link_end(r, target))
        return;
    kr_expand_make_slots(r);
    kr_record_own_slots(r);
    for (uint32_t f = 0; f < r->frame_count; f++) {
        store_slots(r, f);
        if (f + 1 == r->frame_count)
            break;
        const KrVirtualFrame *frame = &r->frames[f], *callee = &r->frames[f + 1];
        if (callee->resumed_here)
            kr_opt_uop(ir, KR_UOP_RESUME_FRAME, (KrTraceRef[5]){callee->function},
                       (uint64_t[2]){(uint64_t)(uintptr_t)frame->ip, kr_enter_layout(frame->depth, frame->return_offset, callee->return_kind)});
        else
            push_real_frame(ir, frame, callee);
    }
    KrTraceRef link = kr_opt_raw(ir, KR_IR_LINK, KR_REP_NONE, NULL, (uint64_t)(uintptr_t)target);
    ir->ins[link].imm2 = r->done_before + r->instructions;
    r->link = target;
}

void kr_record_end_with_exit(KrRecorder *r)
{
    uint16_t snapshot = kr_record_snapshot(r);
    KrTraceRef ref = kr_opt_raw(&r->ir, KR_IR_EXIT, KR_REP_NONE, NULL, 0);
    r->ir.ins[ref].snapshot = snapshot;
}
