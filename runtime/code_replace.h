// SPDX-License-Identifier: MIT
// Code objects made from Python: types.CodeType(...) and code.replace(...).
#pragma once

#include "runtime/code.h"

KrOwn kr_code_replace(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW; // native method
KrOwn kr_code_replace_new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames) KR_NEW;
