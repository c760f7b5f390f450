// SPDX-License-Identifier: MIT
// IncrementalNewlineDecoder, and the newline translation that StringIO and TextIOWrapper share.
#pragma once

#include "runtime/str.h"

enum { KR_IO_SEEN_CR = 1, KR_IO_SEEN_LF = 2, KR_IO_SEEN_CRLF = 4 };

typedef struct KrIoNewline {
    bool translate;  // \r and \r\n become \n
    bool pending_cr; // the last input ended in \r, which is held back
    uint8_t seen;    // KR_IO_SEEN_*
} KrIoNewline;

extern KrType kr_io_newline_type;

// Translates and notes what it sees; steals the text. final: nothing follows.
KrOwn kr_io_newline_feed(KrThread *thread, KrIoNewline *state, KrOwn text, bool final)
    KR_STEALS(3) KR_NEW;
KrOwn kr_io_newline_seen(KrThread *thread, uint8_t seen)
    KR_NEW;                                   // None, a str or a tuple
// text with each "\n" replaced by the ASCII `ending`
KrOwn kr_io_newline_replace(KrThread *thread, KrRef text, const char *ending) KR_NEW;

typedef enum KrIoEnding { KR_IO_LF, KR_IO_ANY, KR_IO_CR, KR_IO_CRLF } KrIoEnding;
// Index behind the ending of the line that starts at `start` of text[..stop), or -1.
int64_t kr_io_newline_line_end(const KrStr *text, int64_t start, int64_t stop,
                               KrIoEnding ending) KR_LEAF;
// A newline argument ("" to "\r\n", null or None): false if it is none of the five.
bool kr_io_newline_is_valid(KrRef newline);
