// SPDX-License-Identifier: MIT
// Frozen modules: Python modules whose code is ready before there are files to look for.
//
// They come from the start-up image (image.h); one whose source in the library has changed since does not
// count. Without an image importlib itself is compiled from the library, and the other modules are no
// frozen ones but files.
// Tests: tests/lang/reference/imports/.
#pragma once

#include "runtime/type.h"

typedef struct KrFrozen {
    const char *name;
    const char *
        origin; // the module whose code it is; "<" before a package's __init__; null: none
    bool package;
    bool always; // also when frozen modules are switched off
} KrFrozen;

extern const KrFrozen kr_frozen_table[]; // ends with a null name

// Usable now: null if there is no such frozen module, or it is switched off or stale.
const KrFrozen *kr_frozen_find(KrVM *vm, const char *name);
bool kr_frozen_has(KrVM *vm, const char *name);
KrOwn kr_frozen_code(KrThread *thread, const char *name)
    KR_NEW; // ImportError if there is none
// Of .pyc files: changes with the instructions.
uint32_t kr_frozen_magic(void) KR_LEAF;
// Writes the start-up image from the sources of the library. The VM has none itself. False: a message is printed,
// or an exception is set.
bool kr_frozen_make_image(KrThread *thread, const char *path);
