// SPDX-License-Identifier: MIT
// Where the program, the library and the modules are: sys.executable, sys.prefix, sys.path.
#pragma once

#include "main_options.h"

// Fills the places of options->config.
void kr_main_paths_find(KrOptions *options);
