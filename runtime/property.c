// SPDX-License-Identifier: MIT
// property: see property.h.
#include "runtime/property.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/str.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

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
    if (count + (keywords ? (size_t)keywords->length : 0) > 4)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        count ? "property() takes at most 4 arguments (%zu given)"
                                              : "property() takes at most 4 keyword arguments (%zu given)",
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
            return !kr_is_null(kr_suggest_raise_unexpected(thread, "property", kr_ref(keywords->items[k]), "fget fset fdel doc"));
    }
    KrProperty *p = (KrProperty *)kr_obj(self);
    kr_store(thread, &p->get, kr_dup(values[0]));
    kr_store(thread, &p->set, kr_dup(values[1]));
    kr_store(thread, &p->delete_, kr_dup(values[2]));
    return property_take_doc(thread, self, values[3]);
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

KrOwn kr_property_is_abstract(KrThread *thread, const KrOwn *functions, size_t count)
{
    bool truth = false, ok = true;
    for (size_t i = 0; i < count && ok && !truth; i++) {
        KrOwn mark = KR_NULL;
        KrFound found = kr_attr_lookup(thread, kr_ref(functions[i]), kr_name(KR_NAME___isabstractmethod__), &mark);
        ok = found != KR_FAULT && (found == KR_ABSENT || kr_truth(thread, kr_ref(mark), &truth));
        kr_xdrop(thread, mark);
    }
    return ok ? kr_bool_own(truth) : KR_NULL;
}
static KrOwn property_abstract(KrThread *thread, KrRef self)
{
    const KrProperty *p = (const KrProperty *)(const void *)kr_obj(self);
    const KrOwn functions[] = {p->get, p->set, p->delete_};
    return kr_property_is_abstract(thread, functions, 3);
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
