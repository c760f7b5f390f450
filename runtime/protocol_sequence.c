// SPDX-License-Identifier: MIT
// Containers of any kind: see protocol_sequence.h.
#include "runtime/protocol_sequence.h"

#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/generator.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/typing.h"
#include "runtime/vm.h"

KrOwn kr_item_get(KrThread *thread, KrRef container, KrRef key)
{
    KrType *type = kr_type_of(container);
    if (KR_LIKELY(type->getitem != NULL))
        return type->getitem(thread, container, key);
    if (kr_type_has(container, KR_TYPE_TYPE_SUB)) { // class[...]
        KrOwn result = KR_NULL;
        KrRef method = kr_type_find((KrType *)kr_obj(container), kr_name(KR_NAME___class_getitem__));
        if (!kr_ref_is_null(method)) {
            KrOwn bound = type->getattr(thread, container, kr_name(KR_NAME___class_getitem__));
            if (!kr_is_null(bound))
                result = kr_call_1(thread, kr_ref(bound), key);
            kr_xdrop(thread, bound);
            return result;
        }
        if (kr_is(container, kr_type_ref(&kr_type_type)))
            return kr_typing_alias(thread, container, key);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type '%s' is not subscriptable", ((KrType *)kr_obj(container))->name);
    }
    return kr_exception_raise(thread, &kr_exception_type_error, "'%T' object is not subscriptable",
                              container);
}

// Of sequences without assignment CPython converts an index before it refuses: what __index__ raises comes first.
static bool index_asked(KrThread *thread, KrRef container, KrRef key, bool *index)
{
    const KrType *type = kr_type_of(container);
    int64_t ignored;
    *index = kr_number_has_index(key) && (type->contains || type->length || type->flags & KR_TYPE_HEAP);
    return !*index || kr_number_index_or(thread, key, &kr_exception_index_error, &ignored);
}

bool kr_item_set(KrThread *thread, KrRef container, KrRef key, KrRef value)
{
    KrType *type = kr_type_of(container);
    if (type->setitem)
        return type->setitem(thread, container, key, value);
    bool index;
    if (!index_asked(thread, container, key, &index)) return false;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "'%T' object does not support item assignment", container);
}

bool kr_item_delete(KrThread *thread, KrRef container, KrRef key)
{
    KrType *type = kr_type_of(container);
    if (type->setitem)
        return type->setitem(thread, container, key, KR_REF_NULL);
    bool index;
    if (!index_asked(thread, container, key, &index)) return false;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    index
                                        ? "'%T' object doesn't support item deletion"
                                        : "'%T' object does not support item deletion",
                                    container);
}

bool kr_iter_has(KrRef value)
{
    const KrType *type = kr_type_of(value);
    if (type->iter) return true;
    // of C types those with a length are sequences; re.Match and unions have items alone
    return type->getitem && !(type->flags & KR_TYPE_DICT_SUB) && (type->flags & KR_TYPE_HEAP || type->length);
}

KrFound kr_contains(KrThread *thread, KrRef container, KrRef item)
{
    KrType *type = kr_type_of(container);
    if (type->contains && type->flags & KR_TYPE_HEAP &&
        kr_is_none(kr_type_find(type, kr_name(KR_NAME___contains__)))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "'%T' object is not a container",
                                 container);
        return KR_FAULT;
    }
    if (type->contains)
        return type->contains(thread, container, item);
    if (!kr_iter_has(container)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "argument of type '%T' is not a container or iterable", container);
        return KR_FAULT;
    }
    KrOwn iterator = kr_iter(thread, container);
    if (kr_is_null(iterator)) {
        if (kr_exception_is(thread, &kr_exception_type_error)) { // whatever it says
            kr_exception_clear(thread);
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "argument of type '%T' is not a container or iterable", container);
        }
        return KR_FAULT;
    }
    KrFound result = KR_ABSENT;
    KrOwn candidate;
    while (result == KR_ABSENT) {
        KrFound found = kr_iter_next(thread, kr_ref(iterator), &candidate);
        if (found != KR_PRESENT) {
            result = found;
            break;
        }
        result = kr_compare_equal_or_is(thread, kr_ref(candidate), item);
        kr_drop(thread, candidate);
    }
    kr_drop(thread, iterator);
    return result;
}

bool kr_length(KrThread *thread, KrRef value, int64_t *length)
{
    KrType *type = kr_type_of(value);
    if (type->length)
        return type->length(thread, value, length);
    return kr_exception_raise_false(thread, &kr_exception_type_error, "object of type '%T' has no len()",
                                    value);
}

KrOwn kr_iter(KrThread *thread, KrRef iterable)
{
    KrType *type = kr_type_of(iterable);
    if (type->iter) {
        if ((type->flags & (KR_TYPE_SEQUENCE | KR_TYPE_HEAP)) == KR_TYPE_SEQUENCE) // list, tuple, range ... give what they must
            return type->iter(thread, iterable);
        if (type->flags & KR_TYPE_HEAP && kr_is_none(kr_type_find(type, kr_name(KR_NAME___iter__))))
            return kr_exception_raise(thread, &kr_exception_type_error, "'%T' object is not iterable",
                                      iterable);
        KrOwn iterator = type->iter(thread, iterable);
        if (!kr_is_null(iterator) && !kr_type_of(kr_ref(iterator))->next) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "iter() returned non-iterator of type '%T'", kr_ref(iterator));
            kr_drop(thread, iterator);
            return KR_NULL;
        }
        return iterator;
    }
    if (kr_iter_has(iterable))
        return kr_iterator_from_sequence(thread, iterable);
    return kr_exception_raise(thread, &kr_exception_type_error, "'%T' object is not iterable",
                              iterable);
}

KrFound kr_iter_failed(KrThread *thread)
{
    if (!kr_exception_is(thread, &kr_exception_stop_iteration))
        return KR_FAULT;
    kr_exception_clear(thread);
    return KR_ABSENT;
}

KrFound kr_iter_next(KrThread *thread, KrRef iterator, KrOwn *item)
{
    KrType *type = kr_type_of(iterator);
    if (type->next)
        return kr_iter_end(thread, type->next(thread, iterator, item));
    (void)kr_exception_raise(thread, &kr_exception_type_error, "'%T' object is not an iterator",
                             iterator);
    return KR_FAULT;
}

KrFound kr_iter_feed(KrThread *thread, KrRef iterator, KrConsumer *consumer, KrOwn *item)
{
    if (kr_is_exact(iterator, &kr_generator_type))
        return kr_generator_feed(thread, iterator, consumer, item);
    if (kr_is_exact(iterator, &kr_iterator_map_type))
        return kr_iter_end(thread, kr_iterator_feed_map(thread, iterator, consumer, item));
    if (kr_is_exact(iterator, &kr_iterator_filter_type))
        return kr_iter_end(thread, kr_iterator_feed_filter(thread, iterator, consumer, item));
    return kr_iter_next(thread, iterator, item);
}

KrOwn kr_iter_next_or_stop(KrThread *thread, KrRef iterator)
{
    KrOwn item = KR_NULL;
    const KrType *type = kr_type_of(iterator);
    if (type->send && type->next) // a coroutine can be sent to, but is no iterator
        return kr_generator_method(thread, type->send(thread, iterator, kr_none(), &item), item);
    if (type->flags & KR_TYPE_HEAP && type->next) { // __next__ may be Python's
        if (kr_call_special(thread, iterator, KR_NAME___next__, NULL, 0, &item) != KR_ABSENT)
            return item;
    }
    if ((type->next ? type->next(thread, iterator, &item) : kr_iter_next(thread, iterator, &item)) == KR_ABSENT)
        return kr_exception_raise_value(thread, &kr_exception_stop_iteration, KR_REF_NULL);
    return item;
}

KrOwn kr_sequence_list(KrThread *thread, KrRef iterable)
{
    return kr_list_collect(thread, iterable);
}

KrOwn kr_sequence_list_of_items(KrThread *thread, KrRef iterable, const char *complaint)
{
    if (!(kr_type_of(iterable)->flags & KR_TYPE_HEAP)) // nobody can tell the difference
        return kr_sequence_list(thread, iterable);
    KrOwn it = kr_iter(thread, iterable);
    if (kr_is_null(it)) {
        if (kr_exception_is(thread, &kr_exception_type_error)) {
            kr_exception_clear(thread);
            (void)kr_exception_raise(thread, &kr_exception_type_error, "%s", complaint);
        }
        return it;
    }
    KrOwn list = kr_sequence_list(thread, kr_ref(it));
    kr_drop(thread, it);
    return list;
}

// For an iterable of a class: its items without asking anything for their number.
static KrOwn items_unasked(KrThread *thread, KrRef iterable)
{
    KrOwn it = kr_iter(thread, iterable), list = KR_NULL, item;
    if (kr_is_null(it))
        return it;
    if (kr_type_of(kr_ref(it))->flags & KR_TYPE_HEAP) {
        list = kr_list_new(thread, 0);
        KrFound found = KR_FAULT;
        while (!kr_is_null(list) && (found = kr_iter_next(thread, kr_ref(it), &item)) == KR_PRESENT)
            if (!kr_list_append_own(thread, kr_ref(list), item))
                kr_drop(thread, kr_move(&list));
        if (found == KR_FAULT && !kr_is_null(list))
            kr_drop(thread, kr_move(&list));
    } else {
        list = kr_sequence_list(thread, kr_ref(it));
    }
    kr_drop(thread, it);
    return list;
}

KrOwn kr_sequence_tuple(KrThread *thread, KrRef iterable)
{
    if (kr_is_exact(iterable, &kr_tuple_type))
        return kr_dup(iterable);
    if (kr_is_exact(iterable, &kr_list_type)) {
        const KrList *from = (const KrList *)(const void *)kr_obj(iterable);
        return kr_tuple_from(thread, (const KrRef *)(const void *)from->items, (size_t)from->length);
    }
    KrOwn list = kr_type_of(iterable)->flags & KR_TYPE_HEAP ? items_unasked(thread, iterable) : kr_sequence_list(thread, iterable);
    if (kr_is_null(list))
        return list;
    KrList *items = (KrList *)kr_obj(kr_ref(list));
    KrOwn tuple = kr_tuple_from(thread, (const KrRef *)(const void *)items->items, (size_t)items->length);
    kr_drop(thread, list);
    return tuple;
}
