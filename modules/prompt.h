// SPDX-License-Identifier: MIT
// The basic prompt: lines from standard input, run one statement at a time.
#pragma once

#include "runtime/type.h"

// A line with its newline (malloc). Absent: the end of the input. Fault: raised, e.g. KeyboardInterrupt.
KrFound kr_prompt_read(KrThread *thread, const char *prompt, char **line, size_t *size);
// Until the end of the input; errors are shown. False: SystemExit has been raised.
bool kr_prompt_run(KrThread *thread, KrRef module) KR_RAISES;
// The exception (taken from the thread) becomes sys.last_exc and is shown by sys.excepthook.
void kr_prompt_show_error(KrThread *thread);
KrOwn kr_prompt_baserepl(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW; // sys._baserepl
