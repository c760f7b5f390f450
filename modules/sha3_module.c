// SPDX-License-Identifier: MIT
// The _sha3 module: SHA-3 and SHAKE as types of hash objects (hash_object.h, digest.h).
// Tests: tests/lang/modules/hashes/.
#include "modules/sha3_module.h"

#include "modules/hash_object.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/module.h"
#include "runtime/str.h"

#define kr_digest_shake_128 kr_digest_sha3_shake_128
#define kr_digest_shake_256 kr_digest_sha3_shake_256

// A type, the native that binds the arguments of its constructor, and the constructor.
#define SHA3_TYPE(id, method_table, text)                                              \
    static KrType id##_type;                                                           \
    static KrOwn id##_make(KrThread *thread, KrRef self, const KrRef *args,            \
                           size_t count)                                               \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        return kr_hash_object_new(thread, &id##_type, &kr_digest_##id, args);          \
    }                                                                                  \
    static KrOwn id##_new(KrThread *thread, KrRef type, const KrRef *args,             \
                          size_t count, KrRef kwnames)                                 \
    {                                                                                  \
        static const KrNativeDef def =                                                 \
            {#id,  id##_make, "(data=b'', *, usedforsecurity=True, string=None)",      \
             NULL, 0,         0,                                                       \
             0};                                                                       \
        return kr_call_native(thread, &def, type, args, count, kwnames);               \
    }                                                                                  \
    static KrType id##_type = KR_HASH_OBJECT_TYPE(                                     \
        "_sha3." #id, id##_new, method_table, kr_hash_object_sha3_getset, text);
SHA3_TYPE(sha3_224, kr_hash_object_data_methods,
          "sha3_224([data], *, usedforsecurity=True) -> SHA3 object")
SHA3_TYPE(sha3_256, kr_hash_object_data_methods,
          "sha3_256([data], *, usedforsecurity=True) -> SHA3 object")
SHA3_TYPE(sha3_384, kr_hash_object_data_methods,
          "sha3_384([data], *, usedforsecurity=True) -> SHA3 object")
SHA3_TYPE(sha3_512, kr_hash_object_data_methods,
          "sha3_512([data], *, usedforsecurity=True) -> SHA3 object")
SHA3_TYPE(shake_128, kr_hash_object_shake_methods,
          "shake_128([data], *, usedforsecurity=True) -> SHAKE object")
SHA3_TYPE(shake_256, kr_hash_object_shake_methods,
          "shake_256([data], *, usedforsecurity=True) -> SHAKE object")

KrOwn kr_sha3_module_init(KrThread *thread)
{
    static KrType *const types[] = {&sha3_224_type, &sha3_256_type,  &sha3_384_type,
                                    &sha3_512_type, &shake_128_type, &shake_256_type};
    KrOwn module = kr_module_new(thread, "_sha3", NULL);
    bool ok =
        !kr_is_null(module) && kr_hash_object_add_limit(thread, kr_ref(module)) &&
        kr_module_add(thread, kr_ref(module),
                      "implementation", // the name that tests of the library expect
                      kr_str_from_ascii(thread, "HACL"));
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_module_add_type(thread, kr_ref(module), types[i]);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
