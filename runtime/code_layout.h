// SPDX-License-Identifier: MIT
// Bytecode as Python programs see it: with CPython's counts of inline cache units.
//
// Krait keeps more behind some instructions than CPython does (an attribute's shape and value, a call's target), and
// a counter behind RESUME. co_code, f_lasti, tb_lasti, the tables of lines and handlers, the offsets of sys.monitoring
// and the arguments of code() count as if it did not: places here are those seen outside, units are those in memory.
// Caches only shrink on the way out, so a jump never needs a longer argument there; on the way in it may.
//
// Called by code.c, code_replace.c, frame.c, traceback.c, interp/monitor.c. Tests: tests/lang/introspection/offsets.py
#pragma once

#include "runtime/code.h"

// Of a unit of the code (also the one behind its end).
uint32_t kr_code_layout_place(const KrCode *code, uint32_t unit);
// Of all units and the end: unit_count + 1 entries, malloc, the caller's. NULL: no memory; a thread that is not null
// is told so (MemoryError).
uint32_t *kr_code_layout_places(KrThread *thread, const KrCode *code);
// The unit of a place; what is behind the end gives the end.
uint32_t kr_code_layout_unit(const KrCode *code, uint32_t place);
// Cache units behind an instruction as they are seen.
unsigned kr_code_layout_caches(int op);

// bytes: the instructions, as they were compiled or as they are now.
KrOwn kr_code_layout_code(KrThread *thread, const KrCode *code, bool adaptive) KR_NEW;
KrOwn kr_code_layout_lines(KrThread *thread, const KrCode *code) KR_NEW;
KrOwn kr_code_layout_handlers(KrThread *thread, const KrCode *code) KR_NEW;

typedef struct KrCodeLayout { // what code() was given, in units; all malloc
    KrUnit *units;
    uint32_t unit_count;
    uint8_t *lines, *handlers;
    uint32_t line_size, handler_size;
} KrCodeLayout;

// The other way: instructions and tables as programs see them. False: no memory (raised).
bool kr_code_layout_read(KrThread *thread, const KrUnit *seen, uint32_t count,
                         const uint8_t *lines, size_t line_size,
                         const uint8_t *handlers, size_t handler_size,
                         KrCodeLayout *layout) KR_RAISES;
void kr_code_layout_free(KrCodeLayout *layout);
