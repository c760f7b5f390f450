// SPDX-License-Identifier: MIT
// Generators and coroutines that a trace resumes, makes and ends.
//
// A resumed generator's frame is one more virtual frame, whose slots are read from the generator when first looked at and
// written back at each yield. Guards make sure that it is suspended where it was while recording, handles no exception and
// has no frame object. Its state says `running` meanwhile, so that nobody resumes it twice; linked into the chain of frames
// is it only at an exit (kr_side_exit_restore) or where another trace goes on from inside of it (RESUME_FRAME).
// What the generator has on its evaluation stack (iterators of its loops) stays there.
//
// Invariant: between two instructions of the trace a resumed generator's memory holds each slot that is not loaded, or
// loaded and UNCHANGED. Tests: tests/lang/jit/generator_*.py.
#include "tier2/expand.h"

#include "interp/cache.h"
#include "interp/enter.h"
#include "interp/operators.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/iterator.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/vm.h"
#include "tier2/opt_fresh.h"

#include "gen/opcodes.h"

static bool is_generator(KrRef value)
{
    return kr_is_exact(value, &kr_generator_type) || kr_is_exact(value, &kr_coroutine_type);
}

uint64_t kr_expand_look_at_generator(KrRef value)
{
    return is_generator(value) ? kr_generator_word((const KrGenerator *)(const void *)kr_obj(value)) : 0;
}

KrRef kr_expand_goes_over(KrRef iterator)
{
    return kr_is_exact(iterator, &kr_iterator_enumerate_type) ? kr_ref(((const KrEnumerate *)(const void *)kr_obj(iterator))->iterator) : iterator;
}

static bool any_borrowed(const KrFrame *frame, uint32_t depth)
{
    const KrSlot *base = frame->slots + frame->code->localsplus_count;
    for (uint32_t i = 0; i < depth; i++)
        if (kr_bits_is_ptr(base[i].w) && base[i].w & KR_SLOT_BORROWED)
            return true;
    return false;
}

uint32_t kr_expand_generator_levels(const KrRecorder *r, const KrCode *code)
{
    uint32_t levels = 0;
    for (uint32_t f = 0; f < r->frame_count; f++)
        levels += r->frames[f].resumed_here && r->frames[f].code == code;
    return levels;
}

bool kr_expand_guard_generator(KrRecorder *r, KrTraceRef g)
{
    KrFrame *callee = r->next_frame;
    KrGenerator *generator = kr_generator_of_frame(callee);
    uint32_t depth = (uint32_t)(r->next_sp - kr_frame_stack_base(callee)) - 1;
    if (callee->owner != KR_FRAME_IN_GENERATOR || callee->previous != r->pending_frame || generator->handlers ||
        !kr_is_null(callee->frame_object) ||
        kr_return_is_special(callee->return_kind) || any_borrowed(callee, depth))
        return !kr_expand_give_up(r, "a generator that cannot be resumed in a trace");
    for (uint32_t f = 0; f < r->frame_count; f++) {
        if (r->frames[f].resumed_here && r->frames[f].function == g)
            return !kr_expand_give_up(r, "a generator that runs");
    }
    // each item comes from another depth: traces would be many and short; a fold goes to the trace of its loop
    if (kr_expand_generator_levels(r, callee->code) >= KR_RECORD_GENERATOR_LEVELS + (callee->return_kind == KR_RETURN_FOLD))
        return !kr_expand_give_up(r, "a generator that delegates to itself");
    kr_record_stack_room(r, callee->code);
    kr_record_ask_own(r, g);
    kr_record_uop(r, KR_UOP_GUARD_TYPE, g, 0, 0, (uint64_t)(uintptr_t)generator->header.type);
    kr_record_uop(r, KR_UOP_GUARD_GENERATOR_STATE, g, 0, 0, r->generator_word);
    kr_record_uop(r, KR_UOP_GUARD_GENERATOR_IP, g, 0, 0, (uint64_t)(uintptr_t)r->next);
    kr_record_uop(r, KR_UOP_GUARD_GENERATOR_QUIET, g, 0, 0, 0);
    (void)kr_record_const(r, kr_from_obj(callee->code)); // kept alive, so that the address means it
    if (r->ir.ins[g].op != KR_UOP_GENERATOR_NEW) { // of a known function; others of this code may have other globals
        kr_record_guard_field(r, g, offsetof(KrGenerator, frame.globals), callee->globals);
        kr_record_guard_field(r, g, offsetof(KrGenerator, frame.builtins), callee->builtins);
    }
    for (uint32_t f = 0; f < r->frame_count; f++) // those run, this one was suspended
        if (r->frames[f].resumed_here)
            kr_opt_note_distinct(&r->ir, r->frames[f].function, g);
    return true;
}

bool kr_expand_enter_generator(KrRecorder *r, KrTraceRef g, KrVirtualSlot sent, uint32_t distance)
{
    KrFrame *callee = r->next_frame;
    uint32_t depth = (uint32_t)(r->next_sp - kr_frame_stack_base(callee)) - 1;
    kr_record_uop(r, KR_UOP_GENERATOR_SET_STATE, g, 0, 0,
                  kr_generator_word_with(r->generator_word, KR_GENERATOR_RUNNING, false));
    KrVirtualFrame *caller = kr_record_top(r);
    caller->ip = r->opcode_at;
    caller->return_offset = (uint16_t)(distance - (uint32_t)(r->opcode_at - r->pending));
    if (!kr_record_push_generator(r, callee, g, depth))
        return true;
    kr_record_top(r)->resumed = r->next;
    kr_record_push(r, sent.ref, (KrSlotOwner)sent.owner);
    return true;
}

bool kr_expand_resume(KrRecorder *r, KrVirtualSlot sent, uint32_t distance)
{
    KrTraceRef g = kr_record_stack(r, 0)->ref;
    return !kr_expand_guard_generator(r, g) || kr_expand_enter_generator(r, g, sent, distance);
}

// FOR_ITER over enumerate() has entered the generator behind that.
bool kr_expand_resume_enumerated(KrRecorder *r)
{
    KrTraceRef it = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_TYPE, it, 0, 0, (uint64_t)(uintptr_t)&kr_iterator_enumerate_type);
    kr_record_uop(r, KR_UOP_GUARD_ENUMERATE, it, 0, 0, 0);
    KrTraceRef g = kr_record_uop(r, KR_UOP_ENUMERATE_OVER, it, 0, 0, 0);
    KrVirtualSlot none = {.ref = kr_record_const(r, kr_none()), .owner = KR_SLOT_PLAIN, .loaded = true};
    return !kr_expand_guard_generator(r, g) || kr_expand_enter_generator(r, g, none, r->units + r->oparg);
}

// The value on top of the stack becomes what enumerate() gives: a tuple, which is mostly taken apart at once.
static void number_value(KrRecorder *r, KrTraceRef number)
{
    KrVirtualSlot value = kr_record_take(r);
    kr_record_own_slot(r, &value);
    kr_record_push(r, kr_record_uop(r, KR_UOP_TUPLE_2, number, value.ref, 0, 0), KR_SLOT_OWNED);
}

// next(generator) or generator.send(value) has entered it: it waits where the result goes.
bool kr_expand_call_generator(KrRecorder *r)
{
    uint64_t word;
    if (r->next_frame->return_kind == KR_RETURN_FOLD)
        return kr_expand_call_fold(r);
    KrVirtualSlot callable = *kr_record_stack(r, 2), sent = {.ref = kr_record_const(r, kr_none()), .owner = KR_SLOT_PLAIN, .loaded = true};
    bool sends = r->hint[1] != 0; // there is a self
    if (r->oparg != 1 || !r->generator_word || !kr_opt_is_const(&r->ir, callable.ref, &word) || callable.owner != KR_SLOT_NEEDS_DUP)
        return kr_expand_give_up(r, "call that is not inlined");
    if (sends)
        sent = kr_record_take(r);
    KrVirtualSlot generator = kr_record_take(r);
    kr_record_pop(r);
    if (!sends)
        kr_record_pop(r);
    kr_record_push(r, generator.ref, (KrSlotOwner)generator.owner);
    return kr_expand_resume(r, sent, r->units);
}

// The resumed generator's slots that the trace has changed go to its memory.
static void write_back(KrRecorder *r, const KrVirtualFrame *frame)
{
    uint32_t count = (uint32_t)frame->code->localsplus_count + frame->depth;
    for (uint32_t i = 0; i < count; i++) {
        KrVirtualSlot *slot = &r->slots[frame->base + i];
        if (!slot->loaded || slot->owner == KR_SLOT_UNCHANGED)
            continue;
        kr_record_own_slot(r, slot);
        kr_record_uop(r, KR_UOP_GENERATOR_SET_SLOT, frame->function, slot->ref ? slot->ref : kr_opt_const_box(&r->ir, 0), 0, i);
    }
}

// The value on top of the frame's stack goes to its caller's.
static void hand_up(KrRecorder *r)
{
    KrVirtualSlot value = kr_record_take(r);
    KrVirtualFrame *caller = &r->frames[r->frame_count - 2];
    r->slots[caller->base + (uint32_t)caller->code->localsplus_count + caller->depth] = value;
    caller->depth++;
}

// What a generator has yielded to a call replaces it on the caller's stack.
static void replace_generator(KrRecorder *r)
{
    KrVirtualSlot value = kr_record_take(r), generator = kr_record_take(r);
    kr_record_push(r, value.ref, (KrSlotOwner)value.owner);
    kr_record_drop_slot(r, &generator);
}

// The root frame yields: a side trace goes on in its caller, if it is resumed from there again.
static bool root_yields(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    KrFrame *caller = r->next_frame;
    bool called = frame->return_kind == KR_RETURN_GENERATOR, enumerated = frame->return_kind == KR_RETURN_ENUMERATE;
    if (!r->parent || !caller || !frame->in_generator || (frame->return_kind != KR_RETURN_PUSH && !called && !enumerated) ||
        ++r->returns > KR_RECORD_RETURNS)
        return kr_expand_give_up(r, "YIELD_VALUE");
    const KrUnit *call = r->next - 1 - (called ? KR_CACHE_CALL : KR_CACHE_FOR_ITER); // FOR_ITER and SEND are of one length
    kr_record_guard_caller(r, call);
    KrVirtualSlot *value = kr_record_stack(r, 0);
    if (value->owner == KR_SLOT_UNCHANGED)
        value->owner = KR_SLOT_OWNED;
    kr_record_own_slot(r, value);
    KrVirtualSlot result = *value;
    kr_record_pop(r);
    kr_record_store_slots(r);
    const uint64_t imm[2] = {(uint64_t)(uintptr_t)(r->opcode_at + 1), frame->depth | (uint64_t)(r->oparg != 0) << 16};
    kr_opt_uop(&r->ir, KR_UOP_SUSPEND_FRAME, (KrTraceRef[5]){0}, imm);
    r->frame_count = 0;
    r->root = caller;
    if (!kr_record_push_frame(r, caller, 0, KR_SLOT_PLAIN))
        return true;
    kr_record_top(r)->depth = (uint32_t)(r->next_sp - kr_frame_stack_base(caller)) - !called;
    kr_record_push(r, result.ref, (KrSlotOwner)result.owner);
    if (called)
        replace_generator(r);
    if (enumerated) // the guard on the caller has asked for an enumerate() there, of few items so far
        number_value(r, kr_record_uop(r, KR_UOP_ENUMERATE_STEP, kr_record_stack(r, 1)->ref, 0, 0, 0));
    return true;
}

// The consumer of the C code that runs the root frame has taken the value.
static bool feed(KrRecorder *r)
{
    const KrConsumer *consumer = kr_enter_consumer(r->thread->activation, r->pending_frame);
    if (r->frame_count != 1 || kr_record_top(r)->resumed_here || !consumer)
        return kr_expand_give_up(r, "YIELD_VALUE");
    uint16_t op = consumer->is_private ? KR_UOP_FEED : KR_UOP_FEED_SHARED;
    KrTraceRef taken = kr_record_uop(r, op, kr_record_stack(r, 0)->ref, 0, 0, 0);
    r->ir.one_way = true; // where it is not taken, nothing has happened
    kr_record_uop(r, KR_UOP_GUARD_TRUE, taken, 0, 0, 0);
    r->ir.one_way = false;
    KrVirtualSlot value = kr_record_take(r);
    kr_record_push(r, kr_record_const(r, kr_none()), KR_SLOT_PLAIN); // what it is sent
    kr_record_drop_slot(r, &value);
    return true;
}

bool kr_expand_yield(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (r->frame_count > 1 && frame->resumed_here && frame->return_kind == KR_RETURN_FOLD)
        return kr_expand_fold_yield(r);
    if (r->next_frame == r->pending_frame)
        return feed(r);
    if (r->frame_count == 1 && !frame->resumed_here)
        return root_yields(r);
    if (r->frame_count == 1 || !frame->resumed_here || r->next_frame != r->frames[r->frame_count - 2].frame)
        return kr_expand_give_up(r, "YIELD_VALUE");
    KrTraceRef g = frame->function, it = 0, number = 0, after = 0;
    if (frame->return_kind == KR_RETURN_ENUMERATE) { // what may leave, before anything is done
        KrVirtualFrame *caller = &r->frames[r->frame_count - 2];
        it = kr_record_slot(r, caller, kr_record_live_slots(caller) - 1)->ref;
        number = kr_record_uop(r, KR_UOP_ENUMERATE_INDEX, it, 0, 0, 0);
        after = kr_record_uop(r, KR_UOP_ADD_INT, number, kr_opt_const_int(&r->ir, 1), 0, 0);
        number = kr_record_uop(r, KR_UOP_BOX_INT, number, 0, 0, 0);
    }
    hand_up(r);
    write_back(r, frame);
    const KrUnit *next = r->opcode_at + 1;
    if (next != frame->resumed) // (the depth of its stack goes with the place)
        kr_opt_uop(&r->ir, KR_UOP_GENERATOR_SET_IP, (KrTraceRef[5]){g},
                   (uint64_t[2]){(uint64_t)(uintptr_t)next, (uint32_t)frame->code->localsplus_count + frame->depth});
    kr_record_uop(r, KR_UOP_GENERATOR_SET_STATE, g, 0, 0, // (not read from memory: what only the call held is gone)
                  kr_generator_word_with(frame->word, KR_GENERATOR_SUSPENDED, r->oparg != 0));
    r->frame_count--;
    if (frame->return_kind == KR_RETURN_GENERATOR)
        replace_generator(r);
    if (it) {
        kr_record_uop(r, KR_UOP_ENUMERATE_SET_INDEX, it, after, 0, 0);
        number_value(r, number);
    }
    return true;
}

void kr_expand_finish_generator(KrRecorder *r, const KrVirtualFrame *frame)
{
    write_back(r, frame);
    kr_record_uop(r, KR_UOP_GENERATOR_FINISH, frame->function, 0, 0, (uint32_t)frame->code->localsplus_count + frame->depth);
}

// A generator that the trace has made ends: as with an inlined call, each of its locals is given back, whose types the trace knows.
static bool end_own(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r), *caller = frame - 1;
    for (uint32_t i = 0; i < (uint32_t)frame->code->localsplus_count; i++)
        (void)kr_record_slot(r, frame, i);
    KrVirtualSlot value = kr_record_take(r);
    r->slots[caller->base + (uint32_t)caller->code->localsplus_count + caller->depth] = value;
    caller->depth++;
    kr_record_uop(r, KR_UOP_GENERATOR_END, frame->function, 0, 0, 0);
    kr_record_pop_frame(r);
    return true;
}

bool kr_expand_generator_return(KrRecorder *r)
{
    const KrVirtualFrame *frame = kr_record_top(r);
    uint64_t function;
    if (frame->return_kind != KR_RETURN_PUSH && frame->return_kind != KR_RETURN_ENUMERATE)
        return kr_expand_give_up(r, "return of a special kind");
    kr_record_ask_own(r, frame->function);
    if (frame->depth == 1 && kr_opt_is_own_generator(&r->ir, frame->function) && kr_opt_is_const(&r->ir, r->ir.ins[frame->function].in[0], &function))
        return end_own(r);
    hand_up(r);
    write_back(r, frame);
    uint32_t depth = (uint32_t)frame->code->localsplus_count + frame->depth;
    r->frame_count--;
    const KrVirtualFrame *caller = kr_record_top(r);
    KrVirtualSlot *value = &r->slots[caller->base + (uint32_t)caller->code->localsplus_count + caller->depth - 1];
    kr_record_own_slot(r, value); // what the frame holds goes
    kr_record_uop(r, KR_UOP_GENERATOR_FINISH, frame->function, 0, 0, depth);
    return true;
}

// A call has made a generator: the inlined frame becomes its own.
bool kr_expand_return_generator(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (r->frame_count == 1 || frame->resumed_here || frame->return_kind != KR_RETURN_PUSH || r->thread->origin_depth ||
        r->next_frame != r->frames[r->frame_count - 2].frame)
        return kr_expand_give_up(r, "RETURN_GENERATOR");
    KrTraceRef g = kr_record_uop(r, KR_UOP_GENERATOR_NEW, frame->function, 0, 0, (uint64_t)(uintptr_t)(r->opcode_at + 1));
    if (r->ir.ins[g].op == KR_UOP_GENERATOR_NEW) // (a coroutine is another type)
        r->ir.facts[g].type = kr_type_of(kr_slot_ref(r->next_sp[-1]));
    for (uint32_t i = 0; i < (uint32_t)frame->code->localsplus_count; i++) {
        KrVirtualSlot *slot = &r->slots[frame->base + i];
        if (!slot->ref)
            continue;
        kr_record_own_slot(r, slot);
        kr_record_uop(r, KR_UOP_GENERATOR_SET_SLOT, g, slot->ref, 0, i);
        *slot = (KrVirtualSlot){.owner = KR_SLOT_PLAIN, .loaded = true};
    }
    KrVirtualFrame *caller = &r->frames[r->frame_count - 2];
    r->slots[caller->base + (uint32_t)caller->code->localsplus_count + caller->depth] =
        (KrVirtualSlot){.ref = g, .owner = KR_SLOT_OWNED, .loaded = true};
    caller->depth++;
    kr_record_pop_frame(r);
    return true;
}

// --- send ---------------------------------------------------------------------------------------

// None goes to an iterator of C: one step of it. The guard on whether that was its end leaves behind the instruction.
static bool step_of_iterator(KrRecorder *r, KrRef receiver)
{
    const KrType *type = kr_type_of(receiver);
    KrTraceRef sent = kr_record_stack(r, 0)->ref, iterator = kr_record_stack(r, 1)->ref;
    uint64_t word;
    if (!kr_is_ptr(receiver) || type->send || type->flags & KR_TYPE_HEAP || !type->next ||
        !kr_opt_is_const(&r->ir, sent, &word) || word != kr_bits(kr_none()))
        return kr_expand_give_up(r, "SEND");
    const KrUnit *behind = r->pending + r->units, *target = behind + r->oparg;
    bool exhausted = r->next == target;
    if (r->next_frame != r->pending_frame || (!exhausted && r->next != behind))
        return kr_expand_give_up(r, "SEND");
    kr_record_uop(r, KR_UOP_GUARD_TYPE, iterator, 0, 0, (uint64_t)(uintptr_t)type);
    KrTraceRef item = kr_record_uop(r, KR_UOP_ITER_STEP, iterator, 0, 0, 0);
    KrTraceRef ended = kr_record_uop(r, KR_UOP_IS, item, kr_record_const(r, kr_operators_exhausted()), 0, 0);
    KrVirtualSlot none = *kr_record_stack(r, 0);
    if (exhausted) { // else an item would lie where None is
        kr_record_pop(r);
        kr_record_push(r, item, KR_SLOT_OWNED);
    }
    kr_expand_guard_behind(r, ended, exhausted, exhausted ? behind : target);
    kr_record_pop(r);
    if (exhausted)
        kr_record_push(r, none.ref, (KrSlotOwner)none.owner);
    else
        kr_record_push(r, item, KR_SLOT_OWNED);
    return true;
}

bool kr_expand_send(KrRecorder *r)
{
    if (r->next_frame == r->pending_frame)
        return step_of_iterator(r, kr_from_bits(r->hint[0]));
    if (!r->generator_word)
        return kr_expand_give_up(r, "SEND");
    return kr_expand_resume(r, kr_record_take(r), r->units + r->oparg);
}

// __await__ or __iter__ of a class, a generator function that C has called for the value on top of the stack: the generator is made without
// a frame of its own.
bool kr_expand_made_by_method(KrRecorder *r, int name)
{
    KrType *type = (KrType *)kr_obj(kr_type_ref(r->container_type));
    KrRef made = kr_slot_ref(r->next_sp[-1]), method = type->flags & KR_TYPE_HEAP ? kr_type_find(type, kr_name(name)) : KR_REF_NULL;
    if (!kr_expand_stays(r) || !kr_is_exact(method, &kr_function_type) || !kr_is_exact(made, &kr_generator_type))
        return false;
    KrFunction *function = (KrFunction *)(void *)kr_obj(method);
    const KrGenerator *generator = (const KrGenerator *)(const void *)kr_obj(made);
    const KrCode *code = function->code;
    if (generator->state != KR_GENERATOR_CREATED || !kr_is(kr_ref(generator->frame.function), method) || !code->simple_args ||
        code->arg_count != 1 || kr_opcode_base[*code->units & 0xFF] != KR_OP_RETURN_GENERATOR ||
        !kr_function_version(r->thread, function) || !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0) ||
        !kr_record_depend(r, KR_DEPENDS_ON_FUNCTION, function, 0))
        return false;
    kr_expand_guard_type(r, kr_record_stack(r, 0)->ref, type);
    KrTraceRef constant = kr_record_const(r, method);
    KrTraceRef g = kr_record_uop(r, KR_UOP_GENERATOR_NEW, constant, 0, 0, (uint64_t)(uintptr_t)(code->units + 1));
    KrVirtualSlot *self = kr_record_stack(r, 0);
    kr_record_own_slot(r, self);
    kr_record_uop(r, KR_UOP_GENERATOR_SET_SLOT, g, self->ref, 0, 0);
    *self = (KrVirtualSlot){.ref = g, .owner = KR_SLOT_OWNED, .loaded = true};
    return true;
}

// What is a generator already, or a coroutine that nobody awaits, stays what it is.
bool kr_expand_delegate(KrRecorder *r)
{
    KrRef value = kr_from_bits(r->hint[0]);
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "GET_AWAITABLE");
    bool await = r->opcode == KR_OP_GET_AWAITABLE;
    if (kr_expand_made_by_method(r, await ? KR_NAME___await__ : KR_NAME___iter__))
        return true;
    if (!r->generator_word || !kr_is_exact(value, await ? &kr_coroutine_type : &kr_generator_type))
        return false;
    KrTraceRef ref = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_TYPE, ref, 0, 0, (uint64_t)(uintptr_t)kr_type_of(value));
    if (await)
        kr_record_uop(r, KR_UOP_GUARD_GENERATOR_STATE, ref, 0, 0, r->generator_word);
    KrVirtualSlot *slot = kr_record_stack(r, 0);
    if (slot->owner == KR_SLOT_LENT) // the result is a reference of its own
        slot->owner = KR_SLOT_NEEDS_DUP;
    return true;
}

// --- functions made in a loop -------------------------------------------------------------------

// The function of a generator expression is called at once, and nobody else sees it: all of one code and globals may be one, if they share no cells.
static bool is_generator_expression(const KrRecorder *r)
{
    KrRef made = kr_slot_ref(r->next_sp[-1]);
    const KrCode *code = kr_is_exact(made, &kr_function_type) ? ((const KrFunction *)(const void *)kr_obj(made))->code : NULL;
    return code && code->flags & KR_CODE_GENERATOR && kr_opcode_base[*r->next & 0xFF] != KR_OP_SET_FUNCTION_ATTRIBUTE &&
           code->arg_count == 1 && kr_str_equal_ascii(kr_ref(code->name), "<genexpr>");
}

bool kr_expand_make_function(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "MAKE_FUNCTION");
    uint64_t word;
    if (is_generator_expression(r) && kr_opt_is_const(&r->ir, kr_record_stack(r, 0)->ref, &word)) {
        kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop(r);
        kr_record_push(r, kr_record_const(r, kr_slot_ref(r->next_sp[-1])), KR_SLOT_NEEDS_DUP);
        return true;
    }
    KrTraceRef globals = kr_record_const(r, r->pending_frame->globals);
    KrTraceRef made = kr_record_uop(r, KR_UOP_FUNCTION_NEW, kr_record_stack(r, 0)->ref, globals, 0, 0);
    kr_record_drop_slot(r, kr_record_stack(r, 0));
    kr_record_pop(r);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

bool kr_expand_function_attribute(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "SET_FUNCTION_ATTRIBUTE");
    KrVirtualSlot function = *kr_record_stack(r, 0), *value = kr_record_stack(r, 1);
    if (value->owner == KR_SLOT_UNCHANGED)
        value->owner = KR_SLOT_OWNED;
    kr_record_own_slot(r, value);
    KrTraceRef ref = value->ref;
    value->owner = KR_SLOT_PLAIN; // consumed by the call
    kr_record_uop(r, KR_UOP_FUNCTION_SET, function.ref, ref, 0, r->oparg);
    kr_record_pop(r);
    kr_record_pop(r);
    kr_record_push(r, function.ref, (KrSlotOwner)function.owner);
    return true;
}
