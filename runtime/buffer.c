// SPDX-License-Identifier: MIT
// The buffer protocol (buffer.h): finding the type that gives its memory away, and the checks that
// belong to every such call.
//
// Invariant: every successful kr_buffer_get is paired with one kr_buffer_release; the owner is
// kept alive in between.
// Called by bytes, bytearray, memoryview, io, struct, ... Tests: tests/lang/reference/types/bytes_and_bytearray.py.
#include "runtime/buffer.h"

#include "runtime/attribute.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/descriptor.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/memoryview.h"
#include "runtime/protocol_number.h"
#include "runtime/vm.h"

enum { FULL_READ_ONLY = 0x11C }; // PyBUF_FULL_RO

// --- classes with __buffer__ (PEP 688) -----------------------------------------------------------

typedef struct Lent { // stands for such an object while its buffer is out
    KrObject header;
    KrOwn object, view; // view: the memoryview that __buffer__ gave; null: C's buffer of the object itself
    KrBuffer inner;     // of the view, or of the object
    int64_t count;      // how often it is out
    bool native;        // C's buffer, watched by __release_buffer__: nobody sees that this stands for the object
} Lent;

bool kr_buffer_try(KrThread *thread, KrRef object, KrBuffer *buffer, int flags)
{
    if (!kr_buffer_has(object)) return false;
    if (kr_buffer_get(thread, object, buffer, flags)) return true;
    kr_exception_clear(thread);
    return false;
}

bool kr_buffer_is_bytes(KrRef object)
{
    return kr_bytes_is_sub(object) || (kr_is_ptr(object) && kr_type_is_subtype(kr_type_of(object), &kr_bytearray_type));
}

bool kr_buffer_try_text(KrThread *thread, KrRef object, KrBuffer *buffer)
{
    return kr_buffer_is_bytes(object) ? kr_buffer_get_native(thread, object, buffer, KR_BUFFER_READ)
                                      : kr_buffer_try(thread, object, buffer, KR_BUFFER_READ);
}

KrRef kr_buffer_object(const KrBuffer *buffer)
{
    KrRef owner = kr_ref(buffer->owner);
    if (kr_ref_is_null(owner) || !kr_is_exact(owner, &kr_buffer_lent_type))
        return owner;
    const Lent *lent = (const Lent *)(const void *)kr_obj(owner);
    return lent->native ? kr_ref(lent->object) : owner;
}

static KrRef python_method(KrRef object, int name)
{
    if (!kr_is_ptr(object) || kr_ref_is_null(object) || !(kr_obj(object)->type->flags & KR_TYPE_HEAP))
        return KR_REF_NULL;
    KrRef found = kr_type_find(kr_obj(object)->type, kr_name(name));
    return kr_ref_is_null(found) || kr_is_exact(found, &kr_slot_wrapper_type) ? KR_REF_NULL : found;
}

static KrRef python_buffer(KrRef object)
{
    return python_method(object, KR_NAME___buffer__);
}

static void lent_dealloc(KrThread *thread, KrObject *self)
{
    Lent *lent = (Lent *)(void *)self;
    kr_xdrop(thread, kr_move(&lent->view));
    kr_xdrop(thread, kr_move(&lent->object));
    kr_object_free(thread, self, sizeof *lent);
}
static void lent_visit(KrObject *self, KrVisitFn visit, void *context)
{
    const Lent *lent = (const Lent *)(const void *)self;
    if (!kr_is_null(lent->view))
        visit(kr_ref(lent->view), context);
    if (!kr_is_null(lent->object))
        visit(kr_ref(lent->object), context);
}
static bool lent_buffer(KrThread *thread, KrRef self, KrBuffer *out, int flags)
{
    (void)flags;
    const KrBuffer *inner = &((Lent *)(void *)kr_obj(self))->inner;
    if (kr_is_null(inner->owner))
        return kr_exception_raise_false(thread, &kr_exception_buffer_error, "buffer has been released");
    *out = *inner;
    out->owner = KR_NULL;
    ((Lent *)(void *)kr_obj(self))->count++;
    return true;
}
static void lent_release(KrThread *thread, KrRef self, KrBuffer *out)
{
    Lent *lent = (Lent *)(void *)kr_obj(self);
    (void)out;
    if (kr_is_null(lent->inner.owner) || --lent->count > 0)
        return;
    KrOwn view = kr_move(&lent->view), object = kr_dup(kr_ref(lent->object)), done = KR_NULL;
    KrOwn pending = kr_exception_fetch(thread);
    bool native = kr_is_null(view);
    if (native) { // __release_buffer__ sees the memory, and cannot keep it
        KrBuffer seen = lent->inner;
        seen.owner = kr_dup(kr_ref(object));
        view = kr_memoryview_restricted(thread, &seen);
    }
    bool own = !kr_is_null(view) && kr_is(kr_memoryview_object(kr_ref(view)), kr_ref(object));
    kr_buffer_release(thread, native ? &(KrBuffer){0} : &lent->inner);
    if (!kr_is_null(view) && !kr_ref_is_null(python_method(kr_ref(object), KR_NAME___release_buffer__))) {
        KrRef args[1] = {kr_ref(view)};
        done = kr_call_method(thread, kr_ref(object), kr_name(KR_NAME___release_buffer__), args, 1);
        if (kr_is_null(done))
            kr_exception_write_unraisable(thread, kr_ref(object));
        kr_xdrop(thread, done);
    }
    if (own)
        kr_xdrop(thread, kr_memoryview_release(thread, kr_ref(view)));
    kr_buffer_release(thread, &lent->inner);
    kr_exception_clear(thread);
    kr_exception_restore(thread, pending);
    kr_xdrop(thread, view);
    kr_drop(thread, object);
}

KrType kr_buffer_lent_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_buffer_wrapper",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Lent),
    .dealloc = lent_dealloc,
    .visit = lent_visit,
    .buffer = lent_buffer,
    .buffer_release = lent_release,
};

static bool get_by_method(KrThread *thread, KrRef object, KrRef method, KrBuffer *buffer, int flags)
{
    int number = flags & KR_BUFFER_STRIDED ? FULL_READ_ONLY : 0;
    if (flags & KR_BUFFER_WRITABLE)
        number |= 1;
    KrOwn function = kr_dup(method), view, lent;
    view = kr_call_2(thread, kr_ref(function), object, kr_from_bits(kr_int_bits(number)));
    kr_drop(thread, function);
    if (kr_is_null(view))
        return false;
    if (!kr_is_exact(kr_ref(view), &kr_memoryview_type)) {
        kr_drop(thread, view);
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__buffer__ returned non-memoryview object");
    }
    Lent *self = (Lent *)(void *)kr_object_new(thread, &kr_buffer_lent_type, sizeof *self);
    if (!self) {
        kr_drop(thread, view);
        return false;
    }
    lent = kr_steal_obj(self);
    if (!kr_buffer_get(thread, kr_ref(view), &self->inner, flags)) {
        kr_drop(thread, view);
        kr_drop(thread, lent);
        return false;
    }
    self->object = kr_dup(object);
    self->view = view;
    self->count = 1;
    kr_gc_track(thread, self);
    *buffer = self->inner;
    buffer->owner = lent;
    return true;
}

// The buffer of an object whose class says in Python what happens when it is given back.
static bool get_watched(KrThread *thread, KrRef object, KrBuffer *buffer, int flags)
{
    Lent *self = (Lent *)(void *)kr_object_new(thread, &kr_buffer_lent_type, sizeof *self);
    if (!self)
        return false;
    KrOwn lent = kr_steal_obj(self);
    if (!kr_buffer_get_native(thread, object, &self->inner, flags)) {
        kr_drop(thread, lent);
        return false;
    }
    self->object = kr_dup(object);
    self->count = 1;
    self->native = true;
    kr_gc_track(thread, self);
    *buffer = self->inner;
    buffer->owner = lent;
    return true;
}

KrOwn kr_buffer_call_get(KrThread *thread, KrRef self, KrRef flags_ref)
{
    int64_t flags;
    KrBuffer buffer;
    if (!kr_number_index_i64(thread, flags_ref, &flags))
        return KR_NULL;
    if (!kr_buffer_get_native(thread, self, &buffer, KR_BUFFER_STRIDED))
        return KR_NULL;
    if (flags & 1 && buffer.readonly) {
        kr_buffer_release(thread, &buffer);
        return kr_exception_raise(thread, &kr_exception_buffer_error, "Object is not writable.");
    }
    return kr_memoryview_of_buffer(thread, &buffer);
}

KrOwn kr_buffer_call_release(KrThread *thread, KrRef self, KrRef view)
{
    if (!kr_is_exact(view, &kr_memoryview_type))
        return kr_exception_raise(thread, &kr_exception_type_error, "expected a memoryview object");
    KrRef object = kr_memoryview_object(view);
    if (kr_ref_is_null(object)) // released already
        return kr_none_own();
    if (!kr_is(object, self))
        return kr_exception_raise(thread, &kr_exception_value_error, "memoryview's buffer is not this object");
    return kr_memoryview_release(thread, view);
}

// --- all ------------------------------------------------------------------------------------------

// The nearest type with the protocol, along the bases.
static const KrType *giver(KrRef object)
{
    if (!kr_is_ptr(object) || kr_ref_is_null(object)) return NULL;
    for (const KrType *type = kr_obj(object)->type; type; type = type->base)
        if (type->buffer) return type;
    return NULL;
}

bool kr_buffer_has(KrRef object)
{
    return kr_type_has(object, KR_TYPE_BYTES_SUB) || giver(object) != NULL ||
           !kr_ref_is_null(python_buffer(object));
}

bool kr_buffer_get(KrThread *thread, KrRef object, KrBuffer *buffer, int flags)
{
    *buffer =
        (KrBuffer){.item_size = 1, .format = "B", .dimensions = 1, .readonly = true};
    KrRef method = python_buffer(object);
    if (!kr_ref_is_null(method)) return get_by_method(thread, object, method, buffer, flags);
    if (!kr_ref_is_null(python_method(object, KR_NAME___release_buffer__)) && kr_buffer_has(object))
        return get_watched(thread, object, buffer, flags);
    return kr_buffer_get_native(thread, object, buffer, flags);
}

bool kr_buffer_get_native(KrThread *thread, KrRef object, KrBuffer *buffer, int flags)
{
    *buffer =
        (KrBuffer){.item_size = 1, .format = "B", .dimensions = 1, .readonly = true};
    const KrType *type = giver(object);
    if (type) {
        if (!type->buffer(thread, object, buffer, flags)) return false;
    } else if (kr_type_has(object, KR_TYPE_BYTES_SUB)) {
        KrBytes *bytes = (KrBytes *)(void *)kr_obj(object);
        buffer->data = bytes->data;
        buffer->size = bytes->length;
    } else {
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "a bytes-like object is required, not '%T'",
                                        object);
    }
    if (kr_is_null(buffer->owner)) // else the memory is another object's
        buffer->owner = kr_dup(object);
    if ((flags & KR_BUFFER_WRITABLE) && buffer->readonly) {
        kr_buffer_release(thread, buffer);
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "read-write bytes-like object expected");
    }
    return true;
}

void kr_buffer_release(KrThread *thread, KrBuffer *buffer)
{
    if (kr_is_null(buffer->owner)) return;
    KrOwn owner = kr_move(&buffer->owner);
    const KrType *type = giver(kr_ref(owner));
    if (type && type->buffer_release)
        type->buffer_release(thread, kr_ref(owner), buffer);
    kr_drop(thread, owner);
}
