// SPDX-License-Identifier: MIT
// The basic prompt (prompt.h): what one gets without a terminal that _pyrepl can use, and with PYTHON_BASIC_REPL.
//
// A statement is complete when the compiler says so; a block ends with an empty line. Source that was read is
// given to linecache, so that tracebacks can show it. Lines come from the readline module if it is imported and
// both ends are a terminal, else from C's stdin, as what a program reads with input() comes from sys.stdin.
// Called by main_run.c and sys._baserepl(). Tests: tests/cli/.
#include "modules/prompt.h"

#include "frontend/compile.h"
#include "interp/pending.h"
#include "modules/builtins_module.h"
#include "modules/io_streams.h"
#include "modules/sys_module.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/code.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/vm.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool signals_ok(KrThread *thread)
{
    return !thread->pending || kr_pending_run(thread);
}

KrFound kr_prompt_read(KrThread *thread, const char *prompt, char **line, size_t *size)
{
    size_t capacity = 0;
    *line = NULL;
    *size = 0;
    if (thread->vm->read_line && isatty(0) && isatty(1)) {
        *line = thread->vm->read_line(thread, prompt);
        if (!*line) return KR_FAULT;
        *size = strlen(*line);
        if (*size) return KR_PRESENT;
        free(*line);
        return KR_ABSENT;
    }
    fflush(stdout);
    fputs(prompt, stderr);
    fflush(stderr);
    for (;;) {
        errno = 0;
        kr_thread_release_gil(thread);
        ssize_t got = getline(line, &capacity, stdin);
        kr_thread_take_gil(thread);
        bool ok = signals_ok(thread);
        if (ok && got >= 0) {
            *size = (size_t)got;
            return KR_PRESENT;
        }
        if (ok && errno == EINTR && !feof(stdin)) {
            clearerr(stdin);
            continue;
        }
        clearerr(stdin);
        free(*line);
        *line = NULL;
        return ok ? KR_ABSENT : KR_FAULT;
    }
}

void kr_prompt_show_error(KrThread *thread)
{
    static const char *const names[] = {"last_exc", "last_value", "last_type",
                                        "last_traceback"};
    KrOwn exception = kr_exception_fetch(thread);
    const KrException *e = (const KrException *)(const void *)kr_obj(kr_ref(exception));
    KrRef values[] = {kr_ref(exception), kr_ref(exception),
                      kr_type_ref(kr_type_of(kr_ref(exception))),
                      kr_is_null(e->traceback) ? kr_none() : kr_ref(e->traceback)};
    for (int i = 0; i < 4; i++) {
        KrOwn name = kr_str_interned(thread, names[i]);
        if (kr_is_null(name) || !kr_attr_set(thread, kr_ref(thread->vm->sys_module),
                                             kr_ref(name), values[i]))
            kr_exception_clear(thread);
        kr_xdrop(thread, name);
    }
    kr_sys_module_report(thread, kr_ref(exception));
    kr_drop(thread, exception);
}

// str(sys.ps1) for the terminal; a missing one is set. malloc.
static char *prompt_text(KrThread *thread, const char *name, const char *usual)
{
    KrRef sys = kr_ref(thread->vm->sys_module);
    KrOwn key = kr_str_interned(thread, name), value = KR_NULL, text = KR_NULL;
    const char *bytes = NULL;
    size_t size;
    if (!kr_is_null(key) &&
        kr_attr_lookup(thread, sys, kr_ref(key), &value) == KR_ABSENT) {
        value = kr_str_from_ascii(thread, usual);
        if (kr_is_null(value) || !kr_attr_set(thread, sys, kr_ref(key), kr_ref(value)))
            kr_exception_clear(thread);
    }
    if (!kr_is_null(value)) text = kr_to_str(thread, kr_ref(value));
    if (!kr_is_null(text)) bytes = kr_str_utf8(thread, kr_ref(text), &size);
    if (!bytes) kr_exception_clear(thread);
    char *copy = strdup(bytes ? bytes : "");
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    kr_xdrop(thread, text);
    return copy;
}

static bool is_blank(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '#')
            while (i < size && text[i] != '\n')
                i++;
        else if (!strchr(" \t\n\r\f", text[i]))
            return false;
    }
    return true;
}

// For tracebacks: linecache keeps the source of the code.
static void register_source(KrThread *thread, KrRef code, const char *text, size_t size,
                            KrRef name)
{
    KrOwn module = kr_import_module(thread, "linecache"), function = KR_NULL,
          source = KR_NULL, result = KR_NULL;
    if (!kr_is_null(module))
        function = kr_attr_get_name(thread, kr_ref(module), "_register_code");
    if (!kr_is_null(function)) source = kr_str_from_utf8(thread, text, size);
    if (!kr_is_null(source))
        result = kr_call_3(thread, kr_ref(function), code, kr_ref(source), name);
    kr_exception_clear(thread);
    kr_xdrop(thread, module);
    kr_xdrop(thread, function);
    kr_xdrop(thread, source);
    kr_xdrop(thread, result);
}

typedef struct Prompt {
    KrOwn name; // "<stdin-3>": of this statement
    int statement;
    char *text; // read so far (malloc)
    size_t size;
    int futures; // of `from __future__` in what has run
} Prompt;

static bool append(Prompt *p, const char *line, size_t size)
{
    char *grown = realloc(p->text, p->size + size + 1);
    if (!grown) return false;
    memcpy(grown + p->size, line, size + 1);
    p->text = grown;
    p->size += size;
    return true;
}

static KrOwn compile_text(KrThread *thread, const Prompt *p, size_t size, bool ended)
{
    int flags = ended ? 0 : KR_COMPILE_DONT_IMPLY_DEDENT | KR_COMPILE_ALLOW_INCOMPLETE;
    return kr_vm_hooks.compile(thread, p->text, size, kr_ref(p->name), 2,
                               flags | p->futures, thread->vm->optimize);
}

static bool set_detail(KrThread *thread, KrRef error, const char *name, KrOwn value)
{
    KrOwn key = kr_is_null(value) ? KR_NULL : kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && kr_attr_set(thread, error, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

// What the parser refuses is in "<stdin>" and shows its line; what is found later is in a statement with a number, whose text is
// known only here.
static bool place_error(KrThread *thread, const Prompt *p, bool late)
{
    KrOwn error = kr_exception_fetch(thread), line = KR_NULL;
    bool ok = true;
    int64_t number = 0;
    if (!late) {
        ok = set_detail(thread, kr_ref(error), "filename", kr_str_from_ascii(thread, "<stdin>"));
    } else {
        line = kr_attr_get_name(thread, kr_ref(error), "lineno");
        if (kr_is_null(line) || !kr_int_is(kr_ref(line)) || kr_int_try_i64(kr_ref(line), &number) != KR_PRESENT) number = 0;
        const char *at = p->text, *end = p->text + p->size;
        for (; number > 1 && at; number--) {
            const char *newline = memchr(at, '\n', (size_t)(end - at));
            at = newline ? newline + 1 : NULL;
        }
        if (number == 1 && at && at < end) {
            const char *stop = memchr(at, '\n', (size_t)(end - at));
            ok = set_detail(thread, kr_ref(error), "text", kr_str_from_utf8(thread, at, (size_t)((stop ? stop + 1 : end) - at)));
        }
        kr_xdrop(thread, line);
    }
    if (!ok) kr_exception_clear(thread);
    kr_exception_restore(thread, error);
    return late;
}

// Whether the exception is a SyntaxError found after parsing: one without its line.
static bool is_late(KrThread *thread)
{
    KrOwn error = kr_exception_fetch(thread), text = kr_attr_get_name(thread, kr_ref(error), "text");
    bool late = !kr_is_null(text) && kr_is_none(kr_ref(text));
    kr_exception_clear(thread);
    kr_xdrop(thread, text);
    kr_exception_restore(thread, error);
    return late;
}

// Reads one statement and runs it. Absent: the end of the input; fault: an exception is set.
static KrFound one_statement(KrThread *thread, Prompt *p, KrRef module)
{
    KrOwn code = KR_NULL;
    p->size = 0;
    kr_store(thread, &p->name, kr_str_from_format(thread, "<stdin-%d>", p->statement));
    if (kr_is_null(p->name)) return KR_FAULT;
    for (bool ended = false; kr_is_null(code) && !ended;) {
        char *prompt = p->size ? prompt_text(thread, "ps2", "... ")
                               : prompt_text(thread, "ps1", ">>> ");
        char *line = NULL;
        size_t size = 0;
        KrFound found = kr_prompt_read(thread, prompt ? prompt : "", &line, &size);
        free(prompt);
        ended = found == KR_ABSENT;
        if (ended && !(thread->vm->read_line && isatty(0) && isatty(1))) fputc('\n', stderr);
        if (found == KR_FAULT || (ended && !p->size)) return found;
        bool ok = ended || append(p, line, size),
             whole = ended || line[size - 1] == '\n';
        if (ok && !whole) ok = append(p, "\n", 1);
        free(line);
        if (!ok) {
            (void)kr_exception_no_memory(thread);
            return KR_FAULT;
        }
        if (!whole) continue; // the input ended in the line
        if (is_blank(p->text, p->size)) {
            p->statement++;
            return KR_PRESENT;
        }
        code = compile_text(thread, p, p->size, ended);
        // without its newline a block's last line may be followed by another one
        if (!kr_is_null(code) && !ended && p->text[p->size - 1] == '\n') {
            kr_drop(thread, code);
            code = compile_text(thread, p, p->size - 1, false);
        }
        if (!kr_is_null(code)) break;
        bool wrong = kr_exception_is(thread, &kr_exception_syntax_error), late = wrong && is_late(thread);
        if (late && !ended && !kr_exception_is(thread, &kr_exception_incomplete_input_error)) { // the block may go on
            kr_exception_clear(thread);
            code = compile_text(thread, p, p->size - 1, false);
            if (!kr_is_null(code)) break;
        }
        if (ended || !kr_exception_is(thread, &kr_exception_incomplete_input_error)) {
            if (wrong && place_error(thread, p, late)) p->statement++;
            return KR_FAULT;
        }
        kr_exception_clear(thread);
    }
    p->futures |= (int)((const KrCode *)(const void *)kr_obj(kr_ref(code)))->flags &
                  KR_COMPILE_FUTURES;
    p->statement++;
    KrOwn shown = kr_str_from_ascii(thread, "<stdin>");
    if (kr_is_null(shown))
        kr_exception_clear(thread);
    else
        register_source(thread, kr_ref(code), p->text, p->size, kr_ref(shown));
    kr_xdrop(thread, shown);
    KrRef dict = kr_module_dict(module);
    KrOwn result = kr_builtins_module_run_code(thread, kr_ref(code), dict, dict);
    bool ok = !kr_is_null(result);
    kr_drop(thread, code);
    kr_xdrop(thread, result);
    return ok ? KR_PRESENT : KR_FAULT;
}

bool kr_prompt_run(KrThread *thread, KrRef module)
{
    Prompt p = {.name = kr_str_from_ascii(thread, "<stdin>")};
    KrFound found = KR_PRESENT;
    bool ok = !kr_is_null(p.name);
    while (ok && found != KR_ABSENT) {
        found = one_statement(thread, &p, module);
        if (found == KR_FAULT) {
            ok = !kr_exception_is(thread, &kr_exception_system_exit);
            if (ok) {
                if (kr_exception_is(thread, &kr_exception_keyboard_interrupt) &&
                    isatty(0))
                    fputc('\n', stderr);
                kr_prompt_show_error(thread);
                ok = !kr_thread_has_exception(thread); // the hook has had enough
            }
        }
        KrOwn held = ok ? KR_NULL : kr_exception_fetch(thread);
        kr_io_streams_flush_quietly(thread);
        if (!ok) kr_exception_restore(thread, held);
    }
    free(p.text);
    kr_xdrop(thread, p.name);
    return ok;
}

KrOwn kr_prompt_baserepl(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)args, (void)count;
    KrRef found =
        kr_dict_find_str(kr_ref(thread->vm->modules), kr_name(KR_NAME___main__));
    if (kr_ref_is_null(found) || !kr_is_exact(found, &kr_module_type))
        return kr_exception_raise(thread, &kr_exception_runtime_error, "lost __main__");
    KrOwn module = kr_dup(found);
    bool ok = kr_prompt_run(thread, kr_ref(module));
    kr_drop(thread, module);
    return ok ? kr_none_own() : KR_NULL;
}
