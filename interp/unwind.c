// SPDX-License-Identifier: MIT
// Unwinding: from the instruction that raised to its handler, through frames that have none.
//
// The exception table of a code object says for each instruction where its handler is, how deep
// the stack then is, and whether the index of the instruction is pushed for RERAISE. Every frame
// that the exception passes through goes into its traceback once.
// Invariant: entries above the handler's depth are closed here and nowhere else.
// Called by interp/loop.c. Tests: tests/lang/exceptions/.
#include "interp/unwind.h"

#include "interp/monitor.h"

#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/generator.h"
#include "runtime/traceback.h"
#include "runtime/vm.h"

static void close_stack(KrThread *thread, KrSlot *from, KrSlot *sp)
{
    while (sp > from)
        kr_slot_close(thread, *--sp);
}

// Closes the stack while an exception is set: what finalizers do must not see it.
static void close_quietly(KrThread *thread, KrSlot *from, KrSlot *sp)
{
    if (sp <= from) return;
    KrOwn exception = kr_exception_fetch(thread);
    close_stack(thread, from, sp);
    kr_exception_restore(thread, exception);
}

// The VM remembers where exceptions raised at an instruction go: a loop raises at the same ones again and again.
static const KrCodeHandler *find_handler(const KrThread *thread, const KrCode *code, const KrUnit *ip)
{
    KrCodeHandler *known = &thread->vm->handlers[((uintptr_t)ip >> 1 ^ (uintptr_t)ip >> 7) % KR_CODE_HANDLERS];
    if (known->ip != ip) {
        known->found = kr_code_find_handler(code, (uint32_t)(ip - code->units), &known->target, &known->depth, &known->push_lasti);
        known->code = code;
        known->ip = ip;
    }
    return known->found ? known : NULL;
}

bool kr_unwind_run(KrThread *thread, KrUnwind *to, bool add)
{
    KrFrame *frame = to->frame;
    const KrUnit *ip = to->ip;
    KrSlot *sp = to->sp;
    for (;;) {
        KrCode *code = frame->code;
        uint32_t unit = (uint32_t)(ip - code->units);
        const KrUnit *place = add ? ip : frame->ip; // RERAISE says where the frame was
        frame->ip = ip;
        frame->sp = sp;
        kr_assert(kr_thread_has_exception(thread));
        if (add) kr_traceback_add(thread, frame, unit);
        if (KR_UNLIKELY(thread->monitored)) kr_monitor_raise(thread, frame, !add);
        frame->ip = place;
        KrSlot *base = kr_frame_stack_base(frame);
        const KrCodeHandler *handler = code->exception_table_size ? find_handler(thread, code, ip) : NULL;
        if (handler) {
            uint32_t target = handler->target;
            bool push_lasti = handler->push_lasti;
            KrSlot *top = base + handler->depth;
            close_quietly(thread, top, sp);
            sp = top;
            if (KR_UNLIKELY(thread->monitored)) kr_monitor_handled(thread, frame, target);
            if (push_lasti) *sp++ = (KrSlot){kr_int_bits(place - code->units)};
            *sp++ = kr_slot_steal(kr_exception_fetch(thread));
            to->frame = frame;
            to->ip = code->units + target;
            to->sp = sp;
            return true;
        }
        if (KR_UNLIKELY(thread->monitored)) kr_monitor_unwind(thread, frame);
        close_quietly(thread, base, sp);
        frame->sp = base;
        uint8_t kind = frame->return_kind;
        KrFrame *caller = frame->previous;
        KrOwn exception = kr_exception_fetch(thread);
        if (frame->owner == KR_FRAME_IN_GENERATOR)
            kr_generator_finish(thread, frame);
        else
            kr_frame_pop(thread, frame);
        kr_exception_restore(thread, exception);
        if (kind == KR_RETURN_TO_C) return false;
        frame = caller;
        ip = frame->ip;
        sp = frame->sp;
        add = true;
    }
}
