// SPDX-License-Identifier: MIT
// Codecs of one byte a character by a map: a str or mapping one way, a mapping or EncodingMap the other.
#pragma once

#include "runtime/type.h"

extern KrType kr_codecs_charmap_type; // EncodingMap

KrOwn kr_codecs_charmap_decode(KrThread *thread, KrRef given, const void *data,
                               int64_t size, const char *errors, KrRef mapping) KR_NEW;
KrOwn kr_codecs_charmap_encode(KrThread *thread, KrRef text, const char *errors,
                               KrRef mapping) KR_NEW;
KrOwn kr_codecs_charmap_build(KrThread *thread, KrRef decoding_table) KR_NEW;
