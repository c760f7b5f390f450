// SPDX-License-Identifier: MIT
// Program text in the encodings that only the registry of codecs knows.
#pragma once

#include "frontend/source.h"
#include "runtime/type.h"

// What kr_source_decode left undone (source->foreign): decodes it by the codec of its name. False: `error` is filled, or an
// exception is set that no SyntaxError stands for.
bool kr_source_codec_decode(KrThread *thread, KrSource *source, KrArena *arena, unsigned flags, KrSyntaxError *error)
    KR_NODISCARD;
