// SPDX-License-Identifier: MIT
// classmethod and staticmethod: a function and the dict of the wrapper. Tests: tests/lang/classes/.
#pragma once

#include "runtime/type.h"

typedef struct KrWrapped { // classmethod, staticmethod
    KrObject header;
    KrOwn function;
    KrOwn dict;
} KrWrapped;
enum { KR_WRAPPED_CACHED = 1 << 4 }; // in header.flags of a staticmethod: code has its function by the class' version

extern KrType kr_classmethod_type, kr_staticmethod_type;
