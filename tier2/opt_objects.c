// SPDX-License-Identifier: MIT
// Sinking of allocations: an instance, a tuple, a dict of known keys or a function that the trace makes and that only exits name is not made. They make it.
//
// Such an object is stored nowhere, given to no call and compared with nothing: what is loaded from it has been found among the stores into
// it (opt_loads.c). Its instructions go (KR_INS_SUNK), and each snapshot that names it says what it would hold there: an entry for the
// object, KR_SNAPSHOT_OBJECT, and one for each of its items, KR_SNAPSHOT_ITEM. It has as many references as slots own it.
//
// In a loop the object that one round leaves to the next goes around as its items: the pre-roll's object and the one that stands for
// it in the body (`subst`) are both sunk or neither, and what the body's one holds at the end is what stands for the items of
// the first at the loop's head. So the items become phis like all values that the body needs from before.
//
// A function holds its globals, which are not counted, and its cells: its closure is a tuple that is sunk with it, or neither is.
//
// An iterator over a list or tuple holds it and an index. What it goes over is the trace's own (ITER_OWN), a constant, or lent: as long as
// nothing is given back (kr_opt_may_release), whoever held it when the loop began still does.
//
// A generator or coroutine holds its function, what lies in its slots, and where it stands (`shape`). While it runs it is a frame of the
// snapshots, too. In the trace it comes to its end (GENERATOR_END) or is made: nobody else could close it.
//
// A pair that is looked for in a dict or a set need not be made for that: the lookup gets its items.
//
// Python code that a trace calls may look at its frames, and would find the object before there is one: what a snapshot of
// such a call names is made. A class with a finalizer or a weak reference needs the object itself. References are counted while going
// through the trace: where the last one is given back, what the object holds is.
//
// Used by kr_opt_peel and, for traces that are no loops, kr_trace_finish. Made by side_exit.c; side traces begin by making them
// (record_start.c), which this pass may sink again. Tests: tests/lang/jit/sink_*.py.
#include "tier2/opt_objects.h"

#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/list.h"
#include "runtime/tuple.h"
#include "runtime/type.h"
#include "tier2/opt.h"

#include <stdlib.h>

enum { OBJECTS = 96, // in one trace
       HELD = 5,     // counted items of one: as many as a DROP has inputs
       CELLS = 4, // of one function
       FUNCTION = KR_SNAPSHOT_ITEMS - 1 /* of a generator: behind its slots */ };

typedef struct Contents {
    uint64_t shape; // of an instance, 0: that of new ones; a dict's keys, a tuple; a function's code; where a generator stands
    int32_t references;  // that the trace has to it
    uint32_t counted;    // bit i: the reference to item number i must be given back
    bool is_lent;        // an iterator: what it goes over is held by others
    KrTraceRef items[KR_SNAPSHOT_ITEMS]; // 0: null
} Contents;

typedef struct Object { // that may be sunk
    KrTraceRef ref, next; // next: in a loop's pre-roll, what stands for it in the body
    const KrType *type;
    bool ruled_out;
    Contents now, at_loop;
} Object;

typedef struct Sink {
    KrTraceIR *ir;
    const KrTraceRef *subst;
    Object objects[OBJECTS];
    uint32_t count;
    uint8_t *number;  // by ref: which object it is, from 1
    uint32_t state;   // grows when what an object holds changes
    struct Copy {
        uint32_t state;
        uint16_t snapshot; // with the objects as they are in that state; 0 = none yet
    } *copies;             // per snapshot
} Sink;

// --- which objects --------------------------------------------------------------------------

bool kr_opt_sinks_iterator(const KrType *type)
{
    return type == &kr_list_iter_type || type == &kr_tuple_iter_type;
}

bool kr_opt_sinks_generator(const KrType *type)
{
    return type == &kr_generator_type || type == &kr_coroutine_type;
}

static const KrCode *code_of(const KrTraceIR *ir, const KrIns *made)
{
    uint64_t function;
    return kr_opt_is_const(ir, made->in[0], &function) ? ((const KrFunction *)(uintptr_t)function)->code : NULL;
}

static const KrType *generator_type(const KrTraceIR *ir, const KrIns *made)
{
    const KrCode *code = code_of(ir, made);
    if (!code || code->flags & KR_CODE_ASYNC_GENERATOR) return NULL;
    return code->flags & KR_CODE_COROUTINE ? &kr_coroutine_type : &kr_generator_type;
}

static const KrType *made_type(const KrTraceIR *ir, const KrIns *ins)
{
    uint64_t word;
    if (ins->flags & KR_INS_SUNK) return NULL;
    if (ins->op >= KR_UOP_TUPLE_1 && ins->op <= KR_UOP_TUPLE_4) return &kr_tuple_type;
    if (ins->op >= KR_UOP_DICT_OF_0 && ins->op <= KR_UOP_DICT_OF_3) return &kr_dict_type;
    if (ins->op == KR_UOP_ITER_QUIET || ins->op == KR_UOP_ITER_OWN) {
        const KrType *over = kr_opt_type(ir, ins->in[0]);
        return over == &kr_list_type ? &kr_list_iter_type : over == &kr_tuple_type ? &kr_tuple_iter_type : NULL;
    }
    if (ins->op == KR_UOP_GENERATOR_NEW) return generator_type(ir, ins);
    if (ins->op == KR_UOP_FUNCTION_NEW)
        return kr_opt_is_const(ir, ins->in[0], &word) && kr_opt_is_const(ir, ins->in[1], &word) ? &kr_function_type : NULL;
    if (ins->op != KR_UOP_NEW_INSTANCE || !kr_opt_is_const(ir, ins->in[0], &word))
        return NULL;
    const KrType *type = (const KrType *)(uintptr_t)word;
    // members lie behind attributes, whose number may grow
    bool moves = type->slots_count && !(type->flags & KR_TYPE_NO_DICT);
    return type->finalize || moves ? NULL : type;
}

static Object *object_of(Sink *s, KrTraceRef ref)
{
    Object *object = s->number[ref] ? &s->objects[s->number[ref] - 1] : NULL;
    return object && !object->ruled_out ? object : NULL;
}

static void rule_out(Sink *s, KrTraceRef ref)
{
    Object *object = object_of(s, ref);
    if (object) object->ruled_out = true;
}

static void find_objects(Sink *s)
{
    KrTraceIR *ir = s->ir;
    for (uint32_t r = 1; r < ir->count && s->count < OBJECTS; r++) {
        const KrType *type = made_type(ir, &ir->ins[r]);
        if (!type) continue;
        s->objects[s->count] = (Object){.ref = (KrTraceRef)r, .type = type};
        if (r < ir->loop) s->objects[s->count].next = s->subst[r];
        s->number[r] = (uint8_t)++s->count;
    }
}

// Lookups whose key is a pair need only its items: the micro-op that takes these, or 0.
static uint16_t lookup_of_items(uint16_t op)
{
    switch (op) {
    case KR_UOP_DICT_TUPLE_INDEX: return KR_UOP_DICT_PAIR_INDEX;
    case KR_UOP_SET_HAS_QUIET: return KR_UOP_SET_HAS_PAIR;
    default: return 0;
    }
}

// A new function gets its closure.
static bool is_closure(const KrTraceIR *ir, const KrIns *ins)
{
    return ins->op == KR_UOP_FUNCTION_SET && ins->imm == KR_FUNCTION_CLOSURE && ir->ins[ins->in[0]].op == KR_UOP_FUNCTION_NEW &&
           kr_opt_tuple_size(ir, ins->in[1]) && ir->ins[ins->in[1]].op != KR_UOP_TUPLE_OWN;
}

// Does the instruction, without the object, still do what it has to do with input number `i`?
static bool goes_with_it(const KrTraceIR *ir, const KrIns *ins, int i)
{
    switch (ins->op) {
    case KR_IR_DUP:
    case KR_IR_DROP:
    case KR_UOP_STORE_SHAPE:
    case KR_UOP_LIST_ITER_SET_INDEX:
    case KR_UOP_TUPLE_ITER_SET_INDEX:
    case KR_UOP_GENERATOR_SET_STATE:
    case KR_UOP_GENERATOR_SET_IP:
    case KR_UOP_GENERATOR_END: return true;
    case KR_UOP_GENERATOR_SET_SLOT: return i == 0 && ins->imm < FUNCTION;
    case KR_UOP_STORE_SLOT:
        return i == 0 && ins->imm < KR_SNAPSHOT_ITEMS;
    case KR_UOP_FUNCTION_SET: return is_closure(ir, ins);
    default: return i == 1 && lookup_of_items(ins->op) && ir->ins[ins->in[1]].op == KR_UOP_TUPLE_2;
    }
}

static bool shows_frames(const KrIns *ins)
{
    if (ins->op >= KR_UOP_COUNT) return false;
    const KrUopInfo *info = &kr_uop_table[ins->op];
    return info->kind == KR_UOP_CALL && info->flags & KR_UOPFLAG_ESCAPES && !kr_opt_is_quiet_call(info);
}

// Objects that the snapshot names; the first KR_SNAPSHOT_OBJECTS of them are listed.
static uint32_t named_objects(Sink *s, const KrSnapshot *snapshot, Object **list)
{
    uint32_t count = 0, frames = snapshot->frame_count;
    for (uint32_t i = 0; i < frames + snapshot->entry_count; i++) {
        const KrTraceIR *ir = s->ir;
        Object *object = object_of(s, i < frames ? ir->frames[snapshot->frame + i].function : ir->entries[snapshot->entry + i - frames].ref);
        bool known = !object;
        for (uint32_t k = 0; !known && k < count && k < KR_SNAPSHOT_OBJECTS; k++)
            known = list[k] == object;
        if (!known && count < KR_SNAPSHOT_OBJECTS) list[count] = object;
        count += !known;
    }
    return count;
}

static void check_uses(Sink *s, uint32_t r)
{
    const KrIns *ins = &s->ir->ins[r];
    for (int i = 0; i < 5 && !(ins->flags & KR_INS_SUNK); i++)
        if (!goes_with_it(s->ir, ins, i)) rule_out(s, ins->in[i]);
    if (!ins->snapshot) return;
    const KrSnapshot *snapshot = &s->ir->snapshots[ins->snapshot];
    Object *named[KR_SNAPSHOT_OBJECTS];
    bool all = shows_frames(ins) || named_objects(s, snapshot, named) > KR_SNAPSHOT_OBJECTS;
    for (uint32_t i = 0; all && i < snapshot->entry_count; i++)
        rule_out(s, s->ir->entries[snapshot->entry + i].ref);
    for (uint32_t i = 0; i < snapshot->frame_count; i++)
        if (all || !s->ir->frames[snapshot->frame + i].in_generator) rule_out(s, s->ir->frames[snapshot->frame + i].function);
}

// Values of the pre-roll that the body uses: those in its inputs and snapshots, and what goes on as one of them.
static void check_phis(Sink *s, uint8_t *used)
{
    KrTraceIR *ir = s->ir;
    for (uint32_t r = ir->loop; r < ir->count; r++) {
        const KrIns *ins = &ir->ins[r];
        for (int i = 0; i < 5; i++)
            used[ins->in[i]] = 1;
        const KrSnapshot *snapshot = &ir->snapshots[ins->snapshot];
        for (uint32_t i = 0; ins->snapshot && i < snapshot->entry_count; i++)
            used[ir->entries[snapshot->entry + i].ref] = 1;
    }
    for (uint32_t r = 1; r < ir->loop; r++)
        if (s->subst[r] != r) used[s->subst[r]] = 1;
    for (uint32_t r = 1; r < ir->loop; r++)
        if (used[r] && !s->number[r]) rule_out(s, s->subst[r]); // it would be another value's next
}

// The pre-roll's objects and those of the body that stand for them. False: something has been ruled out.
static bool check_pairs(Sink *s)
{
    bool fine = true;
    for (uint32_t i = 0; i < s->count; i++) {
        Object *object = &s->objects[i];
        if (object->ref >= s->ir->loop) continue;
        Object *next = object_of(s, object->next);
        if (next && next != object && !object->ruled_out) continue;
        fine &= object->ruled_out && !next;
        object->ruled_out = true;
        if (next) next->ruled_out = true;
    }
    return fine;
}

// Functions and the tuples of their cells. Likewise.
static bool check_closures(Sink *s)
{
    bool fine = true;
    for (uint32_t r = 1; r < s->ir->count; r++) {
        const KrIns *ins = &s->ir->ins[r];
        if (ins->op != KR_UOP_FUNCTION_SET || !object_of(s, ins->in[0]) == !object_of(s, ins->in[1])) continue;
        rule_out(s, ins->in[0]);
        rule_out(s, ins->in[1]);
        fine = false;
    }
    return fine;
}

// --- what they hold -------------------------------------------------------------------------

// Not counted, whenever that is asked.
static bool is_always_plain(const KrTraceIR *ir, KrTraceRef ref)
{
    uint64_t word;
    return kr_opt_unboxed(ir, ref) != ref || (kr_opt_is_const(ir, ref, &word) && kr_opt_is_plain(ir, ref));
}

static void put_item(const KrTraceIR *ir, Object *object, uint64_t index, KrTraceRef value, bool plain)
{
    object->now.items[index] = value;
    object->now.counted &= ~(1u << index);
    if (value && !plain && !is_always_plain(ir, value)) object->now.counted |= 1u << index;
}

static void put_place(Object *object, const KrCode *code, uint64_t ip, uint32_t depth)
{
    KrGeneratorPlace place = kr_generator_place(object->now.shape);
    place.unit = (uint32_t)((const KrUnit *)(uintptr_t)ip - code->units);
    place.depth = (uint16_t)depth;
    object->now.shape = kr_generator_place_word(place);
    for (uint32_t i = depth; i < FUNCTION; i++) // what lies there is no longer the generator's
        put_item(NULL, object, i, 0, true);
}

static void put_state(Object *object, uint32_t state, bool awaiting)
{
    KrGeneratorPlace place = kr_generator_place(object->now.shape);
    place.state = (uint8_t)state;
    place.awaiting = awaiting;
    object->now.shape = kr_generator_place_word(place);
}

// One more thing is done to a generator.
static void follow_generator(const KrTraceIR *ir, Object *object, const KrIns *ins)
{
    const KrCode *code = code_of(ir, &ir->ins[object->ref]);
    if (ins->op == KR_UOP_GENERATOR_SET_SLOT)
        put_item(ir, object, ins->imm, kr_opt_is_null(ir, ins->in[1]) ? 0 : ins->in[1], ins->flags & KR_INS_PLAIN);
    else if (ins->op == KR_UOP_GENERATOR_SET_IP)
        put_place(object, code, ins->imm, (uint32_t)ins->imm2);
    else if (ins->op == KR_UOP_GENERATOR_SET_STATE)
        put_state(object, ins->imm >> 32 & 0xFF, ins->imm >> 40 & 0xFF);
    if (ins->op != KR_UOP_GENERATOR_END) return;
    put_place(object, code, (uint64_t)(uintptr_t)code->units, 0);
    put_state(object, KR_GENERATOR_DONE, false);
}

static bool is_of_generator(uint16_t op)
{
    return op == KR_UOP_GENERATOR_SET_SLOT || op == KR_UOP_GENERATOR_SET_IP || op == KR_UOP_GENERATOR_SET_STATE || op == KR_UOP_GENERATOR_END;
}

static void start_contents(const KrTraceIR *ir, Object *object, const KrIns *ins)
{
    object->now = (Contents){.references = 1};
    bool is_dict = object->type == &kr_dict_type;
    for (int i = is_dict; i < 4 && (is_dict || object->type == &kr_tuple_type) && ins->in[i]; i++)
        put_item(ir, object, (uint64_t)(i - is_dict), ins->in[i], ins->flags & KR_INS_PLAIN);
    bool is_function = object->type == &kr_function_type;
    if (is_function) put_item(ir, object, 0, ins->in[1], true);
    if (kr_opt_sinks_iterator(object->type)) {
        put_item(ir, object, 0, ins->in[0], ins->op == KR_UOP_ITER_QUIET);
        object->now.is_lent = ins->op == KR_UOP_ITER_QUIET;
    }
    if (kr_opt_sinks_generator(object->type)) {
        const KrCode *code = code_of(ir, ins);
        put_item(ir, object, FUNCTION, ins->in[0], true);
        put_place(object, code, ins->imm, (uint32_t)code->localsplus_count);
    }
    uint64_t names;
    if ((is_dict || is_function) && kr_opt_is_const(ir, ins->in[0], &names)) object->now.shape = names;
}

// The tuple's cells are the function's from now on.
static void take_cells(Object *function, Object *tuple)
{
    tuple->now.references--;
    for (int i = 0; i < CELLS; i++)
        function->now.items[1 + i] = tuple->now.items[i];
    function->now.counted |= tuple->now.counted << 1;
}

// Follows the instruction; true if it is one of an object that is sunk.
static bool follow(Sink *s, uint32_t r)
{
    const KrIns *ins = &s->ir->ins[r];
    Object *object = object_of(s, (KrTraceRef)r);
    if (object) {
        start_contents(s->ir, object, ins);
        s->state++;
        return true;
    }
    object = object_of(s, ins->in[0]);
    if (!object) return false;
    if (ins->op == KR_UOP_LIST_ITER_SET_INDEX || ins->op == KR_UOP_TUPLE_ITER_SET_INDEX)
        put_item(s->ir, object, 1, ins->in[1], true);
    else if (ins->op == KR_UOP_STORE_SLOT)
        put_item(s->ir, object, ins->imm, ins->in[1], ins->flags & KR_INS_PLAIN);
    else if (ins->op == KR_UOP_STORE_SHAPE)
        object->now.shape = ins->imm;
    else if (is_of_generator(ins->op))
        follow_generator(s->ir, object, ins);
    else if (ins->op == KR_UOP_FUNCTION_SET)
        take_cells(object, object_of(s, ins->in[1]));
    else
        object->now.references += ins->op == KR_IR_DUP ? 1 : -1;
    s->state++;
    return true;
}

static void note_at_loop(Sink *s)
{
    for (uint32_t i = 0; i < s->count; i++)
        s->objects[i].at_loop = s->objects[i].now;
}

static bool goes_around(const Sink *s, const Object *object, const Object *next)
{
    const KrTraceIR *ir = s->ir;
    bool same = object->at_loop.shape == next->now.shape && object->at_loop.references == next->now.references &&
                object->at_loop.counted == next->now.counted && object->at_loop.is_lent == next->now.is_lent && object->now.references == 0;
    for (int i = 0; same && i < KR_SNAPSHOT_ITEMS; i++) {
        KrTraceRef before = s->subst[object->at_loop.items[i]], after = next->now.items[i];
        same = before && after ? kr_opt_unboxed(ir, before) == kr_opt_unboxed(ir, after) && kr_opt_unboxed_rep(ir, before) == kr_opt_unboxed_rep(ir, after)
                              : before == after;
    }
    return same;
}

// Can what the object holds be given back at its end?
static bool check_references(Sink *s, uint32_t r)
{
    Object *object = object_of(s, s->ir->ins[r].in[0]);
    if (!object) return true;
    const Object *tuple = s->ir->ins[r].op == KR_UOP_FUNCTION_SET ? object_of(s, s->ir->ins[r].in[1]) : NULL;
    if (tuple && tuple->now.references) { // somebody else has it, too
        object->ruled_out = true;
        return false;
    }
    const Contents *now = &object->now;
    bool alive = kr_opt_sinks_generator(object->type) && kr_generator_place(now->shape).state != KR_GENERATOR_DONE; // it would have to be closed
    bool gone = now->references < 0 || (now->references == 0 && (alive || s->ir->ins[r].op != KR_IR_DROP));
    if (!gone && (now->references || __builtin_popcount(now->counted) <= HELD)) return true;
    object->ruled_out = true;
    return false;
}

// What iterators go over may end here, but for constants: those that do not own it are made. False: one is.
static bool check_lent(Sink *s)
{
    bool fine = true;
    uint64_t word;
    for (uint32_t i = 0; i < s->count; i++) {
        Object *object = &s->objects[i];
        if (object->ruled_out || object->now.references <= 0 || !object->now.is_lent || kr_opt_is_const(s->ir, object->now.items[0], &word))
            continue;
        object->ruled_out = true;
        fine = false;
    }
    return fine;
}

// False: something has been ruled out.
static bool check_contents(Sink *s)
{
    bool fine = true;
    for (uint32_t i = 0; i < s->count; i++)
        s->objects[i].now = (Contents){0};
    for (uint32_t r = 1; r < s->ir->count; r++) {
        if (r == s->ir->loop) note_at_loop(s);
        if (follow(s, r)) fine &= check_references(s, r);
        if (kr_opt_may_release(&s->ir->ins[r])) fine &= check_lent(s);
    }
    if (!s->ir->loop) return fine;
    for (uint32_t i = 0; i < s->count; i++) {
        Object *object = &s->objects[i], *next = object_of(s, object->next);
        if (object->ruled_out || !next || goes_around(s, object, next)) continue;
        object->ruled_out = next->ruled_out = true;
        fine = false;
    }
    return fine;
}

// --- snapshots ------------------------------------------------------------------------------

// Items carry no type: it may have been found out later than the snapshot was taken.
static void describe(KrTraceIR *ir, const Object *object)
{
    KrSnapshotEntry entry = {.frame = KR_SNAPSHOT_OBJECT, .ref = object->ref, .type = object->type, .shape = object->now.shape};
    entry.owner = object->type == &kr_tuple_type      ? KR_SNAPSHOT_TUPLE
                  : object->type == &kr_dict_type     ? KR_SNAPSHOT_DICT
                  : object->type == &kr_function_type ? KR_SNAPSHOT_FUNCTION
                                                      : KR_SNAPSHOT_INSTANCE;
    bool is_iterator = kr_opt_sinks_iterator(object->type);
    uint32_t at = ir->entry_count++;
    for (int i = 0; i < KR_SNAPSHOT_ITEMS; i++) {
        KrTraceRef ref = object->now.items[i];
        if (!ref) continue;
        bool is_lent = i == 0 && object->now.is_lent;
        ir->entries[ir->entry_count++] =
            (KrSnapshotEntry){.slot = (uint16_t)i, .frame = KR_SNAPSHOT_ITEM, .owner = is_lent ? KR_SLOT_NEEDS_DUP : KR_SLOT_OWNED, .ref = ref,
                              .plain = !(object->now.counted >> i & 1) && !(is_iterator && i == 0)};
        entry.slot++;
    }
    ir->entries[at] = entry;
}

static uint16_t with_objects(Sink *s, uint16_t snapshot)
{
    KrTraceIR *ir = s->ir;
    struct Copy *copy = &s->copies[snapshot];
    const KrSnapshot old = ir->snapshots[snapshot];
    Object *named[KR_SNAPSHOT_OBJECTS];
    uint32_t count = named_objects(s, &old, named);
    if (!count) return snapshot;
    if (copy->snapshot && copy->state == s->state) return copy->snapshot;
    if (ir->snapshot_count >= UINT16_MAX ||
        !kr_opt_grow((void **)&ir->snapshots, &ir->snapshot_capacity, ir->snapshot_count + 1, sizeof *ir->snapshots) ||
        !kr_opt_grow((void **)&ir->entries, &ir->entry_capacity, ir->entry_count + old.entry_count + count * (KR_SNAPSHOT_ITEMS + 1),
                     sizeof *ir->entries)) {
        kr_opt_fail(ir, "no memory");
        return snapshot;
    }
    KrSnapshot *made = &ir->snapshots[ir->snapshot_count];
    *made = old; // its frames are the same
    made->entry = ir->entry_count;
    for (uint32_t i = 0; i < count; i++)
        describe(ir, named[i]);
    memcpy(&ir->entries[ir->entry_count], &ir->entries[old.entry], old.entry_count * sizeof *ir->entries);
    ir->entry_count += old.entry_count;
    made->entry_count = ir->entry_count - made->entry;
    *copy = (struct Copy){s->state, (uint16_t)ir->snapshot_count};
    return (uint16_t)ir->snapshot_count++;
}

static void look_up_items(Sink *s, KrIns *ins)
{
    const Object *key = object_of(s, ins->in[1]);
    if (!key) return;
    ins->op = lookup_of_items(ins->op);
    ins->in[1] = key->now.items[0];
    ins->in[2] = key->now.items[1];
}

// The object's end is that of its references.
static bool give_back_items(Sink *s, KrIns *ins)
{
    const Contents *now = &object_of(s, ins->in[0])->now;
    if (now->references || !now->counted) return false;
    uint32_t count = 0;
    for (int i = 0; i < KR_SNAPSHOT_ITEMS; i++)
        if (now->counted >> i & 1) ins->in[count++] = now->items[i];
    ins->imm = 0; // anything
    return true;
}

static void sink(Sink *s)
{
    KrTraceIR *ir = s->ir;
    for (uint32_t r = 1; r < ir->count && !ir->failed; r++) {
        KrIns *ins = &ir->ins[r];
        if (ins->snapshot) ins->snapshot = with_objects(s, ins->snapshot);
        if (!follow(s, r))
            look_up_items(s, ins);
        else if (ins->op != KR_IR_DROP || !give_back_items(s, ins))
            ins->flags |= KR_INS_SUNK;
    }
}

void kr_opt_sink_objects(KrTraceIR *ir, const KrTraceRef *subst)
{
    Sink s = {.ir = ir, .subst = subst};
    s.number = calloc(ir->count, 1);
    s.copies = calloc(ir->snapshot_count, sizeof *s.copies);
    uint8_t *used = calloc(ir->count, 1);
    if (!s.number || !s.copies || !used) {
        kr_opt_fail(ir, "no memory");
    } else {
        find_objects(&s);
        for (uint32_t r = 1; r < ir->count && s.count; r++)
            check_uses(&s, r);
        if (ir->loop && s.count) check_phis(&s, used);
        while (s.count && (!check_closures(&s) || (ir->loop && !check_pairs(&s)) || !check_contents(&s))) {
        }
        bool any = false;
        for (uint32_t i = 0; i < s.count; i++)
            any |= !s.objects[i].ruled_out;
        if (any) sink(&s);
    }
    free(s.number);
    free(s.copies);
    free(used);
}
