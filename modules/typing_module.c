// SPDX-License-Identifier: MIT
// The _typing module: type parameters, aliases, unions and Generic (runtime/typevar.h, type_alias.h, typing.h).
// Tests: tests/lang/modules/typing/.
#include "modules/typing_module.h"

#include "runtime/module.h"
#include "runtime/type_alias.h"
#include "runtime/typevar.h"
#include "runtime/typing.h"

static KrOwn identity(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)self, (void)count;
    return kr_dup(args[0]);
}
static const KrNativeDef functions[] = {
    {"_idfunc", identity, "($module, x, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {0},
};

KrOwn kr_typing_module_init(KrThread *thread)
{
    KrType *const types[] = {&kr_typevar_type,        &kr_typevar_paramspec_type,
                             &kr_typevar_tuple_type,  &kr_typevar_args_type,
                             &kr_typevar_kwargs_type, &kr_type_alias_type,
                             &kr_typing_union_type};
    KrOwn module = kr_module_new(thread, "_typing",
                                 "Primitives and accelerators for the typing module.");
    KrRef generic =
        kr_is_null(module) ? KR_REF_NULL : kr_type_alias_generic_type(thread);
    bool ok = !kr_ref_is_null(generic) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add(thread, kr_ref(module), "Generic", kr_dup(generic)) &&
              kr_module_add(thread, kr_ref(module), "NoDefault",
                            kr_steal_obj(&kr_typevar_no_default));
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_module_add_type(thread, kr_ref(module), types[i]);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
