// SPDX-License-Identifier: MIT
// The _csv module: dialects by name, reader() and writer().
//
// Tests: tests/lang/modules/csv/.
#include "modules/csv_module.h"

#include "modules/csv_read.h"
#include "modules/csv_write.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/signature.h"
#include "runtime/str.h"
#include "runtime/vm.h"

enum { USUAL_LIMIT = 128 * 1024 };

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

KrType kr_csv_module_error_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_csv.Error",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB,
    .basic_size = sizeof(KrException),
    .base = &kr_exception_exception,
};

int64_t kr_csv_module_limit(const KrThread *thread)
{
    return thread->vm->csv_limit + USUAL_LIMIT;
}

static const KrNativeDef functions[];

// The dialect argument of functions[index], null when it was left out.
static KrRef given(KrThread *thread, int index, KrRef dialect)
{
    const KrSignature *signature = kr_signature_of(thread, &functions[index]);
    if (signature && kr_is(dialect, kr_ref(signature->parameters[1].default_value)))
        return KR_REF_NULL;
    return dialect;
}

static KrOwn reader(ARGS)
{
    UNUSED;
    KrOwn dialect = kr_csv_dialect_make(thread, given(thread, 0, args[1]), args[2]);
    return kr_is_null(dialect) ? KR_NULL : kr_csv_read_new(thread, args[0], dialect);
}
static KrOwn writer(ARGS)
{
    UNUSED;
    KrOwn dialect = kr_csv_dialect_make(thread, given(thread, 1, args[1]), args[2]);
    return kr_is_null(dialect) ? KR_NULL : kr_csv_write_new(thread, args[0], dialect);
}

static KrOwn register_dialect(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "dialect name must be a string");
    KrOwn dialect = kr_csv_dialect_make(thread, given(thread, 2, args[1]), args[2]);
    if (kr_is_null(dialect)) return KR_NULL;
    KrRef registry = kr_csv_dialect_registry(thread);
    bool ok = !kr_ref_is_null(registry) &&
              kr_dict_set(thread, registry, args[0], kr_ref(dialect));
    kr_drop(thread, dialect);
    return ok ? kr_none_own() : KR_NULL;
}
static KrOwn unregister_dialect(ARGS)
{
    UNUSED;
    KrRef registry = kr_csv_dialect_registry(thread);
    if (kr_ref_is_null(registry)) return KR_NULL;
    switch (kr_dict_delete(thread, registry, args[0])) {
    case KR_PRESENT: return kr_none_own();
    case KR_ABSENT:
        return kr_exception_raise(thread, &kr_csv_module_error_type, "unknown dialect");
    case KR_FAULT: break;
    }
    return KR_NULL;
}
static KrOwn get_dialect(ARGS)
{
    UNUSED;
    return kr_csv_dialect_find(thread, args[0]);
}
static KrOwn list_dialects(ARGS)
{
    UNUSED;
    KrRef registry = kr_csv_dialect_registry(thread);
    return kr_ref_is_null(registry) ? KR_NULL : kr_dict_key_list(thread, registry);
}
static KrOwn field_size_limit(ARGS)
{
    UNUSED;
    int64_t old = kr_csv_module_limit(thread), limit = old;
    if (!kr_ref_is_null(args[0])) {
        if (!kr_int_is(args[0]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "limit must be an integer");
        if (kr_int_try_i64(args[0], &limit) != KR_PRESENT)
            return kr_exception_raise(thread, &kr_exception_overflow_error,
                                      "Python int too large to convert to C ssize_t");
        thread->vm->csv_limit = limit - USUAL_LIMIT;
    }
    return kr_int_from_i64(thread, old);
}

static const KrNativeDef functions[] = {
    {"reader", reader, "($module, iterable, /, dialect='excel', **fmtparams)",
     "An iterator of the rows, lists of str, in an iterable of lines.", 0, 0, 0},
    {"writer", writer, "($module, fileobj, /, dialect='excel', **fmtparams)",
     "An object whose writerow() and writerows() write to the file.", 0, 0, 0},
    {"register_dialect", register_dialect,
     "($module, name, /, dialect='excel', **fmtparams)",
     "Create a mapping from a string name to a CVS dialect.", 0, 0, 0},
    {"unregister_dialect", unregister_dialect, "($module, /, name)",
     "Forgets a registered dialect.", 0, 0, 0},
    {"get_dialect", get_dialect, "($module, /, name)",
     "The dialect registered under a name.", 0, 0, 0},
    {"list_dialects", list_dialects, "($module, /)",
     "The names of all registered dialects.", 0, 0, KR_NATIVE_RAW},
    {"field_size_limit", field_size_limit, "($module, /, new_limit=<unrepresentable>)",
     "Sets the limit of characters in a field; gives the old one.", 0, 0, 0},
    {0},
};

KrOwn kr_csv_module_init(KrThread *thread)
{
    static const char *const quotings[] = {"QUOTE_MINIMAL",    "QUOTE_ALL",
                                           "QUOTE_NONNUMERIC", "QUOTE_NONE",
                                           "QUOTE_STRINGS",    "QUOTE_NOTNULL"};
    KrOwn module = kr_module_new(thread, "_csv", "CSV parsing and writing.\n");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add_type(thread, kr_ref(module), &kr_csv_module_error_type) &&
              kr_module_add_type(thread, kr_ref(module), &kr_csv_dialect_type) &&
              kr_type_ready(thread, &kr_csv_read_type) &&
              kr_type_ready(thread, &kr_csv_write_type) &&
              kr_module_add(thread, kr_ref(module), "Reader",
                            kr_dup(kr_type_ref(&kr_csv_read_type))) &&
              kr_module_add(thread, kr_ref(module), "Writer",
                            kr_dup(kr_type_ref(&kr_csv_write_type))) &&
              kr_module_add(thread, kr_ref(module), "_dialects",
                            kr_dup(kr_csv_dialect_registry(thread)));
    for (int i = 0; ok && i < 6; i++)
        ok = kr_module_add(thread, kr_ref(module), quotings[i], kr_from_small_int(i));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
