// SPDX-License-Identifier: MIT
// Runs what the command line names.
#pragma once

#include "main_options.h"

int kr_main_run(KrThread *thread, const KrOptions *options); // the exit status
