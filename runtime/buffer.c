// SPDX-License-Identifier: MIT
// The buffer protocol (buffer.h): finding the type that gives its memory away, and the checks that
// belong to every such call.
//
// Invariant: every successful kr_buffer_get is paired with one kr_buffer_release; the owner is
// kept alive in between.
// Called by bytes, bytearray, memoryview, io, struct, ... Tests: tests/lang/bytes/.
#include "runtime/buffer.h"

#include "runtime/bytes.h"
#include "runtime/exception.h"

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
    return kr_type_has(object, KR_TYPE_BYTES_SUB) || giver(object) != NULL;
}

bool kr_buffer_get(KrThread *thread, KrRef object, KrBuffer *buffer, int flags)
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
