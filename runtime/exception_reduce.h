// SPDX-License-Identifier: MIT
// Exceptions taken to pieces for pickle and copy.
#pragma once

#include "runtime/type.h"

KrOwn kr_exception_reduce_base(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_exception_reduce_setstate(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
// __reduce__ of OSError; __reduce__ and __getstate__ of ImportError and AttributeError.
extern const KrNativeDef kr_exception_reduce_os_methods[], kr_exception_reduce_import_methods[],
    kr_exception_reduce_attribute_methods[];
