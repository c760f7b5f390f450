// SPDX-License-Identifier: MIT
// sys.settrace, sys.setprofile, sys.monitoring and what belongs to them.
#pragma once

#include "runtime/type.h"

bool kr_sys_monitor_add(KrThread *thread, KrRef sys) KR_RAISES; // the functions and the namespace
