// SPDX-License-Identifier: MIT
// Module objects: see module.h.
#include "runtime/module.h"

#include "runtime/annotations.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

static bool fill_dict(KrThread *thread, KrRef dict, KrRef name, KrRef doc)
{
    static const int fields[] = {KR_NAME___package__, KR_NAME___loader__, KR_NAME___spec__};
    bool ok = kr_dict_set(thread, dict, kr_name(KR_NAME___name__), name) &&
              kr_dict_set(thread, dict, kr_name(KR_NAME___doc__), doc);
    for (size_t i = 0; ok && i < sizeof fields / sizeof *fields; i++)
        ok = kr_dict_set(thread, dict, kr_name(fields[i]), kr_none());
    return ok;
}

KrOwn kr_module_new_str(KrThread *thread, KrRef name)
{
    KrModule *module = (KrModule *)kr_object_new(thread, &kr_module_type, sizeof *module);
    if (!module)
        return KR_NULL;
    KrOwn made = kr_steal_obj(module);
    module->dict = kr_dict_new(thread);
    bool ok = !kr_is_null(module->dict) && fill_dict(thread, kr_ref(module->dict), name, kr_none());
    if (!ok) {
        kr_drop(thread, made);
        return KR_NULL;
    }
    kr_gc_track(thread, module);
    return made;
}

KrOwn kr_module_new(KrThread *thread, const char *name, const char *doc)
{
    KrOwn text = kr_str_interned(thread, name);
    if (kr_is_null(text))
        return text;
    KrOwn module = kr_module_new_str(thread, kr_ref(text));
    kr_drop(thread, text);
    if (!kr_is_null(module) && doc &&
        !kr_module_add(thread, kr_ref(module), "__doc__", kr_str_from_utf8(thread, doc, strlen(doc)))) {
        kr_drop(thread, module);
        return KR_NULL;
    }
    return module;
}

bool kr_module_add(KrThread *thread, KrRef module, const char *name, KrOwn value)
{
    if (kr_is_null(value))
        return false;
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && kr_dict_set(thread, kr_module_dict(module), kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_drop(thread, value);
    return ok;
}

bool kr_module_add_functions(KrThread *thread, KrRef module, const KrNativeDef *defs)
{
    KrRef name = kr_dict_find_str(kr_module_dict(module), kr_name(KR_NAME___name__));
    for (; defs->name; defs += defs->flags & KR_NATIVE_PAIR ? 2 : 1)
        if (!kr_module_add(thread, module, defs->name, kr_native_new(thread, defs, module, name)))
            return false;
    return true;
}

bool kr_module_add_type(KrThread *thread, KrRef module, KrType *type)
{
    return kr_type_ready(thread, type) &&
           kr_dict_set(thread, kr_module_dict(module), kr_ref(type->name_str), kr_type_ref(type));
}

void kr_module_clear_names(KrThread *thread, KrRef module)
{
    KrRef dict = kr_module_dict(module), key, value;
    for (int pass = 0; pass < 2; pass++) {
        KrOwn copy = kr_dict_copy(thread, dict);
        if (kr_is_null(copy)) {
            kr_exception_clear(thread);
            return;
        }
        size_t position = 0;
        while (kr_dict_next(kr_ref(copy), &position, &key, &value)) {
            const char *name = kr_str_is_sub(key) ? kr_str_text(thread, key) : "";
            bool private_ = name[0] == '_' && name[1] != '_';
            bool kept = !strcmp(name, "__builtins__");
            KrOwn held = kr_dup(key);
            // the copy must not keep the value alive while its name goes
            bool cleared = kept || private_ != (pass == 0) ||
                           (kr_dict_set(thread, kr_ref(copy), kr_ref(held), kr_none()) &&
                            kr_dict_set(thread, dict, kr_ref(held), kr_none()));
            if (!cleared)
                kr_exception_clear(thread);
            kr_drop(thread, held);
        }
        kr_exception_clear(thread);
        kr_drop(thread, copy);
    }
}

static void module_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, ((KrModule *)self)->dict);
    kr_object_free(thread, self, self->type->basic_size);
}

static void module_visit(KrObject *self, KrVisitFn visit, void *context)
{
    if (!kr_is_null(((KrModule *)self)->dict))
        visit(kr_ref(((KrModule *)self)->dict), context);
}

// Functions may live on with the dict: only the module lets go of it.
static void module_clear(KrThread *thread, KrObject *self)
{
    KrOwn empty = kr_dict_new(thread);
    if (!kr_is_null(empty))
        kr_store(thread, &((KrModule *)self)->dict, empty);
    else
        kr_exception_clear(thread);
}

// Attributes, then the module's own __getattr__ (PEP 562).
static KrOwn module_getattr(KrThread *thread, KrRef self, KrRef name)
{
    const KrStr *text = kr_is_exact(self, &kr_module_type) && kr_is_exact(name, &kr_str_type) ? kr_str_obj(name) : NULL;
    KrRef dict = kr_module_dict(self);
    if (text && text->kind == 1 && text->length > 0 && *(const char *)kr_str_data(text) != '_' && !kr_ref_is_null(dict)) {
        KrRef found = kr_dict_find_str(dict, name); // the type itself has none but special names
        if (!kr_ref_is_null(found)) return kr_dup(found);
    }
    KrOwn value = kr_attr_generic_get(thread, self, name);
    if (!kr_is_null(value) || !kr_exception_is(thread, &kr_exception_attribute_error))
        return value;
    KrRef hook = kr_dict_find_str(kr_module_dict(self), kr_name(KR_NAME___getattr__));
    if (kr_ref_is_null(hook))
        return value;
    kr_exception_clear(thread);
    return kr_call_1(thread, hook, name);
}

// As importlib says it, from __spec__, __loader__ and __file__; before it is there, from the name.
static KrOwn module_repr(KrThread *thread, KrRef self)
{
    KrOwn library_name = kr_str_interned(thread, "_frozen_importlib"), maker = KR_NULL;
    if (kr_is_null(library_name))
        return KR_NULL;
    KrRef library = kr_is_null(thread->vm->modules) ? KR_REF_NULL
                                                    : kr_dict_find_str(kr_ref(thread->vm->modules), kr_ref(library_name));
    kr_drop(thread, library_name);
    if (!kr_ref_is_null(library) && kr_is_exact(library, &kr_module_type)) {
        maker = kr_attr_get_name(thread, library, "_module_repr");
        KrOwn text = kr_is_null(maker) ? KR_NULL : kr_call_1(thread, kr_ref(maker), self);
        kr_xdrop(thread, maker);
        if (!kr_is_null(text) || !kr_exception_is(thread, &kr_exception_attribute_error))
            return text;
        kr_exception_clear(thread);
    }
    KrRef name = kr_dict_find_str(kr_module_dict(self), kr_name(KR_NAME___name__));
    KrRef file = kr_dict_find_str(kr_module_dict(self), kr_name(KR_NAME___file__));
    if (kr_ref_is_null(name))
        return kr_str_from_ascii(thread, "<module '?'>");
    if (!kr_ref_is_null(file))
        return kr_str_from_format(thread, "<module %R from %R>", name, file);
    for (const KrBuiltinModule *m = kr_import_builtin_table; m && m->name; m++)
        if (kr_str_is_sub(name) && kr_str_equal_ascii(name, m->name))
            return kr_str_from_format(thread, "<module %R (built-in)>", name);
    return kr_str_from_format(thread, "<module %R>", name);
}

static KrOwn module_new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)args;
    (void)count;
    (void)kwnames;
    KrType *class_ = (KrType *)kr_obj(type);
    KrModule *module = (KrModule *)kr_object_new(thread, class_, class_->basic_size);
    if (!module)
        return KR_NULL;
    KrOwn made = kr_steal_obj(module);
    module->dict = kr_dict_new(thread);
    if (kr_is_null(module->dict)) {
        kr_drop(thread, made);
        return KR_NULL;
    }
    kr_gc_track(thread, module);
    return made;
}

static bool module_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    KrRef name = count > 0 ? args[0] : KR_REF_NULL, doc = count > 1 ? args[1] : kr_none();
    KrTuple *keywords = kr_ref_is_null(kwnames) ? NULL : (KrTuple *)kr_obj(kwnames);
    for (int64_t k = 0; keywords && k < keywords->length; k++) {
        if (kr_str_equal_ascii(kr_ref(keywords->items[k]), "name"))
            name = args[count + (size_t)k];
        else if (kr_str_equal_ascii(kr_ref(keywords->items[k]), "doc"))
            doc = args[count + (size_t)k];
        else
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "module() got an unexpected keyword argument '%S'",
                                            kr_ref(keywords->items[k]));
    }
    if (count > 2)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "module() takes at most 2 arguments (%zu given)", count);
    if (kr_ref_is_null(name))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "module() missing required argument 'name' (pos 1)");
    if (!kr_str_is_sub(name))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "module() argument 'name' must be str, not %T", name);
    return fill_dict(thread, kr_module_dict(self), name, doc);
}

static KrOwn module_dir(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn dict = kr_attr_get(thread, self, kr_name(KR_NAME___dict__)), name = KR_NULL, result = KR_NULL;
    if (kr_is_null(dict))
        return dict;
    name = kr_str_interned(thread, "__dir__");
    if (!kr_type_has(kr_ref(dict), KR_TYPE_DICT_SUB)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "%R.__dict__ is not a dictionary", self);
    } else if (!kr_is_null(name)) {
        KrRef function = kr_dict_find_str(kr_ref(dict), kr_ref(name));
        result = kr_ref_is_null(function) ? kr_sequence_list(thread, kr_ref(dict)) : kr_call_0(thread, function);
    }
    kr_xdrop(thread, name);
    kr_drop(thread, dict);
    return result;
}
static const KrNativeDef module_methods[] = {
    {"__dir__", module_dir, "($self, /)", "The names in the module.", 0, 0, KR_NATIVE_RAW},
    {0},
};
static KrOwn module_get_dict(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_module_dict(self));
}
static bool module_set_dict(KrThread *thread, KrRef self, KrRef value)
{
    (void)self, (void)value;
    return kr_exception_raise_false(thread, &kr_exception_attribute_error, "readonly attribute");
}
static const KrGetSetDef module_getset[] = {
    {"__dict__", module_get_dict, module_set_dict, KR_AS_MEMBER},
    {"__annotations__", kr_annotations_of_module, kr_annotations_set_on_module, NULL},
    {"__annotate__", kr_annotations_annotate_of_module, kr_annotations_set_annotate_on_module, NULL},
    {0},
};

KrType kr_module_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "module",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrModule),
    .dealloc = module_dealloc,
    .visit = module_visit,
    .clear = module_clear,
    .repr = module_repr,
    .getattr = module_getattr,
    .new_object = module_new_object,
    .init = module_init,
    .methods = module_methods,
    .getset = module_getset,
    .doc = "(name, doc=None)\n--\n\n" "A module: a namespace with a name and a doc.",
};
