// SPDX-License-Identifier: MIT
// The _sysconfig module: facts of the build that the library's sysconfig adds to its own.
// Tests: CPython's test_sysconfig.
#include "modules/sysconfig_module.h"

#include "runtime/dict.h"
#include "runtime/module.h"
#include "runtime/str.h"

static KrOwn sysconfig_config_vars(KrThread *thread, KrRef self, const KrRef *args,
                                   size_t count)
{
    (void)self, (void)args, (void)count;
    static const char *const names[] = {"Py_GIL_DISABLED", "Py_DEBUG"}; // both 0
    KrOwn dict = kr_dict_new(thread);
    for (size_t i = 0; i < 2 && !kr_is_null(dict); i++) {
        KrOwn name = kr_str_interned(thread, names[i]), zero = kr_from_small_int(0);
        bool ok = !kr_is_null(name) &&
                  kr_dict_set(thread, kr_ref(dict), kr_ref(name), kr_ref(zero));
        kr_xdrop(thread, name);
        if (ok) continue;
        kr_drop(thread, dict);
        return KR_NULL;
    }
    return dict;
}

static const KrNativeDef functions[] = {
    {"config_vars", sysconfig_config_vars, "($module, /)",
     "A dictionary of the build's variables that no file holds.", 0, 0, 0},
    {0},
};

KrOwn kr_sysconfig_module_init(KrThread *thread)
{
    KrOwn module =
        kr_module_new(thread, "_sysconfig", "A helper for the sysconfig module.");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
