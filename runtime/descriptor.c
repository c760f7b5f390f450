// SPDX-License-Identifier: MIT
// Descriptors: see descriptor.h.
#include "runtime/descriptor.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/method.h"
#include "runtime/protocol_object.h"
#include "runtime/shape.h"
#include "runtime/signature.h"
#include "runtime/slot_text.h"
#include "runtime/object_reduce.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/weakref.h"

static KrOwn made(void *object)
{
    return object ? kr_steal_obj(object) : KR_NULL;
}

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
            (void)kr_exception_raise(thread, &kr_exception_attribute_error, "'%S.%S' object has no attribute '%S'",
                                     kr_ref(type->module), kr_ref(type->qualname), kr_ref(member->name));
        else
            (void)kr_exception_raise(thread, &kr_exception_attribute_error, "'%S' object has no attribute '%S'",
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
    return kr_type_slot_call(thread, self->slot, self->type, args[0], args + 1, count - 1, kwnames);
}

static KrOwn bound_wrapper_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                                KrRef kwnames)
{
    KrSlotWrapper *self = (KrSlotWrapper *)kr_obj(callable);
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

// --- property -------------------------------------------------------------------------------

static KrOwn property_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)args;
    (void)count;
    (void)kwnames;
    KrType *class_ = (KrType *)kr_obj(type);
    KrProperty *self = (KrProperty *)kr_object_new(thread, class_, class_->basic_size);
    if (!self)
        return KR_NULL;
    self->get = self->set = self->delete_ = self->doc = kr_none_own();
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

// The docstring: given, or the getter's. Instances of subclasses keep it in their dict.
static bool property_take_doc(KrThread *thread, KrRef self, KrRef given)
{
    KrProperty *p = (KrProperty *)kr_obj(self);
    KrOwn doc = kr_dup(given);
    p->getter_doc = false;
    if (kr_is_none(given) && !kr_is_none(kr_ref(p->get))) {
        KrOwn found = KR_NULL;
        KrFound got = kr_attr_lookup(thread, kr_ref(p->get), kr_name(KR_NAME___doc__), &found);
        if (got == KR_FAULT) {
            kr_drop(thread, doc);
            return false;
        }
        if (got == KR_PRESENT && !kr_is_none(kr_ref(found))) {
            kr_store(thread, &doc, found);
            p->getter_doc = true;
        } else {
            kr_xdrop(thread, found);
        }
    }
    if (!kr_is_exact(self, &kr_property_type)) { // else the subclass's own doc would hide it
        bool ok = kr_attr_set(thread, self, kr_name(KR_NAME___doc__), kr_ref(doc));
        if (!ok && !p->getter_doc && kr_exception_is(thread, &kr_exception_attribute_error)) {
            kr_exception_clear(thread);
            ok = true;
        }
        kr_drop(thread, doc);
        return ok;
    }
    kr_store(thread, &p->doc, doc);
    return true;
}

static bool property_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    static const char *const names[] = {"fget", "fset", "fdel", "doc"};
    KrRef values[4] = {kr_none(), kr_none(), kr_none(), kr_none()};
    KrTuple *keywords = kr_ref_is_null(kwnames) ? NULL : (KrTuple *)kr_obj(kwnames);
    if (count > 4)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "property() takes at most 4 arguments (%zu given)",
                                        count + (keywords ? (size_t)keywords->length : 0));
    for (size_t i = 0; i < count; i++)
        values[i] = args[i];
    for (int64_t k = 0; keywords && k < keywords->length; k++) {
        bool known = false;
        for (size_t i = 0; i < 4; i++) {
            if (!kr_str_equal_ascii(kr_ref(keywords->items[k]), names[i]))
                continue;
            if (i < count)
                return kr_exception_raise_false(
                    thread, &kr_exception_type_error,
                    "argument for property() given by name ('%s') and position (%zu)", names[i], i + 1);
            values[i] = args[count + (size_t)k];
            known = true;
        }
        if (!known)
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "property() got an unexpected keyword argument '%S'",
                                            kr_ref(keywords->items[k]));
    }
    KrProperty *p = (KrProperty *)kr_obj(self);
    kr_store(thread, &p->get, kr_dup(values[0]));
    kr_store(thread, &p->set, kr_dup(values[1]));
    kr_store(thread, &p->delete_, kr_dup(values[2]));
    return property_take_doc(thread, self, values[3]);
}

static bool ignore_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)thread;
    (void)self;
    (void)args;
    (void)count;
    (void)kwnames;
    return true;
}

static KrOwn property_missing(KrThread *thread, const KrProperty *property, KrRef instance,
                              const char *what)
{
    KrRef name = kr_ref(property->name);
    if (kr_ref_is_null(name) && kr_is_exact(kr_ref(property->get), &kr_function_type))
        name = kr_ref(((KrFunction *)kr_obj(kr_ref(property->get)))->name);
    KrRef class_ = kr_ref(kr_type_of(instance)->qualname);
    if (kr_ref_is_null(name))
        return kr_exception_raise(thread, &kr_exception_attribute_error,
                                  "property of %R object has no %s", class_, what);
    return kr_exception_raise(thread, &kr_exception_attribute_error,
                              "property %R of %R object has no %s", name, class_, what);
}

static KrOwn property_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)owner;
    KrProperty *property = (KrProperty *)kr_obj(self);
    if (kr_ref_is_null(instance))
        return kr_dup(self);
    if (kr_is_none(kr_ref(property->get)))
        return property_missing(thread, property, instance, "getter");
    return kr_call_1(thread, kr_ref(property->get), instance);
}

static bool property_set(KrThread *thread, KrRef self, KrRef instance, KrRef value)
{
    KrProperty *property = (KrProperty *)kr_obj(self);
    KrRef function = kr_ref(kr_ref_is_null(value) ? property->delete_ : property->set);
    if (kr_is_none(function)) {
        (void)property_missing(thread, property, instance, kr_ref_is_null(value) ? "deleter" : "setter");
        return false;
    }
    KrOwn result = kr_ref_is_null(value) ? kr_call_1(thread, function, instance)
                                         : kr_call_2(thread, function, instance, value);
    bool done = !kr_is_null(result);
    kr_xdrop(thread, result);
    return done;
}

static KrOwn property_with(KrThread *thread, KrRef self, KrRef function, int which)
{
    KrProperty *p = (KrProperty *)kr_obj(self);
    KrRef get = which == 0 ? function : kr_ref(p->get);
    KrRef set = which == 1 ? function : kr_ref(p->set);
    KrRef del = which == 2 ? function : kr_ref(p->delete_);
    KrRef doc = p->getter_doc && !kr_is_none(get) ? kr_none() : kr_ref(p->doc);
    KrRef args[4] = {get, set, del, doc};
    KrOwn copy = kr_call(thread, kr_type_ref(kr_type_of(self)), args, 4, KR_REF_NULL);
    if (!kr_is_null(copy) && !kr_is_null(p->name) && kr_type_is_subtype(kr_type_of(kr_ref(copy)), &kr_property_type))
        kr_store(thread, &((KrProperty *)kr_obj(kr_ref(copy)))->name, kr_dup(kr_ref(p->name)));
    return copy;
}
static KrOwn property_getter(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return property_with(thread, self, args[0], 0);
}
static KrOwn property_setter(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return property_with(thread, self, args[0], 1);
}
static KrOwn property_deleter(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return property_with(thread, self, args[0], 2);
}
static KrOwn property_set_name(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    if (count != 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__set_name__() takes 2 positional arguments but %zu were given", count);
    kr_store(thread, &((KrProperty *)kr_obj(self))->name, kr_dup(args[1]));
    return kr_none_own();
}
static KrOwn property_fget(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrProperty *)kr_obj(self))->get));
}
static KrOwn property_fset(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrProperty *)kr_obj(self))->set));
}
static KrOwn property_fdel(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrProperty *)kr_obj(self))->delete_));
}
static KrOwn property_doc(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrProperty *)kr_obj(self))->doc));
}

static bool property_set_doc(KrThread *thread, KrRef self, KrRef value)
{
    KrProperty *p = (KrProperty *)kr_obj(self);
    kr_store(thread, &p->doc, kr_ref_is_null(value) ? kr_none_own() : kr_dup(value));
    p->getter_doc = false;
    return true;
}
static KrOwn property_get_name(KrThread *thread, KrRef self)
{
    const KrProperty *p = (const KrProperty *)(const void *)kr_obj(self);
    KrOwn name = KR_NULL;
    if (!kr_is_null(p->name))
        return kr_dup(kr_ref(p->name));
    if (!kr_is_none(kr_ref(p->get))) {
        KrFound found = kr_attr_lookup(thread, kr_ref(p->get), kr_name(KR_NAME___name__), &name);
        if (found != KR_ABSENT)
            return name;
    }
    return kr_exception_raise(thread, &kr_exception_attribute_error,
                              "'%T' object has no attribute '__name__'", self);
}
static bool property_rename(KrThread *thread, KrRef self, KrRef value)
{
    KrProperty *p = (KrProperty *)kr_obj(self);
    kr_store(thread, &p->name, kr_ref_is_null(value) ? KR_NULL : kr_dup(value));
    return true;
}
// Is one of the functions marked as abstract?
static KrOwn is_abstract(KrThread *thread, const KrOwn *functions, size_t count)
{
    KrOwn name = kr_str_interned(thread, "__isabstractmethod__");
    bool truth = false, ok = !kr_is_null(name);
    for (size_t i = 0; i < count && ok && !truth; i++) {
        KrOwn mark = KR_NULL;
        KrFound found = kr_attr_lookup(thread, kr_ref(functions[i]), kr_ref(name), &mark);
        ok = found != KR_FAULT && (found == KR_ABSENT || kr_truth(thread, kr_ref(mark), &truth));
        kr_xdrop(thread, mark);
    }
    kr_xdrop(thread, name);
    return ok ? kr_bool_own(truth) : KR_NULL;
}
static KrOwn property_abstract(KrThread *thread, KrRef self)
{
    const KrProperty *p = (const KrProperty *)(const void *)kr_obj(self);
    const KrOwn functions[] = {p->get, p->set, p->delete_};
    return is_abstract(thread, functions, 3);
}

static void property_dealloc(KrThread *thread, KrObject *self)
{
    KrProperty *p = (KrProperty *)self;
    kr_xdrop(thread, p->get);
    kr_xdrop(thread, p->set);
    kr_xdrop(thread, p->delete_);
    kr_xdrop(thread, p->doc);
    kr_xdrop(thread, p->name);
    kr_object_free(thread, self, self->type->basic_size);
}

static void property_visit(KrObject *self, KrVisitFn visit, void *context)
{
    KrProperty *p = (KrProperty *)self;
    visit(kr_ref(p->get), context);
    visit(kr_ref(p->set), context);
    visit(kr_ref(p->delete_), context);
    visit(kr_ref(p->doc), context);
    if (!kr_is_null(p->name))
        visit(kr_ref(p->name), context);
}

static void property_clear(KrThread *thread, KrObject *self)
{
    KrProperty *p = (KrProperty *)self;
    KrOwn *fields[] = {&p->get, &p->set, &p->delete_, &p->doc};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_store(thread, fields[i], kr_none_own());
    kr_store(thread, &p->name, KR_NULL);
}

static const KrNativeDef property_methods[] = {
    {"getter", property_getter, "($self, object, /)", "Descriptor to obtain a copy of the property with a different getter.", 0, 0, 0},
    {"setter", property_setter, "($self, object, /)", "Descriptor to obtain a copy of the property with a different setter.", 0, 0, 0},
    {"deleter", property_deleter, "($self, object, /)", "Descriptor to obtain a copy of the property with a different deleter.", 0, 0, 0},
    {"__set_name__", property_set_name, "($self, owner, name, /)", "Hears the name it was given in a class.", 0, -1, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef property_getset[] = {
    {"fget", property_fget, NULL, KR_AS_MEMBER}, {"fset", property_fset, NULL, KR_AS_MEMBER},
    {"fdel", property_fdel, NULL, KR_AS_MEMBER}, {"__doc__", property_doc, property_set_doc, KR_AS_MEMBER},
    {"__name__", property_get_name, property_rename, NULL},
    {"__isabstractmethod__", property_abstract, NULL, NULL}, {0},
};

KrType kr_property_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "property",
    .flags = KR_TYPE_BASE | KR_TYPE_GC,
    .basic_size = sizeof(KrProperty),
    .dealloc = property_dealloc,
    .visit = property_visit,
    .clear = property_clear,
    .descr_get = property_get,
    .descr_set = property_set,
    .new_object = property_new,
    .init = property_init,
    .methods = property_methods,
    .getset = property_getset,
    .doc = "(fget=None, fset=None, fdel=None, doc=None)\n--\n\n" "An attribute that functions get, set and delete.",
};

// --- classmethod, staticmethod ----------------------------------------------------------------

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
    return made(self);
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
    return is_abstract(thread, &((KrWrapped *)kr_obj(self))->function, 1);
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

// Of the function inside, unless set here.
static KrOwn wrapped_attribute(KrThread *thread, KrRef self, KrRef name)
{
    const KrWrapped *wrapped = (const KrWrapped *)(const void *)kr_obj(self);
    KrRef own = kr_is_null(wrapped->dict) ? KR_REF_NULL : kr_dict_find_str(kr_ref(wrapped->dict), name);
    if (!kr_ref_is_null(own))
        return kr_dup(own);
    if (kr_is_null(wrapped->function))
        return kr_exception_raise(thread, &kr_exception_attribute_error, "%S", name);
    return kr_attr_get(thread, kr_ref(wrapped->function), name);
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

// --- super ------------------------------------------------------------------------------------

typedef struct KrSuper {
    KrObject header;
    KrOwn type, object; // object may be null
} KrSuper;

// The class whose MRO is searched behind `type`.
static KrType *super_start(KrThread *thread, KrType *type, KrRef object)
{
    if (kr_type_has(object, KR_TYPE_TYPE_SUB) &&
        kr_type_is_subtype((KrType *)kr_obj(object), type))
        return (KrType *)kr_obj(object);
    if (kr_type_is_subtype(kr_type_of(object), type))
        return kr_type_of(object);
    KrOwn said = KR_NULL; // a proxy says what it stands for
    if (kr_attr_lookup(thread, object, kr_name(KR_NAME___class__), &said) == KR_FAULT)
        return NULL;
    KrType *stands_for = !kr_is_null(said) && kr_type_has(kr_ref(said), KR_TYPE_TYPE_SUB) &&
                                 kr_type_is_subtype((KrType *)kr_obj(kr_ref(said)), type)
                             ? (KrType *)kr_obj(kr_ref(said))
                             : NULL;
    kr_xdrop(thread, said);
    if (stands_for)
        return stands_for;
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).",
                             kr_type_has(object, KR_TYPE_TYPE_SUB) ? "type" : "instance of",
                             kr_type_has(object, KR_TYPE_TYPE_SUB) ? ((KrType *)kr_obj(object))->name
                                                                   : kr_type_of(object)->name,
                             type->name);
    return NULL;
}

KrOwn kr_descriptor_super_lookup(KrThread *thread, KrRef type_ref, KrRef object, KrRef name,
                                 bool *is_method)
{
    *is_method = false;
    if (!kr_type_has(type_ref, KR_TYPE_TYPE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "super() argument 1 must be a type, not %T", type_ref);
    KrType *type = (KrType *)kr_obj(type_ref), *start = super_start(thread, type, object);
    if (!start)
        return KR_NULL;
    KrTuple *mro = (KrTuple *)kr_obj(kr_ref(start->mro));
    int64_t i = 0;
    while (i < mro->length && !kr_is(kr_ref(mro->items[i]), type_ref))
        i++;
    for (i++; i < mro->length; i++) {
        KrRef found = kr_dict_find_str(kr_type_dict((KrType *)kr_obj(kr_ref(mro->items[i]))), name);
        if (kr_ref_is_null(found))
            continue;
        KrType *kind = kr_type_of(found);
        bool on_class = kr_is(object, kr_type_ref(start));
        if (kind->flags & KR_TYPE_METHOD_DESCRIPTOR && !on_class) {
            *is_method = true;
            return kr_dup(found);
        }
        if (kind->descr_get)
            return kind->descr_get(thread, found, on_class ? KR_REF_NULL : object,
                                   kr_type_ref(start));
        return kr_dup(found);
    }
    // what super objects have themselves: __thisclass__, __self__, __self_class__, __reduce_ex__ by copyreg
    if (kr_ref_is_null(kr_type_find(&kr_super_type, name)))
        return kr_exception_raise(thread, &kr_exception_attribute_error,
                                  "'super' object has no attribute '%S'", name);
    KrOwn super = kr_call_2(thread, kr_type_ref(&kr_super_type), type_ref, object);
    KrOwn value = kr_is_null(super) ? KR_NULL : kr_attr_generic_get(thread, kr_ref(super), name);
    kr_xdrop(thread, super);
    return value;
}

static KrOwn super_getattr(KrThread *thread, KrRef self, KrRef name)
{
    KrSuper *super = (KrSuper *)kr_obj(self);
    bool is_method;
    if (kr_is_null(super->object) || kr_is(name, kr_name(KR_NAME___class__)))
        return kr_attr_generic_get(thread, self, name);
    KrOwn value = kr_descriptor_super_lookup(thread, kr_ref(super->type), kr_ref(super->object), name,
                                             &is_method);
    if (kr_is_null(value) || !is_method)
        return value;
    KrType *kind = kr_type_of(kr_ref(value));
    KrOwn bound = kind->descr_get(thread, kr_ref(value), kr_ref(super->object),
                                  kr_type_ref(kr_type_of(kr_ref(super->object))));
    kr_drop(thread, value);
    return bound;
}

static KrOwn super_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    KrOwn class_ = KR_NULL, object = KR_NULL;
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames))
        return kr_exception_raise(thread, &kr_exception_type_error, "super() takes no keyword arguments");
    if (count > 2)
        return kr_exception_raise(thread, &kr_exception_type_error, "super() expected at most 2 arguments, got %zu",
                                  count);
    if (count == 0) {
        if (!kr_vm_hooks.super_arguments ||
            !kr_vm_hooks.super_arguments(thread, &class_, &object))
            return kr_thread_has_exception(thread)
                       ? KR_NULL
                       : kr_exception_raise(thread, &kr_exception_runtime_error,
                                            "super(): no arguments");
    } else {
        if (!kr_type_has(args[0], KR_TYPE_TYPE_SUB))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "super() argument 1 must be a type, not %T", args[0]);
        class_ = kr_dup(args[0]);
        if (count > 1 && !kr_is_none(args[1])) {
            if (!super_start(thread, (KrType *)kr_obj(args[0]), args[1])) {
                kr_drop(thread, class_);
                return KR_NULL;
            }
            object = kr_dup(args[1]);
        }
    }
    KrSuper *self = (KrSuper *)kr_object_new(thread, (KrType *)kr_obj(type),
                                             ((KrType *)kr_obj(type))->basic_size);
    if (!self) {
        kr_xdrop(thread, class_);
        kr_xdrop(thread, object);
        return KR_NULL;
    }
    self->type = class_;
    self->object = object;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static void super_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, ((KrSuper *)self)->type);
    kr_xdrop(thread, ((KrSuper *)self)->object);
    kr_object_free(thread, self, self->type->basic_size);
}

static void super_visit(KrObject *self, KrVisitFn visit, void *context)
{
    visit(kr_ref(((KrSuper *)self)->type), context);
    if (!kr_is_null(((KrSuper *)self)->object))
        visit(kr_ref(((KrSuper *)self)->object), context);
}

static KrOwn super_repr(KrThread *thread, KrRef self)
{
    const KrSuper *super = (const KrSuper *)(const void *)kr_obj(self);
    const char *name = ((KrType *)kr_obj(kr_ref(super->type)))->name;
    if (kr_is_null(super->object))
        return kr_str_from_format(thread, "<super: <class '%s'>, NULL>", name);
    KrType *start = super_start(thread, (KrType *)kr_obj(kr_ref(super->type)), kr_ref(super->object));
    if (!start)
        return KR_NULL;
    return kr_str_from_format(thread, "<super: <class '%s'>, <%s object>>", name, start->name);
}

// An unbound super() as a class attribute binds to the instance it is read through.
static KrOwn super_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    const KrSuper *super = (const KrSuper *)(const void *)kr_obj(self);
    (void)owner;
    if (kr_ref_is_null(instance) || kr_is_none(instance) || !kr_is_null(super->object))
        return kr_dup(self);
    return kr_call_2(thread, kr_type_ref(kr_type_of(self)), kr_ref(super->type), instance);
}

static KrOwn super_thisclass(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrSuper *)kr_obj(self))->type));
}
static KrOwn super_self(KrThread *thread, KrRef self)
{
    (void)thread;
    KrOwn object = ((KrSuper *)kr_obj(self))->object;
    return kr_is_null(object) ? kr_none_own() : kr_dup(kr_ref(object));
}
static KrOwn super_self_class(KrThread *thread, KrRef self)
{
    const KrSuper *super = (const KrSuper *)(const void *)kr_obj(self);
    if (kr_is_null(super->object))
        return kr_none_own();
    KrType *start = super_start(thread, (KrType *)kr_obj(kr_ref(super->type)), kr_ref(super->object));
    return start ? kr_dup(kr_type_ref(start)) : KR_NULL;
}
static const KrGetSetDef super_getset[] = {{"__thisclass__", super_thisclass, NULL, KR_AS_MEMBER "the class whose super() this is"},
                                           {"__self__", super_self, NULL, KR_AS_MEMBER "the instance whose super() this is, or None"},
                                           {"__self_class__", super_self_class, NULL, KR_AS_MEMBER "the type of that instance, or None"},
                                           {0}};

KrType kr_super_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "super",
    .flags = KR_TYPE_BASE | KR_TYPE_GC,
    .basic_size = sizeof(KrSuper),
    .dealloc = super_dealloc,
    .visit = super_visit,
    .repr = super_repr,
    .getattr = super_getattr,
    .descr_get = super_get,
    .new_object = super_new,
    .init = ignore_init,
    .getset = super_getset,
    .doc = "The attributes that come after a class in the MRO.",
};
