// SPDX-License-Identifier: MIT
// The _imp module.
#pragma once

#include "runtime/type.h"

KrOwn kr_imp_module_init(KrThread *thread) KR_NEW; // the _imp module
