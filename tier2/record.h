// SPDX-License-Identifier: MIT
// The recorder: follows the interpreter instruction by instruction and emits a trace.
//
// It runs between instructions (the recording dispatch table sends every opcode here before it
// runs). An instruction is expanded when the *next* one is reached: then its outcome is known -
// which way a branch went, which frame a call entered, whether an exception was raised. What only
// its operands can tell (which member of a family fits) is decided before it runs.
//
// Frames and their slots are virtual (KrVirtualFrame). A slot holds a ref and who owns it; taking
// and giving back references is bookkeeping on slots until an escape, a store or the end of the
// loop forces an instruction. Tests: tests/lang in mode storm, tests/uops/.
#pragma once

#include "tier2/opt.h"
#include "tier2/trace.h"

typedef struct KrVirtualSlot {
    KrTraceRef ref;  // 0: null, or (root frame, not loaded) not read yet
    uint8_t owner;   // KrSlotOwner
    bool loaded;     // root frame: ref is valid
} KrVirtualSlot;

typedef struct KrVirtualFrame {
    KrFrame *frame;          // the real frame while recording; freed already where a generator dies as it yields
    KrCode *code;
    KrTraceRef function;     // inlined frames
    uint8_t function_owner;
    uint8_t return_kind;     // KrReturnKind
    uint8_t owner;           // KrFrameOwner
    bool in_generator;       // the frame lies in a generator or coroutine
    uint32_t jumped;         // jumps back since a generator was resumed: the first is the way to the next item
    bool resumed_here;       // and the trace has resumed it: `function` is the generator
    uint64_t word;           // its kr_generator_word
    const KrUnit *resumed;   // where its memory says that it goes on, null: not known
    uint16_t return_offset;  // of this frame while a callee runs
    const KrUnit *ip;        // instruction being expanded; for callers: the call
    uint32_t base;           // first of its slots in KrRecorder.slots
    uint32_t depth;          // entries on its evaluation stack
} KrVirtualFrame;

enum { KR_RECORD_NO_TUPLES = -1 };
enum { KR_RECORD_FRAMES = 12, KR_RECORD_SLOTS = 2048, KR_RECORD_INSTRUCTIONS = 1200,
       KR_RECORD_SIDE_INSTRUCTIONS = 400,
       KR_RECORD_RECURSION = 4, // levels of one function in one trace
       KR_RECORD_GENERATOR_LEVELS = 2, // of one generator function that delegates to itself
       KR_RECORD_MANY_SIDES = 12,  // a tree of so many grows on with one level
       KR_RECORD_JOIN = 24,  // and the ways through what it inlines meet behind the calls
       KR_RECORD_RETURNS = 6, KR_RECORD_GHOSTS = 64, KR_RECORD_PASSED = 6, KR_RECORD_EARLIER = 2,
       KR_RECORD_FUNCTION = 16,   // instructions that a function's trace must have run when it returns
       KR_RECORD_WORTH_IT = 40 }; // instructions of a loop's trace that ends before it closes

typedef struct KrFault { // where the exception comes from
    uint16_t make;        // micro-op that makes it, for an instruction of C that raises by doing that; 0: it is there, KrRecorder.exception
    KrTraceRef in[2];
    uint64_t imm;
} KrFault;

typedef struct KrRecorder {
    KrThread *thread;
    KrTraceIR ir;
    KrVirtualFrame frames[KR_RECORD_FRAMES];
    uint32_t frame_count;
    KrVirtualSlot slots[KR_RECORD_SLOTS];
    bool unbound[KR_RECORD_SLOTS]; // root frame: the slot was null at the start
    const KrUnit *start;     // first instruction of the trace
    KrFrame *root;
    KrCode *code;            // of the root frame at the start: the trace may return from it
    const KrUnit *loop_end;  // last jump back to `start` (roots); null: not a loop
    KrTraceKind kind;
    KrTraceNames names;      // of the frame in which a root starts
    const KrUnit *hot_at;    // the jump or RESUME that got hot (roots but KR_TRACE_RETURN)
    KrTrace *parent;         // side trace: what it leaves
    KrTraceExit *parent_exit;
    struct KrExitState *from; // owned: what that exit restores
    KrPlace *known;          // owned: where it leaves the values of the root's loop, by step (loop_link.c); null: nothing is known
    KrTraceRef *planted;     // owned: what stands for these steps
    uint32_t instructions;
    uint32_t frames_before;  // side trace: frames at its start
    uint32_t done_before;    // side trace: instructions on the way to its start
    uint64_t ticks;          // spent in recording
    const KrUnit *mask;         // that makes the product small which the pending instruction gives
    const KrUnit *wraps_until;  // a product beyond 64 bits is on the stack until this mask; exits do it all again, from
    uint16_t wraps_from;        // this snapshot. null: none is
    uint32_t unrolled;       // jumps back of inner loops that were followed
    KrTraceHeader headers[KR_TRACE_HEADERS]; // that side traces have jumped back to, with those on the way there
    uint32_t header_count;
    uint32_t generator_rounds; // those of generators that the trace has resumed, with those on the way to a side trace
    uint32_t returns;        // from the root frame that were followed
    bool returned;           // the pending instruction has done so
    bool repeats;            // it has, and C has called the function again in the same frame: the trace ends where that begins
    KrTrace *link;           // ends by going on there
    // the instruction that is running
    const KrUnit *pending;   // null: none yet
    const KrUnit *opcode_at; // behind the EXTENDED_ARG prefixes of `pending`
    uint8_t opcode;          // as chosen before it ran (a family member or the generic one)
    uint32_t oparg;
    uint32_t units;          // its length with EXTENDED_ARG prefixes excluded and caches included
    KrFrame *pending_frame;
    bool old_is_plain;       // what a store overwrites is not counted
    bool old_is_there;
    bool old_is_bool;        // and it is True or False
    KrOwn held[2];           // kr_record_hold
    uint64_t generator_word; // of the generator that the instruction may resume, before it runs
    uint64_t hint[5];        // values of operands seen before it ran (expand_look.c)
    bool unpacking;          // f(*args) is being expanded as a call of the items, which the list or tuple holds
    KrType *argument_types[4]; // of a call: the first arguments without self; of a unary operator: its operand
    uint64_t argument_words[4]; // of them the immediates, else 0
    uint64_t argument_object;   // of CONTAINS_OP what is looked for, of getattr() whose attribute, if it is an object; else 0
    uint64_t self_word;      // likewise
    const KrType *container_type; // of a subscript; of what GET_ITER gets
    bool tuple_of_scalars;   // the first of argument_types: a tuple of strs, floats and immediate ints
    bool key_is_quiet;       // any other, in the dict that is self or the container: kr_dict_quiet_index finds it
    int8_t tuples_differ;    // of tuples that are compared: kr_expand_look_at_tuples
    uint8_t tuples_texts;    // a bit for each item
    bool texts_compare;      // operands of a comparison: kr_quiet_text_equal knows whether they are equal
    bool text_is_bytes;      // what is subscripted, or the first argument: an exact str of one byte a character
    bool self_is_bytes;      // so is self
    bool self_is_bounded;    // self: KR_CONTAINER_BOUNDED
    uint64_t exception_argument; // the first of argument_types is an exception with this one only, a str or an immediate; else 0
    bool dict_is_simple;     // self, or the container: a dict whose keys are exact str or immediate ints
    bool dict_is_watched;    // somebody is told of what is stored into the dict
    uint16_t location;       // the newest of location_now(), made behind `location_at` instructions
    uint32_t location_at;
    uint32_t popping;        // 1 while the innermost frame gives back what it holds
    uint16_t cancelled;      // the pending instruction's snapshot that holds a tuple that is not made after all
    bool wide;               // arithmetic or a comparison of ints with one of more than 49 bits: expand_ints.c does it
    int64_t left, right;     // its operands
    uint32_t wide_operands;  // bit d: the stack entry d from the top is such an int in a virtual box
    // where it went
    const KrUnit *next;
    KrFrame *next_frame;
    const KrSlot *next_sp;
    uint16_t snapshot;       // of the instruction being expanded, 0 = not taken
    uint32_t emitted;        // instructions of the trace before the one being expanded
    uint32_t checked;        // instructions of the trace before the newest KR_IR_STALE
    // between a `raise` that the trace does without and the end of its handler (expand_raise.c)
    bool raised;
    bool away;               // in a handler, which may lie behind the loop
    bool raised_matches;     // the handlers' classes are still being compared
    uint16_t raised_snapshot;
    uint32_t raised_frame, raised_depth, raised_from;
    uint32_t raised_generator; // index of the frame of a generator whose end has raised; 0: none
    KrType *raised_type;
    uint32_t raised_top;     // number of frames at the `raise`
    const KrUnit *raised_ip; // where frames[raised_frame] then was
    bool raised_calls;       // frames have been pushed since
    KrVirtualSlot exception; // what is raised; once `caught` what thread->handled would own
    KrFault fault;
    bool rethrown;           // on its way from a handler to the next one
    uint16_t rethrown_snapshot; // of a caught one, before that
    uint32_t rethrown_from;  // instructions of the trace then
    struct { uint8_t frame; uint16_t unit; const KrUnit *last; } passed[KR_RECORD_PASSED]; // ended frames whose handlers it has left: where
    uint32_t passed_count;   // its traceback has them, and where they stood last
    struct { KrVirtualSlot exception; uint8_t frame; uint16_t unit; bool is_cause; } earlier[KR_RECORD_EARLIER]; // that were handled where
    uint32_t earlier_count;  // another was raised: its context; with where they were caught
    bool caught;             // the exception exists, exits make the rest of what a raise does
    uint16_t first_snapshot; // of the instruction being expanded, before any of its effects
    KrVirtualSlot ghosts[KR_RECORD_GHOSTS]; // references that go with the exception
    uint32_t ghost_count;
    const char *stop;        // the trace ends before the pending instruction, reason
    uint8_t deferred[KR_TRACE_LIMIT + 64]; // refs that DUP has lent: references that are due
    KrOwn *constants;        // heap objects the trace mentions (counted)
    uint32_t constant_count, constant_capacity;
    KrDependency dependencies[KR_TRACE_DEPENDENCIES];
    uint32_t dependency_count;
} KrRecorder;

// Begins; false if a trace cannot start here. The caller swaps the dispatch table.
bool kr_record_start(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp,
                     KrTrace *parent, KrTraceExit *exit);
// Before each instruction. False: recording has ended (the table must be swapped back).
bool kr_record_enters(KrThread *thread, const KrFrame *frame); // may an instruction of the frame enter a method?
bool kr_record_step(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp);
// An exception, a thread switch or anything else the recorder cannot follow.
void kr_record_abort(KrThread *thread, const char *reason);

// --- expand.c ---

// Before the pending instruction runs, and after: true if it was expanded here.
void kr_expand_look(KrRecorder *r, KrFrame *frame, const KrUnit *ip, const KrSlot *sp);
bool kr_expand_special(KrRecorder *r);
bool kr_expand_give_up(KrRecorder *r, const char *reason); // true
// The guard on which way an instruction went that cannot be run again: it leaves for `otherwise`, behind the instruction,
// with the stack as it is now.
void kr_expand_guard_behind(KrRecorder *r, KrTraceRef condition, bool held, const KrUnit *otherwise);

// --- expand_builtins.c ---

// A call without keywords of something in C that has come back. self: the type of the object whose method it is, or null.
bool kr_expand_builtin_call(KrRecorder *r, KrRef callable, const KrType *self);

// --- expand_ints.c ---

void kr_expand_look_at_ints(KrRecorder *r, KrFrame *frame, const KrSlot *sp); // before the instruction runs
void kr_expand_make_operands(KrRecorder *r);       // after it: objects of more than 49 bits for what does more than move them
bool kr_expand_wide(KrRecorder *r);                // true if it was expanded here
void kr_expand_make_slots(KrRecorder *r);          // the same for all slots, which go to memory
void kr_expand_make_slot(KrRecorder *r, KrVirtualSlot *slot, KrSlot now); // and for one, whose value is `now`
// The same for a local at the end of a loop whose value at the start, `start`, is used as an object. now: its value.
void kr_expand_make_loop_slot(KrRecorder *r, KrTraceRef start, KrVirtualSlot *end, KrSlot now);

// --- expand_generators.c ---

uint64_t kr_expand_look_at_generator(KrRef value); // its kr_generator_word, 0: it is none
KrRef kr_expand_goes_over(KrRef iterator); // what is behind enumerate(), or itself
bool kr_expand_resume(KrRecorder *r, KrVirtualSlot sent, uint32_t distance); // FOR_ITER or SEND has entered a generator
bool kr_expand_call_generator(KrRecorder *r); // next() or send() has, or a fold
bool kr_expand_resume_enumerated(KrRecorder *r);
uint32_t kr_expand_generator_levels(const KrRecorder *r, const KrCode *code); // of those that the trace has resumed
bool kr_expand_guard_generator(KrRecorder *r, KrTraceRef g); // which has been entered; false: the trace ends
bool kr_expand_enter_generator(KrRecorder *r, KrTraceRef g, KrVirtualSlot sent, uint32_t distance); // behind that
bool kr_expand_yield(KrRecorder *r);
bool kr_expand_generator_return(KrRecorder *r);
void kr_expand_finish_generator(KrRecorder *r, const KrVirtualFrame *frame); // that has returned, its slots given back
bool kr_expand_return_generator(KrRecorder *r);
bool kr_expand_send(KrRecorder *r);
bool kr_expand_made_by_method(KrRecorder *r, int name); // a generator, by the method of that name; false: not expanded here
bool kr_expand_delegate(KrRecorder *r); // GET_YIELD_FROM_ITER, GET_AWAITABLE
bool kr_expand_make_function(KrRecorder *r);
bool kr_expand_function_attribute(KrRecorder *r);

// --- expand_folds.c ---

bool kr_expand_call_fold(KrRecorder *r);
bool kr_expand_fold_yield(KrRecorder *r); // of a generator that such a call has resumed in the trace
bool kr_expand_fold_return(KrRecorder *r);
bool kr_expand_fold_root_return(KrRecorder *r); // of the root frame

// --- expand_words.c ---

// The member of the family of the generic opcode `base` whose guards the operands pass; `base` if there is none.
uint8_t kr_expand_member(KrRecorder *r, KrFrame *frame, const KrUnit *ip, const KrSlot *sp, uint8_t base);
bool kr_expand_composed(KrRecorder *r); // the pending instruction is written as micro-ops in dsl/ops
void kr_expand_compose(KrRecorder *r);  // emits them
const KrUnit *kr_expand_jump_target(const KrRecorder *r); // of the pending instruction, if it is a jump forwards

// --- expand_raise.c ---

bool kr_expand_raise(KrRecorder *r);
bool kr_expand_stop(KrRecorder *r); // the end of a generator that next() or send() has resumed
// The pending instruction, KrRecorder.fault, raises in C; what guards that it does has been emitted.
bool kr_expand_fault(KrRecorder *r, KrType *type);
bool kr_expand_failing(KrRecorder *r); // expand_exceptions.c; true if the pending instruction is such a one
// An instruction of the handler. expanded: false: as everywhere.
// Will C call the function again in this frame, which returns next?
bool kr_expand_can_repeat(const KrRecorder *r, const KrFrame *frame);
// Can the trace end by returning from this frame to C? It does.
bool kr_expand_can_leave(const KrRecorder *r, const KrFrame *frame);
void kr_expand_leave(KrRecorder *r);
bool kr_expand_handler(KrRecorder *r, bool *expanded);
// Ends a snapshot: the frames that the exception has ended, and it.
void kr_expand_note_caught(KrRecorder *r, KrSnapshot *s);
// Has the instruction run what may ask for the exception?
bool kr_expand_shows_exception(const KrRecorder *r);

typedef struct KrRecorder KrExpand;

void kr_record_stop(KrRecorder *r, const char *reason); // the trace ends before the pending instruction
KR_INLINE KrVirtualFrame *kr_record_top(KrRecorder *r)
{
    return &r->frames[r->frame_count - 1];
}

// --- record.c: what is emitted ---

bool kr_record_is_roomy(const KrRecorder *r, KrTraceRef owner, uint64_t index); // has the instance an attribute slot of that number?
// Behind Python code, shape and slots of the trace's own instance are known again once the trace has seen that nobody has found it.
void kr_record_ask_own(KrRecorder *r, KrTraceRef owner);
KrTraceRef kr_record_uop(KrRecorder *r, uint16_t op, KrTraceRef a, KrTraceRef b, KrTraceRef c, uint64_t imm);
KrTraceRef kr_record_const(KrRecorder *r, KrRef value); // a heap constant the trace keeps alive
// Guards that a value, which is `word` now, is not counted: by its type if it is a number. Nothing if it is counted.
void kr_record_guard_plain(KrRecorder *r, KrTraceRef ref, uint64_t word);
bool kr_record_depend(KrRecorder *r, KrDependencyKind kind, const void *on, uint16_t bit); // false: too many
// Keeps an operand of the pending instruction alive until it has been expanded.
void kr_record_hold(KrRecorder *r, KrRef object);
// Has the instruction being expanded done what must not be done again? Then its guards come too late.
bool kr_record_effect_pending(const KrRecorder *r);
// Guards that nothing the trace has folded has changed, if Python code may have run since the last of these guards.
void kr_record_check_stale(KrRecorder *r);

// --- record_slots.c ---

KR_INLINE uint32_t kr_record_live_slots(const KrVirtualFrame *frame)
{
    return (uint32_t)frame->code->localsplus_count + frame->depth;
}
KrVirtualSlot *kr_record_slot(KrRecorder *r, KrVirtualFrame *frame, uint32_t index); // loaded
KrVirtualSlot *kr_record_local(KrRecorder *r, uint32_t index);   // of the innermost frame, loaded
KrVirtualSlot *kr_record_stack(KrRecorder *r, uint32_t depth);   // 0 = top, loaded
void kr_record_push(KrRecorder *r, KrTraceRef ref, KrSlotOwner owner);
void kr_record_pop(KrRecorder *r);                                // forgets, gives nothing back
KrVirtualSlot kr_record_take(KrRecorder *r);                      // pops the top for a place elsewhere, or to be given back
void kr_record_drop_slot(KrRecorder *r, KrVirtualSlot *slot);     // gives its reference back
bool kr_record_is_private(const KrRecorder *r, const KrVirtualSlot *slot); // is it the only one that knows of a value the trace has made, and no exit either?
bool kr_record_cancel_tuple(KrRecorder *r, KrVirtualSlot *slot);  // drops a tuple that only the slot knows: it is never made
void kr_record_own_slot(KrRecorder *r, KrVirtualSlot *slot);      // makes the trace own it
void kr_record_own_slots(KrRecorder *r); // all, as in memory: where a loop closes and where another trace goes on
// Another slot that waits for a reference to the same value takes this one over, if there is one.
bool kr_record_hand_over(KrRecorder *r, const KrVirtualSlot *from);
void kr_record_before_escape(void *context); // KrTraceIR.before_escape

// --- record_snapshot.c ---

uint16_t kr_record_snapshot(void *context); // KrTraceIR.snapshot_now
uint16_t kr_record_location(void *context); // KrTraceIR.location_now
// Does an instruction since `first` leave through the snapshot?
bool kr_record_leaves_through(const KrTraceIR *ir, uint16_t snapshot, uint32_t first);
// The pending instruction's snapshot from now on: the slot's reference has been taken. first: what it was before any was.
void kr_record_note_owned(KrRecorder *r, uint32_t frame, uint32_t index, KrTraceRef ref, uint16_t first);
void kr_record_forget_snapshot(KrRecorder *r); // of the instruction before, if nothing leaves through it

// --- record_frames.c ---

bool kr_record_push_frame(KrRecorder *r, KrFrame *frame, KrTraceRef function, KrSlotOwner function_owner);
// The frame of a generator that has been resumed, with `depth` entries on its stack: what is not loaded is in its memory.
bool kr_record_push_generator(KrRecorder *r, KrFrame *frame, KrTraceRef generator, uint32_t depth);
void kr_record_pop_frame(KrRecorder *r);
void kr_record_pop_root(KrRecorder *r); // the root frame returns: real and virtual frame go, the value on its stack stays in its slot
void kr_record_store_slots(KrRecorder *r); // of the root frame, to its memory
void kr_record_guard_caller(KrRecorder *r, const KrUnit *call);
// A field that never changes, of which the trace knows the address only. (Traces that have folded a dict's names end with it.)
void kr_record_guard_field(KrRecorder *r, KrTraceRef object, size_t offset, KrRef expected);
// Guards that all inlined frames, and one for `callee`, could be pushed at an exit.
void kr_record_stack_room(KrRecorder *r, const KrCode *callee);
bool kr_record_close_loop(KrRecorder *r); // false: not closed, with or without r->ir.failed
void kr_record_end_with_link(KrRecorder *r, KrTrace *target); // null: to itself
void kr_record_end_with_exit(KrRecorder *r);

// --- record_start.c ---

void kr_record_free(KrThread *thread); // the thread's recorder
