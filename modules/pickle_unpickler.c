// SPDX-License-Identifier: MIT
// The type Unpickler of the _pickle module, and reading of a single pickle. Tests: tests/lang/modules/pickle/.
#include "modules/pickle_machine.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

#define ARGS  KrThread *thread, KrRef self, const KrRef *args, size_t count
#define ERROR &kr_pickle_module_unpickling_error

static KrUnpickler *cast(KrRef self)
{
    return (KrUnpickler *)(void *)kr_obj(self);
}

static KrOwn find_method(KrThread *thread, KrRef file, const char *name, bool *ok)
{
    KrOwn text = kr_str_interned(thread, name), method = KR_NULL;
    if (kr_is_null(text) ||
        kr_attr_lookup(thread, file, kr_ref(text), &method) == KR_FAULT)
        *ok = false;
    kr_xdrop(thread, text);
    return method;
}
static bool set_file(KrThread *thread, KrUnpickler *self, KrRef file)
{
    bool ok = true;
    kr_store(thread, &self->peek, find_method(thread, file, "peek", &ok));
    kr_store(thread, &self->readinto, find_method(thread, file, "readinto", &ok));
    kr_store(thread, &self->read, find_method(thread, file, "read", &ok));
    kr_store(thread, &self->readline, find_method(thread, file, "readline", &ok));
    if (!ok) return false;
    if (kr_is_null(self->read) || kr_is_null(self->readline))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "file must have 'read' and 'readline' attributes");
    return true;
}
static bool set_text(KrThread *thread, KrRef value, const char *name, KrOwn *out)
{
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "Unpickler() argument '%s' must be str, not %U",
                                        name, value);
    kr_store(thread, out, kr_dup(value));
    return true;
}
static bool set_options(KrThread *thread, KrUnpickler *self, const KrRef *options)
{
    if (!kr_truth(thread, options[0], &self->fix_imports) ||
        !set_text(thread, options[1], "encoding", &self->encoding) ||
        !set_text(thread, options[2], "errors", &self->errors))
        return false;
    if (!kr_ref_is_null(options[3]) && !kr_is_none(options[3]) &&
        !kr_is(options[3], kr_tuple_empty())) {
        kr_store(thread, &self->buffers, kr_iter(thread, options[3]));
        if (kr_is_null(self->buffers)) return false;
    }
    return self->ready = true;
}

static void release(KrThread *thread, KrUnpickler *self)
{
    KrOwn *const fields[] = {
        &self->read,           &self->readline,  &self->readinto,       &self->peek,
        &self->input,          &self->buffers,   &self->encoding,       &self->errors,
        &self->ask_persistent, &self->ask_class, &self->persistent_load};
    kr_pickle_stack_shrink(thread, self, 0);
    kr_pickle_stack_memo_clear(thread, self);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_xdrop(thread, kr_move(fields[i]));
    free(self->stack);
    free(self->marks);
    self->stack = NULL;
    self->marks = NULL;
    self->room = self->mark_room = self->mark_count = self->fence = self->size =
        self->at = self->ahead = 0;
}

static KrOwn temporary(KrThread *thread)
{
    return kr_steal_obj(
        kr_object_new(thread, &kr_pickle_unpickler_type, sizeof(KrUnpickler)));
}
KrOwn kr_pickle_unpickler_file(KrThread *thread, KrRef file, const KrRef *options)
{
    KrOwn made = temporary(thread), result = KR_NULL;
    if (kr_is_null(made)) return made;
    KrUnpickler *self = cast(kr_ref(made));
    if (set_file(thread, self, file) && set_options(thread, self, options))
        result = kr_pickle_read_run(thread, self);
    kr_drop(thread, made);
    return result;
}
KrOwn kr_pickle_unpickler_bytes(KrThread *thread, KrRef data, const KrRef *options)
{
    KrBuffer buffer;
    if (!kr_buffer_get(thread, data, &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrOwn made = temporary(thread), result = KR_NULL;
    if (!kr_is_null(made)) {
        KrUnpickler *self = cast(kr_ref(made));
        self->data = (const uint8_t *)buffer.data;
        self->size = (size_t)buffer.size;
        if (set_options(thread, self, options))
            result = kr_pickle_read_run(thread, self);
        kr_drop(thread, made);
    }
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn unpickler_persistent_load(ARGS)
{
    (void)self, (void)args, (void)count;
    return kr_exception_raise(
        thread, ERROR,
        "A load persistent id instruction was encountered, but no "
        "persistent_load function was specified.");
}
static KrOwn unpickler_find_class(ARGS)
{
    (void)count;
    return kr_pickle_class_find(thread, cast(self), args[0], args[1]);
}
// The method of a subclass, or null when it is the one of this type.
static bool find_hook(KrThread *thread, KrRef self, const char *name, KrNativeFn mine,
                      KrOwn *out)
{
    KrOwn found = kr_attr_get_name(thread, self, name);
    if (kr_is_null(found)) return false;
    if (kr_is_exact(kr_ref(found), &kr_native_type) &&
        ((const KrNative *)(const void *)kr_obj(kr_ref(found)))->def->function == mine)
        kr_drop(thread, found);
    else
        kr_store(thread, out, found);
    return true;
}
// Code that load or __init__ calls must not start another.
static bool begin(KrThread *thread, KrUnpickler *self)
{
    if (self->running)
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "Unpickler object is already used");
    return self->running = true;
}
static KrOwn unpickler_load(ARGS)
{
    (void)args, (void)count;
    KrUnpickler *unpickler = cast(self);
    if (!unpickler->ready)
        return kr_exception_raise(
            thread, ERROR, "Unpickler.__init__() was not called by %T.__init__()",
            self);
    if (!begin(thread, unpickler)) return KR_NULL;
    KrOwn result = KR_NULL, hold = kr_dup(self);
    if (find_hook(thread, self, "persistent_load", unpickler_persistent_load,
                  &unpickler->ask_persistent) &&
        find_hook(thread, self, "find_class", unpickler_find_class,
                  &unpickler->ask_class))
        result = kr_pickle_read_run(thread, unpickler);
    kr_xdrop(thread, kr_move(&unpickler->ask_persistent));
    kr_xdrop(thread, kr_move(&unpickler->ask_class));
    unpickler->running = false;
    kr_drop(thread, hold);
    return result;
}
static KrOwn unpickler_sizeof(ARGS)
{
    (void)args, (void)count;
    const KrUnpickler *u = cast(self);
    return kr_int_from_i64(
        thread,
        (int64_t)(kr_type_of(self)->basic_size + u->room * sizeof(KrOwn) +
                  u->memo_room * sizeof(KrOwn) + u->mark_room * sizeof(size_t)));
}

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *class = (KrType *)(void *)kr_obj(type);
    KrUnpickler *self =
        (KrUnpickler *)(void *)kr_object_new(thread, class, class->basic_size);
    if (!self) return KR_NULL;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static KrOwn init_native(ARGS) // file, fix_imports, encoding, errors, buffers
{
    (void)count;
    KrUnpickler *unpickler = cast(self);
    if (!begin(thread, unpickler)) return KR_NULL;
    unpickler->ready = false;
    release(thread, unpickler);
    bool ok = set_file(thread, unpickler, args[0]) &&
              set_options(thread, unpickler, args + 1);
    unpickler->running = false;
    return ok ? kr_none_own() : KR_NULL;
}
static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    static const KrNativeDef def = {
        "Unpickler",
        init_native,
        "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
        NULL,
        0,
        0,
        0};
    KrOwn result = kr_call_native(thread, &def, self, args, count, kwnames);
    kr_xdrop(thread, result);
    return !kr_is_null(result);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    release(thread, (KrUnpickler *)(void *)object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const KrUnpickler *self = (const KrUnpickler *)(const void *)object;
    const KrOwn fields[] = {
        self->read,           self->readline,  self->readinto,        self->peek,
        self->input,          self->buffers,   self->encoding,        self->errors,
        self->ask_persistent, self->ask_class, self->persistent_load, self->far_memo};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i])) visitor(kr_ref(fields[i]), context);
    for (size_t i = 0; i < self->depth; i++)
        visitor(kr_ref(self->stack[i]), context);
    for (size_t i = 0; i < self->memo_room; i++)
        if (!kr_is_null(self->memo[i])) visitor(kr_ref(self->memo[i]), context);
}
static void clear(KrThread *thread, KrObject *object)
{
    release(thread, (KrUnpickler *)(void *)object);
}
static KrOwn getattr(KrThread *thread, KrRef self, KrRef name)
{
    if (!kr_is_null(cast(self)->persistent_load) &&
        kr_str_equal_ascii(name, "persistent_load"))
        return kr_dup(kr_ref(cast(self)->persistent_load));
    return kr_attr_generic_get(thread, self, name);
}
static bool setattr(KrThread *thread, KrRef self, KrRef name, KrRef value)
{
    if (!kr_str_equal_ascii(name, "persistent_load"))
        return kr_attr_generic_set(thread, self, name, value);
    kr_store(thread, &cast(self)->persistent_load,
             kr_ref_is_null(value) ? KR_NULL : kr_dup(value));
    return true;
}

// --- memo attribute ---------------------------------------------------------------------

static KrUnpickler *unpickler_of(KrRef proxy)
{
    return cast(kr_pickle_memo_proxy_owner(proxy));
}
static KrOwn proxy_clear(ARGS)
{
    (void)args, (void)count;
    kr_pickle_stack_memo_clear(thread, unpickler_of(self));
    return kr_none_own();
}
static KrOwn proxy_copy(ARGS)
{
    (void)args, (void)count;
    const KrUnpickler *u = unpickler_of(self);
    KrOwn dict = kr_is_null(u->far_memo) ? kr_dict_new(thread)
                                         : kr_dict_copy(thread, kr_ref(u->far_memo));
    for (size_t i = 0; i < u->memo_room && !kr_is_null(dict); i++)
        if (!kr_is_null(u->memo[i]) &&
            !kr_dict_set(thread, kr_ref(dict), kr_ref(kr_from_small_int((int64_t)i)),
                         kr_ref(u->memo[i])))
            kr_drop(thread, kr_move(&dict));
    return dict;
}
static KrOwn proxy_reduce(ARGS)
{
    return kr_pickle_memo_reduce(thread, proxy_copy(thread, self, args, count));
}
static const KrNativeDef proxy_methods[] = {
    {"clear", proxy_clear, "($self, /)", "Remove all items from memo.", 0, 0, 0},
    {"copy", proxy_copy, "($self, /)", "Copy the memo to a new object.", 0, 0, 0},
    {"__reduce__", proxy_reduce, "($self, /)", "Implement pickling support.", 0, 0, 0},
    {0},
};
KrType kr_pickle_unpickler_memo_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_pickle.UnpicklerMemoProxy",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrPickleMemoProxy),
    .dealloc = kr_pickle_memo_proxy_dealloc,
    .visit = kr_pickle_memo_proxy_visit,
    .methods = proxy_methods,
};
static KrOwn get_memo(KrThread *thread, KrRef self)
{
    return kr_pickle_memo_proxy_new(thread, &kr_pickle_unpickler_memo_type, self);
}
static bool set_memo(KrThread *thread, KrRef self, KrRef value)
{
    KrOwn dict = KR_NULL;
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "attribute deletion is not supported");
    if (kr_is_exact(value, &kr_pickle_unpickler_memo_type))
        dict = proxy_copy(thread, value, NULL, 0);
    else if (kr_dict_is_sub(value))
        dict = kr_dup(value);
    else
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "'memo' attribute must be an UnpicklerMemoProxy object or dict, not %T",
            value);
    if (kr_is_null(dict)) return false;
    KrUnpickler fresh = {0};
    size_t position = 0;
    KrRef key, item;
    bool ok = true;
    while (ok && kr_dict_next(kr_ref(dict), &position, &key, &item)) {
        int64_t index = 0;
        ok = kr_int_is_sub(key);
        if (!ok)
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "memo key must be integers");
        ok = ok && kr_int_to_i64(thread, key, &index);
        if (ok && index < 0)
            ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                          "memo key must be positive integers.");
        ok = ok && kr_pickle_stack_memo_put(thread, &fresh, (size_t)index, item);
    }
    kr_drop(thread, dict);
    if (!ok) {
        kr_pickle_stack_memo_clear(thread, &fresh);
        return false;
    }
    kr_pickle_stack_memo_clear(thread, cast(self));
    cast(self)->memo = fresh.memo;
    cast(self)->memo_room = fresh.memo_room;
    cast(self)->far_memo = fresh.far_memo;
    return true;
}

static const KrNativeDef methods[] = {
    {"find_class", unpickler_find_class, "($self, module_name, global_name, /)",
     "The object of that name in a module, which is imported.", 0, 0, 0},
    {"load", unpickler_load, "($self, /)", "Read a pickle from the file.", 0, 0, 0},
    {"persistent_load", unpickler_persistent_load, "($self, pid, /)", NULL, 0, 0, 0},
    {"__sizeof__", unpickler_sizeof, "($self, /)", "Size in memory, in bytes.", 0, 0,
     0},
    {0},
};
static const KrGetSetDef getset[] = {
    {"memo", get_memo, set_memo, NULL},
    {0},
};
KrType kr_pickle_unpickler_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_pickle.Unpickler",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrUnpickler),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .getattr = getattr,
    .setattr = setattr,
    .new_object = new_object,
    .init = init,
    .methods = methods,
    .getset = getset,
    .doc = "(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          buffers=())\n--\n\n" "Reads pickles from a file.",
};
