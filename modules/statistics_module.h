// SPDX-License-Identifier: MIT
// The _statistics module: the inverse of the normal distribution.
#pragma once

#include "runtime/type.h"

KrOwn kr_statistics_module_init(KrThread *thread) KR_NEW; // the _statistics module
