// SPDX-License-Identifier: MIT
// Special methods and type slots: the table that joins them, the slot functions that call methods
// defined in Python, and the way back (calling a C slot through a wrapper such as int.__add__).
#include "runtime/attribute.h"
#include "runtime/buffer.h"
#include "runtime/call.h"
#include "runtime/class_method.h"
#include "runtime/compare.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/exception.h"
#include "runtime/protocol_sequence.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

// --- slot functions for methods defined in Python ---------------------------------------

// Looks the method up on the type and calls it with self and args. Null with no exception set
// cannot happen: a slot is generic only while its method is there.
static KrOwn call_special(KrThread *thread, KrRef self, int name, const KrRef *args, size_t count)
{
    KrOwn result = KR_NULL;
    if (kr_call_special(thread, self, name, args, count, &result) == KR_ABSENT)
        return kr_exception_raise(thread, &kr_exception_attribute_error, "%S", kr_name(name));
    return result;
}

#define UNARY(field, name)                                                             \
    static KrOwn slot_##field(KrThread *thread, KrRef self)                            \
    {                                                                                  \
        return call_special(thread, self, KR_NAME_##name, NULL, 0);                    \
    }
UNARY(repr, __repr__)
UNARY(str, __str__)
UNARY(iter, __iter__)
UNARY(negative, __neg__)
UNARY(positive, __pos__)
UNARY(invert, __invert__)
UNARY(absolute, __abs__)
UNARY(to_int, __int__)
UNARY(to_float, __float__)
UNARY(to_index, __index__)
UNARY(await_, __await__)
UNARY(aiter, __aiter__)
UNARY(anext, __anext__)

typedef void (*AnyFn)(void);

// a.__op__(b), then b.__rop__(a): which of the two is tried is decided by whose type has the
// generic function, as CPython does for classes defined in Python.
static KrOwn binary_generic(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, int name,
                            int reflected, KrBinaryFn self_function)
{
    KrType *left = kr_type_of(a), *right = kr_type_of(b);
    bool try_right = left != right && right->binary[op] == self_function;
    if (left->binary[op] == self_function) {
        if (try_right && kr_type_is_subtype(right, left)) {
            KrRef mine = kr_type_find(left, kr_name(reflected));
            KrRef theirs = kr_type_find(right, kr_name(reflected));
            if (!kr_is(mine, theirs)) { // the subclass overrides: it goes first
                KrOwn result = KR_NULL;
                KrFound found = kr_call_special(thread, b, reflected, &a, 1, &result);
                if (found == KR_FAULT)
                    return KR_NULL;
                if (found == KR_PRESENT && !kr_is(kr_ref(result), kr_not_implemented()))
                    return result;
                kr_xdrop(thread, result);
                try_right = false;
            }
        }
        KrOwn result = KR_NULL;
        KrFound found = kr_call_special(thread, a, name, &b, 1, &result);
        if (found == KR_FAULT)
            return KR_NULL;
        if (found == KR_PRESENT &&
            (!kr_is(kr_ref(result), kr_not_implemented()) || left == right))
            return result;
        kr_xdrop(thread, result);
    }
    if (try_right) {
        KrOwn result = KR_NULL;
        KrFound found = kr_call_special(thread, b, reflected, &a, 1, &result);
        if (found != KR_ABSENT)
            return result;
    }
    return kr_dup(kr_not_implemented());
}

#define BINARY(field, OP)                                                              \
    static KrOwn slot_##field(KrThread *thread, KrRef a, KrRef b)                      \
    {                                                                                  \
        return binary_generic(thread, a, b, KR_BINARY_##OP, KR_NAME___##field##__,     \
                              KR_NAME___r##field##__, slot_##field);                   \
    }                                                                                  \
    static KrOwn slot_i##field(KrThread *thread, KrRef a, KrRef b)                     \
    {                                                                                  \
        return call_special(thread, a, KR_NAME___i##field##__, &b, 1);                 \
    }
BINARY(add, ADD)
BINARY(sub, SUB)
BINARY(mul, MUL)
BINARY(truediv, TRUEDIV)
BINARY(floordiv, FLOORDIV)
BINARY(mod, MOD)
BINARY(pow, POW)
BINARY(lshift, LSHIFT)
BINARY(rshift, RSHIFT)
BINARY(and, AND)
BINARY(or, OR)
BINARY(xor, XOR)
BINARY(matmul, MATMUL)
static KrOwn slot_divmod(KrThread *thread, KrRef a, KrRef b)
{
    return binary_generic(thread, a, b, KR_BINARY_DIVMOD, KR_NAME___divmod__,
                          KR_NAME___rdivmod__, slot_divmod);
}

static KrOwn slot_power(KrThread *thread, KrRef a, KrRef b, KrRef modulus)
{
    KrRef args[2] = {b, modulus};
    if (kr_type_of(a)->power != slot_power) return kr_dup(kr_not_implemented()); // asked as the second or third operand's
    return call_special(thread, a, KR_NAME___pow__, args, kr_is_none(modulus) ? 1 : 2);
}

static bool slot_truth(KrThread *thread, KrRef self, bool *truth)
{
    if (kr_is_none(kr_type_find(kr_type_of(self), kr_name(KR_NAME___bool__))))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "'%T' cannot be interpreted as a boolean", self);
    KrOwn result = call_special(thread, self, KR_NAME___bool__, NULL, 0);
    if (kr_is_null(result))
        return false;
    bool ok = kr_is(kr_ref(result), kr_bool(true)) || kr_is(kr_ref(result), kr_bool(false));
    *truth = kr_is(kr_ref(result), kr_bool(true));
    if (!ok)
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "__bool__ should return bool, returned %T", kr_ref(result));
    kr_drop(thread, result);
    return ok;
}

static bool slot_length(KrThread *thread, KrRef self, int64_t *length)
{
    KrOwn result = call_special(thread, self, KR_NAME___len__, NULL, 0);
    if (kr_is_null(result))
        return false;
    KrOwn number = kr_number_index(thread, kr_ref(result));
    kr_drop(thread, result);
    if (kr_is_null(number))
        return false;
    bool negative = kr_int_sign(kr_ref(number)) < 0;
    bool ok = negative || kr_number_index_i64(thread, kr_ref(number), length);
    kr_drop(thread, number);
    if (negative)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "__len__() should return >= 0");
    return ok;
}

static bool slot_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    KrOwn result = call_special(thread, self, KR_NAME___hash__, NULL, 0);
    if (kr_is_null(result))
        return false;
    bool ok = kr_int_is_sub(kr_ref(result));
    if (!ok)
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "__hash__ method should return an integer");
    else if (kr_int_try_i64(kr_ref(result), hash) != KR_PRESENT)
        *hash = kr_int_hash(kr_ref(result));
    if (*hash == -1)
        *hash = -2;
    kr_drop(thread, result);
    return ok;
}

static bool slot_unhashable(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)hash;
    return kr_exception_raise_false(thread, &kr_exception_type_error, "unhashable type: '%T'",
                                    self);
}

static KrOwn slot_compare(KrThread *thread, KrRef self, KrRef other, int op)
{
    KrOwn result = KR_NULL;
    if (kr_call_special(thread, self, kr_compare_names[op], &other, 1, &result) == KR_ABSENT)
        return kr_dup(kr_not_implemented());
    return result;
}

static KrFound slot_contains(KrThread *thread, KrRef self, KrRef item)
{
    return kr_compare_truth(thread, call_special(thread, self, KR_NAME___contains__, &item, 1));
}

static KrOwn slot_getitem(KrThread *thread, KrRef self, KrRef key)
{
    return call_special(thread, self, KR_NAME___getitem__, &key, 1);
}

static bool slot_setitem(KrThread *thread, KrRef self, KrRef key, KrRef value)
{
    KrRef args[2] = {key, value};
    KrOwn result = kr_ref_is_null(value)
                       ? call_special(thread, self, KR_NAME___delitem__, args, 1)
                       : call_special(thread, self, KR_NAME___setitem__, args, 2);
    bool done = !kr_is_null(result);
    kr_xdrop(thread, result);
    return done;
}

// __getattribute__ (or the generic way), then __getattr__ if AttributeError was raised.
// Does the class leave finding attributes to object?
static bool has_plain_getattribute(KrType *type)
{
    static KrRef plain; // object's own, which is there to stay
    KrRef get = kr_name(KR_NAME___getattribute__);
    if (KR_UNLIKELY(kr_ref_is_null(plain))) plain = kr_type_find(&kr_object_base_type, get);
    return kr_is(kr_type_find(type, get), plain);
}

static KrOwn slot_getattr(KrThread *thread, KrRef self, KrRef name)
{
    KrOwn result = KR_NULL;
    if (has_plain_getattribute(kr_type_of(self))) {
        if (kr_attr_generic_lacks(self, name)) // nothing is raised only to be caught
            return call_special(thread, self, KR_NAME___getattr__, &name, 1);
        result = kr_attr_generic_get(thread, self, name);
    } else if (kr_call_special(thread, self, KR_NAME___getattribute__, &name, 1, &result) == KR_ABSENT) {
        return KR_NULL;
    }
    if (!kr_is_null(result) || !kr_exception_is(thread, &kr_exception_attribute_error))
        return result;
    if (kr_ref_is_null(kr_type_find(kr_type_of(self), kr_name(KR_NAME___getattr__))))
        return KR_NULL;
    kr_exception_clear(thread);
    return call_special(thread, self, KR_NAME___getattr__, &name, 1);
}

KrRef kr_type_slots_missing(KrRef object, KrRef name)
{
    KrType *type = kr_type_of(object);
    if (type->getattr != slot_getattr || !has_plain_getattribute(type) || !kr_attr_generic_lacks(object, name)) return KR_REF_NULL;
    return kr_type_find(type, kr_name(KR_NAME___getattr__));
}

static bool slot_setattr(KrThread *thread, KrRef self, KrRef name, KrRef value)
{
    KrRef args[2] = {name, value};
    KrOwn result = kr_ref_is_null(value)
                       ? call_special(thread, self, KR_NAME___delattr__, args, 1)
                       : call_special(thread, self, KR_NAME___setattr__, args, 2);
    bool done = !kr_is_null(result);
    kr_xdrop(thread, result);
    return done;
}

static KrFound slot_next(KrThread *thread, KrRef self, KrOwn *item)
{
    *item = call_special(thread, self, KR_NAME___next__, NULL, 0);
    if (!kr_is_null(*item))
        return KR_PRESENT;
    if (!kr_exception_is(thread, &kr_exception_stop_iteration))
        return KR_FAULT;
    kr_exception_clear(thread);
    return KR_ABSENT;
}

static KrOwn slot_call(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                       KrRef kwnames)
{
    KrRef method = kr_type_find(kr_type_of(self), kr_name(KR_NAME___call__));
    size_t keywords = kr_ref_is_null(kwnames) ? 0 : (size_t)((KrTuple *)kr_obj(kwnames))->length;
    KrRef small[8], *all = small;
    if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread))
        return KR_NULL;
    KrOwn holder = KR_NULL;
    if (count + keywords + 1 > 8) { // a tuple keeps the longer list
        holder = kr_tuple_new(thread, (int64_t)(count + keywords + 1));
        if (kr_is_null(holder))
            return KR_NULL;
        KrTuple *tuple = (KrTuple *)kr_obj(kr_ref(holder));
        tuple->items[0] = kr_dup(self);
        for (size_t i = 0; i < count + keywords; i++)
            tuple->items[i + 1] = kr_dup(args[i]);
        all = (KrRef *)(void *)tuple->items;
    } else {
        all[0] = self;
        for (size_t i = 0; i < count + keywords; i++)
            all[i + 1] = args[i];
    }
    KrType *kind = kr_type_of(method);
    KrOwn result;
    if (kind->flags & KR_TYPE_METHOD_DESCRIPTOR) {
        result = kr_call(thread, method, all, count + 1, kwnames);
    } else {
        KrOwn bound = kind->descr_get
                          ? kind->descr_get(thread, method, self, kr_type_ref(kr_type_of(self)))
                          : kr_dup(method);
        result = kr_is_null(bound) ? KR_NULL : kr_call(thread, kr_ref(bound), args, count, kwnames);
        kr_xdrop(thread, bound);
    }
    kr_xdrop(thread, holder);
    return result;
}

static bool slot_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    KrOwn method = KR_NULL, result = KR_NULL;
    KrRef function = kr_type_find(kr_type_of(self), kr_name(KR_NAME___init__));
    bool ok = false;
    method = kr_type_of(function)->descr_get
                 ? kr_type_of(function)->descr_get(thread, function, self, kr_type_ref(kr_type_of(self)))
                 : kr_dup(function);
    if (!kr_is_null(method))
        result = kr_call(thread, kr_ref(method), args, count, kwnames);
    if (!kr_is_null(result)) {
        ok = kr_is_none(kr_ref(result));
        if (!ok)
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "__init__() should return None, not '%T'", kr_ref(result));
    }
    kr_xdrop(thread, result);
    kr_xdrop(thread, method);
    return ok;
}

static KrOwn slot_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    KrOwn result = KR_NULL, held = KR_NULL;
    KrRef function = kr_type_find((KrType *)kr_obj(type), kr_name(KR_NAME___new__));
    if (kr_is_exact(function, &kr_staticmethod_type)) {
        function = kr_ref(((KrWrapped *)kr_obj(function))->function);
    } else if (!kr_is_exact(function, &kr_function_type) && kr_type_of(function)->descr_get) {
        KrOwn bound = kr_type_of(function)->descr_get(thread, function, KR_REF_NULL, type); // a classmethod
        if (kr_is_null(bound))
            return KR_NULL;
        kr_store(thread, &held, bound);
        function = kr_ref(held);
    }
    size_t keywords = kr_ref_is_null(kwnames) ? 0 : (size_t)((KrTuple *)kr_obj(kwnames))->length;
    KrOwn holder = kr_tuple_new(thread, (int64_t)(count + keywords + 1));
    if (kr_is_null(holder)) {
        kr_xdrop(thread, held);
        return KR_NULL;
    }
    KrTuple *tuple = (KrTuple *)kr_obj(kr_ref(holder));
    tuple->items[0] = kr_dup(type);
    for (size_t i = 0; i < count + keywords; i++)
        tuple->items[i + 1] = kr_dup(args[i]);
    result = kr_call(thread, function, (KrRef *)(void *)tuple->items, count + 1, kwnames);
    kr_drop(thread, holder);
    kr_xdrop(thread, held);
    return result;
}

static bool slot_del(KrThread *thread, KrRef self)
{
    KrOwn result = call_special(thread, self, KR_NAME___del__, NULL, 0);
    bool done = !kr_is_null(result);
    kr_xdrop(thread, result);
    return done;
}

static KrOwn slot_descr_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    KrRef args[2] = {kr_ref_is_null(instance) ? kr_none() : instance,
                     kr_ref_is_null(owner) ? kr_none() : owner};
    return call_special(thread, self, KR_NAME___get__, args, 2);
}

static bool slot_descr_set(KrThread *thread, KrRef self, KrRef instance, KrRef value)
{
    KrRef args[2] = {instance, value};
    KrOwn result = kr_ref_is_null(value)
                       ? call_special(thread, self, KR_NAME___delete__, args, 1)
                       : call_special(thread, self, KR_NAME___set__, args, 2);
    bool done = !kr_is_null(result);
    kr_xdrop(thread, result);
    return done;
}

// --- the table --------------------------------------------------------------------------

#define AT(field)      offsetof(KrType, field)
#define FN(function)   ((AnyFn)(function))
#define U(field, name) {KR_NAME_##name, KR_SLOT_UNARY, 0, AT(field), FN(slot_##field), ""}
#define B(field, OP)                                                                   \
    {KR_NAME___##field##__, KR_SLOT_BINARY, 0, AT(binary[KR_BINARY_##OP]), FN(slot_##field), ""}, \
    {KR_NAME___r##field##__, KR_SLOT_REFLECTED, 0, AT(binary[KR_BINARY_##OP]), FN(slot_##field), ""}
#define I(field, OP)                                                                   \
    {KR_NAME___i##field##__, KR_SLOT_INPLACE, 0, AT(inplace[KR_BINARY_##OP]), FN(slot_i##field), ""}
#define C(name, OP) {KR_NAME_##name, KR_SLOT_COMPARE, OP, AT(compare), FN(slot_compare), ""}

const KrSlotDef kr_type_slots[] = {
    U(repr, __repr__), U(str, __str__), U(iter, __iter__), U(negative, __neg__),
    U(positive, __pos__), U(invert, __invert__), U(absolute, __abs__), U(to_int, __int__),
    U(to_float, __float__), U(to_index, __index__), U(await_, __await__), U(aiter, __aiter__),
    U(anext, __anext__),
    B(add, ADD), B(sub, SUB), B(mul, MUL), B(truediv, TRUEDIV), B(floordiv, FLOORDIV), B(mod, MOD),
    B(lshift, LSHIFT), B(rshift, RSHIFT), B(and, AND), B(or, OR), B(xor, XOR), B(matmul, MATMUL),
    B(pow, POW), B(divmod, DIVMOD),
    I(add, ADD), I(sub, SUB), I(mul, MUL), I(truediv, TRUEDIV), I(floordiv, FLOORDIV), I(mod, MOD),
    I(pow, POW), I(lshift, LSHIFT), I(rshift, RSHIFT), I(and, AND), I(or, OR), I(xor, XOR),
    I(matmul, MATMUL),
    C(__lt__, KR_LT), C(__le__, KR_LE), C(__eq__, KR_EQ), C(__ne__, KR_NE), C(__gt__, KR_GT),
    C(__ge__, KR_GE),
    {KR_NAME___pow__, KR_SLOT_POWER, 0, AT(power), FN(slot_power), ""},
    {KR_NAME___bool__, KR_SLOT_TRUTH, 0, AT(truth), FN(slot_truth), ""},
    {KR_NAME___len__, KR_SLOT_LENGTH, 0, AT(length), FN(slot_length), ""},
    {KR_NAME___hash__, KR_SLOT_HASH, 0, AT(hash), FN(slot_hash), ""},
    {KR_NAME___contains__, KR_SLOT_CONTAINS, 0, AT(contains), FN(slot_contains), ""},
    {KR_NAME___getitem__, KR_SLOT_GETITEM, 0, AT(getitem), FN(slot_getitem), ""},
    {KR_NAME___setitem__, KR_SLOT_SETITEM, 0, AT(setitem), FN(slot_setitem), ""},
    {KR_NAME___delitem__, KR_SLOT_DELITEM, 0, AT(setitem), FN(slot_setitem), ""},
    {KR_NAME___getattribute__, KR_SLOT_GETATTR, 0, AT(getattr), FN(slot_getattr), ""},
    {KR_NAME___getattr__, KR_SLOT_GETATTR, 1, AT(getattr), FN(slot_getattr), ""},
    {KR_NAME___setattr__, KR_SLOT_SETATTR, 0, AT(setattr), FN(slot_setattr), ""},
    {KR_NAME___delattr__, KR_SLOT_DELATTR, 0, AT(setattr), FN(slot_setattr), ""},
    {KR_NAME___next__, KR_SLOT_NEXT, 0, AT(next), FN(slot_next), ""},
    {KR_NAME___call__, KR_SLOT_CALL, 0, AT(call), FN(slot_call), ""},
    {KR_NAME___init__, KR_SLOT_INIT, 0, AT(init), FN(slot_init), ""},
    {KR_NAME___new__, KR_SLOT_NEW, 0, AT(new_object), FN(slot_new), ""},
    {KR_NAME___del__, KR_SLOT_DEL, 0, AT(finalize), FN(slot_del), ""},
    {KR_NAME___get__, KR_SLOT_DESCR_GET, 0, AT(descr_get), FN(slot_descr_get), ""},
    {KR_NAME___set__, KR_SLOT_DESCR_SET, 0, AT(descr_set), FN(slot_descr_set), ""},
    {KR_NAME___delete__, KR_SLOT_DESCR_DELETE, 0, AT(descr_set), FN(slot_descr_set), ""},
    {0},
};

// Sequences of C types: wrappers only. Classes defined in Python fill the number slots.
const KrSlotDef kr_type_sequence_slots[] = {
    {KR_NAME___add__, KR_SLOT_CONCAT, 0, AT(concat), FN(slot_add), ""},
    {KR_NAME___mul__, KR_SLOT_REPEAT, 0, AT(repeat), FN(slot_mul), ""},
    {KR_NAME___rmul__, KR_SLOT_REPEAT, 0, AT(repeat), FN(slot_mul), ""},
    {0},
};

const KrSlotDef kr_type_buffer_slots[2] = {
    {KR_NAME___buffer__, KR_SLOT_BUFFER, 0, AT(buffer), NULL, ""},
    {KR_NAME___release_buffer__, KR_SLOT_RELEASE_BUFFER, 0, AT(buffer_release), NULL, ""},
};

// --- calling a slot through its wrapper --------------------------------------------------

static KrOwn none_if(bool ok)
{
    return ok ? kr_none_own() : KR_NULL;
}

static bool check_count(KrThread *thread, size_t count, size_t min, size_t max)
{
    if (count >= min && count <= max)
        return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "expected %zu argument%s, got %zu", min, min == 1 ? "" : "s",
                                    count);
}

// The same for more than one, which CPython unpacks with the name in the message.
static bool check_named(KrThread *thread, const KrSlotDef *slot, size_t count, size_t min, size_t max)
{
    if (count >= min && count <= max)
        return true;
    size_t limit = count < min ? min : max;
    return kr_exception_raise_false(thread, &kr_exception_type_error, "%S expected %s%zu argument%s, got %zu",
                                    kr_name(slot->name),
                                    min == max ? "" : count < min ? "at least " : "at most ", limit,
                                    limit == 1 ? "" : "s", count);
}

static bool check_name(KrThread *thread, KrRef name)
{
    if (kr_str_is_sub(name))
        return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "attribute name must be string, not '%T'", name);
}

// x.__pow__(y, modulus=None) and its reflected form, of a C type.
static KrOwn power_call(KrThread *thread, KrType *type, void *function, KrRef self, const KrRef *args, size_t count,
                        bool reflected)
{
    if (count < 1 || count > 2)
        return kr_exception_raise(thread, &kr_exception_type_error, "expected 1 or 2 arguments, got %zu", count);
    KrRef base = reflected ? args[0] : self, exponent = reflected ? self : args[0];
    if (count < 2 || kr_is_none(args[1]))
        return ((KrBinaryFn)function)(thread, base, exponent);
    if (type->power)
        return type->power(thread, base, exponent, args[1]);
    if (!(type->flags & KR_TYPE_INT_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "pow() 3rd argument not allowed unless all arguments are integers");
    if (!kr_int_is_sub(base) || !kr_int_is_sub(exponent) || !kr_int_is_sub(args[1]))
        return kr_dup(kr_not_implemented());
    return kr_int_power(thread, base, exponent, args[1]);
}

// object.__setattr__(int, "x", 1) must not get round what type.__setattr__ forbids: the call may not jump over
// the C function of a more derived type.
static bool not_a_trick(KrThread *thread, const KrSlotDef *slot, KrRef self, const void *function)
{
    KrType *type = kr_type_of(self), *defining = type;
    const void *generic = (void *)(uintptr_t)slot->generic, *own = *kr_type_slot(type, slot);
    const KrTuple *mro = (const KrTuple *)(const void *)kr_obj(kr_ref(type->mro));
    for (int64_t i = mro->length; i-- > 0;) {
        KrType *base = (KrType *)kr_obj(kr_ref(mro->items[i]));
        const void *theirs = *kr_type_slot(base, slot);
        if (theirs != generic && theirs == own) {
            defining = base;
            break;
        }
    }
    for (KrType *base = defining; base; base = base->base) {
        const void *theirs = *kr_type_slot(base, slot);
        if (theirs == function)
            return true;
        if (theirs != generic)
            return kr_exception_raise_false(thread, &kr_exception_type_error, "can't apply this %s to %s object",
                                            kr_str_text(thread, kr_name(slot->name)), type->name);
    }
    return true;
}

KrOwn kr_type_slot_call(KrThread *thread, const KrSlotDef *slot, KrType *type, KrRef self,
                        const KrRef *args, size_t count, KrRef kwnames)
{
    void *function = *kr_type_slot(type, slot);
    bool truth;
    int64_t number;
    switch ((KrSlotKind)slot->kind) {
    case KR_SLOT_UNARY:
        return check_count(thread, count, 0, 0) ? ((KrUnaryFn)function)(thread, self) : KR_NULL;
    case KR_SLOT_BINARY:
        if (slot->name == KR_NAME___pow__)
            return power_call(thread, type, function, self, args, count, false);
        return check_count(thread, count, 1, 1) ? ((KrBinaryFn)function)(thread, self, args[0]) : KR_NULL;
    case KR_SLOT_INPLACE: {
        KrOwn done = check_count(thread, count, 1, 1) ? ((KrBinaryFn)function)(thread, self, args[0]) : KR_NULL;
        if (slot->name != KR_NAME___imul__ || kr_is_null(done) || !kr_is(kr_ref(done), kr_not_implemented()) ||
            !kr_type_of(self)->repeat || kr_number_has_index(args[0]))
            return done;
        kr_drop(thread, done); // of a sequence, when it is called by name
        return kr_exception_raise(thread, &kr_exception_type_error, "'%T' object cannot be interpreted as an integer", args[0]);
    }
    case KR_SLOT_GETITEM:
    case KR_SLOT_CONCAT:
        return check_count(thread, count, 1, 1) ? ((KrBinaryFn)function)(thread, self, args[0])
                                                : KR_NULL;
    case KR_SLOT_REFLECTED:
        if (slot->name == KR_NAME___rpow__)
            return power_call(thread, type, function, self, args, count, true);
        return check_count(thread, count, 1, 1) ? ((KrBinaryFn)function)(thread, args[0], self)
                                                : KR_NULL;
    case KR_SLOT_POWER:
    case KR_SLOT_RPOWER: {
        if (count < 1 || count > 2)
            return kr_exception_raise(thread, &kr_exception_type_error, "expected 1 or 2 arguments, got %zu", count);
        KrRef modulus = count > 1 ? args[1] : kr_none();
        bool reflected = slot->kind == KR_SLOT_RPOWER;
        return ((KrTernaryFn)function)(thread, reflected ? args[0] : self, reflected ? self : args[0], modulus);
    }
    case KR_SLOT_BUFFER:
        return check_count(thread, count, 1, 1) ? kr_buffer_call_get(thread, self, args[0]) : KR_NULL;
    case KR_SLOT_RELEASE_BUFFER:
        return check_count(thread, count, 1, 1) ? kr_buffer_call_release(thread, self, args[0]) : KR_NULL;
    case KR_SLOT_REPEAT:
        return check_count(thread, count, 1, 1) && kr_number_index_i64(thread, args[0], &number)
                   ? ((KrOwn(*)(KrThread *, KrRef, int64_t))function)(thread, self, number)
                   : KR_NULL;
    case KR_SLOT_TRUTH:
        return check_count(thread, count, 0, 0) && ((KrTruthFn)function)(thread, self, &truth)
                   ? kr_bool_own(truth)
                   : KR_NULL;
    case KR_SLOT_LENGTH:
    case KR_SLOT_HASH: // the same signature
        return check_count(thread, count, 0, 0) && ((KrLengthFn)function)(thread, self, &number)
                   ? kr_int_from_i64(thread, number)
                   : KR_NULL;
    case KR_SLOT_COMPARE:
        return check_count(thread, count, 1, 1)
                   ? ((KrCompareFn)function)(thread, self, args[0], slot->op)
                   : KR_NULL;
    case KR_SLOT_CONTAINS: {
        if (!check_count(thread, count, 1, 1))
            return KR_NULL;
        KrFound found = ((KrContainsFn)function)(thread, self, args[0]);
        return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
    }
    case KR_SLOT_SETITEM:
        return none_if(check_named(thread, slot, count, 2, 2) &&
                       ((KrSetItemFn)function)(thread, self, args[0], args[1]));
    case KR_SLOT_DELITEM:
        return none_if(check_count(thread, count, 1, 1) &&
                       ((KrSetItemFn)function)(thread, self, args[0], KR_REF_NULL));
    case KR_SLOT_GETATTR:
        return check_count(thread, count, 1, 1) && check_name(thread, args[0])
                   ? ((KrGetAttrFn)function)(thread, self, args[0])
                   : KR_NULL;
    case KR_SLOT_SETATTR:
        return none_if(check_named(thread, slot, count, 2, 2) && check_name(thread, args[0]) &&
                       not_a_trick(thread, slot, self, function) &&
                       ((KrSetAttrFn)function)(thread, self, args[0], args[1]));
    case KR_SLOT_DELATTR:
        return none_if(check_count(thread, count, 1, 1) && check_name(thread, args[0]) &&
                       not_a_trick(thread, slot, self, function) &&
                       ((KrSetAttrFn)function)(thread, self, args[0], KR_REF_NULL));
    case KR_SLOT_NEXT: {
        KrOwn item = KR_NULL;
        if (!check_count(thread, count, 0, 0))
            return KR_NULL;
        if (kr_type_of(self)->send)
            return kr_iter_next_or_stop(thread, self);
        if (((KrNextFn)function)(thread, self, &item) == KR_ABSENT)
            return kr_exception_raise_value(thread, &kr_exception_stop_iteration, KR_REF_NULL);
        return item;
    }
    case KR_SLOT_CALL: return ((KrCallFn)function)(thread, self, args, count, kwnames);
    case KR_SLOT_INIT:
        return none_if(((bool (*)(KrThread *, KrRef, const KrRef *, size_t, KrRef))function)(
            thread, self, args, count, kwnames));
    case KR_SLOT_NEW: return ((KrCallFn)function)(thread, self, args, count, kwnames);
    case KR_SLOT_DEL:
        return none_if(((bool (*)(KrThread *, KrRef))function)(thread, self));
    case KR_SLOT_DESCR_GET: {
        if (!check_named(thread, slot, count, 1, 2))
            return KR_NULL;
        KrRef instance = kr_is_none(args[0]) ? KR_REF_NULL : args[0];
        KrRef owner = count > 1 && !kr_is_none(args[1]) ? args[1] : KR_REF_NULL;
        if (kr_ref_is_null(instance) && kr_ref_is_null(owner))
            return kr_exception_raise(thread, &kr_exception_type_error, "__get__(None, None) is invalid");
        return ((KrDescrGetFn)function)(thread, self, instance, owner);
    }
    case KR_SLOT_DESCR_SET:
        return none_if(check_named(thread, slot, count, 2, 2) &&
                       ((KrDescrSetFn)function)(thread, self, args[0], args[1]));
    case KR_SLOT_DESCR_DELETE:
        return none_if(check_count(thread, count, 1, 1) &&
                       ((KrDescrSetFn)function)(thread, self, args[0], KR_REF_NULL));
    }
    return KR_NULL;
}

// --- keeping slots in step with class dictionaries ----------------------------------------

static void update_slot(KrType *type, const KrSlotDef *slot)
{
    KrRef found = kr_type_find(type, kr_name(slot->name));
    void **place = kr_type_slot(type, slot);
    if (kr_ref_is_null(found))
        return;
    if (slot->kind == KR_SLOT_HASH && kr_is_none(found)) {
        *place = (void *)(uintptr_t)slot_unhashable;
        return;
    }
    if (kr_is_exact(found, &kr_native_type) && slot->kind == KR_SLOT_NEW) {
        // a builtin type's __new__, whichever: what is inherited makes instances, as in CPython
        if (((const KrNative *)(const void *)kr_obj(found))->def != &kr_descriptor_new_def)
            *place = (void *)(uintptr_t)slot->generic;
        return;
    }
    if (kr_is_exact(found, &kr_slot_wrapper_type)) { // what a C type does
        KrSlotWrapper *wrapper = (KrSlotWrapper *)kr_obj(found);
        if (wrapper->slot->name != slot->name || !kr_type_is_subtype(type, wrapper->type)) // under another name: __str__ = int.__repr__
            *place = (void *)(uintptr_t)slot->generic;
        else if (wrapper->slot->offset == slot->offset && *place != (void *)(uintptr_t)slot->generic)
            *place = *kr_type_slot(wrapper->type, slot);
        return;
    }
    if (kr_is_exact(found, &kr_method_descriptor_type)) { // list.__getitem__ and the like: what the C type's slot does, too
        KrType *of = ((const KrMethodDescriptor *)(const void *)kr_obj(found))->type;
        if (!(of->flags & KR_TYPE_HEAP) && kr_type_is_subtype(type, of) && *kr_type_slot(of, slot) &&
            (slot->kind == KR_SLOT_GETITEM || slot->kind == KR_SLOT_CONTAINS)) {
            *place = *kr_type_slot(of, slot);
            return;
        }
    }
    *place = (void *)(uintptr_t)slot->generic;
}

typedef struct Names { // a set of static names
    uint64_t words[(KR_NAME_COUNT + 63) / 64];
} Names;

static bool has_name(const Names *names, int name)
{
    return names->words[name / 64] >> name % 64 & 1;
}

// The static names among the keys of a class dictionary. False: a key that is not interned may equal any of them.
static bool add_names(Names *names, KrRef dict)
{
    size_t position = 0;
    KrRef key, value;
    while (kr_dict_next(dict, &position, &key, &value)) {
        if (!kr_is_exact(key, &kr_str_type) || !kr_str_obj(key)->interned)
            return false;
        int name = kr_name_index(key);
        if (name >= 0)
            names->words[name / 64] |= UINT64_C(1) << name % 64;
    }
    return true;
}

// Names that may mean something else than in the base, if its slots are right: those of the classes that the base does not
// have in its order of resolution. Else all names that there are: the others mean nothing. False: all may.
static bool find_changed(const KrType *type, Names *changed)
{
    const KrType *base = type->base;
    if (!base || kr_is_null(type->mro) || kr_is_null(base->mro))
        return false;
    bool right = base->flags & KR_TYPE_HEAP || base == &kr_object_base_type;
    const KrTuple *own = kr_tuple_cast(kr_ref(type->mro)), *inherited = kr_tuple_cast(kr_ref(base->mro));
    int64_t common = 0;
    for (int64_t i = 0; i < own->length; i++) {
        KrRef class_ = kr_ref(own->items[i]);
        if (right && common < inherited->length && kr_is(class_, kr_ref(inherited->items[common])))
            common++;
        else if (!add_names(changed, kr_type_dict((KrType *)(void *)kr_obj(class_))))
            return false;
    }
    return !right || common == inherited->length;
}

// Did C code fill this slot of a class made at run time (_ast.AST, the one with `methods`)?
static bool wraps_own(const KrType *type, const KrSlotDef *slot)
{
    KrRef found = kr_dict_find_str(kr_ref(type->dict), kr_name(slot->name));
    return kr_is_exact(found, &kr_slot_wrapper_type) &&
           ((const KrSlotWrapper *)(const void *)kr_obj(found))->type == type;
}

// Does C code say what a name means?
static bool is_wrapped(KrType *type, int name)
{
    KrRef found = kr_type_find(type, kr_name(name));
    return kr_ref_is_null(found) || kr_is_exact(found, &kr_slot_wrapper_type);
}

// A class that has its own + or * is no sequence as to these: its answer is the last one.
static void update_sequence_slots(KrType *type)
{
    const KrType *base = type->base;
    if (base->concat)
        type->concat = is_wrapped(type, KR_NAME___add__) ? base->concat : NULL;
    if (base->repeat)
        type->repeat = is_wrapped(type, KR_NAME___mul__) && is_wrapped(type, KR_NAME___rmul__) ? base->repeat : NULL;
}

void kr_type_update_slots(KrThread *thread, KrType *type)
{
    if (type->flags & KR_TYPE_HEAP) {
        Names changed = {0};
        bool known = find_changed(type, &changed);
        for (const KrSlotDef *slot = kr_type_slots; slot->generic; slot++)
            if (!type->methods || !wraps_own(type, slot))
                *kr_type_slot(type, slot) = type->base ? *kr_type_slot(type->base, slot) : NULL;
        for (const KrSlotDef *slot = kr_type_slots; slot->generic; slot++) {
            bool skip = known && !has_name(&changed, slot->name);
            if (!skip || KR_CHECK >= 1) {
                void *before = *kr_type_slot(type, slot);
                update_slot(type, slot);
                kr_assert(!skip || *kr_type_slot(type, slot) == before);
                (void)before;
            }
        }
        type->flags &= ~(uint32_t)(KR_TYPE_GENERIC_GETATTR | KR_TYPE_GENERIC_SETATTR);
        if (type->getattr == kr_object_base_type.getattr)
            type->flags |= KR_TYPE_GENERIC_GETATTR;
        if (type->setattr == kr_object_base_type.setattr)
            type->flags |= KR_TYPE_GENERIC_SETATTR;
        if (type->finalize)
            type->flags |= KR_TYPE_HAS_DEL;
        if (type->base && !type->methods)
            update_sequence_slots(type);
    }
    for (uint32_t i = 0; i < type->subtype_count; i++)
        kr_type_update_slots(thread, type->subtypes[i]);
}
