// SPDX-License-Identifier: MIT
// What went wrong with a name of a module: circular imports, files that hide the library's.
#pragma once

#include "runtime/type.h"

// AttributeError for module.name.
KR_COLD KrOwn kr_import_blame_attribute(KrThread *thread, KrRef module, KrRef name);
// ImportError for `from module import name`.
KR_COLD KrOwn kr_import_blame_name(KrThread *thread, KrRef module, KrRef name);
