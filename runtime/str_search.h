// SPDX-License-Identifier: MIT
// Searching, counting and replacing in arrays of characters; str and bytes share it.
#pragma once

#include "runtime/str.h"

typedef struct KrChars { // an array of characters; of two words, so that it is handed over in registers
    const void *data;
    int64_t length : 60; // characters
    uint64_t kind : 4;   // bytes a character: 1, 2, 4
} KrChars;

KR_INLINE KrChars kr_str_search_chars(KrRef text)
{
    KrStr *str = kr_str_obj(text);
    return (KrChars){str + 1, str->length, str->kind};
}
// First / last place of needle in haystack[start..stop), -1: absent.
int64_t kr_str_search_find(KrChars haystack, KrChars needle, int64_t start,
                           int64_t stop) KR_LEAF;
int64_t kr_str_search_rfind(KrChars haystack, KrChars needle, int64_t start,
                            int64_t stop) KR_LEAF;
int64_t kr_str_search_count(KrChars haystack, KrChars needle, int64_t start, int64_t stop,
                            int64_t limit) KR_LEAF;
int64_t kr_str_search_find_char(KrChars haystack, uint32_t c, int64_t start,
                                int64_t stop) KR_LEAF;
bool kr_str_search_equal_at(KrChars haystack, int64_t at, KrChars needle) KR_LEAF;
KrOwn kr_str_search_replace(KrThread *thread, KrRef text, KrRef old, KrRef replacement,
                            int64_t limit) KR_NEW KR_LEAF; // limit < 0: all
KrFound kr_str_search_contains(KrThread *thread, KrRef text, KrRef item);
