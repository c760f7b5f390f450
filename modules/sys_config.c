// SPDX-License-Identifier: MIT
// Facts in sys: the numbers of this build, the options, the places, as of start-up.
// Called by sys_module.c. Tests: tests/lang/modules/sys/.
#define _GNU_SOURCE
#include "modules/sys_config.h"

#include "modules/stdlib_names.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/simple_namespace.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/struct_sequence.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <float.h>
#include <unistd.h>

#define HEX_VERSION 0x030e08f0
#if defined(__clang__)
#define COMPILER "Clang " __clang_version__
#else
#define COMPILER "GCC " __VERSION__
#endif
#if defined(__aarch64__)
#define MULTIARCH "aarch64-linux-gnu"
#else
#define MULTIARCH "x86_64-linux-gnu"
#endif

const char kr_sys_config_version[] = "3.14.8 (krait) [" COMPILER "]";

// --- facts ------------------------------------------------------------------------------------

static KrOwn text_of(KrThread *thread, const char *text)
{
    return kr_str_from_utf8(thread, text, strlen(text));
}

static KrType version_info_type = KR_STRUCT_SEQUENCE_TYPE("sys.version_info", 0);
static KrType float_info_type = KR_STRUCT_SEQUENCE_TYPE("sys.float_info", 0);
static KrType int_info_type = KR_STRUCT_SEQUENCE_TYPE("sys.int_info", 0);
static KrType hash_info_type = KR_STRUCT_SEQUENCE_TYPE("sys.hash_info", 0);
static KrType thread_info_type = KR_STRUCT_SEQUENCE_TYPE("sys.thread_info", 0);
static KrType flags_type = KR_STRUCT_SEQUENCE_TYPE("sys.flags", 3);

static KrOwn float_info(KrThread *thread)
{
    static const char *const names[] = {
        "max", "max_exp",  "max_10_exp", "min",   "min_exp", "min_10_exp",
        "dig", "mant_dig", "epsilon",    "radix", "rounds",  NULL};
    KrOwn fields[] = {kr_from_float(DBL_MAX),
                      kr_from_small_int(DBL_MAX_EXP),
                      kr_from_small_int(DBL_MAX_10_EXP),
                      kr_from_float(DBL_MIN),
                      kr_from_small_int(DBL_MIN_EXP),
                      kr_from_small_int(DBL_MIN_10_EXP),
                      kr_from_small_int(DBL_DIG),
                      kr_from_small_int(DBL_MANT_DIG),
                      kr_from_float(DBL_EPSILON),
                      kr_from_small_int(FLT_RADIX),
                      kr_from_small_int(1)};
    float_info_type.shown = "-__module__";
    if (!kr_struct_sequence_ready(thread, &float_info_type, names)) return KR_NULL;
    return kr_struct_sequence_new(thread, &float_info_type, fields, 11);
}
static KrOwn int_info(KrThread *thread)
{
    static const char *const names[] = {"bits_per_digit", "sizeof_digit",
                                        "default_max_str_digits",
                                        "str_digits_check_threshold", NULL};
    KrOwn fields[] = {kr_from_small_int(64), kr_from_small_int(8),
                      kr_from_small_int(4300), kr_from_small_int(640)};
    int_info_type.shown = "-__module__";
    if (!kr_struct_sequence_ready(thread, &int_info_type, names)) return KR_NULL;
    return kr_struct_sequence_new(thread, &int_info_type, fields, 4);
}
static KrOwn hash_info(KrThread *thread)
{
    static const char *const names[] = {"width",  "modulus",   "inf",       "nan",
                                        "imag",   "algorithm", "hash_bits", "seed_bits",
                                        "cutoff", NULL};
    KrOwn fields[] = {
        kr_from_small_int(64),      kr_int_from_i64(thread, (INT64_C(1) << 61) - 1),
        kr_from_small_int(314159),  kr_from_small_int(0),
        kr_from_small_int(1000003), text_of(thread, "siphash13"),
        kr_from_small_int(64),      kr_from_small_int(128),
        kr_from_small_int(0)};
    hash_info_type.shown = "-__module__";
    if (!kr_struct_sequence_ready(thread, &hash_info_type, names)) return KR_NULL;
    return kr_struct_sequence_new(thread, &hash_info_type, fields, 9);
}
static KrOwn flags(KrThread *thread)
{
    static const char *const names[] = {"debug",
                                        "inspect",
                                        "interactive",
                                        "optimize",
                                        "dont_write_bytecode",
                                        "no_user_site",
                                        "no_site",
                                        "ignore_environment",
                                        "verbose",
                                        "bytes_warning",
                                        "quiet",
                                        "hash_randomization",
                                        "isolated",
                                        "dev_mode",
                                        "utf8_mode",
                                        "warn_default_encoding",
                                        "safe_path",
                                        "int_max_str_digits",
                                        "gil",
                                        "thread_inherit_context",
                                        "context_aware_warnings",
                                        NULL};
    const KrConfig *c = thread->vm->config;
    const int64_t numbers[] = {c->debug,
                               c->inspect,
                               c->interactive,
                               c->optimize,
                               c->dont_write_bytecode,
                               c->no_user_site,
                               c->no_site,
                               c->ignore_environment,
                               c->verbose,
                               c->bytes_warning,
                               c->quiet,
                               !c->hash_not_random,
                               c->isolated,
                               c->dev_mode,
                               c->utf8_mode,
                               c->warn_default_encoding,
                               c->safe_path,
                               kr_int_max_digits(),
                               1,
                               c->thread_inherit_context,
                               c->context_aware_warnings};
    KrOwn fields[21];
    for (size_t i = 0; i < 21; i++)
        fields[i] = i == 13 || i == 16 ? kr_bool_own(numbers[i] != 0)
                                       : kr_from_small_int(numbers[i]);
    flags_type.shown = "-__module__ -__new__";
    flags_type.new_object = NULL; // made here alone
    if (!kr_struct_sequence_ready(thread, &flags_type, names)) return KR_NULL;
    return kr_struct_sequence_new(thread, &flags_type, fields, 21);
}

static KrOwn version_info(KrThread *thread)
{
    static const char *const names[] = {"major",        "minor",  "micro",
                                        "releaselevel", "serial", NULL};
    version_info_type.shown = "-__module__ -__new__";
    version_info_type.new_object = NULL; // and none is inherited
    if (!kr_struct_sequence_ready(thread, &version_info_type, names)) return KR_NULL;
    KrOwn items[5] = {kr_from_small_int(3), kr_from_small_int(14), kr_from_small_int(8),
                      text_of(thread, "final"), kr_from_small_int(0)};
    return kr_struct_sequence_new(thread, &version_info_type, items, 5);
}

static KrOwn thread_info(KrThread *thread)
{
    static const char *const names[] = {"name", "lock", "version", NULL};
    char version[64] = "";
    confstr(_CS_GNU_LIBPTHREAD_VERSION, version, sizeof version);
    KrOwn fields[] = {text_of(thread, "pthread"), text_of(thread, "semaphore"),
                      text_of(thread, version)};
    thread_info_type.shown = "-__module__";
    if (!kr_struct_sequence_ready(thread, &thread_info_type, names)) return KR_NULL;
    return kr_struct_sequence_new(thread, &thread_info_type, fields, 3);
}

static KrOwn implementation(KrThread *thread)
{
    KrOwn self = kr_simple_namespace_new(thread, KR_REF_NULL);
    if (kr_is_null(self)) return self;
    KrRef at = kr_ref(self);
    if (kr_simple_namespace_add(thread, at, "name", text_of(thread, "krait")) &&
        kr_simple_namespace_add(thread, at, "cache_tag",
                                text_of(thread, "krait-314")) &&
        kr_simple_namespace_add(thread, at, "version", version_info(thread)) &&
        kr_simple_namespace_add(thread, at, "hexversion",
                                kr_from_small_int(HEX_VERSION)) &&
        kr_simple_namespace_add(thread, at, "_multiarch", text_of(thread, MULTIARCH)) &&
        kr_simple_namespace_add(thread, at, "supports_isolated_interpreters",
                                kr_bool_own(false)))
        return self;
    kr_drop(thread, self);
    return KR_NULL;
}

// --- lists of the command line ----------------------------------------------------------------

// Texts as file names are decoded; null ones are left out.
static KrOwn text_list(KrThread *thread, const char *const *items, int count)
{
    KrOwn list = kr_list_new(thread, 0);
    for (int i = 0; i < count && !kr_is_null(list); i++) {
        KrOwn item = kr_str_codec_decode_file_name(thread, items[i]);
        if (!kr_is_null(item) && kr_list_append_own(thread, kr_ref(list), item))
            continue;
        kr_drop(thread, list);
        return KR_NULL;
    }
    return list;
}
static KrOwn argument_list(KrThread *thread)
{
    static const char *const nothing[] = {""};
    const KrConfig *c = thread->vm->config;
    if (!c->argument_count) return text_list(thread, nothing, 1);
    return text_list(thread, (const char *const *)c->arguments, c->argument_count);
}

static KrOwn x_options(KrThread *thread)
{
    const KrConfig *c = thread->vm->config;
    KrOwn dict = kr_dict_new(thread);
    for (int i = 0; i < c->x_option_count && !kr_is_null(dict); i++) {
        const char *option = c->x_options[i], *equals = strchr(option, '=');
        KrOwn key = kr_str_from_utf8(
            thread, option, equals ? (size_t)(equals - option) : strlen(option));
        KrOwn value = equals ? kr_str_codec_decode_file_name(thread, equals + 1)
                             : kr_bool_own(true);
        bool ok = !kr_is_null(key) && !kr_is_null(value) &&
                  kr_dict_set(thread, kr_ref(dict), kr_ref(key), kr_ref(value));
        kr_xdrop(thread, key);
        kr_xdrop(thread, value);
        if (ok) continue;
        kr_drop(thread, dict);
        return KR_NULL;
    }
    return dict;
}

static KrOwn place(KrThread *thread, const char *path)
{
    return kr_str_codec_decode_file_name(thread, path ? path : "");
}
static KrOwn place_or_none(KrThread *thread, const char *path)
{
    return path ? kr_str_codec_decode_file_name(thread, path) : kr_none_own();
}

// Names of the modules in C, sorted as their table is.
static KrOwn builtin_names(KrThread *thread)
{
    int64_t count = 0;
    for (const KrBuiltinModule *at = kr_import_builtin_table; at && at->name; at++)
        count++;
    KrOwn tuple = kr_tuple_new(thread, count);
    for (int64_t i = 0; i < count && !kr_is_null(tuple); i++) {
        KrOwn name = kr_str_interned(thread, kr_import_builtin_table[i].name);
        if (kr_is_null(name)) {
            kr_drop(thread, tuple);
            return KR_NULL;
        }
        ((KrTuple *)(void *)kr_obj(kr_ref(tuple)))->items[i] = name;
    }
    return tuple;
}

static KrOwn git(KrThread *thread)
{
    KrOwn items[] = {text_of(thread, "Krait"), text_of(thread, ""),
                     text_of(thread, "")};
    return kr_tuple_pack_own(thread, items, 3);
}

static bool add_places(KrThread *thread, KrRef sys)
{
    const KrConfig *c = thread->vm->config;
    return kr_module_add(thread, sys, "path",
                         text_list(thread, c->paths, c->path_count)) &&
           kr_module_add(thread, sys, "argv", argument_list(thread)) &&
           kr_module_add(thread, sys, "orig_argv",
                         text_list(thread, (const char *const *)c->all_arguments,
                                   c->all_argument_count)) &&
           kr_module_add(thread, sys, "warnoptions",
                         text_list(thread, c->warn_options, c->warn_option_count)) &&
           kr_module_add(thread, sys, "_xoptions", x_options(thread)) &&
           kr_module_add(thread, sys, "executable", place(thread, c->executable)) &&
           kr_module_add(thread, sys, "_base_executable",
                         place(thread, c->base_executable)) &&
           kr_module_add(thread, sys, "prefix", place(thread, c->prefix)) &&
           kr_module_add(thread, sys, "exec_prefix", place(thread, c->exec_prefix)) &&
           kr_module_add(thread, sys, "base_prefix", place(thread, c->base_prefix)) &&
           kr_module_add(thread, sys, "base_exec_prefix",
                         place(thread, c->base_exec_prefix)) &&
           kr_module_add(thread, sys, "platlibdir", text_of(thread, "lib")) &&
           kr_module_add(thread, sys, "_stdlib_dir",
                         place_or_none(thread, c->stdlib)) &&
           kr_module_add(thread, sys, "_framework", text_of(thread, "")) &&
           kr_module_add(thread, sys, "abiflags", text_of(thread, "")) &&
           kr_module_add(thread, sys, "pycache_prefix",
                         place_or_none(thread, c->pycache_prefix)) &&
           kr_module_add(thread, sys, "dont_write_bytecode",
                         kr_bool_own(c->dont_write_bytecode)) &&
           kr_module_add(thread, sys, "meta_path", kr_list_new(thread, 0)) &&
           kr_module_add(thread, sys, "path_hooks", kr_list_new(thread, 0)) &&
           kr_module_add(thread, sys, "path_importer_cache", kr_dict_new(thread));
}

bool kr_sys_config_add(KrThread *thread, KrRef sys)
{
    return kr_module_add(thread, sys, "version", text_of(thread, kr_sys_config_version)) &&
           kr_module_add(thread, sys, "version_info", version_info(thread)) &&
           kr_module_add(thread, sys, "float_info", float_info(thread)) &&
           kr_module_add(thread, sys, "int_info", int_info(thread)) &&
           kr_module_add(thread, sys, "hash_info", hash_info(thread)) &&
           kr_module_add(thread, sys, "thread_info", thread_info(thread)) &&
           kr_module_add(thread, sys, "flags", flags(thread)) &&
           kr_module_add(thread, sys, "implementation", implementation(thread)) &&
           kr_module_add(thread, sys, "api_version", kr_from_small_int(1013)) &&
           kr_module_add(thread, sys, "float_repr_style", text_of(thread, "short")) &&
           kr_module_add(thread, sys, "hexversion", kr_from_small_int(HEX_VERSION)) &&
           kr_module_add(thread, sys, "platform", text_of(thread, "linux")) &&
           kr_module_add(thread, sys, "byteorder", text_of(thread, "little")) &&
           kr_module_add(thread, sys, "maxsize", kr_int_from_i64(thread, INT64_MAX)) &&
           kr_module_add(thread, sys, "maxunicode", kr_from_small_int(0x10FFFF)) &&
           kr_module_add(thread, sys, "stdlib_module_names",
                         kr_stdlib_names_set(thread)) &&
           kr_module_add(thread, sys, "builtin_module_names", builtin_names(thread)) &&
           kr_module_add(
               thread, sys, "copyright",
               text_of(thread, "Krait is free software under the MIT licence.")) &&
           kr_module_add(thread, sys, "_git", git(thread)) && add_places(thread, sys);
}
