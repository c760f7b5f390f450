// SPDX-License-Identifier: MIT
// Generators and coroutines: objects that hold a frame. (Asynchronous generators: async_generator.h.)
//
//   | KrObject | names, state, exception being handled | KrFrame | localsplus | stack |
//
// Invariant: while state is KR_GENERATOR_RUNNING the frame is linked into the thread's frames;
// otherwise its `previous` is null. A finished generator's frame has been cleared.
// The loop resumes generators in place (kr_generator_resume); C code uses kr_generator_send.
#pragma once

#include "runtime/frame_layout.h"
#include "runtime/type.h"

typedef enum KrGeneratorState {
    KR_GENERATOR_CREATED,
    KR_GENERATOR_SUSPENDED,
    KR_GENERATOR_RUNNING,
    KR_GENERATOR_DONE,
} KrGeneratorState;

typedef struct KrGenerator {
    KrObject header;
    KrOwn name, qualname;  // str
    KrOwn code;            // code object, also when finished
    KrOwn handled;         // what it handles (sys.exception()) while suspended, if it has handlers
    KrOwn resumer_handled; // what its resumer handles, while it runs
    KrOwn extra;           // async generators: finalizer hook; coroutines: cr_origin; or null
    uint32_t size;         // bytes of the whole object
    uint8_t state;         // KrGeneratorState
    uint8_t awaiting;      // suspended in `yield from` or `await`
    uint8_t hooks_called;  // async generators: firstiter has been called
    uint8_t running_async; // async generators: an asend() is on its way
    uint8_t closed;        // async generators: aclose() or its end
    uint8_t uncounted;     // it runs beyond the recursion limit (kr_generator_resume)
    uint16_t handlers;     // except and finally blocks that its frame is in
    KrFrame frame;         // last: slots follow
} KrGenerator;

extern KrType kr_generator_type, kr_coroutine_type, kr_coroutine_wrapper_type;

// A generator (by co_flags) that takes the frame over; the frame is popped. Its ip and sp are
// where it goes on. Null: raised, the frame is as it was.
KrOwn kr_generator_new(KrThread *thread, KrFrame *frame) KR_NEW;
// A generator of the function that has not begun and goes on at ip: its locals are still to be set. Null: raised.
KrOwn kr_generator_new_empty(KrThread *thread, KrRef function, const KrUnit *ip) KR_NEW;
// Links the frame behind thread->frame. Beyond the recursion limit it is not counted: chains of `yield from`
// may be as long as memory lasts, since the loop resumes them in place. From C the caller checks the limit.
KR_INLINE KrFrame *kr_generator_resume(KrThread *thread, KrFrame *resumer, KrGenerator *self)
{
    self->uncounted = thread->recursion_left == 0;
    thread->recursion_left -= !self->uncounted;
    KrFrame *frame = &self->frame;
    self->state = KR_GENERATOR_RUNNING;
    self->awaiting = false;
    frame->previous = resumer;
    thread->frame = frame;
    self->resumer_handled = thread->handled;
    thread->handled = self->handlers == 0 ? kr_dup(kr_ref(self->resumer_handled))
                                          : kr_move(&self->handled);
    return frame;
}
void kr_generator_suspend(KrThread *thread, KrFrame *frame, bool awaiting); // unlinks
void kr_generator_finish(KrThread *thread, KrFrame *frame); // unlinks and clears
// From C. Present: yielded *result. Absent: returned *result. Fault: raised.
KrFound kr_generator_send(KrThread *thread, KrRef generator, KrRef value,
                          KrOwn *result);
// kr_iter_feed for a generator.
KrFound kr_generator_feed(KrThread *thread, KrRef generator, struct KrConsumer *consumer, KrOwn *item);
// throw(exception): an instance.
KrFound kr_generator_throw(KrThread *thread, KrRef generator, KrRef exception,
                           KrOwn *result);
// throw(*args). close_inner: GeneratorExit closes what it delegates to instead of being thrown there.
KrFound kr_generator_throw_args(KrThread *thread, KrRef generator, const KrRef *args,
                                size_t count, bool close_inner, KrOwn *result);
bool kr_generator_check_throw(KrThread *thread, const char *method,
                              size_t count) KR_RAISES; // a warning for more than one argument
bool kr_generator_close(KrThread *thread, KrRef generator) KR_RAISES;
// StopIteration: its value. False: another exception.
bool kr_generator_stop_value(KrThread *thread, KrRef exception, KrOwn *value);
KrOwn kr_generator_raise_stop(KrThread *thread, KrOwn value) KR_STEALS(2); // StopIteration(value)
bool kr_generator_is_awaited(const KrGenerator *self);   // suspended in an await
uint32_t kr_generator_frame_flags(const KrFrame *frame); // co_flags of its code

KR_INLINE bool kr_generator_is_suspended(const KrGenerator *self)
{
    return self->state <= KR_GENERATOR_SUSPENDED;
}
// State and the flags behind it as one word, for traces; and that word with another state.
_Static_assert(offsetof(KrGenerator, size) % 8 == 0 && offsetof(KrGenerator, state) == offsetof(KrGenerator, size) + 4 &&
                   offsetof(KrGenerator, closed) == offsetof(KrGenerator, size) + 8,
               "one word");
KR_INLINE uint64_t kr_generator_word(const KrGenerator *self)
{
    uint64_t word;
    memcpy(&word, (const char *)self + offsetof(KrGenerator, size), sizeof word);
    return word;
}
KR_INLINE void kr_generator_set_word(KrGenerator *self, uint64_t word)
{
    memcpy((char *)self + offsetof(KrGenerator, size), &word, sizeof word);
}
KR_INLINE uint64_t kr_generator_word_with(uint64_t word, KrGeneratorState state, bool awaiting)
{
    return (word & ~UINT64_C(0xFFFF00000000)) | (uint64_t)state << 32 | (uint64_t)awaiting << 40;
}
// Where it stands, as one word: what traces note of a generator that they do not make.
typedef struct KrGeneratorPlace {
    uint8_t state;
    bool awaiting;
    uint16_t depth; // slots in use
    uint32_t unit;
} KrGeneratorPlace;
KR_INLINE KrGeneratorPlace kr_generator_place(uint64_t word)
{
    return (KrGeneratorPlace){(uint8_t)word, word >> 8 & 1, (uint16_t)(word >> 16), (uint32_t)(word >> 32)};
}
KR_INLINE uint64_t kr_generator_place_word(KrGeneratorPlace place)
{
    return place.state | (uint64_t)place.awaiting << 8 | (uint64_t)place.depth << 16 | (uint64_t)place.unit << 32;
}
KR_INLINE bool kr_generator_has_started(const KrGenerator *self)
{
    return self->state != KR_GENERATOR_CREATED;
}
KR_INLINE KrGenerator *kr_generator_of_frame(KrFrame *frame)
{
    return (KrGenerator *)(void *)((char *)frame - offsetof(KrGenerator, frame));
}
// kr_generator_suspend where neither the generator nor its resumer handles an exception, and the frame has no object
// (one left over from a traceback goes there: traces do not resume such a frame). False: nothing has happened.
KR_INLINE bool kr_generator_suspend_quick(KrThread *thread, KrFrame *frame, bool awaiting)
{
    KrGenerator *self = kr_generator_of_frame(frame);
    if (KR_UNLIKELY(self->handlers != 0 || !kr_is_null(thread->handled) || !kr_is_null(frame->frame_object)))
        return false;
    self->state = KR_GENERATOR_SUSPENDED;
    self->awaiting = awaiting;
    thread->frame = frame->previous;
    frame->previous = NULL;
    thread->recursion_left += !self->uncounted;
    return true;
}

// PUSH_EXC_INFO and POP_EXCEPT in a generator's frame: the word to save, and the word that is handled again.
uint64_t kr_generator_push_handler(KrThread *thread, KrFrame *frame);
uint64_t kr_generator_pop_handler(KrFrame *frame, uint64_t previous);

// For types with a `send` slot: their `next` slot, send(), and the result of a step as a method gives it.
KrFound kr_generator_next_of(KrThread *thread, KrRef self, KrOwn *item);
KrOwn kr_generator_method_send(KrThread *thread, KrRef self, const KrRef *args, size_t count);
KrOwn kr_generator_method(KrThread *thread, KrFound found, KrOwn value) KR_STEALS(3);

// What the three types share (async_generator.c).
void kr_generator_dealloc(KrThread *thread, KrObject *object);
void kr_generator_visit(KrObject *object, KrVisitFn visit, void *context);
void kr_generator_clear(KrThread *thread, KrObject *object);
bool kr_generator_finalize(KrThread *thread, KrRef self);
KrOwn kr_generator_repr(KrThread *thread, KrRef self);
KrOwn kr_generator_get_name(KrThread *thread, KrRef self);
bool kr_generator_set_name(KrThread *thread, KrRef self, KrRef value_or_null);
KrOwn kr_generator_get_qualname(KrThread *thread, KrRef self);
bool kr_generator_set_qualname(KrThread *thread, KrRef self, KrRef value_or_null);
KrOwn kr_generator_get_code(KrThread *thread, KrRef self);
KrOwn kr_generator_get_frame(KrThread *thread, KrRef self);
KrOwn kr_generator_get_running(KrThread *thread, KrRef self);
KrOwn kr_generator_get_suspended(KrThread *thread, KrRef self);
KrOwn kr_generator_get_delegate(KrThread *thread, KrRef self);
