// SPDX-License-Identifier: MIT
// PickleBuffer (pickle_parts.h): a view of an object's memory that pickle may hand out beside the
// pickle.
// Tests: tests/lang/modules/pickle/.
#include "modules/pickle_parts.h"

#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/memoryview.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static KrPickleBuffer *cast(KrRef self)
{
    return (KrPickleBuffer *)(void *)kr_obj(self);
}

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames) > 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "PickleBuffer() takes no keyword arguments");
    if (count != 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "PickleBuffer() takes exactly 1 argument (%zu given)",
                                  count);
    KrType *class = (KrType *)(void *)kr_obj(type);
    KrPickleBuffer *self =
        (KrPickleBuffer *)(void *)kr_object_new(thread, class, sizeof *self);
    if (!self) return KR_NULL;
    KrOwn result = kr_steal_obj(self);
    if (kr_buffer_get(thread, args[0], &self->buffer, KR_BUFFER_STRIDED)) {
        kr_gc_track(thread, self);
        return result;
    }
    kr_drop(thread, result);
    return KR_NULL;
}
static void dealloc(KrThread *thread, KrObject *object)
{
    kr_buffer_release(thread, &((KrPickleBuffer *)(void *)object)->buffer);
    kr_object_free(thread, object, sizeof(KrPickleBuffer));
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const KrPickleBuffer *self = (const KrPickleBuffer *)(const void *)object;
    if (!kr_is_null(self->buffer.owner)) visitor(kr_ref(self->buffer.owner), context);
}
static bool alive(KrThread *thread, KrRef self)
{
    return !kr_is_null(cast(self)->buffer.owner) ||
           kr_exception_raise_false(
               thread, &kr_exception_value_error,
               "operation forbidden on released PickleBuffer object");
}
static bool get_buffer(KrThread *thread, KrRef self, KrBuffer *out, int flags)
{
    // the owner of the memory is asked, and is the owner of what is given
    return alive(thread, self) &&
           kr_buffer_get(thread, kr_ref(cast(self)->buffer.owner), out, flags);
}
static KrOwn buffer_raw(ARGS)
{
    (void)args, (void)count;
    if (!alive(thread, self)) return KR_NULL;
    KrOwn view = kr_call_1(thread, kr_type_ref(&kr_memoryview_type), self),
          flat = KR_NULL;
    if (kr_is_null(view)) return view;
    const KrBuffer *buffer = &cast(self)->buffer;
    if (buffer->dimensions == 1 && !strcmp(buffer->format, "B") && !buffer->strides)
        return view;
    KrOwn name = kr_str_interned(thread, "cast"), format = kr_str_interned(thread, "B");
    if (!kr_is_null(name) && !kr_is_null(format)) {
        KrRef argument = kr_ref(format);
        flat = kr_call_method(thread, kr_ref(view), kr_ref(name), &argument, 1);
        if (kr_is_null(flat) && kr_exception_is(thread, &kr_exception_type_error)) {
            kr_exception_clear(thread);
            (void)kr_exception_raise(
                thread, &kr_exception_buffer_error,
                "cannot extract raw buffer from non-contiguous buffer");
        }
    }
    kr_xdrop(thread, name);
    kr_xdrop(thread, format);
    kr_drop(thread, view);
    return flat;
}
static KrOwn buffer_release(ARGS)
{
    (void)args, (void)count;
    kr_buffer_release(thread, &cast(self)->buffer);
    return kr_none_own();
}
static const KrNativeDef methods[] = {
    {"raw", buffer_raw, "($self, /)", "A memoryview of the bytes, without shape.", 0, 0,
     0},
    {"release", buffer_release, "($self, /)", "Let go of the memory.", 0, 0, 0},
    {0},
};
KrType kr_pickle_buffer_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "pickle.PickleBuffer",
    .shown = "-__module__",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrPickleBuffer),
    .dealloc = dealloc,
    .visit = visit,
    .new_object = new_object,
    .buffer = get_buffer,
    .methods = methods,
    .doc = "Wrapper for potentially out-of-band buffers",
};
