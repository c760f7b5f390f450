// SPDX-License-Identifier: MIT
// What codecs do with text or bytes they cannot convert: the error handlers, and the state that every
// decoder and encoder keeps for them.
//
// A codec fills a KrDecoder (KrEncoder), walks its input, calls kr_codec_errors_decode (_encode) for what
// it cannot convert, and ends with kr_codec_errors_decoder_end. Handlers that Python registered see a
// UnicodeError; the standard ones run without making one.
#pragma once

#include "base/text.h"
#include "runtime/str_builder.h"

typedef enum KrCodecHandler {
    KR_CODEC_STRICT,
    KR_CODEC_IGNORE,
    KR_CODEC_REPLACE,
    KR_CODEC_SURROGATEESCAPE,
    KR_CODEC_SURROGATEPASS,
    KR_CODEC_BACKSLASHREPLACE,
    KR_CODEC_XMLCHARREFREPLACE,
    KR_CODEC_NAMEREPLACE,
    KR_CODEC_CUSTOM,
} KrCodecHandler;

typedef struct KrCodecFirst { // the first range that a standard handler mended: the args of the UnicodeError for a later one
    int64_t start, end;
    const char *reason; // null: there was none
} KrCodecFirst;

typedef struct KrDecoder {
    KrThread *thread;
    const uint8_t *data;           // the input; a handler may put other bytes there
    int64_t size, at;              // of the input; next byte
    KrRef given;                   // bytes object that data is in, or null
    KrOwn held;                    // bytes object made for a handler, or null
    const char *encoding, *errors; // names, for exceptions; errors may be null
    KrCodecHandler handler;
    KrOwn callback, exception; // of a registered handler, or null
    KrCodecFirst first;
    bool multibyte; // a CJK codec: the position is an int, any that does not fit is out of bounds; a handler cannot change the input
    KrStrBuilder out;
} KrDecoder;

typedef struct KrEncoder {
    KrThread *thread;
    KrRef text;       // what is encoded
    const KrStr *str; // the same
    const char *encoding, *errors;
    KrCodecHandler handler;
    KrOwn callback, exception;
    KrCodecFirst first;
    bool multibyte; // as above; who calls kr_codec_errors_encode settles the position
    KrText out;
} KrEncoder;

void kr_codec_errors_decoder_init(KrDecoder *d, KrThread *thread, KrRef given_or_null,
                                  const void *data, int64_t size, const char *encoding,
                                  const char *errors);
// data[start..end) cannot be decoded: appends what stands for it and moves `at`.
bool kr_codec_errors_decode(KrDecoder *d, int64_t start, int64_t end,
                            const char *reason) KR_RAISES;
KrOwn kr_codec_errors_decoder_end(KrDecoder *d, bool ok)
    KR_NEW; // the text, or null if not ok

void kr_codec_errors_encoder_init(KrEncoder *e, KrThread *thread, KrRef text,
                                  const char *encoding, const char *errors);
// What stands for text[start..end): a str to be encoded or bytes to be copied; *next: where to go on.
KrOwn kr_codec_errors_encode(KrEncoder *e, int64_t start, int64_t end,
                             const char *reason, int64_t *next) KR_NEW;
// Where a handler's position lies in `length` items, counted from the end if negative. IndexError.
bool kr_codec_errors_settle(KrThread *thread, int64_t given, int64_t length, int64_t *position) KR_RAISES;
// Raises the UnicodeEncodeError: what a handler gave cannot be encoded either.
bool kr_codec_errors_raise_encode(KrEncoder *e, int64_t start, int64_t end,
                                  const char *reason);
KrOwn kr_codec_errors_encoder_end(KrEncoder *e, bool ok) KR_NEW;
void kr_codec_errors_put(KrText *out, uint32_t c); // as UTF-8, surrogates too

// By name: the callable (new). LookupError.
KrOwn kr_codec_errors_lookup(KrThread *thread, const char *name) KR_NEW;
bool kr_codec_errors_register(KrThread *thread, KrRef name, KrRef handler) KR_RAISES;
KrFound kr_codec_errors_unregister(KrThread *thread,
                                   KrRef name); // absent: it was not registered
