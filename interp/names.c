// SPDX-License-Identifier: MIT
// Names (names.h): the slow halves of LOAD_NAME, LOAD_GLOBAL, imports, super and with.
//
// Owns nothing. Invariant: frame->locals of module and class bodies is set; a function's is null.
// Called by interp/loop.c. Tests: tests/lang/names/.
#include "interp/names.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/import.h"
#include "runtime/import_blame.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/super.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

static KrOwn name_error(KrThread *thread, KrRef name)
{
    KrOwn nothing = kr_exception_raise(thread, &kr_exception_name_error,
                                       "name '%S' is not defined", name);
    KrException *exception = (KrException *)kr_obj(kr_ref(thread->exception));
    if (kr_is_null(exception->extra[0])) // NameError.name
        exception->extra[0] = kr_dup(name);
    return nothing;
}

KrFound kr_names_find_in(KrThread *thread, KrRef mapping, KrRef name, KrOwn *value)
{
    *value = KR_NULL;
    if (kr_is_exact(mapping, &kr_dict_type)) {
        KrRef value_there;
        KrFound found = kr_dict_find(thread, mapping, name, &value_there); // asks keys that are no str, too
        if (found == KR_PRESENT) *value = kr_dup(value_there);
        return found;
    }
    *value = kr_item_get(thread, mapping, name);
    if (!kr_is_null(*value)) return KR_PRESENT;
    if (!kr_exception_is(thread, &kr_exception_key_error)) return KR_FAULT;
    kr_exception_clear(thread);
    return KR_ABSENT;
}

KrOwn kr_names_load_global(KrThread *thread, KrFrame *frame, KrRef name)
{
    KrOwn value;
    KrFound found = kr_names_find_in(thread, frame->globals, name, &value);
    if (found == 0) found = kr_names_find_in(thread, frame->builtins, name, &value);
    return found == 0 ? name_error(thread, name) : value;
}

// Where names of class and module bodies live. Such code that is called as a function has its globals.
static KrRef namespace_of(const KrFrame *frame)
{
    return kr_is_null(frame->locals) ? frame->globals : kr_ref(frame->locals);
}

KrOwn kr_names_load(KrThread *thread, KrFrame *frame, KrRef name)
{
    KrOwn value;
    KrFound found = kr_names_find_in(thread, namespace_of(frame), name, &value);
    return found == 0 ? kr_names_load_global(thread, frame, name) : value;
}

bool kr_names_store(KrThread *thread, KrFrame *frame, KrRef name, KrRef value)
{
    KrRef locals = namespace_of(frame);
    if (kr_is_exact(locals, &kr_dict_type))
        return kr_dict_set(thread, locals, name, value);
    return kr_item_set(thread, locals, name, value);
}

bool kr_names_delete(KrThread *thread, KrFrame *frame, KrRef name)
{
    if (kr_item_delete(thread, namespace_of(frame), name)) return true;
    if (kr_exception_is(thread, &kr_exception_key_error)) {
        kr_exception_clear(thread);
        (void)name_error(thread, name);
    }
    return false;
}

bool kr_names_delete_global(KrThread *thread, KrFrame *frame, KrRef name)
{
    KrFound found = kr_dict_delete(thread, frame->globals, name);
    if (found == 0) (void)name_error(thread, name);
    return found > 0;
}

KrRef kr_names_local_name(const KrCode *code, uint32_t index)
{
    return kr_ref(
        ((const KrTuple *)(const void *)kr_obj(kr_ref(code->localsplus_names)))
            ->items[index]);
}

void kr_names_unbound_local(KrThread *thread, const KrCode *code, uint32_t index)
{
    (void)kr_exception_raise(
        thread, &kr_exception_unbound_local_error,
        "cannot access local variable '%S' where it is not associated with "
        "a value",
        kr_names_local_name(code, index));
}

void kr_names_unbound_deref(KrThread *thread, const KrCode *code, uint32_t index)
{
    if (code->localsplus_kinds[index] & KR_LOCAL_FREE) {
        KrRef name = kr_names_local_name(code, index);
        (void)kr_exception_raise(
            thread, &kr_exception_name_error,
            "cannot access free variable '%S' where it is not associated "
            "with a value in enclosing scope",
            name);
        KrException *exception = (KrException *)kr_obj(kr_ref(thread->exception));
        if (kr_is_null(exception->extra[0])) exception->extra[0] = kr_dup(name); // NameError.name
    } else
        kr_names_unbound_local(thread, code, index);
}

bool kr_names_setup_annotations(KrThread *thread, KrFrame *frame)
{
    KrRef name = kr_name(KR_NAME___annotations__);
    KrOwn old;
    KrFound found = kr_names_find_in(thread, kr_ref(frame->locals), name, &old);
    kr_xdrop(thread, old);
    if (found != 0) return found > 0;
    KrOwn dict = kr_dict_new(thread);
    if (kr_is_null(dict)) return false;
    bool ok = kr_names_store(thread, frame, name, kr_ref(dict));
    kr_drop(thread, dict);
    return ok;
}

static KrOwn builtin(KrThread *thread, KrFrame *frame, KrRef name, const char *missing)
{
    KrOwn value;
    KrFound found = kr_names_find_in(thread, frame->builtins, name, &value);
    if (found == 0)
        return kr_exception_raise(thread, &kr_exception_name_error, "%s", missing);
    return value;
}

KrOwn kr_names_build_class(KrThread *thread, KrFrame *frame)
{
    return builtin(thread, frame, kr_name(KR_NAME___build_class__),
                   "__build_class__ not found");
}

// --- imports ----------------------------------------------------------------------------

KrOwn kr_names_import(KrThread *thread, KrFrame *frame, KrRef name, KrRef fromlist,
                      KrRef level)
{
    KrOwn import, module;
    KrFound found = kr_names_find_in(thread, frame->builtins, kr_name(KR_NAME___import__), &import);
    if (found != KR_PRESENT)
        return found == KR_FAULT ? KR_NULL : kr_exception_raise(thread, &kr_exception_import_error, "__import__ not found");
    if (kr_is(kr_ref(import), kr_ref(thread->vm->import.function))) {
        module = kr_import_name(thread, name, frame->globals, fromlist, (int)kr_small_int_value(level));
    } else {
        KrRef locals = kr_is_null(frame->locals) ? kr_none() : kr_ref(frame->locals);
        KrRef args[5] = {name, frame->globals, locals, fromlist, level};
        module = kr_call(thread, kr_ref(import), args, 5, KR_REF_NULL);
    }
    kr_drop(thread, import);
    return module;
}

KrOwn kr_names_import_from(KrThread *thread, KrRef module, KrRef name)
{
    KrOwn value = KR_NULL, module_name = KR_NULL, full = KR_NULL;
    KrFound found = kr_attr_lookup(thread, module, name, &value);
    if (found != 0) return value;
    // a submodule whose import is still going on
    found = kr_attr_lookup(thread, module, kr_name(KR_NAME___name__), &module_name);
    if (found < 0) return KR_NULL;
    bool named = found > 0 && kr_type_has(kr_ref(module_name), KR_TYPE_STR_SUB);
    if (named) {
        full = kr_str_from_format(thread, "%S.%S", kr_ref(module_name), name);
        if (kr_is_null(full)) {
            kr_drop(thread, module_name);
            return KR_NULL;
        }
        KrRef sub;
        if (kr_dict_find(thread, kr_ref(thread->vm->modules), kr_ref(full), &sub) > 0)
            value = kr_dup(sub);
        kr_drop(thread, full);
    }
    kr_xdrop(thread, module_name);
    if (kr_is_null(value) && !kr_thread_has_exception(thread)) return kr_import_blame_name(thread, module, name);
    return value;
}

// TypeError about a name that is no str: an item of __all__, or a key of __dict__ (skip).
static void blame_star_name(KrThread *thread, KrRef module, KrRef name, bool skip)
{
    KrOwn own = kr_attr_get(thread, module, kr_name(KR_NAME___name__));
    if (!kr_is_null(own) && !kr_str_is_sub(kr_ref(own)))
        (void)kr_exception_raise(thread, &kr_exception_type_error, "module __name__ must be a string, not %T", kr_ref(own));
    else if (!kr_is_null(own))
        (void)kr_exception_raise(thread, &kr_exception_type_error, "%s in %S.%s must be str, not %T", skip ? "Key" : "Item",
                                 kr_ref(own), skip ? "__dict__" : "__all__", name);
    kr_xdrop(thread, own);
}

bool kr_names_import_star(KrThread *thread, KrFrame *frame, KrRef module)
{
    KrOwn all = KR_NULL, dict = KR_NULL, names = KR_NULL, iterator = KR_NULL, name;
    bool ok = false, skip = false;
    KrFound found = kr_attr_lookup(thread, module, kr_name(KR_NAME___all__), &all);
    if (found < 0) return false;
    if (found == 0) {
        found = kr_attr_lookup(thread, module, kr_name(KR_NAME___dict__), &dict);
        if (found <= 0) {
            if (found == 0)
                (void)kr_exception_raise(
                    thread, &kr_exception_import_error,
                    "from-import-* object has no __dict__ and no __all__");
            return false;
        }
        names = kr_sequence_list(thread, kr_ref(dict));
        skip = true;
    } else {
        names = kr_dup(kr_ref(all));
    }
    if (kr_is_null(names)) goto done;
    if (!skip && !kr_type_of(kr_ref(names))->getitem && !kr_type_of(kr_ref(names))->iter) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "'%T' object does not support indexing", kr_ref(names));
        goto done;
    }
    iterator = kr_iter(thread, kr_ref(names));
    if (kr_is_null(iterator)) goto done;
    while ((found = kr_iter_next(thread, kr_ref(iterator), &name)) > 0) {
        bool stored = true;
        size_t size;
        if (!kr_type_has(kr_ref(name), KR_TYPE_STR_SUB)) {
            blame_star_name(thread, module, kr_ref(name), skip);
            kr_drop(thread, name);
            goto done;
        }
        const char *text = skip && kr_type_has(kr_ref(name), KR_TYPE_STR_SUB)
                               ? kr_str_utf8(thread, kr_ref(name), &size)
                               : NULL;
        if (!(text && text[0] == '_')) {
            KrOwn value = kr_attr_get(thread, module, kr_ref(name));
            stored = !kr_is_null(value) &&
                     kr_names_store(thread, frame, kr_ref(name), kr_ref(value));
            kr_xdrop(thread, value);
        }
        kr_drop(thread, name);
        if (!stored) goto done;
    }
    ok = found == 0;
done:
    kr_xdrop(thread, iterator);
    kr_xdrop(thread, names);
    kr_xdrop(thread, dict);
    kr_xdrop(thread, all);
    return ok;
}

// --- constants, super, with -------------------------------------------------------------

KrOwn kr_names_common_constant(KrThread *thread, uint32_t index)
{
    switch (index) {
    case 0: return kr_dup(kr_type_ref(&kr_exception_assertion_error));
    case 1: return kr_dup(kr_type_ref(&kr_exception_not_implemented_error));
    case 2: return kr_dup(kr_type_ref(&kr_tuple_type));
    default: {
        KrOwn name = kr_str_interned(thread, index == 3 ? "all" : "any");
        if (kr_is_null(name)) return KR_NULL;
        KrRef value = kr_dict_find_str(kr_ref(thread->vm->builtins_copy), kr_ref(name)); // whatever the program has made of builtins.all
        kr_drop(thread, name);
        return kr_dup(value);
    }
    }
}

// The attribute behind `type` in the MRO of self's class; absent: null without exception.
KrRef kr_names_find_behind(KrType *start, KrRef type, KrRef name)
{
    const KrTuple *mro = (const KrTuple *)(const void *)kr_obj(kr_ref(start->mro));
    int64_t i = 0;
    while (i < mro->length && !kr_is(kr_ref(mro->items[i]), type))
        i++;
    for (i++; i < mro->length; i++) {
        KrType *base = (KrType *)(void *)kr_obj(kr_ref(mro->items[i]));
        KrRef value = kr_dict_find_str(kr_type_dict(base), name);
        if (!kr_ref_is_null(value)) return value;
    }
    return KR_REF_NULL;
}

KrOwn kr_names_super_attr(KrThread *thread, KrRef super, KrRef type, KrRef self,
                          KrRef name, uint32_t oparg, KrOwn *self_or_null)
{
    *self_or_null = KR_NULL;
    bool plain = kr_is(super, kr_type_ref(&kr_super_type)) &&
                 kr_type_has(type, KR_TYPE_TYPE_SUB);
    if (plain && !kr_is(name, kr_name(KR_NAME___class__))) {
        KrType *start = kr_type_of(self);
        const KrType *bound = (const KrType *)(const void *)kr_obj(type);
        bool of_class = false;
        if (!kr_type_is_subtype(start, bound)) {
            of_class =
                kr_type_has(self, KR_TYPE_TYPE_SUB) &&
                kr_type_is_subtype((const KrType *)(const void *)kr_obj(self), bound);
            if (of_class) start = (KrType *)kr_obj(self);
        } else if (kr_type_has(self, KR_TYPE_TYPE_SUB) &&
                   kr_type_is_subtype((const KrType *)(const void *)kr_obj(self),
                                      bound)) {
            of_class = true;
            start = (KrType *)kr_obj(self);
        }
        if (of_class || kr_type_is_subtype(start, bound)) {
            KrRef found = kr_names_find_behind(start, type, name);
            if (!kr_ref_is_null(found)) {
                KrType *kind = kr_type_of(found);
                if ((oparg & 1) && !of_class &&
                    kind->flags & KR_TYPE_METHOD_DESCRIPTOR) {
                    *self_or_null = kr_dup(self);
                    return kr_dup(found);
                }
                if (!kind->descr_get) return kr_dup(found);
                KrOwn keep = kr_dup(found);
                KrOwn value = kind->descr_get(
                    thread, found, of_class ? KR_REF_NULL : self, kr_type_ref(start));
                kr_drop(thread, keep);
                return value;
            }
        }
    }
    KrRef args[2] = {type, self};
    KrOwn object = kr_call(thread, super, args, oparg & 2 ? 2 : 0, KR_REF_NULL);
    if (kr_is_null(object)) return KR_NULL;
    KrOwn value = kr_attr_get(thread, kr_ref(object), name);
    kr_drop(thread, object);
    return value;
}

// With its module, unless that is builtins or __main__.
static KrOwn full_name(KrThread *thread, KrType *type)
{
    KrOwn module = kr_attr_get_name(thread, kr_type_ref(type), "__module__");
    KrOwn name = kr_is_null(module) ? KR_NULL : kr_attr_get_name(thread, kr_type_ref(type), "__qualname__");
    bool alone = kr_is_null(name) || !kr_str_is_sub(kr_ref(module)) || kr_str_equal_ascii(kr_ref(module), "builtins") ||
                 kr_str_equal_ascii(kr_ref(module), "__main__");
    KrOwn text = alone ? kr_move(&name) : kr_str_from_format(thread, "%S.%S", kr_ref(module), kr_ref(name));
    kr_xdrop(thread, module);
    kr_xdrop(thread, name);
    return text;
}

KrRef kr_names_special_name(uint32_t which)
{
    static const int names[] = {KR_NAME___enter__, KR_NAME___exit__, KR_NAME___aenter__,
                                KR_NAME___aexit__};
    return kr_name(names[which]);
}

KrOwn kr_names_special(KrThread *thread, KrRef owner, uint32_t which,
                       KrOwn *self_or_null)
{
    *self_or_null = KR_NULL;
    KrType *type = kr_type_of(owner);
    KrRef found = kr_type_find(type, kr_names_special_name(which));
    if (kr_ref_is_null(found)) {
        bool async = which >= 2;
        const char *hint = "";
        if (!kr_ref_is_null(kr_type_find(type, kr_names_special_name(which ^ 2))) &&
            !kr_ref_is_null(kr_type_find(type, kr_names_special_name(which ^ 3))))
            hint = async ? " but it supports the context manager protocol. Did you "
                           "mean to use "
                           "'with'?"
                         : " but it supports the asynchronous context manager "
                           "protocol. Did you "
                           "mean to use 'async with'?";
        KrOwn name = full_name(thread, type);
        if (!kr_is_null(name))
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "'%S' object does not support the %scontext manager protocol (missed %S "
                "method)%s",
                kr_ref(name), async ? "asynchronous " : "", kr_names_special_name(which), hint);
        kr_xdrop(thread, name);
        return KR_NULL;
    }
    KrType *kind = kr_type_of(found);
    if (kind->flags & KR_TYPE_METHOD_DESCRIPTOR) {
        *self_or_null = kr_dup(owner);
        return kr_dup(found);
    }
    if (!kind->descr_get) return kr_dup(found);
    KrOwn keep = kr_dup(found);
    KrOwn value = kind->descr_get(thread, found, owner, kr_type_ref(type));
    kr_drop(thread, keep);
    return value;
}
