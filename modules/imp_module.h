// SPDX-License-Identifier: MIT
// The _imp module.
#pragma once

#include "runtime/type.h"

KrOwn kr_imp_module_init(KrThread *thread) KR_NEW; // the _imp module
// The import lock; fork holds it, so that no module is half made in the child.
void kr_imp_module_lock(KrThread *thread);
void kr_imp_module_unlock(KrThread *thread);
