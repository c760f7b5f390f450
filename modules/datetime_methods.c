// SPDX-License-Identifier: MIT
// Methods of datetime.datetime (datetime_methods.h): making one from a clock or a text, zones, texts, pickling.
//
// Called by datetime_instant.c, whose type has these tables. Tests: tests/lang/modules/datetime/.
#include "modules/datetime_methods.h"

#include "modules/datetime_types.h"
#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/warning.h"

#include <stdio.h>
#include <stdlib.h>

enum { FOLD_SECONDS = 86400 };

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrDateTime *cast(KrRef self)
{
    return kr_datetime_cast(self);
}

// --- from a clock -------------------------------------------------------------------------

// Does the wall show this time a second time? Then the clock was put back less than a day before.
static bool find_fold(KrThread *thread, int64_t seconds, KrLocal *local)
{
    KrLocal before, again;
    int64_t shown = kr_datetime_calendar_seconds(local->year, local->month, local->day,
                                                 local->clock);
    if (seconds - FOLD_SECONDS <
        -INT64_C(62135596800) + FOLD_SECONDS) // the first days of year 1
        return true;
    if (!kr_datetime_calendar_local(thread, seconds - FOLD_SECONDS, false, &before))
        return false;
    int64_t shown_before = kr_datetime_calendar_seconds(before.year, before.month,
                                                        before.day, before.clock);
    int64_t change = shown - shown_before - FOLD_SECONDS;
    if (change >= 0) return true;
    if (!kr_datetime_calendar_local(thread, seconds + change, false, &again))
        return false;
    if (kr_datetime_calendar_seconds(again.year, again.month, again.day, again.clock) ==
        shown)
        local->clock.fold = 1;
    return true;
}

static KrOwn from_moment(KrThread *thread, KrRef class_, int64_t seconds,
                         int64_t micros, bool utc, KrRef tzinfo)
{
    KrLocal local;
    if (!kr_datetime_calendar_local(thread, seconds, utc, &local)) return KR_NULL;
    if (local.year < KR_DATE_MIN_YEAR || local.year > KR_DATE_MAX_YEAR)
        return kr_exception_raise(
            thread, &kr_exception_value_error, "year must be in %d..%d, not %d",
            (int)KR_DATE_MIN_YEAR, (int)KR_DATE_MAX_YEAR, local.year);
    if (!utc && !find_fold(thread, seconds, &local)) return KR_NULL;
    local.clock.micro = (uint32_t)micros;
    return kr_datetime_instant_make(thread, class_, local.year, local.month, local.day,
                                    local.clock, tzinfo);
}

static KrOwn fromutc(KrThread *thread, KrRef tzinfo, KrOwn when)
{
    if (kr_is_null(when)) return when;
    KrOwn name = kr_str_interned(thread, "fromutc"), result = KR_NULL;
    KrRef argument[1] = {kr_ref(when)};
    if (!kr_is_null(name)) {
        result = kr_call_method(thread, tzinfo, kr_ref(name), argument, 1);
        kr_drop(thread, name);
    }
    kr_drop(thread, when);
    return result;
}

static KrOwn at_moment(KrThread *thread, KrRef class_, int64_t seconds, int64_t micros,
                       KrRef tzinfo)
{
    if (kr_is_none(tzinfo))
        return from_moment(thread, class_, seconds, micros, false, tzinfo);
    return fromutc(thread, tzinfo,
                   from_moment(thread, class_, seconds, micros, true, tzinfo));
}

static KrOwn now(ARGS)
{
    (void)count;
    int64_t micros, seconds;
    if (!kr_datetime_zone_check(thread, args[0])) return KR_NULL;
    seconds = kr_datetime_calendar_now(&micros);
    return at_moment(thread, self, seconds, micros, args[0]);
}
static KrOwn fromtimestamp(ARGS)
{
    (void)count;
    int64_t micros, seconds;
    if (!kr_datetime_zone_check(thread, args[1]) ||
        !kr_datetime_calendar_stamp(thread, args[0], &seconds, &micros))
        return KR_NULL;
    return at_moment(thread, self, seconds, micros, args[1]);
}

static bool deprecated(KrThread *thread, const char *text)
{
    return kr_warning_format(thread, &kr_exception_deprecation_warning, 1, "%s", text);
}
static KrOwn utcnow(ARGS)
{
    UNUSED;
    int64_t micros, seconds;
    if (!deprecated(thread, "datetime.datetime.utcnow() is deprecated and scheduled "
                            "for removal in a future version. "
                            "Use timezone-aware objects to represent datetimes in UTC: "
                            "datetime.datetime.now(datetime.UTC)."))
        return KR_NULL;
    seconds = kr_datetime_calendar_now(&micros);
    return from_moment(thread, self, seconds, micros, true, kr_none());
}
static KrOwn utcfromtimestamp(ARGS)
{
    (void)count;
    int64_t micros, seconds;
    if (!deprecated(
            thread,
            "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for "
            "removal in a future "
            "version. Use timezone-aware objects to represent datetimes in UTC: "
            "datetime.datetime.fromtimestamp(timestamp, datetime.UTC).") ||
        !kr_datetime_calendar_stamp(thread, args[0], &seconds, &micros))
        return KR_NULL;
    return from_moment(thread, self, seconds, micros, true, kr_none());
}

static KrOwn combine(ARGS)
{
    (void)count;
    if (!kr_datetime_is(args[0], &kr_datetime_date_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "combine() argument 1 must be datetime.date, not %T",
                                  args[0]);
    if (!kr_datetime_is(args[1], &kr_datetime_time_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "combine() argument 2 must be datetime.time, not %T",
                                  args[1]);
    const KrDate *date = kr_date_cast(args[0]);
    const KrTime *time = kr_time_cast(args[1]);
    KrRef tzinfo = kr_ref_is_null(args[2]) ? kr_ref(time->tzinfo) : args[2];
    if (!kr_ref_is_null(tzinfo) && !kr_datetime_zone_check(thread, tzinfo))
        return KR_NULL;
    return kr_datetime_instant_make(thread, self, date->year, date->month, date->day,
                                    time->clock, tzinfo);
}

// --- from texts ---------------------------------------------------------------------------

static bool read_iso(const char *text, int64_t size, int *year, int *month, int *day,
                     KrIsoTime *iso)
{
    *iso = (KrIsoTime){0};
    if (size < 7) return false;
    int64_t between = kr_datetime_text_separator(text, size);
    if (between < 0 || between > size ||
        !kr_datetime_text_read_date(text, between, year, month, day))
        return false;
    if (between >= size) return true;
    return between + 1 < size
               ? kr_datetime_text_read_time(text + between + 1, size - between - 1, iso)
               : text[between] != 'T' || size == between; // a separator without a time
}

static KrOwn fromisoformat(ARGS)
{
    (void)count;
    int64_t size;
    int year, month, day;
    KrIsoTime iso;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "fromisoformat: argument must be str");
    char *text = kr_datetime_text_ascii(thread, args[0], &size);
    if (!text) return KR_NULL;
    bool ok = read_iso(text, size, &year, &month, &day, &iso);
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
        if (month >= 1 && month <= 12 &&
            day <= kr_datetime_calendar_month_days(year, month) &&
            ++day > kr_datetime_calendar_month_days(year, month)) {
            day = 1;
            if (++month > 12) {
                month = 1;
                year++;
            }
        }
    }
    KrOwn zone = kr_datetime_text_zone(thread, &iso), result = KR_NULL;
    if (kr_is_null(zone)) return KR_NULL;
    if (kr_datetime_time_check(thread, iso.hour, iso.minute, iso.second, iso.micro,
                               0)) {
        KrClock clock = {(uint8_t)iso.hour, (uint8_t)iso.minute, (uint8_t)iso.second, 0,
                         (uint32_t)iso.micro};
        result = kr_datetime_instant_make(thread, self, year, month, day, clock,
                                          kr_ref(zone));
    }
    kr_drop(thread, zone);
    return result;
}
static KrOwn strptime(ARGS)
{
    (void)count;
    return kr_datetime_text_strptime(thread, "_strptime_datetime_datetime", self, args);
}

// --- zones --------------------------------------------------------------------------------

static KrOwn utcoffset(ARGS)
{
    UNUSED;
    return kr_datetime_instant_utcoffset(thread, self);
}
static KrOwn dst(ARGS)
{
    UNUSED;
    return kr_datetime_zone_dst(thread, kr_ref(cast(self)->tzinfo), self);
}
static KrOwn tzname(ARGS)
{
    UNUSED;
    return kr_datetime_zone_tzname(thread, kr_ref(cast(self)->tzinfo), self);
}

// The zone of the system at a moment, as a timezone.
static KrOwn system_zone(KrThread *thread, int64_t seconds)
{
    KrLocal local;
    if (!kr_datetime_calendar_local(thread, seconds, false, &local)) return KR_NULL;
    KrOwn name = kr_str_from_utf8(thread, local.zone, strlen(local.zone));
    KrOwn offset = kr_datetime_delta_new(thread, local.offset * KR_SECOND_MICROS),
          result = KR_NULL;
    if (!kr_is_null(name) && !kr_is_null(offset))
        result = kr_datetime_zone_new(thread, kr_ref(offset), kr_ref(name));
    kr_xdrop(thread, name);
    kr_xdrop(thread, offset);
    return result;
}

static KrOwn system_zone_of_naive(KrThread *thread, const KrDateTime *when)
{
    KrDateTime other = *when;
    int64_t one, two;
    other.clock.fold = !when->clock.fold;
    if (!kr_datetime_calendar_mktime(thread, when, &one) ||
        !kr_datetime_calendar_mktime(thread, &other, &two))
        return KR_NULL;
    if (one != two && (two > one) == when->clock.fold) // in a gap
        one = two;
    return system_zone(thread, one);
}

static KrOwn with_tzinfo(KrThread *thread, KrRef self, KrRef tzinfo)
{
    const KrDateTime *when = cast(self);
    return kr_datetime_instant_new(thread, kr_obj(self)->type, when->date.year,
                                   when->date.month, when->date.day, when->clock,
                                   tzinfo);
}

static KrOwn astimezone(ARGS)
{
    (void)count;
    KrOwn own = KR_NULL, offset = KR_NULL, moved = KR_NULL, target = KR_NULL,
          result = KR_NULL;
    if (!kr_datetime_zone_check(thread, args[0])) return KR_NULL;
    own = kr_is_null(cast(self)->tzinfo) ? system_zone_of_naive(thread, cast(self))
                                         : kr_dup(kr_ref(cast(self)->tzinfo));
    if (kr_is_null(own)) return KR_NULL;
    if (kr_is(kr_ref(own), args[0])) {
        kr_drop(thread, own);
        return kr_dup(self);
    }
    offset = kr_datetime_zone_utcoffset(thread, kr_ref(own), self);
    if (!kr_is_null(offset) && kr_is_none(kr_ref(offset))) { // as good as naive
        kr_store(thread, &own, system_zone_of_naive(thread, cast(self)));
        kr_store(thread, &offset,
                 kr_is_null(own)
                     ? KR_NULL
                     : kr_datetime_zone_utcoffset(thread, kr_ref(own), self));
    }
    if (kr_is_null(offset)) goto done;
    moved = kr_datetime_instant_add(
        thread, cast(self), -kr_datetime_delta_micros(kr_delta_cast(kr_ref(offset))));
    if (kr_is_null(moved)) goto done;
    if (!kr_datetime_is(kr_ref(moved), &kr_datetime_instant_type)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "datetime arithmetic gave a %T", kr_ref(moved));
        goto done;
    }
    if (kr_is_none(args[0])) {
        const KrDateTime *utc = cast(kr_ref(moved));
        target = system_zone(
            thread, kr_datetime_calendar_seconds(utc->date.year, utc->date.month,
                                                 utc->date.day, utc->clock));
    } else {
        target = kr_dup(args[0]);
    }
    if (!kr_is_null(target)) {
        kr_store(thread, &moved, with_tzinfo(thread, kr_ref(moved), kr_ref(target)));
        result = fromutc(thread, kr_ref(target), kr_move(&moved));
    }
done:
    kr_xdrop(thread, own);
    kr_xdrop(thread, offset);
    kr_xdrop(thread, moved);
    kr_xdrop(thread, target);
    return result;
}

static KrOwn timestamp(ARGS)
{
    UNUSED;
    const KrDateTime *when = cast(self);
    int64_t seconds;
    if (kr_is_null(when->tzinfo)) {
        if (!kr_datetime_calendar_mktime(thread, when, &seconds)) return KR_NULL;
        return kr_from_float((double)seconds + when->clock.micro / 1e6);
    }
    KrOwn offset = kr_datetime_instant_utcoffset(thread, self), result = KR_NULL;
    if (kr_is_null(offset)) return KR_NULL;
    if (kr_is_none(kr_ref(offset))) {
        result = kr_exception_raise(
            thread, &kr_exception_type_error,
            "can't subtract offset-naive and offset-aware datetimes");
    } else {
        seconds = kr_datetime_calendar_seconds(when->date.year, when->date.month,
                                               when->date.day, when->clock);
        KrWide us = (KrWide)seconds * KR_SECOND_MICROS + when->clock.micro -
                    kr_datetime_delta_micros(kr_delta_cast(kr_ref(offset)));
        KrOwn since = kr_datetime_delta_new(thread, us);
        if (!kr_is_null(since)) {
            result = kr_datetime_delta_seconds(thread, kr_delta_cast(kr_ref(since)));
            kr_drop(thread, since);
        }
    }
    kr_drop(thread, offset);
    return result;
}

// --- parts --------------------------------------------------------------------------------

static KrOwn date(ARGS)
{
    UNUSED;
    const KrDateTime *when = cast(self);
    return kr_datetime_date_new(thread, when->date.year, when->date.month,
                                when->date.day);
}
static KrOwn time_(ARGS)
{
    UNUSED;
    return kr_datetime_time_new(thread, &kr_datetime_time_type, cast(self)->clock,
                                KR_REF_NULL);
}
static KrOwn timetz(ARGS)
{
    UNUSED;
    return kr_datetime_time_new(thread, &kr_datetime_time_type, cast(self)->clock,
                                kr_ref(cast(self)->tzinfo));
}

static KrOwn timetuple(ARGS)
{
    UNUSED;
    const KrDateTime *when = cast(self);
    int flag = -1;
    if (!kr_is_null(when->tzinfo)) {
        KrOwn offset = kr_datetime_zone_dst(thread, kr_ref(when->tzinfo), self);
        if (kr_is_null(offset)) return KR_NULL;
        if (!kr_is_none(kr_ref(offset)))
            flag = kr_datetime_delta_micros(kr_delta_cast(kr_ref(offset))) != 0;
        kr_drop(thread, offset);
    }
    return kr_datetime_text_timetuple(thread, when->date.year, when->date.month,
                                      when->date.day, when->clock, flag);
}
static KrOwn utctimetuple(ARGS)
{
    UNUSED;
    KrOwn offset = kr_datetime_instant_utcoffset(thread, self), moved = KR_NULL,
          result = KR_NULL;
    if (kr_is_null(offset)) return KR_NULL;
    const KrDateTime *when = cast(self);
    if (!kr_is_none(kr_ref(offset))) {
        KrOwn plain = kr_datetime_instant_new(thread, &kr_datetime_instant_type,
                                              when->date.year, when->date.month,
                                              when->date.day, when->clock, KR_REF_NULL);
        if (!kr_is_null(plain)) {
            moved = kr_datetime_instant_add(
                thread, cast(kr_ref(plain)),
                -kr_datetime_delta_micros(kr_delta_cast(kr_ref(offset))));
            kr_drop(thread, plain);
        }
        when = kr_is_null(moved) ? NULL : cast(kr_ref(moved));
    }
    if (when)
        result = kr_datetime_text_timetuple(thread, when->date.year, when->date.month,
                                            when->date.day, when->clock, 0);
    kr_drop(thread, offset);
    kr_xdrop(thread, moved);
    return result;
}

static KrOwn replace(ARGS)
{
    (void)count;
    const KrDateTime *when = cast(self);
    int64_t n[8] = {when->date.year,   when->date.month,   when->date.day,
                    when->clock.hour,  when->clock.minute, when->clock.second,
                    when->clock.micro, when->clock.fold};
    for (int i = 0; i < 8; i++) {
        KrRef value = args[i < 7 ? i : 8];
        if (!kr_ref_is_null(value) && !kr_datetime_date_int(thread, value, &n[i]))
            return KR_NULL;
    }
    KrRef tzinfo = kr_ref_is_null(args[7]) ? kr_ref(when->tzinfo) : args[7];
    if ((!kr_ref_is_null(tzinfo) && !kr_datetime_zone_check(thread, tzinfo)) ||
        !kr_datetime_date_check(thread, n[0], n[1], n[2]) ||
        !kr_datetime_time_check(thread, n[3], n[4], n[5], n[6], n[7]))
        return KR_NULL;
    KrClock clock = {(uint8_t)n[3], (uint8_t)n[4], (uint8_t)n[5], (uint8_t)n[7],
                     (uint32_t)n[6]};
    return kr_datetime_instant_make(thread, kr_type_ref(kr_type_of(self)), (int)n[0],
                                    (int)n[1], (int)n[2], clock, tzinfo);
}

// --- texts --------------------------------------------------------------------------------

static KrOwn iso_text(KrThread *thread, KrRef self, uint32_t separator, KrRef timespec)
{
    KrStrBuilder out;
    KrOwn offset = KR_NULL;
    kr_str_builder_init(&out, thread);
    kr_datetime_text_date(&out, &cast(self)->date);
    kr_str_builder_char(&out, separator);
    if (kr_datetime_text_clock(thread, &out, cast(self)->clock, timespec))
        offset = kr_datetime_instant_utcoffset(thread, self);
    if (kr_is_null(offset)) {
        kr_str_builder_fini(&out);
        return KR_NULL;
    }
    kr_datetime_text_offset(&out, kr_ref(offset), ":");
    kr_drop(thread, offset);
    return kr_str_builder_take(&out);
}

static KrOwn isoformat(ARGS)
{
    (void)count;
    uint32_t separator = 'T';
    if (!kr_ref_is_null(args[0])) {
        if (!kr_str_is_sub(args[0]))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "isoformat() argument 1 must be a unicode character, not %T", args[0]);
        if (kr_str_obj(args[0])->length != 1)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "isoformat() argument 1 must be a unicode "
                                      "character, not a string of length %lld",
                                      (long long)kr_str_obj(args[0])->length);
        separator = kr_str_read(kr_str_obj(args[0]), 0);
    }
    if (!kr_ref_is_null(args[1]) && !kr_str_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "isoformat() argument 2 must be str, not %T",
                                  args[1]);
    return iso_text(thread, self, separator, args[1]);
}

KrOwn kr_datetime_methods_str(KrThread *thread, KrRef self)
{
    if (kr_is_exact(self, &kr_datetime_instant_type))
        return iso_text(thread, self, ' ', KR_REF_NULL);
    KrOwn method = kr_attr_get_name(thread, self, "isoformat"),
          space = kr_str_from_ascii(thread, " ");
    KrOwn result = KR_NULL;
    if (!kr_is_null(method) && !kr_is_null(space))
        result = kr_call_1(thread, kr_ref(method), kr_ref(space));
    kr_xdrop(thread, method);
    kr_xdrop(thread, space);
    return result;
}

KrOwn kr_datetime_methods_repr(KrThread *thread, KrRef self)
{
    const KrDateTime *when = cast(self);
    const char *name = kr_obj(self)->type->name;
    char text[96];
    int size = snprintf(text, sizeof text, "%d, %d, %d, %d, %d", when->date.year,
                        when->date.month, when->date.day, when->clock.hour,
                        when->clock.minute);
    if (when->clock.second || when->clock.micro)
        size += snprintf(text + size, sizeof text - (size_t)size, ", %d",
                         when->clock.second);
    if (when->clock.micro)
        (void)snprintf(text + size, sizeof text - (size_t)size, ", %u",
                       when->clock.micro);
    const char *fold = when->clock.fold ? ", fold=1" : "";
    if (kr_is_null(when->tzinfo))
        return kr_str_from_format(thread, "%s(%s%s)", name, text, fold);
    return when->clock.fold ? kr_str_from_format(thread, "%s(%s, fold=1, tzinfo=%R)",
                                                 name, text, kr_ref(when->tzinfo))
                            : kr_str_from_format(thread, "%s(%s, tzinfo=%R)", name,
                                                 text, kr_ref(when->tzinfo));
}

static KrOwn ctime(ARGS)
{
    UNUSED;
    const KrDateTime *when = cast(self);
    char text[64];
    int weekday =
        kr_datetime_calendar_weekday(when->date.year, when->date.month, when->date.day);
    int size = snprintf(text, sizeof text, "%s %s %2d %02d:%02d:%02d %04d",
                        kr_datetime_date_day_names[weekday],
                        kr_datetime_date_month_names[when->date.month - 1],
                        when->date.day, when->clock.hour, when->clock.minute,
                        when->clock.second, when->date.year);
    return kr_str_from_utf8(thread, text, (size_t)size);
}

// --- pickling, attributes -----------------------------------------------------------------

static KrOwn reduce_with(KrThread *thread, KrRef self, bool fold)
{
    const KrDateTime *when = cast(self);
    uint32_t micro = when->clock.micro;
    uint8_t bytes[10] = {
        (uint8_t)(when->date.year >> 8),
        (uint8_t)when->date.year,
        (uint8_t)(when->date.month | (fold && when->clock.fold ? 128 : 0)),
        when->date.day,
        when->clock.hour,
        when->clock.minute,
        when->clock.second,
        (uint8_t)(micro >> 16),
        (uint8_t)(micro >> 8),
        (uint8_t)micro};
    KrOwn state = kr_bytes_new(thread, bytes, 10), inner = KR_NULL, result = KR_NULL;
    if (!kr_is_null(state))
        inner = kr_is_null(when->tzinfo)
                    ? kr_tuple_1(thread, kr_ref(state))
                    : kr_tuple_2(thread, kr_ref(state), kr_ref(when->tzinfo));
    if (!kr_is_null(inner))
        result = kr_tuple_2(thread, kr_type_ref(kr_type_of(self)), kr_ref(inner));
    kr_xdrop(thread, state);
    kr_xdrop(thread, inner);
    return result;
}
static KrOwn reduce(ARGS)
{
    UNUSED;
    return reduce_with(thread, self, false);
}
static KrOwn reduce_ex(ARGS)
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

#define REPLACE                                                                        \
    "($self, /, year=unchanged, month=unchanged, day=unchanged,\n        hour=unchanged, " \
    "minute=unchanged, second=unchanged,\n        microsecond=unchanged, "             \
    "tzinfo=unchanged, *, fold=unchanged)"
#define NONE "($self, /)"
const KrNativeDef kr_datetime_methods[] = {
    {"now", now, "($type, /, tz=None)", "The current time, in the local zone or in tz.",
     0, 0, KR_NATIVE_CLASS},
    {"utcnow", utcnow, "($type, /)",
     "Return a new datetime representing UTC day and time.", 0, 0,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"fromtimestamp", fromtimestamp, "($type, /, timestamp, tz=None)",
     "The time of a POSIX timestamp.", 0, 0, KR_NATIVE_CLASS},
    {"utcfromtimestamp", utcfromtimestamp, "($type, timestamp, /)",
     "Construct a naive UTC datetime from a POSIX timestamp.", 1, 1,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"strptime", strptime, "($type, date_string, format, /)",
     "Parses a text by a format of strptime().", 2, 2, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"combine", combine, "($type, /, date, time, tzinfo=<unset>)",
     "date, time -> datetime with same date and time fields", 0, 0, KR_NATIVE_CLASS},
    {"fromisoformat", fromisoformat, "($type, object, /)",
     "The time in a text in ISO 8601 format.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"date", date, NONE, "Return date object with same year, month and day.", 0, 0,
     KR_NATIVE_RAW},
    {"time", time_, NONE, "Return time object with same time but with tzinfo=None.", 0,
     0, KR_NATIVE_RAW},
    {"timetz", timetz, NONE, "Return time object with same time and tzinfo.", 0, 0,
     KR_NATIVE_RAW},
    {"ctime", ctime, NONE, "Return ctime() style string.", 0, 0, KR_NATIVE_RAW},
    {"timetuple", timetuple, NONE,
     "Return time tuple, compatible with time.localtime().", 0, 0, KR_NATIVE_RAW},
    {"timestamp", timestamp, NONE, "Return POSIX timestamp as float.", 0, 0,
     KR_NATIVE_RAW},
    {"utctimetuple", utctimetuple, NONE,
     "Return UTC time tuple, compatible with time.localtime().", 0, 0, KR_NATIVE_RAW},
    {"isoformat", isoformat, "($self, /, sep=<unset>, timespec=<unset>)",
     "The time as YYYY-MM-DDTHH:MM:SS[.mmmmmm][+HH:MM].", 0, 0, 0},
    {"utcoffset", utcoffset, NONE, "Return self.tzinfo.utcoffset(self).", 0, 0,
     KR_NATIVE_RAW},
    {"tzname", tzname, NONE, "Return self.tzinfo.tzname(self).", 0, 0, KR_NATIVE_RAW},
    {"dst", dst, NONE, "Return self.tzinfo.dst(self).", 0, 0, KR_NATIVE_RAW},
    {"replace", replace, REPLACE, "Return datetime with new specified fields.", 0, 0,
     0},
    {"__replace__", replace, REPLACE "\1($self, /, **changes)", "The same as replace().", 0, 0, 0},
    {"astimezone", astimezone, "($self, /, tz=None)",
     "Convert to local time in new timezone tz.", 0, 0, 0},
    {"__reduce_ex__", reduce_ex, "($self, proto, /)",
     "__reduce_ex__(proto) -> (cls, state)", 1, 1, KR_NATIVE_RAW},
    {"__reduce__", reduce, NONE, "__reduce__() -> (cls, state)", 0, 0, KR_NATIVE_RAW},
    {0},
};
const KrGetSetDef kr_datetime_methods_getset[] = {
    {"hour", get_hour, NULL, NULL},
    {"minute", get_minute, NULL, NULL},
    {"second", get_second, NULL, NULL},
    {"microsecond", get_microsecond, NULL, NULL},
    {"tzinfo", get_tzinfo, NULL, NULL},
    {"fold", get_fold, NULL, NULL},
    {0}};
