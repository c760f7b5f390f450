// SPDX-License-Identifier: MIT
// Builds a str piece by piece; widens as wider code points come.
#pragma once

#include "runtime/str.h"

typedef struct KrStrBuilder {
    KrThread *thread;
    KrStr *str;      // being filled, null at first
    int64_t length;  // code points so far
    uint32_t highest;
    bool failed;     // MemoryError is set; later appends do nothing
} KrStrBuilder;

enum { KR_STR_BUILDER_ROOM = 120 };
typedef struct KrStrBuilderRoom { // on the C stack: a short text of latin-1 is put together here, and only the finished one is allocated
    KrStr str;
    uint8_t data[KR_STR_BUILDER_ROOM + 1];
} KrStrBuilderRoom;

void kr_str_builder_init(KrStrBuilder *builder, KrThread *thread);
// The same with a first room, which must live as long as the builder.
void kr_str_builder_init_in(KrStrBuilder *builder, KrThread *thread, KrStrBuilderRoom *room);
void kr_str_builder_char(KrStrBuilder *builder, uint32_t c);
void kr_str_builder_fill(KrStrBuilder *builder, uint32_t c, int64_t count); // count <= 0: none
void kr_str_builder_ascii(KrStrBuilder *builder, const char *text);
void kr_str_builder_ascii_size(KrStrBuilder *builder, const char *text, size_t size);
void kr_str_builder_utf8(KrStrBuilder *builder, const char *bytes, size_t size);
void kr_str_builder_str(KrStrBuilder *builder, KrRef str);
void kr_str_builder_slice(KrStrBuilder *builder, KrRef str, int64_t start, int64_t stop);
void kr_str_builder_fini(KrStrBuilder *builder); // throws away
KrOwn kr_str_builder_take(KrStrBuilder *builder) KR_NEW;
