// SPDX-License-Identifier: MIT
// Generators, coroutines and asynchronous generators: objects that hold a frame.
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
    KrOwn handled;         // what it handles (sys.exception()) while suspended, or null
    KrOwn resumer_handled; // what its resumer handles, while it runs
    KrOwn finalizer;       // async generators: hook, or null
    uint32_t size;         // bytes of the whole object
    uint8_t state;         // KrGeneratorState
    uint8_t awaiting;      // suspended in `yield from` or `await`
    uint8_t hooks_called;  // async generators: firstiter has been called
    uint8_t running_async; // async generators: an asend() is on its way
    KrFrame frame;         // last: slots follow
} KrGenerator;

extern KrType kr_generator_type, kr_coroutine_type, kr_async_generator_type;
extern KrType kr_async_generator_next_type; // what __anext__ and asend() give
extern KrType kr_coroutine_wrapper_type, kr_async_generator_throw_type,
    kr_async_generator_value_type;

// A generator (by co_flags) that takes the frame over; the frame is popped. Its ip and sp are
// where it goes on. Null: raised, the frame is as it was.
KrOwn kr_generator_new(KrThread *thread, KrFrame *frame) KR_NEW;
// Links the frame behind thread->frame. Null: raised (running already, recursion).
KrFrame *kr_generator_resume(KrThread *thread, KrFrame *resumer, KrGenerator *self)
    KR_RAISES;
void kr_generator_suspend(KrThread *thread, KrFrame *frame, bool awaiting); // unlinks
void kr_generator_finish(KrThread *thread, KrFrame *frame); // unlinks and clears
// From C. Present: yielded *result. Absent: returned *result. Fault: raised.
KrFound kr_generator_send(KrThread *thread, KrRef generator, KrRef value,
                          KrOwn *result);
KrOwn kr_generator_next(KrThread *thread, KrRef generator) KR_NEW; // next(): StopIteration(value)
// throw(exception): an instance.
KrFound kr_generator_throw(KrThread *thread, KrRef generator, KrRef exception,
                           KrOwn *result);
bool kr_generator_close(KrThread *thread, KrRef generator) KR_RAISES;
// StopIteration: its value. False: another exception.
bool kr_generator_stop_value(KrThread *thread, KrRef exception, KrOwn *value);
KrOwn kr_generator_wrap_async(KrThread *thread, KrRef value) KR_NEW;
bool kr_generator_is_awaited(const KrGenerator *self);   // suspended in an await
uint32_t kr_generator_frame_flags(const KrFrame *frame); // co_flags of its code

KR_INLINE bool kr_generator_is_suspended(const KrGenerator *self)
{
    return self->state <= KR_GENERATOR_SUSPENDED;
}
KR_INLINE bool kr_generator_has_started(const KrGenerator *self)
{
    return self->state != KR_GENERATOR_CREATED;
}
KR_INLINE KrGenerator *kr_generator_of_frame(KrFrame *frame)
{
    return (KrGenerator *)(void *)((char *)frame - offsetof(KrGenerator, frame));
}
