// SPDX-License-Identifier: MIT
// posix: posix_spawn and posix_spawnp: a program started by the C library, which knows how to do it fast.
//
// Python's descriptions (file_actions, signal sets, scheduler) become those of <spawn.h>. Paths of file
// actions must live until the call, so that their bytes are kept in a list.
// Called by posix_module.c. Tests: tests/lang/modules/posix/spawn.py.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include "runtime/compare.h"
#include "runtime/protocol_sequence.h"

#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { OPEN, CLOSE, DUP2, CLOSEFROM }; // POSIX_SPAWN_*

static bool shape(KrThread *thread, KrRef action, int64_t length, const char *name)
{
    if (kr_tuple_length(action) == length) return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "A %s file_action tuple must have %lld elements",
                                    name, (long long)length);
}

static bool add_action(KrThread *thread, posix_spawn_file_actions_t *actions,
                       KrRef action, KrRef kept)
{
    int kind, a = 0, b = 0, mode = 0, number = 0;
    if (!kr_tuple_is_sub(action) || kr_tuple_length(action) == 0)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "Each file_actions element must be a non-empty tuple");
    if (!kr_posix_path_int(thread, kr_tuple_get(action, 0), &kind)) return false;
    switch (kind) {
    case OPEN: {
        if (!shape(thread, action, 5, "open") ||
            !kr_posix_path_int(thread, kr_tuple_get(action, 1), &a))
            return false;
        KrOwn path = kr_posix_path_encode(thread, kr_tuple_get(action, 2));
        if (kr_is_null(path) || !kr_list_append_own(thread, kept, path)) return false;
        if (!kr_posix_path_int(thread, kr_tuple_get(action, 3), &b) ||
            !kr_posix_path_int(thread, kr_tuple_get(action, 4), &mode))
            return false;
        KrRef text = kr_list_get(kept, kr_list_length(kept) - 1);
        number = posix_spawn_file_actions_addopen(actions, a, kr_bytes_cast(text)->data,
                                                  b, (mode_t)mode);
        break;
    }
    case CLOSE:
        if (!shape(thread, action, 2, "close") ||
            !kr_posix_path_int(thread, kr_tuple_get(action, 1), &a))
            return false;
        number = posix_spawn_file_actions_addclose(actions, a);
        break;
    case DUP2:
        if (!shape(thread, action, 3, "dup2") ||
            !kr_posix_path_int(thread, kr_tuple_get(action, 1), &a) ||
            !kr_posix_path_int(thread, kr_tuple_get(action, 2), &b))
            return false;
        number = posix_spawn_file_actions_adddup2(actions, a, b);
        break;
    case CLOSEFROM:
        if (!shape(thread, action, 2, "closefrom") ||
            !kr_posix_path_int(thread, kr_tuple_get(action, 1), &a))
            return false;
        number = posix_spawn_file_actions_addclosefrom_np(actions, a);
        break;
    default:
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "Unknown file_actions identifier");
    }
    if (number) (void)kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL);
    return number == 0;
}

static bool signals_of(KrThread *thread, KrRef iterable, sigset_t *out)
{
    KrOwn list = kr_sequence_list(thread, iterable);
    if (kr_is_null(list)) return false;
    sigemptyset(out);
    bool ok = true;
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(list)); i++) {
        int64_t number;
        ok = kr_posix_path_long(thread, kr_list_get(kr_ref(list), i), &number);
        if (ok && (number < 1 || number >= NSIG))
            ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                          "signal number %lld out of range [1; %d]",
                                          (long long)number, NSIG - 1);
        if (ok)
            sigaddset(out, (int)number); // those of the C library's own are left out
    }
    kr_drop(thread, list);
    return ok;
}

// setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler
static bool attributes_of(KrThread *thread, posix_spawnattr_t *attributes,
                          const KrRef *args, const char *function)
{
    int flags = 0, number = 0, group, policy;
    bool reset, session;
    sigset_t set;
    if (!kr_posix_path_bool(thread, args[1], false, &reset) ||
        !kr_posix_path_bool(thread, args[2], false, &session))
        return false;
    if (!kr_ref_is_null(args[0]) && !kr_is_none(args[0])) {
        if (!kr_posix_path_int(thread, args[0], &group)) return false;
        number = posix_spawnattr_setpgroup(attributes, group);
        flags |= POSIX_SPAWN_SETPGROUP;
    }
    if (reset) flags |= POSIX_SPAWN_RESETIDS;
    if (session) flags |= POSIX_SPAWN_SETSID;
    if (!kr_ref_is_null(args[3]) &&
        !(kr_tuple_is(args[3]) && kr_tuple_length(args[3]) == 0)) {
        if (!signals_of(thread, args[3], &set)) return false;
        if (!number) number = posix_spawnattr_setsigmask(attributes, &set);
        flags |= POSIX_SPAWN_SETSIGMASK;
    }
    if (!kr_ref_is_null(args[4]) &&
        !(kr_tuple_is(args[4]) && kr_tuple_length(args[4]) == 0)) {
        if (!signals_of(thread, args[4], &set)) return false;
        if (!number) number = posix_spawnattr_setsigdefault(attributes, &set);
        flags |= POSIX_SPAWN_SETSIGDEF;
    }
    if (!kr_ref_is_null(args[5]) && !kr_is_none(args[5])) {
        KrRef scheduler = args[5];
        struct sched_param param;
        if (!kr_tuple_is_sub(scheduler) || kr_tuple_length(scheduler) != 2)
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "%s: scheduler must be a tuple or None",
                                            function);
        KrRef which = kr_tuple_get(scheduler, 0);
        if (!kr_is_none(which)) {
            if (!kr_posix_path_int(thread, which, &policy)) return false;
            if (!number) number = posix_spawnattr_setschedpolicy(attributes, policy);
            flags |= POSIX_SPAWN_SETSCHEDULER;
        }
        if (!kr_posix_sched_param(thread, kr_tuple_get(scheduler, 1),
                                  &param.sched_priority))
            return false;
        if (!number) number = posix_spawnattr_setschedparam(attributes, &param);
        flags |= POSIX_SPAWN_SETSCHEDPARAM;
    }
    if (!number) number = posix_spawnattr_setflags(attributes, (short)flags);
    if (number) (void)kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL);
    return number == 0;
}


static KrOwn spawn(KrThread *thread, const KrRef *args, const char *function,
                   bool search)
{
    KrPosixPath path = KR_POSIX_PATH(function, "path");
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    char **argv = NULL, **env = environ, what[32];
    KrOwn kept = KR_NULL, result = KR_NULL, list = KR_NULL;
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    snprintf(what, sizeof what, "%s: argv", function);
    if (!(argv = kr_posix_process_arguments(thread, args[1], what))) goto done;
    if (!kr_is_none(args[2])) {
        if (!kr_type_of(args[2])->getitem) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "%s: environment must be a mapping object or None",
                                     function);
            goto done;
        }
        if (!(env = kr_posix_process_environment(thread, args[2], function))) goto done;
    }
    kept = kr_list_new(thread, 0);
    if (kr_is_null(kept)) goto done;
    if (!kr_is_none(args[3])) {
        if (!kr_type_of(args[3])->getitem || kr_type_has(args[3], KR_TYPE_DICT_SUB)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "file_actions must be a sequence or None");
            goto done;
        }
        list = kr_sequence_list(thread, args[3]);
        if (kr_is_null(list)) goto done;
        for (int64_t i = 0; i < kr_list_length(kr_ref(list)); i++)
            if (!add_action(thread, &actions, kr_list_get(kr_ref(list), i),
                            kr_ref(kept)))
                goto done;
    }
    if (!attributes_of(thread, &attributes, args + 4, function)) goto done;
    pid_t pid;
    int number = search
                     ? posix_spawnp(&pid, path.narrow, &actions, &attributes, argv, env)
                     : posix_spawn(&pid, path.narrow, &actions, &attributes, argv, env);
    result = number
                 ? kr_os_error_raise(thread, number, kr_ref(path.object), KR_REF_NULL)
                 : kr_from_small_int(pid);
done:
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    kr_posix_process_free_texts(argv);
    if (env != environ) kr_posix_process_free_texts(env);
    kr_xdrop(thread, kept);
    kr_xdrop(thread, list);
    kr_posix_path_release(thread, &path);
    return result;
}
static KrOwn posix_spawn_(ARGS)
{
    UNUSED;
    return spawn(thread, args, "posix_spawn", false);
}
static KrOwn posix_spawnp_(ARGS)
{
    UNUSED;
    return spawn(thread, args, "posix_spawnp", true);
}

#define REST                                                                           \
    "setpgroup=None, resetids=False, setsid=False,\n            setsigmask=(), "       \
    "setsigdef=(), scheduler=None)"
const KrNativeDef kr_posix_spawn_functions[] = {
    {"posix_spawn", posix_spawn_,
     "($module, path, argv, env, /, *, file_actions=(),\n            " REST,
     "Start a program; the result is the id of its process.", 0, 0, 0},
    {"posix_spawnp", posix_spawnp_,
     "($module, path, argv, env, /, *, file_actions=(),\n             setpgroup=None, resetids=False, setsid=False,\n             setsigmask=(), "
     "setsigdef=(), scheduler=None)",
     "Start a program that is looked for on PATH.", 0, 0, 0},
    {0},
};
