// SPDX-License-Identifier: MIT
// The end of a program: whether its heap has to be taken apart before the process goes.
#pragma once

#include "runtime/vm.h"

// As kr_vm_free, which it calls when something alive has an end that can be seen: a finalizer, a callback of a weak
// reference, a file with text to write. Otherwise memory goes with the process. Builds with
// checks always take everything apart. Returns the objects that leaked.
size_t kr_main_end(KrVM *vm);
