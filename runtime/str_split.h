// SPDX-License-Identifier: MIT
// str.split, rsplit and splitlines.
#pragma once

#include "runtime/str.h"

// Separator null or None: whitespace.
KrOwn kr_str_split_parts(KrThread *thread, KrRef text, KrRef separator, int64_t limit, bool from_right) KR_NEW;
KrOwn kr_str_split_lines(KrThread *thread, KrRef text, bool keep_ends) KR_NEW;
KrOwn kr_str_split_list(KrThread *thread, int64_t count, int64_t limit) KR_NEW; // empty, with room for so many parts (limit below 0: all)
// For `count` parts more, of which `limit` and the rest are allowed (below 0: all).
bool kr_str_split_room(KrThread *thread, KrRef list, int64_t count, int64_t limit);
