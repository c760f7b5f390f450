// SPDX-License-Identifier: MIT
// Lists that grow and shrink at their end: append(), list comprehensions, pop(). They are a few stores; the list gets more memory, or
// gives some back, off the hot path (COLD_CALL). No Python code runs, so only what is known of lengths and places of items ends.
// Called by expand.c and expand_builtins.c. Tests: tests/lang/jit/list_ends.py.
#include "tier2/expand.h"

#include "runtime/list.h"

void kr_expand_guard_list_length(KrRecorder *r, KrTraceRef list, uint32_t length)
{
    KrTraceRef n = kr_record_uop(r, KR_UOP_LIST_LENGTH, list, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_EQ_INT, n, kr_opt_const_int(&r->ir, length), 0, 0), 0, 0, 0);
}

void kr_expand_append(KrRecorder *r, KrTraceRef list, KrVirtualSlot *item)
{
    kr_expand_guard_type(r, list, &kr_list_type);
    KrTraceRef n = kr_record_uop(r, KR_UOP_LIST_LENGTH, list, 0, 0, 0);
    kr_record_uop(r, KR_UOP_LIST_ROOM, list, n, 0, 0);
    *item = kr_expand_taken(*item); // behind the last exit
    kr_record_own_slot(r, item);
    item->owner = KR_SLOT_PLAIN; // the list has it
    kr_record_uop(r, KR_UOP_LIST_STORE_ITEM, kr_record_uop(r, KR_UOP_LIST_ITEMS, list, 0, 0, 0), n, item->ref, 0);
    kr_record_uop(r, KR_UOP_LIST_SET_LENGTH, list, kr_record_uop(r, KR_UOP_ADD_WRAP, n, kr_opt_const_int(&r->ir, 1), 0, 0), 0, 0);
}

KrTraceRef kr_expand_take_last(KrRecorder *r, KrTraceRef list)
{
    kr_expand_guard_type(r, list, &kr_list_type);
    KrTraceRef n = kr_record_uop(r, KR_UOP_LIST_LENGTH, list, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_GT_INT, n, kr_opt_const_int(&r->ir, 0), 0, 0), 0, 0, 0);
    KrTraceRef last = kr_record_uop(r, KR_UOP_ADD_WRAP, n, kr_opt_const_int(&r->ir, -1), 0, 0);
    KrTraceRef item = kr_record_uop(r, KR_UOP_LIST_ITEM, kr_record_uop(r, KR_UOP_LIST_ITEMS, list, 0, 0, 0), last, 0, 0);
    kr_record_uop(r, KR_UOP_LIST_SET_LENGTH, list, last, 0, 0);
    r->ir.one_way = true; // no forced exit here, where the item has been taken
    kr_record_uop(r, KR_UOP_LIST_SHRINK, list, last, 0, 0);
    r->ir.one_way = false;
    return item;
}

bool kr_expand_list_append(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "LIST_APPEND");
    kr_expand_append(r, kr_record_stack(r, r->oparg)->ref, kr_record_stack(r, 0));
    kr_record_pop(r);
    return true;
}
