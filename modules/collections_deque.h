// SPDX-License-Identifier: MIT
// collections.deque and its iterators.
#pragma once

#include "runtime/deque.h"

extern KrType kr_collections_deque_iter_type, kr_collections_deque_reverse_iter_type;
