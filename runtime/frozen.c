// SPDX-License-Identifier: MIT
// Frozen modules: see frozen.h.
#include "runtime/frozen.h"

#include "runtime/exception.h"
#include "runtime/exception_fields.h"
#include "runtime/import.h"
#include "runtime/image.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include "gen/compiler_hash.h"
#include "gen/opcodes.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

const KrFrozen kr_frozen_table[] = {
    {"_frozen_importlib", "importlib._bootstrap", false, true},
    {"_frozen_importlib_external", "importlib._bootstrap_external", false, true},
    {"zipimport", "zipimport", false, true},
    {"abc", "abc", false, false},
    {"codecs", "codecs", false, false},
    {"io", "io", false, false},
    {"_collections_abc", "_collections_abc", false, false},
    {"_sitebuiltins", "_sitebuiltins", false, false},
    {"genericpath", "genericpath", false, false},
    {"ntpath", "ntpath", false, false},
    {"posixpath", "posixpath", false, false},
    {"os", "os", false, false},
    {"site", "site", false, false},
    {"stat", "stat", false, false},
    {"importlib.util", "importlib.util", false, false},
    {"importlib.machinery", "importlib.machinery", false, false},
    {"runpy", "runpy", false, false},
    {"__hello__", "__hello__", false, false},
    {"__hello_alias__", "__hello__", false, false},
    {"__phello_alias__", "__hello__", true, false},
    {"__phello_alias__.spam", "__hello__", false, false},
    {"__phello__", "__phello__", true, false},
    {"__phello__.__init__", "<__phello__", false, false},
    {"__phello__.ham", "__phello__.ham", true, false},
    {"__phello__.ham.__init__", "<__phello__.ham", false, false},
    {"__phello__.ham.eggs", "__phello__.ham.eggs", false, false},
    {"__phello__.spam", "__phello__.spam", false, false},
    {"__hello_only__", NULL, false, false},
    {0},
};

static const char hello_only[] = "initialized = True\n\n"
                                 "def main():\n"
                                 "    print('Hello world!')\n\n"
                                 "if __name__ == '__main__':\n"
                                 "    main()\n";

// --- the image --------------------------------------------------------------------------------

uint32_t kr_frozen_magic(void)
{
    // the second half is that of all .pyc files: a text-mode copy of one does not fit
    return (uint32_t)((KR_OPCODE_HASH ^ KR_COMPILER_HASH) & 0x3FFF) | 0x8000 | UINT32_C(0x0A0D0000);
}

static bool is_fresh(const KrVM *vm, KrImageModule *module)
{
    char path[4096];
    struct stat info;
    if (!vm->stdlib) return true; // nothing better is there
    if (module->freshness == KR_IMAGE_UNKNOWN) {
        snprintf(path, sizeof path, "%s/%s", vm->stdlib, module->source);
        bool same = stat(path, &info) == 0 && info.st_mtime == module->mtime && info.st_size == module->source_size;
        module->freshness = same ? KR_IMAGE_FRESH : KR_IMAGE_STALE;
    }
    return module->freshness == KR_IMAGE_FRESH;
}

// Null: it is not in the image, or its source is another one by now.
static KrImageModule *find_in_image(const KrVM *vm, const KrFrozen *frozen)
{
    if (!vm->image || !frozen->origin) return NULL;
    KrImageModule *module = kr_image_find_module(vm->image, frozen->origin + (*frozen->origin == '<'));
    return module && is_fresh(vm, module) ? module : NULL;
}

// --- modules ----------------------------------------------------------------------------------

// The source below the library: "os.py", "__phello__/__init__.py".
static void source_name(const KrFrozen *frozen, char *path, size_t room)
{
    const char *origin = frozen->origin;
    bool init = *origin == '<' || (frozen->package && !strcmp(frozen->name, origin));
    size_t length = 0;
    for (origin += *origin == '<'; *origin && length + 1 < room; origin++)
        path[length++] = *origin == '.' ? '/' : *origin;
    snprintf(path + length, room - length, init ? "/__init__.py" : ".py");
}

static void source_path(const KrVM *vm, const KrFrozen *frozen, char *path, size_t room)
{
    char name[256];
    source_name(frozen, name, sizeof name);
    snprintf(path, room, "%s/%s", vm->stdlib ? vm->stdlib : "", name);
}

static bool is_test_module(const KrFrozen *frozen)
{
    return !strncmp(frozen->name, "__hello", 7) ||
           !strncmp(frozen->name, "__phello", 8);
}

const KrFrozen *kr_frozen_find(KrVM *vm, const char *name)
{
    char path[4096];
    const KrFrozen *frozen = kr_frozen_table;
    while (frozen->name && (*frozen->name != *name || strcmp(frozen->name, name)))
        frozen++;
    if (!frozen->name) return NULL;
    int override = vm->import.frozen_override;
    if (!frozen->always && (override < 0 || (override == 0 && vm->import.frozen_off)))
        return NULL;
    if (!frozen->origin || find_in_image(vm, frozen)) return frozen;
    if (!frozen->always && !is_test_module(frozen) && override <= 0) return NULL;
    source_path(vm, frozen, path, sizeof path);
    return vm->stdlib && access(path, R_OK) == 0 ? frozen : NULL;
}

bool kr_frozen_has(KrVM *vm, const char *name)
{
    return kr_frozen_find(vm, name) != NULL;
}

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    struct stat info;
    char *text = NULL;
    if (!file) return NULL;
    if (fstat(fileno(file), &info) == 0 && info.st_size < INT32_MAX) {
        text = malloc((size_t)info.st_size + 1);
        *size = text ? fread(text, 1, (size_t)info.st_size, file) : 0;
        if (text) text[*size] = 0;
    }
    fclose(file);
    return text;
}

static KrOwn compile(KrThread *thread, const KrFrozen *frozen, const char *text,
                     size_t size)
{
    char shown[128];
    const char *origin = frozen->origin ? frozen->origin : frozen->name;
    snprintf(shown, sizeof shown, "<frozen %s>", origin + (*origin == '<'));
    KrOwn filename = kr_str_from_ascii(thread, shown);
    KrOwn code = kr_is_null(filename)
                     ? KR_NULL
                     : kr_vm_hooks.compile(thread, text, size, kr_ref(filename), 0, 0,
                                           0); // as CPython: -O says nothing to them
    kr_xdrop(thread, filename);
    return code;
}

static KrOwn code_of_source(KrThread *thread, const KrFrozen *frozen)
{
    char path[4096];
    size_t size = 0;
    source_path(thread->vm, frozen, path, sizeof path);
    char *text = read_file(path, &size);
    if (!text) return kr_exception_fields_raise_errno(thread, errno, path);
    KrOwn code = compile(thread, frozen, text, size);
    free(text);
    return code;
}

KrOwn kr_frozen_code(KrThread *thread, const char *name)
{
    KrVM *vm = thread->vm;
    const KrFrozen *frozen = kr_frozen_find(vm, name);
    if (!frozen)
        return kr_exception_raise(thread, &kr_exception_import_error,
                                  "No such frozen object named '%s'", name);
    if (!frozen->origin)
        return compile(thread, frozen, hello_only, sizeof hello_only - 1);
    KrImageModule *module = find_in_image(vm, frozen);
    return module ? kr_image_code(thread, module) : code_of_source(thread, frozen);
}

// --- making the image -------------------------------------------------------------------------

enum { IMAGE_MODULES = 32 };

static bool add_source(KrThread *thread, const KrFrozen *frozen, KrImageSource *source, char *name, size_t room)
{
    char path[4096];
    struct stat info;
    source_name(frozen, name, room);
    source_path(thread->vm, frozen, path, sizeof path);
    if (stat(path, &info)) return false; // the library is not whole
    *source = (KrImageSource){frozen->origin, name, info.st_mtime, info.st_size,
                              code_of_source(thread, frozen)};
    return true;
}

bool kr_frozen_make_image(KrThread *thread, const char *path)
{
    KrImageSource sources[IMAGE_MODULES];
    char names[IMAGE_MODULES][48];
    size_t count = 0;
    bool ok = true;
    KrImageUse *use = kr_image_note_use(thread->vm);
    for (const KrFrozen *frozen = kr_frozen_table; frozen->name && ok && count < IMAGE_MODULES; frozen++) {
        if (!frozen->origin || is_test_module(frozen) ||
            !add_source(thread, frozen, &sources[count], names[count], sizeof names[count]))
            continue;
        ok = !kr_is_null(sources[count].code);
        count += ok;
    }
    ok = ok && kr_image_write(thread, sources, count, use, path);
    for (size_t i = 0; i < count; i++)
        kr_drop(thread, sources[i].code);
    return ok;
}
