// SPDX-License-Identifier: MIT
// What the files of the _lzma module share: the interface of liblzma 5, filter chains.
#pragma once

#include "runtime/type.h"

typedef struct KrLzmaStream { // lzma_stream
    const uint8_t *next_in;
    size_t avail_in;
    uint64_t total_in;
    uint8_t *next_out;
    size_t avail_out;
    uint64_t total_out;
    const void *allocator;
    void *internal;
    void *reserved_pointers[4];
    uint64_t seek, reserved_number;
    size_t reserved_sizes[2];
    int reserved_enums[2];
} KrLzmaStream;

typedef struct KrLzmaOptions { // lzma_options_lzma
    uint32_t dict_size;
    const uint8_t *preset_dict;
    uint32_t preset_dict_size, lc, lp, pb;
    int mode;
    uint32_t nice_len;
    int mf;
    uint32_t depth, reserved_numbers[8];
    int reserved_enums[4];
    void *reserved_pointers[2];
} KrLzmaOptions;
typedef struct KrLzmaDelta { // lzma_options_delta
    int type;
    uint32_t dist, reserved_numbers[4];
    void *reserved_pointers[2];
} KrLzmaDelta;
typedef struct KrLzmaBcj { // lzma_options_bcj
    uint32_t start_offset;
} KrLzmaBcj;
typedef struct KrLzmaFilter { // lzma_filter
    uint64_t id;
    void *options;
} KrLzmaFilter;

enum { KR_LZMA_FILTERS = 4 };
#define KR_LZMA_UNKNOWN UINT64_MAX // id behind the last filter
#define KR_LZMA_1       UINT64_C(0x4000000000000001)
#define KR_LZMA_2       UINT64_C(0x21)
enum {
    LZMA_OK,
    LZMA_STREAM_END,
    LZMA_NO_CHECK,
    LZMA_UNSUPPORTED_CHECK,
    LZMA_GET_CHECK,
    LZMA_MEM_ERROR,
    LZMA_MEMLIMIT_ERROR,
    LZMA_FORMAT_ERROR,
    LZMA_OPTIONS_ERROR,
    LZMA_DATA_ERROR,
    LZMA_BUF_ERROR,
    LZMA_PROG_ERROR
};
enum { LZMA_RUN = 0, LZMA_FINISH = 3 };
enum { FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW };

typedef struct KrLzma { // functions of the library
    int (*code)(KrLzmaStream *, int action);
    void (*end)(KrLzmaStream *);
    int (*get_check)(const KrLzmaStream *);
    uint8_t (*check_is_supported)(int check);
    int (*easy_encoder)(KrLzmaStream *, uint32_t preset, int check);
    int (*stream_encoder)(KrLzmaStream *, const KrLzmaFilter *, int check);
    int (*alone_encoder)(KrLzmaStream *, const KrLzmaOptions *);
    int (*raw_encoder)(KrLzmaStream *, const KrLzmaFilter *);
    int (*auto_decoder)(KrLzmaStream *, uint64_t limit, uint32_t flags);
    int (*stream_decoder)(KrLzmaStream *, uint64_t limit, uint32_t flags);
    int (*alone_decoder)(KrLzmaStream *, uint64_t limit);
    int (*raw_decoder)(KrLzmaStream *, const KrLzmaFilter *);
    uint8_t (*preset)(KrLzmaOptions *, uint32_t preset);
    int (*properties_size)(uint32_t *size, const KrLzmaFilter *);
    int (*properties_encode)(const KrLzmaFilter *, uint8_t *);
    int (*properties_decode)(KrLzmaFilter *, const void *allocator, const uint8_t *,
                             size_t);
} KrLzma;

extern KrLzma kr_lzma_module;
extern KrType kr_lzma_module_error;
bool kr_lzma_module_check(KrThread *thread, int code)
    KR_RAISES; // errors become LZMAError

typedef union KrLzmaAny { // options of any filter
    KrLzmaOptions lzma;
    KrLzmaDelta delta;
    KrLzmaBcj bcj;
} KrLzmaAny;
typedef struct KrLzmaChain {
    KrLzmaFilter filters[KR_LZMA_FILTERS + 1]; // ends with KR_LZMA_UNKNOWN
    KrLzmaAny options[KR_LZMA_FILTERS];
} KrLzmaChain;
bool kr_lzma_filter_chain(KrThread *thread, KrRef specs, KrLzmaChain *chain) KR_RAISES;
bool kr_lzma_filter_one(KrThread *thread, KrRef spec, KrLzmaFilter *filter,
                        KrLzmaAny *options) KR_RAISES;
bool kr_lzma_filter_u32(KrThread *thread, KrRef value, uint32_t *out) KR_RAISES;
bool kr_lzma_filter_preset(KrThread *thread, uint32_t preset, KrLzmaOptions *out)
    KR_RAISES;
KrOwn kr_lzma_filter_encode(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count) KR_NEW;
KrOwn kr_lzma_filter_decode(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count) KR_NEW;
