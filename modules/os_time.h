// SPDX-License-Identifier: MIT
// Times as arguments: seconds (int or float) to nanoseconds, deadlines.
#pragma once

#include "runtime/type.h"

#include <time.h>

typedef enum KrOsTimeRound { KR_OS_TIME_FLOOR, KR_OS_TIME_AWAY } KrOsTimeRound; // AWAY: from zero

enum { KR_OS_TIME_SECOND = 1000000000, KR_OS_TIME_MILLISECOND = 1000000, KR_OS_TIME_MICROSECOND = 1000 };

// value * unit nanoseconds; unit is one of the above. OverflowError, ValueError (NaN), TypeError.
bool kr_os_time_from(KrThread *thread, KrRef value, int64_t unit, KrOsTimeRound round, int64_t *out) KR_RAISES;
int64_t kr_os_time_now(void) KR_LEAF; // the monotonic clock
// A clock's time as float seconds, exact to the last place.
double kr_os_time_seconds(int64_t nanoseconds) KR_LEAF;
KR_INLINE struct timespec kr_os_time_spec(int64_t nanoseconds)
{
    int64_t seconds = nanoseconds / KR_OS_TIME_SECOND, rest = nanoseconds % KR_OS_TIME_SECOND;
    if (rest < 0) {
        rest += KR_OS_TIME_SECOND;
        seconds--;
    }
    return (struct timespec){(time_t)seconds, (long)rest};
}
// Nanoseconds in units of `unit`, rounded up; -1 stays for "no limit" when negative.
KR_INLINE int64_t kr_os_time_up(int64_t nanoseconds, int64_t unit)
{
    return nanoseconds <= 0 ? nanoseconds / unit : (nanoseconds - 1) / unit + 1;
}
