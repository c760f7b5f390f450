// SPDX-License-Identifier: MIT
// Context variables (PEP 567): Context, ContextVar, Token.
//
// A context is a map from variables to values: a tree of nodes that are never changed while shared, so that
// copying one costs nothing. Each thread has a current context (KrThread.context, made at first use).
// Tests: tests/lang/modules/contextvars/.
#pragma once

#include "runtime/type.h"

extern KrType kr_contextvar_type, kr_contextvar_context_type, kr_contextvar_token_type;
extern KrType kr_contextvar_missing_type, kr_contextvar_node_type, kr_contextvar_iter_type[3];
extern KrObject kr_contextvar_missing; // Token.MISSING

KrOwn kr_contextvar_new(KrThread *thread, const char *name, KrRef default_or_null) KR_NEW;
// The value in the current context, without looking at defaults. Present: new in *value. Runs no Python code.
KrFound kr_contextvar_find(KrThread *thread, KrRef var, KrOwn *value);
KrOwn kr_contextvar_set(KrThread *thread, KrRef var, KrRef value) KR_NEW; // a token
KrOwn kr_contextvar_copy_context(KrThread *thread) KR_NEW;
bool kr_contextvar_enter(KrThread *thread, KrRef context) KR_RAISES; // it becomes the current one
bool kr_contextvar_leave(KrThread *thread, KrRef context) KR_RAISES;
