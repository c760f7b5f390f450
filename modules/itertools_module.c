// SPDX-License-Identifier: MIT
// The itertools module (itertools_parts.h and the files behind it). Tests: tests/lang/modules/itertools/.
#include "modules/itertools_module.h"

#include "modules/itertools_parts.h"

#include "runtime/module.h"

static const KrNativeDef functions[] = {
    {"tee", kr_itertools_group_tee, "($module, iterable, n=2, /)",
     "Returns a tuple of n independent iterators.", 0, 0, 0},
    {0},
};

KrOwn kr_itertools_module_init(KrThread *thread)
{
    KrType *const *const tables[] = {kr_itertools_flow_types, kr_itertools_select_types,
                                     kr_itertools_group_types,
                                     kr_itertools_combine_types};
    KrOwn module = kr_module_new(thread, "itertools",
                                 "Functional tools for creating and using iterators.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (KrType *const *type = tables[i]; ok && *type; type++)
            ok = kr_module_add_type(thread, kr_ref(module), *type);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
