// SPDX-License-Identifier: MIT
// Tier 1's loop: entry from C, the generated handlers, and the cold handlers they leave to.
//
// Owns: the dispatch tables (one that runs, one that records). A Python call switches frames and
// dispatches on; nothing here recurses but for calls of native code. See handlers.h for the
// convention. Invariant: thread->frame is the frame whose handler runs.
// Calls interp/{enter,unwind,pending,operators,names}.c; called through kr_vm_hooks.run_frame.
// Tests: tests/lang/.
#include "interp/loop.h"

#include "interp/monitor.h"

#include "interp/cache.h"
#include "interp/coroutine.h"
#include "interp/enter.h"
#include "interp/hot.h"
#include "interp/intrinsic.h"
#include "interp/names.h"
#include "interp/operators.h"
#include "interp/patterns.h"
#include "interp/pending.h"
#include "interp/raise.h"
#include "interp/specialize.h"
#include "interp/unwind.h"

#include "base/dump.h"

#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/async_generator.h"
#include "runtime/call.h"
#include "runtime/cell.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/dict_views.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/fold.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/module.h"
#include "runtime/none.h"
#include "runtime/partial.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/range.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/signature.h"
#include "runtime/slab.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/super.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

typedef struct KrNext { // switch build: where the loop goes on
    KrHandler handler;
    KrFrame *frame;
    const KrUnit *ip;
    KrSlot *sp;
    uint32_t oparg;
} KrNext;

KrHotHooks kr_hot_hooks;

#include "interp/handlers.h"

static const KrHandler normal_table[256];
static const KrHandler *base_table(const KrThread *thread);
static const KrHandler record_table[256];

KR_INLINE uint64_t bool_word(bool truth)
{
    return (uint64_t)(uintptr_t)(truth ? &kr_true_object : &kr_false_object);
}

// Which orders a relation holds for: three bits each, from KR_LT: less, equal, greater.
enum { RELATIONS = 1 | 3 << 3 | 2 << 6 | 5 << 9 | 4 << 12 | 6 << 15 };

// COMPARE_OP's relation on small ints shifted so that words compare as they do.
KR_INLINE bool compare_words(int64_t a, int64_t b, uint32_t oparg)
{
    uint32_t order = (uint32_t)(a >= b) + (uint32_t)(a > b);
    return RELATIONS >> ((oparg >> 5) * 3 + order) & 1;
}
KR_INLINE bool compare_doubles(double a, double b, uint32_t oparg)
{
    // four bits each: neither (one is no number), greater, less, equal
    enum { OF_FLOATS = 4 | 12 << 4 | 8 << 8 | 7 << 12 | 2 << 16 | 10 << 20 };
    uint32_t order = (uint32_t)(a >= b) + 2 * (uint32_t)(a <= b);
    return OF_FLOATS >> ((oparg >> 5) * 4 + order) & 1;
}

// The item of a list at a small int that is not negative, borrowed; 0: other operands, or there is none.
KR_INLINE uint64_t list_item_at(uint64_t list, uint64_t index)
{
    if (KR_UNLIKELY(!IS_PTR(list) || !kr_bits_is_int(index))) return 0;
    const KrList *object = OBJ(const KrList, list);
    int64_t i = kr_bits_int(index);
    if (KR_UNLIKELY(object->header.type != &kr_list_type || (uint64_t)i >= (uint64_t)object->length)) return 0;
    return kr_own_bits(object->items[i]);
}

// --- attributes of many shapes ----------------------------------------------------------

// Has the generic LOAD_ATTR at `at` tried in vain often enough?
KR_INLINE bool attr_given_up(const KrUnit *at)
{
    return (kr_cache_u16(at + KR_CACHE_LOAD_ATTR_counter) & 15) > 2;
}
// What the thread's table knows of an instance's attribute; null: nothing, or no instance.
KR_INLINE const KrAttrEntry *attr_entry(KrThread *thread, const KrFrame *frame,
                                        uint64_t word, uint32_t name_index)
{
    if (!IS_PTR(word) || !(OBJ(KrObject, word)->type->flags & KR_TYPE_INSTANCE)) return NULL;
    const KrInstance *instance = OBJ(const KrInstance, word);
    KrRef name = kr_ref(frame->code->names[name_index]);
    const KrAttrEntry *entry = kr_thread_attr_entry(thread, instance->shape, name);
    bool known = entry->shape == instance->shape && kr_is(entry->name, name) &&
                 entry->version == instance->header.type->version;
    return known ? entry : NULL;
}

// --- frames -----------------------------------------------------------------------------

COLD_HANDLER(resume_pending);

KR_INLINE bool enter_fits(const KrThread *thread, const KrCode *code)
{
    return thread->stack_end - thread->stack_top >= code->frame_size &&
           thread->recursion_left > 0;
}

// Pushes the callee's frame; room has been checked. `function` is stolen.
KR_INLINE KrFrame *enter_push(KrThread *thread, KrFrame *frame, uint64_t function,
                              KrCode *code, uint16_t units)
{
    KrFrame *callee = (KrFrame *)(void *)thread->stack_top;
    const KrFunction *object = (const KrFunction *)(uintptr_t)function;
    thread->stack_top += code->frame_size;
    thread->recursion_left--;
    thread->frame = callee;
    frame->return_offset = units;
    callee->previous = frame;
    callee->code = code;
    callee->function = kr_own_from_bits(function);
    callee->globals = kr_ref(object->globals);
    callee->builtins = kr_ref(object->builtins);
    callee->locals = KR_NULL;
    callee->frame_object = KR_NULL;
    callee->ip = code->units;
    callee->return_kind = KR_RETURN_PUSH;
    callee->owner = KR_FRAME_ON_STACK;
    return callee;
}
// The locals from `slot` on are absent; where the callee's stack begins.
KR_INLINE KrSlot *enter_clear_from(KrFrame *callee, const KrCode *code, KrSlot *slot)
{
    KrSlot *const end = callee->slots + code->localsplus_count;
    for (; slot < end; slot++) {
        slot->w = 0;
        __asm__ volatile("" ::: "memory"); // a few stores, not a call of memset
    }
    return end;
}
KR_INLINE void enter_clear_locals(KrFrame *callee, const KrCode *code, uint32_t from)
{
    (void)enter_clear_from(callee, code, callee->slots + from);
}
// Moves the arguments between `from` and `end` into the callee's locals; the first one behind them.
KR_INLINE KrSlot *enter_move(KrFrame *callee, const KrSlot *from, const KrSlot *end)
{
    KrSlot *to = callee->slots;
    for (; from < end; from++, to++) {
        to->w = slot_own(from->w);
        __asm__ volatile("" ::: "memory"); // a few rounds, not to be unrolled
    }
    return to;
}
// The first instruction of a function that has been entered: RESUME is nothing to do if nobody waits, counts or watches. (Each
// way has its own jump, so that the processor need not wait for an address.)
#define DISPATCH_ENTERED()                                                             \
    do {                                                                               \
        if (KR_LIKELY((*ip & 0xFF) == KR_OP_RESUME_PLAIN && TABLE_FAST == normal_table)) { \
            if (KR_UNLIKELY(thread->pending)) TAIL(resume_pending);                    \
            NEXT_FAST(1 + KR_CACHE_RESUME);                                            \
        }                                                                              \
        WAY(1);                                                                        \
        DISPATCH_WITH(TABLE_FAST);                                                     \
    } while (0)

// Does the frame's result go the common way: pushed for the caller, or none of __init__, and the frame is popped?
KR_INLINE bool returns_simply(const KrFrame *frame)
{
    _Static_assert(KR_RETURN_PUSH == 0 && KR_RETURN_INIT == 2 && KR_FRAME_ON_STACK == 0 &&
                       offsetof(KrFrame, owner) == offsetof(KrFrame, return_kind) + 1,
                   "one test for both");
    uint16_t both;
    memcpy(&both, &frame->return_kind, sizeof both);
    return (both & ~(uint32_t)KR_RETURN_INIT) == 0 && kr_is_null(frame->frame_object);
}

KR_INLINE bool is_object(uint64_t word, uint64_t object)
{
    return (word & ~KR_SLOT_BORROWED) == object;
}
KR_INLINE bool is_native(uint64_t callable, uint64_t def)
{
    return IS_PTR(callable) && OBJ(const KrObject, callable)->type == &kr_native_type &&
           (uint64_t)(uintptr_t)OBJ(const KrNative, callable)->def == def;
}
KR_INLINE bool is_method_of(uint64_t callable, uint64_t method, KrSlot self) // exactly of its class, not of a subclass
{
    return is_object(callable, method) && kr_is_exact(REF(self), OBJ(const KrMethodDescriptor, method)->type);
}
KR_INLINE uint64_t signature_def(uint64_t signature)
{
    return (uint64_t)(uintptr_t)((const KrSignature *)(uintptr_t)signature)->def;
}
KR_INLINE bool is_native_method(uint64_t callable, uint64_t def)
{
    return IS_PTR(callable) &&
           OBJ(const KrObject, callable)->type == &kr_method_descriptor_type &&
           (uint64_t)(uintptr_t)OBJ(const KrMethodDescriptor, callable)->def == def;
}

// --- cold handlers ----------------------------------------------------------------------

HANDLER(unwind);
HANDLER(unwind_again);

// Runs the instruction at ip through the table again (it may have been specialized). Those who watch have been told of it.
static KrHandler monitored_table_entry(uint8_t opcode);
COLD_HANDLER(again)
{
    if (KR_UNLIKELY(thread->monitored) && !thread->monitor_depth) TAIL(monitored_table_entry((uint8_t)(*ip & 0xFF)));
    TAIL(TABLE_SLOW[*ip & 0xFF]);
}

#if !defined(KR_SWITCH) && defined(__clang__)
// `table` is an object whose last reference is gone (CLOSE_1 and the like in handlers.h); ip and sp
// are the next instruction's, frame->ip is the one that let go.
SLOW_HANDLER(free_dispatch)
{
    frame->sp = sp;
    kr_object_dealloc(thread, (KrObject *)(uintptr_t)table);
    DISPATCH();
}
SLOW_HANDLER(free_close_dispatch)
{
    uint64_t other = sp[0].w;
    frame->sp = sp;
    kr_object_dealloc(thread, (KrObject *)(uintptr_t)table);
    close_word(thread, frame, frame->ip, other);
    DISPATCH();
}
SLOW_HANDLER(free_close_2_dispatch)
{
    uint64_t second = sp[0].w, third = sp[1].w;
    frame->sp = sp;
    kr_object_dealloc(thread, (KrObject *)(uintptr_t)table);
    close_word(thread, frame, frame->ip, second);
    close_word(thread, frame, frame->ip, third);
    DISPATCH();
}
#endif

// -x of what is no small number.
SLOW_HANDLER(negative_object)
{
    SAVE();
    KrOwn result = kr_number_negative(thread, REF(sp[-1]));
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    uint64_t value = sp[-1].w;
    sp[-1].w = kr_own_bits(result);
    CLOSE_1_SLOW(1, value);
}

HANDLER(resume)
{
    UNUSED_PARAMETERS();
    DISPATCH();
}

// Goes on where thread->frame stands: behind a trace that ran without machine code.
COLD_HANDLER(reload)
{
    UNUSED_PARAMETERS();
    frame = thread->frame;
    ip = frame->ip;
    sp = frame->sp;
    DISPATCH();
}
COLD_HANDLER(reload_and_unwind)
{
    UNUSED_PARAMETERS();
    frame = thread->frame;
    ip = frame->ip;
    sp = frame->sp;
    TAIL(unwind);
}

// What unwind_to has to do with the exception that is set: this frame goes into the traceback of a new one. A recorder may
// follow a `raise` and a RERAISE, what fails in C in an operator or a call, and the StopIteration of a generator that a call has resumed.
enum { RAISED_AGAIN, NEW_EXCEPTION, GENERATOR_ENDS };
static bool may_follow(const KrUnit *ip)
{
    switch (kr_opcode_base[*ip & 0xFF]) {
    case KR_OP_RAISE_VARARGS:
    case KR_OP_RERAISE:
    case KR_OP_BINARY_OP:
    case KR_OP_CALL: return true;
    default: return false;
    }
}
COLD_HANDLER(unwind_to)
{
    UNUSED_PARAMETERS();
    KrUnwind to = {frame, ip, sp};
    bool recording = thread->recorder && thread->dispatch == record_table;
    bool followed = oparg == GENERATOR_ENDS || may_follow(ip);
    if (recording && !followed) {
        kr_hot_hooks.record_abort(thread, "exception");
        thread->dispatch = base_table(thread);
        recording = false;
    }
    bool caught = kr_unwind_run(thread, &to, oparg != RAISED_AGAIN);
    if (recording && !caught) {
        kr_hot_hooks.record_abort(thread, "exception");
        thread->dispatch = base_table(thread);
    }
    if (!caught) LEAVE(0);
    frame = to.frame;
    ip = to.ip;
    sp = to.sp;
    DISPATCH();
}
HANDLER(unwind)
{
    UNUSED_PARAMETERS();
    oparg = NEW_EXCEPTION;
    TAIL(unwind_to);
}
HANDLER(unwind_again)
{
    UNUSED_PARAMETERS();
    oparg = RAISED_AGAIN;
    TAIL(unwind_to);
}

COLD_HANDLER(unbound_local)
{
    SAVE();
    kr_names_unbound_local(thread, frame->code, oparg);
    ERROR();
}
COLD_HANDLER(unbound_deref)
{
    SAVE();
    kr_names_unbound_deref(thread, frame->code, oparg);
    ERROR();
}

// --- safe points, counters, traces ------------------------------------------------------

COLD_HANDLER(resume_pending)
{
    SAVE();
    if (!kr_pending_run(thread)) ERROR();
    ip += 1 + KR_CACHE_RESUME;
    DISPATCH();
}
COLD_HANDLER(backward_pending)
{
    SAVE();
    if (!kr_pending_run(thread)) ERROR();
    ip += 1 + KR_CACHE_JUMP_BACKWARD - (int64_t)oparg;
    DISPATCH();
}

uint16_t kr_hot_entry(const KrVM *vm)
{
    uint32_t entry = vm->hot_loop * (KR_HOT_ENTRY / KR_HOT_LOOP);
    return entry > UINT16_MAX ? UINT16_MAX : (uint16_t)entry;
}

void kr_hot_install(const KrUnit *at, uint32_t index)
{
    int base = kr_opcode_base[*at & 0xFF];
    kr_cache_set_opcode(at, base == KR_OP_RESUME ? KR_OP_RESUME_TRACE
                                                 : KR_OP_JUMP_BACKWARD_TRACE);
    kr_cache_set_u16(at + 1, (uint16_t)index);
}

void kr_hot_uninstall(const KrVM *vm, const KrUnit *at)
{
    uint8_t base = kr_opcode_base[*at & 0xFF];
    kr_cache_set_opcode(at, base);
    kr_cache_set_u16(at + 1, base == KR_OP_RESUME ? kr_hot_entry(vm) : (uint16_t)vm->hot_loop);
}

// The counter has run down, or has never run.
COLD_HANDLER(resume_hot)
{
    uint16_t counter = kr_cache_u16(ip + 1);
    const KrUnit *at = ip;
    if (counter == 0 && !frame->code->fused) kr_specialize_fuse(thread, frame->code);
    if (!kr_hot_hooks.hot || !thread->vm->jit) {
        kr_cache_set_opcode(ip, KR_OP_RESUME_PLAIN);
    } else if (counter == 0 || thread->recorder) {
        kr_cache_set_u16(ip + 1, kr_hot_entry(thread->vm));
    } else {
        kr_cache_set_u16(ip + 1, kr_hot_entry(thread->vm));
        SAVE();
        kr_hot_hooks.hot(thread, frame, ip, sp);
        if ((*at & 0xFF) == KR_OP_RESUME_TRACE) TAIL(again);
    }
    ip += 1 + KR_CACHE_RESUME;
    DISPATCH();
}
COLD_HANDLER(backward_hot)
{
    uint16_t counter = kr_cache_u16(ip + 1);
    const KrUnit *at = ip;
    const KrUnit *target = ip + 1 + KR_CACHE_JUMP_BACKWARD - (int64_t)oparg;
    if (!kr_hot_hooks.hot || !thread->vm->jit) {
        kr_cache_set_opcode(ip, KR_OP_JUMP_BACKWARD_PLAIN);
    } else if (counter == 0 || thread->recorder) {
        kr_cache_set_u16(ip + 1, (uint16_t)thread->vm->hot_loop);
    } else {
        kr_cache_set_u16(ip + 1, (uint16_t)thread->vm->hot_loop);
        frame->ip = target;
        frame->sp = sp;
        kr_hot_hooks.hot(thread, frame, at, sp);
        if ((*at & 0xFF) == KR_OP_JUMP_BACKWARD_TRACE) TAIL(again);
    }
    ip = target;
    DISPATCH();
}
HANDLER(enter_trace_at_resume)
{
    uint32_t index = kr_cache_u16(ip + 1);
    const KrUnit *at = ip;
    ip += 1 + KR_CACHE_RESUME;
    SAVE();
    KrHandler label = NULL;
    if (!thread->recorder) {
        const void *found = kr_hot_hooks.enter(thread, frame, at, ip, sp, index);
        memcpy(&label, &found, sizeof label);
    }
    if (label) TAIL(label);
    UNUSED_PARAMETERS();
    DISPATCH();
}
HANDLER(enter_trace_at_jump)
{
    uint32_t index = kr_cache_u16(ip + 1);
    const KrUnit *at = ip;
    ip += 1 + KR_CACHE_JUMP_BACKWARD - (int64_t)oparg;
    SAVE();
    KrHandler label = NULL;
    if (!thread->recorder) {
        const void *found = kr_hot_hooks.enter(thread, frame, at, ip, sp, index);
        memcpy(&label, &found, sizeof label);
    }
    if (label) TAIL(label);
    DISPATCH();
}

// Every opcode of the recording table: tells the recorder, then runs the instruction.
static KrHandler recorded_table_entry(uint8_t opcode);
COLD_HANDLER(record_step)
{
    SAVE();
    if (!kr_hot_hooks.record_step(thread, frame, ip, sp))
        thread->dispatch = base_table(thread);
    TAIL(recorded_table_entry((uint8_t)(*ip & 0xFF)));
}

void kr_loop_begin_recording(KrThread *thread, KrFrame *frame, void *parent, void *exit)
{
    if (thread->recorder || !kr_hot_hooks.record_start || base_table(thread) != normal_table) return;
    if (kr_hot_hooks.record_start(thread, frame, frame->ip, frame->sp, parent, exit))
        thread->dispatch = record_table;
}

// Every opcode while somebody watches: tells them, then runs the instruction.
static KrHandler recorded_table_entry(uint8_t opcode);
COLD_HANDLER(monitor_step)
{
    const KrUnit *previous = frame->ip;
    SAVE();
    if (!kr_monitor_step(thread, frame, previous)) ERROR();
    if (KR_UNLIKELY(frame->ip != ip)) { // a jump: nothing ran before the instruction that it leads to
        ip = frame->ip;
        sp = frame->sp;
        frame->ip = frame->code->units - 1;
        DISPATCH();
    }
    KEEP_TABLE(TABLE_SLOW);
    if (TABLE_SLOW == normal_table && ip == frame->ip) DISPATCH();
    ip = frame->ip;
    TAIL(monitored_table_entry((uint8_t)(*ip & 0xFF)));
}

enum { INSTANCE_SETATTR = KR_TYPE_INSTANCE | KR_TYPE_GENERIC_SETATTR };

// --- attributes -------------------------------------------------------------------------

// The frame of a class' __getattr__ in Python, which gives the attribute that the instance has not; null: the general way.
static KrFrame *enter_missing(KrThread *thread, KrFrame *frame, KrRef owner, KrRef name)
{
    KrRef function = kr_type_slots_missing(owner, name);
    if (kr_ref_is_null(function) || !kr_is_exact(function, &kr_function_type)) return NULL;
    KrCode *code = OBJ(const KrFunction, kr_bits(function))->code;
    if (!code->simple_args || code->arg_count != 2 || !enter_fits(thread, code) ||
        code->flags & (KR_CODE_GENERATOR | KR_CODE_COROUTINE | KR_CODE_ASYNC_GENERATOR))
        return NULL;
    KrFrame *callee = enter_push(thread, frame, slot_dup(kr_bits(function)), code, 1 + KR_CACHE_LOAD_ATTR);
    callee->slots[1].w = slot_dup(kr_bits(name));
    enter_clear_locals(callee, code, 2);
    return callee;
}
// The frame of a __get__ in Python; null: the general way.
static KrFrame *enter_getter(KrThread *thread, KrFrame *frame, KrSlot owner, KrRef name, bool called)
{
    KrRef descriptor, function = kr_enter_getter(REF(owner), name, &descriptor);
    if (kr_ref_is_null(function)) return NULL;
    KrCode *code = OBJ(const KrFunction, kr_bits(function))->code;
    if (!enter_fits(thread, code)) return NULL;
    KrFrame *callee = enter_push(thread, frame, slot_dup(kr_bits(function)), code, 1 + KR_CACHE_LOAD_ATTR);
    callee->return_kind = called ? KR_RETURN_CALLABLE : KR_RETURN_PUSH;
    callee->slots[0].w = slot_dup(kr_bits(descriptor));
    callee->slots[1].w = slot_own(owner.w);
    callee->slots[2].w = slot_dup(kr_bits(kr_type_ref(kr_type_of(REF(owner)))));
    enter_clear_locals(callee, code, 3);
    frame->sp -= 1;
    return callee;
}
SLOW_HANDLER(load_attr)
{
    SAVE();
    KrSlot owner = sp[-1];
    KrRef name = kr_ref(frame->code->names[oparg >> 1]);
    if (!(oparg & 1) && IS_PTR(owner.w) && OBJ(const KrObject, owner.w)->type->getattr != kr_attr_generic_get &&
        OBJ(const KrObject, owner.w)->type->flags & KR_TYPE_INSTANCE && TABLE_SLOW == normal_table) {
        KrFrame *callee = enter_missing(thread, frame, REF(owner), name);
        if (callee) {
            callee->slots[0].w = slot_own(owner.w);
            frame->sp = sp - 1;
            frame = callee;
            ip = frame->ip;
            sp = frame->slots + frame->code->localsplus_count;
            DISPATCH();
        }
    }
    KrFrame *getter = enter_getter(thread, frame, owner, name, oparg & 1);
    if (getter) {
        frame = getter;
        ip = frame->ip;
        sp = frame->slots + frame->code->localsplus_count;
        DISPATCH();
    }
    if (oparg & 1) {
        KrOwn self = KR_NULL;
        KrOwn method = kr_attr_get_method(thread, REF(owner), name, &self);
        if (KR_UNLIKELY(kr_is_null(method))) ERROR();
        sp[-1] = kr_slot_steal(method);
        sp[0] = kr_slot_steal(self);
        sp += 1;
    } else {
        KrOwn value = kr_attr_get(thread, REF(owner), name);
        if (KR_UNLIKELY(kr_is_null(value))) ERROR();
        sp[-1] = kr_slot_steal(value);
    }
    CLOSE(owner);
    NEXT_SLOW(1 + KR_CACHE_LOAD_ATTR);
}
// LOAD_FAST_BORROW and LOAD_ATTR of a method that is not called here: the function, bound to the object.
SLOW_HANDLER(load_fast_bound)
{
    SAVE();
    uint64_t word = frame->slots[oparg].w;
    const KrAttrEntry *entry = attr_entry(thread, frame, word, (uint32_t)(ip[1] >> 8) >> 1);
    KrOwn method = kr_method_new(thread, kr_from_bits(entry->value), kr_from_bits(CLEAN(word)));
    if (KR_UNLIKELY(kr_is_null(method))) ERROR();
    sp[0] = kr_slot_steal(method);
    sp += 1;
    NEXT_SLOW(2 + KR_CACHE_LOAD_ATTR);
}
// LOAD_FAST_BORROW_ATTR for a form of LOAD_ATTR that has a pair of its own: becomes that.
SLOW_HANDLER(load_fast_attr);
COLD_HANDLER(pair_attr)
{
    int pair = kr_specialize_attr_pair(ip[1] & 0xFF);
    if (!pair) TAIL(load_fast_attr);
    kr_cache_set_opcode(ip, pair);
    TAIL(again);
}
// A pair whose second has got another form.
COLD_HANDLER(unpair_attr)
{
    kr_cache_set_opcode(ip, KR_OP_LOAD_FAST_BORROW_ATTR);
    TAIL(again);
}
// LOAD_FAST_BORROW and LOAD_ATTR of a place of many shapes.
SLOW_HANDLER(load_fast_attr)
{
    uint64_t word = frame->slots[oparg].w;
    KrUnit attr = ip[1];
    const KrAttrEntry *entry = attr_entry(thread, frame, word, (uint32_t)(attr >> 8) >> 1);
    bool method = attr & 0x100;
    uint16_t counter = kr_cache_u16(ip + 1 + KR_CACHE_LOAD_ATTR_counter);
    if (KR_UNLIKELY(counter < KR_CACHE_COUNT_ONE)) // time to look again whether a special form fits
        entry = NULL;
    else
        kr_cache_set_u16(ip + 1 + KR_CACHE_LOAD_ATTR_counter, (uint16_t)(counter - KR_CACHE_COUNT_ONE));
    if (KR_LIKELY(entry && (entry->kind == KR_ATTR_METHOD) == method)) {
        uint64_t value = entry->value;
        if (method) {
            sp[0].w = slot_dup(value);
            sp[1].w = word | KR_SLOT_BORROWED;
            sp += 2;
            NEXT_FAST(2 + KR_CACHE_LOAD_ATTR);
        }
        if (entry->kind == KR_ATTR_SLOT)
            value = kr_own_bits(OBJ(const KrInstance, word)->slots[value]);
        if (KR_LIKELY(value != 0)) {
            sp[0].w = slot_dup(value);
            sp += 1;
            NEXT_FAST(2 + KR_CACHE_LOAD_ATTR);
        }
    }
    if (entry && entry->kind == KR_ATTR_METHOD && !method &&
        OBJ(const KrObject, entry->value)->type == &kr_function_type)
        TAIL(load_fast_bound);
    sp[0].w = slot_borrow(word);
    sp += 1;
    NEXT_FAST(1);
}

// An instance whose shape the thread's table does not know: it will.
COLD_HANDLER(load_attr_noted)
{
    kr_specialize_note_attr(thread, REF(sp[-1]), kr_ref(frame->code->names[oparg >> 1]));
    TAIL(load_attr);
}

SLOW_HANDLER(load_special) // the instance's class is noted for the next time
{
    SAVE();
    KrSlot owner = sp[-1];
    (void)kr_specialize_known_attr(thread, REF(owner), kr_names_special_name(oparg));
    KrOwn self = KR_NULL, method = kr_names_special(thread, REF(owner), oparg, &self);
    if (KR_UNLIKELY(kr_is_null(method))) ERROR();
    sp[-1] = kr_slot_steal(method);
    sp[0] = kr_slot_steal(self);
    sp += 1;
    CLOSE_1_SLOW(1, owner.w);
}

SLOW_HANDLER(store_attr)
{
    SAVE();
    KrSlot value = sp[-2], owner = sp[-1];
    KrRef name = kr_ref(frame->code->names[oparg]);
    if (KR_UNLIKELY(!kr_attr_set(thread, REF(owner), name, REF(value)))) ERROR();
    sp -= 2;
    CLOSE(owner);
    CLOSE(value);
    NEXT_SLOW(1 + KR_CACHE_STORE_ATTR);
}
COLD_HANDLER(store_attr_noted)
{
    KrRef name = kr_ref(frame->code->names[oparg]);
    if (kr_shape_find(((const KrInstance *)(const void *)kr_slot_obj(sp[-1]))->shape, name) >= 0)
        kr_specialize_note_attr(thread, REF(sp[-1]), name);
    TAIL(store_attr);
}

// --- slow ends of hot handlers ----------------------------------------------------------

SLOW_HANDLER(list_append_grow)
{
    SAVE();
    KrSlot item = sp[-1];
    sp -= 1;
    if (KR_UNLIKELY(!kr_list_append_own(thread, REF(sp[-(int32_t)oparg]),
                                        kr_own_from_bits(slot_own(item.w)))))
        ERROR();
    NEXT_SLOW(1);
}
SLOW_HANDLER(build_tuple) // the empty one; or there is no memory
{
    SAVE();
    KrOwn tuple = kr_tuple_new(thread, (int64_t)oparg);
    if (KR_UNLIKELY(kr_is_null(tuple))) ERROR();
    KrTuple *object = (KrTuple *)kr_obj(kr_ref(tuple));
    sp -= oparg;
    for (uint32_t i = 0; i < oparg; i++)
        object->items[i] = kr_own_from_bits(slot_own(sp[i].w));
    sp[0] = kr_slot_steal(tuple);
    sp += 1;
    NEXT_SLOW(1);
}
SLOW_HANDLER(compare_str) // of one length and kind
{
    enum { UNITS = 1 + KR_CACHE_COMPARE_OP };
    uint64_t left = sp[-2].w, right = sp[-1].w;
    bool truth = kr_str_equal(REF(sp[-2]), REF(sp[-1])) == (oparg >> 5 == KR_EQ);
    sp[-2].w = bool_word(truth);
    sp -= 1;
    CLOSE_2_SLOW(UNITS, right, left);
}

// --- calls ------------------------------------------------------------------------------

// A frame of a function with positional parameters for the `count` arguments on top of the stack;
// `base` is where the result goes. `function` is owned. The frame fits (enter_fits).
#define ENTER_SIMPLE(function, code, count, size)                                      \
    do {                                                                               \
        const KrSlot *first_ = sp - (count);                                           \
        KrFrame *callee_ = enter_push(thread, frame, (function), (code), (size));      \
        KrSlot *behind_ = enter_move(callee_, first_, sp);                             \
        frame->sp = base;                                                              \
        frame = callee_;                                                               \
        ip = (code)->units;                                                            \
        sp = enter_clear_from(callee_, (code), behind_);                               \
        DISPATCH_ENTERED();                                                            \
    } while (0)

// The frame's locals are gone: goes on in the caller with its result, or none of __init__.
#define LEAVE_FRAME(word)                                                              \
    do {                                                                               \
        uint64_t function_ = kr_own_bits(frame->function);                             \
        uint8_t kind_ = frame->return_kind;                                            \
        thread->stack_top = (char *)frame;                                             \
        thread->recursion_left++;                                                      \
        frame = frame->previous;                                                       \
        ip = frame->ip;                                                                \
        sp = frame->sp;                                                                \
        sp[0].w = (word);                                                              \
        if (KR_LIKELY(kind_ == KR_RETURN_PUSH)) {                                      \
            KrUnit after_ = ip[frame->return_offset];                                  \
            if ((after_ & 0xFF) == KR_OP_POP_TOP && TABLE_FAST == normal_table)        \
                CLOSE_2_FAST(frame->return_offset + 1, function_, (word));             \
            if ((after_ & 0xFF) == KR_OP_STORE_FAST && TABLE_FAST == normal_table) {   \
                uint64_t old_ = frame->slots[after_ >> 8].w;                           \
                frame->slots[after_ >> 8].w = (word);                                  \
                CLOSE_2_FAST(frame->return_offset + 1, function_, old_);               \
            }                                                                          \
        } else {                                                                       \
            if ((word) != (uint64_t)(uintptr_t)&kr_none_object) {                      \
                sp[1].w = function_;                                                   \
                TAIL(return_bad_init);                                                 \
            }                                                                          \
            sp -= 1;                                                                   \
        }                                                                              \
        sp += 1;                                                                       \
        CLOSE_1_FAST(frame->return_offset, function_);                                 \
    } while (0)

COLD_HANDLER(return_bad_init) // sp[0]: what __init__ has returned; sp[1]: the function
{
    KrOwn value = kr_own_from_bits(sp[0].w);
    SAVE();
    CLOSE(sp[1]);
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "__init__() should return None, not '%T'", kr_ref(value));
    kr_drop(thread, value);
    ERROR();
}
// The frame returns `word`, which it owns, on top of its stack; returns_simply() has been asked.
#define RETURN_SIMPLY(word)                                                            \
    do {                                                                               \
        thread->frame = frame->previous;                                               \
        KrSlot *const first_ = frame->slots, *last_ = first_ + frame->code->localsplus_count; \
        while (last_ != first_) {                                                      \
            last_--;                                                                   \
            if (KR_UNLIKELY(slot_released(last_->w))) {                                \
                oparg = (uint32_t)(last_ - first_);                                    \
                TAIL(return_free);                                                     \
            }                                                                          \
        }                                                                              \
        LEAVE_FRAME(word);                                                             \
    } while (0)
// RETURN_VALUE whose local `oparg` has just died; those below it are still to be closed.
SLOW_HANDLER(return_free)
{
    KrFrame *caller = frame->previous;
    uint64_t word = sp[-1].w;
    kr_object_dealloc(thread, (KrObject *)(uintptr_t)frame->slots[oparg].w);
    while (oparg-- > 0)
        close_word(thread, caller, caller->ip, frame->slots[oparg].w);
    KEEP_TABLE(TABLE_SLOW);
    LEAVE_FRAME(word);
}

// `f(*args, **kwargs)`, of a Python function: a local dict whose keys are strs is taken as it is, not copied into the new one that
// BUILD_MAP at ip would make. Nothing runs between this and the frame that has its items.
KR_INLINE bool passes_keywords_on(const KrFrame *frame, const KrUnit *ip, const KrSlot *sp)
{
    if (ip[2] != (KR_OP_DICT_MERGE | 1 << 8) || (ip[3] & 0xFF) != KR_OP_CALL_FUNCTION_EX) return false;
    KrRef dict = REF(frame->slots[ip[1] >> 8]);
    return !kr_ref_is_null(dict) && kr_dict_is(dict) && OBJ(const KrDict, kr_bits(dict))->keys->kind == KR_DICT_STR &&
           kr_is_exact(REF(sp[-3]), &kr_function_type) && kr_tuple_is(REF(sp[-1]));
}

// --- special methods written in Python ---------------------------------------------------

// A frame for the method that the instance's class has under this name, with `count` parameters, found through the
// thread's table of attributes; `self` is in it, the others are for the caller to fill in. Null: the general way,
// also while somebody watches. What the table does not know yet it will the next time.
KR_INLINE KrFrame *enter_method(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp, uint64_t self, KrRef name,
                                uint32_t count, uint16_t units, KrReturnKind kind)
{
    const KrInstance *instance = OBJ(const KrInstance, self);
    const KrType *type = instance->header.type;
    const KrAttrEntry *entry = kr_thread_attr_entry(thread, instance->shape, name);
    if (KR_UNLIKELY(entry->shape != instance->shape || !kr_is(entry->name, name) || entry->version != type->version)) {
        kr_specialize_note_attr(thread, kr_from_obj(instance), name);
        return NULL;
    }
    uint64_t function = entry->value;
    if (entry->kind != KR_ATTR_METHOD || OBJ(const KrObject, function)->type != &kr_function_type) return NULL;
    KrCode *code = OBJ(const KrFunction, function)->code;
    uint32_t lazy = KR_CODE_COROUTINE | KR_CODE_ASYNC_GENERATOR | (kind == KR_RETURN_ITERATOR ? 0 : KR_CODE_GENERATOR); // a generator is one
    if (!code->simple_args || code->arg_count != (int32_t)count || !enter_fits(thread, code) || code->flags & lazy)
        return NULL;
    SAVE();
    KrFrame *callee = enter_push(thread, frame, slot_dup(function), code, units);
    callee->return_kind = (uint8_t)kind;
    callee->slots[0].w = slot_dup(CLEAN(self));
    enter_clear_locals(callee, code, count);
    return callee;
}
// Is the word an instance whose class has other than object's slot?
#define HAS_METHOD(word, slot)                                                         \
    (IS_PTR(word) && OBJ(KrObject, word)->type->flags & KR_TYPE_INSTANCE &&            \
     OBJ(KrObject, word)->type->slot && OBJ(KrObject, word)->type->slot != kr_object_base_type.slot)
// May it be entered? While somebody watches, C calls it.
#define ENTERS_METHODS(table)                                                          \
    ((table) == normal_table || ((table) == record_table && kr_hot_hooks.record_enters(thread, frame)))
// Goes on in the method's frame.
#define RUN_METHOD(callee)                                                             \
    do {                                                                               \
        frame = (callee);                                                              \
        ip = frame->ip;                                                                \
        sp = frame->slots + frame->code->localsplus_count;                             \
        DISPATCH();                                                                    \
    } while (0)

// --- operators of builtin types ----------------------------------------------------------

SLOW_HANDLER(binary_subscr)
{
    SAVE();
    KrOwn result = OBJ(KrObject, sp[-2].w)->type->getitem(thread, REF(sp[-2]), REF(sp[-1]));
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    CLOSE(sp[-1]);
    CLOSE(sp[-2]);
    sp -= 2;
    GIVE_RESULT(kr_own_bits(result), 1 + KR_CACHE_BINARY_OP);
}
SLOW_HANDLER(binary_object)
{
    SAVE();
    KrOwn result = kr_operators_binary(thread, REF(sp[-2]), REF(sp[-1]), (int32_t)oparg);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    CLOSE(sp[-1]);
    CLOSE(sp[-2]);
    sp -= 2;
    GIVE_RESULT(kr_own_bits(result), 1 + KR_CACHE_BINARY_OP);
}
SLOW_HANDLER(binary_alike)
{
    SAVE();
    KrBinaryFn operator = kr_operators_alike(OBJ(const KrObject, sp[-2].w)->type, oparg);
    KrOwn result = operator(thread, REF(sp[-2]), REF(sp[-1]));
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    if (KR_UNLIKELY(kr_is(kr_ref(result), kr_not_implemented()))) TAIL(binary_object);
    CLOSE(sp[-1]);
    CLOSE(sp[-2]);
    sp -= 2;
    GIVE_RESULT(kr_own_bits(result), 1 + KR_CACHE_BINARY_OP);
}
SLOW_HANDLER(compare_object)
{
    SAVE();
    KrSlot left = sp[-2], right = sp[-1];
    KrOwn result = kr_operators_compare(thread, REF(left), REF(right), (int32_t)oparg);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    sp[-2] = kr_slot_steal(result);
    sp -= 1;
    CLOSE_2_SLOW(1 + KR_CACHE_COMPARE_OP, right.w, left.w);
}
SLOW_HANDLER(compare_method)
{
    static const int names[] = {KR_NAME___lt__, KR_NAME___le__, KR_NAME___eq__, KR_NAME___ne__, KR_NAME___gt__, KR_NAME___ge__};
    uint64_t left = sp[-2].w, right = sp[-1].w;
    const KrType *type = OBJ(KrObject, left)->type;
    if (IS_PTR(right) && OBJ(KrObject, right)->type != type && OBJ(KrObject, right)->type->flags & KR_TYPE_HEAP)
        TAIL(compare_object); // its class may be below the other
    KrFrame *callee = enter_method(thread, frame, ip, sp, left, kr_name(names[oparg >> 5]), 2, 1 + KR_CACHE_COMPARE_OP,
                                   KR_RETURN_COMPARE);
    if (!callee) TAIL(compare_object);
    callee->slots[1].w = slot_dup(CLEAN(right)); // the operands wait until it is known not to be NotImplemented
    RUN_METHOD(callee);
}
SLOW_HANDLER(truth_method)
{
    KrSlot value = sp[-1];
    KrFrame *callee = enter_method(thread, frame, ip, sp, value.w, kr_name(KR_NAME___bool__), 1, 1 + KR_CACHE_TO_BOOL,
                                   KR_RETURN_TRUTH);
    if (!callee) {
        SAVE();
        KrFound found = kr_operators_truth(thread, REF(value));
        if (KR_UNLIKELY(found < 0)) ERROR();
        sp[-1].w = bool_word(found);
        CLOSE_1_SLOW(1 + KR_CACHE_TO_BOOL, value.w);
    }
    frame->sp = sp - 1;
    close_word(thread, frame, ip, value.w); // the method has a reference
    RUN_METHOD(callee);
}
SLOW_HANDLER(contains_method)
{
    KrSlot item = sp[-2], container = sp[-1];
    KrFrame *callee = enter_method(thread, frame, ip, sp, container.w, kr_name(KR_NAME___contains__), 2,
                                   1 + KR_CACHE_CONTAINS_OP, KR_RETURN_CONTAINS);
    if (!callee) {
        SAVE();
        KrFound found = kr_contains(thread, REF(container), REF(item));
        if (KR_UNLIKELY(found < 0)) ERROR();
        sp[-2].w = bool_word((found != 0) != (oparg & 1));
        sp -= 1;
        CLOSE_2_SLOW(1 + KR_CACHE_CONTAINS_OP, container.w, item.w);
    }
    callee->slots[1].w = slot_own(item.w);
    frame->sp = sp - 2;
    close_word(thread, frame, ip, container.w);
    RUN_METHOD(callee);
}
SLOW_HANDLER(store_subscr_object)
{
    SAVE();
    KrSlot value = sp[-3], container = sp[-2], index = sp[-1];
    if (KR_UNLIKELY(!kr_item_set(thread, REF(container), REF(index), REF(value)))) ERROR();
    sp -= 3;
    CLOSE_3_SLOW(1 + KR_CACHE_STORE_SUBSCR, index.w, container.w, value.w);
}
SLOW_HANDLER(store_subscr_method)
{
    KrSlot value = sp[-3], container = sp[-2], index = sp[-1];
    KrFrame *callee = enter_method(thread, frame, ip, sp, container.w, kr_name(KR_NAME___setitem__), 3,
                                   1 + KR_CACHE_STORE_SUBSCR, KR_RETURN_DISCARD);
    if (!callee) TAIL(store_subscr_object);
    callee->slots[1].w = slot_own(index.w);
    callee->slots[2].w = slot_own(value.w);
    frame->sp = sp - 3;
    close_word(thread, frame, ip, container.w);
    RUN_METHOD(callee);
}
// The length of a list, tuple, str or dict; -1: of something else.
KR_INLINE int64_t plain_length(uint64_t word)
{
    if (KR_UNLIKELY(!IS_PTR(word))) return -1;
    const KrObject *object = OBJ(const KrObject, word);
    if (object->type == &kr_list_type) return ((const KrList *)(const void *)object)->length;
    if (object->type == &kr_str_type) return ((const KrStr *)(const void *)object)->length;
    if (object->type == &kr_tuple_type) return ((const KrTuple *)(const void *)object)->length;
    return object->type == &kr_dict_type ? ((const KrDict *)(const void *)object)->used : -1;
}
SLOW_HANDLER(call_len_object)
{
    SAVE();
    int64_t length;
    KrSlot object = sp[-1], callable = sp[-3];
    if (KR_UNLIKELY(!kr_length(thread, REF(object), &length))) ERROR();
    uint64_t word = kr_int_bits(length);
    if (KR_UNLIKELY(!kr_int_fits(length))) {
        word = kr_own_bits(kr_int_from_i64(thread, length));
        if (word == 0) ERROR();
    }
    CLOSE(object);
    CLOSE(callable);
    sp -= 3;
    GIVE_RESULT(word, 1 + KR_CACHE_CALL);
}
SLOW_HANDLER(call_len_method)
{
    KrSlot object = sp[-1], callable = sp[-3];
    KrFrame *callee = enter_method(thread, frame, ip, sp, object.w, kr_name(KR_NAME___len__), 1, 1 + KR_CACHE_CALL,
                                   KR_RETURN_LENGTH);
    if (!callee) TAIL(call_len_object);
    frame->sp = sp - 3;
    close_word(thread, frame, ip, object.w);
    close_word(thread, frame, ip, callable.w);
    RUN_METHOD(callee);
}

// Goes on in a frame that has been pushed and bound, the arguments closed.
#define ENTER(callee, units)                                                           \
    do {                                                                               \
        frame->return_offset = (units);                                                \
        frame->sp = base;                                                              \
        frame = (callee);                                                              \
        ip = frame->ip;                                                                \
        sp = frame->slots + frame->code->localsplus_count;                             \
        DISPATCH();                                                                    \
    } while (0)
// A signal that has arrived in a native call (it waited, or sent it) is handled before the next instruction.
#define SIGNAL_AFTER_CALL(units)                                                       \
    do {                                                                               \
        if (KR_UNLIKELY(thread->pending & KR_PENDING_SIGNAL)) {                        \
            oparg = (units);                                                           \
            TAIL(call_signal);                                                         \
        }                                                                              \
    } while (0)
COLD_HANDLER(call_signal)
{
    SAVE();
    if (!kr_pending_run(thread)) ERROR();
    NEXT_SLOW(oparg);
}
#define FINISH_CALL(result, units)                                                     \
    do {                                                                               \
        KrOwn result_ = (result);                                                      \
        if (KR_UNLIKELY(kr_is_null(result_))) ERROR();                                 \
        for (KrSlot *slot_ = base + 1; slot_ < sp; slot_++)                            \
            CLOSE(*slot_);                                                             \
        KrSlot callable_ = base[0];                                                    \
        sp = base + 1;                                                                 \
        base[0] = kr_slot_steal(result_);                                              \
        CLOSE(callable_);                                                              \
        SIGNAL_AFTER_CALL(units);                                                      \
        NEXT_SLOW(units);                                                              \
    } while (0)

SLOW_HANDLER(call_object);
SLOW_HANDLER(call_defaults);
SLOW_HANDLER(call_varargs);
HANDLER(call_general)
{
    enum { UNITS = 1 + KR_CACHE_CALL };
    SAVE();
    KrSlot *base = sp - oparg - 2;
    if (IS_PTR(base[0].w) && OBJ(KrObject, base[0].w)->type == &kr_function_type) {
        KrCode *code = OBJ(KrFunction, base[0].w)->code;
        uint32_t given = oparg + (base[1].w != 0);
        if (code->simple_args && enter_fits(thread, code)) {
            if (code->arg_count == (int32_t)given)
                ENTER_SIMPLE(slot_own(base[0].w), code, given, UNITS);
            if (code->arg_count > (int32_t)given) TAIL(call_defaults);
        } else if (code->flags & (KR_CODE_VARARGS | KR_CODE_VARKEYWORDS) && code->kwonly_count == 0 &&
                   (code->flags & KR_CODE_VARARGS ? (int32_t)given >= code->arg_count
                                                  : (int32_t)given == code->arg_count) &&
                   enter_fits(thread, code)) {
            TAIL(call_varargs);
        }
    }
    TAIL(call_object);
}
// A simple function given too few arguments: its defaults fill up, if there are enough of them.
SLOW_HANDLER(call_defaults)
{
    enum { UNITS = 1 + KR_CACHE_CALL };
    KrSlot *base = sp - oparg - 2;
    const KrFunction *function = OBJ(const KrFunction, base[0].w);
    KrCode *code = function->code;
    uint32_t given = oparg + (base[1].w != 0), wanted = (uint32_t)code->arg_count;
    const KrTuple *defaults = OBJ(const KrTuple, kr_own_bits(function->defaults));
    if (!defaults || defaults->length < (int64_t)(wanted - given)) TAIL(call_object);
    const KrOwn *fill = defaults->items + defaults->length - (wanted - given);
    KrFrame *callee = enter_push(thread, frame, slot_own(base[0].w), code, UNITS);
    const KrSlot *first = sp - given;
    for (uint32_t i = 0; i < given; i++)
        callee->slots[i].w = slot_own(first[i].w);
    for (uint32_t i = given; i < wanted; i++)
        callee->slots[i].w = slot_dup(kr_own_bits(fill[i - given]));
    enter_clear_locals(callee, code, wanted);
    frame->sp = base;
    frame = callee;
    ip = code->units;
    sp = callee->slots + code->localsplus_count;
    DISPATCH_WITH(TABLE_FAST);
}
// def f(a, *rest, **named) whose positional parameters are given: what lies behind them on the stack becomes `rest`.
SLOW_HANDLER(call_varargs)
{
    enum { UNITS = 1 + KR_CACHE_CALL };
    KrSlot *base = sp - oparg - 2;
    KrCode *code = OBJ(const KrFunction, base[0].w)->code;
    uint32_t given = oparg + (base[1].w != 0), wanted = (uint32_t)code->arg_count, next = wanted;
    KrSlot *first = sp - given;
    uint64_t rest = 0, named = 0;
    if (code->flags & KR_CODE_VARKEYWORDS) {
        named = kr_own_bits(kr_dict_new(thread));
        if (KR_UNLIKELY(named == 0)) ERROR();
    }
    if (code->flags & KR_CODE_VARARGS) {
        for (uint32_t i = wanted; i < given; i++)
            first[i].w = slot_own(first[i].w);
        rest = kr_own_bits(kr_tuple_pack_own(thread, (KrOwn *)(void *)(first + wanted), given - wanted));
        sp = first + wanted;
        if (KR_UNLIKELY(rest == 0)) {
            kr_xdrop(thread, kr_own_from_bits(named));
            ERROR();
        }
    }
    KrFrame *callee = enter_push(thread, frame, slot_own(base[0].w), code, UNITS);
    for (uint32_t i = 0; i < wanted; i++)
        callee->slots[i].w = slot_own(first[i].w);
    if (rest) callee->slots[next++].w = rest;
    if (named) callee->slots[next++].w = named;
    enter_clear_locals(callee, code, next);
    frame->sp = base;
    frame = callee;
    ip = code->units;
    sp = callee->slots + code->localsplus_count;
    DISPATCH_WITH(TABLE_SLOW);
}
SLOW_HANDLER(call_object)
{
    enum { UNITS = 1 + KR_CACHE_CALL };
    SAVE();
    KrSlot *base = sp - oparg - 2;
    KrFrame *partial = NULL;
    if (base[1].w == 0 && IS_PTR(base[0].w) && OBJ(KrObject, base[0].w)->type == &kr_partial_type &&
        kr_enter_partial(thread, REF(base[0]), base + 2, oparg, &partial)) {
        if (KR_UNLIKELY(!partial)) ERROR();
        for (KrSlot *slot = base; slot < sp; slot++)
            CLOSE(*slot);
        ENTER(partial, UNITS);
    }
    if (base[1].w == 0 && IS_PTR(base[0].w) && oparg <= 4) { // weak references and the like
        const KrType *kind = OBJ(KrObject, base[0].w)->type;
        if (!(kind->flags & (KR_TYPE_HEAP | KR_TYPE_TYPE_SUB)) && kind->call && kind != &kr_function_type &&
            kind != &kr_method_type && TABLE_SLOW == normal_table) {
            KrRef refs[4];
            for (uint32_t i = 0; i < oparg; i++)
                refs[i] = REF(base[2 + i]);
            FINISH_CALL(kr_call(thread, REF(base[0]), refs, oparg, KR_REF_NULL), UNITS);
        }
    }
    kr_enter_unpack_method(thread, base);
    if (base[1].w != 0 && IS_PTR(base[0].w) && OBJ(KrObject, base[0].w)->type == &kr_function_type) { // a decorator may be anything
        KrCode *code = OBJ(KrFunction, base[0].w)->code;
        if (code->simple_args && code->arg_count == (int32_t)oparg + 1 && enter_fits(thread, code))
            ENTER_SIMPLE(slot_own(base[0].w), code, oparg + 1, UNITS);
    }
    if (oparg == 0 && base[1].w == 0 && IS_PTR(base[0].w) && OBJ(KrObject, base[0].w)->type == &kr_type_type) {
        KrType *type = OBJ(KrType, base[0].w);
        enum { WANTED = KR_TYPE_HEAP | KR_TYPE_INSTANCE };
        if ((type->flags & (WANTED | KR_TYPE_ABSTRACT)) == WANTED && type->init == kr_object_base_type.init &&
            type->new_object == kr_object_base_type.new_object) // nothing of its own happens
            FINISH_CALL(kr_steal_obj(kr_shape_new_instance(thread, type)), UNITS);
    }
    KrSlot *args = base + 1 + (base[1].w == 0);
    size_t count = (size_t)(sp - args);
    if (kr_is_exact(REF(base[0]), &kr_function_type)) {
        KrFrame *callee =
            kr_enter_function(thread, frame, REF(base[0]), args, count, KR_REF_NULL);
        if (KR_UNLIKELY(!callee)) ERROR();
        for (KrSlot *slot = base; slot < sp; slot++)
            CLOSE(*slot);
        ENTER(callee, UNITS);
    }
    if (kr_is_exact(REF(base[0]), &kr_type_type) && count <= 4 &&
        !(OBJ(KrType, base[0].w)->flags & KR_TYPE_HEAP)) { // int(x), str(x), set()
        KrRef refs[4];
        for (size_t i = 0; i < count; i++)
            refs[i] = REF(args[i]);
        FINISH_CALL(kr_type_call(thread, REF(base[0]), refs, count, KR_REF_NULL), UNITS);
    }
    KrOwn instance = KR_NULL;
    KrFrame *init = NULL;
    // for the recorder such a call is one of native code, unless it knows what __new__ does
    if ((TABLE_SLOW == normal_table || kr_enter_makes_known(base[0])) &&
        !kr_enter_class(thread, base[0], args, count, &instance, &init))
        ERROR();
    if (init) {
        for (KrSlot *slot = base; slot < sp; slot++)
            CLOSE(*slot);
        base[0] = kr_slot_steal(instance); // __init__ gives None behind it
        base += 1;
        ENTER(init, UNITS);
    }
    FINISH_CALL(!kr_is_null(instance) ? instance
                                      : kr_enter_call_object(thread, REF(base[0]), args,
                                                             count, KR_REF_NULL),
                UNITS);
}

// The frame for a call with keywords, which are found by identity: arguments that have a parameter move into it, others
// into *args and **kwargs, what is missing has a default. Null: nothing has happened, the general way finds out.
static KrFrame *enter_keywords(KrThread *thread, KrFrame *frame, KrSlot *base, const KrSlot *args, uint32_t count,
                               const KrTuple *names, uint16_t units)
{
    enum { MOST = 16, NAMED = MOST };
    const KrFunction *function = OBJ(const KrFunction, base[0].w);
    KrCode *code = function->code;
    uint32_t positional = (uint32_t)code->arg_count, parameters = positional + (uint32_t)code->kwonly_count;
    uint32_t given = (uint32_t)names->length, direct = count < positional ? count : positional;
    bool takes_rest = code->flags & KR_CODE_VARARGS, takes_named = code->flags & KR_CODE_VARKEYWORDS;
    if ((count > positional && !takes_rest) || parameters > MOST || count > MOST || given > MOST || !enter_fits(thread, code))
        return NULL;
    const KrOwn *local_names = OBJ(const KrTuple, kr_own_bits(code->localsplus_names))->items;
    uint32_t filled = (1u << direct) - 1, others = 0;
    uint8_t places[MOST];
    for (uint32_t k = 0; k < given; k++) {
        uint32_t i = (uint32_t)code->posonly_count;
        while (i < parameters && kr_own_bits(local_names[i]) != kr_own_bits(names->items[k]))
            i++;
        if (i == parameters) {
            if (!takes_named || !kr_str_obj(kr_ref(names->items[k]))->interned) return NULL;
            places[k] = NAMED;
            others++;
            continue;
        }
        if (filled >> i & 1) return NULL;
        filled |= 1u << i;
        places[k] = (uint8_t)i;
    }
    KrRef defaults[MOST];
    uint32_t missing = ((1u << parameters) - 1) & ~filled;
    if (missing) {
        const KrTuple *values = kr_is_null(function->defaults) ? NULL : OBJ(const KrTuple, kr_own_bits(function->defaults));
        uint32_t first = positional - (values ? (uint32_t)values->length : 0);
        for (uint32_t i = direct; i < parameters; i++) {
            if (filled >> i & 1) continue;
            if (i >= positional)
                defaults[i] = kr_is_null(function->kwdefaults)
                                  ? KR_REF_NULL
                                  : kr_dict_find_str(kr_ref(function->kwdefaults), kr_ref(local_names[i]));
            else
                defaults[i] = i >= first ? kr_ref(values->items[i - first]) : KR_REF_NULL;
            if (kr_ref_is_null(defaults[i])) return NULL;
        }
    }
    KrOwn rest = KR_NULL, named = KR_NULL;
    bool ok = true;
    if (takes_named) {
        KrSlot pairs[2 * MOST], *next = pairs;
        for (uint32_t k = 0; others && k < given; k++)
            if (places[k] == NAMED) {
                (next++)->w = kr_own_bits(names->items[k]);
                *next++ = args[count + k];
            }
        named = others ? kr_dict_from_slots(thread, pairs, others) : kr_dict_new(thread);
        ok = !kr_is_null(named);
    }
    if (ok && takes_rest) {
        KrRef refs[MOST];
        for (uint32_t i = direct; i < count; i++)
            refs[i - direct] = REF(args[i]);
        rest = kr_tuple_from(thread, refs, count - direct);
        ok = !kr_is_null(rest);
    }
    if (KR_UNLIKELY(!ok)) {
        kr_xdrop(thread, named);
        kr_exception_clear(thread);
        return NULL;
    }
    KrFrame *callee = enter_push(thread, frame, slot_own(base[0].w), code, units);
    for (uint32_t i = 0; i < direct; i++)
        callee->slots[i].w = slot_own(args[i].w);
    for (uint32_t i = direct; i < count; i++)
        kr_slot_close(thread, args[i]); // the tuple has it
    for (uint32_t k = 0; k < given; k++) {
        if (places[k] == NAMED)
            kr_slot_close(thread, args[count + k]);
        else
            callee->slots[places[k]].w = slot_own(args[count + k].w);
    }
    for (uint32_t i = direct; missing >> i; i++)
        if (missing >> i & 1) callee->slots[i] = kr_slot_steal(kr_dup(defaults[i]));
    if (takes_rest) callee->slots[parameters++] = kr_slot_steal(rest);
    if (takes_named) callee->slots[parameters++] = kr_slot_steal(named);
    enter_clear_locals(callee, code, parameters);
    return callee;
}

SLOW_HANDLER(call_keywords)
{
    enum { UNITS = 1 + KR_CACHE_CALL_KW };
    SAVE();
    KrSlot *base = sp - oparg - 3;
    kr_enter_unpack_method(thread, base);
    KrSlot *args = base + 1 + (base[1].w == 0);
    KrRef names = REF(sp[-1]);
    size_t count = (size_t)(sp - 1 - args) -
                   (size_t)((const KrTuple *)(const void *)kr_obj(names))->length;
    if (kr_is_exact(REF(base[0]), &kr_function_type)) {
        KrFrame *callee = enter_keywords(thread, frame, base, args, (uint32_t)count, OBJ(const KrTuple, sp[-1].w), UNITS);
        if (KR_LIKELY(callee != NULL)) {
            KrSlot last = sp[-1];
            frame->sp = base;
            CLOSE(last);
            ENTER(callee, UNITS);
        }
        callee = kr_enter_function(thread, frame, REF(base[0]), args, count, names);
        if (KR_UNLIKELY(!callee)) ERROR();
        for (KrSlot *slot = base; slot < sp; slot++)
            CLOSE(*slot);
        ENTER(callee, UNITS);
    }
    FINISH_CALL(kr_enter_call_object(thread, REF(base[0]), args, count, names), UNITS);
}

// CALL_KW_EXACT of a function with keyword-only parameters that take their defaults; what it guards has been checked.
SLOW_HANDLER(call_keywords_filled)
{
    KrSlot *base = sp - oparg - 3;
    KrFunction *function = OBJ(KrFunction, base[0].w);
    KrCode *code = function->code;
    uint64_t places = kr_cache_u64(ip + KR_CACHE_CALL_KW_places), missing = places >> KR_PLACES_MISSING;
    uint32_t positional = (uint32_t)code->arg_count;
    const KrOwn *names = OBJ(const KrTuple, kr_own_bits(code->localsplus_names))->items;
    KrRef defaults[16];
    for (uint32_t i = 0; missing >> i; i++) {
        if (!(missing >> i & 1)) continue;
        if (i < positional) {
            const KrTuple *values = OBJ(const KrTuple, kr_own_bits(function->defaults));
            defaults[i] = kr_ref(values->items[values->length - positional + i]);
        } else if (kr_is_null(function->kwdefaults)) {
            TAIL(call_keywords);
        } else {
            defaults[i] = kr_dict_find_str(kr_ref(function->kwdefaults), kr_ref(names[i]));
            if (KR_UNLIKELY(kr_ref_is_null(defaults[i]))) TAIL(call_keywords);
        }
    }
    KrSlot *first = base + 1 + (base[1].w == 0), *named = sp - 1 - (places >> KR_PLACES_NAMED & 15);
    frame->ip = ip;
    frame->sp = base;
    KrFrame *callee = enter_push(thread, frame, slot_own(base[0].w), code, 1 + KR_CACHE_CALL_KW);
    (void)enter_move(callee, first, named);
    for (uint64_t left = places; named < sp - 1; named++, left >>= 4)
        callee->slots[left & 15].w = slot_own(named->w);
    for (uint32_t i = 0; missing >> i; i++)
        if (missing >> i & 1) callee->slots[i].w = slot_dup(kr_bits(defaults[i]));
    enter_clear_locals(callee, code, positional + (uint32_t)code->kwonly_count);
    RUN_METHOD(callee);
}

SLOW_HANDLER(call_unpacked)
{
    enum { UNITS = 1 };
    SAVE();
    KrSlot *base = sp - 4;
    KrFrame *callee = NULL;
    if (kr_is_exact(REF(base[0]), &kr_function_type) && kr_tuple_is(REF(base[2])) &&
        (base[3].w == 0 || (kr_dict_is(REF(base[3])) && kr_dict_length(REF(base[3])) == 0))) {
        KrCode *code = OBJ(const KrFunction, base[0].w)->code;
        const KrTuple *args = OBJ(const KrTuple, base[2].w);
        if (code->simple_args && code->arg_count == args->length && enter_fits(thread, code)) {
            callee = enter_push(thread, frame, slot_own(base[0].w), code, UNITS);
            uint32_t count = (uint32_t)code->arg_count;
            for (uint32_t i = 0; i < count; i++)
                callee->slots[i].w = slot_dup(kr_own_bits(args->items[i]));
            enter_clear_locals(callee, code, count);
            frame->sp = base;
            CLOSE(base[3]);
            CLOSE(base[2]);
            RUN_METHOD(callee);
        }
    }
    KrOwn result = kr_enter_call_unpacked(thread, frame, base, &callee);
    if (callee) {
        for (KrSlot *slot = base; slot < sp; slot++)
            CLOSE(*slot);
        if (!kr_is_null(result)) { // an instance: __init__ gives None behind it
            base[0] = kr_slot_steal(result);
            base += 1;
        }
        ENTER(callee, UNITS);
    }
    FINISH_CALL(result, UNITS);
}

// Can a call with one argument go on in the frame of the generator, to which `value` goes?
KR_INLINE bool resumable(const KrThread *thread, KrRef object, KrRef value)
{
    if (!kr_is_exact(object, &kr_generator_type) && !kr_is_exact(object, &kr_coroutine_type)) return false;
    const KrGenerator *generator = (const KrGenerator *)(const void *)kr_obj(object);
    return kr_generator_is_suspended(generator) && (kr_generator_has_started(generator) || kr_is_none(value)) &&
           !thread->monitored && thread->recursion_left > 0;
}
HANDLER(call_generator);
HANDLER(call_fold);

#include "interp/native_calls.h"

// Pops a frame that nobody has looked at, with an empty stack.
KR_INLINE void leave_simple(KrThread *thread, KrFrame *frame)
{
    thread->frame = frame->previous;
    for (int32_t left = frame->code->localsplus_count; left-- > 0;)
        close_word(thread, frame, frame->ip, frame->slots[left].w);
    kr_drop(thread, frame->function);
    thread->stack_top = (char *)frame;
    thread->recursion_left++;
}

// A trace has returned to C.
SLOW_HANDLER(leave_loop)
{
    UNUSED_PARAMETERS();
    LEAVE(thread->activation->exit_words[0]);
}

// The frame that C has called returns to it: nobody has looked at the frame.
SLOW_HANDLER(return_to_c)
{
    UNUSED_PARAMETERS();
    uint64_t word = sp[-1].w;
    frame->ip = ip;
    leave_simple(thread, frame);
    LEAVE(word);
}

// The same, and C calls the function again and again (KrRepeat).
SLOW_HANDLER(return_to_repeat)
{
    UNUSED_PARAMETERS();
    uint64_t word = sp[-1].w;
    thread->frame = frame->previous;
    for (int32_t left = frame->code->localsplus_count; left-- > 0;) {
        uint64_t local = frame->slots[left].w;
        frame->slots[left].w = 0;
        close_word(thread, frame, ip, local);
    }
    if (!kr_enter_again(thread, frame, REF(sp[-1]))) TAIL(return_to_c);
    sp = kr_frame_stack_base(frame);
    ip = kr_enter_resume_of(frame->code);
    CLOSE_1_SLOW(0, word);
}

#define FOLD_AT(sp) kr_fold_cast(REF((sp)[-KR_FOLD_DEPTH]))
// The call's operands go, its result takes their place.
KR_NOINLINE static KrSlot *end_fold(KrThread *thread, KrFrame *frame, KrOwn result)
{
    KrSlot *base = frame->sp - KR_FOLD_DEPTH, fold = base[0], self = base[1], generator = base[2];
    base[0] = kr_slot_steal(result);
    frame->sp = base + 1;
    kr_slot_close(thread, generator);
    kr_slot_close(thread, self);
    kr_slot_close(thread, fold);
    return base + 1;
}

// RETURN_VALUE whose result is not simply pushed for the caller. sp[-1] is owned.
SLOW_HANDLER(return_special)
{
    UNUSED_PARAMETERS();
    if (KR_LIKELY(frame->return_kind == KR_RETURN_TO_C && frame->owner == KR_FRAME_ON_STACK &&
                  kr_is_null(frame->frame_object) && kr_is_null(frame->locals))) {
        if (kr_enter_repeats(thread, frame)) TAIL(return_to_repeat);
        TAIL(return_to_c);
    }
    frame->ip = ip;
    frame->sp = sp - 1; // the value leaves the frame; what lies below goes with it
    KrOwn value = kr_own_from_bits(sp[-1].w);
    uint8_t kind = frame->return_kind;
    KrFrame *caller = frame->previous;
    if (frame->owner == KR_FRAME_IN_GENERATOR)
        kr_generator_finish(thread, frame);
    else if (KR_LIKELY(kr_is_null(frame->frame_object) && kr_is_null(frame->locals)))
        leave_simple(thread, frame);
    else
        kr_frame_pop(thread, frame);
    if (kind == KR_RETURN_TO_C) LEAVE(kr_own_bits(value));
    frame = caller;
    ip = frame->ip;
    sp = frame->sp;
    switch ((KrReturnKind)kind) {
    case KR_RETURN_INIT:
        if (!kr_is_none(kr_ref(value))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "__init__() should return None, not '%T'",
                                     kr_ref(value));
            kr_drop(thread, value);
            ERROR();
        }
        break;
    case KR_RETURN_TRUTH:
    case KR_RETURN_CONTAINS:
    case KR_RETURN_LENGTH:
    case KR_RETURN_STR:
    case KR_RETURN_ITERATOR:
        value = kr_operators_method_result(thread, kind, value);
        if (KR_UNLIKELY(kr_is_null(value))) ERROR();
        if (kind == KR_RETURN_CONTAINS && *ip >> 8 & 1) value = kr_bool_own(!kr_is(kr_ref(value), kr_bool(true)));
        *sp++ = kr_slot_steal(value);
        break;
    case KR_RETURN_COMPARE:
    case KR_RETURN_OPERATOR:
    case KR_RETURN_INPLACE: { // the operands have waited below
        uint32_t op = (uint32_t)(*ip >> 8);
        if (KR_UNLIKELY(kr_is(kr_ref(value), kr_not_implemented()))) {
            kr_drop(thread, value);
            value = kind == KR_RETURN_COMPARE
                        ? kr_compare_after_left(thread, REF(sp[-2]), REF(sp[-1]), (int)(op >> 5))
                    : kind == KR_RETURN_INPLACE
                        ? kr_number_after_in_place(thread, REF(sp[-2]), REF(sp[-1]), (KrBinaryOp)(op % KR_BINARY_COUNT))
                        : kr_number_binary_after_left(thread, REF(sp[-2]), REF(sp[-1]), (KrBinaryOp)(op % KR_BINARY_COUNT), op >= KR_BINARY_COUNT);
            if (kr_is_null(value)) ERROR();
        }
        if (kind == KR_RETURN_COMPARE && op & 16) {
            value = kr_operators_method_result(thread, KR_RETURN_CONTAINS, value);
            if (KR_UNLIKELY(kr_is_null(value))) ERROR();
        }
        KrSlot right = sp[-1], left = sp[-2];
        sp[-2] = kr_slot_steal(value);
        sp -= 1;
        frame->sp = sp;
        kr_slot_close(thread, right);
        kr_slot_close(thread, left);
        break;
    }
    case KR_RETURN_DISCARD: kr_drop(thread, value); break;
    case KR_RETURN_CALLABLE:
        *sp++ = kr_slot_steal(value);
        (sp++)->w = 0;
        break;
    case KR_RETURN_PUSH:
    case KR_RETURN_ENUMERATE:
    case KR_RETURN_TO_C: *sp++ = kr_slot_steal(value); break;
    case KR_RETURN_FOLD: // of the call that has resumed it
        kr_drop(thread, value);
        frame->ip = ip;
        frame->sp = sp;
        value = FOLD_AT(sp)->finish(thread, FOLD_AT(sp));
        if (KR_UNLIKELY(kr_is_null(value))) ERROR();
        sp = end_fold(thread, frame, value);
        break;
    case KR_RETURN_GENERATOR: // the call that has resumed it
        (void)kr_generator_raise_stop(thread, value);
        frame->ip = ip;
        frame->sp = sp;
        oparg = GENERATOR_ENDS;
        TAIL(unwind_to);
    }
    ip += frame->return_offset;
    DISPATCH();
}

// --- generators -------------------------------------------------------------------------

HANDLER(return_generator)
{
    UNUSED_PARAMETERS();
    frame->ip = ip + 1;
    frame->sp = sp;
    uint8_t kind = frame->return_kind;
    KrFrame *caller = frame->previous;
    KrOwn generator =
        kr_generator_new(thread, frame); // takes the frame over and pops it
    if (kr_is_null(generator)) {
        frame->ip = ip;
        ERROR();
    }
    if (kind == KR_RETURN_TO_C) LEAVE(kr_own_bits(generator));
    frame = caller;
    sp = frame->sp;
    ip = frame->ip + frame->return_offset;
    if (kind == KR_RETURN_INIT) { // __init__ is a generator function
        ip = frame->ip;
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "__init__() should return None, not '%T'",
                                 kr_ref(generator));
        kr_drop(thread, generator);
        ERROR();
    }
    *sp++ = kr_slot_steal(generator);
    DISPATCH();
}

// What the generator behind enumerate() has yielded, sp[0], gets its number: in a tuple, or without, if that is taken apart at once.
SLOW_HANDLER(yield_numbered)
{
    enum { UNITS = 1 + KR_CACHE_FOR_ITER, UNPACKED = UNITS + 1 + KR_CACHE_UNPACK_SEQUENCE };
    KrEnumerate *it = OBJ(KrEnumerate, sp[-1].w);
    ip = frame->ip;
    uint64_t number, value = sp[0].w;
    if (KR_LIKELY(kr_is_null(it->big) && kr_int_fits(it->index))) {
        number = kr_int_bits(it->index++);
    } else {
        sp += 1;
        SAVE();
        number = kr_own_bits(kr_iterator_enumerate_step(thread, kr_from_obj(it)));
        if (KR_UNLIKELY(!number)) ERROR();
        sp -= 1;
    }
    KrUnit next = ip[UNITS];
    if (kr_opcode_base[next & 0xFF] == KR_OP_UNPACK_SEQUENCE && next >> 8 == 2 && TABLE_SLOW == normal_table) {
        KrUnit store = ip[UNPACKED];
        if ((store & 0xFF) == KR_OP_STORE_FAST_STORE_FAST) {
            uint32_t first = store >> 12, second = store >> 8 & 15;
            uint64_t old_first = frame->slots[first].w;
            frame->slots[first].w = number;
            uint64_t old_second = frame->slots[second].w;
            frame->slots[second].w = value;
            CLOSE_2_SLOW(UNPACKED + 1, old_first, old_second);
        }
        sp[1].w = number;
        sp += 2;
        NEXT_SLOW(UNPACKED);
    }
    KrOwn pair[2] = {kr_own_from_bits(number), kr_own_from_bits(value)};
    SAVE();
    KrOwn tuple = kr_tuple_pack_own(thread, pair, 2);
    if (KR_UNLIKELY(kr_is_null(tuple))) ERROR();
    GIVE_RESULT(kr_own_bits(tuple), UNITS);
}
#define YIELD(word)                                                                    \
    do {                                                                               \
        if (kind == KR_RETURN_TO_C) LEAVE(word);                                       \
        frame = caller;                                                                \
        sp = frame->sp;                                                                \
        if (kind == KR_RETURN_GENERATOR) { /* resumed by a call: the generator waits */ \
            ip = frame->ip;            /* where the result goes */                     \
            uint64_t generator_ = sp[-1].w;                                            \
            sp[-1].w = (word);                                                         \
            CLOSE_1_SLOW(1 + KR_CACHE_CALL, generator_);                               \
        }                                                                              \
        if (kind == KR_RETURN_ENUMERATE) {                                             \
            sp[0].w = (word);                                                          \
            TAIL(yield_numbered);                                                      \
        }                                                                              \
        ip = frame->ip; /* FOR_ITER and SEND: of one length */                         \
        GIVE_RESULT(word, 1 + KR_CACHE_FOR_ITER);                                      \
    } while (0)
SLOW_HANDLER(yield_value_handling) // an exception is being handled
{
    UNUSED_PARAMETERS();
    uint64_t word = sp[-1].w;
    uint8_t kind = frame->return_kind;
    KrFrame *caller = frame->previous;
    kr_generator_suspend(thread, frame, oparg != 0);
    YIELD(word);
}
// What is sent to a generator by a loop is None, which is mostly dropped at once: is there nothing else to do at ip?
KR_INLINE bool drops_what_is_sent(const KrThread *thread, const KrUnit *ip, const void *table)
{
    (void)table; // (a loop with one switch has the thread's)
    return (*ip & 0xFF) == KR_OP_RESUME_PLAIN && (ip[1 + KR_CACHE_RESUME] & 0xFF) == KR_OP_POP_TOP && !thread->pending &&
           TABLE_FAST == normal_table;
}
// The yielded value on top of the stack has been taken: the generator goes on with None, or without where that is dropped at once.
#define GO_ON_BEHIND_YIELD(value)                                                      \
    do {                                                                               \
        ip += 1;                                                                       \
        if (drops_what_is_sent(thread, ip, table)) {                                   \
            ip += 1 + KR_CACHE_RESUME + 1;                                             \
            sp -= 1;                                                                   \
        } else {                                                                       \
            sp[-1].w = (uint64_t)(uintptr_t)&kr_none_object;                           \
        }                                                                              \
        CLOSE_1_SLOW(0, (value).w);                                                    \
    } while (0)
// A generator yields to C code that has a consumer: it goes on at once if that takes the value.
SLOW_HANDLER(yield_to_consumer)
{
    KrConsumer *consumer = thread->activation->consumer;
    KrSlot value = sp[-1];
    SAVE();
    if (thread->monitored || !consumer->take(thread, consumer, REF(value))) {
        uint64_t word = slot_own(value.w);
        frame->ip = ip + 1;
        frame->sp = sp - 1;
        kr_generator_suspend(thread, frame, oparg != 0);
        LEAVE(word);
    }
    GO_ON_BEHIND_YIELD(value);
}
// The same to a call that is a fold (runtime/fold.h). What that does not take without Python code it takes in C, with all that follows.
SLOW_HANDLER(yield_to_fold_in_c)
{
    uint64_t word = slot_own(sp[-1].w);
    frame->ip = ip + 1;
    frame->sp = sp - 1;
    KrFrame *caller = frame->previous;
    kr_generator_suspend(thread, frame, oparg != 0);
    frame = caller;
    ip = frame->ip;
    sp = frame->sp;
    kr_specialize_to(ip, KR_CACHE_CALL_counter, KR_OP_CALL); // not soon again
    kr_specialize_wait(ip, KR_CACHE_CALL_counter);
    KrOwn result = kr_fold_rest(thread, FOLD_AT(sp), REF(sp[-1]), kr_own_from_bits(word));
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    sp = end_fold(thread, frame, result);
    ip += frame->return_offset;
    DISPATCH();
}
SLOW_HANDLER(yield_to_fold)
{
    KrFold *fold = FOLD_AT(frame->previous->sp);
    KrSlot value = sp[-1];
    SAVE();
    if (KR_UNLIKELY(thread->monitored || !fold->consumer.take(thread, &fold->consumer, REF(value)))) TAIL(yield_to_fold_in_c);
    GO_ON_BEHIND_YIELD(value);
}
HANDLER(yield_value)
{
    UNUSED_PARAMETERS();
    if (frame->return_kind == KR_RETURN_FOLD) TAIL(yield_to_fold);
    if (frame->return_kind == KR_RETURN_TO_C && thread->activation->consumer) TAIL(yield_to_consumer);
    uint64_t word = slot_own(sp[-1].w);
    frame->ip = ip + 1;
    frame->sp = sp - 1;
    uint8_t kind = frame->return_kind;
    KrFrame *caller = frame->previous;
    if (!kr_generator_suspend_quick(thread, frame, oparg != 0)) {
        sp[-1].w = word;
        TAIL(yield_value_handling);
    }
    YIELD(word);
}

// Resumes the generator that the slot holds with `value` (stolen), to go on here when it yields.
#define RESUME_GENERATOR(generator, value, distance, kind)                             \
    do {                                                                               \
        KrFrame *callee_ = kr_generator_resume(thread, frame, (generator));            \
        frame->return_offset = (uint16_t)(distance);                                   \
        callee_->return_kind = (kind);                                                 \
        frame = callee_;                                                               \
        ip = frame->ip;                                                                \
        sp = frame->sp;                                                                \
        (sp++)->w = (value);                                                           \
        DISPATCH();                                                                    \
    } while (0)

// next(generator) and generator.send(value): no detour through C.
SLOW_HANDLER(call_generator)
{
    KrSlot *base = sp - oparg - 2, callable = base[0];
    bool sends = base[1].w != 0;
    KrGenerator *generator = (KrGenerator *)kr_slot_obj(sends ? base[1] : base[2]);
    uint64_t held = slot_own(sends ? base[1].w : base[2].w);
    uint64_t value = sends ? slot_own(base[2].w) : (uint64_t)(uintptr_t)&kr_none_object;
    base[0].w = held;
    sp = base + 1;
    SAVE();
    CLOSE(callable);
    RESUME_GENERATOR(generator, value, 1 + KR_CACHE_CALL, KR_RETURN_GENERATOR);
}

// A function or method in C that is a fold gets a generator: the fold takes the function's place.
SLOW_HANDLER(call_fold)
{
    SAVE();
    KrSlot callable = sp[-3];
    bool method = sp[-2].w != 0;
    const KrNativeDef *def = method ? ((const KrMethodDescriptor *)(const void *)kr_slot_obj(callable))->def : native_at(callable)->def;
    KrRef self = method ? REF(sp[-2]) : kr_ref(native_at(callable)->self); // `"".join` is bound
    KrOwn fold = kr_fold_begin(thread, self, (uint64_t)(uintptr_t)def);
    if (KR_UNLIKELY(kr_is_null(fold))) ERROR();
    sp[-3] = kr_slot_steal(fold);
    if (method) sp[-2].w = slot_own(sp[-2].w);
    sp[-1].w = slot_own(sp[-1].w);
    CLOSE(callable);
    KrGenerator *generator = (KrGenerator *)kr_slot_obj(sp[-1]);
    RESUME_GENERATOR(generator, (uint64_t)(uintptr_t)&kr_none_object, 1 + KR_CACHE_CALL, KR_RETURN_FOLD);
}

SLOW_HANDLER(get_iter)
{
    KrSlot iterable = sp[-1];
    if (HAS_METHOD(iterable.w, iter) && TABLE_SLOW == normal_table) { // (traces have the call)
        KrFrame *callee = enter_method(thread, frame, ip, sp, iterable.w, kr_name(KR_NAME___iter__), 1, 1, KR_RETURN_ITERATOR);
        if (callee) {
            frame->sp = sp - 1;
            close_word(thread, frame, ip, iterable.w); // the method has a reference
            RUN_METHOD(callee);
        }
    }
    SAVE();
    KrOwn iterator = kr_iter(thread, REF(iterable));
    if (KR_UNLIKELY(kr_is_null(iterator))) ERROR();
    sp[-1] = kr_slot_steal(iterator);
    CLOSE_1_SLOW(1, iterable.w);
}
#include "interp/for_items.h"
COLD_HANDLER(for_nothing) // which raises
{
    SAVE();
    KrOwn item = KR_NULL;
    (void)kr_iter_next(thread, REF(sp[-1]), &item);
    ERROR();
}
SLOW_HANDLER(for_other_generator) // finished or running
{
    KrOwn item = KR_NULL;
    KrFound found = kr_iter_next(thread, REF(sp[-1]), &item);
    if (found < 0) ERROR();
    if (found == 0) JUMP_SLOW(1 + KR_CACHE_FOR_ITER, oparg + 1);
    *sp++ = kr_slot_steal(item);
    NEXT_SLOW(1 + KR_CACHE_FOR_ITER);
}
HANDLER(for_generator)
{
    KrGenerator *generator = (KrGenerator *)kr_slot_obj(sp[-1]);
    SAVE();
    if (KR_UNLIKELY(!kr_generator_is_suspended(generator))) TAIL(for_other_generator);
    KrFrame *callee = kr_generator_resume(thread, frame, generator);
    frame->return_offset = (uint16_t)(1 + KR_CACHE_FOR_ITER + oparg);
    callee->return_kind = KR_RETURN_PUSH;
    frame = callee;
    ip = frame->ip;
    sp = frame->sp;
    if (drops_what_is_sent(thread, ip, table)) {
        ip += 1 + KR_CACHE_RESUME + 1;
        DISPATCH_WITH(TABLE_FAST);
    }
    (sp++)->w = (uint64_t)(uintptr_t)&kr_none_object;
    DISPATCH();
}

HANDLER(for_enumerated) // the number is small
{
    KrGenerator *generator = (KrGenerator *)kr_obj(kr_ref(OBJ(KrEnumerate, sp[-1].w)->iterator));
    if (!resumable(thread, kr_from_obj(generator), kr_none())) TAIL(for_next);
    SAVE();
    kr_tuple_forget(thread, &OBJ(KrEnumerate, sp[-1].w)->last);
    RESUME_GENERATOR(generator, (uint64_t)(uintptr_t)&kr_none_object, 1 + KR_CACHE_FOR_ITER + oparg, KR_RETURN_ENUMERATE);
}

SLOW_HANDLER(send_value)
{
    SAVE();
    KrRef receiver = REF(sp[-2]);
    if ((kr_is_exact(receiver, &kr_generator_type) ||
         kr_is_exact(receiver, &kr_coroutine_type)) &&
        kr_generator_is_suspended((KrGenerator *)kr_obj(receiver)) &&
        (kr_generator_has_started((KrGenerator *)kr_obj(receiver)) ||
         kr_is_none(REF(sp[-1])))) {
        uint64_t value = slot_own(sp[-1].w);
        sp -= 1;
        frame->sp = sp;
        RESUME_GENERATOR((KrGenerator *)kr_obj(receiver), value,
                         1 + KR_CACHE_SEND + oparg, KR_RETURN_PUSH);
    }
    KrOwn result = KR_NULL;
    KrFound found = kr_coroutine_send(thread, receiver, REF(sp[-1]), &result);
    if (KR_UNLIKELY(found < 0)) ERROR();
    KrSlot value = sp[-1];
    sp[-1] = kr_slot_steal(result);
    CLOSE(value);
    if (found == 0 && KR_UNLIKELY(kr_monitor_is_on(thread)) && (kr_is_exact(REF(sp[-2]), &kr_async_generator_next_type) ||
                                                           kr_type_of(REF(sp[-2]))->flags & KR_TYPE_HEAP)) {
        kr_monitor_stop_raised(thread, frame, REF(sp[-1]));
        if (kr_thread_has_exception(thread)) ERROR();
    }
    if (found == 0) JUMP_SLOW(1 + KR_CACHE_SEND, oparg);
    NEXT_SLOW(1 + KR_CACHE_SEND);
}

// --- generated handlers -----------------------------------------------------------------

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wunused-but-set-variable"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wunused-function"
#endif
#include "gen/handlers.inc"
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

static const KrHandler normal_table[256] = {KR_HANDLER_TABLE};
#define RECORD_4  record_step, record_step, record_step, record_step
#define RECORD_16 RECORD_4, RECORD_4, RECORD_4, RECORD_4
#define RECORD_64 RECORD_16, RECORD_16, RECORD_16, RECORD_16
static const KrHandler record_table[256] = {RECORD_64, RECORD_64, RECORD_64, RECORD_64};
#define MONITOR_4  monitor_step, monitor_step, monitor_step, monitor_step
#define MONITOR_16 MONITOR_4, MONITOR_4, MONITOR_4, MONITOR_4
#define MONITOR_64 MONITOR_16, MONITOR_16, MONITOR_16, MONITOR_16
static const KrHandler monitor_table[256] = {MONITOR_64, MONITOR_64, MONITOR_64, MONITOR_64};

static const KrHandler *base_table(const KrThread *thread)
{
    return KR_UNLIKELY(thread->monitored) && !thread->monitor_depth ? monitor_table : normal_table;
}

void kr_loop_choose_table(KrThread *thread)
{
    thread->monitored = kr_monitor_is_on(thread);
    if (thread->dispatch == record_table) {
        if (!thread->monitored) return;
        kr_hot_hooks.record_abort(thread, "tracing");
    }
    if (thread->monitored) // traces that are running are left at the next chance
        for (KrActivation *a = thread->activation; a; a = a->previous)
            a->stale = true;
    thread->dispatch = base_table(thread);
}

// Neither traces nor fused forms run while somebody watches.
static KrHandler monitored_table_entry(uint8_t opcode)
{
    switch (opcode) {
    case KR_OP_RESUME:
    case KR_OP_RESUME_TRACE: return normal_table[KR_OP_RESUME_PLAIN];
    case KR_OP_JUMP_BACKWARD:
    case KR_OP_JUMP_BACKWARD_TRACE: return normal_table[KR_OP_JUMP_BACKWARD_PLAIN];
    default: return recorded_table_entry(opcode);
    }
}

// Recording sees one instruction at a time: fused forms run as their first half.
static KrHandler recorded_table_entry(uint8_t opcode)
{
    if (opcode == KR_OP_COMPARE_OP_INT_JUMP) return normal_table[KR_OP_COMPARE_OP_INT];
    switch (kr_opcode_base[opcode]) {
    case KR_OP_LOAD_FAST_BORROW:
    case KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW:
    case KR_OP_LOAD_CONST:
    case KR_OP_LOAD_SMALL_INT: return normal_table[kr_opcode_base[opcode]];
    default: return normal_table[opcode];
    }
}

// --- entry ------------------------------------------------------------------------------

const void *kr_loop_resume_label(void)
{
    const void *label;
    KrHandler handler = resume;
    memcpy(&label, &handler, sizeof label);
    return label;
}
const void *kr_loop_unwind_label(void)
{
    const void *label;
    KrHandler handler = unwind;
    memcpy(&label, &handler, sizeof label);
    return label;
}

const void *kr_loop_reload_label(bool raised)
{
    const void *label;
    KrHandler handler = raised ? reload_and_unwind : reload;
    memcpy(&label, &handler, sizeof label);
    return label;
}

const void *kr_loop_leave_label(void)
{
    const void *label;
    KrHandler handler = leave_loop;
    memcpy(&label, &handler, sizeof label);
    return label;
}

void kr_loop_init(KrThread *thread)
{
    thread->dispatch = normal_table;
}

// recorded: as a pure function (kr_loop_record).
KR_INLINE KrOwn run(KrThread *thread, KrFrame *frame, struct KrConsumer *consumer, bool recorded)
{
    KrActivation activation;
    activation.thread = thread;
    activation.frame = frame;
    activation.previous = thread->activation;
    activation.consumer = consumer;
    activation.in_trace = false;
    activation.machine = NULL;
    activation.shown = KR_NULL;
    activation.shadows = NULL;
    frame->return_kind = KR_RETURN_TO_C;
    if (!thread->dispatch) kr_loop_init(thread);
    bool raised = kr_thread_has_exception(thread);
    if (!raised && KR_UNLIKELY(kr_thread_stack_low(thread)))
        raised = !kr_thread_check_stack(thread);
    const void *dispatch =
        thread->dispatch; // what runs below a native call is not recorded
    thread->dispatch = base_table(thread);
    if (KR_UNLIKELY(thread->monitored) && raised && frame->owner == KR_FRAME_IN_GENERATOR)
        kr_monitor_throw(thread, frame);
    thread->activation = &activation;
    if (recorded && !raised) kr_loop_begin_recording(thread, frame, NULL, NULL);
#if defined(KR_SWITCH) || !defined(__clang__)
    KrNext next = {raised ? unwind : resume, frame, frame->ip, frame->sp, 0};
    uint64_t result = 0;
    while (next.handler)
        result = next.handler(thread, next.frame, next.ip, next.sp, &next, next.oparg);
#else
    uint64_t result;
    if (KR_LIKELY(!raised)) { // the first instruction is dispatched here
        const KrHandler *table = thread->dispatch;
        result = table[*frame->ip & 0xFF](thread, frame, frame->ip, frame->sp, table, (uint32_t)(*frame->ip >> 8));
    } else {
        result = unwind(thread, frame, frame->ip, frame->sp, normal_table, 0);
    }
#endif
    thread->activation = activation.previous;
    if (KR_UNLIKELY(thread->dispatch == record_table)) // what follows is out of its sight
        kr_hot_hooks.record_abort(thread, "return to C");
    thread->dispatch = dispatch == record_table ? dispatch : base_table(thread);
    return kr_own_from_bits(result);
}

KrOwn kr_loop_feed(KrThread *thread, KrFrame *frame, struct KrConsumer *consumer)
{
    return run(thread, frame, consumer, false);
}

KR_COLD KrOwn kr_loop_record(KrThread *thread, KrFrame *frame)
{
    return run(thread, frame, NULL, true);
}

KrOwn kr_loop_run(KrThread *thread, KrFrame *frame)
{
    return kr_loop_feed(thread, frame, NULL);
}
