// SPDX-License-Identifier: MIT
// The _blake2 module: BLAKE2b and BLAKE2s with all their parameters (hash_object.h, digest.h).
// Tests: tests/lang/modules/hashes/.
#include "modules/blake2_module.h"

#include "modules/hash_object.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"

static KrType blake2b_type, blake2s_type;

enum { // parameters in order
    ARG_DATA,
    ARG_DIGEST_SIZE,
    ARG_KEY,
    ARG_SALT,
    ARG_PERSON,
    ARG_FANOUT,
    ARG_DEPTH,
    ARG_LEAF_SIZE,
    ARG_NODE_OFFSET,
    ARG_NODE_DEPTH,
    ARG_INNER_SIZE,
    ARG_LAST_NODE,
    ARG_SECURITY,
    ARG_STRING,
};

// An argument that C takes as int.
static bool get_int(KrThread *thread, KrRef value, int64_t *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), out);
    kr_drop(thread, index);
    if (fits == KR_PRESENT && *out == (int32_t)*out) return true;
    return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "Python int too large to convert to C int");
}
static bool get_unsigned(KrThread *thread, KrRef value, const char *c_type,
                         uint64_t *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    int sign = kr_int_sign(kr_ref(index));
    uint64_t bits = kr_int_bit_length(kr_ref(index));
    *out = kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    if (sign < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Cannot convert negative int");
    if (bits > 64)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "Python int too large for C unsigned %s",
                                        c_type);
    return true;
}
static bool get_bytes(KrThread *thread, KrRef value, const char *what, size_t most,
                      uint8_t *out, uint8_t *size)
{
    KrBuffer buffer;
    if (kr_ref_is_null(value)) return true;
    if (!kr_buffer_get(thread, value, &buffer, KR_BUFFER_READ)) return false;
    bool ok = (size_t)buffer.size <= most;
    if (ok) {
        memcpy(out, buffer.data, (size_t)buffer.size);
        *size = (uint8_t)buffer.size;
    }
    kr_buffer_release(thread, &buffer);
    return ok || kr_exception_raise_false(thread, &kr_exception_value_error,
                                          "maximum %s length is %zu bytes", what, most);
}
static bool in_range(KrThread *thread, const char *what, int64_t value, int64_t least)
{
    return (value >= least && value <= 255) ||
           kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "%s must be between %d and 255", what, (int)least);
}

static bool get_tree(KrThread *thread, const KrRef *args, bool is_b, KrDigestTree *tree)
{
    int64_t digest_size, fanout, depth, node_depth, inner_size;
    uint64_t leaf_size;
    int most = is_b ? 64 : 32;
    uint8_t unused;
    if (!get_int(thread, args[ARG_DIGEST_SIZE], &digest_size) ||
        !get_int(thread, args[ARG_FANOUT], &fanout) ||
        !get_int(thread, args[ARG_DEPTH], &depth) ||
        !get_int(thread, args[ARG_NODE_DEPTH], &node_depth) ||
        !get_int(thread, args[ARG_INNER_SIZE], &inner_size) ||
        !kr_truth(thread, args[ARG_LAST_NODE], &tree->last_node))
        return false;
    if (digest_size < 1 || digest_size > most)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "digest_size for %s must be between 1 and %d bytes, here it is %d",
            is_b ? "Blake2b" : "Blake2s", most, (int)digest_size);
    if (!get_bytes(thread, args[ARG_SALT], "salt", is_b ? 16 : 8, tree->salt,
                   &unused) ||
        !get_bytes(thread, args[ARG_PERSON], "person", is_b ? 16 : 8, tree->person,
                   &unused) ||
        !in_range(thread, "fanout", fanout, 0) ||
        !in_range(thread, "depth", depth, 1) ||
        !get_unsigned(thread, args[ARG_LEAF_SIZE], "long", &leaf_size))
        return false;
    if (leaf_size > UINT32_MAX)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "leaf_size is too large");
    if (!get_unsigned(thread, args[ARG_NODE_OFFSET], "long long", &tree->node_offset))
        return false;
    if (!is_b && tree->node_offset > UINT64_C(0xFFFFFFFFFFFF))
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "node_offset is too large");
    if (!in_range(thread, "node_depth", node_depth, 0)) return false;
    if (inner_size < 0 || inner_size > most)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "inner_size must be between 0 and is %d", most);
    if (!get_bytes(thread, args[ARG_KEY], "key", (size_t)most, tree->key,
                   &tree->key_size))
        return false;
    tree->digest_size = (uint8_t)digest_size;
    tree->fanout = (uint8_t)fanout;
    tree->depth = (uint8_t)depth;
    tree->leaf_size = (uint32_t)leaf_size;
    tree->node_depth = (uint8_t)node_depth;
    tree->inner_size = (uint8_t)inner_size;
    return true;
}

static KrOwn make(KrThread *thread, const KrRef *args, bool is_b)
{
    KrDigestTree tree = {0};
    KrRef data;
    if (!kr_hash_object_data(thread, args[ARG_DATA], args[ARG_STRING], &data) ||
        !get_tree(thread, args, is_b, &tree))
        return KR_NULL;
    KrHashObject *self = (KrHashObject *)(void *)kr_object_new(
        thread, is_b ? &blake2b_type : &blake2s_type, sizeof *self);
    if (!self) return KR_NULL;
    KrOwn result = kr_steal_obj(self);
    self->digest = is_b ? &kr_digest_blake2b : &kr_digest_blake2s;
    self->size = tree.digest_size;
    if (is_b)
        kr_digest_blake2b_init(&self->state, &tree);
    else
        kr_digest_blake2s_init(&self->state, &tree);
    if (kr_ref_is_null(data) ||
        kr_hash_object_update(thread, self->digest, &self->state, data))
        return result;
    kr_drop(thread, result);
    return KR_NULL;
}

static KrOwn make_b(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return make(thread, args, true);
}
static KrOwn make_s(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return make(thread, args, false);
}
#define SIGNATURE(size)                                                                \
    "(data=b'', *, digest_size=" size ", key=b'', salt=b'', person=b'', fanout=1, "    \
    "depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, "                \
    "last_node=False, "                                                                \
    "usedforsecurity=True, string=None)"
static KrOwn new_b(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                   KrRef kwnames)
{
    static const KrNativeDef def = {"blake2b", make_b, SIGNATURE("64"), NULL, 0, 0, 0};
    return kr_call_native(thread, &def, type, args, count, kwnames);
}
static KrOwn new_s(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                   KrRef kwnames)
{
    static const KrNativeDef def = {"blake2s", make_s, SIGNATURE("32"), NULL, 0, 0, 0};
    return kr_call_native(thread, &def, type, args, count, kwnames);
}

static KrType blake2b_type =
    KR_HASH_OBJECT_TYPE("_blake2.blake2b", new_b, kr_hash_object_data_methods,
                        kr_hash_object_getset, "(data=b'', *, digest_size=_blake2.blake2b.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n"
                        "        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)\n--\n\n"
                        "Return a new BLAKE2b hash object.");
static KrType blake2s_type =
    KR_HASH_OBJECT_TYPE("_blake2.blake2s", new_s, kr_hash_object_data_methods,
                        kr_hash_object_getset, "(data=b'', *, digest_size=_blake2.blake2s.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n"
                        "        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)\n--\n\n"
                        "Return a new BLAKE2s hash object.");

static bool add_limits(KrThread *thread, KrRef module, KrType *type, const char *upper,
                       int salt, int key)
{
    const struct {
        const char *name;
        int value;
    } limits[] = {{"SALT_SIZE", salt},
                  {"PERSON_SIZE", salt},
                  {"MAX_KEY_SIZE", key},
                  {"MAX_DIGEST_SIZE", key}};
    if (!kr_module_add_type(thread, module, type)) return false;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        KrOwn name = kr_str_interned(thread, limits[i].name);
        bool ok = !kr_is_null(name) &&
                  kr_dict_set(thread, kr_type_dict(type), kr_ref(name),
                              kr_ref(kr_from_small_int(limits[i].value)));
        kr_xdrop(thread, name);
        if (!ok) return false;
        char text[40] = "";
        strcat(strcat(strcat(text, upper), "_"), limits[i].name);
        if (!kr_module_add(thread, module, text, kr_from_small_int(limits[i].value)))
            return false;
    }
    kr_type_modified(type);
    return true;
}

KrOwn kr_blake2_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_blake2", "BLAKE2b and BLAKE2s.");
    bool ok = !kr_is_null(module) && kr_hash_object_add_limit(thread, kr_ref(module)) &&
              add_limits(thread, kr_ref(module), &blake2b_type, "BLAKE2B", 16, 64) &&
              add_limits(thread, kr_ref(module), &blake2s_type, "BLAKE2S", 8, 32);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
