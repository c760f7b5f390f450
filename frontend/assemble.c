// SPDX-License-Identifier: MIT
// Instructions to a code object: borrowed loads, fused pairs, stack depths, jump forms, bytes,
// location and exception tables.
//
// Called by compile.c for each unit. Tests: tests/lang/, tests/unit/assemble_test.c.
#include "base/dump.h"
#include "frontend/compile_dump.h"
#include "frontend/compile_unit.h"

#include "runtime/code_dump.h"
#include "runtime/exception.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include <stdlib.h>

typedef struct Bytes {
    uint8_t *data;
    uint32_t count, capacity;
    bool failed;
} Bytes;

static void put(Bytes *b, unsigned byte)
{
    if (b->count == b->capacity) {
        uint32_t capacity = b->capacity ? b->capacity * 2 : 64;
        uint8_t *data = realloc(b->data, capacity);
        if (!data) {
            b->failed = true;
            return;
        }
        b->data = data;
        b->capacity = capacity;
    }
    b->data[b->count++] = (uint8_t)byte;
}

static KrInstr *instr(KrUnitState *u, uint32_t i)
{
    return (KrInstr *)u->code.items + i;
}
static bool is_pseudo(const KrInstr *i)
{
    return i->op == KR_EMIT_LABEL || i->op == KR_EMIT_SETUP;
}
static bool is_jump(const KrInstr *i)
{
    return i->label >= 0;
}
static bool is_end(const KrInstr *i) // nothing runs behind it
{
    return i->op == KR_EMIT_JUMP || i->op == KR_EMIT_JUMP_NO_INTERRUPT ||
           i->op == KR_OP_RETURN_VALUE || i->op == KR_OP_RERAISE ||
           i->op == KR_OP_RAISE_VARARGS;
}

// --- reachability and depth -------------------------------------------------------------

typedef struct Flow {
    int32_t *depth;     // by instruction index, -1 not reached
    uint32_t *label_at; // by label
    int32_t max;
    uint32_t *work;
    uint32_t work_count;
} Flow;

static void reach(Flow *f, uint32_t index, int32_t depth)
{
    if (f->depth[index] >= 0) return;
    f->depth[index] = depth;
    f->work[f->work_count++] = index;
}

static void follow(KrUnitState *u, Flow *f)
{
    while (f->work_count) {
        uint32_t at = f->work[--f->work_count];
        int32_t depth = f->depth[at];
        for (;; at++) {
            if (at >= u->code.count) break;
            KrInstr *i = instr(u, at);
            f->depth[at] = depth;
            if (i->op == KR_EMIT_SETUP) {
                KrHandlerInfo *h = kr_vector_get(&u->handlers, i->oparg);
                h->depth = depth - h->pops;
                int32_t entry = h->depth + 1 + h->lasti;
                if (entry > f->max) f->max = entry;
                reach(f, f->label_at[h->label], entry);
            } else if (i->op != KR_EMIT_LABEL) {
                int op = i->op;
                int32_t after = depth;
                if (op != KR_EMIT_JUMP && op != KR_EMIT_JUMP_NO_INTERRUPT)
                    after += kr_opcode_stack_effect(op, i->oparg, false);
                if (after > f->max) f->max = after;
                if (is_jump(i))
                    reach(f, f->label_at[i->label], op == KR_OP_SEND ? depth : after);
                depth = after;
                if (is_end(i)) break;
            }
            if (at + 1 < u->code.count && f->depth[at + 1] >= 0)
                break; // joined what is known
        }
    }
}

// --- loads: which need a check, which may borrow ----------------------------------------

// Definitely assigned locals, as bits; one word set per label and a running one.
static void check_loads(KrUnitState *u, const Flow *f, uint32_t *words_space,
                        uint32_t words)
{
    // words_space: (labels + 1) * words
    uint32_t *now = words_space + (size_t)u->labels * words;
    uint32_t locals = u->locals.count;
    memset(words_space, 0xFF, (size_t)u->labels * words * sizeof *words_space);
    for (int pass = 0, changed = 1; changed && pass < 50; pass++) {
        changed = 0;
        memset(now, 0, words * sizeof *now);
        uint32_t args = (uint32_t)(u->arg_count + u->kwonly_count) +
                        ((u->flags & KR_CODE_VARARGS) != 0) +
                        ((u->flags & KR_CODE_VARKEYWORDS) != 0);
        for (uint32_t i = 0; i < locals; i++)
            if (i < args ||
                ((const uint8_t *)u->kinds.items)[i] & (KR_LOCAL_CELL | KR_LOCAL_FREE))
                now[i / 32] |= 1u << (i % 32);
        bool live = true;
        for (uint32_t at = 0; at < u->code.count; at++) {
            const KrInstr *i = instr(u, at);
            if (i->op == KR_EMIT_LABEL) {
                uint32_t *set = words_space + (size_t)i->oparg * words;
                for (uint32_t w = 0; w < words; w++) {
                    uint32_t old = set[w];
                    if (live) set[w] &= now[w];
                    if (set[w] != old) changed = 1;
                    now[w] = set[w];
                }
                live = true;
                continue;
            }
            if (f->depth[at] < 0) continue;
            uint32_t bit = i->oparg < locals ? 1u << (i->oparg % 32) : 0;
            uint32_t word = i->oparg < locals ? i->oparg / 32 : 0;
            if (i->op == KR_EMIT_SETUP) {
                const KrHandlerInfo *h = kr_vector_get(&u->handlers, i->oparg);
                uint32_t *set = words_space + (size_t)h->label * words;
                for (uint32_t w = 0; w < words; w++) {
                    uint32_t old = set[w];
                    set[w] &= now[w];
                    changed |= set[w] != old;
                }
                continue;
            }
            if (i->op == KR_OP_STORE_FAST || i->op == KR_OP_MAKE_CELL) now[word] |= bit;
            if (i->op == KR_OP_DELETE_FAST || i->op == KR_OP_LOAD_FAST_AND_CLEAR) {
                now[word] &= ~bit;
                for (int32_t h = i->handler;
                     h >= 0;) { // it may be gone in any handler around
                    const KrHandlerInfo *info =
                        kr_vector_get(&u->handlers, (uint32_t)h);
                    uint32_t *set = words_space + (size_t)info->label * words;
                    if (set[word] & bit) {
                        set[word] &= ~bit;
                        changed = 1;
                    }
                    h = info->outer;
                }
            }
            if (is_jump(i)) {
                uint32_t *set = words_space + (size_t)i->label * words;
                for (uint32_t w = 0; w < words; w++) {
                    uint32_t old = set[w];
                    set[w] &= now[w];
                    changed |= set[w] != old;
                }
            }
            if (is_end(i)) live = false;
        }
    }
    // the sets are right now: turn loads of what may be unbound into checking ones
    memset(now, 0, words * sizeof *now);
    uint32_t args = (uint32_t)(u->arg_count + u->kwonly_count) +
                    ((u->flags & KR_CODE_VARARGS) != 0) +
                    ((u->flags & KR_CODE_VARKEYWORDS) != 0);
    for (uint32_t i = 0; i < locals; i++)
        if (i < args ||
            ((const uint8_t *)u->kinds.items)[i] & (KR_LOCAL_CELL | KR_LOCAL_FREE))
            now[i / 32] |= 1u << (i % 32);
    for (uint32_t at = 0; at < u->code.count; at++) {
        KrInstr *i = instr(u, at);
        if (i->op == KR_EMIT_LABEL) {
            memcpy(now, words_space + (size_t)i->oparg * words, words * sizeof *now);
            continue;
        }
        if (i->op == KR_EMIT_SETUP || i->oparg >= locals) continue;
        uint32_t bit = 1u << (i->oparg % 32), word = i->oparg / 32;
        if (i->op == KR_OP_LOAD_FAST && !(now[word] & bit)) {
            i->op = KR_OP_LOAD_FAST_CHECK;
            now[word] |= bit;
        } else if (i->op == KR_OP_STORE_FAST)
            now[word] |= bit;
        else if (i->op == KR_OP_DELETE_FAST || i->op == KR_OP_LOAD_FAST_AND_CLEAR)
            now[word] &= ~bit;
    }
}

// Does the instruction only look at its inputs, or take references of its own to what it keeps?
static bool only_consumes(int op)
{
    switch (op) {
    case KR_OP_BINARY_OP:
    case KR_OP_COMPARE_OP:
    case KR_OP_CALL:
    case KR_OP_CALL_KW:
    case KR_OP_STORE_ATTR:
    case KR_OP_STORE_SUBSCR:
    case KR_OP_CONTAINS_OP:
    case KR_OP_IS_OP:
    case KR_OP_UNARY_NEGATIVE:
    case KR_OP_UNARY_INVERT:
    case KR_OP_UNARY_NOT:
    case KR_OP_GET_ITER:
    case KR_OP_BUILD_TUPLE:
    case KR_OP_BUILD_LIST:
    case KR_OP_BUILD_SET:
    case KR_OP_BUILD_MAP:
    case KR_OP_BUILD_STRING:
    case KR_OP_BUILD_SLICE:
    case KR_OP_FORMAT_SIMPLE:
    case KR_OP_FORMAT_WITH_SPEC:
    case KR_OP_CONVERT_VALUE:
    case KR_OP_BINARY_SLICE:
    case KR_OP_STORE_SLICE:
    case KR_OP_UNPACK_SEQUENCE:
    case KR_OP_RETURN_VALUE:
    case KR_OP_POP_TOP:
    case KR_OP_DELETE_SUBSCR:
    case KR_OP_DELETE_ATTR:
    case KR_OP_POP_JUMP_IF_NONE:
    case KR_OP_POP_JUMP_IF_NOT_NONE:
    case KR_OP_POP_JUMP_IF_FALSE:
    case KR_OP_POP_JUMP_IF_TRUE:
    case KR_OP_LOAD_SUPER_ATTR:
    case KR_OP_CALL_FUNCTION_EX:
    case KR_OP_YIELD_VALUE:
    case KR_OP_STORE_DEREF:
    case KR_OP_STORE_GLOBAL:
    case KR_OP_STORE_NAME: return true;
    default: return false;
    }
}

enum { TRACKED = 64 };

static void borrow_loads(KrUnitState *u)
{
    int32_t origin[TRACKED]; // instruction that pushed a borrowable load, or -1
    int32_t top = 0;
    for (uint32_t at = 0; at < u->code.count; at++) {
        KrInstr *i = instr(u, at);
        if (i->op == KR_EMIT_SETUP) continue;
        if (i->op == KR_EMIT_LABEL || top >= TRACKED - 8) {
            for (int32_t k = 0; k < top; k++)
                if (origin[k] >= 0) instr(u, (uint32_t)origin[k])->borrow = false;
            top = 0;
            if (i->op == KR_EMIT_LABEL) continue;
        }
        int op = i->op;
        if (op == KR_OP_LOAD_FAST) {
            i->borrow = !(((const uint8_t *)u->kinds.items)[i->oparg] &
                          (KR_LOCAL_CELL | KR_LOCAL_FREE));
            origin[top++] = i->borrow ? (int32_t)at : -1;
            continue;
        }
        if (op == KR_OP_STORE_FAST || op == KR_OP_DELETE_FAST ||
            op == KR_OP_LOAD_FAST_AND_CLEAR) {
            if (op == KR_OP_STORE_FAST && top > 0) {
                top--;
                if (origin[top] >= 0) instr(u, (uint32_t)origin[top])->borrow = false;
            }
            for (int32_t k = 0; k < top; k++)
                if (origin[k] >= 0 && instr(u, (uint32_t)origin[k])->oparg == i->oparg)
                    instr(u, (uint32_t)origin[k])->borrow = false;
            if (op == KR_OP_LOAD_FAST_AND_CLEAR) origin[top++] = -1;
            continue;
        }
        if (op == KR_OP_LOAD_ATTR) {
            int32_t owner = top > 0 ? origin[--top] : -1;
            origin[top++] = -1;
            if (i->oparg & 1)
                origin[top++] = owner; // self stays on the stack as it was
            continue;
        }
        bool jump = op == KR_EMIT_JUMP || op == KR_EMIT_JUMP_NO_INTERRUPT;
        int inputs = jump ? 0 : kr_opcode_inputs(op, i->oparg);
        int effect = jump ? 0 : kr_opcode_stack_effect(op, i->oparg, false);
        bool consumes = only_consumes(op) || op == KR_OP_TO_BOOL;
        bool keeps = !only_consumes(op); // TO_BOOL may hand its input on
        for (int k = 0; k < inputs && top > 0; k++) {
            top--;
            if (origin[top] >= 0 && (!consumes || (keeps && op != KR_OP_TO_BOOL)))
                instr(u, (uint32_t)origin[top])->borrow = false;
        }
        for (int k = inputs + effect; k > 0 && top < TRACKED - 1; k--)
            origin[top++] = -1;
        if (is_jump(i) || is_end(i) || op == KR_OP_YIELD_VALUE) {
            for (int32_t k = 0; k < top; k++)
                if (origin[k] >= 0) instr(u, (uint32_t)origin[k])->borrow = false;
            if (is_end(i))
                top = 0;
            else
                for (int32_t k = 0; k < top; k++)
                    origin[k] = -1;
        }
    }
    for (int32_t k = 0; k < top; k++)
        if (origin[k] >= 0) instr(u, (uint32_t)origin[k])->borrow = false;
    for (uint32_t at = 0; at < u->code.count; at++)
        if (instr(u, at)->op == KR_OP_LOAD_FAST && instr(u, at)->borrow)
            instr(u, at)->op = KR_OP_LOAD_FAST_BORROW;
}

static void fuse_pairs(KrUnitState *u)
{
    for (uint32_t at = 0; at + 1 < u->code.count; at++) {
        KrInstr *a = instr(u, at), *b = instr(u, at + 1);
        if (a->op == KR_OP_LOAD_GLOBAL && b->op == KR_OP_PUSH_NULL && !(a->oparg & 1)) {
            a->oparg |= 1;
            b->op = KR_EMIT_LABEL; // a label nobody jumps to
            b->oparg = (uint32_t)u->labels;
            continue;
        }
        if (a->oparg > 15 || b->oparg > 15 || a->handler != b->handler ||
            a->span.line != b->span.line)
            continue;
        int fused = 0;
        if (a->op == KR_OP_LOAD_FAST_BORROW && b->op == KR_OP_LOAD_FAST_BORROW)
            fused = KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW;
        else if (a->op == KR_OP_LOAD_FAST && b->op == KR_OP_LOAD_FAST)
            fused = KR_OP_LOAD_FAST_LOAD_FAST;
        else if (a->op == KR_OP_STORE_FAST && b->op == KR_OP_STORE_FAST)
            fused = KR_OP_STORE_FAST_STORE_FAST;
        else if (a->op == KR_OP_STORE_FAST && b->op == KR_OP_LOAD_FAST)
            fused = KR_OP_STORE_FAST_LOAD_FAST;
        if (!fused) continue;
        a->op = (uint16_t)fused;
        a->oparg = a->oparg << 4 | b->oparg;
        b->op = KR_EMIT_LABEL; // a label nobody jumps to
        b->oparg = (uint32_t)u->labels;
    }
}

// --- bytes ------------------------------------------------------------------------------

static uint32_t prefix_count(uint32_t oparg)
{
    return oparg > 0xFFFFFF ? 3 : oparg > 0xFFFF ? 2 : oparg > 0xFF;
}
static uint32_t size_of(const KrInstr *i)
{
    return 1 + prefix_count(i->oparg) + (uint32_t)kr_opcode_caches[i->op];
}

// Chooses directions, then distances until nothing moves.
static void place_jumps(KrUnitState *u, const Flow *f, uint32_t *label_offset)
{
    for (uint32_t at = 0; at < u->code.count; at++) {
        KrInstr *i = instr(u, at);
        if (i->op == KR_EMIT_JUMP || i->op == KR_EMIT_JUMP_NO_INTERRUPT) {
            bool back = f->label_at[i->label] < at;
            if (!back)
                i->op = KR_OP_JUMP_FORWARD;
            else
                i->op = i->op == KR_EMIT_JUMP ? KR_OP_JUMP_BACKWARD
                                              : KR_OP_JUMP_BACKWARD_NO_INTERRUPT;
        }
    }
    for (bool moved = true; moved;) {
        moved = false;
        uint32_t offset = 0;
        for (uint32_t at = 0; at < u->code.count; at++) {
            KrInstr *i = instr(u, at);
            if (i->op == KR_EMIT_LABEL && i->oparg < (uint32_t)u->labels)
                label_offset[i->oparg] = offset;
            i->offset = offset;
            if (!is_pseudo(i) && f->depth[at] >= 0) offset += size_of(i);
        }
        for (uint32_t at = 0; at < u->code.count; at++) {
            KrInstr *i = instr(u, at);
            if (!is_jump(i) || is_pseudo(i) || f->depth[at] < 0) continue;
            uint32_t next = i->offset + size_of(i), target = label_offset[i->label];
            uint32_t distance = target >= next ? target - next : next - target;
            if (distance != i->oparg) {
                moved |= prefix_count(distance) != prefix_count(i->oparg);
                moved |= prefix_count(distance) < prefix_count(i->oparg);
                i->oparg = distance;
            }
        }
    }
}

static void put_varint(Bytes *b, uint32_t value)
{
    while (value >= 64) {
        put(b, 64 | (value & 63));
        value >>= 6;
    }
    put(b, value);
}
static void put_signed(Bytes *b, int32_t value)
{
    put_varint(b,
               value < 0 ? (uint32_t) - (int64_t)value << 1 | 1 : (uint32_t)value << 1);
}

static void put_place(Bytes *b, KrSpan span, uint32_t units, int32_t *line)
{
    while (units > 8) {
        put_place(b, span, 8, line);
        units -= 8;
    }
    unsigned tail = units - 1;
    if (span.line <= 0) {
        put(b, 0x80 | 15 << 3 | tail);
        return;
    }
    int32_t step = span.line - *line, column = span.column, end = span.end_column;
    if (column < 0 || end < 0) {
        put(b, 0x80 | 13 << 3 | tail);
        put_signed(b, step);
    } else if (span.end_line == span.line && step == 0 && column < 80 &&
               end >= column && end - column < 16) {
        put(b, 0x80 | (unsigned)(column >> 3) << 3 | tail);
        put(b, (unsigned)(column & 7) << 4 | (unsigned)(end - column));
    } else if (span.end_line == span.line && step >= 0 && step < 3 && column < 128 &&
               end < 128) {
        put(b, 0x80 | (unsigned)(10 + step) << 3 | tail);
        put(b, (unsigned)column);
        put(b, (unsigned)end);
    } else {
        put(b, 0x80 | 14 << 3 | tail);
        put_signed(b, step);
        put_varint(
            b, (uint32_t)(span.end_line > span.line ? span.end_line - span.line : 0));
        put_varint(b, (uint32_t)column + 1);
        put_varint(b, (uint32_t)end + 1);
    }
    *line = span.line;
}

static void put_big(Bytes *b, uint32_t value, unsigned first)
{
    for (int shift = 24; shift > 0; shift -= 6) {
        if (value >> shift) {
            put(b, first | 64 | (value >> shift & 63));
            first = 0;
        }
    }
    put(b, first | (value & 63));
}

static void put_handler(KrUnitState *u, Bytes *b, int32_t handler, uint32_t from,
                        uint32_t to, const uint32_t *label_offset)
{
    if (handler < 0 || from >= to) return;
    const KrHandlerInfo *h = kr_vector_get(&u->handlers, (uint32_t)handler);
    if (h->depth < 0) return;
    put_big(b, from, 0x80);
    put_big(b, to - from, 0);
    put_big(b, label_offset[h->label], 0);
    put_big(b, (uint32_t)h->depth << 1 | h->lasti, 0);
}

typedef struct Output {
    KrUnit *units;
    uint32_t unit_count;
    Bytes places, handlers;
} Output;

static bool write_code(KrUnitState *u, const Flow *f, const uint32_t *label_offset,
                       Output *out)
{
    uint32_t total = 0;
    for (uint32_t at = 0; at < u->code.count; at++)
        if (!is_pseudo(instr(u, at)) && f->depth[at] >= 0)
            total += size_of(instr(u, at));
    out->units = calloc(total + 1, sizeof *out->units);
    if (!out->units) return false;
    int32_t line = u->first_line, handler = -1;
    uint32_t handler_from = 0, n = 0;
    for (uint32_t at = 0; at < u->code.count; at++) {
        const KrInstr *i = instr(u, at);
        if (is_pseudo(i) || f->depth[at] < 0) continue;
        if (i->handler != handler) {
            put_handler(u, &out->handlers, handler, handler_from, n, label_offset);
            handler = i->handler;
            handler_from = n;
        }
        uint32_t size = size_of(i);
        put_place(&out->places, i->span, size, &line);
        for (uint32_t k = prefix_count(i->oparg); k > 0; k--)
            out->units[n++] =
                (KrUnit)(KR_OP_EXTENDED_ARG | (i->oparg >> (8 * k) & 0xFF) << 8);
        out->units[n++] = (KrUnit)(i->op | (i->oparg & 0xFF) << 8);
        n += (uint32_t)kr_opcode_caches[i->op];
    }
    put_handler(u, &out->handlers, handler, handler_from, n, label_offset);
    out->unit_count = n;
    return !out->places.failed && !out->handlers.failed;
}

static KrOwn make_code(KrCompiler *c, KrUnitState *u, const Output *out,
                       int32_t stack_size)
{
    KrThread *thread = c->thread;
    KrOwn *names =
        calloc(u->names.count + u->locals.count + u->consts.count + 1, sizeof *names);
    if (!names) return kr_exception_no_memory(thread);
    KrOwn *locals = names + u->names.count, *consts = locals + u->locals.count;
    for (uint32_t i = 0; i < u->names.count; i++)
        names[i] = kr_compile_str(c, ((const KrIdent **)u->names.items)[i]);
    for (uint32_t i = 0; i < u->locals.count; i++)
        locals[i] = kr_compile_str(c, ((const KrIdent **)u->locals.items)[i]);
    for (uint32_t i = 0; i < u->consts.count; i++)
        consts[i] = kr_dup(kr_ref(((KrOwn *)u->consts.items)[i]));
    KrCodeParts parts = {
        .units = out->units,
        .unit_count = out->unit_count,
        .flags = u->flags,
        .arg_count = u->arg_count,
        .posonly_count = u->posonly_count,
        .kwonly_count = u->kwonly_count,
        .stack_size = stack_size,
        .first_line = u->first_line,
        .consts = consts,
        .const_count = u->consts.count,
        .names = names,
        .name_count = u->names.count,
        .localsplus = locals,
        .localsplus_kinds = u->kinds.items,
        .localsplus_count = (int32_t)u->locals.count,
        .name = kr_compile_str(c, u->name),
        .qualname = kr_dup(kr_ref(u->qualname)),
        .filename = kr_dup(c->filename),
        .line_table = out->places.data,
        .exception_table = out->handlers.data,
        .line_table_size = out->places.count,
        .exception_table_size = out->handlers.count,
    };
    KrOwn code = kr_code_new(thread, &parts);
    free(names);
    return code;
}

KrOwn kr_assemble_code(KrCompiler *c, KrUnitState *u)
{
    uint32_t count = u->code.count, labels = (uint32_t)u->labels + 1;
    uint32_t words = u->locals.count / 32 + 1;
    Flow f = {.depth = malloc((count + 1) * sizeof(int32_t)),
              .label_at = calloc(labels, sizeof(uint32_t)),
              .work = malloc((count + labels + 8) * sizeof(uint32_t))};
    uint32_t *label_offset = calloc(labels, sizeof(uint32_t));
    uint32_t *sets = malloc(((size_t)u->labels + 1) * words * sizeof *sets);
    Output out = {0};
    KrOwn code = KR_NULL;
    if (!f.depth || !f.label_at || !f.work || !label_offset || !sets) {
        (void)kr_exception_no_memory(c->thread);
        goto done;
    }
    memset(f.depth, 0xFF, (count + 1) * sizeof(int32_t));
    for (uint32_t at = 0; at < count; at++)
        if (instr(u, at)->op == KR_EMIT_LABEL) f.label_at[instr(u, at)->oparg] = at;
    reach(&f, 0, 0);
    follow(u, &f);
    if (kr_compile_is_function(u)) {
        check_loads(u, &f, sets, words);
        borrow_loads(u);
        fuse_pairs(u);
    }
    uint32_t dump = c->thread->vm->dump;
    if (dump & KR_DUMP_CFG) kr_compile_dump_blocks(c, u, f.depth);
    place_jumps(u, &f, label_offset);
    if (!write_code(u, &f, label_offset, &out)) {
        (void)kr_exception_no_memory(c->thread);
        goto done;
    }
    code = make_code(c, u, &out, f.max + 2);
    if (dump & KR_DUMP_CODE && !kr_is_null(code)) {
        KrText text;
        kr_text_init(&text);
        kr_code_dump(c->thread, &text, kr_code_obj(kr_ref(code)));
        kr_dump_write(&text);
        kr_text_fini(&text);
    }
done:
    free(f.depth);
    free(f.label_at);
    free(f.work);
    free(label_offset);
    free(sets);
    free(out.units);
    free(out.places.data);
    free(out.handlers.data);
    return code;
}
