// SPDX-License-Identifier: MIT
// _IOBase, _RawIOBase, _BufferedIOBase and _TextIOBase. See io_base.h.
//
// Their methods know nothing of layouts: they call other methods by name, so that classes written in
// Python on top of them work. What is closed is told by the attribute `closed`, which reads
// __IOBase_closed from the instance here and is replaced by the concrete classes.
// Tests: tests/lang/modules/io/.
#include "modules/io_base.h"

#include "interp/pending.h"
#include "modules/io_buffered.h"
#include "modules/io_file.h"
#include "modules/io_text.h"
#include "runtime/attribute.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// --- memory ---------------------------------------------------------------------------------------

static const KrType *layout_of(const KrType *type)
{
    while (type->flags & KR_TYPE_HEAP)
        type = type->base;
    return type;
}

KrObject *kr_io_base_alloc(KrThread *thread, KrType *type)
{
    size_t size = layout_of(type)->basic_size + type->own_words * sizeof(KrOwn);
    KrObject *self = kr_object_new(thread, type, size);
    if (self) kr_gc_track(thread, self);
    return self;
}

KrOwn kr_io_base_set_dict(KrThread *thread, KrRef self, KrRef dict, const char *which)
{
    if (kr_is_none(dict)) return kr_none_own();
    if (!kr_dict_is_sub(dict))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s item of state should be a dict, got a %T", which,
                                  dict);
    KrOwn own = kr_attribute_get_dict(thread, self);
    bool ok = !kr_is_null(own) && kr_dict_update(thread, kr_ref(own), dict);
    kr_xdrop(thread, own);
    return ok ? kr_none_own() : KR_NULL;
}

void kr_io_base_free(KrThread *thread, KrObject *self, size_t layout_size)
{
    size_t words = self->type->own_words;
    kr_io_base_clear(thread, self);
    kr_object_free(thread, self, layout_size + words * sizeof(KrOwn));
}

// The word of the dict, of exact instances; classes on top look after all their words.
static KrOwn *dict_word(KrObject *self)
{
    return self->type->flags & KR_TYPE_HEAP ? NULL : kr_attribute_own_words(self);
}

void kr_io_base_visit(KrObject *self, KrVisitFn visit, void *context)
{
    const KrOwn *dict = dict_word(self);
    if (dict && !kr_is_null(*dict)) visit(kr_ref(*dict), context);
}

void kr_io_base_clear(KrThread *thread, KrObject *self)
{
    KrOwn *dict = dict_word(self);
    if (dict) kr_xdrop(thread, kr_move(dict));
}

static void base_dealloc(KrThread *thread, KrObject *self)
{
    kr_io_base_free(thread, self, sizeof(KrIoBase));
}

KrOwn kr_io_base_new_object(KrThread *thread, KrRef type, const KrRef *args,
                            size_t count, KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    return kr_steal_obj(kr_io_base_alloc(thread, (KrType *)(void *)kr_obj(type)));
}

bool kr_io_base_init(KrThread *thread, const KrNativeDef *def, KrRef self,
                     const KrRef *args, size_t count, KrRef kwnames)
{
    KrOwn done = kr_call_native(thread, def, self, args, count, kwnames);
    bool ok = !kr_is_null(done);
    kr_xdrop(thread, done);
    return ok;
}

// --- what all share -------------------------------------------------------------------------------

KrOwn kr_io_base_unsupported_type(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (!kr_is_null(vm->io_unsupported)) return kr_dup(kr_ref(vm->io_unsupported));
    KrOwn name = kr_str_from_ascii(thread, "UnsupportedOperation"),
          module = kr_str_from_ascii(thread, "io");
    KrOwn bases = kr_tuple_2(thread, kr_type_ref(&kr_exception_os_error),
                             kr_type_ref(&kr_exception_value_error));
    KrOwn dict = kr_dict_new(thread);
    if (!kr_is_null(name) && !kr_is_null(module) && !kr_is_null(bases) &&
        !kr_is_null(dict) &&
        kr_dict_set(thread, kr_ref(dict), kr_name(KR_NAME___module__), kr_ref(module)))
        vm->io_unsupported =
            kr_type_new(thread, &kr_type_type, kr_ref(name), kr_ref(bases),
                        kr_ref(dict), KR_REF_NULL, NULL);
    kr_xdrop(thread, name);
    kr_xdrop(thread, module);
    kr_xdrop(thread, bases);
    kr_xdrop(thread, dict);
    return kr_is_null(vm->io_unsupported) ? KR_NULL
                                          : kr_dup(kr_ref(vm->io_unsupported));
}

KrOwn kr_io_base_unsupported(KrThread *thread, const char *message)
{
    KrOwn type = kr_io_base_unsupported_type(thread);
    if (kr_is_null(type)) return type;
    (void)kr_exception_raise(thread, (KrType *)(void *)kr_obj(kr_ref(type)), "%s",
                             message);
    kr_drop(thread, type);
    return KR_NULL;
}

KrOwn kr_io_base_no_pickle(ARGS)
{
    UNUSED;
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "cannot pickle '%T' instances", self);
}

KrFound kr_io_base_closed(KrThread *thread, KrRef self)
{
    bool closed;
    if (kr_is_exact(self, &kr_io_file_type)) return kr_io_file_cast(self)->fd < 0;
    KrOwn value = kr_attr_get(thread, self, kr_name(KR_NAME_closed));
    if (kr_is_null(value)) return KR_FAULT;
    bool ok = kr_truth(thread, kr_ref(value), &closed);
    kr_drop(thread, value);
    return ok ? (KrFound)closed : KR_FAULT;
}

bool kr_io_base_check_closed(KrThread *thread, KrRef self)
{
    KrFound closed = kr_io_base_closed(thread, self);
    if (closed == KR_PRESENT)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "I/O operation on closed file.");
    return closed == KR_ABSENT;
}

KrOwn kr_io_base_call(KrThread *thread, KrRef self, int name)
{
    return kr_call_method(thread, self, kr_name(name), NULL, 0);
}
KrOwn kr_io_base_call_1(KrThread *thread, KrRef self, int name, KrRef a)
{
    return kr_call_method(thread, self, kr_name(name), &a, 1);
}
bool kr_io_base_do(KrThread *thread, KrRef self, int name)
{
    KrOwn result = kr_call_method(thread, self, kr_name(name), NULL, 0);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, result);
    return ok;
}
KrFound kr_io_base_ask(KrThread *thread, KrRef self, int name)
{
    KrOwn result = kr_call_method(thread, self, kr_name(name), NULL, 0);
    bool truth;
    if (kr_is_null(result)) return KR_FAULT;
    bool ok = kr_truth(thread, kr_ref(result), &truth);
    kr_drop(thread, result);
    return ok ? (KrFound)truth : KR_FAULT;
}

bool kr_io_base_size(KrThread *thread, KrRef value, int64_t *size)
{
    *size = -1;
    if (kr_ref_is_null(value) || kr_is_none(value)) return true;
    if (kr_is_small_int(value)) {
        *size = kr_small_int_value(value);
        return true;
    }
    if (kr_number_has_index(value)) return kr_number_index_i64(thread, value, size);
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "argument should be integer or None, not '%T'",
                                    value);
}

bool kr_io_base_writable(KrThread *thread, const char *function, KrRef value,
                         KrBuffer *buffer)
{
    if (kr_buffer_has(value) &&
        kr_buffer_get(thread, value, buffer, KR_BUFFER_WRITABLE))
        return true;
    kr_exception_clear(thread);
    return kr_exception_raise_false(
        thread, &kr_exception_type_error,
        "%s() argument must be read-write bytes-like object, not %T", function, value);
}

bool kr_io_base_ssize(KrThread *thread, KrRef value, int64_t *out)
{
    return kr_number_index_or(thread, value, &kr_exception_value_error, out);
}

bool kr_io_base_set_finalizing(KrThread *thread, KrRef value, bool *field)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "can't delete numeric/char attribute");
    if (!kr_is(value, kr_bool(true)) && !kr_is(value, kr_bool(false)))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "attribute value type must be bool");
    *field = kr_is(value, kr_bool(true));
    return true;
}

bool kr_io_base_interrupted(KrThread *thread)
{
    return !thread->pending || kr_pending_run(thread);
}

// --- _IOBase --------------------------------------------------------------------------------------

bool kr_io_base_finalize(KrThread *thread, KrRef self)
{
    KrFound closed = kr_io_base_closed(thread, self);
    kr_exception_clear(thread);
    if (closed != KR_ABSENT) return true;
    if (!kr_attr_set(thread, self, kr_name(KR_NAME__finalizing), kr_bool(true)))
        kr_exception_clear(thread);
    if (!kr_io_base_do(thread, self, KR_NAME_close))
        kr_exception_write_ignored(thread, "while finalizing file", self);
    return true;
}

static KrFound marked_closed(KrThread *thread, KrRef self)
{
    KrOwn mark = KR_NULL;
    KrFound found =
        kr_attr_lookup(thread, self, kr_name(KR_NAME___IOBase_closed), &mark);
    kr_xdrop(thread, mark);
    return found;
}

static KrOwn base_get_closed(KrThread *thread, KrRef self)
{
    KrFound closed = marked_closed(thread, self);
    return closed == KR_FAULT ? KR_NULL : kr_bool_own(closed == KR_PRESENT);
}

static KrOwn unsupported_seek(ARGS)
{
    UNUSED;
    return kr_io_base_unsupported(thread, "seek");
}
static KrOwn base_tell(ARGS)
{
    UNUSED;
    KrRef where[2] = {kr_from_bits(kr_int_bits(0)), kr_from_bits(kr_int_bits(1))};
    return kr_call_method(thread, self, kr_name(KR_NAME_seek), where, 2);
}
static KrOwn unsupported_truncate(ARGS)
{
    UNUSED;
    return kr_io_base_unsupported(thread, "truncate");
}
static KrOwn unsupported_fileno(ARGS)
{
    UNUSED;
    return kr_io_base_unsupported(thread, "fileno");
}
static KrOwn base_flush(ARGS)
{
    UNUSED;
    KrFound closed = kr_is_exact(self, &kr_io_file_type)
                         ? kr_io_base_closed(thread, self)
                         : marked_closed(thread, self);
    if (closed == KR_PRESENT)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "I/O operation on closed file.");
    return closed == KR_ABSENT ? kr_none_own() : KR_NULL;
}
static KrOwn base_close(ARGS)
{
    UNUSED;
    KrFound closed = marked_closed(thread, self);
    if (closed != KR_ABSENT) return closed == KR_FAULT ? KR_NULL : kr_none_own();
    bool flushed = kr_io_base_do(thread, self, KR_NAME_flush);
    KrOwn failure = flushed ? KR_NULL : kr_exception_fetch(thread);
    bool ok =
        kr_attr_set(thread, self, kr_name(KR_NAME___IOBase_closed), kr_bool(true));
    if (!flushed) {
        if (!ok)
            kr_exception_set(thread, failure);
        else
            kr_exception_restore(thread, failure);
        return KR_NULL;
    }
    return ok ? kr_none_own() : KR_NULL;
}
static KrOwn base_false(ARGS)
{
    UNUSED;
    return kr_bool_own(false);
}
static KrOwn base_isatty(ARGS)
{
    UNUSED;
    return kr_io_base_check_closed(thread, self) ? kr_bool_own(false) : KR_NULL;
}

static KrOwn check_ability(KrThread *thread, KrRef self, int name, const char *message)
{
    KrOwn answer = kr_io_base_call(thread, self, name);
    if (kr_is_null(answer)) return answer;
    if (kr_is(kr_ref(answer), kr_bool(true))) return answer;
    kr_drop(thread, answer);
    return kr_io_base_unsupported(thread, message);
}
static KrOwn base_check_seekable(ARGS)
{
    UNUSED;
    return check_ability(thread, self, KR_NAME_seekable,
                         "File or stream is not seekable.");
}
static KrOwn base_check_readable(ARGS)
{
    UNUSED;
    return check_ability(thread, self, KR_NAME_readable,
                         "File or stream is not readable.");
}
static KrOwn base_check_writable(ARGS)
{
    UNUSED;
    return check_ability(thread, self, KR_NAME_writable,
                         "File or stream is not writable.");
}
static KrOwn base_check_closed(ARGS)
{
    UNUSED;
    return kr_io_base_check_closed(thread, self) ? kr_none_own() : KR_NULL;
}
static KrOwn base_enter(ARGS)
{
    UNUSED;
    return kr_io_base_check_closed(thread, self) ? kr_dup(self) : KR_NULL;
}
static KrOwn base_exit(ARGS)
{
    UNUSED;
    return kr_io_base_call(thread, self, KR_NAME_close);
}

// How many bytes peek() shows up to and with a newline: what may be read at once. At least 1.
static int64_t peek_line(KrThread *thread, KrRef peek, int64_t limit)
{
    KrOwn ahead = kr_call_1(thread, peek, kr_from_bits(kr_int_bits(1)));
    if (kr_is_null(ahead)) return -1;
    int64_t wanted = 1;
    if (!kr_bytes_is_sub(kr_ref(ahead))) {
        (void)kr_exception_raise(thread, &kr_exception_os_error,
                                 "peek() should have returned a bytes object, not '%T'",
                                 kr_ref(ahead));
        wanted = -1;
    } else if (kr_bytes_cast(kr_ref(ahead))->length > 0) {
        const KrBytes *bytes = kr_bytes_cast(kr_ref(ahead));
        int64_t most = limit >= 0 && limit < bytes->length ? limit : bytes->length;
        const char *end = most ? memchr(bytes->data, '\n', (size_t)most) : NULL;
        wanted = end ? end - bytes->data + 1 : most;
    }
    kr_drop(thread, ahead);
    return wanted;
}

static KrOwn base_readline(ARGS)
{
    UNUSED;
    int64_t limit;
    KrOwn peek = KR_NULL, out = KR_NULL, result = KR_NULL;
    if (!kr_io_base_size(thread, args[0], &limit)) return KR_NULL;
    KrFound peeks = kr_attr_lookup(thread, self, kr_name(KR_NAME_peek), &peek);
    if (peeks != KR_FAULT) out = kr_bytearray_new(thread, NULL, 0);
    if (kr_is_null(out)) goto done;
    while (limit < 0 || kr_bytearray_cast(kr_ref(out))->length < limit) {
        int64_t have = kr_bytearray_cast(kr_ref(out))->length, wanted = 1;
        if (peeks == KR_PRESENT) {
            wanted = peek_line(thread, kr_ref(peek), limit < 0 ? -1 : limit - have);
            if (wanted < 0) goto done;
        }
        KrOwn piece = kr_io_base_call_1(thread, self, KR_NAME_read,
                                        kr_from_bits(kr_int_bits(wanted)));
        if (kr_is_null(piece)) goto done;
        if (!kr_bytes_is_sub(kr_ref(piece))) {
            (void)kr_exception_raise(
                thread, &kr_exception_os_error,
                "read() should have returned a bytes object, not '%T'", kr_ref(piece));
            kr_drop(thread, piece);
            goto done;
        }
        const KrBytes *bytes = kr_bytes_cast(kr_ref(piece));
        bool end = bytes->length == 0 || bytes->data[bytes->length - 1] == '\n';
        bool ok = kr_bytearray_resize(thread, kr_ref(out), have + bytes->length);
        if (ok)
            memcpy(kr_bytearray_cast(kr_ref(out))->bytes + have, bytes->data,
                   (size_t)bytes->length);
        kr_drop(thread, piece);
        if (!ok) goto done;
        if (end) break;
    }
    result = kr_bytes_new(thread, kr_bytearray_cast(kr_ref(out))->bytes,
                          kr_bytearray_cast(kr_ref(out))->length);
done:
    kr_xdrop(thread, peek);
    kr_xdrop(thread, out);
    return result;
}

static KrOwn base_iter(KrThread *thread, KrRef self)
{
    return kr_io_base_check_closed(thread, self) ? kr_dup(self) : KR_NULL;
}

KrFound kr_io_base_next(KrThread *thread, KrRef self, KrOwn *line)
{
    int64_t length;
    *line = kr_io_base_call(thread, self, KR_NAME_readline);
    if (kr_is_null(*line)) return KR_FAULT;
    if (!kr_length(thread, kr_ref(*line), &length)) {
        kr_drop(thread, kr_move(line));
        return KR_FAULT;
    }
    if (length > 0) return KR_PRESENT;
    kr_drop(thread, kr_move(line));
    return KR_ABSENT;
}

static KrOwn base_readlines(ARGS)
{
    UNUSED;
    int64_t hint, total = 0, length;
    if (!kr_io_base_size(thread, args[0], &hint)) return KR_NULL;
    KrOwn list = kr_list_new(thread, 0), iterator = KR_NULL, line;
    if (kr_is_null(list)) return list;
    KrFound found = KR_FAULT;
    iterator = kr_iter(thread, self);
    if (!kr_is_null(iterator)) {
        while ((found = kr_iter_next(thread, kr_ref(iterator), &line)) == KR_PRESENT) {
            bool ok = hint <= 0 || kr_length(thread, kr_ref(line), &length);
            if (!ok) kr_drop(thread, line);
            if (!ok || !kr_list_append_own(thread, kr_ref(list), line)) {
                found = KR_FAULT;
                break;
            }
            if (hint > 0 && (total += length) >= hint) break;
        }
        kr_drop(thread, iterator);
    }
    if (found == KR_FAULT) kr_drop(thread, kr_move(&list));
    return list;
}

static KrOwn base_writelines(ARGS)
{
    UNUSED;
    if (!kr_io_base_check_closed(thread, self)) return KR_NULL;
    KrOwn iterator = kr_iter(thread, args[0]), line;
    if (kr_is_null(iterator)) return KR_NULL;
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(iterator), &line)) == KR_PRESENT) {
        KrOwn written;
        do { // again when a signal handler let an interrupted call go on
            written = kr_io_base_call_1(thread, self, KR_NAME_write, kr_ref(line));
        } while (kr_is_null(written) &&
                 kr_exception_is(thread, &kr_exception_interrupted_error) &&
                 (kr_exception_clear(thread), kr_io_base_interrupted(thread)));
        kr_drop(thread, line);
        if (kr_is_null(written)) {
            found = KR_FAULT;
            break;
        }
        kr_drop(thread, written);
    }
    kr_drop(thread, iterator);
    return found == KR_FAULT ? KR_NULL : kr_none_own();
}

KrOwn kr_io_base_get_dict(KrThread *thread, KrRef self)
{
    return kr_attribute_get_dict(thread, self);
}

static const KrNativeDef base_methods[] = {
    {"seek", unsupported_seek, "($self, offset, whence=0, /)\1($self, offset, whence=os.SEEK_SET, /)",
     "Change the stream position to the given byte offset.", 0, 0, 0},
    {"tell", base_tell, "($self, /)", "Return current stream position.", 0, 0, 0},
    {"truncate", unsupported_truncate, "($self, size=None, /)",
     "Truncate file to size bytes.", 0, 0, 0},
    {"flush", base_flush, "($self, /)", "Flush write buffers, if applicable.", 0, 0, 0},
    {"close", base_close, "($self, /)", "Flush and close the IO object.", 0, 0, 0},
    {"seekable", base_false, "($self, /)",
     "Return whether object supports random access.", 0, 0, 0},
    {"readable", base_false, "($self, /)",
     "Return whether object was opened for reading.", 0, 0, 0},
    {"writable", base_false, "($self, /)",
     "Return whether object was opened for writing.", 0, 0, 0},
    {"_checkClosed", base_check_closed, "($self, /)", NULL, 0, 0, 0},
    {"_checkSeekable", base_check_seekable, "($self, /)", NULL, 0, 0, 0},
    {"_checkReadable", base_check_readable, "($self, /)", NULL, 0, 0, 0},
    {"_checkWritable", base_check_writable, "($self, /)", NULL, 0, 0, 0},
    {"fileno", unsupported_fileno, "($self, /)",
     "Return underlying file descriptor if one exists.", 0, 0, 0},
    {"isatty", base_isatty, "($self, /)",
     "Return whether this is an 'interactive' stream.", 0, 0, 0},
    {"__enter__", base_enter, "($self, /)", NULL, 0, 0, 0},
    {"__exit__", base_exit, NULL, NULL, 0, -1, KR_NATIVE_RAW},
    {"readline", base_readline, "($self, size=-1, /)",
     "Read and return a line from the stream.", 0, 0, 0},
    {"readlines", base_readlines, "($self, hint=-1, /)",
     "Return a list of lines from the stream.", 0, 0, 0},
    {"writelines", base_writelines, "($self, lines, /)",
     "Write a list of lines to stream.", 0, 0, 0},
    {0},
};
static const KrGetSetDef base_getset[] = {
    {"__dict__", kr_io_base_get_dict, NULL, NULL},
    {"closed", base_get_closed, NULL, NULL},
    {0},
};

KrType kr_io_base_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io._IOBase",
    .shown = "-__new__",
    .doc = "The abstract base class for all I/O classes.",
    .flags = KR_IO_TYPE_FLAGS,
    .basic_size = sizeof(KrIoBase),
    .own_words = 1,
    .own_dict = 1,
    .dealloc = base_dealloc,
    .visit = kr_io_base_visit,
    .clear = kr_io_base_clear,
    .finalize = kr_io_base_finalize,
    .new_object = kr_io_base_new_object,
    .iter = base_iter,
    .next = kr_io_base_next,
    .methods = base_methods,
    .getset = base_getset,
};

// --- _RawIOBase -----------------------------------------------------------------------------------

static KrOwn raw_read(ARGS)
{
    UNUSED;
    int64_t size, got;
    if (!kr_io_base_size(thread, args[0], &size)) return KR_NULL;
    if (size < 0) return kr_io_base_call(thread, self, KR_NAME_readall);
    KrOwn into = kr_bytearray_new(thread, NULL, size), count_read = KR_NULL,
          result = KR_NULL;
    if (kr_is_null(into)) return into;
    memset(kr_bytearray_cast(kr_ref(into))->bytes, 0, (size_t)size);
    count_read = kr_io_base_call_1(thread, self, KR_NAME_readinto, kr_ref(into));
    if (kr_is_null(count_read)) goto done;
    if (kr_is_none(kr_ref(count_read))) {
        result = kr_none_own();
        goto done;
    }
    if (!kr_number_index_i64(thread, kr_ref(count_read), &got)) goto done;
    if (got < 0 || got > kr_bytearray_cast(kr_ref(into))->length)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "readinto returned %lld outside buffer size %lld",
                                 (long long)got,
                                 (long long)kr_bytearray_cast(kr_ref(into))->length);
    else
        result = kr_bytes_new(thread, kr_bytearray_cast(kr_ref(into))->bytes, got);
done:
    kr_xdrop(thread, count_read);
    kr_drop(thread, into);
    return result;
}

static KrOwn raw_readall(ARGS)
{
    UNUSED;
    KrOwn all = kr_bytearray_new(thread, NULL, 0), result = KR_NULL;
    if (kr_is_null(all)) return all;
    for (bool first = true;; first = false) {
        KrOwn piece = kr_io_base_call_1(thread, self, KR_NAME_read,
                                        kr_from_bits(kr_int_bits(KR_IO_BUFFER_SIZE)));
        if (kr_is_null(piece)) {
            if (kr_exception_is(thread, &kr_exception_interrupted_error)) {
                kr_exception_clear(thread);
                if (kr_io_base_interrupted(thread)) continue;
            }
            break;
        }
        KrRef p = kr_ref(piece);
        if (kr_is_none(p) && first) {
            result = piece;
            break;
        }
        if (!kr_is_none(p) && !kr_bytes_is_sub(p)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "read() should return bytes");
            kr_drop(thread, piece);
            break;
        }
        int64_t have = kr_bytearray_cast(kr_ref(all))->length,
                more = kr_is_none(p) ? 0 : kr_bytes_cast(p)->length;
        bool ok = kr_bytearray_resize(thread, kr_ref(all), have + more);
        if (ok && more)
            memcpy(kr_bytearray_cast(kr_ref(all))->bytes + have, kr_bytes_cast(p)->data,
                   (size_t)more);
        kr_drop(thread, piece);
        if (!ok) break;
        if (more == 0) {
            result = kr_bytes_new(thread, kr_bytearray_cast(kr_ref(all))->bytes, have);
            break;
        }
    }
    kr_drop(thread, all);
    return result;
}

static KrOwn raw_not_there(ARGS)
{
    UNUSED;
    return kr_exception_raise_value(thread, &kr_exception_not_implemented_error,
                                    KR_REF_NULL);
}

static const KrNativeDef raw_methods[] = {
    {"read", raw_read, "($self, size=-1, /)", NULL, 0, 0, 0},
    {"readall", raw_readall, "($self, /)",
     "Read until EOF, using multiple read() call.", 0, 0, 0},
    {"readinto", raw_not_there, NULL, NULL, 0, -1, KR_NATIVE_RAW},
    {"write", raw_not_there, NULL, NULL, 0, -1, KR_NATIVE_RAW},
    {0},
};

#define ABSTRACT_SLOTS /* of the three classes below */                                \
    .flags = KR_IO_TYPE_FLAGS, .basic_size = sizeof(KrIoBase), .own_words = 1,         \
    .own_dict = 1, .base = &kr_io_base_type, .dealloc = base_dealloc,                  \
    .visit = kr_io_base_visit, .clear = kr_io_base_clear,                              \
    .finalize = kr_io_base_finalize, .new_object = kr_io_base_new_object

KrType kr_io_base_raw_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io._RawIOBase",
    .doc = "Base class for raw binary I/O.",
    ABSTRACT_SLOTS,
    .methods = raw_methods,
};

// --- _BufferedIOBase ------------------------------------------------------------------------------

#define UNSUPPORTED(name) /* static KrOwn no_name(...): raises */                      \
    static KrOwn no_##name(ARGS)                                                       \
    {                                                                                  \
        UNUSED;                                                                        \
        return kr_io_base_unsupported(thread, #name);                                  \
    }
UNSUPPORTED(read)
UNSUPPORTED(read1)
UNSUPPORTED(write)
UNSUPPORTED(detach)
UNSUPPORTED(readline)

static KrOwn read_into(KrThread *thread, KrRef self, KrRef target, int name,
                       const char *function)
{
    KrBuffer buffer;
    if (!kr_io_base_writable(thread, function, target, &buffer)) return KR_NULL;
    KrOwn data = kr_io_base_call_1(thread, self, name,
                                   kr_from_bits(kr_int_bits(buffer.size))),
          result = KR_NULL;
    if (!kr_is_null(data)) {
        if (!kr_bytes_is_sub(kr_ref(data))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "read() should return bytes");
        } else {
            int64_t got = kr_bytes_cast(kr_ref(data))->length;
            if (got > buffer.size) {
                (void)kr_exception_raise(thread, &kr_exception_value_error,
                                         "read() returned too much data: %lld bytes "
                                         "requested, %lld returned",
                                         (long long)buffer.size, (long long)got);
            } else {
                memcpy(buffer.data, kr_bytes_cast(kr_ref(data))->data, (size_t)got);
                result = kr_int_from_i64(thread, got);
            }
        }
        kr_drop(thread, data);
    }
    kr_buffer_release(thread, &buffer);
    return result;
}
static KrOwn buffered_readinto(ARGS)
{
    UNUSED;
    return read_into(thread, self, args[0], KR_NAME_read, "readinto");
}
static KrOwn buffered_readinto1(ARGS)
{
    UNUSED;
    return read_into(thread, self, args[0], KR_NAME_read1, "readinto1");
}

static const KrNativeDef buffered_methods[] = {
    {"detach", no_detach, "($self, /)",
     "Disconnect this buffer from its underlying raw stream and return it.", 0, 0, 0},
    {"read", no_read, "($self, size=-1, /)", "Read and return up to n bytes.", 0, 0, 0},
    {"read1", no_read1, "($self, size=-1, /)",
     "Read and return up to size bytes, with at most one read() call.", 0, 0, 0},
    {"readinto", buffered_readinto, "($self, buffer, /)", NULL, 0, 0, 0},
    {"readinto1", buffered_readinto1, "($self, buffer, /)", NULL, 0, 0, 0},
    {"write", no_write, "($self, b, /)", "Write buffer b to the IO stream.", 0, 0, 0},
    {0},
};

KrType kr_io_base_buffered_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io._BufferedIOBase",
    .doc = "Base class for buffered IO objects.",
    ABSTRACT_SLOTS,
    .methods = buffered_methods,
};

// --- _TextIOBase ----------------------------------------------------------------------------------

static KrOwn text_none(KrThread *thread, KrRef self)
{
    (void)thread, (void)self;
    return kr_none_own();
}

static const KrNativeDef text_methods[] = {
    {"detach", no_detach, "($self, /)",
     "Separate the underlying buffer from the TextIOBase and return it.", 0, 0, 0},
    {"read", no_read, "($self, size=-1, /)",
     "Read at most size characters from stream.", 0, 0, 0},
    {"readline", no_readline, "($self, size=-1, /)", "Read until newline or EOF.", 0, 0,
     0},
    {"write", no_write, "($self, s, /)", "Write string s to stream.", 0, 0, 0},
    {0},
};
static const KrGetSetDef text_getset[] = {
    {"encoding", text_none, NULL, "Encoding of the text stream."},
    {"newlines", text_none, NULL, "Line endings translated so far."},
    {"errors", text_none, NULL, "The error setting of the decoder or encoder."},
    {0},
};

KrType kr_io_base_text_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io._TextIOBase",
    .doc = "Base class for text I/O.",
    ABSTRACT_SLOTS,
    .methods = text_methods,
    .getset = text_getset,
};
