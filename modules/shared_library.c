// SPDX-License-Identifier: MIT
// dlopen for modules over system libraries (shared_library.h). A library stays open: its functions are
// kept in static pointers, which always get the same values. A library that is part of the program (kr_linked_in) is not opened.
// Tests: tests/lang/modules/zlib/.
#include "modules/shared_library.h"

#include "runtime/attribute.h"
#include "runtime/exception.h"
#include "runtime/str.h"

#include <dlfcn.h>
#include <nss.h>

static bool missing(KrThread *thread, const char *module, const char *library,
                    const char *package)
{
    (void)kr_exception_raise(
        thread, &kr_exception_module_not_found_error,
        "No module named '%s': it needs the system library %s (package %s)", module,
        library, package);
    KrOwn error = kr_exception_fetch(thread), name = kr_str_interned(thread, "name");
    KrOwn value = kr_str_from_ascii(thread, module);
    if (kr_is_null(name) || kr_is_null(value) || kr_is_null(error) ||
        !kr_attr_set(thread, kr_ref(error), kr_ref(name), kr_ref(value)))
        kr_exception_clear(thread);
    kr_xdrop(thread, name);
    kr_xdrop(thread, value);
    kr_exception_restore(thread, error);
    return false;
}

static void (*find_linked(const char *name))(void) // null: it is not
{
    const KrLinkedIn *row = kr_linked_in;
    while (row->name && strcmp(row->name, name))
        row++;
    return row->function;
}

bool kr_shared_library_open(KrThread *thread, const char *module,
                            const char *const *names, const char *package,
                            const KrSharedSymbol *symbols)
{
    bool is_linked = false;
    for (const KrLinkedIn *row = kr_linked_in; row->name; row++)
        is_linked |= !strcmp(row->package, package);
    void *library = NULL;
    for (; is_linked && symbols->name; symbols++) {
        void (*found)(void) = find_linked(symbols->name);
        if (!found) return missing(thread, module, names[0], package);
        memcpy(symbols->place, &found, sizeof found);
    }
    if (is_linked) return true;
    for (const char *const *name = names; *name && !library; name++)
        library = dlopen(*name, RTLD_NOW | RTLD_LOCAL);
    if (!library) return missing(thread, module, names[0], package);
    for (; symbols->name; symbols++) {
        void *found = dlsym(library, symbols->name);
        if (!found) return missing(thread, module, names[0], package);
        memcpy(symbols->place, &found, sizeof found);
    }
    return true;
}

void kr_shared_library_own_services(void)
{
    static const char *const files[] = {"passwd", "group", "initgroups", "services", "protocols", "networks"};
    if (!kr_linked_in_c) return;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        (void)__nss_configure_lookup(files[i], "files");
    (void)__nss_configure_lookup("hosts", "files dns");
}
