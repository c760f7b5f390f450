// SPDX-License-Identifier: MIT
// typing.TypeAliasType (what `type X = ...` makes) and typing.Generic.
#pragma once

#include "runtime/type.h"

extern KrType kr_type_alias_type;

KrOwn kr_type_alias_new(KrThread *thread, KrRef parts) KR_NEW; // (name, type parameters or None, function)
// Generic[parameters], for a class with type parameters.
KrOwn kr_type_alias_generic(KrThread *thread, KrRef parameters) KR_NEW;
KrRef kr_type_alias_generic_type(KrThread *thread); // typing.Generic, borrowed from the VM; null: raised
