// SPDX-License-Identifier: MIT
// The sys module: see sys_module.h.
#include "modules/sys_module.h"

#include "modules/sys_config.h"
#include "runtime/attribute.h"
#include "runtime/audit.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/traceback.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/struct_sequence.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// --- the standard streams: text files over C streams until _io is there ---------------------

typedef struct Stream {
    KrObject header;
    FILE *file;
    KrOwn name;
} Stream;

static KrType stream_type;

static Stream *stream(KrRef value)
{
    return (Stream *)kr_obj(value);
}

static bool put(KrThread *thread, FILE *file, KrRef text)
{
    size_t size;
    const char *bytes = kr_str_utf8(thread, text, &size);
    if (!bytes)
        return false;
    if (fwrite(bytes, 1, size, file) == size)
        return true;
    return kr_exception_raise_false(thread, &kr_exception_broken_pipe_error, "[Errno 32] Broken pipe");
}

static KrOwn stream_write(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "write() argument must be str, not %T", args[0]);
    return put(thread, stream(self)->file, args[0]) ? kr_int_from_i64(thread, kr_str_obj(args[0])->length)
                                                    : KR_NULL;
}
static KrOwn stream_flush(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    if (stream(self)->file != stdin && fflush(stream(self)->file))
        return kr_exception_raise(thread, &kr_exception_broken_pipe_error, "[Errno 32] Broken pipe");
    return kr_none_own();
}
static KrOwn stream_isatty(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread;
    (void)args;
    (void)count;
    return kr_bool_own(isatty(fileno(stream(self)->file)));
}
static KrOwn stream_fileno(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread;
    (void)args;
    (void)count;
    return kr_from_small_int(fileno(stream(self)->file));
}
static KrOwn stream_readline(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    char *line = NULL;
    size_t capacity = 0;
    ssize_t size = getline(&line, &capacity, stream(self)->file);
    KrOwn text = kr_str_from_utf8(thread, line ? line : "", size > 0 ? (size_t)size : 0);
    free(line);
    return text;
}
static KrOwn stream_read(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    int64_t most = -1; // characters
    if (count && !kr_is_none(args[0]) && !kr_number_index_i64(thread, args[0], &most))
        return KR_NULL;
    char *bytes = NULL;
    size_t size = 0, capacity = 0;
    int64_t characters = 0;
    for (int c; (c = getc(stream(self)->file)) != EOF;) {
        if ((c & 0xC0) != 0x80 && most >= 0 && characters++ == most) {
            ungetc(c, stream(self)->file);
            break;
        }
        if (size == capacity) {
            char *grown = realloc(bytes, capacity = capacity ? capacity * 2 : 4096);
            if (!grown) {
                free(bytes);
                return kr_exception_no_memory(thread);
            }
            bytes = grown;
        }
        bytes[size++] = (char)c;
    }
    KrOwn text = kr_str_from_utf8(thread, bytes ? bytes : "", size);
    free(bytes);
    return text;
}
static KrFound stream_next(KrThread *thread, KrRef self, KrOwn *line)
{
    *line = stream_readline(thread, self, NULL, 0);
    if (kr_is_null(*line))
        return KR_FAULT;
    if (kr_str_obj(kr_ref(*line))->length)
        return KR_PRESENT;
    kr_drop(thread, kr_move(line));
    return KR_ABSENT;
}
static KrOwn stream_readlines(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    KrOwn list = kr_list_new(thread, 0), line;
    KrFound found = KR_ABSENT;
    while (!kr_is_null(list) && (found = stream_next(thread, self, &line)) == KR_PRESENT)
        if (!kr_list_append_own(thread, kr_ref(list), line)) {
            found = KR_FAULT;
            break;
        }
    if (found == KR_FAULT)
        kr_xdrop(thread, kr_move(&list));
    return list;
}
static KrOwn stream_writelines(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrOwn iterator = kr_iter(thread, args[0]), item;
    if (kr_is_null(iterator))
        return KR_NULL;
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(iterator), &item)) == KR_PRESENT) {
        KrRef line = kr_ref(item);
        KrOwn done = stream_write(thread, self, &line, 1);
        kr_drop(thread, item);
        if (kr_is_null(done)) {
            found = KR_FAULT;
            break;
        }
        kr_drop(thread, done);
    }
    kr_drop(thread, iterator);
    return found == KR_FAULT ? KR_NULL : kr_none_own();
}
static KrOwn stream_readable(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread;
    (void)args;
    (void)count;
    return kr_bool_own(stream(self)->file == stdin);
}
static KrOwn stream_writable(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread;
    (void)args;
    (void)count;
    return kr_bool_own(stream(self)->file != stdin);
}
static KrOwn stream_self(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(self);
}
static KrOwn stream_mode(KrThread *thread, KrRef self)
{
    return kr_str_from_ascii(thread, stream(self)->file == stdin ? "r" : "w");
}
static KrOwn stream_closed(KrThread *thread, KrRef self)
{
    (void)thread;
    (void)self;
    return kr_bool_own(false);
}
static KrOwn stream_errors(KrThread *thread, KrRef self)
{
    return kr_str_from_ascii(thread, stream(self)->file == stderr ? "backslashreplace" : "strict");
}
static KrOwn stream_repr(KrThread *thread, KrRef self)
{
    return kr_str_from_format(thread, "<_io.TextIOWrapper name=%R mode='%s' encoding='utf-8'>",
                              kr_ref(stream(self)->name), stream(self)->file == stdin ? "r" : "w");
}
static KrOwn stream_encoding(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "utf-8");
}
static KrOwn stream_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(stream(self)->name));
}
static void stream_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, ((Stream *)self)->name);
    kr_object_free(thread, self, sizeof(Stream));
}

static const KrNativeDef stream_methods[] = {
    {"write", stream_write, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"flush", stream_flush, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"isatty", stream_isatty, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"fileno", stream_fileno, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"readline", stream_readline, NULL, NULL, 0, 1, KR_NATIVE_RAW},
    {"read", stream_read, NULL, NULL, 0, 1, KR_NATIVE_RAW},
    {"readlines", stream_readlines, NULL, NULL, 0, 1, KR_NATIVE_RAW},
    {"writelines", stream_writelines, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"readable", stream_readable, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"writable", stream_writable, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef stream_getset[] = {
    {"encoding", stream_encoding, NULL, NULL}, {"name", stream_name, NULL, NULL},
    {"mode", stream_mode, NULL, NULL},         {"closed", stream_closed, NULL, NULL},
    {"errors", stream_errors, NULL, NULL},     {"line_buffering", stream_closed, NULL, NULL},
    {0}};

static KrType stream_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.TextIOWrapper",
    .basic_size = sizeof(Stream),
    .dealloc = stream_dealloc,
    .repr = stream_repr,
    .iter = stream_self,
    .next = stream_next,
    .methods = stream_methods,
    .getset = stream_getset,
};

static KrOwn stream_new(KrThread *thread, FILE *file, const char *name)
{
    Stream *self = (Stream *)kr_object_new(thread, &stream_type, sizeof *self);
    if (!self)
        return KR_NULL;
    self->file = file;
    self->name = kr_str_from_ascii(thread, name);
    return kr_steal_obj(self);
}

bool kr_sys_module_write(KrThread *thread, KrRef file, KrRef text)
{
    if (kr_is_exact(file, &stream_type))
        return put(thread, stream(file)->file, text);
    KrOwn result = kr_call_method(thread, file, kr_name(KR_NAME_write), &text, 1);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, result);
    return ok;
}

KrOwn kr_sys_module_get(KrThread *thread, int name_index)
{
    if (kr_is_null(thread->vm->sys_module))
        return KR_NULL;
    KrRef value = kr_dict_find_str(kr_module_dict(kr_ref(thread->vm->sys_module)), kr_name(name_index));
    return kr_ref_is_null(value) ? KR_NULL : kr_dup(value);
}

KrOwn kr_sys_module_input(KrThread *thread, KrRef prompt)
{
    if (!put(thread, stdout, prompt))
        return KR_NULL;
    fflush(stdout);
    char *line = NULL;
    size_t capacity = 0;
    ssize_t size = getline(&line, &capacity, stdin);
    if (size < 0) {
        free(line);
        return kr_exception_raise(thread, &kr_exception_eof_error, "EOF when reading a line");
    }
    if (size && line[size - 1] == '\n')
        size--;
    KrOwn text = kr_str_from_utf8(thread, line, (size_t)size);
    free(line);
    return text;
}

void kr_sys_module_flush(void)
{
    fflush(stdout);
    fflush(stderr);
}

// --- functions --------------------------------------------------------------------------------

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED                                                                         \
    (void)thread;                                                                      \
    (void)self;                                                                        \
    (void)args;                                                                        \
    (void)count

static KrOwn sys_exit(ARGS)
{
    UNUSED;
    return kr_exception_raise_value(thread, &kr_exception_system_exit, count ? args[0] : KR_REF_NULL);
}
static KrOwn sys_getrecursionlimit(ARGS)
{
    UNUSED;
    return kr_int_from_i64(thread, thread->vm->recursion_limit);
}
static KrOwn sys_setrecursionlimit(ARGS)
{
    UNUSED;
    int64_t limit;
    if (!kr_number_index_i64(thread, args[0], &limit))
        return KR_NULL;
    if (limit < 1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "recursion limit must be greater or equal than 1");
    int64_t used = thread->vm->recursion_limit - (int64_t)thread->recursion_left;
    if (used >= limit)
        return kr_exception_raise(thread, &kr_exception_recursion_error,
                                  "cannot set the recursion limit to %lld at the recursion depth %lld: "
                                  "the limit is too low",
                                  (long long)limit, (long long)used);
    if (limit > 1000000000)
        limit = 1000000000;
    thread->recursion_left = (uint32_t)(limit - used);
    thread->vm->recursion_limit = limit;
    return kr_none_own();
}
static KrOwn sys_getrefcount(ARGS)
{
    UNUSED;
    if (!kr_is_ptr(args[0]) || (int32_t)kr_obj(args[0])->count < 0)
        return kr_from_small_int(3221225472);
    return kr_from_small_int(kr_obj(args[0])->count);
}
static KrOwn sys_intern(ARGS)
{
    UNUSED;
    if (!kr_str_is(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "can't intern %T", args[0]);
    return kr_str_intern(thread, kr_dup(args[0]));
}
static KrOwn sys_exception(ARGS)
{
    UNUSED;
    return kr_is_null(thread->handled) ? kr_none_own() : kr_dup(kr_ref(thread->handled));
}
static KrOwn sys_exc_info(ARGS)
{
    UNUSED;
    KrRef items[3] = {kr_none(), kr_none(), kr_none()};
    if (!kr_is_null(thread->handled) && !kr_is_none(kr_ref(thread->handled))) {
        KrRef e = kr_ref(thread->handled);
        KrOwn traceback = ((KrException *)kr_obj(e))->traceback;
        items[0] = kr_type_ref(kr_type_of(e));
        items[1] = e;
        items[2] = kr_is_null(traceback) ? kr_none() : kr_ref(traceback);
    }
    return kr_tuple_from(thread, items, 3);
}
static KrOwn sys_getframe(ARGS)
{
    UNUSED;
    int64_t depth = 0;
    if (count && !kr_number_index_i64(thread, args[0], &depth))
        return KR_NULL;
    KrFrame *frame = thread->frame;
    while (frame && depth-- > 0)
        frame = frame->previous;
    if (!frame)
        return kr_exception_raise(thread, &kr_exception_value_error, "call stack is not deep enough");
    return kr_frame_object(thread, frame);
}
static KrOwn sys_getsizeof(ARGS)
{
    UNUSED;
    return kr_int_from_i64(thread, kr_is_ptr(args[0]) ? (int64_t)kr_type_of(args[0])->basic_size : 8);
}
static KrOwn sys_displayhook(ARGS)
{
    UNUSED;
    if (kr_is_none(args[0]))
        return kr_none_own();
    KrOwn key = kr_str_interned(thread, "_"), text = KR_NULL;
    bool ok = kr_dict_set(thread, kr_ref(thread->vm->builtins), kr_ref(key), args[0]);
    kr_drop(thread, key);
    if (ok)
        text = kr_str_from_format(thread, "%R\n", args[0]);
    ok = !kr_is_null(text) && put(thread, stdout, kr_ref(text));
    kr_xdrop(thread, text);
    return ok ? kr_none_own() : KR_NULL;
}
// excepthook(type, value, traceback): prints the value, with that traceback.
static KrOwn sys_excepthook(ARGS)
{
    UNUSED;
    if (!kr_type_has(args[1], KR_TYPE_EXCEPTION_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "print_exception(): Exception expected for value, %T found", args[1]);
    KrException *e = (KrException *)kr_obj(args[1]);
    if (kr_is_null(e->traceback) && kr_is_exact(args[2], &kr_traceback_type))
        kr_store(thread, &e->traceback, kr_dup(args[2]));
    kr_sys_module_flush();
    kr_traceback_print(thread, args[1]);
    return kr_none_own();
}

void kr_sys_module_report(KrThread *thread, KrRef exception)
{
    KrOwn name = kr_str_interned(thread, "excepthook"), hook = KR_NULL, result = KR_NULL;
    KrRef found = kr_is_null(name) ? KR_REF_NULL
                                   : kr_dict_find_str(kr_module_dict(kr_ref(thread->vm->sys_module)), kr_ref(name));
    kr_xdrop(thread, name);
    bool own = kr_is_exact(found, &kr_native_type) && ((KrNative *)kr_obj(found))->def->function == sys_excepthook;
    if (kr_ref_is_null(found) || own) {
        kr_exception_clear(thread);
        kr_traceback_print(thread, exception);
        return;
    }
    hook = kr_dup(found);
    KrOwn traceback = ((KrException *)kr_obj(exception))->traceback;
    result = kr_call_3(thread, kr_ref(hook), kr_type_ref(kr_type_of(exception)), exception,
                       kr_is_null(traceback) ? kr_none() : kr_ref(traceback));
    kr_sys_module_flush();
    if (kr_is_null(result)) {
        KrOwn failed = kr_exception_fetch(thread);
        fprintf(stderr, "Error in sys.excepthook:\n");
        kr_traceback_print(thread, kr_ref(failed));
        fprintf(stderr, "\nOriginal exception was:\n");
        kr_traceback_print(thread, exception);
        kr_drop(thread, failed);
    }
    kr_xdrop(thread, result);
    kr_drop(thread, hook);
}

static KrOwn sys_get_int_max_str_digits(ARGS)
{
    UNUSED;
    return kr_from_small_int(kr_int_max_digits());
}
static KrOwn sys_set_int_max_str_digits(ARGS)
{
    UNUSED;
    int64_t digits;
    if (!kr_number_index_i64(thread, args[0], &digits))
        return KR_NULL;
    if (digits != 0 && (digits < 640 || digits > INT32_MAX))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "maxdigits must be >= 640 or 0 for unlimited");
    kr_int_set_max_digits((int)digits);
    return kr_none_own();
}
static KrOwn sys_getswitchinterval(ARGS)
{
    UNUSED;
    return kr_from_float(kr_thread_switch_interval(thread->vm));
}
static KrOwn sys_setswitchinterval(ARGS)
{
    UNUSED;
    double seconds;
    if (!kr_float_from(thread, args[0], &seconds))
        return KR_NULL;
    if (!(seconds > 0))
        return kr_exception_raise(thread, &kr_exception_value_error, "switch interval must be strictly positive");
    kr_thread_set_switch_interval(thread->vm, seconds);
    return kr_none_own();
}
static KrOwn sys_no_trace(ARGS)
{
    UNUSED;
    return kr_none_own();
}
static KrOwn sys_settrace(ARGS)
{
    UNUSED;
    if (kr_is_none(args[0]))
        return kr_none_own();
    return kr_exception_raise(thread, &kr_exception_not_implemented_error, "krait: tracing of lines");
}
static KrOwn sys_getfilesystemencodeerrors(ARGS)
{
    UNUSED;
    return kr_str_from_ascii(thread, "surrogateescape");
}
static KrOwn sys_audit(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "audit() argument 1 must be str, not %T", args[0]);
    return kr_audit_event_tuple(thread, args[0], args[1]) ? kr_none_own() : KR_NULL;
}
static KrOwn sys_addaudithook(ARGS)
{
    UNUSED;
    return kr_audit_add(thread, args[0]) ? kr_none_own() : KR_NULL;
}
static KrOwn sys_get_cpu_count_config(ARGS)
{
    UNUSED;
    return kr_from_small_int(-1); // -X cpu_count is not given
}
static KrOwn sys_is_finalizing(ARGS)
{
    UNUSED;
    return kr_bool_own(false);
}
static KrOwn sys_getdefaultencoding(ARGS)
{
    UNUSED;
    return kr_str_from_ascii(thread, "utf-8");
}

static const KrNativeDef functions[] = {
    {"exit", sys_exit, NULL, NULL, 0, 1, KR_NATIVE_RAW},
    {"getrecursionlimit", sys_getrecursionlimit, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"setrecursionlimit", sys_setrecursionlimit, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"getrefcount", sys_getrefcount, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"intern", sys_intern, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"exception", sys_exception, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"exc_info", sys_exc_info, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"_getframe", sys_getframe, NULL, NULL, 0, 1, KR_NATIVE_RAW | KR_NATIVE_FRAMES},
    {"getsizeof", sys_getsizeof, NULL, NULL, 1, 2, KR_NATIVE_RAW},
    {"displayhook", sys_displayhook, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"excepthook", sys_excepthook, NULL, NULL, 3, 3, KR_NATIVE_RAW},
    {"__excepthook__", sys_excepthook, NULL, NULL, 3, 3, KR_NATIVE_RAW},
    {"__displayhook__", sys_displayhook, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, "(maxdigits)", NULL, 0, 0, 0},
    {"setswitchinterval", sys_setswitchinterval, "($module, interval, /)",
     "Set the seconds after which a thread that waits asks the running one to give way.", 0, 0, 0},
    {"getswitchinterval", sys_getswitchinterval, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"gettrace", sys_no_trace, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"getprofile", sys_no_trace, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"settrace", sys_settrace, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"setprofile", sys_settrace, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"getfilesystemencoding", sys_getdefaultencoding, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"_get_cpu_count_config", sys_get_cpu_count_config, "($module, /)", NULL, 0, 0, 0},
    {"audit", sys_audit, "($module, event, /, *args)", "Tell the audit hooks about an event.", 0, 0, 0},
    {"addaudithook", sys_addaudithook, "($module, /, hook)", "Add a function that is told about events.", 0, 0, 0},
    {"is_finalizing", sys_is_finalizing, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"getdefaultencoding", sys_getdefaultencoding, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};

static KrOwn jit_is_available(ARGS)
{
    UNUSED;
    return kr_bool_own(true);
}
static KrOwn jit_is_enabled(ARGS)
{
    UNUSED;
    return kr_bool_own(thread->vm->jit);
}
static const KrNativeDef jit_functions[] = {
    {"is_available", jit_is_available, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"is_enabled", jit_is_enabled, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};

KrOwn kr_sys_module_init(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (!kr_type_ready(thread, &stream_type))
        return KR_NULL;
    KrOwn module = kr_module_new(thread, "sys", "System-specific parameters and functions.");
    if (kr_is_null(module))
        return module;
    KrRef sys = kr_ref(module);
    KrOwn jit = kr_module_new(thread, "sys._jit", NULL);
    bool ok =
        !kr_is_null(jit) && kr_module_add_functions(thread, kr_ref(jit), jit_functions) &&
        kr_module_add_functions(thread, sys, functions) && kr_module_add(thread, sys, "_jit", jit) &&
        kr_module_add(thread, sys, "modules", kr_dup(kr_ref(vm->modules))) &&
        kr_sys_config_add(thread, sys) &&
        kr_module_add(thread, sys, "stdin", stream_new(thread, stdin, "<stdin>")) &&
        kr_module_add(thread, sys, "stdout", stream_new(thread, stdout, "<stdout>")) &&
        kr_module_add(thread, sys, "stderr", stream_new(thread, stderr, "<stderr>"));
    if (ok)
        return module;
    kr_drop(thread, module);
    return KR_NULL;
}

KrOwn kr_sys_module_again(KrThread *thread)
{
    return kr_dup(kr_ref(thread->vm->sys_module));
}
