// SPDX-License-Identifier: MIT
// Runs one leaf micro-op on words: see uop_eval.h. The switch is generated from dsl/ops/.
#include "tier2/uop_eval.h"

#include "tier2/uop_includes.h"

#include "gen/uops.h"

#define EXIT_IF(condition)                                                             \
    do {                                                                               \
        if (condition)                                                                 \
            return false;                                                              \
    } while (0)
#define COLD_CALL(condition, function, operand) (*result = (condition)) // the caller calls it
#define TAG_INT          KR_TAG_INT
#define FLOAT_OFFSET     KR_FLOAT_OFFSET
#define IS_PTR(value)    kr_bits_is_ptr(value)
#define OBJ(type, value) ((type *)(uintptr_t)(value))
#define HIDE(value)      (value)
#define IS_ABSENT(value) ((value) == 0)
#define CLEAN(value)     (value)

static double word_double(uint64_t word)
{
    double number;
    memcpy(&number, &word, sizeof number);
    return number;
}

static uint64_t double_word(double number)
{
    uint64_t word;
    memcpy(&word, &number, sizeof word);
    return word;
}

bool kr_uop_eval(uint16_t op, const uint64_t *in, const uint64_t *imm, uint64_t *result)
{
#include "gen/uop_eval.inc"
}
