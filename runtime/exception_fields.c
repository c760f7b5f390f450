// SPDX-License-Identifier: MIT
// OSError and the UnicodeErrors: their constructors, fields and texts. See exception_fields.h.
//
// OSError: extra[0] errno, [1] strerror, [2] filename, [3] filename2, [4] characters_written.
// UnicodeEncodeError, UnicodeDecodeError: extra[0] encoding, [1] object, [2] start, [3] end,
// [4] reason; UnicodeTranslateError has no encoding.
// OSError(errno, text) makes an instance of the subclass for that errno.
// Called by exception.c. Tests: tests/lang/exceptions/fields.py.
#include "runtime/exception_fields.h"
#include "runtime/str_codec.h"

#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static KrException *exc(KrRef value)
{
    return (KrException *)kr_obj(value);
}

// A getter and a setter for extra[index].
#define FIELD(index)                                                                   \
    static KrOwn get_##index(KrThread *thread, KrRef self)                             \
    {                                                                                  \
        (void)thread;                                                                  \
        KrOwn value = exc(self)->extra[index];                                         \
        return kr_is_null(value) ? kr_none_own() : kr_dup(kr_ref(value));              \
    }                                                                                  \
    static bool set_##index(KrThread *thread, KrRef self, KrRef value)                 \
    {                                                                                  \
        kr_store(thread, &exc(self)->extra[index],                                     \
                 kr_ref_is_null(value) ? KR_NULL : kr_dup(value));                     \
        return true;                                                                   \
    }
FIELD(0)
FIELD(1)
FIELD(2)
FIELD(3)
FIELD(4)

// --- OSError ----------------------------------------------------------------------------

KrType *kr_exception_fields_of_errno(int number)
{
    switch (number) {
#if EWOULDBLOCK != EAGAIN
    case EWOULDBLOCK:
#endif
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS: return &kr_exception_blocking_io_error;
    case EPIPE:
    case ESHUTDOWN: return &kr_exception_broken_pipe_error;
    case ECHILD: return &kr_exception_child_process_error;
    case ECONNABORTED: return &kr_exception_connection_aborted_error;
    case ECONNREFUSED: return &kr_exception_connection_refused_error;
    case ECONNRESET: return &kr_exception_connection_reset_error;
    case EEXIST: return &kr_exception_file_exists_error;
    case ENOENT: return &kr_exception_file_not_found_error;
    case EISDIR: return &kr_exception_is_a_directory_error;
    case ENOTDIR: return &kr_exception_not_a_directory_error;
    case EINTR: return &kr_exception_interrupted_error;
    case EACCES:
    case EPERM: return &kr_exception_permission_error;
    case ESRCH: return &kr_exception_process_lookup_error;
    case ETIMEDOUT: return &kr_exception_timeout_error;
    default: return &kr_exception_os_error;
    }
}

KrOwn kr_exception_fields_raise_errno(KrThread *thread, int number, const char *path)
{
    const char *words = strerror(number);
    KrOwn items[3] = {kr_int_from_i64(thread, number),
                      kr_str_from_utf8(thread, words, strlen(words)),
                      path ? kr_str_codec_decode_file_name(thread, path) : KR_NULL};
    size_t count = path ? 3 : 2;
    KrRef args[3] = {kr_ref(items[0]), kr_ref(items[1]), kr_ref(items[2])};
    bool ok = !kr_is_null(items[0]) && !kr_is_null(items[1]) &&
              (!path || !kr_is_null(items[2]));
    KrOwn exception = ok ? kr_call(thread, kr_type_ref(&kr_exception_os_error), args,
                                   count, KR_REF_NULL)
                         : KR_NULL;
    if (!kr_is_null(exception)) kr_exception_restore(thread, exception);
    for (size_t i = 0; i < 3; i++)
        kr_xdrop(thread, items[i]);
    return KR_NULL;
}

static bool os_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames);
static KrOwn os_new(KrThread *thread, KrRef class_, const KrRef *args, size_t count, KrRef kwnames);

// Who looks at the arguments: __init__ where a class defines that and not __new__; else __new__.
static bool init_takes(const KrType *type)
{
    return type->init != os_init && type->new_object == os_new;
}

static bool os_fields(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    KrException *e = exc(self);
    if (!kr_exception_base_exception.init(thread, self, args, count, kwnames))
        return false;
    if (count < 2 || count > 5) return true;
    kr_store(thread, &e->extra[0], kr_dup(args[0]));
    kr_store(thread, &e->extra[1], kr_dup(args[1]));
    if (count == 2 || kr_is_none(args[2])) return true;
    if (kr_type_is_subtype(kr_type_of(self), &kr_exception_blocking_io_error) &&
        kr_number_has_index(args[2])) {
        int64_t written;
        if (!kr_number_index_or(thread, args[2], &kr_exception_value_error, &written))
            return false;
        kr_store(thread, &e->extra[4], kr_dup(args[2]));
        return true;
    }
    kr_store(thread, &e->extra[2], kr_dup(args[2]));
    if (count == 5 && !kr_is_none(args[4]))
        kr_store(thread, &e->extra[3], kr_dup(args[4]));
    KrOwn two = kr_tuple_from(thread, args, 2); // the file is not one of args
    if (kr_is_null(two)) return false;
    kr_store(thread, &e->args, two);
    return true;
}

static KrOwn os_new(KrThread *thread, KrRef class_, const KrRef *args, size_t count,
                    KrRef kwnames)
{
    int64_t number;
    bool mine = !init_takes((const KrType *)(const void *)kr_obj(class_));
    if (mine && !kr_ref_is_null(kwnames) && kr_tuple_length(kwnames))
        return kr_exception_raise(thread, &kr_exception_type_error, "%s() takes no keyword arguments",
                                  ((const KrType *)(const void *)kr_obj(class_))->name);
    if (kr_is(class_, kr_type_ref(&kr_exception_os_error)) && count >= 2 &&
        count <= 5 && kr_int_is_sub(args[0]) &&
        kr_int_try_i64(args[0], &number) == KR_PRESENT && number == (int)number)
        class_ = kr_type_ref(kr_exception_fields_of_errno((int)number));
    KrOwn made = kr_exception_base_exception.new_object(thread, class_, args, mine ? count : 0,
                                                        mine ? kwnames : KR_REF_NULL);
    if (!kr_is_null(made) && mine && !os_fields(thread, kr_ref(made), args, count, kwnames))
        kr_drop(thread, kr_move(&made));
    return made;
}

static bool os_init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                    KrRef kwnames)
{
    return !init_takes(kr_type_of(self)) || os_fields(thread, self, args, count, kwnames);
}

static KrOwn os_str(KrThread *thread, KrRef self)
{
    const KrException *e = exc(self);
    KrRef number = kr_is_null(e->extra[0]) ? kr_none() : kr_ref(e->extra[0]);
    KrRef text = kr_is_null(e->extra[1]) ? kr_none() : kr_ref(e->extra[1]);
    if (!kr_is_null(e->extra[2])) {
        if (!kr_is_null(e->extra[3]))
            return kr_str_from_format(thread, "[Errno %S] %S: %R -> %R", number, text,
                                      kr_ref(e->extra[2]), kr_ref(e->extra[3]));
        return kr_str_from_format(thread, "[Errno %S] %S: %R", number, text,
                                  kr_ref(e->extra[2]));
    }
    if (!kr_is_null(e->extra[0]) && !kr_is_null(e->extra[1]))
        return kr_str_from_format(thread, "[Errno %S] %S", number, text);
    return kr_exception_base_exception.str(thread, self);
}

static KrOwn get_written(KrThread *thread, KrRef self)
{
    if (kr_is_null(exc(self)->extra[4]))
        return kr_exception_raise(thread, &kr_exception_attribute_error,
                                  "characters_written");
    return get_4(thread, self);
}

static bool set_written(KrThread *thread, KrRef self, KrRef value)
{
    int64_t number;
    if (kr_ref_is_null(value) && kr_is_null(exc(self)->extra[4]))
        return kr_exception_raise_false(thread, &kr_exception_attribute_error, "characters_written");
    if (!kr_ref_is_null(value) && !kr_number_index_or(thread, value, &kr_exception_value_error, &number)) return false;
    return set_4(thread, self, value);
}

static const KrGetSetDef os_getset[] = {
    {"errno", get_0, set_0, KR_AS_MEMBER "POSIX exception code"},
    {"strerror", get_1, set_1, KR_AS_MEMBER "exception strerror"},
    {"filename", get_2, set_2, KR_AS_MEMBER "exception filename"},
    {"filename2", get_3, set_3, KR_AS_MEMBER "second exception filename"},
    {"characters_written", get_written, set_written, NULL},
    {0}};

// --- UnicodeErrors ----------------------------------------------------------------------

static bool check(KrThread *thread, KrRef value, bool ok, int position,
                  const char *wanted)
{
    if (ok) return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "argument %d must be %s, not %T", position, wanted,
                                    value);
}

// encoding (or null), object, start, end, reason. Decoding keeps its object as bytes.
static bool unicode_fields(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count, int wanted, bool bytes)
{
    KrException *e = exc(self);
    if (count != (size_t)wanted)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "function takes exactly %d arguments (%zu given)", wanted, count);
    int first = 5 - wanted; // field of args[0]
    for (int i = 0; i < wanted; i++) {
        int field = first + i;
        bool text = field == 0 || field == 4 || (field == 1 && !bytes);
        if (text && !check(thread, args[i], kr_str_is_sub(args[i]), i + 1, "str"))
            return false;
        if ((field == 2 || field == 3) && !kr_number_has_index(args[i]))
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "'%T' object cannot be interpreted as an integer", args[i]);
        if (field == 1 && bytes) {
            if (!kr_bytes_is_sub(args[i]) && !kr_type_of(args[i])->buffer)
                return kr_exception_raise_false(
                    thread, &kr_exception_type_error,
                    "a bytes-like object is required, not '%T'", args[i]);
            KrOwn copy = kr_bytes_of(thread, args[i]);
            if (kr_is_null(copy)) return false;
            kr_store(thread, &e->extra[field], copy);
            continue;
        }
        kr_store(thread, &e->extra[field], kr_dup(args[i]));
    }
    return true;
}

static bool encode_init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    return kr_exception_base_exception.init(thread, self, args, count, kwnames) &&
           unicode_fields(thread, self, args, count, 5, false);
}
static bool decode_init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    return kr_exception_base_exception.init(thread, self, args, count, kwnames) &&
           unicode_fields(thread, self, args, count, 5, true);
}
static bool translate_init(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    return kr_exception_base_exception.init(thread, self, args, count, kwnames) &&
           unicode_fields(thread, self, args, count, 4, false);
}

// The code point or byte at a place, written as an escape.
static void escape_place(KrRef object, int64_t place, char out[16])
{
    if (kr_str_is_sub(object)) {
        uint32_t c = kr_str_read(kr_str_obj(object), place);
        snprintf(out, 16,
                 c < 0x100     ? "\\x%02x"
                 : c < 0x10000 ? "\\u%04x"
                               : "\\U%08x",
                 c);
    } else {
        snprintf(out, 16, "0x%02x",
                 (uint8_t)((KrBytes *)(void *)kr_obj(object))->data[place]);
    }
}

static KrOwn bad_attribute(KrThread *thread, KrOwn value, const char *name, const char *wanted)
{
    return kr_exception_raise(thread, &kr_exception_type_error,
                              kr_is_null(value) ? "UnicodeError '%s' attribute is not set"
                                                : "UnicodeError '%s' attribute must be a %s",
                              name, wanted);
}

static KrOwn unicode_str(KrThread *thread, KrRef self)
{
    KrException *e = exc(self);
    bool translate = kr_type_is_subtype(kr_type_of(self), &kr_exception_unicode_translate_error);
    bool text = !kr_type_is_subtype(kr_type_of(self), &kr_exception_unicode_decode_error);
    if (kr_is_null(e->extra[1])) return kr_str_from_utf8(thread, "", 0);
    // __str__ of these may change the exception
    KrOwn reason = kr_is_null(e->extra[4]) ? kr_str_from_utf8(thread, "", 0) : kr_to_str(thread, kr_ref(e->extra[4]));
    KrOwn codec = KR_NULL, object = KR_NULL, out = KR_NULL;
    int64_t start, end;
    if (kr_is_null(reason)) return KR_NULL;
    if (translate || kr_is_null(e->extra[0]))
        codec = kr_str_from_utf8(thread, "", 0);
    else
        codec = kr_str_from_format(thread, "'%S' codec ", kr_ref(e->extra[0]));
    if (kr_is_null(codec)) goto done;
    if (kr_is_null(e->extra[1]) ||
        !(text ? kr_str_is_sub(kr_ref(e->extra[1])) : kr_bytes_is_sub(kr_ref(e->extra[1])))) {
        (void)bad_attribute(thread, e->extra[1], "object", text ? "string" : "bytes");
        goto done;
    }
    object = kr_dup(kr_ref(e->extra[1]));
    if (!kr_number_index_i64(thread, kr_ref(e->extra[2]), &start) ||
        !kr_number_index_i64(thread, kr_ref(e->extra[3]), &end))
        goto done;
    int64_t length = text ? kr_str_obj(kr_ref(object))->length
                          : ((KrBytes *)(void *)kr_obj(kr_ref(object)))->length;
    const char *verb = translate ? "translate" : text ? "encode" : "decode";
    if (start >= 0 && start < length && end == start + 1) {
        char place[16];
        escape_place(kr_ref(object), start, place);
        out = kr_str_from_format(thread,
                                 text ? "%Scan't %s character '%s' in position %lld: %S"
                                      : "%Scan't %s byte %s in position %lld: %S",
                                 kr_ref(codec), verb, place, (long long)start, kr_ref(reason));
    } else {
        out = kr_str_from_format(thread, "%Scan't %s %s in position %lld-%lld: %S",
                                 kr_ref(codec), verb, text ? "characters" : "bytes",
                                 (long long)start, (long long)(end - 1), kr_ref(reason));
    }
done:
    kr_xdrop(thread, object);
    kr_xdrop(thread, codec);
    kr_drop(thread, reason);
    return out;
}

static bool set_index(KrThread *thread, KrRef self, KrRef value, int index)
{
    int64_t number;
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "can't delete numeric/char attribute");
    if (!kr_number_has_index(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "an integer is required");
    if (!kr_number_index_i64(thread, value, &number)) return false;
    KrOwn kept = kr_int_from_i64(thread, number);
    if (kr_is_null(kept)) return false;
    kr_store(thread, &exc(self)->extra[index], kept);
    return true;
}
// Places are numbers before __init__ too.
static KrOwn get_start(KrThread *thread, KrRef self)
{
    return kr_is_null(exc(self)->extra[2]) ? kr_from_small_int(0) : get_2(thread, self);
}
static KrOwn get_end(KrThread *thread, KrRef self)
{
    return kr_is_null(exc(self)->extra[3]) ? kr_from_small_int(0) : get_3(thread, self);
}
static bool set_start(KrThread *thread, KrRef self, KrRef value)
{
    return set_index(thread, self, value, 2);
}
static bool set_end(KrThread *thread, KrRef self, KrRef value)
{
    return set_index(thread, self, value, 3);
}

static const KrGetSetDef unicode_getset[] = {
    {"encoding", get_0, set_0, KR_AS_MEMBER "exception encoding"},
    {"object", get_1, set_1, KR_AS_MEMBER "exception object"},
    {"start", get_start, set_start, KR_AS_MEMBER "exception start"},
    {"end", get_end, set_end, KR_AS_MEMBER "exception end"},
    {"reason", get_4, set_4, KR_AS_MEMBER "exception reason"},
    {0}};

void kr_exception_fields_prepare(void)
{
    kr_exception_os_error.new_object = os_new;
    kr_exception_os_error.init = os_init;
    kr_exception_os_error.str = os_str;
    kr_exception_os_error.getset = os_getset;
    kr_exception_unicode_encode_error.init = encode_init;
    kr_exception_unicode_decode_error.init = decode_init;
    kr_exception_unicode_translate_error.init = translate_init;
    kr_exception_unicode_encode_error.str = unicode_str;
    kr_exception_unicode_decode_error.str = unicode_str;
    kr_exception_unicode_translate_error.str = unicode_str;
    kr_exception_unicode_encode_error.getset = unicode_getset;
    kr_exception_unicode_decode_error.getset = unicode_getset;
    kr_exception_unicode_translate_error.getset = unicode_getset; // its encoding is None
}
