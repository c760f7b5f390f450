// SPDX-License-Identifier: MIT
#pragma once

#include "runtime/type.h"

KrOwn kr_gc_module_init(KrThread *thread) KR_NEW; // the gc module
