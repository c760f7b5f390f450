// SPDX-License-Identifier: MIT
// The _suggestions module: which name was meant.
#pragma once

#include "runtime/type.h"

KrOwn kr_suggestions_module_init(KrThread *thread) KR_NEW; // the _suggestions module
