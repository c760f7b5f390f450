// SPDX-License-Identifier: MIT
// The backtracking engine of the _sre module (sre_match.h).
//
// run() is compiled three times, for characters of 1, 2 and 4 bytes. It walks nodes; where it has a choice it
// pushes an entry and goes on; when something does not match it pops entries: some undo a change, the first that is
// a choice is where it goes on. A group that is never gone back into (lookaround, atomic, possessive) pushes a
// BARRIER; at its end everything above the barrier goes but the undoing of marks.
// Invariant: popping all entries leaves every mark at -1 and every loop as it was.
// Called by sre_pattern.c and sre_module.c. Tests: tests/lang/modules/sre/.
#include "modules/sre_match.h"

#include "interp/pending.h"
#include "runtime/exception.h"
#include "runtime/str.h"
#include "runtime/str_search.h"

#include <ctype.h>
#include <stdlib.h>

enum {                  // KrSreEntry.kind
    UNDO_MARK,          // node: mark; position: its value; extra: last_index
    UNDO_LOOP,          // node: loop; position, extra: last and count
    UNDO_COUNT,         // node: loop; the count was one less
    RETRY_BRANCH,       // extra: place of the next alternative in `words`
    RETRY_REPEAT,       // position: where it began; extra: characters taken
    RETRY_LAZY,         // position: where it stands; extra: characters taken
    RETRY_LOOP_MAX,     // leave the loop; position: the former `last`
    RETRY_LOOP_MIN,     // one more iteration
    BARRIER,            // extra: the outer barrier
    BARRIER_NOT,        // the body of a negative lookaround has failed: go on behind it
    BARRIER_POSSESSIVE, // one more iteration has failed: leave the loop
};
enum { STEPS = 1 << 14 };

// --- state --------------------------------------------------------------------------------

bool kr_sre_match_init(KrSreState *state, KrThread *thread, const KrSreProgram *program,
                       int64_t groups, int is_bytes, KrRef string, int64_t pos,
                       int64_t end)
{
    int64_t length;
    state->thread = thread;
    state->program = program;
    state->string = KR_NULL;
    state->buffer.owner = KR_NULL;
    state->entries = state->own_entries;
    state->capacity = KR_SRE_OWN_ENTRIES;
    state->count = 0;
    state->marks = state->own_marks;
    state->mark_count = groups * 2;
    state->loops = state->own_loops;
    if (kr_str_is_sub(string)) {
        if (is_bytes == 1)
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "cannot use a bytes pattern on a string-like object");
        const KrStr *str = kr_str_obj(string);
        state->data = str + 1;
        state->kind = str->kind;
        state->is_bytes = false;
        length = str->length;
    } else {
        if (!kr_buffer_has(string))
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "expected string or bytes-like object, got '%T'", string);
        if (is_bytes == 0)
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "cannot use a string pattern on a bytes-like object");
        if (!kr_buffer_get(thread, string, &state->buffer, KR_BUFFER_READ))
            return false;
        state->data = state->buffer.data;
        state->kind = 1;
        state->is_bytes = true;
        length = state->buffer.size;
    }
    if (state->mark_count > KR_SRE_OWN_MARKS)
        state->marks = malloc((size_t)state->mark_count * sizeof *state->marks);
    if (program->loop_count > KR_SRE_OWN_LOOPS)
        state->loops = malloc(program->loop_count * sizeof *state->loops);
    if (!state->marks || !state->loops) {
        kr_sre_match_fini(state);
        (void)kr_exception_no_memory(thread);
        return false;
    }
    for (int64_t i = 0; i < state->mark_count; i++)
        state->marks[i] = -1;
    state->last_index = -1;
    state->string = kr_dup(string);
    end = end < 0 ? 0 : end > length ? length : end;
    pos = pos < 0 ? 0 : pos > length ? length : pos;
    state->pos = pos;
    state->end = end;
    state->start = state->position = pos;
    state->must_advance = state->match_all = false;
    state->barrier = -1;
    state->steps = STEPS;
    return true;
}

void kr_sre_match_fini(KrSreState *state)
{
    if (state->marks != state->own_marks) free(state->marks);
    if (state->loops != state->own_loops) free(state->loops);
    if (state->entries != state->own_entries) free(state->entries);
    kr_buffer_release(state->thread, &state->buffer);
    kr_xdrop(state->thread, kr_move(&state->string));
}

static KR_COLD bool grow(KrSreState *state)
{
    int64_t capacity = state->capacity * 2;
    bool own = state->entries == state->own_entries;
    KrSreEntry *entries =
        realloc(own ? NULL : state->entries, (size_t)capacity * sizeof *entries);
    if (!entries) {
        (void)kr_exception_no_memory(state->thread);
        return false;
    }
    if (own) memcpy(entries, state->own_entries, sizeof state->own_entries);
    state->entries = entries;
    state->capacity = capacity;
    return true;
}

KR_INLINE bool push(KrSreState *state, uint32_t kind, uint32_t node, int64_t position,
                    int64_t extra)
{
    if (KR_UNLIKELY(state->count == state->capacity) && !grow(state)) return false;
    state->entries[state->count++] = (KrSreEntry){kind, node, position, extra};
    return true;
}

static void undo_mark(KrSreState *state, const KrSreEntry *entry)
{
    state->marks[entry->node] = entry->position;
    state->last_index = entry->extra;
}

// The group above the barrier has matched: no way back into it, but its marks can be undone.
static void cut(KrSreState *state)
{
    int64_t to = state->barrier, from = to + 1;
    state->barrier = state->entries[to].extra;
    for (; from < state->count; from++)
        if (state->entries[from].kind == UNDO_MARK)
            state->entries[to++] = state->entries[from];
    state->count = to;
}

// The group above the barrier is given up with it.
static void unwind(KrSreState *state)
{
    int64_t to = state->barrier;
    state->barrier = state->entries[to].extra;
    while (state->count-- > to + 1)
        if (state->entries[state->count].kind == UNDO_MARK)
            undo_mark(state, &state->entries[state->count]);
    state->count = to;
}

// --- characters ---------------------------------------------------------------------------

KR_INLINE uint32_t read(const void *data, int64_t at, const int kind)
{
    if (kind == 1) return ((const uint8_t *)data)[at];
    return kind == 2 ? ((const uint16_t *)data)[at] : ((const uint32_t *)data)[at];
}

KR_INLINE bool in_set(const KrSreProgram *program, const KrSreSet *set, uint32_t c,
                      const int kind)
{
    if (kind == 1 || c < 256)
        return KR_UNLIKELY(set->locale) ? kr_sre_program_in_set(program, set, c)
                                        : set->has[c];
    if (set->wide_none || set->wide_all) return set->wide_all;
    return kr_sre_program_in_set(program, set, c);
}

KR_INLINE bool item_matches(const KrSreProgram *program, KrSreOp item, uint32_t a,
                            uint32_t c, const int kind)
{
    switch ((int)item) {
    case KR_SRE_CHAR: return c == a;
    case KR_SRE_ANY: return c != '\n';
    case KR_SRE_ANY_ALL: return true;
    default: return in_set(program, &program->sets[a], c, kind);
    }
}

// How many characters from `at` on match the item of a repeat; at most node->max.
KR_INLINE int64_t count_items(const KrSreState *state, const KrSreNode *node,
                              int64_t at, const int kind)
{
    const void *data = state->data;
    int64_t end = state->end, start = at;
    if (node->max != KR_SRE_MOST && end - at > node->max) end = at + node->max;
    switch (node->item) {
    case KR_SRE_ANY_ALL: return end - at;
    case KR_SRE_ANY:
        if (kind == 1) {
            const void *found =
                end > at ? memchr((const char *)data + at, '\n', (size_t)(end - at))
                         : NULL;
            return found ? (const char *)found - (const char *)data - at : end - at;
        }
        while (at < end && read(data, at, kind) != '\n')
            at++;
        return at - start;
    case KR_SRE_CHAR:
        while (at < end && read(data, at, kind) == node->a)
            at++;
        return at - start;
    default: {
        const KrSreProgram *program = state->program;
        const KrSreSet *set = &program->sets[node->a];
        if (kind == 1 && !set->locale) {
            const uint8_t *text = data, *has = set->has;
            while (at < end && has[text[at]])
                at++;
            return at - start;
        }
        while (at < end && in_set(program, set, read(data, at, kind), kind))
            at++;
        return at - start;
    }
    }
}

static bool is_word(uint32_t c, uint32_t category)
{
    return kr_sre_program_is_category(category, c);
}

KR_INLINE bool is_at(const KrSreState *state, uint32_t where, int64_t at,
                     const int kind)
{
    enum { WORD = 4, LOC_WORD = 8, UNI_WORD = 14 }; // categories of re/_constants.py
    const void *data = state->data;
    int64_t end = state->end;
    uint32_t category = WORD;
    switch (where) {
    case KR_SRE_AT_BEGINNING:
    case KR_SRE_AT_BEGINNING_STRING: return at == 0;
    case KR_SRE_AT_BEGINNING_LINE: return at == 0 || read(data, at - 1, kind) == '\n';
    case KR_SRE_AT_END:
        return at == end || (at + 1 == end && read(data, at, kind) == '\n');
    case KR_SRE_AT_END_LINE: return at == end || read(data, at, kind) == '\n';
    case KR_SRE_AT_END_STRING: return at == end;
    case KR_SRE_AT_UNI_BOUNDARY:
    case KR_SRE_AT_UNI_NON_BOUNDARY: category = UNI_WORD; break;
    case KR_SRE_AT_LOC_BOUNDARY:
    case KR_SRE_AT_LOC_NON_BOUNDARY: category = LOC_WORD; break;
    default: break;
    }
    bool before = at > 0 && is_word(read(data, at - 1, kind), category);
    bool after = at < end && is_word(read(data, at, kind), category);
    bool wanted = where == KR_SRE_AT_BOUNDARY || where == KR_SRE_AT_LOC_BOUNDARY ||
                  where == KR_SRE_AT_UNI_BOUNDARY;
    return (before != after) == wanted;
}

KR_INLINE bool same_text(const KrSreState *state, int64_t a, int64_t b, int64_t length,
                         KrSreFold fold, const int kind)
{
    const void *data = state->data;
    for (int64_t i = 0; i < length; i++) {
        uint32_t c = read(data, a + i, kind), d = read(data, b + i, kind);
        if (c != d && (fold == KR_SRE_EXACT ||
                       kr_sre_program_fold(fold, c) != kr_sre_program_fold(fold, d)))
            return false;
    }
    return true;
}

// The count of a loop that must go on. When iterations match nothing, the many that are still wanted would
// all do that: then the next one is the last.
KR_INLINE int64_t must_repeat(const KrSreNode *node, int64_t count, bool empty)
{
    return KR_UNLIKELY(empty && count > 1000) ? (int64_t)node->min - 1 : count;
}

// --- the engine ---------------------------------------------------------------------------

// Goes on from the top of the stack until there is a place to try: its node, or null if there is none.
KR_INLINE const KrSreNode *retry(KrSreState *state, int64_t *position, const int kind)
{
    const KrSreProgram *program = state->program;
    const KrSreNode *nodes = program->nodes, *node;
    const void *data = state->data;
    while (state->count > 0) {
        KrSreEntry *entry = &state->entries[state->count - 1];
        switch (entry->kind) {
        case UNDO_MARK:
            undo_mark(state, entry);
            state->count--;
            continue;
        case UNDO_LOOP:
            state->loops[entry->node] = (KrSreLoop){entry->extra, entry->position, -1};
            state->count--;
            continue;
        case UNDO_COUNT:
            state->loops[entry->node].count = entry->extra;
            state->loops[entry->node].from = entry->position;
            state->count--;
            continue;
        case RETRY_BRANCH: {
            node = &nodes[entry->node];
            const uint32_t *list = program->words + entry->extra;
            uint32_t target =
                program->words[program->branches[node->a].targets + list[0]];
            *position = entry->position;
            if (list[1] == UINT32_MAX)
                state->count--;
            else
                entry->extra++;
            return &nodes[target];
        }
        case RETRY_REPEAT: {
            node = &nodes[entry->node];
            int64_t count = entry->extra - 1, least = node->min;
            if (node->flags & KR_SRE_FOLLOWED) {
                uint32_t follow = node->follow;
                while (count >= least &&
                       read(data, entry->position + count, kind) != follow)
                    count--;
                if (count < least) {
                    state->count--;
                    continue;
                }
            }
            *position = entry->position + count;
            entry->extra = count;
            if (count == least) state->count--;
            return node + 1;
        }
        case RETRY_LAZY: {
            node = &nodes[entry->node];
            int64_t at = entry->position, count = entry->extra, end = state->end;
            bool found = false;
            while (at < end && (count < node->max || node->max == KR_SRE_MOST) &&
                   item_matches(program, (KrSreOp)node->item, node->a,
                                read(data, at, kind), kind)) {
                at++;
                count++;
                found = !(node->flags & KR_SRE_FOLLOWED) ||
                        (at < end && read(data, at, kind) == node->follow);
                if (found) break;
            }
            if (!found) {
                state->count--;
                continue;
            }
            entry->position = *position = at;
            entry->extra = count;
            return node + 1;
        }
        case RETRY_LOOP_MAX: {
            node = &nodes[entry->node];
            KrSreLoop *loop = &state->loops[node->a];
            *position = loop->last;
            loop->last = entry->position;
            loop->count--;
            state->count--;
            return node + 1;
        }
        case RETRY_LOOP_MIN: {
            node = &nodes[entry->node];
            KrSreLoop *loop = &state->loops[node->a];
            int64_t at = entry->position, count = loop->count + 1;
            state->count--;
            if ((count >= node->max && node->max != KR_SRE_MOST) || at == loop->last)
                continue;
            if (node->flags & KR_SRE_STARTS &&
                (at >= state->end || !in_set(program, &program->sets[node->follow],
                                             read(data, at, kind), kind)))
                continue;
            // the entry just popped makes room
            state->entries[state->count++] =
                (KrSreEntry){UNDO_LOOP, node->a, loop->last, loop->count};
            *loop = (KrSreLoop){count, at, -1};
            *position = at;
            return &nodes[node->target];
        }
        case BARRIER:
            state->barrier = entry->extra;
            state->count--;
            continue;
        case BARRIER_NOT:
            state->barrier = entry->extra;
            *position = entry->position;
            state->count--;
            return &nodes[nodes[entry->node].target];
        default: // BARRIER_POSSESSIVE
            node = &nodes[entry->node];
            state->barrier = entry->extra;
            *position = entry->position;
            state->count--;
            if (state->loops[node->a].count < node->min) continue;
            return &nodes[node->target];
        }
    }
    return NULL;
}

// Matches from `at`: present sets state->position. The stack is empty before, and after a failure.
KR_INLINE KrFound run(KrSreState *state, int64_t at, const int kind)
{
    const KrSreProgram *program = state->program;
    const KrSreNode *nodes = program->nodes, *node = nodes;
    const void *data = state->data;
    const int64_t end = state->end, start = at;
    for (;;) {
        switch ((KrSreOp)node->op) {
        case KR_SRE_SUCCESS:
            if ((state->match_all && at != end) || (state->must_advance && at == start))
                goto fail;
            state->position = at;
            state->count = 0;
            return KR_PRESENT;
        case KR_SRE_FAIL: goto fail;
        case KR_SRE_CHAR:
            if (at >= end || read(data, at, kind) != node->a) goto fail;
            at++;
            node++;
            continue;
        case KR_SRE_STRING: {
            const uint32_t *words = program->words + node->a;
            int64_t length = node->min;
            if (end - at < length) goto fail;
            for (int64_t i = 0; i < length; i++)
                if (read(data, at + i, kind) != words[i]) goto fail;
            at += length;
            node++;
            continue;
        }
        case KR_SRE_ANY:
            if (at >= end || read(data, at, kind) == '\n') goto fail;
            at++;
            node++;
            continue;
        case KR_SRE_ANY_ALL:
            if (at >= end) goto fail;
            at++;
            node++;
            continue;
        case KR_SRE_SET:
            if (at >= end ||
                !in_set(program, &program->sets[node->a], read(data, at, kind), kind))
                goto fail;
            at++;
            node++;
            continue;
        case KR_SRE_AT:
            if (!is_at(state, node->a, at, kind)) goto fail;
            node++;
            continue;
        case KR_SRE_MARK: {
            uint32_t mark = node->a;
            if (!push(state, UNDO_MARK, mark, state->marks[mark], state->last_index))
                return KR_FAULT;
            if (mark & 1) state->last_index = mark / 2 + 1;
            state->marks[mark] = at;
            node++;
            continue;
        }
        case KR_SRE_JUMP: node = &nodes[node->target]; continue;
        case KR_SRE_BRANCH: {
            const KrSreBranch *branch = &program->branches[node->a];
            uint32_t c = at < end ? read(data, at, kind) : 257;
            if (kind != 1 && c > 255) c = at < end ? 256 : 257;
            const uint32_t *list = program->words + branch->lists[c];
            if (list[0] == UINT32_MAX) goto fail;
            if (list[1] != UINT32_MAX &&
                !push(state, RETRY_BRANCH, (uint32_t)(node - nodes), at,
                      list + 1 - program->words))
                return KR_FAULT;
            node = &nodes[program->words[branch->targets + list[0]]];
            continue;
        }
        case KR_SRE_REPEAT: {
            int64_t count = count_items(state, node, at, kind), least = node->min;
            if (count < least) goto fail;
            if (!(node->flags & KR_SRE_KEEPS)) {
                if (node->flags & KR_SRE_FOLLOWED) {
                    uint32_t follow = node->follow;
                    if (at + count >= end) count--;
                    while (count >= least && read(data, at + count, kind) != follow)
                        count--;
                    if (count < least) goto fail;
                }
                if (count > least &&
                    !push(state, RETRY_REPEAT, (uint32_t)(node - nodes), at, count))
                    return KR_FAULT;
            }
            at += count;
            node++;
            continue;
        }
        case KR_SRE_LAZY: {
            int64_t least = node->min;
            if (end - at < least) goto fail;
            for (int64_t i = 0; i < least; i++, at++)
                if (!item_matches(program, (KrSreOp)node->item, node->a,
                                  read(data, at, kind), kind))
                    goto fail;
            if (!push(state, RETRY_LAZY, (uint32_t)(node - nodes), at, least))
                return KR_FAULT;
            if (node->flags & KR_SRE_FOLLOWED &&
                (at >= end || read(data, at, kind) != node->follow))
                goto fail;
            node++;
            continue;
        }
        case KR_SRE_LOOP: {
            KrSreLoop *loop = &state->loops[node->a];
            if (!push(state, UNDO_LOOP, node->a, loop->last, loop->count))
                return KR_FAULT;
            *loop = (KrSreLoop){-1, -1, -1};
            node = &nodes[node->target];
            continue;
        }
        case KR_SRE_LOOP_MAX: {
            KrSreLoop *loop = &state->loops[node->a];
            int64_t count = loop->count + 1;
            bool may_start = !(node->flags & KR_SRE_STARTS) ||
                             (at < end && in_set(program, &program->sets[node->follow],
                                                 read(data, at, kind), kind));
            if (count < node->min) {
                if (!may_start) goto fail;
                if (!push(state, UNDO_COUNT, node->a, loop->from, loop->count))
                    return KR_FAULT;
                loop->count = must_repeat(node, count, at == loop->from);
                loop->from = at;
                node = &nodes[node->target];
                goto step;
            }
            if (may_start && (count < node->max || node->max == KR_SRE_MOST) &&
                at != loop->last) {
                if (!push(state, RETRY_LOOP_MAX, (uint32_t)(node - nodes), loop->last,
                          0))
                    return KR_FAULT;
                *loop = (KrSreLoop){count, at, -1};
                node = &nodes[node->target];
                goto step;
            }
            node++;
            continue;
        }
        case KR_SRE_LOOP_MIN: {
            KrSreLoop *loop = &state->loops[node->a];
            int64_t count = loop->count + 1;
            if (count < node->min) {
                if (!push(state, UNDO_COUNT, node->a, loop->from, loop->count))
                    return KR_FAULT;
                loop->count = must_repeat(node, count, at == loop->from);
                loop->from = at;
                node = &nodes[node->target];
                goto step;
            }
            if (!push(state, RETRY_LOOP_MIN, (uint32_t)(node - nodes), at, 0))
                return KR_FAULT;
            node++;
            goto step;
        }
        case KR_SRE_POSSESSIVE: {
            KrSreLoop *loop = &state->loops[node->a];
            if (!push(state, UNDO_LOOP, node->a, loop->last, loop->count))
                return KR_FAULT;
            *loop = (KrSreLoop){0, -1, -1};
            if (node->max == 0) {
                node = &nodes[node->target];
                continue;
            }
        }
        again: // `node` is the POSSESSIVE
            if (!push(state, BARRIER_POSSESSIVE, (uint32_t)(node - nodes), at,
                      state->barrier))
                return KR_FAULT;
            state->barrier = state->count - 1;
            node++;
            goto step;
        case KR_SRE_POSSESSIVE_END: {
            KrSreLoop *loop = &state->loops[node->a];
            int64_t from = state->entries[state->barrier].position;
            cut(state);
            loop->count++;
            if (from == at && loop->count < node->min)
                loop->count = node->min; // the other iterations would match nothing too
            if (from != at && (loop->count < node->max || node->max == KR_SRE_MOST)) {
                node = &nodes[node->target];
                goto again;
            }
            node++;
            continue;
        }
        case KR_SRE_LOOK:
            if (at < node->a) goto fail;
            if (!push(state, BARRIER, (uint32_t)(node - nodes), at, state->barrier))
                return KR_FAULT;
            state->barrier = state->count - 1;
            at -= node->a;
            node++;
            continue;
        case KR_SRE_LOOK_END:
            at = state->entries[state->barrier].position;
            cut(state);
            node++;
            continue;
        case KR_SRE_LOOK_NOT:
            if (at < node->a) {
                node = &nodes[node->target];
                continue;
            }
            if (!push(state, BARRIER_NOT, (uint32_t)(node - nodes), at, state->barrier))
                return KR_FAULT;
            state->barrier = state->count - 1;
            at -= node->a;
            node++;
            continue;
        case KR_SRE_LOOK_NOT_END: unwind(state); goto fail;
        case KR_SRE_ATOMIC:
            if (!push(state, BARRIER, (uint32_t)(node - nodes), at, state->barrier))
                return KR_FAULT;
            state->barrier = state->count - 1;
            node++;
            continue;
        case KR_SRE_ATOMIC_END:
            cut(state);
            node++;
            continue;
        case KR_SRE_BACKREF: {
            int64_t from = state->marks[node->a * 2],
                    to = state->marks[node->a * 2 + 1];
            if (from < 0 || to < from || end - at < to - from ||
                !same_text(state, from, at, to - from, (KrSreFold)node->item, kind))
                goto fail;
            at += to - from;
            node++;
            continue;
        }
        case KR_SRE_IF_GROUP: {
            int64_t from = state->marks[node->a * 2],
                    to = state->marks[node->a * 2 + 1];
            node = from < 0 || to < from ? &nodes[node->target] : node + 1;
            continue;
        }
        }
    fail:
        node = retry(state, &at, kind);
        if (!node) return KR_ABSENT;
    step:
        if (KR_UNLIKELY(--state->steps == 0)) {
            state->steps = STEPS;
            if (state->thread->pending && !kr_pending_run(state->thread))
                return KR_FAULT;
        }
    }
}

static KrFound run_1(KrSreState *state, int64_t at)
{
    return run(state, at, 1);
}
static KrFound run_2(KrSreState *state, int64_t at)
{
    return run(state, at, 2);
}
static KrFound run_4(KrSreState *state, int64_t at)
{
    return run(state, at, 4);
}
static KrFound run_at(KrSreState *state, int64_t at)
{
    state->count = 0;
    state->barrier = -1;
    return state->kind == 1   ? run_1(state, at)
           : state->kind == 2 ? run_2(state, at)
                              : run_4(state, at);
}

static void reset(KrSreState *state)
{
    for (int64_t i = 0; i < state->mark_count; i++)
        state->marks[i] = -1;
    state->last_index = -1;
}

KrFound kr_sre_match_here(KrSreState *state)
{
    reset(state);
    if (state->end - state->start < state->program->least) return KR_ABSENT;
    return run_at(state, state->start);
}

// The next place from `at` on where a match can begin, -1: none.
static int64_t next_start(const KrSreState *state, int64_t at, int64_t last)
{
    const KrSreProgram *p = state->program;
    KrChars text = {state->data, state->end, state->kind};
    if (p->prefix_length > 1) {
        KrChars prefix = {p->words + p->prefix, p->prefix_length, p->prefix_kind};
        if (p->prefix_kind > state->kind) return -1;
        int64_t found = kr_str_search_find(text, prefix, at, state->end);
        return found;
    }
    if (p->prefix_length == 1)
        return kr_str_search_find_char(text, p->prefix_char, at, state->end);
    const uint8_t *starts = p->starts;
    if (state->kind == 1) {
        const uint8_t *data = state->data;
        while (at <= last && !starts[data[at]])
            at++;
    } else {
        for (; at <= last; at++) {
            uint32_t c = read(state->data, at, state->kind);
            if (c < 256 ? starts[c] : p->first.wide) break;
        }
    }
    return at <= last ? at : -1;
}

// Behind the run of characters that a pattern's first repeat takes at `at`.
static int64_t behind_run(const KrSreState *state, int64_t at)
{
    const KrSreNode *node = &state->program->nodes[state->program->run_start];
    int64_t count = state->kind == 1   ? count_items(state, node, at, 1)
                    : state->kind == 2 ? count_items(state, node, at, 2)
                                       : count_items(state, node, at, 4);
    return at + (count > 0 ? count : 1);
}

KrFound kr_sre_match_search(KrSreState *state)
{
    const KrSreProgram *p = state->program;
    int64_t at = state->start,
            last = state->end - p->least; // the last place where it can begin
    reset(state);
    if (p->least > state->end || at > last) return KR_ABSENT;
    if (p->anchored) {
        if (at != 0) return KR_ABSENT;
        state->start = 0;
        return run_at(state, 0);
    }
    bool skips = !p->first.empty;
    for (;;) {
        if (skips) {
            at = next_start(state, at, last);
            if (at < 0 || at > last) return KR_ABSENT;
            if (p->is_literal && !state->match_all) {
                state->start = at;
                state->position = at + p->prefix_length;
                return KR_PRESENT;
            }
        }
        state->start = at;
        KrFound found = run_at(state, at);
        if (found != KR_ABSENT) return found;
        state->must_advance = false;
        if (at >= last) return KR_ABSENT;
        at = p->run_start >= 0 ? behind_run(state, at) : at + 1;
        if (at > last) return KR_ABSENT;
    }
}
