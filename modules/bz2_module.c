// SPDX-License-Identifier: MIT
// The _bz2 module over the system's libbz2.
//
// libbz2 counts in unsigned ints: longer data is given to it in pieces.
// Tests: tests/lang/modules/bz2/.
#include "modules/bz2_module.h"

#include "modules/codec_stream.h"
#include "modules/shared_library.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/tuple.h"

#include <limits.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

typedef struct Stream { // bz_stream of the library
    const uint8_t *next_in;
    unsigned avail_in, total_in_low, total_in_high;
    uint8_t *next_out;
    unsigned avail_out, total_out_low, total_out_high;
    void *state;
    void *(*alloc)(void *, int, int);
    void (*free)(void *, void *);
    void *opaque;
} Stream;

enum { RUN = 0, FINISH = 2 };
enum {
    OK = 0,
    RUN_OK = 1,
    STREAM_END = 4,
    PARAM_ERROR = -2,
    MEM_ERROR = -3,
    DATA_ERROR = -4,
    MAGIC_ERROR = -5,
    IO_ERROR = -6,
    EOF_ERROR = -7,
    SEQUENCE_ERROR = -1,
    CONFIG_ERROR = -9
};

static struct {
    int (*compress_init)(Stream *, int level, int verbosity, int work);
    int (*compress)(Stream *, int action);
    int (*compress_end)(Stream *);
    int (*decompress_init)(Stream *, int verbosity, int small);
    int (*decompress)(Stream *);
    int (*decompress_end)(Stream *);
} library;

typedef struct Compressor {
    KrObject header;
    Stream stream;
    bool open, flushed;
} Compressor;
typedef struct Decompressor {
    KrObject header;
    KrCodecReader reader;
    Stream stream;
    bool open, broken;
} Decompressor;

static KrType compressor_type, decompressor_type;

static bool check(KrThread *thread, int code)
{
    switch (code) {
    case PARAM_ERROR:
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "Internal error - invalid parameters passed to libbzip2");
    case MEM_ERROR: (void)kr_exception_no_memory(thread); return false;
    case DATA_ERROR:
    case MAGIC_ERROR:
        return kr_exception_raise_false(thread, &kr_exception_os_error,
                                        "Invalid data stream");
    case IO_ERROR:
        return kr_exception_raise_false(thread, &kr_exception_os_error,
                                        "Unknown I/O error");
    case EOF_ERROR:
        return kr_exception_raise_false(
            thread, &kr_exception_eof_error,
            "Compressed file ended before the logical end-of-stream was detected");
    case SEQUENCE_ERROR:
        return kr_exception_raise_false(
            thread, &kr_exception_runtime_error,
            "Internal error - Invalid sequence of commands sent to libbzip2");
    case CONFIG_ERROR:
        return kr_exception_raise_false(thread, &kr_exception_system_error,
                                        "libbzip2 was not compiled correctly");
    default: break;
    }
    return code >= 0 ||
           kr_exception_raise_false(thread, &kr_exception_os_error,
                                    "Unrecognized error from libbzip2: %d", code);
}

// --- compressor -------------------------------------------------------------------------

static Compressor *cast(KrRef self)
{
    return (Compressor *)(void *)kr_obj(self);
}

static KrOwn run(KrThread *thread, void *compressor, const uint8_t *in, size_t size,
                 int action)
{
    Compressor *self = compressor;
    KrCodecOutput out = {.most = -1};
    Stream *stream = &self->stream;
    stream->next_in = in;
    bool ok = true;
    int code = OK;
    for (;;) {
        if (stream->avail_in == 0 && size > 0) {
            stream->avail_in = size > UINT_MAX ? UINT_MAX : (unsigned)size;
            size -= stream->avail_in;
        }
        if (action == RUN && stream->avail_in == 0)
            break; // what comes out stays in the library
        ok = kr_codec_stream_grow(thread, &out, 32 * 1024);
        if (!ok) break;
        size_t room = out.capacity - out.size;
        stream->next_out = out.data + out.size;
        stream->avail_out = room > UINT_MAX ? UINT_MAX : (unsigned)room;
        code = library.compress(stream, action);
        out.size = (size_t)(stream->next_out - out.data);
        ok = check(thread, code);
        if (!ok || code == STREAM_END) break;
    }
    if (ok) return kr_codec_stream_take(thread, &out);
    kr_codec_stream_drop(&out);
    return KR_NULL;
}

static KrOwn compressor_compress(ARGS)
{
    (void)count;
    return kr_codec_stream_compress(thread, cast(self), cast(self)->flushed, args[0],
                                    run, RUN);
}
static KrOwn compressor_flush(ARGS)
{
    (void)args, (void)count;
    return kr_codec_stream_flush(thread, cast(self), &cast(self)->flushed, run, FINISH);
}
static bool no_keywords(KrThread *thread, const char *name, KrRef kwnames)
{
    return kr_ref_is_null(kwnames) || kr_tuple_length(kwnames) == 0 ||
           kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "%s() takes no keyword arguments", name);
}
static KrOwn compressor_new(KrThread *thread, KrRef type, const KrRef *args,
                            size_t count, KrRef kwnames)
{
    int64_t level = 9;
    if (!no_keywords(thread, "BZ2Compressor", kwnames)) return KR_NULL;
    if (count > 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "BZ2Compressor expected at most 1 argument, got %zu",
                                  count);
    if (count && !kr_number_index_i64(thread, args[0], &level)) return KR_NULL;
    if (level < 1 || level > 9)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "compresslevel must be between 1 and 9");
    Compressor *self = (Compressor *)(void *)kr_object_new(
        thread, (KrType *)(void *)kr_obj(type), sizeof *self);
    if (!self) return KR_NULL;
    KrOwn result = kr_steal_obj(self);
    if (check(thread, library.compress_init(&self->stream, (int)level, 0, 0))) {
        self->open = true;
        return result;
    }
    kr_drop(thread, result);
    return KR_NULL;
}
static void compressor_dealloc(KrThread *thread, KrObject *object)
{
    Compressor *self = (Compressor *)(void *)object;
    if (self->open) (void)library.compress_end(&self->stream);
    kr_object_free(thread, object, sizeof(Compressor));
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
    .name = "_bz2.BZ2Compressor",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Compressor),
    .dealloc = compressor_dealloc,
    .new_object = compressor_new,
    .methods = compressor_methods,
    .doc = "(compresslevel=9, /)\n--\n\n" "Create a compressor object for compressing data incrementally.",
};

// --- decompressor -----------------------------------------------------------------------

static Decompressor *cast_de(KrRef self)
{
    return (Decompressor *)(void *)kr_obj(self);
}
static bool step(KrThread *thread, void *place, const uint8_t **in, size_t *in_size,
                 uint8_t **out, size_t *out_size, bool *ended)
{
    Decompressor *self = place;
    Stream *stream = &self->stream;
    stream->next_in = *in;
    stream->avail_in = *in_size > UINT_MAX ? UINT_MAX : (unsigned)*in_size;
    stream->next_out = *out;
    stream->avail_out = *out_size > UINT_MAX ? UINT_MAX : (unsigned)*out_size;
    unsigned room = stream->avail_out;
    int code = library.decompress(stream);
    *in_size -= (size_t)(stream->next_in - *in);
    *in = stream->next_in;
    *out = stream->next_out;
    *out_size -= room - stream->avail_out;
    *ended = code == STREAM_END;
    if (check(thread, code)) return true;
    self->broken = true;
    self->reader.needs_input = false;
    return false;
}
static KrOwn decompressor_decompress(ARGS)
{
    (void)count;
    Decompressor *de = cast_de(self);
    if (de->broken)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Decompressor is unusable after a previous error");
    return kr_codec_stream_decompress(thread, &de->reader, de, args[0], args[1], step);
}
static KrOwn decompressor_new(KrThread *thread, KrRef type, const KrRef *args,
                              size_t count, KrRef kwnames)
{
    (void)args;
    if (!no_keywords(thread, "BZ2Decompressor", kwnames)) return KR_NULL;
    if (count)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "BZ2Decompressor() takes no positional arguments");
    Decompressor *self = (Decompressor *)(void *)kr_object_new(
        thread, (KrType *)(void *)kr_obj(type), sizeof *self);
    if (!self) return KR_NULL;
    KrOwn result = kr_steal_obj(self);
    self->reader.needs_input = true;
    if (check(thread, library.decompress_init(&self->stream, 0, 0))) {
        self->open = true;
        return result;
    }
    kr_drop(thread, result);
    return KR_NULL;
}
static void decompressor_dealloc(KrThread *thread, KrObject *object)
{
    Decompressor *self = (Decompressor *)(void *)object;
    if (self->open) (void)library.decompress_end(&self->stream);
    kr_codec_stream_fini(thread, &self->reader);
    kr_object_free(thread, object, sizeof(Decompressor));
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
static const KrNativeDef decompressor_methods[] = {
    {"decompress", decompressor_decompress, "($self, /, data, max_length=-1)",
     "Decompressed data.", 0, 0, 0},
    {0},
};
static const KrGetSetDef decompressor_getset[] = {
    {"eof", get_eof, NULL, KR_AS_MEMBER "True if the end-of-stream marker has been reached."},
    {"unused_data", get_unused, NULL,
     KR_AS_MEMBER "Data found after the end of the compressed stream."},
    {"needs_input", get_needs, NULL,
     KR_AS_MEMBER "True if more input is needed before more decompressed data can be produced."},
    {0},
};
static KrType decompressor_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_bz2.BZ2Decompressor",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Decompressor),
    .dealloc = decompressor_dealloc,
    .new_object = decompressor_new,
    .methods = decompressor_methods,
    .getset = decompressor_getset,
    .doc = "()\n--\n\n" "Create a decompressor object for decompressing data incrementally.",
};

KrOwn kr_bz2_module_init(KrThread *thread)
{
    static const char *const libraries[] = {"libbz2.so.1.0", "libbz2.so.1", NULL};
    static const KrSharedSymbol symbols[] = {
        {"BZ2_bzCompressInit", &library.compress_init},
        {"BZ2_bzCompress", &library.compress},
        {"BZ2_bzCompressEnd", &library.compress_end},
        {"BZ2_bzDecompressInit", &library.decompress_init},
        {"BZ2_bzDecompress", &library.decompress},
        {"BZ2_bzDecompressEnd", &library.decompress_end},
        {NULL, NULL},
    };
    if (!kr_shared_library_open(thread, "_bz2", libraries, "libbz2-1.0", symbols))
        return KR_NULL;
    KrOwn module = kr_module_new(thread, "_bz2", NULL);
    if (!kr_is_null(module) &&
        kr_module_add_type(thread, kr_ref(module), &compressor_type) &&
        kr_module_add_type(thread, kr_ref(module), &decompressor_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
