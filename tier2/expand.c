// SPDX-License-Identifier: MIT
// Instructions whose way through a trace is written by hand: what enters and leaves frames, and
// loops over iterators. Compositions of dsl/ops/ are expanded by gen/expand.inc instead.
//
// kr_expand_look runs before the instruction and notes what only its operands can tell;
// kr_expand_special runs after it, when its outcome is known.
#include "tier2/record.h"

void kr_expand_look(KrRecorder *r, KrFrame *frame, const KrUnit *ip, const KrSlot *sp)
{
    (void)frame;
    (void)ip;
    (void)sp;
    memset(r->hint, 0, sizeof r->hint);
}

bool kr_expand_special(KrRecorder *r)
{
    (void)r;
    return false; // no instruction of this file: the composition is used, or recording stops
}
