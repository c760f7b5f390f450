// SPDX-License-Identifier: MIT
// The _collections module: deque, defaultdict, OrderedDict and helpers of namedtuple and Counter.
#pragma once

#include "runtime/type.h"

KrOwn kr_collections_module_init(KrThread *thread) KR_NEW; // the _collections module
