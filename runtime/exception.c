// SPDX-License-Identifier: MIT
// Exceptions: the tree of types, the objects, raising from C. See exception.h.
//
// Fields that only some types have lie in KrException.extra; which is which is in the tables below.
#include "runtime/exception.h"

#include "runtime/bytes.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception_fields.h"
#include "runtime/exception_group.h"
#include "runtime/exception_reduce.h"
#include "runtime/gc.h"
#include "runtime/async_generator.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/bool.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/suggest.h"
#include "runtime/traceback.h"
#include "runtime/tuple.h"
#include "runtime/unraisable.h"
#include "runtime/vm.h"

#include <stdio.h>

// --- objects ------------------------------------------------------------------------------

static KrException *exc(KrRef value)
{
    return (KrException *)kr_obj(value);
}

static void exception_dealloc(KrThread *thread, KrObject *self)
{
    KrException *e = (KrException *)self;
    kr_xdrop(thread, kr_move(&e->args));
    kr_xdrop(thread, kr_move(&e->dict));
    kr_xdrop(thread, kr_move(&e->traceback));
    kr_xdrop(thread, kr_move(&e->context));
    kr_xdrop(thread, kr_move(&e->cause));
    uint64_t any = 0; // most have none
    for (size_t i = 0; i < sizeof e->extra / sizeof *e->extra; i++)
        any |= kr_own_bits(e->extra[i]);
    for (size_t i = 0; any && i < sizeof e->extra / sizeof *e->extra; i++)
        kr_xdrop(thread, kr_move(&e->extra[i]));
    kr_object_free(thread, self, self->type->basic_size);
}

static void exception_visit(KrObject *self, KrVisitFn visit, void *context)
{
    KrException *e = (KrException *)self;
    const KrOwn fields[] = {e->args,     e->dict,     e->traceback, e->context, e->cause,
                            e->extra[0], e->extra[1], e->extra[2], e->extra[3],  e->extra[4]};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i]))
            visit(kr_ref(fields[i]), context);
}

static void exception_clear_fields(KrThread *thread, KrObject *self)
{
    KrException *e = (KrException *)self;
    KrOwn empty = kr_tuple_from(thread, NULL, 0);
    if (!kr_is_null(empty))
        kr_store(thread, &e->args, empty);
    for (size_t i = 0; i < sizeof e->extra / sizeof *e->extra; i++)
        kr_xdrop(thread, kr_move(&e->extra[i]));
    kr_xdrop(thread, kr_move(&e->dict));
    kr_xdrop(thread, kr_move(&e->traceback));
    kr_xdrop(thread, kr_move(&e->context));
    kr_xdrop(thread, kr_move(&e->cause));
}

static KrException *new_empty(KrThread *thread, KrType *type)
{
    if (type->flags & KR_TYPE_HEAP || type->basic_size != sizeof(KrException))
        return (KrException *)kr_object_new(thread, type, type->basic_size);
    KrException *e = kr_slab_object(thread, type, sizeof *e);
    if (KR_UNLIKELY(!e))
        (void)kr_exception_no_memory(thread);
    else
        memset(&e->header + 1, 0, sizeof *e - sizeof e->header);
    return e;
}

static KrOwn exception_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                           KrRef kwnames)
{
    (void)kwnames;
    KrException *e = new_empty(thread, (KrType *)kr_obj(type));
    if (!e)
        return KR_NULL;
    e->args = kr_tuple_from(thread, args, count);
    if (kr_is_null(e->args)) {
        kr_drop(thread, kr_steal_obj(e));
        return KR_NULL;
    }
    kr_gc_track(thread, e);
    return kr_steal_obj(e);
}

static bool same_items(KrRef tuple_or_null, const KrRef *items, size_t count)
{
    if (kr_ref_is_null(tuple_or_null) || kr_tuple_length(tuple_or_null) != (int64_t)count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!kr_is(kr_tuple_get(tuple_or_null, (int64_t)i), items[i]))
            return false;
    return true;
}

// (file, line, offset, text, end line, end offset, metadata) of a SyntaxError.
static bool keep_details(KrThread *thread, KrException *e, KrRef given)
{
    KrOwn details = kr_sequence_tuple(thread, given);
    if (kr_is_null(details))
        return false;
    int64_t length = kr_tuple_length(kr_ref(details));
    if (length < 4 || length > 7) {
        kr_drop(thread, details);
        return kr_exception_raise_false(thread, &kr_exception_type_error, "function takes at %s arguments (%lld given)",
                                        length < 4 ? "least 4" : "most 7", (long long)length);
    }
    kr_store(thread, &e->extra[1], details); // those of a wrong number, too, as in CPython
    return length != 5 || kr_exception_raise_false(thread, &kr_exception_type_error,
                                                   "end_offset must be provided when end_lineno is provided");
}

// A builtin class that has nothing to do with its arguments but to keep them.
static bool keeps_args_only(const KrType *type)
{
    return !(type->flags & KR_TYPE_HEAP) && type != &kr_exception_stop_iteration &&
           type != &kr_exception_system_exit && !kr_type_is_subtype(type, &kr_exception_syntax_error);
}

static bool base_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    KrException *e = exc(self);
    if (!kr_ref_is_null(kwnames) && ((KrTuple *)kr_obj(kwnames))->length)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%T() takes no keyword arguments", self);
    if (!same_items(kr_ref(e->args), args, count)) { // __new__ has often kept the same
        KrOwn tuple = kr_tuple_from(thread, args, count);
        if (kr_is_null(tuple))
            return false;
        kr_store(thread, &e->args, tuple);
    }
    const KrType *type = kr_type_of(self);
    // the builtin class it derives from says what there is, if it derives from no other
    while (type->flags & KR_TYPE_HEAP && kr_tuple_length(kr_ref(type->bases)) == 1)
        type = type->base;
    if (type == &kr_exception_exception || type == &kr_exception_base_exception ||
        type == &kr_exception_value_error || type == &kr_exception_key_error ||
        type == &kr_exception_type_error || type == &kr_exception_runtime_error)
        return true;
    if (keeps_args_only(type))
        return true;
    if (type == &kr_exception_stop_iteration) {
        if (count)
            kr_store(thread, &e->extra[0], kr_dup(args[0]));
        return true;
    }
    bool stop = kr_type_is_subtype(type, &kr_exception_stop_iteration);
    bool leave = kr_type_is_subtype(type, &kr_exception_system_exit);
    if ((stop && count) || (leave && count == 1))
        kr_store(thread, &e->extra[0], kr_dup(args[0]));
    else if (leave && count > 1)
        kr_store(thread, &e->extra[0], kr_dup(kr_ref(e->args)));
    if (kr_type_is_subtype(type, &kr_exception_syntax_error) && count >= 1) {
        kr_store(thread, &e->extra[0], kr_dup(args[0]));
        if (count == 2 && !keep_details(thread, e, args[1]))
            return false;
    }
    return true;
}

// Keywords of ImportError (name, path), NameError (name), AttributeError (name, obj).
static bool named_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    KrException *e = exc(self);
    if (!base_init(thread, self, args, count, KR_REF_NULL))
        return false;
    KrTuple *keywords = kr_ref_is_null(kwnames) ? NULL : (KrTuple *)kr_obj(kwnames);
    KrRef fields[4] = {KR_REF_NULL, KR_REF_NULL, KR_REF_NULL, KR_REF_NULL};
    int64_t most = kr_type_is_subtype(kr_type_of(self), &kr_exception_import_error) ? 3
                   : kr_type_is_subtype(kr_type_of(self), &kr_exception_name_error) ? 1
                                                                                    : 2;
    const char *owner = most == 3 ? "ImportError" : most == 1 ? "NameError" : "AttributeError"; // whose constructor it is
    if (keywords && keywords->length > most)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() takes at most %lld keyword argument%s (%lld given)", owner, (long long)most,
                                        most == 1 ? "" : "s", (long long)keywords->length);
    for (int64_t i = 0; keywords && i < keywords->length; i++) {
        KrRef name = kr_ref(keywords->items[i]);
        int field = kr_str_equal_ascii(name, "name") ? 0
                    : most > 1 && kr_str_equal_ascii(name, most == 2 ? "obj" : "path") ? 1
                    : most == 3 && kr_str_equal_ascii(name, "name_from")               ? 3
                                                                                          : -1;
        if (field < 0)
            return !kr_is_null(kr_suggest_raise_unexpected(thread, owner, name, most == 3   ? "name path name_from"
                                                                 : most == 1 ? "name"
                                                                             : "name obj"));
        fields[field] = args[count + (size_t)i];
    }
    if (kr_type_is_subtype(kr_type_of(self), &kr_exception_import_error) && count == 1)
        fields[2] = args[0]; // msg
    for (int i = 0; i < 4; i++) // a second __init__ forgets the first
        kr_store(thread, &e->extra[i], kr_ref_is_null(fields[i]) ? KR_NULL : kr_dup(fields[i]));
    return true;
}

static KrOwn exception_str(KrThread *thread, KrRef self)
{
    KrTuple *args = (KrTuple *)kr_obj(kr_ref(exc(self)->args));
    if (args->length == 0)
        return kr_str_from_ascii(thread, "");
    if (args->length == 1)
        return kr_to_str(thread, kr_ref(args->items[0]));
    return kr_repr(thread, kr_ref(exc(self)->args));
}

// Its msg, whatever the arguments are: a second __init__ that fails leaves the first one's.
static KrOwn import_str(KrThread *thread, KrRef self)
{
    KrOwn message = exc(self)->extra[2];
    bool is_text = !kr_is_null(message) && kr_is_exact(kr_ref(message), &kr_str_type);
    return is_text ? kr_dup(kr_ref(message)) : exception_str(thread, self);
}

static KrOwn key_error_str(KrThread *thread, KrRef self)
{
    KrTuple *args = (KrTuple *)kr_obj(kr_ref(exc(self)->args));
    return args->length == 1 ? kr_repr(thread, kr_ref(args->items[0])) : exception_str(thread, self);
}

static KrOwn exception_repr(KrThread *thread, KrRef self)
{
    KrTuple *args = (KrTuple *)kr_obj(kr_ref(exc(self)->args));
    if (args->length == 1)
        return kr_str_from_format(thread, "%T(%R)", self, kr_ref(args->items[0]));
    return kr_str_from_format(thread, "%T%R", self, kr_ref(exc(self)->args));
}

// --- attributes ---------------------------------------------------------------------------

static KrOwn or_none(KrOwn field)
{
    return kr_is_null(field) ? kr_none_own() : kr_dup(kr_ref(field));
}
static KrOwn get_args(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(exc(self)->args));
}
static bool set_args(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "args may not be deleted");
    KrOwn args = kr_sequence_tuple(thread, value);
    if (kr_is_null(args))
        return false;
    kr_store(thread, &exc(self)->args, args);
    return true;
}
static KrOwn get_traceback(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(exc(self)->traceback);
}
static bool set_traceback(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "__traceback__ may not be deleted");
    if (kr_is_none(value)) {
        kr_xdrop(thread, kr_move(&exc(self)->traceback));
        return true;
    }
    if (!kr_is_exact(value, &kr_traceback_type))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__traceback__ must be a traceback or None");
    kr_store(thread, &exc(self)->traceback, kr_dup(value));
    return true;
}
static KrOwn get_context(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(exc(self)->context);
}
static bool set_link(KrThread *thread, KrOwn *place, KrRef value, const char *what)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "__%s__ may not be deleted",
                                        what + strlen("exception "));
    if (kr_is_none(value)) {
        kr_xdrop(thread, kr_move(place));
        return true;
    }
    if (!kr_type_has(value, KR_TYPE_EXCEPTION_SUB))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s must be None or derive from BaseException", what);
    kr_store(thread, place, kr_dup(value));
    return true;
}
static bool set_context(KrThread *thread, KrRef self, KrRef value)
{
    return set_link(thread, &exc(self)->context, value, "exception context");
}
static KrOwn get_cause(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(exc(self)->cause);
}
static bool set_cause(KrThread *thread, KrRef self, KrRef value)
{
    if (!set_link(thread, &exc(self)->cause, value, "exception cause"))
        return false;
    exc(self)->suppress_context = 1;
    return true;
}
static KrOwn get_suppress(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(exc(self)->suppress_context);
}
static bool set_suppress(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "can't delete numeric/char attribute");
    if (!kr_is_exact(value, &kr_bool_type))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "attribute value type must be bool");
    exc(self)->suppress_context = kr_is(value, kr_bool(true));
    return true;
}
#define FIELD(name, index)                                                             \
    static KrOwn get_##name(KrThread *thread, KrRef self)                              \
    {                                                                                  \
        (void)thread;                                                                  \
        return or_none(exc(self)->extra[index]);                                       \
    }                                                                                  \
    static bool set_##name(KrThread *thread, KrRef self, KrRef value)                  \
    {                                                                                  \
        if (kr_ref_is_null(value))                                                     \
            kr_xdrop(thread, kr_move(&exc(self)->extra[index]));                       \
        else                                                                           \
            kr_store(thread, &exc(self)->extra[index], kr_dup(value));                 \
        return true;                                                                   \
    }
FIELD(first, 0)
FIELD(second, 1)
FIELD(third, 2)
FIELD(fourth, 3)

static KrOwn with_traceback(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return set_traceback(thread, self, args[0]) ? kr_dup(self) : KR_NULL;
}

static KrOwn add_note(KrThread *thread, KrRef self, const KrRef *args, size_t count);

void kr_exception_add_note(KrThread *thread, const char *format, ...)
{
    va_list arguments;
    KrOwn exception = kr_exception_fetch(thread), note, done = KR_NULL;
    va_start(arguments, format);
    note = kr_str_from_vformat(thread, format, arguments);
    va_end(arguments);
    KrRef args[1] = {kr_ref(note)};
    if (!kr_is_null(note))
        done = add_note(thread, kr_ref(exception), args, 1);
    kr_xdrop(thread, note);
    kr_xdrop(thread, done);
    kr_exception_clear(thread); // without memory the exception goes on as it was
    kr_exception_restore(thread, exception);
}

static KrOwn add_note(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "add_note() argument must be str, not %U",
                                  args[0]);
    KrOwn notes = KR_NULL, name = kr_str_interned(thread, "__notes__");
    KrFound found = kr_is_null(name) ? KR_FAULT : kr_attr_lookup(thread, self, kr_ref(name), &notes);
    bool ok = found != KR_FAULT;
    if (found == KR_ABSENT) {
        notes = kr_list_new(thread, 0);
        ok = !kr_is_null(notes) && kr_attr_set(thread, self, kr_ref(name), kr_ref(notes));
    } else if (ok && !kr_list_is_sub(kr_ref(notes))) {
        ok = kr_exception_raise_false(thread, &kr_exception_type_error, "Cannot add note: __notes__ is not a list");
    }
    ok = ok && kr_list_append(thread, kr_ref(notes), args[0]);
    kr_xdrop(thread, notes);
    kr_xdrop(thread, name);
    return ok ? kr_none_own() : KR_NULL;
}

static const KrNativeDef base_methods[] = {
    {"with_traceback", with_traceback, "($self, tb, /)", "Set self.__traceback__ to tb and return self.", 1, 1, KR_NATIVE_RAW},
    {"add_note", add_note, "($self, note, /)", "Add a note to the exception", 1, 1, KR_NATIVE_RAW},
    {"__reduce__", kr_exception_reduce_base, "($self, /)", "Helper for pickle.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", kr_exception_reduce_setstate, "($self, state, /)", "Helper for pickle.", 1, 1, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef base_getset[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, NULL},
    {"__cause__", get_cause, set_cause, NULL},
    {"__suppress_context__", get_suppress, set_suppress, KR_AS_MEMBER},
    {"__dict__", kr_attribute_get_dict, kr_attribute_set_dict, NULL},
    {0},
};
static const KrGetSetDef value_getset[] = {{"value", get_first, set_first, KR_AS_MEMBER "What the generator returned."}, {0}};
static const KrGetSetDef code_getset[] = {{"code", get_first, set_first, KR_AS_MEMBER "The exit status."}, {0}};
static const KrGetSetDef name_getset[] = {{"name", get_first, set_first, KR_AS_MEMBER "The name."}, {0}};
static const KrGetSetDef attribute_getset[] = {
    {"name", get_first, set_first, KR_AS_MEMBER "The name."}, {"obj", get_second, set_second, KR_AS_MEMBER "The object that lacks the attribute."}, {0}};
static const KrGetSetDef import_getset[] = {{"name", get_first, set_first, KR_AS_MEMBER "The name."},
                                            {"path", get_second, set_second, KR_AS_MEMBER "The path."},
                                            {"name_from", get_fourth, set_fourth, KR_AS_MEMBER "The name in the module."},
                                            {"msg", get_third, set_third, KR_AS_MEMBER "The message."},
                                            {0}};
// Item of the details tuple of a SyntaxError: file, line, offset, text, end line, end offset.
static KrOwn syntax_detail(KrRef self, int64_t index)
{
    KrOwn details = exc(self)->extra[1];
    if (kr_is_null(details) || !kr_is_exact(kr_ref(details), &kr_tuple_type))
        return kr_none_own();
    KrTuple *tuple = (KrTuple *)kr_obj(kr_ref(details));
    return index < tuple->length ? kr_dup(kr_ref(tuple->items[index])) : kr_none_own();
}
static bool set_syntax_detail(KrThread *thread, KrRef self, int64_t index, KrRef value)
{
    KrRef items[7];
    KrOwn held[7];
    for (int64_t i = 0; i < 7; i++) {
        held[i] = i == index ? kr_dup(kr_ref_is_null(value) ? kr_none() : value) : syntax_detail(self, i);
        items[i] = kr_ref(held[i]);
    }
    KrOwn details = kr_tuple_from(thread, items, 7);
    for (int64_t i = 0; i < 7; i++)
        kr_drop(thread, held[i]);
    if (kr_is_null(details))
        return false;
    kr_store(thread, &exc(self)->extra[1], details);
    return true;
}
void kr_exception_set_details(KrThread *thread, KrRef syntax_error, KrOwn tuple)
{
    kr_store(thread, &exc(syntax_error)->extra[1], tuple);
}

// A getter and a setter for one item of the details.
#define DETAIL(name, index)                                                            \
    static KrOwn syntax_##name(KrThread *thread, KrRef self)                           \
    {                                                                                  \
        (void)thread;                                                                  \
        return syntax_detail(self, index);                                             \
    }                                                                                  \
    static bool set_syntax_##name(KrThread *thread, KrRef self, KrRef value)           \
    {                                                                                  \
        return set_syntax_detail(thread, self, index, value);                          \
    }
DETAIL(filename, 0)
DETAIL(lineno, 1)
DETAIL(offset, 2)
DETAIL(text, 3)
DETAIL(end_lineno, 4)
DETAIL(end_offset, 5)
DETAIL(metadata, 6)
static const KrGetSetDef syntax_getset[] = {
    {"msg", get_first, set_first, KR_AS_MEMBER "The message."},
    {"filename", syntax_filename, set_syntax_filename, KR_AS_MEMBER "The file."},
    {"lineno", syntax_lineno, set_syntax_lineno, KR_AS_MEMBER "The line."},
    {"offset", syntax_offset, set_syntax_offset, KR_AS_MEMBER "The column."},
    {"text", syntax_text, set_syntax_text, KR_AS_MEMBER "The source line."},
    {"end_lineno", syntax_end_lineno, set_syntax_end_lineno, KR_AS_MEMBER "The last line."},
    {"end_offset", syntax_end_offset, set_syntax_end_offset, KR_AS_MEMBER "The column behind the end."},
    {"_metadata", syntax_metadata, set_syntax_metadata, KR_AS_MEMBER "exception private metadata"},
    {"print_file_and_line", get_third, set_third, KR_AS_MEMBER "Whether file and line are shown."},
    {0}};

static KrOwn syntax_str(KrThread *thread, KrRef self)
{
    KrException *e = exc(self);
    KrOwn line = syntax_detail(self, 1), file = syntax_detail(self, 0), out;
    KrRef message = kr_is_null(e->extra[0]) ? kr_none() : kr_ref(e->extra[0]);
    int64_t number = -1; // what is told of a line beyond int64
    bool numbered = kr_int_is(kr_ref(line)), named = kr_str_is_sub(kr_ref(file));
    if (numbered && kr_int_try_i64(kr_ref(line), &number) != KR_PRESENT) number = -1;
    const char *path = named ? kr_str_text(thread, kr_ref(file)) : "", *slash = strrchr(path, '/');
    if (slash) path = slash + 1;
    if (named && numbered)
        out = kr_str_from_format(thread, "%S (%s, line %lld)", message, path, (long long)number);
    else if (named)
        out = kr_str_from_format(thread, "%S (%s)", message, path);
    else if (numbered)
        out = kr_str_from_format(thread, "%S (line %lld)", message, (long long)number);
    else
        out = kr_to_str(thread, message);
    kr_drop(thread, line);
    kr_drop(thread, file);
    return out;
}

// --- the types ------------------------------------------------------------------------------

#define KR_EXCEPTION_DEFINE(suffix, python_name, base_suffix)                          \
    KrType kr_exception_##suffix = {                                                   \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type),                                   \
        .name = #python_name,                                                          \
        .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB,                    \
        .basic_size = sizeof(KrException),                                             \
        .dealloc = exception_dealloc,                                                  \
        .visit = exception_visit,                                                      \
        .clear = exception_clear_fields,                                               \
        .base = &kr_exception_##base_suffix,                                           \
    };
KR_EXCEPTION_TREE(KR_EXCEPTION_DEFINE)

// Types whose dict shows a __new__ although it is their base's: those without fields of their own.
static KrType *const plain_types[] = {
    &kr_exception_arithmetic_error, &kr_exception_assertion_error, &kr_exception_buffer_error,
    &kr_exception_bytes_warning, &kr_exception_deprecation_warning, &kr_exception_eof_error,
    &kr_exception_encoding_warning, &kr_exception_exception, &kr_exception_floating_point_error,
    &kr_exception_future_warning, &kr_exception_generator_exit, &kr_exception_import_warning,
    &kr_exception_index_error, &kr_exception_keyboard_interrupt, &kr_exception_lookup_error,
    &kr_exception_memory_error, &kr_exception_not_implemented_error, &kr_exception_overflow_error,
    &kr_exception_pending_deprecation_warning, &kr_exception_python_finalization_error,
    &kr_exception_recursion_error, &kr_exception_reference_error, &kr_exception_resource_warning,
    &kr_exception_runtime_error, &kr_exception_runtime_warning, &kr_exception_stop_async_iteration,
    &kr_exception_syntax_warning, &kr_exception_system_error, &kr_exception_type_error,
    &kr_exception_unicode_error, &kr_exception_unicode_warning, &kr_exception_user_warning,
    &kr_exception_value_error, &kr_exception_warning, &kr_exception_zero_division_error,
    &kr_exception_unicode_encode_error, &kr_exception_unicode_decode_error,
    &kr_exception_unicode_translate_error,
};

bool kr_exception_init(KrThread *thread)
{
    KrType *root = &kr_exception_base_exception;
    root->base = &kr_object_base_type;
    root->new_object = exception_new;
    root->init = base_init;
    root->str = exception_str;
    root->repr = exception_repr;
    root->methods = base_methods;
    root->getset = base_getset;
    kr_exception_os_error.methods = kr_exception_reduce_os_methods;
    kr_exception_import_error.methods = kr_exception_reduce_import_methods;
    kr_exception_attribute_error.methods = kr_exception_reduce_attribute_methods;
    kr_exception_stop_iteration.getset = value_getset;
    kr_exception_system_exit.getset = code_getset;
    kr_exception_name_error.getset = name_getset;
    kr_exception_attribute_error.getset = attribute_getset;
    kr_exception_import_error.getset = import_getset;
    kr_exception_syntax_error.getset = syntax_getset;
    kr_exception_syntax_error.str = syntax_str;
    kr_exception_import_error.str = import_str;
    kr_exception_key_error.str = key_error_str;
    kr_exception_name_error.init = kr_exception_attribute_error.init =
        kr_exception_import_error.init = named_init;
    kr_exception_docs_prepare();
    for (size_t i = 0; i < sizeof plain_types / sizeof *plain_types; i++)
        plain_types[i]->shown = "__new__";
    kr_exception_import_error.shown = "__str__";
    kr_exception_stop_iteration.shown = kr_exception_syntax_error.shown = kr_exception_system_exit.shown = "__init__";
    kr_exception_group_prepare();
    kr_exception_fields_prepare();
#define KR_EXCEPTION_READY(suffix, python_name, base_suffix)                           \
    if (!kr_type_ready(thread, &kr_exception_##suffix))                                \
        return false;
    KR_EXCEPTION_TREE(KR_EXCEPTION_READY)
    return kr_exception_group_init(thread);
}

bool kr_exception_add_types(KrThread *thread, KrRef dict)
{
#define KR_EXCEPTION_ADD(suffix, python_name, base_suffix)                             \
    if (!kr_dict_set(thread, dict, kr_ref(kr_exception_##suffix.name_str),             \
                     kr_type_ref(&kr_exception_##suffix)))                             \
        return false;
    KR_EXCEPTION_TREE(KR_EXCEPTION_ADD)
    KrOwn name = kr_str_interned(thread, "EnvironmentError"), other = kr_str_interned(thread, "IOError");
    bool ok = kr_dict_set(thread, dict, kr_ref(kr_exception_group_type.name_str),
                          kr_type_ref(&kr_exception_group_type)) &&
              kr_dict_set(thread, dict, kr_ref(name), kr_type_ref(&kr_exception_os_error)) &&
              kr_dict_set(thread, dict, kr_ref(other), kr_type_ref(&kr_exception_os_error));
    kr_drop(thread, name);
    kr_drop(thread, other);
    return ok;
}

// --- raising --------------------------------------------------------------------------------

KrOwn kr_exception_fetch(KrThread *thread)
{
    return kr_move(&thread->exception);
}

void kr_exception_restore(KrThread *thread, KrOwn exception)
{
    kr_store(thread, &thread->exception, exception);
}

void kr_exception_clear(KrThread *thread)
{
    kr_xdrop(thread, kr_move(&thread->exception));
}

void kr_exception_break_context_cycle(KrThread *thread, KrRef exception, KrRef handled)
{
    KrException *slow = exc(handled);
    bool step = false;
    for (KrException *at = slow; !kr_is_null(at->context);) {
        if (kr_is(kr_ref(at->context), exception)) {
            kr_xdrop(thread, kr_move(&at->context));
            return;
        }
        at = exc(kr_ref(at->context));
        if (at == slow) // a cycle that was there before
            return;
        if (step)
            slow = exc(kr_ref(slow->context));
        step = !step;
    }
}

// Sets the exception; what is being handled becomes its context.
void kr_exception_set(KrThread *thread, KrOwn exception)
{
    KrException *e = exc(kr_ref(exception));
    KrRef handled = kr_ref(thread->handled);
    if (!kr_ref_is_null(handled) && !kr_is(handled, kr_ref(exception)) && kr_is_null(e->context) &&
        !kr_is_none(handled)) {
        kr_exception_break_context_cycle(thread, kr_ref(exception), handled);
        e->context = kr_dup(handled);
    }
    kr_store(thread, &thread->exception, exception);
}

KrOwn kr_exception_no_memory(KrThread *thread)
{
    KrOwn spare = kr_move(&thread->memory_error);
    if (kr_is_null(spare)) { // used up: make another, if that is possible
        KrException *e = (KrException *)kr_object_new(thread, &kr_exception_memory_error, sizeof *e);
        if (!e)
            kr_panic("out of memory while reporting that memory is out");
        e->args = kr_tuple_from(thread, NULL, 0);
        spare = kr_steal_obj(e);
    }
    kr_exception_set(thread, spare);
    return KR_NULL;
}

bool kr_exception_is_new_ready(const KrType *type)
{
    return type->new_object == exception_new && type->init == base_init && keeps_args_only(type);
}

KrOwn kr_exception_new(KrThread *thread, KrType *type, KrRef argument)
{
    size_t count = !kr_ref_is_null(argument);
    return kr_exception_is_new_ready(type)
               ? exception_new(thread, kr_type_ref(type), &argument, count, KR_REF_NULL)
               : kr_call(thread, kr_type_ref(type), &argument, count, KR_REF_NULL);
}

KrOwn kr_exception_raise_value(KrThread *thread, KrType *type, KrRef argument)
{
    KrOwn exception = kr_exception_new(thread, type, argument);
    if (!kr_is_null(exception))
        kr_exception_set(thread, exception);
    return KR_NULL;
}

// Messages without arguments, by the address of their text: the same ones are raised again and again.
static KrOwn message_of(KrThread *thread, const char *format, va_list arguments)
{
    KrMessage *known = &thread->vm->messages[((uintptr_t)format >> 3 ^ (uintptr_t)format >> 9) % KR_EXCEPTION_MESSAGES];
    if (known->format == format) return kr_dup(kr_ref(known->text));
    KrOwn text = kr_str_from_vformat(thread, format, arguments);
    if (!kr_is_null(text) && !strchr(format, '%')) {
        known->format = format;
        kr_store(thread, &known->text, kr_dup(kr_ref(text)));
    }
    return text;
}

static void raise_format(KrThread *thread, KrType *type, const char *format, va_list arguments)
{
    KrOwn pending = kr_exception_fetch(thread); // repr in the format must start clean
    kr_xdrop(thread, pending);
    KrOwn text = message_of(thread, format, arguments);
    if (kr_is_null(text))
        return; // that failure is reported instead
    (void)kr_exception_raise_value(thread, type, kr_ref(text));
    kr_drop(thread, text);
}

KrOwn kr_exception_raise(KrThread *thread, KrType *type, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise_format(thread, type, format, arguments);
    va_end(arguments);
    return KR_NULL;
}

bool kr_exception_raise_false(KrThread *thread, KrType *type, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise_format(thread, type, format, arguments);
    va_end(arguments);
    return false;
}

KrOwn kr_exception_raise_key(KrThread *thread, KrRef key)
{
    return kr_exception_raise_value(thread, &kr_exception_key_error, key);
}

void kr_exception_note_attribute(KrThread *thread, KrRef object, KrRef name)
{
    if (!kr_exception_is(thread, &kr_exception_attribute_error))
        return;
    KrException *e = exc(kr_ref(thread->exception));
    kr_store(thread, &e->extra[0], kr_dup(name));
    kr_store(thread, &e->extra[1], kr_dup(object));
}

bool kr_exception_is(const KrThread *thread, const KrType *type)
{
    return kr_thread_has_exception(thread) &&
           kr_type_is_subtype(kr_type_of(kr_ref(thread->exception)), type);
}

bool kr_exception_matches(KrThread *thread, KrRef exception, KrRef type)
{
    if (kr_type_has(type, KR_TYPE_TUPLE_SUB)) {
        KrTuple *tuple = (KrTuple *)kr_obj(type);
        for (int64_t i = 0; i < tuple->length; i++)
            if (kr_exception_matches(thread, exception, kr_ref(tuple->items[i])))
                return true;
        return false;
    }
    return kr_type_has(type, KR_TYPE_TYPE_SUB) &&
           kr_type_is_subtype(kr_type_of(exception), (KrType *)kr_obj(type));
}

void kr_exception_write_ignored(KrThread *thread, const char *doing, KrRef object)
{
    if (kr_is_null(thread->exception))
        return;
    KrFrame *frame = thread->frame;
    if (kr_is_null(exc(kr_ref(thread->exception))->traceback) && frame && !thread->vm->mute) // raised by C
        kr_traceback_add(thread, frame, (uint32_t)(frame->ip - frame->code->units));
    KrOwn exception = kr_exception_fetch(thread);
    if (thread->vm->mute) {
        kr_drop(thread, exception);
        return;
    }
    KrOwn text = kr_ref_is_null(object) ? KR_NULL : kr_repr(thread, object), head = KR_NULL;
    if (kr_is_null(text))
        kr_exception_clear(thread);
    if (kr_ref_is_null(object))
        head = kr_str_from_format(thread, "Exception ignored %s", doing);
    else
        head = kr_str_from_format(thread, "Exception ignored %s %s", doing,
                                  kr_is_null(text) ? "<object>" : kr_str_text(thread, kr_ref(text)));
    if (kr_unraisable_call(thread, kr_ref(exception), kr_ref(head))) {
        kr_xdrop(thread, head);
        kr_xdrop(thread, text);
        kr_drop(thread, exception);
        return;
    }
    if (!kr_is_null(head))
        kr_store(thread, &head, kr_str_from_format(thread, "%S:\n", kr_ref(head)));
    if (!kr_is_null(head) && kr_vm_hooks.report) {
        const char *words = kr_str_text(thread, kr_ref(head));
        kr_vm_hooks.report(thread, words, strlen(words));
    }
    kr_traceback_print_ignored(thread, kr_ref(exception));
    kr_xdrop(thread, head);
    kr_xdrop(thread, text);
    kr_drop(thread, exception);
}

void kr_exception_write_unraisable(KrThread *thread, KrRef object)
{
    KrType *type = kr_type_of(object);
    bool generator = type == &kr_generator_type || type == &kr_coroutine_type ||
                     type == &kr_async_generator_type;
    KrRef method = kr_type_find(type, kr_name(KR_NAME___del__));
    kr_exception_write_ignored(thread, generator ? "while closing generator" : "while calling deallocator",
                               generator || kr_ref_is_null(method) ? object : method);
}

KrOwn kr_exception_new_class(KrThread *thread, const char *module, const char *name, KrType *base)
{
    KrOwn dict = kr_dict_new(thread), name_str = kr_str_interned(thread, name), result = KR_NULL;
    KrOwn module_str = kr_str_interned(thread, module), bases = kr_tuple_1(thread, kr_type_ref(base));
    if (!kr_is_null(dict) && !kr_is_null(name_str) && !kr_is_null(module_str) && !kr_is_null(bases) &&
        kr_dict_set(thread, kr_ref(dict), kr_name(KR_NAME___module__), kr_ref(module_str)))
        result = kr_call_3(thread, kr_type_ref(&kr_type_type), kr_ref(name_str), kr_ref(bases), kr_ref(dict));
    kr_xdrop(thread, dict);
    kr_xdrop(thread, name_str);
    kr_xdrop(thread, module_str);
    kr_xdrop(thread, bases);
    return result;
}
