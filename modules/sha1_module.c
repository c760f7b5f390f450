// SPDX-License-Identifier: MIT
// The _sha1 module: SHA-1 as hash objects (hash_object.h, digest.h).
// Tests: tests/lang/modules/hashes/.
#include "modules/sha1_module.h"

#include "modules/hash_object.h"
#include "runtime/exception.h"
#include "runtime/module.h"

static KrType sha1_type =
    KR_HASH_OBJECT_TYPE("_sha1.sha1", NULL, kr_hash_object_methods,
                        kr_hash_object_getset, NULL);
static KrOwn make_sha1(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return kr_hash_object_new(thread, &sha1_type, &kr_digest_sha1, args);
}

#define SIGNATURE "($module, /, data=b'', *, usedforsecurity=True, string=None)"
static const KrNativeDef functions[] = {
    {"sha1", make_sha1, SIGNATURE, "A new hash object of SHA1.", 0, 0, 0},
    {0},
};

KrOwn kr_sha1_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_sha1", NULL);
    bool ok = !kr_is_null(module) && kr_type_ready(thread, &sha1_type) &&
              kr_module_add(thread, kr_ref(module), "SHA1Type",
                            kr_dup(kr_type_ref(&sha1_type))) &&
              kr_hash_object_add_limit(thread, kr_ref(module)) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
