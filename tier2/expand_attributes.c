// SPDX-License-Identifier: MIT
// Globals and attributes in a trace: they fold to constants under watchers or become loads behind a guard of the shape.
//
// A trace that has taken a value for constant is invalidated when it changes (kr_trace_type_changed, kr_trace_dict_key_changed).
// Tests: tests/lang/jit/*.py.
#include "tier2/expand.h"

#include "interp/enter.h"
#include "interp/loop.h"
#include "interp/operators.h"
#include "interp/quiet.h"
#include "interp/specialize.h"
#include "runtime/attribute.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/method.h"
#include "runtime/property.h"
#include "runtime/shape.h"
#include "runtime/vm.h"

bool kr_expand_watch(KrRecorder *r, KrRef dict, KrRef name)
{
    kr_dict_watch(dict);
    uint16_t bit = kr_trace_note_watched(r->thread->vm, kr_obj(dict), name);
    return kr_record_depend(r, KR_DEPENDS_ON_DICT, kr_obj(dict), bit);
}

static bool stores_global(const KrCode *code, KrRef name)
{
    uint32_t oparg = 0;
    for (const KrUnit *ip = code->units; ip < code->units + code->unit_count; ip += 1 + kr_opcode_caches[kr_opcode_base[*ip & 0xFF]]) {
        uint8_t base = kr_opcode_base[*ip & 0xFF];
        oparg |= (uint32_t)(*ip >> 8);
        if (base == KR_OP_STORE_GLOBAL && kr_is(kr_ref(code->names[oparg]), name))
            return true;
        oparg = base == KR_OP_EXTENDED_ARG ? oparg << 8 : 0;
    }
    return false;
}

// Names of a module's own code are its globals.
static bool at_module_level(const KrRecorder *r)
{
    const KrFrame *frame = r->pending_frame;
    return kr_is_exact(frame->globals, &kr_dict_type) && kr_is(kr_ref(frame->locals), frame->globals);
}

// Is the number counted up here? Then the recording would fail at the store, each time at that of another name.
static bool is_variable(const KrRecorder *r, KrRef name, KrRef value)
{
    return !kr_is_ptr(value) && (at_module_level(r) || stores_global(r->pending_frame->code, name));
}

// A value that changes while traces rely on it is not folded again, but looked up.
static bool find_name(KrRecorder *r, KrRef dict, KrRef name, KrRef value)
{
    bool stable = !kr_trace_is_unstable(r->thread->vm, kr_obj(dict), name) && !is_variable(r, name, value);
    if (stable && !kr_expand_watch(r, dict, name))
        return kr_expand_give_up(r, "too many globals");
    if (stable) {
        kr_expand_push_const(r, value);
        return true;
    }
    int64_t index = kr_dict_entry_index(dict, name);
    uint32_t version = kr_dict_version(r->thread, dict);
    KrTraceRef ref = kr_record_const(r, dict);
    if (index < 0 || !version)
        return kr_expand_give_up(r, "a global that cannot be cached");
    kr_record_uop(r, KR_UOP_GUARD_KEYS_VERSION, ref, 0, 0, version);
    KrTraceRef found = kr_record_uop(r, KR_UOP_DICT_ENTRY, ref, 0, 0, (uint64_t)index);
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, found, 0, 0, 0);
    kr_record_guard_plain(r, found, kr_bits(value));
    kr_record_push(r, found, KR_SLOT_NEEDS_DUP);
    return true;
}

static bool load_global(KrRecorder *r, KrRef name)
{
    const KrFrame *frame = r->pending_frame;
    if (!kr_expand_stays(r) || !kr_is_exact(frame->globals, &kr_dict_type) ||
        !kr_is_exact(frame->builtins, &kr_dict_type))
        return kr_expand_give_up(r, "LOAD_GLOBAL");
    KrRef value = kr_dict_find_str(frame->globals, name);
    if (!kr_ref_is_null(value))
        return find_name(r, frame->globals, name, value);
    value = kr_dict_find_str(frame->builtins, name);
    if (kr_ref_is_null(value) || !kr_expand_watch(r, frame->globals, name))
        return kr_expand_give_up(r, "too many globals");
    return find_name(r, frame->builtins, name, value);
}

bool kr_expand_load_global(KrRecorder *r)
{
    load_global(r, kr_ref(r->pending_frame->code->names[r->oparg >> 1]));
    if (r->oparg & 1 && !r->stop)
        kr_record_push(r, 0, KR_SLOT_PLAIN);
    return true;
}

bool kr_expand_load_name(KrRecorder *r)
{
    if (!at_module_level(r))
        return kr_expand_give_up(r, "LOAD_NAME");
    return load_global(r, kr_ref(r->pending_frame->code->names[r->oparg]));
}

// Traces that have folded the name end, and none folds it again: the store need not tell anyone.
bool kr_expand_store_name(KrRecorder *r)
{
    KrVM *vm = r->thread->vm;
    KrFrame *frame = r->pending_frame;
    if (!kr_expand_stays(r) || !kr_is_exact(frame->globals, &kr_dict_type) ||
        (r->opcode == KR_OP_STORE_NAME && !at_module_level(r)))
        return kr_expand_give_up(r, "STORE_NAME");
    KrRef dict = frame->globals, name = kr_ref(frame->code->names[r->oparg]);
    int64_t index = kr_dict_entry_index(dict, name);
    uint32_t version = kr_dict_version(r->thread, dict);
    if (index < 0 || !version)
        return kr_expand_give_up(r, "a global that cannot be cached");
    kr_trace_dict_key_changed(vm, kr_obj(dict), name);
    kr_trace_note_unstable(vm, kr_obj(dict), name);
    KrTraceRef ref = kr_record_const(r, dict);
    kr_record_uop(r, KR_UOP_GUARD_KEYS_VERSION, ref, 0, 0, version);
    KrTraceRef old = kr_record_uop(r, KR_UOP_DICT_ENTRY, ref, 0, 0, (uint64_t)index);
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, old, 0, 0, 0);
    if (r->old_is_plain)
        kr_record_uop(r, KR_UOP_GUARD_PLAIN, old, 0, 0, 0);
    KrVirtualSlot *value = kr_record_stack(r, 0);
    *value = kr_expand_taken(*value);
    kr_record_own_slot(r, value);
    kr_record_uop(r, KR_UOP_DICT_SET_ENTRY, ref, value->ref, 0, (uint64_t)index);
    kr_record_pop(r);
    kr_opt_drop(&r->ir, old);
    return true;
}

// Subclasses of int, dict and the like, files: attributes of their own are in a dict of theirs.
static bool has_dict_field(const KrType *type)
{
    return (type->dict_offset || type->own_dict) && !(type->flags & (KR_TYPE_INSTANCE | KR_TYPE_EXCEPTION_SUB | KR_TYPE_TYPE_SUB));
}

static bool is_simple_dict(KrRef value)
{
    return kr_is_exact(value, &kr_dict_type) && kr_dict_cast(value)->keys->kind <= KR_DICT_SIMPLE;
}

uint32_t kr_expand_own_dict_offset(KrRef owner)
{
    const KrType *type = kr_type_of(owner);
    const uint32_t fixed = KR_TYPE_DICT_SUB | KR_TYPE_LIST_SUB | KR_TYPE_SET_SUB; // others have items of their own before it
    if (!kr_is_ptr(owner) || !has_dict_field(type) || (type->own_dict && !(type->flags & fixed)))
        return 0;
    return (uint32_t)((const char *)kr_attribute_own_dict(owner) - (const char *)kr_obj(owner));
}

// Where the object's own dict, of which it says that it has one, has the name; -1: it does not.
static KrTraceRef own_index(KrRecorder *r, KrTraceRef owner, const KrType *type, uint64_t offset, KrRef name, KrTraceRef *dict)
{
    kr_record_uop(r, KR_UOP_GUARD_TYPE, owner, 0, 0, (uint64_t)(uintptr_t)type);
    *dict = offset ? kr_record_uop(r, KR_UOP_OWN_DICT, owner, 0, 0, offset) : kr_record_uop(r, KR_UOP_OWN_DICT_BEHIND, owner, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, *dict, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_DICT, *dict, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_DICT_SIMPLE, *dict, 0, 0, 0);
    return kr_record_uop(r, KR_UOP_DICT_STR_INDEX, *dict, kr_record_const(r, name), 0, 0);
}

static KrTraceRef own_value(KrRecorder *r, KrTraceRef dict, KrTraceRef index)
{
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_GE_INT, index, kr_opt_const_int(&r->ir, 0), 0, 0), 0, 0, 0);
    return kr_record_uop(r, KR_UOP_DICT_VALUE, dict, index, 0, 0);
}

// The owner of the attribute goes, its value comes; for a call a null goes behind it.
void kr_expand_replace_owner(KrRecorder *r, KrTraceRef value, KrSlotOwner owner)
{
    KrVirtualSlot from = kr_expand_taken(*kr_record_stack(r, 0));
    bool method = r->oparg & 1;
    kr_record_pop(r);
    kr_record_push(r, value, owner);
    if (method)
        kr_record_push(r, 0, KR_SLOT_PLAIN);
    kr_record_drop_slot(r, &from);
}

// An attribute in the dict of an instance of a subclass of a builtin type, which the class does not hide.
static bool expand_load_own(KrRecorder *r, KrRef owner, KrRef name)
{
    uint32_t offset = kr_expand_own_dict_offset(owner);
    KrType *type = kr_type_of(owner);
    bool has_field = has_dict_field(type);
    KrRef found = has_field ? kr_type_find(type, name) : KR_REF_NULL;
    KrRef own = has_field ? kr_ref(*kr_attribute_own_dict(owner)) : KR_REF_NULL;
    if (kr_ref_is_null(own) || !(type->flags & KR_TYPE_GENERIC_GETATTR) || (!kr_ref_is_null(found) && kr_type_of(found)->descr_set) ||
        !is_simple_dict(own))
        return false;
    KrRef value = kr_dict_find_str(own, name);
    if (kr_ref_is_null(value))
        return false;
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return kr_expand_give_up(r, "too many dependencies");
    KrTraceRef dict, index = own_index(r, kr_record_stack(r, 0)->ref, type, offset, name, &dict);
    KrTraceRef item = own_value(r, dict, index);
    kr_record_guard_plain(r, item, kr_bits(value));
    kr_expand_replace_owner(r, item, KR_SLOT_NEEDS_DUP);
    return true;
}

// The same attribute gets another value.
static bool expand_store_own(KrRecorder *r, KrRef name)
{
    KrType *type = (KrType *)(uintptr_t)r->hint[STORE_TYPE];
    if (r->hint[STORE_SHAPE] || !r->hint[STORE_OFFSET])
        return false;
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return kr_expand_give_up(r, "too many dependencies");
    KrTraceRef dict, index = own_index(r, kr_record_stack(r, 0)->ref, type, r->hint[STORE_OFFSET], name, &dict);
    kr_record_uop(r, KR_UOP_GUARD_DICT_UNWATCHED, dict, 0, 0, 0);
    KrVirtualSlot old = {.ref = own_value(r, dict, index), .owner = KR_SLOT_OWNED, .loaded = true};
    if (r->old_is_plain)
        kr_record_uop(r, r->old_is_bool ? KR_UOP_GUARD_BOOL : KR_UOP_GUARD_PLAIN, old.ref, 0, 0, 0);
    KrVirtualSlot owner = kr_record_take(r), value = kr_record_take(r);
    kr_record_own_slot(r, &value);
    kr_record_uop(r, KR_UOP_DICT_SET_VALUE, dict, index, value.ref, 0);
    kr_record_drop_slot(r, &old);
    kr_record_drop_slot(r, &owner);
    return true;
}

// A method of the object's class, not bound: pushes the function and the object.
static bool expand_load_method(KrRecorder *r)
{
    KrRef owner = kr_from_bits(r->hint[OWNER]);
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg >> 1]);
    if (!(r->oparg & 1) || !kr_expand_stays(r))
        return false;
    KrType *type = kr_type_of(owner);
    KrRef found = kr_type_find(type, name);
    if (!(type->flags & KR_TYPE_GENERIC_GETATTR) || kr_ref_is_null(found) ||
        !(kr_type_of(found)->flags & KR_TYPE_METHOD_DESCRIPTOR))
        return false;
    KrVirtualSlot self = *kr_record_stack(r, 0);
    if (!kr_is_ptr(owner)) {
        kr_record_guard_plain(r, self.ref, kr_bits(owner));
    } else if (type->flags & KR_TYPE_INSTANCE) {
        KrShape *shape = ((KrInstance *)kr_obj(owner))->shape;
        if (shape->mode != KR_SHAPE_SLOTS || kr_shape_find(shape, name) >= 0)
            return false;
        kr_record_uop(r, KR_UOP_GUARD_SHAPE, self.ref, 0, 0, (uint64_t)(uintptr_t)shape);
    } else if (type->flags & KR_TYPE_HEAP || has_dict_field(type)) { // files and OrderedDicts have one too
        if (!has_dict_field(type) || !kr_operators_lacks_name(owner, name))
            return false;
        uint32_t offset = kr_expand_own_dict_offset(owner);
        KrRef own = offset ? kr_ref(*kr_attribute_own_dict(owner)) : KR_REF_NULL;
        KrTraceRef dict, index;
        kr_record_uop(r, KR_UOP_GUARD_TYPE, self.ref, 0, 0, (uint64_t)(uintptr_t)type);
        if (offset && kr_ref_is_null(own)) {
            dict = kr_record_uop(r, KR_UOP_OWN_DICT, self.ref, 0, 0, offset);
            kr_record_uop(r, KR_UOP_GUARD_ABSENT, dict, 0, 0, 0);
        } else if (offset && is_simple_dict(own)) {
            index = own_index(r, self.ref, type, offset, name, &dict);
            kr_record_uop(r, KR_UOP_GUARD_FALSE, kr_record_uop(r, KR_UOP_GE_INT, index, kr_opt_const_int(&r->ir, 0), 0, 0), 0, 0, 0);
        } else {
            KrTraceRef lacks = kr_record_uop(r, KR_UOP_LACKS_NAME, self.ref, kr_record_const(r, name), 0, 0);
            kr_record_uop(r, KR_UOP_GUARD_TRUE, lacks, 0, 0, 0);
        }
    } else {
        kr_record_uop(r, KR_UOP_GUARD_TYPE, self.ref, 0, 0, (uint64_t)(uintptr_t)type);
    }
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return kr_expand_give_up(r, "too many dependencies");
    self = kr_expand_taken(*kr_record_stack(r, 0));
    kr_record_pop(r);
    kr_expand_push_const(r, found);
    kr_expand_push_slot(r, self);
    return true;
}

// A value in the dict of a module: constant while it does not change.
static bool expand_load_module(KrRecorder *r, KrRef owner, KrRef name)
{
    KrRef dict = kr_module_dict(owner), value = kr_dict_find_str(dict, name);
    if (kr_ref_is_null(value) || !kr_ref_is_null(kr_type_find(&kr_module_type, name)) ||
        kr_trace_is_unstable(r->thread->vm, kr_obj(dict), name)) // stores in traces tell no watcher
        return false;
    if (!kr_expand_watch(r, dict, name))
        return kr_expand_give_up(r, "too many dependencies");
    (void)kr_record_const(r, owner); // lives as long as the trace: no other module gets its address
    kr_record_uop(r, KR_UOP_GUARD_VALUE, kr_record_stack(r, 0)->ref, 0, 0, kr_bits(owner));
    kr_expand_replace_owner(r, kr_record_const(r, value), KR_SLOT_NEEDS_DUP);
    return true;
}

static KrVirtualSlot constant(KrRecorder *r, KrRef value)
{
    return (KrVirtualSlot){.ref = kr_record_const(r, value), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
}

// An attribute that a function gives which the interpreter has entered: that of a property, or __get__ of a descriptor.
static bool inline_getter(KrRecorder *r, KrRef owner, KrRef function, KrRef descriptor)
{
    KrType *type = kr_type_of(owner);
    KrShape *shape = ((KrInstance *)kr_obj(owner))->shape;
    KrType *kind = kr_ref_is_null(descriptor) ? NULL : kr_type_of(descriptor);
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0) || (kind && !kr_record_depend(r, KR_DEPENDS_ON_TYPE, kind, 0)))
        return kr_expand_give_up(r, "too many dependencies");
    KrExpandArguments arguments = {.count = kind ? 3 : 1};
    kr_record_stack_room(r, r->next_frame->code);
    kr_record_uop(r, KR_UOP_GUARD_SHAPE, kr_record_stack(r, 0)->ref, 0, 0, (uint64_t)(uintptr_t)shape);
    arguments.slots[kind ? 1 : 0] = kr_expand_passed(*kr_record_stack(r, 0));
    kr_record_pop(r);
    if (kind) {
        arguments.slots[0] = constant(r, descriptor);
        arguments.slots[2] = constant(r, kr_type_ref(type));
    }
    bool called = kind && r->oparg & 1;
    return kr_expand_inline_function(r, function, constant(r, function), &arguments, called ? KR_RETURN_CALLABLE : KR_RETURN_PUSH);
}

// A property written in Python, or a descriptor's __get__.
static bool expand_load_property(KrRecorder *r, KrRef owner, KrRef name)
{
    KrRef descriptor, function = kr_enter_getter(owner, name, &descriptor);
    if (!kr_ref_is_null(function))
        return inline_getter(r, owner, function, descriptor);
    KrType *type = kr_type_of(owner);
    KrRef found = kr_type_find(type, name);
    if (!(type->flags & KR_TYPE_INSTANCE) || kr_ref_is_null(found) || !kr_is_exact(found, &kr_property_type))
        return kr_expand_give_up(r, "LOAD_ATTR");
    KrRef getter = kr_ref(((const KrProperty *)(const void *)kr_obj(found))->get);
    if (!kr_is_exact(getter, &kr_function_type) || ((KrInstance *)kr_obj(owner))->shape->mode != KR_SHAPE_SLOTS)
        return kr_expand_give_up(r, "LOAD_ATTR");
    return inline_getter(r, owner, getter, KR_REF_NULL);
}

// A place that several shapes come to wants a guard for each in side traces, one behind the other; not for many.
static bool sees_many(const KrRecorder *r)
{
    enum { MANY = 4 };
    uint32_t count = 0;
    for (const KrTrace *t = r->parent; t && t->parent && t->start == r->pending && count < MANY; t = t->parent)
        count++;
    return count == MANY;
}

// Guards shape and class; what is folded from them ends with the class's version.
static void guard_layout(KrRecorder *r, KrTraceRef ref, const KrShape *shape)
{
    kr_record_ask_own(r, ref);
    kr_record_uop(r, KR_UOP_GUARD_SHAPE, ref, 0, 0, (uint64_t)(uintptr_t)shape);
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, shape->type, 0))
        kr_record_uop(r, KR_UOP_GUARD_TYPE_VERSION, ref, 0, 0, shape->type->version);
}

// The slot of an instance of another shape than the place's cache knows. These give the value, lent, or 0.
static KrTraceRef slot_value(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name)
{
    KrAttrEntry entry;
    if (sees_many(r) || !kr_specialize_find_attr(owner, name, &entry) || entry.kind != KR_ATTR_SLOT)
        return 0;
    const KrInstance *self = (const KrInstance *)(const void *)kr_obj(owner);
    uint64_t word = kr_own_bits(self->slots[entry.value]);
    if (!word)
        return 0;
    guard_layout(r, ref, self->shape);
    KrTraceRef value = kr_record_uop(r, KR_UOP_LOAD_SLOT, ref, 0, 0, entry.value);
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, value, 0, 0, 0);
    kr_record_guard_plain(r, value, word);
    return value;
}

// Guards that an instance has no attribute of its own of that name, and that its class stays as it is.
static bool guard_no_slot(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name)
{
    KrType *type = kr_type_of(owner);
    const uint32_t plainly = KR_TYPE_INSTANCE | KR_TYPE_GENERIC_GETATTR;
    const KrShape *shape = (type->flags & plainly) == plainly ? ((KrInstance *)kr_obj(owner))->shape : NULL;
    if (!shape || shape->mode != KR_SHAPE_SLOTS || kr_shape_find(shape, name) >= 0)
        return false;
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return kr_expand_give_up(r, "too many dependencies");
    kr_record_uop(r, KR_UOP_GUARD_SHAPE, ref, 0, 0, (uint64_t)(uintptr_t)shape);
    return true;
}

// A plain value in the class of an instance.
static KrTraceRef class_value(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name)
{
    KrRef found = kr_type_find(kr_type_of(owner), name);
    if (kr_ref_is_null(found) || kr_type_of(found)->descr_get || !guard_no_slot(r, ref, owner, name))
        return 0;
    return kr_record_const(r, found);
}

// The names and the text that a function says of itself.
static KrTraceRef function_value(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name)
{
    if (!kr_is_exact(owner, &kr_function_type))
        return 0;
    const KrFunction *function = (const KrFunction *)(const void *)kr_obj(owner);
    bool is_doc = kr_is(name, kr_name(KR_NAME___doc__));
    const KrOwn *field = is_doc                                         ? &function->doc
                         : kr_is(name, kr_name(KR_NAME___name__))     ? &function->name
                         : kr_is(name, kr_name(KR_NAME___qualname__)) ? &function->qualname
                         : kr_is(name, kr_name(KR_NAME___module__))   ? &function->module
                                                                        : NULL;
    if (!field || (kr_is_null(*field) && !is_doc))
        return 0;
    kr_record_uop(r, KR_UOP_GUARD_FUNCTION, ref, 0, 0, 0);
    KrTraceRef value = kr_record_uop(r, KR_UOP_FUNCTION_FIELD, ref, 0, 0, (uint64_t)((const char *)field - (const char *)function));
    kr_record_uop(r, kr_is_null(*field) ? KR_UOP_GUARD_ABSENT : KR_UOP_GUARD_PRESENT, value, 0, 0, 0);
    if (!kr_is_null(*field))
        return value;
    kr_record_uop(r, KR_UOP_GUARD_FUNCTION_CODE, ref, 0, 0, (uint64_t)(uintptr_t)function->code);
    (void)kr_record_const(r, kr_from_obj(function->code)); // kept alive, so that its address means it
    return kr_record_const(r, kr_function_doc(function));
}

KrTraceRef kr_expand_attribute_value(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name)
{
    KrTraceRef value = slot_value(r, ref, owner, name);
    if (!value)
        value = class_value(r, ref, owner, name);
    return value ? value : function_value(r, ref, owner, name);
}

bool kr_expand_lacks_attribute(KrRecorder *r, KrTraceRef ref, KrRef owner, KrRef name)
{
    return kr_ref_is_null(kr_type_find(kr_type_of(owner), name)) && guard_no_slot(r, ref, owner, name);
}

// A method written in Python as a value: bound to the object.
static bool expand_bound_method(KrRecorder *r, KrRef owner, KrRef name)
{
    KrTraceRef ref = kr_record_stack(r, 0)->ref;
    KrRef found = kr_type_find(kr_type_of(owner), name);
    if (r->oparg & 1 || !kr_is_exact(found, &kr_function_type) || sees_many(r) || !guard_no_slot(r, ref, owner, name))
        return false;
    KrTraceRef method = kr_record_uop(r, KR_UOP_METHOD_NEW, kr_record_const(r, found), ref, 0, 0);
    r->ir.facts[method].type = &kr_method_type;
    kr_expand_replace_owner(r, method, KR_SLOT_OWNED);
    return true;
}

// A method of an object that no shape describes: looked up, and guarded to be the one found now.
static bool expand_method_of(KrRecorder *r, KrRef owner, KrRef name)
{
    KrRef method = kr_quiet_method(owner, name);
    if (kr_ref_is_null(method) || !kr_is(method, kr_slot_ref(r->next_sp[-2])))
        return kr_expand_give_up(r, "LOAD_ATTR of a method");
    KrVirtualSlot self = *kr_record_stack(r, 0);
    KrTraceRef found = kr_record_uop(r, KR_UOP_METHOD_OF, self.ref, kr_record_const(r, name), 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_VALUE, found, 0, 0, kr_bits(method));
    self = kr_expand_taken(self);
    kr_record_pop(r);
    kr_expand_push_const(r, method);
    kr_expand_push_slot(r, self);
    return true;
}

bool kr_expand_load_attr(KrRecorder *r)
{
    KrRef owner = kr_from_bits(r->hint[OWNER]);
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg >> 1]);
    if (r->opcode == KR_OP_LOAD_ATTR_SLOT && kr_expand_stays(r))
        return false;
    if (expand_load_method(r))
        return true;
    if (r->next_frame != r->pending_frame)
        return kr_is_ptr(owner) && expand_load_property(r, owner, name);
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "exception");
    if (kr_is_ptr(owner)) {
        KrTraceRef ref = kr_record_stack(r, 0)->ref, value = r->oparg & 1 ? 0 : kr_expand_exception_field(r, ref, owner, name);
        bool is_module = kr_is_exact(owner, &kr_module_type), is_class = kr_type_has(owner, KR_TYPE_TYPE_SUB);
        if (!value && !is_module && !is_class)
            value = kr_expand_attribute_value(r, ref, owner, name);
        if (value)
            kr_expand_replace_owner(r, value, KR_SLOT_NEEDS_DUP);
        if (value || (is_module  ? expand_load_module(r, owner, name)
                      : is_class ? kr_expand_class_attribute(r, owner, name)
                                 : expand_load_own(r, owner, name) || expand_bound_method(r, owner, name) || (!sees_many(r) && kr_expand_attribute_by_class(r, owner, name))))
            return true;
    }
    if (r->oparg & 1 && !kr_slot_is_null(r->next_sp[-1])) // the interpreter has found function and self: not what ATTR_GET gives
        return expand_method_of(r, owner, name);
    KrTraceRef value = kr_record_uop(r, KR_UOP_ATTR_GET, kr_record_stack(r, 0)->ref, kr_record_const(r, name), 0, 0);
    kr_expand_replace_owner(r, value, KR_SLOT_OWNED);
    return true;
}

// Two results, as the interpreter has pushed them: a function of the object's class and the object, whose shape is
// guarded. `self` is where the object lies on the virtual stack.
static bool push_method(KrRecorder *r, KrVirtualSlot self, uint32_t consumed, const char *reason)
{
    KrRef function = kr_slot_ref(r->next_sp[-2]), object = kr_slot_ref(r->next_sp[-1]);
    if (!kr_expand_stays(r) || kr_ref_is_null(object) || !kr_is_ptr(object) || !kr_is_ptr(function) || kr_ref_is_null(function) ||
        !(kr_type_of(function)->flags & KR_TYPE_METHOD_DESCRIPTOR) || kr_bits(object) != r->hint[OWNER])
        return kr_expand_give_up(r, reason);
    KrType *type = kr_type_of(object);
    const KrShape *shape = type->flags & KR_TYPE_INSTANCE ? ((KrInstance *)kr_obj(object))->shape : NULL;
    if ((shape && shape->mode != KR_SHAPE_SLOTS) || !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return kr_expand_give_up(r, reason);
    if (shape)
        kr_record_uop(r, KR_UOP_GUARD_SHAPE, self.ref, 0, 0, (uint64_t)(uintptr_t)shape);
    else // (the method comes from classes, whatever the object's own dict has)
        kr_record_uop(r, KR_UOP_GUARD_TYPE, self.ref, 0, 0, (uint64_t)(uintptr_t)type);
    self = kr_expand_taken(self);
    kr_record_pop(r);
    for (uint32_t i = 1; i < consumed; i++) {
        kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop(r);
    }
    kr_expand_push_const(r, function);
    kr_expand_push_slot(r, self);
    return true;
}

// __enter__ and __exit__ of a with statement.
bool kr_expand_load_special(KrRecorder *r)
{
    return push_method(r, *kr_record_stack(r, 0), 1, "LOAD_SPECIAL");
}

// super().method: what comes behind the class in the object's MRO does not change while the classes are as they are.
bool kr_expand_load_super(KrRecorder *r)
{
    if (!(r->oparg & 1))
        return kr_expand_give_up(r, "LOAD_SUPER_ATTR");
    KrTraceRef super = kr_record_stack(r, 2)->ref, class_ref = kr_record_stack(r, 1)->ref;
    kr_record_uop(r, KR_UOP_GUARD_VALUE, super, 0, 0, r->hint[SUPER]);
    kr_record_uop(r, KR_UOP_GUARD_VALUE, class_ref, 0, 0, r->hint[CLASS]);
    (void)kr_record_const(r, kr_from_bits(r->hint[CLASS])); // kept alive, so that its address means it
    return push_method(r, *kr_record_stack(r, 0), 3, "LOAD_SUPER_ATTR");
}

// What the attribute holds before it is stored into: 0 for nothing.
static KrTraceRef guard_old_value(KrRecorder *r, KrTraceRef owner)
{
    uint64_t index = r->hint[STORE_INDEX];
    if (r->hint[STORE_NEXT]) {
        if (!kr_record_is_roomy(r, owner, index))
            kr_record_uop(r, KR_UOP_GUARD_ROOM, owner, 0, 0, index);
        return 0;
    }
    KrTraceRef old = kr_record_uop(r, KR_UOP_LOAD_SLOT, owner, 0, 0, index);
    kr_record_uop(r, r->old_is_there ? KR_UOP_GUARD_PRESENT : KR_UOP_GUARD_ABSENT, old, 0, 0, 0);
    if (r->old_is_plain)
        kr_record_uop(r, r->old_is_bool ? KR_UOP_GUARD_BOOL : KR_UOP_GUARD_PLAIN, old, 0, 0, 0);
    return r->old_is_there ? old : 0;
}

bool kr_expand_store_attr(KrRecorder *r)
{
    if (r->opcode != KR_OP_STORE_ATTR)
        return false; // the fast forms expand by their description
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "STORE_ATTR");
    bool known = kr_opt_shape(&r->ir, kr_record_stack(r, 0)->ref) == r->hint[STORE_SHAPE]; // no guard is needed
    if (r->hint[STORE_SHAPE] && (known || !sees_many(r))) {
        const KrShape *shape = (const KrShape *)(uintptr_t)r->hint[STORE_SHAPE];
        KrTraceRef owner = kr_record_stack(r, 0)->ref;
        guard_layout(r, owner, shape);
        KrTraceRef old = guard_old_value(r, owner);
        KrVirtualSlot *value = kr_record_stack(r, 1);
        *value = kr_expand_taken(*value);
        kr_record_own_slot(r, value);
        kr_record_uop(r, KR_UOP_STORE_SLOT, owner, value->ref, 0, r->hint[STORE_INDEX]);
        if (r->hint[STORE_NEXT])
            kr_record_uop(r, KR_UOP_STORE_SHAPE, owner, 0, 0, r->hint[STORE_NEXT]);
        value->owner = KR_SLOT_PLAIN; // consumed
        if (old)
            kr_opt_drop(&r->ir, old);
        kr_expand_drop_stack(r, 1);
        kr_record_pop(r);
        return true;
    }
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg]);
    if (kr_expand_exception_store(r, name))
        return true;
    if (expand_store_own(r, name))
        return true;
    kr_record_uop(r, KR_UOP_ATTR_SET, kr_record_stack(r, 0)->ref, kr_record_const(r, name), kr_record_stack(r, 1)->ref, 0);
    kr_expand_drop_stack(r, 2);
    return true;
}

// The attributes behind the one that goes lie one slot earlier then.
static void delete_slot(KrRecorder *r, KrTraceRef owner, const KrShape *shape, uint32_t index)
{
    KrTraceRef values[KR_SHAPE_DELETE_LIMIT];
    guard_layout(r, owner, shape);
    for (uint32_t i = index; i < shape->count; i++) {
        values[i - index] = kr_record_uop(r, KR_UOP_LOAD_SLOT, owner, 0, 0, i);
        kr_record_uop(r, KR_UOP_GUARD_PRESENT, values[i - index], 0, 0, 0);
    }
    kr_record_before_escape(r); // it may lend what goes
    for (uint32_t i = index + 1; i < shape->count; i++)
        kr_record_uop(r, KR_UOP_STORE_SLOT, owner, values[i - index], 0, i - 1);
    kr_record_uop(r, KR_UOP_STORE_SLOT, owner, kr_opt_const_box(&r->ir, 0), 0, shape->count - 1);
    kr_record_uop(r, KR_UOP_STORE_SHAPE, owner, 0, 0, r->hint[STORE_NEXT]);
    kr_opt_drop(&r->ir, values[0]);
}

bool kr_expand_delete_attr(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "DELETE_ATTR");
    KrTraceRef owner = kr_record_stack(r, 0)->ref, name = kr_record_const(r, kr_ref(r->pending_frame->code->names[r->oparg]));
    if (r->hint[STORE_SHAPE] && !sees_many(r))
        delete_slot(r, owner, (const KrShape *)(uintptr_t)r->hint[STORE_SHAPE], (uint32_t)r->hint[STORE_INDEX]);
    else
        kr_record_uop(r, KR_UOP_ATTR_DELETE, owner, name, 0, 0);
    kr_expand_drop_stack(r, 1);
    return true;
}
