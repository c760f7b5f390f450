// SPDX-License-Identifier: MIT
// The buffer protocol: memory of bytes, bytearray, memoryview, array and friends, borrowed with a
// promise that it neither moves nor dies until kr_buffer_release.
//
// A type takes part by filling KrType.buffer (and buffer_release, if it counts exports).
#pragma once

#include "runtime/type.h"

enum { KR_BUFFER_DIMENSIONS = 64 };
enum {                           // what the caller wants
    KR_BUFFER_READ = 0,          // contiguous bytes
    KR_BUFFER_WRITABLE = 1 << 0, // must be writable
    KR_BUFFER_STRIDED =
        1 << 1, // strides and shape are understood: need not be contiguous
};

typedef struct KrBuffer {
    KrOwn owner;       // keeps the memory alive; null: not filled
    char *data;        // first item
    int64_t size;      // bytes of all items
    int64_t item_size; // bytes of one
    const char
        *format; // struct module syntax, "B" for bytes; lives as long as the owner
    const int64_t *shape,
        *strides; // `dimensions` each, or null: one dimension, contiguous
    int32_t dimensions;
    bool readonly;
} KrBuffer;

// TypeError "a bytes-like object is required, not 'T'", BufferError when it cannot be had.
bool kr_buffer_get(KrThread *thread, KrRef object, KrBuffer *buffer, int flags)
    KR_RAISES;
// The same without a complaint: false when there is none, whatever the reason.
bool kr_buffer_try(KrThread *thread, KrRef object, KrBuffer *buffer, int flags);
// Is it bytes, bytearray, or of a subclass?
bool kr_buffer_is_bytes(KrRef object);
// kr_buffer_try for what is read as text (int, float): bytes and bytearray give their own, whatever __buffer__ of their class says.
bool kr_buffer_try_text(KrThread *thread, KrRef object, KrBuffer *buffer);
// The same by what C knows of the object's type, whatever __buffer__ of a class written in Python says.
bool kr_buffer_get_native(KrThread *thread, KrRef object, KrBuffer *buffer, int flags) KR_RAISES;
KrRef kr_buffer_object(const KrBuffer *buffer) KR_LEAF; // whose memory it is: its owner, or whom that stands for
KR_NOINLINE void kr_buffer_release(KrThread *thread, KrBuffer *buffer); // a released one is ignored
bool kr_buffer_has(KrRef object) KR_LEAF;                   // is it bytes-like?

// __buffer__ and __release_buffer__ of types in C, whose wrappers kr_type_fill adds.
KrOwn kr_buffer_call_get(KrThread *thread, KrRef self, KrRef flags) KR_NEW;
KrOwn kr_buffer_call_release(KrThread *thread, KrRef self, KrRef view) KR_NEW;
extern KrType kr_buffer_lent_type; // what owns the buffer of an object whose class defines __buffer__
