// SPDX-License-Identifier: MIT
// What the files of emission share: see opt.h, opt.c.
#pragma once

#include "tier2/opt.h"

// Both ends belong to it; wide enough for a product of int64.
typedef struct KrIntRange {
    __int128 low, high;
} KrIntRange;

enum { KR_OPT_UNCHANGED = 0xFFFF }; // emit as it is; 0: nothing to emit

// opt_ir.c
void kr_opt_free_peeled(KrPeeled *peeled);
const KrType *kr_opt_type_of_word(uint64_t word); // the type of a constant, or null
KrTraceRef kr_opt_constant(KrTraceIR *ir, KrRep rep, uint64_t word);

// opt_facts.c
void kr_opt_clamp(KrTraceIR *ir, KrTraceRef ref, int64_t low, int64_t high); // the number is known to lie between
void kr_opt_prove_index(KrTraceIR *ir, KrTraceRef ref, KrTraceRef bound); // 0 <= ref < bound
void kr_opt_prove(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm, KrTraceRef out); // what the micro-op's description says it proves
void kr_opt_prove_relation(KrTraceIR *ir, uint16_t op, KrTraceRef a, KrTraceRef b, bool holds); // what a comparison's outcome says about the ranges of its operands
bool kr_opt_fits_64(KrIntRange range);
int64_t kr_opt_to_64(__int128 number);
KrIntRange kr_opt_result_range(const KrTraceIR *ir, uint16_t op, const KrTraceRef *in); // of what an operation on ints gives

// opt_loads.c
bool kr_opt_guard_is_mutable(uint16_t op, const uint64_t *imm); // may what the guard has checked change behind it?
bool kr_opt_guards_keys(uint16_t op);
KrTraceRef kr_opt_find_equal(const KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm, uint32_t after); // the same, emitted behind `after`; 0: none
bool kr_opt_generator_is_known(const KrTraceIR *ir, uint16_t guard, KrTraceRef g, uint64_t wanted);
bool kr_opt_guards_generator(uint16_t op);
bool kr_opt_goes_over_constant(const KrTraceIR *ir, KrTraceRef ref);
bool kr_opt_goes_over_held(const KrTraceIR *ir, KrTraceRef ref); // an iterator of the trace's: have others what it goes over still?
KrTraceRef kr_opt_find_load(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm); // what the load would give, if nothing in between may have written it; 0

// opt_simplify.c
int kr_opt_log2_exact(int64_t number); // -1: no power of two
KrTraceRef kr_opt_simplify(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm); // an earlier or simpler ref, 0: nothing to emit, KR_OPT_UNCHANGED
KrTraceRef kr_opt_fold(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm); // the same

// opt_mark.c
void kr_opt_keep(KrTraceIR *ir, KrTraceRef ref);
void kr_opt_mark_range(KrTraceIR *ir, uint32_t from, uint32_t to);
