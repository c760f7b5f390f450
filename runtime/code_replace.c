// SPDX-License-Identifier: MIT
// Code objects made from Python (code_replace.h): eighteen fields, checked as CPython checks them.
//
// Parameters, locals, cells and free variables come as tuples of names; a parameter that is a cell shares its
// place. Bytecode is taken as it is: whoever makes it answers for it, as in CPython.
// Tests: tests/lang/core/code_objects.py, test_code of CPython.
#include "runtime/code_replace.h"

#include "gen/opcodes.h"
#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/code_layout.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"

#include <stdlib.h>

enum Field {
    ARGCOUNT, POSONLY, KWONLY, NLOCALS, STACKSIZE, FLAGS, CODE, CONSTS, NAMES, VARNAMES, FILENAME, NAME, QUALNAME,
    FIRSTLINE, LINETABLE, EXCEPTIONTABLE, FREEVARS, CELLVARS, FIELDS
};
enum { MOST_STACK = 1 << 20, MOST_LOCALS = 1 << 20 };

static const struct {
    const char *name;
    char kind; // int, bytes, tuple, str
} fields[FIELDS] = {
    {"co_argcount", 'i'},   {"co_posonlyargcount", 'i'}, {"co_kwonlyargcount", 'i'}, {"co_nlocals", 'i'},
    {"co_stacksize", 'i'},  {"co_flags", 'i'},           {"co_code", 'b'},           {"co_consts", 't'},
    {"co_names", 't'},      {"co_varnames", 't'},        {"co_filename", 's'},       {"co_name", 's'},
    {"co_qualname", 's'},   {"co_firstlineno", 'i'},     {"co_linetable", 'b'},      {"co_exceptiontable", 'b'},
    {"co_freevars", 't'},   {"co_cellvars", 't'},
};

typedef struct Parts {
    KrRef values[FIELDS];
    int64_t numbers[FIELDS];
} Parts;

static bool check_types(KrThread *thread, Parts *p, const char *function)
{
    for (int i = 0; i < FIELDS; i++) {
        KrRef value = p->values[i];
        const char *wanted = NULL;
        switch (fields[i].kind) {
        case 'i':
            if (!kr_number_index_i64(thread, value, &p->numbers[i])) return false;
            if (p->numbers[i] != (int32_t)p->numbers[i])
                return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                                "Python int too large to convert to C int");
            break;
        case 'b': wanted = kr_type_has(value, KR_TYPE_BYTES_SUB) ? NULL : "bytes"; break;
        case 't': wanted = kr_tuple_is_sub(value) ? NULL : "tuple"; break;
        default: wanted = kr_str_is_sub(value) ? NULL : "str"; break;
        }
        if (wanted && *function == 'r')
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "replace() argument '%s' must be %s, not %U", fields[i].name, wanted,
                                            value);
        if (wanted)
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "code() argument %d must be %s, not %U", i + 1, wanted, value);
    }
    return true;
}

static bool check_values(KrThread *thread, const Parts *p)
{
    static const int positive[] = {ARGCOUNT, POSONLY, KWONLY, NLOCALS, STACKSIZE, FLAGS};
    for (size_t i = 0; i < sizeof positive / sizeof *positive; i++)
        if (p->numbers[positive[i]] < 0)
            return kr_exception_raise_false(thread, &kr_exception_value_error, "%s must be a positive integer",
                                            fields[positive[i]].name);
    static const int texts[] = {NAMES, VARNAMES, FREEVARS, CELLVARS};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int64_t k = 0; k < kr_tuple_length(p->values[texts[i]]); k++)
            if (!kr_str_is_sub(kr_tuple_get(p->values[texts[i]], k)))
                return kr_exception_raise_false(thread, &kr_exception_system_error, "non-string found in code slot");
    int64_t size = kr_bytes_cast(p->values[CODE])->length;
    if (size < 2 || size % 2)
        return kr_exception_raise_false(thread, &kr_exception_value_error, "code: co_code is malformed");
    int64_t arguments = p->numbers[ARGCOUNT] + p->numbers[KWONLY] + !!(p->numbers[FLAGS] & KR_CODE_VARARGS) +
                        !!(p->numbers[FLAGS] & KR_CODE_VARKEYWORDS);
    if (p->numbers[POSONLY] > p->numbers[ARGCOUNT] || p->numbers[STACKSIZE] > MOST_STACK)
        return kr_exception_raise_false(thread, &kr_exception_system_error, "bad argument to internal function");
    if (arguments > kr_tuple_length(p->values[VARNAMES]))
        return kr_exception_raise_false(thread, &kr_exception_value_error, "code: co_varnames is too small");
    if (p->numbers[NLOCALS] != kr_tuple_length(p->values[VARNAMES]))
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "code: co_nlocals != len(co_varnames)");
    return true;
}

static KrOwn interned(KrThread *thread, KrRef text)
{
    if (kr_str_is(text)) return kr_str_intern(thread, kr_dup(text));
    return kr_str_slice(thread, text, 0, kr_str_obj(text)->length, 1); // of a subclass
}

static int64_t find(KrRef tuple, KrRef name)
{
    for (int64_t i = 0; i < kr_tuple_length(tuple); i++)
        if (kr_str_equal(kr_tuple_get(tuple, i), name)) return i;
    return -1;
}

// Owners of the items; malloc. Null: raised.
static KrOwn *owners(KrThread *thread, KrRef tuple, bool names)
{
    int64_t count = kr_tuple_length(tuple);
    KrOwn *items = malloc(((size_t)count + 1) * sizeof *items);
    if (!items) return (void)kr_exception_no_memory(thread), NULL;
    for (int64_t i = 0; i < count; i++)
        items[i] = names ? interned(thread, kr_tuple_get(tuple, i)) : kr_dup(kr_tuple_get(tuple, i));
    return items;
}

static KrOwn make(KrThread *thread, const Parts *p, const KrCodeLayout *layout)
{
    KrRef cells = p->values[CELLVARS], free_names = p->values[FREEVARS], locals = p->values[VARNAMES];
    int64_t total = kr_tuple_length(locals) + kr_tuple_length(cells) + kr_tuple_length(free_names), n = 0;
    KrOwn *localsplus = calloc((size_t)total + 1, sizeof *localsplus), *consts = NULL, *names = NULL;
    uint8_t *kinds = calloc((size_t)total + 1, 1);
    KrOwn code = KR_NULL;
    if (!localsplus || !kinds || total > MOST_LOCALS) {
        (void)kr_exception_no_memory(thread);
        goto done;
    }
    consts = owners(thread, p->values[CONSTS], false);
    names = consts ? owners(thread, p->values[NAMES], true) : NULL;
    if (!names) goto done;
    for (int64_t i = 0; i < kr_tuple_length(locals); i++, n++) {
        localsplus[n] = interned(thread, kr_tuple_get(locals, i));
        kinds[n] = KR_LOCAL_FAST | (find(cells, kr_tuple_get(locals, i)) >= 0 ? KR_LOCAL_CELL : 0);
    }
    for (int64_t i = 0; i < kr_tuple_length(cells); i++) {
        if (find(locals, kr_tuple_get(cells, i)) >= 0) continue;
        localsplus[n] = interned(thread, kr_tuple_get(cells, i));
        kinds[n++] = KR_LOCAL_CELL;
    }
    for (int64_t i = 0; i < kr_tuple_length(free_names); i++) {
        localsplus[n] = interned(thread, kr_tuple_get(free_names, i));
        kinds[n++] = KR_LOCAL_FREE;
    }
    KrCodeParts parts = {
        .units = layout->units,
        .unit_count = layout->unit_count,
        .flags = (uint32_t)p->numbers[FLAGS],
        .arg_count = (int32_t)p->numbers[ARGCOUNT],
        .posonly_count = (int32_t)p->numbers[POSONLY],
        .kwonly_count = (int32_t)p->numbers[KWONLY],
        .stack_size = (int32_t)p->numbers[STACKSIZE],
        .first_line = (int32_t)p->numbers[FIRSTLINE],
        .consts = consts,
        .const_count = (uint32_t)kr_tuple_length(p->values[CONSTS]),
        .names = names,
        .name_count = (uint32_t)kr_tuple_length(p->values[NAMES]),
        .localsplus = localsplus,
        .localsplus_kinds = kinds,
        .localsplus_count = (int32_t)n,
        .name = interned(thread, p->values[NAME]),
        .qualname = interned(thread, p->values[QUALNAME]),
        .filename = interned(thread, p->values[FILENAME]),
        .line_table = layout->lines,
        .line_table_size = layout->line_size,
        .exception_table = layout->handlers,
        .exception_table_size = layout->handler_size,
    };
    code = kr_code_new(thread, &parts);
    if (!kr_is_null(code)) kr_code_distrust(kr_code_obj(kr_ref(code)));
    free(consts);
    consts = NULL;
done:
    for (int64_t i = 0; consts && i < kr_tuple_length(p->values[CONSTS]); i++)
        kr_drop(thread, consts[i]);
    free(consts);
    free(names);
    free(localsplus);
    free(kinds);
    return code;
}

// The instructions of a code object that keeps them, as they were compiled.
static bool keep(KrThread *thread, const KrCode *code, KrCodeLayout *layout)
{
    *layout = (KrCodeLayout){.units = malloc(((size_t)code->unit_count + 1) * sizeof(KrUnit)),
                             .unit_count = code->unit_count,
                             .lines = malloc((size_t)code->line_table_size + 1),
                             .line_size = code->line_table_size,
                             .handlers = malloc((size_t)code->exception_table_size + 1),
                             .handler_size = code->exception_table_size};
    if (!layout->units || !layout->lines || !layout->handlers) {
        kr_code_layout_free(layout);
        return (void)kr_exception_no_memory(thread), false;
    }
    for (uint32_t i = 0; i < code->unit_count; i++) {
        unsigned op = kr_opcode_base[code->units[i] & 0xFF];
        layout->units[i] = (KrUnit)((code->units[i] & 0xFF00) | op);
        for (unsigned caches = kr_opcode_caches[op]; caches && i + 1 < code->unit_count; caches--)
            layout->units[++i] = 0;
    }
    memcpy(layout->lines, code->line_table, code->line_table_size);
    memcpy(layout->handlers, code->exception_table, code->exception_table_size);
    return true;
}

// same: the code object whose instructions and tables stay as they are, or null.
static KrOwn measure_and_make(KrThread *thread, const Parts *p, const KrCode *same)
{
    KrCodeLayout layout;
    if (same) {
        if (!keep(thread, same, &layout)) return KR_NULL;
    } else {
        const KrBytes *code = kr_bytes_cast(p->values[CODE]), *lines = kr_bytes_cast(p->values[LINETABLE]);
        const KrBytes *handlers = kr_bytes_cast(p->values[EXCEPTIONTABLE]);
        if (!kr_code_layout_read(thread, (const KrUnit *)(const void *)code->data, (uint32_t)(code->length / 2),
                                 (const uint8_t *)lines->data, (size_t)lines->length, (const uint8_t *)handlers->data,
                                 (size_t)handlers->length, &layout))
            return KR_NULL;
    }
    KrOwn made = make(thread, p, &layout);
    kr_code_layout_free(&layout);
    return made;
}

KrOwn kr_code_replace(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    Parts parts = {0};
    KrOwn held[FIELDS] = {0}, result = KR_NULL;
    bool changes_bytes = false;
    KrRef key, value;
    if (kr_tuple_length(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "replace() takes exactly 0 positional arguments (%d given)",
                                  (int)kr_tuple_length(args[0]));
    for (size_t position = 0; kr_dict_next(args[1], &position, &key, &value);) {
        int i = 0;
        while (i < FIELDS && !kr_str_equal_ascii(key, fields[i].name))
            i++;
        if (i == FIELDS) {
            (void)kr_suggest_raise_unexpected(thread, "replace", key,
                                              "co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize "
                                              "co_flags co_firstlineno co_code co_consts co_names co_varnames co_freevars "
                                              "co_cellvars co_filename co_name co_qualname co_linetable co_exceptiontable");
            goto done;
        }
        held[i] = kr_dup(value);
        changes_bytes |= i == CODE || i == LINETABLE || i == EXCEPTIONTABLE;
    }
    for (int i = 0; i < FIELDS; i++) {
        if (kr_is_null(held[i])) held[i] = kr_attr_get_name(thread, self, fields[i].name);
        if (kr_is_null(held[i])) goto done;
        parts.values[i] = kr_ref(held[i]);
    }
    if (check_types(thread, &parts, "replace") && check_values(thread, &parts))
        result = measure_and_make(thread, &parts, changes_bytes ? NULL : kr_code_obj(self));
done:
    for (int i = 0; i < FIELDS; i++)
        kr_xdrop(thread, held[i]);
    return result;
}

static KrOwn new_native(KrThread *thread, KrRef type, const KrRef *args, size_t count)
{
    (void)type, (void)count;
    Parts parts;
    memcpy(parts.values, args, sizeof parts.values);
    for (int i = FREEVARS; i <= CELLVARS; i++)
        if (kr_ref_is_null(parts.values[i])) parts.values[i] = kr_tuple_empty();
    return check_types(thread, &parts, "code") && check_values(thread, &parts)
               ? measure_and_make(thread, &parts, NULL)
               : KR_NULL;
}

KrOwn kr_code_replace_new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    KrRef all[FIELDS] = {0};
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames))
        return kr_exception_raise(thread, &kr_exception_type_error, "code() takes no keyword arguments");
    if (count < FREEVARS)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "code expected at least %d arguments, got %zu", (int)FREEVARS, count);
    if (count > FIELDS)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "code expected at most %d arguments, got %zu", (int)FIELDS, count);
    memcpy(all, args, count * sizeof *all);
    return new_native(thread, type, all, FIELDS);
}
