// SPDX-License-Identifier: MIT
// utf-7 (RFC 2152): ASCII that shifts into base64 of utf-16.
#pragma once

#include "runtime/type.h"

// given, consumed: as in runtime/str_codec.h.
KrOwn kr_codecs_utf7_decode(KrThread *thread, KrRef given, const void *data,
                            int64_t size, const char *errors, int64_t *consumed) KR_NEW;
KrOwn kr_codecs_utf7_encode(KrThread *thread, KrRef text) KR_NEW;
