// SPDX-License-Identifier: MIT
// super: attributes from the classes behind one in the MRO of an object. Tests: tests/lang/classes/.
#pragma once

#include "runtime/type.h"

extern KrType kr_super_type;

// super(type, object).name; *is_method: the value is a function and wants object as self.
KrOwn kr_super_lookup(KrThread *thread, KrRef type, KrRef object, KrRef name, bool *is_method) KR_NEW;
