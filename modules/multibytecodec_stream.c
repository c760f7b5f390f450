// SPDX-License-Identifier: MIT
// Stream readers and writers of _multibytecodec.
//
// A reader asks its stream for bytes until it has a character or the stream has ended; what is left of a character waits.
// Tests: CPython's test_multibytecodec and test_codecencodings_*.
#include "modules/multibytecodec_parts.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_sequence.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static KrOwn call(KrThread *thread, KrRef object, const char *name, KrRef argument)
{
    KrOwn method = kr_str_from_ascii(thread, name), result = KR_NULL;
    if (kr_is_null(method)) return KR_NULL;
    result = kr_call_method(thread, object, kr_ref(method), &argument, kr_ref_is_null(argument) ? 0 : 1);
    kr_drop(thread, method);
    return result;
}

// --- readers -----------------------------------------------------------------------------------------------------------

// size < 0: all there is.
static KrOwn read_by(KrThread *thread, KrMultibyteState *self, const char *method, int64_t size)
{
    if (size == 0) return kr_str_from_ascii(thread, "");
    for (;;) {
        KrOwn data = call(thread, kr_ref(self->stream), method, size < 0 ? KR_REF_NULL : kr_from_bits(kr_int_bits(size)));
        if (kr_is_null(data)) return KR_NULL;
        if (!kr_bytes_is_sub(kr_ref(data))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error, "stream function returned a non-bytes object (%T)",
                                     kr_ref(data));
            kr_drop(thread, data);
            return KR_NULL;
        }
        int64_t length = kr_bytes_cast(kr_ref(data))->length;
        bool end = length == 0, more = length + self->waiting_size > 0;
        KrOwn text = kr_multibytecodec_decode_more(thread, self, kr_bytes_cast(kr_ref(data))->data, length, end || size < 0);
        kr_drop(thread, data);
        if (kr_is_null(text) || size < 0 || !more || kr_str_obj(kr_ref(text))->length) return text;
        kr_drop(thread, text);
        size = 1; // the rest of a character
    }
}

static bool size_of(KrThread *thread, KrRef given, int64_t *size)
{
    *size = -1;
    if (kr_is_none(given)) return true;
    if (!kr_int_is_sub(given))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "arg 1 must be an integer");
    return kr_int_to_i64(thread, given, size);
}

static KrOwn reader_read(ARGS)
{
    (void)count;
    int64_t size;
    return size_of(thread, args[0], &size) ? read_by(thread, kr_multibytecodec_state(self), "read", size) : KR_NULL;
}
static KrOwn reader_readline(ARGS)
{
    (void)count;
    int64_t size;
    return size_of(thread, args[0], &size) ? read_by(thread, kr_multibytecodec_state(self), "readline", size) : KR_NULL;
}
static KrOwn reader_readlines(ARGS)
{
    (void)count;
    int64_t size;
    if (!size_of(thread, args[0], &size)) return KR_NULL;
    KrOwn text = read_by(thread, kr_multibytecodec_state(self), "read", size), lines = KR_NULL;
    if (!kr_is_null(text)) lines = call(thread, kr_ref(text), "splitlines", kr_bool(true));
    kr_xdrop(thread, text);
    return lines;
}
static KrOwn reader_reset(ARGS)
{
    (void)thread, (void)args, (void)count;
    kr_multibytecodec_decode_reset(kr_multibytecodec_state(self));
    return kr_none_own();
}

// --- writers -----------------------------------------------------------------------------------------------------------

static KrOwn send(KrThread *thread, KrMultibyteState *self, KrOwn bytes)
{
    if (kr_is_null(bytes)) return KR_NULL;
    KrOwn result = call(thread, kr_ref(self->stream), "write", kr_ref(bytes));
    kr_drop(thread, bytes);
    if (kr_is_null(result)) return KR_NULL;
    kr_drop(thread, result);
    return kr_none_own();
}

static KrOwn writer_write(ARGS)
{
    (void)count;
    KrMultibyteState *writer = kr_multibytecodec_state(self);
    return send(thread, writer, kr_multibytecodec_encode_more(thread, writer, args[0], false));
}
static KrOwn writer_writelines(ARGS)
{
    (void)count;
    KrMultibyteState *writer = kr_multibytecodec_state(self);
    if (!kr_type_of(args[0])->getitem || kr_type_has(args[0], KR_TYPE_DICT_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error, "arg must be a sequence object");
    int64_t length;
    for (int64_t i = 0; kr_length(thread, args[0], &length) && i < length; i++) {
        KrOwn line = kr_item_get(thread, args[0], kr_from_bits(kr_int_bits(i))), done = KR_NULL;
        if (!kr_is_null(line))
            done = send(thread, writer, kr_multibytecodec_encode_more(thread, writer, kr_ref(line), false));
        kr_xdrop(thread, line);
        if (kr_is_null(done)) return KR_NULL;
        kr_drop(thread, done);
    }
    return kr_thread_has_exception(thread) ? KR_NULL : kr_none_own();
}
static KrOwn writer_reset(ARGS)
{
    (void)args, (void)count;
    KrMultibyteState *writer = kr_multibytecodec_state(self);
    if (kr_is_null(writer->text)) return kr_none_own();
    KrOwn bytes = kr_multibytecodec_encode_more(thread, writer, KR_REF_NULL, true);
    kr_xdrop(thread, kr_move(&writer->text));
    if (kr_is_null(bytes) || kr_bytes_cast(kr_ref(bytes))->length) return send(thread, writer, bytes);
    kr_drop(thread, bytes);
    return kr_none_own();
}

// --- the types ---------------------------------------------------------------------------------------------------------

static KrOwn make(KrThread *thread, KrRef type, const KrRef *args, const char *name, bool decodes)
{
    if (!kr_multibytecodec_errors_fit(thread, name, args[1])) return KR_NULL;
    KrOwn result = kr_multibytecodec_new_state(thread, (KrType *)(void *)kr_obj(type), args[1]);
    if (kr_is_null(result)) return KR_NULL;
    KrMultibyteState *self = kr_multibytecodec_state(kr_ref(result));
    memcpy(self->state, decodes ? self->codec->decode_start : self->codec->encode_start, sizeof self->codec->decode_start);
    self->stream = kr_dup(args[0]);
    return result;
}
static KrOwn reader_make(ARGS) // stream, errors
{
    (void)count;
    return make(thread, self, args, "StreamReader() argument 2", true);
}
static KrOwn writer_make(ARGS) // stream, errors
{
    (void)count;
    return make(thread, self, args, "StreamWriter() argument 2", false);
}
static KrOwn reader_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    static const KrNativeDef def = {"StreamReader", reader_make, "(stream, errors='strict')", NULL, 0, 0, 0};
    return kr_call_native(thread, &def, type, args, count, kwnames);
}
static KrOwn writer_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    static const KrNativeDef def = {"StreamWriter", writer_make, "(stream, errors='strict')", NULL, 0, 0, 0};
    return kr_call_native(thread, &def, type, args, count, kwnames);
}
static KrOwn get_stream(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(kr_multibytecodec_state(self)->stream));
}

static const KrGetSetDef getset[] = {
    {"errors", kr_multibytecodec_get_errors, kr_multibytecodec_set_errors, "how to treat errors"},
    {"stream", get_stream, NULL, KR_AS_MEMBER},
    {0},
};
static const KrNativeDef reader_methods[] = {
    {"read", reader_read, "($self, sizeobj=None, /)", NULL, 0, 0, 0},
    {"readline", reader_readline, "($self, sizeobj=None, /)", NULL, 0, 0, 0},
    {"readlines", reader_readlines, "($self, sizehintobj=None, /)", NULL, 0, 0, 0},
    {"reset", reader_reset, "($self, /)", NULL, 0, 0, 0},
    {0},
};
static const KrNativeDef writer_methods[] = {
    {"write", writer_write, "($self, strobj, /)", NULL, 0, 0, 0},
    {"writelines", writer_writelines, "($self, lines, /)", NULL, 0, 0, 0},
    {"reset", writer_reset, "($self, /)", NULL, 0, 0, 0},
    {0},
};
KrType kr_multibytecodec_reader_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_multibytecodec.MultibyteStreamReader",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrMultibyteState),
    .dealloc = kr_multibytecodec_state_dealloc,
    .visit = kr_multibytecodec_state_visit,
    .clear = kr_multibytecodec_state_clear,
    .new_object = reader_new,
    .init = kr_type_init_nothing,
    .methods = reader_methods,
    .getset = getset,
};
KrType kr_multibytecodec_writer_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_multibytecodec.MultibyteStreamWriter",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrMultibyteState),
    .dealloc = kr_multibytecodec_state_dealloc,
    .visit = kr_multibytecodec_state_visit,
    .clear = kr_multibytecodec_state_clear,
    .new_object = writer_new,
    .init = kr_type_init_nothing,
    .methods = writer_methods,
    .getset = getset,
};
