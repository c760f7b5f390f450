// SPDX-License-Identifier: MIT
// raise, except and except* as instructions need them, for interp/loop.c.
#pragma once

#include "runtime/exception.h"
#include "runtime/thread.h"

// raise [exception [from cause]]; nulls: absent. True: a bare raise of what is being handled.
// The exception is set in either case.
bool kr_raise_statement(KrThread *thread, KrRef exception, KrRef cause);
KrFound kr_raise_check_match(KrThread *thread, KrRef exception, KrRef type) KR_RAISES;
// except*: splits; match is None if nothing matched, rest None if all did.
bool kr_raise_group_match(KrThread *thread, KrRef exception, KrRef type, KrOwn *match,
                          KrOwn *rest) KR_RAISES;
// Behind except*: what is raised again, or None. original: the exception; raised: list of what
// handlers raised and what was left.
KrOwn kr_raise_prep_star(KrThread *thread, KrRef original, KrRef raised) KR_NEW;
KrOwn kr_raise_call_exit(KrThread *thread, KrRef exit, KrRef self_or_null,
                         KrRef exception) KR_NEW;
