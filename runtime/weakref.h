// SPDX-License-Identifier: MIT
// Weak references: ref (subclassable), proxy and callable proxy.
//
// An object has no room for them. The VM has a table from objects to the list of their references
// (KR_OBJECT_HAS_WEAKREFS says that there is one). A list begins with the shared plain ref and the shared
// plain proxy, if there are such; then come the others, the youngest first.
// Invariant: a reference with a target is in that object's list, and the list is in the table.
// Which objects may have them is said by KR_TYPE_HAS_WEAKREF of their type.
// Called by object.c when an object dies, gc.c for cycles, modules/weakref_module.c. Tests: tests/lang/weakref/.
#pragma once

#include "runtime/type.h"

typedef struct KrWeakref {
    KrObject header;
    KrObject *target; // borrowed; null: dead
    KrOwn callback;   // or null; called with the reference when the target has died
    int64_t hash;     // of the target; -1: not asked for yet
    struct KrWeakref *next, *previous; // of the same target
} KrWeakref;

extern KrType kr_weakref_type, kr_weakref_proxy_type, kr_weakref_callable_proxy_type;

// A reference of the type (kr_weakref_type or a subclass, or one of the proxies) to the object; the shared
// one if there is no callback (null or None). TypeError for types that cannot have any.
KrOwn kr_weakref_new(KrThread *thread, KrType *type, KrRef object, KrRef callback)
    KR_NEW;
KrOwn kr_weakref_new_proxy(KrThread *thread, KrRef object, KrRef callback)
    KR_NEW;                               // chooses the type
KR_INLINE bool kr_weakref_is(KrRef value) // a ref or an instance of a subclass
{
    return kr_is_ptr(value) && !kr_ref_is_null(value) &&
           kr_type_is_subtype(kr_obj(value)->type, &kr_weakref_type);
}
// What it refers to; null (nothing raised) if that is dead.
KrOwn kr_weakref_target(KrRef ref) KR_NEW KR_LEAF;
KrWeakref *kr_weakref_first(KrVM *vm, const KrObject *object)
    KR_LEAF; // of its list; null: none
// The object is dying: its references lose it, then their callbacks run.
void kr_weakref_clear(KrThread *thread, KrObject *object);
// The same for the garbage of a collection, which is marked with this bit of `gc`: all references lose
// their targets first; callbacks of references that are garbage themselves do not run.
void kr_weakref_clear_garbage(KrThread *thread, KrObject **objects, size_t count,
                              uint16_t garbage_bit);
bool kr_weakref_has_callbacks(const KrVM *vm) KR_LEAF; // does any living reference to a living object have one?
void kr_weakref_fini(KrVM *vm);
