// SPDX-License-Identifier: MIT
// The _lzma module over the system's liblzma: compressor, decompressor, constants. Filters are in
// lzma_filter.c.
// Tests: tests/lang/modules/lzma/.
#include "modules/lzma_module.h"

#include "modules/codec_stream.h"
#include "modules/lzma_parts.h"
#include "modules/shared_library.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

enum { CHECK_NONE = 0, CHECK_CRC64 = 4, CHECK_UNKNOWN = 16, TELL_CHECKS = 0x01 | 0x04 };

typedef struct Compressor {
    KrObject header;
    KrLzmaStream stream;
    bool flushed;
} Compressor;
typedef struct Decompressor {
    KrObject header;
    KrCodecReader reader;
    KrLzmaStream stream;
    int check;
} Decompressor;

KrLzma kr_lzma_module;
KrType kr_lzma_module_error = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_lzma.LZMAError",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF,
        .shown = "__weakref__",
    .basic_size = sizeof(KrException),
    .base = &kr_exception_exception,
    .doc = "LZMA failed.",
};

bool kr_lzma_module_check(KrThread *thread, int code)
{
    static const char *const texts[] = {
        [LZMA_UNSUPPORTED_CHECK] = "Unsupported integrity check",
        [LZMA_MEMLIMIT_ERROR] = "Memory usage limit exceeded",
        [LZMA_FORMAT_ERROR] = "Input format not supported by decoder",
        [LZMA_OPTIONS_ERROR] = "Invalid or unsupported options",
        [LZMA_DATA_ERROR] = "Corrupt input data",
        [LZMA_BUF_ERROR] = "Insufficient buffer space",
        [LZMA_PROG_ERROR] = "Internal error",
    };
    if (code == LZMA_OK || code == LZMA_STREAM_END || code == LZMA_NO_CHECK ||
        code == LZMA_GET_CHECK)
        return true;
    if (code == LZMA_MEM_ERROR) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    if (code > 0 && code <= LZMA_PROG_ERROR)
        return kr_exception_raise_false(thread, &kr_lzma_module_error, "%s",
                                        texts[code]);
    return kr_exception_raise_false(thread, &kr_lzma_module_error,
                                    "Unrecognized error from liblzma: %d", code);
}

static bool get_int(KrThread *thread, KrRef value, int *out)
{
    int64_t number = 0;
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), &number);
    kr_drop(thread, index);
    *out = (int)number;
    return (fits == KR_PRESENT && number == (int)number) ||
           kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "Python int too large to convert to C int");
}

// --- compressor -------------------------------------------------------------------------

static Compressor *cast(KrRef self)
{
    return (Compressor *)(void *)kr_obj(self);
}

static bool start_alone(KrThread *thread, KrLzmaStream *stream, uint32_t preset,
                        KrRef filters, int *code)
{
    KrLzmaOptions options = {0};
    if (kr_is_none(filters)) {
        if (!kr_lzma_filter_preset(thread, preset, &options)) return false;
        *code = kr_lzma_module.alone_encoder(stream, &options);
        return true;
    }
    KrLzmaChain chain;
    if (!kr_lzma_filter_chain(thread, filters, &chain)) return false;
    if (chain.filters[0].id != KR_LZMA_1 || chain.filters[1].id != KR_LZMA_UNKNOWN)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
    *code = kr_lzma_module.alone_encoder(stream, &chain.options[0].lzma);
    return true;
}

static KrOwn compressor_make(ARGS) // format, check, preset, filters
{
    (void)count;
    int format, check, code = LZMA_OK;
    uint32_t preset = 6;
    KrLzmaStream *stream = &cast(self)->stream;
    KrLzmaChain chain;
    if (!get_int(thread, args[0], &format) || !get_int(thread, args[1], &check))
        return KR_NULL;
    bool has_preset = !kr_is_none(args[2]), has_filters = !kr_is_none(args[3]);
    if (has_preset && has_filters)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Cannot specify both preset and filter chain");
    if (has_preset && !kr_lzma_filter_u32(thread, args[2], &preset)) return KR_NULL;
    if (format != FORMAT_XZ && check != -1 && check != CHECK_NONE)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Integrity checks are only supported by FORMAT_XZ");
    switch (format) {
    case FORMAT_XZ:
        if (check == -1) check = CHECK_CRC64;
        if (has_filters && !kr_lzma_filter_chain(thread, args[3], &chain))
            return KR_NULL;
        code = has_filters ? kr_lzma_module.stream_encoder(stream, chain.filters, check)
                           : kr_lzma_module.easy_encoder(stream, preset, check);
        break;
    case FORMAT_ALONE:
        if (!start_alone(thread, stream, preset, args[3], &code)) return KR_NULL;
        break;
    case FORMAT_RAW:
        if (!has_filters)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "Must specify filters for FORMAT_RAW");
        if (!kr_lzma_filter_chain(thread, args[3], &chain)) return KR_NULL;
        code = kr_lzma_module.raw_encoder(stream, chain.filters);
        break;
    default:
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Invalid container format: %d", format);
    }
    return kr_lzma_module_check(thread, code) ? kr_none_own() : KR_NULL;
}
// An object whose arguments `def` takes: its function sets up the object, which is zero but for what `made` has done.
static KrOwn set_up(KrThread *thread, KrObject *made, const KrNativeDef *def, const KrRef *args, size_t count,
                    KrRef kwnames)
{
    if (!made) return KR_NULL;
    KrOwn result = kr_steal_obj(made), done = kr_call_native(thread, def, kr_ref(result), args, count, kwnames);
    if (!kr_is_null(done)) return result;
    kr_drop(thread, result);
    return KR_NULL;
}
static KrOwn compressor_new(KrThread *thread, KrRef type, const KrRef *args,
                            size_t count, KrRef kwnames)
{
    static const KrNativeDef def = {
        "LZMACompressor", compressor_make, "(format=1, check=-1, preset=None, filters=None)", NULL, 0, 0, 0};
    KrObject *self = kr_object_new(thread, (KrType *)(void *)kr_obj(type), sizeof(Compressor));
    return set_up(thread, self, &def, args, count, kwnames);
}
static void compressor_dealloc(KrThread *thread, KrObject *object)
{
    kr_lzma_module.end(&((Compressor *)(void *)object)->stream);
    kr_object_free(thread, object, sizeof(Compressor));
}

static KrOwn run(KrThread *thread, void *compressor, const uint8_t *in, size_t size,
                 int action)
{
    Compressor *self = compressor;
    KrCodecOutput out = {.most = -1};
    KrLzmaStream *stream = &self->stream;
    stream->next_in = in;
    stream->avail_in = size;
    bool ok = true;
    for (;;) {
        ok = kr_codec_stream_grow(thread, &out, 32 * 1024);
        if (!ok) break;
        stream->next_out = out.data + out.size;
        stream->avail_out = out.capacity - out.size;
        int code = kr_lzma_module.code(stream, action);
        out.size = (size_t)(stream->next_out - out.data);
        if (code == LZMA_BUF_ERROR && size == 0 && stream->avail_out > 0)
            code = LZMA_OK; // no input given
        ok = kr_lzma_module_check(thread, code);
        if (!ok ||
            (action == LZMA_RUN && stream->avail_in == 0 && stream->avail_out > 0) ||
            (action == LZMA_FINISH && code == LZMA_STREAM_END))
            break;
    }
    if (ok) return kr_codec_stream_take(thread, &out);
    kr_codec_stream_drop(&out);
    return KR_NULL;
}
static KrOwn compressor_compress(ARGS)
{
    (void)count;
    return kr_codec_stream_compress(thread, cast(self), cast(self)->flushed, args[0],
                                    run, LZMA_RUN);
}
static KrOwn compressor_flush(ARGS)
{
    (void)args, (void)count;
    return kr_codec_stream_flush(thread, cast(self), &cast(self)->flushed, run, LZMA_FINISH);
}
static const KrNativeDef compressor_methods[] = {
    {"compress", compressor_compress, "($self, data, /)",
     "Compressed data, as far as it is ready.", 0, 0, 0},
    {"flush", compressor_flush, "($self, /)",
     "The compressed data that is still inside.", 0, 0, 0},
    {0},
};
static KrType compressor_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_lzma.LZMACompressor",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Compressor),
    .dealloc = compressor_dealloc,
    .new_object = compressor_new,
    .methods = compressor_methods,
    .doc = "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)\n\n"
           "A compressor that takes data piece by piece.",
};

// --- decompressor -----------------------------------------------------------------------

static Decompressor *cast_de(KrRef self)
{
    return (Decompressor *)(void *)kr_obj(self);
}

static KrOwn decompressor_make(ARGS) // format, memlimit, filters
{
    (void)count;
    int format, code;
    uint64_t limit = UINT64_MAX;
    Decompressor *de = cast_de(self);
    KrLzmaChain chain;
    if (!get_int(thread, args[0], &format)) return KR_NULL;
    if (!kr_is_none(args[1])) {
        if (format == FORMAT_RAW)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "Cannot specify memory limit with FORMAT_RAW");
        KrOwn index = kr_number_index(thread, args[1]);
        if (kr_is_null(index)) return KR_NULL;
        int sign = kr_int_sign(kr_ref(index));
        uint64_t bits = kr_int_bit_length(kr_ref(index));
        limit = kr_int_low_u64(kr_ref(index));
        kr_drop(thread, index);
        if (sign < 0)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "Cannot convert negative int");
        if (bits > 64)
            return kr_exception_raise(thread, &kr_exception_overflow_error,
                                      "Python int too large for C uint64_t");
    }
    bool has_filters = !kr_is_none(args[2]);
    if (format == FORMAT_RAW && !has_filters)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Must specify filters for FORMAT_RAW");
    if (format != FORMAT_RAW && has_filters)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Cannot specify filters except with FORMAT_RAW");
    de->check =
        format == FORMAT_ALONE || format == FORMAT_RAW ? CHECK_NONE : CHECK_UNKNOWN;
    switch (format) {
    case FORMAT_AUTO:
        code = kr_lzma_module.auto_decoder(&de->stream, limit, TELL_CHECKS);
        break;
    case FORMAT_XZ:
        code = kr_lzma_module.stream_decoder(&de->stream, limit, TELL_CHECKS);
        break;
    case FORMAT_ALONE: code = kr_lzma_module.alone_decoder(&de->stream, limit); break;
    case FORMAT_RAW:
        if (!kr_lzma_filter_chain(thread, args[2], &chain)) return KR_NULL;
        code = kr_lzma_module.raw_decoder(&de->stream, chain.filters);
        break;
    default:
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Invalid container format: %d", format);
    }
    return kr_lzma_module_check(thread, code) ? kr_none_own() : KR_NULL;
}
static KrOwn decompressor_new(KrThread *thread, KrRef type, const KrRef *args,
                              size_t count, KrRef kwnames)
{
    static const KrNativeDef def = {
        "LZMADecompressor", decompressor_make, "(format=0, memlimit=None, filters=None)", NULL, 0, 0, 0};
    Decompressor *self = (Decompressor *)(void *)kr_object_new(thread, (KrType *)(void *)kr_obj(type), sizeof *self);
    if (self) self->reader.needs_input = self->reader.holds_output = true;
    return set_up(thread, self ? &self->header : NULL, &def, args, count, kwnames);
}
static void decompressor_dealloc(KrThread *thread, KrObject *object)
{
    Decompressor *self = (Decompressor *)(void *)object;
    kr_lzma_module.end(&self->stream);
    kr_codec_stream_fini(thread, &self->reader);
    kr_object_free(thread, object, sizeof(Decompressor));
}
static bool step(KrThread *thread, void *place, const uint8_t **in, size_t *in_size,
                 uint8_t **out, size_t *out_size, bool *ended)
{
    Decompressor *self = place;
    KrLzmaStream *stream = &self->stream;
    stream->next_in = *in;
    stream->avail_in = *in_size;
    stream->next_out = *out;
    stream->avail_out = *out_size;
    int code;
    do {
        code = kr_lzma_module.code(stream, LZMA_RUN);
        if (code == LZMA_GET_CHECK || code == LZMA_NO_CHECK)
            self->check = kr_lzma_module.get_check(stream);
    } while (code == LZMA_GET_CHECK || code == LZMA_NO_CHECK);
    *in = stream->next_in;
    *in_size = stream->avail_in;
    *out = stream->next_out;
    *out_size = stream->avail_out;
    *ended = code == LZMA_STREAM_END;
    if (code == LZMA_BUF_ERROR && (stream->avail_in == 0 || stream->avail_out == 0))
        code = LZMA_OK;
    return kr_lzma_module_check(thread, code);
}
static KrOwn decompressor_decompress(ARGS)
{
    (void)count;
    Decompressor *de = cast_de(self);
    if (de->reader.eof)
        return kr_exception_raise(thread, &kr_exception_eof_error,
                                  "Already at end of stream");
    return kr_codec_stream_decompress(thread, &de->reader, de, args[0], args[1], step);
}
static KrOwn get_eof(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast_de(self)->reader.eof);
}
static KrOwn get_unused(KrThread *thread, KrRef self)
{
    return kr_codec_stream_unused(thread, &cast_de(self)->reader);
}
static KrOwn get_needs(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast_de(self)->reader.needs_input);
}
static KrOwn get_check(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast_de(self)->check);
}
static const KrNativeDef decompressor_methods[] = {
    {"decompress", decompressor_decompress, "($self, /, data, max_length=-1)",
     "Decompressed data.", 0, 0, 0},
    {0},
};
static const KrGetSetDef decompressor_getset[] = {
    {"check", get_check, NULL, KR_AS_MEMBER "ID of the integrity check used by the input stream."},
    {"eof", get_eof, NULL, KR_AS_MEMBER "True if the end-of-stream marker has been reached."},
    {"needs_input", get_needs, NULL,
     KR_AS_MEMBER "True if more input is needed before more decompressed data can be produced."},
    {"unused_data", get_unused, NULL,
     KR_AS_MEMBER "Data found after the end of the compressed stream."},
    {0},
};
static KrType decompressor_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_lzma.LZMADecompressor",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Decompressor),
    .dealloc = decompressor_dealloc,
    .new_object = decompressor_new,
    .methods = decompressor_methods,
    .getset = decompressor_getset,
    .doc = "(format=FORMAT_AUTO, memlimit=None, filters=None)\n--\n\n" "Create a decompressor object for decompressing data incrementally.",
};

// --- module -----------------------------------------------------------------------------

static KrOwn is_check_supported(ARGS)
{
    (void)self, (void)count;
    int check;
    if (!get_int(thread, args[0], &check)) return KR_NULL;
    return kr_bool_own(kr_lzma_module.check_is_supported(check) != 0);
}
static const KrNativeDef functions[] = {
    {"_decode_filter_properties", kr_lzma_filter_decode,
     "($module, filter_id, encoded_props, /)", "A dict of the filter's options.", 0, 0,
     0},
    {"_encode_filter_properties", kr_lzma_filter_encode, "($module, filter, /)",
     "The filter's options as bytes.", 0, 0, 0},
    {"is_check_supported", is_check_supported, "($module, check_id, /)",
     "Is the integrity check supported?", 0, 0, 0},
    {0},
};

KrOwn kr_lzma_module_init(KrThread *thread)
{
    static const char *const libraries[] = {"liblzma.so.5", NULL};
    static const KrSharedSymbol symbols[] = {
        {"lzma_code", &kr_lzma_module.code},
        {"lzma_end", &kr_lzma_module.end},
        {"lzma_get_check", &kr_lzma_module.get_check},
        {"lzma_check_is_supported", &kr_lzma_module.check_is_supported},
        {"lzma_easy_encoder", &kr_lzma_module.easy_encoder},
        {"lzma_stream_encoder", &kr_lzma_module.stream_encoder},
        {"lzma_alone_encoder", &kr_lzma_module.alone_encoder},
        {"lzma_raw_encoder", &kr_lzma_module.raw_encoder},
        {"lzma_auto_decoder", &kr_lzma_module.auto_decoder},
        {"lzma_stream_decoder", &kr_lzma_module.stream_decoder},
        {"lzma_alone_decoder", &kr_lzma_module.alone_decoder},
        {"lzma_raw_decoder", &kr_lzma_module.raw_decoder},
        {"lzma_lzma_preset", &kr_lzma_module.preset},
        {"lzma_properties_size", &kr_lzma_module.properties_size},
        {"lzma_properties_encode", &kr_lzma_module.properties_encode},
        {"lzma_properties_decode", &kr_lzma_module.properties_decode},
        {NULL, NULL},
    };
    static const struct {
        const char *name;
        int64_t value;
    } numbers[] = {{"CHECK_NONE", 0},
                   {"CHECK_CRC32", 1},
                   {"CHECK_CRC64", 4},
                   {"CHECK_SHA256", 10},
                   {"CHECK_ID_MAX", 15},
                   {"CHECK_UNKNOWN", 16},
                   {"FILTER_LZMA1", (int64_t)KR_LZMA_1},
                   {"FILTER_LZMA2", (int64_t)KR_LZMA_2},
                   {"FILTER_DELTA", 3},
                   {"FILTER_X86", 4},
                   {"FILTER_POWERPC", 5},
                   {"FILTER_IA64", 6},
                   {"FILTER_ARM", 7},
                   {"FILTER_ARMTHUMB", 8},
                   {"FILTER_SPARC", 9},
                   {"FORMAT_AUTO", 0},
                   {"FORMAT_XZ", 1},
                   {"FORMAT_ALONE", 2},
                   {"FORMAT_RAW", 3},
                   {"MF_HC3", 3},
                   {"MF_HC4", 4},
                   {"MF_BT2", 18},
                   {"MF_BT3", 19},
                   {"MF_BT4", 20},
                   {"MODE_FAST", 1},
                   {"MODE_NORMAL", 2},
                   {"PRESET_DEFAULT", 6},
                   {"PRESET_EXTREME", INT64_C(1) << 31}};
    static KrType *const types[] = {&kr_lzma_module_error, &compressor_type,
                                    &decompressor_type};
    if (!kr_shared_library_open(thread, "_lzma", libraries, "liblzma5", symbols))
        return KR_NULL;
    KrOwn module = kr_module_new(thread, "_lzma", NULL);
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_module_add_type(thread, kr_ref(module), types[i]);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_int_from_i64(thread, numbers[i].value));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
