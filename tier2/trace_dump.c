// SPDX-License-Identifier: MIT
// Listings of traces: see trace_dump.h.
//
// Micro-ops, registers and machine code stand under lines that name the bytecode instruction they came from, as far as
// their snapshots tell: what an instruction does before its first guard stands at the end of the part before.
// Exits are listed with their number in the code, their snapshot, the place in the source where the interpreter
// goes on, and each slot that is written: name, value, where it lies, who owns it.
// Called by trace.c once a trace is complete. Tests: tests/docs/ (docs/one_line.md).
#include "tier2/trace_dump.h"

#include "base/dump.h"
#include "jit/listing.h"
#include "runtime/code_dump.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "stencils/abi.h"
#include "tier2/exit_pack.h"
#include "tier2/uop_text.h"

#include "gen/uops.h"

typedef struct Context {
    KrThread *thread;
    const KrTrace *trace;
    const KrUnit *last; // instruction whose heading was written
} Context;

void kr_trace_dump_place(KrThread *thread, KrText *text, const KrCode *code, const KrUnit *ip)
{
    kr_text_append_text(text, kr_str_text(thread, kr_ref(code->qualname)));
    if (ip < code->units || ip >= code->units + code->unit_count) { // of the frame that has just returned to this one
        kr_text_append_text(text, " behind a call");
        return;
    }
    uint32_t unit = (uint32_t)(ip - code->units);
    int32_t line = kr_code_line(code, unit);
    if (line > 0)
        kr_text_printf(text, " line %d", line);
    kr_text_printf(text, " unit %u: ", unit);
    kr_code_dump_instruction(thread, text, code, unit);
}

static const KrSnapshotFrame *innermost(const KrTraceIR *ir, uint32_t snapshot)
{
    const KrSnapshot *s = &ir->snapshots[snapshot];
    return &ir->frames[s->frame + s->frame_count - 1];
}

void kr_trace_dump_start(KrThread *thread, KrText *text, const KrTrace *trace)
{
    if (trace->parent) {
        const KrSnapshotFrame frame = kr_exit_innermost(trace->parent, trace->parent_exit->packed);
        kr_trace_dump_place(thread, text, frame.code, frame.ip);
    } else {
        kr_trace_dump_place(thread, text, trace->code, trace->start);
    }
}

static void write_heading(void *context, KrText *text, uint32_t snapshot)
{
    Context *c = context;
    const KrSnapshotFrame *frame = innermost(c->trace->ir, snapshot);
    if (frame->ip == c->last)
        return;
    c->last = frame->ip;
    kr_text_append_text(text, "; ");
    kr_trace_dump_place(c->thread, text, frame->code, frame->ip);
    kr_text_append_char(text, '\n');
}

static void write_mop_heading(void *context, KrText *text, const KrMop *mop)
{
    Context *c = context;
    const KrTraceIR *ir = c->trace->ir;
    if (mop->op == KR_MOP_LABEL) {
        kr_uop_text_mop(text, mop);
        kr_text_append_char(text, '\n');
        c->last = NULL;
        return;
    }
    if (mop->ref && mop->ref < ir->count && ir->ins[mop->ref].snapshot)
        write_heading(context, text, ir->ins[mop->ref].snapshot);
    kr_text_append_text(text, "  . ");
    kr_uop_text_mop(text, mop);
    if (mop->ref && mop->ref < ir->count && ir->ins[mop->ref].rep != KR_REP_NONE)
        kr_text_printf(text, "   (v%u)", mop->ref);
    kr_text_append_char(text, '\n');
}

// Numbers that may differ from run to run are named; others are shown by the instruction itself.
static void name_word(void *context, KrText *text, const KrMop *mop, int which)
{
    const Context *c = context;
    const KrTraceIR *ir = c->trace->ir;
    uint64_t word = which ? mop->imm2 : mop->imm;
    const KrIns *ins = mop->ref && mop->ref < ir->count ? &ir->ins[mop->ref] : NULL;
    if (mop->op == KR_MOP_EXIT) {
        kr_text_printf(text, "exit %u", mop->exit);
    } else if (mop->op == KR_MOP_ENTER_TRACE) {
        kr_text_append_text(text, "trace");
    } else if (mop->op == KR_MOP_CALL) {
        kr_text_append_text(text, ins ? kr_uop_text_name(ins->op) : "function");
    } else if (mop->op < KR_UOP_COUNT) {
        if (kr_uop_table[mop->op].imms[which] == KR_IMM_U64 && word >= 4096)
            kr_text_append_text(text, "<word>");
    } else if (mop->op == KR_MOP_CONST || mop->op == KR_MOP_STORE_ACTIVATION) {
        bool number = word < 4096 || kr_bits_is_int(word) || kr_bits_is_float(word);
        if (ins && ins->op == KR_IR_CONST && ins->imm == word)
            number |= ins->rep == KR_REP_INT || ins->rep == KR_REP_BOOL || ins->rep == KR_REP_FLOAT;
        if (ins && ins->op == KR_IR_CONST && ins->imm == word && !number)
            kr_uop_text_word(text, ins->rep, word);
        else if (!number && which == (mop->op == KR_MOP_STORE_ACTIVATION))
            kr_text_append_text(text, "<word>");
    }
}

static void write_title(Context *c, KrText *text, const char *what)
{
    const KrTrace *trace = c->trace;
    kr_text_printf(text, "trace %u, %s: ", trace->id, what);
    if (trace->parent)
        kr_text_printf(text, "side of trace %u at its exit %u, ", trace->parent->id,
                       (unsigned)(trace->parent_exit - trace->parent->allocation.exits));
    else if (trace->is_loop)
        kr_text_append_text(text, "loop, ");
    kr_text_append_text(text, "from ");
    kr_trace_dump_start(c->thread, text, trace);
    kr_text_append_char(text, '\n');
    c->last = NULL;
}

static void write_slot_name(Context *c, KrText *text, const KrSnapshot *s, const KrSnapshotEntry *e)
{
    const KrSnapshotFrame *frame = &c->trace->ir->frames[s->frame + e->frame];
    if (s->frame_count > 1)
        kr_text_printf(text, "%s.", kr_str_text(c->thread, kr_ref(frame->code->name)));
    if (e->slot < frame->code->localsplus_count)
        kr_text_append_text(text, kr_str_text(c->thread, kr_tuple_get(kr_ref(frame->code->localsplus_names), e->slot)));
    else
        kr_text_printf(text, "stack[%d]", e->slot - frame->code->localsplus_count);
}

static void write_value_place(KrText *text, const KrPlace *place)
{
    static const char *const v_names[] = KR_V_NAMES;
    static const char *const reps[] = {"", "", " as int", " as float", " as bool", "", " as char"};
    switch ((KrPlaceKind)place->kind) {
    case KR_PLACE_V: kr_text_printf(text, " in %s%s", v_names[place->index], reps[place->rep]); break;
    case KR_PLACE_D: kr_text_printf(text, " in d%u%s", place->index, reps[place->rep]); break;
    case KR_PLACE_SPILL:
    case KR_PLACE_SPILL_DOUBLE: kr_text_printf(text, " in spill %u%s", place->index, reps[place->rep]); break;
    case KR_PLACE_OBJECT: kr_text_printf(text, " made, number %u", place->index); break;
    case KR_PLACE_CONST:
        kr_text_append_text(text, " = ");
        kr_uop_text_word(text, place->rep, place->word);
        break;
    }
}

// places: null when the trace has no machine code.
static void write_exit(Context *c, KrText *text, uint32_t snapshot, const KrPlace *places)
{
    static const char *const owners[] = {"unchanged", "not counted", "owned", "takes a reference", "borrowed"};
    const KrTraceIR *ir = c->trace->ir;
    const KrSnapshot *s = &ir->snapshots[snapshot];
    for (uint32_t f = s->frame_count; f-- > 0;) {
        const KrSnapshotFrame *frame = &ir->frames[s->frame + f];
        kr_text_append_text(text, f + 1u == s->frame_count ? " goes on at " : "    called from ");
        kr_trace_dump_place(c->thread, text, frame->code, frame->ip);
        kr_text_printf(text, ", stack %u\n", frame->stack_depth);
    }
    for (uint32_t i = 0; i < s->entry_count; i++) {
        const KrSnapshotEntry *e = &ir->entries[s->entry + i];
        kr_text_append_text(text, "    ");
        if (e->frame == KR_SNAPSHOT_FIELD) {
            kr_text_printf(text, "field at %u of v%u = v%u", e->slot, e->ref, e[1].ref);
            if (places)
                write_value_place(text, &places[i + 1]);
            kr_text_append_char(text, '\n');
            i++;
            continue;
        }
        if (e->frame == KR_SNAPSHOT_CAUGHT) {
            if (e->ref)
                kr_text_printf(text, "v%u is raised, caught in frame %u from unit %u\n", e->ref, e[1].slot, e->slot);
            else
                kr_text_printf(text, "  and through frame %u from unit %u\n", e[1].slot, e->slot);
            i++;
            continue;
        }
        if (e->frame == KR_SNAPSHOT_OBJECT) {
            kr_text_printf(text, "makes %s v%u of %u items\n", e->type->name, e->ref, e->slot);
            continue;
        }
        if (e->frame == KR_SNAPSHOT_ITEM)
            kr_text_printf(text, "  item %u", e->slot);
        else
            write_slot_name(c, text, s, e);
        if (!e->ref) {
            kr_text_append_text(text, " = null\n");
            continue;
        }
        kr_text_printf(text, " = v%u", e->ref);
        if (places)
            write_value_place(text, &places[i]);
        kr_text_printf(text, ", %s\n", owners[e->owner]);
    }
}

static void write_exits(Context *c, KrText *text)
{
    const KrAllocation *a = &c->trace->allocation;
    if (!a->exit_count) {
        for (uint32_t i = 1; i < c->trace->ir->snapshot_count; i++) {
            kr_text_printf(text, "  s%u:", i);
            write_exit(c, text, i, NULL);
        }
        return;
    }
    for (uint32_t i = 0; i < a->exit_count; i++) {
        kr_text_printf(text, "  exit %u (s%u):", i, a->exits[i].snapshot);
        write_exit(c, text, a->exits[i].snapshot, &a->places[a->exits[i].first_place]);
    }
}

void kr_trace_dump_write(KrVM *vm, const KrJit *jit, const KrTrace *trace)
{
    const uint32_t wanted = KR_DUMP_TRACE | KR_DUMP_OPT | KR_DUMP_REGS | KR_DUMP_EXITS | KR_DUMP_ASM;
    if (!(vm->dump & wanted))
        return;
    Context c = {.thread = vm->main_thread, .trace = trace};
    KrText text;
    kr_text_init(&text);
    if (vm->dump & KR_DUMP_TRACE) {
        write_title(&c, &text, "recorded");
        kr_uop_text_ir(&text, trace->ir, false, write_heading, &c);
    }
    if (vm->dump & KR_DUMP_OPT) {
        write_title(&c, &text, "optimized");
        kr_uop_text_ir(&text, trace->ir, true, write_heading, &c);
    }
    if (vm->dump & KR_DUMP_REGS && trace->allocation.count) {
        write_title(&c, &text, "registers");
        kr_uop_text_mops(&text, &trace->allocation);
    }
    if (vm->dump & KR_DUMP_ASM && trace->entry && trace->span.starts) {
        write_title(&c, &text, "machine code");
        KrListing listing = {jit, &trace->span, trace->allocation.mops, trace->allocation.count, &c, write_mop_heading, name_word};
        kr_listing_write(&text, &listing);
    }
    if (vm->dump & KR_DUMP_EXITS) {
        write_title(&c, &text, "exits");
        write_exits(&c, &text);
    }
    kr_dump_write(&text);
    kr_text_fini(&text);
}
