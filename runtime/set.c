// SPDX-License-Identifier: MIT
// set and frozenset (set.h).
//
// Where a key lies decides in which order a set is printed, so places are chosen as in CPython 3.14:
// start at hash & mask, look at that slot and up to nine neighbours, then jump by 5i + 1 + perturb;
// grow when three fifths are filled, to four times the members (twice for big sets); merge and copy
// sets with the same shortcuts. Deleted slots keep a mark; a new key takes the last one it passed.
//
// A comparison that runs Python code is followed by a look whether table and key are still the
// same; if not, the search starts again. Small tables are inside the object, others malloc.
// Called by bytecode, dict_views.c. Tests: tests/unit/set_test.c, tests/lang/reference/types/set_methods.py.
#include "runtime/set.h"

#include "runtime/alloc_trace.h"
#include "runtime/attribute.h"
#include "runtime/container.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/table_memory.h"
#include "runtime/tuple.h"
#include "runtime/tuple_hash.h"
#include "runtime/vm.h"

#include <stdlib.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { LINEAR_PROBES = 9, PERTURB_SHIFT = 5, NO_MEMORY = -1 };

KR_INLINE bool is_empty(const KrSetEntry *entry)
{
    return kr_is_null(entry->key);
}
KR_INLINE int64_t neighbours(uint64_t slot, uint64_t mask)
{
    return slot + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}
#if defined(__SSE2__)
// Of four entries a bit for each of their halves of words, key before hash, that is the pattern's.
KR_INLINE unsigned halves_alike(const KrSetEntry *entry, __m128i pattern)
{
    __m128i alike[4];
    for (int i = 0; i < 4; i++)
        alike[i] = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)(const void *)(entry + i)), pattern);
    return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(alike[0], alike[1]), _mm_packs_epi32(alike[2], alike[3])));
}

// Of as many entries as a small table has a bit, 2 * i, for each that holds a member: who goes from bit to bit has no branch on what
// nobody can foresee.
KR_INLINE unsigned members_among(const KrSetEntry *entry)
{
    const __m128i zero = _mm_setzero_si128(), others = _mm_set1_epi64x(~(int64_t)KR_SET_DELETED);
    __m128i none[4];
    for (int i = 0; i < 4; i++) {
        __m128i first = _mm_loadl_epi64((const __m128i *)(const void *)(entry + 2 * i)),
                second = _mm_loadl_epi64((const __m128i *)(const void *)(entry + 2 * i + 1));
        none[i] = _mm_cmpeq_epi32(_mm_and_si128(_mm_unpacklo_epi64(first, second), others), zero);
    }
    unsigned halves = (unsigned)_mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(none[0], none[1]), _mm_packs_epi32(none[2], none[3])));
    return ~(halves & halves >> 1) & 0x5555;
}
#else
KR_INLINE unsigned members_among(const KrSetEntry *entry)
{
    unsigned bits = 0;
    for (int i = 0; i < KR_SET_SMALL; i++)
        bits |= (unsigned)kr_set_is_member(&entry[i]) << 2 * i;
    return bits;
}
#endif

// A walk over the members of a table that does not change meanwhile, or is changed only where the walk has been.
typedef struct Walk {
    const KrSetEntry *run; // as many as a small table has
    int64_t left;          // members still to come
    unsigned members;      // those of the run
} Walk;

KR_INLINE Walk walk_of(const KrSetEntry *table, int64_t used)
{
    return (Walk){table, used, members_among(table)};
}
// Null: that was all.
KR_INLINE const KrSetEntry *next_member(Walk *walk)
{
    if (walk->left == 0) return NULL;
    while (!walk->members)
        walk->members = members_among(walk->run += KR_SET_SMALL);
    const KrSetEntry *entry = walk->run + __builtin_ctz(walk->members) / 2;
    walk->members &= walk->members - 1;
    walk->left--;
    return entry;
}

// Of `count` entries the first from `i` on that is empty or has this hash; none: `count`. Nobody can foresee which it is, so four are asked
// without a branch.
KR_INLINE int64_t next_stop(const KrSetEntry *entry, int64_t i, int64_t count, int64_t hash)
{
#if defined(__SSE2__)
    enum { KEYS_AND_HASHES = 0x5555 };
    __m128i pattern = _mm_set_epi64x(hash, 0);
    for (; i + 4 <= count; i += 4) {
        unsigned halves = halves_alike(entry + i, pattern), words = halves & halves >> 1 & KEYS_AND_HASHES;
        if (words) return i + __builtin_ctz(words) / 4;
    }
#endif
    for (; i < count; i++)
        if (is_empty(&entry[i]) || entry[i].hash == hash) return i;
    return count;
}

// The last deleted one of so many entries, which is where CPython puts a new key; `before` if there is none.
KR_INLINE KrSetEntry *last_deleted(KrSetEntry *entry, int64_t count, KrSetEntry *before)
{
    for (int64_t i = 0; i < count; i++)
        before = entry[i].hash == -1 ? &entry[i] : before;
    return before;
}

static bool is_frozen(KrRef set) // frozenset or a subclass of it
{
    const KrType *type = kr_obj(set)->type;
    return type == &kr_frozenset_type ||
           (type != &kr_set_type && kr_type_is_subtype(type, &kr_frozenset_type));
}
KR_RAISES KR_INLINE bool hash_key(KrThread *thread, KrRef key, int64_t *hash)
{
    return kr_container_hash(thread, key, "set element", hash);
}

// --- summary ------------------------------------------------------------------------------

KR_INLINE bool is_near_zero(KrRef key)
{
    return kr_is_small_int(key) && (uint64_t)kr_small_int_value(key) + 32 < 64;
}
KR_INLINE uint64_t bit_of(int64_t number)
{
    return UINT64_C(1) << (number & 63);
}

// From now on the bits are those of hashes: that of -1 is -2.
static KR_NOINLINE void mix(KrSet *self)
{
    uint64_t minus_one = self->summary & bit_of(-1);
    self->summary = (self->summary ^ minus_one) | minus_one >> 1;
    self->is_mixed = true;
}
KR_INLINE void note_new(KrSet *self, KrRef key, int64_t hash)
{
    if (!self->is_mixed) {
        if (is_near_zero(key)) {
            self->summary |= bit_of(kr_small_int_value(key));
            return;
        }
        mix(self);
    }
    self->has_others |= !kr_is_small_int(key);
    self->summary |= bit_of(hash);
}

// The member in the entry is taken out.
KR_INLINE KrOwn delete_entry(KrSet *self, KrSetEntry *entry)
{
    KrOwn old = entry->key;
    *entry = (KrSetEntry){kr_own_from_bits(KR_SET_DELETED), -1};
    self->used--;
    if (!self->is_mixed) {
        self->summary &= ~bit_of(kr_small_int_value(kr_ref(old)));
    } else if (self->used == 0) {
        self->summary = 0;
        self->is_mixed = self->has_others = false;
    }
    return old;
}

// The summary tells that a key, of which this is the hash, is not there.
KR_INLINE bool lacks_surely(const KrSet *self, KrRef key, int64_t hash)
{
    if (self->is_mixed) return !(self->summary & bit_of(hash));
    return is_near_zero(key) ? !(self->summary & bit_of(kr_small_int_value(key))) : kr_is_small_int(key) || kr_is_exact(key, &kr_str_type);
}

void kr_set_check(const KrSet *set)
{
    (void)set;
    kr_assert(set->used >= 0 && set->used <= set->fill && set->fill <= set->mask);
    kr_assert(((set->mask + 1) & set->mask) == 0);
    kr_assert((set->table == set->small) == (set->mask == KR_SET_SMALL - 1));
#if KR_CHECK >= 2
    int64_t bits = 0;
    for (int64_t i = 0; i <= set->mask; i++) {
        const KrSetEntry *entry = &set->table[i];
        if (!kr_set_is_member(entry)) continue;
        kr_assert(set->is_mixed || is_near_zero(kr_ref(entry->key)));
        kr_assert(set->has_others || kr_is_small_int(kr_ref(entry->key)));
        kr_assert(set->summary & bit_of(set->is_mixed ? entry->hash : kr_small_int_value(kr_ref(entry->key))));
        bits++;
    }
    kr_assert(set->is_mixed || __builtin_popcountll(set->summary) == bits);
#endif
}

static void make_new(KrSet *self) // of zeros
{
    self->mask = KR_SET_SMALL - 1;
    self->table = self->small;
    self->hash = -1;
}

static void make_empty(KrSet *self)
{
    memset(self->small, 0, sizeof self->small);
    self->fill = self->used = 0;
    self->summary = 0;
    self->is_mixed = self->has_others = false;
    make_new(self);
}

static KrOwn alloc(KrThread *thread, KrType *type)
{
    KrSet *self;
    if (KR_LIKELY(type == &kr_set_type || type == &kr_frozenset_type)) {
        self = kr_slab_object(thread, type, sizeof *self);
        if (KR_UNLIKELY(!self)) {
            (void)kr_exception_no_memory(thread);
            return KR_NULL;
        }
        memset((char *)self + sizeof self->header, 0, sizeof *self - sizeof self->header);
    } else {
        self = (KrSet *)(void *)kr_object_new(thread, type, type->basic_size);
        if (!self) return KR_NULL;
    }
    make_new(self);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

// An empty set or frozenset, whichever `set` is or derives from.
static KrOwn alloc_like(KrThread *thread, KrRef set)
{
    return alloc(thread, is_frozen(set) ? &kr_frozenset_type : &kr_set_type);
}

// --- table --------------------------------------------------------------------------------

// For a key known to be new, in a table without deleted slots.
static KR_NOINLINE void insert_further(KrSetEntry *table, uint64_t mask, KrOwn key, int64_t hash)
{
    uint64_t perturb = (uint64_t)hash, slot = (uint64_t)hash & mask;
    for (;;) {
        KrSetEntry *entry = &table[slot];
        for (int64_t left = neighbours(slot, mask); left >= 0; left--, entry++)
            if (is_empty(entry)) {
                *entry = (KrSetEntry){key, hash};
                return;
            }
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}
KR_INLINE void insert_clean(KrSetEntry *table, uint64_t mask, KrOwn key, int64_t hash)
{
    KrSetEntry *first = &table[(uint64_t)hash & mask];
    if (KR_LIKELY(is_empty(first)))
        *first = (KrSetEntry){key, hash};
    else
        insert_further(table, mask, key, hash);
}

// Of so many slots, which are empty unless they are to be `filled`. Null: MemoryError is set. (calloc() does not use what this
// thread has freed last.)
static KrSetEntry *table_alloc(KrThread *thread, uint64_t slots, bool filled)
{
    enum { SOON_AGAIN = 4096 };
    size_t size = slots * sizeof(KrSetEntry);
    KrSetEntry *table = filled || size <= SOON_AGAIN ? kr_table_memory_take(thread, size) : calloc(slots, sizeof *table);
    if (!table) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    if (!filled && size <= SOON_AGAIN) memset(table, 0, size);
    kr_alloc_trace_moved(thread, NULL, table, size);
    return table;
}

static void table_free(KrThread *thread, KrSetEntry *table, int64_t mask)
{
    kr_alloc_trace_moved(thread, table, NULL, 0);
    kr_table_memory_give(thread, table, ((size_t)mask + 1) * sizeof *table);
}

static bool resize(KrThread *thread, KrSet *self, int64_t at_least)
{
    uint64_t size = KR_SET_SMALL;
    while (size <= (uint64_t)at_least)
        size <<= 1;
    KrSetEntry *old = self->table, *table = self->small, few[KR_SET_SMALL];
    bool free_old = old != self->small;
    int64_t old_mask = self->mask;
    if (size == KR_SET_SMALL) {
        if (!free_old) {
            if (self->fill == self->used) return true; // nothing to tidy up
            memcpy(few, old, sizeof few);
            old = few;
        }
        memset(self->small, 0, sizeof self->small);
    } else {
        table = table_alloc(thread, size, false);
        if (!table) return false;
    }
    self->table = table;
    self->mask = (int64_t)size - 1;
    self->fill = self->used;
    uint64_t summary = 0; // nothing that has been taken out is in it
    Walk walk = walk_of(old, self->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));) {
        insert_clean(table, size - 1, entry->key, entry->hash);
        summary |= bit_of(entry->hash);
    }
    if (self->is_mixed) self->summary = summary;
    if (free_old) table_free(thread, old, old_mask);
    return true;
}

// 1: equal, 0: not, -1: raised, 2: the table has changed meanwhile.
KR_INLINE int key_equals(KrThread *thread, KrSet *self, KrSetEntry *entry, KrRef key)
{
    KrRef mine = kr_ref(entry->key);
    if (kr_is(mine, key)) return 1;
    if (kr_is_small_int(mine) && kr_is_small_int(key)) return 0;
    if (kr_is_exact(mine, &kr_str_type) && kr_is_exact(key, &kr_str_type))
        return kr_str_equal(mine, key);
    KrSetEntry *table = self->table;
    KrOwn hold = kr_dup(mine);
    KrFound equal = kr_compare_bool(thread, mine, key, KR_EQ);
    kr_drop(thread, hold);
    if (equal == KR_FAULT) return -1;
    if (table != self->table || !kr_is(kr_ref(entry->key), mine)) return 2;
    return equal;
}

// The slot of the key, or the empty slot where the search ended; null: raised. *deleted, if asked
// for, is the last deleted slot on the way: that is where CPython puts a new key.
KR_INLINE KrSetEntry *find_place(KrThread *thread, KrSet *self, KrRef key, int64_t hash,
                                 KrSetEntry **deleted)
{
again:;
    uint64_t mask = (uint64_t)self->mask, perturb = (uint64_t)hash;
    uint64_t slot = (uint64_t)hash & mask;
    if (deleted) *deleted = NULL;
    for (;;) {
        KrSetEntry *entry = &self->table[slot];
        for (int64_t left = neighbours(slot, mask); left >= 0; left--, entry++) {
            if (is_empty(entry)) {
                if (deleted && *deleted && (*deleted)->hash != -1) goto again; // an __eq__ has added to it
                return entry;
            }
            if (entry->hash == hash) { // no key has the -1 of deleted slots
                int equal = key_equals(thread, self, entry, key);
                if (equal == 1) return entry;
                if (equal < 0) return NULL;
                if (equal == 2) goto again;
            } else if (deleted && entry->hash == -1) {
                *deleted = entry;
            }
        }
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

// For an immediate int: what has its hash and is neither it nor an immediate int is compared by
// find_place (a float, a big int's hash, an object of one's own). Null: such a key is there. *deleted, if asked for:
// as find_place has it, and null before.
KR_INLINE KrSetEntry *find_word(const KrSet *self, KrRef key, int64_t hash, KrSetEntry **deleted)
{
    uint64_t mask = (uint64_t)self->mask, perturb = (uint64_t)hash;
    uint64_t slot = (uint64_t)hash & mask, first = kr_own_bits(self->table[slot].key);
    if (KR_LIKELY(first == kr_bits(key) || first == 0)) return &self->table[slot];
    for (;;) {
        KrSetEntry *run = &self->table[slot];
        int64_t count = neighbours(slot, mask) + 1, i = 0;
        for (; (i = next_stop(run, i, count, hash)) < count; i++) {
            uint64_t word = kr_own_bits(run[i].key);
            if (word == kr_bits(key) || word == 0) break;
            if (!kr_bits_is_int(word)) return NULL;
        }
        if (deleted) *deleted = last_deleted(run, i, *deleted);
        if (i < count) return &run[i];
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

// The like of find_word for an exact str: null if a key of its hash is no exact str.
static KR_NOINLINE KrSetEntry *find_text(const KrSet *self, KrRef key, int64_t hash, KrSetEntry **deleted)
{
    uint64_t mask = (uint64_t)self->mask, perturb = (uint64_t)hash;
    uint64_t slot = (uint64_t)hash & mask;
    for (;;) {
        KrSetEntry *run = &self->table[slot];
        int64_t count = neighbours(slot, mask) + 1, i = 0;
        for (; (i = next_stop(run, i, count, hash)) < count; i++) {
            uint64_t word = kr_own_bits(run[i].key);
            if (word == 0 || word == kr_bits(key)) break;
            if (!kr_bits_is_ptr(word)) continue;
            if (!kr_is_exact(kr_ref(run[i].key), &kr_str_type)) return NULL;
            if (kr_str_equal(kr_ref(run[i].key), key)) break;
        }
        if (deleted) *deleted = last_deleted(run, i, *deleted);
        if (i < count) return &run[i];
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

// Most often the first place has the key itself, or nothing.
KR_INLINE KrSetEntry *find_str(const KrSet *self, KrRef key, int64_t hash, KrSetEntry **deleted)
{
    KrSetEntry *entry = &self->table[hash & self->mask];
    uint64_t first = kr_own_bits(entry->key);
    return KR_LIKELY(first == kr_bits(key) || first == 0) ? entry : find_text(self, key, hash, deleted);
}

// For an immediate int or an exact str, which is compared with others of these without running Python code. Null: it is neither,
// or it has the hash of a key that is neither. *deleted as above.
KR_INLINE KrSetEntry *find_quick(const KrSet *self, KrRef key, int64_t hash, KrSetEntry **deleted)
{
    if (kr_is_small_int(key)) return find_word(self, key, hash, deleted);
    return kr_is_exact(key, &kr_str_type) ? find_str(self, key, hash, deleted) : NULL;
}

// Whether an exact str or an immediate int is there, if the summary or the first place tells; else KR_FAULT, nothing is raised. Calls
// nothing, so that who asks needs no frame for most of its questions, and has no branch on what nobody can foresee.
KR_INLINE KrFound find_first(const KrSet *self, KrRef key)
{
    int64_t hash;
    if (kr_is_exact(key, &kr_str_type)) {
        if (!self->is_mixed) return KR_ABSENT; // only ints
        hash = ((const KrStr *)(const void *)kr_obj(key))->hash;
        if (KR_UNLIKELY(hash == -1)) return KR_FAULT;
    } else if (kr_is_small_int(key)) {
        hash = kr_small_int_value(key);
        if (!self->is_mixed) return (KrFound)(is_near_zero(key) & (self->summary >> (hash & 63)));
        if (KR_UNLIKELY(hash == -1)) return KR_FAULT; // that of -1 is -2
    } else {
        return KR_FAULT;
    }
    uint64_t first = kr_own_bits(self->table[hash & self->mask].key), may_be = self->summary >> (hash & 63) & 1;
    return KR_LIKELY((first == kr_bits(key)) | (first == 0) | !may_be) ? first == kr_bits(key) : KR_FAULT;
}

static KR_NOINLINE KrSetEntry *find_any(KrThread *thread, KrSet *self, KrRef key, int64_t hash)
{
    return find_place(thread, self, key, hash, NULL);
}

static KrSetEntry *find(KrThread *thread, KrSet *self, KrRef key, int64_t hash)
{
    KrSetEntry *entry = find_quick(self, key, hash, NULL);
    return KR_LIKELY(entry != NULL) ? entry : find_any(thread, self, key, hash);
}

static KrFound contains_hash(KrThread *thread, KrSet *self, KrRef key, int64_t hash)
{
    KrSetEntry *entry = find(thread, self, key, hash);
    if (!entry) return KR_FAULT;
    return is_empty(entry) ? KR_ABSENT : KR_PRESENT;
}

KR_INLINE bool has_room(const KrSet *self)
{
    return (uint64_t)self->fill * 5 < (uint64_t)self->mask * 3;
}
// Of members, none of them deleted: one more than these makes the table grow.
KR_INLINE int64_t last_without_growth(const KrSet *self)
{
    return (self->mask * 3 - 1) / 5;
}
static KR_NOINLINE bool grow(KrThread *thread, KrSet *self)
{
    return resize(thread, self, self->used > 50000 ? self->used * 2 : self->used * 4);
}

// An entry that was empty has a key now.
KR_INLINE bool count_entry(KrThread *thread, KrSet *self)
{
    self->used++;
    self->fill++;
    return KR_LIKELY(has_room(self)) || grow(thread, self);
}

// The entry at `entry`, which is empty, becomes the key's.
KR_INLINE bool fill_entry(KrThread *thread, KrSet *self, KrSetEntry *entry, KrRef key, int64_t hash)
{
    note_new(self, key, hash);
    *entry = (KrSetEntry){kr_dup(key), hash};
    return count_entry(thread, self);
}

// The key goes into the deleted slot, or, if there is none, into the empty one.
KR_INLINE bool fill_first(KrThread *thread, KrSet *self, KrSetEntry *deleted, KrSetEntry *entry, KrRef key, int64_t hash)
{
    if (!deleted) return fill_entry(thread, self, entry, key, hash);
    self->used++;
    note_new(self, key, hash);
    *deleted = (KrSetEntry){kr_dup(key), hash};
    return true;
}

static KR_NOINLINE bool add_hash(KrThread *thread, KrSet *self, KrRef key, int64_t hash)
{
    KrSetEntry *deleted = NULL, *entry = find_quick(self, key, hash, &deleted);
    if (!entry) entry = find_place(thread, self, key, hash, &deleted);
    if (!entry) return false;
    return !is_empty(entry) || fill_first(thread, self, deleted, entry, key, hash);
}

// For an immediate int: most often the first place has it, or nothing.
KR_INLINE bool add_word(KrThread *thread, KrSet *self, KrRef key, int64_t hash)
{
    KrSetEntry *first = &self->table[hash & self->mask];
    uint64_t word = kr_own_bits(first->key);
    if (word == kr_bits(key)) return true;
    if (word != 0 || !(self->is_mixed || is_near_zero(key))) return add_hash(thread, self, key, hash);
    self->summary |= bit_of(self->is_mixed ? hash : kr_small_int_value(key));
    *first = (KrSetEntry){kr_own_from_bits(kr_bits(key)), hash};
    return count_entry(thread, self);
}

// The key is known not to be there, and nothing has been deleted.
KR_INLINE bool add_new(KrThread *thread, KrSet *self, KrRef key, int64_t hash)
{
    note_new(self, key, hash);
    insert_clean(self->table, (uint64_t)self->mask, kr_dup(key), hash);
    return count_entry(thread, self);
}

static KrFound discard_hash(KrThread *thread, KrSet *self, KrRef key, int64_t hash)
{
    KrSetEntry *entry = find(thread, self, key, hash);
    if (!entry) return KR_FAULT;
    if (is_empty(entry)) return KR_ABSENT;
    kr_drop(thread, delete_entry(self, entry));
    return KR_PRESENT;
}

// The entry of a tuple of words (tuple_hash.h), or the empty one where the search has ended. Null: another key has its hash.
KR_INLINE KrSetEntry *find_words(const KrSet *self, const KrOwn *items, int64_t count, int64_t hash)
{
    uint64_t mask = (uint64_t)self->mask, perturb = (uint64_t)hash;
    uint64_t slot = (uint64_t)hash & mask;
    for (;;) {
        KrSetEntry *run = &self->table[slot];
        int64_t places = neighbours(slot, mask) + 1, i = next_stop(run, 0, places, hash);
        if (i < places) return is_empty(&run[i]) || kr_tuple_has_items(kr_ref(run[i].key), items, count) ? &run[i] : NULL;
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

// The same of any tuple. Null: it is not of words.
KR_INLINE KrSetEntry *find_items(const KrSet *self, KrRef key, int64_t *hash)
{
    const KrTuple *tuple = kr_tuple_cast(key);
    return kr_tuple_hash_words(tuple->items, tuple->length, hash) ? find_words(self, tuple->items, tuple->length, *hash) : NULL;
}

static KR_NOINLINE bool add_any(KrThread *thread, KrSet *self, KrRef key)
{
    int64_t hash;
    if (kr_tuple_is(key) && self->fill == self->used) { // no deleted place on the way
        KrSetEntry *entry = find_items(self, key, &hash);
        if (KR_LIKELY(entry != NULL)) return !is_empty(entry) || fill_entry(thread, self, entry, key, hash);
    }
    return hash_key(thread, key, &hash) && add_hash(thread, self, key, hash);
}

bool kr_set_add(KrThread *thread, KrRef set, KrRef key)
{
    if (!kr_is_small_int(key)) return add_any(thread, kr_set_cast(set), key);
    int64_t number = kr_small_int_value(key);
    return add_word(thread, kr_set_cast(set), key, number == -1 ? -2 : number);
}

bool kr_set_add_hash(KrThread *thread, KrRef set, KrRef key, int64_t hash)
{
    return add_hash(thread, kr_set_cast(set), key, hash);
}

// The like for a tuple of strs, floats and immediate ints.
static KrSetEntry *find_tuple(const KrSet *self, KrRef key, int64_t hash)
{
    uint64_t mask = (uint64_t)self->mask, perturb = (uint64_t)hash;
    uint64_t slot = (uint64_t)hash & mask;
    for (;;) {
        KrSetEntry *run = &self->table[slot];
        int64_t count = neighbours(slot, mask) + 1;
        for (int64_t i = 0; (i = next_stop(run, i, count, hash)) < count; i++) {
            if (is_empty(&run[i])) return &run[i];
            KrFound equal = kr_tuple_equals_scalars(key, kr_ref(run[i].key));
            if (equal != KR_ABSENT) return equal == KR_PRESENT ? &run[i] : NULL;
        }
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

// For any key that has this hash: null if another key would have to be compared with it by what may be Python code.
KR_INLINE KrSetEntry *find_known(const KrSet *self, KrRef key, int64_t hash)
{
    return kr_is_ptr(key) && kr_tuple_is(key) ? find_tuple(self, key, hash) : find_quick(self, key, hash, NULL);
}

// PRESENT: the key is there now; ABSENT: as above, nothing has been done; FAULT: no memory.
KR_INLINE KrFound add_quietly(KrThread *thread, KrSet *self, KrRef key, int64_t hash)
{
    KrSetEntry *deleted = NULL, *entry = &self->table[hash & self->mask];
    uint64_t first = kr_own_bits(entry->key);
    if (first == kr_bits(key)) return KR_PRESENT;
    if (first != 0) {
        bool is_tuple = kr_is_ptr(key) && kr_tuple_is(key);
        entry = !is_tuple ? find_quick(self, key, hash, &deleted) : self->fill == self->used ? find_tuple(self, key, hash) : NULL;
        if (!entry) return KR_ABSENT;
        if (!is_empty(entry)) return KR_PRESENT;
    }
    return fill_first(thread, self, deleted, entry, key, hash) ? KR_PRESENT : KR_FAULT;
}

// The entry of such a key, or the empty one where the search has ended; null: another key has to be compared.
KR_INLINE KrSetEntry *find_simple(KrThread *thread, KrRef set, KrRef key, int64_t *hash)
{
    const KrSet *self = kr_set_cast(set);
    if (kr_tuple_is(key)) {
        KrSetEntry *entry = find_items(self, key, hash);
        if (KR_LIKELY(entry != NULL)) return entry;
        return kr_tuple_hash_scalars(key, hash) ? find_tuple(self, key, *hash) : NULL;
    }
    (void)hash_key(thread, key, hash); // it has one
    return kr_is_small_int(key) ? find_word(self, key, *hash, NULL) : find_str(self, key, *hash, NULL);
}

static KR_NOINLINE int64_t has_simple(KrThread *thread, KrRef set, KrRef key)
{
    int64_t hash;
    const KrSetEntry *entry = find_simple(thread, set, key, &hash);
    return !entry ? 2 : !is_empty(entry);
}

int64_t kr_set_has_simple(KrThread *thread, KrRef set, KrRef key)
{
    KrFound first = find_first(kr_set_cast(set), key);
    return KR_LIKELY(first != KR_FAULT) ? first : has_simple(thread, set, key);
}

static KR_NOINLINE int64_t has_pair(KrThread *thread, KrRef set, KrRef a, KrRef b)
{
    KrTuplePair pair;
    kr_tuple_pair(&pair, a, b);
    return has_simple(thread, set, kr_from_obj(&pair));
}

int64_t kr_set_has_pair(KrThread *thread, KrRef set, KrRef a, KrRef b)
{
    const KrSet *self = kr_set_cast(set);
    const KrOwn items[2] = {kr_own_from_bits(kr_bits(a)), kr_own_from_bits(kr_bits(b))};
    int64_t hash;
    if (KR_LIKELY(kr_tuple_hash_words(items, 2, &hash))) {
        const KrSetEntry *entry = find_words(self, items, 2, hash);
        if (KR_LIKELY(entry != NULL)) return !is_empty(entry);
    }
    return has_pair(thread, set, a, b);
}

// --- ints near 0 ----------------------------------------------------------------------------
// In a set of nothing else the summary tells whether one is there, and a whole run of entries is asked at once where: which of them are
// taken nobody can foresee.

#if defined(__SSE2__)
enum { RUN = LINEAR_PROBES + 1, KEYS = 1, HASHES = 4 };
static const uint64_t ONE_EACH = UINT64_C(0x1111111111);

// Of a run a bit, 4 * i, for each entry whose key (KEYS) or hash (HASHES) is the pattern's: `halves` are halves_alike of all.
KR_INLINE uint64_t halves_of_run(const KrSetEntry *run, __m128i pattern)
{
    return halves_alike(run, pattern) | (uint64_t)halves_alike(run + 4, pattern) << 16 | (uint64_t)halves_alike(run + RUN - 4, pattern) << 4 * (RUN - 4);
}
KR_INLINE uint64_t words_alike(uint64_t halves, int which)
{
    halves >>= which == HASHES ? 2 : 0;
    return halves & halves >> 1 & ONE_EACH;
}

// Where an int that is not there goes: the empty entry at which a search for it ends, or the last deleted one before that.
KR_INLINE KrSetEntry *place_near_zero(const KrSet *self, int64_t hash)
{
    uint64_t mask = (uint64_t)self->mask, perturb = (uint64_t)hash, slot = perturb & mask;
    KrSetEntry *last = NULL;
    for (;; slot = (slot * 5 + 1 + perturb) & mask) {
        KrSetEntry *run = &self->table[slot];
        perturb >>= PERTURB_SHIFT;
        if (!neighbours(slot, mask)) {
            if (is_empty(run)) return last ? last : run;
            last = run->hash == -1 ? run : last;
            continue;
        }
        uint64_t halves = halves_of_run(run, _mm_set_epi64x(-1, 0)), empty = words_alike(halves, KEYS), deleted;
        deleted = words_alike(halves, HASHES) & ((empty & -empty) - 1); // before the first empty one
        last = deleted ? &run[(63 - __builtin_clzll(deleted)) / 4] : last;
        if (empty) return last ? last : &run[__builtin_ctzll(empty) / 4];
    }
}

// Where an int that is there lies.
KR_INLINE KrSetEntry *entry_near_zero(const KrSet *self, KrRef key, int64_t hash)
{
    uint64_t mask = (uint64_t)self->mask, perturb = (uint64_t)hash, slot = perturb & mask;
    for (;; slot = (slot * 5 + 1 + perturb) & mask) {
        KrSetEntry *run = &self->table[slot];
        perturb >>= PERTURB_SHIFT;
        if (!neighbours(slot, mask)) {
            if (kr_own_bits(run->key) == kr_bits(key)) return run;
            continue;
        }
        uint64_t same = words_alike(halves_of_run(run, _mm_set_epi64x(0, (int64_t)kr_bits(key))), KEYS);
        if (same) return &run[__builtin_ctzll(same) / 4];
    }
}

KR_INLINE bool is_all_near_zero(const KrSet *self, KrRef key)
{
    return !self->is_mixed && is_near_zero(key);
}

// 1: it was there; 0: it is there now; 2: neither, nothing has been done.
KR_INLINE int64_t add_near_zero(KrThread *thread, KrSet *self, KrRef key)
{
    if (!is_all_near_zero(self, key)) return 2;
    int64_t number = kr_small_int_value(key), hash = number == -1 ? -2 : number;
    if (self->summary & bit_of(number)) return 1;
    KrSetEntry *entry = place_near_zero(self, hash);
    bool was_deleted = entry->hash == -1;
    *entry = (KrSetEntry){kr_own_from_bits(kr_bits(key)), hash};
    self->summary |= bit_of(number);
    self->used++;
    self->fill += !was_deleted;
    if (!was_deleted && KR_UNLIKELY(!has_room(self)) && !grow(thread, self)) kr_exception_clear(thread); // it is there, only the table has not grown
    return 0;
}

// 1: it was there; 0: it was not; 2: nobody knows, nothing has been done.
KR_INLINE int64_t discard_near_zero(KrSet *self, KrRef key)
{
    if (!is_all_near_zero(self, key)) return 2;
    int64_t number = kr_small_int_value(key);
    if (!(self->summary & bit_of(number))) return 0;
    (void)delete_entry(self, entry_near_zero(self, key, number == -1 ? -2 : number));
    return 1;
}
#else
KR_INLINE int64_t add_near_zero(KrThread *thread, KrSet *self, KrRef key)
{
    (void)thread, (void)self, (void)key;
    return 2;
}
KR_INLINE int64_t discard_near_zero(KrSet *self, KrRef key)
{
    (void)self, (void)key;
    return 2;
}
#endif

static KR_NOINLINE int64_t add_simple(KrThread *thread, KrRef set, KrRef key)
{
    int64_t hash;
    KrSet *self = kr_set_cast(set);
    KrSetEntry *deleted = NULL, *entry;
    bool is_tuple = kr_tuple_is(key), ok;
    if (is_tuple) {
        entry = find_simple(thread, set, key, &hash);
    } else {
        (void)hash_key(thread, key, &hash); // it has one
        entry = find_quick(self, key, hash, &deleted);
    }
    if (!entry) return 2;
    if (!is_empty(entry)) return 1;
    if (is_tuple && self->fill != self->used) // there may be a deleted place on the way
        ok = add_hash(thread, self, key, hash);
    else
        ok = fill_first(thread, self, deleted, entry, key, hash);
    if (!ok) kr_exception_clear(thread); // it is there, only the table has not grown
    return 0;
}

int64_t kr_set_add_simple(KrThread *thread, KrRef set, KrRef key)
{
    int64_t done = kr_is_small_int(key) ? add_near_zero(thread, kr_set_cast(set), key) : 2;
    return done != 2 ? done : add_simple(thread, set, key);
}

static KR_NOINLINE int64_t discard_simple(KrThread *thread, KrRef set, KrRef key)
{
    int64_t hash;
    KrSet *self = kr_set_cast(set);
    KrSetEntry *entry = find_simple(thread, set, key, &hash);
    if (!entry || is_empty(entry)) return entry ? 0 : 2;
    kr_drop(thread, delete_entry(self, entry));
    return 1;
}

int64_t kr_set_discard_simple(KrThread *thread, KrRef set, KrRef key)
{
    int64_t done = kr_is_small_int(key) ? discard_near_zero(kr_set_cast(set), key) : 2;
    return done != 2 ? done : discard_simple(thread, set, key);
}

bool kr_set_next(KrRef set, size_t *position, KrRef *key, int64_t *hash)
{
    const KrSet *self = kr_set_cast(set);
    for (size_t i = *position; i <= (size_t)self->mask; i++)
        if (kr_set_is_member(&self->table[i])) {
            *key = kr_ref(self->table[i].key);
            *hash = self->table[i].hash;
            *position = i + 1;
            return true;
        }
    *position = (size_t)self->mask + 1;
    return false;
}

static KR_NOINLINE void drop_table(KrThread *thread, const KrSetEntry *table, int64_t used)
{
    Walk walk = walk_of(table, used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));)
        kr_drop(thread, entry->key);
}

void kr_set_clear(KrThread *thread, KrRef set)
{
    KrSet *self = kr_set_cast(set);
    KrSetEntry *table = self->table, few[KR_SET_SMALL];
    int64_t mask = self->mask, used = self->used;
    bool is_big = table != self->small, has_others = self->has_others;
    if (!is_big) {
        memcpy(few, table, sizeof few);
        table = few;
    }
    make_empty(self);
    if (has_others) drop_table(thread, table, used);
    if (is_big) table_free(thread, table, mask);
}

// The hash a frozenset of these members has.
static int64_t members_hash(const KrSet *self)
{
    uint64_t hash = 0;
#define SHUFFLE(h) /* spreads the bits of one member's hash */                         \
    ((((uint64_t)(h) ^ 89869747u) ^ ((uint64_t)(h) << 16)) * 3644798167u)
    for (int64_t i = 0; i <= self->mask; i++)
        if (kr_set_is_member(&self->table[i])) hash ^= SHUFFLE(self->table[i].hash);
#undef SHUFFLE
    hash ^= ((uint64_t)self->used + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    return hash == UINT64_MAX ? 590923713 : (int64_t)hash;
}

static bool frozen_hash(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    KrSet *set = kr_set_cast(self);
    if (set->hash == -1) set->hash = members_hash(set);
    *out = set->hash;
    return true;
}

// Hash of a key that is looked for: a set stands for the frozenset with its members.
static bool hash_wanted(KrThread *thread, KrRef key, int64_t *hash)
{
    if (hash_key(thread, key, hash)) return true;
    if (!kr_set_is_sub(key) || is_frozen(key) ||
        !kr_exception_is(thread, &kr_exception_type_error))
        return false;
    kr_exception_clear(thread);
    *hash = members_hash(kr_set_cast(key));
    return true;
}

static KR_NOINLINE KrFound contains_any(KrThread *thread, KrRef set, KrRef key)
{
    int64_t hash;
    if (kr_tuple_is(key)) {
        const KrSetEntry *entry = find_items(kr_set_cast(set), key, &hash);
        if (KR_LIKELY(entry != NULL)) return is_empty(entry) ? KR_ABSENT : KR_PRESENT;
    }
    if (!hash_wanted(thread, key, &hash)) return KR_FAULT;
    return contains_hash(thread, kr_set_cast(set), key, hash);
}

KrFound kr_set_contains(KrThread *thread, KrRef set, KrRef key)
{
    KrFound first = find_first(kr_set_cast(set), key);
    return KR_LIKELY(first != KR_FAULT) ? first : contains_any(thread, set, key);
}

KrFound kr_set_discard(KrThread *thread, KrRef set, KrRef key)
{
    int64_t hash;
    if (!hash_wanted(thread, key, &hash)) return KR_FAULT;
    return discard_hash(thread, kr_set_cast(set), key, hash);
}

// --- whole sets ---------------------------------------------------------------------------

// Into a set that has no table yet: the other's with all its places, if one of that size would be made anyway.
static KrFound copy_table(KrThread *thread, KrSet *self, const KrSet *other)
{
    uint64_t slots = (uint64_t)other->mask + 1, wanted = (uint64_t)other->used * 2;
    if (self->fill || self->table != self->small || other->table == other->small || other->fill != other->used ||
        slots / 2 > wanted || slots <= wanted || (uint64_t)other->used * 5 < (uint64_t)self->mask * 3) // that many fit without
        return KR_ABSENT;
    KrSetEntry *table = table_alloc(thread, slots, true);
    if (!table) return KR_FAULT;
    memcpy(table, other->table, slots * sizeof *table);
    for (uint64_t i = 0; other->has_others && i < slots; i++)
        if (kr_set_is_member(&table[i])) (void)kr_dup(kr_ref(table[i].key));
    self->table = table;
    self->mask = other->mask;
    self->fill = self->used = other->used;
    self->summary = other->summary;
    self->is_mixed = other->is_mixed;
    self->has_others = other->has_others;
    return KR_PRESENT;
}

static bool make_room(KrThread *thread, KrSet *self, int64_t count)
{
    if ((uint64_t)(self->fill + count) * 5 < (uint64_t)self->mask * 3) return true;
    return resize(thread, self, (self->used + count) * 2);
}

// The members of the other, which has some, into a set that has never had one and has room for them.
static void merge_into_empty(KrSet *self, const KrSet *other)
{
    bool same_places = self->mask == other->mask && other->fill == other->used;
    Walk walk = walk_of(other->table, other->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));) {
        KrOwn key = kr_dup(kr_ref(entry->key));
        if (same_places)
            self->table[entry - other->table] = (KrSetEntry){key, entry->hash};
        else
            insert_clean(self->table, (uint64_t)self->mask, key, entry->hash);
    }
    self->fill = self->used = other->used;
    self->summary = other->summary;
    self->is_mixed = other->is_mixed;
    self->has_others = other->has_others;
}

// Neither has anything but immediate ints: the words tell which are equal, and nobody counts references.
KR_INLINE bool have_only_ints(const KrSet *a, const KrSet *b)
{
    return !(a->has_others | b->has_others);
}
static KR_NOINLINE bool has_int_further(const KrSet *self, const KrSetEntry *wanted)
{
    return !is_empty(find_word(self, kr_ref(wanted->key), wanted->hash, NULL));
}
KR_INLINE bool has_int(const KrSet *self, const KrSetEntry *wanted)
{
    KrRef key = kr_ref(wanted->key);
    if (!self->is_mixed) return is_near_zero(key) && self->summary & bit_of(kr_small_int_value(key));
    uint64_t first = kr_own_bits(self->table[wanted->hash & self->mask].key);
    return KR_LIKELY((first == kr_bits(key)) | (first == 0)) ? first != 0 : has_int_further(self, wanted);
}

// The members of the other, not the same set, are added.
static KR_NOINLINE bool merge_ints(KrThread *thread, KrSet *self, const KrSet *other)
{
    if (other->is_mixed && !self->is_mixed) mix(self);
    Walk walk = walk_of(other->table, other->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));)
        if (!add_word(thread, self, kr_ref(entry->key), entry->hash)) return false;
    return true;
}

// Those of `walked` that are in `ask`, or that are not, into the new set `result`: no member comes twice.
static KR_NOINLINE bool select_ints(KrThread *thread, const KrSet *walked, const KrSet *ask, KrSet *result, bool present)
{
    uint64_t summary = 0;
    bool is_mixed = false;
    int64_t count = 0, most = last_without_growth(result);
    Walk walk = walk_of(walked->table, walked->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));) {
        if (has_int(ask, entry) != present) continue;
        summary |= bit_of(kr_small_int_value(kr_ref(entry->key)));
        is_mixed |= !is_near_zero(kr_ref(entry->key));
        insert_clean(result->table, (uint64_t)result->mask, entry->key, entry->hash);
        if (count++ < most) continue;
        result->used = result->fill = count;
        if (!grow(thread, result)) return false;
        most = last_without_growth(result);
    }
    result->used = result->fill = count;
    result->summary = summary;
    if (is_mixed) mix(result);
    return true;
}

static KR_NOINLINE bool is_subset_of_ints(const KrSet *self, const KrSet *other)
{
    if (!self->is_mixed && !other->is_mixed) return !(self->summary & ~other->summary);
    Walk walk = walk_of(self->table, self->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));)
        if (!has_int(other, entry)) return false;
    return true;
}

// As long as that runs no Python code: as select_quietly.
static int64_t merge_quietly(KrThread *thread, KrSet *self, const KrSet *other)
{
    Walk walk = walk_of(other->table, other->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));) {
        KrFound added = add_quietly(thread, self, kr_ref(entry->key), entry->hash);
        if (added != KR_PRESENT) return added == KR_FAULT ? NO_MEMORY : entry - other->table;
    }
    return other->mask + 1;
}

static bool merge(KrThread *thread, KrSet *self, KrSet *other)
{
    if (other == self || other->used == 0) return true;
    KrFound copied = copy_table(thread, self, other);
    if (copied != KR_ABSENT) return copied == KR_PRESENT;
    if (!make_room(thread, self, other->used)) return false;
    if (self->fill == 0) {
        merge_into_empty(self, other);
        return true;
    }
    if (have_only_ints(self, other)) return merge_ints(thread, self, other);
    int64_t place = merge_quietly(thread, self, other);
    if (place == NO_MEMORY) return false;
    for (int64_t i = place; i <= other->mask; i++) {
        KrSetEntry entry = other->table[i];
        if (!kr_set_is_member(&entry)) continue;
        KrOwn key = kr_dup(kr_ref(entry.key));
        bool ok = add_hash(thread, self, kr_ref(key), entry.hash);
        kr_drop(thread, key);
        if (!ok) return false;
    }
    return true;
}

// A set that takes the simple keys that a generator yields.
typedef struct Gatherer {
    KrConsumer consumer;
    KrRef set;
} Gatherer;

static bool gather(KrThread *thread, KrConsumer *consumer, KrRef item)
{
    KrRef set = ((const Gatherer *)(const void *)consumer)->set;
    return (kr_is_small_int(item) || kr_is_exact(item, &kr_str_type)) && kr_set_add_simple(thread, set, item) != 2;
}

bool kr_set_update(KrThread *thread, KrRef set, KrRef iterable)
{
    KrSet *self = kr_set_cast(set);
    if (kr_set_is_sub(iterable)) return merge(thread, self, kr_set_cast(iterable));
    if (kr_dict_is(iterable)) {
        if (!make_room(thread, self, kr_dict_length(iterable))) return false;
        const KrDict *dict = kr_dict_cast(iterable);
        for (uint32_t i = 0; i < dict->keys->entry_count; i++) {
            if (kr_is_null(dict->keys->entries[i].key)) continue;
            KrOwn key = kr_dup(kr_ref(dict->keys->entries[i].key));
            bool ok = add_hash(thread, self, kr_ref(key), dict->keys->entries[i].hash);
            kr_drop(thread, key);
            if (!ok) return false;
        }
        return true;
    }
    if (kr_list_is(iterable) || kr_tuple_is(iterable)) { // a list may change meanwhile
        bool list = kr_list_is(iterable);
        for (int64_t i = 0; i < (list ? kr_list_length(iterable) : kr_tuple_length(iterable)); i++) {
            KrRef item = list ? kr_ref(kr_list_cast(iterable)->items[i]) : kr_tuple_get(iterable, i);
            if (kr_is_small_int(item)) { // nobody has to hold it
                int64_t number = kr_small_int_value(item);
                if (!add_word(thread, self, item, number == -1 ? -2 : number)) return false;
                continue;
            }
            KrOwn hold = kr_dup(item);
            bool ok = kr_set_add(thread, set, item);
            kr_drop(thread, hold);
            if (!ok) return false;
        }
        return true;
    }
    KrOwn it = kr_iter(thread, iterable), key = KR_NULL;
    if (kr_is_null(it)) return false;
    KrFound found;
    Gatherer gatherer = {.consumer = {gather, false}, .set = set};
    while ((found = kr_iter_feed(thread, kr_ref(it), &gatherer.consumer, &key)) == KR_PRESENT) {
        bool ok = kr_set_add(thread, set, kr_ref(key));
        kr_drop(thread, key);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, it);
    return found == KR_ABSENT;
}

static KrOwn make(KrThread *thread, KrType *type, KrRef iterable_or_null)
{
    KrOwn set = alloc(thread, type);
    if (!kr_is_null(set) && !kr_ref_is_null(iterable_or_null) &&
        !kr_set_update(thread, kr_ref(set), iterable_or_null)) {
        kr_drop(thread, set);
        return KR_NULL;
    }
    return set;
}

KrOwn kr_set_new(KrThread *thread, KrRef iterable_or_null)
{
    return make(thread, &kr_set_type, iterable_or_null);
}

KrOwn kr_frozenset_from(KrThread *thread, KrRef iterable_or_null)
{
    if (kr_is_exact(iterable_or_null, &kr_frozenset_type))
        return kr_dup(iterable_or_null);
    return make(thread, &kr_frozenset_type, iterable_or_null);
}

static KrOwn copy(KrThread *thread, KrRef set)
{
    return make(thread, is_frozen(set) ? &kr_frozenset_type : &kr_set_type, set);
}

// Walks over `iterable` (a set by its slots, else by iteration), calling `each` with a live key.
typedef bool (*EachFn)(KrThread *thread, KrRef key, int64_t hash, KrSet *a, KrSet *b);

static bool walk(KrThread *thread, KrRef iterable, EachFn each, KrSet *a, KrSet *b)
{
    if (kr_set_is_sub(iterable)) {
        size_t position = 0;
        KrRef ref;
        int64_t hash;
        while (kr_set_next(iterable, &position, &ref, &hash)) {
            if (kr_is_small_int(ref)) {
                if (!each(thread, ref, hash, a, b)) return false;
                continue;
            }
            KrOwn key = kr_dup(ref);
            bool ok = each(thread, kr_ref(key), hash, a, b);
            kr_drop(thread, key);
            if (!ok) return false;
        }
        return true;
    }
    KrOwn it = kr_iter(thread, iterable), key = KR_NULL;
    if (kr_is_null(it)) return false;
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(it), &key)) == KR_PRESENT) {
        int64_t hash;
        bool ok = hash_key(thread, kr_ref(key), &hash) &&
                  each(thread, kr_ref(key), hash, a, b);
        kr_drop(thread, key);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, it);
    return found == KR_ABSENT;
}

static bool add_if_in(KrThread *thread, KrRef key, int64_t hash, KrSet *result,
                      KrSet *other)
{
    KrFound inside = contains_hash(thread, other, key, hash);
    return inside == KR_PRESENT ? add_hash(thread, result, key, hash)
                                : inside == KR_ABSENT;
}
static bool add_if_not_in(KrThread *thread, KrRef key, int64_t hash, KrSet *result,
                          KrSet *other)
{
    KrFound inside = contains_hash(thread, other, key, hash);
    return inside == KR_ABSENT ? add_hash(thread, result, key, hash)
                               : inside == KR_PRESENT;
}
static bool remove_it(KrThread *thread, KrRef key, int64_t hash, KrSet *self,
                      KrSet *unused)
{
    (void)unused;
    return discard_hash(thread, self, key, hash) != KR_FAULT;
}
static bool toggle(KrThread *thread, KrRef key, int64_t hash, KrSet *self,
                   KrSet *unused)
{
    (void)unused;
    KrSetEntry *deleted = NULL, *entry = find_quick(self, key, hash, &deleted);
    if (KR_LIKELY(entry != NULL)) {
        if (is_empty(entry)) return fill_first(thread, self, deleted, entry, key, hash);
        kr_drop(thread, delete_entry(self, entry)); // an int or a str
        return true;
    }
    KrFound was = discard_hash(thread, self, key, hash);
    return was == KR_ABSENT ? add_hash(thread, self, key, hash) : was == KR_PRESENT;
}

// As toggle() of each member of the other, not the same set.
static KR_NOINLINE bool toggle_ints(KrThread *thread, KrSet *self, const KrSet *other)
{
    Walk walk = walk_of(other->table, other->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));) {
        KrSetEntry *first = &self->table[entry->hash & self->mask];
        uint64_t word = kr_own_bits(first->key);
        if (word == kr_own_bits(entry->key)) {
            (void)delete_entry(self, first);
        } else if (!(word == 0 ? fill_entry(thread, self, first, kr_ref(entry->key), entry->hash)
                               : toggle(thread, kr_ref(entry->key), entry->hash, self, NULL))) {
            return false;
        }
    }
    return true;
}

// The members of `walked` that are in `ask`, or that are not, into the new set `result`, as long as that runs no Python code, which
// could change the sets: so no member comes twice, and none need be searched in `result`. Where it has stopped (behind the last
// place: all is done), or NO_MEMORY, and an exception.
static int64_t select_quietly(KrThread *thread, const KrSet *walked, const KrSet *ask, KrSet *result, bool present)
{
    if (have_only_ints(walked, ask)) return select_ints(thread, walked, ask, result, present) ? walked->mask + 1 : NO_MEMORY;
    Walk walk = walk_of(walked->table, walked->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));) {
        KrRef key = kr_ref(entry->key);
        bool there = false;
        if (!lacks_surely(ask, key, entry->hash)) {
            const KrSetEntry *found = find_known(ask, key, entry->hash);
            if (!found) return entry - walked->table;
            there = !is_empty(found);
        }
        if (there == present && !add_new(thread, result, key, entry->hash)) return NO_MEMORY;
    }
    return walked->mask + 1;
}

static bool select_members(KrThread *thread, KrRef walked, KrSet *ask, KrSet *result, bool present)
{
    int64_t place = select_quietly(thread, kr_set_cast(walked), ask, result, present), hash;
    size_t position = (size_t)place;
    KrRef ref;
    if (place == NO_MEMORY) return false;
    while (kr_set_next(walked, &position, &ref, &hash)) {
        KrOwn key = kr_dup(ref);
        bool ok = (present ? add_if_in : add_if_not_in)(thread, kr_ref(key), hash, result, ask);
        kr_drop(thread, key);
        if (!ok) return false;
    }
    return true;
}

static KrOwn intersection(KrThread *thread, KrRef self, KrRef other)
{
    if (kr_is(self, other)) return copy(thread, self);
    KrOwn result = alloc_like(thread, self);
    if (kr_is_null(result)) return result;
    KrRef ask = self, walked = other;
    if (kr_set_is_sub(other) && kr_set_length(other) > kr_set_length(self)) {
        ask = other;
        walked = self;
    }
    if (kr_set_is_sub(walked) ? !select_members(thread, walked, kr_set_cast(ask), kr_set_cast(kr_ref(result)), true)
                              : !walk(thread, walked, add_if_in, kr_set_cast(kr_ref(result)), kr_set_cast(ask))) {
        kr_drop(thread, result);
        return KR_NULL;
    }
    return result;
}

// Members have been taken out.
static bool tidy_up(KrThread *thread, KrSet *self)
{
    if ((uint64_t)(self->fill - self->used) <= (uint64_t)self->mask / 4) return true;
    return resize(thread, self, self->used > 50000 ? self->used * 2 : self->used * 4);
}

// As CPython does: of many members most are taken over where they lie.
static bool copies_first(const KrSet *self, int64_t others)
{
    return self->used >> 2 > others;
}

static bool difference_update(KrThread *thread, KrRef set, KrRef other)
{
    KrSet *self = kr_set_cast(set);
    if (kr_is(set, other)) {
        kr_set_clear(thread, set);
        return true;
    }
    bool ok;
    if (kr_set_is_sub(other) && (kr_set_length(other) >> 3) > self->used) {
        KrOwn common = intersection(thread, set, other);
        if (kr_is_null(common)) return false;
        ok = walk(thread, kr_ref(common), remove_it, self, NULL);
        kr_drop(thread, common);
    } else {
        KrOwn hold = kr_dup(other);
        ok = walk(thread, other, remove_it, self, NULL);
        kr_drop(thread, hold);
    }
    return ok && tidy_up(thread, self);
}

static bool add_if_not_key(KrThread *thread, KrRef set, KrRef dict, KrRef result)
{
    size_t position = 0;
    KrRef ref, value;
    int64_t hash;
    while (kr_set_next(set, &position, &ref, &hash)) {
        KrOwn key = kr_dup(ref);
        KrFound found = kr_dict_find_hash(thread, dict, kr_ref(key), hash, &value);
        bool ok = found != KR_FAULT &&
                  (found == KR_PRESENT ||
                   add_hash(thread, kr_set_cast(result), kr_ref(key), hash));
        kr_drop(thread, key);
        if (!ok) return false;
    }
    return true;
}

static KrOwn difference(KrThread *thread, KrRef self, KrRef other)
{
    bool is_set = kr_set_is_sub(other), is_dict = kr_dict_is(other), ok;
    int64_t length = is_set    ? kr_set_length(other)
                     : is_dict ? kr_dict_length(other)
                               : 0;
    if ((!is_set && !is_dict) || copies_first(kr_set_cast(self), length)) {
        KrOwn result = copy(thread, self);
        if (!kr_is_null(result) && !difference_update(thread, kr_ref(result), other)) {
            kr_drop(thread, result);
            return KR_NULL;
        }
        return result;
    }
    KrOwn result = alloc_like(thread, self);
    if (kr_is_null(result)) return result;
    if (is_dict)
        ok = add_if_not_key(thread, self, other, kr_ref(result));
    else
        ok = select_members(thread, self, kr_set_cast(other), kr_set_cast(kr_ref(result)), false);
    if (!ok) {
        kr_drop(thread, result);
        return KR_NULL;
    }
    return result;
}

static bool symmetric_difference_update(KrThread *thread, KrRef set, KrRef other)
{
    if (kr_is(set, other)) {
        kr_set_clear(thread, set);
        return true;
    }
    KrOwn others =
        kr_set_is_sub(other) ? kr_dup(other) : make(thread, &kr_set_type, other);
    if (kr_is_null(others)) return false;
    bool only_ints = kr_set_is_sub(kr_ref(others)) && have_only_ints(kr_set_cast(set), kr_set_cast(kr_ref(others)));
    bool ok = only_ints ? toggle_ints(thread, kr_set_cast(set), kr_set_cast(kr_ref(others))) : walk(thread, kr_ref(others), toggle, kr_set_cast(set), NULL);
    kr_drop(thread, others);
    return ok;
}

static KrOwn symmetric_difference(KrThread *thread, KrRef self, KrRef other)
{
    KrOwn result = alloc_like(thread, self);
    if (kr_is_null(result)) return result;
    if (!kr_set_update(thread, kr_ref(result), other) ||
        !symmetric_difference_update(thread, kr_ref(result), self)) {
        kr_drop(thread, result);
        return KR_NULL;
    }
    return result;
}

// --- operators for traces -------------------------------------------------------------------

// The members of `other`, each of them once, are taken out of `self`, a copy of a set that keeps them alive. False: not to be done quietly.
static bool remove_quietly(KrThread *thread, KrSet *self, const KrSet *other)
{
    Walk walk = walk_of(other->table, other->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));) {
        KrSetEntry *found = find_known(self, kr_ref(entry->key), entry->hash);
        if (!found) return false;
        if (!is_empty(found)) kr_drop(thread, delete_entry(self, found));
    }
    return true;
}

static bool toggle_quietly(KrThread *thread, KrSet *self, const KrSet *other)
{
    if (have_only_ints(self, other)) return toggle_ints(thread, self, other);
    Walk walk = walk_of(other->table, other->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));)
        if (!find_quick(self, kr_ref(entry->key), entry->hash, NULL) || !toggle(thread, kr_ref(entry->key), entry->hash, self, NULL)) return false;
    return true;
}

// Whatever has stopped it, memory that is missing too, the general way says what is to be done.
static KrOwn if_done(KrThread *thread, KrOwn result, bool done)
{
    if (KR_LIKELY(done)) return result;
    kr_exception_clear(thread);
    kr_xdrop(thread, result);
    return kr_dup(kr_none());
}

static KrOwn difference_quietly(KrThread *thread, KrRef a, KrRef b)
{
    KrSet *self = kr_set_cast(a), *other = kr_set_cast(b);
    bool copied = copies_first(self, other->used);
    KrOwn result = copied ? copy(thread, a) : alloc_like(thread, a);
    if (kr_is_null(result)) return if_done(thread, result, false);
    KrSet *set = kr_set_cast(kr_ref(result));
    bool done = copied ? remove_quietly(thread, set, other) && tidy_up(thread, set)
                       : select_quietly(thread, self, other, set, false) > self->mask;
    return if_done(thread, result, done);
}

static KrOwn intersection_quietly(KrThread *thread, KrRef a, KrRef b)
{
    if (kr_is(a, b)) {
        KrOwn whole = copy(thread, a);
        return if_done(thread, whole, !kr_is_null(whole));
    }
    KrSet *self = kr_set_cast(a), *other = kr_set_cast(b);
    const KrSet *walked = other->used > self->used ? self : other, *ask = other->used > self->used ? other : self;
    KrOwn result = alloc_like(thread, a);
    return if_done(thread, result, !kr_is_null(result) && select_quietly(thread, walked, ask, kr_set_cast(kr_ref(result)), true) > walked->mask);
}

// As merge() does, of members that need no Python code.
static KrOwn union_quietly(KrThread *thread, KrRef a, KrRef b)
{
    KrOwn result = copy(thread, a);
    KrSet *self = kr_is_null(result) ? NULL : kr_set_cast(kr_ref(result)), *other = kr_set_cast(b);
    bool done = self != NULL;
    if (done && !kr_is(a, b) && other->used) {
        if (self->fill == 0)
            done = merge(thread, self, other); // compares nothing
        else if (!make_room(thread, self, other->used))
            done = false;
        else
            done = have_only_ints(self, other) ? merge_ints(thread, self, other) : merge_quietly(thread, self, other) > other->mask;
    }
    return if_done(thread, result, done);
}

static KrOwn symmetric_difference_quietly(KrThread *thread, KrRef a, KrRef b)
{
    KrOwn result = alloc_like(thread, a);
    if (kr_is_null(result)) return if_done(thread, result, false);
    KrSet *self = kr_set_cast(kr_ref(result));
    return if_done(thread, result, merge(thread, self, kr_set_cast(b)) && toggle_quietly(thread, self, kr_set_cast(a)));
}

KrOwn kr_set_binary_quietly(KrThread *thread, KrRef a, KrRef b, uint32_t operator)
{
    switch (operator) {
    case KR_BINARY_SUB: return difference_quietly(thread, a, b);
    case KR_BINARY_AND: return intersection_quietly(thread, a, b);
    case KR_BINARY_OR: return union_quietly(thread, a, b);
    default: return symmetric_difference_quietly(thread, a, b);
    }
}

KrOwn kr_set_without(KrThread *thread, KrRef a, KrRef key)
{
    KrSet *self = kr_set_cast(a);
    bool copied = copies_first(self, 1);
    KrOwn result = copied ? copy(thread, a) : alloc_like(thread, a);
    if (kr_is_null(result)) return if_done(thread, result, false);
    KrSet *set = kr_set_cast(kr_ref(result));
    int64_t hash;
    KrSetEntry *left_out = find_simple(thread, copied ? kr_ref(result) : a, key, &hash);
    if (!left_out) return if_done(thread, result, false);
    if (copied) {
        if (!is_empty(left_out)) kr_drop(thread, delete_entry(set, left_out));
        return if_done(thread, result, tidy_up(thread, set));
    }
    Walk walk = walk_of(self->table, self->used);
    for (const KrSetEntry *entry; (entry = next_member(&walk));)
        if (entry != left_out && !add_new(thread, set, kr_ref(entry->key), entry->hash)) return if_done(thread, result, false);
    return result;
}

KrOwn kr_set_of_one(KrThread *thread, KrRef key)
{
    KrOwn result = alloc(thread, &kr_set_type);
    int64_t hash;
    if (KR_UNLIKELY(kr_is_null(result))) return result;
    (void)hash_key(thread, key, &hash); // it has one
    (void)add_new(thread, kr_set_cast(kr_ref(result)), key, hash); // there is room for it
    return result;
}

bool kr_set_binary_is_quiet(KrRef a, KrRef b, uint32_t operator)
{
    KrRef sets[] = {a, b}, key;
    for (int i = 0; i < 2; i++) {
        size_t position = 0;
        int64_t hash;
        while (kr_set_next(sets[i], &position, &key, &hash)) {
            bool is_tuple = kr_tuple_is(key) && kr_tuple_hash_scalars(key, &hash);
            if (!(kr_is_small_int(key) || kr_is_exact(key, &kr_str_type) || (is_tuple && operator != KR_BINARY_XOR))) return false;
        }
    }
    return true;
}

static void swap_bodies(KrSet *a, KrSet *b)
{
    KrSet saved = *a;
    a->fill = b->fill;
    a->used = b->used;
    a->mask = b->mask;
    a->table = b->table == b->small ? a->small : b->table;
    a->summary = b->summary;
    a->is_mixed = b->is_mixed;
    a->has_others = b->has_others;
    memcpy(a->small, b->small, sizeof a->small);
    b->fill = saved.fill;
    b->used = saved.used;
    b->mask = saved.mask;
    b->table = saved.table == a->small ? b->small : saved.table;
    b->summary = saved.summary;
    b->is_mixed = saved.is_mixed;
    b->has_others = saved.has_others;
    memcpy(b->small, saved.small, sizeof b->small);
    a->hash = b->hash = -1;
}

// The members of `set` become those of `result` (consumed).
static bool take_over(KrThread *thread, KrRef set, KrOwn result)
{
    if (kr_is_null(result)) return false;
    swap_bodies(kr_set_cast(set), kr_set_cast(kr_ref(result)));
    kr_drop(thread, result);
    return true;
}

static KrFound is_subset(KrThread *thread, KrRef self, KrRef other)
{
    if (!kr_set_is_sub(other)) {
        KrOwn common = intersection(thread, self, other);
        if (kr_is_null(common)) return KR_FAULT;
        bool all = kr_set_length(kr_ref(common)) == kr_set_length(self);
        kr_drop(thread, common);
        return all ? KR_PRESENT : KR_ABSENT;
    }
    if (kr_set_length(self) > kr_set_length(other)) return KR_ABSENT;
    if (have_only_ints(kr_set_cast(self), kr_set_cast(other)))
        return is_subset_of_ints(kr_set_cast(self), kr_set_cast(other)) ? KR_PRESENT : KR_ABSENT;
    size_t position = 0;
    KrRef ref;
    int64_t hash;
    while (kr_set_next(self, &position, &ref, &hash)) {
        const KrSetEntry *entry = find_quick(kr_set_cast(other), ref, hash, NULL);
        if (KR_LIKELY(entry != NULL)) {
            if (is_empty(entry)) return KR_ABSENT;
            continue;
        }
        KrOwn key = kr_dup(ref);
        KrFound inside = contains_hash(thread, kr_set_cast(other), kr_ref(key), hash);
        kr_drop(thread, key);
        if (inside != KR_PRESENT) return inside;
    }
    return KR_PRESENT;
}

// --- slots --------------------------------------------------------------------------------

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_set_is_sub(a) || !kr_set_is_sub(b)) return kr_dup(kr_not_implemented());
    KrSet *left = kr_set_cast(a), *right = kr_set_cast(b);
    KrFound answer = KR_ABSENT;
    switch (op) {
    case KR_EQ:
    case KR_NE:
        if (left->used == right->used &&
            !(left->hash != -1 && right->hash != -1 && left->hash != right->hash))
            answer = is_subset(thread, a, b);
        break;
    case KR_LT:
        if (left->used < right->used) answer = is_subset(thread, a, b);
        break;
    case KR_LE: answer = is_subset(thread, a, b); break;
    case KR_GT:
        if (left->used > right->used) answer = is_subset(thread, b, a);
        break;
    default: answer = is_subset(thread, b, a); break;
    }
    if (answer == KR_FAULT) return KR_NULL;
    return kr_bool_own((answer == KR_PRESENT) != (op == KR_NE));
}

static bool both_sets(KrRef a, KrRef b)
{
    return kr_set_is_sub(a) && kr_set_is_sub(b);
}
static KrOwn and_(KrThread *thread, KrRef a, KrRef b)
{
    return both_sets(a, b) ? intersection(thread, a, b) : kr_dup(kr_not_implemented());
}
static KrOwn sub(KrThread *thread, KrRef a, KrRef b)
{
    return both_sets(a, b) ? difference(thread, a, b) : kr_dup(kr_not_implemented());
}
static KrOwn xor_(KrThread *thread, KrRef a, KrRef b)
{
    return both_sets(a, b) ? symmetric_difference(thread, a, b)
                           : kr_dup(kr_not_implemented());
}
static KrOwn or_(KrThread *thread, KrRef a, KrRef b)
{
    if (!both_sets(a, b)) return kr_dup(kr_not_implemented());
    KrOwn result = copy(thread, a);
    if (!kr_is_null(result) && !kr_is(a, b) &&
        !kr_set_update(thread, kr_ref(result), b)) {
        kr_drop(thread, result);
        return KR_NULL;
    }
    return result;
}
static KrOwn inplace_and(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_set_is_sub(b)) return kr_dup(kr_not_implemented());
    return take_over(thread, a, intersection(thread, a, b)) ? kr_dup(a) : KR_NULL;
}
static KrOwn inplace_sub(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_set_is_sub(b)) return kr_dup(kr_not_implemented());
    return difference_update(thread, a, b) ? kr_dup(a) : KR_NULL;
}
static KrOwn inplace_xor(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_set_is_sub(b)) return kr_dup(kr_not_implemented());
    return symmetric_difference_update(thread, a, b) ? kr_dup(a) : KR_NULL;
}
static KrOwn inplace_or(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_set_is_sub(b)) return kr_dup(kr_not_implemented());
    return kr_set_update(thread, a, b) ? kr_dup(a) : KR_NULL;
}

static KrFound contains(KrThread *thread, KrRef self, KrRef key)
{
    return kr_set_contains(thread, self, key);
}

static bool length(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    *out = kr_set_length(self);
    return true;
}

static KrOwn key_list(KrThread *thread, KrRef self)
{
    KrOwn list = kr_list_new(thread, kr_set_length(self));
    if (kr_is_null(list)) return list;
    size_t position = 0;
    KrRef key;
    int64_t hash;
    KrOwn *out = kr_list_cast(kr_ref(list))->items;
    while (kr_set_next(self, &position, &key, &hash))
        *out++ = kr_dup(key);
    return list;
}

static KrOwn list_item(KrRef list, int64_t index)
{
    return index < kr_list_length(list) ? kr_dup(kr_list_get(list, index)) : KR_NULL;
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    if (kr_set_length(self) == 0) return kr_str_from_format(thread, "%T()", self);
    if (kr_repr_enter(thread, self)) return kr_str_from_format(thread, "%T(...)", self);
    KrOwn list = key_list(thread, self), text = KR_NULL;
    if (!kr_is_null(list)) {
        text = kr_container_repr(thread, kr_ref(list), "{", "}", "}", list_item);
        kr_drop(thread, list);
    }
    kr_repr_leave(thread, self);
    if (!kr_is_null(text) && kr_obj(self)->type != &kr_set_type) {
        KrOwn whole = kr_str_from_format(thread, "%T(%S)", self, kr_ref(text));
        kr_drop(thread, text);
        text = whole;
    }
    return text;
}

static void dealloc(KrThread *thread, KrObject *object)
{
    KrSet *self = (KrSet *)(void *)object;
    if (self->has_others) drop_table(thread, self->table, self->used);
    if (self->table != self->small) table_free(thread, self->table, self->mask);
    if (KR_LIKELY(object->type == &kr_set_type || object->type == &kr_frozenset_type))
        kr_slab_free(thread, object, sizeof *self);
    else
        kr_object_free(thread, object, object->type->basic_size);
}

static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrSet *self = (KrSet *)(void *)object;
    if (!self->has_others) return;
    for (int64_t i = 0; i <= self->mask; i++)
        if (kr_set_is_member(&self->table[i])) visitor(kr_ref(self->table[i].key), context);
}

static void clear(KrThread *thread, KrObject *object)
{
    kr_set_clear(thread, kr_from_obj(object));
}

static KrOwn new_set(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                     KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames; // init looks at them
    return alloc(thread, (KrType *)(void *)kr_obj(callable));
}

static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    if (!kr_container_arity(thread, "set", count, kwnames, 0, 1)) return false;
    if (kr_set_cast(self)->fill) kr_set_clear(thread, self);
    kr_set_cast(self)->hash = -1;
    return count == 0 || kr_set_update(thread, self, args[0]);
}

static KrOwn new_frozenset(KrThread *thread, KrRef callable, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)(void *)kr_obj(callable);
    // A subclass with its own __init__ may take keywords.
    KrRef names = type->init == kr_frozenset_type.init ? kwnames : KR_REF_NULL;
    if (!kr_container_arity(thread, "frozenset", count, names, 0, 1)) return KR_NULL;
    KrRef iterable = count ? args[0] : KR_REF_NULL;
    if (type == &kr_frozenset_type) return kr_frozenset_from(thread, iterable);
    return make(thread, type, iterable);
}

// --- methods ------------------------------------------------------------------------------

static KrOwn done(bool ok)
{
    return ok ? kr_none_own() : KR_NULL;
}

static KrOwn add_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return done(kr_set_add(thread, self, args[0]));
}
static KrOwn discard_method(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)count;
    return done(kr_set_discard(thread, self, args[0]) != KR_FAULT);
}
static KrOwn remove_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    KrFound found = kr_set_discard(thread, self, args[0]);
    if (found == KR_ABSENT) return kr_exception_raise_key(thread, args[0]);
    return done(found == KR_PRESENT);
}
static KrOwn pop_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrSet *set = kr_set_cast(self);
    if (set->used == 0)
        return kr_exception_raise(thread, &kr_exception_key_error,
                                  "pop from an empty set");
    int64_t slot = (int64_t)set->finger & set->mask;
    while (!kr_set_is_member(&set->table[slot]))
        slot = slot == set->mask ? 0 : slot + 1;
    set->finger = (uint32_t)(slot + 1);
    return delete_entry(set, &set->table[slot]);
}

static KrOwn clear_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    kr_set_clear(thread, self);
    return kr_none_own();
}
static KrOwn copy_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    if (kr_is_exact(self, &kr_frozenset_type)) return kr_dup(self);
    return copy(thread, self);
}

static KrOwn update_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!kr_set_update(thread, self, args[i])) return KR_NULL;
    return kr_none_own();
}
static KrOwn union_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrOwn result = copy(thread, self);
    for (size_t i = 0; !kr_is_null(result) && i < count; i++)
        if (!kr_is(self, args[i]) && !kr_set_update(thread, kr_ref(result), args[i])) {
            kr_drop(thread, result);
            return KR_NULL;
        }
    return result;
}
static KrOwn intersection_method(KrThread *thread, KrRef self, const KrRef *args,
                                 size_t count)
{
    if (count == 0) return copy(thread, self);
    KrOwn result = intersection(thread, self, args[0]);
    for (size_t i = 1; !kr_is_null(result) && i < count; i++)
        kr_store(thread, &result, intersection(thread, kr_ref(result), args[i]));
    return result;
}
static KrOwn intersection_update_method(KrThread *thread, KrRef self, const KrRef *args,
                                        size_t count)
{
    return done(
        take_over(thread, self, intersection_method(thread, self, args, count)));
}
static KrOwn difference_method(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    if (count == 0) return copy(thread, self);
    KrOwn result = difference(thread, self, args[0]);
    for (size_t i = 1; !kr_is_null(result) && i < count; i++)
        if (!difference_update(thread, kr_ref(result), args[i])) {
            kr_drop(thread, result);
            return KR_NULL;
        }
    return result;
}
static KrOwn difference_update_method(KrThread *thread, KrRef self, const KrRef *args,
                                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!difference_update(thread, self, args[i])) return KR_NULL;
    return kr_none_own();
}
static KrOwn symmetric_difference_method(KrThread *thread, KrRef self,
                                         const KrRef *args, size_t count)
{
    (void)count;
    return symmetric_difference(thread, self, args[0]);
}
static KrOwn symmetric_difference_update_method(KrThread *thread, KrRef self,
                                                const KrRef *args, size_t count)
{
    (void)count;
    return done(symmetric_difference_update(thread, self, args[0]));
}

static KrOwn answer(KrFound found)
{
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}
static KrOwn issubset_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)count;
    return answer(is_subset(thread, self, args[0]));
}
// The first item of the iterable whose membership in `self` is `wanted`: present.
static KrFound any_item(KrThread *thread, KrRef self, KrRef iterable, KrFound wanted)
{
    KrOwn it = kr_iter(thread, iterable), key = KR_NULL;
    if (kr_is_null(it)) return KR_FAULT;
    KrFound result = KR_ABSENT, found = KR_ABSENT;
    while (result == KR_ABSENT &&
           (found = kr_iter_next(thread, kr_ref(it), &key)) == KR_PRESENT) {
        int64_t hash;
        KrFound inside =
            hash_key(thread, kr_ref(key), &hash)
                ? contains_hash(thread, kr_set_cast(self), kr_ref(key), hash)
                : KR_FAULT;
        kr_drop(thread, key);
        if (inside == KR_FAULT || inside == wanted)
            result = inside == KR_FAULT ? KR_FAULT : KR_PRESENT;
    }
    kr_drop(thread, it);
    return found == KR_FAULT ? KR_FAULT : result;
}
static KrOwn issuperset_method(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)count;
    if (kr_set_is_sub(args[0])) return answer(is_subset(thread, args[0], self));
    KrFound outside = any_item(thread, self, args[0], KR_ABSENT);
    return outside == KR_FAULT ? KR_NULL : kr_bool_own(outside == KR_ABSENT);
}
static KrOwn isdisjoint_method(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)count;
    KrRef ask = self, walked = args[0];
    if (kr_set_is_sub(walked) && kr_set_length(walked) > kr_set_length(self)) {
        ask = walked;
        walked = self;
    }
    KrFound common = any_item(thread, ask, walked, KR_PRESENT);
    return common == KR_FAULT ? KR_NULL : kr_bool_own(common == KR_ABSENT);
}

static KrOwn reduce_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    KrOwn list = key_list(thread, self), tuple = KR_NULL, state = KR_NULL,
          result = KR_NULL;
    if (!kr_is_null(list)) tuple = kr_tuple_1(thread, kr_ref(list));
    if (!kr_is_null(tuple)) {
        KrOwn name = kr_str_interned(thread, "__getstate__");
        state = kr_is_null(name) ? KR_NULL : kr_call_method(thread, self, kr_ref(name), NULL, 0);
        kr_xdrop(thread, name);
        if (!kr_is_null(state))
            result = kr_tuple_3(thread, kr_type_ref(kr_obj(self)->type), kr_ref(tuple),
                                kr_ref(state));
    }
    kr_xdrop(thread, list);
    kr_xdrop(thread, tuple);
    kr_xdrop(thread, state);
    return result;
}

static KrOwn sizeof_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    const KrSet *set = kr_set_cast(self);
    int64_t size = kr_obj(self)->type->basic_size;
    if (set->table != set->small) size += (set->mask + 1) * (int64_t)sizeof(KrSetEntry);
    return kr_int_from_i64(thread, size);
}

static KrOwn iter(KrThread *thread, KrRef self)
{
    KrSetIter *it =
        (KrSetIter *)(void *)kr_object_new(thread, &kr_set_iter_type, sizeof(KrSetIter));
    if (!it) return KR_NULL;
    it->set = kr_dup(self);
    it->used = it->left = kr_set_length(self);
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}

static KrOwn contains_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrFound found = contains(thread, self, args[0]);
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}

// clang-format off
#define SHARED_METHODS /* of set and frozenset */ \
    {"__reduce__", reduce_method, "($self, /)", "State for pickling.", 0, 0, KR_NATIVE_RAW}, \
    {"__sizeof__", sizeof_method, "($self, /)", "Bytes of memory that the object takes.", 0, 0, KR_NATIVE_RAW}, \
    {"copy", copy_method, "($self, /)", "A shallow copy.", 0, 0, KR_NATIVE_RAW}, \
    {"union", union_method, "($self, /, *others)", "What is in the set or in one of the others.", 0, -1, KR_NATIVE_RAW}, \
    {"intersection", intersection_method, "($self, /, *others)", "What is in the set and in all others.", 0, -1, KR_NATIVE_RAW}, \
    {"difference", difference_method, "($self, /, *others)", "What is in the set and in none of the others.", 0, -1, KR_NATIVE_RAW}, \
    {"symmetric_difference", symmetric_difference_method, "($self, other, /)", "What is in exactly one of the two.", 1, 1, KR_NATIVE_RAW}, \
    {"issubset", issubset_method, "($self, other, /)", "Is all of it in the other?", 1, 1, KR_NATIVE_RAW}, \
    {"issuperset", issuperset_method, "($self, other, /)", "Is all of the other in it?", 1, 1, KR_NATIVE_RAW}, \
    {"isdisjoint", isdisjoint_method, "($self, other, /)", "Have the two nothing in common?", 1, 1, KR_NATIVE_RAW}, \
    {"__contains__", contains_method, "($self, object, /)", "object in self", 1, 1, KR_NATIVE_RAW}, \
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "The generic alias of the type.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS}
// clang-format on

static const KrNativeDef set_methods[] = {
    SHARED_METHODS,
    {"add", add_method, "($self, object, /)", "Adds an element.", 1, 1, KR_NATIVE_RAW},
    {"discard", discard_method, "($self, object, /)", "Takes an element out if it is there.", 1, 1, KR_NATIVE_RAW},
    {"remove", remove_method, "($self, object, /)", "Takes out the first item that is equal.", 1, 1, KR_NATIVE_RAW},
    {"pop", pop_method, "($self, /)", "Takes an item out and gives it.", 0, 0, KR_NATIVE_RAW},
    {"clear", clear_method, "($self, /)", "Takes everything out.", 0, 0, KR_NATIVE_RAW},
    {"update", update_method, "($self, /, *others)", "Takes in what the arguments hold.", 0, -1, KR_NATIVE_RAW},
    {"intersection_update", intersection_update_method, "($self, /, *others)", "Keeps only what is in all others.", 0, -1, KR_NATIVE_RAW},
    {"difference_update", difference_update_method, "($self, /, *others)", "Takes out what is in others.", 0, -1, KR_NATIVE_RAW},
    {"symmetric_difference_update", symmetric_difference_update_method, "($self, other, /)", "Keeps what is in exactly one of the two.", 1, 1, KR_NATIVE_RAW},
    {0},
};
static const KrNativeDef frozenset_methods[] = {SHARED_METHODS, {0}};

KrType kr_set_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "set",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_SET_SUB | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrSet),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .iter = iter,
    .compare = compare,
    .new_object = new_set,
    .init = init,
    .binary = {[KR_BINARY_AND] = and_,
               [KR_BINARY_OR] = or_,
               [KR_BINARY_SUB] = sub,
               [KR_BINARY_XOR] = xor_},
    .inplace = {[KR_BINARY_AND] = inplace_and,
                [KR_BINARY_OR] = inplace_or,
                [KR_BINARY_SUB] = inplace_sub,
                [KR_BINARY_XOR] = inplace_xor},
    .length = length,
    .contains = contains,
    .methods = set_methods,
    .doc = "(iterable=(), /)\n--\n\n" "Build an unordered collection of unique elements.",
};

KrType kr_frozenset_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "frozenset",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_SET_SUB | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrSet),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .iter = iter,
    .hash = frozen_hash,
    .compare = compare,
    .new_object = new_frozenset,
    .binary = {[KR_BINARY_AND] = and_,
               [KR_BINARY_OR] = or_,
               [KR_BINARY_SUB] = sub,
               [KR_BINARY_XOR] = xor_},
    .length = length,
    .contains = contains,
    .methods = frozenset_methods,
    .doc = "(iterable=(), /)\n--\n\n" "Build an immutable unordered collection of unique elements.",
};

// --- iterator -----------------------------------------------------------------------------

static KrSetIter *cast_iter(KrRef self)
{
    return (KrSetIter *)(void *)kr_obj(self);
}

static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((KrSetIter *)(void *)object)->set);
    kr_object_free(thread, object, sizeof(KrSetIter));
}

static void iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrSetIter *it = (KrSetIter *)(void *)object;
    if (!kr_is_null(it->set)) visitor(kr_ref(it->set), context);
}

static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrSetIter *it = cast_iter(self);
    if (kr_is_null(it->set)) return KR_ABSENT;
    const KrSet *set = kr_set_cast(kr_ref(it->set));
    if (it->used != set->used) {
        it->used = -1; // stays broken
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "Set changed size during iteration");
        return KR_FAULT;
    }
    int64_t slot = it->position;
    while (slot <= set->mask && !kr_set_is_member(&set->table[slot]))
        slot++;
    it->position = slot + 1;
    if (slot > set->mask) {
        kr_drop(thread, kr_move(&it->set));
        return KR_ABSENT;
    }
    it->left--;
    *item = kr_dup(kr_ref(set->table[slot].key));
    return KR_PRESENT;
}

KrRef kr_set_step(KrRef iterator)
{
    KrSetIter *it = cast_iter(iterator);
    if (KR_UNLIKELY(kr_is_null(it->set))) return KR_REF_NULL;
    const KrSet *set = kr_set_cast(kr_ref(it->set));
    if (KR_UNLIKELY(it->used != set->used)) return KR_REF_NULL;
    int64_t slot = it->position, mask = set->mask;
    const KrSetEntry *table = set->table;
    while (slot <= mask && !kr_set_is_member(&table[slot]))
        slot++;
    it->position = slot + (slot <= mask);
    if (slot > mask) return KR_REF_NULL;
    it->left--;
    return kr_ref(table[slot].key);
}

static KrOwn iter_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrSetIter *it = cast_iter(self);
    bool good = !kr_is_null(it->set) && it->used == kr_set_length(kr_ref(it->set));
    return kr_int_from_i64(thread, good ? it->left : 0);
}

static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrSetIter *it = cast_iter(self);
    KrOwn list = kr_list_new(thread, 0), result = KR_NULL;
    if (kr_is_null(list)) return list;
    bool ok = true;
    if (!kr_is_null(it->set)) {
        size_t position = (size_t)it->position;
        KrRef key;
        int64_t hash;
        while (ok && kr_set_next(kr_ref(it->set), &position, &key, &hash))
            ok = kr_list_append(thread, kr_ref(list), key);
    }
    if (ok) result = kr_iterator_reduce(thread, "iter", kr_ref(list), -1);
    kr_drop(thread, list);
    return result;
}

static const KrNativeDef iter_methods[] = {
    {"__length_hint__", iter_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", iter_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {0},
};

KrType kr_set_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "set_iterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrSetIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};
