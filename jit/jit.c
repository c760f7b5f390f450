// SPDX-License-Identifier: MIT
// Machine micro-ops to machine code: see jit.h.
//
// Two walks over the list: the first picks a stencil for each micro-op and sums sizes, the second
// copies and patches. A stencil is found by its key: which operands share a register and which
// need the extension bit (kr_stencil_key); register numbers then go into its fields.
#include "jit/jit.h"

#include "jit/patch.h"
#include "stencils/abi.h"

#include "gen/uops.h"

#include <stdlib.h>

static const uint8_t v_groups[KR_V_COUNT] = KR_V_GROUPS;

typedef struct Layout { // of one micro-op
    const KrStencil *stencil; // null: label, exit or hand-written
    uint32_t hot, cold;       // byte offsets
} Layout;

typedef struct Compiler {
    KrJit *jit;
    const KrMachineTrace *trace;
    Layout *layout;
    uint32_t *labels; // hot offset of each label
    uint32_t hot, cold;
    const char *reason;
} Compiler;

bool kr_jit_init(KrJit *jit)
{
    *jit = (KrJit){0};
    jit->first = calloc(KR_MOP_LIMIT + 1, sizeof *jit->first);
    if (!jit->first)
        return false;
    for (uint32_t i = kr_stencil_count; i-- > 0;)
        jit->first[kr_stencil_table[i].op] = (uint16_t)(i + 1);
    return true;
}

void kr_jit_fini(KrJit *jit)
{
    kr_code_memory_fini(&jit->memory);
    free(jit->first);
}

// The registers of the micro-op's operands in stencil order: inputs that are registers, result.
// banks: bit i set = operand i is a double, found by matching the stencil's fields later.
static uint32_t collect(const KrMop *mop, uint8_t *operands)
{
    uint32_t count = 0;
    for (int i = 0; i < 5; i++)
        if (mop->in[i] != KR_NO_REGISTER)
            operands[count++] = mop->in[i];
    if (mop->out != KR_NO_REGISTER)
        operands[count++] = mop->out;
    return count;
}

// Does the row stand for these registers? Its key gives each operand's block and group; the bank
// of an operand is the machine micro-op's business: rows of one op agree on it.
static bool row_matches(const KrStencil *row, const uint8_t *operands, uint32_t count,
                        uint32_t doubles)
{
    if (row->operands != count)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t block = row->key >> 4 * i & 7, group = row->key >> (4 * i + 3) & 1;
        bool is_double = doubles >> i & 1;
        if (!is_double && v_groups[operands[i]] != group)
            return false;
        for (uint32_t j = 0; j < i; j++) {
            bool same_block = (row->key >> 4 * j & 7) == block;
            bool same_bank = (doubles >> j & 1) == is_double;
            if (same_block != (same_bank && operands[i] == operands[j]))
                return false;
        }
    }
    return true;
}

static bool immediates_fit(const KrStencil *row, const KrMop *mop)
{
    for (uint32_t i = 0; i < row->hole_count; i++) {
        KrHole hole = kr_stencil_holes[row->hole + i];
        uint64_t value = hole.which ? mop->imm2 : mop->imm;
        if ((hole.kind == KR_HOLE_IMM_S32 || hole.kind == KR_HOLE_IMM_U31 || hole.kind == KR_HOLE_IMM_U6) &&
            !kr_patch_hole_fits(hole, value))
            return false;
    }
    return true;
}

static const KrStencil *first_row(const KrJit *jit, uint16_t op, const KrStencil **end)
{
    *end = kr_stencil_table + kr_stencil_count;
    uint16_t first = op < KR_MOP_LIMIT ? jit->first[op] : 0;
    return first ? kr_stencil_table + first - 1 : *end;
}

static const KrStencil *find_stencil(const KrJit *jit, const KrMop *mop)
{
    const KrStencil *end;
    const KrStencil *row = first_row(jit, mop->op, &end);
    if (mop->op == KR_MOP_CALL) {
        for (; row < end && row->op == mop->op; row++)
            if (row->key == mop->imm2)
                return row;
        return NULL;
    }
    uint8_t operands[6];
    uint32_t count = collect(mop, operands);
    for (; row < end && row->op == mop->op; row++)
        if (row->form == mop->form &&
            row_matches(row, operands, count, mop->doubles) && immediates_fit(row, mop))
            return row;
    return NULL;
}

const KrStencil *kr_jit_stencil(const KrJit *jit, const KrMop *mop)
{
    if (mop->op == KR_MOP_LABEL || mop->op == KR_MOP_EXIT || mop->op == KR_MOP_ENTER_TRACE)
        return NULL;
    KrMop plain = *mop;
    if (mop->op == KR_MOP_CONST && mop->imm <= INT32_MAX)
        plain.op = KR_MOP_CONST_SMALL;
    return find_stencil(jit, &plain);
}

bool kr_jit_has_form(const KrJit *jit, uint16_t op, uint8_t form, uint64_t imm)
{
    const KrStencil *end;
    KrMop probe = {.imm = imm};
    for (const KrStencil *row = first_row(jit, op, &end); row < end && row->op == op; row++)
        if (row->form == form)
            return !(form & KR_FORM_IMM_B) || immediates_fit(row, &probe);
    return false;
}

uint32_t kr_jit_cold_size(const KrMop *mop)
{
    if (mop->op == KR_MOP_DROP || mop->op == KR_MOP_DROP_OBJECT)
        return KR_DROP_STUB_SIZE;
    bool calls = mop->op < KR_UOP_COUNT && kr_uop_table[mop->op].kind == KR_UOP_LEAF && kr_uop_table[mop->op].address;
    return calls ? KR_CALL_STUB_SIZE : 0;
}

static void emit_cold(const Compiler *c, const KrMop *mop, const Layout *layout, const KrCodeSpan *span)
{
    uint8_t *write = span->cold + layout->cold;
    const uint8_t *code = span->cold_code + layout->cold, *back = span->hot_code + layout->hot + layout->stencil->size;
    if (mop->op >= KR_UOP_COUNT) {
        kr_patch_drop_stub(write, code, mop->in[0], mop->imm, back);
        return;
    }
    const void *function = (const void *)(uintptr_t)kr_uop_table[mop->op].address;
    kr_patch_call_stub(write, code, mop->in[0], mop->imm, function, c->trace->exits[mop->exit].stub, back);
}

// First walk: stencils and offsets. Exit stubs take the first part of the cold code.
static bool lay_out(Compiler *c)
{
    c->cold = c->trace->exit_count * KR_EXIT_STUB_SIZE;
    for (uint32_t i = 0; i < c->trace->count; i++) {
        const KrMop *mop = &c->trace->ops[i];
        Layout *layout = &c->layout[i];
        layout->hot = c->hot;
        layout->cold = c->cold;
        switch (mop->op) {
        case KR_MOP_LABEL:
            layout->hot = c->labels[mop->imm] = c->hot = (c->hot + KR_LOOP_ALIGNMENT - 1) & ~(uint32_t)(KR_LOOP_ALIGNMENT - 1);
            continue;
        case KR_MOP_EXIT:
        case KR_MOP_ENTER_TRACE: c->hot += KR_JUMP_SIZE; continue;
        default: break;
        }
        layout->stencil = kr_jit_stencil(c->jit, mop);
        if (!layout->stencil) {
            c->reason = "no stencil for a micro-op";
            return false;
        }
        c->hot += layout->stencil->size;
        c->cold += kr_jit_cold_size(mop);
    }
    return true;
}

// What goes into a hole of the micro-op.
static uint64_t hole_value(const Compiler *c, const KrMop *mop, const Layout *layout,
                           const KrCodeSpan *span, KrHole hole)
{
    switch ((KrHoleKind)hole.kind) {
    case KR_HOLE_EXIT_REL32:
    case KR_HOLE_EXIT_BRANCH14:
    case KR_HOLE_EXIT_BRANCH19:
    case KR_HOLE_EXIT_BRANCH26:
        return (uint64_t)(uintptr_t)(span->cold_code + mop->exit * KR_EXIT_STUB_SIZE);
    case KR_HOLE_COLD_REL32:
    case KR_HOLE_COLD_BRANCH19:
    case KR_HOLE_COLD_BRANCH26:
        return (uint64_t)(uintptr_t)(span->cold_code + layout->cold);
    case KR_HOLE_LABEL_REL32:
    case KR_HOLE_LABEL_BRANCH26:
        return (uint64_t)(uintptr_t)(span->hot_code + c->labels[mop->imm]);
    case KR_HOLE_SYMBOL_32:
    case KR_HOLE_SYMBOL_PAGE:
    case KR_HOLE_SYMBOL_LO12:
        return (uint64_t)(uintptr_t)kr_stencil_symbols[hole.which];
    case KR_HOLE_CALL_REL32:
    case KR_HOLE_CALL_BRANCH26:
    case KR_HOLE_IMM_S32:
    case KR_HOLE_IMM_U31:
    case KR_HOLE_IMM_64:
    case KR_HOLE_IMM_U6:
    case KR_HOLE_MOVW_0:
    case KR_HOLE_MOVW_1:
    case KR_HOLE_MOVW_2:
    case KR_HOLE_MOVW_3:
    case KR_HOLE_ADD_LO12:
    case KR_HOLE_LDST64_LO12: break;
    }
    return hole.which ? mop->imm2 : mop->imm;
}

static bool emit_stencil(Compiler *c, uint32_t i, const KrCodeSpan *span)
{
    const KrMop *mop = &c->trace->ops[i];
    const Layout *layout = &c->layout[i];
    const KrStencil *row = layout->stencil;
    uint8_t *write = span->hot + layout->hot;
    const uint8_t *code = span->hot_code + layout->hot;
    memcpy(write, kr_stencil_code + row->code, row->size);
    uint8_t operands[6];
    if (mop->op != KR_MOP_CALL) {
        collect(mop, operands);
        for (uint32_t k = 0; k < row->field_count; k++) {
            KrField field = kr_stencil_fields[row->field + k];
            kr_patch_field(write, field, mop->doubles >> field.operand & 1,
                           operands[field.operand]);
        }
    }
    for (uint32_t k = 0; k < row->hole_count; k++) {
        KrHole hole = kr_stencil_holes[row->hole + k];
        if (!kr_patch_hole(write, code, hole, hole_value(c, mop, layout, span, hole))) {
            c->reason = "a constant or distance does not fit its hole";
            return false;
        }
    }
    if (kr_jit_cold_size(mop))
        emit_cold(c, mop, layout, span);
    return true;
}

static uint32_t end_of(const Compiler *c, uint32_t i)
{
    const Layout *layout = &c->layout[i];
    if (layout->stencil)
        return layout->hot + layout->stencil->size;
    return layout->hot + (c->trace->ops[i].op == KR_MOP_LABEL ? 0 : KR_JUMP_SIZE);
}

// Second walk.
static bool emit(Compiler *c, const KrCodeSpan *span)
{
    for (uint32_t e = 0; e < c->trace->exit_count; e++) {
        KrTraceExit *exit = &c->trace->exits[e];
        exit->stub = span->cold_code + e * KR_EXIT_STUB_SIZE;
        kr_patch_exit_stub(span->cold + e * KR_EXIT_STUB_SIZE, exit->stub, exit);
    }
    for (uint32_t i = 0; i < c->trace->count; i++) {
        const KrMop *mop = &c->trace->ops[i];
        uint32_t at = c->layout[i].hot, end = i ? end_of(c, i - 1) : 0;
        switch (mop->op) {
        case KR_MOP_LABEL:
            if (i > 0)
                kr_patch_nops(span->hot + end, at - end);
            break;
        case KR_MOP_EXIT:
            kr_patch_jump(span->hot + at, span->hot_code + at,
                          span->cold_code + mop->exit * KR_EXIT_STUB_SIZE);
            break;
        case KR_MOP_ENTER_TRACE:
            kr_patch_jump(span->hot + at, span->hot_code + at,
                          (const void *)(uintptr_t)mop->imm);
            break;
        default:
            if (!emit_stencil(c, i, span))
                return false;
        }
    }
    return true;
}

bool kr_jit_compile(KrJit *jit, const KrMachineTrace *trace, KrCodeSpan *span,
                    const void **entry, const char **reason)
{
    Compiler c = {.jit = jit, .trace = trace, .reason = "no memory"};
    c.layout = calloc(trace->count + 1, sizeof *c.layout);
    c.labels = calloc(trace->label_count + 1, sizeof *c.labels);
    bool ok = c.layout && c.labels && lay_out(&c);
    if (ok && !kr_code_memory_alloc(&jit->memory, c.hot, c.cold, span)) {
        c.reason = jit->memory.refused ? "the system refuses executable memory"
                                       : "code memory is full";
        ok = false;
    }
    if (ok && !emit(&c, span)) {
        kr_code_memory_free(&jit->memory, span);
        ok = false;
    }
    if (ok)
        span->starts = malloc((trace->count + 1) * sizeof *span->starts);
    if (ok && span->starts) {
        for (uint32_t i = 0; i < trace->count; i++)
            span->starts[i] = c.layout[i].hot;
        span->starts[trace->count] = c.hot;
    }
    if (ok) {
        kr_code_memory_flush(span->hot_code, span->hot_size);
        kr_code_memory_flush(span->cold_code, span->cold_size);
        kr_code_memory_close(span);
        *entry = span->hot_code;
        jit->traces++;
        jit->bytes += c.hot + c.cold;
    } else {
        *reason = c.reason;
    }
    free(c.layout);
    free(c.labels);
    return ok;
}

static void write_stub(KrJit *jit, KrTraceExit *exit, const void *target)
{
    uint8_t *write = kr_code_memory_writable(&jit->memory, exit->stub);
    kr_assert(write);
    if (target)
        kr_patch_jump(write, exit->stub, target);
    else
        kr_patch_exit_stub(write, exit->stub, exit);
    kr_code_memory_flush(exit->stub, KR_EXIT_STUB_SIZE);
}

void kr_jit_link_exit(KrJit *jit, KrTraceExit *exit, const void *target)
{
    write_stub(jit, exit, target);
}

void kr_jit_unlink_exit(KrJit *jit, KrTraceExit *exit)
{
    write_stub(jit, exit, NULL);
}
