// SPDX-License-Identifier: MIT
// Warnings: filters, registries, showing; for C code that warns and for the _warnings module.
//
// False from these functions: raised, since a filter has made the warning an error or something failed.
// Tests: tests/lang/modules/warnings/.
#pragma once

#include "runtime/type.h"

// Of the Python function that runs (stack_level 1), its caller (2), ... Formats of exception.h.
bool kr_warning_format(KrThread *thread, KrType *category, int stack_level, const char *format, ...) KR_RAISES;
// The same about an object whose resource was not given back (ResourceWarning).
bool kr_warning_format_about(KrThread *thread, KrRef source, KrType *category, int stack_level,
                            const char *format, ...) KR_RAISES;
// For a place that is known, as the compiler's. message: text or a warning. module, registry: null or None if
// there is none.
bool kr_warning_explicit(KrThread *thread, KrType *category, KrRef message, KrRef filename, int line,
                         KrRef module, KrRef registry) KR_RAISES;
// A coroutine dies that was never awaited. Nothing stays raised.
void kr_warning_never_awaited(KrThread *thread, KrRef coroutine);

// For the _warnings module.
typedef struct KrWarning {
    KrRef category, message, filename, module, registry; // module, registry: or null
    KrRef source_line, source;                           // or null
    int64_t line;
} KrWarning;
bool kr_warning_process(KrThread *thread, const KrWarning *warning) KR_RAISES;
// category: null or None for UserWarning. skip: tuple of file name prefixes, or null.
bool kr_warning_warn(KrThread *thread, KrRef message, KrRef category, int64_t stack_level, KrRef source,
                     KrRef skip) KR_RAISES;
enum { KR_WARNING_FILTERS, KR_WARNING_ONCE, KR_WARNING_ACTION, KR_WARNING_CONTEXT, KR_WARNING_STATES };
KrRef kr_warning_state(KrThread *thread, int which); // null: no memory
