// SPDX-License-Identifier: MIT
// Micro-op interpreter: see uop_interp.h.
//
// One word a value. Phis are copied in parallel at the back edge. Boxes are computed when an
// instruction that is kept asks for one, as in machine code. Side traces start with the values of
// the parent's snapshot.
#include "tier2/uop_interp.h"

#include "interp/loop.h"
#include "runtime/frame.h"
#include "runtime/vm.h"
#include "tier2/opt.h"
#include "tier2/shadow.h"
#include "tier2/side_exit.h"
#include "tier2/uop_eval.h"

#include <stdlib.h>

typedef KrUopMachine Machine;

static double as_double(uint64_t word)
{
    double number;
    memcpy(&number, &word, sizeof number);
    return number;
}

// One C call with words and doubles, as the ABI passes them: integers and doubles count apart.
#if defined(__clang__)
__attribute__((no_sanitize("function"))) // one type for all, on purpose
#endif
static uint64_t call(Machine *m, const KrUopInfo *info, const KrIns *ins, double *number)
{
    uint64_t w[6] = {0};
    double d[3] = {0};
    uint32_t words = 0, doubles = 0;
    if (info->takes_thread)
        w[words++] = (uint64_t)(uintptr_t)m->thread;
    for (uint32_t i = 0; i < info->input_count; i++) {
        if (info->inputs[i] == KR_REP_FLOAT)
            d[doubles++] = as_double(m->values[ins->in[i]]);
        else
            w[words++] = m->values[ins->in[i]];
    }
    for (uint32_t i = 0; i < info->imm_count; i++)
        w[words++] = i ? ins->imm2 : ins->imm;
    typedef uint64_t (*WordFn)(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t,
                               double, double, double);
    typedef double (*DoubleFn)(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t,
                               double, double, double);
    if (info->result == KR_RESULT_FLOAT) {
        *number = ((DoubleFn)info->address)(w[0], w[1], w[2], w[3], w[4], w[5], d[0], d[1], d[2]);
        return 0;
    }
    return ((WordFn)info->address)(w[0], w[1], w[2], w[3], w[4], w[5], d[0], d[1], d[2]);
}

// False: the call raised.
static bool run_call(Machine *m, const KrUopInfo *info, const KrIns *ins, uint64_t *result)
{
    double number = 0;
    uint64_t word = call(m, info, ins, &number);
    switch ((KrUopResult)info->result) {
    case KR_RESULT_NONE: return true;
    case KR_RESULT_OWN:
    case KR_RESULT_BOX:
    case KR_RESULT_INT:
        *result = word;
        return info->fail != KR_FAIL_NULL || word != 0;
    case KR_RESULT_FLOAT: memcpy(result, &number, sizeof number); return true;
    case KR_RESULT_BOOL: *result = word & 0xFF; return true;
    case KR_RESULT_FOUND: *result = (uint64_t)((int32_t)word > 0); return (int32_t)word >= 0;
    case KR_RESULT_OK: return (word & 0xFF) != 0;
    }
    return true;
}

static const void *leave(Machine *m, uint32_t snapshot, bool raised)
{
    const KrTraceIR *ir = m->trace->ir;
    const KrSnapshot *s = &ir->snapshots[snapshot];
    uint32_t count = s->entry_count + s->frame_count;
    KrExitValue values[1024];
    kr_assert(count <= 1024);
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrTraceRef ref = ir->entries[s->entry + i].ref;
        KrTraceRef inner = ref ? kr_opt_unboxed(ir, ref) : 0;
        values[i] = inner ? (KrExitValue){m->values[inner], kr_opt_unboxed_rep(ir, ref)}
                          : (KrExitValue){0, KR_REP_BOX};
    }
    for (uint32_t f = 0; f < s->frame_count; f++) {
        KrTraceRef ref = ir->frames[s->frame + f].function;
        values[s->entry_count + f] =
            (KrExitValue){ref ? m->values[ref] : 0, KR_REP_BOX};
    }
    bool ok = kr_side_exit_restore(m->thread, m->activation->frame, ir, s, values);
    return kr_loop_reload_label(raised || !ok);
}

static void jump_to_loop(Machine *m)
{
    const KrTraceIR *ir = m->trace->ir;
    uint64_t next[KR_TRACE_PHI_LIMIT];
    for (uint32_t i = 0; i < ir->phi_count; i++)
        next[i] = m->values[ir->phis[i].next];
    for (uint32_t i = 0; i < ir->phi_count; i++)
        m->values[ir->phis[i].head] = next[i];
}

// What is done to the root frame, or takes another one's place.
static void change_frame(Machine *m, const KrIns *ins, uint64_t *result)
{
    KrThread *thread = m->thread;
    KrFrame *frame = m->activation->frame, *callee = (KrFrame *)(void *)thread->stack_top;
    const KrFunction *function = (const KrFunction *)(uintptr_t)m->values[ins->in[0]];
    switch (ins->op) {
    case KR_IR_NOTE_CALL:
        frame->ip = (const KrUnit *)(uintptr_t)ins->imm;
        frame->sp = frame->slots + (ins->imm2 & 0xFFFF);
        frame->return_offset = (uint16_t)(ins->imm2 >> 16);
        break;
    case KR_IR_PUSH_FRAME:
        *callee = (KrFrame){.previous = frame, .code = function->code, .function = kr_steal_obj((KrObject *)(uintptr_t)function),
                            .globals = kr_ref(function->globals), .builtins = kr_ref(function->builtins),
                            .return_kind = (uint8_t)ins->imm2, .owner = KR_FRAME_ON_STACK};
        thread->stack_top += ins->imm;
        thread->recursion_left--;
        m->activation->frame = thread->frame = callee;
        break;
    case KR_IR_FRAME_FIELD: memcpy(result, (const char *)frame + ins->imm, sizeof *result); break;
    case KR_IR_LEAVE_FRAME: thread->frame = frame->previous; break;
    default: // KR_IR_POP_FRAME
        m->activation->frame = frame->previous;
        thread->stack_top = (char *)frame;
        thread->recursion_left++;
    }
}

// Runs one instruction. Returns null to go on, else the label to leave to.
static const void *step(Machine *m, uint32_t r)
{
    const KrTraceIR *ir = m->trace->ir;
    const KrIns *ins = &ir->ins[r];
    KrSlot slot;
    switch (ins->op) {
    case KR_IR_CONST: m->values[r] = ins->imm; return NULL;
    case KR_IR_LOCAL:
        slot = m->activation->frame->slots[ins->imm];
        if (ins->imm2 && !kr_slot_is_null(slot)) // an entry of the evaluation stack becomes owned
            m->activation->frame->slots[ins->imm].w = kr_own_bits(kr_slot_own(slot));
        m->values[r] = kr_bits(kr_slot_ref(slot));
        return NULL;
    case KR_IR_LOOP: return NULL;
    case KR_IR_EXIT: return leave(m, ins->snapshot, false);
    case KR_IR_STACK_ROOM:
        return m->thread->stack_end - m->thread->stack_top < (int64_t)ins->imm ||
                       m->thread->recursion_left < ins->imm2
                   ? leave(m, ins->snapshot, false)
                   : NULL;
    case KR_IR_GUARD_CALLER: {
        const KrFrame *frame = m->activation->frame;
        bool holds = (frame->return_kind | (uint32_t)frame->owner << 8) == ins->imm2 &&
                     (uint64_t)(uintptr_t)frame->previous->ip == ins->imm &&
                     kr_is_null(frame->frame_object) && !kr_frame_is_watched(frame->previous);
        return holds ? NULL : leave(m, ins->snapshot, false);
    }
    case KR_IR_NOTE_CALL:
    case KR_IR_PUSH_FRAME:
    case KR_IR_FRAME_FIELD:
    case KR_IR_LEAVE_FRAME:
    case KR_IR_POP_FRAME: change_frame(m, ins, &m->values[r]); return NULL;
    case KR_IR_ARGUMENT:
        m->activation->arguments[ins->imm].w = m->values[ins->in[0]];
        return NULL;
    case KR_IR_LEAVE:
        m->activation->exit_words[0] = m->values[ins->in[0]];
        return kr_loop_leave_label();
    case KR_IR_STORE_LOCAL:
        m->activation->frame->slots[ins->imm].w = m->values[ins->in[0]];
        return NULL;
    case KR_IR_COUNT_LIMIT:
        return m->thread->pending ? leave(m, ins->snapshot, false) : NULL;
    case KR_IR_STALE: return m->activation->stale ? leave(m, ins->snapshot, false) : NULL;
    case KR_IR_STORM:
        return kr_thread_storm(m->thread) ? leave(m, ins->snapshot, false) : NULL;
    case KR_IR_DUP:
        (void)kr_dup(kr_from_bits(m->values[ins->in[0]]));
        return NULL;
    case KR_IR_DROP:
        for (int i = 0; i < 5 && ins->in[i]; i++)
            kr_xdrop(m->thread, kr_own_from_bits(m->values[ins->in[i]]));
        return NULL;
    default: break;
    }
    const KrUopInfo *info = &kr_uop_table[ins->op];
    if (info->kind == KR_UOP_CALL)
        return run_call(m, info, ins, &m->values[r]) ? NULL : leave(m, ins->snapshot, true);
    uint64_t in[5], imm[2] = {ins->imm, ins->imm2};
    for (uint32_t i = 0; i < info->input_count; i++)
        in[i] = m->values[ins->in[i]];
    if (!kr_uop_eval(ins->op, in, imm, &m->values[r]))
        return leave(m, ins->snapshot, false);
    double none;
    bool cold = info->address && m->values[r];
    return cold && !(call(m, info, ins, &none) & 0xFF) ? leave(m, ins->snapshot, false) : NULL;
}

const void *kr_uop_interp_run(KrActivation *activation, KrTrace *trace)
{
    KrThread *thread = activation->thread;
    Machine m = {activation, thread, trace, 0, malloc(KR_TRACE_LIMIT * sizeof(uint64_t))}; // of any trace
    if (!m.values)
        return NULL; // the interpreter goes on
    const KrTraceIR *ir = trace->ir;
    const void *label = NULL;
    activation->in_trace = true;
    activation->machine = &m;
    for (uint32_t r = 1; !label; r++) {
        const KrIns *ins = &ir->ins[r];
        if (ins->op == KR_IR_JUMP) {
            jump_to_loop(&m);
            r = ir->loop;
            continue;
        }
        if (ins->op == KR_IR_LINK) {
            if (ins->imm) {
                m.trace = (KrTrace *)(uintptr_t)ins->imm;
                ir = m.trace->ir;
            }
            r = 0;
            continue;
        }
        bool value = ins->op == KR_IR_CONST || ins->op == KR_IR_LOCAL;
        m.now = r;
        if (value || ins->flags & KR_INS_KEEP)
            label = step(&m, r);
    }
    free(m.values);
    activation->in_trace = false;
    activation->machine = NULL;
    if (activation->shadows || !kr_is_null(activation->shown))
        kr_shadow_settle(thread, activation);
    ((KrTier2 *)thread->vm->tier2)->stats.exits++;
    kr_trace_release(thread);
    return label;
}
