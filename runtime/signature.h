// SPDX-License-Identifier: MIT
// Signatures of native functions: parsed once from their text, kept in the VM.
#pragma once

#include "runtime/type.h"

enum { KR_SIGNATURE_MOST = 16 }; // parameters

typedef enum KrParameterKind {
    KR_PARAMETER_POSITIONAL_ONLY,
    KR_PARAMETER_POSITIONAL,
    KR_PARAMETER_VARARGS,
    KR_PARAMETER_KEYWORD_ONLY,
    KR_PARAMETER_VARKEYWORDS,
} KrParameterKind;

typedef struct KrParameter {
    KrOwn name;           // interned str
    KrOwn default_value;  // null: required, or `optional`
    KrParameterKind kind;
    bool optional;        // may be absent
} KrParameter;

typedef struct KrSignature {
    const KrNativeDef *def;
    size_t count;         // parameters
    size_t positional;    // of them positional, with or without keyword
    size_t required;      // of those without default
    bool has_varargs, has_varkeywords;
    bool all_positional_only;
    bool fills; // what is behind `required` has defaults: `required` to `positional` arguments make a call
    KrParameter parameters[];
} KrSignature;

// The def's signature, parsed at first use. Null: MemoryError is set.
const KrSignature *kr_signature_of(KrThread *thread, const KrNativeDef *def) KR_NODISCARD;
// What Python sees of it as __text_signature__: with the first parameter ("$self", "$module", "$type"; null: none)
// even where the def leaves it out; None where there is no signature that Python could read.
KrOwn kr_signature_text(KrThread *thread, const KrNativeDef *def, const char *first) KR_NEW;
void kr_signature_fini(KrThread *thread); // the VM ends
