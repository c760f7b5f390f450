// SPDX-License-Identifier: MIT
// The _io module.
#pragma once

#include "runtime/type.h"

KrOwn kr_io_module_init(KrThread *thread) KR_NEW; // the _io module

bool kr_io_module_ready(KrThread *thread) KR_RAISES; // its types
