// SPDX-License-Identifier: MIT
// __annotations__ and __annotate__ of classes and modules (PEP 649, 749).
#pragma once

#include "runtime/type.h"

KrOwn kr_annotations_of_type(KrThread *thread, KrRef type) KR_NEW;
bool kr_annotations_set_on_type(KrThread *thread, KrRef type, KrRef value_or_null) KR_RAISES;
KrOwn kr_annotations_annotate_of_type(KrThread *thread, KrRef type) KR_NEW;
bool kr_annotations_set_annotate_on_type(KrThread *thread, KrRef type, KrRef value_or_null) KR_RAISES;
KrOwn kr_annotations_of_module(KrThread *thread, KrRef module) KR_NEW;
bool kr_annotations_set_on_module(KrThread *thread, KrRef module, KrRef value_or_null) KR_RAISES;
KrOwn kr_annotations_annotate_of_module(KrThread *thread, KrRef module) KR_NEW;
bool kr_annotations_set_annotate_on_module(KrThread *thread, KrRef module, KrRef value_or_null) KR_RAISES;
