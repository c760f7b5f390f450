// SPDX-License-Identifier: MIT
// What the files of _multibytecodec share: codec objects, and whole texts through the steps of an encoding.
#pragma once

#include "modules/east_asian.h"

typedef struct KrMultibyteCodec { // what getcodec() gives
    KrObject header;
    const KrMultibyte *codec;
} KrMultibyteCodec;

// An incremental or stream codec.
typedef struct KrMultibyteState {
    KrObject header;
    const KrMultibyte *codec;
    uint8_t state[KR_EAST_STATE];
    KrOwn errors;   // str
    KrOwn text;     // encoders: the str that waits for what follows, or null
    KrOwn stream;   // of stream codecs
    uint8_t waiting[8]; // decoders: bytes of a character that is not there yet
    int64_t waiting_size;
} KrMultibyteState;

extern KrType kr_multibytecodec_codec_type, kr_multibytecodec_encoder_type, kr_multibytecodec_decoder_type,
    kr_multibytecodec_reader_type, kr_multibytecodec_writer_type;

// What becomes of a last character that is not whole: it waits, the handler is asked once (and what it goes back to waits), or as often as it takes.
typedef enum KrMultibyteEnd { KR_MULTIBYTE_WAITS, KR_MULTIBYTE_ENDS_ONCE, KR_MULTIBYTE_ENDS } KrMultibyteEnd;

// The bytes of a text. *used: characters that are done; the others wait. `final`: none may wait, and the state ends.
KrOwn kr_multibytecodec_encode(KrThread *thread, const KrMultibyte *codec, uint8_t *state, KrRef text, const char *errors,
                               bool final, int64_t *used) KR_NEW;
// `used` is -1 if the handler failed because the last character is not whole.
KrOwn kr_multibytecodec_decode(KrThread *thread, const KrMultibyte *codec, uint8_t *state, KrRef given_or_null, const void *data,
                               int64_t size, const char *errors, KrMultibyteEnd end, int64_t *used) KR_NEW;
// The same with what waits in `self`.
KrOwn kr_multibytecodec_encode_more(KrThread *thread, KrMultibyteState *self, KrRef text_or_null, bool final) KR_NEW;
KrOwn kr_multibytecodec_decode_more(KrThread *thread, KrMultibyteState *self, const void *data, int64_t size, bool final) KR_NEW;
void kr_multibytecodec_decode_reset(KrMultibyteState *self);

// Parts of the types.
bool kr_multibytecodec_errors_fit(KrThread *thread, const char *argument, KrRef errors) KR_RAISES;
KrOwn kr_multibytecodec_new_state(KrThread *thread, KrType *type, KrRef errors) KR_NEW;
void kr_multibytecodec_state_dealloc(KrThread *thread, KrObject *object);
void kr_multibytecodec_state_visit(KrObject *object, KrVisitFn visit, void *context);
void kr_multibytecodec_state_clear(KrThread *thread, KrObject *object);
KrOwn kr_multibytecodec_get_errors(KrThread *thread, KrRef self) KR_NEW;
bool kr_multibytecodec_set_errors(KrThread *thread, KrRef self, KrRef value) KR_RAISES;
static inline KrMultibyteState *kr_multibytecodec_state(KrRef self)
{
    return (KrMultibyteState *)(void *)kr_obj(self);
}
