// SPDX-License-Identifier: MIT
// The _contextvars module: the types of runtime/contextvar.h. Tests: tests/lang/modules/contextvars/.
#include "modules/contextvars_module.h"

#include "runtime/contextvar.h"
#include "runtime/dict.h"
#include "runtime/module.h"
#include "runtime/str.h"

static KrOwn copy_context(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    (void)args;
    (void)count;
    return kr_contextvar_copy_context(thread);
}

static const KrNativeDef functions[] = {
    {"copy_context", copy_context, "($module, /)", "A shallow copy of the current context.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrOwn kr_contextvars_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_contextvars", "Context variables.");
    KrOwn missing = kr_str_interned(thread, "MISSING");
    bool ok = !kr_is_null(module) && !kr_is_null(missing) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add_type(thread, kr_ref(module), &kr_contextvar_context_type) &&
              kr_module_add_type(thread, kr_ref(module), &kr_contextvar_type) &&
              kr_module_add_type(thread, kr_ref(module), &kr_contextvar_token_type) &&
              kr_dict_set(thread, kr_type_dict(&kr_contextvar_token_type), kr_ref(missing),
                          kr_from_obj(&kr_contextvar_missing));
    kr_xdrop(thread, missing);
    if (ok)
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
