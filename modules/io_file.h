// SPDX-License-Identifier: MIT
// FileIO: a file descriptor.
#pragma once

#include "modules/io_base.h"

#include <sys/types.h>

typedef struct KrIoFile {
    KrIoBase base;
    int fd;          // -1: closed
    int8_t seekable; // -1: not known yet
    bool created, readable, writable, appending, closefd, finalizing;
    int64_t block_size; // st_blksize
    int64_t size_hint;  // st_size when it was opened, -1: not known
} KrIoFile;

extern KrType kr_io_file_type;

KR_INLINE KrIoFile *kr_io_file_cast(KrRef self)
{
    return (KrIoFile *)(void *)kr_obj(self);
}
// One read or write call, repeated when interrupted. -1: raised; -2: would block.
int64_t kr_io_file_read(KrThread *thread, KrIoFile *self, void *data, int64_t size);
int64_t kr_io_file_write(KrThread *thread, KrIoFile *self, const void *data,
                         int64_t size);
// -1: raised.
int64_t kr_io_file_seek(KrThread *thread, KrIoFile *self, int64_t offset, int whence);
// FileIO(fd, mode, closefd=False) for the standard streams.
KrOwn kr_io_file_from_fd(KrThread *thread, int fd, const char *mode) KR_NEW;
