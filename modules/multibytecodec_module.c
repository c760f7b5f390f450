// SPDX-License-Identifier: MIT
// The _multibytecodec module and those that give out its codecs (_codecs_jp, ...).
//
// A codec object is a view of one KrMultibyte (east_asian.h); encodings/*.py derive classes from the types here that have it as
// their attribute `codec`. Incremental codecs keep 8 bytes of state and what waits for the rest of its character.
// Invariant: waiting_size <= 8. Stream codecs are in multibytecodec_stream.c.
// Tests: tests/lang/modules/multibytecodec/, CPython's test_multibytecodec and test_codecencodings_*.
#include "modules/multibytecodec_module.h"

#include "modules/multibytecodec_parts.h"
#include "runtime/attribute.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/codec_registry.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/tuple.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static const char *const illegal = "illegal multibyte sequence", *const incomplete = "incomplete multibyte sequence";

// --- whole texts -------------------------------------------------------------------------------------------------------

static bool put_strict(KrEncoder *e, const KrMultibyte *codec, uint8_t *state, KrRef text)
{
    KrEncoder inner;
    kr_codec_errors_encoder_init(&inner, e->thread, text, codec->name, NULL);
    int64_t at = 0;
    int status = codec->encode(codec, state, inner.str, &at, true, &e->out);
    if (status) (void)kr_codec_errors_raise_encode(&inner, at, at + 1, illegal);
    KrOwn nothing = kr_codec_errors_encoder_end(&inner, !status);
    kr_xdrop(e->thread, nothing);
    return !status;
}

// str[*at, *at + count) has no bytes: puts what the handler says.
static bool handle(KrEncoder *e, const KrMultibyte *codec, uint8_t *state, int64_t *at, int count)
{
    KrThread *thread = e->thread;
    int64_t next;
    if (e->handler == KR_CODEC_IGNORE) {
        *at += count;
        return true;
    }
    KrOwn instead = kr_codec_errors_encode(e, *at, *at + count, illegal, &next);
    if (kr_is_null(instead)) return false;
    bool ok = true;
    if (kr_bytes_is_sub(kr_ref(instead)))
        kr_text_append(&e->out, kr_bytes_cast(kr_ref(instead))->data, (size_t)kr_bytes_cast(kr_ref(instead))->length);
    else
        ok = put_strict(e, codec, state, kr_ref(instead));
    kr_drop(thread, instead);
    return ok && kr_codec_errors_settle(thread, next, e->str->length, at);
}

KrOwn kr_multibytecodec_encode(KrThread *thread, const KrMultibyte *codec, uint8_t *state, KrRef text, const char *errors,
                               bool final, int64_t *used)
{
    KrEncoder e;
    kr_codec_errors_encoder_init(&e, thread, text, codec->name, errors);
    e.multibyte = true;
    int64_t at = 0;
    int status;
    bool ok = true;
    while (ok && (status = codec->encode(codec, state, e.str, &at, final, &e.out)) > 0)
        ok = handle(&e, codec, state, &at, status);
    if (ok && final && codec->encode_reset) codec->encode_reset(state, &e.out);
    *used = at;
    return kr_codec_errors_encoder_end(&e, ok);
}

KrOwn kr_multibytecodec_decode(KrThread *thread, const KrMultibyte *codec, uint8_t *state, KrRef given, const void *data,
                               int64_t size, const char *errors, KrMultibyteEnd end, int64_t *used)
{
    KrDecoder d;
    kr_codec_errors_decoder_init(&d, thread, given, data, size, codec->name, errors);
    d.multibyte = true;
    bool ok = true, few = false;
    for (int status; ok && (status = codec->decode(codec, state, &d)) != 0;) {
        few = status == KR_EAST_FEW;
        if (few && end == KR_MULTIBYTE_WAITS) break;
        ok = status == KR_EAST_FEW ? kr_codec_errors_decode(&d, d.at, d.size, incomplete)
                                   : kr_codec_errors_decode(&d, d.at, d.at + status, illegal);
        if (few && end == KR_MULTIBYTE_ENDS_ONCE) break;
    }
    *used = !ok && few ? -1 : d.at;
    return kr_codec_errors_decoder_end(&d, ok);
}

// --- codec objects -----------------------------------------------------------------------------------------------------

static const char *errors_of(KrThread *thread, KrRef errors, bool *ok)
{
    size_t size;
    if (kr_is_none(errors)) return NULL;
    const char *name = kr_str_utf8(thread, errors, &size);
    *ok = name != NULL;
    return name;
}

static bool errors_fit(KrThread *thread, const char *function, KrRef errors)
{
    return kr_is_none(errors) || kr_str_is_sub(errors) ||
           kr_exception_raise_false(thread, &kr_exception_type_error, "%s() argument 'errors' must be str or None, not %T",
                                    function, errors);
}

static KrOwn with_length(KrThread *thread, KrOwn result, int64_t length)
{
    if (kr_is_null(result)) return result;
    KrOwn items[2] = {result, kr_int_from_i64(thread, length)};
    return kr_tuple_pack_own(thread, items, 2);
}

static KrOwn codec_encode(ARGS)
{
    (void)count;
    const KrMultibyte *codec = ((KrMultibyteCodec *)(void *)kr_obj(self))->codec;
    bool ok = errors_fit(thread, "encode", args[1]);
    const char *errors = ok ? errors_of(thread, args[1], &ok) : NULL;
    KrOwn text = !ok ? KR_NULL : kr_str_is_sub(args[0]) ? kr_dup(args[0]) : kr_to_str(thread, args[0]);
    if (kr_is_null(text)) return KR_NULL;
    uint8_t state[KR_EAST_STATE] = {0};
    memcpy(state, codec->encode_start, sizeof codec->encode_start);
    int64_t used;
    KrOwn result = with_length(thread, kr_multibytecodec_encode(thread, codec, state, kr_ref(text), errors, true, &used),
                               kr_str_obj(kr_ref(text))->length);
    kr_drop(thread, text);
    return result;
}

static KrOwn codec_decode(ARGS)
{
    (void)count;
    const KrMultibyte *codec = ((KrMultibyteCodec *)(void *)kr_obj(self))->codec;
    KrBuffer buffer;
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    bool ok = errors_fit(thread, "decode", args[1]);
    const char *errors = ok ? errors_of(thread, args[1], &ok) : NULL;
    uint8_t state[KR_EAST_STATE] = {0};
    memcpy(state, codec->decode_start, sizeof codec->decode_start);
    int64_t used, size = buffer.size;
    KrOwn result = KR_NULL;
    if (ok) result = kr_multibytecodec_decode(thread, codec, state, args[0], buffer.data, size, errors, KR_MULTIBYTE_ENDS, &used);
    kr_buffer_release(thread, &buffer);
    return with_length(thread, result, size);
}

static KrOwn no_instances(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)type, (void)args, (void)count, (void)kwnames;
    return kr_exception_raise(thread, &kr_exception_type_error, "cannot create '_multibytecodec.MultibyteCodec' instances");
}

static void codec_dealloc(KrThread *thread, KrObject *object)
{
    kr_object_free(thread, object, sizeof(KrMultibyteCodec));
}

static const KrNativeDef codec_methods[] = {
    {"encode", codec_encode, "($self, /, input, errors=None)", "The bytes of a text, and its length.", 0, 0, 0},
    {"decode", codec_decode, "($self, /, input, errors=None)", "The text of bytes, and their number.", 0, 0, 0},
    {0},
};

KrType kr_multibytecodec_codec_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_multibytecodec.MultibyteCodec",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrMultibyteCodec),
    .dealloc = codec_dealloc,
    .new_object = no_instances,
    .shown = "-__new__",
    .methods = codec_methods,
};

// --- what incremental and stream codecs share --------------------------------------------------------------------------

bool kr_multibytecodec_errors_fit(KrThread *thread, const char *argument, KrRef errors)
{
    return kr_str_is_sub(errors) ||
           (kr_is_none(errors) ? kr_exception_raise_false(thread, &kr_exception_type_error, "%s must be str, not None", argument)
                               : kr_exception_raise_false(thread, &kr_exception_type_error, "%s must be str, not %T", argument, errors));
}

KrOwn kr_multibytecodec_new_state(KrThread *thread, KrType *type, KrRef errors)
{
    KrOwn codec = kr_attr_get_name(thread, kr_type_ref(type), "codec");
    if (kr_is_null(codec)) return KR_NULL;
    KrMultibyteState *self = NULL;
    if (!kr_is_exact(kr_ref(codec), &kr_multibytecodec_codec_type))
        (void)kr_exception_raise(thread, &kr_exception_type_error, "codec is unexpected type");
    else
        self = (KrMultibyteState *)(void *)kr_object_new(thread, type, type->basic_size);
    if (self) {
        self->codec = ((KrMultibyteCodec *)(void *)kr_obj(kr_ref(codec)))->codec;
        self->errors = kr_dup(errors);
        kr_gc_track(thread, self);
    }
    kr_drop(thread, codec);
    return kr_steal_obj(self);
}

void kr_multibytecodec_state_visit(KrObject *object, KrVisitFn visit, void *context)
{
    KrMultibyteState *self = (KrMultibyteState *)(void *)object;
    visit(kr_ref(self->errors), context);
    if (!kr_is_null(self->text)) visit(kr_ref(self->text), context);
    if (!kr_is_null(self->stream)) visit(kr_ref(self->stream), context);
}

void kr_multibytecodec_state_clear(KrThread *thread, KrObject *object)
{
    KrMultibyteState *self = (KrMultibyteState *)(void *)object;
    kr_xdrop(thread, kr_move(&self->stream));
}

void kr_multibytecodec_state_dealloc(KrThread *thread, KrObject *object)
{
    KrMultibyteState *self = (KrMultibyteState *)(void *)object;
    kr_gc_untrack(self);
    kr_xdrop(thread, kr_move(&self->errors));
    kr_xdrop(thread, kr_move(&self->text));
    kr_xdrop(thread, kr_move(&self->stream));
    kr_object_free(thread, object, sizeof(KrMultibyteState));
}

KrOwn kr_multibytecodec_get_errors(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(kr_multibytecodec_state(self)->errors));
}

bool kr_multibytecodec_set_errors(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_attribute_error, "cannot delete attribute");
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "errors must be a string");
    size_t size;
    if (!kr_str_utf8(thread, value, &size)) return false;
    kr_store(thread, &kr_multibytecodec_state(self)->errors, kr_dup(value));
    return true;
}

KrOwn kr_multibytecodec_encode_more(KrThread *thread, KrMultibyteState *self, KrRef text, bool final)
{
    KrOwn given = KR_NULL, whole = KR_NULL, result = KR_NULL;
    bool ok = true;
    const char *errors = errors_of(thread, kr_ref(self->errors), &ok);
    if (!ok) return KR_NULL;
    KrOwn hold = kr_dup(kr_ref(self->errors)); // a handler may put another in its place
    if (kr_ref_is_null(text))
        given = kr_str_from_ascii(thread, "");
    else
        given = kr_str_is_sub(text) ? kr_dup(text) : kr_to_str(thread, text);
    if (!kr_is_null(given))
        whole = kr_is_null(self->text) ? kr_dup(kr_ref(given)) : kr_str_concat(thread, kr_ref(self->text), kr_ref(given));
    if (!kr_is_null(whole)) {
        int64_t used, length = kr_str_obj(kr_ref(whole))->length;
        result = kr_multibytecodec_encode(thread, self->codec, self->state, kr_ref(whole), errors, final, &used);
        if (!kr_is_null(result)) {
            kr_xdrop(thread, kr_move(&self->text));
            if (used < length) {
                self->text = kr_str_slice(thread, kr_ref(whole), used, length, 1);
                if (kr_is_null(self->text)) kr_drop(thread, kr_move(&result));
            }
        }
    }
    kr_xdrop(thread, given);
    kr_xdrop(thread, whole);
    kr_drop(thread, hold);
    return result;
}

KrOwn kr_multibytecodec_decode_more(KrThread *thread, KrMultibyteState *self, const void *data, int64_t size, bool final)
{
    bool ok = true;
    const char *errors = errors_of(thread, kr_ref(self->errors), &ok);
    if (!ok) return KR_NULL;
    KrOwn hold = kr_dup(kr_ref(self->errors)), whole = KR_NULL, result = KR_NULL;
    if (self->waiting_size) {
        whole = kr_bytes_new(thread, NULL, self->waiting_size + size);
        if (!kr_is_null(whole)) {
            char *place = kr_bytes_cast(kr_ref(whole))->data;
            memcpy(place, self->waiting, (size_t)self->waiting_size);
            if (size) memcpy(place + self->waiting_size, data, (size_t)size);
            data = place;
            size += self->waiting_size;
        }
    } else {
        whole = kr_bytes_new(thread, data, size); // what a handler sees must be bytes of its own
        if (!kr_is_null(whole)) data = kr_bytes_cast(kr_ref(whole))->data;
    }
    if (!kr_is_null(whole)) {
        int64_t used;
        result = kr_multibytecodec_decode(thread, self->codec, self->state, kr_ref(whole), data, size, errors, final ? KR_MULTIBYTE_ENDS_ONCE : KR_MULTIBYTE_WAITS, &used);
        if (kr_is_null(result)) {
            if (used >= 0) self->waiting_size = 0; // else these bytes may still become a character
        } else if (size - used > (int64_t)sizeof self->waiting) {
            self->waiting_size = 0;
            kr_drop(thread, kr_move(&result));
            (void)kr_exception_raise(thread, &kr_exception_unicode_error, "pending buffer overflow");
        } else {
            self->waiting_size = size > used ? size - used : 0;
            if (self->waiting_size) memcpy(self->waiting, (const char *)data + used, (size_t)self->waiting_size);
        }
    }
    kr_xdrop(thread, whole);
    kr_drop(thread, hold);
    return result;
}

void kr_multibytecodec_decode_reset(KrMultibyteState *self)
{
    if (self->codec->decode_start[0]) { // ISO 2022: ASCII, not shifted
        self->state[0] = self->codec->decode_start[0];
        self->state[4] &= 0xFE;
    } else if (self->codec->encode_reset) {
        memset(self->state, 0, sizeof self->state);
    }
    self->waiting_size = 0;
}

// --- incremental codecs ------------------------------------------------------------------------------------------------

static KrOwn encoder_make(ARGS) // errors
{
    (void)count;
    KrOwn result = KR_NULL;
    if (!kr_multibytecodec_errors_fit(thread, "IncrementalEncoder() argument 1", args[0])) return KR_NULL;
    result = kr_multibytecodec_new_state(thread, (KrType *)(void *)kr_obj(self), args[0]);
    if (!kr_is_null(result)) {
        KrMultibyteState *state = kr_multibytecodec_state(kr_ref(result));
        memcpy(state->state, state->codec->encode_start, sizeof state->codec->encode_start);
    }
    return result;
}
static KrOwn decoder_make(ARGS) // errors
{
    (void)count;
    if (!kr_multibytecodec_errors_fit(thread, "IncrementalDecoder() argument 1", args[0])) return KR_NULL;
    KrOwn result = kr_multibytecodec_new_state(thread, (KrType *)(void *)kr_obj(self), args[0]);
    if (!kr_is_null(result)) {
        KrMultibyteState *state = kr_multibytecodec_state(kr_ref(result));
        memcpy(state->state, state->codec->decode_start, sizeof state->codec->decode_start);
    }
    return result;
}
static KrOwn encoder_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    static const KrNativeDef def = {"IncrementalEncoder", encoder_make, "(errors='strict')", NULL, 0, 0, 0};
    return kr_call_native(thread, &def, type, args, count, kwnames);
}
static KrOwn decoder_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    static const KrNativeDef def = {"IncrementalDecoder", decoder_make, "(errors='strict')", NULL, 0, 0, 0};
    return kr_call_native(thread, &def, type, args, count, kwnames);
}
static KrOwn encoder_encode(ARGS) // input, final
{
    (void)count;
    bool final;
    if (!kr_truth(thread, args[1], &final)) return KR_NULL;
    return kr_multibytecodec_encode_more(thread, kr_multibytecodec_state(self), args[0], final);
}

static KrOwn encoder_getstate(ARGS)
{
    (void)args, (void)count;
    const KrMultibyteState *encoder = kr_multibytecodec_state(self);
    uint8_t bytes[1 + 8 + KR_EAST_STATE] = {0};
    size_t size = 0;
    if (!kr_is_null(encoder->text)) {
        const char *text = kr_str_utf8(thread, kr_ref(encoder->text), &size);
        if (!text) return KR_NULL;
        if (size > 8) return kr_exception_raise(thread, &kr_exception_unicode_error, "pending buffer too large");
        memcpy(bytes + 1, text, size);
    }
    bytes[0] = (uint8_t)size;
    memcpy(bytes + 1 + size, encoder->state, KR_EAST_STATE);
    return kr_int_from_bytes(thread, bytes, 1 + size + KR_EAST_STATE, true, false);
}

static bool needs_int(KrThread *thread, KrRef value)
{
    return kr_int_is_sub(value) ||
           kr_exception_raise_false(thread, &kr_exception_type_error, "setstate() argument must be int, not %T", value);
}

static KrOwn encoder_setstate(ARGS)
{
    (void)count;
    KrMultibyteState *encoder = kr_multibytecodec_state(self);
    uint8_t bytes[1 + 8 + KR_EAST_STATE];
    if (!needs_int(thread, args[0]) || !kr_int_to_bytes(thread, args[0], bytes, sizeof bytes, true, false)) return KR_NULL;
    if (bytes[0] > 8) return kr_exception_raise(thread, &kr_exception_unicode_error, "pending buffer too large");
    KrOwn waiting = kr_bytes_new(thread, bytes + 1, bytes[0]), text = KR_NULL;
    if (!kr_is_null(waiting)) text = kr_codec_registry_decode_text(thread, kr_ref(waiting), "utf-8", "strict");
    kr_xdrop(thread, waiting);
    if (kr_is_null(text)) return KR_NULL;
    kr_store(thread, &encoder->text, text);
    if (bytes[0] == 0) kr_xdrop(thread, kr_move(&encoder->text));
    memcpy(encoder->state, bytes + 1 + bytes[0], KR_EAST_STATE);
    return kr_none_own();
}

static KrOwn encoder_reset(ARGS)
{
    (void)args, (void)count;
    KrMultibyteState *encoder = kr_multibytecodec_state(self);
    KrText ignored;
    kr_text_init(&ignored);
    if (encoder->codec->encode_reset) encoder->codec->encode_reset(encoder->state, &ignored);
    kr_text_fini(&ignored);
    kr_xdrop(thread, kr_move(&encoder->text));
    return kr_none_own();
}

static KrOwn decoder_decode(ARGS) // input, final
{
    (void)count;
    bool final;
    KrBuffer buffer;
    if (!kr_truth(thread, args[1], &final) || !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrOwn result = kr_multibytecodec_decode_more(thread, kr_multibytecodec_state(self), buffer.data, buffer.size, final);
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn decoder_getstate(ARGS)
{
    (void)args, (void)count;
    const KrMultibyteState *decoder = kr_multibytecodec_state(self);
    KrOwn items[2] = {kr_bytes_new(thread, decoder->waiting, decoder->waiting_size),
                      kr_int_from_bytes(thread, decoder->state, KR_EAST_STATE, true, false)};
    return kr_tuple_pack_own(thread, items, 2);
}

static KrOwn decoder_setstate(ARGS)
{
    (void)count;
    KrMultibyteState *decoder = kr_multibytecodec_state(self);
    uint8_t state[KR_EAST_STATE];
    if (!kr_type_has(args[0], KR_TYPE_TUPLE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error, "setstate() argument must be tuple, not %T", args[0]);
    if (kr_tuple_length(args[0]) != 2 || !kr_bytes_is_sub(kr_tuple_get(args[0], 0)) || !kr_int_is_sub(kr_tuple_get(args[0], 1)))
        return kr_exception_raise(thread, &kr_exception_type_error, "setstate(): illegal state argument");
    if (!kr_int_to_bytes(thread, kr_tuple_get(args[0], 1), state, sizeof state, true, false)) return KR_NULL;
    const KrBytes *bytes = kr_bytes_cast(kr_tuple_get(args[0], 0));
    if (bytes->length > (int64_t)sizeof decoder->waiting) {
        KrDecoder d;
        kr_codec_errors_decoder_init(&d, thread, kr_tuple_get(args[0], 0), bytes->data, bytes->length, decoder->codec->name, NULL);
        bool ok = kr_codec_errors_decode(&d, 0, d.size, "pending buffer too large");
        return kr_codec_errors_decoder_end(&d, ok);
    }
    decoder->waiting_size = bytes->length;
    memcpy(decoder->waiting, bytes->data, (size_t)bytes->length);
    memcpy(decoder->state, state, sizeof state);
    return kr_none_own();
}

static KrOwn decoder_reset(ARGS)
{
    (void)thread, (void)args, (void)count;
    kr_multibytecodec_decode_reset(kr_multibytecodec_state(self));
    return kr_none_own();
}

static const KrGetSetDef state_getset[] = {
    {"errors", kr_multibytecodec_get_errors, kr_multibytecodec_set_errors, "how to treat errors"},
    {0},
};
static const KrNativeDef encoder_methods[] = {
    {"encode", encoder_encode, "($self, /, input, final=False)", NULL, 0, 0, 0},
    {"getstate", encoder_getstate, "($self, /)", NULL, 0, 0, 0},
    {"setstate", encoder_setstate, "($self, state, /)", NULL, 0, 0, 0},
    {"reset", encoder_reset, "($self, /)", NULL, 0, 0, 0},
    {0},
};
static const KrNativeDef decoder_methods[] = {
    {"decode", decoder_decode, "($self, /, input, final=False)", NULL, 0, 0, 0},
    {"getstate", decoder_getstate, "($self, /)", NULL, 0, 0, 0},
    {"setstate", decoder_setstate, "($self, state, /)", NULL, 0, 0, 0},
    {"reset", decoder_reset, "($self, /)", NULL, 0, 0, 0},
    {0},
};
KrType kr_multibytecodec_encoder_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_multibytecodec.MultibyteIncrementalEncoder",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrMultibyteState),
    .dealloc = kr_multibytecodec_state_dealloc,
    .visit = kr_multibytecodec_state_visit,
    .clear = kr_multibytecodec_state_clear,
    .new_object = encoder_new,
    .init = kr_type_init_nothing,
    .methods = encoder_methods,
    .getset = state_getset,
};
KrType kr_multibytecodec_decoder_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_multibytecodec.MultibyteIncrementalDecoder",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrMultibyteState),
    .dealloc = kr_multibytecodec_state_dealloc,
    .visit = kr_multibytecodec_state_visit,
    .clear = kr_multibytecodec_state_clear,
    .new_object = decoder_new,
    .init = kr_type_init_nothing,
    .methods = decoder_methods,
    .getset = state_getset,
};

// --- the modules -------------------------------------------------------------------------------------------------------

static KrOwn get_codec(ARGS) // of the module `self`
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "encoding name must be a string.");
    size_t size;
    const char *name = kr_str_utf8(thread, args[0], &size);
    KrOwn own = name ? kr_attr_get_name(thread, self, "__name__") : KR_NULL;
    if (kr_is_null(own)) return KR_NULL;
    const char *module = kr_str_is_sub(kr_ref(own)) ? kr_str_utf8(thread, kr_ref(own), &size) : "";
    const KrMultibyte *codec = module ? kr_east_asian_codec(module, name) : NULL;
    kr_drop(thread, own);
    if (!module) return KR_NULL;
    if (!codec) return kr_exception_raise(thread, &kr_exception_lookup_error, "no such codec is supported.");
    KrMultibyteCodec *made_one =
        (KrMultibyteCodec *)(void *)kr_object_new(thread, &kr_multibytecodec_codec_type, sizeof(KrMultibyteCodec));
    if (made_one) made_one->codec = codec;
    return kr_steal_obj(made_one);
}

static KrOwn create_codec(ARGS)
{
    (void)self, (void)args, (void)count;
    return kr_exception_raise(thread, &kr_exception_value_error, "argument type invalid");
}

KrOwn kr_multibytecodec_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"__create_codec", create_codec, "($module, arg, /)", NULL, 0, 0, 0},
        {0},
    };
    KrOwn module = kr_module_new(thread, "_multibytecodec", NULL);
    if (!kr_is_null(module) && kr_type_ready(thread, &kr_multibytecodec_codec_type) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add_type(thread, kr_ref(module), &kr_multibytecodec_encoder_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_multibytecodec_decoder_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_multibytecodec_reader_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_multibytecodec_writer_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}

static KrOwn family(KrThread *thread, const char *name)
{
    static const KrNativeDef functions[] = {
        {"getcodec", get_codec, "($module, object, /)", NULL, 0, 0, 0},
        {0},
    };
    KrOwn module = KR_NULL;
    if (kr_type_ready(thread, &kr_multibytecodec_codec_type)) module = kr_module_new(thread, name, NULL);
    if (!kr_is_null(module) && kr_module_add_functions(thread, kr_ref(module), functions)) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
KrOwn kr_multibytecodec_module_cn(KrThread *thread)
{
    return family(thread, "_codecs_cn");
}
KrOwn kr_multibytecodec_module_hk(KrThread *thread)
{
    return family(thread, "_codecs_hk");
}
KrOwn kr_multibytecodec_module_iso2022(KrThread *thread)
{
    return family(thread, "_codecs_iso2022");
}
KrOwn kr_multibytecodec_module_jp(KrThread *thread)
{
    return family(thread, "_codecs_jp");
}
KrOwn kr_multibytecodec_module_kr(KrThread *thread)
{
    return family(thread, "_codecs_kr");
}
KrOwn kr_multibytecodec_module_tw(KrThread *thread)
{
    return family(thread, "_codecs_tw");
}
