// SPDX-License-Identifier: MIT
// What is known about characters: case mappings, kinds, numeric values (Unicode 16).
//
// Tables are generated from dsl/unicode/chars.txt (made by tools/unicode/make_chars.py).
// Tests: tests/unit/str_case_test.c
#pragma once

#include "runtime/str.h"

// What isalpha() and its like say of the first 256 characters.
typedef enum KrStrClass {
    KR_STR_ALPHA = 1,
    KR_STR_DECIMAL = 2,
    KR_STR_DIGIT = 4,
    KR_STR_NUMERIC = 8,
    KR_STR_ALNUM = 16,
    KR_STR_SPACE = 32,
    KR_STR_LOWER = 64,
    KR_STR_UPPER = 128,
} KrStrClass;
extern uint8_t kr_str_case_latin1[256];
void kr_str_case_fill(void);
KR_INLINE void kr_str_case_need_latin1(void) // before it is asked
{
    if (KR_UNLIKELY(!kr_str_case_latin1['\t'])) kr_str_case_fill();
}

bool kr_str_case_is_space(uint32_t c) KR_LEAF;
bool kr_str_case_is_line_break(uint32_t c) KR_LEAF;
bool kr_str_case_is_alpha(uint32_t c) KR_LEAF;
bool kr_str_case_is_decimal(uint32_t c) KR_LEAF;
bool kr_str_case_is_digit(uint32_t c) KR_LEAF;
bool kr_str_case_is_numeric(uint32_t c) KR_LEAF;
bool kr_str_case_is_alnum(uint32_t c) KR_LEAF;
bool kr_str_case_is_lower(uint32_t c) KR_LEAF;
bool kr_str_case_is_upper(uint32_t c) KR_LEAF;
bool kr_str_case_is_title(uint32_t c) KR_LEAF;
bool kr_str_case_is_cased(uint32_t c) KR_LEAF;
bool kr_str_case_is_case_ignorable(uint32_t c) KR_LEAF;
bool kr_str_case_is_printable(uint32_t c) KR_LEAF;
bool kr_str_case_starts_name(uint32_t c) KR_LEAF; // XID_Start or _
bool kr_str_case_continues_name(uint32_t c) KR_LEAF;
bool kr_str_case_is_identifier(const KrStr *str) KR_LEAF;
int kr_str_case_decimal(uint32_t c) KR_LEAF;         // 0..9 or -1
// A number of any script, read as ASCII: other digits are those of ASCII, other spaces blanks; what is neither becomes '?' and ends the
// text. malloc memory, *size bytes and a NUL; null: no memory.
char *kr_str_case_ascii_number(const KrStr *str, size_t *size);
// Full mappings: up to 3 characters, the count.
int kr_str_case_lower(uint32_t c, uint32_t out[3]) KR_LEAF;
int kr_str_case_upper(uint32_t c, uint32_t out[3]) KR_LEAF;
int kr_str_case_title(uint32_t c, uint32_t out[3]) KR_LEAF;
int kr_str_case_fold(uint32_t c, uint32_t out[3]) KR_LEAF;

KrOwn kr_str_case_to_lower(KrThread *thread, KrRef text) KR_NEW KR_LEAF;
KrOwn kr_str_case_to_upper(KrThread *thread, KrRef text) KR_NEW KR_LEAF;
KrOwn kr_str_case_to_title(KrThread *thread, KrRef text) KR_NEW KR_LEAF;
KrOwn kr_str_case_to_fold(KrThread *thread, KrRef text) KR_NEW KR_LEAF;
KrOwn kr_str_case_swap(KrThread *thread, KrRef text) KR_NEW KR_LEAF;
KrOwn kr_str_case_capitalize(KrThread *thread, KrRef text) KR_NEW KR_LEAF;
