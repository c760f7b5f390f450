// SPDX-License-Identifier: MIT
// The _string module: what string.Formatter needs of str.format's parser.
#pragma once

#include "runtime/type.h"

KrOwn kr_string_module_init(KrThread *thread) KR_NEW; // the _string module
