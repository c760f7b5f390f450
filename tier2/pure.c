// SPDX-License-Identifier: MIT
// Functions that only look and answer, as C functions of their arguments (runtime/pure_call.h).
//
// A call is recorded from behind the function's RESUME to its return, whatever it calls inlined (KR_TRACE_PURE). If what is left of
// the trace has no effect before its last guard, an exit has nothing to restore and nothing to redo: C makes the whole call again.
// So there are no snapshots, no references are taken but the answer's, and no frame is pushed: locals are read from one that is
// filled with borrowed arguments. Another way through the function is another such trace, to whose start the exits of the one before lead.
//
// Owns the tables in KrPure; the traces are KrTier2's. Called by trace.c, record.c and, through hooks, by runtime/repeat.c.
// Tests: tests/lang/jit/pure_calls.py.
#include "tier2/pure.h"

#include "interp/enter.h"
#include "interp/hot.h"
#include "interp/loop.h"
#include "jit/glue.h"
#include "runtime/alloc_trace.h"
#include "runtime/exception.h"
#include "runtime/pure_call.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "tier2/record.h"

#include <stdlib.h>

#include "gen/opcodes.h"

const char kr_pure_no_answer[] = "no answer";

enum {
    MISSES = 20,    // without an answer before the call is recorded; each may stand for 16 calls
    FAILURES = 3,   // of recordings until no more are tried
};

static bool is_recorded(const KrPureCode *place, const KrFunction *function)
{
    return kr_is(place->globals, kr_ref(function->globals)) && kr_is(place->builtins, kr_ref(function->builtins));
}

// The function's place: its own, a free one, or that of another without paths. Null: there is none.
static KrPureCode *place_of(KrPure *pure, const KrCode *code)
{
    KrPureCode *place = &pure->codes[((uintptr_t)code >> 4) * 40503u >> 6 & (KR_PURE_CODES - 1)];
    if (KR_LIKELY(place->code == code)) return place;
    if (place->entry) return NULL;
    *place = (KrPureCode){.code = code};
    return place;
}

static KrPure *pure_of(KrVM *vm)
{
    KrTier2 *tier2 = kr_trace_tier2(vm);
    if (!tier2 || !tier2->jit_ready) return NULL;
    if (!tier2->pure) tier2->pure = calloc(1, sizeof *tier2->pure);
    return tier2->pure;
}

static void fill_cells(KrFrame *frame, const KrFunction *function)
{
    if (kr_is_null(function->closure)) return;
    const KrTuple *closure = kr_tuple_cast(kr_ref(function->closure));
    KrSlot *slot = frame->slots + function->code->localsplus_count - closure->length;
    for (int64_t i = 0; i < closure->length; i++)
        slot[i].w = kr_own_bits(closure->items[i]);
}

static void count_miss(KrThread *thread, const KrFunction *function)
{
    KrPure *pure = pure_of(thread->vm);
    KrPureCode *place = pure ? place_of(pure, function->code) : NULL;
    if (!place || place->failed >= FAILURES || place->path_count == KR_PURE_PATHS) return;
    uint32_t enough = (thread->vm->hot_loop * MISSES / KR_HOT_LOOP + 1) << place->failed;
    if (++place->missed < enough) return;
    place->missed = 0;
    place->wanted = true;
}

static KrOwn call(KrThread *thread, const KrFunction *function, const KrRef *args, size_t count)
{
    const KrTier2 *tier2 = thread->vm->tier2;
    const KrCode *code = function->code;
    KrPure *pure = tier2 ? tier2->pure : NULL;
    const KrPureCode *place = pure ? place_of(pure, code) : NULL;
    if (KR_UNLIKELY(!place || !place->entry || !is_recorded(place, function) || thread->monitored || thread->recorder ||
                    (size_t)code->arg_count != count)) {
        if (!thread->monitored && !thread->recorder) count_miss(thread, function);
        return KR_NULL;
    }
    KrActivation *activation = &pure->activation;
    KrFrame *frame = &pure->root.frame;
    activation->thread = thread;
    activation->frame = frame;
    for (size_t i = 0; i < count; i++)
        frame->slots[i].w = kr_bits(args[i]);
    fill_cells(frame, function);
    uint64_t result = kr_glue_answer(activation, place->entry);
    if (KR_UNLIKELY(!result)) {
        if (kr_thread_has_exception(thread)) kr_exception_clear(thread); // no memory
        count_miss(thread, function);
    }
    return kr_own_from_bits(result);
}

static bool is_better(KrThread *thread, const KrFunction *function)
{
    KrPure *pure = pure_of(thread->vm);
    KrPureCode *place = pure && !thread->monitored && !thread->recorder ? place_of(pure, function->code) : NULL;
    if (!place) return false;
    if (place->entry && is_recorded(place, function)) return true;
    count_miss(thread, function);
    return place->wanted && kr_trace_has_budget(thread->vm);
}

static bool wants(KrThread *thread, const KrFunction *function)
{
    const KrTier2 *tier2 = thread->vm->tier2;
    if (!tier2 || !tier2->pure) return false;
    const KrCode *code = function->code;
    KrPureCode *place = place_of(tier2->pure, code);
    if (!place || !place->wanted) return false;
    bool plain = code->localsplus_count <= KR_PURE_SLOTS && !(code->flags & (KR_CODE_GENERATOR | KR_CODE_COROUTINE | KR_CODE_ASYNC_GENERATOR));
    bool other = place->path_count && !is_recorded(place, function);
    if (!plain || other) {
        place->wanted = false;
        place->failed = FAILURES;
        return false;
    }
    return !thread->recorder && !thread->monitored && !kr_alloc_trace_is_on(thread->vm) && kr_trace_has_budget(thread->vm);
}

// The arguments are in the frame. Its RESUME has nothing to do that cannot wait for the next one.
static KrOwn record(KrThread *thread, KrFrame *frame)
{
    KrPure *pure = pure_of(thread->vm);
    const KrCode *code = frame->code;
    KrPureCode *place = place_of(pure, code);
    place->wanted = false;
    const KrFunction *function = (const KrFunction *)(const void *)kr_obj(kr_ref(frame->function));
    fill_cells(frame, function);
    for (int32_t i = code->localsplus_count - code->free_count; i < code->localsplus_count; i++)
        (void)kr_dup(kr_slot_ref(frame->slots[i]));
    frame->ip = kr_enter_resume_of(code) + 1 + KR_CACHE_RESUME;
    pure->recorded = frame;
    return kr_loop_record(thread, frame);
}

void kr_pure_init_hooks(void)
{
    kr_pure_call_hooks.call = call;
    kr_pure_call_hooks.is_better = is_better;
    kr_pure_call_hooks.wants = wants;
    kr_pure_call_hooks.record = record;
}

bool kr_pure_begins(KrTier2 *tier2, const KrFrame *frame, const KrUnit *ip)
{
    if (!tier2->pure || tier2->pure->recorded != frame || ip != kr_enter_resume_of(frame->code) + 1 + KR_CACHE_RESUME) return false;
    tier2->pure->recorded = NULL;
    return true;
}

// --- traces -----------------------------------------------------------------------------------

void kr_pure_end_recording(KrRecorder *r)
{
    r->emitted = r->ir.count;
    KrVirtualSlot *value = kr_record_stack(r, 0);
    if (value->owner == KR_SLOT_LENT || value->owner == KR_SLOT_UNCHANGED)
        value->owner = KR_SLOT_NEEDS_DUP; // the arguments live as long as the call
    kr_record_own_slot(r, value);
    (void)kr_record_const(r, r->root->globals); // kept: they are told by their address
    (void)kr_record_const(r, r->root->builtins);
    KrTraceRef leave = kr_opt_raw(&r->ir, KR_IR_LEAVE, KR_REP_NONE, &value->ref, KR_LEAVE_ANSWER);
    r->ir.ins[leave].imm2 = r->instructions;
}

void kr_pure_forget_state(KrTraceIR *ir)
{
    for (uint32_t s = 1; s < ir->snapshot_count; s++) {
        ir->snapshots[s].entry_count = 0;
        ir->snapshots[s].frame_count = 1;
    }
    for (uint32_t r = 1; r < ir->count; r++)
        if (ir->ins[r].snapshot) ir->ins[r].snapshot = 1;
}

// References that have been taken for a call behind, which takes them over.
typedef struct Taken {
    KrTraceRef refs[8];
    uint32_t count;
} Taken;

static void hand_over(Taken *taken, const KrIns *call, uint8_t steals)
{
    for (int i = 0; i < 5; i++) {
        for (uint32_t k = 0; steals >> i & 1 && k < taken->count; k++) {
            if (taken->refs[k] == call->in[i]) {
                taken->refs[k] = taken->refs[--taken->count];
                break;
            }
        }
    }
}

// A call of C that changes nothing that was there before.
static bool only_makes(const KrIns *call, const KrUopInfo *info)
{
    return info->mark == KR_MARK_PURE || info->mark == KR_MARK_LOAD || call->op == KR_UOP_STR_INDEX || call->op == KR_UOP_SLICE_QUIET;
}

// An exit behind something that was made would have to give it back. (What could not be made has given back what it was made of.)
const char *kr_pure_refuse(const KrTraceIR *ir)
{
    static const char other[] = "an effect", late[] = "an exit behind an effect";
    Taken taken = {.count = 0};
    bool effect = false;
    for (uint32_t r = 1; r < ir->count; r++) {
        const KrIns *ins = &ir->ins[r];
        if (!(ins->flags & KR_INS_KEEP)) continue;
        const KrUopInfo *info = ins->op < KR_UOP_COUNT ? &kr_uop_table[ins->op] : NULL;
        if (info && info->kind == KR_UOP_CALL) hand_over(&taken, ins, info->steals);
        if (ins->snapshot && (effect || taken.count)) return late;
        switch (ins->op) {
        case KR_IR_CONST:
        case KR_IR_LOCAL:
        case KR_IR_STACK_ROOM:
        case KR_IR_STORM:
        case KR_IR_LEAVE: continue;
        case KR_IR_DUP:
            if (taken.count == sizeof taken.refs / sizeof *taken.refs) return other;
            taken.refs[taken.count++] = ins->in[0];
            continue;
        case KR_IR_DROP:
            if (!(ins->flags & KR_INS_QUIET)) return other;
            effect = true;
            continue;
        default: break;
        }
        if (!info || info->mark == KR_MARK_STORE || info->mark == KR_MARK_EFFECT || info->flags & KR_UOPFLAG_ESCAPES) return other;
        if (info->kind == KR_UOP_CALL && !only_makes(ins, info)) return other;
        effect |= (info->flags & KR_UOPFLAG_OWNED) != 0;
    }
    return NULL;
}

// What has raised (there was no memory) has no answer on other ways either.
static void lead_exits(KrTier2 *tier2, const KrTrace *trace, const void *target)
{
    const void *no_answer = (const void *)(uintptr_t)&kr_glue_no_answer;
    for (uint32_t i = 0; i < trace->allocation.exit_count; i++) {
        KrTraceExit *exit = &trace->allocation.exits[i];
        kr_jit_link_exit(&tier2->jit, exit, exit->raised ? no_answer : target);
    }
}

void kr_pure_add(KrTier2 *tier2, KrTrace *trace, const KrFunction *function)
{
    KrPureCode *place = place_of(tier2->pure, trace->code);
    lead_exits(tier2, trace, (const void *)(uintptr_t)&kr_glue_no_answer);
    if (!place || place->path_count == KR_PURE_PATHS) return;
    if (place->path_count)
        lead_exits(tier2, place->paths[place->path_count - 1], trace->entry);
    else
        place->entry = trace->entry;
    place->globals = kr_ref(function->globals);
    place->builtins = kr_ref(function->builtins);
    place->paths[place->path_count++] = trace;
}

// A path is gone, and with it those that are reached through it: the function is learned anew.
void kr_pure_remove(KrTier2 *tier2, KrTrace *trace)
{
    for (uint32_t i = 0; i < KR_PURE_CODES; i++) {
        KrPureCode *place = &tier2->pure->codes[i];
        uint32_t count = place->path_count, k = 0;
        while (k < count && place->paths[k] != trace)
            k++;
        if (k == count) continue;
        place->entry = NULL;
        place->path_count = place->missed = 0;
        place->wanted = false;
        place->failed++;
        for (k = 0; k < count; k++)
            kr_trace_invalidate(tier2->vm, place->paths[k]);
    }
}

void kr_pure_count_failure(KrTier2 *tier2, const KrCode *code)
{
    KrPureCode *place = place_of(tier2->pure, code);
    if (place) place->failed++;
}
