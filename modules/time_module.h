// SPDX-License-Identifier: MIT
// The built-in module `time`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_time_module_init(KrThread *thread) KR_NEW; // the time module
