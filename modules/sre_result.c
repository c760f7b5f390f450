// SPDX-License-Identifier: MIT
// re.Match (sre_result.h): where the groups of a pattern have matched.
//
// A match keeps the string and positions, not text: what group() gives is cut out when asked for. A buffer
// that has become shorter meanwhile gives what is left.
// Made by sre_pattern.c and sre_module.c. Tests: tests/lang/modules/sre/.
#include "modules/sre_result.h"

#include "runtime/bytes.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

static KrSreResult *cast(KrRef self)
{
    return (KrSreResult *)(void *)kr_obj(self);
}

static size_t size_of(int64_t count)
{
    return sizeof(KrSreResult) + (size_t)count * 2 * sizeof(int64_t);
}

KrOwn kr_sre_result_new(KrThread *thread, KrRef pattern, const KrSreState *state)
{
    int64_t groups = kr_sre_pattern_cast(pattern)->groups;
    KrSreResult *self = (KrSreResult *)(void *)kr_object_new(
        thread, &kr_sre_result_type, size_of(groups + 1));
    if (!self) return KR_NULL;
    self->string = kr_dup(kr_ref(state->string));
    self->pattern = kr_dup(pattern);
    self->pos = state->pos;
    self->endpos = state->end;
    self->last_index = state->last_index;
    self->count = groups + 1;
    self->marks[0] = state->start;
    self->marks[1] = state->position;
    for (int64_t i = 0; i < groups; i++) {
        int64_t start = state->marks[i * 2], stop = state->marks[i * 2 + 1];
        bool set = start >= 0 && stop >= start;
        self->marks[i * 2 + 2] = set ? start : -1;
        self->marks[i * 2 + 3] = set ? stop : -1;
    }
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static void dealloc(KrThread *thread, KrObject *object)
{
    KrSreResult *self = (KrSreResult *)(void *)object;
    kr_xdrop(thread, self->string);
    kr_xdrop(thread, self->pattern);
    kr_xdrop(thread, self->regs);
    kr_object_free(thread, object, size_of(self->count));
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrSreResult *self = (KrSreResult *)(void *)object;
    if (!kr_is_null(self->string)) visitor(kr_ref(self->string), context);
    if (!kr_is_null(self->pattern)) visitor(kr_ref(self->pattern), context);
    if (!kr_is_null(self->regs)) visitor(kr_ref(self->regs), context);
}

// --- groups -------------------------------------------------------------------------------

// Number of a group given by number or name, -1: raised.
static int64_t group_index(KrThread *thread, const KrSreResult *self, KrRef key)
{
    int64_t index = -1;
    if (kr_is_small_int(key)) {
        index = kr_small_int_value(key);
    } else if (kr_number_has_index(key)) {
        KrOwn number = kr_number_index(thread, key);
        if (kr_is_null(number)) return -1;
        if (kr_int_try_i64(kr_ref(number), &index) != KR_PRESENT) index = -1;
        kr_drop(thread, number);
    } else {
        KrRef number;
        KrFound found = kr_dict_find(
            thread, kr_ref(kr_sre_pattern_cast(kr_ref(self->pattern))->groupindex), key,
            &number);
        if (found == KR_FAULT) return -1;
        if (found == KR_PRESENT &&
            (!kr_int_is_sub(number) || kr_int_try_i64(number, &index) != KR_PRESENT))
            index = -1;
    }
    if (index >= 0 && index < self->count) return index;
    (void)kr_exception_raise(thread, &kr_exception_index_error, "no such group");
    return -1;
}

static KrOwn slice(KrThread *thread, const KrSreResult *self, int64_t index,
                   KrRef unset)
{
    int64_t start = self->marks[index * 2], stop = self->marks[index * 2 + 1];
    KrRef string = kr_ref(self->string);
    if (start < 0) return kr_dup(unset);
    if (kr_str_is_sub(string)) {
        if (stop - start == 1) return kr_str_index(thread, string, start);
        return kr_str_slice(thread, string, start, stop, 1);
    }
    KrBuffer buffer;
    if (!kr_buffer_get(thread, string, &buffer, KR_BUFFER_READ)) return KR_NULL;
    if (stop > buffer.size) stop = buffer.size;
    if (start > stop) start = stop;
    KrOwn result = kr_bytes_is(string) && start == 0 && stop == buffer.size
                       ? kr_dup(string)
                       : kr_bytes_new(thread, buffer.data + start, stop - start);
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn slice_of(KrThread *thread, const KrSreResult *self, KrRef key)
{
    int64_t index = group_index(thread, self, key);
    return index < 0 ? KR_NULL : slice(thread, self, index, kr_none());
}

static KrOwn group(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    if (count == 0) return slice(thread, cast(self), 0, kr_none());
    if (count == 1) return slice_of(thread, cast(self), args[0]);
    KrOwn tuple = kr_tuple_new(thread, (int64_t)count);
    for (size_t i = 0; i < count && !kr_is_null(tuple); i++) {
        KrOwn item = slice_of(thread, cast(self), args[i]);
        if (kr_is_null(item))
            kr_drop(thread, kr_move(&tuple));
        else
            kr_tuple_cast(kr_ref(tuple))->items[i] = item;
    }
    return tuple;
}

static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    return slice_of(thread, cast(self), key);
}

static KrOwn groups(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    const KrSreResult *m = cast(self);
    KrOwn tuple = kr_tuple_new(thread, m->count - 1);
    for (int64_t i = 1; i < m->count && !kr_is_null(tuple); i++) {
        KrOwn item = slice(thread, m, i, args[0]);
        if (kr_is_null(item))
            kr_drop(thread, kr_move(&tuple));
        else
            kr_tuple_cast(kr_ref(tuple))->items[i - 1] = item;
    }
    return tuple;
}

static KrOwn groupdict(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    const KrSreResult *m = cast(self);
    KrOwn result = kr_dict_new(thread);
    KrRef names = kr_ref(kr_sre_pattern_cast(kr_ref(m->pattern))->groupindex), name,
          number;
    size_t position = 0;
    if (kr_is_null(result)) return result;
    while (kr_dict_next(names, &position, &name, &number)) {
        KrOwn key = kr_dup(name);
        int64_t index = group_index(thread, m, number);
        KrOwn value = index < 0 ? KR_NULL : slice(thread, m, index, args[0]);
        bool ok = !kr_is_null(value) &&
                  kr_dict_set(thread, kr_ref(result), name, kr_ref(value));
        kr_xdrop(thread, value);
        kr_drop(thread, key);
        if (!ok) {
            kr_drop(thread, result);
            return KR_NULL;
        }
    }
    return result;
}

// --- places -------------------------------------------------------------------------------

static KrOwn span_tuple(KrThread *thread, int64_t start, int64_t stop)
{
    KrOwn pair[2] = {kr_int_from_i64(thread, start), kr_int_from_i64(thread, stop)};
    return kr_tuple_pack_own(thread, pair, 2);
}

static int64_t index_argument(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count)
{
    return count == 0 ? 0 : group_index(thread, cast(self), args[0]);
}
static KrOwn start_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    int64_t index = index_argument(thread, self, args, count);
    return index < 0 ? KR_NULL : kr_int_from_i64(thread, cast(self)->marks[index * 2]);
}
static KrOwn end_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    int64_t index = index_argument(thread, self, args, count);
    return index < 0 ? KR_NULL
                     : kr_int_from_i64(thread, cast(self)->marks[index * 2 + 1]);
}
static KrOwn span_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    int64_t index = index_argument(thread, self, args, count);
    return index < 0 ? KR_NULL
                     : span_tuple(thread, cast(self)->marks[index * 2],
                                  cast(self)->marks[index * 2 + 1]);
}

static KrOwn get_regs(KrThread *thread, KrRef self)
{
    KrSreResult *m = cast(self);
    if (!kr_is_null(m->regs)) return kr_dup(kr_ref(m->regs));
    KrOwn tuple = kr_tuple_new(thread, m->count);
    for (int64_t i = 0; i < m->count && !kr_is_null(tuple); i++) {
        KrOwn pair = span_tuple(thread, m->marks[i * 2], m->marks[i * 2 + 1]);
        if (kr_is_null(pair))
            kr_drop(thread, kr_move(&tuple));
        else
            kr_tuple_cast(kr_ref(tuple))->items[i] = pair;
    }
    if (!kr_is_null(tuple)) m->regs = kr_dup(kr_ref(tuple));
    return tuple;
}
static KrOwn get_last_index(KrThread *thread, KrRef self)
{
    int64_t last = cast(self)->last_index;
    return last < 0 ? kr_none_own() : kr_int_from_i64(thread, last);
}
static KrOwn get_last_group(KrThread *thread, KrRef self)
{
    (void)thread;
    int64_t last = cast(self)->last_index;
    KrRef names = kr_ref(kr_sre_pattern_cast(kr_ref(cast(self)->pattern))->indexgroup);
    if (last < 0 || last >= kr_tuple_length(names)) return kr_none_own();
    return kr_dup(kr_tuple_get(names, last));
}
static KrOwn get_string(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->string));
}
static KrOwn get_re(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->pattern));
}
static KrOwn get_pos(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, cast(self)->pos);
}
static KrOwn get_endpos(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, cast(self)->endpos);
}

// --- the rest -----------------------------------------------------------------------------

static KrOwn expand(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrSreResult *m = cast(self);
    KrOwn template_ = kr_sre_pattern_template(thread, kr_ref(m->pattern), args[0]),
          result = KR_NULL;
    if (kr_is_null(template_)) return KR_NULL;
    const KrSreTemplate *parsed =
        (const KrSreTemplate *)(const void *)kr_obj(kr_ref(template_));
    if (parsed->count == 0) {
        result = kr_dup(kr_ref(parsed->literal));
    } else {
        KrSreState state;
        const KrSrePattern *pattern = kr_sre_pattern_cast(kr_ref(m->pattern));
        if (kr_sre_match_init(&state, thread, &pattern->program, pattern->groups, -1,
                              kr_ref(m->string), 0, INT64_MAX)) {
            result = kr_sre_pattern_expand(thread, parsed, &state, m->marks);
            kr_sre_match_fini(&state);
        }
    }
    kr_drop(thread, template_);
    return result;
}

static KrOwn copy(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    return kr_dup(self);
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    const KrSreResult *m = cast(self);
    KrOwn text = slice(thread, m, 0, kr_none()), shown = KR_NULL, cut = KR_NULL,
          result = KR_NULL;
    if (!kr_is_null(text)) shown = kr_repr(thread, kr_ref(text));
    if (!kr_is_null(shown)) {
        int64_t length = kr_str_obj(kr_ref(shown))->length;
        cut = kr_str_slice(thread, kr_ref(shown), 0, length < 50 ? length : 50, 1);
    }
    if (!kr_is_null(cut))
        result = kr_str_from_format(thread, "<%s object; span=(%lld, %lld), match=%S>",
                                    kr_obj(self)->type->name, (long long)m->marks[0],
                                    (long long)m->marks[1], kr_ref(cut));
    kr_xdrop(thread, text);
    kr_xdrop(thread, shown);
    kr_xdrop(thread, cut);
    return result;
}

static const KrNativeDef methods[] = {
    {"group", group, NULL,
     "group([group1, ...]) -> str or tuple: the text of one or more groups.", 0, -1,
     KR_NATIVE_RAW},
    {"start", start_method, "($self, group=0, /)", "Where the group starts.", 0, 1,
     KR_NATIVE_RAW},
    {"end", end_method, "($self, group=0, /)", "Where the group ends.", 0, 1,
     KR_NATIVE_RAW},
    {"span", span_method, "($self, group=0, /)", "The pair (start, end) of the group.",
     0, 1, KR_NATIVE_RAW},
    {"groups", groups, "($self, /, default=None)",
     "The texts of all groups, as a tuple.", 0, 0, 0},
    {"groupdict", groupdict, "($self, /, default=None)",
     "The texts of the named groups, by name.", 0, 0, 0},
    {"expand", expand, "($self, /, template)",
     "The template with its groups filled in.", 0, 0, 0},
    {"__copy__", copy, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"__deepcopy__", copy, "($self, memo, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "See PEP 585", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};
static const KrGetSetDef getset[] = {
    {"lastindex", get_last_index, NULL, "Number of the group closed last."},
    {"lastgroup", get_last_group, NULL, "Name of the group closed last."},
    {"regs", get_regs, NULL, NULL},
    {"string", get_string, NULL, KR_AS_MEMBER "What was searched."},
    {"re", get_re, NULL, KR_AS_MEMBER "The pattern."},
    {"pos", get_pos, NULL, KR_AS_MEMBER "Where the search was allowed to start."},
    {"endpos", get_endpos, NULL, KR_AS_MEMBER "Where it had to end."},
    {0},
};

KrType kr_sre_result_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "re.Match",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrSreResult),
    .item_size = 2 * sizeof(int64_t),
    .dealloc = dealloc,
    .visit = visit,
    .repr = repr,
    .getitem = getitem,
    .methods = methods,
    .getset = getset,
    .doc = "The result of re.match() and re.search().\nMatch objects always have a "
           "boolean value of True.",
};
