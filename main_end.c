// SPDX-License-Identifier: MIT
// The end of a program. See main_end.h.
//
// Looking once at each object costs a tenth of giving each back. The standard streams alone have finalizers in
// every program: they are flushed here, after which their end changes nothing.
// Called by main.c. Tests: tests/lang/gc/exit_*.py, tests/cli/.
#include "main_end.h"

#include "base/dump.h"
#include "interp/hot.h"
#include "modules/io_buffered.h"
#include "modules/io_file.h"
#include "modules/io_text.h"
#include "modules/io_text_write.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/async_generator.h"
#include "runtime/module.h"
#include "runtime/slab.h"
#include "runtime/weakref.h"

enum { STREAMS = 3, LAYERS = 3 }; // text, buffer, file

typedef struct Look {
    const KrObject *flushed[STREAMS * LAYERS]; // null: none
    bool found;                                // something whose end is seen
} Look;

static bool is_seen(const Look *look, const KrObject *object)
{
    const KrType *type = object->type;
    if (!type->finalize || object->flags & KR_OBJECT_FINALIZED) return false;
    if (type == &kr_generator_type || type == &kr_coroutine_type || type == &kr_async_generator_type)
        return ((const KrGenerator *)(const void *)object)->state != KR_GENERATOR_DONE;
    for (size_t i = 0; i < STREAMS * LAYERS; i++)
        if (look->flushed[i] == object) return false;
    return true;
}

static void look_at(KrObject *object, void *context)
{
    Look *look = context;
    if (!look->found) look->found = is_seen(look, object);
}

// sys.__stdout__ and the like with nothing left to write.
static void flush_stream(KrThread *thread, Look *look, int which)
{
    static const char *const names[STREAMS] = {"__stdin__", "__stdout__", "__stderr__"};
    const KrObject **layers = look->flushed + (size_t)which * LAYERS;
    KrOwn name = kr_str_interned(thread, names[which]);
    KrRef dict = kr_module_dict(kr_ref(thread->vm->sys_module));
    KrRef file = kr_is_null(name) ? KR_REF_NULL : kr_dict_find_str(dict, kr_ref(name));
    kr_xdrop(thread, name);
    if (kr_ref_is_null(file) || !kr_is_exact(file, &kr_io_text_type)) return;
    KrRef buffer = kr_ref(kr_io_text_cast(file)->buffer), raw = KR_REF_NULL;
    if (kr_is_exact(buffer, &kr_io_buffered_reader_type) || kr_is_exact(buffer, &kr_io_buffered_writer_type))
        raw = kr_ref(kr_io_buffered_cast(buffer)->raw);
    else if (!kr_is_exact(buffer, &kr_io_file_type)) // -u: there is no buffer
        return;
    if (which > 0 && !kr_io_text_write_flush(thread, file)) { // has been told; its finalizer would tell it again
        kr_exception_clear(thread);
        kr_obj(file)->flags |= KR_OBJECT_FINALIZED;
        kr_obj(buffer)->flags |= KR_OBJECT_FINALIZED;
    }
    layers[0] = kr_obj(file);
    layers[1] = kr_obj(buffer);
    layers[2] = kr_ref_is_null(raw) ? NULL : kr_obj(raw);
}

size_t kr_main_end(KrVM *vm)
{
    if (vm->dump & KR_DUMP_STATS && kr_hot_hooks.report) kr_hot_hooks.report(vm);
    KrThread *thread = vm->main_thread;
    Look look = {.found = kr_weakref_has_callbacks(vm) || !kr_is_null(vm->audit_hooks) || vm->gc_debug};
    for (int i = 0; i < STREAMS; i++)
        flush_stream(thread, &look, i);
    if (KR_CHECK) return kr_vm_free(vm); // which then looks for what is left over
    kr_slab_each_tracked(vm, look_at, &look);
    return look.found ? kr_vm_free(vm) : 0;
}
