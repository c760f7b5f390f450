// SPDX-License-Identifier: MIT
// Tuples with named items (struct_sequence.h).
//
//   | tuple header | visible items ... | hidden fields ... |
//
// The visible items are the tuple; hidden fields lie behind them (type->own_words of them) and are
// attributes only. Names are member descriptors in the type's dict; __match_args__ lists the
// visible ones.
// Called by modules/. Tests: CPython's test_structseq.
#include "runtime/struct_sequence.h"

#include "runtime/attribute.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/vm.h"

static bool set(KrThread *thread, KrType *type, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_dict_set(thread, kr_type_dict(type), kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

static bool fill(KrThread *thread, KrType *type)
{
    const char *const *names = type->field_names;
    size_t total = 0, named = 0, unnamed = 0;
    while (names[total])
        total++;
    size_t visible = total - type->own_words;
    for (size_t i = 0; i < visible; i++)
        unnamed += !*names[i];
    KrOwn match = kr_tuple_new(thread, (int64_t)(visible - unnamed));
    KrOwn all = kr_tuple_new(thread, (int64_t)total);
    if (kr_is_null(match) || kr_is_null(all)) goto fail;
    for (size_t i = 0; i < total; i++)
        kr_tuple_cast(kr_ref(all))->items[i] = kr_none_own();
    for (size_t i = 0; i < (size_t)kr_tuple_length(kr_ref(match)); i++)
        kr_tuple_cast(kr_ref(match))->items[i] = kr_none_own();
    for (size_t i = 0; i < total; i++) {
        if (!*names[i]) continue;
        KrOwn name = kr_str_interned(thread, names[i]);
        if (kr_is_null(name)) goto fail;
        if (i < visible) kr_tuple_cast(kr_ref(match))->items[named++] = kr_dup(kr_ref(name));
        kr_tuple_cast(kr_ref(all))->items[i] = kr_dup(kr_ref(name));
        // places count from the first hidden field: those of items are negative
        KrOwn member = kr_descriptor_new_member(
            thread, type, kr_ref(name), (uint32_t)((int32_t)i - (int32_t)visible));
        if (!kr_is_null(member)) ((KrMember *)kr_obj(kr_ref(member)))->readonly = true;
        kr_drop(thread, name);
        if (!set(thread, type, names[i], member)) goto fail;
    }
    kr_store(thread, &type->extra, all); // names by place, None without
    return set(thread, type, "__match_args__", match) &&
           set(thread, type, "n_fields", kr_from_small_int((int64_t)total)) &&
           set(thread, type, "n_sequence_fields",
               kr_from_small_int((int64_t)visible)) &&
           set(thread, type, "n_unnamed_fields", kr_from_small_int((int64_t)unnamed));
fail:
    kr_xdrop(thread, match);
    kr_xdrop(thread, all);
    return false;
}

bool kr_struct_sequence_ready(KrThread *thread, KrType *type, const char *const *names)
{
    type->field_names = names;
    type->fill = fill;
    return kr_type_ready(thread, type);
}

// The names by place, None without.
static KrRef names_of(KrType *type)
{
    (void)kr_type_dict(type); // they are made with it
    return kr_ref(type->extra);
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
    KrRef names = names_of(type);
    int64_t place = 0; // items are shown with the names there are, in their order
    for (int64_t i = 0; !kr_is_null(text) && i < kr_tuple_length(self); i++) {
        while (kr_is_none(kr_tuple_get(names, place)))
            place++;
        KrOwn more =
            kr_str_from_format(thread, "%S%s%S=%R", kr_ref(text), i ? ", " : "",
                               kr_tuple_get(names, place++), kr_tuple_get(self, i));
        kr_drop(thread, text);
        text = more;
    }
    if (kr_is_null(text)) return KR_NULL;
    KrOwn closed = kr_str_from_format(thread, "%S)", kr_ref(text));
    kr_drop(thread, text);
    return closed;
}

// type(sequence, dict): at least the visible fields; hidden ones come from the sequence, from the
// dict, or are None.
static KrOwn make(KrThread *thread, KrType *type, KrRef sequence, KrRef dict)
{
    int64_t total = kr_tuple_length(names_of(type)), visible = total - type->own_words;
    KrOwn fields[KR_STRUCT_SEQUENCE_MOST];
    if (!kr_type_of(sequence)->iter && !kr_type_of(sequence)->getitem)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "constructor requires a sequence");
    if (!kr_ref_is_null(dict) && !kr_type_has(dict, KR_TYPE_DICT_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%S.%S() takes a dict as second arg, if any",
                                  kr_ref(type->module), kr_ref(type->qualname));
    KrOwn given = kr_sequence_tuple(thread, sequence);
    if (kr_is_null(given)) return KR_NULL;
    int64_t length = kr_tuple_length(kr_ref(given)), used = 0;
    if (length < visible || length > total) {
        kr_drop(thread, given);
        bool few = length < visible;
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "%S.%S() takes a%s %lld-sequence (%lld-sequence given)",
            kr_ref(type->module), kr_ref(type->qualname),
            !type->own_words ? "" : few ? "n at least" : "n at most",
            (long long)(few ? visible : total), (long long)length);
    }
    for (int64_t i = 0; i < total; i++) {
        fields[i] = i < length ? kr_dup(kr_tuple_get(kr_ref(given), i)) : kr_none_own();
        if (i < length || kr_ref_is_null(dict)) continue;
        KrRef value = kr_dict_find_str(dict, kr_tuple_get(names_of(type), i));
        if (kr_ref_is_null(value)) continue;
        fields[i] = kr_dup(value);
        used++;
    }
    kr_drop(thread, given);
    KrOwn made = kr_struct_sequence_new(thread, type, fields, (size_t)total);
    if (kr_is_null(made) || kr_ref_is_null(dict) || kr_dict_length(dict) == used) return made;
    kr_drop(thread, made);
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "%S.%S() got duplicate or unexpected field name(s)",
                              kr_ref(type->module), kr_ref(type->qualname));
}

KrOwn kr_struct_sequence_new_object(KrThread *thread, KrRef class_, const KrRef *args,
                                    size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)kr_obj(class_);
    KrRef given[2] = {KR_REF_NULL, KR_REF_NULL};
    size_t keywords = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    if (count + keywords > 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "structseq() takes at most 2 arguments (%zu given)",
                                  count + keywords);
    for (size_t i = 0; i < count; i++)
        given[i] = args[i];
    for (size_t i = 0; i < keywords; i++) {
        KrRef name = kr_tuple_get(kwnames, (int64_t)i);
        int place = kr_str_equal_ascii(name, "sequence") ? 0
                    : kr_str_equal_ascii(name, "dict")   ? 1
                                                         : -1;
        if (place < 0)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "structseq() got an unexpected keyword argument '%S'", name);
        if (!kr_ref_is_null(given[place]))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "argument for structseq() given by name ('%S') and position (%d)", name, place + 1);
        given[place] = args[count + i];
    }
    if (kr_ref_is_null(given[0]))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "structseq() missing required argument 'sequence' (pos 1)");
    return make(thread, type, given[0], given[1]);
}

// The hidden fields as a dict.
static KrOwn hidden_dict(KrThread *thread, KrRef self)
{
    KrType *type = kr_type_of(self);
    KrOwn dict = kr_dict_new(thread);
    int64_t visible = kr_tuple_length(names_of(type)) - type->own_words;
    for (int64_t i = 0; !kr_is_null(dict) && i < type->own_words; i++) {
        KrRef name = kr_tuple_get(names_of(type), visible + i);
        KrRef value = kr_ref(kr_tuple_cast(self)->items[visible + i]);
        if (!kr_dict_set(thread, kr_ref(dict), name, value)) {
            kr_drop(thread, dict);
            return KR_NULL;
        }
    }
    return dict;
}

static KrOwn sequence_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn dict = hidden_dict(thread, self);
    KrOwn items = kr_is_null(dict) ? KR_NULL
                                   : kr_tuple_slice(thread, self, 0, kr_tuple_length(self));
    if (kr_is_null(items)) {
        kr_xdrop(thread, dict);
        return KR_NULL;
    }
    KrOwn both[2] = {items, dict};
    KrOwn arguments = kr_tuple_pack_own(thread, both, 2);
    if (kr_is_null(arguments)) return KR_NULL;
    KrOwn parts[2] = {kr_dup(kr_type_ref(kr_type_of(self))), arguments};
    return kr_tuple_pack_own(thread, parts, 2);
}

static KrOwn sequence_replace(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrType *type = kr_type_of(self);
    KrOwn fields[KR_STRUCT_SEQUENCE_MOST];
    KrRef changes = args[0], names = names_of(type);
    int64_t total = kr_tuple_length(names), used = 0;
    (void)count;
    for (int64_t i = 0; i < total; i++)
        if (kr_is_none(kr_tuple_get(names, i)))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "__replace__() is not supported for %S.%S because it has unnamed field(s)",
                kr_ref(type->module), kr_ref(type->qualname));
    for (int64_t i = 0; i < total; i++) {
        KrRef value = kr_dict_find_str(changes, kr_tuple_get(names, i));
        used += !kr_ref_is_null(value);
        fields[i] = kr_ref_is_null(value) ? kr_dup(kr_ref(kr_tuple_cast(self)->items[i])) : kr_dup(value);
    }
    KrOwn made = kr_struct_sequence_new(thread, type, fields, (size_t)total);
    if (kr_is_null(made) || used == kr_dict_length(changes)) return made;
    kr_drop(thread, made);
    KrOwn unknown = kr_list_new(thread, 0);
    size_t position = 0;
    KrRef key, value;
    while (!kr_is_null(unknown) && kr_dict_next(changes, &position, &key, &value)) {
        bool known = false;
        for (int64_t i = 0; i < total; i++)
            known |= kr_str_equal(kr_tuple_get(names, i), key);
        if (!known && !kr_list_append(thread, kr_ref(unknown), key)) break;
    }
    if (!kr_is_null(unknown) && !kr_thread_has_exception(thread))
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "Got unexpected field name(s): %R", kr_ref(unknown));
    kr_xdrop(thread, unknown);
    return KR_NULL;
}

const KrNativeDef kr_struct_sequence_methods[] = {
    {"__reduce__", sequence_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, 0},
    {"__replace__", sequence_replace, "($self, /, **changes)",
     "Return a copy of the structure with new values for the specified fields.", 0, 0, 0},
    {0},
};
