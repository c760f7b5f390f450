// SPDX-License-Identifier: MIT
// types.SimpleNamespace: see simple_namespace.h. It is the type of sys.implementation too.
// Tests: tests/lang/modules/types/.
#include "runtime/simple_namespace.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stddef.h>

typedef struct Namespace {
    KrObject header;
    KrOwn dict; // the attributes
} Namespace;

static Namespace *cast(KrRef value)
{
    return (Namespace *)(void *)kr_obj(value);
}
static KrRef dict_of(KrRef self)
{
    return kr_ref(cast(self)->dict);
}

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *class_ = (KrType *)(void *)kr_obj(type);
    Namespace *self =
        (Namespace *)(void *)kr_object_new(thread, class_, class_->basic_size);
    if (!self) return KR_NULL;
    KrOwn made = kr_steal_obj(self);
    self->dict = kr_dict_new(thread);
    if (kr_is_null(self->dict)) {
        kr_drop(thread, made);
        return KR_NULL;
    }
    kr_gc_track(thread, self);
    return made;
}

static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    if (count > 1)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%S expected at most 1 argument, got %zu",
                                        kr_ref(kr_type_of(self)->name_str), count);
    KrOwn given = count ? kr_dict_new(thread) : KR_NULL;
    bool ok = true;
    if (count) {
        KrRef key, value;
        size_t position = 0;
        ok = !kr_is_null(given) && kr_dict_update(thread, kr_ref(given), args[0]);
        while (ok && kr_dict_next(kr_ref(given), &position, &key, &value))
            ok = kr_str_is_sub(key) ||
                 kr_exception_raise_false(thread, &kr_exception_type_error,
                                          "keywords must be strings");
        ok = ok && kr_dict_merge(thread, dict_of(self), kr_ref(given), KR_DICT_REPLACE);
    }
    for (int64_t i = 0; ok && !kr_ref_is_null(kwnames) && i < kr_tuple_length(kwnames);
         i++)
        ok = kr_dict_set(thread, dict_of(self), kr_tuple_get(kwnames, i),
                         args[count + (size_t)i]);
    kr_xdrop(thread, given);
    return ok;
}

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    kr_xdrop(thread, ((Namespace *)(void *)object)->dict);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrOwn dict = ((Namespace *)(void *)object)->dict;
    if (!kr_is_null(dict)) visitor(kr_ref(dict), context);
}
static void clear(KrThread *thread, KrObject *object)
{
    KrOwn dict = ((Namespace *)(void *)object)->dict;
    if (!kr_is_null(dict)) kr_dict_clear(thread, kr_ref(dict));
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    bool plain = kr_is_exact(self, &kr_simple_namespace_type);
    KrOwn name = plain ? kr_str_from_ascii(thread, "namespace")
                       : kr_str_from_format(thread, "%T", self);
    if (kr_is_null(name)) return name;
    KrOwn keys = KR_NULL;
    if (kr_repr_enter(thread, self)) {
        KrOwn text = kr_thread_has_exception(thread)
                         ? KR_NULL
                         : kr_str_from_format(thread, "%S(...)", kr_ref(name));
        kr_drop(thread, name);
        return text;
    }
    KrStrBuilder b;
    kr_str_builder_init(&b, thread);
    kr_str_builder_str(&b, kr_ref(name));
    kr_str_builder_char(&b, '(');
    keys = kr_dict_key_list(thread, dict_of(self));
    bool ok = !kr_is_null(keys), first = true;
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(keys)); i++) {
        KrRef key = kr_list_get(kr_ref(keys), i), value;
        if (!kr_str_is_sub(key) || kr_str_obj(key)->length == 0) continue;
        KrFound found = kr_dict_find(thread, dict_of(self), key, &value);
        if (found == KR_ABSENT) continue;
        KrOwn held = found == KR_PRESENT ? kr_dup(value) : KR_NULL, text = KR_NULL;
        if (!kr_is_null(held)) text = kr_repr(thread, kr_ref(held));
        kr_xdrop(thread, held);
        ok = !kr_is_null(text);
        if (!ok) break;
        if (!first) kr_str_builder_ascii(&b, ", ");
        first = false;
        kr_str_builder_str(&b, key);
        kr_str_builder_char(&b, '=');
        kr_str_builder_str(&b, kr_ref(text));
        kr_drop(thread, text);
    }
    kr_str_builder_char(&b, ')');
    kr_repr_leave(thread, self);
    kr_xdrop(thread, keys);
    kr_drop(thread, name);
    if (ok) return kr_str_builder_take(&b);
    kr_str_builder_fini(&b);
    return KR_NULL;
}

static bool is_namespace(KrRef value)
{
    return kr_is_ptr(value) &&
           kr_type_is_subtype(kr_type_of(value), &kr_simple_namespace_type);
}
static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!is_namespace(a) || !is_namespace(b)) return kr_dup(kr_not_implemented());
    return kr_compare(thread, dict_of(a), dict_of(b), op);
}

static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_tuple_3(thread, kr_type_ref(kr_type_of(self)), kr_tuple_empty(),
                      dict_of(self));
}
// With its module, unless that is where names need none.
static KrOwn full_name(KrThread *thread, const KrType *type)
{
    if (!(type->flags & KR_TYPE_HEAP)) return kr_str_from_ascii(thread, type->name);
    KrRef module = kr_ref(type->module);
    bool plain = kr_is_null(type->module) || !kr_str_is_sub(module) || kr_str_equal_ascii(module, "builtins") || kr_str_equal_ascii(module, "__main__");
    return plain ? kr_dup(kr_ref(type->qualname)) : kr_str_from_format(thread, "%S.%S", module, kr_ref(type->qualname));
}

KR_COLD static void complain_of_other(KrThread *thread, KrRef self, KrRef made)
{
    KrOwn mine = full_name(thread, kr_type_of(self)), other = full_name(thread, kr_type_of(made));
    if (!kr_is_null(mine) && !kr_is_null(other))
        (void)kr_exception_raise(thread, &kr_exception_type_error, "expect %N type, but %S() returned '%S' object",
                                 &kr_simple_namespace_type, kr_ref(mine), kr_ref(other));
    kr_xdrop(thread, mine);
    kr_xdrop(thread, other);
}

static KrOwn replace(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    if (kr_tuple_length(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "__replace__() takes no positional arguments");
    KrOwn result = kr_call_0(thread, kr_type_ref(kr_type_of(self)));
    if (kr_is_null(result)) return result;
    if (is_namespace(kr_ref(result)) &&
        kr_dict_merge(thread, dict_of(kr_ref(result)), dict_of(self),
                      KR_DICT_REPLACE) &&
        kr_dict_merge(thread, dict_of(kr_ref(result)), args[1], KR_DICT_REPLACE))
        return result;
    if (!kr_thread_has_exception(thread)) complain_of_other(thread, self, kr_ref(result));
    kr_drop(thread, result);
    return KR_NULL;
}

static const KrNativeDef methods[] = {
    {"__reduce__", reduce, "($self, /)", "Return state information for pickling.", 0, 0,
     0},
    {"__replace__", replace, "($self, /, *args, **changes)\1($self, /, **changes)",
     "Return a copy of the namespace object with new values for the specified "
     "attributes.",
     0, 0, 0},
    {0},
};

static const KrGetSetDef getset[] = {{"__dict__", kr_attribute_get_dict, NULL, KR_AS_MEMBER}, {0}};

KrType kr_simple_namespace_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "types.SimpleNamespace",
    .shown = "-__module__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Namespace),
    .dict_offset = offsetof(Namespace, dict),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .compare = compare,
    .new_object = new_object,
    .init = init,
    .methods = methods,
    .getset = getset,
    .doc = "(mapping_or_iterable=(), /, **kwargs)\n--\n\n" "An object with the attributes that it is made with.",
};

KrOwn kr_simple_namespace_new(KrThread *thread, KrRef dict)
{
    KrOwn self = new_object(thread, kr_type_ref(&kr_simple_namespace_type), NULL, 0,
                            KR_REF_NULL);
    if (kr_is_null(self) || kr_ref_is_null(dict) ||
        kr_dict_merge(thread, dict_of(kr_ref(self)), dict, KR_DICT_REPLACE))
        return self;
    kr_drop(thread, self);
    return KR_NULL;
}

bool kr_simple_namespace_add(KrThread *thread, KrRef self, const char *name,
                             KrOwn value)
{
    KrOwn key = kr_is_null(value) ? KR_NULL : kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) &&
              kr_dict_set(thread, dict_of(self), kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}
