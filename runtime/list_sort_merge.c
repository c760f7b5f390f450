// SPDX-License-Identifier: MIT
// The sorting itself, by comparisons: natural runs, short ones extended by binary insertion, merged in powersort's order
// (Munro and Wild 2018) with galloping inside merges when one side keeps winning.
//
// Which items are compared, and in which order, is exactly what CPython 3.14 does: __lt__ may have effects, and be no order at all (NaN).
// It is written once, with the comparison as a constant that the compiler specializes (`mode`). Items are moved with their values; after a
// failed comparison the arrays hold the same items in some order. Called by list_sort.c.
// Tests: tests/unit/list_test.c, tests/lang/reference/expressions/sorted_and_sort.py.
#include "runtime/list_sort_merge.h"

#include "runtime/exception.h"

#include <stdlib.h>

enum { MIN_GALLOP = 7 };

static void reverse_part(KrOwn *items, int64_t start, int64_t stop)
{
    for (stop--; start < stop; start++, stop--) {
        KrOwn item = items[start];
        items[start] = items[stop];
        items[stop] = item;
    }
}

static void reverse_both(KrSorter *s, int64_t start, int64_t stop)
{
    reverse_part(s->keys, start, stop);
    if (s->values) reverse_part(s->values, start, stop);
}

static bool rises_on(KrComparisons *comparisons, bool is_less, KrRef *a, KrRef *b)
{
    KrSorter *s = (KrSorter *)(void *)comparisons;
    if (is_less || s->at + 1 == s->stop || !goes_on(s, s->keys[s->at + 1], s->keys[s->at], a, b)) return false;
    s->at++;
    return true;
}

// Length of the run at `start`; a descending one is turned round, equal items in it stay in their order:
// they are turned before. It asks what CPython 3.14 asks in the same order, since __lt__ may have effects.
KR_INLINE int64_t count_run(KrSorter *s, KrSortMode mode, int64_t start, int64_t stop)
{
    KrOwn *keys = s->keys;
    int is_less = 0;
    s->stop = stop;
    for (s->at = start + 1; s->at < stop; s->at++) {
        is_less = less_on(s, mode, keys[s->at], keys[s->at - 1], rises_on);
        if (is_less < 0) return -1;
        if (is_less) break;
    }
    int64_t at = s->at;
    if (at == stop) return at - start;
    if (at > start + 1) { // one that is not less, then a smaller one: descending only if all so far are equal
        is_less = less(s, mode, keys[start], keys[at - 1]);
        if (is_less) return is_less < 0 ? -1 : at - start;
        reverse_both(s, start, at);
    }
    int64_t equal = 0; // how many equal the one before them, at the end
    for (at++; at < stop; at++) {
        is_less = less(s, mode, keys[at], keys[at - 1]);
        if (is_less < 0) return -1;
        if (is_less) {
            if (equal) reverse_both(s, at - equal - 1, at);
            equal = 0;
            continue;
        }
        is_less = less(s, mode, keys[at - 1], keys[at]);
        if (is_less < 0) return -1;
        if (is_less) break;
        equal++;
    }
    if (equal) reverse_both(s, at - equal - 1, at);
    reverse_both(s, start, at);
    for (; at < stop; at++) {
        is_less = less(s, mode, keys[at], keys[at - 1]);
        if (is_less < 0) return -1;
        if (is_less) break;
    }
    return at - start;
}

// Where keys[0, count) have the first that is greater; -1: raised.
KR_INLINE int64_t place_of(KrSorter *s, KrSortMode mode, KrOwn key, const KrOwn *keys, int64_t count)
{
    int64_t low = 0, high = count;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        int is_less = less(s, mode, key, keys[middle]);
        if (is_less < 0) return -1;
        if (is_less) {
            high = middle;
            __asm__ volatile(""); // a branch: the next key is looked at while this comparison goes on, if it is guessed right
        } else {
            low = middle + 1;
        }
    }
    return low;
}

// The item at `from` goes to `to`, what lies between moves up.
KR_INLINE void insert_at(KrSorter *s, int64_t to, int64_t from)
{
    KrOwn *keys = s->keys, pivot = keys[from];
    memmove(keys + to + 1, keys + to, (size_t)(from - to) * sizeof *keys);
    keys[to] = pivot;
    if (!s->values) return;
    KrOwn value = s->values[from];
    memmove(s->values + to + 1, s->values + to, (size_t)(from - to) * sizeof *keys);
    s->values[to] = value;
}

// Where the item at s->at may lie, after a comparison with the middle one.
static void narrow(KrSorter *s, bool is_less)
{
    int64_t middle = s->low + (s->high - s->low) / 2;
    if (is_less)
        s->high = middle;
    else
        s->low = middle + 1;
    if (s->low < s->high) return;
    insert_at(s, s->low, s->at++);
    s->low = s->start;
    s->high = s->at;
}
static bool narrow_on(KrComparisons *comparisons, bool is_less, KrRef *a, KrRef *b)
{
    KrSorter *s = (KrSorter *)(void *)comparisons;
    const KrOwn *keys = s->keys;
    int64_t middle = s->low + (s->high - s->low) / 2, low = is_less ? s->low : middle + 1, high = is_less ? middle : s->high;
    if (low < high) {
        if (!goes_on(s, keys[s->at], keys[low + (high - low) / 2], a, b)) return false;
    } else { // the next one's turn: which item lies in the middle when this one has been put into its place?
        int64_t place = s->start + (s->at + 1 - s->start) / 2;
        if (s->at + 1 == s->stop || !goes_on(s, keys[s->at + 1], keys[place < low ? place : place == low ? s->at : place - 1], a, b))
            return false;
    }
    narrow(s, is_less);
    return true;
}

// [start, sorted) is sorted already.
KR_INLINE bool insertion_sort(KrSorter *s, KrSortMode mode, int64_t start, int64_t sorted,
                              int64_t stop)
{
    if (mode != KR_SORT_ANY) {
        for (; sorted < stop; sorted++) {
            int64_t place = place_of(s, mode, s->keys[sorted], s->keys + start, sorted - start);
            if (place < 0) return false;
            insert_at(s, start + place, sorted);
        }
        return true;
    }
    s->start = s->low = start;
    s->at = s->high = sorted;
    s->stop = stop;
    while (s->at < stop) {
        int is_less = less_on(s, mode, s->keys[s->at], s->keys[s->low + (s->high - s->low) / 2], narrow_on);
        if (is_less < 0) return false;
        narrow(s, is_less);
    }
    return true;
}

// How many of the `count` sorted items are < key (strict) or <= key, looking near the start first:
// 1, 3, 7, ... then by halving. -1: raised.
KR_INLINE int64_t gallop_right_from_left(KrSorter *s, KrSortMode mode, KrOwn key,
                                         const KrOwn *items, int64_t count, bool strict)
{
    int64_t low = 0, step = 1, high = count;
    // invariant: items before low are taken, items from high on are not
    for (int64_t probe = 0; probe < count;) {
        int taken = strict ? less(s, mode, items[probe], key)
                           : less(s, mode, key, items[probe]);
        if (taken < 0) return -1;
        if (!strict) taken = !taken;
        if (!taken) {
            high = probe;
            break;
        }
        low = probe + 1;
        step *= 2;
        probe = step - 1;
    }
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        int taken = strict ? less(s, mode, items[middle], key)
                           : less(s, mode, key, items[middle]);
        if (taken < 0) return -1;
        if (!strict) taken = !taken;
        if (taken)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The same, looking near the end first.
KR_INLINE int64_t gallop_from_right(KrSorter *s, KrSortMode mode, KrOwn key, const KrOwn *items,
                                    int64_t count, bool strict)
{
    int64_t low = 0, high = count, step = 1;
    for (int64_t back = 1; back <= count;) {
        int64_t probe = count - back;
        int taken = strict ? less(s, mode, items[probe], key)
                           : less(s, mode, key, items[probe]);
        if (taken < 0) return -1;
        if (!strict) taken = !taken;
        if (taken) {
            low = probe + 1;
            break;
        }
        high = probe;
        step *= 2;
        back = step;
    }
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        int taken = strict ? less(s, mode, items[middle], key)
                           : less(s, mode, key, items[middle]);
        if (taken < 0) return -1;
        if (!strict) taken = !taken;
        if (taken)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool reserve_temp(KrSorter *s, int64_t count)
{
    if (count <= s->temp_capacity) return true;
    free(s->temp_keys);
    s->temp_keys = malloc((size_t)count * (s->values ? 2 : 1) * sizeof *s->temp_keys);
    if (!s->temp_keys) {
        s->temp_capacity = 0;
        (void)kr_exception_no_memory(s->thread);
        return false;
    }
    s->temp_values = s->values ? s->temp_keys + count : NULL;
    s->temp_capacity = count;
    return true;
}

static void move_items(KrSorter *s, int64_t to, int64_t from, int64_t count)
{
    memmove(s->keys + to, s->keys + from, (size_t)count * sizeof *s->keys);
    if (s->values)
        memmove(s->values + to, s->values + from, (size_t)count * sizeof *s->keys);
}

static void from_temp(KrSorter *s, int64_t to, int64_t from, int64_t count)
{
    memcpy(s->keys + to, s->temp_keys + from, (size_t)count * sizeof *s->keys);
    if (s->values)
        memcpy(s->values + to, s->temp_values + from, (size_t)count * sizeof *s->keys);
}

static void to_temp(KrSorter *s, int64_t from, int64_t count)
{
    memcpy(s->temp_keys, s->keys + from, (size_t)count * sizeof *s->keys);
    if (s->values)
        memcpy(s->temp_values, s->values + from, (size_t)count * sizeof *s->keys);
}

// One item of a side goes to its place.
KR_INLINE void put_up(KrSorter *s, KrSortMerge *m, bool of_right)
{
    KrOwn *keys = s->keys, *values = s->values;
    if (of_right) {
        if (values) values[m->out] = values[m->right];
        keys[m->out++] = keys[m->right++];
    } else {
        if (values) values[m->out] = s->temp_values[m->left];
        keys[m->out++] = s->temp_keys[m->left++];
    }
}
KR_INLINE void put_down(KrSorter *s, KrSortMerge *m, bool of_left)
{
    KrOwn *keys = s->keys, *values = s->values;
    int64_t to = m->out + m->left + m->right - 1;
    if (of_left) {
        int64_t from = m->out + --m->left;
        keys[to] = keys[from];
        if (values) values[to] = values[from];
    } else {
        keys[to] = s->temp_keys[--m->right];
        if (values) values[to] = s->temp_values[m->right];
    }
}
// The same for the side that has won.
KR_INLINE void take_up(KrSorter *s, KrSortMerge *m, bool right_wins)
{
    put_up(s, m, right_wins);
    m->right_wins = right_wins ? m->right_wins + 1 : 0;
    m->left_wins = right_wins ? 0 : m->left_wins + 1;
}
KR_INLINE void take_down(KrSorter *s, KrSortMerge *m, bool left_wins)
{
    put_down(s, m, left_wins);
    m->left_wins = left_wins ? m->left_wins + 1 : 0;
    m->right_wins = left_wins ? 0 : m->right_wins + 1;
}
// Is there something to compare? The last item in temp lies behind (in front of) all others, which merge_at has found out.
KR_INLINE bool goes_up(const KrSortMerge *m)
{
    return m->left + 1 < m->left_end && m->right < m->right_end;
}
KR_INLINE bool goes_down(const KrSortMerge *m)
{
    return m->left > 0 && m->right > 1;
}
// Does a side win so often that galloping begins?
KR_INLINE bool gallops(const KrSorter *s, int64_t left_wins, int64_t right_wins)
{
    return left_wins >= s->min_gallop || right_wins >= s->min_gallop;
}
// Keys that Python code compares may lie anywhere in memory. While two are compared, memory is asked for the one that comes FAR behind on that side, and for
// what the one that comes NEAR wraps (cmp_to_key).
KR_INLINE void fetch_ahead(const KrOwn *next, int64_t count, int64_t step)
{
    enum { FAR = 4, NEAR = 2 };
    if (count <= FAR) return;
    __builtin_prefetch((const void *)(uintptr_t)kr_own_bits(next[FAR * step]), 1);
    KrRef near = kr_ref(next[NEAR * step]);
    if (kr_is_exact(near, &kr_key_wrapper_type))
        __builtin_prefetch((const void *)(uintptr_t)kr_own_bits(((const KrKeyWrapper *)(const void *)kr_obj(near))->object), 1);
}
static bool up_on(KrComparisons *comparisons, bool is_less, KrRef *a, KrRef *b)
{
    KrSorter *s = (KrSorter *)(void *)comparisons;
    KrSortMerge *m = s->merge;
    int64_t left = m->left + !is_less, right = m->right + is_less;
    if (left + 1 == m->left_end || right == m->right_end || gallops(s, is_less ? 0 : m->left_wins + 1, is_less ? m->right_wins + 1 : 0) ||
        !goes_on(s, s->keys[right], s->temp_keys[left], a, b))
        return false;
    take_up(s, m, is_less);
    if (is_less)
        fetch_ahead(s->keys + right, m->right_end - right, 1);
    else
        fetch_ahead(s->temp_keys + left, m->left_end - left, 1);
    return true;
}
static bool down_on(KrComparisons *comparisons, bool is_less, KrRef *a, KrRef *b)
{
    KrSorter *s = (KrSorter *)(void *)comparisons;
    KrSortMerge *m = s->merge;
    int64_t left = m->left - is_less, right = m->right - !is_less;
    if (left == 0 || right == 1 || gallops(s, is_less ? m->left_wins + 1 : 0, is_less ? 0 : m->right_wins + 1) ||
        !goes_on(s, s->temp_keys[right - 1], s->keys[m->out + left - 1], a, b))
        return false;
    take_down(s, m, is_less);
    if (is_less)
        fetch_ahead(s->keys + m->out + left - 1, left, -1);
    else
        fetch_ahead(s->temp_keys + right - 1, right, -1);
    return true;
}

// Both sides are galloped through in turn, while that takes many items at once. -1: raised.
KR_INLINE int gallop_up(KrSorter *s, KrSortMode mode, KrSortMerge *m)
{
    int64_t left_n, right_n;
    do {
        s->min_gallop -= s->min_gallop > 1;
        left_n = gallop_right_from_left(s, mode, s->keys[m->right], s->temp_keys + m->left, m->left_end - m->left, false);
        if (left_n < 0) return -1;
        from_temp(s, m->out, m->left, left_n);
        m->out += left_n;
        m->left += left_n;
        if (!goes_up(m)) return 0;
        put_up(s, m, true);
        if (!goes_up(m)) return 0;
        right_n = gallop_right_from_left(s, mode, s->temp_keys[m->left], s->keys + m->right, m->right_end - m->right, true);
        if (right_n < 0) return -1;
        move_items(s, m->out, m->right, right_n);
        m->out += right_n;
        m->right += right_n;
        if (!goes_up(m)) return 0;
        put_up(s, m, false);
        if (!goes_up(m)) return 0;
    } while (left_n >= MIN_GALLOP || right_n >= MIN_GALLOP);
    s->min_gallop++;
    return 0;
}
KR_INLINE int gallop_down(KrSorter *s, KrSortMode mode, KrSortMerge *m)
{
    int64_t left_n, right_n, a = m->out;
    do {
        s->min_gallop -= s->min_gallop > 1;
        int64_t kept = gallop_from_right(s, mode, s->temp_keys[m->right - 1], s->keys + a, m->left, false);
        if (kept < 0) return -1;
        left_n = m->left - kept;
        move_items(s, a + kept + m->right, a + kept, left_n);
        m->left = kept;
        if (!goes_down(m)) return 0;
        put_down(s, m, false);
        if (!goes_down(m)) return 0;
        kept = gallop_from_right(s, mode, s->keys[a + m->left - 1], s->temp_keys, m->right, true);
        if (kept < 0) return -1;
        right_n = m->right - kept;
        from_temp(s, a + m->left + kept, kept, right_n);
        m->right = kept;
        if (!goes_down(m)) return 0;
        put_down(s, m, true);
        if (!goes_down(m)) return 0;
    } while (left_n >= MIN_GALLOP || right_n >= MIN_GALLOP);
    s->min_gallop++;
    return 0;
}

// Merges [a, a + na) and [b, b + nb), b == a + na, na <= nb: left side in temp, filling upwards. merge_at has left what begins with an
// item of the right side and ends with one of the left.
KR_INLINE bool merge_low(KrSorter *s, KrSortMode mode, int64_t a, int64_t na, int64_t b,
                         int64_t nb)
{
    if (!reserve_temp(s, na)) return false;
    to_temp(s, a, na);
    KrSortMerge m = {.right = b, .left_end = na, .right_end = b + nb, .out = a};
    int is_less = 0;
    KrOwn *keys = s->keys, *temp = s->temp_keys;
    if (mode == KR_SORT_ANY) s->merge = &m; // (else it lies in registers)
    put_up(s, &m, true);
    while (goes_up(&m)) {
        is_less = less_on(s, mode, keys[m.right], temp[m.left], up_on);
        if (is_less < 0) break;
        take_up(s, &m, is_less);
        if (!gallops(s, m.left_wins, m.right_wins) || !goes_up(&m)) continue;
        s->min_gallop++;
        is_less = gallop_up(s, mode, &m);
        if (is_less < 0) break;
        m.left_wins = m.right_wins = 0;
    }
    if (is_less >= 0) { // what is left of the right side
        move_items(s, m.out, m.right, m.right_end - m.right);
        m.out += m.right_end - m.right;
    }
    from_temp(s, m.out, m.left, na - m.left);
    return is_less >= 0;
}

// The same with na > nb: right side in temp, filling downwards.
KR_INLINE bool merge_high(KrSorter *s, KrSortMode mode, int64_t a, int64_t na, int64_t b,
                          int64_t nb)
{
    if (!reserve_temp(s, nb)) return false;
    to_temp(s, b, nb);
    KrSortMerge m = {.left = na, .right = nb, .out = a};
    int is_less = 0;
    KrOwn *keys = s->keys, *temp = s->temp_keys;
    if (mode == KR_SORT_ANY) s->merge = &m;
    put_down(s, &m, true);
    while (goes_down(&m)) {
        is_less = less_on(s, mode, temp[m.right - 1], keys[a + m.left - 1], down_on);
        if (is_less < 0) break;
        take_down(s, &m, is_less);
        if (!gallops(s, m.left_wins, m.right_wins) || !goes_down(&m)) continue;
        s->min_gallop++;
        is_less = gallop_down(s, mode, &m);
        if (is_less < 0) break;
        m.left_wins = m.right_wins = 0;
    }
    if (is_less >= 0) { // what is left of the left side
        move_items(s, a + m.right, a, m.left);
        m.left = 0;
    }
    from_temp(s, a + m.left, 0, m.right);
    return is_less >= 0;
}

// Merges a run of the stack, one of the last three, with the next.
KR_INLINE bool merge_at(KrSorter *s, KrSortMode mode, int at)
{
    KrSortRun *one = &s->runs[at], *two = one + 1;
    int64_t a = one->start, na = one->length, b = two->start, nb = two->length;
    one->length += nb;
    s->run_count--;
    if (at + 1 < s->run_count) *two = two[1];
    // What is in place already at both ends need not move.
    int64_t skip = gallop_right_from_left(s, mode, s->keys[b], s->keys + a, na, false);
    if (skip < 0) return false;
    a += skip;
    na -= skip;
    if (na == 0) return true;
    nb = gallop_from_right(s, mode, s->keys[a + na - 1], s->keys + b, nb, true);
    if (nb < 0) return false;
    if (nb == 0) return true;
    return na <= nb ? merge_low(s, mode, a, na, b, nb)
                    : merge_high(s, mode, a, na, b, nb);
}

// Depth of the boundary between two neighbouring runs in the ideal merge tree.
static int node_power(int64_t start, int64_t n1, int64_t n2, int64_t count)
{
    int power = 0;
    int64_t a = 2 * start + n1, b = a + n1 + n2; // twice the midpoints
    for (;;) {
        power++;
        if (a >= count) {
            a -= count;
            b -= count;
        } else if (b >= count) {
            return power;
        }
        a *= 2;
        b *= 2;
    }
}

KR_INLINE bool sort_all(KrSorter *s, KrSortMode mode)
{
    int64_t count = s->count, min_run = count, odd = 0;
    while (min_run >= 64) {
        odd |= min_run & 1;
        min_run >>= 1;
    }
    min_run += odd;
    for (int64_t at = 0; at < count;) {
        int64_t length = count_run(s, mode, at, count);
        if (length < 0) return false;
        if (length < min_run) {
            int64_t wanted = count - at < min_run ? count - at : min_run;
            if (!insertion_sort(s, mode, at, at + length, at + wanted)) return false;
            length = wanted;
        }
        if (s->run_count > 0) {
            KrSortRun *last = &s->runs[s->run_count - 1];
            int power = node_power(last->start, last->length, length, count);
            while (s->run_count > 1 && s->runs[s->run_count - 2].power > power)
                if (!merge_at(s, mode, s->run_count - 2)) return false;
            s->runs[s->run_count - 1].power = power;
        }
        s->runs[s->run_count++] = (KrSortRun){at, length, 0};
        at += length;
    }
    while (s->run_count > 1) { // the shorter neighbour first
        int last = s->run_count - 2;
        if (last > 0 && s->runs[last - 1].length < s->runs[last + 1].length) last--;
        if (!merge_at(s, mode, last)) return false;
    }
    return true;
}

static KR_NOINLINE bool sort_ints(KrSorter *s)
{
    return sort_all(s, KR_SORT_INT);
}
static KR_NOINLINE bool sort_floats(KrSorter *s)
{
    return sort_all(s, KR_SORT_FLOAT);
}
static KR_NOINLINE bool sort_strs(KrSorter *s)
{
    return sort_all(s, KR_SORT_STR);
}
static KR_NOINLINE bool sort_ints_first(KrSorter *s)
{
    return sort_all(s, KR_SORT_INT_FIRST);
}
static KR_NOINLINE bool sort_floats_first(KrSorter *s)
{
    return sort_all(s, KR_SORT_FLOAT_FIRST);
}
static KR_NOINLINE bool sort_strs_first(KrSorter *s)
{
    return sort_all(s, KR_SORT_STR_FIRST);
}
static KR_NOINLINE bool sort_any(KrSorter *s)
{
    return sort_all(s, KR_SORT_ANY);
}

bool kr_list_sort_merge(KrSorter *s, KrSortMode mode)
{
    s->min_gallop = MIN_GALLOP;
    bool ok = false;
    switch (mode) {
    case KR_SORT_INT: ok = sort_ints(s); break;
    case KR_SORT_FLOAT: ok = sort_floats(s); break;
    case KR_SORT_STR: ok = sort_strs(s); break;
    case KR_SORT_INT_FIRST: ok = sort_ints_first(s); break;
    case KR_SORT_FLOAT_FIRST: ok = sort_floats_first(s); break;
    case KR_SORT_STR_FIRST: ok = sort_strs_first(s); break;
    case KR_SORT_ANY: ok = sort_any(s); break;
    }
    free(s->temp_keys);
    return ok;
}
