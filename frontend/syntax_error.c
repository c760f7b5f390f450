// SPDX-License-Identifier: MIT
// Errors of the frontend: filling in places and texts, and printing. See syntax_error.h.
#include "frontend/syntax_error.h"

#include "frontend/source.h"

#include "base/text.h"

#include <string.h>

// Column in characters of a column in bytes, both from 1; 0 and below stay.
static int32_t character_column(const char *line, size_t length, int32_t column)
{
    if (column <= 0) return column;
    int32_t characters = 0;
    for (size_t i = 0; i + 1 < (size_t)column && i < length; i++)
        characters += ((unsigned char)line[i] & 0xC0) != 0x80;
    return characters + 1;
}

void kr_syntax_error_vset(KrSyntaxError *error, KrArena *arena, const KrSource *source,
                          const char *type, KrErrorPlace place, const char *format,
                          va_list arguments)
{
    if (error->type != NULL) return;
    KrText message;
    kr_text_init(&message);
    kr_text_vprintf(&message, format, arguments);
    *error =
        (KrSyntaxError){.type = type, .line = place.line, .end_line = place.end_line};
    const char *copy =
        message.failed ? NULL : kr_arena_copy(arena, message.bytes, message.length);
    error->message = copy != NULL ? copy : "out of memory";
    kr_text_fini(&message);
    if (place.line > 0 && (source == NULL || place.line > source->line_count)) { // a tree that was not parsed here
        error->column = place.column;
        error->end_column = place.end_column;
        return;
    }
    if (place.line <= 0) {
        if (place.line == 0 && source && source->length == 0) error->text = "";
        return;
    }
    size_t length;
    const char *line = kr_source_line(source, place.line, &length);
    error->column = character_column(line, length, place.column);
    error->end_column = place.end_column;
    // The language's implementation measures the end in the first line, also for a range of
    // several lines; so do we.
    if (place.end_column > 0) {
        int32_t end =
            place.end_column <= (int32_t)length ? place.end_column : (int32_t)length;
        bool is_one_line = place.end_line == place.line;
        error->end_column =
            character_column(line, length, is_one_line ? place.end_column : end);
    }
    if (place.without_newline && length > 0 && line[length - 1] == '\n') length--;
    error->text = kr_arena_copy(arena, line, length);
}

void kr_syntax_error_set(KrSyntaxError *error, KrArena *arena, const KrSource *source,
                         const char *type, KrErrorPlace place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    kr_syntax_error_vset(error, arena, source, type, place, format, arguments);
    va_end(arguments);
}

