// SPDX-License-Identifier: MIT
// The _hmac module: keyed hashing (RFC 2104) over the digests of digest.h.
//
// A key longer than a block is hashed first; the inner digest starts with the key xored with 0x36,
// the outer one with 0x5c. The outer state is kept ready and only finished.
// Tests: tests/lang/modules/hashes/.
#include "modules/hmac_module.h"

#include "modules/hash_object.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/module.h"
#include "runtime/str.h"

#include <stdio.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

typedef struct Hmac {
    KrObject header;
    const KrDigest *digest;
    KrDigestState inner, outer;
} Hmac;

static KrType hmac_type;
static KrType error_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_hmac.UnknownHashError",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF,
        .shown = "__weakref__",
    .basic_size = sizeof(KrException),
    .base = &kr_exception_value_error,
};

// Names in small letters; the same in capitals are known too.
static const struct {
    const char *name;
    const KrDigest *digest;
} digests[] = {
    {"md5", &kr_digest_md5},           {"sha1", &kr_digest_sha1},
    {"sha224", &kr_digest_sha2_224},   {"sha2_224", &kr_digest_sha2_224},
    {"sha256", &kr_digest_sha2_256},   {"sha2_256", &kr_digest_sha2_256},
    {"sha384", &kr_digest_sha2_384},   {"sha2_384", &kr_digest_sha2_384},
    {"sha512", &kr_digest_sha2_512},   {"sha2_512", &kr_digest_sha2_512},
    {"sha3_224", &kr_digest_sha3_224}, {"sha3_256", &kr_digest_sha3_256},
    {"sha3_384", &kr_digest_sha3_384}, {"sha3_512", &kr_digest_sha3_512},
    {"blake2s", &kr_digest_blake2s},   {"blake2s_32", &kr_digest_blake2s},
    {"blake2b", &kr_digest_blake2b},   {"blake2b_32", &kr_digest_blake2b},
};

static bool equal_in_capitals(KrRef text, const char *name)
{
    const KrStr *str = kr_str_obj(text);
    if ((size_t)str->length != strlen(name)) return false;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = (uint8_t)name[i];
        if (c >= 'a' && c <= 'z') c -= 32;
        if (kr_str_read(str, i) != c) return false;
    }
    return true;
}

static const KrDigest *find_digest(KrThread *thread, KrRef name)
{
    for (size_t i = 0; kr_str_is_sub(name) && i < sizeof digests / sizeof *digests; i++)
        if (kr_str_equal_ascii(name, digests[i].name) ||
            equal_in_capitals(name, digests[i].name))
            return digests[i].digest;
    (void)kr_exception_raise(thread, &error_type, "unsupported hash type: %R", name);
    return NULL;
}

static bool start(KrThread *thread, Hmac *self, KrRef key)
{
    KrBuffer buffer;
    uint8_t pad[KR_DIGEST_BLOCK_MOST] = {0};
    const KrDigest *digest = self->digest;
    if (!kr_hash_object_buffer(thread, key, &buffer)) return false;
    if ((uint64_t)buffer.size > digest->block_size) {
        kr_digest_init(digest, &self->inner);
        kr_digest_update(digest, &self->inner, buffer.data, (size_t)buffer.size);
        kr_digest_finish(digest, &self->inner, pad, digest->digest_size);
    } else {
        memcpy(pad, buffer.data, (size_t)buffer.size);
    }
    kr_buffer_release(thread, &buffer);
    for (uint32_t i = 0; i < digest->block_size; i++)
        pad[i] ^= 0x36;
    kr_digest_init(digest, &self->inner);
    kr_digest_update(digest, &self->inner, pad, digest->block_size);
    for (uint32_t i = 0; i < digest->block_size; i++)
        pad[i] ^= 0x36 ^ 0x5c;
    kr_digest_init(digest, &self->outer);
    kr_digest_update(digest, &self->outer, pad, digest->block_size);
    return true;
}

// The result, without ending `self`.
static void result_of(const Hmac *self, uint8_t *out)
{
    KrDigestState inner = self->inner, outer = self->outer;
    uint32_t size = self->digest->digest_size;
    kr_digest_finish(self->digest, &inner, out, size);
    kr_digest_update(self->digest, &outer, out, size);
    kr_digest_finish(self->digest, &outer, out, size);
}

// --- HMAC objects -----------------------------------------------------------------------

static Hmac *cast(KrRef self)
{
    return (Hmac *)(void *)kr_obj(self);
}
static KrOwn hmac_copy(ARGS)
{
    (void)args, (void)count;
    Hmac *copy = (Hmac *)(void *)kr_object_new(thread, &hmac_type, sizeof *copy);
    if (!copy) return KR_NULL;
    copy->digest = cast(self)->digest;
    copy->inner = cast(self)->inner;
    copy->outer = cast(self)->outer;
    return kr_steal_obj(copy);
}
static KrOwn hmac_update(ARGS)
{
    (void)count;
    return kr_hash_object_update(thread, cast(self)->digest, &cast(self)->inner,
                                 args[0])
               ? kr_none_own()
               : KR_NULL;
}
static KrOwn hmac_digest(ARGS)
{
    (void)args, (void)count;
    uint8_t out[KR_DIGEST_SIZE_MOST];
    result_of(cast(self), out);
    return kr_bytes_new(thread, out, cast(self)->digest->digest_size);
}
static KrOwn hmac_hexdigest(ARGS)
{
    (void)args, (void)count;
    uint8_t out[KR_DIGEST_SIZE_MOST];
    result_of(cast(self), out);
    return kr_hash_object_hex(thread, out, cast(self)->digest->digest_size);
}
static KrOwn hmac_repr(KrThread *thread, KrRef self)
{
    char place[32];
    snprintf(place, sizeof place, "%p", (void *)kr_obj(self));
    return kr_str_from_format(thread, "<%s HMAC object @ %s>", cast(self)->digest->name,
                              place);
}
static KrOwn get_name(KrThread *thread, KrRef self)
{
    return kr_str_from_format(thread, "hmac-%s", cast(self)->digest->name);
}
static KrOwn get_block_size(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->digest->block_size);
}
static KrOwn get_digest_size(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->digest->digest_size);
}

static const KrNativeDef hmac_methods[] = {
    {"copy", hmac_copy, "($self, /)", "A copy of the HMAC object.", 0, 0, 0},
    {"digest", hmac_digest, "($self, /)", "The digest as bytes.", 0, 0, 0},
    {"hexdigest", hmac_hexdigest, "($self, /)", "The digest as hexadecimal digits.", 0,
     0, 0},
    {"update", hmac_update, "($self, /, msg)", "Take more bytes.", 0, 0, 0},
    {0},
};
static const KrGetSetDef hmac_getset[] = {
    {"name", get_name, NULL, NULL},
    {"block_size", get_block_size, NULL, NULL},
    {"digest_size", get_digest_size, NULL, NULL},
    {0},
};
static KrType hmac_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_hmac.HMAC",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Hmac),
    .dealloc = kr_hash_object_dealloc,
    .repr = hmac_repr,
    .methods = hmac_methods,
    .getset = hmac_getset,
};

// --- functions --------------------------------------------------------------------------

static KrOwn module_new(ARGS) // key, msg, digestmod
{
    (void)self, (void)count;
    if (kr_is_none(args[2]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "new() missing 1 required argument 'digestmod'");
    const KrDigest *digest = find_digest(thread, args[2]);
    if (!digest) return KR_NULL;
    Hmac *made = (Hmac *)(void *)kr_object_new(thread, &hmac_type, sizeof *made);
    if (!made) return KR_NULL;
    KrOwn result = kr_steal_obj(made);
    made->digest = digest;
    if (start(thread, made, args[0]) &&
        (kr_is_none(args[1]) ||
         kr_hash_object_update(thread, digest, &made->inner, args[1])))
        return result;
    kr_drop(thread, result);
    return KR_NULL;
}

static KrOwn compute(KrThread *thread, const KrDigest *digest, const KrRef *args)
{
    Hmac hmac = {.digest = digest};
    uint8_t out[KR_DIGEST_SIZE_MOST];
    if (!start(thread, &hmac, args[0]) ||
        !kr_hash_object_update(thread, digest, &hmac.inner, args[1]))
        return KR_NULL;
    result_of(&hmac, out);
    return kr_bytes_new(thread, out, digest->digest_size);
}
static KrOwn module_compute_digest(ARGS)
{
    (void)self, (void)count;
    const KrDigest *digest = find_digest(thread, args[2]);
    return digest ? compute(thread, digest, args) : KR_NULL;
}

// X-macro of the one-shot functions: X(name, digest).
#define COMPUTE_FUNCTIONS(X)                                                           \
    X(md5, md5)                                                                        \
    X(sha1, sha1)                                                                      \
    X(sha224, sha2_224)                                                                \
    X(sha256, sha2_256)                                                                \
    X(sha384, sha2_384)                                                                \
    X(sha512, sha2_512)                                                                \
    X(sha3_224, sha3_224)                                                              \
    X(sha3_256, sha3_256)                                                              \
    X(sha3_384, sha3_384)                                                              \
    X(sha3_512, sha3_512)                                                              \
    X(blake2s_32, blake2s)                                                             \
    X(blake2b_32, blake2b)
#define DEFINE(name, digest) /* compute_<name>(key, msg) */                            \
    static KrOwn module_compute_##name(ARGS)                                           \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        return compute(thread, &kr_digest_##digest, args);                             \
    }
COMPUTE_FUNCTIONS(DEFINE)

#define ROW(name, digest) /* its row in the table */                                   \
    {"compute_" #name, module_compute_##name, "($module, key, msg, /)", NULL, 0, 0, 0},
static const KrNativeDef functions[] = {
    // clang-format off
    COMPUTE_FUNCTIONS(ROW)
    // clang-format on
    {"compute_digest", module_compute_digest, "($module, /, key, msg, digest)",
     "HMAC of the message at once.", 0, 0, 0},
    {"new", module_new, "($module, /, key, msg=None, digestmod=None)",
     "A new HMAC object.", 0, 0, 0},
    {0},
};

KrOwn kr_hmac_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_hmac", NULL);
    bool ok = !kr_is_null(module) && kr_hash_object_add_limit(thread, kr_ref(module)) &&
              kr_module_add_type(thread, kr_ref(module), &hmac_type) &&
              kr_module_add_type(thread, kr_ref(module), &error_type) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
