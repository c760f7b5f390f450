// SPDX-License-Identifier: MIT
// re.Pattern and its methods; scanners and replacement templates (sre_pattern.h).
//
// Every method makes a KrSreState on the C stack, which holds the string (and its buffer) while it runs.
// Replacing builds the result directly, without lists of parts.
// Patterns are made by sre_module.c. Tests: tests/lang/modules/sre/.
#include "modules/sre_pattern.h"

#include "modules/sre_result.h"
#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/mapping_proxy.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Scanner {
    KrObject header;
    KrOwn pattern;
    bool executing;   // a method runs: it may have called Python code
    KrSreState state; // string null: not filled
} Scanner;

static KrSrePattern *cast(KrRef self)
{
    return kr_sre_pattern_cast(self);
}

// --- slices and joining -------------------------------------------------------------------

KrOwn kr_sre_pattern_slice(KrSreState *state, int64_t start, int64_t stop)
{
    KrRef string = kr_ref(state->string);
    if (!state->is_bytes) {
        if (stop - start == 1) return kr_str_index(state->thread, string, start);
        return kr_str_slice(state->thread, string, start, stop, 1);
    }
    if (start == 0 && kr_bytes_is(string) && stop == kr_bytes_cast(string)->length)
        return kr_dup(string);
    return kr_bytes_new(state->thread, (const char *)state->data + start, stop - start);
}

void kr_sre_pattern_join_init(KrSreJoin *join, KrThread *thread, bool is_bytes)
{
    *join = (KrSreJoin){.thread = thread, .is_bytes = is_bytes};
    kr_str_builder_init(&join->text, thread);
}

static void add_bytes(KrSreJoin *join, const char *data, int64_t size)
{
    if (join->failed || size == 0) return;
    if (size > join->capacity - join->size) {
        int64_t capacity = join->capacity * 2 > join->size + size
                               ? join->capacity * 2
                               : join->size + size + 64;
        char *bytes = realloc(join->bytes, (size_t)capacity);
        if (!bytes) {
            (void)kr_exception_no_memory(join->thread);
            join->failed = true;
            return;
        }
        join->bytes = bytes;
        join->capacity = capacity;
    }
    memcpy(join->bytes + join->size, data, (size_t)size);
    join->size += size;
}

void kr_sre_pattern_join_slice(KrSreJoin *join, const KrSreState *state, int64_t start,
                               int64_t stop)
{
    join->parts++;
    if (join->is_bytes)
        add_bytes(join, (const char *)state->data + start, stop - start);
    else
        kr_str_builder_slice(&join->text, kr_ref(state->string), start, stop);
}

void kr_sre_pattern_join_add(KrSreJoin *join, KrRef part)
{
    if (join->failed) return;
    long long index = join->parts++;
    if (!join->is_bytes) {
        if (kr_str_is_sub(part))
            kr_str_builder_str(&join->text, part);
        else
            join->failed = !kr_exception_raise_false(
                join->thread, &kr_exception_type_error,
                "sequence item %lld: expected str instance, %T found", index, part);
        return;
    }
    KrBuffer buffer;
    if (!kr_buffer_has(part)) {
        join->failed = !kr_exception_raise_false(
            join->thread, &kr_exception_type_error,
            "sequence item %lld: expected a bytes-like object, %T found", index, part);
    } else if (kr_buffer_get(join->thread, part, &buffer, KR_BUFFER_READ)) {
        add_bytes(join, buffer.data, buffer.size);
        kr_buffer_release(join->thread, &buffer);
    } else {
        join->failed = true;
    }
}

void kr_sre_pattern_join_fini(KrSreJoin *join)
{
    kr_str_builder_fini(&join->text);
    free(join->bytes);
    join->bytes = NULL;
}

KrOwn kr_sre_pattern_join_take(KrSreJoin *join)
{
    KrOwn result = KR_NULL;
    if (!join->failed && !join->is_bytes) return kr_str_builder_take(&join->text);
    if (!join->failed)
        result = kr_bytes_new(join->thread, join->bytes ? join->bytes : "", join->size);
    kr_sre_pattern_join_fini(join);
    return result;
}

// --- templates ----------------------------------------------------------------------------

KrOwn kr_sre_pattern_template(KrThread *thread, KrRef pattern, KrRef text)
{
    KrOwn function = kr_import_attr(thread, "re", "_compile_template"),
          result = KR_NULL;
    if (!kr_is_null(function)) {
        result = kr_call_2(thread, kr_ref(function), pattern, text);
        // What cannot be hashed, as a bytearray, does as bytes.
        if (kr_is_null(result) && kr_exception_is(thread, &kr_exception_type_error) &&
            !kr_str_is_sub(text) && kr_buffer_has(text)) {
            kr_exception_clear(thread);
            KrOwn bytes = kr_bytes_of(thread, text);
            if (!kr_is_null(bytes)) {
                result = kr_call_2(thread, kr_ref(function), pattern, kr_ref(bytes));
                kr_drop(thread, bytes);
            }
        }
    }
    if (!kr_is_null(result) &&
        !kr_is_exact(kr_ref(result), &kr_sre_pattern_template_type)) {
        (void)kr_exception_raise(
            thread, &kr_exception_runtime_error,
            "the result of compiling a replacement string is %T, not SRE_Template",
            kr_ref(result));
        kr_drop(thread, kr_move(&result));
    }
    kr_xdrop(thread, function);
    return result;
}

static void join_template(KrSreJoin *join, const KrSreTemplate *template_,
                          const KrSreState *state, const int64_t *marks)
{
    if (state->is_bytes == kr_bytes_is_sub(kr_ref(template_->literal)))
        kr_sre_pattern_join_add(join, kr_ref(template_->literal));
    for (int64_t i = 0; i < template_->count && !join->failed; i++) {
        const KrSreTemplateItem *item = &template_->items[i];
        if (item->group > state->mark_count / 2) { // made for another pattern
            join->failed = !kr_exception_raise_false(
                join->thread, &kr_exception_index_error, "no such group");
            return;
        }
        int64_t start = marks[item->group * 2], stop = marks[item->group * 2 + 1];
        if (start >= 0) kr_sre_pattern_join_slice(join, state, start, stop);
        if (!kr_is_null(item->literal))
            kr_sre_pattern_join_add(join, kr_ref(item->literal));
    }
}

KrOwn kr_sre_pattern_expand(KrThread *thread, const KrSreTemplate *template_,
                            const KrSreState *state, const int64_t *marks)
{
    KrSreJoin join;
    bool is_bytes = kr_bytes_is_sub(kr_ref(template_->literal));
    kr_sre_pattern_join_init(&join, thread, is_bytes);
    if (is_bytes == state->is_bytes) {
        join_template(&join, template_, state, marks);
        return kr_sre_pattern_join_take(&join);
    }
    // Bytes put into text or the other way: an error once a group is put in.
    kr_sre_pattern_join_add(&join, kr_ref(template_->literal));
    join.parts =
        kr_is_null(template_->items[0].literal) || join.size || join.text.length ? 1
                                                                                 : 0;
    KrOwn part = kr_sre_pattern_slice((KrSreState *)(uintptr_t)state, 0, 0);
    if (!kr_is_null(part)) {
        kr_sre_pattern_join_add(&join, kr_ref(part));
        kr_drop(thread, part);
    } else {
        join.failed = true;
    }
    return kr_sre_pattern_join_take(&join);
}

static void template_dealloc(KrThread *thread, KrObject *object)
{
    KrSreTemplate *self = (KrSreTemplate *)(void *)object;
    kr_xdrop(thread, self->literal);
    for (int64_t i = 0; i < self->count; i++)
        kr_xdrop(thread, self->items[i].literal);
    kr_object_free(thread, object,
                   sizeof *self + (size_t)self->count * sizeof *self->items);
}

KrType kr_sre_pattern_template_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_sre.SRE_Template",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrSreTemplate),
    .item_size = sizeof(KrSreTemplateItem),
    .dealloc = template_dealloc,
};

// --- arguments ----------------------------------------------------------------------------

static bool bound(KrThread *thread, KrRef value, int64_t *out)
{
    if (kr_ref_is_null(value)) { // not given: as far as it goes
        *out = INT64_MAX;
        return true;
    }
    if (KR_LIKELY(kr_is_small_int(value))) {
        *out = kr_small_int_value(value);
        return true;
    }
    KrOwn number = kr_number_index(thread, value);
    if (kr_is_null(number)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(number), out);
    kr_drop(thread, number);
    return fits == KR_PRESENT ||
           kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "Python int too large to convert to C ssize_t");
}

// args: string, pos, endpos
static bool begin(KrSreState *state, KrThread *thread, KrRef self, const KrRef *args)
{
    int64_t pos, end;
    const KrSrePattern *pattern = cast(self);
    return bound(thread, args[1], &pos) && bound(thread, args[2], &end) &&
           kr_sre_match_init(state, thread, &pattern->program, pattern->groups,
                             pattern->is_bytes, args[0], pos, end);
}

static KrOwn finish(KrThread *thread, KrRef self, KrSreState *state, KrFound found)
{
    KrOwn result = found == KR_FAULT    ? KR_NULL
                   : found == KR_ABSENT ? kr_none_own()
                                        : kr_sre_result_new(thread, self, state);
    kr_sre_match_fini(state);
    return result;
}

static KrOwn match(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrSreState state;
    return begin(&state, thread, self, args)
               ? finish(thread, self, &state, kr_sre_match_here(&state))
               : KR_NULL;
}
static KrOwn fullmatch(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrSreState state;
    if (!begin(&state, thread, self, args)) return KR_NULL;
    state.match_all = true;
    return finish(thread, self, &state, kr_sre_match_here(&state));
}
static KrOwn search(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrSreState state;
    return begin(&state, thread, self, args)
               ? finish(thread, self, &state, kr_sre_match_search(&state))
               : KR_NULL;
}

// After a match: the next one starts behind it.
static void advance(KrSreState *state)
{
    state->must_advance = state->position == state->start;
    state->start = state->position;
}

// --- findall, split -----------------------------------------------------------------------

static KrOwn group_slice(KrSreState *state, int64_t group, bool empty)
{
    int64_t start = state->marks[group * 2 - 2], stop = state->marks[group * 2 - 1];
    if (start >= 0 && stop >= start) return kr_sre_pattern_slice(state, start, stop);
    return empty ? kr_sre_pattern_slice(state, 0, 0) : kr_none_own();
}

static KrOwn found_item(KrThread *thread, KrSreState *state, int64_t groups)
{
    if (groups == 0) return kr_sre_pattern_slice(state, state->start, state->position);
    if (groups == 1) return group_slice(state, 1, true);
    KrOwn tuple = kr_tuple_new(thread, groups);
    for (int64_t i = 0; i < groups && !kr_is_null(tuple); i++) {
        KrOwn item = group_slice(state, i + 1, true);
        if (kr_is_null(item))
            kr_drop(thread, kr_move(&tuple));
        else
            kr_tuple_cast(kr_ref(tuple))->items[i] = item;
    }
    return tuple;
}

static KrOwn findall(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrSreState state;
    if (!begin(&state, thread, self, args)) return KR_NULL;
    KrOwn list = kr_list_new(thread, 0);
    KrFound found = kr_is_null(list) ? KR_FAULT : KR_PRESENT;
    while (found == KR_PRESENT && state.start <= state.end) {
        found = kr_sre_match_search(&state);
        if (found != KR_PRESENT) break;
        KrOwn item = found_item(thread, &state, cast(self)->groups);
        if (kr_is_null(item) || !kr_list_append_own(thread, kr_ref(list), item))
            found = KR_FAULT;
        advance(&state);
    }
    kr_sre_match_fini(&state);
    if (found == KR_FAULT) kr_xdrop(thread, kr_move(&list));
    return list;
}

static bool append_slice(KrThread *thread, KrRef list, KrOwn item)
{
    return !kr_is_null(item) && kr_list_append_own(thread, list, item);
}

static KrOwn split(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrSreState state;
    const KrSrePattern *pattern = cast(self);
    int64_t limit, last = 0;
    if (!bound(thread, args[1], &limit) ||
        !kr_sre_match_init(&state, thread, &pattern->program, pattern->groups,
                           pattern->is_bytes, args[0], 0, INT64_MAX))
        return KR_NULL;
    KrOwn list = kr_list_new(thread, 0);
    KrFound found = kr_is_null(list) ? KR_FAULT : KR_PRESENT;
    for (int64_t n = 0; found == KR_PRESENT && (limit == 0 || n < limit); n++) {
        found = kr_sre_match_search(&state);
        if (found != KR_PRESENT) break;
        if (!append_slice(thread, kr_ref(list),
                          kr_sre_pattern_slice(&state, last, state.start)))
            found = KR_FAULT;
        for (int64_t i = 1; i <= pattern->groups && found == KR_PRESENT; i++)
            if (!append_slice(thread, kr_ref(list), group_slice(&state, i, false)))
                found = KR_FAULT;
        last = state.position;
        advance(&state);
    }
    if (found != KR_FAULT &&
        !append_slice(thread, kr_ref(list),
                      kr_sre_pattern_slice(&state, last, state.end)))
        found = KR_FAULT;
    kr_sre_match_fini(&state);
    if (found == KR_FAULT) kr_xdrop(thread, kr_move(&list));
    return list;
}

// --- sub ----------------------------------------------------------------------------------

// Has the replacement a backslash? Absent also for what is neither text nor bytes: *known is then false.
static bool is_literal(KrThread *thread, KrRef text)
{
    if (kr_str_is_sub(text)) {
        const KrStr *str = kr_str_obj(text);
        for (int64_t i = 0; i < str->length; i++)
            if (kr_str_read(str, i) == '\\') return false;
        return true;
    }
    KrBuffer buffer;
    if (!kr_buffer_has(text)) return false;
    if (!kr_buffer_get(thread, text, &buffer, KR_BUFFER_READ)) {
        kr_exception_clear(thread);
        return false;
    }
    bool literal = !buffer.size || !memchr(buffer.data, '\\', (size_t)buffer.size);
    kr_buffer_release(thread, &buffer);
    return literal;
}

typedef struct Replacement {
    KrOwn callable, template_, literal; // one of them
} Replacement;

static bool find_replacement(KrThread *thread, KrRef self, KrRef with, Replacement *out)
{
    if (kr_type_of(with)->call) {
        out->callable = kr_dup(with);
        return true;
    }
    if (is_literal(thread, with)) {
        out->literal = kr_dup(with);
        return true;
    }
    out->template_ = kr_sre_pattern_template(thread, self, with);
    if (kr_is_null(out->template_)) return false;
    const KrSreTemplate *parsed =
        (const KrSreTemplate *)(const void *)kr_obj(kr_ref(out->template_));
    if (parsed->count == 0) {
        out->literal = kr_dup(kr_ref(parsed->literal));
        kr_drop(thread, kr_move(&out->template_));
    }
    return true;
}

static bool replace_one(KrThread *thread, KrRef self, KrSreState *state,
                        const Replacement *with, KrSreJoin *join)
{
    if (!kr_is_null(with->literal)) {
        kr_sre_pattern_join_add(join, kr_ref(with->literal));
        return true;
    }
    KrOwn item;
    KrOwn found = kr_sre_result_new(thread, self, state);
    if (kr_is_null(found)) return false;
    if (!kr_is_null(with->template_)) {
        const KrSreTemplate *parsed =
            (const KrSreTemplate *)(const void *)kr_obj(kr_ref(with->template_));
        const int64_t *marks = ((KrSreResult *)(void *)kr_obj(kr_ref(found)))->marks;
        if (kr_bytes_is_sub(kr_ref(parsed->literal)) == state->is_bytes) {
            join_template(join, parsed, state, marks);
            kr_drop(thread, found);
            return true;
        }
        item = kr_sre_pattern_expand(thread, parsed, state, marks);
    } else {
        item = kr_call_1(thread, kr_ref(with->callable), kr_ref(found));
    }
    kr_drop(thread, found);
    if (kr_is_null(item)) return false;
    if (!kr_is_none(kr_ref(item))) kr_sre_pattern_join_add(join, kr_ref(item));
    kr_drop(thread, item);
    return true;
}

// args: repl, string, count. *times: replacements made.
static KrOwn substitute(KrThread *thread, KrRef self, const KrRef *args, int64_t *times)
{
    KrSreState state;
    KrSreJoin join;
    const KrSrePattern *pattern = cast(self);
    Replacement with = {KR_NULL, KR_NULL, KR_NULL};
    int64_t limit, last = 0;
    KrFound found = KR_FAULT;
    KrOwn result = KR_NULL;
    *times = 0;
    if (!bound(thread, args[2], &limit) ||
        !find_replacement(thread, self, args[0], &with) ||
        !kr_sre_match_init(&state, thread, &pattern->program, pattern->groups,
                           pattern->is_bytes, args[1], 0, INT64_MAX))
        goto done;
    kr_sre_pattern_join_init(&join, thread, state.is_bytes);
    while (limit == 0 || *times < limit) {
        found = kr_sre_match_search(&state);
        if (found != KR_PRESENT) break;
        if (last < state.start)
            kr_sre_pattern_join_slice(&join, &state, last, state.start);
        last = state.position;
        if (!replace_one(thread, self, &state, &with, &join) || join.failed) {
            found = KR_FAULT;
            break;
        }
        ++*times;
        advance(&state);
    }
    if (limit < 0) found = KR_ABSENT;
    if (found == KR_FAULT) {
        kr_sre_pattern_join_fini(&join);
    } else if (*times == 0 && (kr_str_is(args[1]) || kr_bytes_is(args[1]))) {
        kr_sre_pattern_join_fini(&join);
        result = kr_dup(args[1]);
    } else {
        if (last < state.end) kr_sre_pattern_join_slice(&join, &state, last, state.end);
        result = kr_sre_pattern_join_take(&join);
    }
    kr_sre_match_fini(&state);
done:
    kr_xdrop(thread, with.callable);
    kr_xdrop(thread, with.template_);
    kr_xdrop(thread, with.literal);
    return result;
}

static KrOwn sub(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    int64_t times;
    return substitute(thread, self, args, &times);
}
static KrOwn subn(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    int64_t times;
    KrOwn pair[2] = {substitute(thread, self, args, &times), KR_NULL};
    if (kr_is_null(pair[0])) return KR_NULL;
    pair[1] = kr_int_from_i64(thread, times);
    return kr_tuple_pack_own(thread, pair, 2);
}

// --- scanners -----------------------------------------------------------------------------

static KrOwn scanner(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    Scanner *scan = (Scanner *)(void *)kr_object_new(
        thread, &kr_sre_pattern_scanner_type, sizeof(Scanner));
    if (!scan) return KR_NULL;
    scan->pattern = kr_dup(self);
    scan->state.string = KR_NULL;
    KrOwn result = kr_steal_obj(scan);
    if (!begin(&scan->state, thread, self, args)) {
        scan->state.string = KR_NULL;
        kr_drop(thread, result);
        return KR_NULL;
    }
    kr_gc_track(thread, scan);
    return result;
}

static KrOwn finditer(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrOwn scan = scanner(thread, self, args, count), method = KR_NULL, result = KR_NULL;
    if (!kr_is_null(scan)) method = kr_attr_get_name(thread, kr_ref(scan), "search");
    if (!kr_is_null(method))
        result = kr_iterator_from_callable(thread, kr_ref(method), kr_none());
    kr_xdrop(thread, scan);
    kr_xdrop(thread, method);
    return result;
}

static KrOwn scan_next(KrThread *thread, KrRef self, KrFound (*find)(KrSreState *))
{
    Scanner *scan = (Scanner *)(void *)kr_obj(self);
    if (scan->executing)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "regular expression scanner already executing");
    if (scan->state.start < 0) return kr_none_own();
    scan->executing = true;
    scan->state.thread = thread;
    KrFound found = find(&scan->state);
    KrOwn result = found == KR_PRESENT
                       ? kr_sre_result_new(thread, kr_ref(scan->pattern), &scan->state)
                   : found == KR_ABSENT ? kr_none_own()
                                        : KR_NULL;
    if (found == KR_ABSENT)
        scan->state.start = -1;
    else if (found == KR_PRESENT)
        advance(&scan->state);
    scan->executing = false;
    return result;
}
static KrOwn scanner_match(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    return scan_next(thread, self, kr_sre_match_here);
}
static KrOwn scanner_search(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)args, (void)count;
    return scan_next(thread, self, kr_sre_match_search);
}
static KrOwn scanner_pattern(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((Scanner *)(void *)kr_obj(self))->pattern));
}
static void scanner_dealloc(KrThread *thread, KrObject *object)
{
    Scanner *scan = (Scanner *)(void *)object;
    if (!kr_is_null(scan->state.string)) {
        scan->state.thread = thread;
        kr_sre_match_fini(&scan->state);
    }
    kr_xdrop(thread, scan->pattern);
    kr_object_free(thread, object, sizeof *scan);
}
static void scanner_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    Scanner *scan = (Scanner *)(void *)object;
    visitor(kr_ref(scan->pattern), context);
    if (!kr_is_null(scan->state.string)) visitor(kr_ref(scan->state.string), context);
    if (!kr_is_null(scan->state.string) && !kr_is_null(scan->state.buffer.owner))
        visitor(kr_ref(scan->state.buffer.owner), context);
}
static const KrNativeDef scanner_methods[] = {
    {"match", scanner_match, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"search", scanner_search, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef scanner_getset[] = {{"pattern", scanner_pattern, NULL, KR_AS_MEMBER},
                                             {0}};

KrType kr_sre_pattern_scanner_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_sre.SRE_Scanner",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Scanner),
    .dealloc = scanner_dealloc,
    .visit = scanner_visit,
    .methods = scanner_methods,
    .getset = scanner_getset,
};

// --- the type -----------------------------------------------------------------------------

static void dealloc(KrThread *thread, KrObject *object)
{
    KrSrePattern *self = (KrSrePattern *)(void *)object;
    kr_xdrop(thread, self->pattern);
    kr_xdrop(thread, self->groupindex);
    kr_xdrop(thread, self->indexgroup);
    kr_sre_program_free(&self->program);
    free(self->code);
    kr_object_free(thread, object, sizeof *self);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrSrePattern *self = (KrSrePattern *)(void *)object;
    if (!kr_is_null(self->pattern)) visitor(kr_ref(self->pattern), context);
    if (!kr_is_null(self->groupindex)) visitor(kr_ref(self->groupindex), context);
    if (!kr_is_null(self->indexgroup)) visitor(kr_ref(self->indexgroup), context);
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if ((op != KR_EQ && op != KR_NE) || !kr_is_exact(b, &kr_sre_pattern_type))
        return kr_dup(kr_not_implemented());
    const KrSrePattern *left = cast(a), *right = cast(b);
    bool equal = left == right;
    if (!equal && left->flags == right->flags && left->is_bytes == right->is_bytes &&
        left->code_count == right->code_count &&
        !memcmp(left->code, right->code, left->code_count * sizeof *left->code)) {
        KrFound same = kr_compare_bool(thread, kr_ref(left->pattern),
                                       kr_ref(right->pattern), KR_EQ);
        if (same == KR_FAULT) return KR_NULL;
        equal = same == KR_PRESENT;
    }
    return kr_bool_own(equal == (op == KR_EQ));
}

static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    const KrSrePattern *p = cast(self);
    int64_t number;
    uint64_t mix = 1469598103934665603u;
    if (!kr_hash(thread, kr_ref(p->pattern), &number)) return false;
    for (size_t i = 0; i < p->code_count; i++)
        mix = (mix ^ p->code[i]) * 1099511628211u;
    mix ^= (uint64_t)number ^ (uint64_t)p->flags << 7 ^ (uint64_t)p->groups;
    *out = (int64_t)mix == -1 ? -2 : (int64_t)mix;
    return true;
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    static const struct {
        const char *name;
        int64_t bit;
    } names[] = {{"re.IGNORECASE", 2}, {"re.LOCALE", 4},   {"re.MULTILINE", 8},
                 {"re.DOTALL", 16},    {"re.UNICODE", 32}, {"re.VERBOSE", 64},
                 {"re.DEBUG", 128},    {"re.ASCII", 256}};
    const KrSrePattern *p = cast(self);
    int64_t flags = p->flags;
    if (p->is_bytes == 0 && (flags & (4 | 32 | 256)) == 32) flags &= ~INT64_C(32);
    KrOwn shown = kr_repr(thread, kr_ref(p->pattern));
    if (kr_is_null(shown)) return KR_NULL;
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    kr_str_builder_ascii(&out, "re.compile(");
    int64_t length = kr_str_obj(kr_ref(shown))->length;
    kr_str_builder_slice(&out, kr_ref(shown), 0, length < 200 ? length : 200);
    kr_drop(thread, shown);
    const char *between = ", ";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(flags & names[i].bit)) continue;
        kr_str_builder_ascii(&out, between);
        kr_str_builder_ascii(&out, names[i].name);
        flags &= ~names[i].bit;
        between = "|";
    }
    if (flags) {
        char text[32];
        snprintf(text, sizeof text, "%s0x%x", between, (unsigned)flags);
        kr_str_builder_ascii(&out, text);
    }
    kr_str_builder_ascii(&out, ")");
    return kr_str_builder_take(&out);
}

static KrOwn copy(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    return kr_dup(self);
}
static KrOwn get_groupindex(KrThread *thread, KrRef self)
{
    return kr_mapping_proxy_new(thread, kr_ref(cast(self)->groupindex));
}
static KrOwn get_pattern(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->pattern));
}
static KrOwn get_flags(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, cast(self)->flags);
}
static KrOwn get_groups(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, cast(self)->groups);
}

#define BOUNDED "($self, /, string, pos=0, endpos=sys.maxsize)"
static const KrNativeDef methods[] = {
    {"match", match, BOUNDED, "A match at the beginning of the string, or None.", 0, 0,
     0},
    {"fullmatch", fullmatch, BOUNDED, "A match of all of the string, or None.", 0, 0,
     0},
    {"search", search, BOUNDED, "The first match anywhere in the string, or None.", 0,
     0, 0},
    {"sub", sub, "($self, /, repl, string, count=0)",
     "The string with the leftmost matches that do not overlap replaced by repl.", 0, 0,
     0},
    {"subn", subn, "($self, /, repl, string, count=0)",
     "The tuple (new_string, number_of_subs_made) of what sub() does.", 0, 0, 0},
    {"findall", findall, BOUNDED, "A list of all matches that do not overlap.", 0, 0,
     0},
    {"finditer", finditer, BOUNDED, "An iterator over the matches that do not overlap.",
     0, 0, 0},
    {"split", split, "($self, /, string, maxsplit=0)",
     "The parts of the string between matches.", 0, 0, 0},
    {"scanner", scanner, BOUNDED, NULL, 0, 0, 0},
    {"__copy__", copy, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"__deepcopy__", copy, "($self, memo, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "See PEP 585", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};
static const KrGetSetDef getset[] = {
    {"groupindex", get_groupindex, NULL,
     "A dictionary mapping group names to group numbers."},
    {"pattern", get_pattern, NULL,
     KR_AS_MEMBER "The pattern string from which the RE object was compiled."},
    {"flags", get_flags, NULL, KR_AS_MEMBER "The regex matching flags."},
    {"groups", get_groups, NULL, KR_AS_MEMBER "The number of capturing groups in the pattern."},
    {0},
};

KrType kr_sre_pattern_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "re.Pattern",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrSrePattern),
    .dealloc = dealloc,
    .visit = visit,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .methods = methods,
    .getset = getset,
    .doc = "Compiled regular expression object.",
};
