// SPDX-License-Identifier: MIT
// The _bisect module: places in sorted sequences, by comparisons with `<` only. Tests: tests/lang/reference/types/heapq_bisect_random.py,
// tests/lang/types/bisect_numbers.py.
#include "modules/bisect_module.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

enum { SEQUENCE, ITEM, LOW, HIGH, KEY_FUNCTION }; // arguments

KR_INLINE KrFound less(KrThread *thread, KrRef a, KrRef b)
{
    if (kr_is_small_int(a) && kr_is_small_int(b))
        return kr_small_int_value(a) < kr_small_int_value(b) ? KR_PRESENT : KR_ABSENT;
    if (kr_is_float(a) && kr_is_float(b))
        return kr_float_value(a) < kr_float_value(b) ? KR_PRESENT : KR_ABSENT;
    return kr_compare_bool(thread, a, b, KR_LT);
}

static KrOwn fetch(KrThread *thread, KrRef sequence, int64_t index)
{
    if (kr_list_is(sequence) && index < kr_list_length(sequence))
        return kr_dup(kr_list_get(sequence, index));
    if (kr_tuple_is(sequence) && index < kr_tuple_length(sequence))
        return kr_dup(kr_tuple_get(sequence, index));
    KrOwn place = kr_int_from_i64(thread, index), item = KR_NULL;
    if (!kr_is_null(place)) item = kr_item_get(thread, sequence, kr_ref(place));
    kr_xdrop(thread, place);
    return item;
}

// Numbers among numbers are sought without branches, half of which would be guessed wrong: *low and *high come nearer until they meet, or what lies
// between is of another type.
KR_INLINE void narrow_ints(const KrOwn *items, KrRef item, bool left, int64_t *low, int64_t *high)
{
    int64_t number = kr_small_int_value(item);
    while (*low < *high) {
        int64_t middle = (*low + *high) >> 1;
        KrRef candidate = kr_ref(items[middle]);
        if (!kr_is_small_int(candidate)) return;
        bool up = left ? kr_small_int_value(candidate) < number : kr_small_int_value(candidate) <= number;
        *low = __builtin_unpredictable(up) ? middle + 1 : *low;
        *high = __builtin_unpredictable(up) ? *high : middle;
    }
}
KR_INLINE void narrow_floats(const KrOwn *items, KrRef item, bool left, int64_t *low, int64_t *high)
{
    double number = kr_float_value(item);
    while (*low < *high) {
        int64_t middle = (*low + *high) >> 1;
        KrRef candidate = kr_ref(items[middle]);
        if (!kr_is_float(candidate)) return;
        bool up = left ? kr_float_value(candidate) < number : !(number < kr_float_value(candidate)); // (of NaN both are false)
        *low = __builtin_unpredictable(up) ? middle + 1 : *low;
        *high = __builtin_unpredictable(up) ? *high : middle;
    }
}
static void narrow(KrRef sequence, KrRef item, bool left, int64_t *low, int64_t *high)
{
    if (!kr_list_is(sequence) || *high > kr_list_length(sequence)) return;
    const KrOwn *items = kr_list_cast(sequence)->items;
    if (kr_is_small_int(item))
        left ? narrow_ints(items, item, true, low, high) : narrow_ints(items, item, false, low, high);
    else if (kr_is_float(item))
        left ? narrow_floats(items, item, true, low, high) : narrow_floats(items, item, false, low, high);
}

// The place of `item`, behind or (left) before equal ones.
static bool search(KrThread *thread, const KrRef *args, KrRef item, bool left,
                   int64_t *place)
{
    KrRef sequence = args[SEQUENCE], key = args[KEY_FUNCTION];
    int64_t low, high;
    if (!kr_number_index_size(thread, args[LOW], &low)) return false;
    if (low < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "lo must be non-negative");
    if (!(kr_is_none(args[HIGH]) ? kr_length(thread, sequence, &high)
                                 : kr_number_index_size(thread, args[HIGH], &high)))
        return false;
    if (high == -1 && !kr_is_none(args[HIGH]) &&
        !kr_length(thread, sequence, &high)) // as None
        return false;
    if (kr_is_none(key)) narrow(sequence, item, left, &low, &high);
    while (low < high) {
        int64_t middle = (int64_t)(((uint64_t)low + (uint64_t)high) / 2);
        KrOwn candidate = fetch(thread, sequence, middle);
        if (kr_is_null(candidate)) return false;
        if (!kr_is_none(key)) {
            KrOwn its_key = kr_call_1(thread, key, kr_ref(candidate));
            kr_drop(thread, candidate);
            candidate = its_key;
            if (kr_is_null(candidate)) return false;
        }
        KrFound found = left ? less(thread, kr_ref(candidate), item)
                             : less(thread, item, kr_ref(candidate));
        kr_drop(thread, candidate);
        if (found == KR_FAULT) return false;
        if ((found == KR_PRESENT) == left)
            low = middle + 1;
        else
            high = middle;
    }
    *place = low;
    return true;
}
static KrOwn bisect(KrThread *thread, const KrRef *args, bool left)
{
    int64_t place;
    return search(thread, args, args[ITEM], left, &place)
               ? kr_int_from_i64(thread, place)
               : KR_NULL;
}
static KrOwn insort(KrThread *thread, const KrRef *args, bool left)
{
    int64_t place;
    KrOwn item = kr_is_none(args[KEY_FUNCTION])
                     ? kr_dup(args[ITEM])
                     : kr_call_1(thread, args[KEY_FUNCTION], args[ITEM]);
    if (kr_is_null(item)) return item;
    bool ok = search(thread, args, kr_ref(item), left, &place);
    kr_drop(thread, item);
    if (!ok) return KR_NULL;
    if (kr_list_is(args[SEQUENCE]))
        return kr_list_insert(thread, args[SEQUENCE], place, args[ITEM]) ? kr_none_own()
                                                                         : KR_NULL;
    KrOwn index = kr_int_from_i64(thread, place),
          name = kr_str_interned(thread, "insert"), result = KR_NULL;
    if (!kr_is_null(index) && !kr_is_null(name))
        result = kr_call_method(thread, args[SEQUENCE], kr_ref(name),
                                (KrRef[]){kr_ref(index), args[ITEM]}, 2);
    kr_xdrop(thread, index);
    kr_xdrop(thread, name);
    if (kr_is_null(result)) return result;
    kr_drop(thread, result);
    return kr_none_own();
}

static KrOwn bisect_left(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return bisect(thread, args, true);
}
static KrOwn bisect_right(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return bisect(thread, args, false);
}
static KrOwn insort_left(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return insort(thread, args, true);
}
static KrOwn insort_right(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return insort(thread, args, false);
}

#define PARAMETERS "($module, /, a, x, lo=0, hi=None, *, key=None)"
static const KrNativeDef functions[] = {
    {"bisect_left", bisect_left, PARAMETERS,
     "Where to insert x in the sorted list a, before items equal to it.", 0, 0, 0},
    {"bisect_right", bisect_right, PARAMETERS,
     "Where to insert x in the sorted list a, behind items equal to it.", 0, 0, 0},
    {"insort_left", insort_left, PARAMETERS,
     "Insert x into the sorted list a, before items equal to it.", 0, 0, 0},
    {"insort_right", insort_right, PARAMETERS,
     "Insert x into the sorted list a, behind items equal to it.", 0, 0, 0},
    {0},
};

KrOwn kr_bisect_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_bisect", "Bisection algorithms.");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
