// SPDX-License-Identifier: MIT
// Layouts and shared functions of the types of _datetime.
//
//   date      | header | hash | year month day |
//   datetime  | header | hash | year month day | hour minute second fold micro | tzinfo |   (a date in front)
//   time      | header | hash | hour minute second fold micro | tzinfo |
//
// One file a type: datetime_delta.c, datetime_date.c, datetime_time.c, datetime_instant.c (datetime itself),
// datetime_zone.c (tzinfo, timezone); datetime_calendar.c counts days; datetime_text.c reads and writes texts.
#pragma once

#include "runtime/str_builder.h"
#include "runtime/type.h"

__extension__ typedef __int128 KrWide; // microseconds of a timedelta need 67 bits

enum {
    KR_DATE_MIN_YEAR = 1,
    KR_DATE_MAX_YEAR = 9999,
    KR_DATE_MAX_ORDINAL = 3652059,
    KR_DELTA_MOST_DAYS = 999999999,
    KR_DAY_SECONDS = 86400,
};
#define KR_SECOND_MICROS INT64_C(1000000)
#define KR_DAY_MICROS    (KR_DAY_SECONDS * KR_SECOND_MICROS)

typedef struct KrDelta {
    KrObject header;
    int64_t hash;                  // -1: not known yet
    int32_t days, seconds, micros; // 0 <= seconds < 86400, 0 <= micros < 10**6
} KrDelta;

typedef struct KrClock { // time of day
    uint8_t hour, minute, second, fold;
    uint32_t micro;
} KrClock;

typedef struct KrDate {
    KrObject header;
    int64_t hash;
    uint16_t year;
    uint8_t month, day;
} KrDate;

typedef struct KrDateTime {
    KrDate date;
    KrClock clock;
    KrOwn tzinfo; // null: naive
} KrDateTime;

typedef struct KrTime {
    KrObject header;
    int64_t hash;
    KrClock clock;
    KrOwn tzinfo;
} KrTime;

typedef struct KrZone { // a timezone
    KrObject header;
    KrOwn offset; // timedelta
    KrOwn name;   // str or null
} KrZone;

extern KrType kr_datetime_delta_type, kr_datetime_date_type, kr_datetime_time_type,
    kr_datetime_instant_type, kr_datetime_zone_type,
    kr_datetime_zone_base_type;           // timezone, tzinfo
extern KrType kr_datetime_date_week_type; // IsoCalendarDate

KR_INLINE bool kr_datetime_is(KrRef value,
                              const KrType *type) // an instance or one of a subclass
{
    return kr_is_ptr(value) && !kr_ref_is_null(value) &&
           (kr_obj(value)->type == type || kr_type_is_subtype(kr_obj(value)->type, type));
}
KR_INLINE KrDelta *kr_delta_cast(KrRef value)
{
    return (KrDelta *)(void *)kr_obj(value);
}
KR_INLINE KrDate *kr_date_cast(KrRef value)
{
    return (KrDate *)(void *)kr_obj(value);
}
KR_INLINE KrTime *kr_time_cast(KrRef value)
{
    return (KrTime *)(void *)kr_obj(value);
}
KR_INLINE KrDateTime *kr_datetime_cast(KrRef value)
{
    return (KrDateTime *)(void *)kr_obj(value);
}
KR_INLINE int64_t kr_clock_seconds(KrClock clock)
{
    return clock.hour * 3600 + clock.minute * 60 + clock.second;
}
// A null tzinfo is None outside.
KR_INLINE KrOwn kr_datetime_tzinfo(KrOwn tzinfo)
{
    return kr_is_null(tzinfo) ? kr_none_own() : kr_dup(kr_ref(tzinfo));
}

// datetime_calendar.c
bool kr_datetime_calendar_is_leap(int year) KR_LEAF;
int kr_datetime_calendar_month_days(int year, int month) KR_LEAF;
int kr_datetime_calendar_before_month(int year, int month) KR_LEAF; // days
int64_t kr_datetime_calendar_ordinal(int year, int month, int day)
    KR_LEAF; // 1 is 0001-01-01
void kr_datetime_calendar_from_ordinal(int64_t ordinal, int *year, int *month, int *day)
    KR_LEAF;
int kr_datetime_calendar_weekday(int year, int month, int day) KR_LEAF; // Monday is 0
int64_t kr_datetime_calendar_week1(int year) KR_LEAF; // ordinal of its Monday
// ISO year, week, weekday to a date: 0, -2 bad week, -3 bad weekday, -4 bad year.
int kr_datetime_calendar_from_week(int iso_year, int week, int weekday, int *year,
                                   int *month, int *day) KR_LEAF;
// Seconds since 1970 of a broken-down time, and back in the local zone. False: raised.
int64_t kr_datetime_calendar_seconds(int year, int month, int day, KrClock clock)
    KR_LEAF;
typedef struct KrLocal {
    int year, month, day;
    KrClock clock;
    int offset;    // seconds east of Greenwich
    char zone[64]; // its name
} KrLocal;
bool kr_datetime_calendar_local(KrThread *thread, int64_t seconds, bool utc,
                                KrLocal *out) KR_RAISES;
bool kr_datetime_calendar_mktime(KrThread *thread, const KrDateTime *when,
                                 int64_t *seconds) KR_RAISES;
int64_t kr_datetime_calendar_now(int64_t *micros) KR_LEAF; // seconds since 1970
// A time stamp (int or float) as seconds and microseconds, rounded half to even.
bool kr_datetime_calendar_stamp(KrThread *thread, KrRef value, int64_t *seconds,
                                int64_t *micros) KR_RAISES;

// datetime_delta.c
KrOwn kr_datetime_delta_new(KrThread *thread, KrWide micros) KR_NEW; // OverflowError
KrWide kr_datetime_delta_micros(const KrDelta *delta) KR_LEAF;
KrOwn kr_datetime_delta_seconds(KrThread *thread, const KrDelta *delta)
    KR_NEW; // total_seconds()
int64_t kr_datetime_delta_hash(const KrDelta *delta) KR_LEAF;
bool kr_datetime_delta_same(KrRef a, KrRef b) KR_LEAF; // both timedelta or both None
bool kr_datetime_delta_ready(KrThread *thread) KR_RAISES;

// datetime_zone.c
bool kr_datetime_zone_check(KrThread *thread, KrRef tzinfo)
    KR_RAISES; // None or a tzinfo?
KrRef kr_datetime_zone_utc(void) KR_LEAF;
KrOwn kr_datetime_zone_new(KrThread *thread, KrRef offset, KrRef name_or_null) KR_NEW;
// tzinfo.utcoffset(argument), .dst(), .tzname(); tzinfo null: None. Checked.
KrOwn kr_datetime_zone_utcoffset(KrThread *thread, KrRef tzinfo, KrRef argument) KR_NEW;
KrOwn kr_datetime_zone_dst(KrThread *thread, KrRef tzinfo, KrRef argument) KR_NEW;
KrOwn kr_datetime_zone_tzname(KrThread *thread, KrRef tzinfo, KrRef argument) KR_NEW;
bool kr_datetime_zone_ready(KrThread *thread) KR_RAISES;

// datetime_date.c
bool kr_datetime_date_check(KrThread *thread, int64_t year, int64_t month, int64_t day)
    KR_RAISES;
KrOwn kr_datetime_date_new(KrThread *thread, int year, int month, int day)
    KR_NEW; // checked before
// An instance of the class: exact ones directly, others by calling it.
KrOwn kr_datetime_date_make(KrThread *thread, KrRef class_, int year, int month,
                            int day) KR_NEW;
bool kr_datetime_date_ready(KrThread *thread) KR_RAISES;
bool kr_datetime_date_int(KrThread *thread, KrRef value, int64_t *out)
    KR_RAISES; // an argument that is a C int
// The bytes of a pickled state, null if `value` is no such state; also of a str from Python 2.
const uint8_t *kr_datetime_date_state(KrThread *thread, KrRef value, int64_t size,
                                      uint8_t *room, const char *type) KR_LEAF;
extern const char *const kr_datetime_date_day_names[7],
    *const kr_datetime_date_month_names[12];

// datetime_time.c
bool kr_datetime_time_check(KrThread *thread, int64_t hour, int64_t minute,
                            int64_t second, int64_t micro, int64_t fold) KR_RAISES;
KrOwn kr_datetime_time_new(KrThread *thread, KrType *type, KrClock clock,
                           KrRef tzinfo_or_none) KR_NEW;
bool kr_datetime_time_ready(KrThread *thread) KR_RAISES;

// datetime_instant.c
KrOwn kr_datetime_instant_new(KrThread *thread, KrType *type, int year, int month,
                              int day, KrClock clock, KrRef tzinfo_or_none) KR_NEW;
// An instance of the class: exact ones directly, others by calling it.
KrOwn kr_datetime_instant_make(KrThread *thread, KrRef class_, int year, int month,
                               int day, KrClock clock, KrRef tzinfo_or_none) KR_NEW;
KrOwn kr_datetime_instant_add(KrThread *thread, const KrDateTime *when, KrWide micros)
    KR_NEW;
KrOwn kr_datetime_instant_utcoffset(KrThread *thread, KrRef self) KR_NEW;
bool kr_datetime_instant_ready(KrThread *thread) KR_RAISES;

// datetime_text.c
bool kr_datetime_text_clock(KrThread *thread, KrStrBuilder *out, KrClock clock,
                            KrRef timespec_or_null) KR_RAISES;
void kr_datetime_text_offset(KrStrBuilder *out, KrRef offset,
                             const char *between); // None: nothing
void kr_datetime_text_date(KrStrBuilder *out, const KrDate *date);
// __format__ of date, datetime and time: strftime(format), or str() for "".
KrOwn kr_datetime_text_format(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count) KR_NEW;
KrOwn kr_datetime_text_strftime(KrThread *thread, KrRef object, KrRef format,
                                KrRef timetuple, KrRef tzinfo_argument) KR_NEW;
KrOwn kr_datetime_text_timetuple(KrThread *thread, int year, int month, int day,
                                 KrClock clock, int dst) KR_NEW;
// Texts of isoformat(). What they say is checked by the constructors.
typedef struct KrIsoTime {
    int hour, minute, second, micro;
    bool has_zone;
    KrWide zone; // offset in microseconds
} KrIsoTime;
bool kr_datetime_text_read_date(const char *text, int64_t size, int *year, int *month,
                                int *day) KR_LEAF;
bool kr_datetime_text_read_time(const char *text, int64_t size, KrIsoTime *out) KR_LEAF;
KrOwn kr_datetime_text_zone(KrThread *thread, const KrIsoTime *time)
    KR_NEW; // its tzinfo or None
// The characters as ASCII, others as 0x7F; malloc, null: raised.
char *kr_datetime_text_ascii(KrThread *thread, KrRef text, int64_t *size) KR_NODISCARD;
int64_t kr_datetime_text_separator(const char *text, int64_t size)
    KR_LEAF; // between date and time, -1: bad
KrOwn kr_datetime_text_strptime(KrThread *thread, const char *function, KrRef class_,
                                const KrRef *args) KR_NEW;
