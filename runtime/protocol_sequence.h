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
// next(): raises StopIteration, with the value that a generator returned or the object that __next__ raised.
KrOwn kr_iter_next_or_stop(KrThread *thread, KrRef iterator) KR_NEW;
KrOwn kr_sequence_list(KrThread *thread, KrRef iterable) KR_NEW;
KrOwn kr_sequence_tuple(KrThread *thread, KrRef iterable) KR_NEW;
