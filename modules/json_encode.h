// SPDX-License-Identifier: MIT
// Python objects to JSON text: _json.make_encoder and the string encoders.
#pragma once

#include "runtime/type.h"

extern KrType kr_json_encode_type; // _json.make_encoder

// encode_basestring(string, /) and encode_basestring_ascii(string, /)
KrOwn kr_json_encode_text(KrThread *thread, KrRef self, const KrRef *args, size_t count)
    KR_NEW;
KrOwn kr_json_encode_ascii(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count) KR_NEW;
