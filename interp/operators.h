// SPDX-License-Identifier: MIT
// What instructions do when no specialized form fits: small functions over the runtime's protocols,
// called by handlers and by traces (as calling micro-ops).
#pragma once

#include "runtime/type.h"

KrOwn kr_operators_binary(KrThread *thread, KrRef left, KrRef right, int32_t op)
    KR_NEW; // BINARY_OP's oparg
// What a type in C does with two of its objects; null: it does not know the operator, which is no in-place one.
KR_INLINE KrBinaryFn kr_operators_alike(const KrType *type, uint32_t op)
{
    KrBinaryFn number = type->binary[op];
    return number || op != KR_BINARY_ADD ? number : type->concat;
}
KrOwn kr_operators_compare(KrThread *thread, KrRef left, KrRef right, int32_t oparg)
    KR_NEW;
// What an instruction makes of the result of a method that it has entered (a KrReturnKind): stolen.
KrOwn kr_operators_method_result(KrThread *thread, uint8_t kind, KrOwn value) KR_STEALS(3);
KrFound kr_operators_truth(KrThread *thread, KrRef value) KR_RAISES;
enum { KR_OPERATORS_SUBSCRIPT = 2 * KR_BINARY_COUNT }; // the oparg of BINARY_OP; below: operators, then their in-place forms
// Is it an in-place form for which the class has a method of its own?
KR_INLINE bool kr_operators_in_place(const KrType *type, uint32_t oparg)
{
    return oparg - KR_BINARY_COUNT < KR_BINARY_COUNT && type->inplace[oparg - KR_BINARY_COUNT];
}
// What BINARY_OP calls: __add__, ... (also for in-place forms for which the class has no other), __iadd__, ..., __getitem__.
KrRef kr_operators_method_name(const KrType *type, uint32_t oparg) KR_LEAF;
// May objects of the type have a method in Python for the operator?
KR_INLINE bool kr_operators_has_methods(const KrType *type, uint32_t oparg)
{
    return type->flags & KR_TYPE_INSTANCE ||
           (type->flags & KR_TYPE_INT_SUB && type->flags & KR_TYPE_HEAP && oparg != KR_OPERATORS_SUBSCRIPT);
}
// An immortal object that stands for "no item left"; Python code never sees it.
KrRef kr_operators_exhausted(void) KR_LEAF;
KrRef kr_operators_no_pair(void) KR_LEAF; // says that an iterator has no pair to give but a tuple
KrOwn kr_operators_step(KrThread *thread, KrRef iterator) KR_NEW; // the next item, or kr_operators_exhausted()
bool kr_operators_end_iterator(KrThread *thread, KrRef iterator) KR_RAISES; // of a list or tuple; always true
KrOwn kr_operators_instance(KrThread *thread, KrRef type) KR_NEW KR_LEAF; // kr_shape_new_instance
KrOwn kr_operators_container(KrThread *thread, KrRef type) KR_NEW KR_LEAF; // empty, of a subclass of dict, list or set
KrOwn kr_operators_str_index(KrThread *thread, KrRef str, int64_t index) KR_NEW KR_LEAF;
bool kr_operators_str_not_equal(KrRef a, KrRef b) KR_LEAF;
bool kr_operators_str_less(KrRef a, KrRef b) KR_LEAF;
bool kr_operators_str_at_most(KrRef a, KrRef b) KR_LEAF;
bool kr_operators_str_greater(KrRef a, KrRef b) KR_LEAF;
bool kr_operators_str_at_least(KrRef a, KrRef b) KR_LEAF;
KrOwn kr_operators_dict_item(KrThread *thread, KrRef dict, KrRef key)
    KR_NEW; // KeyError
KrFound kr_operators_dict_has(KrThread *thread, KrRef dict, KrRef key) KR_RAISES;
KrOwn kr_operators_slice_get(KrThread *thread, KrRef container, KrRef start, KrRef stop)
    KR_NEW;
bool kr_operators_slice_set(KrThread *thread, KrRef container, KrRef start, KrRef stop,
                            KrRef value) KR_RAISES;
KrOwn kr_operators_convert(KrThread *thread, KrRef value, int32_t how) KR_NEW;
KrOwn kr_operators_format_simple(KrThread *thread, KrRef value) KR_NEW;
KrOwn kr_operators_template(KrThread *thread, KrRef strings, KrRef interpolations)
    KR_NEW;
KrOwn kr_operators_interpolation(KrThread *thread, KrRef value, KrRef text,
                                 int conversion, KrRef spec_or_null) KR_NEW;

KrOwn kr_operators_build_set(KrThread *thread, const KrSlot *items, uint32_t count)
    KR_NEW;
KrOwn kr_operators_build_map(KrThread *thread, const KrSlot *items, uint32_t pairs)
    KR_NEW;
KrOwn kr_operators_build_string(KrThread *thread, const KrSlot *pieces, uint32_t count)
    KR_NEW;
bool kr_operators_list_extend(KrThread *thread, KrRef list, KrRef iterable) KR_RAISES;
bool kr_operators_set_update(KrThread *thread, KrRef set, KrRef iterable) KR_RAISES;
bool kr_operators_dict_update(KrThread *thread, KrRef dict, KrRef other) KR_RAISES;
// Keyword arguments of a call of `callable`: a key twice is a TypeError.
bool kr_operators_dict_merge(KrThread *thread, KrRef dict, KrRef other, KrRef callable)
    KR_RAISES;
// Items of an iterable into out[count], the first on top. All or nothing.
bool kr_operators_unpack(KrThread *thread, KrRef iterable, uint32_t count, KrSlot *out)
    KR_RAISES;
bool kr_operators_unpack_ex(KrThread *thread, KrRef iterable, uint32_t before,
                            uint32_t after, KrSlot *out) KR_RAISES;

// For traces: operations on the first `count` of activation->arguments, which stay borrowed.
// A native function that takes its arguments as they come: a KrNativeFn.
KrOwn kr_operators_native_0(KrThread *thread, KrRef self, uint64_t function) KR_NEW;
KrOwn kr_operators_native_1(KrThread *thread, KrRef self, KrRef a, uint64_t function) KR_NEW;
KrOwn kr_operators_native_2(KrThread *thread, KrRef self, KrRef a, KrRef b, uint64_t function) KR_NEW;
KrOwn kr_operators_native_3(KrThread *thread, KrRef self, KrRef a, KrRef b, KrRef c, uint64_t function) KR_NEW;
// An instance of a class of C whose __new__ does everything, called with its own class.
KrOwn kr_operators_make_0(KrThread *thread, KrRef type) KR_NEW;
KrOwn kr_operators_make_1(KrThread *thread, KrRef type, KrRef a) KR_NEW;
// By KrType.next_pair: see ITER_PAIR in dsl/ops/quiet.ops.
KrOwn kr_operators_step_pair(KrThread *thread, KrRef iterator) KR_NEW;
KrOwn kr_operators_pair_second(KrThread *thread) KR_NEW KR_LEAF;
void kr_operators_arguments(const KrThread *thread, uint32_t count, KrRef *args); // borrowed, of the call that the trace makes
KrOwn kr_operators_call_many(KrThread *thread, KrRef callable, uint32_t count) KR_NEW;
KrOwn kr_operators_call_names(KrThread *thread, KrRef callable, KrRef names, uint32_t count) KR_NEW; // count: with keywords
KrOwn kr_operators_string_many(KrThread *thread, uint32_t count) KR_NEW KR_LEAF; // of str
KrOwn kr_operators_string_more(KrThread *thread, KrOwn text, uint32_t count) KR_NEW KR_LEAF KR_STEALS(2); // the text, and as many str behind it
KrOwn kr_operators_tuple_own(KrThread *thread, uint32_t count) KR_NEW KR_LEAF; // takes the arguments' references
KrOwn kr_operators_tuple_many(KrThread *thread, uint32_t count) KR_NEW KR_LEAF;
KrOwn kr_operators_list_many(KrThread *thread, uint32_t count) KR_NEW KR_LEAF;
KrOwn kr_operators_set_many(KrThread *thread, uint32_t count) KR_NEW;
bool kr_operators_dict_names_are(KrRef dict, KrRef names) KR_LEAF; // its keys, in this order
bool kr_operators_lacks_name(KrRef owner, KrRef name) KR_LEAF; // an object of a builtin layout, in its __dict__
KrOwn kr_operators_unpack_tuple(KrThread *thread, KrRef iterable, uint32_t count) KR_NEW; // of exactly so many items
KrOwn kr_operators_call_ex(KrThread *thread, KrRef callable, KrRef args, KrRef kwargs) KR_NEW; // args: tuple or list
KrOwn kr_operators_attr_get(KrThread *thread, KrRef owner, KrRef name) KR_NEW; // by the thread's table of shapes
// Of exact str keys, a tuple of them, and values, which it takes over.
KrOwn kr_operators_function_of(KrThread *thread, KrRef code, KrRef globals, KrOwn *cells, uint32_t count) KR_NEW; // takes the cells over
KrOwn kr_operators_dict_of(KrThread *thread, KrRef names, const KrOwn *values, uint32_t count) KR_NEW;
KrOwn kr_operators_dict_of_0(KrThread *thread) KR_NEW;
KrOwn kr_operators_dict_of_1(KrThread *thread, KrRef names, KrOwn a) KR_NEW KR_STEALS(3);
KrOwn kr_operators_dict_of_2(KrThread *thread, KrRef names, KrOwn a, KrOwn b) KR_NEW KR_STEALS(3) KR_STEALS(4);
KrOwn kr_operators_dict_of_3(KrThread *thread, KrRef names, KrOwn a, KrOwn b, KrOwn c)
    KR_NEW KR_STEALS(3) KR_STEALS(4) KR_STEALS(5);
KrOwn kr_operators_dict_many(KrThread *thread, uint32_t pairs) KR_NEW;
// For traces: tuples, lists and dicts of known length, items stolen.
KrOwn kr_operators_tuple_0(KrThread *thread) KR_NEW KR_LEAF;
// SET_FUNCTION_ATTRIBUTE of a function that has just been made
void kr_operators_function_set(KrThread *thread, KrRef function, KrOwn value, uint32_t which) KR_STEALS(3) KR_LEAF;
KrOwn kr_operators_tuple_1(KrThread *thread, KrOwn a) KR_NEW KR_LEAF KR_STEALS(2);
KrOwn kr_operators_tuple_2(KrThread *thread, KrOwn a, KrOwn b) KR_NEW KR_LEAF KR_STEALS(2)
    KR_STEALS(3);
KrOwn kr_operators_tuple_3(KrThread *thread, KrOwn a, KrOwn b, KrOwn c)
    KR_NEW KR_LEAF KR_STEALS(2) KR_STEALS(3) KR_STEALS(4);
KrOwn kr_operators_tuple_4(KrThread *thread, KrOwn a, KrOwn b, KrOwn c, KrOwn d)
    KR_NEW KR_LEAF KR_STEALS(2) KR_STEALS(3) KR_STEALS(4) KR_STEALS(5);
KrOwn kr_operators_list_0(KrThread *thread) KR_NEW KR_LEAF;
KrOwn kr_operators_list_1(KrThread *thread, KrOwn a) KR_NEW KR_LEAF KR_STEALS(2);
KrOwn kr_operators_list_2(KrThread *thread, KrOwn a, KrOwn b) KR_NEW KR_LEAF KR_STEALS(2)
    KR_STEALS(3);
KrOwn kr_operators_list_3(KrThread *thread, KrOwn a, KrOwn b, KrOwn c)
    KR_NEW KR_LEAF KR_STEALS(2) KR_STEALS(3) KR_STEALS(4);
KrOwn kr_operators_list_4(KrThread *thread, KrOwn a, KrOwn b, KrOwn c, KrOwn d)
    KR_NEW KR_LEAF KR_STEALS(2) KR_STEALS(3) KR_STEALS(4) KR_STEALS(5);
