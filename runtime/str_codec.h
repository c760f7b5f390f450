// SPDX-License-Identifier: MIT
// str <-> bytes: utf-8, ascii, latin-1, utf-16, utf-32 (with -le, -be), utf-8-sig, with the error
// handlers strict, ignore, replace, surrogateescape, surrogatepass, backslashreplace,
// xmlcharrefreplace and namereplace.
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
// File names: utf-8 with surrogateescape.
KrOwn kr_str_codec_decode_file_name(KrThread *thread, const char *name) KR_NEW;
// UnicodeEncodeError for the surrogate at `index`, as utf-8 words it.
KR_COLD void kr_str_codec_raise_surrogate(KrThread *thread, KrRef text, int64_t index);
