// SPDX-License-Identifier: MIT
// _csv.reader: an iterator of rows over an iterator of lines.
#pragma once

#include "modules/csv_dialect.h"

extern KrType kr_csv_read_type;
KrOwn kr_csv_read_new(KrThread *thread, KrRef iterable, KrOwn dialect)
    KR_NEW KR_STEALS(3);
