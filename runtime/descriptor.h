// SPDX-License-Identifier: MIT
// The descriptors that C types are made of: native methods, getset members, __slots__ members, wrappers of slots.
// property: property.h; classmethod and staticmethod: class_method.h; super: super.h.
#pragma once

#include "runtime/type.h"

typedef struct KrMethodDescriptor { // an unbound method of a C type
    KrObject header;
    const KrNativeDef *def;
    KrType *type;
} KrMethodDescriptor;

typedef struct KrGetSet { // an attribute of a C type
    KrObject header;
    const KrGetSetDef *def;
    KrType *type;
} KrGetSet;

typedef struct KrMember { // a __slots__ attribute; begins like KrGetSet
    KrObject header;
    const KrGetSetDef *def; // of a C type's member (KR_AS_MEMBER); else null
    KrType *type;
    KrOwn name;
    uint32_t offset; // place: see member_place
    bool readonly;
} KrMember;

typedef struct KrSlotWrapper { // __add__ of a C type, made from its slot; bound: self is set
    KrObject header;
    KrType *type;
    const struct KrSlotDef *slot;
    KrOwn self;
} KrSlotWrapper;

extern KrType kr_method_descriptor_type, kr_getset_type, kr_member_type, kr_slot_wrapper_type,
    kr_classmethod_descriptor_type, kr_method_wrapper_type;

KrOwn kr_descriptor_new_method(KrThread *thread, KrType *type, const KrNativeDef *def) KR_NEW;
KrOwn kr_descriptor_new_getset(KrThread *thread, KrType *type, const KrGetSetDef *def) KR_NEW;
KrOwn kr_descriptor_new_weakref(KrThread *thread, KrType *type) KR_NEW; // the __weakref__ of a type
KrOwn kr_descriptor_new_member(KrThread *thread, KrType *type, KrRef name, uint32_t offset) KR_NEW;
// int.__new__ and its like are builtin functions with the type as __self__ and this def.
extern const KrNativeDef kr_descriptor_new_def;
KrOwn kr_descriptor_call_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames) KR_NEW;
KrOwn kr_descriptor_new_wrapper(KrThread *thread, KrType *type, const struct KrSlotDef *slot) KR_NEW;
