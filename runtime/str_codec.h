// SPDX-License-Identifier: MIT
// str <-> bytes by the name of an encoding, and the codecs that start-up and files need at full speed:
// utf-8, ascii, latin-1 (here), utf-16 and utf-32 (str_codec_wide.c).
//
// Common names of encodings are known here; all others go to the registry (codec_registry.h).
#pragma once

#include "runtime/str.h"

// encoding, errors: C strings, null = "utf-8", "strict". LookupError, UnicodeError.
KrOwn kr_str_codec_encode(KrThread *thread, KrRef text, const char *encoding,
                          const char *errors) KR_NEW;
KrOwn kr_str_codec_decode(KrThread *thread, const void *data, size_t size,
                          const char *encoding, const char *errors) KR_NEW;
// str(object, encoding, errors) with the object for the exception's `object`.
KrOwn kr_str_codec_decode_object(KrThread *thread, KrRef object, const char *encoding,
                                 const char *errors) KR_NEW;
// File names, arguments, the environment: the encoding of the locale when the process began, with surrogateescape.
void kr_str_codec_set_file_encoding(const char *name); // "utf-8" (else), "ascii" or "iso8859-1"; before the first VM
const char *kr_str_codec_file_encoding(void);
KrOwn kr_str_codec_encode_file_name(KrThread *thread, KrRef text) KR_NEW;
KrOwn kr_str_codec_decode_file_name(KrThread *thread, const char *name) KR_NEW;
// UnicodeEncodeError for the surrogate at `index`, as utf-8 words it.
KR_COLD void kr_str_codec_raise_surrogate(KrThread *thread, KrRef text, int64_t index);
// An argument that names an encoding or handler as a C string: ValueError for embedded NULs. Null: raised.
const char *kr_str_codec_name(KrThread *thread, KrRef str) KR_NODISCARD;

// One codec each. given: the bytes object data is in, or null. consumed: null, or where an unfinished
// sequence at the end starts, which is then no error.
KrOwn kr_str_codec_utf8_decode(KrThread *thread, KrRef given, const void *data,
                               int64_t size, const char *errors, int64_t *consumed)
    KR_NEW;
KrOwn kr_str_codec_utf8_encode(KrThread *thread, KrRef text, const char *errors) KR_NEW;
// limit: 128 (ascii) or 256 (latin-1).
KrOwn kr_str_codec_byte_decode(KrThread *thread, KrRef given, const void *data,
                               int64_t size, const char *errors, uint32_t limit) KR_NEW;
KrOwn kr_str_codec_byte_encode(KrThread *thread, KrRef text, const char *errors,
                               uint32_t limit) KR_NEW;
// Length of the run of bytes below 128 at the start.
size_t kr_str_codec_ascii_run(const void *data, size_t size) KR_LEAF;
// Encodings that are converted here without any state between texts: KR_STR_CODEC_OTHER for all others.
typedef enum KrStrCodec {
    KR_STR_CODEC_OTHER, KR_STR_CODEC_UTF8, KR_STR_CODEC_ASCII, KR_STR_CODEC_LATIN1,
} KrStrCodec;
KrStrCodec kr_str_codec_simple(const char *encoding) KR_LEAF;
