// SPDX-License-Identifier: MIT
// str objects: storage, conversion from and to UTF-8, slices, interning. Methods are in
// str_methods.c, what puts texts together in str_concat.c. See str.h.
#define _GNU_SOURCE
#include "runtime/str.h"

#include "base/hash.h"
#include "base/span.h"
#include "base/spread.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/format_string.h"
#include "runtime/image.h"
#include "runtime/list.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slab.h"
#include "runtime/str_builder.h"
#include "runtime/str_case.h"
#include "runtime/str_cell.h"
#include "runtime/str_codec.h"
#include "runtime/str_search.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

KrStrStatic kr_str_latin1[256];
static KrStrStatic empty;

static size_t byte_size(int64_t capacity, uint8_t kind)
{
    return sizeof(KrStr) + (size_t)(capacity + 1) * kind;
}

static uint8_t kind_for(uint32_t highest)
{
    return highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4;
}

static void init_static(KrStrStatic *place, uint32_t c, int64_t length)
{
    place->str = (KrStr){KR_OBJECT_IMMORTAL(&kr_str_type), -1, length, 0, 1, c < 128, 2, 0};
    place->data[0] = (uint8_t)c;
}

void kr_str_init_static(void)
{
    for (uint32_t c = 0; c < 256; c++)
        init_static(&kr_str_latin1[c], c, 1);
    init_static(&empty, 0, 0);
}

static KR_NOINLINE KrStr *no_room(KrThread *thread)
{
    (void)kr_exception_no_memory(thread);
    return NULL;
}

KrOwn kr_str_empty(void)
{
    return kr_steal_obj(&empty);
}

static KR_NOINLINE KrStr *new_any(KrThread *thread, int64_t length, uint32_t highest)
{
    uint8_t kind = kind_for(highest);
    if (KR_UNLIKELY(length > INT32_MAX / 8 * 4))
        return no_room(thread);
    size_t size = (byte_size(length, kind) + 7) & ~(size_t)7; // all of its cell, so that it can grow a little
    KrStr *str = kr_slab_alloc_plain(thread, size);
    if (KR_UNLIKELY(!str))
        return no_room(thread);
    *str = (KrStr){.header = {1, 0, 0, &kr_str_type}, .hash = -1, .length = length, .kind = kind, .ascii = highest < 128,
                   .capacity = (uint32_t)((size - sizeof *str) >> (kind >> 1)) - 1};
    kr_str_write(str, length, 0);
    return str;
}

KR_SPREAD KrStr *kr_str_new(KrThread *thread, int64_t length, uint32_t highest)
{
    KrStr *str = KR_LIKELY(highest < 128 && length <= KR_STR_CELL_MOST) ? kr_str_take_cell(thread, length) : NULL;
    return KR_LIKELY(str) ? str : new_any(thread, length, highest);
}

static KR_NOINLINE void free_known(KrThread *thread, KrStr *str) // some table knows it
{
    if (str->interned == 1)
        kr_str_forget_interned(thread, str);
    if (str->has_utf8)
        kr_str_forget_utf8(thread, str);
    kr_slab_free_plain(thread, str, byte_size(str->capacity, str->kind));
}

void kr_str_free(KrThread *thread, KrObject *self)
{
    KrStr *str = (KrStr *)self;
    if (KR_UNLIKELY(str->interned == 1 || str->has_utf8))
        free_known(thread, str);
    else
        kr_slab_free_plain(thread, self, byte_size(str->capacity, str->kind));
}

static void str_dealloc(KrThread *thread, KrObject *self)
{
    KrStr *str = (KrStr *)self;
    if (self->type == &kr_str_type) {
        kr_str_free(thread, self);
        return;
    }
    if (str->interned == 1)
        kr_str_forget_interned(thread, str);
    if (KR_UNLIKELY(str->has_utf8))
        kr_str_forget_utf8(thread, str);
    size_t size = byte_size(str->capacity, str->kind);
    kr_object_free( // rounded: what classes add is aligned
        thread, self, ((size + 7) & ~(size_t)7) + self->type->own_words * sizeof(KrOwn));
}

// --- UTF-8 ------------------------------------------------------------------------------

// One code point of WTF-8 that is known to be well formed.
static uint32_t decode(const uint8_t **at)
{
    const uint8_t *p = *at;
    uint32_t c = *p;
    if (c < 0x80) {
        *at = p + 1;
    } else if (c < 0xE0) {
        c = (c & 0x1F) << 6 | (p[1] & 0x3Fu);
        *at = p + 2;
    } else if (c < 0xF0) {
        c = (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        *at = p + 3;
    } else {
        c = (c & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
        *at = p + 4;
    }
    return c;
}

static bool is_ascii(const uint8_t *at, size_t size)
{
    const char *text = (const char *)at;
    const uint64_t highs = UINT64_C(0x8080808080808080);
    if (size >= 8) {
        for (size_t i = 0; i + 8 < size; i += 8)
            if (kr_span_word(text + i) & highs)
                return false;
        return (kr_span_word(text + size - 8) & highs) == 0; // some for the second time
    }
    if (size >= 4) {
        uint32_t first, last;
        memcpy(&first, at, 4);
        memcpy(&last, at + size - 4, 4);
        return ((first | last) & (uint32_t)highs) == 0;
    }
    return size == 0 || ((at[0] | at[size / 2] | at[size - 1]) & 0x80) == 0;
}

KrOwn kr_str_from_utf8(KrThread *thread, const char *bytes, size_t size)
{
    const uint8_t *at = (const uint8_t *)bytes, *end = at + size;
    if (size == 0)
        return kr_steal_obj(&empty);
    if (size == 1 && *at < 0x80)
        return kr_steal_obj(&kr_str_latin1[*at]);
    if (is_ascii(at, size)) {
        KrStr *plain = kr_str_new(thread, (int64_t)size, 127);
        if (!plain)
            return KR_NULL;
        kr_span_copy(kr_str_data(plain), bytes, size);
        return kr_steal_obj(plain);
    }
    uint32_t highest = 0;
    int64_t length = 0;
    for (const uint8_t *p = at; p < end; length++) {
        uint32_t c = decode(&p);
        highest = c > highest ? c : highest;
    }
    KrStr *str = kr_str_new(thread, length, highest);
    if (!str)
        return KR_NULL;
    if (str->ascii)
        memcpy(kr_str_data(str), bytes, size);
    else
        for (int64_t i = 0; i < length; i++)
            kr_str_write(str, i, decode(&at));
    return kr_steal_obj(str);
}

KrOwn kr_str_from_ascii(KrThread *thread, const char *text)
{
    return kr_str_from_utf8(thread, text, strlen(text));
}

static KR_NOINLINE KrOwn wide_char(KrThread *thread, uint32_t c)
{
    KrStr *str = kr_str_new(thread, 1, c);
    if (!str)
        return KR_NULL;
    kr_str_write(str, 0, c);
    return kr_steal_obj(str);
}

KR_SPREAD KrOwn kr_str_char(KrThread *thread, uint32_t c)
{
    return KR_LIKELY(c < 256) ? kr_steal_obj(&kr_str_latin1[c]) : wide_char(thread, c);
}

static size_t encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

// The UTF-8 of strs that are not ASCII, made when first asked for: chains by a hash of the address.
typedef struct Utf8 {
    struct Utf8 *next;
    const KrStr *owner;
    size_t size;
    char text[]; // and a NUL
} Utf8;

enum { UTF8_CHAINS = 256 };

static Utf8 **utf8_chain(KrVM *vm, const KrStr *str)
{
    if (!vm->utf8)
        vm->utf8 = calloc(UTF8_CHAINS, sizeof(Utf8 *));
    return vm->utf8 ? (Utf8 **)vm->utf8 + ((uintptr_t)str >> 4) % UTF8_CHAINS : NULL;
}

// Null: no memory, or (with *surrogate) a surrogate stands alone and is not wanted.
static Utf8 *make_utf8(const KrStr *str, int64_t *surrogate)
{
    size_t size = 0;
    *surrogate = -1;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        if (c >= 0xD800 && c < 0xE000 && *surrogate < 0)
            *surrogate = i;
    }
    Utf8 *made = *surrogate >= 0 ? NULL : malloc(sizeof *made + size + 1);
    if (!made)
        return NULL;
    *made = (Utf8){.owner = str, .size = size};
    char *at = made->text;
    for (int64_t i = 0; i < str->length; i++)
        at += encode(kr_str_read(str, i), at);
    *at = 0;
    return made;
}

void kr_str_forget_utf8(KrThread *thread, KrStr *str)
{
    for (Utf8 **at = utf8_chain(thread->vm, str); *at; at = &(*at)->next) {
        if ((*at)->owner == str) {
            Utf8 *gone = *at;
            *at = gone->next;
            free(gone);
            break;
        }
    }
    str->has_utf8 = 0;
}

void kr_str_free_utf8(KrVM *vm)
{
    for (size_t i = 0; vm->utf8 && i < UTF8_CHAINS; i++) {
        for (Utf8 *entry = ((Utf8 **)vm->utf8)[i], *next; entry; entry = next) {
            next = entry->next;
            free(entry);
        }
    }
    free(vm->utf8);
    vm->utf8 = NULL;
}

static const char *utf8_of(KrThread *thread, KrStr *str, size_t *size, int64_t *surrogate)
{
    *surrogate = -1;
    if (str->ascii) {
        *size = (size_t)str->length;
        return kr_str_data(str);
    }
    Utf8 **chain = utf8_chain(thread->vm, str), *entry = chain ? *chain : NULL;
    while (entry && entry->owner != str)
        entry = entry->next;
    if (!entry) {
        entry = chain ? make_utf8(str, surrogate) : NULL;
        if (!entry)
            return NULL;
        entry->next = *chain;
        *chain = entry;
        str->has_utf8 = str->interned != 2; // static strs outlive every VM
    }
    *size = entry->size;
    return entry->text;
}

const char *kr_str_c_text(KrThread *thread, KrRef text)
{
    size_t size;
    const char *bytes = kr_str_utf8(thread, text, &size);
    if (!bytes || strlen(bytes) == size) return bytes;
    (void)kr_exception_raise(thread, &kr_exception_value_error, "embedded null character");
    return NULL;
}

const char *kr_str_utf8(KrThread *thread, KrRef value, size_t *size)
{
    int64_t surrogate;
    size_t scratch;
    const char *text = utf8_of(thread, kr_str_obj(value), size ? size : &scratch, &surrogate);
    if (text)
        return text;
    if (surrogate >= 0)
        kr_str_codec_raise_surrogate(thread, value, surrogate);
    else
        (void)kr_exception_no_memory(thread);
    return NULL;
}

const char *kr_str_text(KrThread *thread, KrRef value)
{
    KrStr *str = kr_str_obj(value);
    int64_t surrogate;
    size_t size;
    const char *text = utf8_of(thread, str, &size, &surrogate);
    if (text)
        return text;
    return surrogate >= 0 ? "(text with surrogates)" : "(out of memory)";
}

// --- comparison and hashing -------------------------------------------------------------

bool kr_str_equal(KrRef a, KrRef b)
{
    const KrStr *x = kr_str_obj(a), *y = kr_str_obj(b);
    if (x == y)
        return true;
    if (x->length != y->length || x->kind != y->kind)
        return false;
    return kr_span_padded_equal(kr_str_data(x), kr_str_data(y), (size_t)x->length * x->kind);
}

bool kr_str_equal_ascii(KrRef a, const char *text)
{
    const KrStr *x = kr_str_obj(a);
    return x->ascii && strlen(text) == (size_t)x->length &&
           memcmp(kr_str_data(x), text, (size_t)x->length) == 0;
}

// Not inlined into sorting, where its branches could not be foreseen.
KR_NOINLINE int kr_str_compare(KrRef a, KrRef b)
{
    const KrStr *x = kr_str_obj(a), *y = kr_str_obj(b);
    int64_t length = x->length < y->length ? x->length : y->length;
    if (x->kind == 1 && y->kind == 1) {
        const char *p = kr_str_data(x), *q = kr_str_data(y);
        if (length >= 8) {
            uint64_t left = __builtin_bswap64(kr_span_word(p)), right = __builtin_bswap64(kr_span_word(q));
            if (left != right)
                return (left > right) - (left < right);
        }
        int order = memcmp(p, q, (size_t)length);
        if (order)
            return order < 0 ? -1 : 1;
    } else {
        for (int64_t i = 0; i < length; i++) {
            uint32_t c = kr_str_read(x, i), d = kr_str_read(y, i);
            if (c != d)
                return c < d ? -1 : 1;
        }
    }
    return (x->length > y->length) - (x->length < y->length);
}

int64_t kr_str_hash(KrRef a)
{
    KrStr *str = kr_str_obj(a);
    if (str->hash == -1)
        str->hash = kr_hash_bytes(kr_str_data(str), (size_t)str->length * str->kind);
    return str->hash;
}

// --- parts ---------------------------------------------------------------------------------

KrOwn kr_str_index(KrThread *thread, KrRef str, int64_t index)
{
    return kr_str_char(thread, kr_str_read(kr_str_obj(str), index));
}

KrOwn kr_str_slice(KrThread *thread, KrRef value, int64_t start, int64_t stop, int64_t step)
{
    const KrStr *str = kr_str_obj(value);
    if (KR_LIKELY(step == 1 && str->ascii && stop - start > 1 && stop - start < str->length)) {
        KrStr *part = kr_str_new(thread, stop - start, 0x7F);
        if (!part)
            return KR_NULL;
        kr_span_copy(kr_str_data(part), (const char *)kr_str_data(str) + start, (size_t)(stop - start));
        return kr_steal_obj(part);
    }
    int64_t between = step > 0 ? stop - start : start - stop, size = step > 0 ? step : -step;
    int64_t count = between <= 0 ? 0 : size == 1 ? between : (between - 1) / size + 1;
    if (count == str->length && step == 1 && str->header.type == &kr_str_type)
        return kr_dup(value);
    if (count == 0)
        return kr_steal_obj(&empty);
    if (count == 1)
        return kr_str_index(thread, value, start);
    uint32_t highest = 0;
    if (str->ascii) {
        highest = 0x7F;
    } else {
        for (int64_t i = 0; i < count; i++) {
            uint32_t c = kr_str_read(str, start + i * step);
            highest = c > highest ? c : highest;
        }
    }
    KrStr *out = kr_str_new(thread, count, highest);
    if (!out)
        return KR_NULL;
    if (step == 1)
        kr_str_copy_chars(out, 0, str, start, count);
    else if (str->kind == 1)
        for (int64_t i = 0, at = start; i < count; i++, at += step)
            ((uint8_t *)kr_str_data(out))[i] = ((const uint8_t *)kr_str_data(str))[at];
    else
        for (int64_t i = 0; i < count; i++)
            kr_str_write(out, i, kr_str_read(str, start + i * step));
    return kr_steal_obj(out);
}

KrOwn kr_str_repeat(KrThread *thread, KrRef value, int64_t times)
{
    const KrStr *str = kr_str_obj(value);
    if (times <= 0 || str->length == 0)
        return kr_steal_obj(&empty);
    if (times == 1 && str->header.type == &kr_str_type)
        return kr_dup(value);
    if (times > INT32_MAX / str->length)
        return kr_exception_no_memory(thread);
    KrStr *out = kr_str_new(thread, str->length * times, kr_str_highest_of(str));
    if (!out)
        return KR_NULL;
    size_t one = (size_t)(str->length * str->kind), all = one * (size_t)times;
    char *to = kr_str_data(out);
    if (one == 1)
        memset(to, *(const uint8_t *)kr_str_data(str), all);
    else
        kr_span_copy(to, kr_str_data(str), one);
    for (size_t done = one; one != 1 && done < all; done *= 2) // what is there, doubled
        kr_span_copy(to + done, to, done < all - done ? done : all - done);
    return kr_steal_obj(out);
}

int64_t kr_str_find(KrRef value, KrRef part, int64_t start, int64_t end)
{
    return kr_str_search_find(kr_str_search_chars(value), kr_str_search_chars(part), start, end);
}

// --- repr -------------------------------------------------------------------------------

KrOwn kr_str_repr(KrThread *thread, KrRef value)
{
    const KrStr *str = kr_str_obj(value);
    bool single = false, twice = false;
    if (str->ascii) {
        const uint8_t *data = kr_str_data(str);
        bool odd = false;
        for (int64_t i = 0; i < str->length; i++)
            odd |= data[i] < ' ' || data[i] == '\'' || data[i] == '\\' || data[i] == 127;
        if (!odd) { // as it is, between quotes
            KrStr *out = kr_str_new(thread, str->length + 2, 127);
            if (!out)
                return KR_NULL;
            char *to = kr_str_data(out);
            to[0] = to[str->length + 1] = '\'';
            kr_span_copy(to + 1, data, (size_t)str->length);
            return kr_steal_obj(out);
        }
    }
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        single |= c == '\'';
        twice |= c == '"';
    }
    char quote = single && !twice ? '"' : '\'';
    KrStrBuilder b;
    kr_str_builder_init(&b, thread);
    kr_str_builder_char(&b, (uint32_t)quote);
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        char escape[16];
        if (c == (uint32_t)quote || c == '\\') {
            kr_str_builder_char(&b, '\\');
            kr_str_builder_char(&b, c);
        } else if (c == '\n') {
            kr_str_builder_ascii(&b, "\\n");
        } else if (c == '\r') {
            kr_str_builder_ascii(&b, "\\r");
        } else if (c == '\t') {
            kr_str_builder_ascii(&b, "\\t");
        } else if (kr_str_case_is_printable(c)) {
            kr_str_builder_char(&b, c);
        } else {
            snprintf(escape, sizeof escape, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
            kr_str_builder_ascii(&b, escape);
        }
    }
    kr_str_builder_char(&b, (uint32_t)quote);
    return kr_str_builder_take(&b);
}

// --- interning --------------------------------------------------------------------------

KrOwn kr_str_intern(KrThread *thread, KrOwn value)
{
    if (kr_is_null(value))
        return value;
    KrStr *str = kr_str_obj(kr_ref(value));
    if (str->interned || str->header.type != &kr_str_type)
        return value;
    uint32_t first = str->length == 1 ? kr_str_read(str, 0) : 256;
    if (str->length == 0 || first < 256) { // the static ones are the interned ones
        KrOwn only = str->length == 0 ? kr_steal_obj(&empty) : kr_str_char(thread, first);
        kr_drop(thread, value);
        return only;
    }
    const KrImage *image = thread->vm->image;
    KrStr *name = image ? kr_image_find_name(image, kr_str_data(str), (size_t)str->length * str->kind, str->kind) : NULL;
    if (name) {
        kr_drop(thread, value);
        return kr_steal_obj(name); // immortal
    }
    KrRef table = kr_ref(thread->vm->interned), found = kr_dict_find_str(table, kr_ref(value));
    if (!kr_ref_is_null(found)) {
        KrOwn other = kr_dup(found);
        kr_drop(thread, value);
        return other;
    }
    if (!kr_dict_set(thread, table, kr_ref(value), kr_ref(value))) {
        kr_exception_clear(thread); // not interned: only slower
        return value;
    }
    // the table's two references do not count: the str takes itself out when it dies
    str->interned = 1;
    str->header.count -= 2;
    return value;
}

void kr_str_forget_interned(KrThread *thread, KrStr *str)
{
    str->interned = 0;
    str->header.count = 3; // the table gives back its two
    if (kr_dict_delete(thread, kr_ref(thread->vm->interned), kr_from_obj(str)) != KR_PRESENT)
        kr_exception_clear(thread);
    str->header.count = 0;
}

KrOwn kr_str_interned(KrThread *thread, const char *ascii)
{
    const KrImage *image = thread->vm->image;
    KrStr *name = image ? kr_image_find_name(image, ascii, strlen(ascii), 1) : NULL;
    return name ? kr_steal_obj(name) : kr_str_intern(thread, kr_str_from_ascii(thread, ascii));
}

KrOwn kr_str_subclass(KrThread *thread, KrType *type, KrRef text)
{
    const KrStr *from = kr_str_obj(text);
    size_t size = (byte_size(from->length, from->kind) + 7) & ~(size_t)7;
    KrStr *str = (KrStr *)(void *)kr_object_new(thread, type, size + type->own_words * sizeof(KrOwn));
    if (!str)
        return KR_NULL;
    str->hash = from->hash;
    str->length = from->length;
    str->capacity = (uint32_t)from->length;
    str->kind = from->kind;
    str->ascii = from->ascii;
    memcpy(kr_str_data(str), kr_str_data(from), (size_t)(from->length + 1) * from->kind);
    return kr_steal_obj(str);
}

// --- slots ------------------------------------------------------------------------------

static KrOwn str_to_str(KrThread *thread, KrRef self)
{
    if (kr_str_is(self))
        return kr_dup(self);
    KrStr *str = kr_str_obj(self);
    KrStr *out = kr_str_new(thread, str->length, kr_str_highest_of(str));
    if (!out)
        return KR_NULL;
    kr_str_copy_chars(out, 0, str, 0, str->length);
    return kr_steal_obj(out);
}

static bool str_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    *hash = kr_str_hash(self);
    return true;
}

static bool str_length(KrThread *thread, KrRef self, int64_t *length)
{
    (void)thread;
    *length = kr_str_obj(self)->length;
    return true;
}

static KrOwn str_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    (void)thread;
    if (!kr_str_is_sub(b))
        return kr_dup(kr_not_implemented());
    if (op == KR_EQ || op == KR_NE)
        return kr_bool_own(kr_str_equal(a, b) == (op == KR_EQ));
    int order = kr_str_compare(a, b);
    bool holds = op == KR_LT   ? order < 0
                 : op == KR_LE ? order <= 0
                 : op == KR_GT ? order > 0
                               : order >= 0;
    return kr_bool_own(holds);
}

static KrOwn str_concat_slot(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_str_is_sub(b))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can only concatenate str (not \"%T\") to str", b);
    return kr_str_concat(thread, a, b);
}

static KrOwn str_modulo(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_str_is_sub(a))
        return kr_dup(kr_not_implemented());
    return kr_format_string_percent(thread, a, b);
}

KrType kr_str_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "str",
    .flags = KR_TYPE_BASE | KR_TYPE_STR_SUB,
    .basic_size = sizeof(KrStr),
    .item_size = 1,
    .dealloc = str_dealloc,
    .repr = kr_str_repr,
    .str = str_to_str,
    .hash = str_hash,
    .length = str_length,
    .compare = str_compare,
    .contains = kr_str_search_contains,
    .concat = str_concat_slot,
    .repeat = kr_str_repeat,
    .binary[KR_BINARY_MOD] = str_modulo,
    .getitem = kr_str_subscript,
    .iter = kr_str_iter,
    .new_object = kr_str_new_object,
    .methods = kr_str_methods,
    .doc = "Text; of any object, or of bytes in an encoding.",
};
