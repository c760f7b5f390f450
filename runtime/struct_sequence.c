// SPDX-License-Identifier: MIT
// Tuples with named items (struct_sequence.h).
//
//   | tuple header | visible items ... | hidden fields ... |
//
// The visible items are the tuple; hidden fields lie behind them (type->own_words of them) and are
// attributes only. Names are member descriptors in the type's dict; __match_args__ lists the
// visible ones.
// Called by modules/. Tests: tests/lang/modules/struct_sequences.py.
#include "runtime/struct_sequence.h"

#include "runtime/attribute.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/vm.h"

static bool set(KrThread *thread, KrType *type, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_dict_set(thread, kr_ref(type->dict), kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

bool kr_struct_sequence_ready(KrThread *thread, KrType *type, const char *const *names)
{
    if (type->flags & KR_TYPE_READY) return true;
    if (!kr_type_ready(thread, type)) return false;
    size_t total = 0;
    while (names[total])
        total++;
    size_t visible = total - type->own_words;
    KrOwn match = kr_tuple_new(thread, (int64_t)visible);
    if (kr_is_null(match)) return false;
    for (size_t i = 0; i < total; i++) {
        KrOwn name = kr_str_interned(thread, names[i]);
        if (kr_is_null(name)) {
            kr_drop(thread, match);
            return false;
        }
        if (i < visible) kr_tuple_cast(kr_ref(match))->items[i] = kr_dup(kr_ref(name));
        // places count from the first hidden field: those of items are negative
        KrOwn member = kr_descriptor_new_member(
            thread, type, kr_ref(name), (uint32_t)((int32_t)i - (int32_t)visible));
        if (!kr_is_null(member)) ((KrMember *)kr_obj(kr_ref(member)))->readonly = true;
        kr_drop(thread, name);
        if (!set(thread, type, names[i], member)) {
            kr_drop(thread, match);
            return false;
        }
    }
    return set(thread, type, "__match_args__", match) &&
           set(thread, type, "n_fields", kr_from_small_int((int64_t)total)) &&
           set(thread, type, "n_sequence_fields",
               kr_from_small_int((int64_t)visible)) &&
           set(thread, type, "n_unnamed_fields", kr_from_small_int(0));
}

KrOwn kr_struct_sequence_new(KrThread *thread, KrType *type, KrOwn *fields,
                             size_t count)
{
    size_t visible = count - type->own_words;
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        ok &= !kr_is_null(fields[i]);
    KrTuple *self = ok ? (KrTuple *)(void *)kr_object_new(
                             thread, type, type->basic_size + visible * sizeof(KrOwn))
                       : NULL;
    if (!self) {
        for (size_t i = 0; i < count; i++)
            kr_xdrop(thread, fields[i]);
        return KR_NULL;
    }
    self->length = (int64_t)visible;
    for (size_t i = 0; i < count; i++) // the hidden ones follow the items
        self->items[i] = fields[i];
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

void kr_struct_sequence_dealloc(KrThread *thread, KrObject *self)
{
    kr_struct_sequence_clear(thread, self);
    kr_tuple_type.dealloc(thread, self);
}

void kr_struct_sequence_visit(KrObject *self, KrVisitFn visit, void *context)
{
    KrOwn *hidden = kr_attribute_own_words(self);
    for (uint32_t i = 0; i < self->type->own_words; i++)
        if (!kr_is_null(hidden[i])) visit(kr_ref(hidden[i]), context);
    kr_tuple_type.visit(self, visit, context);
}

void kr_struct_sequence_clear(KrThread *thread, KrObject *self)
{
    KrOwn *hidden = kr_attribute_own_words(self);
    for (uint32_t i = 0; i < self->type->own_words; i++)
        kr_xdrop(thread, kr_move(&hidden[i]));
}

KrOwn kr_struct_sequence_repr(KrThread *thread, KrRef self)
{
    KrType *type = kr_type_of(self);
    KrOwn text = kr_str_from_format(thread, "%S.%S(", kr_ref(type->module),
                                    kr_ref(type->qualname));
    KrOwn key = kr_str_interned(thread, "__match_args__");
    KrRef names = kr_is_null(key) ? KR_REF_NULL : kr_type_find(type, kr_ref(key));
    for (int64_t i = 0; !kr_is_null(text) && i < kr_tuple_length(self); i++) {
        KrOwn more =
            kr_str_from_format(thread, "%S%s%S=%R", kr_ref(text), i ? ", " : "",
                               kr_tuple_get(names, i), kr_tuple_get(self, i));
        kr_drop(thread, text);
        text = more;
    }
    kr_xdrop(thread, key);
    if (kr_is_null(text)) return KR_NULL;
    KrOwn closed = kr_str_from_format(thread, "%S)", kr_ref(text));
    kr_drop(thread, text);
    return closed;
}

// type(sequence): at least the visible fields; absent hidden ones are None.
KrOwn kr_struct_sequence_new_object(KrThread *thread, KrRef class_, const KrRef *args,
                                    size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)kr_obj(class_);
    KrOwn key = kr_str_interned(thread, "__match_args__");
    if (kr_is_null(key)) return KR_NULL;
    int64_t visible = kr_tuple_length(kr_type_find(type, kr_ref(key)));
    int64_t total = visible + type->own_words;
    kr_drop(thread, key);
    if (count != 1 || (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames)))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "structseq() missing required argument 'sequence' (pos 1)");
    if (!kr_type_of(args[0])->iter && !kr_type_of(args[0])->getitem)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "constructor requires a sequence");
    KrOwn given = kr_sequence_tuple(thread, args[0]), fields[KR_STRUCT_SEQUENCE_MOST];
    if (kr_is_null(given)) return KR_NULL;
    int64_t length = kr_tuple_length(kr_ref(given));
    if (length < visible || length > total) {
        kr_drop(thread, given);
        bool few = length < visible;
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "%S.%S() takes %s %s%lld-sequence (%lld-sequence given)",
            kr_ref(type->module), kr_ref(type->qualname),
            type->own_words ? (few ? "an" : "an") : "a",
            type->own_words ? (few ? "at least " : "at most ") : "",
            (long long)(few ? visible : total), (long long)length);
    }
    for (int64_t i = 0; i < total; i++)
        fields[i] = i < length ? kr_dup(kr_tuple_get(kr_ref(given), i)) : kr_none_own();
    kr_drop(thread, given);
    return kr_struct_sequence_new(thread, type, fields, (size_t)total);
}
