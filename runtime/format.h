// SPDX-License-Identifier: MIT
// Format specs (PEP 3101) of str, int, float and complex; str.format; the % operator.
//
// format.c lays text out for one value; format_string.c reads templates.
// Tests: tests/lang/reference/expressions/format_specs_*.py.
#pragma once

#include "runtime/str.h"

// type.__format__ of exact types and subclasses alike; spec: str.
KrOwn kr_format_str(KrThread *thread, KrRef value, KrRef spec) KR_NEW;
KrOwn kr_format_int(KrThread *thread, KrRef value, KrRef spec) KR_NEW;
KrOwn kr_format_float(KrThread *thread, KrRef value, KrRef spec) KR_NEW;
KrOwn kr_format_complex(KrThread *thread, KrRef value, KrRef spec) KR_NEW;
