// SPDX-License-Identifier: MIT
// Handlers of FOR_ITER over iterators in C, which FOR_ITER_NEXT leaves to. Included by interp/loop.c only.
//
// Those that many loops go over are stepped without a call; an iterator's end, a deleted entry, a container that has changed: all that
// is left to its `next` or `next_pair`. Tests: tests/lang/loops/builtin_iterators.py.
#pragma once

enum { FOR_UNITS = 1 + KR_CACHE_FOR_ITER };

#define GIVE_ITEM(word)                                                                \
    do {                                                                               \
        sp[0].w = (word);                                                              \
        sp += 1;                                                                       \
        STORE_RESULT(FOR_UNITS);                                                       \
        NEXT_FAST(FOR_UNITS);                                                          \
    } while (0)

SLOW_HANDLER(for_next) // of any type
{
    SAVE();
    KrOwn item = KR_NULL;
    KrFound found = kr_iter_end(thread, OBJ(KrObject, sp[-1].w)->type->next(thread, REF(sp[-1]), &item));
    KEEP_TABLE(TABLE_SLOW);
    if (KR_LIKELY(found > 0)) GIVE_ITEM(kr_own_bits(item));
    if (KR_UNLIKELY(found < 0)) ERROR();
    JUMP_FAST(FOR_UNITS, oparg + 1);
}
// The next entry; null: there is none, or only `next` can tell.
KR_INLINE const KrDictEntry *next_in_dict(const KrDictIter *it)
{
    uint64_t over = kr_own_bits(it->dict);
    if (KR_UNLIKELY(over == 0)) return NULL;
    const KrDict *dict = OBJ(const KrDict, over);
    const KrDictKeys *keys = dict->keys;
    if (KR_UNLIKELY(it->used != dict->used || it->index >= keys->entry_count || it->left == 0)) return NULL;
    const KrDictEntry *entry = &keys->entries[it->index];
    return KR_UNLIKELY(kr_is_null(entry->key)) ? NULL : entry;
}
HANDLER(for_entry) // of a dict's keys or values
{
    KrDictIter *it = OBJ(KrDictIter, sp[-1].w);
    const KrDictEntry *entry = next_in_dict(it);
    if (KR_UNLIKELY(!entry)) TAIL(for_next);
    it->index++;
    it->left--;
    GIVE_ITEM(slot_dup(kr_own_bits(it->header.type == &kr_dict_views_key_iter_type ? entry->key : entry->value)));
}
HANDLER(for_member) // of a set
{
    KrSetIter *it = OBJ(KrSetIter, sp[-1].w);
    uint64_t over = kr_own_bits(it->set);
    if (KR_UNLIKELY(over == 0)) TAIL(for_next);
    const KrSet *set = OBJ(const KrSet, over);
    if (KR_UNLIKELY(it->used != set->used)) TAIL(for_next);
    int64_t slot = it->position, mask = set->mask;
    const KrSetEntry *entries = set->table;
    while (slot <= mask && !kr_set_is_member(&entries[slot]))
        slot++;
    if (KR_UNLIKELY(slot > mask)) TAIL(for_next);
    it->position = slot + 1;
    it->left--;
    GIVE_ITEM(slot_dup(kr_own_bits(entries[slot].key)));
}
HANDLER(for_reversed) // of a list
{
    KrListIter *it = OBJ(KrListIter, sp[-1].w);
    uint64_t over = kr_own_bits(it->list);
    if (KR_UNLIKELY(over == 0)) TAIL(for_next);
    const KrList *list = OBJ(const KrList, over);
    int64_t index = it->index;
    if (KR_UNLIKELY((uint64_t)index >= (uint64_t)list->length)) TAIL(for_next);
    it->index = index - 1;
    GIVE_ITEM(slot_dup(kr_own_bits(list->items[index])));
}
HANDLER(for_byte) // of bytes
{
    KrBytesIter *it = OBJ(KrBytesIter, sp[-1].w);
    uint64_t over = kr_own_bits(it->bytes);
    if (KR_UNLIKELY(over == 0)) TAIL(for_next);
    const KrBytes *bytes = OBJ(const KrBytes, over);
    int64_t index = it->index;
    if (KR_UNLIKELY(index >= bytes->length)) TAIL(for_next);
    it->index = index + 1;
    GIVE_ITEM(kr_int_bits((uint8_t)bytes->data[index]));
}
#undef GIVE_ITEM

// --- pairs ----------------------------------------------------------------------------------

// The two that UNPACK_SEQUENCE would take out of a tuple: to the locals that are stored to behind it, or on the stack.
enum { PAIR_UNITS = FOR_UNITS + 1 + KR_CACHE_UNPACK_SEQUENCE };
#define GIVE_PAIR(first, second, way)                                                  \
    do {                                                                               \
        uint64_t first_ = (first), second_ = (second);                                 \
        KrUnit store_ = ip[PAIR_UNITS];                                                \
        if (KR_LIKELY((store_ & 0xFF) == KR_OP_STORE_FAST_STORE_FAST && TABLE_##way == normal_table)) { \
            KrSlot *local_ = &frame->slots[store_ >> 12], *other_ = &frame->slots[store_ >> 8 & 15]; \
            uint64_t old_ = local_->w;                                                 \
            local_->w = first_;                                                        \
            uint64_t old_other_ = other_->w;                                           \
            other_->w = second_;                                                       \
            CLOSE_2_##way(PAIR_UNITS + 1, old_, old_other_);                           \
        }                                                                              \
        sp[0].w = second_;                                                             \
        sp[1].w = first_;                                                              \
        sp += 2;                                                                       \
        NEXT_##way(PAIR_UNITS);                                                        \
    } while (0)

MISS_HANDLER(miss_FOR_ITER);
SLOW_HANDLER(for_pair) // of any type that can give one
{
    SAVE();
    KrOwn pair[2];
    KrPairFound found = kr_iter_end_pair(thread, OBJ(KrObject, sp[-1].w)->type->next_pair(thread, REF(sp[-1]), pair));
    KEEP_TABLE(TABLE_SLOW);
    if (KR_LIKELY(found == KR_PAIR_PRESENT)) GIVE_PAIR(kr_own_bits(pair[0]), kr_own_bits(pair[1]), SLOW);
    if (KR_UNLIKELY(found == KR_PAIR_FAULT)) ERROR();
    if (found == KR_PAIR_OTHER) TAIL(miss_FOR_ITER);
    JUMP_FAST(FOR_UNITS, oparg + 1);
}
// The next item of an iterator over a list; 0: it has none, or is another.
KR_INLINE const KrOwn *next_in_list(KrRef iterator)
{
    if (!kr_is_exact(iterator, &kr_list_iter_type)) return NULL;
    const KrListIter *it = OBJ(const KrListIter, kr_bits(iterator));
    if (KR_UNLIKELY(kr_is_null(it->list))) return NULL;
    const KrList *list = OBJ(const KrList, kr_own_bits(it->list));
    return KR_LIKELY(it->index < list->length) ? &list->items[it->index] : NULL;
}
HANDLER(for_numbered) // enumerate() of a list
{
    KrEnumerate *it = OBJ(KrEnumerate, sp[-1].w);
    KrRef from = kr_ref(it->iterator);
    const KrOwn *item = next_in_list(from);
    if (!item || KR_UNLIKELY(!kr_is_null(it->last) || !kr_is_null(it->big) || !kr_int_fits(it->index))) TAIL(for_pair);
    OBJ(KrListIter, kr_bits(from))->index++;
    GIVE_PAIR(kr_int_bits(it->index++), slot_dup(kr_own_bits(*item)), FAST);
}
HANDLER(for_zipped) // zip() of two lists
{
    const KrSeveral *it = OBJ(const KrSeveral, sp[-1].w);
    const KrTuple *iterators = OBJ(const KrTuple, kr_own_bits(it->iterators));
    if (KR_UNLIKELY(iterators->length != 2 || !kr_is_null(it->last))) TAIL(for_pair);
    KrRef one = kr_ref(iterators->items[0]), other = kr_ref(iterators->items[1]);
    const KrOwn *first = next_in_list(one), *second = next_in_list(other);
    if (!first || !second || KR_UNLIKELY(kr_is(one, other))) TAIL(for_pair);
    OBJ(KrListIter, kr_bits(one))->index++;
    OBJ(KrListIter, kr_bits(other))->index++;
    GIVE_PAIR(slot_dup(kr_own_bits(*first)), slot_dup(kr_own_bits(*second)), FAST);
}
HANDLER(for_pair_of_dict)
{
    KrDictIter *it = OBJ(KrDictIter, sp[-1].w);
    const KrDictEntry *entry = next_in_dict(it);
    if (KR_UNLIKELY(!entry || !kr_is_null(it->last))) TAIL(for_pair);
    it->index++;
    it->left--;
    GIVE_PAIR(slot_dup(kr_own_bits(entry->key)), slot_dup(kr_own_bits(entry->value)), FAST);
}
#undef GIVE_PAIR
