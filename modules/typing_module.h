// SPDX-License-Identifier: MIT
// The _typing module: the types of the typing module that the interpreter itself makes.
#pragma once

#include "runtime/type.h"

KrOwn kr_typing_module_init(KrThread *thread) KR_NEW; // the _typing module
