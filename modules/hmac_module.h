// SPDX-License-Identifier: MIT
// The built-in module `_hmac`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_hmac_module_init(KrThread *thread) KR_NEW; // the _hmac module
