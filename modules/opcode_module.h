// SPDX-License-Identifier: MIT
// The _opcode module: facts about instructions.
#pragma once

#include "runtime/type.h"

KrOwn kr_opcode_module_init(KrThread *thread) KR_NEW; // the _opcode module
