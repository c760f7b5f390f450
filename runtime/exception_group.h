// SPDX-License-Identifier: MIT
// BaseExceptionGroup and ExceptionGroup: several exceptions raised as one (PEP 654).
#pragma once

#include "runtime/exception.h"

extern KrType kr_exception_group_type; // ExceptionGroup; its base is kr_exception_base_exception_group

KR_INLINE bool kr_exception_group_is(KrRef value)
{
    return kr_type_is_subtype(kr_type_of(value), &kr_exception_base_exception_group);
}
KR_INLINE KrOwn kr_exception_group_parts(KrRef group) // tuple, borrowed from the group
{
    return ((KrException *)kr_obj(group))->extra[1];
}
void kr_exception_group_prepare(void);         // fills the base type, before it is readied
bool kr_exception_group_init(KrThread *thread); // readies ExceptionGroup
