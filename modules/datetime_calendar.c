// SPDX-License-Identifier: MIT
// Counting days and seconds for _datetime: the proleptic Gregorian calendar, ISO weeks, local time.
//
// Called by the other files of datetime_types.h. Tests: tests/lang/modules/datetime/.
#include "modules/datetime_types.h"

#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <time.h>

enum {
    DAYS_400 = 146097,
    DAYS_100 = 36524,
    DAYS_4 = 1461,
    EPOCH_ORDINAL = 719163,
    FOLD_SECONDS = 86400
};

static const int month_days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
static const int before_month[] = {0,   0,   31,  59,  90,  120, 151,
                                   181, 212, 243, 273, 304, 334};

bool kr_datetime_calendar_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
int kr_datetime_calendar_month_days(int year, int month)
{
    return month_days[month] + (month == 2 && kr_datetime_calendar_is_leap(year));
}
int kr_datetime_calendar_before_month(int year, int month)
{
    return before_month[month] + (month > 2 && kr_datetime_calendar_is_leap(year));
}
static int64_t before_year(int year)
{
    int64_t y = year - 1;
    return y * 365 + y / 4 - y / 100 + y / 400;
}
int64_t kr_datetime_calendar_ordinal(int year, int month, int day)
{
    return before_year(year) + kr_datetime_calendar_before_month(year, month) + day;
}

void kr_datetime_calendar_from_ordinal(int64_t ordinal, int *year, int *month, int *day)
{
    uint32_t n = (uint32_t)ordinal - 1, n400 = n / DAYS_400; // the ordinals of the calendar fit
    n %= DAYS_400;
    uint32_t n100 = n / DAYS_100;
    n %= DAYS_100;
    uint32_t n4 = n / DAYS_4;
    n %= DAYS_4;
    uint32_t n1 = n / 365;
    n %= 365;
    *year = (int)(n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1);
    if (n1 == 4 || n100 == 4) { // the last day of a leap year
        *year -= 1;
        *month = 12;
        *day = 31;
        return;
    }
    *month = (int)(n + 50) >> 5; // right, or one too many
    int before = kr_datetime_calendar_before_month(*year, *month);
    if (before > (int)n) {
        *month -= 1;
        before = kr_datetime_calendar_before_month(*year, *month);
    }
    *day = (int)n - before + 1;
}

int kr_datetime_calendar_weekday(int year, int month, int day)
{
    return (int)((kr_datetime_calendar_ordinal(year, month, day) + 6) % 7);
}

int64_t kr_datetime_calendar_week1(int year)
{
    int64_t first = before_year(year) + 1, weekday = (first + 6) % 7,
            monday = first - weekday;
    return weekday > 3 ? monday + 7 : monday; // the first week has a Thursday
}

int kr_datetime_calendar_from_week(int iso_year, int week, int weekday, int *year,
                                   int *month, int *day)
{
    if (iso_year < KR_DATE_MIN_YEAR || iso_year > KR_DATE_MAX_YEAR) return -4;
    if (week <= 0 || week >= 53) {
        int first = kr_datetime_calendar_weekday(iso_year, 1, 1);
        bool long_year =
            first == 3 || (first == 2 && kr_datetime_calendar_is_leap(iso_year));
        if (week != 53 || !long_year) return -2;
    }
    if (weekday <= 0 || weekday >= 8) return -3;
    int64_t ordinal =
        kr_datetime_calendar_week1(iso_year) + (week - 1) * 7 + weekday - 1;
    if (ordinal < 1) { // 0001 begins on a Monday, so this is not reached
        *year = *month = *day = 0;
        return 0;
    }
    kr_datetime_calendar_from_ordinal(ordinal, year, month, day);
    return 0;
}

// --- seconds ------------------------------------------------------------------------------

int64_t kr_datetime_calendar_seconds(int year, int month, int day, KrClock clock)
{
    return (kr_datetime_calendar_ordinal(year, month, day) - EPOCH_ORDINAL) *
               KR_DAY_SECONDS +
           kr_clock_seconds(clock);
}

bool kr_datetime_calendar_local(KrThread *thread, int64_t seconds, bool utc,
                                KrLocal *out)
{
    struct tm tm;
    time_t when = (time_t)seconds;
    errno = 0;
    if (!(utc ? gmtime_r(&when, &tm) : localtime_r(&when, &tm)))
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "timestamp out of range for platform time_t");
    out->year = tm.tm_year + 1900;
    out->month = tm.tm_mon + 1;
    out->day = tm.tm_mday;
    out->clock = (KrClock){(uint8_t)tm.tm_hour, (uint8_t)tm.tm_min,
                           (uint8_t)(tm.tm_sec > 59 ? 59 : tm.tm_sec), 0, 0};
    out->offset = (int)tm.tm_gmtoff;
    size_t length = tm.tm_zone ? strnlen(tm.tm_zone, sizeof out->zone - 1) : 0;
    if (length) memcpy(out->zone, tm.tm_zone, length);
    out->zone[length] = 0;
    return true;
}

// What a clock on the wall shows at a moment, as seconds.
static bool wall(KrThread *thread, int64_t seconds, int64_t *out)
{
    KrLocal local;
    if (!kr_datetime_calendar_local(thread, seconds, false, &local)) return false;
    if (local.year < KR_DATE_MIN_YEAR || local.year > KR_DATE_MAX_YEAR)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "year must be in 1..9999, not %d", local.year);
    *out =
        kr_datetime_calendar_seconds(local.year, local.month, local.day, local.clock);
    return true;
}

bool kr_datetime_calendar_mktime(KrThread *thread, const KrDateTime *when,
                                 int64_t *seconds)
{
    int64_t t = kr_datetime_calendar_seconds(when->date.year, when->date.month,
                                             when->date.day, when->clock);
    int64_t shown, a, b, u1, u2, t1, t2;
    bool fold = when->clock.fold;
    if (!wall(thread, t, &shown)) return false;
    a = shown - t;
    u1 = t - a;
    if (!wall(thread, u1, &t1)) return false;
    if (t1 == t) { // one answer; there may be another before or after
        u2 = u1 + (fold ? FOLD_SECONDS : -FOLD_SECONDS);
        if (!wall(thread, u2, &shown)) return false;
        b = shown - u2;
        if (a == b) {
            *seconds = u1;
            return true;
        }
    } else {
        b = t1 - u1;
    }
    u2 = t - b;
    if (!wall(thread, u2, &t2)) return false;
    if (t2 == t)
        *seconds = u2;
    else if (t1 == t)
        *seconds = u1;
    else // no clock has ever shown this
        *seconds = (u1 > u2) != fold ? u1 : u2;
    return true;
}

int64_t kr_datetime_calendar_now(int64_t *micros)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    *micros = now.tv_nsec / 1000;
    return now.tv_sec;
}

bool kr_datetime_calendar_stamp(KrThread *thread, KrRef value, int64_t *seconds,
                                int64_t *micros)
{
    *micros = 0;
    if (kr_float_is_sub(value)) {
        double whole, part = modf(kr_float_of(value), &whole);
        if (isnan(part))
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "Invalid value NaN (not a number)");
        part = nearbyint(part * 1e6);
        if (part >= 1e6) {
            part -= 1e6;
            whole += 1;
        } else if (part < 0) {
            part += 1e6;
            whole -= 1;
        }
        if (!(whole >= -9223372036854775808.0 && whole < 9223372036854775808.0))
            return kr_exception_raise_false(
                thread, &kr_exception_overflow_error,
                "timestamp out of range for platform time_t");
        *seconds = (int64_t)whole;
        *micros = (int64_t)part;
        return true;
    }
    if (!kr_number_has_index(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "argument must be int or float, not %T", value);
    KrOwn number = kr_number_index(thread, value);
    if (kr_is_null(number)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(number), seconds);
    kr_drop(thread, number);
    return fits == KR_PRESENT ||
           kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "timestamp out of range for platform time_t");
}
