// SPDX-License-Identifier: MIT
// Templates: the % operator of str and bytes, and str.format.
#pragma once

#include "runtime/str.h"

// template % arguments
KrOwn kr_format_string_percent(KrThread *thread, KrRef text, KrRef arguments) KR_NEW;
KrOwn kr_format_string_percent_bytes(KrThread *thread, const char *text, size_t size,
                                     KrRef arguments) KR_NEW; // a bytes object
// A field of str.format, by places in the template.
typedef struct KrFormatField {
    int64_t name_start, name_stop;
    int64_t spec_start, spec_stop; // behind the colon; start -1: there is none
    uint32_t conversion;           // behind the !; 0: none
    bool nested;                   // the spec has fields of its own
    int64_t end;                   // behind the closing brace; -1: no field
} KrFormatField;
// The next literal text (from *position to *literal_stop, a doubled brace once) and the field behind it; *position goes
// on. ValueError of a malformed template.
KrFound kr_format_string_next(KrThread *thread, const KrStr *text, int64_t *position, int64_t stop,
                              int64_t *literal_stop, KrFormatField *field);
// text[start:stop] as a number, -1 if it is not one, -2: raised.
int64_t kr_format_string_number(KrThread *thread, const KrStr *text, int64_t start, int64_t stop);
// text.format(*args, **mapping). args null: format_map, no positional fields.
KrOwn kr_format_string_method(KrThread *thread, KrRef text, const KrRef *args, size_t count, KrRef mapping) KR_NEW;
