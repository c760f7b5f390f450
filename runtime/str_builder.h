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

void kr_str_builder_init(KrStrBuilder *builder, KrThread *thread);
void kr_str_builder_char(KrStrBuilder *builder, uint32_t c);
void kr_str_builder_fill(KrStrBuilder *builder, uint32_t c, int64_t count); // count <= 0: none
void kr_str_builder_ascii(KrStrBuilder *builder, const char *text);
void kr_str_builder_ascii_size(KrStrBuilder *builder, const char *text, size_t size);
void kr_str_builder_utf8(KrStrBuilder *builder, const char *bytes, size_t size);
void kr_str_builder_str(KrStrBuilder *builder, KrRef str);
void kr_str_builder_slice(KrStrBuilder *builder, KrRef str, int64_t start, int64_t stop);
void kr_str_builder_fini(KrStrBuilder *builder); // throws away
KrOwn kr_str_builder_take(KrStrBuilder *builder) KR_NEW;
