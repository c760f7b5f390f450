// SPDX-License-Identifier: MIT
// super: see super.h.
#include "runtime/super.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

typedef struct KrSuper {
    KrObject header;
    KrOwn type, object; // object may be null
} KrSuper;

// A class whose metaclass's mro() has left it out does not even derive from itself.
static bool derives(const KrType *class_, const KrType *base)
{
    if (class_ != base)
        return kr_type_is_subtype(class_, base);
    const KrTuple *mro = (const KrTuple *)kr_obj(kr_ref(class_->mro));
    for (int64_t i = 0; i < mro->length; i++)
        if ((const KrType *)kr_obj(kr_ref(mro->items[i])) == base)
            return true;
    return false;
}

// The class whose MRO is searched behind `type`.
static KrType *super_start(KrThread *thread, KrType *type, KrRef object)
{
    if (kr_type_has(object, KR_TYPE_TYPE_SUB) &&
        derives((KrType *)kr_obj(object), type))
        return (KrType *)kr_obj(object);
    if (derives(kr_type_of(object), type))
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

KrOwn kr_super_lookup(KrThread *thread, KrRef type_ref, KrRef object, KrRef name,
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
                                  "'super' object has no attribute '%V'", name);
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
    KrOwn value = kr_super_lookup(thread, kr_ref(super->type), kr_ref(super->object), name,
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
    .init = kr_type_init_nothing,
    .getset = super_getset,
    .doc = "The attributes that come after a class in the MRO.",
};
