// SPDX-License-Identifier: MIT
// Inside a block: constants are computed, jumps to jumps shortened, shuffles of the stack done without.
//
// What is folded, and how large a result may be, is as in CPython 3.14: programs see it in co_consts.
// Called by cfg.c. Tests: tests/lang/introspection/, CPython's test_peepholer.
#include "frontend/cfg.h"

#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/complex.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/compare.h"
#include "runtime/set.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

enum {
    LIST_LEAST = 3,     // elements of a list or set of constants that is copied from one
    LIST_MOST = 30,     // elements on the stack
    INT_BITS = 128,     // of a product, power, shift
    COLLECTION = 256,   // items of a repeated tuple
    TEXT = 4096,        // characters of a repeated or formatted text
    FOLD_TUPLE = 1024,  // items altogether in repeated nested tuples
};

static KrRef constant(const KrCfg *g, uint32_t index)
{
    return kr_ref(((KrOwn *)g->unit->consts.items)[index]);
}

static bool loads_constant(const KrInstr *i)
{
    return i->op == KR_OP_LOAD_CONST || i->op == KR_OP_LOAD_SMALL_INT;
}

static KrOwn value_of(const KrCfg *g, const KrInstr *i)
{
    return i->op == KR_OP_LOAD_SMALL_INT ? kr_own_from_bits(kr_int_bits((int64_t)i->oparg))
                                         : kr_dup(constant(g, i->oparg));
}

// The instruction now loads the value (stolen).
static void load(KrCfg *g, KrInstr *i, KrOwn value)
{
    if (kr_is_small_int(kr_ref(value))) {
        int64_t n = kr_small_int_value(kr_ref(value));
        if (n >= 0 && n < 256) {
            i->op = KR_OP_LOAD_SMALL_INT;
            i->oparg = (uint32_t)n;
            return;
        }
    }
    i->op = KR_OP_LOAD_CONST;
    i->oparg = kr_compile_const_index(g->compiler, value);
}

static void clear_placeless(KrInstr *i)
{
    kr_cfg_clear(i);
    i->span = (KrSpan){0};
}

// The indices of the `count` instructions in front of `end` if they load constants (nothing else between).
static bool loads_before(const KrCfgBlock *b, uint32_t end, uint32_t count, uint32_t *found)
{
    while (count) {
        if (!end) return false;
        const KrInstr *i = &b->items[--end];
        if (i->op == KR_OP_NOP) continue;
        if (!loads_constant(i)) return false;
        found[--count] = end;
    }
    return true;
}

// --- constants and conditions ------------------------------------------------------------

static void test_none(KrCfg *g, KrCfgBlock *b, uint32_t at)
{
    KrInstr *i = &b->items[at];
    if (i->op != KR_OP_LOAD_CONST || !kr_is(constant(g, i->oparg), kr_none()) || at + 2 >= b->count) return;
    KrInstr *is = &b->items[at + 1], *jump = &b->items[at + 2];
    if (jump->op == KR_OP_TO_BOOL) {
        if (at + 3 >= b->count) return;
        kr_cfg_clear(jump);
        jump = &b->items[at + 3];
    }
    bool invert = is->oparg;
    if (jump->op == KR_OP_POP_JUMP_IF_FALSE)
        invert = !invert;
    else if (jump->op != KR_OP_POP_JUMP_IF_TRUE)
        return;
    kr_cfg_clear(i);
    kr_cfg_clear(is);
    jump->op = invert ? KR_OP_POP_JUMP_IF_NOT_NONE : KR_OP_POP_JUMP_IF_NONE;
}

static bool truth(KrCfg *g, const KrInstr *i, bool *out)
{
    KrOwn value = value_of(g, i);
    bool ok = kr_truth(g->compiler->thread, kr_ref(value), out);
    kr_drop(g->compiler->thread, value);
    if (!ok) kr_exception_clear(g->compiler->thread);
    return ok;
}

void kr_cfg_opt_load_const(KrCfg *g, KrCfgBlock *b)
{
    KrInstr known = {0};
    for (uint32_t at = 0; at < b->count; at++) {
        KrInstr *i = &b->items[at];
        if (i->op == KR_OP_LOAD_CONST) {
            KrRef value = constant(g, i->oparg);
            int64_t n = kr_is_small_int(value) ? kr_small_int_value(value) : -1;
            if (n >= 0 && n < 256) {
                i->op = KR_OP_LOAD_SMALL_INT;
                i->oparg = (uint32_t)n;
            }
        }
        bool copy = known.op == KR_OP_LOAD_CONST && i->op == KR_OP_COPY && i->oparg == 1;
        if (!copy) known = *i;
        if (!loads_constant(&known) || at + 1 >= b->count) continue;
        KrInstr *next = &b->items[at + 1];
        bool is_true;
        switch (next->op) {
        case KR_OP_POP_JUMP_IF_FALSE:
        case KR_OP_POP_JUMP_IF_TRUE:
            if (!truth(g, &known, &is_true)) break;
            kr_cfg_clear(i);
            if (is_true == (next->op == KR_OP_POP_JUMP_IF_TRUE))
                next->op = KR_EMIT_JUMP;
            else
                kr_cfg_clear(next);
            break;
        case KR_EMIT_JUMP_IF_FALSE:
        case KR_EMIT_JUMP_IF_TRUE:
            if (!truth(g, &known, &is_true)) break;
            // the value stays on the stack; what is dropped at once goes later
            if (is_true == (next->op == KR_EMIT_JUMP_IF_TRUE))
                next->op = KR_EMIT_JUMP;
            else
                kr_cfg_clear(next);
            break;
        case KR_OP_IS_OP:
            if (!copy) test_none(g, b, at);
            break;
        case KR_OP_TO_BOOL:
            if (!truth(g, &known, &is_true)) break;
            kr_cfg_clear(i);
            next->op = KR_OP_LOAD_CONST;
            next->oparg = kr_compile_const_index(g->compiler, kr_bool_own(is_true));
            break;
        default: break;
        }
    }
}

// --- folding -----------------------------------------------------------------------------

static uint64_t bits_of(KrThread *thread, KrRef value)
{
    int64_t n;
    if (kr_int_try_i64(value, &n) == KR_PRESENT) {
        uint64_t m = n < 0 ? (uint64_t)-n : (uint64_t)n;
        return m ? 64 - (uint64_t)__builtin_clzll(m) : 0;
    }
    (void)thread;
    const KrInt *big = (const KrInt *)(const void *)kr_obj(value);
    return (uint64_t)(big->size < 0 ? -big->size : big->size) * 64;
}

// How many items a tuple and those in it have; -1: more than `limit`.
static int64_t items_within(KrRef value, int64_t limit)
{
    if (!kr_is_exact(value, &kr_tuple_type)) return limit;
    limit -= kr_tuple_length(value);
    for (int64_t i = 0; limit >= 0 && i < kr_tuple_length(value); i++)
        limit = items_within(kr_tuple_get(value, i), limit);
    return limit;
}

static int64_t text_length(KrRef value)
{
    if (kr_str_is(value)) return ((const KrStr *)(const void *)kr_obj(value))->length;
    if (kr_is_exact(value, &kr_bytes_type)) return ((const KrBytes *)(const void *)kr_obj(value))->length;
    return -1;
}

static bool multiplies(KrThread *thread, KrRef a, KrRef b)
{
    if (kr_int_is(a) && kr_int_is(b)) {
        uint64_t x = bits_of(thread, a), y = bits_of(thread, b);
        return !x || !y || x + y <= INT_BITS;
    }
    if (kr_int_is(b)) {
        KrRef swap = a;
        a = b;
        b = swap;
    }
    if (!kr_int_is(a)) return true;
    int64_t n, length = text_length(b);
    if (kr_is_exact(b, &kr_tuple_type)) {
        length = kr_tuple_length(b);
        if (!length) return true;
        if (kr_int_try_i64(a, &n) != KR_PRESENT || n < 0 || n > COLLECTION / length) return false;
        return !n || items_within(b, FOLD_TUPLE / n) >= 0;
    }
    if (length <= 0) return true;
    return kr_int_try_i64(a, &n) == KR_PRESENT && n >= 0 && n <= TEXT / length;
}

static bool worth(KrThread *thread, int op, KrRef a, KrRef b)
{
    int64_t n;
    switch (op) {
    case KR_BINARY_MUL: return multiplies(thread, a, b);
    case KR_BINARY_POW:
        if (!kr_int_is(a) || !kr_int_is(b)) return true;
        if (kr_int_try_i64(b, &n) != KR_PRESENT) return !bits_of(thread, a);
        return n <= 0 || (uint64_t)n <= INT_BITS / (bits_of(thread, a) ? bits_of(thread, a) : 1);
    case KR_BINARY_LSHIFT:
        if (!kr_int_is(a) || !kr_int_is(b)) return true;
        if (kr_int_try_i64(b, &n) != KR_PRESENT) return !bits_of(thread, a);
        return n >= 0 && n <= INT_BITS && bits_of(thread, a) <= (uint64_t)(INT_BITS - n);
    case KR_BINARY_MOD: return !kr_str_is(a) && !kr_is_exact(a, &kr_bytes_type);
    default: return true;
    }
}

enum { SUBSCRIPT = 26 };

static KrOwn binary(KrThread *thread, int op, KrRef a, KrRef b)
{
    if (op == SUBSCRIPT) return kr_item_get(thread, a, b);
    if (op >= KR_BINARY_COUNT || !worth(thread, op, a, b)) return KR_NULL;
    return kr_number_binary(thread, a, b, (KrBinaryOp)op);
}

static KrOwn without_error(KrThread *thread, KrOwn value)
{
    if (kr_is_null(value) && kr_thread_has_exception(thread)) kr_exception_clear(thread);
    return value;
}

static void fold_binary(KrCfg *g, KrCfgBlock *b, uint32_t at)
{
    KrThread *thread = g->compiler->thread;
    uint32_t found[2];
    KrInstr *i = &b->items[at];
    if (!loads_before(b, at, 2, found)) return;
    KrOwn left = value_of(g, &b->items[found[0]]), right = value_of(g, &b->items[found[1]]);
    KrOwn value = without_error(thread, binary(thread, (int)i->oparg, kr_ref(left), kr_ref(right)));
    kr_drop(thread, left);
    kr_drop(thread, right);
    if (kr_is_null(value)) return;
    clear_placeless(&b->items[found[0]]);
    clear_placeless(&b->items[found[1]]);
    load(g, i, value);
}

static void fold_unary(KrCfg *g, KrCfgBlock *b, uint32_t at)
{
    KrThread *thread = g->compiler->thread;
    uint32_t found[1];
    KrInstr *i = &b->items[at];
    if (!loads_before(b, at, 1, found)) return;
    KrOwn operand = value_of(g, &b->items[found[0]]), value = KR_NULL;
    KrRef x = kr_ref(operand);
    bool is_true;
    switch (i->op) {
    case KR_OP_UNARY_NEGATIVE: value = kr_number_negative(thread, x); break;
    case KR_OP_UNARY_INVERT: // of a bool it warns
        if (!kr_is_exact(x, &kr_bool_type)) value = kr_number_invert(thread, x);
        break;
    case KR_OP_UNARY_NOT:
        if (kr_truth(thread, x, &is_true)) value = kr_bool_own(!is_true);
        break;
    default: value = kr_number_positive(thread, x); break;
    }
    kr_drop(thread, operand);
    value = without_error(thread, value);
    if (kr_is_null(value)) return;
    clear_placeless(&b->items[found[0]]);
    load(g, i, value);
}

// A part of a constant, from and to constants.
static void fold_slice(KrCfg *g, KrCfgBlock *b, uint32_t at)
{
    KrThread *thread = g->compiler->thread;
    uint32_t found[3];
    if (!loads_before(b, at, 3, found)) return;
    KrOwn parts[3], value = KR_NULL;
    for (int k = 0; k < 3; k++)
        parts[k] = value_of(g, &b->items[found[k]]);
    KrOwn slice = kr_slice_new(thread, kr_ref(parts[1]), kr_ref(parts[2]), kr_none());
    if (!kr_is_null(slice)) value = kr_item_get(thread, kr_ref(parts[0]), kr_ref(slice));
    kr_xdrop(thread, slice);
    for (int k = 0; k < 3; k++)
        kr_drop(thread, parts[k]);
    value = without_error(thread, value);
    if (kr_is_null(value)) return;
    for (int k = 0; k < 3; k++)
        clear_placeless(&b->items[found[k]]);
    load(g, &b->items[at], value);
}

static KrOwn tuple_of(KrCfg *g, const KrCfgBlock *b, const uint32_t *found, uint32_t count)
{
    KrOwn tuple = kr_tuple_new(g->compiler->thread, count);
    for (uint32_t k = 0; k < count && !kr_is_null(tuple); k++)
        kr_tuple_cast(kr_ref(tuple))->items[k] = value_of(g, &b->items[found[k]]);
    if (kr_is_null(tuple)) {
        g->failed = true;
        g->compiler->failed = g->compiler->raised = true;
    }
    return tuple;
}

static void fold_tuple(KrCfg *g, KrCfgBlock *b, uint32_t at)
{
    uint32_t found[LIST_MOST];
    KrInstr *i = &b->items[at];
    uint32_t count = i->oparg;
    if (count > LIST_MOST || !loads_before(b, at, count, found)) return;
    KrOwn tuple = tuple_of(g, b, found, count);
    if (kr_is_null(tuple)) return;
    for (uint32_t k = 0; k < count; k++)
        clear_placeless(&b->items[found[k]]);
    load(g, i, tuple);
}

// A long tuple of constants: BUILD_LIST 0, then each is appended, then the list becomes a tuple.
static void fold_long_tuple(KrCfg *g, KrCfgBlock *b, uint32_t at)
{
    uint32_t count = 0, k = at;
    bool appended = true; // the next one backwards must be an append, or the list
    while (k > 0) {
        const KrInstr *i = &b->items[--k];
        if (i->op == KR_OP_NOP) continue;
        if (appended && i->op == KR_OP_BUILD_LIST && i->oparg == 0) {
            uint32_t *found = kr_arena_alloc(g->compiler->arena, (count + 1) * sizeof *found), n = 0;
            if (!found) {
                g->failed = true;
                return;
            }
            for (uint32_t m = k; m < at; m++)
                if (loads_constant(&b->items[m])) found[n++] = m;
            KrOwn tuple = tuple_of(g, b, found, n);
            if (kr_is_null(tuple)) return;
            for (uint32_t m = k; m < at; m++)
                clear_placeless(&b->items[m]);
            load(g, &b->items[at], tuple);
            return;
        }
        if (appended ? i->op != KR_OP_LIST_APPEND || i->oparg != 1 : !loads_constant(i)) return;
        count += !appended;
        appended = !appended;
    }
}

static void fold_display(KrCfg *g, KrCfgBlock *b, uint32_t at, int next)
{
    KrInstr *i = &b->items[at];
    bool read = next == KR_OP_GET_ITER || next == KR_OP_CONTAINS_OP;
    uint32_t found[LIST_MOST], count = i->oparg;
    if (count > LIST_MOST || (count < LIST_LEAST && !read)) return;
    if (!loads_before(b, at, count, found)) {
        if (read && i->op == KR_OP_BUILD_LIST) i->op = KR_OP_BUILD_TUPLE;
        return;
    }
    KrThread *thread = g->compiler->thread;
    KrOwn value = tuple_of(g, b, found, count);
    if (kr_is_null(value)) return;
    if (i->op == KR_OP_BUILD_SET) {
        KrOwn set = without_error(thread, kr_frozenset_from(thread, kr_ref(value)));
        kr_drop(thread, value);
        if (kr_is_null(set)) return;
        value = set;
    }
    for (uint32_t k = 0; k < count; k++)
        clear_placeless(&b->items[found[k]]);
    uint32_t index = kr_compile_const_index(g->compiler, value);
    if (read) {
        i->op = KR_OP_LOAD_CONST;
        i->oparg = index;
        return;
    }
    KrInstr *build = &b->items[at - 2], *from = &b->items[at - 1];
    build->op = i->op;
    build->oparg = 0;
    build->span = from->span = i->span;
    from->op = KR_OP_LOAD_CONST;
    from->oparg = index;
    i->op = i->op == KR_OP_BUILD_LIST ? KR_OP_LIST_EXTEND : KR_OP_SET_UPDATE;
    i->oparg = 1;
}

// --- swaps -------------------------------------------------------------------------------

// The fewest swaps with the effect of those that begin at `at`; the index of the last.
static uint32_t shorten_swaps(KrCfg *g, KrCfgBlock *b, uint32_t at)
{
    KrInstr *run = &b->items[at];
    uint32_t limit = b->count - at, length = 0, depth = run[0].oparg;
    bool more = false;
    while (++length < limit) {
        if (run[length].op == KR_OP_SWAP) {
            if (run[length].oparg > depth) depth = run[length].oparg;
            more = true;
        } else if (run[length].op != KR_OP_NOP) {
            break;
        }
    }
    if (!more) return at;
    int32_t *stack = kr_arena_alloc(g->compiler->arena, depth * sizeof *stack);
    if (!stack) {
        g->failed = true;
        return at;
    }
    for (uint32_t k = 0; k < depth; k++)
        stack[k] = (int32_t)k;
    for (uint32_t k = 0; k < length; k++)
        if (run[k].op == KR_OP_SWAP) {
            int32_t top = stack[0];
            stack[0] = stack[run[k].oparg - 1];
            stack[run[k].oparg - 1] = top;
        }
    int64_t now = (int64_t)length - 1;
    for (uint32_t k = 0; k < depth; k++) {
        if (stack[k] < 0 || stack[k] == (int32_t)k) continue;
        for (uint32_t j = k;;) { // one cycle, through the top
            if (j) {
                run[now].op = KR_OP_SWAP;
                run[now--].oparg = j + 1;
            }
            if (stack[j] < 0) break;
            uint32_t next = (uint32_t)stack[j];
            stack[j] = -1;
            j = next;
        }
    }
    while (now >= 0)
        kr_cfg_clear(&run[now--]);
    return at + length - 1;
}

static bool swappable(const KrInstr *i)
{
    return i->op == KR_OP_STORE_FAST || i->op == KR_EMIT_STORE_MAYBE_NULL || i->op == KR_OP_POP_TOP;
}

static int32_t stores_to(const KrInstr *i)
{
    return i->op == KR_OP_STORE_FAST || i->op == KR_EMIT_STORE_MAYBE_NULL ? (int32_t)i->oparg : -1;
}

static int64_t next_swappable(const KrCfgBlock *b, int64_t at, int32_t line)
{
    while (++at < (int64_t)b->count) {
        const KrInstr *i = &b->items[at];
        if (line >= 0 && i->span.line != line) return -1;
        if (i->op == KR_OP_NOP) continue;
        return swappable(i) ? at : -1;
    }
    return -1;
}

// Stores in another order instead of swaps, as far back as it can be seen.
static void store_without_swaps(KrCfgBlock *b, int64_t at)
{
    for (; at >= 0; at--) {
        KrInstr *swap = &b->items[at];
        if (swap->op != KR_OP_SWAP) {
            if (swap->op == KR_OP_NOP || swappable(swap)) continue;
            return;
        }
        int64_t j = next_swappable(b, at, -1);
        if (j < 0) return;
        int64_t k = j;
        int32_t line = b->items[j].span.line > 0 ? b->items[j].span.line : -1;
        for (uint32_t n = swap->oparg - 1; n > 0; n--)
            if ((k = next_swappable(b, k, line)) < 0) return;
        int32_t to_j = stores_to(&b->items[j]), to_k = stores_to(&b->items[k]);
        if (to_j >= 0 || to_k >= 0) {
            if (to_j == to_k) return;
            for (int64_t m = j + 1; m < k; m++) {
                int32_t to = stores_to(&b->items[m]);
                if (to >= 0 && (to == to_j || to == to_k)) return;
            }
        }
        kr_cfg_clear(swap);
        KrInstr keep = b->items[j];
        b->items[j] = b->items[k];
        b->items[k] = keep;
    }
}

// --- one block ---------------------------------------------------------------------------

// A jump to a jump goes where that one goes. True: block `index` has one instruction more.
static bool thread_jump(KrCfg *g, int32_t index, uint32_t at, const KrInstr *target, int op)
{
    KrInstr *i = &g->blocks[index].items[at];
    if (i->label == target->label) return false;
    int32_t label = target->label, handler = i->handler;
    KrSpan span = target->span;
    kr_cfg_clear(i);
    KrInstr *jump = kr_cfg_append(g, index, op, 0, span);
    jump->label = label;
    jump->handler = handler;
    g->blocks[label].labelled = true;
    return true;
}

// Short forms of an instruction and the one behind it; true: nothing else is to be done with it.
static bool shorten_pair(KrInstr *i, KrInstr *next)
{
    switch (i->op) {
    case KR_OP_BUILD_TUPLE:
        if (next->op != KR_OP_UNPACK_SEQUENCE || i->oparg != next->oparg || i->oparg > 3 || !i->oparg) return false;
        if (i->oparg == 1)
            kr_cfg_clear(next);
        else
            next->op = KR_OP_SWAP;
        kr_cfg_clear(i);
        return true;
    case KR_OP_STORE_FAST:
        if (next->op == KR_OP_STORE_FAST && i->oparg == next->oparg && i->span.line == next->span.line) {
            i->op = KR_OP_POP_TOP;
            i->oparg = 0;
        }
        return false;
    case KR_OP_LOAD_GLOBAL:
        if (next->op == KR_OP_PUSH_NULL && !(i->oparg & 1)) {
            i->oparg |= 1;
            kr_cfg_clear(next);
        }
        return false;
    case KR_OP_COMPARE_OP:
        if (next->op != KR_OP_TO_BOOL) return false;
        next->op = KR_OP_COMPARE_OP;
        next->oparg = i->oparg | 16;
        kr_cfg_clear(i);
        return true;
    case KR_OP_CONTAINS_OP:
    case KR_OP_IS_OP:
        if (next->op != KR_OP_TO_BOOL && next->op != KR_OP_UNARY_NOT) return false;
        next->oparg = next->op == KR_OP_UNARY_NOT ? i->oparg ^ 1 : i->oparg;
        next->op = i->op;
        kr_cfg_clear(i);
        return true;
    case KR_OP_TO_BOOL:
        if (next->op != KR_OP_TO_BOOL) return false;
        kr_cfg_clear(i);
        return true;
    case KR_OP_UNARY_NOT:
        if (next->op == KR_OP_TO_BOOL) {
            next->op = KR_OP_UNARY_NOT;
            kr_cfg_clear(i);
            return true;
        }
        if (next->op != KR_OP_UNARY_NOT) return false;
        kr_cfg_clear(i);
        kr_cfg_clear(next);
        return true;
    default: return false;
    }
}

// Jumps of all kinds; true: look at the same instruction again.
static bool shorten_jump(KrCfg *g, int32_t index, uint32_t at)
{
    KrInstr *i = &g->blocks[index].items[at];
    int32_t to = kr_cfg_nonempty(g, i->label);
    if (to < 0) return false;
    i->label = to;
    const KrInstr *target = &g->blocks[to].items[0];
    switch (i->op) {
    case KR_OP_POP_JUMP_IF_NONE:
    case KR_OP_POP_JUMP_IF_NOT_NONE:
    case KR_OP_POP_JUMP_IF_FALSE:
    case KR_OP_POP_JUMP_IF_TRUE:
        return target->op == KR_EMIT_JUMP && thread_jump(g, index, at, target, i->op);
    case KR_EMIT_JUMP_IF_FALSE:
    case KR_EMIT_JUMP_IF_TRUE: {
        int other = i->op == KR_EMIT_JUMP_IF_FALSE ? KR_EMIT_JUMP_IF_TRUE : KR_EMIT_JUMP_IF_FALSE;
        if (target->op == KR_EMIT_JUMP || target->op == i->op) return thread_jump(g, index, at, target, i->op);
        if (target->op != other || g->blocks[to].next < 0) return false;
        i->label = g->blocks[to].next; // it does not jump there
        g->blocks[i->label].labelled = true;
        return true;
    }
    case KR_EMIT_JUMP:
        return (target->op == KR_EMIT_JUMP || target->op == KR_EMIT_JUMP_NO_INTERRUPT) &&
               thread_jump(g, index, at, target, KR_EMIT_JUMP);
    case KR_EMIT_JUMP_NO_INTERRUPT:
        return (target->op == KR_EMIT_JUMP || target->op == KR_EMIT_JUMP_NO_INTERRUPT) &&
               thread_jump(g, index, at, target, target->op);
    default: return false;
    }
}

void kr_cfg_opt_block(KrCfg *g, int32_t index)
{
    for (uint32_t at = 0; at < g->blocks[index].count && !g->failed; at++) {
        KrCfgBlock *b = &g->blocks[index];
        KrInstr *i = &b->items[at];
        KrInstr *next = at + 1 < b->count ? i + 1 : NULL;
        if (kr_cfg_is_jump(i)) {
            if (shorten_jump(g, index, at)) at--;
            continue;
        }
        if (next && shorten_pair(i, next)) continue;
        switch (i->op) {
        case KR_OP_BUILD_TUPLE: fold_tuple(g, b, at); break;
        case KR_OP_BUILD_LIST:
        case KR_OP_BUILD_SET: fold_display(g, b, at, next ? next->op : -1); break;
        case KR_OP_UNARY_NOT:
        case KR_OP_UNARY_INVERT:
        case KR_OP_UNARY_NEGATIVE: fold_unary(g, b, at); break;
        case KR_OP_BINARY_OP: fold_binary(g, b, at); break;
        case KR_OP_BINARY_SLICE: fold_slice(g, b, at); break;
        case KR_OP_SWAP:
            if (i->oparg == 1) kr_cfg_clear(i);
            break;
        case KR_OP_CALL_INTRINSIC_1:
            if (i->oparg == 5) { // unary plus
                fold_unary(g, b, at);
            } else if (i->oparg == 6) { // list to tuple
                if (next && next->op == KR_OP_GET_ITER)
                    kr_cfg_clear(i);
                else
                    fold_long_tuple(g, b, at);
            }
            break;
        default: break;
        }
    }
    KrCfgBlock *b = &g->blocks[index];
    for (uint32_t at = 0; at < b->count; at++)
        if (b->items[at].op == KR_OP_SWAP) {
            at = shorten_swaps(g, b, at);
            store_without_swaps(b, at);
        }
}
