// SPDX-License-Identifier: MIT
// Instances that a trace has made and keeps to itself: see opt_fresh.h.
#include "tier2/opt_fresh.h"

#include "runtime/function.h"
#include "runtime/tuple.h"
#include "runtime/type.h"
#include "tier2/opt.h"

// Does the instruction only look at input number `i`, or write into it?
static bool leaves_alone(const KrIns *ins, int i)
{
    switch (ins->op) {
    case KR_IR_DUP:
    case KR_IR_DROP:
    case KR_UOP_LOAD_SLOT:
    case KR_UOP_STORE_SHAPE: return true;
    case KR_UOP_GENERATOR_SET_STATE:
    case KR_UOP_GENERATOR_SET_IP:
    case KR_UOP_GENERATOR_SLOT:
    case KR_UOP_GENERATOR_END: return true;
    case KR_UOP_GENERATOR_SET_SLOT:
    case KR_UOP_STORE_SLOT: return i == 0;
    default: break;
    }
    if (ins->op >= KR_UOP_COUNT) return false;
    const KrUopInfo *info = &kr_uop_table[ins->op];
    bool gives_object = info->output == KR_REP_BOX || info->output == KR_REP_OBJ;
    return info->kind == KR_UOP_LEAF &&
           (info->mark == KR_MARK_GUARD || info->mark == KR_MARK_PURE) && !gives_object;
}

_Static_assert(KR_UOP_DICT_OF_3 == KR_UOP_DICT_OF_0 + KR_OPT_DICT_MOST, "is_dict");
static bool is_dict(uint16_t op)
{
    return op >= KR_UOP_DICT_OF_0 && op <= KR_UOP_DICT_OF_3;
}

void kr_opt_note_use(KrTraceIR *ir, const KrIns *ins)
{
    for (int i = 0; i < 5; i++) {
        uint16_t maker = ir->ins[ins->in[i]].op;
        if ((maker == KR_UOP_NEW_INSTANCE || maker == KR_UOP_GENERATOR_NEW || is_dict(maker)) && !leaves_alone(ins, i))
            ir->ins[ins->in[i]].flags |= KR_INS_SHARED;
    }
}

bool kr_opt_own_dict(const KrTraceIR *ir, KrTraceRef ref, KrOptDict *out)
{
    const KrIns *ins = &ir->ins[ref];
    uint64_t names = 0;
    if (!is_dict(ins->op) || ins->flags & (KR_INS_SHARED | KR_INS_SUNK)) return false;
    if (ref <= ir->escaped && ir->heads[KR_IR_STALE] <= ir->escaped) return false;
    out->count = (uint32_t)(ins->op - KR_UOP_DICT_OF_0);
    if (out->count && !kr_opt_is_const(ir, ins->in[0], &names)) return false;
    out->names = (const KrTuple *)(uintptr_t)names;
    for (uint32_t i = 0; i < out->count; i++)
        out->values[i] = ins->in[1 + i];
    return true;
}

bool kr_opt_is_unshared(const KrTraceIR *ir, KrTraceRef ref)
{
    return ir->ins[ref].op == KR_UOP_NEW_INSTANCE &&
           !(ir->ins[ref].flags & KR_INS_SHARED);
}

static bool is_unseen(const KrTraceIR *ir, KrTraceRef ref)
{
    return ref > ir->escaped || ir->heads[KR_IR_STALE] > ir->escaped;
}

bool kr_opt_is_fresh(const KrTraceIR *ir, KrTraceRef ref)
{
    return kr_opt_is_unshared(ir, ref) && is_unseen(ir, ref);
}

bool kr_opt_is_own_generator(const KrTraceIR *ir, KrTraceRef ref)
{
    return ir->ins[ref].op == KR_UOP_GENERATOR_NEW && !(ir->ins[ref].flags & (KR_INS_SHARED | KR_INS_SUNK)) && is_unseen(ir, ref);
}

bool kr_opt_own_holds(const KrTraceIR *ir, KrTraceRef ref, KrOptHolds holds)
{
    uint64_t word;
    if (!kr_opt_is_unshared(ir, ref) || !kr_opt_is_const(ir, ir->ins[ref].in[0], &word) ||
        ((const KrType *)(uintptr_t)word)->finalize)
        return false;
    for (KrTraceRef r = ir->heads[KR_UOP_STORE_SLOT]; r > ref; r = ir->chain[r])
        if (ir->ins[r].in[0] == ref && !holds(ir, ir->ins[r].in[1])) return false;
    return true;
}

bool kr_opt_own_function(const KrTraceIR *ir, KrTraceRef ref, KrTraceRef *closure)
{
    *closure = 0;
    if (ir->ins[ref].op != KR_UOP_FUNCTION_NEW) return false;
    if (ref <= ir->escaped && ir->heads[KR_IR_STALE] <= ir->escaped) return false;
    for (uint32_t r = ref + 1u; r < ir->count; r++) {
        const KrIns *ins = &ir->ins[r];
        if (ins->op == KR_UOP_FUNCTION_SET && ins->in[0] == ref) {
            if (ins->imm != KR_FUNCTION_CLOSURE || *closure || !kr_opt_tuple_size(ir, ins->in[1])) return false;
            *closure = ins->in[1];
        } else if (ins->op != KR_IR_DUP && ins->op != KR_IR_DROP) {
            for (int i = 0; i < 5; i++)
                if (ins->in[i] == ref) return false;
        }
    }
    return true;
}
