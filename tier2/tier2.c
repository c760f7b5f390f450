// SPDX-License-Identifier: MIT
// Joins the recorder and traces to the interpreter: see tier2.h.
//
// A trace is found by the address of its loop header. A JUMP_BACKWARD turns into its tracing form when
// its counter runs down again after the trace was made.
#include "tier2/tier2.h"

#include "base/pages.h"
#include "interp/cache.h"
#include "interp/hot.h"
#include "interp/loop.h"
#include "jit/glue.h"
#include "runtime/frame.h"
#include "runtime/range.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "tier2/pure.h"
#include "tier2/record.h"
#include "tier2/shadow.h"
#include "tier2/side_exit.h"
#include "tier2/uop_interp.h"
#include "runtime/alloc_trace.h"

#include "gen/opcodes.h"

static bool start(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp, void *parent, void *exit)
{
    return !kr_alloc_trace_is_on(thread->vm) && kr_record_start(thread, frame, ip, sp, parent, exit);
}

// How many rounds a loop with this header runs, as its code says: over a tuple that is a constant or made for it, or over
// range() of small numbers. 0: it does not say.
static int64_t rounds_said(const KrCode *code, const KrUnit *header, KrRef iterator)
{
    KrUnit last[4] = {0}; // instructions before the header, the newest first
    for (const KrUnit *ip = code->units; ip < header; ip += 1 + kr_opcode_caches[kr_opcode_base[*ip & 0xFF]]) {
        memmove(last + 1, last, 3 * sizeof *last);
        last[0] = *ip;
    }
    uint8_t made_by = kr_opcode_base[last[1] & 0xFF];
    uint32_t count = last[1] >> 8;
    if (kr_opcode_base[last[0] & 0xFF] != KR_OP_GET_ITER)
        return 0;
    if (kr_is_exact(iterator, &kr_tuple_iter_type)) {
        KrRef tuple = kr_ref(((const KrTupleIter *)(const void *)kr_obj(iterator))->tuple);
        bool known = made_by == KR_OP_BUILD_TUPLE || made_by == KR_OP_LOAD_CONST;
        return known && !kr_ref_is_null(tuple) ? kr_tuple_length(tuple) : 0;
    }
    bool range = kr_is_exact(iterator, &kr_range_iter_type) && made_by == KR_OP_CALL && count - 1 < 2;
    for (uint32_t i = 0; range && i < count; i++)
        range = kr_opcode_base[last[2 + i] & 0xFF] == KR_OP_LOAD_SMALL_INT;
    return !range ? 0 : count == 1 ? last[2] >> 8 : (int64_t)(last[2] >> 8) - (last[3] >> 8);
}

// Conditional jumps and jumps back between two instructions.
static int64_t count_branches(const KrUnit *from, const KrUnit *to)
{
    int64_t count = 0;
    for (const KrUnit *ip = from; ip < to; ip += 1 + kr_opcode_caches[kr_opcode_base[*ip & 0xFF]]) {
        switch (kr_opcode_base[*ip & 0xFF]) {
        case KR_OP_POP_JUMP_IF_FALSE:
        case KR_OP_POP_JUMP_IF_TRUE:
        case KR_OP_POP_JUMP_IF_NONE:
        case KR_OP_POP_JUMP_IF_NOT_NONE:
        case KR_OP_JUMP_BACKWARD: count++; break;
        default: break;
        }
    }
    return count;
}

// A loop with few rounds and a short body: the trace of what is around it unrolls it. When nothing around it gets a trace,
// it gets its own. Of bodies with branches there would be as many ways as branches in all rounds can go.
static bool is_unrolled(KrThread *thread, KrFrame *frame, const KrUnit *at, const KrSlot *sp)
{
    enum { ROUNDS = 8, UNITS = 400, BRANCHES = 3, PATIENCE = 12 }; // units and branches of all rounds; times that it has been hot
    const KrUnit *header = frame->ip;
    if (kr_opcode_base[*header & 0xFF] != KR_OP_FOR_ITER || sp <= kr_frame_stack_base(frame))
        return false;
    int64_t rounds = rounds_said(frame->code, header, kr_slot_ref(sp[-1]));
    if (rounds <= 0 || rounds > ROUNDS || rounds * (int64_t)(at - header) > UNITS || rounds * count_branches(header, at) > BRANCHES)
        return false;
    return kr_trace_let_unroll(thread->vm, header) < PATIENCE;
}

// `at`: the JUMP_BACKWARD or RESUME whose counter ran down. A trace starts at the jump's target, or behind RESUME.
static void hot(KrThread *thread, KrFrame *frame, const KrUnit *at, KrSlot *sp)
{
    KrTier2 *tier2 = kr_trace_tier2(thread->vm);
    if (thread->recorder || !tier2 || kr_alloc_trace_is_on(thread->vm))
        return;
    if (kr_opcode_base[*at & 0xFF] == KR_OP_JUMP_BACKWARD && is_unrolled(thread, frame, at, sp))
        return;
    if (kr_opcode_base[*at & 0xFF] == KR_OP_RESUME) {
        if (frame->owner != KR_FRAME_ON_STACK || (*at >> 8 & 3)) // generators; RESUME behind a yield
            return;
        frame->ip = at + 1 + KR_CACHE_RESUME;
        // a recursive function has a period: at a fixed distance the next try would meet the same depth
        tier2->random = tier2->random * UINT64_C(6364136223846793005) + 1442695040888963407u;
        uint16_t entry = kr_hot_entry(thread->vm);
        kr_cache_set_u16(at + 1, (uint16_t)(entry - (tier2->random >> 48) % (entry / 4u)));
    }
    if (kr_trace_at(thread->vm, frame->ip)) { // made by another jump to the same header
        kr_hot_install(at, 0);
        return;
    }
    tier2->hot_at = at;
    if (kr_trace_is_blacklisted(thread->vm, frame->ip) || !kr_trace_has_budget(thread->vm))
        return;
    if (!tier2->settled) { // what the start and the compiler needed gives way to the recorder and what it calls
        tier2->settled = true;
        kr_pages_unmap_program();
    }
    kr_loop_begin_recording(thread, frame, NULL, NULL);
}

static const void *enter(KrThread *thread, KrFrame *frame, const KrUnit *at, const KrUnit *ip,
                         KrSlot *sp, uint32_t index)
{
    (void)index;
    KrTrace *trace = kr_trace_at(thread->vm, ip);
    if (!trace)
        kr_hot_uninstall(thread->vm, at);
    if (!trace || !kr_trace_starts_in(trace, frame) || kr_frame_is_watched(frame) || kr_alloc_trace_is_on(thread->vm))
        return NULL;
    kr_trace_count_entry(thread, trace);
    KrActivation *activation = thread->activation;
    frame->sp = sp;
    activation->frame = frame;
    activation->stale = false;
    activation->work = 0;
    if (thread->vm->storm && thread->storm_left == 0) { // the first one
        thread->storm_random += thread->vm->storm;
        thread->storm_left = 1;
    }
    if (!trace->entry)
        return kr_uop_interp_run(activation, trace);
    activation->code = trace->entry;
    activation->in_trace = true;
    return (const void *)(uintptr_t)&kr_glue_enter;
}

void kr_tier2_init_hooks(void)
{
    kr_hot_hooks.hot = hot;
    kr_hot_hooks.enter = enter;
    kr_hot_hooks.record_start = start;
    kr_hot_hooks.record_step = kr_record_step;
    kr_hot_hooks.record_enters = kr_record_enters;
    kr_hot_hooks.record_abort = kr_record_abort;
    kr_hot_hooks.report = kr_stats_write;
    kr_hot_hooks.stats = kr_stats_dict;
    kr_pure_init_hooks();
    kr_vm_hooks.shadow = kr_shadow_make;
    kr_vm_hooks.type_changed = kr_trace_type_changed;
    kr_vm_hooks.dict_key_changed = kr_trace_dict_key_changed;
    kr_vm_hooks.function_changed = kr_trace_function_changed;
    kr_vm_hooks.visit_constants = kr_trace_visit_constants;
    kr_vm_hooks.constants_dying = kr_trace_constants_dying;
    kr_vm_hooks.code_dying = kr_trace_code_dying;
    kr_vm_hooks.vm_dying = kr_trace_fini;
    kr_vm_hooks.before_fork = kr_trace_before_fork;
    kr_vm_hooks.after_fork = kr_trace_after_fork;
}
