// SPDX-License-Identifier: MIT
// The _codecs module: the registry and the built-in codecs for Python's codecs.py and encodings.
#pragma once

#include "runtime/type.h"

KrOwn kr_codecs_module_init(KrThread *thread) KR_NEW; // the _codecs module
