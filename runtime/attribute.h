// SPDX-License-Identifier: MIT
// Attribute access with descriptors, in the order of the language reference 3.3.2.
#pragma once

#include "runtime/type.h"

KrOwn kr_attr_get(KrThread *thread, KrRef object, KrRef name) KR_NEW;
// AttributeError becomes absent.
KrFound kr_attr_lookup(KrThread *thread, KrRef object, KrRef name, KrOwn *value);
bool kr_attr_set(KrThread *thread, KrRef object, KrRef name, KrRef value) KR_RAISES;
bool kr_attr_delete(KrThread *thread, KrRef object, KrRef name) KR_RAISES;
KrOwn kr_attr_get_name(KrThread *thread, KrRef object, const char *ascii) KR_NEW;
// For calls: the function and (if it is a method found on the type) the object as *self; else
// the bound value and *self null.
KrOwn kr_attr_get_method(KrThread *thread, KrRef object, KrRef name, KrOwn *self) KR_NEW;
// The generic slots: object.__getattribute__ and object.__setattr__.
// object.__getattribute__ would raise AttributeError at once.
bool kr_attr_generic_lacks(KrRef object, KrRef name) KR_LEAF;
KrRef kr_type_slots_missing(KrRef object, KrRef name); // __getattr__, if object.__getattribute__ would raise; else null
KrOwn kr_attr_generic_get(KrThread *thread, KrRef object, KrRef name) KR_NEW;
bool kr_attr_generic_set(KrThread *thread, KrRef object, KrRef name, KrRef value_or_null) KR_RAISES;
// Classes on top of builtin types: members of __slots__ and the dict lie behind the builtin layout.
KrOwn *kr_attribute_own_words(KrObject *object) KR_LEAF;
// Where its own dict is, if it is of a kind that has one outside of shapes (null there: not yet); else null.
KrOwn *kr_attribute_own_dict(KrRef object) KR_LEAF;
bool kr_attribute_has_own(KrRef object, KrRef name) KR_LEAF; // in its dict or shape, whatever the class says
bool kr_attribute_has_dict(const KrType *type) KR_LEAF; // its instances have a __dict__
KrOwn kr_attribute_get_dict(KrThread *thread, KrRef object) KR_NEW; // __dict__: AttributeError if none
bool kr_attribute_set_dict(KrThread *thread, KrRef object, KrRef value_or_null) KR_RAISES;
void kr_attribute_own_dealloc(KrThread *thread, KrObject *object);
void kr_attribute_own_visit(KrObject *object, KrVisitFn visitor, void *context);
void kr_attribute_own_clear(KrThread *thread, KrObject *object);
