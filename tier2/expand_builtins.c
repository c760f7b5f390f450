// SPDX-License-Identifier: MIT
// Calls of builtin functions, methods and classes that a trace knows: as a few micro-ops, or as a call of the C function
// itself without the way through call.c.
//
// What the callable is has been seen while recording and is guarded. A function that is KR_NATIVE_PURE, called with
// scalars (exact int, float, bool, str, bytes, None), runs no Python code: facts about the heap survive it.
// Called by expand_call (expand.c) for calls without keywords that have come back. Tests: tests/lang/jit/known_calls.py.
#include "tier2/expand.h"

#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/container.h"
#include "runtime/descriptor.h"
#include "runtime/deque.h"
#include "runtime/dict.h"
#include "runtime/dict_views.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/frame_locals.h"
#include "runtime/function.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/mapping_proxy.h"
#include "runtime/module.h"
#include "runtime/none.h"
#include "runtime/range.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/signature.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

enum { MOST = 3 }; // arguments in registers

static KrTraceRef argument(KrRecorder *r, uint32_t i) // without self
{
    return kr_record_stack(r, r->oparg - 1 - i)->ref;
}

static KrTraceRef self_of(KrRecorder *r)
{
    return kr_record_stack(r, r->oparg)->ref;
}

static void guard_callable(KrRecorder *r, KrRef callable) // a class, descriptor or function: nothing that holds an instance
{
    kr_record_uop(r, KR_UOP_GUARD_VALUE, kr_record_stack(r, r->oparg + 1)->ref, 0, 0, kr_bits(callable));
    (void)kr_record_const(r, callable); // kept alive, so that its address means it
}

// Arguments, self and callable go, the result comes.
static bool finish(KrRecorder *r, KrTraceRef result, KrSlotOwner owner)
{
    for (uint32_t i = 0; i < r->oparg + 2; i++) {
        KrVirtualSlot *slot = kr_record_stack(r, 0);
        if (slot->ref)
            kr_record_drop_slot(r, slot);
        kr_record_pop(r);
    }
    kr_record_push(r, result, owner);
    return true;
}

// The same of a result that something else holds: if that goes with the operands, it is counted before.
static bool finish_lent(KrRecorder *r, KrTraceRef result)
{
    KrVirtualSlot operands[MOST + 2];
    uint32_t count = r->oparg + 2;
    for (uint32_t i = 0; i < count; i++)
        operands[i] = kr_record_take(r);
    kr_record_push(r, result, KR_SLOT_NEEDS_DUP);
    for (uint32_t i = 0; i < count; i++)
        if (operands[i].ref)
            kr_record_drop_slot(r, &operands[i]);
    return true;
}

static bool finish_int(KrRecorder *r, KrTraceRef number)
{
    return finish(r, kr_record_uop(r, KR_UOP_BOX_INT, number, 0, 0, 0), KR_SLOT_PLAIN);
}

static bool is_scalar(const KrType *type)
{
    return type == &kr_int_type || type == &kr_float_type || type == &kr_bool_type || type == &kr_none_type ||
           type == &kr_str_type || type == &kr_bytes_type;
}

// Is it so now, and can it be guarded? A heap int is none that a guard knows.
static bool is_small_int(const KrRecorder *r, uint32_t i)
{
    return kr_bits_is_int(r->argument_words[i]);
}
static bool is_float(const KrRecorder *r, uint32_t i)
{
    return r->argument_types[i] == &kr_float_type;
}

static bool can_guard(const KrType *type, uint64_t word)
{
    return type && (type != &kr_int_type || kr_bits_is_int(word));
}

// Guards that a value is exactly of the type that it has now (can_guard).
void kr_expand_guard_type(KrRecorder *r, KrTraceRef ref, const KrType *type)
{
    static const struct {
        const KrType *type;
        uint16_t guard;
    } known[] = {{&kr_int_type, KR_UOP_GUARD_INT}, {&kr_float_type, KR_UOP_GUARD_FLOAT}, {&kr_bool_type, KR_UOP_GUARD_BOOL},
                 {&kr_none_type, KR_UOP_GUARD_NONE}, {&kr_str_type, KR_UOP_GUARD_STR}, {&kr_list_type, KR_UOP_GUARD_LIST},
                 {&kr_tuple_type, KR_UOP_GUARD_TUPLE}, {&kr_dict_type, KR_UOP_GUARD_DICT}, {&kr_set_type, KR_UOP_GUARD_SET},
                 {&kr_list_iter_type, KR_UOP_GUARD_LIST_ITER}, {&kr_tuple_iter_type, KR_UOP_GUARD_TUPLE_ITER}};
    if (kr_opt_type(&r->ir, ref) == type)
        return;
    uint16_t guard = KR_UOP_GUARD_TYPE;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].type == type)
            guard = known[i].guard;
    kr_record_uop(r, guard, ref, 0, 0, (uint64_t)(uintptr_t)type);
}

static KrTraceRef unboxed_int(KrRecorder *r, uint32_t i)
{
    kr_expand_guard_type(r, argument(r, i), &kr_int_type);
    return kr_record_uop(r, KR_UOP_UNBOX_INT, argument(r, i), 0, 0, 0);
}
static KrTraceRef unboxed_float(KrRecorder *r, uint32_t i)
{
    kr_expand_guard_type(r, argument(r, i), &kr_float_type);
    return kr_record_uop(r, KR_UOP_UNBOX_FLOAT, argument(r, i), 0, 0, 0);
}

// --- functions of builtins ------------------------------------------------------------------

// A container in C whose length runs no Python code, exactly: nothing that stands for another object.
static bool has_quiet_length(const KrType *type)
{
    return type && !(type->flags & KR_TYPE_HEAP) && type->length && !type->truth && type != &kr_mapping_proxy_type &&
           type != &kr_frame_locals_type;
}

// Where objects of the type keep their length, or 0.
static uint32_t length_field(const KrType *type)
{
    if (type == &kr_collections_deque_type)
        return offsetof(KrDeque, length);
    return type == &kr_set_type || type == &kr_frozenset_type ? offsetof(KrSet, used) : 0;
}

// An object that is true since nothing of its type says otherwise. The site may know another class, or none as yet.
static bool true_object(KrRecorder *r, KrRef object, KrType *type)
{
    bool is_heap = type->flags & KR_TYPE_HEAP;
    if (type->truth || type->length || kr_int_is(object) || (is_heap && !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0)))
        return false;
    const KrShape *shape = type->flags & KR_TYPE_INSTANCE ? ((const KrInstance *)(const void *)kr_obj(object))->shape : NULL;
    KrTraceRef value = kr_record_stack(r, 0)->ref;
    if (shape && shape->mode == KR_SHAPE_SLOTS)
        kr_record_uop(r, KR_UOP_GUARD_SHAPE, value, 0, 0, (uint64_t)(uintptr_t)shape);
    else
        kr_record_uop(r, KR_UOP_GUARD_TYPE, value, 0, 0, (uint64_t)(uintptr_t)type);
    (void)kr_record_const(r, kr_from_obj(type)); // kept alive, so that its address means it
    kr_expand_drop_stack(r, 1);
    kr_record_push(r, kr_record_uop(r, KR_UOP_BOX_BOOL, kr_opt_const_bool(&r->ir, true), 0, 0, 0), KR_SLOT_PLAIN);
    return true;
}

// A subclass of dict in Python whose length is dict's.
static bool has_length_of_dict(KrRecorder *r, const KrType *type)
{
    return type->flags & KR_TYPE_HEAP && type->flags & KR_TYPE_DICT_SUB && type->length == kr_dict_type.length && !type->truth &&
           kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0);
}

// `if d`, `while not queue`: TO_BOOL of a dict, set, deque, ...
bool kr_expand_truth(KrRecorder *r)
{
    KrRef object = kr_from_bits(r->hint[OWNER]);
    KrType *type = kr_type_of(object);
    if (!kr_expand_stays(r) || !kr_is_ptr(object))
        return false; // numbers, texts, lists and tuples have forms of their own
    bool is_dict = type == &kr_dict_type || has_length_of_dict(r, type);
    if (!is_dict && !has_quiet_length(type))
        return true_object(r, object, type);
    KrTraceRef value = kr_record_stack(r, 0)->ref;
    kr_expand_guard_type(r, value, type);
    uint32_t field = length_field(type);
    KrTraceRef length = is_dict ? kr_record_uop(r, KR_UOP_DICT_LENGTH, value, 0, 0, 0)
                        : field ? kr_record_uop(r, KR_UOP_LENGTH_FIELD, value, 0, 0, field)
                                : 0;
    KrTraceRef truth = kr_record_uop(r, length ? KR_UOP_IS_NONZERO_INT : KR_UOP_TRUTH_QUIET, length ? length : value, 0, 0, 0);
    truth = kr_record_uop(r, KR_UOP_BOX_BOOL, truth, 0, 0, 0);
    kr_expand_drop_stack(r, 1);
    kr_record_push(r, truth, KR_SLOT_PLAIN);
    return true;
}

static bool quiet_len(KrRecorder *r, KrRef callable, const KrType *type)
{
    const KrNativeDef *def = ((const KrNative *)(const void *)kr_obj(callable))->def;
    guard_callable(r, callable);
    kr_expand_guard_type(r, argument(r, 0), type);
    uint32_t field = length_field(type);
    if (field)
        return finish_int(r, kr_record_uop(r, KR_UOP_LENGTH_FIELD, argument(r, 0), 0, 0, field));
    const KrTraceRef in[5] = {kr_opt_const_box(&r->ir, 0), argument(r, 0)};
    const uint64_t imm[2] = {(uint64_t)(uintptr_t)def->function};
    return finish(r, kr_opt_uop(&r->ir, KR_UOP_QUIET_1, in, imm), KR_SLOT_OWNED);
}

static bool known_len(KrRecorder *r, KrRef callable)
{
    const KrType *type = r->argument_types[0];
    uint16_t length;
    if (r->oparg != 1)
        return false;
    if (type == &kr_list_type)
        length = KR_UOP_LIST_LENGTH;
    else if (type == &kr_tuple_type)
        length = KR_UOP_TUPLE_LENGTH;
    else if (type == &kr_str_type)
        length = KR_UOP_STR_LENGTH;
    else if (type == &kr_dict_type)
        length = KR_UOP_DICT_LENGTH;
    else
        return has_quiet_length(type) && quiet_len(r, callable, type);
    guard_callable(r, callable);
    kr_expand_guard_type(r, argument(r, 0), type);
    return finish_int(r, kr_record_uop(r, length, argument(r, 0), 0, 0, 0));
}

static bool known_abs(KrRecorder *r, KrRef callable)
{
    if (r->oparg != 1 || (!is_small_int(r, 0) && !is_float(r, 0)))
        return false;
    guard_callable(r, callable);
    if (is_small_int(r, 0))
        return finish_int(r, kr_record_uop(r, KR_UOP_ABS_INT, unboxed_int(r, 0), 0, 0, 0));
    KrTraceRef x = kr_record_uop(r, KR_UOP_ABS_FLOAT, unboxed_float(r, 0), 0, 0, 0);
    return finish(r, kr_record_uop(r, KR_UOP_BOX_FLOAT, x, 0, 0, 0), KR_SLOT_PLAIN);
}

// min and max of two or three numbers of one kind.
static bool known_extreme(KrRecorder *r, KrRef callable, bool is_max)
{
    bool ints = true, floats = true;
    if (r->oparg < 2 || r->oparg > MOST)
        return false;
    for (uint32_t i = 0; i < r->oparg; i++) {
        ints &= is_small_int(r, i);
        floats &= is_float(r, i);
    }
    if (!ints && !floats)
        return false;
    guard_callable(r, callable);
    uint16_t op = ints ? (is_max ? KR_UOP_MAX_INT : KR_UOP_MIN_INT) : (is_max ? KR_UOP_MAX_FLOAT : KR_UOP_MIN_FLOAT);
    KrTraceRef numbers[MOST];
    for (uint32_t i = 0; i < r->oparg; i++)
        numbers[i] = ints ? unboxed_int(r, i) : unboxed_float(r, i);
    KrTraceRef best = numbers[0];
    for (uint32_t i = 1; i < r->oparg; i++)
        best = kr_record_uop(r, op, best, numbers[i], 0, 0);
    return finish(r, kr_record_uop(r, ints ? KR_UOP_BOX_INT : KR_UOP_BOX_FLOAT, best, 0, 0, 0), KR_SLOT_PLAIN);
}

// Does what the trace knows of a value's class answer isinstance()?
static bool answers(KrRecorder *r, KrTraceRef value, const KrType *class, bool *truth)
{
    const KrFact *fact = &r->ir.facts[value];
    KrType *type = (KrType *)(uintptr_t)kr_opt_type(&r->ir, value);
    if (type && type->flags & KR_TYPE_INSTANCE) // it may have got another one
        type = NULL;
    if (!type && fact->shape && fact->shape_time > r->ir.shapes_killed) {
        type = ((const KrShape *)(uintptr_t)fact->shape)->type;
        if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
            return false;
    }
    if (!type)
        return false;
    *truth = kr_type_is_subtype(type, class);
    KrRef name = kr_name(KR_NAME___class__);
    return *truth || (type->flags & KR_TYPE_GENERIC_GETATTR && kr_is(kr_type_find(type, name), kr_type_find(&kr_object_base_type, name)));
}

// Does isinstance() of the class ask no metaclass in Python? (Such a metaclass and its bases keep their versions then.)
static bool has_plain_check(KrRecorder *r, KrRef class)
{
    KrType *meta = kr_type_of(class);
    if (meta == &kr_type_type)
        return true;
    KrRef name = kr_name(KR_NAME___instancecheck__);
    return meta->flags & KR_TYPE_TYPE_SUB && meta->version && kr_is(kr_type_find(meta, name), kr_type_find(&kr_type_type, name)) &&
           kr_record_depend(r, KR_DEPENDS_ON_TYPE, meta, 0);
}

enum { CLASSES = 6 }; // that isinstance() may be asked for at once

// The classes that a constant, or a tuple of such, names; 0: other things, or too many.
static uint32_t find_classes(KrRecorder *r, KrTraceRef ref, const KrType *classes[CLASSES])
{
    uint64_t word;
    uint32_t count = kr_opt_tuple_size(&r->ir, ref);
    bool is_made = count != 0, is_const = !is_made && kr_opt_is_const(&r->ir, ref, &word) && kr_bits_is_ptr(word) && word;
    bool is_tuple = is_const && kr_is_exact(kr_from_bits(word), &kr_tuple_type);
    if (is_const)
        count = is_tuple ? (uint32_t)kr_tuple_length(kr_from_bits(word)) : 1;
    if (count > CLASSES)
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t item = is_tuple ? kr_bits(kr_tuple_get(kr_from_bits(word), i)) : word;
        if (is_made && !kr_opt_is_const(&r->ir, kr_opt_tuple_item(&r->ir, ref, i), &item))
            return 0;
        if (!kr_bits_is_ptr(item) || !item || !has_plain_check(r, kr_from_bits(item)))
            return 0;
        classes[i] = (const KrType *)kr_obj(kr_from_bits(item));
    }
    return count;
}

static bool answers_all(KrRecorder *r, KrTraceRef value, const KrType **classes, uint32_t count, bool *truth)
{
    *truth = false;
    for (uint32_t i = 0; i < count && !*truth; i++)
        if (!answers(r, value, classes[i], truth))
            return false;
    return true;
}

static bool known_isinstance(KrRecorder *r, KrRef callable)
{
    const KrType *classes[CLASSES], *type = r->argument_types[0];
    uint32_t count = r->oparg == 2 ? find_classes(r, argument(r, 1), classes) : 0;
    if (!count)
        return false;
    KrTraceRef value = argument(r, 0);
    guard_callable(r, callable);
    bool truth, known = answers_all(r, value, classes, count, &truth), exact = type == classes[0];
    if (!known && type && (exact || !(type->flags & KR_TYPE_HEAP)) && can_guard(type, r->argument_words[0])) {
        kr_expand_guard_type(r, value, type); // it will be used as such, or asked for its type again
        truth = exact;
        known = exact || answers_all(r, value, classes, count, &truth);
    }
    if (known)
        return finish(r, kr_record_const(r, kr_bool(truth)), KR_SLOT_PLAIN);
    uint64_t word;
    if (count > 1 || !kr_opt_is_const(&r->ir, argument(r, 1), &word) || word != (uint64_t)(uintptr_t)classes[0])
        return false;
    KrTraceRef is = kr_record_uop(r, KR_UOP_IS_INSTANCE, value, argument(r, 1), 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_LT_INT, is, kr_opt_const_int(&r->ir, 2), 0, 0), 0, 0, 0);
    is = kr_record_uop(r, KR_UOP_IS_NONZERO_INT, is, 0, 0, 0);
    return finish(r, kr_record_uop(r, KR_UOP_BOX_BOOL, is, 0, 0, 0), KR_SLOT_PLAIN);
}

// getattr(object, "name"), and with a default.
static bool known_getattr(KrRecorder *r, KrRef callable)
{
    uint64_t word;
    if ((r->oparg != 2 && r->oparg != 3) || !r->argument_object || !kr_opt_is_const(&r->ir, argument(r, 1), &word))
        return false;
    KrRef owner = kr_from_bits(r->argument_object), name = kr_from_bits(word);
    if (!kr_is_exact(name, &kr_str_type) || !kr_str_obj(name)->interned || kr_type_has(owner, KR_TYPE_TYPE_SUB))
        return false;
    KrTraceRef value = kr_expand_attribute_value(r, argument(r, 0), owner, name);
    if (!value && r->oparg == 3 && kr_expand_lacks_attribute(r, argument(r, 0), owner, name))
        value = argument(r, 2);
    if (!value)
        return false;
    guard_callable(r, callable);
    return finish_lent(r, value);
}

static bool known_sqrt(KrRecorder *r, KrRef callable)
{
    if (r->oparg != 1 || (!is_float(r, 0) && !is_small_int(r, 0)))
        return false;
    guard_callable(r, callable);
    KrTraceRef x = is_float(r, 0) ? unboxed_float(r, 0) : kr_record_uop(r, KR_UOP_INT_TO_FLOAT, unboxed_int(r, 0), 0, 0, 0);
    x = kr_record_uop(r, KR_UOP_SQRT_FLOAT, x, 0, 0, 0);
    return finish(r, kr_record_uop(r, KR_UOP_BOX_FLOAT, x, 0, 0, 0), KR_SLOT_PLAIN);
}

// ord() and chr() of characters below 256
static bool known_code_point(KrRecorder *r, KrRef callable, bool ord)
{
    bool is_small = is_small_int(r, 0) && (uint64_t)kr_bits_int(r->argument_words[0]) < 256;
    if (r->oparg != 1 || (ord ? !r->text_is_bytes : !is_small))
        return false;
    guard_callable(r, callable);
    if (ord)
        return finish_int(r, kr_expand_ord(r, argument(r, 0)));
    return finish(r, kr_expand_chr(r, unboxed_int(r, 0)), KR_SLOT_PLAIN);
}

static bool is_of_module(const KrNative *native, const char *name)
{
    KrRef module = kr_ref(native->module);
    return !kr_ref_is_null(module) && kr_is_exact(module, &kr_str_type) && kr_str_equal_ascii(module, name);
}

static bool known_operator(KrRecorder *r, KrRef callable, const char *name)
{
    guard_callable(r, callable);
    KrTraceRef result = kr_expand_operator_function(r, name, argument(r, 0), argument(r, 1));
    return result && finish(r, result, KR_SLOT_PLAIN);
}

static bool known_function(KrRecorder *r, KrRef callable, const KrNative *native)
{
    const char *name = native->def->name;
    if (!strcmp(name, "sqrt") && is_of_module(native, "math"))
        return known_sqrt(r, callable);
    if (r->oparg == 2 && is_of_module(native, "_operator"))
        return known_operator(r, callable, name);
    KrOwn key = kr_str_interned(r->thread, name);
    bool there = !kr_is_null(key) && kr_is(kr_dict_find_str(kr_ref(r->thread->vm->builtins), kr_ref(key)), callable);
    kr_xdrop(r->thread, key);
    if (!there)
        return false;
    if (!strcmp(name, "len"))
        return known_len(r, callable);
    if (!strcmp(name, "abs"))
        return known_abs(r, callable);
    if (!strcmp(name, "min") || !strcmp(name, "max"))
        return known_extreme(r, callable, name[1] == 'a');
    if (!strcmp(name, "isinstance"))
        return known_isinstance(r, callable);
    if (!strcmp(name, "getattr"))
        return known_getattr(r, callable);
    if (!strcmp(name, "ord") || !strcmp(name, "chr"))
        return known_code_point(r, callable, *name == 'o');
    return false;
}

// --- classes ----------------------------------------------------------------------------------

static bool has_quiet_iterator(const KrType *type)
{
    return type == &kr_list_type || type == &kr_tuple_type || type == &kr_str_type || type == &kr_range_type || type == &kr_dict_type ||
           type == &kr_set_type;
}

static bool known_range(KrRecorder *r, KrRef callable)
{
    KrTraceRef parts[MOST] = {kr_opt_const_int(&r->ir, 0), 0, kr_opt_const_int(&r->ir, 1)}; // start, stop, step
    if (r->oparg == 0 || r->oparg > MOST)
        return false;
    for (uint32_t i = 0; i < r->oparg; i++)
        if (!is_small_int(r, i) || (i == 2 && kr_bits_int(r->argument_words[i]) == 0))
            return false;
    guard_callable(r, callable);
    for (uint32_t i = 0; i < r->oparg; i++)
        parts[r->oparg == 1 ? 1 : i] = unboxed_int(r, i);
    if (r->oparg == MOST)
        kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_NE_INT, parts[2], kr_opt_const_int(&r->ir, 0), 0, 0), 0, 0, 0);
    return finish(r, kr_record_uop(r, KR_UOP_RANGE_NEW, parts[0], parts[1], parts[2], 0), KR_SLOT_OWNED);
}

// Its iterator is one that runs no Python code when it is made.
static bool known_enumerate(KrRecorder *r, KrRef callable)
{
    const KrType *of = r->argument_types[0];
    if ((r->oparg != 1 && (r->oparg != 2 || !is_small_int(r, 1))) || !has_quiet_iterator(of))
        return false;
    guard_callable(r, callable);
    kr_expand_guard_type(r, argument(r, 0), of);
    KrTraceRef start = r->oparg == 2 ? unboxed_int(r, 1) : kr_opt_const_int(&r->ir, 0);
    KrTraceRef made = kr_record_uop(r, KR_UOP_ENUMERATE_NEW, argument(r, 0), start, 0, 0);
    r->ir.facts[made].type = &kr_iterator_enumerate_type;
    return finish(r, made, KR_SLOT_OWNED);
}

// type() of an object.
static bool known_type(KrRecorder *r, KrRef callable)
{
    const KrType *of = r->argument_types[0];
    if (!can_guard(of, r->argument_words[0]))
        return false;
    guard_callable(r, callable);
    kr_expand_guard_type(r, argument(r, 0), of);
    return finish(r, kr_record_const(r, kr_slot_ref(r->next_sp[-1])), KR_SLOT_NEEDS_DUP);
}

// int(), float(), str() of a scalar, and empty containers.
static bool known_class(KrRecorder *r, KrRef callable)
{
    const KrType *type = (const KrType *)kr_obj(callable), *of = r->argument_types[0];
    if (r->oparg == 0 && (type == &kr_list_type || type == &kr_dict_type || type == &kr_set_type)) {
        guard_callable(r, callable);
        uint16_t op = type == &kr_list_type ? KR_UOP_LIST_0 : type == &kr_dict_type ? KR_UOP_DICT_OF_0 : KR_UOP_QUIET_EMPTY;
        KrTraceRef made = kr_record_uop(r, op, type == &kr_set_type ? kr_record_const(r, callable) : 0, 0, 0, 0);
        r->ir.facts[made].type = type;
        return finish(r, made, KR_SLOT_OWNED);
    }
    if (type == &kr_type_type && r->oparg == 1)
        return known_type(r, callable);
    if (type == &kr_range_type)
        return known_range(r, callable);
    if (type == &kr_iterator_enumerate_type)
        return known_enumerate(r, callable);
    if (type == &kr_str_type && r->oparg == 1 && r->exception_argument) {
        guard_callable(r, callable); // before it takes a reference
        KrTraceRef text = kr_expand_exception_text(r, argument(r, 0), r->argument_types[0]);
        if (text)
            return finish(r, text, KR_SLOT_OWNED);
    }
    bool to_number = type == &kr_int_type || type == &kr_float_type;
    if (r->oparg != 1 || (!to_number && type != &kr_str_type) || !is_scalar(of) || of == &kr_bytes_type || !can_guard(of, r->argument_words[0]))
        return false;
    guard_callable(r, callable);
    uint64_t word;
    if (type == &kr_float_type && of == &kr_str_type && kr_opt_is_const(&r->ir, argument(r, 0), &word)) // float("inf")
        return finish(r, kr_opt_const_box(&r->ir, kr_bits(kr_slot_ref(r->next_sp[-1]))), KR_SLOT_PLAIN);
    kr_expand_guard_type(r, argument(r, 0), of);
    if (type == of && to_number)
        return finish(r, argument(r, 0), KR_SLOT_PLAIN);
    if (type == &kr_float_type && of == &kr_int_type) {
        KrTraceRef x = kr_record_uop(r, KR_UOP_INT_TO_FLOAT, unboxed_int(r, 0), 0, 0, 0);
        return finish(r, kr_record_uop(r, KR_UOP_BOX_FLOAT, x, 0, 0, 0), KR_SLOT_PLAIN);
    }
    if (type == &kr_int_type && of == &kr_float_type)
        return finish_int(r, kr_record_uop(r, KR_UOP_TRUNC_FLOAT, unboxed_float(r, 0), 0, 0, 0));
    if (type == of) // str of a str
        return finish_lent(r, argument(r, 0));
    if (type == &kr_str_type && of == &kr_int_type)
        return finish(r, kr_record_uop(r, KR_UOP_FORMAT_SIMPLE_QUIET, argument(r, 0), 0, 0, 0), KR_SLOT_OWNED);
    KrTraceRef made = kr_record_uop(r, KR_UOP_QUIET_MAKE, kr_record_const(r, callable), argument(r, 0), 0, 0);
    if (type != &kr_int_type) // which may be one on the heap
        r->ir.facts[made].type = type;
    return finish(r, made, KR_SLOT_OWNED);
}

// --- methods and any function of C ------------------------------------------------------------

static bool known_append(KrRecorder *r, KrRef callable)
{
    if (r->oparg != 1)
        return false;
    guard_callable(r, callable);
    kr_expand_append(r, self_of(r), kr_record_stack(r, 0));
    return finish(r, kr_record_const(r, kr_none()), KR_SLOT_PLAIN);
}

static bool known_list_pop(KrRecorder *r, KrRef callable)
{
    if (r->oparg != 0)
        return false;
    guard_callable(r, callable);
    return finish(r, kr_expand_take_last(r, self_of(r)), KR_SLOT_OWNED);
}

// dict.get of a simple key.
static bool known_get(KrRecorder *r, KrRef callable)
{
    if (r->oparg == 0 || r->oparg > 2 || !kr_expand_simple_key(r))
        return false;
    KrTraceRef dict = self_of(r), fallback = r->oparg == 2 ? argument(r, 1) : kr_record_const(r, kr_none());
    guard_callable(r, callable);
    KrTraceRef item = kr_expand_own_dict_get(r, dict, argument(r, 0), fallback);
    if (!item)
        item = kr_record_uop(r, KR_UOP_DICT_VALUE_OR, dict, kr_expand_dict_index(r, dict, argument(r, 0)), fallback, 0);
    uint64_t word;
    if (kr_opt_is_plain(&r->ir, fallback) || kr_opt_is_const(&r->ir, fallback, &word))
        return finish_lent(r, item);
    kr_opt_dup(&r->ir, item); // the dict or the fallback lends it
    return finish(r, item, KR_SLOT_OWNED);
}

// dict.setdefault of a simple key.
static bool known_setdefault(KrRecorder *r, KrRef callable)
{
    if (r->oparg == 0 || r->oparg > 2 || !kr_expand_is_simple_store(r))
        return false;
    KrTraceRef dict = self_of(r), value = r->oparg == 2 ? argument(r, 1) : kr_record_const(r, kr_none());
    guard_callable(r, callable);
    if (r->hint[KEY_IS_THERE])
        value = kr_expand_dict_value(r, dict, argument(r, 0));
    else
        kr_expand_dict_insert(r, dict, argument(r, 0), value);
    return finish_lent(r, value);
}

// dict.pop of a simple key that is there.
static bool known_pop(KrRecorder *r, KrRef callable)
{
    if (r->oparg == 0 || r->oparg > 2 || !kr_expand_is_simple_store(r) || !r->hint[KEY_IS_THERE])
        return false;
    guard_callable(r, callable);
    return finish(r, kr_expand_dict_take(r, self_of(r), argument(r, 0)), KR_SLOT_OWNED);
}

// keys, values and items of a dict. A loop over the view does without it (kr_expand_get_iter).
static bool known_view(KrRecorder *r, KrRef callable, const char *name)
{
    const KrType *type = !strcmp(name, "items") ? &kr_dict_views_items_type : !strcmp(name, "keys") ? &kr_dict_views_keys_type : &kr_dict_views_values_type;
    if (r->oparg || (type == &kr_dict_views_values_type && strcmp(name, "values")))
        return false;
    guard_callable(r, callable);
    kr_expand_guard_type(r, self_of(r), &kr_dict_type);
    KrTraceRef view = kr_record_uop(r, KR_UOP_DICT_VIEW, self_of(r), 0, 0, (uint64_t)(uintptr_t)type);
    r->ir.facts[view].type = type;
    return finish(r, view, KR_SLOT_OWNED);
}

// append(), pop() and their like of a deque without maxlen, of which the trace knows nothing that they change.
static bool known_end_method(KrRecorder *r, KrRef callable, const KrNativeDef *def, const KrType *self)
{
    if (r->oparg > 1 || r->self_is_bounded)
        return false;
    guard_callable(r, callable);
    kr_expand_guard_type(r, self_of(r), self);
    kr_record_uop(r, KR_UOP_GUARD_UNBOUNDED, self_of(r), 0, 0, 0);
    const KrTraceRef in[5] = {self_of(r), r->oparg ? argument(r, 0) : 0};
    const uint64_t imm[2] = {(uint64_t)(uintptr_t)def->function};
    KrTraceRef result = kr_opt_uop(&r->ir, r->oparg ? KR_UOP_QUIET_1 : KR_UOP_QUIET_0, in, imm);
    return r->oparg ? finish(r, kr_record_const(r, kr_none()), KR_SLOT_PLAIN) : finish(r, result, KR_SLOT_OWNED);
}

// add, discard and remove of a set, of a simple key. Guards behind the call leave only where it has done nothing.
static bool known_set_method(KrRecorder *r, KrRef callable, const char *name)
{
    bool add = !strcmp(name, "add"), remove = !strcmp(name, "remove");
    if ((!add && !remove && strcmp(name, "discard")) || r->oparg != 1 || !kr_expand_simple_item(r))
        return false;
    guard_callable(r, callable);
    kr_expand_guard_type(r, self_of(r), &kr_set_type);
    kr_expand_guard_type(r, argument(r, 0), r->argument_types[0]);
    if (!add)
        kr_record_before_escape(r); // the set may lend its key
    KrTraceRef n = kr_record_uop(r, add ? KR_UOP_SET_ADD_QUIET : KR_UOP_SET_DISCARD_QUIET, self_of(r), argument(r, 0), 0, 0);
    r->ir.one_way = true;
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, remove ? KR_UOP_EQ_INT : KR_UOP_LT_INT, n, kr_opt_const_int(&r->ir, remove ? 1 : 2), 0, 0), 0, 0, 0);
    r->ir.one_way = false;
    return finish(r, kr_record_const(r, kr_none()), KR_SLOT_PLAIN);
}

// The C function that a call without keywords comes to, and the arguments it gets: those given, then constants.
typedef struct Direct {
    KrNativeFn function;
    uint32_t count;
    KrRef defaults[MOST]; // from `given` on
} Direct;

static bool find_direct(KrRecorder *r, const KrNativeDef *def, uint32_t given, Direct *out)
{
    *out = (Direct){.count = given};
    if (given > MOST || def->flags & (KR_NATIVE_FRAMES | KR_NATIVE_NEW | KR_NATIVE_CLASS | KR_NATIVE_STATIC))
        return false;
    if (!(def->flags & KR_NATIVE_RAW) && def->flags & KR_NATIVE_PAIR && (given <= (uint32_t)def[1].max || def[1].max < 0))
        def++;
    out->function = def->function;
    if (def->flags & KR_NATIVE_RAW)
        return given >= (uint32_t)def->min && (def->max < 0 || given <= (uint32_t)def->max);
    const KrSignature *s = kr_signature_of(r->thread, def);
    if (!s || s->has_varargs || s->has_varkeywords || s->count > MOST || given > s->positional || given < s->required)
        return false;
    for (uint32_t i = given; i < s->count; i++) {
        if (kr_is_null(s->parameters[i].default_value) && !s->parameters[i].optional)
            return false;
        out->defaults[i] = kr_ref(s->parameters[i].default_value);
    }
    out->count = (uint32_t)s->count;
    return true;
}

static bool is_quiet(KrRecorder *r, const KrNativeDef *def, const KrType *self)
{
    if (!(def->flags & KR_NATIVE_PURE) || (self && !is_scalar(self)))
        return false;
    for (uint32_t i = 0; i < r->oparg; i++)
        if (!is_scalar(r->argument_types[i]) || !can_guard(r->argument_types[i], r->argument_words[i]))
            return false;
    return true;
}

// What a pure function of C gives for scalars, if that is always of one type. Ints: immediate ones.
static const KrType *result_type(const KrNativeDef *def, const KrType *self)
{
    static const struct {
        const KrType *type;
        const char *names; // of methods of str and bytes
    } results[] = {
        {&kr_bool_type, " startswith endswith isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper "},
        {&kr_int_type, " count find index rfind rindex "},
        {&kr_list_type, " split rsplit splitlines "},
        {&kr_tuple_type, " partition rpartition "},
        {NULL, " capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip swapcase title upper zfill "},
    };
    if (self != &kr_str_type && self != &kr_bytes_type)
        return NULL;
    size_t length = strlen(def->name);
    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        for (const char *at = results[i].names; (at = strstr(at, def->name)) != NULL; at++)
            if (at[-1] == ' ' && at[length] == ' ')
                return results[i].type ? results[i].type : self;
    return NULL;
}

// self: its type if it is on the stack, else null; self_value: what the function is bound to.
static bool direct(KrRecorder *r, KrRef callable, const KrNativeDef *def, const KrType *self, KrRef self_value)
{
    Direct d;
    if (r->oparg > MOST || !find_direct(r, def, r->oparg, &d))
        return false;
    static const uint16_t loud[] = {KR_UOP_NATIVE_0, KR_UOP_NATIVE_1, KR_UOP_NATIVE_2, KR_UOP_NATIVE_3};
    static const uint16_t quiet[] = {KR_UOP_QUIET_0, KR_UOP_QUIET_1, KR_UOP_QUIET_2, KR_UOP_QUIET_3};
    const KrNative *bound = !self && kr_native_is_bound((const KrNative *)(const void *)kr_obj(callable))
                                ? (const KrNative *)(const void *)kr_obj(callable) : NULL;
    const KrType *bound_to = bound ? kr_type_of(self_value) : NULL;
    bool is_pure = is_quiet(r, def, self) && (!bound || (is_scalar(bound_to) && can_guard(bound_to, kr_bits(self_value))));
    if (r->unpacking && !is_pure) // nobody keeps the arguments alive
        return false;
    KrTraceRef in[5] = {0};
    if (bound) { // the object that it is bound to must not live as long as the trace
        KrTraceRef ref = kr_record_stack(r, r->oparg + 1)->ref;
        kr_record_uop(r, KR_UOP_GUARD_TYPE, ref, 0, 0, (uint64_t)(uintptr_t)&kr_native_type);
        kr_record_uop(r, KR_UOP_GUARD_FUNCTION_CODE, ref, 0, 0, (uint64_t)(uintptr_t)bound->def);
        in[0] = kr_record_uop(r, KR_UOP_METHOD_SELF, ref, 0, 0, 0);
        if (is_pure)
            kr_expand_guard_type(r, in[0], bound_to);
    } else {
        guard_callable(r, callable);
        if (self)
            kr_expand_guard_type(r, self_of(r), self);
        in[0] = self ? self_of(r) : kr_ref_is_null(self_value) ? kr_opt_const_box(&r->ir, 0) : kr_record_const(r, self_value);
    }
    for (uint32_t i = 0; i < d.count; i++) {
        if (i >= r->oparg)
            in[1 + i] = kr_ref_is_null(d.defaults[i]) ? kr_opt_const_box(&r->ir, 0) : kr_record_const(r, d.defaults[i]);
        else
            in[1 + i] = argument(r, i);
        if (i < r->oparg && is_pure)
            kr_expand_guard_type(r, in[1 + i], r->argument_types[i]);
    }
    const uint64_t imm[2] = {(uint64_t)(uintptr_t)d.function};
    KrTraceRef result = kr_opt_uop(&r->ir, (is_pure ? quiet : loud)[d.count], in, imm);
    if (is_pure)
        r->ir.facts[result].type = result_type(def, self ? self : bound_to);
    return finish(r, result, kr_opt_is_plain(&r->ir, result) ? KR_SLOT_PLAIN : KR_SLOT_OWNED);
}

static bool known_method(KrRecorder *r, KrRef callable, const KrMethodDescriptor *method, const KrType *self)
{
    const char *name = method->def->name;
    if (method->def->flags & KR_NATIVE_ENDS && method->type == self && known_end_method(r, callable, method->def, self))
        return true;
    if (self == &kr_list_type && method->type == self && !strcmp(name, "append"))
        return known_append(r, callable);
    if (self == &kr_list_type && method->type == self && !strcmp(name, "pop") && known_list_pop(r, callable))
        return true;
    if (self == &kr_set_type && method->type == self && known_set_method(r, callable, name))
        return true;
    if (self == &kr_dict_type && method->type == self && !strcmp(name, "get") && known_get(r, callable))
        return true;
    if (self == &kr_dict_type && method->type == self &&
        ((!strcmp(name, "setdefault") && known_setdefault(r, callable)) || (!strcmp(name, "pop") && known_pop(r, callable)) || known_view(r, callable, name)))
        return true;
    KrTraceRef truth = 0;
    if (self == &kr_str_type && method->type == self && r->oparg <= 1)
        truth = r->oparg ? kr_expand_affix(r, self_of(r), argument(r, 0), name) : kr_expand_char_test(r, self_of(r), name);
    if (truth) {
        guard_callable(r, callable);
        return finish(r, truth, KR_SLOT_PLAIN);
    }
    if (!kr_type_is_subtype(self, method->type) || (self == &kr_int_type && !kr_bits_is_int(r->self_word)))
        return false;
    return direct(r, callable, method->def, self, KR_REF_NULL);
}

// An exception whose class has neither a __new__ nor an __init__ in Python.
static bool known_exception(KrRecorder *r, KrRef callable)
{
    KrType *type = (KrType *)kr_obj(callable);
    bool plain = kr_expand_is_plain_exception(type) && type->init == kr_exception_base_exception.init && r->oparg <= KR_TRACE_ARGUMENTS;
    for (const KrType *base = type; plain && base; base = base->base) // these keep more than arguments
        plain = base != &kr_exception_stop_iteration && base != &kr_exception_system_exit && base != &kr_exception_syntax_error;
    if (!plain || (type->flags & KR_TYPE_HEAP && !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0)))
        return false;
    guard_callable(r, callable);
    return finish(r, kr_expand_new_exception(r, callable), KR_SLOT_OWNED);
}

// super().__init__() that comes to object, and to BaseException.
static bool known_init(KrRecorder *r, KrRef callable, const KrSlotWrapper *wrapper, const KrType *self)
{
    if (!kr_is(callable, kr_type_find(wrapper->type, kr_name(KR_NAME___init__))))
        return false;
    guard_callable(r, callable);
    if ((wrapper->type == &kr_object_base_type && r->oparg == 0) || kr_expand_exception_init(r, wrapper, self))
        return finish(r, kr_record_const(r, kr_none()), KR_SLOT_PLAIN);
    return false;
}

bool kr_expand_is_quiet_builtin(KrRecorder *r, KrRef callable, uint32_t count)
{
    const KrNative *native = (const KrNative *)(const void *)kr_obj(callable);
    uint32_t oparg = r->oparg;
    r->oparg = count;
    bool numbers = count == 2 && (kr_bits_is_int(r->argument_words[0]) || is_float(r, 0)) && r->argument_types[0] == r->argument_types[1];
    bool quiet = (numbers && is_of_module(native, "_operator")) || (!kr_native_is_bound(native) && is_quiet(r, native->def, NULL));
    r->oparg = oparg;
    return quiet;
}

bool kr_expand_builtin_call(KrRecorder *r, KrRef callable, const KrType *self)
{
    const KrType *type = kr_type_of(callable);
    if (type == &kr_native_type && !self) {
        const KrNative *native = (const KrNative *)(const void *)kr_obj(callable);
        return known_function(r, callable, native) || direct(r, callable, native->def, NULL, kr_ref(native->self));
    }
    if (type == &kr_method_descriptor_type && self)
        return known_method(r, callable, (const KrMethodDescriptor *)(const void *)kr_obj(callable), self);
    if (type == &kr_type_type && !self)
        return known_exception(r, callable) || known_class(r, callable);
    if (type == &kr_slot_wrapper_type && self)
        return known_init(r, callable, (const KrSlotWrapper *)(const void *)kr_obj(callable), self);
    return false;
}
