// SPDX-License-Identifier: MIT
// The _asyncio module.
#pragma once

#include "runtime/type.h"

KrOwn kr_asyncio_module_init(KrThread *thread) KR_NEW; // the _asyncio module
