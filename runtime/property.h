// SPDX-License-Identifier: MIT
// property (library, Built-in Functions). Tests: tests/lang/classes/.
#pragma once

#include "runtime/type.h"

typedef struct KrProperty {
    KrObject header;
    KrOwn get, set, delete_, doc, name;
    bool getter_doc; // doc is the getter's
} KrProperty;

extern KrType kr_property_type;

// A new bool: is one of the functions marked as abstract (__isabstractmethod__)?
KrOwn kr_property_is_abstract(KrThread *thread, const KrOwn *functions, size_t count) KR_NEW;
