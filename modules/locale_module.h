// SPDX-License-Identifier: MIT
// The _locale module: the C library's locales.
#pragma once

#include "runtime/type.h"

KrOwn kr_locale_module_init(KrThread *thread) KR_NEW; // the _locale module
