// SPDX-License-Identifier: MIT
// utf-16 and utf-32: units of 2 or 4 bytes in either order.
#pragma once

#include "runtime/str.h"

// width: 2 or 4. *order: -1 little, 1 big, 0 by the mark at the start (then it tells what that was, or
// stays 0). consumed as in str_codec.h.
KrOwn kr_str_codec_wide_decode(KrThread *thread, KrRef given, const void *data,
                               int64_t size, const char *errors, int width, int *order,
                               int64_t *consumed) KR_NEW;
KrOwn kr_str_codec_wide_encode(KrThread *thread, KrRef text, const char *errors,
                               int width, int order) KR_NEW;
