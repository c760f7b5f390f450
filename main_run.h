// SPDX-License-Identifier: MIT
// Runs what the command line names.
#pragma once

#include "main_options.h"

enum { KR_MAIN_INTERRUPTED = 0x10000 | 130 }; // status of a program that KeyboardInterrupt has ended
int kr_main_run(KrThread *thread, const KrOptions *options); // the exit status
