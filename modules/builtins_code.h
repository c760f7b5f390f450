// SPDX-License-Identifier: MIT
// compile(), exec() and eval().
#pragma once

#include "runtime/type.h"

KrOwn kr_builtins_code_compile(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_builtins_code_exec(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_builtins_code_eval(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
