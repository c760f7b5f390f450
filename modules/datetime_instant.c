// SPDX-License-Identifier: MIT
// datetime.datetime: making, arithmetic, comparison (datetime_types.h). Its methods are in datetime_methods.c.
//
// Two aware datetimes of one tzinfo object are compared and subtracted as they stand; others by their offsets from
// UTC (PEP 495 says when those depend on fold: such datetimes equal none of another zone).
// Called by the other files of datetime_types.h. Tests: tests/lang/modules/datetime/.
#include "modules/datetime_types.h"

#include "modules/datetime_methods.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <stdio.h>

static KrDateTime *cast(KrRef self)
{
    return kr_datetime_cast(self);
}
static bool is_datetime(KrRef value)
{
    return kr_datetime_is(value, &kr_datetime_instant_type);
}

// --- construction -------------------------------------------------------------------------

KrOwn kr_datetime_instant_new(KrThread *thread, KrType *type, int year, int month,
                              int day, KrClock clock, KrRef tzinfo)
{
    KrDateTime *self =
        (KrDateTime *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    self->date.hash = -1;
    self->date.year = (uint16_t)year;
    self->date.month = (uint8_t)month;
    self->date.day = (uint8_t)day;
    self->clock = clock;
    self->tzinfo =
        kr_ref_is_null(tzinfo) || kr_is_none(tzinfo) ? KR_NULL : kr_dup(tzinfo);
    return kr_steal_obj(self);
}

KrOwn kr_datetime_instant_make(KrThread *thread, KrRef class_, int year, int month,
                               int day, KrClock clock, KrRef tzinfo)
{
    if (kr_is(class_, kr_type_ref(&kr_datetime_instant_type))) {
        if (!kr_datetime_date_check(thread, year, month, day)) return KR_NULL;
        return kr_datetime_instant_new(thread, &kr_datetime_instant_type, year, month,
                                       day, clock, tzinfo);
    }
    int numbers[7] = {year,         month,           day, clock.hour, clock.minute,
                      clock.second, (int)clock.micro};
    KrOwn values[7];
    KrRef args[8];
    for (int i = 0; i < 7; i++) {
        values[i] = kr_from_small_int(numbers[i]);
        args[i] = kr_ref(values[i]);
    }
    args[7] = kr_ref_is_null(tzinfo) ? kr_none() : tzinfo;
    KrOwn made = kr_call(thread, class_, args, 8, KR_REF_NULL);
    if (!kr_is_null(made) && clock.fold && is_datetime(kr_ref(made)))
        cast(kr_ref(made))->clock.fold = 1;
    return made;
}

static KrOwn construct(KrThread *thread, KrRef type, const KrRef *args, size_t count)
{
    (void)count;
    int64_t n[8] = {0};
    for (int i = 0; i < 7; i++)
        if (!kr_ref_is_null(args[i]) && !kr_datetime_date_int(thread, args[i], &n[i]))
            return KR_NULL;
    if (!kr_ref_is_null(args[8]) && !kr_datetime_date_int(thread, args[8], &n[7]))
        return KR_NULL;
    if (!kr_datetime_date_check(thread, n[0], n[1], n[2]) ||
        !kr_datetime_time_check(thread, n[3], n[4], n[5], n[6], n[7]) ||
        (!kr_ref_is_null(args[7]) && !kr_datetime_zone_check(thread, args[7])))
        return KR_NULL;
    KrClock clock = {(uint8_t)n[3], (uint8_t)n[4], (uint8_t)n[5], (uint8_t)n[7],
                     (uint32_t)n[6]};
    return kr_datetime_instant_new(thread, (KrType *)(void *)kr_obj(type), (int)n[0],
                                   (int)n[1], (int)n[2], clock, args[7]);
}
static const KrNativeDef new_def = {
    "function",
    construct,
    "($type, /, year, month, day, hour=<unset>, minute=<unset>, second=<unset>, "
    "microsecond=<unset>, tzinfo=None, *, "
    "fold=0)",
    NULL,
    0,
    0,
    0};

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    if (count >= 3 && count <= 8 && kr_ref_is_null(kwnames)) {
        KrRef all[9] = {0};
        for (size_t i = 0; i < count; i++)
            all[i] = args[i];
        return construct(thread, type, all, 9);
    }
    if (count >= 1 && count <= 2 && !kr_is_small_int(args[0])) {
        uint8_t room[10];
        const uint8_t *s =
            kr_datetime_date_state(thread, args[0], 10, room, "datetime");
        if (!s && kr_thread_has_exception(thread)) return KR_NULL;
        if (s && (s[2] & 127) >= 1 && (s[2] & 127) <= 12) {
            KrClock clock = {s[4], s[5], s[6], s[2] >> 7,
                             (uint32_t)(s[7] << 16 | s[8] << 8 | s[9])};
            if (count == 2 && !kr_is_none(args[1]) &&
                !kr_datetime_is(args[1], &kr_datetime_zone_base_type))
                return kr_exception_raise(thread, &kr_exception_type_error,
                                          "bad tzinfo state arg");
            return kr_datetime_instant_new(thread, (KrType *)(void *)kr_obj(type),
                                           s[0] << 8 | s[1], s[2] & 127, s[3], clock,
                                           count == 2 ? args[1] : KR_REF_NULL);
        }
    }
    return kr_call_native(thread, &new_def, type, args, count, kwnames);
}

// --- arithmetic ---------------------------------------------------------------------------

static int64_t micros_of(KrClock clock)
{
    return kr_clock_seconds(clock) * KR_SECOND_MICROS + clock.micro;
}
static int64_t ordinal_of(const KrDateTime *when)
{
    return kr_datetime_calendar_ordinal(when->date.year, when->date.month,
                                        when->date.day);
}
static KrWide since_zero(const KrDateTime *when)
{
    return (KrWide)ordinal_of(when) * KR_DAY_MICROS + micros_of(when->clock);
}

KrOwn kr_datetime_instant_add(KrThread *thread, const KrDateTime *when, KrWide wide)
{
    const KrWide most = (KrWide)(KR_DATE_MAX_ORDINAL + 1) * KR_DAY_MICROS; // more leaves the calendar anyway
    int64_t micros = micros_of(when->clock) + (int64_t)(wide < -most ? -most : wide > most ? most : wide);
    int64_t days = micros / KR_DAY_MICROS, rest = micros % KR_DAY_MICROS;
    if (rest < 0) {
        rest += KR_DAY_MICROS;
        days--;
    }
    int year = when->date.year, month = when->date.month, day = when->date.day;
    if (days + day >= 1 && days + day <= 28) {
        day += (int)days;
    } else {
        int64_t ordinal = ordinal_of(when) + days;
        if (ordinal < 1 || ordinal > KR_DATE_MAX_ORDINAL)
            return kr_exception_raise(thread, &kr_exception_overflow_error,
                                      "date value out of range");
        kr_datetime_calendar_from_ordinal(ordinal, &year, &month, &day);
    }
    uint32_t seconds = (uint32_t)(rest / KR_SECOND_MICROS);
    KrClock clock = {(uint8_t)(seconds / 3600), (uint8_t)(seconds / 60 % 60),
                     (uint8_t)(seconds % 60), 0, (uint32_t)(rest % KR_SECOND_MICROS)};
    KrRef class_ = kr_type_ref(when->date.header.type);
    return kr_datetime_instant_make(thread, class_, year, month, day, clock,
                                    kr_ref(when->tzinfo));
}

static KrOwn add(KrThread *thread, KrRef a, KrRef b)
{
    if (is_datetime(b)) {
        KrRef swap = a;
        a = b;
        b = swap;
    }
    if (!is_datetime(a) || !kr_datetime_is(b, &kr_datetime_delta_type))
        return kr_dup(kr_not_implemented());
    return kr_datetime_instant_add(thread, cast(a),
                                   kr_datetime_delta_micros(kr_delta_cast(b)));
}

KrOwn kr_datetime_instant_utcoffset(KrThread *thread, KrRef self)
{
    return kr_datetime_zone_utcoffset(thread, kr_ref(cast(self)->tzinfo), self);
}

static KrWide micros_in(KrRef delta)
{
    return kr_datetime_delta_micros(kr_delta_cast(delta));
}

// Offsets of both, to be dropped; false: raised.
static bool offsets(KrThread *thread, KrRef a, KrRef b, KrOwn *one, KrOwn *two)
{
    *two = KR_NULL;
    *one = kr_datetime_instant_utcoffset(thread, a);
    if (!kr_is_null(*one)) *two = kr_datetime_instant_utcoffset(thread, b);
    if (!kr_is_null(*two)) return true;
    kr_xdrop(thread, *one);
    return false;
}

static KrOwn subtract(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_datetime(a)) return kr_dup(kr_not_implemented());
    if (kr_datetime_is(b, &kr_datetime_delta_type))
        return kr_datetime_instant_add(thread, cast(a), -micros_in(b));
    if (!is_datetime(b)) return kr_dup(kr_not_implemented());
    KrWide difference = since_zero(cast(a)) - since_zero(cast(b));
    if (!kr_is(kr_ref(cast(a)->tzinfo), kr_ref(cast(b)->tzinfo))) {
        KrOwn one, two;
        if (!offsets(thread, a, b, &one, &two)) return KR_NULL;
        bool naive = kr_is_none(kr_ref(one)), other_naive = kr_is_none(kr_ref(two));
        if (!naive && !other_naive)
            difference -= micros_in(kr_ref(one)) - micros_in(kr_ref(two));
        kr_drop(thread, one);
        kr_drop(thread, two);
        if (naive != other_naive)
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "can't subtract offset-naive and offset-aware datetimes");
    }
    return kr_datetime_delta_new(thread, difference);
}

// --- comparison ---------------------------------------------------------------------------

// Does the offset depend on fold?
static KrFound depends_on_fold(KrThread *thread, KrRef self, KrRef offset)
{
    const KrDateTime *when = cast(self);
    KrClock clock = when->clock;
    clock.fold = !clock.fold;
    KrOwn flipped = kr_datetime_instant_new(
        thread, &kr_datetime_instant_type, when->date.year, when->date.month,
        when->date.day, clock, kr_ref(when->tzinfo));
    KrOwn other = kr_is_null(flipped)
                      ? KR_NULL
                      : kr_datetime_instant_utcoffset(thread, kr_ref(flipped));
    KrFound found = KR_FAULT;
    if (!kr_is_null(other))
        found = kr_datetime_delta_same(kr_ref(other), offset) ? KR_ABSENT : KR_PRESENT;
    kr_xdrop(thread, flipped);
    kr_xdrop(thread, other);
    return found;
}

static KrOwn compare_zones(KrThread *thread, KrRef a, KrRef b, int op)
{
    KrOwn one, two, result = KR_NULL;
    if (!offsets(thread, a, b, &one, &two)) return KR_NULL;
    KrWide x = since_zero(cast(a)), y = since_zero(cast(b));
    bool equality = op == KR_EQ || op == KR_NE;
    if (!kr_datetime_delta_same(kr_ref(one), kr_ref(two))) {
        if (kr_is_none(kr_ref(one)) || kr_is_none(kr_ref(two))) {
            result = equality
                         ? kr_bool_own(op == KR_NE)
                         : kr_exception_raise(
                               thread, &kr_exception_type_error,
                               "can't compare offset-naive and offset-aware datetimes");
            goto done;
        }
        x -= micros_in(kr_ref(one));
        y -= micros_in(kr_ref(two));
    }
    int order = x < y ? -1 : x > y;
    if (equality && order == 0) {
        KrFound exception = depends_on_fold(thread, a, kr_ref(one));
        if (exception == KR_ABSENT) exception = depends_on_fold(thread, b, kr_ref(two));
        if (exception == KR_FAULT) goto done;
        order = exception == KR_PRESENT;
    }
    result = kr_bool_own(kr_compare_holds(order, op));
done:
    kr_drop(thread, one);
    kr_drop(thread, two);
    return result;
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!is_datetime(b)) return kr_dup(kr_not_implemented());
    if (!kr_is(kr_ref(cast(a)->tzinfo), kr_ref(cast(b)->tzinfo)))
        return compare_zones(thread, a, b, op);
    const KrDateTime *x = cast(a), *y = cast(b);
    uint32_t day =
        (uint32_t)x->date.year << 16 | (uint32_t)x->date.month << 8 | x->date.day;
    uint32_t other =
        (uint32_t)y->date.year << 16 | (uint32_t)y->date.month << 8 | y->date.day;
    int order = day < other ? -1 : day > other;
    if (order == 0) {
        int64_t time = micros_of(x->clock), other_time = micros_of(y->clock);
        order = time < other_time ? -1 : time > other_time;
    }
    return kr_bool_own(kr_compare_holds(order, op));
}

static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    KrDateTime *when = cast(self);
    if (when->date.hash == -1) {
        KrOwn plain = KR_NULL;
        if (when->clock.fold && !kr_is_null(when->tzinfo)) {
            KrClock clock = when->clock;
            clock.fold = 0;
            plain = kr_datetime_instant_new(
                thread, &kr_datetime_instant_type, when->date.year, when->date.month,
                when->date.day, clock, kr_ref(when->tzinfo));
            if (kr_is_null(plain)) return false;
        }
        KrOwn offset = kr_datetime_instant_utcoffset(
            thread, kr_is_null(plain) ? self : kr_ref(plain));
        kr_xdrop(thread, plain);
        if (kr_is_null(offset)) return false;
        KrWide total = since_zero(when);
        if (!kr_is_none(kr_ref(offset))) total -= micros_in(kr_ref(offset));
        kr_drop(thread, offset);
        int64_t parts[2] = {(int64_t)(total / KR_DAY_MICROS),
                            (int64_t)(total % KR_DAY_MICROS)};
        when->date.hash = kr_tuple_hash_mix(parts, 2);
    }
    *out = when->date.hash;
    return true;
}

// --- the type -----------------------------------------------------------------------------

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((KrDateTime *)(void *)object)->tzinfo);
    kr_object_free(thread, object, object->type->basic_size);
}

KrType kr_datetime_instant_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "datetime.datetime",
    .shown = "-__module__",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrDateTime),
    .base = &kr_datetime_date_type,
    .dealloc = dealloc,
    .repr = kr_datetime_methods_repr,
    .str = kr_datetime_methods_str,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .binary = {[KR_BINARY_ADD] = add, [KR_BINARY_SUB] = subtract},
    .methods = kr_datetime_methods,
    .getset = kr_datetime_methods_getset,
    .doc = "datetime(year, month, day[, hour[, minute[, second[, "
           "microsecond[,tzinfo]]]]])\n\nThe year, month and "
           "day arguments are required. tzinfo may be None, or an\ninstance of a "
           "tzinfo subclass. The remaining "
           "arguments may be ints.",
};

static bool constant(KrThread *thread, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value);
    KrRef dict = kr_type_dict(&kr_datetime_instant_type);
    if (ok && kr_ref_is_null(
                  kr_dict_find_str(dict, kr_ref(key)))) // imported for the first time
        ok = kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}
bool kr_datetime_instant_ready(KrThread *thread)
{
    KrType *type = &kr_datetime_instant_type;
    const KrClock last = {23, 59, 59, 0, 999999};
    return kr_type_ready(thread, type) &&
           constant(thread, "min",
                    kr_datetime_instant_new(thread, type, 1, 1, 1, (KrClock){0},
                                            KR_REF_NULL)) &&
           constant(thread, "max",
                    kr_datetime_instant_new(thread, type, 9999, 12, 31, last,
                                            KR_REF_NULL)) &&
           constant(thread, "resolution", kr_datetime_delta_new(thread, 1));
}
