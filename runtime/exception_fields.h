// SPDX-License-Identifier: MIT
// OSError and the UnicodeErrors: exceptions with fields of their own.
#pragma once

#include "runtime/exception.h"

void kr_exception_fields_prepare(void); // fills the types, before they are readied
// The subclass of OSError that stands for an errno; OSError itself if none does.
KrType *kr_exception_fields_of_errno(int number) KR_LEAF;
// OSError(number, its text, path), raised as the subclass that stands for it. path may be null.
KR_COLD KrOwn kr_exception_fields_raise_errno(KrThread *thread, int number, const char *path);
