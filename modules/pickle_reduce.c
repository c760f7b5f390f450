// SPDX-License-Identifier: MIT
// Pickling of what is found by name, and of reductions (pickle_parts.h).
//
// A reduction is (callable, arguments[, state[, list items[, dict items[, state setter]]]]).
// Tests: tests/lang/modules/pickle/.
#include "modules/pickle_parts.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/object_reduce.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define SAVE(object) kr_pickle_save(thread, self, object, false)
#define OP(op)       kr_pickle_save_op(thread, self, op)
#define ERROR        &kr_pickle_module_pickling_error

KrOwn kr_pickle_global_table(KrThread *thread, const char *module, const char *name)
{
    KrOwn table = kr_import_attr(thread, module, name);
    if (!kr_is_null(table) && !kr_dict_is_sub(kr_ref(table))) {
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "%s.%s should be a dict, not %T", module, name,
                                 kr_ref(table));
        kr_drop(thread, table);
        return KR_NULL;
    }
    return table;
}

KrOwn kr_pickle_global_find(KrThread *thread, KrRef module, KrRef name, KrOwn *parent)
{
    KrOwn value = kr_dup(module), owner = kr_dup(module);
    const KrStr *str = kr_str_obj(name);
    int64_t start = 0;
    for (int64_t i = 0; !kr_is_null(value) && i <= str->length; i++) {
        if (i < str->length && kr_str_read(str, i) != '.') continue;
        KrOwn part = kr_str_slice(thread, name, start, i, 1), next = KR_NULL;
        if (!kr_is_null(part)) next = kr_attr_get(thread, kr_ref(value), kr_ref(part));
        kr_xdrop(thread, part);
        kr_store(thread, &owner, kr_move(&value));
        value = next;
        start = i + 1;
    }
    if (parent && !kr_is_null(value)) *parent = kr_move(&owner);
    kr_xdrop(thread, owner);
    return value;
}

// --- globals ----------------------------------------------------------------------------

// The module of an object: __module__, or the first one that has it under the name.
static KrOwn module_of(KrThread *thread, KrRef object, KrRef name)
{
    KrOwn module = KR_NULL;
    KrFound has = kr_attr_lookup(thread, object, kr_name(KR_NAME___module__), &module);
    if (has == KR_FAULT) return KR_NULL;
    if (has == KR_PRESENT && !kr_is_none(kr_ref(module))) return module;
    kr_xdrop(thread, module);
    KrOwn all = kr_dict_copy(thread, kr_ref(thread->vm->modules));
    if (kr_is_null(all)) return all;
    size_t position = 0;
    KrRef key, value;
    KrOwn found = KR_NULL;
    while (kr_is_null(found) && kr_dict_next(kr_ref(all), &position, &key, &value)) {
        if (kr_is_none(value) || !kr_str_is_sub(key) ||
            kr_str_equal_ascii(key, "__main__") ||
            kr_str_equal_ascii(key, "__mp_main__"))
            continue;
        KrOwn candidate = kr_pickle_global_find(thread, value, name, NULL);
        if (kr_is_null(candidate))
            kr_exception_clear(thread);
        else if (kr_is(kr_ref(candidate), object))
            found = kr_dup(key);
        kr_xdrop(thread, candidate);
    }
    kr_drop(thread, all);
    return kr_is_null(found) ? kr_str_interned(thread, "__main__") : found;
}

// The exception being raised becomes the context of a new PicklingError.
static bool fail_with(KrThread *thread, KrOwn message)
{
    KrOwn old = kr_exception_fetch(thread), error = KR_NULL;
    if (!kr_is_null(message))
        error = kr_call_1(thread, kr_type_ref(ERROR), kr_ref(message));
    kr_xdrop(thread, message);
    if (kr_is_null(error)) {
        kr_xdrop(thread, old);
        return false;
    }
    KrException *made = (KrException *)(void *)kr_obj(kr_ref(error));
    if (!kr_is_null(old)) kr_store(thread, &made->context, old);
    kr_exception_restore(thread, error);
    return false;
}

// What the names are called in Python 2.
static bool old_names(KrThread *thread, KrOwn *module, KrOwn *name)
{
    KrOwn table =
        kr_pickle_global_table(thread, "_compat_pickle", "REVERSE_NAME_MAPPING");
    if (kr_is_null(table)) return false;
    KrOwn pair = kr_tuple_2(thread, kr_ref(*module), kr_ref(*name));
    KrRef found;
    KrFound has = kr_is_null(pair)
                      ? KR_FAULT
                      : kr_dict_find(thread, kr_ref(table), kr_ref(pair), &found);
    kr_xdrop(thread, pair);
    if (has == KR_PRESENT) {
        bool ok = kr_tuple_is_sub(found) && kr_tuple_length(found) == 2 &&
                  kr_str_is_sub(kr_tuple_get(found, 0)) &&
                  kr_str_is_sub(kr_tuple_get(found, 1));
        if (ok) {
            kr_store(thread, module, kr_dup(kr_tuple_get(found, 0)));
            kr_store(thread, name, kr_dup(kr_tuple_get(found, 1)));
        } else {
            (void)kr_exception_raise(
                thread, &kr_exception_runtime_error,
                "_compat_pickle.REVERSE_NAME_MAPPING values should be 2-tuples");
        }
        kr_drop(thread, table);
        return ok;
    }
    kr_drop(thread, table);
    if (has == KR_FAULT) return false;
    table = kr_pickle_global_table(thread, "_compat_pickle", "REVERSE_IMPORT_MAPPING");
    if (kr_is_null(table)) return false;
    has = kr_dict_find(thread, kr_ref(table), kr_ref(*module), &found);
    bool ok = has != KR_FAULT;
    if (has == KR_PRESENT && !kr_str_is_sub(found))
        ok = kr_exception_raise_false(
            thread, &kr_exception_runtime_error,
            "_compat_pickle.REVERSE_IMPORT_MAPPING values should be strings, not %T",
            found);
    else if (has == KR_PRESENT)
        kr_store(thread, module, kr_dup(found));
    kr_drop(thread, table);
    return ok;
}

static bool write_identifier(KrThread *thread, KrPickler *self, KrRef module,
                             KrRef name, KrRef text, const char *what)
{
    const KrStr *str = kr_str_obj(text);
    size_t size;
    const char *bytes = NULL;
    if (str->ascii || self->protocol >= 3) bytes = kr_str_utf8(thread, text, &size);
    if (bytes) return kr_pickle_save_raw(thread, self, bytes, size) && OP('\n');
    if (!kr_thread_has_exception(thread)) { // let the codec say what is wrong
        KrOwn verb = kr_str_interned(thread, "encode"),
              codec = kr_str_interned(thread, "ascii");
        KrOwn encoded = KR_NULL;
        KrRef argument = kr_ref(codec);
        if (!kr_is_null(verb) && !kr_is_null(codec))
            encoded = kr_call_method(thread, text, kr_ref(verb), &argument, 1);
        kr_xdrop(thread, verb);
        kr_xdrop(thread, codec);
        kr_xdrop(thread, encoded);
    }
    (void)module, (void)name;
    KrOwn error = kr_exception_fetch(thread);
    KrOwn message = kr_str_from_format(
        thread, "can't pickle %s identifier %R using pickle protocol %d", what, text,
        self->protocol);
    kr_exception_restore(thread, error);
    return fail_with(thread, message);
}

// A number from the extension registry; 0: it has none.
static bool extension_code(KrThread *thread, KrRef module, KrRef name, int64_t *code)
{
    KrOwn table = kr_pickle_global_table(thread, "copyreg", "_extension_registry"),
          pair = KR_NULL;
    KrRef found;
    *code = 0;
    if (kr_is_null(table)) return false;
    if (kr_dict_length(kr_ref(table)) == 0) {
        kr_drop(thread, table);
        return true;
    }
    pair = kr_tuple_2(thread, module, name);
    KrFound has = kr_is_null(pair)
                      ? KR_FAULT
                      : kr_dict_find(thread, kr_ref(table), kr_ref(pair), &found);
    bool ok = has != KR_FAULT;
    if (has == KR_PRESENT) {
        ok = kr_int_is(found) && kr_int_to_i64(thread, found, code);
        if (!kr_int_is(found))
            (void)kr_exception_raise(
                thread, ERROR, "Can't pickle %R: extension code %R isn't an integer",
                name, found);
        if (ok && (*code <= 0 || *code > INT32_MAX))
            ok = kr_exception_raise_false(
                thread, &kr_exception_runtime_error,
                "Can't pickle %R: extension code %lld is out of range", name,
                (long long)*code);
    }
    kr_xdrop(thread, pair);
    kr_drop(thread, table);
    return ok;
}

static bool write_global(KrThread *thread, KrPickler *self, KrRef object,
                         KrRef module_name, KrRef name, KrRef module, KrRef parent)
{
    (void)module, (void)parent;
    int64_t code = 0;
    if (self->protocol >= 2 && !extension_code(thread, module_name, name, &code))
        return false;
    if (code > 0) { // without the memo
        uint8_t bytes[5] = {code < 256     ? OP_EXT1
                            : code < 65536 ? OP_EXT2
                                           : OP_EXT4,
                            (uint8_t)code, (uint8_t)(code >> 8), (uint8_t)(code >> 16),
                            (uint8_t)(code >> 24)};
        return kr_pickle_save_raw(thread, self, bytes,
                                  code < 256     ? 2
                                  : code < 65536 ? 3
                                                 : 5);
    }
    if (self->protocol >= 4)
        return SAVE(module_name) && SAVE(name) && OP(OP_STACK_GLOBAL) &&
               kr_pickle_save_put(thread, self, object);
    // getattr(getattr(first, second), third): a dotted name
    const KrStr *str = kr_str_obj(name);
    int64_t dots = 0, first = str->length;
    for (int64_t i = str->length - 1; i >= 0; i--) {
        if (kr_str_read(str, i) != '.') continue;
        dots++;
        first = i;
    }
    KrOwn getattr = dots ? kr_object_reduce_builtin(thread, "getattr") : KR_NULL;
    bool ok = !dots || !kr_is_null(getattr);
    for (int64_t i = 0; ok && i < dots; i++)
        ok = SAVE(kr_ref(getattr)) && (self->protocol >= 2 || OP(OP_MARK));
    kr_xdrop(thread, getattr);
    KrOwn old_module = kr_dup(module_name),
          old_name = kr_str_slice(thread, name, 0, first, 1);
    ok = ok && !kr_is_null(old_name) &&
         (self->protocol >= 3 || !self->fix_imports ||
          old_names(thread, &old_module, &old_name));
    ok = ok && OP(OP_GLOBAL) &&
         write_identifier(thread, self, module_name, name, kr_ref(old_module),
                          "module") &&
         write_identifier(thread, self, module_name, name, kr_ref(old_name), "global");
    kr_drop(thread, old_module);
    kr_xdrop(thread, old_name);
    while (ok && first < str->length) {
        int64_t start = ++first;
        while (first < str->length && kr_str_read(str, first) != '.')
            first++;
        KrOwn part = kr_str_slice(thread, name, start, first, 1);
        ok = !kr_is_null(part) && SAVE(kr_ref(part)) &&
             OP(self->protocol >= 2 ? OP_TUPLE2 : OP_TUPLE) && OP(OP_REDUCE);
        kr_xdrop(thread, part);
    }
    return ok && kr_pickle_save_put(thread, self, object);
}

bool kr_pickle_save_global(KrThread *thread, KrPickler *self, KrRef object,
                           KrRef name_or_null)
{
    KrOwn name = KR_NULL, module_name = KR_NULL, module = KR_NULL, value = KR_NULL,
          parent = KR_NULL;
    bool ok = false;
    if (!kr_ref_is_null(name_or_null)) {
        name = kr_dup(name_or_null);
    } else {
        KrFound has =
            kr_attr_lookup(thread, object, kr_name(KR_NAME___qualname__), &name);
        if (has == KR_ABSENT)
            name = kr_attr_get(thread, object, kr_name(KR_NAME___name__));
    }
    if (kr_is_null(name)) return false;
    if (!kr_str_is_sub(kr_ref(name))) {
        (void)kr_exception_raise(thread, ERROR,
                                 "Can't pickle %R: its name is not a str", object);
        goto done;
    }
    module_name = module_of(thread, object, kr_ref(name));
    if (kr_is_null(module_name)) goto done;
    KrOwn local = kr_str_interned(thread, "<locals>");
    if (kr_is_null(local)) goto done;
    bool is_local = kr_str_find(kr_ref(name), kr_ref(local), 0,
                                kr_str_obj(kr_ref(name))->length) >= 0;
    kr_drop(thread, local);
    if (is_local) {
        (void)kr_exception_raise(thread, ERROR, "Can't pickle local object %R", object);
        goto done;
    }
    if (kr_str_is_sub(kr_ref(module_name))) {
        KrRef known =
            kr_dict_find_str(kr_ref(thread->vm->modules), kr_ref(module_name));
        if (!kr_ref_is_null(known)) {
            module = kr_dup(known);
        } else {
            KrOwn top = kr_import_name(thread, kr_ref(module_name), KR_REF_NULL,
                                       KR_REF_NULL, 0);
            known = kr_is_null(top) ? KR_REF_NULL
                                    : kr_dict_find_str(kr_ref(thread->vm->modules),
                                                       kr_ref(module_name));
            if (!kr_ref_is_null(known)) module = kr_dup(known);
            kr_xdrop(thread, top);
        }
    }
    if (kr_is_null(module)) {
        KrOwn error = kr_exception_fetch(thread);
        KrOwn message =
            kr_is_null(error)
                ? kr_str_from_format(thread, "Can't pickle %R: it's not found as %S.%S",
                                     object, kr_ref(module_name), kr_ref(name))
                : kr_str_from_format(thread, "Can't pickle %R: %S", object,
                                     kr_ref(error));
        kr_exception_restore(thread, error);
        ok = fail_with(thread, message);
        goto done;
    }
    value = kr_pickle_global_find(thread, kr_ref(module), kr_ref(name), &parent);
    if (kr_is_null(value)) {
        if (!kr_exception_is(thread, &kr_exception_attribute_error)) goto done;
        KrOwn error = kr_exception_fetch(thread);
        KrOwn message =
            kr_str_from_format(thread, "Can't pickle %R: it's not found as %S.%S",
                               object, kr_ref(module_name), kr_ref(name));
        kr_exception_restore(thread, error);
        ok = fail_with(thread, message);
        goto done;
    }
    if (!kr_is(kr_ref(value), object)) {
        (void)kr_exception_raise(thread, ERROR,
                                 "Can't pickle %R: it's not the same object as %S.%S",
                                 object, kr_ref(module_name), kr_ref(name));
        goto done;
    }
    ok = write_global(thread, self, object, kr_ref(module_name), kr_ref(name),
                      kr_ref(module), kr_ref(parent));
done:
    kr_xdrop(thread, name);
    kr_xdrop(thread, module_name);
    kr_xdrop(thread, module);
    kr_xdrop(thread, value);
    kr_xdrop(thread, parent);
    return ok;
}

// --- reductions -------------------------------------------------------------------------

static bool is_named(KrThread *thread, KrRef callable, const char *name, KrFound *has)
{
    KrOwn value = KR_NULL;
    *has = kr_attr_lookup(thread, callable, kr_name(KR_NAME___name__), &value);
    if (*has != KR_PRESENT) return false;
    bool same = kr_str_is_sub(kr_ref(value)) && kr_str_equal_ascii(kr_ref(value), name);
    kr_drop(thread, value);
    return same;
}

static bool is_iterator(KrRef value)
{
    return kr_type_of(value)->next != NULL;
}

// SAVE with a note about the owner when it fails.
static bool save_noted(KrThread *thread, KrPickler *self, KrRef value, KrRef owner,
                       const char *what)
{
    if (SAVE(value)) return true;
    if (!kr_ref_is_null(owner)) kr_pickle_save_note(thread, owner, "%s", what);
    return false;
}

static bool not_a_class(KrThread *thread, const char *function, KrRef value)
{
    KrOwn name = kr_pickle_save_type_name(thread, value);
    if (!kr_is_null(name))
        (void)kr_exception_raise(thread, ERROR,
                                 "first argument to %s() must be a class, not %S",
                                 function, kr_ref(name));
    kr_xdrop(thread, name);
    return false;
}

static bool save_newobj_ex(KrThread *thread, KrPickler *self, KrRef args, KrRef object)
{
    if (kr_tuple_length(args) != 3)
        return kr_exception_raise_false(thread, ERROR,
                                        "__newobj_ex__ expected 3 arguments, got %lld",
                                        (long long)kr_tuple_length(args));
    KrRef class = kr_tuple_get(args, 0), positional = kr_tuple_get(args, 1);
    KrRef keywords = kr_tuple_get(args, 2);
    if (!kr_type_has(class, KR_TYPE_TYPE_SUB))
        return not_a_class(thread, "__newobj_ex__", class);
    if (!kr_tuple_is_sub(positional))
        return kr_exception_raise_false(
            thread, ERROR, "second argument to __newobj_ex__() must be a tuple, not %T",
            positional);
    if (!kr_dict_is_sub(keywords))
        return kr_exception_raise_false(
            thread, ERROR, "third argument to __newobj_ex__() must be a dict, not %T",
            keywords);
    if (self->protocol >= 4)
        return save_noted(thread, self, class, object, "class") &&
               save_noted(thread, self, positional, object, "__new__ arguments") &&
               save_noted(thread, self, keywords, object, "__new__ arguments") &&
               OP(OP_NEWOBJ_EX);
    // functools.partial(class.__new__, class, *positional, **keywords)()
    KrOwn partial = KR_NULL, maker = KR_NULL, all = KR_NULL, bound = KR_NULL;
    partial = kr_import_attr(thread, "functools", "partial");
    if (!kr_is_null(partial))
        maker = kr_attr_get(thread, class, kr_name(KR_NAME___new__));
    if (!kr_is_null(maker)) all = kr_tuple_new(thread, kr_tuple_length(positional) + 2);
    if (!kr_is_null(all)) {
        KrOwn *items = kr_tuple_cast(kr_ref(all))->items;
        items[0] = kr_dup(kr_ref(maker));
        items[1] = kr_dup(class);
        for (int64_t i = 0; i < kr_tuple_length(positional); i++)
            items[i + 2] = kr_dup(kr_tuple_get(positional, i));
        bound = kr_call_ex(thread, kr_ref(partial), kr_ref(all), keywords);
    }
    bool ok = !kr_is_null(bound) &&
              save_noted(thread, self, kr_ref(bound), object, "reconstructor") &&
              OP(OP_EMPTY_TUPLE) && OP(OP_REDUCE);
    kr_xdrop(thread, partial);
    kr_xdrop(thread, maker);
    kr_xdrop(thread, all);
    kr_xdrop(thread, bound);
    return ok;
}

static bool save_newobj(KrThread *thread, KrPickler *self, KrRef args, KrRef object)
{
    if (kr_tuple_length(args) < 1)
        return kr_exception_raise_false(
            thread, ERROR, "__newobj__ expected at least 1 argument, got 0");
    KrRef class = kr_tuple_get(args, 0);
    if (!kr_type_has(class, KR_TYPE_TYPE_SUB))
        return not_a_class(thread, "__newobj__", class);
    if (!kr_ref_is_null(object)) {
        KrOwn own = kr_attr_get(thread, object, kr_name(KR_NAME___class__));
        if (kr_is_null(own)) return false;
        bool same = kr_is(kr_ref(own), class);
        if (!same)
            (void)kr_exception_raise(
                thread, ERROR, "first argument to __newobj__() must be %R, not %R",
                kr_ref(own), class);
        kr_drop(thread, own);
        if (!same) return false;
    }
    if (!save_noted(thread, self, class, object, "class")) return false;
    KrOwn rest = kr_tuple_slice(thread, args, 1, kr_tuple_length(args));
    bool ok = !kr_is_null(rest) &&
              save_noted(thread, self, kr_ref(rest), object, "__new__ arguments") &&
              OP(OP_NEWOBJ);
    kr_xdrop(thread, rest);
    return ok;
}

static bool check_parts(KrThread *thread, const KrRef *part, int64_t size)
{
    static const char *const where[] = {"fourth", "fifth"};
    if (!kr_type_of(part[0])->call)
        return kr_exception_raise_false(
            thread, ERROR,
            "first item of the tuple returned by __reduce__ must be callable, not %T",
            part[0]);
    if (!kr_tuple_is_sub(part[1]))
        return kr_exception_raise_false(
            thread, ERROR,
            "second item of the tuple returned by __reduce__ must be a tuple, not %T",
            part[1]);
    for (int64_t i = 3; i < size && i < 5; i++)
        if (!kr_ref_is_null(part[i]) && !is_iterator(part[i]))
            return kr_exception_raise_false(thread, ERROR,
                                            "%s item of the tuple returned by "
                                            "__reduce__ must be an iterator, not %T",
                                            where[i - 3], part[i]);
    if (!kr_ref_is_null(part[5]) && !kr_type_of(part[5])->call)
        return kr_exception_raise_false(
            thread, ERROR,
            "sixth item of the tuple returned by __reduce__ must be callable, not %T",
            part[5]);
    return true;
}

bool kr_pickle_save_reduce(KrThread *thread, KrPickler *self, KrRef parts, KrRef object)
{
    int64_t size = kr_tuple_length(parts);
    if (size < 2 || size > 6)
        return kr_exception_raise_false(
            thread, ERROR,
            "tuple returned by __reduce__ must contain 2 through 6 elements");
    KrRef part[6] = {KR_REF_NULL, KR_REF_NULL, KR_REF_NULL,
                     KR_REF_NULL, KR_REF_NULL, KR_REF_NULL};
    for (int64_t i = 0; i < size; i++)
        if (i < 2 || !kr_is_none(kr_tuple_get(parts, i)))
            part[i] = kr_tuple_get(parts, i);
    if (!check_parts(thread, part, size)) return false;
    KrFound has = KR_ABSENT;
    bool newobj = false, newobj_ex = false, ok;
    if (self->protocol >= 2) {
        newobj = is_named(thread, part[0], "__newobj__", &has);
        if (has == KR_FAULT) return false;
        newobj_ex = !newobj && is_named(thread, part[0], "__newobj_ex__", &has);
        if (has == KR_FAULT) return false;
    }
    if (newobj_ex)
        ok = save_newobj_ex(thread, self, part[1], object);
    else if (newobj)
        ok = save_newobj(thread, self, part[1], object);
    else
        ok = save_noted(thread, self, part[0], object, "reconstructor") &&
             save_noted(thread, self, part[1], object, "reconstructor arguments") &&
             OP(OP_REDUCE);
    if (!ok) return false;
    if (!kr_ref_is_null(object)) {
        int64_t index = kr_pickle_memo_find(&self->memo, object);
        if (index >= 0) // its arguments held it
            return OP(OP_POP) && kr_pickle_save_get(thread, self, index);
        if (!kr_pickle_save_put(thread, self, object)) return false;
    }
    KrRef owner = kr_ref_is_null(object) ? parts : object;
    if (!kr_ref_is_null(part[3]) &&
        !kr_pickle_save_list_items(thread, self, part[3], owner))
        return false;
    if (!kr_ref_is_null(part[4]) &&
        !kr_pickle_save_dict_items(thread, self, part[4], owner))
        return false;
    if (kr_ref_is_null(part[2])) return true;
    if (kr_ref_is_null(part[5]))
        return save_noted(thread, self, part[2], object, "state") && OP(OP_BUILD);
    // state_setter(object, state); its result is thrown away
    return save_noted(thread, self, part[5], object, "state setter") && SAVE(object) &&
           save_noted(thread, self, part[2], object, "state") && OP(OP_TUPLE2) &&
           OP(OP_REDUCE) && OP(OP_POP);
}
