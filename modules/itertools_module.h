// SPDX-License-Identifier: MIT
// The itertools module: iterators made of iterators.
#pragma once

#include "runtime/type.h"

KrOwn kr_itertools_module_init(KrThread *thread) KR_NEW; // the itertools module
