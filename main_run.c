// SPDX-License-Identifier: MIT
// Runs what the command line names: a command, a module, a file, a folder or archive, standard input,
// the prompt. Then what a program's end means: the exit status, the message of an exception.
// Called by main.c. Tests: tests/cli/.
#define _GNU_SOURCE
#include "main_run.h"

#include "main_prompt.h"
#include "main_start.h"
#include "modules/prompt.h"
#include "modules/builtins_module.h"
#include "modules/io_streams.h"
#include "modules/sys_module.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frozen.h"
#include "runtime/import.h"
#include "runtime/import_plain.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/marshal_read.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/tuple.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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

// SystemExit: its code as a status, or as text for stderr.
static int exit_status(KrThread *thread)
{
    KrOwn exception = kr_exception_fetch(thread), code = kr_attr_get_name(thread, kr_ref(exception), "code");
    int64_t status = 0;
    kr_exception_clear(thread);
    if (kr_is_null(code)) code = kr_dup(kr_ref(exception));
    if (kr_int_is_sub(kr_ref(code))) {
        if (kr_int_try_i64(kr_ref(code), &status) != KR_PRESENT) status = -1;
    } else if (!kr_is_none(kr_ref(code))) {
        KrOwn text = kr_to_str(thread, kr_ref(code)), file = kr_sys_module_get(thread, KR_NAME_stderr);
        bool there = !kr_is_null(file) && !kr_is_none(kr_ref(file));
        bool told = there && !kr_is_null(text) && kr_io_streams_write(thread, kr_ref(file), kr_ref(text));
        kr_exception_clear(thread);
        if (!there && !told && !kr_is_null(text)) fputs(kr_str_text(thread, kr_ref(text)), stderr);
        if (there)
            kr_io_streams_report(thread, "\n", 1);
        else
            fputc('\n', stderr);
        kr_xdrop(thread, file);
        kr_xdrop(thread, text);
        status = 1;
    }
    kr_drop(thread, code);
    kr_drop(thread, exception);
    return (int)(status & 0xFF);
}

// The exception that ended the program: printed, and turned into an exit status.
static int report(KrThread *thread, const KrOptions *o)
{
    (void)kr_sys_module_flush(thread);
    if (kr_exception_is(thread, &kr_exception_system_exit) && !o->config.inspect) return exit_status(thread);
    bool module_missing = kr_exception_is(thread, &kr_exception_module_not_found_error);
    bool interrupted = kr_exception_is(thread, &kr_exception_keyboard_interrupt);
    kr_prompt_show_error(thread);
    if (module_missing) explain_stdlib(thread->vm->stdlib);
    if (kr_exception_is(thread, &kr_exception_system_exit)) return exit_status(thread); // by sys.excepthook
    return interrupted ? KR_MAIN_INTERRUPTED : 1;
}

// The name as the program was given it, absolute but not tidied: how it is shown. malloc.
static char *absolute_name(const char *file)
{
    if (*file == '/') return strdup(file);
    char folder[4096];
    if (!getcwd(folder, sizeof folder)) return strdup(file);
    if (!strcmp(file, ".")) return strdup(folder);
    size_t size = strlen(folder) + strlen(file) + 2;
    char *name = malloc(size);
    if (name) snprintf(name, size, "%s%s%s", folder, *file ? "/" : "", file);
    return name;
}

// "krait: can't open file '/x/y.py': [Errno 2] ..." with the name as repr writes it; the status.
static int cannot_open(KrThread *thread, const KrOptions *o, const char *name,
                       int error)
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

// The same, and a module in it that hides one of the library's is named in errors.
static bool add_first_path(KrThread *thread, const char *folder)
{
    KrOwn path = kr_str_codec_decode_file_name(thread, folder);
    if (kr_is_null(path)) return false;
    kr_store(thread, &thread->vm->import.first_path, path);
    return add_to_path(thread, folder);
}

// The folder that the script stands in (file null: none, the current folder) goes first in sys.path.
static bool add_script_folder(KrThread *thread, const KrOptions *o, const char *file)
{
    if (o->config.safe_path) return true;
    char *copy = file ? realpath(file, NULL) : NULL;
    bool ok = add_first_path(thread, copy ? dirname(copy) : "");
    free(copy);
    return ok;
}

static bool set_file(KrThread *thread, KrRef dict, KrRef name) // __file__ and __cached__
{
    return kr_dict_set(thread, dict, kr_name(KR_NAME___file__), name) &&
           kr_dict_set(thread, dict, kr_name(KR_NAME___cached__), kr_none());
}

// The file is closed before its text runs: the program's descriptors are its own.
static KrOwn run_file(KrThread *thread, const KrOptions *o, FILE **file,
                      const char *name, KrRef module)
{
    size_t size = 0;
    char *text = read_stream(*file, &size);
    fclose(*file);
    *file = NULL;
    KrOwn shown = kr_str_codec_decode_file_name(thread, name), result = KR_NULL;
    const char *start = text;
    if (text && o->skip_first_line) { // its newline stays: lines keep their numbers
        while (start < text + size && *start != '\n')
            start++;
        size -= (size_t)(start - text);
    }
    if (text && !kr_is_null(shown) &&
        set_file(thread, kr_module_dict(module), kr_ref(shown)) &&
        kr_main_start_set_loader(thread, module, kr_ref(shown), "SourceFileLoader"))
        result =
            run_source(thread, start, size, kr_ref(shown), 0, KR_COMPILE_FILE, module);
    else if (!text)
        (void)kr_exception_no_memory(thread);
    kr_xdrop(thread, shown);
    free(text);
    return result;
}

// Is it compiled code: by its name or, as it can be read twice, by how it begins.
static bool is_compiled(FILE *file, const char *name)
{
    size_t length = strlen(name);
    unsigned char head[2] = {0};
    struct stat info;
    if (length > 4 && !strcmp(name + length - 4, ".pyc")) return true;
    if (fstat(fileno(file), &info) != 0 || !S_ISREG(info.st_mode)) return false;
    size_t got = fread(head, 1, 2, file);
    rewind(file);
    uint32_t magic = kr_frozen_magic();
    return got == 2 && head[0] == (magic & 0xFF) && head[1] == (magic >> 8 & 0xFF);
}

static KrOwn run_compiled(KrThread *thread, FILE **file, const char *name, KrRef module)
{
    enum { HEAD = 16 }; // magic, flags, date, size
    size_t size = 0;
    char *data = read_stream(*file, &size);
    fclose(*file);
    *file = NULL;
    KrOwn shown = kr_str_codec_decode_file_name(thread, name), code = KR_NULL,
          result = KR_NULL;
    uint32_t magic = 0;
    if (!data || kr_is_null(shown)) goto done;
    if (size >= sizeof magic) memcpy(&magic, data, sizeof magic);
    if (size < sizeof magic || (magic == kr_frozen_magic() && size < HEAD)) {
        (void)kr_exception_raise(thread, &kr_exception_eof_error,
                                 "EOF read where not expected");
        goto done;
    }
    if (magic != kr_frozen_magic()) {
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "Bad magic number in .pyc file");
        goto done;
    }
    if (size > HEAD) code = kr_marshal_read(thread, data + HEAD, size - HEAD, true);
    kr_exception_clear(thread); // what marshal says of it
    if (kr_is_null(code) || !kr_is_exact(kr_ref(code), &kr_code_type))
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "Bad code object in .pyc file");
    KrRef dict = kr_module_dict(module);
    if (!kr_thread_has_exception(thread) &&
        set_file(thread, dict, kr_ref(shown)) &&
        kr_main_start_set_loader(thread, module, kr_ref(shown), "SourcelessFileLoader"))
        result = kr_builtins_module_run_code(thread, kr_ref(code), dict, dict);
done:
    free(data);
    kr_xdrop(thread, shown);
    kr_xdrop(thread, code);
    return result;
}

// A program file, or a folder with __main__.py. -1: *result is the program's; else the status.
static int run_path(KrThread *thread, const KrOptions *o, KrRef module, KrOwn *result)
{
    struct stat info;
    char *name = absolute_name(o->file);
    int status = -1;
    if (!name) return report(thread, o);
    KrFound found = kr_main_start_has_importer(thread, name);
    if (found != KR_ABSENT) { // a folder or an archive with __main__
        if (found == KR_PRESENT && add_first_path(thread, name))
            *result = kr_main_start_run_module(thread, "__main__", false);
        free(name);
        return -1;
    }
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
                *result = run_file(thread, o, &file, main_name, module);
            kr_xdrop(thread, empty);
            if (file) fclose(file);
        }
        free(main_name);
    } else {
        FILE *file = fopen(name, "rb");
        if (!file)
            status = cannot_open(thread, o, name, errno);
        else if (add_script_folder(thread, o, o->file))
            *result = is_compiled(file, name)
                          ? run_compiled(thread, &file, name, module)
                          : run_file(thread, o, &file, name, module);
        if (file) fclose(file);
    }
    free(name);
    return status;
}

// The text of -c without the white space that all its lines begin with; blank lines lose theirs, too. Null: no
// memory. Free it.
static char *dedented(const char *text, size_t size, size_t *length)
{
    char *out = malloc(size + 1);
    const char *margin = NULL, *end = text + size;
    size_t common = 0, at = 0;
    if (!out) return NULL;
    for (int pass = 0; pass < 2; pass++) {
        for (const char *line = text; line < end;) {
            const char *stop = memchr(line, '\n', (size_t)(end - line)), *begin = line;
            if (!stop) stop = end;
            while (begin < stop && (*begin == ' ' || *begin == '\t'))
                begin++;
            size_t indent = (size_t)(begin - line);
            bool blank = begin == stop;
            if (pass == 0 && !blank && !margin) {
                margin = line;
                common = indent;
            } else if (pass == 0 && !blank) {
                size_t same = 0;
                while (same < indent && same < common && line[same] == margin[same])
                    same++;
                common = same;
            } else if (pass == 1) {
                const char *from = blank ? stop : line + common;
                memcpy(out + at, from, (size_t)(stop - from));
                at += (size_t)(stop - from);
                if (stop < end) out[at++] = '\n';
            }
            line = stop + 1;
        }
        if (pass == 0 && common == 0) { // nothing changes, blank lines neither
            memcpy(out, text, size);
            at = size;
            break;
        }
    }
    out[at] = 0;
    *length = at;
    return out;
}

// -c: the text must be what a str could hold.
static KrOwn run_command(KrThread *thread, const KrOptions *o, KrRef module,
                         int *status)
{
    KrOwn text = kr_str_codec_decode_file_name(thread, o->command), result = KR_NULL;
    size_t size;
    const char *bytes =
        kr_is_null(text) ? NULL : kr_str_utf8(thread, kr_ref(text), &size);
    if (!bytes) {
        fprintf(stderr, "Unable to decode the command from the command line:\n");
        *status = report(thread, o);
    } else if (add_script_folder(thread, o, NULL)) {
        char *plain = dedented(bytes, size, &size);
        thread->vm->command = plain;
        if (plain)
            result = run_named(thread, plain, size, "<string>", 0, KR_COMPILE_STR, module);
        else
            (void)kr_exception_no_memory(thread);
        if (kr_is_null(result)) *status = report(thread, o);
        thread->vm->command = NULL;
        free(plain);
        kr_xdrop(thread, kr_move(&thread->vm->command_code));
    }
    kr_xdrop(thread, text);
    return result;
}

// The file that -m names; -1, or the exit status after a message.
static int find_module(KrThread *thread, const KrOptions *o, char *path, size_t room,
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
                                     : kr_import_plain_find(thread, kr_ref(name), path,
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
        return report(thread, o);
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

static int run_module(KrThread *thread, const KrOptions *o, KrRef module, KrOwn *result)
{
    char path[4200], folder[4096];
    bool package = false;
    if (!o->config.safe_path &&
        !add_first_path(thread, getcwd(folder, sizeof folder) ? folder : ""))
        return report(thread, o);
    if (kr_main_start_has_importlib(thread)) {
        *result = kr_main_start_run_module(thread, o->module, true);
        return -1;
    }
    int status = find_module(thread, o, path, sizeof path, &package);
    if (status >= 0) return status;
    const char *dot = strrchr(o->module, '.');
    size_t length = package ? strlen(o->module) : dot ? (size_t)(dot - o->module) : 0;
    FILE *file = fopen(path, "rb");
    if (!file) return cannot_open(thread, o, path, errno);
    if (set_main_name(thread, module, o->module, length, path))
        *result = run_file(thread, o, &file, path, module);
    if (file) fclose(file);
    return -1;
}

static int run(KrThread *thread, const KrOptions *o, KrRef module)
{
    KrOwn result = KR_NULL;
    int status = -1;
    bool asked = false; // the prompt has been there
    if (o->command) {
        result = run_command(thread, o, module, &status);
    } else if (o->module) {
        status = run_module(thread, o, module, &result);
    } else if (o->file && strcmp(o->file, "-")) {
        status = run_path(thread, o, module, &result);
    } else if (kr_main_prompt_is_interactive(o)) {
        asked = true;
        ((KrOptions *)(uintptr_t)o)->config.inspect = 0; // SystemExit ends the prompt
        if (!add_script_folder(thread, o, NULL) ||
            !kr_main_prompt_start(thread, o, module, true) ||
            !kr_main_prompt_run(thread, o, module, false))
            return report(thread, o);
        result = kr_none_own();
    } else {
        size_t size;
        char *text = read_stream(stdin, &size);
        KrOwn name = kr_str_from_ascii(thread, "<stdin>");
        if (text && !kr_is_null(name) && add_script_folder(thread, o, NULL) &&
            set_file(thread, kr_module_dict(module), kr_ref(name)) &&
            kr_main_start_set_loader(thread, module, kr_ref(name), "SourceFileLoader"))
            result = run_source(thread, text, size, kr_ref(name), 0, KR_COMPILE_FILE, module);
        kr_xdrop(thread, name);
        free(text);
    }
    if (status < 0) status = kr_is_null(result) ? report(thread, o) : 0;
    kr_xdrop(thread, result);
    if (asked || !(o->config.inspect || kr_main_options_variable(o, "PYTHONINSPECT")) ||
        !kr_main_prompt_is_interactive(o))
        return status;
    ((KrOptions *)(uintptr_t)o)->config.inspect = 0;
    if (!kr_main_prompt_start(thread, o, module, false) ||
        !kr_main_prompt_run(thread, o, module, true))
        return report(thread, o);
    return status == KR_MAIN_INTERRUPTED ? status : 0;
}

// __main__ without a file counts as built in.
static bool set_builtin_loader(KrThread *thread, KrRef module)
{
    if (!kr_main_start_has_importlib(thread)) return true;
    KrOwn loader = kr_attr_get_name(thread, kr_ref(thread->vm->import.bootstrap),
                                    "BuiltinImporter");
    bool ok =
        !kr_is_null(loader) && kr_dict_set(thread, kr_module_dict(module),
                                           kr_name(KR_NAME___loader__), kr_ref(loader));
    kr_xdrop(thread, loader);
    return ok;
}

static void fatal(const char *where, const char *what, const char *more)
{
    fprintf(stderr,
            "Fatal Python error: %s: %s\nPython runtime state: core initialized\n%s%s\n"
            "Current thread 0x%016lx [krait] (most recent call first):\n  <no Python frame>\n",
            where, what, more, *more ? "\n" : "", (unsigned long)pthread_self());
}

// The streams' encoding; false: said that there is no such.
static bool settle_streams(KrThread *thread)
{
    struct stat info;
    if (fstat(0, &info) == 0 && S_ISDIR(info.st_mode)) {
        fatal("init_sys_streams", "<stdin> is a directory, cannot continue", "");
        return false;
    }
    if (kr_io_streams_settle(thread)) return true;
    KrOwn exception = kr_exception_fetch(thread), text = kr_to_str(thread, kr_ref(exception));
    char *more = kr_main_options_format("%s: %s", kr_type_of(kr_ref(exception))->name,
                                        kr_is_null(text) ? "" : kr_str_text(thread, kr_ref(text)));
    fatal("init_stdio_encoding", "failed to get the Python codec name of the stdio encoding", more ? more : "");
    free(more);
    kr_exception_clear(thread);
    kr_xdrop(thread, text);
    kr_drop(thread, exception);
    return false;
}

int kr_main_run(KrThread *thread, const KrOptions *o)
{
    KrVM *vm = thread->vm;
    KrOwn module = kr_module_new(thread, "__main__", NULL);
    bool ok = !kr_is_null(module) &&
              kr_dict_set(thread, kr_ref(vm->modules), kr_name(KR_NAME___main__),
                          kr_ref(module)) &&
              kr_dict_set(thread, kr_module_dict(kr_ref(module)),
                          kr_name(KR_NAME___builtins__), kr_ref(vm->builtins_module)) &&
              kr_main_start_importers(thread) &&
              set_builtin_loader(thread, kr_ref(module));
    if (ok && !settle_streams(thread)) {
        kr_xdrop(thread, module);
        return 1;
    }
    ok = ok && kr_main_start_site(thread, o);
    if (ok && !o->make_image) {
        kr_main_prompt_greet(thread, o);
        kr_main_prompt_prepare(thread, o);
    }
    vm->dump = o->config.dump; // listings begin with the program, not with importlib
    int status = 0;
    if (ok && o->make_image) {
        if (!kr_frozen_make_image(thread, o->make_image)) status = kr_thread_has_exception(thread) ? report(thread, o) : 1;
    } else {
        status = ok ? run(thread, o, kr_ref(module)) : report(thread, o);
    }
    kr_xdrop(thread, module);
    return status;
}
