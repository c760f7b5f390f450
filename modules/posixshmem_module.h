// SPDX-License-Identifier: MIT
// The _posixshmem module: names of shared memory.
#pragma once

#include "runtime/type.h"

KrOwn kr_posixshmem_module_init(KrThread *thread) KR_NEW; // the _posixshmem module
