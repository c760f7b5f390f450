// SPDX-License-Identifier: MIT
// The end of the road for a broken invariant: one line on stderr, then abort.
#include "base/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void kr_check_panic(const char *file, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "krait: fatal: ");
    vfprintf(stderr, format, arguments);
    fprintf(stderr, " (%s:%d)\n", file, line);
    va_end(arguments);
    abort();
}
