// SPDX-License-Identifier: MIT
// Annotated machine code: address, bytes' meaning, and the machine micro-op each part comes from.
// Capstone is opened when the first listing is asked for; without it only sizes are shown.
#pragma once

#include "base/text.h"
#include "jit/jit.h"

// `mop_name`: name of a micro-op for the margin (tier2/uop_text.h has one). starts: hot offset of
// each micro-op, as kr_jit_compile left them in span->starts.
void kr_listing_write(KrText *text, const KrCodeSpan *span, const KrMop *mops, uint32_t count,
                      const char *(*mop_name)(uint16_t));
