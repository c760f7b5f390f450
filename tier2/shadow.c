// SPDX-License-Identifier: MIT
// Frames that exist only in a running trace, made visible while it calls something that looks at its callers.
//
// While machine code runs, inlined frames exist in snapshots only, and the root frame's slots and instruction are out of
// date. A trace never moves the stack pointer, so the return address of the call that it is making lies at a known place; it
// tells which call that is (KrTraceCall), and so which exit would be taken if it raised. Values live in spill slots then (regalloc.c
// sees to it), from where they are copied into frames of their own, the shadows: one for each frame of the trace, the root's, too.
// The trace itself is not touched, but leaves at its next chance (activation->stale): then the real frames take over the frame objects.
// Where an object is given back (DROP) only the instructions are known, not the values: asking for those raises NotImplementedError.
//
// Invariant: a shadow's slots own what they hold; `first` has the words they were filled with.
// Owned by the activation, until it leaves the trace. Called through kr_vm_hooks.shadow (runtime/frame.c), by side_exit.c and
// uop_interp.c. Tests: tests/lang/introspection/frames_of_traces.py.
#include "tier2/shadow.h"

#include "jit/patch.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/frame_locals.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/vm.h"
#include "tier2/exit_pack.h"
#include "tier2/opt.h"
#include "tier2/side_exit.h"
#include "tier2/uop_interp.h"

#include <stdlib.h>

typedef struct KrShadow { // of one frame
    KrFrame *frame;
    uint64_t *first; // word of each slot when it was made
} Shadow;

typedef struct KrShadows {
    struct KrShadows *older; // those of an earlier call: what they have shown must not end before the trace is left (opt_fresh.h)
    const void *at;  // return address, or instruction of the micro-op interpreter
    const KrTrace *trace;
    uint32_t count;
    Shadow items[];
} Shadows;

// --- which call it is -----------------------------------------------------------------------

void kr_shadow_note_calls(KrTrace *trace)
{
    const KrAllocation *allocation = &trace->allocation;
    uint32_t count = 0, cold = allocation->exit_count * KR_EXIT_STUB_SIZE;
    for (uint32_t i = 0; i < allocation->count; i++)
        count += kr_jit_cold_size(&allocation->mops[i]) || (allocation->mops[i].op == KR_MOP_CALL && allocation->mops[i].exit != KR_TRACE_NO_EXIT);
    trace->calls = count && trace->span.starts ? calloc(count, sizeof *trace->calls) : NULL;
    for (uint32_t i = 0; trace->calls && i < allocation->count; i++) {
        const KrMop *mop = &allocation->mops[i];
        uint32_t start = cold, size = kr_jit_cold_size(mop);
        uint64_t snapshot = size && mop->op >= KR_UOP_COUNT ? mop->imm2 : mop->exit == KR_TRACE_NO_EXIT ? 0 : allocation->exits[mop->exit].snapshot;
        cold += size;
        if (size && snapshot)
            trace->calls[trace->call_count++] = (KrTraceCall){start, cold, (uint16_t)snapshot, KR_TRACE_NO_EXIT, true, 0};
        if (mop->op == KR_MOP_CALL && mop->exit != KR_TRACE_NO_EXIT)
            trace->calls[trace->call_count++] =
                (KrTraceCall){trace->span.starts[i], trace->span.starts[i + 1], (uint16_t)snapshot, mop->exit, false, 0};
    }
}

static const KrTraceCall *find_call(const KrTrace *trace, const uint8_t *at)
{
    const KrCodeSpan *span = &trace->span;
    bool cold = at > span->cold_code && at <= span->cold_code + span->cold_size;
    if (!cold && (at <= span->hot_code || at > span->hot_code + span->hot_size))
        return NULL;
    size_t offset = (size_t)(at - (cold ? span->cold_code : span->hot_code));
    for (uint32_t i = 0; i < trace->call_count; i++)
        if (trace->calls[i].is_cold == cold && offset > trace->calls[i].start && offset <= trace->calls[i].end)
            return &trace->calls[i];
    return NULL;
}

static const KrTraceCall *call_at(const KrTier2 *tier2, const void *at, const KrTrace **trace)
{
    const KrTrace *lists[] = {tier2->traces, tier2->dead};
    for (int i = 0; i < 2; i++) {
        for (*trace = lists[i]; *trace; *trace = (*trace)->next) {
            const KrTraceCall *call = (*trace)->entry ? find_call(*trace, at) : NULL;
            if (call)
                return call;
        }
    }
    return NULL;
}

// --- what the frames hold -------------------------------------------------------------------

typedef struct Source { // of values
    const KrSnapshotFrame *frames;
    const KrSnapshotEntry *entries;
    uint32_t frame_count, entry_count;
    const KrActivation *activation;
    KrExitState *state;     // owned: what the others point to, if machine code runs
    const KrTraceIR *ir;    // the micro-op interpreter's
    const KrPlace *places;  // null: none are known, or they are in
    const uint64_t *values; // the micro-op interpreter's
} Source;

static bool has_values(const Source *source)
{
    return source->places || source->values;
}

// False: it is in a register that the called function may have saved anywhere.
static bool read_value(const Source *source, uint32_t index, KrTraceRef ref, KrExitValue *value)
{
    *value = (KrExitValue){0, KR_REP_BOX};
    if (source->values) {
        KrTraceRef inner = ref ? kr_opt_unboxed(source->ir, ref) : 0;
        if (source->ir->ins[inner].flags & KR_INS_SUNK) // not made
            return false;
        if (ref)
            *value = (KrExitValue){source->values[inner], kr_opt_unboxed_rep(source->ir, ref)};
        return true;
    }
    const KrPlace *place = &source->places[index];
    value->rep = place->rep;
    switch ((KrPlaceKind)place->kind) {
    case KR_PLACE_SPILL:
    case KR_PLACE_SPILL_DOUBLE: value->word = source->activation->spill[place->index]; return true;
    case KR_PLACE_CONST: value->word = place->word; return true;
    case KR_PLACE_V:
    case KR_PLACE_D:
    case KR_PLACE_OBJECT: break;
    }
    return false;
}

static bool put_value(KrThread *thread, KrSlot *slot, KrExitValue value)
{
    uint64_t word = kr_side_exit_box(thread, value);
    if (value.rep == KR_REP_INT && word == 0)
        return false; // no memory
    KrSlot old = *slot;
    *slot = kr_slot_steal(value.rep == KR_REP_INT || word == 0 ? kr_own_from_bits(word) : kr_dup(kr_from_bits(word)));
    kr_slot_close(thread, old);
    return true;
}

// The frame's function, or the generator that holds it; null: not known.
static KrObject *callee_of(const Source *source, uint32_t f)
{
    const KrSnapshotFrame *shape = &source->frames[f];
    if (!has_values(source))
        return shape->callee;
    KrExitValue value;
    KrTraceRef ref = source->values ? shape->function : 0;
    if (!read_value(source, source->entry_count + f, ref, &value))
        return shape->callee;
    return value.word ? (KrObject *)(uintptr_t)value.word : shape->callee;
}

static bool make_one(KrThread *thread, const Source *source, uint32_t f, KrFrame *caller, Shadow *out)
{
    const KrSnapshotFrame *shape = &source->frames[f];
    KrFrame *real = f == 0 ? source->activation->frame : NULL;
    KrFunction *function = NULL;
    if (f > 0) {
        KrObject *callee = callee_of(source, f);
        if (!callee)
            return false;
        if (shape->in_generator)
            real = &((KrGenerator *)(void *)callee)->frame;
        else
            function = (KrFunction *)(void *)callee;
    }
    int32_t count = shape->code->localsplus_count;
    KrFrame *frame = calloc(1, sizeof *frame + (size_t)count * sizeof(KrSlot));
    uint64_t *first = calloc((size_t)count + 1, sizeof *first);
    if (!frame || !first) {
        free(frame);
        free(first);
        return false;
    }
    *out = (Shadow){frame, first};
    *frame = (KrFrame){.previous = caller, .ip = shape->ip, .sp = frame->slots + count, .code = shape->code,
                       .function = real ? (kr_is_null(real->function) ? KR_NULL : kr_dup(kr_ref(real->function))) : kr_dup(kr_from_obj(function)),
                       .globals = real ? real->globals : kr_ref(function->globals),
                       .builtins = real ? real->builtins : kr_ref(function->builtins),
                       .locals = real && !kr_is_null(real->locals) ? kr_dup(kr_ref(real->locals)) : KR_NULL,
                       .return_offset = shape->return_offset, .return_kind = shape->return_kind,
                       .owner = has_values(source) ? KR_FRAME_SHADOW : KR_FRAME_SHADOW_EMPTY};
    if (!has_values(source))
        return true;
    bool *known = calloc((size_t)count + 1, sizeof *known);
    bool ok = known != NULL;
    for (uint32_t i = 0; ok && i < source->entry_count; i++) {
        const KrSnapshotEntry *entry = &source->entries[i];
        if (entry->frame == KR_SNAPSHOT_FIELD || entry->frame == KR_SNAPSHOT_CAUGHT) {
            i++;
            continue;
        }
        if (entry->frame != f || entry->slot >= count)
            continue;
        KrTraceRef ref = source->values ? entry->ref : 0;
        KrExitValue value;
        known[entry->slot] = true;
        if (!read_value(source, i, ref, &value))
            frame->owner = KR_FRAME_SHADOW_EMPTY;
        else
            ok = put_value(thread, &frame->slots[entry->slot], value);
    }
    for (int32_t i = 0; ok && real && i < count; i++) { // the trace has not changed them
        if (!known[i] && !kr_ref_is_null(kr_slot_ref(real->slots[i])))
            frame->slots[i] = kr_slot_steal(kr_dup(kr_slot_ref(real->slots[i])));
    }
    for (int32_t i = 0; i < count; i++)
        first[i] = frame->slots[i].w;
    free(known);
    return ok;
}

// --- their life -----------------------------------------------------------------------------

static void move_object(KrFrame *from, KrFrame *to)
{
    if (kr_is_null(from->frame_object) || !kr_is_null(to->frame_object))
        return;
    to->frame_object = kr_move(&from->frame_object);
    ((KrFrameObject *)(void *)kr_obj(kr_ref(to->frame_object)))->frame = to;
}

static void free_all(KrThread *thread, Shadows *shadows)
{
    KrOwn pending = kr_exception_fetch(thread);
    for (uint32_t i = shadows->count; i-- > 0;) {
        kr_frame_clear(thread, shadows->items[i].frame);
        free(shadows->items[i].frame);
        free(shadows->items[i].first);
    }
    if (shadows->older)
        free_all(thread, shadows->older);
    free(shadows);
    kr_exception_restore(thread, pending);
}

// The word below the trace's stack is the return address of what it calls (also of kr_glue_drop, which gives an object back).
static const KrTraceCall *running_call(const KrThread *thread, const KrActivation *activation, const void **at, const KrTrace **trace)
{
    const void *const *stack = activation->stack;
    return call_at(thread->vm->tier2, *at = stack[-1], trace);
}

// Traces run in the micro-op interpreter.
static const void *find_in_interpreter(const KrUopMachine *machine, Source *source)
{
    const KrTraceIR *ir = source->ir = machine->trace->ir;
    const KrIns *ins = &ir->ins[machine->now];
    bool drop = ins->op == KR_IR_DROP;
    uint64_t snapshot = drop ? ins->imm2 : ins->snapshot;
    if (snapshot) {
        const KrSnapshot *s = &ir->snapshots[snapshot];
        source->frames = &ir->frames[s->frame];
        source->entries = &ir->entries[s->entry];
        source->frame_count = s->frame_count;
        source->entry_count = s->entry_count;
    }
    source->values = drop ? NULL : machine->values;
    return ins;
}

static void find_in_exit(const KrTrace *trace, const KrTraceCall *call, Source *source)
{
    KrExitState *state = source->state = kr_exit_unpack(trace, call->packed);
    if (!state)
        return;
    source->frames = state->frames;
    source->entries = state->entries;
    source->frame_count = state->frame_count;
    source->entry_count = state->entry_count;
    source->places = call->exit == KR_TRACE_NO_EXIT ? NULL : state->places;
}

// Frames that an exception has ended are not there any more.
static void forget_ended(Source *source)
{
    for (uint32_t i = 0; i + 1 < source->entry_count; i++)
        if (source->entries[i].frame == KR_SNAPSHOT_CAUGHT && source->entries[++i].owner == KR_SNAPSHOT_ENDED &&
            source->entries[i].slot < source->frame_count)
            source->frame_count = source->entries[i].slot + 1u;
}

KrFrame *kr_shadow_make(KrThread *thread, KrActivation *activation)
{
    Source source = {.activation = activation};
    const void *at;
    const KrTrace *trace = NULL;
    const KrTraceCall *call = NULL;
    if (activation->machine) {
        trace = ((const KrUopMachine *)activation->machine)->trace;
        at = find_in_interpreter(activation->machine, &source);
    } else {
        call = running_call(thread, activation, &at, &trace);
    }
    Shadows *old = activation->shadows;
    if (old && old->at == at && old->trace == trace)
        return old->items[old->count - 1].frame;
    if (call)
        find_in_exit(trace, call, &source);
    forget_ended(&source);
    uint32_t count = source.frame_count;
    Shadows *shadows = count ? calloc(1, sizeof *shadows + count * sizeof shadows->items[0]) : NULL;
    if (!shadows) {
        free(source.state);
        return NULL;
    }
    shadows->at = at;
    shadows->trace = trace;
    KrOwn pending = kr_exception_fetch(thread);
    KrFrame *caller = activation->frame->previous;
    bool ok = true;
    for (uint32_t f = 0; ok && f < count; f++) {
        ok = make_one(thread, &source, f, caller, &shadows->items[f]);
        if (shadows->items[f].frame)
            shadows->count++;
        caller = shadows->items[f].frame;
    }
    free(source.state);
    if (!ok) {
        kr_exception_clear(thread);
        free_all(thread, shadows);
        kr_exception_restore(thread, pending);
        return NULL;
    }
    activation->shadows = shadows;
    activation->stale = true; // frame objects belong to real frames as soon as there are some
    for (uint32_t f = 0; f < count; f++) {
        KrFrame *from = f == 0 ? activation->frame : old && f < old->count ? old->items[f].frame : NULL;
        if (old && f == 0 && !kr_is_null(old->items[0].frame->frame_object))
            from = old->items[0].frame;
        if (from && from->code == shadows->items[f].frame->code)
            move_object(from, shadows->items[f].frame);
    }
    shadows->older = old;
    kr_exception_restore(thread, pending);
    return caller;
}

void kr_shadow_settle(KrThread *thread, KrActivation *activation)
{
    Shadows *shadows = activation->shadows;
    activation->shadows = NULL;
    kr_xdrop(thread, kr_move(&activation->shown));
    if (!shadows)
        return;
    KrFrame *real[256];
    uint32_t count = 0;
    KrFrame *frame = thread->frame;
    for (; frame && frame != activation->frame && count < 255; frame = frame->previous)
        real[count++] = frame;
    if (frame == activation->frame)
        real[count++] = frame;
    else
        count = 0;
    KrOwn pending = kr_exception_fetch(thread);
    for (uint32_t f = 0; f < shadows->count && f < count; f++) {
        KrFrame *shadow = shadows->items[f].frame, *to = real[count - 1 - f];
        if (to->code != shadow->code || kr_is_null(shadow->frame_object))
            continue;
        move_object(shadow, to);
        if (shadow->owner == KR_FRAME_SHADOW_EMPTY || !kr_is_null(shadow->frame_object))
            continue;
        for (int32_t i = 0; i < shadow->code->localsplus_count; i++) { // what f_locals was given
            if (shadow->slots[i].w != shadows->items[f].first[i] &&
                !kr_frame_locals_put(thread, (KrFrameObject *)(void *)kr_obj(kr_ref(to->frame_object)), i, kr_slot_ref(shadow->slots[i])))
                kr_exception_clear(thread); // no memory
        }
    }
    free_all(thread, shadows);
    kr_exception_restore(thread, pending);
}
