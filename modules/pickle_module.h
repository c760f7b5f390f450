// SPDX-License-Identifier: MIT
// The built-in module `_pickle`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_pickle_module_init(KrThread *thread) KR_NEW; // the _pickle module
