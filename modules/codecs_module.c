// SPDX-License-Identifier: MIT
// The _codecs module.
//
// Each codec is a pair of functions that answer (result, length of input used). Incremental decoders of
// the library call them with final=False and keep what was not used.
// The codecs themselves: runtime/str_codec*.c, codecs_escape.c, codecs_utf7.c, codecs_charmap.c.
// Tests: tests/lang/modules/codecs/.
#include "modules/codecs_module.h"

#include "modules/codecs_charmap.h"
#include "modules/codecs_escape.h"
#include "modules/codecs_utf7.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/codec_errors.h"
#include "runtime/codec_registry.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str_codec.h"
#include "runtime/str_codec_wide.h"
#include "runtime/tuple.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)self, (void)count)

// --- arguments and results ------------------------------------------------------------------------

static bool text_argument(KrThread *thread, const char *function, KrRef value)
{
    if (kr_str_is_sub(value)) return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "%s() argument 1 must be str, not %U", function,
                                    value);
}

// errors: a str or None.
static bool errors_argument(KrThread *thread, const char *function, KrRef value,
                            const char **errors)
{
    *errors = NULL;
    if (kr_ref_is_null(value) || kr_is_none(value)) return true;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() argument 2 must be str or None, not %T",
                                        function, value);
    *errors = kr_str_codec_name(thread, value);
    return *errors != NULL;
}

static KrOwn pair(KrThread *thread, KrOwn result, int64_t length)
{
    if (kr_is_null(result)) return result;
    KrOwn items[2] = {result, kr_int_from_i64(thread, length)};
    return kr_tuple_pack_own(thread, items, 2);
}

typedef struct Input { // of a decoder
    KrBuffer buffer;   // not filled for a str
    const void *data;
    int64_t size;
    KrRef given; // the object itself if it is bytes, else null
    const char *errors;
    bool final;
} Input;

// data, errors and final. text: a str stands for its UTF-8.
static bool input_arguments(KrThread *thread, const char *function, KrRef data,
                            KrRef errors, KrRef final_or_null, bool text, Input *in)
{
    *in = (Input){.final = true};
    if (!errors_argument(thread, function, errors, &in->errors) ||
        (!kr_ref_is_null(final_or_null) &&
         !kr_truth(thread, final_or_null, &in->final)))
        return false;
    if (text && kr_str_is_sub(data)) {
        size_t size;
        in->data = kr_str_utf8(thread, data, &size);
        in->size = (int64_t)size;
        return in->data != NULL;
    }
    if (!kr_buffer_get(thread, data, &in->buffer, KR_BUFFER_READ)) return false;
    in->data = in->buffer.data;
    in->size = in->buffer.size;
    in->given = kr_bytes_is_sub(data) ? data : KR_REF_NULL;
    return true;
}

// (text, used), and gives the input back.
static KrOwn decoded(KrThread *thread, Input *in, KrOwn text, int64_t used)
{
    if (in->final) used = in->size;
    kr_buffer_release(thread, &in->buffer);
    return pair(thread, text, used);
}

// --- registry -------------------------------------------------------------------------------------

static KrOwn codecs_register(ARGS)
{
    UNUSED;
    return kr_codec_registry_register(thread, args[0]) ? kr_none_own() : KR_NULL;
}
static KrOwn codecs_unregister(ARGS)
{
    UNUSED;
    return kr_codec_registry_unregister(thread, args[0]) ? kr_none_own() : KR_NULL;
}

static const char *name_argument(KrThread *thread, const char *function,
                                 const char *parameter, KrRef value)
{
    if (kr_str_is_sub(value)) return kr_str_codec_name(thread, value);
    if (parameter)
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%s() argument '%s' must be str, not %U", function,
                                 parameter, value);
    else
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%s() argument must be str, not %U", function, value);
    return NULL;
}

static KrOwn codecs_lookup(ARGS)
{
    UNUSED;
    const char *name = name_argument(thread, "lookup", NULL, args[0]);
    return name ? kr_codec_registry_lookup(thread, name) : KR_NULL;
}

static KrOwn convert(KrThread *thread, const KrRef *args, bool encoding)
{
    const char *function = encoding ? "encode" : "decode", *errors = NULL;
    const char *name = name_argument(thread, function, "encoding", args[1]);
    if (!name) return KR_NULL;
    if (!kr_ref_is_null(args[2]) &&
        !(errors = name_argument(thread, function, "errors", args[2])))
        return KR_NULL;
    return kr_codec_registry_convert(thread, args[0], name, errors, encoding);
}
static KrOwn codecs_encode(ARGS)
{
    UNUSED;
    return convert(thread, args, true);
}
static KrOwn codecs_decode(ARGS)
{
    UNUSED;
    return convert(thread, args, false);
}

static KrOwn codecs_register_error(ARGS)
{
    UNUSED;
    if (!text_argument(thread, "register_error", args[0])) return KR_NULL;
    if (!kr_type_of(args[1])->call)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "handler must be callable");
    return kr_codec_errors_register(thread, args[0], args[1]) ? kr_none_own() : KR_NULL;
}
static KrOwn codecs_unregister_error(ARGS)
{
    UNUSED;
    if (!name_argument(thread, "_unregister_error", NULL, args[0])) return KR_NULL;
    KrFound found = kr_codec_errors_unregister(thread, args[0]);
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}
static KrOwn codecs_lookup_error(ARGS)
{
    UNUSED;
    const char *name = name_argument(thread, "lookup_error", NULL, args[0]);
    return name ? kr_codec_errors_lookup(thread, name) : KR_NULL;
}

// --- encoders: (str, errors=None, /) --------------------------------------------------------------

static KrOwn encode(KrThread *thread, const char *function, const KrRef *args,
                    KrOwn (*how)(KrThread *, KrRef, const char *))
{
    const char *errors;
    if (!text_argument(thread, function, args[0]) ||
        !errors_argument(thread, function, args[1], &errors))
        return KR_NULL;
    return pair(thread, how(thread, args[0], errors), kr_str_obj(args[0])->length);
}

#define ENCODER(name, body) /* static KrOwn name_encode(...): (body, length) */        \
    static KrOwn name##_how(KrThread *thread, KrRef text, const char *errors)          \
    {                                                                                  \
        (void)errors;                                                                  \
        return body;                                                                   \
    }                                                                                  \
    static KrOwn name##_encode(ARGS)                                                   \
    {                                                                                  \
        UNUSED;                                                                        \
        return encode(thread, #name "_encode", args, name##_how);                      \
    }
ENCODER(utf_8, kr_str_codec_utf8_encode(thread, text, errors))
ENCODER(ascii, kr_str_codec_byte_encode(thread, text, errors, 128))
ENCODER(latin_1, kr_str_codec_byte_encode(thread, text, errors, 256))
ENCODER(utf_16_le, kr_str_codec_wide_encode(thread, text, errors, 2, -1))
ENCODER(utf_16_be, kr_str_codec_wide_encode(thread, text, errors, 2, 1))
ENCODER(utf_32_le, kr_str_codec_wide_encode(thread, text, errors, 4, -1))
ENCODER(utf_32_be, kr_str_codec_wide_encode(thread, text, errors, 4, 1))
ENCODER(utf_7, kr_codecs_utf7_encode(thread, text))
ENCODER(unicode_escape, kr_codecs_escape_encode(thread, text))
ENCODER(raw_unicode_escape, kr_codecs_escape_raw_encode(thread, text))

static KrOwn wide_encode(KrThread *thread, const char *function, const KrRef *args,
                         int width)
{
    const char *errors;
    int64_t order;
    if (!text_argument(thread, function, args[0]) ||
        !errors_argument(thread, function, args[1], &errors) ||
        !kr_number_index_i64(thread, args[2], &order))
        return KR_NULL;
    return pair(thread,
                kr_str_codec_wide_encode(thread, args[0], errors, width,
                                         order < 0 ? -1 : order > 0),
                kr_str_obj(args[0])->length);
}
static KrOwn utf_16_encode(ARGS)
{
    UNUSED;
    return wide_encode(thread, "utf_16_encode", args, 2);
}
static KrOwn utf_32_encode(ARGS)
{
    UNUSED;
    return wide_encode(thread, "utf_32_encode", args, 4);
}
static KrOwn charmap_encode(ARGS)
{
    UNUSED;
    const char *errors;
    if (!text_argument(thread, "charmap_encode", args[0]) ||
        !errors_argument(thread, "charmap_encode", args[1], &errors))
        return KR_NULL;
    KrOwn out = kr_is_none(args[2])
                    ? kr_str_codec_byte_encode(thread, args[0], errors, 256)
                    : kr_codecs_charmap_encode(thread, args[0], errors, args[2]);
    return pair(thread, out, kr_str_obj(args[0])->length);
}
static KrOwn charmap_build(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "charmap_build() argument must be str, not %U",
                                  args[0]);
    return kr_codecs_charmap_build(thread, args[0]);
}
static KrOwn escape_encode(ARGS)
{
    UNUSED;
    const char *errors;
    if (!kr_bytes_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "escape_encode() argument 1 must be bytes, not %U",
                                  args[0]);
    if (!errors_argument(thread, "escape_encode", args[1], &errors)) return KR_NULL;
    return pair(thread, kr_codecs_escape_bytes_encode(thread, args[0]),
                kr_bytes_cast(args[0])->length);
}
static KrOwn readbuffer_encode(ARGS)
{
    UNUSED;
    Input in;
    if (!input_arguments(thread, "readbuffer_encode", args[0], args[1], KR_REF_NULL,
                         true, &in))
        return KR_NULL;
    return decoded(thread, &in, kr_bytes_new(thread, in.data, in.size), in.size);
}

// --- decoders -------------------------------------------------------------------------------------

#define DECODER(name, text_too,                                                        \
                body) /* static KrOwn name_decode(...): (body, used) */                \
    static KrOwn name##_decode(ARGS)                                                   \
    {                                                                                  \
        UNUSED;                                                                        \
        Input in;                                                                      \
        int64_t used = 0, *consumed = &used;                                           \
        KrRef final = count > 2 ? args[2] : KR_REF_NULL;                               \
        if (!input_arguments(thread, #name "_decode", args[0], args[1], final,         \
                             text_too, &in))                                           \
            return KR_NULL;                                                            \
        if (in.final) consumed = NULL;                                                 \
        KrOwn text = body;                                                             \
        return decoded(thread, &in, text, used);                                       \
    }
static KrOwn wide(KrThread *thread, const Input *in, int width, int order,
                  int64_t *consumed)
{
    return kr_str_codec_wide_decode(thread, in->given, in->data, in->size, in->errors,
                                    width, &order, consumed);
}
DECODER(utf_8, false,
        kr_str_codec_utf8_decode(thread, in.given, in.data, in.size, in.errors,
                                 consumed))
DECODER(utf_7, false,
        kr_codecs_utf7_decode(thread, in.given, in.data, in.size, in.errors, consumed))
DECODER(utf_16, false, wide(thread, &in, 2, 0, consumed))
DECODER(utf_16_le, false, wide(thread, &in, 2, -1, consumed))
DECODER(utf_16_be, false, wide(thread, &in, 2, 1, consumed))
DECODER(utf_32, false, wide(thread, &in, 4, 0, consumed))
DECODER(utf_32_le, false, wide(thread, &in, 4, -1, consumed))
DECODER(utf_32_be, false, wide(thread, &in, 4, 1, consumed))
DECODER(unicode_escape, true,
        kr_codecs_escape_decode(thread, in.given, in.data, in.size, in.errors,
                                consumed))
DECODER(raw_unicode_escape, true,
        kr_codecs_escape_raw_decode(thread, in.given, in.data, in.size, in.errors,
                                    consumed))

static KrOwn one_byte_decode(KrThread *thread, const char *function, const KrRef *args,
                             uint32_t limit)
{
    Input in;
    if (!input_arguments(thread, function, args[0], args[1], KR_REF_NULL, false, &in))
        return KR_NULL;
    return decoded(
        thread, &in,
        kr_str_codec_byte_decode(thread, in.given, in.data, in.size, in.errors, limit),
        in.size);
}
static KrOwn ascii_decode(ARGS)
{
    UNUSED;
    return one_byte_decode(thread, "ascii_decode", args, 128);
}
static KrOwn latin_1_decode(ARGS)
{
    UNUSED;
    return one_byte_decode(thread, "latin_1_decode", args, 256);
}
static KrOwn charmap_decode(ARGS)
{
    UNUSED;
    Input in;
    if (!input_arguments(thread, "charmap_decode", args[0], args[1], KR_REF_NULL, false,
                         &in))
        return KR_NULL;
    KrOwn text = kr_is_none(args[2])
                     ? kr_str_codec_byte_decode(thread, in.given, in.data, in.size,
                                                in.errors, 256)
                     : kr_codecs_charmap_decode(thread, in.given, in.data, in.size,
                                                in.errors, args[2]);
    return decoded(thread, &in, text, in.size);
}
static KrOwn escape_decode(ARGS)
{
    UNUSED;
    Input in;
    if (!input_arguments(thread, "escape_decode", args[0], args[1], KR_REF_NULL, true,
                         &in))
        return KR_NULL;
    return decoded(thread, &in,
                   kr_codecs_escape_bytes_decode(thread, in.data, in.size, in.errors),
                   in.size);
}

// (text, used, byte order)
static KrOwn ex_decode(KrThread *thread, const char *function, const KrRef *args,
                       int width)
{
    Input in;
    int64_t wanted, used = 0;
    if (!kr_number_index_i64(thread, args[2], &wanted) ||
        !input_arguments(thread, function, args[0], args[1], args[3], false, &in))
        return KR_NULL;
    int order = wanted < 0 ? -1 : wanted > 0;
    KrOwn text = kr_str_codec_wide_decode(thread, in.given, in.data, in.size, in.errors,
                                          width, &order, in.final ? NULL : &used);
    if (in.final) used = in.size;
    kr_buffer_release(thread, &in.buffer);
    if (kr_is_null(text)) return text;
    KrOwn items[3] = {text, kr_int_from_i64(thread, used), kr_from_small_int(order)};
    return kr_tuple_pack_own(thread, items, 3);
}
static KrOwn utf_16_ex_decode(ARGS)
{
    UNUSED;
    return ex_decode(thread, "utf_16_ex_decode", args, 2);
}
static KrOwn utf_32_ex_decode(ARGS)
{
    UNUSED;
    return ex_decode(thread, "utf_32_ex_decode", args, 4);
}

// --- the module -----------------------------------------------------------------------------------

#define ENCODE(name)                                                                   \
    {                                                                                  \
#name "_encode", name##_encode, "($module, str, errors=None, /)", NULL, 0, 0,  \
            0                                                                          \
    }
#define DECODE(name)                                                                   \
    {                                                                                  \
#name "_decode", name##_decode, "($module, data, errors=None, /)", NULL, 0, 0, \
            0                                                                          \
    }
#define DECODE_STATE(name, final)                                                      \
    {                                                                                  \
#name "_decode", name##_decode,                                                \
            "($module, data, errors=None, final=" final ", /)", NULL, 0, 0, 0          \
    }

static const KrNativeDef functions[] = {
    {"register", codecs_register, "($module, search_function, /)",
     "Register a codec search function, which takes a name and returns a CodecInfo or "
     "None.",
     0, 0, 0},
    {"unregister", codecs_unregister, "($module, search_function, /)",
     "Unregister a codec search function and clear the registry's cache.", 0, 0, 0},
    {"lookup", codecs_lookup, "($module, encoding, /)",
     "Find the codec of an encoding.", 0, 0, 0},
    {"encode", codecs_encode,
     "($module, /, obj, encoding='utf-8', errors=<unset>)\1($module, /, obj, encoding='utf-8', errors='strict')",
     "Encode an object by the codec registered for the encoding.", 0, 0, 0},
    {"decode", codecs_decode,
     "($module, /, obj, encoding='utf-8', errors=<unset>)\1($module, /, obj, encoding='utf-8', errors='strict')",
     "Decode an object by the codec registered for the encoding.", 0, 0, 0},
    {"register_error", codecs_register_error, "($module, errors, handler, /)",
     "Register an error handler under a name.", 0, 0, 0},
    {"_unregister_error", codecs_unregister_error, "($module, errors, /)",
     "Take a registered error handler back; tell if it was there.", 0, 0, 0},
    {"lookup_error", codecs_lookup_error, "($module, name, /)",
     "Find an error handler.", 0, 0, 0},
    ENCODE(utf_8),
    ENCODE(ascii),
    ENCODE(latin_1),
    ENCODE(utf_16_le),
    ENCODE(utf_16_be),
    ENCODE(utf_32_le),
    ENCODE(utf_32_be),
    ENCODE(utf_7),
    ENCODE(unicode_escape),
    ENCODE(raw_unicode_escape),
    {"utf_16_encode", utf_16_encode, "($module, str, errors=None, byteorder=0, /)",
     NULL, 0, 0, 0},
    {"utf_32_encode", utf_32_encode, "($module, str, errors=None, byteorder=0, /)",
     NULL, 0, 0, 0},
    {"charmap_encode", charmap_encode, "($module, str, errors=None, mapping=None, /)",
     NULL, 0, 0, 0},
    {"charmap_build", charmap_build, "($module, map, /)", NULL, 0, 0, 0},
    {"escape_encode", escape_encode, "($module, data, errors=None, /)", NULL, 0, 0, 0},
    {"readbuffer_encode", readbuffer_encode, "($module, data, errors=None, /)", NULL, 0,
     0, 0},
    DECODE(ascii),
    DECODE(latin_1),
    DECODE(escape),
    DECODE_STATE(utf_8, "False"),
    DECODE_STATE(utf_7, "False"),
    DECODE_STATE(utf_16, "False"),
    DECODE_STATE(utf_16_le, "False"),
    DECODE_STATE(utf_16_be, "False"),
    DECODE_STATE(utf_32, "False"),
    DECODE_STATE(utf_32_le, "False"),
    DECODE_STATE(utf_32_be, "False"),
    DECODE_STATE(unicode_escape, "True"),
    DECODE_STATE(raw_unicode_escape, "True"),
    {"charmap_decode", charmap_decode, "($module, data, errors=None, mapping=None, /)",
     NULL, 0, 0, 0},
    {"utf_16_ex_decode", utf_16_ex_decode,
     "($module, data, errors=None, byteorder=0, final=False,\n                 /)", NULL, 0, 0, 0},
    {"utf_32_ex_decode", utf_32_ex_decode,
     "($module, data, errors=None, byteorder=0, final=False,\n                 /)", NULL, 0, 0, 0},
    {0},
};

KrOwn kr_codecs_module_init(KrThread *thread)
{
    if (!kr_type_ready(thread, &kr_codecs_charmap_type)) return KR_NULL;
    KrOwn module = kr_module_new(thread, "_codecs", NULL);
    if (kr_is_null(module) ||
        kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_drop(thread, module);
    return KR_NULL;
}
