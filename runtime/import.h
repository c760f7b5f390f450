// SPDX-License-Identifier: MIT
// Imports: modules written in C from a table, modules written in Python from sys.path. A small
// importer; importlib takes over with the library.
#pragma once

#include "runtime/type.h"

typedef struct KrBuiltinModule {
    const char *name;
    KrOwn (*init)(KrThread *); // a new module
} KrBuiltinModule;

extern const KrBuiltinModule *kr_import_builtin_table; // ends with a null name; main.c sets it
extern const KrBuiltinModule kr_module_table[]; // what modules/ holds (dsl/gen/module_table.py)

// What `import name` binds: the first package, or with a fromlist the module named. globals: for
// relative imports. Raises ModuleNotFoundError, ImportError and what the module raises.
KrOwn kr_import_name(KrThread *thread, KrRef name, KrRef globals, KrRef fromlist, int level) KR_NEW;

// The file of a module that is not imported yet; its parents are imported. *package: it is the
// __init__.py of a folder.
KrFound kr_import_find_file(KrThread *thread, KrRef name, char *path, size_t room, bool *package);
bool kr_import_is_builtin(const char *name);
