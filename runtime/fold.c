// SPDX-License-Identifier: MIT
// Folds: see fold.h. They lie on evaluation stacks only, and are never seen by Python code.
#include "runtime/fold.h"

#include "runtime/exception.h"
#include "runtime/slab.h"

#include <string.h>

static void dealloc(KrThread *thread, KrObject *object)
{
    KrFold *self = (KrFold *)(void *)object;
    kr_xdrop(thread, self->self);
    kr_xdrop(thread, self->value);
    kr_xdrop(thread, self->wrong);
    kr_object_free(thread, object, self->size);
}

KrType kr_fold_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "fold",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrFold),
    .dealloc = dealloc,
};

KrFold *kr_fold_new(KrThread *thread, size_t size, size_t zeroed)
{
    KrFold *self = kr_slab_object(thread, &kr_fold_type, size);
    if (KR_UNLIKELY(!self)) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    memset(&self->header + 1, 0, zeroed - sizeof self->header);
    self->size = size;
    return self;
}

KrOwn kr_fold_begin(KrThread *thread, KrRef self, uint64_t def)
{
    return ((const KrNativeDef *)(uintptr_t)def)->function(thread, self, NULL, KR_FOLD_BEGIN);
}

KrOwn kr_fold_rest(KrThread *thread, KrFold *self, KrRef generator, KrOwn item)
{
    KrFound found = KR_PRESENT;
    while (found == KR_PRESENT) {
        bool ok = self->consumer.take(thread, &self->consumer, kr_ref(item)) || self->add(thread, self, kr_ref(item));
        kr_drop(thread, item);
        if (!ok) return KR_NULL;
        found = kr_iter_feed(thread, generator, &self->consumer, &item);
    }
    return found == KR_ABSENT ? self->finish(thread, self) : KR_NULL;
}
