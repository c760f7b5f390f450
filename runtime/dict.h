// SPDX-License-Identifier: MIT
// dict: compact and ordered. Entries lie in insertion order; a table of small indexes finds them.
//
//   KrDict | KrObject | used | keys_version | flags | keys -->
//   KrDictKeys | head, 32 bytes | entries[capacity] of 24 bytes | indexes[1 << log2_slots] |
//
// Up to eight indexes lie in the head, where a search in a dict that is not in the processor's cache finds them at once.
//
// There is room for as many entries as were asked for, or for some more than are used, at most for two thirds of 1 << log2_size: when it
// is full the table is extended, and when that cannot be, made anew for the items that there are.
//
// A deleted entry has a null key and a null value. Looking up an exact str or an immediate int in
// a table that holds only such keys runs no Python code.
//
// Caches: {version, entry index} stays right while dict->keys_version == version. keys_version is 0
// until somebody asks with kr_dict_version, which gives a number no other dict has; any change of
// the set of keys or of their places sets it back to 0.
// Watching: with KR_DICT_WATCHED set, each change calls kr_vm_hooks.dict_key_changed.
//
// Invariant: used = entries with a key; entry_count + usable <= capacity (popitem takes an entry
// back but leaves a mark in the indexes).
// Tests: tests/unit/dict_test.c, tests/lang/reference/types/dict_methods.py.
#pragma once

#include "runtime/type.h"

typedef struct KrDictEntry {
    int64_t hash; // of the key
    KrOwn key;    // null: deleted
    KrOwn value;
} KrDictEntry;

// Bits of KrDict.flags.
enum {
    KR_DICT_WATCHED = 1 << 0, // tell kr_vm_hooks.dict_key_changed about every change
};
// Kinds of key tables.
enum {
    KR_DICT_STR,     // every key is an exact str
    KR_DICT_SIMPLE,  // every key is an exact str or an immediate int
    KR_DICT_GENERAL, // anything
};

typedef struct KrDictKeys {
    uint8_t log2_slots; // indexes: 1 << log2_slots
    uint8_t log2_index; // bytes of one index: 1 << log2_index
    uint8_t kind;       // KR_DICT_STR..., may only grow while the table lives
    uint8_t log2_size;  // how many entries there may be follows from it: two thirds of 1 << log2_size
    uint32_t usable;      // entries that may still be added before the table grows
    void *no_type;        // always null: for the slab walk this cell holds no object
    uint32_t capacity;    // entries allocated
    uint32_t entry_count; // entries used, deleted ones included
    union {
        uint64_t first; // entries before this one are deleted: where kr_dict_end_index begins to look
        int8_t few[8];  // the indexes, if there are no more
    };
    KrDictEntry entries[]; // capacity, then the indexes
} KrDictKeys;

typedef struct KrDict {
    KrObject header;
    int64_t used;          // items
    uint32_t keys_version; // 0: none given
    uint32_t flags;        // KR_DICT_*
    KrDictKeys *keys;      // owned, or the shared empty table
    uint64_t
        replaced; // times `keys` has been replaced: lookups that ran Python code compare
} KrDict;

extern KrType kr_dict_type;

KrOwn kr_dict_new(KrThread *thread) KR_NEW;
KrOwn kr_dict_new_sized(KrThread *thread, int64_t count) KR_NEW; // room for count items
KrOwn kr_dict_from_slots(KrThread *thread, const KrSlot *items, uint32_t pairs) KR_NEW; // key, value, key, value, ...
KrOwn kr_dict_copy(KrThread *thread, KrRef dict) KR_NEW;         // exact dict
// The value is borrowed from the dict: dup it before anything runs. May call __hash__, __eq__.
KrFound kr_dict_find(KrThread *thread, KrRef dict, KrRef key, KrRef *value);
KrFound kr_dict_find_hash(KrThread *thread, KrRef dict, KrRef key, int64_t hash,
                          KrRef *value);
KrFound kr_dict_has(KrThread *thread, KrRef dict, KrRef key);
// Key: exact str. Null when absent. A table with keys that are not str is searched for str only.
KrRef kr_dict_find_str(KrRef dict, KrRef key) KR_LEAF;
bool kr_dict_set(KrThread *thread, KrRef dict, KrRef key, KrRef value) KR_RAISES;
bool kr_dict_set_hash(KrThread *thread, KrRef dict, KrRef key, int64_t hash,
                      KrRef value) KR_RAISES;
bool kr_dict_set_own(KrThread *thread, KrRef dict, KrRef key, KrOwn value) KR_STEALS(4)
    KR_RAISES;
KrFound kr_dict_delete(KrThread *thread, KrRef dict,
                       KrRef key); // absent: nothing raised
KrFound kr_dict_delete_hash(KrThread *thread, KrRef dict, KrRef key, int64_t hash);
KrFound kr_dict_pop(KrThread *thread, KrRef dict, KrRef key, KrOwn *value);
// The value under key, putting `fallback` there first if absent. The result is new.
KrOwn kr_dict_setdefault(KrThread *thread, KrRef dict, KrRef key, KrRef fallback)
    KR_NEW;
// Iteration: *position starts at 0. The dict must not change.
bool kr_dict_next(KrRef dict, size_t *position, KrRef *key, KrRef *value) KR_LEAF;
void kr_dict_clear(KrThread *thread, KrRef dict);
void kr_dict_abandon(KrThread *thread, KrRef dict); // clear, when its entries were never counted
// For OrderedDict: the first or last item that is there (its entry index; -1: the dict is empty), in amortized
// constant time, and the same for moving a key to an end.
int64_t kr_dict_end_index(KrRef dict, bool last) KR_LEAF;
// Takes an entry out: what was its key and value are the caller's.
KrDictEntry kr_dict_take(KrThread *thread, KrRef dict, int64_t index);
KrFound kr_dict_move_to_end(KrThread *thread, KrRef dict, KrRef key, bool last);
// What happens to a key that is there already.
typedef enum KrDictMerge {
    KR_DICT_KEEP,    // the old value stays
    KR_DICT_REPLACE, // the new value
    KR_DICT_UNIQUE,  // KeyError(key) is raised
} KrDictMerge;
// From a dict or a mapping with keys().
bool kr_dict_merge(KrThread *thread, KrRef dict, KrRef mapping, KrDictMerge how)
    KR_RAISES;
// As dict.update(other): a mapping, or an iterable of pairs.
bool kr_dict_update(KrThread *thread, KrRef dict, KrRef other) KR_RAISES;
KrOwn kr_dict_key_list(KrThread *thread, KrRef dict) KR_NEW;
KrOwn kr_dict_item_list(KrThread *thread, KrRef dict) KR_NEW;
KrFound kr_dict_equal(KrThread *thread, KrRef a, KrRef b);
void kr_dict_check(const KrDict *dict);

// For caches and traces: index of the entry of an exact str, or of an immediate int in a table of simple keys (-1: absent),
// and a version that holds until keys change (0: no numbers left, do not cache).
int64_t kr_dict_entry_index(KrRef dict, KrRef key) KR_LEAF;
int64_t kr_dict_str_index(KrRef dict, KrRef key) KR_LEAF; // for one whose type is known
int64_t kr_dict_int_index(KrRef dict, KrRef key) KR_LEAF;
// The same of a tuple of scalars (kr_tuple_hash_scalars), in any table; -2: it is no such tuple, or another key must be asked.
int64_t kr_dict_tuple_index(KrRef dict, KrRef key) KR_LEAF;
int64_t kr_dict_pair_index(KrThread *thread, KrRef dict, KrRef a, KrRef b) KR_LEAF; // the same of the tuple (a, b), which need not be made
// A new item in a dict that is not watched, of an exact str or an immediate int in a table of simple keys, or of a tuple of scalars. 1: done.
// 0: nothing has been done, the key may be there.
int64_t kr_dict_insert_simple(KrThread *thread, KrRef dict, KrRef key, KrRef value);
// Takes such a key out and gives its value; null: it is not there or another key must be asked, nothing has been done.
KrOwn kr_dict_take_simple(KrThread *thread, KrRef dict, KrRef key);
// The same in any instance of a subclass, too, and of a key of any kind: texts of subclasses of str, what hashes and compares by
// identity, ...; -2: Python code may have a say.
int64_t kr_dict_quiet_index(KrThread *thread, KrRef dict, KrRef key) KR_LEAF;
uint32_t kr_dict_version(KrThread *thread, KrRef dict) KR_LEAF;
void kr_dict_watch(KrRef dict) KR_LEAF;

KR_INLINE KrDict *kr_dict_cast(KrRef dict) // a dict or an instance of a subclass
{
    kr_assert(kr_is_ptr(dict) && kr_obj(dict)->type->flags & KR_TYPE_DICT_SUB);
    return (KrDict *)(void *)kr_obj(dict);
}
KR_INLINE int64_t kr_dict_length(KrRef dict)
{
    return kr_dict_cast(dict)->used;
}
KR_INLINE KrRef kr_dict_entry_value(const KrDict *dict, uint32_t index) // null: deleted
{
    return kr_ref(dict->keys->entries[index].value);
}
KR_INLINE bool kr_dict_is(KrRef value) // exact
{
    return kr_is_exact(value, &kr_dict_type);
}
KR_INLINE bool kr_dict_is_sub(KrRef value) // or subclass
{
    return kr_type_has(value, KR_TYPE_DICT_SUB);
}
