// SPDX-License-Identifier: MIT
// Builds a str piece by piece, and text from formats for messages. See str_builder.h.
#define _GNU_SOURCE
#include "runtime/str_builder.h"

#include "base/span.h"
#include "runtime/exception.h"
#include "runtime/protocol_object.h"

#include <stdio.h>

void kr_str_builder_init(KrStrBuilder *builder, KrThread *thread)
{
    *builder = (KrStrBuilder){.thread = thread};
}

void kr_str_builder_init_in(KrStrBuilder *builder, KrThread *thread, KrStrBuilderRoom *room)
{
    room->str = (KrStr){KR_OBJECT_IMMORTAL(&kr_str_type), -1, 0, KR_STR_BUILDER_ROOM, 1, 0, 0, 0};
    *builder = (KrStrBuilder){.thread = thread, .str = &room->str};
}

void kr_str_builder_fini(KrStrBuilder *builder)
{
    if (builder->str)
        kr_drop(builder->thread, kr_steal_obj(builder->str));
    builder->str = NULL;
}

// A wider or longer str with the same contents.
static KR_NOINLINE bool grow(KrStrBuilder *b, int64_t extra, uint32_t highest, uint8_t kind)
{
    if (b->failed)
        return false;
    if (b->str && b->str->kind > kind) // keep the width it has
        highest = b->str->kind == 2 ? 0xFFFF : 0x10FFFF;
    int64_t capacity = b->length + extra + b->length / 2 + 24;
    KrStr *wider = kr_str_new(b->thread, capacity, highest < 0x100 ? 0xFF : highest);
    if (!wider) {
        b->failed = true;
        return false;
    }
    if (b->str && b->str->kind == wider->kind)
        memcpy(kr_str_data(wider), kr_str_data(b->str), (size_t)b->length * wider->kind);
    else
        for (int64_t i = 0; i < b->length; i++)
            kr_str_write(wider, i, kr_str_read(b->str, i));
    kr_str_builder_fini(b);
    b->str = wider;
    return true;
}

// Room for `extra` code points up to `highest`; the contents move to a new str if need be.
KR_INLINE bool reserve(KrStrBuilder *b, int64_t extra, uint32_t highest)
{
    uint8_t kind = highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4;
    b->highest = highest > b->highest ? highest : b->highest;
    if (KR_LIKELY(b->str && b->str->kind >= kind && b->length + extra <= b->str->capacity && !b->failed))
        return true;
    return grow(b, extra, highest, kind);
}

void kr_str_builder_char(KrStrBuilder *b, uint32_t c)
{
    if (reserve(b, 1, c))
        kr_str_write(b->str, b->length++, c);
}

void kr_str_builder_fill(KrStrBuilder *b, uint32_t c, int64_t count)
{
    if (count <= 0 || !reserve(b, count, c))
        return;
    if (b->str->kind == 1) {
        memset((char *)kr_str_data(b->str) + b->length, (int)c, (size_t)count);
        b->length += count;
        return;
    }
    for (int64_t i = 0; i < count; i++)
        kr_str_write(b->str, b->length++, c);
}

void kr_str_builder_ascii_size(KrStrBuilder *b, const char *text, size_t size)
{
    if (!reserve(b, (int64_t)size, 0x7F))
        return;
    if (b->str->kind == 1) {
        kr_span_copy((char *)kr_str_data(b->str) + b->length, text, size);
        b->length += (int64_t)size;
        return;
    }
    for (size_t i = 0; i < size; i++)
        kr_str_write(b->str, b->length++, (uint8_t)text[i]);
}

void kr_str_builder_ascii(KrStrBuilder *b, const char *text)
{
    kr_str_builder_ascii_size(b, text, strlen(text));
}

void kr_str_builder_utf8(KrStrBuilder *b, const char *bytes, size_t size)
{
    bool ascii = true;
    for (size_t i = 0; i < size && ascii; i++)
        ascii = (uint8_t)bytes[i] < 0x80;
    if (ascii) {
        kr_str_builder_ascii_size(b, bytes, size);
        return;
    }
    KrOwn str = kr_str_from_utf8(b->thread, bytes, size);
    if (kr_is_null(str)) {
        b->failed = true;
        return;
    }
    kr_str_builder_str(b, kr_ref(str));
    kr_drop(b->thread, str);
}

void kr_str_builder_slice(KrStrBuilder *b, KrRef value, int64_t start, int64_t stop)
{
    const KrStr *str = kr_str_obj(value);
    uint32_t highest = str->ascii ? 0x7F : str->kind == 1 ? 0xFF : str->kind == 2 ? 0xFFFF : 0x10FFFF;
    if (!reserve(b, stop - start, highest))
        return;
    if (b->str->kind == str->kind) {
        kr_span_copy((char *)kr_str_data(b->str) + b->length * str->kind,
               (const char *)kr_str_data(str) + start * str->kind,
               (size_t)(stop - start) * str->kind);
        b->length += stop - start;
        return;
    }
    for (int64_t i = start; i < stop; i++)
        kr_str_write(b->str, b->length++, kr_str_read(str, i));
}

void kr_str_builder_str(KrStrBuilder *b, KrRef str)
{
    kr_str_builder_slice(b, str, 0, kr_str_obj(str)->length);
}

KrOwn kr_str_builder_take(KrStrBuilder *b)
{
    if (b->failed) {
        kr_str_builder_fini(b);
        return KR_NULL;
    }
    if (b->length < 2) {
        KrOwn small = b->length ? kr_str_char(b->thread, kr_str_read(b->str, 0))
                                : kr_str_from_utf8(b->thread, "", 0);
        kr_str_builder_fini(b);
        return small;
    }
    // the smallest kind, exactly as long as needed if much would be wasted
    uint32_t highest = b->highest < 0x80 ? b->highest : 0, enough = b->str->kind == 1 ? 0x80 : b->str->kind == 2 ? 0x100 : 0x10000;
    for (int64_t i = b->highest < 0x80 ? b->length : 0; i < b->length && highest < enough; i++) {
        uint32_t c = kr_str_read(b->str, i);
        highest = c > highest ? c : highest;
    }
    uint8_t kind = highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4;
    KrStr *str = b->str;
    bool in_room = (int32_t)str->header.count < 0;
    if (kind == str->kind && b->length > str->capacity - str->capacity / 4 && !in_room) {
        b->str = NULL;
        str->length = b->length;
        str->ascii = highest < 0x80;
        kr_str_write(str, b->length, 0);
        return kr_steal_obj(str);
    }
    KrStr *exact = kr_str_new(b->thread, b->length, highest);
    if (exact && exact->kind == str->kind)
        kr_span_copy(kr_str_data(exact), kr_str_data(str), (size_t)b->length * str->kind);
    else if (exact)
        for (int64_t i = 0; i < b->length; i++)
            kr_str_write(exact, i, kr_str_read(str, i));
    kr_str_builder_fini(b);
    return exact ? kr_steal_obj(exact) : KR_NULL;
}

// --- formats of messages (exception.h) --------------------------------------------------

static void append_own(KrStrBuilder *b, KrOwn text)
{
    if (kr_is_null(text)) {
        b->failed = true;
        return;
    }
    kr_str_builder_str(b, kr_ref(text));
    kr_drop(b->thread, text);
}

static void append_number(KrStrBuilder *b, int64_t number)
{
    char digits[24], *end = digits + sizeof digits, *at = end;
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0)
        *--at = '-';
    kr_str_builder_ascii_size(b, at, (size_t)(end - at));
}

KrOwn kr_str_from_vformat(KrThread *thread, const char *format, va_list arguments)
{
    KrStrBuilder b;
    char buffer[64];
    if (!strchr(format, '%'))
        return kr_str_from_utf8(thread, format, strlen(format));
    kr_str_builder_init(&b, thread);
    for (const char *at = format; *at; at++) {
        if (*at != '%') {
            const char *end = strchrnul(at, '%');
            kr_str_builder_utf8(&b, at, (size_t)(end - at));
            at = end - 1;
            continue;
        }
        switch (*++at) {
        case '%': kr_str_builder_char(&b, '%'); break;
        case 's': {
            const char *text = va_arg(arguments, const char *);
            kr_str_builder_utf8(&b, text, strlen(text));
            break;
        }
        case 'c': kr_str_builder_char(&b, (uint32_t)va_arg(arguments, int)); break;
        case 'd':
            append_number(&b, va_arg(arguments, int));
            break;
        case 'l': // %lld
            at += 2;
            snprintf(buffer, sizeof buffer, "%lld", va_arg(arguments, long long));
            kr_str_builder_ascii(&b, buffer);
            break;
        case 'z':
            at++;
            if (*at == 'u')
                snprintf(buffer, sizeof buffer, "%zu", va_arg(arguments, size_t));
            else
                snprintf(buffer, sizeof buffer, "%zd", va_arg(arguments, ssize_t));
            kr_str_builder_ascii(&b, buffer);
            break;
        case 'R': append_own(&b, kr_repr(thread, va_arg(arguments, KrRef))); break;
        case 'S': append_own(&b, kr_to_str(thread, va_arg(arguments, KrRef))); break;
        case 'V': kr_str_builder_str(&b, va_arg(arguments, KrRef)); break; // the text of a str, also of a subclass: its __str__ is not asked
        case 'A': append_own(&b, kr_ascii(thread, va_arg(arguments, KrRef))); break;
        case 'T':
            kr_str_builder_ascii(&b, kr_type_of(va_arg(arguments, KrRef))->name);
            break;
        case 'U': { // as %T, but None for None: the wording of argument errors
            KrRef value = va_arg(arguments, KrRef);
            kr_str_builder_ascii(&b, kr_is_none(value) ? "None" : kr_type_of(value)->name);
            break;
        }
        case 'N': kr_str_builder_ascii(&b, va_arg(arguments, KrType *)->name); break;
        default: kr_panic("unknown format in \"%s\"", format);
        }
        if (b.failed)
            break;
    }
    return kr_str_builder_take(&b);
}

KrOwn kr_str_from_format(KrThread *thread, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    KrOwn out = kr_str_from_vformat(thread, format, arguments);
    va_end(arguments);
    return out;
}
