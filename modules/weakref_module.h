// SPDX-License-Identifier: MIT
// The _weakref module: what weakref.py stands on.
#pragma once

#include "runtime/type.h"

KrOwn kr_weakref_module_init(KrThread *thread) KR_NEW; // the _weakref module
