// SPDX-License-Identifier: MIT
// datetime.time (datetime_types.h).
//
// Called by the other files of datetime_types.h. Tests: tests/lang/modules/datetime/.
#include "modules/datetime_types.h"

#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <stdio.h>
#include <stdlib.h>

static KrTime *cast(KrRef self)
{
    return kr_time_cast(self);
}

bool kr_datetime_time_check(KrThread *thread, int64_t hour, int64_t minute,
                            int64_t second, int64_t micro, int64_t fold)
{
    static const char *const names[] = {"hour", "minute", "second", "microsecond"};
    const int64_t values[] = {hour, minute, second, micro},
                  most[] = {23, 59, 59, 999999};
    for (int i = 0; i < 4; i++)
        if (values[i] < 0 || values[i] > most[i])
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "%s must be in 0..%d, not %d", names[i],
                                            (int)most[i], (int)values[i]);
    return (fold == 0 || fold == 1) ||
           kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "fold must be either 0 or 1, not %d", (int)fold);
}

KrOwn kr_datetime_time_new(KrThread *thread, KrType *type, KrClock clock, KrRef tzinfo)
{
    KrTime *self = (KrTime *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    self->hash = -1;
    self->clock = clock;
    self->tzinfo =
        kr_ref_is_null(tzinfo) || kr_is_none(tzinfo) ? KR_NULL : kr_dup(tzinfo);
    return kr_steal_obj(self);
}

// --- construction -------------------------------------------------------------------------

// hour, minute, second, microsecond, and fold: null ones are as in *clock. Checked.
static bool clock_arguments(KrThread *thread, const KrRef *args, KrRef fold_or_null,
                            KrClock *clock)
{
    int64_t parts[5] = {clock->hour, clock->minute, clock->second, clock->micro,
                        clock->fold};
    for (int i = 0; i < 4; i++)
        if (!kr_ref_is_null(args[i]) &&
            !kr_datetime_date_int(thread, args[i], &parts[i]))
            return false;
    if (!kr_ref_is_null(fold_or_null) &&
        !kr_datetime_date_int(thread, fold_or_null, &parts[4]))
        return false;
    if (!kr_datetime_time_check(thread, parts[0], parts[1], parts[2], parts[3],
                                parts[4]))
        return false;
    *clock = (KrClock){(uint8_t)parts[0], (uint8_t)parts[1], (uint8_t)parts[2],
                       (uint8_t)parts[4], (uint32_t)parts[3]};
    return true;
}

static KrOwn construct(KrThread *thread, KrRef type, const KrRef *args, size_t count)
{
    (void)count;
    KrClock clock = {0};
    if (!clock_arguments(thread, args, args[5], &clock) ||
        (!kr_ref_is_null(args[4]) && !kr_datetime_zone_check(thread, args[4])))
        return KR_NULL;
    return kr_datetime_time_new(thread, (KrType *)(void *)kr_obj(type), clock, args[4]);
}
static const KrNativeDef new_def = {
    "function",
    construct,
    "($type, /, hour=<unset>, minute=<unset>, second=<unset>, microsecond=<unset>, "
    "tzinfo=None, *, fold=0)",
    NULL,
    0,
    0,
    0};

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    if (count >= 1 && count <= 2 && !kr_is_small_int(args[0])) {
        uint8_t room[6];
        const uint8_t *s = kr_datetime_date_state(thread, args[0], 6, room, "time");
        if (!s && kr_thread_has_exception(thread)) return KR_NULL;
        if (s && (s[0] & 127) < 24) {
            KrClock clock = {s[0] & 127, s[1], s[2], s[0] >> 7,
                             (uint32_t)(s[3] << 16 | s[4] << 8 | s[5])};
            if (count == 2 && !kr_is_none(args[1]) &&
                !kr_datetime_is(args[1], &kr_datetime_zone_base_type))
                return kr_exception_raise(thread, &kr_exception_type_error,
                                          "bad tzinfo state arg");
            return kr_datetime_time_new(thread, (KrType *)(void *)kr_obj(type), clock,
                                        count == 2 ? args[1] : KR_REF_NULL);
        }
    }
    return kr_call_native(thread, &new_def, type, args, count, kwnames);
}

// An instance of the class: exact ones directly, others by calling it.
static KrOwn make(KrThread *thread, KrRef class_, KrClock clock, KrRef tzinfo)
{
    if (kr_is(class_, kr_type_ref(&kr_datetime_time_type)))
        return kr_datetime_time_new(thread, &kr_datetime_time_type, clock, tzinfo);
    KrOwn numbers[4] = {kr_from_small_int(clock.hour), kr_from_small_int(clock.minute),
                        kr_from_small_int(clock.second),
                        kr_from_small_int(clock.micro)};
    KrRef args[5] = {kr_ref(numbers[0]), kr_ref(numbers[1]), kr_ref(numbers[2]),
                     kr_ref(numbers[3]), kr_ref_is_null(tzinfo) ? kr_none() : tzinfo};
    KrOwn made = kr_call(thread, class_, args, 5, KR_REF_NULL);
    if (!kr_is_null(made) && clock.fold &&
        kr_datetime_is(kr_ref(made), &kr_datetime_time_type))
        cast(kr_ref(made))->clock.fold = 1;
    return made;
}

static KrOwn fromisoformat(KrThread *thread, KrRef class_, const KrRef *args,
                           size_t count)
{
    (void)count;
    int64_t size;
    KrIsoTime iso;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "fromisoformat: argument must be str");
    char *text = kr_datetime_text_ascii(thread, args[0], &size);
    if (!text) return KR_NULL;
    int skip = size > 0 && text[0] == 'T';
    bool ok = kr_datetime_text_read_time(text + skip, size - skip, &iso);
    free(text);
    if (!ok)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Invalid isoformat string: %R", args[0]);
    if (iso.hour == 24) {
        if (iso.minute || iso.second || iso.micro)
            return kr_exception_raise(
                thread, &kr_exception_value_error,
                "minute, second, and microsecond must be 0 when hour is 24");
        iso.hour = 0;
    }
    KrOwn zone = kr_datetime_text_zone(thread, &iso), result = KR_NULL;
    if (kr_is_null(zone)) return KR_NULL;
    if (kr_datetime_time_check(thread, iso.hour, iso.minute, iso.second, iso.micro,
                               0)) {
        KrClock clock = {(uint8_t)iso.hour, (uint8_t)iso.minute, (uint8_t)iso.second, 0,
                         (uint32_t)iso.micro};
        result = make(thread, class_, clock, kr_ref(zone));
    }
    kr_drop(thread, zone);
    return result;
}

static KrOwn strptime(KrThread *thread, KrRef class_, const KrRef *args, size_t count)
{
    (void)count;
    return kr_datetime_text_strptime(thread, "_strptime_datetime_time", class_, args);
}

// --- comparison ---------------------------------------------------------------------------

static int64_t micros_of(KrClock clock)
{
    return kr_clock_seconds(clock) * KR_SECOND_MICROS + clock.micro;
}
static KrOwn offset_of(KrThread *thread, KrRef self)
{
    return kr_datetime_zone_utcoffset(thread, kr_ref(cast(self)->tzinfo), kr_none());
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_datetime_is(b, &kr_datetime_time_type)) return kr_dup(kr_not_implemented());
    int64_t x = micros_of(cast(a)->clock), y = micros_of(cast(b)->clock);
    KrOwn result = KR_NULL;
    if (kr_is(kr_ref(cast(a)->tzinfo), kr_ref(cast(b)->tzinfo)))
        return kr_bool_own(kr_compare_holds(x < y ? -1 : x > y, op));
    KrOwn one = offset_of(thread, a),
          two = kr_is_null(one) ? KR_NULL : offset_of(thread, b);
    if (kr_is_null(two)) {
        kr_xdrop(thread, one);
        return KR_NULL;
    }
    if (!kr_datetime_delta_same(kr_ref(one), kr_ref(two))) {
        if (kr_is_none(kr_ref(one)) || kr_is_none(kr_ref(two))) {
            if (op == KR_EQ || op == KR_NE)
                result = kr_bool_own(op == KR_NE);
            else
                result = kr_exception_raise(
                    thread, &kr_exception_type_error,
                    "can't compare offset-naive and offset-aware times");
            goto done;
        }
        x -= (int64_t)kr_datetime_delta_micros(kr_delta_cast(kr_ref(one)));
        y -= (int64_t)kr_datetime_delta_micros(kr_delta_cast(kr_ref(two)));
    }
    result = kr_bool_own(kr_compare_holds(x < y ? -1 : x > y, op));
done:
    kr_drop(thread, one);
    kr_drop(thread, two);
    return result;
}

static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    KrTime *t = cast(self);
    if (t->hash == -1) {
        KrOwn plain = KR_NULL;
        if (t->clock.fold && !kr_is_null(t->tzinfo)) { // the offset without fold counts
            KrClock clock = t->clock;
            clock.fold = 0;
            plain = kr_datetime_time_new(thread, kr_obj(self)->type, clock,
                                         kr_ref(t->tzinfo));
            if (kr_is_null(plain)) return false;
        }
        KrOwn offset = offset_of(thread, kr_is_null(plain) ? self : kr_ref(plain));
        kr_xdrop(thread, plain);
        if (kr_is_null(offset)) return false;
        int64_t part = micros_of(t->clock);
        if (!kr_is_none(kr_ref(offset)))
            part -= (int64_t)kr_datetime_delta_micros(kr_delta_cast(kr_ref(offset)));
        kr_drop(thread, offset);
        t->hash = kr_tuple_hash_mix(&part, 1);
    }
    *out = t->hash;
    return true;
}

// --- texts --------------------------------------------------------------------------------

static KrOwn isoformat(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrRef spec = count > 0 ? args[0] : KR_REF_NULL;
    KrStrBuilder out;
    if (!kr_ref_is_null(spec) && !kr_str_is_sub(spec))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "isoformat() argument 1 must be str, not %T", spec);
    kr_str_builder_init(&out, thread);
    KrOwn offset = KR_NULL;
    if (kr_datetime_text_clock(thread, &out, cast(self)->clock, spec))
        offset = offset_of(thread, self);
    if (kr_is_null(offset)) {
        kr_str_builder_fini(&out);
        return KR_NULL;
    }
    kr_datetime_text_offset(&out, kr_ref(offset), ":");
    kr_drop(thread, offset);
    return kr_str_builder_take(&out);
}
static KrOwn to_text(KrThread *thread, KrRef self)
{
    if (kr_is_exact(self, &kr_datetime_time_type))
        return isoformat(thread, self, NULL, 0);
    KrOwn method = kr_attr_get_name(thread, self, "isoformat"), result = KR_NULL;
    if (!kr_is_null(method)) {
        result = kr_call_0(thread, kr_ref(method));
        kr_drop(thread, method);
    }
    return result;
}
static KrOwn repr(KrThread *thread, KrRef self)
{
    const KrTime *t = cast(self);
    const char *name = kr_obj(self)->type->name;
    char text[64];
    int size = snprintf(text, sizeof text, "%d, %d", t->clock.hour, t->clock.minute);
    if (t->clock.second || t->clock.micro)
        size +=
            snprintf(text + size, sizeof text - (size_t)size, ", %d", t->clock.second);
    if (t->clock.micro)
        (void)snprintf(text + size, sizeof text - (size_t)size, ", %u", t->clock.micro);
    const char *fold = t->clock.fold ? ", fold=1" : "";
    return kr_is_null(t->tzinfo)
               ? kr_str_from_format(thread, "%s(%s%s)", name, text, fold)
               : kr_str_from_format(thread, "%s(%s, tzinfo=%R%s)", name, text,
                                    kr_ref(t->tzinfo), fold);
}

static KrOwn strftime(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "strftime() argument 1 must be str, not %T", args[0]);
    const KrClock clock = cast(self)->clock;
    int numbers[9] = {1900, 1, 1, clock.hour, clock.minute, clock.second, 0, 1, -1};
    KrOwn tuple = kr_tuple_new(thread, 9), result = KR_NULL;
    if (kr_is_null(tuple)) return KR_NULL;
    for (int i = 0; i < 9; i++)
        kr_tuple_cast(kr_ref(tuple))->items[i] = kr_from_small_int(numbers[i]);
    result = kr_datetime_text_strftime(thread, self, args[0], kr_ref(tuple), kr_none());
    kr_drop(thread, tuple);
    return result;
}

// --- the rest -----------------------------------------------------------------------------

static KrOwn utcoffset(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return offset_of(thread, self);
}
static KrOwn dst(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_datetime_zone_dst(thread, kr_ref(cast(self)->tzinfo), kr_none());
}
static KrOwn tzname(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_datetime_zone_tzname(thread, kr_ref(cast(self)->tzinfo), kr_none());
}

static KrOwn replace(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrClock clock = cast(self)->clock;
    KrRef tzinfo = kr_ref_is_null(args[4]) ? kr_ref(cast(self)->tzinfo) : args[4];
    if (!clock_arguments(thread, args, args[5], &clock) ||
        (!kr_ref_is_null(tzinfo) && !kr_datetime_zone_check(thread, tzinfo)))
        return KR_NULL;
    return make(thread, kr_type_ref(kr_type_of(self)), clock, tzinfo);
}

static KrOwn reduce_with(KrThread *thread, KrRef self, bool fold)
{
    const KrTime *t = cast(self);
    uint8_t bytes[6] = {(uint8_t)(t->clock.hour | (fold && t->clock.fold ? 128 : 0)),
                        t->clock.minute,
                        t->clock.second,
                        (uint8_t)(t->clock.micro >> 16),
                        (uint8_t)(t->clock.micro >> 8),
                        (uint8_t)t->clock.micro};
    KrOwn state = kr_bytes_new(thread, bytes, 6), inner = KR_NULL, result = KR_NULL;
    if (!kr_is_null(state))
        inner = kr_is_null(t->tzinfo)
                    ? kr_tuple_1(thread, kr_ref(state))
                    : kr_tuple_2(thread, kr_ref(state), kr_ref(t->tzinfo));
    if (!kr_is_null(inner))
        result = kr_tuple_2(thread, kr_type_ref(kr_type_of(self)), kr_ref(inner));
    kr_xdrop(thread, state);
    kr_xdrop(thread, inner);
    return result;
}
static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return reduce_with(thread, self, false);
}
static KrOwn reduce_ex(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    int64_t protocol;
    return kr_number_index_i64(thread, args[0], &protocol)
               ? reduce_with(thread, self, protocol > 3)
               : KR_NULL;
}

static KrOwn get_hour(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->clock.hour);
}
static KrOwn get_minute(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->clock.minute);
}
static KrOwn get_second(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->clock.second);
}
static KrOwn get_microsecond(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->clock.micro);
}
static KrOwn get_fold(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->clock.fold);
}
static KrOwn get_tzinfo(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_datetime_tzinfo(cast(self)->tzinfo);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((KrTime *)(void *)object)->tzinfo);
    kr_object_free(thread, object, object->type->basic_size);
}

#define REPLACE                                                                        \
    "($self, /, hour=unchanged, minute=unchanged, second=unchanged,\n        "         \
    "microsecond=unchanged, "                                                          \
    "tzinfo=unchanged, *, fold=unchanged)"
#define NONE "($self, /)"
static const KrNativeDef methods[] = {
    {"strptime", strptime, "($type, string, format, /)",
     "Parses a text by a format of strptime().", 2, 2, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"fromisoformat", fromisoformat, "($type, object, /)",
     "The time in a text in ISO 8601 format.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"isoformat", isoformat, "($self, /, timespec=<unset>)",
     "The time as HH[:MM[:SS[.mmm[uuu]]]][+HH:MM].", 0, 0, 0},
    {"strftime", strftime, "($self, /, format)", "format -> strftime() style string.",
     0, 0, 0},
    {"__format__", kr_datetime_text_format, "($self, format, /)", "Formats self with strftime.", 1, 1,
     KR_NATIVE_RAW},
    {"utcoffset", utcoffset, NONE, "Return self.tzinfo.utcoffset(self).", 0, 0,
     KR_NATIVE_RAW},
    {"tzname", tzname, NONE, "Return self.tzinfo.tzname(self).", 0, 0, KR_NATIVE_RAW},
    {"dst", dst, NONE, "Return self.tzinfo.dst(self).", 0, 0, KR_NATIVE_RAW},
    {"replace", replace, REPLACE, "Return time with new specified fields.", 0, 0, 0},
    {"__replace__", replace, REPLACE "\1($self, /, **changes)", "The same as replace().", 0, 0, 0},
    {"__reduce_ex__", reduce_ex, "($self, proto, /)",
     "__reduce_ex__(proto) -> (cls, state)", 1, 1, KR_NATIVE_RAW},
    {"__reduce__", reduce, NONE, "__reduce__() -> (cls, state)", 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {{"hour", get_hour, NULL, NULL},
                                     {"minute", get_minute, NULL, NULL},
                                     {"second", get_second, NULL, NULL},
                                     {"microsecond", get_microsecond, NULL, NULL},
                                     {"tzinfo", get_tzinfo, NULL, NULL},
                                     {"fold", get_fold, NULL, NULL},
                                     {0}};

KrType kr_datetime_time_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "datetime.time",
    .shown = "-__module__",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrTime),
    .dealloc = dealloc,
    .repr = repr,
    .str = to_text,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .methods = methods,
    .getset = getset,
    .doc = "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time "
           "object\n\nAll arguments are "
           "optional. tzinfo may be None, or an instance of\na tzinfo subclass. The "
           "remaining arguments may be ints.",
};

static bool constant(KrThread *thread, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value);
    KrRef dict = kr_type_dict(&kr_datetime_time_type);
    if (ok && kr_ref_is_null(
                  kr_dict_find_str(dict, kr_ref(key)))) // imported for the first time
        ok = kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}
bool kr_datetime_time_ready(KrThread *thread)
{
    KrType *type = &kr_datetime_time_type;
    return kr_type_ready(thread, type) &&
           constant(thread, "min",
                    kr_datetime_time_new(thread, type, (KrClock){0}, KR_REF_NULL)) &&
           constant(thread, "max",
                    kr_datetime_time_new(thread, type, (KrClock){23, 59, 59, 0, 999999},
                                         KR_REF_NULL)) &&
           constant(thread, "resolution", kr_datetime_delta_new(thread, 1));
}
