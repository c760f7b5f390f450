// SPDX-License-Identifier: MIT
// TextIOWrapper: positions. See io_text.h.
//
// tell() answers a cookie: a place of the buffer where the decoder's state is simple, the state's flags,
// and how many bytes to decode and characters to skip from there. As an int, least bytes first:
//
//   start 8 | decoder flags 4 | bytes to feed 4 | characters to skip 4 | the input then ends 1
//
// Tests: tests/lang/modules/io/.
#include "modules/io_text_seek.h"

#include "modules/io_text_read.h"
#include "modules/io_text_write.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"

typedef struct Cookie {
    int64_t start;
    int32_t flags, feed, skip;
    uint8_t end; // decode with final=True
} Cookie;

static KrOwn pack(KrThread *thread, const Cookie *c)
{
    uint8_t bytes[21];
    memcpy(bytes, &c->start, 8);
    memcpy(bytes + 8, &c->flags, 4);
    memcpy(bytes + 12, &c->feed, 4);
    memcpy(bytes + 16, &c->skip, 4);
    bytes[20] = c->end;
    return kr_int_from_bytes(thread, bytes, sizeof bytes, true, false);
}

static bool unpack(KrThread *thread, KrRef number, Cookie *c)
{
    uint8_t bytes[21];
    if (!kr_int_to_bytes(thread, number, bytes, sizeof bytes, true, false))
        return false;
    memcpy(&c->start, bytes, 8);
    memcpy(&c->flags, bytes + 8, 4);
    memcpy(&c->feed, bytes + 12, 4);
    memcpy(&c->skip, bytes + 16, 4);
    c->end = bytes[20];
    return true;
}

// Decodes data[0..size) from the state it has; the count of characters, -1: raised.
static int64_t try_decode(KrThread *thread, KrIoText *t, const char *data, int64_t size,
                          bool final)
{
    KrOwn text = kr_io_text_decode(thread, t, data, size, final);
    if (kr_is_null(text)) return -1;
    int64_t length = kr_str_obj(kr_ref(text))->length;
    kr_drop(thread, text);
    return length;
}

// Bytes that the decoder holds back, and its flags. -1: raised.
static int64_t held_back(KrThread *thread, KrIoText *t, int64_t *flags)
{
    KrOwn bytes;
    if (!kr_io_text_decoder_get(thread, t, &bytes, flags)) return -1;
    int64_t size = kr_bytes_cast(kr_ref(bytes))->length;
    kr_drop(thread, bytes);
    return size;
}

// Finds the last simple place before the character c->skip of the snapshot's input.
static bool search(KrThread *thread, KrIoText *t, const KrText *snapshot, Cookie *c)
{
    const char *input = snapshot->bytes ? snapshot->bytes : "";
    int64_t size = (int64_t)snapshot->length, flags = c->flags, decoded, held;
    int64_t skip = (int64_t)(t->bytes_per_char * (double)c->skip), back = 1;
    if (skip > size) skip = size;
    // back from a guess until the decoder holds nothing back
    while (skip > 0) {
        if (!kr_io_text_decoder_set(thread, t, KR_REF_NULL, c->flags) ||
            (decoded = try_decode(thread, t, input, skip, false)) < 0)
            return false;
        if (decoded <= c->skip) {
            if ((held = held_back(thread, t, &flags)) < 0) return false;
            if (held == 0) {
                c->flags = (int32_t)flags;
                c->skip -= (int32_t)decoded;
                break;
            }
            skip -= held;
            back = 1;
        } else {
            skip -= back;
            back *= 2;
        }
    }
    if (skip <= 0) {
        skip = 0;
        if (!kr_io_text_decoder_set(thread, t, KR_REF_NULL, c->flags)) return false;
    }
    c->start += skip;
    if (c->skip == 0) return true;
    // forward byte by byte, noting each simple place
    int64_t fed = 0, chars = 0, i = skip;
    for (; i < size; i++) {
        fed++;
        if ((decoded = try_decode(thread, t, input + i, 1, false)) < 0) return false;
        chars += decoded;
        if ((held = held_back(thread, t, &flags)) < 0) return false;
        if (held == 0 && chars <= c->skip) {
            c->start += fed;
            c->skip -= (int32_t)chars;
            c->flags = (int32_t)flags;
            fed = chars = 0;
        }
        if (chars >= c->skip) break;
    }
    if (i == size) {
        if ((decoded = try_decode(thread, t, "", 0, true)) < 0) return false;
        c->end = 1;
        if (chars + decoded < c->skip)
            return kr_exception_raise_false(thread, &kr_exception_os_error,
                                            "can't reconstruct logical file position");
    }
    c->feed = (int32_t)fed;
    return true;
}

static bool buffer_tell(KrThread *thread, KrIoText *t, KrOwn *place)
{
    *place = kr_io_base_call(thread, kr_ref(t->buffer), KR_NAME_tell);
    return !kr_is_null(*place);
}

static KrOwn tell(KrThread *thread, KrRef self)
{
    KrIoText *t = kr_io_text_cast(self);
    KrOwn place = KR_NULL;
    if (!kr_io_text_check_open(thread, self)) return KR_NULL;
    if (!t->seekable)
        return kr_io_base_unsupported(thread, "underlying stream is not seekable");
    if (!t->telling)
        return kr_exception_raise(thread, &kr_exception_os_error,
                                  "telling position disabled by next() call");
    if (!kr_io_text_write_pending(thread, self) ||
        !kr_io_base_do(thread, self, KR_NAME_flush) || !buffer_tell(thread, t, &place))
        return KR_NULL;
    if (!t->reads || !t->has_snapshot) return place;
    Cookie c = {0};
    bool ok = kr_number_index_i64(thread, kr_ref(place), &c.start);
    kr_drop(thread, place);
    if (!ok) return KR_NULL;
    c.start -= (int64_t)t->snapshot_input.length;
    c.flags = (int32_t)t->snapshot_flags;
    c.skip = (int32_t)t->used;
    if (c.skip == 0) return pack(thread, &c);
    KrText snapshot; // a decoder in Python may seek
    kr_text_init(&snapshot);
    kr_text_append(&snapshot, t->snapshot_input.bytes, t->snapshot_input.length);
    if (snapshot.failed) return kr_exception_no_memory(thread);
    KrOwn saved = KR_NULL;
    int64_t saved_flags;
    uint8_t seen = t->newline.seen;
    if (!kr_io_text_decoder_get(thread, t, &saved, &saved_flags)) {
        kr_text_fini(&snapshot);
        return KR_NULL;
    }
    ok = search(thread, t, &snapshot, &c);
    kr_text_fini(&snapshot);
    KrOwn failure = ok ? KR_NULL : kr_exception_fetch(thread);
    bool restored = kr_io_text_decoder_set(thread, t, kr_ref(saved), saved_flags);
    t->newline.seen |= seen;
    kr_drop(thread, saved);
    if (!ok) {
        kr_exception_clear(thread);
        kr_exception_restore(thread, failure);
    }
    return ok && restored ? pack(thread, &c) : KR_NULL;
}

KrOwn kr_io_text_seek_tell_method(KrThread *thread, KrRef self, const KrRef *args,
                                  size_t count)
{
    (void)args, (void)count;
    return tell(thread, self);
}

// The text behind the place that the cookie names, up to its character.
static bool feed_decoder(KrThread *thread, KrIoText *t, const Cookie *c)
{
    t->snapshot_flags = c->flags;
    kr_text_clear(&t->snapshot_input);
    t->has_snapshot = true;
    if (!c->skip) return true;
    KrOwn input = kr_io_base_call_1(thread, kr_ref(t->buffer), KR_NAME_read,
                                    kr_from_bits(kr_int_bits(c->feed)));
    if (kr_is_null(input)) return false;
    if (!kr_bytes_is_sub(kr_ref(input))) {
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "underlying read() should have returned a bytes object, not '%T'",
            kr_ref(input));
        kr_drop(thread, input);
        return false;
    }
    const KrBytes *bytes = kr_bytes_cast(kr_ref(input));
    kr_text_append(&t->snapshot_input, bytes->data, (size_t)bytes->length);
    KrOwn text = kr_io_text_decode(thread, t, bytes->data, bytes->length, c->end);
    kr_drop(thread, input);
    if (kr_is_null(text)) return false;
    if (kr_str_obj(kr_ref(text))->length < c->skip) {
        kr_drop(thread, text);
        return kr_exception_raise_false(thread, &kr_exception_os_error,
                                        "can't restore logical file position");
    }
    kr_store(thread, &t->chars, text);
    t->used = c->skip;
    return true;
}

static KrOwn seek_end(KrThread *thread, KrRef self)
{
    KrIoText *t = kr_io_text_cast(self);
    if (!kr_io_base_do(thread, self, KR_NAME_flush)) return KR_NULL;
    kr_io_text_read_forget(thread, t);
    if (t->reads && !kr_io_text_decoder_reset(thread, t)) return KR_NULL;
    KrRef args[2] = {kr_from_bits(kr_int_bits(0)), kr_from_bits(kr_int_bits(2))};
    KrOwn place =
        kr_call_method(thread, kr_ref(t->buffer), kr_name(KR_NAME_seek), args, 2);
    if (kr_is_null(place) || !t->writes) return place;
    bool start =
        kr_is_small_int(kr_ref(place)) && kr_small_int_value(kr_ref(place)) == 0;
    if (!kr_io_text_encoder_reset(thread, t, start)) kr_drop(thread, kr_move(&place));
    return place;
}

static KrOwn seek_to(KrThread *thread, KrRef self, KrRef where)
{
    KrIoText *t = kr_io_text_cast(self);
    Cookie c;
    if (!kr_io_base_do(thread, self, KR_NAME_flush) || !unpack(thread, where, &c))
        return KR_NULL;
    KrOwn start = kr_int_from_i64(thread, c.start), placed = KR_NULL;
    if (!kr_is_null(start)) {
        placed =
            kr_io_base_call_1(thread, kr_ref(t->buffer), KR_NAME_seek, kr_ref(start));
        kr_drop(thread, start);
    }
    if (kr_is_null(placed)) return KR_NULL;
    kr_drop(thread, placed);
    kr_io_text_read_forget(thread, t);
    bool at_start = c.start == 0 && c.flags == 0;
    if (t->reads &&
        (at_start ? !kr_io_text_decoder_reset(thread, t)
                  : !kr_io_text_decoder_set(thread, t, KR_REF_NULL, c.flags)))
        return KR_NULL;
    if (t->reads && !feed_decoder(thread, t, &c)) return KR_NULL;
    if (t->writes && !kr_io_text_encoder_reset(thread, t, at_start)) return KR_NULL;
    return kr_dup(where);
}

KrOwn kr_io_text_seek_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)count;
    int64_t whence;
    if (!kr_io_text_check_open(thread, self) ||
        !kr_number_index_i64(thread, args[1], &whence))
        return KR_NULL;
    if (!kr_io_text_cast(self)->seekable)
        return kr_io_base_unsupported(thread, "underlying stream is not seekable");
    if (whence < 0 || whence > 2)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "invalid whence (%d, should be 0, 1 or 2)",
                                  (int)whence);
    KrOwn number = kr_number_index(thread, args[0]), result;
    if (kr_is_null(number)) return KR_NULL;
    int sign = kr_int_sign(kr_ref(number));
    if (whence != 0) {
        kr_drop(thread, number);
        if (sign != 0)
            return kr_io_base_unsupported(
                thread, whence == 1 ? "can't do nonzero cur-relative seeks"
                                    : "can't do nonzero end-relative seeks");
        if (whence == 2) return seek_end(thread, self);
        number = kr_io_base_call(thread, self, KR_NAME_tell);
        if (kr_is_null(number)) return KR_NULL;
    } else if (sign < 0) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "negative seek position %R", kr_ref(number));
        kr_drop(thread, number);
        return KR_NULL;
    }
    result = seek_to(thread, self, kr_ref(number));
    kr_drop(thread, number);
    return result;
}

KrOwn kr_io_text_seek_truncate_method(KrThread *thread, KrRef self, const KrRef *args,
                                      size_t count)
{
    (void)count;
    if (!kr_io_text_check(thread, self) || !kr_io_base_do(thread, self, KR_NAME_flush))
        return KR_NULL;
    return kr_io_base_call_1(thread, kr_ref(kr_io_text_cast(self)->buffer),
                             KR_NAME_truncate, args[0]);
}
