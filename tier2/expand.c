// SPDX-License-Identifier: MIT
// Instructions whose way through a trace is written by hand: what enters and leaves frames, globals
// and methods that fold to constants under watchers, calls, and stack shuffling. Compositions of
// dsl/ops/ are expanded by gen/expand.inc instead.
//
// kr_expand_look runs before the instruction and notes what only its operands can tell (hint);
// kr_expand_special runs after it, when its outcome is known.
#include "tier2/record.h"

#include "interp/cache.h"
#include "interp/enter.h"
#include "interp/loop.h"
#include "interp/operators.h"
#include "interp/quiet.h"
#include "interp/specialize.h"
#include "runtime/bytes.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/module.h"
#include "runtime/property.h"
#include "runtime/range.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/super.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

enum { CALLABLE, SELF_TYPE, NAMES }; // hints of CALL and CALL_KW; SELF_TYPE: 0 if there is no self
enum { UNPACKED = 1, KEYWORDS, KEYWORD_NAMES, UNPACKED_LIST }; // of CALL_FUNCTION_EX: length of the tuple or list, or a great number; names as a tuple, or 0; and one of
enum { NO_DICT, NO_KEYWORDS, SOME_KEYWORDS };
enum { LEFT, RIGHT };             // of BINARY_OP
enum { SUPER = 1, CLASS };          // of LOAD_SUPER_ATTR, whose OWNER is self
enum { STORE_SHAPE, STORE_INDEX };  // of STORE_ATTR: what a slot of the owner's shape holds is replaced
enum { SETS_PLAINLY = KR_TYPE_INSTANCE | KR_TYPE_GENERIC_SETATTR };
enum { OWNER };                   // of LOAD_ATTR, STORE_ATTR, UNPACK_SEQUENCE
enum { ITERATOR, ITERATED };      // of FOR_ITER; ITERATED: what a list or tuple iterator goes over, null at its end; of a range: its step

static bool is_simple_dict(KrRef value)
{
    return kr_is_exact(value, &kr_dict_type) && kr_dict_cast(value)->keys->kind <= KR_DICT_SIMPLE;
}

static void look_at_operand(KrRecorder *r, KrSlot slot)
{
    r->argument_types[0] = kr_type_of(kr_slot_ref(slot));
    r->argument_words[0] = kr_bits_is_ptr(slot.w) ? 0 : slot.w;
}

static void look_at_iterator(KrRecorder *r, KrRef iterator)
{
    r->hint[ITERATOR] = kr_bits(iterator);
    if (kr_is_exact(iterator, &kr_list_iter_type))
        r->hint[ITERATED] = kr_own_bits(((const KrListIter *)(const void *)kr_obj(iterator))->list);
    else if (kr_is_exact(iterator, &kr_tuple_iter_type))
        r->hint[ITERATED] = kr_own_bits(((const KrTupleIter *)(const void *)kr_obj(iterator))->tuple);
    else if (kr_is_exact(iterator, &kr_range_iter_type))
        r->hint[ITERATED] = (uint64_t)((const KrRangeIter *)(const void *)kr_obj(iterator))->step;
}

// Is what a store to a list item or an attribute slot overwrites not counted?
static void look_at_old_value(KrRecorder *r, const KrUnit *ip, const KrSlot *sp)
{
    uint64_t old = 0;
    if (r->opcode == KR_OP_STORE_SUBSCR_LIST_INT) {
        const KrList *list = (const KrList *)(const void *)kr_obj(kr_slot_ref(sp[-2]));
        int64_t index = kr_small_int_value(kr_slot_ref(sp[-1]));
        old = kr_own_bits(list->items[index < 0 ? index + list->length : index]);
    } else if (r->opcode == KR_OP_STORE_ATTR_SLOT) {
        const KrInstance *instance = (const KrInstance *)(const void *)kr_obj(kr_slot_ref(sp[-1]));
        while (kr_opcode_base[*ip & 0xFF] == KR_OP_EXTENDED_ARG)
            ip++;
        old = kr_own_bits(instance->slots[kr_cache_u16(ip + KR_CACHE_STORE_ATTR_index)]);
    } else if (r->opcode == KR_OP_STORE_ATTR) {
        KrRef owner = kr_slot_ref(sp[-1]);
        KrAttrEntry entry;
        if (kr_specialize_find_attr(owner, kr_ref(r->pending_frame->code->names[r->oparg]), &entry) && entry.kind == KR_ATTR_SLOT &&
            (kr_type_of(owner)->flags & SETS_PLAINLY) == SETS_PLAINLY) {
            const KrInstance *instance = (const KrInstance *)(const void *)kr_obj(owner);
            old = kr_own_bits(instance->slots[entry.value]);
            r->hint[STORE_SHAPE] = old ? (uint64_t)(uintptr_t)instance->shape : 0;
            r->hint[STORE_INDEX] = entry.value;
        }
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

// Of the first arguments of a call without keywords.
static void look_at_arguments(KrRecorder *r, const KrSlot *sp)
{
    enum { MOST = sizeof r->argument_types / sizeof *r->argument_types };
    KrSlot self = sp[-(int64_t)r->oparg - 1];
    r->self_word = immediate(self);
    r->dict_is_simple = !kr_slot_is_null(self) && is_simple_dict(kr_slot_ref(self));
    for (uint32_t i = 0; i < r->oparg && i < MOST; i++) {
        KrSlot slot = sp[(int64_t)i - (int64_t)r->oparg];
        r->argument_types[i] = kr_type_of(kr_slot_ref(slot));
        r->argument_words[i] = immediate(slot);
    }
}

void kr_expand_look(KrRecorder *r, KrFrame *frame, const KrUnit *ip, const KrSlot *sp)
{
    uint8_t base = kr_opcode_base[*ip & 0xFF];
    memset(r->hint, 0, sizeof r->hint);
    r->generator_word = 0;
    r->old_is_plain = r->old_is_bool = r->dict_is_simple = false;
    memset(r->argument_types, 0, sizeof r->argument_types);
    memset(r->argument_words, 0, sizeof r->argument_words);
    r->self_word = 0;
    switch (base) {
    case KR_OP_UNARY_NEGATIVE:
    case KR_OP_UNARY_INVERT: look_at_operand(r, sp[-1]); break;
    case KR_OP_FORMAT_SIMPLE: look_at_operand(r, sp[-1]); break;
    case KR_OP_FORMAT_WITH_SPEC: look_at_operand(r, sp[-2]); break;
    case KR_OP_CONTAINS_OP:
        r->dict_is_simple = is_simple_dict(kr_slot_ref(sp[-1]));
        r->container_type = kr_type_of(kr_slot_ref(sp[-1]));
        look_at_operand(r, sp[-2]);
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
        if (!names && r->oparg == 1) // next() or send() may resume it
            r->generator_word = kr_expand_look_at_generator(kr_slot_ref(sp[kr_slot_is_null(self) ? -1 : -2]));
        kr_record_hold(r, kr_from_bits(r->hint[CALLABLE]));
        break;
    }
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
        kr_record_hold(r, kr_from_bits(r->hint[CALLABLE]));
        break;
    }
    case KR_OP_BINARY_OP:
        r->hint[LEFT] = kr_bits(kr_slot_ref(sp[-2]));
        r->hint[RIGHT] = kr_bits(kr_slot_ref(sp[-1]));
        r->dict_is_simple = is_simple_dict(kr_slot_ref(sp[-2]));
        r->container_type = kr_type_of(kr_slot_ref(sp[-2]));
        look_at_operand(r, sp[-1]);
        break;
    case KR_OP_STORE_NAME:
    case KR_OP_STORE_GLOBAL:
    case KR_OP_STORE_SUBSCR:
    case KR_OP_STORE_ATTR: look_at_old_value(r, ip, sp); break;
    case KR_OP_LOAD_SUPER_ATTR:
        r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-1]));
        r->hint[CLASS] = kr_bits(kr_slot_ref(sp[-2]));
        r->hint[SUPER] = kr_bits(kr_slot_ref(sp[-3]));
        break;
    case KR_OP_RAISE_VARARGS:
        if (r->oparg == 1)
            r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-1]));
        break;
    case KR_OP_GET_ITER:
    case KR_OP_LOAD_SPECIAL: r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-1])); break;
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
        r->generator_word = kr_expand_look_at_generator(kr_slot_ref(sp[-1]));
        break;
    case KR_OP_SEND:
        r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-2]));
        r->generator_word = kr_expand_look_at_generator(kr_slot_ref(sp[-2]));
        break;
    case KR_OP_GET_YIELD_FROM_ITER:
    case KR_OP_GET_AWAITABLE:
        r->hint[OWNER] = kr_bits(kr_slot_ref(sp[-1]));
        r->generator_word = kr_expand_look_at_generator(kr_slot_ref(sp[-1]));
        break;
    default: break;
    }
}

static bool give_up(KrRecorder *r, const char *reason);

static bool stays(const KrRecorder *r) // went on behind the instruction, in the same frame
{
    return r->next_frame == r->pending_frame && r->next == r->pending + r->units;
}

bool kr_expand_give_up(KrRecorder *r, const char *reason)
{
    return give_up(r, reason);
}

static bool give_up(KrRecorder *r, const char *reason)
{
    if (!r->stop)
        r->stop = reason;
    return true;
}

// A slot that goes into another place of the trace: what was the frame's becomes the trace's.
static KrVirtualSlot taken(KrVirtualSlot slot)
{
    if (slot.owner == KR_SLOT_UNCHANGED)
        slot.owner = KR_SLOT_OWNED;
    return slot;
}

static void push_slot(KrRecorder *r, KrVirtualSlot slot)
{
    kr_record_push(r, slot.ref, (KrSlotOwner)slot.owner);
}

static void push_const(KrRecorder *r, KrRef value)
{
    kr_record_push(r, kr_record_const(r, value), KR_SLOT_NEEDS_DUP); // the trace keeps it alive
}

// The topmost operands are given back.
static void drop_stack(KrRecorder *r, uint32_t count)
{
    while (count--) {
        kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop(r);
    }
}

// --- stack ----------------------------------------------------------------------------------

static bool expand_copy(KrRecorder *r)
{
    KrVirtualSlot slot = *kr_record_stack(r, r->oparg - 1);
    if (slot.owner == KR_SLOT_OWNED || slot.owner == KR_SLOT_UNCHANGED)
        slot.owner = KR_SLOT_NEEDS_DUP;
    push_slot(r, slot);
    return true;
}

static bool expand_swap(KrRecorder *r)
{
    KrVirtualSlot *top = kr_record_stack(r, 0), *other = kr_record_stack(r, r->oparg - 1);
    KrVirtualSlot held = taken(*top);
    *top = taken(*other);
    *other = held;
    return true;
}

// --- inlined frames ---------------------------------------------------------------------------

// A slot that becomes a local of an inlined frame, which owns what it holds.
static KrVirtualSlot passed(KrVirtualSlot slot)
{
    slot = taken(slot);
    if (slot.owner == KR_SLOT_LENT)
        slot.owner = KR_SLOT_NEEDS_DUP;
    return slot;
}

typedef struct Arguments { // of a call, with self
    KrVirtualSlot slots[256];
    uint32_t count;        // all of them
    KrTuple *names;        // of the last ones, or null
    bool any_closure;      // the function's code is guarded, not which function of that code it is
} Arguments;

static bool has_parameter(const KrCode *code, int32_t index, KrRef name)
{
    return index >= code->posonly_count &&
           kr_str_equal(kr_ref(((KrTuple *)kr_obj(kr_ref(code->localsplus_names)))->items[index]), name);
}

// The argument that the interpreter has bound to a parameter; null: none, its default.
static const KrVirtualSlot *argument_of(const Arguments *a, const KrCode *code, int32_t index)
{
    uint32_t keywords = a->names ? (uint32_t)a->names->length : 0, positional = a->count - keywords;
    if ((uint32_t)index < positional && index < code->arg_count)
        return &a->slots[index];
    for (uint32_t k = 0; k < keywords; k++)
        if (has_parameter(code, index, kr_ref(a->names->items[k])))
            return &a->slots[positional + k];
    return NULL;
}

// The tuple for *args: of the positional arguments from `first` on, which it takes references to.
static KrVirtualSlot rest_of(KrRecorder *r, const Arguments *a, uint32_t first, KrRef empty)
{
    uint32_t positional = a->count - (a->names ? (uint32_t)a->names->length : 0);
    if (positional <= first)
        return (KrVirtualSlot){.ref = kr_record_const(r, empty), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    for (uint32_t i = first; i < positional; i++) {
        KrTraceRef ref = a->slots[i].ref ? a->slots[i].ref : kr_opt_const_box(&r->ir, 0);
        kr_opt_raw(&r->ir, KR_IR_ARGUMENT, KR_REP_NONE, &ref, i - first);
    }
    KrTraceRef tuple = kr_opt_uop(&r->ir, KR_UOP_TUPLE_MANY, (KrTraceRef[5]){0}, (uint64_t[2]){positional - first});
    for (uint32_t i = first; i < positional; i++) {
        KrVirtualSlot slot = a->slots[i];
        kr_record_drop_slot(r, &slot);
    }
    return (KrVirtualSlot){.ref = tuple, .owner = KR_SLOT_OWNED, .loaded = true};
}

// The dict for **kwargs: of the keywords that are no parameters.
static KrVirtualSlot other_keywords(KrRecorder *r, const Arguments *a, const KrCode *code)
{
    uint32_t keywords = a->names ? (uint32_t)a->names->length : 0, positional = a->count - keywords, pairs = 0;
    bool taken_by[256] = {false};
    for (uint32_t k = 0; k < keywords; k++) {
        KrRef name = kr_ref(a->names->items[k]);
        for (int32_t i = 0; i < code->arg_count + code->kwonly_count; i++)
            taken_by[k] |= has_parameter(code, i, name);
        KrTraceRef key = kr_record_const(r, name), value = a->slots[positional + k].ref;
        if (taken_by[k])
            continue;
        if (!value || 2 * pairs + 2 > KR_TRACE_ARGUMENTS) {
            give_up(r, "many keywords");
            break;
        }
        kr_opt_raw(&r->ir, KR_IR_ARGUMENT, KR_REP_NONE, &key, 2 * pairs);
        kr_opt_raw(&r->ir, KR_IR_ARGUMENT, KR_REP_NONE, &value, 2 * pairs + 1);
        pairs++;
    }
    KrTraceRef dict = kr_opt_uop(&r->ir, KR_UOP_DICT_MANY, (KrTraceRef[5]){0}, (uint64_t[2]){pairs});
    r->ir.facts[dict].type = &kr_dict_type;
    for (uint32_t k = 0; k < keywords; k++) {
        KrVirtualSlot slot = a->slots[positional + k];
        if (!taken_by[k])
            kr_record_drop_slot(r, &slot);
    }
    return (KrVirtualSlot){.ref = dict, .owner = KR_SLOT_OWNED, .loaded = true};
}

// Goes on in the frame of a Python function that the interpreter has entered. The arguments, and whatever else
// the call consumes, have been popped.
static bool inline_function(KrRecorder *r, KrRef function_ref, KrVirtualSlot callable, const Arguments *arguments,
                            KrReturnKind return_kind)
{
    KrFrame *callee = r->next_frame;
    KrFunction *function = (KrFunction *)kr_obj(function_ref);
    KrCode *code = function->code;
    uint32_t keywords = arguments->names ? (uint32_t)arguments->names->length : 0;
    int32_t parameters = code->arg_count + code->kwonly_count;
    if (callee->previous != r->pending_frame || callee->code != code || callee->return_kind != return_kind ||
        callee->owner != KR_FRAME_ON_STACK || r->next != code->units ||
        arguments->count - keywords > (uint32_t)code->arg_count + KR_TRACE_ARGUMENTS)
        return give_up(r, "call that is not inlined");
    if (!arguments->any_closure &&
        (!kr_function_version(r->thread, function) || !kr_record_depend(r, KR_DEPENDS_ON_FUNCTION, function, 0)))
        return give_up(r, "too many dependencies");
    KrVirtualFrame *caller = kr_record_top(r);
    caller->ip = r->pending;
    caller->return_offset = (uint16_t)r->units;
    callable = passed(callable);
    if (!kr_record_push_frame(r, callee, callable.ref, (KrSlotOwner)callable.owner))
        return true;
    KrVirtualFrame *frame = kr_record_top(r);
    for (int32_t i = 0; i < parameters; i++) {
        const KrVirtualSlot *given = argument_of(arguments, code, i);
        KrVirtualSlot slot = given ? *given : (KrVirtualSlot){0};
        if (given && !given->ref)
            return give_up(r, "an argument that is not known");
        if (!given) { // its default: constant while the function is as it is
            KrTraceRef value = kr_record_const(r, kr_slot_ref(callee->slots[i]));
            slot = (KrVirtualSlot){.ref = value, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
            if (kr_opt_is_plain(&r->ir, value))
                slot.owner = KR_SLOT_PLAIN;
        }
        r->slots[frame->base + (uint32_t)i] = slot;
    }
    if (code->flags & KR_CODE_VARARGS)
        r->slots[frame->base + (uint32_t)parameters] =
            rest_of(r, arguments, (uint32_t)code->arg_count, kr_slot_ref(callee->slots[parameters]));
    if (code->flags & KR_CODE_VARKEYWORDS)
        r->slots[frame->base + (uint32_t)parameters + !!(code->flags & KR_CODE_VARARGS)] = other_keywords(r, arguments, code);
    return true;
}

// --- globals and attributes -------------------------------------------------------------------

static bool watch(KrRecorder *r, KrRef dict, KrRef name)
{
    kr_dict_watch(dict);
    uint16_t bit = kr_trace_note_watched(r->thread->vm, kr_obj(dict), name);
    return kr_record_depend(r, KR_DEPENDS_ON_DICT, kr_obj(dict), bit);
}

// A value that changes while traces rely on it is not folded again, but looked up.
static bool find_name(KrRecorder *r, KrRef dict, KrRef name, KrRef value)
{
    bool stable = !kr_trace_is_unstable(r->thread->vm, kr_obj(dict), name) && kr_is_ptr(value);
    if (stable && !watch(r, dict, name))
        return give_up(r, "too many globals");
    if (stable) {
        push_const(r, value);
        return true;
    }
    int64_t index = kr_dict_entry_index(dict, name);
    uint32_t version = kr_dict_version(r->thread, dict);
    KrTraceRef ref = kr_record_const(r, dict);
    if (index < 0 || !version)
        return give_up(r, "a global that cannot be cached");
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
    if (!stays(r) || !kr_is_exact(frame->globals, &kr_dict_type) ||
        !kr_is_exact(frame->builtins, &kr_dict_type))
        return give_up(r, "LOAD_GLOBAL");
    KrRef value = kr_dict_find_str(frame->globals, name);
    if (!kr_ref_is_null(value))
        return find_name(r, frame->globals, name, value);
    value = kr_dict_find_str(frame->builtins, name);
    if (kr_ref_is_null(value) || !watch(r, frame->globals, name))
        return give_up(r, "too many globals");
    return find_name(r, frame->builtins, name, value);
}

static bool expand_load_global(KrRecorder *r)
{
    load_global(r, kr_ref(r->pending_frame->code->names[r->oparg >> 1]));
    if (r->oparg & 1 && !r->stop)
        kr_record_push(r, 0, KR_SLOT_PLAIN);
    return true;
}

// Names of a module's own code are its globals.
static bool at_module_level(const KrRecorder *r)
{
    const KrFrame *frame = r->pending_frame;
    return kr_is_exact(frame->globals, &kr_dict_type) && kr_is(kr_ref(frame->locals), frame->globals);
}

static bool expand_load_name(KrRecorder *r)
{
    if (!at_module_level(r))
        return give_up(r, "LOAD_NAME");
    return load_global(r, kr_ref(r->pending_frame->code->names[r->oparg]));
}

// Traces that have folded the name end, and none folds it again: the store need not tell anyone.
static bool expand_store_name(KrRecorder *r)
{
    KrVM *vm = r->thread->vm;
    KrFrame *frame = r->pending_frame;
    if (!stays(r) || !kr_is_exact(frame->globals, &kr_dict_type) ||
        (r->opcode == KR_OP_STORE_NAME && !at_module_level(r)))
        return give_up(r, "STORE_NAME");
    KrRef dict = frame->globals, name = kr_ref(frame->code->names[r->oparg]);
    int64_t index = kr_dict_entry_index(dict, name);
    uint32_t version = kr_dict_version(r->thread, dict);
    if (index < 0 || !version)
        return give_up(r, "a global that cannot be cached");
    kr_trace_dict_key_changed(vm, kr_obj(dict), name);
    kr_trace_note_unstable(vm, kr_obj(dict), name);
    KrTraceRef ref = kr_record_const(r, dict);
    kr_record_uop(r, KR_UOP_GUARD_KEYS_VERSION, ref, 0, 0, version);
    KrTraceRef old = kr_record_uop(r, KR_UOP_DICT_ENTRY, ref, 0, 0, (uint64_t)index);
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, old, 0, 0, 0);
    if (r->old_is_plain)
        kr_record_uop(r, KR_UOP_GUARD_PLAIN, old, 0, 0, 0);
    KrVirtualSlot *value = kr_record_stack(r, 0);
    *value = taken(*value);
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

// A method of the object's class, not bound: pushes the function and the object.
static bool expand_load_method(KrRecorder *r)
{
    KrRef owner = kr_from_bits(r->hint[OWNER]);
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg >> 1]);
    if (!(r->oparg & 1) || !stays(r))
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
        kr_record_uop(r, KR_UOP_GUARD_TYPE, self.ref, 0, 0, (uint64_t)(uintptr_t)type);
        KrTraceRef lacks = kr_record_uop(r, KR_UOP_LACKS_NAME, self.ref, kr_record_const(r, name), 0, 0);
        kr_record_uop(r, KR_UOP_GUARD_TRUE, lacks, 0, 0, 0);
    } else {
        kr_record_uop(r, KR_UOP_GUARD_TYPE, self.ref, 0, 0, (uint64_t)(uintptr_t)type);
    }
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return give_up(r, "too many dependencies");
    self = taken(*kr_record_stack(r, 0));
    kr_record_pop(r);
    push_const(r, found);
    push_slot(r, self);
    return true;
}

// The owner of the attribute goes, its value comes; for a call a null goes behind it.
static void replace_owner(KrRecorder *r, KrTraceRef value, KrSlotOwner owner)
{
    KrVirtualSlot from = taken(*kr_record_stack(r, 0));
    bool method = r->oparg & 1;
    kr_record_pop(r);
    kr_record_push(r, value, owner);
    if (method)
        kr_record_push(r, 0, KR_SLOT_PLAIN);
    kr_record_drop_slot(r, &from);
}

// A value in the dict of a module, or of a class asked by itself: constant while nothing there changes.
static bool expand_load_static(KrRecorder *r, KrRef owner, KrRef name)
{
    KrTraceRef ref = kr_record_stack(r, 0)->ref;
    KrRef value;
    bool ok;
    if (kr_is_exact(owner, &kr_module_type)) {
        KrRef dict = kr_module_dict(owner);
        value = kr_dict_find_str(dict, name);
        if (kr_ref_is_null(value) || !kr_ref_is_null(kr_type_find(&kr_module_type, name)))
            return false;
        ok = watch(r, dict, name);
        (void)kr_record_const(r, owner); // lives as long as the trace: no other module gets its address
    } else {
        KrType *type = (KrType *)kr_obj(owner);
        value = kr_type_find(type, name);
        if (kr_ref_is_null(value) || !kr_ref_is_null(kr_type_find(&kr_type_type, name)) ||
            (kr_type_of(value)->descr_get && !kr_is_exact(value, &kr_function_type)))
            return false;
        ok = kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0);
    }
    if (!ok)
        return give_up(r, "too many dependencies");
    kr_record_uop(r, KR_UOP_GUARD_VALUE, ref, 0, 0, kr_bits(owner));
    replace_owner(r, kr_record_const(r, value), KR_SLOT_NEEDS_DUP);
    return true;
}

// A property written in Python, whose getter the interpreter has entered.
static bool expand_load_property(KrRecorder *r, KrRef owner, KrRef name)
{
    KrType *type = kr_type_of(owner);
    KrRef found = kr_type_find(type, name);
    if (!(type->flags & KR_TYPE_INSTANCE) || kr_ref_is_null(found) || !kr_is_exact(found, &kr_property_type))
        return give_up(r, "LOAD_ATTR");
    KrRef getter = kr_ref(((const KrProperty *)(const void *)kr_obj(found))->get);
    KrShape *shape = ((KrInstance *)kr_obj(owner))->shape;
    if (!kr_is_exact(getter, &kr_function_type) || shape->mode != KR_SHAPE_SLOTS)
        return give_up(r, "LOAD_ATTR");
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return give_up(r, "too many dependencies");
    Arguments arguments = {.count = 1};
    kr_record_stack_room(r, r->next_frame->code);
    kr_record_uop(r, KR_UOP_GUARD_SHAPE, kr_record_stack(r, 0)->ref, 0, 0, (uint64_t)(uintptr_t)shape);
    arguments.slots[0] = passed(*kr_record_stack(r, 0));
    kr_record_pop(r);
    KrVirtualSlot callable = {.ref = kr_record_const(r, getter), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    return inline_function(r, getter, callable, &arguments, KR_RETURN_PUSH);
}

// A plain value in the class of an instance.
static bool expand_load_class_value(KrRecorder *r, KrRef owner, KrRef name)
{
    KrType *type = kr_type_of(owner);
    KrRef found = kr_type_find(type, name);
    if (!(type->flags & KR_TYPE_INSTANCE) || !(type->flags & KR_TYPE_GENERIC_GETATTR) || kr_ref_is_null(found) ||
        kr_type_of(found)->descr_get)
        return false;
    KrShape *shape = ((KrInstance *)kr_obj(owner))->shape;
    if (shape->mode != KR_SHAPE_SLOTS || kr_shape_find(shape, name) >= 0)
        return false;
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return give_up(r, "too many dependencies");
    kr_record_uop(r, KR_UOP_GUARD_SHAPE, kr_record_stack(r, 0)->ref, 0, 0, (uint64_t)(uintptr_t)shape);
    replace_owner(r, kr_record_const(r, found), KR_SLOT_NEEDS_DUP);
    return true;
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
    kr_record_uop(r, KR_UOP_GUARD_SHAPE, ref, 0, 0, (uint64_t)(uintptr_t)shape);
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, shape->type, 0))
        kr_record_uop(r, KR_UOP_GUARD_TYPE_VERSION, ref, 0, 0, shape->type->version);
}

// The slot of an instance of another shape than the place's cache knows.
static bool expand_load_slot(KrRecorder *r, KrRef owner, KrRef name)
{
    KrAttrEntry entry;
    if (sees_many(r) || !kr_specialize_find_attr(owner, name, &entry) || entry.kind != KR_ATTR_SLOT)
        return false;
    const KrInstance *self = (const KrInstance *)(const void *)kr_obj(owner);
    uint64_t word = kr_own_bits(self->slots[entry.value]);
    if (!word)
        return false;
    KrTraceRef ref = kr_record_stack(r, 0)->ref;
    guard_layout(r, ref, self->shape);
    KrTraceRef value = kr_record_uop(r, KR_UOP_LOAD_SLOT, ref, 0, 0, entry.value);
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, value, 0, 0, 0);
    kr_record_guard_plain(r, value, word);
    replace_owner(r, value, KR_SLOT_NEEDS_DUP);
    return true;
}

// A method of an object that no shape describes: looked up, and guarded to be the one found now.
static bool expand_method_of(KrRecorder *r, KrRef owner, KrRef name)
{
    KrRef method = kr_quiet_method(owner, name);
    if (kr_ref_is_null(method) || !kr_is(method, kr_slot_ref(r->next_sp[-2])))
        return give_up(r, "LOAD_ATTR of a method");
    KrVirtualSlot self = *kr_record_stack(r, 0);
    KrTraceRef found = kr_record_uop(r, KR_UOP_METHOD_OF, self.ref, kr_record_const(r, name), 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_VALUE, found, 0, 0, kr_bits(method));
    self = taken(self);
    kr_record_pop(r);
    push_const(r, method);
    push_slot(r, self);
    return true;
}

static bool expand_load_attr(KrRecorder *r)
{
    KrRef owner = kr_from_bits(r->hint[OWNER]);
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg >> 1]);
    if (r->opcode == KR_OP_LOAD_ATTR_SLOT && stays(r))
        return false;
    if (expand_load_method(r))
        return true;
    if (r->next_frame != r->pending_frame)
        return kr_is_ptr(owner) && expand_load_property(r, owner, name);
    if (!stays(r))
        return give_up(r, "exception");
    if (kr_is_ptr(owner)) {
        bool is_static = kr_is_exact(owner, &kr_module_type) || kr_is_exact(owner, &kr_type_type);
        if (is_static ? expand_load_static(r, owner, name) : expand_load_slot(r, owner, name) || expand_load_class_value(r, owner, name))
            return true;
    }
    if (r->oparg & 1 && !kr_slot_is_null(r->next_sp[-1])) // the interpreter has found function and self: not what ATTR_GET gives
        return expand_method_of(r, owner, name);
    KrTraceRef value = kr_record_uop(r, KR_UOP_ATTR_GET, kr_record_stack(r, 0)->ref, kr_record_const(r, name), 0, 0);
    replace_owner(r, value, KR_SLOT_OWNED);
    return true;
}

// Two results, as the interpreter has pushed them: a function of the object's class and the object, whose shape is
// guarded. `self` is where the object lies on the virtual stack.
static bool push_method(KrRecorder *r, KrVirtualSlot self, uint32_t consumed, const char *reason)
{
    KrRef function = kr_slot_ref(r->next_sp[-2]), object = kr_slot_ref(r->next_sp[-1]);
    if (!stays(r) || kr_ref_is_null(object) || !kr_is_ptr(object) || !kr_is_ptr(function) || kr_ref_is_null(function) ||
        !(kr_type_of(function)->flags & KR_TYPE_METHOD_DESCRIPTOR) || kr_bits(object) != r->hint[OWNER])
        return give_up(r, reason);
    KrType *type = kr_type_of(object);
    const KrShape *shape = type->flags & KR_TYPE_INSTANCE ? ((KrInstance *)kr_obj(object))->shape : NULL;
    if ((shape && shape->mode != KR_SHAPE_SLOTS) || !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return give_up(r, reason);
    if (shape)
        kr_record_uop(r, KR_UOP_GUARD_SHAPE, self.ref, 0, 0, (uint64_t)(uintptr_t)shape);
    else // (the method comes from classes, whatever the object's own dict has)
        kr_record_uop(r, KR_UOP_GUARD_TYPE, self.ref, 0, 0, (uint64_t)(uintptr_t)type);
    self = taken(self);
    kr_record_pop(r);
    for (uint32_t i = 1; i < consumed; i++) {
        kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop(r);
    }
    push_const(r, function);
    push_slot(r, self);
    return true;
}

// __enter__ and __exit__ of a with statement.
static bool expand_load_special(KrRecorder *r)
{
    return push_method(r, *kr_record_stack(r, 0), 1, "LOAD_SPECIAL");
}

// super().method: what comes behind the class in the object's MRO does not change while the classes are as they are.
static bool expand_load_super(KrRecorder *r)
{
    if (!(r->oparg & 1))
        return give_up(r, "LOAD_SUPER_ATTR");
    KrTraceRef super = kr_record_stack(r, 2)->ref, class_ref = kr_record_stack(r, 1)->ref;
    kr_record_uop(r, KR_UOP_GUARD_VALUE, super, 0, 0, r->hint[SUPER]);
    kr_record_uop(r, KR_UOP_GUARD_VALUE, class_ref, 0, 0, r->hint[CLASS]);
    (void)kr_record_const(r, kr_from_bits(r->hint[CLASS])); // kept alive, so that its address means it
    return push_method(r, *kr_record_stack(r, 0), 3, "LOAD_SUPER_ATTR");
}

static bool expand_store_attr(KrRecorder *r)
{
    if (r->opcode != KR_OP_STORE_ATTR)
        return false; // the fast forms expand by their description
    if (!stays(r))
        return give_up(r, "STORE_ATTR");
    if (r->hint[STORE_SHAPE] && !sees_many(r)) {
        const KrShape *shape = (const KrShape *)(uintptr_t)r->hint[STORE_SHAPE];
        KrTraceRef owner = kr_record_stack(r, 0)->ref;
        guard_layout(r, owner, shape);
        KrTraceRef old = kr_record_uop(r, KR_UOP_LOAD_SLOT, owner, 0, 0, r->hint[STORE_INDEX]);
        kr_record_uop(r, KR_UOP_GUARD_PRESENT, old, 0, 0, 0);
        if (r->old_is_plain)
            kr_record_uop(r, r->old_is_bool ? KR_UOP_GUARD_BOOL : KR_UOP_GUARD_PLAIN, old, 0, 0, 0);
        KrVirtualSlot *value = kr_record_stack(r, 1);
        *value = taken(*value);
        kr_record_own_slot(r, value);
        kr_record_uop(r, KR_UOP_STORE_SLOT, owner, value->ref, 0, r->hint[STORE_INDEX]);
        value->owner = KR_SLOT_PLAIN; // consumed
        kr_opt_drop(&r->ir, old);
        drop_stack(r, 1);
        kr_record_pop(r);
        return true;
    }
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg]);
    kr_record_uop(r, KR_UOP_ATTR_SET, kr_record_stack(r, 0)->ref, kr_record_const(r, name), kr_record_stack(r, 1)->ref, 0);
    drop_stack(r, 2);
    return true;
}

// --- calls ------------------------------------------------------------------------------------

// A function that is no constant of the trace may be one of many that a `def` or `lambda` makes: what they have
// in common is guarded. Its cells are read from it (expand_copy_free_vars); defaults would be its own.
static bool is_made_often(const KrRecorder *r, KrTraceRef ref, KrRef callable)
{
    uint64_t word;
    if (kr_opt_is_const(&r->ir, ref, &word) || !kr_is_exact(callable, &kr_function_type) || r->hint[NAMES])
        return false;
    const KrCode *code = ((const KrFunction *)(const void *)kr_obj(callable))->code;
    return code->simple_args && (uint32_t)code->arg_count == r->oparg + (r->hint[SELF_TYPE] != 0);
}

// A bound method of this function; its self.
static KrTraceRef guard_method(KrRecorder *r, KrTraceRef ref, KrRef function)
{
    kr_record_uop(r, KR_UOP_GUARD_METHOD, ref, 0, 0, 0);
    KrTraceRef target = kr_record_uop(r, KR_UOP_METHOD_FUNCTION, ref, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_VALUE, target, 0, 0, kr_bits(function));
    (void)kr_record_const(r, function); // kept alive, so that its address means it
    return kr_record_uop(r, KR_UOP_METHOD_SELF, ref, 0, 0, 0);
}

// A Python function, a bound method of one, or a class with a Python __init__ has been entered.
static bool inline_call(KrRecorder *r, KrRef callable_ref)
{
    uint32_t names = r->hint[NAMES] != 0, self_depth = r->oparg + names, callable_depth = self_depth + 1;
    Arguments arguments = {.names = names ? (KrTuple *)kr_obj(kr_from_bits(r->hint[NAMES])) : NULL};
    KrVirtualSlot callable = *kr_record_stack(r, callable_depth);
    KrRef function = callable_ref;
    kr_record_stack_room(r, r->next_frame->code); // guards come before anything that is done
    KrReturnKind return_kind = KR_RETURN_PUSH;
    KrTraceRef instance = 0;
    bool is_self = false; // the callable is the first argument
    uint64_t word;
    if (names && !kr_opt_is_const(&r->ir, kr_record_stack(r, 0)->ref, &word))
        return give_up(r, "keyword names that vary");
    if (kr_is_exact(callable_ref, &kr_method_type)) {
        const KrMethod *method = (const KrMethod *)(const void *)kr_obj(callable_ref);
        function = kr_ref(method->function);
        if (!kr_is_exact(function, &kr_function_type))
            return give_up(r, "call that is not inlined");
        KrTraceRef self = guard_method(r, callable.ref, function);
        arguments.slots[arguments.count++] = (KrVirtualSlot){.ref = self, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        kr_record_own_slot(r, &arguments.slots[0]); // the method object may die with the call
    } else if (!kr_ref_is_null(kr_enter_call_method(callable_ref))) { // an object whose class has __call__
        KrType *type = kr_type_of(callable_ref);
        const KrShape *shape = type->flags & KR_TYPE_INSTANCE ? ((const KrInstance *)(const void *)kr_obj(callable_ref))->shape : NULL;
        function = kr_enter_call_method(callable_ref);
        if (r->hint[SELF_TYPE] || !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
            return give_up(r, "call that is not inlined");
        if (shape && shape->mode == KR_SHAPE_SLOTS)
            kr_record_uop(r, KR_UOP_GUARD_SHAPE, callable.ref, 0, 0, (uint64_t)(uintptr_t)shape);
        else
            kr_record_uop(r, KR_UOP_GUARD_TYPE, callable.ref, 0, 0, (uint64_t)(uintptr_t)type);
        (void)kr_record_const(r, kr_from_obj(type)); // kept alive, so that its address means it
        arguments.slots[arguments.count++] = passed(callable);
        is_self = true;
    } else if (is_made_often(r, callable.ref, callable_ref)) {
        KrFunction *made = (KrFunction *)kr_obj(callable_ref);
        arguments.any_closure = true;
        kr_record_uop(r, KR_UOP_GUARD_FUNCTION, callable.ref, 0, 0, 0);
        kr_record_uop(r, KR_UOP_GUARD_FUNCTION_CODE, callable.ref, 0, 0, (uint64_t)(uintptr_t)made->code);
        kr_record_uop(r, KR_UOP_GUARD_FUNCTION_GLOBALS, callable.ref, 0, 0, kr_own_bits(made->globals));
        (void)kr_record_const(r, kr_from_obj(made->code)); // kept alive, so that its address means it
    } else {
        kr_record_uop(r, KR_UOP_GUARD_VALUE, callable.ref, 0, 0, kr_bits(callable_ref));
    }
    if (!is_self && kr_is_exact(callable_ref, &kr_type_type)) {
        KrType *type = (KrType *)kr_obj(callable_ref);
        if (!(type->flags & KR_TYPE_INSTANCE) || type->new_object != kr_object_base_type.new_object)
            return give_up(r, "call that is not inlined");
        function = kr_type_find(type, kr_name(KR_NAME___init__));
        return_kind = KR_RETURN_INIT;
        const uint32_t needed = KR_TYPE_HEAP | KR_TYPE_INSTANCE;
        if ((type->flags & needed) != needed || type->new_object != kr_object_base_type.new_object)
            return give_up(r, "class with a __new__ of its own");
        if (kr_ref_is_null(function) || !kr_is_exact(function, &kr_function_type))
            return give_up(r, "call that is not inlined");
        if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
            return give_up(r, "too many dependencies");
        (void)kr_record_const(r, callable_ref); // kept alive, so that its address means it
        instance = kr_record_uop(r, KR_UOP_NEW_INSTANCE, kr_record_const(r, callable_ref), 0, 0, 0);
        r->ir.facts[instance].shape = (uint64_t)(uintptr_t)kr_shape_root(r->thread, type);
        r->ir.facts[instance].shape_time = r->ir.count;
        arguments.slots[arguments.count++] =
            (KrVirtualSlot){.ref = instance, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    }
    for (uint32_t depth = self_depth + 1; depth-- > names;) {
        KrVirtualSlot slot = *kr_record_stack(r, depth);
        if (depth == self_depth && r->hint[SELF_TYPE] == 0)
            continue;
        arguments.slots[arguments.count++] = passed(slot);
    }
    if (names)
        kr_record_drop_slot(r, kr_record_stack(r, 0));
    callable = passed(*kr_record_stack(r, callable_depth));
    for (uint32_t i = 0; i < callable_depth + 1; i++)
        kr_record_pop(r);
    if (instance)
        kr_record_push(r, instance, KR_SLOT_OWNED);
    if (!kr_is(function, callable_ref)) { // the frame holds the function; the bound method or class is given back
        KrTraceRef constant = kr_record_const(r, function);
        if (!is_self) {
            kr_record_push(r, callable.ref, (KrSlotOwner)callable.owner);
            kr_record_drop_slot(r, kr_record_stack(r, 0));
            kr_record_pop(r);
        }
        callable = (KrVirtualSlot){.ref = constant, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    }
    return inline_function(r, function, callable, &arguments, return_kind);
}

// `count` operands below the `above` topmost ones go to the activation, in order.
static void put_arguments(KrRecorder *r, uint32_t above, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        KrTraceRef ref = kr_record_stack(r, above + count - 1 - i)->ref;
        kr_opt_raw(&r->ir, KR_IR_ARGUMENT, KR_REP_NONE, &ref, i);
    }
}

// Does the call ask for its caller's frame? In a trace that frame is nowhere, or not up to date.
static bool looks_at_frames(const KrRecorder *r, KrRef callable)
{
    if (kr_is_exact(callable, &kr_native_type))
        return ((const KrNative *)(const void *)kr_obj(callable))->def->flags & KR_NATIVE_FRAMES;
    if (kr_is(callable, kr_type_ref(&kr_super_type)))
        return r->oparg == 0;
    return kr_is(callable, kr_type_ref(&kr_type_type)) && r->oparg == 3;
}

// Metaclasses that do not say what a call of their classes does.
static bool is_class(const KrType *meta)
{
    return meta == &kr_type_type || (kr_type_is_subtype(meta, &kr_type_type) && meta->call == kr_type_type.call);
}

// KR_UOP_GUARD_FUNCTION_CODE serves for both.
_Static_assert(offsetof(KrFunction, code) == offsetof(KrNative, def), "the same place");

// METHOD_SELF too: tier2/expand_builtins.c asks it for what a builtin method is bound to.
_Static_assert(offsetof(KrMethod, self) == offsetof(KrNative, self), "the same place");

// Objects of static types that are called, other than functions, methods and classes.
static bool calls_by_type(KrRef callable)
{
    const KrType *type = kr_type_of(callable);
    return !(type->flags & KR_TYPE_HEAP) && type != &kr_native_type && type != &kr_method_descriptor_type &&
           type != &kr_type_type && type != &kr_method_type && type != &kr_function_type;
}

// Guards that the same is called as while recording. A trace keeps alive what it compares with, so what may be made for
// each call or hold an arbitrary object (methods, partial objects, callables of a class) is told by its kind: with the
// object would live all that it holds, and each new one would want another trace.
static bool guard_called(KrRecorder *r, KrTraceRef ref, KrRef callable)
{
    const KrType *type = kr_type_of(callable);
    const KrNative *native = (const KrNative *)(const void *)kr_obj(callable);
    uint64_t word;
    if (kr_opt_is_const(&r->ir, ref, &word))
        return true;
    if (type == &kr_native_type && kr_native_is_bound(native)) {
        kr_record_uop(r, KR_UOP_GUARD_TYPE, ref, 0, 0, (uint64_t)(uintptr_t)&kr_native_type);
        kr_record_uop(r, KR_UOP_GUARD_FUNCTION_CODE, ref, 0, 0, (uint64_t)(uintptr_t)native->def);
        return true;
    }
    if (type == &kr_method_type) { // of what is no function, as a cached method's
        kr_record_uop(r, KR_UOP_GUARD_METHOD, ref, 0, 0, 0);
        KrTraceRef target = kr_record_uop(r, KR_UOP_METHOD_FUNCTION, ref, 0, 0, 0);
        return guard_called(r, target, kr_ref(((const KrMethod *)(const void *)kr_obj(callable))->function));
    }
    if (type == &kr_native_type || type == &kr_method_descriptor_type || type == &kr_function_type ||
        kr_type_is_subtype(type, &kr_type_type)) {
        kr_record_uop(r, KR_UOP_GUARD_VALUE, ref, 0, 0, kr_bits(callable));
        (void)kr_record_const(r, callable); // kept alive, so that its address means it
        return true;
    }
    if (type->flags & KR_TYPE_HEAP) {
        if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, (KrType *)kr_obj(kr_type_ref(type)), 0))
            return false;
        (void)kr_record_const(r, kr_type_ref(type)); // kept alive, so that its address means it
    }
    kr_record_uop(r, KR_UOP_GUARD_TYPE, ref, 0, 0, (uint64_t)(uintptr_t)type);
    return true;
}

// Anything else that was called and came back: one call micro-op.
static bool call_out(KrRecorder *r, KrRef callable_ref)
{
    if (looks_at_frames(r, callable_ref))
        return give_up(r, "a call that looks at frames");
    bool has_self = r->hint[SELF_TYPE] != 0;
    uint32_t count = r->oparg + has_self;
    static const uint16_t uops[] = {KR_UOP_CALL_0, KR_UOP_CALL_1, KR_UOP_CALL_2, KR_UOP_CALL_3};
    if (count > KR_TRACE_ARGUMENTS)
        return give_up(r, "call with many arguments");
    uint32_t names = r->hint[NAMES] != 0;
    KrTraceRef callable = kr_record_stack(r, names + r->oparg + 1)->ref;
    if (!guard_called(r, callable, callable_ref))
        return give_up(r, "too many dependencies");
    KrTraceRef in[5] = {callable}, result;
    if (r->hint[NAMES]) {
        in[1] = kr_record_stack(r, 0)->ref;
        put_arguments(r, 1, count);
        result = kr_opt_uop(&r->ir, KR_UOP_CALL_NAMES, in, (uint64_t[2]){count});
    } else if (count > 3) {
        put_arguments(r, 0, count);
        result = kr_opt_uop(&r->ir, KR_UOP_CALL_MANY, in, (uint64_t[2]){count});
    } else {
        for (uint32_t i = 0; i < count; i++)
            in[1 + i] = kr_record_stack(r, count - 1 - i)->ref;
        result = kr_opt_uop(&r->ir, uops[count], in, NULL);
    }
    drop_stack(r, names + count);
    if (!has_self)
        kr_record_pop(r);
    drop_stack(r, 1);
    kr_record_push(r, result, KR_SLOT_OWNED);
    return true;
}

// Guards that the dict has the keywords that it had.
static bool unpacked_names(KrRecorder *r, KrTraceRef dict, Arguments *arguments)
{
    if (!r->hint[KEYWORD_NAMES])
        return false;
    KrRef names = kr_from_bits(r->hint[KEYWORD_NAMES]);
    arguments->names = (KrTuple *)(void *)kr_obj(names);
    KrTraceRef same = kr_record_uop(r, KR_UOP_DICT_NAMES_ARE, dict, kr_record_const(r, names), 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, same, 0, 0, 0);
    return true;
}

// f(*args, **kwargs): a Python function that has been entered with the items of a tuple, or anything else of C.
static bool expand_call_unpacked(KrRecorder *r)
{
    KrRef callable_ref = kr_from_bits(r->hint[CALLABLE]);
    KrVirtualSlot callable = *kr_record_stack(r, 3), args = *kr_record_stack(r, 1), kwargs = *kr_record_stack(r, 0);
    uint32_t count = (uint32_t)r->hint[UNPACKED];
    bool entered = r->next_frame != r->pending_frame;
    uint64_t null;
    if (kwargs.ref && kr_opt_is_const(&r->ir, kwargs.ref, &null) && !null)
        kwargs.ref = 0;
    if (!kr_is_ptr(callable_ref) || kr_ref_is_null(callable_ref) || r->hint[UNPACKED] > KR_TRACE_ARGUMENTS ||
        (!entered && !stays(r)) || (kwargs.ref != 0) != (r->hint[KEYWORDS] != NO_DICT))
        return give_up(r, "CALL_FUNCTION_EX");
    const KrType *type = kr_type_of(callable_ref);
    if (entered ? type != &kr_function_type && type != &kr_method_type
                : (type != &kr_native_type && type != &kr_method_descriptor_type && type != &kr_type_type) ||
                      looks_at_frames(r, callable_ref) || kr_is(callable_ref, kr_type_ref(&kr_super_type)) ||
                      kr_is(callable_ref, kr_type_ref(&kr_type_type)))
        return give_up(r, "CALL_FUNCTION_EX");
    if (entered)
        kr_record_stack_room(r, r->next_frame->code);
    KrRef function = callable_ref;
    KrTraceRef self = 0;
    if (type == &kr_method_type) {
        function = kr_ref(((const KrMethod *)(const void *)kr_obj(callable_ref))->function);
        if (!kr_is_exact(function, &kr_function_type))
            return give_up(r, "CALL_FUNCTION_EX");
        self = guard_method(r, callable.ref, function);
    } else if (entered) { // the trace depends on the function
        kr_record_uop(r, KR_UOP_GUARD_VALUE, callable.ref, 0, 0, kr_bits(callable_ref));
    } else if (!guard_called(r, callable.ref, callable_ref)) {
        return give_up(r, "too many dependencies");
    }
    bool list = r->hint[UNPACKED_LIST];
    kr_record_uop(r, list ? KR_UOP_GUARD_LIST : KR_UOP_GUARD_TUPLE, args.ref, 0, 0, 0);
    if (!entered) {
        KrTraceRef names = kwargs.ref ? kwargs.ref : kr_opt_const_box(&r->ir, 0);
        if (kwargs.ref)
            kr_record_uop(r, KR_UOP_GUARD_DICT, kwargs.ref, 0, 0, 0);
        KrTraceRef result = kr_record_uop(r, KR_UOP_CALL_EX, callable.ref, args.ref, names, 0);
        if (kwargs.ref)
            kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop(r);
        drop_stack(r, 1);
        kr_record_pop(r);
        drop_stack(r, 1);
        kr_record_push(r, result, KR_SLOT_OWNED);
        return true;
    }
    kr_record_uop(r, list ? KR_UOP_GUARD_LIST_LENGTH : KR_UOP_GUARD_TUPLE_LENGTH, args.ref, 0, 0, count);
    Arguments arguments = {0};
    uint32_t keywords = 0;
    if (kwargs.ref) {
        kr_record_uop(r, KR_UOP_GUARD_DICT, kwargs.ref, 0, 0, 0);
        if (r->hint[KEYWORDS] == SOME_KEYWORDS) {
            if (!unpacked_names(r, kwargs.ref, &arguments))
                return give_up(r, "keywords in CALL_FUNCTION_EX");
            keywords = (uint32_t)arguments.names->length;
        } else {
            kr_record_uop(r, KR_UOP_GUARD_DICT_EMPTY, kwargs.ref, 0, 0, 0);
        }
    }
    if (self) { // the method object may go with the call
        arguments.slots[arguments.count++] = (KrVirtualSlot){.ref = self, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        kr_record_own_slot(r, &arguments.slots[0]);
    }
    for (uint32_t i = 0; i < count; i++) { // and so may the tuple
        KrTraceRef item = kr_record_uop(r, list ? KR_UOP_LIST_ITEM_AT : KR_UOP_TUPLE_ITEM_AT, args.ref, 0, 0, i);
        arguments.slots[arguments.count] = (KrVirtualSlot){.ref = item, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        kr_record_own_slot(r, &arguments.slots[arguments.count++]);
    }
    for (uint32_t k = 0; k < keywords; k++) {
        KrTraceRef value = kr_record_uop(r, KR_UOP_DICT_ENTRY, kwargs.ref, 0, 0, k);
        arguments.slots[arguments.count] = (KrVirtualSlot){.ref = value, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        kr_record_own_slot(r, &arguments.slots[arguments.count++]);
    }
    if (kwargs.ref)
        kr_record_drop_slot(r, kr_record_stack(r, 0));
    kr_record_pop(r);
    drop_stack(r, 1);
    kr_record_pop(r);
    callable = passed(*kr_record_stack(r, 0));
    if (self) { // the frame holds the function; the bound method is given back
        drop_stack(r, 1);
        callable = (KrVirtualSlot){.ref = kr_record_const(r, function), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    } else {
        kr_record_pop(r);
    }
    return inline_function(r, function, callable, &arguments, KR_RETURN_PUSH);
}

static bool expand_dict_merge(KrRecorder *r)
{
    if (!stays(r))
        return give_up(r, "DICT_MERGE");
    kr_record_uop(r, KR_UOP_DICT_MERGE_INTO, kr_record_stack(r, r->oparg)->ref, kr_record_stack(r, 0)->ref,
                  kr_record_stack(r, r->oparg + 3)->ref, 0);
    drop_stack(r, 1);
    return true;
}

static bool expand_delete_attr(KrRecorder *r)
{
    if (!stays(r))
        return give_up(r, "DELETE_ATTR");
    KrRef name = kr_ref(r->pending_frame->code->names[r->oparg]);
    kr_record_uop(r, KR_UOP_ATTR_DELETE, kr_record_stack(r, 0)->ref, kr_record_const(r, name), 0, 0);
    drop_stack(r, 1);
    return true;
}

static bool expand_call(KrRecorder *r)
{
    KrRef callable = kr_from_bits(r->hint[CALLABLE]);
    if (!kr_is_ptr(callable) || kr_ref_is_null(callable))
        return give_up(r, "CALL");
    KrType *type = kr_type_of(callable);
    if (r->next_frame != r->pending_frame) {
        if (type == &kr_function_type || type == &kr_method_type || type == &kr_type_type || !kr_ref_is_null(kr_enter_call_method(callable)))
            return inline_call(r, callable);
        if (r->generator_word && !r->hint[NAMES])
            return kr_expand_call_generator(r);
        return give_up(r, "call that is not inlined");
    }
    if (!stays(r))
        return give_up(r, "exception");
    if (!r->hint[NAMES] && kr_expand_builtin_call(r, callable, (const KrType *)(uintptr_t)r->hint[SELF_TYPE]))
        return true;
    if (type != &kr_native_type && type != &kr_method_descriptor_type && !is_class(type) && !calls_by_type(callable))
        return give_up(r, "call of an unknown kind");
    return call_out(r, callable);
}

// The root frame returns: the trace goes on in its caller, if it is the same call again. Only side traces do so; a root
// ends here and its exit may get one.
static bool expand_root_return(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    KrFrame *caller = r->next_frame;
    KrReturnKind kind = (KrReturnKind)frame->return_kind;
    bool follows = r->parent && caller && !frame->in_generator && (kind == KR_RETURN_PUSH || kind == KR_RETURN_INIT) && frame->depth == 1 &&
                   caller->owner == KR_FRAME_ON_STACK && ++r->returns <= KR_RECORD_RETURNS;
    if (!r->parent && (r->loop_end || r->instructions < KR_RECORD_FUNCTION)) {
        kr_opt_fail(&r->ir, r->loop_end ? kr_trace_left_loop : "a way through the function that is too short");
        return true;
    }
    if (!follows)
        return give_up(r, "return from the root frame");
    KrVirtualSlot *value = kr_record_stack(r, 0);
    if (kind == KR_RETURN_INIT)
        kr_record_uop(r, KR_UOP_GUARD_NONE, value->ref, 0, 0, 0);
    const KrUnit *call = r->next - caller->return_offset;
    kr_record_guard_caller(r, call);
    (void)kr_record_const(r, kr_from_obj(caller->code)); // kept alive, so that the address means it
    *value = taken(*value);
    kr_record_own_slot(r, value);
    KrVirtualSlot result = *value;
    kr_record_pop(r);
    for (uint32_t i = (uint32_t)frame->code->localsplus_count; i-- > 0;) { // what memory holds is given back with the frame
        KrVirtualSlot *slot = &r->slots[frame->base + i];
        if (!slot->loaded || slot->owner == KR_SLOT_UNCHANGED)
            continue;
        if (slot->ref)
            kr_record_drop_slot(r, slot);
        KrTraceRef null = kr_opt_const_box(&r->ir, 0);
        kr_opt_raw(&r->ir, KR_IR_STORE_LOCAL, KR_REP_NONE, &null, i);
        *slot = (KrVirtualSlot){.owner = KR_SLOT_UNCHANGED};
    }
    kr_opt_uop(&r->ir, KR_UOP_POP_FRAME, (KrTraceRef[5]){0}, NULL);
    r->frame_count = 0;
    r->root = caller;
    if (!kr_record_push_frame(r, caller, 0, KR_SLOT_PLAIN))
        return true;
    uint32_t depth = (uint32_t)(r->next_sp - kr_frame_stack_base(caller));
    kr_record_top(r)->depth = kind == KR_RETURN_PUSH ? depth - 1 : depth;
    if (kind == KR_RETURN_PUSH)
        push_slot(r, result);
    return true;
}

static bool expand_operator_return(KrRecorder *r);

static bool expand_return(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (r->frame_count == 1)
        return expand_root_return(r);
    if (r->next_frame != r->frames[r->frame_count - 2].frame)
        return give_up(r, "return of a special kind");
    if (frame->resumed_here)
        return kr_expand_generator_return(r);
    if (frame->return_kind == KR_RETURN_INIT) { // the instance is on the caller's stack
        kr_record_uop(r, KR_UOP_GUARD_NONE, kr_record_stack(r, 0)->ref, 0, 0, 0);
        kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop_frame(r);
        return true;
    }
    if (frame->return_kind == KR_RETURN_OPERATOR)
        return expand_operator_return(r);
    if (frame->return_kind != KR_RETURN_PUSH)
        return give_up(r, "return of a special kind");
    KrVirtualSlot value = *kr_record_stack(r, 0);
    if (value.owner == KR_SLOT_LENT) // the lender goes with its frame
        value.owner = KR_SLOT_NEEDS_DUP;
    // on the caller's stack first, so that a local that dies can hand its reference over
    KrVirtualFrame *caller = &r->frames[r->frame_count - 2];
    uint32_t index = (uint32_t)caller->code->localsplus_count + caller->depth;
    r->slots[caller->base + index] = value;
    caller->depth++;
    kr_record_pop_frame(r);
    return true;
}

// Closure variables of an inlined function: its cells do not change.
static bool expand_copy_free_vars(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (r->frame_count == 1)
        return give_up(r, "COPY_FREE_VARS");
    const KrFunction *function = (const KrFunction *)(const void *)kr_obj(kr_ref(frame->frame->function));
    const KrTuple *closure = (const KrTuple *)(const void *)kr_obj(kr_ref(function->closure));
    uint32_t first = (uint32_t)frame->code->localsplus_count - r->oparg;
    uint64_t word;
    if (!kr_opt_is_const(&r->ir, frame->function, &word)) { // one of many with this code
        KrTraceRef tuple = kr_record_uop(r, KR_UOP_FUNCTION_CLOSURE, frame->function, 0, 0, 0);
        for (uint32_t i = 0; i < r->oparg; i++)
            r->slots[frame->base + first + i] =
                (KrVirtualSlot){.ref = kr_record_uop(r, KR_UOP_TUPLE_ITEM_AT, tuple, 0, 0, i), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        return true;
    }
    for (uint32_t i = 0; i < r->oparg; i++)
        r->slots[frame->base + first + i] =
            (KrVirtualSlot){.ref = kr_record_const(r, kr_ref(closure->items[i])), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    return true;
}

// --- iteration --------------------------------------------------------------------------------

static const KrUnit *exhausted_target(const KrRecorder *r)
{
    return r->pending + r->units + r->oparg + 1;
}

// The iterator has nothing left, as recorded: the guards of the fast forms with the opposite outcome.
static bool expand_exhausted(KrRecorder *r, const KrType *type)
{
    KrTraceRef iterator = kr_record_stack(r, 0)->ref;
    if (type == &kr_range_iter_type) {
        kr_record_uop(r, KR_UOP_GUARD_RANGE_ITER, iterator, 0, 0, 0);
        KrTraceRef left = kr_record_uop(r, KR_UOP_RANGE_ITER_LEFT, iterator, 0, 0, 0);
        KrTraceRef more = kr_record_uop(r, KR_UOP_GT_INT, left, kr_opt_const_int(&r->ir, 0), 0, 0);
        kr_record_uop(r, KR_UOP_GUARD_FALSE, more, 0, 0, 0);
        return true;
    }
    bool list = type == &kr_list_iter_type;
    kr_record_uop(r, list ? KR_UOP_GUARD_LIST_ITER : KR_UOP_GUARD_TUPLE_ITER, iterator, 0, 0, 0);
    KrTraceRef over = kr_record_uop(r, list ? KR_UOP_LIST_ITER_LIST : KR_UOP_TUPLE_ITER_TUPLE, iterator, 0, 0, 0);
    if (!r->hint[ITERATED]) { // had ended before
        kr_record_uop(r, KR_UOP_GUARD_ABSENT, over, 0, 0, 0);
        return true;
    }
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, over, 0, 0, 0);
    KrTraceRef index = kr_record_uop(r, list ? KR_UOP_LIST_ITER_INDEX : KR_UOP_TUPLE_ITER_INDEX, iterator, 0, 0, 0);
    KrTraceRef length = kr_record_uop(r, list ? KR_UOP_LIST_LENGTH : KR_UOP_TUPLE_LENGTH, over, 0, 0, 0);
    KrTraceRef more = kr_record_uop(r, KR_UOP_LT_INT, index, length, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_FALSE, more, 0, 0, 0);
    if (!kr_opt_is_own_iterator(&r->ir, iterator)) // else it is about to go
        kr_record_uop(r, KR_UOP_END_ITERATOR, iterator, 0, 0, 0);
    return true;
}

// The iterator of a list, a tuple or a range that the trace makes, without an escape; where it stands is known from here on.
static bool expand_get_iter(KrRecorder *r)
{
    KrRef iterable = kr_from_bits(r->hint[OWNER]);
    bool list = kr_is_exact(iterable, &kr_list_type);
    if (stays(r) && r->ir.ins[kr_record_stack(r, 0)->ref].op == KR_UOP_RANGE_NEW) {
        KrVirtualSlot range = taken(*kr_record_stack(r, 0));
        const KrIns *ins = &r->ir.ins[range.ref];
        KrTraceRef over = kr_record_uop(r, KR_UOP_RANGE_ITER_NEW, ins->in[0], ins->in[1], 0, 0);
        kr_record_pop(r);
        kr_record_push(r, over, KR_SLOT_OWNED);
        kr_record_drop_slot(r, &range);
        return true;
    }
    if (!stays(r) || (!list && !kr_is_exact(iterable, &kr_tuple_type)))
        return false;
    KrVirtualSlot from = taken(*kr_record_stack(r, 0));
    kr_record_uop(r, list ? KR_UOP_GUARD_LIST : KR_UOP_GUARD_TUPLE, from.ref, 0, 0, 0);
    bool whole = from.owner == KR_SLOT_OWNED; // the iterator takes over the reference
    KrTraceRef iterator = kr_record_uop(r, whole ? KR_UOP_ITER_OWN : KR_UOP_ITER_QUIET, from.ref, 0, 0, 0);
    r->ir.facts[iterator].type = list ? &kr_list_iter_type : &kr_tuple_iter_type;
    kr_record_uop(r, list ? KR_UOP_LIST_ITER_SET_INDEX : KR_UOP_TUPLE_ITER_SET_INDEX, iterator, kr_opt_const_int(&r->ir, 0), 0, 0);
    kr_record_pop(r);
    kr_record_push(r, iterator, KR_SLOT_OWNED);
    if (!whole)
        kr_record_drop_slot(r, &from);
    return true;
}

// Most ranges go up by one: then no register holds the step.
static bool expand_range(KrRecorder *r)
{
    KrTraceIR *ir = &r->ir;
    KrTraceRef iterator = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_RANGE_ITER, iterator, 0, 0, 0);
    KrTraceRef left = kr_record_uop(r, KR_UOP_RANGE_ITER_LEFT, iterator, 0, 0, 0);
    KrTraceRef more = kr_record_uop(r, KR_UOP_GT_INT, left, kr_opt_const_int(ir, 0), 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, more, 0, 0, 0);
    KrTraceRef step = kr_record_uop(r, KR_UOP_RANGE_ITER_STEP, iterator, 0, 0, 0), one = kr_opt_const_int(ir, 1);
    if (r->hint[ITERATED] == 1) {
        kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_EQ_INT, step, one, 0, 0), 0, 0, 0);
        step = one;
    }
    KrTraceRef n = kr_record_uop(r, KR_UOP_RANGE_ITER_NEXT, iterator, 0, 0, 0);
    KrTraceRef item = kr_record_uop(r, KR_UOP_BOX_INT, n, 0, 0, 0);
    KrTraceRef fewer = kr_record_uop(r, KR_UOP_ADD_WRAP, left, kr_opt_const_int(ir, -1), 0, 0);
    kr_record_uop(r, KR_UOP_RANGE_ITER_SET_LEFT, iterator, fewer, 0, 0);
    kr_record_uop(r, KR_UOP_RANGE_ITER_SET_NEXT, iterator, kr_record_uop(r, KR_UOP_ADD_WRAP, n, step, 0, 0), 0, 0);
    kr_record_push(r, item, KR_SLOT_PLAIN);
    return true;
}

void kr_expand_guard_behind(KrRecorder *r, KrTraceRef condition, bool held, const KrUnit *otherwise)
{
    const KrUnit *pending = r->pending;
    r->pending = otherwise;
    r->snapshot = 0;
    r->ir.one_way = true;
    kr_record_uop(r, held ? KR_UOP_GUARD_TRUE : KR_UOP_GUARD_FALSE, condition, 0, 0, 0);
    r->ir.one_way = false;
    r->pending = pending;
    r->snapshot = 0;
}

// Any other iterator: one call, which gives an item or the sentinel for the end. The guard on which of the two it
// was leaves behind the instruction, since the iterator has moved.
static bool expand_step(KrRecorder *r, bool exhausted)
{
    KrTraceRef item = kr_record_uop(r, KR_UOP_ITER_STEP, kr_record_stack(r, 0)->ref, 0, 0, 0);
    KrTraceRef end = kr_record_const(r, kr_operators_exhausted());
    KrTraceRef ended = kr_record_uop(r, KR_UOP_IS, item, end, 0, 0);
    if (exhausted)
        kr_record_push(r, item, KR_SLOT_OWNED);
    kr_expand_guard_behind(r, ended, exhausted, exhausted ? r->pending + r->units : exhausted_target(r));
    if (exhausted)
        kr_record_pop(r);
    else
        kr_record_push(r, item, KR_SLOT_OWNED);
    return true;
}

static bool expand_bytes_step(KrRecorder *r);

// Behind FOR_ITER the item is taken apart into two.
static bool unpacks_pair(const KrRecorder *r)
{
    const KrUnit *next = r->pending + r->units;
    return kr_opcode_base[*next & 0xFF] == KR_OP_UNPACK_SEQUENCE && *next >> 8 == 2;
}

// enumerate(), zip() of two, dict.items(): the tuple that would be taken apart at once is made of what two calls give,
// and so is never made.
static bool expand_pair(KrRecorder *r)
{
    const KrUnit *pending = r->pending;
    KrTraceRef iterator = kr_record_stack(r, 0)->ref;
    const KrType *type = kr_type_of(kr_from_bits(r->hint[ITERATOR]));
    kr_record_uop(r, KR_UOP_GUARD_TYPE, iterator, 0, 0, (uint64_t)(uintptr_t)type);
    KrTraceRef first = kr_record_uop(r, KR_UOP_ITER_PAIR, iterator, 0, 0, 0);
    KrTraceRef none = kr_record_uop(r, KR_UOP_IS, first, kr_record_const(r, kr_operators_no_pair()), 0, 0);
    r->ir.one_way = true; // nothing has been taken then
    kr_record_uop(r, KR_UOP_GUARD_FALSE, none, 0, 0, 0);
    KrTraceRef ended = kr_record_uop(r, KR_UOP_IS, first, kr_record_const(r, kr_operators_exhausted()), 0, 0);
    r->pending = exhausted_target(r);
    r->snapshot = 0;
    kr_record_uop(r, KR_UOP_GUARD_FALSE, ended, 0, 0, 0);
    r->ir.one_way = false;
    r->pending = pending;
    r->snapshot = 0;
    KrTraceRef second = kr_record_uop(r, KR_UOP_PAIR_SECOND, 0, 0, 0, 0);
    kr_record_push(r, kr_record_uop(r, KR_UOP_TUPLE_2, first, second, 0, 0), KR_SLOT_OWNED);
    return true;
}

static bool expand_for_iter(KrRecorder *r)
{
    KrRef iterator = kr_from_bits(r->hint[ITERATOR]);
    if (r->next_frame != r->pending_frame && r->generator_word) {
        KrVirtualSlot none = {.ref = kr_record_const(r, kr_none()), .owner = KR_SLOT_PLAIN, .loaded = true};
        return kr_expand_resume(r, none, r->units + r->oparg);
    }
    if (r->next_frame != r->pending_frame || !kr_is_ptr(iterator))
        return give_up(r, "iteration over a generator");
    bool exhausted = r->next == exhausted_target(r);
    if (!exhausted && r->next != r->pending + r->units)
        return give_up(r, "exception");
    const KrType *type = kr_type_of(iterator);
    if (type == &kr_generator_type)
        return give_up(r, "iteration over a generator");
    bool fast = type == &kr_range_iter_type || type == &kr_list_iter_type || type == &kr_tuple_iter_type;
    if (!exhausted && type->next_pair && !(type->flags & KR_TYPE_HEAP) && unpacks_pair(r) &&
        kr_is_exact(kr_slot_ref(r->next_sp[-1]), &kr_tuple_type) && kr_tuple_length(kr_slot_ref(r->next_sp[-1])) == 2)
        return expand_pair(r);
    if (type == &kr_bytes_iter_type && !exhausted)
        return expand_bytes_step(r);
    if (!fast || (!exhausted && r->opcode == KR_OP_FOR_ITER))
        return expand_step(r, exhausted);
    if (exhausted)
        return expand_exhausted(r, type);
    return type == &kr_range_iter_type && expand_range(r);
}

static bool unpack_any(KrRecorder *r)
{
    if (r->oparg > KR_TRACE_ARGUMENTS)
        return give_up(r, "UNPACK_SEQUENCE");
    KrTraceRef items[KR_TRACE_ARGUMENTS];
    KrTraceRef tuple = kr_opt_uop(&r->ir, KR_UOP_UNPACK_TUPLE, (KrTraceRef[5]){kr_record_stack(r, 0)->ref}, (uint64_t[2]){r->oparg});
    drop_stack(r, 1);
    for (uint32_t i = 0; i < r->oparg; i++)
        items[i] = kr_record_uop(r, KR_UOP_TUPLE_ITEM_AT, tuple, 0, 0, i);
    for (uint32_t i = r->oparg; i-- > 0;) {
        kr_record_push(r, items[i], KR_SLOT_NEEDS_DUP);
        kr_record_own_slot(r, kr_record_stack(r, 0));
    }
    kr_opt_drop(&r->ir, tuple);
    return true;
}

static bool expand_unpack(KrRecorder *r)
{
    KrRef container = kr_from_bits(r->hint[OWNER]);
    if (!stays(r) || !kr_is_ptr(container) || r->oparg > 16)
        return give_up(r, "UNPACK_SEQUENCE");
    bool tuple = kr_is_exact(container, &kr_tuple_type);
    if (!tuple && !kr_is_exact(container, &kr_list_type))
        return unpack_any(r);
    KrVirtualSlot from = taken(*kr_record_stack(r, 0));
    KrTraceRef items[16];
    kr_record_uop(r, tuple ? KR_UOP_GUARD_TUPLE : KR_UOP_GUARD_LIST, from.ref, 0, 0, 0);
    kr_record_uop(r, tuple ? KR_UOP_GUARD_TUPLE_LENGTH : KR_UOP_GUARD_LIST_LENGTH, from.ref, 0, 0, r->oparg);
    for (uint32_t i = 0; i < r->oparg; i++)
        items[i] = kr_record_uop(r, tuple ? KR_UOP_TUPLE_ITEM_AT : KR_UOP_LIST_ITEM_AT, from.ref, 0, 0, i);
    kr_record_pop(r);
    for (uint32_t i = r->oparg; i-- > 0;)
        kr_record_push(r, items[i], KR_SLOT_NEEDS_DUP);
    if (kr_record_cancel_tuple(r, &from))
        return true;
    if (from.owner == KR_SLOT_OWNED && !kr_opt_is_plain(&r->ir, from.ref)) // its end ends what it lends
        for (uint32_t i = 0; i < r->oparg; i++)
            kr_record_own_slot(r, kr_record_stack(r, i));
    kr_record_drop_slot(r, &from);
    return true;
}

static bool expand_list_append(KrRecorder *r)
{
    if (!stays(r))
        return give_up(r, "LIST_APPEND");
    KrVirtualSlot *item = kr_record_stack(r, 0);
    *item = taken(*item);
    kr_record_own_slot(r, item);
    item->owner = KR_SLOT_PLAIN; // consumed by the call
    kr_record_uop(r, KR_UOP_LIST_APPEND_OWN, kr_record_stack(r, r->oparg)->ref, item->ref, 0, 0);
    kr_record_pop(r);
    return true;
}

static bool expand_set_add(KrRecorder *r)
{
    if (!stays(r))
        return give_up(r, "SET_ADD");
    kr_record_uop(r, KR_UOP_SET_ADD_ITEM, kr_record_stack(r, r->oparg)->ref, kr_record_stack(r, 0)->ref, 0, 0);
    drop_stack(r, 1);
    return true;
}

static bool expand_map_add(KrRecorder *r)
{
    if (!stays(r))
        return give_up(r, "MAP_ADD");
    kr_record_uop(r, KR_UOP_DICT_SET, kr_record_stack(r, r->oparg + 1)->ref, kr_record_stack(r, 1)->ref,
                  kr_record_stack(r, 0)->ref, 0);
    drop_stack(r, 2);
    return true;
}

// --- operators of classes -----------------------------------------------------------------------

// BINARY_OP has entered a Python method of the left operand.
static bool expand_operator(KrRecorder *r)
{
    if (r->next_frame == r->pending_frame)
        return false;
    KrRef left = kr_from_bits(r->hint[LEFT]), right = kr_from_bits(r->hint[RIGHT]);
    bool subscript = r->oparg == 26;
    KrRef method = kr_ref(r->next_frame->function);
    const KrShape *shape = ((const KrInstance *)(const void *)kr_obj(left))->shape;
    if (shape->mode != KR_SHAPE_SLOTS || !kr_is_exact(method, &kr_function_type) ||
        !kr_is(kr_type_find(shape->type, kr_operators_method_name(r->oparg)), method))
        return give_up(r, "an operator that is not inlined");
    kr_record_stack_room(r, r->next_frame->code);
    KrTraceRef left_ref = kr_record_stack(r, 1)->ref, right_ref = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_SHAPE, left_ref, 0, 0, (uint64_t)(uintptr_t)shape);
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, shape->type, 0))
        return give_up(r, "too many dependencies");
    if (!kr_is_ptr(right) || kr_int_is(right))
        kr_record_guard_plain(r, right_ref, kr_bits(right));
    else if (kr_type_of(right)->flags & KR_TYPE_INSTANCE)
        kr_record_uop(r, KR_UOP_GUARD_SHAPE, right_ref, 0, 0,
                      (uint64_t)(uintptr_t)((const KrInstance *)(const void *)kr_obj(right))->shape);
    else
        kr_record_uop(r, KR_UOP_GUARD_TYPE, right_ref, 0, 0, (uint64_t)(uintptr_t)kr_type_of(right));
    Arguments arguments = {.count = 2};
    KrVirtualSlot callable = {.ref = kr_record_const(r, method), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    for (uint32_t i = 0; i < 2; i++) {
        KrVirtualSlot slot = *kr_record_stack(r, 1 - i);
        if (subscript)
            slot = passed(slot);
        else if (slot.owner != KR_SLOT_PLAIN)
            slot.owner = KR_SLOT_NEEDS_DUP; // the operand on the stack lends it
        arguments.slots[i] = slot;
    }
    if (subscript) {
        kr_record_pop(r);
        kr_record_pop(r);
    }
    return inline_function(r, method, callable, &arguments, subscript ? KR_RETURN_PUSH : KR_RETURN_OPERATOR);
}

// An operator's method returns: anything but NotImplemented replaces the operands.
static bool expand_operator_return(KrRecorder *r)
{
    KrVirtualSlot value = *kr_record_stack(r, 0);
    const KrFact *fact = &r->ir.facts[value.ref];
    if (!kr_opt_type(&r->ir, value.ref) && !(fact->shape && fact->shape_time > r->ir.shapes_killed)) {
        KrTraceRef none = kr_record_const(r, kr_not_implemented());
        KrTraceRef refused = kr_record_uop(r, KR_UOP_IS, value.ref, none, 0, 0);
        kr_record_uop(r, KR_UOP_GUARD_FALSE, refused, 0, 0, 0);
    }
    value = passed(value);
    kr_record_own_slot(r, &value);
    kr_record_stack(r, 0)->owner = KR_SLOT_PLAIN; // moved
    kr_record_pop(r);
    kr_record_pop_frame(r);
    KrVirtualSlot operands[2] = {taken(*kr_record_stack(r, 1)), taken(*kr_record_stack(r, 0))};
    kr_record_pop(r);
    kr_record_pop(r);
    push_slot(r, value);
    kr_record_drop_slot(r, &operands[1]);
    kr_record_drop_slot(r, &operands[0]);
    return true;
}

// --- building ---------------------------------------------------------------------------------

// Something made of `count` operands; imm: what the call is told.
static bool build_many(KrRecorder *r, uint16_t uop, uint32_t count, uint32_t imm)
{
    if (count > KR_TRACE_ARGUMENTS || !stays(r))
        return give_up(r, "too many operands");
    put_arguments(r, 0, count);
    KrTraceRef made = kr_opt_uop(&r->ir, uop, (KrTraceRef[5]){0}, (uint64_t[2]){imm});
    drop_stack(r, count);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

static bool expand_build_slice(KrRecorder *r)
{
    if (!stays(r))
        return give_up(r, "BUILD_SLICE");
    uint32_t top = r->oparg - 1;
    KrTraceRef step = r->oparg == 3 ? kr_record_stack(r, 0)->ref : kr_record_const(r, kr_none());
    KrTraceRef made = kr_record_uop(r, KR_UOP_SLICE_NEW, kr_record_stack(r, top)->ref, kr_record_stack(r, top - 1)->ref, step, 0);
    drop_stack(r, r->oparg);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

// SET_UPDATE and DICT_UPDATE
static bool expand_update(KrRecorder *r, uint16_t uop)
{
    if (!stays(r))
        return give_up(r, "exception");
    kr_record_uop(r, uop, kr_record_stack(r, r->oparg)->ref, kr_record_stack(r, 0)->ref, 0, 0);
    drop_stack(r, 1);
    return true;
}

static bool expand_intrinsic(KrRecorder *r)
{
    enum { UNARY_POSITIVE = 5, LIST_TO_TUPLE = 6 };
    if (!stays(r) || (r->oparg != UNARY_POSITIVE && r->oparg != LIST_TO_TUPLE))
        return give_up(r, "CALL_INTRINSIC_1");
    KrTraceRef made = kr_record_uop(r, r->oparg == LIST_TO_TUPLE ? KR_UOP_TUPLE_OF : KR_UOP_POSITIVE, kr_record_stack(r, 0)->ref, 0, 0, 0);
    drop_stack(r, 1);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

static bool expand_list_extend(KrRecorder *r)
{
    if (!stays(r))
        return give_up(r, "LIST_EXTEND");
    kr_record_uop(r, KR_UOP_LIST_EXTEND_BY, kr_record_stack(r, r->oparg)->ref, kr_record_stack(r, 0)->ref, 0, 0);
    drop_stack(r, 1);
    return true;
}

// A local becomes a cell that holds it.
static bool expand_make_cell(KrRecorder *r)
{
    KrVirtualSlot *slot = kr_record_local(r, r->oparg);
    KrTraceRef value = slot->ref ? slot->ref : kr_opt_const_box(&r->ir, 0);
    if (r->frame_count == 1) // a root's local may be unbound or not: not known here
        return give_up(r, "MAKE_CELL");
    KrTraceRef cell = kr_record_uop(r, KR_UOP_CELL_NEW, value, 0, 0, 0);
    if (slot->ref)
        kr_record_drop_slot(r, slot);
    *slot = (KrVirtualSlot){.ref = cell, .owner = KR_SLOT_OWNED, .loaded = true};
    return true;
}

// Around an inlined comprehension: the local's value waits on the stack, or null if it has none.
static bool expand_load_and_clear(KrRecorder *r)
{
    if (!stays(r))
        return give_up(r, "LOAD_FAST_AND_CLEAR");
    KrVirtualSlot *slot = kr_record_local(r, r->oparg);
    bool unbound = kr_slot_is_null(r->next_sp[-1]);
    if (slot->ref && slot->owner == KR_SLOT_UNCHANGED)
        kr_record_uop(r, unbound ? KR_UOP_GUARD_ABSENT : KR_UOP_GUARD_PRESENT, slot->ref, 0, 0, 0);
    KrVirtualSlot value = taken(*slot);
    *slot = (KrVirtualSlot){.owner = KR_SLOT_PLAIN, .loaded = true};
    if (unbound)
        kr_record_push(r, 0, KR_SLOT_PLAIN);
    else
        push_slot(r, value);
    return true;
}

static bool expand_build(KrRecorder *r, bool tuple)
{
    static const uint16_t tuples[] = {KR_UOP_TUPLE_0, KR_UOP_TUPLE_1, KR_UOP_TUPLE_2, KR_UOP_TUPLE_3,
                                      KR_UOP_TUPLE_4};
    static const uint16_t lists[] = {KR_UOP_LIST_0, KR_UOP_LIST_1, KR_UOP_LIST_2, KR_UOP_LIST_3,
                                     KR_UOP_LIST_4};
    uint32_t count = r->oparg;
    if (count > KR_TRACE_ARGUMENTS || !stays(r))
        return give_up(r, tuple ? "BUILD_TUPLE" : "BUILD_LIST");
    if (count > 4 && !tuple)
        return build_many(r, KR_UOP_LIST_MANY, count, count);
    KrTraceRef in[5] = {0};
    for (uint32_t i = 0; count > 4 && i < count; i++) {
        KrVirtualSlot *slot = kr_record_stack(r, i);
        *slot = taken(*slot);
        kr_record_own_slot(r, slot);
    }
    if (count > 4) {
        put_arguments(r, 0, count);
        KrTraceRef made = kr_opt_uop(&r->ir, KR_UOP_TUPLE_OWN, in, (uint64_t[2]){count});
        while (count--)
            kr_record_pop(r);
        kr_record_push(r, made, KR_SLOT_OWNED);
        return true;
    }
    for (uint32_t i = 0; i < count; i++) {
        KrVirtualSlot *slot = kr_record_stack(r, count - 1 - i);
        *slot = taken(*slot);
        kr_record_own_slot(r, slot);
        in[i] = slot->ref;
        slot->owner = KR_SLOT_PLAIN; // consumed by the call
    }
    KrTraceRef made = kr_opt_uop(&r->ir, (tuple ? tuples : lists)[count], in, NULL);
    while (count--)
        kr_record_pop(r);
    kr_record_push(r, made, KR_SLOT_OWNED);
    return true;
}

// --- small ones -------------------------------------------------------------------------------

static bool expand_unary(KrRecorder *r)
{
    bool negative = r->opcode == KR_OP_UNARY_NEGATIVE, is_int = kr_bits_is_int(r->argument_words[0]);
    if (!stays(r) || (!is_int && (!negative || r->argument_types[0] != &kr_float_type)))
        return false;
    KrTraceRef value = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, is_int ? KR_UOP_GUARD_INT : KR_UOP_GUARD_FLOAT, value, 0, 0, 0);
    value = kr_record_uop(r, is_int ? KR_UOP_UNBOX_INT : KR_UOP_UNBOX_FLOAT, value, 0, 0, 0);
    value = kr_record_uop(r, !negative ? KR_UOP_INVERT_INT : is_int ? KR_UOP_NEG_INT : KR_UOP_NEG_FLOAT, value, 0, 0, 0);
    value = kr_record_uop(r, is_int ? KR_UOP_BOX_INT : KR_UOP_BOX_FLOAT, value, 0, 0, 0);
    kr_record_pop(r);
    kr_record_push(r, value, KR_SLOT_PLAIN);
    return true;
}

// AssertionError and others; all and any, which a program may replace.
static bool expand_common_constant(KrRecorder *r)
{
    KrRef value = kr_slot_ref(r->next_sp[-1]);
    if (!stays(r))
        return give_up(r, "LOAD_COMMON_CONSTANT");
    if (r->oparg > 2) {
        KrOwn name = kr_str_interned(r->thread, r->oparg == 3 ? "all" : "any");
        bool ok = !kr_is_null(name) && watch(r, kr_ref(r->thread->vm->builtins), kr_ref(name));
        if (ok)
            (void)kr_record_const(r, kr_ref(name));
        kr_xdrop(r->thread, name);
        if (!ok)
            return give_up(r, "too many globals");
    }
    push_const(r, value);
    return true;
}

static bool is_scalar_text(const KrRecorder *r) // whose formatting runs no Python code
{
    const KrType *type = r->argument_types[0];
    return type == &kr_str_type || type == &kr_float_type || kr_bits_is_int(r->argument_words[0]);
}

static void guard_scalar(KrRecorder *r, KrTraceRef value)
{
    if (r->argument_types[0] == &kr_str_type)
        kr_record_uop(r, KR_UOP_GUARD_STR, value, 0, 0, 0);
    else
        kr_record_uop(r, kr_bits_is_int(r->argument_words[0]) ? KR_UOP_GUARD_INT : KR_UOP_GUARD_FLOAT, value, 0, 0, 0);
}

static bool expand_format(KrRecorder *r, bool with_spec)
{
    if (!stays(r) || !is_scalar_text(r))
        return false;
    KrVirtualSlot *value = kr_record_stack(r, with_spec);
    guard_scalar(r, value->ref);
    if (!with_spec && r->argument_types[0] == &kr_str_type)
        return true; // itself
    if (with_spec)
        kr_record_uop(r, KR_UOP_GUARD_STR, kr_record_stack(r, 0)->ref, 0, 0, 0);
    KrTraceRef text = kr_record_uop(r, with_spec ? KR_UOP_FORMAT_QUIET : KR_UOP_FORMAT_SIMPLE_QUIET, value->ref,
                                    with_spec ? kr_record_stack(r, 0)->ref : 0, 0, 0);
    drop_stack(r, 1 + with_spec);
    kr_record_push(r, text, KR_SLOT_OWNED);
    return true;
}

// --- bytes ------------------------------------------------------------------------------------

static bool expand_bytes_step(KrRecorder *r)
{
    KrTraceRef iterator = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_TYPE, iterator, 0, 0, (uint64_t)(uintptr_t)&kr_bytes_iter_type);
    KrTraceRef over = kr_record_uop(r, KR_UOP_BYTES_ITER_OVER, iterator, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, over, 0, 0, 0);
    KrTraceRef index = kr_record_uop(r, KR_UOP_BYTES_ITER_INDEX, iterator, 0, 0, 0);
    KrTraceRef length = kr_record_uop(r, KR_UOP_BYTES_LENGTH, over, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_LT_INT, index, length, 0, 0), 0, 0, 0);
    KrTraceRef item = kr_record_uop(r, KR_UOP_BOX_INT, kr_record_uop(r, KR_UOP_BYTES_ITEM, over, index, 0, 0), 0, 0, 0);
    KrTraceRef next = kr_record_uop(r, KR_UOP_ADD_WRAP, index, kr_opt_const_int(&r->ir, 1), 0, 0);
    kr_record_uop(r, KR_UOP_BYTES_ITER_SET_INDEX, iterator, next, 0, 0);
    kr_record_push(r, item, KR_SLOT_PLAIN);
    return true;
}

static bool expand_bytes_item(KrRecorder *r)
{
    if (!stays(r) || r->container_type != &kr_bytes_type || !kr_bits_is_int(r->hint[RIGHT]))
        return false;
    KrTraceRef bytes = kr_record_stack(r, 1)->ref, index = kr_record_stack(r, 0)->ref;
    kr_record_uop(r, KR_UOP_GUARD_TYPE, bytes, 0, 0, (uint64_t)(uintptr_t)&kr_bytes_type);
    kr_record_uop(r, KR_UOP_GUARD_INT, index, 0, 0, 0);
    index = kr_record_uop(r, KR_UOP_UNBOX_INT, index, 0, 0, 0);
    index = kr_record_uop(r, KR_UOP_NORMALIZE_INDEX, index, kr_record_uop(r, KR_UOP_BYTES_LENGTH, bytes, 0, 0, 0), 0, 0);
    KrTraceRef item = kr_record_uop(r, KR_UOP_BOX_INT, kr_record_uop(r, KR_UOP_BYTES_ITEM, bytes, index, 0, 0), 0, 0, 0);
    drop_stack(r, 2); // (behind the last exit)
    kr_record_push(r, item, KR_SLOT_PLAIN);
    return true;
}

// Is the operand that look_at_operand has seen a key whose lookup runs no Python code?
static bool is_simple_key(const KrRecorder *r)
{
    return r->dict_is_simple && (r->argument_types[0] == &kr_str_type || kr_bits_is_int(r->argument_words[0]));
}

// Looks a simple key up in a dict of the stack by a micro-op that runs no Python code.
static KrTraceRef look_up(KrRecorder *r, uint16_t uop, unsigned dict_depth, unsigned key_depth)
{
    KrTraceRef dict = kr_record_stack(r, dict_depth)->ref, key = kr_record_stack(r, key_depth)->ref;
    kr_record_uop(r, KR_UOP_GUARD_DICT, dict, 0, 0, 0);
    guard_scalar(r, key);
    kr_record_uop(r, KR_UOP_GUARD_DICT_SIMPLE, dict, 0, 0, 0);
    return kr_record_uop(r, uop, dict, key, 0, 0);
}

static bool expand_dict_item(KrRecorder *r)
{
    if (!stays(r) || !is_simple_key(r))
        return false;
    KrTraceRef item = look_up(r, KR_UOP_DICT_ITEM_QUIET, 1, 0);
    drop_stack(r, 2);
    kr_record_push(r, item, KR_SLOT_OWNED);
    return true;
}

static bool expand_dict_has(KrRecorder *r)
{
    if (!stays(r) || !is_simple_key(r))
        return false;
    KrTraceRef there = look_up(r, KR_UOP_DICT_HAS_QUIET, 0, 1);
    if (r->oparg & 1)
        there = kr_record_uop(r, KR_UOP_NOT_BOOL, there, 0, 0, 0);
    drop_stack(r, 2);
    kr_record_push(r, kr_record_uop(r, KR_UOP_BOX_BOOL, there, 0, 0, 0), KR_SLOT_PLAIN);
    return true;
}

// A str or a small int in a set or frozenset.
static bool expand_set_has(KrRecorder *r)
{
    const KrType *type = r->container_type, *of = r->argument_types[0];
    bool simple = of == &kr_str_type || kr_bits_is_int(r->argument_words[0]);
    if (!stays(r) || !simple || (type != &kr_set_type && type != &kr_frozenset_type))
        return false;
    KrTraceRef set = kr_record_stack(r, 0)->ref, key = kr_record_stack(r, 1)->ref;
    kr_record_uop(r, type == &kr_set_type ? KR_UOP_GUARD_SET : KR_UOP_GUARD_TYPE, set, 0, 0, (uint64_t)(uintptr_t)type);
    guard_scalar(r, key);
    KrTraceRef n = kr_record_uop(r, KR_UOP_SET_HAS_QUIET, set, key, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_LT_INT, n, kr_opt_const_int(&r->ir, 2), 0, 0), 0, 0, 0);
    KrTraceRef there = kr_record_uop(r, KR_UOP_IS_NONZERO_INT, n, 0, 0, 0);
    if (r->oparg & 1)
        there = kr_record_uop(r, KR_UOP_NOT_BOOL, there, 0, 0, 0);
    drop_stack(r, 2);
    kr_record_push(r, kr_record_uop(r, KR_UOP_BOX_BOOL, there, 0, 0, 0), KR_SLOT_PLAIN);
    return true;
}

// Has the trace come to this loop's header by a jump back already? (Once is the way through an outer loop to the inner one's trace.)
static bool met_before(KrRecorder *r)
{
    for (uint32_t i = 0; i < r->header_count; i++)
        if (r->headers[i].at == r->next)
            return true;
    if (r->parent && r->header_count < KR_TRACE_HEADERS)
        r->headers[r->header_count++] = (KrTraceHeader){r->next, r->done_before + r->instructions};
    return false;
}

// A jump back that does not close the trace is followed where loops are known to run few rounds.
static bool expand_inner_loop(KrRecorder *r)
{
    enum { ROUNDS = 23, GENERATOR_ROUNDS = 3 }; // of a trace; of a side trace and all between it and its root
    if (r->next == r->start && r->frame_count == 1 && !r->parent)
        return true;
    if (r->opcode == KR_OP_JUMP_BACKWARD_NO_INTERRUPT && kr_opcode_base[*r->next & 0xFF] != KR_OP_SEND)
        return true; // from a handler at the end of the code back to where its statement ends
    bool in_generator = kr_record_top(r)->resumed_here; // it yields before the next round, or soon
    if (in_generator && kr_record_top(r)->jumped++ && ++r->generator_rounds > GENERATOR_ROUNDS && !kr_trace_at(r->thread->vm, r->next))
        return give_up(r, "a generator's inner loop");
    bool comes_first = !in_generator && kr_trace_times_left(r->thread->vm, r->next) < 2;
    if (comes_first && !r->parent)
        kr_opt_fail(&r->ir, "an inner loop comes first");
    else if (comes_first && met_before(r) && !kr_trace_at(r->thread->vm, r->next))
        return give_up(r, "an inner loop comes first"); // when the exit gets hot, the loop gets its trace (kr_trace_hot_exit)
    else if (++r->unrolled > ROUNDS)
        kr_opt_fail(&r->ir, "an inner loop runs many rounds");
    return true;
}

bool kr_expand_special(KrRecorder *r)
{
    switch (kr_opcode_base[r->opcode]) {
    case KR_OP_NOP:
    case KR_OP_NOT_TAKEN:
    case KR_OP_RESUME: return true;
    case KR_OP_JUMP_BACKWARD:
    case KR_OP_JUMP_BACKWARD_NO_INTERRUPT: {
        KrTraceRef limit = kr_opt_raw(&r->ir, KR_IR_COUNT_LIMIT, KR_REP_NONE, NULL, 0);
        r->ir.ins[limit].snapshot = r->ir.snapshot_now(r->ir.context);
        return expand_inner_loop(r);
    }
    case KR_OP_BINARY_OP:
        if (r->opcode == KR_OP_BINARY_OP_SUBSCR_DICT && expand_dict_item(r))
            return true;
        if (r->oparg == 26 && expand_bytes_item(r))
            return true;
        return expand_operator(r);
    case KR_OP_CONTAINS_OP: return (r->opcode == KR_OP_CONTAINS_OP_DICT && expand_dict_has(r)) || expand_set_has(r);
    case KR_OP_UNARY_NEGATIVE:
    case KR_OP_UNARY_INVERT: return expand_unary(r);
    case KR_OP_FORMAT_SIMPLE: return expand_format(r, false);
    case KR_OP_FORMAT_WITH_SPEC: return expand_format(r, true);
    case KR_OP_COPY: return expand_copy(r);
    case KR_OP_SWAP: return expand_swap(r);
    case KR_OP_LOAD_GLOBAL: return expand_load_global(r);
    case KR_OP_LOAD_ATTR: return expand_load_attr(r);
    case KR_OP_LOAD_SPECIAL: return expand_load_special(r);
    case KR_OP_LOAD_SUPER_ATTR: return expand_load_super(r);
    case KR_OP_STORE_ATTR: return expand_store_attr(r);
    case KR_OP_CALL:
    case KR_OP_CALL_KW: return expand_call(r);
    case KR_OP_CALL_FUNCTION_EX: return expand_call_unpacked(r);
    case KR_OP_DICT_MERGE: return expand_dict_merge(r);
    case KR_OP_DELETE_ATTR: return expand_delete_attr(r);
    case KR_OP_COPY_FREE_VARS: return expand_copy_free_vars(r);
    case KR_OP_GET_ITER: return expand_get_iter(r);
    case KR_OP_FOR_ITER: return expand_for_iter(r);
    case KR_OP_UNPACK_SEQUENCE: return expand_unpack(r);
    case KR_OP_LIST_APPEND: return expand_list_append(r);
    case KR_OP_SET_ADD: return expand_set_add(r);
    case KR_OP_MAP_ADD: return expand_map_add(r);
    case KR_OP_RETURN_VALUE: return expand_return(r);
    case KR_OP_BUILD_TUPLE: return expand_build(r, true);
    case KR_OP_BUILD_LIST: return expand_build(r, false);
    case KR_OP_BUILD_STRING: return build_many(r, KR_UOP_STRING_MANY, r->oparg, r->oparg);
    case KR_OP_BUILD_MAP: return build_many(r, KR_UOP_DICT_MANY, 2 * r->oparg, r->oparg);
    case KR_OP_BUILD_SET: return build_many(r, KR_UOP_SET_MANY, r->oparg, r->oparg);
    case KR_OP_SET_UPDATE: return expand_update(r, KR_UOP_SET_UPDATE_BY);
    case KR_OP_DICT_UPDATE: return expand_update(r, KR_UOP_DICT_UPDATE_BY);
    case KR_OP_CALL_INTRINSIC_1: return expand_intrinsic(r);
    case KR_OP_LOAD_COMMON_CONSTANT: return expand_common_constant(r);
    case KR_OP_BUILD_SLICE: return expand_build_slice(r);
    case KR_OP_LIST_EXTEND: return expand_list_extend(r);
    case KR_OP_LOAD_FAST_AND_CLEAR: return expand_load_and_clear(r);
    case KR_OP_YIELD_VALUE: return kr_expand_yield(r);
    case KR_OP_RETURN_GENERATOR: return kr_expand_return_generator(r);
    case KR_OP_SEND: return kr_expand_send(r);
    case KR_OP_GET_YIELD_FROM_ITER:
    case KR_OP_GET_AWAITABLE: return kr_expand_delegate(r);
    case KR_OP_RAISE_VARARGS: return kr_expand_raise(r);
    case KR_OP_MAKE_FUNCTION: return kr_expand_make_function(r);
    case KR_OP_SET_FUNCTION_ATTRIBUTE: return kr_expand_function_attribute(r);
    case KR_OP_MAKE_CELL: return expand_make_cell(r);
    case KR_OP_LOAD_NAME: return expand_load_name(r);
    case KR_OP_STORE_NAME:
    case KR_OP_STORE_GLOBAL: return expand_store_name(r);
    default: return false;
    }
}
