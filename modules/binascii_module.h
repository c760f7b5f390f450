// SPDX-License-Identifier: MIT
// The built-in module `binascii`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_binascii_module_init(KrThread *thread) KR_NEW; // the binascii module
