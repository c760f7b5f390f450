// SPDX-License-Identifier: MIT
// The _io module: all its classes and functions. The library's io.py stands on it.
//
// io_base.c abstract classes, io_file.c FileIO, io_buffered.c and io_pair.c buffers, io_bytes.c, io_string.c,
// io_newline.c, io_text*.c TextIOWrapper, io_open.c open(), io_streams.c the standard streams.
// Tests: tests/lang/modules/io/.
#include "modules/io_module.h"

#include "modules/io_base.h"
#include "modules/io_buffered.h"
#include "modules/io_bytes.h"
#include "modules/io_file.h"
#include "modules/io_newline.h"
#include "modules/io_open.h"
#include "modules/io_pair.h"
#include "modules/io_string.h"
#include "modules/io_text.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/vm.h"

static KrType *const types[] = {
    &kr_io_base_type,
    &kr_io_base_raw_type,
    &kr_io_base_buffered_type,
    &kr_io_base_text_type,
    &kr_io_file_type,
    &kr_io_buffered_reader_type,
    &kr_io_buffered_writer_type,
    &kr_io_buffered_random_type,
    &kr_io_pair_type,
    &kr_io_bytes_type,
    &kr_io_bytes_buffer_type,
    &kr_io_string_type,
    &kr_io_newline_type,
    &kr_io_text_type,
};

bool kr_io_module_ready(KrThread *thread)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!kr_type_ready(thread, types[i])) return false;
    return true;
}

KrOwn kr_io_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(
        thread, "_io",
        "The io module provides the Python interfaces to stream handling.");
    if (kr_is_null(module)) return module;
    KrRef m = kr_ref(module);
    bool ok = kr_io_module_ready(thread) &&
              kr_module_add_functions(thread, m, kr_io_open_functions) &&
              kr_module_add(thread, m, "DEFAULT_BUFFER_SIZE",
                            kr_from_small_int(KR_IO_BUFFER_SIZE)) &&
              kr_module_add(thread, m, "UnsupportedOperation",
                            kr_io_base_unsupported_type(thread)) &&
              kr_module_add(thread, m, "BlockingIOError",
                            kr_dup(kr_type_ref(&kr_exception_blocking_io_error)));
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_module_add_type(thread, m, types[i]);
    KrOwn name = kr_str_interned(thread, "open"); // the same object as builtins.open
    KrRef open = kr_is_null(name) ? KR_REF_NULL
                                  : kr_dict_find_str(kr_ref(thread->vm->builtins_copy),
                                                     kr_ref(name));
    if (!kr_ref_is_null(open) && kr_is_exact(open, &kr_native_type) && kr_is_null(((KrNative *)(void *)kr_obj(open))->self))
        ((KrNative *)(void *)kr_obj(open))->self = kr_dup(m);
    ok = ok && !kr_ref_is_null(open) && kr_module_add(thread, m, "open", kr_dup(open));
    kr_xdrop(thread, name);
    if (ok) return module;
    kr_drop(thread, module);
    return KR_NULL;
}
