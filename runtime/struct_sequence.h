// SPDX-License-Identifier: MIT
// Tuples whose items have names: time.struct_time, sys.version_info and the like.
#pragma once

#include "runtime/tuple.h"

enum { KR_STRUCT_SEQUENCE_MOST = 32 }; // fields

// A static type of this kind. Its name is dotted; ready it with kr_struct_sequence_ready.
#define KR_STRUCT_SEQUENCE_TYPE(dotted, hidden_fields)                                 \
    {                                                                                  \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type), .name = (dotted),                 \
        .flags = KR_TYPE_GC | KR_TYPE_TUPLE_SUB | KR_TYPE_SEQUENCE,                    \
        .basic_size = (uint32_t)(sizeof(KrTuple) + (hidden_fields) * sizeof(KrOwn)),   \
        .own_words = (hidden_fields), .base = &kr_tuple_type,                          \
        .dealloc = kr_struct_sequence_dealloc, .visit = kr_struct_sequence_visit,      \
        .clear = kr_struct_sequence_clear, .repr = kr_struct_sequence_repr,            \
        .new_object = kr_struct_sequence_new_object,                                   \
        .methods = kr_struct_sequence_methods,                                         \
        .doc = "(iterable=(), /)\n--\n\nA tuple whose items have names.",                \
    }

extern const KrNativeDef kr_struct_sequence_methods[];
// names: visible ones first, then the hidden ones (attributes only); ends with null. "": an item
// without a name, among the visible ones.
bool kr_struct_sequence_ready(KrThread *thread, KrType *type, const char *const *names) KR_RAISES;
// From all fields, visible and hidden; steals them, also on failure; null ones fail.
KrOwn kr_struct_sequence_new(KrThread *thread, KrType *type, KrOwn *fields, size_t count) KR_NEW;
void kr_struct_sequence_dealloc(KrThread *thread, KrObject *self);
void kr_struct_sequence_visit(KrObject *self, KrVisitFn visit, void *context);
void kr_struct_sequence_clear(KrThread *thread, KrObject *self);
KrOwn kr_struct_sequence_repr(KrThread *thread, KrRef self) KR_NEW;
KrOwn kr_struct_sequence_new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                                    KrRef kwnames) KR_NEW;
