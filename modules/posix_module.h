// SPDX-License-Identifier: MIT
// The posix module: what os.py takes from the system.
#pragma once

#include "runtime/type.h"

KrOwn kr_posix_module_init(KrThread *thread) KR_NEW; // the posix module
