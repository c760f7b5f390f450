// SPDX-License-Identifier: MIT
// What the files of the zlib module share: the library's interface and errors.
#pragma once

#include "runtime/type.h"

typedef struct KrZStream { // z_stream of the library
    const uint8_t *next_in;
    unsigned avail_in;
    unsigned long total_in;
    uint8_t *next_out;
    unsigned avail_out;
    unsigned long total_out;
    const char *msg;
    void *state;
    void *(*alloc)(void *, unsigned, unsigned);
    void (*free)(void *, void *);
    void *opaque;
    int data_type;
    unsigned long adler, reserved;
} KrZStream;

enum {
    Z_NO_FLUSH,
    Z_PARTIAL_FLUSH,
    Z_SYNC_FLUSH,
    Z_FULL_FLUSH,
    Z_FINISH,
    Z_BLOCK,
    Z_TREES,
};
enum {
    Z_OK = 0,
    Z_STREAM_END = 1,
    Z_NEED_DICT = 2,
    Z_STREAM_ERROR = -2,
    Z_DATA_ERROR = -3,
    Z_MEM_ERROR = -4,
    Z_BUF_ERROR = -5,
    Z_VERSION_ERROR = -6,
};
enum { KR_ZLIB_WBITS = 15, KR_ZLIB_BUFFER = 16 * 1024 };

typedef struct KrZlib { // functions of the library, filled when the module is made
    const char *(*version)(void);
    int (*deflate_init)(KrZStream *, int level, int method, int wbits, int memory,
                        int strategy, const char *version, int size);
    int (*deflate)(KrZStream *, int flush);
    int (*deflate_end)(KrZStream *);
    int (*deflate_copy)(KrZStream *, KrZStream *);
    int (*deflate_dictionary)(KrZStream *, const uint8_t *, unsigned);
    int (*inflate_init)(KrZStream *, int wbits, const char *version, int size);
    int (*inflate)(KrZStream *, int flush);
    int (*inflate_end)(KrZStream *);
    int (*inflate_copy)(KrZStream *, KrZStream *);
    int (*inflate_dictionary)(KrZStream *, const uint8_t *, unsigned);
    unsigned long (*crc32)(unsigned long, const uint8_t *, unsigned);
    unsigned long (*adler32)(unsigned long, const uint8_t *, unsigned);
} KrZlib;

extern KrZlib kr_zlib_module;
extern KrType kr_zlib_module_error, kr_zlib_object_compress, kr_zlib_object_decompress,
    kr_zlib_object_decompressor;

// zlib.error "Error -3 while <doing>: <message>".
bool kr_zlib_module_fail(KrThread *thread, const KrZStream *stream, int code,
                         const char *doing);
int kr_zlib_module_inflate_init(KrZStream *stream, int wbits);
// C's int and unsigned int arguments.
bool kr_zlib_module_int(KrThread *thread, KrRef value, int *out) KR_RAISES;

KrOwn kr_zlib_object_new_compress(KrThread *thread, KrRef self, const KrRef *args,
                                  size_t count) KR_NEW;
KrOwn kr_zlib_object_new_decompress(KrThread *thread, KrRef self, const KrRef *args,
                                    size_t count) KR_NEW;
