// SPDX-License-Identifier: MIT
// The Unpickler of the _pickle module (pickle_parts.h): a machine with a stack of values, a stack of
// marks and a memo.
//
// Hostile pickles raise UnpicklingError, EOFError or what their calls raise: no opcode reads below
// the last mark, no size makes memory be asked for that the data does not fill.
// Invariant: 0 <= fence <= depth, where fence is the depth at the last mark.
// Tests: tests/lang/modules/pickle/.
#include "modules/pickle_parts.h"

#include "runtime/attribute.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float_text.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/memoryview.h"
#include "runtime/object_reduce.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

#define ARGS  KrThread *thread, KrRef self, const KrRef *args, size_t count
#define ERROR &kr_pickle_module_unpickling_error

enum { PREFETCH = 128 * 1024, READ_STEP = 1 << 20 };

typedef struct Unpickler {
    KrObject header;
    KrOwn *stack; // owned memory; values below `depth`
    size_t depth, room;
    size_t *marks; // depths
    size_t mark_count, mark_room;
    size_t fence; // depth at the last mark, 0 without one
    KrOwn *memo;  // by number; null: not set
    size_t memo_room;
    KrOwn
        far_memo; // dict of numbers that are much bigger than what came before, or null
    KrOwn read, readline, readinto, peek; // of the file; null: data is all there is
    KrOwn input;                          // bytes that `data` points into, or null
    const uint8_t *data;                  // what has been read
    size_t size, at;
    size_t ahead;           // of these bytes were only peeked at and must be read yet
    KrOwn buffers;          // iterator, or null
    KrOwn encoding, errors; // str
    KrOwn persistent_load;  // set on the instance, or null
    KrOwn ask_persistent;   // while load runs: the method of a subclass
    KrOwn ask_class;        // the same: find_class
    int protocol;
    bool fix_imports, ready;
    bool in_op;          // an opcode has been read and wants its data
    uint64_t frame_left; // bytes of the open frame that have not been used
} Unpickler;

static Unpickler *cast(KrRef self)
{
    return (Unpickler *)(void *)kr_obj(self);
}

// --- input ------------------------------------------------------------------------------

static bool truncated(KrThread *thread)
{
    return kr_exception_raise_false(thread, ERROR, "pickle data was truncated");
}
static bool ran_out(KrThread *thread, const Unpickler *self)
{
    if (self->in_op) return truncated(thread);
    return kr_exception_raise_false(thread, &kr_exception_eof_error,
                                    "Ran out of input");
}

static KR_NOINLINE bool frame_exhausted(KrThread *thread)
{
    return kr_exception_raise_false(thread, ERROR,
                                    "pickle exhausted before end of frame");
}

static bool take_input(KrThread *thread, Unpickler *self, KrOwn data)
{
    if (kr_is_null(data)) return false;
    if (!kr_bytes_is_sub(kr_ref(data))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "a bytes-like object is required, not '%T'",
                                 kr_ref(data));
        kr_drop(thread, data);
        return false;
    }
    kr_store(thread, &self->input, data);
    self->data = (const uint8_t *)kr_bytes_cast(kr_ref(self->input))->data;
    self->size = (size_t)kr_bytes_cast(kr_ref(self->input))->length;
    self->at = 0;
    return true;
}

// The file goes on behind what has been used of the bytes that were peeked at.
static bool skip_used(KrThread *thread, Unpickler *self)
{
    size_t used = self->at < self->ahead ? self->at : self->ahead;
    if (self->ahead == 0) return true;
    self->ahead = 0;
    if (used == 0) return true;
    KrOwn number = kr_int_from_i64(thread, (int64_t)used), data = KR_NULL;
    if (!kr_is_null(number))
        data = kr_call_1(thread, kr_ref(self->read), kr_ref(number));
    kr_xdrop(thread, number);
    kr_xdrop(thread, data);
    return !kr_is_null(data);
}

static KrOwn read_file(KrThread *thread, Unpickler *self, size_t size)
{
    KrOwn number = kr_int_from_i64(thread, (int64_t)size), data = KR_NULL;
    if (!kr_is_null(number))
        data = kr_call_1(thread, kr_ref(self->read), kr_ref(number));
    kr_xdrop(thread, number);
    return data;
}

// At least `size` bytes at data + at, of a file. Big sizes are read in steps, so that memory grows
// with what is there.
static KR_NOINLINE bool fill(KrThread *thread, Unpickler *self, size_t size)
{
    if (kr_is_null(self->read))
        return self->size == self->at ? ran_out(thread, self) : truncated(thread);
    size_t left = self->size - self->at;
    KrOwn start = KR_NULL;
    bool peeked = self->ahead > 0;
    if (!skip_used(thread, self)) return false;
    if (peeked) left = 0; // those bytes come again
    if (left) {
        start = kr_bytes_new(thread, self->data + self->at, (int64_t)left);
        if (kr_is_null(start)) return false;
    }
    if (!kr_is_null(self->peek) && left == 0) {
        KrOwn number = kr_from_small_int(PREFETCH),
              data = kr_call_1(thread, kr_ref(self->peek), kr_ref(number));
        if (kr_is_null(data)) {
            if (!kr_exception_is(thread, &kr_exception_not_implemented_error))
                return false;
            kr_exception_clear(thread);
            kr_drop(thread, kr_move(&self->peek));
        } else {
            if (!take_input(thread, self, data)) return false;
            self->ahead = self->size;
            if (self->size >= size) return true;
            if (!skip_used(thread, self)) return false;
            self->size = 0;
        }
    }
    for (;;) {
        size_t missing = size - left, step = missing < READ_STEP ? missing : READ_STEP;
        if (left >= READ_STEP && missing > step) step = missing < left ? missing : left;
        KrOwn data = read_file(thread, self, step);
        if (!take_input(thread, self, data)) {
            kr_xdrop(thread, start);
            return false;
        }
        size_t got = self->size;
        if (!kr_is_null(start)) {
            KrOwn both = kr_bytes_new(thread, NULL, (int64_t)(left + got));
            if (!kr_is_null(both)) {
                memcpy(kr_bytes_cast(kr_ref(both))->data,
                       kr_bytes_cast(kr_ref(start))->data, left);
                memcpy(kr_bytes_cast(kr_ref(both))->data + left, self->data, got);
            }
            kr_drop(thread, kr_move(&start));
            if (!take_input(thread, self, both)) return false;
        }
        left = self->size;
        if (left >= size) return true;
        if (got < step) return left == 0 ? ran_out(thread, self) : truncated(thread);
        start = kr_dup(kr_ref(self->input));
    }
}

// The next `size` bytes; null: raised.
static inline const uint8_t *next(KrThread *thread, Unpickler *self, size_t size)
{
    if (self->frame_left) {
        if (KR_UNLIKELY(size > self->frame_left))
            return frame_exhausted(thread) ? self->data : NULL;
        self->frame_left -= size;
    }
    if (KR_UNLIKELY(self->size - self->at < size) && !fill(thread, self, size))
        return NULL;
    const uint8_t *bytes = self->data + self->at;
    self->at += size;
    return bytes;
}

// The next line with its '\n'.
static const char *next_line(KrThread *thread, Unpickler *self, size_t *length)
{
    const uint8_t *end = self->size > self->at ? memchr(self->data + self->at, '\n',
                                                        self->size - self->at)
                                               : NULL;
    if (!end && !kr_is_null(self->readline)) {
        size_t left = self->size - self->at;
        KrOwn start = KR_NULL, line = KR_NULL;
        bool peeked = self->ahead > 0;
        if (!skip_used(thread, self)) return NULL;
        if (!peeked && left) {
            start = kr_bytes_new(thread, self->data + self->at, (int64_t)left);
            if (kr_is_null(start)) return NULL;
        }
        line = kr_call_0(thread, kr_ref(self->readline));
        if (!kr_is_null(line) && !kr_is_null(start) && kr_bytes_is_sub(kr_ref(line))) {
            KrOwn both = kr_bytes_new(thread, NULL,
                                      kr_bytes_cast(kr_ref(start))->length +
                                          kr_bytes_cast(kr_ref(line))->length);
            if (!kr_is_null(both)) {
                memcpy(kr_bytes_cast(kr_ref(both))->data,
                       kr_bytes_cast(kr_ref(start))->data, left);
                memcpy(kr_bytes_cast(kr_ref(both))->data + left,
                       kr_bytes_cast(kr_ref(line))->data,
                       (size_t)kr_bytes_cast(kr_ref(line))->length);
            }
            kr_store(thread, &line, both);
        }
        kr_xdrop(thread, start);
        if (!take_input(thread, self, line)) return NULL;
        end = self->size ? memchr(self->data, '\n', self->size) : NULL;
    }
    if (!end) {
        (void)truncated(thread);
        return NULL;
    }
    const char *text = (const char *)self->data + self->at;
    *length = (size_t)(end - (self->data + self->at)) + 1;
    if (self->frame_left) {
        if (*length > self->frame_left) return frame_exhausted(thread) ? text : NULL;
        self->frame_left -= *length;
    }
    self->at += *length;
    return text;
}

static uint64_t little(const uint8_t *bytes, int width)
{
    uint64_t number = 0;
    for (int i = 0; i < width; i++)
        number |= (uint64_t)bytes[i] << (8 * i);
    return number;
}

// --- stack and memo ---------------------------------------------------------------------

static KR_NOINLINE bool grow(KrThread *thread, Unpickler *self)
{
    size_t room = self->room ? self->room * 2 : 64;
    KrOwn *grown = realloc(self->stack, room * sizeof *grown);
    if (!grown) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    self->stack = grown;
    self->room = room;
    return true;
}
static inline bool push(KrThread *thread, Unpickler *self,
                        KrOwn value) // steals; null: raised
{
    if (KR_UNLIKELY(kr_is_null(value))) return false;
    if (KR_UNLIKELY(self->depth == self->room) && !grow(thread, self)) {
        kr_drop(thread, value);
        return false;
    }
    self->stack[self->depth++] = value;
    return true;
}
static KR_NOINLINE bool underflow(KrThread *thread, const Unpickler *self)
{
    return kr_exception_raise_false(thread, ERROR, "%s",
                                    self->mark_count ? "unexpected MARK found"
                                                     : "unpickling stack underflow");
}
// At least `count` values above the last mark?
static inline bool has(KrThread *thread, Unpickler *self, size_t count)
{
    return KR_LIKELY(self->depth - self->fence >= count) || underflow(thread, self);
}
static inline KrOwn pop(Unpickler *self)
{
    return self->stack[--self->depth];
}
static inline KrRef top(const Unpickler *self, size_t below)
{
    return kr_ref(self->stack[self->depth - 1 - below]);
}
static void shrink(KrThread *thread, Unpickler *self, size_t depth)
{
    while (self->depth > depth)
        kr_drop(thread, pop(self));
}

static bool push_mark(KrThread *thread, Unpickler *self)
{
    if (self->mark_count == self->mark_room) {
        size_t room = self->mark_room ? self->mark_room * 2 : 32;
        size_t *grown = realloc(self->marks, room * sizeof *grown);
        if (!grown) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
        self->marks = grown;
        self->mark_room = room;
    }
    self->marks[self->mark_count++] = self->fence = self->depth;
    return true;
}
static bool pop_mark(KrThread *thread, Unpickler *self, size_t *depth)
{
    if (self->mark_count == 0)
        return kr_exception_raise_false(thread, ERROR, "could not find MARK");
    *depth = self->marks[--self->mark_count];
    self->fence = self->mark_count ? self->marks[self->mark_count - 1] : 0;
    return true;
}

static bool memo_put(KrThread *thread, Unpickler *self, size_t index, KrRef value)
{
    if (index >= self->memo_room) {
        if (index >
            self->memo_room * 2 + 1024) { // a hostile number must not cost memory
            if (kr_is_null(self->far_memo)) self->far_memo = kr_dict_new(thread);
            KrOwn key = kr_int_from_u64(thread, index);
            bool ok = !kr_is_null(key) && !kr_is_null(self->far_memo) &&
                      kr_dict_set(thread, kr_ref(self->far_memo), kr_ref(key), value);
            kr_xdrop(thread, key);
            return ok;
        }
        size_t room = index * 2 < 64 ? 64 : index * 2;
        KrOwn *grown = realloc(self->memo, room * sizeof *grown);
        if (!grown) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
        memset(grown + self->memo_room, 0, (room - self->memo_room) * sizeof *grown);
        self->memo = grown;
        self->memo_room = room;
    }
    kr_store(thread, &self->memo[index], kr_dup(value));
    return true;
}
static bool memo_get(KrThread *thread, Unpickler *self, uint64_t index)
{
    if (index < self->memo_room && !kr_is_null(self->memo[index]))
        return push(thread, self, kr_dup(kr_ref(self->memo[index])));
    KrRef value = KR_REF_NULL;
    if (!kr_is_null(self->far_memo)) {
        KrOwn key = kr_int_from_u64(thread, index);
        KrFound found = kr_is_null(key) ? KR_FAULT
                                        : kr_dict_find(thread, kr_ref(self->far_memo),
                                                       kr_ref(key), &value);
        kr_xdrop(thread, key);
        if (found == KR_FAULT) return false;
        if (found == KR_PRESENT) return push(thread, self, kr_dup(value));
    }
    return kr_exception_raise_false(thread, ERROR, "Memo value not found at index %lld",
                                    (long long)index);
}
static size_t memo_next(const Unpickler *self) // MEMOIZE numbers by count
{
    size_t count = 0;
    for (size_t i = 0; i < self->memo_room; i++)
        count += !kr_is_null(self->memo[i]);
    return count + (kr_is_null(self->far_memo)
                        ? 0
                        : (size_t)kr_dict_length(kr_ref(self->far_memo)));
}
static void memo_clear(KrThread *thread, Unpickler *self)
{
    KrOwn *old = self->memo;
    size_t room = self->memo_room;
    self->memo = NULL;
    self->memo_room = 0;
    for (size_t i = 0; i < room; i++)
        kr_xdrop(thread, old[i]);
    free(old);
    kr_xdrop(thread, kr_move(&self->far_memo));
}

// --- simple values ----------------------------------------------------------------------

static bool load_int_line(KrThread *thread, Unpickler *self)
{
    size_t length;
    const char *line = next_line(thread, self, &length);
    if (!line) return false;
    if (length == 3 && line[0] == '0' && (line[1] == '0' || line[1] == '1'))
        return push(thread, self, kr_bool_own(line[1] == '1'));
    KrOwn number = kr_int_parse(thread, line, length - 1, 10);
    if (kr_is_null(number) && kr_exception_is(thread, &kr_exception_value_error)) {
        kr_exception_clear(thread);
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "could not convert string to int");
    }
    return push(thread, self, number);
}
static bool load_long_line(KrThread *thread, Unpickler *self)
{
    size_t length;
    const char *line = next_line(thread, self, &length);
    if (!line) return false;
    if (length >= 2 && line[length - 2] == 'L') length -= 2;
    return push(thread, self, kr_int_parse(thread, line, length, 10));
}
static bool load_float_line(KrThread *thread, Unpickler *self)
{
    size_t length;
    double number;
    const char *line = next_line(thread, self, &length);
    if (!line) return false;
    if (length > 1 && kr_float_text_parse(line, length - 1, &number))
        return push(thread, self, kr_from_float(number));
    KrOwn text = kr_str_from_utf8(thread, line, length);
    if (!kr_is_null(text))
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "could not convert string to float: '%S'",
                                 kr_ref(text));
    kr_xdrop(thread, text);
    return false;
}
static bool load_long(KrThread *thread, Unpickler *self, int width)
{
    const uint8_t *bytes = next(thread, self, (size_t)width);
    if (!bytes) return false;
    int64_t size = width == 1 ? bytes[0] : (int32_t)little(bytes, 4);
    if (size < 0)
        return kr_exception_raise_false(thread, ERROR,
                                        "LONG pickle has negative byte count");
    bytes = next(thread, self, (size_t)size);
    if (!bytes) return false;
    if (size == 0) return push(thread, self, kr_from_small_int(0));
    return push(thread, self,
                kr_int_from_bytes(thread, bytes, (size_t)size, true, true));
}
static bool load_double(KrThread *thread, Unpickler *self)
{
    const uint8_t *bytes = next(thread, self, 8);
    if (!bytes) return false;
    uint64_t bits;
    double number;
    memcpy(&bits, bytes, 8);
    bits = __builtin_bswap64(bits);
    memcpy(&number, &bits, 8);
    return push(thread, self, kr_from_float(number));
}

// Text of Python 2: bytes, or a str in the encoding asked for.
static KrOwn old_text(KrThread *thread, const Unpickler *self, const void *data,
                      size_t size)
{
    if (kr_str_equal_ascii(kr_ref(self->encoding), "bytes"))
        return kr_bytes_new(thread, data, (int64_t)size);
    KrOwn bytes = kr_bytes_new(thread, data, (int64_t)size),
          name = kr_str_interned(thread, "decode");
    KrOwn text = KR_NULL;
    if (!kr_is_null(bytes) && !kr_is_null(name)) {
        KrRef arguments[2] = {kr_ref(self->encoding), kr_ref(self->errors)};
        text = kr_call_method(thread, kr_ref(bytes), kr_ref(name), arguments, 2);
    }
    kr_xdrop(thread, bytes);
    kr_xdrop(thread, name);
    return text;
}
static bool load_string_line(KrThread *thread, Unpickler *self)
{
    size_t length;
    const char *line = next_line(thread, self, &length);
    if (!line) return false;
    length--; // the line's end
    if (length < 2 || line[0] != line[length - 1] ||
        (line[0] != '\'' && line[0] != '"'))
        return kr_exception_raise_false(thread, ERROR,
                                        "the STRING opcode argument must be quoted");
    KrOwn quoted = kr_bytes_new(thread, line + 1, (int64_t)length - 2), pair = KR_NULL,
          text = KR_NULL;
    KrOwn decode = kr_import_attr(thread, "_codecs", "escape_decode");
    if (!kr_is_null(decode) && !kr_is_null(quoted))
        pair = kr_call_1(thread, kr_ref(decode), kr_ref(quoted));
    if (!kr_is_null(pair)) {
        const KrBytes *bytes = kr_bytes_cast(kr_tuple_get(kr_ref(pair), 0));
        text = old_text(thread, self, bytes->data, (size_t)bytes->length);
    }
    kr_xdrop(thread, quoted);
    kr_xdrop(thread, decode);
    kr_xdrop(thread, pair);
    return push(thread, self, text);
}
static bool load_unicode_line(KrThread *thread, Unpickler *self)
{
    size_t length;
    const char *line = next_line(thread, self, &length);
    if (!line) return false;
    KrOwn bytes = kr_bytes_new(thread, line, (int64_t)length - 1), text = KR_NULL;
    KrOwn name = kr_str_interned(thread, "decode"),
          how = kr_str_interned(thread, "raw-unicode-escape");
    if (!kr_is_null(bytes) && !kr_is_null(name) && !kr_is_null(how)) {
        KrRef argument = kr_ref(how);
        text = kr_call_method(thread, kr_ref(bytes), kr_ref(name), &argument, 1);
    }
    kr_xdrop(thread, bytes);
    kr_xdrop(thread, name);
    kr_xdrop(thread, how);
    return push(thread, self, text);
}

// The size in `width` bytes, then so many bytes.
static const uint8_t *counted(KrThread *thread, Unpickler *self, int width,
                              const char *what, size_t *size)
{
    const uint8_t *bytes = next(thread, self, (size_t)width);
    if (!bytes) return NULL;
    uint64_t number = little(bytes, width);
    if (number > INT64_MAX) {
        (void)kr_exception_raise(thread, &kr_exception_overflow_error,
                                 "%s exceeds system's maximum size of %lld bytes", what,
                                 (long long)INT64_MAX);
        return NULL;
    }
    if (number > (UINT64_C(1) << 46)) { // more than any memory
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    *size = (size_t)number;
    return next(thread, self, *size);
}
static bool load_old_string(KrThread *thread, Unpickler *self, int width)
{
    const uint8_t *bytes = next(thread, self, (size_t)width);
    if (!bytes) return false;
    int64_t size = width == 1 ? bytes[0] : (int32_t)little(bytes, 4);
    if (size < 0)
        return kr_exception_raise_false(thread, ERROR,
                                        "BINSTRING pickle has negative byte count");
    bytes = next(thread, self, (size_t)size);
    return bytes && push(thread, self, old_text(thread, self, bytes, (size_t)size));
}
static bool load_unicode(KrThread *thread, Unpickler *self, int width)
{
    size_t size;
    const uint8_t *bytes = counted(thread, self, width, "BINUNICODE", &size);
    if (!bytes) return false;
    bool ascii = true;
    for (size_t i = 0; i < size && ascii; i++)
        ascii = bytes[i] < 128;
    return push(
        thread, self,
        ascii ? kr_str_from_utf8(thread, (const char *)bytes, size)
              : kr_str_codec_decode(thread, bytes, size, "utf-8", "surrogatepass"));
}
static bool load_bytes(KrThread *thread, Unpickler *self, int width)
{
    size_t size;
    const uint8_t *bytes = counted(thread, self, width, "BINBYTES", &size);
    return bytes && push(thread, self, kr_bytes_new(thread, bytes, (int64_t)size));
}
static bool load_bytearray(KrThread *thread, Unpickler *self)
{
    size_t size;
    const uint8_t *bytes = counted(thread, self, 8, "BYTEARRAY8", &size);
    return bytes && push(thread, self,
                         kr_bytearray_new(thread, (const char *)bytes, (int64_t)size));
}

static bool load_next_buffer(KrThread *thread, Unpickler *self)
{
    KrOwn buffer = KR_NULL;
    if (kr_is_null(self->buffers))
        return kr_exception_raise_false(
            thread, ERROR,
            "pickle stream refers to out-of-band data but no "
            "*buffers* argument was given");
    KrFound found = kr_iter_next(thread, kr_ref(self->buffers), &buffer);
    if (found == KR_ABSENT)
        return kr_exception_raise_false(thread, ERROR,
                                        "not enough out-of-band buffers");
    return found == KR_PRESENT && push(thread, self, buffer);
}
static bool load_readonly_buffer(KrThread *thread, Unpickler *self)
{
    if (!has(thread, self, 1)) return false;
    KrOwn view = kr_call_1(thread, kr_type_ref(&kr_memoryview_type), top(self, 0)),
          flag = KR_NULL;
    if (kr_is_null(view)) return false;
    flag = kr_attr_get_name(thread, kr_ref(view), "readonly");
    bool ok = !kr_is_null(flag);
    if (ok && !kr_is(kr_ref(flag), kr_bool(true))) {
        KrOwn name = kr_str_interned(thread, "toreadonly"), made = KR_NULL;
        if (!kr_is_null(name))
            made = kr_call_method(thread, kr_ref(view), kr_ref(name), NULL, 0);
        kr_xdrop(thread, name);
        ok = !kr_is_null(made);
        if (ok) {
            kr_drop(thread, pop(self));
            ok = push(thread, self, made);
        }
    }
    kr_xdrop(thread, flag);
    kr_drop(thread, view);
    return ok;
}

// --- containers -------------------------------------------------------------------------

static KrOwn tuple_of(KrThread *thread, Unpickler *self,
                      size_t from) // takes what lies above
{
    KrOwn tuple = kr_tuple_pack_own(thread, self->stack + from, self->depth - from);
    self->depth = from;
    return tuple;
}
static bool load_marked(KrThread *thread, Unpickler *self, int op)
{
    size_t from;
    if (!pop_mark(thread, self, &from)) return false;
    KrOwn made = KR_NULL;
    if (op == OP_TUPLE) return push(thread, self, tuple_of(thread, self, from));
    if (op == OP_LIST) {
        made = kr_list_pack_own(thread, self->stack + from, self->depth - from);
        self->depth = from;
        return push(thread, self, made);
    }
    if (op == OP_FROZENSET) {
        KrOwn items = tuple_of(thread, self, from);
        if (kr_is_null(items)) return false;
        made = kr_frozenset_from(thread, kr_ref(items));
        kr_drop(thread, items);
        return push(thread, self, made);
    }
    if ((self->depth - from) % 2)
        return kr_exception_raise_false(thread, ERROR, "odd number of items for DICT");
    made = kr_dict_new_sized(thread, (int64_t)(self->depth - from) / 2);
    for (size_t i = from; !kr_is_null(made) && i < self->depth; i += 2)
        if (!kr_dict_set(thread, kr_ref(made), kr_ref(self->stack[i]),
                         kr_ref(self->stack[i + 1])))
            kr_drop(thread, kr_move(&made));
    shrink(thread, self, from);
    return push(thread, self, made);
}
static bool load_tuple(KrThread *thread, Unpickler *self, size_t size)
{
    return has(thread, self, size) &&
           push(thread, self, tuple_of(thread, self, self->depth - size));
}

static bool no_owner(KrThread *thread, const Unpickler *self, size_t from)
{
    return from <= self->fence && underflow(thread, self) == false;
}

static KrOwn method_or_error(KrThread *thread, KrRef object, const char *name)
{
    return kr_attr_get_name(thread, object, name);
}

// The values above `from` go to the list below them.
static bool append_items(KrThread *thread, Unpickler *self, size_t from)
{
    if (no_owner(thread, self, from)) return false;
    if (self->depth == from) return true;
    KrRef owner = kr_ref(self->stack[from - 1]);
    bool ok = true;
    if (kr_list_is(owner)) {
        ok = kr_list_reserve(thread, owner,
                             kr_list_length(owner) + (int64_t)(self->depth - from));
        for (size_t i = from; ok && i < self->depth; i++)
            ok = kr_list_append(thread, owner, kr_ref(self->stack[i]));
        shrink(thread, self, from);
        return ok;
    }
    KrOwn name = kr_str_interned(thread, "extend"), method = KR_NULL, items = KR_NULL;
    if (kr_is_null(name)) return false;
    KrFound found = kr_attr_lookup(thread, owner, kr_ref(name), &method);
    kr_drop(thread, name);
    if (found == KR_PRESENT) {
        items = kr_list_pack_own(thread, self->stack + from, self->depth - from);
        self->depth = from;
        KrOwn result = KR_NULL;
        if (!kr_is_null(items))
            result = kr_call_1(thread, kr_ref(method), kr_ref(items));
        ok = !kr_is_null(result);
        kr_xdrop(thread, result);
        kr_xdrop(thread, items);
    } else if (found == KR_ABSENT) {
        method = method_or_error(thread, owner, "append");
        ok = !kr_is_null(method);
        for (size_t i = from; ok && i < self->depth; i++) {
            KrOwn result = kr_call_1(thread, kr_ref(method), kr_ref(self->stack[i]));
            ok = !kr_is_null(result);
            kr_xdrop(thread, result);
        }
        shrink(thread, self, from);
    } else {
        ok = false;
    }
    kr_xdrop(thread, method);
    return ok;
}
static bool set_items(KrThread *thread, Unpickler *self, size_t from)
{
    if (no_owner(thread, self, from)) return false;
    if (self->depth == from) return true;
    if ((self->depth - from) % 2)
        return kr_exception_raise_false(thread, ERROR,
                                        "odd number of items for SETITEMS");
    KrRef owner = kr_ref(self->stack[from - 1]);
    bool ok = true, plain = kr_dict_is(owner);
    for (size_t i = from; ok && i < self->depth; i += 2) {
        KrRef key = kr_ref(self->stack[i]), value = kr_ref(self->stack[i + 1]);
        ok = plain ? kr_dict_set(thread, owner, key, value)
                   : kr_item_set(thread, owner, key, value);
    }
    shrink(thread, self, from);
    return ok;
}
static bool add_items(KrThread *thread, Unpickler *self)
{
    size_t from;
    if (!pop_mark(thread, self, &from) || no_owner(thread, self, from)) return false;
    if (self->depth == from) return true;
    KrRef owner = kr_ref(self->stack[from - 1]);
    bool ok = true;
    if (kr_is_exact(owner, &kr_set_type)) {
        for (size_t i = from; ok && i < self->depth; i++)
            ok = kr_set_add(thread, owner, kr_ref(self->stack[i]));
    } else {
        KrOwn method = method_or_error(thread, owner, "add");
        ok = !kr_is_null(method);
        for (size_t i = from; ok && i < self->depth; i++) {
            KrOwn result = kr_call_1(thread, kr_ref(method), kr_ref(self->stack[i]));
            ok = !kr_is_null(result);
            kr_xdrop(thread, result);
        }
        kr_xdrop(thread, method);
    }
    shrink(thread, self, from);
    return ok;
}

// --- classes and instances --------------------------------------------------------------

static bool old_names(KrThread *thread, KrOwn *module, KrOwn *name)
{
    KrOwn table = kr_pickle_global_table(thread, "_compat_pickle", "NAME_MAPPING"),
          pair = KR_NULL;
    KrRef found;
    if (kr_is_null(table)) return false;
    pair = kr_tuple_2(thread, kr_ref(*module), kr_ref(*name));
    KrFound has_name = kr_is_null(pair)
                           ? KR_FAULT
                           : kr_dict_find(thread, kr_ref(table), kr_ref(pair), &found);
    kr_xdrop(thread, pair);
    if (has_name == KR_PRESENT && kr_tuple_is_sub(found) &&
        kr_tuple_length(found) == 2) {
        kr_store(thread, module, kr_dup(kr_tuple_get(found, 0)));
        kr_store(thread, name, kr_dup(kr_tuple_get(found, 1)));
        kr_drop(thread, table);
        return true;
    }
    kr_drop(thread, table);
    if (has_name != KR_ABSENT) return false;
    table = kr_pickle_global_table(thread, "_compat_pickle", "IMPORT_MAPPING");
    if (kr_is_null(table)) return false;
    has_name = kr_dict_find(thread, kr_ref(table), kr_ref(*module), &found);
    if (has_name == KR_PRESENT) kr_store(thread, module, kr_dup(found));
    kr_drop(thread, table);
    return has_name != KR_FAULT;
}

static bool is_dotted(KrRef name)
{
    const KrStr *str = kr_str_obj(name);
    for (int64_t i = 0; i < str->length; i++)
        if (kr_str_read(str, i) == '.') return true;
    return false;
}
static KrOwn find_class(KrThread *thread, Unpickler *self, KrRef module_ref,
                        KrRef name_ref)
{
    KrOwn module_name = kr_dup(module_ref), name = kr_dup(name_ref), module = KR_NULL,
          found = KR_NULL;
    bool ok = self->protocol >= 3 || !self->fix_imports ||
              old_names(thread, &module_name, &name);
    if (ok && !kr_str_is_sub(kr_ref(module_name)))
        ok = kr_exception_raise_false(thread, &kr_exception_type_error,
                                      "module name must be a string");
    if (ok) {
        KrRef known =
            kr_dict_find_str(kr_ref(thread->vm->modules), kr_ref(module_name));
        if (kr_ref_is_null(known)) {
            KrOwn first = kr_import_name(thread, kr_ref(module_name), KR_REF_NULL,
                                         KR_REF_NULL, 0);
            ok = !kr_is_null(first);
            if (ok) {
                known =
                    kr_dict_find_str(kr_ref(thread->vm->modules), kr_ref(module_name));
                module = kr_dup(kr_ref_is_null(known) ? kr_ref(first) : known);
            }
            kr_xdrop(thread, first);
        } else {
            module = kr_dup(known);
        }
    }
    if (!kr_is_null(module))
        found =
            self->protocol >= 4 && kr_str_is_sub(kr_ref(name))
                ? kr_pickle_global_find(thread, kr_ref(module), kr_ref(name), NULL)
                : (kr_str_is_sub(kr_ref(name))
                       ? kr_attr_get(thread, kr_ref(module), kr_ref(name))
                       : kr_exception_raise(thread, &kr_exception_type_error,
                                            "attribute name must be string, not '%T'",
                                            kr_ref(name)));
    if (kr_is_null(found) && !kr_is_null(module) && self->protocol >= 4 &&
        is_dotted(kr_ref(name)) &&
        kr_exception_is(thread, &kr_exception_attribute_error)) {
        kr_exception_clear(thread);
        (void)kr_exception_raise(thread, &kr_exception_attribute_error,
                                 "Can't resolve path %R on module %R", kr_ref(name),
                                 kr_ref(module));
    }
    kr_xdrop(thread, module);
    kr_drop(thread, module_name);
    kr_drop(thread, name);
    return found;
}
static KrOwn ask_class(KrThread *thread, Unpickler *self, KrRef module, KrRef name)
{
    if (kr_is_null(self->ask_class)) return find_class(thread, self, module, name);
    return kr_call_2(thread, kr_ref(self->ask_class), module, name);
}
// A line of the pickle as text.
static KrOwn text_line(KrThread *thread, Unpickler *self)
{
    size_t length;
    const char *line = next_line(thread, self, &length);
    if (!line) return KR_NULL;
    if (length < 2) {
        (void)truncated(thread);
        return KR_NULL;
    }
    return kr_str_codec_decode(thread, line, length - 1, "utf-8", "strict");
}
static KrOwn two_lines_class(KrThread *thread, Unpickler *self)
{
    KrOwn module = text_line(thread, self), name = KR_NULL, found = KR_NULL;
    if (!kr_is_null(module)) name = text_line(thread, self);
    if (!kr_is_null(name))
        found = ask_class(thread, self, kr_ref(module), kr_ref(name));
    kr_xdrop(thread, module);
    kr_xdrop(thread, name);
    return found;
}
static bool load_stack_global(KrThread *thread, Unpickler *self)
{
    if (!has(thread, self, 2)) return false;
    if (!kr_str_is(top(self, 0)) || !kr_str_is(top(self, 1)))
        return kr_exception_raise_false(thread, ERROR, "STACK_GLOBAL requires str");
    KrOwn name = pop(self), module = pop(self);
    KrOwn found = ask_class(thread, self, kr_ref(module), kr_ref(name));
    kr_drop(thread, name);
    kr_drop(thread, module);
    return push(thread, self, found);
}
static bool load_extension(KrThread *thread, Unpickler *self, int width)
{
    const uint8_t *bytes = next(thread, self, (size_t)width);
    if (!bytes) return false;
    int64_t code =
        width == 4 ? (int32_t)little(bytes, 4) : (int64_t)little(bytes, width);
    if (code <= 0)
        return kr_exception_raise_false(thread, ERROR, "EXT specifies code <= 0");
    KrOwn key = kr_int_from_i64(thread, code), found = KR_NULL;
    KrOwn cache = kr_pickle_global_table(thread, "copyreg", "_extension_cache");
    KrOwn table = kr_pickle_global_table(thread, "copyreg", "_inverted_registry");
    KrRef value = KR_REF_NULL;
    bool ok = !kr_is_null(cache) && !kr_is_null(table) && !kr_is_null(key);
    KrFound known =
        ok ? kr_dict_find(thread, kr_ref(cache), kr_ref(key), &value) : KR_FAULT;
    if (known == KR_PRESENT) {
        found = kr_dup(value);
    } else if (known == KR_ABSENT) {
        known = kr_dict_find(thread, kr_ref(table), kr_ref(key), &value);
        if (known == KR_ABSENT)
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "unregistered extension code %lld",
                                     (long long)code);
        else if (known == KR_PRESENT &&
                 (!kr_tuple_is_sub(value) || kr_tuple_length(value) != 2))
            (void)kr_exception_raise(
                thread, &kr_exception_value_error,
                "_inverted_registry[%lld] isn't a 2-tuple of strings", (long long)code);
        else if (known == KR_PRESENT)
            found =
                ask_class(thread, self, kr_tuple_get(value, 0), kr_tuple_get(value, 1));
        if (!kr_is_null(found) &&
            !kr_dict_set(thread, kr_ref(cache), kr_ref(key), kr_ref(found)))
            kr_drop(thread, kr_move(&found));
    }
    kr_xdrop(thread, key);
    kr_xdrop(thread, cache);
    kr_xdrop(thread, table);
    return push(thread, self, found);
}

static KrOwn call_tuple(KrThread *thread, KrRef callable, KrRef args)
{
    if (!kr_tuple_is_sub(args))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "argument list must be a tuple");
    return kr_call(thread, callable,
                   (const KrRef *)(const void *)kr_tuple_cast(args)->items,
                   (size_t)kr_tuple_length(args), KR_REF_NULL);
}
static bool load_reduce(KrThread *thread, Unpickler *self)
{
    if (!has(thread, self, 2)) return false;
    KrOwn args = pop(self), callable = pop(self);
    KrOwn result = call_tuple(thread, kr_ref(callable), kr_ref(args));
    kr_drop(thread, args);
    kr_drop(thread, callable);
    return push(thread, self, result);
}
// INST and OBJ: class and arguments between a mark and here.
static KrOwn instantiate(KrThread *thread, KrRef class, KrRef args)
{
    if (kr_tuple_length(args) == 0 && kr_type_has(class, KR_TYPE_TYPE_SUB)) {
        KrOwn name = kr_str_interned(thread, "__getinitargs__"), method = KR_NULL;
        if (kr_is_null(name)) return name;
        KrFound found = kr_attr_lookup(thread, class, kr_ref(name), &method);
        kr_drop(thread, name);
        kr_xdrop(thread, method);
        if (found == KR_FAULT) return KR_NULL;
        if (found == KR_ABSENT)
            return kr_call_method(thread, class, kr_name(KR_NAME___new__), &class, 1);
    }
    return call_tuple(thread, class, args);
}
static bool load_inst(KrThread *thread, Unpickler *self)
{
    size_t from;
    if (!pop_mark(thread, self, &from)) return false;
    KrOwn args = tuple_of(thread, self, from), class = KR_NULL, made = KR_NULL;
    if (!kr_is_null(args)) class = two_lines_class(thread, self);
    if (!kr_is_null(class)) made = instantiate(thread, kr_ref(class), kr_ref(args));
    kr_xdrop(thread, args);
    kr_xdrop(thread, class);
    return push(thread, self, made);
}
static bool load_obj(KrThread *thread, Unpickler *self)
{
    size_t from;
    if (!pop_mark(thread, self, &from)) return false;
    if (self->depth - from < 1) return underflow(thread, self);
    KrOwn args = tuple_of(thread, self, from + 1), class = pop(self), made = KR_NULL;
    if (!kr_is_null(args)) made = instantiate(thread, kr_ref(class), kr_ref(args));
    kr_xdrop(thread, args);
    kr_drop(thread, class);
    return push(thread, self, made);
}
static bool load_newobj(KrThread *thread, Unpickler *self, bool with_keywords)
{
    if (!has(thread, self, with_keywords ? 3 : 2)) return false;
    const char *op = with_keywords ? "NEWOBJ_EX" : "NEWOBJ";
    KrOwn keywords = with_keywords ? pop(self) : KR_NULL, args = pop(self),
          class = pop(self), made = KR_NULL;
    KrType *type = kr_type_has(kr_ref(class), KR_TYPE_TYPE_SUB)
                       ? (KrType *)(void *)kr_obj(kr_ref(class))
                       : NULL;
    if (!type)
        (void)kr_exception_raise(thread, ERROR,
                                 "%s class argument must be a type, not %T", op,
                                 kr_ref(class));
    else if (!type->new_object)
        (void)kr_exception_raise(thread, ERROR,
                                 "%s class argument '%s' doesn't have __new__", op,
                                 type->name);
    else if (!kr_tuple_is_sub(kr_ref(args)))
        (void)kr_exception_raise(thread, ERROR,
                                 "%s args argument must be a tuple, not %T", op,
                                 kr_ref(args));
    else if (with_keywords && !kr_dict_is_sub(kr_ref(keywords)))
        (void)kr_exception_raise(thread, ERROR,
                                 "%s kwargs argument must be a dict, not %T", op,
                                 kr_ref(keywords));
    else if (!with_keywords || kr_dict_length(kr_ref(keywords)) == 0)
        made = type->new_object(
            thread, kr_ref(class),
            (const KrRef *)(const void *)kr_tuple_cast(kr_ref(args))->items,
            (size_t)kr_tuple_length(kr_ref(args)), KR_REF_NULL);
    else {
        KrOwn new = kr_attr_get(thread, kr_ref(class), kr_name(KR_NAME___new__));
        KrOwn all = kr_tuple_new(thread, kr_tuple_length(kr_ref(args)) + 1);
        if (!kr_is_null(new) && !kr_is_null(all)) {
            KrOwn *items = kr_tuple_cast(kr_ref(all))->items;
            items[0] = kr_dup(kr_ref(class));
            for (int64_t i = 0; i < kr_tuple_length(kr_ref(args)); i++)
                items[i + 1] = kr_dup(kr_tuple_get(kr_ref(args), i));
            made = kr_call_ex(thread, kr_ref(new), kr_ref(all), kr_ref(keywords));
        }
        kr_xdrop(thread, new);
        kr_xdrop(thread, all);
    }
    kr_xdrop(thread, keywords);
    kr_drop(thread, args);
    kr_drop(thread, class);
    return push(thread, self, made);
}

// Attributes from a dict, not by way of descriptors. Instances with slots take them one by one.
static bool set_attributes(KrThread *thread, KrRef object, KrRef state)
{
    size_t position = 0;
    KrRef key, value;
    if (kr_type_has(object, KR_TYPE_INSTANCE) &&
        !kr_type_has(object, KR_TYPE_NO_DICT) &&
        kr_type_has(object, KR_TYPE_GENERIC_GETATTR) && kr_dict_is(state) &&
        ((KrInstance *)(void *)kr_obj(object))->shape->mode == KR_SHAPE_SLOTS) {
        bool ok = true;
        KrInstance *instance = (KrInstance *)(void *)kr_obj(object);
        while (ok && kr_dict_next(state, &position, &key, &value)) {
            if (!kr_str_is(key)) { // such a key needs a real dict
                ok = false;
                break;
            }
            KrOwn name = kr_str_intern(thread, kr_dup(key));
            if (kr_is_null(name)) return false;
            ok = kr_shape_set(thread, instance, kr_ref(name), value);
            kr_drop(thread, name);
            if (!ok) return false;
        }
        if (ok) return true;
    }
    KrOwn dict = kr_attr_get(thread, object, kr_name(KR_NAME___dict__));
    if (kr_is_null(dict)) return false;
    bool ok = true;
    position = 0;
    while (ok && kr_dict_next(state, &position, &key, &value)) {
        KrOwn name = kr_str_is(key) ? kr_str_intern(thread, kr_dup(key)) : kr_dup(key);
        ok = !kr_is_null(name) &&
             (kr_dict_is(kr_ref(dict))
                  ? kr_dict_set(thread, kr_ref(dict), kr_ref(name), value)
                  : kr_item_set(thread, kr_ref(dict), kr_ref(name), value));
        kr_xdrop(thread, name);
    }
    kr_drop(thread, dict);
    return ok;
}
static bool build(KrThread *thread, KrRef object, KrRef state)
{
    KrOwn name = kr_str_interned(thread, "__setstate__"), method = KR_NULL;
    if (kr_is_null(name)) return false;
    KrFound found = KR_ABSENT;
    if (!kr_type_has(object, KR_TYPE_GENERIC_GETATTR) ||
        !kr_ref_is_null(kr_type_find(kr_type_of(object), kr_ref(name))) ||
        !kr_type_has(object, KR_TYPE_INSTANCE))
        found = kr_attr_lookup(thread, object, kr_ref(name), &method);
    kr_drop(thread, name);
    if (found == KR_FAULT) return false;
    if (found == KR_PRESENT) {
        KrOwn result = kr_call_1(thread, kr_ref(method), state);
        kr_drop(thread, method);
        kr_xdrop(thread, result);
        return !kr_is_null(result);
    }
    KrRef slots = KR_REF_NULL;
    if (kr_tuple_is(state) && kr_tuple_length(state) == 2) {
        slots = kr_tuple_get(state, 1);
        state = kr_tuple_get(state, 0);
    }
    if (!kr_is_none(state)) {
        if (!kr_dict_is_sub(state))
            return kr_exception_raise_false(thread, ERROR, "state is not a dictionary");
        if (!set_attributes(thread, object, state)) return false;
    }
    if (kr_ref_is_null(slots) || kr_is_none(slots)) return true;
    if (!kr_dict_is_sub(slots))
        return kr_exception_raise_false(thread, ERROR,
                                        "slot state is not a dictionary");
    size_t position = 0;
    KrRef key, value;
    while (kr_dict_next(slots, &position, &key, &value)) {
        if (!kr_str_is_sub(key))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "attribute name must be string, not '%T'",
                                            key);
        if (!kr_attr_set(thread, object, key, value)) return false;
    }
    return true;
}
static bool load_build(KrThread *thread, Unpickler *self)
{
    if (!has(thread, self, 2)) return false;
    KrOwn state = pop(self);
    KrOwn object = kr_dup(top(self, 0));
    bool ok = build(thread, kr_ref(object), kr_ref(state));
    kr_drop(thread, object);
    kr_drop(thread, state);
    return ok;
}

static bool load_persistent(KrThread *thread, Unpickler *self, KrOwn id) // steals
{
    if (kr_is_null(id)) return false;
    KrOwn value = KR_NULL;
    if (kr_is_null(self->ask_persistent))
        (void)kr_exception_raise(
            thread, ERROR,
            "A load persistent id instruction was encountered, but no "
            "persistent_load function was specified.");
    else
        value = kr_call_1(thread, kr_ref(self->ask_persistent), kr_ref(id));
    kr_drop(thread, id);
    return push(thread, self, value);
}
static bool load_persistent_line(KrThread *thread, Unpickler *self)
{
    size_t length;
    const char *line = next_line(thread, self, &length);
    if (!line) return false;
    for (size_t i = 0; i < length; i++)
        if ((uint8_t)line[i] >= 128)
            return kr_exception_raise_false(
                thread, ERROR, "persistent IDs in protocol 0 must be ASCII strings");
    return load_persistent(thread, self, kr_str_from_utf8(thread, line, length - 1));
}

// --- the machine ------------------------------------------------------------------------

static bool load_index_line(KrThread *thread, Unpickler *self, int64_t *index)
{
    size_t length;
    const char *line = next_line(thread, self, &length);
    if (!line) return false;
    KrOwn number = kr_int_parse(thread, line, length, 10);
    bool ok = !kr_is_null(number) && kr_int_to_i64(thread, kr_ref(number), index);
    kr_xdrop(thread, number);
    return ok;
}
static bool load_put(KrThread *thread, Unpickler *self, int width)
{
    const uint8_t *bytes = next(thread, self, (size_t)width);
    return bytes && has(thread, self, 1) &&
           memo_put(thread, self, (size_t)little(bytes, width), top(self, 0));
}
static bool load_get(KrThread *thread, Unpickler *self, int width)
{
    const uint8_t *bytes = next(thread, self, (size_t)width);
    return bytes && memo_get(thread, self, little(bytes, width));
}
static bool load_number(KrThread *thread, Unpickler *self, int width)
{
    const uint8_t *bytes = next(thread, self, (size_t)width);
    if (!bytes) return false;
    int64_t number =
        width == 4 ? (int32_t)little(bytes, 4) : (int64_t)little(bytes, width);
    return push(thread, self, kr_from_small_int(number));
}
static bool load_frame(KrThread *thread, Unpickler *self)
{
    const uint8_t *bytes = next(thread, self, 8);
    if (!bytes) return false;
    uint64_t size = little(bytes, 8);
    if (size > INT64_MAX)
        return kr_exception_raise_false(
            thread, &kr_exception_overflow_error,
            "FRAME length exceeds system's maximum of %lld bytes",
            (long long)INT64_MAX);
    if (self->frame_left)
        return kr_exception_raise_false(
            thread, ERROR, "beginning of a new frame before end of current frame");
    self->frame_left = size;
    if (self->size - self->at >= size) return true;
    if (kr_is_null(self->read) || size > (UINT64_C(1) << 46)) return truncated(thread);
    return fill(thread, self, (size_t)size); // the whole frame at once
}
static bool bad_key(KrThread *thread, int op)
{
    if (op >= 32 && op < 127 && op != '\'' && op != '\\')
        return kr_exception_raise_false(thread, ERROR, "invalid load key, '%c'.", op);
    static const char hex[] = "0123456789abcdef";
    return kr_exception_raise_false(thread, ERROR, "invalid load key, '\\x%c%c'.",
                                    hex[op >> 4], hex[op & 15]);
}

static bool step(KrThread *thread, Unpickler *self, int op, size_t *memoized)
{
    size_t from;
    int64_t index;
    const uint8_t *bytes;
    switch (op) {
    case OP_NONE: return push(thread, self, kr_none_own());
    case OP_NEWTRUE: return push(thread, self, kr_bool_own(true));
    case OP_NEWFALSE: return push(thread, self, kr_bool_own(false));
    case OP_BININT1: return load_number(thread, self, 1);
    case OP_BININT2: return load_number(thread, self, 2);
    case OP_BININT: return load_number(thread, self, 4);
    case OP_INT: return load_int_line(thread, self);
    case OP_LONG: return load_long_line(thread, self);
    case OP_LONG1: return load_long(thread, self, 1);
    case OP_LONG4: return load_long(thread, self, 4);
    case OP_FLOAT: return load_float_line(thread, self);
    case OP_BINFLOAT: return load_double(thread, self);
    case OP_SHORT_BINUNICODE: return load_unicode(thread, self, 1);
    case OP_BINUNICODE: return load_unicode(thread, self, 4);
    case OP_BINUNICODE8: return load_unicode(thread, self, 8);
    case OP_SHORT_BINBYTES: return load_bytes(thread, self, 1);
    case OP_BINBYTES: return load_bytes(thread, self, 4);
    case OP_BINBYTES8: return load_bytes(thread, self, 8);
    case OP_BYTEARRAY8: return load_bytearray(thread, self);
    case OP_NEXT_BUFFER: return load_next_buffer(thread, self);
    case OP_READONLY_BUFFER: return load_readonly_buffer(thread, self);
    case OP_SHORT_BINSTRING: return load_old_string(thread, self, 1);
    case OP_BINSTRING: return load_old_string(thread, self, 4);
    case OP_STRING: return load_string_line(thread, self);
    case OP_UNICODE: return load_unicode_line(thread, self);
    case OP_EMPTY_TUPLE: return push(thread, self, kr_dup(kr_tuple_empty()));
    case OP_TUPLE1: return load_tuple(thread, self, 1);
    case OP_TUPLE2: return load_tuple(thread, self, 2);
    case OP_TUPLE3: return load_tuple(thread, self, 3);
    case OP_TUPLE:
    case OP_LIST:
    case OP_DICT:
    case OP_FROZENSET: return load_marked(thread, self, op);
    case OP_EMPTY_LIST: return push(thread, self, kr_list_new(thread, 0));
    case OP_EMPTY_DICT: return push(thread, self, kr_dict_new(thread));
    case OP_EMPTY_SET: return push(thread, self, kr_set_new(thread, KR_REF_NULL));
    case OP_ADDITEMS: return add_items(thread, self);
    case OP_APPEND:
        return has(thread, self, 2) && append_items(thread, self, self->depth - 1);
    case OP_APPENDS:
        return pop_mark(thread, self, &from) && append_items(thread, self, from);
    case OP_SETITEM:
        return has(thread, self, 3) && set_items(thread, self, self->depth - 2);
    case OP_SETITEMS:
        return pop_mark(thread, self, &from) && set_items(thread, self, from);
    case OP_BUILD: return load_build(thread, self);
    case OP_MARK: return push_mark(thread, self);
    case OP_POP:
        if (self->mark_count && self->depth == self->fence)
            return pop_mark(thread, self, &from);
        if (!has(thread, self, 1)) return false;
        kr_drop(thread, pop(self));
        return true;
    case OP_POP_MARK:
        if (!pop_mark(thread, self, &from)) return false;
        shrink(thread, self, from);
        return true;
    case OP_DUP:
        return has(thread, self, 1) && push(thread, self, kr_dup(top(self, 0)));
    case OP_MEMOIZE:
        if (!has(thread, self, 1)) return false;
        if (*memoized == SIZE_MAX) *memoized = memo_next(self);
        return memo_put(thread, self, (*memoized)++, top(self, 0));
    case OP_BINPUT: *memoized = SIZE_MAX; return load_put(thread, self, 1);
    case OP_LONG_BINPUT: *memoized = SIZE_MAX; return load_put(thread, self, 4);
    case OP_PUT:
        *memoized = SIZE_MAX;
        if (!load_index_line(thread, self, &index) || !has(thread, self, 1))
            return false;
        if (index < 0)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "negative PUT argument");
        return memo_put(thread, self, (size_t)index, top(self, 0));
    case OP_BINGET: return load_get(thread, self, 1);
    case OP_LONG_BINGET: return load_get(thread, self, 4);
    case OP_GET:
        return load_index_line(thread, self, &index) &&
               memo_get(thread, self, (uint64_t)index);
    case OP_GLOBAL: return push(thread, self, two_lines_class(thread, self));
    case OP_STACK_GLOBAL: return load_stack_global(thread, self);
    case OP_EXT1: return load_extension(thread, self, 1);
    case OP_EXT2: return load_extension(thread, self, 2);
    case OP_EXT4: return load_extension(thread, self, 4);
    case OP_REDUCE: return load_reduce(thread, self);
    case OP_INST: return load_inst(thread, self);
    case OP_OBJ: return load_obj(thread, self);
    case OP_NEWOBJ: return load_newobj(thread, self, false);
    case OP_NEWOBJ_EX: return load_newobj(thread, self, true);
    case OP_PERSID: return load_persistent_line(thread, self);
    case OP_BINPERSID:
        return has(thread, self, 1) && load_persistent(thread, self, pop(self));
    case OP_FRAME: return load_frame(thread, self);
    case OP_PROTO:
        bytes = next(thread, self, 1);
        if (!bytes) return false;
        if (*bytes > KR_PICKLE_HIGHEST)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "unsupported pickle protocol: %d", *bytes);
        self->protocol = *bytes;
        return true;
    default: return bad_key(thread, op);
    }
}

static KrOwn run(KrThread *thread, Unpickler *self)
{
    size_t memoized = SIZE_MAX; // count of the memo, when it is known
    self->protocol = 0;
    self->frame_left = 0;
    self->mark_count = self->fence = 0;
    shrink(thread, self, 0);
    for (;;) {
        self->in_op = false;
        const uint8_t *op = next(thread, self, 1);
        if (!op) return KR_NULL;
        self->in_op = true;
        if (*op == OP_STOP) break;
        if (KR_UNLIKELY(!step(thread, self, *op, &memoized))) return KR_NULL;
    }
    if (!has(thread, self, 1)) return KR_NULL;
    KrOwn result = pop(self);
    if (!skip_used(thread, self)) kr_drop(thread, kr_move(&result));
    self->size = self->at = 0;
    return result;
}

// --- the type ---------------------------------------------------------------------------

static KrOwn find_method(KrThread *thread, KrRef file, const char *name, bool *ok)
{
    KrOwn text = kr_str_interned(thread, name), method = KR_NULL;
    if (kr_is_null(text) ||
        kr_attr_lookup(thread, file, kr_ref(text), &method) == KR_FAULT)
        *ok = false;
    kr_xdrop(thread, text);
    return method;
}
static bool set_file(KrThread *thread, Unpickler *self, KrRef file)
{
    bool ok = true;
    kr_store(thread, &self->peek, find_method(thread, file, "peek", &ok));
    kr_store(thread, &self->readinto, find_method(thread, file, "readinto", &ok));
    kr_store(thread, &self->read, find_method(thread, file, "read", &ok));
    kr_store(thread, &self->readline, find_method(thread, file, "readline", &ok));
    if (!ok) return false;
    if (kr_is_null(self->read) || kr_is_null(self->readline))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "file must have 'read' and 'readline' attributes");
    return true;
}
static bool set_text(KrThread *thread, KrRef value, const char *name, KrOwn *out)
{
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "Unpickler() argument '%s' must be str, not %U",
                                        name, value);
    kr_store(thread, out, kr_dup(value));
    return true;
}
static bool set_options(KrThread *thread, Unpickler *self, const KrRef *options)
{
    if (!kr_truth(thread, options[0], &self->fix_imports) ||
        !set_text(thread, options[1], "encoding", &self->encoding) ||
        !set_text(thread, options[2], "errors", &self->errors))
        return false;
    if (!kr_ref_is_null(options[3]) && !kr_is_none(options[3]) &&
        !kr_is(options[3], kr_tuple_empty())) {
        kr_store(thread, &self->buffers, kr_iter(thread, options[3]));
        if (kr_is_null(self->buffers)) return false;
    }
    return self->ready = true;
}

static void release(KrThread *thread, Unpickler *self)
{
    KrOwn *const fields[] = {
        &self->read,           &self->readline,  &self->readinto,       &self->peek,
        &self->input,          &self->buffers,   &self->encoding,       &self->errors,
        &self->ask_persistent, &self->ask_class, &self->persistent_load};
    shrink(thread, self, 0);
    memo_clear(thread, self);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_xdrop(thread, kr_move(fields[i]));
    free(self->stack);
    free(self->marks);
    self->stack = NULL;
    self->marks = NULL;
    self->room = self->mark_room = self->mark_count = self->fence = self->size =
        self->at = self->ahead = 0;
}

static KrOwn temporary(KrThread *thread)
{
    return kr_steal_obj(kr_object_new(thread, &kr_pickle_read_type, sizeof(Unpickler)));
}
KrOwn kr_pickle_read_file(KrThread *thread, KrRef file, const KrRef *options)
{
    KrOwn made = temporary(thread), result = KR_NULL;
    if (kr_is_null(made)) return made;
    Unpickler *self = cast(kr_ref(made));
    if (set_file(thread, self, file) && set_options(thread, self, options))
        result = run(thread, self);
    kr_drop(thread, made);
    return result;
}
KrOwn kr_pickle_read_bytes(KrThread *thread, KrRef data, const KrRef *options)
{
    KrBuffer buffer;
    if (!kr_buffer_get(thread, data, &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrOwn made = temporary(thread), result = KR_NULL;
    if (!kr_is_null(made)) {
        Unpickler *self = cast(kr_ref(made));
        self->data = (const uint8_t *)buffer.data;
        self->size = (size_t)buffer.size;
        if (set_options(thread, self, options)) result = run(thread, self);
        kr_drop(thread, made);
    }
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn unpickler_persistent_load(ARGS)
{
    (void)self, (void)args, (void)count;
    return kr_exception_raise(
        thread, ERROR,
        "A load persistent id instruction was encountered, but no "
        "persistent_load function was specified.");
}
static KrOwn unpickler_find_class(ARGS)
{
    (void)count;
    return find_class(thread, cast(self), args[0], args[1]);
}
// The method of a subclass, or null when it is the one of this type.
static bool find_hook(KrThread *thread, KrRef self, const char *name, KrNativeFn mine,
                      KrOwn *out)
{
    KrOwn found = kr_attr_get_name(thread, self, name);
    if (kr_is_null(found)) return false;
    if (kr_is_exact(kr_ref(found), &kr_native_type) &&
        ((const KrNative *)(const void *)kr_obj(kr_ref(found)))->def->function == mine)
        kr_drop(thread, found);
    else
        kr_store(thread, out, found);
    return true;
}
static KrOwn unpickler_load(ARGS)
{
    (void)args, (void)count;
    Unpickler *unpickler = cast(self);
    if (!unpickler->ready)
        return kr_exception_raise(
            thread, ERROR, "Unpickler.__init__() was not called by %T.__init__()",
            self);
    KrOwn result = KR_NULL, hold = kr_dup(self);
    if (find_hook(thread, self, "persistent_load", unpickler_persistent_load,
                  &unpickler->ask_persistent) &&
        find_hook(thread, self, "find_class", unpickler_find_class,
                  &unpickler->ask_class))
        result = run(thread, unpickler);
    kr_xdrop(thread, kr_move(&unpickler->ask_persistent));
    kr_xdrop(thread, kr_move(&unpickler->ask_class));
    kr_drop(thread, hold);
    return result;
}
static KrOwn unpickler_sizeof(ARGS)
{
    (void)args, (void)count;
    const Unpickler *u = cast(self);
    return kr_int_from_i64(
        thread,
        (int64_t)(kr_type_of(self)->basic_size + u->room * sizeof(KrOwn) +
                  u->memo_room * sizeof(KrOwn) + u->mark_room * sizeof(size_t)));
}

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *class = (KrType *)(void *)kr_obj(type);
    Unpickler *self =
        (Unpickler *)(void *)kr_object_new(thread, class, class->basic_size);
    if (!self) return KR_NULL;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static KrOwn init_native(ARGS) // file, fix_imports, encoding, errors, buffers
{
    (void)count;
    Unpickler *unpickler = cast(self);
    unpickler->ready = false;
    release(thread, unpickler);
    return set_file(thread, unpickler, args[0]) &&
                   set_options(thread, unpickler, args + 1)
               ? kr_none_own()
               : KR_NULL;
}
static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    static const KrNativeDef def = {
        "Unpickler",
        init_native,
        "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
        NULL,
        0,
        0,
        0};
    KrOwn result = kr_call_native(thread, &def, self, args, count, kwnames);
    kr_xdrop(thread, result);
    return !kr_is_null(result);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    release(thread, (Unpickler *)(void *)object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const Unpickler *self = (const Unpickler *)(const void *)object;
    const KrOwn fields[] = {
        self->read,           self->readline,  self->readinto,        self->peek,
        self->input,          self->buffers,   self->encoding,        self->errors,
        self->ask_persistent, self->ask_class, self->persistent_load, self->far_memo};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i])) visitor(kr_ref(fields[i]), context);
    for (size_t i = 0; i < self->depth; i++)
        visitor(kr_ref(self->stack[i]), context);
    for (size_t i = 0; i < self->memo_room; i++)
        if (!kr_is_null(self->memo[i])) visitor(kr_ref(self->memo[i]), context);
}
static void clear(KrThread *thread, KrObject *object)
{
    release(thread, (Unpickler *)(void *)object);
}
static KrOwn getattr(KrThread *thread, KrRef self, KrRef name)
{
    if (!kr_is_null(cast(self)->persistent_load) &&
        kr_str_equal_ascii(name, "persistent_load"))
        return kr_dup(kr_ref(cast(self)->persistent_load));
    return kr_attr_generic_get(thread, self, name);
}
static bool setattr(KrThread *thread, KrRef self, KrRef name, KrRef value)
{
    if (!kr_str_equal_ascii(name, "persistent_load"))
        return kr_attr_generic_set(thread, self, name, value);
    kr_store(thread, &cast(self)->persistent_load,
             kr_ref_is_null(value) ? KR_NULL : kr_dup(value));
    return true;
}

// --- memo attribute ---------------------------------------------------------------------

typedef struct MemoProxy {
    KrObject header;
    KrOwn unpickler;
} MemoProxy;

static Unpickler *unpickler_of(KrRef proxy)
{
    return cast(kr_ref(((MemoProxy *)(void *)kr_obj(proxy))->unpickler));
}
static KrOwn proxy_clear(ARGS)
{
    (void)args, (void)count;
    memo_clear(thread, unpickler_of(self));
    return kr_none_own();
}
static KrOwn proxy_copy(ARGS)
{
    (void)args, (void)count;
    const Unpickler *u = unpickler_of(self);
    KrOwn dict = kr_is_null(u->far_memo) ? kr_dict_new(thread)
                                         : kr_dict_copy(thread, kr_ref(u->far_memo));
    for (size_t i = 0; i < u->memo_room && !kr_is_null(dict); i++)
        if (!kr_is_null(u->memo[i]) &&
            !kr_dict_set(thread, kr_ref(dict), kr_ref(kr_from_small_int((int64_t)i)),
                         kr_ref(u->memo[i])))
            kr_drop(thread, kr_move(&dict));
    return dict;
}
static KrOwn proxy_reduce(ARGS)
{
    KrOwn dict = proxy_copy(thread, self, args, count), arguments = KR_NULL,
          result = KR_NULL;
    if (!kr_is_null(dict)) arguments = kr_tuple_1(thread, kr_ref(dict));
    if (!kr_is_null(arguments))
        result = kr_tuple_2(thread, kr_type_ref(&kr_dict_type), kr_ref(arguments));
    kr_xdrop(thread, dict);
    kr_xdrop(thread, arguments);
    return result;
}
static void proxy_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((MemoProxy *)(void *)object)->unpickler);
    kr_object_free(thread, object, object->type->basic_size);
}
static void proxy_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    visitor(kr_ref(((MemoProxy *)(void *)object)->unpickler), context);
}
static const KrNativeDef proxy_methods[] = {
    {"clear", proxy_clear, "($self, /)", "Remove all items from memo.", 0, 0, 0},
    {"copy", proxy_copy, "($self, /)", "Copy the memo to a new object.", 0, 0, 0},
    {"__reduce__", proxy_reduce, "($self, /)", "Implement pickling support.", 0, 0, 0},
    {0},
};
KrType kr_pickle_read_memo_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_pickle.UnpicklerMemoProxy",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(MemoProxy),
    .dealloc = proxy_dealloc,
    .visit = proxy_visit,
    .methods = proxy_methods,
};
static KrOwn get_memo(KrThread *thread, KrRef self)
{
    MemoProxy *proxy = (MemoProxy *)(void *)kr_object_new(
        thread, &kr_pickle_read_memo_type, sizeof *proxy);
    if (!proxy) return KR_NULL;
    proxy->unpickler = kr_dup(self);
    kr_gc_track(thread, proxy);
    return kr_steal_obj(proxy);
}
static bool set_memo(KrThread *thread, KrRef self, KrRef value)
{
    KrOwn dict = KR_NULL;
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "attribute deletion is not supported");
    if (kr_is_exact(value, &kr_pickle_read_memo_type))
        dict = proxy_copy(thread, value, NULL, 0);
    else if (kr_dict_is_sub(value))
        dict = kr_dup(value);
    else
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "'memo' attribute must be an UnpicklerMemoProxy object or dict, not %T",
            value);
    if (kr_is_null(dict)) return false;
    Unpickler fresh = {0};
    size_t position = 0;
    KrRef key, item;
    bool ok = true;
    while (ok && kr_dict_next(kr_ref(dict), &position, &key, &item)) {
        int64_t index = 0;
        ok = kr_int_is_sub(key);
        if (!ok)
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "memo key must be integers");
        ok = ok && kr_int_to_i64(thread, key, &index);
        if (ok && index < 0)
            ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                          "memo key must be positive integers.");
        ok = ok && memo_put(thread, &fresh, (size_t)index, item);
    }
    kr_drop(thread, dict);
    if (!ok) {
        memo_clear(thread, &fresh);
        return false;
    }
    memo_clear(thread, cast(self));
    cast(self)->memo = fresh.memo;
    cast(self)->memo_room = fresh.memo_room;
    cast(self)->far_memo = fresh.far_memo;
    return true;
}

static const KrNativeDef methods[] = {
    {"find_class", unpickler_find_class, "($self, module_name, global_name, /)",
     "The object of that name in a module, which is imported.", 0, 0, 0},
    {"load", unpickler_load, "($self, /)", "Read a pickle from the file.", 0, 0, 0},
    {"persistent_load", unpickler_persistent_load, "($self, pid, /)", NULL, 0, 0, 0},
    {"__sizeof__", unpickler_sizeof, "($self, /)", "Size in memory, in bytes.", 0, 0,
     0},
    {0},
};
static const KrGetSetDef getset[] = {
    {"memo", get_memo, set_memo, NULL},
    {0},
};
KrType kr_pickle_read_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_pickle.Unpickler",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Unpickler),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .getattr = getattr,
    .setattr = setattr,
    .new_object = new_object,
    .init = init,
    .methods = methods,
    .getset = getset,
    .doc = "Reads pickles from a file.",
};
