// SPDX-License-Identifier: MIT
// Operators of numbers that no instruction is special for: `**` of floats and small powers of ints, `%` and `//` of floats.
//
// The C function that the operator comes to is called with unboxed numbers, behind guards that it cannot raise. What pow()
// gives must be finite: everything that raises or gives a complex number (0.0 ** -1, -2.0 ** 0.5, overflow) is seen by that,
// and done by the interpreter again. Called by expand.c. Tests: tests/lang/jit/float_operators.py.
#include "tier2/expand.h"

#include "runtime/float.h"

static KrBinaryOp operator_of(const KrRecorder *r)
{
    return (KrBinaryOp)(r->oparg % KR_BINARY_COUNT); // in-place forms of numbers are the plain ones
}

static KrTraceRef as_float(KrRecorder *r, KrTraceRef number, uint64_t word)
{
    bool is_int = kr_bits_is_int(word);
    kr_record_uop(r, is_int ? KR_UOP_GUARD_INT : KR_UOP_GUARD_FLOAT, number, 0, 0, 0);
    number = kr_record_uop(r, is_int ? KR_UOP_UNBOX_INT : KR_UOP_UNBOX_FLOAT, number, 0, 0, 0);
    return is_int ? kr_record_uop(r, KR_UOP_INT_TO_FLOAT, number, 0, 0, 0) : number;
}

static bool finish(KrRecorder *r, KrTraceRef box)
{
    kr_record_pop(r); // numbers in words: nothing is given back
    kr_record_pop(r);
    kr_record_push(r, box, KR_SLOT_PLAIN);
    return true;
}

static bool expand_floats(KrRecorder *r)
{
    KrBinaryOp op = operator_of(r);
    KrRef result = kr_slot_ref(r->next_sp[-1]);
    bool finite = kr_is_float(result) && __builtin_isfinite(kr_float_value(result));
    if (!finite || (op != KR_BINARY_POW && op != KR_BINARY_MOD && op != KR_BINARY_FLOORDIV))
        return false;
    KrTraceRef a = as_float(r, kr_record_stack(r, 1)->ref, r->hint[LEFT]);
    KrTraceRef b = as_float(r, kr_record_stack(r, 0)->ref, r->hint[RIGHT]), x;
    if (op == KR_BINARY_POW) {
        x = kr_record_uop(r, KR_UOP_POWER_FLOAT, a, b, 0, 0);
        kr_record_uop(r, KR_UOP_GUARD_FINITE, x, 0, 0, 0);
    } else {
        kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_IS_NONZERO_FLOAT, b, 0, 0, 0), 0, 0, 0);
        x = kr_record_uop(r, op == KR_BINARY_MOD ? KR_UOP_MOD_FLOAT : KR_UOP_FLOORDIV_FLOAT, a, b, 0, 0);
    }
    return finish(r, kr_record_uop(r, KR_UOP_BOX_FLOAT, x, 0, 0, 0));
}

// i ** 2 and i ** 3, with the exponent in the program.
static bool expand_small_power(KrRecorder *r)
{
    KrTraceRef exponent = kr_record_stack(r, 0)->ref, base = kr_record_stack(r, 1)->ref;
    uint64_t word;
    if (operator_of(r) != KR_BINARY_POW || !kr_is_small_int(kr_slot_ref(r->next_sp[-1])) || !kr_opt_is_const(&r->ir, exponent, &word))
        return false;
    int64_t n = kr_bits_int(word);
    if (n != 2 && n != 3)
        return false;
    kr_record_uop(r, KR_UOP_GUARD_INT, base, 0, 0, 0);
    base = kr_record_uop(r, KR_UOP_UNBOX_INT, base, 0, 0, 0);
    KrTraceRef power = kr_record_uop(r, KR_UOP_MUL_INT, base, base, 0, 0);
    if (n == 3)
        power = kr_record_uop(r, KR_UOP_MUL_INT, power, base, 0, 0);
    return finish(r, kr_record_uop(r, KR_UOP_BOX_INT, power, 0, 0, 0));
}

bool kr_expand_number_operator(KrRecorder *r)
{
    uint64_t left = r->hint[LEFT], right = r->hint[RIGHT];
    bool left_int = kr_bits_is_int(left), right_int = kr_bits_is_int(right);
    if (!kr_expand_stays(r) || r->oparg >= 2 * KR_BINARY_COUNT || r->wide)
        return false;
    if (left_int && right_int)
        return expand_small_power(r);
    return (left_int || kr_bits_is_float(left)) && (right_int || kr_bits_is_float(right)) && expand_floats(r);
}
