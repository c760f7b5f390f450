// SPDX-License-Identifier: MIT
// The _posixshmem module: opening and removing shared memory by name.
// Imported by multiprocessing.shared_memory. Tests: tests/lang/modules/posix/memory_maps.py.
#define _GNU_SOURCE
#include "modules/posixshmem_module.h"
#include "modules/os_error.h"
#include "modules/posix_path.h"

#include "runtime/exception.h"
#include "runtime/module.h"
#include "runtime/str.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static const char *name_of(KrThread *thread, KrRef value, const char *what)
{
    size_t size;
    if (!kr_str_is_sub(value)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%s must be str, not %T", what, value);
        return NULL;
    }
    const char *name = kr_str_utf8(thread, value, &size);
    if (!name || strlen(name) == size) return name;
    (void)kr_exception_raise(thread, &kr_exception_value_error,
                             "embedded null character");
    return NULL;
}
static KrOwn shm_open_(ARGS)
{
    (void)self, (void)count;
    int flags, mode, fd;
    const char *name = name_of(thread, args[0], "shm_open() argument 1");
    if (!name || !kr_posix_path_int(thread, args[1], &flags) ||
        !kr_posix_path_int(thread, args[2], &mode))
        return KR_NULL;
    KR_OS_CALL(thread, fd, shm_open(name, flags, (mode_t)mode));
    return fd < 0 ? kr_os_error_raise(thread, errno, args[0], KR_REF_NULL)
                  : kr_from_small_int(fd);
}
static KrOwn shm_unlink_(ARGS)
{
    (void)self, (void)count;
    int failed;
    const char *name = name_of(thread, args[0], "shm_unlink() argument");
    if (!name) return KR_NULL;
    KR_OS_CALL(thread, failed, shm_unlink(name));
    return failed ? kr_os_error_raise(thread, errno, args[0], KR_REF_NULL)
                  : kr_none_own();
}

KrOwn kr_posixshmem_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"shm_open", shm_open_, "($module, /, path, flags, mode=511)",
         "Open shared memory.", 0, 0, 0},
        {"shm_unlink", shm_unlink_, "($module, path, /)",
         "Remove the name of shared memory.", 0, 0, 0},
        {0},
    };
    KrOwn module = kr_module_new(thread, "_posixshmem", "POSIX shared memory module");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
