// SPDX-License-Identifier: MIT
// Containers of any kind: length, items, membership, iteration.
#pragma once

#include "runtime/type.h"

KrOwn kr_item_get(KrThread *thread, KrRef container, KrRef key) KR_NEW;
bool kr_item_set(KrThread *thread, KrRef container, KrRef key, KrRef value) KR_RAISES;
bool kr_item_delete(KrThread *thread, KrRef container, KrRef key) KR_RAISES;
KrFound kr_contains(KrThread *thread, KrRef container, KrRef item);
bool kr_length(KrThread *thread, KrRef value, int64_t *length) KR_RAISES;
bool kr_iter_has(KrRef value) KR_LEAF; // has it __iter__, or items by number?
KrOwn kr_iter(KrThread *thread, KrRef iterable) KR_NEW;
KrFound kr_iter_next(KrThread *thread, KrRef iterator, KrOwn *item); // absent: exhausted
KrFound kr_iter_failed(KrThread *thread); // absent: with StopIteration, which is forgotten
// What a type's `next` has said, for what goes over its items: a function that map() or filter() calls may have raised StopIteration, which ends any
// loop. Iterators that go over others hand it on.
static inline KrFound kr_iter_end(KrThread *thread, KrFound found)
{
    return KR_LIKELY(found != KR_FAULT) ? found : kr_iter_failed(thread);
}
static inline KrPairFound kr_iter_end_pair(KrThread *thread, KrPairFound found)
{
    return KR_LIKELY(found != KR_PAIR_FAULT) ? found : kr_iter_failed(thread) == KR_ABSENT ? KR_PAIR_ABSENT : KR_PAIR_FAULT;
}
// C code that goes over an iterator and can do with many items what it has to do where a generator yields them, without
// leaving the interpreter's loop (or the trace) and entering it again for each.
typedef struct KrConsumer {
    // Takes an item (borrowed) without running Python code and without raising. False: it must be handed out.
    bool (*take)(KrThread *thread, struct KrConsumer *self, KrRef item);
    bool is_private; // what it changes is not known to anybody else: traces feed it, too
} KrConsumer;
// kr_iter_next that hands out only items that the consumer has not taken.
KrFound kr_iter_feed(KrThread *thread, KrRef iterator, KrConsumer *consumer, KrOwn *item);
// next(): raises StopIteration, with the value that a generator returned or the object that __next__ raised.
KrOwn kr_iter_next_or_stop(KrThread *thread, KrRef iterator) KR_NEW;
KrOwn kr_sequence_list(KrThread *thread, KrRef iterable) KR_NEW;
// The same for join() and dict(): not the iterable is asked for a length, but its iterator; if there is none, TypeError says `complaint`.
KrOwn kr_sequence_list_of_items(KrThread *thread, KrRef iterable, const char *complaint) KR_NEW;
KrOwn kr_sequence_tuple(KrThread *thread, KrRef iterable) KR_NEW;
