// SPDX-License-Identifier: MIT
// The built-in module `_struct`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_struct_module_init(KrThread *thread) KR_NEW; // the _struct module
