// SPDX-License-Identifier: MIT
// Normalization (unicodedata_normal.h): decompose, put marks into their order, compose.
//
// A quick look at each character tells most texts that are normal already. Hangul is computed. Unicode 3.2.0 leaves
// characters alone that it did not know, and decomposes five ideographs differently.
// Called by unicodedata_module.c. Tests: tests/lang/modules/unicodedata/.
#include "modules/unicodedata_normal.h"

#include "runtime/exception.h"

#include <stdlib.h>

enum {
    S_BASE = 0xAC00,
    L_BASE = 0x1100,
    V_BASE = 0x1161,
    T_BASE = 0x11A7,
    L_COUNT = 19,
    V_COUNT = 21,
    T_COUNT = 28,
    S_COUNT = L_COUNT * V_COUNT * T_COUNT,
    SHORT_RUN = 24, // marks in a row that are sorted by insertion
};

typedef struct Text {
    KrThread *thread;
    uint32_t *data; // malloc
    int64_t length, capacity;
    bool failed;
} Text;

const KrProperty *kr_unicodedata_normal_property(uint32_t c, bool old)
{
    if (c > 0x10FFFF) c = 0xFFFF;
    const KrProperty *p =
        &kr_property_records
            [kr_property_blocks[(uint32_t)kr_property_index[c >> 7] << 7 | (c & 127)]];
    return old && p->old ? &kr_property_records[p->old - 1] : p;
}

bool kr_unicodedata_normal_is_assigned(uint32_t c, bool old)
{
    return strcmp(
               kr_property_categories[kr_unicodedata_normal_property(c, old)->category],
               "Cn") != 0;
}

const uint16_t *kr_unicodedata_normal_decomposition(uint32_t c, int *count, int *tag)
{
    *count = *tag = 0;
    if (c > 0x10FFFF) return NULL;
    uint32_t place =
        kr_property_decompose_blocks[(uint32_t)kr_property_decompose_index[c >> 7]
                                         << 7 |
                                     (c & 127)];
    if (!place) return NULL;
    *count = kr_property_decompositions[place] & 255;
    *tag = kr_property_decompositions[place] >> 8;
    return &kr_property_decompositions[place + 1];
}

static int combining(uint32_t c)
{
    return kr_unicodedata_normal_property(c, false)->combining;
}

static void add(Text *t, uint32_t c)
{
    if (t->length == t->capacity) {
        int64_t capacity = t->capacity * 2 + 64;
        uint32_t *data = realloc(t->data, (size_t)capacity * sizeof *data);
        if (!data) {
            t->failed = true;
            return;
        }
        t->data = data;
        t->capacity = capacity;
    }
    t->data[t->length++] = c;
}

// --- decomposition ------------------------------------------------------------------------

static void decompose(Text *t, uint32_t c, bool compat,
                      bool old) // decompositions nest a few levels
{
    int count, tag;
    if (c < 0xA0) {
        add(t, c);
        return;
    }
    if (c - S_BASE < S_COUNT) {
        uint32_t s = c - S_BASE;
        add(t, L_BASE + s / (V_COUNT * T_COUNT));
        add(t, V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT);
        if (s % T_COUNT) add(t, T_BASE + s % T_COUNT);
        return;
    }
    const uint16_t *units = kr_unicodedata_normal_decomposition(c, &count, &tag);
    if (units && old) {
        for (int i = 0; i < KR_PROPERTY_CORRECTED_COUNT; i++)
            if (kr_property_corrected[2 * i] == c) {
                add(t, kr_property_corrected[2 * i + 1]);
                return;
            }
        if (!kr_unicodedata_normal_is_assigned(c, true)) units = NULL;
    }
    if (!units || (tag && !compat)) {
        add(t, c);
        return;
    }
    for (int i = 0; i < count; i++) {
        uint32_t part = units[i];
        if (part >= 0xD800 && part < 0xDC00 && i + 1 < count)
            part = 0x10000 + ((part & 0x3FF) << 10 | (units[++i] & 0x3FF));
        decompose(t, part, compat, old);
    }
}

// Marks [from, to) in the order of their classes, equal ones as they were.
static void sort_marks(Text *t, int64_t from, int64_t to)
{
    uint32_t *data = t->data;
    if (to - from <= SHORT_RUN) {
        for (int64_t i = from + 1; i < to; i++) {
            uint32_t c = data[i];
            int class_ = combining(c);
            int64_t k = i;
            for (; k > from && combining(data[k - 1]) > class_; k--)
                data[k] = data[k - 1];
            data[k] = c;
        }
        return;
    }
    int64_t places[257] = {0};
    uint32_t *sorted = malloc((size_t)(to - from) * sizeof *sorted);
    if (!sorted) {
        t->failed = true;
        return;
    }
    for (int64_t i = from; i < to; i++)
        places[combining(data[i]) + 1]++;
    for (int i = 0; i < 256; i++)
        places[i + 1] += places[i];
    for (int64_t i = from; i < to; i++)
        sorted[places[combining(data[i])]++] = data[i];
    memcpy(data + from, sorted, (size_t)(to - from) * sizeof *sorted);
    free(sorted);
}

static void order(Text *t)
{
    for (int64_t i = 0; i < t->length && !t->failed; i++) {
        int64_t from = i;
        while (i < t->length && t->data[i] >= 0x300 && combining(t->data[i]))
            i++;
        if (i - from > 1) sort_marks(t, from, i);
    }
}

// --- composition --------------------------------------------------------------------------

static uint32_t pair(uint32_t a, uint32_t b) // 0: they do not compose
{
    if (a - L_BASE < L_COUNT && b - V_BASE < V_COUNT)
        return S_BASE + ((a - L_BASE) * V_COUNT + (b - V_BASE)) * T_COUNT;
    if (a - S_BASE < S_COUNT && (a - S_BASE) % T_COUNT == 0 &&
        b - T_BASE - 1 < T_COUNT - 1)
        return a + (b - T_BASE);
    uint64_t key = (uint64_t)a << 21 | b;
    uint32_t low = 0, high = KR_PROPERTY_PAIR_COUNT;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (kr_property_pairs[middle] >> 21 < key)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == KR_PROPERTY_PAIR_COUNT || kr_property_pairs[low] >> 21 != key) return 0;
    return (uint32_t)(kr_property_pairs[low] & 0x1FFFFF);
}

static void compose(Text *t)
{
    int64_t starter = -1, out = 0;
    int last = -1; // class of what was kept behind the starter, -1: nothing
    for (int64_t i = 0; i < t->length; i++) {
        uint32_t c = t->data[i];
        const KrProperty *p = kr_unicodedata_normal_property(c, false);
        if (starter >= 0 && p->quick & KR_PROPERTY_MAYBE && last < p->combining) {
            uint32_t both = pair(t->data[starter], c);
            if (both) {
                t->data[starter] = both;
                continue;
            }
        }
        if (p->combining == 0) {
            starter = out;
            last = -1;
        } else {
            last = p->combining;
        }
        t->data[out++] = c;
    }
    t->length = out;
}

// --- texts --------------------------------------------------------------------------------

// Present: surely normal; absent: surely not; fault stands for "perhaps".
static KrFound look(const KrStr *str, KrNormalForm form, bool old)
{
    static const uint8_t changes[] = {KR_PROPERTY_NFC, KR_PROPERTY_NFD,
                                      KR_PROPERTY_NFKC, KR_PROPERTY_NFKD};
    bool composes = form == KR_NORMAL_NFC || form == KR_NORMAL_NFKC, sure = true;
    int last = 0;
    if (str->ascii) return KR_PRESENT;
    if (old) return KR_FAULT;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c < 0xA0) {
            last = 0;
            continue;
        }
        const KrProperty *p = kr_unicodedata_normal_property(c, false);
        if (p->combining && p->combining < last) return KR_ABSENT;
        last = p->combining;
        if (p->quick & changes[form]) return KR_ABSENT;
        sure &= !(composes && p->quick & KR_PROPERTY_MAYBE);
    }
    return sure ? KR_PRESENT : KR_FAULT;
}

static bool convert(Text *t, const KrStr *str, KrNormalForm form, bool old)
{
    bool compat = form == KR_NORMAL_NFKC || form == KR_NORMAL_NFKD;
    for (int64_t i = 0; i < str->length && !t->failed; i++)
        decompose(t, kr_str_read(str, i), compat, old);
    order(t);
    if (!t->failed && (form == KR_NORMAL_NFC || form == KR_NORMAL_NFKC)) compose(t);
    if (t->failed) {
        free(t->data);
        (void)kr_exception_no_memory(t->thread);
    }
    return !t->failed;
}

KrOwn kr_unicodedata_normal_make(KrThread *thread, KrRef text, KrNormalForm form,
                                 bool old)
{
    const KrStr *str = kr_str_obj(text);
    Text t = {.thread = thread};
    if (look(str, form, old) == KR_PRESENT)
        return kr_str_is(text) ? kr_dup(text)
                               : kr_str_slice(thread, text, 0, str->length, 1);
    if (!convert(&t, str, form, old)) return KR_NULL;
    uint32_t highest = 0;
    for (int64_t i = 0; i < t.length; i++)
        highest = t.data[i] > highest ? t.data[i] : highest;
    KrStr *made = kr_str_new(thread, t.length, highest);
    for (int64_t i = 0; made && i < t.length; i++)
        kr_str_write(made, i, t.data[i]);
    free(t.data);
    return made ? kr_steal_obj(made) : KR_NULL;
}

KrFound kr_unicodedata_normal_is(KrThread *thread, KrRef text, KrNormalForm form,
                                 bool old)
{
    const KrStr *str = kr_str_obj(text);
    KrFound found = look(str, form, old);
    Text t = {.thread = thread};
    if (found != KR_FAULT) return found;
    if (!convert(&t, str, form, old)) return KR_FAULT;
    bool same = t.length == str->length;
    for (int64_t i = 0; same && i < t.length; i++)
        same = t.data[i] == kr_str_read(str, i);
    free(t.data);
    return same ? KR_PRESENT : KR_ABSENT;
}
