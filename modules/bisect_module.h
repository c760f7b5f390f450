// SPDX-License-Identifier: MIT
// The _bisect module: binary search in sorted sequences.
#pragma once

#include "runtime/type.h"

KrOwn kr_bisect_module_init(KrThread *thread) KR_NEW; // the _bisect module
