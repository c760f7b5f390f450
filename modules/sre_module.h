// SPDX-License-Identifier: MIT
// The _sre module: the engine under the library's re package.
#pragma once

#include "runtime/type.h"

KrOwn kr_sre_module_init(KrThread *thread) KR_NEW; // the _sre module
