// SPDX-License-Identifier: MIT
// IncrementalNewlineDecoder. See io_newline.h.
//
// Text without '\r' passes as it is, at the speed of one search.
// Called by io_string.c and io_text*.c. Tests: tests/lang/modules/io/.
#include "modules/io_newline.h"

#include "modules/io_base.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Decoder {
    KrObject header;
    KrOwn decoder; // or None
    KrOwn errors;
    KrIoNewline state;
} Decoder;

static Decoder *cast(KrRef self)
{
    return (Decoder *)(void *)kr_obj(self);
}

static int64_t find(const KrStr *str, uint32_t c, int64_t start)
{
    if (str->kind == 1) {
        const char *data = kr_str_data(str),
                   *at = memchr(data + start, (int)c, (size_t)(str->length - start));
        return at ? at - data : -1;
    }
    for (int64_t i = start; i < str->length; i++)
        if (kr_str_read(str, i) == c) return i;
    return -1;
}

KrOwn kr_io_newline_feed(KrThread *thread, KrIoNewline *state, KrOwn text, bool final)
{
    if (kr_is_null(text)) return text;
    if (state->pending_cr && (final || kr_str_obj(kr_ref(text))->length > 0)) {
        KrOwn cr = kr_str_char(thread, '\r'),
              whole = kr_is_null(cr) ? KR_NULL
                                     : kr_str_concat(thread, kr_ref(cr), kr_ref(text));
        kr_xdrop(thread, cr);
        kr_drop(thread, text);
        text = whole;
        state->pending_cr = false;
        if (kr_is_null(text)) return text;
    }
    KrStr *str = kr_str_obj(kr_ref(text));
    if (!final && str->length > 0 &&
        kr_str_read(str, str->length - 1) == '\r') { // perhaps one half of \r\n
        KrOwn shorter = kr_str_slice(thread, kr_ref(text), 0, str->length - 1, 1);
        kr_drop(thread, text);
        text = shorter;
        state->pending_cr = true;
        if (kr_is_null(text)) return text;
        str = kr_str_obj(kr_ref(text));
    }
    int64_t cr = str->length ? find(str, '\r', 0) : -1;
    if (cr < 0) {
        if (!(state->seen & KR_IO_SEEN_LF) && str->length && find(str, '\n', 0) >= 0)
            state->seen |= KR_IO_SEEN_LF;
        return text;
    }
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    int64_t start = 0;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c == '\n') {
            state->seen |= KR_IO_SEEN_LF;
        } else if (c == '\r') {
            bool pair = i + 1 < str->length && kr_str_read(str, i + 1) == '\n';
            state->seen |= pair ? KR_IO_SEEN_CRLF : KR_IO_SEEN_CR;
            if (state->translate) {
                kr_str_builder_slice(&out, kr_ref(text), start, i);
                kr_str_builder_char(&out, '\n');
                start = i + 1 + pair;
            }
            i += pair;
        }
    }
    if (!state->translate) {
        kr_str_builder_fini(&out);
        return text;
    }
    kr_str_builder_slice(&out, kr_ref(text), start, str->length);
    kr_drop(thread, text);
    return kr_str_builder_take(&out);
}

KrOwn kr_io_newline_replace(KrThread *thread, KrRef text, const char *ending)
{
    const KrStr *str = kr_str_obj(text);
    int64_t start = 0, at = str->length ? find(str, '\n', 0) : -1;
    if (at < 0) return kr_dup(text);
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    for (; at >= 0; at = start < str->length ? find(str, '\n', start) : -1) {
        kr_str_builder_slice(&out, text, start, at);
        kr_str_builder_ascii(&out, ending);
        start = at + 1;
    }
    kr_str_builder_slice(&out, text, start, str->length);
    return kr_str_builder_take(&out);
}

KrOwn kr_io_newline_seen(KrThread *thread, uint8_t seen)
{
    static const char *const texts[3] = {"\r", "\n", "\r\n"};
    KrOwn items[3];
    size_t count = 0;
    for (int i = 0; i < 3; i++)
        if (seen & 1 << i) items[count++] = kr_str_interned(thread, texts[i]);
    if (count == 0) return kr_none_own();
    return count == 1 ? items[0] : kr_tuple_pack_own(thread, items, count);
}

static int64_t find_before(const KrStr *str, uint32_t c, int64_t start, int64_t stop)
{
    if (start >= stop) return -1;
    if (str->kind == 1) {
        const char *data = kr_str_data(str),
                   *at = memchr(data + start, (int)c, (size_t)(stop - start));
        return at ? at - data : -1;
    }
    if (str->kind == 2) {
        const uint16_t *data = kr_str_data(str);
        for (int64_t i = start; i < stop; i++)
            if (data[i] == c) return i;
        return -1;
    }
    const uint32_t *data = kr_str_data(str);
    for (int64_t i = start; i < stop; i++)
        if (data[i] == c) return i;
    return -1;
}

int64_t kr_io_newline_line_end(const KrStr *text, int64_t start, int64_t stop,
                               KrIoEnding ending)
{
    int64_t at;
    switch (ending) {
    case KR_IO_LF:
        at = find_before(text, '\n', start, stop);
        return at < 0 ? -1 : at + 1;
    case KR_IO_CR:
        at = find_before(text, '\r', start, stop);
        return at < 0 ? -1 : at + 1;
    case KR_IO_CRLF:
        for (at = start; (at = find_before(text, '\r', at, stop)) >= 0; at++)
            if (at + 1 < stop && kr_str_read(text, at + 1) == '\n') return at + 2;
        return -1;
    case KR_IO_ANY: break;
    }
    for (at = start; at < stop; at++) {
        uint32_t c = kr_str_read(text, at);
        if (c == '\n') return at + 1;
        if (c == '\r')
            return at + 1 + (at + 1 < stop && kr_str_read(text, at + 1) == '\n');
    }
    return -1;
}

bool kr_io_newline_is_valid(KrRef newline)
{
    static const char *const known[] = {"", "\n", "\r", "\r\n"};
    if (kr_ref_is_null(newline) || kr_is_none(newline)) return true;
    for (int i = 0; i < 4; i++)
        if (kr_str_equal_ascii(newline, known[i])) return true;
    return false;
}

// --- the class ------------------------------------------------------------------------------------

static KrOwn decoder_init(ARGS)
{
    UNUSED;
    Decoder *d = cast(self);
    bool translate;
    if (!kr_truth(thread, args[1], &translate)) return KR_NULL;
    kr_store(thread, &d->decoder, kr_dup(args[0]));
    kr_store(thread, &d->errors, kr_dup(args[2]));
    d->state = (KrIoNewline){.translate = translate};
    return kr_none_own();
}
static const KrNativeDef init_def = {"IncrementalNewlineDecoder",
                                     decoder_init,
                                     "(decoder, translate, errors='strict')",
                                     NULL,
                                     0,
                                     0,
                                     0};
static bool decoder_init_slot(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count, KrRef kwnames)
{
    return kr_io_base_init(thread, &init_def, self, args, count, kwnames);
}
static KrOwn decoder_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                         KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *t = (KrType *)(void *)kr_obj(type);
    KrObject *self = kr_object_new(
        thread, t, t->flags & KR_TYPE_HEAP ? t->basic_size : sizeof(Decoder));
    if (self) kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static bool check_ok(KrThread *thread, const Decoder *d)
{
    if (!kr_is_null(d->decoder)) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "IncrementalNewlineDecoder.__init__() not called");
}

static KrOwn decoder_decode(ARGS)
{
    UNUSED;
    Decoder *d = cast(self);
    bool final;
    if (!check_ok(thread, d) || !kr_truth(thread, args[1], &final)) return KR_NULL;
    KrOwn text;
    if (kr_is_none(kr_ref(d->decoder))) {
        text = kr_dup(args[0]);
    } else {
        KrRef inner[2] = {args[0], kr_bool(final)};
        text = kr_call_method(thread, kr_ref(d->decoder), kr_name(KR_NAME_decode),
                              inner, 2);
    }
    if (kr_is_null(text)) return text;
    if (!kr_str_is_sub(kr_ref(text))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "decoder should return a string result, not '%T'",
                                 kr_ref(text));
        kr_drop(thread, text);
        return KR_NULL;
    }
    return kr_io_newline_feed(thread, &d->state, text, final);
}

static KrOwn decoder_getstate(ARGS)
{
    UNUSED;
    Decoder *d = cast(self);
    KrOwn inner = KR_NULL, flag = KR_NULL, state = KR_NULL;
    if (!check_ok(thread, d)) return KR_NULL;
    if (kr_is_none(kr_ref(d->decoder))) {
        KrOwn items[2] = {kr_bytes_new(thread, "", 0),
                          kr_from_small_int(d->state.pending_cr)};
        return kr_tuple_pack_own(thread, items, 2);
    }
    inner = kr_io_base_call(thread, kr_ref(d->decoder), KR_NAME_getstate);
    if (kr_is_null(inner)) return inner;
    int64_t number;
    if (!kr_tuple_is_sub(kr_ref(inner)) || kr_tuple_length(kr_ref(inner)) != 2) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "illegal decoder state");
    } else if (kr_number_index_i64(thread, kr_tuple_get(kr_ref(inner), 1), &number)) {
        flag = kr_int_from_i64(thread,
                               (int64_t)((uint64_t)number << 1 | d->state.pending_cr));
        if (!kr_is_null(flag))
            state = kr_tuple_2(thread, kr_tuple_get(kr_ref(inner), 0), kr_ref(flag));
    }
    kr_xdrop(thread, flag);
    kr_drop(thread, inner);
    return state;
}

static KrOwn decoder_setstate(ARGS)
{
    UNUSED;
    Decoder *d = cast(self);
    int64_t flag;
    if (!check_ok(thread, d)) return KR_NULL;
    if (!kr_tuple_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "state argument must be a tuple");
    if (kr_tuple_length(args[0]) != 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "setstate(): illegal state argument");
    if (!kr_number_index_i64(thread, kr_tuple_get(args[0], 1), &flag)) return KR_NULL;
    d->state.pending_cr = flag & 1;
    if (kr_is_none(kr_ref(d->decoder))) return kr_none_own();
    KrOwn rest = kr_int_from_i64(thread, (int64_t)((uint64_t)flag >> 1)),
          inner = KR_NULL, done = KR_NULL;
    if (!kr_is_null(rest))
        inner = kr_tuple_2(thread, kr_tuple_get(args[0], 0), kr_ref(rest));
    if (!kr_is_null(inner))
        done = kr_io_base_call_1(thread, kr_ref(d->decoder), KR_NAME_setstate,
                                 kr_ref(inner));
    kr_xdrop(thread, rest);
    kr_xdrop(thread, inner);
    return done;
}

static KrOwn decoder_reset(ARGS)
{
    UNUSED;
    Decoder *d = cast(self);
    if (!check_ok(thread, d)) return KR_NULL;
    d->state.seen = 0;
    d->state.pending_cr = false;
    if (kr_is_none(kr_ref(d->decoder))) return kr_none_own();
    return kr_io_base_call(thread, kr_ref(d->decoder), KR_NAME_reset);
}

static KrOwn get_newlines(KrThread *thread, KrRef self)
{
    return check_ok(thread, cast(self))
               ? kr_io_newline_seen(thread, cast(self)->state.seen)
               : KR_NULL;
}

static void decoder_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, kr_move(&((Decoder *)(void *)self)->decoder));
    kr_xdrop(thread, kr_move(&((Decoder *)(void *)self)->errors));
    kr_object_free(thread, self,
                   self->type->flags & KR_TYPE_HEAP ? self->type->basic_size
                                                    : sizeof(Decoder));
}
static void decoder_visit(KrObject *self, KrVisitFn visit, void *context)
{
    const Decoder *d = (const Decoder *)(const void *)self;
    if (!kr_is_null(d->decoder)) visit(kr_ref(d->decoder), context);
    if (!kr_is_null(d->errors)) visit(kr_ref(d->errors), context);
}
static void decoder_clear(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, kr_move(&((Decoder *)(void *)self)->decoder));
    kr_xdrop(thread, kr_move(&((Decoder *)(void *)self)->errors));
}

static const KrNativeDef methods[] = {
    {"decode", decoder_decode, "($self, /, input, final=False)", NULL, 0, 0, 0},
    {"getstate", decoder_getstate, "($self, /)", NULL, 0, 0, 0},
    {"setstate", decoder_setstate, "($self, state, /)", NULL, 0, 0, 0},
    {"reset", decoder_reset, "($self, /)", NULL, 0, 0, 0},
    {0},
};
static const KrGetSetDef getset[] = {{"newlines", get_newlines, NULL, NULL}, {0}};

KrType kr_io_newline_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.IncrementalNewlineDecoder",
    .shown = "-__new__",
    .doc = "(decoder, translate, errors='strict')\n--\n\n" "Codec used when reading a file in universal newlines mode.",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Decoder),
    .dealloc = decoder_dealloc,
    .visit = decoder_visit,
    .clear = decoder_clear,
    .new_object = decoder_new,
    .init = decoder_init_slot,
    .methods = methods,
    .getset = getset,
};
