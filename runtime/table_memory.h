// SPDX-License-Identifier: MIT
// Memory of tables of dicts and sets that are too big for slabs: from malloc, but a few blocks of each size are kept.
//
// glibc keeps what a thread has freed at hand up to about a kilobyte; from there on a table that is made and freed again and again
// costs more in malloc than in what is done with it. Blocks may be given to realloc() and free(), too. Under the global lock.
// Called by dict.c and set.c. Tests: tests/lang/reference/types/tables_again.py.
#pragma once

#include "base/alloc.h"

#include <stddef.h>

void *kr_table_memory_take(size_t size) KR_NODISCARD; // null: no memory
void kr_table_memory_give(void *block, size_t size);  // of the size that it was taken for, or has been reallocated to
