// SPDX-License-Identifier: MIT
// Names of all modules of Python 3.14's standard library, whether Krait has them or not.
#pragma once

#include "runtime/type.h"

KrOwn kr_stdlib_names_set(KrThread *thread) KR_NEW; // a frozenset
