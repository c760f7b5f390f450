// SPDX-License-Identifier: MIT
// Generic aliases (list[int]) and unions (int | str): types.GenericAlias and typing.Union.
#pragma once

#include "runtime/type.h"

typedef struct KrAlias {
    KrObject header;
    KrOwn origin;     // what was subscripted
    KrOwn args;       // tuple
    KrOwn parameters; // tuple, or null until asked for
    bool starred;     // *tuple[int]
} KrAlias;

typedef struct KrUnion {
    KrObject header;
    KrOwn args;       // tuple without repetitions, at least two
    KrOwn parameters; // tuple, or null until asked for
    int64_t unhashable; // arguments that had no hash when it was made
} KrUnion;

KrRef kr_typing_union_args(KrRef union_); // the tuple of the types; lives as long as the union
extern KrType kr_typing_alias_type, kr_typing_alias_iter_type, kr_typing_union_type;

// origin[args]; args that is no tuple counts as a tuple of one.
KrOwn kr_typing_alias(KrThread *thread, KrRef origin, KrRef args) KR_NEW;
// How an argument is shown in the text of an alias: int, foo.Bar, None, ...
KrOwn kr_typing_text(KrThread *thread, KrRef item) KR_NEW;
// type.__or__: a new NotImplemented for what cannot be in a union.
KrOwn kr_typing_or(KrThread *thread, KrRef a, KrRef b) KR_NEW;
// Union[args]; strings become forward references.
KrOwn kr_typing_union(KrThread *thread, const KrRef *args, size_t count) KR_NEW;
