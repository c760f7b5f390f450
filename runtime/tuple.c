// SPDX-License-Identifier: MIT
// tuple and its iterator (tuple.h).
//
// Owns nothing process-wide but the empty tuple, which is immortal. Items are dropped last to
// first, as in CPython. An instance of a subclass has its items at the same place; what the
// class adds lies behind basic_size.
// Called by everything. Tests: tests/unit/list_test.c, tests/lang/reference/types/tuple_and_namedtuple.py.
#include "runtime/tuple.h"

#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slab.h"
#include "runtime/slice.h"
#include "runtime/tuple_hash.h"


static struct {
    KrObject header;
    int64_t length;
} empty = {KR_OBJECT_IMMORTAL(&kr_tuple_type), 0};

KrRef kr_tuple_empty(void)
{
    return kr_from_obj(&empty);
}

// The items hold anything: the caller fills them before something can look.
KR_INLINE KrTuple *alloc(KrThread *thread, int64_t length)
{
    KrTuple *self = NULL;
    if (KR_LIKELY(length <= (INT64_MAX >> 4)))
        self = kr_slab_object(thread, &kr_tuple_type, sizeof(KrTuple) + (size_t)length * sizeof(KrOwn));
    if (KR_LIKELY(self != NULL))
        self->length = length;
    else
        (void)kr_exception_no_memory(thread);
    return self;
}

KrOwn kr_tuple_new(KrThread *thread, int64_t length)
{
    if (length == 0) return kr_steal_obj(&empty);
    KrTuple *self = alloc(thread, length);
    if (!self) return KR_NULL;
    for (int64_t i = 0; i < length; i++)
        self->items[i] = KR_NULL;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrOwn kr_tuple_from(KrThread *thread, const KrRef *items, size_t count)
{
    if (count == 0) return kr_steal_obj(&empty);
    KrTuple *self = alloc(thread, (int64_t)count);
    if (!self) return KR_NULL;
    bool track = false;
    for (size_t i = 0; i < count; i++) {
        track |= kr_container_holds_gc(items[i]);
        self->items[i] = kr_dup(items[i]);
    }
    if (track) kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KR_INLINE KrOwn pack(KrThread *thread, KrOwn *items, size_t count)
{
    if (count == 0) return kr_steal_obj(&empty);
    bool whole = true; // an item that could not be made: its maker has raised
    for (size_t i = 0; i < count; i++)
        whole &= !kr_is_null(items[i]);
    KrTuple *self = whole ? alloc(thread, (int64_t)count) : NULL;
    if (!self) {
        for (size_t i = 0; i < count; i++)
            kr_xdrop(thread, items[i]);
        return KR_NULL;
    }
    bool track = false;
    for (size_t i = 0; i < count; i++) {
        track |= kr_container_holds_gc(kr_ref(items[i]));
        self->items[i] = items[i];
    }
    if (track) kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrOwn kr_tuple_pack_own(KrThread *thread, KrOwn *items, size_t count)
{
    return pack(thread, items, count);
}
// Of a number that the compiler knows.
KrOwn kr_tuple_pack_2(KrThread *thread, KrOwn a, KrOwn b)
{
    return pack(thread, (KrOwn[]){a, b}, 2);
}
KrOwn kr_tuple_pack_3(KrThread *thread, KrOwn a, KrOwn b, KrOwn c)
{
    return pack(thread, (KrOwn[]){a, b, c}, 3);
}

KrOwn kr_tuple_again(KrThread *thread, KrOwn *last, KrOwn *items, size_t count)
{
    if (kr_is_null(*last)) {
        *last = kr_tuple_pack_own(thread, items, count);
        return kr_is_null(*last) ? KR_NULL : kr_dup(kr_ref(*last));
    }
    KrTuple *self = kr_tuple_cast(kr_ref(*last));
    if (self->header.count != 1) return kr_tuple_pack_own(thread, items, count);
    self->header.count = 2; // before the old items die: they may run code that asks for the next
    bool track = false;
    for (size_t i = 0; i < count; i++) {
        track |= kr_container_holds_gc(kr_ref(items[i]));
        KrOwn old = self->items[i];
        self->items[i] = items[i];
        kr_drop(thread, old);
    }
    if (track) kr_gc_track(thread, self);
    return kr_own_from_bits(kr_own_bits(*last));
}

KrOwn kr_tuple_1(KrThread *thread, KrRef a)
{
    return kr_tuple_from(thread, &a, 1);
}
KrOwn kr_tuple_2(KrThread *thread, KrRef a, KrRef b)
{
    return kr_tuple_from(thread, (KrRef[]){a, b}, 2);
}
KrOwn kr_tuple_3(KrThread *thread, KrRef a, KrRef b, KrRef c)
{
    return kr_tuple_from(thread, (KrRef[]){a, b, c}, 3);
}

// `items` of owners that live on, as borrowed references: the two words are the same.
static const KrRef *as_refs(const KrOwn *items)
{
    return (const KrRef *)(const void *)items;
}

KrOwn kr_tuple_slice(KrThread *thread, KrRef tuple, int64_t start, int64_t stop)
{
    KrTuple *self = kr_tuple_cast(tuple);
    if (start < 0) start = 0;
    if (stop > self->length) stop = self->length;
    if (start == 0 && stop == self->length && kr_tuple_is(tuple)) return kr_dup(tuple);
    if (stop <= start) return kr_steal_obj(&empty);
    return kr_tuple_from(thread, as_refs(self->items) + start, (size_t)(stop - start));
}

int64_t kr_tuple_hash_mix(const int64_t *hashes, size_t count)
{
    uint64_t mix = KR_TUPLE_HASH_START;
    for (size_t i = 0; i < count; i++)
        mix = kr_tuple_hash_mix_one(mix, hashes[i]);
    return kr_tuple_hash_end(mix, count);
}

// Of a str, float or immediate int. False: of none of these.
KR_INLINE bool hash_scalar(KrRef item, int64_t *out)
{
    if (kr_tuple_hash_word(item, out)) return true;
    if (kr_str_is(item)) {
        *out = kr_str_hash(item);
    } else if (kr_is_float(item)) {
        *out = kr_float_hash(item, kr_float_value(item));
    } else {
        return false;
    }
    return true;
}

bool kr_tuple_hash_scalars(KrRef tuple, int64_t *out)
{
    const KrTuple *self = kr_tuple_cast(tuple);
    uint64_t mix = KR_TUPLE_HASH_START;
    int64_t one;
    for (int64_t i = 0; i < self->length; i++) {
        if (!hash_scalar(kr_ref(self->items[i]), &one)) return false;
        mix = kr_tuple_hash_mix_one(mix, one);
    }
    *out = kr_tuple_hash_end(mix, (size_t)self->length);
    return true;
}

// a: a str, float or immediate int; b: anything. KR_FAULT: Python code may have to say.
KR_INLINE KrFound equals_scalar(KrRef a, KrRef b)
{
    if (kr_is(a, b)) return KR_PRESENT;
    bool a_text = kr_is_ptr(a);
    if (kr_is_ptr(b) && !kr_str_is(b)) return KR_FAULT;
    if (a_text || kr_is_ptr(b)) return a_text && kr_is_ptr(b) && kr_str_equal(a, b) ? KR_PRESENT : KR_ABSENT;
    if (kr_is_small_int(a) && kr_is_small_int(b)) return KR_ABSENT;
    double x = kr_is_float(a) ? kr_float_value(a) : (double)kr_small_int_value(a); // exact: of 49 bits
    double y = kr_is_float(b) ? kr_float_value(b) : (double)kr_small_int_value(b);
    return x == y ? KR_PRESENT : KR_ABSENT;
}

KrFound kr_tuple_equals_scalars(KrRef tuple, KrRef other)
{
    if (kr_is_small_int(other) || kr_str_is(other)) return KR_ABSENT;
    if (!kr_tuple_is(other)) return KR_FAULT;
    const KrTuple *x = kr_tuple_cast(tuple), *y = kr_tuple_cast(other);
    KrFound equal = x->length == y->length ? KR_PRESENT : KR_ABSENT;
    for (int64_t i = 0; i < x->length && equal == KR_PRESENT; i++)
        equal = equals_scalar(kr_ref(x->items[i]), kr_ref(y->items[i]));
    return equal;
}

static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    const KrTuple *tuple = kr_tuple_cast(self);
    uint64_t mix = KR_TUPLE_HASH_START;
    for (int64_t i = 0; i < tuple->length; i++) {
        KrRef item = kr_ref(tuple->items[i]);
        int64_t one;
        if (!hash_scalar(item, &one) && !kr_hash(thread, item, &one)) return false;
        mix = kr_tuple_hash_mix_one(mix, one);
    }
    *out = kr_tuple_hash_end(mix, (size_t)tuple->length);
    return true;
}

static void dealloc(KrThread *thread, KrObject *object)
{
    KrTuple *self = (KrTuple *)(void *)object;
    int64_t length = self->length;
    for (int64_t i = length - 1; i >= 0; i--)
        kr_xdrop(thread, self->items[i]);
    if (KR_LIKELY(object->type == &kr_tuple_type))
        kr_slab_free(thread, object, sizeof *self + (size_t)length * sizeof(KrOwn));
    else
        kr_object_free(thread, object, object->type->basic_size + (size_t)length * sizeof(KrOwn));
}

static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrTuple *self = (KrTuple *)(void *)object;
    for (int64_t i = self->length; --i >= 0;) // as CPython: the order of referents can be seen
        if (!kr_is_null(self->items[i])) visitor(kr_ref(self->items[i]), context);
}

static KrOwn item_at(KrRef self, int64_t index)
{
    KrTuple *tuple = kr_tuple_cast(self);
    return index < tuple->length ? kr_dup(kr_ref(tuple->items[index])) : KR_NULL;
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    if (kr_tuple_length(self) == 0) return kr_str_from_ascii(thread, "()");
    return kr_container_repr(thread, self, "(", ")", ",)", item_at);
}

static bool length(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    *out = kr_tuple_length(self);
    return true;
}

static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    KrTuple *tuple = kr_tuple_cast(self);
    if (kr_slice_is(key)) {
        int64_t start, stop, step, count;
        if (!kr_slice_indices(thread, key, tuple->length, &start, &stop, &step, &count))
            return KR_NULL;
        if (step == 1) return kr_tuple_slice(thread, self, start, start + count);
        if (count == 0) return kr_steal_obj(&empty);
        KrTuple *result = alloc(thread, count);
        if (!result) return KR_NULL;
        for (int64_t i = 0; i < count; i++)
            result->items[i] = kr_dup(kr_ref(tuple->items[start + i * step]));
        kr_gc_track(thread, result);
        return kr_steal_obj(result);
    }
    int64_t index;
    if (!kr_container_index(thread, key, "tuple", tuple->length, &index))
        return KR_NULL;
    if (index < 0 || index >= tuple->length)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "tuple index out of range");
    return kr_dup(kr_ref(tuple->items[index]));
}

static KrFound contains(KrThread *thread, KrRef self, KrRef item)
{
    KrTuple *tuple = kr_tuple_cast(self);
    for (int64_t i = 0; i < tuple->length; i++) {
        KrFound found = kr_container_equal(thread, kr_ref(tuple->items[i]), item);
        if (found != KR_ABSENT) return found;
    }
    return KR_ABSENT;
}

static KrOwn concat(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_tuple_is_sub(b))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can only concatenate tuple (not \"%T\") to tuple",
                                  b);
    KrTuple *left = kr_tuple_cast(a), *right = kr_tuple_cast(b);
    if (right->length == 0 && kr_tuple_is(a)) return kr_dup(a);
    if (left->length == 0 && kr_tuple_is(b)) return kr_dup(b);
    if (left->length + right->length == 0) return kr_steal_obj(&empty);
    KrTuple *result = alloc(thread, left->length + right->length);
    if (!result) return KR_NULL;
    for (int64_t i = 0; i < left->length; i++)
        result->items[i] = kr_dup(kr_ref(left->items[i]));
    for (int64_t i = 0; i < right->length; i++)
        result->items[left->length + i] = kr_dup(kr_ref(right->items[i]));
    kr_gc_track(thread, result);
    return kr_steal_obj(result);
}

static KrOwn repeat(KrThread *thread, KrRef self, int64_t times)
{
    KrTuple *tuple = kr_tuple_cast(self);
    if (kr_tuple_is(self) && (tuple->length == 0 || times == 1)) return kr_dup(self);
    if (tuple->length == 0 || times <= 0) return kr_steal_obj(&empty);
    if (tuple->length > (INT64_MAX >> 4) / times) return kr_exception_no_memory(thread);
    KrTuple *result = alloc(thread, tuple->length * times);
    if (!result) return KR_NULL;
    KrOwn *out = result->items;
    for (int64_t round = 0; round < times; round++)
        for (int64_t i = 0; i < tuple->length; i++)
            *out++ = kr_dup(kr_ref(tuple->items[i]));
    kr_gc_track(thread, result);
    return kr_steal_obj(result);
}

// The answer for two items of which the first differs from the second.
KR_INLINE KrFound order(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (op == KR_EQ || op == KR_NE) return op == KR_NE ? KR_PRESENT : KR_ABSENT;
    if (kr_is_small_int(a) && kr_is_small_int(b)) {
        int64_t x = kr_small_int_value(a), y = kr_small_int_value(b);
        return kr_compare_holds(x < y ? -1 : 1, op) ? KR_PRESENT : KR_ABSENT;
    }
    return kr_compare_bool(thread, a, b, op);
}

// From i on the first place where the tuples do not have the very same items, or the end of the shorter one.
KR_INLINE int64_t skip_same(const KrTuple *left, const KrTuple *right, int64_t i)
{
    int64_t common = left->length < right->length ? left->length : right->length;
    while (i < common && kr_own_bits(left->items[i]) == kr_own_bits(right->items[i]))
        i++;
    return i;
}

// *x and *y: the first items that differ, from i on. Absent: there are none.
static KrFound find_difference(KrThread *thread, const KrTuple *left, const KrTuple *right, int64_t i, KrRef *x, KrRef *y)
{
    for (; (i = skip_same(left, right, i)) < left->length && i < right->length; i++) { // also of tuples that cannot be equal
        *x = kr_ref(left->items[i]);
        *y = kr_ref(right->items[i]);
        if (kr_is_small_int(*x) && kr_is_small_int(*y)) return KR_PRESENT;
        KrFound equal = kr_container_equal_slow(thread, *x, *y);
        if (equal != KR_PRESENT) return equal == KR_ABSENT ? KR_PRESENT : KR_FAULT;
    }
    return KR_ABSENT;
}

static bool holds_by_length(const KrTuple *left, const KrTuple *right, int op)
{
    return kr_compare_holds((left->length > right->length) - (left->length < right->length), op);
}

KrFound kr_tuple_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    KrRef x, y;
    KrFound differs = find_difference(thread, kr_tuple_cast(a), kr_tuple_cast(b), 0, &x, &y);
    if (differs != KR_ABSENT) return differs == KR_FAULT ? KR_FAULT : order(thread, x, y, op);
    return holds_by_length(kr_tuple_cast(a), kr_tuple_cast(b), op) ? KR_PRESENT : KR_ABSENT;
}

static KR_NOINLINE KrOwn compare_from(KrThread *thread, const KrTuple *left, const KrTuple *right, int64_t i, int op)
{
    KrRef x, y;
    KrFound differs = find_difference(thread, left, right, i, &x, &y);
    if (differs == KR_FAULT) return KR_NULL;
    if (differs == KR_ABSENT) return kr_bool_own(holds_by_length(left, right, op));
    return op == KR_EQ || op == KR_NE ? kr_bool_own(op == KR_NE) : kr_compare(thread, x, y, op);
}

KrOwn kr_tuple_compare_items(KrThread *thread, KrRef a, KrRef b, int op)
{
    const KrTuple *left = kr_tuple_cast(a), *right = kr_tuple_cast(b);
    int64_t i = skip_same(left, right, 0);
    if (i == left->length || i == right->length) return kr_bool_own(holds_by_length(left, right, op));
    return compare_from(thread, left, right, i, op);
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_tuple_is_sub(a) || !kr_tuple_is_sub(b)) return kr_dup(kr_not_implemented());
    return kr_tuple_compare_items(thread, a, b, op);
}

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)(void *)kr_obj(callable);
    if (type == &kr_tuple_type || type->init == kr_tuple_type.init) {
        if (!kr_container_arity(thread, "tuple", count, kwnames, 0, 1)) return KR_NULL;
    } else if (count > 1) {
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "tuple expected at most 1 argument, got %zu", count);
    }
    if (type == &kr_tuple_type) {
        if (count == 0) return kr_steal_obj(&empty);
        return kr_sequence_tuple(thread, args[0]);
    }
    KrOwn items = count ? kr_sequence_tuple(thread, args[0]) : kr_steal_obj(&empty);
    if (kr_is_null(items)) return items;
    KrTuple *from = kr_tuple_cast(kr_ref(items));
    KrTuple *self = (KrTuple *)(void *)kr_object_new(
        thread, type, type->basic_size + (size_t)from->length * sizeof(KrOwn));
    if (self) {
        self->length = from->length;
        for (int64_t i = 0; i < from->length; i++)
            self->items[i] = kr_dup(kr_ref(from->items[i]));
        kr_gc_track(thread, self);
    }
    kr_drop(thread, items);
    return kr_steal_obj(self);
}

static KrOwn count_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrTuple *tuple = kr_tuple_cast(self);
    int64_t total = 0;
    for (int64_t i = 0; i < tuple->length; i++) {
        KrFound found = kr_container_equal(thread, kr_ref(tuple->items[i]), args[0]);
        if (found == KR_FAULT) return KR_NULL;
        total += found;
    }
    return kr_int_from_i64(thread, total);
}

static KrOwn index_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrTuple *tuple = kr_tuple_cast(self);
    int64_t start = 0, stop = INT64_MAX;
    if ((count > 1 && !kr_container_bound(thread, args[1], &start)) ||
        (count > 2 && !kr_container_bound(thread, args[2], &stop)))
        return KR_NULL;
    (void)kr_slice_adjust(tuple->length, &start, &stop, 1);
    for (int64_t i = start; i < stop; i++) {
        KrFound found = kr_container_equal(thread, kr_ref(tuple->items[i]), args[0]);
        if (found == KR_FAULT) return KR_NULL;
        if (found == KR_PRESENT) return kr_int_from_i64(thread, i);
    }
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "tuple.index(x): x not in tuple");
}

static KrOwn getnewargs(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrTuple *tuple = kr_tuple_cast(self);
    KrOwn plain = kr_tuple_from(thread, as_refs(tuple->items), (size_t)tuple->length);
    if (kr_is_null(plain)) return plain;
    KrOwn result = kr_tuple_1(thread, kr_ref(plain));
    kr_drop(thread, plain);
    return result;
}

static KrOwn iter(KrThread *thread, KrRef self)
{
    KrTupleIter *it = kr_slab_object(thread, &kr_tuple_iter_type, sizeof(KrTupleIter));
    if (!it) return kr_exception_no_memory(thread);
    it->index = 0;
    it->tuple = kr_dup(self);
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}

static const KrNativeDef methods[] = {
    {"__getnewargs__", getnewargs, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"index", index_method, "($self, value, start=0, stop=sys.maxsize, /)", "The lowest index of something, or ValueError.", 1, 3, KR_NATIVE_RAW},
    {"count", count_method, "($self, value, /)", "How often something occurs.", 1, 1, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "The generic alias of the type.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};

KrType kr_tuple_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "tuple",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_TUPLE_SUB | KR_TYPE_SEQUENCE,
    .basic_size = sizeof(KrTuple),
    .item_size = sizeof(KrOwn),
    .dealloc = dealloc,
    .visit = visit,
    .repr = repr,
    .iter = iter,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .length = length,
    .getitem = getitem,
    .contains = contains,
    .concat = concat,
    .repeat = repeat,
    .methods = methods,
    .doc = "(iterable=(), /)\n--\n\n" "Built-in immutable sequence.",
};

// --- iterator -----------------------------------------------------------------------------

static KrTupleIter *cast_iter(KrRef self)
{
    return (KrTupleIter *)(void *)kr_obj(self);
}

static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((KrTupleIter *)(void *)object)->tuple);
    kr_slab_free(thread, object, sizeof(KrTupleIter));
}

static void iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrTupleIter *it = (KrTupleIter *)(void *)object;
    if (!kr_is_null(it->tuple)) visitor(kr_ref(it->tuple), context);
}

static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrTupleIter *it = cast_iter(self);
    if (kr_is_null(it->tuple)) return KR_ABSENT;
    KrTuple *tuple = kr_tuple_cast(kr_ref(it->tuple));
    if (it->index < tuple->length) {
        *item = kr_dup(kr_ref(tuple->items[it->index++]));
        return KR_PRESENT;
    }
    kr_drop(thread, kr_move(&it->tuple));
    return KR_ABSENT;
}

static KrOwn iter_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrTupleIter *it = cast_iter(self);
    int64_t left =
        kr_is_null(it->tuple) ? 0 : kr_tuple_length(kr_ref(it->tuple)) - it->index;
    return kr_int_from_i64(thread, left);
}

static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrTupleIter *it = cast_iter(self);
    return kr_iterator_reduce_left(thread, "iter", &it->tuple, &it->index, kr_dup(kr_tuple_empty()));
}

static KrOwn iter_setstate(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    KrTupleIter *it = cast_iter(self);
    int64_t index;
    if (!kr_int_to_i64(thread, args[0], &index)) return KR_NULL;
    if (!kr_is_null(it->tuple)) {
        int64_t end = kr_tuple_length(kr_ref(it->tuple));
        it->index = index < 0 ? 0 : index > end ? end : index;
    }
    return kr_none_own();
}

static const KrNativeDef iter_methods[] = {
    {"__length_hint__", iter_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", iter_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", iter_setstate, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {0},
};

KrType kr_tuple_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "tuple_iterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrTupleIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};
