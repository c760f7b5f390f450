// SPDX-License-Identifier: MIT
// Handlers of FOR_ITER over iterators in C, which FOR_ITER_NEXT leaves to. Included by interp/loop.c only.
//
// Those that many loops go over are stepped without a call; an iterator's end, a deleted entry, a container that has changed: all that
// is left to its `next`. Tests: tests/lang/loops/builtin_iterators.py.
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
HANDLER(for_entry) // of a dict's keys or values
{
    KrDictIter *it = OBJ(KrDictIter, sp[-1].w);
    uint64_t over = kr_own_bits(it->dict);
    if (KR_UNLIKELY(over == 0)) TAIL(for_next);
    const KrDict *dict = OBJ(const KrDict, over);
    const KrDictKeys *keys = dict->keys;
    int64_t index = it->index;
    if (KR_UNLIKELY(it->used != dict->used || index >= keys->entry_count || it->left == 0)) TAIL(for_next);
    const KrDictEntry *entry = &keys->entries[index];
    if (KR_UNLIKELY(kr_is_null(entry->key))) TAIL(for_next);
    it->index = index + 1;
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
