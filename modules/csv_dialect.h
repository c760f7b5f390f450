// SPDX-License-Identifier: MIT
// _csv.Dialect: the options of a kind of CSV, checked; and the names under which dialects are registered.
#pragma once

#include "runtime/type.h"

enum { // quoting
    KR_CSV_QUOTE_MINIMAL,
    KR_CSV_QUOTE_ALL,
    KR_CSV_QUOTE_NONNUMERIC,
    KR_CSV_QUOTE_NONE,
    KR_CSV_QUOTE_STRINGS,
    KR_CSV_QUOTE_NOTNULL,
};
#define KR_CSV_NOT_SET UINT32_MAX // no such character

typedef struct KrCsvDialect {
    KrObject header;
    uint32_t delimiter, quotechar, escapechar; // or KR_CSV_NOT_SET
    int quoting;                               // KR_CSV_QUOTE_*
    bool doublequote, skipinitialspace, strict;
    KrOwn lineterminator; // str
    uint8_t special[256]; // 1: ends a run of plain characters in a field
    uint8_t written[256]; // 1: needs quotes or an escape when written
} KrCsvDialect;

extern KrType kr_csv_dialect_type;

// dialect: null, a name, a Dialect or any object with such attributes; options: dict or null.
KrOwn kr_csv_dialect_make(KrThread *thread, KrRef dialect, KrRef options) KR_NEW;
// The dict of registered dialects, null: raised.
KrRef kr_csv_dialect_registry(KrThread *thread);
KrOwn kr_csv_dialect_find(KrThread *thread, KrRef name)
    KR_NEW; // registered under that name
