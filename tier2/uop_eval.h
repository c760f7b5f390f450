// SPDX-License-Identifier: MIT
// Runs one leaf micro-op on words: the bodies of dsl/ops/, compiled for the host as they are.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// in: one word an input (doubles as their bits). False: the micro-op would leave (or is no leaf). Of one with a COLD_CALL the result says
// whether that is to be done.
bool kr_uop_eval(uint16_t op, const uint64_t *in, const uint64_t *imm, uint64_t *result);
