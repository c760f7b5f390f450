// SPDX-License-Identifier: MIT
// Weak references: see weakref.h. Nothing can make one yet (the _weakref module comes with the library),
// so nothing has to be cleared either.
#include "runtime/weakref.h"

void kr_weakref_clear(KrThread *thread, KrObject *object)
{
    (void)thread;
    kr_assert(!(object->flags & KR_OBJECT_HAS_WEAKREFS));
}
