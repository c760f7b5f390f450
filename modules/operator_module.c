// SPDX-License-Identifier: MIT
// The _operator module: the operators of the language as functions. itemgetter and its like are in operator_getters.c.
// Tests: tests/lang/modules/operator/.
#include "modules/operator_module.h"

#include "modules/operator_getters.h"

#include "runtime/bool.h"
#include "runtime/buffer.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

// X(function, its in-place form, operator)
#define BINARY_OPERATORS(X)                                                            \
    X(add, iadd, KR_BINARY_ADD)                                                        \
    X(and_, iand, KR_BINARY_AND)                                                       \
    X(floordiv, ifloordiv, KR_BINARY_FLOORDIV)                                         \
    X(lshift, ilshift, KR_BINARY_LSHIFT)                                               \
    X(matmul, imatmul, KR_BINARY_MATMUL)                                               \
    X(mul, imul, KR_BINARY_MUL)                                                        \
    X(mod, imod, KR_BINARY_MOD)                                                        \
    X(or_, ior, KR_BINARY_OR)                                                          \
    X(pow_, ipow, KR_BINARY_POW)                                                       \
    X(rshift, irshift, KR_BINARY_RSHIFT)                                               \
    X(sub, isub, KR_BINARY_SUB)                                                        \
    X(truediv, itruediv, KR_BINARY_TRUEDIV)                                            \
    X(xor, ixor, KR_BINARY_XOR)
#define BINARY_FUNCTIONS(name, inplace, op) /* both functions of an operator */        \
    static KrOwn name(ARGS)                                                            \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        return kr_number_binary(thread, args[0], args[1], op);                         \
    }                                                                                  \
    static KrOwn inplace(ARGS)                                                         \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        return kr_number_inplace(thread, args[0], args[1], op);                        \
    }
BINARY_OPERATORS(BINARY_FUNCTIONS)

#define COMPARISONS(X)                                                                 \
    X(lt, KR_LT) X(le, KR_LE) X(eq, KR_EQ) X(ne, KR_NE) X(ge, KR_GE) X(gt, KR_GT)
#define COMPARISON(name, op) /* function of a comparison */                            \
    static KrOwn name(ARGS)                                                            \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        return kr_compare(thread, args[0], args[1], op);                               \
    }
COMPARISONS(COMPARISON)

#define UNARY_OPERATORS(X)                                                             \
    X(neg, kr_number_negative)                                                         \
    X(pos, kr_number_positive)                                                         \
    X(absolute, kr_number_absolute) X(invert, kr_number_invert)
#define UNARY(name, function) /* function of one operand */                            \
    static KrOwn name(ARGS)                                                            \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        return function(thread, args[0]);                                              \
    }
UNARY_OPERATORS(UNARY)

#define UNUSED ((void)thread, (void)self, (void)count)

static KrOwn index_(ARGS)
{
    UNUSED;
    KrOwn found = kr_number_index(thread, args[0]);
    if (kr_is_null(found)) return found;
    KrOwn plain = kr_int_plain(thread, kr_ref(found)); // of True or a subclass as well
    kr_drop(thread, found);
    return plain;
}
static KrOwn truth(ARGS)
{
    UNUSED;
    bool yes;
    return kr_truth(thread, args[0], &yes) ? kr_bool_own(yes) : KR_NULL;
}
static KrOwn not_(ARGS)
{
    UNUSED;
    bool yes;
    return kr_truth(thread, args[0], &yes) ? kr_bool_own(!yes) : KR_NULL;
}
static KrOwn is_(ARGS)
{
    UNUSED;
    return kr_bool_own(kr_is(args[0], args[1]));
}
static KrOwn is_not(ARGS)
{
    UNUSED;
    return kr_bool_own(!kr_is(args[0], args[1]));
}
static KrOwn is_none(ARGS)
{
    UNUSED;
    return kr_bool_own(kr_is_none(args[0]));
}
static KrOwn is_not_none(ARGS)
{
    UNUSED;
    return kr_bool_own(!kr_is_none(args[0]));
}

// --- containers ---------------------------------------------------------------------------

static bool is_sequence(KrRef value)
{
    const KrType *type = kr_type_of(value);
    return (type->getitem || type->concat) && !kr_dict_is_sub(value);
}
static KrOwn concatenate(KrThread *thread, const KrRef *args, bool in_place)
{
    if (!kr_type_of(args[0])->concat &&
        (!is_sequence(args[0]) || !is_sequence(args[1])))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "'%T' object can't be concatenated", args[0]);
    return in_place ? kr_number_inplace(thread, args[0], args[1], KR_BINARY_ADD)
           : kr_type_of(args[0])->concat
               ? kr_type_of(args[0])->concat(thread, args[0], args[1])
               : kr_number_binary(thread, args[0], args[1], KR_BINARY_ADD);
}
static KrOwn concat(ARGS)
{
    UNUSED;
    return concatenate(thread, args, false);
}
static KrOwn iconcat(ARGS)
{
    UNUSED;
    return concatenate(thread, args, true);
}
static KrOwn contains(ARGS)
{
    UNUSED;
    KrFound found = kr_contains(thread, args[0], args[1]);
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}
static KrOwn getitem(ARGS)
{
    UNUSED;
    return kr_item_get(thread, args[0], args[1]);
}
static KrOwn setitem(ARGS)
{
    UNUSED;
    return kr_item_set(thread, args[0], args[1], args[2]) ? kr_none_own() : KR_NULL;
}
static KrOwn delitem(ARGS)
{
    UNUSED;
    return kr_item_delete(thread, args[0], args[1]) ? kr_none_own() : KR_NULL;
}
// Counts equal items; or stops at the first, which has place *place.
static bool scan(KrThread *thread, KrRef iterable, KrRef wanted, bool first,
                 int64_t *place, int64_t *equal)
{
    KrOwn it = kr_iter(thread, iterable), item = KR_NULL;
    if (kr_is_null(it)) {
        if (kr_exception_is(thread, &kr_exception_type_error)) {
            kr_exception_clear(thread);
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "argument of type '%T' is not iterable",
                                            iterable);
        }
        return false;
    }
    KrFound found;
    *equal = 0;
    for (*place = 0; (found = kr_iter_next(thread, kr_ref(it), &item)) == KR_PRESENT;
         ++*place) {
        KrFound same = kr_container_equal(thread, kr_ref(item), wanted);
        kr_drop(thread, item);
        if (same == KR_FAULT) {
            found = same;
            break;
        }
        *equal += same == KR_PRESENT;
        if (first && *equal) break;
    }
    kr_drop(thread, it);
    return found != KR_FAULT;
}
static KrOwn count_of(ARGS)
{
    UNUSED;
    int64_t place, equal;
    return scan(thread, args[0], args[1], false, &place, &equal)
               ? kr_int_from_i64(thread, equal)
               : KR_NULL;
}
static KrOwn index_of(ARGS)
{
    UNUSED;
    int64_t place, equal;
    if (!scan(thread, args[0], args[1], true, &place, &equal)) return KR_NULL;
    if (!equal)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "sequence.index(x): x not in sequence");
    return kr_int_from_i64(thread, place);
}
static KrOwn length_hint(ARGS)
{
    UNUSED;
    int64_t fallback, hint;
    if (!kr_number_index_size(thread, args[1], &fallback) ||
        !kr_iterator_length_hint(thread, args[0], fallback, &hint))
        return KR_NULL;
    return kr_int_from_i64(thread, hint);
}
static KrOwn call(ARGS)
{
    UNUSED;
    return kr_call_ex(thread, args[0], args[1], args[2]);
}

// --- _compare_digest ----------------------------------------------------------------------

// The time depends on the length of `b` only.
static bool same_bytes(const char *a, size_t a_size, const char *b, size_t b_size)
{
    volatile unsigned char differ = a_size != b_size;
    const volatile char *left = a_size == b_size ? a : b, *right = b;
    for (size_t i = 0; i < b_size; i++)
        differ |= (unsigned char)(left[i] ^ right[i]);
    return differ == 0;
}
static KrOwn compare_digest(ARGS)
{
    UNUSED;
    KrRef a = args[0], b = args[1];
    if (kr_str_is_sub(a) && kr_str_is_sub(b)) {
        const KrStr *x = kr_str_obj(a), *y = kr_str_obj(b);
        if (!x->ascii || !y->ascii)
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "comparing strings with non-ASCII characters is not supported");
        return kr_bool_own(same_bytes(kr_str_data(x), (size_t)x->length, kr_str_data(y),
                                      (size_t)y->length));
    }
    if (!kr_buffer_has(a) || !kr_buffer_has(b))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "unsupported operand types(s) or combination of types: '%T' and '%T'", a,
            b);
    KrBuffer x, y;
    if (!kr_buffer_get(thread, a, &x, KR_BUFFER_READ)) return KR_NULL;
    if (!kr_buffer_get(thread, b, &y, KR_BUFFER_READ)) {
        kr_buffer_release(thread, &x);
        return KR_NULL;
    }
    bool same = same_bytes(x.data, (size_t)x.size, y.data, (size_t)y.size);
    kr_buffer_release(thread, &x);
    kr_buffer_release(thread, &y);
    return kr_bool_own(same);
}

// --- the module ---------------------------------------------------------------------------

#define ONE(name, function, text)                                                      \
    {                                                                                  \
        name, function, "($module, a, /)", text, 1, 1, KR_NATIVE_RAW                   \
    }
#define TWO(name, function, text)                                                      \
    {                                                                                  \
        name, function, "($module, a, b, /)", text, 2, 2, KR_NATIVE_RAW                \
    }
static const KrNativeDef functions[] = {
    TWO("add", add, "Same as a + b."),
    TWO("sub", sub, "Same as a - b."),
    TWO("mul", mul, "Same as a * b."),
    TWO("matmul", matmul, "Same as a @ b."),
    TWO("floordiv", floordiv, "Same as a // b."),
    TWO("truediv", truediv, "Same as a / b."),
    TWO("mod", mod, "Same as a % b."),
    TWO("pow", pow_, "Same as a ** b."),
    TWO("lshift", lshift, "Same as a << b."),
    TWO("rshift", rshift, "Same as a >> b."),
    TWO("and_", and_, "Same as a & b."),
    TWO("or_", or_, "Same as a | b."),
    TWO("xor", xor, "Same as a ^ b."),
    TWO("iadd", iadd, "Same as a += b."),
    TWO("isub", isub, "Same as a -= b."),
    TWO("imul", imul, "Same as a *= b."),
    TWO("imatmul", imatmul, "Same as a @= b."),
    TWO("ifloordiv", ifloordiv, "Same as a //= b."),
    TWO("itruediv", itruediv, "Same as a /= b."),
    TWO("imod", imod, "Same as a %= b."),
    TWO("ipow", ipow, "Same as a **= b."),
    TWO("ilshift", ilshift, "Same as a <<= b."),
    TWO("irshift", irshift, "Same as a >>= b."),
    TWO("iand", iand, "Same as a &= b."),
    TWO("ior", ior, "Same as a |= b."),
    TWO("ixor", ixor, "Same as a ^= b."),
    TWO("concat", concat, "Same as a + b, for a and b sequences."),
    TWO("iconcat", iconcat, "Same as a += b, for a and b sequences."),
    TWO("lt", lt, "Same as a < b."),
    TWO("le", le, "Same as a <= b."),
    TWO("eq", eq, "Same as a == b."),
    TWO("ne", ne, "Same as a != b."),
    TWO("ge", ge, "Same as a >= b."),
    TWO("gt", gt, "Same as a > b."),
    TWO("is_", is_, "Same as a is b."),
    TWO("is_not", is_not, "Same as a is not b."),
    ONE("is_none", is_none, "Same as a is None."),
    ONE("is_not_none", is_not_none, "Same as a is not None."),
    ONE("truth", truth, "Return True if a is true, False otherwise."),
    ONE("not_", not_, "Same as not a."),
    ONE("neg", neg, "Same as -a."),
    ONE("pos", pos, "Same as +a."),
    ONE("abs", absolute, "Same as abs(a)."),
    ONE("inv", invert, "Same as ~a."),
    ONE("invert", invert, "Same as ~a."),
    ONE("index", index_, "Same as a.__index__()"),
    TWO("contains", contains, "Same as b in a (note reversed operands)."),
    TWO("countOf", count_of,
        "Return the number of items in a which are, or which equal, b."),
    TWO("indexOf", index_of, "Return the first index of b in a."),
    TWO("getitem", getitem, "Same as a[b]."),
    TWO("delitem", delitem, "Same as del a[b]."),
    {"setitem", setitem, "($module, a, b, c, /)", "Same as a[b] = c.", 3, 3,
     KR_NATIVE_RAW},
    {"length_hint", length_hint, "($module, obj, default=0, /)",
     "Return an estimate of the number of items in obj.", 0, 0, 0},
    {"call", call, "($module, obj, /, *args, **kwargs)",
     "Same as obj(*args, **kwargs).", 0, 0, 0},
    TWO("_compare_digest", compare_digest,
        "Return 'a == b', in a time that does not tell where they differ."),
    {0},
};

KrOwn kr_operator_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_operator", "Operator interface.");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add_type(thread, kr_ref(module), &kr_operator_getters_item_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_operator_getters_attr_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_operator_getters_method_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
