// SPDX-License-Identifier: MIT
// _thread._local: an object with attributes of its own in each thread.
#pragma once

#include "runtime/type.h"

extern KrType kr_thread_local_type;
void kr_thread_local_thread_ends(KrThread *thread); // what it had in all of them goes
