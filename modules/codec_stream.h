// SPDX-License-Identifier: MIT
// What stream compressors and decompressors share: a growing output, and input that waits.
#pragma once

#include "runtime/buffer.h"
#include "runtime/type.h"

typedef struct KrCodecOutput {
    uint8_t *data;   // malloc
    size_t size;     // bytes written
    size_t capacity; // of data
    int64_t most;    // no more than this; < 0: any
} KrCodecOutput;

// Room for more bytes behind `size`; false: raised. `first`: what to begin with.
bool kr_codec_stream_grow(KrThread *thread, KrCodecOutput *out, size_t first) KR_RAISES;
KrOwn kr_codec_stream_take(KrThread *thread, KrCodecOutput *out) KR_NEW; // bytes; frees
void kr_codec_stream_drop(KrCodecOutput *out);
static inline bool
kr_codec_stream_full(const KrCodecOutput *out) // as much as was asked for
{
    return out->most >= 0 && out->size >= (size_t)out->most;
}

// compress(data) of compressors that cannot go on behind flush(): what `run` makes of the data.
typedef KrOwn (*KrCodecRunFn)(KrThread *thread, void *self, const uint8_t *in,
                              size_t size, int action);
KrOwn kr_codec_stream_compress(KrThread *thread, void *self, bool flushed, KrRef data,
                               KrCodecRunFn run, int action) KR_NEW;
// flush() of the same: once. ValueError behind that.
KrOwn kr_codec_stream_flush(KrThread *thread, void *self, bool *flushed, KrCodecRunFn run, int action) KR_NEW;
// __reduce__ of what has a state that cannot be taken out: TypeError.

// A decompressor in the style of bz2, lzma and zlib: part of its struct.
typedef struct KrCodecReader {
    uint8_t *waiting; // input that has not been used (malloc)
    size_t waiting_size;
    KrOwn unused; // bytes behind the end, or null
    bool eof, needs_input;
    bool
        holds_output; // its library may still have output when input is used up and room is not
} KrCodecReader;

// One call of the library: advances *in and *out. *ended: the stream is at its end. False: raised.
typedef bool (*KrCodecStepFn)(KrThread *thread, void *self, const uint8_t **in,
                              size_t *in_size, uint8_t **out, size_t *out_size,
                              bool *ended);
// decompress(data, max_length); EOFError behind the end.
KrOwn kr_codec_stream_decompress(KrThread *thread, KrCodecReader *reader, void *self,
                                 KrRef data, KrRef max_length, KrCodecStepFn step)
    KR_NEW;
KrOwn kr_codec_stream_unused(KrThread *thread, const KrCodecReader *reader) KR_NEW;
void kr_codec_stream_fini(KrThread *thread, KrCodecReader *reader);
