// SPDX-License-Identifier: MIT
// Specialization of calls.
//
// Python functions are guarded by their version (code, defaults, closure); native ones by their
// definition, which is static.
// Called by interp/loop.c. Tests: tests/lang/calls/, mode spec.
#include "interp/specialize.h"

#include "interp/cache.h"

#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/fold.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/shape.h"
#include "runtime/signature.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include "gen/opcodes.h"

enum { NATIVE_ARGUMENTS = 8 };

static bool call_to(const KrUnit *ip, int opcode, uint32_t version, uint64_t value)
{
    kr_cache_set_u32(ip + KR_CACHE_CALL_version, version);
    kr_cache_set_u64(ip + KR_CACHE_CALL_value, value);
    kr_specialize_to(ip, KR_CACHE_CALL_counter, opcode);
    return true;
}

static bool python_call(KrThread *thread, const KrUnit *ip, KrRef callable,
                        uint32_t count, int opcode)
{
    KrFunction *function = (KrFunction *)kr_obj(callable);
    if (!function->code->simple_args || function->code->arg_count != (int32_t)count)
        return false;
    uint32_t version = kr_function_version(thread, function);
    return version && call_to(ip, opcode, version, count);
}

static bool takes(const KrNativeDef *def, uint32_t count)
{
    if (def->flags & (KR_NATIVE_CLASS | KR_NATIVE_STATIC)) return false;
    if (!(def->flags & KR_NATIVE_RAW)) return count <= NATIVE_ARGUMENTS; // by its signature
    return (int32_t)count >= def->min && (def->max < 0 || (int32_t)count <= def->max) &&
           count <= NATIVE_ARGUMENTS;
}

static uint64_t def_word(const KrNativeDef *def)
{
    return (uint64_t)(uintptr_t)def;
}

// The signature by which `count` arguments given by position are filled up; null: by the general way.
static const KrSignature *fills(KrThread *thread, const KrNativeDef *def, uint32_t count)
{
    if (def->flags & (KR_NATIVE_RAW | KR_NATIVE_NEW | KR_NATIVE_CLASS | KR_NATIVE_STATIC)) return NULL;
    const KrSignature *s = kr_signature_of(thread, def);
    if (!s) kr_exception_clear(thread);
    return s && s->fills && count >= s->required && count <= s->positional ? s : NULL;
}

// The form for a function or method that takes its arguments as they come.
static int raw_form(const KrNativeDef *def, uint32_t count, bool method)
{
    if (method && def->function == kr_generator_method_send) return KR_OP_CALL_NATIVE_METHOD; // goes on in its frame
    if (!method && def->flags & KR_NATIVE_NEXT && count == 1) return KR_OP_CALL_NEXT;
    if (count == 1) return method ? KR_OP_CALL_NATIVE_METHOD_1 : KR_OP_CALL_NATIVE_1;
    if (count == 2) return method ? KR_OP_CALL_NATIVE_METHOD_2 : KR_OP_CALL_NATIVE_2;
    if (count == 0 && method) return KR_OP_CALL_NATIVE_METHOD_0;
    return method ? KR_OP_CALL_NATIVE_METHOD_RAW : KR_OP_CALL_NATIVE_RAW;
}

// A function in C; or `method`, which lives as long as its class.
static bool native_to(KrThread *thread, const KrUnit *ip, const KrNativeDef *def, uint32_t count,
                      const KrMethodDescriptor *method)
{
    uint64_t value = method ? (uint64_t)(uintptr_t)method : def_word(def);
    const KrNativeDef *second = def->flags & KR_NATIVE_PAIR ? def + 1 : NULL;
    if (second && takes(second, count))
        return call_to(ip, raw_form(second, count, method), 1, value);
    if (!takes(def, count)) return false;
    if (def->flags & KR_NATIVE_RAW) return call_to(ip, raw_form(def, count, method), 0, value);
    const KrSignature *s = second ? NULL : fills(thread, def, count);
    if (s)
        return call_to(ip, method ? KR_OP_CALL_NATIVE_METHOD_FILLED : KR_OP_CALL_NATIVE_FILLED, 0,
                       (uint64_t)(uintptr_t)s);
    return call_to(ip, method ? KR_OP_CALL_NATIVE_METHOD : KR_OP_CALL_NATIVE, 0, value);
}

// Is it the builtin of that name, not a method that is called the same?
static bool is_builtin(KrThread *thread, KrRef callable, const char *name)
{
    const KrNative *native = (const KrNative *)(const void *)kr_obj(callable);
    KrOwn text = kr_str_interned(thread, name);
    if (kr_is_null(text)) {
        kr_exception_clear(thread);
        return false;
    }
    KrRef own = kr_dict_find_str(kr_ref(thread->vm->builtins), kr_ref(text));
    kr_drop(thread, text);
    return kr_is(own, callable) && strcmp(native->def->name, name) == 0;
}

static bool folds_generator(const KrNativeDef *def, const KrSlot *args, uint32_t count)
{
    return count == 1 && def->flags & KR_NATIVE_FOLDS && kr_is_exact(kr_slot_ref(args[0]), &kr_generator_type);
}

static bool native_call(KrThread *thread, const KrUnit *ip, KrRef callable,
                        const KrSlot *args, uint32_t count)
{
    const KrNative *native = (const KrNative *)(const void *)kr_obj(callable);
    if (folds_generator(native->def, args, count))
        return call_to(ip, KR_OP_CALL_FOLD, 0, def_word(native->def));
    if (count == 1 && is_builtin(thread, callable, "len"))
        return call_to(ip, KR_OP_CALL_LEN, 0, def_word(native->def));
    if (count == 2 && is_builtin(thread, callable, "isinstance"))
        return call_to(ip, KR_OP_CALL_ISINSTANCE, 0, def_word(native->def));
    return native_to(thread, ip, native->def, count, NULL);
}

// Does it live as long as the VM? Static types keep what they have.
static bool is_permanent(KrThread *thread, const KrMethodDescriptor *method)
{
    KrOwn name = method->type->flags & KR_TYPE_HEAP ? KR_NULL : kr_str_interned(thread, method->def->name);
    if (kr_is_null(name)) {
        kr_exception_clear(thread);
        return false;
    }
    KrRef found = kr_type_find(method->type, kr_ref(name));
    kr_drop(thread, name);
    return kr_is(found, kr_from_obj(method));
}

static bool method_call(KrThread *thread, const KrUnit *ip, const KrMethodDescriptor *method, const KrSlot *args, uint32_t count)
{
    if (!is_permanent(thread, method)) return false;
    if (folds_generator(method->def, args, count) && kr_is_exact(kr_slot_ref(args[-1]), method->type))
        return call_to(ip, KR_OP_CALL_FOLD, 0, (uint64_t)(uintptr_t)method);
    if (count == 1 && method->type == &kr_list_type && strcmp(method->def->name, "append") == 0)
        return call_to(ip, KR_OP_CALL_LIST_APPEND, 0, (uint64_t)(uintptr_t)method);
    return native_to(thread, ip, method->def, count, method);
}

static bool class_call(KrThread *thread, const KrUnit *ip, KrRef callable,
                       uint32_t count)
{
    KrType *type = (KrType *)kr_obj(callable);
    uint32_t needed = KR_TYPE_HEAP | KR_TYPE_INSTANCE;
    if (!(type->flags & KR_TYPE_HEAP) && type->new_object && type != &kr_type_type && count <= 4 &&
        thread->vm->specialize)
        return call_to(ip, count == 1 ? KR_OP_CALL_NATIVE_CLASS_1 : KR_OP_CALL_NATIVE_CLASS,
                       type->init != kr_object_base_type.init && !kr_exception_is_new_ready(type), kr_bits(callable));
    if ((type->flags & needed) != needed || !type->version ||
        type->flags & KR_TYPE_ABSTRACT ||
        !kr_type_makes_instances(type->header.type) ||
        type->new_object != kr_object_base_type.new_object)
        return false;
    KrRef init = kr_type_find(type, kr_name(KR_NAME___init__));
    if (kr_ref_is_null(init) || !kr_is_exact(init, &kr_function_type)) return false;
    const KrCode *code = ((const KrFunction *)(const void *)kr_obj(init))->code;
    if (!code->simple_args || code->arg_count != (int32_t)count + 1 ||
        code->flags & (KR_CODE_GENERATOR | KR_CODE_COROUTINE | KR_CODE_ASYNC_GENERATOR))
        return false;
    return call_to(ip, KR_OP_CALL_CLASS_INIT, type->version, kr_bits(init));
}

static bool choose(KrThread *thread, const KrUnit *ip, const KrSlot *base,
                   uint32_t oparg)
{
    KrRef callable = kr_slot_ref(base[0]), self = kr_slot_ref(base[1]);
    bool has_self = !kr_ref_is_null(self);
    if (!kr_is_ptr(callable)) return false;
    const KrType *type = kr_obj(callable)->type;
    if (type == &kr_function_type)
        return python_call(thread, ip, callable, oparg + has_self, KR_OP_CALL_PY_EXACT);
    if (type == &kr_method_descriptor_type && has_self)
        return method_call(thread, ip, (const KrMethodDescriptor *)(const void *)kr_obj(callable), base + 2, oparg);
    if (type == &kr_classmethod_descriptor_type && has_self && is_permanent(thread, (const KrMethodDescriptor *)(const void *)kr_obj(callable)))
        return call_to(ip, KR_OP_CALL_NATIVE_METHOD, 0, kr_bits(callable));
    if (has_self) return false;
    if (type == &kr_method_type) {
        KrRef function =
            kr_ref(((const KrMethod *)(const void *)kr_obj(callable))->function);
        return kr_is_exact(function, &kr_function_type) &&
               python_call(thread, ip, function, oparg + 1, KR_OP_CALL_BOUND_EXACT);
    }
    if (type == &kr_native_type) return native_call(thread, ip, callable, base + 2, oparg);
    if (kr_is(callable, kr_type_ref(&kr_type_type)) && oparg == 1)
        return call_to(ip, KR_OP_CALL_TYPE_1, 0, 0);
    if (kr_type_makes_instances(type)) return class_call(thread, ip, callable, oparg);
    return false;
}

void kr_specialize_call(KR_SPECIALIZE_PARAMETERS)
{
    (void)frame;
    if (!thread->vm->specialize || !choose(thread, ip, sp - oparg - 2, oparg))
        kr_specialize_wait(ip, KR_CACHE_CALL_counter);
}

// Where the arguments of a call with keywords go (KR_PLACES_*). False: not by copying alone.
static bool find_places(const KrFunction *function, uint32_t direct, const KrTuple *names, uint64_t *places)
{
    const KrCode *code = function->code;
    uint32_t positional = (uint32_t)code->arg_count, parameters = positional + (uint32_t)code->kwonly_count;
    if (code->flags & (KR_CODE_VARARGS | KR_CODE_VARKEYWORDS) || parameters > KR_PLACES_PARAMETERS || direct > positional ||
        names->length > KR_PLACES_MOST)
        return false;
    const KrOwn *local_names = ((const KrTuple *)(const void *)kr_obj(kr_ref(code->localsplus_names)))->items;
    uint64_t word = (uint64_t)names->length << KR_PLACES_NAMED | (uint64_t)direct << KR_PLACES_DIRECT;
    uint32_t filled = (1u << direct) - 1;
    for (uint32_t k = 0; k < (uint32_t)names->length; k++) {
        uint32_t i = (uint32_t)code->posonly_count;
        while (i < parameters && !kr_is(kr_ref(local_names[i]), kr_ref(names->items[k])))
            i++;
        if (i == parameters || filled >> i & 1) return false;
        filled |= 1u << i;
        word |= (uint64_t)i << 4 * k;
    }
    uint32_t missing = ((1u << parameters) - 1) & ~filled;
    int64_t defaults = kr_is_null(function->defaults) ? 0 : kr_tuple_length(kr_ref(function->defaults));
    if ((missing >> positional && kr_is_null(function->kwdefaults)) || (missing & ((1u << ((int64_t)positional > defaults ? positional - (uint32_t)defaults : 0)) - 1)))
        return false;
    *places = word | (uint64_t)missing << KR_PLACES_MISSING;
    return true;
}

void kr_specialize_call_kw(KR_SPECIALIZE_PARAMETERS)
{
    (void)frame;
    const KrSlot *base = sp - oparg - 3;
    KrRef callable = kr_slot_ref(base[0]);
    if (thread->vm->specialize && kr_is_exact(callable, &kr_function_type)) {
        KrFunction *function = (KrFunction *)kr_obj(callable);
        const KrTuple *names = (const KrTuple *)(const void *)kr_obj(kr_slot_ref(sp[-1]));
        uint32_t given = oparg + !kr_ref_is_null(kr_slot_ref(base[1])), version;
        uint64_t places;
        if (given >= (uint32_t)names->length && find_places(function, given - (uint32_t)names->length, names, &places) &&
            (version = kr_function_version(thread, function)) != 0) {
            kr_cache_set_u32(ip + KR_CACHE_CALL_KW_version, version);
            kr_cache_set_u64(ip + KR_CACHE_CALL_KW_places, places);
            kr_specialize_to(ip, KR_CACHE_CALL_KW_counter, KR_OP_CALL_KW_EXACT);
            return;
        }
    }
    kr_specialize_wait(ip, KR_CACHE_CALL_KW_counter);
}
