// SPDX-License-Identifier: MIT
#pragma once

#include "runtime/type.h"

KrOwn kr_math_module_init(KrThread *thread) KR_NEW; // the math module
