// SPDX-License-Identifier: MIT
// classmethod and staticmethod: see class_method.h.
#include "runtime/class_method.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/method.h"
#include "runtime/property.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

static KrOwn wrapped_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)args;
    (void)count;
    (void)kwnames;
    KrType *class_ = (KrType *)kr_obj(type);
    KrWrapped *self = (KrWrapped *)kr_object_new(thread, class_, class_->basic_size);
    if (!self)
        return KR_NULL;
    self->function = kr_none_own();
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

// Its function is about to change.
static void wrapped_forget(KrWrapped *self)
{
    if (self->header.flags & KR_WRAPPED_CACHED)
        kr_type_modified(&kr_object_base_type); // whichever classes have it
    self->header.flags &= (uint16_t)~KR_WRAPPED_CACHED;
}

static bool wrapped_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    static const int copied[] = {KR_NAME___module__, KR_NAME___name__, KR_NAME___qualname__,
                                 KR_NAME___doc__};
    const char *name = kr_type_is_subtype(kr_type_of(self), &kr_classmethod_type) ? "classmethod"
                                                                                  : "staticmethod";
    KrWrapped *wrapped = (KrWrapped *)kr_obj(self);
    if (!kr_ref_is_null(kwnames) && ((KrTuple *)kr_obj(kwnames))->length)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() takes no keyword arguments", name);
    if (count != 1)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s expected 1 argument, got %zu", name, count);
    wrapped_forget(wrapped);
    kr_store(thread, &wrapped->function, kr_dup(args[0]));
    if (kr_is_null(wrapped->dict))
        wrapped->dict = kr_dict_new(thread);
    bool ok = !kr_is_null(wrapped->dict);
    for (size_t i = 0; ok && i < sizeof copied / sizeof *copied; i++) {
        KrOwn value = KR_NULL;
        KrFound found = kr_attr_lookup(thread, args[0], kr_name(copied[i]), &value);
        ok = found != KR_FAULT && (found == KR_ABSENT || kr_dict_set(thread, kr_ref(wrapped->dict),
                                                                     kr_name(copied[i]), kr_ref(value)));
        kr_xdrop(thread, value);
    }
    return ok;
}

static KrOwn wrapped_repr(KrThread *thread, KrRef self)
{
    bool class_ = kr_type_is_subtype(kr_type_of(self), &kr_classmethod_type);
    return kr_str_from_format(thread, "<%s(%R)>", class_ ? "classmethod" : "staticmethod",
                              kr_ref(((KrWrapped *)kr_obj(self))->function));
}

static KrOwn wrapped_abstract(KrThread *thread, KrRef self)
{
    return kr_property_is_abstract(thread, &((KrWrapped *)kr_obj(self))->function, 1);
}

static void wrapped_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, ((KrWrapped *)self)->function);
    kr_xdrop(thread, ((KrWrapped *)self)->dict);
    kr_object_free(thread, self, self->type->basic_size);
}

static void wrapped_visit(KrObject *self, KrVisitFn visit, void *context)
{
    visit(kr_ref(((KrWrapped *)self)->function), context);
    if (!kr_is_null(((KrWrapped *)self)->dict))
        visit(kr_ref(((KrWrapped *)self)->dict), context);
}

static void wrapped_clear(KrThread *thread, KrObject *self)
{
    wrapped_forget((KrWrapped *)self);
    kr_store(thread, &((KrWrapped *)self)->function, kr_none_own());
    kr_store(thread, &((KrWrapped *)self)->dict, KR_NULL);
}

static KrOwn classmethod_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    KrRef class_ = kr_ref_is_null(owner) ? kr_type_ref(kr_type_of(instance)) : owner;
    return kr_method_new(thread, kr_ref(((KrWrapped *)kr_obj(self))->function), class_);
}

static KrOwn staticmethod_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)thread;
    (void)instance;
    (void)owner;
    return kr_dup(kr_ref(((KrWrapped *)kr_obj(self))->function));
}

static KrOwn staticmethod_call(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    return kr_call(thread, kr_ref(((KrWrapped *)kr_obj(self))->function), args, count, kwnames);
}

static KrOwn wrapped_func(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrWrapped *)kr_obj(self))->function));
}

// Of the function inside, unless set here; kept in the dict.
static KrOwn wrapped_attribute(KrThread *thread, KrRef self, KrRef name)
{
    const KrWrapped *wrapped = (const KrWrapped *)(const void *)kr_obj(self);
    KrRef own = kr_is_null(wrapped->dict) ? KR_REF_NULL : kr_dict_find_str(kr_ref(wrapped->dict), name);
    if (!kr_ref_is_null(own))
        return kr_dup(own);
    if (kr_is_null(wrapped->function))
        return kr_exception_raise(thread, &kr_exception_attribute_error, "%S", name);
    KrOwn value = kr_attr_get(thread, kr_ref(wrapped->function), name);
    KrOwn dict = kr_is_null(value) ? KR_NULL : kr_attribute_get_dict(thread, self);
    bool ok = !kr_is_null(dict) && kr_dict_set(thread, kr_ref(dict), name, kr_ref(value));
    kr_xdrop(thread, dict);
    if (ok)
        return value;
    kr_xdrop(thread, value);
    return KR_NULL;
}
static bool wrapped_set_attribute(KrThread *thread, KrRef self, KrRef name, KrRef value)
{
    KrOwn dict = kr_attribute_get_dict(thread, self);
    if (kr_is_null(dict))
        return false;
    KrFound found = KR_PRESENT;
    bool ok = true;
    if (!kr_ref_is_null(value))
        ok = kr_dict_set(thread, kr_ref(dict), name, value);
    else
        found = kr_dict_delete(thread, kr_ref(dict), name);
    kr_drop(thread, dict);
    if (found == KR_ABSENT)
        return kr_exception_raise_false(thread, &kr_exception_attribute_error, "'%T' object has no attribute '%S'",
                                        self, name);
    return ok && found == KR_PRESENT;
}
static KrOwn wrapped_annotations(KrThread *thread, KrRef self)
{
    return wrapped_attribute(thread, self, kr_name(KR_NAME___annotations__));
}
static bool wrapped_set_annotations(KrThread *thread, KrRef self, KrRef value)
{
    return wrapped_set_attribute(thread, self, kr_name(KR_NAME___annotations__), value);
}
static KrOwn wrapped_annotate(KrThread *thread, KrRef self)
{
    return wrapped_attribute(thread, self, kr_name(KR_NAME___annotate__));
}
static bool wrapped_set_annotate(KrThread *thread, KrRef self, KrRef value)
{
    return wrapped_set_attribute(thread, self, kr_name(KR_NAME___annotate__), value);
}

static const KrGetSetDef wrapped_getset[] = {
    {"__func__", wrapped_func, NULL, KR_AS_MEMBER}, {"__wrapped__", wrapped_func, NULL, KR_AS_MEMBER},
    {"__isabstractmethod__", wrapped_abstract, NULL, NULL},
    {"__annotations__", wrapped_annotations, wrapped_set_annotations, NULL},
    {"__annotate__", wrapped_annotate, wrapped_set_annotate, NULL},
    {"__dict__", kr_attribute_get_dict, kr_attribute_set_dict, NULL}, {0}};

static const KrNativeDef wrapped_methods[] = {
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "See PEP 585", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};

KrType kr_classmethod_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "classmethod",
    .flags = KR_TYPE_BASE | KR_TYPE_GC,
    .basic_size = sizeof(KrWrapped),
    .dealloc = wrapped_dealloc,
    .visit = wrapped_visit,
    .clear = wrapped_clear,
    .descr_get = classmethod_get,
    .repr = wrapped_repr,
    .new_object = wrapped_new,
    .init = wrapped_init,
    .methods = wrapped_methods,
    .getset = wrapped_getset,
    .doc = "(function, /)\n--\n\n" "Makes a function get the class as its first argument.",
};
KrType kr_staticmethod_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "staticmethod",
    .flags = KR_TYPE_BASE | KR_TYPE_GC,
    .basic_size = sizeof(KrWrapped),
    .dealloc = wrapped_dealloc,
    .visit = wrapped_visit,
    .clear = wrapped_clear,
    .call = staticmethod_call,
    .descr_get = staticmethod_get,
    .repr = wrapped_repr,
    .new_object = wrapped_new,
    .init = wrapped_init,
    .methods = wrapped_methods,
    .getset = wrapped_getset,
    .doc = "(function, /)\n--\n\n" "Makes a function of a class get no first argument.",
};
