// SPDX-License-Identifier: MIT
// Program text in the encodings that only the registry of codecs knows (source.c has the usual ones).
//
// The text becomes UTF-8 and goes on as that of a str. What the codec objects to is told in a SyntaxError for the file as a
// whole, with positions as source.c counts them: in a program that is run from one byte before the line behind the coding line.
// Called by compile.c. Tests: tests/lang/modules/codecs/source_encodings.py, CPython's test_source_encoding.
#include "frontend/source_codec.h"

#include "frontend/syntax_error.h"
#include "runtime/bytes.h"
#include "runtime/codec_registry.h"
#include "runtime/exception.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/thread.h"

#include <string.h>

// The exception that is set becomes the message of `error`, if it is about the encoding.
static void tell(KrThread *thread, KrArena *arena, unsigned flags, KrSyntaxError *error)
{
    if (!kr_exception_is(thread, &kr_exception_lookup_error) && !kr_exception_is(thread, &kr_exception_unicode_error)) {
        *error = (KrSyntaxError){0};
        return;
    }
    bool lookup = kr_exception_is(thread, &kr_exception_lookup_error);
    KrOwn exception = kr_exception_fetch(thread), text = kr_to_str(thread, kr_ref(exception));
    size_t size = 0;
    const char *words = kr_is_null(text) ? NULL : kr_str_utf8(thread, kr_ref(text), &size);
    if (words) {
        const char *advice = lookup && flags & KR_SOURCE_FROM_FILE ? memchr(words, ';', size) : NULL;
        error->message = kr_arena_copy(arena, words, advice ? (size_t)(advice - words) : size);
    }
    kr_exception_clear(thread);
    kr_xdrop(thread, text);
    kr_drop(thread, exception);
}

static KrOwn decode(KrThread *thread, const char *encoding, const char *bytes, size_t size)
{
    KrOwn given = kr_bytes_new(thread, bytes, (int64_t)size), text = KR_NULL;
    if (!kr_is_null(given)) text = kr_codec_registry_decode_text(thread, kr_ref(given), encoding, "strict");
    kr_xdrop(thread, given);
    return text;
}

bool kr_source_codec_decode(KrThread *thread, KrSource *source, KrArena *arena, unsigned flags, KrSyntaxError *error)
{
    const char *encoding = source->encoding, *bytes = source->foreign;
    size_t head = source->foreign_head, size = source->foreign_length;
    KrOwn first = KR_NULL, rest = KR_NULL, text = KR_NULL;
    bool ok = false;
    if (head) {
        first = decode(thread, encoding, bytes, head);
        if (kr_is_null(first)) goto done;
    }
    rest = decode(thread, encoding, bytes + head, size - head);
    if (kr_is_null(rest)) goto done;
    text = head ? kr_str_concat(thread, kr_ref(first), kr_ref(rest)) : kr_move(&rest);
    const char *utf8 = kr_is_null(text) ? NULL : kr_str_utf8(thread, kr_ref(text), &size);
    if (!utf8) goto done;
    ok = kr_source_decode(source, arena, utf8, size, KR_SOURCE_FROM_STR | (flags & KR_SOURCE_OPEN_END), NULL, error);
    source->encoding = encoding;
done:
    if (!ok && kr_thread_has_exception(thread)) tell(thread, arena, flags, error);
    kr_xdrop(thread, first);
    kr_xdrop(thread, rest);
    kr_xdrop(thread, text);
    return ok;
}
