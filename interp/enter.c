// SPDX-License-Identifier: MIT
// Calls from bytecode (enter.h): what the specialized handlers leave to plain C.
//
// Owns nothing. Arguments are slots of the caller's stack, which may carry the borrow bit; native
// code gets them as clean words in an array on the C stack (or the heap when there are many).
// Called by interp/loop.c. Tests: tests/lang/calls/.
#include "interp/enter.h"

#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/fold.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/partial.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/pure_call.h"
#include "runtime/repeat.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

#include "gen/opcodes.h"

enum { FEW_ARGUMENTS = 16 };

KrRef kr_enter_call_method(KrRef callable)
{
    if (!kr_is_ptr(callable) || !(kr_type_of(callable)->flags & KR_TYPE_HEAP)) return KR_REF_NULL;
    KrRef found = kr_type_find(kr_type_of(callable), kr_name(KR_NAME___call__));
    return kr_ref_is_null(found) || !kr_is_exact(found, &kr_function_type) ? KR_REF_NULL : found;
}

KrRef kr_enter_getter(KrRef owner, KrRef name, KrRef *descriptor)
{
    const uint32_t plainly = KR_TYPE_INSTANCE | KR_TYPE_GENERIC_GETATTR;
    if (!kr_is_ptr(owner) || (kr_type_of(owner)->flags & plainly) != plainly) return KR_REF_NULL;
    const KrShape *shape = ((const KrInstance *)(const void *)kr_obj(owner))->shape;
    *descriptor = kr_type_find(kr_type_of(owner), name);
    KrType *kind = kr_ref_is_null(*descriptor) ? NULL : kr_type_of(*descriptor);
    if (!kind || !kind->descr_get || !(kind->flags & KR_TYPE_HEAP) || !shape || shape->mode != KR_SHAPE_SLOTS ||
        (!kind->descr_set && kr_shape_find(shape, name) >= 0))
        return KR_REF_NULL;
    KrRef function = kr_type_find(kind, kr_name(KR_NAME___get__));
    if (kr_ref_is_null(function) || !kr_is_exact(function, &kr_function_type)) return KR_REF_NULL;
    const KrCode *code = ((const KrFunction *)(const void *)kr_obj(function))->code;
    bool fits = code->simple_args && code->arg_count == 3 && !(code->flags & (KR_CODE_GENERATOR | KR_CODE_COROUTINE | KR_CODE_ASYNC_GENERATOR));
    return fits ? function : KR_REF_NULL;
}

void kr_enter_unpack_method(KrThread *thread, KrSlot *base)
{
    if (base[1].w != 0) return;
    if (!kr_is_exact(kr_slot_ref(base[0]), &kr_method_type)) {
        KrRef function = kr_enter_call_method(kr_slot_ref(base[0]));
        if (kr_ref_is_null(function)) return;
        base[1] = base[0];
        base[0] = kr_slot_steal(kr_dup(function));
        return;
    }
    const KrMethod *method = (const KrMethod *)(const void *)kr_slot_obj(base[0]);
    KrSlot bound = base[0];
    base[1] = kr_slot_steal(kr_dup(kr_ref(method->self)));
    base[0] = kr_slot_steal(kr_dup(kr_ref(method->function)));
    kr_slot_close(thread, bound);
}

// Clean words of slots: in `few` or allocated. Null: no memory (raised).
static KrRef *clean_arguments(KrThread *thread, const KrSlot *args, size_t count,
                              KrRef *few)
{
    KrRef *refs = few;
    if (count > FEW_ARGUMENTS) {
        refs = malloc(count * sizeof *refs);
        if (!refs) {
            (void)kr_exception_no_memory(thread);
            return NULL;
        }
    }
    for (size_t i = 0; i < count; i++)
        refs[i] = kr_slot_ref(args[i]);
    return refs;
}

static size_t keyword_count(KrRef kwnames)
{
    if (kr_ref_is_null(kwnames)) return 0;
    return (size_t)((const KrTuple *)(const void *)kr_obj(kwnames))->length;
}

// A frame for the function with its arguments; null: raised, the frame is gone.
static KrFrame *push_bound(KrThread *thread, KrRef function, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    KrFrame *callee =
        kr_frame_push(thread, (KrFunction *)kr_obj(kr_ref(kr_dup(function))));
    if (!callee) return NULL;
    KrFunction *object = (KrFunction *)kr_obj(kr_ref(callee->function));
    if (!kr_function_bind(thread, object, callee, args, count, kwnames)) {
        kr_frame_pop(thread, callee);
        return NULL;
    }
    callee->return_kind = KR_RETURN_PUSH;
    return callee;
}

// The same where each parameter is given once and there are no others: no names are gathered. Null: nothing has happened.
static KrFrame *push_all_named(KrThread *thread, KrRef function, const KrTuple *args, KrRef kwargs)
{
    const KrCode *code = ((const KrFunction *)(const void *)kr_obj(function))->code;
    uint32_t count = (uint32_t)args->length, parameters = (uint32_t)(code->arg_count + code->kwonly_count);
    if (code->flags & (KR_CODE_VARARGS | KR_CODE_VARKEYWORDS) || args->length > code->arg_count || parameters > FEW_ARGUMENTS ||
        args->length + kr_dict_length(kwargs) != parameters)
        return NULL;
    const KrOwn *names = ((const KrTuple *)(const void *)kr_obj(kr_ref(code->localsplus_names)))->items;
    KrRef values[FEW_ARGUMENTS], key, value;
    memcpy(values, args->items, count * sizeof *values);
    uint32_t filled = (1u << count) - 1;
    size_t position = 0;
    while (kr_dict_next(kwargs, &position, &key, &value)) {
        uint32_t i = (uint32_t)code->posonly_count;
        while (i < parameters && kr_own_bits(names[i]) != kr_bits(key))
            i++;
        if (i == parameters || filled >> i & 1) return NULL;
        filled |= 1u << i;
        values[i] = value;
    }
    KrFrame *callee = kr_frame_push(thread, (KrFunction *)kr_obj(kr_ref(kr_dup(function))));
    for (uint32_t i = 0; callee && i < parameters; i++)
        callee->slots[i] = kr_slot_steal(kr_dup(values[i]));
    return callee;
}

// The frame of function(*args, **kwargs), a few of them; null: raised.
static KrFrame *push_keywords(KrThread *thread, KrRef function, const KrTuple *args, KrRef kwargs)
{
    KrRef values[FEW_ARGUMENTS], key, value;
    KrOwn names = kr_tuple_new(thread, kr_dict_length(kwargs));
    if (kr_is_null(names)) return NULL;
    KrTuple *keys = (KrTuple *)(void *)kr_obj(kr_ref(names));
    memcpy(values, args->items, (size_t)args->length * sizeof *values);
    size_t position = 0;
    bool strings = true;
    for (int64_t i = 0; i < keys->length && kr_dict_next(kwargs, &position, &key, &value); i++) {
        strings &= kr_str_is_sub(key);
        keys->items[i] = kr_dup(key);
        values[args->length + i] = value; // the dict keeps it until the frame has it
    }
    KrFrame *callee = NULL;
    if (!strings)
        (void)kr_exception_raise(thread, &kr_exception_type_error, "keywords must be strings");
    else
        callee = push_bound(thread, function, values, (size_t)args->length, kr_ref(names));
    kr_drop(thread, names);
    return callee;
}

KrFrame *kr_enter_function(KrThread *thread, KrFrame *caller, KrRef function,
                           const KrSlot *args, size_t count, KrRef kwnames)
{
    (void)caller;
    KrRef few[FEW_ARGUMENTS];
    KrRef *refs = clean_arguments(thread, args, count + keyword_count(kwnames), few);
    if (!refs) return NULL;
    KrFrame *callee = push_bound(thread, function, refs, count, kwnames);
    if (refs != few) free(refs);
    return callee;
}

KrRef kr_enter_partial_function(const KrPartial *partial, KrRef *first)
{
    KrRef function = kr_ref(partial->function);
    *first = KR_REF_NULL;
    if (kr_ref_is_null(function) || partial->gaps) return KR_REF_NULL;
    if (kr_is_exact(function, &kr_method_type)) {
        const KrMethod *method = (const KrMethod *)(const void *)kr_obj(function);
        *first = kr_ref(method->self);
        function = kr_ref(method->function);
    } else if (!kr_ref_is_null(kr_enter_call_method(function))) {
        *first = function;
        function = kr_enter_call_method(function);
    }
    return kr_is_exact(function, &kr_function_type) ? function : KR_REF_NULL;
}

bool kr_enter_partial(KrThread *thread, KrRef partial, const KrSlot *args, size_t count, KrFrame **callee)
{
    KrPartial *self = (KrPartial *)(void *)kr_obj(partial);
    KrRef first, function = kr_enter_partial_function(self, &first), refs[FEW_ARGUMENTS];
    if (kr_ref_is_null(function)) return false;
    const KrTuple *stored = (const KrTuple *)(const void *)kr_obj(kr_ref(self->args));
    size_t total = 0, position = 0;
    int64_t named = kr_dict_length(kr_ref(self->keywords));
    if (stored->length + (int64_t)count + named + 1 > FEW_ARGUMENTS) return false;
    if (!kr_ref_is_null(first)) refs[total++] = first;
    for (int64_t i = 0; i < stored->length; i++)
        refs[total++] = kr_ref(stored->items[i]);
    for (size_t i = 0; i < count; i++)
        refs[total++] = kr_slot_ref(args[i]);
    *callee = NULL;
    KrRef names = named ? kr_partial_names(thread, self) : KR_REF_NULL, key, value;
    if (named && kr_ref_is_null(names)) return true;
    for (size_t i = total; kr_dict_next(kr_ref(self->keywords), &position, &key, &value); i++)
        refs[i] = value;
    *callee = push_bound(thread, function, refs, total, names);
    return true;
}

KrOwn kr_enter_call_object(KrThread *thread, KrRef callable, const KrSlot *args,
                           size_t count, KrRef kwnames)
{
    KrRef few[FEW_ARGUMENTS];
    KrRef *refs = clean_arguments(thread, args, count + keyword_count(kwnames), few);
    if (!refs) return KR_NULL;
    KrOwn result = kr_call(thread, callable, refs, count, kwnames);
    if (refs != few) free(refs);
    return result;
}

static bool makes_plain_instances(const KrType *type)
{
    return type->flags & KR_TYPE_INSTANCE && type->new_object == kr_object_base_type.new_object;
}

KrOwn kr_enter_call_unpacked(KrThread *thread, KrFrame *caller, KrSlot *base,
                             KrFrame **callee)
{
    (void)caller;
    KrRef callable = kr_slot_ref(base[0]), kwargs = kr_slot_ref(base[3]);
    KrRef args = kr_slot_ref(base[2]);
    KrOwn made = KR_NULL;
    *callee = NULL;
    if (!kr_is_exact(args, &kr_tuple_type)) {
        if (!kr_iter_has(args)) {
            KrOwn name = kr_call_name(thread, callable);
            if (!kr_is_null(name)) {
                (void)kr_exception_raise(thread, &kr_exception_type_error,
                                         "%S argument after * must be an iterable, not %T",
                                         kr_ref(name), args);
                kr_drop(thread, name);
            }
            return KR_NULL;
        }
        made = kr_sequence_tuple(thread, args);
        if (kr_is_null(made)) return KR_NULL;
        args = kr_ref(made);
    }
    KrOwn result = KR_NULL;
    const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(args);
    if (kr_is_ptr(callable) && kr_type_has(callable, KR_TYPE_TYPE_SUB) && makes_plain_instances((const KrType *)(const void *)kr_obj(callable)) &&
        (kr_ref_is_null(kwargs) || kr_dict_length(kwargs) == 0)) {
        bool ok = kr_enter_class(thread, base[0], (const KrSlot *)(const void *)tuple->items, (size_t)tuple->length, &result, callee);
        if (!ok || *callee || !kr_is_null(result)) {
            kr_xdrop(thread, made);
            return result;
        }
    }
    if (kr_is_exact(callable, &kr_method_type) && tuple->length < FEW_ARGUMENTS &&
        (kr_ref_is_null(kwargs) || kr_dict_length(kwargs) == 0)) {
        const KrMethod *method = (const KrMethod *)(const void *)kr_obj(callable);
        if (kr_is_exact(kr_ref(method->function), &kr_function_type)) {
            KrRef values[FEW_ARGUMENTS] = {kr_ref(method->self)};
            memcpy(values + 1, tuple->items, (size_t)tuple->length * sizeof *values);
            *callee = push_bound(thread, kr_ref(method->function), values, (size_t)tuple->length + 1, KR_REF_NULL);
            kr_xdrop(thread, made);
            return KR_NULL;
        }
    }
    if (kr_is_exact(callable, &kr_function_type) && !kr_ref_is_null(kwargs) && kr_dict_length(kwargs) > 0 &&
        tuple->length + kr_dict_length(kwargs) <= FEW_ARGUMENTS) {
        *callee = push_all_named(thread, callable, tuple, kwargs);
        if (!*callee && !kr_thread_has_exception(thread)) *callee = push_keywords(thread, callable, tuple, kwargs);
    } else if (kr_is_exact(callable, &kr_function_type) && (kr_ref_is_null(kwargs) || kr_dict_length(kwargs) == 0)) {
        *callee =
            push_bound(thread, callable, (const KrRef *)(const void *)tuple->items,
                       (size_t)tuple->length, KR_REF_NULL);
    } else {
        result = kr_call_ex(thread, callable, args, kwargs);
    }
    kr_xdrop(thread, made);
    return result;
}

void kr_enter_resume_frame(KrThread *thread, KrRef generator, uint64_t ip, uint64_t layout)
{
    KrFrame *frame = thread->activation->frame;
    frame->ip = (const KrUnit *)(uintptr_t)ip;
    frame->sp = kr_frame_stack_base(frame) + (layout & 0xFFFF);
    frame->return_offset = (uint16_t)(layout >> 16);
    KrFrame *callee = kr_generator_resume(thread, frame, (KrGenerator *)kr_obj(generator));
    kr_assert(callee); // the trace has made sure of the depth
    callee->return_kind = (uint8_t)(layout >> 32);
    thread->activation->frame = callee;
}

void kr_enter_suspend_frame(KrThread *thread, uint64_t ip, uint64_t layout)
{
    KrFrame *frame = thread->activation->frame;
    thread->activation->frame = frame->previous;
    frame->ip = (const KrUnit *)(uintptr_t)ip;
    frame->sp = kr_frame_stack_base(frame) + (layout & 0xFFFF);
    kr_generator_suspend(thread, frame, layout >> 16 != 0);
}

KrConsumer *kr_enter_consumer(const KrActivation *activation, const KrFrame *frame)
{
    if (frame->return_kind == KR_RETURN_FOLD) return &kr_fold_cast(kr_slot_ref(frame->previous->sp[-KR_FOLD_DEPTH]))->consumer;
    return frame->return_kind == KR_RETURN_TO_C ? activation->consumer : NULL;
}

static bool feed(KrThread *thread, KrRef value, bool privately)
{
    const KrActivation *activation = thread->activation;
    KrConsumer *consumer = kr_enter_consumer(activation, activation->frame);
    return consumer && (consumer->is_private || !privately) && !thread->monitored && consumer->take(thread, consumer, value);
}

bool kr_enter_feed_shared(KrThread *thread, KrRef value)
{
    return feed(thread, value, false);
}

bool kr_enter_feed(KrThread *thread, KrRef value)
{
    return feed(thread, value, true);
}

bool kr_enter_fold_take(KrThread *thread, KrRef fold, KrRef value)
{
    KrFold *self = kr_fold_cast(fold);
    return !thread->monitored && self->consumer.take(thread, &self->consumer, value);
}

bool kr_enter_fold_is_ready(KrThread *thread, KrRef fold)
{
    return kr_fold_cast(fold)->is_ready(thread, kr_fold_cast(fold));
}

KrOwn kr_enter_fold_finish(KrThread *thread, KrRef fold)
{
    return kr_fold_cast(fold)->finish(thread, kr_fold_cast(fold));
}

bool kr_enter_fold_root_is_ready(KrThread *thread)
{
    const KrFrame *frame = thread->activation->frame;
    return kr_is_null(frame->frame_object) && kr_enter_fold_is_ready(thread, kr_slot_ref(frame->previous->sp[-KR_FOLD_DEPTH]));
}

void kr_enter_leave_generator(KrThread *thread)
{
    KrFrame *frame = thread->activation->frame;
    thread->activation->frame = frame->previous;
    kr_generator_suspend(thread, frame, false); // its frame is unlinked; what it holds is given back by kr_enter_finish_generator
}

const KrUnit *kr_enter_resume_of(const KrCode *code)
{
    return code->units + (kr_opcode_base[*code->units & 0xFF] == KR_OP_COPY_FREE_VARS);
}

static bool is_simple(const KrThread *thread, const KrFrame *frame)
{
    return frame->return_kind == KR_RETURN_TO_C && frame->owner == KR_FRAME_ON_STACK && kr_is_null(frame->frame_object) &&
           kr_is_null(frame->locals) && !thread->monitored;
}

bool kr_enter_returns_to_c(KrThread *thread)
{
    return is_simple(thread, thread->activation->frame);
}

bool kr_enter_repeats(const KrThread *thread, const KrFrame *frame)
{
    return thread->activation->consumer && is_simple(thread, frame);
}

bool kr_enter_repeats_root(KrThread *thread)
{
    return kr_enter_repeats(thread, thread->activation->frame);
}

bool kr_enter_again(KrThread *thread, KrFrame *frame, KrRef result)
{
    KrRepeat *repeat = (KrRepeat *)(void *)thread->activation->consumer;
    enum { ROUNDS = 16 }; // then it is asked again whether C could do without the frame
    bool pure = ++repeat->rounds % ROUNDS == 0 && kr_pure_call_hooks.is_better &&
                kr_pure_call_hooks.is_better(thread, (const KrFunction *)(const void *)kr_obj(kr_ref(frame->function)));
    repeat->refuses = pure || !repeat->consumer.take(thread, &repeat->consumer, result);
    if (repeat->refuses) return false;
    const KrCode *code = frame->code;
    bool bound = !kr_ref_is_null(repeat->self);
    if (bound) frame->slots[0] = kr_slot_steal(kr_dup(repeat->self));
    repeat->next(repeat, frame->slots + bound);
    for (int32_t i = code->arg_count; i < code->localsplus_count; i++)
        frame->slots[i].w = 0;
    if (kr_opcode_base[*code->units & 0xFF] == KR_OP_COPY_FREE_VARS) {
        const KrTuple *closure = kr_tuple_cast(kr_ref(((const KrFunction *)(const void *)kr_obj(kr_ref(frame->function)))->closure));
        KrSlot *slot = frame->slots + code->localsplus_count - closure->length;
        for (int64_t i = 0; i < closure->length; i++)
            slot[i] = kr_slot_steal(kr_dup(kr_ref(closure->items[i])));
    }
    thread->frame = frame;
    return true;
}

bool kr_enter_again_root(KrThread *thread, KrRef result)
{
    KrFrame *frame = thread->frame = thread->activation->frame;
    return kr_enter_again(thread, frame, result);
}

KrOwn kr_enter_make_generator(KrThread *thread, KrRef function, uint64_t ip)
{
    return kr_generator_new_empty(thread, function, (const KrUnit *)(uintptr_t)ip);
}

void kr_enter_end_generator(KrThread *thread, KrRef generator)
{
    KrGenerator *self = (KrGenerator *)kr_obj(generator);
    self->frame.sp = self->frame.slots;
    self->state = KR_GENERATOR_DONE;
    kr_frame_clear(thread, &self->frame);
}

void kr_enter_finish_generator(KrThread *thread, KrRef generator, uint32_t depth)
{
    KrGenerator *self = (KrGenerator *)kr_obj(generator);
    self->frame.sp = self->frame.slots + depth;
    self->state = KR_GENERATOR_DONE;
    kr_frame_clear(thread, &self->frame);
}

bool kr_enter_makes_container(const KrType *type)
{
    return type->new_object == kr_dict_type.new_object || type->new_object == kr_list_type.new_object ||
           type->new_object == kr_set_type.new_object;
}

bool kr_enter_makes_known(KrSlot callable)
{
    KrRef class = kr_slot_ref(callable);
    if (!kr_is_ptr(class) || !kr_type_has(class, KR_TYPE_TYPE_SUB)) return false;
    const KrType *type = (const KrType *)(const void *)kr_obj(class);
    return type->new_object == kr_exception_base_exception.new_object || makes_plain_instances(type) || kr_enter_makes_container(type);
}

bool kr_enter_class(KrThread *thread, KrSlot callable, const KrSlot *args, size_t count,
                    KrOwn *instance, KrFrame **init)
{
    KrRef class = kr_slot_ref(callable), all[FEW_ARGUMENTS + 1], *refs = all + 1; // the instance comes first
    if (!kr_is_ptr(class) || !kr_type_makes_instances(kr_type_of(class)) || count > FEW_ARGUMENTS) return true;
    KrType *type = (KrType *)kr_obj(class);
    if (!(type->flags & KR_TYPE_HEAP) || !type->new_object) return true;
    KrRef found = kr_type_find(type, kr_name(KR_NAME___init__));
    if (!kr_is_exact(found, &kr_function_type)) return true;
    KrFunction *function = (KrFunction *)kr_obj(found);
    const uint32_t lazy = KR_CODE_GENERATOR | KR_CODE_COROUTINE | KR_CODE_ASYNC_GENERATOR;
    if (function->code->flags & lazy) return true;
    for (size_t i = 0; i < count; i++)
        refs[i] = kr_slot_ref(args[i]);
    KrOwn held = kr_dup(found); // __new__ may change the class
    KrOwn self = type->new_object(thread, class, refs, count, KR_REF_NULL);
    if (kr_is_null(self)) {
        kr_drop(thread, held);
        return false;
    }
    if (kr_type_of(kr_ref(self)) != type) { // __new__ of its own: as kr_type_call would go on
        KrType *made = kr_type_of(kr_ref(self));
        bool ok = !made->init || !kr_type_is_subtype(made, type) ||
                  made->init(thread, kr_ref(self), refs, count, KR_REF_NULL);
        kr_drop(thread, held);
        if (!ok) {
            kr_drop(thread, self);
            return false;
        }
        *instance = self;
        return true;
    }
    all[0] = kr_ref(self);
    KrFrame *frame = push_bound(thread, kr_ref(held), all, count + 1, KR_REF_NULL);
    kr_drop(thread, held);
    if (!frame) {
        kr_drop(thread, self);
        return false;
    }
    frame->return_kind = KR_RETURN_INIT;
    *instance = self;
    *init = frame;
    return true;
}
