// SPDX-License-Identifier: MIT
// dict (dict.h): lookup, insertion, deletion, growth, merging, and the methods of the type.
//
// The index table is probed at hash, then 5i + perturb + 1, with at most two thirds of it used.
// Indexes are -1 (never used), -2 (deleted) or the number of an entry.
//
// A lookup that has to call __eq__ remembers which table and key it was looking at and starts
// again when either has changed. Whatever leaves a dict is dropped after the dict is whole
// again. Tables up to 512 bytes are slab cells (their second word stays null, so the collector's
// walk skips them), bigger ones come from malloc.
// Called by everything. Tests: tests/unit/dict_test.c, tests/lang/reference/types/dict_methods.py.
#include "runtime/dict.h"

#include "base/span.h"

#include "runtime/alloc_trace.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/dict_views.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/slab.h"
#include "runtime/str_builder.h"
#include "runtime/table_memory.h"
#include "runtime/tuple.h"
#include "runtime/tuple_hash.h"
#include "runtime/vm.h"

#include <stdlib.h>

enum { NEVER_USED = -1, DELETED = -2 }; // in the index table
enum { NOT_FOUND = -1, RAISED = -2 };   // results of searches

// Shared by all empty dicts: an all-zero head (one index, no room, so that the first insertion
// replaces it) but for its index, never used. Nobody writes it.
static KrDictKeys empty_table = {.few = {NEVER_USED}};

static KrDictKeys *empty_keys(void)
{
    return &empty_table;
}

// --- tables -------------------------------------------------------------------------------

KR_INLINE bool has_few_slots(const KrDictKeys *keys)
{
    return (1 << keys->log2_slots) <= (int)sizeof keys->few;
}
KR_INLINE void *indexes_of(const KrDictKeys *keys)
{
    return (void *)(has_few_slots(keys) ? (uintptr_t)keys->few : (uintptr_t)(keys->entries + keys->capacity));
}
KR_INLINE int64_t index_get(const KrDictKeys *keys, const void *indexes, uint64_t slot)
{
    if (KR_LIKELY(keys->log2_index == 0)) return ((const int8_t *)indexes)[slot];
    if (keys->log2_index == 1) return ((const int16_t *)indexes)[slot];
    return ((const int32_t *)indexes)[slot];
}
KR_INLINE void index_set(const KrDictKeys *keys, void *indexes, uint64_t slot,
                         int64_t index)
{
    if (KR_LIKELY(keys->log2_index == 0))
        ((int8_t *)indexes)[slot] = (int8_t)index;
    else if (keys->log2_index == 1)
        ((int16_t *)indexes)[slot] = (int16_t)index;
    else
        ((int32_t *)indexes)[slot] = (int32_t)index;
}
KR_INLINE uint64_t mask_of(const KrDictKeys *keys)
{
    return (UINT64_C(1) << keys->log2_slots) - 1;
}

// Bytes of the index table.
KR_INLINE size_t indexes_size(const KrDictKeys *keys)
{
    return (size_t)1 << (keys->log2_slots + keys->log2_index);
}
KR_INLINE size_t keys_size(const KrDictKeys *keys)
{
    return sizeof(KrDictKeys) + keys->capacity * sizeof(KrDictEntry) + (has_few_slots(keys) ? 0 : indexes_size(keys));
}

// So many entries fill the indexes as far as is good for searches.
static uint32_t most_entries(uint8_t log2_size)
{
    return (uint32_t)((UINT64_C(2) << log2_size) / 3);
}

// Room for some more than there are, but in larger tables not for as many again: moving them is cheap.
static uint32_t some_more(uint8_t log2_size, int64_t used)
{
    enum { SMALL = 4 };
    uint64_t wanted = (uint64_t)used + (uint64_t)used / 2 + 1;
    uint32_t most = most_entries(log2_size);
    return log2_size > SMALL && wanted < most ? (uint32_t)wanted : most;
}

static KrDictKeys *keys_alloc(KrThread *thread, uint8_t log2_size, uint32_t capacity)
{
    enum { SMALLEST = 3, FEW = 16, LAST_OF_ONE_BYTE = 7, LAST_OF_TWO = 15 };
    uint8_t log2_index = log2_size <= LAST_OF_ONE_BYTE ? 0 : log2_size <= LAST_OF_TWO ? 1 : 2;
    // Where an index is one byte or two, twice as many are cheap, and searches seldom meet another key on their way.
    uint8_t log2_slots = (uint8_t)(log2_size + (log2_size > SMALLEST && log2_index <= 1));
    if (log2_size == SMALLEST && capacity <= FEW) { // as most are
        KrDictKeys *keys = kr_slab_alloc_plain(thread, sizeof *keys + capacity * sizeof(KrDictEntry));
        if (KR_UNLIKELY(!keys)) {
            (void)kr_exception_no_memory(thread);
            return NULL;
        }
        *keys = (KrDictKeys){.log2_size = SMALLEST, .log2_slots = SMALLEST, .capacity = capacity, .usable = capacity, .first = UINT64_MAX};
        _Static_assert(NEVER_USED == -1 && sizeof keys->few == sizeof keys->first, "eight indexes, never used");
        return keys;
    }
    KrDictKeys head = {.log2_size = log2_size, .log2_slots = log2_slots, .log2_index = log2_index, .capacity = capacity, .usable = capacity};
    size_t size = keys_size(&head);
    KrDictKeys *keys = NULL;
    if (log2_size <= 31)
        keys = size <= KR_SLAB_LIMIT ? kr_slab_alloc_plain(thread, size) : kr_table_memory_take(thread, size);
    if (!keys) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    if (size > KR_SLAB_LIMIT) kr_alloc_trace_moved(thread, NULL, keys, size);
    *keys = head;
    memset(indexes_of(keys), 0xFF, indexes_size(keys));
    return keys;
}

// --- pairs that were missed ---------------------------------------------------------------
// Most often the pair that has just not been found is inserted next. As long as its table lives, nothing is taken out of it, and it ends
// where it did then, it has not changed: the pair is not in it, and the place where the search has ended is free.

// The table ends, and another one may lie in its place, or something is taken out of it.
KR_INLINE void forget_missed(KrThread *thread, const KrDictKeys *keys)
{
    if (thread->vm->missed_pair.keys == keys) thread->vm->missed_pair.keys = NULL;
}

KR_INLINE bool is_missed(KrThread *thread, const KrDictKeys *keys, const KrTuple *tuple)
{
    const struct KrMissedPair *missed = &thread->vm->missed_pair;
    return missed->keys == keys && missed->entry_count == keys->entry_count && tuple->length == 2 &&
           kr_own_bits(tuple->items[0]) == kr_own_bits(missed->items[0]) && kr_own_bits(tuple->items[1]) == kr_own_bits(missed->items[1]) &&
           !kr_is_ptr(kr_ref(missed->items[0])) && !kr_is_ptr(kr_ref(missed->items[1]));
}

static void keys_free(KrThread *thread, KrDictKeys *keys)
{
    if (keys == empty_keys()) return;
    forget_missed(thread, keys);
    size_t size = keys_size(keys);
    if (size <= KR_SLAB_LIMIT) {
        kr_slab_free(thread, keys, size);
        return;
    }
    kr_alloc_trace_moved(thread, keys, NULL, 0);
    kr_table_memory_give(thread, keys, size);
}

// Smallest table for `count` entries without growing.
static uint8_t log2_for(int64_t count)
{
    uint64_t wanted = ((uint64_t)count * 3 + 1) / 2;
    uint8_t log2_size = 3;
    while ((UINT64_C(1) << log2_size) < wanted)
        log2_size++;
    return log2_size;
}

static void index_entries(KrDictKeys *keys)
{
    uint64_t mask = mask_of(keys);
    void *indexes = indexes_of(keys);
    for (uint32_t i = 0; i < keys->entry_count; i++) {
        if (kr_is_null(keys->entries[i].key)) continue;
        uint64_t hash = (uint64_t)keys->entries[i].hash, perturb = hash,
                 slot = hash & mask;
        while (index_get(keys, indexes, slot) != NEVER_USED) {
            perturb >>= 5;
            slot = (slot * 5 + perturb + 1) & mask;
        }
        index_set(keys, indexes, slot, i);
    }
}

// A table of the given size with the same entries behind `gap` deleted ones; others are squeezed out.
static bool rebuild_behind(KrThread *thread, KrDict *self, uint8_t log2_size, uint32_t capacity, uint32_t gap)
{
    KrDictKeys *old = self->keys, *keys = keys_alloc(thread, log2_size, capacity);
    if (!keys) return false;
    kr_assert((int64_t)keys->capacity >= self->used + gap);
    memset(keys->entries, 0, gap * sizeof *keys->entries);
    if (old->entry_count == self->used) {
        memcpy(keys->entries + gap, old->entries, old->entry_count * sizeof *keys->entries);
    } else {
        KrDictEntry *to = keys->entries + gap;
        for (uint32_t i = 0; i < old->entry_count; i++)
            if (!kr_is_null(old->entries[i].key)) *to++ = old->entries[i];
    }
    keys->kind = old->kind;
    if (!has_few_slots(keys)) keys->first = gap;
    keys->entry_count = (uint32_t)self->used + gap;
    keys->usable = keys->capacity - keys->entry_count;
    index_entries(keys);
    self->keys = keys;
    self->keys_version = 0;
    self->replaced++;
    keys_free(thread, old);
    return true;
}
static bool rebuild(KrThread *thread, KrDict *self, uint8_t log2_size, uint32_t capacity)
{
    return rebuild_behind(thread, self, log2_size, capacity, 0);
}

KR_INLINE bool is_extensible(const KrDictKeys *keys)
{
    return keys->capacity < most_entries(keys->log2_size);
}

// The same entries and indexes with more room: the indexes move up.
static bool extend(KrThread *thread, KrDict *self)
{
    KrDictKeys *old = self->keys, *keys;
    uint32_t capacity = some_more(old->log2_size, old->capacity), more = capacity - old->capacity, usable = old->usable + more;
    size_t indexes = indexes_size(old), old_size = keys_size(old);
    if (old_size <= KR_SLAB_LIMIT) {
        keys = keys_alloc(thread, old->log2_size, capacity);
        if (!keys) return false;
        keys->kind = old->kind;
        keys->first = old->first; // or few indexes
        keys->entry_count = old->entry_count;
        memcpy(keys->entries, old->entries, old->capacity * sizeof *keys->entries);
        if (!has_few_slots(keys)) memcpy(indexes_of(keys), indexes_of(old), indexes);
        keys_free(thread, old);
    } else {
        size_t size = old_size + more * sizeof *old->entries;
        forget_missed(thread, old);
        keys = realloc(old, size);
        if (!keys) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
        kr_alloc_trace_moved(thread, old, keys, size);
        memmove(keys->entries + capacity, keys->entries + keys->capacity, indexes);
        keys->capacity = capacity;
    }
    keys->usable = usable;
    self->keys = keys;
    self->keys_version = 0;
    self->replaced++;
    return true;
}

// Deleted entries are squeezed out when CPython's dict would do it: loops over one that changes see where entries lie.
static bool grow(KrThread *thread, KrDict *self)
{
    if (is_extensible(self->keys)) return extend(thread, self);
    uint64_t wanted = (uint64_t)self->used * 3;
    uint8_t log2_size = 3;
    while ((UINT64_C(1) << log2_size) < wanted)
        log2_size++;
    return rebuild(thread, self, log2_size, some_more(log2_size, self->used));
}

void kr_dict_check(const KrDict *dict)
{
    (void)dict;
    kr_assert(dict->used >= 0 && dict->used <= dict->keys->entry_count);
    kr_assert((uint64_t)dict->keys->entry_count + dict->keys->usable <=
              dict->keys->capacity);
#if KR_CHECK >= 2
    int64_t used = 0;
    for (uint32_t i = 0; i < dict->keys->entry_count; i++) {
        const KrDictEntry *entry = &dict->keys->entries[i];
        used += !kr_is_null(entry->key);
        kr_assert(kr_is_null(entry->key) == kr_is_null(entry->value));
    }
    kr_assert(used == dict->used);
#endif
}

// --- search -------------------------------------------------------------------------------

// An exact str has met a key of its hash that is not the same text (which two in 2^64 are not), or that is long: the whole search.
static KR_NOINLINE int64_t find_same_hash(const KrDictKeys *keys, KrRef key, int64_t hash, uint64_t *free_slot)
{
    int64_t index;
    bool noted = false;
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash, slot = (uint64_t)hash & mask;
    const void *indexes = indexes_of(keys);
    for (;;) {
        index = index_get(keys, indexes, slot);
        if (index >= 0) {
            const KrDictEntry *entry = &keys->entries[index];
            if (kr_own_bits(entry->key) == kr_bits(key) ||
                (entry->hash == hash && kr_str_is_sub(kr_ref(entry->key)) && kr_str_equal(kr_ref(entry->key), key)))
                return index;
        } else {
            if (free_slot && !noted) *free_slot = slot;
            noted = true;
            if (index == NEVER_USED) return NOT_FOUND;
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

// The entry at `index` has the hash of an exact str: most often it is the same text, and one of few words.
static KR_NOINLINE int64_t check_text(const KrDictKeys *keys, KrRef key, int64_t hash, int64_t index, uint64_t *free_slot)
{
    enum { SHORT = 64 };
    KrRef mine = kr_ref(keys->entries[index].key);
    if (KR_LIKELY(kr_is_exact(mine, &kr_str_type))) {
        const KrStr *x = kr_str_obj(mine), *y = kr_str_obj(key);
        size_t size = (size_t)x->length * x->kind;
        const char *p = kr_str_data(x), *q = kr_str_data(y);
        if (x->length == y->length && x->kind == y->kind && size <= SHORT && kr_span_padded_equal(p, q, size)) return index;
    }
    return find_same_hash(keys, key, hash, free_slot);
}

// The same for texts that fit a word, without a call.
KR_INLINE bool is_same_word(KrRef mine, KrRef key)
{
    if (!kr_is_exact(mine, &kr_str_type)) return false;
    const KrStr *x = kr_str_obj(mine), *y = kr_str_obj(key);
    return x->length == y->length && x->kind == y->kind && (uint64_t)(x->length * x->kind - 1) < sizeof(uint64_t) &&
           (kr_span_word(kr_str_data(x)) ^ kr_span_word(kr_str_data(y))) << (64 - 8 * x->length * x->kind) == 0;
}

// Is the entry at `index`, which the key is not, the same text as the key?
KR_INLINE bool is_same_text(const KrDictKeys *keys, KrRef key, int64_t hash, int64_t index)
{
    return keys->entries[index].hash == hash && keys->kind != KR_DICT_GENERAL && kr_is_exact(key, &kr_str_type) &&
           check_text(keys, key, hash, index, NULL) == index;
}

// For an exact str: an entry whose key is an equal str (of a subclass: its text is, whatever its __eq__ says). Runs no Python code. If there is none, *free_slot (may be
// null) is where its index would go: the first that stands for no entry (never used, or deleted). The only call is the
// last thing it does, so that who does no more than this needs no frame.
KR_INLINE int64_t find_text(const KrDictKeys *keys, KrRef key, int64_t hash, uint64_t *free_slot)
{
    bool noted = false;
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash,
             slot = (uint64_t)hash & mask;
    const void *indexes = indexes_of(keys);
    for (;;) {
        int64_t index = index_get(keys, indexes, slot);
        if (index >= 0) {
            const KrDictEntry *entry = &keys->entries[index];
            if (kr_own_bits(entry->key) == kr_bits(key)) return index;
            if (entry->hash == hash) return check_text(keys, key, hash, index, free_slot);
        } else {
            if (free_slot && !noted) *free_slot = slot;
            noted = true;
            if (index == NEVER_USED) return NOT_FOUND;
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

// For an immediate int in a table of str and immediate ints: the same word or nothing. *free_slot as above.
KR_INLINE int64_t find_word(const KrDictKeys *keys, KrRef key, int64_t hash, uint64_t *free_slot)
{
    bool noted = false;
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash,
             slot = (uint64_t)hash & mask;
    const void *indexes = indexes_of(keys);
    for (;;) {
        int64_t index = index_get(keys, indexes, slot);
        if (index >= 0) {
            if (kr_own_bits(keys->entries[index].key) == kr_bits(key)) return index;
        } else {
            if (free_slot && !noted) *free_slot = slot;
            noted = true;
            if (index == NEVER_USED) return NOT_FOUND;
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

// Two tuples of the very same items: equal, whatever these are.
static bool same_items(KrRef a, KrRef b)
{
    if (!kr_tuple_is(a) || !kr_tuple_is(b)) return false;
    const KrTuple *x = kr_tuple_cast(a), *y = kr_tuple_cast(b);
    if (x->length != y->length) return false;
    for (int64_t i = 0; i < x->length; i++)
        if (kr_own_bits(x->items[i]) != kr_own_bits(y->items[i])) return false;
    return true;
}

// For a tuple: where a tuple of the very same items is the key. RAISED: find_any must look.
static KR_NOINLINE int64_t find_tuple(const KrDictKeys *keys, KrRef key, int64_t hash)
{
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash, slot = (uint64_t)hash & mask;
    const void *indexes = indexes_of(keys);
    for (int64_t index; (index = index_get(keys, indexes, slot)) != NEVER_USED; slot = (slot * 5 + perturb + 1) & mask) {
        perturb >>= 5;
        if (index >= 0 && keys->entries[index].hash == hash) return same_items(kr_ref(keys->entries[index].key), key) ? index : RAISED;
    }
    return NOT_FOUND;
}

static KR_NOINLINE int64_t find_any(KrThread *thread, KrDict *self, KrRef key,
                                    int64_t hash)
{
again:;
    const KrDictKeys *keys = self->keys;
    uint64_t replaced = self->replaced;
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash,
             slot = (uint64_t)hash & mask;
    const void *indexes = indexes_of(keys);
    for (;;) {
        int64_t index = index_get(keys, indexes, slot);
        if (index >= 0) {
            const KrDictEntry *entry = &keys->entries[index];
            KrRef mine = kr_ref(entry->key);
            if (kr_is(mine, key)) return index;
            if (entry->hash == hash &&
                !(kr_is_small_int(mine) && kr_is_small_int(key))) {
                if (kr_is_ptr(mine) && kr_is_ptr(key) && kr_container_is_text(mine) && kr_container_is_text(key)) {
                    if (kr_str_equal(mine, key)) return index;
                } else {
                    if (same_items(mine, key)) return index;
                    KrOwn hold = kr_dup(mine);
                    KrFound equal = kr_compare_bool(thread, mine, key, KR_EQ);
                    kr_drop(thread, hold);
                    if (equal == KR_FAULT) return RAISED;
                    if (self->replaced != replaced || !kr_is(kr_ref(entry->key), mine))
                        goto again;
                    if (equal == KR_PRESENT) return index;
                }
            }
        } else if (index == NEVER_USED) {
            return NOT_FOUND;
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

KR_INLINE int64_t find(KrThread *thread, KrDict *self, KrRef key, int64_t hash)
{
    const KrDictKeys *keys = self->keys;
    if (KR_LIKELY(keys->kind != KR_DICT_GENERAL)) {
        if (kr_is_small_int(key)) // a str is never equal to an int
            return find_word(keys, key, hash, NULL);
        if (KR_LIKELY(kr_is_exact(key, &kr_str_type)))
            return find_text(keys, key, hash, NULL);
    } else { // most often the key itself is where it is looked for first
        int64_t index = index_get(keys, indexes_of(keys), (uint64_t)hash & mask_of(keys));
        if (index >= 0 && kr_own_bits(keys->entries[index].key) == kr_bits(key)) return index;
        if (kr_tuple_is(key)) {
            index = find_tuple(keys, key, hash);
            if (KR_LIKELY(index != RAISED)) return index;
        }
    }
    return find_any(thread, self, key, hash);
}

KR_RAISES KR_INLINE bool hash_key(KrThread *thread, KrRef key, int64_t *hash)
{
    return kr_container_hash(thread, key, "dict key", hash);
}

// Slot of the index table that holds `index`.
static uint64_t slot_of(const KrDictKeys *keys, int64_t hash, int64_t index)
{
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash,
             slot = (uint64_t)hash & mask;
    const void *indexes = indexes_of(keys);
    while (index_get(keys, indexes, slot) != index) {
        kr_assert(index_get(keys, indexes, slot) != NEVER_USED);
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    return slot;
}

KR_INLINE KrFound look_up(KrThread *thread, KrRef dict, KrRef key, int64_t hash, KrRef *value)
{
    KrDict *self = kr_dict_cast(dict);
    int64_t index = find(thread, self, key, hash);
    if (index < 0) {
        *value = KR_REF_NULL;
        return index == RAISED ? KR_FAULT : KR_ABSENT;
    }
    *value = kr_ref(self->keys->entries[index].value);
    return KR_PRESENT;
}

KrFound kr_dict_find_hash(KrThread *thread, KrRef dict, KrRef key, int64_t hash, KrRef *value)
{
    return look_up(thread, dict, key, hash, value);
}

// For a tuple of words (tuple_hash.h): where a tuple of the very same items is the key. RAISED: another key has its hash. If there
// is none, *free_slot is where the search has ended.
KR_INLINE int64_t find_words(const KrDictKeys *keys, const KrOwn *items, int64_t count, int64_t hash, uint64_t *free_slot)
{
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash, slot = (uint64_t)hash & mask;
    const void *indexes = indexes_of(keys);
    for (int64_t index; (index = index_get(keys, indexes, slot)) != NEVER_USED; slot = (slot * 5 + perturb + 1) & mask) {
        perturb >>= 5;
        if (index >= 0 && keys->entries[index].hash == hash)
            return kr_tuple_has_items(kr_ref(keys->entries[index].key), items, count) ? index : RAISED;
    }
    *free_slot = slot;
    return NOT_FOUND;
}

// Of a tuple of words (tuple_hash.h) where a tuple of the very same items is the key, or nothing has its hash; RAISED: another key has it.
KR_INLINE int64_t find_items(const KrDictKeys *keys, KrRef key)
{
    const KrTuple *tuple = kr_tuple_cast(key);
    int64_t hash;
    uint64_t end;
    return kr_tuple_hash_words(tuple->items, tuple->length, &hash) ? find_words(keys, tuple->items, tuple->length, hash, &end) : RAISED;
}

static KR_NOINLINE KrFound find_anywhere(KrThread *thread, KrRef dict, KrRef key, KrRef *value)
{
    if (kr_tuple_is(key)) {
        const KrDictKeys *keys = kr_dict_cast(dict)->keys;
        int64_t index = find_items(keys, key);
        if (KR_LIKELY(index != RAISED)) {
            *value = index < 0 ? KR_REF_NULL : kr_ref(keys->entries[index].value);
            return index < 0 ? KR_ABSENT : KR_PRESENT;
        }
    }
    int64_t hash;
    if (!hash_key(thread, key, &hash)) {
        *value = KR_REF_NULL;
        return KR_FAULT;
    }
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    int64_t first = index_get(keys, indexes_of(keys), (uint64_t)hash & mask_of(keys));
    if (first >= 0 && kr_own_bits(keys->entries[first].key) == kr_bits(key)) {
        *value = kr_ref(keys->entries[first].value);
        return KR_PRESENT;
    }
    return kr_dict_find_hash(thread, dict, key, hash, value);
}

// The hash of an exact str that has been asked for it, or of an immediate int; -1: of neither.
KR_INLINE int64_t hash_at_hand(KrRef key)
{
    if (KR_LIKELY(kr_is_exact(key, &kr_str_type))) return kr_str_obj(key)->hash;
    if (!kr_is_small_int(key)) return -1;
    int64_t number = kr_small_int_value(key);
    return number == -1 ? -2 : number;
}

// Nearly always the table has indexes of one byte, and the first place decides: that needs no frame.
KrFound kr_dict_find(KrThread *thread, KrRef dict, KrRef key, KrRef *value)
{
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    int64_t hash = hash_at_hand(key);
    if (KR_LIKELY(keys->log2_index == 0 && hash != -1)) {
        int64_t first = ((const int8_t *)indexes_of(keys))[(uint64_t)hash & mask_of(keys)];
        if (first == NEVER_USED) {
            *value = KR_REF_NULL;
            return KR_ABSENT;
        }
        const KrDictEntry *entry = &keys->entries[first];
        if (first >= 0 && (kr_own_bits(entry->key) == kr_bits(key) ||
                           (entry->hash == hash && kr_is_ptr(key) && is_same_word(kr_ref(entry->key), key)))) {
            *value = kr_ref(entry->value);
            return KR_PRESENT;
        }
    }
    return find_anywhere(thread, dict, key, value);
}

KrFound kr_dict_has(KrThread *thread, KrRef dict, KrRef key)
{
    KrRef value;
    return kr_dict_find(thread, dict, key, &value);
}

int64_t kr_dict_int_index(KrRef dict, KrRef key)
{
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    kr_assert(keys->kind != KR_DICT_GENERAL);
    int64_t number = kr_small_int_value(key);
    return find_word(keys, key, number == -1 ? -2 : number, NULL);
}

// The same as below, for any table and a key whose hash nobody may have asked for.
static KR_NOINLINE int64_t find_any_text(const KrDictKeys *keys, KrRef key)
{
    return find_text(keys, key, kr_str_hash(key), NULL);
}

// Where the key lies among indexes of one byte, the first other one that has its hash (*same is false), or NOT_FOUND.
KR_INLINE int64_t find_alike(const KrDictKeys *keys, KrRef key, int64_t hash, bool *same)
{
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash, slot = (uint64_t)hash & mask;
    const int8_t *indexes = indexes_of(keys);
    for (;; slot = (slot * 5 + perturb + 1) & mask) {
        int64_t index = indexes[slot];
        if (index >= 0) {
            const KrDictEntry *entry = &keys->entries[index];
            *same = kr_own_bits(entry->key) == kr_bits(key);
            if (*same || entry->hash == hash) return index;
        } else if (index == NEVER_USED) {
            *same = true;
            return NOT_FOUND;
        }
        perturb >>= 5;
    }
}

int64_t kr_dict_str_index(KrRef dict, KrRef key)
{
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    int64_t hash = kr_str_obj(key)->hash;
    if (KR_UNLIKELY(hash == -1 || keys->log2_index != 0)) return find_any_text(keys, key);
    bool same;
    int64_t index = find_alike(keys, key, hash, &same);
    return same || KR_LIKELY(is_same_word(kr_ref(keys->entries[index].key), key)) ? index : check_text(keys, key, hash, index, NULL);
}

int64_t kr_dict_entry_index(KrRef dict, KrRef key)
{
    return kr_is_small_int(key) ? kr_dict_int_index(dict, key) : kr_dict_str_index(dict, key);
}

// For a tuple of scalars. RAISED: it is none, or another key must be asked.
static KR_NOINLINE int64_t find_scalars(const KrDictKeys *keys, KrRef key)
{
    const void *indexes = indexes_of(keys);
    int64_t hash;
    if (!kr_tuple_hash_scalars(key, &hash)) return RAISED;
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash, slot = (uint64_t)hash & mask;
    for (int64_t index; (index = index_get(keys, indexes, slot)) != NEVER_USED; slot = (slot * 5 + perturb + 1) & mask) {
        perturb >>= 5;
        if (index < 0 || keys->entries[index].hash != hash) continue;
        KrFound equal = kr_tuple_equals_scalars(key, kr_ref(keys->entries[index].key));
        if (equal != KR_ABSENT) return equal == KR_PRESENT ? index : RAISED;
    }
    return NOT_FOUND;
}

int64_t kr_dict_tuple_index(KrRef dict, KrRef key)
{
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    int64_t index = find_items(keys, key);
    return KR_LIKELY(index != RAISED) ? index : find_scalars(keys, key);
}

static KR_NOINLINE int64_t find_pair(const KrDictKeys *keys, KrRef a, KrRef b)
{
    KrTuplePair pair;
    kr_tuple_pair(&pair, a, b);
    return find_scalars(keys, kr_from_obj(&pair));
}

int64_t kr_dict_pair_index(KrThread *thread, KrRef dict, KrRef a, KrRef b)
{
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    const KrOwn items[2] = {kr_own_from_bits(kr_bits(a)), kr_own_from_bits(kr_bits(b))};
    int64_t hash, index = RAISED;
    uint64_t end;
    if (KR_LIKELY(kr_tuple_hash_words(items, 2, &hash))) index = find_words(keys, items, 2, hash, &end);
    if (index == NOT_FOUND) thread->vm->missed_pair = (struct KrMissedPair){keys, hash, end, {items[0], items[1]}, keys->entry_count};
    return KR_LIKELY(index != RAISED) ? index : find_pair(keys, a, b);
}

// Instances of dict and of subclasses in C, and of those in Python that have no say in looking keys up: theirs is that of the class in C
// that they come from.
KR_INLINE bool looks_up_plainly(const KrType *type)
{
    if (!(type->flags & KR_TYPE_HEAP)) return true;
    const KrType *base = type->base;
    while (base->flags & KR_TYPE_HEAP)
        base = base->base;
    return type->getitem == base->getitem && type->setitem == base->setitem && type->contains == base->contains;
}

static KR_NOINLINE int64_t find_quietly(KrThread *thread, KrRef dict, KrRef key)
{
    int64_t hash;
    bool is_text = false, is_word = kr_is_small_int(key);
    if (!looks_up_plainly(kr_obj(dict)->type) || (!is_word && !kr_is_ptr(key))) return RAISED;
    if (kr_tuple_is(key)) return kr_dict_tuple_index(dict, key);
    const KrType *type = is_word ? &kr_int_type : kr_obj(key)->type;
    if (is_word) {
        hash = kr_small_int_value(key) == -1 ? -2 : kr_small_int_value(key);
    } else if (kr_container_is_text(key)) {
        hash = kr_str_obj(key)->hash;
        if (hash == -1) hash = kr_str_hash(key);
        is_text = true;
    } else if (type->hash != kr_object_base_type.hash || type->compare != kr_object_base_type.compare ||
               !type->hash(thread, key, &hash)) {
        return RAISED;
    }
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    const void *indexes = indexes_of(keys);
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash, slot = (uint64_t)hash & mask;
    for (int64_t index; (index = index_get(keys, indexes, slot)) != NEVER_USED; slot = (slot * 5 + perturb + 1) & mask) {
        perturb >>= 5;
        if (index < 0) continue;
        KrRef mine = kr_ref(keys->entries[index].key);
        if (kr_is(mine, key)) return index;
        if (keys->entries[index].hash != hash || kr_is_small_int(mine)) continue;
        if (!kr_is_ptr(mine) || !kr_container_is_text(mine)) return RAISED; // it may have to be asked
        if (is_text && kr_str_equal(mine, key)) return index;
    }
    return NOT_FOUND;
}

// The entry at `index` has the hash of a text: most often it is the same text, and a short one.
static KR_NOINLINE int64_t check_quietly(KrThread *thread, KrRef dict, KrRef key, int64_t index)
{
    KrRef mine = kr_ref(kr_dict_cast(dict)->keys->entries[index].key);
    if (kr_is_ptr(mine) && kr_container_is_text(mine)) {
        const KrStr *x = kr_str_obj(mine), *y = kr_str_obj(key);
        size_t size = (size_t)x->length * x->kind;
        if (x->length == y->length && x->kind == y->kind && size <= 8 && kr_span_padded_equal(kr_str_data(x), kr_str_data(y), size)) return index;
    }
    return find_quietly(thread, dict, key);
}

// A text that is the key itself, or none that has its hash, needs no frame.
int64_t kr_dict_quiet_index(KrThread *thread, KrRef dict, KrRef key)
{
    if (KR_UNLIKELY(!looks_up_plainly(kr_obj(dict)->type) || !kr_is_ptr(key) || !kr_container_is_text(key))) return find_quietly(thread, dict, key);
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    int64_t hash = kr_str_obj(key)->hash;
    if (KR_UNLIKELY(hash == -1 || keys->log2_index != 0)) return find_quietly(thread, dict, key);
    bool same;
    int64_t index = find_alike(keys, key, hash, &same);
    return same ? index : check_quietly(thread, dict, key, index);
}

KrRef kr_dict_find_str(KrRef dict, KrRef key)
{
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    int64_t hash = ((const KrStr *)(const void *)kr_obj(key))->hash;
    if (KR_UNLIKELY(hash == -1)) hash = kr_str_hash(key);
    int64_t index = find_text(keys, key, hash, NULL);
    return index < 0 ? KR_REF_NULL : kr_ref(keys->entries[index].value);
}

uint32_t kr_dict_version(KrThread *thread, KrRef dict)
{
    KrDict *self = kr_dict_cast(dict);
    if (self->keys_version == 0 && thread->vm->dict_versions != UINT32_MAX)
        self->keys_version = ++thread->vm->dict_versions;
    return self->keys_version;
}

void kr_dict_watch(KrRef dict)
{
    kr_dict_cast(dict)->flags |= KR_DICT_WATCHED;
}

// --- change -------------------------------------------------------------------------------

KR_INLINE void tell(KrThread *thread, KrDict *self, KrRef key)
{
    if (KR_UNLIKELY(self->flags & KR_DICT_WATCHED) && kr_vm_hooks.dict_key_changed)
        kr_vm_hooks.dict_key_changed(thread->vm, &self->header, key);
}

// Adds a key that is not there at a slot of the index table that is free; there is room.
KR_INLINE void insert_at(KrThread *thread, KrDict *self, uint64_t slot, KrRef key, int64_t hash, KrOwn value)
{
    KrDictKeys *keys = self->keys;
    if (KR_UNLIKELY(keys->kind != KR_DICT_GENERAL) && !kr_is_exact(key, &kr_str_type))
        keys->kind = kr_is_small_int(key) ? KR_DICT_SIMPLE : KR_DICT_GENERAL;
    index_set(keys, indexes_of(keys), slot, keys->entry_count);
    keys->entries[keys->entry_count] = (KrDictEntry){hash, kr_dup(key), value};
    keys->entry_count++;
    keys->usable--;
    self->used++;
    self->keys_version = 0;
    tell(thread, self, key);
}

// Adds a key that is not there; steals the value, also on failure.
static bool insert_new(KrThread *thread, KrDict *self, KrRef key, int64_t hash,
                       KrOwn value)
{
    if (KR_UNLIKELY(self->keys->usable == 0) && !grow(thread, self)) {
        kr_drop(thread, value);
        return false;
    }
    const KrDictKeys *keys = self->keys;
    uint64_t mask = mask_of(keys), perturb = (uint64_t)hash,
             slot = (uint64_t)hash & mask;
    const void *indexes = indexes_of(keys);
    while (index_get(keys, indexes, slot) >= 0) {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    insert_at(thread, self, slot, key, hash, value);
    return true;
}

int64_t kr_dict_insert_simple(KrThread *thread, KrRef dict, KrRef key, KrRef value)
{
    KrDict *self = kr_dict_cast(dict);
    const KrDictKeys *keys = self->keys;
    int64_t hash;
    if (kr_tuple_is(key)) {
        const KrTuple *tuple = kr_tuple_cast(key);
        uint64_t free_slot;
        bool words = true, is_new = is_missed(thread, keys, tuple);
        if (is_new) {
            hash = thread->vm->missed_pair.hash;
            free_slot = thread->vm->missed_pair.free_slot;
        } else {
            words = kr_tuple_hash_words(tuple->items, tuple->length, &hash);
            int64_t index = words ? find_words(keys, tuple->items, tuple->length, hash, &free_slot) : RAISED;
            if (index == RAISED) index = find_scalars(keys, key);
            else is_new = index == NOT_FOUND;
            if (index != NOT_FOUND || (!words && !kr_tuple_hash_scalars(key, &hash))) return 0;
        }
        if (is_new && KR_LIKELY(keys->usable)) {
            insert_at(thread, self, free_slot, key, hash, kr_dup(value));
            return 1;
        }
    } else {
        bool is_word = kr_is_small_int(key);
        uint64_t free_slot;
        kr_assert(keys->kind != KR_DICT_GENERAL);
        hash = !is_word ? kr_str_hash(key) : kr_small_int_value(key) == -1 ? -2 : kr_small_int_value(key);
        int64_t index = is_word ? find_word(keys, key, hash, &free_slot) : find_text(keys, key, hash, &free_slot);
        if (index >= 0) return 0;
        if (KR_LIKELY(keys->usable)) {
            insert_at(thread, self, free_slot, key, hash, kr_dup(value));
            return 1;
        }
    }
    if (KR_LIKELY(insert_new(thread, self, key, hash, kr_dup(value)))) return 1;
    kr_exception_clear(thread); // no memory: who does it again says so
    return 0;
}

KR_INLINE void replace(KrThread *thread, KrDict *self, int64_t index, KrRef key, KrOwn value)
{
    KrOwn *place = &self->keys->entries[index].value;
    KrOwn old = *place;
    *place = value;
    tell(thread, self, key);
    kr_drop(thread, old);
}

// What the place where the key is looked for first decides, in a table of few: it is there itself, or it is new. Then the value
// is taken. Most keys are such, and for them this needs no frame.
KR_INLINE bool set_first(KrThread *thread, KrDict *self, KrRef key, int64_t hash, KrOwn value)
{
    KrDictKeys *keys = self->keys;
    if (keys->log2_index != 0 || self->flags & KR_DICT_WATCHED) return false;
    int8_t *place = (int8_t *)indexes_of(keys) + ((uint64_t)hash & mask_of(keys));
    int64_t index = *place;
    if (index >= 0) {
        KrDictEntry *entry = &keys->entries[index];
        if (kr_own_bits(entry->key) != kr_bits(key) && !is_same_text(keys, key, hash, index)) return false;
        KrOwn old = entry->value;
        entry->value = value;
        kr_drop(thread, old);
        return true;
    }
    bool is_word = kr_is_small_int(key);
    if (index != NEVER_USED || keys->usable == 0 || keys->kind == KR_DICT_GENERAL || (!is_word && !kr_is_exact(key, &kr_str_type)))
        return false;
    if (is_word) keys->kind = KR_DICT_SIMPLE;
    *place = (int8_t)keys->entry_count;
    keys->entries[keys->entry_count++] = (KrDictEntry){hash, kr_dup(key), value};
    keys->usable--;
    self->used++;
    self->keys_version = 0;
    return true;
}

static KR_NOINLINE bool set_hash_own(KrThread *thread, KrDict *self, KrRef key, int64_t hash,
                                     KrOwn value)
{
    const KrDictKeys *keys = self->keys;
    bool is_word = kr_is_small_int(key);
    if (KR_LIKELY(keys->kind != KR_DICT_GENERAL && keys->usable && (is_word || kr_is_exact(key, &kr_str_type)))) {
        uint64_t free_slot;
        int64_t index = is_word ? find_word(keys, key, hash, &free_slot) : find_text(keys, key, hash, &free_slot);
        if (index >= 0)
            replace(thread, self, index, key, value);
        else
            insert_at(thread, self, free_slot, key, hash, value);
        return true;
    }
    int64_t index = find(thread, self, key, hash);
    if (index >= 0) {
        replace(thread, self, index, key, value);
        return true;
    }
    if (index == RAISED) {
        kr_drop(thread, value);
        return false;
    }
    return insert_new(thread, self, key, hash, value);
}

bool kr_dict_set_own(KrThread *thread, KrRef dict, KrRef key, KrOwn value)
{
    int64_t hash;
    if (!hash_key(thread, key, &hash)) {
        kr_drop(thread, value);
        return false;
    }
    return set_first(thread, kr_dict_cast(dict), key, hash, value) || set_hash_own(thread, kr_dict_cast(dict), key, hash, value);
}

bool kr_dict_set(KrThread *thread, KrRef dict, KrRef key, KrRef value)
{
    int64_t hash;
    if (!hash_key(thread, key, &hash)) return false;
    KrOwn own = kr_dup(value);
    return set_first(thread, kr_dict_cast(dict), key, hash, own) || set_hash_own(thread, kr_dict_cast(dict), key, hash, own);
}

bool kr_dict_set_hash(KrThread *thread, KrRef dict, KrRef key, int64_t hash,
                      KrRef value)
{
    return set_hash_own(thread, kr_dict_cast(dict), key, hash, kr_dup(value));
}

// Takes the entry out: the caller owns its key and value.
static KrDictEntry take_entry(KrThread *thread, KrDict *self, int64_t index)
{
    KrDictKeys *keys = self->keys;
    KrDictEntry entry = keys->entries[index];
    forget_missed(thread, keys);
    index_set(keys, indexes_of(keys), slot_of(keys, entry.hash, index), DELETED);
    keys->entries[index].key = KR_NULL;
    keys->entries[index].value = KR_NULL;
    self->used--;
    self->keys_version = 0;
    tell(thread, self, kr_ref(entry.key));
    return entry;
}

KrOwn kr_dict_take_simple(KrThread *thread, KrRef dict, KrRef key)
{
    int64_t index = kr_tuple_is(key) ? kr_dict_tuple_index(dict, key) : kr_dict_entry_index(dict, key);
    if (index < 0) return KR_NULL;
    KrDictEntry entry = take_entry(thread, kr_dict_cast(dict), index);
    kr_drop(thread, entry.key);
    return entry.value;
}

KrFound kr_dict_pop(KrThread *thread, KrRef dict, KrRef key, KrOwn *value)
{
    KrDict *self = kr_dict_cast(dict);
    int64_t hash;
    *value = KR_NULL;
    if (self->used == 0) return KR_ABSENT; // without hashing the key
    if (!hash_key(thread, key, &hash)) return KR_FAULT;
    int64_t index = find(thread, self, key, hash);
    if (index < 0) return index == RAISED ? KR_FAULT : KR_ABSENT;
    KrDictEntry entry = take_entry(thread, self, index);
    *value = entry.value;
    kr_drop(thread, entry.key);
    return KR_PRESENT;
}

KrFound kr_dict_delete(KrThread *thread, KrRef dict, KrRef key)
{
    int64_t hash;
    if (!hash_key(thread, key, &hash)) return KR_FAULT;
    return kr_dict_delete_hash(thread, dict, key, hash);
}

KrFound kr_dict_delete_hash(KrThread *thread, KrRef dict, KrRef key, int64_t hash)
{
    KrDict *self = kr_dict_cast(dict);
    int64_t index = find(thread, self, key, hash);
    if (index < 0) return index == RAISED ? KR_FAULT : KR_ABSENT;
    KrDictEntry entry = take_entry(thread, self, index);
    kr_drop(thread, entry.key);
    kr_drop(thread, entry.value);
    return KR_PRESENT;
}

KrOwn kr_dict_setdefault(KrThread *thread, KrRef dict, KrRef key, KrRef fallback)
{
    KrDict *self = kr_dict_cast(dict);
    int64_t hash;
    if (!hash_key(thread, key, &hash)) return KR_NULL;
    int64_t index = find(thread, self, key, hash);
    if (index >= 0) return kr_dup(kr_ref(self->keys->entries[index].value));
    if (index == RAISED || !insert_new(thread, self, key, hash, kr_dup(fallback)))
        return KR_NULL;
    return kr_dup(fallback);
}

bool kr_dict_next(KrRef dict, size_t *position, KrRef *key, KrRef *value)
{
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    size_t index = *position;
    while (index < keys->entry_count && kr_is_null(keys->entries[index].key))
        index++;
    if (index >= keys->entry_count) return false;
    *key = kr_ref(keys->entries[index].key);
    *value = kr_ref(keys->entries[index].value);
    *position = index + 1;
    return true;
}

int64_t kr_dict_end_index(KrRef dict, bool last)
{
    const KrDict *self = kr_dict_cast(dict);
    KrDictKeys *keys = self->keys;
    if (self->used == 0) return -1;
    uint64_t index = last ? keys->entry_count - 1 : has_few_slots(keys) ? 0 : keys->first;
    while (kr_is_null(keys->entries[index].key))
        index += last ? UINT64_MAX : 1;
    if (!last && !has_few_slots(keys)) keys->first = index;
    return (int64_t)index;
}

KrDictEntry kr_dict_take(KrThread *thread, KrRef dict, int64_t index)
{
    KrDict *self = kr_dict_cast(dict);
    KrDictEntry entry = take_entry(thread, self, index);
    if (index + 1 == self->keys->entry_count) self->keys->entry_count--; // leaves a mark in the indexes
    return entry;
}

KrFound kr_dict_move_to_end(KrThread *thread, KrRef dict, KrRef key, bool last)
{
    KrDict *self = kr_dict_cast(dict);
    int64_t hash;
    if (!hash_key(thread, key, &hash)) return KR_FAULT;
    int64_t index = find(thread, self, key, hash);
    if (index < 0) return index == RAISED ? KR_FAULT : KR_ABSENT;
    int64_t end = kr_dict_end_index(dict, last);
    if (index == end) return KR_PRESENT;
    if (last && self->keys->usable == 0 && is_extensible(self->keys) && !extend(thread, self)) return KR_FAULT;
    if (last ? self->keys->usable == 0 : end == 0) { // no room there
        int64_t rank = 0; // of the entry: where it will be
        for (int64_t i = 0; i < index; i++)
            rank += !kr_is_null(self->keys->entries[i].key);
        uint32_t gap = last ? 0 : (uint32_t)(self->used < 1 << 28 ? self->used : 1 << 28) / 2 + 4;
        uint8_t log2_size = log2_for(self->used + self->used / 2 + 8 + gap);
        if (!rebuild_behind(thread, self, log2_size, most_entries(log2_size), gap))
            return KR_FAULT;
        index = gap + rank;
        end = last ? self->keys->entry_count - 1 : gap;
    }
    KrDictKeys *keys = self->keys;
    int64_t to = last ? keys->entry_count : end - 1;
    index_set(keys, indexes_of(keys), slot_of(keys, keys->entries[index].hash, index), to);
    keys->entries[to] = keys->entries[index];
    keys->entries[index].key = keys->entries[index].value = KR_NULL;
    if (last) {
        keys->entry_count++;
        keys->usable--;
    } else if (!has_few_slots(keys)) {
        keys->first = (uint64_t)to;
    }
    self->keys_version = 0;
    tell(thread, self, kr_ref(keys->entries[to].key));
    return KR_PRESENT;
}

static void drop_entries(KrThread *thread, KrDictKeys *keys)
{
    const KrDictEntry *const end = keys->entries + keys->entry_count;
    for (const KrDictEntry *entry = keys->entries; entry < end; entry++) {
        KrOwn value = entry->value; // what the key's end runs cannot reach it
        if (KR_UNLIKELY(kr_is_null(entry->key))) continue;
        kr_drop(thread, entry->key);
        kr_drop(thread, value);
    }
}

// Each of them is in two tables now.
static void dup_entries(const KrDictEntry *entry, const KrDictEntry *end)
{
    for (; entry < end; entry++) {
        (void)kr_dup(kr_ref(entry->key));
        (void)kr_dup(kr_ref(entry->value));
    }
}

void kr_dict_clear(KrThread *thread, KrRef dict)
{
    KrDict *self = kr_dict_cast(dict);
    KrDictKeys *keys = self->keys;
    if (keys == empty_keys()) return;
    self->keys = empty_keys();
    self->used = 0;
    self->keys_version = 0;
    self->replaced++;
    if (KR_UNLIKELY(self->flags & KR_DICT_WATCHED))
        for (uint32_t i = 0; i < keys->entry_count; i++)
            if (!kr_is_null(keys->entries[i].key))
                tell(thread, self, kr_ref(keys->entries[i].key));
    drop_entries(thread, keys);
    keys_free(thread, keys);
}

void kr_dict_abandon(KrThread *thread, KrRef dict)
{
    KrDict *self = kr_dict_cast(dict);
    keys_free(thread, self->keys);
    self->keys = empty_keys();
    self->used = 0;
}

// --- making -------------------------------------------------------------------------------

static KrDict *alloc(KrThread *thread, KrType *type)
{
    KrDict *self;
    if (KR_LIKELY(type == &kr_dict_type)) {
        self = kr_slab_object(thread, type, sizeof *self);
        if (KR_UNLIKELY(!self)) {
            (void)kr_exception_no_memory(thread);
            return NULL;
        }
        self->used = 0;
        self->keys_version = self->flags = 0;
        self->replaced = 0;
    } else {
        self = (KrDict *)(void *)kr_object_new(thread, type, type->basic_size);
        if (!self) return NULL;
    }
    self->keys = empty_keys();
    kr_gc_track(thread, self);
    return self;
}

KrOwn kr_dict_new(KrThread *thread)
{
    return kr_steal_obj(alloc(thread, &kr_dict_type));
}

KrOwn kr_dict_new_sized(KrThread *thread, int64_t count)
{
    KrDict *self = alloc(thread, &kr_dict_type);
    if (!self || count == 0) return kr_steal_obj(self);
    enum { LEAST = 3 };
    KrDictKeys *keys = keys_alloc(thread, log2_for(count), count < LEAST ? LEAST : (uint32_t)count);
    if (!keys) {
        kr_drop(thread, kr_steal_obj(self));
        return KR_NULL;
    }
    self->keys = keys;
    return kr_steal_obj(self);
}

// Puts pairs with strs as keys into a new dict that has room for them, until something else comes or a key a second time. How many.
static uint32_t fill_with_texts(KrDict *self, const KrSlot *items, uint32_t pairs)
{
    KrDictKeys *keys = self->keys;
    uint64_t mask = mask_of(keys);
    int8_t *indexes = indexes_of(keys);
    uint32_t count = 0;
    if (keys->log2_index != 0) return 0;
    for (; count < pairs; count++) {
        KrRef key = kr_slot_ref(items[2 * count]);
        if (!kr_is_exact(key, &kr_str_type)) break;
        int64_t hash = kr_str_obj(key)->hash, index;
        if (hash == -1) break;
        uint64_t perturb = (uint64_t)hash, slot = (uint64_t)hash & mask;
        while ((index = indexes[slot]) >= 0 && keys->entries[index].hash != hash) {
            perturb >>= 5;
            slot = (slot * 5 + perturb + 1) & mask;
        }
        if (index >= 0) break;
        indexes[slot] = (int8_t)count;
        keys->entries[count] = (KrDictEntry){hash, kr_dup(key), kr_dup(kr_slot_ref(items[2 * count + 1]))};
    }
    self->used = keys->entry_count = count;
    keys->usable -= count;
    return count;
}

KrOwn kr_dict_from_slots(KrThread *thread, const KrSlot *items, uint32_t pairs)
{
    KrOwn dict = kr_dict_new_sized(thread, pairs);
    if (kr_is_null(dict) || pairs == 0) return dict;
    for (uint32_t i = fill_with_texts(kr_dict_cast(kr_ref(dict)), items, pairs); i < pairs; i++)
        if (!kr_dict_set(thread, kr_ref(dict), kr_slot_ref(items[2 * i]), kr_slot_ref(items[2 * i + 1]))) {
            kr_drop(thread, dict);
            return KR_NULL;
        }
    return dict;
}

// `self` is empty: takes a copy of the table of `from`.
static bool copy_table(KrThread *thread, KrDict *self, const KrDict *from)
{
    const KrDictKeys *old = from->keys;
    if (from->used == 0) return true;
    bool dense = old->entry_count == from->used && from->used * 2 >= old->capacity;
    uint8_t log2_size = dense ? old->log2_size : log2_for(from->used);
    KrDictKeys *keys = keys_alloc(thread, log2_size, dense ? old->capacity : some_more(log2_size, from->used));
    if (!keys) return false;
    keys->kind = old->kind;
    KrDictEntry *to = keys->entries;
    if (dense) {
        memcpy(to, old->entries, (size_t)from->used * sizeof *to);
    } else {
        for (const KrDictEntry *entry = old->entries; entry < old->entries + old->entry_count; entry++)
            if (!kr_is_null(entry->key)) *to++ = *entry;
    }
    dup_entries(keys->entries, keys->entries + from->used);
    keys->entry_count = (uint32_t)from->used;
    keys->usable = keys->capacity - keys->entry_count;
    if (dense)
        memcpy(indexes_of(keys), indexes_of(old), indexes_size(keys));
    else
        index_entries(keys);
    if (dense) // popitem may have left fewer usable entries than that
        keys->usable = old->usable;
    keys_free(thread, self->keys);
    self->keys = keys;
    self->used = from->used;
    self->keys_version = 0;
    self->replaced++;
    return true;
}

KrOwn kr_dict_copy(KrThread *thread, KrRef dict)
{
    KrDict *self = alloc(thread, &kr_dict_type);
    if (self && !copy_table(thread, self, kr_dict_cast(dict))) {
        kr_drop(thread, kr_steal_obj(self));
        return KR_NULL;
    }
    return kr_steal_obj(self);
}

// --- merging ------------------------------------------------------------------------------

// One pair. The key and value must be kept alive by the caller.
static bool merge_pair(KrThread *thread, KrDict *self, KrRef key, int64_t hash,
                       KrRef value, KrDictMerge how)
{
    if (how == KR_DICT_REPLACE)
        return set_hash_own(thread, self, key, hash, kr_dup(value));
    int64_t index = find(thread, self, key, hash);
    if (index >= 0) {
        if (how == KR_DICT_UNIQUE) (void)kr_exception_raise_key(thread, key);
        return how == KR_DICT_KEEP;
    }
    return index != RAISED && insert_new(thread, self, key, hash, kr_dup(value));
}

static bool merge_dict(KrThread *thread, KrDict *self, KrDict *from, KrDictMerge how)
{
    if (from == self || from->used == 0) return true;
    if (self->used == 0 && !(self->flags & KR_DICT_WATCHED) &&
        (self->keys == empty_keys() || self->keys->capacity < from->used))
        return copy_table(thread, self, from);
    if (self->keys->capacity < from->used) { // grow once, not step by step; most keys may be there already
        uint8_t log2_size = log2_for(self->used + from->used);
        if (log2_size > self->keys->log2_size && !rebuild(thread, self, log2_size, most_entries(log2_size)))
            return false;
    }
    uint64_t replaced = from->replaced;
    int64_t used = from->used;
    for (uint32_t i = 0; i < from->keys->entry_count; i++) {
        KrDictEntry entry = from->keys->entries[i];
        if (kr_is_null(entry.key)) continue;
        bool ok;
        if (how == KR_DICT_REPLACE && from->keys->kind != KR_DICT_GENERAL && self->keys->kind != KR_DICT_GENERAL) {
            // runs no Python code but when, at last, the old value dies
            KrOwn value = kr_dup(kr_ref(entry.value));
            ok = set_first(thread, self, kr_ref(entry.key), entry.hash, value) ||
                 set_hash_own(thread, self, kr_ref(entry.key), entry.hash, value);
        } else {
            KrOwn key = kr_dup(kr_ref(entry.key)), value = kr_dup(kr_ref(entry.value));
            ok = merge_pair(thread, self, kr_ref(key), entry.hash, kr_ref(value), how);
            kr_drop(thread, key);
            kr_drop(thread, value);
        }
        if (!ok) return false;
        if (from->replaced != replaced || from->used != used)
            return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                            "dict mutated during update");
    }
    return true;
}

static bool merge_keys(KrThread *thread, KrRef dict, KrRef mapping, KrDictMerge how)
{
    KrOwn it = kr_dict_views_keys_of(thread, mapping), key = KR_NULL;
    if (kr_is_null(it)) return false;
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(it), &key)) == KR_PRESENT) {
        KrOwn value = KR_NULL;
        int64_t hash;
        bool ok = hash_key(thread, kr_ref(key), &hash);
        if (ok && how == KR_DICT_KEEP) {
            KrRef old;
            KrFound there = kr_dict_find_hash(thread, dict, kr_ref(key), hash, &old);
            if (there == KR_PRESENT) {
                kr_drop(thread, key);
                continue;
            }
            ok = there == KR_ABSENT;
        }
        if (ok) {
            value = kr_item_get(thread, mapping, kr_ref(key));
            ok =
                !kr_is_null(value) && merge_pair(thread, kr_dict_cast(dict),
                                                 kr_ref(key), hash, kr_ref(value), how);
        }
        kr_drop(thread, key);
        kr_xdrop(thread, value);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, it);
    return found == KR_ABSENT;
}

bool kr_dict_merge(KrThread *thread, KrRef dict, KrRef mapping, KrDictMerge how)
{
    if (kr_dict_is_sub(mapping) && kr_obj(mapping)->type->iter == kr_dict_type.iter)
        return merge_dict(thread, kr_dict_cast(dict), kr_dict_cast(mapping), how);
    return merge_keys(thread, dict, mapping, how);
}

// A dict that takes pairs with new simple keys as a generator yields them.
typedef struct Pairs {
    KrConsumer consumer;
    KrRef dict;
    int64_t count; // taken so far
} Pairs;

static bool take_pair(KrThread *thread, KrConsumer *consumer, KrRef item)
{
    Pairs *self = (Pairs *)(void *)consumer;
    KrRef dict = self->dict, old;
    if (!kr_is_exact(item, &kr_tuple_type) || kr_tuple_length(item) != 2 || kr_dict_cast(dict)->keys->kind > KR_DICT_SIMPLE)
        return false;
    KrRef key = kr_tuple_get(item, 0);
    if ((!kr_is_small_int(key) && !kr_is_exact(key, &kr_str_type)) || kr_dict_find(thread, dict, key, &old) != KR_ABSENT)
        return false;
    if (!kr_dict_set(thread, dict, key, kr_tuple_get(item, 1))) {
        kr_exception_clear(thread); // the loop raises
        return false;
    }
    self->count++;
    return true;
}

// Of what can give two things instead of a tuple of them, as many as it does: zip(), enumerate(), items. KR_PRESENT: it cannot, or no more.
static KrFound merge_two_by_two(KrThread *thread, KrRef dict, KrRef iterator)
{
    const KrType *type = kr_type_of(iterator);
    if (!type->next_pair) return KR_PRESENT;
    for (;;) {
        KrOwn pair[2];
        KrPairFound found = kr_iter_end_pair(thread, type->next_pair(thread, iterator, pair));
        if (found != KR_PAIR_PRESENT) return found == KR_PAIR_OTHER ? KR_PRESENT : found == KR_PAIR_FAULT ? KR_FAULT : KR_ABSENT;
        bool ok = kr_dict_set(thread, dict, kr_ref(pair[0]), kr_ref(pair[1]));
        kr_drop(thread, pair[0]);
        kr_drop(thread, pair[1]);
        if (!ok) return KR_FAULT;
    }
}

static bool merge_pairs(KrThread *thread, KrRef dict, KrRef pairs)
{
    enum { FEW = 1024 }; // the same key may come again and again
    int64_t count = kr_list_is(pairs) ? kr_list_length(pairs) : 0;
    uint8_t log2_size = log2_for(count);
    if (count <= FEW && kr_dict_length(dict) == 0 && log2_size > kr_dict_cast(dict)->keys->log2_size &&
        !rebuild(thread, kr_dict_cast(dict), log2_size, most_entries(log2_size)))
        return false;
    KrOwn it = kr_iter(thread, pairs), item = KR_NULL;
    if (kr_is_null(it)) return false;
    KrFound found = merge_two_by_two(thread, dict, kr_ref(it));
    Pairs taken = {.consumer = {take_pair, false}, .dict = dict};
    for (; found == KR_PRESENT && (found = kr_iter_feed(thread, kr_ref(it), &taken.consumer, &item)) == KR_PRESENT; taken.count++) {
        KrOwn pair = item;
        if (!kr_tuple_is(kr_ref(item)) && !kr_list_is(kr_ref(item))) {
            KrRef source = kr_ref(item);
            bool iterable =
                kr_is_ptr(source) && (kr_obj(source)->type->iter != NULL ||
                                      kr_obj(source)->type->getitem != NULL);
            pair = iterable ? kr_sequence_list_of_items(thread, source, "object is not iterable")
                            : kr_exception_raise(thread, &kr_exception_type_error,
                                                 "object is not iterable");
            kr_drop(thread, item);
            if (kr_is_null(pair)) {
                if (kr_exception_is(thread, &kr_exception_type_error))
                    kr_exception_add_note(thread, "Cannot convert dictionary update sequence element #%lld to a sequence",
                                          (long long)taken.count);
                found = KR_FAULT;
                break;
            }
        }
        bool is_tuple = kr_tuple_is(kr_ref(pair)), ok = false;
        int64_t length =
            is_tuple ? kr_tuple_length(kr_ref(pair)) : kr_list_length(kr_ref(pair));
        if (length != 2) {
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "dictionary update sequence element #%lld has "
                                     "length %lld; 2 is required",
                                     (long long)taken.count, (long long)length);
        } else {
            const KrOwn *two = is_tuple ? kr_tuple_cast(kr_ref(pair))->items
                                        : kr_list_cast(kr_ref(pair))->items;
            if (is_tuple) { // which holds them
                ok = kr_dict_set(thread, dict, kr_ref(two[0]), kr_ref(two[1]));
            } else {
                KrOwn key = kr_dup(kr_ref(two[0])), value = kr_dup(kr_ref(two[1]));
                ok = kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
                kr_drop(thread, key);
                kr_drop(thread, value);
            }
        }
        kr_drop(thread, pair);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, it);
    return found == KR_ABSENT;
}

bool kr_dict_update(KrThread *thread, KrRef dict, KrRef other)
{
    if (kr_dict_is(other))
        return merge_dict(thread, kr_dict_cast(dict), kr_dict_cast(other),
                          KR_DICT_REPLACE);
    KrOwn keys = KR_NULL;
    KrFound has_keys = kr_attr_lookup(thread, other, kr_name(KR_NAME_keys), &keys);
    if (has_keys == KR_FAULT) return false;
    if (has_keys == KR_PRESENT) {
        kr_drop(thread, keys);
        return kr_dict_merge(thread, dict, other, KR_DICT_REPLACE);
    }
    return merge_pairs(thread, dict, other);
}

// --- lists of contents --------------------------------------------------------------------

KrOwn kr_dict_key_list(KrThread *thread, KrRef dict)
{
    KrOwn list = kr_list_new(thread, kr_dict_length(dict));
    if (kr_is_null(list)) return list;
    size_t position = 0;
    KrRef key, value;
    KrOwn *out = kr_list_cast(kr_ref(list))->items;
    while (kr_dict_next(dict, &position, &key, &value))
        *out++ = kr_dup(key);
    return list;
}
KrOwn kr_dict_item_list(KrThread *thread, KrRef dict)
{
    KrOwn list = kr_list_new(thread, kr_dict_length(dict));
    if (kr_is_null(list)) return list;
    size_t position = 0;
    KrRef key, value;
    KrOwn *out = kr_list_cast(kr_ref(list))->items;
    while (kr_dict_next(dict, &position, &key, &value)) {
        *out = kr_tuple_2(thread, key, value);
        if (kr_is_null(*out++)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}

KrFound kr_dict_equal(KrThread *thread, KrRef a, KrRef b)
{
    KrDict *left = kr_dict_cast(a), *right = kr_dict_cast(b);
    if (left->used != right->used) return KR_ABSENT;
    for (uint32_t i = 0; i < left->keys->entry_count; i++) {
        KrDictEntry entry = left->keys->entries[i];
        if (kr_is_null(entry.key)) continue;
        if (left->keys->kind != KR_DICT_GENERAL && right->keys->kind != KR_DICT_GENERAL) { // finding runs no Python code
            int64_t place = find(thread, right, kr_ref(entry.key), entry.hash);
            if (place < 0) return KR_ABSENT;
            KrRef mine = kr_ref(entry.value), theirs = kr_ref(right->keys->entries[place].value);
            if (kr_is(mine, theirs)) continue;
            if (kr_is_small_int(mine) && kr_is_small_int(theirs)) return KR_ABSENT;
        }
        KrOwn key = kr_dup(kr_ref(entry.key)), value = kr_dup(kr_ref(entry.value));
        int64_t index = find(thread, right, kr_ref(key), entry.hash);
        KrFound equal = index == RAISED ? KR_FAULT : KR_ABSENT;
        if (index >= 0) {
            KrOwn other = kr_dup(kr_ref(right->keys->entries[index].value));
            equal = kr_container_equal(thread, kr_ref(value), kr_ref(other));
            kr_drop(thread, other);
        }
        kr_drop(thread, key);
        kr_drop(thread, value);
        if (equal != KR_PRESENT) return equal;
    }
    return KR_PRESENT;
}

// --- slots --------------------------------------------------------------------------------

static KrOwn missing(KrThread *thread, KrRef self, KrRef key)
{
    if (!kr_dict_is(self)) {
        KrOwn value = KR_NULL;
        KrFound found =
            kr_call_special(thread, self, KR_NAME___missing__, &key, 1, &value);
        if (found != KR_ABSENT) return value;
    }
    return kr_exception_raise_key(thread, key);
}

static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    KrRef value;
    KrFound found = kr_dict_find(thread, self, key, &value);
    if (KR_LIKELY(found == KR_PRESENT)) return kr_dup(value);
    return found == KR_FAULT ? KR_NULL : missing(thread, self, key);
}

static bool setitem(KrThread *thread, KrRef self, KrRef key, KrRef value_or_null)
{
    if (!kr_ref_is_null(value_or_null))
        return kr_dict_set(thread, self, key, value_or_null);
    KrFound found = kr_dict_delete(thread, self, key);
    if (found == KR_ABSENT) (void)kr_exception_raise_key(thread, key);
    return found == KR_PRESENT;
}

static KrFound contains(KrThread *thread, KrRef self, KrRef key)
{
    return kr_dict_has(thread, self, key);
}

static KrOwn getitem_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return getitem(thread, self, args[0]);
}
static KrOwn contains_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrFound found = contains(thread, self, args[0]);
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}

static bool length(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    *out = kr_dict_length(self);
    return true;
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_dict_is_sub(a) || !kr_dict_is_sub(b) || (op != KR_EQ && op != KR_NE))
        return kr_dup(kr_not_implemented());
    KrFound equal = kr_dict_equal(thread, a, b);
    if (equal == KR_FAULT) return KR_NULL;
    return kr_bool_own((equal == KR_PRESENT) == (op == KR_EQ));
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    if (kr_dict_length(self) == 0) return kr_str_from_ascii(thread, "{}");
    if (kr_repr_enter(thread, self)) return kr_str_from_ascii(thread, "{...}");
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    kr_str_builder_ascii(&builder, "{");
    size_t position = 0;
    KrRef key_ref, value_ref;
    bool ok = true;
    for (bool first = true; ok && kr_dict_next(self, &position, &key_ref, &value_ref);
         first = false) {
        KrOwn key = kr_dup(key_ref), value = kr_dup(value_ref), text = KR_NULL;
        if (!first) kr_str_builder_ascii(&builder, ", ");
        text = kr_repr(thread, kr_ref(key));
        ok = !kr_is_null(text);
        if (ok) {
            kr_str_builder_str(&builder, kr_ref(text));
            kr_str_builder_ascii(&builder, ": ");
            kr_drop(thread, text);
            text = kr_repr(thread, kr_ref(value));
            ok = !kr_is_null(text);
        }
        if (ok) {
            kr_str_builder_str(&builder, kr_ref(text));
            kr_drop(thread, text);
        }
        kr_drop(thread, key);
        kr_drop(thread, value);
    }
    kr_repr_leave(thread, self);
    if (!ok) {
        kr_str_builder_fini(&builder);
        return KR_NULL;
    }
    kr_str_builder_ascii(&builder, "}");
    return kr_str_builder_take(&builder);
}

static KrOwn iter(KrThread *thread, KrRef self)
{
    return kr_dict_views_iter(thread, self, &kr_dict_views_key_iter_type);
}

static KrOwn or_(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_dict_is_sub(a) || !kr_dict_is_sub(b)) return kr_dup(kr_not_implemented());
    KrOwn result = kr_dict_copy(thread, a);
    if (!kr_is_null(result) && !kr_dict_update(thread, kr_ref(result), b)) {
        kr_drop(thread, result);
        return KR_NULL;
    }
    return result;
}

static KrOwn inplace_or(KrThread *thread, KrRef self, KrRef other)
{
    return kr_dict_update(thread, self, other) ? kr_dup(self) : KR_NULL;
}

static void dealloc(KrThread *thread, KrObject *object)
{
    KrDict *self = (KrDict *)(void *)object;
    if (KR_UNLIKELY(self->flags & KR_DICT_WATCHED) && kr_vm_hooks.dict_key_changed)
        kr_vm_hooks.dict_key_changed(thread->vm, object, KR_REF_NULL); // another dict may get its address
    drop_entries(thread, self->keys);
    keys_free(thread, self->keys);
    if (KR_LIKELY(object->type == &kr_dict_type))
        kr_slab_free(thread, object, sizeof *self);
    else
        kr_object_free(thread, object, object->type->basic_size);
}

static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const KrDictKeys *keys = ((KrDict *)(void *)object)->keys;
    for (uint32_t i = 0; i < keys->entry_count; i++)
        if (!kr_is_null(keys->entries[i].key)) {
            if (kr_is_ptr(kr_ref(keys->entries[i].key)))
                visitor(kr_ref(keys->entries[i].key), context);
            if (kr_is_ptr(kr_ref(keys->entries[i].value)))
                visitor(kr_ref(keys->entries[i].value), context);
        }
}

static void clear(KrThread *thread, KrObject *object)
{
    kr_dict_clear(thread, kr_from_obj(object));
}

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames; // init looks at them
    return kr_steal_obj(alloc(thread, (KrType *)(void *)kr_obj(callable)));
}

static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    if (count > 1)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "dict expected at most 1 argument, got %zu",
                                        count);
    if (count == 1 && !kr_dict_update(thread, self, args[0])) return false;
    int64_t names = kr_ref_is_null(kwnames) ? 0 : kr_tuple_length(kwnames);
    if (names && kr_dict_cast(self)->keys == empty_keys() &&
        !rebuild(thread, kr_dict_cast(self), log2_for(names), most_entries(log2_for(names))))
        return false;
    for (int64_t i = 0; i < names; i++)
        if (!kr_dict_set(thread, self, kr_tuple_get(kwnames, i),
                         args[(int64_t)count + i]))
            return false;
    return true;
}

// --- methods ------------------------------------------------------------------------------

static KrOwn get_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrRef value;
    KrFound found = kr_dict_find(thread, self, args[0], &value);
    if (found == KR_PRESENT) return kr_dup(value);
    if (found == KR_FAULT) return KR_NULL;
    return count > 1 ? kr_dup(args[1]) : kr_none_own();
}

static KrOwn setdefault_method(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    return kr_dict_setdefault(thread, self, args[0], count > 1 ? args[1] : kr_none());
}

static KrOwn pop_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrOwn value;
    KrFound found = kr_dict_pop(thread, self, args[0], &value);
    if (found == KR_ABSENT)
        return count > 1 ? kr_dup(args[1]) : kr_exception_raise_key(thread, args[0]);
    return value;
}

static KrOwn popitem_method(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)args, (void)count;
    KrDict *dict = kr_dict_cast(self);
    if (dict->used == 0)
        return kr_exception_raise(thread, &kr_exception_key_error,
                                  "popitem(): dictionary is empty");
    KrOwn pair = kr_tuple_new(thread, 2);
    if (kr_is_null(pair)) return pair;
    KrDictKeys *keys = dict->keys;
    uint32_t index = keys->entry_count - 1;
    while (kr_is_null(keys->entries[index].key))
        index--;
    KrDictEntry entry = take_entry(thread, dict, index);
    keys->entry_count = index;
    kr_tuple_cast(kr_ref(pair))->items[0] = entry.key;
    kr_tuple_cast(kr_ref(pair))->items[1] = entry.value;
    return pair;
}

static KrOwn keys_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_dict_views_new(thread, self, &kr_dict_views_keys_type);
}
static KrOwn values_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    return kr_dict_views_new(thread, self, &kr_dict_views_values_type);
}
static KrOwn items_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_dict_views_new(thread, self, &kr_dict_views_items_type);
}
static KrOwn reversed_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    return kr_dict_views_iter(thread, self, &kr_dict_views_reverse_key_iter_type);
}

static KrOwn update_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    int64_t given = kr_tuple_length(args[0]);
    if (given > 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "update expected at most 1 argument, got %lld",
                                  (long long)given);
    if (given == 1 && !kr_dict_update(thread, self, kr_tuple_get(args[0], 0)))
        return KR_NULL;
    if (!kr_ref_is_null(args[1]) && !kr_dict_update(thread, self, args[1]))
        return KR_NULL;
    return kr_none_own();
}

static KrOwn clear_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    kr_dict_clear(thread, self);
    return kr_none_own();
}

static KrOwn copy_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_dict_copy(thread, self);
}

static KrOwn fromkeys_method(KrThread *thread, KrRef class_, const KrRef *args,
                             size_t count)
{
    KrRef value = count > 1 ? args[1] : kr_none();
    KrOwn dict = kr_is(class_, kr_type_ref(&kr_dict_type)) ? kr_dict_new(thread)
                                                           : kr_call_0(thread, class_);
    if (kr_is_null(dict)) return dict;
    bool exact = kr_dict_is(kr_ref(dict));
    if (exact && (kr_is_exact(args[0], &kr_set_type) || kr_is_exact(args[0], &kr_frozenset_type))) { // the hashes are known
        size_t position = 0;
        KrRef ref;
        int64_t hash, before = kr_set_length(args[0]);
        while (kr_set_next(args[0], &position, &ref, &hash)) {
            KrOwn held = kr_dup(ref);
            bool ok = kr_dict_set_hash(thread, kr_ref(dict), kr_ref(held), hash, value);
            kr_drop(thread, held);
            if (ok && kr_set_length(args[0]) != before)
                ok = kr_exception_raise_false(thread, &kr_exception_runtime_error, "Set changed size during iteration");
            if (!ok) {
                kr_drop(thread, dict);
                return KR_NULL;
            }
        }
        return dict;
    }
    KrOwn it = kr_iter(thread, args[0]), key = KR_NULL;
    KrFound found = KR_FAULT;
    if (!kr_is_null(it)) {
        KrNextFn next = kr_obj(kr_ref(it))->type->next;
        while ((found = kr_iter_end(thread, next(thread, kr_ref(it), &key))) == KR_PRESENT) {
            bool ok = exact ? kr_dict_set(thread, kr_ref(dict), kr_ref(key), value)
                            : kr_item_set(thread, kr_ref(dict), kr_ref(key), value);
            kr_drop(thread, key);
            if (!ok) {
                found = KR_FAULT;
                break;
            }
        }
        kr_drop(thread, it);
    }
    if (found == KR_FAULT) {
        kr_drop(thread, dict);
        return KR_NULL;
    }
    return dict;
}

static KrOwn sizeof_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    const KrDictKeys *keys = kr_dict_cast(self)->keys;
    size_t size = kr_obj(self)->type->basic_size;
    if (keys != empty_keys())
        size += keys_size(keys);
    return kr_int_from_i64(thread, (int64_t)size);
}

static const KrNativeDef methods[] = {
    {"__contains__", contains_method, "($self, key, /)", "key in self", 1, 1, KR_NATIVE_RAW},
    {"__getitem__", getitem_method, "($self, key, /)", "self[key]", 1, 1, KR_NATIVE_RAW},
    {"__sizeof__", sizeof_method, "($self, /)", "Bytes of memory that the object takes.", 0, 0, KR_NATIVE_RAW},
    {"get", get_method, "($self, key, default=None, /)", "The value of a key, or the default.", 1, 2, KR_NATIVE_RAW},
    {"setdefault", setdefault_method, "($self, key, default=None, /)", "The value of a key, which is put in if it is absent.", 1, 2, KR_NATIVE_RAW},
    {"pop", pop_method, "($self, key, default=<unrepresentable>, /)", "Takes an item out and gives it.", 1, 2, KR_NATIVE_RAW},
    {"popitem", popitem_method, "($self, /)", "Takes out a pair and gives it.", 0, 0, KR_NATIVE_RAW},
    {"keys", keys_method, "($self, /)", "A set-like view of the keys.", 0, 0, KR_NATIVE_RAW},
    {"items", items_method, "($self, /)", "A set-like view of the pairs (key, value).", 0, 0, KR_NATIVE_RAW},
    {"values", values_method, "($self, /)", "A view of the values.", 0, 0, KR_NATIVE_RAW},
    {"update", update_method, "($self, /, *args, **kwargs)", "Takes in what the arguments hold.", 0, 0, 0},
    {"fromkeys", fromkeys_method, "($type, iterable, value=None, /)", "A new one with these keys and one value.", 1, 2, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"clear", clear_method, "($self, /)", "Takes everything out.", 0, 0, KR_NATIVE_RAW},
    {"copy", copy_method, "($self, /)", "A shallow copy.", 0, 0, KR_NATIVE_RAW},
    {"__reversed__", reversed_method, "($self, /)", "An iterator from the end.", 0, 0, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "The generic alias of the type.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};

KrType kr_dict_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "dict",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_DICT_SUB | KR_TYPE_MAPPING,
    .basic_size = sizeof(KrDict),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .iter = iter,
    .compare = compare,
    .new_object = new_object,
    .init = init,
    .binary = {[KR_BINARY_OR] = or_},
    .inplace = {[KR_BINARY_OR] = inplace_or},
    .length = length,
    .getitem = getitem,
    .setitem = setitem,
    .contains = contains,
    .methods = methods,
    .doc = "dict() -> new empty dictionary",
};
