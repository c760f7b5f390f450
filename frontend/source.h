// SPDX-License-Identifier: MIT
// A program's text, decoded to UTF-8 with '\n' line ends, and its table of lines.
//
// Owns nothing: text and table live in the arena of the parse.
//
// Invariant: bytes is valid UTF-8, holds no NUL, ends in '\n' unless empty, and is followed by
// at least 8 NUL bytes, so that the tokenizer may look ahead without asking for the end.
// Invariant: line_starts[n] is the offset of line n + 1; line_starts[line_count] is length.
// Who calls: the tokenizer and the messages of syntax_error.c. Tests: tests/lang/reference/lexical/
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct KrSyntaxError KrSyntaxError;

typedef enum KrSourceFlags {
    KR_SOURCE_FROM_FILE = 1, // a program that is run: the messages name its file
    KR_SOURCE_FROM_STR =
        2, // already UTF-8 from a str: no BOM, a coding line is ignored
    KR_SOURCE_OPEN_END = 4, // no newline is added: of an expression, a single statement
} KrSourceFlags;

typedef struct KrSource {
    const char *bytes;           // UTF-8
    uint32_t length;             // bytes
    int32_t line_count;          //
    const uint32_t *line_starts; // line_count + 1 offsets
    const char *encoding;        // declared or "utf-8"
    bool open_end;               // there is no newline at the end, and none was added
    bool added_newline;          // the last '\n' was not in the input
    const char *foreign;         // the input, when only the registry of codecs may know its encoding; else null
    size_t foreign_length;       // bytes
    size_t foreign_head;         // bytes that positions in messages do not count
} KrSource;

// Decodes `bytes` by its BOM or coding line; false with `error` filled when that cannot be.
// filename: for the messages of KR_SOURCE_FROM_FILE, else it may be null.
bool kr_source_decode(KrSource *source, KrArena *arena, const void *bytes,
                      size_t length, unsigned flags, const char *filename,
                      KrSyntaxError *error) KR_NODISCARD;
// Text of line `line` (from 1) with its '\n'.
const char *kr_source_line(const KrSource *source, int32_t line, size_t *length);
