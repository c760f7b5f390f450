// SPDX-License-Identifier: MIT
// Ints of 50 to 64 bits in traces: products that a modulus or a mask makes small again, states of generators of random
// numbers, hashes.
//
// Outside traces such an int is an object. In a trace its box is as virtual as that of an immediate (BOX_INT): arithmetic
// and comparisons take the unboxed number, exits make the object. Only where the trace itself needs the object (a store,
// an argument of a call, a link to another trace) the recorder makes one (NEW_INT) and goes on with that.
// Products of more than 64 bits exist as their lower half, from the product to a mask right behind it (an addition of a
// constant may come between), as generators of random numbers and hashes have it. Exits on the way begin at the product. In the frame of a
// generator, which needs objects, these are the only ones.
//
// Called by expand.c and record.c. Tests: tests/lang/jit/wide_ints*.py.
#include "tier2/record.h"

#include "interp/loop.h"
#include "runtime/int.h"

// By operator, in the order of BINARY_OP's oparg; 0: not done here.
static const uint16_t binary_uops[13] = {KR_UOP_ADD_INT, KR_UOP_AND_INT, KR_UOP_FLOORDIV_INT, KR_UOP_LSHIFT_INT, 0, KR_UOP_MUL_INT,
                                         KR_UOP_MOD_INT, KR_UOP_OR_INT, 0, KR_UOP_RSHIFT_INT, KR_UOP_SUB_INT, 0, KR_UOP_XOR_INT};
static const uint16_t relation_uops[6] = {KR_UOP_LT_INT, KR_UOP_LE_INT, KR_UOP_EQ_INT, KR_UOP_NE_INT, KR_UOP_GT_INT, KR_UOP_GE_INT};

static bool is_wide(KrRef value)
{
    return kr_is_ptr(value) && kr_int_is(value);
}

// Does the result fit 64 bits, by an operation that a micro-op does?
static bool fits(uint16_t uop, int64_t a, int64_t b)
{
    int64_t result;
    switch (uop) {
    case 0: return false;
    case KR_UOP_ADD_INT: return !__builtin_add_overflow(a, b, &result);
    case KR_UOP_SUB_INT: return !__builtin_sub_overflow(a, b, &result);
    case KR_UOP_MUL_INT: return !__builtin_mul_overflow(a, b, &result);
    case KR_UOP_FLOORDIV_INT:
    case KR_UOP_MOD_INT: return b != 0 && b != -1;
    case KR_UOP_LSHIFT_INT: return b >= 0 && b <= 62 && (int64_t)((uint64_t)a << b) >> b == a;
    case KR_UOP_RSHIFT_INT: return b >= 0;
    default: return true;
    }
}

static bool result_is_wide(uint16_t uop, int64_t a, int64_t b)
{
    int64_t result = 0;
    switch (uop) {
    case KR_UOP_ADD_INT: (void)__builtin_add_overflow(a, b, &result); break;
    case KR_UOP_SUB_INT: (void)__builtin_sub_overflow(a, b, &result); break;
    case KR_UOP_MUL_INT: (void)__builtin_mul_overflow(a, b, &result); break;
    case KR_UOP_LSHIFT_INT: result = (int64_t)((uint64_t)a << b); break;
    default: break; // of two immediates: an immediate
    }
    return !kr_int_fits(result);
}

// The mask (& m, % 2**k) that makes the result of the pending instruction small, with only constants and operations in
// between that need no more than the lower bits. Null: there is none, or what it leaves may be more than `most`.
static const KrUnit *find_mask(const KrRecorder *r, const KrCode *code, int64_t most)
{
    enum { FAR = 4 };
    const KrUnit *ip = r->pending + r->units;
    for (int i = 0; i < FAR; i++) {
        uint8_t load = kr_opcode_base[*ip & 0xFF];
        int64_t number = *ip >> 8;
        if (load == KR_OP_LOAD_CONST) {
            KrRef constant = kr_ref(code->consts[*ip >> 8]);
            if (!kr_int_is(constant) || kr_int_try_i64(constant, &number) != KR_PRESENT)
                return NULL;
        } else if (load != KR_OP_LOAD_SMALL_INT) {
            return NULL;
        }
        ip += 1 + kr_opcode_caches[load];
        if (kr_opcode_base[*ip & 0xFF] != KR_OP_BINARY_OP || *ip >> 8 >= 26)
            return NULL;
        switch (binary_uops[(*ip >> 8) % 13]) {
        case KR_UOP_AND_INT: return number >= 0 && number <= most ? ip : NULL;
        case KR_UOP_MOD_INT: return number > 0 && (number & (number - 1)) == 0 && number - 1 <= most ? ip : NULL;
        case KR_UOP_ADD_INT:
        case KR_UOP_SUB_INT:
        case KR_UOP_MUL_INT:
        case KR_UOP_OR_INT:
        case KR_UOP_XOR_INT: break;
        default: return NULL;
        }
        ip += 1 + KR_CACHE_BINARY_OP;
    }
    return NULL;
}

// The micro-op that gives the lower half.
static uint16_t wrapping(uint16_t uop)
{
    switch (uop) {
    case KR_UOP_ADD_INT: return KR_UOP_ADD_WRAP;
    case KR_UOP_SUB_INT: return KR_UOP_SUB_WRAP;
    case KR_UOP_MUL_INT: return KR_UOP_MUL_WRAP;
    default: return uop; // of bits, and MOD_INT of a power of two, which becomes a mask
    }
}

static KrTraceRef unboxed(KrRecorder *r, KrTraceRef ref)
{
    return kr_record_uop(r, kr_opt_type(&r->ir, ref) == &kr_int_type ? KR_UOP_UNBOX_INT : KR_UOP_UNBOX_WIDE, ref, 0, 0, 0);
}

static bool is_done_here(const KrRecorder *r)
{
    return r->wide && r->next_frame == r->pending_frame && r->next == r->pending + r->units;
}

bool kr_expand_wide(KrRecorder *r)
{
    if (!is_done_here(r))
        return false;
    uint8_t base = kr_opcode_base[r->opcode];
    bool unary = base != KR_OP_BINARY_OP && base != KR_OP_COMPARE_OP;
    if (r->mask && !r->wraps_until) {
        for (unsigned d = 0; d < 2; d++) { // an exit behind needs them again
            const KrVirtualSlot *slot = kr_record_stack(r, d);
            bool owns = slot->owner == KR_SLOT_OWNED || slot->owner == KR_SLOT_UNCHANGED;
            if (owns && !kr_opt_is_plain(&r->ir, slot->ref))
                return false;
        }
    }
    KrTraceRef b = unboxed(r, kr_record_stack(r, 0)->ref), a = unary ? b : unboxed(r, kr_record_stack(r, 1)->ref), out;
    if (r->mask && !r->wraps_until) {
        r->wraps_until = r->mask;
        r->wraps_from = r->ir.snapshot_now(r->ir.context);
    }
    uint16_t binary = binary_uops[r->oparg % 13];
    switch (base) {
    case KR_OP_BINARY_OP: out = kr_record_uop(r, r->wraps_until ? wrapping(binary) : binary, a, b, 0, 0); break;
    case KR_OP_COMPARE_OP: out = kr_record_uop(r, relation_uops[r->oparg >> 5], a, b, 0, 0); break;
    case KR_OP_TO_BOOL: out = kr_record_uop(r, KR_UOP_IS_NONZERO_INT, a, 0, 0, 0); break;
    default: out = kr_record_uop(r, base == KR_OP_UNARY_NEGATIVE ? KR_UOP_NEG_INT : KR_UOP_INVERT_INT, a, 0, 0, 0); break;
    }
    bool truth = base == KR_OP_COMPARE_OP || base == KR_OP_TO_BOOL;
    out = kr_record_uop(r, truth ? KR_UOP_BOX_BOOL : KR_UOP_BOX_INT, out, 0, 0, 0);
    KrVirtualSlot operands[2] = {kr_record_take(r), {0}};
    if (!unary)
        operands[1] = kr_record_take(r);
    kr_record_push(r, out, KR_SLOT_PLAIN);
    kr_record_drop_slot(r, &operands[0]);
    if (!unary)
        kr_record_drop_slot(r, &operands[1]);
    return true;
}

static void make_object(KrRecorder *r, KrVirtualSlot *slot)
{
    slot->ref = kr_record_uop(r, KR_UOP_NEW_INT, r->ir.ins[slot->ref].in[0], 0, 0, 0);
    slot->owner = KR_SLOT_OWNED;
    r->snapshot = 0; // exits from here on have the object to give away
}

static bool needs_object(const KrRecorder *r, const KrVirtualSlot *slot, KrSlot now)
{
    return slot->loaded && slot->ref && r->ir.ins[slot->ref].op == KR_UOP_BOX_INT && !kr_slot_is_null(now) && is_wide(kr_slot_ref(now));
}

// In a generator's frame, which needs objects, only what is there no longer behind a mask.
static void look_for_mask(KrRecorder *r, const KrCode *code, uint16_t uop)
{
    enum { IMMEDIATE_BITS = 48 };
    if (uop == KR_UOP_MUL_INT && result_is_wide(uop, r->left, r->right)) r->mask = find_mask(r, code, (INT64_C(1) << IMMEDIATE_BITS) - 1);
    r->wide = r->mask != NULL;
}

static void look_at_operands(KrRecorder *r, const KrCode *code, const KrSlot *sp)
{
    uint8_t base = kr_opcode_base[r->opcode];
    bool binary = base == KR_OP_BINARY_OP && r->oparg < 26, unary = base == KR_OP_UNARY_NEGATIVE || base == KR_OP_UNARY_INVERT || base == KR_OP_TO_BOOL;
    if (!binary && !unary && base != KR_OP_COMPARE_OP)
        return;
    if (r->wraps_until && r->pending <= r->wraps_until) {
        r->wide = true;
        return;
    }
    KrRef left = kr_slot_ref(sp[unary ? -1 : -2]), right = kr_slot_ref(sp[-1]);
    if (!kr_int_is(left) || !kr_int_is(right) || kr_int_try_i64(left, &r->left) != KR_PRESENT ||
        kr_int_try_i64(right, &r->right) != KR_PRESENT)
        return;
    r->wide = is_wide(left) || is_wide(right);
    if (kr_record_top(r)->resumed_here) {
        look_for_mask(r, code, binary ? binary_uops[r->oparg % 13] : 0);
    } else if (unary) {
        r->wide = r->wide && r->left != INT64_MIN;
    } else if (binary) {
        uint16_t uop = binary_uops[r->oparg % 13];
        if (uop == KR_UOP_MUL_INT && !fits(uop, r->left, r->right))
            r->mask = find_mask(r, code, INT64_MAX);
        r->wide = r->mask || (fits(uop, r->left, r->right) && (r->wide || result_is_wide(uop, r->left, r->right)));
    }
}

void kr_expand_look_at_ints(KrRecorder *r, KrFrame *frame, const KrSlot *sp)
{
    KrVirtualFrame *top = kr_record_top(r);
    r->wide = false;
    r->mask = NULL;
    r->wide_operands = 0;
    look_at_operands(r, frame->code, sp);
    for (uint32_t d = 0; d < top->depth && d < 32 && sp - d > kr_frame_stack_base(frame); d++)
        if (needs_object(r, &r->slots[top->base + (uint32_t)top->code->localsplus_count + top->depth - 1 - d], sp[-1 - (int64_t)d]))
            r->wide_operands |= 1u << d;
}

// Instructions that only move values leave them as they are.
static bool moves_only(KrRecorder *r)
{
    switch (kr_opcode_base[r->opcode]) {
    case KR_OP_CALL:
    case KR_OP_CALL_KW:
    case KR_OP_BINARY_OP: return r->next_frame != r->pending_frame; // arguments of an inlined call
    case KR_OP_RETURN_VALUE: return r->frame_count > 1 && !kr_record_top(r)->resumed_here;
    case KR_OP_STORE_FAST:
    case KR_OP_STORE_FAST_LOAD_FAST:
    case KR_OP_STORE_FAST_STORE_FAST:
    case KR_OP_LOAD_FAST:
    case KR_OP_LOAD_FAST_BORROW:
    case KR_OP_LOAD_FAST_LOAD_FAST:
    case KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW:
    case KR_OP_LOAD_CONST:
    case KR_OP_LOAD_SMALL_INT:
    case KR_OP_LOAD_GLOBAL:
    case KR_OP_PUSH_NULL:
    case KR_OP_POP_TOP:
    case KR_OP_POP_ITER:
    case KR_OP_COPY:
    case KR_OP_SWAP:
    case KR_OP_NOP:
    case KR_OP_NOT_TAKEN:
    case KR_OP_POP_JUMP_IF_FALSE:
    case KR_OP_POP_JUMP_IF_TRUE:
    case KR_OP_JUMP_FORWARD: return true;
    default: return false;
    }
}

void kr_expand_make_operands(KrRecorder *r)
{
    if (!r->wide_operands || is_done_here(r) || moves_only(r))
        return;
    for (uint32_t d = 0; d < 32; d++)
        if (r->wide_operands >> d & 1)
            make_object(r, kr_record_stack(r, d));
}

void kr_expand_make_slot(KrRecorder *r, KrVirtualSlot *slot, KrSlot now)
{
    if (needs_object(r, slot, now))
        make_object(r, slot);
}

void kr_expand_make_slots(KrRecorder *r)
{
    for (uint32_t f = 0; f < r->frame_count; f++) {
        const KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < (uint32_t)frame->code->localsplus_count + frame->depth; i++)
            if (needs_object(r, &r->slots[frame->base + i], frame->frame->slots[i]))
                make_object(r, &r->slots[frame->base + i]);
    }
}

void kr_expand_make_loop_slot(KrRecorder *r, KrTraceRef start, KrVirtualSlot *end, KrSlot now)
{
    if (!start || !needs_object(r, end, now))
        return;
    for (uint32_t i = 1; i < r->ir.count; i++) {
        const KrIns *ins = &r->ir.ins[i];
        if (ins->op == KR_UOP_UNBOX_WIDE || ins->op == KR_UOP_UNBOX_INT || ins->op == KR_UOP_GUARD_INT || ins->op == KR_IR_DROP || ins->op == KR_IR_DUP)
            continue;
        for (int k = 0; k < 5; k++)
            if (ins->in[k] == start) {
                make_object(r, end);
                return;
            }
    }
}
