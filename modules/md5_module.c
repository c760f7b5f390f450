// SPDX-License-Identifier: MIT
// The _md5 module: MD5 as hash objects (hash_object.h, digest.h).
// Tests: tests/lang/modules/hashes/.
#include "modules/md5_module.h"

#include "modules/hash_object.h"
#include "runtime/exception.h"
#include "runtime/module.h"

static KrType md5_type =
    KR_HASH_OBJECT_TYPE("_md5.md5", NULL, kr_hash_object_methods,
                        kr_hash_object_getset, NULL);
static KrOwn make_md5(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return kr_hash_object_new(thread, &md5_type, &kr_digest_md5, args);
}

#define SIGNATURE "($module, /, data=b'', *, usedforsecurity=True, string=None)"
static const KrNativeDef functions[] = {
    {"md5", make_md5, SIGNATURE, "A new hash object of MD5.", 0, 0, 0},
    {0},
};

KrOwn kr_md5_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_md5", NULL);
    bool ok = !kr_is_null(module) && kr_type_ready(thread, &md5_type) &&
              kr_module_add(thread, kr_ref(module), "MD5Type",
                            kr_dup(kr_type_ref(&md5_type))) &&
              kr_hash_object_add_limit(thread, kr_ref(module)) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
