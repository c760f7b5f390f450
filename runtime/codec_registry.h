// SPDX-License-Identifier: MIT
// The registry of codecs: search functions, what they found, and encoding and decoding through it.
#pragma once

#include "runtime/type.h"

bool kr_codec_registry_register(KrThread *thread, KrRef search) KR_RAISES;
bool kr_codec_registry_unregister(KrThread *thread, KrRef search)
    KR_RAISES; // and forgets what was found
// The CodecInfo (or plain 4-tuple) of an encoding. LookupError.
KrOwn kr_codec_registry_lookup(KrThread *thread, const char *encoding) KR_NEW;
// codecs.encode and codecs.decode: any object to any object. errors may be null.
KrOwn kr_codec_registry_convert(KrThread *thread, KrRef object, const char *encoding,
                                const char *errors, bool encoding_way) KR_NEW;
// str.encode, bytes.decode: only between str and bytes.
KrOwn kr_codec_registry_encode_text(KrThread *thread, KrRef text, const char *encoding,
                                    const char *errors) KR_NEW;
KrOwn kr_codec_registry_decode_text(KrThread *thread, KrRef bytes, const char *encoding,
                                    const char *errors) KR_NEW;
// The codec if it is one between str and bytes; `instead` names the function for others.
KrOwn kr_codec_registry_lookup_text(KrThread *thread, const char *encoding,
                                    const char *instead) KR_NEW;
