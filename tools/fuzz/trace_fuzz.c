// SPDX-License-Identifier: MIT
// Fuzzes the way from micro-ops to machine code: random loops over int and float locals are
// recorded, optimized, peeled, allocated, compiled and run; the state at the exit must equal that
// of a plain evaluation of the same loop, micro-op by micro-op.
//
//   trace_fuzz SEED COUNT      runs COUNT random loops from SEED on, prints the first failing one
//
// What it covers: folding, ranges, peeling and phis (opt.c), spills and moves (regalloc.c), every
// arithmetic stencil in many registers (jit/, stencils/). Objects and calls are tested by programs.
#include "jit/glue.h"
#include "tier2/opt.h"
#include "tier2/regalloc.h"
#include "tier2/uop_eval.h"
#include "tier2/uop_text.h"
#include "tier2/verify.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_SLOTS = 14, MAX_OPS = 60 };

typedef struct Op {      // one step of the abstract loop: slots[out] = uop(slots[a], slots[b] or constant)
    uint16_t uop;
    uint8_t a, b, out;   // slots
    bool constant;       // b is `number`
    bool expected;       // comparisons: the outcome that was recorded
    int64_t number;
} Op;

typedef struct Loop {
    Op ops[MAX_OPS];
    uint32_t count, ints, floats; // slots: ints first
    uint64_t start[MAX_SLOTS];    // boxed words
} Loop;

static uint64_t random_state;

static uint64_t random_word(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}
static uint32_t below(uint32_t bound)
{
    return (uint32_t)(random_word() >> 20) % bound;
}

// --- reference --------------------------------------------------------------------------

// A slot's unboxed word. Ints may need more than 49 bits: they are kept unboxed.
typedef struct State {
    uint64_t words[MAX_SLOTS];
    uint32_t op; // that left
} State;

static bool is_compare(uint16_t uop)
{
    return kr_uop_table[uop].output == KR_REP_BOOL;
}

static bool run_op(const Op *op, uint64_t *words, bool *holds)
{
    uint64_t in[2] = {words[op->a], op->constant ? (uint64_t)op->number : words[op->b]};
    uint64_t result = 0, none[2] = {0};
    if (!kr_uop_eval(op->uop, in, none, &result))
        return false;
    if (is_compare(op->uop))
        *holds = result;
    else
        words[op->out] = result;
    return true;
}

static void reference(const Loop *loop, State *state)
{
    for (;;) {
        for (uint32_t i = 0; i < loop->count; i++) {
            bool holds = loop->ops[i].expected;
            state->op = i;
            if (!run_op(&loop->ops[i], state->words, &holds) || holds != loop->ops[i].expected)
                return;
        }
    }
}

// --- recording --------------------------------------------------------------------------

typedef struct Slot {
    KrTraceRef ref;
    bool loaded, changed;
} Slot;

typedef struct Recording {
    KrTraceIR ir;
    const Loop *loop;
    Slot slots[MAX_SLOTS];
    uint32_t op; // being recorded
    uint16_t snapshot;
    uint32_t op_of_snapshot[4096];
} Recording;

static KrCode test_code;

static uint16_t snapshot_now(void *context)
{
    Recording *r = context;
    KrTraceIR *ir = &r->ir;
    if (r->snapshot)
        return r->snapshot;
    ir->snapshots = realloc(ir->snapshots, (ir->snapshot_count + 1) * sizeof *ir->snapshots);
    ir->entries = realloc(ir->entries, (ir->entry_count + MAX_SLOTS) * sizeof *ir->entries);
    ir->frames = realloc(ir->frames, (ir->frame_count + 1) * sizeof *ir->frames);
    ir->snapshot_capacity = ir->snapshot_count + 1;
    ir->entry_capacity = ir->entry_count + MAX_SLOTS;
    ir->frame_capacity = ir->frame_count + 1;
    KrSnapshot *s = &ir->snapshots[ir->snapshot_count];
    *s = (KrSnapshot){.entry = ir->entry_count, .frame = ir->frame_count, .frame_count = 1, .at = ir->count};
    for (uint32_t i = 0; i < MAX_SLOTS; i++)
        if (r->slots[i].changed)
            ir->entries[ir->entry_count++] =
                (KrSnapshotEntry){.slot = (uint16_t)i, .owner = KR_SLOT_PLAIN, .ref = r->slots[i].ref};
    // the op index travels in the frame's ip
    ir->frames[ir->frame_count++] =
        (KrSnapshotFrame){.code = &test_code, .ip = (const KrUnit *)(uintptr_t)(2 * r->op)};
    s->entry_count = ir->entry_count - s->entry;
    return r->snapshot = (uint16_t)ir->snapshot_count++;
}

static KrTraceRef read_slot(Recording *r, uint32_t index)
{
    Slot *slot = &r->slots[index];
    bool is_float = index >= r->loop->ints;
    if (!slot->loaded) {
        slot->ref = kr_opt_raw(&r->ir, KR_IR_LOCAL, KR_REP_BOX, NULL, index);
        slot->loaded = true;
    }
    KrTraceRef in[5] = {slot->ref};
    kr_opt_uop(&r->ir, is_float ? KR_UOP_GUARD_FLOAT : KR_UOP_GUARD_INT, in, NULL);
    return kr_opt_uop(&r->ir, is_float ? KR_UOP_UNBOX_FLOAT : KR_UOP_UNBOX_INT, in, NULL);
}

static void write_slot(Recording *r, uint32_t index, KrTraceRef value)
{
    bool is_float = index >= r->loop->ints;
    KrTraceRef in[5] = {value};
    if (!r->slots[index].loaded) // what was there is dropped, so it is looked at
        read_slot(r, index);
    r->slots[index].ref =
        kr_opt_uop(&r->ir, is_float ? KR_UOP_BOX_FLOAT : KR_UOP_BOX_INT, in, NULL);
    r->slots[index].changed = true;
}

static bool record(Recording *r, const Loop *loop)
{
    memset(r, 0, sizeof *r);
    r->loop = loop;
    kr_opt_init(&r->ir, NULL);
    r->ir.snapshot_now = snapshot_now;
    r->ir.context = r;
    for (uint32_t i = 0; i < loop->count && !r->ir.failed; i++) {
        const Op *op = &loop->ops[i];
        r->op = i;
        r->snapshot = 0;
        KrTraceRef in[5] = {read_slot(r, op->a)};
        if (kr_uop_table[op->uop].input_count == 2)
            in[1] = op->constant ? kr_opt_const_int(&r->ir, op->number) : read_slot(r, op->b);
        KrTraceRef out = kr_opt_uop(&r->ir, op->uop, in, NULL);
        if (is_compare(op->uop)) {
            KrTraceRef test[5] = {out};
            kr_opt_uop(&r->ir, op->expected ? KR_UOP_GUARD_TRUE : KR_UOP_GUARD_FALSE, test, NULL);
        } else {
            write_slot(r, op->out, out);
        }
    }
    if (r->ir.failed)
        return false;
    KrLoopSlot slots[MAX_SLOTS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < MAX_SLOTS; i++) {
        if (!r->slots[i].changed)
            continue;
        KrTraceRef start = 0;
        for (KrTraceRef k = r->ir.heads[KR_IR_LOCAL]; k; k = r->ir.chain[k])
            if (r->ir.ins[k].imm == i)
                start = k;
        slots[count++] = (KrLoopSlot){(uint16_t)i, start, r->slots[i].ref};
    }
    return kr_opt_peel(&r->ir, slots, count);
}

// --- running ----------------------------------------------------------------------------

static const KrTraceIR *running_ir;
static const KrPlace *running_places;
static KrActivation activation;
static KrThread thread;
static KrTraceExit *taken;
static uint64_t taken_words[64];

__attribute__((naked)) static void back_to_c(void)
{
    __asm__("ret");
}

KR_USED const void *kr_side_exit_take(KrActivation *a, KrTraceExit *exit);
const void *kr_side_exit_take(KrActivation *a, KrTraceExit *exit)
{
    const KrSnapshot *s = &running_ir->snapshots[exit->snapshot];
    for (uint32_t i = 0; i < s->entry_count; i++) {
        const KrPlace *p = &running_places[exit->first_place + i];
        switch ((KrPlaceKind)p->kind) {
        case KR_PLACE_V: taken_words[i] = a->exit_words[p->index]; break;
        case KR_PLACE_D: memcpy(&taken_words[i], &a->exit_doubles[p->index], 8); break;
        case KR_PLACE_SPILL:
        case KR_PLACE_SPILL_DOUBLE: taken_words[i] = a->spill[p->index]; break;
        case KR_PLACE_CONST: taken_words[i] = p->word; break;
        case KR_PLACE_OBJECT: break; // none of its traces makes one
        }
        // unbox what the snapshot has as a box
        if (p->rep == KR_REP_BOX)
            taken_words[i] = kr_bits_is_int(taken_words[i])
                                 ? (uint64_t)kr_bits_int(taken_words[i])
                                 : taken_words[i] - KR_FLOAT_OFFSET;
    }
    taken = exit;
    return (const void *)(uintptr_t)&back_to_c;
}

KR_USED uint64_t kr_side_exit_leave(KrActivation *a); // its traces never return to C
uint64_t kr_side_exit_leave(KrActivation *a)
{
    return a->exit_words[0];
}

static void enter(KrFrame *frame, const void *code)
{
    activation.thread = &thread;
    activation.code = code;
    thread.activation = &activation;
    thread.frame = frame;
    register KrThread *r12 __asm__("r12") = &thread;
    register KrFrame *r13 __asm__("r13") = frame;
    __asm__ volatile("call kr_glue_enter"
                     : "+r"(r12), "+r"(r13)
                     :
                     : "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r14",
                       "r15", "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6",
                       "xmm7", "cc");
}

// --- generation -------------------------------------------------------------------------

static const uint16_t int_uops[] = {
    KR_UOP_ADD_INT, KR_UOP_SUB_INT,      KR_UOP_MUL_INT,    KR_UOP_AND_INT,    KR_UOP_OR_INT,
    KR_UOP_XOR_INT, KR_UOP_FLOORDIV_INT, KR_UOP_MOD_INT,    KR_UOP_LSHIFT_INT, KR_UOP_RSHIFT_INT,
    KR_UOP_NEG_INT, KR_UOP_INVERT_INT,   KR_UOP_MIN_INT,    KR_UOP_MAX_INT,    KR_UOP_ABS_INT,
    KR_UOP_ADD_INT, KR_UOP_AND_INT,      KR_UOP_MOD_INT,
};
static const uint16_t float_uops[] = {KR_UOP_ADD_FLOAT, KR_UOP_SUB_FLOAT, KR_UOP_MUL_FLOAT,
                                      KR_UOP_DIV_FLOAT, KR_UOP_NEG_FLOAT, KR_UOP_ABS_FLOAT,
                                      KR_UOP_SQRT_FLOAT, KR_UOP_MIN_FLOAT};
static const uint16_t int_tests[] = {KR_UOP_LT_INT, KR_UOP_LE_INT, KR_UOP_EQ_INT,
                                     KR_UOP_NE_INT, KR_UOP_GT_INT, KR_UOP_GE_INT};
static const uint16_t float_tests[] = {KR_UOP_LT_FLOAT, KR_UOP_LE_FLOAT, KR_UOP_NE_FLOAT,
                                       KR_UOP_GT_FLOAT, KR_UOP_GE_FLOAT};

static int64_t random_number(void)
{
    static const int64_t usual[] = {0,  1,  2,   3,   7,    8,    10,      16,     255,
                                    -1, -3, 100, 997, 1000, 4095, 1 << 20, 0xFFFF, INT32_MAX};
    if (below(3))
        return usual[below(sizeof usual / sizeof *usual)];
    return (int64_t)random_word() >> (15 + below(48));
}

static Op random_op(const Loop *loop)
{
    Op op = {0};
    uint32_t kind = below(10);
    uint32_t ints = loop->ints, floats = loop->floats;
    if (kind < 5 || !floats) {
        op.uop = int_uops[below(sizeof int_uops / sizeof *int_uops)];
        op.a = (uint8_t)below(ints);
        op.b = (uint8_t)below(ints);
        op.out = (uint8_t)(1 + below(ints - 1));
        if (below(2)) {
            op.constant = true;
            op.number = random_number();
        }
    } else if (kind < 7) {
        op.uop = float_uops[below(sizeof float_uops / sizeof *float_uops)];
        op.a = (uint8_t)(ints + below(floats));
        op.b = (uint8_t)(ints + below(floats));
        op.out = (uint8_t)(ints + below(floats));
    } else if (kind == 7) {
        op.uop = KR_UOP_INT_TO_FLOAT;
        op.a = (uint8_t)below(ints);
        op.out = (uint8_t)(ints + below(floats));
    } else if (kind == 8) {
        op.uop = int_tests[below(6)];
        op.a = (uint8_t)below(ints);
        op.b = (uint8_t)below(ints);
        op.constant = below(2);
        op.number = random_number();
    } else {
        op.uop = float_tests[below(5)];
        op.a = (uint8_t)(ints + below(floats));
        op.b = (uint8_t)(ints + below(floats));
    }
    if (kr_uop_table[op.uop].input_count == 1)
        op.constant = false;
    return op;
}

static void generate(Loop *loop)
{
    memset(loop, 0, sizeof *loop);
    loop->ints = 2 + below(8);
    loop->floats = below(MAX_SLOTS - loop->ints);
    uint64_t words[MAX_SLOTS];
    for (uint32_t i = 0; i < loop->ints; i++) {
        int64_t number = i == 0 ? 0 : random_number();
        loop->start[i] = kr_int_bits(number);
        words[i] = (uint64_t)number;
    }
    for (uint32_t i = 0; i < loop->floats; i++) {
        double number = (double)random_number() / 8;
        loop->start[loop->ints + i] = kr_float_bits(number);
        memcpy(&words[loop->ints + i], &number, 8);
    }
    // slot 0 counts: the loop ends
    loop->ops[loop->count++] =
        (Op){.uop = KR_UOP_LT_INT, .a = 0, .constant = true, .number = 3 + below(40), .expected = true};
    loop->ops[loop->count++] =
        (Op){.uop = KR_UOP_ADD_INT, .a = 0, .out = 0, .constant = true, .number = 1};
    bool holds = true;
    for (int i = 0; i < 2; i++)
        run_op(&loop->ops[i], words, &holds);
    uint32_t wanted = 3 + below(MAX_OPS - 6);
    for (uint32_t tries = 0; loop->count < wanted && tries < 400; tries++) {
        Op op = random_op(loop);
        uint64_t copy[MAX_SLOTS];
        memcpy(copy, words, sizeof copy);
        if (!run_op(&op, copy, &op.expected)) // would leave while being recorded
            continue;
        if (kr_uop_table[op.uop].output == KR_REP_INT && !kr_int_fits((int64_t)copy[op.out]) &&
            below(2))
            continue;
        memcpy(words, copy, sizeof words);
        loop->ops[loop->count++] = op;
    }
}

static void print_loop(const Loop *loop)
{
    for (uint32_t i = 0; i < loop->count; i++) {
        const Op *op = &loop->ops[i];
        printf("  %2u: s%u = %s s%u ", i, op->out, kr_uop_table[op->uop].name, op->a);
        if (op->constant)
            printf("%lld", (long long)op->number);
        else
            printf("s%u", op->b);
        printf(is_compare(op->uop) ? op->expected ? " holds\n" : " fails\n" : "\n");
    }
}

static bool same_word(const Loop *loop, uint32_t slot, uint64_t a, uint64_t b)
{
    if (a == b)
        return true;
    double x, y;
    memcpy(&x, &a, 8);
    memcpy(&y, &b, 8);
    return slot >= loop->ints && x != x && y != y; // any NaN
}

// Null, or what differs.
static const char *check(KrJit *jit, const Loop *loop, bool print)
{
    static char message[200];
    static Recording recording;
    State state = {0};
    for (uint32_t i = 0; i < loop->ints + loop->floats; i++)
        state.words[i] = i < loop->ints ? (uint64_t)kr_bits_int(loop->start[i])
                                        : loop->start[i] - KR_FLOAT_OFFSET;
    reference(loop, &state);
    const char *result = NULL;
    KrAllocation allocation = {0};
    KrCodeSpan span = {0};
    if (!record(&recording, loop)) {
        kr_opt_fini(&recording.ir);
        return recording.ir.failed; // too long or not closable: no finding
    }
    kr_opt_mark(&recording.ir);
    result = kr_verify_trace(&recording.ir);
    KrText text;
    kr_text_init(&text);
    if (print) {
        kr_uop_text_ir(&text, &recording.ir, true, NULL, NULL);
        for (uint32_t i = 1; i < recording.ir.snapshot_count; i++)
            kr_uop_text_snapshot(&text, &recording.ir, i);
    }
    if (!result && !kr_regalloc_run(jit, &recording.ir, NULL, NULL, &allocation))
        result = allocation.failed;
    if (print)
        kr_uop_text_mops(&text, &allocation);
    if (print && text.bytes)
        printf("%s", text.bytes);
    kr_text_fini(&text);
    if (!result) {
        KrMachineTrace machine = {allocation.mops, allocation.count, allocation.exits,
                                  allocation.exit_count, allocation.label_count};
        const void *entry;
        if (kr_jit_compile(jit, &machine, &span, &entry, &result)) {
            KrFrame *frame = calloc(1, sizeof *frame + MAX_SLOTS * sizeof(KrSlot));
            frame->code = &test_code;
            for (uint32_t i = 0; i < MAX_SLOTS; i++)
                frame->slots[i].w = loop->start[i];
            running_ir = &recording.ir;
            running_places = allocation.places;
            enter(frame, entry);
            const KrSnapshot *s = &recording.ir.snapshots[taken->snapshot];
            uint32_t op = (uint32_t)(uintptr_t)recording.ir.frames[s->frame].ip / 2;
            uint64_t words[MAX_SLOTS];
            for (uint32_t i = 0; i < loop->ints + loop->floats; i++)
                words[i] = i < loop->ints ? (uint64_t)kr_bits_int(loop->start[i])
                                          : loop->start[i] - KR_FLOAT_OFFSET;
            for (uint32_t i = 0; i < s->entry_count; i++)
                words[recording.ir.entries[s->entry + i].slot] = taken_words[i];
            if (op != state.op) {
                snprintf(message, sizeof message, "left at op %u, reference at %u", op, state.op);
                result = message;
            }
            for (uint32_t i = 0; !result && i < loop->ints + loop->floats; i++) {
                if (!same_word(loop, i, words[i], state.words[i])) {
                    snprintf(message, sizeof message, "slot %u: %llx, reference %llx", i,
                             (unsigned long long)words[i], (unsigned long long)state.words[i]);
                    result = message;
                }
            }
            free(frame);
        }
    }
    kr_code_memory_free(&jit->memory, &span);
    kr_regalloc_fini(&allocation);
    kr_opt_fini(&recording.ir);
    return result;
}

int main(int argc, char **argv)
{
    uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 0) : 1;
    uint64_t count = argc > 2 ? strtoull(argv[2], NULL, 0) : 1000;
    KrJit jit;
    if (!kr_jit_init(&jit))
        return 2;
    uint32_t skipped = 0;
    for (uint64_t i = 0; i < count; i++) {
        random_state = (seed + i) * UINT64_C(0x9E3779B97F4A7C15) + 1;
        Loop loop;
        generate(&loop);
        const char *wrong = check(&jit, &loop, false);
        if (wrong && (strstr(wrong, "too long") || strstr(wrong, "too many"))) {
            skipped++;
        } else if (wrong) {
            printf("seed %llu: %s\n", (unsigned long long)(seed + i), wrong);
            print_loop(&loop);
            check(&jit, &loop, true);
            return 1;
        }
    }
    printf("%llu loops, %u skipped\n", (unsigned long long)count, skipped);
    kr_jit_fini(&jit);
    return 0;
}
