// SPDX-License-Identifier: MIT
// The interactive prompt: what is shown and run before it, and which of the two prompts it is.
#pragma once

#include "main_options.h"

// Is standard input asked, not read: a terminal, or -i.
bool kr_main_prompt_is_interactive(const KrOptions *o);
void kr_main_prompt_greet(KrThread *thread,
                          const KrOptions *o); // version and copyright lines
void kr_main_prompt_prepare(KrThread *thread,
                            const KrOptions *o); // readline, if a prompt comes
// PYTHONSTARTUP and sys.__interactivehook__, as wanted. False: SystemExit has been raised.
bool kr_main_prompt_start(KrThread *thread, const KrOptions *o, KrRef module,
                          bool startup) KR_RAISES;
// _pyrepl (which reads PYTHONSTARTUP if asked to) on a terminal, else the basic prompt. False: an exception is set, which ends the program.
bool kr_main_prompt_run(KrThread *thread, const KrOptions *o, KrRef module,
                        bool startup) KR_RAISES;
