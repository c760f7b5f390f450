// SPDX-License-Identifier: MIT
// Annotations are made when somebody asks: the compiler leaves a function in the class (as
// __annotate_func__) or module (as __annotate__), which gives the dict; what it gave is kept.
//
// Classes keep it as __annotations_cache__, so that subclasses do not inherit it; modules as
// __annotations__. Assigning either of the two forgets the other.
// Called by the getset tables of type.c and module.c. Tests: tests/lang/classes/annotations.py.
#include "runtime/annotations.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/vm.h"

static KrType *type_of(KrRef type)
{
    return (KrType *)kr_obj(type);
}

// The dict of annotate(1); an empty one without a function.
static KrOwn make(KrThread *thread, KrRef annotate)
{
    if (kr_ref_is_null(annotate) || !kr_type_of(annotate)->call)
        return kr_dict_new(thread);
    KrOwn made = kr_call_1(thread, annotate, kr_from_bits(kr_int_bits(1)));
    if (kr_is_null(made) || kr_dict_is_sub(kr_ref(made))) return made;
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "__annotate__ returned non-dict of type '%T'", kr_ref(made));
    kr_drop(thread, made);
    return KR_NULL;
}

static bool forget(KrThread *thread, KrRef dict, KrRef name)
{
    return kr_dict_delete(thread, dict, name) != KR_FAULT;
}

// --- classes ----------------------------------------------------------------------------

static bool is_heap(KrThread *thread, const KrType *type, const char *name,
                    bool setting)
{
    if (type->flags & KR_TYPE_HEAP) return true;
    if (setting)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "cannot set '%s' attribute of immutable type '%s'", name, type->name);
    return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                    "type object '%s' has no attribute '%s'",
                                    type->name, name);
}

static KrRef annotate_of(KrType *type)
{
    KrRef found = kr_dict_find_str(kr_type_dict(type), kr_name(KR_NAME___annotate__)); // written by hand
    return kr_ref_is_null(found) ? kr_dict_find_str(kr_type_dict(type), kr_name(KR_NAME___annotate_func__)) : found;
}

KrOwn kr_annotations_of_type(KrThread *thread, KrRef self)
{
    KrType *type = type_of(self);
    if (!is_heap(thread, type, "__annotations__", false)) return KR_NULL;
    KrRef found =
        kr_dict_find_str(kr_type_dict(type), kr_name(KR_NAME___annotations__));
    if (!kr_ref_is_null(found)) return kr_dup(found);
    KrOwn cache = kr_str_interned(thread, "__annotations_cache__");
    if (kr_is_null(cache)) return KR_NULL;
    KrOwn made = KR_NULL;
    found = kr_dict_find_str(kr_type_dict(type), kr_ref(cache));
    if (!kr_ref_is_null(found)) {
        made = kr_dup(found);
    } else {
        KrOwn annotate = kr_dup(annotate_of(type));
        made = make(thread, kr_ref(annotate));
        kr_xdrop(thread, annotate);
        if (!kr_is_null(made) &&
            !kr_dict_set(thread, kr_type_dict(type), kr_ref(cache), kr_ref(made)))
            kr_drop(thread, kr_move(&made));
        kr_type_modified(type);
    }
    kr_drop(thread, cache);
    return made;
}

bool kr_annotations_set_on_type(KrThread *thread, KrRef self, KrRef value)
{
    KrType *type = type_of(self);
    if (!is_heap(thread, type, "__annotations__", true)) return false;
    KrRef dict = kr_type_dict(type), plain = kr_name(KR_NAME___annotations__);
    KrOwn cache = kr_str_interned(thread, "__annotations_cache__");
    if (kr_is_null(cache)) return false;
    bool own = !kr_ref_is_null(kr_dict_find_str(dict, plain)), ok = true;
    KrRef name = own ? plain : kr_ref(cache);
    if (!kr_ref_is_null(value)) {
        ok = kr_dict_set(thread, dict, name, value);
    } else {
        KrFound found = kr_dict_delete(thread, dict, name);
        if (found == KR_ABSENT)
            (void)kr_exception_raise(thread, &kr_exception_attribute_error,
                                     "__annotations__");
        ok = found == KR_PRESENT;
    }
    if (ok && own) ok = forget(thread, dict, kr_ref(cache));
    ok = ok && forget(thread, dict, kr_name(KR_NAME___annotate_func__)) &&
         forget(thread, dict, kr_name(KR_NAME___annotate__));
    kr_drop(thread, cache);
    kr_type_modified(type);
    return ok;
}

KrOwn kr_annotations_annotate_of_type(KrThread *thread, KrRef self)
{
    KrType *type = type_of(self);
    if (!is_heap(thread, type, "__annotate__", false)) return KR_NULL;
    KrRef found = annotate_of(type);
    if (!kr_ref_is_null(found)) return kr_dup(found);
    KrOwn name = kr_str_interned(thread, "__annotate_func__"); // asked once, there is one: None
    bool ok = !kr_is_null(name) && kr_dict_set(thread, kr_type_dict(type), kr_ref(name), kr_none());
    kr_type_modified(type);
    kr_xdrop(thread, name);
    return ok ? kr_none_own() : KR_NULL;
}

bool kr_annotations_set_annotate_on_type(KrThread *thread, KrRef self, KrRef value)
{
    KrType *type = type_of(self);
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "cannot delete __annotate__ attribute");
    if (!is_heap(thread, type, "__annotate__", true)) return false;
    if (!kr_is_none(value) && !kr_type_of(value)->call)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__annotate__ must be callable or None");
    KrRef dict = kr_type_dict(type);
    bool ok = kr_dict_set(thread, dict, kr_name(KR_NAME___annotate_func__), value);
    if (ok && !kr_is_none(value)) { // made anew when asked for
        KrOwn cache = kr_str_interned(thread, "__annotations_cache__");
        ok = !kr_is_null(cache) && forget(thread, dict, kr_ref(cache)) &&
             forget(thread, dict, kr_name(KR_NAME___annotations__));
        kr_xdrop(thread, cache);
    }
    kr_type_modified(type);
    return ok;
}

// --- modules ----------------------------------------------------------------------------

// While its code runs, what it says of itself is not kept: there may be more later.
static KrFound is_initializing(KrThread *thread, KrRef module)
{
    KrRef spec = kr_dict_find_str(kr_module_dict(module), kr_name(KR_NAME___spec__));
    KrOwn flag = KR_NULL;
    if (kr_ref_is_null(spec) || kr_is_none(spec)) return KR_ABSENT;
    KrFound found = kr_attr_lookup(thread, spec, kr_name(KR_NAME__initializing), &flag);
    if (found == KR_PRESENT) {
        bool truth;
        found = !kr_truth(thread, kr_ref(flag), &truth) ? KR_FAULT : truth ? KR_PRESENT : KR_ABSENT;
    }
    kr_xdrop(thread, flag);
    return found;
}

KrOwn kr_annotations_of_module(KrThread *thread, KrRef module)
{
    KrRef dict = kr_module_dict(module), name = kr_name(KR_NAME___annotations__);
    KrRef found = kr_dict_find_str(dict, name);
    if (!kr_ref_is_null(found)) return kr_dup(found);
    KrOwn annotate = kr_dup(kr_dict_find_str(dict, kr_name(KR_NAME___annotate__)));
    KrOwn made = make(thread, kr_ref(annotate));
    kr_xdrop(thread, annotate);
    KrFound initializing = kr_is_null(made) ? KR_PRESENT : is_initializing(thread, module);
    if (initializing == KR_FAULT || (initializing == KR_ABSENT && !kr_dict_set(thread, dict, name, kr_ref(made))))
        kr_drop(thread, kr_move(&made));
    return made;
}

bool kr_annotations_set_on_module(KrThread *thread, KrRef module, KrRef value)
{
    KrRef dict = kr_module_dict(module), name = kr_name(KR_NAME___annotations__);
    bool ok = true;
    if (!kr_ref_is_null(value)) {
        ok = kr_dict_set(thread, dict, name, value);
    } else {
        KrFound found = kr_dict_delete(thread, dict, name);
        if (found == KR_ABSENT)
            (void)kr_exception_raise(thread, &kr_exception_attribute_error,
                                     "__annotations__");
        ok = found == KR_PRESENT;
    }
    return ok && forget(thread, dict, kr_name(KR_NAME___annotate__));
}

KrOwn kr_annotations_annotate_of_module(KrThread *thread, KrRef module)
{
    (void)thread;
    KrRef found =
        kr_dict_find_str(kr_module_dict(module), kr_name(KR_NAME___annotate__));
    return kr_ref_is_null(found) ? kr_none_own() : kr_dup(found);
}

bool kr_annotations_set_annotate_on_module(KrThread *thread, KrRef module, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "cannot delete __annotate__ attribute");
    if (!kr_is_none(value) && !kr_type_of(value)->call)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__annotate__ must be callable or None");
    KrRef dict = kr_module_dict(module);
    return kr_dict_set(thread, dict, kr_name(KR_NAME___annotate__), value) &&
           (kr_is_none(value) ||
            forget(thread, dict, kr_name(KR_NAME___annotations__)));
}
