// SPDX-License-Identifier: MIT
// The _tokenize module: the tokenizer for Python programs.
#pragma once

#include "runtime/type.h"

KrOwn kr_tokenize_module_init(KrThread *thread) KR_NEW; // the _tokenize module
