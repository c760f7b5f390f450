// SPDX-License-Identifier: MIT
// Runs every KR_TEST and ends with "N passed, N failed".
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

static KrUnitTest *tests;
static bool failed_now;

void kr_unit_add(KrUnitTest *test)
{
    test->next = tests;
    tests = test;
}

void kr_unit_fail(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", file, line, what);
    failed_now = true;
}

int main(int argc, char **argv)
{
    int passed = 0, failed = 0;
    for (KrUnitTest *test = tests; test; test = test->next) {
        if (argc > 1 && !strstr(test->name, argv[1]))
            continue;
        failed_now = false;
        test->run();
        if (failed_now)
            fprintf(stderr, "FAILED %s\n", test->name);
        failed_now ? failed++ : passed++;
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
