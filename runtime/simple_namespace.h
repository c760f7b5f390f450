// SPDX-License-Identifier: MIT
// types.SimpleNamespace: attributes and nothing else.
#pragma once

#include "runtime/type.h"

extern KrType kr_simple_namespace_type;

KrOwn kr_simple_namespace_new(KrThread *thread, KrRef dict_or_null)
    KR_NEW; // of a copy of the dict
// namespace.name = value, while C code fills it.
bool kr_simple_namespace_add(KrThread *thread, KrRef self, const char *name,
                             KrOwn value) KR_STEALS(4) KR_RAISES;
