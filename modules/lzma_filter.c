// SPDX-License-Identifier: MIT
// Filter chains of the _lzma module (lzma_parts.h): dicts of Python as structs of liblzma, and back.
// Tests: tests/lang/modules/lzma/.
#include "modules/lzma_parts.h"

#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"

#include <stddef.h>
#include <stdlib.h>

static bool get_unsigned(KrThread *thread, KrRef value, uint64_t most,
                         const char *c_type, uint64_t *out)
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
    return (bits <= 64 && *out <= most) ||
           kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "Python int too large for C %s", c_type);
}
bool kr_lzma_filter_u32(KrThread *thread, KrRef value, uint32_t *out)
{
    uint64_t number;
    if (!get_unsigned(thread, value, UINT32_MAX, "uint32_t", &number)) return false;
    *out = (uint32_t)number;
    return true;
}

bool kr_lzma_filter_preset(KrThread *thread, uint32_t preset, KrLzmaOptions *out)
{
    return !kr_lzma_module.preset(out, preset) ||
           kr_exception_raise_false(thread, &kr_lzma_module_error,
                                    "Invalid compression preset: %lld",
                                    (long long)preset);
}

typedef struct Field { // a uint32_t of an options struct
    const char *name;
    size_t offset;
} Field;
static const Field lzma_fields[] = {
    {"dict_size", offsetof(KrLzmaOptions, dict_size)},
    {"lc", offsetof(KrLzmaOptions, lc)},
    {"lp", offsetof(KrLzmaOptions, lp)},
    {"pb", offsetof(KrLzmaOptions, pb)},
    {"mode", offsetof(KrLzmaOptions, mode)},
    {"nice_len", offsetof(KrLzmaOptions, nice_len)},
    {"mf", offsetof(KrLzmaOptions, mf)},
    {"depth", offsetof(KrLzmaOptions, depth)},
    {NULL, 0},
};
static const Field delta_fields[] = {{"dist", offsetof(KrLzmaDelta, dist)}, {NULL, 0}};
static const Field bcj_fields[] = {{"start_offset", offsetof(KrLzmaBcj, start_offset)},
                                   {NULL, 0}};

// Items of the spec into the fields; "id" and "preset" are known to the caller.
static bool read_fields(KrThread *thread, KrRef spec, const Field *fields, bool preset,
                        void *options, const char *kind)
{
    KrOwn dict = kr_dict_new(thread);
    bool ok = !kr_is_null(dict) && kr_dict_update(thread, kr_ref(dict), spec);
    size_t position = 0;
    KrRef key, value;
    while (ok && kr_dict_next(kr_ref(dict), &position, &key, &value)) {
        ok = kr_str_is_sub(key);
        if (ok && (kr_str_equal_ascii(key, "id") ||
                   (preset && kr_str_equal_ascii(key, "preset"))))
            continue;
        const Field *field = fields;
        while (ok && field->name && !kr_str_equal_ascii(key, field->name))
            field++;
        ok = ok && field->name;
        uint32_t number = 0;
        ok = ok && kr_lzma_filter_u32(thread, value, &number);
        if (ok) memcpy((char *)options + field->offset, &number, sizeof number);
    }
    kr_xdrop(thread, dict);
    if (ok) return true;
    kr_exception_clear(thread);
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "Invalid filter specifier for %s filter", kind);
}

// spec[name]; null without an exception: it has none.
static KrFound item_of(KrThread *thread, KrRef spec, const char *name, KrOwn *value)
{
    KrOwn key = kr_str_interned(thread, name);
    if (kr_is_null(key)) return KR_FAULT;
    *value = kr_item_get(thread, spec, kr_ref(key));
    kr_drop(thread, key);
    if (!kr_is_null(*value)) return KR_PRESENT;
    if (!kr_exception_is(thread, &kr_exception_key_error)) return KR_FAULT;
    kr_exception_clear(thread);
    return KR_ABSENT;
}

bool kr_lzma_filter_one(KrThread *thread, KrRef spec, KrLzmaFilter *filter,
                        KrLzmaAny *options)
{
    KrOwn id = KR_NULL, preset = KR_NULL;
    memset(options, 0, sizeof *options);
    if (!kr_type_of(spec)->getitem || kr_str_is_sub(spec))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "Filter specifier must be a dict or dict-like object");
    KrFound found = item_of(thread, spec, "id", &id);
    if (found == KR_ABSENT)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Filter specifier must have an \"id\" entry");
    if (found == KR_FAULT) return false;
    bool ok = get_unsigned(thread, kr_ref(id), UINT64_MAX, "uint64_t", &filter->id);
    kr_drop(thread, id);
    if (!ok) return false;
    filter->options = options;
    if (filter->id == KR_LZMA_1 || filter->id == KR_LZMA_2) {
        uint32_t number = 6;
        found = item_of(thread, spec, "preset", &preset);
        if (found == KR_FAULT) return false;
        if (found == KR_PRESENT) {
            ok = kr_lzma_filter_u32(thread, kr_ref(preset), &number);
            kr_drop(thread, preset);
            if (!ok) return false;
        }
        return kr_lzma_filter_preset(thread, number, &options->lzma) &&
               read_fields(thread, spec, lzma_fields, true, &options->lzma, "LZMA");
    }
    if (filter->id == 3) {
        options->delta.dist = 1;
        return read_fields(thread, spec, delta_fields, false, &options->delta, "delta");
    }
    if (filter->id >= 4 && filter->id <= 9)
        return read_fields(thread, spec, bcj_fields, false, &options->bcj, "BCJ");
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "Invalid filter ID: %zu", (size_t)filter->id);
}

bool kr_lzma_filter_chain(KrThread *thread, KrRef specs, KrLzmaChain *chain)
{
    int64_t size;
    if (kr_dict_is_sub(specs))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "%T is not a sequence", specs);
    if (!kr_length(thread, specs, &size)) return false;
    if (size > KR_LZMA_FILTERS)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "Too many filters - liblzma supports a maximum of %d", KR_LZMA_FILTERS);
    for (int64_t i = 0; i < size; i++) {
        KrOwn index = kr_from_small_int(i),
              spec = kr_item_get(thread, specs, kr_ref(index));
        if (kr_is_null(spec)) return false;
        bool ok = kr_lzma_filter_one(thread, kr_ref(spec), &chain->filters[i],
                                     &chain->options[i]);
        kr_drop(thread, spec);
        if (!ok) return false;
    }
    chain->filters[size] = (KrLzmaFilter){.id = KR_LZMA_UNKNOWN};
    return true;
}

// --- properties -------------------------------------------------------------------------

KrOwn kr_lzma_filter_encode(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)self, (void)count;
    KrLzmaFilter filter;
    KrLzmaAny options;
    uint32_t size;
    if (!kr_lzma_filter_one(thread, args[0], &filter, &options) ||
        !kr_lzma_module_check(thread, kr_lzma_module.properties_size(&size, &filter)))
        return KR_NULL;
    KrOwn bytes = kr_bytes_new(thread, NULL, size);
    if (kr_is_null(bytes) ||
        kr_lzma_module_check(
            thread, kr_lzma_module.properties_encode(
                        &filter, (uint8_t *)kr_bytes_cast(kr_ref(bytes))->data)))
        return bytes;
    kr_drop(thread, bytes);
    return KR_NULL;
}

static bool put(KrThread *thread, KrRef dict, const char *name, uint64_t number)
{
    KrOwn key = kr_str_interned(thread, name), value = kr_int_from_u64(thread, number);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

KrOwn kr_lzma_filter_decode(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)self, (void)count;
    KrLzmaFilter filter = {0};
    KrBuffer buffer;
    if (!get_unsigned(thread, args[0], UINT64_MAX, "uint64_t", &filter.id) ||
        !kr_buffer_get(thread, args[1], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    int code = kr_lzma_module.properties_decode(
        &filter, NULL, (const uint8_t *)buffer.data, (size_t)buffer.size);
    kr_buffer_release(thread, &buffer);
    if (!kr_lzma_module_check(thread, code)) return KR_NULL;
    KrOwn dict = kr_dict_new(thread);
    bool ok = !kr_is_null(dict) && put(thread, kr_ref(dict), "id", filter.id);
    if (ok && (filter.id == KR_LZMA_1 || filter.id == KR_LZMA_2)) {
        const KrLzmaOptions *options = filter.options;
        if (filter.id == KR_LZMA_1)
            ok = put(thread, kr_ref(dict), "lc", options->lc) &&
                 put(thread, kr_ref(dict), "lp", options->lp) &&
                 put(thread, kr_ref(dict), "pb", options->pb) &&
                 put(thread, kr_ref(dict), "dict_size", options->dict_size);
        else
            ok = put(thread, kr_ref(dict), "dict_size", options->dict_size);
    } else if (ok && filter.id == 3) {
        ok = put(thread, kr_ref(dict), "dist",
                 ((const KrLzmaDelta *)filter.options)->dist);
    } else if (ok && filter.options) {
        ok = put(thread, kr_ref(dict), "start_offset",
                 ((const KrLzmaBcj *)filter.options)->start_offset);
    }
    free(filter.options);
    if (ok) return dict;
    kr_xdrop(thread, dict);
    return KR_NULL;
}
