// SPDX-License-Identifier: MIT
// The marshal module.
#pragma once

#include "runtime/type.h"

KrOwn kr_marshal_module_init(KrThread *thread) KR_NEW; // the marshal module
