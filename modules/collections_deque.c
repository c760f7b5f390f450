// SPDX-License-Identifier: MIT
// collections.deque: a ring of values that grows and shrinks at both ends.
//
//   Deque | header | items --> | capacity | head | length | limit | changes |
//   items | ... | [head] first | ... | last | ... |      place i is (head + i) mod capacity
//
// The ring doubles when it is full, and halves when only an eighth of it is used. Every change that may disturb somebody
// who walks along it counts up `changes`; iterators compare. What leaves is dropped when the deque is whole again.
// Invariant: capacity is 0 or a power of two; 0 <= length <= capacity; limit < 0 or length <= limit between calls.
// Tests: tests/lang/modules/collections/deque*.py.
#include "modules/collections_deque.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/deque.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>

typedef KrDeque Deque;

typedef struct DequeIter {
    KrObject header;
    KrOwn deque;      // null after a clear by the collector
    int64_t index;    // of the next item, from the end that it began with
    int64_t left;     // items still to come
    uint64_t changes; // of the deque when it began
} DequeIter;

enum { SMALLEST = 8 }; // capacity
#define MOST_ITEMS (INT64_MAX / 16)

static Deque *cast(KrRef self)
{
    return (Deque *)(void *)kr_obj(self);
}
static bool is_deque(KrRef value)
{
    return kr_is_ptr(value) &&
           kr_type_is_subtype(kr_obj(value)->type, &kr_collections_deque_type);
}
KR_INLINE KrOwn *place(const Deque *self, int64_t index)
{
    return &self->items[(self->head + index) & (self->capacity - 1)];
}

// --- memory -------------------------------------------------------------------------------

static bool set_capacity(KrThread *thread, Deque *self, int64_t capacity)
{
    KrOwn *items = NULL;
    if (capacity) {
        items = capacity < MOST_ITEMS ? kr_list_items_alloc(thread, capacity) : NULL;
        if (!items) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
    }
    int64_t to_end = self->capacity - self->head;
    int64_t first = self->length < to_end ? self->length : to_end;
    if (self->length) {
        memcpy(items, self->items + self->head, (size_t)first * sizeof *items);
        memcpy(items + first, self->items,
               (size_t)(self->length - first) * sizeof *items);
    }
    if (self->items) kr_list_items_free(thread, self->items, self->capacity);
    self->items = items;
    self->capacity = capacity;
    self->head = 0;
    return true;
}

static KR_NOINLINE bool grow(KrThread *thread, Deque *self)
{
    return set_capacity(thread, self, self->capacity ? self->capacity * 2 : SMALLEST);
}
static KR_NOINLINE void shrink(KrThread *thread, Deque *self)
{
    if (!set_capacity(thread, self, self->capacity / 4))
        kr_exception_clear(thread); // it may stay as big as it is
}
KR_INLINE void may_shrink(KrThread *thread, Deque *self)
{
    if (KR_UNLIKELY(self->capacity > 64 && self->length < self->capacity / 8))
        shrink(thread, self);
}

// Takes everything out; the deque is empty when the first item is dropped.
static void empty(KrThread *thread, Deque *self)
{
    Deque old = *self;
    self->items = NULL;
    self->capacity = self->head = self->length = 0;
    self->changes++;
    for (int64_t i = 0; i < old.length; i++)
        kr_drop(thread, *place(&old, i));
    if (old.items) kr_list_items_free(thread, old.items, old.capacity);
}

// --- both ends ----------------------------------------------------------------------------

KR_RAISES KR_INLINE bool push(KrThread *thread, Deque *self, KrOwn item)
{
    if (KR_UNLIKELY(self->length == self->limit)) {
        if (self->limit == 0) {
            kr_drop(thread, item);
            return true;
        }
        // the first one makes room
        KrOwn old = *place(self, 0);
        self->head = (self->head + 1) & (self->capacity - 1);
        *place(self, self->length - 1) = item;
        self->changes++;
        kr_drop(thread, old);
        return true;
    }
    if (KR_UNLIKELY(self->length == self->capacity) && !grow(thread, self)) {
        kr_drop(thread, item);
        return false;
    }
    *place(self, self->length++) = item;
    self->changes++;
    return true;
}

KR_RAISES KR_INLINE bool push_left(KrThread *thread, Deque *self, KrOwn item)
{
    KrOwn old = KR_NULL;
    if (KR_UNLIKELY(self->length == self->limit)) {
        if (self->limit == 0) {
            kr_drop(thread, item);
            return true;
        }
        old = *place(self, --self->length);
    }
    if (KR_UNLIKELY(self->length == self->capacity) && !grow(thread, self)) {
        kr_drop(thread, item);
        return false;
    }
    self->head = (self->head - 1) & (self->capacity - 1);
    self->items[self->head] = item;
    self->length++;
    self->changes++;
    kr_xdrop(thread, old);
    return true;
}

static KrOwn append_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    return push(thread, cast(self), kr_dup(args[0])) ? kr_none_own() : KR_NULL;
}
static KrOwn appendleft_method(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)count;
    return push_left(thread, cast(self), kr_dup(args[0])) ? kr_none_own() : KR_NULL;
}
static KrOwn pop_method(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    Deque *self = cast(ref);
    if (self->length == 0)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "pop from an empty deque");
    KrOwn item = *place(self, --self->length);
    self->changes++;
    may_shrink(thread, self);
    return item;
}
static KrOwn popleft_method(KrThread *thread, KrRef ref, const KrRef *args,
                            size_t count)
{
    (void)args, (void)count;
    Deque *self = cast(ref);
    if (self->length == 0)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "pop from an empty deque");
    KrOwn item = *place(self, 0);
    self->head = (self->head + 1) & (self->capacity - 1);
    self->length--;
    self->changes++;
    may_shrink(thread, self);
    return item;
}

static bool extend(KrThread *thread, KrRef ref, KrRef iterable, bool left)
{
    Deque *self = cast(ref);
    KrOwn copy = KR_NULL, item = KR_NULL;
    if (kr_is(ref, iterable)) { // of what it is now
        copy = kr_sequence_list(thread, iterable);
        if (kr_is_null(copy)) return false;
        iterable = kr_ref(copy);
    }
    KrOwn it = kr_iter(thread, iterable);
    kr_xdrop(thread, copy);
    if (kr_is_null(it)) return false;
    KrNextFn next = kr_obj(kr_ref(it))->type->next;
    KrFound found;
    while ((found = kr_iter_end(thread, next(thread, kr_ref(it), &item))) == KR_PRESENT) {
        bool ok = left ? push_left(thread, self, item) : push(thread, self, item);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, it);
    return found == KR_ABSENT;
}
static KrOwn extend_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    return extend(thread, self, args[0], false) ? kr_none_own() : KR_NULL;
}
static KrOwn extendleft_method(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)count;
    return extend(thread, self, args[0], true) ? kr_none_own() : KR_NULL;
}

// --- order --------------------------------------------------------------------------------

static void rotate(Deque *self, int64_t steps)
{
    if (self->length <= 1) return;
    steps %= self->length; // to the right
    if (steps > self->length / 2)
        steps -= self->length;
    else if (steps < -(self->length / 2))
        steps += self->length;
    self->changes++;
    int64_t mask = self->capacity - 1;
    if (self->length == self->capacity) {
        self->head = (self->head - steps) & mask;
        return;
    }
    for (; steps > 0; steps--) {
        KrOwn item = *place(self, self->length - 1);
        self->head = (self->head - 1) & mask;
        self->items[self->head] = item;
    }
    for (; steps < 0; steps++) {
        KrOwn item = self->items[self->head];
        self->head = (self->head + 1) & mask;
        *place(self, self->length - 1) = item;
    }
}
static KrOwn rotate_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    int64_t steps = 1;
    if (count > 0 && !kr_number_index_size(thread, args[0], &steps)) return KR_NULL;
    rotate(cast(self), steps);
    return kr_none_own();
}
static KrOwn reverse_method(KrThread *thread, KrRef ref, const KrRef *args,
                            size_t count)
{
    (void)thread, (void)args, (void)count;
    Deque *self = cast(ref);
    for (int64_t low = 0, high = self->length - 1; low < high; low++, high--) {
        KrOwn item = *place(self, low);
        *place(self, low) = *place(self, high);
        *place(self, high) = item;
    }
    self->changes++;
    return kr_none_own();
}

// Takes the item at index out and closes the gap from the nearer end.
static KrOwn take(Deque *self, int64_t index)
{
    KrOwn item = *place(self, index);
    if (index < self->length / 2) {
        for (int64_t i = index; i > 0; i--)
            *place(self, i) = *place(self, i - 1);
        self->head = (self->head + 1) & (self->capacity - 1);
    } else {
        for (int64_t i = index; i + 1 < self->length; i++)
            *place(self, i) = *place(self, i + 1);
    }
    self->length--;
    self->changes++;
    return item;
}

static KrOwn insert_method(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    (void)count;
    Deque *self = cast(ref);
    int64_t index;
    if (!kr_number_index_size(thread, args[0], &index)) return KR_NULL;
    if (self->length == self->limit)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "deque already at its maximum size");
    if (index < 0) index = index + self->length < 0 ? 0 : index + self->length;
    if (index > self->length) index = self->length;
    if (index < self->length / 2) { // shift the items before it
        if (!push_left(thread, self, kr_none_own())) return KR_NULL;
        for (int64_t i = 0; i < index; i++)
            *place(self, i) = *place(self, i + 1);
    } else {
        if (!push(thread, self, kr_none_own())) return KR_NULL;
        for (int64_t i = self->length - 1; i > index; i--)
            *place(self, i) = *place(self, i - 1);
    }
    *place(self, index) = kr_dup(args[1]);
    return kr_none_own();
}

// --- search -------------------------------------------------------------------------------

static KrFound mutated(KrThread *thread, KrType *type, const char *text)
{
    (void)kr_exception_raise(thread, type, text);
    return KR_FAULT;
}

// The first equal item in [start, stop); RuntimeError when a comparison changes the deque.
static KrFound search(KrThread *thread, Deque *self, KrRef value, int64_t start,
                      int64_t stop, int64_t *index)
{
    uint64_t changes = self->changes;
    for (int64_t i = start; i < stop; i++) {
        KrOwn item = kr_dup(kr_ref(*place(self, i)));
        KrFound equal = kr_container_equal(thread, kr_ref(item), value);
        kr_drop(thread, item);
        if (equal == KR_FAULT) return equal;
        if (equal == KR_PRESENT) {
            *index = i;
            return equal;
        }
        if (changes != self->changes)
            return mutated(thread, &kr_exception_runtime_error,
                           "deque mutated during iteration");
    }
    return KR_ABSENT;
}

static KrFound contains(KrThread *thread, KrRef ref, KrRef value)
{
    int64_t index;
    return search(thread, cast(ref), value, 0, cast(ref)->length, &index);
}
static KrOwn count_method(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    (void)count;
    Deque *self = cast(ref);
    int64_t equal = 0, length = self->length;
    uint64_t changes = self->changes;
    for (int64_t i = 0; i < length; i++) {
        KrOwn item = kr_dup(kr_ref(*place(self, i)));
        KrFound found = kr_container_equal(thread, kr_ref(item), args[0]);
        kr_drop(thread, item);
        if (found == KR_FAULT) return KR_NULL;
        equal += found == KR_PRESENT;
        if (changes != self->changes)
            return kr_exception_raise(thread, &kr_exception_runtime_error,
                                      "deque mutated during iteration");
    }
    return kr_int_from_i64(thread, equal);
}
static KrOwn index_method(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    Deque *self = cast(ref);
    int64_t start = 0, stop = INT64_MAX, index;
    if ((count > 1 && !kr_container_bound(thread, args[1], &start)) ||
        (count > 2 && !kr_container_bound(thread, args[2], &stop)))
        return KR_NULL;
    if (start < 0) start = start + self->length < 0 ? 0 : start + self->length;
    if (stop < 0) stop = stop + self->length < 0 ? 0 : stop + self->length;
    if (stop > self->length) stop = self->length;
    KrFound found = search(thread, self, args[0], start, stop, &index);
    if (found == KR_ABSENT)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "deque.index(x): x not in deque");
    return found == KR_FAULT ? KR_NULL : kr_int_from_i64(thread, index);
}
static KrOwn remove_method(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    (void)count;
    Deque *self = cast(ref);
    uint64_t changes = self->changes;
    int64_t length = self->length;
    for (int64_t i = 0; i < length; i++) {
        KrOwn item = kr_dup(kr_ref(*place(self, i)));
        KrFound found = kr_container_equal(thread, kr_ref(item), args[0]);
        kr_drop(thread, item);
        if (found == KR_FAULT) return KR_NULL;
        if (changes != self->changes)
            return kr_exception_raise(thread, &kr_exception_index_error,
                                      "deque mutated during remove().");
        if (found == KR_PRESENT) {
            kr_drop(thread, take(self, i));
            return kr_none_own();
        }
    }
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "deque.remove(x): x not in deque");
}

static bool index_of(KrThread *thread, KrRef ref, KrRef key, int64_t *index)
{
    const Deque *self = cast(ref);
    if (KR_LIKELY(kr_is_small_int(key))) {
        *index = kr_small_int_value(key);
    } else if (!kr_number_has_index(key)) {
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "sequence index must be integer, not '%T'",
                                        key);
    } else {
        if (!kr_number_index_or(thread, key, &kr_exception_index_error, index)) return false;
    }
    if (*index < 0) *index += self->length;
    if (*index < 0 || *index >= self->length)
        return kr_exception_raise_false(thread, &kr_exception_index_error,
                                        "deque index out of range");
    return true;
}
static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    int64_t index;
    if (!index_of(thread, self, key, &index)) return KR_NULL;
    return kr_dup(kr_ref(*place(cast(self), index)));
}
static bool setitem(KrThread *thread, KrRef self, KrRef key, KrRef value)
{
    int64_t index;
    if (!index_of(thread, self, key, &index)) return false;
    if (kr_ref_is_null(value))
        kr_drop(thread, take(cast(self), index));
    else
        kr_store(thread, place(cast(self), index), kr_dup(value));
    return true;
}
static bool length_slot(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    *out = cast(self)->length;
    return true;
}

// --- copies, sums, products ---------------------------------------------------------------

static KrOwn alloc(KrThread *thread, KrType *type)
{
    Deque *self = (Deque *)(void *)kr_object_new(thread, type, type->basic_size);
    if (self) {
        self->limit = -1;
        kr_gc_track(thread, self);
    }
    return kr_steal_obj(self);
}

static void set_limit(Deque *self, int64_t limit)
{
    self->limit = limit;
    self->header.flags = (uint16_t)(limit < 0 ? self->header.flags & ~KR_CONTAINER_BOUNDED : self->header.flags | KR_CONTAINER_BOUNDED);
}

static KrOwn limit_value(KrThread *thread, const Deque *self)
{
    return self->limit < 0 ? kr_none_own() : kr_int_from_i64(thread, self->limit);
}

static KrOwn copy(KrThread *thread, KrRef ref)
{
    Deque *self = cast(ref);
    if (kr_obj(ref)->type == &kr_collections_deque_type) {
        KrOwn twin = alloc(thread, &kr_collections_deque_type);
        if (kr_is_null(twin)) return twin;
        Deque *to = cast(kr_ref(twin));
        set_limit(to, self->limit);
        if (self->length && !set_capacity(thread, to, self->capacity)) {
            kr_drop(thread, twin);
            return KR_NULL;
        }
        for (int64_t i = 0; i < self->length; i++)
            to->items[i] = kr_dup(kr_ref(*place(self, i)));
        to->length = self->length;
        return twin;
    }
    KrRef type = kr_type_ref(kr_obj(ref)->type);
    if (self->limit < 0) {
        KrOwn twin = kr_call_1(thread, type, ref);
        if (!kr_is_null(twin) && !is_deque(kr_ref(twin))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "%N() must return a deque, not %T",
                                     kr_obj(ref)->type, kr_ref(twin));
            kr_drop(thread, twin);
            return KR_NULL;
        }
        return twin;
    }
    KrOwn limit = limit_value(thread, self), twin = KR_NULL;
    if (!kr_is_null(limit)) {
        twin = kr_call_2(thread, type, ref, kr_ref(limit));
        kr_drop(thread, limit);
    }
    if (!kr_is_null(twin) && !is_deque(kr_ref(twin))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%N() must return a deque, not %T", kr_obj(ref)->type,
                                 kr_ref(twin));
        kr_drop(thread, twin);
        return KR_NULL;
    }
    return twin;
}
static KrOwn copy_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return copy(thread, self);
}

static KrOwn concat(KrThread *thread, KrRef self, KrRef other)
{
    if (!is_deque(other)) {
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can only concatenate deque (not \"%T\") to deque",
                                  other);
    }
    KrOwn sum = copy(thread, self);
    if (!kr_is_null(sum) && !extend(thread, kr_ref(sum), other, false)) {
        kr_drop(thread, sum);
        return KR_NULL;
    }
    return sum;
}
static KrOwn inplace_add(KrThread *thread, KrRef self, KrRef other)
{
    return extend(thread, self, other, false) ? kr_dup(self) : KR_NULL;
}

static bool repeat_in_place(KrThread *thread, KrRef ref, int64_t times)
{
    Deque *self = cast(ref);
    int64_t length = self->length;
    if (length == 0 || times == 1) return true;
    if (times <= 0) {
        empty(thread, self);
        return true;
    }
    if (self->limit < 0 && length > MOST_ITEMS / times) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    if (self->limit >= 0 &&
        times > 1 + self->limit / length) // what is pushed out needs no pushing in
        times = 1 + (self->limit + length - 1) / length;
    KrOwn all = kr_sequence_list(thread, ref);
    if (kr_is_null(all)) return false;
    bool ok = true;
    for (int64_t n = 1; ok && n < times; n++)
        for (int64_t i = 0; ok && i < length; i++)
            ok = push(thread, self, kr_dup(kr_list_get(kr_ref(all), i)));
    kr_drop(thread, all);
    return ok;
}
static KrOwn repeat(KrThread *thread, KrRef self, int64_t times)
{
    KrOwn product = copy(thread, self);
    if (!kr_is_null(product) && !repeat_in_place(thread, kr_ref(product), times)) {
        kr_drop(thread, product);
        return KR_NULL;
    }
    return product;
}
static KrOwn inplace_mul(KrThread *thread, KrRef self, KrRef times)
{
    int64_t number;
    if (!kr_number_has_index(times)) return kr_dup(kr_not_implemented());
    if (!kr_number_index_size(thread, times, &number) ||
        !repeat_in_place(thread, self, number))
        return KR_NULL;
    return kr_dup(self);
}

static KrOwn iter_new(KrThread *thread, KrRef deque, KrType *type, int64_t index);

// How two deques compare: item by item until one differs.
static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!is_deque(a) || !is_deque(b)) return kr_dup(kr_not_implemented());
    int64_t left = cast(a)->length, right = cast(b)->length;
    if ((op == KR_EQ || op == KR_NE) && left != right) return kr_bool_own(op == KR_NE);
    if (kr_is(a, b)) return kr_bool_own(op == KR_EQ || op == KR_LE || op == KR_GE);
    KrOwn one = iter_new(thread, a, &kr_collections_deque_iter_type, 0), two = KR_NULL,
          result = KR_NULL;
    if (!kr_is_null(one)) two = iter_new(thread, b, &kr_collections_deque_iter_type, 0);
    while (!kr_is_null(two)) {
        KrOwn x = KR_NULL, y = KR_NULL;
        KrFound has_x = kr_iter_next(thread, kr_ref(one), &x), has_y = KR_FAULT;
        if (has_x == KR_FAULT) break;
        has_y = kr_iter_next(thread, kr_ref(two), &y);
        if (has_y == KR_FAULT) {
            if (has_x == KR_PRESENT) kr_drop(thread, x);
            break;
        }
        if (has_x == KR_ABSENT || has_y == KR_ABSENT) {
            if (has_x == KR_PRESENT) kr_drop(thread, x);
            if (has_y == KR_PRESENT) kr_drop(thread, y);
            result = kr_bool_own(kr_compare_holds((int)has_x - (int)has_y, op));
            break;
        }
        KrFound equal = kr_container_equal(thread, kr_ref(x), kr_ref(y));
        if (equal == KR_ABSENT)
            result = op == KR_EQ || op == KR_NE
                         ? kr_bool_own(op == KR_NE)
                         : kr_compare(thread, kr_ref(x), kr_ref(y), op);
        kr_drop(thread, x);
        kr_drop(thread, y);
        if (equal != KR_PRESENT) break;
    }
    kr_xdrop(thread, one);
    kr_xdrop(thread, two);
    return result;
}

// --- making, text, state ------------------------------------------------------------------

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames; // init looks at them
    return alloc(thread, (KrType *)(void *)kr_obj(callable));
}

static KrOwn init_arguments(KrThread *thread, KrRef ref, const KrRef *args,
                            size_t count)
{
    (void)count;
    int64_t limit = -1;
    if (!kr_ref_is_null(args[1]) && !kr_is_none(args[1])) {
        if (!kr_int_is_sub(args[1]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "an integer is required");
        if (!kr_number_index_size(thread, args[1], &limit)) return KR_NULL;
        if (limit < 0)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "maxlen must be non-negative");
    }
    set_limit(cast(ref), limit);
    if (cast(ref)->length) empty(thread, cast(ref));
    if (!kr_ref_is_null(args[0]) && !extend(thread, ref, args[0], false))
        return KR_NULL;
    return kr_none_own();
}
static const KrNativeDef init_def = {
    "deque",
    init_arguments,
    "(iterable=<unrepresentable>, maxlen=<unrepresentable>)",
    NULL,
    0,
    0,
    0};
static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    KrOwn none = kr_call_native(thread, &init_def, self, args, count, kwnames);
    bool ok = !kr_is_null(none);
    kr_xdrop(thread, none);
    return ok;
}

static void clear(KrThread *thread, KrObject *object)
{
    empty(thread, (Deque *)(void *)object);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    empty(thread, (Deque *)(void *)object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const Deque *self = (const Deque *)(void *)object;
    for (int64_t i = 0; i < self->length; i++)
        if (kr_is_ptr(kr_ref(*place(self, i))))
            visitor(kr_ref(*place(self, i)), context);
}

static KrOwn item_at(KrRef self, int64_t index)
{
    return index < cast(self)->length ? kr_dup(kr_ref(*place(cast(self), index)))
                                      : KR_NULL;
}
static KrOwn repr(KrThread *thread, KrRef ref)
{
    char close[40] = "])";
    if (cast(ref)->limit >= 0)
        (void)snprintf(close, sizeof close, "], maxlen=%lld)",
                       (long long)cast(ref)->limit);
    if (kr_repr_enter(thread, ref)) return kr_str_from_ascii(thread, "[...]");
    kr_repr_leave(thread, ref);
    KrOwn open =
        kr_str_from_format(thread, "%S([", kr_ref(kr_obj(ref)->type->name_str));
    if (kr_is_null(open)) return open;
    KrOwn text = kr_container_repr(thread, ref, kr_str_text(thread, kr_ref(open)),
                                   close, close, item_at);
    kr_drop(thread, open);
    return text;
}

// What a pickle holds of a subclass's instance beside the items.
static KrOwn state_of(KrThread *thread, KrRef self)
{
    KrOwn method = KR_NULL, name = kr_str_interned(thread, "__getstate__");
    if (kr_is_null(name)) return name;
    KrFound found = kr_attr_lookup(thread, self, kr_ref(name), &method);
    kr_drop(thread, name);
    if (found == KR_PRESENT) {
        KrOwn state = kr_call_0(thread, kr_ref(method));
        kr_drop(thread, method);
        return state;
    }
    return found == KR_FAULT ? KR_NULL : kr_none_own();
}
static KrOwn reduce_method(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn parts[4] = {kr_dup(kr_type_ref(kr_obj(ref)->type)), KR_NULL, KR_NULL,
                      KR_NULL};
    if (cast(ref)->limit < 0) {
        parts[1] = kr_dup(kr_tuple_empty());
    } else {
        KrOwn limit = kr_int_from_i64(thread, cast(ref)->limit);
        if (!kr_is_null(limit))
            parts[1] = kr_tuple_2(thread, kr_tuple_empty(), kr_ref(limit));
        kr_xdrop(thread, limit);
    }
    if (!kr_is_null(parts[1])) parts[2] = state_of(thread, ref);
    if (!kr_is_null(parts[2])) parts[3] = kr_iter(thread, ref);
    if (!kr_is_null(parts[3])) return kr_tuple_pack_own(thread, parts, 4);
    for (int i = 0; i < 3; i++)
        kr_xdrop(thread, parts[i]);
    return KR_NULL;
}
static KrOwn clear_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    empty(thread, cast(self));
    return kr_none_own();
}
static KrOwn sizeof_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    return kr_int_from_i64(thread, kr_obj(self)->type->basic_size +
                                       cast(self)->capacity * (int64_t)sizeof(KrOwn));
}
static KrOwn get_limit(KrThread *thread, KrRef self)
{
    return limit_value(thread, cast(self));
}
static KrOwn iter(KrThread *thread, KrRef self)
{
    return iter_new(thread, self, &kr_collections_deque_iter_type, 0);
}
static KrOwn reversed_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    return iter_new(thread, self, &kr_collections_deque_reverse_iter_type, 0);
}

#define RAW KR_NATIVE_RAW
static const KrNativeDef methods[] = {
    {"append", append_method, "($self, item, /)",
     "Add an element to the right side of the deque.", 1, 1, RAW | KR_NATIVE_ENDS},
    {"appendleft", appendleft_method, "($self, item, /)",
     "Add an element to the left side of the deque.", 1, 1, RAW | KR_NATIVE_ENDS},
    {"clear", clear_method, "($self, /)", "Remove all elements from the deque.", 0, 0,
     RAW},
    {"copy", copy_method, "($self, /)", "Return a shallow copy of a deque.", 0, 0, RAW},
    {"__copy__", copy_method, "($self, /)", "Return a shallow copy of a deque.", 0, 0,
     RAW},
    {"count", count_method, "($self, value, /)",
     "Return number of occurrences of value.", 1, 1, RAW},
    {"extend", extend_method, "($self, iterable, /)",
     "Add the items of an iterable at the right side.", 1, 1, RAW},
    {"extendleft", extendleft_method, "($self, iterable, /)",
     "Add the items of an iterable at the left side, one after another.", 1, 1, RAW},
    {"index", index_method, "($self, value, [start, [stop]])", "Return first index of value.", 1, 3, RAW},
    {"insert", insert_method, "($self, index, value, /)", "Insert value before index.",
     2, 2, RAW},
    {"pop", pop_method, "($self, /)", "Remove and return the rightmost element.", 0, 0,
     RAW | KR_NATIVE_ENDS},
    {"popleft", popleft_method, "($self, /)", "Remove and return the leftmost element.",
     0, 0, RAW | KR_NATIVE_ENDS},
    {"remove", remove_method, "($self, value, /)", "Remove first occurrence of value.",
     1, 1, RAW},
    {"reverse", reverse_method, "($self, /)", "Reverse *IN PLACE*.", 0, 0, RAW},
    {"rotate", rotate_method, "($self, n=1, /)",
     "Rotate the deque n steps to the right.", 0, 1, RAW},
    {"__reduce__", reduce_method, "($self, /)",
     "Return state information for pickling.", 0, 0, RAW},
    {"__reversed__", reversed_method, "($self, /)",
     "Return a reverse iterator over the deque.", 0, 0, RAW},
    {"__sizeof__", sizeof_method, "($self, /)",
     "Return the size of the deque in memory, in bytes.", 0, 0, RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "See PEP 585", 1, 1, RAW | KR_NATIVE_CLASS},
    {0},
};
static const KrGetSetDef getset[] = {
    {"maxlen", get_limit, NULL, "maximum size of a deque or None if unbounded"},
    {0},
};

KrType kr_collections_deque_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "collections.deque",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_HAS_WEAKREF | KR_TYPE_SEQUENCE,
    .basic_size = sizeof(Deque),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .iter = iter,
    .compare = compare,
    .new_object = new_object,
    .init = init,
    .inplace = {[KR_BINARY_ADD] = inplace_add, [KR_BINARY_MUL] = inplace_mul},
    .length = length_slot,
    .getitem = getitem,
    .setitem = setitem,
    .contains = contains,
    .concat = concat,
    .repeat = repeat,
    .methods = methods,
    .getset = getset,
    .doc = "([iterable[, maxlen]])\n--\n\n" "A list-like sequence optimized for data accesses near its endpoints.",
};

// --- iterators ----------------------------------------------------------------------------

static DequeIter *cast_iter(KrRef self)
{
    return (DequeIter *)(void *)kr_obj(self);
}
static KrOwn iter_new(KrThread *thread, KrRef deque, KrType *type, int64_t index)
{
    DequeIter *it = (DequeIter *)(void *)kr_object_new(thread, type, sizeof(DequeIter));
    if (!it) return KR_NULL;
    it->deque = kr_dup(deque);
    int64_t length = cast(deque)->length;
    it->index = index < length ? index : length;
    it->left = length - it->index;
    it->changes = cast(deque)->changes;
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}
static KrOwn iter_make(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)(void *)kr_obj(callable);
    const char *name = strrchr(type->name, '.') + 1;
    int64_t index = 0;
    if (!kr_container_arity(thread, name, count, kwnames, 1, 2)) return KR_NULL;
    if (!is_deque(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s() argument 1 must be collections.deque, not %T",
                                  name, args[0]);
    if (count > 1 && !kr_number_index_size(thread, args[1], &index)) return KR_NULL;
    return iter_new(thread, args[0], type, index < 0 ? 0 : index);
}
static void iter_clear(KrThread *thread, KrObject *object)
{
    ((DequeIter *)(void *)object)->left = 0;
    kr_xdrop(thread, kr_move(&((DequeIter *)(void *)object)->deque));
}
static void iter_dealloc(KrThread *thread, KrObject *object)
{
    iter_clear(thread, object);
    kr_object_free(thread, object, sizeof(DequeIter));
}
static void iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    if (!kr_is_null(((DequeIter *)(void *)object)->deque))
        visitor(kr_ref(((DequeIter *)(void *)object)->deque), context);
}
static KR_NOINLINE KR_COLD KrFound iter_disturbed(KrThread *thread, DequeIter *it)
{
    it->left = 0;
    return mutated(thread, &kr_exception_runtime_error,
                   "deque mutated during iteration");
}
static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    DequeIter *it = cast_iter(self);
    if (KR_UNLIKELY(kr_is_null(it->deque))) return KR_ABSENT;
    const Deque *deque = cast(kr_ref(it->deque));
    if (KR_UNLIKELY(deque->changes != it->changes)) return iter_disturbed(thread, it);
    if (it->left == 0) return KR_ABSENT;
    it->left--;
    *item = kr_dup(kr_ref(*place(deque, it->index++)));
    return KR_PRESENT;
}
static KrFound reverse_iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    DequeIter *it = cast_iter(self);
    if (KR_UNLIKELY(kr_is_null(it->deque)) || it->left == 0) return KR_ABSENT;
    const Deque *deque = cast(kr_ref(it->deque));
    if (KR_UNLIKELY(deque->changes != it->changes)) return iter_disturbed(thread, it);
    it->left--;
    *item = kr_dup(kr_ref(*place(deque, deque->length - 1 - it->index++)));
    return KR_PRESENT;
}
static KrOwn iter_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_int_from_i64(thread, cast_iter(self)->left);
}
static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    DequeIter *it = cast_iter(self);
    if (kr_is_null(it->deque))
        return kr_iterator_reduce(thread, "iter", kr_tuple_empty(), -1);
    KrOwn index = kr_int_from_i64(thread, cast(kr_ref(it->deque))->length - it->left),
          pair = KR_NULL, result = KR_NULL;
    if (!kr_is_null(index)) pair = kr_tuple_2(thread, kr_ref(it->deque), kr_ref(index));
    if (!kr_is_null(pair))
        result = kr_tuple_2(thread, kr_type_ref(kr_obj(self)->type), kr_ref(pair));
    kr_xdrop(thread, index);
    kr_xdrop(thread, pair);
    return result;
}
static const KrNativeDef iter_methods[] = {
    {"__length_hint__", iter_hint, "($self, /)",
     "Private method returning an estimate of len(list(it)).", 0, 0, RAW},
    {"__reduce__", iter_reduce, "($self, /)", "Return state information for pickling.",
     0, 0, RAW},
    {0},
};

KrType kr_collections_deque_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "collections._deque_iterator",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(DequeIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .clear = iter_clear,
    .iter = kr_iterator_self,
    .next = iter_next,
    .new_object = iter_make,
    .methods = iter_methods,
};

KrType kr_collections_deque_reverse_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "collections._deque_reverse_iterator",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(DequeIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .clear = iter_clear,
    .iter = kr_iterator_self,
    .next = reverse_iter_next,
    .new_object = iter_make,
    .methods = iter_methods,
};
