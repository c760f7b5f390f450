// SPDX-License-Identifier: MIT
// Arguments of system functions: paths (str, bytes, PathLike, descriptor), numbers of C's sizes.
#pragma once

#include "runtime/type.h"

#include <sys/types.h>

typedef struct KrPosixPath { // fill the first four, the rest is zero; release when done
    const char *function, *argument; // for messages
    bool nullable, allow_fd;         // None or absent is ".", an int is a descriptor
    const char *narrow;              // the path, or null (a descriptor, or nothing given)
    int fd;                          // the descriptor, or -1
    int64_t length;                  // of narrow
    bool is_bytes;                   // it was given as bytes: results are bytes, too
    KrOwn object;                    // what was given, for exceptions; null: nothing
    KrOwn keeper;                    // keeps narrow alive
} KrPosixPath;
#define KR_POSIX_PATH(function, argument) {(function), (argument), false, false, NULL, -1, 0, false, KR_NULL, KR_NULL}
#define KR_POSIX_PATH_FD(function, argument) {(function), (argument), false, true, NULL, -1, 0, false, KR_NULL, KR_NULL}
#define KR_POSIX_PATH_NULL(function, argument, fd) {(function), (argument), true, (fd), NULL, -1, 0, false, KR_NULL, KR_NULL}

bool kr_posix_path_get(KrThread *thread, KrPosixPath *path, KrRef value) KR_RAISES;
// For functions on the text of paths: NULs are allowed, and narrow is WTF-8 when it was a str.
bool kr_posix_path_get_any(KrThread *thread, KrPosixPath *path, KrRef value) KR_RAISES;
void kr_posix_path_release(KrThread *thread, KrPosixPath *path);
// OSError from errno with the path's object; then the path is released. Null.
KR_COLD KrOwn kr_posix_path_raise(KrThread *thread, KrPosixPath *path);
KR_COLD KrOwn kr_posix_path_raise2(KrThread *thread, KrPosixPath *first, KrPosixPath *second);

KrOwn kr_posix_path_fspath(KrThread *thread, KrRef value) KR_NEW; // os.fspath: str or bytes
KrOwn kr_posix_path_encode(KrThread *thread, KrRef value) KR_NEW; // os.fsencode, no NULs: bytes
KrOwn kr_posix_path_decode(KrThread *thread, const char *text, size_t size) KR_NEW; // os.fsdecode
KrOwn kr_posix_path_or_none(KrThread *thread, const char *text) KR_NEW; // the same; None for null
// A result as the path's kind: bytes or str.
KrOwn kr_posix_path_text(KrThread *thread, const KrPosixPath *path, const char *text, size_t size) KR_NEW;

// Numbers; the messages are those of the C API's converters.
bool kr_posix_path_int(KrThread *thread, KrRef value, int *out) KR_RAISES;
bool kr_posix_path_long(KrThread *thread, KrRef value, int64_t *out) KR_RAISES;
bool kr_posix_path_fildes(KrThread *thread, KrRef value, int *out) KR_RAISES; // int or .fileno()
bool kr_posix_path_dir_fd(KrThread *thread, KrRef value, int *out) KR_RAISES; // None: AT_FDCWD
bool kr_posix_path_uid(KrThread *thread, KrRef value, uid_t *out) KR_RAISES;
bool kr_posix_path_gid(KrThread *thread, KrRef value, gid_t *out) KR_RAISES;
KrOwn kr_posix_path_id(KrThread *thread, uid_t id) KR_NEW; // -1 stays -1
// truth of an optional bool parameter
bool kr_posix_path_bool(KrThread *thread, KrRef value, bool absent, bool *out) KR_RAISES;
// follow_symlinks, dir_fd and descriptors that do not go together: ValueError.
bool kr_posix_path_check_dir_fd(KrThread *thread, const KrPosixPath *path, int dir_fd) KR_RAISES;
bool kr_posix_path_check_follow(KrThread *thread, const KrPosixPath *path, bool follow) KR_RAISES;
