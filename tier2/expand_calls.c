// SPDX-License-Identifier: MIT
// Calls and returns in a trace: frames that are inlined, what is called through C, operators that classes define.
//
// An inlined call makes a virtual frame whose slots are the arguments; exits rebuild it (tier2/side_exit.c). What is called is guarded by
// kind or by the function's code. Tests: tests/lang/jit/*.py.
#include "tier2/expand.h"

#include "interp/enter.h"
#include "interp/operators.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/method.h"
#include "runtime/partial.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/super.h"
#include "runtime/vm.h"
#include "tier2/opt_fresh.h"

// --- inlined frames ---------------------------------------------------------------------------

KrVirtualSlot kr_expand_passed(KrVirtualSlot slot)
{
    slot = kr_expand_taken(slot);
    if (slot.owner == KR_SLOT_LENT)
        slot.owner = KR_SLOT_NEEDS_DUP;
    return slot;
}

static bool has_parameter(const KrCode *code, int32_t index, KrRef name)
{
    return index >= code->posonly_count &&
           kr_str_equal(kr_ref(((KrTuple *)kr_obj(kr_ref(code->localsplus_names)))->items[index]), name);
}

// The argument that the interpreter has bound to a parameter; null: none, its default.
static const KrVirtualSlot *argument_of(const KrExpandArguments *a, const KrCode *code, int32_t index)
{
    uint32_t keywords = a->names ? (uint32_t)a->names->length : 0, positional = a->count - keywords;
    if ((uint32_t)index < positional && index < code->arg_count)
        return &a->slots[index];
    for (uint32_t k = 0; k < keywords; k++)
        if (has_parameter(code, index, kr_ref(a->names->items[k])))
            return &a->slots[positional + k];
    return NULL;
}

// The argument, with a reference for what is about to hold it.
static KrTraceRef owned_argument(KrRecorder *r, KrVirtualSlot slot)
{
    slot = kr_expand_taken(slot);
    kr_record_own_slot(r, &slot);
    return slot.ref ? slot.ref : kr_opt_const_box(&r->ir, 0);
}

// The tuple for *args: of the positional arguments from `first` on, which it takes references to.
static KrVirtualSlot rest_of(KrRecorder *r, const KrExpandArguments *a, uint32_t first, KrRef empty)
{
    uint32_t positional = a->count - (a->names ? (uint32_t)a->names->length : 0);
    if (positional <= first)
        return (KrVirtualSlot){.ref = kr_record_const(r, empty), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    if (positional - first <= 4) {
        static const uint16_t makers[] = {KR_UOP_TUPLE_1, KR_UOP_TUPLE_2, KR_UOP_TUPLE_3, KR_UOP_TUPLE_4};
        KrTraceRef in[5] = {0};
        for (uint32_t i = first; i < positional; i++)
            in[i - first] = owned_argument(r, a->slots[i]);
        return (KrVirtualSlot){.ref = kr_opt_uop(&r->ir, makers[positional - first - 1], in, NULL), .owner = KR_SLOT_OWNED, .loaded = true};
    }
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
static KrVirtualSlot other_keywords(KrRecorder *r, const KrExpandArguments *a, const KrCode *code)
{
    uint32_t keywords = a->names ? (uint32_t)a->names->length : 0, positional = a->count - keywords, count = 0;
    KrRef names[256];
    KrVirtualSlot values[256];
    for (uint32_t k = 0; k < keywords; k++) {
        KrRef name = kr_ref(a->names->items[k]);
        bool taken = false;
        for (int32_t i = 0; i < code->arg_count + code->kwonly_count; i++)
            taken |= has_parameter(code, i, name);
        if (taken)
            continue;
        if (!a->slots[positional + k].ref || 2 * count + 2 > KR_TRACE_ARGUMENTS) {
            kr_expand_give_up(r, "many keywords");
            break;
        }
        names[count] = name;
        values[count++] = a->slots[positional + k];
    }
    return (KrVirtualSlot){.ref = kr_expand_make_dict(r, names, values, count), .owner = KR_SLOT_OWNED, .loaded = true};
}

static int64_t default_count(const KrFunction *function)
{
    return kr_is_null(function->defaults) ? 0 : kr_tuple_length(kr_ref(function->defaults));
}

// The top frame needs no more of a function that the trace has made for this call than what all of its code have in common: the
// function is not made (opt_objects.c). It has given its cells to the frame.
static void stand_in(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    KrTraceRef function = frame->function, closure;
    if (!kr_opt_own_function(&r->ir, function, &closure))
        return;
    for (uint32_t i = 0; i < (uint32_t)frame->code->localsplus_count; i++)
        for (uint32_t k = 0; closure && k < kr_opt_tuple_size(&r->ir, closure); k++)
            if (r->slots[frame->base + i].ref == kr_opt_tuple_item(&r->ir, closure, k))
                kr_record_own_slot(r, &r->slots[frame->base + i]);
    KrOwn other = kr_function_new(r->thread, kr_from_obj(frame->code), kr_ref(((const KrFunction *)(const void *)kr_obj(kr_ref(frame->frame->function)))->globals));
    if (kr_is_null(other)) {
        kr_exception_clear(r->thread);
        return;
    }
    kr_gc_untrack(kr_obj(kr_ref(other))); // (kr_trace_is_stand_in)
    KrVirtualSlot gone = {.ref = function, .owner = frame->function_owner, .loaded = true};
    frame->function = kr_record_const(r, kr_ref(other));
    frame->function_owner = KR_SLOT_NEEDS_DUP;
    kr_drop(r->thread, other);
    if (gone.owner == KR_SLOT_OWNED && !kr_record_hand_over(r, &gone))
        kr_opt_drop_function(&r->ir, function);
}

bool kr_expand_inline_function(KrRecorder *r, KrRef function_ref, KrVirtualSlot callable, const KrExpandArguments *arguments,
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
        return kr_expand_give_up(r, "call that is not inlined");
    if (!arguments->any_closure &&
        (!kr_function_version(r->thread, function) || !kr_record_depend(r, KR_DEPENDS_ON_FUNCTION, function, 0)))
        return kr_expand_give_up(r, "too many dependencies");
    KrVirtualFrame *caller = kr_record_top(r);
    caller->ip = r->pending;
    caller->return_offset = (uint16_t)r->units;
    callable = kr_expand_passed(callable);
    if (!kr_record_push_frame(r, callee, callable.ref, (KrSlotOwner)callable.owner))
        return true;
    KrVirtualFrame *frame = kr_record_top(r);
    for (int32_t i = 0; i < parameters; i++) {
        const KrVirtualSlot *given = argument_of(arguments, code, i);
        KrVirtualSlot slot = given ? *given : (KrVirtualSlot){0};
        if (given && !given->ref)
            return kr_expand_give_up(r, "an argument that is not known");
        if (!given && arguments->any_closure) { // its default: this function's own
            KrTraceRef defaults = kr_record_uop(r, KR_UOP_FUNCTION_DEFAULTS, callable.ref, 0, 0, 0);
            uint64_t index = (uint64_t)(default_count(function) - (code->arg_count - i));
            slot = (KrVirtualSlot){.ref = kr_record_uop(r, KR_UOP_TUPLE_ITEM_AT, defaults, 0, 0, index), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        } else if (!given) { // its default: constant while the function is as it is
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
    if (!code->free_count) // (or it still has to get them)
        stand_in(r);
    return true;
}

// --- calls ------------------------------------------------------------------------------------

// A function that is no constant of the trace may be one of many that a `def` or `lambda` makes: what they have
// in common is guarded. Its cells are read from it (kr_expand_copy_free_vars), and the defaults that a call needs.
static bool is_made_often(const KrRecorder *r, KrTraceRef ref, KrRef callable, uint32_t count)
{
    uint64_t word;
    if (kr_opt_is_const(&r->ir, ref, &word) || !kr_is_exact(callable, &kr_function_type))
        return false;
    const KrFunction *function = (const KrFunction *)(const void *)kr_obj(callable);
    const KrCode *code = function->code;
    int64_t missing = code->arg_count - (int64_t)count;
    bool takes_rest = code->flags & KR_CODE_VARARGS && !(code->flags & KR_CODE_VARKEYWORDS) && !code->kwonly_count;
    return (code->simple_args && missing >= 0 && missing <= default_count(function)) || (takes_rest && (uint32_t)code->arg_count <= count);
}

static void guard_made_often(KrRecorder *r, KrTraceRef ref, KrRef callable, uint32_t count)
{
    KrFunction *made = (KrFunction *)kr_obj(callable);
    KrTraceRef closure;
    if (r->ir.ins[ref].op == KR_UOP_FUNCTION_NEW && ref <= r->ir.escaped)
        kr_record_check_stale(r); // has somebody found it?
    if (kr_opt_own_function(&r->ir, ref, &closure)) // of this code, then
        return;
    kr_record_uop(r, KR_UOP_GUARD_FUNCTION, ref, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_FUNCTION_CODE, ref, 0, 0, (uint64_t)(uintptr_t)made->code);
    kr_record_guard_field(r, ref, offsetof(KrFunction, globals), kr_ref(made->globals));
    kr_record_guard_field(r, ref, offsetof(KrFunction, builtins), kr_ref(made->builtins));
    if ((int64_t)count < made->code->arg_count)
        kr_record_uop(r, KR_UOP_GUARD_FUNCTION_DEFAULTS, ref, 0, 0, (uint64_t)default_count(made));
    (void)kr_record_const(r, kr_from_obj(made->code)); // kept alive, so that its address means it
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

// An object whose class has a __call__ in Python. False: too many dependencies.
static bool guard_call_method(KrRecorder *r, KrTraceRef ref, KrRef callable)
{
    KrType *type = kr_type_of(callable);
    const KrShape *shape = type->flags & KR_TYPE_INSTANCE ? ((const KrInstance *)(const void *)kr_obj(callable))->shape : NULL;
    if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
        return false;
    if (shape && shape->mode == KR_SHAPE_SLOTS)
        kr_record_uop(r, KR_UOP_GUARD_SHAPE, ref, 0, 0, (uint64_t)(uintptr_t)shape);
    else
        kr_record_uop(r, KR_UOP_GUARD_TYPE, ref, 0, 0, (uint64_t)(uintptr_t)type);
    (void)kr_record_const(r, kr_from_obj(type)); // kept alive, so that its address means it
    return true;
}

// The instance for which `init`, __init__ of the class, is called. 0: it is given up.
static KrTraceRef make_instance(KrRecorder *r, KrRef class, bool is_unusual, KrRef *init)
{
    KrType *type = (KrType *)kr_obj(class), *meta = kr_type_of(class);
    bool exception = kr_expand_is_plain_exception(type);
    bool is_instance = type->flags & KR_TYPE_INSTANCE && type->new_object == kr_object_base_type.new_object;
    *init = kr_type_find(type, kr_name(KR_NAME___init__));
    if ((!exception && !is_instance && !kr_enter_makes_container(type)) || kr_ref_is_null(*init) || !kr_is_exact(*init, &kr_function_type))
        (void)kr_expand_give_up(r, "call that is not inlined");
    else if (!(type->flags & KR_TYPE_HEAP) || (exception && is_unusual))
        (void)kr_expand_give_up(r, "class with a __new__ of its own");
    else if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0) ||
             (meta != &kr_type_type && !kr_record_depend(r, KR_DEPENDS_ON_TYPE, meta, 0)))
        (void)kr_expand_give_up(r, "too many dependencies");
    else {
        KrTraceRef constant = kr_record_const(r, class); // kept alive, so that its address means it
        if (exception)
            return kr_expand_new_exception(r, class);
        KrTraceRef instance = kr_record_uop(r, is_instance ? KR_UOP_NEW_INSTANCE : KR_UOP_NEW_CONTAINER, constant, 0, 0, 0);
        if (is_instance) {
            r->ir.facts[instance].shape = (uint64_t)(uintptr_t)kr_shape_root(r->thread, type);
            r->ir.facts[instance].shape_time = r->ir.count;
        } else {
            r->ir.facts[instance].type = type;
        }
        return instance;
    }
    return 0;
}

// A Python function, a bound method of one, or a class with a Python __init__ has been entered.
static bool inline_call(KrRecorder *r, KrRef callable_ref)
{
    uint32_t names = r->hint[NAMES] != 0, self_depth = r->oparg + names, callable_depth = self_depth + 1;
    KrExpandArguments arguments = {.names = names ? (KrTuple *)kr_obj(kr_from_bits(r->hint[NAMES])) : NULL};
    KrVirtualSlot callable = *kr_record_stack(r, callable_depth);
    KrRef function = callable_ref;
    kr_record_stack_room(r, r->next_frame->code); // guards come before anything that is done
    KrReturnKind return_kind = KR_RETURN_PUSH;
    KrTraceRef instance = 0;
    bool is_self = false; // the callable is the first argument
    uint64_t word;
    if (names && !kr_opt_is_const(&r->ir, kr_record_stack(r, 0)->ref, &word))
        return kr_expand_give_up(r, "keyword names that vary");
    if (kr_is_exact(callable_ref, &kr_method_type)) {
        const KrMethod *method = (const KrMethod *)(const void *)kr_obj(callable_ref);
        function = kr_ref(method->function);
        if (!kr_is_exact(function, &kr_function_type))
            return kr_expand_give_up(r, "call that is not inlined");
        KrTraceRef self = guard_method(r, callable.ref, function);
        arguments.slots[arguments.count++] = (KrVirtualSlot){.ref = self, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        kr_record_own_slot(r, &arguments.slots[0]); // the method object may die with the call
    } else if (!kr_ref_is_null(kr_enter_call_method(callable_ref))) { // an object whose class has __call__
        function = kr_enter_call_method(callable_ref);
        if (r->hint[SELF_TYPE] || !guard_call_method(r, callable.ref, callable_ref))
            return kr_expand_give_up(r, "call that is not inlined");
        arguments.slots[arguments.count++] = kr_expand_passed(callable);
        is_self = true;
    } else if (!names && is_made_often(r, callable.ref, callable_ref, r->oparg + (r->hint[SELF_TYPE] != 0))) {
        arguments.any_closure = true;
        guard_made_often(r, callable.ref, callable_ref, r->oparg + (r->hint[SELF_TYPE] != 0));
    } else {
        kr_record_uop(r, KR_UOP_GUARD_VALUE, callable.ref, 0, 0, kr_bits(callable_ref));
    }
    if (!is_self && kr_type_makes_instances(kr_type_of(callable_ref))) {
        return_kind = KR_RETURN_INIT;
        instance = make_instance(r, callable_ref, names != 0 || r->hint[SELF_TYPE] != 0, &function);
        if (!instance)
            return true;
        arguments.slots[arguments.count++] =
            (KrVirtualSlot){.ref = instance, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    }
    for (uint32_t depth = self_depth + 1; depth-- > names;) {
        KrVirtualSlot slot = *kr_record_stack(r, depth);
        if (depth == self_depth && r->hint[SELF_TYPE] == 0)
            continue;
        arguments.slots[arguments.count++] = kr_expand_passed(slot);
    }
    if (names)
        kr_record_drop_slot(r, kr_record_stack(r, 0));
    callable = kr_expand_passed(*kr_record_stack(r, callable_depth));
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
    return kr_expand_inline_function(r, function, callable, &arguments, return_kind);
}

// Guards that the dict has the keywords that it had.
static bool unpacked_names(KrRecorder *r, KrTraceRef dict, KrExpandArguments *arguments)
{
    if (!r->hint[KEYWORD_NAMES])
        return false;
    KrRef names = kr_from_bits(r->hint[KEYWORD_NAMES]);
    arguments->names = (KrTuple *)(void *)kr_obj(names);
    KrTraceRef same = kr_record_uop(r, KR_UOP_DICT_NAMES_ARE, dict, kr_record_const(r, names), 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, same, 0, 0, 0);
    return true;
}

// functools.partial of a Python function, a bound method or an object with a __call__ in Python, which has been entered: what the
// partial holds comes before the call's own arguments.
static bool inline_partial(KrRecorder *r, KrRef callable_ref)
{
    const KrPartial *partial = (const KrPartial *)(const void *)kr_obj(callable_ref);
    uint32_t depth = r->oparg + 1, stored = (uint32_t)kr_tuple_length(kr_ref(partial->args));
    KrVirtualSlot callable = kr_expand_taken(*kr_record_stack(r, depth));
    KrRef first, target = kr_ref(partial->function), function = kr_enter_partial_function(partial, &first);
    KrExpandArguments arguments = {0};
    if (kr_ref_is_null(function) || r->hint[NAMES] || r->hint[SELF_TYPE])
        return kr_expand_give_up(r, "call that is not inlined");
    kr_record_stack_room(r, r->next_frame->code); // guards come before anything that is done
    kr_record_uop(r, KR_UOP_GUARD_TYPE, callable.ref, 0, 0, (uint64_t)(uintptr_t)&kr_partial_type);
    kr_record_uop(r, KR_UOP_GUARD_PARTIAL, callable.ref, 0, 0, stored);
    KrTraceRef keywords = kr_record_uop(r, KR_UOP_PARTIAL_KEYWORDS, callable.ref, 0, 0, 0);
    if (kr_dict_length(kr_ref(partial->keywords)) == 0)
        kr_record_uop(r, KR_UOP_GUARD_DICT_EMPTY, keywords, 0, 0, 0);
    else if (!unpacked_names(r, keywords, &arguments))
        return kr_expand_give_up(r, "keywords of a partial");
    uint32_t named = arguments.names ? (uint32_t)arguments.names->length : 0;
    KrTraceRef held = kr_record_uop(r, KR_UOP_PARTIAL_FUNCTION, callable.ref, 0, 0, 0), self = 0;
    if (kr_is_exact(target, &kr_method_type)) {
        self = guard_method(r, held, function);
    } else if (!kr_ref_is_null(first)) {
        self = held;
        if (!guard_call_method(r, held, target))
            return kr_expand_give_up(r, "too many dependencies");
    } else if (!named && is_made_often(r, held, function, stored + r->oparg)) {
        arguments.any_closure = true;
        guard_made_often(r, held, function, stored + r->oparg);
    } else {
        kr_record_uop(r, KR_UOP_GUARD_VALUE, held, 0, 0, kr_bits(function));
    }
    if (self)
        arguments.slots[arguments.count++] = (KrVirtualSlot){.ref = self, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    KrTraceRef tuple = kr_record_uop(r, KR_UOP_PARTIAL_ARGS, callable.ref, 0, 0, 0);
    for (uint32_t i = 0; i < stored; i++)
        arguments.slots[arguments.count++] = (KrVirtualSlot){
            .ref = kr_record_uop(r, KR_UOP_TUPLE_ITEM_AT, tuple, 0, 0, i), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    for (uint32_t i = r->oparg; i-- > 0;)
        arguments.slots[arguments.count++] = kr_expand_passed(*kr_record_stack(r, i));
    for (uint32_t k = 0; k < named; k++)
        arguments.slots[arguments.count++] = (KrVirtualSlot){
            .ref = kr_record_uop(r, KR_UOP_DICT_ENTRY, keywords, 0, 0, k), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    KrVirtualSlot entered = {.ref = arguments.any_closure ? held : kr_record_const(r, function), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    for (uint32_t i = 0; i < depth + 1; i++)
        kr_record_pop(r);
    if (callable.owner == KR_SLOT_OWNED) { // the partial may die with the call, and what it holds with it
        for (uint32_t i = 0; i < arguments.count; i++)
            kr_record_own_slot(r, &arguments.slots[i]);
        kr_record_own_slot(r, &entered);
        kr_expand_push_slot(r, callable);
        kr_expand_drop_stack(r, 1);
    }
    return kr_expand_inline_function(r, function, entered, &arguments, KR_RETURN_PUSH);
}

void kr_expand_put_arguments(KrRecorder *r, uint32_t above, uint32_t count)
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
        return kr_expand_give_up(r, "a call that looks at frames");
    bool has_self = r->hint[SELF_TYPE] != 0;
    uint32_t count = r->oparg + has_self;
    static const uint16_t uops[] = {KR_UOP_CALL_0, KR_UOP_CALL_1, KR_UOP_CALL_2, KR_UOP_CALL_3};
    if (count > KR_TRACE_ARGUMENTS)
        return kr_expand_give_up(r, "call with many arguments");
    uint32_t names = r->hint[NAMES] != 0;
    KrTraceRef callable = kr_record_stack(r, names + r->oparg + 1)->ref;
    if (!guard_called(r, callable, callable_ref))
        return kr_expand_give_up(r, "too many dependencies");
    KrTraceRef in[5] = {callable}, result;
    if (r->hint[NAMES]) {
        in[1] = kr_record_stack(r, 0)->ref;
        kr_expand_put_arguments(r, 1, count);
        result = kr_opt_uop(&r->ir, KR_UOP_CALL_NAMES, in, (uint64_t[2]){count});
    } else if (count > 3) {
        kr_expand_put_arguments(r, 0, count);
        result = kr_opt_uop(&r->ir, KR_UOP_CALL_MANY, in, (uint64_t[2]){count});
    } else {
        for (uint32_t i = 0; i < count; i++)
            in[1 + i] = kr_record_stack(r, count - 1 - i)->ref;
        result = kr_opt_uop(&r->ir, uops[count], in, NULL);
    }
    kr_expand_drop_stack(r, names + count);
    if (!has_self)
        kr_record_pop(r);
    kr_expand_drop_stack(r, 1);
    kr_record_push(r, result, KR_SLOT_OWNED);
    return true;
}

// f(*args) of a few items and a function in C that runs no Python code for them: as f(a, b), of what the list or tuple lends.
static bool unpack_for_builtin(KrRecorder *r, KrRef callable)
{
    enum { OPERANDS = 4, MOST = 3 };
    const KrVirtualFrame *frame = kr_record_top(r);
    uint32_t count = (uint32_t)r->hint[UNPACKED], oparg = r->oparg;
    bool has_room = frame->depth - OPERANDS + count + 2 <= (uint32_t)frame->code->stack_size;
    if (count > MOST || !has_room || !kr_expand_is_quiet_builtin(r, callable, count))
        return false;
    bool list = r->hint[UNPACKED_LIST];
    KrVirtualSlot operands[OPERANDS];
    (void)kr_record_snapshot(r); // the operands as they are, for all exits
    KrTraceRef args = kr_record_stack(r, 1)->ref;
    if (list)
        kr_expand_guard_list_length(r, args, count);
    else
        kr_record_uop(r, KR_UOP_GUARD_TUPLE_LENGTH, args, 0, 0, count);
    for (uint32_t i = 0; i < OPERANDS; i++)
        operands[i] = kr_record_take(r);
    kr_record_push(r, operands[OPERANDS - 1].ref, KR_SLOT_PLAIN);
    kr_record_push(r, 0, KR_SLOT_PLAIN); // no self
    for (uint32_t i = 0; i < count; i++)
        kr_record_push(r, kr_record_uop(r, list ? KR_UOP_LIST_ITEM_AT : KR_UOP_TUPLE_ITEM_AT, args, 0, 0, i), KR_SLOT_PLAIN);
    r->oparg = count;
    r->unpacking = true;
    bool done = kr_expand_builtin_call(r, callable, NULL);
    r->oparg = oparg;
    r->unpacking = false;
    if (!done) {
        for (uint32_t i = 0; i < count + 2; i++)
            kr_record_pop(r);
        for (uint32_t i = OPERANDS; i-- > 0;)
            kr_expand_push_slot(r, operands[i]);
        return false;
    }
    for (uint32_t i = 0; i < OPERANDS; i++)
        if (operands[i].ref)
            kr_record_drop_slot(r, &operands[i]);
    return true;
}

// f(*args, **kwargs): a Python function that has been entered with the items of a tuple, or anything else of C.
bool kr_expand_call_unpacked(KrRecorder *r)
{
    KrRef callable_ref = kr_from_bits(r->hint[CALLABLE]);
    KrVirtualSlot callable = *kr_record_stack(r, 3), args = *kr_record_stack(r, 1), kwargs = *kr_record_stack(r, 0);
    uint32_t count = (uint32_t)r->hint[UNPACKED];
    bool entered = r->next_frame != r->pending_frame;
    uint64_t null;
    if (kwargs.ref && kr_opt_is_const(&r->ir, kwargs.ref, &null) && !null)
        kwargs.ref = 0;
    if (!kr_is_ptr(callable_ref) || kr_ref_is_null(callable_ref) || r->hint[UNPACKED] > KR_TRACE_ARGUMENTS ||
        (!entered && !kr_expand_stays(r)) || (kwargs.ref != 0) != (r->hint[KEYWORDS] != NO_DICT))
        return kr_expand_give_up(r, "CALL_FUNCTION_EX");
    const KrType *type = kr_type_of(callable_ref);
    bool makes = entered && kr_type_makes_instances(type);
    if (entered ? type != &kr_function_type && type != &kr_method_type && !makes
                : (type != &kr_native_type && type != &kr_method_descriptor_type && type != &kr_type_type) ||
                      looks_at_frames(r, callable_ref) || kr_is(callable_ref, kr_type_ref(&kr_super_type)) ||
                      kr_is(callable_ref, kr_type_ref(&kr_type_type)))
        return kr_expand_give_up(r, "CALL_FUNCTION_EX");
    if (entered)
        kr_record_stack_room(r, r->next_frame->code);
    KrRef function = callable_ref;
    KrTraceRef self = 0;
    bool any_closure = entered && !kwargs.ref && is_made_often(r, callable.ref, callable_ref, count);
    if (type == &kr_method_type) {
        function = kr_ref(((const KrMethod *)(const void *)kr_obj(callable_ref))->function);
        if (!kr_is_exact(function, &kr_function_type))
            return kr_expand_give_up(r, "CALL_FUNCTION_EX");
        self = guard_method(r, callable.ref, function);
    } else if (any_closure) {
        guard_made_often(r, callable.ref, callable_ref, count);
    } else if (entered) { // the trace depends on the function
        kr_record_uop(r, KR_UOP_GUARD_VALUE, callable.ref, 0, 0, kr_bits(callable_ref));
    } else if (!guard_called(r, callable.ref, callable_ref)) {
        return kr_expand_give_up(r, "too many dependencies");
    }
    bool list = r->hint[UNPACKED_LIST];
    kr_record_uop(r, list ? KR_UOP_GUARD_LIST : KR_UOP_GUARD_TUPLE, args.ref, 0, 0, 0);
    if (!entered && type == &kr_native_type && !kwargs.ref && unpack_for_builtin(r, callable_ref))
        return true;
    if (!entered) {
        KrTraceRef names = kwargs.ref ? kwargs.ref : kr_opt_const_box(&r->ir, 0);
        if (kwargs.ref)
            kr_record_uop(r, KR_UOP_GUARD_DICT, kwargs.ref, 0, 0, 0);
        KrTraceRef result = kr_record_uop(r, KR_UOP_CALL_EX, callable.ref, args.ref, names, 0);
        if (kwargs.ref)
            kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop(r);
        kr_expand_drop_stack(r, 1);
        kr_record_pop(r);
        kr_expand_drop_stack(r, 1);
        kr_record_push(r, result, KR_SLOT_OWNED);
        return true;
    }
    if (list)
        kr_expand_guard_list_length(r, args.ref, count);
    else
        kr_record_uop(r, KR_UOP_GUARD_TUPLE_LENGTH, args.ref, 0, 0, count);
    KrExpandArguments arguments = {.any_closure = any_closure};
    KrOptDict known = {0};
    uint32_t keywords = 0;
    if (kwargs.ref)
        kr_record_check_stale(r);
    bool is_known = kwargs.ref && kr_opt_own_dict(&r->ir, kwargs.ref, &known);
    if (is_known && known.count) {
        arguments.names = (KrTuple *)(uintptr_t)kr_bits(kr_from_obj(known.names));
        keywords = known.count;
    } else if (kwargs.ref && !is_known) {
        kr_record_uop(r, KR_UOP_GUARD_DICT, kwargs.ref, 0, 0, 0);
        if (r->hint[KEYWORDS] == SOME_KEYWORDS) {
            if (!unpacked_names(r, kwargs.ref, &arguments))
                return kr_expand_give_up(r, "keywords in CALL_FUNCTION_EX");
            keywords = (uint32_t)arguments.names->length;
        } else {
            kr_record_uop(r, KR_UOP_GUARD_DICT_EMPTY, kwargs.ref, 0, 0, 0);
        }
    }
    KrTraceRef instance = makes ? make_instance(r, callable_ref, true, &function) : 0;
    if (makes && !instance)
        return true;
    if (instance)
        arguments.slots[arguments.count++] = (KrVirtualSlot){.ref = instance, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
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
        KrTraceRef value = is_known ? known.values[k] : kr_record_uop(r, KR_UOP_DICT_ENTRY, kwargs.ref, 0, 0, k);
        arguments.slots[arguments.count] = (KrVirtualSlot){.ref = value, .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        kr_record_own_slot(r, &arguments.slots[arguments.count++]);
    }
    kwargs = kr_expand_taken(*kr_record_stack(r, 0));
    kr_record_pop(r);
    kr_expand_drop_stack(r, 1);
    kr_record_pop(r);
    callable = kr_expand_passed(*kr_record_stack(r, 0));
    if (self || instance) { // the frame holds the function; the bound method or class is given back
        kr_expand_drop_stack(r, 1);
        callable = (KrVirtualSlot){.ref = kr_record_const(r, function), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    } else {
        kr_record_pop(r);
    }
    if (instance)
        kr_record_push(r, instance, KR_SLOT_OWNED);
    (void)kr_expand_inline_function(r, function, callable, &arguments, instance ? KR_RETURN_INIT : KR_RETURN_PUSH);
    if (kwargs.ref) // what it makes of the arguments may leave: not behind a dict that is taken back
        kr_record_drop_slot(r, &kwargs);
    return true;
}

// Of two dicts whose keys are known another is made.
static bool merge_known(KrRecorder *r)
{
    KrOptDict into, from;
    KrVirtualSlot *target = kr_record_stack(r, r->oparg);
    kr_record_check_stale(r);
    if (!kr_opt_own_dict(&r->ir, target->ref, &into) || !kr_opt_own_dict(&r->ir, kr_record_stack(r, 0)->ref, &from) ||
        into.count + from.count > KR_OPT_DICT_MOST)
        return false;
    KrRef names[KR_OPT_DICT_MOST];
    KrVirtualSlot values[KR_OPT_DICT_MOST];
    uint32_t count = 0;
    for (uint32_t i = 0; i < into.count + from.count; i++) {
        const KrOptDict *dict = i < into.count ? &into : &from;
        uint32_t at = i < into.count ? i : i - into.count;
        names[count] = kr_ref(dict->names->items[at]);
        values[count++] = (KrVirtualSlot){.ref = dict->values[at], .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
    }
    KrVirtualSlot both = {.ref = kr_expand_make_dict(r, names, values, count), .owner = KR_SLOT_OWNED, .loaded = true};
    KrVirtualSlot old = kr_expand_taken(*target);
    *target = both;
    kr_record_drop_slot(r, &old);
    kr_expand_drop_stack(r, 1);
    return true;
}

bool kr_expand_dict_merge(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "DICT_MERGE");
    if (merge_known(r))
        return true;
    kr_record_uop(r, KR_UOP_DICT_MERGE_INTO, kr_record_stack(r, r->oparg)->ref, kr_record_stack(r, 0)->ref,
                  kr_record_stack(r, r->oparg + 3)->ref, 0);
    kr_expand_drop_stack(r, 1);
    return true;
}

bool kr_expand_call(KrRecorder *r)
{
    KrRef callable = kr_from_bits(r->hint[CALLABLE]);
    if (!kr_is_ptr(callable) || kr_ref_is_null(callable))
        return kr_expand_give_up(r, "CALL");
    KrType *type = kr_type_of(callable);
    if (r->next_frame != r->pending_frame) {
        if (type == &kr_function_type || type == &kr_method_type || kr_type_makes_instances(type) || !kr_ref_is_null(kr_enter_call_method(callable)))
            return inline_call(r, callable);
        if (type == &kr_partial_type)
            return inline_partial(r, callable);
        if (r->generator_word && !r->hint[NAMES])
            return kr_expand_call_generator(r);
        return kr_expand_give_up(r, "call that is not inlined");
    }
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "exception");
    if (!r->hint[NAMES] && kr_expand_builtin_call(r, callable, (const KrType *)(uintptr_t)r->hint[SELF_TYPE]))
        return true;
    if (type != &kr_native_type && type != &kr_method_descriptor_type && !kr_type_makes_instances(type) && !calls_by_type(callable))
        return kr_expand_give_up(r, "call of an unknown kind");
    return call_out(r, callable);
}

// The root frame returns: the trace goes on in its caller, if it is the same call again. What comes behind the call gets a trace of its own,
// to which all that return there link. Where that cannot be, a side trace follows itself; a root ends here and its exit may get one.
static bool expand_root_return(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    KrFrame *caller = r->next_frame;
    KrVM *vm = r->thread->vm;
    KrReturnKind kind = (KrReturnKind)frame->return_kind;
    if (r->kind == KR_TRACE_LOOP || (r->kind == KR_TRACE_FUNCTION && r->instructions < KR_RECORD_FUNCTION)) {
        kr_opt_fail(&r->ir, r->loop_end ? kr_trace_left_loop : "a way through the function that is too short");
        return true;
    }
    bool folds = caller && frame->in_generator && kind == KR_RETURN_FOLD && !r->hint[WATCHED];
    bool can_follow = folds || (caller && !frame->in_generator && (kind == KR_RETURN_PUSH || kind == KR_RETURN_INIT) && frame->depth == 1 &&
                      !r->hint[WATCHED]);
    bool links = can_follow && (kr_trace_at(vm, r->next) || (r->kind == KR_TRACE_RETURN && r->next == r->start));
    if (can_follow && !links && r->kind != KR_TRACE_FUNCTION && !kr_trace_has_failed(vm, r->next)) {
        kr_opt_fail(&r->ir, kr_trace_caller_first);
        return true;
    }
    if (!can_follow || (!links && (!r->parent || ++r->returns > KR_RECORD_RETURNS)))
        return kr_expand_give_up(r, "return from the root frame");
    if (folds)
        return kr_expand_fold_root_return(r);
    r->returned = true;
    KrVirtualSlot *value = kr_record_stack(r, 0);
    if (kind == KR_RETURN_INIT)
        kr_record_uop(r, KR_UOP_GUARD_NONE, value->ref, 0, 0, 0);
    const KrUnit *call = r->next - caller->return_offset;
    kr_record_guard_caller(r, call);
    *value = kr_expand_passed(*value); // stays on the stack, so that a local that dies can hand its reference over
    kr_record_pop_root(r);
    KrVirtualSlot result = *value;
    r->root = caller;
    if (!kr_record_push_frame(r, caller, 0, KR_SLOT_PLAIN))
        return true;
    uint32_t depth = (uint32_t)(r->next_sp - kr_frame_stack_base(caller));
    kr_record_top(r)->depth = kind == KR_RETURN_PUSH ? depth - 1 : depth;
    if (kind == KR_RETURN_PUSH)
        kr_expand_push_slot(r, result);
    return true;
}

// A side trace of a tree with many has come to the end of the inlined function in which it started: it joins the others behind the call,
// instead of being one of as many as there are ways through all that is called.
static void join_behind_call(KrRecorder *r)
{
    bool joins = r->kind == KR_TRACE_SIDE && r->parent->root->side_count >= KR_RECORD_JOIN && r->frame_count < r->frames_before &&
                 !kr_record_top(r)->resumed_here;
    if (!joins)
        return;
    r->returned = kr_trace_at(r->thread->vm, r->next) != NULL;
    if (!r->returned && !kr_trace_has_failed(r->thread->vm, r->next))
        kr_opt_fail(&r->ir, kr_trace_caller_first);
}

bool kr_expand_return(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (r->frame_count == 1)
        return r->next_frame == r->pending_frame ? kr_expand_repeat(r) : expand_root_return(r);
    if (frame->resumed_here && frame->return_kind == KR_RETURN_GENERATOR)
        return kr_expand_stop(r);
    if (frame->resumed_here && frame->return_kind == KR_RETURN_FOLD)
        return kr_expand_fold_return(r);
    if (r->next_frame != r->frames[r->frame_count - 2].frame)
        return kr_expand_give_up(r, "return of a special kind");
    if (frame->resumed_here)
        return kr_expand_generator_return(r);
    if (frame->return_kind == KR_RETURN_INIT) { // the instance is on the caller's stack
        kr_record_uop(r, KR_UOP_GUARD_NONE, kr_record_stack(r, 0)->ref, 0, 0, 0);
        kr_record_drop_slot(r, kr_record_stack(r, 0));
        kr_record_pop_frame(r);
        return true;
    }
    if (frame->return_kind == KR_RETURN_OPERATOR || frame->return_kind == KR_RETURN_INPLACE || frame->return_kind >= KR_RETURN_COMPARE)
        return kr_expand_method_return(r);
    bool called = frame->return_kind == KR_RETURN_CALLABLE;
    if (frame->return_kind != KR_RETURN_PUSH && !called)
        return kr_expand_give_up(r, "return of a special kind");
    KrVirtualSlot value = *kr_record_stack(r, 0);
    if (value.owner == KR_SLOT_LENT) // the lender goes with its frame
        value.owner = KR_SLOT_NEEDS_DUP;
    // on the caller's stack first, so that a local that dies can hand its reference over
    KrVirtualFrame *caller = &r->frames[r->frame_count - 2];
    uint32_t index = (uint32_t)caller->code->localsplus_count + caller->depth;
    r->slots[caller->base + index] = value;
    caller->depth++;
    kr_record_pop_frame(r);
    if (called)
        kr_record_push(r, 0, KR_SLOT_PLAIN); // no self
    join_behind_call(r);
    return true;
}

// Closure variables of an inlined function: its cells do not change.
bool kr_expand_copy_free_vars(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (r->frame_count == 1)
        return kr_expand_give_up(r, "COPY_FREE_VARS");
    const KrFunction *function = (const KrFunction *)(const void *)kr_obj(kr_ref(frame->frame->function));
    const KrTuple *closure = (const KrTuple *)(const void *)kr_obj(kr_ref(function->closure));
    uint32_t first = (uint32_t)frame->code->localsplus_count - r->oparg;
    uint64_t word;
    KrTraceRef tuple;
    if (kr_opt_own_function(&r->ir, frame->function, &tuple) && tuple) {
        for (uint32_t i = 0; i < r->oparg; i++)
            r->slots[frame->base + first + i] =
                (KrVirtualSlot){.ref = kr_opt_tuple_item(&r->ir, tuple, i), .owner = KR_SLOT_NEEDS_DUP, .loaded = true};
        stand_in(r);
        return true;
    }
    if (!kr_opt_is_const(&r->ir, frame->function, &word)) { // one of many with this code
        tuple = kr_record_uop(r, KR_UOP_FUNCTION_CLOSURE, frame->function, 0, 0, 0);
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
