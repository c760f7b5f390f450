// SPDX-License-Identifier: MIT
// What every object can do: see protocol_object.h. Also `object`, the root of all classes.
#include "runtime/protocol_object.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/module.h"
#include "runtime/descriptor.h"
#include "runtime/exception.h"
#include "runtime/format.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/object_reduce.h"
#include "runtime/protocol_sequence.h"
#include "runtime/shape.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/bytes.h"
#include "runtime/tuple.h"
#include "runtime/typing.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

// --- text -------------------------------------------------------------------------------

static KrOwn check_str(KrThread *thread, KrOwn result, const char *what)
{
    if (kr_is_null(result) || kr_str_is_sub(kr_ref(result)))
        return result;
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "%s returned non-string (type %T)", what, kr_ref(result));
    kr_drop(thread, result);
    return KR_NULL;
}

KrOwn kr_repr(KrThread *thread, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_str_from_ascii(thread, "<NULL>");
    if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread))
        return KR_NULL;
    return check_str(thread, kr_type_of(value)->repr(thread, value), "__repr__");
}

KrOwn kr_to_str(KrThread *thread, KrRef value)
{
    if (kr_str_is(value))
        return kr_dup(value);
    KrType *type = kr_type_of(value);
    if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread))
        return KR_NULL;
    return check_str(thread, (type->str ? type->str : type->repr)(thread, value), "__str__");
}

// format(value, spec): exact builtin types are laid out without a look-up.
static KrOwn format_with(KrThread *thread, KrRef value, KrRef spec)
{
    KrOwn out = KR_NULL;
    if (!kr_str_is_sub(spec))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "format() argument 2 must be str, not %U", spec);
    if (kr_str_is(value))
        return kr_str_obj(spec)->length == 0 ? kr_dup(value) : kr_format_str(thread, value, spec);
    if (kr_int_is(value))
        return kr_format_int(thread, value, spec);
    if (kr_is_float(value))
        return kr_format_float(thread, value, spec);
    KrFound found = kr_call_special(thread, value, KR_NAME___format__, &spec, 1, &out);
    if (found == KR_FAULT)
        return KR_NULL;
    if (found == KR_ABSENT)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "Type %T doesn't define __format__", value);
    if (kr_str_is_sub(kr_ref(out)))
        return out;
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "__format__ must return a str, not %T", kr_ref(out));
    kr_drop(thread, out);
    return KR_NULL;
}

KrOwn kr_format(KrThread *thread, KrRef value, KrRef spec_or_null)
{
    if (!kr_ref_is_null(spec_or_null))
        return format_with(thread, value, spec_or_null);
    KrOwn empty = kr_str_from_utf8(thread, "", 0);
    KrOwn result = kr_is_null(empty) ? KR_NULL : format_with(thread, value, kr_ref(empty));
    kr_xdrop(thread, empty);
    return result;
}

KrOwn kr_ascii(KrThread *thread, KrRef value)
{
    KrOwn repr = kr_repr(thread, value);
    if (kr_is_null(repr) || kr_str_obj(kr_ref(repr))->ascii)
        return repr;
    KrStrBuilder b;
    kr_str_builder_init(&b, thread);
    const KrStr *str = kr_str_obj(kr_ref(repr));
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        char escape[16];
        if (c < 128) {
            kr_str_builder_char(&b, c);
            continue;
        }
        snprintf(escape, sizeof escape, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        kr_str_builder_ascii(&b, escape);
    }
    kr_drop(thread, repr);
    return kr_str_builder_take(&b);
}

typedef struct ReprStack { // objects whose repr is being made, innermost first
    struct ReprStack *next;
    KrRef value;
} ReprStack;

bool kr_repr_enter(KrThread *thread, KrRef value)
{
    for (ReprStack *s = thread->repr_stack; s; s = s->next)
        if (kr_is(s->value, value))
            return true;
    ReprStack *entry = malloc(sizeof *entry);
    if (entry) {
        *entry = (ReprStack){thread->repr_stack, value};
        thread->repr_stack = entry;
    }
    return false;
}

void kr_repr_leave(KrThread *thread, KrRef value)
{
    for (ReprStack **at = (ReprStack **)(void *)&thread->repr_stack; *at; at = &(*at)->next) {
        if (kr_is((*at)->value, value)) {
            ReprStack *gone = *at;
            *at = gone->next;
            free(gone);
            return;
        }
    }
}

// --- class tests ------------------------------------------------------------------------

static KrFound check_hook(KrThread *thread, KrRef class_, int hook, KrRef value)
{
    KrOwn result = KR_NULL;
    bool truth;
    KrFound found = kr_call_special(thread, class_, hook, &value, 1, &result);
    if (found != KR_PRESENT)
        return found;
    bool ok = kr_truth(thread, kr_ref(result), &truth);
    kr_drop(thread, result);
    return ok ? (truth ? KR_PRESENT : KR_ABSENT) : KR_FAULT;
}

// By the type, and by __class__ where a class says something else about it.
KrFound kr_isinstance_plain(KrThread *thread, KrRef value, KrType *class_)
{
    KrType *type = kr_type_of(value);
    if (kr_type_is_subtype(type, class_))
        return KR_PRESENT;
    if (!(type->flags & KR_TYPE_HEAP) && type->flags & KR_TYPE_GENERIC_GETATTR)
        return KR_ABSENT;
    KrRef getter = kr_type_find(type, kr_name(KR_NAME___class__));
    if (type->flags & KR_TYPE_GENERIC_GETATTR && kr_is_exact(getter, &kr_getset_type))
        return KR_ABSENT;
    KrOwn said = KR_NULL;
    KrFound found = kr_attr_lookup(thread, value, kr_name(KR_NAME___class__), &said);
    if (found == KR_PRESENT) {
        bool is = kr_type_has(kr_ref(said), KR_TYPE_TYPE_SUB) &&
                  kr_type_is_subtype((KrType *)kr_obj(kr_ref(said)), class_);
        found = is ? KR_PRESENT : KR_ABSENT;
    }
    kr_xdrop(thread, said);
    return found;
}

// __bases__ of what stands for a class without being one: a tuple; absent: it is none.
static KrFound bases_of(KrThread *thread, KrRef class_, KrOwn *bases)
{
    KrFound found = kr_attr_lookup(thread, class_, kr_name(KR_NAME___bases__), bases);
    if (found == KR_PRESENT && !kr_type_has(kr_ref(*bases), KR_TYPE_TUPLE_SUB)) {
        kr_drop(thread, kr_move(bases));
        found = KR_ABSENT;
    }
    return found;
}

static KrFound is_class_like(KrThread *thread, KrRef class_, const char *complaint)
{
    KrOwn bases = KR_NULL;
    KrFound found = bases_of(thread, class_, &bases);
    if (found == KR_ABSENT) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "%s", complaint);
        found = KR_FAULT;
    }
    kr_xdrop(thread, bases);
    return found;
}

// Is `class_` among the bases of `derived`, by their __bases__?
static KrFound derives(KrThread *thread, KrRef derived, KrRef class_)
{
    KrOwn held = kr_dup(derived), bases = KR_NULL;
    KrFound found;
    for (;;) { // a single base needs no recursion
        found = KR_PRESENT;
        if (kr_is(kr_ref(held), class_))
            break;
        found = bases_of(thread, kr_ref(held), &bases);
        if (found != KR_PRESENT)
            break;
        kr_drop(thread, kr_move(&held));
        if (kr_tuple_length(kr_ref(bases)) != 1)
            break;
        held = kr_dup(kr_tuple_get(kr_ref(bases), 0));
        kr_drop(thread, kr_move(&bases));
    }
    if (!kr_is_null(bases)) {
        found = kr_thread_check_stack(thread) ? KR_ABSENT : KR_FAULT;
        for (int64_t i = 0; found == KR_ABSENT && i < kr_tuple_length(kr_ref(bases)); i++)
            found = derives(thread, kr_tuple_get(kr_ref(bases), i), class_);
    }
    kr_xdrop(thread, bases);
    kr_xdrop(thread, held);
    return found;
}

// What type.__instancecheck__ does, for classes and for what has __bases__.
KrFound kr_protocol_object_isinstance(KrThread *thread, KrRef value, KrRef class_)
{
    if (kr_type_has(class_, KR_TYPE_TYPE_SUB))
        return kr_isinstance_plain(thread, value, (KrType *)kr_obj(class_));
    KrFound found = is_class_like(thread, class_,
                                  "isinstance() arg 2 must be a type, a tuple of types, or a union");
    if (found != KR_PRESENT)
        return found;
    KrOwn said = KR_NULL;
    found = kr_attr_lookup(thread, value, kr_name(KR_NAME___class__), &said);
    if (found == KR_PRESENT)
        found = derives(thread, kr_ref(said), class_);
    kr_xdrop(thread, said);
    return found;
}

KrFound kr_protocol_object_issubclass(KrThread *thread, KrRef derived, KrRef class_)
{
    if (kr_type_has(derived, KR_TYPE_TYPE_SUB) && kr_type_has(class_, KR_TYPE_TYPE_SUB))
        return kr_type_is_subtype((KrType *)kr_obj(derived), (KrType *)kr_obj(class_)) ? KR_PRESENT
                                                                                        : KR_ABSENT;
    KrFound found = is_class_like(thread, derived, "issubclass() arg 1 must be a class");
    if (found == KR_PRESENT && !kr_type_has(class_, KR_TYPE_TYPE_SUB))
        found = is_class_like(thread, class_,
                              "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return found == KR_PRESENT ? derives(thread, derived, class_) : found;
}

KrFound kr_isinstance(KrThread *thread, KrRef value, KrRef class_)
{
    if (kr_is(kr_type_ref(kr_type_of(value)), class_))
        return KR_PRESENT;
    if (kr_is_exact(class_, &kr_type_type))
        return kr_isinstance_plain(thread, value, (KrType *)kr_obj(class_));
    if (kr_is_exact(class_, &kr_typing_union_type))
        class_ = kr_typing_union_args(class_);
    if (kr_type_has(class_, KR_TYPE_TUPLE_SUB)) {
        if (!kr_thread_check_stack(thread))
            return KR_FAULT;
        KrTuple *tuple = (KrTuple *)kr_obj(class_);
        for (int64_t i = 0; i < tuple->length; i++) {
            KrFound found = kr_isinstance(thread, value, kr_ref(tuple->items[i]));
            if (found != KR_ABSENT)
                return found;
        }
        return KR_ABSENT;
    }
    if (!kr_ref_is_null(kr_type_find(kr_type_of(class_), kr_name(KR_NAME___instancecheck__))))
        return check_hook(thread, class_, KR_NAME___instancecheck__, value);
    return kr_protocol_object_isinstance(thread, value, class_);
}

KrFound kr_issubclass(KrThread *thread, KrRef derived, KrRef class_)
{
    if (kr_is_exact(class_, &kr_type_type))
        return kr_protocol_object_issubclass(thread, derived, class_);
    if (kr_is_exact(class_, &kr_typing_union_type))
        class_ = kr_typing_union_args(class_);
    if (kr_type_has(class_, KR_TYPE_TUPLE_SUB)) {
        if (!kr_thread_check_stack(thread))
            return KR_FAULT;
        KrTuple *tuple = (KrTuple *)kr_obj(class_);
        for (int64_t i = 0; i < tuple->length; i++) {
            KrFound found = kr_issubclass(thread, derived, kr_ref(tuple->items[i]));
            if (found != KR_ABSENT)
                return found;
        }
        return KR_ABSENT;
    }
    if (!kr_ref_is_null(kr_type_find(kr_type_of(class_), kr_name(KR_NAME___subclasscheck__))))
        return check_hook(thread, class_, KR_NAME___subclasscheck__, derived);
    return kr_protocol_object_issubclass(thread, derived, class_);
}

// --- dir --------------------------------------------------------------------------------

static bool add_keys(KrThread *thread, KrRef into, KrRef dict)
{
    size_t position = 0;
    KrRef key, value;
    while (kr_dict_next(dict, &position, &key, &value))
        if (!kr_dict_set(thread, into, key, kr_none()))
            return false;
    return true;
}

KrOwn kr_dir(KrThread *thread, KrRef value)
{
    KrOwn names = kr_dict_new(thread), list = KR_NULL;
    if (kr_is_null(names))
        return names;
    bool is_class = kr_type_has(value, KR_TYPE_TYPE_SUB);
    KrType *type = is_class ? (KrType *)kr_obj(value) : kr_type_of(value);
    KrOwn said = KR_NULL;
    if (!is_class && type->flags & KR_TYPE_HEAP) { // __class__ may be what the class wants to be taken for
        if (kr_attr_lookup(thread, value, kr_name(KR_NAME___class__), &said) == KR_FAULT) {
            kr_drop(thread, names);
            return KR_NULL;
        }
        if (!kr_is_null(said) && kr_type_has(kr_ref(said), KR_TYPE_TYPE_SUB))
            type = (KrType *)kr_obj(kr_ref(said));
        else if (kr_is_null(said))
            type = NULL; // nobody knows
    }
    KrTuple *mro = (KrTuple *)kr_obj(type ? kr_ref(type->mro) : kr_tuple_empty());
    bool ok = true;
    for (int64_t i = mro->length; ok && i-- > 0;)
        ok = add_keys(thread, kr_ref(names), kr_type_dict((KrType *)kr_obj(kr_ref(mro->items[i]))));
    kr_xdrop(thread, said);
    KrOwn own = KR_NULL;
    if (ok && !is_class) {
        KrFound found = kr_attr_lookup(thread, value, kr_name(KR_NAME___dict__), &own);
        ok = found != KR_FAULT;
        if (found == KR_PRESENT && kr_type_has(kr_ref(own), KR_TYPE_DICT_SUB))
            ok = add_keys(thread, kr_ref(names), kr_ref(own));
    }
    kr_xdrop(thread, own);
    if (ok)
        list = kr_sequence_list(thread, kr_ref(names));
    if (!kr_is_null(list) && !kr_list_sort(thread, kr_ref(list), kr_none(), false)) {
        kr_drop(thread, list);
        list = KR_NULL;
    }
    kr_drop(thread, names);
    return list;
}

// --- object -----------------------------------------------------------------------------

static KrOwn object_repr(KrThread *thread, KrRef self)
{
    KrType *type = kr_type_of(self);
    char address[32];
    snprintf(address, sizeof address, "0x%llx", (unsigned long long)kr_bits(self));
    bool shown = !kr_is_null(type->module) && !kr_str_equal_ascii(kr_ref(type->module), "builtins");
    if (shown)
        return kr_str_from_format(thread, "<%S.%S object at %s>", kr_ref(type->module),
                                  kr_ref(type->qualname), address);
    return kr_str_from_format(thread, "<%S object at %s>", kr_ref(type->qualname), address);
}

static KrOwn object_str(KrThread *thread, KrRef self)
{
    return kr_type_of(self)->repr(thread, self); // what is no str is told by the caller
}

static bool object_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    uint64_t bits = kr_bits(self);
    *hash = (int64_t)(bits >> 4 | bits << 60);
    if (*hash == -1)
        *hash = -2;
    return true;
}

// != is the opposite of ==, if that answers.
static KrOwn object_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (op == KR_EQ)
        return kr_is(a, b) ? kr_bool_own(true) : kr_dup(kr_not_implemented());
    if (op != KR_NE)
        return kr_dup(kr_not_implemented());
    KrType *type = kr_type_of(a);
    if (!type->compare || type->compare == object_compare)
        return kr_is(a, b) ? kr_bool_own(false) : kr_dup(kr_not_implemented());
    KrOwn result = type->compare(thread, a, b, KR_EQ);
    bool truth;
    if (kr_is_null(result) || kr_is(kr_ref(result), kr_not_implemented()))
        return result;
    bool ok = kr_truth(thread, kr_ref(result), &truth);
    kr_drop(thread, result);
    return ok ? kr_bool_own(!truth) : KR_NULL;
}

static void object_dealloc(KrThread *thread, KrObject *self)
{
    kr_object_free(thread, self, sizeof(KrObject));
}

static bool excess(KrRef kwnames, size_t count)
{
    return count || (!kr_ref_is_null(kwnames) && ((KrTuple *)kr_obj(kwnames))->length);
}

static bool object_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)args;
    KrType *type = kr_type_of(self);
    if (!excess(kwnames, count))
        return true;
    if (type->init != object_init)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "object.__init__() takes exactly one argument (the instance to initialize)");
    if (type->new_object == kr_object_base_type.new_object)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "%s.__init__() takes exactly one argument (the instance to initialize)", type->name);
    return true;
}

// "Can't instantiate abstract class C without an implementation for abstract methods 'a', 'b'"
static KrOwn raise_abstract(KrThread *thread, KrType *type)
{
    KrOwn names = kr_attr_get_name(thread, kr_type_ref(type), "__abstractmethods__"), list = KR_NULL;
    KrOwn separator = KR_NULL, joined = KR_NULL;
    if (!kr_is_null(names))
        list = kr_sequence_list(thread, kr_ref(names));
    if (!kr_is_null(list) && kr_list_sort(thread, kr_ref(list), kr_none(), false))
        separator = kr_str_from_ascii(thread, "', '");
    if (!kr_is_null(separator))
        joined = kr_str_join(thread, kr_ref(separator), kr_ref(list));
    if (!kr_is_null(joined))
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "Can't instantiate abstract class %s without an implementation for abstract "
                                 "method%s '%S'",
                                 type->name, kr_list_length(kr_ref(list)) > 1 ? "s" : "", kr_ref(joined));
    kr_xdrop(thread, names);
    kr_xdrop(thread, list);
    kr_xdrop(thread, separator);
    kr_xdrop(thread, joined);
    return KR_NULL;
}

static KrOwn object_new(KrThread *thread, KrRef type_ref, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    (void)args;
    KrType *type = (KrType *)kr_obj(type_ref);
    if (excess(kwnames, count)) {
        if (type->new_object != object_new)
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "object.__new__() takes exactly one argument (the type to instantiate)");
        if (type->init == object_init)
            return kr_exception_raise(thread, &kr_exception_type_error, "%s() takes no arguments",
                                      type->name);
    }
    if (KR_UNLIKELY(type->flags & KR_TYPE_ABSTRACT))
        return raise_abstract(thread, type);
    KrObject *self = type->flags & KR_TYPE_INSTANCE ? kr_shape_new_instance(thread, type)
                                                    : kr_object_new(thread, type, type->basic_size);
    return self ? kr_steal_obj(self) : KR_NULL;
}

static KrOwn object_class(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_type_ref(kr_type_of(self)));
}

// Do instances of both classes have their members and attributes in the same places?
static bool same_layout(const KrType *a, const KrType *b)
{
    if ((a->flags ^ b->flags) & (KR_TYPE_INSTANCE | KR_TYPE_NO_DICT | KR_TYPE_HAS_WEAKREF) || a->own_words != b->own_words ||
        a->own_dict != b->own_dict || a->slots_count != b->slots_count)
        return false;
    if (a != b) { // classes that add nothing may differ; those with __slots__ must agree, and add them to one class
        while (a->base && a->slots_count == a->base->slots_count && a->flags & KR_TYPE_HEAP)
            a = a->base;
        while (b->base && b->slots_count == b->base->slots_count && b->flags & KR_TYPE_HEAP)
            b = b->base;
        if (a == b)
            return true;
        if (!(a->flags & b->flags & KR_TYPE_HEAP) || a->slots_count != b->slots_count)
            return false;
        size_t at = 0;
        KrRef key, value, other;
        while (kr_dict_next(kr_ref(a->dict), &at, &key, &value)) {
            if (!kr_is_exact(value, &kr_member_type))
                continue;
            other = kr_dict_find_str(kr_ref(b->dict), key);
            if (kr_ref_is_null(other) || !kr_is_exact(other, &kr_member_type))
                return false;
        }
        return a->base == b->base;
    }
    return true;
}

static bool set_class(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "can't delete __class__ attribute");
    if (!kr_type_has(value, KR_TYPE_TYPE_SUB))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__class__ must be set to a class, not '%T' object", value);
    KrType *old = kr_type_of(self), *type = (KrType *)kr_obj(value);
    bool modules = kr_type_is_subtype(old, &kr_module_type) && kr_type_is_subtype(type, &kr_module_type);
    if (!modules && !(old->flags & type->flags & KR_TYPE_HEAP))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (!same_layout(old, type))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__class__ assignment: '%s' object layout differs from '%s'",
                                        type->name, old->name);
    if (old->flags & KR_TYPE_INSTANCE) {
        KrInstance *instance = (KrInstance *)kr_obj(self);
        KrShape *root = kr_shape_root(thread, type);
        if (!root)
            return kr_exception_raise_false(thread, &kr_exception_memory_error, "");
        if (!(type->flags & KR_TYPE_NO_DICT)) {
            KrOwn dict = kr_shape_dict(thread, instance); // attributes move to a real dict
            if (kr_is_null(dict))
                return false;
            kr_drop(thread, dict);
            root = root->dict_shape;
        }
        instance->shape = root;
    }
    if (type->flags & KR_TYPE_HEAP)
        kr_object_dup((KrObject *)type);
    kr_obj(self)->type = type;
    if (old->flags & KR_TYPE_TYPE_SUB) // code has found attributes of the class under its version
        kr_type_modified((KrType *)kr_obj(self));
    if (old->flags & KR_TYPE_HEAP)
        kr_object_drop(thread, (KrObject *)old);
    return true;
}

static KrOwn object_format(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__format__() argument must be str, not %U", args[0]);
    if (kr_str_obj(args[0])->length)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "unsupported format string passed to %T.__format__", self);
    return kr_to_str(thread, self);
}

static KrOwn object_dir(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    return kr_dir(thread, self);
}

static KrOwn object_init_subclass(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread;
    (void)self;
    (void)args;
    (void)count;
    return kr_none_own();
}

static KrOwn object_subclasshook(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread;
    (void)self;
    (void)args;
    (void)count;
    return kr_dup(kr_not_implemented());
}

static KrOwn object_sizeof(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    int64_t size = kr_type_of(self)->basic_size;
    if (kr_type_has(self, KR_TYPE_TUPLE_SUB)) size += kr_tuple_length(self) * (int64_t)sizeof(KrOwn);
    if (kr_type_has(self, KR_TYPE_BYTES_SUB)) size += kr_bytes_cast(self)->length + 1;
    return kr_int_from_i64(thread, size);
}

static const KrNativeDef object_methods[] = {
    {"__format__", object_format, "($self, format_spec, /)", "Default object formatter.", 1, 1, KR_NATIVE_RAW},
    {"__dir__", object_dir, "($self, /)", "Default dir() implementation.", 0, 0, KR_NATIVE_RAW},
    {"__init_subclass__", object_init_subclass, "()", "Called when a class is subclassed.", 0, 0, KR_NATIVE_CLASS},
    {"__subclasshook__", object_subclasshook, "($type, object, /)", "Abstract classes can override this.", 0, 0, KR_NATIVE_CLASS},
    {"__reduce__", kr_object_reduce_method, "($self, /)", "Helper for pickle.", 0, 0, KR_NATIVE_RAW},
    {"__reduce_ex__", kr_object_reduce_ex_method, "($self, protocol, /)", "Helper for pickle.", 1, 1, KR_NATIVE_RAW},
    {"__getstate__", kr_object_reduce_getstate, "($self, /)", "Helper for pickle.", 0, 0, KR_NATIVE_RAW},
    {"__sizeof__", object_sizeof, "($self, /)", "Size of object in memory, in bytes.", 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef object_getset[] = {
    {"__class__", object_class, set_class, "the object's class"},
    {0},
};

KrType kr_object_base_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "object",
    .flags = KR_TYPE_BASE,
    .basic_size = sizeof(KrObject),
    .dealloc = object_dealloc,
    .repr = object_repr,
    .str = object_str,
    .hash = object_hash,
    .compare = object_compare,
    .getattr = kr_attr_generic_get,
    .setattr = kr_attr_generic_set,
    .new_object = object_new,
    .init = object_init,
    .methods = object_methods,
    .getset = object_getset,
    .doc = "()\n--\n\n" "The base class of the class hierarchy.",
};
