// SPDX-License-Identifier: MIT
// What tools/fuzz/trace_fuzz.c needs of the runtime to link alone: type objects to compare with, and
// functions that a loop over numbers never calls.
#include "runtime/deque.h"
#include "tier2/uop_includes.h"

#include <stdlib.h>

#define STUB_TYPE(type_name) KrType type_name = {.name = #type_name}
STUB_TYPE(kr_bool_type);
STUB_TYPE(kr_bytes_iter_type);
STUB_TYPE(kr_bytes_type);
STUB_TYPE(kr_cell_type);
STUB_TYPE(kr_collections_deque_type);
STUB_TYPE(kr_dict_type);
STUB_TYPE(kr_float_type);
STUB_TYPE(kr_frozenset_type);
STUB_TYPE(kr_function_type);
STUB_TYPE(kr_generator_type);
STUB_TYPE(kr_coroutine_type);
STUB_TYPE(kr_int_type);
STUB_TYPE(kr_iterator_enumerate_type);
STUB_TYPE(kr_list_iter_type);
STUB_TYPE(kr_list_type);
STUB_TYPE(kr_method_descriptor_type);
STUB_TYPE(kr_method_type);
STUB_TYPE(kr_module_type);
STUB_TYPE(kr_native_type);
STUB_TYPE(kr_none_type);
STUB_TYPE(kr_range_iter_type);
STUB_TYPE(kr_range_type);
STUB_TYPE(kr_set_type);
STUB_TYPE(kr_slice_type);
STUB_TYPE(kr_str_ascii_iter_type);
STUB_TYPE(kr_str_type);
STUB_TYPE(kr_tuple_iter_type);
STUB_TYPE(kr_tuple_type);
STUB_TYPE(kr_type_type);

KrObject kr_none_object;
KrStrStatic kr_str_latin1[256];
uint8_t kr_str_case_latin1[256];
_Alignas(2 * KR_TRUE_BIT) KrBools kr_bools;

KR_USED KrFound kr_int_try_i64(KrRef value, int64_t *out)
{
    (void)value;
    (void)out;
    return KR_ABSENT;
}
KR_USED void kr_object_dealloc(KrThread *thread, KrObject *object)
{
    (void)thread;
    (void)object;
    abort();
}
KR_USED bool kr_str_equal(KrRef a, KrRef b)
{
    (void)a;
    (void)b;
    abort();
}
