// SPDX-License-Identifier: MIT
// What the files of the pyexpat module share: the system's libexpat, the parser type.
#pragma once

#include "runtime/exception.h"

typedef struct KrExpatContent { // the library's XML_Content
    int type, quant;
    char *name;
    unsigned child_count;
    struct KrExpatContent *children;
} KrExpatContent;
typedef struct KrExpatFeature { // XML_Feature
    int feature;
    const char *name;
    long value;
} KrExpatFeature;
typedef struct KrExpatEncoding { // XML_Encoding
    int map[256];
    void *data;
    int (*convert)(void *, const char *);
    void (*release)(void *);
} KrExpatEncoding;
typedef struct KrExpatVersion {
    int major, minor, micro;
} KrExpatVersion;
typedef void (*KrExpatHandler)(void);
typedef void (*KrExpatSetter)(void *parser, KrExpatHandler);

enum { KR_EXPAT_HANDLERS = 22 };
typedef struct KrExpat { // the library's functions; optional ones may be null
    void *(*create)(const char *encoding, const void *memory, const char *separator);
    void *(*create_external)(void *, const char *context, const char *encoding);
    void (*free)(void *), (*set_user_data)(void *, void *),
        (*free_content)(void *, KrExpatContent *);
    void (*set_encoding_handler)(void *,
                                 int (*)(void *, const char *, KrExpatEncoding *),
                                 void *);
    void (*set_namespace_triplet)(void *, int);
    int (*parse)(void *, const char *, int, int), (*stop)(void *, unsigned char),
        (*error_code)(void *);
    unsigned long (*line)(void *), (*column)(void *);
    long (*byte_index)(void *);
    int (*set_base)(void *, const char *), (*set_encoding)(void *, const char *),
        (*use_foreign)(void *, unsigned char);
    const char *(*get_base)(void *), *(*input_context)(void *, int *, int *),
        *(*error_text)(int), *(*version_text)(void);
    int (*set_param_entities)(void *, int), (*specified_count)(void *),
        (*set_salt)(void *, unsigned long);
    KrExpatVersion (*version)(void);
    const KrExpatFeature *(*features)(void);
    unsigned char (*set_amplification)(void *, float),
        (*set_threshold)(void *, unsigned long long);
    unsigned char (*set_deferral)(void *, unsigned char);
    unsigned char (*set_alloc_amplification)(void *, float),
        (*set_alloc_threshold)(void *, unsigned long long);
    KrExpatSetter set[KR_EXPAT_HANDLERS];
} KrExpat;
extern KrExpat kr_pyexpat_module;      // filled at the first import
extern KrType kr_pyexpat_module_error; // ExpatError
extern KrType kr_pyexpat_parser_type;  // pyexpat.xmlparser
extern const char *const
    kr_pyexpat_parser_setters[KR_EXPAT_HANDLERS]; // names of the library's functions

// encoding, namespace_separator: or null; intern: a dict, or null for none.
KrOwn kr_pyexpat_parser_new(KrThread *thread, const char *encoding,
                            const char *separator, KrRef intern) KR_NEW;
