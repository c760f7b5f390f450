// SPDX-License-Identifier: MIT
// TextIOWrapper: text over a buffered stream.
//
//   reading: buffer -> chunk of bytes -> decoder -> newlines -> chars, of which `used` are given away
//   writing: text -> newlines -> encoder -> pending -> buffer
//
// utf-8, ascii and latin-1 are converted in C; their decoder's state is `partial`, the bytes of an
// unfinished character. Other encodings have the library's incremental codec objects.
// While `telling`, the decoder's state before the last chunk and the chunk itself are kept (snapshot): tell()
// finds from them a position that seek() can restore.
#pragma once

#include "base/text.h"
#include "modules/io_base.h"
#include "modules/io_newline.h"
#include "runtime/str_codec.h"

typedef struct KrIoText {
    KrIoBase base;
    KrOwn buffer; // the stream below; null: detached or not initialized
    bool ok, detached, finalizing;
    bool line_buffering, write_through;
    bool reads, writes; // the buffer is readable, writable
    bool seekable, telling, has_read1;
    bool start_of_stream; // the encoder has not written yet (byte order marks)
    bool universal;       // newline None or ''
    KrStrCodec codec;
    KrIoEnding ending;        // where readline stops
    const char *write_ending; // what "\n" becomes, or null
    KrOwn encoding, errors;   // str
    const char *errors_name;  // of errors: null for strict
    KrOwn encoder, decoder;   // of other encodings, or null
    KrIoNewline newline;      // when universal
    uint8_t partial[8];       // bytes of an unfinished utf-8 character
    int partial_size;
    KrOwn chars;  // decoded text, or null
    int64_t used; // of it
    bool has_snapshot;
    int64_t snapshot_flags; // decoder's state before snapshot_input
    KrText snapshot_input;
    double bytes_per_char; // in the last chunk
    int64_t chunk_size;
    KrText pending; // encoded, not yet written
} KrIoText;

extern KrType kr_io_text_type;

KR_INLINE KrIoText *kr_io_text_cast(KrRef self)
{
    return (KrIoText *)(void *)kr_obj(self);
}
// io_text.c
KrOwn kr_io_text_new(KrThread *thread, KrRef buffer, const char *encoding,
                     const char *errors, KrRef newline, bool line_buffering,
                     bool write_through) KR_NEW;
bool kr_io_text_check(KrThread *thread, KrRef self) KR_RAISES;      // attached
bool kr_io_text_check_open(KrThread *thread, KrRef self) KR_RAISES; // and not closed
const char *kr_io_text_locale_encoding(KrThread *thread);
// The user's locale is C.UTF-8 and the C library has not been told: main_options.c leaves that to the _locale module.
extern bool kr_io_text_locale_is_utf8;
bool kr_io_text_encoder_reset(KrThread *thread, KrIoText *t, bool start) KR_RAISES;
// The decoder.
KrOwn kr_io_text_decode(KrThread *thread, KrIoText *t, const void *data, int64_t size,
                        bool final) KR_NEW;
bool kr_io_text_decoder_get(KrThread *thread, KrIoText *t, KrOwn *bytes, int64_t *flags)
    KR_RAISES;
bool kr_io_text_decoder_set(KrThread *thread, KrIoText *t, KrRef bytes_or_null,
                            int64_t flags) KR_RAISES;
bool kr_io_text_decoder_reset(KrThread *thread, KrIoText *t) KR_RAISES;
