// SPDX-License-Identifier: MIT
// Module objects and the table of modules written in C.
#pragma once

#include "runtime/type.h"

typedef struct KrModule {
    KrObject header;
    KrOwn dict;
} KrModule;

extern KrType kr_module_type;

KrOwn kr_module_new(KrThread *thread, const char *name, const char *doc) KR_NEW;
KrOwn kr_module_new_str(KrThread *thread, KrRef name) KR_NEW;
bool kr_module_add(KrThread *thread, KrRef module, const char *name, KrOwn value) KR_STEALS(4);
bool kr_module_add_functions(KrThread *thread, KrRef module, const KrNativeDef *defs) KR_RAISES;
bool kr_module_add_type(KrThread *thread, KrRef module, KrType *type) KR_RAISES;
// At shutdown: names lose their values, those with one underscore first, as CPython does.
void kr_module_clear_names(KrThread *thread, KrRef module);
KR_INLINE KrRef kr_module_dict(KrRef module)
{
    return kr_ref(((KrModule *)kr_obj(module))->dict);
}
