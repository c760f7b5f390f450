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
#include "tier2/shadow.h"

#include <stdlib.h>

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
            frames[f]->return_kind = shape->return_kind;
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

// --- recipes --------------------------------------------------------------------------------
//
// An exit's recipe: the number of frames and entries; per frame its ip, its KrRecipeFrame and (inlined ones) the place of its function; per
// entry the place of the value with slot, frame and owner. A place is one word, and one more for a constant.

typedef union RecipeWord {
    uint64_t word;
    struct { uint16_t frames, entries; } count;
    struct { uint16_t return_offset, stack_depth; uint8_t return_kind; } frame;
    struct { uint16_t slot, index; uint8_t frame, owner, kind, rep; } place;
} RecipeWord;

static KrExitValue take_place(const KrActivation *activation, RecipeWord place, const uint64_t **at)
{
    KrExitValue value = {.rep = place.place.rep};
    switch ((KrPlaceKind)place.place.kind) {
    case KR_PLACE_V: value.word = activation->exit_words[place.place.index]; break;
    case KR_PLACE_D: memcpy(&value.word, &activation->exit_doubles[place.place.index], sizeof value.word); break;
    case KR_PLACE_SPILL:
    case KR_PLACE_SPILL_DOUBLE: value.word = activation->spill[place.place.index]; break;
    case KR_PLACE_CONST: value.word = *(*at)++; break;
    }
    return value;
}

static bool follow_recipe(KrActivation *activation, const uint64_t *at)
{
    KrThread *thread = activation->thread;
    bool ok = true;
    KrFrame *frames[256];
    frames[0] = thread->frame = activation->frame;
    RecipeWord count = {.word = *at++}, word;
    for (uint32_t f = 0; f < count.count.frames; f++) {
        const KrUnit *ip = (const KrUnit *)(uintptr_t)*at++;
        RecipeWord shape = {.word = *at++};
        if (f > 0) {
            word.word = *at++;
            KrExitValue value = take_place(activation, word, &at);
            uint64_t function = restored_word(thread, value, (KrSlotOwner)word.place.owner, &ok);
            frames[f] = kr_frame_push(thread, (KrFunction *)(uintptr_t)function);
            if (!frames[f]) // the frame stack's reserve is used up: nothing can be rebuilt
                kr_panic("no memory to leave a trace");
            frames[f]->return_kind = shape.frame.return_kind;
        }
        frames[f]->ip = ip;
        frames[f]->return_offset = shape.frame.return_offset;
        frames[f]->sp = kr_frame_stack_base(frames[f]) + shape.frame.stack_depth;
    }
    for (uint32_t i = 0; i < count.count.entries; i++) {
        word.word = *at++;
        KrExitValue value = take_place(activation, word, &at);
        frames[word.place.frame]->slots[word.place.slot].w = restored_word(thread, value, (KrSlotOwner)word.place.owner, &ok);
    }
    return ok;
}

static uint64_t *write_place(uint64_t *at, const KrPlace *place, uint8_t owner, uint8_t frame, uint16_t slot)
{
    RecipeWord word = {.place = {.slot = slot, .index = place->index, .frame = frame, .owner = owner, .kind = place->kind, .rep = place->rep}};
    *at++ = word.word;
    if (place->kind == KR_PLACE_CONST)
        *at++ = place->word;
    return at;
}

static uint64_t *write_recipe(uint64_t *at, const KrTraceIR *ir, const KrTraceExit *exit)
{
    const KrSnapshot *s = &ir->snapshots[exit->snapshot];
    *at++ = (RecipeWord){.count = {s->frame_count, (uint16_t)s->entry_count}}.word;
    for (uint32_t f = 0; f < s->frame_count; f++) {
        const KrSnapshotFrame *shape = &ir->frames[s->frame + f];
        *at++ = (uint64_t)(uintptr_t)shape->ip;
        *at++ = (RecipeWord){.frame = {shape->return_offset, shape->stack_depth, shape->return_kind}}.word;
        if (f > 0)
            at = write_place(at, &exit->places[s->entry_count + f], shape->function_owner, 0, 0);
    }
    for (uint32_t i = 0; i < s->entry_count; i++) {
        const KrSnapshotEntry *entry = &ir->entries[s->entry + i];
        at = write_place(at, &exit->places[i], entry->owner, entry->frame, entry->slot);
    }
    return at;
}

// Generators' frames and sunk stores are restored from the snapshot.
static bool is_plain(const KrTraceIR *ir, const KrSnapshot *s)
{
    for (uint32_t f = 0; f < s->frame_count; f++)
        if (ir->frames[s->frame + f].in_generator)
            return false;
    for (uint32_t i = 0; i < s->entry_count; i++)
        if (ir->entries[s->entry + i].frame == KR_SNAPSHOT_FIELD)
            return false;
    return true;
}

void kr_side_exit_prepare(KrTrace *trace)
{
    const KrTraceIR *ir = &trace->ir;
    KrAllocation *allocation = &trace->allocation;
    size_t words = 0;
    for (uint32_t i = 0; i < allocation->exit_count; i++) {
        const KrSnapshot *s = &ir->snapshots[allocation->exits[i].snapshot];
        words += 1 + 4u * s->frame_count + 2u * s->entry_count;
    }
    uint64_t *room = malloc(words * sizeof *room + 8), *at = room;
    for (uint32_t i = 0; room && i < allocation->exit_count; i++) {
        if (!is_plain(ir, &ir->snapshots[allocation->exits[i].snapshot]))
            continue;
        allocation->exits[i].recipe = at;
        at = write_recipe(at, ir, &allocation->exits[i]);
    }
    trace->recipes = room;
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

KR_NOINLINE static bool restore_snapshot(KrActivation *activation, const KrTraceExit *exit)
{
    const KrTraceIR *ir = &exit->trace->ir;
    const KrSnapshot *snapshot = &ir->snapshots[exit->snapshot];
    KrExitValue values[1024];
    uint32_t count = snapshot->entry_count + snapshot->frame_count;
    kr_assert(count <= 1024);
    for (uint32_t i = 0; i < count; i++)
        values[i] = read_place(activation, &exit->places[i]);
    return kr_side_exit_restore(activation->thread, activation->frame, ir, snapshot, values);
}

const void *kr_side_exit_take(KrActivation *activation, KrTraceExit *exit)
{
    KrThread *thread = activation->thread;
    const KrTier2 *tier2 = thread->vm->tier2;
    uint64_t now = tier2->sample.trace ? kr_ticks() : 0; // one entry of many is timed
    activation->in_trace = false;
    KrTrace *trace = exit->trace;
    bool ok = exit->recipe ? follow_recipe(activation, exit->recipe) : restore_snapshot(activation, exit);
    exit->taken++;
    kr_trace_count_exit(activation, exit, now);
    bool watched = activation->shadows != NULL; // left for that: no path of the program
    if (watched)
        kr_shadow_settle(thread, activation);
    if (thread->vm->storm && thread->storm_left == 0)
        kr_side_exit_rearm_storm(thread);
    if (exit->raised || !ok) {
        kr_trace_release(thread);
        return kr_loop_unwind_label();
    }
    if (trace->valid && !watched && exit->counter && --exit->counter == 0) {
        KrFrame *frame = thread->frame;
        kr_trace_hot_exit(thread, frame, exit);
    }
    kr_trace_release(thread);
    return kr_loop_resume_label();
}
