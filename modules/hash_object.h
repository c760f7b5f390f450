// SPDX-License-Identifier: MIT
// The objects that hash modules give out: a digest in progress, with update, digest and copy.
#pragma once

#include "modules/digest.h"
#include "runtime/buffer.h"
#include "runtime/type.h"

typedef struct KrHashObject {
    KrObject header;
    const KrDigest *digest;
    uint32_t size; // bytes of the result; 0: as asked for (SHAKE)
    KrDigestState state;
} KrHashObject;

enum {
    KR_HASH_OBJECT_GIL_SIZE = 2048
}; // from so many bytes on other threads may run meanwhile

extern const KrNativeDef kr_hash_object_methods[], kr_hash_object_data_methods[], kr_hash_object_shake_methods[];
extern const KrGetSetDef kr_hash_object_getset[], kr_hash_object_sha3_getset[];

// A static type of hash objects; with new_object null it makes no instances by itself.
#define KR_HASH_OBJECT_TYPE(dotted, make, method_table, getset_table, text)            \
    {                                                                                  \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type), .name = (dotted),                 \
        .flags = KR_TYPE_IMMUTABLE, .basic_size = sizeof(KrHashObject),                \
        .dealloc = kr_hash_object_dealloc, .new_object = (make),                       \
        .methods = (method_table), .getset = (getset_table), .doc = (text),            \
    }

void kr_hash_object_dealloc(KrThread *thread, KrObject *object);
// Made from the arguments (data, usedforsecurity, string).
KrOwn kr_hash_object_new(KrThread *thread, KrType *type, const KrDigest *digest,
                         const KrRef *args) KR_NEW;
// The bytes of an argument: TypeError for str and what has no buffer.
bool kr_hash_object_buffer(KrThread *thread, KrRef data, KrBuffer *buffer) KR_RAISES;
// `data` or `string`, of which one may be given; null when neither is. False: raised.
bool kr_hash_object_data(KrThread *thread, KrRef data, KrRef string, KrRef *out)
    KR_RAISES;
bool kr_hash_object_update(KrThread *thread, const KrDigest *digest,
                           KrDigestState *state, KrRef data) KR_RAISES;
KrOwn kr_hash_object_hex(KrThread *thread, const uint8_t *bytes, size_t size)
    KR_NEW;                                                              // a str
bool kr_hash_object_add_limit(KrThread *thread, KrRef module) KR_RAISES; // _GIL_MINSIZE
