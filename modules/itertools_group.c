// SPDX-License-Identifier: MIT
// Iterators of itertools that share a source or join several: groupby, tee, zip_longest.
//
// A tee iterator reads from a chain of blocks, each with room for BLOCK items; the last block asks the source. Who
// lags behind keeps the blocks since its place alive; others free what they have passed.
// A group asks its groupby for items as long as the key stays equal, and ends when the next group begins.
// Tests: tests/lang/modules/itertools/.
#include "modules/itertools_parts.h"

#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/tuple.h"

#include <stdlib.h>

// --- groupby ------------------------------------------------------------------------------

typedef struct GroupBy {
    KrObject header;
    KrOwn
        owners[4]; // source, key function or None, wanted key, key of the item at hand
    KrOwn value;   // the item at hand, or null
    const void *group; // the group that may go on: for its identity only
} GroupBy;
enum { SOURCE, FUNCTION, WANTED, KEY }; // indexes of owners

typedef struct Group {
    KrObject header;
    KrOwn parent; // GroupBy
    KrOwn key;    // of its items
} Group;

static KrType groupby_type, group_type;

static void groupby_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((GroupBy *)(void *)object)->value));
    kr_itertools_parts_clear_4(thread, object);
}
static void groupby_dealloc(KrThread *thread, KrObject *object)
{
    groupby_clear(thread, object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void groupby_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    if (!kr_is_null(((GroupBy *)(void *)object)->value))
        visitor(kr_ref(((GroupBy *)(void *)object)->value), context);
    kr_itertools_parts_visit_4(object, visitor, context);
}
static KrOwn groupby_make(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count)
{
    (void)count;
    KrOwn owners[2] = {kr_iter(thread, args[0]), kr_dup(args[1])};
    return kr_steal_obj(kr_itertools_parts_new(thread, callable, owners, 2));
}
static const KrNativeDef groupby_def = {
    "groupby", groupby_make, "(iterable, key=None)", NULL, 0, 0, 0};
static KrOwn groupby_new(KrThread *thread, KrRef callable, const KrRef *args,
                         size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &groupby_def, callable, args, count, kwnames);
}

// Takes the next item of the source in hand.
static KrFound groupby_step(KrThread *thread, GroupBy *self)
{
    KrOwn value = KR_NULL, key;
    if (kr_is_null(self->owners[SOURCE])) return KR_ABSENT;
    KrFound found =
        kr_iter_end(thread, kr_itertools_parts_next(thread, kr_ref(self->owners[SOURCE]), &value));
    if (found != KR_PRESENT) return found;
    key = kr_is_none(kr_ref(self->owners[FUNCTION]))
              ? kr_dup(kr_ref(value))
              : kr_call_1(thread, kr_ref(self->owners[FUNCTION]), kr_ref(value));
    if (kr_is_null(key)) {
        kr_drop(thread, value);
        return KR_FAULT;
    }
    kr_store(thread, &self->value, value);
    kr_store(thread, &self->owners[KEY], key);
    return KR_PRESENT;
}
// Is the key of the item at hand this one?
static KrFound same_key(KrThread *thread, const GroupBy *self, KrRef wanted)
{
    KrOwn a = kr_dup(wanted), b = kr_dup(kr_ref(self->owners[KEY]));
    KrFound equal = kr_container_equal(thread, kr_ref(a), kr_ref(b));
    kr_drop(thread, a);
    kr_drop(thread, b);
    return equal;
}
static KrFound groupby_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    GroupBy *self = (GroupBy *)(void *)kr_obj(ref);
    self->group = NULL;
    for (;;) { // past what is left of the group before
        if (!kr_is_null(self->owners[KEY])) {
            if (kr_is_null(self->owners[WANTED])) break;
            KrFound same = same_key(thread, self, kr_ref(self->owners[WANTED]));
            if (same == KR_FAULT) return same;
            if (same == KR_ABSENT) break;
        }
        KrFound found = groupby_step(thread, self);
        if (found != KR_PRESENT) return found;
    }
    KrOwn key = kr_dup(kr_ref(self->owners[KEY]));
    kr_store(thread, &self->owners[WANTED], kr_dup(kr_ref(key)));
    KrOwn owners[2] = {kr_dup(ref), kr_dup(kr_ref(key))};
    KrObject *group =
        kr_itertools_parts_new(thread, kr_type_ref(&group_type), owners, 2);
    if (!group) {
        kr_drop(thread, key);
        return KR_FAULT;
    }
    self->group = group;
    *item = kr_tuple_pack_own(thread, (KrOwn[]){key, kr_steal_obj(group)}, 2);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}
static KrType groupby_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.groupby",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(GroupBy),
    .dealloc = groupby_dealloc,
    .visit = groupby_visit,
    .clear = groupby_clear,
    .iter = kr_iterator_self,
    .next = groupby_next,
    .new_object = groupby_new,
    .doc = "(iterable, key=None)\n--\n\n" "Pairs of a key and the group of following items that have it.",
};

static KrOwn group_new(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count, KrRef kwnames)
{
    if (!kr_itertools_parts_arity(thread, callable, &group_type, count, kwnames, 2, 2))
        return KR_NULL;
    if (!kr_is_ptr(args[0]) ||
        !kr_type_is_subtype(kr_obj(args[0])->type, &groupby_type))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "_grouper() argument 1 must be itertools.groupby, not %T", args[0]);
    KrOwn owners[2] = {kr_dup(args[0]), kr_dup(args[1])};
    KrObject *group = kr_itertools_parts_new(thread, callable, owners, 2);
    if (group) ((GroupBy *)(void *)kr_obj(args[0]))->group = group;
    return kr_steal_obj(group);
}
static KrFound group_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    const Group *self = (const Group *)(void *)kr_obj(ref);
    if (kr_is_null(self->parent)) return KR_ABSENT;
    KrOwn hold = kr_dup(kr_ref(self->parent));
    GroupBy *parent = (GroupBy *)(void *)kr_obj(kr_ref(hold));
    KrFound found = KR_ABSENT;
    if (parent->group == self) {
        found = kr_is_null(parent->value) ? groupby_step(thread, parent) : KR_PRESENT;
        if (found == KR_PRESENT)
            found = kr_is_null(parent->owners[KEY])
                        ? KR_ABSENT
                        : same_key(thread, parent, kr_ref(self->key));
        if (found == KR_PRESENT &&
            kr_is_null(parent->value)) // a comparison has used it up
            found = KR_ABSENT;
        if (found == KR_PRESENT) {
            *item = kr_move(&parent->value);
            kr_xdrop(thread, kr_move(&parent->owners[KEY]));
        }
    }
    kr_drop(thread, hold);
    return found;
}
static KrType group_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools._grouper",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Group),
    .dealloc = kr_itertools_parts_dealloc_2,
    .visit = kr_itertools_parts_visit_2,
    .clear = kr_itertools_parts_clear_2,
    .iter = kr_iterator_self,
    .next = group_next,
    .new_object = group_new,
};

// --- tee ----------------------------------------------------------------------------------

enum { BLOCK = 57 }; // items of a block

typedef struct Block {
    KrObject header;
    KrOwn source;  // iterator
    KrOwn next;    // Block, or null
    bool running;  // the source is being asked
    int32_t count; // items read so far
    KrOwn items[BLOCK];
} Block;

typedef struct Tee {
    KrObject header;
    KrOwn block;   // Block
    int64_t index; // of the next item in it
} Tee;

static KrType tee_type, block_type;

static void block_clear(KrThread *thread, KrObject *object)
{
    Block *self = (Block *)(void *)object;
    int32_t count = self->count;
    self->count = 0;
    for (int32_t i = 0; i < count; i++)
        kr_xdrop(thread, kr_move(&self->items[i]));
    kr_itertools_parts_clear_2(thread, object);
}
static void block_dealloc(KrThread *thread, KrObject *object)
{
    block_clear(thread, object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void block_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const Block *self = (const Block *)(void *)object;
    for (int32_t i = 0; i < self->count; i++)
        if (!kr_is_null(self->items[i])) visitor(kr_ref(self->items[i]), context);
    kr_itertools_parts_visit_2(object, visitor, context);
}
static KrOwn block_new(KrThread *thread, KrRef source)
{
    KrOwn own = kr_dup(source);
    return kr_steal_obj(
        kr_itertools_parts_new(thread, kr_type_ref(&block_type), &own, 1));
}
// The values read so far, and the block behind: for a full one only.
static KrOwn block_create(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count, KrRef kwnames)
{
    if (!kr_itertools_parts_arity(thread, callable, &block_type, count, kwnames, 3, 3))
        return KR_NULL;
    if (!kr_list_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "_tee_dataobject() argument 2 must be list, not %T",
                                  args[1]);
    KrOwn made = block_new(thread, args[0]);
    if (kr_is_null(made)) return made;
    Block *self = (Block *)(void *)kr_obj(kr_ref(made));
    int64_t length = kr_list_length(args[1]);
    if (length > BLOCK) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "Invalid arguments");
        goto fail;
    }
    for (int64_t i = 0; i < length; i++)
        self->items[i] = kr_dup(kr_list_get(args[1], i));
    self->count = (int32_t)length;
    if (length == BLOCK && !kr_is_none(args[2])) {
        if (!kr_is_exact(args[2], &block_type)) {
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "Invalid arguments");
            goto fail;
        }
        self->next = kr_dup(args[2]);
    } else if (!kr_is_none(args[2])) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "Invalid arguments");
        goto fail;
    }
    return made;
fail:
    kr_drop(thread, made);
    return KR_NULL;
}
static KrFound block_item(KrThread *thread, Block *self, int64_t index, KrOwn *item)
{
    if (index >= self->count) {
        kr_assert(index == self->count);
        if (self->running) {
            (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                     "cannot re-enter the tee iterator");
            return KR_FAULT;
        }
        KrOwn value = KR_NULL;
        if (kr_is_null(self->source)) return KR_ABSENT;
        self->running = true;
        KrFound found = kr_iter_end(thread, kr_itertools_parts_next(thread, kr_ref(self->source), &value));
        self->running = false;
        if (found != KR_PRESENT) return found;
        self->items[self->count++] = value;
    }
    *item = kr_dup(kr_ref(self->items[index]));
    return KR_PRESENT;
}
static KrType block_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools._tee_dataobject",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Block),
    .dealloc = block_dealloc,
    .visit = block_visit,
    .clear = block_clear,
    .new_object = block_create,
    .doc = "Items that several tee iterators share.",
};

static KrFound tee_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    Tee *self = (Tee *)(void *)kr_obj(ref);
    if (kr_is_null(self->block)) return KR_ABSENT;
    Block *block = (Block *)(void *)kr_obj(kr_ref(self->block));
    if (self->index >= BLOCK) {
        if (kr_is_null(block->next)) {
            KrOwn next = kr_is_null(block->source)
                             ? KR_NULL
                             : block_new(thread, kr_ref(block->source));
            if (kr_is_null(next))
                return kr_is_null(block->source) ? KR_ABSENT : KR_FAULT;
            kr_store(thread, &block->next, next);
        }
        KrOwn next = kr_dup(kr_ref(block->next));
        self->index = 0;
        block = (Block *)(void *)kr_obj(kr_ref(next));
        kr_store(thread, &self->block, next);
    }
    KrOwn hold = kr_dup(kr_ref(self->block));
    KrFound found = block_item(thread, block, self->index, item);
    kr_drop(thread, hold);
    self->index += found == KR_PRESENT;
    return found;
}
static KrOwn tee_twin(KrThread *thread, const Tee *of)
{
    KrOwn block = kr_dup(kr_ref(of->block));
    Tee *self = (Tee *)(void *)kr_itertools_parts_new(thread, kr_type_ref(&tee_type),
                                                      &block, 1);
    if (self) self->index = of->index;
    return kr_steal_obj(self);
}
static KrOwn tee_copy(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return tee_twin(thread, (const Tee *)(void *)kr_obj(self));
}
static KrOwn tee_from_iterable(KrThread *thread, KrRef iterable)
{
    KrOwn it = kr_iter(thread, iterable), made = KR_NULL;
    if (kr_is_null(it)) return it;
    if (kr_is_exact(kr_ref(it), &tee_type)) {
        made = tee_twin(thread, (const Tee *)(void *)kr_obj(kr_ref(it)));
    } else {
        KrOwn block = block_new(thread, kr_ref(it));
        made = kr_steal_obj(
            kr_itertools_parts_new(thread, kr_type_ref(&tee_type), &block, 1));
    }
    kr_drop(thread, it);
    return made;
}
static KrOwn tee_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                     KrRef kwnames)
{
    if (!kr_itertools_parts_arity(thread, callable, &tee_type, count, kwnames, 1, 1))
        return KR_NULL;
    return tee_from_iterable(thread, args[0]);
}
static const KrNativeDef tee_methods[] = {
    {"__copy__", tee_copy, "($self, /)", "Returns an independent iterator.", 0, 0,
     KR_NATIVE_RAW},
    {0},
};
static KrType tee_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools._tee",
    .flags = KR_TYPE_GC | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Tee),
    .dealloc = kr_itertools_parts_dealloc_1,
    .visit = kr_itertools_parts_visit_1,
    .clear = kr_itertools_parts_clear_1,
    .iter = kr_iterator_self,
    .next = tee_next,
    .new_object = tee_new,
    .methods = tee_methods,
    .doc = "(iterable, /)\n--\n\n" "Iterator wrapped to make it copyable.",
};

KrOwn kr_itertools_group_tee(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)self, (void)count;
    int64_t times;
    if (!kr_number_index_size(thread, args[1], &times)) return KR_NULL;
    if (times < 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "n must be >= 0");
    if (times > INT32_MAX) return kr_exception_no_memory(thread);
    KrOwn all = kr_tuple_new(thread, times);
    if (kr_is_null(all) || times == 0) return all;
    KrOwn *items = kr_tuple_cast(kr_ref(all))->items;
    for (int64_t i = 0; i < times; i++) {
        items[i] =
            i == 0 ? tee_from_iterable(thread, args[0])
                   : tee_twin(thread, (const Tee *)(void *)kr_obj(kr_ref(items[0])));
        if (kr_is_null(items[i])) {
            kr_drop(thread, all);
            return KR_NULL;
        }
    }
    return all;
}

// --- zip_longest --------------------------------------------------------------------------

typedef struct ZipLongest {
    KrObject header;
    KrOwn sources;  // tuple of iterators; None: it has ended
    KrOwn fill;     // instead of items of those that have ended
    KrOwn result;   // tuple that is used again (kr_tuple_again), or null
    int64_t active; // iterators that have not ended
} ZipLongest;

static KrOwn zip_longest_new(KrThread *thread, KrRef callable, const KrRef *args,
                             size_t count, KrRef kwnames)
{
    KrRef fill = kr_none();
    int64_t names = kr_ref_is_null(kwnames) ? 0 : kr_tuple_length(kwnames);
    for (int64_t i = 0; i < names; i++) {
        if (names > 1 || !kr_str_equal_ascii(kr_tuple_get(kwnames, i), "fillvalue"))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "zip_longest() got an unexpected keyword argument");
        fill = args[(int64_t)count + i];
    }
    KrOwn owners[2] = {count ? kr_tuple_new(thread, (int64_t)count) : kr_dup(kr_tuple_empty()), kr_dup(fill)};
    bool ok = !kr_is_null(owners[0]);
    for (size_t i = 0; ok && i < count; i++) {
        KrOwn it = kr_iter(thread, args[i]);
        ok = !kr_is_null(it);
        kr_tuple_cast(kr_ref(owners[0]))->items[i] = it;
    }
    if (!ok) kr_xdrop(thread, kr_move(&owners[0]));
    ZipLongest *self =
        (ZipLongest *)(void *)kr_itertools_parts_new(thread, callable, owners, 2);
    if (self) self->active = (int64_t)count;
    return kr_steal_obj(self);
}
enum { FEW = 8 }; // iterables that need no memory of their own
static KrFound zip_longest_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    ZipLongest *self = (ZipLongest *)(void *)kr_obj(ref);
    if (kr_is_null(self->sources) || self->active == 0) return KR_ABSENT;
    KrOwn hold = kr_dup(kr_ref(self->sources)), few[FEW], *values = few;
    KrTuple *sources = kr_tuple_cast(kr_ref(hold));
    int64_t count = sources->length, done = 0;
    KrFound found = KR_PRESENT;
    if (count > FEW) {
        values = malloc((size_t)count * sizeof *values);
        if (!values) {
            (void)kr_exception_no_memory(thread);
            found = KR_FAULT;
        }
    }
    for (; found == KR_PRESENT && done < count; done++) {
        KrOwn value = KR_NULL;
        if (!kr_is_none(kr_ref(sources->items[done]))) {
            KrOwn source = kr_dup(kr_ref(sources->items[done]));
            found = kr_iter_end(thread, kr_itertools_parts_next(thread, kr_ref(source), &value));
            kr_drop(thread, source);
            if (found == KR_ABSENT && !kr_is_none(kr_ref(sources->items[done]))) {
                kr_store(thread, &sources->items[done], kr_none_own());
                self->active--;
            }
            if (found == KR_FAULT || (found == KR_ABSENT && self->active <= 0)) {
                self->active = 0;
                break;
            }
            found = KR_PRESENT;
        }
        values[done] = kr_is_null(value) ? kr_dup(kr_ref(self->fill)) : value;
    }
    if (found == KR_PRESENT) {
        *item = kr_tuple_again(thread, &self->result, values, (size_t)count);
        found = kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
    } else {
        while (values && done > 0)
            kr_drop(thread, values[--done]);
    }
    if (values != few) free(values);
    kr_drop(thread, hold);
    return found;
}
static KrType zip_longest_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.zip_longest",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(ZipLongest),
    .dealloc = kr_itertools_parts_dealloc_3,
    .visit = kr_itertools_parts_visit_3,
    .clear = kr_itertools_parts_clear_3,
    .iter = kr_iterator_self,
    .next = zip_longest_next,
    .new_object = zip_longest_new,
    .doc = "(*iterables, fillvalue=None)\n--\n\n" "Tuples of one item of each iterable, until the longest has ended; the "
           "others are filled up.",
};

KrType *const kr_itertools_group_types[] = {&groupby_type, &group_type,       &tee_type,
                                            &block_type,   &zip_longest_type, NULL};
