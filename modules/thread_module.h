// SPDX-License-Identifier: MIT
// The _thread module.
#pragma once

#include "runtime/type.h"

KrOwn kr_thread_module_init(KrThread *thread) KR_NEW; // the _thread module
