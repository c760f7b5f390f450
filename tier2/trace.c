// SPDX-License-Identifier: MIT
// Finished traces: see trace.h.
//
// Memory: a trace owns its IR (snapshots are needed at exits), machine code, exits and one
// reference to each heap object it mentions as a constant. Invalid traces go to the `dead` list and
// are freed when no activation of any thread is inside a trace (checked when a new trace is made
// and at shutdown).
#include "tier2/trace.h"

#include "base/dump.h"
#include "interp/cache.h"
#include "interp/hot.h"
#include "interp/loop.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/str.h"
#include "runtime/vm.h"
#include "tier2/opt_objects.h"
#include "tier2/pure.h"
#include "tier2/record.h"
#include "tier2/shadow.h"
#include "tier2/exit_pack.h"
#include "tier2/trace_dump.h"
#include "tier2/uop_interp.h"
#include "tier2/verify.h"

#include <stdlib.h>

// The constants of the policy; how they were measured: docs/performance.md.
enum {
    EXIT_THRESHOLD = 200, // times an exit is taken until a side trace is recorded
    SOON = 20,            // the same, if it waits for another trace only
    TRACE_LIMIT = 4000,
    SIDE_LIMIT = 100,     // side traces of a root
    GROWTH = 16,          // so many of them postpone its judgement
    ALLOWANCE_NS = 6 * 1000 * 1000, // of compiling, whatever the time
    SHARE = 5,                      // and percent of the running time,
    SHORT_SHARE = 2, SHORT = 180,   // those of a program whose entries into traces run so few instructions in the mean: it is not made of loops
    FEW_SAMPLES = 256,
    WORTH_IT = 50,        // instructions that an entry into a root must run in the mean
    CHEAP_LEAVE = 5,      // of which those count so many times where the trace returns to C: nothing has to be put back into frames
    SAMPLE_EVERY = 16, SAMPLES = 32, STRIKES = 2, // every 16th entry's time is taken; 32 of them make a judgement; two in a row count
    SAMPLE_CAP = 8000,    // ticks: beyond, it may have slept
    TICKS_PER_INSTRUCTION = 20,  // where the number of instructions is not known: loops
};

static KrTier2 *all_tier2; // of every VM in the process

KrTier2 *kr_trace_tier2(KrVM *vm)
{
    KrTier2 *tier2 = vm->tier2;
    if (tier2)
        return tier2;
    tier2 = calloc(1, sizeof *tier2);
    if (!tier2)
        return NULL;
#if defined(KR_SWITCH) || !defined(__clang__)
    tier2->jit_ready = false; // handlers of other calling conventions than machine code expects
#else
    tier2->jit_ready = !vm->tier2_interpret && kr_jit_init(&tier2->jit);
#endif
    tier2->random = vm->storm ? vm->storm : 1;
    tier2->stats.start_ticks = kr_ticks();
    tier2->stats.start_ns = kr_nanoseconds();
    tier2->vm = vm;
    tier2->next = all_tier2;
    all_tier2 = tier2;
    vm->tier2 = tier2;
    return tier2;
}

uint64_t kr_trace_storm(KrVM *vm)
{
    KrTier2 *tier2 = vm->tier2;
    if (!vm->storm || !tier2)
        return 0;
    tier2->random = tier2->random * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (tier2->random ^ tier2->random >> 29) | 1;
}

static void free_ir(KrTrace *trace)
{
    kr_opt_fini(trace->ir);
    free(trace->ir);
    trace->ir = NULL;
}

bool kr_trace_is_stand_in(KrRef constant)
{
    return kr_is_exact(constant, &kr_function_type) && !(kr_obj(constant)->gc & KR_GC_TRACKED);
}

// The trace holds the constant, or does no longer. Without memory nobody knows, and what a stand-in holds lives as long as its traces.
static void count_stand_in(KrTier2 *tier2, KrRef constant, bool holds)
{
    if (!kr_is_ptr(constant) || kr_ref_is_null(constant) || !kr_trace_is_stand_in(constant))
        return;
    uint32_t i = 0;
    while (i < tier2->stand_in_count && tier2->stand_ins[i].function != kr_obj(constant))
        i++;
    if (i == tier2->stand_in_count) {
        if (!holds || !kr_opt_grow((void **)&tier2->stand_ins, &tier2->stand_in_capacity, i + 1, sizeof *tier2->stand_ins))
            return;
        tier2->stand_ins[tier2->stand_in_count++] = (struct KrStandIn){kr_obj(constant), 0};
    }
    tier2->stand_ins[i].traces += holds ? 1 : -1u;
    if (!tier2->stand_ins[i].traces)
        tier2->stand_ins[i] = tier2->stand_ins[--tier2->stand_in_count];
}

static void drop_constant(KrThread *thread, KrOwn constant)
{
    count_stand_in(thread->vm->tier2, kr_ref(constant), false);
    kr_xdrop(thread, constant);
}

static void trace_free(KrThread *thread, KrTrace *trace)
{
    KrTier2 *tier2 = thread->vm->tier2;
    for (uint32_t i = 0; i < trace->constant_count; i++)
        drop_constant(thread, trace->constants[i]);
    tier2->stats.gone++;
    tier2->stats.gone_entries += trace->entries;
    free(trace->constants);
    free(trace->dependencies);
    free(trace->packed_exits);
    free(trace->exit_words);
    free(trace->calls);
    kr_loop_head_free(trace->head);
    if (tier2->jit_ready)
        kr_code_memory_free(&tier2->jit.memory, &trace->span);
    kr_regalloc_fini(&trace->allocation);
    if (trace->ir)
        free_ir(trace);
    free(trace);
}

static bool any_trace_runs(const KrThread *thread) // of any thread
{
    for (const KrThread *each = thread->vm->threads; each; each = each->next)
        for (const KrActivation *a = each->activation; a; a = a->previous)
            if (a->in_trace)
                return true;
    return false;
}

// The constants of invalid traces whose loss finalizes nothing, so that this may happen anywhere.
static void release_shared(KrThread *thread)
{
    KrTier2 *tier2 = thread->vm->tier2;
    for (KrTrace *trace = tier2->dead; trace; trace = trace->next) {
        uint32_t kept = 0;
        for (uint32_t i = 0; i < trace->constant_count; i++) {
            if (kr_obj(kr_ref(trace->constants[i]))->count == 1)
                trace->constants[kept++] = trace->constants[i];
            else
                drop_constant(thread, trace->constants[i]);
        }
        trace->constant_count = kept;
    }
}

static void free_dead(KrThread *thread)
{
    KrTier2 *tier2 = thread->vm->tier2;
    if (any_trace_runs(thread))
        return;
    for (const KrThread *each = thread->vm->threads; each; each = each->next) {
        const KrRecorder *recorder = each->recorder;
        if (recorder && recorder->parent && !recorder->parent->valid)
            return;
    }
    while (tier2->dead) {
        KrTrace *trace = tier2->dead;
        tier2->dead = trace->next;
        trace_free(thread, trace);
    }
}

void kr_trace_release(KrThread *thread)
{
    enum { PAUSE = 64 }; // exits: looking for traces that run takes as long as activations are nested
    KrTier2 *tier2 = thread->vm->tier2;
    if (!tier2->dead || tier2->stats.exits < tier2->release_at)
        return;
    free_dead(thread);
    if (tier2->dead)
        tier2->release_at = tier2->stats.exits + PAUSE;
}

void kr_trace_before_fork(KrVM *vm)
{
    KrTier2 *tier2 = vm->tier2;
    if (tier2 && tier2->jit_ready)
        kr_code_memory_before_fork(&tier2->jit.memory);
}

void kr_trace_after_fork(KrVM *vm, bool in_child)
{
    KrTier2 *tier2 = vm->tier2;
    if (tier2 && tier2->jit_ready)
        kr_code_memory_after_fork(&tier2->jit.memory, in_child);
}

void kr_trace_fini(KrVM *vm)
{
    KrTier2 *tier2 = vm->tier2;
    if (!tier2)
        return;
    while (tier2->traces)
        kr_trace_invalidate(vm, tier2->traces);
    free_dead(vm->main_thread);
    kr_opt_room_fini(&tier2->room);
    if (tier2->jit_ready)
        kr_jit_fini(&tier2->jit);
    for (KrTier2 **at = &all_tier2; *at; at = &(*at)->next) {
        if (*at == tier2) {
            *at = tier2->next;
            break;
        }
    }
    free(tier2->stand_ins);
    free(tier2->pure);
    free(tier2);
    vm->tier2 = NULL;
}

const char kr_trace_left_loop[] = "the loop was left";
const char kr_trace_caller_first[] = "the rest of the caller comes first";

static size_t blacklist_slot(const KrUnit *start)
{
    return ((uintptr_t)start >> 1) * 40503u >> 4 & 255;
}

bool kr_trace_is_blacklisted(KrVM *vm, const KrUnit *start)
{
    KrTier2 *tier2 = vm->tier2;
    if (tier2->jit.memory.refused && !vm->tier2_interpret)
        return true; // said once, by the abort of the first trace: interpreting from now on
    size_t slot = blacklist_slot(start);
    if (tier2->blacklist[slot].start != start || !tier2->blacklist[slot].wait)
        return false;
    tier2->blacklist[slot].wait--;
    return true;
}

bool kr_trace_has_failed(KrVM *vm, const KrUnit *start)
{
    const KrTier2 *tier2 = vm->tier2;
    size_t slot = blacklist_slot(start);
    return tier2->blacklist[slot].start == start && tier2->blacklist[slot].failures > 0;
}

// Each failure doubles the number of times the exit is taken until the next try.
static void retry_exit_later(KrTraceExit *exit)
{
    enum { TRIES = 5 };
    exit->counter = ++exit->failures < TRIES ? (uint32_t)EXIT_THRESHOLD << exit->failures : 0;
}

// Each failure doubles the time until the next try, with some randomness, so that two loops that
// spoil each other do not stay in step.
static void note_failure(KrTier2 *tier2, const KrUnit *start, const char *reason)
{
    size_t slot = blacklist_slot(start);
    if (tier2->blacklist[slot].start != start) {
        memset(&tier2->blacklist[slot], 0, sizeof tier2->blacklist[slot]);
        tier2->blacklist[slot].start = start;
    }
    tier2->blacklist[slot].left += reason == kr_trace_left_loop;
    uint32_t failures = ++tier2->blacklist[slot].failures;
    tier2->random = tier2->random * UINT64_C(6364136223846793005) + 1442695040888963407u;
    tier2->blacklist[slot].wait =
        failures > 20 ? UINT32_MAX : (1u << failures) / 2 + (uint32_t)(tier2->random >> 62);
}

// --- is it worth it? -------------------------------------------------------------------------

static void dump_retired(KrThread *thread, const KrTrace *trace)
{
    KrText text;
    kr_text_init(&text);
    const KrCode *code = trace->code;
    kr_text_printf(&text, "retired: %s of %s line %d: %u instructions an entry, %u side traces\n", trace->kind == KR_TRACE_FUNCTION ? "function" : "loop",
                   kr_str_text(thread, kr_ref(code->qualname)), kr_code_line(code, (uint32_t)(trace->start - code->units)),
                   trace->mean_work, trace->side_count);
    kr_dump_write(&text);
    kr_text_fini(&text);
}

static double share(const KrTier2Stats *stats)
{
    bool is_short = stats->judged >= FEW_SAMPLES && stats->judged_work < stats->judged * SHORT;
    return (double)(is_short ? SHORT_SHARE : SHARE) / 100;
}

// Compiling may take a share of the running time, after a first allowance.
bool kr_trace_has_budget(KrVM *vm)
{
    KrTier2 *tier2 = vm->tier2;
    if (vm->storm || vm->hot_loop < KR_HOT_LOOP)
        return true;
    const KrTier2Stats *stats = &tier2->stats;
    double ticks = (double)(kr_ticks() - stats->start_ticks), ns = (double)(kr_nanoseconds() - stats->start_ns);
    double spent = ticks > 0 ? (double)stats->budget_ticks / ticks * ns : 0;
    bool ok = spent < (double)ALLOWANCE_NS + ns * share(stats);
    tier2->stats.waits += !ok;
    return ok;
}

void kr_trace_count_entry(KrThread *thread, KrTrace *trace)
{
    KrTier2 *tier2 = thread->vm->tier2;
    tier2->stats.entries++;
    if (thread->vm->dump & KR_DUMP_STATS && tier2->stats.depth++ == 0)
        tier2->stats.inside_since = kr_ticks();
    if (++trace->entries % SAMPLE_EVERY)
        return;
    tier2->sample.trace = trace;
    tier2->sample.activation = thread->activation;
    tier2->sample.since = kr_ticks();
}

// A root whose tree grows gets better.
static void judge_anew(KrTrace *root)
{
    if (root->side_count >= GROWTH)
        return;
    root->judged = root->strikes = 0;
    root->ticks = root->work = 0;
}

// One more entry that has run so many instructions.
static void judge(KrThread *thread, KrTrace *trace, uint64_t work)
{
    KrVM *vm = thread->vm;
    KrTier2 *tier2 = vm->tier2;
    tier2->stats.judged++;
    tier2->stats.judged_work += work;
    trace->work += work;
    if (++trace->judged < SAMPLES)
        return;
    bool bad = trace->work < (uint64_t)WORTH_IT * SAMPLES;
    trace->strikes = bad ? trace->strikes + 1 : 0;
    trace->mean_work = (uint32_t)(trace->work / SAMPLES);
    trace->judged = 0;
    trace->ticks = trace->work = 0;
    if (trace->strikes < STRIKES || vm->storm || vm->hot_loop < KR_HOT_LOOP)
        return;
    enum { LIKE_FAILURES = 4 }; // as if recording had failed so often: the next try comes late
    const KrUnit *start = trace->start;
    tier2->stats.retired++;
    if (vm->dump & KR_DUMP_ABORTS)
        dump_retired(thread, trace);
    kr_trace_invalidate(vm, trace);
    for (int i = 0; i < LIKE_FAILURES; i++)
        note_failure(tier2, start, NULL);
}

// One entry has ended. The root whose sample it was, or null.
static KrTrace *end_entry(const KrActivation *activation)
{
    const KrVM *vm = activation->thread->vm;
    KrTier2 *tier2 = vm->tier2;
    tier2->stats.exits++;
    if (vm->dump & KR_DUMP_STATS && --tier2->stats.depth == 0)
        tier2->stats.inside_ticks += kr_ticks() - tier2->stats.inside_since;
    KrTrace *trace = tier2->sample.activation == activation ? tier2->sample.trace : NULL;
    if (trace)
        tier2->sample.trace = NULL;
    return trace;
}

void kr_trace_count_leave(const KrActivation *activation)
{
    KrTrace *trace = end_entry(activation);
    if (trace)
        judge(activation->thread, trace, activation->work * CHEAP_LEAVE);
}

void kr_trace_count_exit(const KrActivation *activation, const KrTraceExit *exit, uint64_t now)
{
    KrTrace *trace = end_entry(activation);
    if (!trace)
        return;
    const KrTier2 *tier2 = activation->thread->vm->tier2;
    uint64_t ticks = now - tier2->sample.since;
    if (ticks > SAMPLE_CAP) // it may have slept
        ticks = SAMPLE_CAP;
    bool in_loop = exit->done == UINT16_MAX || exit->trace->parent_in_loop; // how often has it gone round?
    uint64_t estimate = ticks / TICKS_PER_INSTRUCTION, counted = activation->work + (in_loop ? 0 : exit->done);
    trace->ticks += ticks;
    judge(activation->thread, trace, in_loop && estimate > counted ? estimate : counted);
}

uint32_t kr_trace_times_left(KrVM *vm, const KrUnit *start)
{
    KrTier2 *tier2 = vm->tier2;
    size_t slot = blacklist_slot(start);
    return tier2->blacklist[slot].start == start ? tier2->blacklist[slot].left : 0;
}

uint32_t kr_trace_let_unroll(KrVM *vm, const KrUnit *start)
{
    KrTier2 *tier2 = vm->tier2;
    size_t slot = blacklist_slot(start);
    if (tier2->blacklist[slot].start != start) {
        memset(&tier2->blacklist[slot], 0, sizeof tier2->blacklist[slot]);
        tier2->blacklist[slot].start = start;
    }
    if (tier2->blacklist[slot].left < 2)
        tier2->blacklist[slot].left = 2;
    return ++tier2->blacklist[slot].left - 2;
}

void kr_trace_count_abort(KrRecorder *recorder, const char *reason)
{
    KrVM *vm = recorder->thread->vm;
    KrTier2 *tier2 = vm->tier2;
    const KrUnit *start = recorder->start;
    if (!reason)
        reason = "unknown";
    if (reason == kr_trace_caller_first) {
        if (recorder->parent)
            recorder->parent_exit->counter = SOON;
    } else if (recorder->parent)
        retry_exit_later(recorder->parent_exit);
    else if (recorder->kind == KR_TRACE_PURE)
        kr_pure_count_failure(tier2, recorder->code);
    else
        note_failure(tier2, start, reason);
    for (int i = 0; i < 64; i++) {
        if (!tier2->abort_reasons[i])
            tier2->abort_reasons[i] = reason;
        if (tier2->abort_reasons[i] == reason) {
            tier2->abort_counts[i]++;
            break;
        }
    }
    if ((vm->dump & KR_DUMP_ABORTS)) {
        KrText text;
        kr_text_init(&text);
        const KrCode *root = recorder->code, *code = recorder->frame_count ? kr_record_top(recorder)->code : root;
        const KrUnit *ip = recorder->pending ? recorder->pending : start;
        kr_text_printf(&text, "abort: %s of %s line %d at ", recorder->parent ? "side trace" : "trace",
                       kr_str_text(recorder->thread, kr_ref(root->qualname)),
                       kr_code_line(root, recorder->parent ? 0 : (uint32_t)(start - root->units)));
        kr_trace_dump_place(recorder->thread, &text, code, ip);
        kr_text_printf(&text, ": %s\n", reason);
        kr_dump_write(&text);
        kr_text_fini(&text);
    }
}

// --- roots by their start -------------------------------------------------------------------

static size_t filter_slot(const void *on)
{
    return ((uintptr_t)on >> 4) * 2654435761u >> 12 & (KR_TRACE_FILTER - 1);
}

// Counts what a trace depends on, or takes it back. More than the counter can hold is never taken back: it is asked for in vain then.
static void count_filters(KrTier2 *tier2, const KrTrace *trace, int by)
{
    uint16_t *counters[1 + KR_TRACE_DEPENDENCIES] = {&tier2->starters[filter_slot(trace->code)]};
    for (uint32_t i = 0; i < trace->dependency_count; i++)
        counters[1 + i] = &tier2->dependents[filter_slot(trace->dependencies[i].on)];
    for (uint32_t i = 0; i <= trace->dependency_count; i++)
        if (*counters[i] != UINT16_MAX)
            *counters[i] = (uint16_t)(*counters[i] + by);
}

static KrTrace **chain_of(KrTier2 *tier2, const KrUnit *start)
{
    return &tier2->by_start[((uintptr_t)start >> 1) * 2654435761u >> 8 & 1023];
}

KrTraceNames kr_trace_names(const KrFrame *frame)
{
    return (KrTraceNames){frame->globals, frame->builtins, kr_is(kr_ref(frame->locals), frame->globals)};
}

bool kr_trace_has_names(const KrTraceNames *names, const KrFrame *frame)
{
    const KrTraceNames other = kr_trace_names(frame);
    return kr_is(names->globals, other.globals) && kr_is(names->builtins, other.builtins) && names->in_module == other.in_module;
}

bool kr_trace_starts_in(const KrTrace *root, const KrFrame *frame)
{
    return kr_trace_has_names(&root->names, frame);
}

KrTrace *kr_trace_at(KrVM *vm, const KrUnit *start)
{
    KrTier2 *tier2 = vm->tier2;
    KrTrace *trace = tier2 ? *chain_of(tier2, start) : NULL;
    while (trace && trace->start != start)
        trace = trace->next_by_start;
    return trace;
}

static void add_root(KrTier2 *tier2, KrTrace *trace)
{
    KrTrace **chain = chain_of(tier2, trace->start);
    trace->next_by_start = *chain;
    *chain = trace;
}

static void remove_root(KrTier2 *tier2, const KrTrace *trace)
{
    for (KrTrace **at = chain_of(tier2, trace->start); *at; at = &(*at)->next_by_start) {
        if (*at == trace) {
            *at = trace->next_by_start;
            return;
        }
    }
}

// --- finishing --------------------------------------------------------------------------

// Adds a counter behind a machine micro-op.
static bool count_behind(KrAllocation *allocation, uint32_t index, const uint64_t *counter)
{
    KrMop *mops = realloc(allocation->mops, (allocation->count + 1) * sizeof *mops);
    if (!mops)
        return false;
    allocation->mops = mops;
    allocation->capacity = allocation->count + 1;
    memmove(mops + index + 1, mops + index, (allocation->count - index) * sizeof *mops);
    mops[index] = (KrMop){.op = KR_MOP_COUNT, .out = KR_NO_REGISTER, .exit = 0xFFFF, .imm = (uint64_t)(uintptr_t)counter};
    memset(mops[index].in, KR_NO_REGISTER, sizeof mops[index].in);
    allocation->count++;
    return true;
}

static bool count_rounds(KrTrace *trace)
{
    KrAllocation *allocation = &trace->allocation;
    for (uint32_t i = allocation->count; i-- > 0;)
        if (allocation->mops[i].op == KR_MOP_LABEL && !count_behind(allocation, i + 1, &trace->rounds))
            return false;
    return count_behind(allocation, 0, &trace->started);
}

static void end_phase(KrTier2 *tier2, KrTier2Phase phase, uint64_t *since)
{
    uint64_t now = kr_ticks();
    tier2->stats.ticks[phase] += now - *since;
    *since = now;
}

// Other traces may go on in the loop's body, if all is known that it expects.
static void open_body(KrTrace *trace)
{
    const KrAllocation *allocation = &trace->allocation;
    if (!trace->head)
        return;
    for (uint32_t i = 0; i < allocation->count && !trace->body; i++)
        if (allocation->mops[i].op == KR_MOP_LABEL && trace->span.starts)
            trace->body = (const uint8_t *)trace->span.hot_code + trace->span.starts[i];
    if (trace->body && kr_loop_head_settle(trace->head, trace->ir, allocation))
        return;
    kr_loop_head_free(trace->head);
    trace->head = NULL;
}

static bool compile_trace(KrTier2 *tier2, KrTrace *trace, const KrRecorder *recorder, const char **reason)
{
    uint64_t since = kr_ticks();
    KrAllocation *allocation = &trace->allocation;
    if (trace->is_loop)
        trace->head = kr_loop_head_make(trace->ir);
    if (!kr_regalloc_run(&tier2->jit, trace->ir, recorder->from ? recorder->from->places : NULL, recorder->known, allocation)) {
        *reason = allocation->failed ? allocation->failed : "no memory";
        return false;
    }
    if (tier2->vm->dump & KR_DUMP_STATS && !count_rounds(trace))
        return false;
    end_phase(tier2, KR_PHASE_REGISTERS, &since);
    uint32_t exit_threshold = tier2->vm->hot_loop * EXIT_THRESHOLD / KR_HOT_LOOP + 1;
    for (uint32_t i = 0; i < allocation->exit_count; i++) {
        KrTraceExit *exit = &allocation->exits[i];
        exit->trace = trace;
        exit->counter = exit_threshold;
    }
    KrMachineTrace machine = {allocation->mops, allocation->count, allocation->exits,
                              allocation->exit_count, allocation->label_count};
    bool ok = kr_jit_compile(&tier2->jit, &machine, &trace->span, &trace->entry, reason);
    trace->code_bytes = trace->span.hot_size + trace->span.cold_size;
    end_phase(tier2, KR_PHASE_CODE, &since);
    if (ok)
        open_body(trace);
    if (ok)
        kr_shadow_note_calls(trace);
    return ok && kr_exit_pack(trace);
}

static void count_use(KrTrace *trace, int by)
{
    if (trace)
        trace->users += (uint32_t)by;
}

// What was needed to make the trace.
static void let_go(const KrVM *vm, KrTrace *trace)
{
    KrAllocation *allocation = &trace->allocation;
    if (trace->entry)
        free_ir(trace);
    else
        kr_opt_shrink(trace->ir);
    free(allocation->places);
    allocation->places = NULL;
    free(allocation->head);
    allocation->head = NULL;
    if (!(vm->dump & KR_DUMP_ASM)) {
        free(allocation->mops);
        allocation->mops = NULL;
        free(trace->span.starts);
        trace->span.starts = NULL;
    }
}

KrTrace *kr_trace_finish(KrRecorder *recorder, const char **reason)
{
    KrThread *thread = recorder->thread;
    KrVM *vm = thread->vm;
    KrTier2 *tier2 = vm->tier2;
    *reason = "the parent is gone";
    if (recorder->parent && !recorder->parent->valid)
        return NULL;
    *reason = "the trace it links to is gone";
    if (recorder->link && !recorder->link->valid)
        return NULL;
    *reason = "another thread was first";
    bool pure = recorder->kind == KR_TRACE_PURE;
    if (recorder->parent ? recorder->parent_exit->side != NULL : !pure && kr_trace_at(vm, recorder->start) != NULL)
        return NULL;
    free_dead(thread);
    *reason = "no memory";
    if (tier2->count >= TRACE_LIMIT) {
        *reason = "too many traces";
        return NULL;
    }
    KrTrace *trace = calloc(1, sizeof *trace);
    if (!trace)
        return NULL;
    trace->ir = malloc(sizeof *trace->ir);
    if (!trace->ir) {
        free(trace);
        return NULL;
    }
    trace->in_frame = kr_loop_link_in_frame(recorder);
    trace->is_quiet = kr_loop_link_is_quiet(recorder);
    *trace->ir = recorder->ir;
    memset(&recorder->ir, 0, sizeof recorder->ir);
    trace->code = recorder->code;
    trace->start = recorder->start;
    trace->names = recorder->names;
    trace->parent = recorder->parent;
    trace->parent_exit = recorder->parent_exit;
    trace->root = trace->parent ? trace->parent->root : trace;
    trace->link = recorder->link;
    trace->is_loop = trace->ir->loop != 0;
    trace->kind = recorder->kind;
    trace->id = ++tier2->made;
    trace->instructions = recorder->instructions;
    trace->generator_rounds = recorder->generator_rounds;
    memcpy(trace->headers, recorder->headers, sizeof trace->headers);
    trace->header_count = recorder->header_count;
    uint64_t since = kr_ticks();
    if (!trace->is_loop)
        kr_opt_sink_objects(trace->ir, NULL);
    if (pure)
        kr_pure_forget_state(trace->ir);
    kr_opt_mark(trace->ir);
    const char *wrong = pure ? kr_pure_refuse(trace->ir) : NULL;
    if (!wrong) {
        wrong = kr_verify_trace(trace->ir);
        if (wrong)
            kr_trace_dump_write(vm, &tier2->jit, trace);
        kr_assert(!wrong);
    }
    if (wrong)
        *reason = wrong;
    end_phase(tier2, KR_PHASE_MARK, &since);
    trace->dependencies = calloc(recorder->dependency_count + 1, sizeof *trace->dependencies);
    bool ok = !wrong && trace->dependencies;
    trace->constants = recorder->constants;
    trace->constant_count = recorder->constant_count;
    recorder->constants = NULL;
    recorder->constant_count = 0;
    for (uint32_t i = 0; i < trace->constant_count; i++)
        count_stand_in(tier2, kr_ref(trace->constants[i]), true);
    if (ok) {
        trace->dependency_count = recorder->dependency_count;
        memcpy(trace->dependencies, recorder->dependencies,
               recorder->dependency_count * sizeof *trace->dependencies);
        if (tier2->jit_ready && !vm->tier2_interpret)
            ok = compile_trace(tier2, trace, recorder, reason);
    }
    if (!ok) {
        trace_free(thread, trace);
        return NULL;
    }
    since = kr_ticks();
    tier2->stats.made[trace->kind]++;
    trace->parent_in_loop = trace->parent && (trace->parent_exit->done == UINT16_MAX || trace->parent->parent_in_loop);
    trace->valid = true;
    trace->next = tier2->traces;
    if (tier2->traces)
        tier2->traces->previous = trace;
    tier2->traces = trace;
    tier2->count++;
    count_filters(tier2, trace, 1);
    count_use(trace->parent, 1);
    count_use(trace->link, 1);
    if (trace->parent_exit) {
        trace->parent_exit->side = trace;
        judge_anew(trace->root);
        trace->root->side_count++;
        if (trace->entry)
            kr_jit_link_exit(&tier2->jit, trace->parent_exit, trace->entry);
    }
    if (pure) {
        kr_pure_add(tier2, trace, (const KrFunction *)(const void *)kr_obj(kr_ref(recorder->root->function)));
    } else if (!trace->parent) {
        add_root(tier2, trace);
        if (recorder->hot_at)
            kr_hot_install(recorder->hot_at, 0);
    }
    kr_trace_dump_write(vm, &tier2->jit, trace);
    let_go(vm, trace);
    end_phase(tier2, KR_PHASE_FINISH, &since);
    return trace;
}

// --- invalidation -----------------------------------------------------------------------

void kr_trace_invalidate(KrVM *vm, KrTrace *trace)
{
    KrTier2 *tier2 = vm->tier2;
    if (!trace->valid)
        return;
    trace->valid = false;
    tier2->stats.invalidated++;
    count_use(trace->parent, -1);
    count_use(trace->link, -1);
    if (tier2->sample.trace == trace)
        tier2->sample.trace = NULL;
    if (trace->previous)
        trace->previous->next = trace->next;
    else
        tier2->traces = trace->next;
    if (trace->next)
        trace->next->previous = trace->previous;
    trace->previous = NULL;
    trace->next = tier2->dead;
    tier2->dead = trace;
    tier2->count--;
    count_filters(tier2, trace, -1);
    if (trace->kind == KR_TRACE_PURE)
        kr_pure_remove(tier2, trace);
    else if (!trace->parent)
        remove_root(tier2, trace);
    if (trace->parent_exit) {
        trace->parent_exit->side = NULL;
        if (trace->entry)
            kr_jit_unlink_exit(&tier2->jit, trace->parent_exit);
    }
    for (KrThread *thread = vm->threads; thread; thread = thread->next) {
        for (KrActivation *a = thread->activation; a; a = a->previous)
            a->stale = true;
        KrRecorder *recorder = thread->recorder;
        if (recorder && recorder->parent == trace)
            kr_opt_fail(&recorder->ir, "the parent is gone");
    }
    if (!any_trace_runs(vm->threads))
        release_shared(kr_thread_current(vm));
    for (KrTrace *other = tier2->traces, *next; other && trace->users; other = next) { // its side traces, and what goes on in it
        next = other->next;
        if (other->parent == trace || other->link == trace) {
            kr_trace_invalidate(vm, other);
            next = tier2->traces; // the list has changed: start again
        }
    }
}

static bool depends(const KrDependency *dependencies, uint32_t count, KrDependencyKind kind, const void *on)
{
    for (uint32_t i = 0; i < count; i++)
        if (dependencies[i].kind == kind && dependencies[i].on == on)
            return true;
    return false;
}

// A name's bit is taken back when it changes, so all that have folded a name of that bit end with it.
static bool depends_on_bit(const KrDependency *dependencies, uint32_t count, uint32_t bit)
{
    for (uint32_t i = 0; i < count; i++)
        if (dependencies[i].kind == KR_DEPENDS_ON_DICT && dependencies[i].bit == bit)
            return true;
    return false;
}

typedef struct Change {
    KrDependencyKind kind;
    const void *on;
} Change;

static bool depends_on(const KrTrace *trace, const void *context)
{
    const Change *c = context;
    return depends(trace->dependencies, trace->dependency_count, c->kind, c->on);
}

static bool has_folded(const KrTrace *trace, const void *bit)
{
    return depends_on_bit(trace->dependencies, trace->dependency_count, *(const uint32_t *)bit);
}

// An invalidation takes side traces and linked ones along, so the search begins again after each.
static void invalidate_where(KrTier2 *tier2, bool (*matches)(const KrTrace *, const void *), const void *context)
{
    KrTrace *trace = tier2->traces;
    while (trace) {
        if (matches(trace, context)) {
            kr_trace_invalidate(tier2->vm, trace);
            trace = tier2->traces;
        } else {
            trace = trace->next;
        }
    }
}

static void invalidate_dependents(KrVM *vm, KrDependencyKind kind, const void *on)
{
    KrTier2 *tier2 = vm->tier2;
    if (!tier2)
        return;
    for (KrThread *thread = vm->threads; thread; thread = thread->next) {
        KrRecorder *recorder = thread->recorder;
        if (recorder && depends(recorder->dependencies, recorder->dependency_count, kind, on))
            kr_opt_fail(&recorder->ir, "an assumption has changed");
    }
    if (!tier2->dependents[filter_slot(on)])
        return;
    const Change change = {kind, on};
    invalidate_where(tier2, depends_on, &change);
}

void kr_trace_visit_constants(KrThread *thread, KrVisitFn visit, void *context)
{
    KrTier2 *tier2 = thread->vm->tier2;
    if (!tier2 || any_trace_runs(thread))
        return;
    for (int list = 0; list < 2; list++)
        for (const KrTrace *trace = list ? tier2->dead : tier2->traces; trace; trace = trace->next)
            for (uint32_t i = 0; i < trace->constant_count; i++)
                if (!kr_is_null(trace->constants[i]))
                    visit(kr_ref(trace->constants[i]), context);
    for (uint32_t i = 0; i < tier2->stand_in_count; i++) // what only traces hold through one, too
        if (tier2->stand_ins[i].function->count == tier2->stand_ins[i].traces)
            kr_function_type.visit((KrObject *)(uintptr_t)tier2->stand_ins[i].function, visit, context);
}

static bool mentions(const KrTrace *trace, const void *bit)
{
    for (uint32_t i = 0; i < trace->constant_count; i++) {
        KrRef constant = kr_ref(trace->constants[i]);
        if (kr_is_ptr(constant) && kr_trace_is_stand_in(constant))
            constant = kr_ref(((const KrFunction *)(const void *)kr_obj(constant))->globals);
        if (kr_is_ptr(constant) && kr_obj(constant)->gc & *(const uint16_t *)bit)
            return true;
    }
    return false;
}

void kr_trace_constants_dying(KrThread *thread, uint16_t bit)
{
    KrTier2 *tier2 = thread->vm->tier2;
    if (!tier2)
        return;
    if (!any_trace_runs(thread))
        invalidate_where(tier2, mentions, &bit);
    free_dead(thread);
}

// Static types are shared by all VMs, so a change concerns all of them; vm is null.
void kr_trace_type_changed(KrVM *vm, KrType *type)
{
    (void)vm;
    for (KrTier2 *tier2 = all_tier2; tier2; tier2 = tier2->next)
        invalidate_dependents(tier2->vm, KR_DEPENDS_ON_TYPE, type);
}

static uint32_t name_bit(const KrObject *dict, KrRef name)
{
    uint64_t mixed = ((uint64_t)(uintptr_t)dict * 31 + (uint64_t)kr_str_hash(name)) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(mixed >> 54);
}

bool kr_trace_is_unstable(KrVM *vm, const KrObject *dict, KrRef name)
{
    const KrTier2 *tier2 = vm->tier2;
    uint32_t bit = name_bit(dict, name);
    return tier2->unstable[bit >> 6] >> (bit & 63) & 1;
}

void kr_trace_note_unstable(KrVM *vm, const KrObject *dict, KrRef name)
{
    KrTier2 *tier2 = vm->tier2;
    uint32_t bit = name_bit(dict, name);
    tier2->unstable[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

uint16_t kr_trace_note_watched(KrVM *vm, const KrObject *dict, KrRef name)
{
    KrTier2 *tier2 = vm->tier2;
    uint32_t bit = name_bit(dict, name);
    tier2->watched[bit >> 6] |= UINT64_C(1) << (bit & 63);
    return (uint16_t)bit;
}

void kr_trace_dict_key_changed(KrVM *vm, KrObject *dict, KrRef key)
{
    KrTier2 *tier2 = vm->tier2;
    if (!tier2 || (kr_bits(key) && !kr_str_is_sub(key)))
        return;
    if (!kr_bits(key) || !kr_str_is(key)) { // all of them, or a name whose class may say what it equals
        invalidate_dependents(vm, KR_DEPENDS_ON_DICT, dict);
        return;
    }
    uint32_t bit = name_bit(dict, key);
    if (!(tier2->watched[bit >> 6] >> (bit & 63) & 1))
        return; // the usual case: a name that no trace has folded
    tier2->unstable[bit >> 6] |= UINT64_C(1) << (bit & 63);
    tier2->watched[bit >> 6] &= ~(UINT64_C(1) << (bit & 63));
    for (KrThread *thread = vm->threads; thread; thread = thread->next) {
        KrRecorder *recorder = thread->recorder;
        if (recorder && depends_on_bit(recorder->dependencies, recorder->dependency_count, bit))
            kr_opt_fail(&recorder->ir, "an assumption has changed");
    }
    invalidate_where(tier2, has_folded, &bit);
}

void kr_trace_function_changed(KrVM *vm, struct KrFunction *function)
{
    invalidate_dependents(vm, KR_DEPENDS_ON_FUNCTION, function);
}

static bool starts_in(const KrTrace *trace, const void *code)
{
    return trace->code == code;
}

void kr_trace_code_dying(KrThread *thread, struct KrCode *code)
{
    KrTier2 *tier2 = thread->vm->tier2;
    if (tier2 && tier2->starters[filter_slot(code)])
        invalidate_where(tier2, starts_in, code);
}

// Traces leave at a jump back to a loop without a trace: it is recorded at the jump, and the exit will lead there.
static bool loop_comes_first(KrVM *vm, const KrUnit *ip)
{
    if (kr_opcode_base[*ip & 0xFF] != KR_OP_JUMP_BACKWARD)
        return false;
    const KrUnit *target = ip + 1 + KR_CACHE_JUMP_BACKWARD - (*ip >> 8);
    if (kr_trace_at(vm, target) || kr_trace_times_left(vm, target) >= 2 || (*ip & 0xFF) != KR_OP_JUMP_BACKWARD)
        return false;
    kr_cache_set_u16(ip + 1, 1);
    return true;
}

void kr_trace_hot_exit(KrThread *thread, KrFrame *frame, KrTraceExit *exit)
{
    KrTrace *parent = exit->trace;
    bool has_budget = kr_trace_has_budget(thread->vm);
    if (!has_budget) // it would grow, if there were time
        judge_anew(parent->root);
    if (thread->recorder || !has_budget || loop_comes_first(thread->vm, frame->ip))
        exit->counter = EXIT_THRESHOLD;
    else if (parent->root->side_count < SIDE_LIMIT)
        kr_loop_begin_recording(thread, frame, parent, exit);
}
