// SPDX-License-Identifier: MIT
// aiter() and anext().
#pragma once

#include "runtime/type.h"

KrOwn kr_builtins_async_iter(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count) KR_NEW;
KrOwn kr_builtins_async_next(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count) KR_NEW;
extern KrType kr_builtins_async_awaitable_type; // of anext() with a default
