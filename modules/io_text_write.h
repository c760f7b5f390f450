// SPDX-License-Identifier: MIT
// TextIOWrapper: write and flush.
#pragma once

#include "modules/io_text.h"

KrOwn kr_io_text_write_method(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count) KR_NEW;
KrOwn kr_io_text_write_flush_method(KrThread *thread, KrRef self, const KrRef *args,
                                    size_t count) KR_NEW;
bool kr_io_text_write_str(KrThread *thread, KrRef self, KrRef text)
    KR_RAISES; // self.write(text)
bool kr_io_text_write_pending(KrThread *thread, KrRef self)
    KR_RAISES; // into the buffer
bool kr_io_text_write_flush(KrThread *thread, KrRef self)
    KR_RAISES; // and the buffer's own
