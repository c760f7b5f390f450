// SPDX-License-Identifier: MIT
// Sinking of what iterators remember: in a loop that runs no Python code nobody can look at the iterator that drives it.
//
// Its position is a value that goes around (a phi) anyway. The store of it in the body is left out; each snapshot of the
// body says what the field would hold there, and an exit writes it. A side trace begins with the store.
//
// Sunk is what
//   - is stored into one and the same object from before the loop, in the pre-roll and in the body,
//   - is not read in the body: all loads have been found to be the value stored last, and
//   - no call of the body gets that object.
// Invariant: at the head of the body the field would hold what the pre-roll has stored last, and in later rounds what
// stands for it. Used by kr_opt_peel. Tests: tests/uops/passes/, tests/lang/jit/sunk_iterators.py.
#include "tier2/opt_sink.h"

#include "runtime/bytes.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/range.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "tier2/opt.h"

#include <stdlib.h>

typedef struct Field { // that may be sunk
    uint16_t store, load;
    uint16_t offset;
    const KrType *type;
} Field;

static const Field fields[] = {
    {KR_UOP_RANGE_ITER_SET_LEFT, KR_UOP_RANGE_ITER_LEFT, offsetof(KrRangeIter, left), &kr_range_iter_type},
    {KR_UOP_RANGE_ITER_SET_NEXT, KR_UOP_RANGE_ITER_NEXT, offsetof(KrRangeIter, next), &kr_range_iter_type},
    {KR_UOP_LIST_ITER_SET_INDEX, KR_UOP_LIST_ITER_INDEX, offsetof(KrListIter, index), &kr_list_iter_type},
    {KR_UOP_BYTES_ITER_SET_INDEX, KR_UOP_BYTES_ITER_INDEX, offsetof(KrBytesIter, index), &kr_bytes_iter_type},
    {KR_UOP_TUPLE_ITER_SET_INDEX, KR_UOP_TUPLE_ITER_INDEX, offsetof(KrTupleIter, index), &kr_tuple_iter_type},
    {KR_UOP_STR_ITER_SET_INDEX, KR_UOP_STR_ITER_INDEX, offsetof(KrStrIter, index), &kr_str_ascii_iter_type},
    {KR_UOP_ENUMERATE_SET_INDEX, KR_UOP_ENUMERATE_INDEX, offsetof(KrEnumerate, index), &kr_iterator_enumerate_type},
};

enum { FIELDS = sizeof fields / sizeof *fields };

typedef struct Sink {
    KrTraceIR *ir;
    KrTraceRef object[FIELDS]; // 0: not sunk
    KrTraceRef value[FIELDS];  // what the field would hold at the instruction looked at
    uint32_t state;            // grows when a value changes
    struct Copy {
        uint32_t state;
        uint16_t snapshot; // with the fields as they are in that state; 0 = none yet
    } *copies;             // per snapshot
} Sink;

uint16_t kr_opt_sink_store(const KrSnapshotEntry *entry)
{
    for (int f = 0; f < FIELDS; f++)
        if (fields[f].type == entry->type && fields[f].offset == entry->slot)
            return fields[f].store;
    kr_panic("no such field");
}

// The newest store to the field in [from, to), or 0.
static KrTraceRef last_store(const KrTraceIR *ir, int f, uint32_t from, uint32_t to)
{
    for (KrTraceRef r = ir->heads[fields[f].store]; r >= from && r; r = ir->chain[r])
        if (r < to)
            return r;
    return 0;
}

static bool can_sink(const KrTraceIR *ir, const KrTraceRef *subst, int f)
{
    KrTraceRef before = last_store(ir, f, 1, ir->loop), last = last_store(ir, f, ir->loop, ir->count);
    if (!before || !last)
        return false;
    KrTraceRef object = ir->ins[last].in[0];
    if (object >= ir->loop || subst[object] != object || ir->ins[before].in[0] != object ||
        subst[ir->ins[before].in[1]] != ir->ins[last].in[1] || kr_opt_type(ir, object) != fields[f].type)
        return false;
    for (uint32_t r = ir->loop; r < ir->count; r++) {
        const KrIns *ins = &ir->ins[r];
        if (ins->op == fields[f].load || (ins->op == fields[f].store && ins->in[0] != object))
            return false;
        bool is_call = ins->op < KR_UOP_COUNT && kr_uop_table[ins->op].kind == KR_UOP_CALL;
        for (int i = 0; is_call && i < 5; i++)
            if (ins->in[i] == object)
                return false;
    }
    return true;
}

static uint16_t with_fields(Sink *s, uint16_t snapshot)
{
    KrTraceIR *ir = s->ir;
    struct Copy *copy = &s->copies[snapshot];
    if (copy->snapshot && copy->state == s->state)
        return copy->snapshot;
    const KrSnapshot old = ir->snapshots[snapshot];
    if (ir->snapshot_count >= UINT16_MAX ||
        !kr_opt_grow((void **)&ir->snapshots, &ir->snapshot_capacity, ir->snapshot_count + 1, sizeof *ir->snapshots) ||
        !kr_opt_grow((void **)&ir->entries, &ir->entry_capacity, ir->entry_count + old.entry_count + 2 * FIELDS,
                     sizeof *ir->entries)) {
        kr_opt_fail(ir, "no memory");
        return snapshot;
    }
    KrSnapshot *made = &ir->snapshots[ir->snapshot_count];
    *made = old; // its frames are the same
    made->entry = ir->entry_count;
    memcpy(&ir->entries[made->entry], &ir->entries[old.entry], old.entry_count * sizeof *ir->entries);
    ir->entry_count += old.entry_count;
    for (int f = 0; f < FIELDS; f++) {
        if (!s->object[f])
            continue;
        KrSnapshotEntry entry = {.slot = fields[f].offset, .frame = KR_SNAPSHOT_FIELD, .owner = KR_SLOT_PLAIN, .ref = s->object[f],
                                 .type = fields[f].type};
        ir->entries[ir->entry_count++] = entry;
        entry.ref = s->value[f];
        entry.type = NULL;
        ir->entries[ir->entry_count++] = entry;
    }
    made->entry_count = ir->entry_count - made->entry;
    *copy = (struct Copy){s->state, (uint16_t)ir->snapshot_count};
    return (uint16_t)ir->snapshot_count++;
}

void kr_opt_sink_iterators(KrTraceIR *ir, const KrTraceRef *subst)
{
    if (ir->escaped >= ir->loop)
        return;
    Sink s = {.ir = ir};
    bool any = false;
    for (int f = 0; f < FIELDS; f++) {
        if (!can_sink(ir, subst, f))
            continue;
        KrTraceRef before = last_store(ir, f, 1, ir->loop);
        s.object[f] = ir->ins[before].in[0];
        s.value[f] = ir->ins[before].in[1];
        any = true;
    }
    if (!any)
        return;
    s.copies = calloc(ir->snapshot_count, sizeof *s.copies);
    if (!s.copies) {
        kr_opt_fail(ir, "no memory");
        return;
    }
    for (uint32_t r = ir->loop; r < ir->count && !ir->failed; r++) {
        KrIns *ins = &ir->ins[r];
        for (int f = 0; f < FIELDS; f++) {
            if (ins->op == fields[f].store && s.object[f]) {
                ins->flags |= KR_INS_SUNK;
                s.value[f] = ins->in[1];
                s.state++;
            }
        }
        if (ins->snapshot)
            ins->snapshot = with_fields(&s, ins->snapshot);
    }
    free(s.copies);
}
