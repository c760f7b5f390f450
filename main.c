// SPDX-License-Identifier: MIT
// The command `krait`: options as CPython's, what to run, exit status.
#define _GNU_SOURCE
#include "base/alloc.h"
#include "base/dump.h"
#include "frontend/carets.h"
#include "frontend/compile.h"
#include "interp/hot.h"
#include "interp/loop.h"
#include "modules/builtins_module.h"
#include "modules/sys_module.h"
#include "runtime/attribute.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/traceback.h"
#include "runtime/vm.h"
#include "tier2/tier2.h"

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Options {
    KrConfig config;
    const char *program; // argv[0], for messages
    const char *command, *module, *file;
    bool version, interactive, unsafe_path_off, skip_first_line;
    unsigned help; // HELP_ bits
} Options;

enum { HELP_USAGE = 1, HELP_ENVIRONMENT = 2, HELP_X = 4 };

static const char usage_text[] =
    "Options (and corresponding environment variables):\n"
    "-B     : accepted\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-E     : ignore PYTHON* environment variables\n"
    "-h     : print this help message and exit (also -? or --help)\n"
    "-i     : inspect interactively after running script\n"
    "-I     : isolate Krait from the user's environment (implies -E, -P and -s)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-O     : remove assert and __debug__-dependent statements\n"
    "-OO    : do -O changes and also discard docstrings\n"
    "-P     : don't prepend a potentially unsafe path to sys.path\n"
    "-q     : don't print version and copyright messages on interactive startup\n"
    "-s -S -b -d : accepted\n"
    "-u     : force the stdout and stderr streams to be unbuffered\n"
    "-v     : verbose\n"
    "-V     : print the version number and exit (also --version)\n"
    "-W arg : accepted\n"
    "-x     : skip first line of source, allowing use of non-Unix forms of #!cmd\n"
    "-X opt : accepted\n"
    "--check-hash-based-pycs always|default|never : accepted\n"
    "--help-env: print help about environment variables and exit\n"
    "--help-xoptions: print help about -X options and exit\n"
    "--help-all: print complete help information and exit\n"
    "Arguments:\n"
    "file   : program read from script file\n"
    "-      : program read from stdin (default; interactive mode if a tty)\n"
    "arg ...: arguments passed to program in sys.argv[1:]\n";
static const char environment_text[] =
    "Environment variables that change behavior:\n"
    "PYTHON_JIT      : if this variable is 0, no machine code is made; 1: it is\n"
    "PYTHONHASHSEED  : a number in 0..4294967295 makes hashes of text repeatable\n"
    "KRAIT_SPECIALIZE: if this variable is 0, instructions stay as compiled\n"
    "KRAIT_TIER2     : 'interp' runs traces in the micro-op interpreter\n"
    "KRAIT_HOT       : iterations of a loop before it becomes a trace\n"
    "KRAIT_STORM     : a seed: traces form at once and leave at random\n"
    "KRAIT_DUMP      : listings, with commas between them: tokens, ast, symbols,\n"
    "                  cfg, code, spec, trace, opt, regs, asm, exits, aborts\n"
    "KRAIT_DUMP_FILE : where listings are appended; else stderr\n"
    "KRAIT_STDLIB    : folder of the standard library; else the line in krait.path\n"
    "                  beside the program\n";
static const char x_text[] =
    "No -X option does anything in this version of Krait; all are accepted.\n";

static void print_usage(FILE *out, const Options *o)
{
    fprintf(out, "usage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...\n",
            o->program);
}

static int wrong_usage(const Options *o, const char *before, const char *what,
                       const char *behind)
{
    fprintf(stderr, "%s%s%s\n", before, what, behind);
    print_usage(stderr, o);
    fprintf(stderr, "Try `krait -h' for more information.\n");
    return 2;
}

// Options of two dashes. Returns the count of arguments used, or 0: *status is the exit status.
static int parse_long(char **argv, int left, Options *o, int *status)
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
        o->version = true;
        return 1;
    }
    if (strcmp(argv[0], "--check-hash-based-pycs")) {
        *status = wrong_usage(o, "Unknown option: ", argv[0], "");
        return 0;
    }
    if (left < 2) {
        *status = wrong_usage(o, "Argument expected for the ", argv[0], " options");
        return 0;
    }
    if (!strcmp(argv[1], "default") || !strcmp(argv[1], "always") ||
        !strcmp(argv[1], "never"))
        return 2;
    *status = wrong_usage(
        o, "--check-hash-based-pycs must be one of 'default', 'always', or 'never'", "",
        "");
    return 0;
}

// -1: go on; else the exit status.
static int parse_options(int argc, char **argv, Options *o)
{
    int i = 1, status = 0;
    o->program = argc && argv[0] ? argv[0] : "krait";
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
            switch (*letter) {
            case 'c': o->command = value; break;
            case 'm': o->module = value; break;
            case 'h':
            case '?': o->help |= HELP_USAGE; break;
            case 'V': o->version = true; break;
            case 'i': o->interactive = o->config.inspect = true; break;
            case 'O': o->config.optimize++; break;
            case 'E': o->config.ignore_environment = true; break;
            case 'I':
                o->config.isolated = o->config.ignore_environment = o->unsafe_path_off =
                    true;
                break;
            case 'P': o->unsafe_path_off = true; break;
            case 'S': o->config.no_site = true; break;
            case 'v': o->config.verbose = true; break;
            case 'u': o->config.unbuffered = true; break;
            case 'x': o->skip_first_line = true; break;
            case 'B':
            case 's':
            case 't':
            case 'q':
            case 'b':
            case 'd':
            case 'R':
            case 'W':
            case 'X': break;
            default:
                return wrong_usage(o, "Unknown option: -", (char[]){*letter, 0}, "");
            }
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
        puts("Python 3.14.8 (Krait)");
        return 0;
    }
    if (!o->command && !o->module && i < argc) o->file = argv[i];
    // sys.argv: "-c", "-m" or the script stand first
    int first = o->command || o->module ? i - 1 : i;
    o->config.arguments = argv + (first < argc ? first : argc);
    o->config.argument_count = argc - (first < argc ? first : argc);
    if (o->command) argv[first] = (char *)(uintptr_t) "-c";
    if (o->module) argv[first] = (char *)(uintptr_t) "-m";
    return -1;
}

// Krait's own files of the library: the folder "lib" beside the program.
static const char *own_library(void)
{
    static char path[4200];
    char self[4096];
    ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
    if (size <= 0) return NULL;
    self[size] = 0;
    snprintf(path, sizeof path, "%s/lib", dirname(self));
    return access(path, R_OK) == 0 ? path : NULL;
}

static bool environment_is(const char *name, const char *value)
{
    const char *have = getenv(name);
    return have && !strcmp(have, value);
}

static void read_environment(KrConfig *config)
{
    config->specialize = !environment_is("KRAIT_SPECIALIZE", "0");
    config->jit = !environment_is("PYTHON_JIT", "0");
    config->tier2_interpret = environment_is("KRAIT_TIER2", "interp");
    const char *storm = getenv("KRAIT_STORM");
    config->storm = storm ? strtoull(storm, NULL, 0) : 0;
    const char *hot = getenv("KRAIT_HOT");
    config->hot_loop = hot             ? (uint32_t)strtoul(hot, NULL, 0)
                       : config->storm ? 2
                                       : KR_HOT_LOOP;
    if (config->hot_loop < 2 || config->hot_loop > UINT16_MAX)
        config->hot_loop = config->hot_loop < 2 ? 2 : UINT16_MAX;
    const char *unknown = NULL;
    config->dump = kr_dump_parse(getenv("KRAIT_DUMP"), &unknown);
    if (unknown) fprintf(stderr, "krait: KRAIT_DUMP: unknown listing: %s\n", unknown);
    config->lib = own_library();
    config->stdlib = getenv("KRAIT_STDLIB"); // may be wrong: explain_stdlib says so
    if (config->stdlib) return;
    static char path[4096]; // "krait.path" beside the program names the library
    char self[4096];
    ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
    if (size <= 0) return;
    self[size] = 0;
    char file[4200];
    snprintf(file, sizeof file, "%s/krait.path", dirname(self));
    FILE *in = fopen(file, "r");
    if (!in) return;
    if (fgets(path, sizeof path, in)) {
        path[strcspn(path, "\n")] = 0;
        config->stdlib = path;
    }
    fclose(in);
}

// --- running ----------------------------------------------------------------------------------

static char *read_stream(FILE *file, size_t *size)
{
    size_t capacity = 1 << 16;
    char *text = malloc(capacity + 1);
    *size = 0;
    while (text) {
        size_t got = fread(text + *size, 1, capacity - *size, file);
        *size += got;
        if (got == 0) break;
        if (*size == capacity) {
            char *grown = realloc(text, (capacity *= 2) + 1);
            if (!grown) free(text);
            text = grown;
        }
    }
    if (text) text[*size] = 0;
    return text;
}

// origin: KR_COMPILE_FILE, KR_COMPILE_STR or 0.
static KrOwn run_source(KrThread *thread, const char *text, size_t size, KrRef name,
                        int mode, int origin, KrRef module)
{
    KrOwn code = kr_vm_hooks.compile(thread, text, size, name, mode, origin,
                                     thread->vm->optimize);
    if (kr_is_null(code)) return KR_NULL;
    KrRef dict = kr_module_dict(module);
    if (thread->vm->command && kr_is_null(thread->vm->command_code))
        thread->vm->command_code = kr_dup(kr_ref(code)); // for tracebacks
    KrOwn result = kr_builtins_module_run_code(thread, kr_ref(code), dict, dict);
    kr_drop(thread, code);
    return result;
}

static KrOwn run_named(KrThread *thread, const char *text, size_t size,
                       const char *filename, int mode, int origin, KrRef module)
{
    KrOwn name = kr_str_codec_decode_file_name(thread, filename);
    KrOwn result = kr_is_null(name) ? KR_NULL
                                    : run_source(thread, text, size, kr_ref(name), mode,
                                                 origin, module);
    kr_xdrop(thread, name);
    return result;
}

// A module is missing: is it because the whole library is?
static void explain_stdlib(const char *folder)
{
    char path[4200];
    snprintf(path, sizeof path, "%s/os.py", folder ? folder : "");
    if (folder && access(path, R_OK) == 0) return;
    fprintf(stderr, "krait: the standard library of Python 3.14 cannot be read%s%s%s\n",
            folder ? " in " : "", folder ? folder : "",
            folder ? "" : ": its place is not known");
    fprintf(stderr, "krait: set KRAIT_STDLIB to its folder, or run tools/krait, which "
                    "finds or fetches it\n");
}

// The exception that ended the program: printed, and turned into an exit status.
static int report(KrThread *thread)
{
    kr_sys_module_flush();
    if (kr_exception_is(thread, &kr_exception_system_exit)) {
        KrOwn exception = kr_exception_fetch(thread);
        KrOwn code =
            kr_dup(kr_ref(((KrException *)kr_obj(kr_ref(exception)))->extra[0]));
        int64_t status = 0;
        if (!kr_is_null(code) && kr_int_is_sub(kr_ref(code))) {
            if (kr_int_try_i64(kr_ref(code), &status) != KR_PRESENT) status = -1;
        } else if (!kr_is_null(code) && !kr_is_none(kr_ref(code))) {
            KrOwn text = kr_to_str(thread, kr_ref(code));
            if (!kr_is_null(text))
                fprintf(stderr, "%s\n", kr_str_text(thread, kr_ref(text)));
            kr_xdrop(thread, text);
            status = 1;
        }
        kr_xdrop(thread, code);
        kr_drop(thread, exception);
        return (int)(status & 0xFF);
    }
    bool module_missing = kr_exception_is(thread, &kr_exception_module_not_found_error);
    bool interrupted = kr_exception_is(thread, &kr_exception_keyboard_interrupt);
    KrOwn exception = kr_exception_fetch(thread);
    kr_sys_module_report(thread, kr_ref(exception));
    kr_drop(thread, exception);
    if (module_missing) explain_stdlib(thread->vm->stdlib);
    return interrupted ? 130 : 1;
}

static void prompt_loop(KrThread *thread, KrRef module)
{
    size_t capacity = 0, length = 0;
    char *line = NULL, *text = NULL;
    bool more = false;
    for (;;) {
        fputs(more ? "... " : ">>> ", stdout);
        fflush(stdout);
        ssize_t size = getline(&line, &capacity, stdin);
        if (size < 0) break;
        char *grown = realloc(text, length + (size_t)size + 1);
        if (!grown) break;
        text = grown;
        memcpy(text + length, line, (size_t)size + 1);
        length += (size_t)size;
        bool blank = strspn(line, " \t\n") == (size_t)size;
        // a block goes on until a blank line
        size_t end = length;
        while (end && (text[end - 1] == '\n' || text[end - 1] == ' '))
            end--;
        more = !blank && (more || (end && strchr(":\\([{,", text[end - 1])));
        if (more) continue;
        if (!(blank && length == (size_t)size)) {
            KrOwn result = run_named(thread, text, length, "<stdin>", 2, 0, module);
            if (kr_is_null(result)) {
                if (kr_exception_is(thread, &kr_exception_system_exit)) break;
                (void)report(thread);
            }
            kr_xdrop(thread, result);
        }
        length = 0;
    }
    free(line);
    free(text);
    fputc('\n', stdout);
}

// The name as the program was given it, absolute but not tidied: how it is shown. malloc.
static char *absolute_name(const char *file)
{
    if (*file == '/') return strdup(file);
    char folder[4096];
    if (!getcwd(folder, sizeof folder)) return strdup(file);
    size_t size = strlen(folder) + strlen(file) + 2;
    char *name = malloc(size);
    if (name) snprintf(name, size, "%s%s%s", folder, *file ? "/" : "", file);
    return name;
}

// "krait: can't open file '/x/y.py': [Errno 2] ..." with the name as repr writes it; the status.
static int cannot_open(KrThread *thread, const Options *o, const char *name, int error)
{
    KrOwn text = kr_str_codec_decode_file_name(thread, name);
    KrOwn shown = kr_is_null(text) ? KR_NULL : kr_repr(thread, kr_ref(text));
    fprintf(stderr, "%s: can't open file %s: [Errno %d] %s\n", o->program,
            kr_is_null(shown) ? name : kr_str_text(thread, kr_ref(shown)), error,
            strerror(error));
    kr_xdrop(thread, text);
    kr_xdrop(thread, shown);
    return 2;
}

static bool add_to_path(KrThread *thread, const char *folder)
{
    KrOwn path =
        kr_attr_get(thread, kr_ref(thread->vm->sys_module), kr_name(KR_NAME_path));
    if (kr_is_null(path)) return false;
    KrOwn item = kr_str_codec_decode_file_name(thread, folder);
    bool ok =
        !kr_is_null(item) && kr_list_insert(thread, kr_ref(path), 0, kr_ref(item));
    kr_xdrop(thread, item);
    kr_drop(thread, path);
    return ok;
}

// The folder that the script stands in (file null: none, the current folder) goes first in sys.path.
static bool add_script_folder(KrThread *thread, const Options *o, const char *file)
{
    if (o->unsafe_path_off) return true;
    char *copy = file ? realpath(file, NULL) : NULL;
    bool ok = add_to_path(thread, copy ? dirname(copy) : "");
    free(copy);
    return ok;
}

static KrOwn run_file(KrThread *thread, const Options *o, FILE *file, const char *name,
                      KrRef module)
{
    size_t size = 0;
    char *text = read_stream(file, &size);
    KrOwn shown = kr_str_codec_decode_file_name(thread, name), result = KR_NULL;
    const char *start = text;
    if (text && o->skip_first_line) { // its newline stays: lines keep their numbers
        while (start < text + size && *start != '\n')
            start++;
        size -= (size_t)(start - text);
    }
    if (text && !kr_is_null(shown) &&
        kr_dict_set(thread, kr_module_dict(module), kr_name(KR_NAME___file__),
                    kr_ref(shown)))
        result =
            run_source(thread, start, size, kr_ref(shown), 0, KR_COMPILE_FILE, module);
    else if (!text)
        (void)kr_exception_no_memory(thread);
    kr_xdrop(thread, shown);
    free(text);
    return result;
}

// A program file, or a folder with __main__.py. -1: *result is the program's; else the status.
static int run_path(KrThread *thread, const Options *o, KrRef module, KrOwn *result)
{
    struct stat info;
    char *name = absolute_name(o->file);
    int status = -1;
    if (!name) return report(thread);
    if (stat(name, &info) == 0 && S_ISDIR(info.st_mode)) {
        size_t room = strlen(name) + sizeof "/__main__.py";
        char *main_name = malloc(room);
        if (main_name) snprintf(main_name, room, "%s/__main__.py", name);
        FILE *file = main_name ? fopen(main_name, "rb") : NULL;
        if (!file) {
            fprintf(stderr, "%s: can't find '__main__' module in '%s'\n", o->program,
                    name);
            status = 1;
        } else {
            KrOwn empty = kr_str_from_ascii(thread, "");
            if (add_to_path(thread, name) && !kr_is_null(empty) &&
                kr_dict_set(thread, kr_module_dict(module),
                            kr_name(KR_NAME___package__), kr_ref(empty)))
                *result = run_file(thread, o, file, main_name, module);
            kr_xdrop(thread, empty);
            fclose(file);
        }
        free(main_name);
    } else {
        FILE *file = fopen(name, "rb");
        if (!file)
            status = cannot_open(thread, o, name, errno);
        else if (add_script_folder(thread, o, o->file))
            *result = run_file(thread, o, file, name, module);
        if (file) fclose(file);
    }
    free(name);
    return status;
}

// -c: the text must be what a str could hold.
static KrOwn run_command(KrThread *thread, const Options *o, KrRef module, int *status)
{
    KrOwn text = kr_str_codec_decode_file_name(thread, o->command), result = KR_NULL;
    size_t size;
    const char *bytes =
        kr_is_null(text) ? NULL : kr_str_utf8(thread, kr_ref(text), &size);
    if (!bytes) {
        fprintf(stderr, "Unable to decode the command from the command line:\n");
        *status = report(thread);
    } else if (add_script_folder(thread, o, NULL)) {
        thread->vm->command = bytes;
        result = run_named(thread, bytes, size, "<string>", 0, KR_COMPILE_STR, module);
        if (kr_is_null(result)) *status = report(thread);
        thread->vm->command = NULL;
        kr_xdrop(thread, kr_move(&thread->vm->command_code));
    }
    kr_xdrop(thread, text);
    return result;
}

// The file that -m names; -1, or the exit status after a message.
static int find_module(KrThread *thread, const Options *o, char *path, size_t room,
                       bool *package)
{
    if (*o->module == '.') {
        fprintf(stderr, "%s: Relative module names not supported\n", o->program);
        return 1;
    }
    if (kr_import_is_builtin(o->module)) {
        fprintf(stderr, "%s: No code object available for %s\n", o->program, o->module);
        return 1;
    }
    KrOwn name = kr_str_codec_decode_file_name(thread, o->module);
    KrFound found = kr_is_null(name) ? KR_FAULT
                                     : kr_import_find_file(thread, kr_ref(name), path,
                                                           room, package);
    kr_xdrop(thread, name);
    if (found == KR_PRESENT && *package) { // its __main__ is what runs
        size_t folder = strlen(path) - strlen("__init__.py");
        snprintf(path + folder, room - folder, "__main__.py");
        if (access(path, R_OK) == 0) return -1;
        fprintf(stderr,
                "%s: No module named %s.__main__; '%s' is a package and cannot be "
                "directly executed\n",
                o->program, o->module, o->module);
        return 1;
    }
    if (found == KR_PRESENT) return -1;
    if (found == KR_ABSENT) {
        fprintf(stderr, "%s: No module named %s\n", o->program, o->module);
    } else if (kr_exception_is(thread, &kr_exception_module_not_found_error)) {
        KrOwn exception = kr_exception_fetch(thread),
              text = kr_to_str(thread, kr_ref(exception));
        fprintf(stderr,
                "%s: Error while finding module specification for '%s' "
                "(ModuleNotFoundError: %s)\n",
                o->program, o->module,
                kr_is_null(text) ? "" : kr_str_text(thread, kr_ref(text)));
        kr_xdrop(thread, text);
        kr_drop(thread, exception);
    } else {
        return report(thread);
    }
    return 1;
}

static bool set_main_name(KrThread *thread, KrRef module, const char *name,
                          size_t length, const char *path)
{
    KrOwn package = kr_str_from_utf8(thread, name, length);
    KrOwn file = kr_str_codec_decode_file_name(thread, path);
    KrOwn arguments = kr_attr_get_name(thread, kr_ref(thread->vm->sys_module), "argv");
    bool ok = !kr_is_null(package) && !kr_is_null(file) && !kr_is_null(arguments) &&
              kr_dict_set(thread, kr_module_dict(module), kr_name(KR_NAME___package__),
                          kr_ref(package));
    if (ok && kr_is_exact(kr_ref(arguments), &kr_list_type)) {
        KrOwn zero = kr_int_from_i64(thread, 0);
        ok = kr_item_set(thread, kr_ref(arguments), kr_ref(zero), kr_ref(file));
        kr_drop(thread, zero);
    }
    kr_xdrop(thread, package);
    kr_xdrop(thread, file);
    kr_xdrop(thread, arguments);
    return ok;
}

static int run_module(KrThread *thread, const Options *o, KrRef module, KrOwn *result)
{
    char path[4200], folder[4096];
    bool package = false;
    if (!o->unsafe_path_off &&
        !add_to_path(thread, getcwd(folder, sizeof folder) ? folder : ""))
        return report(thread);
    int status = find_module(thread, o, path, sizeof path, &package);
    if (status >= 0) return status;
    const char *dot = strrchr(o->module, '.');
    size_t length = package ? strlen(o->module) : dot ? (size_t)(dot - o->module) : 0;
    FILE *file = fopen(path, "rb");
    if (!file) return cannot_open(thread, o, path, errno);
    if (set_main_name(thread, module, o->module, length, path))
        *result = run_file(thread, o, file, path, module);
    fclose(file);
    return -1;
}

static int run(KrThread *thread, const Options *o, KrRef module)
{
    KrOwn result = KR_NULL;
    int status = -1;
    if (o->command) {
        result = run_command(thread, o, module, &status);
    } else if (o->module) {
        status = run_module(thread, o, module, &result);
    } else if (o->file && strcmp(o->file, "-")) {
        status = run_path(thread, o, module, &result);
    } else if (isatty(0)) {
        fprintf(stderr, "Krait, Python 3.14.8\n");
        if (!add_script_folder(thread, o, NULL)) return report(thread);
        prompt_loop(thread, module);
        return kr_thread_has_exception(thread) ? report(thread) : 0;
    } else {
        size_t size;
        char *text = read_stream(stdin, &size);
        if (text && add_script_folder(thread, o, NULL))
            result =
                run_named(thread, text, size, "<stdin>", 0, KR_COMPILE_FILE, module);
        free(text);
    }
    if (status < 0) status = kr_is_null(result) ? report(thread) : 0;
    kr_xdrop(thread, result);
    if (o->interactive && isatty(0)) prompt_loop(thread, module);
    return status;
}

int main(int argc, char **argv)
{
    Options o = {0};
    int status = parse_options(argc, argv, &o);
    if (status >= 0) return status;
    read_environment(&o.config);
    o.config.builtins_init = kr_builtins_module_init;
    o.config.sys_init = kr_sys_module_init;
    if (o.config.unbuffered) setvbuf(stdout, NULL, _IONBF, 0);
    kr_import_builtin_table = kr_module_table;
    kr_alloc_init();
    kr_vm_hooks.compile = kr_compile_source;
    kr_vm_hooks.show_place = kr_carets_show;
    kr_vm_hooks.run_frame = kr_loop_run;
    kr_vm_hooks.super_arguments = kr_frame_super_arguments;
    kr_tier2_init_hooks();
    KrVM *vm = kr_vm_new(&o.config);
    if (!vm) {
        fputs("krait: cannot start\n", stderr);
        return 1;
    }
    KrThread *thread = vm->main_thread;
    kr_loop_init(thread);
    KrOwn module = kr_module_new(thread, "__main__", NULL);
    bool ok = !kr_is_null(module) &&
              kr_dict_set(thread, kr_ref(vm->modules), kr_name(KR_NAME___main__),
                          kr_ref(module)) &&
              kr_dict_set(thread, kr_module_dict(kr_ref(module)),
                          kr_name(KR_NAME___builtins__), kr_ref(vm->builtins_module));
    status = ok ? run(thread, &o, kr_ref(module)) : report(thread);
    kr_xdrop(thread, module);
    kr_sys_module_flush();
    size_t left = kr_vm_free(vm);
    kr_alloc_report();
    (void)left;
    if (fflush(stdout) != 0 && status == 0) status = 120;
    return status;
}
