// SPDX-License-Identifier: MIT
// The faulthandler module: tracebacks of all threads when the program crashes, or when asked for.
#pragma once

#include "runtime/type.h"

KrOwn kr_faulthandler_module_init(KrThread *thread) KR_NEW; // the faulthandler module
void kr_faulthandler_module_start(KrThread *thread); // -X faulthandler: crashes are told to descriptor 2
