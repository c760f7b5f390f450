// SPDX-License-Identifier: MIT
// Pages of the system: large blocks of memory, hints about them.
#pragma once

#include <stddef.h>

// The block is about to be filled and read at random: big pages would save most of the misses in the
// translation of addresses. Does nothing for small blocks or where the system has no such pages.
void kr_pages_want_big(void *block, size_t size);
// Memory of zeros whose pages come into being when they are touched; null: there is no more.
void *kr_pages_reserve(size_t size);
void kr_pages_give_back(void *block, size_t size);
