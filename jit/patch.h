// SPDX-License-Identifier: MIT
// Writing one hole or register field of copied machine code, and the few instructions that are
// written by hand (exit stubs, jumps between traces). One file a target: patch_<target>.c.
#pragma once

#include "jit/machine.h"
#include "stencils/stencil.h"

// Puts a register number (of the V or D bank) into a field of the stencil copied to `write`.
void kr_patch_field(uint8_t *write, KrField field, bool is_double, uint8_t reg);
// `value`: the address branched to, or the constant. `code`: execute address of the stencil.
// False: the value does not fit the hole.
bool kr_patch_hole(uint8_t *write, const uint8_t *code, KrHole hole, uint64_t value);
bool kr_patch_hole_fits(KrHole hole, uint64_t value); // constants only

enum { KR_EXIT_STUB_SIZE = 16, KR_DROP_STUB_SIZE = 16, KR_CALL_STUB_SIZE = 32, KR_JUMP_SIZE = 8 }; // at most
enum { KR_LOOP_ALIGNMENT = 16 };
// Loads the exit's address and jumps to kr_glue_exit.
void kr_patch_exit_stub(uint8_t *write, const uint8_t *code, const KrTraceExit *exit);
// A stub that becomes a jump to `target`, in one aligned store where the target needs it.
void kr_patch_jump(uint8_t *write, const uint8_t *code, const void *target);
// Deallocates the object in V register `reg` with all V registers kept, and the D registers if asked, then goes on at `back`.
void kr_patch_drop_stub(uint8_t *write, const uint8_t *code, uint8_t reg, bool doubles, const void *back);
// Calls the function with the thread and V register `reg`, all registers kept as above, then goes on at `back`, or at `exit` if it gave false.
void kr_patch_call_stub(uint8_t *write, const uint8_t *code, uint8_t reg, bool doubles, const void *function, const void *exit, const void *back);
void kr_patch_nops(uint8_t *write, uint32_t size); // instructions that do nothing
