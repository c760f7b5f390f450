// SPDX-License-Identifier: MIT
// Exceptions that are raised and caught in a trace, and that nobody looks at: they are never raised.
//
// From `raise` to the POP_EXCEPT of its handler (in the same frame or in a caller that the trace has inlined) every exit leaves
// through the state before the `raise`, so that the interpreter raises; therefore nothing may be done on the way that cannot be
// done again. What is given back meanwhile, with the locals of the frames that have ended, is given back at POP_EXCEPT, when the
// exception would die; so is a generator finished whose end has raised StopIteration in a call of next() or send(). An instruction with an effect, or a look at the exception, ends the trace at the `raise`.
//
// Invariant: while KrRecorder.raised is set, the trace has no effect behind the `raise`, and frames[raised_frame] holds from raised_depth
// on two entries that stand for what was handled before and the exception (one of them behind POP_TOP).
// Tests: tests/lang/jit/raise_in_traces.py.
#include "tier2/record.h"

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
    r->raised_matches = true;
    r->raised = true;
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
    return type ? follow(r, type, false) : kr_expand_give_up(r, "exception");
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

bool kr_expand_handler(KrRecorder *r, bool *expanded)
{
    const KrVirtualFrame *frame = kr_record_top(r);
    bool home = r->frame_count == r->raised_frame + 1;
    uint8_t base = kr_opcode_base[r->opcode];
    *expanded = true;
    if (home && base == KR_OP_PUSH_EXC_INFO && frame->depth == r->raised_depth + 1) {
        kr_record_push(r, kr_record_const(r, kr_none()), KR_SLOT_PLAIN);
        return true;
    }
    if (!r->raised_matches) {
        if (home && base == KR_OP_POP_EXCEPT) // on top is what was handled before
            return end(r);
        *expanded = false;
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
    default: return kr_expand_give_up(r, "exception");
    }
    *expanded = false;
    return true;
}
