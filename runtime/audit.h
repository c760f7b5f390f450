// SPDX-License-Identifier: MIT
// Audit hooks (PEP 578): functions that are told about events, and may forbid them by raising.
#pragma once

#include "runtime/type.h"

// Calls the hooks with (event, args). `format` has a letter for each argument: O a KrRef (null:
// None), s UTF-8 text (null: None), i an int, l a long long. False: a hook raised. Costs a test if there are no hooks.
bool kr_audit_event(KrThread *thread, const char *event, const char *format, ...) KR_RAISES;
bool kr_audit_event_tuple(KrThread *thread, KrRef event, KrRef args) KR_RAISES;
bool kr_audit_add(KrThread *thread, KrRef hook) KR_RAISES; // sys.addaudithook
