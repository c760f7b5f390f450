// SPDX-License-Identifier: MIT
// Pages of the system: large blocks of memory, hints about them.
#pragma once

#include <stddef.h>

// The block is about to be filled and read at random: big pages would save most of the misses in the
// translation of addresses. whole: size of all that grows with it; does nothing where that is small, since up to one big page more
// than is needed comes into being, or where the system has no such pages.
void kr_pages_want_big(void *block, size_t size, size_t whole);
// Memory of zeros whose pages come into being when they are touched; null: there is no more.
void *kr_pages_reserve(size_t size);
void kr_pages_give_back(void *block, size_t size);
// A phase of the program is over: its code and constants stay in the page cache, but what the next phase does not use is no longer mapped, and
// does not count as its memory. What it uses is mapped again (64 KiB a fault). Breakpoints of a debugger in the code are lost, so
// builds with assertions do nothing.
void kr_pages_unmap_program(void);
