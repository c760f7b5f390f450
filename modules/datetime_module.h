// SPDX-License-Identifier: MIT
// The _datetime module: dates, times and time zones.
#pragma once

#include "runtime/type.h"

KrOwn kr_datetime_module_init(KrThread *thread) KR_NEW; // the _datetime module
