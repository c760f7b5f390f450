// SPDX-License-Identifier: MIT
// Being written by the interp helper (06:18 to 06:30): frame.c code.c function.c cell.c method.c.
#include "runtime/code.h"
