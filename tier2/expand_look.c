// SPDX-License-Identifier: MIT
// Looks at operands before an instruction runs: what only they can tell once it has run goes into the recorder's hints.
//
// kr_expand_look is called by tier2/record.c; the meaning of each hint is in tier2/expand.h. Nothing here changes the trace but
// the words that guards compare with. Tests: tests/lang/jit/*.py.
#include "tier2/expand.h"

#include "interp/cache.h"
#include "interp/loop.h"
#include "interp/operators.h"
#include "interp/quiet.h"
#include "interp/specialize.h"
#include "runtime/attribute.h"
#include "runtime/container.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/fold.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/list.h"
#include "runtime/partial.h"
#include "runtime/range.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/str.h"

static bool is_simple_dict(KrRef value)
{
    return kr_is_exact(value, &kr_dict_type) && kr_dict_cast(value)->keys->kind <= KR_DICT_SIMPLE;
}

static bool is_text_of_bytes(KrRef value)
{
    return kr_is_exact(value, &kr_str_type) && kr_str_obj(value)->kind == 1;
}

static bool is_exact_set(KrRef value)
{
    return kr_is_exact(value, &kr_set_type) || kr_is_exact(value, &kr_frozenset_type);
}

static bool is_set_operator(uint32_t operator)
{
    return operator == KR_BINARY_SUB || operator == KR_BINARY_AND || operator == KR_BINARY_OR || operator == KR_BINARY_XOR;
}

void kr_expand_look_at_operand(KrRecorder *r, KrSlot slot)
{
    r->argument_types[0] = kr_type_of(kr_slot_ref(slot));
    r->argument_words[0] = kr_bits_is_ptr(slot.w) ? 0 : slot.w;
    int64_t hash;
    r->tuple_of_scalars = kr_tuple_is(kr_slot_ref(slot)) && kr_tuple_hash_scalars(kr_slot_ref(slot), &hash);
}

// An operand that is looked for in an instance of dict or of a subclass. `there`: only if it is there.
static void look_at_key(KrRecorder *r, KrRef dict, KrSlot key, bool there)
{
    r->dict_is_simple = is_simple_dict(dict);
    r->dict_is_watched = kr_dict_is_sub(dict) && kr_dict_cast(dict)->flags & KR_DICT_WATCHED;
    r->container_type = kr_type_of(dict);
    kr_expand_look_at_operand(r, key);
    if (kr_dict_is_sub(dict) && !kr_expand_simple_key(r))
        r->key_is_quiet = kr_dict_quiet_index(r->thread, dict, kr_slot_ref(key)) >= (there ? 0 : -1);
}

// Of a key that look_at_key has found to be one whose search runs no Python code.
static int64_t place_of(const KrRecorder *r, KrRef dict, KrRef key)
{
    if (r->key_is_quiet)
        return kr_dict_quiet_index(r->thread, dict, key);
    return r->tuple_of_scalars ? kr_dict_tuple_index(dict, key) : kr_dict_entry_index(dict, key);
}

static void look_at_iterator(KrRecorder *r, KrRef iterator)
{
    r->hint[ITERATOR] = kr_bits(iterator);
    if (kr_is_exact(iterator, &kr_list_iter_type))
        r->hint[ITERATED] = kr_own_bits(((const KrListIter *)(const void *)kr_obj(iterator))->list);
    else if (kr_is_exact(iterator, &kr_tuple_iter_type))
        r->hint[ITERATED] = kr_own_bits(((const KrTupleIter *)(const void *)kr_obj(iterator))->tuple);
    else if (kr_is_exact(iterator, &kr_str_ascii_iter_type))
        r->hint[ITERATED] = kr_own_bits(((const KrStrIter *)(const void *)kr_obj(iterator))->text);
    else if (kr_is_exact(iterator, &kr_range_iter_type))
        r->hint[ITERATED] = (uint64_t)((const KrRangeIter *)(const void *)kr_obj(iterator))->step;
}

// An attribute that the instance does not have: where will it be? (As kr_specialize_store_attr has it.)
static void look_at_new_attribute(KrRecorder *r, KrInstance *instance, KrRef name)
{
    KrType *type = instance->header.type;
    KrRef found = kr_type_find(type, name);
    if (type->flags & KR_TYPE_NO_DICT || !type->version || !instance->shape || instance->shape->mode != KR_SHAPE_SLOTS ||
        kr_shape_find(instance->shape, name) >= 0 || (!kr_ref_is_null(found) && kr_type_of(found)->descr_set))
        return;
    KrShape *next = kr_shape_add(r->thread, instance->shape, name);
    int slot = next ? kr_shape_find(next, name) : -1;
    if (slot < 0 || next->mode != KR_SHAPE_SLOTS || slot >= (int)kr_shape_room(instance))
        return;
    r->hint[STORE_SHAPE] = (uint64_t)(uintptr_t)instance->shape;
    r->hint[STORE_INDEX] = (uint64_t)slot;
    r->hint[STORE_NEXT] = (uint64_t)(uintptr_t)next;
}

// An attribute that an exception does not have yet, nor its class as a descriptor.
static bool is_new_field(KrRef owner, KrRef name)
{
    const uint32_t plainly = KR_TYPE_EXCEPTION_SUB | KR_TYPE_GENERIC_SETATTR;
    if (!kr_is_ptr(owner) || (kr_type_of(owner)->flags & plainly) != plainly)
        return false;
    KrRef found = kr_type_find(kr_type_of(owner), name);
    return (kr_ref_is_null(found) || !kr_type_of(found)->descr_set) && kr_ref_is_null(kr_quiet_exception_field(owner, name));
}

// An attribute in an object's own dict, outside of shapes. What it holds, or 0.
static uint64_t look_at_own_attribute(KrRecorder *r, KrRef owner, uint32_t offset, KrRef name)
{
    KrRef own = kr_ref(*kr_attribute_own_dict(owner)), found = kr_type_find(kr_type_of(owner), name);
    if (kr_ref_is_null(own) || !is_simple_dict(own) || kr_dict_cast(own)->flags & KR_DICT_WATCHED ||
        !(kr_type_of(owner)->flags & KR_TYPE_GENERIC_SETATTR) || (!kr_ref_is_null(found) && kr_type_of(found)->descr_set))
        return 0;
    KrRef value = kr_dict_find_str(own, name);
    if (!kr_ref_is_null(value)) {
        r->hint[STORE_OFFSET] = offset;
        r->hint[STORE_TYPE] = (uint64_t)(uintptr_t)kr_type_of(owner);
    }
    return kr_bits(value);
}

// Of STORE_ATTR, where the place's cache knows other shapes. The value that is replaced, or 0.
static uint64_t look_at_attribute(KrRecorder *r, KrRef owner)
{
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg]);
    KrAttrEntry entry;
    if (is_new_field(owner, name))
        r->argument_types[0] = kr_type_of(owner);
    uint32_t offset = kr_expand_own_dict_offset(owner);
    if (offset)
        return look_at_own_attribute(r, owner, offset, name);
    if (!kr_is_ptr(owner) || (kr_type_of(owner)->flags & SETS_PLAINLY) != SETS_PLAINLY)
        return 0;
    KrInstance *instance = (KrInstance *)(void *)kr_obj(owner);
    if (!kr_specialize_find_attr(owner, name, &entry) || entry.kind != KR_ATTR_SLOT) {
        look_at_new_attribute(r, instance, name);
        return 0;
    }
    r->hint[STORE_SHAPE] = (uint64_t)(uintptr_t)instance->shape;
    r->hint[STORE_INDEX] = entry.value;
    return kr_own_bits(instance->slots[entry.value]);
}

// Of DELETE_ATTR: the last attribute, or one of few.
static void look_at_deleted_attribute(KrRecorder *r, KrRef owner)
{
    if (!kr_is_ptr(owner) || (kr_type_of(owner)->flags & SETS_PLAINLY) != SETS_PLAINLY || !kr_type_of(owner)->version)
        return;
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg]), found = kr_type_find(kr_type_of(owner), name);
    KrShape *shape = ((KrInstance *)(void *)kr_obj(owner))->shape;
    int slot = shape && shape->mode == KR_SHAPE_SLOTS ? kr_shape_find(shape, name) : -1;
    bool fits = slot >= 0 && shape->count - (uint32_t)slot <= KR_SHAPE_DELETE_LIMIT && (kr_ref_is_null(found) || !kr_type_of(found)->descr_set);
    KrShape *rest = fits ? kr_shape_without(r->thread, shape, (uint32_t)slot) : NULL;
    if (!rest)
        return;
    r->hint[STORE_SHAPE] = (uint64_t)(uintptr_t)shape;
    r->hint[STORE_INDEX] = (uint64_t)slot;
    r->hint[STORE_NEXT] = (uint64_t)(uintptr_t)rest;
}

// Is what a store to an item or an attribute slot overwrites not counted?
static void look_at_old_value(KrRecorder *r, const KrUnit *ip, const KrSlot *sp)
{
    uint64_t old = 0;
    if (r->opcode == KR_OP_STORE_SUBSCR_LIST_INT) {
        const KrList *list = (const KrList *)(const void *)kr_obj(kr_slot_ref(sp[-2]));
        int64_t index = kr_small_int_value(kr_slot_ref(sp[-1]));
        old = kr_own_bits(list->items[index < 0 ? index + list->length : index]);
    } else if (r->opcode == KR_OP_STORE_SUBSCR_DICT || r->opcode == KR_OP_STORE_SUBSCR) {
        KrRef dict = kr_slot_ref(sp[-2]), key = kr_slot_ref(sp[-1]);
        look_at_key(r, dict, sp[-1], true);
        r->argument_words[1] = kr_bits_is_ptr(sp[-3].w) ? 0 : sp[-3].w;
        if (kr_expand_simple_key(r) || r->key_is_quiet) {
            int64_t index = place_of(r, dict, key);
            r->hint[KEY_IS_NEW] = index == -1 && !r->key_is_quiet && !r->dict_is_watched;
            old = index < 0 ? 0 : kr_own_bits(kr_dict_cast(kr_slot_ref(sp[-2]))->keys->entries[index].value);
        }
        r->hint[OLD_VALUE] = old;
    } else if (r->opcode == KR_OP_STORE_ATTR_SLOT) {
        const KrInstance *instance = (const KrInstance *)(const void *)kr_obj(kr_slot_ref(sp[-1]));
        while (kr_opcode_base[*ip & 0xFF] == KR_OP_EXTENDED_ARG)
            ip++;
        old = kr_own_bits(instance->slots[kr_cache_u16(ip + KR_CACHE_STORE_ATTR_index)]);
    } else if (r->opcode == KR_OP_STORE_ATTR) {
        old = look_at_attribute(r, kr_slot_ref(sp[-1]));
    }
    KrRef name, globals = r->pending_frame->globals;
    switch (kr_opcode_base[r->opcode]) {
    case KR_OP_STORE_NAME:
    case KR_OP_STORE_GLOBAL:
        name = kr_ref(r->pending_frame->code->names[r->oparg]);
        old = kr_is_exact(globals, &kr_dict_type) ? kr_bits(kr_dict_find_str(globals, name)) : 0;
        break;
    default: break;
    }
    r->old_is_there = old != 0;
    r->old_is_plain = old && (!kr_bits_is_ptr(old) || (int32_t)((const KrObject *)(uintptr_t)old)->count < 0);
    r->old_is_bool = (old & ~(uint64_t)KR_TRUE_BIT) == kr_bits(kr_bool(false));
}

// The names of a call's **kwargs become a constant of the trace: the dict may go with the call.
static void look_at_keywords(KrRecorder *r, KrRef kwargs)
{
    if (!kr_is_exact(kwargs, &kr_dict_type) || kr_dict_length(kwargs) > KR_TRACE_ARGUMENTS)
        return;
    KrOwn names = kr_tuple_new(r->thread, kr_dict_length(kwargs));
    if (kr_is_null(names)) {
        kr_exception_clear(r->thread);
        return;
    }
    KrTuple *tuple = (KrTuple *)(void *)kr_obj(kr_ref(names));
    KrRef key, value;
    size_t position = 0;
    bool ok = true;
    for (int64_t i = 0; i < tuple->length && kr_dict_next(kwargs, &position, &key, &value); i++) {
        ok &= kr_is_exact(key, &kr_str_type);
        tuple->items[i] = kr_dup(key);
    }
    if (ok && kr_operators_dict_names_are(kwargs, kr_ref(names))) {
        (void)kr_record_const(r, kr_ref(names)); // kept alive, by the trace or the recorder
        r->hint[KEYWORD_NAMES] = r->ir.failed ? 0 : kr_own_bits(names);
    }
    kr_drop(r->thread, names);
}

static void look_at_partial(KrRecorder *r, const KrPartial *partial)
{
    if (!kr_is_null(partial->keywords))
        look_at_keywords(r, kr_ref(partial->keywords));
}

// A local is overwritten: what it holds need not be given back if it is a number, as now.
static void look_at_local(KrRecorder *r, const KrFrame *frame, uint32_t index)
{
    if (kr_slot_is_null(frame->slots[index]))
        return;
    KrVirtualSlot *slot = kr_record_local(r, index);
    r->snapshot = 0;
    if (slot->ref)
        kr_record_guard_plain(r, slot->ref, kr_bits(kr_slot_ref(frame->slots[index])));
}

static uint64_t immediate(KrSlot slot)
{
    return kr_bits_is_ptr(slot.w) ? 0 : slot.w;
}

static uint64_t only_argument(KrRef exception)
{
    KrRef args = kr_quiet_exception_args(exception);
    KrRef only = kr_tuple_length(args) == 1 ? kr_tuple_get(args, 0) : KR_REF_NULL;
    return !kr_is_ptr(only) || kr_is_exact(only, &kr_str_type) ? kr_bits(only) : 0;
}

// Of the first arguments of a call without keywords.
static void look_at_arguments(KrRecorder *r, const KrSlot *sp)
{
    enum { MOST = sizeof r->argument_types / sizeof *r->argument_types };
    KrSlot self = sp[-(int64_t)r->oparg - 1];
    r->self_word = immediate(self);
    r->self_is_bytes = !kr_slot_is_null(self) && is_text_of_bytes(kr_slot_ref(self));
    r->self_is_bounded = !kr_slot_is_null(self) && kr_is_ptr(kr_slot_ref(self)) && kr_obj(kr_slot_ref(self))->flags & KR_CONTAINER_BOUNDED;
    if (r->oparg && !kr_slot_is_null(self)) {
        look_at_key(r, kr_slot_ref(self), sp[-(int64_t)r->oparg], false);
        r->hint[KEY_IS_THERE] = kr_expand_is_simple_store(r) && place_of(r, kr_slot_ref(self), kr_slot_ref(sp[-(int64_t)r->oparg])) >= 0;
    }
    else if (r->oparg)
        kr_expand_look_at_operand(r, sp[-(int64_t)r->oparg]);
    if (r->oparg)
        r->text_is_bytes = is_text_of_bytes(kr_slot_ref(sp[-(int64_t)r->oparg]));
    if (r->oparg == 1 && r->argument_types[0]->flags & KR_TYPE_EXCEPTION_SUB)
        r->exception_argument = only_argument(kr_slot_ref(sp[-1]));
    for (uint32_t i = 1; i < r->oparg && i < MOST; i++) {
        KrSlot slot = sp[(int64_t)i - (int64_t)r->oparg];
        r->argument_types[i] = kr_type_of(kr_slot_ref(slot));
        r->argument_words[i] = immediate(slot);
    }
}

// Of getattr(object, name): the object.
static void look_at_owner(KrRecorder *r, KrRef callable, KrRef owner)
{
    bool asks = kr_is_ptr(callable) && kr_is_exact(callable, &kr_native_type) && !strcmp(((const KrNative *)(const void *)kr_obj(callable))->def->name, "getattr");
    r->argument_object = asks && kr_is_ptr(owner) ? kr_bits(owner) : 0;
    if (r->argument_object)
        kr_record_hold(r, owner);
}

// Of the list or tuple that f(*args) unpacks.
static void look_at_items(KrRecorder *r, const KrOwn *items, uint64_t count)
{
    enum { MOST = sizeof r->argument_types / sizeof *r->argument_types };
    for (uint64_t i = 0; i < count && i < MOST; i++) {
        r->argument_types[i] = kr_type_of(kr_ref(items[i]));
        r->argument_words[i] = kr_is_ptr(kr_ref(items[i])) ? 0 : kr_own_bits(items[i]);
    }
}

// A method that is a fold of its argument (runtime/fold.h), not send().
static bool goes_over_argument(KrRef callable)
{
    return kr_is_exact(callable, &kr_method_descriptor_type) &&
           ((const KrMethodDescriptor *)(const void *)kr_obj(callable))->def->flags & KR_NATIVE_FOLDS;
}

void kr_expand_look(KrRecorder *r, KrFrame *frame, const KrUnit *ip, const KrSlot *sp)
{
    uint8_t base = kr_opcode_base[*ip & 0xFF];
    memset(r->hint, 0, sizeof r->hint);
    r->generator_word = 0;
    r->old_is_plain = r->old_is_bool = r->dict_is_simple = r->tuple_of_scalars = r->key_is_quiet = r->texts_compare = r->text_is_bytes = r->self_is_bytes = false;
    r->container_type = NULL;
    memset(r->argument_types, 0, sizeof r->argument_types);
    memset(r->argument_words, 0, sizeof r->argument_words);
    r->self_word = r->exception_argument = 0;
    switch (base) {
    case KR_OP_UNARY_NEGATIVE:
    case KR_OP_UNARY_INVERT: kr_expand_look_at_operand(r, sp[-1]); break;
    case KR_OP_BUILD_SET:
        if (r->oparg == 1)
            kr_expand_look_at_operand(r, sp[-1]);
        break;
    case KR_OP_SET_ADD:
    case KR_OP_FORMAT_SIMPLE: kr_expand_look_at_operand(r, sp[-1]); break;
    case KR_OP_FORMAT_WITH_SPEC: kr_expand_look_at_operand(r, sp[-2]); break;
    case KR_OP_DELETE_SUBSCR: look_at_key(r, kr_slot_ref(sp[-2]), sp[-1], true); break;
    case KR_OP_CONTAINS_OP:
        look_at_key(r, kr_slot_ref(sp[-1]), sp[-2], false);
        r->argument_object = kr_is_ptr(kr_slot_ref(sp[-2])) ? kr_bits(kr_slot_ref(sp[-2])) : 0;
        break;
    case KR_OP_COMPARE_OP:
        r->texts_compare = kr_quiet_text_equal(kr_slot_ref(sp[-2]), kr_slot_ref(sp[-1])) != KR_QUIET_ASK;
        r->tuples_differ = kr_expand_look_at_tuples(kr_slot_ref(sp[-2]), kr_slot_ref(sp[-1]), &r->tuples_texts);
        r->argument_types[0] = kr_type_of(kr_slot_ref(sp[-2]));
        r->argument_types[1] = kr_type_of(kr_slot_ref(sp[-1]));
        break;
    case KR_OP_CALL:
    case KR_OP_CALL_KW: {
        uint32_t names = base == KR_OP_CALL_KW;
        r->hint[CALLABLE] = kr_bits(kr_slot_ref(sp[-(int64_t)(r->oparg + names) - 2]));
        KrSlot self = sp[-(int64_t)(r->oparg + names) - 1]; // it may die in the call
        r->hint[SELF_TYPE] = kr_slot_is_null(self) ? 0 : (uint64_t)(uintptr_t)kr_type_of(kr_slot_ref(self));
        r->hint[NAMES] = names ? kr_bits(kr_slot_ref(sp[-1])) : 0;
        if (!names)
            look_at_arguments(r, sp);
        if (!names && r->hint[CALLABLE] && (r->oparg == 2 || r->oparg == 3))
            look_at_owner(r, kr_from_bits(r->hint[CALLABLE]), kr_slot_ref(sp[-(int64_t)r->oparg]));
        if (!names && r->oparg == 1) // next() or send() may resume it
            r->generator_word = kr_expand_look_at_generator(kr_slot_ref(sp[kr_slot_is_null(self) || goes_over_argument(kr_from_bits(r->hint[CALLABLE])) ? -1 : -2]));
        if (!names && r->hint[CALLABLE] && kr_is_exact(kr_from_bits(r->hint[CALLABLE]), &kr_partial_type))
            look_at_partial(r, (const KrPartial *)(const void *)kr_obj(kr_from_bits(r->hint[CALLABLE])));
        kr_record_hold(r, kr_from_bits(r->hint[CALLABLE]));
        break;
    }
    case KR_OP_RETURN_VALUE:
        r->hint[WATCHED] = !kr_is_null(frame->frame_object) || (frame->previous && kr_frame_is_watched(frame->previous));
        break;
    case KR_OP_CALL_FUNCTION_EX: {
        KrRef args = kr_slot_ref(sp[-2]), kwargs = kr_slot_is_null(sp[-1]) ? KR_REF_NULL : kr_slot_ref(sp[-1]);
        bool tuple = kr_is_exact(args, &kr_tuple_type);
        r->hint[CALLABLE] = kr_bits(kr_slot_ref(sp[-4]));
        r->hint[UNPACKED] = tuple                                ? (uint64_t)((const KrTuple *)(const void *)kr_obj(args))->length
                            : kr_is_exact(args, &kr_list_type) ? (uint64_t)((const KrList *)(const void *)kr_obj(args))->length
                                                               : UINT64_MAX;
        r->hint[UNPACKED_LIST] = !tuple;
        if (!kr_ref_is_null(kwargs))
            r->hint[KEYWORDS] = kr_is_exact(kwargs, &kr_dict_type) && kr_dict_length(kwargs) == 0 ? NO_KEYWORDS : SOME_KEYWORDS;
        if (r->hint[KEYWORDS] == SOME_KEYWORDS && kr_is_exact(r->hint[CALLABLE] ? kr_from_bits(r->hint[CALLABLE]) : KR_REF_NULL, &kr_function_type))
            look_at_keywords(r, kwargs);
        if (r->hint[UNPACKED] != UINT64_MAX && kr_ref_is_null(kwargs))
            look_at_items(r, tuple ? kr_tuple_cast(args)->items : kr_list_cast(args)->items, r->hint[UNPACKED]);
        kr_record_hold(r, kr_from_bits(r->hint[CALLABLE]));
        break;
    }
    case KR_OP_BINARY_OP:
        r->hint[LEFT] = kr_bits(kr_slot_ref(sp[-2]));
        r->hint[RIGHT] = kr_bits(kr_slot_ref(sp[-1]));
        look_at_key(r, kr_slot_ref(sp[-2]), sp[-1], true);
        r->text_is_bytes = is_text_of_bytes(kr_slot_ref(sp[-2]));
        r->hint[SETS_ARE_QUIET] = is_set_operator(r->oparg) && is_exact_set(kr_slot_ref(sp[-2])) && is_exact_set(kr_slot_ref(sp[-1])) &&
                                  kr_set_binary_is_quiet(kr_slot_ref(sp[-2]), kr_slot_ref(sp[-1]), r->oparg);
        if (kr_is_exact(kr_slot_ref(sp[-2]), &kr_dict_type) && kr_is_exact(kr_slot_ref(sp[-1]), &kr_str_type))
            kr_record_hold(r, kr_slot_ref(sp[-1]));
        break;
    case KR_OP_BINARY_SLICE:
        r->container_type = kr_type_of(kr_slot_ref(sp[-3]));
        r->hint[LEFT] = kr_bits(kr_slot_ref(sp[-2]));
        r->hint[RIGHT] = kr_bits(kr_slot_ref(sp[-1]));
        break;
    case KR_OP_STORE_NAME:
    case KR_OP_STORE_GLOBAL:
    case KR_OP_STORE_SUBSCR:
    case KR_OP_STORE_ATTR: look_at_old_value(r, ip, sp); break;
    case KR_OP_DELETE_ATTR: look_at_deleted_attribute(r, kr_slot_ref(sp[-1])); break;
    case KR_OP_LOAD_SUPER_ATTR:
        r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-1]));
        r->hint[CLASS] = kr_bits(kr_slot_ref(sp[-2]));
        r->hint[SUPER] = kr_bits(kr_slot_ref(sp[-3]));
        break;
    case KR_OP_RAISE_VARARGS:
        if (r->oparg) {
            r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-(int64_t)r->oparg]));
            kr_record_hold(r, kr_slot_ref(sp[-(int64_t)r->oparg])); // what is no exception ends with the instruction
        }
        break;
    case KR_OP_RERAISE:
        if (r->oparg)
            r->hint[OWNER] = sp[-(int64_t)r->oparg - 1].w;
        break;
    case KR_OP_GET_ITER: r->container_type = kr_type_of(kr_slot_ref(sp[-1])); break; // (it may go with the step)
    case KR_OP_LOAD_SPECIAL: r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-1])); break;
    case KR_OP_TO_BOOL:
    case KR_OP_LOAD_ATTR:
    case KR_OP_UNPACK_SEQUENCE:
        r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-1]));
        kr_record_hold(r, kr_slot_ref(sp[-1]));
        break;
    case KR_OP_STORE_FAST: look_at_local(r, frame, r->oparg); break;
    case KR_OP_STORE_FAST_LOAD_FAST:
        look_at_local(r, frame, r->oparg >> 4);
        look_at_local(r, frame, r->oparg & 15); // the guard of what is loaded comes before the store
        break;
    case KR_OP_STORE_FAST_STORE_FAST:
        look_at_local(r, frame, r->oparg >> 4);
        look_at_local(r, frame, r->oparg & 15);
        break;
    case KR_OP_FOR_ITER:
        look_at_iterator(r, kr_slot_ref(sp[-1]));
        r->generator_word = kr_expand_look_at_generator(kr_expand_goes_over(kr_slot_ref(sp[-1])));
        break;
    case KR_OP_SEND:
        r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-2]));
        r->generator_word = kr_expand_look_at_generator(kr_slot_ref(sp[-2]));
        break;
    case KR_OP_GET_YIELD_FROM_ITER:
    case KR_OP_GET_AWAITABLE:
        r->container_type = kr_type_of(kr_slot_ref(sp[-1]));
        r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-1]));
        r->generator_word = kr_expand_look_at_generator(kr_slot_ref(sp[-1]));
        break;
    default: break;
    }
}

