// SPDX-License-Identifier: MIT
// The _warnings module.
#pragma once

#include "runtime/type.h"

KrOwn kr_warnings_module_init(KrThread *thread) KR_NEW; // the _warnings module
