// SPDX-License-Identifier: MIT
// The grp module: the groups of users. Tests: tests/lang/modules/posix/users.py.
#define _GNU_SOURCE
#include "modules/grp_module.h"
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

#include <grp.h>
#include <stdlib.h>
#include <string.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { MOST = 1 << 22 }; // bytes of one entry

static KrType group_type = KR_STRUCT_SEQUENCE_TYPE("grp.struct_group", 0);

static KrOwn entry(KrThread *thread, const struct group *g)
{
    KrOwn members = kr_list_new(thread, 0);
    for (char **at = g->gr_mem; !kr_is_null(members) && at && *at; at++)
        if (!kr_list_append_own(thread, kr_ref(members), kr_posix_path_or_none(thread, *at))) {
            kr_drop(thread, members);
            return KR_NULL;
        }
    KrOwn fields[4] = {kr_posix_path_or_none(thread, g->gr_name), kr_posix_path_or_none(thread, g->gr_passwd),
                       kr_posix_path_id(thread, g->gr_gid), members};
    return kr_struct_sequence_new(thread, &group_type, fields, 4);
}

// By name, or by id if there is none. Absent: no such group.
static KrFound find(KrThread *thread, const char *name, gid_t gid, KrOwn *out)
{
    for (size_t size = 1024; size <= MOST; size *= 2) {
        struct group buffer, *found = NULL;
        char *text = malloc(size);
        if (!text) {
            (void)kr_exception_no_memory(thread);
            return KR_FAULT;
        }
        kr_os_error_begin(thread);
        int number = name ? getgrnam_r(name, &buffer, text, size, &found)
                          : getgrgid_r(gid, &buffer, text, size, &found);
        kr_os_error_end(thread);
        if (number == 0 && found) *out = entry(thread, found);
        free(text);
        if (number == 0)
            return !found ? KR_ABSENT : kr_is_null(*out) ? KR_FAULT : KR_PRESENT;
        if (number != ERANGE) return KR_ABSENT;
    }
    return KR_ABSENT;
}
static KrOwn grp_getgrnam(ARGS)
{
    UNUSED;
    KrOwn result = KR_NULL;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "getgrnam() argument 'name' must be str, not %T",
                                  args[0]);
    KrOwn name = kr_posix_path_encode(thread, args[0]);
    if (kr_is_null(name)) return KR_NULL;
    KrFound found = find(thread, kr_bytes_cast(kr_ref(name))->data, 0, &result);
    kr_drop(thread, name);
    return found == KR_ABSENT
               ? kr_exception_raise(thread, &kr_exception_key_error, "getgrnam(): name not found: %R", args[0])
               : result;
}
static KrOwn grp_getgrgid(ARGS)
{
    UNUSED;
    gid_t gid;
    KrOwn result = KR_NULL;
    if (!kr_posix_path_gid(thread, args[0], &gid)) return KR_NULL;
    KrFound found = find(thread, NULL, gid, &result);
    return found == KR_ABSENT
               ? kr_exception_raise(thread, &kr_exception_key_error, "getgrgid(): gid not found: %S", args[0])
               : result;
}
static KrOwn grp_getgrall(ARGS)
{
    UNUSED;
    KrOwn list = kr_list_new(thread, 0);
    if (kr_is_null(list)) return KR_NULL;
    setgrent(); // the position is the process's own: the GIL is kept
    for (const struct group *g; (g = getgrent());)
        if (!kr_list_append_own(thread, kr_ref(list), entry(thread, g))) {
            endgrent();
            kr_drop(thread, list);
            return KR_NULL;
        }
    endgrent();
    return list;
}

KrOwn kr_grp_module_init(KrThread *thread)
{
    kr_shared_library_own_services();
    static const KrNativeDef functions[] = {
        {"getgrgid", grp_getgrgid, "($module, /, id)", "The group with a number.", 0, 0,
         0},
        {"getgrnam", grp_getgrnam, "($module, /, name)", "The group with a name.", 0, 0,
         0},
        {"getgrall", grp_getgrall, "($module, /)", "All groups.", 0, 0, 0},
        {0},
    };
    static const char *const names[] = {"gr_name", "gr_passwd", "gr_gid", "gr_mem",
                                        NULL};
    KrOwn module = kr_module_new(thread, "grp", "The groups of users.");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_struct_sequence_ready(thread, &group_type, names) &&
        kr_module_add_type(thread, kr_ref(module), &group_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
