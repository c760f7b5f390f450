// SPDX-License-Identifier: MIT
// The built-in module `_md5`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_md5_module_init(KrThread *thread) KR_NEW; // the _md5 module
