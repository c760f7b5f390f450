// SPDX-License-Identifier: MIT
// Calls from bytecode that are not a specialized form's business: unpacking bound methods, binding
// arguments, calling anything else with slots as arguments.
#pragma once

#include "runtime/frame_layout.h"

// __call__ of the callable's class if that is a Python function, which a call enters; else null.
KrRef kr_enter_call_method(KrRef callable) KR_LEAF;
// The __get__ in Python, of three arguments, that gives an instance's attribute, and whose it is; null: the attribute comes another way.
KrRef kr_enter_getter(KrRef owner, KrRef name, KrRef *descriptor) KR_LEAF;
// base[0] callable, base[1] self or null: a bound method becomes function and self, an object with a __call__ in Python too.
void kr_enter_unpack_method(KrThread *thread, KrSlot *base);
// The Python function that a call of functools.partial without keywords of its own enters: the one that it holds, or that of a bound method or of
// an object with a __call__ in Python, which gets *first before all others. Null: the call is a matter of partial's own.
struct KrPartial;
KrRef kr_enter_partial_function(const struct KrPartial *partial, KrRef *first) KR_LEAF;
// Pushes the frame for such a call (null: raised). False: no such call, nothing has happened.
bool kr_enter_partial(KrThread *thread, KrRef partial, const KrSlot *args, size_t count, KrFrame **callee) KR_RAISES;
// Pushes the frame of a Python function and binds the arguments (borrowed; they stay on the
// stack). Null: raised, nothing pushed.
KrFrame *kr_enter_function(KrThread *thread, KrFrame *caller, KrRef function,
                           const KrSlot *args, size_t count, KrRef kwnames) KR_RAISES;
// Calls what is not a Python function. Arguments stay on the stack.
KrOwn kr_enter_call_object(KrThread *thread, KrRef callable, const KrSlot *args,
                           size_t count, KrRef kwnames) KR_NEW;
// CALL_FUNCTION_EX: base[0] callable, base[2] iterable, base[3] mapping or null. Either *callee
// is a frame to go on in, of __init__ where an instance is given, or the result is given (null: raised).
KrOwn kr_enter_call_unpacked(KrThread *thread, KrFrame *caller, KrSlot *base,
                             KrFrame **callee) KR_NEW;

// For traces, whose frame is thread->activation->frame; the trace has made sure of the room. Their frame calls at ip; `layout` is its
// stack depth, return offset (16 bits each) and the callee's KrReturnKind.
KR_INLINE uint64_t kr_enter_layout(uint32_t depth, uint32_t return_offset, uint32_t return_kind)
{
    return depth | (uint64_t)return_offset << 16 | (uint64_t)return_kind << 32;
}
// The frame of a generator that the trace has resumed is linked.
void kr_enter_resume_frame(KrThread *thread, KrRef generator, uint64_t ip, uint64_t layout) KR_LEAF;
// The trace's frame is a generator's, and yields: it goes on at ip, with so many entries (16 bits) on its stack; 1 << 16: awaiting.
void kr_enter_suspend_frame(KrThread *thread, uint64_t ip, uint64_t layout);
// The trace's frame, which C runs, has yielded: does the consumer take it?
bool kr_enter_feed(KrThread *thread, KrRef value) KR_LEAF;
bool kr_enter_feed_shared(KrThread *thread, KrRef value);
// Who takes what the generator's frame yields where it is yielded: the fold of its call, or the consumer of the C code that runs it; or null.
struct KrConsumer *kr_enter_consumer(const KrActivation *activation, const KrFrame *frame) KR_LEAF;
// A fold whose generator the trace has resumed: kr_enter_feed, KrFold.is_ready and finish.
bool kr_enter_fold_take(KrThread *thread, KrRef fold, KrRef value) KR_LEAF;
bool kr_enter_fold_is_ready(KrThread *thread, KrRef fold) KR_LEAF;
KrOwn kr_enter_fold_finish(KrThread *thread, KrRef fold) KR_NEW;
// The trace's frame, a generator's, is one of a fold: is that ready, and has nobody looked at the frame? It is left, with its slots.
bool kr_enter_fold_root_is_ready(KrThread *thread) KR_LEAF;
void kr_enter_leave_generator(KrThread *thread);
// The frame, with nothing in it but its result, returns to C that calls the function again and again (KrRepeat): does C take the result?
// Then it has the arguments of the next call and goes on at its RESUME.
bool kr_enter_again(KrThread *thread, KrFrame *frame, KrRef result);
const KrUnit *kr_enter_resume_of(const KrCode *code) KR_LEAF;
// Is the frame one of such a function, at which nobody has looked?
bool kr_enter_repeats(const KrThread *thread, const KrFrame *frame) KR_LEAF;
// The same of the trace's frame.
bool kr_enter_again_root(KrThread *thread, KrRef result);
bool kr_enter_repeats_root(KrThread *thread) KR_LEAF;
bool kr_enter_returns_to_c(KrThread *thread) KR_LEAF;
// A generator, of a call of the function, that goes on at ip; the trace fills its slots.
KrOwn kr_enter_make_generator(KrThread *thread, KrRef function, uint64_t ip) KR_NEW;
// A generator whose frame is not linked has returned; `depth` slots are in use.
void kr_enter_end_generator(KrThread *thread, KrRef generator); // its slots have been emptied
void kr_enter_finish_generator(KrThread *thread, KrRef generator, uint32_t depth);
// Calls a class whose __init__ is a Python function: makes the instance and pushes
// the frame of __init__, which returns None behind it. Neither: the class is not of that kind.
bool kr_enter_class(KrThread *thread, KrSlot callable, const KrSlot *args, size_t count,
                    KrOwn *instance, KrFrame **init) KR_RAISES;
bool kr_enter_makes_known(KrSlot callable) KR_LEAF; // a class whose __new__ is object's, BaseException's or that of a container
bool kr_enter_makes_container(const KrType *type) KR_LEAF; // a subclass of dict, list or set whose __new__ is theirs, which ignores its arguments
