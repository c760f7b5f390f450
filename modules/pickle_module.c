// SPDX-License-Identifier: MIT
// The _pickle module: dump, dumps, load, loads; Pickler (pickle_write.c) and Unpickler (pickle_read.c).
//
// Tests: tests/lang/modules/pickle/.
#include "modules/pickle_module.h"

#include "modules/pickle_parts.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/module.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

#define EXCEPTION(dotted, base_type, own)                                              \
    {                                                                                  \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type), .name = (dotted),                 \
        .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF, \
        .shown = (own), .basic_size = sizeof(KrException), .base = &(base_type),       \
    }
KrType kr_pickle_module_error =
    EXCEPTION("_pickle.PickleError", kr_exception_exception, "__weakref__");
KrType kr_pickle_module_pickling_error =
    EXCEPTION("_pickle.PicklingError", kr_pickle_module_error, NULL);
KrType kr_pickle_module_unpickling_error =
    EXCEPTION("_pickle.UnpicklingError", kr_pickle_module_error, NULL);

// A pickler for one call; it is never seen by Python code.
static KrOwn temporary(KrThread *thread)
{
    KrPickler *pickler = (KrPickler *)(void *)kr_object_new(
        thread, &kr_pickle_write_type, sizeof *pickler);
    return kr_steal_obj(pickler);
}

static KrOwn pickle_dump(ARGS) // obj, file, protocol, fix_imports, buffer_callback
{
    (void)self, (void)count;
    KrOwn pickler = temporary(thread);
    if (kr_is_null(pickler)) return pickler;
    KrPickler *made = (KrPickler *)(void *)kr_obj(kr_ref(pickler));
    bool ok = kr_pickle_write_setup(thread, made, args[2], args[1], args[3], args[4]) &&
              kr_pickle_write_dump(thread, made, args[0]);
    kr_drop(thread, pickler);
    return ok ? kr_none_own() : KR_NULL;
}
static KrOwn pickle_dumps(ARGS) // obj, protocol, fix_imports, buffer_callback
{
    (void)self, (void)count;
    KrOwn pickler = temporary(thread), result = KR_NULL;
    if (kr_is_null(pickler)) return pickler;
    KrPickler *made = (KrPickler *)(void *)kr_obj(kr_ref(pickler));
    if (kr_pickle_write_setup(thread, made, args[1], KR_REF_NULL, args[2], args[3]) &&
        kr_pickle_write_dump(thread, made, args[0]))
        result = kr_bytes_new(thread, made->out, (int64_t)made->size);
    kr_drop(thread, pickler);
    return result;
}
static KrOwn pickle_load(ARGS) // file, fix_imports, encoding, errors, buffers
{
    (void)self, (void)count;
    return kr_pickle_unpickler_file(thread, args[0], args + 1);
}
static KrOwn pickle_loads(ARGS) // data, fix_imports, encoding, errors, buffers
{
    (void)self, (void)count;
    return kr_pickle_unpickler_bytes(thread, args[0], args + 1);
}

static const KrNativeDef functions[] = {
    {"dump", pickle_dump,
     "($module, /, obj, file, protocol=None, *, fix_imports=True,\n     "
     "buffer_callback=None)",
     "Write a pickle of the object to a file.", 0, 0, 0},
    {"dumps", pickle_dumps,
     "($module, /, obj, protocol=None, *, fix_imports=True,\n      buffer_callback=None)",
     "The pickle of the object as bytes.", 0, 0, 0},
    {"load", pickle_load,
     "($module, /, file, *, fix_imports=True, encoding='ASCII',\n     "
     "errors='strict', buffers=())",
     "Read a pickle from a file.", 0, 0, 0},
    {"loads", pickle_loads,
     "($module, data, /, *, fix_imports=True, encoding='ASCII',\n      "
     "errors='strict', buffers=())",
     "Read a pickle from bytes.", 0, 0, 0},
    {0},
};

KrOwn kr_pickle_module_init(KrThread *thread)
{
    static KrType *const types[] = {&kr_pickle_module_error,
                                    &kr_pickle_module_pickling_error,
                                    &kr_pickle_module_unpickling_error,
                                    &kr_pickle_write_type,
                                    &kr_pickle_unpickler_type,
                                    &kr_pickle_buffer_type};
    KrOwn module = kr_module_new(
        thread, "_pickle", "Optimized C implementation for the Python pickle module.");
    bool ok = !kr_is_null(module) &&
              kr_type_ready(thread, &kr_pickle_write_memo_type) &&
              kr_type_ready(thread, &kr_pickle_unpickler_memo_type) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_module_add_type(thread, kr_ref(module), types[i]);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
