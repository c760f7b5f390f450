// SPDX-License-Identifier: MIT
// Exceptions that are raised and caught in a trace, and that nobody looks at: they are never raised.
//
// From `raise` to the POP_EXCEPT of its handler (in the same frame or in a caller that the trace has inlined) every exit leaves
// through the state before the `raise`, so that the interpreter raises; therefore nothing may be done on the way that cannot be
// done again. What is given back meanwhile, with the locals of the frames that have ended, is given back at POP_EXCEPT, when the
// exception would die; so is a generator finished whose end has raised StopIteration in a call of next() or send().
//
// Before an instruction with an effect, or one that looks at the exception, that is made (catch_exception). From then on exits lead to the
// handler: their snapshots name the exception and the frames that it has ended, with their locals, and kr_side_exit gives it its
// traceback there. sys.exception() is it (without that) for what ends in the handler, EXCEPTION_HANDLE. If at POP_EXCEPT nobody but the trace has a reference to it, it never is. What may ask for the exception being handled
// (Python code, any unknown function of C) ends the trace.
//
// A RERAISE (the end of a finally block, no handler that matches) or a bare `raise` goes on to the next handler with the same exception: more
// frames have ended then, of which those whose handlers it has left stood elsewhere than their traceback says (KrRecorder.passed).
//
// Another `raise` in a handler that no frames have ended for makes the handled exception its context (KrRecorder.earlier), and goes on like
// that. Functions that such a handler calls are inlined; while one runs, exits push its frame behind the handler's.
//
// Invariant: while KrRecorder.raised is set, the trace has no effect behind the `raise`, and frames[raised_frame] holds from raised_depth
// on two entries that stand for what was handled before and the exception (one of them behind POP_TOP).
// Tests: tests/lang/jit/raise_in_traces.py, caught_exceptions.py, raised_again.py, raised_in_handlers.py, ends_in_handlers.py.
#include "tier2/expand.h"
#include "tier2/side_exit.h"

#include "interp/quiet.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include "gen/opcodes.h"

// A class whose instances are made without Python code.
static bool is_made_quietly(const KrType *type)
{
    const KrType *base = type;
    while (base && base->flags & KR_TYPE_HEAP)
        base = base->base;
    return base && type->new_object == base->new_object && type->init == base->init;
}

// The type of what is raised, guarded; null: not known to be quiet.
static KrType *raised_type(KrRecorder *r, KrTraceRef ref, KrRef value)
{
    if (!kr_is_ptr(value) || kr_ref_is_null(value))
        return NULL;
    bool is_class = kr_type_has(value, KR_TYPE_TYPE_SUB);
    KrType *type = is_class ? (KrType *)(void *)kr_obj(value) : kr_type_of(value);
    if (!(type->flags & KR_TYPE_EXCEPTION_SUB) || (is_class && !is_made_quietly(type)) || !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return NULL;
    kr_record_uop(r, is_class ? KR_UOP_GUARD_VALUE : KR_UOP_GUARD_TYPE, ref, 0, 0, (uint64_t)(uintptr_t)type);
    (void)kr_record_const(r, kr_type_ref(type)); // kept alive, so that its address means it
    return type;
}

// The slot goes with the exception.
static bool leave_behind(KrRecorder *r, const KrVirtualSlot *slot, bool in_memory)
{
    if (in_memory && (!slot->loaded || slot->owner == KR_SLOT_UNCHANGED))
        return slot->loaded && slot->ref && kr_opt_is_plain(&r->ir, slot->ref);
    if (!slot->ref || slot->owner != KR_SLOT_OWNED || kr_opt_is_plain(&r->ir, slot->ref))
        return true;
    if (r->ghost_count == KR_RECORD_GHOSTS)
        return false;
    r->ghosts[r->ghost_count++] = *slot;
    return true;
}

// The frame of the trace whose handler comes next, where none between is left but functions' (and the ended generator's, on
// top, if that is what raises); frame_count: there is none.
static uint32_t catching_frame(const KrRecorder *r, bool generator_ends)
{
    uint32_t target = r->frame_count;
    while (target-- > 0 && r->frames[target].frame != r->next_frame) {
        bool ends = generator_ends && target + 1 == r->frame_count;
        if ((r->frames[target].resumed_here || r->frames[target].in_generator) && !ends)
            return r->frame_count;
    }
    return target < r->frame_count ? target : r->frame_count;
}

// What the inlined function's frame holds goes with the exception.
static bool leave_frame_behind(KrRecorder *r, const KrVirtualFrame *ended)
{
    bool ok = true;
    for (uint32_t i = (uint32_t)ended->code->localsplus_count + ended->depth; i-- > 0;)
        ok &= leave_behind(r, &r->slots[ended->base + i], false);
    const KrVirtualSlot function = {.ref = ended->function, .owner = ended->function_owner, .loaded = true};
    return leave_behind(r, &function, false) && ok;
}

// Goes on in the handler that has been found. generator_ends: the innermost frame, a generator's, is finished at the
// handler's end.
static bool follow(KrRecorder *r, KrType *type, bool generator_ends)
{
    uint32_t target = catching_frame(r, generator_ends);
    const KrUnit *handler = r->next;
    if (target >= r->frame_count || kr_opcode_base[*handler & 0xFF] != KR_OP_PUSH_EXC_INFO)
        return kr_expand_give_up(r, "exception");
    KrVirtualFrame *frame = &r->frames[target];
    uint32_t depth = (uint32_t)(r->next_sp - kr_frame_stack_base(frame->frame)) - 1;
    if (frame->depth < depth)
        return kr_expand_give_up(r, "exception");
    r->ghost_count = 0;
    bool ok = true;
    for (uint32_t f = r->frame_count - generator_ends; f-- > target + 1;)
        ok &= leave_frame_behind(r, &r->frames[f]);
    for (uint32_t i = frame->depth; i-- > depth;)
        ok &= leave_behind(r, &r->slots[frame->base + (uint32_t)frame->code->localsplus_count + i], target == 0 || frame->resumed_here);
    if (!ok)
        return kr_expand_give_up(r, "exception");
    r->raised_snapshot = r->ir.snapshot_now(r->ir.context);
    r->raised_type = type;
    r->raised_frame = target;
    r->raised_depth = depth;
    r->raised_from = r->ir.count;
    r->raised_generator = generator_ends ? r->frame_count - 1 : 0;
    r->raised_top = r->frame_count;
    r->raised_ip = frame->ip;
    r->raised_calls = false;
    r->raised_matches = true;
    r->raised = true;
    r->rethrown = false;
    r->passed_count = r->earlier_count = 0;
    r->ir.holds_drops = true;
    r->ir.held_count = 0;
    r->frame_count = target + 1;
    frame->depth = depth;
    kr_record_push(r, kr_record_const(r, kr_none()), KR_SLOT_PLAIN); // stands for the exception
    return true;
}

bool kr_expand_raise(KrRecorder *r)
{
    if (r->raised || r->oparg != 1 || r->thread->monitored)
        return kr_expand_give_up(r, "exception");
    KrType *type = raised_type(r, kr_record_stack(r, 0)->ref, kr_from_bits(r->hint[0]));
    r->exception = *kr_record_stack(r, 0);
    bool is_class = type && kr_bits(kr_type_ref(type)) == r->hint[0];
    r->fault = (KrFault){.make = is_class ? KR_UOP_EXCEPTION_NEW : 0, .in = {is_class ? kr_record_const(r, kr_type_ref(type)) : 0}};
    return type ? follow(r, type, false) : kr_expand_give_up(r, "exception");
}

bool kr_expand_fault(KrRecorder *r, KrType *type)
{
    return follow(r, type, false);
}

bool kr_expand_stop(KrRecorder *r)
{
    if (r->raised || r->thread->monitored || r->next_frame == r->frames[r->frame_count - 1].frame)
        return kr_expand_give_up(r, "exception");
    return follow(r, &kr_exception_stop_iteration, true);
}

// Is the exception of the class, or of one of a tuple of classes that are known?
static bool matches(KrRecorder *r, KrTraceRef ref, bool *known)
{
    uint64_t word;
    uint32_t size = kr_opt_tuple_size(&r->ir, ref);
    bool any = false;
    for (uint32_t i = 0; i < size; i++)
        any |= matches(r, kr_opt_tuple_item(&r->ir, ref, i), known);
    if (size)
        return any;
    *known &= kr_opt_is_const(&r->ir, ref, &word) && kr_bits_is_ptr(word) && word;
    if (!*known)
        return false;
    KrRef value = kr_from_bits(word);
    if (kr_type_has(value, KR_TYPE_TUPLE_SUB)) {
        for (int64_t i = 0; i < kr_tuple_length(value); i++) {
            KrRef item = kr_tuple_get(value, i);
            *known &= kr_is_ptr(item) && kr_type_has(item, KR_TYPE_TYPE_SUB);
            any |= *known && kr_type_is_subtype(r->raised_type, (const KrType *)(const void *)kr_obj(item));
        }
        return any;
    }
    *known &= kr_type_has(value, KR_TYPE_TYPE_SUB);
    return *known && kr_type_is_subtype(r->raised_type, (const KrType *)(const void *)kr_obj(value));
}

static bool check_match(KrRecorder *r)
{
    KrVirtualSlot class_ = kr_record_take(r);
    bool known = true, found = matches(r, class_.ref, &known), tuple = kr_opt_tuple_size(&r->ir, class_.ref) != 0;
    kr_record_drop_slot(r, &class_);
    if (!known || (tuple && class_.ref)) // a tuple that would have to be made
        return kr_expand_give_up(r, "exception");
    kr_record_push(r, kr_opt_const_box(&r->ir, kr_bits(kr_bool(found))), KR_SLOT_PLAIN);
    return true;
}

// --- the same exception once more ----------------------------------------------------------------

// What the frame holds whose handler the exception has left goes with it; where the frame stood then is not where it was called from.
static bool pass_frame(KrRecorder *r, uint32_t f)
{
    const KrVirtualFrame *frame = &r->frames[f];
    bool handles = f == r->raised_frame;
    const KrUnit *last = handles && kr_bits_is_int(r->hint[0]) ? frame->code->units + kr_bits_int(r->hint[0]) : r->pending;
    if (handles && r->passed_count == KR_RECORD_PASSED)
        return false;
    if (handles) {
        r->passed[r->passed_count].frame = (uint8_t)f;
        r->passed[r->passed_count].unit = (uint16_t)(r->raised_ip - frame->code->units);
        r->passed[r->passed_count++].last = last;
    }
    return leave_frame_behind(r, frame);
}

// RERAISE, and `raise` alone: from the handler, or what cleans up behind it, to the next handler, in this frame or in a caller.
// Between these nothing may leave: what is given back there is given back when nothing can go wrong any more.
static bool rethrow(KrRecorder *r)
{
    uint32_t target = catching_frame(r, false), found;
    int32_t handler_depth;
    bool push_place;
    if (r->raised_generator || r->raised_calls || r->frame_count != r->raised_frame + 1 || target >= r->frame_count || r->thread->monitored)
        return kr_expand_give_up(r, "exception");
    KrVirtualFrame *frame = &r->frames[target];
    const KrUnit *at = target == r->raised_frame ? r->pending : frame->ip;
    KrCode *code = frame->code;
    if (!kr_code_find_handler(code, (uint32_t)(at - code->units), &found, &handler_depth, &push_place) || code->units + found != r->next ||
        (int32_t)frame->depth < handler_depth)
        return kr_expand_give_up(r, "exception");
    uint32_t depth = (uint32_t)handler_depth;
    if (r->caught && !r->rethrown) {
        r->rethrown_snapshot = kr_record_snapshot(r);
        r->rethrown_from = r->emitted;
    }
    bool ok = true;
    for (uint32_t f = r->frame_count; f-- > target + 1;)
        ok &= pass_frame(r, f);
    for (uint32_t i = frame->depth; i-- > depth;)
        ok &= leave_behind(r, &r->slots[frame->base + (uint32_t)code->localsplus_count + i], target == 0);
    if (!ok)
        return kr_expand_give_up(r, "exception");
    if (target < r->raised_frame)
        r->raised_ip = frame->ip;
    r->raised_frame = target;
    r->frame_count = target + 1;
    r->raised_depth = depth + push_place;
    r->raised_matches = r->rethrown = true;
    frame->depth = depth;
    if (push_place)
        kr_record_push(r, kr_record_const(r, kr_slot_ref(r->next_sp[-2])), KR_SLOT_PLAIN);
    kr_record_push(r, r->caught ? r->exception.ref : kr_record_const(r, kr_none()), r->caught ? KR_SLOT_NEEDS_DUP : KR_SLOT_PLAIN);
    return true;
}

// Has something been done since the handler was left, and then an exit been made that would do it again?
static bool leaves_in_between(const KrRecorder *r)
{
    bool done = false;
    for (uint32_t i = r->rethrown_from; i < r->ir.count; i++) {
        const KrIns *ins = &r->ir.ins[i];
        done |= ins->op == KR_IR_DROP || ins->op == KR_IR_DUP || ins->op == KR_UOP_EXCEPTION_UNHANDLE;
        if (done && ins->snapshot == r->rethrown_snapshot)
            return true;
    }
    return false;
}

// `raise` of another exception in a handler, where no frames have ended: the handled one becomes its context.
static bool raise_other(KrRecorder *r)
{
    KrVirtualSlot *raised = kr_record_stack(r, r->oparg - 1);
    KrTraceRef cause = r->oparg == 2 ? kr_record_stack(r, 0)->ref : 0;
    uint64_t word;
    bool from_handled = cause && cause == r->exception.ref, from_none = cause && kr_opt_is_const(&r->ir, cause, &word) && word == kr_bits(kr_none());
    if (r->earlier_count == KR_RECORD_EARLIER || r->frame_count != r->raised_frame + 1 || r->raised_top != r->frame_count ||
        (cause && !from_handled && !from_none) || raised->ref == r->exception.ref)
        return kr_expand_give_up(r, "exception");
    KrType *type = raised_type(r, raised->ref, kr_from_bits(r->hint[0]));
    if (!type)
        return kr_expand_give_up(r, "exception");
    KrVirtualSlot other = kr_expand_taken(*raised);
    if (kr_bits(kr_type_ref(type)) == r->hint[0])
        other = (KrVirtualSlot){.ref = kr_record_uop(r, KR_UOP_EXCEPTION_NEW, kr_record_const(r, kr_type_ref(type)), 0, 0, 0),
                                .owner = KR_SLOT_OWNED, .loaded = true};
    uint32_t how = from_handled ? KR_QUIET_FROM_HANDLED : from_none ? KR_QUIET_FROM_NONE : 0;
    kr_expand_guard_done(r, kr_record_uop(r, KR_UOP_EXCEPTION_CHAIN, other.ref, r->exception.ref, 0, how));
    if (other.owner == KR_SLOT_OWNED)
        raised->owner = KR_SLOT_PLAIN; // moved
    kr_record_own_slot(r, &other);
    r->earlier[r->earlier_count].exception = r->exception;
    r->earlier[r->earlier_count].frame = (uint8_t)r->raised_frame;
    r->earlier[r->earlier_count].is_cause = from_handled;
    r->earlier[r->earlier_count++].unit = (uint16_t)(r->raised_ip - kr_record_top(r)->code->units);
    r->exception = other;
    r->raised_type = type;
    r->raised_ip = r->pending;
    return rethrow(r);
}

static bool end(KrRecorder *r)
{
    kr_record_pop(r);
    r->raised = false;
    r->snapshot = 0;
    r->ir.holds_drops = false;
    if (r->raised_generator)
        kr_expand_finish_generator(r, &r->frames[r->raised_generator]);
    for (uint32_t i = 0; i < r->ir.held_count; i++)
        kr_opt_drop(&r->ir, r->ir.held_drops[i]);
    for (uint32_t i = 0; i < r->ghost_count; i++)
        kr_record_drop_slot(r, &r->ghosts[i]);
    return true;
}

// --- exceptions that somebody looks at, and handlers with effects --------------------------------

// Locals of ended frames, and their functions, are the trace's own until the exception ends: nothing else is sure to keep them alive.
static bool own_ended(KrRecorder *r, KrVirtualSlot *slot)
{
    uint64_t word;
    if (!slot->ref || slot->owner == KR_SLOT_OWNED || kr_opt_is_plain(&r->ir, slot->ref) || kr_opt_is_const(&r->ir, slot->ref, &word))
        return true;
    if (r->ghost_count == KR_RECORD_GHOSTS)
        return false;
    kr_opt_dup(&r->ir, slot->ref);
    slot->owner = KR_SLOT_OWNED;
    r->ghosts[r->ghost_count++] = *slot;
    return true;
}

static bool own_ended_frames(KrRecorder *r)
{
    bool ok = true;
    for (uint32_t f = r->raised_frame + 1; f < r->raised_top; f++) {
        KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < (uint32_t)frame->code->localsplus_count; i++)
            ok &= own_ended(r, &r->slots[frame->base + i]);
        KrVirtualSlot function = {.ref = frame->function, .owner = frame->function_owner, .loaded = true};
        ok &= own_ended(r, &function);
        frame->function_owner = function.owner;
    }
    return ok;
}

// Can exits raise it? Frames of generators have handlers of their own.
static bool can_catch(const KrRecorder *r)
{
    bool ok = !r->raised_calls && !r->raised_generator && r->frame_count == r->raised_frame + 1;
    for (uint32_t f = 0; f < r->raised_top; f++)
        ok &= !r->frames[f].in_generator && !r->frames[f].resumed_here;
    return ok && r->raised_ip - r->frames[r->raised_frame].code->units <= UINT16_MAX;
}

// The reference of the raised instance, which is among those that go with it; else one is taken.
static void take_exception(KrRecorder *r)
{
    KrVirtualSlot *e = &r->exception;
    for (uint32_t i = 0; e->owner == KR_SLOT_OWNED && i < r->ghost_count; i++) {
        if (r->ghosts[i].ref == e->ref) {
            r->ghosts[i] = r->ghosts[--r->ghost_count];
            return;
        }
    }
    kr_opt_dup(&r->ir, e->ref);
    e->owner = KR_SLOT_OWNED;
}

// How many locals and functions of ended frames own the value: snapshots hold these references.
static uint32_t owned_by_ended(const KrRecorder *r, KrTraceRef ref)
{
    uint32_t count = 0;
    for (uint32_t f = r->raised_frame + 1; f < r->raised_top; f++) {
        const KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < (uint32_t)frame->code->localsplus_count; i++) {
            const KrVirtualSlot *slot = &r->slots[frame->base + i];
            count += slot->ref == ref && slot->owner == KR_SLOT_OWNED;
        }
        count += frame->function == ref && frame->function_owner == KR_SLOT_OWNED;
    }
    return count;
}

// What was on the stacks has ended with the `raise`. An exit would not give it back.
static void drop_stack_entries(KrRecorder *r)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < r->ghost_count; i++) {
        uint32_t same = 0;
        for (uint32_t k = 0; k < kept; k++)
            same += r->ghosts[k].ref == r->ghosts[i].ref;
        if (same < owned_by_ended(r, r->ghosts[i].ref))
            r->ghosts[kept++] = r->ghosts[i];
        else
            kr_record_drop_slot(r, &r->ghosts[i]);
    }
    r->ghost_count = kept;
}

// sys.exception() is it from now on. What was handled before lies on the stack.
static void handle(KrRecorder *r)
{
    const KrVirtualFrame *frame = kr_record_top(r);
    KrTraceRef before = kr_record_uop(r, KR_UOP_EXCEPTION_HANDLE, r->exception.ref, 0, 0, 0);
    r->slots[frame->base + (uint32_t)frame->code->localsplus_count + r->raised_depth] =
        (KrVirtualSlot){.ref = before, .owner = KR_SLOT_OWNED, .loaded = true};
}

static void unhandle(KrRecorder *r, KrVirtualSlot before)
{
    kr_record_own_slot(r, &before);
    kr_record_uop(r, KR_UOP_EXCEPTION_UNHANDLE, before.ref, 0, 0, 0);
}

// PUSH_EXC_INFO: the handler begins, from which the next exit leaves.
static bool begin_handler(KrRecorder *r)
{
    kr_record_push(r, kr_record_stack(r, 0)->ref, (KrSlotOwner)kr_record_stack(r, 0)->owner);
    *kr_record_stack(r, 1) = (KrVirtualSlot){.ref = kr_record_const(r, kr_from_obj(&kr_side_exit_mark)), .owner = KR_SLOT_PLAIN, .loaded = true};
    if (!r->rethrown || !r->caught) {
        r->rethrown = false;
        return true;
    }
    if (leaves_in_between(r) || !own_ended_frames(r))
        return kr_expand_give_up(r, "exception");
    drop_stack_entries(r);
    handle(r);
    r->rethrown = false;
    r->snapshot = 0;
    return true;
}

// From here on the exception exists, and each exit raises it: the state before the `raise` is left behind.
static bool catch_exception(KrRecorder *r)
{
    const KrFault *fault = &r->fault;
    if (!can_catch(r) || !own_ended_frames(r))
        return false;
    if (fault->make) {
        KrTraceRef made = kr_record_uop(r, fault->make, fault->in[0], fault->in[1], 0, fault->imm);
        r->ir.one_way = true; // no forced exit here, which would not give back what has been made
        kr_record_uop(r, KR_UOP_GUARD_TYPE, made, 0, 0, (uint64_t)(uintptr_t)r->raised_type);
        r->ir.one_way = false;
        r->exception = (KrVirtualSlot){.ref = made, .owner = KR_SLOT_OWNED, .loaded = true};
    } else {
        kr_record_uop(r, KR_UOP_EXCEPTION_CATCH, r->exception.ref, 0, 0, 0);
        take_exception(r);
    }
    const KrVirtualFrame *frame = kr_record_top(r);
    if (r->raised_matches) // what stands for it is still on the stack
        r->slots[frame->base + (uint32_t)frame->code->localsplus_count + r->raised_depth + 1] =
            (KrVirtualSlot){.ref = r->exception.ref, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    r->caught = true;
    r->snapshot = 0;
    r->ir.holds_drops = false;
    drop_stack_entries(r);
    handle(r);
    for (uint32_t i = 0; i < r->ir.held_count; i++)
        kr_opt_drop(&r->ir, r->ir.held_drops[i]);
    r->snapshot = 0;
    r->first_snapshot = kr_record_snapshot(r);
    r->emitted = r->ir.count;
    return true;
}

void kr_expand_note_caught(KrRecorder *r, KrSnapshot *s)
{
    KrTraceIR *ir = &r->ir;
    const KrSnapshot before = ir->snapshots[r->raised_snapshot];
    uint32_t ended = r->raised_top > r->frame_count ? r->raised_top - r->frame_count : 0;
    bool calls = r->frame_count > r->raised_frame + 1;
    uint16_t index = (uint16_t)(s - ir->snapshots);
    if (!kr_opt_grow((void **)&ir->entries, &ir->entry_capacity, ir->entry_count + before.entry_count + 2 + 2 * (KR_RECORD_PASSED + KR_RECORD_EARLIER), sizeof *ir->entries) ||
        !kr_opt_grow((void **)&ir->frames, &ir->frame_capacity, ir->frame_count + ended, sizeof *ir->frames)) {
        kr_opt_fail(ir, "no memory");
        return;
    }
    for (uint32_t f = r->frame_count; f < r->raised_top; f++) {
        const KrVirtualFrame *frame = &r->frames[f];
        KrSnapshotFrame shape = ir->frames[before.frame + f];
        for (uint32_t i = 0; i < r->passed_count; i++)
            if (r->passed[i].frame == f)
                shape.ip = r->passed[i].last;
        shape.function_owner = frame->function_owner;
        shape.stack_depth = 0;
        ir->frames[ir->frame_count++] = shape;
        for (uint32_t i = 0; i < (uint32_t)frame->code->localsplus_count; i++) {
            const KrVirtualSlot *slot = &r->slots[frame->base + i];
            if (!slot->ref)
                continue;
            KrSnapshotEntry entry = {.slot = (uint16_t)i, .frame = (uint8_t)f, .owner = slot->owner, .ref = slot->ref};
            ir->entries[ir->entry_count++] = entry;
        }
    }
    for (uint32_t i = 0; i < r->passed_count; i++) {
        ir->entries[ir->entry_count++] = (KrSnapshotEntry){.slot = r->passed[i].unit, .frame = KR_SNAPSHOT_CAUGHT, .owner = KR_SLOT_PLAIN};
        ir->entries[ir->entry_count++] = (KrSnapshotEntry){.slot = r->passed[i].frame, .frame = KR_SNAPSHOT_CAUGHT, .owner = KR_SLOT_PLAIN};
    }
    for (uint32_t i = 0; i < r->earlier_count; i++) {
        ir->entries[ir->entry_count++] = (KrSnapshotEntry){.slot = r->earlier[i].unit, .frame = KR_SNAPSHOT_CAUGHT, .owner = KR_SLOT_OWNED,
                                                           .ref = r->earlier[i].exception.ref};
        ir->entries[ir->entry_count++] = (KrSnapshotEntry){.slot = r->earlier[i].frame, .frame = KR_SNAPSHOT_CAUGHT, .owner = KR_SNAPSHOT_EARLIER};
    }
    uint16_t unit = (uint16_t)(r->raised_ip - r->frames[r->raised_frame].code->units);
    ir->entries[ir->entry_count++] = (KrSnapshotEntry){.slot = unit, .frame = KR_SNAPSHOT_CAUGHT, .owner = KR_SLOT_OWNED, .ref = r->exception.ref};
    ir->entries[ir->entry_count++] = (KrSnapshotEntry){.slot = (uint16_t)r->raised_frame, .frame = KR_SNAPSHOT_CAUGHT,
                                                       .owner = calls ? KR_SNAPSHOT_CALLS : KR_SNAPSHOT_ENDED};
    s = &ir->snapshots[index];
    s->frame_count = (uint16_t)(r->frame_count + ended);
    s->entry_count = ir->entry_count - s->entry;
}

bool kr_expand_shows_exception(const KrRecorder *r)
{
    for (uint32_t i = r->emitted; i < r->ir.count; i++) {
        uint16_t op = r->ir.ins[i].op;
        if (op < KR_UOP_COUNT && kr_uop_table[op].flags & KR_UOPFLAG_ESCAPES && !kr_opt_is_quiet_call(&kr_uop_table[op]))
            return true;
    }
    return false;
}

// The local that the compiler deletes behind POP_EXCEPT, or -1.
static int64_t deleted_name(const KrUnit *at)
{
    bool deletes = kr_opcode_base[at[0] & 0xFF] == KR_OP_LOAD_CONST && kr_opcode_base[at[1] & 0xFF] == KR_OP_STORE_FAST &&
                   kr_opcode_base[at[2] & 0xFF] == KR_OP_DELETE_FAST && at[1] >> 8 == at[2] >> 8;
    return deletes ? at[1] >> 8 : -1;
}

static bool is_in_slots(const KrRecorder *r, KrTraceRef ref, const KrVirtualSlot *but)
{
    for (uint32_t f = 0; f < r->frame_count; f++)
        for (uint32_t i = 0; i < kr_record_live_slots(&r->frames[f]); i++)
            if (&r->slots[r->frames[f].base + i] != but && r->slots[r->frames[f].base + i].ref == ref)
                return true;
    return false;
}

// POP_EXCEPT: if nobody else has seen the exception, it ends here, with the local that is about to be deleted.
static bool end_caught(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    KrTraceRef e = r->exception.ref;
    if (r->ir.ins[kr_record_stack(r, 0)->ref].op != KR_UOP_EXCEPTION_HANDLE)
        return kr_expand_give_up(r, "exception");
    int64_t name = deleted_name(r->next);
    KrVirtualSlot *local = name < 0 ? NULL : &r->slots[frame->base + (uint32_t)name];
    if (local && (!local->loaded || local->ref != e))
        local = NULL;
    bool known = is_in_slots(r, e, local);
    for (uint32_t i = 0; i < r->earlier_count; i++)
        known |= is_in_slots(r, r->earlier[i].exception.ref, NULL);
    if (known)
        return kr_expand_give_up(r, "exception");
    for (uint32_t i = 0; i < r->earlier_count; i++)
        kr_record_uop(r, KR_UOP_GUARD_EXCEPTION_UNSEEN, r->earlier[i].exception.ref, 0, 0, 2u + r->earlier[i].is_cause);
    bool owned = local && local->owner == KR_SLOT_OWNED;
    kr_record_uop(r, KR_UOP_GUARD_EXCEPTION_UNSEEN, e, 0, 0, 2u + owned);
    unhandle(r, kr_record_take(r));
    r->raised = r->caught = false;
    r->snapshot = 0;
    if (local)
        *local = (KrVirtualSlot){.owner = KR_SLOT_PLAIN, .loaded = true};
    for (uint32_t i = 0; i < 1u + owned; i++)
        kr_opt_drop(&r->ir, e);
    for (uint32_t i = 0; i < r->earlier_count; i++)
        kr_opt_drop(&r->ir, r->earlier[i].exception.ref);
    for (uint32_t i = 0; i < r->ghost_count; i++)
        kr_record_drop_slot(r, &r->ghosts[i]);
    return true;
}

// Does the instruction do what an exit to the `raise` must not do again, or what asks for the exception? Then it must exist.
static bool needs_exception(const KrRecorder *r)
{
    bool is_general = r->opcode == kr_opcode_base[r->opcode];
    switch (kr_opcode_base[r->opcode]) {
    case KR_OP_STORE_ATTR:
    case KR_OP_STORE_SUBSCR:
    case KR_OP_STORE_GLOBAL:
    case KR_OP_STORE_NAME:
    case KR_OP_STORE_DEREF:
    case KR_OP_DELETE_SUBSCR:
    case KR_OP_LIST_APPEND:
    case KR_OP_MAP_ADD:
    case KR_OP_SET_ADD:
    case KR_OP_BUILD_STRING:
    case KR_OP_FORMAT_SIMPLE:
    case KR_OP_FORMAT_WITH_SPEC: return true;
    case KR_OP_BINARY_OP:
    case KR_OP_COMPARE_OP:
    case KR_OP_CONTAINS_OP:
    case KR_OP_LOAD_ATTR: return is_general;
    case KR_OP_CALL:
    case KR_OP_CALL_KW:
    case KR_OP_CALL_FUNCTION_EX: return r->next_frame == r->pending_frame || r->raised_top == r->raised_frame + 1; // else frames have ended
    default: return r->raised_matches;
    }
}

// May what the handler has given back ask for the exception when it ends?
static bool asks(const KrRecorder *r)
{
    bool any = false;
    for (uint32_t i = 0; i < r->ir.held_count; i++)
        any |= !kr_opt_ends_quietly(&r->ir, r->ir.held_drops[i]);
    return any;
}

static bool raises_again(const KrRecorder *r)
{
    uint8_t base = kr_opcode_base[r->opcode];
    return base == KR_OP_RERAISE || (base == KR_OP_RAISE_VARARGS && r->oparg == 0);
}

static bool raises_other(const KrRecorder *r)
{
    return kr_opcode_base[r->opcode] == KR_OP_RAISE_VARARGS && r->oparg != 0;
}

static bool handle_caught(KrRecorder *r, bool *expanded)
{
    *expanded = true;
    if (kr_opcode_base[r->opcode] == KR_OP_POP_EXCEPT)
        return end_caught(r);
    if (raises_again(r))
        return rethrow(r);
    if (raises_other(r))
        return raise_other(r);
    if (kr_opcode_base[r->opcode] == KR_OP_CHECK_EXC_MATCH && r->frame_count == r->raised_frame + 1)
        return check_match(r);
    *expanded = false;
    return true;
}

// Between a handler and the next one: what the compiler has put there.
static bool clean_up(KrRecorder *r, bool *expanded)
{
    const KrVirtualFrame *frame = kr_record_top(r);
    *expanded = true;
    switch (kr_opcode_base[r->opcode]) {
    case KR_OP_RERAISE: return rethrow(r);
    case KR_OP_POP_EXCEPT:
        if (r->caught)
            unhandle(r, kr_record_take(r));
        else
            kr_record_pop(r);
        return true;
    case KR_OP_PUSH_EXC_INFO:
        if (frame->depth == r->raised_depth + 1)
            return begin_handler(r);
        return kr_expand_give_up(r, "exception");
    case KR_OP_COPY:
    case KR_OP_LOAD_CONST:
    case KR_OP_STORE_FAST:
    case KR_OP_DELETE_FAST:
    case KR_OP_NOP: *expanded = false; return true;
    default: return kr_expand_give_up(r, "exception");
    }
}

bool kr_expand_handler(KrRecorder *r, bool *expanded)
{
    if (r->rethrown)
        return clean_up(r, expanded);
    if (r->caught)
        return handle_caught(r, expanded);
    const KrVirtualFrame *frame = kr_record_top(r);
    bool home = r->frame_count == r->raised_frame + 1;
    uint8_t base = kr_opcode_base[r->opcode];
    *expanded = true;
    if (home && base == KR_OP_PUSH_EXC_INFO && frame->depth == r->raised_depth + 1)
        return begin_handler(r);
    if (home && raises_again(r))
        return rethrow(r);
    if (home && raises_other(r))
        return catch_exception(r) ? raise_other(r) : kr_expand_give_up(r, "exception");
    if (!r->raised_matches) {
        bool ends = home && base == KR_OP_POP_EXCEPT; // on top is what was handled before
        if (ends && asks(r) && catch_exception(r))
            return end_caught(r);
        if (ends)
            return end(r);
        *expanded = false;
        if (needs_exception(r))
            (void)catch_exception(r);
        return true;
    }
    switch (base) {
    case KR_OP_CHECK_EXC_MATCH: return check_match(r);
    case KR_OP_POP_TOP: // the exception has no name
        r->raised_matches = frame->depth != r->raised_depth + 2;
        break;
    case KR_OP_LOAD_GLOBAL:
    case KR_OP_LOAD_NAME:
    case KR_OP_LOAD_ATTR:
    case KR_OP_LOAD_DEREF:
    case KR_OP_BUILD_TUPLE:
    case KR_OP_POP_JUMP_IF_FALSE:
    case KR_OP_NOT_TAKEN:
    case KR_OP_NOP: break;
    default:
        if (!catch_exception(r))
            return kr_expand_give_up(r, "exception");
        return handle_caught(r, expanded);
    }
    *expanded = false;
    return true;
}
