// SPDX-License-Identifier: MIT
// Programs of the _sre module: what the library's re/_compiler.py makes, checked and in Krait's own form.
//
// A code list is a list of 32-bit words (opcodes as in re/_constants.py). kr_sre_program_new reads it once,
// refuses whatever re/_compiler.py could not have made, and writes nodes: fixed-size instructions with
// absolute targets, character sets as tables, alternatives by first character, what a match can start with.
// Invariant: every target, set, loop, branch and group a node names exists (nodes are trusted by sre_match.c).
// Made by sre_module.c, run by sre_match.c. Tests: tests/lang/modules/sre/.
#pragma once

#include "runtime/type.h"

typedef enum KrSreOp {
    KR_SRE_SUCCESS, // the whole pattern has matched
    KR_SRE_FAIL,
    KR_SRE_CHAR,   // a: the character
    KR_SRE_STRING, // a: place in `words`, min: length
    KR_SRE_ANY,    // but a newline
    KR_SRE_ANY_ALL,
    KR_SRE_SET,    // a: set
    KR_SRE_AT,     // a: kind of place (KR_SRE_AT_*)
    KR_SRE_MARK,   // a: index of the mark
    KR_SRE_JUMP,   // target
    KR_SRE_BRANCH, // a: branch
    KR_SRE_REPEAT, // of one character (`item`, a), as often as it can; target: after it
    KR_SRE_LAZY,   // the same, as seldom as it can
    KR_SRE_LOOP,   // a: loop; target: its end
    KR_SRE_LOOP_MAX,       // end of a greedy loop; target: body
    KR_SRE_LOOP_MIN,       // end of a lazy loop
    KR_SRE_POSSESSIVE,     // a: loop; target: behind its end
    KR_SRE_POSSESSIVE_END, // target: the KR_SRE_POSSESSIVE
    KR_SRE_LOOK,           // a: characters to go back; target: behind its end
    KR_SRE_LOOK_END,
    KR_SRE_LOOK_NOT,
    KR_SRE_LOOK_NOT_END,
    KR_SRE_ATOMIC,
    KR_SRE_ATOMIC_END,
    KR_SRE_BACKREF,  // a: group (from 0), item: KrSreFold
    KR_SRE_IF_GROUP, // a: group; target: when it has not matched
} KrSreOp;

typedef enum KrSreFold {
    KR_SRE_EXACT,
    KR_SRE_ASCII,
    KR_SRE_UNICODE,
    KR_SRE_LOCALE
} KrSreFold;

enum { // KrSreNode.flags
    KR_SRE_KEEPS =
        1, // a repeat that gives nothing back: what follows cannot start inside it
    KR_SRE_FOLLOWED = 2, // `follow` is the character that must come next
    KR_SRE_STARTS = 4,   // of a loop: `set` says what its body can start with
};
enum { // places, numbered as in re/_constants.py
    KR_SRE_AT_BEGINNING,
    KR_SRE_AT_BEGINNING_LINE,
    KR_SRE_AT_BEGINNING_STRING,
    KR_SRE_AT_BOUNDARY,
    KR_SRE_AT_NON_BOUNDARY,
    KR_SRE_AT_END,
    KR_SRE_AT_END_LINE,
    KR_SRE_AT_END_STRING,
    KR_SRE_AT_LOC_BOUNDARY,
    KR_SRE_AT_LOC_NON_BOUNDARY,
    KR_SRE_AT_UNI_BOUNDARY,
    KR_SRE_AT_UNI_NON_BOUNDARY,
    KR_SRE_AT_COUNT,
};
#define KR_SRE_MOST UINT32_MAX // no upper bound of a repeat

typedef struct KrSreNode {
    uint8_t op;     // KrSreOp
    uint8_t item;   // of repeats: the op of one character; of KR_SRE_BACKREF: KrSreFold
    uint16_t flags; // KR_SRE_KEEPS...
    uint32_t a;     // see KrSreOp
    uint32_t min, max;
    uint32_t target; // node
    uint32_t follow; // character
} KrSreNode;

// What can come first in a match of a part of the pattern.
typedef struct KrSreFirst {
    uint64_t low[4]; // characters below 256
    bool wide;       // some character above
    bool empty;      // the part can match nothing
} KrSreFirst;

typedef struct KrSreSet {
    uint8_t has[256]; // characters below 256; of locale sets: unused
    uint32_t
        code; // place in `words` of what decides about the others: items as in the code list
    uint8_t fold;             // KrSreFold: how a character is lowered first
    bool locale;              // asked anew for every character: the locale may change
    bool wide_all, wide_none; // known for all characters above 255
    bool invert;              // of words that are one item (NOT_LITERAL)
} KrSreSet;

typedef struct KrSreBranch {
    uint32_t lists
        [258]; // by first character (256: wide, 257: the end): place in `words` of the numbers
               // of the alternatives to try, ended by UINT32_MAX
    uint32_t targets; // in `words`: node of each alternative
} KrSreBranch;

typedef struct KrSreProgram {
    KrSreNode *nodes;
    KrSreSet *sets;
    KrSreBranch *branches;
    uint32_t *words; // characters, set items, lists
    uint32_t node_count, set_count, branch_count, loop_count, word_count;
    uint32_t node_capacity, set_capacity, branch_capacity, word_capacity;
    int64_t least;                  // characters of the shortest match
    KrSreFirst first;               // of a match
    uint8_t starts[256];            // first.low as a table
    uint32_t prefix, prefix_length; // in `words`: what every match starts with
    uint32_t prefix_char;           // its first character
    int prefix_kind; // bytes a character of the prefix as it lies in `words`
    bool is_literal; // the prefix is the whole pattern, without groups
    bool anchored;   // matches at the beginning of the string only
    bool is_plain;   // nothing depends on groups: see run_start
    int32_t
        run_start; // node of a repeat that starts the pattern and keeps what it takes, -1: none
} KrSreProgram;

typedef enum KrSreMade { KR_SRE_MADE, KR_SRE_INVALID, KR_SRE_NO_MEMORY } KrSreMade;
KrSreMade kr_sre_program_new(KrThread *thread, const uint32_t *code, size_t count,
                             int64_t groups, KrSreProgram *out) KR_NODISCARD;
void kr_sre_program_free(KrSreProgram *program);
// Is c in the set? For characters above 255 and locale sets.
bool kr_sre_program_in_set(const KrSreProgram *program, const KrSreSet *set, uint32_t c)
    KR_LEAF;
bool kr_sre_program_is_category(uint32_t category, uint32_t c) KR_LEAF;
uint32_t kr_sre_program_fold(KrSreFold fold, uint32_t c) KR_LEAF; // lower case
bool kr_sre_program_is_cased(KrSreFold fold, uint32_t c) KR_LEAF;
