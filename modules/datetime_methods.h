// SPDX-License-Identifier: MIT
// The methods and attributes of datetime.datetime.
#pragma once

#include "runtime/type.h"

extern const KrNativeDef kr_datetime_methods[];
extern const KrGetSetDef kr_datetime_methods_getset[];
KrOwn kr_datetime_methods_repr(KrThread *thread, KrRef self) KR_NEW;
KrOwn kr_datetime_methods_str(KrThread *thread, KrRef self) KR_NEW;
