// SPDX-License-Identifier: MIT
// The words that gen/expand.inc, the compositions of instructions from micro-ops (dsl/gen/emit_uops.py), is written in.
#include "tier2/record.h"

#include "interp/loop.h"
#include "runtime/shape.h"

static KrTraceRef expand_input(KrExpand *r, unsigned depth)
{
    return kr_record_stack(r, depth)->ref;
}

static void expand_pop(KrExpand *r, unsigned count)
{
    while (count--)
        kr_record_pop(r);
}

// Ownership of an input that is pushed again: kept aside between expand_move and expand_push.
static void expand_move(KrExpand *r, unsigned depth)
{
    r->hint[3] = kr_record_stack(r, depth)->owner;
}

static void expand_push(KrExpand *r, KrTraceRef ref, KrExpandOwner owner)
{
    KrSlotOwner slot_owner = KR_SLOT_PLAIN;
    switch (owner) {
    case KR_EXPAND_PLAIN: slot_owner = KR_SLOT_PLAIN; break;
    case KR_EXPAND_OWNED: slot_owner = r->deferred[ref] ? KR_SLOT_NEEDS_DUP : KR_SLOT_OWNED; break;
    case KR_EXPAND_BORROWED: slot_owner = KR_SLOT_LENT; break;
    case KR_EXPAND_MOVED: slot_owner = (KrSlotOwner)r->hint[3]; break;
    }
    if (owner == KR_EXPAND_OWNED && r->deferred[ref])
        r->deferred[ref]--;
    kr_record_push(r, ref, slot_owner);
}

// A known shape tells the class; the trace ends with the class's version.
static bool depends_on_class(KrRecorder *r, KrTraceRef owner, uint64_t version)
{
    uint64_t shape = kr_opt_shape(&r->ir, owner);
    if (!shape)
        return false;
    KrType *type = ((const KrShape *)(uintptr_t)shape)->type;
    return type->version == version && kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0);
}

static KrTraceRef expand_uop(KrExpand *r, int uop, const KrTraceRef *in, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[uop];
    if (uop == KR_UOP_GUARD_SHAPE)
        kr_record_ask_own(r, in[0]);
    if (uop == KR_UOP_GUARD_TYPE_VERSION && depends_on_class(r, in[0], imm[0]))
        return 0;
    if (uop == KR_UOP_GUARD_ROOM && kr_record_is_roomy(r, in[0], imm[0]))
        return 0;
    for (unsigned i = 0; i < info->input_count; i++) {
        if (info->steals >> i & 1 && in[i] && r->deferred[in[i]]) {
            kr_opt_dup(&r->ir, in[i]); // the reference is consumed now
            r->deferred[in[i]]--;
        }
    }
    KrTraceRef out = kr_opt_uop(&r->ir, (uint16_t)uop, in, imm);
    if (r->old_is_plain && (uop == KR_UOP_LIST_ITEM || uop == KR_UOP_LOAD_SLOT)) // to be overwritten
        kr_record_uop(r, r->old_is_bool ? KR_UOP_GUARD_BOOL : KR_UOP_GUARD_PLAIN, out, 0, 0, 0);
    return out;
}

static KrTraceRef expand_dup(KrExpand *r, KrTraceRef ref)
{
    if (ref && !kr_opt_is_plain(&r->ir, ref))
        r->deferred[ref]++;
    return ref;
}

static void expand_drop(KrExpand *r, KrTraceRef ref)
{
    if (!ref)
        return;
    if (r->deferred[ref])
        r->deferred[ref]--; // taken and given back
    else
        kr_opt_drop(&r->ir, ref);
}

static void expand_drop_input(KrExpand *r, unsigned depth)
{
    kr_record_drop_slot(r, kr_record_stack(r, depth));
}

static KrTraceRef expand_steal_input(KrExpand *r, unsigned depth)
{
    KrVirtualSlot *slot = kr_record_stack(r, depth);
    kr_record_own_slot(r, slot);
    KrTraceRef ref = slot->ref;
    slot->owner = KR_SLOT_PLAIN;
    return ref;
}

static KrTraceRef expand_local(KrExpand *r, uint32_t index)
{
    KrVirtualSlot *slot = kr_record_local(r, index);
    if (!slot->ref || kr_slot_is_null(r->pending_frame->slots[index])) {
        kr_record_stop(r, "unbound local");
    } else if ((r->ir.ins[slot->ref].op == KR_IR_LOCAL || r->ir.ins[slot->ref].op == KR_UOP_GENERATOR_SLOT) &&
               !kr_record_effect_pending(r)) { // a guard that fails would do again what the instruction has done
        if (r->opcode == KR_OP_LOAD_FAST_CHECK) // bound now; other guards take that for granted
            kr_record_uop(r, KR_UOP_GUARD_PRESENT, slot->ref, 0, 0, 0);
        kr_record_guard_plain(r, slot->ref, kr_bits(kr_slot_ref(r->pending_frame->slots[index])));
    }
    return slot->ref;
}

static void expand_set_local(KrExpand *r, uint32_t index, KrTraceRef ref, KrExpandOwner owner)
{
    KrVirtualSlot *slot = kr_record_local(r, index);
    KrVirtualSlot old = *slot;
    KrVirtualSlot value = {.ref = ref, .loaded = true, .owner = KR_SLOT_PLAIN};
    if (ref && !kr_opt_is_plain(&r->ir, ref)) {
        switch (owner) {
        case KR_EXPAND_PLAIN: break;
        case KR_EXPAND_OWNED:
            value.owner = r->deferred[ref] ? KR_SLOT_NEEDS_DUP : KR_SLOT_OWNED;
            break;
        case KR_EXPAND_BORROWED: value.owner = KR_SLOT_NEEDS_DUP; break;
        case KR_EXPAND_MOVED:
            value.owner = (uint8_t)r->hint[3];
            if (value.owner == KR_SLOT_LENT) // a local owns what it holds
                value.owner = KR_SLOT_NEEDS_DUP;
            if (value.owner == KR_SLOT_UNCHANGED)
                value.owner = KR_SLOT_OWNED;
            break;
        }
    }
    if (owner == KR_EXPAND_OWNED && r->deferred[ref])
        r->deferred[ref]--;
    bool was_null = old.owner == KR_SLOT_UNCHANGED && r->unbound[kr_record_top(r)->base + index] && !kr_record_effect_pending(r);
    *slot = value;
    if (was_null) { // unbound at this point: nothing to give back
        kr_record_uop(r, KR_UOP_GUARD_ABSENT, old.ref, 0, 0, 0);
        return;
    }
    if (!old.ref)
        return;
    bool owns = old.owner == KR_SLOT_OWNED || old.owner == KR_SLOT_UNCHANGED;
    if (owns && !kr_opt_is_plain(&r->ir, old.ref) && !kr_record_hand_over(r, &old))
        kr_opt_drop(&r->ir, old.ref);
}

static KrTraceRef expand_const(KrExpand *r, uint32_t index)
{
    return kr_record_const(r, kr_ref(kr_record_top(r)->code->consts[index]));
}

KR_UNUSED static KrTraceRef expand_name(KrExpand *r, uint32_t index)
{
    return kr_record_const(r, kr_ref(kr_record_top(r)->code->names[index]));
}

const KrUnit *kr_expand_jump_target(const KrRecorder *r)
{
    return r->pending + r->units + r->oparg;
}

static void expand_jump_if(KrExpand *r, KrTraceRef condition, bool when)
{
    bool jumped = r->next == kr_expand_jump_target(r);
    bool truth = jumped == when;
    kr_record_uop(r, truth ? KR_UOP_GUARD_TRUE : KR_UOP_GUARD_FALSE, condition, 0, 0, 0);
}

static void expand_jump(KrExpand *r)
{
    (void)r;
}

#include "gen/expand.inc"

// Members of BINARY_OP are for one operator each, named after the family: BINARY_OP_<operator>_...
static bool operator_fits(uint8_t base, uint8_t member, uint32_t oparg)
{
    static const char *const operators[] = {"ADD", "AND",    "FLOORDIV", "LSHIFT", "MATMUL",
                                            "MUL", "MOD",    "OR",       "POW",    "RSHIFT",
                                            "SUB", "TRUEDIV", "XOR"};
    if (base != KR_OP_BINARY_OP)
        return true;
    const char *name = kr_opcode_names[member] + strlen("BINARY_OP_");
    const char *wanted = oparg == 26 ? "SUBSCR" : oparg < 26 ? operators[oparg % 13] : "?";
    size_t length = strlen(wanted);
    return !strncmp(name, wanted, length) && (name[length] == '_' || !name[length]);
}

uint8_t kr_expand_member(KrRecorder *r, KrFrame *frame, const KrUnit *ip, const KrSlot *sp, uint8_t base)
{
    for (const uint8_t *member = kr_expand_family[base]; member && *member; member++) {
        const KrExpandEntry *entry = &kr_expand_table[*member];
        if (operator_fits(base, *member, r->oparg) && entry->match && entry->match(r->thread, frame, ip, sp, r->oparg))
            return *member;
    }
    return base;
}

bool kr_expand_composed(KrRecorder *r)
{
    return kr_expand_table[r->opcode].expand;
}

void kr_expand_compose(KrRecorder *r)
{
    kr_expand_table[r->opcode].expand(r, r->pending, r->oparg);
}
