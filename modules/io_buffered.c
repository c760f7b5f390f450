// SPDX-License-Identifier: MIT
// BufferedReader, BufferedWriter, BufferedRandom. See io_buffered.h; BufferedRWPair is in io_pair.c.
//
// An exact FileIO below is read and written directly; any other raw stream by its methods, which get a
// memoryview of memory of its own, so that nobody can keep a view of the buffer.
// Called by io_text.c, io_open.c. Tests: tests/lang/modules/io/buffers.py.
#include "modules/io_buffered.h"

#include "modules/io_file.h"
#include "runtime/attribute.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/exception_fields.h"
#include "runtime/int.h"
#include "runtime/memoryview.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef KrIoBuffered Buffered;

static Buffered *cast(KrRef self)
{
    return kr_io_buffered_cast(self);
}

// --- state ----------------------------------------------------------------------------------------

// Where the next byte is read or written; null as long as there is no buffer.
KR_INLINE char *here(const Buffered *b)
{
    return b->buffer ? b->buffer + b->pos : NULL;
}
KR_INLINE bool has_read(const Buffered *b)
{
    return b->readable && b->read_end != -1;
}
KR_INLINE bool has_written(const Buffered *b)
{
    return b->writable && b->write_end != -1;
}
KR_INLINE int64_t readahead(const Buffered *b)
{
    return has_read(b) ? b->read_end - b->pos : 0;
}
// How far the raw stream is ahead of the logical position.
KR_INLINE int64_t raw_offset(const Buffered *b)
{
    return (has_read(b) || has_written(b)) && b->raw_pos >= 0 ? b->raw_pos - b->pos : 0;
}
static void set_pos(Buffered *b, int64_t pos)
{
    b->pos = pos;
    if (has_read(b) && b->read_end < pos) b->read_end = pos;
}
static void forget_read(Buffered *b)
{
    b->read_end = -1;
}
static void forget_written(Buffered *b)
{
    b->write_pos = 0;
    b->write_end = -1;
}

static bool check_ok(KrThread *thread, const Buffered *b)
{
    if (KR_LIKELY(b->ok)) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    b->detached
                                        ? "raw stream has been detached"
                                        : "I/O operation on uninitialized object");
}

static KrFound is_closed(KrThread *thread, const Buffered *b)
{
    return kr_io_base_closed(thread, kr_ref(b->raw));
}

// Initialized, and open or with something left to read.
static bool check_open(KrThread *thread, const Buffered *b, const char *message)
{
    if (!check_ok(thread, b)) return false;
    KrFound closed = is_closed(thread, b);
    if (closed == KR_ABSENT || (closed == KR_PRESENT && readahead(b) > 0)) return true;
    if (closed == KR_PRESENT)
        (void)kr_exception_raise(thread, &kr_exception_value_error, "%s", message);
    return false;
}

static void wait_for_others(KrThread *thread, const Buffered *b)
{
    while (b->owner) {
        kr_thread_release_gil(thread);
        usleep(50);
        kr_thread_take_gil(thread);
    }
}

static bool enter(KrThread *thread, KrRef self)
{
    Buffered *b = cast(self);
    if (b->owner == thread)
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "reentrant call inside %R", self);
    wait_for_others(thread, b);
    b->owner = thread;
    if (b->buffer) return true;
    b->buffer = malloc((size_t)b->size);
    if (b->buffer) return true;
    b->owner = NULL;
    (void)kr_exception_no_memory(thread);
    return false;
}
bool kr_io_buffered_reserve(KrThread *thread, KrRef self)
{
    bool ok = enter(thread, self);
    if (ok) cast(self)->owner = NULL;
    return ok;
}
static void leave(KrRef self)
{
    cast(self)->owner = NULL;
}

// --- the raw stream -------------------------------------------------------------------------------

static KrIoFile *plain_file(const Buffered *b)
{
    KrRef raw = kr_ref(b->raw);
    return kr_is_exact(raw, &kr_io_file_type) && kr_io_file_cast(raw)->fd >= 0
               ? kr_io_file_cast(raw)
               : NULL;
}

static int64_t position_of(KrThread *thread, Buffered *b, KrOwn answer)
{
    int64_t place;
    if (kr_is_null(answer)) return -1;
    bool ok = kr_number_index_i64(thread, kr_ref(answer), &place);
    kr_drop(thread, answer);
    if (!ok) return -1;
    if (place < 0) {
        (void)kr_exception_raise(thread, &kr_exception_os_error,
                                 "Raw stream returned invalid position %lld",
                                 (long long)place);
        return -1;
    }
    b->abs_pos = place;
    return place;
}

static int64_t raw_tell(KrThread *thread, Buffered *b)
{
    KrIoFile *file = plain_file(b);
    if (file) return b->abs_pos = kr_io_file_seek(thread, file, 0, SEEK_CUR);
    return position_of(thread, b,
                       kr_io_base_call(thread, kr_ref(b->raw), KR_NAME_tell));
}
static int64_t raw_place(KrThread *thread, Buffered *b)
{
    return b->abs_pos != -1 ? b->abs_pos : raw_tell(thread, b);
}

static int64_t raw_seek(KrThread *thread, Buffered *b, int64_t target, int whence)
{
    KrIoFile *file = plain_file(b);
    if (file) {
        int64_t place = kr_io_file_seek(thread, file, target, whence);
        if (place >= 0) b->abs_pos = place;
        return place;
    }
    KrOwn offset = kr_int_from_i64(thread, target);
    if (kr_is_null(offset)) return -1;
    KrRef args[2] = {kr_ref(offset), kr_from_bits(kr_int_bits(whence))};
    int64_t place = position_of(
        thread, b,
        kr_call_method(thread, kr_ref(b->raw), kr_name(KR_NAME_seek), args, 2));
    kr_drop(thread, offset);
    return place;
}

// The count that raw.readinto or raw.write answered. -1: raised, -2: None.
static int64_t transferred(KrThread *thread, Buffered *b, KrOwn answer, int64_t most,
                           const char *what)
{
    int64_t done = -2;
    if (kr_is_null(answer)) return -1;
    bool ok = kr_is_none(kr_ref(answer)) ||
              kr_number_index_i64(thread, kr_ref(answer), &done);
    kr_drop(thread, answer);
    if (!ok) {
        KrOwn cause = kr_exception_fetch(thread);
        (void)kr_exception_raise(thread, &kr_exception_os_error, "raw %s() failed",
                                 what);
        if (!kr_is_null(thread->exception) && !kr_is_null(cause)) {
            KrException *e = (KrException *)(void *)kr_obj(kr_ref(thread->exception));
            kr_store(thread, &e->context, kr_dup(kr_ref(cause)));
            kr_store(thread, &e->cause, cause);
            e->suppress_context = true;
        } else {
            kr_xdrop(thread, cause);
        }
        return -1;
    }
    if (done == -2) return -2;
    if (done < 0 || done > most) {
        (void)kr_exception_raise(thread, &kr_exception_os_error,
                                 "raw %s() returned invalid length %lld (should have "
                                 "been between 0 and %lld)",
                                 what, (long long)done, (long long)most);
        return -1;
    }
    if (done > 0 && b->abs_pos != -1) b->abs_pos += done;
    return done;
}

static bool try_again(KrThread *thread)
{
    if (!kr_exception_is(thread, &kr_exception_interrupted_error)) return false;
    kr_exception_clear(thread);
    return kr_io_base_interrupted(thread);
}

// -1: raised, -2: would block, 0: end.
static int64_t raw_read(KrThread *thread, Buffered *b, char *data, int64_t size)
{
    KrIoFile *file = plain_file(b);
    if (file && file->readable) {
        int64_t got = kr_io_file_read(thread, file, data, size);
        if (got > 0 && b->abs_pos != -1) b->abs_pos += got;
        return got;
    }
    KrOwn memory = kr_bytearray_new(thread, NULL, size), view = KR_NULL,
          answer = KR_NULL;
    if (kr_is_null(memory)) return -1;
    memset(kr_bytearray_cast(kr_ref(memory))->bytes, 0, (size_t)size);
    view = kr_memoryview_new(thread, kr_ref(memory));
    int64_t got = -1;
    if (!kr_is_null(view)) {
        KrOwn raw = kr_dup(kr_ref(b->raw));
        do {
            answer =
                kr_io_base_call_1(thread, kr_ref(raw), KR_NAME_readinto, kr_ref(view));
        } while (kr_is_null(answer) && try_again(thread));
        kr_drop(thread, raw);
        got = transferred(thread, b, answer, size, "readinto");
        if (got > 0)
            memcpy(data, kr_bytearray_cast(kr_ref(memory))->bytes, (size_t)got);
        kr_drop(thread, view);
    }
    kr_drop(thread, memory);
    return got;
}

static int64_t raw_write(KrThread *thread, Buffered *b, const char *data, int64_t size)
{
    KrIoFile *file = plain_file(b);
    if (file && file->writable) {
        int64_t put = kr_io_file_write(thread, file, data, size);
        if (put > 0 && b->abs_pos != -1) b->abs_pos += put;
        return put;
    }
    KrOwn bytes = kr_bytes_new(thread, data, size), view = KR_NULL, answer;
    int64_t put = -1;
    if (!kr_is_null(bytes)) view = kr_memoryview_new(thread, kr_ref(bytes));
    if (!kr_is_null(view)) {
        KrOwn raw = kr_dup(kr_ref(b->raw));
        do {
            answer =
                kr_io_base_call_1(thread, kr_ref(raw), KR_NAME_write, kr_ref(view));
        } while (kr_is_null(answer) && try_again(thread));
        kr_drop(thread, raw);
        put = transferred(thread, b, answer, size, "write");
        kr_drop(thread, view);
    }
    kr_xdrop(thread, bytes);
    return put;
}

// Reads as much as fits behind read_end.
static int64_t fill(KrThread *thread, Buffered *b)
{
    int64_t start = has_read(b) ? b->read_end : 0;
    int64_t got = raw_read(thread, b, b->buffer + start, b->size - start);
    if (got > 0) {
        b->read_end = start + got;
        b->raw_pos = start + got;
    }
    return got;
}
static void empty_for_reading(Buffered *b)
{
    b->pos = b->raw_pos = b->read_end = 0;
}

// --- flushing -------------------------------------------------------------------------------------

static bool raise_blocking(KrThread *thread, int64_t written)
{
    KrOwn text = kr_str_from_ascii(thread, "write could not complete without blocking"),
          exception = KR_NULL;
    if (!kr_is_null(text)) {
        KrRef args[3] = {kr_from_bits(kr_int_bits(EAGAIN)), kr_ref(text),
                         kr_from_bits(kr_int_bits(written))};
        exception = kr_call(thread, kr_type_ref(&kr_exception_blocking_io_error), args,
                            3, KR_REF_NULL);
        kr_drop(thread, text);
    }
    if (!kr_is_null(exception)) kr_exception_set(thread, exception);
    return false;
}

static bool flush_written(KrThread *thread, Buffered *b)
{
    if (has_written(b) && b->write_pos != b->write_end) {
        int64_t back = raw_offset(b) + (b->pos - b->write_pos);
        if (back != 0) {
            if (raw_seek(thread, b, -back, 1) < 0) return false;
            b->raw_pos -= back;
        }
        while (b->write_pos < b->write_end) {
            int64_t put = raw_write(thread, b, b->buffer + b->write_pos,
                                    b->write_end - b->write_pos);
            if (put == -1) return false;
            if (put == -2) return raise_blocking(thread, 0);
            b->write_pos += put; // pos stays: what has been read on lies behind it
            b->raw_pos = b->write_pos;
            if (thread->pending && b->write_pos < b->write_end &&
                !kr_io_base_interrupted(thread))
                return false;
        }
    }
    forget_written(b);
    return true;
}

static bool flush_and_rewind(KrThread *thread, Buffered *b)
{
    if (!flush_written(thread, b)) return false;
    if (!b->readable) return true;
    int64_t place = raw_seek(thread, b, -raw_offset(b), 1);
    forget_read(b);
    return place >= 0;
}
// Before reading past the buffer.
static bool settle_writes(KrThread *thread, Buffered *b)
{
    return !b->writable || flush_and_rewind(thread, b);
}

// --- reading --------------------------------------------------------------------------------------

static KrOwn cut(KrThread *thread, KrOwn bytes, int64_t length)
{
    if (kr_bytes_cast(kr_ref(bytes))->length == length) return bytes;
    KrOwn shorter = kr_bytes_new(thread, kr_bytes_cast(kr_ref(bytes))->data, length);
    kr_drop(thread, bytes);
    return shorter;
}

// Reads `size` bytes to `out`; the count, less at the end. -1: raised, -2: nothing there and would block.
static int64_t read_loop(KrThread *thread, Buffered *b, char *out, int64_t size)
{
    int64_t done = readahead(b), got = 0;
    if (done) memcpy(out, here(b), (size_t)done);
    b->pos += done;
    if (!settle_writes(thread, b)) return -1;
    empty_for_reading(b);
    while (done < size) {
        int64_t blocks =
            (size - done) - (size - done) % b->size; // whole ones go past the buffer
        if (blocks) {
            got = raw_read(thread, b, out + done, blocks);
            if (got > 0) {
                done += got;
                continue;
            }
        } else if (b->read_end < b->size) {
            got = fill(thread, b);
            if (got > 0) {
                int64_t take = size - done < got ? size - done : got;
                memcpy(out + done, here(b), (size_t)take);
                b->pos += take;
                done += take;
                continue;
            }
        }
        if (got == -1) return -1;
        return got == -2 && done == 0 ? -2 : done;
    }
    return done;
}

static KrOwn read_some(KrThread *thread, Buffered *b, int64_t size)
{
    enum { TRUSTED = 1 << 26 }; // more is only asked for as it comes
    if (size <= TRUSTED) {
        KrOwn bytes = kr_bytes_new(thread, NULL, size);
        if (kr_is_null(bytes)) return bytes;
        int64_t got = read_loop(thread, b, kr_bytes_cast(kr_ref(bytes))->data, size);
        if (got >= 0) return cut(thread, bytes, got);
        kr_drop(thread, bytes);
        return got == -2 ? kr_none_own() : KR_NULL;
    }
    KrOwn all = kr_bytearray_new(thread, NULL, 0), result = KR_NULL;
    int64_t done = 0, got = 0;
    while (!kr_is_null(all) && done < size) {
        int64_t step = size - done < TRUSTED ? size - done : TRUSTED;
        if (!kr_bytearray_resize(thread, kr_ref(all), done + step)) {
            got = -1;
            break;
        }
        got = read_loop(thread, b, kr_bytearray_cast(kr_ref(all))->bytes + done, step);
        if (got > 0) done += got;
        if (got < step) break;
    }
    if (!kr_is_null(all) && got != -1)
        result =
            got == -2 && done == 0
                ? kr_none_own()
                : kr_bytes_new(thread, kr_bytearray_cast(kr_ref(all))->bytes, done);
    kr_xdrop(thread, all);
    return result;
}

static KrOwn joined(KrThread *thread, KrOwn first, KrOwn second)
{
    if (kr_bytes_cast(kr_ref(first))->length == 0) {
        kr_drop(thread, first);
        return second;
    }
    KrOwn both = kr_bytes_type.concat(thread, kr_ref(first), kr_ref(second));
    kr_drop(thread, first);
    kr_drop(thread, second);
    return both;
}

static KrOwn read_all(KrThread *thread, Buffered *b)
{
    int64_t have = readahead(b);
    KrOwn data = kr_bytes_new(thread, here(b), have), readall = KR_NULL,
          more = KR_NULL;
    if (kr_is_null(data)) return data;
    b->pos += have;
    if (!settle_writes(thread, b)) goto fail;
    forget_read(b);
    KrFound found =
        kr_attr_lookup(thread, kr_ref(b->raw), kr_name(KR_NAME_readall), &readall);
    if (found == KR_FAULT) goto fail;
    for (bool first = true;; first = false) {
        more = found == KR_PRESENT
                   ? kr_call_0(thread, kr_ref(readall))
                   : kr_io_base_call(thread, kr_ref(b->raw), KR_NAME_read);
        if (kr_is_null(more)) goto fail;
        bool nothing = kr_is_none(kr_ref(more));
        if (!nothing && !kr_bytes_is_sub(kr_ref(more))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     found == KR_PRESENT
                                         ? "readall() should return bytes"
                                         : "read() should return bytes");
            goto fail;
        }
        int64_t length = nothing ? 0 : kr_bytes_cast(kr_ref(more))->length;
        if (nothing && first && kr_bytes_cast(kr_ref(data))->length == 0) {
            kr_drop(thread, data);
            data = kr_move(&more);
            break;
        }
        if (length > 0) {
            if (found == KR_ABSENT && b->abs_pos != -1) b->abs_pos += length;
            data = joined(thread, data, kr_move(&more));
            if (kr_is_null(data)) goto fail;
        }
        kr_xdrop(thread, kr_move(&more));
        if (found == KR_PRESENT || length == 0) break;
    }
    if (found == KR_PRESENT) b->abs_pos = -1; // readall has moved it
    kr_xdrop(thread, readall);
    return data;
fail:
    kr_xdrop(thread, more);
    kr_xdrop(thread, readall);
    kr_xdrop(thread, data);
    return KR_NULL;
}

static KrOwn buffered_read(ARGS)
{
    UNUSED;
    Buffered *b = cast(self);
    int64_t size;
    if (!check_ok(thread, b) || !kr_io_base_size(thread, args[0], &size))
        return KR_NULL;
    if (size < -1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "read length must be non-negative or -1");
    if (!check_open(thread, b, "read of closed file")) return KR_NULL;
    if (size >= 0 && size <= readahead(b) && !b->owner) {
        KrOwn bytes = kr_bytes_new(thread, here(b), size);
        b->pos += size;
        return bytes;
    }
    if (!enter(thread, self)) return KR_NULL;
    KrOwn result = size == -1 ? read_all(thread, b) : read_some(thread, b, size);
    leave(self);
    return result;
}

static KrOwn buffered_read1(ARGS)
{
    UNUSED;
    Buffered *b = cast(self);
    int64_t size;
    if (!check_ok(thread, b) || !kr_io_base_size(thread, args[0], &size))
        return KR_NULL;
    if (size < 0) size = b->size;
    if (!check_open(thread, b, "read of closed file")) return KR_NULL;
    if (size == 0) return kr_bytes_new(thread, "", 0);
    if (!enter(thread, self)) return KR_NULL;
    int64_t have = readahead(b);
    KrOwn result = KR_NULL;
    if (have > 0) {
        if (size > have) size = have;
        result = kr_bytes_new(thread, here(b), size);
        b->pos += size;
    } else if (settle_writes(thread, b)) {
        empty_for_reading(b);
        if (size <=
            b->size) { // through the buffer: the result gets its right size at once
            int64_t got = raw_read(thread, b, b->buffer, size);
            if (got != -1) result = kr_bytes_new(thread, b->buffer, got < 0 ? 0 : got);
        } else {
            int64_t most = size < (1 << 26) ? size : 1 << 26;
            result = kr_bytes_new(thread, NULL, most);
            int64_t got =
                kr_is_null(result)
                    ? -1
                    : raw_read(thread, b, kr_bytes_cast(kr_ref(result))->data, most);
            if (got != -1)
                result = cut(thread, result, got < 0 ? 0 : got);
            else
                kr_xdrop(thread, kr_move(&result));
        }
        forget_read(b);
    }
    leave(self);
    return result;
}

int64_t kr_io_buffered_peek_chunk(KrThread *thread, KrRef self, int64_t size,
                                  const char **data)
{
    Buffered *b = cast(self);
    if (!check_open(thread, b, "read of closed file") || !enter(thread, self))
        return -1;
    int64_t have = readahead(b);
    if (have == 0) {
        have = -1;
        if (settle_writes(thread, b)) {
            empty_for_reading(b);
            have = fill(thread, b);
        }
    }
    leave(self);
    if (have < 0) return have == -2 ? 0 : -1;
    if (have > size) have = size;
    *data = here(b);
    b->pos += have;
    return have;
}

static KrOwn buffered_peek(ARGS)
{
    UNUSED;
    Buffered *b = cast(self);
    if (!check_open(thread, b, "peek of closed file") || !enter(thread, self))
        return KR_NULL;
    KrOwn result = KR_NULL;
    if (settle_writes(thread, b)) {
        int64_t have = readahead(b);
        if (have == 0) {
            empty_for_reading(b);
            have = fill(thread, b);
        }
        if (have != -1)
            result = kr_bytes_new(thread, here(b), have < 0 ? 0 : have);
    }
    leave(self);
    return result;
}

static KrOwn read_into(KrThread *thread, KrRef self, KrRef target, bool once)
{
    Buffered *b = cast(self);
    KrBuffer out;
    if (!check_ok(thread, b)) return KR_NULL;
    if (!kr_io_base_writable(thread, once ? "readinto1" : "readinto", target, &out))
        return KR_NULL;
    int64_t done = 0, got = 0;
    bool blocked = false;
    if (!check_open(thread, b, "readinto of closed file") || !enter(thread, self)) {
        kr_buffer_release(thread, &out);
        return KR_NULL;
    }
    done = readahead(b) < out.size ? readahead(b) : out.size;
    if (done) memcpy(out.data, here(b), (size_t)done);
    b->pos += done;
    if (done < out.size) {
        if (!settle_writes(thread, b)) {
            done = -1;
        } else {
            empty_for_reading(b);
            while (done < out.size) {
                int64_t left = out.size - done;
                bool direct = left > b->size;
                if (direct) {
                    got = raw_read(thread, b, out.data + done, left);
                } else if (once && done) {
                    break;
                } else {
                    if (b->read_end == b->size) empty_for_reading(b);
                    got = fill(thread, b);
                    if (got > left) got = left;
                    if (got > 0) {
                        memcpy(out.data + done, here(b), (size_t)got);
                        b->pos += got;
                    }
                }
                if (got <= 0) break;
                done += got;
                if (once && direct) break;
            }
            if (got == -1) done = -1;
            blocked = got == -2 && done == 0;
        }
    }
    leave(self);
    kr_buffer_release(thread, &out);
    return done == -1 ? KR_NULL
           : blocked  ? kr_none_own()
                      : kr_int_from_i64(thread, done);
}
static KrOwn buffered_readinto(ARGS)
{
    UNUSED;
    return read_into(thread, self, args[0], false);
}
static KrOwn buffered_readinto1(ARGS)
{
    UNUSED;
    return read_into(thread, self, args[0], true);
}

// A line of at most `limit` bytes (-1: any).
static KrOwn read_line(KrThread *thread, KrRef self, int64_t limit)
{
    Buffered *b = cast(self);
    if (!check_open(thread, b, "readline of closed file")) return KR_NULL;
    int64_t have = readahead(b), most = limit >= 0 && limit < have ? limit : have;
    const char *start = here(b),
               *end = most ? memchr(start, '\n', (size_t)most) : NULL;
    if (end || (limit >= 0 && most == limit)) {
        int64_t size = end ? end - start + 1 : limit;
        b->pos += size;
        return kr_bytes_new(thread, start, size);
    }
    if (!enter(thread, self)) return KR_NULL;
    KrOwn line = kr_bytearray_new(thread, start, most), result = KR_NULL;
    b->pos += most;
    bool ok = !kr_is_null(line) && settle_writes(thread, b);
    while (ok && !end &&
           (limit < 0 || kr_bytearray_cast(kr_ref(line))->length < limit)) {
        empty_for_reading(b);
        int64_t got = fill(thread, b);
        ok = got != -1;
        if (got <= 0) break;
        int64_t before = kr_bytearray_cast(kr_ref(line))->length, left = limit - before;
        most = limit >= 0 && left < got ? left : got;
        end = memchr(b->buffer, '\n', (size_t)most);
        if (end) most = end - b->buffer + 1;
        ok = kr_bytearray_resize(thread, kr_ref(line), before + most);
        if (ok)
            memcpy(kr_bytearray_cast(kr_ref(line))->bytes + before, b->buffer,
                   (size_t)most);
        b->pos = most;
    }
    if (ok)
        result = kr_bytes_new(thread, kr_bytearray_cast(kr_ref(line))->bytes,
                              kr_bytearray_cast(kr_ref(line))->length);
    leave(self);
    kr_xdrop(thread, line);
    return result;
}

static KrOwn buffered_readline(ARGS)
{
    UNUSED;
    int64_t limit;
    if (!check_ok(thread, cast(self)) || !kr_io_base_size(thread, args[0], &limit))
        return KR_NULL;
    return read_line(thread, self, limit < 0 ? -1 : limit);
}

static KrFound buffered_next(KrThread *thread, KrRef self, KrOwn *line)
{
    const KrType *type = kr_obj(self)->type;
    if (!check_ok(thread, cast(self))) return KR_FAULT;
    if (type == &kr_io_buffered_reader_type || type == &kr_io_buffered_random_type) {
        *line = read_line(thread, self, -1);
    } else {
        *line = kr_io_base_call(thread, self, KR_NAME_readline);
        if (!kr_is_null(*line) && !kr_bytes_is_sub(kr_ref(*line))) {
            (void)kr_exception_raise(
                thread, &kr_exception_os_error,
                "readline() should have returned a bytes object, not '%T'",
                kr_ref(*line));
            kr_drop(thread, kr_move(line));
        }
    }
    if (kr_is_null(*line)) return KR_FAULT;
    if (kr_bytes_cast(kr_ref(*line))->length > 0) return KR_PRESENT;
    kr_drop(thread, kr_move(line));
    return KR_ABSENT;
}

// --- writing --------------------------------------------------------------------------------------

// The buffer is full and the raw stream would block: as much as fits is kept. Takes `size` bytes of data
// or raises BlockingIOError.
static int64_t keep_what_fits(KrThread *thread, Buffered *b, const char *data,
                              int64_t size)
{
    if (!kr_exception_is(thread, &kr_exception_blocking_io_error)) return -1;
    kr_exception_clear(thread);
    if (b->readable) forget_read(b);
    memmove(b->buffer, b->buffer + b->write_pos, (size_t)(b->write_end - b->write_pos));
    b->write_end -= b->write_pos;
    b->raw_pos -= b->write_pos;
    b->pos -= b->write_pos;
    b->write_pos = 0;
    int64_t room = b->size - b->write_end, take = size < room ? size : room;
    memcpy(b->buffer + b->write_end, data, (size_t)take);
    b->write_end += take;
    b->pos += take;
    if (take == size) return size;
    (void)raise_blocking(thread, take);
    return -1;
}

static int64_t write_inside(KrThread *thread, Buffered *b, const char *data,
                            int64_t size)
{
    if (!has_read(b) && !has_written(b)) b->pos = b->raw_pos = 0;
    if (size <= b->size - b->pos) {
        memcpy(here(b), data, (size_t)size);
        if (!has_written(b) || b->write_pos > b->pos) b->write_pos = b->pos;
        set_pos(b, b->pos + size);
        if (b->write_end < b->pos) b->write_end = b->pos;
        return size;
    }
    if (!flush_written(thread, b)) return keep_what_fits(thread, b, data, size);
    int64_t offset = raw_offset(b), done = 0;
    if (offset != 0) {
        if (raw_seek(thread, b, -offset, 1) < 0) return -1;
        b->raw_pos -= offset;
    }
    while (size - done > b->size) {
        int64_t put = raw_write(thread, b, data + done, size - done);
        if (put == -1) return -1;
        if (put == -2) {
            if (size - done <= b->size) break;
            memcpy(b->buffer, data + done, (size_t)b->size);
            b->raw_pos = 0;
            set_pos(b, b->size);
            b->write_pos = 0;
            b->write_end = b->size;
            (void)raise_blocking(thread, done + b->size);
            return -1;
        }
        done += put;
        if (thread->pending && !kr_io_base_interrupted(thread)) return -1;
    }
    if (b->readable) forget_read(b);
    int64_t rest = size - done;
    if (rest) memcpy(b->buffer, data + done, (size_t)rest);
    b->write_pos = 0;
    b->write_end = rest;
    set_pos(b, rest);
    b->raw_pos = 0;
    return size;
}

static int64_t write_data(KrThread *thread, KrRef self, const char *data, int64_t size)
{
    Buffered *b = cast(self);
    if (!enter(thread, self)) return -1;
    KrFound closed = is_closed(thread, b);
    int64_t done = -1;
    if (closed == KR_PRESENT)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "write to closed file");
    else if (closed == KR_ABSENT)
        done = write_inside(thread, b, data, size);
    leave(self);
    return done;
}

bool kr_io_buffered_put(KrThread *thread, KrRef self, const void *data, int64_t size)
{
    return check_ok(thread, cast(self)) && write_data(thread, self, data, size) >= 0;
}

static KrOwn buffered_write(ARGS)
{
    UNUSED;
    KrBuffer in;
    if (!check_ok(thread, cast(self)) ||
        !kr_buffer_get(thread, args[0], &in, KR_BUFFER_READ))
        return KR_NULL;
    int64_t done = write_data(thread, self, in.data, in.size);
    kr_buffer_release(thread, &in);
    return done < 0 ? KR_NULL : kr_int_from_i64(thread, done);
}

bool kr_io_buffered_flush(KrThread *thread, KrRef self)
{
    Buffered *b = cast(self);
    if (!check_ok(thread, b)) return false;
    KrFound closed = is_closed(thread, b);
    if (closed == KR_PRESENT)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "flush of closed file");
    if (closed == KR_FAULT || !enter(thread, self)) return false;
    bool ok = flush_and_rewind(thread, b);
    leave(self);
    return ok;
}

static KrOwn buffered_flush(ARGS)
{
    UNUSED;
    return kr_io_buffered_flush(thread, self) ? kr_none_own() : KR_NULL;
}
static KrOwn reader_flush(ARGS)
{
    UNUSED;
    return check_ok(thread, cast(self))
               ? kr_io_base_call(thread, kr_ref(cast(self)->raw), KR_NAME_flush)
               : KR_NULL;
}

// --- position -------------------------------------------------------------------------------------

static KrOwn buffered_tell(ARGS)
{
    UNUSED;
    Buffered *b = cast(self);
    if (!check_ok(thread, b)) return KR_NULL;
    int64_t place = raw_tell(thread, b);
    if (place < 0) return KR_NULL;
    place -= raw_offset(b);
    return kr_int_from_i64(thread, place < 0 ? 0 : place);
}

static bool check_seekable(KrThread *thread, const Buffered *b)
{
    KrFound can = kr_io_base_ask(thread, kr_ref(b->raw), KR_NAME_seekable);
    if (can == KR_ABSENT)
        (void)kr_io_base_unsupported(thread, "File or stream is not seekable.");
    return can == KR_PRESENT;
}

static int64_t seek_inside(KrThread *thread, Buffered *b, int64_t target, int whence)
{
    if (whence <= 1 && b->readable) { // perhaps it is in the buffer
        int64_t current = raw_place(thread, b);
        if (current < 0) return -1;
        int64_t ahead = readahead(b);
        if (ahead > 0) {
            int64_t offset = whence == 0 ? target - (current - raw_offset(b)) : target;
            if (offset >= -b->pos && offset <= ahead && current - ahead + offset >= 0) {
                b->pos += offset;
                return current - ahead + offset;
            }
        }
    }
    if (b->writable && !flush_written(thread, b)) return -1;
    if (whence == 1) target -= raw_offset(b);
    int64_t place = raw_seek(thread, b, target, whence);
    b->raw_pos = -1;
    if (b->readable) forget_read(b);
    return place;
}

static KrOwn buffered_seek(ARGS)
{
    UNUSED;
    Buffered *b = cast(self);
    int64_t target, whence;
    if (!check_ok(thread, b) || !kr_number_index_i64(thread, args[1], &whence))
        return KR_NULL;
    if (whence < 0 || whence > 4)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "whence value %lld unsupported", (long long)whence);
    KrFound closed = is_closed(thread, b);
    if (closed == KR_PRESENT)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "seek of closed file");
    if (closed != KR_ABSENT || !check_seekable(thread, b) ||
        !kr_number_index_i64(thread, args[0], &target) || !enter(thread, self))
        return KR_NULL;
    int64_t place = seek_inside(thread, b, target, (int)whence);
    leave(self);
    return place < 0 ? KR_NULL : kr_int_from_i64(thread, place);
}

static KrOwn buffered_truncate(ARGS)
{
    UNUSED;
    Buffered *b = cast(self);
    if (!check_ok(thread, b)) return KR_NULL;
    KrFound closed = is_closed(thread, b);
    if (closed == KR_PRESENT)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "truncate of closed file");
    if (closed != KR_ABSENT) return KR_NULL;
    if (!b->writable) return kr_io_base_unsupported(thread, "truncate");
    if (!enter(thread, self)) return KR_NULL;
    KrOwn result = KR_NULL;
    if (flush_and_rewind(thread, b)) {
        result = kr_io_base_call_1(thread, kr_ref(b->raw), KR_NAME_truncate, args[0]);
        if (!kr_is_null(result) && raw_tell(thread, b) < 0) kr_exception_clear(thread);
    }
    leave(self);
    return result;
}

// --- life -----------------------------------------------------------------------------------------

static bool init_with(KrThread *thread, KrRef self, KrRef raw, int64_t size)
{
    Buffered *b = cast(self);
    if (size <= 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "buffer size must be strictly positive");
    kr_store(thread, &b->raw, kr_dup(raw));
    if (b->size != size || b->owner) {
        free(b->buffer);
        b->buffer = NULL;
    }
    b->size = size;
    b->abs_pos = 0;
    b->pos = b->raw_pos = 0;
    forget_read(b);
    forget_written(b);
    b->detached = false;
    if (raw_tell(thread, b) < 0) {
        kr_exception_clear(thread);
        b->abs_pos = -1;
    }
    b->ok = true;
    return true;
}

static bool require(KrThread *thread, KrRef raw, int ability, const char *message)
{
    KrFound can =
        kr_is_exact(raw, &kr_io_file_type) && kr_io_file_cast(raw)->fd >= 0 &&
                ability != KR_NAME_seekable
            ? (KrFound)(ability == KR_NAME_readable ? kr_io_file_cast(raw)->readable
                                                    : kr_io_file_cast(raw)->writable)
            : kr_io_base_ask(thread, raw, ability);
    if (can == KR_ABSENT) (void)kr_io_base_unsupported(thread, message);
    return can == KR_PRESENT;
}

static KrOwn init_any(KrThread *thread, KrRef self, KrRef raw, KrRef size, bool reads,
                      bool writes)
{
    Buffered *b = cast(self);
    int64_t wanted;
    b->ok = b->detached = false;
    if (!kr_number_index_i64(thread, size, &wanted)) return KR_NULL;
    if ((reads && writes &&
         !require(thread, raw, KR_NAME_seekable, "File or stream is not seekable.")) ||
        (reads &&
         !require(thread, raw, KR_NAME_readable, "File or stream is not readable.")) ||
        (writes &&
         !require(thread, raw, KR_NAME_writable, "File or stream is not writable.")))
        return KR_NULL;
    b->readable = reads;
    b->writable = writes;
    return init_with(thread, self, raw, wanted) ? kr_none_own() : KR_NULL;
}
static KrOwn reader_init(ARGS)
{
    UNUSED;
    return init_any(thread, self, args[0], args[1], true, false);
}
static KrOwn writer_init(ARGS)
{
    UNUSED;
    return init_any(thread, self, args[0], args[1], false, true);
}
static KrOwn random_init(ARGS)
{
    UNUSED;
    return init_any(thread, self, args[0], args[1], true, true);
}
static const KrNativeDef reader_def = {
    "BufferedReader", reader_init, "(raw, buffer_size=131072)", NULL, 0, 0, 0};
static const KrNativeDef writer_def = {
    "BufferedWriter", writer_init, "(raw, buffer_size=131072)", NULL, 0, 0, 0};
static const KrNativeDef random_def = {
    "BufferedRandom", random_init, "(raw, buffer_size=131072)", NULL, 0, 0, 0};

static bool reader_init_slot(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count, KrRef kwnames)
{
    return kr_io_base_init(thread, &reader_def, self, args, count, kwnames);
}
static bool writer_init_slot(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count, KrRef kwnames)
{
    return kr_io_base_init(thread, &writer_def, self, args, count, kwnames);
}
static bool random_init_slot(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count, KrRef kwnames)
{
    return kr_io_base_init(thread, &random_def, self, args, count, kwnames);
}

KrOwn kr_io_buffered_new(KrThread *thread, KrType *type, KrRef raw, int64_t size)
{
    KrOwn self = kr_io_base_new_object(thread, kr_type_ref(type), NULL, 0, KR_REF_NULL),
          done = KR_NULL;
    if (!kr_is_null(self))
        done = init_any(thread, kr_ref(self), raw, kr_from_bits(kr_int_bits(size)),
                        type != &kr_io_buffered_writer_type,
                        type != &kr_io_buffered_reader_type);
    if (kr_is_null(done) && !kr_is_null(self)) kr_drop(thread, kr_move(&self));
    kr_xdrop(thread, done);
    return self;
}

static void buffered_dealloc(KrThread *thread, KrObject *self)
{
    Buffered *b = (Buffered *)(void *)self;
    free(b->buffer);
    kr_xdrop(thread, kr_move(&b->raw));
    kr_io_base_free(thread, self, sizeof *b);
}
static void buffered_visit(KrObject *self, KrVisitFn visit, void *context)
{
    const Buffered *b = (const Buffered *)(const void *)self;
    if (!kr_is_null(b->raw)) visit(kr_ref(b->raw), context);
    kr_io_base_visit(self, visit, context);
}
static void buffered_clear(KrThread *thread, KrObject *self)
{
    Buffered *b = (Buffered *)(void *)self;
    b->ok = false;
    kr_xdrop(thread, kr_move(&b->raw));
    kr_io_base_clear(thread, self);
}

static KrOwn buffered_close(ARGS)
{
    UNUSED;
    Buffered *b = cast(self);
    if (!check_ok(thread, b)) return KR_NULL;
    if (b->owner == thread) // no waiting for oneself
        return kr_exception_raise(thread, &kr_exception_runtime_error, "reentrant call inside %R", self);
    KrFound closed = is_closed(thread, b);
    if (closed != KR_ABSENT) return closed == KR_FAULT ? KR_NULL : kr_none_own();
    if (b->finalizing) { // it is not closed by the program
        KrOwn warned =
            kr_io_base_call_1(thread, kr_ref(b->raw), KR_NAME__dealloc_warn, self);
        kr_xdrop(thread, warned);
        kr_exception_clear(thread);
    }
    KrOwn failure = KR_NULL, result;
    if (!kr_io_base_do(thread, self, KR_NAME_flush))
        failure = kr_exception_fetch(thread);
    if (kr_is_null(b->raw)) { // flush detached it
        kr_xdrop(thread, failure);
        return check_ok(thread, b) ? kr_none_own() : KR_NULL;
    }
    wait_for_others(thread, b);
    b->owner = thread;
    result = kr_io_base_call(thread, kr_ref(b->raw), KR_NAME_close);
    b->owner = NULL;
    free(b->buffer);
    b->buffer = NULL;
    b->pos = 0;
    forget_read(b);
    forget_written(b);
    if (kr_is_null(failure)) return result;
    if (kr_is_null(result)) { // the first failure is the context of the second
        KrOwn second = kr_exception_fetch(thread);
        if (!kr_is(kr_ref(second), kr_ref(failure)))
            kr_store(thread, &((KrException *)(void *)kr_obj(kr_ref(second)))->context,
                     failure);
        else
            kr_drop(thread, failure);
        kr_exception_restore(thread, second);
    } else {
        kr_drop(thread, result);
        kr_exception_restore(thread, failure);
    }
    return KR_NULL;
}

static KrOwn buffered_detach(ARGS)
{
    UNUSED;
    Buffered *b = cast(self);
    if (!check_ok(thread, b) || !kr_io_base_do(thread, self, KR_NAME_flush))
        return KR_NULL;
    b->ok = false;
    b->detached = true;
    return kr_is_null(b->raw) ? kr_none_own() : kr_move(&b->raw);
}

#define FORWARD(name) /* static KrOwn forward_name(...): raw.name() */                 \
    static KrOwn forward_##name(ARGS)                                                  \
    {                                                                                  \
        UNUSED;                                                                        \
        return check_ok(thread, cast(self))                                            \
                   ? kr_io_base_call(thread, kr_ref(cast(self)->raw), KR_NAME_##name)  \
                   : KR_NULL;                                                          \
    }
FORWARD(seekable)
FORWARD(readable)
FORWARD(writable)
FORWARD(fileno)
FORWARD(isatty)

static KrOwn dealloc_warn(ARGS)
{
    UNUSED;
    Buffered *b = cast(self);
    if (b->ok && !kr_is_null(b->raw)) {
        KrOwn warned =
            kr_io_base_call_1(thread, kr_ref(b->raw), KR_NAME__dealloc_warn, args[0]);
        kr_xdrop(thread, warned);
        kr_exception_clear(thread);
    }
    return kr_none_own();
}
static KrOwn buffered_sizeof(ARGS)
{
    UNUSED;
    return kr_int_from_i64(thread, kr_obj(self)->type->basic_size +
                                       (cast(self)->buffer ? cast(self)->size : 0));
}

static KrOwn get_closed(KrThread *thread, KrRef self)
{
    if (!check_ok(thread, cast(self))) return KR_NULL;
    return kr_attr_get(thread, kr_ref(cast(self)->raw), kr_name(KR_NAME_closed));
}
static KrOwn get_name(KrThread *thread, KrRef self)
{
    if (!check_ok(thread, cast(self))) return KR_NULL;
    return kr_attr_get(thread, kr_ref(cast(self)->raw), kr_name(KR_NAME_name));
}
static KrOwn get_mode(KrThread *thread, KrRef self)
{
    if (!check_ok(thread, cast(self))) return KR_NULL;
    return kr_attr_get(thread, kr_ref(cast(self)->raw), kr_name(KR_NAME_mode));
}
static KrOwn get_raw(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_is_null(cast(self)->raw) ? kr_none_own()
                                       : kr_dup(kr_ref(cast(self)->raw));
}
static KrOwn get_finalizing(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->finalizing);
}
static bool set_finalizing(KrThread *thread, KrRef self, KrRef value)
{
    return kr_io_base_set_finalizing(thread, value, &cast(self)->finalizing);
}

static KrOwn buffered_repr(KrThread *thread, KrRef self)
{
    KrOwn name = KR_NULL, text = KR_NULL;
    const char *type = kr_obj(self)->type->name;
    KrFound found = kr_attr_lookup(thread, self, kr_name(KR_NAME_name), &name);
    if (found == KR_FAULT) {
        if (!kr_exception_is(thread, &kr_exception_value_error)) return KR_NULL;
        kr_exception_clear(thread);
    }
    if (found != KR_PRESENT) return kr_str_from_format(thread, "<%s>", type);
    if (kr_repr_enter(thread, self)) {
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "reentrant call inside %s.__repr__", type);
    } else {
        text = kr_str_from_format(thread, "<%s name=%R>", type, kr_ref(name));
        kr_repr_leave(thread, self);
    }
    kr_drop(thread, name);
    return text;
}

#define COMMON_METHODS /* rows that all three classes have */                          \
    {"detach", buffered_detach, "($self, /)", NULL, 0, 0, 0},                          \
        {"close", buffered_close, "($self, /)", NULL, 0, 0, 0},                        \
        {"seekable", forward_seekable, "($self, /)", NULL, 0, 0, 0},                   \
        {"fileno", forward_fileno, "($self, /)", NULL, 0, 0, 0},                       \
        {"isatty", forward_isatty, "($self, /)", NULL, 0, 0, 0},                       \
        {"_dealloc_warn", dealloc_warn, "($self, source, /)", NULL, 0, 0, 0},          \
        {"seek", buffered_seek, "($self, target, whence=0, /)", NULL, 0, 0, 0},        \
        {"tell", buffered_tell, "($self, /)", NULL, 0, 0, 0},                          \
        {"truncate", buffered_truncate, "($self, pos=None, /)", NULL, 0, 0, 0},        \
        {"__getstate__", kr_io_base_no_pickle, "($self, /)", NULL, 0, 0, 0},           \
    {                                                                                  \
        "__sizeof__", buffered_sizeof, "($self, /)", NULL, 0, 0, 0                     \
    }
#define READING_METHODS /* of BufferedReader and BufferedRandom */                     \
    {"read", buffered_read, "($self, size=-1, /)", NULL, 0, 0, 0},                     \
        {"peek", buffered_peek, "($self, size=0, /)", NULL, 0, 0, 0},                  \
        {"read1", buffered_read1, "($self, size=-1, /)", NULL, 0, 0, 0},               \
        {"readinto", buffered_readinto, "($self, buffer, /)", NULL, 0, 0, 0},          \
        {"readinto1", buffered_readinto1, "($self, buffer, /)", NULL, 0, 0, 0},        \
        {"readline", buffered_readline, "($self, size=-1, /)", NULL, 0, 0, 0},         \
    {                                                                                  \
        "readable", forward_readable, "($self, /)", NULL, 0, 0, 0                      \
    }
#define WRITING_METHODS /* of BufferedWriter and BufferedRandom */                     \
    {"write", buffered_write, "($self, buffer, /)", NULL, 0, 0, 0},                    \
        {"flush", buffered_flush, "($self, /)", NULL, 0, 0, 0},                        \
    {                                                                                  \
        "writable", forward_writable, "($self, /)", NULL, 0, 0, 0                      \
    }

static const KrNativeDef reader_methods[] = {
    COMMON_METHODS,
    READING_METHODS,
    {"flush", reader_flush, "($self, /)", NULL, 0, 0, 0},
    {0}};
static const KrNativeDef writer_methods[] = {COMMON_METHODS, WRITING_METHODS, {0}};
static const KrNativeDef random_methods[] = {
    COMMON_METHODS, READING_METHODS, WRITING_METHODS, {0}};
static const KrGetSetDef getset[] = {
    {"closed", get_closed, NULL, NULL},
    {"name", get_name, NULL, NULL},
    {"mode", get_mode, NULL, NULL},
    {"raw", get_raw, NULL, KR_AS_MEMBER},
    {"_finalizing", get_finalizing, set_finalizing, KR_AS_MEMBER},
    {0},
};

#define BUFFERED_SLOTS /* that the three types share */                                \
    .flags = KR_IO_TYPE_FLAGS, .basic_size = sizeof(Buffered), .own_words = 1,         \
    .own_dict = 1, .base = &kr_io_base_buffered_type, .dealloc = buffered_dealloc,     \
    .visit = buffered_visit, .clear = buffered_clear, .finalize = kr_io_base_finalize, \
    .repr = buffered_repr, .new_object = kr_io_base_new_object, .getset = getset

KrType kr_io_buffered_reader_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.BufferedReader",
    .doc = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\n" "Create a new buffered reader using the given readable raw IO object.",
    BUFFERED_SLOTS,
    .next = buffered_next,
    .init = reader_init_slot,
    .methods = reader_methods,
};
KrType kr_io_buffered_writer_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.BufferedWriter",
    .doc = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\n" "A buffer for a writeable sequential RawIO object.",
    BUFFERED_SLOTS,
    .init = writer_init_slot,
    .methods = writer_methods,
};
KrType kr_io_buffered_random_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.BufferedRandom",
    .doc = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\n" "A buffered interface to random access streams.",
    BUFFERED_SLOTS,
    .next = buffered_next,
    .init = random_init_slot,
    .methods = random_methods,
};
