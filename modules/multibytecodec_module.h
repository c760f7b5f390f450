// SPDX-License-Identifier: MIT
// The built-in modules of the East Asian codecs: made at their first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_multibytecodec_module_init(KrThread *thread) KR_NEW; // the _multibytecodec module
KrOwn kr_multibytecodec_module_cn(KrThread *thread) KR_NEW; // the _codecs_cn module
KrOwn kr_multibytecodec_module_hk(KrThread *thread) KR_NEW; // the _codecs_hk module
KrOwn kr_multibytecodec_module_iso2022(KrThread *thread) KR_NEW; // the _codecs_iso2022 module
KrOwn kr_multibytecodec_module_jp(KrThread *thread) KR_NEW; // the _codecs_jp module
KrOwn kr_multibytecodec_module_kr(KrThread *thread) KR_NEW; // the _codecs_kr module
KrOwn kr_multibytecodec_module_tw(KrThread *thread) KR_NEW; // the _codecs_tw module
