// SPDX-License-Identifier: MIT
// The _suggestions module: the nearest of some names, as the interpreter's own messages choose it (runtime/suggest.h).
// Tests: tests/lang/exceptions/suggestions.py.
#include "modules/suggestions_module.h"

#include "runtime/exception.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/suggest.h"

static KrOwn generate(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    if (!kr_str_is_sub(args[1]))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "_generate_suggestions() argument 2 must be str, not %T", args[1]);
    if (!kr_list_is(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "candidates must be a list");
    for (int64_t i = 0; i < kr_list_length(args[0]); i++)
        if (!kr_str_is_sub(kr_list_get(args[0], i)))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "all elements in 'candidates' must be strings");
    KrRef best = kr_suggest_nearest(thread, args[0], args[1]);
    kr_exception_clear(thread);
    return kr_dup(kr_ref_is_null(best) ? kr_none() : best);
}

static const KrNativeDef functions[] = {
    {"_generate_suggestions", generate, "($module, candidates, item, /)",
     "Returns the candidate in candidates that's closest to item", 2, 2, KR_NATIVE_RAW},
    {0},
};

KrOwn kr_suggestions_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_suggestions", NULL);
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
