// SPDX-License-Identifier: MIT
// The _csv module: reading and writing of comma-separated values.
#pragma once

#include "modules/csv_dialect.h"

extern KrType kr_csv_module_error_type;                      // _csv.Error
int64_t kr_csv_module_limit(const KrThread *thread) KR_LEAF; // of characters in a field

KrOwn kr_csv_module_init(KrThread *thread) KR_NEW; // the _csv module
