// SPDX-License-Identifier: MIT
// Texts of _datetime: ISO 8601 both ways, strftime and strptime (datetime_types.h).
//
// strftime itself is time.strftime; what it does not know (%f, %z, %:z, %Z, years below 1000) is put into the format
// before. strptime is the library's _strptime module.
// Called by the other files of datetime_types.h. Tests: tests/lang/modules/datetime/.
#include "modules/datetime_types.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stdio.h>
#include <stdlib.h>

// --- writing ------------------------------------------------------------------------------

static char *two_digits(char *at, unsigned number)
{
    at[0] = (char)('0' + number / 10);
    at[1] = (char)('0' + number % 10);
    return at + 2;
}

void kr_datetime_text_date(KrStrBuilder *out, const KrDate *date)
{
    char text[10];
    char *at = two_digits(two_digits(text, date->year / 100u), date->year % 100u);
    *at++ = '-';
    at = two_digits(at, date->month);
    *at++ = '-';
    (void)two_digits(at, date->day);
    kr_str_builder_ascii_size(out, text, sizeof text);
}

bool kr_datetime_text_clock(KrThread *thread, KrStrBuilder *out, KrClock clock,
                            KrRef timespec)
{
    static const char *const names[] = {"hours", "minutes", "seconds", "milliseconds",
                                        "microseconds"};
    static const int sizes[] = {2, 5, 8, 12, 15};
    int spec = clock.micro ? 4 : 2;
    char text[16];
    if (!kr_ref_is_null(timespec) && !kr_str_equal_ascii(timespec, "auto")) {
        for (spec = 0; spec < 5 && !kr_str_equal_ascii(timespec, names[spec]); spec++)
            continue;
        if (spec == 5)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "Unknown timespec value");
    }
    char *at = two_digits(text, clock.hour);
    *at++ = ':';
    at = two_digits(at, clock.minute);
    *at++ = ':';
    at = two_digits(at, clock.second);
    *at++ = '.';
    at = two_digits(at, clock.micro / 10000);
    at = two_digits(at, clock.micro / 100 % 100);
    (void)two_digits(at, clock.micro % 100);
    kr_str_builder_ascii_size(out, text, (size_t)sizes[spec]);
    return true;
}

void kr_datetime_text_offset(KrStrBuilder *out, KrRef offset, const char *between)
{
    char text[40];
    if (kr_is_none(offset)) return;
    KrWide us = kr_datetime_delta_micros(kr_delta_cast(offset));
    char sign = us < 0 ? '-' : '+';
    int64_t rest = (int64_t)(us < 0 ? -us : us), seconds = rest / KR_SECOND_MICROS;
    rest %= KR_SECOND_MICROS;
    int size = snprintf(text, sizeof text, "%c%02d%s%02d", sign, (int)(seconds / 3600),
                        between, (int)(seconds / 60 % 60));
    if (seconds % 60 || rest)
        size += snprintf(text + size, sizeof text - (size_t)size, "%s%02d", between,
                         (int)(seconds % 60));
    if (rest)
        size += snprintf(text + size, sizeof text - (size_t)size, ".%06d", (int)rest);
    kr_str_builder_ascii_size(out, text, (size_t)size);
}

// --- other modules ------------------------------------------------------------------------

KrOwn kr_datetime_text_timetuple(KrThread *thread, int year, int month, int day,
                                 KrClock clock, int dst)
{
    int numbers[9] = {year,
                      month,
                      day,
                      clock.hour,
                      clock.minute,
                      clock.second,
                      kr_datetime_calendar_weekday(year, month, day),
                      kr_datetime_calendar_before_month(year, month) + day,
                      dst};
    KrOwn type = kr_import_attr(thread, "time", "struct_time"), tuple = KR_NULL,
          result = KR_NULL;
    if (!kr_is_null(type)) tuple = kr_tuple_new(thread, 9);
    if (!kr_is_null(tuple)) {
        for (int i = 0; i < 9; i++)
            kr_tuple_cast(kr_ref(tuple))->items[i] = kr_from_small_int(numbers[i]);
        result = kr_call_1(thread, kr_ref(type), kr_ref(tuple));
    }
    kr_xdrop(thread, type);
    kr_xdrop(thread, tuple);
    return result;
}

KrOwn kr_datetime_text_strptime(KrThread *thread, const char *function, KrRef class_,
                                const KrRef *args)
{
    KrOwn callable = kr_import_attr(thread, "_strptime", function), result = KR_NULL;
    for (int i = 0; i < 2 && !kr_is_null(callable); i++)
        if (!kr_str_is_sub(args[i])) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "strptime() argument %d must be str, not %T",
                                     i + 1, args[i]);
            kr_drop(thread, callable);
            return KR_NULL;
        }
    if (!kr_is_null(callable)) {
        result = kr_call_3(thread, kr_ref(callable), class_, args[0], args[1]);
        kr_drop(thread, callable);
    }
    return result;
}

// --- strftime -----------------------------------------------------------------------------

typedef struct Formatter {
    KrThread *thread;
    KrRef object, timetuple, tzinfo_argument, strftime;
    KrStrBuilder out;
} Formatter;

static KrRef tzinfo_of(KrRef object)
{
    if (kr_datetime_is(object, &kr_datetime_instant_type))
        return kr_ref(kr_datetime_cast(object)->tzinfo);
    if (kr_datetime_is(object, &kr_datetime_time_type))
        return kr_ref(kr_time_cast(object)->tzinfo);
    return KR_REF_NULL;
}

static bool put_offset(Formatter *f, const char *between)
{
    KrOwn offset =
        kr_datetime_zone_utcoffset(f->thread, tzinfo_of(f->object), f->tzinfo_argument);
    if (kr_is_null(offset)) return false;
    kr_datetime_text_offset(&f->out, kr_ref(offset), between);
    kr_drop(f->thread, offset);
    return true;
}

static bool put_name(Formatter *f)
{
    KrOwn name =
        kr_datetime_zone_tzname(f->thread, tzinfo_of(f->object), f->tzinfo_argument);
    if (kr_is_null(name)) return false;
    if (!kr_is_none(kr_ref(name)) &&
        !kr_str_is(kr_ref(name))) { // with a replace() of its own?
        KrOwn method = kr_str_interned(f->thread, "replace"), texts[2];
        texts[0] = kr_str_interned(f->thread, "%");
        texts[1] = kr_str_interned(f->thread, "%%");
        KrRef args[2] = {kr_ref(texts[0]), kr_ref(texts[1])};
        KrOwn replaced = KR_NULL;
        if (!kr_is_null(method) && !kr_is_null(texts[0]) && !kr_is_null(texts[1]))
            replaced = kr_call_method(f->thread, kr_ref(name), kr_ref(method), args, 2);
        kr_xdrop(f->thread, method);
        kr_xdrop(f->thread, texts[0]);
        kr_xdrop(f->thread, texts[1]);
        kr_drop(f->thread, name);
        bool ok = !kr_is_null(replaced) && kr_str_is_sub(kr_ref(replaced));
        if (ok)
            kr_str_builder_str(&f->out, kr_ref(replaced));
        else if (!kr_is_null(replaced))
            (void)kr_exception_raise(f->thread, &kr_exception_type_error,
                                     "tzname.replace() did not return a string");
        kr_xdrop(f->thread, replaced);
        return ok;
    }
    if (!kr_is_none(kr_ref(name))) {
        const KrStr *str = kr_str_obj(kr_ref(name));
        for (int64_t i = 0; i < str->length; i++) {
            uint32_t c = kr_str_read(str, i);
            kr_str_builder_char(&f->out, c);
            if (c == '%') kr_str_builder_char(&f->out, c);
        }
    }
    kr_drop(f->thread, name);
    return true;
}

static void put_micros(Formatter *f)
{
    char text[16];
    uint32_t micros = 0;
    if (kr_datetime_is(f->object, &kr_datetime_instant_type))
        micros = kr_datetime_cast(f->object)->clock.micro;
    else if (kr_datetime_is(f->object, &kr_datetime_time_type))
        micros = kr_time_cast(f->object)->clock.micro;
    snprintf(text, sizeof text, "%06u", micros);
    kr_str_builder_ascii(&f->out, text);
}

// %Y, %G, %C and %F of years below 1000: the C library does not pad them.
static KrFound put_year(Formatter *f, uint32_t code)
{
    int64_t year;
    char text[40];
    KrRef tuple = f->timetuple;
    if (!kr_tuple_is_sub(tuple) || kr_tuple_length(tuple) < 1 ||
        !kr_int_is_sub(kr_tuple_get(tuple, 0)) ||
        kr_int_try_i64(kr_tuple_get(tuple, 0), &year) != KR_PRESENT || year >= 1000)
        return KR_ABSENT;
    if (code == 'G') {
        KrOwn format = kr_str_from_ascii(f->thread, "%G"), shown = KR_NULL;
        if (!kr_is_null(format))
            shown = kr_call_2(f->thread, f->strftime, kr_ref(format), tuple);
        kr_xdrop(f->thread, format);
        if (kr_is_null(shown)) return KR_FAULT;
        year = atoi(kr_str_text(f->thread, kr_ref(shown)));
        kr_drop(f->thread, shown);
    }
    snprintf(text, sizeof text,
             code == 'F'   ? "%04d-%%m-%%d"
             : code == 'C' ? "%02d"
                           : "%04d",
             (int)(code == 'C' ? year / 100 : year));
    kr_str_builder_ascii(&f->out, text);
    return KR_PRESENT;
}

static bool put_code(Formatter *f, const KrStr *format, int64_t *at)
{
    uint32_t c = kr_str_read(format, *at);
    switch (c) {
    case 'z': ++*at; return put_offset(f, "");
    case 'Z': ++*at; return put_name(f);
    case 'f':
        ++*at;
        put_micros(f);
        return true;
    case ':':
        if (*at + 1 < format->length && kr_str_read(format, *at + 1) == 'z') {
            *at += 2;
            return put_offset(f, ":");
        }
        break;
    case 'Y':
    case 'G':
    case 'C':
    case 'F': {
        KrFound found = put_year(f, c);
        if (found == KR_ABSENT) break;
        ++*at;
        return found == KR_PRESENT;
    }
    default: break;
    }
    kr_str_builder_char(&f->out, '%');
    kr_str_builder_char(&f->out, c);
    ++*at;
    return true;
}

KrOwn kr_datetime_text_strftime(KrThread *thread, KrRef object, KrRef format,
                                KrRef timetuple, KrRef tzinfo_argument)
{
    const KrStr *str = kr_str_obj(format);
    KrOwn strftime = kr_import_attr(thread, "time", "strftime"), text = KR_NULL,
          result = KR_NULL;
    if (kr_is_null(strftime)) return KR_NULL;
    Formatter f = {thread, object, timetuple, tzinfo_argument, kr_ref(strftime), {0}};
    kr_str_builder_init(&f.out, thread);
    bool ok = true;
    for (int64_t at = 0; ok && at < str->length;) {
        uint32_t c = kr_str_read(str, at++);
        if (c == '%' && at < str->length)
            ok = put_code(&f, str, &at);
        else
            kr_str_builder_char(&f.out, c);
    }
    if (ok)
        text = kr_str_builder_take(&f.out);
    else
        kr_str_builder_fini(&f.out);
    if (!kr_is_null(text)) {
        result = kr_call_2(thread, kr_ref(strftime), kr_ref(text), timetuple);
        kr_drop(thread, text);
    }
    kr_drop(thread, strftime);
    return result;
}

KrOwn kr_datetime_text_format(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__format__() argument 1 must be str, not %T",
                                  args[0]);
    if (kr_str_obj(args[0])->length == 0) return kr_to_str(thread, self);
    KrOwn name = kr_str_interned(thread, "strftime"), result = KR_NULL;
    if (!kr_is_null(name)) {
        result = kr_call_method(thread, self, kr_ref(name), args, 1);
        kr_drop(thread, name);
    }
    return result;
}

// --- reading ------------------------------------------------------------------------------

char *kr_datetime_text_ascii(KrThread *thread, KrRef text, int64_t *size)
{
    const KrStr *str = kr_str_obj(text);
    char *out = malloc((size_t)str->length + 1);
    if (!out) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        out[i] = (char)(c < 128 ? c : 0x7F);
    }
    out[str->length] = 0;
    *size = str->length;
    return out;
}

static bool digits(const char *text, int64_t size, int64_t at, int count, int *out)
{
    *out = 0;
    if (at < 0 || size - at < count) return false;
    for (int i = 0; i < count; i++) {
        if (text[at + i] < '0' || text[at + i] > '9') return false;
        *out = *out * 10 + (text[at + i] - '0');
    }
    return true;
}

bool kr_datetime_text_read_date(const char *text, int64_t size, int *year, int *month,
                                int *day)
{
    if ((size != 7 && size != 8 && size != 10) || !digits(text, size, 0, 4, year))
        return false;
    bool dashes = text[4] == '-';
    int64_t at = 4 + dashes;
    if (text[at] == 'W') {
        int week, weekday = 1;
        if (!digits(text, size, at + 1, 2, &week)) return false;
        at += 3;
        if (at < size) {
            if ((text[at] == '-') != dashes) return false;
            at += dashes;
            if (!digits(text, size, at, 1, &weekday) || at + 1 != size) return false;
        }
        return kr_datetime_calendar_from_week(*year, week, weekday, year, month, day) ==
               0;
    }
    if (!digits(text, size, at, 2, month)) return false;
    at += 2;
    if (at >= size || (text[at] == '-') != dashes) return false;
    at += dashes;
    return digits(text, size, at, 2, day) && at + 2 == size;
}

int64_t kr_datetime_text_separator(const char *text, int64_t size)
{
    if (size == 7) return 7;
    if (text[4] == '-') {
        if (text[5] != 'W') return 10; // YYYY-MM-DD
        if (size < 8) return -1;
        if (size > 8 && text[8] == '-') {
            if (size == 9) return -1;
            return size > 10 && text[10] >= '0' && text[10] <= '9' ? 8 : 10;
        }
        return 8;
    }
    if (text[4] != 'W') return 8; // YYYYMMDD
    int64_t at = 7;
    while (at < size && text[at] >= '0' && text[at] <= '9')
        at++;
    if (at < 9) return at;
    return at % 2 == 0 ? 7 : 8;
}

// HH[:MM[:SS[.ffffff]]], with or without colons; all of the text.
static bool read_clock(const char *text, int64_t size, int *hour, int *minute,
                       int *second, int *micro)
{
    static const int correction[] = {100000, 10000, 1000, 100, 10};
    int *parts[3] = {hour, minute, second};
    int64_t at = 0;
    bool colons = false;
    *hour = *minute = *second = *micro = 0;
    for (int i = 0; i < 3; i++) {
        if (!digits(text, size, at, 2, parts[i])) return false;
        at += 2;
        if (at >= size) return true;
        if (i == 0) colons = text[at] == ':';
        if (i == 2) break;
        if (colons && text[at] != ':') return false;
        at += colons;
    }
    if (text[at] != '.' && text[at] != ',') return false;
    int64_t left = size - ++at;
    int count = left >= 6 ? 6 : (int)left;
    if (count == 0 || !digits(text, size, at, count, micro)) return false;
    if (count < 6) *micro *= correction[count - 1];
    for (at += count; at < size; at++) // further digits are cut off
        if (text[at] < '0' || text[at] > '9') return false;
    return true;
}

bool kr_datetime_text_read_time(const char *text, int64_t size, KrIsoTime *out)
{
    int64_t zone = 0;
    int hour, minute, second, micro;
    while (zone < size && text[zone] != '+' && text[zone] != '-' && text[zone] != 'Z')
        zone++;
    out->has_zone = zone < size;
    out->zone = 0;
    if (!read_clock(text, zone, &out->hour, &out->minute, &out->second, &out->micro))
        return false;
    if (zone == size) return true;
    if (text[zone] == 'Z') return zone + 1 == size;
    if (!read_clock(text + zone + 1, size - zone - 1, &hour, &minute, &second, &micro))
        return false;
    out->zone = (KrWide)(hour * 3600 + minute * 60 + second) * KR_SECOND_MICROS + micro;
    if (text[zone] == '-') out->zone = -out->zone;
    return true;
}

KrOwn kr_datetime_text_zone(KrThread *thread, const KrIsoTime *time)
{
    if (!time->has_zone) return kr_none_own();
    if (time->zone == 0) return kr_dup(kr_datetime_zone_utc());
    KrOwn offset = kr_datetime_delta_new(thread, time->zone), result = KR_NULL;
    if (!kr_is_null(offset)) {
        result = kr_datetime_zone_new(thread, kr_ref(offset), KR_REF_NULL);
        kr_drop(thread, offset);
    }
    return result;
}
