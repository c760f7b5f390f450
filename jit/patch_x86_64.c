// SPDX-License-Identifier: MIT
// Holes, register fields and hand-written stubs on x86-64.
#if defined(__x86_64__)

#include "jit/patch.h"

#include "jit/glue.h"
#include "stencils/abi.h"

static const uint8_t v_encodings[KR_V_COUNT] = KR_V_ENCODINGS;

void kr_patch_field(uint8_t *write, KrField field, bool is_double, uint8_t reg)
{
    uint8_t number = (is_double ? reg : v_encodings[reg]) & 7;
    uint8_t shift = field.bit % 8;
    uint8_t *byte = write + field.bit / 8;
    *byte = (uint8_t)((*byte & ~(7 << shift)) | number << shift);
}

static void put32(uint8_t *write, int64_t value)
{
    int32_t narrow = (int32_t)value;
    memcpy(write, &narrow, 4);
}

static bool fits_s32(int64_t value)
{
    return value == (int32_t)value;
}

bool kr_patch_hole_fits(KrHole hole, uint64_t value)
{
    if (hole.kind == KR_HOLE_IMM_S32)
        return fits_s32((int64_t)value + hole.addend);
    if (hole.kind == KR_HOLE_IMM_U31)
        return value + (uint64_t)(int64_t)hole.addend <= INT32_MAX;
    if (hole.kind == KR_HOLE_IMM_U6)
        return value < 64;
    return true;
}

bool kr_patch_hole(uint8_t *write, const uint8_t *code, KrHole hole, uint64_t value)
{
    uint8_t *at = write + hole.offset;
    int64_t constant = (int64_t)value + hole.addend;
    switch (hole.kind) {
    case KR_HOLE_EXIT_REL32:
    case KR_HOLE_COLD_REL32:
    case KR_HOLE_LABEL_REL32:
    case KR_HOLE_CALL_REL32: {
        int64_t distance = constant - (int64_t)(uintptr_t)(code + hole.offset);
        put32(at, distance);
        return fits_s32(distance);
    }
    case KR_HOLE_SYMBOL_32:
        put32(at, constant);
        return constant >= 0 && fits_s32(constant);
    case KR_HOLE_IMM_S32:
    case KR_HOLE_IMM_U31:
        put32(at, constant);
        return kr_patch_hole_fits(hole, value);
    case KR_HOLE_IMM_U6:
        *at = (uint8_t)value;
        return kr_patch_hole_fits(hole, value);
    case KR_HOLE_IMM_64:
        memcpy(at, &constant, 8);
        return true;
    default: return false;
    }
}

static uint8_t *put_rel32(uint8_t *write, const uint8_t *after, const void *target)
{
    int64_t distance = (const uint8_t *)target - after;
    kr_assert(fits_s32(distance));
    put32(write, distance);
    return write + 4;
}

void kr_patch_exit_stub(uint8_t *write, const uint8_t *code, const KrTraceExit *exit)
{
    uint64_t address = (uint64_t)(uintptr_t)exit;
    write[0] = 0x48; // movabs rdx, exit
    write[1] = 0xBA;
    memcpy(write + 2, &address, 8);
    write[10] = 0xE9; // jmp kr_glue_exit
    put_rel32(write + 11, code + 15, (const void *)(uintptr_t)&kr_glue_exit);
    write[15] = 0xCC;
}

void kr_patch_jump(uint8_t *write, const uint8_t *code, const void *target)
{
    uint8_t bytes[8];
    memcpy(bytes, write, 8);
    bytes[0] = 0xE9;
    put_rel32(bytes + 1, code + 5, target);
    if ((uintptr_t)write % 8 != 0) { // new code, nobody runs it yet
        memcpy(write, bytes, 8);
        return;
    }
    uint64_t word; // a stub that another thread may be running: one aligned store
    memcpy(&word, bytes, 8);
    __atomic_store_n((uint64_t *)(void *)write, word, __ATOMIC_RELEASE);
}

void kr_patch_nops(uint8_t *write, uint32_t size)
{
    static const uint8_t nops[9][9] = { // the longest first in use
        {0x90},
        {0x66, 0x90},
        {0x0F, 0x1F, 0x00},
        {0x0F, 0x1F, 0x40, 0x00},
        {0x0F, 0x1F, 0x44, 0x00, 0x00},
        {0x66, 0x0F, 0x1F, 0x44, 0x00, 0x00},
        {0x0F, 0x1F, 0x80, 0x00, 0x00, 0x00, 0x00},
        {0x0F, 0x1F, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
        {0x66, 0x0F, 0x1F, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
    };
    while (size) {
        uint32_t length = size < 9 ? size : 9;
        memcpy(write, nops[length - 1], length);
        write += length;
        size -= length;
    }
}

void kr_patch_drop_stub(uint8_t *write, const uint8_t *code, uint8_t reg, bool doubles, const void *back)
{
    void (*glue)(void) = doubles ? kr_glue_drop_beside_doubles : kr_glue_drop;
    uint8_t number = v_encodings[reg];
    write[0] = (uint8_t)(0x48 | (number & 8 ? 4 : 0)); // mov rax, reg
    write[1] = 0x89;
    write[2] = (uint8_t)(0xC0 | (number & 7) << 3);
    write[3] = 0xE8; // call
    put_rel32(write + 4, code + 8, (const void *)(uintptr_t)glue);
    write[8] = 0xE9; // jmp back
    put_rel32(write + 9, code + 13, back);
    memset(write + 13, 0xCC, 3);
}

void kr_patch_call_stub(uint8_t *write, const uint8_t *code, uint8_t reg, bool doubles, const void *function, const void *exit, const void *back)
{
    void (*glue)(void) = doubles ? kr_glue_call_beside_doubles : kr_glue_call;
    uint8_t number = v_encodings[reg];
    write[0] = (uint8_t)(0x48 | (number & 8 ? 4 : 0)); // mov rax, reg
    write[1] = 0x89;
    write[2] = (uint8_t)(0xC0 | (number & 7) << 3);
    write[3] = 0x48; // lea rcx, [rip + function]
    write[4] = 0x8D;
    write[5] = 0x0D;
    put_rel32(write + 6, code + 10, function);
    write[10] = 0xE8; // call
    put_rel32(write + 11, code + 15, (const void *)(uintptr_t)glue);
    write[15] = 0x84; // test al, al
    write[16] = 0xC0;
    write[17] = 0x0F; // jz exit
    write[18] = 0x84;
    put_rel32(write + 19, code + 23, exit);
    write[23] = 0xE9; // jmp back
    put_rel32(write + 24, code + 28, back);
    memset(write + 28, 0xCC, 4);
}
#endif
