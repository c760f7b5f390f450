// SPDX-License-Identifier: MIT
// What introspection says of special methods of built-in types: signature and doc, by the name's number.
#pragma once

#include "base/attrs.h"

const char *kr_slot_text_signature(int name)
    KR_LEAF; // "($self, value, /)"; null: no special method
const char *kr_slot_text_doc(int name) KR_LEAF;
