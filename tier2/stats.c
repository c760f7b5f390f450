// SPDX-License-Identifier: MIT
// Costs and gains of the optimizing tier: see stats.h.
//
// The report has the totals, why recordings were given up, and one line per trace: how often it was started (by the interpreter, and
// with the links of other traces), how many rounds its loop ran per start, how often it was left and through how many exits.
// Called by trace.c, record.c and through kr_vm_hooks. Tests: tests/lang/modules/sys/jit_stats.py.
#include "tier2/stats.h"

#include "base/dump.h"
#include "runtime/dict.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/vm.h"
#include "tier2/trace.h"
#include "tier2/trace_dump.h"

#include <stdlib.h>

static const char *const phase_names[KR_PHASE_COUNT] = {"record", "peel", "mark", "registers", "code", "finish"};
static const char *const kind_names[KR_TRACE_KINDS] = {"loop", "function", "return", "side", "pure"};

uint64_t kr_stats_compile_ticks(const KrTier2Stats *stats)
{
    uint64_t sum = 0;
    for (int i = 0; i < KR_PHASE_COUNT; i++)
        sum += stats->ticks[i];
    return sum;
}

static double seconds_per_tick(const KrTier2Stats *stats)
{
    uint64_t ns = kr_nanoseconds() - stats->start_ns, ticks = kr_ticks() - stats->start_ticks;
    return ticks ? (double)ns / 1e9 / (double)ticks : 0;
}

static uint64_t times_left(const KrTrace *trace)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < trace->allocation.exit_count; i++)
        sum += trace->allocation.exits[i].taken;
    return sum;
}

typedef struct Totals {
    uint32_t traces, unused;
    uint64_t code, by_kind[KR_TRACE_KINDS];
} Totals;

// A side trace has no count of its own unless machine code counts: then it is never called unused.
static Totals sum_up(const KrTier2 *tier2)
{
    Totals t = {0};
    for (const KrTrace *trace = tier2->traces; trace; trace = trace->next) {
        t.traces++;
        t.code += trace->code_bytes;
        t.by_kind[trace->kind]++;
        t.unused += trace->started + trace->entries < 2 && (!trace->parent || tier2->vm->dump & KR_DUMP_STATS);
    }
    return t;
}

// Of the time since the first compilation, how much was spent in traces; one that is running counts from its entry.
static double share_inside(const KrTier2Stats *stats)
{
    uint64_t now = kr_ticks(), inside = stats->inside_ticks + (stats->depth ? now - stats->inside_since : 0);
    return now > stats->start_ticks ? (double)inside / (double)(now - stats->start_ticks) : 0;
}

// --- the report -----------------------------------------------------------------------------

static void write_trace(KrThread *thread, KrText *text, const KrTrace *trace)
{
    uint64_t left = times_left(trace), started = trace->started ? trace->started : trace->entries;
    kr_text_printf(text, "  %5u %-8s", trace->id, kind_names[trace->kind]);
    if (trace->parent)
        kr_text_printf(text, " of %-5u", trace->parent->id);
    else
        kr_text_append_text(text, "         ");
    kr_text_printf(text, " %9llu %9llu %10.1f %9llu %5u %5u %6u  ", (unsigned long long)trace->entries, (unsigned long long)started,
                   started ? (double)trace->rounds / (double)started : 0, (unsigned long long)left, trace->mean_work, trace->instructions, trace->code_bytes);
    kr_trace_dump_start(thread, text, trace);
    kr_text_append_char(text, '\n');
}

static int by_use(const void *a, const void *b)
{
    const KrTrace *x = *(KrTrace *const *)a, *y = *(KrTrace *const *)b;
    uint64_t p = times_left(x), q = times_left(y);
    return p < q ? 1 : p > q ? -1 : x->id < y->id ? -1 : 1;
}

static void write_traces(KrThread *thread, KrText *text, const KrTier2 *tier2)
{
    const KrTrace **all = calloc(tier2->count + 1, sizeof *all);
    uint32_t count = 0;
    if (!all)
        return;
    for (const KrTrace *trace = tier2->traces; trace; trace = trace->next)
        all[count++] = trace;
    qsort(all, count, sizeof *all, by_use);
    kr_text_append_text(text, "  trace kind     parent   entries   started   rounds/st      left  work instr  bytes  start\n");
    for (uint32_t i = 0; i < count; i++)
        write_trace(thread, text, all[i]);
    free(all);
}

void kr_stats_write(KrVM *vm)
{
    const KrTier2 *tier2 = vm->tier2;
    KrText text;
    kr_text_init(&text);
    if (tier2) {
        const KrTier2Stats *s = &tier2->stats;
        double unit = seconds_per_tick(s);
        Totals t = sum_up(tier2);
        kr_text_printf(&text, "stats: traces made: %u loops, %u functions, %u returns, %u sides, of %u + %u + %u + %u recordings; %u invalidated, %u retired\n",
                       s->made[0], s->made[1], s->made[2], s->made[3], s->begun[0], s->begun[1], s->begun[2], s->begun[3], s->invalidated, s->retired);
        kr_text_printf(&text, "stats: microseconds: %.0f", (double)kr_stats_compile_ticks(s) * unit * 1e6);
        for (int i = 0; i < KR_PHASE_COUNT; i++)
            kr_text_printf(&text, ", %s %.0f", phase_names[i], (double)s->ticks[i] * unit * 1e6);
        kr_text_printf(&text, "; longest pause %.0f; %llu instructions recorded; of %.0f since the first, %.0f%% of them in traces\n",
                       (double)s->longest_pause * unit * 1e6, (unsigned long long)s->steps, (double)(kr_nanoseconds() - s->start_ns) / 1e3,
                       share_inside(s) * 100);
        kr_text_printf(&text, "stats: alive: %u traces, %llu bytes of code, %u never used again; entries %llu of %llu instructions, exits %llu, waits for the budget %llu\n",
                       t.traces, (unsigned long long)t.code, t.unused, (unsigned long long)s->entries, (unsigned long long)(s->judged ? s->judged_work / s->judged : 0), (unsigned long long)s->exits,
                       (unsigned long long)s->waits);
        for (int i = 0; i < 64 && tier2->abort_reasons[i]; i++)
            kr_text_printf(&text, "stats: %u aborted: %s\n", tier2->abort_counts[i], tier2->abort_reasons[i]);
        write_traces(vm->main_thread, &text, tier2);
    } else {
        kr_text_append_text(&text, "stats: nothing got hot\n");
    }
    kr_dump_write(&text);
    kr_text_fini(&text);
}

// --- the dict -------------------------------------------------------------------------------

static bool put(KrThread *thread, KrRef dict, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(value) && !kr_is_null(key) && kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

static bool put_count(KrThread *thread, KrRef dict, const char *name, uint64_t count)
{
    return put(thread, dict, name, kr_int_from_u64(thread, count));
}

static bool put_seconds(KrThread *thread, KrRef dict, const char *name, double seconds)
{
    return put(thread, dict, name, kr_from_float(seconds));
}

static KrOwn kinds_dict(KrThread *thread, const uint32_t *counts)
{
    KrOwn dict = kr_dict_new(thread);
    for (int i = 0; i < KR_TRACE_KINDS && !kr_is_null(dict); i++)
        if (!put_count(thread, kr_ref(dict), kind_names[i], counts[i]))
            kr_xdrop(thread, kr_move(&dict));
    return dict;
}

static KrOwn phases_dict(KrThread *thread, const KrTier2Stats *stats, double unit)
{
    KrOwn dict = kr_dict_new(thread);
    for (int i = 0; i < KR_PHASE_COUNT && !kr_is_null(dict); i++)
        if (!put_seconds(thread, kr_ref(dict), phase_names[i], (double)stats->ticks[i] * unit))
            kr_xdrop(thread, kr_move(&dict));
    return dict;
}

static KrOwn aborts_dict(KrThread *thread, const KrTier2 *tier2)
{
    KrOwn dict = kr_dict_new(thread);
    for (int i = 0; i < 64 && tier2->abort_reasons[i] && !kr_is_null(dict); i++)
        if (!put_count(thread, kr_ref(dict), tier2->abort_reasons[i], tier2->abort_counts[i]))
            kr_xdrop(thread, kr_move(&dict));
    return dict;
}

KrOwn kr_stats_dict(KrThread *thread)
{
    const KrTier2 *tier2 = kr_trace_tier2(thread->vm);
    KrOwn dict = kr_dict_new(thread);
    if (kr_is_null(dict) || !tier2)
        return dict;
    const KrTier2Stats *s = &tier2->stats;
    double unit = seconds_per_tick(s);
    Totals t = sum_up(tier2);
    KrRef d = kr_ref(dict);
    bool ok = put(thread, d, "recordings", kinds_dict(thread, s->begun)) && put(thread, d, "traces_made", kinds_dict(thread, s->made)) &&
              put_count(thread, d, "traces", t.traces) && put_count(thread, d, "traces_unused", t.unused) &&
              put_count(thread, d, "invalidated", s->invalidated) && put_count(thread, d, "retired", s->retired) &&
              put(thread, d, "aborts", aborts_dict(thread, tier2)) && put(thread, d, "seconds", phases_dict(thread, s, unit)) &&
              put_seconds(thread, d, "compile_seconds", (double)kr_stats_compile_ticks(s) * unit) &&
              put_seconds(thread, d, "longest_pause", (double)s->longest_pause * unit) &&
              put_count(thread, d, "instructions_recorded", s->steps) && put_count(thread, d, "code_bytes", t.code) &&
              put_count(thread, d, "entries", s->entries) && put_count(thread, d, "exits", s->exits) &&
              put_count(thread, d, "budget_waits", s->waits) &&
              (!(thread->vm->dump & KR_DUMP_STATS) || put_seconds(thread, d, "share_in_traces", share_inside(s)));
    if (!ok)
        kr_xdrop(thread, kr_move(&dict));
    return dict;
}
