// SPDX-License-Identifier: MIT
// open, open_code and text_encoding.
#pragma once

#include "runtime/type.h"

extern const KrNativeDef kr_io_open_functions[]; // ends with a null name
// open() for builtins: the same native, so that `open is io.open`.
KrOwn kr_io_open_call(KrThread *thread, KrRef self, const KrRef *args, size_t count)
    KR_NEW;
#define KR_IO_OPEN_SIGNATURE                                                           \
    "($module, /, file, mode='r', buffering=-1, encoding=None,\n"                      \
    "     errors=None, newline=None, closefd=True, opener=None)"
