// SPDX-License-Identifier: MIT
// The builtins module. Types are made in runtime/; here are the functions, and the names of both.
#include "modules/builtins_module.h"

#include "modules/builtins_async.h"
#include "modules/builtins_attr.h"
#include "modules/builtins_code.h"
#include "modules/builtins_fold.h"
#include "modules/io_streams.h"
#include "modules/sys_hooks.h"
#include "modules/sys_module.h"
#include "runtime/class_method.h"
#include "runtime/generator.h"
#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/cell.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/fold.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/none.h"
#include "runtime/property.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/range.h"
#include "runtime/set.h"
#include "runtime/slice.h"
#include "runtime/bytearray.h"
#include "runtime/complex.h"
#include "runtime/memoryview.h"
#include "runtime/str.h"
#include "runtime/suggest.h"
#include "runtime/super.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <math.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED                                                                         \
    (void)self;                                                                        \
    (void)count

static KrOwn builtin_abs(ARGS)
{
    UNUSED;
    if (kr_is_small_int(args[0])) {
        int64_t number = kr_small_int_value(args[0]);
        return kr_int_from_i64(thread, number < 0 ? -number : number);
    }
    return kr_number_absolute(thread, args[0]);
}

// Is there an item whose truth is `wanted`? A call may change the list: asked anew behind each.
static KrFound among_items(KrThread *thread, KrRef sequence, bool wanted)
{
    for (int64_t i = 0;; i++) {
        int64_t count;
        const KrOwn *items = kr_builtins_fold_items(sequence, &count);
        bool truth = !wanted;
        while (i < count && kr_truth_quick(kr_ref(items[i]), &truth) && truth != wanted)
            i++;
        if (i >= count) return KR_ABSENT;
        if (truth == wanted) return KR_PRESENT;
        KrOwn item = kr_dup(kr_ref(items[i]));
        bool ok = kr_truth(thread, kr_ref(item), &truth);
        kr_drop(thread, item);
        if (!ok) return KR_FAULT;
        if (truth == wanted) return KR_PRESENT;
    }
}

static KrFound among_iterated(KrThread *thread, KrRef iterator, bool wanted)
{
    KrOwn item;
    KrNextFn next = kr_obj(iterator)->type->next;
    KrFound found;
    while ((found = kr_iter_end(thread, next(thread, iterator, &item))) == KR_PRESENT) {
        bool truth, ok = kr_truth_quick(kr_ref(item), &truth) || kr_truth(thread, kr_ref(item), &truth);
        kr_drop(thread, item);
        if (!ok) return KR_FAULT;
        if (truth == wanted) break;
    }
    return found;
}

static KrOwn all_or_any(KrThread *thread, KrRef iterable, bool wanted)
{
    bool plain = kr_list_is(iterable) || kr_tuple_is(iterable);
    KrOwn source = plain ? kr_dup(iterable) : kr_iter(thread, iterable);
    if (kr_is_null(source))
        return KR_NULL;
    KrFound found = plain ? among_items(thread, kr_ref(source), wanted) : among_iterated(thread, kr_ref(source), wanted);
    kr_drop(thread, source);
    return found == KR_FAULT ? KR_NULL : kr_bool_own((found == KR_PRESENT) == wanted);
}
static KrOwn builtin_all(ARGS)
{
    UNUSED;
    return all_or_any(thread, args[0], false);
}
static KrOwn builtin_any(ARGS)
{
    UNUSED;
    return all_or_any(thread, args[0], true);
}
static KrOwn builtin_ascii(ARGS)
{
    UNUSED;
    return kr_ascii(thread, args[0]);
}

static KrOwn in_base(KrThread *thread, KrRef value, int base, const char *prefix)
{
    if (kr_is_small_int(value)) {
        char room[64], *end = room + sizeof room, *at = end;
        int64_t small = kr_small_int_value(value);
        uint64_t rest = (uint64_t)(small < 0 ? -small : small);
        unsigned shift = base == 2 ? 1 : base == 8 ? 3 : 4;
        do {
            *--at = "0123456789abcdef"[rest & (uint64_t)(base - 1)];
            rest >>= shift;
        } while (rest);
        *--at = prefix[1];
        *--at = prefix[0];
        if (small < 0)
            *--at = '-';
        return kr_str_from_utf8(thread, at, (size_t)(end - at));
    }
    KrOwn number = kr_number_index(thread, value), text = KR_NULL, out = KR_NULL;
    if (kr_is_null(number))
        return KR_NULL;
    bool negative = kr_int_sign(kr_ref(number)) < 0;
    text = kr_int_to_text(thread, kr_ref(number), base);
    if (!kr_is_null(text))
        out = kr_str_from_format(thread, "%s%s%s", negative ? "-" : "", prefix,
                                 kr_str_text(thread, kr_ref(text)) + negative);
    kr_xdrop(thread, text);
    kr_drop(thread, number);
    return out;
}
static KrOwn builtin_bin(ARGS)
{
    UNUSED;
    return in_base(thread, args[0], 2, "0b");
}
static KrOwn builtin_oct(ARGS)
{
    UNUSED;
    return in_base(thread, args[0], 8, "0o");
}
static KrOwn builtin_hex(ARGS)
{
    UNUSED;
    return in_base(thread, args[0], 16, "0x");
}
static KrOwn builtin_callable(ARGS)
{
    (void)thread;
    UNUSED;
    return kr_bool_own(kr_type_of(args[0])->call != NULL);
}
static KrOwn builtin_chr(ARGS)
{
    UNUSED;
    int64_t c;
    if (KR_LIKELY(kr_is_small_int(args[0]) && (uint64_t)kr_small_int_value(args[0]) <= 0x10FFFF))
        return kr_str_char(thread, (uint32_t)kr_small_int_value(args[0]));
    KrOwn number = kr_number_index(thread, args[0]);
    if (kr_is_null(number))
        return KR_NULL;
    if (kr_int_try_i64(kr_ref(number), &c) != KR_PRESENT)
        c = -1;
    kr_drop(thread, number);
    if (c < 0 || c > 0x10FFFF)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "chr() arg not in range(0x110000)");
    return kr_str_char(thread, (uint32_t)c);
}
static KrOwn builtin_ord(ARGS)
{
    UNUSED;
    if (kr_str_is_sub(args[0])) {
        if (kr_str_obj(args[0])->length == 1)
            return kr_from_small_int(kr_str_read(kr_str_obj(args[0]), 0));
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "ord() expected a character, but string of length %lld found",
            (long long)kr_str_obj(args[0])->length);
    }
    if (kr_type_has(args[0], KR_TYPE_BYTES_SUB) && ((KrBytes *)kr_obj(args[0]))->length == 1)
        return kr_from_small_int((uint8_t)((KrBytes *)kr_obj(args[0]))->data[0]);
    bool bytes = kr_type_has(args[0], KR_TYPE_BYTES_SUB), array = kr_is_ptr(args[0]) && kr_type_is_subtype(kr_type_of(args[0]), &kr_bytearray_type);
    if (bytes || array) {
        int64_t length;
        if (!kr_length(thread, args[0], &length))
            return KR_NULL;
        if (array && length == 1)
            return kr_item_get(thread, args[0], kr_from_bits(kr_int_bits(0)));
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "ord() expected a character, but string of length %lld found", (long long)length);
    }
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "ord() expected string of length 1, but %T found", args[0]);
}
static KrOwn builtin_delattr(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "attribute name must be string, not '%T'", args[1]);
    KrOwn name = kr_str_intern(thread, kr_dup(args[1]));
    if (kr_is_null(name))
        return KR_NULL;
    bool ok = kr_attr_delete(thread, args[0], kr_ref(name));
    kr_drop(thread, name);
    return ok ? kr_none_own() : KR_NULL;
}

static KrFrame *calling_frame(KrThread *thread)
{
    return thread->frame;
}
static KrOwn builtin_globals(ARGS)
{
    UNUSED;
    (void)args;
    KrFrame *frame = calling_frame(thread);
    return frame ? kr_dup(frame->globals)
                 : kr_exception_raise(thread, &kr_exception_system_error, "globals(): no frame");
}
static KrOwn builtin_locals(ARGS)
{
    UNUSED;
    (void)args;
    KrFrame *frame = calling_frame(thread);
    return frame ? kr_frame_locals(thread, frame)
                 : kr_exception_raise(thread, &kr_exception_system_error, "locals(): no frame");
}
static KrOwn builtin_dir(ARGS)
{
    UNUSED;
    if (count == 0) {
        KrOwn locals = builtin_locals(thread, self, args, 0);
        if (kr_is_null(locals))
            return locals;
        KrOwn names = KR_NULL;
        if (kr_is_exact(kr_ref(locals), &kr_dict_type)) {
            names = kr_sequence_list(thread, kr_ref(locals));
        } else { // any mapping
            KrOwn name = kr_str_interned(thread, "keys");
            KrOwn keys = kr_is_null(name) ? KR_NULL : kr_call_method(thread, kr_ref(locals), kr_ref(name), NULL, 0);
            if (!kr_is_null(keys)) names = kr_sequence_list(thread, kr_ref(keys));
            kr_xdrop(thread, keys);
            kr_xdrop(thread, name);
        }
        kr_drop(thread, locals);
        if (!kr_is_null(names) && !kr_list_sort(thread, kr_ref(names), kr_none(), false)) {
            kr_drop(thread, names);
            return KR_NULL;
        }
        return names;
    }
    KrOwn result = KR_NULL;
    KrFound found = kr_call_special(thread, args[0], KR_NAME___dir__, NULL, 0, &result);
    if (found != KR_PRESENT)
        return found == KR_ABSENT ? kr_dir(thread, args[0]) : KR_NULL;
    KrOwn list = kr_sequence_list(thread, kr_ref(result));
    kr_drop(thread, result);
    if (!kr_is_null(list) && !kr_list_sort(thread, kr_ref(list), kr_none(), false)) {
        kr_drop(thread, list);
        return KR_NULL;
    }
    return list;
}
static KrOwn builtin_divmod(ARGS)
{
    UNUSED;
    return kr_number_binary(thread, args[0], args[1], KR_BINARY_DIVMOD);
}
static KrOwn builtin_pow(ARGS)
{
    UNUSED;
    return kr_number_power(thread, args[0], args[1], args[2]);
}
static KrOwn builtin_format(ARGS)
{
    UNUSED;
    return kr_format(thread, args[0], args[1]);
}
static KrOwn builtin_hash(ARGS)
{
    UNUSED;
    int64_t hash;
    return kr_hash(thread, args[0], &hash) ? kr_int_from_i64(thread, hash) : KR_NULL;
}
static KrOwn builtin_id(ARGS)
{
    UNUSED;
    return kr_int_from_u64(thread, kr_bits(args[0]));
}
static KrOwn builtin_isinstance(ARGS)
{
    UNUSED;
    KrFound found = kr_isinstance(thread, args[0], args[1]);
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}
static KrOwn builtin_issubclass(ARGS)
{
    UNUSED;
    KrFound found = kr_issubclass(thread, args[0], args[1]);
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}
static KrOwn builtin_iter(ARGS)
{
    UNUSED;
    if (count == 2 && !kr_type_of(args[0])->call)
        return kr_exception_raise(thread, &kr_exception_type_error, "iter(v, w): v must be callable");
    return count == 1 ? kr_iter(thread, args[0])
                      : kr_iterator_from_callable(thread, args[0], args[1]);
}
static KrOwn builtin_next(ARGS)
{
    UNUSED;
    KrOwn item = KR_NULL;
    if (count == 1)
        return kr_iter_next_or_stop(thread, args[0]);
    KrFound found = kr_iter_next(thread, args[0], &item);
    if (found == KR_FAULT && kr_exception_is(thread, &kr_exception_stop_iteration))
        kr_exception_clear(thread);
    else if (found != KR_ABSENT)
        return item;
    return kr_dup(args[1]);
}
static KrOwn builtin_len(ARGS)
{
    UNUSED;
    int64_t length;
    return kr_length(thread, args[0], &length) ? kr_int_from_i64(thread, length) : KR_NULL;
}

// After the arguments are counted, the keywords are read by a function of their own, which may have another name. Null: an error is set.
static bool no_other_keywords(KrThread *thread, KrRef others, const char *name, const char *known, size_t given)
{
    if (kr_dict_length(others) == 0)
        return true;
    given += (size_t)kr_dict_length(others);
    if (given > 2)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() takes at most 2 keyword arguments (%zu given)", name, given);
    KrOwn names = kr_sequence_list(thread, others);
    if (!kr_is_null(names))
        (void)kr_suggest_raise_unexpected(thread, name, kr_list_get(kr_ref(names), 0), known);
    kr_xdrop(thread, names);
    return false;
}

// *args, key, default, **others
static KrOwn extreme_named(KrThread *thread, const KrRef *args, int op, const char *name)
{
    const KrTuple *given = (const KrTuple *)kr_obj(args[0]);
    size_t known = !kr_ref_is_null(args[1]) + (size_t)!kr_ref_is_null(args[2]);
    if (given->length > 0 && !no_other_keywords(thread, args[3], name, "key default", known))
        return KR_NULL;
    return kr_builtins_fold_extreme(thread, (const KrRef *)(const void *)given->items, (size_t)given->length,
                   kr_ref_is_null(args[1]) ? kr_none() : args[1], args[2], op, name);
}
static KrOwn builtin_min(ARGS)
{
    UNUSED;
    if (count == KR_FOLD_BEGIN) return kr_builtins_fold_begin_extreme(thread, KR_LT);
    return extreme_named(thread, args, KR_LT, "min");
}
static KrOwn builtin_max(ARGS)
{
    UNUSED;
    if (count == KR_FOLD_BEGIN) return kr_builtins_fold_begin_extreme(thread, KR_GT);
    return extreme_named(thread, args, KR_GT, "max");
}
static KrOwn min_positional(ARGS)
{
    UNUSED;
    if (count == 2 && kr_is_small_int(args[0]) && kr_is_small_int(args[1]))
        return kr_dup(args[kr_small_int_value(args[1]) < kr_small_int_value(args[0])]);
    return kr_builtins_fold_extreme(thread, args, count, kr_none(), KR_REF_NULL, KR_LT, "min");
}
static KrOwn max_positional(ARGS)
{
    UNUSED;
    if (count == 2 && kr_is_small_int(args[0]) && kr_is_small_int(args[1]))
        return kr_dup(args[kr_small_int_value(args[1]) > kr_small_int_value(args[0])]);
    return kr_builtins_fold_extreme(thread, args, count, kr_none(), KR_REF_NULL, KR_GT, "max");
}
static KrOwn builtin_repr(ARGS)
{
    UNUSED;
    return kr_repr(thread, args[0]);
}

static KrOwn builtin_round(ARGS)
{
    UNUSED;
    KrOwn result = KR_NULL;
    bool plain = kr_is_none(args[1]);
    if (kr_is_float(args[0]) && plain) {
        double number = kr_float_value(args[0]);
        if (!isfinite(number))
            return isnan(number) ? kr_exception_raise(thread, &kr_exception_value_error,
                                                      "cannot convert float NaN to integer")
                                 : kr_exception_raise(thread, &kr_exception_overflow_error,
                                                      "cannot convert float infinity to integer");
        return kr_int_from_double(thread, nearbyint(number));
    }
    KrFound found = kr_call_special(thread, args[0], KR_NAME___round__, args + 1, plain ? 0 : 1, &result);
    if (found == KR_ABSENT)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type %T doesn't define __round__ method", args[0]);
    return result;
}

static KrOwn sorted_list(KrThread *thread, KrRef iterable, KrRef key, KrRef reversed)
{
    bool reverse;
    KrOwn list = kr_sequence_list(thread, iterable);
    if (kr_is_null(list))
        return list;
    if (kr_truth(thread, reversed, &reverse) && kr_list_sort(thread, kr_ref(list), key, reverse))
        return list;
    kr_drop(thread, list);
    return KR_NULL;
}
static KrOwn builtin_sorted(ARGS) // *args, key, reverse, **others: the arguments are counted in words of its own
{
    UNUSED;
    if (kr_tuple_length(args[0]) != 1)
        return kr_exception_raise(thread, &kr_exception_type_error, "sorted expected 1 argument, got %lld",
                                  (long long)kr_tuple_length(args[0]));
    size_t known = !kr_ref_is_null(args[1]) + (size_t)!kr_ref_is_null(args[2]);
    if (kr_dict_length(args[3]) > 0) { // the iterable is read first, and its sort() told of the keywords
        KrOwn list = kr_sequence_list(thread, kr_tuple_get(args[0], 0));
        if (!kr_is_null(list))
            (void)no_other_keywords(thread, args[3], "sort", "key reverse", known);
        kr_xdrop(thread, list);
        return KR_NULL;
    }
    return sorted_list(thread, kr_tuple_get(args[0], 0), kr_ref_is_null(args[1]) ? kr_none() : args[1],
                       kr_ref_is_null(args[2]) ? kr_ref(kr_bool_own(false)) : args[2]);
}
static KrOwn builtin_sorted_alone(ARGS)
{
    UNUSED;
    if (count != 1)
        return kr_exception_raise(thread, &kr_exception_type_error, "sorted expected 1 argument, got %zu", count);
    return sorted_list(thread, args[0], kr_none(), kr_ref(kr_bool_own(false)));
}

static KrOwn builtin_vars(ARGS)
{
    UNUSED;
    if (count == 0)
        return builtin_locals(thread, self, args, 0);
    KrOwn dict = KR_NULL;
    KrFound found = kr_attr_lookup(thread, args[0], kr_name(KR_NAME___dict__), &dict);
    if (found == KR_ABSENT)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "vars() argument must have __dict__ attribute");
    return dict;
}

static KrOwn builtin_print(ARGS)
{
    UNUSED;
    KrTuple *values = (KrTuple *)kr_obj(args[0]);
    KrRef sep = args[1], end = args[2], file = args[3];
    bool flush;
    if (!kr_truth(thread, args[4], &flush))
        return KR_NULL;
    KrRef bad = !kr_is_none(sep) && !kr_str_is_sub(sep) ? sep
                : !kr_is_none(end) && !kr_str_is_sub(end) ? end
                                                          : KR_REF_NULL;
    if (!kr_ref_is_null(bad))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s must be None or a string, not %T",
                                  kr_is(bad, sep) ? "sep" : "end", bad);
    KrOwn out = kr_is_none(file) ? kr_sys_module_get(thread, KR_NAME_stdout) : kr_dup(file);
    if (kr_is_null(out))
        return kr_exception_raise(thread, &kr_exception_runtime_error, "lost sys.stdout");
    if (kr_is_none(kr_ref(out)))
        return out;
    KrOwn space = kr_str_from_ascii(thread, " "), newline = kr_str_from_ascii(thread, "\n");
    bool ok = true;
    for (int64_t i = 0; ok && i < values->length; i++) {
        if (i)
            ok = kr_io_streams_write(thread, kr_ref(out), kr_is_none(sep) ? kr_ref(space) : sep);
        KrOwn text = ok ? kr_to_str(thread, kr_ref(values->items[i])) : KR_NULL;
        ok = !kr_is_null(text) && kr_io_streams_write(thread, kr_ref(out), kr_ref(text));
        kr_xdrop(thread, text);
    }
    ok = ok && kr_io_streams_write(thread, kr_ref(out), kr_is_none(end) ? kr_ref(newline) : end);
    if (ok && flush) {
        ok = kr_io_streams_flush(thread, kr_ref(out));
    }
    kr_drop(thread, space);
    kr_drop(thread, newline);
    kr_drop(thread, out);
    return ok ? kr_none_own() : KR_NULL;
}

// --- imports, files ---------------------------------------------------------------------

static KrOwn builtin_import(ARGS)
{
    UNUSED;
    int64_t level;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "module name must be a string");
    if (!kr_number_index_i64(thread, args[4], &level))
        return KR_NULL;
    return kr_import_name(thread, args[0], args[1], args[3], (int)level);
}

static KrOwn builtin_breakpoint(ARGS)
{
    UNUSED;
    return kr_sys_hooks_breakpoint(thread, args[0], args[1]);
}
static KrOwn builtin_input(ARGS)
{
    (void)self;
    return kr_io_streams_input(thread, count ? args[0] : KR_REF_NULL);
}

// --- __build_class__ ----------------------------------------------------------------------

// Bases with __mro_entries__ are replaced (PEP 560).
static KrOwn resolve_bases(KrThread *thread, const KrRef *bases, size_t count, bool *changed)
{
    KrOwn list = kr_list_new(thread, 0);
    *changed = false;
    for (size_t i = 0; i < count && !kr_is_null(list); i++) {
        bool ok;
        KrOwn entries = KR_NULL;
        KrFound found = KR_ABSENT;
        if (!kr_type_has(bases[i], KR_TYPE_TYPE_SUB)) {
            KrOwn original = kr_tuple_from(thread, bases, count), function = KR_NULL;
            found = kr_is_null(original) // an attribute of the object: NamedTuple is a function
                        ? KR_FAULT
                        : kr_attr_lookup(thread, bases[i], kr_name(KR_NAME___mro_entries__), &function);
            if (found == KR_PRESENT) {
                entries = kr_call_1(thread, kr_ref(function), kr_ref(original));
                kr_drop(thread, function);
                if (!kr_is_null(entries) && !kr_tuple_is_sub(kr_ref(entries))) {
                    (void)kr_exception_raise(thread, &kr_exception_type_error,
                                             "__mro_entries__ must return a tuple");
                    kr_drop(thread, entries);
                    entries = KR_NULL;
                }
                if (kr_is_null(entries))
                    found = KR_FAULT;
            }
            kr_xdrop(thread, original);
        }
        if (found == KR_PRESENT) {
            *changed = true;
            ok = kr_list_extend(thread, kr_ref(list), kr_ref(entries));
            kr_drop(thread, entries);
        } else {
            ok = found == KR_ABSENT && kr_list_append(thread, kr_ref(list), bases[i]);
        }
        if (!ok) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    if (kr_is_null(list))
        return list;
    KrOwn tuple = kr_list_to_tuple(thread, kr_ref(list));
    kr_drop(thread, list);
    return tuple;
}

// args: the tuple (body function, name, bases...), the dict of keywords
static KrOwn builtin_build_class(ARGS)
{
    UNUSED;
    KrTuple *given = (KrTuple *)kr_obj(args[0]);
    KrRef keywords = args[1];
    if (given->length < 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__build_class__: not enough arguments");
    KrRef body = kr_ref(given->items[0]), name = kr_ref(given->items[1]);
    if (!kr_is_exact(body, &kr_function_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__build_class__: func must be a function");
    if (!kr_str_is_sub(name))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__build_class__: name is not a string");
    KrOwn bases = KR_NULL, meta = KR_NULL, namespace = KR_NULL, cell = KR_NULL, class_ = KR_NULL;
    KrOwn arguments = KR_NULL, original = KR_NULL;
    bool changed;
    const KrRef *base_items = (const KrRef *)(const void *)(given->items + 2);
    original = kr_tuple_from(thread, base_items, (size_t)given->length - 2);
    bases = resolve_bases(thread, base_items, (size_t)given->length - 2, &changed);
    if (kr_is_null(bases) || kr_is_null(original))
        goto done;
    KrFound popped = kr_dict_pop(thread, keywords, kr_name(KR_NAME_metaclass), &meta);
    if (popped == KR_FAULT)
        goto done;
    KrTuple *base_tuple = (KrTuple *)kr_obj(kr_ref(bases));
    if (popped == KR_ABSENT)
        meta = kr_dup(base_tuple->length ? kr_type_ref(kr_type_of(kr_ref(base_tuple->items[0])))
                                         : kr_type_ref(&kr_type_type));
    if (kr_type_has(kr_ref(meta), KR_TYPE_TYPE_SUB)) {
        KrType *best = kr_type_best_metaclass(thread, (KrType *)kr_obj(kr_ref(meta)), kr_ref(bases));
        if (!best)
            goto done;
        kr_store(thread, &meta, kr_dup(kr_type_ref(best)));
    }
    // the namespace: metaclass.__prepare__(name, bases, **keywords)
    KrOwn prepare = KR_NULL;
    KrFound found = kr_is(kr_ref(meta), kr_type_ref(&kr_type_type))
                        ? KR_ABSENT
                        : kr_attr_lookup(thread, kr_ref(meta), kr_name(KR_NAME___prepare__), &prepare);
    KrRef pair[2] = {name, kr_ref(bases)};
    arguments = kr_tuple_from(thread, pair, 2);
    if (found == KR_FAULT || kr_is_null(arguments)) {
        kr_xdrop(thread, prepare);
        goto done;
    }
    namespace = found == KR_PRESENT ? kr_call_ex(thread, kr_ref(prepare), kr_ref(arguments), keywords)
                                    : kr_dict_new(thread);
    kr_xdrop(thread, prepare);
    if (kr_is_null(namespace))
        goto done;
    if (!kr_type_of(kr_ref(namespace))->getitem || kr_type_has(kr_ref(namespace), KR_TYPE_LIST_SUB | KR_TYPE_STR_SUB | KR_TYPE_TUPLE_SUB)) {
        bool named = kr_type_has(kr_ref(meta), KR_TYPE_TYPE_SUB);
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%s.__prepare__() must return a mapping, not %T",
                                 named ? ((KrType *)kr_obj(kr_ref(meta)))->name : "<metaclass>",
                                 kr_ref(namespace));
        goto done;
    }
    // run the body in it; it gives the cell of __class__, or None
    if (((KrFunction *)kr_obj(body))->code->flags & KR_CODE_OPTIMIZED) { // a function that is no class body: called without arguments
        cell = kr_call_0(thread, body);
    } else {
        kr_object_dup(kr_obj(body));
        KrFrame *frame = kr_frame_push(thread, (KrFunction *)kr_obj(body));
        if (!frame)
            goto done;
        frame->locals = kr_dup(kr_ref(namespace));
        cell = kr_vm_hooks.run_frame(thread, frame);
    }
    if (kr_is_null(cell))
        goto done;
    if (changed) {
        KrOwn key = kr_str_interned(thread, "__orig_bases__");
        bool set = kr_item_set(thread, kr_ref(namespace), kr_ref(key), kr_ref(original));
        kr_drop(thread, key);
        if (!set)
            goto done;
    }
    KrRef triple[3] = {name, kr_ref(bases), kr_ref(namespace)};
    kr_store(thread, &arguments, kr_tuple_from(thread, triple, 3));
    if (!kr_is_null(arguments))
        class_ = kr_call_ex(thread, kr_ref(meta), kr_ref(arguments), keywords);
    // methods see the class through the cell that type.__new__ has filled
    if (!kr_is_null(class_) && kr_type_has(kr_ref(class_), KR_TYPE_TYPE_SUB) &&
        kr_is_exact(kr_ref(cell), &kr_cell_type)) {
        KrRef filled = kr_ref(((KrCell *)kr_obj(kr_ref(cell)))->value);
        if (!kr_is(filled, kr_ref(class_))) {
            if (kr_ref_is_null(filled))
                (void)kr_exception_raise(
                    thread, &kr_exception_runtime_error,
                    "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?",
                    name, kr_ref(class_));
            else
                (void)kr_exception_raise(thread, &kr_exception_type_error,
                                         "__class__ set to %R defining %R as %R", filled, name,
                                         kr_ref(class_));
            kr_drop(thread, kr_move(&class_));
        }
    }
done:
    kr_xdrop(thread, original);
    kr_xdrop(thread, bases);
    kr_xdrop(thread, meta);
    kr_xdrop(thread, namespace);
    kr_xdrop(thread, cell);
    kr_xdrop(thread, arguments);
    return class_;
}

// --- the module -----------------------------------------------------------------------------

#define RAW(function, min, max) function, NULL, NULL, min, max, KR_NATIVE_RAW
static const KrNativeDef functions[] = {
    {"__build_class__", builtin_build_class, "(*args, **kwargs)", "What the class statement calls.", 0, 0, 0},
    {"__import__", builtin_import, "(name, globals=None, locals=None, fromlist=(),\n           level=0)", "Import a module.", 0, 0, KR_NATIVE_FRAMES},
    {"abs", builtin_abs, "($module, x, /)", "The absolute value.", 1, 1, KR_NATIVE_RAW},
    {"all", builtin_all, "($module, iterable, /)", "Are all items true?", 1, 1, KR_NATIVE_RAW},
    {"any", builtin_any, "($module, iterable, /)", "Is any item true?", 1, 1, KR_NATIVE_RAW},
    {"ascii", builtin_ascii, "($module, obj, /)", "repr(), with escapes for what is not ASCII.", 1, 1, KR_NATIVE_RAW},
    {"bin", builtin_bin, "($module, number, /)", "Text in base 2, like '0b101'.", 1, 1, KR_NATIVE_RAW},
    {"breakpoint", builtin_breakpoint, "($module, /, *args, **kws)", "Call sys.breakpointhook(*args, **kws).", 0, 0, 0},
    {"callable", builtin_callable, "($module, obj, /)", "Can the object be called?", 1, 1, KR_NATIVE_RAW},
    {"chr", builtin_chr, "($module, i, /)", "The character of a code point.", 1, 1, KR_NATIVE_RAW},
    {"compile", kr_builtins_code_compile, "(source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)", "Compile source into a code object.", 0, 0, KR_NATIVE_FRAMES},
    {"delattr", builtin_delattr, "($module, obj, name, /)", "Takes an attribute away: del object.name.", 2, 2, KR_NATIVE_RAW},
    {"dir", builtin_dir, NULL, "The sorted names of an object, or of the scope this is called in.", 0, 1, KR_NATIVE_RAW | KR_NATIVE_FRAMES},
    {"divmod", builtin_divmod, "($module, x, y, /)", "(x // y, x % y)", 2, 2, KR_NATIVE_RAW},
    {"eval", kr_builtins_code_eval, "(source, /, globals=None, locals=None)", "Evaluate the given source.", 0, 0, KR_NATIVE_FRAMES},
    {"exec", kr_builtins_code_exec, "(source, /, globals=None, locals=None, *, closure=None)", "Execute the given source.", 0, 0, KR_NATIVE_FRAMES},
    {"format", builtin_format, "(value, format_spec='', /)", "value.__format__(format_spec)", 0, 0, 0},
    {"getattr", kr_builtins_getattr, NULL, "The attribute of that name, or the default.", 2, 3, KR_NATIVE_RAW},
    {"globals", builtin_globals, "($module, /)", "The dict of the module's names.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_FRAMES},
    {"hasattr", kr_builtins_hasattr, "($module, obj, name, /)", "Is there an attribute of that name?", 2, 2, KR_NATIVE_RAW},
    {"hash", builtin_hash, "($module, obj, /)", "The hash: equal objects have the same.", 1, 1, KR_NATIVE_RAW},
    {"hex", builtin_hex, "($module, number, /)", "Text in base 16, like '0xff'.", 1, 1, KR_NATIVE_RAW},
    {"id", builtin_id, "($module, obj, /)", "A number that no other living object has.", 1, 1, KR_NATIVE_RAW},
    {"input", builtin_input, "($module, prompt='', /)", "Read a line from standard input.", 0, 1, KR_NATIVE_RAW},
    {"isinstance", builtin_isinstance, "($module, obj, class_or_tuple, /)", "Is the object an instance of the class, or of one of a tuple or union?", 2, 2, KR_NATIVE_RAW},
    {"issubclass", builtin_issubclass, "($module, cls, class_or_tuple, /)", "Does the class derive from the other, or from one of a tuple or union?", 2, 2, KR_NATIVE_RAW},
    {"iter", builtin_iter, NULL, "An iterator over an object, or over what a callable gives until it gives the sentinel.", 1, 2, KR_NATIVE_RAW},
    {"aiter", kr_builtins_async_iter, "($module, async_iterable, /)", "Return an AsyncIterator for an AsyncIterable object.", 1, 1, KR_NATIVE_RAW},
    {"len", builtin_len, "($module, obj, /)", "The number of items.", 1, 1, KR_NATIVE_RAW},
    {"locals", builtin_locals, "($module, /)", "The local names and their values.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_FRAMES},
    {"max", builtin_max, "(*args, key=<absent>, default=<absent>, **others)\1", "max(iterable, *[, default=obj, key=func]) -> value\nmax(first, second, *rest[, key=func]) -> value\n\nThe largest item of an iterable, or the largest argument.", 0, 0, KR_NATIVE_PAIR | KR_NATIVE_FOLDS},
    {"max", max_positional, NULL, "The largest item or argument.", 0, -1, KR_NATIVE_RAW},
    {"min", builtin_min, "(*args, key=<absent>, default=<absent>, **others)\1", "min(iterable, *[, default=obj, key=func]) -> value\nmin(first, second, *rest[, key=func]) -> value\n\nThe smallest item of an iterable, or the smallest argument.", 0, 0, KR_NATIVE_PAIR | KR_NATIVE_FOLDS},
    {"min", min_positional, NULL, "The smallest item or argument.", 0, -1, KR_NATIVE_RAW},
    {"next", builtin_next, NULL, "The next item of an iterator, or the default.", 1, 2, KR_NATIVE_RAW | KR_NATIVE_NEXT},
    {"anext", kr_builtins_async_next, "($module, aiterator, default=<unrepresentable>, /)",
     "Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\nit is returned instead of raising StopAsyncIteration.", 1, 2, KR_NATIVE_RAW},
    {"oct", builtin_oct, "($module, number, /)", "Text in base 8, like '0o17'.", 1, 1, KR_NATIVE_RAW},
    {"ord", builtin_ord, "($module, character, /)", "The code point of a character.", 1, 1, KR_NATIVE_RAW},
    {"pow", builtin_pow, "(base, exp, mod=None)", "base**exp, or base**exp % mod", 0, 0, 0},
    {"print", builtin_print, "(*args, sep=' ', end='\\n', file=None, flush=False)", "Prints the values to a stream.", 0, 0, 0},
    {"repr", builtin_repr, "($module, obj, /)", "The text that describes an object.", 1, 1, KR_NATIVE_RAW},
    {"round", builtin_round, "(number, ndigits=None)", "Round a number to a given precision.", 0, 0, 0},
    {"setattr", kr_builtins_setattr, "($module, obj, name, value, /)", "Sets an attribute: object.name = value.", 3, 3, KR_NATIVE_RAW},
    {"sorted", builtin_sorted, "(*args, key=<absent>, reverse=<absent>, **others)\1($module, iterable, /, *, key=None, reverse=False)", "A new sorted list.", 0, 0, KR_NATIVE_PAIR},
    {"sorted", builtin_sorted_alone, NULL, NULL, 0, -1, KR_NATIVE_RAW},
    {"sum", kr_builtins_fold_sum, "(iterable, /, start=0)", "Sum of start and the items.", 0, 0, KR_NATIVE_FOLDS},
    {"vars", builtin_vars, NULL, "The __dict__ of an object, or locals().", 0, 1, KR_NATIVE_RAW | KR_NATIVE_FRAMES},
    {0},
};

KrOwn kr_builtins_module_init(KrThread *thread)
{
    KrType *const types[] = { // in this order vars(builtins) has them: a suggestion for a misspelt name is the first that is near
        &kr_bool_type, &kr_memoryview_type, &kr_bytearray_type, &kr_bytes_type, &kr_classmethod_type,
        &kr_complex_type, &kr_dict_type, &kr_iterator_enumerate_type, &kr_iterator_filter_type, &kr_float_type,
        &kr_frozenset_type, &kr_property_type, &kr_int_type, &kr_list_type, &kr_iterator_map_type,
        &kr_object_base_type, &kr_range_type, &kr_iterator_reversed_type, &kr_set_type, &kr_slice_type,
        &kr_staticmethod_type, &kr_str_type, &kr_super_type, &kr_tuple_type, &kr_type_type, &kr_iterator_zip_type,
    };
    KrOwn module = kr_module_new(thread, "builtins", "Built-in functions, types, exceptions, and other objects.");
    if (kr_is_null(module))
        return module;
    KrRef dict = kr_module_dict(kr_ref(module));
    bool ok = kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add(thread, kr_ref(module), "None", kr_none_own()) &&
              kr_module_add(thread, kr_ref(module), "Ellipsis", kr_dup(kr_from_obj(&kr_ellipsis_object))) &&
              kr_module_add(thread, kr_ref(module), "NotImplemented", kr_dup(kr_not_implemented())) &&
              kr_module_add(thread, kr_ref(module), "False", kr_bool_own(false)) &&
              kr_module_add(thread, kr_ref(module), "True", kr_bool_own(true));
    ok = ok && kr_type_ready(thread, &kr_builtins_async_awaitable_type);
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_module_add_type(thread, kr_ref(module), types[i]);
    ok = ok && kr_dict_set(thread, dict, kr_name(KR_NAME___debug__), kr_bool(thread->vm->optimize == 0)) &&
         kr_exception_add_types(thread, dict);
    if (ok)
        return module;
    kr_drop(thread, module);
    return KR_NULL;
}

KrOwn kr_builtins_module_again(KrThread *thread)
{
    return kr_dup(kr_ref(thread->vm->builtins_module));
}
