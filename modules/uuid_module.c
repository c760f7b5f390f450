// SPDX-License-Identifier: MIT
// The _uuid module over the system's libuuid: UUIDs of version 1 that no two processes share.
//
// uuid.py does without it when it cannot be imported.
// Tests: CPython's test_uuid.
#include "modules/uuid_module.h"

#include "modules/shared_library.h"
#include "runtime/bytes.h"
#include "runtime/module.h"
#include "runtime/tuple.h"

static int (*generate)(unsigned char *out); // uuid_generate_time_safe

static KrOwn generate_time_safe(KrThread *thread, KrRef self, const KrRef *args,
                                size_t count)
{
    (void)self, (void)args, (void)count;
    unsigned char bytes[16] = {0};
    int status = generate(bytes);
    KrOwn items[2] = {kr_bytes_new(thread, bytes, sizeof bytes),
                      kr_from_small_int(status)};
    return kr_tuple_pack_own(thread, items, 2);
}

static const KrNativeDef functions[] = {
    {"generate_time_safe", generate_time_safe, "($self, /)",
     "A UUID of version 1 as bytes, and whether it is safe.", 0, 0, 0},
    {0},
};

KrOwn kr_uuid_module_init(KrThread *thread)
{
    static const char *const libraries[] = {"libuuid.so.1", NULL}, *const archive[] = {"libuuid.a", NULL};
    static const KrSharedSymbol symbols[] = {{"uuid_generate_time_safe", &generate},
                                             {NULL, NULL}};
    // opened beside a C library that is part of the program, its thread-local variables would have no place
    if (!kr_shared_library_open(thread, "_uuid", kr_linked_in_c ? archive : libraries, "libuuid1", symbols))
        return KR_NULL;
    KrOwn module = kr_module_new(
        thread, "_uuid", NULL);
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add(thread, kr_ref(module), "has_uuid_generate_time_safe",
                            kr_from_small_int(1)) &&
              kr_module_add(thread, kr_ref(module), "has_stable_extractable_node",
                            kr_from_small_int(0));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
