// SPDX-License-Identifier: MIT
// _csv.writer: rows to lines of CSV.
#pragma once

#include "modules/csv_dialect.h"

extern KrType kr_csv_write_type;
KrOwn kr_csv_write_new(KrThread *thread, KrRef file, KrOwn dialect) KR_NEW KR_STEALS(3);
