// SPDX-License-Identifier: MIT
// The fcntl module: fcntl, ioctl, flock, lockf and their numbers.
//
// A buffer given to fcntl() is copied, and the answer is new bytes. ioctl() changes a writable buffer in
// place; what is shorter than 1 KiB goes through a copy that is longer, since the kernel does not know the length.
// Tests: tests/lang/modules/posix/fcntl_calls.py.
#define _GNU_SOURCE
#include "modules/fcntl_module.h"
#include "modules/os_error.h"
#include "modules/posix_path.h"

#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

#ifndef F_DUPFD_QUERY
#define F_DUPFD_QUERY 1027
#endif

typedef struct Number {
    const char *name;
    int64_t number;
} Number;
#define N(name) {#name, (int64_t)(name)},
static const Number numbers[] = {
    N(DN_ACCESS) N(DN_ATTRIB) N(DN_CREATE) N(DN_DELETE)
        N(DN_MODIFY){"DN_MULTISHOT", 0x80000000},
    N(DN_RENAME) N(FASYNC) N(FD_CLOEXEC) N(FICLONE) N(FICLONERANGE) N(F_ADD_SEALS) N(
        F_DUPFD) N(F_DUPFD_CLOEXEC) N(F_DUPFD_QUERY) N(F_EXLCK) N(F_GETFD) N(F_GETFL)
        N(F_GETLEASE) N(F_GETLK) N(F_GETLK64) N(F_GETOWN) N(F_GETOWN_EX) N(F_GETPIPE_SZ)
            N(F_GETSIG) N(F_GET_FILE_RW_HINT) N(F_GET_RW_HINT) N(F_GET_SEALS) N(
                F_NOTIFY) N(F_OFD_GETLK) N(F_OFD_SETLK) N(F_OFD_SETLKW) N(F_OWNER_PGRP)
                N(F_OWNER_PID) N(F_OWNER_TID) N(F_RDLCK) N(F_SEAL_FUTURE_WRITE)
                    N(F_SEAL_GROW) N(F_SEAL_SEAL) N(F_SEAL_SHRINK) N(F_SEAL_WRITE)
                        N(F_SETFD) N(F_SETFL) N(F_SETLEASE) N(F_SETLK) N(F_SETLK64)
                            N(F_SETLKW) N(F_SETLKW64) N(F_SETOWN) N(F_SETOWN_EX)
                                N(F_SETPIPE_SZ) N(F_SETSIG) N(F_SET_FILE_RW_HINT) N(
                                    F_SET_RW_HINT) N(F_SHLCK) N(F_UNLCK) N(F_WRLCK)
                                    N(LOCK_EX) N(LOCK_MAND) N(LOCK_NB) N(LOCK_READ) N(
                                        LOCK_RW) N(LOCK_SH) N(LOCK_UN) N(LOCK_WRITE)
                                        N(RWH_WRITE_LIFE_EXTREME) N(RWH_WRITE_LIFE_LONG)
                                            N(RWH_WRITE_LIFE_MEDIUM)
                                                N(RWH_WRITE_LIFE_NONE)
                                                    N(RWH_WRITE_LIFE_NOT_SET)
                                                        N(RWH_WRITE_LIFE_SHORT)};
#undef N

enum { SHORT = 1024, GUARD = 8 }; // bytes of the copy, and behind it

// An argument that is a buffer or a str, copied into room[SHORT + GUARD]. Absent: it is a number.
static KrFound copy_of(KrThread *thread, KrRef value, const char *function, char *room,
                       size_t *size)
{
    KrBuffer buffer = {0};
    KrOwn encoded = KR_NULL;
    if (kr_str_is_sub(value)) {
        const char *text = kr_str_utf8(thread, value, size);
        if (!text) return KR_FAULT;
        encoded = kr_bytes_new(thread, text, (int64_t)*size);
        if (kr_is_null(encoded)) return KR_FAULT;
        value = kr_ref(encoded);
    } else if (kr_number_has_index(value)) {
        return KR_ABSENT;
    } else if (!kr_buffer_has(value)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%s() argument 3 must be an integer, a bytes-like "
                                 "object, or a string, not %T",
                                 function, value);
        return KR_FAULT;
    }
    bool ok = kr_buffer_get(thread, value, &buffer, KR_BUFFER_READ);
    if (ok && buffer.size > SHORT) {
        ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                      "%s argument 3 is too long", function);
        kr_buffer_release(thread, &buffer);
    } else if (ok) {
        *size = (size_t)buffer.size;
        memcpy(room, buffer.data, *size);
        memset(room + *size, 0, GUARD);
        kr_buffer_release(thread, &buffer);
    }
    kr_xdrop(thread, encoded);
    return ok ? KR_PRESENT : KR_FAULT;
}
static bool number_of(KrThread *thread, KrRef value, unsigned *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    *out = (unsigned)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    return true;
}

static KrOwn fcntl_fcntl(ARGS)
{
    UNUSED;
    int fd, command, result;
    char room[SHORT + GUARD];
    size_t size = 0;
    unsigned number = 0;
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &command))
        return KR_NULL;
    KrFound copied = copy_of(thread, args[2], "fcntl", room, &size);
    if (copied == KR_FAULT ||
        (copied == KR_ABSENT && !number_of(thread, args[2], &number)))
        return KR_NULL;
    if (copied == KR_PRESENT) {
        KR_OS_CALL(thread, result, fcntl(fd, command, room));
        return result < 0 ? kr_os_error_errno(thread)
                          : kr_bytes_new(thread, room, (int64_t)size);
    }
    KR_OS_CALL(thread, result, fcntl(fd, command, (int)number));
    return result < 0 ? kr_os_error_errno(thread) : kr_from_small_int(result);
}

// A writable buffer: the kernel's answer goes into it.
static KrOwn ioctl_mutable(KrThread *thread, int fd, unsigned long request,
                           KrBuffer *buffer)
{
    char room[SHORT + GUARD];
    int result;
    bool copy = buffer->size <= SHORT;
    if (copy) {
        memcpy(room, buffer->data, (size_t)buffer->size);
        memset(room + buffer->size, 0, GUARD);
    }
    KR_OS_CALL(thread, result, ioctl(fd, request, copy ? room : buffer->data));
    if (copy && result >= 0) memcpy(buffer->data, room, (size_t)buffer->size);
    KrOwn answer = result < 0 ? kr_os_error_errno(thread) : kr_from_small_int(result);
    kr_buffer_release(thread, buffer);
    return answer;
}
static KrOwn fcntl_ioctl(ARGS)
{
    UNUSED;
    int fd, result;
    bool change;
    char room[SHORT + GUARD];
    size_t size = 0;
    unsigned number = 0;
    KrBuffer buffer = {0};
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    KrOwn index = kr_number_index(thread, args[1]);
    if (kr_is_null(index)) return KR_NULL;
    unsigned long request = (unsigned long)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    if (!kr_posix_path_bool(thread, args[3], true, &change)) return KR_NULL;
    if (change && !kr_str_is_sub(args[2]) && !kr_bytes_is_sub(args[2]) &&
        kr_buffer_has(args[2])) {
        if (kr_buffer_get(thread, args[2], &buffer, KR_BUFFER_WRITABLE))
            return ioctl_mutable(thread, fd, request, &buffer);
        kr_exception_clear(thread);
    }
    KrFound copied = copy_of(thread, args[2], "ioctl", room, &size);
    if (copied == KR_FAULT ||
        (copied == KR_ABSENT && !number_of(thread, args[2], &number)))
        return KR_NULL;
    if (copied == KR_PRESENT) {
        KR_OS_CALL(thread, result, ioctl(fd, request, room));
        return result < 0 ? kr_os_error_errno(thread)
                          : kr_bytes_new(thread, room, (int64_t)size);
    }
    KR_OS_CALL(thread, result, ioctl(fd, request, (int)number));
    return result < 0 ? kr_os_error_errno(thread) : kr_from_small_int(result);
}

static KrOwn fcntl_flock(ARGS)
{
    UNUSED;
    int fd, operation, failed;
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &operation))
        return KR_NULL;
    KR_OS_CALL(thread, failed, flock(fd, operation));
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn fcntl_lockf(ARGS)
{
    UNUSED;
    int fd, operation, failed, whence;
    int64_t length, start;
    struct flock lock = {0};
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &operation) ||
        !kr_posix_path_int(thread, args[4], &whence))
        return KR_NULL;
    if (operation == LOCK_UN)
        lock.l_type = F_UNLCK;
    else if (operation & LOCK_SH)
        lock.l_type = F_RDLCK;
    else if (operation & LOCK_EX)
        lock.l_type = F_WRLCK;
    else
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "unrecognized lockf argument");
    if (!kr_posix_path_long(thread, args[2], &length) ||
        !kr_posix_path_long(thread, args[3], &start))
        return KR_NULL;
    lock.l_whence = (short)whence;
    lock.l_start = start;
    lock.l_len = length;
    KR_OS_CALL(thread, failed,
               fcntl(fd, operation & LOCK_NB ? F_SETLK : F_SETLKW, &lock));
    return failed < 0 ? kr_os_error_errno(thread) : kr_none_own();
}

KrOwn kr_fcntl_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"fcntl", fcntl_fcntl, "($module, fd, cmd, arg=0, /)", "Control a descriptor.",
         0, 0, 0},
        {"ioctl", fcntl_ioctl, "($module, fd, request, arg=0, mutate_flag=True, /)",
         "Control a device.", 0, 0, 0},
        {"flock", fcntl_flock, "($module, fd, operation, /)", "Lock a file.", 0, 0, 0},
        {"lockf", fcntl_lockf, "($module, fd, cmd, len=0, start=0, whence=0, /)",
         "Lock a part of a file.", 0, 0, 0},
        {0},
    };
    KrOwn module =
        kr_module_new(thread, "fcntl", "Control of descriptors, and locks on files.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_int_from_i64(thread, numbers[i].number));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
