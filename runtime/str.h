// SPDX-License-Identifier: MIT
// str: PEP 393 storage (1, 2 or 4 bytes a code point), in the object, NUL-terminated.
//
//   KrStr | header | hash | length | capacity | kind ascii interned has_utf8 | data ... 0 |
//
// Strings may carry spare capacity, so that `s += t` with one owner grows in place. The empty string
// and the latin-1 characters are static, as are the names of dsl/names.txt.
// Invariant: kind is the smallest that fits; ascii strings are their own UTF-8.
// Tests: tests/lang/reference/types/.
#pragma once

#include "runtime/type.h"

#include <stdarg.h>

typedef struct KrStr {
    KrObject header;
    int64_t hash;      // -1: not computed yet
    int64_t length;    // code points
    uint32_t capacity; // code points that fit (static ones: 0)
    uint8_t kind;      // bytes a code point: 1, 2, 4
    uint8_t ascii;     // all below 128
    uint8_t interned;  // 1: in the table of names, 2: static
    uint8_t has_utf8;  // its UTF-8 is in VM.utf8 (not for ASCII, whose data is that)
    // data follows
} KrStr;

extern KrType kr_str_type, kr_str_iter_type, kr_str_ascii_iter_type;

typedef struct KrStrIter {
    KrObject header;
    int64_t index;
    KrOwn text; // null when exhausted
} KrStrIter;

typedef struct KrStrStatic {
    KrStr str;
    uint8_t data[8];
} KrStrStatic;
extern KrStrStatic kr_str_latin1[256]; // the characters: made by kr_str_init_static, then never changed

void kr_str_free(KrThread *thread, KrObject *str); // an exact str dies: a leaf, for kr_object_dealloc
KR_INLINE KrStr *kr_str_obj(KrRef value)
{
    kr_assert(kr_is_ptr(value) && kr_obj(value)->type->flags & KR_TYPE_STR_SUB);
    return (KrStr *)kr_obj(value);
}
KR_INLINE void *kr_str_data(const KrStr *str)
{
    return (void *)(uintptr_t)(str + 1);
}
KR_INLINE uint32_t kr_str_read(const KrStr *str, int64_t index)
{
    const void *data = kr_str_data(str);
    if (str->kind == 1)
        return ((const uint8_t *)data)[index];
    return str->kind == 2 ? ((const uint16_t *)data)[index] : ((const uint32_t *)data)[index];
}
KR_INLINE void kr_str_write(KrStr *str, int64_t index, uint32_t c)
{
    void *data = kr_str_data(str);
    if (str->kind == 1)
        ((uint8_t *)data)[index] = (uint8_t)c;
    else if (str->kind == 2)
        ((uint16_t *)data)[index] = (uint16_t)c;
    else
        ((uint32_t *)data)[index] = c;
}
KR_INLINE bool kr_str_is(KrRef value) // exact str
{
    return kr_is_exact(value, &kr_str_type);
}
KR_INLINE bool kr_str_is_sub(KrRef value) // str or a subclass
{
    return kr_bits(value) != 0 && kr_type_has(value, KR_TYPE_STR_SUB);
}

// Uninitialized text of the given length and highest code point; null: MemoryError is set.
KrStr *kr_str_new(KrThread *thread, int64_t length, uint32_t highest) KR_NODISCARD KR_LEAF;
KrOwn kr_str_from_utf8(KrThread *thread, const char *bytes, size_t size) KR_NEW KR_LEAF; // WTF-8: lone surrogates pass
KrOwn kr_str_from_ascii(KrThread *thread, const char *text) KR_NEW KR_LEAF;
KrOwn kr_str_from_format(KrThread *thread, const char *format, ...) KR_NEW; // exception.h's formats
KrOwn kr_str_from_vformat(KrThread *thread, const char *format, va_list arguments) KR_NEW;
KrOwn kr_str_char(KrThread *thread, uint32_t c) KR_NEW KR_LEAF;
// UTF-8, valid while the str lives. Null: UnicodeEncodeError (surrogates) or MemoryError is set.
const char *kr_str_c_text(KrThread *thread, KrRef text) KR_RAISES; // its UTF-8; ValueError if there is a NUL in it
const char *kr_str_utf8(KrThread *thread, KrRef str, size_t *size) KR_NODISCARD KR_LEAF;
const char *kr_str_text(KrThread *thread, KrRef str); // for messages: never null, surrogates as ?
KrOwn kr_str_concat(KrThread *thread, KrRef a, KrRef b) KR_NEW KR_LEAF;
KrOwn kr_str_concat_all(KrThread *thread, const KrRef *parts, size_t count) KR_NEW KR_LEAF;
// left + right, growing left in place when this is its only reference. Steals left.
KrOwn kr_str_append(KrThread *thread, KrOwn left, KrRef right) KR_STEALS(2) KR_NEW KR_LEAF;
// The same, but left stays the caller's on failure (exits of traces give it back).
KrOwn kr_str_append_to(KrThread *thread, KrRef left, KrRef right) KR_NEW KR_LEAF;
// left + (first + second), whose sum is not made.
KrOwn kr_str_append_both(KrThread *thread, KrRef left, KrRef first, KrRef second) KR_NEW KR_LEAF;
bool kr_str_equal(KrRef a, KrRef b) KR_LEAF;
bool kr_str_equal_ascii(KrRef a, const char *text) KR_LEAF;
int kr_str_compare(KrRef a, KrRef b) KR_LEAF;
int64_t kr_str_hash(KrRef a) KR_LEAF;
KR_NOINLINE KrOwn kr_str_intern(KrThread *thread, KrOwn str) KR_STEALS(2);
KR_NOINLINE KrOwn kr_str_interned(KrThread *thread, const char *ascii) KR_NEW;
KrOwn kr_str_index(KrThread *thread, KrRef str, int64_t index) KR_NEW KR_LEAF; // index in range
KrOwn kr_str_slice(KrThread *thread, KrRef str, int64_t start, int64_t stop, int64_t step) KR_NEW KR_LEAF;
int64_t kr_str_find(KrRef str, KrRef part, int64_t start, int64_t end) KR_LEAF; // -1: absent
KrOwn kr_str_join(KrThread *thread, KrRef separator, KrRef iterable) KR_NEW;
KrOwn kr_str_join_begin(KrThread *thread, KrRef separator) KR_NEW; // a fold (runtime/fold.h)
KrOwn kr_str_repeat(KrThread *thread, KrRef str, int64_t times) KR_NEW KR_LEAF;
KrOwn kr_str_repr(KrThread *thread, KrRef str) KR_NEW KR_LEAF;
// An instance of a subclass with the text of an exact str.
KrOwn kr_str_subclass(KrThread *thread, KrType *type, KrRef text) KR_NEW KR_LEAF;

void kr_str_init_static(void); // characters and the empty str; once, before anything else
void kr_str_free_utf8(KrVM *vm); // all of it, at the VM's end
void kr_str_forget_interned(KrThread *thread, KrStr *str);
// str_methods.c
extern const KrNativeDef kr_str_methods[];
KrOwn kr_str_subscript(KrThread *thread, KrRef str, KrRef key) KR_NEW;
KrOwn kr_str_iter(KrThread *thread, KrRef str) KR_NEW;
KrOwn kr_str_new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames) KR_NEW;
