// SPDX-License-Identifier: MIT
// types.SimpleNamespace: an object that is nothing but its attributes.
#pragma once

#include "runtime/type.h"

extern KrType kr_namespace_type;
KrOwn kr_namespace_new(KrThread *thread, KrOwn dict) KR_STEALS(2) KR_NEW; // with these attributes; null fails
