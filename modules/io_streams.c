// SPDX-License-Identifier: MIT
// The standard streams. See io_streams.h.
//
// Encoding and error handler come from PYTHONIOENCODING, else from the locale or UTF-8 mode; in the C locale
// what cannot be decoded becomes surrogates. A descriptor that is not open gives None.
// Called by sys_module.c, builtins_module.c, main*.c. Tests: tests/lang/modules/io/.
#define _GNU_SOURCE
#include "modules/io_streams.h"

#include "modules/io_buffered.h"
#include "modules/io_file.h"
#include "modules/io_module.h"
#include "modules/io_open.h"
#include "modules/io_text.h"
#include "modules/io_text_write.h"
#include "modules/sys_module.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/codec_registry.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// --- start-up -------------------------------------------------------------------------------------

typedef struct Settings {
    char encoding[64], errors[64];
} Settings;

// Locales that are no choice of the user's: bytes that are not text must survive.
static bool in_c_locale(void)
{
    static const char *const names[] = {"C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"};
    const char *locale = setlocale(LC_CTYPE, NULL);
    for (size_t i = 0; locale && i < sizeof names / sizeof *names; i++)
        if (!strcmp(locale, names[i])) return true;
    return false;
}

// The name that the codec has itself, for those that need no library.
static void canonical(char *encoding, size_t room)
{
    static const char *const names[] = {NULL, "utf-8", "ascii", "iso8859-1"};
    const char *name = names[kr_str_codec_simple(encoding)];
    if (strcmp(encoding, "ANSI_X3.4-1968") == 0) name = "ascii"; // what the C locale calls it
    // `encodings` cannot be imported before there is a sys: kr_io_streams_settle does it again
    if (!name) name = "utf-8";
    snprintf(encoding, room, "%s", name);
}

static void find_settings(KrThread *thread, Settings *s)
{
    const KrConfig *config = thread->vm->config;
    const char *given = config->ignore_environment ? NULL : getenv("PYTHONIOENCODING");
    bool lenient = config->utf8_mode || in_c_locale();
    snprintf(s->encoding, sizeof s->encoding, "%s", kr_io_text_locale_encoding(thread));
    snprintf(s->errors, sizeof s->errors, "%s", lenient ? "surrogateescape" : "strict");
    if (given && *given) {
        const char *colon = strchr(given, ':');
        size_t size = colon ? (size_t)(colon - given) : strlen(given);
        if (size && size < sizeof s->encoding)
            snprintf(s->encoding, sizeof s->encoding, "%.*s", (int)size, given);
        if (colon && colon[1])
            snprintf(s->errors, sizeof s->errors, "%s", colon + 1);
        else if (size)
            snprintf(s->errors, sizeof s->errors, "strict");
    }
    canonical(s->encoding, sizeof s->encoding);
}

static KrOwn make(KrThread *thread, int fd, const char *name, const Settings *s)
{
    bool writes = fd != 0, raw_only = thread->vm->config->unbuffered && writes;
    KrOwn text = KR_NULL, newline = KR_NULL, file = KR_NULL, buffer = KR_NULL,
          out = KR_NULL, mode = KR_NULL;
    if (fcntl(fd, F_GETFD) < 0) return kr_none_own();
    text = kr_str_from_ascii(thread, name);
    newline = kr_str_interned(thread, "\n");
    mode = kr_str_interned(thread, writes ? "w" : "r");
    file = kr_io_file_from_fd(thread, fd, writes ? "wb" : "rb");
    if (kr_is_null(text) || kr_is_null(newline) || kr_is_null(mode) ||
        kr_is_null(file) ||
        !kr_attr_set(thread, kr_ref(file), kr_name(KR_NAME_name), kr_ref(text)))
        goto done;
    buffer = raw_only ? kr_dup(kr_ref(file))
                      : kr_io_buffered_new(thread,
                                           writes ? &kr_io_buffered_writer_type
                                                  : &kr_io_buffered_reader_type,
                                           kr_ref(file), KR_IO_BUFFER_SIZE);
    if (kr_is_null(buffer) ||
        (writes && !raw_only && !kr_io_buffered_reserve(thread, kr_ref(buffer))))
        goto done;
    bool lines = !thread->vm->config->unbuffered && (fd == 2 || isatty(fd));
    out = kr_io_text_new(thread, kr_ref(buffer), s->encoding,
                         fd == 2 ? "backslashreplace" : s->errors, kr_ref(newline),
                         lines, thread->vm->config->unbuffered);
    if (!kr_is_null(out) &&
        !kr_attr_set(thread, kr_ref(out), kr_name(KR_NAME_mode), kr_ref(mode)))
        kr_drop(thread, kr_move(&out));
done:
    if (kr_is_null(out) &&
        kr_exception_is(thread, &kr_exception_os_error)) { // a folder, for example
        kr_exception_clear(thread);
        out = kr_none_own();
    }
    kr_xdrop(thread, text);
    kr_xdrop(thread, newline);
    kr_xdrop(thread, mode);
    kr_xdrop(thread, file);
    kr_xdrop(thread, buffer);
    return out;
}

// sys.stdin and the like, with the names they keep.
static bool make_all(KrThread *thread, KrRef sys, const Settings *settings)
{
    static const char *const names[3] = {"stdin", "stdout", "stderr"};
    for (int fd = 0; fd < 3; fd++) {
        char shown[16], original[16];
        snprintf(shown, sizeof shown, "<%s>", names[fd]);
        snprintf(original, sizeof original, "__%s__", names[fd]);
        KrOwn stream = make(thread, fd, shown, settings);
        if (kr_is_null(stream) || !kr_module_add(thread, sys, names[fd], kr_dup(kr_ref(stream))) ||
            !kr_module_add(thread, sys, original, stream))
            return false;
    }
    return true;
}

bool kr_io_streams_settle(KrThread *thread)
{
    const char *given = thread->vm->config->ignore_environment ? NULL : getenv("PYTHONIOENCODING");
    Settings settings;
    char wanted[sizeof settings.encoding];
    size_t size = given ? strcspn(given, ":") : 0;
    if (!size || size >= sizeof wanted) return true;
    snprintf(wanted, sizeof wanted, "%.*s", (int)size, given);
    if (kr_str_codec_simple(wanted)) return true;
    KrOwn codec = kr_codec_registry_lookup(thread, wanted), name = KR_NULL;
    if (!kr_is_null(codec)) name = kr_attr_get_name(thread, kr_ref(codec), "name");
    bool ok = !kr_is_null(name) && kr_str_is_sub(kr_ref(name));
    if (ok) {
        find_settings(thread, &settings);
        snprintf(settings.encoding, sizeof settings.encoding, "%s", kr_str_text(thread, kr_ref(name)));
        ok = make_all(thread, kr_ref(thread->vm->sys_module), &settings);
    }
    kr_xdrop(thread, codec);
    kr_xdrop(thread, name);
    return ok;
}

static bool set_open(KrThread *thread)
{
    KrOwn module = kr_str_interned(thread, "_io"),
          name = kr_str_interned(thread, "open"), open = KR_NULL;
    if (!kr_is_null(module) && !kr_is_null(name))
        open = kr_native_new(thread, &kr_io_open_functions[0], KR_REF_NULL,
                             kr_ref(module));
    bool ok =
        !kr_is_null(open) &&
        kr_dict_set(thread, kr_ref(thread->vm->builtins), kr_ref(name), kr_ref(open)) &&
        kr_dict_set(thread, kr_ref(thread->vm->builtins_copy), kr_ref(name),
                    kr_ref(open));
    kr_xdrop(thread, open);
    kr_xdrop(thread, name);
    kr_xdrop(thread, module);
    return ok;
}

bool kr_io_streams_add(KrThread *thread, KrRef sys)
{
    Settings settings;
    if (!kr_io_module_ready(thread) || !set_open(thread)) return false;
    find_settings(thread, &settings);
    return make_all(thread, sys, &settings);
}

// --- writing --------------------------------------------------------------------------------------

// A TextIOWrapper whose method of that name is the class's.
static bool is_plain(KrRef file, int name)
{
    if (!kr_is_exact(file, &kr_io_text_type)) return false;
    KrOwn dict = *kr_attribute_own_words(kr_obj(file));
    return kr_is_null(dict) ||
           kr_ref_is_null(kr_dict_find_str(kr_ref(dict), kr_name(name)));
}

bool kr_io_streams_write(KrThread *thread, KrRef file, KrRef text)
{
    if (KR_LIKELY(is_plain(file, KR_NAME_write)))
        return kr_io_text_write_str(thread, file, text);
    KrOwn result = kr_call_method(thread, file, kr_name(KR_NAME_write), &text, 1);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, result);
    return ok;
}

bool kr_io_streams_flush(KrThread *thread, KrRef file)
{
    if (is_plain(file, KR_NAME_flush)) return kr_io_text_write_flush(thread, file);
    return kr_io_base_do(thread, file, KR_NAME_flush);
}

static bool flush_one(KrThread *thread, int name)
{
    KrOwn file = kr_sys_module_get(thread, name);
    bool ok = true;
    if (kr_is_null(file) || kr_is_none(kr_ref(file))) {
        kr_xdrop(thread, file);
        return true;
    }
    KrFound closed = kr_io_base_closed(thread, kr_ref(file));
    if (closed == KR_FAULT) kr_exception_clear(thread);
    if (closed != KR_PRESENT) ok = kr_io_streams_flush(thread, kr_ref(file));
    kr_drop(thread, file);
    return ok;
}

void kr_io_streams_flush_quietly(KrThread *thread)
{
    (void)flush_one(thread, KR_NAME_stderr);
    kr_exception_clear(thread);
    (void)flush_one(thread, KR_NAME_stdout);
    kr_exception_clear(thread);
}

bool kr_io_streams_flush_all(KrThread *thread)
{
    KrOwn pending = kr_exception_fetch(thread);
    bool ok = flush_one(thread, KR_NAME_stdout);
    if (!ok)
        kr_exception_write_ignored(thread, "while flushing sys.stdout", KR_REF_NULL);
    kr_exception_clear(thread);
    ok = flush_one(thread, KR_NAME_stderr) && ok; // of which nothing can be told
    kr_exception_clear(thread);
    kr_exception_restore(thread, pending);
    return ok;
}

void kr_io_streams_report(KrThread *thread, const char *text, size_t size)
{
    KrOwn pending = kr_exception_fetch(thread), file = KR_NULL, str = KR_NULL;
    file = kr_sys_module_get(thread, KR_NAME_stderr);
    bool ok = kr_is_null(file) == false && !kr_is_none(kr_ref(file));
    bool told =
        !kr_is_null(file) && kr_is_none(kr_ref(file)); // None: nobody wants to know
    if (ok) {
        str = kr_str_from_utf8(thread, text, size);
        ok = !kr_is_null(str) &&
             kr_io_streams_write(thread, kr_ref(file), kr_ref(str)) &&
             kr_io_streams_flush(thread, kr_ref(file));
    }
    kr_exception_clear(thread);
    if (!ok && !told) fwrite(text, 1, size, stderr);
    kr_xdrop(thread, str);
    kr_xdrop(thread, file);
    kr_exception_restore(thread, pending);
}

// --- input() --------------------------------------------------------------------------------------

static KrOwn stream(KrThread *thread, int name, const char *shown)
{
    KrOwn file = kr_sys_module_get(thread, name);
    if (!kr_is_null(file) && !kr_is_none(kr_ref(file))) return file;
    kr_xdrop(thread, file);
    return kr_exception_raise(thread, &kr_exception_runtime_error,
                              "lost sys.%s", shown);
}

// A line without its end. EOFError when there is none.
static KrOwn read_line(KrThread *thread, KrRef file)
{
    KrOwn line = kr_io_base_call(thread, file, KR_NAME_readline), shorter;
    if (kr_is_null(line)) return line;
    if (!kr_str_is_sub(kr_ref(line))) {
        kr_drop(thread, line);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "object.readline() returned non-string");
    }
    int64_t length = kr_str_obj(kr_ref(line))->length;
    if (length == 0) {
        kr_drop(thread, line);
        return kr_exception_raise(thread, &kr_exception_eof_error,
                                  "EOF when reading a line");
    }
    if (kr_str_read(kr_str_obj(kr_ref(line)), length - 1) != '\n') return line;
    shorter = kr_str_slice(thread, kr_ref(line), 0, length - 1, 1);
    kr_drop(thread, line);
    return shorter;
}

static bool is_terminal(KrThread *thread, KrRef file, int descriptor)
{
    int64_t number = -1;
    KrOwn name = kr_str_interned(thread, "fileno"), result = KR_NULL;
    if (!kr_is_null(name)) result = kr_call_method(thread, file, kr_ref(name), NULL, 0);
    if (!kr_is_null(result) && kr_int_is_sub(kr_ref(result)))
        (void)kr_int_try_i64(kr_ref(result), &number);
    kr_exception_clear(thread);
    kr_xdrop(thread, name);
    kr_xdrop(thread, result);
    return number == descriptor && isatty(descriptor);
}

// From the readline module.
static KrOwn edited_line(KrThread *thread, KrRef prompt)
{
    size_t size = 0;
    const char *shown = kr_ref_is_null(prompt) ? "" : kr_str_utf8(thread, prompt, &size);
    if (!shown) return KR_NULL;
    char *line = thread->vm->read_line(thread, shown);
    if (!line) return KR_NULL;
    size = strlen(line);
    bool ended = size == 0;
    if (size && line[size - 1] == '\n') line[size - 1] = 0;
    KrOwn result = !ended ? kr_str_codec_decode_file_name(thread, line)
                        : kr_exception_raise(thread, &kr_exception_eof_error, "");
    free(line);
    return result;
}

KrOwn kr_io_streams_input(KrThread *thread, KrRef prompt)
{
    KrOwn in = stream(thread, KR_NAME_stdin, "stdin"), out = KR_NULL, error = KR_NULL,
          text = KR_NULL, line = KR_NULL;
    if (!kr_is_null(in)) out = stream(thread, KR_NAME_stdout, "stdout");
    if (!kr_is_null(out)) error = stream(thread, KR_NAME_stderr, "stderr");
    if (kr_is_null(error)) goto done;
    if (!kr_io_streams_flush(thread, kr_ref(error))) kr_exception_clear(thread);
    if (!kr_ref_is_null(prompt)) text = kr_to_str(thread, prompt);
    if (!kr_ref_is_null(prompt) && kr_is_null(text)) goto done;
    if (thread->vm->read_line && is_terminal(thread, kr_ref(in), 0) && is_terminal(thread, kr_ref(out), 1)) {
        if (!kr_io_streams_flush(thread, kr_ref(out))) kr_exception_clear(thread);
        line = edited_line(thread, kr_is_null(text) ? KR_REF_NULL : kr_ref(text));
        goto done;
    }
    if (!kr_ref_is_null(prompt)) {
        if (!kr_io_streams_write(thread, kr_ref(out), kr_ref(text)))
            goto done;
    }
    if (!kr_io_streams_flush(thread, kr_ref(out))) kr_exception_clear(thread);
    line = read_line(thread, kr_ref(in));
done:
    kr_xdrop(thread, text);
    kr_xdrop(thread, in);
    kr_xdrop(thread, out);
    kr_xdrop(thread, error);
    return line;
}
