// SPDX-License-Identifier: MIT
// The _posixsubprocess module: fork and exec for subprocess.
#pragma once

#include "runtime/type.h"

KrOwn kr_posixsubprocess_module_init(KrThread *thread) KR_NEW; // the _posixsubprocess module
