// SPDX-License-Identifier: MIT
// re.Pattern, and the pieces that patterns, matches and the _sre module share: slices, joining, templates.
#pragma once

#include "modules/sre_match.h"
#include "modules/sre_program.h"
#include "runtime/str_builder.h"

typedef struct KrSrePattern {
    KrObject header;
    KrOwn pattern;    // str, bytes or None
    KrOwn groupindex; // dict: name -> number
    KrOwn indexgroup; // tuple: number -> name or None
    int64_t groups, flags;
    int8_t is_bytes; // 1: of bytes, 0: of str, -1: of either
    uint32_t *code;  // as given (malloc): what patterns are compared by
    size_t code_count;
    KrSreProgram program;
} KrSrePattern;

extern KrType kr_sre_pattern_type, kr_sre_pattern_scanner_type,
    kr_sre_pattern_template_type;

KR_INLINE KrSrePattern *kr_sre_pattern_cast(KrRef pattern)
{
    return (KrSrePattern *)(void *)kr_obj(pattern);
}
// The part [start, stop) of what is searched; start < 0: a group that has not matched, a new `unset`.
KrOwn kr_sre_pattern_slice(KrSreState *state, int64_t start, int64_t stop) KR_NEW;

typedef struct KrSreTemplateItem {
    int64_t group;
    KrOwn literal; // behind the group; null: nothing
} KrSreTemplateItem;

typedef struct KrSreTemplate { // a replacement with groups in it
    KrObject header;
    KrOwn literal; // before the first group; never null
    int64_t count;
    KrSreTemplateItem items[];
} KrSreTemplate;

// Text or bytes made of parts, as ''.join() and b''.join() make it.
typedef struct KrSreJoin {
    KrThread *thread;
    bool is_bytes, failed;
    int64_t parts;
    KrStrBuilder text;
    char *bytes; // malloc
    int64_t size, capacity;
} KrSreJoin;
void kr_sre_pattern_join_init(KrSreJoin *join, KrThread *thread, bool is_bytes);
void kr_sre_pattern_join_slice(KrSreJoin *join, const KrSreState *state, int64_t start,
                               int64_t stop);
void kr_sre_pattern_join_add(KrSreJoin *join, KrRef part); // TypeError if it is neither
KrOwn kr_sre_pattern_join_take(KrSreJoin *join) KR_NEW;
void kr_sre_pattern_join_fini(KrSreJoin *join);

// re._compile_template(pattern, text): a KrSreTemplate.
KrOwn kr_sre_pattern_template(KrThread *thread, KrRef pattern, KrRef text) KR_NEW;
// The template with the groups of a match put in; marks as in KrSreResult, state for slices.
KrOwn kr_sre_pattern_expand(KrThread *thread, const KrSreTemplate *template_,
                            const KrSreState *state, const int64_t *marks) KR_NEW;
