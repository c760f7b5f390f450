// SPDX-License-Identifier: MIT
// Warnings from C: they go to the module _warnings, which knows the filters.
#pragma once

#include "runtime/type.h"

// As warnings.warn(message, category, stack_level): level 1 is the Python code that is running. False: the
// warning is an error (or something else went wrong). While there is no module _warnings nothing happens.
bool kr_warning_format(KrThread *thread, KrType *category, int stack_level, const char *format, ...) KR_RAISES;
// As warnings.warn_explicit(message, category, filename, line, module, registry); module and registry may be null.
bool kr_warning_explicit(KrThread *thread, KrType *category, KrRef message, KrRef filename, int line,
                         KrRef module, KrRef registry) KR_RAISES;
