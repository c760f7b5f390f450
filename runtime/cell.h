// SPDX-License-Identifier: MIT
// Cells: variables shared with inner functions.
#pragma once

#include "runtime/type.h"

typedef struct KrCell {
    KrObject header;
    KrOwn value; // null: unbound
} KrCell;

extern KrType kr_cell_type;

KrOwn kr_cell_new(KrThread *thread, KrRef value_or_null) KR_NEW;
