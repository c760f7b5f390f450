// SPDX-License-Identifier: MIT
// Frozen modules: Python modules whose code is ready before there are files to look for.
//
// They come from the start-up image, one file beside the program that tools/make_image.py writes; an
// entry whose source in the library has changed since does not count. Without an image importlib itself
// is compiled from the library, and the other modules are no frozen ones but files.
//
//   image: "KRIMAGE1" | u32 magic of .pyc files | u32 count | count entries of 128 bytes | marshalled code
//   entry: name[48] | source[48] below the library | u32 offset | u32 size | i64 mtime | i64 bytes of the source | 8 spare
// Tests: tests/lang/imports/.
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
// Its marshalled code; null: it is not in the image.
const char *kr_frozen_data(KrVM *vm, const KrFrozen *frozen, size_t *size);
// Of .pyc files: changes with the instructions.
uint32_t kr_frozen_magic(void) KR_LEAF;
void kr_frozen_fini(KrVM *vm);
