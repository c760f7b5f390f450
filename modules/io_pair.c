// SPDX-License-Identifier: MIT
// BufferedRWPair: a BufferedReader and a BufferedWriter over two raw streams. See io_buffered.h.
//
// Tests: tests/lang/modules/io/buffers.py.
#include "modules/io_pair.h"

#include "modules/io_buffered.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/protocol_number.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Pair {
    KrIoBase base;
    KrOwn reader, writer; // null: not initialized
} Pair;

static Pair *cast(KrRef self)
{
    return (Pair *)(void *)kr_obj(self);
}

static KrOwn pair_init(ARGS)
{
    UNUSED;
    Pair *pair = cast(self);
    int64_t size;
    if (!kr_number_index_i64(thread, args[2], &size)) return KR_NULL;
    KrFound reads = kr_io_base_ask(thread, args[0], KR_NAME_readable);
    if (reads == KR_ABSENT)
        return kr_io_base_unsupported(thread, "File or stream is not readable.");
    KrFound writes = reads == KR_FAULT
                         ? KR_FAULT
                         : kr_io_base_ask(thread, args[1], KR_NAME_writable);
    if (writes == KR_ABSENT)
        return kr_io_base_unsupported(thread, "File or stream is not writable.");
    if (writes == KR_FAULT) return KR_NULL;
    KrOwn reader =
        kr_call_2(thread, kr_type_ref(&kr_io_buffered_reader_type), args[0], args[2]);
    if (kr_is_null(reader)) return KR_NULL;
    KrOwn writer =
        kr_call_2(thread, kr_type_ref(&kr_io_buffered_writer_type), args[1], args[2]);
    if (kr_is_null(writer)) {
        kr_drop(thread, reader);
        return KR_NULL;
    }
    kr_store(thread, &pair->reader, reader);
    kr_store(thread, &pair->writer, writer);
    return kr_none_own();
}
static const KrNativeDef init_def = {"BufferedRWPair",
                                     pair_init,
                                     "(reader, writer, buffer_size=131072, /)",
                                     NULL,
                                     0,
                                     0,
                                     0};
static bool pair_init_slot(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    return kr_io_base_init(thread, &init_def, self, args, count, kwnames);
}

static void pair_dealloc(KrThread *thread, KrObject *self)
{
    Pair *pair = (Pair *)(void *)self;
    kr_xdrop(thread, kr_move(&pair->reader));
    kr_xdrop(thread, kr_move(&pair->writer));
    kr_io_base_free(thread, self, sizeof *pair);
}
static void pair_visit(KrObject *self, KrVisitFn visit, void *context)
{
    const Pair *pair = (const Pair *)(const void *)self;
    if (!kr_is_null(pair->reader)) visit(kr_ref(pair->reader), context);
    if (!kr_is_null(pair->writer)) visit(kr_ref(pair->writer), context);
    kr_io_base_visit(self, visit, context);
}
static void pair_clear(KrThread *thread, KrObject *self)
{
    Pair *pair = (Pair *)(void *)self;
    kr_xdrop(thread, kr_move(&pair->reader));
    kr_xdrop(thread, kr_move(&pair->writer));
    kr_io_base_clear(thread, self);
}

static KrOwn forward(KrThread *thread, KrOwn half, int name, const KrRef *args,
                     size_t count)
{
    if (kr_is_null(half))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "I/O operation on uninitialized object");
    return kr_call_method(thread, kr_ref(half), kr_name(name), args, count);
}

#define FORWARD(half, name) /* static KrOwn pair_name(...): half.name(*args) */        \
    static KrOwn pair_##name(ARGS)                                                     \
    {                                                                                  \
        return forward(thread, cast(self)->half, KR_NAME_##name, args, count);         \
    }
FORWARD(reader, read)
FORWARD(reader, peek)
FORWARD(reader, read1)
FORWARD(reader, readinto)
FORWARD(reader, readinto1)
FORWARD(reader, readable)
FORWARD(writer, write)
FORWARD(writer, flush)
FORWARD(writer, writable)

static KrOwn pair_close(ARGS)
{
    UNUSED;
    KrOwn failure = KR_NULL;
    KrOwn result = forward(thread, cast(self)->writer, KR_NAME_close, NULL, 0);
    if (kr_is_null(result)) failure = kr_exception_fetch(thread);
    kr_xdrop(thread, result);
    result = forward(thread, cast(self)->reader, KR_NAME_close, NULL, 0);
    if (kr_is_null(failure)) return result;
    if (kr_is_null(result)) {
        KrOwn second = kr_exception_fetch(thread);
        kr_store(thread, &((KrException *)(void *)kr_obj(kr_ref(second)))->context,
                 failure);
        kr_exception_restore(thread, second);
        return KR_NULL;
    }
    kr_drop(thread, result);
    kr_exception_restore(thread, failure);
    return KR_NULL;
}
static KrOwn pair_isatty(ARGS)
{
    UNUSED;
    KrOwn answer = forward(thread, cast(self)->writer, KR_NAME_isatty, NULL, 0);
    if (kr_is_null(answer) || !kr_is(kr_ref(answer), kr_bool(false))) return answer;
    kr_drop(thread, answer);
    return forward(thread, cast(self)->reader, KR_NAME_isatty, NULL, 0);
}
static KrOwn get_closed(KrThread *thread, KrRef self)
{
    if (kr_is_null(cast(self)->writer))
        return kr_exception_raise(
            thread, &kr_exception_runtime_error,
            "the BufferedRWPair object is being garbage-collected");
    return kr_attr_get(thread, kr_ref(cast(self)->writer), kr_name(KR_NAME_closed));
}

#define ANY(name)                                                                      \
    {                                                                                  \
#name, pair_##name, NULL, NULL, 0, -1, KR_NATIVE_RAW                           \
    }
#define NONE(name)                                                                     \
    {                                                                                  \
#name, pair_##name, "($self, /)", NULL, 0, 0, 0                                \
    }
static const KrNativeDef methods[] = {
    ANY(read),      ANY(peek),   ANY(read1),     ANY(readinto),
    ANY(readinto1), ANY(write),  NONE(readable), NONE(writable),
    NONE(flush),    NONE(close), NONE(isatty),   {0},
};
static const KrGetSetDef getset[] = {{"closed", get_closed, NULL, NULL}, {0}};

KrType kr_io_pair_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.BufferedRWPair",
    .doc = "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)\n--\n\n" "A buffered reader and writer object together.",
    .flags = KR_IO_TYPE_FLAGS,
    .basic_size = sizeof(Pair),
    .own_words = 1,
    .own_dict = 1,
    .base = &kr_io_base_buffered_type,
    .dealloc = pair_dealloc,
    .visit = pair_visit,
    .clear = pair_clear,
    .finalize = kr_io_base_finalize,
    .new_object = kr_io_base_new_object,
    .init = pair_init_slot,
    .methods = methods,
    .getset = getset,
};
