// SPDX-License-Identifier: MIT
// The _weakref module: the types of runtime/weakref.h and questions about an object's references.
// Tests: tests/lang/weakref/.
#include "modules/weakref_module.h"

#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/weakref.h"

static KrWeakref *first_of(KrThread *thread, KrRef object)
{
    return kr_is_ptr(object) ? kr_weakref_first(thread->vm, kr_obj(object)) : NULL;
}

static KrOwn getweakrefcount(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)self;
    (void)count;
    int64_t number = 0;
    for (const KrWeakref *ref = first_of(thread, args[0]); ref; ref = ref->next)
        number += ref->header.count != 0;
    return kr_from_small_int(number);
}

static KrOwn getweakrefs(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    (void)count;
    KrOwn list = kr_list_new(thread, 0);
    if (kr_is_null(list)) return KR_NULL;
    for (const KrWeakref *ref = first_of(thread, args[0]); ref; ref = ref->next)
        if (ref->header.count &&
            !kr_list_append(thread, kr_ref(list), kr_from_obj(ref))) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    return list;
}

static KrOwn remove_dead_weakref(KrThread *thread, KrRef self, const KrRef *args,
                                 size_t count)
{
    (void)self;
    (void)count;
    if (!kr_type_has(args[0], KR_TYPE_DICT_SUB))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "_remove_dead_weakref() argument 1 must be dict, not %U", args[0]);
    KrRef value;
    KrFound found = kr_dict_find(thread, args[0], args[1], &value);
    if (found == KR_FAULT) return KR_NULL;
    if (found == KR_ABSENT) return kr_none_own();
    if (!kr_weakref_is(value))
        return kr_exception_raise(thread, &kr_exception_type_error, "not a weakref");
    KrOwn target = kr_weakref_target(value);
    if (!kr_is_null(target)) {
        kr_drop(thread, target);
        return kr_none_own();
    }
    return kr_dict_delete(thread, args[0], args[1]) == KR_FAULT ? KR_NULL
                                                                : kr_none_own();
}

static KrOwn proxy(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    return kr_weakref_new_proxy(thread, args[0], count > 1 ? args[1] : KR_REF_NULL);
}

static const KrNativeDef functions[] = {
    {"getweakrefcount", getweakrefcount, "($module, object, /)",
     "How many weak references an object has.", 0, 0, 0},
    {"getweakrefs", getweakrefs, "($module, object, /)",
     "The list of an object's weak references.", 0, 0, 0},
    {"_remove_dead_weakref", remove_dead_weakref, "($module, dct, key, /)",
     "Remove the key whose value is a dead weak reference.", 0, 0, 0},
    {"proxy", proxy, "($module, object, callback=None, /)",
     "A stand-in that refers weakly to an object and forwards what is done with it.", 0,
     0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrOwn kr_weakref_module_init(KrThread *thread)
{
    static const struct {
        const char *name;
        KrType *type;
    } types[] = {{"ref", &kr_weakref_type},
                 {"ReferenceType", &kr_weakref_type},
                 {"ProxyType", &kr_weakref_proxy_type},
                 {"CallableProxyType", &kr_weakref_callable_proxy_type}};
    KrOwn module = kr_module_new(thread, "_weakref", "Weak references to objects.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_module_add(thread, kr_ref(module), types[i].name,
                           kr_dup(kr_type_ref(types[i].type)));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
