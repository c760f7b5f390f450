// SPDX-License-Identifier: MIT
// collections.OrderedDict, its views and its iterator.
#pragma once

#include "runtime/type.h"

extern KrType kr_collections_ordered_type;
bool kr_collections_ordered_ready(KrThread *thread) KR_RAISES; // this type and those of its views
