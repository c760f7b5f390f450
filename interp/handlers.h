// SPDX-License-Identifier: MIT
// The words of generated handlers (gen/handlers.inc). Included by interp/loop.c only.
//
// A handler has the interpreter's state in its parameters, which preserve_none keeps in registers
// (x86-64: thread r12, frame r13, ip r14, sp r15, table rdi, oparg rsi) and ends with a tail call
// of the next one. The first four survive C calls; the table does not, so handlers that call
// take it from the thread again (..._SLOW). In the switch build (gcc, sanitizers) a handler
// stores its state in the KrNext that `table` points to and returns to a loop.
//
//   NEXT_FAST(n)     go on n units further          JUMP_FAST(n, d)  n + d units further
//   TAIL(handler)    another handler, same state    ERROR()          unwind; inputs stay on the stack
//   MISS_IF(F, c)    leave a specialized form       SAVE()           write ip and sp back
//   CLOSE(slot)      give back a slot's reference   CLOSE_WORD(word) the same for a word
//   GIVE_RESULT(word, n)  a call's result: pushed, or straight to where the instruction behind would put it
//   TRUTH(change, words...)   `truth` is what the instruction gives (the stack changes by `change`, the
//                    words are closed): straight to where a conditional jump behind would go
// The generator makes NEXT() behind a row of CLOSE()s a CLOSE_n_..., and adds STORE_RESULT.
#pragma once

#include "base/span.h"
#include "interp/cache.h"
#include "interp/loop.h"

#define UNUSED_PARAMETERS()                                                            \
    ((void)thread, (void)frame, (void)ip, (void)sp, (void)table, (void)oparg)

#if defined(KR_SWITCH) || !defined(__clang__)
#define HANDLER_RETURN static uint64_t
#define TAIL(target)                                                                   \
    do {                                                                               \
        KrNext *next_ = (KrNext *)(uintptr_t)table; /* written by the handler */       \
        next_->handler = (target);                                                     \
        next_->frame = frame;                                                          \
        next_->ip = ip;                                                                \
        next_->sp = sp;                                                                \
        next_->oparg = oparg;                                                          \
        (void)thread;                                                                  \
        return 0;                                                                      \
    } while (0)
#define LEAVE(word)                                                                    \
    do {                                                                               \
        ((KrNext *)(uintptr_t)table)->handler = NULL;                                  \
        return (word);                                                                 \
    } while (0)
#define TABLE_FAST         ((const KrHandler *)thread->dispatch)
#define TABLE_SLOW         ((const KrHandler *)thread->dispatch)
#define KEEP_TABLE(table_) ((void)0)
#else
#define HANDLER_RETURN     static KR_PRESERVE_NONE uint64_t
#define TAIL(target)       KR_MUSTTAIL return (target)(thread, frame, ip, sp, table, oparg)
#define LEAVE(word)        return (word)
#define TABLE_FAST         ((const KrHandler *)table)
#define TABLE_SLOW         ((const KrHandler *)thread->dispatch)
#define KEEP_TABLE(table_) (table = (table_))
#endif

#define HANDLER(name)                                                                  \
    HANDLER_RETURN name(KrThread *thread, KrFrame *frame, const KrUnit *ip,            \
                        KrSlot *sp, const void *table, uint32_t oparg)
#define COLD_HANDLER(name)                                                             \
    HANDLER_RETURN __attribute__((noinline, cold))                                     \
    name(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp,               \
         const void *table, uint32_t oparg)
// What hot handlers leave to a call of C: inlined, its stack frame would be theirs.
#define SLOW_HANDLER(name)                                                             \
    HANDLER_RETURN KR_NOINLINE name(KrThread *thread, KrFrame *frame,                  \
                                    const KrUnit *ip, KrSlot *sp, const void *table,   \
                                    uint32_t oparg)
#define MISS_HANDLER(name) COLD_HANDLER(name)

// The next instruction is at ip.
#define DISPATCH_WITH(table_)                                                          \
    do {                                                                               \
        const KrHandler *dispatch_ = (table_);                                         \
        KEEP_TABLE(dispatch_);                                                         \
        KrUnit unit_ = *ip;                                                            \
        oparg = (uint32_t)(unit_ >> 8);                                                \
        TAIL(dispatch_[unit_ & 0xFF]);                                                 \
    } while (0)
#define DISPATCH() DISPATCH_WITH(TABLE_SLOW)
#define NEXT_FAST(units)                                                               \
    do {                                                                               \
        ip += (units);                                                                 \
        DISPATCH_WITH(TABLE_FAST);                                                     \
    } while (0)
#define NEXT_SLOW(units)                                                               \
    do {                                                                               \
        ip += (units);                                                                 \
        DISPATCH_WITH(TABLE_SLOW);                                                     \
    } while (0)
#define JUMP_FAST(units, distance)                                                     \
    do {                                                                               \
        ip += (int64_t)(units) + (int64_t)(distance);                                  \
        DISPATCH_WITH(TABLE_FAST);                                                     \
    } while (0)
#define JUMP_SLOW(units, distance)                                                     \
    do {                                                                               \
        ip += (int64_t)(units) + (int64_t)(distance);                                  \
        DISPATCH_WITH(TABLE_SLOW);                                                     \
    } while (0)

// Close one to three words, then go on. An object that dies is freed by a cold handler, which finds
// it in `table` and the words still to close in the dead entries above sp.
#if defined(KR_SWITCH) || !defined(__clang__)
#define CLOSE_1_SLOW(units, a)       do { CLOSE_WORD(a); NEXT_SLOW(units); } while (0)
#define CLOSE_2_SLOW(units, a, b)    do { CLOSE_WORD(a); CLOSE_WORD(b); NEXT_SLOW(units); } while (0)
#define CLOSE_3_SLOW(units, a, b, c)                                                   \
    do {                                                                               \
        CLOSE_WORD(a);                                                                 \
        CLOSE_WORD(b);                                                                 \
        CLOSE_WORD(c);                                                                 \
        NEXT_SLOW(units);                                                              \
    } while (0)
#define CLOSE_1_FAST CLOSE_1_SLOW
#define CLOSE_2_FAST CLOSE_2_SLOW
#define CLOSE_3_FAST CLOSE_3_SLOW
#else
#define CLOSE_OR(units, word, handler)                                                 \
    do {                                                                               \
        uint64_t word_ = (word);                                                       \
        if (KR_UNLIKELY(slot_released(word_))) {                                       \
            frame->ip = ip;                                                            \
            ip += (units);                                                             \
            table = (const void *)(uintptr_t)word_;                                    \
            oparg = 0;                                                                 \
            TAIL(handler);                                                             \
        }                                                                              \
    } while (0)
#define CLOSE_1(units, a) CLOSE_OR(units, a, free_dispatch)
#define CLOSE_2(units, a, b)                                                           \
    do {                                                                               \
        uint64_t b_ = (b), a2_ = (a);                                                  \
        if (KR_UNLIKELY(slot_released(a2_))) {                                         \
            sp[0].w = b_;                                                              \
            frame->ip = ip;                                                            \
            ip += (units);                                                             \
            table = (const void *)(uintptr_t)a2_;                                      \
            oparg = 0;                                                                 \
            TAIL(free_close_dispatch);                                                 \
        }                                                                              \
        CLOSE_1(units, b_);                                                            \
    } while (0)
#define CLOSE_3(units, a, b, c)                                                        \
    do {                                                                               \
        uint64_t c_ = (c), b3_ = (b), a3_ = (a);                                       \
        if (KR_UNLIKELY(slot_released(a3_))) {                                         \
            sp[0].w = b3_;                                                             \
            sp[1].w = c_;                                                              \
            frame->ip = ip;                                                            \
            ip += (units);                                                             \
            table = (const void *)(uintptr_t)a3_;                                      \
            oparg = 0;                                                                 \
            TAIL(free_close_2_dispatch);                                               \
        }                                                                              \
        CLOSE_2(units, b3_, c_);                                                       \
    } while (0)
#define CLOSE_1_SLOW(units, a)       do { CLOSE_1(units, a); NEXT_SLOW(units); } while (0)
#define CLOSE_2_SLOW(units, a, b)    do { CLOSE_2(units, a, b); NEXT_SLOW(units); } while (0)
#define CLOSE_3_SLOW(units, a, b, c) do { CLOSE_3(units, a, b, c); NEXT_SLOW(units); } while (0)
#define CLOSE_1_FAST(units, a)       do { CLOSE_1(units, a); NEXT_FAST(units); } while (0)
#define CLOSE_2_FAST(units, a, b)    do { CLOSE_2(units, a, b); NEXT_FAST(units); } while (0)
#define CLOSE_3_FAST(units, a, b, c) do { CLOSE_3(units, a, b, c); NEXT_FAST(units); } while (0)
#endif

// Keeps two ways that end alike apart: merged, they would be an address computed without a branch,
// which the processor cannot predict.
#define WAY(number) __asm__ volatile("" : : "i"(number))

// A result has been pushed; the next instruction, `units` further, may store it in a local.
#define STORE_RESULT(units)                                                            \
    do {                                                                               \
        KrUnit store_ = ip[units];                                                     \
        if ((store_ & 0xFF) == KR_OP_STORE_FAST && TABLE_FAST == normal_table) {       \
            KrSlot *local_ = &frame->slots[store_ >> 8];                               \
            uint64_t old_ = local_->w;                                                 \
            sp -= 1;                                                                   \
            local_->w = sp[0].w;                                                       \
            CLOSE_1_FAST((units) + 1, old_);                                           \
        }                                                                              \
    } while (0)

// A call's result, whose operands are popped: a local takes it, or nobody does, if that is what the next instruction is for.
#define GIVE_RESULT(word, units)                                                       \
    do {                                                                               \
        uint64_t given_ = (word);                                                     \
        KrUnit after_ = ip[units];                                                     \
        if (KR_LIKELY(TABLE_SLOW == normal_table)) {                                   \
            if ((after_ & 0xFF) == KR_OP_POP_TOP) CLOSE_1_SLOW((units) + 1, given_);   \
            if ((after_ & 0xFF) == KR_OP_STORE_FAST) {                                 \
                KrSlot *local_ = &frame->slots[after_ >> 8];                           \
                uint64_t old_ = local_->w;                                             \
                local_->w = given_;                                                   \
                CLOSE_1_SLOW((units) + 1, old_);                                       \
            }                                                                          \
        }                                                                              \
        sp[0].w = given_;                                                             \
        sp += 1;                                                                       \
        NEXT_SLOW(units);                                                              \
    } while (0)

#define SAVE()         (frame->ip = ip, frame->sp = sp)
// What unwind does not look at need not outlive the call that raised.
#define ERROR()                                                                        \
    do {                                                                               \
        KEEP_TABLE(NULL);                                                              \
        oparg = 0;                                                                     \
        TAIL(unwind);                                                                  \
    } while (0)
#define CLOSE(slot)    close_word(thread, frame, ip, (slot).w)
#define CLOSE_WORD(w_) close_word(thread, frame, ip, (w_))
#define REF(slot)      kr_slot_ref(slot)
#define MISS_IF(family, condition)                                                     \
    do {                                                                               \
        if (KR_UNLIKELY(condition)) TAIL(miss_##family);                               \
    } while (0)
// In the first instruction of a pair: is the second, at `attr`, what it was made for?
#define PAIRED_WITH(opcode)                                                            \
    do {                                                                               \
        if (KR_UNLIKELY((*attr & 0xFF) != (opcode))) TAIL(unpair_attr);                \
    } while (0)
// In the forms of pairs.ops, which only run while nobody watches: what the operator gives goes on the stack, or into the local
// that the instruction behind stores it in.
#define GIVE_PAIRED(word, units)                                                       \
    do {                                                                               \
        uint64_t paired_ = (word);                                                     \
        KrUnit store_ = ip[units];                                                     \
        if ((store_ & 0xFF) == KR_OP_STORE_FAST) {                                     \
            KrSlot *local_ = &frame->slots[store_ >> 8];                               \
            uint64_t old_ = local_->w;                                                 \
            local_->w = paired_;                                                       \
            CLOSE_1_FAST((units) + 1, old_);                                           \
        }                                                                              \
        sp[0].w = paired_;                                                             \
        sp += 1;                                                                       \
        NEXT_FAST(units);                                                              \
    } while (0)
// COMPARE_OP_INT_JUMP at ip[at] has these operands.
#define JUMP_PAIRED(left, right, at)                                                   \
    do {                                                                               \
        enum { JUMP_ = (at) + 1 + KR_CACHE_COMPARE_OP };                               \
        if (compare_words((int64_t)((left) << 15), (int64_t)((right) << 15),           \
                          (uint32_t)(ip[at] >> 8))) {                                  \
            WAY(1);                                                                    \
            if ((ip[JUMP_ + 1 + KR_CACHE_POP_JUMP_IF_FALSE] & 0xFF) == KR_OP_NOT_TAKEN) \
                NEXT_FAST(JUMP_ + 2 + KR_CACHE_POP_JUMP_IF_FALSE);                     \
            NEXT_FAST(JUMP_ + 1 + KR_CACHE_POP_JUMP_IF_FALSE);                         \
        }                                                                              \
        WAY(2);                                                                        \
        JUMP_FAST(JUMP_ + 1 + KR_CACHE_POP_JUMP_IF_FALSE, ip[JUMP_] >> 8);             \
    } while (0)
// Each question is a branch of its own: the compiler may not make a table of them.
#define IS_OPERATOR(unit, opcode) is_operator((unit), KR_OP_##opcode)
KR_INLINE bool is_operator(KrUnit unit, unsigned opcode)
{
    unsigned code = unit & 0xFF;
    __asm__ volatile("" : "+r"(code));
    return code == opcode;
}
// A COMPARE_OP at ip[at] gives this: the way of a conditional jump behind it, or a bool.
#define GO_BY_TRUTH(condition, at)                                                     \
    do {                                                                               \
        enum { JUMP_ = (at) + 1 + KR_CACHE_COMPARE_OP, PAST_ = JUMP_ + 1 + KR_CACHE_POP_JUMP_IF_FALSE }; \
        bool truth_ = (condition);                                                     \
        KrUnit jump_ = ip[JUMP_];                                                      \
        bool if_true_ = (jump_ & 0xFF) == KR_OP_POP_JUMP_IF_TRUE;                      \
        if (KR_LIKELY(if_true_ || (jump_ & 0xFF) == KR_OP_POP_JUMP_IF_FALSE)) {        \
            if (truth_ == if_true_) {                                                  \
                WAY(1);                                                                \
                JUMP_FAST(PAST_, jump_ >> 8);                                          \
            }                                                                          \
            WAY(2);                                                                    \
            if ((ip[PAST_] & 0xFF) == KR_OP_NOT_TAKEN) NEXT_FAST(PAST_ + 1);           \
            NEXT_FAST(PAST_);                                                          \
        }                                                                              \
        sp[0].w = bool_word(truth_);                                                   \
        sp += 1;                                                                       \
        NEXT_FAST(JUMP_);                                                              \
    } while (0)
#define PUSH_OPERANDS(left, right) (sp[0].w = (left), sp[1].w = (right), sp += 2)
// Generic instruction of a family: tries to specialize when its counter has run down.
#define WARM_UP(family)                                                                \
    do {                                                                               \
        uint16_t counter_ = kr_cache_u16(ip + KR_CACHE_##family##_counter);            \
        if (KR_UNLIKELY(counter_ < KR_CACHE_COUNT_ONE)) {                              \
            if (counter_ == 0) {                                                       \
                counter_ = KR_CACHE_WARM | 1;                                          \
            } else {                                                                   \
                TAIL(warm_##family);                                                   \
            }                                                                          \
        }                                                                              \
        kr_cache_set_u16(ip + KR_CACHE_##family##_counter,                             \
                         (uint16_t)(counter_ - KR_CACHE_COUNT_ONE));                   \
    } while (0)
#define MISS_COUNT(family)                                                             \
    do {                                                                               \
        uint16_t counter_ = kr_cache_u16(ip + KR_CACHE_##family##_counter);            \
        if (counter_ < KR_CACHE_COUNT_ONE) {                                           \
            if (KR_UNLIKELY(thread->vm->dump & KR_DUMP_SPEC))                          \
                kr_specialize_dump(thread, frame, ip, 0);                              \
            kr_cache_set_opcode(ip, KR_OP_##family);                                   \
            counter_ = (uint16_t)(kr_cache_backoff(counter_) + KR_CACHE_COUNT_ONE);    \
        }                                                                              \
        kr_cache_set_u16(ip + KR_CACHE_##family##_counter,                             \
                         (uint16_t)(counter_ - KR_CACHE_COUNT_ONE));                   \
    } while (0)
#define MISSING(name)                                                                  \
    do {                                                                               \
        UNUSED_PARAMETERS();                                                           \
        SAVE();                                                                        \
        (void)kr_exception_raise(thread, &kr_exception_not_implemented_error,          \
                                 "krait: instruction " name);                          \
        ERROR();                                                                       \
    } while (0)

// --- words of leaf bodies ---------------------------------------------------------------

#define TAG_INT          KR_TAG_INT
#define FLOAT_OFFSET     KR_FLOAT_OFFSET
#define IS_PTR(value)    ((value) < KR_FLOAT_OFFSET)
#define HIDE(value)      (value)
#define IS_ABSENT(value) ((value) == 0)
#define CLEAN(value)     ((value) & (UINT64_MAX - ((value) < KR_FLOAT_OFFSET)))
#define OBJ(type, value) ((type *)(uintptr_t)((value) & ~KR_SLOT_BORROWED))

// Small ints as words: the tag goes out at the top.
#define BOTH_INTS(a, b) (((a) & (b)) >= TAG_INT)
KR_INLINE bool add_words(uint64_t a, uint64_t b, uint64_t *out)
{
    int64_t sum;
    if (KR_UNLIKELY(__builtin_add_overflow((int64_t)(a << 15), (int64_t)(b << 15), &sum))) return false;
    *out = (uint64_t)sum >> 15 | TAG_INT;
    return true;
}
KR_INLINE bool sub_words(uint64_t a, uint64_t b, uint64_t *out)
{
    int64_t difference;
    if (KR_UNLIKELY(__builtin_sub_overflow((int64_t)(a << 15), (int64_t)(b << 15), &difference))) return false;
    *out = (uint64_t)difference >> 15 | TAG_INT;
    return true;
}

KR_INLINE uint64_t mod_word(uint64_t word, uint64_t divisor) // by a small positive number
{
    int64_t number = kr_bits_int(word), rest = number % (int64_t)divisor;
    return kr_int_bits(rest + (rest >> 63 & (int64_t)divisor));
}

// Is the word a counted reference: a pointer, not null, not borrowed? One rotation brings the borrow
// bit to the top, so that one comparison answers.
KR_INLINE bool slot_counted(uint64_t word)
{
    uint64_t turned = word >> 1 | word << 63;
    __asm__("" : "+r"(turned)); // or the compiler undoes it
    return turned - 1 < (KR_FLOAT_OFFSET >> 1) - 1; // 0.0 is KR_FLOAT_OFFSET itself: not counted
}
KR_INLINE uint64_t slot_dup(uint64_t word) // null stays null
{
    if (word - 1 < KR_FLOAT_OFFSET - 1) {
        word &= ~KR_SLOT_BORROWED;
        kr_object_dup((KrObject *)(uintptr_t)word);
    }
    return word;
}
KR_INLINE uint64_t slot_borrow(uint64_t word)
{
    return word | (uint64_t)(word < KR_FLOAT_OFFSET);
}
KR_INLINE uint64_t
slot_own(uint64_t word) // the slot's reference, taking one if borrowed
{
    if (word < KR_FLOAT_OFFSET && (word & KR_SLOT_BORROWED)) {
        word &= ~KR_SLOT_BORROWED;
        kr_object_dup((KrObject *)(uintptr_t)word);
    }
    return word;
}

// Gives a reference back; true: it was the last one.
KR_INLINE bool slot_released(uint64_t word)
{
    if (!slot_counted(word))
        return false;
    KrObject *object = (KrObject *)(uintptr_t)word;
    return (int32_t)object->count >= 0 && --object->count == 0;
}

// Count reached 0: deallocation may run Python code (finalizers) above this frame.
KR_NOINLINE __attribute__((cold)) static void
close_last(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrObject *object)
{
    frame->ip = ip;
    kr_object_dealloc(thread, object);
}
KR_INLINE void close_word(KrThread *thread, KrFrame *frame, const KrUnit *ip, uint64_t word)
{
    if (!slot_counted(word))
        return;
    KrObject *object = (KrObject *)(uintptr_t)word;
    if ((int32_t)object->count >= 0 && --object->count == 0)
        close_last(thread, frame, ip, object);
}
