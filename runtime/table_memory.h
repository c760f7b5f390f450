// SPDX-License-Identifier: MIT
// Memory of tables of dicts and sets that are too big for slabs: from malloc, but a few blocks of each size are kept.
//
// glibc keeps what a thread has freed at hand up to about a kilobyte; from there on a table that is made and freed again and again
// costs more in malloc than in what is done with it. Blocks may be given to realloc() and free(), too. Each VM keeps its own.
// Called by dict.c and set.c. Tests: tests/lang/reference/types/tables_again.py.
#pragma once

#include "runtime/value.h"

void *kr_table_memory_take(KrThread *thread, size_t size) KR_NODISCARD; // null: no memory
void kr_table_memory_give(KrThread *thread, void *block, size_t size);  // of the size that it was taken for, or has been reallocated to
void kr_table_memory_fini(KrVM *vm);
