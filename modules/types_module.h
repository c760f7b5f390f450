// SPDX-License-Identifier: MIT
// The _types module: types of the interpreter that have no name among the builtins.
#pragma once

#include "runtime/type.h"

KrOwn kr_types_module_init(KrThread *thread) KR_NEW; // the _types module
