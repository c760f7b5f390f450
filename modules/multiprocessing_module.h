// SPDX-License-Identifier: MIT
// The _multiprocessing module: semaphores shared by processes.
#pragma once

#include "runtime/type.h"

KrOwn kr_multiprocessing_module_init(KrThread *thread) KR_NEW; // the _multiprocessing module
