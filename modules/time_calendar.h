// SPDX-License-Identifier: MIT
// Calendar functions of the time module.
#pragma once

#include "runtime/type.h"

bool kr_time_calendar_add(KrThread *thread, KrRef module) KR_RAISES; // functions, struct_time, time zone
