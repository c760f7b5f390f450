// SPDX-License-Identifier: MIT
// Operators of numbers that no instruction is special for: `**` of floats and small powers of ints, `%` and `//` of floats, ints and bools.
//
// The C function that the operator comes to is called with unboxed numbers, behind guards that it cannot raise. What pow()
// gives must be finite: everything that raises or gives a complex number (0.0 ** -1, -2.0 ** 0.5, overflow) is seen by that,
// and done by the interpreter again. Called by expand.c. Tests: tests/lang/jit/float_operators.py, bool_operators.py.
#include "tier2/expand.h"

#include "runtime/bool.h"
#include "runtime/float.h"
#include "runtime/int.h"

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

static KrTraceRef as_int(KrRecorder *r, KrTraceRef number, uint64_t word)
{
    bool is_int = kr_bits_is_int(word);
    kr_record_uop(r, is_int ? KR_UOP_GUARD_INT : KR_UOP_GUARD_BOOL, number, 0, 0, 0);
    number = kr_record_uop(r, is_int ? KR_UOP_UNBOX_INT : KR_UOP_UNBOX_BOOL, number, 0, 0, 0);
    return is_int ? number : kr_record_uop(r, KR_UOP_BOOL_TO_INT, number, 0, 0, 0);
}

static bool is_bool(uint64_t word)
{
    return kr_bits_is_ptr(word) && word && kr_is_bool(kr_from_bits(word));
}

// `count += a == b`: one operand is True or False, or both are.
static bool expand_bools(KrRecorder *r)
{
    static const uint16_t micro_ops[KR_BINARY_COUNT] = {
        [KR_BINARY_ADD] = KR_UOP_ADD_INT, [KR_BINARY_SUB] = KR_UOP_SUB_INT, [KR_BINARY_MUL] = KR_UOP_MUL_INT,
        [KR_BINARY_AND] = KR_UOP_AND_INT, [KR_BINARY_OR] = KR_UOP_OR_INT,   [KR_BINARY_XOR] = KR_UOP_XOR_INT};
    uint64_t left = r->hint[LEFT], right = r->hint[RIGHT];
    uint16_t op = micro_ops[operator_of(r)];
    if (op == 0 || (!kr_bits_is_int(left) && !is_bool(left)) || (!kr_bits_is_int(right) && !is_bool(right)) ||
        !kr_is_small_int(kr_slot_ref(r->next_sp[-1]))) // of & | ^ with two bools the result is another
        return false;
    KrTraceRef a = as_int(r, kr_record_stack(r, 1)->ref, left), b = as_int(r, kr_record_stack(r, 0)->ref, right);
    return finish(r, kr_record_uop(r, KR_UOP_BOX_INT, kr_record_uop(r, op, a, b, 0, 0), 0, 0, 0));
}

bool kr_expand_number_operator(KrRecorder *r)
{
    uint64_t left = r->hint[LEFT], right = r->hint[RIGHT];
    bool left_int = kr_bits_is_int(left), right_int = kr_bits_is_int(right);
    if (!kr_expand_stays(r) || r->oparg >= 2 * KR_BINARY_COUNT || r->wide)
        return false;
    if (left_int && right_int)
        return expand_small_power(r);
    if (expand_bools(r))
        return true;
    return (left_int || kr_bits_is_float(left)) && (right_int || kr_bits_is_float(right)) && expand_floats(r);
}

// --- the module operator ------------------------------------------------------------------------

KrTraceRef kr_expand_operator_function(KrRecorder *r, const char *name, KrTraceRef a, KrTraceRef b)
{
    static const struct {
        const char *name;
        uint16_t of_ints, of_floats; // micro-ops
    } functions[] = {
        {"add", KR_UOP_ADD_INT, KR_UOP_ADD_FLOAT}, {"sub", KR_UOP_SUB_INT, KR_UOP_SUB_FLOAT}, {"mul", KR_UOP_MUL_INT, KR_UOP_MUL_FLOAT},
        {"floordiv", KR_UOP_FLOORDIV_INT, 0},      {"mod", KR_UOP_MOD_INT, 0},                {"truediv", 0, KR_UOP_DIV_FLOAT},
        {"lshift", KR_UOP_LSHIFT_INT, 0},          {"rshift", KR_UOP_RSHIFT_INT, 0},          {"and_", KR_UOP_AND_INT, 0},
        {"or_", KR_UOP_OR_INT, 0},                 {"xor", KR_UOP_XOR_INT, 0},                {"lt", KR_UOP_LT_INT, KR_UOP_LT_FLOAT},
        {"le", KR_UOP_LE_INT, KR_UOP_LE_FLOAT},    {"eq", KR_UOP_EQ_INT, KR_UOP_EQ_FLOAT},    {"ne", KR_UOP_NE_INT, KR_UOP_NE_FLOAT},
        {"gt", KR_UOP_GT_INT, KR_UOP_GT_FLOAT},    {"ge", KR_UOP_GE_INT, KR_UOP_GE_FLOAT},
    };
    const KrType *type = r->argument_types[0];
    bool ints = kr_bits_is_int(r->argument_words[0]) && kr_bits_is_int(r->argument_words[1]);
    if (!ints && (type != &kr_float_type || r->argument_types[1] != type)) return 0;
    if (ints && kr_int_is(kr_slot_ref(r->next_sp[-1])) && !kr_is_small_int(kr_slot_ref(r->next_sp[-1]))) return 0; // wide
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        uint16_t op = ints ? functions[i].of_ints : functions[i].of_floats;
        if (!op || strcmp(functions[i].name, name)) continue;
        kr_expand_guard_type(r, a, type);
        kr_expand_guard_type(r, b, type);
        uint16_t unbox = ints ? KR_UOP_UNBOX_INT : KR_UOP_UNBOX_FLOAT;
        KrTraceRef x = kr_record_uop(r, unbox, a, 0, 0, 0), y = kr_record_uop(r, unbox, b, 0, 0, 0);
        KrTraceRef result = kr_record_uop(r, op, x, y, 0, 0);
        KrRep rep = (KrRep)r->ir.ins[result].rep;
        return kr_record_uop(r, rep == KR_REP_BOOL ? KR_UOP_BOX_BOOL : rep == KR_REP_INT ? KR_UOP_BOX_INT : KR_UOP_BOX_FLOAT, result, 0, 0, 0);
    }
    return 0;
}
