// SPDX-License-Identifier: MIT
// Functions written in Python, and functions written in C.
#pragma once

#include "runtime/code.h"
#include "runtime/frame_layout.h"
#include "runtime/module.h"

typedef struct KrFunction {
    KrObject header;
    KrCode *code;       // counted
    KrOwn globals, builtins; // dicts
    KrOwn name, qualname;    // str
    KrOwn defaults;     // tuple or null
    KrOwn kwdefaults;   // dict or null
    KrOwn closure;      // tuple of cells or null
    KrOwn doc, dict, module, annotations, annotate, type_params; // or null
    uint32_t version;   // changes with code, defaults, kwdefaults, closure, globals; 0 = none yet
} KrFunction;

typedef struct KrNative { // builtin function, or bound method of a C type
    KrObject header;
    const KrNativeDef *def;
    KrOwn self, module; // or null
} KrNative;

enum { KR_FUNCTION_DEFAULTS = 1, KR_FUNCTION_CLOSURE = 8 }; // arguments of SET_FUNCTION_ATTRIBUTE

extern KrType kr_function_type, kr_native_type;

// To an object, or class, as opposed to a function of a module.
KR_INLINE bool kr_native_is_bound(const KrNative *self)
{
    KrRef to = kr_ref(self->self);
    return !kr_ref_is_null(to) && !kr_is_exact(to, &kr_module_type);
}

KrOwn kr_function_new(KrThread *thread, KrRef code, KrRef globals) KR_NEW;
uint32_t kr_function_version(KrThread *thread, KrFunction *function) KR_LEAF; // gives one if it has none
void kr_function_modified(KrThread *thread, KrFunction *function); // new version, watchers told
KrRef kr_function_doc(const KrFunction *function) KR_LEAF; // None if there is none
// Binds arguments into the locals of a new frame (slots all null). The arguments are borrowed.
// False: TypeError; the frame's slots hold what was bound (the caller clears the frame).
bool kr_function_bind(KrThread *thread, KrFunction *function, KrFrame *frame, const KrRef *args,
                      size_t count, KrRef kwnames) KR_RAISES;
// function(self, *args)
KrOwn kr_function_call_bound(KrThread *thread, KrRef function, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_function_call(KrThread *thread, KrRef function, const KrRef *args, size_t count,
                       KrRef kwnames) KR_NEW;
KrOwn kr_native_new(KrThread *thread, const KrNativeDef *def, KrRef self, KrRef module) KR_NEW;
