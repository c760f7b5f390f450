// SPDX-License-Identifier: MIT
// Characters by name. See char_names.h.
#include "frontend/char_names.h"

#include "gen/char_names_table.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 128 };

// dsl/gen/char_names.py computes the same.
static uint64_t hash_name(const char *name, size_t length)
{
    uint64_t value = 0xCBF29CE484222325u;
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)name[i]) * 0x100000001B3u;
    value ^= value >> 32;
    return (value * 0x9E3779B97F4A7C15u) >> 21;
}

// Hexadecimal digits up to the end: 4 to 6, as names have them. UINT32_MAX when not so.
static uint32_t code_at(const char *at, size_t length)
{
    if (length < 4 || length > 6 || (length > 4 && *at == '0')) return UINT32_MAX;
    uint32_t value = 0;
    for (size_t i = 0; i < length; i++) {
        char c = at[i];
        if (c >= '0' && c <= '9')
            value = value * 16 + (uint32_t)(c - '0');
        else if (c >= 'A' && c <= 'F')
            value = value * 16 + (uint32_t)(c - 'A' + 10);
        else
            return UINT32_MAX;
    }
    return value;
}

// The longest of `parts` that `*at` begins with; moves `*at` behind it. -1 when none does.
static int longest(const char *const *parts, int count, const char **at)
{
    int best = -1;
    size_t best_length = 0;
    for (int i = 0; i < count; i++) {
        size_t length = strlen(parts[i]);
        if (strncmp(*at, parts[i], length) != 0) continue;
        if (best >= 0 && length <= best_length) continue;
        best = i;
        best_length = length;
    }
    if (best >= 0) *at += best_length;
    return best;
}

// Jamo short names, Unicode 16, section 3.12.
static const char *const hangul_leads[] = {"G", "GG", "N", "D",  "DD", "R", "M",
                                    "B", "BB", "S", "SS", "",   "J", "JJ",
                                    "C", "K",  "T", "P",  "H"};
static const char *const hangul_vowels[] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                     "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                     "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char *const hangul_tails[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH",
                                    "D",  "L",  "LG", "LM", "LB", "LS", "LT",
                                    "LP", "LH", "M",  "B",  "BS", "S",  "SS",
                                    "NG", "J",  "C",  "K",  "T",  "P",  "H"};

static int32_t hangul_syllable(const char *at)
{
    int lead = longest(hangul_leads, 19, &at);
    int vowel = longest(hangul_vowels, 21, &at);
    int tail = longest(hangul_tails, 28, &at);
    if (lead < 0 || vowel < 0 || tail < 0 || *at != '\0') return -1;
    return 0xAC00 + (lead * 21 + vowel) * 28 + tail;
}

int kr_char_names_hangul(uint32_t syllable, char *out, size_t room)
{
    return snprintf(out, room, "HANGUL SYLLABLE %s%s%s", hangul_leads[syllable / 588],
                    hangul_vowels[syllable % 588 / 28], hangul_tails[syllable % 28]);
}

int32_t kr_char_names_find(const char *name, size_t length)
{
    char upper[MAX_LENGTH + 1];
    if (length == 0 || length > MAX_LENGTH) return -1;
    for (size_t i = 0; i < length; i++)
        upper[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 32) : name[i];
    upper[length] = '\0';
    if (strncmp(upper, "HANGUL SYLLABLE ", 16) == 0) return hangul_syllable(upper + 16);
    for (int i = 0; i < KR_CHAR_NAMES_PREFIX_COUNT; i++) {
        const KrCharPrefix *prefix = &kr_char_names_prefixes[i];
        size_t size = strlen(prefix->text);
        if (strncmp(upper, prefix->text, size) != 0) continue;
        uint32_t code = code_at(upper + size, length - size);
        if (code >= prefix->first && code <= prefix->last) return (int32_t)code;
    }
    uint64_t hash = hash_name(upper, length);
    uint32_t low = 0, high = KR_CHAR_NAMES_COUNT;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (kr_char_names_table[middle] >> 21 < hash)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == KR_CHAR_NAMES_COUNT || kr_char_names_table[low] >> 21 != hash) return -1;
    return (int32_t)(kr_char_names_table[low] & 0x1FFFFF);
}
