// SPDX-License-Identifier: MIT
// The question to the processor (digest_cpu.h); its answer is kept, it never changes.
// Tests: tests/lang/modules/hashes/.
#include "modules/digest_cpu.h"

#include <stdatomic.h>

bool kr_digest_cpu_has_sha(void)
{
#if KR_DIGEST_X86
    static atomic_int known; // 0: not asked, 1: no, 2: yes
    int answer = atomic_load_explicit(&known, memory_order_relaxed);
    if (answer == 0) {
        unsigned a = 0, b = 0, c = 0, d = 0;
        bool sha = __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & 1u << 29);
        bool sse41 = __get_cpuid(1, &a, &b, &c, &d) && (c & 1u << 19) && (c & 1u << 9);
        answer = sha && sse41 ? 2 : 1;
        atomic_store_explicit(&known, answer, memory_order_relaxed);
    }
    return answer == 2;
#else
    return false;
#endif
}
