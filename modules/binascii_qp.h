// SPDX-License-Identifier: MIT
// Quoted-printable text (RFC 1521) for the binascii module.
#pragma once

#include "runtime/type.h"

KrOwn kr_binascii_qp_decode(KrThread *thread, const uint8_t *data, int64_t size, bool header) KR_NEW;
KrOwn kr_binascii_qp_encode(KrThread *thread, const uint8_t *data, int64_t size, bool quote_tabs,
                            bool is_text, bool header) KR_NEW;
