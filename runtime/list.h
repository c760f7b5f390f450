// SPDX-License-Identifier: MIT
// list: a growing array of owned values.
//
//   | KrObject | length | capacity | items --> | capacity owners |
//
// Bytecode and stencils append inline while length < capacity; `items` moves only in list.c.
// The array is memory of kr_list_items_alloc, never of malloc directly.
// Invariant: 0 <= length <= capacity; items[0..length) are not null once published;
// capacity == -1 marks a list that is being sorted (it looks empty meanwhile).
// Tests: tests/unit/list_test.c, tests/lang/reference/types/list_behaviour.py.
#pragma once

#include "runtime/type.h"

typedef struct KrList {
    KrObject header;
    int64_t length;   // items in use
    int64_t capacity; // items allocated; -1 while a sort runs
    KrOwn *items;     // owned array, null when capacity is 0
} KrList;

typedef struct KrListIter {
    KrObject header;
    int64_t index; // of the next item
    KrOwn list;    // null when exhausted
} KrListIter;

// Loops over long lists in large heaps ask memory for the item that comes FAR rounds later, and NEAR rounds before it comes for what it refers to.
enum { KR_LIST_LONG = 32, KR_LIST_FAR = 12, KR_LIST_NEAR = 6, KR_LIST_MANY_CELLS = 20000 };

extern KrType kr_list_type, kr_list_iter_type, kr_list_reverse_iter_type;

KrOwn kr_list_new(KrThread *thread, int64_t length) KR_NEW; // items are null: fill them
KrOwn kr_list_from(KrThread *thread, const KrRef *items, size_t count) KR_NEW;
KrOwn kr_list_pack_own(KrThread *thread, KrOwn *items, size_t count)
    KR_NEW; // steals the items
bool kr_list_append_own(KrThread *thread, KrRef list, KrOwn item) KR_STEALS(3)
    KR_RAISES;
enum { KR_LIST_KEPT = 8 }; // a list with room for no more than this gives none back
// For traces: room for one item more (false: no memory, nothing is raised), and memory given back after a removal (true).
bool kr_list_room(KrThread *thread, KrRef list) KR_LEAF;
bool kr_list_shrink(KrThread *thread, KrRef list) KR_LEAF;
KrOwn kr_list_collect(KrThread *thread, KrRef iterable) KR_NEW; // a list of its items
bool kr_list_extend(KrThread *thread, KrRef list, KrRef iterable) KR_RAISES;
bool kr_list_insert(KrThread *thread, KrRef list, int64_t index, KrRef item) KR_RAISES;
bool kr_list_reserve(KrThread *thread, KrRef list, int64_t capacity) KR_RAISES;
KrOwn kr_list_slice(KrThread *thread, KrRef list, int64_t start, int64_t stop) KR_NEW;
// list[start:stop] = items of any iterable; null deletes. Bounds are clamped.
bool kr_list_set_slice(KrThread *thread, KrRef list, int64_t start, int64_t stop,
                       KrRef iterable_or_null) KR_RAISES;
KrOwn kr_list_to_tuple(KrThread *thread, KrRef list) KR_NEW;
void kr_list_clear(KrThread *thread, KrRef list);
KrOwn kr_list_pop(KrThread *thread, KrRef list, int64_t index) KR_NEW; // IndexError
void kr_list_reverse(KrRef list) KR_LEAF;
// key: callable or null/None.
bool kr_list_sort(KrThread *thread, KrRef list, KrRef key, bool reverse) KR_RAISES;
void kr_list_check(const KrList *list);

// Arrays of owners for lists: null when out of memory (nothing is raised).
KrOwn *kr_list_items_alloc(KrThread *thread, int64_t capacity) KR_LEAF;
void kr_list_items_free(KrThread *thread, KrOwn *items, int64_t capacity) KR_LEAF;

KR_INLINE KrList *kr_list_cast(KrRef list) // a list or an instance of a subclass
{
    kr_assert(kr_is_ptr(list) && kr_obj(list)->type->flags & KR_TYPE_LIST_SUB);
    return (KrList *)(void *)kr_obj(list);
}
// C goes over the items and has come to this one: the same for it. Many small objects lie in two lines of the processor's cache.
KR_INLINE void kr_list_fetch(const KrOwn *items, int64_t index, int64_t length)
{
    if (index + KR_LIST_FAR >= length) return;
    const char *item = (const char *)(uintptr_t)kr_own_bits(items[index + KR_LIST_FAR]); // whatever it is: nothing comes of no address
    __builtin_prefetch(item);
    __builtin_prefetch(item + 32);
}
KR_INLINE int64_t kr_list_length(KrRef list)
{
    return kr_list_cast(list)->length;
}
KR_INLINE KrRef kr_list_get(KrRef list,
                            int64_t index) // borrowed: the list must not change
{
    kr_assert(index >= 0 && index < kr_list_cast(list)->length);
    return kr_ref(kr_list_cast(list)->items[index]);
}
// The next item of an iterator that is a list's, which most are: without a call. False: what it is or has, its type knows.
KR_INLINE bool kr_list_iter_step(KrRef iterator, KrOwn *item)
{
    KrListIter *it = (KrListIter *)(void *)kr_obj(iterator);
    if (it->header.type != &kr_list_iter_type || kr_is_null(it->list)) return false;
    const KrList *list = kr_list_cast(kr_ref(it->list));
    if (it->index >= list->length) return false;
    *item = kr_dup(kr_ref(list->items[it->index++]));
    return true;
}
KR_INLINE bool kr_list_is(KrRef value) // exact
{
    return kr_is_exact(value, &kr_list_type);
}
KR_INLINE bool kr_list_is_sub(KrRef value) // or subclass
{
    return kr_type_has(value, KR_TYPE_LIST_SUB);
}
KR_RAISES KR_INLINE bool kr_list_append(KrThread *thread, KrRef list, KrRef item)
{
    KrList *self = kr_list_cast(list);
    if (KR_LIKELY(self->length < self->capacity)) {
        self->items[self->length++] = kr_dup(item);
        return true;
    }
    return kr_list_append_own(thread, list, kr_dup(item));
}
