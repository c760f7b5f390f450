// SPDX-License-Identifier: MIT
// Objects -> marshal's bytes (marshal_write.h). The format is CPython's; a code object has the same fields
// in the same order, but Krait's instructions, so .pyc files carry a magic number of their own.
//
// An object seen twice becomes a reference from version 3 on. CPython marks every shared object by its
// count of references; here only what really occurs again is marked, in one pass: the place of each
// object's type byte is remembered and the numbers are filled in at the end. So equal objects give equal
// bytes in every run (sets are written in the order of their members' bytes).
// Reading: marshal_read.c. Called by the marshal module. Tests: tests/lang/modules/marshal/.
#include "runtime/marshal_write.h"

#include "runtime/bool.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/code.h"
#include "runtime/complex.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float_text.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/set.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include "gen/opcodes.h"

#include <stdlib.h>

enum { FLAG_REF = 0x80 };

typedef struct Seen { // an object that may come again
    const KrObject *object;
    size_t place;  // of its type byte
    uint32_t uses; // references to it
    bool
        open; // a code object or slice that is being written: the reader could not refer to it
} Seen;
typedef struct Use { // a reference
    size_t place;    // of its number
    uint32_t seen;   // index
} Use;

typedef struct Writer {
    KrThread *thread;
    char *data;
    size_t size, capacity;
    Seen *seen;
    uint32_t seen_count, seen_capacity;
    uint32_t *table; // open addressing: index into seen + 1
    uint32_t table_mask;
    Use *uses;
    size_t use_count, use_capacity;
    int version, depth;
    bool allow_code, no_memory;
} Writer;

static bool write_value(Writer *w, KrRef value);

// --- bytes ------------------------------------------------------------------------------------

static bool no_memory(Writer *w)
{
    if (!w->no_memory) (void)kr_exception_no_memory(w->thread);
    w->no_memory = true;
    return false;
}

static bool reserve(Writer *w, size_t more)
{
    if (w->capacity - w->size >= more) return true;
    size_t capacity = (w->size + more) * 2 + 64;
    char *grown = realloc(w->data, capacity);
    if (!grown) return no_memory(w);
    w->data = grown;
    w->capacity = capacity;
    return true;
}
static bool put(Writer *w, const void *data, size_t size)
{
    if (!reserve(w, size)) return false;
    if (size) memcpy(w->data + w->size, data, size);
    w->size += size;
    return true;
}
static bool put_byte(Writer *w, unsigned byte)
{
    return put(w, &(char){(char)byte}, 1);
}
static bool put_u32(Writer *w, uint32_t number)
{
    const uint8_t bytes[] = {(uint8_t)number, (uint8_t)(number >> 8),
                             (uint8_t)(number >> 16), (uint8_t)(number >> 24)};
    return put(w, bytes, 4);
}
static bool put_double(Writer *w, double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return put_u32(w, (uint32_t)bits) && put_u32(w, (uint32_t)(bits >> 32));
}
// Two's complement, least byte first; the count must fit.
static bool put_count(Writer *w, int64_t count)
{
    if (count <= INT32_MAX) return put_u32(w, (uint32_t)count);
    return kr_exception_raise_false(w->thread, &kr_exception_value_error,
                                    "unmarshallable object");
}
static bool put_sized(Writer *w, unsigned type, const void *data, int64_t size)
{
    return put_byte(w, type) && put_count(w, size) && put(w, data, (size_t)size);
}

// --- references -------------------------------------------------------------------------------

static uint32_t slot_of(const Writer *w, const KrObject *object)
{
    uint64_t hash = (uint64_t)(uintptr_t)object * UINT64_C(0x9E3779B97F4A7C15);
    uint32_t at = (uint32_t)(hash >> 32) & w->table_mask;
    while (w->table[at] && w->seen[w->table[at] - 1].object != object)
        at = (at + 1) & w->table_mask;
    return at;
}

static bool grow_seen(Writer *w)
{
    uint32_t capacity = w->seen_capacity ? w->seen_capacity * 2 : 64;
    Seen *seen = realloc(w->seen, capacity * sizeof *seen);
    if (!seen) return no_memory(w);
    w->seen = seen;
    w->seen_capacity = capacity;
    free(w->table);
    w->table = calloc((size_t)capacity * 2, sizeof *w->table);
    if (!w->table) return no_memory(w);
    w->table_mask = capacity * 2 - 1;
    for (uint32_t i = 0; i < w->seen_count; i++)
        w->table[slot_of(w, w->seen[i].object)] = i + 1;
    return true;
}

static bool
is_whole_later(const KrObject *object) // made when all of its parts are there
{
    return object->type == &kr_code_type || object->type == &kr_slice_type;
}

// Present: a reference has been written. Absent: the object is to be written, and is known from now on.
static KrFound write_reference(Writer *w, KrRef value)
{
    const KrObject *object = kr_obj(value);
    if (w->version < 3 || object->count == 1) return KR_ABSENT;
    if (w->seen_count == w->seen_capacity && !grow_seen(w)) return KR_FAULT;
    uint32_t slot = slot_of(w, object);
    if (!w->table[slot]) {
        w->seen[w->seen_count] = (Seen){object, w->size, 0, is_whole_later(object)};
        w->table[slot] = ++w->seen_count;
        return KR_ABSENT;
    }
    if (w->use_count == w->use_capacity) {
        size_t capacity = w->use_capacity ? w->use_capacity * 2 : 64;
        Use *grown = realloc(w->uses, capacity * sizeof *grown);
        if (!grown) return no_memory(w) ? KR_PRESENT : KR_FAULT;
        w->uses = grown;
        w->use_capacity = capacity;
    }
    if (w->seen[w->table[slot] - 1].open)
        return kr_exception_raise_false(w->thread, &kr_exception_value_error,
                                        "unmarshallable object")
                   ? KR_PRESENT
                   : KR_FAULT;
    w->seen[w->table[slot] - 1].uses++;
    if (!put_byte(w, 'r')) return KR_FAULT;
    w->uses[w->use_count++] = (Use){w->size, w->table[slot] - 1};
    return put_u32(w, 0) ? KR_PRESENT : KR_FAULT;
}

// Numbers in the order of the type bytes, as the reader counts them.
static void number_references(Writer *w)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < w->seen_count; i++) {
        if (!w->seen[i].uses) continue;
        w->data[w->seen[i].place] |= (char)FLAG_REF;
        w->seen[i].uses = number++;
    }
    for (size_t i = 0; i < w->use_count; i++) {
        size_t end = w->size;
        w->size = w->uses[i].place;
        (void)put_u32(w, w->seen[w->uses[i].seen].uses);
        w->size = end;
    }
}

// --- values -----------------------------------------------------------------------------------

// Base 2^15, least digit first, the sign in the count.
static bool write_long(Writer *w, const uint64_t *limbs, size_t count, bool negative)
{
    while (count && !limbs[count - 1])
        count--;
    if (!count) return put_byte(w, 'l') && put_u32(w, 0);
    size_t bits = count * 64 - (size_t)__builtin_clzll(limbs[count - 1]);
    size_t digits = (bits + 14) / 15;
    if (digits > INT32_MAX)
        return kr_exception_raise_false(w->thread, &kr_exception_value_error,
                                        "unmarshallable object");
    if (!put_byte(w, 'l') ||
        !put_u32(w, negative ? (uint32_t) - (int32_t)digits : (uint32_t)digits) ||
        !reserve(w, digits * 2))
        return false;
    for (size_t i = 0; i < digits; i++) {
        size_t bit = i * 15, limb = bit / 64, shift = bit % 64;
        uint64_t digit = limbs[limb] >> shift;
        if (shift > 49 && limb + 1 < count) digit |= limbs[limb + 1] << (64 - shift);
        w->data[w->size++] = (char)(digit & 0xFF);
        w->data[w->size++] = (char)(digit >> 8 & 0x7F);
    }
    return true;
}

static bool write_int(Writer *w, KrRef value)
{
    if (kr_is_small_int(value)) {
        int64_t number = kr_small_int_value(value);
        if (number >= INT32_MIN && number <= INT32_MAX)
            return put_byte(w, 'i') && put_u32(w, (uint32_t)number);
        uint64_t magnitude = number < 0 ? (uint64_t)-number : (uint64_t)number;
        return write_long(w, &magnitude, 1, number < 0);
    }
    const KrInt *big = (const KrInt *)(const void *)kr_obj(value);
    return write_long(w, big->limbs, (size_t)(big->size < 0 ? -big->size : big->size),
                      big->size < 0);
}

static bool write_float_text(Writer *w, double number)
{
    size_t length;
    char *text = kr_float_text_format(number, 'g', 17, 0, &length);
    bool ok =
        text ? put_byte(w, (unsigned)length) && put(w, text, length) : no_memory(w);
    free(text);
    return ok;
}
static bool write_double(Writer *w, double number)
{
    return w->version > 1 ? put_double(w, number) : write_float_text(w, number);
}

static size_t encode(uint32_t c, uint8_t *out) // UTF-8, surrogates too
{
    static const uint8_t heads[] = {0, 0xC0, 0xE0, 0xF0};
    size_t more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    for (size_t i = more; i > 0; i--, c >>= 6)
        out[i] = (uint8_t)(0x80 | (c & 0x3F));
    out[0] = (uint8_t)(heads[more] | c);
    return more + 1;
}

static bool write_str(Writer *w, KrRef value)
{
    const KrStr *str = kr_str_obj(value);
    bool interned = str->interned && w->version >= 3;
    if (str->ascii && w->version >= 4) {
        if (str->length < 256)
            return put_byte(w, interned ? 'Z' : 'z') &&
                   put_byte(w, (unsigned)str->length) &&
                   put(w, kr_str_data(str), (size_t)str->length);
        return put_sized(w, interned ? 'A' : 'a', kr_str_data(str), str->length);
    }
    if (str->ascii)
        return put_sized(w, interned ? 't' : 'u', kr_str_data(str), str->length);
    if (!put_byte(w, interned ? 't' : 'u') || !put_u32(w, 0)) return false;
    size_t start = w->size;
    for (int64_t i = 0; i < str->length; i++) {
        uint8_t bytes[4];
        if (!put(w, bytes, encode(kr_str_read(str, i), bytes))) return false;
    }
    size_t end = w->size;
    w->size = start - 4;
    bool ok = put_count(w, (int64_t)(end - start));
    w->size = end;
    return ok;
}

static bool write_items(Writer *w, const KrOwn *items, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        if (!write_value(w, kr_ref(items[i]))) return false;
    return true;
}
static bool write_tuple(Writer *w, const KrOwn *items, int64_t count)
{
    bool small = w->version >= 4 && count < 256;
    return put_byte(w, small ? ')' : '(') &&
           (small ? put_byte(w, (unsigned)count) : put_count(w, count)) &&
           write_items(w, items, count);
}
static bool write_dict(Writer *w, KrRef dict)
{
    KrRef key, item;
    size_t position = 0;
    if (!put_byte(w, '{')) return false;
    while (kr_dict_next(dict, &position, &key, &item))
        if (!write_value(w, key) || !write_value(w, item)) return false;
    return put_byte(w, '0');
}

static int by_bytes(const void *left,
                    const void *right) // pairs of a member's bytes and the member
{
    const KrBytes *a = kr_bytes_cast(kr_tuple_get(kr_ref(*(const KrOwn *)left), 0));
    const KrBytes *b = kr_bytes_cast(kr_tuple_get(kr_ref(*(const KrOwn *)right), 0));
    int order = memcmp(a->data, b->data,
                       (size_t)(a->length < b->length ? a->length : b->length));
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

static bool write_set(Writer *w, KrRef set, bool frozen)
{
    KrOwn list = kr_list_new(w->thread, 0);
    KrRef member;
    size_t position = 0;
    int64_t hash;
    bool ok = !kr_is_null(list);
    while (ok && kr_set_next(set, &position, &member, &hash)) {
        KrOwn bytes = kr_marshal_write(w->thread, member, w->version, w->allow_code);
        KrOwn pair =
            kr_is_null(bytes) ? KR_NULL : kr_tuple_2(w->thread, kr_ref(bytes), member);
        kr_xdrop(w->thread, bytes);
        ok = !kr_is_null(pair) && kr_list_append_own(w->thread, kr_ref(list), pair);
    }
    if (ok && kr_list_length(kr_ref(list)))
        qsort(kr_list_cast(kr_ref(list))->items, (size_t)kr_list_length(kr_ref(list)),
              sizeof(KrOwn), by_bytes);
    int64_t count = ok ? kr_list_length(kr_ref(list)) : 0;
    ok = ok && put_byte(w, frozen ? '>' : '<') && put_count(w, count);
    for (int64_t i = 0; ok && i < count; i++)
        ok = write_value(w, kr_tuple_get(kr_list_get(kr_ref(list), i), 1));
    kr_xdrop(w->thread, list);
    return ok;
}

static bool write_units(Writer *w, const KrCode *code)
{
    if (!put_byte(w, 's') || !put_count(w, (int64_t)code->unit_count * 2) ||
        !reserve(w, code->unit_count * 2))
        return false;
    for (uint32_t i = 0; i < code->unit_count;
         i++) { // as compiled: no specialized ones, empty caches
        unsigned opcode = kr_opcode_base[code->units[i] & 0xFF];
        w->data[w->size++] = (char)opcode;
        w->data[w->size++] = (char)(code->units[i] >> 8);
        for (unsigned caches = kr_opcode_caches[opcode];
             caches && i + 1 < code->unit_count; caches--, i++) {
            w->data[w->size++] = 0;
            w->data[w->size++] = 0;
        }
    }
    return true;
}

static bool write_code(Writer *w, const KrCode *code)
{
    if (!w->allow_code)
        return kr_exception_raise_false(w->thread, &kr_exception_value_error,
                                        "marshalling code objects is disallowed");
    return put_byte(w, 'c') && put_u32(w, (uint32_t)code->arg_count) &&
           put_u32(w, (uint32_t)code->posonly_count) &&
           put_u32(w, (uint32_t)code->kwonly_count) &&
           put_u32(w, (uint32_t)code->stack_size) && put_u32(w, code->flags) &&
           write_units(w, code) && write_tuple(w, code->consts, code->const_count) &&
           write_tuple(w, code->names, code->name_count) &&
           write_value(w, kr_ref(code->localsplus_names)) &&
           put_sized(w, 's', code->localsplus_kinds, code->localsplus_count) &&
           write_value(w, kr_ref(code->filename)) &&
           write_value(w, kr_ref(code->name)) &&
           write_value(w, kr_ref(code->qualname)) &&
           put_u32(w, (uint32_t)code->first_line) &&
           put_sized(w, 's', code->line_table, code->line_table_size) &&
           put_sized(w, 's', code->exception_table, code->exception_table_size);
}

static bool write_buffer(Writer *w, KrRef value)
{
    KrBuffer buffer = {0};
    if (!kr_buffer_has(value))
        return kr_exception_raise_false(w->thread, &kr_exception_value_error,
                                        "unmarshallable object");
    if (!kr_buffer_get(w->thread, value, &buffer, KR_BUFFER_READ)) {
        kr_exception_clear(w->thread);
        return kr_exception_raise_false(w->thread, &kr_exception_value_error,
                                        "unmarshallable object");
    }
    bool ok = put_sized(w, 's', buffer.data, buffer.size);
    kr_buffer_release(w->thread, &buffer);
    return ok;
}

static bool write_content(Writer *w, KrRef value)
{
    const KrType *type = kr_type_of(value);
    if (type == &kr_str_type) return write_str(w, value);
    if (type == &kr_tuple_type)
        return write_tuple(w, kr_tuple_cast(value)->items, kr_tuple_length(value));
    if (type == &kr_bytes_type)
        return put_sized(w, 's', kr_bytes_cast(value)->data,
                         kr_bytes_cast(value)->length);
    if (type == &kr_int_type) return write_int(w, value);
    if (type == &kr_code_type) return write_code(w, kr_code_obj(value));
    if (type == &kr_list_type)
        return put_byte(w, '[') && put_count(w, kr_list_length(value)) &&
               write_items(w, kr_list_cast(value)->items, kr_list_length(value));
    if (type == &kr_dict_type) return write_dict(w, value);
    if (type == &kr_set_type || type == &kr_frozenset_type)
        return write_set(w, value, type == &kr_frozenset_type);
    if (type == &kr_complex_type) {
        const KrComplex *number = (const KrComplex *)(const void *)kr_obj(value);
        return put_byte(w, w->version > 1 ? 'y' : 'x') &&
               write_double(w, number->real) && write_double(w, number->imag);
    }
    if (type == &kr_slice_type && w->version >= 5) {
        const KrSlice *slice = (const KrSlice *)(const void *)kr_obj(value);
        return put_byte(w, ':') && write_value(w, kr_ref(slice->start)) &&
               write_value(w, kr_ref(slice->stop)) &&
               write_value(w, kr_ref(slice->step));
    }
    return write_buffer(w, value);
}

static bool write_heap(Writer *w, KrRef value)
{
    KrFound known = write_reference(w, value);
    if (known != KR_ABSENT) return known == KR_PRESENT;
    uint32_t number = w->seen_count;
    bool closes = number && w->seen[number - 1].object == kr_obj(value) &&
                  w->seen[number - 1].open;
    bool ok = write_content(w, value);
    if (closes) w->seen[number - 1].open = false;
    return ok;
}

static bool write_value(Writer *w, KrRef value)
{
    if (w->depth >= KR_MARSHAL_DEPTH || kr_thread_stack_low(w->thread))
        return kr_exception_raise_false(w->thread, &kr_exception_value_error,
                                        "object too deeply nested to marshal");
    if (kr_is_small_int(value)) return write_int(w, value);
    if (kr_is_float(value))
        return put_byte(w, w->version > 1 ? 'g' : 'f') &&
               write_double(w, kr_float_value(value));
    if (kr_is_none(value)) return put_byte(w, 'N');
    if (kr_is(value, kr_bool(true))) return put_byte(w, 'T');
    if (kr_is(value, kr_bool(false))) return put_byte(w, 'F');
    if (kr_is(value, kr_from_obj(&kr_ellipsis_object))) return put_byte(w, '.');
    if (kr_is(value, kr_type_ref(&kr_exception_stop_iteration)))
        return put_byte(w, 'S');
    w->depth++;
    bool ok = write_heap(w, value);
    w->depth--;
    return ok;
}

KrOwn kr_marshal_write(KrThread *thread, KrRef value, int version, bool allow_code)
{
    Writer w = {.thread = thread, .version = version, .allow_code = allow_code};
    KrOwn bytes = KR_NULL;
    if (kr_thread_stack_low(thread)) // sets in sets
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "object too deeply nested to marshal");
    if (write_value(&w, value)) {
        number_references(&w);
        bytes = kr_bytes_new(thread, w.data, (int64_t)w.size);
    }
    free(w.data);
    free(w.seen);
    free(w.table);
    free(w.uses);
    return bytes;
}
