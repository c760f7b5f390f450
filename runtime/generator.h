// SPDX-License-Identifier: MIT
// Generators, coroutines, async generators: objects with their frame inside.
//
//   KrGenerator | header ... | frame (KrFrame with its slots) |
//
// A step links the frame behind the running one and goes on in it; a yield unlinks it.
#pragma once

#include "runtime/frame_layout.h"

typedef enum KrGeneratorState {
    KR_GENERATOR_CREATED,   // has not run
    KR_GENERATOR_SUSPENDED, // at a yield
    KR_GENERATOR_RUNNING,
    KR_GENERATOR_DONE,      // returned or raised: the frame is cleared
} KrGeneratorState;

typedef struct KrGenerator {
    KrObject header;
    KrOwn name, qualname;
    KrOwn yield_from;     // what it delegates to, or null (borrowed from its stack)
    KrOwn handled;        // exception being handled inside while suspended
    uint8_t state;        // KrGeneratorState
    uint8_t hooks_run;    // async generators: first-iteration hook
    KrFrame frame;        // last: its slots follow
} KrGenerator;

extern KrType kr_generator_type, kr_coroutine_type, kr_async_generator_type;

// A generator (or coroutine, by the code's flags) for a frame that has just been set up on the
// frame stack: its contents move into the object.
KrOwn kr_generator_from_frame(KrThread *thread, KrFrame *frame) KR_NEW;
// One step from C. Present: *result was yielded. Absent: it returned *result. Fault: raised.
KrFound kr_generator_send(KrThread *thread, KrRef generator, KrRef value, KrOwn *result);
KrFound kr_generator_throw(KrThread *thread, KrRef generator, KrRef exception, KrOwn *result);
bool kr_generator_close(KrThread *thread, KrRef generator) KR_RAISES;
KR_INLINE KrGenerator *kr_generator_of_frame(KrFrame *frame)
{
    return (KrGenerator *)(void *)((char *)frame - offsetof(KrGenerator, frame));
}
