// SPDX-License-Identifier: MIT
// JSON text to Python objects: _json.make_scanner and _json.scanstring.
#pragma once

#include "runtime/type.h"

extern KrType kr_json_scan_type; // _json.make_scanner

// scanstring(string, end, strict=True)
KrOwn kr_json_scan_string(KrThread *thread, KrRef self, const KrRef *args, size_t count)
    KR_NEW;
