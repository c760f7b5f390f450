// SPDX-License-Identifier: MIT
// The _sre module: compile(), template(), and what re/_compiler.py asks about characters.
//
// re's own Python code parses patterns; compile() gets its code list, which sre_program.c checks and turns into
// what sre_match.c runs. Tests: tests/lang/modules/sre/.
#include "modules/sre_module.h"

#include "modules/sre_pattern.h"
#include "modules/sre_result.h"
#include "runtime/bytes.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stdlib.h>

enum { MAGIC = 20230612, MOST_GROUPS = 1073741823 };

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static bool character(KrThread *thread, KrRef value, int64_t *out)
{
    KrOwn number = kr_number_index(thread, value);
    if (kr_is_null(number)) return false;
    bool fits = kr_int_try_i64(kr_ref(number), out) == KR_PRESENT &&
                *out >= INT32_MIN && *out <= INT32_MAX;
    kr_drop(thread, number);
    return fits || kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                            "Python int too large to convert to C int");
}

static KrOwn lowered(KrThread *thread, KrRef value, KrSreFold fold)
{
    int64_t c;
    if (!character(thread, value, &c)) return KR_NULL;
    return kr_int_from_i64(
        thread, c < 0 || c > 0x10FFFF ? c : kr_sre_program_fold(fold, (uint32_t)c));
}
static KrOwn cased(KrThread *thread, KrRef value, KrSreFold fold)
{
    int64_t c;
    if (!character(thread, value, &c)) return KR_NULL;
    return kr_bool_own(c >= 0 && kr_sre_program_is_cased(fold, (uint32_t)c));
}
static KrOwn ascii_iscased(ARGS)
{
    UNUSED;
    return cased(thread, args[0], KR_SRE_ASCII);
}
static KrOwn unicode_iscased(ARGS)
{
    UNUSED;
    return cased(thread, args[0], KR_SRE_UNICODE);
}
static KrOwn ascii_tolower(ARGS)
{
    UNUSED;
    return lowered(thread, args[0], KR_SRE_ASCII);
}
static KrOwn unicode_tolower(ARGS)
{
    UNUSED;
    return lowered(thread, args[0], KR_SRE_UNICODE);
}
static KrOwn getcodesize(ARGS)
{
    UNUSED;
    return kr_from_small_int(4);
}

static bool read_code(KrThread *thread, KrRef list, uint32_t *code)
{
    int64_t length = kr_list_length(list);
    for (int64_t i = 0; i < length; i++) {
        KrRef item = i < kr_list_length(list) ? kr_list_get(list, i) : kr_none();
        int64_t number;
        if (!kr_int_is_sub(item))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "an integer is required");
        if (kr_int_sign(item) < 0)
            return kr_exception_raise_false(
                thread, &kr_exception_overflow_error,
                "can't convert negative value to unsigned int");
        if (kr_int_try_i64(item, &number) != KR_PRESENT || number > UINT32_MAX)
            return kr_exception_raise_false(
                thread, &kr_exception_overflow_error,
                "regular expression code size limit exceeded");
        code[i] = (uint32_t)number;
    }
    return true;
}

static bool is_kind(KrThread *thread, KrRef value, bool is, const char *name,
                    const char *kind)
{
    return is || kr_exception_raise_false(thread, &kr_exception_type_error,
                                          "compile() argument '%s' must be %s, not %T",
                                          name, kind, value);
}

static KrOwn compile(ARGS)
{
    (void)self, (void)count;
    KrRef pattern = args[0], code = args[2], groupindex = args[4], indexgroup = args[5];
    int64_t flags, groups;
    KrBuffer buffer = {.owner = KR_NULL};
    if (!character(thread, args[1], &flags) ||
        !is_kind(thread, code, kr_list_is_sub(code), "code", "list") ||
        !kr_number_index_i64(thread, args[3], &groups) ||
        !is_kind(thread, groupindex, kr_dict_is_sub(groupindex), "groupindex",
                 "dict") ||
        !is_kind(thread, indexgroup, kr_tuple_is_sub(indexgroup), "indexgroup",
                 "tuple"))
        return KR_NULL;
    KrSrePattern *made = (KrSrePattern *)(void *)kr_object_new(
        thread, &kr_sre_pattern_type, sizeof(KrSrePattern));
    if (!made) return KR_NULL;
    KrOwn result = kr_steal_obj(made);
    made->code_count = (size_t)kr_list_length(code);
    made->code = malloc((made->code_count + 1) * sizeof *made->code);
    if (!made->code) {
        (void)kr_exception_no_memory(thread);
        goto failed;
    }
    if (!read_code(thread, code, made->code)) goto failed;
    made->is_bytes = kr_is_none(pattern) ? -1 : !kr_str_is_sub(pattern);
    if (made->is_bytes == 1) {
        if (!kr_buffer_has(pattern)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "expected string or bytes-like object, got '%T'",
                                     pattern);
            goto failed;
        }
        if (!kr_buffer_get(thread, pattern, &buffer, KR_BUFFER_READ)) goto failed;
        kr_buffer_release(thread, &buffer);
    }
    made->pattern = kr_dup(pattern);
    made->groupindex = kr_dup(groupindex);
    made->indexgroup = kr_dup(indexgroup);
    made->groups = groups;
    made->flags = flags;
    switch (kr_sre_program_new(thread, made->code, made->code_count, groups,
                               &made->program)) {
    case KR_SRE_MADE: kr_gc_track(thread, made); return result;
    case KR_SRE_NO_MEMORY: (void)kr_exception_no_memory(thread); break;
    case KR_SRE_INVALID:
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "invalid SRE code");
        break;
    }
failed:
    kr_drop(thread, result);
    return KR_NULL;
}

// template(pattern, [literal, group, literal, ...])
static KrOwn template_(ARGS)
{
    (void)self, (void)count;
    KrRef list = args[1];
    if (!kr_is_exact(args[0], &kr_sre_pattern_type) || !kr_list_is_sub(list) ||
        kr_list_length(list) % 2 == 0)
        return kr_exception_raise(thread, &kr_exception_type_error, "invalid template");
    int64_t groups = kr_list_length(list) / 2;
    KrSreTemplate *made = (KrSreTemplate *)(void *)kr_object_new(
        thread, &kr_sre_pattern_template_type,
        sizeof *made + (size_t)groups * sizeof *made->items);
    if (!made) return KR_NULL;
    made->count = groups;
    made->literal = kr_dup(kr_list_get(list, 0));
    KrOwn result = kr_steal_obj(made);
    for (int64_t i = 0; i < groups; i++) {
        KrRef index = kr_list_get(list, i * 2 + 1),
              literal = kr_list_get(list, i * 2 + 2);
        int64_t group = -1;
        if (!kr_int_is_sub(index)) {
            kr_drop(thread, result);
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "an integer is required");
        }
        if (kr_int_try_i64(index, &group) != KR_PRESENT || group < 0) {
            kr_drop(thread, result);
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "invalid template");
        }
        bool empty = (kr_str_is_sub(literal) && kr_str_obj(literal)->length == 0) ||
                     (kr_bytes_is_sub(literal) && kr_bytes_cast(literal)->length == 0);
        made->items[i].group = group;
        made->items[i].literal = empty ? KR_NULL : kr_dup(literal);
    }
    return result;
}

static const KrNativeDef functions[] = {
    {"compile", compile,
     "($module, /, pattern, flags, code, groups, groupindex,\n        indexgroup)", NULL, 0, 0,
     0},
    {"template", template_, "($module, pattern, template, /)", "A compiled replacement.", 2, 2, KR_NATIVE_RAW},
    {"getcodesize", getcodesize, "($module, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"ascii_iscased", ascii_iscased, "($module, character, /)", NULL, 1, 1,
     KR_NATIVE_RAW},
    {"unicode_iscased", unicode_iscased, "($module, character, /)", NULL, 1, 1,
     KR_NATIVE_RAW},
    {"ascii_tolower", ascii_tolower, "($module, character, /)", NULL, 1, 1,
     KR_NATIVE_RAW},
    {"unicode_tolower", unicode_tolower, "($module, character, /)", NULL, 1, 1,
     KR_NATIVE_RAW},
    {0},
};

KrOwn kr_sre_module_init(KrThread *thread)
{
    static const struct {
        const char *name;
        int64_t value;
    } constants[] = {{"MAGIC", MAGIC},
                     {"CODESIZE", 4},
                     {"MAXREPEAT", KR_SRE_MOST},
                     {"MAXGROUPS", MOST_GROUPS}};
    KrOwn module = kr_module_new(thread, "_sre", NULL);
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_type_ready(thread, &kr_sre_pattern_type) &&
              kr_type_ready(thread, &kr_sre_result_type) &&
              kr_type_ready(thread, &kr_sre_pattern_scanner_type) &&
              kr_type_ready(thread, &kr_sre_pattern_template_type) &&
              kr_module_add(thread, kr_ref(module), "copyright",
                            kr_str_from_ascii(
                                thread, "Krait's engine for the library's re package"));
    for (size_t i = 0; ok && i < sizeof constants / sizeof *constants; i++)
        ok = kr_module_add(thread, kr_ref(module), constants[i].name,
                           kr_int_from_i64(thread, constants[i].value));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
