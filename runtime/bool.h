// SPDX-License-Identifier: MIT
// bool: True and False are the immortal objects of object.c; this is their type.
#pragma once

#include "runtime/type.h"

extern KrType kr_bool_type;

KR_INLINE bool kr_is_bool(KrRef value)
{
    return kr_is(value, kr_bool(true)) || kr_is(value, kr_bool(false));
}
