// SPDX-License-Identifier: MIT
// open(): from a mode to the right tower of streams. See io_open.h.
//
// Tests: tests/lang/modules/io/.
#include "modules/io_open.h"

#include "modules/io_base.h"
#include "modules/io_buffered.h"
#include "modules/io_file.h"
#include "modules/io_text.h"
#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/warning.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Mode {
    bool creating, reading, writing, appending, updating, text, binary;
    char raw[6]; // for FileIO
} Mode;

static bool parse_mode(const char *text, Mode *mode)
{
    *mode = (Mode){0};
    static const char letters[] = "xrwa+tb";
    bool *const flags[] = {&mode->creating,  &mode->reading,  &mode->writing,
                           &mode->appending, &mode->updating, &mode->text,
                           &mode->binary};
    for (const char *p = text; *p; p++) {
        const char *found = strchr(letters, *p);
        if (!found || *flags[found - letters]) return false;
        *flags[found - letters] = true;
    }
    size_t n = 0;
    if (mode->creating) mode->raw[n++] = 'x';
    if (mode->reading) mode->raw[n++] = 'r';
    if (mode->writing) mode->raw[n++] = 'w';
    if (mode->appending) mode->raw[n++] = 'a';
    if (mode->updating) mode->raw[n++] = '+';
    return true;
}

static bool wrong(KrThread *thread, const char *message)
{
    return kr_exception_raise_false(thread, &kr_exception_value_error, "%s", message);
}

static bool check_mode(KrThread *thread, const Mode *mode, const KrRef *args,
                       int64_t buffering)
{
    if (mode->text && mode->binary)
        return wrong(thread, "can't have text and binary mode at once");
    if (mode->creating + mode->reading + mode->writing + mode->appending > 1)
        return wrong(thread, "must have exactly one of create/read/write/append mode");
    if (!mode->binary) return true;
    if (!kr_is_none(args[3]))
        return wrong(thread, "binary mode doesn't take an encoding argument");
    if (!kr_is_none(args[4]))
        return wrong(thread, "binary mode doesn't take an errors argument");
    if (!kr_is_none(args[5]))
        return wrong(thread, "binary mode doesn't take a newline argument");
    if (buffering != 1) return true;
    return kr_warning_format(thread, &kr_exception_runtime_warning, 1,
                             "line buffering (buffering=1) isn't supported in binary "
                             "mode, the default buffer size will be used");
}

static bool optional_text(KrThread *thread, const char *name, KrRef value)
{
    if (kr_is_none(value) || kr_str_is_sub(value)) return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "open() argument '%s' must be str or None, not %T",
                                    name, value);
}

static KrOwn path_of(KrThread *thread, KrRef file)
{
    if (kr_str_is_sub(file) || kr_bytes_is_sub(file) || kr_number_has_index(file))
        return kr_dup(file);
    KrRef found = kr_type_find(kr_type_of(file), kr_name(KR_NAME___fspath__));
    if (kr_ref_is_null(found) || kr_is_none(found))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "expected str, bytes or os.PathLike object, not %T",
                                  file);
    KrOwn method = kr_dup(found), path = kr_call_1(thread, kr_ref(method), file);
    kr_drop(thread, method);
    if (!kr_is_null(path) && !kr_str_is_sub(kr_ref(path)) &&
        !kr_bytes_is_sub(kr_ref(path))) {
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "expected %T.__fspath__() to return str or bytes, not %T", file,
            kr_ref(path));
        kr_drop(thread, kr_move(&path));
    }
    return path;
}

static KrOwn open_raw(KrThread *thread, KrRef path, const Mode *mode, KrRef closefd,
                      KrRef opener)
{
    KrOwn text = kr_str_from_ascii(thread, mode->raw), raw;
    if (kr_is_null(text)) return text;
    KrRef args[4] = {path, kr_ref(text), closefd, opener};
    raw = kr_call(thread, kr_type_ref(&kr_io_file_type), args, 4, KR_REF_NULL);
    kr_drop(thread, text);
    return raw;
}

// What was opened is closed again; the exception that is set stays.
static KrOwn give_up(KrThread *thread, KrOwn stream)
{
    KrOwn failure = kr_exception_fetch(thread);
    if (!kr_io_base_do(thread, kr_ref(stream), KR_NAME_close)) {
        KrOwn second = kr_exception_fetch(thread);
        kr_exception_restore(thread, failure);
        kr_xdrop(thread, second);
    } else {
        kr_exception_restore(thread, failure);
    }
    kr_drop(thread, stream);
    return KR_NULL;
}

KrOwn kr_io_open_call(ARGS)
{
    UNUSED;
    int64_t buffering;
    Mode mode;
    bool closefd, line_buffering = false;
    if (!kr_str_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "open() argument 'mode' must be str, not %U",
                                  args[1]);
    if (!kr_number_index_int(thread, args[2], &buffering) ||
        !optional_text(thread, "encoding", args[3]) ||
        !optional_text(thread, "errors", args[4]) ||
        !optional_text(thread, "newline", args[5]) ||
        !kr_truth(thread, args[6], &closefd))
        return KR_NULL;
    KrOwn path = path_of(thread, args[0]), stream, upper;
    if (kr_is_null(path)) return path;
    const char *mode_text = kr_str_text(thread, args[1]);
    if (!parse_mode(mode_text, &mode))
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "invalid mode: '%s'", mode_text);
    else
        (void)check_mode(thread, &mode, args, buffering);
    if (kr_thread_has_exception(thread)) {
        kr_drop(thread, path);
        return KR_NULL;
    }
    stream = open_raw(thread, kr_ref(path), &mode, kr_bool(closefd), args[7]);
    kr_drop(thread, path);
    if (kr_is_null(stream)) return stream;
    const KrIoFile *file = kr_io_file_cast(kr_ref(stream));
    if (buffering < 0 && file->size_hint < 0) { // not for plain files
        KrFound tty = kr_io_base_ask(thread, kr_ref(stream), KR_NAME_isatty);
        if (tty == KR_FAULT) return give_up(thread, stream);
        line_buffering = tty == KR_PRESENT;
    }
    if (buffering == 1) {
        buffering = -1;
        line_buffering = true;
    }
    if (buffering < 0) {
        buffering = file->block_size < (8 << 20) ? file->block_size : 8 << 20;
        if (buffering < KR_IO_BUFFER_SIZE) buffering = KR_IO_BUFFER_SIZE;
    }
    if (buffering == 0) {
        if (mode.binary) return stream;
        (void)wrong(thread, "can't have unbuffered text I/O");
        return give_up(thread, stream);
    }
    KrType *type = mode.updating  ? &kr_io_buffered_random_type
                   : mode.reading ? &kr_io_buffered_reader_type
                                  : &kr_io_buffered_writer_type;
    upper = kr_io_buffered_new(thread, type, kr_ref(stream), buffering);
    if (kr_is_null(upper)) return give_up(thread, stream);
    kr_drop(thread, stream);
    stream = upper;
    if (mode.binary) return stream;
    KrRef text_args[6] = {kr_ref(stream),          args[3],       args[4], args[5],
                          kr_bool(line_buffering), kr_bool(false)};
    upper = kr_call(thread, kr_type_ref(&kr_io_text_type), text_args, 6, KR_REF_NULL);
    if (kr_is_null(upper)) return give_up(thread, stream);
    kr_drop(thread, stream);
    if (!kr_attr_set(thread, kr_ref(upper), kr_name(KR_NAME_mode), args[1]))
        return give_up(thread, upper);
    return upper;
}

static KrOwn open_code(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "open_code() argument 'path' must be str, not %U",
                                  args[0]);
    KrOwn mode = kr_str_from_ascii(thread, "rb"), stream;
    if (kr_is_null(mode)) return mode;
    KrRef all[8] = {args[0],       kr_ref(mode), kr_from_bits(kr_int_bits(-1)),
                    kr_none(),     kr_none(),    kr_none(),
                    kr_bool(true), kr_none()};
    stream = kr_io_open_call(thread, self, all, 8);
    kr_drop(thread, mode);
    return stream;
}

static KrOwn text_encoding(ARGS)
{
    UNUSED;
    if (!kr_is_none(args[0])) return kr_dup(args[0]);
    int64_t level;
    if (!kr_number_index_i64(thread, args[1], &level)) return KR_NULL;
    if (thread->vm->config->warn_default_encoding &&
        !kr_warning_format(thread, &kr_exception_encoding_warning, (int)level,
                           "'encoding' argument not specified"))
        return KR_NULL;
    return kr_str_from_ascii(thread,
                             thread->vm->config->utf8_mode ? "utf-8" : "locale");
}

const KrNativeDef kr_io_open_functions[] = {
    {"open", kr_io_open_call, KR_IO_OPEN_SIGNATURE,
     "Open file and return a stream.  Raise OSError upon failure.", 0, 0, 0},
    {"open_code", open_code, "($module, /, path)",
     "Opens the provided file with the intent to import the contents.", 0, 0, 0},
    {"text_encoding", text_encoding, "($module, encoding, stacklevel=2, /)",
     "A helper function to choose the text encoding.", 0, 0, 0},
    {0},
};
