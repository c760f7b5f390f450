// SPDX-License-Identifier: MIT
// Frames as the interpreter, traces and stencils see them. Only interp/, tier2/, jit/, stencils/
// and runtime/{frame,generator,traceback,function}.c include this.
//
//   frame stack of a thread, growing up; a generator's frame lies inside the generator:
//
//   | KrFrame header | localsplus: args, locals, cells, free | evaluation stack ... |
//                      slots[0]                                slots[localsplus_count]
//
// Invariant: while its code runs, `ip` and `sp` of a frame are stale; handlers write them back
// before anything that may look (a call, an exception, a safe point).
// Invariant: a local's slot is owned (never KR_SLOT_BORROWED) or null.
#pragma once

#include "runtime/code.h"
#include "runtime/thread.h"

struct KrFunction;
struct KrConsumer;

// What happens with the value a frame returns.
typedef enum KrReturnKind {
    KR_RETURN_PUSH,   // push it on the caller's stack, go on behind the call
    KR_RETURN_TO_C,   // leave the interpreter loop: kr_loop_run returns it
    KR_RETURN_INIT,   // __init__: must be None; the caller's stack already holds the instance
    KR_RETURN_OPERATOR, // of an operator's method: replaces the operands on the caller's stack, unless NotImplemented
    KR_RETURN_INPLACE,  // the same of __iadd__ and the like, behind which the operator itself comes
    KR_RETURN_GENERATOR, // of a generator resumed by a call of next() or send(): what it yields replaces it on the caller's stack, its end raises StopIteration
    KR_RETURN_FOLD,   // of a generator whose items a fold on the caller's stack takes (runtime/fold.h): its end is that of the call
    KR_RETURN_ENUMERATE, // of a generator that FOR_ITER over enumerate() has resumed: what it yields gets its number
    KR_RETURN_CALLABLE, // of a __get__ that gives what is called next: pushed as KR_RETURN_PUSH does, and a null instead of self
    // Methods written in Python that an instruction has entered (enter_method in interp/loop.c). Traces inline them
    // (tier2/expand_methods.c); one that begins in such a frame ends with it, as with one that C has called.
    KR_RETURN_COMPARE,  // of a relation: as KR_RETURN_OPERATOR, and made a bool where the instruction wants one
    KR_RETURN_TRUTH,    // of __bool__: must be a bool
    KR_RETURN_CONTAINS, // of __contains__: its truth, turned round by `not in`
    KR_RETURN_LENGTH,   // of __len__: must be an index that is not negative
    KR_RETURN_STR,      // of __str__: must be a str
    KR_RETURN_DISCARD,  // of __setitem__: dropped
    KR_RETURN_ITERATOR, // of __iter__: must be an iterator
} KrReturnKind;

// Does the result go where a trace cannot follow?
KR_INLINE bool kr_return_is_special(uint8_t kind)
{
    return kind == KR_RETURN_TO_C || kind >= KR_RETURN_COMPARE;
}

typedef enum KrFrameOwner {
    KR_FRAME_ON_STACK,     // on the thread's frame stack: popped when it returns
    KR_FRAME_IN_GENERATOR, // inside a generator object
    KR_FRAME_SHADOW,       // a copy of one that exists in a trace only (tier2/shadow.c)
    KR_FRAME_SHADOW_EMPTY, // the same, its locals are not known
} KrFrameOwner;

struct KrFrame {
    KrFrame *previous;     // caller, or null
    const KrUnit *ip;      // instruction being executed (its first unit), when written back
    KrSlot *sp;            // first free stack entry, when written back
    KrCode *code;          // borrowed from `function` (or owned by it)
    KrOwn function;        // function object; for module and class bodies too
    KrRef globals;         // dict, borrowed from the function
    KrRef builtins;        // dict, borrowed
    KrOwn locals;          // mapping of class and module bodies, else null
    KrOwn frame_object;    // if Python has asked for one, else null
    uint16_t return_offset; // units from ip to the next instruction of *this* frame when the callee returns
    uint8_t return_kind;   // KrReturnKind: what to do with this frame's result
    uint8_t owner;         // KrFrameOwner
    uint32_t reserved;
    KrSlot slots[];        // localsplus, then stack
};

KR_INLINE KrSlot *kr_frame_stack_base(KrFrame *frame)
{
    return frame->slots + frame->code->localsplus_count;
}

enum { KR_SPILL_SLOTS = 256, KR_TRACE_REGISTERS = 16, KR_TRACE_ARGUMENTS = 16 };

// One entry into the interpreter loop from C. Traces run on top of it: register F of stencils
// points here. Lives in the C frame of kr_loop_run.
struct KrActivation {
    KrThread *thread;
    KrFrame *frame;          // root frame of the running trace
    KrActivation *previous;
    bool in_trace;           // between entering a trace and taking an exit
    bool stale;              // a trace has been invalidated meanwhile: leave at the next chance
    uint64_t exit_words[KR_TRACE_REGISTERS];  // V registers dumped by a side exit
    double exit_doubles[KR_TRACE_REGISTERS];  // D registers dumped by a side exit
    const void *exit;        // KrTraceExit being taken
    const void *snapshot;    // snapshot of the escaping call being made, to rebuild frames lazily
    uint64_t spill[KR_SPILL_SLOTS];           // spilled trace values
    KrSlot arguments[KR_TRACE_ARGUMENTS];     // boxes, borrowed, of the call that a trace makes next
    uint64_t work;           // instructions run since the interpreter entered a trace, up to the newest link
    const void *code;        // trace code that kr_glue_enter jumps to
    const void *stack;       // stack pointer while it runs: the return address of its calls lies below
    const void *machine;     // KrUopMachine that runs the trace, null: machine code
    KrOwn shown;             // while it runs: tuple of what the collector has shown to Python code (kr_frame_keep_shown), and the one before; or null
    struct KrShadows *shadows; // frames of the trace for those who asked (tier2/shadow.c), or null
    struct KrConsumer *consumer; // of what the generator that C has resumed yields, or null
};
