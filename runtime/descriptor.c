// SPDX-License-Identifier: MIT
// Descriptors: see descriptor.h.
#include "runtime/descriptor.h"

#include "runtime/attribute.h"
#include "runtime/class_method.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/method.h"
#include "runtime/shape.h"
#include "runtime/signature.h"
#include "runtime/slot_text.h"
#include "runtime/object_reduce.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/weakref.h"

// --- methods of C types -------------------------------------------------------------------

KrOwn kr_descriptor_new_method(KrThread *thread, KrType *type, const KrNativeDef *def)
{
    KrType *kind = def->flags & KR_NATIVE_CLASS ? &kr_classmethod_descriptor_type
                                                : &kr_method_descriptor_type;
    if (def->flags & KR_NATIVE_STATIC) { // the dict shows a staticmethod of a function bound to the type
        KrOwn function = kr_native_new(thread, def, kr_type_ref(type), KR_REF_NULL);
        KrWrapped *wrapped = kr_is_null(function) ? NULL
                                                  : (KrWrapped *)kr_object_new(thread, &kr_staticmethod_type,
                                                                               sizeof *wrapped);
        if (!wrapped) {
            kr_xdrop(thread, function);
            return KR_NULL;
        }
        wrapped->function = function;
        wrapped->dict = KR_NULL;
        kr_gc_track(thread, wrapped);
        return kr_steal_obj(wrapped);
    }
    KrMethodDescriptor *self = (KrMethodDescriptor *)kr_object_new(thread, kind, sizeof *self);
    if (!self)
        return KR_NULL;
    self->def = def;
    self->type = type;
    return kr_steal_obj(self);
}

static KrOwn method_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)owner;
    if (kr_ref_is_null(instance))
        return kr_dup(self);
    return kr_native_new(thread, ((KrMethodDescriptor *)kr_obj(self))->def, instance, KR_REF_NULL);
}

static KrOwn class_method_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    KrRef class_ = kr_ref_is_null(owner) ? kr_type_ref(kr_type_of(instance)) : owner;
    return kr_native_new(thread, ((KrMethodDescriptor *)kr_obj(self))->def, class_, KR_REF_NULL);
}

static KrOwn method_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                         KrRef kwnames)
{
    KrMethodDescriptor *self = (KrMethodDescriptor *)kr_obj(callable);
    if (count == 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "unbound method %S.%s() needs an argument", kr_ref(self->type->qualname),
                                  self->def->name);
    if (!kr_type_is_subtype(kr_type_of(args[0]), self->type))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "descriptor '%s' for '%s' objects doesn't apply to a '%T' object", self->def->name,
            self->type->name, args[0]);
    return kr_call_native(thread, self->def, args[0], args + 1, count - 1, kwnames);
}

static KrOwn class_method_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                               KrRef kwnames)
{
    KrMethodDescriptor *self = (KrMethodDescriptor *)kr_obj(callable);
    if (count == 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "unbound method %S.%s() needs an argument", kr_ref(self->type->qualname),
                                  self->def->name);
    return kr_call_native(thread, self->def, args[0], args + 1, count - 1, kwnames);
}

static KrOwn method_repr(KrThread *thread, KrRef self)
{
    KrMethodDescriptor *method = (KrMethodDescriptor *)kr_obj(self);
    return kr_str_from_format(thread, "<method '%s' of '%s' objects>", method->def->name,
                              method->type->name);
}

static KrOwn method_name(KrThread *thread, KrRef self)
{
    return kr_str_interned(thread, ((KrMethodDescriptor *)kr_obj(self))->def->name);
}

static KrOwn method_qualname(KrThread *thread, KrRef self)
{
    const KrMethodDescriptor *method = (const KrMethodDescriptor *)(const void *)kr_obj(self);
    return kr_str_from_format(thread, "%S.%s", kr_ref(method->type->qualname), method->def->name);
}

static KrOwn method_doc(KrThread *thread, KrRef self)
{
    const char *doc = ((KrMethodDescriptor *)kr_obj(self))->def->doc;
    return doc ? kr_str_from_utf8(thread, doc, strlen(doc)) : kr_none_own();
}

static KrOwn method_objclass(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_type_ref(((KrMethodDescriptor *)kr_obj(self))->type));
}

static KrOwn method_signature(KrThread *thread, KrRef self)
{
    const KrMethodDescriptor *method = (const KrMethodDescriptor *)(const void *)kr_obj(self);
    return kr_signature_text(thread, method->def, method->def->flags & KR_NATIVE_CLASS ? "$type" : "$self");
}

static const KrGetSetDef method_getset[] = {
    {"__name__", method_name, NULL, KR_AS_MEMBER},
    {"__qualname__", method_qualname, NULL, NULL},
    {"__doc__", method_doc, NULL, NULL},
    {"__objclass__", method_objclass, NULL, KR_AS_MEMBER},
    {"__text_signature__", method_signature, NULL, NULL},
    {0},
};

static void plain_dealloc_method(KrThread *thread, KrObject *self)
{
    kr_object_free(thread, self, sizeof(KrMethodDescriptor));
}

KrType kr_method_descriptor_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "method_descriptor",
    .flags = KR_TYPE_METHOD_DESCRIPTOR,
    .basic_size = sizeof(KrMethodDescriptor),
    .dealloc = plain_dealloc_method,
    .repr = method_repr,
    .call = method_call,
    .descr_get = method_get,
    .methods = kr_object_reduce_callable_methods,
    .getset = method_getset,
};
KrType kr_classmethod_descriptor_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "classmethod_descriptor",
    .basic_size = sizeof(KrMethodDescriptor),
    .dealloc = plain_dealloc_method,
    .repr = method_repr,
    .call = class_method_call,
    .descr_get = class_method_get,
    .getset = method_getset,
};

// --- attributes of C types ------------------------------------------------------------------

// Descriptors of classes that Python code made keep their class, as the class keeps them.
static void own_type(KrThread *thread, KrObject *self, KrType *type)
{
    if (!(type->flags & KR_TYPE_HEAP))
        return;
    kr_object_dup((KrObject *)type);
    kr_gc_track(thread, self);
}
static void drop_type(KrThread *thread, KrType *type)
{
    if (type->flags & KR_TYPE_HEAP)
        kr_object_drop(thread, (KrObject *)type);
}
static void getset_visit(KrObject *self, KrVisitFn visit, void *context)
{
    visit(kr_type_ref(((KrGetSet *)self)->type), context);
}

KrOwn kr_descriptor_new_getset(KrThread *thread, KrType *type, const KrGetSetDef *def)
{
    if (def->doc && def->doc[0] == KR_AS_MEMBER[0]) {
        KrOwn name = kr_str_interned(thread, def->name);
        KrOwn member = kr_is_null(name) ? KR_NULL : kr_descriptor_new_member(thread, type, kr_ref(name), 0);
        if (!kr_is_null(member))
            ((KrMember *)kr_obj(kr_ref(member)))->def = def;
        kr_xdrop(thread, name);
        return member;
    }
    KrGetSet *self = (KrGetSet *)kr_object_new(thread, &kr_getset_type, sizeof *self);
    if (!self)
        return KR_NULL;
    self->def = def;
    self->type = type;
    own_type(thread, &self->header, type);
    return kr_steal_obj(self);
}

static KrOwn get_weakref(KrThread *thread, KrRef self)
{
    const KrWeakref *first = kr_weakref_first(thread->vm, kr_obj(self));
    return first && first->header.count ? kr_dup(kr_from_obj(first)) : kr_none_own();
}
KrOwn kr_descriptor_new_weakref(KrThread *thread, KrType *type)
{
    static const KrGetSetDef weakref_getset = {"__weakref__", get_weakref, NULL,
                                               "list of weak references to the object"};
    return kr_descriptor_new_getset(thread, type, &weakref_getset);
}

static KrOwn getset_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)owner;
    KrGetSet *getset = (KrGetSet *)kr_obj(self);
    if (kr_ref_is_null(instance))
        return kr_dup(self);
    if (!kr_type_is_subtype(kr_type_of(instance), getset->type))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "descriptor '%s' for '%s' objects doesn't apply to a '%T' object", getset->def->name,
            getset->type->name, instance);
    return getset->def->get(thread, instance);
}

static bool getset_set(KrThread *thread, KrRef self, KrRef instance, KrRef value)
{
    KrGetSet *getset = (KrGetSet *)kr_obj(self);
    if (!kr_type_is_subtype(kr_type_of(instance), getset->type))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "descriptor '%s' for '%s' objects doesn't apply to a '%T' object", getset->def->name,
            getset->type->name, instance);
    if (!getset->def->set)
        return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                        "attribute '%s' of '%s' objects is not writable",
                                        getset->def->name, getset->type->name);
    return getset->def->set(thread, instance, value);
}

static KrOwn getset_name(KrThread *thread, KrRef self)
{
    return kr_str_interned(thread, ((KrGetSet *)kr_obj(self))->def->name);
}

static KrOwn getset_repr(KrThread *thread, KrRef self)
{
    KrGetSet *getset = (KrGetSet *)kr_obj(self);
    return kr_str_from_format(thread, "<attribute '%s' of '%s' objects>", getset->def->name,
                              getset->type->name);
}

static void getset_dealloc(KrThread *thread, KrObject *self)
{
    drop_type(thread, ((KrGetSet *)self)->type);
    kr_object_free(thread, self, sizeof(KrGetSet));
}

static KrOwn getset_qualname(KrThread *thread, KrRef self)
{
    const KrGetSet *getset = (const KrGetSet *)(const void *)kr_obj(self);
    return kr_str_from_format(thread, "%S.%s", kr_ref(getset->type->qualname), getset->def->name);
}
static KrOwn getset_doc(KrThread *thread, KrRef self)
{
    const char *doc = ((KrGetSet *)kr_obj(self))->def->doc;
    return doc ? kr_str_from_utf8(thread, doc, strlen(doc)) : kr_none_own();
}
static KrOwn getset_objclass(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_type_ref(((KrGetSet *)kr_obj(self))->type));
}
static const KrGetSetDef getset_getset[] = {{"__name__", getset_name, NULL, KR_AS_MEMBER},
                                            {"__qualname__", getset_qualname, NULL, NULL},
                                            {"__doc__", getset_doc, NULL, NULL},
                                            {"__objclass__", getset_objclass, NULL, KR_AS_MEMBER},
                                            {0}};

KrType kr_getset_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "getset_descriptor",
    .flags = KR_TYPE_GC,
    .visit = getset_visit,
    .basic_size = sizeof(KrGetSet),
    .dealloc = getset_dealloc,
    .repr = getset_repr,
    .descr_get = getset_get,
    .descr_set = getset_set,
    .getset = getset_getset,
};

// --- __slots__ members ----------------------------------------------------------------------

KrOwn kr_descriptor_new_member(KrThread *thread, KrType *type, KrRef name, uint32_t offset)
{
    KrMember *self = (KrMember *)kr_object_new(thread, &kr_member_type, sizeof *self);
    if (!self)
        return KR_NULL;
    self->def = NULL;
    self->name = kr_dup(name);
    self->type = type;
    self->offset = offset;
    own_type(thread, &self->header, type);
    return kr_steal_obj(self);
}

// Members take the last slots of an instance, counted from the end, or words behind a builtin layout.
static KrOwn *member_place(const KrMember *member, KrRef instance)
{
    if (!kr_type_has(instance, KR_TYPE_INSTANCE))
        return kr_attribute_own_words(kr_obj(instance)) + (int32_t)member->offset;
    KrInstance *object = (KrInstance *)kr_obj(instance);
    return &object->slots[(object->header.flags >> 8) - 1u - member->offset];
}

static bool member_applies(KrThread *thread, const KrMember *member, KrRef instance)
{
    if (kr_type_is_subtype(kr_type_of(instance), member->type))
        return true;
    return kr_exception_raise_false(
        thread, &kr_exception_type_error,
        "descriptor '%S' for '%s' objects doesn't apply to a '%T' object", kr_ref(member->name),
        member->type->name, instance);
}

static KrOwn member_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)owner;
    KrMember *member = (KrMember *)kr_obj(self);
    if (kr_ref_is_null(instance))
        return kr_dup(self);
    if (!member_applies(thread, member, instance))
        return KR_NULL;
    if (member->def)
        return member->def->get(thread, instance);
    KrOwn *place = member_place(member, instance);
    if (kr_is_null(*place)) {
        const KrType *type = kr_type_of(instance);
        bool module = !kr_is_null(type->module) && kr_str_is_sub(kr_ref(type->module)) &&
                      !kr_str_equal_ascii(kr_ref(type->module), "builtins") &&
                      !kr_str_equal_ascii(kr_ref(type->module), "__main__");
        if (module) // the only message that has the whole name
            (void)kr_exception_raise(thread, &kr_exception_attribute_error, "'%S.%S' object has no attribute '%V'",
                                     kr_ref(type->module), kr_ref(type->qualname), kr_ref(member->name));
        else
            (void)kr_exception_raise(thread, &kr_exception_attribute_error, "'%S' object has no attribute '%V'",
                                     kr_ref(type->qualname), kr_ref(member->name));
        kr_exception_note_attribute(thread, instance, kr_ref(member->name));
        return KR_NULL;
    }
    return kr_dup(kr_ref(*place));
}

static bool member_set(KrThread *thread, KrRef self, KrRef instance, KrRef value)
{
    KrMember *member = (KrMember *)kr_obj(self);
    if (!member_applies(thread, member, instance))
        return false;
    if (member->readonly || (member->def && !member->def->set))
        return kr_exception_raise_false(thread, &kr_exception_attribute_error, "readonly attribute");
    if (member->def)
        return member->def->set(thread, instance, value);
    KrOwn *place = member_place(member, instance);
    if (kr_ref_is_null(value)) {
        if (kr_is_null(*place))
            return kr_exception_raise_false(thread, &kr_exception_attribute_error, "%S",
                                            kr_ref(member->name));
        KrOwn old = kr_move(place);
        kr_drop(thread, old);
        return true;
    }
    kr_store(thread, place, kr_dup(value));
    return true;
}

static KrOwn member_repr(KrThread *thread, KrRef self)
{
    KrMember *member = (KrMember *)kr_obj(self);
    return kr_str_from_format(thread, "<member '%S' of '%s' objects>", kr_ref(member->name),
                              member->type->name);
}

static void member_visit(KrObject *self, KrVisitFn visit, void *context)
{
    visit(kr_type_ref(((KrMember *)self)->type), context);
}
static void member_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, ((KrMember *)self)->name);
    drop_type(thread, ((KrMember *)self)->type);
    kr_object_free(thread, self, sizeof(KrMember));
}

static KrOwn member_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrMember *)kr_obj(self))->name));
}
static KrOwn member_qualname(KrThread *thread, KrRef self)
{
    const KrMember *member = (const KrMember *)(const void *)kr_obj(self);
    return kr_str_from_format(thread, "%S.%S", kr_ref(member->type->qualname), kr_ref(member->name));
}
static KrOwn member_objclass(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_type_ref(((KrMember *)kr_obj(self))->type));
}
static KrOwn member_doc(KrThread *thread, KrRef self)
{
    const KrMember *member = (const KrMember *)(const void *)kr_obj(self);
    const KrGetSetDef *def = member->def;
    if (!def && member->readonly) // of a struct sequence
        return kr_str_from_format(thread, "The field %S.", kr_ref(member->name));
    return def && def->doc[1] ? kr_str_from_utf8(thread, def->doc + 1, strlen(def->doc + 1)) : kr_none_own();
}
static const KrGetSetDef member_getset[] = {{"__name__", member_name, NULL, KR_AS_MEMBER},
                                            {"__qualname__", member_qualname, NULL, NULL},
                                            {"__objclass__", member_objclass, NULL, KR_AS_MEMBER},
                                            {"__doc__", member_doc, NULL, NULL},
                                            {0}};

KrType kr_member_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "member_descriptor",
    .flags = KR_TYPE_GC,
    .visit = member_visit,
    .basic_size = sizeof(KrMember),
    .dealloc = member_dealloc,
    .repr = member_repr,
    .descr_get = member_get,
    .descr_set = member_set,
    .methods = kr_object_reduce_callable_methods,
    .getset = member_getset,
};

// --- wrappers of slots ----------------------------------------------------------------------

KrOwn kr_descriptor_new_wrapper(KrThread *thread, KrType *type, const KrSlotDef *slot)
{
    KrSlotWrapper *self = (KrSlotWrapper *)kr_object_new(thread, &kr_slot_wrapper_type, sizeof *self);
    if (!self)
        return KR_NULL;
    self->type = type;
    self->slot = slot;
    return kr_steal_obj(self);
}

static KrOwn wrapper_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)owner;
    KrSlotWrapper *wrapper = (KrSlotWrapper *)kr_obj(self);
    if (kr_ref_is_null(instance))
        return kr_dup(self);
    KrSlotWrapper *bound = (KrSlotWrapper *)kr_object_new(thread, &kr_method_wrapper_type, sizeof *bound);
    if (!bound)
        return KR_NULL;
    bound->type = wrapper->type;
    bound->slot = wrapper->slot;
    bound->self = kr_dup(instance);
    kr_gc_track(thread, bound);
    return kr_steal_obj(bound);
}

const KrNativeDef kr_descriptor_new_def = {
    "__new__", NULL, "($type, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
    0, 0, KR_NATIVE_NEW,
};

// Does the layout make its instances by a function that its dict hides, so that the __new__ found is the type's?
static bool stands_for(KrType *type, KrType *layout)
{
    KrRef found = kr_type_find(layout, kr_name(KR_NAME___new__));
    if (!kr_is_exact(found, &kr_native_type)) return false;
    const KrNative *native = (const KrNative *)(const void *)kr_obj(found);
    return native->def == &kr_descriptor_new_def && kr_is(kr_ref(native->self), kr_type_ref(type));
}

KrOwn kr_descriptor_call_new(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)(void *)kr_obj(self);
    if (count == 0)
        return kr_exception_raise(thread, &kr_exception_type_error, "%s.__new__(): not enough arguments",
                                  type->name);
    if (!kr_type_has(args[0], KR_TYPE_TYPE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s.__new__(X): X is not a type object (%T)", type->name, args[0]);
    KrType *wanted = (KrType *)(void *)kr_obj(args[0]);
    if (!kr_type_is_subtype(wanted, type))
        return kr_exception_raise(thread, &kr_exception_type_error, "%s.__new__(%s): %s is not a subtype of %s",
                                  type->name, wanted->name, wanted->name, type->name);
    KrType *layout = wanted; // what the instance must look like
    while (layout->flags & KR_TYPE_HEAP)
        layout = layout->base;
    if (!wanted->new_object)
        return kr_exception_raise(thread, &kr_exception_type_error, "cannot create '%s' instances", wanted->name);
    if (layout->new_object != type->new_object && !stands_for(type, layout))
        return kr_exception_raise(thread, &kr_exception_type_error, "%s.__new__(%s) is not safe, use %s.__new__()",
                                  type->name, wanted->name, wanted->name);
    return layout->new_object(thread, args[0], args + 1, count - 1, kwnames);
}

// Of the slots, only __init__ and __call__ know names.
static bool takes_names(KrThread *thread, const KrSlotWrapper *self, KrRef kwnames)
{
    if (KR_LIKELY(kr_ref_is_null(kwnames)) || kr_tuple_length(kwnames) == 0 || self->slot->name == KR_NAME___init__ ||
        self->slot->name == KR_NAME___call__)
        return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error, "wrapper %S() takes no keyword arguments", kr_name(self->slot->name));
}

static KrOwn wrapper_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                          KrRef kwnames)
{
    KrSlotWrapper *self = (KrSlotWrapper *)kr_obj(callable);
    if (count == 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "descriptor '%S' of '%s' object needs an argument",
                                  kr_name(self->slot->name), self->type->name);
    if (!kr_type_is_subtype(kr_type_of(args[0]), self->type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "descriptor '%S' requires a '%s' object but received a '%T'",
                                  kr_name(self->slot->name), self->type->name, args[0]);
    if (!takes_names(thread, self, kwnames)) return KR_NULL;
    return kr_type_slot_call(thread, self->slot, self->type, args[0], args + 1, count - 1, kwnames);
}

static KrOwn bound_wrapper_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                                KrRef kwnames)
{
    KrSlotWrapper *self = (KrSlotWrapper *)kr_obj(callable);
    if (!takes_names(thread, self, kwnames)) return KR_NULL;
    return kr_type_slot_call(thread, self->slot, self->type, kr_ref(self->self), args, count, kwnames);
}

static KrOwn wrapper_repr(KrThread *thread, KrRef self)
{
    KrSlotWrapper *wrapper = (KrSlotWrapper *)kr_obj(self);
    return kr_str_from_format(thread, "<slot wrapper '%S' of '%s' objects>",
                              kr_name(wrapper->slot->name), wrapper->type->name);
}

static KrOwn bound_wrapper_repr(KrThread *thread, KrRef self)
{
    KrSlotWrapper *wrapper = (KrSlotWrapper *)kr_obj(self);
    return kr_str_from_format(thread, "<method-wrapper '%S' of %T object>",
                              kr_name(wrapper->slot->name), kr_ref(wrapper->self));
}

static KrOwn wrapper_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_name(((KrSlotWrapper *)kr_obj(self))->slot->name));
}

static void bound_wrapper_visit(KrObject *self, KrVisitFn visit, void *context)
{
    visit(kr_ref(((KrSlotWrapper *)self)->self), context);
}
static void wrapper_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, ((KrSlotWrapper *)self)->self);
    kr_object_free(thread, self, sizeof(KrSlotWrapper));
}

static KrOwn wrapper_qualname(KrThread *thread, KrRef self)
{
    const KrSlotWrapper *wrapper = (const KrSlotWrapper *)(const void *)kr_obj(self);
    return kr_str_from_format(thread, "%S.%S", kr_ref(wrapper->type->qualname),
                              kr_name(wrapper->slot->name));
}
static KrOwn wrapper_objclass(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_type_ref(((KrSlotWrapper *)kr_obj(self))->type));
}
static KrOwn wrapper_self(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrSlotWrapper *)kr_obj(self))->self));
}
static KrOwn bound_wrapper_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if ((op != KR_EQ && op != KR_NE) || !kr_is_exact(b, &kr_method_wrapper_type))
        return kr_dup(kr_not_implemented());
    (void)thread;
    const KrSlotWrapper *x = (const KrSlotWrapper *)(const void *)kr_obj(a);
    const KrSlotWrapper *y = (const KrSlotWrapper *)(const void *)kr_obj(b);
    bool same = x->slot == y->slot && x->type == y->type && kr_is(kr_ref(x->self), kr_ref(y->self));
    return kr_bool_own(same == (op == KR_EQ));
}
static bool bound_wrapper_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    const KrSlotWrapper *x = (const KrSlotWrapper *)(const void *)kr_obj(self);
    *hash = (int64_t)((kr_bits(kr_ref(x->self)) ^ (uint64_t)(uintptr_t)x->slot) >> 4);
    return true;
}
static KrOwn wrapper_doc(KrThread *thread, KrRef self)
{
    const char *text = kr_slot_text_doc(((KrSlotWrapper *)kr_obj(self))->slot->name);
    return text ? kr_str_from_utf8(thread, text, strlen(text)) : kr_none_own();
}
static KrOwn wrapper_signature(KrThread *thread, KrRef self)
{
    const char *text = kr_slot_text_signature(((KrSlotWrapper *)kr_obj(self))->slot->name);
    return text ? kr_str_from_utf8(thread, text, strlen(text)) : kr_none_own();
}
static const KrGetSetDef wrapper_getset[] = {{"__name__", wrapper_name, NULL, KR_AS_MEMBER},
                                             {"__qualname__", wrapper_qualname, NULL, NULL},
                                             {"__objclass__", wrapper_objclass, NULL, KR_AS_MEMBER},
                                             {"__doc__", wrapper_doc, NULL, NULL},
                                             {"__text_signature__", wrapper_signature, NULL, NULL},
                                             {0}};
static const KrGetSetDef bound_wrapper_getset[] = {{"__name__", wrapper_name, NULL, NULL},
                                                   {"__qualname__", wrapper_qualname, NULL, NULL},
                                                   {"__objclass__", wrapper_objclass, NULL, NULL},
                                                   {"__self__", wrapper_self, NULL, KR_AS_MEMBER},
                                                   {"__doc__", wrapper_doc, NULL, NULL},
                                                   {"__text_signature__", wrapper_signature, NULL, NULL},
                                                   {0}};

KrType kr_slot_wrapper_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "wrapper_descriptor",
    .flags = KR_TYPE_METHOD_DESCRIPTOR,
    .basic_size = sizeof(KrSlotWrapper),
    .dealloc = wrapper_dealloc,
    .repr = wrapper_repr,
    .call = wrapper_call,
    .descr_get = wrapper_get,
    .methods = kr_object_reduce_callable_methods,
    .getset = wrapper_getset,
};
KrType kr_method_wrapper_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "method-wrapper",
    .flags = KR_TYPE_GC,
    .visit = bound_wrapper_visit,
    .basic_size = sizeof(KrSlotWrapper),
    .dealloc = wrapper_dealloc,
    .repr = bound_wrapper_repr,
    .hash = bound_wrapper_hash,
    .compare = bound_wrapper_compare,
    .call = bound_wrapper_call,
    .methods = kr_object_reduce_callable_methods,
    .getset = bound_wrapper_getset,
};
