// SPDX-License-Identifier: MIT
// Finished traces: owner of code, exits, snapshots and of what the trace assumes.
//
// A trace starts at a loop header or function entry (root) or at an exit of another (side). It is
// found by the instruction it starts at: JUMP_BACKWARD and RESUME carry its index in their cache
// (interp). An invalid trace is never entered again: its entry is unhooked and the exits that
// lead to it are unlinked at once; its memory goes when no activation runs it (a safe point).
#pragma once

#include "jit/jit.h"
#include "tier2/ir.h"
#include "tier2/loop_head.h"
#include "tier2/regalloc.h"
#include "tier2/stats.h"

typedef enum KrDependencyKind {
    KR_DEPENDS_ON_TYPE,     // a type's version
    KR_DEPENDS_ON_DICT,     // a value or the keys of a module dict
    KR_DEPENDS_ON_FUNCTION, // a function's code, defaults, ...
} KrDependencyKind;

typedef struct KrDependency {
    uint8_t kind;      // KrDependencyKind
    uint16_t bit;      // dict: the name's, in KrTier2.watched
    const void *on;    // the type, dict or function
} KrDependency;

enum { KR_TRACE_DEPENDENCIES = 64, KR_TRACE_FILTER = 8192 };

enum { KR_TRACE_HEADERS = 4, KR_TRACE_NO_EXIT = 0xFFFF };

typedef struct KrTraceHeader { // of a loop
    const KrUnit *at;
    uint32_t done; // instructions recorded before it, as in KrSnapshot
} KrTraceHeader;

typedef struct KrTraceCall { // of something that may look at the frames
    uint32_t start, end; // where the return address is: behind start, up to end; offsets into the hot or cold code
    uint16_t snapshot;   // while the trace is made
    uint16_t exit;       // whose places hold then; KR_TRACE_NO_EXIT: only the frames are known
    bool is_cold;
    uint32_t packed;     // as in KrTraceExit
} KrTraceCall;

// Where a frame looks up names: what a trace has folded is found there. Functions of other globals may have the same code.
typedef struct KrTraceNames {
    KrRef globals, builtins;
    bool in_module; // its locals are its globals
} KrTraceNames;

typedef struct KrTrace {
    struct KrTrace *next, *previous; // all traces of the VM
    uint32_t id;          // for listings
    KrCode *code;         // that it starts in (borrowed; kr_trace_code_dying)
    const KrUnit *start;
    KrTraceNames names;   // of the frames that it starts in
    struct KrTrace *next_by_start; // roots
    struct KrTrace *parent;
    struct KrTrace *root;   // of the tree: itself, or the parent's
    struct KrTrace *link;   // goes on there at its end, or null
    KrTraceExit *parent_exit;
    KrTraceIR *ir;        // owned; kept for the micro-op interpreter only, null where machine code runs
    KrAllocation allocation;
    KrCodeSpan span;
    const void *entry;    // machine code, null when only interpreted
    const void *body;     // of a loop: where other traces enter it
    KrLoopHead *head;     // and what it expects there; null: they do not
    bool in_frame;        // a side trace that runs in the frame in which its root's loop was entered
    bool is_quiet;        // and that leaves as it was what the loop knows, as do all between it and its root
    KrOwn *constants;     // objects the trace mentions
    uint32_t constant_count;
    KrDependency *dependencies;
    uint32_t dependency_count;
    uint32_t users;       // valid traces that are its side traces or go on in it
    uint32_t side_count;  // side traces of this root
    bool valid;
    bool is_loop;
    KrTraceKind kind;
    uint8_t *packed_exits; // what its exits restore (exit_pack.h)
    uint64_t *exit_words;
    KrTraceCall *calls;   // that its machine code makes (shadow.c), or null
    uint32_t call_count;
    uint64_t entries;     // from the interpreter
    uint64_t started, rounds; // with those from other traces; rounds of the loop: only counted for KRAIT_DUMP=stats
    uint32_t instructions; // recorded
    uint32_t judged, strikes; // entries whose time was taken since the last judgement; judgements against it in a row
    uint64_t ticks;       // of those entries
    uint64_t work;        // instructions that they ran, as far as that is known
    uint32_t mean_work;   // at the last judgement
    bool parent_in_loop;  // a side trace of a loop's body, or of one of those
    uint32_t generator_rounds; // this and the next: KrRecorder
    KrTraceHeader headers[KR_TRACE_HEADERS];
    uint32_t header_count;
    uint32_t code_bytes;
} KrTrace;

typedef struct KrTier2 { // of a VM
    KrVM *vm;
    struct KrTier2 *next; // of another VM
    KrTrace *traces;     // newest first
    KrTrace *dead;       // invalid, waiting to be freed
    uint32_t count, made;
    uint64_t release_at; // exits: not before is it tried again to free the dead
    KrJit jit;
    bool jit_ready;
    uint64_t random;     // storm and back-off
    uint64_t watched[16], unstable[16]; // sets of (dict, name) by hash: bits may be set for others too
    const KrUnit *hot_at; // what got hot, while recording begins
    bool settled;         // the first recording has begun
    KrTrace *by_start[1024]; // valid roots: chains of next_by_start by a hash of their start
    struct { const KrUnit *start; uint32_t failures, wait, left; } blacklist[256]; // by address
    KrTraceRoom room;
    // How many valid traces depend on something, or start in some code, by a hash of its address: most changes concern none.
    uint16_t dependents[KR_TRACE_FILTER], starters[KR_TRACE_FILTER];
    struct { KrTrace *trace; const KrActivation *activation; uint64_t since; } sample; // the entry whose time is taken
    KrTier2Stats stats;
    uint32_t abort_counts[64]; // by reason (abort_reasons)
    const char *abort_reasons[64];
    struct KrStandIn { const KrObject *function; uint32_t traces; } *stand_ins; // how many traces hold each (kr_trace_is_stand_in)
    uint32_t stand_in_count, stand_in_capacity;
    struct KrPure *pure; // functions that only answer, or null
} KrTier2;

// A function that traces use in place of those that they do not make (expand_calls.c): the collector does not know it, it is none of the program's.
bool kr_trace_is_stand_in(KrRef constant);

KrTier2 *kr_trace_tier2(KrVM *vm); // makes it at first use; null: no memory
void kr_trace_fini(KrVM *vm);
void kr_trace_before_fork(KrVM *vm); // machine code is not shared with the child
void kr_trace_after_fork(KrVM *vm, bool in_child);
uint64_t kr_trace_storm(KrVM *vm); // KRAIT_STORM: another random number, 0 = off
bool kr_trace_is_blacklisted(KrVM *vm, const KrUnit *start); // failed too often: leave it alone
struct KrRecorder;
// Optimizes, allocates, compiles, links. Null: `*reason` says why.
KrTrace *kr_trace_finish(struct KrRecorder *recorder, const char **reason);
void kr_trace_invalidate(KrVM *vm, KrTrace *trace);
void kr_trace_release(KrThread *thread); // invalid traces give back what they hold, if none runs; finalizers may run
void kr_trace_type_changed(KrVM *vm, KrType *type);
void kr_trace_dict_key_changed(KrVM *vm, KrObject *dict, KrRef key);
void kr_trace_function_changed(KrVM *vm, struct KrFunction *function);
// For the collector: kr_vm_hooks.
void kr_trace_visit_constants(KrThread *thread, KrVisitFn visit, void *context);
void kr_trace_constants_dying(KrThread *thread, uint16_t bit);
void kr_trace_code_dying(KrThread *thread, struct KrCode *code);
// Recording has failed: counts the reason, and makes the next try from there wait.
void kr_trace_count_abort(struct KrRecorder *recorder, const char *reason);
// Names whose value has changed while a trace took it for constant, or that traces store to.
bool kr_trace_is_unstable(KrVM *vm, const KrObject *dict, KrRef name);
uint16_t kr_trace_note_watched(KrVM *vm, const KrObject *dict, KrRef name); // the bit

void kr_trace_note_unstable(KrVM *vm, const KrObject *dict, KrRef name);
// How often recording from here has left the loop before closing it: its loop runs few rounds.
uint32_t kr_trace_times_left(KrVM *vm, const KrUnit *start);
// Traces of what is around this loop may unroll it. How often that has been said.
uint32_t kr_trace_let_unroll(KrVM *vm, const KrUnit *start);
extern const char kr_trace_left_loop[]; // the abort reason that counts as such
extern const char kr_trace_caller_first[]; // no failure: another recording goes on in its place
bool kr_trace_has_failed(KrVM *vm, const KrUnit *start); // has recording from here been tried in vain?
// An exit has been taken often: begins to record a side trace where the frame now stands.
void kr_trace_hot_exit(KrThread *thread, KrFrame *frame, KrTraceExit *exit);
// The time of some entries is taken. A root that the interpreter enters for too short stretches again and again is retired.
void kr_trace_count_entry(KrThread *thread, KrTrace *trace);
void kr_trace_count_leave(const KrActivation *activation); // the trace has returned to C
void kr_trace_count_exit(const KrActivation *activation, const KrTraceExit *exit, uint64_t now);
// May more time be spent on compiling now?
bool kr_trace_has_budget(KrVM *vm);
KrTraceNames kr_trace_names(const KrFrame *frame);
bool kr_trace_has_names(const KrTraceNames *names, const KrFrame *frame);
bool kr_trace_starts_in(const KrTrace *root, const KrFrame *frame); // of the same names, at the same instruction
KrTrace *kr_trace_at(KrVM *vm, const KrUnit *start); // valid root trace that starts there, or null
