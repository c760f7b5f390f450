// SPDX-License-Identifier: MIT
// The pwd module: the users of the system. Tests: tests/lang/modules/posix/users.py.
#define _GNU_SOURCE
#include "modules/pwd_module.h"
#include "modules/os_error.h"
#include "modules/posix_path.h"
#include "modules/shared_library.h"

#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/struct_sequence.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { MOST = 1 << 20 }; // bytes of one entry

static KrType passwd_type = KR_STRUCT_SEQUENCE_TYPE("pwd.struct_passwd", 0);

static KrOwn entry(KrThread *thread, const struct passwd *p)
{
    KrOwn fields[7] = {
        kr_posix_path_or_none(thread, p->pw_name),         kr_posix_path_or_none(thread, p->pw_passwd),
        kr_posix_path_id(thread, p->pw_uid), kr_posix_path_id(thread, p->pw_gid),
        kr_posix_path_or_none(thread, p->pw_gecos),        kr_posix_path_or_none(thread, p->pw_dir),
        kr_posix_path_or_none(thread, p->pw_shell)};
    return kr_struct_sequence_new(thread, &passwd_type, fields, 7);
}

// By name, or by id if there is none. Absent: nobody.
static KrFound find(KrThread *thread, const char *name, uid_t uid, KrOwn *out)
{
    for (size_t size = 1024; size <= MOST; size *= 2) {
        struct passwd buffer, *found = NULL;
        char *text = malloc(size);
        if (!text) {
            (void)kr_exception_no_memory(thread);
            return KR_FAULT;
        }
        kr_os_error_begin(thread);
        int number = name ? getpwnam_r(name, &buffer, text, size, &found)
                          : getpwuid_r(uid, &buffer, text, size, &found);
        kr_os_error_end(thread);
        if (number == 0 && found) *out = entry(thread, found);
        free(text);
        if (number == 0)
            return !found ? KR_ABSENT : kr_is_null(*out) ? KR_FAULT : KR_PRESENT;
        if (number != ERANGE) return KR_ABSENT;
    }
    return KR_ABSENT;
}
static KrOwn pwd_getpwnam(ARGS)
{
    UNUSED;
    KrOwn result = KR_NULL;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "getpwnam() argument must be str, not %T", args[0]);
    KrOwn name = kr_posix_path_encode(thread, args[0]);
    if (kr_is_null(name)) return KR_NULL;
    KrFound found = find(thread, kr_bytes_cast(kr_ref(name))->data, 0, &result);
    kr_drop(thread, name);
    return found == KR_ABSENT
               ? kr_exception_raise(thread, &kr_exception_key_error, "getpwnam(): name not found: %R", args[0])
               : result;
}
static KrOwn pwd_getpwuid(ARGS)
{
    UNUSED;
    uid_t uid;
    KrOwn result = KR_NULL;
    if (!kr_posix_path_uid(thread, args[0], &uid)) {
        if (!kr_exception_is(thread, &kr_exception_overflow_error)) return KR_NULL;
        kr_exception_clear(thread); // no user has such a number
        return kr_exception_raise(thread, &kr_exception_key_error, "getpwuid(): uid not found");
    }
    KrFound found = find(thread, NULL, uid, &result);
    return found == KR_ABSENT
               ? kr_exception_raise(thread, &kr_exception_key_error, "getpwuid(): uid not found: %S", args[0])
               : result;
}
static KrOwn pwd_getpwall(ARGS)
{
    UNUSED;
    KrOwn list = kr_list_new(thread, 0);
    if (kr_is_null(list)) return KR_NULL;
    setpwent(); // the position is the process's own: the GIL is kept
    for (const struct passwd *p; (p = getpwent());)
        if (!kr_list_append_own(thread, kr_ref(list), entry(thread, p))) {
            endpwent();
            kr_drop(thread, list);
            return KR_NULL;
        }
    endpwent();
    return list;
}

KrOwn kr_pwd_module_init(KrThread *thread)
{
    kr_shared_library_own_services();
    static const KrNativeDef functions[] = {
        {"getpwuid", pwd_getpwuid, "($module, uidobj, /)", "The user with a number.", 0,
         0, 0},
        {"getpwnam", pwd_getpwnam, "($module, name, /)", "The user with a name.", 0, 0,
         0},
        {"getpwall", pwd_getpwall, "($module, /)", "All users.", 0, 0, 0},
        {0},
    };
    static const char *const names[] = {"pw_name",  "pw_passwd", "pw_uid",   "pw_gid",
                                        "pw_gecos", "pw_dir",    "pw_shell", NULL};
    KrOwn module = kr_module_new(thread, "pwd", "The users of the system.");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_struct_sequence_ready(thread, &passwd_type, names) &&
        kr_module_add_type(thread, kr_ref(module), &passwd_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
