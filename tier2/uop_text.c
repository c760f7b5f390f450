// SPDX-License-Identifier: MIT
// Traces as text: see uop_text.h.
//
//   v12 int   ADD_INT        v10 v11            exit s3
//   ^   ^     ^              ^                  ^ snapshot
//   ref rep   micro-op       inputs, then immediates
#include "tier2/uop_text.h"

#include "stencils/abi.h"
#include "tier2/opt.h"
#include "tier2/trace.h"

#include <inttypes.h>

static const char *const rep_names[] = {"-", "box", "int", "float", "bool", "obj", "char"};

const char *kr_uop_text_name(uint16_t op)
{
    static const char *const ir_names[] = {"CONST", "LOCAL", "INHERIT", "LOOP",       "JUMP",
                                           "EXIT",  "DUP",   "DROP",    "COUNT_LIMIT", "STALE", "STACK_ROOM",  "GUARD_CALLER", "NOTE_CALL", "PUSH_FRAME",
                                           "FRAME_FIELD", "LEAVE_FRAME", "POP_FRAME", "ARGUMENT", "STORE_LOCAL",
                                           "LINK",  "LEAVE", "UNMADE", "STORM", "HAND_OVER", "LINK_LOOP"};
    static const char *const mop_names[] = {
        "MOVE",       "MOVE_DOUBLE", "SPILL",       "SPILL_DOUBLE", "RELOAD", "RELOAD_DOUBLE", "COPY_SPILL",
        "CONST",      "CONST_SMALL", "CONST_DOUBLE", "LOAD_LOCAL",  "LOAD_STACK", "LOAD_FIELD", "STORE_FIELD", "BOX_FITS", "INDEX_CHECK_SPILLED", "STORE_LOCAL",
        "STORE_ACTIVATION", "DUP", "DUP_OBJECT", "DROP", "DROP_OBJECT", "COUNT_LIMIT", "STALE", "STACK_ROOM", "GUARD_CALLER",
        "NOTE_CALL", "NOTE_STACK", "PUSH_FRAME", "LEAVE_FRAME", "POP_FRAME", "STORM", "JUMP", "COUNT", "COUNT_WORK",
        "LABEL", "ENTER_TRACE", "EXIT", "CALL"};
    if (op < KR_UOP_COUNT)
        return kr_uop_table[op].name;
    if (op >= KR_IR_CONST && op < KR_IR_LIMIT)
        return ir_names[op - KR_IR_CONST];
    if (op >= KR_MOP_MOVE && op < KR_MOP_LIMIT)
        return mop_names[op - KR_MOP_MOVE];
    return "?";
}

void kr_uop_text_word(KrText *text, uint8_t rep, uint64_t word)
{
    double number;
    switch ((KrRep)rep) {
    case KR_REP_CHAR:
    case KR_REP_INT: kr_text_printf(text, "%" PRId64, (int64_t)word); return;
    case KR_REP_BOOL: kr_text_printf(text, "%s", word ? "true" : "false"); return;
    case KR_REP_FLOAT:
        memcpy(&number, &word, sizeof number);
        kr_text_printf(text, "%.17g", number);
        return;
    case KR_REP_NONE:
    case KR_REP_BOX:
    case KR_REP_OBJ: break;
    }
    if (kr_bits_is_int(word))
        kr_text_printf(text, "%" PRId64, kr_bits_int(word));
    else if (kr_bits_is_float(word))
        kr_text_printf(text, "%.17g", kr_bits_float(word));
    else if (word == 0)
        kr_text_printf(text, "null");
    else // addresses differ from run to run: the type is what a reader wants
        kr_text_printf(text, "<%s>", ((KrObject *)(uintptr_t)word)->type->name);
}

static void write_ins(KrText *text, const KrTraceIR *ir, uint32_t r)
{
    const KrIns *ins = &ir->ins[r];
    size_t start = text->length;
    if (ins->rep != KR_REP_NONE)
        kr_text_printf(text, "  v%-4u %-5s ", r, rep_names[ins->rep]);
    else
        kr_text_printf(text, "  %-11s ", "");
    kr_text_printf(text, "%-18s", kr_uop_text_name(ins->op));
    for (int i = 0; i < 5; i++)
        if (ins->in[i])
            kr_text_printf(text, " v%u", ins->in[i]);
    if (ins->op == KR_IR_CONST) {
        kr_text_printf(text, " ");
        kr_uop_text_word(text, ins->rep, ins->imm);
    } else if (ins->op == KR_IR_LOCAL || ins->op == KR_IR_STORE_LOCAL || ins->op == KR_IR_ARGUMENT) {
        kr_text_printf(text, " slot %u", (unsigned)ins->imm);
    } else if (ins->op == KR_IR_INHERIT) {
        kr_text_printf(text, " place %u", (unsigned)ins->imm);
    } else if (ins->op == KR_IR_HAND_OVER) {
        kr_text_printf(text, " to place %u of kind %u", (unsigned)ins->imm2, (unsigned)ins->imm);
    } else if (ins->op == KR_IR_LINK || ins->op == KR_IR_LINK_LOOP) {
        if (ins->imm)
            kr_text_printf(text, " trace %u", ((const KrTrace *)(uintptr_t)ins->imm)->id);
        else
            kr_text_printf(text, " itself");
    } else if (ins->op < KR_UOP_COUNT && kr_uop_table[ins->op].imm_count) {
        const KrUopInfo *info = &kr_uop_table[ins->op];
        for (uint32_t i = 0; i < info->imm_count; i++) {
            uint64_t imm = i ? ins->imm2 : ins->imm;
            if (info->imms[i] == KR_IMM_U64)
                kr_text_printf(text, " <word>");
            else
                kr_text_printf(text, " %" PRId64, (int64_t)imm);
        }
    }
    bool leaves = ins->snapshot && (ins->op >= KR_UOP_COUNT ||
                                    kr_uop_table[ins->op].flags &
                                        (KR_UOPFLAG_MAY_EXIT | KR_UOPFLAG_RAISES));
    if (leaves) {
        size_t used = text->length - start;
        kr_text_append_repeated(text, ' ', used < 56 ? 56 - used : 1);
        kr_text_printf(text, "exit s%u", ins->snapshot);
    }
    kr_text_append_char(text, '\n');
}

void kr_uop_text_ir(KrText *text, const KrTraceIR *ir, bool kept_only, KrUopHeading heading, void *context)
{
    for (uint32_t r = 1; r < ir->count; r++) {
        if (r == ir->loop && r) {
            kr_text_printf(text, "loop:\n");
            for (uint32_t i = 0; i < ir->phi_count; i++)
                kr_text_printf(text, "  v%u <- v%u\n", ir->phis[i].head, ir->phis[i].next);
            continue;
        }
        if (kept_only && !(ir->ins[r].flags & KR_INS_KEEP))
            continue;
        if (heading && ir->ins[r].snapshot)
            heading(context, text, ir->ins[r].snapshot);
        write_ins(text, ir, r);
    }
}

void kr_uop_text_snapshot(KrText *text, const KrTraceIR *ir, uint32_t snapshot)
{
    static const char *const owners[] = {"unchanged", "plain", "owned", "dup", "lent"};
    const KrSnapshot *s = &ir->snapshots[snapshot];
    kr_text_printf(text, "  s%u:", snapshot);
    for (uint32_t i = 0; i < s->entry_count; i++) {
        const KrSnapshotEntry *e = &ir->entries[s->entry + i];
        kr_text_printf(text, " %u.%u=v%u(%s)", e->frame, e->slot, e->ref, owners[e->owner]);
    }
    for (uint32_t f = 0; f < s->frame_count; f++) {
        const KrSnapshotFrame *frame = &ir->frames[s->frame + f];
        kr_text_printf(text, " | frame %u at unit %d, stack %u", f,
                       (int)(frame->ip - frame->code->units), frame->stack_depth);
    }
    kr_text_append_char(text, '\n');
}

void kr_uop_text_mop(KrText *text, const KrMop *mop)
{
    static const char *const v_names[] = KR_V_NAMES;
    if (mop->op == KR_MOP_LABEL) {
        kr_text_printf(text, "L%u:", (unsigned)mop->imm);
        return;
    }
    kr_text_printf(text, "%s", kr_uop_text_name(mop->op));
    if (mop->form & KR_FORM_GUARD_TRUE)
        kr_text_printf(text, ".if");
    if (mop->form & KR_FORM_GUARD_FALSE)
        kr_text_printf(text, ".unless");
    uint32_t k = 0;
    for (int j = 0; j < 5; j++) {
        if (mop->in[j] == KR_NO_REGISTER)
            continue;
        if (mop->doubles >> k++ & 1)
            kr_text_printf(text, " d%u", mop->in[j]);
        else
            kr_text_printf(text, " %s", v_names[mop->in[j]]);
    }
    if (mop->form & KR_FORM_IMM_B)
        kr_text_printf(text, " %" PRId64, (int64_t)mop->imm);
    if (mop->out != KR_NO_REGISTER) {
        if (mop->doubles >> k & 1)
            kr_text_printf(text, " -> d%u", mop->out);
        else
            kr_text_printf(text, " -> %s", v_names[mop->out]);
    }
    if (mop->op == KR_MOP_JUMP)
        kr_text_printf(text, " L%u", (unsigned)mop->imm);
}

void kr_uop_text_mops(KrText *text, const KrAllocation *allocation)
{
    for (uint32_t i = 0; i < allocation->count; i++) {
        const KrMop *mop = &allocation->mops[i];
        size_t start = text->length;
        if (mop->op != KR_MOP_LABEL)
            kr_text_append_text(text, "  ");
        kr_uop_text_mop(text, mop);
        if (mop->exit != 0xFFFF) {
            size_t used = text->length - start;
            kr_text_append_repeated(text, ' ', used < 40 ? 40 - used : 1);
            kr_text_printf(text, "exit %u (s%u)", mop->exit, allocation->exits[mop->exit].snapshot);
        }
        kr_text_append_char(text, '\n');
    }
}
