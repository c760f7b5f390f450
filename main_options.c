// SPDX-License-Identifier: MIT
// The command line and the environment of `krait`: as CPython's, with the same messages. What an option
// is worth stands in KrConfig; sys.flags is made of it.
// Called by main.c. Tests: tests/cli/.
#define _GNU_SOURCE
#include "main_options.h"

#include "base/dump.h"
#include "interp/hot.h"
#include "modules/io_text.h"
#include "modules/sys_config.h"
#include "runtime/alloc_trace.h"
#include "runtime/int.h"
#include "runtime/str_codec.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { HELP_USAGE = 1, HELP_ENVIRONMENT = 2, HELP_X = 4 };

static const char usage_text[] =
    "Options (and corresponding environment variables):\n"
    "-b     : issue warnings about converting bytes/bytearray to str and comparing\n"
    "         bytes/bytearray with str or bytes with int (-bb: issue errors)\n"
    "-B     : don't write .pyc files on import; also PYTHONDONTWRITEBYTECODE=x\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-d     : accepted\n"
    "-E     : ignore PYTHON* environment variables (such as PYTHONPATH)\n"
    "-h     : print this help message and exit (also -? or --help)\n"
    "-i     : inspect interactively after running script; also PYTHONINSPECT=x\n"
    "-I     : isolate Krait from the user's environment (implies -E, -P and -s)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-O     : remove assert and __debug__-dependent statements; also\n"
    "         PYTHONOPTIMIZE=x\n"
    "-OO    : do -O changes and also discard docstrings\n"
    "-P     : don't prepend a potentially unsafe path to sys.path; also\n"
    "         PYTHONSAFEPATH\n"
    "-q     : don't print version and copyright messages on interactive startup\n"
    "-s     : don't add user site directory to sys.path; also PYTHONNOUSERSITE=x\n"
    "-S     : don't imply 'import site' on initialization\n"
    "-u     : force the stdout and stderr streams to be unbuffered; also\n"
    "         PYTHONUNBUFFERED=x\n"
    "-v     : verbose (trace import statements); also PYTHONVERBOSE=x\n"
    "-V     : print the version number and exit (also --version)\n"
    "-W arg : warning control; arg is action:message:category:module:lineno;\n"
    "         also PYTHONWARNINGS=arg\n"
    "-x     : skip first line of source, allowing use of non-Unix forms of #!cmd\n"
    "-X opt : set implementation-specific option\n"
    "--check-hash-based-pycs always|default|never:\n"
    "         which .pyc files made by hash are compared with their source\n"
    "--help-env: print help about environment variables and exit\n"
    "--help-xoptions: print help about -X options and exit\n"
    "--help-all: print complete help information and exit\n"
    "Arguments:\n"
    "file   : program read from script file\n"
    "-      : program read from stdin (default; interactive mode if a tty)\n"
    "arg ...: arguments passed to program in sys.argv[1:]\n";
static const char environment_text[] =
    "Environment variables that change behavior:\n"
    "PYTHONASYNCIODEBUG: asyncio's debug mode\n"
    "PYTHON_BASIC_REPL: a prompt without colors and editing of several lines\n"
    "PYTHONBREAKPOINT: what breakpoint() calls; 0: nothing\n"
    "PYTHONCOERCECLOCALE: 0: the C locale stays the C locale; warn: say what is done\n"
    "PYTHON_COLORS   : 1: colors, 0: none, whatever the terminal is\n"
    "PYTHONHASHSEED  : a number in 0..4294967295 makes hashes of text repeatable;\n"
    "                  'random' does not\n"
    "PYTHON_HISTORY  : file of the prompt's history\n"
    "PYTHONHOME      : the prefix that lib/python3.14 stands in\n"
    "PYTHONIOENCODING: encoding[:errors] of the standard streams\n"
    "PYTHONPATH      : folders put in front of the default module search path\n"
    "PYTHONSTARTUP   : file executed on interactive startup\n"
    "PYTHONUSERBASE  : the user's own prefix (site.USER_BASE)\n"
    "PYTHON_JIT      : if this variable is 0, no machine code is made; 1: it is\n"
    "PYTHONMALLOC, PYTHONMALLOCSTATS, PYTHONPLATLIBDIR, PYTHONCASEOK: no effect\n"
    "\n"
    "Of Krait alone:\n"
    "KRAIT_SPECIALIZE: if this variable is 0, instructions stay as compiled\n"
    "KRAIT_TIER2     : 'interp' runs traces in the micro-op interpreter\n"
    "KRAIT_HOT       : iterations of a loop before it becomes a trace\n"
    "KRAIT_STORM     : a seed: traces form at once and leave at random\n"
    "KRAIT_DUMP      : listings, with commas between them: tokens, ast, symbols,\n"
    "                  cfg, code, spec, trace, opt, regs, asm, exits, aborts,\n"
    "                  stats\n"
    "KRAIT_DUMP_FILE : where listings are appended; else stderr\n"
    "KRAIT_STDLIB    : folder of the standard library; else the line in krait.path\n"
    "                  beside the program\n"
    "\n"
    "Variables of options:\n"
    "PYTHON_CONTEXT_AWARE_WARNINGS (-X context_aware_warnings), PYTHON_CPU_COUNT\n"
    "(-X cpu_count), PYTHONDEBUG (-d), PYTHONDEVMODE (-X dev),\n"
    "PYTHONDONTWRITEBYTECODE (-B), PYTHONFAULTHANDLER (-X faulthandler),\n"
    "PYTHON_FROZEN_MODULES (-X frozen_modules), PYTHONINSPECT (-i),\n"
    "PYTHONINTMAXSTRDIGITS (-X int_max_str_digits), PYTHONNODEBUGRANGES\n"
    "(-X no_debug_ranges), PYTHONNOUSERSITE (-s), PYTHONOPTIMIZE (-O),\n"
    "PYTHONPROFILEIMPORTTIME (-X importtime), PYTHONPYCACHEPREFIX\n"
    "(-X pycache_prefix), PYTHONSAFEPATH (-P), PYTHON_THREAD_INHERIT_CONTEXT\n"
    "(-X thread_inherit_context), PYTHONTRACEMALLOC (-X tracemalloc),\n"
    "PYTHONUNBUFFERED (-u), PYTHONUTF8 (-X utf8), PYTHONVERBOSE (-v),\n"
    "PYTHONWARNDEFAULTENCODING (-X warn_default_encoding), PYTHONWARNINGS (-W)\n";
static const char x_text[] =
    "The following implementation-specific options are available:\n"
    "-X context_aware_warnings=[0|1]: whether warnings.catch_warnings holds for its\n"
    "                       thread or task alone\n"
    "-X cpu_count=N       : what os.cpu_count() says; default: what is there\n"
    "-X dev               : development mode\n"
    "-X disable-remote-debug: is always so\n"
    "-X faulthandler      : tracebacks of fatal signals\n"
    "-X frozen_modules=[on|off]: whether the start-up image is used\n"
    "-X importtime[=2]    : show how long each import takes; 2: also of modules that\n"
    "                       are loaded\n"
    "-X int_max_str_digits=N: limit of int<->str conversions; 0: none\n"
    "-X no_debug_ranges   : code objects know lines only, tracebacks show no carets\n"
    "-X pycache_prefix=DIR: .pyc files go to a tree of their own\n"
    "-X thread_inherit_context=[0|1]: threads begin with the context of their maker\n"
    "-X tracemalloc[=N]   : trace allocations, with N frames (1)\n"
    "-X utf8[=0|1]        : UTF-8 mode\n"
    "-X warn_default_encoding: EncodingWarning for encoding=None\n"
    "Others are kept in sys._xoptions.\n";

char *kr_main_options_format(const char *format, ...)
{
    va_list list;
    char *text = NULL;
    va_start(list, format);
    if (vasprintf(&text, format, list) < 0) text = NULL;
    va_end(list);
    return text;
}

const char *kr_main_options_variable(const KrOptions *o, const char *name)
{
    const char *value = o->config.ignore_environment ? NULL : getenv(name);
    return value && *value ? value : NULL;
}

static void print_usage(FILE *out, const KrOptions *o)
{
    fprintf(out, "usage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...\n",
            o->program);
}

static int wrong_usage(const KrOptions *o, const char *before, const char *what,
                       const char *behind)
{
    fprintf(stderr, "%s%s%s\n", before, what, behind);
    print_usage(stderr, o);
    fprintf(stderr, "Try `krait -h' for more information.\n");
    return 2;
}

// An item more at the end of a list of the configuration.
static void add(const char ***items, int *count, const char *item)
{
    const char **grown = realloc((void *)*items, ((size_t)*count + 1) * sizeof *grown);
    if (!grown) return; // no memory at the start: what follows fails too
    grown[(*count)++] = item;
    *items = grown;
}

// Options of two dashes. Returns the count of arguments used, or 0: *status is the exit status.
static int parse_long(char **argv, int left, KrOptions *o, int *status)
{
    static const struct {
        const char *name;
        unsigned help;
    } helps[] = {{"--help", HELP_USAGE},
                 {"--help-env", HELP_ENVIRONMENT},
                 {"--help-xoptions", HELP_X},
                 {"--help-all", HELP_USAGE | HELP_ENVIRONMENT | HELP_X}};
    for (size_t i = 0; i < sizeof helps / sizeof *helps; i++) {
        if (!strcmp(argv[0], helps[i].name)) {
            o->help |= helps[i].help;
            return 1;
        }
    }
    if (!strcmp(argv[0], "--version")) {
        o->version++;
        return 1;
    }
    bool image = !strcmp(argv[0], "--make-image"); // for the build: not in the help
    if (!image && strcmp(argv[0], "--check-hash-based-pycs")) {
        *status = wrong_usage(o, "Unknown option: ", argv[0], "");
        return 0;
    }
    if (left < 2) {
        *status = wrong_usage(o, "Argument expected for the ", argv[0], " options");
        return 0;
    }
    if (image) {
        o->make_image = argv[1];
        return 2;
    }
    if (!strcmp(argv[1], "default") || !strcmp(argv[1], "always") ||
        !strcmp(argv[1], "never")) {
        o->config.check_hash_pycs = argv[1];
        return 2;
    }
    *status = wrong_usage(
        o, "--check-hash-based-pycs must be one of 'default', 'always', or 'never'", "",
        "");
    return 0;
}

// One letter; false: unknown.
static bool set_letter(KrOptions *o, char letter, const char *value)
{
    KrConfig *c = &o->config;
    switch (letter) {
    case 'c': o->command = value; break;
    case 'm': o->module = value; break;
    case 'W': add(&c->warn_options, &c->warn_option_count, value); break;
    case 'X': add(&c->x_options, &c->x_option_count, value); break;
    case 'h':
    case '?': o->help |= HELP_USAGE; break;
    case 'V': o->version++; break;
    case 'i':
        c->inspect++;
        c->interactive++;
        break;
    case 'O': c->optimize++; break;
    case 'E': c->ignore_environment = true; break;
    case 'I':
        c->isolated = c->ignore_environment = c->safe_path = c->no_user_site = true;
        break;
    case 'P': c->safe_path = true; break;
    case 's': c->no_user_site = true; break;
    case 'S': c->no_site = true; break;
    case 'v': c->verbose++; break;
    case 'u': c->unbuffered = true; break;
    case 'x': o->skip_first_line = true; break;
    case 'B': c->dont_write_bytecode = true; break;
    case 'q': c->quiet++; break;
    case 'b': c->bytes_warning++; break;
    case 'd': c->debug++; break;
    case 'R': o->config.hash_random = true; break;
    case 't': break;
    default: return false;
    }
    return true;
}

// The options before the program. -1, and *first is the argument behind them; else the exit status.
static int parse_arguments(int argc, char **argv, KrOptions *o, int *first)
{
    int i = 1, status = 0;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        if (!strcmp(argv[i], "--")) {
            i++;
            break;
        }
        if (argv[i][1] == '-') {
            int used = parse_long(argv + i, argc - i, o, &status);
            if (!used) return status;
            i += used - 1;
            continue;
        }
        for (const char *letter = argv[i] + 1; *letter; letter++) {
            bool takes_value = strchr("cmWX", *letter) != NULL;
            const char *value = letter[1]      ? letter + 1
                                : i + 1 < argc ? argv[i + 1]
                                               : NULL;
            if (takes_value && !value)
                return wrong_usage(o, "Argument expected for the -",
                                   (char[]){*letter, 0}, " option");
            if (!set_letter(o, *letter, value))
                return wrong_usage(o, "Unknown option: -", (char[]){*letter, 0}, "");
            if (takes_value) {
                i += !letter[1];
                break;
            }
        }
        if (o->command || o->module) {
            i++;
            break;
        }
    }
    *first = i;
    return -1;
}

// --- -X and the environment -------------------------------------------------------------------

// The first -X name[=value]: what stands behind the name, "=value" or ""; null: not given.
static const char *x_rest(const KrOptions *o, const char *name)
{
    size_t length = strlen(name);
    for (int i = 0; i < o->config.x_option_count; i++) {
        const char *option = o->config.x_options[i];
        if (!strncmp(option, name, length) && (!option[length] || option[length] == '='))
            return option + length;
    }
    return NULL;
}
static const char *x_value(const KrOptions *o, const char *name) // "" without one
{
    const char *rest = x_rest(o, name);
    return rest && *rest ? rest + 1 : rest;
}

// The whole text as a number that fits an int, as C reads it: blanks may stand before it, "" is 0.
static bool read_int(const char *text, int *number)
{
    char *end;
    errno = 0;
    long value = strtol(text, &end, 10);
    if (*end || errno || value < INT_MIN || value > INT_MAX) return false;
    *number = (int)value;
    return true;
}

static int fatal_in(const char *state, const char *where, const char *what)
{
    fprintf(stderr, "Fatal Python error: %s%s%s\nPython runtime state: %s\n\n", where ? where : "", where ? ": " : "",
            what, state);
    return 1;
}
static int fatal(const char *where, const char *what)
{
    return fatal_in("preinitialized", where, what);
}

// The larger of the option's count and a variable's number (any other text: 1).
static void count_variable(const KrOptions *o, const char *name, int *count)
{
    const char *value = kr_main_options_variable(o, name);
    int level;
    if (!value) return;
    if (!read_int(value, &level) || level < 0) level = 1;
    if (*count < level) *count = level;
}
// The same of a switch: "0" leaves it off.
static void switch_variable(const KrOptions *o, const char *name, bool *flag)
{
    int level = *flag;
    count_variable(o, name, &level);
    *flag = level != 0;
}
static void flag_variable(const KrOptions *o, const char *name, bool *flag)
{
    if (kr_main_options_variable(o, name)) *flag = true;
}

// "0" or "1" of an option, else of a variable. False: said that it is neither.
static bool read_switch(const KrOptions *o, const char *where, const char *option, const char *variable, bool *flag)
{
    const char *value = x_rest(o, option), *given = value ? NULL : kr_main_options_variable(o, variable);
    int number = -1;
    if (!value && !given) return true;
    if ((value && !*value) || !read_int(value ? value + 1 : given, &number) || number < 0 || number > 1) {
        char *what = value ? kr_main_options_format("-X %s=n: n is missing or invalid", option)
                           : kr_main_options_format("%s=N: N is missing or invalid", variable);
        (void)fatal(where, what ? what : "");
        free(what);
        return false;
    }
    *flag = number == 1;
    return true;
}

// The user's locale; the C one if it is unknown. Nothing is asked for the C locale: the process has it. Nor for C.UTF-8, by either name:
// its tables are 0.15 MB, and what Python needs to know of it is its encoding (until somebody imports _locale or readline).
static const char *choose_locale(void)
{
    const char *name = getenv("LC_ALL");
    if (!name || !*name) name = getenv("LC_CTYPE");
    if (!name || !*name) name = getenv("LANG");
    if (!name || !*name || !strcmp(name, "C") || !strcmp(name, "POSIX")) return "C";
    bool known = !strcmp(name, "C.UTF-8") || !strcmp(name, "C.utf8");
    kr_io_text_locale_is_utf8 = known && access("/usr/lib/locale/C.utf8/LC_CTYPE", R_OK) == 0;
    if (kr_io_text_locale_is_utf8) return name;
    name = setlocale(LC_CTYPE, "");
    return name ? name : setlocale(LC_CTYPE, "C");
}

// PEP 538: in the C locale, which is nobody's choice, LC_CTYPE becomes a UTF-8 one, for child processes too. In UTF-8
// mode nothing but the _locale module depends on it, so the C library is not told yet if it is known to be there: that takes 0.1 ms.
static void coerce_locale(const KrOptions *o)
{
    static const char *const targets[] = {"C.UTF-8", "C.utf8", "UTF-8"};
    const char *wanted = kr_main_options_variable(o, "PYTHONCOERCECLOCALE"), *all = getenv("LC_ALL");
    bool warn = wanted && !strcmp(wanted, "warn");
    if (wanted && !strcmp(wanted, "0")) return;
    for (size_t i = 0; !(all && *all) && i < sizeof targets / sizeof *targets; i++) {
        bool later = o->config.utf8_mode && i == 0 && access("/usr/lib/locale/C.utf8/LC_CTYPE", R_OK) == 0;
        if (!later && !setlocale(LC_CTYPE, targets[i])) continue;
        if (setenv("LC_CTYPE", targets[i], 1)) return;
        if (warn)
            fprintf(stderr,
                    "Python detected LC_CTYPE=C: LC_CTYPE coerced to %s (set another locale or PYTHONCOERCECLOCALE=0 to "
                    "disable this locale coercion behavior).\n",
                    targets[i]);
        if (!later) (void)choose_locale();
        return;
    }
    if (warn)
        fputs("Python runtime initialized with LC_CTYPE=C (a locale with default ASCII encoding), which may cause Unicode "
              "compatibility problems. Using C.UTF-8, C.utf8, or UTF-8 (if available) as alternative Unicode-compatible "
              "locales is recommended.\n",
              stderr);
}

// Of the locale, by Python's name. Other encodings need a library that is not there yet: utf-8 serves.
static const char *file_encoding(void)
{
    if (kr_io_text_locale_is_utf8) return "utf-8";
    const char *set = nl_langinfo(CODESET);
    if (!strcmp(set, "ANSI_X3.4-1968") || !strcmp(set, "US-ASCII")) return "ascii";
    return strcmp(set, "ISO-8859-1") ? "utf-8" : "iso8859-1";
}

// -X tracemalloc[=frames], else PYTHONTRACEMALLOC. False: said what is wrong.
static bool read_trace_alloc(KrOptions *o)
{
    const char *rest = x_rest(o, "tracemalloc");
    const char *value = rest ? *rest ? rest + 1 : "1" : kr_main_options_variable(o, "PYTHONTRACEMALLOC");
    int frames = 0;
    if (!value) return true;
    if (!read_int(value, &frames) || frames < 0) {
        (void)fatal("config_init_tracemalloc", rest ? "-X tracemalloc=NFRAME: invalid number of frames"
                                                    : "PYTHONTRACEMALLOC: invalid number of frames");
        return false;
    }
    if (frames > KR_ALLOC_TRACE_FRAMES) {
        (void)fatal_in("core initialized\nValueError: the number of frames must be in range [1; 65535]",
                       "init_interp_main", "can't start tracemalloc");
        return false;
    }
    o->config.trace_alloc = frames;
    return true;
}

// PYTHONHASHSEED. False: said what is wrong.
static bool read_hash_seed(KrOptions *o)
{
    KrConfig *c = &o->config;
    const char *seed = c->hash_random ? NULL : kr_main_options_variable(o, "PYTHONHASHSEED");
    if (!seed || !strcmp(seed, "random")) return true;
    char *end;
    errno = 0;
    unsigned long number = strtoul(seed, &end, 10);
    if (*end || errno || number > UINT32_MAX) {
        (void)fatal("config_init_hash_seed",
                    "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
        return false;
    }
    c->hash_not_random = number == 0;
    return true;
}

// -X gil, PYTHON_GIL: there is but one build.
static bool read_gil(const KrOptions *o)
{
    const char *rest = x_rest(o, "gil");
    const char *value = rest ? *rest ? rest + 1 : "" : kr_main_options_variable(o, "PYTHON_GIL");
    if (!value || !strcmp(value, "1")) return true;
    (void)fatal("config_read_gil", !strcmp(value, "0") ? "Disabling the GIL is not supported by this build"
                                                       : "PYTHON_GIL / -X gil must be \"0\" or \"1\"");
    return false;
}

static int read_utf8_mode(KrOptions *o, bool c_locale)
{
    const char *rest = x_rest(o, "utf8"), *value = rest && *rest ? rest + 1 : NULL;
    if (value && strcmp(value, "0") && strcmp(value, "1"))
        return fatal_in("preinitializing", "preconfig_init_utf8_mode", "invalid -X utf8 option value");
    if (rest) {
        o->config.utf8_mode = !value || *value == '1';
        return -1;
    }
    value = kr_main_options_variable(o, "PYTHONUTF8");
    if (value && strcmp(value, "0") && strcmp(value, "1"))
        return fatal_in("preinitializing", "preconfig_init_utf8_mode", "invalid PYTHONUTF8 environment variable value");
    o->config.utf8_mode = value ? *value == '1' : c_locale;
    return -1;
}

static int read_utf8(KrOptions *o)
{
    const char *locale = choose_locale();
    bool is_c = !strcmp(locale, "C");
    int status = read_utf8_mode(o, is_c || !strcmp(locale, "POSIX"));
    if (is_c) coerce_locale(o);
    kr_str_codec_set_file_encoding(o->config.utf8_mode ? "utf-8" : file_encoding());
    return status;
}

static int read_digits(const KrOptions *o)
{
    const char *rest = x_rest(o, "int_max_str_digits");
    const char *value = rest ? *rest ? rest + 1 : NULL : kr_main_options_variable(o, "PYTHONINTMAXSTRDIGITS");
    int digits = -1;
    if (!rest && !value) return -1;
    if (!value || !read_int(value, &digits) || digits < 0 || (digits && digits < 640))
        return fatal("config_init_int_max_str_digits",
                     rest ? "-X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited."
                          : "PYTHONINTMAXSTRDIGITS: invalid limit; must be >= 640 or 0 for unlimited.");
    kr_int_set_max_digits(digits);
    return -1;
}

// Warnings: development mode, the variable, -W, -b; later ones weigh more.
static void read_warnings(KrOptions *o)
{
    KrConfig *c = &o->config;
    const char **given = c->warn_options;
    int count = c->warn_option_count;
    c->warn_options = NULL;
    c->warn_option_count = 0;
    if (c->dev_mode) add(&c->warn_options, &c->warn_option_count, "default");
    const char *value = kr_main_options_variable(o, "PYTHONWARNINGS");
    char *copy = value ? strdup(value) : NULL;
    for (char *item = copy ? strtok(copy, ",") : NULL; item; item = strtok(NULL, ","))
        add(&c->warn_options, &c->warn_option_count, item);
    for (int i = 0; i < count; i++)
        add(&c->warn_options, &c->warn_option_count, given[i]);
    if (c->bytes_warning)
        add(&c->warn_options, &c->warn_option_count,
            c->bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning");
    free((void *)given);
}

static bool environment_is(const char *name, const char *value)
{
    const char *have = getenv(name);
    return have && !strcmp(have, value);
}

static void read_own_variables(KrConfig *c)
{
    c->specialize = !environment_is("KRAIT_SPECIALIZE", "0");
    c->jit = !environment_is("PYTHON_JIT", "0");
    c->tier2_interpret = environment_is("KRAIT_TIER2", "interp");
    const char *storm = getenv("KRAIT_STORM"), *hot = getenv("KRAIT_HOT");
    c->storm = storm ? strtoull(storm, NULL, 0) : 0;
    c->hot_loop = hot ? (uint32_t)strtoul(hot, NULL, 0) : c->storm ? 2 : KR_HOT_LOOP;
    if (c->hot_loop < 2 || c->hot_loop > UINT16_MAX)
        c->hot_loop = c->hot_loop < 2 ? 2 : UINT16_MAX;
    const char *unknown = NULL;
    c->dump = kr_dump_parse(getenv("KRAIT_DUMP"), &unknown);
    if (unknown) fprintf(stderr, "krait: KRAIT_DUMP: unknown listing: %s\n", unknown);
}

// PYTHONMALLOC: there is one allocator, but names that nobody knows are refused.
static int check_allocator(const KrOptions *o)
{
    static const char *const known[] = {"default", "debug", "pymalloc", "pymalloc_debug", "malloc", "malloc_debug",
                                        "mimalloc", "mimalloc_debug"};
    const char *value = kr_main_options_variable(o, "PYTHONMALLOC");
    for (size_t i = 0; value && i < sizeof known / sizeof *known; i++)
        if (!strcmp(value, known[i])) return -1;
    return value ? fatal_in("preinitializing", "preconfig_init_allocator", "PYTHONMALLOC: unknown allocator") : -1;
}

static int read_environment(KrOptions *o)
{
    KrConfig *c = &o->config;
    if (check_allocator(o) >= 0) return 1;
    count_variable(o, "PYTHONOPTIMIZE", &c->optimize);
    count_variable(o, "PYTHONVERBOSE", &c->verbose);
    count_variable(o, "PYTHONDEBUG", &c->debug);
    if (kr_main_options_variable(o, "PYTHONINSPECT") && !c->inspect) c->inspect = 1;
    if (c->quiet > 1) c->quiet = 1;
    switch_variable(o, "PYTHONDONTWRITEBYTECODE", &c->dont_write_bytecode);
    switch_variable(o, "PYTHONNOUSERSITE", &c->no_user_site);
    switch_variable(o, "PYTHONUNBUFFERED", &c->unbuffered);
    flag_variable(o, "PYTHONNODEBUGRANGES", &c->no_debug_ranges);
    if (x_value(o, "no_debug_ranges")) c->no_debug_ranges = true;
    flag_variable(o, "PYTHONSAFEPATH", &c->safe_path);
    flag_variable(o, "PYTHONDEVMODE", &c->dev_mode);
    flag_variable(o, "PYTHONWARNDEFAULTENCODING", &c->warn_default_encoding);
    if (x_value(o, "dev")) c->dev_mode = true;
    flag_variable(o, "PYTHONFAULTHANDLER", &c->faulthandler);
    c->faulthandler |= c->dev_mode || x_value(o, "faulthandler");
    if (x_value(o, "warn_default_encoding")) c->warn_default_encoding = true;
    if (!read_switch(o, "config_init_thread_inherit_context", "thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT",
                     &c->thread_inherit_context) ||
        !read_switch(o, "config_init_context_aware_warnings", "context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS",
                     &c->context_aware_warnings) ||
        !read_hash_seed(o) || !read_gil(o))
        return 1;
    if (c->debug > 1) c->debug = 1;
    c->pycache_prefix = x_value(o, "pycache_prefix");
    if (!c->pycache_prefix)
        c->pycache_prefix = kr_main_options_variable(o, "PYTHONPYCACHEPREFIX");
    if (c->pycache_prefix && !*c->pycache_prefix) c->pycache_prefix = NULL;
    const char *frozen = x_value(o, "frozen_modules"), *option = frozen;
    if (!frozen) frozen = kr_main_options_variable(o, "PYTHON_FROZEN_MODULES");
    if (frozen && *frozen && strcmp(frozen, "on") && strcmp(frozen, "off"))
        return fatal(NULL, option ? "bad value for option -X frozen_modules (expected \"on\" or \"off\")"
                                  : "bad value for PYTHON_FROZEN_MODULES (expected \"on\" or \"off\")");
    c->frozen_off = frozen && !strcmp(frozen, "off");
    const char *times = x_value(o, "importtime");
    option = times;
    if (!times) times = kr_main_options_variable(o, "PYTHONPROFILEIMPORTTIME");
    if (times && (!*times || !read_int(times, &c->import_times))) c->import_times = 1; // any text
    if (c->import_times < 0 || c->import_times > 2)
        return fatal("config_init_import_time",
                     option ? "-X importtime: values other than 1 and 2 are reserved for future use."
                            : "PYTHONPROFILEIMPORTTIME: numeric values other than 1 and 2 are reserved for future use.");
    if (!read_trace_alloc(o)) return 1;
    const char *count = x_rest(o, "cpu_count");
    count = count ? *count ? count + 1 : "x" : kr_main_options_variable(o, "PYTHON_CPU_COUNT");
    c->cpu_count = -1;
    if (count && strcmp(count, "default") && (!read_int(count, &c->cpu_count) || c->cpu_count < 1))
        return fatal("config_init_cpu_count",
                     "-X cpu_count=n option: n is missing or an invalid number, n must be greater than 0");
    o->python_path = kr_main_options_variable(o, "PYTHONPATH");
    o->home = kr_main_options_variable(o, "PYTHONHOME");
    read_warnings(o);
    read_own_variables(c);
    int status = read_utf8(o);
    return status >= 0 ? status : read_digits(o);
}

int kr_main_options_parse(int argc, char **argv, KrOptions *o)
{
    int i;
    o->program = argc && argv[0] ? argv[0] : "krait";
    o->config.all_arguments =
        malloc(((size_t)argc + 1) * sizeof *argv); // -c and -m are hidden below
    if (o->config.all_arguments)
        memcpy(o->config.all_arguments, argv, (size_t)argc * sizeof *argv);
    o->config.all_argument_count = o->config.all_arguments ? argc : 0;
    int status = parse_arguments(argc, argv, o, &i);
    if (status >= 0) return status;
    if (o->help) {
        if (o->help & HELP_USAGE) {
            print_usage(stdout, o);
            fputs(usage_text, stdout);
        }
        fputs(o->help & HELP_ENVIRONMENT ? environment_text : "", stdout);
        fputs(o->help & HELP_X ? x_text : "", stdout);
        return 0;
    }
    if (o->version) {
        printf("Python %s\n", o->version > 1 ? kr_sys_config_version : "3.14.8 (Krait)");
        return 0;
    }
    if (!o->command && !o->module && i < argc) o->file = argv[i];
    // sys.argv: "-c", "-m" or the script stand first
    int first = o->command || o->module ? i - 1 : i;
    o->config.arguments = argv + (first < argc ? first : argc);
    o->config.argument_count = argc - (first < argc ? first : argc);
    if (o->command) argv[first] = (char *)(uintptr_t) "-c";
    if (o->module) argv[first] = (char *)(uintptr_t) "-m";
    return read_environment(o);
}
