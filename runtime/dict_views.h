// SPDX-License-Identifier: MIT
// dict.keys(), .values() and .items(): live views with set operations, and their iterators.
#pragma once

#include "runtime/dict.h"

typedef struct KrDictView {
    KrObject header;
    KrOwn dict; // dict or instance of a subclass
} KrDictView;

typedef struct KrDictIter { // keys, values, items, both directions: the type says which
    KrObject header;
    KrOwn dict;    // null when exhausted
    int64_t used;  // items when the iteration began
    int64_t index; // of the next entry to look at
    int64_t left;  // items still to come
    KrOwn last;    // of items: the tuple given last, or null
} KrDictIter;

extern KrType kr_dict_views_keys_type, kr_dict_views_values_type,
    kr_dict_views_items_type;
extern KrType kr_dict_views_key_iter_type, kr_dict_views_value_iter_type,
    kr_dict_views_item_iter_type;
extern KrType kr_dict_views_reverse_key_iter_type,
    kr_dict_views_reverse_value_iter_type, kr_dict_views_reverse_item_iter_type;

KrOwn kr_dict_views_new(KrThread *thread, KrRef dict, KrType *type) KR_NEW;
// For traces: the entry that an iterator over keys, values or items comes to is that before its `index` then. 0: it is at its end, the dict
// has changed, or the tuple given last must be forgotten; nothing has been done, who asks again in the general way hears which.
int64_t kr_dict_views_step(KrRef iterator) KR_LEAF;
KrOwn kr_dict_views_iter(KrThread *thread, KrRef dict, KrType *iterator_type) KR_NEW;
// An iterator over a list of what mapping.keys() gives.
KrOwn kr_dict_views_keys_of(KrThread *thread, KrRef mapping) KR_NEW;
