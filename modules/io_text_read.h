// SPDX-License-Identifier: MIT
// TextIOWrapper: read, readline, iteration.
#pragma once

#include "modules/io_text.h"

KrOwn kr_io_text_read_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count) KR_NEW;
KrOwn kr_io_text_read_line_method(KrThread *thread, KrRef self, const KrRef *args,
                                  size_t count) KR_NEW;
KrFound kr_io_text_read_next(KrThread *thread, KrRef self, KrOwn *line);
KrOwn kr_io_text_read_line(KrThread *thread, KrRef self, int64_t limit)
    KR_NEW;                                                 // limit -1: any
void kr_io_text_read_forget(KrThread *thread, KrIoText *t); // what has been read ahead
