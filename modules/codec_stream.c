// SPDX-License-Identifier: MIT
// Output and input of stream codecs (codec_stream.h).
//
// Invariant: reader->waiting_size > 0 only while the stream has not ended.
// Called by zlib_module.c, bz2_module.c, lzma_module.c. Tests: tests/lang/modules/zlib/.
#include "modules/codec_stream.h"

#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"

#include <stdlib.h>

enum { FIRST = 32 * 1024 };

bool kr_codec_stream_grow(KrThread *thread, KrCodecOutput *out, size_t first)
{
    if (out->size < out->capacity) return true;
    size_t capacity = out->capacity ? out->capacity * 2 : first ? first : 1;
    if (out->most >= 0 && capacity > (size_t)out->most)
        capacity = (size_t)out->most ? (size_t)out->most : 1;
    uint8_t *grown = realloc(out->data, capacity);
    if (!grown) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    out->data = grown;
    out->capacity = capacity;
    return true;
}

KrOwn kr_codec_stream_take(KrThread *thread, KrCodecOutput *out)
{
    KrOwn bytes = kr_bytes_new(thread, out->data ? out->data : (const uint8_t *)"",
                               (int64_t)out->size);
    kr_codec_stream_drop(out);
    return bytes;
}

void kr_codec_stream_drop(KrCodecOutput *out)
{
    free(out->data);
    *out = (KrCodecOutput){.most = -1};
}

static bool keep(KrThread *thread, KrCodecReader *reader, const uint8_t *in,
                 size_t size)
{
    if (size == 0) {
        free(reader->waiting);
        reader->waiting = NULL;
        reader->waiting_size = 0;
        return true;
    }
    uint8_t *copy = malloc(size);
    if (!copy) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    memcpy(copy, in, size);
    free(reader->waiting);
    reader->waiting = copy;
    reader->waiting_size = size;
    return true;
}

static KrOwn run(KrThread *thread, KrCodecReader *reader, void *self, const uint8_t *in,
                 size_t size, int64_t most, KrCodecStepFn step)
{
    KrCodecOutput out = {.most = most};
    bool ok = true, ended = false, full = false;
    while (ok) {
        if (kr_codec_stream_full(&out) && most != 0) {
            full = true;
            break;
        }
        ok = kr_codec_stream_grow(thread, &out, FIRST);
        if (!ok) break;
        uint8_t *place = out.data + out.size;
        size_t room = most == 0 ? 0 : out.capacity - out.size, before_in = size,
               before_out = room;
        ok = step(thread, self, &in, &size, &place, &room, &ended);
        out.size = (size_t)(place - out.data);
        if (!ok || ended) break;
        full = room == 0;
        if (most == 0 || (size == 0 && room > 0) ||
            (size == before_in && room == before_out))
            break;
    }
    KrOwn result = KR_NULL;
    if (!ok) { // what had been put aside is used up
        if (!keep(thread, reader, in, 0)) kr_exception_clear(thread);
    } else if (ended) {
        reader->eof = true;
        reader->needs_input = false;
        kr_store(thread, &reader->unused, kr_bytes_new(thread, in, (int64_t)size));
        ok = !kr_is_null(reader->unused) && keep(thread, reader, in, 0);
    } else {
        reader->needs_input = size == 0 && !(full && reader->holds_output);
        ok = keep(thread, reader, in, size);
    }
    if (ok) result = kr_codec_stream_take(thread, &out);
    kr_codec_stream_drop(&out);
    return result;
}

KrOwn kr_codec_stream_compress(KrThread *thread, void *self, bool flushed, KrRef data,
                               KrCodecRunFn run, int action)
{
    KrBuffer buffer;
    if (!kr_buffer_get(thread, data, &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrOwn result = KR_NULL;
    if (flushed)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "Compressor has been flushed");
    else
        result = run(thread, self, (const uint8_t *)buffer.data, (size_t)buffer.size,
                     action);
    kr_buffer_release(thread, &buffer);
    return result;
}

KrOwn kr_codec_stream_flush(KrThread *thread, void *self, bool *flushed, KrCodecRunFn run, int action)
{
    if (*flushed)
        return kr_exception_raise(thread, &kr_exception_value_error, "Repeated call to flush()");
    *flushed = true;
    return run(thread, self, (const uint8_t *)"", 0, action);
}

KrOwn kr_codec_stream_decompress(KrThread *thread, KrCodecReader *reader, void *self,
                                 KrRef data, KrRef max_length, KrCodecStepFn step)
{
    int64_t most;
    KrBuffer buffer;
    if (!kr_number_index_i64(thread, max_length, &most) ||
        !kr_buffer_get(thread, data, &buffer, KR_BUFFER_READ))
        return KR_NULL;
    KrOwn result = KR_NULL;
    if (reader->eof) {
        (void)kr_exception_raise(thread, &kr_exception_eof_error,
                                 "End of stream already reached");
    } else if (reader->waiting_size == 0) {
        result = run(thread, reader, self, (const uint8_t *)buffer.data,
                     (size_t)buffer.size, most, step);
    } else {
        size_t size = reader->waiting_size + (size_t)buffer.size;
        uint8_t *both = malloc(size);
        if (both) {
            memcpy(both, reader->waiting, reader->waiting_size);
            memcpy(both + reader->waiting_size, buffer.data, (size_t)buffer.size);
            result = run(thread, reader, self, both, size, most, step);
            free(both);
        } else {
            (void)kr_exception_no_memory(thread);
        }
    }
    kr_buffer_release(thread, &buffer);
    return result;
}

KrOwn kr_codec_stream_unused(KrThread *thread, const KrCodecReader *reader)
{
    return kr_is_null(reader->unused) ? kr_bytes_new(thread, "", 0)
                                      : kr_dup(kr_ref(reader->unused));
}

void kr_codec_stream_fini(KrThread *thread, KrCodecReader *reader)
{
    free(reader->waiting);
    reader->waiting = NULL;
    kr_xdrop(thread, kr_move(&reader->unused));
}
