// SPDX-License-Identifier: MIT
// A growing text buffer: see text.h. Growth is by half again, from 64 bytes.
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void kr_text_init(KrText *text)
{
    *text = (KrText){0};
}

void kr_text_fini(KrText *text)
{
    free(text->bytes);
    *text = (KrText){0};
}

void kr_text_clear(KrText *text)
{
    text->length = 0;
    text->failed = false;
    if (text->bytes != NULL) text->bytes[0] = '\0';
}

bool kr_text_reserve(KrText *text, size_t extra)
{
    if (text->failed) return false;
    if (extra < text->capacity - text->length) return true;
    size_t needed = text->length + extra + 1;
    size_t capacity = text->capacity + text->capacity / 2;
    if (capacity < 64) capacity = 64;
    if (capacity < needed) capacity = needed;
    char *bytes = realloc(text->bytes, capacity);
    if (bytes == NULL) {
        text->failed = true;
        return false;
    }
    bytes[text->length] = '\0';
    text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

void kr_text_append(KrText *text, const void *bytes, size_t size)
{
    if (!kr_text_reserve(text, size)) return;
    if (size != 0) memcpy(text->bytes + text->length, bytes, size);
    text->length += size;
    text->bytes[text->length] = '\0';
}

void kr_text_append_text(KrText *text, const char *words)
{
    kr_text_append(text, words, strlen(words));
}

void kr_text_append_char(KrText *text, char c)
{
    kr_text_append(text, &c, 1);
}

void kr_text_append_repeated(KrText *text, char c, size_t count)
{
    if (!kr_text_reserve(text, count)) return;
    memset(text->bytes + text->length, c, count);
    text->length += count;
    text->bytes[text->length] = '\0';
}

void kr_text_vprintf(KrText *text, const char *format, va_list arguments)
{
    if (!kr_text_reserve(text, 128)) return;
    va_list again;
    va_copy(again, arguments);
    size_t room = text->capacity - text->length;
    int length = vsnprintf(text->bytes + text->length, room, format, arguments);
    if (length < 0) {
        text->failed = true;
    } else if ((size_t)length < room) {
        text->length += (size_t)length;
    } else if (kr_text_reserve(text, (size_t)length)) {
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void kr_text_printf(KrText *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    kr_text_vprintf(text, format, arguments);
    va_end(arguments);
}

char *kr_text_take(KrText *text)
{
    char *bytes = NULL;
    if (kr_text_reserve(text, 0)) {
        bytes = text->bytes;
        text->bytes = NULL;
    }
    kr_text_fini(text);
    return bytes;
}
