// SPDX-License-Identifier: MIT
// Methods in Python that instructions enter: operators, relations, __contains__, __bool__, __len__, __setitem__.
//
// The interpreter has pushed the frame (enter_method in interp/loop.c); what the instruction makes of the result is done where
// the method returns, behind guards that it is what it was.
// Tests: tests/lang/jit/entered_methods.py, tests/lang/jit/operators*.py.
#include "tier2/expand.h"

#include "interp/operators.h"
#include "runtime/function.h"
#include "runtime/int.h"
#include "runtime/shape.h"

// What the right operand's class might have a say in.
static void guard_right(KrRecorder *r, KrTraceRef ref, KrRef right)
{
    if (!kr_is_ptr(right) || kr_int_is(right))
        kr_record_guard_plain(r, ref, kr_bits(right));
    else if (kr_type_of(right)->flags & KR_TYPE_INSTANCE)
        kr_record_uop(r, KR_UOP_GUARD_SHAPE, ref, 0, 0,
                      (uint64_t)(uintptr_t)((const KrInstance *)(const void *)kr_obj(right))->shape);
    else
        kr_record_uop(r, KR_UOP_GUARD_TYPE, ref, 0, 0, (uint64_t)(uintptr_t)kr_type_of(right));
}

// An operand that waits on the caller's stack.
static KrVirtualSlot lent_operand(KrRecorder *r, uint32_t place)
{
    KrVirtualSlot slot = *kr_record_stack(r, place);
    if (slot.owner != KR_SLOT_PLAIN)
        slot.owner = KR_SLOT_NEEDS_DUP;
    return slot;
}

// BINARY_OP has entered a Python method of the left operand.
bool kr_expand_operator(KrRecorder *r)
{
    if (r->next_frame == r->pending_frame)
        return false;
    KrRef left = kr_from_bits(r->hint[LEFT]), right = kr_from_bits(r->hint[RIGHT]);
    bool subscript = r->oparg == 26;
    KrRef method = kr_ref(r->next_frame->function);
    KrType *type = kr_type_of(left);
    const KrShape *shape = type->flags & KR_TYPE_INSTANCE ? ((const KrInstance *)(const void *)kr_obj(left))->shape : NULL;
    if ((shape && shape->mode != KR_SHAPE_SLOTS) || !kr_is_exact(method, &kr_function_type) ||
        !kr_is(kr_type_find(type, kr_operators_method_name(type, r->oparg)), method))
        return kr_expand_give_up(r, "an operator that is not inlined");
    kr_record_stack_room(r, r->next_frame->code);
    KrTraceRef left_ref = kr_record_stack(r, 1)->ref, right_ref = kr_record_stack(r, 0)->ref;
    if (shape)
        kr_record_uop(r, KR_UOP_GUARD_SHAPE, left_ref, 0, 0, (uint64_t)(uintptr_t)shape);
    else
        kr_expand_guard_type(r, left_ref, type);
    (void)kr_record_const(r, kr_type_ref(type)); // kept alive, so that its address means it
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return kr_expand_give_up(r, "too many dependencies");
    guard_right(r, right_ref, right);
    KrExpandArguments arguments = {.count = 2};
    KrVirtualSlot callable = {.ref = kr_record_const(r, method), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    for (uint32_t i = 0; i < 2; i++)
        arguments.slots[i] = subscript ? kr_expand_passed(*kr_record_stack(r, 1 - i)) : lent_operand(r, 1 - i);
    if (subscript) {
        kr_record_pop(r);
        kr_record_pop(r);
    }
    return kr_expand_inline_function(r, method, callable, &arguments, subscript ? KR_RETURN_PUSH : (KrReturnKind)r->next_frame->return_kind);
}

bool kr_expand_enters_method(const KrRecorder *r)
{
    const KrFrame *callee = r->next_frame;
    return callee != r->pending_frame && callee->previous == r->pending_frame && callee->return_kind >= KR_RETURN_COMPARE &&
           r->next == callee->code->units;
}

// Where the method's arguments lie on the stack, in their order, and how many operands there are.
typedef struct Operands {
    uint8_t count, total, places[3];
} Operands;

static Operands operands_of(uint8_t kind)
{
    switch (kind) {
    case KR_RETURN_COMPARE: return (Operands){2, 2, {1, 0}};
    case KR_RETURN_TRUTH: return (Operands){1, 1, {0}};
    case KR_RETURN_CONTAINS: return (Operands){2, 2, {0, 1}};
    case KR_RETURN_LENGTH: return (Operands){1, 3, {0}}; // behind the function and null
    case KR_RETURN_DISCARD: return (Operands){3, 3, {1, 0, 2}};
    default: return (Operands){0};
    }
}

bool kr_expand_method(KrRecorder *r)
{
    KrFrame *callee = r->next_frame;
    uint8_t kind = callee->return_kind;
    KrRef self = kr_slot_ref(callee->slots[0]), method = kr_ref(callee->function);
    KrType *type = kr_type_of(self);
    const Operands operands = operands_of(kind);
    const KrShape *shape = operands.count && type->flags & KR_TYPE_INSTANCE ? ((const KrInstance *)(const void *)kr_obj(self))->shape : NULL;
    if (!shape || shape->mode != KR_SHAPE_SLOTS || !kr_is_exact(method, &kr_function_type))
        return kr_expand_give_up(r, "a method that is not inlined");
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return kr_expand_give_up(r, "too many dependencies");
    kr_record_stack_room(r, callee->code);
    kr_record_uop(r, KR_UOP_GUARD_SHAPE, kr_record_stack(r, operands.places[0])->ref, 0, 0, (uint64_t)(uintptr_t)shape);
    (void)kr_record_const(r, kr_type_ref(type)); // kept alive, so that its address means it
    if (kind == KR_RETURN_COMPARE)
        guard_right(r, kr_record_stack(r, 0)->ref, kr_slot_ref(callee->slots[1]));
    if (kind == KR_RETURN_LENGTH) {
        kr_record_uop(r, KR_UOP_GUARD_VALUE, kr_record_stack(r, 2)->ref, 0, 0, r->hint[CALLABLE]);
        (void)kr_record_const(r, kr_from_bits(r->hint[CALLABLE]));
    }
    KrExpandArguments arguments = {.count = operands.count};
    bool wait = kind == KR_RETURN_COMPARE;
    for (uint32_t i = 0; i < operands.count; i++)
        arguments.slots[i] = wait ? lent_operand(r, operands.places[i]) : kr_expand_passed(*kr_record_stack(r, operands.places[i]));
    for (uint32_t i = 0; !wait && i < operands.total; i++) {
        KrVirtualSlot slot = kr_record_take(r);
        if (i >= operands.count && slot.ref)
            kr_record_drop_slot(r, &slot);
    }
    KrVirtualSlot callable = {.ref = kr_record_const(r, method), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    return kr_expand_inline_function(r, method, callable, &arguments, (KrReturnKind)kind);
}

// The result of a method that is no operator's: counted as what the instruction gives.
static bool convert_result(KrRecorder *r, uint8_t kind, uint32_t oparg)
{
    KrTraceRef value = kr_record_stack(r, 0)->ref;
    if (kind == KR_RETURN_DISCARD) {
        kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop_frame(r);
        return true;
    }
    if (kind == KR_RETURN_LENGTH) {
        kr_record_uop(r, KR_UOP_GUARD_INT, value, 0, 0, 0);
        KrTraceRef number = kr_record_uop(r, KR_UOP_UNBOX_INT, value, 0, 0, 0);
        kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_GE_INT, number, kr_opt_const_int(&r->ir, 0), 0, 0), 0, 0, 0);
    } else {
        kr_record_uop(r, KR_UOP_GUARD_BOOL, value, 0, 0, 0);
    }
    if (kind == KR_RETURN_CONTAINS && oparg & 1) {
        value = kr_record_uop(r, KR_UOP_NOT_BOOL, kr_record_uop(r, KR_UOP_UNBOX_BOOL, value, 0, 0, 0), 0, 0, 0);
        value = kr_record_uop(r, KR_UOP_BOX_BOOL, value, 0, 0, 0);
    }
    kr_record_pop(r);
    kr_record_pop_frame(r);
    kr_record_push(r, value, KR_SLOT_PLAIN);
    return true;
}

// An operator's method returns: anything but NotImplemented replaces the operands.
static bool expand_operator_return(KrRecorder *r)
{
    KrVirtualSlot value = *kr_record_stack(r, 0);
    const KrFact *fact = &r->ir.facts[value.ref];
    if (kr_opt_type(&r->ir, value.ref) == kr_type_of(kr_not_implemented()))
        return kr_expand_give_up(r, "an operator that refuses its operand");
    if (!kr_opt_type(&r->ir, value.ref) && !(fact->shape && fact->shape_time > r->ir.shapes_killed)) {
        KrTraceRef none = kr_record_const(r, kr_not_implemented());
        KrTraceRef refused = kr_record_uop(r, KR_UOP_IS, value.ref, none, 0, 0);
        kr_record_uop(r, KR_UOP_GUARD_FALSE, refused, 0, 0, 0);
    }
    value = kr_expand_passed(value);
    kr_record_own_slot(r, &value);
    kr_record_stack(r, 0)->owner = KR_SLOT_PLAIN; // moved
    kr_record_pop(r);
    kr_record_pop_frame(r);
    KrVirtualSlot operands[2] = {kr_expand_taken(*kr_record_stack(r, 1)), kr_expand_taken(*kr_record_stack(r, 0))};
    kr_record_pop(r);
    kr_record_pop(r);
    kr_expand_push_slot(r, value);
    kr_record_drop_slot(r, &operands[1]);
    kr_record_drop_slot(r, &operands[0]);
    return true;
}

bool kr_expand_method_return(KrRecorder *r)
{
    uint8_t kind = kr_record_top(r)->return_kind;
    const KrVirtualFrame *caller = &r->frames[r->frame_count - 2];
    uint32_t oparg = (uint32_t)(*caller->ip >> 8);
    uint64_t word;
    if (kind == KR_RETURN_OPERATOR || kind == KR_RETURN_INPLACE)
        return expand_operator_return(r);
    if (r->next != caller->ip + caller->return_offset || !operands_of(kind).count)
        return kr_expand_give_up(r, "return of a special kind");
    if (kr_opt_is_const(&r->ir, kr_record_stack(r, 0)->ref, &word) && word == kr_bits(kr_not_implemented()))
        return kr_expand_give_up(r, "an operator that refuses its operand");
    if (kind != KR_RETURN_COMPARE)
        return convert_result(r, kind, oparg);
    if (oparg & 16) // it is made a bool
        kr_record_uop(r, KR_UOP_GUARD_BOOL, kr_record_stack(r, 0)->ref, 0, 0, 0);
    return expand_operator_return(r);
}
