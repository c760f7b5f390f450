// SPDX-License-Identifier: MIT
// Codecs that write what is special as backslash escapes: unicode_escape, raw_unicode_escape, escape
// (of bytes); and utf-7, which shifts into base64.
#pragma once

#include "runtime/type.h"

// given, consumed: as in runtime/str_codec.h.
KrOwn kr_codecs_escape_decode(KrThread *thread, KrRef given, const void *data,
                              int64_t size, const char *errors, int64_t *consumed)
    KR_NEW;
KrOwn kr_codecs_escape_encode(KrThread *thread, KrRef text) KR_NEW;
KrOwn kr_codecs_escape_raw_decode(KrThread *thread, KrRef given, const void *data,
                                  int64_t size, const char *errors, int64_t *consumed)
    KR_NEW;
KrOwn kr_codecs_escape_raw_encode(KrThread *thread, KrRef text) KR_NEW;
KrOwn kr_codecs_escape_bytes_decode(KrThread *thread, const char *data, int64_t size,
                                    const char *errors) KR_NEW;
KrOwn kr_codecs_escape_bytes_encode(KrThread *thread, KrRef bytes) KR_NEW;
