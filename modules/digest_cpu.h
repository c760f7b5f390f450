// SPDX-License-Identifier: MIT
// Does the processor have instructions for SHA-1 and SHA-256?
#pragma once

#include <stdbool.h>

#if defined(__x86_64__)
#define KR_DIGEST_X86 1
#include <cpuid.h>
#include <immintrin.h>
#else
#define KR_DIGEST_X86 0
#endif

bool kr_digest_cpu_has_sha(void);
