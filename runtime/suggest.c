// SPDX-License-Identifier: MIT
// Suggestions for misspelled names: see suggest.h.
//
// The distance counts edits: 2 for a letter put in, taken out or replaced, 1 for a change of case. A name is near enough when
// no more than a third of the letters of both must change. The candidates and their order are CPython 3.14's: of several
// at the same distance the first wins. Longer lists than 750 and longer names than 40 bytes are not searched.
// Called by traceback.c when an exception is printed. Tests: tests/cli/.
#include "runtime/suggest.h"

#include "runtime/attribute.h"
#include "runtime/dict.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include <string.h>

enum { EDIT = 2, CASE = 1, NAMES = 750, LENGTH = 40 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static size_t replace_cost(char a, char b)
{
    return a == b ? 0 : lower(a) == lower(b) ? CASE : EDIT;
}

// Distance of two names; more than `limit` as soon as it must be.
static size_t distance(const char *a, size_t a_size, const char *b, size_t b_size, size_t limit)
{
    while (a_size && b_size && *a == *b) {
        a++;
        b++;
        a_size--;
        b_size--;
    }
    while (a_size && b_size && a[a_size - 1] == b[b_size - 1]) {
        a_size--;
        b_size--;
    }
    if (!a_size || !b_size)
        return (a_size + b_size) * EDIT;
    if (a_size > LENGTH || b_size > LENGTH)
        return limit + 1;
    if (b_size < a_size) {
        const char *text = a;
        size_t size = a_size;
        a = b;
        a_size = b_size;
        b = text;
        b_size = size;
    }
    if ((b_size - a_size) * EDIT > limit)
        return limit + 1;
    size_t row[LENGTH], result = 0;
    for (size_t i = 0; i < a_size; i++)
        row[i] = (i + 1) * EDIT;
    for (size_t j = 0; j < b_size; j++) {
        size_t diagonal = j * EDIT, least = SIZE_MAX;
        result = diagonal;
        for (size_t i = 0; i < a_size; i++) {
            size_t replaced = diagonal + replace_cost(b[j], a[i]);
            diagonal = row[i];
            size_t moved = (result < diagonal ? result : diagonal) + EDIT;
            row[i] = result = moved < replaced ? moved : replaced;
            if (result < least)
                least = result;
        }
        if (least > limit)
            return limit + 1;
    }
    return result;
}

// The nearest name of the list (borrowed from it), or null.
KrRef kr_suggest_nearest(KrThread *thread, KrRef names, KrRef wrong)
{
    const KrList *list = (const KrList *)kr_obj(names);
    size_t wrong_size, size;
    const char *wrong_text = kr_str_utf8(thread, wrong, &wrong_size);
    KrRef best = KR_REF_NULL;
    size_t best_distance = SIZE_MAX;
    if (!wrong_text || list->length >= NAMES || wrong_size > LENGTH)
        return best;
    for (int64_t i = 0; i < list->length; i++) {
        KrRef name = kr_ref(list->items[i]);
        const char *text = kr_str_is_sub(name) ? kr_str_utf8(thread, name, &size) : NULL;
        if (!text || (size == wrong_size && !memcmp(text, wrong_text, size)))
            continue;
        size_t limit = (size + wrong_size + 3) * EDIT / 6;
        if (best_distance != SIZE_MAX && limit > best_distance - 1)
            limit = best_distance - 1;
        size_t now = distance(wrong_text, wrong_size, text, size, limit);
        if (now > limit || now >= best_distance)
            continue;
        best = name;
        best_distance = now;
    }
    return best;
}

bool kr_suggest_raise_keyword(KrThread *thread, KrRef function, KrRef name, KrRef names)
{
    KrRef near = kr_ref_is_null(names) ? KR_REF_NULL : kr_suggest_nearest(thread, names, name);
    if (kr_ref_is_null(near))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "%S() got an unexpected keyword argument '%S'",
                                        function, name);
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "%S() got an unexpected keyword argument '%S'. Did you mean '%S'?", function, name, near);
}

KrOwn kr_suggest_raise_unexpected(KrThread *thread, const char *function, KrRef name, const char *names)
{
    KrOwn list = kr_list_new(thread, 0), text = kr_str_from_ascii(thread, function);
    bool ok = !kr_is_null(list) && !kr_is_null(text);
    while (ok && *names) {
        size_t size = strcspn(names, " ");
        KrOwn one = kr_str_from_utf8(thread, names, size);
        ok = !kr_is_null(one) && kr_list_append(thread, kr_ref(list), kr_ref(one));
        kr_xdrop(thread, one);
        names += size + (names[size] == ' ');
    }
    if (ok) (void)kr_suggest_raise_keyword(thread, kr_ref(text), name, kr_ref(list));
    kr_xdrop(thread, list);
    kr_xdrop(thread, text);
    return KR_NULL;
}

// The attribute, or null without an exception.
static KrOwn attribute(KrThread *thread, KrRef object, const char *name)
{
    KrOwn value = kr_ref_is_null(object) ? KR_NULL : kr_attr_get_name(thread, object, name);
    kr_exception_clear(thread);
    return value;
}

static bool append_all(KrThread *thread, KrOwn list, KrRef iterable)
{
    KrOwn more = kr_sequence_list(thread, iterable);
    bool ok = !kr_is_null(more);
    for (int64_t i = 0; ok && i < ((KrList *)kr_obj(kr_ref(more)))->length; i++)
        ok = kr_list_append(thread, kr_ref(list), kr_ref(((KrList *)kr_obj(kr_ref(more)))->items[i]));
    kr_xdrop(thread, more);
    return ok;
}

// Names that the code of the frame can see.
static KrOwn names_in_frame(KrThread *thread, KrRef frame)
{
    static const char *const scopes[] = {"f_locals", "f_globals", "f_builtins"};
    KrOwn list = kr_list_new(thread, 0);
    for (int i = 0; i < 3 && !kr_is_null(list); i++) {
        KrOwn scope = attribute(thread, frame, scopes[i]);
        if (!kr_is_null(scope))
            (void)append_all(thread, list, kr_ref(scope));
        kr_xdrop(thread, scope);
        kr_exception_clear(thread);
    }
    return list;
}

static KrOwn self_in_frame(KrThread *thread, KrRef frame)
{
    KrOwn locals = attribute(thread, frame, "f_locals"), name = kr_str_from_ascii(thread, "self"), self = KR_NULL;
    if (!kr_is_null(locals) && !kr_is_null(name))
        self = kr_item_get(thread, kr_ref(locals), kr_ref(name));
    kr_exception_clear(thread);
    kr_xdrop(thread, locals);
    kr_xdrop(thread, name);
    return self;
}

// dir(object), sorted, without what begins with an underscore unless that is wanted.
static KrOwn names_of_object(KrThread *thread, KrRef object, KrRef wrong, KrRef frame)
{
    KrOwn all = kr_dir(thread, object), names = KR_NULL;
    bool hide = kr_str_text(thread, wrong)[0] != '_';
    if (hide && !kr_ref_is_null(frame)) {
        KrOwn self = self_in_frame(thread, frame);
        hide = kr_is_null(self) || !kr_is(kr_ref(self), object);
        kr_xdrop(thread, self);
    }
    if (!kr_is_null(all))
        names = kr_list_new(thread, 0);
    for (int64_t i = 0; !kr_is_null(names) && i < ((KrList *)kr_obj(kr_ref(all)))->length; i++) {
        KrRef name = kr_ref(((KrList *)kr_obj(kr_ref(all)))->items[i]);
        if (kr_str_is_sub(name) && (!hide || kr_str_text(thread, name)[0] != '_'))
            if (!kr_list_append(thread, kr_ref(names), name))
                break; // fewer names to choose from
    }
    kr_xdrop(thread, all);
    kr_exception_clear(thread);
    return names;
}

static bool is_library_module(KrThread *thread, KrRef name)
{
    KrOwn all = attribute(thread, kr_ref(thread->vm->sys_module), "stdlib_module_names");
    bool found = !kr_is_null(all) && kr_contains(thread, kr_ref(all), name) == KR_PRESENT;
    kr_exception_clear(thread);
    kr_xdrop(thread, all);
    return found;
}

static KrOwn for_name(KrThread *thread, KrRef wrong, KrRef frame)
{
    KrOwn names = names_in_frame(thread, frame), result = KR_NULL;
    KrOwn self = self_in_frame(thread, frame), member = KR_NULL;
    bool of_self = !kr_is_null(self) && kr_attr_lookup(thread, kr_ref(self), wrong, &member) == KR_PRESENT;
    kr_exception_clear(thread);
    KrRef best = kr_is_null(names) || of_self ? KR_REF_NULL : kr_suggest_nearest(thread, kr_ref(names), wrong);
    bool library = is_library_module(thread, wrong);
    if (of_self)
        result = kr_str_from_format(thread, library ? ". Did you mean: 'self.%S'? Or did you forget to import '%S'?"
                                                    : ". Did you mean: 'self.%S'?", wrong, wrong);
    else if (!kr_ref_is_null(best))
        result = kr_str_from_format(thread, library ? ". Did you mean: '%S'? Or did you forget to import '%S'?"
                                                    : ". Did you mean: '%S'?", best, wrong);
    else if (library)
        result = kr_str_from_format(thread, ". Did you forget to import '%S'?", wrong);
    kr_xdrop(thread, self);
    kr_xdrop(thread, member);
    kr_xdrop(thread, names);
    return result;
}

KrOwn kr_suggest_for(KrThread *thread, KrRef exception, KrRef last_frame)
{
    const KrType *type = kr_type_of(exception);
    bool is_name = kr_type_is_subtype(type, &kr_exception_name_error);
    bool is_attribute = kr_type_is_subtype(type, &kr_exception_attribute_error);
    bool is_import = kr_type_is_subtype(type, &kr_exception_import_error);
    if (!is_name && !is_attribute && !is_import)
        return KR_NULL;
    KrOwn wrong = attribute(thread, exception, is_import ? "name_from" : "name");
    KrOwn object = KR_NULL, names = KR_NULL, result = KR_NULL;
    if (kr_is_null(wrong) || !kr_str_is_sub(kr_ref(wrong)))
        goto done;
    if (is_name) {
        if (!kr_ref_is_null(last_frame))
            result = for_name(thread, kr_ref(wrong), last_frame);
        goto done;
    }
    object = attribute(thread, exception, is_import ? "name" : "obj");
    if (is_import && !kr_is_null(object)) { // the module, by its name
        KrRef module;
        KrFound found = kr_dict_find(thread, kr_ref(thread->vm->modules), kr_ref(object), &module);
        kr_exception_clear(thread);
        kr_drop(thread, kr_move(&object));
        object = found == KR_PRESENT ? kr_dup(module) : KR_NULL;
    }
    if (!kr_is_null(object))
        names = names_of_object(thread, kr_ref(object), kr_ref(wrong), is_import ? KR_REF_NULL : last_frame);
    if (!kr_is_null(names)) {
        KrRef best = kr_suggest_nearest(thread, kr_ref(names), kr_ref(wrong));
        if (!kr_ref_is_null(best))
            result = kr_str_from_format(thread, ". Did you mean: '%S'?", best);
    }
done:
    kr_exception_clear(thread);
    kr_xdrop(thread, wrong);
    kr_xdrop(thread, object);
    kr_xdrop(thread, names);
    return result;
}
