// SPDX-License-Identifier: MIT
// The termios module: modes of terminals.
#pragma once

#include "runtime/type.h"

KrOwn kr_termios_module_init(KrThread *thread) KR_NEW; // the termios module
