// SPDX-License-Identifier: MIT
// Handlers of calls of functions, methods and classes in C, which CALL_NATIVE... leave to. Included by interp/loop.c only.
//
// Each is small, so that the state stays in registers: what is seldom, as binding by names or handling a signal, is
// called, not inlined. The number of arguments is known where one or none is given; def_of() has been checked, and the
// number of arguments with it, by interp/specialize_call.c.
// Tests: tests/lang/calls/.
#pragma once

enum { CALL_UNITS = 1 + KR_CACHE_CALL };

// The definition behind `def` in its table is meant, if the cache's `version` says so: the form of calls without keywords.
KR_INLINE const KrNativeDef *def_of(const KrUnit *ip, const KrNativeDef *def)
{
    return def + kr_cache_u32(ip + KR_CACHE_CALL_version);
}
KR_INLINE const KrNative *native_at(KrSlot slot)
{
    return OBJ(const KrNative, slot.w);
}
KR_INLINE const KrMethodDescriptor *method_at(KrSlot slot)
{
    return OBJ(const KrMethodDescriptor, slot.w);
}
KR_INLINE KrType *type_of_word(uint64_t word)
{
    return KR_LIKELY(IS_PTR(word)) ? OBJ(const KrObject, word)->type : kr_bits_is_int(word) ? &kr_int_type : &kr_float_type;
}
// Keeps the compiler from unrolling a loop that is run once or twice, or making it one of vectors.
#define FEW_ROUNDS() __asm__ volatile("" ::: "memory")
// isinstance() where the type alone tells; KR_FAULT: it does not.
KR_INLINE KrFound instance_by_type(const KrType *type, uint64_t class)
{
    if (is_object(class, (uint64_t)(uintptr_t)type)) return KR_PRESENT; // whatever its metaclass says
    if (!IS_PTR(class) || OBJ(const KrObject, class)->type != &kr_type_type || kr_is_null(type->mro)) return KR_FAULT;
    const KrTuple *mro = OBJ(const KrTuple, kr_own_bits(type->mro));
    for (int64_t i = 0; i < mro->length; i++) {
        if (is_object(class, kr_own_bits(mro->items[i]))) return KR_PRESENT;
        FEW_ROUNDS();
    }
    return type->flags & KR_TYPE_HEAP || !(type->flags & KR_TYPE_GENERIC_GETATTR) ? KR_FAULT : KR_ABSENT; // __class__ may say otherwise
}
// Is it an instance of just the method's class?
KR_INLINE bool method_of(const KrMethodDescriptor *method, uint64_t self)
{
    return KR_LIKELY(type_of_word(self) == method->type);
}
KR_NOINLINE static bool method_takes(const KrMethodDescriptor *method, KrRef self)
{
    return method->header.type == &kr_classmethod_descriptor_type || kr_type_is_subtype(kr_type_of(self), method->type);
}

KR_NOINLINE static KrOwn call_by_signature(KrThread *thread, const KrNativeDef *def,
                                           KrRef self, const KrRef *args, size_t count)
{
    return kr_call_native(thread, def, self, args, count, KR_REF_NULL);
}
KR_INLINE KrOwn call_def(KrThread *thread, const KrNativeDef *def, KrRef self,
                         const KrRef *args, size_t count)
{
    return KR_LIKELY(def->flags & KR_NATIVE_RAW)
               ? def->function(thread, self, args, count)
               : call_by_signature(thread, def, self, args, count);
}

// What has been called is an object.
KR_INLINE bool callable_released(uint64_t word)
{
    if (word & KR_SLOT_BORROWED) return false;
    KrObject *object = (KrObject *)(uintptr_t)word;
    return (int32_t)object->count >= 0 && --object->count == 0;
}
// The result of a call whose operands are closed, but for the callable: `sp` is where that is, and where the result goes.
#define END_CALL(word)                                                                 \
    do {                                                                               \
        if (KR_UNLIKELY(callable_released(sp[0].w)))                                   \
            close_last(thread, frame, ip, OBJ(KrObject, sp[0].w));                     \
        END_LENT_CALL(word);                                                           \
    } while (0)
// The same where no operand has been pushed.
#define END_LENT_CALL(word)                                                            \
    do {                                                                               \
        if (KR_UNLIKELY(thread->pending & KR_PENDING_SIGNAL)) {                        \
            sp[0].w = (word);                                                          \
            sp += 1;                                                                   \
            SIGNAL_AFTER_CALL(CALL_UNITS);                                             \
        }                                                                              \
        GIVE_RESULT(word, CALL_UNITS);                                                 \
    } while (0)
KR_INLINE void copy_arguments(KrRef *args, const KrSlot *from, const KrSlot *end)
{
    for (; from < end; from++) {
        *args++ = REF(*from);
        FEW_ROUNDS();
    }
}
KR_INLINE void close_operands(KrThread *thread, KrFrame *frame, const KrUnit *ip,
                              const KrSlot *first, const KrSlot *end)
{
    for (; first < end; first++) {
        CLOSE(*first);
        FEW_ROUNDS();
    }
}
// Calls with the arguments above base[1], and ends.
#define CALL_WITH(args, call)                                                          \
    do {                                                                               \
        copy_arguments(args, base + 2, sp);                                            \
        KrOwn result_ = (call);                                                        \
        if (KR_UNLIKELY(kr_is_null(result_))) ERROR();                                 \
        close_operands(thread, frame, ip, base + 1, sp);                               \
        sp = base;                                                                     \
        END_CALL(kr_own_bits(result_));                                                \
    } while (0)

SLOW_HANDLER(call_native) // one that does not take its arguments as they come
{
    SAVE();
    KrSlot *base = sp - oparg - 2;
    const KrNative *native = native_at(base[0]);
    KrRef args[8];
    CALL_WITH(args, call_by_signature(thread, native->def, kr_ref(native->self), args, oparg));
}
SLOW_HANDLER(call_native_raw)
{
    SAVE();
    KrSlot *base = sp - oparg - 2;
    const KrNative *native = native_at(base[0]);
    KrRef args[8];
    CALL_WITH(
        args,
        def_of(ip, native->def)->function(thread, kr_ref(native->self), args, oparg));
}
SLOW_HANDLER(call_native_1)
{
    SAVE();
    const KrNative *native = native_at(sp[-3]);
    KrRef only = REF(sp[-1]);
    KrOwn result =
        def_of(ip, native->def)->function(thread, kr_ref(native->self), &only, 1);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    CLOSE(sp[-1]);
    sp -= 3;
    END_CALL(kr_own_bits(result));
}
SLOW_HANDLER(call_native_2)
{
    SAVE();
    const KrNative *native = native_at(sp[-4]);
    KrRef args[2] = {REF(sp[-2]), REF(sp[-1])};
    KrOwn result =
        def_of(ip, native->def)->function(thread, kr_ref(native->self), args, 2);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    CLOSE(sp[-2]);
    CLOSE(sp[-1]);
    sp -= 4;
    END_CALL(kr_own_bits(result));
}
SLOW_HANDLER(call_native_3)
{
    SAVE();
    const KrNative *native = native_at(sp[-5]);
    KrRef args[3] = {REF(sp[-3]), REF(sp[-2]), REF(sp[-1])};
    KrOwn result =
        def_of(ip, native->def)->function(thread, kr_ref(native->self), args, 3);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    CLOSE(sp[-3]);
    CLOSE(sp[-2]);
    CLOSE(sp[-1]);
    sp -= 5;
    END_CALL(kr_own_bits(result));
}
SLOW_HANDLER(call_native_method)
{
    SAVE();
    KrSlot *base = sp - oparg - 2;
    const KrMethodDescriptor *method = method_at(base[0]);
    KrRef self = REF(base[1]), args[8];
    if (KR_UNLIKELY(!method_of(method, base[1].w) && !method_takes(method, self)))
        TAIL(call_general);
    const KrNativeDef *def = def_of(ip, method->def);
    if (def->function == kr_generator_method_send &&
        resumable(thread, self, REF(sp[-1])))
        TAIL(call_generator);
    CALL_WITH(args, call_def(thread, def, self, args, oparg));
}
SLOW_HANDLER(call_native_method_raw)
{
    KrSlot *base = sp - oparg - 2;
    const KrMethodDescriptor *method = method_at(base[0]);
    if (KR_UNLIKELY(!method_of(method, base[1].w))) TAIL(call_native_method);
    SAVE();
    KrRef args[8];
    CALL_WITH(args,
              def_of(ip, method->def)->function(thread, REF(base[1]), args, oparg));
}
SLOW_HANDLER(call_native_method_1)
{
    const KrMethodDescriptor *method = method_at(sp[-3]);
    if (KR_UNLIKELY(!method_of(method, sp[-2].w))) TAIL(call_native_method);
    SAVE();
    KrRef only = REF(sp[-1]);
    KrOwn result = def_of(ip, method->def)->function(thread, REF(sp[-2]), &only, 1);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    CLOSE(sp[-2]);
    CLOSE(sp[-1]);
    sp -= 3;
    END_CALL(kr_own_bits(result));
}
SLOW_HANDLER(call_native_method_2)
{
    const KrMethodDescriptor *method = method_at(sp[-4]);
    if (KR_UNLIKELY(!method_of(method, sp[-3].w))) TAIL(call_native_method);
    SAVE();
    KrRef args[2] = {REF(sp[-2]), REF(sp[-1])};
    KrOwn result = def_of(ip, method->def)->function(thread, REF(sp[-3]), args, 2);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    CLOSE(sp[-3]);
    CLOSE(sp[-2]);
    CLOSE(sp[-1]);
    sp -= 4;
    END_CALL(kr_own_bits(result));
}
SLOW_HANDLER(call_native_method_0)
{
    const KrMethodDescriptor *method = method_at(sp[-2]);
    if (KR_UNLIKELY(!method_of(method, sp[-1].w))) TAIL(call_native_method);
    SAVE();
    KrOwn result = def_of(ip, method->def)->function(thread, REF(sp[-1]), NULL, 0);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    CLOSE(sp[-1]);
    sp -= 2;
    END_CALL(kr_own_bits(result));
}

// Calls of a method in C whose `self` is a local: neither it nor the method, which lives as long as its class, has been pushed. They
// lie above sp, with the argument (LENT_METHOD).
SLOW_HANDLER(call_lent_method_0)
{
    SAVE();
    const KrMethodDescriptor *method = method_at(sp[0]);
    KrOwn result = def_of(ip, method->def)->function(thread, REF(sp[1]), NULL, 0);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    END_LENT_CALL(kr_own_bits(result));
}
SLOW_HANDLER(call_lent_method_1) // its argument is lent, too, or no object
{
    SAVE();
    const KrMethodDescriptor *method = method_at(sp[0]);
    KrRef only = REF(sp[2]);
    KrOwn result = def_of(ip, method->def)->function(thread, REF(sp[1]), &only, 1);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    END_LENT_CALL(kr_own_bits(result));
}
// list.append; sp[2] is lent, too, or no object.
HANDLER(append_lent)
{
    KrList *list = OBJ(KrList, sp[1].w);
    if (KR_UNLIKELY(list->length >= list->capacity)) {
        sp += 3;
        NEXT_FAST(0);
    }
    list->items[list->length++] = kr_own_from_bits(slot_own(sp[2].w));
    if (KR_LIKELY((ip[CALL_UNITS] & 0xFF) == KR_OP_POP_TOP)) NEXT_FAST(CALL_UNITS + 1);
    sp[0].w = (uint64_t)(uintptr_t)&kr_none_object;
    sp += 1;
    NEXT_FAST(CALL_UNITS);
}
// The values of parameters that are not given, behind the arguments.
KR_INLINE const KrSignature *filled(const KrUnit *ip, uint32_t count, KrRef *args)
{
    const KrSignature *s =
        (const KrSignature *)(uintptr_t)kr_cache_u64(ip + KR_CACHE_CALL_value);
    for (size_t i = count; i < s->count; i++) {
        args[i] = kr_ref(s->parameters[i].default_value);
        FEW_ROUNDS();
    }
    return s;
}
SLOW_HANDLER(call_lent_method_filled) // none or one is given
{
    SAVE();
    KrRef args[KR_SIGNATURE_MOST];
    args[0] = REF(sp[2]);
    const KrSignature *s = filled(ip, oparg, args);
    KrOwn result = s->def->function(thread, REF(sp[1]), args, s->count);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    END_LENT_CALL(kr_own_bits(result));
}
// Is the CALL_NATIVE_METHOD_FILLED at `call` made for this method?
KR_INLINE bool fills_up(const KrUnit *call, uint64_t method)
{
    return signature_def(kr_cache_u64(call + KR_CACHE_CALL_value)) == (uint64_t)(uintptr_t)OBJ(const KrMethodDescriptor, method)->def;
}
// The method found for the local `word` is next, at `units` from here. If it is called with no argument, or with a local or constant, this
// happens at once. Only in forms that run while nobody records or watches.
#define LENT_METHOD(method, word, units)                                               \
    do {                                                                               \
        uint64_t method_ = (method);                                                   \
        const KrUnit *call_ = ip + (units);                                            \
        unsigned form_ = *call_ & 0xFF, place_ = *call_ >> 8;                          \
        sp[0].w = method_ | KR_SLOT_BORROWED;                                          \
        sp[1].w = (word);                                                              \
        if (form_ == KR_OP_CALL_NATIVE_METHOD_0) {                                     \
            if (KR_LIKELY(kr_cache_u64(call_ + KR_CACHE_CALL_value) == method_)) {     \
                ip = call_;                                                            \
                TAIL(call_lent_method_0);                                              \
            }                                                                          \
        } else if (form_ == KR_OP_CALL_NATIVE_METHOD_FILLED) {                         \
            if (KR_LIKELY(place_ == 0 && fills_up(call_, method_))) {                  \
                ip = call_;                                                            \
                oparg = 0;                                                             \
                TAIL(call_lent_method_filled);                                         \
            }                                                                          \
        } else if (form_ == KR_OP_LOAD_CONST || form_ == KR_OP_LOAD_FAST_BORROW || form_ == KR_OP_LOAD_SMALL_INT) { \
            sp[2].w = form_ == KR_OP_LOAD_CONST        ? slot_borrow(kr_own_bits(frame->code->consts[place_])) \
                      : form_ == KR_OP_LOAD_FAST_BORROW ? slot_borrow(frame->slots[place_].w) \
                                                        : kr_int_bits((int64_t)place_); \
            ip = call_ + 1;                                                            \
            if ((*ip & 0xFF) == KR_OP_CALL_NATIVE_METHOD_1 &&                          \
                KR_LIKELY(kr_cache_u64(ip + KR_CACHE_CALL_value) == method_))          \
                TAIL(call_lent_method_1);                                              \
            if (*ip == (KR_OP_CALL_NATIVE_METHOD_FILLED | 1 << 8) && KR_LIKELY(fills_up(ip, method_))) { \
                oparg = 1;                                                             \
                TAIL(call_lent_method_filled);                                         \
            }                                                                          \
            if ((*ip & 0xFF) == KR_OP_CALL_LIST_APPEND && kr_cache_u64(ip + KR_CACHE_CALL_value) == method_ && \
                OBJ(const KrObject, sp[1].w)->type == &kr_list_type)                   \
                TAIL(append_lent);                                                     \
            sp += 3;                                                                   \
            NEXT_FAST(0);                                                              \
        }                                                                              \
        sp += 2;                                                                       \
        NEXT_FAST(units);                                                              \
    } while (0)

SLOW_HANDLER(call_native_filled)
{
    SAVE();
    KrSlot *base = sp - oparg - 2;
    KrRef args[KR_SIGNATURE_MOST];
    const KrSignature *s = filled(ip, oparg, args);
    CALL_WITH(args, s->def->function(thread, kr_ref(native_at(base[0])->self), args,
                                     s->count));
}
SLOW_HANDLER(call_native_method_filled)
{
    SAVE();
    KrSlot *base = sp - oparg - 2;
    if (KR_UNLIKELY(!method_of(method_at(base[0]), base[1].w)))
        TAIL(call_native_method);
    KrRef args[KR_SIGNATURE_MOST];
    const KrSignature *s = filled(ip, oparg, args);
    CALL_WITH(args, s->def->function(thread, REF(base[1]), args, s->count));
}

// __init__ of what a class's __new__ has made, if it needs that; what it makes of the instance: null if it raises.
KR_NOINLINE static KrOwn initialized(KrThread *thread, KrType *type, KrOwn instance,
                                     const KrRef *args, size_t count)
{
    const KrType *made = kr_type_of(kr_ref(instance));
    bool init = made == type ||
                (type != &kr_str_type && made->init && kr_type_is_subtype(made, type));
    if (!init || made->init(thread, kr_ref(instance), args, count, KR_REF_NULL))
        return instance;
    kr_drop(thread, instance);
    return KR_NULL;
}
KR_INLINE KrOwn call_class(KrThread *thread, const KrUnit *ip, KrType *type,
                           const KrRef *args, size_t count)
{
    KrOwn result =
        type->new_object(thread, kr_type_ref(type), args, count, KR_REF_NULL);
    if (KR_UNLIKELY(kr_is_null(result))) return result;
    bool ready =
        kr_type_of(kr_ref(result)) == type && !kr_cache_u32(ip + KR_CACHE_CALL_version);
    return KR_LIKELY(ready) ? result : initialized(thread, type, result, args, count);
}
// Calls of a builtin with a local: LOAD_GLOBAL_BUILTIN has found it, LOAD_FAST_BORROW was next. What is called lies at sp[0] and the
// local's word at sp[1], neither of them pushed. Only while nobody records or watches.
#define KR_CALL_OF_ONE (KR_OP_CALL_NEXT | 1u << 8)
#define IS_CALL_OF_ONE(unit)                                                           \
    ((unsigned)(unit) - KR_CALL_OF_ONE <= KR_OP_CALL_TYPE_1 - KR_OP_CALL_NEXT)
// The builtin is held, since the call may take it out of its module.
#define END_HELD_CALL(native, result)                                                  \
    do {                                                                               \
        KrOwn result_ = (result);                                                      \
        if (KR_UNLIKELY(callable_released((uint64_t)(uintptr_t)(native))))             \
            close_last(thread, frame, ip, (KrObject *)(uintptr_t)(native));            \
        if (KR_UNLIKELY(kr_is_null(result_))) ERROR();                                 \
        END_LENT_CALL(kr_own_bits(result_));                                           \
    } while (0)
#define LENT_VALUE() kr_cache_u64(ip + KR_CACHE_CALL_value)
HANDLER(lent_other) // as the instructions would have it
{
    sp[2].w = slot_borrow(sp[1].w);
    sp[1].w = 0;
    sp[0].w = slot_dup(sp[0].w);
    sp += 3;
    NEXT_FAST(0);
}
SLOW_HANDLER(lent_native_1)
{
    if (KR_UNLIKELY(!is_native(sp[0].w, LENT_VALUE()))) TAIL(lent_other);
    SAVE();
    KrNative *native = OBJ(KrNative, sp[0].w);
    KrRef only = kr_from_bits(sp[1].w);
    kr_object_dup(&native->header);
    END_HELD_CALL(native, def_of(ip, native->def)->function(thread, kr_ref(native->self), &only, 1));
}
HANDLER(lent_next)
{
    if (kr_is_exact(kr_from_bits(sp[1].w), &kr_generator_type)) TAIL(lent_other);
    TAIL(lent_native_1);
}
SLOW_HANDLER(lent_filled)
{
    if (KR_UNLIKELY(!is_native(sp[0].w, signature_def(LENT_VALUE())))) TAIL(lent_other);
    SAVE();
    KrNative *native = OBJ(KrNative, sp[0].w);
    KrRef args[KR_SIGNATURE_MOST];
    args[0] = kr_from_bits(sp[1].w);
    const KrSignature *s = filled(ip, 1, args);
    kr_object_dup(&native->header);
    END_HELD_CALL(native, s->def->function(thread, kr_ref(native->self), args, s->count));
}
SLOW_HANDLER(lent_class_1) // which lives for ever
{
    KrType *type = OBJ(KrType, sp[0].w);
    if (KR_UNLIKELY(!is_object(sp[0].w, LENT_VALUE()) || (int32_t)type->header.count >= 0) ||
        (type == &kr_str_type && HAS_METHOD(sp[1].w, str)))
        TAIL(lent_other);
    SAVE();
    KrRef only = kr_from_bits(sp[1].w);
    KrOwn result = call_class(thread, ip, type, &only, 1);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    END_LENT_CALL(kr_own_bits(result));
}
HANDLER(lent_len)
{
    int64_t length = plain_length(sp[1].w);
    if (KR_UNLIKELY(length < 0 || !is_native(sp[0].w, LENT_VALUE()))) TAIL(lent_other);
    GIVE_RESULT(kr_int_bits(length), CALL_UNITS);
}
HANDLER(lent_type)
{
    if (KR_UNLIKELY(!is_object(sp[0].w, (uint64_t)(uintptr_t)&kr_type_type))) TAIL(lent_other);
    GIVE_RESULT(slot_dup((uint64_t)(uintptr_t)type_of_word(sp[1].w)), CALL_UNITS);
}
static const KrHandler lent_calls[] = { // by the form of CALL, from CALL_NEXT on
    lent_next,  lent_other, lent_other, lent_native_1, lent_other,   lent_filled, lent_other, lent_other, lent_other,
    lent_other, lent_other, lent_other, lent_other,    lent_class_1, lent_len,    lent_other, lent_type,
};
_Static_assert(KR_OP_CALL_NATIVE_1 == KR_OP_CALL_NEXT + 3 && KR_OP_CALL_NATIVE_FILLED == KR_OP_CALL_NEXT + 5 &&
                   KR_OP_CALL_NATIVE_CLASS_1 == KR_OP_CALL_NEXT + 13 && KR_OP_CALL_LEN == KR_OP_CALL_NEXT + 14 &&
                   KR_OP_CALL_TYPE_1 == KR_OP_CALL_NEXT + 16, "the order of dsl/ops/calls.ops");

SLOW_HANDLER(call_str_method)
{
    KrFrame *callee =
        enter_method(thread, frame, ip, sp, sp[-1].w, kr_name(KR_NAME___str__), 1,
                     CALL_UNITS, KR_RETURN_STR);
    if (!callee) TAIL(call_general);
    frame->sp = sp - 3;
    close_word(thread, frame, ip, sp[-1].w);
    RUN_METHOD(callee);
}
SLOW_HANDLER(call_native_class)
{
    SAVE();
    KrSlot *base = sp - oparg - 2;
    KrType *type = OBJ(KrType, base[0].w);
    KrRef args[4];
    CALL_WITH(args, call_class(thread, ip, type, args, oparg));
}
SLOW_HANDLER(call_native_class_1)
{
    KrType *type = OBJ(KrType, sp[-3].w);
    if (type == &kr_str_type && HAS_METHOD(sp[-1].w, str) && TABLE_SLOW == normal_table)
        TAIL(call_str_method);
    SAVE();
    KrRef only = REF(sp[-1]);
    KrOwn result = call_class(thread, ip, type, &only, 1);
    if (KR_UNLIKELY(kr_is_null(result))) ERROR();
    CLOSE(sp[-1]);
    sp -= 3;
    END_CALL(kr_own_bits(result));
}

#undef CALL_WITH
#undef END_HELD_CALL
#undef LENT_VALUE
#undef END_CALL
#undef END_LENT_CALL
