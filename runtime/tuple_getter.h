// SPDX-License-Identifier: MIT
// The descriptor of a named tuple's field.
#pragma once

#include "runtime/object.h"

typedef struct KrTupleGetter {
    KrObject header;
    int64_t index; // of the item that the attribute stands for
    KrOwn doc;     // any value
} KrTupleGetter;

extern KrType kr_tuple_getter_type;
