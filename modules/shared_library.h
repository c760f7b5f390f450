// SPDX-License-Identifier: MIT
// Libraries of the system, opened when a module that needs one is first imported.
#pragma once

#include "runtime/type.h"

typedef struct KrSharedSymbol {
    const char *name;
    void *place; // of the function pointer to fill
} KrSharedSymbol;

// Opens the first of the names that is there (they end with null) and finds the symbols (they end
// with a null name). False: ModuleNotFoundError names the module, the library and the Debian package.
bool kr_shared_library_open(KrThread *thread, const char *module,
                            const char *const *names, const char *package,
                            const KrSharedSymbol *symbols) KR_RAISES;
