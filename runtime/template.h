// SPDX-License-Identifier: MIT
// Template strings: what t"..." makes (PEP 750).
#pragma once

#include "runtime/type.h"

extern KrType kr_template_type, kr_template_interpolation_type, kr_template_iter_type;

// strings: tuple of str, one more than interpolations, which is a tuple of Interpolation.
KrOwn kr_template_new(KrThread *thread, KrRef strings, KrRef interpolations) KR_NEW;
// conversion: 0 none, 1 s, 2 r, 3 a; spec may be null.
KrOwn kr_template_interpolation(KrThread *thread, KrRef value, KrRef expression, int conversion,
                                KrRef spec_or_null) KR_NEW;
