// SPDX-License-Identifier: MIT
// Operations of traces that run no Python code: what a trace knows of the heap stays true across them (quiet.c).
#pragma once

#include "runtime/value.h"

// A native function that is KR_NATIVE_PURE, with arguments of exact builtin types without items. function: KrNativeFn.
KrOwn kr_quiet_native_0(KrThread *thread, KrRef self, uint64_t function) KR_NEW KR_LEAF;
KrOwn kr_quiet_native_1(KrThread *thread, KrRef self, KrRef a, uint64_t function) KR_NEW KR_LEAF;
KrOwn kr_quiet_native_2(KrThread *thread, KrRef self, KrRef a, KrRef b, uint64_t function) KR_NEW KR_LEAF;
KrOwn kr_quiet_native_3(KrThread *thread, KrRef self, KrRef a, KrRef b, KrRef c, uint64_t function) KR_NEW KR_LEAF;
KrOwn kr_quiet_iter_own(KrThread *thread, KrOwn iterable) KR_NEW KR_STEALS(2);
KrOwn kr_quiet_range(KrThread *thread, int64_t start, int64_t stop, int64_t step) KR_NEW;
KrOwn kr_quiet_range_iter(KrThread *thread, int64_t start, int64_t stop, int64_t step) KR_NEW; // step is not 0
KrOwn kr_quiet_dict_view(KrThread *thread, KrRef dict, uint64_t type) KR_NEW KR_LEAF; // type: KrType *, of the view
KrOwn kr_quiet_dict_iter(KrThread *thread, KrRef dict, uint64_t type) KR_NEW KR_LEAF; // of the iterator
KrOwn kr_quiet_make(KrThread *thread, KrRef type, KrRef a) KR_NEW KR_LEAF; // int, float, str of such an argument
KrOwn kr_quiet_make_empty(KrThread *thread, KrRef type) KR_NEW KR_LEAF;    // list(), dict(), set(), ...
// isinstance() for a class whose metaclass is type: 0 or 1; 2: the value may lie about its class.
int64_t kr_quiet_is_instance(KrRef value, KrRef type) KR_LEAF;
// Is a text (kr_container_is_text) equal to another, or to a list, tuple, dict or number? 1 or 0; KR_QUIET_ASK: neither is one, or
// the other's class has to be asked.
enum { KR_QUIET_ASK = 2 };
int64_t kr_quiet_text_equal(KrRef a, KrRef b) KR_LEAF;
KrFound kr_quiet_truth(KrThread *thread, KrRef value) KR_RAISES; // of a builtin container, by its length
// The method that the class of the object has under this name, if the object itself does not hide it; else null.
KrRef kr_quiet_method(KrRef object, KrRef name) KR_LEAF;
KrRef kr_quiet_own_dict(KrRef object) KR_LEAF; // of its own attributes; null: none yet
// An exception of the class as `raise` makes it, with what is being handled as its context; the same for one that there is.
KrOwn kr_quiet_exception(KrThread *thread, KrRef type) KR_NEW KR_LEAF;
// BaseException.__new__ and __init__ of what lies in the activation's arguments, and an attribute that it does not have yet. 0: nothing
// has been done, since what it holds would end, or others hold its dict.
KrOwn kr_quiet_exception_make(KrThread *thread, KrRef type, uint32_t count) KR_NEW KR_LEAF;
int64_t kr_quiet_exception_init(KrThread *thread, KrRef exception, uint32_t count) KR_LEAF;
int64_t kr_quiet_exception_set_field(KrThread *thread, KrRef exception, KrRef name, KrRef value) KR_LEAF;
void kr_quiet_catch(KrThread *thread, KrRef exception) KR_LEAF;
// A handler begins, and ends: what was handled before is the caller's meanwhile (None: nothing).
KrRef kr_quiet_handle(KrThread *thread, KrRef exception) KR_LEAF;
void kr_quiet_unhandle(KrThread *thread, KrOwn before) KR_LEAF KR_STEALS(2);
enum { KR_QUIET_FROM_HANDLED = 1, KR_QUIET_FROM_NONE };
int64_t kr_quiet_chain(KrThread *thread, KrRef exception, KrRef handled, uint32_t how) KR_LEAF; // 0: not done
// Lent: an attribute of its own (null: it has none of this name), the tuple of its arguments.
KrRef kr_quiet_exception_field(KrRef exception, KrRef name) KR_LEAF;
KrRef kr_quiet_exception_args(KrRef exception) KR_LEAF;
// The exceptions that these raise, as results: a lookup, a division, int(text).
KrOwn kr_quiet_fault_item(KrThread *thread, KrRef container, KrRef key) KR_NEW KR_LEAF;
KrOwn kr_quiet_fault_binary(KrThread *thread, KrRef a, KrRef b, uint32_t op) KR_NEW KR_LEAF;
KrOwn kr_quiet_fault_int(KrThread *thread, KrRef text) KR_NEW KR_LEAF;
bool kr_quiet_str_has(KrRef text, KrRef part) KR_LEAF;
bool kr_quiet_tuple_has(KrRef tuple, KrRef value) KR_LEAF; // of exact strs, immediate ints and None
// container[start:stop] of an exact str, bytes, list or tuple
KrOwn kr_quiet_slice(KrThread *thread, KrRef container, int64_t start, int64_t stop) KR_NEW;
int64_t kr_quiet_malformed_int(KrRef text) KR_LEAF; // 1: int() would raise; 0: not known
KrOwn kr_quiet_format_simple(KrThread *thread, KrRef value) KR_NEW KR_LEAF;             // of an exact str, int or float
KrOwn kr_quiet_format(KrThread *thread, KrRef value, KrRef spec) KR_NEW KR_LEAF;        // likewise
