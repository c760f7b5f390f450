// SPDX-License-Identifier: MIT
// Seeded hashing of bytes: SipHash-1-3 with CPython's seeding (PEP 456), so that hashes of str and
// bytes equal CPython's under the same PYTHONHASHSEED.
#pragma once

#include "base/attrs.h"

#include <stddef.h>
#include <stdint.h>

// Sets the process-wide key, once, before the first VM. seed 0: key 0 (hash randomization off).
void kr_hash_seed(uint32_t seed);
void kr_hash_seed_random(void); // from the system
// Never -1 (that is -2), as Python's hash() must not be -1. Empty: 0.
KR_NOINLINE int64_t kr_hash_bytes(const void *bytes, size_t size);
// SipHash-1-3 under the given key.
uint64_t kr_hash_keyed(uint64_t low, uint64_t high, const void *bytes, size_t size);
