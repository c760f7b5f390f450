// SPDX-License-Identifier: MIT
// str.join(): of a list or tuple, of what a generator yields in the frame of its caller (runtime/fold.h), of any other iterable.
//
// Tests: tests/lang/reference/types/str_put_together.py, tests/lang/jit/folds_join.py.
#include "runtime/exception.h"
#include "runtime/fold.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str_cell.h"
#include "runtime/tuple.h"

// --- many texts at hand -----------------------------------------------------------------------

static void put_items(KrStr *out, const KrStr *between, const KrOwn *items, int64_t count)
{
    char *to = kr_str_data(out), *end = to + out->length;
    for (int64_t i = 0; i < count; i++) {
        if (i && between->length)
            to = kr_str_put_bytes(to, end, between);
        to = kr_str_put_bytes(to, end, kr_str_obj(kr_ref(items[i])));
    }
}

// The strs of an array with the separator between them, in one block of the right size. No Python code runs.
static KrOwn join_any(KrThread *thread, KrRef separator, const KrOwn *items, int64_t count)
{
    const KrStr *between = kr_str_obj(separator);
    uint32_t highest = count > 1 ? kr_str_highest_of(between) : 0;
    int64_t length = 0;
    for (int64_t i = 0; i < count; i++) {
        KrRef item = kr_ref(items[i]);
        if (!kr_str_is_sub(item))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "sequence item %lld: expected str instance, %T found", (long long)i, item);
        const KrStr *str = kr_str_obj(item);
        uint32_t c = kr_str_highest_of(str);
        highest = c > highest ? c : highest;
        length += str->length + (i ? between->length : 0); // each below 2^32, so the sum of 2^31 of them fits
    }
    if (count == 1 && kr_str_is(kr_ref(items[0])))
        return kr_dup(kr_ref(items[0]));
    if (length == 0)
        return kr_str_empty();
    KrStr *out = kr_str_new(thread, length, highest);
    if (!out)
        return KR_NULL;
    int64_t at = 0;
    if (out->ascii) {
        put_items(out, between, items, count);
        count = 0; // done
    }
    for (int64_t i = 0; i < count; i++) {
        const KrStr *str = kr_str_obj(kr_ref(items[i]));
        if (i) {
            kr_str_copy_chars(out, at, between, 0, between->length);
            at += between->length;
        }
        kr_str_copy_chars(out, at, str, 0, str->length);
        at += str->length;
    }
    if (length == 1) { // one object a character
        KrOwn only = kr_str_char(thread, kr_str_read(out, 0));
        kr_drop(thread, kr_steal_obj(out));
        return only;
    }
    return kr_steal_obj(out);
}

// The same without a separator: often characters. Null: one of them is no exact str in ASCII, or all together are not short.
static KrStr *join_short(KrThread *thread, const KrOwn *items, int64_t count)
{
    int64_t length = 0;
    uint8_t ascii = 1;
    for (int64_t i = 0; i < count; i++) {
        KrRef item = kr_ref(items[i]);
        if (!kr_str_is(item))
            return NULL;
        ascii &= kr_str_obj(item)->ascii;
        length += kr_str_obj(item)->length;
    }
    KrStr *out = ascii && length > 1 && length <= KR_STR_CELL_MOST ? kr_str_take_cell(thread, length) : NULL;
    if (!out)
        return NULL;
    char *to = kr_str_data(out), *end = to + length;
    for (int64_t i = 0; i < count; i++) {
        const KrStr *str = kr_str_obj(kr_ref(items[i]));
        if (KR_LIKELY(str->length == 1))
            *to++ = *(const char *)kr_str_data(str);
        else
            to = kr_str_put_short(to, end, str);
    }
    return out;
}

static KrOwn join_items(KrThread *thread, KrRef separator, const KrOwn *items, int64_t count)
{
    enum { SHORT = 2 * KR_STR_CELL_MOST }; // items: looking at more in vain would take too long
    KrStr *out = kr_str_obj(separator)->length == 0 && count > 1 && count <= SHORT ? join_short(thread, items, count) : NULL;
    return out ? kr_steal_obj(out) : join_any(thread, separator, items, count);
}

KrOwn kr_str_join(KrThread *thread, KrRef separator, KrRef iterable)
{
    bool is_tuple = kr_is_exact(iterable, &kr_tuple_type), is_list = kr_is_exact(iterable, &kr_list_type);
    if (!is_tuple && !is_list && !kr_iter_has(iterable))
        return kr_exception_raise(thread, &kr_exception_type_error, "can only join an iterable");
    if (is_tuple) {
        const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(iterable);
        return join_items(thread, separator, tuple->items, tuple->length);
    }
    KrOwn items = is_list ? kr_dup(iterable) : kr_sequence_list_of_items(thread, iterable, "can only join an iterable");
    if (kr_is_null(items))
        return KR_NULL;
    const KrList *list = (const KrList *)(const void *)kr_obj(kr_ref(items));
    KrOwn result = join_items(thread, separator, list->items, list->length);
    kr_drop(thread, items);
    return result;
}
// --- one after the other ----------------------------------------------------------------------

// Texts are put together as they come. The result is what the list of them all would give: the first one itself where there is no
// other, and what is no text is blamed at the end.
typedef struct JoinFold {
    KrFold fold;         // its value: of one item that; of more what no longer fits the room; in the end the result
    int64_t count;       // of items
    int64_t wrong;       // which of them is no text (fold.wrong)
    bool failed, done;   // no memory was left; the value is the result
    uint32_t length;     // of what lies in the room
    char room[320];      // ASCII, as long as there is no value
} JoinFold;
_Static_assert(sizeof(JoinFold) <= KR_SLAB_LIMIT, "it lies in a slab");

static JoinFold *join_fold(KrFold *fold)
{
    return (JoinFold *)(void *)fold;
}

static void put_long(KrThread *thread, JoinFold *self, KrRef text)
{
    if (kr_is_null(self->fold.value)) {
        KrStr *start = kr_str_new(thread, self->length, 0x7F);
        if (start) {
            memcpy(kr_str_data(start), self->room, self->length);
            self->fold.value = kr_steal_obj(start);
        }
    }
    KrOwn longer = kr_is_null(self->fold.value) ? KR_NULL : kr_str_append_to(thread, kr_ref(self->fold.value), text);
    if (!kr_is_null(longer)) {
        self->fold.value = longer;
        return;
    }
    kr_exception_clear(thread); // and raised again at the end
    self->failed = true;
}

KR_INLINE void put(KrThread *thread, JoinFold *self, KrRef text)
{
    const KrStr *str = kr_str_obj(text);
    int64_t length = self->length + str->length;
    if (KR_UNLIKELY(!kr_is_null(self->fold.value) || !str->ascii || length > (int64_t)sizeof self->room)) {
        if (!self->failed)
            put_long(thread, self, text);
        return;
    }
    (void)kr_str_put_short(self->room + self->length, self->room + sizeof self->room, str);
    self->length = (uint32_t)length;
}

static void add_text(KrThread *thread, JoinFold *self, KrRef text)
{
    if (self->count++ == 0) {
        self->fold.value = kr_dup(text);
        return;
    }
    if (self->count == 2) {
        KrOwn first = kr_move(&self->fold.value);
        put(thread, self, kr_ref(first));
        kr_drop(thread, first);
    }
    if (kr_str_obj(kr_ref(self->fold.self))->length)
        put(thread, self, kr_ref(self->fold.self));
    put(thread, self, text);
}

static bool take_text(KrThread *thread, KrConsumer *consumer, KrRef item)
{
    if (KR_UNLIKELY(!kr_str_is(item)))
        return false;
    add_text(thread, join_fold(kr_fold_of_consumer(consumer)), item);
    return true;
}

// An instance of a subclass of str, or no text at all.
static bool join_add(KrThread *thread, KrFold *fold, KrRef item)
{
    JoinFold *self = join_fold(fold);
    if (kr_str_is_sub(item)) {
        const KrOwn only = kr_own_from_bits(kr_bits(item));
        KrOwn text = join_any(thread, kr_ref(fold->self), &only, 1);
        if (kr_is_null(text))
            return false;
        add_text(thread, self, kr_ref(text));
        kr_drop(thread, text);
        return true;
    }
    if (kr_is_null(fold->wrong)) {
        self->wrong = self->count;
        fold->wrong = kr_dup(item);
    }
    self->count++;
    return true;
}

// The text that is in the room, or the one that has grown, in as much memory as it needs.
static KrOwn copy_of(KrThread *thread, const JoinFold *self)
{
    if (kr_is_null(self->fold.value)) {
        if (self->length < 2)
            return self->length ? kr_str_char(thread, (uint8_t)self->room[0]) : kr_str_empty();
        KrStr *out = self->length <= KR_STR_CELL_MOST ? kr_str_take_cell(thread, self->length) : NULL;
        if (KR_UNLIKELY(!out))
            out = kr_str_new(thread, self->length, 0x7F);
        if (!out)
            return KR_NULL;
        kr_span_copy(kr_str_data(out), self->room, self->length);
        return kr_steal_obj(out);
    }
    const KrStr *text = kr_str_obj(kr_ref(self->fold.value));
    if (text->length == 1)
        return kr_str_char(thread, kr_str_read(text, 0));
    if (text->capacity - text->length <= text->length / 4)
        return kr_dup(kr_ref(self->fold.value));
    KrStr *out = kr_str_new(thread, text->length, kr_str_highest_of(text));
    if (!out)
        return KR_NULL;
    kr_str_copy_chars(out, 0, text, 0, text->length);
    return kr_steal_obj(out);
}

// Puts the result together. False: raised.
static bool complete(KrThread *thread, JoinFold *self)
{
    if (self->done || (self->count == 1 && kr_is_null(self->fold.wrong)))
        return true;
    if (!kr_is_null(self->fold.wrong))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "sequence item %lld: expected str instance, %T found",
                                        (long long)self->wrong, kr_ref(self->fold.wrong));
    KrOwn result = self->failed ? kr_exception_no_memory(thread) : copy_of(thread, self);
    if (kr_is_null(result))
        return false;
    kr_store(thread, &self->fold.value, result);
    return self->done = true;
}

static bool join_is_ready(KrThread *thread, KrFold *fold)
{
    JoinFold *self = join_fold(fold);
    if (!kr_is_null(fold->wrong) || self->failed)
        return false;
    bool ready = complete(thread, self);
    if (!ready)
        kr_exception_clear(thread);
    return ready;
}

static KrOwn join_finish(KrThread *thread, KrFold *fold)
{
    return complete(thread, join_fold(fold)) ? kr_move(&fold->value) : KR_NULL;
}

KrOwn kr_str_join_begin(KrThread *thread, KrRef separator)
{
    KrFold *self = kr_fold_new(thread, sizeof(JoinFold), offsetof(JoinFold, room));
    if (!self)
        return KR_NULL;
    self->consumer = (KrConsumer){take_text, true};
    self->add = join_add;
    self->is_ready = join_is_ready;
    self->finish = join_finish;
    self->self = kr_dup(separator);
    return kr_steal_obj(self);
}
