// SPDX-License-Identifier: MIT
// Micro-ops on texts of which something is known: characters that are code points (BOX_CHAR), constants.
//
// A character of a text is BOX_CHAR of a code point below 256. Comparing it with another one compares two ints, with a text of
// another length nothing; whether it is in a constant text or tuple is a bit of a word. So the text is not needed but where it is
// stored or passed on. Any other text is compared with a short constant by its length and one word.
// Called by kr_opt_uop, also for calls. Tests: tests/lang/jit/characters.py.
#include "tier2/opt_text.h"

#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "tier2/opt.h"

#include <string.h>

static const KrStr *constant_text(const KrTraceIR *ir, KrTraceRef ref)
{
    uint64_t word;
    if (!kr_opt_is_const(ir, ref, &word) || kr_opt_type(ir, ref) != &kr_str_type) return NULL;
    return (const KrStr *)(uintptr_t)word;
}

static bool is_char(const KrStr *text)
{
    return text->length == 1 && text->kind == 1;
}

// The code point of a character; 0: it is not known to be one.
static KrTraceRef code_of(KrTraceIR *ir, KrTraceRef ref)
{
    if (ir->ins[ref].op == KR_UOP_BOX_CHAR) return ir->ins[ref].in[0];
    const KrStr *text = constant_text(ir, ref);
    return text && is_char(text) ? kr_opt_const_int(ir, kr_str_read(text, 0)) : 0;
}

static KrTraceRef emit(KrTraceIR *ir, uint16_t op, KrTraceRef a, KrTraceRef b)
{
    return kr_opt_uop(ir, op, (KrTraceRef[5]){a, b}, NULL);
}

// --- comparison -----------------------------------------------------------------------------

static uint16_t comparison_of_codes(uint16_t op)
{
    switch (op) {
    case KR_UOP_STR_EQUAL: return KR_UOP_EQ_INT;
    case KR_UOP_STR_NOT_EQUAL: return KR_UOP_NE_INT;
    case KR_UOP_STR_LESS: return KR_UOP_LT_INT;
    case KR_UOP_STR_AT_MOST: return KR_UOP_LE_INT;
    case KR_UOP_STR_GREATER: return KR_UOP_GT_INT;
    case KR_UOP_STR_AT_LEAST: return KR_UOP_GE_INT;
    default: return KR_UOP_NONE;
    }
}

// Is the text this constant? 0: nothing better than a call is known.
static KrTraceRef is_constant(KrTraceIR *ir, KrTraceRef ref, const KrStr *text)
{
    uint64_t word = 0;
    if (ir->ins[ref].op == KR_UOP_BOX_CHAR && !is_char(text)) return kr_opt_const_bool(ir, false);
    if (text->length == 0) return emit(ir, KR_UOP_EQ_INT, kr_opt_uop(ir, KR_UOP_STR_LENGTH, &ref, NULL), kr_opt_const_int(ir, 0));
    if (text->kind != 1 || (size_t)text->length >= sizeof word) return 0;
    memcpy(&word, kr_str_data(text), (size_t)text->length);
    uint64_t imm[2] = {word << (64 - 8 * text->length), (uint64_t)text->length};
    return kr_opt_uop(ir, KR_UOP_STR_IS, (KrTraceRef[5]){ref}, imm);
}

static KrTraceRef compare(KrTraceIR *ir, uint16_t op, KrTraceRef a, KrTraceRef b)
{
    KrTraceRef left = code_of(ir, a), right = code_of(ir, b);
    if (left && right) return emit(ir, comparison_of_codes(op), left, right);
    if (op != KR_UOP_STR_EQUAL && op != KR_UOP_STR_NOT_EQUAL) return 0;
    const KrStr *x = constant_text(ir, a), *y = constant_text(ir, b);
    KrTraceRef equal = 0;
    if (x && y)
        equal = kr_opt_const_bool(ir, kr_str_equal(kr_from_obj(x), kr_from_obj(y)));
    else if (x || y)
        equal = is_constant(ir, x ? b : a, x ? x : y);
    return equal && op == KR_UOP_STR_NOT_EQUAL ? kr_opt_uop(ir, KR_UOP_NOT_BOOL, &equal, NULL) : equal;
}

// --- membership -----------------------------------------------------------------------------

typedef struct Codes { // numbers that lie in one word
    uint64_t mask;
    int64_t first, last;
    bool too_many;
} Codes;

static void put_code(Codes *codes, int64_t code)
{
    if (!codes->mask) {
        *codes = (Codes){1, code, code, codes->too_many};
        return;
    }
    int64_t first = code < codes->first ? code : codes->first, last = code > codes->last ? code : codes->last;
    if (last - first >= 64) {
        codes->too_many = true;
        return;
    }
    codes->mask <<= codes->first - first;
    codes->mask |= UINT64_C(1) << (code - first);
    codes->first = first;
    codes->last = last;
}

static KrTraceRef is_one_of(KrTraceIR *ir, KrTraceRef number, const Codes *codes)
{
    if (codes->too_many || (codes->mask && (codes->first < INT32_MIN || codes->first > INT32_MAX))) return 0;
    if (!codes->mask) return kr_opt_const_bool(ir, false);
    if (codes->mask == 1) return emit(ir, KR_UOP_EQ_INT, number, kr_opt_const_int(ir, codes->first));
    uint64_t imm[2] = {codes->mask, (uint64_t)codes->first};
    return kr_opt_uop(ir, KR_UOP_CODE_IN, (KrTraceRef[5]){number}, imm);
}

static KrTraceRef text_has(KrTraceIR *ir, KrTraceRef text, KrTraceRef part)
{
    const KrStr *whole = constant_text(ir, text);
    KrTraceRef code = whole && whole->kind == 1 ? code_of(ir, part) : 0;
    Codes codes = {0};
    if (!code) return 0;
    for (int64_t i = 0; i < whole->length; i++)
        put_code(&codes, kr_str_read(whole, i));
    return is_one_of(ir, code, &codes);
}

// A character in a constant tuple of texts (or others), an immediate int in one of such.
static KrTraceRef tuple_has(KrTraceIR *ir, KrTraceRef tuple, KrTraceRef value)
{
    uint64_t word;
    KrTraceRef code = code_of(ir, value);
    bool is_int = !code && kr_opt_type(ir, value) == &kr_int_type;
    if (!kr_opt_is_const(ir, tuple, &word) || (!code && !is_int)) return 0;
    const KrTuple *items = (const KrTuple *)(uintptr_t)word;
    Codes codes = {0};
    for (int64_t i = 0; i < items->length; i++) {
        KrRef item = kr_ref(items->items[i]);
        if (is_int && kr_is_small_int(item))
            put_code(&codes, kr_small_int_value(item));
        else if (code && kr_str_is(item) && is_char(kr_str_obj(item)))
            put_code(&codes, kr_str_read(kr_str_obj(item), 0));
    }
    return is_one_of(ir, is_int ? kr_opt_uop(ir, KR_UOP_UNBOX_INT, &value, NULL) : code, &codes);
}

// --- all --------------------------------------------------------------------------------------

static bool simplify_leaf(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, KrTraceRef *out)
{
    const KrStr *text = constant_text(ir, in[0]);
    bool made = ir->ins[in[0]].op == KR_UOP_BOX_CHAR;
    uint64_t index;
    switch (op) {
    case KR_UOP_GUARD_STR_BYTES:
    case KR_UOP_GUARD_STR_ASCII:
    case KR_UOP_GUARD_CHAR:
        *out = 0;
        return op == KR_UOP_GUARD_STR_ASCII ? made && ir->facts[ir->ins[in[0]].in[0]].high < 128 : made;
    case KR_UOP_STR_LENGTH:
        if (!made && !text) return false;
        *out = kr_opt_const_int(ir, made ? 1 : text->length);
        return true;
    case KR_UOP_STR_CODE: // the index is that of a character
        if (made) {
            *out = ir->ins[in[0]].in[0];
            return true;
        }
        if (!text || text->kind != 1 || !kr_opt_is_const(ir, in[1], &index) || index >= (uint64_t)text->length) return false;
        *out = kr_opt_const_int(ir, kr_str_read(text, (int64_t)index));
        return true;
    default: return false;
    }
}

bool kr_opt_text_simplify(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, KrTraceRef *out)
{
    switch (op) {
    case KR_UOP_STR_EQUAL:
    case KR_UOP_STR_NOT_EQUAL:
    case KR_UOP_STR_LESS:
    case KR_UOP_STR_AT_MOST:
    case KR_UOP_STR_GREATER:
    case KR_UOP_STR_AT_LEAST: *out = compare(ir, op, in[0], in[1]); break;
    case KR_UOP_STR_HAS: *out = text_has(ir, in[0], in[1]); break;
    case KR_UOP_TUPLE_HAS: *out = tuple_has(ir, in[0], in[1]); break;
    default: return simplify_leaf(ir, op, in, out);
    }
    return *out != 0;
}
