// SPDX-License-Identifier: MIT
// Operations of traces that run no Python code (quiet.h).
//
// Each is one that an instruction or a builtin function does in general, for operands of which the trace has guarded that
// nothing written in Python can take part: exact builtin types without items, dicts whose keys are such. They may raise.
// Used by the micro-ops of dsl/ops/quiet.ops. Tests: tests/lang/jit/.
#include "interp/quiet.h"

#include "interp/operators.h"
#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/dict_views.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/frame_layout.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/range.h"
#include "runtime/shape.h"
#include "runtime/slab.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/str_search.h"
#include "runtime/tuple.h"
#include "runtime/type.h"
#include "runtime/vm.h"

static KrNativeFn function_at(uint64_t word)
{
    return (KrNativeFn)(uintptr_t)word;
}

KrOwn kr_quiet_native_0(KrThread *thread, KrRef self, uint64_t function)
{
    return function_at(function)(thread, self, NULL, 0);
}

KrOwn kr_quiet_native_1(KrThread *thread, KrRef self, KrRef a, uint64_t function)
{
    return function_at(function)(thread, self, &a, 1);
}

KrOwn kr_quiet_native_2(KrThread *thread, KrRef self, KrRef a, KrRef b, uint64_t function)
{
    KrRef args[2] = {a, b};
    return function_at(function)(thread, self, args, 2);
}

KrOwn kr_quiet_native_3(KrThread *thread, KrRef self, KrRef a, KrRef b, KrRef c, uint64_t function)
{
    KrRef args[3] = {a, b, c};
    return function_at(function)(thread, self, args, 3);
}

KrOwn kr_quiet_iter_own(KrThread *thread, KrOwn iterable)
{
    KrOwn iterator = kr_iter(thread, kr_ref(iterable));
    kr_drop(thread, iterable);
    return iterator;
}

KrOwn kr_quiet_range(KrThread *thread, int64_t start, int64_t stop, int64_t step)
{
    return kr_range_from_i64(thread, start, stop, step);
}

// Items of the range, up to INT64_MAX.
static int64_t count_items(int64_t start, int64_t stop, int64_t step)
{
    if (step > 0 ? start >= stop : start <= stop)
        return 0;
    uint64_t distance = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    uint64_t items = step == 1 ? distance : (distance - 1) / (step > 0 ? (uint64_t)step : -(uint64_t)step) + 1;
    return items > INT64_MAX ? INT64_MAX : (int64_t)items;
}

KrOwn kr_quiet_range_iter(KrThread *thread, int64_t start, int64_t stop, int64_t step)
{
    KrRangeIter *it = kr_slab_object(thread, &kr_range_iter_type, sizeof(KrRangeIter));
    if (!it)
        return kr_exception_no_memory(thread);
    it->next = start;
    it->step = step;
    it->left = count_items(start, stop, step);
    return kr_steal_obj(it);
}

KrOwn kr_quiet_dict_view(KrThread *thread, KrRef dict, uint64_t type)
{
    return kr_dict_views_new(thread, dict, (KrType *)(uintptr_t)type);
}

KrOwn kr_quiet_dict_iter(KrThread *thread, KrRef dict, uint64_t type)
{
    return kr_dict_views_iter(thread, dict, (KrType *)(uintptr_t)type);
}

KrOwn kr_quiet_make(KrThread *thread, KrRef type, KrRef a)
{
    return ((KrType *)kr_obj(type))->new_object(thread, type, &a, 1, KR_REF_NULL);
}

KrOwn kr_quiet_make_empty(KrThread *thread, KrRef type)
{
    return ((KrType *)kr_obj(type))->new_object(thread, type, NULL, 0, KR_REF_NULL);
}

static int64_t find_is_instance(KrType *of, KrRef type)
{
    if (kr_type_is_subtype(of, (const KrType *)kr_obj(type)))
        return 1;
    if (!(of->flags & KR_TYPE_GENERIC_GETATTR))
        return 2;
    if (!(of->flags & KR_TYPE_HEAP)) // none of them has a property of that name
        return 0;
    KrRef name = kr_name(KR_NAME___class__);
    bool honest = kr_is(kr_type_find(of, name), kr_type_find(&kr_object_base_type, name));
    return honest ? 0 : 2;
}

// Answers for classes, by the version of the value's: what is in its MRO lives as long as it, and what is not is not, whatever has the address.
int64_t kr_quiet_is_instance(KrRef value, KrRef type)
{
    enum { ANSWERS = 64 };
    static struct {
        const KrObject *type;
        uint32_t version; // of the value's class
        int8_t answer;
    } known[ANSWERS];
    KrType *of = kr_type_of(value);
    const KrObject *wanted = kr_obj(type);
    if (&of->header == wanted)
        return 1;
    uint64_t place = (of->version ^ (uintptr_t)wanted >> 5) % ANSWERS;
    if (KR_LIKELY(known[place].version == of->version && known[place].type == wanted && of->version))
        return known[place].answer;
    int64_t answer = find_is_instance(of, type);
    known[place].type = wanted;
    known[place].version = of->version;
    known[place].answer = (int8_t)answer;
    return answer;
}

int64_t kr_quiet_text_equal(KrRef a, KrRef b)
{
    bool a_text = kr_is_ptr(a) && kr_container_is_text(a), b_text = kr_is_ptr(b) && kr_container_is_text(b);
    if (a_text && b_text)
        return kr_str_equal(a, b);
    if (!a_text && !b_text)
        return KR_QUIET_ASK;
    const KrType *other = kr_type_of(a_text ? b : a);
    bool never = other == &kr_list_type || other == &kr_tuple_type || other == &kr_dict_type || other == &kr_int_type ||
                 other == &kr_float_type || other == &kr_bool_type || other == &kr_none_type;
    return never ? 0 : KR_QUIET_ASK;
}

bool kr_quiet_str_has(KrRef text, KrRef part)
{
    KrChars whole = kr_str_search_chars(text), wanted = kr_str_search_chars(part);
    if (wanted.length == 1 && wanted.kind == 1)
        return kr_str_search_find_char(whole, *(const uint8_t *)wanted.data, 0, whole.length) >= 0;
    return kr_str_search_find(whole, wanted, 0, whole.length) >= 0;
}

bool kr_quiet_tuple_has(KrRef tuple, KrRef value)
{
    const KrTuple *items = (const KrTuple *)(const void *)kr_obj(tuple);
    bool is_text = kr_str_is(value);
    for (int64_t i = 0; i < items->length; i++) {
        KrRef item = kr_ref(items->items[i]);
        if (kr_is(item, value) || (is_text && kr_str_is(item) && kr_str_equal(item, value)))
            return true;
    }
    return false;
}

KrOwn kr_quiet_slice(KrThread *thread, KrRef container, int64_t start, int64_t stop)
{
    const KrType *type = kr_obj(container)->type;
    int64_t length = type == &kr_str_type    ? kr_str_obj(container)->length
                     : type == &kr_list_type ? kr_list_length(container)
                     : type == &kr_tuple_type ? kr_tuple_length(container)
                                              : kr_bytes_cast(container)->length;
    if (!kr_slice_adjust(length, &start, &stop, 1))
        stop = start;
    if (type == &kr_str_type)
        return kr_str_slice(thread, container, start, stop, 1);
    if (type == &kr_list_type)
        return kr_list_slice(thread, container, start, stop);
    if (type == &kr_tuple_type)
        return kr_tuple_slice(thread, container, start, stop);
    return kr_bytes_slice(thread, container, start, stop);
}

KrFound kr_quiet_truth(KrThread *thread, KrRef value)
{
    int64_t length;
    if (!kr_obj(value)->type->length(thread, value, &length))
        return KR_FAULT;
    return length ? KR_PRESENT : KR_ABSENT;
}

KrRef kr_quiet_method(KrRef object, KrRef name)
{
    KrType *type = kr_type_of(object);
    KrRef found = type->flags & KR_TYPE_GENERIC_GETATTR ? kr_type_find(type, name) : KR_REF_NULL;
    if (kr_ref_is_null(found) || !(kr_type_of(found)->flags & KR_TYPE_METHOD_DESCRIPTOR) ||
        kr_type_of(found)->descr_set)
        return KR_REF_NULL;
    return kr_attribute_has_own(object, name) ? KR_REF_NULL : found;
}

KrRef kr_quiet_own_dict(KrRef object)
{
    const KrOwn *dict = kr_attribute_own_dict(object);
    return dict && !kr_is_null(*dict) ? kr_ref(*dict) : KR_REF_NULL;
}

KrOwn kr_quiet_format_simple(KrThread *thread, KrRef value)
{
    return kr_operators_format_simple(thread, value);
}

KrOwn kr_quiet_format(KrThread *thread, KrRef value, KrRef spec)
{
    return kr_format(thread, value, spec);
}

void kr_quiet_catch(KrThread *thread, KrRef exception)
{
    KrRef handled = kr_ref(thread->handled);
    if (KR_LIKELY(kr_ref_is_null(handled)) || kr_is(handled, exception)) return;
    kr_exception_break_context_cycle(thread, exception, handled);
    kr_store(thread, &((KrException *)(void *)kr_obj(exception))->context, kr_dup(handled));
}

KrRef kr_quiet_handle(KrThread *thread, KrRef exception)
{
    KrOwn before = thread->handled;
    thread->handled = kr_dup(exception);
    return kr_is_null(before) ? kr_none() : kr_ref(before);
}

void kr_quiet_unhandle(KrThread *thread, KrOwn before)
{
    KrOwn handled = thread->handled;
    thread->handled = kr_is_none(kr_ref(before)) ? KR_NULL : before;
    kr_xdrop(thread, handled); // of which the trace has another reference
}

int64_t kr_quiet_chain(KrThread *thread, KrRef exception, KrRef handled, uint32_t how)
{
    (void)thread;
    enum { LONGEST = 16 };
    KrException *e = (KrException *)(void *)kr_obj(exception), *at = (KrException *)(void *)kr_obj(handled);
    bool chained = !kr_is_null(e->context) && kr_is(kr_ref(e->context), handled);
    bool fresh = kr_is_null(e->cause) && (kr_is_null(e->context) || chained) && e != at;
    for (int i = 0; fresh && !chained && !kr_is_null(at->context); i++) { // it must not become a circle
        at = (KrException *)(void *)kr_obj(kr_ref(at->context));
        fresh = at != e && i < LONGEST;
    }
    if (!fresh) return 0;
    if (kr_is_null(e->context)) e->context = kr_dup(handled);
    if (how == KR_QUIET_FROM_HANDLED) e->cause = kr_dup(handled);
    if (how) e->suppress_context = 1;
    return 1;
}

KrOwn kr_quiet_exception(KrThread *thread, KrRef type)
{
    KrOwn exception = kr_exception_new(thread, (KrType *)(void *)kr_obj(type), KR_REF_NULL);
    if (!kr_is_null(exception)) kr_quiet_catch(thread, kr_ref(exception));
    return exception;
}

static const KrException *exception_of(KrRef value)
{
    return (const KrException *)(const void *)kr_obj(value);
}

KrOwn kr_quiet_exception_make(KrThread *thread, KrRef type, uint32_t count)
{
    KrRef args[KR_TRACE_ARGUMENTS];
    kr_operators_arguments(thread, count, args);
    return ((KrType *)kr_obj(type))->new_object(thread, type, args, count, KR_REF_NULL);
}

// Would the end of the tuple run nothing but the end of texts and numbers?
static bool args_end_quietly(KrRef args)
{
    for (int64_t i = 0; i < kr_tuple_length(args); i++) {
        KrRef item = kr_tuple_get(args, i);
        if (kr_is_ptr(item) && kr_obj(item)->count == 1 && !kr_is_exact(item, &kr_str_type) && !kr_int_is(item)) return false;
    }
    return true;
}

int64_t kr_quiet_exception_init(KrThread *thread, KrRef exception, uint32_t count)
{
    KrRef args[KR_TRACE_ARGUMENTS];
    kr_operators_arguments(thread, count, args);
    if (!args_end_quietly(kr_quiet_exception_args(exception))) return 0;
    if (kr_exception_base_exception.init(thread, exception, args, count, KR_REF_NULL)) return 1;
    kr_exception_clear(thread);
    return 0;
}

int64_t kr_quiet_exception_set_field(KrThread *thread, KrRef exception, KrRef name, KrRef value)
{
    KrException *e = (KrException *)(void *)kr_obj(exception);
    if (kr_is_null(e->dict)) {
        e->dict = kr_dict_new(thread);
    } else if (kr_obj(kr_ref(e->dict))->count != 1 || kr_dict_cast(kr_ref(e->dict))->keys->kind > KR_DICT_SIMPLE ||
               !kr_ref_is_null(kr_dict_find_str(kr_ref(e->dict), name))) {
        return 0;
    }
    if (!kr_is_null(e->dict) && kr_dict_set(thread, kr_ref(e->dict), name, value)) return 1;
    kr_exception_clear(thread);
    return 0;
}

KrRef kr_quiet_exception_field(KrRef exception, KrRef name)
{
    const KrException *e = exception_of(exception);
    if (kr_is_null(e->dict) || kr_dict_cast(kr_ref(e->dict))->keys->kind > KR_DICT_SIMPLE) return KR_REF_NULL;
    return kr_dict_find_str(kr_ref(e->dict), name);
}

KrRef kr_quiet_exception_args(KrRef exception)
{
    return kr_ref(exception_of(exception)->args);
}

// What has been raised instead of giving a result.
static KrOwn fault(KrThread *thread, KrOwn result)
{
    kr_assert(kr_is_null(result));
    kr_xdrop(thread, result);
    return kr_exception_fetch(thread);
}

KrOwn kr_quiet_fault_item(KrThread *thread, KrRef container, KrRef key)
{
    return fault(thread, kr_item_get(thread, container, key));
}

KrOwn kr_quiet_fault_binary(KrThread *thread, KrRef a, KrRef b, uint32_t op)
{
    return fault(thread, kr_number_binary(thread, a, b, (KrBinaryOp)op));
}

KrOwn kr_quiet_fault_int(KrThread *thread, KrRef text)
{
    return fault(thread, kr_quiet_make(thread, kr_type_ref(&kr_int_type), text));
}

static bool is_space(unsigned char c)
{
    return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
}

int64_t kr_quiet_malformed_int(KrRef text)
{
    const KrStr *str = (const KrStr *)(const void *)kr_obj(text);
    if (!str->ascii) return 0;
    const unsigned char *at = kr_str_data(str), *end = at + str->length;
    bool digit = false; // before this character
    while (at < end && is_space(*at))
        at++;
    if (at < end && (*at == '-' || *at == '+')) at++;
    for (; at < end; at++) {
        bool is_digit = *at >= '0' && *at <= '9';
        if (!is_digit && (*at != '_' || !digit)) break;
        digit = is_digit;
    }
    if (!digit) return 1;
    for (; at < end; at++)
        if (!is_space(*at)) return 1;
    return 0;
}
