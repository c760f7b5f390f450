// SPDX-License-Identifier: MIT
// The built-in module `_uuid`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_uuid_module_init(KrThread *thread) KR_NEW; // the _uuid module
