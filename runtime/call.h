// SPDX-License-Identifier: MIT
// Calling anything from C. Arguments are borrowed, the result is new (null: raised).
#pragma once

#include "runtime/type.h"

KrOwn kr_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
              KrRef kwnames_or_null) KR_NEW;
KrOwn kr_call_0(KrThread *thread, KrRef callable) KR_NEW;
KrOwn kr_call_1(KrThread *thread, KrRef callable, KrRef a) KR_NEW;
KrOwn kr_call_2(KrThread *thread, KrRef callable, KrRef a, KrRef b) KR_NEW;
KrOwn kr_call_3(KrThread *thread, KrRef callable, KrRef a, KrRef b, KrRef c) KR_NEW;
// callable(*args_tuple, **kwargs_dict); dict may be null
KrOwn kr_call_ex(KrThread *thread, KrRef callable, KrRef args_tuple, KrRef kwargs) KR_NEW;
// self.name(args...), without making a bound method
KrOwn kr_call_method(KrThread *thread, KrRef self, KrRef name, const KrRef *args,
                     size_t count) KR_NEW;
// Looks the special method up on the type: present and called (out is the result), absent, or
// raised.
KrFound kr_call_special(KrThread *thread, KrRef self, int name_index, const KrRef *args,
                        size_t count, KrOwn *out);
// "module.qualname()" of a callable, for messages.
KrOwn kr_call_name(KrThread *thread, KrRef callable) KR_NEW;
// The arguments of str(), bytes(), bytearray(): `first`, encoding, errors, each by position or name; null: not given. False: raised.
bool kr_call_bind_text(KrThread *thread, const char *function, const char *first, const KrRef *args, size_t count,
                       KrRef kwnames, KrRef values[3]);
// Fills a native function's parameters (see KrNativeDef) and calls it.
KrOwn kr_call_native(KrThread *thread, const KrNativeDef *def, KrRef self, const KrRef *args,
                     size_t count, KrRef kwnames) KR_NEW;
