// SPDX-License-Identifier: MIT
// gmtime, localtime, mktime, strftime, asctime, ctime, and struct_time (time_calendar.h).
//
// The C library knows the time zone and the format letters. A struct_time is a tuple of nine with the
// month from 1, the weekday from Monday and the day of the year from 1; tm_zone and tm_gmtoff are
// hidden fields. Values are checked before the C library sees them.
// Called by time_module.c. Tests: tests/lang/modules/calendar.py.
#define _GNU_SOURCE
#include "modules/time_calendar.h"
#include "modules/os_error.h"

#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/struct_sequence.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static KrType struct_time_type = KR_STRUCT_SEQUENCE_TYPE("time.struct_time", 2);

typedef struct TextBuffer { // grows (malloc)
    char *text;
    size_t size, capacity;
} TextBuffer;

static bool buffer_room(KrThread *thread, TextBuffer *buffer, size_t room)
{
    if (buffer->size + room <= buffer->capacity) return true;
    size_t capacity = buffer->size * 2 + room;
    char *text = realloc(buffer->text, capacity);
    if (!text) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    buffer->text = text;
    buffer->capacity = capacity;
    return true;
}

static KrOwn text_of(KrThread *thread, const char *text)
{
    return kr_str_from_utf8(thread, text, strlen(text));
}

static KrOwn struct_time(KrThread *thread, const struct tm *tm)
{
    KrOwn fields[11] = {kr_from_small_int(tm->tm_year + INT64_C(1900)),
                        kr_from_small_int(tm->tm_mon + 1),
                        kr_from_small_int(tm->tm_mday),
                        kr_from_small_int(tm->tm_hour),
                        kr_from_small_int(tm->tm_min),
                        kr_from_small_int(tm->tm_sec),
                        kr_from_small_int((tm->tm_wday + 6) % 7),
                        kr_from_small_int(tm->tm_yday + 1),
                        kr_from_small_int(tm->tm_isdst),
                        text_of(thread, tm->tm_zone ? tm->tm_zone : ""),
                        kr_from_small_int(tm->tm_gmtoff)};
    return kr_struct_sequence_new(thread, &struct_time_type, fields, 11);
}

// Seconds since the epoch from an optional argument; the fraction is cut towards -infinity.
static bool seconds_of(KrThread *thread, const KrRef *args, size_t count, time_t *out)
{
    int64_t whole;
    if (count == 0 || kr_is_none(args[0])) {
        *out = time(NULL);
        return true;
    }
    if (kr_float_is_sub(args[0])) {
        double x = kr_float_of(args[0]);
        if (isnan(x))
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "Invalid value NaN (not a number)");
        if (!(fabs(x) < 9e18))
            return kr_exception_raise_false(
                thread, &kr_exception_overflow_error,
                "timestamp out of range for platform time_t");
        *out = (time_t)floor(x);
        return true;
    }
    KrOwn index = kr_number_index(thread, args[0]);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), &whole);
    kr_drop(thread, index);
    if (fits != KR_PRESENT)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "timestamp out of range for platform time_t");
    *out = (time_t)whole;
    return true;
}

static KrOwn broken_down(KrThread *thread, const KrRef *args, size_t count,
                         struct tm *(*function)(const time_t *, struct tm *))
{
    time_t when;
    struct tm tm;
    if (!seconds_of(thread, args, count, &when)) return KR_NULL;
    if (!function(&when, &tm)) return kr_os_error_errno(thread);
    return struct_time(thread, &tm);
}
static KrOwn time_gmtime(ARGS)
{
    (void)self;
    return broken_down(thread, args, count, gmtime_r);
}
static KrOwn time_localtime(ARGS)
{
    (void)self;
    return broken_down(thread, args, count, localtime_r);
}

static bool number_of(KrThread *thread, KrRef value, int64_t *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    KrFound fits = kr_int_try_i64(kr_ref(index), out);
    kr_drop(thread, index);
    if (fits == KR_PRESENT && *out == (int)*out) return true;
    return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    negative
                                        ? "signed integer is less than minimum"
                                        : "signed integer is greater than maximum");
}

// A struct_time or tuple of nine as the C library has it; fields of 0 that count from 1 are mended.
static bool tm_of(KrThread *thread, KrRef value, const char *function, struct tm *tm)
{
    int64_t v[9];
    if (!kr_tuple_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "Tuple or struct_time argument required");
    if (kr_tuple_length(value) != 9)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s(): illegal time tuple argument", function);
    for (int i = 0; i < 9; i++)
        if (!number_of(thread, kr_tuple_get(value, i), &v[i])) return false;
    if (v[0] < INT32_MIN + INT64_C(1900))
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "year out of range");
    *tm = (struct tm){.tm_year = (int)(v[0] - 1900),
                      .tm_mon = (int)v[1] - 1,
                      .tm_mday = (int)v[2],
                      .tm_hour = (int)v[3],
                      .tm_min = (int)v[4],
                      .tm_sec = (int)v[5],
                      .tm_wday = (int)((v[6] + 1) % 7),
                      .tm_yday = (int)v[7] - 1,
                      .tm_isdst = (int)v[8]};
    if (kr_is_exact(value, &struct_time_type)) {
        const KrTuple *tuple = kr_tuple_cast(value);
        KrRef zone = kr_ref(tuple->items[9]);
        int64_t offset;
        if (kr_str_is_sub(zone)) tm->tm_zone = kr_str_text(thread, zone);
        if (kr_is_small_int(kr_ref(tuple->items[10]))) {
            offset = kr_small_int_value(kr_ref(tuple->items[10]));
            tm->tm_gmtoff = (long)offset;
        }
    }
    return true;
}

static bool check_tm(KrThread *thread, struct tm *tm)
{
    if (tm->tm_mon == -1) tm->tm_mon = 0;
    if (tm->tm_mday == 0) tm->tm_mday = 1;
    if (tm->tm_yday == -1) tm->tm_yday = 0;
    const char *what = tm->tm_mon < 0 || tm->tm_mon > 11      ? "month"
                       : tm->tm_mday < 0 || tm->tm_mday > 31  ? "day of month"
                       : tm->tm_hour < 0 || tm->tm_hour > 23  ? "hour"
                       : tm->tm_min < 0 || tm->tm_min > 59    ? "minute"
                       : tm->tm_sec < 0 || tm->tm_sec > 61    ? "seconds"
                       : tm->tm_wday < 0                      ? "day of week"
                       : tm->tm_yday < 0 || tm->tm_yday > 365 ? "day of year"
                                                              : NULL;
    return !what || kr_exception_raise_false(thread, &kr_exception_value_error,
                                             "%s out of range", what);
}

static bool given_or_now(KrThread *thread, const char *function, const KrRef *args,
                         size_t count, struct tm *tm)
{
    if (count && !kr_ref_is_null(args[0]))
        return tm_of(thread, args[0], function, tm) && check_tm(thread, tm);
    time_t now = time(NULL);
    return localtime_r(&now, tm) != NULL;
}

static KrOwn time_mktime(ARGS)
{
    (void)self, (void)count;
    struct tm tm;
    if (!tm_of(thread, args[0], "mktime", &tm)) return KR_NULL;
    tm.tm_wday = -1; // stays so if mktime fails
    time_t when = mktime(&tm);
    if (when == (time_t)-1 && tm.tm_wday == -1)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "mktime argument out of range");
    return kr_from_float((double)when);
}

// The C library's answer to a format without NULs, appended to *out, which it makes longer.
static bool format_part(KrThread *thread, TextBuffer *out, const char *format,
                        const struct tm *tm)
{
    size_t length = strlen(format);
    for (size_t room = 256;; room *= 2) {
        if (!buffer_room(thread, out, room)) return false;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        size_t written = strftime(out->text + out->size, room, format,
                                  tm); // the program's own format
#pragma GCC diagnostic pop
        if (written || room > 256 * (length + 1)) { // %p may be empty everywhere
            out->size += written;
            return true;
        }
    }
}

static KrOwn time_strftime(ARGS)
{
    (void)self;
    struct tm tm;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "strftime() argument 1 must be str, not %T", args[0]);
    if (!given_or_now(thread, "strftime", args + 1, count - 1, &tm)) return KR_NULL;
    KrOwn bytes = kr_str_codec_encode(thread, args[0], "utf-8", "surrogatepass");
    if (kr_is_null(bytes)) return KR_NULL;
    const KrBytes *format = kr_bytes_cast(kr_ref(bytes));
    TextBuffer out = {0};
    bool ok = true;
    for (int64_t at = 0; ok && at <= format->length;
         at++) { // NULs stand for themselves
        size_t part = strlen(format->data + at);
        ok = part == 0 || format_part(thread, &out, format->data + at, &tm);
        at += (int64_t)part;
        if (ok && at < format->length) {
            ok = buffer_room(thread, &out, 1);
            if (ok) out.text[out.size++] = 0;
        }
    }
    kr_drop(thread, bytes);
    KrOwn result =
        ok ? kr_str_from_utf8(thread, out.text ? out.text : "", out.size) : KR_NULL;
    free(out.text);
    return result;
}

static KrOwn time_strptime(ARGS)
{
    (void)self;
    KrOwn function = kr_import_attr(thread, "_strptime", "_strptime_time"),
          result = KR_NULL;
    if (!kr_is_null(function))
        result = kr_call(thread, kr_ref(function), args, count, KR_REF_NULL);
    kr_xdrop(thread, function);
    return result;
}

static KrOwn show(KrThread *thread, const struct tm *tm)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[64];
    snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %d", days[tm->tm_wday],
             months[tm->tm_mon], tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec,
             1900 + tm->tm_year);
    return text_of(thread, text);
}
static KrOwn time_asctime(ARGS)
{
    (void)self;
    struct tm tm;
    return given_or_now(thread, "asctime", args, count, &tm) ? show(thread, &tm)
                                                             : KR_NULL;
}
static KrOwn time_ctime(ARGS)
{
    (void)self;
    time_t when;
    struct tm tm;
    if (!seconds_of(thread, args, count, &when)) return KR_NULL;
    if (!localtime_r(&when, &tm)) return kr_os_error_errno(thread);
    return show(thread, &tm);
}

// The zone in winter and summer, as it was around the present year.
static bool add_zone(KrThread *thread, KrRef module)
{
    time_t now = time(NULL);
    struct tm january, july;
    time_t year = (time_t)((365 * 24 + 6) * 3600);
    time_t first = now / year * year, half = first + year / 2;
    if (!localtime_r(&first, &january) || !localtime_r(&half, &july)) return true;
    bool south = january.tm_gmtoff > july.tm_gmtoff;
    const struct tm *standard = south ? &july : &january,
                    *summer = south ? &january : &july;
    if (!kr_module_add(thread, module, "timezone",
                       kr_from_small_int(-standard->tm_gmtoff)) ||
        !kr_module_add(thread, module, "altzone",
                       kr_from_small_int(-summer->tm_gmtoff)) ||
        !kr_module_add(thread, module, "daylight",
                       kr_from_small_int(january.tm_gmtoff != july.tm_gmtoff)))
        return false;
    KrOwn names[2] = {text_of(thread, standard->tm_zone),
                      text_of(thread, summer->tm_zone)};
    return kr_module_add(thread, module, "tzname", kr_tuple_pack_own(thread, names, 2));
}

static KrOwn time_tzset(ARGS)
{
    (void)args, (void)count;
    tzset();
    return add_zone(thread, self) ? kr_none_own() : KR_NULL;
}

static const KrNativeDef functions[] = {
    {"gmtime", time_gmtime, NULL, "A time stamp as a struct_time in UTC.", 0, 1, KR_NATIVE_RAW},
    {"localtime", time_localtime, NULL, "A time stamp as a struct_time of the local zone.", 0, 1, KR_NATIVE_RAW},
    {"mktime", time_mktime, "($self, object, /)",
     "Local time to seconds since the epoch.", 0, 0, 0},
    {"strftime", time_strftime, NULL, "Text of a time by a format.", 1, 2, KR_NATIVE_RAW},
    {"asctime", time_asctime, NULL, "A time as text, like 'Sat Jun 06 16:26:11 1998'.", 0, 1, KR_NATIVE_RAW},
    {"ctime", time_ctime, NULL, "A time stamp as local time in words.", 0, 1, KR_NATIVE_RAW},
    {"strptime", time_strptime, NULL, "Read a time by a format.", 1, 2, KR_NATIVE_RAW},
    {"tzset", time_tzset, "($self, /)", "Look at the TZ variable again.", 0, 0, 0},
    {0},
};

bool kr_time_calendar_add(KrThread *thread, KrRef module)
{
    static const char *const names[] = {"tm_year",  "tm_mon",  "tm_mday",   "tm_hour",
                                        "tm_min",   "tm_sec",  "tm_wday",   "tm_yday",
                                        "tm_isdst", "tm_zone", "tm_gmtoff", NULL};
    static const struct {
        const char *name;
        clockid_t clock;
    } clocks[] = {{"CLOCK_REALTIME", CLOCK_REALTIME},
                  {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
                  {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
                  {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
                  {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
                  {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
                  {"CLOCK_TAI", CLOCK_TAI}};
    tzset();
    bool ok =
        kr_module_add(thread, module, "_STRUCT_TM_ITEMS", kr_from_small_int(11)) &&
        kr_struct_sequence_ready(thread, &struct_time_type, names) &&
        kr_module_add_functions(thread, module, functions) &&
        kr_module_add_type(thread, module, &struct_time_type) &&
        add_zone(thread, module);
    for (size_t i = 0; ok && i < sizeof clocks / sizeof *clocks; i++)
        ok = kr_module_add(thread, module, clocks[i].name,
                           kr_from_small_int(clocks[i].clock));
    return ok;
}
