// SPDX-License-Identifier: MIT
// What classes have, and what they give for their instances: class.name, object.__class__, fields of named tuples.
//
// A trace that has taken what a class has for constant ends with the version of the class, or of its metaclass.
// Tests: tests/lang/jit/class_attributes.py.
#include "tier2/expand.h"

#include "runtime/attribute.h"
#include "runtime/class_method.h"
#include "runtime/descriptor.h"
#include "runtime/function.h"
#include "runtime/shape.h"
#include "runtime/tuple_getter.h"
#include "runtime/vm.h"

static bool depend(KrRecorder *r, KrType *type)
{
    return kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0);
}

// A method of a class: its function and the class, as the interpreter has pushed them.
static bool push_class_method(KrRecorder *r, KrRef owner, KrRef function)
{
    if (!(r->oparg & 1) || !kr_is(kr_slot_ref(r->next_sp[-1]), owner) || !kr_is(kr_slot_ref(r->next_sp[-2]), function))
        return false;
    KrVirtualSlot class = kr_expand_taken(*kr_record_stack(r, 0));
    kr_record_pop(r);
    kr_expand_push_const(r, function);
    kr_expand_push_slot(r, class);
    return true;
}

bool kr_expand_class_attribute(KrRecorder *r, KrRef owner, KrRef name)
{
    KrType *type = (KrType *)kr_obj(owner), *meta = kr_type_of(owner);
    KrRef found = type->version && meta->version ? kr_type_find_in_class(type, name) : KR_REF_NULL;
    if (kr_ref_is_null(found))
        return false;
    const KrType *kind = kr_type_of(found);
    bool is_static = kind == &kr_staticmethod_type, in_c = kind == &kr_classmethod_descriptor_type;
    bool is_class_method = kind == &kr_classmethod_type || in_c;
    bool is_unbound = r->oparg & 1 && !kr_slot_is_null(r->next_sp[-1]); // the interpreter has found function and class
    if (is_class_method != is_unbound || (kind->descr_get && !is_static && !is_class_method && !kr_is_exact(found, &kr_function_type)))
        return false;
    KrWrapped *wrapped = (KrWrapped *)(void *)kr_obj(found);
    bool is_wrapped = is_static || (is_class_method && !in_c);
    KrRef value = is_wrapped ? kr_ref(wrapped->function) : found;
    if (!depend(r, type) || !depend(r, meta))
        return kr_expand_give_up(r, "too many dependencies");
    if (is_wrapped)
        wrapped->header.flags |= KR_WRAPPED_CACHED; // it tells when it gets another function
    kr_record_uop(r, KR_UOP_GUARD_VALUE, kr_record_stack(r, 0)->ref, 0, 0, kr_bits(owner));
    (void)kr_record_const(r, owner); // kept alive, so that its address means it
    if (is_class_method)
        return push_class_method(r, owner, value) || kr_expand_give_up(r, "LOAD_ATTR of a method");
    kr_expand_replace_owner(r, kr_record_const(r, value), KR_SLOT_NEEDS_DUP);
    return true;
}

// A field of a named tuple is an item.
static bool load_field(KrRecorder *r, KrRef owner, KrType *type, int64_t index)
{
    if (index < 0 || index >= kr_tuple_length(owner))
        return false;
    KrTraceRef ref = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_TYPE, ref, 0, 0, (uint64_t)(uintptr_t)type);
    KrTraceRef length = kr_record_uop(r, KR_UOP_TUPLE_LENGTH, ref, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_GT_INT, length, kr_opt_const_int(&r->ir, index), 0, 0), 0, 0, 0);
    KrTraceRef item = kr_record_uop(r, KR_UOP_TUPLE_ITEM_AT, ref, 0, 0, (uint64_t)index);
    kr_record_guard_plain(r, item, kr_bits(kr_tuple_get(owner, index)));
    kr_expand_replace_owner(r, item, KR_SLOT_NEEDS_DUP);
    return true;
}

bool kr_expand_attribute_by_class(KrRecorder *r, KrRef owner, KrRef name)
{
    KrType *type = kr_type_of(owner);
    KrRef found = type->flags & KR_TYPE_GENERIC_GETATTR ? kr_type_find(type, name) : KR_REF_NULL;
    if (kr_ref_is_null(found))
        return false;
    bool is_field = kr_is_exact(found, &kr_tuple_getter_type) && kr_type_has(owner, KR_TYPE_TUPLE_SUB);
    bool is_class = kr_is(name, kr_name(KR_NAME___class__)) && kr_is(found, kr_type_find(&kr_object_base_type, name));
    if (!is_field && !is_class)
        return false;
    if (!depend(r, type))
        return kr_expand_give_up(r, "too many dependencies");
    (void)kr_record_const(r, kr_type_ref(type)); // kept alive, so that its address means it
    if (is_field)
        return load_field(r, owner, type, ((const KrTupleGetter *)(const void *)kr_obj(found))->index);
    kr_expand_guard_type(r, kr_record_stack(r, 0)->ref, type);
    kr_expand_replace_owner(r, kr_record_const(r, kr_type_ref(type)), KR_SLOT_NEEDS_DUP);
    return true;
}
