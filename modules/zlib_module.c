// SPDX-License-Identifier: MIT
// The zlib module over the system's libz: functions on whole data; objects are in zlib_object.c.
//
// zlib counts in unsigned ints: longer data is given to it in pieces.
// Tests: tests/lang/modules/zlib/.
#include "modules/zlib_module.h"

#include "modules/codec_stream.h"
#include "modules/shared_library.h"
#include "modules/zlib_parts.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/thread.h"

#include <limits.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

KrZlib kr_zlib_module;
KrType kr_zlib_module_error = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "zlib.error",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF,
        .shown = "__weakref__",
    .basic_size = sizeof(KrException),
    .base = &kr_exception_exception,
};

bool kr_zlib_module_fail(KrThread *thread, const KrZStream *stream, int code,
                         const char *doing)
{
    const char *message = NULL;
    if (code == Z_VERSION_ERROR) message = "library version mismatch";
    if (!message) message = stream->msg;
    if (!message && code == Z_BUF_ERROR) message = "incomplete or truncated stream";
    if (!message && code == Z_STREAM_ERROR) message = "inconsistent stream state";
    if (!message && code == Z_DATA_ERROR) message = "invalid input data";
    return kr_exception_raise_false(thread, &kr_zlib_module_error,
                                    message ? "Error %d %s: %s" : "Error %d %s", code,
                                    doing, message);
}

bool kr_zlib_module_int(KrThread *thread, KrRef value, int *out)
{
    int64_t number;
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), &number);
    kr_drop(thread, index);
    if (fits != KR_PRESENT || number != (int)number)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "Python int too large to convert to C int");
    *out = (int)number;
    return true;
}

int kr_zlib_module_inflate_init(KrZStream *stream, int wbits)
{
    return kr_zlib_module.inflate_init(stream, wbits, kr_zlib_module.version(),
                                       (int)sizeof *stream);
}

static bool no_memory(KrThread *thread, const char *text)
{
    return kr_exception_raise_false(thread, &kr_exception_memory_error, "%s", text);
}

// Gives as much input and output as an unsigned int can count.
static void feed(KrZStream *stream, const uint8_t *end, const KrCodecOutput *out)
{
    size_t left = (size_t)(end - stream->next_in), room = out->capacity - out->size;
    stream->avail_in = left > UINT_MAX ? UINT_MAX : (unsigned)left;
    stream->next_out = out->data + out->size;
    stream->avail_out = room > UINT_MAX ? UINT_MAX : (unsigned)room;
}

static KrOwn zlib_compress(ARGS) // data, level, wbits
{
    (void)self, (void)count;
    int level, wbits, code;
    KrBuffer buffer;
    if (!kr_zlib_module_int(thread, args[1], &level) ||
        !kr_zlib_module_int(thread, args[2], &wbits) ||
        !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    KrZStream stream = {.next_in = (const uint8_t *)buffer.data};
    const uint8_t *end = stream.next_in + buffer.size;
    KrCodecOutput out = {.most = -1};
    code = kr_zlib_module.deflate_init(&stream, level, 8, wbits, 8, 0,
                                       kr_zlib_module.version(), (int)sizeof stream);
    bool ok = code == Z_OK;
    if (code == Z_MEM_ERROR)
        (void)no_memory(thread, "Out of memory while compressing data");
    else if (code == Z_STREAM_ERROR)
        (void)kr_exception_raise(thread, &kr_zlib_module_error,
                                 "Bad compression level");
    else if (!ok)
        (void)kr_zlib_module_fail(thread, &stream, code, "while compressing data");
    if (ok) {
        while (ok && code != Z_STREAM_END) {
            ok = kr_codec_stream_grow(thread, &out, (size_t)buffer.size / 2 + 64);
            if (!ok) break;
            feed(&stream, end, &out);
            bool last = stream.next_in + stream.avail_in == end;
            if (buffer.size > 5000) kr_thread_release_gil(thread);
            code = kr_zlib_module.deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
            if (buffer.size > 5000) kr_thread_take_gil(thread);
            out.size = (size_t)(stream.next_out - out.data);
            if (code == Z_STREAM_ERROR)
                ok = kr_zlib_module_fail(thread, &stream, code,
                                         "while compressing data");
        }
        (void)kr_zlib_module.deflate_end(&stream);
    }
    kr_buffer_release(thread, &buffer);
    if (ok) return kr_codec_stream_take(thread, &out);
    kr_codec_stream_drop(&out);
    return KR_NULL;
}

static KrOwn zlib_decompress(ARGS) // data, wbits, bufsize
{
    (void)self, (void)count;
    int wbits, code;
    int64_t first = 0;
    KrBuffer buffer;
    if (!kr_zlib_module_int(thread, args[1], &wbits)) return KR_NULL;
    KrOwn index = kr_number_index(thread, args[2]);
    if (kr_is_null(index)) return KR_NULL;
    KrFound fits = kr_int_try_i64(kr_ref(index), &first);
    kr_drop(thread, index);
    if (fits != KR_PRESENT)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large to convert to C ssize_t");
    if (first < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "bufsize must be non-negative");
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrZStream stream = {.next_in = (const uint8_t *)buffer.data};
    const uint8_t *end = stream.next_in + buffer.size;
    KrCodecOutput out = {.most = -1};
    code = kr_zlib_module_inflate_init(&stream, wbits);
    bool ok = code == Z_OK;
    if (code == Z_MEM_ERROR)
        (void)no_memory(thread, "Out of memory while decompressing data");
    else if (!ok)
        (void)kr_zlib_module_fail(thread, &stream, code,
                                  "while preparing to decompress data");
    if (ok) {
        while (ok && code != Z_STREAM_END) {
            ok = kr_codec_stream_grow(thread, &out,
                                      (size_t)(first > INT32_MAX ? INT32_MAX : first));
            if (!ok) break;
            feed(&stream, end, &out);
            bool last = stream.next_in + stream.avail_in == end;
            if (buffer.size > 5000) kr_thread_release_gil(thread);
            code = kr_zlib_module.inflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
            if (buffer.size > 5000) kr_thread_take_gil(thread);
            out.size = (size_t)(stream.next_out - out.data);
            if (code == Z_MEM_ERROR)
                ok = no_memory(thread, "Out of memory while decompressing data");
            else if (code != Z_OK && code != Z_BUF_ERROR && code != Z_STREAM_END)
                ok = kr_zlib_module_fail(thread, &stream, code,
                                         "while decompressing data");
            else if (code != Z_STREAM_END && stream.next_in == end &&
                     stream.avail_out > 0)
                ok = kr_zlib_module_fail(thread, &stream, Z_BUF_ERROR,
                                         "while decompressing data");
        }
        (void)kr_zlib_module.inflate_end(&stream);
    }
    kr_buffer_release(thread, &buffer);
    if (ok) return kr_codec_stream_take(thread, &out);
    kr_codec_stream_drop(&out);
    return KR_NULL;
}

static KrOwn checksum(KrThread *thread, const KrRef *args,
                      unsigned long (*function)(unsigned long, const uint8_t *,
                                                unsigned))
{
    KrBuffer buffer;
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrOwn index = kr_number_index(thread, args[1]);
    if (kr_is_null(index)) {
        kr_buffer_release(thread, &buffer);
        return KR_NULL;
    }
    unsigned long value = (uint32_t)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    const uint8_t *at = (const uint8_t *)buffer.data;
    bool big = buffer.size > 5000;
    if (big) kr_thread_release_gil(thread);
    size_t left = (size_t)buffer.size;
    do {
        unsigned part = left > UINT_MAX ? UINT_MAX : (unsigned)left;
        value = function(value, at, part);
        at += part;
        left -= part;
    } while (left);
    if (big) kr_thread_take_gil(thread);
    kr_buffer_release(thread, &buffer);
    return kr_from_small_int((int64_t)(value & 0xFFFFFFFF));
}
static KrOwn zlib_crc32(ARGS)
{
    (void)self, (void)count;
    return checksum(thread, args, kr_zlib_module.crc32);
}
static KrOwn zlib_adler32(ARGS)
{
    (void)self, (void)count;
    return checksum(thread, args, kr_zlib_module.adler32);
}

static const KrNativeDef functions[] = {
    {"adler32", zlib_adler32, "($module, data, value=1, /)",
     "Adler-32 checksum of the data.", 0, 0, 0},
    {"compress", zlib_compress, "($module, data, /, level=-1, wbits=15)\1($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)",
     "The data compressed.", 0, 0, 0},
    {"compressobj", kr_zlib_object_new_compress,
     "($module, /, level=-1, method=8, wbits=15, memLevel=8,\n"
     "            strategy=0, zdict=<unrepresentable>)\1"
     "($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n"
     "            strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)",
     "A compressor object.", 0, 0, 0},
    {"crc32", zlib_crc32, "($module, data, value=0, /)", "CRC-32 checksum of the data.",
     0, 0, 0},
    {"decompress", zlib_decompress, "($module, data, /, wbits=15, bufsize=16384)\1($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)",
     "The data decompressed.", 0, 0, 0},
    {"decompressobj", kr_zlib_object_new_decompress,
     "($module, /, wbits=15, zdict=b'')\1($module, /, wbits=MAX_WBITS, zdict=b'')", "A decompressor object.", 0, 0, 0},
    {0},
};

KrOwn kr_zlib_module_init(KrThread *thread)
{
    static const char *const libraries[] = {"libz.so.1", "libz.so", NULL};
    static const KrSharedSymbol symbols[] = {
        {"zlibVersion", &kr_zlib_module.version},
        {"deflateInit2_", &kr_zlib_module.deflate_init},
        {"deflate", &kr_zlib_module.deflate},
        {"deflateEnd", &kr_zlib_module.deflate_end},
        {"deflateCopy", &kr_zlib_module.deflate_copy},
        {"deflateSetDictionary", &kr_zlib_module.deflate_dictionary},
        {"inflateInit2_", &kr_zlib_module.inflate_init},
        {"inflate", &kr_zlib_module.inflate},
        {"inflateEnd", &kr_zlib_module.inflate_end},
        {"inflateCopy", &kr_zlib_module.inflate_copy},
        {"inflateSetDictionary", &kr_zlib_module.inflate_dictionary},
        {"crc32", &kr_zlib_module.crc32},
        {"adler32", &kr_zlib_module.adler32},
        {NULL, NULL},
    };
    static const struct {
        const char *name;
        int value;
    } numbers[] = {{"DEFLATED", 8},
                   {"DEF_BUF_SIZE", 16384},
                   {"DEF_MEM_LEVEL", 8},
                   {"MAX_WBITS", 15},
                   {"Z_BEST_COMPRESSION", 9},
                   {"Z_BEST_SPEED", 1},
                   {"Z_BLOCK", 5},
                   {"Z_DEFAULT_COMPRESSION", -1},
                   {"Z_DEFAULT_STRATEGY", 0},
                   {"Z_FILTERED", 1},
                   {"Z_FINISH", 4},
                   {"Z_FIXED", 4},
                   {"Z_FULL_FLUSH", 3},
                   {"Z_HUFFMAN_ONLY", 2},
                   {"Z_NO_COMPRESSION", 0},
                   {"Z_NO_FLUSH", 0},
                   {"Z_PARTIAL_FLUSH", 1},
                   {"Z_RLE", 3},
                   {"Z_SYNC_FLUSH", 2},
                   {"Z_TREES", 6}};
    static KrType *const types[] = {&kr_zlib_module_error,
                                    &kr_zlib_object_decompressor};
    if (!kr_shared_library_open(thread, "zlib", libraries, "zlib1g", symbols))
        return KR_NULL;
    KrOwn module =
        kr_module_new(thread, "zlib", "Compression and checksums of the library zlib.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_type_ready(thread, &kr_zlib_object_compress) &&
              kr_type_ready(thread, &kr_zlib_object_decompress);
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_module_add_type(thread, kr_ref(module), types[i]);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_from_small_int(numbers[i].value));
    ok = ok &&
         kr_module_add(thread, kr_ref(module), "ZLIB_VERSION",
                       kr_str_from_ascii(thread, kr_zlib_module.version())) &&
         kr_module_add(thread, kr_ref(module), "ZLIB_RUNTIME_VERSION",
                       kr_str_from_ascii(thread, kr_zlib_module.version())) &&
         kr_module_add(thread, kr_ref(module), "__version__",
                       kr_str_from_ascii(thread, "1.0"));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
