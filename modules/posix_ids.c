// SPDX-License-Identifier: MIT
// posix: users, groups, process groups, sessions and priorities of processes.
// Called by posix_module.c. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"
#include "modules/shared_library.h"

#include "runtime/protocol_sequence.h"

#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrOwn none_or_errno(KrThread *thread, int failed)
{
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn id_or_errno(KrThread *thread, int64_t id)
{
    return id < 0 ? kr_os_error_errno(thread) : kr_int_from_i64(thread, id);
}

#define GET(name, call)                                                                \
    static KrOwn posix_##name(ARGS)                                                    \
    {                                                                                  \
        UNUSED;                                                                        \
        return kr_posix_path_id(thread, (uid_t)(call));                                \
    }
GET(getuid, getuid())
GET(geteuid, geteuid())
GET(getgid, getgid())
GET(getegid, getegid())
GET(getpgrp, getpgrp())

#define SET(name, type, convert)                                                       \
    static KrOwn posix_##name(ARGS)                                                    \
    {                                                                                  \
        UNUSED;                                                                        \
        type id;                                                                       \
        if (!convert(thread, args[0], &id)) return KR_NULL;                            \
        return none_or_errno(thread, name(id));                                        \
    }
SET(setuid, uid_t, kr_posix_path_uid)
SET(seteuid, uid_t, kr_posix_path_uid)
SET(setgid, gid_t, kr_posix_path_gid)
SET(setegid, gid_t, kr_posix_path_gid)

static KrOwn posix_setreuid(ARGS)
{
    UNUSED;
    uid_t a, b;
    if (!kr_posix_path_uid(thread, args[0], &a) ||
        !kr_posix_path_uid(thread, args[1], &b))
        return KR_NULL;
    return none_or_errno(thread, setreuid(a, b));
}
static KrOwn posix_setregid(ARGS)
{
    UNUSED;
    gid_t a, b;
    if (!kr_posix_path_gid(thread, args[0], &a) ||
        !kr_posix_path_gid(thread, args[1], &b))
        return KR_NULL;
    return none_or_errno(thread, setregid(a, b));
}
static KrOwn posix_setresuid(ARGS)
{
    UNUSED;
    uid_t a, b, c;
    if (!kr_posix_path_uid(thread, args[0], &a) ||
        !kr_posix_path_uid(thread, args[1], &b) ||
        !kr_posix_path_uid(thread, args[2], &c))
        return KR_NULL;
    return none_or_errno(thread, setresuid(a, b, c));
}
static KrOwn posix_setresgid(ARGS)
{
    UNUSED;
    gid_t a, b, c;
    if (!kr_posix_path_gid(thread, args[0], &a) ||
        !kr_posix_path_gid(thread, args[1], &b) ||
        !kr_posix_path_gid(thread, args[2], &c))
        return KR_NULL;
    return none_or_errno(thread, setresgid(a, b, c));
}
static KrOwn three(KrThread *thread, uid_t a, uid_t b, uid_t c)
{
    KrOwn all[3] = {kr_posix_path_id(thread, a), kr_posix_path_id(thread, b),
                    kr_posix_path_id(thread, c)};
    return kr_tuple_pack_own(thread, all, 3);
}
static KrOwn posix_getresuid(ARGS)
{
    UNUSED;
    uid_t a, b, c;
    return getresuid(&a, &b, &c) ? kr_os_error_errno(thread) : three(thread, a, b, c);
}
static KrOwn posix_getresgid(ARGS)
{
    UNUSED;
    gid_t a, b, c;
    return getresgid(&a, &b, &c) ? kr_os_error_errno(thread) : three(thread, a, b, c);
}

// --- groups -----------------------------------------------------------------------------

static KrOwn group_list(KrThread *thread, const gid_t *groups, int length)
{
    KrOwn list = kr_list_new(thread, 0);
    for (int i = 0; !kr_is_null(list) && i < length; i++)
        if (!kr_list_append_own(thread, kr_ref(list),
                                kr_posix_path_id(thread, groups[i]))) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    return list;
}
static KrOwn posix_getgroups(ARGS)
{
    UNUSED;
    int length = getgroups(0, NULL);
    if (length < 0) return kr_os_error_errno(thread);
    gid_t *groups = malloc(((size_t)length + 1) * sizeof *groups);
    if (!groups) return kr_exception_no_memory(thread);
    length = getgroups(length, groups);
    KrOwn list =
        length < 0 ? kr_os_error_errno(thread) : group_list(thread, groups, length);
    free(groups);
    return list;
}
static KrOwn posix_setgroups(ARGS)
{
    UNUSED;
    if (!kr_type_of(args[0])->getitem || kr_type_has(args[0], KR_TYPE_DICT_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "setgroups argument must be a sequence");
    KrOwn items = kr_sequence_tuple(thread, args[0]);
    if (kr_is_null(items)) return KR_NULL;
    int64_t length = kr_tuple_length(kr_ref(items));
    KrOwn result = KR_NULL;
    gid_t *groups = NULL;
    if (length > 65536) {
        (void)kr_exception_raise(thread, &kr_exception_value_error, "too many groups");
        goto done;
    }
    groups = malloc(((size_t)length + 1) * sizeof *groups);
    if (!groups) {
        (void)kr_exception_no_memory(thread);
        goto done;
    }
    for (int64_t i = 0; i < length; i++) {
        KrRef item = kr_tuple_get(kr_ref(items), i);
        if (!kr_int_is_sub(item)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "groups must be integers");
            goto done;
        }
        if (!kr_posix_path_gid(thread, item, &groups[i])) goto done;
    }
    result = none_or_errno(thread, setgroups((size_t)length, groups));
done:
    free(groups);
    kr_drop(thread, items);
    return result;
}
static KrOwn posix_getgrouplist(ARGS)
{
    UNUSED;
    gid_t group;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "getgrouplist() argument 1 must be str, not %T",
                                  args[0]);
    const char *user = kr_str_utf8(thread, args[0], NULL);
    if (!user || !kr_posix_path_gid(thread, args[1], &group)) return KR_NULL;
    int length = 64;
    kr_shared_library_own_services();
    for (;;) {
        gid_t *groups = malloc((size_t)length * sizeof *groups);
        if (!groups) return kr_exception_no_memory(thread);
        int most = length;
        if (getgrouplist(user, group, groups, &length) >= 0) {
            KrOwn list = group_list(thread, groups, length);
            free(groups);
            return list;
        }
        free(groups);
        if (length <= most) length = most * 2;
    }
}
static KrOwn posix_initgroups(ARGS)
{
    UNUSED;
    gid_t group;
    KrOwn name = kr_posix_path_encode(thread, args[0]);
    if (kr_is_null(name)) return KR_NULL;
    KrOwn result = KR_NULL;
    kr_shared_library_own_services();
    if (kr_posix_path_gid(thread, args[1], &group))
        result =
            none_or_errno(thread, initgroups(kr_bytes_cast(kr_ref(name))->data, group));
    kr_drop(thread, name);
    return result;
}
static KrOwn posix_getlogin(ARGS)
{
    UNUSED;
    errno = 0;
    const char *name = getlogin();
    if (name) return kr_posix_path_decode(thread, name, strlen(name));
    if (errno) return kr_os_error_errno(thread);
    return kr_exception_raise(thread, &kr_exception_os_error,
                              "unable to determine login name");
}

// --- process groups, sessions, priorities -----------------------------------------------

static KrOwn posix_getpgid(ARGS)
{
    UNUSED;
    int pid;
    if (!kr_posix_path_int(thread, args[0], &pid)) return KR_NULL;
    return id_or_errno(thread, getpgid(pid));
}
static KrOwn posix_getsid(ARGS)
{
    UNUSED;
    int pid;
    if (!kr_posix_path_int(thread, args[0], &pid)) return KR_NULL;
    return id_or_errno(thread, getsid(pid));
}
static KrOwn posix_setpgid(ARGS)
{
    UNUSED;
    int pid, group;
    if (!kr_posix_path_int(thread, args[0], &pid) ||
        !kr_posix_path_int(thread, args[1], &group))
        return KR_NULL;
    return none_or_errno(thread, setpgid(pid, group));
}
static KrOwn posix_setpgrp(ARGS)
{
    UNUSED;
    return none_or_errno(thread, setpgid(0, 0));
}
static KrOwn posix_setsid(ARGS)
{
    UNUSED;
    return none_or_errno(thread, setsid() < 0);
}
static KrOwn posix_tcgetpgrp(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    return id_or_errno(thread, tcgetpgrp(fd));
}
static KrOwn posix_tcsetpgrp(ARGS)
{
    UNUSED;
    int fd, group;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &group))
        return KR_NULL;
    return none_or_errno(thread, tcsetpgrp(fd, group));
}
static KrOwn posix_getpriority(ARGS)
{
    UNUSED;
    int which, who;
    if (!kr_posix_path_int(thread, args[0], &which) ||
        !kr_posix_path_int(thread, args[1], &who))
        return KR_NULL;
    errno = 0;
    int value = getpriority((__priority_which_t)which, (id_t)who);
    return errno ? kr_os_error_errno(thread) : kr_from_small_int(value);
}
static KrOwn posix_setpriority(ARGS)
{
    UNUSED;
    int which, who, value;
    if (!kr_posix_path_int(thread, args[0], &which) ||
        !kr_posix_path_int(thread, args[1], &who) ||
        !kr_posix_path_int(thread, args[2], &value))
        return KR_NULL;
    return none_or_errno(thread,
                         setpriority((__priority_which_t)which, (id_t)who, value));
}

#define ROW(name, signature, doc)                                                      \
    {                                                                                  \
#name, posix_##name, "($module, " signature ")", doc, 0, 0, 0                  \
    }
const KrNativeDef kr_posix_ids_functions[] = {
    ROW(getuid, "/", "The real user."),
    ROW(geteuid, "/", "The effective user."),
    ROW(getgid, "/", "The real group."),
    ROW(getegid, "/", "The effective group."),
    ROW(getresuid, "/", "The real, effective and saved user."),
    ROW(getresgid, "/", "The real, effective and saved group."),
    ROW(getgroups, "/", "The other groups of this process."),
    ROW(getgrouplist, "user, group, /", "The groups that a user belongs to."),
    ROW(getlogin, "/", "The name of who logged in."),
    ROW(setuid, "uid, /", "Set the user."),
    ROW(seteuid, "euid, /", "Set the effective user."),
    ROW(setgid, "gid, /", "Set the group."),
    ROW(setegid, "egid, /", "Set the effective group."),
    ROW(setreuid, "ruid, euid, /", "Set the real and effective user."),
    ROW(setregid, "rgid, egid, /", "Set the real and effective group."),
    ROW(setresuid, "ruid, euid, suid, /", "Set the real, effective and saved user."),
    ROW(setresgid, "rgid, egid, sgid, /", "Set the real, effective and saved group."),
    ROW(setgroups, "groups, /", "Set the other groups."),
    ROW(initgroups, "username, gid, /", "Set the groups to those of a user."),
    ROW(getpgid, "/, pid", "The process group of a process."),
    ROW(getpgrp, "/", "The process group of this process."),
    ROW(setpgid, "pid, pgrp, /", "Put a process into a group."),
    ROW(setpgrp, "/", "Make this process the leader of its group."),
    ROW(getsid, "pid, /", "The session of a process."),
    ROW(setsid, "/", "Start a session."),
    ROW(tcgetpgrp, "fd, /", "The group in the foreground of a terminal."),
    ROW(tcsetpgrp, "fd, pgid, /", "Put a group into the foreground of a terminal."),
    ROW(getpriority, "/, which, who", "The scheduling priority."),
    ROW(setpriority, "/, which, who, priority", "Set the scheduling priority."),
    {0},
};
