// SPDX-License-Identifier: MIT
// Joins the recorder and traces to the interpreter: see tier2.h.
//
// A trace is found by the address of its loop header. A JUMP_BACKWARD turns into its tracing form when
// its counter runs down again after the trace was made.
#include "tier2/tier2.h"

#include "interp/cache.h"
#include "interp/hot.h"
#include "interp/loop.h"
#include "jit/glue.h"
#include "runtime/frame.h"
#include "runtime/vm.h"
#include "tier2/record.h"
#include "tier2/side_exit.h"
#include "tier2/uop_interp.h"
#include "runtime/alloc_trace.h"

#include "gen/opcodes.h"

static bool start(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp, void *parent, void *exit)
{
    return !kr_alloc_trace_is_on(thread->vm) && kr_record_start(thread, frame, ip, sp, parent, exit);
}

// `at`: the JUMP_BACKWARD or RESUME whose counter ran down. A trace starts at the jump's target, or behind RESUME.
static void hot(KrThread *thread, KrFrame *frame, const KrUnit *at, KrSlot *sp)
{
    (void)sp;
    KrTier2 *tier2 = kr_trace_tier2(thread->vm);
    if (thread->recorder || !tier2 || kr_alloc_trace_is_on(thread->vm))
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
    if (!kr_trace_is_blacklisted(thread->vm, frame->ip) && kr_trace_has_budget(thread->vm))
        kr_loop_begin_recording(thread, frame, NULL, NULL);
}

static const void *enter(KrThread *thread, KrFrame *frame, const KrUnit *at, const KrUnit *ip,
                         KrSlot *sp, uint32_t index)
{
    (void)index;
    KrTrace *trace = kr_trace_at(thread->vm, ip);
    if (!trace)
        kr_hot_uninstall(thread->vm, at);
    if (!trace || kr_frame_is_watched(frame) || kr_alloc_trace_is_on(thread->vm))
        return NULL;
    kr_trace_count_entry(thread, trace);
    KrActivation *activation = thread->activation;
    frame->sp = sp;
    activation->frame = frame;
    activation->stale = false;
    if (thread->vm->storm && thread->storm_left == 0)
        kr_side_exit_rearm_storm(thread);
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
    kr_hot_hooks.record_abort = kr_record_abort;
    kr_hot_hooks.report = kr_stats_write;
    kr_hot_hooks.stats = kr_stats_dict;
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
