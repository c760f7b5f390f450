// SPDX-License-Identifier: MIT
#pragma once

#include "runtime/type.h"

KrOwn kr_time_module_init(KrThread *thread) KR_NEW; // the time module
