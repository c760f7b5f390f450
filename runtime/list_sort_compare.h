// SPDX-License-Identifier: MIT
// What a sort holds while it runs, and how it compares: `less` with a mode that the compiler knows. Private to list_sort*.c.
#pragma once

#include "runtime/compare.h"
#include "runtime/comparisons.h"
#include "runtime/list_sort.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

enum { KR_SORT_MAX_RUNS = 85 };

typedef enum KrSortMode {
    KR_SORT_INT,
    KR_SORT_FLOAT,
    KR_SORT_STR,
    KR_SORT_INT_FIRST, // tuples that begin with such; in the same order
    KR_SORT_FLOAT_FIRST,
    KR_SORT_STR_FIRST,
    KR_SORT_ANY
} KrSortMode;

typedef struct KrSortRun {
    int64_t start, length; // in items
    int power;             // of the boundary behind it
} KrSortRun;

// What a merge has still to do: next items of both sides (upwards), or how many are left of them (downwards).
typedef struct KrSortMerge {
    int64_t left, right, left_end, right_end;
    int64_t out;                   // where the next item goes (upwards), or where the left side begins
    int64_t left_wins, right_wins; // how often that side has won in a row
} KrSortMerge;

typedef struct KrSorter {
    KrComparisons comparisons; // of keys that are compared by Python code
    KrThread *thread;
    KrOwn *keys, *values;           // values may be null
    KrOwn *temp_keys, *temp_values; // of the smaller side of a merge
    int64_t temp_capacity;
    int64_t min_gallop;
    int64_t count;
    int64_t at, low, high, start; // of a comparison: the item to be placed, where it may lie, from where on
    int64_t stop;
    KrSortMerge *merge;
    int run_count;
    KrSortRun runs[KR_SORT_MAX_RUNS]; // the only field that begins with anything
} KrSorter;

KR_INLINE void kr_sorter_init(KrSorter *self, KrThread *thread, KrOwn *keys, KrOwn *values, int64_t count)
{
    memset(self, 0, offsetof(KrSorter, runs));
    self->thread = thread;
    self->keys = keys;
    self->values = values;
    self->count = count;
}

// Most strs differ in the first few characters: those are looked at without a call, eight at once (a cell has as many).
KR_INLINE bool str_less(KrRef a, KrRef b)
{
    const KrStr *x = kr_str_obj(a), *y = kr_str_obj(b);
    if (x->kind != 1 || y->kind != 1) return kr_str_compare(a, b) < 0;
    uint64_t p, q;
    memcpy(&p, kr_str_data(x), sizeof p);
    memcpy(&q, kr_str_data(y), sizeof q);
    int64_t common = x->length < y->length ? x->length : y->length;
    int shift = p == q ? 64 : __builtin_ctzll(p ^ q) & ~7;
    if (shift / 8 < common && shift < 64) return (p >> shift & 0xFF) < (q >> shift & 0xFF);
    return common <= 8 ? x->length < y->length : kr_str_compare(a, b) < 0;
}

KR_INLINE bool int_less(uint64_t x, uint64_t y)
{
    return (int64_t)(x << 15) < (int64_t)(y << 15);
}
KR_INLINE bool float_less(uint64_t x, uint64_t y)
{
    return kr_bits_float(x) < kr_bits_float(y);
}
KR_INLINE KrRef first_item(KrOwn tuple)
{
    return kr_ref(((const KrTuple *)(const void *)kr_obj(kr_ref(tuple)))->items[0]);
}
KR_INLINE int by_compare(KrSorter *s, KrOwn a, KrOwn b)
{
    return kr_compare_bool(s->thread, kr_ref(a), kr_ref(b), KR_LT);
}
// a < b for tuples whose first items are equal: 1, 0 or -1 (raised).
KR_INLINE int less_behind(KrSorter *s, KrOwn a, KrOwn b)
{
    const KrTuple *x = kr_tuple_cast(kr_ref(a)), *y = kr_tuple_cast(kr_ref(b));
    int64_t common = x->length < y->length ? x->length : y->length;
    for (int64_t i = 1; i < common; i++) {
        KrRef p = kr_ref(x->items[i]), q = kr_ref(y->items[i]);
        if (kr_is_small_int(p) && kr_is_small_int(q)) {
            if (kr_bits(p) != kr_bits(q)) return int_less(kr_bits(p), kr_bits(q));
        } else if (kr_str_is(p) && kr_str_is(q)) {
            if (!kr_str_equal(p, q)) return str_less(p, q);
        } else {
            return by_compare(s, a, b);
        }
    }
    return x->length < y->length;
}
// a < b: 1, 0 or -1 (raised).
KR_INLINE int first_less(KrSorter *s, KrSortMode mode, KrOwn a, KrOwn b)
{
    KrRef first = first_item(a), second = first_item(b);
    uint64_t x = kr_bits(first), y = kr_bits(second);
    if (x == y) return less_behind(s, a, b);
    if (mode == KR_SORT_INT_FIRST) return int_less(x, y);
    if (mode == KR_SORT_STR_FIRST) return kr_str_equal(first, second) ? less_behind(s, a, b) : str_less(first, second);
    return float_less(x, y) ? true : float_less(y, x) ? false : less_behind(s, a, b);
}
typedef bool (*Decide)(KrComparisons *comparisons, bool is_less, KrRef *a, KrRef *b);

// The same; where Python code answers, `decide` may go on by the answer, to the next comparison, whose answer is returned then.
KR_INLINE int less_on(KrSorter *s, KrSortMode mode, KrOwn a, KrOwn b, Decide decide)
{
    uint64_t x = kr_own_bits(a), y = kr_own_bits(b);
    if (mode == KR_SORT_INT) return int_less(x, y);
    if (mode == KR_SORT_FLOAT) return float_less(x, y);
    if (mode == KR_SORT_STR) return str_less(kr_ref(a), kr_ref(b));
    if (mode != KR_SORT_ANY) return first_less(s, mode, a, b);
    if (x >= KR_FLOAT_OFFSET &&
        y >= KR_FLOAT_OFFSET) { // ints of 49 bits are exact as doubles
        double p = kr_bits_is_int(x) ? (double)kr_bits_int(x) : kr_bits_float(x);
        double q = kr_bits_is_int(y) ? (double)kr_bits_int(y) : kr_bits_float(y);
        return p < q;
    }
    if (!decide) return by_compare(s, a, b);
    s->comparisons.decide = decide;
    return kr_comparisons_ask(s->thread, &s->comparisons, kr_ref(a), kr_ref(b));
}
KR_INLINE int less(KrSorter *s, KrSortMode mode, KrOwn a, KrOwn b)
{
    return less_on(s, mode, a, b, NULL);
}
// Will the next two be compared by the method that has just answered?
KR_INLINE bool goes_on(KrSorter *s, KrOwn x, KrOwn y, KrRef *a, KrRef *b)
{
    *a = kr_ref(x);
    *b = kr_ref(y);
    return kr_comparisons_can(&s->comparisons, *a, *b);
}
