// SPDX-License-Identifier: MIT
// getattr(), hasattr() and setattr().
#pragma once

#include "runtime/value.h"

KrOwn kr_builtins_getattr(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_builtins_hasattr(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_builtins_setattr(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
