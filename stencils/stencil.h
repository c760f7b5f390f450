// SPDX-License-Identifier: MIT
// One compiled stencil: machine code bytes, the holes that get constants or addresses, and the
// fields that get register numbers. Written by stencils/build.py into gen/stencil_table_<target>.c;
// the table of the host is linked; read by jit/.
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef enum KrHoleKind {
    KR_HOLE_EXIT_REL32,    // x86-64: signed 32-bit distance to the exit stub
    KR_HOLE_COLD_REL32,    // x86-64: distance to this stencil's cold part
    KR_HOLE_IMM_S32,       // sign-extended 32-bit constant
    KR_HOLE_IMM_U31,       // constant in 0 .. 2^31-1 (the compiler may rely on it)
    KR_HOLE_IMM_64,        // 64-bit constant
    KR_HOLE_IMM_U6,        // x86-64: one byte, 0 .. 63: how far to shift
    KR_HOLE_EXIT_BRANCH19, // AArch64: conditional branch to the exit stub, +-1 MB
    KR_HOLE_EXIT_BRANCH14, // AArch64: tbz/tbnz, +-32 KB
    KR_HOLE_EXIT_BRANCH26, // AArch64: b
    KR_HOLE_COLD_BRANCH19, KR_HOLE_COLD_BRANCH26, // AArch64: to this stencil's cold part
    KR_HOLE_MOVW_0, KR_HOLE_MOVW_1, KR_HOLE_MOVW_2, KR_HOLE_MOVW_3, // 16 bits of a constant
    KR_HOLE_ADD_LO12,      // AArch64: 12-bit immediate of add/sub
    KR_HOLE_LDST64_LO12,   // AArch64: scaled 12-bit offset
    KR_HOLE_SYMBOL_32,     // address of a static object, below 2 GB (the program is not PIE)
    KR_HOLE_SYMBOL_PAGE,   // AArch64: adrp
    KR_HOLE_SYMBOL_LO12,   // AArch64: add
    KR_HOLE_CALL_REL32,    // x86-64: distance to the function of a call
    KR_HOLE_CALL_BRANCH26,
    KR_HOLE_LABEL_REL32,   // x86-64: distance to a label of the trace (loop head)
    KR_HOLE_LABEL_BRANCH26,
} KrHoleKind;

typedef struct KrHole {
    uint16_t offset; // of the bytes to write, from the stencil's start
    uint8_t kind;    // KrHoleKind
    uint8_t which;   // immediate 0 or 1; helper number
    int32_t addend;
} KrHole;

typedef struct KrField {
    uint16_t bit;    // offset in bits from the stencil's start (little-endian bytes)
    uint8_t width;   // 3 (x86-64) or 5 (AArch64)
    uint8_t operand; // whose register number goes there: index into the operands (inputs, then out)
} KrField;

typedef struct KrStencil {
    uint16_t op;       // KR_UOP_* or KR_MOP_*
    uint8_t form;      // KR_FORM_*
    uint8_t operands;  // count of register operands: inputs, then the result
    uint32_t key;      // kr_stencil_key of the register assignments it stands for; calls: their class
    uint32_t code;     // offset into kr_stencil_code
    uint32_t size;     // bytes
    uint32_t hole, field; // first of its holes and fields
    uint8_t hole_count, field_count;
    const char *name;  // for listings
} KrStencil;

extern const KrStencil kr_stencil_table[];
extern const uint32_t kr_stencil_count;
extern const uint8_t kr_stencil_code[];
extern const KrHole kr_stencil_holes[];
extern const void *const kr_stencil_symbols[];
extern const char *const kr_stencil_symbol_names[]; // for listings
extern const KrField kr_stencil_fields[];
