// SPDX-License-Identifier: MIT
// Sorting by the digits of ints: a comparison of what lies in no order is a branch that is guessed wrong every second time, and
// there are sixteen of them for each of 100,000 keys; counting how often each digit of 8 or 11 bits comes, and putting each key where
// its digit's turn is, takes two passes for numbers below four million.
//
// What is moved are the ints' distances to the smallest one, in 32 bits, and the places of the keys. Tuples are sorted by their first items;
// each part of them with equal ones by the next items, and so on. All of it is stable, so the result is that of comparisons.
// Comparisons of ints run no Python code, so nobody sees that there are none.
//
// Called by list_sort.c. Tests: tests/lang/types/sort_many_ints.py.
#include "runtime/list_sort_digits.h"

#include "runtime/tuple.h"

#include <stdlib.h>

enum { FEW = 40, SHORT_DIGIT = 8, LONG_DIGIT = 11, MANY = 2048, DEEPEST = 16 };

typedef struct Place {
    uint32_t number; // less the smallest
    uint32_t index;  // of the key
} Place;

typedef struct Digits {
    const KrOwn *keys;
    int64_t tuple_length; // of each key; 0: they are ints
    Place *temp;
} Digits;

// The int that decides about a key if `depth` items are equal. False: it is no int.
KR_INLINE bool number_of(const Digits *self, uint32_t index, int64_t depth, int64_t *number)
{
    KrRef value = kr_ref(self->keys[index]);
    if (self->tuple_length) value = kr_tuple_get(value, depth);
    *number = kr_small_int_value(value);
    return kr_is_small_int(value);
}

// Fills in the numbers. False: not all are ints, or they lie too far apart.
static bool take_numbers(const Digits *self, Place *places, int64_t count, int64_t depth, uint32_t *greatest)
{
    int64_t least = INT64_MAX, most = INT64_MIN, number;
    for (int64_t i = 0; i < count; i++) {
        if (!number_of(self, places[i].index, depth, &number)) return false;
        least = number < least ? number : least;
        most = number > most ? number : most;
        places[i].number = (uint32_t)number; // if they fit, the difference is right all the same
    }
    if (most - least > UINT32_MAX) return false;
    for (int64_t i = 0; i < count; i++)
        places[i].number -= (uint32_t)least;
    *greatest = (uint32_t)(most - least);
    return true;
}

static void insertion_sort(Place *places, int64_t count)
{
    for (int64_t i = 1; i < count; i++) {
        Place place = places[i];
        int64_t to = i;
        for (; to > 0 && places[to - 1].number > place.number; to--)
            places[to] = places[to - 1];
        places[to] = place;
    }
}

static void sort_by_digits(const Digits *self, Place *places, int64_t count, uint32_t greatest)
{
    uint32_t next[1 << LONG_DIGIT];
    int bits = count < MANY ? SHORT_DIGIT : LONG_DIGIT;
    uint32_t mask = (UINT32_C(1) << bits) - 1;
    Place *from = places, *to = self->temp;
    for (int shift = 0; shift < 32 && greatest >> shift; shift += bits) {
        uint32_t digits = greatest >> shift < mask ? greatest >> shift : mask, sum = 0;
        memset(next, 0, (digits + 1) * sizeof *next);
        for (int64_t i = 0; i < count; i++)
            next[from[i].number >> shift & mask]++;
        for (uint32_t digit = 0; digit <= digits; digit++) {
            uint32_t times = next[digit];
            next[digit] = sum;
            sum += times;
        }
        for (int64_t i = 0; i < count; i++)
            to[next[from[i].number >> shift & mask]++] = from[i];
        Place *other = from;
        from = to;
        to = other;
    }
    if (from != places) memcpy(places, from, (size_t)count * sizeof *places);
}

// Keys whose first `depth` items are equal. False: other items decide than ints, or items too far behind.
static bool sort_part(const Digits *self, Place *places, int64_t count, int64_t depth)
{
    uint32_t greatest;
    if (depth == DEEPEST) return false; // (the C stack)
    if (!take_numbers(self, places, count, depth, &greatest)) return false;
    if (count < FEW)
        insertion_sort(places, count);
    else
        sort_by_digits(self, places, count, greatest);
    if (depth + 1 >= self->tuple_length) return true;
    for (int64_t start = 0, stop; start < count; start = stop) {
        for (stop = start + 1; stop < count && places[stop].number == places[start].number;)
            stop++;
        if (stop - start > 1 && !sort_part(self, places + start, stop - start, depth + 1)) return false;
    }
    return true;
}

// The keys are such, and they lie in no order.
static bool is_worth_it(const Digits *self, int64_t count)
{
    int64_t number, before = INT64_MIN, steps_down = 0;
    for (int64_t i = 0; i < count; i++) {
        if (self->tuple_length && kr_tuple_length(kr_ref(self->keys[i])) != self->tuple_length) return false;
        if (!number_of(self, (uint32_t)i, 0, &number)) return false;
        steps_down += number < before;
        before = number;
    }
    return steps_down > count / 8 && steps_down < count - count / 8;
}

static void arrange(const Place *places, KrOwn *items, int64_t count, KrOwn *temp)
{
    for (int64_t i = 0; i < count; i++)
        temp[i] = items[places[i].index];
    memcpy(items, temp, (size_t)count * sizeof *items);
}

bool kr_list_sort_digits(KrOwn *keys, KrOwn *values, int64_t count)
{
    Digits self = {.keys = keys, .tuple_length = kr_tuple_is(kr_ref(keys[0])) ? kr_tuple_length(kr_ref(keys[0])) : 0};
    if (count > UINT32_MAX || !is_worth_it(&self, count)) return false;
    Place *places = malloc(2 * (size_t)count * sizeof *places);
    if (!places) return false;
    self.temp = places + count;
    for (int64_t i = 0; i < count; i++)
        places[i].index = (uint32_t)i;
    bool ok = sort_part(&self, places, count, 0);
    if (ok) {
        _Static_assert(sizeof(Place) == sizeof(KrOwn), "a key fits the place of a place");
        KrOwn *temp = (KrOwn *)(void *)self.temp;
        arrange(places, keys, count, temp);
        if (values) arrange(places, values, count, temp);
    }
    free(places);
    return ok;
}
