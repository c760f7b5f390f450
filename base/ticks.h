// SPDX-License-Identifier: MIT
// A cheap clock for measuring short stretches of work: the processor's counter, whose unit is found by comparing it with a real
// clock over a longer time (tier2/stats.c).
#pragma once

#include <stdint.h>
#include <time.h>

static inline uint64_t kr_nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline uint64_t kr_ticks(void)
{
#if defined(__x86_64__)
    return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    uint64_t ticks;
    __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
    return ticks;
#else
    return kr_nanoseconds();
#endif
}
