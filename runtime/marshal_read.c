// SPDX-License-Identifier: MIT
// marshal's bytes -> objects (marshal_read.h). The data may be hostile: every count is compared with
// what is left before memory is taken for it, a container grows as its items come, and depth is limited.
// A code object is checked so far that its attributes can be read and it can die; running it is as safe
// as its instructions are.
//
// Invariant: `refs` holds an owner, or null for an object that is not whole yet (invalid to refer to).
// Lists, dicts, sets and tuples may be referred to while they are read; a tuple's missing items are None.
// Called by the marshal module, the start-up image. Tests: tests/lang/modules/marshal/.
#include "runtime/marshal_read.h"

#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/code.h"
#include "runtime/complex.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float_text.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/marshal_write.h"
#include "runtime/protocol_number.h"
#include "runtime/set.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/tuple.h"

#include <stdio.h>
#include <stdlib.h>

enum { FLAG_REF = 0x80, CHUNK = 1 << 20, STACK_LIMIT = 1 << 20 };

typedef struct Reader {
    KrThread *thread;
    const uint8_t *at, *end; // of memory
    KrRef file;              // or null
    KrOwn scratch;           // bytearray: what the file has given last
    KrOwn *refs;             // numbered objects (malloc)
    uint32_t ref_count, ref_capacity;
    int depth;
    bool allow_code;
    bool ended; // the '0' at the end of a dict has been read
} Reader;

static KrOwn read_value(Reader *r);

static KrOwn bad(Reader *r, const char *what)
{
    return kr_exception_raise(r->thread, &kr_exception_value_error,
                              "bad marshal data (%s)", what);
}
static KrOwn too_short(Reader *r)
{
    return kr_exception_raise(r->thread, &kr_exception_eof_error,
                              "marshal data too short");
}

// --- bytes ------------------------------------------------------------------------------------

// One readinto of the scratch bytearray, which gets `size` bytes.
static bool read_chunk(Reader *r, int64_t size)
{
    KrThread *thread = r->thread;
    KrOwn name = kr_str_interned(thread, "readinto"), result = KR_NULL;
    int64_t got;
    kr_xdrop(thread, kr_move(&r->scratch));
    r->scratch = kr_bytearray_new(thread, NULL, size);
    KrRef argument = kr_ref(r->scratch);
    if (!kr_is_null(name) && !kr_is_null(r->scratch)) {
        memset(kr_bytearray_cast(argument)->bytes, 0, (size_t)size);
        result = kr_call_method(thread, r->file, kr_ref(name), &argument, 1);
    }
    kr_xdrop(thread, name);
    if (kr_is_null(result)) return false;
    bool ok = kr_number_index_i64(thread, kr_ref(result), &got);
    kr_drop(thread, result);
    if (!ok) return false;
    if (got > size)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "read() returned too much data: %lld bytes requested, %lld returned",
            (long long)size, (long long)got);
    if (got < size || kr_bytearray_cast(argument)->length < size)
        return kr_exception_raise_false(thread, &kr_exception_eof_error,
                                        "EOF read where not expected");
    return true;
}

// `size` bytes, valid until the next call. Null: raised.
static const uint8_t *take(Reader *r, int64_t size)
{
    if (kr_ref_is_null(r->file)) {
        if (r->end - r->at < size) return (void)too_short(r), NULL;
        r->at += size;
        return r->at - size;
    }
    if (size == 0) return (const uint8_t *)"";
    return read_chunk(r, size)
               ? (const uint8_t *)kr_bytearray_cast(kr_ref(r->scratch))->bytes
               : NULL;
}

// The same for sizes that the data claims: what is read in pieces is put together in *owned.
static const uint8_t *take_claimed(Reader *r, int64_t size, uint8_t **owned)
{
    *owned = NULL;
    if (kr_ref_is_null(r->file) || size <= CHUNK) return take(r, size);
    int64_t have = 0;
    while (have < size) {
        int64_t more = size - have < CHUNK ? size - have : CHUNK;
        const uint8_t *piece = take(r, more);
        uint8_t *grown = piece ? realloc(*owned, (size_t)(have + more)) : NULL;
        if (!grown) {
            if (piece) (void)kr_exception_no_memory(r->thread);
            free(*owned);
            *owned = NULL;
            return NULL;
        }
        memcpy(grown + have, piece, (size_t)more);
        *owned = grown;
        have += more;
    }
    return *owned;
}

static bool read_byte(Reader *r, unsigned *byte)
{
    if (kr_ref_is_null(r->file) && r->at < r->end) {
        *byte = *r->at++;
        return true;
    }
    const uint8_t *data = take(r, 1);
    if (data) *byte = *data;
    return data != NULL;
}
static uint32_t u32(const uint8_t *data)
{
    return data[0] | (uint32_t)data[1] << 8 | (uint32_t)data[2] << 16 |
           (uint32_t)data[3] << 24;
}
static bool read_i32(Reader *r, int32_t *number)
{
    const uint8_t *data = take(r, 4);
    if (data) *number = (int32_t)u32(data);
    return data != NULL;
}
static bool read_double(Reader *r, double *number)
{
    const uint8_t *data = take(r, 8);
    if (!data) return false;
    uint64_t bits = u32(data) | (uint64_t)u32(data + 4) << 32;
    memcpy(number, &bits, sizeof bits);
    return true;
}
static bool read_count(Reader *r, const char *what, int32_t *count)
{
    char text[64];
    if (!read_i32(r, count)) return false;
    if (*count >= 0) return true;
    snprintf(text, sizeof text, "%s size out of range", what);
    return (void)bad(r, text), false;
}

// --- numbered objects -------------------------------------------------------------------------

static bool reserve(Reader *r, uint32_t *number)
{
    if (r->ref_count == r->ref_capacity) {
        uint32_t capacity = r->ref_capacity ? r->ref_capacity * 2 : 256;
        if (capacity > INT32_MAX) return (void)bad(r, "index list too large"), false;
        KrOwn *grown = realloc(r->refs, capacity * sizeof *grown);
        if (!grown) return (void)kr_exception_no_memory(r->thread), false;
        r->refs = grown;
        r->ref_capacity = capacity;
    }
    *number = r->ref_count;
    r->refs[r->ref_count++] = KR_NULL;
    return true;
}

// --- leaves -----------------------------------------------------------------------------------

static KrOwn read_bytes(Reader *r)
{
    int32_t size;
    uint8_t *owned;
    if (!read_count(r, "bytes object", &size)) return KR_NULL;
    const uint8_t *data = take_claimed(r, size, &owned);
    KrOwn bytes = data ? kr_bytes_new(r->thread, data, size) : KR_NULL;
    free(owned);
    return bytes;
}

// kind: 'u' UTF-8, 'a' latin-1.
static KrOwn decode(Reader *r, const uint8_t *data, int64_t size, char kind)
{
    int64_t i = 0;
    while (i < size && data[i] < 0x80)
        i++;
    if (i == size) return kr_str_from_utf8(r->thread, (const char *)data, (size_t)size);
    if (kind == 'u')
        return kr_str_codec_decode(r->thread, data, (size_t)size, "utf-8",
                                   "surrogatepass");
    return kr_str_codec_decode(r->thread, data, (size_t)size, "latin-1", NULL);
}

static KrOwn read_str(Reader *r, char kind, bool is_short, bool interned)
{
    int32_t size;
    unsigned byte;
    uint8_t *owned;
    if (is_short) {
        if (!read_byte(r, &byte)) return KR_NULL;
        size = (int32_t)byte;
    } else if (!read_count(r, "string", &size)) {
        return KR_NULL;
    }
    const uint8_t *data = take_claimed(r, size, &owned);
    KrOwn text = data ? decode(r, data, size, kind) : KR_NULL;
    free(owned);
    return interned && !kr_is_null(text) ? kr_str_intern(r->thread, text) : text;
}

static KrOwn read_long(Reader *r)
{
    int32_t digits;
    if (!read_i32(r, &digits)) return KR_NULL;
    if (digits == 0) return kr_from_small_int(0);
    if (digits == INT32_MIN) return bad(r, "long size out of range");
    int64_t count = digits < 0 ? -(int64_t)digits : digits;
    uint8_t *owned;
    const uint8_t *data = take_claimed(r, count * 2, &owned);
    size_t size = (size_t)(count * 15 + 7) / 8 + 1, filled = 0;
    uint8_t *out = data ? calloc(size, 1) : NULL;
    KrOwn number = KR_NULL;
    uint32_t bits = 0;
    unsigned held = 0;
    if (!out) {
        if (data) (void)kr_exception_no_memory(r->thread);
        goto done;
    }
    for (int64_t i = 0; i < count; i++) {
        uint32_t digit = data[2 * i] | (uint32_t)data[2 * i + 1] << 8;
        if (digit > 0x7FFF) {
            number = bad(r, "digit out of range in long");
            goto done;
        }
        if (i == count - 1 && digit == 0) {
            number = bad(r, "unnormalized long data");
            goto done;
        }
        bits |= digit << held;
        for (held += 15; held >= 8; held -= 8, bits >>= 8)
            out[filled++] = (uint8_t)bits;
    }
    out[filled] = (uint8_t)bits;
    number = kr_int_from_bytes(r->thread, out, size, true, false);
    if (digits < 0 && !kr_is_null(number)) {
        KrOwn negative = kr_int_negate(r->thread, kr_ref(number));
        kr_drop(r->thread, number);
        number = negative;
    }
done:
    free(out);
    free(owned);
    return number;
}

static bool read_float_text(Reader *r, double *number)
{
    unsigned size;
    if (!read_byte(r, &size)) return false;
    const uint8_t *data = take(r, size);
    if (!data) return false;
    if (kr_float_text_parse((const char *)data, size, number)) return true;
    KrOwn bytes = kr_bytes_new(r->thread, data, size), text = KR_NULL;
    if (!kr_is_null(bytes))
        text = kr_str_codec_decode(r->thread, kr_bytes_cast(kr_ref(bytes))->data, size,
                                   "latin-1", NULL);
    if (!kr_is_null(text))
        (void)kr_exception_raise(r->thread, &kr_exception_value_error,
                                 "could not convert string to float: %R", kr_ref(text));
    kr_xdrop(r->thread, bytes);
    kr_xdrop(r->thread, text);
    return false;
}
static bool read_real(Reader *r, double *number, bool binary)
{
    return binary ? read_double(r, number) : read_float_text(r, number);
}

// --- containers -------------------------------------------------------------------------------

// '0' is no object here; what: the container's name.
static KrOwn read_item(Reader *r, const char *what)
{
    KrOwn item = read_value(r);
    if (kr_is_null(item) && r->ended) {
        r->ended = false;
        return kr_exception_raise(r->thread, &kr_exception_type_error,
                                  "NULL object in marshal data for %s", what);
    }
    return item;
}

// Each item takes a byte at least: no memory for what cannot come.
static bool check_room(Reader *r, int32_t count)
{
    if (!kr_ref_is_null(r->file) || r->end - r->at >= count) return true;
    return kr_exception_raise_false(r->thread, &kr_exception_eof_error,
                                    "EOF read where object expected");
}

static void set_ref(Reader *r, int64_t number, KrRef value)
{
    if (number >= 0) r->refs[number] = kr_dup(value);
}

static KrOwn read_list(Reader *r, int32_t count, int64_t number)
{
    if (!check_room(r, count)) return KR_NULL;
    KrOwn list = kr_list_new(r->thread, 0);
    if (kr_is_null(list)) return list;
    set_ref(r, number, kr_ref(list));
    for (int32_t i = 0; i < count; i++) {
        KrOwn item = read_item(r, "list");
        if (kr_is_null(item) || !kr_list_append_own(r->thread, kr_ref(list), item)) {
            kr_drop(r->thread, list);
            return KR_NULL;
        }
    }
    return list;
}

static KrOwn read_tuple(Reader *r, int32_t count, int64_t number)
{
    KrThread *thread = r->thread;
    if (!check_room(r, count)) return KR_NULL;
    if (count == 0) {
        set_ref(r, number, kr_tuple_empty());
        return kr_dup(kr_tuple_empty());
    }
    if (!kr_ref_is_null(r->file) && count > CHUNK / 8) { // who knows whether they come
        KrOwn list = read_list(r, count, -1), tuple = KR_NULL;
        if (!kr_is_null(list)) tuple = kr_list_to_tuple(thread, kr_ref(list));
        kr_xdrop(thread, list);
        if (!kr_is_null(tuple)) set_ref(r, number, kr_ref(tuple));
        return tuple;
    }
    KrOwn tuple = KR_NULL;
    if (number >= 0) { // may be inside itself
        tuple = kr_tuple_new(thread, count);
        if (kr_is_null(tuple)) return tuple;
        KrOwn *items = kr_tuple_cast(kr_ref(tuple))->items;
        for (int32_t i = 0; i < count; i++)
            items[i] = kr_none_own();
        set_ref(r, number, kr_ref(tuple));
        for (int32_t i = 0; i < count; i++) {
            KrOwn item = read_item(r, "tuple");
            if (kr_is_null(item)) {
                kr_drop(thread, tuple);
                return KR_NULL;
            }
            items[i] = item; // None was not counted
        }
        return tuple;
    }
    KrOwn few[16], *items = count <= 16 ? few : malloc((size_t)count * sizeof *items);
    if (!items) return kr_exception_no_memory(thread);
    int32_t have = 0;
    while (have < count && !kr_is_null(items[have] = read_item(r, "tuple")))
        have++;
    if (have == count)
        tuple = kr_tuple_pack_own(thread, items, (size_t)count);
    else
        while (have)
            kr_drop(thread, items[--have]);
    if (items != few) free(items);
    return tuple;
}

static KrOwn read_dict(Reader *r, int64_t number)
{
    KrThread *thread = r->thread;
    KrOwn dict = kr_dict_new(thread), key, item;
    if (kr_is_null(dict)) return dict;
    set_ref(r, number, kr_ref(dict));
    for (;;) {
        key = read_value(r);
        if (kr_is_null(key)) {
            if (r->ended) {
                r->ended = false;
                return dict;
            }
            break;
        }
        item = read_value(r);
        if (kr_is_null(item)) {
            kr_drop(thread, key);
            if (!r->ended) break;
            r->ended = false;
            return dict; // as CPython: a key alone ends it
        }
        bool ok = kr_dict_set(thread, kr_ref(dict), kr_ref(key), kr_ref(item));
        kr_drop(thread, key);
        kr_drop(thread, item);
        if (!ok) break;
    }
    kr_drop(thread, dict);
    return KR_NULL;
}

static KrOwn read_set(Reader *r, bool frozen, int64_t number)
{
    KrThread *thread = r->thread;
    int32_t count;
    if (!read_count(r, "set", &count) || !check_room(r, count)) return KR_NULL;
    KrOwn set = frozen ? kr_frozenset_from(thread, KR_REF_NULL)
                       : kr_set_new(thread, KR_REF_NULL);
    if (kr_is_null(set)) return set;
    if (frozen && count) { // the empty frozenset may be one object for all
        kr_drop(thread, set);
        set = kr_set_new(thread, KR_REF_NULL);
        if (kr_is_null(set)) return set;
    }
    if (!frozen) set_ref(r, number, kr_ref(set));
    for (int32_t i = 0; i < count; i++) {
        KrOwn item = read_item(r, "set");
        bool ok = !kr_is_null(item) && kr_set_add(thread, kr_ref(set), kr_ref(item));
        kr_xdrop(thread, item);
        if (!ok) {
            kr_drop(thread, set);
            return KR_NULL;
        }
    }
    if (frozen && count) {
        KrOwn whole = kr_frozenset_from(thread, kr_ref(set));
        kr_drop(thread, set);
        set = whole;
    }
    if (frozen && !kr_is_null(set)) set_ref(r, number, kr_ref(set));
    return set;
}

static KrOwn read_slice(Reader *r)
{
    KrOwn start = read_item(r, "slice"), stop = KR_NULL, step = KR_NULL,
          slice = KR_NULL;
    if (!kr_is_null(start)) stop = read_item(r, "slice");
    if (!kr_is_null(stop)) step = read_item(r, "slice");
    if (!kr_is_null(step))
        slice = kr_slice_new(r->thread, kr_ref(start), kr_ref(stop), kr_ref(step));
    kr_xdrop(r->thread, start);
    kr_xdrop(r->thread, stop);
    kr_xdrop(r->thread, step);
    return slice;
}

// --- code objects -----------------------------------------------------------------------------

typedef struct CodeFields {
    int32_t arg_count, posonly_count, kwonly_count, stack_size, flags, first_line;
    KrOwn units, consts, names, locals, kinds, filename, name, qualname, line_table,
        exception_table;
} CodeFields;
enum { CODE_OWNERS = 10 };

static bool all_str(KrRef tuple)
{
    for (int64_t i = 0; i < kr_tuple_length(tuple); i++)
        if (!kr_str_is(kr_tuple_get(tuple, i))) return false;
    return true;
}

// Types and numbers fit together: nothing that only reads the code object can go wrong.
static bool is_sound(const CodeFields *f)
{
    const KrOwn bytes[] = {f->units, f->kinds, f->line_table, f->exception_table};
    const KrOwn texts[] = {f->filename, f->name, f->qualname};
    const KrOwn tuples[] = {f->consts, f->names, f->locals};
    for (size_t i = 0; i < 4; i++)
        if (!kr_bytes_is(kr_ref(bytes[i]))) return false;
    for (size_t i = 0; i < 3; i++)
        if (!kr_str_is(kr_ref(texts[i])) || !kr_tuple_is(kr_ref(tuples[i])))
            return false;
    const KrBytes *units = kr_bytes_cast(kr_ref(f->units)),
                  *kinds = kr_bytes_cast(kr_ref(f->kinds));
    int64_t locals = kr_tuple_length(kr_ref(f->locals)), fast = 0;
    if (!all_str(kr_ref(f->names)) || !all_str(kr_ref(f->locals)) ||
        kinds->length != locals || units->length < 2 || units->length % 2 ||
        locals > STACK_LIMIT)
        return false;
    for (int64_t i = 0; i < locals; i++)
        fast += (kinds->data[i] & KR_LOCAL_FAST) != 0;
    int64_t arguments = (int64_t)f->arg_count + f->kwonly_count +
                        !!(f->flags & KR_CODE_VARARGS) +
                        !!(f->flags & KR_CODE_VARKEYWORDS);
    return f->arg_count >= 0 && f->kwonly_count >= 0 && f->posonly_count >= 0 &&
           f->stack_size >= 0 && f->posonly_count <= f->arg_count &&
           arguments <= fast && f->stack_size <= STACK_LIMIT && f->first_line >= 0;
}

// Owners of a tuple's items; names are interned, as attribute lookups expect. malloc; null: raised.
static KrOwn *items_of(KrThread *thread, KrRef tuple, bool names)
{
    int64_t count = kr_tuple_length(tuple);
    KrOwn *items = malloc((size_t)(count ? count : 1) * sizeof *items);
    if (!items) return (void)kr_exception_no_memory(thread), NULL;
    for (int64_t i = 0; i < count; i++) {
        KrOwn item = kr_dup(kr_tuple_get(tuple, i));
        items[i] = names ? kr_str_intern(thread, item) : item;
    }
    return items;
}

static KrOwn make_code(Reader *r, const CodeFields *f)
{
    KrThread *thread = r->thread;
    KrOwn *consts = NULL, *names = NULL, *locals = NULL, code = KR_NULL;
    if (!is_sound(f)) return bad(r, "code object");
    const KrBytes *units = kr_bytes_cast(kr_ref(f->units)),
                  *lines = kr_bytes_cast(kr_ref(f->line_table)),
                  *handlers = kr_bytes_cast(kr_ref(f->exception_table));
    consts = items_of(thread, kr_ref(f->consts), false);
    names = consts ? items_of(thread, kr_ref(f->names), true) : NULL;
    locals = names ? items_of(thread, kr_ref(f->locals), true) : NULL;
    if (locals) {
        KrCodeParts parts = {
            .units = (const KrUnit *)(const void *)units->data,
            .unit_count = (uint32_t)(units->length / 2),
            .flags = (uint32_t)f->flags,
            .arg_count = f->arg_count,
            .posonly_count = f->posonly_count,
            .kwonly_count = f->kwonly_count,
            .stack_size = f->stack_size,
            .first_line = f->first_line,
            .consts = consts,
            .const_count = (uint32_t)kr_tuple_length(kr_ref(f->consts)),
            .names = names,
            .name_count = (uint32_t)kr_tuple_length(kr_ref(f->names)),
            .localsplus = locals,
            .localsplus_kinds = (const uint8_t *)kr_bytes_cast(kr_ref(f->kinds))->data,
            .localsplus_count = (int32_t)kr_tuple_length(kr_ref(f->locals)),
            .name = kr_str_intern(thread, kr_dup(kr_ref(f->name))),
            .qualname = kr_str_intern(thread, kr_dup(kr_ref(f->qualname))),
            .filename = kr_dup(kr_ref(f->filename)),
            .line_table = (const uint8_t *)lines->data,
            .line_table_size = (uint32_t)lines->length,
            .exception_table = (const uint8_t *)handlers->data,
            .exception_table_size = (uint32_t)handlers->length,
        };
        code = kr_code_new(thread, &parts);
        if (!kr_is_null(code)) kr_code_distrust(kr_code_obj(kr_ref(code)));
    } else {
        for (int64_t i = 0; consts && i < kr_tuple_length(kr_ref(f->consts)); i++)
            kr_drop(thread, consts[i]);
        for (int64_t i = 0; names && i < kr_tuple_length(kr_ref(f->names)); i++)
            kr_drop(thread, names[i]);
    }
    free(consts);
    free(names);
    free(locals);
    return code;
}

static KrOwn read_code(Reader *r)
{
    CodeFields f = {0};
    KrOwn *owners[CODE_OWNERS] = {
        &f.units,    &f.consts, &f.names,    &f.locals,     &f.kinds,
        &f.filename, &f.name,   &f.qualname, &f.line_table, &f.exception_table};
    KrOwn code = KR_NULL;
    if (!r->allow_code)
        return kr_exception_raise(r->thread, &kr_exception_value_error,
                                  "unmarshalling code objects is disallowed");
    bool ok = read_i32(r, &f.arg_count) && read_i32(r, &f.posonly_count) &&
              read_i32(r, &f.kwonly_count) && read_i32(r, &f.stack_size) &&
              read_i32(r, &f.flags);
    for (size_t i = 0; ok && i < CODE_OWNERS; i++) {
        *owners[i] = read_item(r, "code");
        ok = !kr_is_null(*owners[i]) && (i != 7 || read_i32(r, &f.first_line));
    }
    if (ok) code = make_code(r, &f);
    for (size_t i = 0; i < CODE_OWNERS; i++)
        kr_xdrop(r->thread, *owners[i]);
    return code;
}

// --- dispatch ---------------------------------------------------------------------------------

static KrOwn read_reference(Reader *r)
{
    int32_t number;
    if (!read_i32(r, &number)) return KR_NULL;
    if (number < 0 || (uint32_t)number >= r->ref_count || kr_is_null(r->refs[number]))
        return bad(r, "invalid reference");
    return kr_dup(kr_ref(r->refs[number]));
}

static KrOwn read_sized(Reader *r, unsigned type, int64_t number) // lists and tuples
{
    int32_t count;
    unsigned byte;
    if (type == ')') {
        if (!read_byte(r, &byte)) return KR_NULL;
        count = (int32_t)byte;
    } else if (!read_count(r, type == '[' ? "list" : "tuple", &count)) {
        return KR_NULL;
    }
    return type == '[' ? read_list(r, count, number) : read_tuple(r, count, number);
}

static KrOwn read_number(Reader *r, unsigned type)
{
    int32_t number;
    double real, imag;
    const uint8_t *data;
    switch (type) {
    case 'i': return read_i32(r, &number) ? kr_from_small_int(number) : KR_NULL;
    case 'I':
        data = take(r, 8);
        return data ? kr_int_from_i64(
                          r->thread,
                          (int64_t)(u32(data) | (uint64_t)u32(data + 4) << 32))
                    : KR_NULL;
    case 'l': return read_long(r);
    case 'f':
    case 'g': return read_real(r, &real, type == 'g') ? kr_from_float(real) : KR_NULL;
    default:
        return read_real(r, &real, type == 'y') && read_real(r, &imag, type == 'y')
                   ? kr_complex_new(r->thread, real, imag)
                   : KR_NULL;
    }
}

// Any type but those that have no content. number: under which it is kept (-1: not), *kept: it is already.
static KrOwn read_content(Reader *r, unsigned type, int64_t number, bool *kept)
{
    switch (type) {
    case 'i':
    case 'I':
    case 'l':
    case 'f':
    case 'g':
    case 'x':
    case 'y': return read_number(r, type);
    case 's': return read_bytes(r);
    case 'z': return read_str(r, 'a', true, false);
    case 'Z': return read_str(r, 'a', true, true);
    case 'a': return read_str(r, 'a', false, false);
    case 'A': return read_str(r, 'a', false, true);
    case 'u': return read_str(r, 'u', false, false);
    case 't': return read_str(r, 'u', false, true);
    case ':': return read_slice(r);
    case 'c': return read_code(r);
    case '(':
    case ')':
    case '[': *kept = true; return read_sized(r, type, number);
    case '{': *kept = true; return read_dict(r, number);
    case '<':
    case '>': *kept = true; return read_set(r, type == '>', number);
    default: return bad(r, "unknown type code");
    }
}

// Null with `ended`: the end of a dict, and no exception.
static KrOwn read_value(Reader *r)
{
    unsigned type;
    if (r->depth >= KR_MARSHAL_DEPTH || kr_thread_stack_low(r->thread))
        return kr_exception_raise(r->thread, &kr_exception_value_error,
                                  "recursion limit exceeded");
    if (kr_ref_is_null(r->file) ? r->at >= r->end : !read_byte(r, &type)) {
        if (kr_ref_is_null(r->file) ||
            kr_exception_is(r->thread, &kr_exception_eof_error)) {
            kr_exception_clear(r->thread);
            return kr_exception_raise(r->thread, &kr_exception_eof_error,
                                      "EOF read where object expected");
        }
        return KR_NULL;
    }
    if (kr_ref_is_null(r->file)) type = *r->at++;
    bool flagged = type & FLAG_REF, kept = false;
    switch (type &= ~(unsigned)FLAG_REF) {
    case '0': r->ended = true; return KR_NULL;
    case 'N': return kr_none_own();
    case 'T': return kr_bool_own(true);
    case 'F': return kr_bool_own(false);
    case '.': return kr_dup(kr_from_obj(&kr_ellipsis_object));
    case 'S': return kr_dup(kr_type_ref(&kr_exception_stop_iteration));
    case 'r': return read_reference(r);
    default: break;
    }
    uint32_t number = 0;
    if (flagged && !reserve(r, &number)) return KR_NULL;
    r->depth++;
    KrOwn value = read_content(r, type, flagged ? (int64_t)number : -1, &kept);
    r->depth--;
    if (flagged && !kept && !kr_is_null(value)) r->refs[number] = kr_dup(kr_ref(value));
    return value;
}

static KrOwn read_all(Reader *r)
{
    KrOwn value = read_item(r, "object");
    for (uint32_t i = 0; i < r->ref_count; i++)
        kr_xdrop(r->thread, r->refs[i]);
    free(r->refs);
    kr_xdrop(r->thread, r->scratch);
    return value;
}

KrOwn kr_marshal_read(KrThread *thread, const void *data, size_t size, bool allow_code)
{
    Reader r = {.thread = thread,
                .at = data,
                .end = (const uint8_t *)data + size,
                .allow_code = allow_code};
    return read_all(&r);
}

KrOwn kr_marshal_read_file(KrThread *thread, KrRef file, bool allow_code)
{
    Reader r = {.thread = thread, .file = file, .allow_code = allow_code};
    KrOwn name = kr_str_interned(thread, "read"), nothing = KR_NULL;
    KrOwn zero = kr_from_small_int(0);
    KrRef argument = kr_ref(zero);
    if (!kr_is_null(name))
        nothing = kr_call_method(thread, file, kr_ref(name), &argument, 1);
    kr_xdrop(thread, name);
    if (kr_is_null(nothing)) return KR_NULL;
    bool ok = kr_bytes_is_sub(kr_ref(nothing));
    if (!ok)
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "file.read() returned not bytes but %T",
                                 kr_ref(nothing));
    kr_drop(thread, nothing);
    return ok ? read_all(&r) : KR_NULL;
}
