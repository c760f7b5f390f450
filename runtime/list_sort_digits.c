// SPDX-License-Identifier: MIT
// Sorting by digits: a comparison of what lies in no order is a branch that is guessed wrong every second time, and
// there are sixteen of them for each of 100,000 keys, with two cache misses each; counting how often each digit of up to 11 bits comes, and
// putting each key where its digit's turn is, takes two or three passes over memory that lies in a row.
//
// Each key gives a *word* of 64 bits, which are in the order of the keys: an int less the smallest one; the bits of a float; seven characters of a
// str, and how many there are. Bits in which no two words differ are left out; what is moved are the first 32 of the others, and the places of the keys.
// Parts with equal numbers are sorted by what comes next: further bits, the next characters, the next items of tuples. All of it is stable,
// so the result is that of comparisons. Comparisons of ints, floats and texts run no Python code, so nobody sees that there are none.
//
// Called by list_sort.c. Tests: tests/lang/types/sort_many_ints.py, tests/lang/types/sort_many_texts.py.
#include "runtime/list_sort_digits.h"

#include "runtime/float.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stdlib.h>

enum { FEW = 24, LONG_DIGIT = 11, MANY = 2048, SHORT_DIGIT = 8, DEEPEST = 40, CHARACTERS = 7, SEGMENTS = 8 };

typedef struct Place {
    uint32_t number;
    uint32_t index; // of the key
} Place;

// What decides about a key when all before it is equal.
typedef struct Stage {
    int64_t item;   // of tuples
    int64_t offset; // of the first character
} Stage;

typedef struct Digits {
    const KrOwn *keys;
    int64_t tuple_length; // of each key; 0: they are no tuples
    Place *temp;          // as many as there are keys, also the place of `words`
    uint64_t *words;
    uint32_t *next;       // for each digit
} Digits;

KR_INLINE KrRef value_of(const Digits *self, uint32_t index, Stage stage)
{
    KrRef value = kr_ref(self->keys[index]);
    return self->tuple_length ? kr_tuple_get(value, stage.item) : value;
}

KR_INLINE uint64_t float_word(KrRef value)
{
    double number = kr_float_value(value) + 0.0; // -0.0 is 0.0
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits ^ (bits >> 63 ? UINT64_MAX : UINT64_C(1) << 63);
}

// Characters from the offset on, the first one in the highest byte; in the lowest one how many there are, or 8: more.
KR_INLINE uint64_t text_word(const KrStr *text, int64_t offset)
{
    int64_t left = text->length - offset;
    if (left <= 0) return 0;
    const char *data = (const char *)kr_str_data(text) + offset;
    uint64_t word = 0;
    if (left <= CHARACTERS) { // (a cell has eight bytes of text)
        if (offset == 0)
            memcpy(&word, data, sizeof word);
        else
            memcpy(&word, data, (size_t)left);
        return (__builtin_bswap64(word) & UINT64_MAX << (64 - 8 * left)) | (uint64_t)left;
    }
    memcpy(&word, data, sizeof word);
    return (__builtin_bswap64(word) & ~UINT64_C(0xFF)) | (CHARACTERS + 1);
}

static bool take_ints(const Digits *self, const Place *places, int64_t count, Stage stage)
{
    int64_t least = INT64_MAX;
    for (int64_t i = 0; i < count; i++) {
        KrRef value = value_of(self, places[i].index, stage);
        if (!kr_is_small_int(value)) return false;
        int64_t number = kr_small_int_value(value);
        least = number < least ? number : least;
        self->words[i] = (uint64_t)number;
    }
    for (int64_t i = 0; i < count; i++)
        self->words[i] -= (uint64_t)least;
    return true;
}
static bool take_floats(const Digits *self, const Place *places, int64_t count, Stage stage)
{
    for (int64_t i = 0; i < count; i++) {
        KrRef value = value_of(self, places[i].index, stage);
        if (!kr_is_float(value) || kr_float_value(value) != kr_float_value(value)) return false;
        self->words[i] = float_word(value);
    }
    return true;
}
static bool take_texts(const Digits *self, const Place *places, int64_t count, Stage stage)
{
    for (int64_t i = 0; i < count; i++) {
        KrRef value = value_of(self, places[i].index, stage);
        if (!kr_str_is(value) || kr_str_obj(value)->kind != 1) return false;
        self->words[i] = text_word(kr_str_obj(value), stage.offset);
    }
    return true;
}
// False: they are no such keys.
static bool take_words(const Digits *self, const Place *places, int64_t count, Stage stage)
{
    KrRef first = value_of(self, places[0].index, stage);
    if (kr_is_small_int(first)) return take_ints(self, places, count, stage);
    if (kr_is_float(first)) return take_floats(self, places, count, stage);
    return kr_str_is(first) && take_texts(self, places, count, stage);
}

// The bits in which words differ, in segments that lie side by side afterwards.
typedef struct Segments {
    uint64_t masks[SEGMENTS];
    int shifts[SEGMENTS];
    int count, bits;
} Segments;

static void find_segments(Segments *self, uint64_t varying)
{
    self->count = self->bits = 0;
    for (int at = 0; at < 64 && varying >> at;) {
        at += __builtin_ctzll(varying >> at);
        uint64_t ones = ~(varying >> at);
        int length = ones ? __builtin_ctzll(ones) : 64;
        if (at + length > 64 || self->count == SEGMENTS - 1) length = 64 - at - __builtin_clzll(varying); // the rest in one
        uint64_t mask = (length == 64 ? UINT64_MAX : (UINT64_C(1) << length) - 1) << at;
        self->masks[self->count] = mask;
        self->shifts[self->count++] = at - self->bits;
        self->bits += length;
        at += length;
    }
}

// The first 32 bits in which the words differ become numbers. How many bits all of them have.
static int take_numbers(const Digits *self, Place *places, int64_t count, uint64_t varying)
{
    Segments segments;
    find_segments(&segments, varying);
    int surplus = segments.bits > 32 ? segments.bits - 32 : 0;
    for (int64_t i = 0; i < count; i++) {
        uint64_t word = self->words[i], number = 0;
        for (int k = 0; k < segments.count; k++)
            number |= (word & segments.masks[k]) >> segments.shifts[k];
        places[i].number = (uint32_t)(number >> surplus);
    }
    return segments.bits;
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

static int longest_digit(int64_t count)
{
    return count < MANY ? SHORT_DIGIT : LONG_DIGIT;
}
static void sort_by_digits(const Digits *self, Place *places, int64_t count, int bits)
{
    int longest = longest_digit(count), passes = (bits + longest - 1) / longest, width = (bits + passes - 1) / passes;
    uint32_t *next = self->next, mask = (UINT32_C(1) << width) - 1;
    Place *from = places, *to = self->temp;
    for (int shift = 0; shift < bits; shift += width) {
        memset(next, 0, (mask + (size_t)1) * sizeof *next);
        for (int64_t i = 0; i < count; i++)
            next[from[i].number >> shift & mask]++;
        uint32_t sum = 0;
        for (uint32_t digit = 0; digit <= mask; digit++) {
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

// What decides about keys whose words are equal; false: nothing.
static bool next_stage(const Digits *self, uint32_t index, Stage *stage)
{
    KrRef value = value_of(self, index, *stage);
    if (kr_str_is(value) && kr_str_obj(value)->length - stage->offset > CHARACTERS) {
        stage->offset += CHARACTERS;
        return true;
    }
    stage->offset = 0;
    return ++stage->item < self->tuple_length;
}

// Do the words lie in runs, which are merged faster? Where few bits differ one pass is all that digits need: only two runs are faster.
static bool are_in_runs(const uint64_t *words, int64_t count, uint64_t varying)
{
    int64_t steps_down = 0, most = varying >> SHORT_DIGIT || (int64_t)varying > count ? count / 8 : 1;
    for (int64_t i = 1; i < count; i++)
        steps_down += words[i] < words[i - 1];
    return steps_down <= most || steps_down >= count - most;
}

// Keys that are equal in all before the stage. False: they are not such, or there is too much to be looked at (the C stack).
static bool sort_part(const Digits *self, Place *places, int64_t count, Stage stage, int depth)
{
    uint64_t varying = 0;
    for (;;) {
        if (!take_words(self, places, count, stage)) return false;
        for (int64_t i = 1; i < count; i++)
            varying |= self->words[i] ^ self->words[0];
        if (varying) break;
        if (!next_stage(self, places[0].index, &stage)) return true;
    }
    if (depth == DEEPEST || (depth == 0 && are_in_runs(self->words, count, varying))) return false;
    int bits = take_numbers(self, places, count, varying);
    if (count < FEW)
        insertion_sort(places, count);
    else
        sort_by_digits(self, places, count, bits < 32 ? bits : 32);
    for (int64_t start = 0, stop; start < count; start = stop) {
        for (stop = start + 1; stop < count && places[stop].number == places[start].number;)
            stop++;
        Stage next = stage;
        if (stop - start > 1 && (bits > 32 || next_stage(self, places[start].index, &next)) &&
            !sort_part(self, places + start, stop - start, next, depth + 1))
            return false;
    }
    return true;
}

static bool have_one_length(const KrOwn *keys, int64_t count)
{
    for (int64_t i = 1; i < count; i++)
        if (kr_tuple_length(kr_ref(keys[i])) != kr_tuple_length(kr_ref(keys[0]))) return false;
    return true;
}

static void arrange(const Place *places, KrOwn *items, int64_t count, KrOwn *temp)
{
    for (int64_t i = 0; i < count; i++)
        temp[i] = items[places[i].index];
    memcpy(items, temp, (size_t)count * sizeof *items);
}

// Ints that lie in order already need no words to find that out.
static bool are_sorted_ints(const KrOwn *keys, int64_t count)
{
    for (int64_t i = 1; i < count; i++) {
        KrRef last = kr_ref(keys[i - 1]), key = kr_ref(keys[i]);
        if (!kr_is_small_int(last) || !kr_is_small_int(key) || kr_small_int_value(last) > kr_small_int_value(key)) return false;
    }
    return true;
}

bool kr_list_sort_digits(KrOwn *keys, KrOwn *values, int64_t count)
{
    _Static_assert(sizeof(Place) == sizeof(uint64_t) && sizeof(Place) == sizeof(KrOwn), "words and keys fit the places of places");
    Digits self = {.keys = keys};
    if (count > UINT32_MAX || are_sorted_ints(keys, count)) return false;
    if (kr_tuple_is(kr_ref(keys[0]))) {
        self.tuple_length = kr_tuple_length(kr_ref(keys[0]));
        if (!have_one_length(keys, count)) return false;
    }
    Place *places = malloc(2 * (size_t)count * sizeof *places + (sizeof *self.next << longest_digit(count)));
    if (!places) return false;
    self.temp = places + count;
    self.words = (uint64_t *)(void *)self.temp;
    self.next = (uint32_t *)(void *)(self.temp + count);
    for (int64_t i = 0; i < count; i++)
        places[i].index = (uint32_t)i;
    bool ok = sort_part(&self, places, count, (Stage){0}, 0);
    if (ok) {
        KrOwn *temp = (KrOwn *)(void *)self.temp;
        arrange(places, keys, count, temp);
        if (values) arrange(places, values, count, temp);
    }
    free(places);
    return ok;
}
