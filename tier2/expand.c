// SPDX-License-Identifier: MIT
// Instructions whose way through a trace is written by hand: what enters and leaves frames, globals
// and methods that fold to constants under watchers, calls, and stack shuffling. Compositions of
// dsl/ops/ are expanded by gen/expand.inc instead.
//
// kr_expand_look runs before the instruction and notes what only its operands can tell (hint);
// kr_expand_special runs after it, when its outcome is known.
#include "tier2/expand.h"

#include "interp/loop.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/float.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/vm.h"

bool kr_expand_give_up(KrRecorder *r, const char *reason)
{
    if (!r->stop)
        r->stop = reason;
    return true;
}

KrVirtualSlot kr_expand_taken(KrVirtualSlot slot)
{
    if (slot.owner == KR_SLOT_UNCHANGED)
        slot.owner = KR_SLOT_OWNED;
    return slot;
}

void kr_expand_push_slot(KrRecorder *r, KrVirtualSlot slot)
{
    kr_record_push(r, slot.ref, (KrSlotOwner)slot.owner);
}

void kr_expand_push_const(KrRecorder *r, KrRef value)
{
    kr_record_push(r, kr_record_const(r, value), KR_SLOT_NEEDS_DUP); // the trace keeps it alive
}

void kr_expand_drop_stack(KrRecorder *r, uint32_t count)
{
    while (count--) {
        kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop(r);
    }
}

// --- stack ----------------------------------------------------------------------------------

static bool expand_copy(KrRecorder *r)
{
    KrVirtualSlot slot = *kr_record_stack(r, r->oparg - 1);
    if (slot.owner == KR_SLOT_OWNED || slot.owner == KR_SLOT_UNCHANGED)
        slot.owner = KR_SLOT_NEEDS_DUP;
    kr_expand_push_slot(r, slot);
    return true;
}

static bool expand_swap(KrRecorder *r)
{
    KrVirtualSlot *top = kr_record_stack(r, 0), *other = kr_record_stack(r, r->oparg - 1);
    KrVirtualSlot held = kr_expand_taken(*top);
    *top = kr_expand_taken(*other);
    *other = held;
    return true;
}

static bool expand_delete_local(KrRecorder *r)
{
    KrVirtualSlot *slot = kr_record_local(r, r->oparg);
    if (!kr_expand_stays(r) || !slot->ref)
        return kr_expand_give_up(r, "DELETE_FAST");
    if (slot->owner == KR_SLOT_UNCHANGED)
        kr_record_uop(r, KR_UOP_GUARD_PRESENT, slot->ref, 0, 0, 0);
    KrVirtualSlot gone = kr_expand_taken(*slot);
    *slot = (KrVirtualSlot){.owner = KR_SLOT_PLAIN, .loaded = true};
    kr_record_drop_slot(r, &gone);
    return true;
}

// --- building ---------------------------------------------------------------------------------

// Something made of `count` operands; imm: what the call is told.
static bool build_many(KrRecorder *r, uint16_t uop, uint32_t count, uint32_t imm)
{
    if (count > KR_TRACE_ARGUMENTS || !kr_expand_stays(r))
        return kr_expand_give_up(r, "too many operands");
    kr_expand_put_arguments(r, 0, count);
    KrTraceRef made = kr_opt_uop(&r->ir, uop, (KrTraceRef[5]){0}, (uint64_t[2]){imm});
    kr_expand_drop_stack(r, count);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

// BUILD_STRING. What does not fit into the activation's arguments is put behind the text of the first ones.
static bool build_string(KrRecorder *r)
{
    uint32_t count = r->oparg;
    if (count <= KR_TRACE_ARGUMENTS || !kr_expand_stays(r))
        return build_many(r, KR_UOP_STRING_MANY, count, count);
    KrTraceRef text = 0;
    for (uint32_t i = 0; i < count; i++) {
        KrTraceRef piece = kr_record_stack(r, count - 1 - i)->ref;
        uint32_t place = i % KR_TRACE_ARGUMENTS;
        kr_opt_raw(&r->ir, KR_IR_ARGUMENT, KR_REP_NONE, &piece, place);
        if (place == KR_TRACE_ARGUMENTS - 1 || i == count - 1)
            text = kr_opt_uop(&r->ir, text ? KR_UOP_STRING_MORE : KR_UOP_STRING_MANY, (KrTraceRef[5]){text}, (uint64_t[2]){place + 1});
    }
    kr_expand_drop_stack(r, count);
    kr_record_push(r, text, KR_SLOT_OWNED);
    return true;
}

static bool expand_build_slice(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "BUILD_SLICE");
    uint32_t top = r->oparg - 1;
    KrTraceRef step = r->oparg == 3 ? kr_record_stack(r, 0)->ref : kr_record_const(r, kr_none());
    KrTraceRef made = kr_record_uop(r, KR_UOP_SLICE_NEW, kr_record_stack(r, top)->ref, kr_record_stack(r, top - 1)->ref, step, 0);
    kr_expand_drop_stack(r, r->oparg);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

// SET_UPDATE and DICT_UPDATE
static bool expand_update(KrRecorder *r, uint16_t uop)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "exception");
    kr_record_uop(r, uop, kr_record_stack(r, r->oparg)->ref, kr_record_stack(r, 0)->ref, 0, 0);
    kr_expand_drop_stack(r, 1);
    return true;
}

enum { UNARY_POSITIVE = 5, LIST_TO_TUPLE = 6 }; // of CALL_INTRINSIC_1

static bool expand_intrinsic(KrRecorder *r)
{
    if (r->oparg == LIST_TO_TUPLE && kr_expand_stays(r) && kr_opt_tuple_size(&r->ir, kr_record_stack(r, 0)->ref))
        return true; // extend_to_tuple
    if (!kr_expand_stays(r) || (r->oparg != UNARY_POSITIVE && r->oparg != LIST_TO_TUPLE))
        return kr_expand_give_up(r, "CALL_INTRINSIC_1");
    KrTraceRef made = kr_record_uop(r, r->oparg == LIST_TO_TUPLE ? KR_UOP_TUPLE_OF : KR_UOP_POSITIVE, kr_record_stack(r, 0)->ref, 0, 0, 0);
    kr_expand_drop_stack(r, 1);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

// `f(a, *args)`: what a list has been begun for that becomes a tuple at once is made as that, where the trace knows what is added. Between the two
// instructions the tuple lies where the interpreter has a list, which it makes a tuple of likewise.
static bool extend_to_tuple(KrRecorder *r)
{
    static const uint16_t tuples[] = {KR_UOP_TUPLE_0, KR_UOP_TUPLE_1, KR_UOP_TUPLE_2, KR_UOP_TUPLE_3, KR_UOP_TUPLE_4};
    KrTraceIR *ir = &r->ir;
    KrVirtualSlot *list = kr_record_stack(r, 1), *more = kr_record_stack(r, 0);
    uint16_t op = ir->ins[list->ref].op;
    uint64_t word;
    const KrTuple *known = kr_opt_is_const(ir, more->ref, &word) && kr_is_exact(kr_from_bits(word), &kr_tuple_type) ? kr_tuple_cast(kr_from_bits(word)) : NULL;
    uint32_t size = kr_opt_tuple_size(ir, more->ref), begun = op - KR_UOP_LIST_0, added = known ? (uint32_t)known->length : size;
    if (r->oparg != 1 || op <= KR_UOP_LIST_0 || op > KR_UOP_LIST_4 || (!known && !size) || (known && known->length > 4) || begun + added > 4 ||
        *r->next != (KR_OP_CALL_INTRINSIC_1 | LIST_TO_TUPLE << 8) || list->owner != KR_SLOT_OWNED || !kr_record_is_private(r, list))
        return false;
    KrTraceRef in[5] = {0};
    for (uint32_t i = 0; i < begun; i++)
        in[i] = ir->ins[list->ref].in[i];
    for (uint32_t i = 0; i < added; i++) {
        KrTraceRef ref = known ? kr_opt_const_box(ir, kr_own_bits(known->items[i])) : kr_opt_tuple_item(ir, more->ref, i);
        KrVirtualSlot item = {.ref = ref, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        kr_record_own_slot(r, &item);
        in[begun + i] = item.ref;
    }
    uint16_t now = r->snapshot;
    r->snapshot = ir->ins[list->ref].snapshot; // in place of the list: from there nothing has been done
    KrTraceRef made = kr_opt_uop(ir, tuples[begun + added], in, NULL);
    r->snapshot = now;
    kr_opt_cancel_tuple(ir, list->ref);
    list->ref = made;
    r->cancelled = r->snapshot;
    kr_expand_drop_stack(r, 1);
    return true;
}

static bool expand_list_extend(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "LIST_EXTEND");
    if (extend_to_tuple(r))
        return true;
    kr_record_uop(r, KR_UOP_LIST_EXTEND_BY, kr_record_stack(r, r->oparg)->ref, kr_record_stack(r, 0)->ref, 0, 0);
    kr_expand_drop_stack(r, 1);
    return true;
}

// A local becomes a cell that holds it.
static bool expand_make_cell(KrRecorder *r)
{
    KrVirtualSlot *slot = kr_record_local(r, r->oparg);
    KrTraceRef value = slot->ref ? slot->ref : kr_opt_const_box(&r->ir, 0);
    if (r->frame_count == 1) // a root's local may be unbound or not: not known here
        return kr_expand_give_up(r, "MAKE_CELL");
    KrTraceRef cell = kr_record_uop(r, KR_UOP_CELL_NEW, value, 0, 0, 0);
    if (slot->ref)
        kr_record_drop_slot(r, slot);
    *slot = (KrVirtualSlot){.ref = cell, .owner = KR_SLOT_OWNED, .loaded = true};
    return true;
}

// Around an inlined comprehension: the local's value waits on the stack, or null if it has none.
static bool expand_load_and_clear(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "LOAD_FAST_AND_CLEAR");
    KrVirtualSlot *slot = kr_record_local(r, r->oparg);
    bool unbound = kr_slot_is_null(r->next_sp[-1]);
    if (slot->ref && slot->owner == KR_SLOT_UNCHANGED)
        kr_record_uop(r, unbound ? KR_UOP_GUARD_ABSENT : KR_UOP_GUARD_PRESENT, slot->ref, 0, 0, 0);
    KrVirtualSlot value = kr_expand_taken(*slot);
    *slot = (KrVirtualSlot){.owner = KR_SLOT_PLAIN, .loaded = true};
    if (unbound)
        kr_record_push(r, 0, KR_SLOT_PLAIN);
    else
        kr_expand_push_slot(r, value);
    return true;
}

static bool expand_build(KrRecorder *r, bool tuple)
{
    static const uint16_t tuples[] = {KR_UOP_TUPLE_0, KR_UOP_TUPLE_1, KR_UOP_TUPLE_2, KR_UOP_TUPLE_3,
                                      KR_UOP_TUPLE_4};
    static const uint16_t lists[] = {KR_UOP_LIST_0, KR_UOP_LIST_1, KR_UOP_LIST_2, KR_UOP_LIST_3,
                                     KR_UOP_LIST_4};
    uint32_t count = r->oparg;
    if (count > KR_TRACE_ARGUMENTS || !kr_expand_stays(r))
        return kr_expand_give_up(r, tuple ? "BUILD_TUPLE" : "BUILD_LIST");
    if (count > 4 && !tuple)
        return build_many(r, KR_UOP_LIST_MANY, count, count);
    KrTraceRef in[5] = {0};
    for (uint32_t i = 0; count > 4 && i < count; i++) {
        KrVirtualSlot *slot = kr_record_stack(r, i);
        *slot = kr_expand_taken(*slot);
        kr_record_own_slot(r, slot);
    }
    if (count > 4) {
        kr_expand_put_arguments(r, 0, count);
        KrTraceRef made = kr_opt_uop(&r->ir, KR_UOP_TUPLE_OWN, in, (uint64_t[2]){count});
        while (count--)
            kr_record_pop(r);
        kr_record_push(r, made, KR_SLOT_OWNED);
        return true;
    }
    for (uint32_t i = 0; i < count; i++) {
        KrVirtualSlot *slot = kr_record_stack(r, count - 1 - i);
        *slot = kr_expand_taken(*slot);
        kr_record_own_slot(r, slot);
        in[i] = slot->ref;
        slot->owner = KR_SLOT_PLAIN; // consumed by the call
    }
    KrTraceRef made = kr_opt_uop(&r->ir, (tuple ? tuples : lists)[count], in, NULL);
    while (count--)
        kr_record_pop(r);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

// --- small ones -------------------------------------------------------------------------------

static bool expand_unary(KrRecorder *r)
{
    bool negative = r->opcode == KR_OP_UNARY_NEGATIVE, is_int = kr_bits_is_int(r->argument_words[0]);
    if (!kr_expand_stays(r) || (!is_int && (!negative || r->argument_types[0] != &kr_float_type)))
        return false;
    KrTraceRef value = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, is_int ? KR_UOP_GUARD_INT : KR_UOP_GUARD_FLOAT, value, 0, 0, 0);
    value = kr_record_uop(r, is_int ? KR_UOP_UNBOX_INT : KR_UOP_UNBOX_FLOAT, value, 0, 0, 0);
    value = kr_record_uop(r, !negative ? KR_UOP_INVERT_INT : is_int ? KR_UOP_NEG_INT : KR_UOP_NEG_FLOAT, value, 0, 0, 0);
    value = kr_record_uop(r, is_int ? KR_UOP_BOX_INT : KR_UOP_BOX_FLOAT, value, 0, 0, 0);
    kr_record_pop(r);
    kr_record_push(r, value, KR_SLOT_PLAIN);
    return true;
}

// AssertionError and others.
static bool expand_common_constant(KrRecorder *r)
{
    KrRef value = kr_slot_ref(r->next_sp[-1]);
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "LOAD_COMMON_CONSTANT");
    kr_expand_push_const(r, value);
    return true;
}

static bool is_scalar_text(const KrRecorder *r) // whose formatting runs no Python code
{
    const KrType *type = r->argument_types[0];
    return type == &kr_str_type || type == &kr_float_type || kr_bits_is_int(r->argument_words[0]);
}

void kr_expand_guard_scalar(KrRecorder *r, KrTraceRef value)
{
    if (r->argument_types[0] == &kr_str_type)
        kr_record_uop(r, KR_UOP_GUARD_STR, value, 0, 0, 0);
    else
        kr_record_uop(r, kr_bits_is_int(r->argument_words[0]) ? KR_UOP_GUARD_INT : KR_UOP_GUARD_FLOAT, value, 0, 0, 0);
}

static bool expand_format(KrRecorder *r, bool with_spec)
{
    if (!kr_expand_stays(r) || !is_scalar_text(r))
        return false;
    KrVirtualSlot *value = kr_record_stack(r, with_spec);
    kr_expand_guard_scalar(r, value->ref);
    if (!with_spec && r->argument_types[0] == &kr_str_type)
        return true; // itself
    if (with_spec)
        kr_record_uop(r, KR_UOP_GUARD_STR, kr_record_stack(r, 0)->ref, 0, 0, 0);
    KrTraceRef text = kr_record_uop(r, with_spec ? KR_UOP_FORMAT_QUIET : KR_UOP_FORMAT_SIMPLE_QUIET, value->ref,
                                    with_spec ? kr_record_stack(r, 0)->ref : 0, 0, 0);
    kr_expand_drop_stack(r, 1 + with_spec);
    kr_record_push(r, text, KR_SLOT_OWNED);
    return true;
}

// --- bytes ------------------------------------------------------------------------------------

enum { SUBSCRIPT = 26 }; // an oparg of BINARY_OP

// A place in a bytes or bytearray, of the operand on top: an int.
static KrTraceRef byte_index(KrRecorder *r, KrTraceRef bytes)
{
    kr_record_uop(r, KR_UOP_GUARD_TYPE, bytes, 0, 0, (uint64_t)(uintptr_t)r->container_type);
    KrTraceRef length = kr_record_uop(r, r->container_type == &kr_bytes_type ? KR_UOP_BYTES_LENGTH : KR_UOP_BYTEARRAY_LENGTH, bytes, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_INT, kr_record_stack(r, 0)->ref, 0, 0, 0);
    KrTraceRef index = kr_record_uop(r, KR_UOP_UNBOX_INT, kr_record_stack(r, 0)->ref, 0, 0, 0);
    return kr_record_uop(r, KR_UOP_NORMALIZE_INDEX, index, length, 0, 0);
}

static bool expand_bytes_item(KrRecorder *r)
{
    bool array = r->container_type == &kr_bytearray_type;
    if (!kr_expand_stays(r) || (!array && r->container_type != &kr_bytes_type) || !kr_bits_is_int(r->hint[RIGHT]))
        return false;
    KrTraceRef bytes = kr_record_stack(r, 1)->ref, index = byte_index(r, bytes);
    KrTraceRef from = array ? kr_record_uop(r, KR_UOP_BYTEARRAY_BYTES, bytes, 0, 0, 0) : bytes;
    KrTraceRef item = kr_record_uop(r, array ? KR_UOP_BYTEARRAY_ITEM : KR_UOP_BYTES_ITEM, from, index, 0, 0);
    item = kr_record_uop(r, KR_UOP_BOX_INT, item, 0, 0, 0);
    kr_expand_drop_stack(r, 2); // (behind the last exit)
    kr_record_push(r, item, KR_SLOT_PLAIN);
    return true;
}

static bool expand_bytes_store(KrRecorder *r)
{
    if (!kr_expand_stays(r) || r->container_type != &kr_bytearray_type || !kr_bits_is_int(r->argument_words[0]) || !kr_bits_is_int(r->argument_words[1]))
        return false;
    KrTraceRef array = kr_record_stack(r, 1)->ref, value = kr_record_stack(r, 2)->ref, index = byte_index(r, array);
    kr_record_uop(r, KR_UOP_GUARD_INT, value, 0, 0, 0);
    value = kr_record_uop(r, KR_UOP_UNBOX_INT, value, 0, 0, 0);
    kr_record_uop(r, KR_UOP_INDEX_CHECK, value, kr_opt_const_int(&r->ir, 256), 0, 0);
    kr_record_uop(r, KR_UOP_BYTEARRAY_STORE, kr_record_uop(r, KR_UOP_BYTEARRAY_BYTES, array, 0, 0, 0), index, value, 0);
    kr_expand_drop_stack(r, 3);
    return true;
}

// Has the trace come to this loop's header by a jump back already? (Once is the way through an outer loop to the inner one's trace.)
static bool met_before(KrRecorder *r)
{
    for (uint32_t i = 0; i < r->header_count; i++)
        if (r->headers[i].at == r->next)
            return true;
    if (r->parent && r->header_count < KR_TRACE_HEADERS)
        r->headers[r->header_count++] = (KrTraceHeader){r->next, r->done_before + r->instructions};
    return false;
}

// A jump back that does not close the trace is followed where loops are known to run few rounds.
static bool expand_inner_loop(KrRecorder *r)
{
    enum { ROUNDS = 23, GENERATOR_ROUNDS = 3 }; // of a trace; of a side trace and all between it and its root
    if (r->next == r->start && r->frame_count == 1 && !r->parent)
        return true;
    if (r->opcode == KR_OP_JUMP_BACKWARD_NO_INTERRUPT && kr_opcode_base[*r->next & 0xFF] != KR_OP_SEND)
        return true; // from a handler at the end of the code back to where its statement ends
    KrVirtualFrame *frame = kr_record_top(r);
    bool in_generator = frame->resumed_here; // it yields before the next round, or soon
    bool folds = in_generator && frame->return_kind == KR_RETURN_FOLD; // it stays until its end: its own rounds count
    uint32_t *rounds = folds ? &frame->jumped : &r->generator_rounds;
    if (in_generator && (folds || frame->jumped++) && ++*rounds > GENERATOR_ROUNDS && !kr_trace_at(r->thread->vm, r->next))
        return kr_expand_give_up(r, "a generator's inner loop");
    bool comes_first = !in_generator && kr_trace_times_left(r->thread->vm, r->next) < 2;
    if (comes_first && !r->parent)
        kr_opt_fail(&r->ir, "an inner loop comes first");
    else if (comes_first && met_before(r) && !kr_trace_at(r->thread->vm, r->next))
        return kr_expand_give_up(r, "an inner loop comes first"); // when the exit gets hot, the loop gets its trace (kr_trace_hot_exit)
    else if (++r->unrolled > ROUNDS)
        kr_opt_fail(&r->ir, "an inner loop runs many rounds");
    return true;
}

bool kr_expand_special(KrRecorder *r)
{
    if (kr_expand_enters_method(r))
        return kr_expand_method(r);
    switch (kr_opcode_base[r->opcode]) {
    case KR_OP_NOP:
    case KR_OP_NOT_TAKEN:
    case KR_OP_RESUME: return true;
    case KR_OP_JUMP_BACKWARD:
    case KR_OP_JUMP_BACKWARD_NO_INTERRUPT: {
        KrTraceRef limit = kr_opt_raw(&r->ir, KR_IR_COUNT_LIMIT, KR_REP_NONE, NULL, 0);
        r->ir.ins[limit].snapshot = r->ir.snapshot_now(r->ir.context);
        return expand_inner_loop(r);
    }
    case KR_OP_BINARY_OP:
        if ((r->opcode == KR_OP_BINARY_OP_SUBSCR_DICT || (r->oparg == SUBSCRIPT && r->key_is_quiet)) && kr_expand_dict_item(r))
            return true;
        if (r->oparg == SUBSCRIPT && expand_bytes_item(r))
            return true;
        return kr_expand_text_item(r) || kr_expand_text_append(r) || kr_expand_text_repeat(r) || kr_expand_number_operator(r) ||
               kr_expand_set_operator(r) || kr_expand_operator(r);
    case KR_OP_BINARY_SLICE: return kr_expand_slice(r);
    case KR_OP_DELETE_SUBSCR: return kr_expand_dict_delete(r);
    case KR_OP_STORE_SUBSCR: return ((r->opcode == KR_OP_STORE_SUBSCR_DICT || r->key_is_quiet) && kr_expand_dict_store(r)) || expand_bytes_store(r);
    case KR_OP_CONTAINS_OP:
        return ((r->opcode == KR_OP_CONTAINS_OP_DICT || r->key_is_quiet) && kr_expand_dict_has(r)) || kr_expand_set_has(r) ||
               kr_expand_text_has(r) || kr_expand_tuple_has(r);
    case KR_OP_COMPARE_OP: return kr_expand_compare_tuples(r) || (r->opcode != KR_OP_COMPARE_OP_STR && kr_expand_compare_texts(r));
    case KR_OP_TO_BOOL: return r->opcode == KR_OP_TO_BOOL && kr_expand_truth(r); // the general form
    case KR_OP_UNARY_NEGATIVE:
    case KR_OP_UNARY_INVERT: return expand_unary(r);
    case KR_OP_FORMAT_SIMPLE: return expand_format(r, false);
    case KR_OP_FORMAT_WITH_SPEC: return expand_format(r, true);
    case KR_OP_DELETE_FAST: return expand_delete_local(r);
    case KR_OP_COPY: return expand_copy(r);
    case KR_OP_SWAP: return expand_swap(r);
    case KR_OP_LOAD_GLOBAL: return kr_expand_load_global(r);
    case KR_OP_LOAD_ATTR: return kr_expand_load_attr(r);
    case KR_OP_LOAD_SPECIAL: return kr_expand_load_special(r);
    case KR_OP_LOAD_SUPER_ATTR: return kr_expand_load_super(r);
    case KR_OP_STORE_ATTR: return kr_expand_store_attr(r);
    case KR_OP_CALL:
    case KR_OP_CALL_KW: return kr_expand_call(r);
    case KR_OP_CALL_FUNCTION_EX: return kr_expand_call_unpacked(r);
    case KR_OP_DICT_MERGE: return kr_expand_dict_merge(r);
    case KR_OP_DELETE_ATTR: return kr_expand_delete_attr(r);
    case KR_OP_COPY_FREE_VARS: return kr_expand_copy_free_vars(r);
    case KR_OP_GET_ITER: return kr_expand_get_iter(r);
    case KR_OP_FOR_ITER: return kr_expand_for_iter(r);
    case KR_OP_UNPACK_SEQUENCE: return kr_expand_unpack(r);
    case KR_OP_LIST_APPEND: return kr_expand_list_append(r);
    case KR_OP_SET_ADD: return kr_expand_set_add(r);
    case KR_OP_MAP_ADD: return kr_expand_map_add(r);
    case KR_OP_RETURN_VALUE: return kr_expand_return(r);
    case KR_OP_BUILD_TUPLE: return expand_build(r, true);
    case KR_OP_BUILD_LIST: return expand_build(r, false);
    case KR_OP_BUILD_STRING: return build_string(r);
    case KR_OP_BUILD_MAP: return kr_expand_build_map(r) || build_many(r, KR_UOP_DICT_MANY, 2 * r->oparg, r->oparg);
    case KR_OP_BUILD_SET: return kr_expand_set_of_one(r) || build_many(r, KR_UOP_SET_MANY, r->oparg, r->oparg);
    case KR_OP_SET_UPDATE: return expand_update(r, KR_UOP_SET_UPDATE_BY);
    case KR_OP_DICT_UPDATE: return expand_update(r, KR_UOP_DICT_UPDATE_BY);
    case KR_OP_CALL_INTRINSIC_1: return expand_intrinsic(r);
    case KR_OP_LOAD_COMMON_CONSTANT: return expand_common_constant(r);
    case KR_OP_BUILD_SLICE: return expand_build_slice(r);
    case KR_OP_LIST_EXTEND: return expand_list_extend(r);
    case KR_OP_LOAD_FAST_AND_CLEAR: return expand_load_and_clear(r);
    case KR_OP_YIELD_VALUE: return kr_expand_yield(r);
    case KR_OP_RETURN_GENERATOR: return kr_expand_return_generator(r);
    case KR_OP_SEND: return kr_expand_send(r);
    case KR_OP_GET_YIELD_FROM_ITER:
    case KR_OP_GET_AWAITABLE: return kr_expand_delegate(r);
    case KR_OP_RAISE_VARARGS: return kr_expand_raise(r);
    case KR_OP_MAKE_FUNCTION: return kr_expand_make_function(r);
    case KR_OP_SET_FUNCTION_ATTRIBUTE: return kr_expand_function_attribute(r);
    case KR_OP_MAKE_CELL: return expand_make_cell(r);
    case KR_OP_LOAD_NAME: return kr_expand_load_name(r);
    case KR_OP_STORE_NAME:
    case KR_OP_STORE_GLOBAL: return kr_expand_store_name(r);
    default: return false;
    }
}
