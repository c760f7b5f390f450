// SPDX-License-Identifier: MIT
// A growing text buffer: what every dump, listing and message is written into.
//
// Bytes are appended; the buffer always ends in a NUL that is not counted. A failed
// allocation makes `failed` true and later appends do nothing, so that writers need no checks
// and the reader looks once.
//
// Invariant: bytes == NULL or bytes[length] == 0; length < capacity when bytes is not null.
// Tests: tests/unit/text_test.c
#pragma once

#include "base/attrs.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct KrText {
    char *bytes;     // NUL-terminated (owned, malloc); null while empty
    size_t length;   // bytes without the NUL
    size_t capacity; // bytes allocated
    bool failed;     // an append ran out of memory
} KrText;

void kr_text_init(KrText *text);
void kr_text_fini(KrText *text);
// Forgets the contents, keeps the memory.
void kr_text_clear(KrText *text);
// Makes room for `extra` more bytes; false when out of memory.
bool kr_text_reserve(KrText *text, size_t extra);
KR_NOINLINE void kr_text_append(KrText *text, const void *bytes, size_t size);
void kr_text_append_text(KrText *text, const char *words); // up to its NUL
void kr_text_append_char(KrText *text, char c);
void kr_text_append_repeated(KrText *text, char c, size_t count);
void kr_text_printf(KrText *text, const char *format, ...) KR_PRINTF(2, 3);
void kr_text_vprintf(KrText *text, const char *format, va_list arguments)
    KR_PRINTF(2, 0);
// Hands the bytes to the caller, who frees them with free(); the buffer is empty afterwards.
// Null when an append failed or memory is out.
char *kr_text_take(KrText *text) KR_NODISCARD;
