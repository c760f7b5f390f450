// SPDX-License-Identifier: MIT
// Sorting of objects by the attributes that their class compares (list_sort_attributes.c).
#pragma once

#include "runtime/type.h"

// KR_ABSENT: nothing has been done, since the keys are to be compared by calls. KR_FAULT: no memory (raised).
KrFound kr_list_sort_attributes(KrThread *thread, KrOwn *keys, KrOwn *values, int64_t count);
void kr_list_sort_reverse(KrOwn *items, int64_t count);
