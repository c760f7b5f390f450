// SPDX-License-Identifier: MIT
// The bytes an unpickler reads (pickle_machine.h): the data given, or what a file gives by read, readline
// and peek.
//
// A file is left behind the last byte of the pickle: bytes that were only peeked at are read when they have
// been used. Tests: tests/lang/modules/pickle/.
#include "modules/pickle_machine.h"

#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"

#define ERROR &kr_pickle_module_unpickling_error

enum { PREFETCH = 128 * 1024, READ_STEP = 1 << 20 };

bool kr_pickle_input_truncated(KrThread *thread)
{
    return kr_exception_raise_false(thread, ERROR, "pickle data was truncated");
}
static bool ran_out(KrThread *thread, const KrUnpickler *self)
{
    if (self->in_op) return kr_pickle_input_truncated(thread);
    return kr_exception_raise_false(thread, &kr_exception_eof_error,
                                    "Ran out of input");
}

KR_NOINLINE bool kr_pickle_input_frame_exhausted(KrThread *thread)
{
    return kr_exception_raise_false(thread, ERROR,
                                    "pickle exhausted before end of frame");
}

static bool take_input(KrThread *thread, KrUnpickler *self, KrOwn data)
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
bool kr_pickle_input_skip_used(KrThread *thread, KrUnpickler *self)
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

static KrOwn read_file(KrThread *thread, KrUnpickler *self, size_t size)
{
    KrOwn number = kr_int_from_i64(thread, (int64_t)size), data = KR_NULL;
    if (!kr_is_null(number))
        data = kr_call_1(thread, kr_ref(self->read), kr_ref(number));
    kr_xdrop(thread, number);
    return data;
}

// At least `size` bytes at data + at, of a file. Big sizes are read in steps, so that memory grows
// with what is there.
KR_NOINLINE bool kr_pickle_input_fill(KrThread *thread, KrUnpickler *self, size_t size)
{
    if (kr_is_null(self->read))
        return self->size == self->at ? ran_out(thread, self)
                                      : kr_pickle_input_truncated(thread);
    size_t left = self->size - self->at;
    KrOwn start = KR_NULL;
    bool peeked = self->ahead > 0;
    if (!kr_pickle_input_skip_used(thread, self)) return false;
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
            if (!kr_pickle_input_skip_used(thread, self)) return false;
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
        if (got < step)
            return left == 0 ? ran_out(thread, self)
                             : kr_pickle_input_truncated(thread);
        start = kr_dup(kr_ref(self->input));
    }
}

// The next line with its '\n'.
const char *kr_pickle_input_line(KrThread *thread, KrUnpickler *self, size_t *length)
{
    const uint8_t *end = self->size > self->at ? memchr(self->data + self->at, '\n',
                                                        self->size - self->at)
                                               : NULL;
    if (!end && !kr_is_null(self->readline)) {
        size_t left = self->size - self->at;
        KrOwn start = KR_NULL, line = KR_NULL;
        bool peeked = self->ahead > 0;
        if (!kr_pickle_input_skip_used(thread, self)) return NULL;
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
        (void)kr_pickle_input_truncated(thread);
        return NULL;
    }
    const char *text = (const char *)self->data + self->at;
    *length = (size_t)(end - (self->data + self->at)) + 1;
    if (self->frame_left) {
        if (*length > self->frame_left)
            return kr_pickle_input_frame_exhausted(thread) ? text : NULL;
        self->frame_left -= *length;
    }
    self->at += *length;
    return text;
}
