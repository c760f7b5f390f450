// SPDX-License-Identifier: MIT
// Specialization of attribute access and globals.
//
// Instances are guarded by shape (class and layout) and the version of their class (what the class
// holds: descriptors and methods). Values cached in code are borrowed from class dicts, which
// keep them while the version holds. Modules and globals are cached as entry index under
// the version of the dict's keys.
// Called by interp/loop.c. Tests: tests/lang/classes/, mode spec.
#include "interp/specialize.h"

#include "interp/cache.h"
#include "interp/names.h"

#include "runtime/attribute.h"
#include "runtime/class_method.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/module.h"
#include "runtime/property.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/super.h"
#include "runtime/vm.h"

#include "gen/opcodes.h"

static bool attr_to(const KrUnit *ip, int opcode, uint32_t version, uint64_t shape,
                    uint64_t value)
{
    kr_cache_set_u32(ip + KR_CACHE_LOAD_ATTR_version, version);
    kr_cache_set_u64(ip + KR_CACHE_LOAD_ATTR_shape, shape);
    kr_cache_set_u64(ip + KR_CACHE_LOAD_ATTR_value, value);
    kr_specialize_to(ip, KR_CACHE_LOAD_ATTR_counter, opcode);
    return true;
}

static bool module_attr(KrThread *thread, const KrUnit *ip, KrRef owner, KrRef name)
{
    KrRef dict = kr_module_dict(owner);
    int64_t index = kr_dict_entry_index(dict, name);
    uint32_t version = index >= 0 ? kr_dict_version(thread, dict) : 0;
    return version && attr_to(ip, KR_OP_LOAD_ATTR_MODULE, version, 0, (uint64_t)index);
}

// The function of a staticmethod or classmethod, which tells when it gets another.
static uint64_t static_function(KrRef found)
{
    KrWrapped *wrapped = (KrWrapped *)(void *)kr_obj(found);
    wrapped->header.flags |= KR_WRAPPED_CACHED;
    return kr_own_bits(wrapped->function);
}

static bool type_attr(const KrUnit *ip, KrRef owner, KrRef name, bool method)
{
    KrType *type = (KrType *)kr_obj(owner);
    uint64_t meta = type->header.type->version;
    if (!type->version || !meta)
        return false;
    KrRef found = kr_type_find_in_class(type, name);
    if (kr_ref_is_null(found)) return false;
    const KrType *kind = kr_type_of(found);
    if (kind == &kr_staticmethod_type)
        return attr_to(ip, KR_OP_LOAD_ATTR_TYPE, type->version, meta, static_function(found));
    if (kind == &kr_classmethod_type && method &&
        kr_is_exact(kr_ref(((const KrWrapped *)(const void *)kr_obj(found))->function), &kr_function_type))
        return attr_to(ip, KR_OP_LOAD_ATTR_CLASSMETHOD, type->version, meta, static_function(found));
    if (kind == &kr_classmethod_descriptor_type && method) // which takes the class as self, too
        return attr_to(ip, KR_OP_LOAD_ATTR_CLASSMETHOD, type->version, meta, kr_bits(found));
    if (kind->descr_get && !kr_is_exact(found, &kr_function_type)) return false;
    return attr_to(ip, KR_OP_LOAD_ATTR_TYPE, type->version, meta, kr_bits(found));
}

static bool property_attr(const KrUnit *ip, uint32_t version, const KrShape *shape,
                          KrRef found)
{
    KrRef get = kr_ref(((const KrProperty *)(const void *)kr_obj(found))->get);
    if (!kr_is_exact(get, &kr_function_type)) return false;
    const KrCode *code = ((const KrFunction *)(const void *)kr_obj(get))->code;
    if (!code->simple_args || code->arg_count != 1) return false;
    return attr_to(ip, KR_OP_LOAD_ATTR_PROPERTY, version, (uint64_t)(uintptr_t)shape,
                   kr_bits(get));
}

// The slot of a member of __slots__. Without a __dict__ all instances of the class have as many slots.
static int member_slot(const KrInstance *instance, const KrType *type, KrRef found)
{
    const KrMember *member = (const KrMember *)(const void *)kr_obj(found);
    if (!kr_is_exact(found, &kr_member_type) || member->def || !(type->flags & KR_TYPE_NO_DICT) ||
        !kr_type_is_subtype(type, member->type))
        return -1;
    return (instance->header.flags >> 8) - 1 - (int)member->offset;
}

// How an attribute of an instance with a shape is found; false: by no cacheable way.
static bool classify(const KrInstance *instance, KrType *type, KrRef name,
                     KrAttrEntry *out)
{
    const KrShape *shape = instance->shape;
    if (!shape || shape->mode != KR_SHAPE_SLOTS) return false;
    KrRef found = kr_type_find(type, name);
    const KrType *kind = kr_ref_is_null(found) ? NULL : kr_type_of(found);
    *out = (KrAttrEntry){shape, name, 0, type->version, KR_ATTR_SLOT};
    if (kind && kind->descr_set) {
        int place = kind == &kr_member_type ? member_slot(instance, type, found) : -1;
        out->value = (uint64_t)place;
        return place >= 0;
    }
    int slot = kr_shape_find(shape, name);
    out->value = (uint64_t)slot;
    if (slot >= 0) return true;
    if (!kind) return false;
    if (kind == &kr_staticmethod_type) {
        out->kind = KR_ATTR_CLASS_VALUE;
        out->value = static_function(found);
        return true;
    }
    out->value = kr_bits(found);
    out->kind = kind->flags & KR_TYPE_METHOD_DESCRIPTOR ? KR_ATTR_METHOD : KR_ATTR_CLASS_VALUE;
    return out->kind == KR_ATTR_METHOD || !kind->descr_get;
}

bool kr_specialize_find_attr(KrRef owner, KrRef name, KrAttrEntry *out)
{
    if (!kr_is_ptr(owner))
        return false;
    KrType *type = kr_type_of(owner);
    const uint32_t needed = KR_TYPE_INSTANCE | KR_TYPE_GENERIC_GETATTR;
    return (type->flags & needed) == needed && type->version &&
           classify((const KrInstance *)(const void *)kr_obj(owner), type, name, out);
}

void kr_specialize_note_attr(KrThread *thread, KrRef owner, KrRef name)
{
    KrType *type = kr_type_of(owner);
    KrStr *str = kr_str_obj(name);
    const KrInstance *instance = (const KrInstance *)(const void *)kr_obj(owner);
    KrAttrEntry entry;
    if (!type->version || !(type->flags & KR_TYPE_GENERIC_GETATTR) || !str->interned || !instance->shape ||
        instance->shape->mode != KR_SHAPE_SLOTS)
        return;
    if (!classify(instance, type, name, &entry)) {
        bool absent = kr_ref_is_null(kr_type_find(type, name)) && !kr_is(name, kr_name(KR_NAME___dict__));
        entry = (KrAttrEntry){instance->shape, name, 0, type->version, absent ? KR_ATTR_ABSENT : KR_ATTR_ASK};
    }
    if ((int32_t)str->header.count >= 0)
        str->header.count = KR_IMMORTAL; // entries compare addresses
    *kr_thread_attr_entry(thread, entry.shape, name) = entry;
}

const KrAttrEntry *kr_specialize_known_attr(KrThread *thread, KrRef owner, KrRef name)
{
    if (!kr_is_ptr(owner) || !(kr_obj(owner)->type->flags & KR_TYPE_INSTANCE)) return NULL;
    const KrInstance *instance = (const KrInstance *)(const void *)kr_obj(owner);
    const KrAttrEntry *entry = kr_thread_attr_entry(thread, instance->shape, name);
    for (bool noted = false; KR_UNLIKELY(entry->shape != instance->shape || !kr_is(entry->name, name) ||
                                         entry->version != instance->header.type->version); noted = true) {
        static uint32_t names; // that live for ever because they are in the table; programs may make any number of them
        if (noted || (names == 4096 && (int32_t)kr_obj(name)->count >= 0)) return NULL;
        names += (int32_t)kr_obj(name)->count >= 0;
        kr_specialize_note_attr(thread, owner, name);
    }
    return entry;
}

static bool instance_attr(const KrUnit *ip, KrRef owner, KrType *type, KrRef name,
                          bool method)
{
    const KrInstance *instance = (const KrInstance *)(const void *)kr_obj(owner);
    const KrShape *shape = instance->shape;
    KrAttrEntry entry;
    if (!classify(instance, type, name, &entry)) {
        KrRef found = kr_type_find(type, name);
        return shape && shape->mode == KR_SHAPE_SLOTS && !method &&
               kr_is_exact(found, &kr_property_type) &&
               property_attr(ip, type->version, shape, found);
    }
    if ((entry.kind == KR_ATTR_METHOD) != method) return false;
    int opcode = entry.kind == KR_ATTR_SLOT     ? KR_OP_LOAD_ATTR_SLOT
                 : entry.kind == KR_ATTR_METHOD ? KR_OP_LOAD_ATTR_METHOD
                                                : KR_OP_LOAD_ATTR_CLASS_VALUE;
    return attr_to(ip, opcode, type->version, (uint64_t)(uintptr_t)shape, entry.value);
}

void kr_specialize_load_attr(KR_SPECIALIZE_PARAMETERS)
{
    KrRef owner = kr_slot_ref(sp[-1]);
    KrRef name = kr_ref(frame->code->names[oparg >> 1]);
    KrType *type = kr_type_of(owner);
    bool done = false, method = oparg & 1;
    if (thread->vm->specialize && kr_is_ptr(owner)) {
        if (type == &kr_module_type)
            done = kr_ref_is_null(kr_type_find(type, name)) &&
                   module_attr(thread, ip, owner, name);
        else if (type->flags & KR_TYPE_TYPE_SUB)
            done = type_attr(ip, owner, name, method);
        else if (type->version && type->flags & KR_TYPE_GENERIC_GETATTR) {
            if (type->flags & KR_TYPE_INSTANCE) {
                done = instance_attr(ip, owner, type, name, method);
            } else if (method && !(type->flags & KR_TYPE_HEAP)) { // builtin types: no attributes of their own
                KrRef found = kr_type_find(type, name);
                const KrOwn *dict = kr_attribute_own_dict(owner);
                const uint32_t sizes = KR_TYPE_TUPLE_SUB | KR_TYPE_INT_SUB | KR_TYPE_STR_SUB | KR_TYPE_BYTES_SUB; // it moves
                uint64_t place = dict ? (uint64_t)((const char *)dict - (const char *)kr_obj(owner)) : 0;
                if (!kr_ref_is_null(found) && kr_type_of(found)->flags & KR_TYPE_METHOD_DESCRIPTOR &&
                    (!dict || (kr_is_null(*dict) && !(type->flags & sizes))))
                    done = attr_to(ip, KR_OP_LOAD_ATTR_METHOD_TYPE, type->version, place, kr_bits(found));
            }
        }
    }
    if (thread->vm->specialize && !kr_is_ptr(owner) && method) {
        KrRef found = kr_type_find(type, name);
        if (!kr_ref_is_null(found) && kr_type_of(found)->flags & KR_TYPE_METHOD_DESCRIPTOR)
            done = attr_to(ip, KR_OP_LOAD_ATTR_METHOD_NUMBER, kr_is_small_int(owner), 0, kr_bits(found));
    }
    if (!done) kr_specialize_wait(ip, KR_CACHE_LOAD_ATTR_counter);
}

void kr_specialize_load_super_attr(KR_SPECIALIZE_PARAMETERS)
{
    KrRef super = kr_slot_ref(sp[-3]), from = kr_slot_ref(sp[-2]), self = kr_slot_ref(sp[-1]);
    KrRef name = kr_ref(frame->code->names[oparg >> 2]);
    if (thread->vm->specialize && oparg & 1 && kr_is(super, kr_type_ref(&kr_super_type)) &&
        kr_is_exact(from, &kr_type_type) && kr_is_ptr(self)) {
        KrType *start = kr_type_of(self), *bound = (KrType *)kr_obj(from);
        if (start->version && bound->version && !kr_type_has(self, KR_TYPE_TYPE_SUB) &&
            kr_type_is_subtype(start, bound)) {
            KrRef found = kr_names_find_behind(start, from, name);
            if (!kr_ref_is_null(found) &&
                kr_type_of(found)->flags & KR_TYPE_METHOD_DESCRIPTOR) {
                kr_cache_set_u32(ip + KR_CACHE_LOAD_SUPER_ATTR_version, start->version);
                kr_cache_set_u32(ip + KR_CACHE_LOAD_SUPER_ATTR_class_version, bound->version);
                kr_cache_set_u64(ip + KR_CACHE_LOAD_SUPER_ATTR_value, kr_bits(found));
                kr_specialize_to(ip, KR_CACHE_LOAD_SUPER_ATTR_counter,
                                 KR_OP_LOAD_SUPER_ATTR_METHOD);
                return;
            }
        }
    }
    kr_specialize_wait(ip, KR_CACHE_LOAD_SUPER_ATTR_counter);
}

void kr_specialize_store_attr(KR_SPECIALIZE_PARAMETERS)
{
    KrRef owner = kr_slot_ref(sp[-1]);
    KrRef name = kr_ref(frame->code->names[oparg]);
    KrType *type = kr_type_of(owner);
    bool usable = thread->vm->specialize && kr_is_ptr(owner) && type->version &&
                  type->flags & KR_TYPE_INSTANCE &&
                  type->flags & KR_TYPE_GENERIC_SETATTR;
    KrInstance *instance = usable ? (KrInstance *)(void *)kr_obj(owner) : NULL;
    KrRef found = usable ? kr_type_find(type, name) : KR_REF_NULL;
    if (!usable || !instance->shape || instance->shape->mode != KR_SHAPE_SLOTS) {
        kr_specialize_wait(ip, KR_CACHE_STORE_ATTR_counter);
        return;
    }
    int slot, opcode = KR_OP_STORE_ATTR_SLOT;
    if (!kr_ref_is_null(found) && kr_type_of(found)->descr_set) {
        slot = member_slot(instance, type, found);
        if (slot < 0) {
            kr_specialize_wait(ip, KR_CACHE_STORE_ATTR_counter);
            return;
        }
        if (kr_is_null(instance->slots[slot])) opcode = KR_OP_STORE_ATTR_EMPTY;
    } else if ((slot = kr_shape_find(instance->shape, name)) < 0) {
        if (type->flags & KR_TYPE_NO_DICT) {
            kr_specialize_wait(ip, KR_CACHE_STORE_ATTR_counter);
            return;
        }
        KrShape *next = kr_shape_add(thread, instance->shape, name);
        slot = next ? kr_shape_find(next, name) : -1;
        if (slot < 0 || next->mode != KR_SHAPE_SLOTS || slot >= (int)kr_shape_room(instance)) {
            kr_specialize_wait(ip, KR_CACHE_STORE_ATTR_counter);
            return;
        }
        opcode = KR_OP_STORE_ATTR_ADD;
        kr_cache_set_u64(ip + KR_CACHE_STORE_ATTR_new_shape, (uint64_t)(uintptr_t)next);
    }
    kr_cache_set_u16(ip + KR_CACHE_STORE_ATTR_index, (uint16_t)slot);
    kr_cache_set_u32(ip + KR_CACHE_STORE_ATTR_version, type->version);
    kr_cache_set_u64(ip + KR_CACHE_STORE_ATTR_shape,
                     (uint64_t)(uintptr_t)instance->shape);
    kr_specialize_to(ip, KR_CACHE_STORE_ATTR_counter, opcode);
}

void kr_specialize_load_global(KR_SPECIALIZE_PARAMETERS)
{
    (void)sp;
    KrRef name = kr_ref(frame->code->names[oparg >> 1]);
    if (thread->vm->specialize && kr_dict_is(frame->globals) &&
        kr_dict_is(frame->builtins)) {
        int64_t index = kr_dict_entry_index(frame->globals, name);
        uint32_t version = kr_dict_version(thread, frame->globals);
        if (index >= 0 && index <= UINT16_MAX && version) {
            kr_cache_set_u16(ip + KR_CACHE_LOAD_GLOBAL_index, (uint16_t)index);
            kr_cache_set_u32(ip + KR_CACHE_LOAD_GLOBAL_version, version);
            kr_specialize_to(ip, KR_CACHE_LOAD_GLOBAL_counter,
                             KR_OP_LOAD_GLOBAL_MODULE);
            return;
        }
        int64_t builtin = index < 0 ? kr_dict_entry_index(frame->builtins, name) : -1;
        uint32_t builtins = builtin >= 0 ? kr_dict_version(thread, frame->builtins) : 0;
        if (version && builtins && builtin <= UINT16_MAX) {
            kr_cache_set_u16(ip + KR_CACHE_LOAD_GLOBAL_index, (uint16_t)builtin);
            kr_cache_set_u32(ip + KR_CACHE_LOAD_GLOBAL_version, version);
            kr_cache_set_u32(ip + KR_CACHE_LOAD_GLOBAL_builtins_version, builtins);
            kr_specialize_to(ip, KR_CACHE_LOAD_GLOBAL_counter,
                             KR_OP_LOAD_GLOBAL_BUILTIN);
            return;
        }
    }
    kr_specialize_wait(ip, KR_CACHE_LOAD_GLOBAL_counter);
}
