// SPDX-License-Identifier: MIT
// The resource module: limits and use of the system's resources.
#pragma once

#include "runtime/type.h"

KrOwn kr_resource_module_init(KrThread *thread) KR_NEW; // the resource module
