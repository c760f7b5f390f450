// SPDX-License-Identifier: MIT
// The _stat module: what st_mode says.
#pragma once

#include "runtime/type.h"

KrOwn kr_stat_module_init(KrThread *thread) KR_NEW; // the _stat module
