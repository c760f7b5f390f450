// SPDX-License-Identifier: MIT
// Instructions whose way through a trace is written by hand: what enters and leaves frames, globals
// and methods that fold to constants under watchers, calls, and stack shuffling. Compositions of
// dsl/ops/ are expanded by gen/expand.inc instead.
//
// kr_expand_look runs before the instruction and notes what only its operands can tell (hint);
// kr_expand_special runs after it, when its outcome is known.
#include "tier2/record.h"

#include "interp/loop.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/shape.h"
#include "runtime/vm.h"

enum { CALLABLE, SELF }; // hints of CALL; of LOAD_ATTR: the owner

void kr_expand_look(KrRecorder *r, KrFrame *frame, const KrUnit *ip, const KrSlot *sp)
{
    (void)frame;
    uint8_t base = kr_opcode_base[*ip & 0xFF];
    memset(r->hint, 0, sizeof r->hint);
    if (base == KR_OP_CALL) {
        r->hint[CALLABLE] = kr_bits(kr_slot_ref(sp[-(int64_t)r->oparg - 2]));
        r->hint[SELF] = kr_bits(kr_slot_ref(sp[-(int64_t)r->oparg - 1]));
    } else if (base == KR_OP_LOAD_ATTR) {
        r->hint[CALLABLE] = kr_bits(kr_slot_ref(sp[-1]));
    }
}

static bool stays(const KrRecorder *r) // went on behind the instruction, in the same frame
{
    return r->next_frame == r->pending_frame && r->next == r->pending + r->units;
}

static bool give_up(KrRecorder *r, const char *reason)
{
    if (!r->stop)
        r->stop = reason;
    return true;
}

// A slot that goes into another place of the trace: what was the frame's becomes the trace's.
static KrVirtualSlot taken(KrVirtualSlot slot)
{
    if (slot.owner == KR_SLOT_UNCHANGED)
        slot.owner = KR_SLOT_OWNED;
    return slot;
}

static void push_slot(KrRecorder *r, KrVirtualSlot slot)
{
    kr_record_push(r, slot.ref, (KrSlotOwner)slot.owner);
}

static void push_const(KrRecorder *r, KrRef value)
{
    kr_record_push(r, kr_record_const(r, value), KR_SLOT_NEEDS_DUP); // the trace keeps it alive
}

// --- stack ----------------------------------------------------------------------------------

static bool expand_copy(KrRecorder *r)
{
    KrVirtualSlot slot = *kr_record_stack(r, r->oparg - 1);
    if (slot.owner == KR_SLOT_OWNED || slot.owner == KR_SLOT_UNCHANGED)
        slot.owner = KR_SLOT_NEEDS_DUP;
    push_slot(r, slot);
    return true;
}

static bool expand_swap(KrRecorder *r)
{
    KrVirtualSlot *top = kr_record_stack(r, 0), *other = kr_record_stack(r, r->oparg - 1);
    KrVirtualSlot held = taken(*top);
    *top = taken(*other);
    *other = held;
    return true;
}

// --- globals and attributes -------------------------------------------------------------------

static bool watch(KrRecorder *r, KrRef dict, KrRef name)
{
    ((KrDict *)kr_obj(dict))->flags |= KR_DICT_WATCHED;
    return kr_record_depend(r, KR_DEPENDS_ON_DICT, kr_obj(dict), kr_bits(name));
}

static bool expand_load_global(KrRecorder *r)
{
    const KrFrame *frame = r->pending_frame;
    KrRef name = kr_ref(frame->code->names[r->oparg >> 1]);
    if (!stays(r) || !kr_is_exact(frame->globals, &kr_dict_type) ||
        !kr_is_exact(frame->builtins, &kr_dict_type))
        return give_up(r, "LOAD_GLOBAL");
    KrRef value = kr_dict_find_str(frame->globals, name);
    bool ok = watch(r, frame->globals, name);
    if (kr_ref_is_null(value)) {
        value = kr_dict_find_str(frame->builtins, name);
        ok = ok && watch(r, frame->builtins, name);
    }
    if (!ok || kr_ref_is_null(value))
        return give_up(r, "too many globals");
    push_const(r, value);
    if (r->oparg & 1)
        kr_record_push(r, 0, KR_SLOT_PLAIN);
    return true;
}

// A method of the object's class, not bound: pushes the function and the object.
static bool expand_load_method(KrRecorder *r)
{
    KrRef owner = kr_from_bits(r->hint[CALLABLE]);
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg >> 1]);
    if (!(r->oparg & 1) || !stays(r) || !kr_is_ptr(owner))
        return false;
    KrType *type = kr_type_of(owner);
    KrRef found = kr_type_find(type, name);
    if (!(type->flags & KR_TYPE_GENERIC_GETATTR) || kr_ref_is_null(found) ||
        !(kr_type_of(found)->flags & KR_TYPE_METHOD_DESCRIPTOR))
        return false;
    KrVirtualSlot self = *kr_record_stack(r, 0);
    if (type->flags & KR_TYPE_INSTANCE) {
        KrShape *shape = ((KrInstance *)kr_obj(owner))->shape;
        if (shape->mode != KR_SHAPE_SLOTS || kr_shape_find(shape, name) >= 0)
            return false;
        kr_record_uop(r, KR_UOP_GUARD_SHAPE, self.ref, 0, 0, (uint64_t)(uintptr_t)shape);
    } else if (type->flags & KR_TYPE_HEAP) {
        return false;
    } else {
        kr_record_uop(r, KR_UOP_GUARD_TYPE, self.ref, 0, 0, (uint64_t)(uintptr_t)type);
    }
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return give_up(r, "too many dependencies");
    self = taken(*kr_record_stack(r, 0));
    kr_record_pop(r);
    push_const(r, found);
    push_slot(r, self);
    return true;
}

// --- calls ------------------------------------------------------------------------------------

// Goes on in the callee's frame: arguments become its first locals.
static bool inline_function(KrRecorder *r, KrRef function_ref)
{
    KrFrame *callee = r->next_frame;
    KrFunction *function = (KrFunction *)kr_obj(function_ref);
    KrCode *code = function->code;
    bool has_self = r->hint[SELF] != 0;
    uint32_t count = r->oparg + has_self;
    if (callee->previous != r->pending_frame || callee->code != code || !code->simple_args ||
        count != (uint32_t)code->arg_count || callee->return_kind != KR_RETURN_PUSH ||
        callee->owner != KR_FRAME_ON_STACK || r->next != code->units)
        return give_up(r, "call that is not inlined");
    if (!kr_record_depend(r, KR_DEPENDS_ON_FUNCTION, function, 0))
        return give_up(r, "too many dependencies");
    KrVirtualSlot callable = *kr_record_stack(r, r->oparg + 1);
    kr_record_uop(r, KR_UOP_GUARD_VALUE, callable.ref, 0, 0, kr_bits(function_ref));
    KrVirtualSlot arguments[256];
    for (uint32_t i = 0; i < count; i++) {
        arguments[i] = taken(*kr_record_stack(r, count - 1 - i));
        if (arguments[i].owner == KR_SLOT_LENT) // a local owns what it holds
            arguments[i].owner = KR_SLOT_NEEDS_DUP;
    }
    callable = taken(*kr_record_stack(r, r->oparg + 1));
    for (uint32_t i = 0; i < r->oparg + 2; i++)
        kr_record_pop(r);
    KrVirtualFrame *caller = kr_record_top(r);
    caller->ip = r->pending;
    caller->return_offset = (uint16_t)r->units;
    KrSlotOwner owner = callable.owner == KR_SLOT_LENT ? KR_SLOT_NEEDS_DUP : (KrSlotOwner)callable.owner;
    if (!kr_record_push_frame(r, callee, callable.ref, owner))
        return true;
    KrVirtualFrame *frame = kr_record_top(r);
    for (uint32_t i = 0; i < count; i++)
        r->slots[frame->base + i] = arguments[i];
    return true;
}

// Anything else that was called and came back: one call micro-op.
static bool call_out(KrRecorder *r, KrRef callable_ref)
{
    bool has_self = r->hint[SELF] != 0;
    uint32_t count = r->oparg + has_self;
    static const uint16_t uops[] = {KR_UOP_CALL_0, KR_UOP_CALL_1, KR_UOP_CALL_2, KR_UOP_CALL_3};
    if (count > 3)
        return give_up(r, "call with more than three arguments");
    KrTraceRef callable = kr_record_stack(r, r->oparg + 1)->ref;
    kr_record_uop(r, KR_UOP_GUARD_VALUE, callable, 0, 0, kr_bits(callable_ref));
    KrTraceRef in[5] = {callable};
    for (uint32_t i = 0; i < count; i++)
        in[1 + i] = kr_record_stack(r, count - 1 - i)->ref;
    KrTraceRef result = kr_opt_uop(&r->ir, uops[count], in, NULL);
    for (uint32_t i = 0; i < count; i++)
        kr_record_drop_slot(r, kr_record_stack(r, i));
    kr_record_drop_slot(r, kr_record_stack(r, r->oparg + 1));
    for (uint32_t i = 0; i < r->oparg + 2; i++)
        kr_record_pop(r);
    kr_record_push(r, result, KR_SLOT_OWNED);
    return true;
}

static bool expand_call(KrRecorder *r)
{
    KrRef callable = kr_from_bits(r->hint[CALLABLE]);
    if (!kr_is_ptr(callable) || kr_ref_is_null(callable))
        return give_up(r, "CALL");
    if (r->next_frame != r->pending_frame) {
        if (kr_is_exact(callable, &kr_function_type))
            return inline_function(r, callable);
        return give_up(r, "call that is not inlined");
    }
    if (!stays(r))
        return give_up(r, "exception");
    KrType *type = kr_type_of(callable);
    if (type != &kr_native_type && type != &kr_method_descriptor_type && type != &kr_type_type)
        return give_up(r, "call of an unknown kind");
    return call_out(r, callable);
}

static bool expand_return(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (r->frame_count == 1)
        return give_up(r, "return from the root frame");
    if (frame->return_kind != KR_RETURN_PUSH || r->next_frame != r->frames[r->frame_count - 2].frame)
        return give_up(r, "return of a special kind");
    KrVirtualSlot value = *kr_record_stack(r, 0);
    if (value.owner == KR_SLOT_LENT) // the lender goes with its frame
        value.owner = KR_SLOT_NEEDS_DUP;
    // on the caller's stack first, so that a local that dies can hand its reference over
    KrVirtualFrame *caller = &r->frames[r->frame_count - 2];
    uint32_t index = (uint32_t)caller->code->localsplus_count + caller->depth;
    r->slots[caller->base + index] = value;
    caller->depth++;
    kr_record_pop_frame(r);
    return true;
}

// --- building ---------------------------------------------------------------------------------

static bool expand_build(KrRecorder *r, bool tuple)
{
    static const uint16_t tuples[] = {KR_UOP_TUPLE_0, KR_UOP_TUPLE_1, KR_UOP_TUPLE_2, KR_UOP_TUPLE_3,
                                      KR_UOP_TUPLE_4};
    static const uint16_t lists[] = {KR_UOP_LIST_0, KR_UOP_LIST_1, KR_UOP_LIST_2, KR_UOP_LIST_3,
                                     KR_UOP_LIST_4};
    uint32_t count = r->oparg;
    if (count > 4 || !stays(r))
        return give_up(r, tuple ? "BUILD_TUPLE" : "BUILD_LIST");
    KrTraceRef in[5] = {0};
    for (uint32_t i = 0; i < count; i++) {
        KrVirtualSlot *slot = kr_record_stack(r, count - 1 - i);
        *slot = taken(*slot);
        kr_record_own_slot(r, slot);
        in[i] = slot->ref;
        slot->owner = KR_SLOT_PLAIN; // consumed by the call
    }
    KrTraceRef made = kr_opt_uop(&r->ir, (tuple ? tuples : lists)[count], in, NULL);
    while (count--)
        kr_record_pop(r);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

// A jump back that does not close the trace is followed where loops are known to run few rounds.
static bool expand_inner_loop(KrRecorder *r)
{
    enum { ROUNDS = 15 };
    if (r->next == r->start && r->frame_count == 1 && !r->parent)
        return true;
    if (!r->parent && kr_trace_times_left(r->thread->vm, r->next) < 2)
        kr_opt_fail(&r->ir, "an inner loop comes first");
    else if (++r->unrolled > ROUNDS)
        kr_opt_fail(&r->ir, "an inner loop runs many rounds");
    return true;
}

bool kr_expand_special(KrRecorder *r)
{
    switch (kr_opcode_base[r->opcode]) {
    case KR_OP_NOP:
    case KR_OP_NOT_TAKEN:
    case KR_OP_RESUME: return true;
    case KR_OP_JUMP_BACKWARD:
    case KR_OP_JUMP_BACKWARD_NO_INTERRUPT: {
        KrTraceRef limit = kr_opt_raw(&r->ir, KR_IR_COUNT_LIMIT, KR_REP_NONE, NULL, 0);
        r->ir.ins[limit].snapshot = r->ir.snapshot_now(r->ir.context);
        return expand_inner_loop(r);
    }
    case KR_OP_COPY: return expand_copy(r);
    case KR_OP_SWAP: return expand_swap(r);
    case KR_OP_LOAD_GLOBAL: return expand_load_global(r);
    case KR_OP_LOAD_ATTR: return expand_load_method(r);
    case KR_OP_CALL: return expand_call(r);
    case KR_OP_RETURN_VALUE: return expand_return(r);
    case KR_OP_BUILD_TUPLE: return expand_build(r, true);
    case KR_OP_BUILD_LIST: return expand_build(r, false);
    default: return false;
    }
}
