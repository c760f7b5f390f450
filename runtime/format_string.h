// SPDX-License-Identifier: MIT
// Templates: the % operator of str and bytes, and str.format.
#pragma once

#include "runtime/str.h"

// template % arguments
KrOwn kr_format_string_percent(KrThread *thread, KrRef text, KrRef arguments) KR_NEW;
KrOwn kr_format_string_percent_bytes(KrThread *thread, const char *text, size_t size,
                                     KrRef arguments) KR_NEW; // a bytes object
// text.format(*args, **mapping). args_tuple null: format_map, no positional fields.
KrOwn kr_format_string_method(KrThread *thread, KrRef text, KrRef args_tuple, KrRef mapping) KR_NEW;
