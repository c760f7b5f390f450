// SPDX-License-Identifier: MIT
// The _abc module: what abc.ABCMeta stands on.
#pragma once

#include "runtime/type.h"

KrOwn kr_abc_module_init(KrThread *thread) KR_NEW; // the _abc module
