// SPDX-License-Identifier: MIT
// Objects of the zlib module (zlib_parts.h): Compress, Decompress, _ZlibDecompressor.
//
// Tests: tests/lang/modules/zlib/.
#include "modules/zlib_parts.h"

#include "modules/codec_stream.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"

#include <limits.h>
#include <stdlib.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

typedef struct Flow { // Compress and Decompress
    KrObject header;
    KrZStream stream;
    bool open; // the stream must be ended
    bool eof;
    KrOwn unused, tail, dictionary; // bytes; dictionary may be any buffer or null
} Flow;

typedef struct Inflater { // _ZlibDecompressor
    KrObject header;
    KrCodecReader reader;
    KrZStream stream;
    bool open;
    KrOwn dictionary; // or null
} Inflater;

static Flow *cast(KrRef self)
{
    return (Flow *)(void *)kr_obj(self);
}

static void flow_dealloc(KrThread *thread, KrObject *object)
{
    Flow *flow = (Flow *)(void *)object;
    if (flow->open && object->type == &kr_zlib_object_compress)
        (void)kr_zlib_module.deflate_end(&flow->stream);
    if (flow->open && object->type == &kr_zlib_object_decompress)
        (void)kr_zlib_module.inflate_end(&flow->stream);
    kr_xdrop(thread, flow->unused);
    kr_xdrop(thread, flow->tail);
    kr_xdrop(thread, flow->dictionary);
    kr_object_free(thread, object, sizeof(Flow));
}
static KrOwn flow_new(KrThread *thread, KrType *type)
{
    Flow *flow = (Flow *)(void *)kr_object_new(thread, type, sizeof *flow);
    if (!flow) return KR_NULL;
    KrOwn result = kr_steal_obj(flow);
    flow->unused = kr_bytes_new(thread, "", 0);
    flow->tail = kr_bytes_new(thread, "", 0);
    if (!kr_is_null(flow->unused) && !kr_is_null(flow->tail)) return result;
    kr_drop(thread, result);
    return KR_NULL;
}

static bool bad_option(KrThread *thread)
{
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "Invalid initialization option");
}

// --- Compress ---------------------------------------------------------------------------

KrOwn kr_zlib_object_new_compress(
    ARGS) // level, method, wbits, memLevel, strategy, zdict
{
    (void)self, (void)count;
    int numbers[5];
    KrBuffer dictionary = {.owner = KR_NULL};
    for (int i = 0; i < 5; i++)
        if (!kr_zlib_module_int(thread, args[i], &numbers[i])) return KR_NULL;
    bool has_dictionary = !kr_ref_is_null(args[5]) && !kr_is_none(args[5]);
    if (has_dictionary && !kr_buffer_get(thread, args[5], &dictionary, KR_BUFFER_READ))
        return KR_NULL;
    KrOwn result = flow_new(thread, &kr_zlib_object_compress);
    bool ok = !kr_is_null(result);
    if (ok) {
        Flow *flow = cast(kr_ref(result));
        int code = kr_zlib_module.deflate_init(
            &flow->stream, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4],
            kr_zlib_module.version(), (int)sizeof flow->stream);
        if (code == Z_OK) {
            flow->open = true;
            if (has_dictionary) {
                code = kr_zlib_module.deflate_dictionary(
                    &flow->stream, (const uint8_t *)dictionary.data,
                    dictionary.size > UINT_MAX ? UINT_MAX : (unsigned)dictionary.size);
                if (code == Z_STREAM_ERROR)
                    ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                                  "Invalid dictionary");
                else if (code != Z_OK)
                    ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                                  "deflateSetDictionary()");
            }
        } else if (code == Z_MEM_ERROR) {
            ok = kr_exception_raise_false(
                thread, &kr_exception_memory_error,
                "Can't allocate memory for compression object");
        } else if (code == Z_STREAM_ERROR) {
            ok = bad_option(thread);
        } else {
            ok = kr_zlib_module_fail(thread, &flow->stream, code,
                                     "while creating compression object");
        }
    }
    kr_buffer_release(thread, &dictionary);
    if (ok) return result;
    kr_xdrop(thread, result);
    return KR_NULL;
}

// Runs deflate until all input is taken and its output is there.
static bool deflate_all(KrThread *thread, KrZStream *stream, const uint8_t *in,
                        size_t size, int mode, KrCodecOutput *out, const char *doing,
                        int *code)
{
    stream->next_in = in;
    do {
        unsigned part = size > UINT_MAX ? UINT_MAX : (unsigned)size;
        stream->avail_in = part;
        size -= part;
        do {
            if (!kr_codec_stream_grow(thread, out, KR_ZLIB_BUFFER)) return false;
            size_t room = out->capacity - out->size;
            stream->next_out = out->data + out->size;
            stream->avail_out = room > UINT_MAX ? UINT_MAX : (unsigned)room;
            *code = kr_zlib_module.deflate(stream, size ? Z_NO_FLUSH : mode);
            out->size = (size_t)(stream->next_out - out->data);
            if (*code == Z_STREAM_ERROR)
                return kr_zlib_module_fail(thread, stream, *code, doing);
        } while (stream->avail_out == 0);
    } while (size);
    return true;
}

static KrOwn compress_compress(ARGS)
{
    (void)count;
    KrBuffer buffer;
    int code;
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrCodecOutput out = {.most = -1};
    bool ok = deflate_all(thread, &cast(self)->stream, (const uint8_t *)buffer.data,
                          (size_t)buffer.size, Z_NO_FLUSH, &out,
                          "while compressing data", &code);
    kr_buffer_release(thread, &buffer);
    if (ok) return kr_codec_stream_take(thread, &out);
    kr_codec_stream_drop(&out);
    return KR_NULL;
}
static KrOwn compress_flush(ARGS)
{
    (void)count;
    int mode, code;
    Flow *flow = cast(self);
    if (!kr_zlib_module_int(thread, args[0], &mode)) return KR_NULL;
    if (mode == Z_NO_FLUSH) return kr_bytes_new(thread, "", 0);
    KrCodecOutput out = {.most = -1};
    bool ok = deflate_all(thread, &flow->stream, (const uint8_t *)"", 0, mode, &out,
                          "while flushing", &code);
    if (ok && code == Z_STREAM_END && mode == Z_FINISH) {
        code = kr_zlib_module.deflate_end(&flow->stream);
        flow->open = false;
        if (code != Z_OK)
            ok = kr_zlib_module_fail(thread, &flow->stream, code,
                                     "while finishing compression");
    } else if (ok && code != Z_OK && code != Z_BUF_ERROR) {
        ok = kr_zlib_module_fail(thread, &flow->stream, code, "while flushing");
    }
    if (ok) return kr_codec_stream_take(thread, &out);
    kr_codec_stream_drop(&out);
    return KR_NULL;
}

static KrOwn flow_copy(ARGS)
{
    (void)args, (void)count;
    Flow *flow = cast(self);
    KrType *type = kr_type_of(self);
    bool inflating = type == &kr_zlib_object_decompress;
    KrOwn result = flow_new(thread, type);
    if (kr_is_null(result)) return result;
    Flow *copy = cast(kr_ref(result));
    int code = inflating ? kr_zlib_module.inflate_copy(&copy->stream, &flow->stream)
                         : kr_zlib_module.deflate_copy(&copy->stream, &flow->stream);
    bool ok = code == Z_OK;
    if (code == Z_STREAM_ERROR)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "Inconsistent stream state");
    else if (code == Z_MEM_ERROR)
        (void)kr_exception_raise(thread, &kr_exception_memory_error,
                                 "Can't allocate memory for %scompression object",
                                 inflating ? "de" : "");
    else if (!ok)
        (void)kr_zlib_module_fail(thread, &flow->stream, code,
                                  inflating ? "while copying decompression object"
                                            : "while copying compression object");
    if (!ok) {
        kr_drop(thread, result);
        return KR_NULL;
    }
    copy->open = true;
    copy->eof = flow->eof;
    kr_store(thread, &copy->unused, kr_dup(kr_ref(flow->unused)));
    kr_store(thread, &copy->tail, kr_dup(kr_ref(flow->tail)));
    if (!kr_is_null(flow->dictionary))
        copy->dictionary = kr_dup(kr_ref(flow->dictionary));
    return result;
}

static const KrNativeDef compress_methods[] = {
    {"compress", compress_compress, "($self, data, /)",
     "Compressed data, as far as it is ready.", 0, 0, 0},
    {"flush", compress_flush, "($self, mode=4, /)\1($self, mode=zlib.Z_FINISH, /)",
     "The compressed data that is still inside.", 0, 0, 0},
    {"copy", flow_copy, "($self, /)", "A copy of the object.", 0, 0, 0},
    {"__copy__", flow_copy, "($self, /)", "A copy of the object.", 0, 0, 0},
    {"__deepcopy__", flow_copy, "($self, memo, /)", "A copy of the object.", 0, 0, 0},
    {0},
};
KrType kr_zlib_object_compress = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "zlib.Compress",
    .basic_size = sizeof(Flow),
    .dealloc = flow_dealloc,
    .methods = compress_methods,
};

// --- Decompress -------------------------------------------------------------------------

static bool set_dictionary(KrThread *thread, KrZStream *stream, KrRef dictionary)
{
    KrBuffer buffer;
    if (!kr_buffer_get(thread, dictionary, &buffer, KR_BUFFER_READ)) return false;
    int code = kr_zlib_module.inflate_dictionary(
        stream, (const uint8_t *)buffer.data,
        buffer.size > UINT_MAX ? UINT_MAX : (unsigned)buffer.size);
    kr_buffer_release(thread, &buffer);
    return code == Z_OK ||
           kr_zlib_module_fail(thread, stream, code, "while setting zdict");
}

// The stream and its dictionary, for both kinds of objects.
static bool start_inflate(KrThread *thread, KrZStream *stream, bool *open,
                          KrOwn *dictionary,
                          const KrRef *args) // wbits, zdict
{
    int wbits;
    if (!kr_zlib_module_int(thread, args[0], &wbits)) return false;
    bool has = !kr_ref_is_null(args[1]);
    if (has && !kr_buffer_has(args[1]))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "zdict argument must support the buffer protocol");
    if (has) *dictionary = kr_dup(args[1]);
    int code = kr_zlib_module_inflate_init(stream, wbits);
    if (code == Z_STREAM_ERROR) return bad_option(thread);
    if (code == Z_MEM_ERROR)
        return kr_exception_raise_false(
            thread, &kr_exception_memory_error,
            "Can't allocate memory for decompression object");
    if (code != Z_OK)
        return kr_zlib_module_fail(thread, stream, code,
                                   "while creating decompression object");
    *open = true;
    return !has || wbits >= 0 || set_dictionary(thread, stream, args[1]);
}

KrOwn kr_zlib_object_new_decompress(ARGS) // wbits, zdict
{
    (void)self, (void)count;
    KrOwn result = flow_new(thread, &kr_zlib_object_decompress);
    if (kr_is_null(result)) return result;
    Flow *flow = cast(kr_ref(result));
    if (start_inflate(thread, &flow->stream, &flow->open, &flow->dictionary, args))
        return result;
    kr_drop(thread, result);
    return KR_NULL;
}

// What the stream has not taken goes to unused_data or unconsumed_tail.
static bool save_rest(KrThread *thread, Flow *flow, const uint8_t *end, int code)
{
    int64_t left = end - flow->stream.next_in;
    if (code == Z_STREAM_END) { // behind the end
        const KrBytes *old = kr_bytes_cast(kr_ref(flow->unused));
        KrOwn all = kr_bytes_new(thread, NULL, old->length + left);
        if (kr_is_null(all)) return false;
        memcpy(kr_bytes_cast(kr_ref(all))->data, old->data, (size_t)old->length);
        memcpy(kr_bytes_cast(kr_ref(all))->data + old->length, flow->stream.next_in,
               (size_t)left);
        kr_store(thread, &flow->unused, all);
        left = 0;
    }
    if (left > 0 || kr_bytes_cast(kr_ref(flow->tail))->length > 0) {
        KrOwn tail = kr_bytes_new(thread, flow->stream.next_in, left);
        if (kr_is_null(tail)) return false;
        kr_store(thread, &flow->tail, tail);
    }
    return true;
}

// Inflates until input or the room that was asked for is used up.
static bool inflate_all(KrThread *thread, Flow *flow, const uint8_t *in, size_t size,
                        int mode, size_t first, KrCodecOutput *out, int *code)
{
    KrZStream *stream = &flow->stream;
    const uint8_t *end = in + size;
    stream->next_in = in;
    *code = Z_OK;
    do {
        size_t left = (size_t)(end - stream->next_in);
        stream->avail_in = left > UINT_MAX ? UINT_MAX : (unsigned)left;
        do {
            if (kr_codec_stream_full(out)) return true;
            if (!kr_codec_stream_grow(thread, out, first)) return false;
            size_t room = out->capacity - out->size;
            stream->next_out = out->data + out->size;
            stream->avail_out = room > UINT_MAX ? UINT_MAX : (unsigned)room;
            *code = kr_zlib_module.inflate(stream, mode);
            out->size = (size_t)(stream->next_out - out->data);
            if (*code == Z_NEED_DICT && !kr_is_null(flow->dictionary)) {
                if (!set_dictionary(thread, stream, kr_ref(flow->dictionary)))
                    return false;
                *code = Z_OK;
                stream->avail_out = 0; // once more
            } else if (*code != Z_OK && *code != Z_BUF_ERROR) {
                return true;
            }
        } while (stream->avail_out == 0);
    } while (*code != Z_STREAM_END && stream->next_in < end);
    return true;
}

static KrOwn decompress_decompress(ARGS) // data, max_length
{
    (void)count;
    Flow *flow = cast(self);
    int64_t most;
    KrBuffer buffer;
    int code;
    if (!kr_number_index_i64(thread, args[1], &most)) return KR_NULL;
    if (most < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "max_length must be non-negative");
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrCodecOutput out = {.most = most ? most : -1};
    const uint8_t *in = (const uint8_t *)buffer.data, *end = in + buffer.size;
    bool ok = inflate_all(thread, flow, in, (size_t)buffer.size, Z_SYNC_FLUSH,
                          KR_ZLIB_BUFFER, &out, &code);
    ok = ok && save_rest(thread, flow, end, code);
    if (ok && code == Z_STREAM_END)
        flow->eof = true;
    else if (ok && code != Z_OK && code != Z_BUF_ERROR)
        ok = kr_zlib_module_fail(thread, &flow->stream, code,
                                 "while decompressing data");
    kr_buffer_release(thread, &buffer);
    if (ok) return kr_codec_stream_take(thread, &out);
    kr_codec_stream_drop(&out);
    return KR_NULL;
}

static KrOwn decompress_flush(ARGS) // length
{
    (void)count;
    Flow *flow = cast(self);
    int64_t first;
    int code;
    if (!kr_number_index_i64(thread, args[0], &first)) return KR_NULL;
    if (first <= 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "length must be greater than zero");
    if (first > INT32_MAX) first = KR_ZLIB_BUFFER;
    if (!flow->open) return kr_bytes_new(thread, "", 0); // it has ended
    KrOwn tail = kr_dup(kr_ref(flow->tail));
    const KrBytes *bytes = kr_bytes_cast(kr_ref(tail));
    const uint8_t *in = (const uint8_t *)bytes->data;
    KrCodecOutput out = {.most = -1};
    bool ok = inflate_all(thread, flow, in, (size_t)bytes->length, Z_FINISH,
                          (size_t)first, &out, &code);
    ok = ok && save_rest(thread, flow, in + bytes->length, code);
    if (ok && code == Z_STREAM_END) {
        flow->eof = true;
        flow->open = false;
        code = kr_zlib_module.inflate_end(&flow->stream);
        if (code != Z_OK)
            ok = kr_zlib_module_fail(thread, &flow->stream, code,
                                     "while finishing decompression");
    }
    else if (ok && code != Z_OK && code != Z_BUF_ERROR)
        ok = kr_zlib_module_fail(thread, &flow->stream, code, "while flushing");
    kr_drop(thread, tail);
    if (ok) return kr_codec_stream_take(thread, &out);
    kr_codec_stream_drop(&out);
    return KR_NULL;
}
static KrOwn get_unused(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->unused));
}
static KrOwn get_tail(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->tail));
}
static KrOwn get_eof(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->eof);
}
static const KrNativeDef decompress_methods[] = {
    {"decompress", decompress_decompress, "($self, data, /, max_length=0)",
     "Decompressed data.", 0, 0, 0},
    {"flush", decompress_flush, "($self, length=16384, /)\1($self, length=zlib.DEF_BUF_SIZE, /)",
     "The data that is still inside.", 0, 0, 0},
    {"copy", flow_copy, "($self, /)", "A copy of the object.", 0, 0, 0},
    {"__copy__", flow_copy, "($self, /)", "A copy of the object.", 0, 0, 0},
    {"__deepcopy__", flow_copy, "($self, memo, /)", "A copy of the object.", 0, 0, 0},
    {0},
};
static const KrGetSetDef decompress_getset[] = {
    {"unused_data", get_unused, NULL, KR_AS_MEMBER},
    {"unconsumed_tail", get_tail, NULL, KR_AS_MEMBER},
    {"eof", get_eof, NULL, KR_AS_MEMBER},
    {0},
};
KrType kr_zlib_object_decompress = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "zlib.Decompress",
    .basic_size = sizeof(Flow),
    .dealloc = flow_dealloc,
    .methods = decompress_methods,
    .getset = decompress_getset,
};

// --- _ZlibDecompressor ------------------------------------------------------------------

static Inflater *cast_inflater(KrRef self)
{
    return (Inflater *)(void *)kr_obj(self);
}
static bool inflater_step(KrThread *thread, void *self, const uint8_t **in,
                          size_t *in_size, uint8_t **out, size_t *out_size, bool *ended)
{
    Inflater *inflater = self;
    KrZStream *stream = &inflater->stream;
    stream->next_in = *in;
    stream->avail_in = *in_size > UINT_MAX ? UINT_MAX : (unsigned)*in_size;
    stream->next_out = *out;
    stream->avail_out = *out_size > UINT_MAX ? UINT_MAX : (unsigned)*out_size;
    unsigned room = stream->avail_out;
    int code;
    do {
        code = kr_zlib_module.inflate(stream, Z_SYNC_FLUSH);
        if (code != Z_NEED_DICT || kr_is_null(inflater->dictionary)) break;
        if (!set_dictionary(thread, stream, kr_ref(inflater->dictionary))) return false;
    } while (true);
    *in_size -= (size_t)(stream->next_in - *in);
    *in = stream->next_in;
    *out = stream->next_out;
    *out_size -= room - stream->avail_out;
    *ended = code == Z_STREAM_END;
    if (code == Z_OK || code == Z_BUF_ERROR || code == Z_STREAM_END) return true;
    return kr_zlib_module_fail(thread, stream, code, "while decompressing data");
}
static KrOwn inflater_decompress(ARGS)
{
    (void)count;
    return kr_codec_stream_decompress(thread, &cast_inflater(self)->reader,
                                      cast_inflater(self), args[0], args[1],
                                      inflater_step);
}
static KrOwn make_native(ARGS)
{
    (void)count;
    return start_inflate(thread, &cast_inflater(self)->stream,
                         &cast_inflater(self)->open, &cast_inflater(self)->dictionary,
                         args)
               ? kr_none_own()
               : KR_NULL;
}
static KrOwn inflater_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                          KrRef kwnames)
{
    static const KrNativeDef def = {
        "_ZlibDecompressor", make_native, "(wbits=15, zdict=b'')", NULL, 0, 0, 0};
    Inflater *inflater = (Inflater *)(void *)kr_object_new(
        thread, (KrType *)(void *)kr_obj(type), sizeof *inflater);
    if (!inflater) return KR_NULL;
    inflater->reader.needs_input = true;
    KrOwn result = kr_steal_obj(inflater),
          done = kr_call_native(thread, &def, kr_ref(result), args, count, kwnames);
    if (!kr_is_null(done)) return result;
    kr_drop(thread, result);
    return KR_NULL;
}
static void inflater_dealloc(KrThread *thread, KrObject *object)
{
    Inflater *inflater = (Inflater *)(void *)object;
    if (inflater->open) (void)kr_zlib_module.inflate_end(&inflater->stream);
    kr_codec_stream_fini(thread, &inflater->reader);
    kr_xdrop(thread, inflater->dictionary);
    kr_object_free(thread, object, sizeof(Inflater));
}
static KrOwn inflater_eof(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast_inflater(self)->reader.eof);
}
static KrOwn inflater_unused(KrThread *thread, KrRef self)
{
    return kr_codec_stream_unused(thread, &cast_inflater(self)->reader);
}
static KrOwn inflater_needs(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast_inflater(self)->reader.needs_input);
}
static const KrNativeDef inflater_methods[] = {
    {"decompress", inflater_decompress, "($self, /, data, max_length=-1)",
     "Decompressed data.", 0, 0, 0},
    {0},
};
static const KrGetSetDef inflater_getset[] = {
    {"eof", inflater_eof, NULL, KR_AS_MEMBER "True if the end-of-stream marker has been reached."},
    {"unused_data", inflater_unused, NULL,
     KR_AS_MEMBER "Data found after the end of the compressed stream."},
    {"needs_input", inflater_needs, NULL,
     KR_AS_MEMBER "True if more input is needed before more decompressed data can be produced."},
    {0},
};
KrType kr_zlib_object_decompressor = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "zlib._ZlibDecompressor",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Inflater),
    .dealloc = inflater_dealloc,
    .new_object = inflater_new,
    .methods = inflater_methods,
    .getset = inflater_getset,
    .doc = "(wbits=15, zdict=b'')\n--\n\nA decompressor that is given its input bit by bit.",
};
