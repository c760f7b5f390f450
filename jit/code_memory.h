// SPDX-License-Identifier: MIT
// Executable memory for traces: arenas mapped twice, once to write and once to execute.
//
// An arena is one memfd of KR_ARENA_SIZE bytes: first half hot code, second half cold code (exit
// stubs, deallocation calls), so that a guard reaches its stub with a short-range branch on
// AArch64. Execute views lie below 2 GB, near the program's text, so that calls and addresses of
// static objects are 32-bit. No page is ever writable and executable through one address.
//
// The views are shared mappings: a child of fork() would run, and change, its parent's code. So the parent copies what
// is in use before it forks, and the child maps the copies in place of the originals.
//
// Invariant: free ranges of a half are sorted, do not overlap and do not touch.
// Used by jit.c and link.c. Tests: tests/unit/code_memory_test.c.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KR_ARENA_SIZE = 1 << 20, KR_ARENA_LIMIT = 64 };

typedef struct KrCodeArena KrCodeArena;

typedef struct KrCodeMemory {
    KrCodeArena *arenas; // newest first
    uint32_t count;      // of arenas
    bool refused;        // the system gave no executable memory: do not ask again
    size_t used;         // bytes in use, hot and cold
} KrCodeMemory;

typedef struct KrCodeSpan { // the memory of one trace
    KrCodeArena *arena;
    uint8_t *hot, *cold;             // write view
    uint8_t *hot_code, *cold_code;   // execute view
    uint32_t hot_size, cold_size;    // bytes, rounded up
    uint32_t *starts; // hot offset of each micro-op, then the end (malloc; jit.c, for listings)
} KrCodeSpan;

// False: no memory (refused, or KR_ARENA_LIMIT arenas are full).
bool kr_code_memory_alloc(KrCodeMemory *memory, size_t hot_size, size_t cold_size,
                          KrCodeSpan *span);
void kr_code_memory_free(KrCodeMemory *memory, KrCodeSpan *span);
void kr_code_memory_fini(KrCodeMemory *memory);
void kr_code_memory_before_fork(KrCodeMemory *memory);
void kr_code_memory_after_fork(KrCodeMemory *memory, bool in_child);
// The writable twin of an executable address, or null if it is none of ours.
uint8_t *kr_code_memory_writable(KrCodeMemory *memory, const void *code);
// A trace has been written: its pages leave the process' write view (not the file), where the kernel would count them once more.
void kr_code_memory_close(const KrCodeSpan *span);
// After writing: makes the code visible to instruction fetch (nothing on x86-64).
void kr_code_memory_flush(const void *code, size_t size);
bool kr_code_memory_check(const KrCodeMemory *memory);
