// SPDX-License-Identifier: MIT
// The instructions of a trace: arrays that grow, and constants. See ir.h, opt.h.
#include "tier2/opt_fresh.h"
#include "tier2/opt_parts.h"
#include "tier2/uop_includes.h"

#include <stdlib.h>

bool kr_opt_grow(void **array, uint32_t *capacity, uint32_t count, size_t size)
{
    if (count <= *capacity)
        return true;
    uint32_t wanted = count + count / 2 + 64;
    void *bigger = realloc(*array, wanted * size);
    if (bigger) {
        *array = bigger;
        *capacity = wanted;
    }
    return bigger != NULL;
}

// What an instruction says is written when it is appended, so the room is not cleared.
bool kr_opt_init(KrTraceIR *ir, KrTraceRoom *room)
{
    memset(ir, 0, sizeof *ir);
    ir->capacity = KR_TRACE_LIMIT + 64;
    ir->room = room;
    KrTraceRoom taken = {0};
    if (room) {
        taken = *room;
        *room = (KrTraceRoom){0};
    }
    ir->ins = taken.ins ? taken.ins : malloc(ir->capacity * sizeof *ir->ins);
    ir->facts = taken.facts ? taken.facts : malloc(ir->capacity * sizeof *ir->facts);
    ir->chain = taken.chain ? taken.chain : malloc(ir->capacity * sizeof *ir->chain);
    if (!ir->ins || !ir->facts || !ir->chain)
        return false;
    ir->snapshots = taken.snapshots;
    ir->entries = taken.entries;
    ir->frames = taken.frames;
    ir->snapshot_capacity = taken.snapshot_capacity;
    ir->entry_capacity = taken.entry_capacity;
    ir->frame_capacity = taken.frame_capacity;
    ir->ins[0] = (KrIns){0};
    ir->facts[0] = (KrFact){0};
    ir->chain[0] = 0;
    ir->count = 1;          // 0 is "none"
    ir->snapshot_count = 1; // 0 is "cannot leave"
    return true;
}

void kr_opt_room_fini(KrTraceRoom *room)
{
    free(room->ins);
    free(room->facts);
    free(room->chain);
    free(room->snapshots);
    free(room->entries);
    free(room->frames);
    *room = (KrTraceRoom){0};
}

static void give_back_snapshots(KrTraceIR *ir)
{
    KrTraceRoom *room = ir->room;
    if (room && !room->snapshots) {
        room->snapshots = ir->snapshots;
        room->entries = ir->entries;
        room->frames = ir->frames;
        room->snapshot_capacity = ir->snapshot_capacity;
        room->entry_capacity = ir->entry_capacity;
        room->frame_capacity = ir->frame_capacity;
    } else {
        free(ir->snapshots);
        free(ir->entries);
        free(ir->frames);
    }
}

static void give_back(KrTraceIR *ir)
{
    bool whole = ir->capacity >= KR_TRACE_LIMIT + 64;
    if (ir->room && whole && ir->ins && ir->facts && ir->chain && !ir->room->ins) {
        ir->room->ins = ir->ins;
        ir->room->facts = ir->facts;
        ir->room->chain = ir->chain;
    } else {
        free(ir->ins);
        free(ir->facts);
        free(ir->chain);
    }
    ir->ins = NULL;
    ir->facts = NULL;
    ir->chain = NULL;
    ir->room = NULL;
}

void kr_opt_free_peeled(KrPeeled *peeled)
{
    if (!peeled)
        return;
    free(peeled->ins);
    free(peeled->facts);
    free(peeled->subst);
    free(peeled->vanished);
    free(peeled->slots);
    free(peeled);
}

void kr_opt_fini(KrTraceIR *ir)
{
    kr_opt_free_peeled(ir->peeled);
    free(ir->known);
    free(ir->given);
    give_back_snapshots(ir);
    give_back(ir);
    memset(ir, 0, sizeof *ir);
}

void kr_opt_trim(void **array, uint32_t count, size_t size)
{
    void *smaller = realloc(*array, (count ? count : 1) * size);
    if (smaller)
        *array = smaller;
}

void kr_opt_shrink(KrTraceIR *ir)
{
    KrIns *kept = malloc(ir->count * sizeof *kept);
    if (kept) {
        memcpy(kept, ir->ins, ir->count * sizeof *kept);
        give_back(ir);
        ir->ins = kept;
        ir->capacity = ir->count;
    }
    kr_opt_trim((void **)&ir->snapshots, ir->snapshot_count, sizeof *ir->snapshots);
    kr_opt_trim((void **)&ir->entries, ir->entry_count, sizeof *ir->entries);
    kr_opt_trim((void **)&ir->frames, ir->frame_count, sizeof *ir->frames);
}

void kr_opt_fail(KrTraceIR *ir, const char *reason)
{
    if (!ir->failed)
        ir->failed = reason;
}

static void reset_fact(KrFact *fact)
{
    *fact = (KrFact){.low = INT64_MIN, .high = INT64_MAX};
}

KrTraceRef kr_opt_append(KrTraceIR *ir, KrIns ins)
{
    if (ir->count >= KR_TRACE_LIMIT) {
        kr_opt_fail(ir, "trace too long");
        return 1 < ir->count ? 1 : 0;
    }
    kr_opt_note_use(ir, &ins);
    KrTraceRef ref = (KrTraceRef)ir->count++;
    ir->ins[ref] = ins;
    reset_fact(&ir->facts[ref]);
    ir->chain[ref] = ir->heads[ins.op];
    ir->heads[ins.op] = ref;
    return ref;
}

KrTraceRef kr_opt_raw(KrTraceIR *ir, uint16_t op, KrRep rep, const KrTraceRef *in, uint64_t imm)
{
    KrIns ins = {.op = op, .rep = (uint8_t)rep, .imm = imm};
    if (in)
        ins.in[0] = in[0];
    return kr_opt_append(ir, ins);
}

// --- constants --------------------------------------------------------------------------

const KrType *kr_opt_type_of_word(uint64_t word)
{
    if (kr_bits_is_int(word))
        return &kr_int_type;
    if (kr_bits_is_float(word))
        return &kr_float_type;
    if (word == 0)
        return NULL;
    const KrType *type = ((KrObject *)(uintptr_t)word)->type;
    // an instance may change its class; the type `int` as a fact means an immediate
    return type->flags & KR_TYPE_INSTANCE || type == &kr_int_type ? NULL : type;
}

KrTraceRef kr_opt_constant(KrTraceIR *ir, KrRep rep, uint64_t word)
{
    for (KrTraceRef r = ir->heads[KR_IR_CONST]; r; r = ir->chain[r])
        if (ir->ins[r].imm == word && ir->ins[r].rep == rep)
            return r;
    KrTraceRef ref = kr_opt_append(ir, (KrIns){.op = KR_IR_CONST, .rep = (uint8_t)rep, .imm = word});
    if (rep == KR_REP_INT) {
        ir->facts[ref].low = ir->facts[ref].high = (int64_t)word;
    } else if (rep == KR_REP_BOX) {
        ir->facts[ref].type = kr_opt_type_of_word(word);
    }
    return ref;
}

KrTraceRef kr_opt_const_box(KrTraceIR *ir, uint64_t word)
{
    return kr_opt_constant(ir, KR_REP_BOX, word);
}
KrTraceRef kr_opt_const_int(KrTraceIR *ir, int64_t number)
{
    return kr_opt_constant(ir, KR_REP_INT, (uint64_t)number);
}
KrTraceRef kr_opt_const_float(KrTraceIR *ir, double number)
{
    uint64_t word;
    memcpy(&word, &number, sizeof word);
    return kr_opt_constant(ir, KR_REP_FLOAT, word);
}
KrTraceRef kr_opt_const_bool(KrTraceIR *ir, bool truth)
{
    return kr_opt_constant(ir, KR_REP_BOOL, truth);
}

bool kr_opt_is_const(const KrTraceIR *ir, KrTraceRef ref, uint64_t *word)
{
    if (!ref || ir->ins[ref].op != KR_IR_CONST)
        return false;
    *word = ir->ins[ref].imm;
    return true;
}

bool kr_opt_is_null(const KrTraceIR *ir, KrTraceRef ref)
{
    uint64_t word;
    bool boxed = ir->ins[ref].rep == KR_REP_BOX || ir->ins[ref].rep == KR_REP_OBJ;
    return boxed && kr_opt_is_const(ir, ref, &word) && word == 0;
}
