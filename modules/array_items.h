// SPDX-License-Identifier: MIT
// Items of arrays: what each type code stores, and how a machine format is read back.
#pragma once

#include "runtime/type.h"

typedef struct KrArrayItem {
    char code;      // type code
    uint8_t size;   // bytes
    char format[2]; // for buffers
    bool is_signed, is_float, is_text;
} KrArrayItem;

extern const KrArrayItem kr_array_items[]; // ends with code 0

const KrArrayItem *kr_array_items_find(uint32_t code); // null: unknown
KrOwn kr_array_items_load(KrThread *thread, const KrArrayItem *item, const char *at)
    KR_NEW;
// May run Python code: the place is only written by the caller, from `out`, 8 bytes.
bool kr_array_items_convert(KrThread *thread, const KrArrayItem *item, KrRef value,
                            char *out) KR_RAISES;
// -1, 0, 1; items of one code that are no floats.
int kr_array_items_compare(const KrArrayItem *item, const char *a, const char *b);

// Machine formats of pickles: 0 to 21 (docs of array._array_reconstructor).
enum { KR_ARRAY_ITEMS_FORMATS = 22 };
int kr_array_items_machine_format(const KrArrayItem *item);
// The code that stores ints of this machine format (the last of several); null for others.
const KrArrayItem *kr_array_items_of_machine(int machine_format);
// A list, or a str, of the values in `data`, whose items have the machine format.
KrOwn kr_array_items_read(KrThread *thread, int machine_format, const char *data,
                          int64_t size) KR_NEW;
