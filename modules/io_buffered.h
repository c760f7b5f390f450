// SPDX-License-Identifier: MIT
// BufferedReader, BufferedWriter, BufferedRandom and BufferedRWPair: memory in front of a raw stream.
//
//   buffer |......|pos......|read_end....|        abs_pos is the raw stream's own position,
//          0                                size   raw_pos the place in the buffer that it stands for
//
// write_pos..write_end is what the raw stream has not got yet; -1 in read_end (write_end) says that nothing
// there has been read (waits to be written).
// Invariant: read_end == -1 or pos <= read_end <= size; write_end == -1 or write_pos <= write_end <= size.
#pragma once

#include "modules/io_base.h"

typedef struct KrIoBuffered {
    KrIoBase base;
    KrOwn raw;         // null: detached or not initialized
    bool ok, detached; // initialized; raw taken away
    bool readable, writable, finalizing;
    char *buffer; // size bytes (malloc), made at first use
    int64_t size, abs_pos, pos, raw_pos, read_end, write_pos, write_end;
    KrThread *owner; // who is inside, or null
} KrIoBuffered;

extern KrType kr_io_buffered_reader_type, kr_io_buffered_writer_type,
    kr_io_buffered_random_type;

KR_INLINE KrIoBuffered *kr_io_buffered_cast(KrRef self)
{
    return (KrIoBuffered *)(void *)kr_obj(self);
}
// For text streams over an exact BufferedReader (BufferedRandom): as read1(size), but at most what fits;
// *data points into the buffer until the next call. -1: raised.
int64_t kr_io_buffered_peek_chunk(KrThread *thread, KrRef self, int64_t size,
                                  const char **data);
// The same for an exact BufferedWriter (BufferedRandom): write(data); false: raised.
bool kr_io_buffered_put(KrThread *thread, KrRef self, const void *data, int64_t size)
    KR_RAISES;
bool kr_io_buffered_flush(KrThread *thread, KrRef self) KR_RAISES;
bool kr_io_buffered_reserve(KrThread *thread, KrRef self) KR_RAISES; // its memory, now
KrOwn kr_io_buffered_new(KrThread *thread, KrType *type, KrRef raw, int64_t size)
    KR_NEW;
