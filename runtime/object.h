// SPDX-License-Identifier: MIT
// Heap objects: creation, destruction, the slab allocator's front, and the generic operations
// every value has (type, repr, str, hash, truth, comparison live in protocol_*.h and compare.h).
//
// kr_object_new gives an object with count 1, header filled, body zeroed, *not* tracked by
// the collector until kr_gc_track, unless its type was made by Python code. Deallocation calls type->dealloc, which drops the fields
// and ends with kr_object_free. It never recurses without bound: nested deallocations go to a
// worklist past a small depth (runtime.md 2.3).
#pragma once

#include "runtime/value.h"

// Bits of KrObject.flags.
enum {
    KR_OBJECT_FINALIZED = 1 << 0,   // __del__ has run
    KR_OBJECT_HAS_WEAKREFS = 1 << 1, // side table has entries for it
    KR_OBJECT_DICT_MODE = 1 << 2,   // instance whose attributes live in a real dict
};

// Static objects: header initializer for an immortal of the given type.
#define KR_OBJECT_IMMORTAL(type_pointer) {KR_IMMORTAL, 0, 0, (type_pointer)}

// size: bytes of the whole object. Null: MemoryError is set.
KrObject *kr_object_new(KrThread *thread, KrType *type, size_t size) KR_NODISCARD;
void kr_object_free(KrThread *thread, KrObject *object, size_t size); // memory only
KrType *kr_object_type(KrRef value) KR_LEAF; // exact type of any value, immediate or not

extern KrObject kr_none_object, kr_ellipsis_object, kr_not_implemented_object;
// False and True differ in one bit of their addresses: a test for a bool, and which it is, needs no branches.
typedef struct KrBools {
    KrObject false_object, true_object;
} KrBools;
extern KrBools kr_bools;
enum { KR_TRUE_BIT = 16 };
_Static_assert(sizeof(KrObject) == KR_TRUE_BIT, "True is one bit away from False");
#define kr_false_object kr_bools.false_object
#define kr_true_object  kr_bools.true_object

KR_INLINE KrRef kr_none(void)
{
    return kr_from_obj(&kr_none_object);
}
KR_INLINE KrRef kr_not_implemented(void)
{
    return kr_from_obj(&kr_not_implemented_object);
}
KR_INLINE KrRef kr_bool(bool truth)
{
    return kr_from_obj(truth ? &kr_true_object : &kr_false_object);
}
KR_INLINE bool kr_is_none(KrRef value)
{
    return kr_is(value, kr_none());
}
// None, True and False are immortal, so handing out an owner costs nothing.
KR_INLINE KrOwn kr_none_own(void)
{
    return kr_steal_obj(&kr_none_object);
}
KR_INLINE KrOwn kr_bool_own(bool truth)
{
    return kr_steal_obj(truth ? &kr_true_object : &kr_false_object);
}
KR_INLINE bool kr_is_exact(KrRef value, const KrType *type) // heap object of exactly this type
{
    return kr_is_ptr(value) && kr_bits(value) != 0 && kr_obj(value)->type == type;
}
