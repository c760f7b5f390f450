// SPDX-License-Identifier: MIT
// Pages of the system: hints about large blocks of memory.
#pragma once

#include <stddef.h>

// The block is about to be filled and read at random: big pages would save most of the misses in the
// translation of addresses. Does nothing for small blocks or where the system has no such pages.
void kr_pages_want_big(void *block, size_t size);
