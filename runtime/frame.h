// SPDX-License-Identifier: MIT
// Frames on a thread's frame stack: push, pop, clear; frame objects for those who look.
#pragma once

#include "runtime/function.h"

// A frame for calling the function, all slots null, linked behind thread->frame. Steals `function`
// (a counted reference). Null: RecursionError or MemoryError is set, the reference is gone.
KrFrame *kr_frame_push(KrThread *thread, KrFunction *function) KR_NODISCARD;
KrRef kr_frame_builtins(const KrThread *thread); // those of the running code: a dict, or what stands as __builtins__ in its globals
// Gives back locals (last to first), stack entries and the function, then the memory if the frame
// lies on the frame stack. thread->frame becomes the previous one.
void kr_frame_pop(KrThread *thread, KrFrame *frame);
void kr_frame_clear(KrThread *thread, KrFrame *frame); // slots and function only (generators)
void kr_frame_init(KrThread *thread, KrFrame *frame, KrFunction *function); // steals function
void kr_frame_fini(KrThread *thread); // the thread ends: its chunks

typedef struct KrFrameObject { // sys._getframe(), tb_frame
    KrObject header;
    KrFrame *frame;  // null when it has ended
    KrOwn code, globals, builtins;
    KrOwn locals;    // of an ended frame: mapping of a class or module body, else null
    KrOwn back;      // of an ended frame: the caller's object, or null
    KrOwn trace;     // f_trace, or null
    KrOwn extra;     // dict: what f_locals was given that is no variable, or null (frame_locals.c)
    KrOwn replaced;  // list: values that f_locals has replaced, or null
    int32_t unit;    // of an ended frame: instruction
    uint8_t trace_lines, trace_opcodes;
    KrSlot slots[];  // of an ended frame: its localsplus, moved here
} KrFrameObject;

// kr_vm_hooks.super_arguments: __class__ and the first argument of the running frame, owned.
bool kr_frame_super_arguments(KrThread *thread, KrOwn *class_, KrOwn *object) KR_RAISES;
extern KrType kr_frame_type;
KrOwn kr_frame_object(KrThread *thread, KrFrame *frame) KR_NEW;
void kr_frame_object_detach(KrThread *thread, KrFrame *frame); // the frame ends
bool kr_frame_object_is_idle(const KrFrame *frame) KR_LEAF; // nobody holds its object, and nothing is set in it
// The innermost frame, and the caller of one: also those that exist only in a trace, as copies (kr_vm_hooks.shadow).
KrFrame *kr_frame_innermost(KrThread *thread);
KrFrame *kr_frame_caller(KrThread *thread, const KrFrame *frame);
// Brings the object of a frame whose trace is running up to date. False: its locals are not known, NotImplementedError is set.
void kr_frame_object_settle(KrThread *thread, KrFrameObject *object);
bool kr_frame_object_has_locals(KrThread *thread, KrFrameObject *object) KR_RAISES;
int32_t kr_frame_line(const KrFrame *frame) KR_LEAF;
// What the collector shows to Python code lives until the traces that are running have been left: they may take it for theirs alone.
bool kr_frame_keep_shown(KrThread *thread, KrRef list) KR_RAISES;
// Does anybody else hold the frame's object? Then its locals must be in their slots.
KR_INLINE bool kr_frame_is_watched(const KrFrame *frame)
{
    return !kr_is_null(frame->frame_object) && kr_obj(kr_ref(frame->frame_object))->count > 1;
}
KrOwn kr_frame_locals(KrThread *thread, KrFrame *frame) KR_NEW; // a dict: snapshot or class namespace
