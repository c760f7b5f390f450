// SPDX-License-Identifier: MIT
// What a collections.deque holds: traces read its length. What it does is in modules/collections_deque.c.
#pragma once

#include "runtime/type.h"

typedef struct KrDeque {
    KrObject header;
    KrOwn *items;     // owned ring, null when capacity is 0
    int64_t capacity; // power of two, or 0
    int64_t head;     // place of the first item
    int64_t length;
    int64_t limit;    // maxlen, -1: none
    uint64_t changes; // so far
} KrDeque;

extern KrType kr_collections_deque_type;
