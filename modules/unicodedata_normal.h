// SPDX-License-Identifier: MIT
// Normalization forms of Unicode, and the tables of characters that unicodedata_module.c asks too.
#pragma once

#include "runtime/str.h"

#include "gen/property_tables.h"

typedef enum KrNormalForm {
    KR_NORMAL_NFC,
    KR_NORMAL_NFD,
    KR_NORMAL_NFKC,
    KR_NORMAL_NFKD
} KrNormalForm;

// What is known about a character; old: as of Unicode 3.2.0.
const KrProperty *kr_unicodedata_normal_property(uint32_t c, bool old) KR_LEAF;
bool kr_unicodedata_normal_is_assigned(uint32_t c, bool old) KR_LEAF;
// The text of a decomposition: UTF-16 units and their count (0: none), *tag an index of kr_property_tags.
const uint16_t *kr_unicodedata_normal_decomposition(uint32_t c, int *count, int *tag)
    KR_LEAF;
KrOwn kr_unicodedata_normal_make(KrThread *thread, KrRef text, KrNormalForm form,
                                 bool old) KR_NEW KR_LEAF;
KrFound kr_unicodedata_normal_is(KrThread *thread, KrRef text, KrNormalForm form,
                                 bool old) KR_LEAF;
