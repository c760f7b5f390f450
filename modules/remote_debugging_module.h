// SPDX-License-Identifier: MIT
// The built-in module `_remote_debugging`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_remote_debugging_module_init(KrThread *thread) KR_NEW; // the _remote_debugging module
