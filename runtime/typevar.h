// SPDX-License-Identifier: MIT
// Type parameters: typing.TypeVar, ParamSpec, TypeVarTuple and what belongs to them.
#pragma once

#include "runtime/type.h"

extern KrType kr_typevar_type, kr_typevar_paramspec_type, kr_typevar_tuple_type, kr_typevar_args_type,
    kr_typevar_kwargs_type, kr_typevar_evaluator_type, kr_typevar_no_default_type;
extern KrObject kr_typevar_no_default; // typing.NoDefault

// What `def f[T]` and its like make: bound and constraints are functions that give them, or null.
KrOwn kr_typevar_new(KrThread *thread, KrRef name, KrRef evaluate_bound, KrRef evaluate_constraints) KR_NEW;
KrOwn kr_typevar_new_paramspec(KrThread *thread, KrRef name) KR_NEW;
KrOwn kr_typevar_new_tuple(KrThread *thread, KrRef name) KR_NEW;
KrOwn kr_typevar_set_default(KrThread *thread, KrRef parameter, KrRef evaluate) KR_NEW; // the parameter
bool kr_typevar_is_parameter(KrRef value) KR_LEAF; // one of the three
bool kr_typevar_has_default(KrRef parameter) KR_LEAF;
// A callable that gives the value, or its text for annotationlib.Format.STRING.
KrOwn kr_typevar_evaluator(KrThread *thread, KrRef value) KR_NEW;
// typing.name(args...)
KrOwn kr_typevar_call_typing(KrThread *thread, const char *name, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_typevar_caller_module(KrThread *thread) KR_NEW; // __name__ where the running code is; None: unknown
KrOwn kr_typevar_or(KrThread *thread, KrRef a, KrRef b) KR_NEW; // their union
// A tuple with Unpack[Ts] for each TypeVarTuple Ts.
KrOwn kr_typevar_unpack_all(KrThread *thread, KrRef tuple) KR_NEW;
// iter((Unpack[value],)): what a starred parameter gives.
KrOwn kr_typevar_unpack_iter(KrThread *thread, KrRef value) KR_NEW;
KR_COLD KrOwn kr_typevar_no_subclass(KrThread *thread, const char *type_name); // TypeError
