// SPDX-License-Identifier: MIT
// The readline module over the system's libreadline: line editing, history and completion for input() and the
// basic prompt (KrVM.read_line).
//
// The library is one for the process and its callbacks have no argument: `session` says for which thread of Python
// they run, and what the program has set lies in it. Lines are edited through readline's callback interface, so that
// signals are seen while it waits.
// Invariant: session.thread is set exactly while readline works on a line for that thread; hooks run under the GIL.
// Tests: tests/lang/modules/readline.py.
#define _GNU_SOURCE
#include "modules/readline_module.h"

#include "interp/pending.h"
#include "modules/os_error.h"
#include "modules/posix_path.h"
#include "modules/shared_library.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct HistoryEntry { // the library's HIST_ENTRY
    char *line, *timestamp;
    void *data;
} HistoryEntry;
typedef struct HistoryState { // HISTORY_STATE
    HistoryEntry **entries;
    int offset, length, size, flags;
} HistoryState;
typedef char *Generator(const char *text, int state);

static struct Library {
    void (*using_history)(void), (*add_history)(const char *), (*clear_history)(void),
        (*redisplay)(void);
    int (*read_history)(const char *), (*write_history)(const char *),
        (*append_history)(int, const char *);
    int (*truncate_history)(const char *, int);
    HistoryEntry *(*get_history)(int), *(*remove_history)(int),
        *(*replace_history)(int, const char *, void *);
    HistoryState *(*history_state)(void);
    int (*insert_text)(const char *), (*bind)(char *), (*read_init)(const char *),
        (*bind_key)(int, void *);
    int (*initialize)(void), (*variable_bind)(const char *, const char *),
        (*forced_update)(void);
    void (*install)(const char *, void (*)(char *)), (*remove)(void),
        (*read_char)(void), (*free_state)(void);
    void (*after_signal)(void);
    char **(*matches)(const char *, Generator *);
    int (*do_insert)(int, int), (*do_complete)(int, int);
    int (*bind_key_in)(int, void *, void *);
    // of the C library that it is linked with: what the one allocates the other frees, streams are that one's, too
    char *(*copy)(const char *);
    void (*release)(void *);
    char *(*set_locale)(int, const char *);
    FILE **stdin_of, **stdout_of;
    // variables
    FILE **in, **out;
    char **line_buffer, **word_breaks, **version_text;
    const char **name;
    int *version, *catch_signals, *completion_type, *attempted_over, *append_character,
        *suppress_append;
    char **(**attempted)(const char *, int, int);
    int (**startup_hook)(void), (**pre_input_hook)(void);
    void (**display_hook)(char **, int, int);
    void *meta_keymap;
} lib;

static struct Session {
    KrThread *thread;                             // that reads a line
    KrOwn completer, startup, pre_input, display; // or null
    int begin, end;   // of the word to complete, in characters
    int history_most; // lines kept in files, -1: all
    bool no_auto_history, started;
    bool finished; // a line has been read
    char *line;    // it, malloc by the library; null: end of the input
} session;

// --- text ------------------------------------------------------------------------------------

static const char *text_of(KrThread *thread, KrRef value, KrOwn *keeper) // null: raised
{
    if (!kr_str_is_sub(value)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "bad argument type for built-in operation");
        return NULL;
    }
    *keeper = kr_posix_path_encode(thread, value);
    return kr_is_null(*keeper) ? NULL
                               : ((KrBytes *)(void *)kr_obj(kr_ref(*keeper)))->data;
}
static KrOwn decode(KrThread *thread, const char *text)
{
    return kr_posix_path_decode(thread, text, strlen(text));
}
static int characters(const char *text, int bytes)
{
    int number = 0;
    for (int i = 0; i < bytes && text[i]; i++)
        number += ((unsigned char)text[i] & 0xC0) != 0x80;
    return number;
}

// --- callbacks of the library ----------------------------------------------------------------

static void call_hook(KrOwn *hook)
{
    KrThread *thread = session.thread;
    if (!thread || kr_is_null(*hook)) return;
    KrOwn held = kr_dup(kr_ref(*hook)), result = kr_call_0(thread, kr_ref(held));
    kr_exception_clear(thread);
    kr_xdrop(thread, result);
    kr_drop(thread, held);
}
static int on_startup(void)
{
    call_hook(&session.startup);
    return 0;
}
static int on_pre_input(void)
{
    call_hook(&session.pre_input);
    return 0;
}

static char *next_match(const char *text, int state)
{
    KrThread *thread = session.thread;
    char *match = NULL;
    if (!thread || kr_is_null(session.completer)) return NULL;
    *lib.attempted_over = 1;
    KrOwn word = decode(thread, text), number = kr_from_small_int(state),
          result = KR_NULL, keeper = KR_NULL;
    KrOwn held = kr_dup(kr_ref(session.completer));
    if (!kr_is_null(word))
        result = kr_call_2(thread, kr_ref(held), kr_ref(word), kr_ref(number));
    if (!kr_is_null(result) && !kr_is_none(kr_ref(result))) {
        const char *bytes = text_of(thread, kr_ref(result), &keeper);
        if (bytes) match = lib.copy(bytes); // the library frees it
    }
    kr_exception_clear(thread);
    kr_drop(thread, held);
    kr_xdrop(thread, word);
    kr_xdrop(thread, result);
    kr_xdrop(thread, keeper);
    return match;
}
static char **on_complete(const char *text, int begin, int end)
{
    *lib.append_character = 0;
    *lib.suppress_append = 0;
    session.begin = characters(*lib.line_buffer, begin);
    session.end = characters(*lib.line_buffer, end);
    return lib.matches(text, next_match);
}

static void on_display(char **matches, int count, int longest)
{
    KrThread *thread = session.thread;
    if (!thread || kr_is_null(session.display)) return;
    KrOwn first = decode(thread, matches[0]), list = kr_list_new(thread, 0),
          result = KR_NULL;
    bool ok = !kr_is_null(first) && !kr_is_null(list);
    for (int i = 1; ok && i <= count; i++) {
        KrOwn item = decode(thread, matches[i]);
        ok = !kr_is_null(item) && kr_list_append_own(thread, kr_ref(list), item);
    }
    if (ok) {
        KrOwn number = kr_from_small_int(longest),
              held = kr_dup(kr_ref(session.display));
        result = kr_call_3(thread, kr_ref(held), kr_ref(first), kr_ref(list),
                           kr_ref(number));
        kr_drop(thread, held);
    }
    kr_exception_clear(thread);
    kr_xdrop(thread, first);
    kr_xdrop(thread, list);
    kr_xdrop(thread, result);
}

static void on_line(char *line)
{
    session.finished = true;
    session.line = line;
    lib.remove();
}

// --- reading a line --------------------------------------------------------------------------

static void add_line(const char *line)
{
    if (session.no_auto_history || !*line) return;
    HistoryState *state = lib.history_state();
    const HistoryEntry *last =
        state && state->length > 0 ? lib.get_history(state->length) : NULL;
    if (!last || strcmp(last->line, line)) lib.add_history(line);
    lib.release(state);
}

// KrVM.read_line
static char *read_line(KrThread *thread, const char *prompt)
{
    bool interrupted = false;
    *lib.in = *lib.stdin_of;
    *lib.out = *lib.stdout_of;
    session.thread = thread;
    session.finished = false;
    session.line = NULL;
    lib.install(prompt, on_line);
    while (!session.finished && !interrupted) {
        struct pollfd wait = {.fd = fileno(stdin), .events = POLLIN};
        kr_thread_release_gil(thread);
        int ready = poll(&wait, 1, -1), error = errno;
        kr_thread_take_gil(thread);
        if (ready > 0)
            lib.read_char();
        else if (ready < 0 && error != EINTR)
            session.finished = true;
        interrupted = thread->pending && !kr_pending_run(thread);
    }
    char *line = session.line, *result = NULL;
    session.thread = NULL;
    session.line = NULL;
    if (interrupted) {
        lib.free_state();
        lib.after_signal();
        lib.remove();
        lib.release(line);
        return NULL;
    }
    if (line) add_line(line);
    if (asprintf(&result, line ? "%s\n" : "%s", line ? line : "") < 0) {
        result = NULL;
        (void)kr_exception_no_memory(thread);
    }
    lib.release(line);
    return result;
}

// --- functions: history ----------------------------------------------------------------------

// Calls with the file's name, or null for none given. False: raised.
static bool with_file(KrThread *thread, KrRef name, KrOwn *keeper, const char **path)
{
    *path = NULL;
    if (kr_is_none(name)) return true;
    *keeper = kr_posix_path_encode(thread, name);
    if (kr_is_null(*keeper)) return false;
    *path = ((KrBytes *)(void *)kr_obj(kr_ref(*keeper)))->data;
    return true;
}
static KrOwn answer(KrThread *thread, int error)
{
    if (!error) return kr_none_own();
    errno = error;
    return kr_os_error_errno(thread);
}
static char *history_path(const char *path) // malloc
{
    char *name = NULL;
    if (path) return strdup(path);
    const char *home = getenv("HOME");
    return asprintf(&name, "%s/.history", home ? home : "") < 0 ? NULL : name;
}

static KrOwn readline_read_history_file(ARGS)
{
    UNUSED;
    KrOwn keeper = KR_NULL;
    const char *path;
    if (!with_file(thread, args[0], &keeper, &path)) return KR_NULL;
    int error = lib.read_history(path);
    kr_xdrop(thread, keeper);
    return answer(thread, error);
}
static KrOwn readline_write_history_file(ARGS)
{
    UNUSED;
    KrOwn keeper = KR_NULL;
    const char *path;
    if (!with_file(thread, args[0], &keeper, &path)) return KR_NULL;
    int error = lib.write_history(path);
    char *name = !error && session.history_most >= 0 ? history_path(path) : NULL;
    if (name) lib.truncate_history(name, session.history_most);
    free(name);
    kr_xdrop(thread, keeper);
    return answer(thread, error);
}
static KrOwn readline_append_history_file(ARGS)
{
    UNUSED;
    KrOwn keeper = KR_NULL;
    const char *path;
    int number;
    if (!kr_posix_path_int(thread, args[0], &number)) return KR_NULL;
    if (number < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "nelements must be non-negative");
    if (!with_file(thread, args[1], &keeper, &path)) return KR_NULL;
    char *name = history_path(path);
    int error = name ? lib.append_history(number, name) : ENOMEM;
    if (!error && session.history_most >= 0)
        lib.truncate_history(name, session.history_most);
    free(name);
    kr_xdrop(thread, keeper);
    return answer(thread, error);
}
static KrOwn readline_read_init_file(ARGS)
{
    UNUSED;
    KrOwn keeper = KR_NULL;
    const char *path;
    if (!with_file(thread, args[0], &keeper, &path)) return KR_NULL;
    int error = lib.read_init(path);
    kr_xdrop(thread, keeper);
    return answer(thread, error);
}
static KrOwn readline_set_history_length(ARGS)
{
    UNUSED;
    return kr_posix_path_int(thread, args[0], &session.history_most) ? kr_none_own()
                                                                     : KR_NULL;
}
static KrOwn readline_get_history_length(ARGS)
{
    UNUSED;
    return kr_from_small_int(session.history_most);
}
static KrOwn readline_get_current_history_length(ARGS)
{
    UNUSED;
    HistoryState *state = lib.history_state();
    int length = state ? state->length : 0;
    lib.release(state);
    return kr_from_small_int(length);
}
static KrOwn readline_get_history_item(ARGS)
{
    UNUSED;
    int index;
    if (!kr_posix_path_int(thread, args[0], &index)) return KR_NULL;
    const HistoryEntry *entry = lib.get_history(index);
    return entry ? decode(thread, entry->line) : kr_none_own();
}
static void free_entry(HistoryEntry *entry)
{
    lib.release(entry->line);
    lib.release(entry->timestamp);
    lib.release(entry);
}
static bool position(KrThread *thread, KrRef value, int *out)
{
    return kr_posix_path_int(thread, value, out) &&
           (*out >= 0 || kr_exception_raise_false(thread, &kr_exception_value_error,
                                                  "History index cannot be negative"));
}
static KrOwn no_item(KrThread *thread, int at)
{
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "No history item at position %d", at);
}
static KrOwn readline_remove_history_item(ARGS)
{
    UNUSED;
    int at;
    if (!position(thread, args[0], &at)) return KR_NULL;
    HistoryEntry *entry = lib.remove_history(at);
    if (!entry) return no_item(thread, at);
    free_entry(entry);
    return kr_none_own();
}
static KrOwn readline_replace_history_item(ARGS)
{
    UNUSED;
    int at;
    KrOwn keeper = KR_NULL;
    if (!position(thread, args[0], &at)) return KR_NULL;
    const char *text = text_of(thread, args[1], &keeper);
    if (!text) return KR_NULL;
    HistoryEntry *old = lib.replace_history(at, text, NULL);
    kr_drop(thread, keeper);
    if (!old) return no_item(thread, at);
    free_entry(old);
    return kr_none_own();
}
static KrOwn with_text(KrThread *thread, KrRef value, void (*function)(const char *))
{
    KrOwn keeper = KR_NULL;
    const char *text = text_of(thread, value, &keeper);
    if (!text) return KR_NULL;
    function(text);
    kr_drop(thread, keeper);
    return kr_none_own();
}
static KrOwn readline_add_history(ARGS)
{
    UNUSED;
    return with_text(thread, args[0], lib.add_history);
}
static KrOwn readline_clear_history(ARGS)
{
    UNUSED;
    lib.clear_history();
    return kr_none_own();
}
static KrOwn readline_set_auto_history(ARGS)
{
    UNUSED;
    bool enabled;
    if (!kr_truth(thread, args[0], &enabled)) return KR_NULL;
    session.no_auto_history = !enabled;
    return kr_none_own();
}

// --- functions: the line and completion ------------------------------------------------------

static void insert_line(const char *text)
{
    (void)lib.insert_text(text);
}
static void bind_line(const char *text)
{
    char *copy = strdup(text); // it is changed
    if (copy) (void)lib.bind(copy);
    free(copy);
}
static void set_delimiters(const char *text)
{
    char *copy = strdup(text), *old = *lib.word_breaks;
    if (!copy) return;
    *lib.word_breaks = copy;
    free(old);
}
static KrOwn readline_insert_text(ARGS)
{
    UNUSED;
    return with_text(thread, args[0], insert_line);
}
static KrOwn readline_parse_and_bind(ARGS)
{
    UNUSED;
    return with_text(thread, args[0], bind_line);
}
static KrOwn readline_set_completer_delims(ARGS)
{
    UNUSED;
    return with_text(thread, args[0], set_delimiters);
}
static KrOwn readline_get_completer_delims(ARGS)
{
    UNUSED;
    return decode(thread, *lib.word_breaks ? *lib.word_breaks : "");
}
static KrOwn readline_get_line_buffer(ARGS)
{
    UNUSED;
    return decode(thread, *lib.line_buffer ? *lib.line_buffer : "");
}
static KrOwn readline_redisplay(ARGS)
{
    UNUSED;
    lib.redisplay();
    return kr_none_own();
}
static KrOwn readline_get_begidx(ARGS)
{
    UNUSED;
    return kr_from_small_int(session.begin);
}
static KrOwn readline_get_endidx(ARGS)
{
    UNUSED;
    return kr_from_small_int(session.end);
}
static KrOwn readline_get_completion_type(ARGS)
{
    UNUSED;
    return kr_from_small_int(*lib.completion_type);
}
static KrOwn set_function(KrThread *thread, KrRef function, KrOwn *place,
                          const char *name)
{
    if (kr_is_none(function)) {
        kr_store(thread, place, KR_NULL);
        return kr_none_own();
    }
    if (!kr_type_of(function)->call)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s(func): argument not callable", name);
    kr_store(thread, place, kr_dup(function));
    return kr_none_own();
}
static KrOwn readline_set_completer(ARGS)
{
    UNUSED;
    return set_function(thread, args[0], &session.completer, "set_completer");
}
static KrOwn readline_get_completer(ARGS)
{
    UNUSED;
    return kr_is_null(session.completer) ? kr_none_own()
                                         : kr_dup(kr_ref(session.completer));
}
static KrOwn readline_set_startup_hook(ARGS)
{
    UNUSED;
    return set_function(thread, args[0], &session.startup, "set_startup_hook");
}
static KrOwn readline_set_pre_input_hook(ARGS)
{
    UNUSED;
    return set_function(thread, args[0], &session.pre_input, "set_pre_input_hook");
}
static KrOwn readline_set_completion_display_matches_hook(ARGS)
{
    UNUSED;
    KrOwn result = set_function(thread, args[0], &session.display,
                                "set_completion_display_matches_hook");
    *lib.display_hook = kr_is_null(session.display) ? NULL : on_display;
    return result;
}

// --- the module ------------------------------------------------------------------------------

#define F(name, signature, doc)                                                        \
    {                                                                                  \
#name, readline_##name, signature, doc, 0, 0, 0                                \
    }
static const KrNativeDef functions[] = {
    F(add_history, "($module, string, /)", "Add a line to the history."),
    F(append_history_file, "($module, nelements, filename=None, /)",
      "Append the last lines of the history to a file."),
    F(clear_history, "($module, /)", "Forget the history."),
    F(get_begidx, "($module, /)", "Where the word to complete begins."),
    F(get_completer, "($module, /)", "The completer function."),
    F(get_completer_delims, "($module, /)", "The characters between words."),
    F(get_completion_type, "($module, /)", "The kind of completion that is tried."),
    F(get_current_history_length, "($module, /)",
      "The number of lines in the history."),
    F(get_endidx, "($module, /)", "Where the word to complete ends."),
    F(get_history_item, "($module, index, /)",
      "A line of the history, counted from 1."),
    F(get_history_length, "($module, /)", "The most lines that a history file keeps."),
    F(get_line_buffer, "($module, /)", "The line that is edited."),
    F(insert_text, "($module, string, /)", "Insert text into the line."),
    F(parse_and_bind, "($module, string, /)", "Run a line of an init file."),
    F(read_history_file, "($module, filename=None, /)", "Load a history file."),
    F(read_init_file, "($module, filename=None, /)", "Run an init file."),
    F(redisplay, "($module, /)", "Show the line as it is now."),
    F(remove_history_item, "($module, pos, /)",
      "Remove a line of the history, counted from 0."),
    F(replace_history_item, "($module, pos, line, /)",
      "Replace a line of the history, counted from 0."),
    F(set_auto_history, "($module, enabled, /)",
      "Do lines that are read go into the history?"),
    F(set_completer, "($module, function=None, /)",
      "Set the completer: function(text, state) gives match number state, or None."),
    F(set_completer_delims, "($module, string, /)",
      "Set the characters between words."),
    F(set_completion_display_matches_hook, "($module, function=None, /)",
      "Set what shows matches: function(substitution, matches, longest_match_length)."),
    F(set_history_length, "($module, length, /)",
      "Set the most lines that a history file keeps; -1: all."),
    F(set_pre_input_hook, "($module, function=None, /)",
      "Set what is called when the prompt has been shown, before characters are read."),
    F(set_startup_hook, "($module, function=None, /)",
      "Set what is called before the prompt is shown."),
    F(write_history_file, "($module, filename=None, /)", "Save the history."),
    {0},
};
#undef F

static bool open_library(KrThread *thread)
{
    static const char *const libraries[] = {"libreadline.so.8", "libreadline.so.7",
                                            "libreadline.so", NULL};
    static const KrSharedSymbol symbols[] = {
        {"using_history", &lib.using_history},
        {"add_history", &lib.add_history},
        {"clear_history", &lib.clear_history},
        {"rl_redisplay", &lib.redisplay},
        {"read_history", &lib.read_history},
        {"write_history", &lib.write_history},
        {"append_history", &lib.append_history},
        {"history_truncate_file", &lib.truncate_history},
        {"history_get", &lib.get_history},
        {"remove_history", &lib.remove_history},
        {"replace_history_entry", &lib.replace_history},
        {"history_get_history_state", &lib.history_state},
        {"rl_insert_text", &lib.insert_text},
        {"rl_parse_and_bind", &lib.bind},
        {"rl_read_init_file", &lib.read_init},
        {"rl_bind_key", &lib.bind_key},
        {"rl_bind_key_in_map", &lib.bind_key_in},
        {"rl_initialize", &lib.initialize},
        {"rl_variable_bind", &lib.variable_bind},
        {"rl_forced_update_display", &lib.forced_update},
        {"rl_callback_handler_install", &lib.install},
        {"rl_callback_handler_remove", &lib.remove},
        {"rl_callback_read_char", &lib.read_char},
        {"rl_free_line_state", &lib.free_state},
        {"rl_cleanup_after_signal", &lib.after_signal},
        {"rl_completion_matches", &lib.matches},
        {"rl_insert", &lib.do_insert},
        {"rl_complete", &lib.do_complete},
        {"strdup", &lib.copy},
        {"free", &lib.release},
        {"setlocale", &lib.set_locale},
        {"stdin", &lib.stdin_of},
        {"stdout", &lib.stdout_of},
        {"rl_instream", &lib.in},
        {"rl_outstream", &lib.out},
        {"rl_line_buffer", &lib.line_buffer},
        {"rl_completer_word_break_characters", &lib.word_breaks},
        {"rl_library_version", &lib.version_text},
        {"rl_readline_name", &lib.name},
        {"rl_readline_version", &lib.version},
        {"rl_catch_signals", &lib.catch_signals},
        {"rl_completion_type", &lib.completion_type},
        {"rl_attempted_completion_over", &lib.attempted_over},
        {"rl_completion_append_character", &lib.append_character},
        {"rl_completion_suppress_append", &lib.suppress_append},
        {"rl_attempted_completion_function", &lib.attempted},
        {"rl_startup_hook", &lib.startup_hook},
        {"rl_pre_input_hook", &lib.pre_input_hook},
        {"rl_completion_display_matches_hook", &lib.display_hook},
        {"emacs_meta_keymap", &lib.meta_keymap},
        {NULL, NULL},
    };
    return kr_shared_library_open(thread, "readline", libraries, "libreadline8",
                                  symbols);
}

static void set_up(void)
{
    void *insert, *complete;
    memcpy(&insert, &lib.do_insert, sizeof insert);
    memcpy(&complete, &lib.do_complete, sizeof complete);
    const char *locale = setlocale(LC_CTYPE, NULL);
    if (locale && !strcmp(locale, "C")) locale = setlocale(LC_CTYPE, ""); // main_options.c has left it
    (void)lib.set_locale(LC_CTYPE, locale ? locale : "C");
    lib.using_history();
    *lib.name = "python";
    lib.bind_key('\t', insert); // site binds completion
    lib.bind_key_in('\t', complete, lib.meta_keymap);
    lib.bind_key_in('\033', complete, lib.meta_keymap);
    *lib.startup_hook = on_startup;
    *lib.pre_input_hook = on_pre_input;
    *lib.attempted = on_complete;
    *lib.word_breaks = strdup(" \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?");
    *lib.catch_signals = 0; // Python's handlers see them
    if (!isatty(1))
        lib.variable_bind("enable-meta-key",
                          "off"); // its sequence is no output of the program
    (void)lib.initialize();
    session.history_most = -1;
    session.started = true;
}

// The module goes with its VM: what it keeps for the library's callbacks goes, too.
void kr_readline_module_fini(KrThread *thread)
{
    kr_store(thread, &session.completer, KR_NULL);
    kr_store(thread, &session.startup, KR_NULL);
    kr_store(thread, &session.pre_input, KR_NULL);
    kr_store(thread, &session.display, KR_NULL);
    thread->vm->read_line = NULL;
}

KrOwn kr_readline_module_init(KrThread *thread)
{
    if (!open_library(thread)) return KR_NULL;
    if (!session.started) set_up();
    KrOwn module = kr_module_new(thread, "readline",
                                 "Editing of lines, their history and completion.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add(thread, kr_ref(module), "_READLINE_VERSION",
                            kr_from_small_int(0x0802)) &&
              kr_module_add(thread, kr_ref(module), "_READLINE_RUNTIME_VERSION",
                            kr_from_small_int(*lib.version)) &&
              kr_module_add(thread, kr_ref(module), "_READLINE_LIBRARY_VERSION",
                            kr_str_from_ascii(thread, *lib.version_text)) &&
              kr_module_add(thread, kr_ref(module), "backend",
                            kr_str_from_ascii(thread, "readline"));
    if (ok) {
        thread->vm->read_line = read_line;
        return module;
    }
    kr_xdrop(thread, module);
    return KR_NULL;
}
