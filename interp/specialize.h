// SPDX-License-Identifier: MIT
// Specialization (PEP 659): chooses the form of an instruction that fits its operands.
//
// Called by the generic handlers when their counter has run down; ip is the instruction, operands
// are on the stack. Either the opcode and cache are rewritten, or the counter is set to wait.
// None of these raises or runs Python code.
#pragma once

#include "runtime/frame_layout.h"

#define KR_SPECIALIZE_PARAMETERS                                                       \
    KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp, uint32_t oparg

void kr_specialize_binary_op(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_compare_op(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_to_bool(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_store_subscr(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_contains_op(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_unpack_sequence(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_load_attr(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_store_attr(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_load_super_attr(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_load_global(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_call(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_call_kw(KR_SPECIALIZE_PARAMETERS);
void kr_specialize_for_iter(KR_SPECIALIZE_PARAMETERS);

// KRAIT_DUMP=spec: what the instruction of family `from` has become; 0: it gives its form up.
KR_COLD void kr_specialize_dump(KrThread *thread, KrFrame *frame, const KrUnit *ip, int from);

// For the families' files: the counter is at unit `counter` behind the instruction.
void kr_specialize_to(const KrUnit *ip, int counter, int opcode);
void kr_specialize_wait(const KrUnit *ip, int counter);
// Remembers where the attribute of an instance (KR_TYPE_INSTANCE) is found (KrThread.attr_entries).
void kr_specialize_note_attr(KrThread *thread, KrRef owner, KrRef name);
// The same, at once: what is known of it; null: nothing, or it is no such instance, or the name is not interned.
const struct KrAttrEntry *kr_specialize_known_attr(KrThread *thread, KrRef owner, KrRef name);
// How it is found; false: by no way that can be cached.
struct KrAttrEntry;
bool kr_specialize_find_attr(KrRef owner, KrRef name, struct KrAttrEntry *out);
// Turns frequent pairs of instructions into forms that run both; before the code first runs.
void kr_specialize_fuse(KrThread *thread, const KrCode *code);
// What LOAD_FAST_BORROW_ATTR becomes where the second has that form; 0: it stays what it is.
int kr_specialize_attr_pair(unsigned form);
