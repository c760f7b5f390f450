// SPDX-License-Identifier: MIT
// Hash objects (hash_object.h): what md5, sha1, sha2, sha3 and blake2 modules share.
// Tests: tests/lang/modules/hashes/.
#include "modules/hash_object.h"

#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"

#include <stdlib.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static KrHashObject *cast(KrRef self)
{
    return (KrHashObject *)(void *)kr_obj(self);
}

void kr_hash_object_dealloc(KrThread *thread, KrObject *object)
{
    kr_object_free(thread, object, object->type->basic_size);
}

bool kr_hash_object_buffer(KrThread *thread, KrRef data, KrBuffer *buffer)
{
    if (kr_str_is_sub(data))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "Strings must be encoded before hashing");
    if (!kr_buffer_has(data))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "object supporting the buffer API required");
    return kr_buffer_get(thread, data, buffer, KR_BUFFER_READ);
}

bool kr_hash_object_update(KrThread *thread, const KrDigest *digest,
                           KrDigestState *state, KrRef data)
{
    KrBuffer buffer;
    if (!kr_hash_object_buffer(thread, data, &buffer)) return false;
    kr_digest_update(digest, state, buffer.data, (size_t)buffer.size);
    kr_buffer_release(thread, &buffer);
    return true;
}

bool kr_hash_object_data(KrThread *thread, KrRef data, KrRef string, KrRef *out)
{
    bool has_string = !kr_ref_is_null(string) && !kr_is_none(string);
    if (!kr_ref_is_null(data) && has_string)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "'data' and 'string' are mutually exclusive and support for 'string' "
            "keyword "
            "parameter is slated for removal in a future version.");
    *out = has_string ? string : data;
    return true;
}

KrOwn kr_hash_object_new(KrThread *thread, KrType *type, const KrDigest *digest,
                         const KrRef *args)
{
    KrRef data;
    if (!kr_hash_object_data(thread, args[0], args[2], &data)) return KR_NULL;
    KrHashObject *self =
        (KrHashObject *)(void *)kr_object_new(thread, type, sizeof *self);
    if (!self) return KR_NULL;
    KrOwn result = kr_steal_obj(self);
    self->digest = digest;
    self->size = digest->digest_size;
    kr_digest_init(digest, &self->state);
    if (kr_ref_is_null(data) ||
        kr_hash_object_update(thread, digest, &self->state, data))
        return result;
    kr_drop(thread, result);
    return KR_NULL;
}

KrOwn kr_hash_object_hex(KrThread *thread, const uint8_t *bytes, size_t size)
{
    KrStr *text = kr_str_new(thread, (int64_t)size * 2, 127);
    if (!text) return KR_NULL;
    char *out = kr_str_data(text);
    for (size_t i = 0; i < size; i++) {
        *out++ = "0123456789abcdef"[bytes[i] >> 4];
        *out++ = "0123456789abcdef"[bytes[i] & 15];
    }
    return kr_steal_obj(text);
}

bool kr_hash_object_add_limit(KrThread *thread, KrRef module)
{
    return kr_module_add(thread, module, "_GIL_MINSIZE",
                         kr_from_small_int(KR_HASH_OBJECT_GIL_SIZE));
}

// --- methods ----------------------------------------------------------------------------

static KrOwn hash_copy(ARGS)
{
    (void)args, (void)count;
    KrHashObject *copy =
        (KrHashObject *)(void *)kr_object_new(thread, kr_type_of(self), sizeof *copy);
    if (!copy) return KR_NULL;
    copy->digest = cast(self)->digest;
    copy->size = cast(self)->size;
    copy->state = cast(self)->state;
    return kr_steal_obj(copy);
}
static KrOwn hash_update(ARGS)
{
    (void)count;
    KrHashObject *hash = cast(self);
    return kr_hash_object_update(thread, hash->digest, &hash->state, args[0])
               ? kr_none_own()
               : KR_NULL;
}
static void result_of(KrRef self, uint8_t *out, size_t size)
{
    KrDigestState copy = cast(self)->state;
    kr_digest_finish(cast(self)->digest, &copy, out, size);
}
static KrOwn hash_digest(ARGS)
{
    (void)args, (void)count;
    uint8_t out[KR_DIGEST_SIZE_MOST];
    result_of(self, out, cast(self)->size);
    return kr_bytes_new(thread, out, cast(self)->size);
}
static KrOwn hash_hexdigest(ARGS)
{
    (void)args, (void)count;
    uint8_t out[KR_DIGEST_SIZE_MOST];
    result_of(self, out, cast(self)->size);
    return kr_hash_object_hex(thread, out, cast(self)->size);
}

// The argument of SHAKE's digest(length).
static bool shake_length(KrThread *thread, KrRef value, size_t *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    int sign = kr_int_sign(kr_ref(index));
    uint64_t bits = kr_int_bit_length(kr_ref(index));
    *out = (size_t)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    if (sign < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Cannot convert negative int");
    if (bits > 64)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "Python int too large for C unsigned long");
    if (bits > 29)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "length is too large");
    return true;
}
static KrOwn shake_digest(ARGS)
{
    (void)count;
    size_t size;
    if (!shake_length(thread, args[0], &size)) return KR_NULL;
    KrOwn result = kr_bytes_new(thread, NULL, (int64_t)size);
    if (!kr_is_null(result) && size)
        result_of(self, (uint8_t *)kr_bytes_cast(kr_ref(result))->data, size);
    return result;
}
static KrOwn shake_hexdigest(ARGS)
{
    (void)count;
    size_t size;
    if (!shake_length(thread, args[0], &size)) return KR_NULL;
    uint8_t *out = malloc(size + 1);
    if (!out) return kr_exception_no_memory(thread);
    if (size) result_of(self, out, size);
    KrOwn result = kr_hash_object_hex(thread, out, size);
    free(out);
    return result;
}

static KrOwn get_block_size(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->digest->block_size);
}
static KrOwn get_digest_size(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->size);
}
static KrOwn get_name(KrThread *thread, KrRef self)
{
    return kr_str_from_ascii(thread, cast(self)->digest->name);
}
static KrOwn get_capacity(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(1600 - cast(self)->digest->block_size * 8);
}
static KrOwn get_rate(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->digest->block_size * 8);
}
static KrOwn get_suffix(KrThread *thread, KrRef self)
{
    return kr_bytes_new(thread, &cast(self)->digest->suffix, 1);
}

#define SHARED(data)                                                                   \
    {"copy", hash_copy, "($self, /)", "A copy of the hash object.", 0, 0, 0},          \
        {"update", hash_update, "($self, " data ", /)", "Take more bytes.", 0, 0, 0},
const KrNativeDef kr_hash_object_methods[] = {
    // clang-format off
    SHARED("obj")
    // clang-format on
    {"digest", hash_digest, "($self, /)", "The digest as bytes.", 0, 0, 0},
    {"hexdigest", hash_hexdigest, "($self, /)", "The digest as hexadecimal digits.", 0,
     0, 0},
    {0},
};
const KrNativeDef kr_hash_object_data_methods[] = {
    // clang-format off
    SHARED("data")
    // clang-format on
    {"digest", hash_digest, "($self, /)", "The digest as bytes.", 0, 0, 0},
    {"hexdigest", hash_hexdigest, "($self, /)", "The digest as hexadecimal digits.", 0,
     0, 0},
    {0},
};
const KrNativeDef kr_hash_object_shake_methods[] = {
    // clang-format off
    SHARED("data")
    // clang-format on
    {"digest", shake_digest, "($self, /, length)", "The digest as bytes.", 0, 0, 0},
    {"hexdigest", shake_hexdigest, "($self, /, length)",
     "The digest as hexadecimal digits.", 0, 0, 0},
    {0},
};
const KrGetSetDef kr_hash_object_getset[] = {
    {"block_size", get_block_size, NULL, NULL},
    {"name", get_name, NULL, NULL},
    {"digest_size", get_digest_size, NULL, NULL},
    {0},
};
const KrGetSetDef kr_hash_object_sha3_getset[] = {
    {"block_size", get_block_size, NULL, NULL},
    {"name", get_name, NULL, NULL},
    {"digest_size", get_digest_size, NULL, NULL},
    {"_capacity_bits", get_capacity, NULL, NULL},
    {"_rate_bits", get_rate, NULL, NULL},
    {"_suffix", get_suffix, NULL, NULL},
    {0},
};
