// SPDX-License-Identifier: MIT
// Libraries of the system, opened when a module that needs one is first imported, or part of the program.
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

// gen/linked_in.c
typedef struct KrLinkedIn {
    const char *package, *name;
    void (*function)(void);
} KrLinkedIn;
extern const KrLinkedIn kr_linked_in[]; // ends with null
extern const bool kr_linked_in_c;       // the C library is, too

// Before names of users, groups, hosts and services are looked up: a C library that is part of the program does it in files and by
// DNS. The services that /etc/nsswitch.conf may name besides are libraries that work with the system's C library only.
void kr_shared_library_own_services(void);
