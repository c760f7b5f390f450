// SPDX-License-Identifier: MIT
// The command `krait`: options as CPython's, what to run, exit status.
#define _GNU_SOURCE
#include "base/dump.h"
#include "frontend/compile.h"
#include "interp/hot.h"
#include "interp/loop.h"
#include "modules/builtins_module.h"
#include "modules/math_module.h"
#include "modules/sys_module.h"
#include "modules/time_module.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/traceback.h"
#include "runtime/attribute.h"
#include "runtime/vm.h"
#include "tier2/tier2.h"

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static KrOwn give_builtins(KrThread *thread)
{
    return kr_dup(kr_ref(thread->vm->builtins_module));
}
static KrOwn give_sys(KrThread *thread)
{
    return kr_dup(kr_ref(thread->vm->sys_module));
}

static const KrBuiltinModule builtin_modules[] = {
    {"builtins", give_builtins},
    {"sys", give_sys},
    {"math", kr_math_module_init},
    {"time", kr_time_module_init},
    {0},
};

typedef struct Options {
    KrConfig config;
    const char *command, *module, *file;
    bool version, help, interactive;
} Options;

static const char help_text[] =
    "usage: krait [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "Options (and corresponding environment variables):\n"
    "-B     : accepted\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-E     : ignore PYTHON* environment variables\n"
    "-h     : print this help message and exit (also -? or --help)\n"
    "-i     : inspect interactively after running script\n"
    "-I     : isolate Krait from the user's environment (implies -E)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-O     : remove assert and __debug__-dependent statements\n"
    "-OO    : do -O changes and also discard docstrings\n"
    "-q     : don't print version and copyright messages on interactive startup\n"
    "-s -S -P : accepted\n"
    "-u     : force the stdout and stderr streams to be unbuffered\n"
    "-v     : verbose\n"
    "-V     : print the version number and exit (also --version)\n"
    "-W arg : accepted\n"
    "-X opt : accepted\n"
    "Environment: PYTHON_JIT=0|1, PYTHONHASHSEED, KRAIT_SPECIALIZE=0, KRAIT_TIER2=interp, KRAIT_STORM=seed, KRAIT_HOT=iterations,\n"
    "KRAIT_DUMP=tokens,ast,symbols,cfg,code,spec,trace,opt,regs,asm,exits,aborts, KRAIT_DUMP_FILE=path\n";

static int usage(const char *before, const char *what, const char *behind)
{
    fprintf(stderr, "%s%s%s\n", before, what, behind);
    fprintf(stderr, "usage: krait [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
                    "Try `krait -h' for more information.\n");
    return 2;
}

// -1: go on; else the exit status.
static int parse_options(int argc, char **argv, Options *o)
{
    int i = 1;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        if (!strcmp(argv[i], "--")) {
            i++;
            break;
        }
        if (!strcmp(argv[i], "--help")) {
            o->help = true;
            continue;
        }
        if (!strcmp(argv[i], "--version")) {
            o->version = true;
            continue;
        }
        if (argv[i][1] == '-')
            return usage("unknown option ", argv[i], "");
        for (const char *letter = argv[i] + 1; *letter; letter++) {
            bool takes_value = strchr("cmWX", *letter) != NULL;
            const char *value = letter[1] ? letter + 1 : i + 1 < argc ? argv[i + 1] : NULL;
            if (takes_value && !value)
                return usage("Argument expected for the -", (char[]){*letter, 0}, " option");
            switch (*letter) {
            case 'c': o->command = value; break;
            case 'm': o->module = value; break;
            case 'h':
            case '?': o->help = true; break;
            case 'V': o->version = true; break;
            case 'i': o->interactive = o->config.inspect = true; break;
            case 'O': o->config.optimize++; break;
            case 'E': o->config.ignore_environment = true; break;
            case 'I': o->config.isolated = o->config.ignore_environment = true; break;
            case 'S': o->config.no_site = true; break;
            case 'v': o->config.verbose = true; break;
            case 'u': o->config.unbuffered = true; break;
            case 'B':
            case 's':
            case 'P':
            case 'q':
            case 'b':
            case 'd':
            case 'x':
            case 'R':
            case 'W':
            case 'X': break;
            default: return usage("Unknown option: -", (char[]){*letter, 0}, "");
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
        fputs(help_text, stdout);
        return 0;
    }
    if (o->version) {
        puts("Python 3.14.8 (Krait)");
        return 0;
    }
    if (!o->command && !o->module && i < argc)
        o->file = argv[i];
    // sys.argv: "-c", "-m" or the script stand first
    int first = o->command || o->module ? i - 1 : i;
    o->config.arguments = argv + (first < argc ? first : argc);
    o->config.argument_count = argc - (first < argc ? first : argc);
    if (o->command)
        argv[first] = (char *)(uintptr_t)"-c";
    if (o->module)
        argv[first] = (char *)(uintptr_t)"-m";
    return -1;
}

static bool environment_is(const char *name, const char *value)
{
    const char *have = getenv(name);
    return have && !strcmp(have, value);
}

static void read_environment(KrConfig *config)
{
    config->specialize = !environment_is("KRAIT_SPECIALIZE", "0");
    // off unless asked for, until every example gives the same answer with it (docs/differences.md)
    config->jit = environment_is("PYTHON_JIT", "1");
    config->tier2_interpret = environment_is("KRAIT_TIER2", "interp");
    const char *storm = getenv("KRAIT_STORM");
    config->storm = storm ? strtoull(storm, NULL, 0) : 0;
    const char *hot = getenv("KRAIT_HOT");
    config->hot_loop = hot ? (uint32_t)strtoul(hot, NULL, 0) : config->storm ? 2 : KR_HOT_LOOP;
    if (config->hot_loop < 2 || config->hot_loop > UINT16_MAX)
        config->hot_loop = config->hot_loop < 2 ? 2 : UINT16_MAX;
    const char *unknown = NULL;
    config->dump = kr_dump_parse(getenv("KRAIT_DUMP"), &unknown);
    if (unknown)
        fprintf(stderr, "krait: KRAIT_DUMP: unknown listing: %s\n", unknown);
    config->stdlib = getenv("KRAIT_STDLIB");
    if (config->stdlib)
        return;
    static char path[4096]; // "krait.path" beside the program names the library
    char self[4096];
    ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
    if (size <= 0)
        return;
    self[size] = 0;
    char file[4200];
    snprintf(file, sizeof file, "%s/krait.path", dirname(self));
    FILE *in = fopen(file, "r");
    if (!in)
        return;
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
        if (got == 0)
            break;
        if (*size == capacity) {
            char *grown = realloc(text, (capacity *= 2) + 1);
            if (!grown)
                free(text);
            text = grown;
        }
    }
    if (text)
        text[*size] = 0;
    return text;
}

static KrOwn run_source(KrThread *thread, const char *text, size_t size, const char *filename, int mode,
                        KrRef module)
{
    KrOwn name = kr_str_from_utf8(thread, filename, strlen(filename)), code = KR_NULL, result = KR_NULL;
    if (!kr_is_null(name))
        code = kr_vm_hooks.compile(thread, text, size, kr_ref(name), mode, 0, thread->vm->optimize);
    if (!kr_is_null(code)) {
        KrRef dict = kr_module_dict(module);
        result = kr_builtins_module_run_code(thread, kr_ref(code), dict, dict);
    }
    kr_xdrop(thread, name);
    kr_xdrop(thread, code);
    return result;
}

// The exception that ended the program: printed, and turned into an exit status.
static int report(KrThread *thread)
{
    kr_sys_module_flush();
    if (kr_exception_is(thread, &kr_exception_system_exit)) {
        KrOwn exception = kr_exception_fetch(thread);
        KrOwn code = kr_dup(kr_ref(((KrException *)kr_obj(kr_ref(exception)))->extra[0]));
        int64_t status = 0;
        if (!kr_is_null(code) && kr_int_is_sub(kr_ref(code))) {
            if (kr_int_try_i64(kr_ref(code), &status) != KR_PRESENT)
                status = -1;
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
    bool interrupted = kr_exception_is(thread, &kr_exception_keyboard_interrupt);
    KrOwn exception = kr_exception_fetch(thread);
    kr_traceback_print(thread, kr_ref(exception));
    kr_drop(thread, exception);
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
        if (size < 0)
            break;
        char *grown = realloc(text, length + (size_t)size + 1);
        if (!grown)
            break;
        text = grown;
        memcpy(text + length, line, (size_t)size + 1);
        length += (size_t)size;
        bool blank = strspn(line, " \t\n") == (size_t)size;
        // a block goes on until a blank line
        size_t end = length;
        while (end && (text[end - 1] == '\n' || text[end - 1] == ' '))
            end--;
        more = !blank && (more || (end && strchr(":\\([{,", text[end - 1])));
        if (more)
            continue;
        if (!(blank && length == (size_t)size)) {
            KrOwn result = run_source(thread, text, length, "<stdin>", 2, module);
            if (kr_is_null(result)) {
                if (kr_exception_is(thread, &kr_exception_system_exit))
                    break;
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

static int cannot_open(const char *file, int error)
{
    fprintf(stderr, "krait: can't open file '%s': [Errno %d] %s\n", file, error, strerror(error));
    return 2;
}

static bool add_script_folder(KrThread *thread, const char *file)
{
    KrOwn path = kr_attr_get(thread, kr_ref(thread->vm->sys_module), kr_name(KR_NAME_path));
    if (kr_is_null(path))
        return false;
    char *copy = file ? realpath(file, NULL) : NULL;
    const char *folder = copy ? dirname(copy) : "";
    KrOwn item = kr_str_from_utf8(thread, folder, strlen(folder));
    bool ok = !kr_is_null(item) && kr_list_insert(thread, kr_ref(path), 0, kr_ref(item));
    kr_xdrop(thread, item);
    kr_drop(thread, path);
    free(copy);
    return ok;
}

static int run(KrThread *thread, const Options *o, KrRef module)
{
    KrOwn result;
    size_t size;
    if (o->command) {
        if (!add_script_folder(thread, NULL))
            return report(thread);
        result = run_source(thread, o->command, strlen(o->command), "<string>", 0, module);
    } else if (o->module) {
        KrOwn name = kr_str_from_utf8(thread, o->module, strlen(o->module));
        (void)kr_exception_raise(thread, &kr_exception_not_implemented_error,
                                 "krait: -m %S: running modules is not there yet", kr_ref(name));
        kr_drop(thread, name);
        return report(thread);
    } else if (o->file && strcmp(o->file, "-")) {
        struct stat info;
        FILE *file = fopen(o->file, "rb");
        if (!file)
            return cannot_open(o->file, errno);
        if (fstat(fileno(file), &info) == 0 && S_ISDIR(info.st_mode)) {
            fclose(file);
            fprintf(stderr, "krait: can't find '__main__' module in '%s'\n", o->file);
            return 1;
        }
        char *text = read_stream(file, &size);
        fclose(file);
        KrOwn name = kr_str_from_utf8(thread, o->file, strlen(o->file));
        bool ok = text && !kr_is_null(name) && add_script_folder(thread, o->file) &&
                  kr_dict_set(thread, kr_module_dict(module), kr_name(KR_NAME___file__), kr_ref(name));
        result = ok ? run_source(thread, text, size, o->file, 0, module) : KR_NULL;
        kr_xdrop(thread, name);
        free(text);
    } else if (isatty(0)) {
        fprintf(stderr, "Krait, Python 3.14.8\n");
        if (!add_script_folder(thread, NULL))
            return report(thread);
        prompt_loop(thread, module);
        return kr_thread_has_exception(thread) ? report(thread) : 0;
    } else {
        char *text = read_stream(stdin, &size);
        result = text && add_script_folder(thread, NULL) ? run_source(thread, text, size, "<stdin>", 0, module)
                                                         : KR_NULL;
        free(text);
    }
    int status = kr_is_null(result) ? report(thread) : 0;
    kr_xdrop(thread, result);
    if (o->interactive && isatty(0))
        prompt_loop(thread, module);
    return status;
}

int main(int argc, char **argv)
{
    Options o = {0};
    int status = parse_options(argc, argv, &o);
    if (status >= 0)
        return status;
    read_environment(&o.config);
    o.config.builtins_init = kr_builtins_module_init;
    o.config.sys_init = kr_sys_module_init;
    if (o.config.unbuffered)
        setvbuf(stdout, NULL, _IONBF, 0);
    kr_import_builtin_table = builtin_modules;
    kr_vm_hooks.compile = kr_compile_source;
    kr_vm_hooks.run_frame = kr_loop_run;
    kr_vm_hooks.super_arguments = kr_frame_super_arguments;
    kr_tier2_init_hooks();
    KrVM *vm = kr_vm_new(&o.config);
    if (!vm)
        return 1;
    KrThread *thread = vm->main_thread;
    kr_loop_init(thread);
    KrOwn module = kr_module_new(thread, "__main__", NULL);
    bool ok = !kr_is_null(module) &&
              kr_dict_set(thread, kr_ref(vm->modules), kr_name(KR_NAME___main__), kr_ref(module)) &&
              kr_dict_set(thread, kr_module_dict(kr_ref(module)), kr_name(KR_NAME___builtins__),
                          kr_ref(vm->builtins_module));
    status = ok ? run(thread, &o, kr_ref(module)) : report(thread);
    kr_xdrop(thread, module);
    kr_sys_module_flush();
    size_t left = kr_vm_free(vm);
    (void)left;
    if (fflush(stdout) != 0 && status == 0)
        status = 120;
    return status;
}
