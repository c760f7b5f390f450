// SPDX-License-Identifier: MIT
// The memo of picklers (pickle_parts.h): an open hash table from objects, by identity, to numbers.
//
// Invariant: at most two thirds of the slots are in use; every object in it is kept alive.
// Tests: tests/lang/modules/pickle/.
#include "modules/pickle_parts.h"

#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/tuple.h"

#include <stdlib.h>

static size_t place_of(const KrPickleMemo *memo, KrRef object)
{
    size_t i = (size_t)((kr_bits(object) >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20) &
               memo->mask;
    while (!kr_is_null(memo->slots[i].object) &&
           !kr_is(kr_ref(memo->slots[i].object), object))
        i = (i + 1) & memo->mask;
    return i;
}

int64_t kr_pickle_memo_find(const KrPickleMemo *memo, KrRef object)
{
    if (!memo->slots) return -1;
    const KrPickleMemoSlot *slot = &memo->slots[place_of(memo, object)];
    return kr_is_null(slot->object) ? -1 : slot->index;
}

static bool grow(KrThread *thread, KrPickleMemo *memo)
{
    KrPickleMemo old = *memo;
    size_t size = old.slots ? (old.mask + 1) * 2 : 32;
    memo->slots = calloc(size, sizeof *memo->slots);
    if (!memo->slots) {
        *memo = old;
        (void)kr_exception_no_memory(thread);
        return false;
    }
    memo->mask = size - 1;
    for (size_t i = 0; old.slots && i <= old.mask; i++)
        if (!kr_is_null(old.slots[i].object))
            memo->slots[place_of(memo, kr_ref(old.slots[i].object))] = old.slots[i];
    free(old.slots);
    return true;
}

bool kr_pickle_memo_put(KrThread *thread, KrPickleMemo *memo, KrRef object,
                        int64_t index)
{
    if ((!memo->slots || memo->count * 3 >= memo->mask * 2) && !grow(thread, memo))
        return false;
    KrPickleMemoSlot *slot = &memo->slots[place_of(memo, object)];
    if (kr_is_null(slot->object)) {
        slot->object = kr_dup(object);
        memo->count++;
    }
    slot->index = index;
    return true;
}

void kr_pickle_memo_clear(KrThread *thread, KrPickleMemo *memo)
{
    KrPickleMemo old = *memo;
    *memo = (KrPickleMemo){0};
    for (size_t i = 0; old.slots && i <= old.mask; i++)
        kr_xdrop(thread, old.slots[i].object);
    free(old.slots);
}

bool kr_pickle_memo_copy(KrThread *thread, KrPickleMemo *to, const KrPickleMemo *from)
{
    KrPickleMemo made = {0};
    for (size_t i = 0; from->slots && i <= from->mask; i++) {
        if (kr_is_null(from->slots[i].object)) continue;
        if (!kr_pickle_memo_put(thread, &made, kr_ref(from->slots[i].object),
                                from->slots[i].index)) {
            kr_pickle_memo_clear(thread, &made);
            return false;
        }
    }
    made.next = from->next;
    kr_pickle_memo_clear(thread, to);
    *to = made;
    return true;
}

KrOwn kr_pickle_memo_dict(KrThread *thread, const KrPickleMemo *memo)
{
    KrOwn dict = kr_dict_new(thread);
    for (size_t i = 0; !kr_is_null(dict) && memo->slots && i <= memo->mask; i++) {
        if (kr_is_null(memo->slots[i].object)) continue;
        KrRef object = kr_ref(memo->slots[i].object);
        KrOwn key = kr_int_from_u64(thread, kr_bits(object)), pair = KR_NULL;
        KrOwn index = kr_int_from_i64(thread, memo->slots[i].index);
        if (!kr_is_null(key) && !kr_is_null(index))
            pair = kr_tuple_2(thread, kr_ref(index), object);
        bool ok = !kr_is_null(pair) &&
                  kr_dict_set(thread, kr_ref(dict), kr_ref(key), kr_ref(pair));
        kr_xdrop(thread, key);
        kr_xdrop(thread, index);
        kr_xdrop(thread, pair);
        if (!ok) kr_drop(thread, kr_move(&dict));
    }
    return dict;
}

bool kr_pickle_memo_from_dict(KrThread *thread, KrPickleMemo *memo, KrRef dict)
{
    KrPickleMemo made = {0};
    size_t position = 0;
    KrRef key, value;
    bool ok = true;
    while (ok && kr_dict_next(dict, &position, &key, &value)) {
        int64_t index;
        ok = kr_tuple_is_sub(value) && kr_tuple_length(value) == 2;
        if (!ok)
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "'memo' values must be 2-item tuples");
        ok = ok && kr_int_to_i64(thread, kr_tuple_get(value, 0), &index) &&
             kr_pickle_memo_put(thread, &made, kr_tuple_get(value, 1), index);
        if (ok && index >= made.next) made.next = index + 1;
    }
    if (!ok) {
        kr_pickle_memo_clear(thread, &made);
        return false;
    }
    kr_pickle_memo_clear(thread, memo);
    *memo = made;
    return true;
}

KrOwn kr_pickle_memo_reduce(KrThread *thread, KrOwn dict)
{
    KrOwn arguments = KR_NULL, result = KR_NULL;
    if (!kr_is_null(dict)) arguments = kr_tuple_1(thread, kr_ref(dict));
    if (!kr_is_null(arguments))
        result = kr_tuple_2(thread, kr_type_ref(&kr_dict_type), kr_ref(arguments));
    kr_xdrop(thread, dict);
    kr_xdrop(thread, arguments);
    return result;
}

KrOwn kr_pickle_memo_proxy_new(KrThread *thread, KrType *type, KrRef owner)
{
    KrPickleMemoProxy *proxy = (KrPickleMemoProxy *)(void *)kr_object_new(thread, type, sizeof *proxy);
    if (!proxy) return KR_NULL;
    proxy->owner = kr_dup(owner);
    kr_gc_track(thread, proxy);
    return kr_steal_obj(proxy);
}

void kr_pickle_memo_proxy_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((KrPickleMemoProxy *)(void *)object)->owner);
    kr_object_free(thread, object, object->type->basic_size);
}

void kr_pickle_memo_proxy_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    visitor(kr_ref(((KrPickleMemoProxy *)(void *)object)->owner), context);
}
