// SPDX-License-Identifier: MIT
// The abstract classes of _io, and what all its files share: memory, finalization, errors, calls.
//
// Every stream has a __dict__ and weak references; the dict is the word behind its layout (own_words = 1).
// A stream that dies open is closed by kr_io_base_finalize, the `finalize` slot of them all.
#pragma once

#include "runtime/buffer.h"
#include "runtime/type.h"
#include "runtime/vm.h"

enum { KR_IO_BUFFER_SIZE = 128 * 1024 }; // DEFAULT_BUFFER_SIZE

typedef struct KrIoBase {
    KrObject header;
    uint64_t
        reserved; // makes the layout differ from object's: it decides among several bases
} KrIoBase;

extern KrType kr_io_base_type, kr_io_base_raw_type, kr_io_base_buffered_type,
    kr_io_base_text_type;

#define KR_IO_TYPE_FLAGS                                                               \
    (KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_HAS_WEAKREF | KR_TYPE_IMMUTABLE)

// Memory of an instance of `type`, whose layout is one of ours; tracked. Null: MemoryError.
KrObject *kr_io_base_alloc(KrThread *thread, KrType *type) KR_NODISCARD;
// The last item of a state for __setstate__, `which` for messages: attributes, or None. None.
KrOwn kr_io_base_set_dict(KrThread *thread, KrRef self, KrRef dict, const char *which)
    KR_NEW;
void kr_io_base_free(KrThread *thread, KrObject *self, size_t layout_size);
void kr_io_base_visit(KrObject *self, KrVisitFn visit, void *context);
void kr_io_base_clear(KrThread *thread, KrObject *self);
bool kr_io_base_finalize(KrThread *thread, KrRef self);
KrOwn kr_io_base_new_object(KrThread *thread, KrRef type, const KrRef *args,
                            size_t count, KrRef kwnames) KR_NEW;
// Runs `def` on self as a constructor; what it returns is thrown away.
bool kr_io_base_init(KrThread *thread, const KrNativeDef *def, KrRef self,
                     const KrRef *args, size_t count, KrRef kwnames) KR_RAISES;

KrOwn kr_io_base_unsupported_type(KrThread *thread) KR_NEW; // UnsupportedOperation
KR_COLD KrOwn kr_io_base_unsupported(KrThread *thread, const char *message);
KR_COLD KrOwn kr_io_base_no_pickle(KrThread *thread, KrRef self, const KrRef *args,
                                   size_t count);        // __getstate__
KrFound kr_io_base_closed(KrThread *thread, KrRef self); // is it?
bool kr_io_base_check_closed(KrThread *thread, KrRef self)
    KR_RAISES; // ValueError if closed
KrOwn kr_io_base_get_dict(KrThread *thread, KrRef self) KR_NEW;

KrOwn kr_io_base_call(KrThread *thread, KrRef self, int name) KR_NEW; // self.name()
KrOwn kr_io_base_call_1(KrThread *thread, KrRef self, int name, KrRef a) KR_NEW;
bool kr_io_base_do(KrThread *thread, KrRef self, int name)
    KR_RAISES; // the same, without the result
KrFound kr_io_base_ask(KrThread *thread, KrRef self, int name); // truth of self.name()
// A size argument: None (and absent) is -1.
bool kr_io_base_size(KrThread *thread, KrRef value, int64_t *size) KR_RAISES;
// Buffer for readinto: TypeError as Argument Clinic words it.
bool kr_io_base_writable(KrThread *thread, const char *function, KrRef value,
                         KrBuffer *buffer) KR_RAISES;
bool kr_io_base_set_finalizing(KrThread *thread, KrRef value, bool *field) KR_RAISES;
// An index; ValueError if it does not fit.
bool kr_io_base_ssize(KrThread *thread, KrRef value, int64_t *out) KR_RAISES;
// After a system call that was interrupted: runs signal handlers. False: one raised.
bool kr_io_base_interrupted(KrThread *thread) KR_RAISES;
// (self.readline until it gives nothing), for __next__ of what has no faster way
KrFound kr_io_base_next(KrThread *thread, KrRef self, KrOwn *line);
