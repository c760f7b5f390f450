// SPDX-License-Identifier: MIT
// Iterators that are not of one container: over __getitem__, over a callable with a sentinel, and
// the builtins enumerate, zip, map, filter and reversed.
#pragma once

#include "runtime/type.h"

extern KrType
    kr_iterator_sequence_type; // "iterator": over __getitem__ until IndexError
extern KrType
    kr_iterator_callable_type; // "callable_iterator": iter(callable, sentinel)
extern KrType kr_iterator_enumerate_type, kr_iterator_zip_type, kr_iterator_map_type,
    kr_iterator_filter_type, kr_iterator_reversed_type;

typedef struct KrEnumerate {
    KrObject header;
    KrOwn iterator;
    KrOwn big;     // next index when it does not fit int64, else null
    int64_t index; // next index
    KrOwn last;    // the tuple given last, or null
} KrEnumerate;

KrOwn kr_iterator_enumerate_step(KrThread *thread, KrRef self) KR_NEW; // the number of the next item, which is taken

typedef struct KrSeveral { // zip and map
    KrObject header;
    KrOwn function;  // null for zip
    KrOwn iterators; // tuple
    KrOwn last;      // zip: the tuple given last, or null
    bool strict;     // all must end together
} KrSeveral;

KrOwn kr_iterator_enumerate(KrThread *thread, KrRef iterable, int64_t start) KR_NEW; // enumerate(iterable, start)
KrOwn kr_iterator_from_sequence(KrThread *thread, KrRef sequence) KR_NEW;
KrOwn kr_iterator_from_callable(KrThread *thread, KrRef callable, KrRef sentinel)
    KR_NEW;
// len(), else __length_hint__, else `fallback`.
bool kr_iterator_length_hint(KrThread *thread, KrRef object, int64_t fallback,
                             int64_t *hint) KR_RAISES;
// kr_iter_feed of map() and filter(), which call their function again and again for what the consumer takes (KrRepeat).
struct KrConsumer;
KrFound kr_iterator_feed_map(KrThread *thread, KrRef self, struct KrConsumer *consumer, KrOwn *item);
KrFound kr_iterator_feed_filter(KrThread *thread, KrRef self, struct KrConsumer *consumer, KrOwn *item);
// `tp_iter` of iterators: self.
KrOwn kr_iterator_self(KrThread *thread, KrRef self) KR_NEW;
// What __reduce__ of an iterator returns: (builtins.`function`, (arg,)[, index]); index -1: left out.
KrOwn kr_iterator_reduce(KrThread *thread, const char *function, KrRef argument,
                         int64_t index) KR_NEW;
// The same of an iterator that goes over *over (null: it is used up, and `nothing` stands there). Looking the function up may run
// Python code that moves the iterator: what it goes over is read behind it.
KrOwn kr_iterator_reduce_left(KrThread *thread, const char *function, const KrOwn *over, const int64_t *index_or_null,
                              KrOwn nothing) KR_NEW KR_STEALS(5);
