// SPDX-License-Identifier: MIT
// match statement: mapping keys and class patterns.
#pragma once

#include "runtime/type.h"

// Tuple of subject[key] for all keys, or None. Duplicate keys: ValueError.
KrOwn kr_patterns_keys(KrThread *thread, KrRef subject, KrRef keys) KR_NEW;
// Tuple of the attributes of a class pattern, or None: no match.
KrOwn kr_patterns_class(KrThread *thread, KrRef subject, KrRef type,
                        uint32_t positional, KrRef names) KR_NEW;
