// SPDX-License-Identifier: MIT
// yield from, await, async for: what instructions ask of iterators and awaitables.
#pragma once

#include "runtime/type.h"

KrOwn kr_coroutine_yield_from_iter(KrThread *thread, KrRef value) KR_NEW;
// where: 0 await, 1 __aenter__, 2 __aexit__ (for messages)
KrOwn kr_coroutine_awaitable(KrThread *thread, KrRef value, int32_t where) KR_NEW;
KrOwn kr_coroutine_aiter(KrThread *thread, KrRef value) KR_NEW;
KrOwn kr_coroutine_anext(KrThread *thread, KrRef iterator) KR_NEW;
// receiver.send(value), or next() for None: present: yielded *result; absent: returned it.
KrFound kr_coroutine_send(KrThread *thread, KrRef receiver, KrRef value, KrOwn *result)
    KR_RAISES;
KrOwn kr_coroutine_wrap_async(KrThread *thread, KrRef value)
    KR_NEW; // what an async generator yields
