// SPDX-License-Identifier: MIT
// The fcntl module: control of descriptors and locks on files.
#pragma once

#include "runtime/type.h"

KrOwn kr_fcntl_module_init(KrThread *thread) KR_NEW; // the fcntl module
