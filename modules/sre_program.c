// SPDX-License-Identifier: MIT
// Reads the code lists of re/_compiler.py: checks them and makes programs (sre_program.h).
//
// One pass from left to right. Each part reports what it can start with (KrSreFirst); that gives the
// table which finds the places where a match can begin, lets alternatives be chosen by one look at the
// next character, and shows which repeats never have to give anything back.
// Invariant: `at` never passes `end`, and parts inside a part never leave it.
// Called by sre_module.c. Tests: tests/lang/modules/sre/.
#include "modules/sre_program.h"

#include "runtime/str_case.h"
#include "runtime/thread.h"

#include <ctype.h>
#include <stdlib.h>

// Opcodes of re/_constants.py.
enum {
    OP_FAILURE,
    OP_SUCCESS,
    OP_ANY,
    OP_ANY_ALL,
    OP_ASSERT,
    OP_ASSERT_NOT,
    OP_AT,
    OP_BRANCH,
    OP_CATEGORY,
    OP_CHARSET,
    OP_BIGCHARSET,
    OP_GROUPREF,
    OP_GROUPREF_EXISTS,
    OP_IN,
    OP_INFO,
    OP_JUMP,
    OP_LITERAL,
    OP_MARK,
    OP_MAX_UNTIL,
    OP_MIN_UNTIL,
    OP_NOT_LITERAL,
    OP_NEGATE,
    OP_RANGE,
    OP_REPEAT,
    OP_REPEAT_ONE,
    OP_SUBPATTERN,
    OP_MIN_REPEAT_ONE,
    OP_ATOMIC_GROUP,
    OP_POSSESSIVE_REPEAT,
    OP_POSSESSIVE_REPEAT_ONE,
    OP_GROUPREF_IGNORE,
    OP_IN_IGNORE,
    OP_LITERAL_IGNORE,
    OP_NOT_LITERAL_IGNORE,
    OP_GROUPREF_LOC_IGNORE,
    OP_IN_LOC_IGNORE,
    OP_LITERAL_LOC_IGNORE,
    OP_NOT_LITERAL_LOC_IGNORE,
    OP_GROUPREF_UNI_IGNORE,
    OP_IN_UNI_IGNORE,
    OP_LITERAL_UNI_IGNORE,
    OP_NOT_LITERAL_UNI_IGNORE,
    OP_RANGE_UNI_IGNORE,
};
enum { // categories
    CATEGORY_DIGIT,
    CATEGORY_NOT_DIGIT,
    CATEGORY_SPACE,
    CATEGORY_NOT_SPACE,
    CATEGORY_WORD,
    CATEGORY_NOT_WORD,
    CATEGORY_LINEBREAK,
    CATEGORY_NOT_LINEBREAK,
    CATEGORY_LOC_WORD,
    CATEGORY_LOC_NOT_WORD,
    CATEGORY_UNI_DIGIT,
    CATEGORY_UNI_NOT_DIGIT,
    CATEGORY_UNI_SPACE,
    CATEGORY_UNI_NOT_SPACE,
    CATEGORY_UNI_WORD,
    CATEGORY_UNI_NOT_WORD,
    CATEGORY_UNI_LINEBREAK,
    CATEGORY_UNI_NOT_LINEBREAK,
    CATEGORY_COUNT,
};
enum { INFO_PREFIX = 1, INFO_LITERAL = 2, INFO_CHARSET = 4 };
enum { WIDE_CLASS = 256, END_CLASS = 257, CLASS_COUNT = 258, MOST_SET_WORDS = 1 << 30 };

typedef struct Reader {
    KrThread *thread;
    KrSreProgram *program;
    const uint32_t *code;
    size_t end; // of the whole list
    int64_t groups;
    int retries;    // conditions read twice: see read_condition
    bool no_memory; // why a part was refused
} Reader;

// What a sequence turned out to be.
typedef struct Part {
    KrSreFirst first;
    int64_t least; // characters of its shortest match
} Part;

// --- characters ---------------------------------------------------------------------------

uint32_t kr_sre_program_fold(KrSreFold fold, uint32_t c)
{
    uint32_t out[3];
    if (c < 128)
        return c >= 'A' && c <= 'Z' && fold != KR_SRE_EXACT && fold != KR_SRE_LOCALE
                   ? c + 32
               : fold == KR_SRE_LOCALE ? (uint32_t)tolower((int)c)
                                       : c;
    switch (fold) {
    case KR_SRE_UNICODE: kr_str_case_lower(c, out); return out[0];
    case KR_SRE_LOCALE: return c < 256 ? (uint32_t)tolower((int)c) : c;
    case KR_SRE_EXACT:
    case KR_SRE_ASCII: break;
    }
    return c;
}

static uint32_t upper(uint32_t c)
{
    uint32_t out[3];
    kr_str_case_upper(c, out);
    return out[0];
}

bool kr_sre_program_is_cased(KrSreFold fold, uint32_t c)
{
    if (fold == KR_SRE_ASCII) return c < 128 && isalpha((int)c);
    return c <= 0x10FFFF && (kr_sre_program_fold(fold, c) != c || upper(c) != c);
}

bool kr_sre_program_is_category(uint32_t category, uint32_t c)
{
    bool is;
    switch (category & ~1u) {
    case CATEGORY_DIGIT: is = c - '0' < 10; break;
    case CATEGORY_SPACE: is = c == ' ' || c - 9 < 5; break;
    case CATEGORY_WORD: is = c - '0' < 10 || (c | 32) - 'a' < 26 || c == '_'; break;
    case CATEGORY_LINEBREAK: is = c == '\n'; break;
    case CATEGORY_LOC_WORD: is = c == '_' || (c < 256 && isalnum((int)c)); break;
    case CATEGORY_UNI_DIGIT: is = kr_str_case_is_decimal(c); break;
    case CATEGORY_UNI_SPACE: is = kr_str_case_is_space(c); break;
    case CATEGORY_UNI_WORD: is = c == '_' || kr_str_case_is_alnum(c); break;
    default: is = kr_str_case_is_line_break(c); break;
    }
    return is ^ (category & 1);
}

// Is c in the list of items at `words`? As the code says, without folding.
static bool in_items(const uint32_t *words, uint32_t c)
{
    bool yes = true;
    for (;;) {
        switch (*words++) {
        case OP_FAILURE: return !yes;
        case OP_NEGATE: yes = !yes; break;
        case OP_LITERAL:
            if (c == words[0]) return yes;
            words++;
            break;
        case OP_CATEGORY:
            if (kr_sre_program_is_category(words[0], c)) return yes;
            words++;
            break;
        case OP_CHARSET:
            if (c < 256 && words[c >> 5] >> (c & 31) & 1) return yes;
            words += 8;
            break;
        case OP_BIGCHARSET: {
            uint32_t count = *words++;
            if (c < 65536) {
                uint32_t block = words[c >> 10] >> (c >> 8 & 3) * 8 & 255;
                if (words[64 + block * 8 + (c >> 5 & 7)] >> (c & 31) & 1) return yes;
            }
            words += 64 + count * 8;
            break;
        }
        case OP_RANGE:
            if (words[0] <= c && c <= words[1]) return yes;
            words += 2;
            break;
        default: { // OP_RANGE_UNI_IGNORE
            uint32_t up = upper(c);
            if ((words[0] <= c && c <= words[1]) || (words[0] <= up && up <= words[1]))
                return yes;
            words += 2;
        }
        }
    }
}

bool kr_sre_program_in_set(const KrSreProgram *program, const KrSreSet *set, uint32_t c)
{
    const uint32_t *items = program->words + set->code;
    if (set->fold != KR_SRE_LOCALE)
        return in_items(items, kr_sre_program_fold((KrSreFold)set->fold, c)) ^
               set->invert;
    bool negated =
        items[0] == OP_NEGATE; // then no case of the character may be in the rest
    items += negated;
    bool is = in_items(items, c);
    if (c < 256) {
        uint32_t low = (uint32_t)tolower((int)c), high = (uint32_t)toupper((int)c);
        is = is || (low != c && in_items(items, low)) ||
             (high != c && in_items(items, high));
    }
    return is ^ negated ^ set->invert;
}

// --- growing tables -----------------------------------------------------------------------

static bool grow(Reader *r, void **items, uint32_t *capacity, uint32_t needed,
                 size_t size)
{
    if (needed <= *capacity) return true;
    uint32_t more = *capacity < 8 ? 16 : *capacity * 2;
    if (more < needed) more = needed;
    void *bigger = more < MOST_SET_WORDS ? realloc(*items, more * size) : NULL;
    if (!bigger) {
        r->no_memory = true;
        return false;
    }
    *items = bigger;
    *capacity = more;
    return true;
}

// Index of a new node, UINT32_MAX: no memory.
static uint32_t add_node(Reader *r, KrSreOp op, uint32_t a)
{
    KrSreProgram *p = r->program;
    void *nodes = p->nodes;
    if (!grow(r, &nodes, &p->node_capacity, p->node_count + 1, sizeof *p->nodes))
        return UINT32_MAX;
    p->nodes = nodes;
    p->nodes[p->node_count] = (KrSreNode){.op = (uint8_t)op, .a = a};
    return p->node_count++;
}

static bool add_words(Reader *r, const uint32_t *from, size_t count, uint32_t *place)
{
    KrSreProgram *p = r->program;
    void *words = p->words;
    if (count >= MOST_SET_WORDS) {
        r->no_memory = true;
        return false;
    }
    if (!grow(r, &words, &p->word_capacity, p->word_count + (uint32_t)count,
              sizeof *p->words))
        return false;
    p->words = words;
    *place = p->word_count;
    if (from && count) memcpy(p->words + p->word_count, from, count * sizeof *from);
    p->word_count += (uint32_t)count;
    return true;
}

// --- first characters ---------------------------------------------------------------------

static void first_add(KrSreFirst *to, const KrSreFirst *from)
{
    for (int i = 0; i < 4; i++)
        to->low[i] |= from->low[i];
    to->wide |= from->wide;
}
static KrSreFirst first_all(void)
{
    return (KrSreFirst){{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}, true, false};
}
static KrSreFirst first_char(uint32_t c)
{
    KrSreFirst first = {0};
    if (c < 256)
        first.low[c >> 6] |= UINT64_C(1) << (c & 63);
    else
        first.wide = true;
    return first;
}
static bool first_meets(const KrSreFirst *a, const KrSreFirst *b)
{
    uint64_t both = 0;
    for (int i = 0; i < 4; i++)
        both |= a->low[i] & b->low[i];
    return both || (a->wide && b->wide);
}
static KrSreFirst first_item(const KrSreProgram *p, KrSreOp op, uint32_t a)
{
    KrSreFirst first = first_all();
    if (op == KR_SRE_CHAR) return first_char(a);
    if (op == KR_SRE_ANY) first.low[0] &= ~(UINT64_C(1) << '\n');
    if (op != KR_SRE_SET || p->sets[a].locale) return first;
    const KrSreSet *set = &p->sets[a];
    memset(first.low, 0, sizeof first.low);
    for (uint32_t c = 0; c < 256; c++)
        first.low[c >> 6] |= (uint64_t)set->has[c] << (c & 63);
    first.wide = !set->wide_none;
    return first;
}

// --- sets ---------------------------------------------------------------------------------

// Words of the items at `at`, the closing FAILURE included; 0: not a set.
static size_t set_size(const Reader *r, size_t at, size_t end)
{
    size_t start = at;
    while (at < end) {
        uint32_t op = r->code[at++];
        size_t left = end - at;
        switch (op) {
        case OP_FAILURE: return at - start;
        case OP_NEGATE: break;
        case OP_LITERAL:
            if (left < 1) return 0;
            at++;
            break;
        case OP_CATEGORY:
            if (left < 1 || r->code[at] >= CATEGORY_COUNT) return 0;
            at++;
            break;
        case OP_RANGE:
        case OP_RANGE_UNI_IGNORE:
            if (left < 2) return 0;
            at += 2;
            break;
        case OP_CHARSET:
            if (left < 8) return 0;
            at += 8;
            break;
        case OP_BIGCHARSET: {
            if (left < 65) return 0;
            uint32_t count = r->code[at];
            if (count > 256 || (left - 65) / 8 < count) return 0;
            for (size_t i = 1; i < 65; i++)
                for (int shift = 0; shift < 32; shift += 8)
                    if ((r->code[at + i] >> shift & 255) >= count) return 0;
            at += 65 + (size_t)count * 8;
            break;
        }
        default: return 0;
        }
    }
    return 0;
}

// Do all characters above 255 give the same answer? Looks at the items only.
static void know_wide(const KrSreProgram *p, KrSreSet *set)
{
    bool some = false, negated = set->invert; // an item may hold a wide character
    if (set->fold == KR_SRE_LOCALE || set->fold == KR_SRE_UNICODE) return;
    for (const uint32_t *w = p->words + set->code; *w != OP_FAILURE;) {
        switch (*w++) {
        case OP_NEGATE: negated = !negated; break;
        case OP_LITERAL: some |= *w++ > 255; break;
        case OP_RANGE:
            some |= w[1] > 255;
            w += 2;
            break;
        case OP_CHARSET: w += 8; break;
        case OP_CATEGORY:
            some |= (*w & 1) || *w >= CATEGORY_UNI_DIGIT;
            w++;
            break;
        default: return;
        }
    }
    set->wide_none = !some && !negated;
    set->wide_all = !some && negated;
}

static bool add_set(Reader *r, const uint32_t *items, size_t count, KrSreFold fold,
                    bool invert, uint32_t *index)
{
    KrSreProgram *p = r->program;
    void *sets = p->sets;
    if (!grow(r, &sets, &p->set_capacity, p->set_count + 1, sizeof *p->sets))
        return false;
    p->sets = sets;
    KrSreSet *set = &p->sets[p->set_count];
    *set = (KrSreSet){.fold = (uint8_t)fold, .invert = invert};
    if (!add_words(r, items, count, &set->code)) return false;
    set->locale = fold == KR_SRE_LOCALE;
    for (const uint32_t *w = items;
         *w != OP_FAILURE;) { // does a category ask the locale?
        uint32_t op = *w++;
        if (op == OP_CATEGORY) set->locale |= (*w & ~1u) == CATEGORY_LOC_WORD;
        w += op == OP_LITERAL || op == OP_CATEGORY ? 1
             : op == OP_CHARSET                    ? 8
             : op == OP_NEGATE                     ? 0
             : op == OP_BIGCHARSET                 ? 65 + (size_t)*w * 8
                                                   : 2;
    }
    for (uint32_t c = 0; c < 256 && !set->locale; c++)
        set->has[c] = kr_sre_program_in_set(p, set, c);
    know_wide(p, set);
    *index = p->set_count++;
    return true;
}

// One character at `at`: its op and operand, and the words read (0: not one).
static size_t read_item(Reader *r, size_t at, size_t end, KrSreOp *op, uint32_t *a)
{
    uint32_t code = r->code[at];
    size_t left = end - at;
    KrSreFold fold = KR_SRE_EXACT;
    uint32_t items[] = {OP_LITERAL, 0, OP_FAILURE};
    *a = 0;
    switch (code) {
    case OP_ANY: *op = KR_SRE_ANY; return 1;
    case OP_ANY_ALL: *op = KR_SRE_ANY_ALL; return 1;
    case OP_LITERAL:
        if (left < 2) return 0;
        *op = KR_SRE_CHAR;
        *a = r->code[at + 1];
        return 2;
    case OP_CATEGORY:
        if (left < 2 || r->code[at + 1] >= CATEGORY_COUNT) return 0;
        items[0] = OP_CATEGORY;
        break;
    case OP_NOT_LITERAL: break;
    case OP_LITERAL_IGNORE:
    case OP_NOT_LITERAL_IGNORE: fold = KR_SRE_ASCII; break;
    case OP_LITERAL_LOC_IGNORE:
    case OP_NOT_LITERAL_LOC_IGNORE: fold = KR_SRE_LOCALE; break;
    case OP_LITERAL_UNI_IGNORE:
    case OP_NOT_LITERAL_UNI_IGNORE: fold = KR_SRE_UNICODE; break;
    case OP_IN_IGNORE: fold = KR_SRE_ASCII; goto set;
    case OP_IN_LOC_IGNORE: fold = KR_SRE_LOCALE; goto set;
    case OP_IN_UNI_IGNORE: fold = KR_SRE_UNICODE; goto set;
    case OP_IN:
    set : {
        if (left < 2) return 0;
        size_t skip = r->code[at + 1];
        if (skip < 2 || skip > left - 1 ||
            set_size(r, at + 2, at + 1 + skip) != skip - 1)
            return 0;
        *op = KR_SRE_SET;
        return add_set(r, r->code + at + 2, skip - 1, fold, false, a) ? 1 + skip : 0;
    }
    default: return 0;
    }
    if (left < 2) return 0;
    items[1] = r->code[at + 1];
    bool invert = code == OP_NOT_LITERAL || code == OP_NOT_LITERAL_IGNORE ||
                  code == OP_NOT_LITERAL_LOC_IGNORE ||
                  code == OP_NOT_LITERAL_UNI_IGNORE;
    *op = KR_SRE_SET;
    return add_set(r, items, 3, fold, invert, a) ? 2 : 0;
}

// --- parts --------------------------------------------------------------------------------

static bool read_sequence(Reader *r, size_t at, size_t end, Part *part);

static void nothing(Part *part)
{
    *part = (Part){.first = {.empty = true}};
}

// The part that follows in a sequence.
static void join(Part *whole, const Part *next)
{
    if (whole->first.empty) {
        first_add(&whole->first, &next->first);
        whole->first.empty = next->first.empty;
    }
    if (next->least > INT64_MAX - whole->least)
        whole->least = INT64_MAX;
    else
        whole->least += next->least;
}

static int64_t times(int64_t least, uint32_t count)
{
    int64_t result;
    return __builtin_mul_overflow(least, (int64_t)count, &result) ? INT64_MAX : result;
}

// Node `repeat` is followed by something that starts with `next`.
static void follow(const KrSreProgram *p, uint32_t repeat, const KrSreFirst *next)
{
    KrSreNode *node = &p->nodes[repeat];
    KrSreFirst own = first_item(p, (KrSreOp)node->item, node->a);
    if (node->op == KR_SRE_REPEAT && !first_meets(&own, next))
        node->flags |= KR_SRE_KEEPS;
}

static bool read_branch(Reader *r, size_t *place, size_t end, Part *part)
{
    KrSreProgram *p = r->program;
    size_t at = *place;
    uint32_t node = add_node(r, KR_SRE_BRANCH, 0), jumps = UINT32_MAX, count = 0;
    KrSreFirst *firsts = NULL;
    uint32_t *targets = NULL, capacity = 0, target_capacity = 0;
    bool ok = false;
    if (node == UINT32_MAX) return false;
    *part = (Part){.least = INT64_MAX};
    while (at < end && r->code[at]) {
        size_t skip = r->code[at];
        void *grown = firsts, *grown_targets = targets;
        if (skip < 3 || skip > end - at || r->code[at + skip - 2] != OP_JUMP) goto done;
        if (!grow(r, &grown, &capacity, count + 1, sizeof *firsts)) goto done;
        firsts = grown;
        if (!grow(r, &grown_targets, &target_capacity, count + 1, sizeof *targets))
            goto done;
        targets = grown_targets;
        targets[count] = p->node_count;
        Part one;
        if (!read_sequence(r, at + 1, at + skip - 2, &one)) goto done;
        size_t from = at + skip - 1; // of the jump: all go to the same place
        if (r->code[from] > end - from || from + r->code[from] <= at + skip) goto done;
        if (count == 0)
            *place = from + r->code[from];
        else if (*place != from + r->code[from])
            goto done;
        uint32_t jump = add_node(r, KR_SRE_JUMP, 0);
        if (jump == UINT32_MAX) goto done;
        p->nodes[jump].target = jumps; // a chain, until the end is known
        jumps = jump;
        firsts[count++] = one.first;
        first_add(&part->first, &one.first);
        part->first.empty |= one.first.empty;
        if (one.least < part->least) part->least = one.least;
        at += skip;
    }
    if (!count || at >= end || at + 1 != *place) goto done;
    for (uint32_t jump = jumps; jump != UINT32_MAX;) {
        uint32_t next = p->nodes[jump].target;
        p->nodes[jump].target = p->node_count;
        jump = next;
    }
    void *branches = p->branches;
    if (!grow(r, &branches, &p->branch_capacity, p->branch_count + 1,
              sizeof *p->branches))
        goto done;
    p->branches = branches;
    p->nodes[node].a = p->branch_count;
    KrSreBranch *branch = &p->branches[p->branch_count++];
    memset(branch, 0, sizeof *branch);
    if (!add_words(r, targets, count, &branch->targets)) goto done;
    uint32_t known[64], known_count = 0; // distinct lists, to be shared
    for (uint32_t class_ = 0; class_ < CLASS_COUNT; class_++) {
        uint32_t place_of = 0, length = 0;
        if (!add_words(r, NULL, count + 1, &place_of)) goto done;
        uint32_t *list = p->words + place_of;
        for (uint32_t i = 0; i < count; i++) {
            const KrSreFirst *f = &firsts[i];
            if (f->empty ||
                (class_ < 256 ? (f->low[class_ >> 6] >> (class_ & 63) & 1) != 0
                              : class_ == WIDE_CLASS && f->wide))
                list[length++] = i;
        }
        list[length++] = UINT32_MAX;
        p->word_count = place_of + length;
        uint32_t same = UINT32_MAX;
        for (uint32_t i = 0; i < known_count && same == UINT32_MAX; i++)
            if (!memcmp(p->words + known[i], list, length * sizeof *list))
                same = known[i];
        if (same != UINT32_MAX) {
            p->word_count = place_of;
            place_of = same;
        } else if (known_count < 64) {
            known[known_count++] = place_of;
        }
        branch->lists[class_] = place_of;
    }
    ok = true;
done:
    free(firsts);
    free(targets);
    return ok;
}

// REPEAT_ONE and its kin: <skip> <min> <max> item SUCCESS
static bool read_repeat_one(Reader *r, size_t at, size_t end, KrSreOp op, bool keeps,
                            Part *part)
{
    KrSreProgram *p = r->program;
    size_t left = end - at;
    if (left < 5 || r->code[at + 1] < 4 || r->code[at + 1] > left - 1) return false;
    uint32_t min = r->code[at + 2], max = r->code[at + 3], a;
    size_t stop = at + 1 + r->code[at + 1];
    KrSreOp item;
    size_t size = read_item(r, at + 4, stop, &item, &a);
    if (!size || at + 4 + size + 1 != stop || r->code[stop - 1] != OP_SUCCESS ||
        max < min)
        return false;
    uint32_t index = add_node(r, op, a);
    if (index == UINT32_MAX) return false;
    KrSreNode *node = &p->nodes[index];
    node->item = (uint8_t)item;
    node->min = min;
    node->max = max;
    node->flags = keeps ? KR_SRE_KEEPS : 0;
    nothing(part);
    if (max == 0) return true;
    *part = (Part){first_item(p, item, a), min};
    part->first.empty = min == 0;
    return true;
}

// A node whose body lies between it and an end node, with the target of the one set to behind the other.
static bool read_group(Reader *r, size_t at, size_t end, KrSreOp op, KrSreOp close,
                       uint32_t a, Part *part)
{
    uint32_t open = add_node(r, op, a);
    if (open == UINT32_MAX || !read_sequence(r, at, end, part)) return false;
    if (add_node(r, close, 0) == UINT32_MAX) return false;
    r->program->nodes[open].target = r->program->node_count;
    return true;
}

// REPEAT <skip> <min> <max> body UNTIL, or POSSESSIVE_REPEAT ... SUCCESS
static bool read_loop(Reader *r, size_t *place, size_t end, bool possessive, Part *part)
{
    KrSreProgram *p = r->program;
    size_t at = *place, left = end - at;
    if (left < 5 || r->code[at + 1] < 3 || r->code[at + 1] >= left - 1) return false;
    uint32_t min = r->code[at + 2], max = r->code[at + 3];
    size_t stop = at + 1 + r->code[at + 1];
    uint32_t until = r->code[stop];
    if (max < min || (possessive ? until != OP_SUCCESS
                                 : until != OP_MAX_UNTIL && until != OP_MIN_UNTIL))
        return false;
    uint32_t loop = p->loop_count++;
    uint32_t open = add_node(r, possessive ? KR_SRE_POSSESSIVE : KR_SRE_LOOP, loop);
    Part body;
    if (open == UINT32_MAX || !read_sequence(r, at + 4, stop, &body)) return false;
    uint32_t close = add_node(r,
                              possessive              ? KR_SRE_POSSESSIVE_END
                              : until == OP_MAX_UNTIL ? KR_SRE_LOOP_MAX
                                                      : KR_SRE_LOOP_MIN,
                              loop);
    if (close == UINT32_MAX) return false;
    KrSreNode *first = &p->nodes[open], *last = &p->nodes[close];
    first->min = last->min = min;
    first->max = last->max = max;
    first->target = possessive ? close + 1 : close;
    last->target = possessive ? open : open + 1;
    if (!body.first.empty) { // a table of what the body starts with
        uint32_t items[10] = {OP_CHARSET}, index;
        for (int i = 0; i < 8; i++)
            items[i + 1] = (uint32_t)(body.first.low[i / 2] >> (i & 1) * 32);
        items[9] = OP_FAILURE;
        if (!add_set(r, items, 10, KR_SRE_EXACT, false, &index)) return false;
        p->sets[index].wide_all = body.first.wide;
        p->sets[index].wide_none = !body.first.wide;
        p->nodes[close].flags |= KR_SRE_STARTS;
        p->nodes[close].follow = index;
    }
    *part = body;
    part->least = times(body.least, min);
    if (max == 0) nothing(part);
    if (min == 0) part->first.empty = true;
    *place = stop + 1;
    return true;
}

// GROUPREF_EXISTS <group> <skip> yes [JUMP <skip> no]
static bool read_condition(Reader *r, size_t *place, size_t end, Part *part)
{
    KrSreProgram *p = r->program;
    size_t at = *place, left = end - at;
    if (left < 3 || r->code[at + 1] >= (uint64_t)r->groups) return false;
    size_t skip = r->code[at + 2], yes = at + 3, stop;
    if (skip < 2 || skip > left - 1) return false;
    stop = at + 2 + skip; // where a group that has not matched goes on
    p->is_plain = false;
    Part first, second;
    nothing(&second);
    uint32_t node = add_node(r, KR_SRE_IF_GROUP, r->code[at + 1]);
    if (node == UINT32_MAX) return false;
    // The first part ends before `stop - 1`, or before a JUMP at `stop - 3` if there is a second one. What
    // looks like a JUMP may be the end of the first part: then that does not read as a sequence.
    uint32_t words_before = p->word_count, nodes_before = p->node_count;
    size_t after = stop - 1, from = stop - 2, no_end = stop - 1;
    bool has_no = skip >= 4 && r->code[stop - 3] == OP_JUMP && r->code[from] >= 2 &&
                  r->code[from] <= end - from;
    if (has_no) no_end = from + r->code[from];
    if (has_no && read_sequence(r, yes, stop - 3, &first)) {
        uint32_t jump = add_node(r, KR_SRE_JUMP, 0);
        if (jump == UINT32_MAX) return false;
        p->nodes[node].target = p->node_count;
        if (!read_sequence(r, stop - 1, no_end, &second)) return false;
        p->nodes[jump].target = p->node_count;
        after = no_end;
    } else {
        if (r->no_memory || (has_no && ++r->retries > 100)) return false;
        p->node_count = nodes_before;
        p->word_count = words_before;
        nothing(&second);
        if (!read_sequence(r, yes, stop - 1, &first)) return false;
        p->nodes[node].target = p->node_count;
    }
    *part = first;
    first_add(&part->first, &second.first);
    part->first.empty |= second.first.empty;
    part->least = first.least < second.least ? first.least : second.least;
    *place = after;
    return true;
}

// One instruction at *place, which moves behind it.
static bool read_one(Reader *r, size_t *place, size_t end, Part *part)
{
    KrSreProgram *p = r->program;
    size_t at = *place, left = end - at;
    uint32_t op = r->code[at], index;
    KrSreOp item;
    nothing(part);
    switch (op) {
    case OP_FAILURE:
        *place += 1;
        part->first.empty = false;
        return add_node(r, KR_SRE_FAIL, 0) != UINT32_MAX;
    case OP_MARK:
        if (left < 2 || r->code[at + 1] >= (uint64_t)r->groups * 2) return false;
        *place += 2;
        return add_node(r, KR_SRE_MARK, r->code[at + 1]) != UINT32_MAX;
    case OP_AT:
        if (left < 2 || r->code[at + 1] >= KR_SRE_AT_COUNT) return false;
        *place += 2;
        return add_node(r, KR_SRE_AT, r->code[at + 1]) != UINT32_MAX;
    case OP_BRANCH: *place += 1; return left >= 2 && read_branch(r, place, end, part);
    case OP_REPEAT_ONE:
    case OP_MIN_REPEAT_ONE:
    case OP_POSSESSIVE_REPEAT_ONE:
        if (!read_repeat_one(r, at, end,
                             op == OP_MIN_REPEAT_ONE ? KR_SRE_LAZY : KR_SRE_REPEAT,
                             op == OP_POSSESSIVE_REPEAT_ONE, part))
            return false;
        *place += 1 + r->code[at + 1];
        return true;
    case OP_REPEAT:
    case OP_POSSESSIVE_REPEAT:
        return read_loop(r, place, end, op == OP_POSSESSIVE_REPEAT, part);
    case OP_GROUPREF:
    case OP_GROUPREF_IGNORE:
    case OP_GROUPREF_LOC_IGNORE:
    case OP_GROUPREF_UNI_IGNORE:
        if (left < 2 || r->code[at + 1] >= (uint64_t)r->groups) return false;
        *place += 2;
        p->is_plain = false;
        part->first = first_all();
        part->first.empty = true;
        index = add_node(r, KR_SRE_BACKREF, r->code[at + 1]);
        if (index == UINT32_MAX) return false;
        p->nodes[index].item = op == OP_GROUPREF              ? KR_SRE_EXACT
                               : op == OP_GROUPREF_IGNORE     ? KR_SRE_ASCII
                               : op == OP_GROUPREF_LOC_IGNORE ? KR_SRE_LOCALE
                                                              : KR_SRE_UNICODE;
        return true;
    case OP_GROUPREF_EXISTS: return read_condition(r, place, end, part);
    case OP_ASSERT:
    case OP_ASSERT_NOT: {
        if (left < 4 || r->code[at + 1] < 3 || r->code[at + 1] > left - 1) return false;
        size_t stop = at + 1 + r->code[at + 1];
        if (r->code[stop - 1] != OP_SUCCESS || r->code[at + 2] & 0x80000000)
            return false;
        bool not_ = op == OP_ASSERT_NOT;
        Part body;
        if (!read_group(r, at + 3, stop - 1, not_ ? KR_SRE_LOOK_NOT : KR_SRE_LOOK,
                        not_ ? KR_SRE_LOOK_NOT_END : KR_SRE_LOOK_END, r->code[at + 2],
                        &body))
            return false;
        *place = stop;
        return true;
    }
    case OP_ATOMIC_GROUP: {
        if (left < 3 || r->code[at + 1] < 2 || r->code[at + 1] > left - 1) return false;
        size_t stop = at + 1 + r->code[at + 1];
        if (r->code[stop - 1] != OP_SUCCESS ||
            !read_group(r, at + 2, stop - 1, KR_SRE_ATOMIC, KR_SRE_ATOMIC_END, 0, part))
            return false;
        *place = stop;
        return true;
    }
    default: {
        size_t size = read_item(r, at, end, &item, &index);
        if (!size || add_node(r, item, index) == UINT32_MAX) return false;
        *place += size;
        *part = (Part){first_item(p, item, index), 1};
        return true;
    }
    }
}

// Literals in a row become one node.
static bool read_literals(Reader *r, size_t *place, size_t end, Part *part)
{
    KrSreProgram *p = r->program;
    size_t at = *place, count = 0;
    while (end - at > count * 2 + 1 && r->code[at + count * 2] == OP_LITERAL)
        count++;
    uint32_t node = add_node(r, KR_SRE_STRING, 0), words;
    if (node == UINT32_MAX || !add_words(r, NULL, count, &words)) return false;
    for (size_t i = 0; i < count; i++)
        p->words[words + i] = r->code[at + i * 2 + 1];
    p->nodes[node].a = words;
    p->nodes[node].min = (uint32_t)count;
    *place += count * 2;
    *part = (Part){first_char(p->words[words]), (int64_t)count};
    return true;
}

static bool read_sequence(Reader *r, size_t at, size_t end, Part *part)
{
    KrSreProgram *p = r->program;
    uint32_t repeat = UINT32_MAX; // a repeat with nothing but marks behind it so far
    nothing(part);
    if (kr_thread_stack_low(r->thread)) return false;
    while (at < end) {
        Part one;
        uint32_t node = p->node_count;
        bool literals =
            r->code[at] == OP_LITERAL && end - at >= 4 && r->code[at + 2] == OP_LITERAL;
        if (!(literals ? read_literals(r, &at, end, &one)
                       : read_one(r, &at, end, &one)) ||
            at > end)
            return false;
        const KrSreNode *made = &p->nodes[node];
        if (repeat != UINT32_MAX && made->op != KR_SRE_MARK) {
            if (!one.first.empty) follow(p, repeat, &one.first);
            if (made->op == KR_SRE_CHAR || made->op == KR_SRE_STRING) {
                p->nodes[repeat].flags |= KR_SRE_FOLLOWED;
                p->nodes[repeat].follow =
                    made->op == KR_SRE_CHAR ? made->a : p->words[made->a];
            }
            repeat = UINT32_MAX;
        }
        if (made->op == KR_SRE_REPEAT || made->op == KR_SRE_LAZY) repeat = node;
        join(part, &one);
    }
    return true;
}

// --- the whole ----------------------------------------------------------------------------

// INFO is only a hint, and not needed here; but it must be sound.
static bool skip_info(const Reader *r, size_t *at)
{
    if (r->end < 1 || r->code[0] != OP_INFO) return true;
    if (r->end < 5 || r->code[1] < 4 || r->code[1] > r->end - 1) return false;
    size_t stop = 1 + r->code[1], place = 5;
    uint32_t flags = r->code[2];
    if (flags & ~(uint32_t)(INFO_PREFIX | INFO_LITERAL | INFO_CHARSET) ||
        (flags & INFO_PREFIX && flags & INFO_CHARSET) ||
        (flags & INFO_LITERAL && !(flags & INFO_PREFIX)))
        return false;
    if (flags & INFO_PREFIX) {
        if (stop < place + 2) return false;
        uint64_t length = r->code[5];
        if (r->code[6] > length || (uint64_t)(stop - place - 2) / 2 < length)
            return false;
        for (uint64_t i = 0; i < length; i++)
            if (r->code[7 + length + i] >= length) return false;
        place += 2 + length * 2;
    } else if (flags & INFO_CHARSET) {
        size_t size = set_size(r, place, stop);
        if (!size) return false;
        place += size;
    }
    *at = stop;
    return place == stop;
}

// A copy of the prefix with the narrowest characters that hold it, as searching wants it.
static bool pack_prefix(Reader *r, const KrSreNode *start)
{
    KrSreProgram *p = r->program;
    uint32_t from = start->a, length = start->min, widest = 0, place;
    for (uint32_t i = 0; i < length; i++)
        widest |= p->words[from + i];
    p->prefix_kind = widest < 256 ? 1 : widest < 65536 ? 2 : 4;
    p->prefix_char = p->words[from];
    p->prefix_length = length;
    if (!add_words(r, NULL, (size_t)length * (size_t)p->prefix_kind / 4 + 1, &place))
        return false;
    p->prefix = place;
    void *to = p->words + place;
    for (uint32_t i = 0; i < length; i++) {
        uint32_t c = p->words[from + i];
        if (p->prefix_kind == 1)
            ((uint8_t *)to)[i] = (uint8_t)c;
        else if (p->prefix_kind == 2)
            ((uint16_t *)to)[i] = (uint16_t)c;
        else
            ((uint32_t *)to)[i] = c;
    }
    return true;
}

static bool find_start(Reader *r)
{
    KrSreProgram *p = r->program;
    uint32_t node = 0;
    bool marked = false;
    while (p->nodes[node].op == KR_SRE_MARK) {
        node++;
        marked = true;
    }
    const KrSreNode *start = &p->nodes[node];
    p->run_start = -1;
    switch (start->op) {
    case KR_SRE_CHAR:
        p->prefix_length = 1;
        p->prefix_char = start->a;
        p->is_literal = !marked && start[1].op == KR_SRE_SUCCESS;
        break;
    case KR_SRE_STRING:
        p->is_literal = !marked && start[1].op == KR_SRE_SUCCESS;
        return pack_prefix(r, start);
    case KR_SRE_AT:
        p->anchored =
            start->a == KR_SRE_AT_BEGINNING || start->a == KR_SRE_AT_BEGINNING_STRING;
        break;
    case KR_SRE_REPEAT:
        if (p->is_plain && start->flags & KR_SRE_KEEPS && start->max == KR_SRE_MOST &&
            start->min > 0)
            p->run_start = (int32_t)node;
        break;
    default: break;
    }
    return true;
}

KrSreMade kr_sre_program_new(KrThread *thread, const uint32_t *code, size_t count,
                             int64_t groups, KrSreProgram *out)
{
    *out = (KrSreProgram){.is_plain = true};
    Reader r = {
        .thread = thread, .program = out, .code = code, .end = count, .groups = groups};
    Part part;
    size_t at = 0;
    bool ok = count > 0 && code[count - 1] == OP_SUCCESS && groups >= 0 &&
              groups < 0x3FFFFFFF && skip_info(&r, &at);
    if (ok)
        ok = at < count && read_sequence(&r, at, count - 1, &part) &&
             add_node(&r, KR_SRE_SUCCESS, 0) != UINT32_MAX;
    if (!ok) {
        kr_sre_program_free(out);
        return r.no_memory ? KR_SRE_NO_MEMORY : KR_SRE_INVALID;
    }
    out->first = part.first;
    out->least = part.least;
    for (uint32_t c = 0; c < 256; c++)
        out->starts[c] = part.first.low[c >> 6] >> (c & 63) & 1;
    if (find_start(&r)) return KR_SRE_MADE;
    kr_sre_program_free(out);
    return KR_SRE_NO_MEMORY;
}

void kr_sre_program_free(KrSreProgram *program)
{
    free(program->nodes);
    free(program->sets);
    free(program->branches);
    free(program->words);
    *program = (KrSreProgram){0};
}
