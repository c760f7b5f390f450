// SPDX-License-Identifier: MIT
// The built-in module `_sysconfig`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_sysconfig_module_init(KrThread *thread) KR_NEW; // the _sysconfig module
