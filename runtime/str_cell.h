// SPDX-License-Identifier: MIT
// What the files that put texts together share: cells for short ones, copies of characters.
//
// Most texts are short and ASCII. One of them is made without a call if a cell waits on the thread's free list, so that the
// functions that do so (runtime/str.c, str_concat.c) need no stack frame.
#pragma once

#include "base/span.h"
#include "runtime/slab.h"
#include "runtime/str.h"

#include <string.h>

KrOwn kr_str_empty(void) KR_NEW KR_LEAF;
void kr_str_forget_utf8(KrThread *thread, KrStr *str); // which VM.utf8 has

enum { KR_STR_CELL_MOST = 160 }; // characters of a text that is short; more are copied by memcpy
_Static_assert(sizeof(KrStr) + KR_STR_CELL_MOST + 8 <= KR_SLAB_LIMIT, "their cells lie in slabs");

// An ASCII text of so many characters, at most KR_STR_CELL_MOST, not filled but for the NUL. Null: no cell waits, kr_str_new finds one.
KR_INLINE KrStr *kr_str_take_cell(KrThread *thread, int64_t length)
{
    size_t size = (sizeof(KrStr) + (size_t)length + 8) & ~(size_t)7; // all of its cell, so that it can grow a little
    void **list = &thread->free_cells[KR_SLAB_PLAIN][size / 8 - 1];
    KrStr *str = *list;
    if (KR_UNLIKELY(!str) || KR_SLAB_SANITIZED)
        return NULL;
    memcpy(list, str, sizeof(void *));
    *str = (KrStr){.header = {1, 0, 0, &kr_str_type}, .hash = -1, .length = length, .kind = 1, .ascii = true,
                   .capacity = (uint32_t)(size - sizeof *str) - 1};
    ((char *)kr_str_data(str))[length] = 0;
    return str;
}

// The characters of a text that is short and ASCII, in one that ends at `end`.
KR_INLINE char *kr_str_put_short(char *to, const char *end, const KrStr *from)
{
    size_t size = (size_t)from->length;
    const char *data = kr_str_data(from);
    uint64_t word = kr_span_word(data); // a str's cell has one behind its head
    if (KR_LIKELY(end - to >= 8)) {
        memcpy(to, &word, sizeof word);
#if defined(__clang__)
#pragma clang loop unroll(disable)
#endif
        for (size_t i = 8; i < size; i += 8) { // the last one overlaps the one before
            size_t at = i + 8 > size ? size - 8 : i;
            word = kr_span_word(data + at);
            memcpy(to + at, &word, sizeof word);
        }
    } else {
        for (size_t i = 0; i < size; i++, word >>= 8)
            to[i] = (char)word;
    }
    return to + size;
}

KR_INLINE uint32_t kr_str_highest_of(const KrStr *str)
{
    return str->ascii ? 0x7F : str->kind == 1 ? 0xFF : str->kind == 2 ? 0xFFFF : 0x10FFFF;
}

// The same of any str of one byte a character.
KR_INLINE char *kr_str_put_bytes(char *to, const char *end, const KrStr *from)
{
    size_t size = (size_t)from->length;
    if (KR_LIKELY(size <= 8))
        return kr_str_put_short(to, end, from);
    kr_span_copy(to, kr_str_data(from), size);
    return to + size;
}

KR_INLINE void kr_str_copy_chars(KrStr *to, int64_t at, const KrStr *from, int64_t start, int64_t count)
{
    if (to->kind == from->kind) {
        kr_span_copy((char *)kr_str_data(to) + at * to->kind,
                     (const char *)kr_str_data(from) + start * from->kind, (size_t)count * to->kind);
        return;
    }
    for (int64_t i = 0; i < count; i++)
        kr_str_write(to, at + i, kr_str_read(from, start + i));
}
