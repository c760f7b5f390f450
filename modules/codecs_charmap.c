// SPDX-License-Identifier: MIT
// The charmap codec. See codecs_charmap.h.
//
// EncodingMap is a two-level table over the code points below 65536: pages[c >> 8] numbers a page of 256
// bytes; 0 there means that the character has no byte (only the character 0 has byte 0).
// Called by codecs_module.c. Tests: tests/lang/modules/codecs/.
#include "modules/codecs_charmap.h"

#include "runtime/bytes.h"
#include "runtime/codec_errors.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_sequence.h"

static const char *const reason = "character maps to <undefined>";

typedef struct Map {
    KrObject header;
    uint8_t pages[256]; // number of the page, 0 is the empty one
    uint8_t bytes[];    // pages of 256
} Map;

static void map_dealloc(KrThread *thread, KrObject *self)
{
    const Map *map = (const Map *)(const void *)self;
    uint32_t last = 0;
    for (int i = 0; i < 256; i++)
        last = map->pages[i] > last ? map->pages[i] : last;
    kr_object_free(thread, self, sizeof *map + (last + 1) * 256);
}

static KrOwn map_size(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)self, (void)args, (void)count;
    return kr_from_small_int((int64_t)sizeof(Map) + 512);
}

static const KrNativeDef map_methods[] = {
    {"size", map_size, "($self, /)", "Return the size (in bytes) of this object.", 0, 0,
     0},
    {0},
};

KrType kr_codecs_charmap_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "EncodingMap",
    .basic_size = sizeof(Map),
    .dealloc = map_dealloc,
    .methods = map_methods,
};

KrOwn kr_codecs_charmap_build(KrThread *thread, KrRef table)
{
    const KrStr *str = kr_str_obj(table);
    int64_t length = str->length < 256 ? str->length : 256;
    bool simple = length > 0 && kr_str_read(str, 0) == 0;
    uint8_t pages[256] = {0};
    uint32_t page_count = 1;
    for (int64_t i = 1; i < length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c == 0 || c > 0xFFFF)
            simple = false;
        else if (c != 0xFFFE && !pages[c >> 8])
            pages[c >> 8] = (uint8_t)page_count++;
    }
    if (!simple || page_count > 255) {
        KrOwn dict = kr_dict_new(thread);
        for (int64_t i = 0; i < length && !kr_is_null(dict); i++)
            if (!kr_dict_set(thread, kr_ref(dict),
                             kr_from_bits(kr_int_bits(kr_str_read(str, i))),
                             kr_from_bits(kr_int_bits(i))))
                kr_drop(thread, kr_move(&dict));
        return dict;
    }
    Map *map = (Map *)(void *)kr_object_new(thread, &kr_codecs_charmap_type,
                                            sizeof *map + page_count * 256);
    if (!map) return KR_NULL;
    memcpy(map->pages, pages, sizeof pages);
    for (int64_t i = 1; i < length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c != 0xFFFE) map->bytes[pages[c >> 8] * 256 + (c & 0xFF)] = (uint8_t)i;
    }
    return kr_steal_obj(map);
}

// --- decoding -------------------------------------------------------------------------------------

// mapping[byte], LookupErrors are None.
static KrOwn look_up(KrThread *thread, KrRef mapping, uint32_t key)
{
    KrOwn value = kr_item_get(thread, mapping, kr_from_bits(kr_int_bits(key)));
    if (!kr_is_null(value) || !kr_exception_is(thread, &kr_exception_lookup_error))
        return value;
    kr_exception_clear(thread);
    return kr_none_own();
}

static bool decode_one(KrDecoder *d, KrRef mapping)
{
    KrThread *thread = d->thread;
    KrOwn value = look_up(thread, mapping, d->data[d->at]);
    if (kr_is_null(value)) return false;
    KrRef v = kr_ref(value);
    bool ok = true, undefined = kr_is_none(v);
    int64_t c;
    if (kr_int_is_sub(v)) {
        if (kr_int_try_i64(v, &c) != KR_PRESENT || c < 0 || c > 0x10FFFF)
            ok = kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "character mapping must be in range(0x110000)");
        else if (c == 0xFFFE)
            undefined = true;
        else
            kr_str_builder_char(&d->out, (uint32_t)c);
    } else if (kr_str_is_sub(v)) {
        if (kr_str_obj(v)->length == 1 && kr_str_read(kr_str_obj(v), 0) == 0xFFFE)
            undefined = true;
        else
            kr_str_builder_str(&d->out, v);
    } else if (!undefined) {
        ok = kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "character mapping must return integer, None or str");
    }
    kr_drop(thread, value);
    if (ok && undefined) return kr_codec_errors_decode(d, d->at, d->at + 1, reason);
    d->at++;
    return ok;
}

// The whole text by a table, if every byte has a character; else null.
static KrOwn decode_by_table(KrThread *thread, const uint8_t *data, int64_t size,
                             const KrStr *table)
{
    uint32_t highest = 0, characters[256];
    if (table->kind == 2 && table->length == 256 && size > 1) {
        const uint16_t *wide = (const uint16_t *)kr_str_data(table);
        bool whole = true;
        for (int64_t i = 0; i < size; i++) {
            uint32_t c = wide[data[i]];
            whole &= c != 0xFFFE;
            highest |= c;
        }
        if (!whole) return KR_NULL;
        KrStr *text = kr_str_new(thread, size, highest);
        for (int64_t i = 0; text && text->kind == 1 && i < size; i++)
            ((uint8_t *)kr_str_data(text))[i] = (uint8_t)wide[data[i]];
        for (int64_t i = 0; text && text->kind == 2 && i < size; i++)
            ((uint16_t *)kr_str_data(text))[i] = wide[data[i]];
        return kr_steal_obj(text);
    }
    for (int64_t i = 0; i < 256; i++)
        characters[i] = i < table->length ? kr_str_read(table, i) : 0xFFFE;
    for (int64_t i = 0; i < size; i++) {
        uint32_t c = characters[data[i]];
        if (c == 0xFFFE) return KR_NULL;
        highest |= c;
    }
    if (size == 0) return kr_str_from_utf8(thread, "", 0);
    if (size == 1) return kr_str_char(thread, characters[*data]);
    KrStr *out = kr_str_new(thread, size, highest > 0x10FFFF ? 0x10FFFF : highest);
    for (int64_t i = 0; i < size && out; i++)
        kr_str_write(out, i, characters[data[i]]);
    return kr_steal_obj(out);
}

KrOwn kr_codecs_charmap_decode(KrThread *thread, KrRef given, const void *data,
                               int64_t size, const char *errors, KrRef mapping)
{
    bool table = kr_str_is(mapping);
    if (table) {
        KrOwn whole = decode_by_table(thread, data, size, kr_str_obj(mapping));
        if (!kr_is_null(whole) || kr_thread_has_exception(thread)) return whole;
    }
    KrDecoder d;
    kr_codec_errors_decoder_init(&d, thread, given, data, size, "charmap", errors);
    bool ok = true;
    while (ok && d.at < d.size) {
        if (!table) {
            ok = decode_one(&d, mapping);
            continue;
        }
        uint8_t byte = d.data[d.at];
        uint32_t c = byte < kr_str_obj(mapping)->length
                         ? kr_str_read(kr_str_obj(mapping), byte)
                         : 0xFFFE;
        if (c == 0xFFFE) {
            ok = kr_codec_errors_decode(&d, d.at, d.at + 1, reason);
        } else {
            kr_str_builder_char(&d.out, c);
            d.at++;
        }
    }
    return kr_codec_errors_decoder_end(&d, ok);
}

// --- encoding -------------------------------------------------------------------------------------

// The byte or bytes of a character. Absent: it has none.
static KrFound encode_one(KrThread *thread, KrRef mapping, uint32_t c, KrText *out)
{
    if (kr_is_exact(mapping, &kr_codecs_charmap_type)) {
        const Map *map = (const Map *)(const void *)kr_obj(mapping);
        uint8_t byte =
            c > 0xFFFF ? 0 : map->bytes[map->pages[c >> 8] * 256 + (c & 0xFF)];
        if (!byte && c) return KR_ABSENT;
        kr_text_append_char(out, (char)byte);
        return KR_PRESENT;
    }
    KrOwn value = look_up(thread, mapping, c);
    if (kr_is_null(value)) return KR_FAULT;
    KrRef v = kr_ref(value);
    KrFound found = KR_PRESENT;
    int64_t number;
    if (kr_is_none(v)) {
        found = KR_ABSENT;
    } else if (kr_int_is_sub(v)) {
        if (kr_int_try_i64(v, &number) == KR_PRESENT && number >= 0 && number < 256) {
            kr_text_append_char(out, (char)number);
        } else {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "character mapping must be in range(256)");
            found = KR_FAULT;
        }
    } else if (kr_bytes_is_sub(v)) {
        kr_text_append(out, kr_bytes_cast(v)->data, (size_t)kr_bytes_cast(v)->length);
    } else {
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "character mapping must return integer, bytes or None, not %T", v);
        found = KR_FAULT;
    }
    kr_drop(thread, value);
    return found;
}

// text[i] has no byte: finds the end of such a run and asks the handler.
static bool encode_error(KrEncoder *e, KrRef mapping, int64_t *i)
{
    KrThread *thread = e->thread;
    int64_t start = *i, end = start + 1, next;
    KrText ignored;
    kr_text_init(&ignored);
    KrFound found = KR_ABSENT;
    while (end < e->str->length &&
           (found = encode_one(thread, mapping, kr_str_read(e->str, end), &ignored)) ==
               KR_ABSENT)
        end++;
    kr_text_fini(&ignored);
    if (found == KR_FAULT) return false;
    KrOwn instead = kr_codec_errors_encode(e, start, end, reason, &next);
    if (kr_is_null(instead)) return false;
    bool ok = true;
    if (kr_bytes_is_sub(kr_ref(instead))) {
        kr_text_append(&e->out, kr_bytes_cast(kr_ref(instead))->data,
                       (size_t)kr_bytes_cast(kr_ref(instead))->length);
    } else {
        const KrStr *str = kr_str_obj(kr_ref(instead));
        for (int64_t k = 0; ok && k < str->length; k++) {
            found = encode_one(thread, mapping, kr_str_read(str, k), &e->out);
            ok = found == KR_PRESENT ||
                 (found == KR_ABSENT &&
                  kr_codec_errors_raise_encode(e, start, end, reason));
        }
    }
    kr_drop(thread, instead);
    *i = next;
    return ok;
}

// As far as characters come that a map has a byte for: the next that needs a closer look.
static int64_t encode_run(const Map *map, const KrStr *str, int64_t i, KrText *out)
{
    if (out->failed || out->capacity < out->length + 2 || str->kind == 4) return i;
    int64_t room = (int64_t)(out->capacity - out->length - 1), end = str->length - i < room ? str->length : i + room;
    const uint8_t *pages = map->pages, *bytes = map->bytes, *narrow = (const uint8_t *)kr_str_data(str);
    const uint16_t *wide = (const uint16_t *)kr_str_data(str);
    uint8_t *start = (uint8_t *)out->bytes + out->length, *to = start;
    const uint8_t *first = bytes + pages[0] * 256;
    for (; i < end; i++) {
        uint32_t c = str->kind == 1 ? narrow[i] : wide[i];
        uint8_t byte = c < 256 ? first[c] : bytes[pages[c >> 8] * 256 + (c & 0xFF)];
        if (!byte && c) break;
        *to++ = byte;
    }
    out->length += (size_t)(to - start);
    *to = 0;
    return i;
}

KrOwn kr_codecs_charmap_encode(KrThread *thread, KrRef text, const char *errors,
                               KrRef mapping)
{
    KrEncoder e;
    kr_codec_errors_encoder_init(&e, thread, text, "charmap", errors);
    bool ok = kr_text_reserve(&e.out, (size_t)e.str->length) || true;
    bool map = kr_is_exact(mapping, &kr_codecs_charmap_type);
    for (int64_t i = 0; ok && i < e.str->length;) {
        if (map) i = encode_run((const Map *)(const void *)kr_obj(mapping), e.str, i, &e.out);
        if (i >= e.str->length) break;
        KrFound found = encode_one(thread, mapping, kr_str_read(e.str, i), &e.out);
        if (found == KR_PRESENT)
            i++;
        else
            ok = found == KR_ABSENT && encode_error(&e, mapping, &i);
    }
    return kr_codec_errors_encoder_end(&e, ok);
}
