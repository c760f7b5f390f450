// SPDX-License-Identifier: MIT
// The _types module: types of the interpreter that have no name among the builtins. Tests: tests/lang/modules/types.py.
#include "modules/types_module.h"

#include "runtime/cell.h"
#include "runtime/code.h"
#include "runtime/descriptor.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/async_generator.h"
#include "runtime/mapping_proxy.h"
#include "runtime/method.h"
#include "runtime/module.h"
#include "runtime/simple_namespace.h"
#include "runtime/none.h"
#include "runtime/str.h"
#include "runtime/traceback.h"
#include "runtime/typing.h"

#include <stdio.h>

static KrOwn capsule_repr(KrThread *thread, KrRef self)
{
    char address[24];
    snprintf(address, sizeof address, "0x%llx", (unsigned long long)kr_bits(self));
    return kr_str_from_format(thread, "<capsule object NULL at %s>", address);
}

// Nothing makes a capsule here: it carries pointers between extension modules in C.
static KrType capsule_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "PyCapsule",
    .basic_size = sizeof(KrObject),
    .repr = capsule_repr,
    .doc = "A pointer of C code as an object.",
};

KrOwn kr_types_module_init(KrThread *thread)
{
    static const struct {
        const char *name;
        KrType *type;
    } rows[] = {
        {"AsyncGeneratorType", &kr_async_generator_type},
        {"BuiltinFunctionType", &kr_native_type},
        {"BuiltinMethodType", &kr_native_type},
        {"CapsuleType", &capsule_type},
        {"CellType", &kr_cell_type},
        {"ClassMethodDescriptorType", &kr_classmethod_descriptor_type},
        {"CodeType", &kr_code_type},
        {"CoroutineType", &kr_coroutine_type},
        {"EllipsisType", &kr_ellipsis_type},
        {"FrameType", &kr_frame_type},
        {"FunctionType", &kr_function_type},
        {"GeneratorType", &kr_generator_type},
        {"GenericAlias", &kr_typing_alias_type},
        {"GetSetDescriptorType", &kr_getset_type},
        {"LambdaType", &kr_function_type},
        {"MappingProxyType", &kr_mapping_proxy_type},
        {"MemberDescriptorType", &kr_member_type},
        {"MethodDescriptorType", &kr_method_descriptor_type},
        {"MethodType", &kr_method_type},
        {"MethodWrapperType", &kr_method_wrapper_type},
        {"ModuleType", &kr_module_type},
        {"NoneType", &kr_none_type},
        {"NotImplementedType", &kr_not_implemented_type},
        {"SimpleNamespace", &kr_simple_namespace_type},
        {"TracebackType", &kr_traceback_type},
        {"UnionType", &kr_typing_union_type},
        {"WrapperDescriptorType", &kr_slot_wrapper_type},
    };
    KrOwn module = kr_module_new(thread, "_types", "Define names for built-in types.");
    bool ok = !kr_is_null(module);
    for (size_t i = 0; ok && i < sizeof rows / sizeof *rows; i++)
        ok = kr_type_ready(thread, rows[i].type) &&
             kr_module_add(thread, kr_ref(module), rows[i].name,
                           kr_dup(kr_type_ref(rows[i].type)));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
