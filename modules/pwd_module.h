// SPDX-License-Identifier: MIT
// The pwd module: the users of the system.
#pragma once

#include "runtime/type.h"

KrOwn kr_pwd_module_init(KrThread *thread) KR_NEW; // the pwd module
