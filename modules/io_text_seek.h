// SPDX-License-Identifier: MIT
// TextIOWrapper: tell, seek, truncate.
#pragma once

#include "modules/io_text.h"

KrOwn kr_io_text_seek_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count) KR_NEW;
KrOwn kr_io_text_seek_tell_method(KrThread *thread, KrRef self, const KrRef *args,
                                  size_t count) KR_NEW;
KrOwn kr_io_text_seek_truncate_method(KrThread *thread, KrRef self, const KrRef *args,
                                      size_t count) KR_NEW;
