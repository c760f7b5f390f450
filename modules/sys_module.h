// SPDX-License-Identifier: MIT
// The sys module, with a plain text file type for the three standard streams.
#pragma once

#include "runtime/type.h"

KrOwn kr_sys_module_init(KrThread *thread) KR_NEW;
KrOwn kr_sys_module_again(KrThread *thread) KR_NEW; // the sys module (made once, at the start)
KrOwn kr_sys_module_get(KrThread *thread, int name_index) KR_NEW; // sys.<name>; null without exception: absent
bool kr_sys_module_flush(KrThread *thread); // stdout and stderr; false: one failed; of stdout it has been told
// An exception that nobody has caught: sys.excepthook, or its traceback to stderr.
void kr_sys_module_report(KrThread *thread, KrRef exception);
