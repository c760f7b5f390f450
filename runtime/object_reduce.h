// SPDX-License-Identifier: MIT
// What object does for copying and pickling: __reduce__, __reduce_ex__, __getstate__.
#pragma once

#include "runtime/type.h"

KrOwn kr_object_reduce_method(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_object_reduce_ex_method(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_object_reduce_getstate(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
// __reduce__ of functions and methods of C.
extern const KrNativeDef kr_object_reduce_callable_methods[];

// object.__reduce_ex__ without looking for an overriding __reduce__.
KrOwn kr_object_reduce_common(KrThread *thread, KrRef self, int64_t protocol) KR_NEW;
KrOwn kr_object_reduce_builtin(KrThread *thread, const char *name) KR_NEW;
