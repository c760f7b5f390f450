// SPDX-License-Identifier: MIT
// Tier 2 as the interpreter sees it: fills interp/hot.h's hooks and the watchers in runtime/vm.h.
#pragma once

void kr_tier2_init_hooks(void);
