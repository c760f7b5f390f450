// SPDX-License-Identifier: MIT
// The built-in module `pyexpat`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_pyexpat_module_init(KrThread *thread) KR_NEW; // the pyexpat module
