// SPDX-License-Identifier: MIT
// The marshal module: objects as bytes and back, in the format of .pyc files (runtime/marshal_write.h,
// marshal_read.h). Tests: tests/lang/modules/marshal/.
#include "modules/marshal_module.h"

#include "runtime/buffer.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/marshal_read.h"
#include "runtime/marshal_write.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrOwn write_to_bytes(KrThread *thread, KrRef value, KrRef version,
                            KrRef allow_code)
{
    int64_t number;
    bool allow;
    if (!kr_number_index_i64(thread, version, &number) ||
        !kr_truth(thread, allow_code, &allow))
        return KR_NULL;
    return kr_marshal_write(
        thread, value, number > KR_MARSHAL_VERSION ? KR_MARSHAL_VERSION : (int)number,
        allow);
}

static KrOwn marshal_dumps(ARGS)
{
    UNUSED;
    return write_to_bytes(thread, args[0], args[1], args[2]);
}
static KrOwn marshal_dump(ARGS)
{
    UNUSED;
    KrOwn bytes = write_to_bytes(thread, args[0], args[2], args[3]);
    if (kr_is_null(bytes)) return KR_NULL;
    KrRef argument = kr_ref(bytes);
    KrOwn result =
        kr_call_method(thread, args[1], kr_name(KR_NAME_write), &argument, 1);
    kr_drop(thread, bytes);
    return result;
}
static KrOwn marshal_loads(ARGS)
{
    UNUSED;
    KrBuffer buffer = {0};
    bool allow;
    if (!kr_truth(thread, args[1], &allow) ||
        !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    KrOwn value = kr_marshal_read(thread, buffer.data, (size_t)buffer.size, allow);
    kr_buffer_release(thread, &buffer);
    return value;
}
static KrOwn marshal_load(ARGS)
{
    UNUSED;
    bool allow;
    if (!kr_truth(thread, args[1], &allow)) return KR_NULL;
    return kr_marshal_read_file(thread, args[0], allow);
}

static const KrNativeDef functions[] = {
    {"dump", marshal_dump, "($module, value, file, version=5, /, *, allow_code=True)\1($module, value, file, version=version, /, *, allow_code=True)",
     "Write the value to a binary file.\n\nRaises ValueError for an unsupported type; "
     "what is written then may be incomplete.",
     0, 0, 0},
    {"dumps", marshal_dumps, "($module, value, version=5, /, *, allow_code=True)\1($module, value, version=version, /, *, allow_code=True)",
     "Return the bytes that dump() would write.", 0, 0, 0},
    {"load", marshal_load, "($module, file, /, *, allow_code=True)",
     "Read one value from a binary file.\n\nRaises EOFError, ValueError or TypeError "
     "when there is none.",
     0, 0, 0},
    {"loads", marshal_loads, "($module, bytes, /, *, allow_code=True)",
     "Convert bytes to a value; extra bytes are ignored.", 0, 0, 0},
    {0},
};

KrOwn kr_marshal_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "marshal",
                                 "Python values in a binary format that is particular "
                                 "to Python and independent of the machine.");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add(thread, kr_ref(module), "version",
                      kr_from_small_int(KR_MARSHAL_VERSION)))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
