// SPDX-License-Identifier: MIT
// Iterators, unpacking and comprehensions' stores in a trace: the iterators of ranges, lists and tuples live in registers.
//
// Invariant: where the recorded loop has ended, the trace goes on behind it and a guard leaves for the next round.
// Tests: tests/lang/jit/*.py.
#include "tier2/expand.h"

#include "interp/loop.h"
#include "interp/operators.h"
#include "runtime/bytes.h"
#include "runtime/dict_views.h"
#include "runtime/generator.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/range.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/vm.h"

static const KrUnit *exhausted_target(const KrRecorder *r)
{
    return r->pending + r->units + r->oparg + 1;
}

typedef struct Sequence {
    const KrType *iterator;
    uint16_t over, index, set_index; // of the iterator
    uint16_t length;                 // of what it goes over
} Sequence;

static const Sequence sequences[] = {
    {&kr_list_iter_type, KR_UOP_LIST_ITER_LIST, KR_UOP_LIST_ITER_INDEX, KR_UOP_LIST_ITER_SET_INDEX, KR_UOP_LIST_LENGTH},
    {&kr_tuple_iter_type, KR_UOP_TUPLE_ITER_TUPLE, KR_UOP_TUPLE_ITER_INDEX, KR_UOP_TUPLE_ITER_SET_INDEX, KR_UOP_TUPLE_LENGTH},
    {&kr_bytes_iter_type, KR_UOP_BYTES_ITER_OVER, KR_UOP_BYTES_ITER_INDEX, KR_UOP_BYTES_ITER_SET_INDEX, KR_UOP_BYTES_LENGTH},
    {&kr_str_ascii_iter_type, KR_UOP_STR_ITER_TEXT, KR_UOP_STR_ITER_INDEX, KR_UOP_STR_ITER_SET_INDEX, KR_UOP_STR_LENGTH},
};

static const Sequence *sequence_of(const KrType *iterator)
{
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
        if (sequences[i].iterator == iterator)
            return &sequences[i];
    return NULL;
}

// The iterator has nothing left, as recorded: the guards of the fast forms with the opposite outcome.
static bool expand_exhausted(KrRecorder *r, const KrType *type)
{
    KrTraceRef iterator = kr_record_stack(r, 0)->ref;
    if (type == &kr_range_iter_type) {
        kr_record_uop(r, KR_UOP_GUARD_RANGE_ITER, iterator, 0, 0, 0);
        KrTraceRef left = kr_record_uop(r, KR_UOP_RANGE_ITER_LEFT, iterator, 0, 0, 0);
        KrTraceRef more = kr_record_uop(r, KR_UOP_GT_INT, left, kr_opt_const_int(&r->ir, 0), 0, 0);
        kr_record_uop(r, KR_UOP_GUARD_FALSE, more, 0, 0, 0);
        return true;
    }
    const Sequence *s = sequence_of(type);
    kr_expand_guard_type(r, iterator, type);
    KrTraceRef over = kr_record_uop(r, s->over, iterator, 0, 0, 0);
    if (!r->hint[ITERATED]) { // had ended before
        kr_record_uop(r, KR_UOP_GUARD_ABSENT, over, 0, 0, 0);
        return true;
    }
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, over, 0, 0, 0);
    KrTraceRef index = kr_record_uop(r, s->index, iterator, 0, 0, 0);
    KrTraceRef length = kr_record_uop(r, s->length, over, 0, 0, 0);
    KrTraceRef more = kr_record_uop(r, KR_UOP_LT_INT, index, length, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_FALSE, more, 0, 0, 0);
    if (!kr_opt_is_own_iterator(&r->ir, iterator)) // else it is about to go
        kr_record_uop(r, KR_UOP_END_ITERATOR, iterator, 0, 0, 0);
    return true;
}

static const KrType *iterator_over(const KrType *type)
{
    if (type == &kr_set_type || type == &kr_frozenset_type)
        return &kr_set_iter_type;
    if (type == &kr_dict_type || type == &kr_dict_views_keys_type)
        return &kr_dict_views_key_iter_type;
    if (type == &kr_dict_views_values_type)
        return &kr_dict_views_value_iter_type;
    return type == &kr_dict_views_items_type ? &kr_dict_views_item_iter_type : NULL;
}

// Has the trace made the view, and does what holds the dict hold it still?
static bool is_own_view(const KrRecorder *r, KrTraceRef ref)
{
    bool is = r->ir.ins[ref].op == KR_UOP_DICT_VIEW && ref > r->ir.escaped;
    for (uint32_t i = ref + 1u; is && i < r->ir.count; i++)
        is = r->ir.ins[i].op != KR_IR_DROP;
    return is;
}

// Of a set or dict, or of a view of a dict, which is not made where only the iterator wants it.
static bool get_container_iter(KrRecorder *r)
{
    const KrType *type = iterator_over(r->container_type);
    if (!type)
        return false;
    KrVirtualSlot from = kr_expand_taken(*kr_record_stack(r, 0));
    KrTraceRef iterator;
    if (is_own_view(r, from.ref)) {
        iterator = kr_record_uop(r, KR_UOP_DICT_ITER_NEW, r->ir.ins[from.ref].in[0], 0, 0, (uint64_t)(uintptr_t)type);
    } else {
        kr_record_uop(r, KR_UOP_GUARD_TYPE, from.ref, 0, 0, (uint64_t)(uintptr_t)r->container_type);
        iterator = kr_record_uop(r, KR_UOP_ITER_QUIET, from.ref, 0, 0, 0);
    }
    r->ir.facts[iterator].type = type;
    kr_record_pop(r);
    kr_record_push(r, iterator, KR_SLOT_OWNED);
    kr_record_drop_slot(r, &from);
    return true;
}

bool kr_expand_just_made(const KrRecorder *r, KrTraceRef ref)
{
    for (uint32_t i = ref + 1u; i < r->ir.count; i++)
        if (r->ir.ins[i].op != KR_IR_CONST)
            return false;
    return true;
}

// The iterator of a list, a tuple, an ASCII text or a range that the trace makes, without an escape; where it stands is known from here on.
bool kr_expand_get_iter(KrRecorder *r)
{
    bool list = r->container_type == &kr_list_type;
    if (kr_expand_stays(r) && r->ir.ins[kr_record_stack(r, 0)->ref].op == KR_UOP_RANGE_NEW) {
        const KrIns *ins = &r->ir.ins[kr_record_stack(r, 0)->ref];
        uint16_t snapshot = r->snapshot;
        if (kr_expand_just_made(r, kr_record_stack(r, 0)->ref) && kr_record_cancel_tuple(r, kr_record_stack(r, 0)))
            r->snapshot = ins->snapshot; // who finds no memory leaves before the range is made
        KrVirtualSlot range = kr_expand_taken(*kr_record_stack(r, 0));
        KrTraceRef over = kr_record_uop(r, KR_UOP_RANGE_ITER_NEW, ins->in[0], ins->in[1], ins->in[2], 0);
        r->snapshot = snapshot;
        kr_record_pop(r);
        kr_record_push(r, over, KR_SLOT_OWNED);
        kr_record_drop_slot(r, &range);
        return true;
    }
    if (kr_expand_stays(r) && get_container_iter(r))
        return true;
    if (kr_expand_stays(r) && r->container_type == &kr_iterator_enumerate_type) { // itself
        KrVirtualSlot *slot = kr_record_stack(r, 0);
        kr_expand_guard_type(r, slot->ref, r->container_type);
        *slot = kr_expand_taken(*slot);
        return true;
    }
    if (kr_expand_made_by_method(r, KR_NAME___iter__))
        return true;
    bool text = r->container_type == &kr_str_type && kr_is_exact(kr_slot_ref(r->next_sp[-1]), &kr_str_ascii_iter_type);
    if (!kr_expand_stays(r) || (!list && !text && r->container_type != &kr_tuple_type))
        return false;
    KrVirtualSlot from = kr_expand_taken(*kr_record_stack(r, 0));
    kr_expand_guard_type(r, from.ref, r->container_type);
    if (text)
        kr_record_uop(r, KR_UOP_GUARD_STR_ASCII, from.ref, 0, 0, 0);
    bool whole = from.owner == KR_SLOT_OWNED; // the iterator takes over the reference
    KrTraceRef iterator = kr_record_uop(r, whole ? KR_UOP_ITER_OWN : KR_UOP_ITER_QUIET, from.ref, 0, 0, 0);
    const Sequence *s = sequence_of(list ? &kr_list_iter_type : text ? &kr_str_ascii_iter_type : &kr_tuple_iter_type);
    r->ir.facts[iterator].type = s->iterator;
    kr_record_uop(r, s->set_index, iterator, kr_opt_const_int(&r->ir, 0), 0, 0);
    kr_record_pop(r);
    kr_record_push(r, iterator, KR_SLOT_OWNED);
    if (!whole)
        kr_record_drop_slot(r, &from);
    return true;
}

// Most ranges go up by one: then no register holds the step.
static bool expand_range(KrRecorder *r)
{
    KrTraceIR *ir = &r->ir;
    KrTraceRef iterator = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_RANGE_ITER, iterator, 0, 0, 0);
    KrTraceRef left = kr_record_uop(r, KR_UOP_RANGE_ITER_LEFT, iterator, 0, 0, 0);
    KrTraceRef more = kr_record_uop(r, KR_UOP_GT_INT, left, kr_opt_const_int(ir, 0), 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, more, 0, 0, 0);
    KrTraceRef step = kr_record_uop(r, KR_UOP_RANGE_ITER_STEP, iterator, 0, 0, 0), one = kr_opt_const_int(ir, 1);
    if (r->hint[ITERATED] == 1) {
        kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_EQ_INT, step, one, 0, 0), 0, 0, 0);
        step = one;
    }
    KrTraceRef n = kr_record_uop(r, KR_UOP_RANGE_ITER_NEXT, iterator, 0, 0, 0);
    KrTraceRef item = kr_record_uop(r, KR_UOP_BOX_INT, n, 0, 0, 0);
    KrTraceRef fewer = kr_record_uop(r, KR_UOP_ADD_WRAP, left, kr_opt_const_int(ir, -1), 0, 0);
    kr_record_uop(r, KR_UOP_RANGE_ITER_SET_LEFT, iterator, fewer, 0, 0);
    kr_record_uop(r, KR_UOP_RANGE_ITER_SET_NEXT, iterator, kr_record_uop(r, KR_UOP_ADD_WRAP, n, step, 0, 0), 0, 0);
    kr_record_push(r, item, KR_SLOT_PLAIN);
    return true;
}

void kr_expand_guard_behind(KrRecorder *r, KrTraceRef condition, bool held, const KrUnit *otherwise)
{
    const KrUnit *pending = r->pending;
    r->pending = otherwise;
    r->snapshot = 0;
    r->ir.one_way = true;
    kr_record_uop(r, held ? KR_UOP_GUARD_TRUE : KR_UOP_GUARD_FALSE, condition, 0, 0, 0);
    r->ir.one_way = false;
    r->pending = pending;
    r->snapshot = 0;
}

// Any other iterator: one call, which gives an item or the sentinel for the end. The guard on which of the two it
// was leaves behind the instruction, since the iterator has moved.
static bool expand_step(KrRecorder *r, bool exhausted)
{
    KrTraceRef iterator = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_NOT_BORROWED, iterator, 0, 0, 0); // nothing else is asked of it (kr_record_slot)
    KrTraceRef item = kr_record_uop(r, KR_UOP_ITER_STEP, iterator, 0, 0, 0);
    KrTraceRef end = kr_record_const(r, kr_operators_exhausted());
    KrTraceRef ended = kr_record_uop(r, KR_UOP_IS, item, end, 0, 0);
    if (exhausted)
        kr_record_push(r, item, KR_SLOT_OWNED);
    kr_expand_guard_behind(r, ended, exhausted, exhausted ? r->pending + r->units : exhausted_target(r));
    if (exhausted)
        kr_record_pop(r);
    else
        kr_record_push(r, item, KR_SLOT_OWNED);
    return true;
}

// --- iterators over sets and dicts ---------------------------------------------------------------

static void step_dict(KrRecorder *r, KrTraceRef iterator, const KrType *type)
{
    kr_record_uop(r, KR_UOP_GUARD_TYPE, iterator, 0, 0, (uint64_t)(uintptr_t)type);
    kr_expand_guard_done(r, kr_record_uop(r, KR_UOP_DICT_STEP, iterator, 0, 0, 0));
}

// The next item of a set, key or value of a dict: lent by these, nothing is forgotten. At the end the trace is left before the instruction.
static bool expand_quiet_step(KrRecorder *r, const KrType *type)
{
    KrTraceRef iterator = kr_record_stack(r, 0)->ref, item;
    if (type == &kr_set_iter_type) {
        kr_record_uop(r, KR_UOP_GUARD_TYPE, iterator, 0, 0, (uint64_t)(uintptr_t)type);
        item = kr_record_uop(r, KR_UOP_SET_STEP, iterator, 0, 0, 0);
        r->ir.one_way = true;
        kr_record_uop(r, KR_UOP_GUARD_PRESENT, item, 0, 0, 0);
        r->ir.one_way = false;
    } else if (type == &kr_dict_views_key_iter_type || type == &kr_dict_views_value_iter_type) {
        step_dict(r, iterator, type);
        item = kr_record_uop(r, type == &kr_dict_views_key_iter_type ? KR_UOP_DICT_ITER_KEY : KR_UOP_DICT_ITER_VALUE, iterator, 0, 0, 0);
    } else {
        return false;
    }
    kr_record_push(r, item, KR_SLOT_NEEDS_DUP);
    return true;
}

// --- iterators that are a sequence and an index ------------------------------------------------

typedef struct Step {
    const Sequence *sequence;
    KrTraceRef iterator, index, item; // the item is the sequence's
} Step;

// The next item. At the end of the sequence the trace is left before the instruction.
static Step look_at_next(KrRecorder *r, const Sequence *s, KrTraceRef iterator)
{
    kr_record_uop(r, KR_UOP_GUARD_TYPE, iterator, 0, 0, (uint64_t)(uintptr_t)s->iterator);
    KrTraceRef over = kr_record_uop(r, s->over, iterator, 0, 0, 0), item;
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, over, 0, 0, 0);
    KrTraceRef index = kr_record_uop(r, s->index, iterator, 0, 0, 0), length = kr_record_uop(r, s->length, over, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_LT_INT, index, length, 0, 0), 0, 0, 0);
    switch (s->length) {
    case KR_UOP_LIST_LENGTH: item = kr_record_uop(r, KR_UOP_LIST_ITEM, kr_record_uop(r, KR_UOP_LIST_ITEMS, over, 0, 0, 0), index, 0, 0); break;
    case KR_UOP_TUPLE_LENGTH: item = kr_record_uop(r, KR_UOP_TUPLE_ITEM, over, index, 0, 0); break;
    case KR_UOP_BYTES_LENGTH: item = kr_record_uop(r, KR_UOP_BOX_INT, kr_record_uop(r, KR_UOP_BYTES_ITEM, over, index, 0, 0), 0, 0, 0); break;
    default: item = kr_record_uop(r, KR_UOP_BOX_CHAR, kr_record_uop(r, KR_UOP_STR_CODE, over, index, 0, 0), 0, 0, 0); break;
    }
    return (Step){s, iterator, index, item};
}

static KrTraceRef take_step(KrRecorder *r, const Step *step)
{
    KrTraceRef next = kr_record_uop(r, KR_UOP_ADD_WRAP, step->index, kr_opt_const_int(&r->ir, 1), 0, 0);
    kr_record_uop(r, step->sequence->set_index, step->iterator, next, 0, 0);
    return step->item;
}

static KrTraceRef step_over(KrRecorder *r, const Sequence *s, KrTraceRef iterator)
{
    Step step = look_at_next(r, s, iterator);
    return take_step(r, &step);
}

// --- pairs ----------------------------------------------------------------------------------

// Behind FOR_ITER the item is kr_expand_taken apart into two.
static bool unpacks_pair(const KrRecorder *r)
{
    const KrUnit *next = r->pending + r->units;
    return kr_opcode_base[*next & 0xFF] == KR_OP_UNPACK_SEQUENCE && *next >> 8 == 2;
}

// enumerate() over a sequence: both halves of the pair without a call, as references of their own.
static bool step_enumerate(KrRecorder *r, KrTraceRef iterator, KrTraceRef *first, KrTraceRef *second)
{
    KrRef object = kr_from_bits(r->hint[ITERATOR]);
    if (!kr_is_exact(object, &kr_iterator_enumerate_type))
        return false;
    const KrEnumerate *it = (const KrEnumerate *)(const void *)kr_obj(object);
    const Sequence *s = sequence_of(kr_type_of(kr_ref(it->iterator)));
    if (!s || !kr_is_null(it->big))
        return false;
    kr_record_uop(r, KR_UOP_GUARD_ENUMERATE, iterator, 0, 0, 0);
    KrTraceRef index = kr_record_uop(r, KR_UOP_ENUMERATE_INDEX, iterator, 0, 0, 0);
    KrTraceRef next = kr_record_uop(r, KR_UOP_ADD_INT, index, kr_opt_const_int(&r->ir, 1), 0, 0); // leaves before a big one
    *first = kr_record_uop(r, KR_UOP_BOX_INT, index, 0, 0, 0);
    *second = step_over(r, s, kr_record_uop(r, KR_UOP_ENUMERATE_OVER, iterator, 0, 0, 0));
    kr_opt_dup(&r->ir, *second);
    kr_record_uop(r, KR_UOP_ENUMERATE_SET_INDEX, iterator, next, 0, 0);
    return true;
}

// The same for zip() of two sequences. Both are known to have an item before either moves.
static bool step_zip(KrRecorder *r, KrTraceRef iterator, KrTraceRef *first, KrTraceRef *second)
{
    KrRef object = kr_from_bits(r->hint[ITERATOR]);
    if (!kr_is_exact(object, &kr_iterator_zip_type))
        return false;
    KrRef iterators = kr_ref(((const KrSeveral *)(const void *)kr_obj(object))->iterators);
    if (kr_tuple_length(iterators) != 2 || kr_is(kr_tuple_get(iterators, 0), kr_tuple_get(iterators, 1)))
        return false;
    const Sequence *s = sequence_of(kr_type_of(kr_tuple_get(iterators, 0))), *t = sequence_of(kr_type_of(kr_tuple_get(iterators, 1)));
    if (!s || !t)
        return false;
    kr_record_uop(r, KR_UOP_GUARD_ZIP, iterator, 0, 0, 0);
    KrTraceRef both = kr_record_uop(r, KR_UOP_ZIP_ITERATORS, iterator, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TUPLE_LENGTH, both, 0, 0, 2);
    KrTraceRef left = kr_record_uop(r, KR_UOP_TUPLE_ITEM_AT, both, 0, 0, 0), right = kr_record_uop(r, KR_UOP_TUPLE_ITEM_AT, both, 0, 0, 1);
    kr_record_uop(r, KR_UOP_GUARD_FALSE, kr_record_uop(r, KR_UOP_IS, left, right, 0, 0), 0, 0, 0);
    kr_opt_note_distinct(&r->ir, left, right);
    Step a = look_at_next(r, s, left), b = look_at_next(r, t, right);
    *first = take_step(r, &a);
    *second = take_step(r, &b);
    kr_opt_dup(&r->ir, *first);
    kr_opt_dup(&r->ir, *second);
    return true;
}

// enumerate(), zip() of two, dict.items(): the tuple that would be kr_expand_taken apart at once is made of what two calls give,
// and so is never made.
static bool expand_pair(KrRecorder *r)
{
    const KrUnit *pending = r->pending;
    KrTraceRef iterator = kr_record_stack(r, 0)->ref;
    const KrType *type = kr_type_of(kr_from_bits(r->hint[ITERATOR]));
    kr_record_uop(r, KR_UOP_GUARD_TYPE, iterator, 0, 0, (uint64_t)(uintptr_t)type);
    KrTraceRef first, second;
    if (step_enumerate(r, iterator, &first, &second) || step_zip(r, iterator, &first, &second)) {
        kr_record_push(r, kr_record_uop(r, KR_UOP_TUPLE_2, first, second, 0, 0), KR_SLOT_OWNED);
        return true;
    }
    if (type == &kr_dict_views_item_iter_type) {
        step_dict(r, iterator, type);
        first = kr_record_uop(r, KR_UOP_DICT_ITER_KEY, iterator, 0, 0, 0);
        second = kr_record_uop(r, KR_UOP_DICT_ITER_VALUE, iterator, 0, 0, 0);
        kr_opt_dup(&r->ir, first);
        kr_opt_dup(&r->ir, second);
        kr_record_push(r, kr_record_uop(r, KR_UOP_TUPLE_2, first, second, 0, 0), KR_SLOT_OWNED);
        return true;
    }
    first = kr_record_uop(r, KR_UOP_ITER_PAIR, iterator, 0, 0, 0);
    KrTraceRef none = kr_record_uop(r, KR_UOP_IS, first, kr_record_const(r, kr_operators_no_pair()), 0, 0);
    r->ir.one_way = true; // nothing has been kr_expand_taken then
    kr_record_uop(r, KR_UOP_GUARD_FALSE, none, 0, 0, 0);
    KrTraceRef ended = kr_record_uop(r, KR_UOP_IS, first, kr_record_const(r, kr_operators_exhausted()), 0, 0);
    r->pending = exhausted_target(r);
    r->snapshot = 0;
    kr_record_uop(r, KR_UOP_GUARD_FALSE, ended, 0, 0, 0);
    r->ir.one_way = false;
    r->pending = pending;
    r->snapshot = 0;
    second = kr_record_uop(r, KR_UOP_PAIR_SECOND, 0, 0, 0, 0);
    kr_record_push(r, kr_record_uop(r, KR_UOP_TUPLE_2, first, second, 0, 0), KR_SLOT_OWNED);
    return true;
}

bool kr_expand_for_iter(KrRecorder *r)
{
    KrRef iterator = kr_from_bits(r->hint[ITERATOR]);
    if (r->next_frame != r->pending_frame && r->generator_word) {
        if (r->next_frame->return_kind == KR_RETURN_ENUMERATE)
            return kr_expand_resume_enumerated(r);
        KrVirtualSlot none = {.ref = kr_record_const(r, kr_none()), .owner = KR_SLOT_PLAIN, .loaded = true};
        return kr_expand_resume(r, none, r->units + r->oparg);
    }
    if (r->next_frame != r->pending_frame || !kr_is_ptr(iterator))
        return kr_expand_give_up(r, "iteration over a generator");
    bool exhausted = r->next == exhausted_target(r);
    if (!exhausted && r->next != r->pending + r->units)
        return kr_expand_give_up(r, "exception");
    const KrType *type = kr_type_of(iterator);
    if (type == &kr_generator_type)
        return kr_expand_give_up(r, "iteration over a generator");
    bool fast = type == &kr_range_iter_type || type == &kr_list_iter_type || type == &kr_tuple_iter_type;
    if (!exhausted && type->next_pair && !(type->flags & KR_TYPE_HEAP) && unpacks_pair(r) &&
        kr_is_exact(kr_slot_ref(r->next_sp[-1]), &kr_tuple_type) && kr_tuple_length(kr_slot_ref(r->next_sp[-1])) == 2)
        return expand_pair(r);
    if ((type == &kr_bytes_iter_type || type == &kr_str_ascii_iter_type) && !exhausted) {
        kr_record_push(r, step_over(r, sequence_of(type), kr_record_stack(r, 0)->ref), KR_SLOT_PLAIN);
        return true;
    }
    if (!exhausted && expand_quiet_step(r, type))
        return true;
    if (exhausted && (fast || type == &kr_str_ascii_iter_type))
        return expand_exhausted(r, type);
    if (!fast || r->opcode == KR_OP_FOR_ITER)
        return expand_step(r, exhausted);
    return type == &kr_range_iter_type && expand_range(r);
}

static bool unpack_any(KrRecorder *r)
{
    if (r->oparg > KR_TRACE_ARGUMENTS)
        return kr_expand_give_up(r, "UNPACK_SEQUENCE");
    KrTraceRef items[KR_TRACE_ARGUMENTS];
    KrTraceRef tuple = kr_opt_uop(&r->ir, KR_UOP_UNPACK_TUPLE, (KrTraceRef[5]){kr_record_stack(r, 0)->ref}, (uint64_t[2]){r->oparg});
    kr_expand_drop_stack(r, 1);
    for (uint32_t i = 0; i < r->oparg; i++)
        items[i] = kr_record_uop(r, KR_UOP_TUPLE_ITEM_AT, tuple, 0, 0, i);
    for (uint32_t i = r->oparg; i-- > 0;) {
        kr_record_push(r, items[i], KR_SLOT_NEEDS_DUP);
        kr_record_own_slot(r, kr_record_stack(r, 0));
    }
    kr_opt_drop(&r->ir, tuple);
    return true;
}

bool kr_expand_unpack(KrRecorder *r)
{
    KrRef container = kr_from_bits(r->hint[OWNER]);
    if (!kr_expand_stays(r) || !kr_is_ptr(container) || r->oparg > 16)
        return kr_expand_give_up(r, "UNPACK_SEQUENCE");
    bool tuple = kr_is_exact(container, &kr_tuple_type);
    if (!tuple && !kr_is_exact(container, &kr_list_type))
        return unpack_any(r);
    KrVirtualSlot from = kr_expand_taken(*kr_record_stack(r, 0));
    KrTraceRef items[16];
    kr_record_uop(r, tuple ? KR_UOP_GUARD_TUPLE : KR_UOP_GUARD_LIST, from.ref, 0, 0, 0);
    if (tuple)
        kr_record_uop(r, KR_UOP_GUARD_TUPLE_LENGTH, from.ref, 0, 0, r->oparg);
    else
        kr_expand_guard_list_length(r, from.ref, r->oparg);
    for (uint32_t i = 0; i < r->oparg; i++)
        items[i] = kr_record_uop(r, tuple ? KR_UOP_TUPLE_ITEM_AT : KR_UOP_LIST_ITEM_AT, from.ref, 0, 0, i);
    kr_record_pop(r);
    for (uint32_t i = r->oparg; i-- > 0;)
        kr_record_push(r, items[i], KR_SLOT_NEEDS_DUP);
    if (kr_record_cancel_tuple(r, &from))
        return true;
    if (from.owner == KR_SLOT_OWNED && !kr_opt_is_plain(&r->ir, from.ref)) // its end ends what it lends
        for (uint32_t i = 0; i < r->oparg; i++)
            kr_record_own_slot(r, kr_record_stack(r, i));
    kr_record_drop_slot(r, &from);
    return true;
}

bool kr_expand_map_add(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "MAP_ADD");
    kr_record_uop(r, KR_UOP_DICT_SET, kr_record_stack(r, r->oparg + 1)->ref, kr_record_stack(r, 1)->ref,
                  kr_record_stack(r, 0)->ref, 0);
    kr_expand_drop_stack(r, 2);
    return true;
}
