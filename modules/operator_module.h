// SPDX-License-Identifier: MIT
// The _operator module: the operators of the language as functions.
#pragma once

#include "runtime/type.h"

KrOwn kr_operator_module_init(KrThread *thread) KR_NEW; // the _operator module
