// SPDX-License-Identifier: MIT
// Leaving a trace: see side_exit.h.
//
// The trace's virtual frames become real: slots of the root frame that the trace changed are
// overwritten without giving anything back (the trace has done that when it overwrote them
// virtually), inlined frames are pushed, unboxed values are boxed.
#include "tier2/side_exit.h"

#include "interp/loop.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/vm.h"
#include "tier2/record.h"

// Mostly few, sometimes many, so that side traces and loops are reached too.
void kr_side_exit_rearm_storm(KrThread *thread)
{
    if (!thread->storm_random)
        thread->storm_random = thread->vm->storm;
    thread->storm_random = thread->storm_random * UINT64_C(6364136223846793005) + 1442695040888963407u;
    uint32_t bits = (uint32_t)(thread->storm_random >> 60) % 10;
    thread->storm_left = 1 + ((uint32_t)(thread->storm_random >> 32) & ((1u << bits) - 1));
}

uint64_t kr_side_exit_box(KrThread *thread, KrExitValue value)
{
    switch ((KrRep)value.rep) {
    case KR_REP_INT: {
        int64_t number = (int64_t)value.word;
        if (kr_int_fits(number))
            return kr_int_bits(number);
        KrOwn big = kr_int_from_i64(thread, number);
        return kr_own_bits(big);
    }
    case KR_REP_FLOAT: return value.word + KR_FLOAT_OFFSET;
    case KR_REP_BOOL: return kr_bits(kr_bool(value.word != 0));
    case KR_REP_NONE:
    case KR_REP_BOX:
    case KR_REP_OBJ: break;
    }
    return value.word;
}

static uint64_t restored_word(KrThread *thread, KrExitValue value, KrSlotOwner owner, bool *ok)
{
    uint64_t word = kr_side_exit_box(thread, value);
    if (word == 0 && value.rep == KR_REP_INT) {
        *ok = false;
        return kr_bits(kr_none());
    }
    if (!kr_bits_is_ptr(word) || word == 0 || value.rep == KR_REP_INT)
        return word;
    if (owner == KR_SLOT_NEEDS_DUP || owner == KR_SLOT_PLAIN)
        kr_object_dup((KrObject *)(uintptr_t)word); // immortal ones do not count anyway
    else if (owner == KR_SLOT_LENT)
        word |= KR_SLOT_BORROWED;
    return word;
}

bool kr_side_exit_restore(KrThread *thread, KrFrame *root, const KrTraceIR *ir,
                          const KrSnapshot *snapshot, const KrExitValue *values)
{
    bool ok = true;
    KrFrame *frames[256];
    frames[0] = root;
    thread->frame = root;
    for (uint32_t f = 0; f < snapshot->frame_count; f++) {
        const KrSnapshotFrame *shape = &ir->frames[snapshot->frame + f];
        if (shape->in_generator) { // it is running, as far as its state says: now its frame is linked
            KrGenerator *generator = (KrGenerator *)(uintptr_t)values[snapshot->entry_count + f].word;
            frames[f] = kr_generator_resume(thread, frames[f - 1], generator);
            if (!frames[f])
                kr_panic("no depth to leave a trace");
            frames[f]->return_kind = KR_RETURN_PUSH;
        } else if (f > 0) {
            KrExitValue value = values[snapshot->entry_count + f];
            uint64_t word = restored_word(thread, value, (KrSlotOwner)shape->function_owner, &ok);
            KrFrame *frame = kr_frame_push(thread, (KrFunction *)(uintptr_t)word);
            if (!frame) // the frame stack's reserve is used up: nothing can be rebuilt
                kr_panic("no memory to leave a trace");
            frame->return_kind = shape->return_kind;
            frames[f] = frame;
        }
        KrFrame *frame = frames[f];
        frame->ip = shape->ip;
        frame->return_offset = shape->return_offset;
        frame->sp = kr_frame_stack_base(frame) + shape->stack_depth;
    }
    for (uint32_t i = 0; i < snapshot->entry_count; i++) {
        const KrSnapshotEntry *entry = &ir->entries[snapshot->entry + i];
        if (entry->frame == KR_SNAPSHOT_FIELD) {
            char *object = (char *)(uintptr_t)values[i].word;
            memcpy(object + entry->slot, &values[++i].word, sizeof values[i].word);
            continue;
        }
        frames[entry->frame]->slots[entry->slot].w =
            restored_word(thread, values[i], (KrSlotOwner)entry->owner, &ok);
    }
    return ok;
}

static KrExitValue read_place(const KrActivation *activation, const KrPlace *place)
{
    KrExitValue value = {.rep = place->rep};
    switch ((KrPlaceKind)place->kind) {
    case KR_PLACE_V: value.word = activation->exit_words[place->index]; break;
    case KR_PLACE_D:
        memcpy(&value.word, &activation->exit_doubles[place->index], sizeof value.word);
        break;
    case KR_PLACE_SPILL:
    case KR_PLACE_SPILL_DOUBLE: value.word = activation->spill[place->index]; break;
    case KR_PLACE_CONST: value.word = place->word; break;
    }
    return value;
}

const void *kr_side_exit_take(KrActivation *activation, KrTraceExit *exit)
{
    KrThread *thread = activation->thread;
    activation->in_trace = false;
    KrTrace *trace = exit->trace;
    const KrSnapshot *snapshot = &trace->ir.snapshots[exit->snapshot];
    KrExitValue values[1024];
    uint32_t count = snapshot->entry_count + snapshot->frame_count;
    kr_assert(count <= 1024);
    for (uint32_t i = 0; i < count; i++)
        values[i] = read_place(activation, &exit->places[i]);
    bool ok = kr_side_exit_restore(thread, activation->frame, &trace->ir, snapshot, values);
    exit->taken++;
    if (thread->vm->storm && thread->storm_left == 0)
        kr_side_exit_rearm_storm(thread);
    if (exit->raised || !ok) {
        kr_trace_release(thread);
        return kr_loop_unwind_label();
    }
    if (trace->valid && exit->counter && --exit->counter == 0) {
        KrFrame *frame = thread->frame;
        kr_trace_hot_exit(thread, frame, exit);
    }
    kr_trace_release(thread);
    return kr_loop_resume_label();
}
