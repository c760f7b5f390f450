// SPDX-License-Identifier: MIT
// The _sha2 module: SHA-2 as hash objects (hash_object.h, digest.h).
// Tests: tests/lang/modules/hashes/.
#include "modules/sha2_module.h"

#include "modules/hash_object.h"
#include "runtime/exception.h"
#include "runtime/module.h"

static KrType sha224_type =
    KR_HASH_OBJECT_TYPE("_sha2.SHA224Type", NULL,
                        kr_hash_object_methods, kr_hash_object_getset, NULL);
static KrOwn make_sha224(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return kr_hash_object_new(thread, &sha224_type, &kr_digest_sha2_224, args);
}

static KrType sha256_type =
    KR_HASH_OBJECT_TYPE("_sha2.SHA256Type", NULL,
                        kr_hash_object_methods, kr_hash_object_getset, NULL);
static KrOwn make_sha256(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return kr_hash_object_new(thread, &sha256_type, &kr_digest_sha2_256, args);
}

static KrType sha384_type =
    KR_HASH_OBJECT_TYPE("_sha2.SHA384Type", NULL,
                        kr_hash_object_methods, kr_hash_object_getset, NULL);
static KrOwn make_sha384(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return kr_hash_object_new(thread, &sha384_type, &kr_digest_sha2_384, args);
}

static KrType sha512_type =
    KR_HASH_OBJECT_TYPE("_sha2.SHA512Type", NULL,
                        kr_hash_object_methods, kr_hash_object_getset, NULL);
static KrOwn make_sha512(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return kr_hash_object_new(thread, &sha512_type, &kr_digest_sha2_512, args);
}

#define SIGNATURE "($module, /, data=b'', *, usedforsecurity=True, string=None)"
static const KrNativeDef functions[] = {
    {"sha224", make_sha224, SIGNATURE, "A new hash object of SHA224.", 0, 0, 0},
    {"sha256", make_sha256, SIGNATURE, "A new hash object of SHA256.", 0, 0, 0},
    {"sha384", make_sha384, SIGNATURE, "A new hash object of SHA384.", 0, 0, 0},
    {"sha512", make_sha512, SIGNATURE, "A new hash object of SHA512.", 0, 0, 0},
    {0},
};

KrOwn kr_sha2_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_sha2", NULL);
    bool ok = !kr_is_null(module) &&
              kr_module_add_type(thread, kr_ref(module), &sha224_type) &&
              kr_module_add_type(thread, kr_ref(module), &sha256_type) &&
              kr_module_add_type(thread, kr_ref(module), &sha384_type) &&
              kr_module_add_type(thread, kr_ref(module), &sha512_type) &&
              kr_hash_object_add_limit(thread, kr_ref(module)) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
