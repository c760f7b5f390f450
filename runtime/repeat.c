// SPDX-License-Identifier: MIT
// Calls of one function again and again: see repeat.h. What happens where the function returns is in interp/enter.c (kr_enter_again).
#include "runtime/repeat.h"

#include "runtime/call.h"
#include "runtime/frame.h"
#include "runtime/frame_layout.h"
#include "runtime/function.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/pure_call.h"
#include "runtime/range.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include "gen/opcodes.h"

// Are arguments all that a frame of this code begins with? Cells that it makes of arguments would have to be taken apart again.
static bool starts_plainly(const KrCode *code)
{
    const KrUnit *ip = code->units;
    ip += kr_opcode_base[*ip & 0xFF] == KR_OP_COPY_FREE_VARS;
    return kr_opcode_base[*ip & 0xFF] == KR_OP_RESUME;
}

bool kr_repeat_has_next(KrRef iterator)
{
    if (!kr_is_ptr(iterator)) return false;
    const KrObject *object = kr_obj(iterator);
    if (object->type == &kr_list_iter_type) {
        const KrListIter *it = (const KrListIter *)(const void *)object;
        return !kr_is_null(it->list) && it->index < kr_list_cast(kr_ref(it->list))->length;
    }
    if (object->type == &kr_tuple_iter_type) {
        const KrTupleIter *it = (const KrTupleIter *)(const void *)object;
        return !kr_is_null(it->tuple) && it->index < kr_tuple_cast(kr_ref(it->tuple))->length;
    }
    const KrRangeIter *it = (const KrRangeIter *)(const void *)object;
    return object->type == &kr_range_iter_type && it->left > 0 && kr_int_fits(it->next);
}

KrOwn kr_repeat_step(KrRef iterator)
{
    KrObject *object = kr_obj(iterator);
    if (object->type == &kr_list_iter_type) {
        KrListIter *it = (KrListIter *)(void *)object;
        const KrList *list = kr_list_cast(kr_ref(it->list));
        kr_list_fetch(list->items, it->index, list->length);
        return kr_dup(kr_ref(list->items[it->index++]));
    }
    if (object->type == &kr_tuple_iter_type) {
        KrTupleIter *it = (KrTupleIter *)(void *)object;
        return kr_dup(kr_ref(kr_tuple_cast(kr_ref(it->tuple))->items[it->index++]));
    }
    KrRangeIter *it = (KrRangeIter *)(void *)object;
    int64_t number = it->next;
    it->left--;
    it->next = (int64_t)((uint64_t)number + (uint64_t)it->step);
    return kr_from_small_int(number);
}

KrOwn kr_repeat_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRepeat *repeat)
{
    KrRef object = callable;
    repeat->self = KR_REF_NULL;
    repeat->rounds = 0;
    if (kr_is_exact(callable, &kr_method_type)) {
        const KrMethod *method = (const KrMethod *)(const void *)kr_obj(callable);
        object = kr_ref(method->function);
        repeat->self = kr_ref(method->self);
    }
    if (!kr_is_exact(object, &kr_function_type)) return kr_call(thread, callable, args, count, KR_REF_NULL);
    KrFunction *function = (KrFunction *)(void *)kr_obj(object);
    size_t bound = !kr_ref_is_null(repeat->self);
    if (!function->code->simple_args || (size_t)function->code->arg_count != count + bound || !starts_plainly(function->code))
        return kr_call(thread, callable, args, count, KR_REF_NULL);
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread)) return KR_NULL;
    kr_object_dup(&function->header);
    KrFrame *frame = kr_frame_push(thread, function);
    if (!frame) return KR_NULL;
    if (bound) frame->slots[0] = kr_slot_steal(kr_dup(repeat->self));
    for (size_t i = 0; i < count; i++)
        frame->slots[bound + i] = kr_slot_steal(kr_dup(args[i]));
    if (KR_UNLIKELY(kr_pure_call_hooks.wants && kr_pure_call_hooks.wants(thread, function))) return kr_pure_call_hooks.record(thread, frame);
    return kr_vm_hooks.feed_frame(thread, frame, &repeat->consumer);
}
