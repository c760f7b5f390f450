// SPDX-License-Identifier: MIT
// Facts in sys: the numbers of this build, the options, the places.
#pragma once

#include "runtime/type.h"

extern const char kr_sys_config_version[]; // sys.version
bool kr_sys_config_add(KrThread *thread, KrRef sys) KR_RAISES;
