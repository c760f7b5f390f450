// SPDX-License-Identifier: MIT
// list.sort() and sorted(): keys are made, then sorted by what they are.
//
// A scan before sorting finds out whether all keys are immediate ints, floats without NaN, or
// exact str: then comparing is a few instructions and cannot run Python code; or tuples whose first
// items are such, which decide most often. Many of them are sorted without comparisons (list_sort_digits.c), objects by the attributes
// that their class compares (list_sort_attributes.c), all else by merging (list_sort_merge.c).
//
// While keys are compared by Python code the arrays belong to the sort alone: kr_list_sort takes
// them out of the list. After a failed comparison they hold the same items in some order.
// Called by list.sort, sorted. Tests: tests/unit/list_test.c, tests/lang/reference/expressions/sorted_and_sort.py.
#include "runtime/list_sort.h"

#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/list.h"
#include "runtime/list_sort_attributes.h"
#include "runtime/list_sort_digits.h"
#include "runtime/list_sort_merge.h"
#include "runtime/repeat.h"
#include "runtime/thread.h"

#include <stdlib.h>

// What numbers and strs are by themselves.
static KrSortMode mode_of(KrRef key)
{
    if (kr_is_small_int(key)) return KR_SORT_INT;
    if (kr_is_float(key)) return KR_SORT_FLOAT;
    return kr_str_is(key) ? KR_SORT_STR : KR_SORT_ANY;
}
KR_INLINE bool is_of_mode(KrRef key, KrSortMode mode)
{
    if (mode == KR_SORT_INT) return kr_is_small_int(key);
    if (mode == KR_SORT_FLOAT) return kr_is_float(key) && kr_float_value(key) == kr_float_value(key);
    return kr_str_is(key);
}
static KrSortMode find_mode(const KrOwn *keys, int64_t count)
{
    KrRef first = kr_ref(keys[0]);
    bool tuples = kr_tuple_is(first) && kr_tuple_length(first) > 0;
    KrSortMode mode = mode_of(tuples ? first_item(keys[0]) : first);
    if (mode == KR_SORT_ANY) return mode;
    for (int64_t i = 0; i < count; i++) {
        KrRef key = kr_ref(keys[i]);
        if (tuples) {
            if (!kr_tuple_is(key) || kr_tuple_length(key) == 0) return KR_SORT_ANY;
            key = first_item(keys[i]);
        }
        if (!is_of_mode(key, mode)) return KR_SORT_ANY;
    }
    return tuples ? (KrSortMode)(mode + KR_SORT_INT_FIRST) : mode;
}

bool kr_list_sort_items(KrThread *thread, KrOwn *keys, KrOwn *values, int64_t count)
{
    if (count < 2) return true;
    KrSortMode mode = find_mode(keys, count);
    if (count >= KR_LIST_SORT_DIGITS_LEAST && mode != KR_SORT_ANY && kr_list_sort_digits(keys, values, count)) return true;
    if (count >= KR_LIST_SORT_DIGITS_LEAST && mode == KR_SORT_ANY) {
        KrFound sorted = kr_list_sort_attributes(thread, keys, values, count);
        if (sorted != KR_ABSENT) return sorted == KR_PRESENT;
    }
    KrSorter sorter;
    kr_sorter_init(&sorter, thread, keys, values, count);
    return kr_list_sort_merge(&sorter, mode);
}

// The keys of items, each the result of a call.
typedef struct Keys {
    KrRepeat repeat;
    const KrOwn *items;
    KrOwn *keys;
    int64_t count, made;
} Keys;

static bool take_key(KrThread *thread, KrConsumer *consumer, KrRef key)
{
    (void)thread;
    Keys *self = (Keys *)(void *)consumer;
    if (self->made + 1 >= self->count) return false;
    self->keys[self->made++] = kr_dup(key);
    return true;
}
static void next_item(KrRepeat *repeat, KrSlot *arguments)
{
    const Keys *self = (const Keys *)(const void *)repeat;
    kr_list_fetch(self->items, self->made, self->count);
    *arguments = kr_slot_steal(kr_dup(kr_ref(self->items[self->made])));
}
static bool make_keys(KrThread *thread, KrRef function, Keys *self)
{
    self->repeat.consumer.take = take_key;
    self->repeat.next = next_item;
    const KrNativeDef *def = kr_repeat_native(function);
    while (self->made < self->count) {
        KrRef item = kr_ref(self->items[self->made]);
        kr_list_fetch(self->items, self->made, self->count);
        KrOwn key = def ? kr_repeat_call_native(thread, def, function, item) : kr_repeat_call(thread, function, &item, 1, &self->repeat);
        if (kr_is_null(key)) return false;
        self->keys[self->made++] = key;
    }
    return true;
}

bool kr_list_sort(KrThread *thread, KrRef list, KrRef key, bool reverse)
{
    KrList *self = kr_list_cast(list);
    KrOwn *items = self->items, *keys = NULL;
    int64_t count = self->length, capacity = self->capacity, made = 0;
    bool ok = true, with_key = !kr_ref_is_null(key) && !kr_is_none(key);
    // The list looks empty while Python code may run; any change gives it a capacity >= 0.
    self->items = NULL;
    self->length = 0;
    self->capacity = -1;
    if (with_key && count > 0) {
        keys = malloc((size_t)count * sizeof *keys);
        if (!keys) {
            (void)kr_exception_no_memory(thread);
            ok = false;
        }
        Keys maker = {.items = items, .keys = keys, .count = ok ? count : 0};
        ok = ok && make_keys(thread, key, &maker);
        made = maker.made;
    }
    if (ok) {
        if (reverse) { // twice turned round: equal items keep their order
            kr_list_sort_reverse(items, count);
            if (keys) kr_list_sort_reverse(keys, count);
        }
        ok = keys ? kr_list_sort_items(thread, keys, items, count)
                  : kr_list_sort_items(thread, items, NULL, count);
        if (reverse) kr_list_sort_reverse(items, count);
    }
    for (int64_t i = 0; i < made; i++)
        kr_drop(thread, keys[i]);
    free(keys);
    bool changed = self->capacity != -1;
    KrOwn *other = self->items;
    int64_t other_length = self->length, other_capacity = self->capacity;
    self->items = items;
    self->length = count;
    self->capacity = capacity;
    for (int64_t i = other_length - 1; i >= 0; i--)
        kr_drop(thread, other[i]);
    kr_list_items_free(thread, other, changed ? other_capacity : 0);
    if (ok && changed)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "list modified during sort");
    return ok;
}
