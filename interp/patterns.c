// SPDX-License-Identifier: MIT
// match statement (patterns.h). Language reference 8.6.
//
// Called by interp/loop.c. Tests: tests/lang/reference/compound/.
#include "interp/patterns.h"

#include "runtime/attribute.h"
#include "runtime/bytearray.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

KrOwn kr_patterns_keys(KrThread *thread, KrRef subject, KrRef keys)
{
    const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(keys);
    KrOwn values = kr_tuple_new(thread, tuple->length), seen = KR_NULL, get = KR_NULL;
    KrOwn marker = KR_NULL, result = KR_NULL;
    if (kr_is_null(values) || tuple->length == 0) return values;
    KrTuple *out = (KrTuple *)kr_obj(kr_ref(values));
    seen = kr_set_new(thread, KR_REF_NULL);
    marker = kr_dict_new(thread); // any fresh object
    if (kr_is_null(seen) || kr_is_null(marker)) goto done;
    get = kr_attr_get(thread, subject, kr_name(KR_NAME_get));
    if (kr_is_null(get)) goto done;
    for (int64_t i = 0; i < tuple->length; i++) {
        KrRef key = kr_ref(tuple->items[i]);
        KrFound known = kr_contains(thread, kr_ref(seen), key);
        if (known > 0)
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "mapping pattern checks duplicate key (%R)", key);
        if (known != 0 || !kr_set_add(thread, kr_ref(seen), key)) goto done;
        KrOwn value = kr_call_2(thread, kr_ref(get), key, kr_ref(marker));
        if (kr_is_null(value)) goto done;
        if (kr_is(kr_ref(value), kr_ref(marker))) {
            kr_drop(thread, value);
            result = kr_none_own();
            goto done;
        }
        out->items[i] = value;
    }
    result = kr_move(&values);
done:
    kr_xdrop(thread, get);
    kr_xdrop(thread, marker);
    kr_xdrop(thread, seen);
    kr_xdrop(thread, values);
    return result;
}

// One attribute into the list of seen names; absent: no match.
static KrFound attribute(KrThread *thread, KrRef subject, KrRef type, KrRef name,
                         KrRef seen, KrOwn *value)
{
    KrFound known = kr_contains(thread, seen, name);
    if (known > 0) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%N() got multiple sub-patterns for attribute %R",
                                 (KrType *)kr_obj(type), name);
        return KR_FAULT;
    }
    if (known < 0 || !kr_set_add(thread, seen, name)) return KR_FAULT;
    return kr_attr_lookup(thread, subject, name, value);
}

KrOwn kr_patterns_class(KrThread *thread, KrRef subject, KrRef type,
                        uint32_t positional, KrRef names)
{
    if (!kr_type_has(type, KR_TYPE_TYPE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "called match pattern must be a class");
    KrFound is = kr_isinstance(thread, subject, type);
    if (is <= 0) return is < 0 ? KR_NULL : kr_none_own();
    const KrTuple *keywords = (const KrTuple *)(const void *)kr_obj(names);
    KrOwn out = kr_tuple_new(thread, (int64_t)positional + keywords->length),
          seen = KR_NULL;
    KrOwn args = KR_NULL, result = KR_NULL;
    if (kr_is_null(out)) return KR_NULL;
    KrTuple *tuple = (KrTuple *)kr_obj(kr_ref(out));
    seen = kr_set_new(thread, KR_REF_NULL);
    if (kr_is_null(seen)) goto done;
    if (positional > 0) {
        bool match_self = false;
        KrFound found =
            kr_attr_lookup(thread, type, kr_name(KR_NAME___match_args__), &args);
        if (found < 0) goto done;
        int64_t allowed = 0;
        if (found > 0) {
            if (!kr_is_exact(kr_ref(args), &kr_tuple_type)) {
                (void)kr_exception_raise(thread, &kr_exception_type_error,
                                         "%N.__match_args__ must be a tuple (got %T)",
                                         (KrType *)kr_obj(type), kr_ref(args));
                goto done;
            }
            allowed = ((const KrTuple *)(const void *)kr_obj(kr_ref(args)))->length;
        } else {
            uint32_t self_types = KR_TYPE_INT_SUB | KR_TYPE_STR_SUB |
                                  KR_TYPE_BYTES_SUB | KR_TYPE_TUPLE_SUB |
                                  KR_TYPE_LIST_SUB | KR_TYPE_DICT_SUB |
                                  KR_TYPE_SET_SUB | KR_TYPE_FLOAT_SUB;
            match_self =
                (((const KrType *)(const void *)kr_obj(type))->flags & self_types) != 0 ||
                kr_type_is_subtype((const KrType *)(const void *)kr_obj(type), &kr_bytearray_type);
            allowed = match_self;
        }
        if ((int64_t)positional > allowed) {
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "%N() accepts %d positional sub-pattern%s (%d given)",
                (KrType *)kr_obj(type), (int)allowed, allowed == 1 ? "" : "s",
                (int)positional);
            goto done;
        }
        if (match_self) {
            tuple->items[0] = kr_dup(subject);
        } else {
            const KrTuple *match = (const KrTuple *)(const void *)kr_obj(kr_ref(args));
            for (uint32_t i = 0; i < positional; i++) {
                KrRef name = kr_ref(match->items[i]);
                if (!kr_is_exact(name, kr_type_of(kr_name(KR_NAME_get)))) {
                    (void)kr_exception_raise(
                        thread, &kr_exception_type_error,
                        "__match_args__ elements must be strings (got %T)", name);
                    goto done;
                }
                found = attribute(thread, subject, type, name, kr_ref(seen),
                                  &tuple->items[i]);
                if (found <= 0) {
                    if (found == 0) result = kr_none_own();
                    goto done;
                }
            }
        }
    }
    for (int64_t i = 0; i < keywords->length; i++) {
        KrFound found = attribute(thread, subject, type, kr_ref(keywords->items[i]),
                                  kr_ref(seen), &tuple->items[positional + i]);
        if (found <= 0) {
            if (found == 0) result = kr_none_own();
            goto done;
        }
    }
    result = kr_move(&out);
done:
    kr_xdrop(thread, args);
    kr_xdrop(thread, seen);
    kr_xdrop(thread, out);
    return result;
}
