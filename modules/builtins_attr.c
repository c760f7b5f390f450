// SPDX-License-Identifier: MIT
// getattr(), hasattr() and setattr(): see builtins_attr.h.
//
// Instances whose shape and class say where the attribute is, or that there is none, are answered from the thread's table,
// which attribute instructions at places of many shapes fill, too; all others the general way (runtime/attribute.c).
// Tests: tests/lang/calls/attribute_functions.py.
#include "modules/builtins_attr.h"

#include "interp/specialize.h"
#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/method.h"
#include "runtime/none.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/thread.h"

// The name to look for: args[1], or `made` of it. Null: no string, or no memory.
KR_INLINE KrRef name_of(KrThread *thread, KrRef given, KrOwn *made)
{
    if (KR_LIKELY(kr_str_is(given) && kr_str_obj(given)->interned)) return given;
    if (KR_UNLIKELY(!kr_str_is_sub(given))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "attribute name must be string, not '%T'", given);
        return KR_REF_NULL;
    }
    *made = kr_str_intern(thread, kr_dup(given));
    return kr_ref(*made);
}

// What the table's entry says of the object's attribute, borrowed; null: nothing.
KR_INLINE KrRef held_by(const KrAttrEntry *entry, KrRef object)
{
    if (entry->kind != KR_ATTR_SLOT) return kr_from_bits(entry->value);
    return kr_ref(((const KrInstance *)(const void *)kr_obj(object))->slots[entry->value]);
}

KrOwn kr_builtins_getattr(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    KrOwn made = KR_NULL, value = KR_NULL;
    KrRef name = name_of(thread, args[1], &made);
    if (KR_UNLIKELY(kr_ref_is_null(name))) return value;
    const KrAttrEntry *entry = kr_specialize_known_attr(thread, args[0], name);
    KrRef held = entry ? held_by(entry, args[0]) : KR_REF_NULL;
    if (KR_LIKELY(!kr_ref_is_null(held) && entry->kind != KR_ATTR_METHOD))
        value = kr_dup(held);
    else if (!kr_ref_is_null(held) && kr_is_exact(held, &kr_function_type))
        value = kr_method_new(thread, held, args[0]);
    else if (count == 2)
        value = kr_attr_get(thread, args[0], name);
    else if ((entry && entry->kind == KR_ATTR_ABSENT) || kr_attr_lookup(thread, args[0], name, &value) == KR_ABSENT)
        value = kr_dup(args[2]);
    kr_xdrop(thread, made);
    return value;
}

KrOwn kr_builtins_hasattr(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    KrOwn made = KR_NULL, value = KR_NULL;
    KrRef name = name_of(thread, args[1], &made);
    if (KR_UNLIKELY(kr_ref_is_null(name))) return KR_NULL;
    const KrAttrEntry *entry = kr_specialize_known_attr(thread, args[0], name);
    KrFound found = entry && entry->kind == KR_ATTR_ABSENT ? KR_ABSENT : KR_PRESENT;
    if (found == KR_PRESENT && (!entry || kr_ref_is_null(held_by(entry, args[0]))))
        found = kr_attr_lookup(thread, args[0], name, &value);
    kr_xdrop(thread, value);
    kr_xdrop(thread, made);
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}

KrOwn kr_builtins_setattr(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    KrOwn made = KR_NULL;
    KrRef name = name_of(thread, args[1], &made);
    if (KR_UNLIKELY(kr_ref_is_null(name))) return KR_NULL;
    const KrAttrEntry *entry = kr_specialize_known_attr(thread, args[0], name);
    bool ok = true;
    if (KR_LIKELY(entry && entry->kind == KR_ATTR_SLOT && kr_type_has(args[0], KR_TYPE_GENERIC_SETATTR)))
        kr_store(thread, &((KrInstance *)kr_obj(args[0]))->slots[entry->value], kr_dup(args[2]));
    else
        ok = kr_attr_set(thread, args[0], name, args[2]);
    kr_xdrop(thread, made);
    return ok ? kr_none_own() : KR_NULL;
}
