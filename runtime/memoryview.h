// SPDX-License-Identifier: MIT
// memoryview: a window on the memory of another object.
#pragma once

#include "runtime/buffer.h"

extern KrType kr_memoryview_type, kr_memoryview_iter_type;

KrOwn kr_memoryview_new(KrThread *thread, KrRef object) KR_NEW;
KrOwn kr_memoryview_of_buffer(KrThread *thread, KrBuffer *held) KR_NEW; // takes the buffer, also on failure
// What __release_buffer__ gets: it can be read, but gives no other view, and does not give the memory back (the
// owner is dropped).
KrOwn kr_memoryview_restricted(KrThread *thread, KrBuffer *held) KR_NEW;
KrOwn kr_memoryview_bytes(KrThread *thread, KrRef view) KR_NEW; // its bytes in C order, however its memory is laid out
int64_t kr_memoryview_length(KrRef view) KR_LEAF;                     // of its first dimension; -1: it has none, or is released
KrOwn kr_memoryview_slice(KrThread *thread, KrRef view, int64_t from, int64_t to) KR_NEW; // within that length
KrRef kr_memoryview_object(KrRef view) KR_LEAF;                       // .obj; null: released
KrOwn kr_memoryview_release(KrThread *thread, KrRef view) KR_NEW;     // release()
