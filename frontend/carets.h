// SPDX-License-Identifier: MIT
// The source lines of a traceback entry with carets under what was being evaluated.
#pragma once

#include "base/text.h"
#include "runtime/code.h"

// text: the lines at.line to at.end_line, one after the other, blanks at their ends removed. Appends what a traceback shows
// of them, each line indented by four blanks; at.column < 0: the first line alone. Nothing for blank lines.
void kr_carets_show(KrText *out, const char *text, size_t size, KrPosition at);
