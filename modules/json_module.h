// SPDX-License-Identifier: MIT
// The _json module: the fast halves of the library's json package.
#pragma once

#include "runtime/type.h"

KrOwn kr_json_module_init(KrThread *thread) KR_NEW; // the _json module
