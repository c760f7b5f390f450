// SPDX-License-Identifier: MIT
// datetime.date, and what its isocalendar() gives (datetime_types.h).
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
#include "runtime/signature.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <stdio.h>
#include <stdlib.h>

const char *const kr_datetime_date_day_names[7] = {"Mon", "Tue", "Wed", "Thu",
                                                   "Fri", "Sat", "Sun"};
const char *const kr_datetime_date_month_names[12] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static KrDate *cast(KrRef self)
{
    return kr_date_cast(self);
}
static bool is_plain_date(KrRef value) // a date, but no datetime
{
    return kr_datetime_is(value, &kr_datetime_date_type) &&
           !kr_datetime_is(value, &kr_datetime_instant_type);
}

bool kr_datetime_date_int(KrThread *thread, KrRef value, int64_t *out)
{
    if (KR_LIKELY(kr_is_small_int(value))) {
        *out = kr_small_int_value(value);
    } else {
        KrOwn number = kr_number_index(thread, value);
        if (kr_is_null(number)) return false;
        if (kr_int_try_i64(kr_ref(number), out) != KR_PRESENT)
            *out = kr_int_sign(kr_ref(number)) < 0 ? INT64_MIN : INT64_MAX;
        kr_drop(thread, number);
    }
    if (*out >= INT32_MIN && *out <= INT32_MAX) return true;
    return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    *out < 0
                                        ? "signed integer is less than minimum"
                                        : "signed integer is greater than maximum");
}

bool kr_datetime_date_check(KrThread *thread, int64_t year, int64_t month, int64_t day)
{
    if (year < KR_DATE_MIN_YEAR || year > KR_DATE_MAX_YEAR)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error, "year must be in %d..%d, not %d",
            (int)KR_DATE_MIN_YEAR, (int)KR_DATE_MAX_YEAR, (int)year);
    if (month < 1 || month > 12)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "month must be in 1..12, not %d", (int)month);
    int days = kr_datetime_calendar_month_days((int)year, (int)month);
    return (day >= 1 && day <= days) ||
           kr_exception_raise_false(
               thread, &kr_exception_value_error,
               "day %d must be in range 1..%d for month %d in year %d", (int)day, days,
               (int)month, (int)year);
}

static KrOwn make(KrThread *thread, KrType *type, int year, int month, int day)
{
    KrDate *self = (KrDate *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    self->hash = -1;
    self->year = (uint16_t)year;
    self->month = (uint8_t)month;
    self->day = (uint8_t)day;
    return kr_steal_obj(self);
}

KrOwn kr_datetime_date_new(KrThread *thread, int year, int month, int day)
{
    return make(thread, &kr_datetime_date_type, year, month, day);
}

KrOwn kr_datetime_date_make(KrThread *thread, KrRef class_, int year, int month,
                            int day)
{
    if (kr_is(class_, kr_type_ref(&kr_datetime_date_type)))
        return kr_datetime_date_check(thread, year, month, day)
                   ? kr_datetime_date_new(thread, year, month, day)
                   : KR_NULL;
    KrOwn y = kr_from_small_int(year), m = kr_from_small_int(month),
          d = kr_from_small_int(day);
    return kr_call_3(thread, class_, kr_ref(y), kr_ref(m), kr_ref(d));
}

static KrOwn from_ordinal(KrThread *thread, KrRef class_, int64_t ordinal)
{
    int year, month, day;
    kr_datetime_calendar_from_ordinal(ordinal, &year, &month, &day);
    return kr_datetime_date_make(thread, class_, year, month, day);
}

// --- construction -------------------------------------------------------------------------

const uint8_t *kr_datetime_date_state(KrThread *thread, KrRef value, int64_t size,
                                      uint8_t *room, const char *type)
{
    if (kr_bytes_is_sub(value) && kr_bytes_cast(value)->length == size) {
        memcpy(room, kr_bytes_cast(value)->data, (size_t)size);
        return room;
    }
    if (!kr_str_is_sub(value) || kr_str_obj(value)->length != size) return NULL;
    for (int64_t i = 0; i < size; i++) { // bytes that Python 2 has pickled as str
        uint32_t c = kr_str_read(kr_str_obj(value), i);
        if (c > 255) {
            (void)kr_exception_raise(
                thread, &kr_exception_value_error,
                "Failed to encode latin1 string when unpickling a %s object. "
                "pickle.load(data, encoding='latin1') is assumed.",
                type);
            return NULL;
        }
        room[i] = (uint8_t)c;
    }
    return room;
}

static KrOwn construct(KrThread *thread, KrRef type, const KrRef *args, size_t count)
{
    int64_t year, month, day;
    (void)count;
    if (!kr_datetime_date_int(thread, args[0], &year) ||
        !kr_datetime_date_int(thread, args[1], &month) ||
        !kr_datetime_date_int(thread, args[2], &day) ||
        !kr_datetime_date_check(thread, year, month, day))
        return KR_NULL;
    return make(thread, (KrType *)(void *)kr_obj(type), (int)year, (int)month,
                (int)day);
}
static const KrNativeDef new_def = {
    "function", construct, "($type, /, year, month, day)", NULL, 0, 0, 0};

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    if (count == 3 && kr_ref_is_null(kwnames))
        return construct(thread, type, args, count);
    if (count == 1) {
        uint8_t room[4];
        const uint8_t *state = kr_datetime_date_state(thread, args[0], 4, room, "date");
        if (!state && kr_thread_has_exception(thread)) return KR_NULL;
        if (state && state[2] >= 1 && state[2] <= 12)
            return make(thread, (KrType *)(void *)kr_obj(type),
                        state[0] << 8 | state[1], state[2], state[3]);
    }
    return kr_call_native(thread, &new_def, type, args, count, kwnames);
}

static KrOwn fromordinal(KrThread *thread, KrRef class_, const KrRef *args,
                         size_t count)
{
    (void)count;
    int64_t ordinal;
    KrOwn number = kr_number_index(thread, args[0]);
    if (kr_is_null(number)) return KR_NULL;
    KrFound fits = kr_int_try_i64(kr_ref(number), &ordinal);
    kr_drop(thread, number);
    if (fits != KR_PRESENT)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large to convert to C long");
    if (ordinal < 1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "ordinal must be >= 1");
    if (ordinal > INT32_MAX)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "signed integer is greater than maximum");
    return from_ordinal(thread, class_, ordinal);
}

static KrOwn fromisocalendar(KrThread *thread, KrRef class_, const KrRef *args,
                             size_t count)
{
    (void)count;
    int64_t parts[3];
    int year = 0, month = 0, day = 0;
    for (int i = 0; i < 3; i++) {
        KrOwn number = kr_number_index(thread, args[i]);
        if (kr_is_null(number)) return KR_NULL;
        bool fits = kr_int_try_i64(kr_ref(number), &parts[i]) == KR_PRESENT &&
                    parts[i] >= INT32_MIN && parts[i] <= INT32_MAX;
        kr_drop(thread, number);
        if (!fits)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "ISO calendar component out of range");
    }
    switch (kr_datetime_calendar_from_week((int)parts[0], (int)parts[1], (int)parts[2],
                                           &year, &month, &day)) {
    case -4:
        return kr_exception_raise(
            thread, &kr_exception_value_error, "year must be in %d..%d, not %d",
            (int)KR_DATE_MIN_YEAR, (int)KR_DATE_MAX_YEAR, (int)parts[0]);
    case -2:
        return kr_exception_raise(thread, &kr_exception_value_error, "Invalid week: %d",
                                  (int)parts[1]);
    case -3:
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Invalid weekday: %d (range is [1, 7])",
                                  (int)parts[2]);
    default: break;
    }
    return kr_datetime_date_make(thread, class_, year, month, day);
}

static KrOwn fromisoformat(KrThread *thread, KrRef class_, const KrRef *args,
                           size_t count)
{
    (void)count;
    int64_t size;
    int year, month, day;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "fromisoformat: argument must be str");
    char *text = kr_datetime_text_ascii(thread, args[0], &size);
    if (!text) return KR_NULL;
    bool ok = kr_datetime_text_read_date(text, size, &year, &month, &day);
    free(text);
    if (!ok)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Invalid isoformat string: %R", args[0]);
    return kr_datetime_date_make(thread, class_, year, month, day);
}

static KrOwn fromtimestamp(KrThread *thread, KrRef class_, const KrRef *args,
                           size_t count)
{
    (void)count;
    int64_t seconds, micros;
    KrLocal local;
    if (!kr_datetime_calendar_stamp(thread, args[0], &seconds, &micros) ||
        !kr_datetime_calendar_local(thread, seconds, false, &local))
        return KR_NULL;
    return kr_datetime_date_make(thread, class_, local.year, local.month, local.day);
}

static KrOwn today(KrThread *thread, KrRef class_, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    int64_t micros, seconds = kr_datetime_calendar_now(&micros);
    KrLocal local;
    if (kr_is(class_, kr_type_ref(&kr_datetime_date_type)))
        return kr_datetime_calendar_local(thread, seconds, false, &local)
                   ? kr_datetime_date_new(thread, local.year, local.month, local.day)
                   : KR_NULL;
    KrOwn name = kr_str_interned(thread, "fromtimestamp"), result = KR_NULL;
    KrOwn now = kr_from_float((double)seconds + (double)micros / 1e6);
    KrRef argument[1] = {kr_ref(now)};
    if (!kr_is_null(name)) {
        result = kr_call_method(thread, class_, kr_ref(name), argument, 1);
        kr_drop(thread, name);
    }
    return result;
}

static KrOwn strptime(KrThread *thread, KrRef class_, const KrRef *args, size_t count)
{
    (void)count;
    return kr_datetime_text_strptime(thread, "_strptime_datetime_date", class_, args);
}

// --- arithmetic and comparison ------------------------------------------------------------

static KrOwn plus_days(KrThread *thread, KrRef self, int64_t days)
{
    const KrDate *d = cast(self);
    int64_t ordinal = kr_datetime_calendar_ordinal(d->year, d->month, d->day) + days;
    if (ordinal < 1 || ordinal > KR_DATE_MAX_ORDINAL)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "date value out of range");
    return from_ordinal(thread, kr_type_ref(kr_type_of(self)), ordinal);
}
static KrOwn add(KrThread *thread, KrRef a, KrRef b)
{
    if (kr_datetime_is(a, &kr_datetime_delta_type)) {
        KrRef swap = a;
        a = b;
        b = swap;
    }
    if (!is_plain_date(a) || !kr_datetime_is(b, &kr_datetime_delta_type))
        return kr_dup(kr_not_implemented());
    return plus_days(thread, a, kr_delta_cast(b)->days);
}
static KrOwn subtract(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_plain_date(a)) return kr_dup(kr_not_implemented());
    if (is_plain_date(b)) {
        const KrDate *x = cast(a), *y = cast(b);
        int64_t days = kr_datetime_calendar_ordinal(x->year, x->month, x->day) -
                       kr_datetime_calendar_ordinal(y->year, y->month, y->day);
        return kr_datetime_delta_new(thread, days * KR_DAY_MICROS);
    }
    if (!kr_datetime_is(b, &kr_datetime_delta_type))
        return kr_dup(kr_not_implemented());
    return plus_days(thread, a, -(int64_t)kr_delta_cast(b)->days);
}

static uint32_t packed(const KrDate *d)
{
    return (uint32_t)d->year << 16 | (uint32_t)d->month << 8 | d->day;
}
static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    (void)thread;
    if (!is_plain_date(b)) return kr_dup(kr_not_implemented());
    uint32_t x = packed(cast(a)), y = packed(cast(b));
    return kr_bool_own(kr_compare_holds(x < y ? -1 : x > y, op));
}
static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    KrDate *d = cast(self);
    if (d->hash == -1) {
        int64_t part = packed(d);
        d->hash = kr_tuple_hash_mix(&part, 1);
    }
    *out = d->hash;
    return true;
}

// --- texts --------------------------------------------------------------------------------

static KrOwn isoformat(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    kr_datetime_text_date(&out, cast(self));
    return kr_str_builder_take(&out);
}
static KrOwn to_text(KrThread *thread,
                     KrRef self) // subclasses may have their own isoformat()
{
    if (kr_is_exact(self, &kr_datetime_date_type))
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
    const KrDate *d = cast(self);
    return kr_str_from_format(thread, "%s(%d, %d, %d)", kr_obj(self)->type->name,
                              d->year, d->month, d->day);
}
static KrOwn ctime(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrDate *d = cast(self);
    char text[64];
    int size = snprintf(text, sizeof text, "%s %s %2d 00:00:00 %04d",
                        kr_datetime_date_day_names[kr_datetime_calendar_weekday(
                            d->year, d->month, d->day)],
                        kr_datetime_date_month_names[d->month - 1], d->day, d->year);
    return kr_str_from_utf8(thread, text, (size_t)size);
}
static KrOwn strftime(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "strftime() argument 1 must be str, not %T", args[0]);
    KrOwn method = kr_attr_get_name(thread, self, "timetuple"), tuple = KR_NULL,
          result = KR_NULL;
    if (!kr_is_null(method)) tuple = kr_call_0(thread, kr_ref(method));
    if (!kr_is_null(tuple))
        result = kr_datetime_text_strftime(thread, self, args[0], kr_ref(tuple), self);
    kr_xdrop(thread, method);
    kr_xdrop(thread, tuple);
    return result;
}

// --- the rest -----------------------------------------------------------------------------

static KrOwn timetuple(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrDate *d = cast(self);
    return kr_datetime_text_timetuple(thread, d->year, d->month, d->day, (KrClock){0},
                                      -1);
}
static KrOwn toordinal(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    const KrDate *d = cast(self);
    return kr_from_small_int(kr_datetime_calendar_ordinal(d->year, d->month, d->day));
}
static KrOwn weekday(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    const KrDate *d = cast(self);
    return kr_from_small_int(kr_datetime_calendar_weekday(d->year, d->month, d->day));
}
static KrOwn isoweekday(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    const KrDate *d = cast(self);
    return kr_from_small_int(kr_datetime_calendar_weekday(d->year, d->month, d->day) +
                             1);
}
static KrOwn isocalendar(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrDate *d = cast(self);
    int year = d->year;
    int64_t today_ = kr_datetime_calendar_ordinal(d->year, d->month, d->day);
    int64_t week1 = kr_datetime_calendar_week1(year);
    if (today_ < week1)
        week1 = kr_datetime_calendar_week1(--year);
    else if (today_ >= week1 + 52 * 7 && today_ >= kr_datetime_calendar_week1(year + 1))
        week1 = kr_datetime_calendar_week1(++year);
    KrTuple *tuple = (KrTuple *)(void *)kr_object_new(
        thread, &kr_datetime_date_week_type, sizeof(KrTuple) + 3 * sizeof(KrOwn));
    if (!tuple) return KR_NULL;
    tuple->length = 3;
    tuple->items[0] = kr_from_small_int(year);
    tuple->items[1] = kr_from_small_int((today_ - week1) / 7 + 1);
    tuple->items[2] = kr_from_small_int((today_ - week1) % 7 + 1);
    return kr_steal_obj(tuple);
}

static KrOwn replace(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    const KrDate *d = cast(self);
    int64_t parts[3] = {d->year, d->month, d->day};
    for (int i = 0; i < 3; i++)
        if (!kr_ref_is_null(args[i]) &&
            !kr_datetime_date_int(thread, args[i], &parts[i]))
            return KR_NULL;
    return kr_datetime_date_make(thread, kr_type_ref(kr_type_of(self)), (int)parts[0],
                                 (int)parts[1], (int)parts[2]);
}

static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrDate *d = cast(self);
    uint8_t bytes[4] = {(uint8_t)(d->year >> 8), (uint8_t)d->year, d->month, d->day};
    KrOwn state = kr_bytes_new(thread, bytes, 4), inner = KR_NULL, result = KR_NULL;
    if (!kr_is_null(state)) inner = kr_tuple_1(thread, kr_ref(state));
    if (!kr_is_null(inner))
        result = kr_tuple_2(thread, kr_type_ref(kr_type_of(self)), kr_ref(inner));
    kr_xdrop(thread, state);
    kr_xdrop(thread, inner);
    return result;
}

static KrOwn get_year(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->year);
}
static KrOwn get_month(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->month);
}
static KrOwn get_day(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->day);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    kr_object_free(thread, object, object->type->basic_size);
}

#define NONE "($self, /)"
static const KrNativeDef methods[] = {
    {"fromtimestamp", fromtimestamp, "($type, timestamp, /)",
     "Create a date from a POSIX timestamp.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"fromordinal", fromordinal, "($type, ordinal, /)",
     "The date of a proleptic Gregorian ordinal.", 1, 1,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"fromisoformat", fromisoformat, "($type, object, /)",
     "The date in a text in ISO 8601 format.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"fromisocalendar", fromisocalendar, "($type, /, year, week, day)",
     "The date of ISO year, week and weekday.", 0, 0, KR_NATIVE_CLASS},
    {"strptime", strptime, "($type, date_string, format, /)",
     "Parses a text by a format of strptime().", 2, 2, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"today", today, "($type, /)", "Current date or datetime.", 0, 0,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"ctime", ctime, NONE, "Return ctime() style string.", 0, 0, KR_NATIVE_RAW},
    {"strftime", strftime, "($self, /, format)", "format -> strftime() style string.",
     0, 0, 0},
    {"__format__", kr_datetime_text_format, "($self, format, /)", "Formats self with strftime.", 1, 1,
     KR_NATIVE_RAW},
    {"isoformat", isoformat, NONE, "The date as YYYY-MM-DD.", 0, 0, KR_NATIVE_RAW},
    {"isoweekday", isoweekday, NONE, "Day of the week, Monday is 1.", 0, 0,
     KR_NATIVE_RAW},
    {"isocalendar", isocalendar, NONE, "ISO year, week and weekday.", 0, 0,
     KR_NATIVE_RAW},
    {"timetuple", timetuple, NONE,
     "Return time tuple, compatible with time.localtime().", 0, 0, KR_NATIVE_RAW},
    {"toordinal", toordinal, NONE, "Days since 0000-12-31.", 0, 0, KR_NATIVE_RAW},
    {"weekday", weekday, NONE, "Day of the week, Monday is 0.", 0, 0, KR_NATIVE_RAW},
    {"replace", replace, "($self, /, year=unchanged, month=unchanged, day=unchanged)",
     "Return date with new specified fields.", 0, 0, 0},
    {"__replace__", replace,
     "($self, /, year=unchanged, month=unchanged, day=unchanged)\1($self, /, **changes)",
     "The same as replace().", 0, 0, 0},
    {"__reduce__", reduce, NONE, "__reduce__() -> (cls, state)", 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {{"year", get_year, NULL, NULL},
                                     {"month", get_month, NULL, NULL},
                                     {"day", get_day, NULL, NULL},
                                     {0}};

KrType kr_datetime_date_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "datetime.date",
    .shown = "-__module__",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrDate),
    .dealloc = dealloc,
    .repr = repr,
    .str = to_text,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .binary = {[KR_BINARY_ADD] = add, [KR_BINARY_SUB] = subtract},
    .methods = methods,
    .getset = getset,
    .doc = "date(year, month, day) --> date object",
};

// --- IsoCalendarDate ----------------------------------------------------------------------

static KrOwn week_get(KrRef self, int64_t index)
{
    return kr_dup(kr_tuple_get(self, index));
}
static KrOwn week_year(KrThread *thread, KrRef self)
{
    (void)thread;
    return week_get(self, 0);
}
static KrOwn week_week(KrThread *thread, KrRef self)
{
    (void)thread;
    return week_get(self, 1);
}
static KrOwn week_weekday(KrThread *thread, KrRef self)
{
    (void)thread;
    return week_get(self, 2);
}
static KrOwn week_repr(KrThread *thread, KrRef self)
{
    return kr_str_from_format(thread, "%s(year=%S, week=%S, weekday=%S)",
                              kr_obj(self)->type->name, kr_tuple_get(self, 0),
                              kr_tuple_get(self, 1), kr_tuple_get(self, 2));
}
static KrOwn week_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn plain = kr_tuple_3(thread, kr_tuple_get(self, 0), kr_tuple_get(self, 1),
                             kr_tuple_get(self, 2));
    KrOwn inner = KR_NULL, result = KR_NULL;
    if (!kr_is_null(plain)) inner = kr_tuple_1(thread, kr_ref(plain));
    if (!kr_is_null(inner))
        result = kr_tuple_2(thread, kr_type_ref(&kr_tuple_type), kr_ref(inner));
    kr_xdrop(thread, plain);
    kr_xdrop(thread, inner);
    return result;
}
static const KrNativeDef week_methods[] = {
    {"__reduce__", week_reduce, NONE, NULL, 0, 0, KR_NATIVE_RAW}, {0}};
static const KrGetSetDef week_getset[] = {{"year", week_year, NULL, NULL},
                                          {"week", week_week, NULL, NULL},
                                          {"weekday", week_weekday, NULL, NULL},
                                          {0}};

KrType kr_datetime_date_week_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "datetime.IsoCalendarDate",
    .flags = KR_TYPE_GC | KR_TYPE_TUPLE_SUB | KR_TYPE_SEQUENCE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrTuple),
    .base = &kr_tuple_type,
    .repr = week_repr,
    .methods = week_methods,
    .getset = week_getset,
    .doc = "The result of date.isocalendar() or datetime.isocalendar(): year, week and "
           "weekday.",
};

static bool constant(KrThread *thread, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value);
    KrRef dict = kr_type_dict(&kr_datetime_date_type);
    if (ok && kr_ref_is_null(
                  kr_dict_find_str(dict, kr_ref(key)))) // imported for the first time
        ok = kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}
bool kr_datetime_date_ready(KrThread *thread)
{
    return kr_type_ready(thread, &kr_datetime_date_type) &&
           kr_type_ready(thread, &kr_datetime_date_week_type) &&
           constant(thread, "min", kr_datetime_date_new(thread, 1, 1, 1)) &&
           constant(thread, "max", kr_datetime_date_new(thread, 9999, 12, 31)) &&
           constant(thread, "resolution", kr_datetime_delta_new(thread, KR_DAY_MICROS));
}
