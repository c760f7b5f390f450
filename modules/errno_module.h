// SPDX-License-Identifier: MIT
// The errno module: numbers of errors by name.
#pragma once

#include "runtime/type.h"

KrOwn kr_errno_module_init(KrThread *thread) KR_NEW; // the errno module
