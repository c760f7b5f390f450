// SPDX-License-Identifier: MIT
// Imports. The work is importlib's own (`_frozen_importlib`, Python code of the library); here are the
// quick ways: a module that is there already, a fromlist whose names are there, names of relative
// imports. Without importlib import_plain.c does it all.
#pragma once

#include "runtime/type.h"

typedef struct KrBuiltinModule {
    const char *name;
    KrOwn (*init)(KrThread *); // a new module
} KrBuiltinModule;

extern const KrBuiltinModule
    *kr_import_builtin_table; // ends with a null name; main.c sets it
extern const KrBuiltinModule
    kr_module_table[]; // what modules/ holds (dsl/gen/module_table.py)

// What importing needs to keep, in the VM.
typedef struct KrImportState {
    KrOwn bootstrap;    // the module _frozen_importlib, or null: import_plain.c
    KrOwn function;     // builtins.__import__ as it was at the start
    KrOwn first_path;   // sys.path[0] as the program was given it (str), or null
    int64_t lock_count; // _imp's lock
    KrThread *lock_owner;
    int times;        // -X importtime: 1 or 2
    bool time_header; // its first line has been written
    int time_level;
    int64_t time_inner; // nanoseconds spent in the imports below the current one
    int frozen_override; // _imp._override_frozen_modules_for_tests: 1 on, -1 off, 0 as configured
    int multi_interp_override;
    bool frozen_off;   // -X frozen_modules=off
} KrImportState;

// What `import name` binds: the first package, or with a fromlist the module named. globals: for
// relative imports. Raises ModuleNotFoundError, ImportError and what the module raises.
KrOwn kr_import_name(KrThread *thread, KrRef name, KrRef globals, KrRef fromlist,
                     int level) KR_NEW;
KrOwn kr_import_module(KrThread *thread, const char *name)
    KR_NEW; // import_module(name)
// import_module(module).name; quick when it is there already, even of a module that is still being made.
KrOwn kr_import_attr(KrThread *thread, const char *module, const char *name) KR_NEW;
KrOwn kr_import_frozen(KrThread *thread, const char *name)
    KR_NEW; // runs it in a new module
const KrBuiltinModule *kr_import_find_builtin(const char *name); // null: there is none
bool kr_import_is_builtin(const char *name);

// importlib's two files begin to work: meta_path, path_hooks. Absent: there is no library to take them
// from, or a module they need; imports stay plain.
KrFound kr_import_install(KrThread *thread);
void kr_import_fini(KrThread *thread);
