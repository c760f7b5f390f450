// SPDX-License-Identifier: MIT
// Times as arguments (os_time.h). A time is an int64_t of nanoseconds, 292 years either way.
// Called by time, select, sockets. Tests: tests/lang/modules/posix/time_limits.py.
#define _GNU_SOURCE
#include "modules/os_time.h"

#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"

#include <math.h>

static bool out_of_range(KrThread *thread)
{
    return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "timestamp out of range for C PyTime_t");
}

bool kr_os_time_from(KrThread *thread, KrRef value, int64_t unit, KrOsTimeRound round,
                     int64_t *out)
{
    if (kr_float_is_sub(value)) {
        double x = kr_float_of(value);
        if (isnan(x))
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "Invalid value NaN (not a number)");
        x *= (double)unit;
        x = round == KR_OS_TIME_AWAY && x > 0 ? ceil(x) : floor(x);
        if (!(x >= -9223372036854775808.0 && x < 9223372036854775808.0))
            return out_of_range(thread);
        *out = (int64_t)x;
        return true;
    }
    if (!kr_number_has_index(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "'%T' object cannot be interpreted as an integer or float", value);
    int64_t number;
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), &number);
    kr_drop(thread, index);
    if (fits != KR_PRESENT || __builtin_mul_overflow(number, unit, out))
        return out_of_range(thread);
    return true;
}

int64_t kr_os_time_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * KR_OS_TIME_SECOND + now.tv_nsec;
}

double kr_os_time_seconds(int64_t nanoseconds)
{
    if (nanoseconds % KR_OS_TIME_SECOND == 0)
        return (double)(nanoseconds / KR_OS_TIME_SECOND);
    return (double)nanoseconds / 1e9;
}
