// SPDX-License-Identifier: MIT
// list and its iterators (list.h). Sorting is in list_sort.c.
//
// Owns the item arrays: small ones are slab cells with a 16-byte head whose second word stays null,
// so that the collector's walk over slabs takes them for free cells; big ones come from malloc.
// Whatever leaves a list is dropped after the list is whole again, since dropping may run Python
// code that looks at it. Items die last to first, as in CPython.
// Called by everything. Tests: tests/unit/list_test.c, tests/lang/reference/types/list_behaviour.py.
#include "runtime/list.h"

#include "runtime/alloc_trace.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/dict_views.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list_sort.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/slab.h"
#include "runtime/slice.h"
#include "runtime/tuple.h"

#include "base/pages.h"

#include <stdlib.h>

enum { ITEMS_HEAD = 16 }; // bytes before the items of a small array

static size_t small_size(int64_t capacity)
{
    return ITEMS_HEAD + (size_t)capacity * sizeof(KrOwn);
}
static bool is_small(int64_t capacity)
{
    return capacity <= (KR_SLAB_LIMIT - ITEMS_HEAD) / (int64_t)sizeof(KrOwn);
}

KrOwn *kr_list_items_alloc(KrThread *thread, int64_t capacity)
{
    if (capacity > (INT64_MAX >> 4)) return NULL;
    if (!is_small(capacity)) {
        KrOwn *items = malloc((size_t)capacity * sizeof(KrOwn));
        if (!items) return NULL;
        kr_pages_want_big(items, (size_t)capacity * sizeof(KrOwn), (size_t)capacity * sizeof(KrOwn));
        kr_alloc_trace_moved(thread, NULL, items, (size_t)capacity * sizeof(KrOwn));
        return items;
    }
    char *cell = kr_slab_alloc_plain(thread, small_size(capacity));
    if (!cell) return NULL;
    memset(cell, 0, ITEMS_HEAD);
    return (KrOwn *)(void *)(cell + ITEMS_HEAD);
}

void kr_list_items_free(KrThread *thread, KrOwn *items, int64_t capacity)
{
    if (!items) return;
    if (is_small(capacity)) {
        kr_slab_free(thread, (char *)items - ITEMS_HEAD, small_size(capacity));
        return;
    }
    kr_alloc_trace_moved(thread, items, NULL, 0);
    free(items);
}

void kr_list_check(const KrList *list)
{
    (void)list;
    kr_assert(list->length >= 0);
    kr_assert(list->capacity == -1 || list->length <= list->capacity);
    kr_assert(list->capacity <= 0 || list->items != NULL);
}

// New array of `capacity` for the items there are. Nothing is raised on failure.
static bool resize_items(KrThread *thread, KrList *self, int64_t capacity)
{
    int64_t old = self->capacity < 0 ? 0 : self->capacity;
    if (capacity > (INT64_MAX >> 4)) return false;
    if (!is_small(old) && !is_small(capacity)) {
        KrOwn *before = self->items, *moved = realloc(before, (size_t)capacity * sizeof(KrOwn));
        if (!moved) return false;
        kr_alloc_trace_moved(thread, before, moved, (size_t)capacity * sizeof(KrOwn));
        kr_pages_want_big(moved, (size_t)capacity * sizeof(KrOwn), (size_t)capacity * sizeof(KrOwn));
        self->items = moved;
    } else {
        KrOwn *items = capacity ? kr_list_items_alloc(thread, capacity) : NULL;
        if (capacity && !items) return false;
        if (self->length)
            memcpy(items, self->items, (size_t)self->length * sizeof(KrOwn));
        kr_list_items_free(thread, self->items, old);
        self->items = items;
    }
    self->capacity = capacity;
    return true;
}

static int64_t grown(int64_t length)
{
    return (length + (length >> 3) + 6) & ~INT64_C(3);
}

// Room for `length` items; the length itself does not change.
static bool make_room(KrThread *thread, KrList *self, int64_t length)
{
    if (length <= self->capacity) return true;
    int64_t capacity = grown(length);
    if (length > (INT64_MAX >> 5) || !resize_items(thread, self, capacity)) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    return true;
}

bool kr_list_room(KrThread *thread, KrRef list)
{
    KrList *self = kr_list_cast(list);
    return self->length < self->capacity || (self->length < INT64_MAX >> 5 && resize_items(thread, self, grown(self->length + 1)));
}

// Gives memory back after a removal.
static void shrink(KrThread *thread, KrList *self)
{
    if (self->length >= self->capacity / 2 || self->capacity <= KR_LIST_KEPT) return;
    (void)resize_items(thread, self, self->length ? grown(self->length) : 0);
}

bool kr_list_shrink(KrThread *thread, KrRef list)
{
    shrink(thread, kr_list_cast(list));
    return true;
}

static KrList *alloc(KrThread *thread, int64_t capacity)
{
    KrList *self = kr_slab_object(thread, &kr_list_type, sizeof(KrList));
    if (KR_UNLIKELY(!self)) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    self->length = 0;
    self->capacity = capacity;
    self->items = NULL;
    if (capacity > 0 && KR_UNLIKELY(!(self->items = kr_list_items_alloc(thread, capacity)))) {
        kr_slab_free(thread, self, sizeof *self);
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    kr_gc_track(thread, self);
    return self;
}

KrOwn kr_list_new(KrThread *thread, int64_t length)
{
    KrList *self = alloc(thread, length);
    if (!self) return KR_NULL;
    if (length > 0) memset(self->items, 0, (size_t)length * sizeof(KrOwn));
    self->length = length;
    return kr_steal_obj(self);
}

// Copies `count` owners to items[at...]. An empty array has no address to count from.
static void dup_items(KrOwn *items, int64_t at, const KrOwn *from, int64_t count)
{
    if (count <= 0) return;
    KrOwn *to = items + at;
    const KrOwn *const end = from + count;
    while (from < end) {
        KrOwn item = *from;
        if (kr_is_ptr(kr_ref(item))) {
            (void)kr_dup(kr_ref(item));
        } else if (end - from >= 8 && kr_container_eight_plain(from)) {
            memcpy(to, from, 8 * sizeof *to);
            to += 8;
            from += 8;
            continue;
        }
        *to++ = item;
        from++;
    }
}

static KrOwn from_owners(KrThread *thread, const KrOwn *items, int64_t count)
{
    KrList *self = alloc(thread, count);
    if (!self) return KR_NULL;
    dup_items(self->items, 0, items, count);
    self->length = count;
    return kr_steal_obj(self);
}

KrOwn kr_list_from(KrThread *thread, const KrRef *items, size_t count)
{
    return from_owners(thread, (const KrOwn *)(const void *)items, (int64_t)count);
}

KrOwn kr_list_pack_own(KrThread *thread, KrOwn *items, size_t count)
{
    KrList *self = alloc(thread, (int64_t)count);
    if (!self) {
        for (size_t i = 0; i < count; i++)
            kr_xdrop(thread, items[i]);
        return KR_NULL;
    }
    if (count) memcpy(self->items, items, count * sizeof *items);
    self->length = (int64_t)count;
    return kr_steal_obj(self);
}

bool kr_list_reserve(KrThread *thread, KrRef list, int64_t capacity)
{
    KrList *self = kr_list_cast(list);
    if (capacity <= self->capacity) return true;
    if (resize_items(thread, self, capacity)) return true;
    (void)kr_exception_no_memory(thread);
    return false;
}

bool kr_list_append_own(KrThread *thread, KrRef list, KrOwn item)
{
    KrList *self = kr_list_cast(list);
    if (!make_room(thread, self, self->length + 1)) {
        kr_drop(thread, item);
        return false;
    }
    self->items[self->length++] = item;
    return true;
}

// A list that takes what a generator yields.
typedef struct Filler {
    KrConsumer consumer;
    KrList *list;
} Filler;

static bool fill(KrThread *thread, KrConsumer *consumer, KrRef item)
{
    KrList *self = ((Filler *)(void *)consumer)->list;
    if (KR_UNLIKELY(self->length >= self->capacity) && !resize_items(thread, self, grown(self->length + 1)))
        return false; // the loop raises
    self->items[self->length++] = kr_dup(item);
    return true;
}

static bool make_room_for(KrThread *thread, KrList *self, int64_t count)
{
    if (self->length || self->capacity) return make_room(thread, self, self->length + count);
    if (resize_items(thread, self, count)) return true;
    (void)kr_exception_no_memory(thread);
    return false;
}

// The keys or values of a dict: no Python code runs.
static bool extend_by_entries(KrThread *thread, KrList *self, KrRef dict, bool values)
{
    if (kr_dict_length(dict) == 0) return true;
    if (!make_room_for(thread, self, kr_dict_length(dict))) return false;
    const KrDictKeys *keys = kr_dict_cast(dict)->keys;
    KrOwn *to = self->items + self->length;
    for (const KrDictEntry *entry = keys->entries, *end = entry + keys->entry_count; entry < end; entry++)
        if (KR_LIKELY(!kr_is_null(entry->key))) *to++ = kr_dup(kr_ref(values ? entry->value : entry->key));
    self->length += kr_dict_length(dict);
    return true;
}

static bool extend_by_members(KrThread *thread, KrList *self, KrRef set)
{
    size_t position = 0;
    KrRef key;
    int64_t hash;
    if (kr_set_length(set) == 0) return true;
    if (!make_room_for(thread, self, kr_set_length(set))) return false;
    while (kr_set_next(set, &position, &key, &hash))
        self->items[self->length++] = kr_dup(key);
    return true;
}

// What lies in a table is taken from there. Absent: it does not.
static KrFound extend_by_table(KrThread *thread, KrList *self, KrRef iterable)
{
    const KrType *type = kr_type_of(iterable);
    bool values = type == &kr_dict_views_values_type, done;
    if (type == &kr_set_type || type == &kr_frozenset_type)
        done = extend_by_members(thread, self, iterable);
    else if (type == &kr_dict_type)
        done = extend_by_entries(thread, self, iterable, false);
    else if (type == &kr_dict_views_keys_type || values)
        done = extend_by_entries(thread, self, kr_ref(((const KrDictView *)(const void *)kr_obj(iterable))->dict), values);
    else
        return KR_ABSENT;
    return done ? KR_PRESENT : KR_FAULT;
}

// is_own: nobody else knows the list.
static bool extend(KrThread *thread, KrRef list, KrRef iterable, bool is_own)
{
    KrList *self = kr_list_cast(list);
    bool is_list = kr_list_is(iterable);
    if (is_list || kr_tuple_is(iterable)) {
        int64_t count = is_list ? kr_list_length(iterable) : kr_tuple_length(iterable);
        if (count == 0) return true;
        if (!make_room_for(thread, self, count)) return false;
        const KrOwn *from =
            is_list ? kr_list_cast(iterable)->items : kr_tuple_cast(iterable)->items;
        dup_items(self->items, self->length, from, count);
        self->length += count;
        return true;
    }
    if (kr_is_exact(iterable, &kr_str_type) && kr_str_obj(iterable)->kind == 1 && kr_str_obj(iterable)->length > 0) {
        const KrStr *text = kr_str_obj(iterable); // whose characters are there already, for good
        if (!make_room_for(thread, self, text->length)) return false;
        const uint8_t *from = (const uint8_t *)kr_str_data(text);
        for (int64_t i = 0; i < text->length; i++)
            self->items[self->length + i] = kr_str_char(thread, from[i]);
        self->length += text->length;
        return true;
    }
    KrFound by_table = extend_by_table(thread, self, iterable);
    if (by_table != KR_ABSENT) return by_table == KR_PRESENT;
    KrOwn it = kr_iter(thread, iterable);
    if (kr_is_null(it)) return false;
    int64_t hint;
    if (!kr_iterator_length_hint(thread, iterable, 8, &hint)) {
        kr_drop(thread, it);
        return false;
    }
    if (hint > 0 && hint < (1 << 28) && self->length == 0 && self->capacity == 0)
        (void)resize_items(thread, self, hint); // a guess: failure shows up later
    Filler filler = {.consumer = {fill, is_own}, .list = self};
    KrNextFn next = kr_obj(kr_ref(it))->type->next;
    const KrType *type = kr_type_of(kr_ref(it));
    bool feeds = type == &kr_generator_type || type == &kr_iterator_map_type || type == &kr_iterator_filter_type;
    KrFound found;
    KrOwn item = KR_NULL;
    while ((found = feeds ? kr_iter_feed(thread, kr_ref(it), &filler.consumer, &item) : kr_iter_end(thread, next(thread, kr_ref(it), &item))) == KR_PRESENT) {
        if (self->length < self->capacity) {
            self->items[self->length++] = item;
        } else if (!kr_list_append_own(thread, list, item)) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, it);
    if (self->capacity > 0) shrink(thread, self);
    return found == KR_ABSENT;
}

bool kr_list_extend(KrThread *thread, KrRef list, KrRef iterable)
{
    return extend(thread, list, iterable, false);
}

KrOwn kr_list_collect(KrThread *thread, KrRef iterable)
{
    KrOwn list = kr_list_new(thread, 0);
    if (kr_is_null(list) || extend(thread, kr_ref(list), iterable, true)) return list;
    kr_drop(thread, list);
    return KR_NULL;
}

bool kr_list_insert(KrThread *thread, KrRef list, int64_t index, KrRef item)
{
    KrList *self = kr_list_cast(list);
    if (!make_room(thread, self, self->length + 1)) return false;
    if (index < 0) index = index + self->length < 0 ? 0 : index + self->length;
    if (index > self->length) index = self->length;
    memmove(self->items + index + 1, self->items + index,
            (size_t)(self->length - index) * sizeof(KrOwn));
    self->items[index] = kr_dup(item);
    self->length++;
    return true;
}

KrOwn kr_list_slice(KrThread *thread, KrRef list, int64_t start, int64_t stop)
{
    KrList *self = kr_list_cast(list);
    if (start < 0) start = 0;
    if (stop > self->length) stop = self->length;
    if (stop < start) stop = start;
    return from_owners(thread, start < stop ? self->items + start : NULL, stop - start);
}

KrOwn kr_list_to_tuple(KrThread *thread, KrRef list)
{
    KrList *self = kr_list_cast(list);
    return kr_tuple_from(thread, (const KrRef *)(const void *)self->items,
                         (size_t)self->length);
}

static void drop_items(KrThread *thread, KrOwn *items, int64_t count)
{
    for (int64_t i = count - 1; i >= 0; i--) {
        KrRef item = kr_ref(items[i]);
        if (kr_bits(item) - 1 < KR_FLOAT_OFFSET - 1) // an object: one test for what is absent, too
            kr_object_drop(thread, kr_obj(item));
    }
}

void kr_list_clear(KrThread *thread, KrRef list)
{
    KrList *self = kr_list_cast(list);
    KrOwn *items = self->items;
    int64_t length = self->length, capacity = self->capacity;
    if (!items) return; // while it is sorted: nothing has changed
    self->items = NULL;
    self->length = self->capacity = 0;
    drop_items(thread, items, length);
    kr_list_items_free(thread, items, capacity < 0 ? 0 : capacity);
}

KrOwn kr_list_pop(KrThread *thread, KrRef list, int64_t index)
{
    KrList *self = kr_list_cast(list);
    if (self->length == 0)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "pop from empty list");
    if (index < 0) index += self->length;
    if (index < 0 || index >= self->length)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "pop index out of range");
    KrOwn item = self->items[index];
    self->length--;
    if (index < self->length)
        memmove(self->items + index, self->items + index + 1,
                (size_t)(self->length - index) * sizeof(KrOwn));
    shrink(thread, self);
    return item;
}

void kr_list_reverse(KrRef list)
{
    const KrList *self = kr_list_cast(list);
    if (self->length < 2) return;
    for (KrOwn *low = self->items, *high = low + self->length - 1; low < high; low++, high--) {
        KrOwn item = *low;
        *low = *high;
        *high = item;
    }
}

// Replaces items[start, stop) with `count` owners (stolen); the old ones are dropped at the end.
enum { FEW_ITEMS = 32 };

static bool splice(KrThread *thread, KrList *self, int64_t start, int64_t stop,
                   KrOwn *items, int64_t count)
{
    int64_t removed = stop - start, tail = self->length - stop;
    KrOwn few[FEW_ITEMS];
    KrOwn *dead = few;
    if (removed > FEW_ITEMS) {
        dead = malloc((size_t)removed * sizeof *dead);
        if (!dead) {
            (void)kr_exception_no_memory(thread);
            drop_items(thread, items, count);
            return false;
        }
    }
    if (count > removed && !make_room(thread, self, self->length + count - removed)) {
        drop_items(thread, items, count);
        if (dead != few) free(dead);
        return false;
    }
    if (removed) memcpy(dead, self->items + start, (size_t)removed * sizeof *dead);
    if (count != removed && tail)
        memmove(self->items + start + count, self->items + stop,
                (size_t)tail * sizeof *dead);
    if (count) memcpy(self->items + start, items, (size_t)count * sizeof *items);
    self->length += count - removed;
    if (count < removed) shrink(thread, self);
    drop_items(thread, dead, removed);
    if (dead != few) free(dead);
    return true;
}

// The items of an iterable as an array of new owners (malloc). `message` replaces the TypeError
// of something that is not iterable.
static bool collect(KrThread *thread, KrRef iterable, const char *message,
                    KrOwn **items, int64_t *count)
{
    // its iterator is asked how many there are, not the object itself
    KrOwn iterator = kr_type_of(iterable)->flags & KR_TYPE_HEAP ? kr_iter(thread, iterable) : kr_dup(iterable);
    KrOwn list = kr_is_null(iterator) ? KR_NULL : kr_sequence_list(thread, kr_ref(iterator));
    if (!kr_is_null(iterator)) kr_drop(thread, iterator);
    if (kr_is_null(list)) {
        if (message && kr_exception_is(thread, &kr_exception_type_error) &&
            (kr_is_null(iterator) || !kr_iter_has(iterable))) {
            kr_exception_clear(thread);
            (void)kr_exception_raise(thread, &kr_exception_type_error, "%s", message);
        }
        return false;
    }
    KrList *from = kr_list_cast(kr_ref(list));
    *count = from->length;
    *items = malloc((size_t)(from->length ? from->length : 1) * sizeof **items);
    if (*items) { // the list is ours alone: its items move out
        if (from->length)
            memcpy(*items, from->items, (size_t)from->length * sizeof **items);
        from->length = 0;
    } else {
        (void)kr_exception_no_memory(thread);
    }
    kr_drop(thread, list);
    return *items != NULL;
}

static const char *const not_iterable = "must assign iterable to extended slice";

bool kr_list_set_slice(KrThread *thread, KrRef list, int64_t start, int64_t stop,
                       KrRef iterable_or_null)
{
    KrList *self = kr_list_cast(list);
    KrOwn *items = NULL;
    int64_t count = 0;
    if (!kr_ref_is_null(iterable_or_null)) {
        if (!kr_is_ptr(iterable_or_null))
            return kr_exception_raise_false(thread, &kr_exception_type_error, "%s",
                                            not_iterable);
        KrOwn few[FEW_ITEMS];
        bool is_list = kr_list_is(iterable_or_null);
        if (is_list || kr_tuple_is(iterable_or_null)) {
            count = is_list ? kr_list_length(iterable_or_null) : kr_tuple_length(iterable_or_null);
            if (count <= FEW_ITEMS) {
                dup_items(few, 0, is_list ? kr_list_cast(iterable_or_null)->items
                                       : kr_tuple_cast(iterable_or_null)->items, count);
                if (start < 0) start = 0;
                if (start > self->length) start = self->length;
                if (stop < start) stop = start;
                if (stop > self->length) stop = self->length;
                return splice(thread, self, start, stop, few, count);
            }
        }
        if (!collect(thread, iterable_or_null, not_iterable, &items, &count))
            return false;
    }
    if (start < 0) start = 0;
    if (start > self->length) start = self->length;
    if (stop < start) stop = start;
    if (stop > self->length) stop = self->length;
    bool ok = splice(thread, self, start, stop, items, count);
    free(items);
    return ok;
}

static bool delete_extended(KrThread *thread, KrList *self, int64_t start, int64_t step,
                            int64_t count)
{
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    KrOwn *dead = malloc((size_t)count * sizeof *dead);
    if (!dead) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    int64_t from = start, to = start, taken = 0;
    for (; from < self->length; from++) {
        if (taken < count && from == start + taken * step)
            dead[taken++] = self->items[from];
        else
            self->items[to++] = self->items[from];
    }
    self->length = to;
    shrink(thread, self);
    drop_items(thread, dead, count);
    free(dead);
    return true;
}

static bool set_extended(KrThread *thread, KrList *self, int64_t start, int64_t stop,
                         int64_t step, KrRef value)
{
    KrOwn *items;
    int64_t count;
    if (!kr_is_ptr(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "%s",
                                        not_iterable);
    if (!collect(thread, value, not_iterable, &items, &count)) return false;
    int64_t selected = kr_slice_adjust(self->length, &start, &stop, step); // iterating may have changed the list
    if (count != selected) {
        drop_items(thread, items, count);
        free(items);
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "attempt to assign sequence of size %lld to extended slice of size %lld",
            (long long)count, (long long)selected);
    }
    for (int64_t i = 0; i < count; i++) {
        KrOwn *place = &self->items[start + i * step];
        KrOwn old = *place;
        *place = items[i];
        items[i] = old;
    }
    drop_items(thread, items, count);
    free(items);
    return true;
}

static bool setitem(KrThread *thread, KrRef self, KrRef key, KrRef value)
{
    KrList *list = kr_list_cast(self);
    if (kr_slice_is(key)) {
        int64_t start, stop, step, count;
        if (!kr_slice_unpack(thread, key, &start, &stop, &step)) return false;
        if (step != 1 && !kr_ref_is_null(value)) return set_extended(thread, list, start, stop, step, value);
        count = kr_slice_adjust(list->length, &start, &stop, step);
        if (step == 1) return kr_list_set_slice(thread, self, start, stop, value);
        return count == 0 || delete_extended(thread, list, start, step, count);
    }
    int64_t index;
    if (!kr_container_index(thread, key, "list", 0, &index)) return false;
    if (index < 0) index += list->length; // __index__ may have changed it
    if (index < 0 || index >= list->length)
        return kr_exception_raise_false(thread, &kr_exception_index_error,
                                        "list assignment index out of range");
    if (kr_ref_is_null(value)) return splice(thread, list, index, index + 1, NULL, 0);
    kr_store(thread, &list->items[index], kr_dup(value));
    return true;
}

static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    KrList *list = kr_list_cast(self);
    if (kr_slice_is(key)) {
        int64_t start, stop, step, count;
        if (!kr_slice_unpack(thread, key, &start, &stop, &step)) return KR_NULL;
        count = kr_slice_adjust(list->length, &start, &stop, step);
        if (step == 1)
            return from_owners(thread, count ? list->items + start : NULL, count);
        KrList *result = alloc(thread, count);
        if (!result) return KR_NULL;
        for (int64_t i = 0; i < count; i++)
            result->items[i] = kr_dup(kr_ref(list->items[start + i * step]));
        result->length = count;
        return kr_steal_obj(result);
    }
    int64_t index;
    if (!kr_container_index(thread, key, "list", 0, &index)) return KR_NULL;
    if (index < 0) index += list->length; // __index__ may have changed it
    if (index < 0 || index >= list->length)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "list index out of range");
    return kr_dup(kr_ref(list->items[index]));
}

// items[index] == item, with both kept alive meanwhile.
static KrFound item_equals(KrThread *thread, KrList *self, int64_t index, KrRef item)
{
    KrRef mine = kr_ref(self->items[index]);
    if (kr_is(mine, item)) return KR_PRESENT;
    if (kr_is_small_int(mine) && kr_is_small_int(item)) return KR_ABSENT;
    KrOwn hold = kr_dup(mine);
    KrFound found = kr_container_equal_slow(thread, kr_ref(hold), item);
    kr_drop(thread, hold);
    return found;
}

static KrOwn getitem_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return getitem(thread, self, args[0]);
}

static KrFound contains(KrThread *thread, KrRef self, KrRef item)
{
    KrList *list = kr_list_cast(self);
    for (int64_t i = 0; i < list->length; i++) {
        KrFound found = item_equals(thread, list, i, item);
        if (found != KR_ABSENT) return found;
    }
    return KR_ABSENT;
}

static KrOwn concat(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_list_is_sub(b))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can only concatenate list (not \"%T\") to list", b);
    KrList *left = kr_list_cast(a), *right = kr_list_cast(b);
    KrList *result = alloc(thread, left->length + right->length);
    if (!result) return KR_NULL;
    dup_items(result->items, 0, left->items, left->length);
    dup_items(result->items, left->length, right->items, right->length);
    result->length = left->length + right->length;
    return kr_steal_obj(result);
}

static KrOwn repeat(KrThread *thread, KrRef self, int64_t times)
{
    KrList *list = kr_list_cast(self);
    if (times < 0) times = 0;
    if (times && list->length > (INT64_MAX >> 5) / times)
        return kr_exception_no_memory(thread);
    KrList *result = alloc(thread, list->length * times);
    if (!result) return KR_NULL;
    if (list->length == 1 && times > 0 && !kr_is_ptr(kr_ref(list->items[0]))) {
        for (int64_t i = 0; i < times; i++)
            result->items[i] = list->items[0];
    } else {
        for (int64_t at = 0; at < list->length * times; at += list->length)
            dup_items(result->items, at, list->items, list->length);
    }
    result->length = list->length * times;
    return kr_steal_obj(result);
}

static KrOwn inplace_add(KrThread *thread, KrRef self, KrRef other)
{
    if (!kr_list_extend(thread, self, other)) return KR_NULL;
    return kr_dup(self);
}

static KrOwn inplace_mul(KrThread *thread, KrRef self, KrRef times_ref)
{
    if (!kr_number_has_index(times_ref)) return kr_dup(kr_not_implemented());
    int64_t times;
    if (!kr_number_index_i64(thread, times_ref, &times)) return KR_NULL;
    KrList *list = kr_list_cast(self);
    int64_t length = list->length;
    if (times <= 0) {
        kr_list_clear(thread, self);
        return kr_dup(self);
    }
    if (length > (INT64_MAX >> 5) / times) return kr_exception_no_memory(thread);
    if (length && times > 1) {
        if (length * times > list->capacity &&
            !resize_items(thread, list, length * times))
            return kr_exception_no_memory(thread);
        for (int64_t round = 1; round < times; round++)
            dup_items(list->items, round * length, list->items, length);
        list->length = length * times;
    }
    return kr_dup(self);
}

// From i on the first place where the lists do not have the very same items, or the end of the shorter one.
KR_INLINE int64_t skip_same(const KrList *left, const KrList *right, int64_t i)
{
    int64_t common = left->length < right->length ? left->length : right->length;
    for (; i + 8 <= common; i += 8) {
        uint64_t differ = 0;
        for (int k = 0; k < 8; k++)
            differ |= kr_own_bits(left->items[i + k]) ^ kr_own_bits(right->items[i + k]);
        if (differ) break;
    }
    while (i < common && kr_own_bits(left->items[i]) == kr_own_bits(right->items[i]))
        i++;
    return i;
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_list_is_sub(a) || !kr_list_is_sub(b)) return kr_dup(kr_not_implemented());
    KrList *left = kr_list_cast(a), *right = kr_list_cast(b);
    if (left->length != right->length && (op == KR_EQ || op == KR_NE))
        return kr_bool_own(op == KR_NE);
    for (int64_t i = skip_same(left, right, 0); i < left->length && i < right->length; i = skip_same(left, right, i + 1)) {
        KrRef x = kr_ref(left->items[i]), y = kr_ref(right->items[i]);
        if (kr_is_small_int(x) && kr_is_small_int(y)) return kr_bool_own(kr_compare_holds(kr_small_int_value(x) < kr_small_int_value(y) ? -1 : 1, op));
        KrOwn hold_x = kr_dup(x), hold_y = kr_dup(y), result = KR_NULL;
        KrFound equal = kr_container_equal(thread, x, y);
        bool still = i < left->length && i < right->length; // else their lengths decide
        if (equal == KR_ABSENT && still)
            result = op == KR_EQ || op == KR_NE ? kr_bool_own(op == KR_NE)
                                                : kr_compare(thread, x, y, op);
        kr_drop(thread, hold_x);
        kr_drop(thread, hold_y);
        if (equal == KR_ABSENT && !still) break;
        if (equal != KR_PRESENT) return result;
    }
    return kr_bool_own(kr_compare_holds((left->length > right->length) - (left->length < right->length), op));
}

static KrOwn item_at(KrRef self, int64_t index)
{
    KrList *list = kr_list_cast(self);
    return index < list->length ? kr_dup(kr_ref(list->items[index])) : KR_NULL;
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    if (kr_list_length(self) == 0) return kr_str_from_ascii(thread, "[]");
    return kr_container_repr(thread, self, "[", "]", "]", item_at);
}

static bool length(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    *out = kr_list_length(self);
    return true;
}

static void dealloc(KrThread *thread, KrObject *object)
{
    KrList *self = (KrList *)(void *)object;
    drop_items(thread, self->items, self->length);
    kr_list_items_free(thread, self->items, self->capacity < 0 ? 0 : self->capacity);
    if (KR_LIKELY(object->type == &kr_list_type))
        kr_slab_free(thread, object, sizeof *self);
    else
        kr_object_free(thread, object, object->type->basic_size);
}

static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrList *self = (KrList *)(void *)object;
    for (int64_t i = self->length; --i >= 0;) // as CPython: the order of referents can be seen
        if (!kr_is_null(self->items[i])) visitor(kr_ref(self->items[i]), context);
}

static void clear(KrThread *thread, KrObject *object)
{
    kr_list_clear(thread, kr_from_obj(object));
}

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames; // init looks at them
    KrType *type = (KrType *)(void *)kr_obj(callable);
    if (KR_LIKELY(type == &kr_list_type)) return kr_steal_obj(alloc(thread, 0));
    KrObject *self = kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    bool own_new = kr_type_of(self)->new_object != kr_list_type.new_object; // has looked at the keywords
    if (!kr_container_arity(thread, "list", count, own_new ? KR_REF_NULL : kwnames, 0, 1)) return false;
    if (kr_list_cast(self)->items) kr_list_clear(thread, self);
    return count == 0 || kr_list_extend(thread, self, args[0]);
}

// --- methods ------------------------------------------------------------------------------

static KrOwn append_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    return kr_list_append(thread, self, args[0]) ? kr_none_own() : KR_NULL;
}

static KrOwn extend_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    return kr_list_extend(thread, self, args[0]) ? kr_none_own() : KR_NULL;
}

static KrOwn insert_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    int64_t index;
    if (!kr_number_index_size(thread, args[0], &index)) return KR_NULL;
    return kr_list_insert(thread, self, index, args[1]) ? kr_none_own() : KR_NULL;
}

static KrOwn pop_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    int64_t index = -1;
    if (count > 0 && !kr_number_index_size(thread, args[0], &index)) return KR_NULL;
    return kr_list_pop(thread, self, index);
}

static KrOwn remove_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    KrList *list = kr_list_cast(self);
    for (int64_t i = 0; i < list->length; i++) {
        KrFound found = item_equals(thread, list, i, args[0]);
        if (found == KR_FAULT) return KR_NULL;
        if (found == KR_PRESENT) {
            if (i < list->length && !splice(thread, list, i, i + 1, NULL, 0))
                return KR_NULL;
            return kr_none_own();
        }
    }
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "list.remove(x): x not in list");
}

static KrOwn clear_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    kr_list_clear(thread, self);
    return kr_none_own();
}

static KrOwn copy_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return from_owners(thread, kr_list_cast(self)->items, kr_list_length(self));
}

static KrOwn reverse_method(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)thread, (void)args, (void)count;
    kr_list_reverse(self);
    return kr_none_own();
}

static KrOwn count_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrList *list = kr_list_cast(self);
    int64_t total = 0;
    for (int64_t i = 0; i < list->length; i++) {
        KrFound found = item_equals(thread, list, i, args[0]);
        if (found == KR_FAULT) return KR_NULL;
        total += found;
    }
    return kr_int_from_i64(thread, total);
}

static KrOwn index_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrList *list = kr_list_cast(self);
    int64_t start = 0, stop = INT64_MAX;
    if ((count > 1 && !kr_container_bound(thread, args[1], &start)) ||
        (count > 2 && !kr_container_bound(thread, args[2], &stop)))
        return KR_NULL;
    (void)kr_slice_adjust(list->length, &start, &stop, 1);
    for (int64_t i = start; i < stop && i < list->length; i++) {
        KrFound found = item_equals(thread, list, i, args[0]);
        if (found == KR_FAULT) return KR_NULL;
        if (found == KR_PRESENT) return kr_int_from_i64(thread, i);
    }
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "list.index(x): x not in list");
}

static KrOwn sort_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    bool reverse = false;
    if (!kr_truth(thread, args[1], &reverse)) return KR_NULL;
    return kr_list_sort(thread, self, args[0], reverse) ? kr_none_own() : KR_NULL;
}

static KrOwn sizeof_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    KrList *list = kr_list_cast(self);
    return kr_int_from_i64(thread, kr_obj(self)->type->basic_size + list->capacity * 8);
}

static KrOwn new_iter(KrThread *thread, KrRef self, KrType *type, int64_t index)
{
    KrListIter *it = kr_slab_object(thread, type, sizeof(KrListIter));
    if (!it) return kr_exception_no_memory(thread);
    it->index = index;
    it->list = kr_dup(self);
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}

static KrOwn iter(KrThread *thread, KrRef self)
{
    return new_iter(thread, self, &kr_list_iter_type, 0);
}

static KrOwn reversed_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    return new_iter(thread, self, &kr_list_reverse_iter_type, kr_list_length(self) - 1);
}

static const KrNativeDef methods[] = {
    {"__getitem__", getitem_method, "($self, index, /)", "self[index]", 1, 1, KR_NATIVE_RAW},
    {"__reversed__", reversed_method, "($self, /)", "An iterator from the end.", 0, 0, KR_NATIVE_RAW},
    {"__sizeof__", sizeof_method, "($self, /)", "Bytes of memory that the object takes.", 0, 0, KR_NATIVE_RAW},
    {"clear", clear_method, "($self, /)", "Takes everything out.", 0, 0, KR_NATIVE_RAW},
    {"copy", copy_method, "($self, /)", "A shallow copy.", 0, 0, KR_NATIVE_RAW},
    {"append", append_method, "($self, object, /)", "Adds one item at the end.", 1, 1, KR_NATIVE_RAW},
    {"insert", insert_method, "($self, index, object, /)", "Puts an item before an index.", 2, 2, KR_NATIVE_RAW},
    {"extend", extend_method, "($self, iterable, /)", "Adds the items of an iterable at the end.", 1, 1, KR_NATIVE_RAW},
    {"pop", pop_method, "($self, index=-1, /)", "Takes an item out and gives it.", 0, 1, KR_NATIVE_RAW},
    {"remove", remove_method, "($self, value, /)", "Takes out the first item that is equal.", 1, 1, KR_NATIVE_RAW},
    {"index", index_method, "($self, value, start=0, stop=sys.maxsize, /)", "The lowest index of something, or ValueError.", 1, 3, KR_NATIVE_RAW},
    {"count", count_method, "($self, value, /)", "How often something occurs.", 1, 1, KR_NATIVE_RAW},
    {"reverse", reverse_method, "($self, /)", "Turns the order round, in place.", 0, 0, KR_NATIVE_RAW},
    {"sort", sort_method, "($self, /, *, key=None, reverse=False)", "Sorts in place, and keeps the order of equal items.", 0, 0, 0},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "The generic alias of the type.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};

KrType kr_list_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "list",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_LIST_SUB | KR_TYPE_SEQUENCE,
    .basic_size = sizeof(KrList),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .iter = iter,
    .compare = compare,
    .new_object = new_object,
    .init = init,
    .inplace = {[KR_BINARY_ADD] = inplace_add, [KR_BINARY_MUL] = inplace_mul},
    .length = length,
    .getitem = getitem,
    .setitem = setitem,
    .contains = contains,
    .concat = concat,
    .repeat = repeat,
    .methods = methods,
    .doc = "(iterable=(), /)\n--\n\n" "Built-in mutable sequence.",
};

// --- iterators ----------------------------------------------------------------------------

static KrListIter *cast_iter(KrRef self)
{
    return (KrListIter *)(void *)kr_obj(self);
}

static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((KrListIter *)(void *)object)->list);
    kr_slab_free(thread, object, sizeof(KrListIter));
}

static void iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrListIter *it = (KrListIter *)(void *)object;
    if (!kr_is_null(it->list)) visitor(kr_ref(it->list), context);
}

static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrListIter *it = cast_iter(self);
    if (kr_is_null(it->list)) return KR_ABSENT;
    KrList *list = kr_list_cast(kr_ref(it->list));
    if (it->index < list->length) {
        kr_list_fetch(list->items, it->index, list->length);
        *item = kr_dup(kr_ref(list->items[it->index++]));
        return KR_PRESENT;
    }
    kr_drop(thread, kr_move(&it->list));
    return KR_ABSENT;
}

static KrFound reverse_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrListIter *it = cast_iter(self);
    if (kr_is_null(it->list)) return KR_ABSENT;
    KrList *list = kr_list_cast(kr_ref(it->list));
    if (it->index >= 0 && it->index < list->length) {
        if (it->index >= KR_LIST_FAR) kr_list_fetch(list->items, it->index - 2 * KR_LIST_FAR, list->length);
        *item = kr_dup(kr_ref(list->items[it->index--]));
        return KR_PRESENT;
    }
    it->index = -1;
    kr_drop(thread, kr_move(&it->list));
    return KR_ABSENT;
}

static KrOwn iter_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrListIter *it = cast_iter(self);
    int64_t left = 0;
    if (!kr_is_null(it->list)) left = kr_list_length(kr_ref(it->list)) - it->index;
    return kr_int_from_i64(thread, left < 0 ? 0 : left);
}

static KrOwn reverse_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrListIter *it = cast_iter(self);
    int64_t left = it->index + 1;
    if (kr_is_null(it->list) || kr_list_length(kr_ref(it->list)) < left) left = 0;
    return kr_int_from_i64(thread, left);
}

static KrOwn reduce(KrThread *thread, KrRef self, const char *function)
{
    KrListIter *it = cast_iter(self);
    KrOwn none = kr_list_new(thread, 0);
    if (kr_is_null(none)) return none;
    return kr_iterator_reduce_left(thread, kr_is_null(it->list) ? "iter" : function, &it->list, &it->index, none);
}

static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return reduce(thread, self, "iter");
}

static KrOwn reverse_reduce(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)args, (void)count;
    KrListIter *it = cast_iter(self);
    if (!kr_is_null(it->list) && it->index >= 0) return reduce(thread, self, "reversed");
    KrOwn empty = kr_list_new(thread, 0); // exhausted: not iter(), as the others give
    KrOwn result = kr_is_null(empty) ? KR_NULL : kr_iterator_reduce(thread, "reversed", kr_ref(empty), -1);
    kr_xdrop(thread, empty);
    return result;
}

static KrOwn iter_setstate(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    KrListIter *it = cast_iter(self);
    int64_t index;
    if (!kr_int_to_i64(thread, args[0], &index)) return KR_NULL;
    if (!kr_is_null(it->list)) {
        int64_t end = kr_list_length(kr_ref(it->list));
        bool backwards = kr_obj(self)->type == &kr_list_reverse_iter_type;
        int64_t low = backwards ? -1 : 0, high = backwards ? end - 1 : end;
        it->index = index > high              ? high
                    : index >= low            ? index
                    : backwards               ? low
                                              : end; // below 0 it has ended
    }
    return kr_none_own();
}

static const KrNativeDef iter_methods[] = {
    {"__length_hint__", iter_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", iter_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", iter_setstate, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {0},
};
static const KrNativeDef reverse_methods[] = {
    {"__length_hint__", reverse_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", reverse_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", iter_setstate, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {0},
};

KrType kr_list_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "list_iterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrListIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};

KrType kr_list_reverse_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "list_reverseiterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrListIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .iter = kr_iterator_self,
    .next = reverse_next,
    .methods = reverse_methods,
};
