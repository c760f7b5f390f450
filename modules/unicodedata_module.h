// SPDX-License-Identifier: MIT
// The unicodedata module: the Unicode Character Database, 16.0.0 and 3.2.0.
#pragma once

#include "runtime/type.h"

KrOwn kr_unicodedata_module_init(KrThread *thread) KR_NEW; // the unicodedata module
