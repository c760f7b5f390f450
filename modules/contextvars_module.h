// SPDX-License-Identifier: MIT
// The _contextvars module.
#pragma once

#include "runtime/type.h"

KrOwn kr_contextvars_module_init(KrThread *thread) KR_NEW; // the _contextvars module
