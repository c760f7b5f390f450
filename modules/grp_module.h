// SPDX-License-Identifier: MIT
// The grp module: the groups of the system.
#pragma once

#include "runtime/type.h"

KrOwn kr_grp_module_init(KrThread *thread) KR_NEW; // the grp module
