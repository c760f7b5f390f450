// SPDX-License-Identifier: MIT
// The opcodes of an unpickler (pickle_machine.h) that find classes, make instances and give them their state.
// Tests: tests/lang/modules/pickle/.
#include "modules/pickle_machine.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define ERROR &kr_pickle_module_unpickling_error

static bool old_names(KrThread *thread, KrOwn *module, KrOwn *name)
{
    KrOwn table = kr_pickle_global_table(thread, "_compat_pickle", "NAME_MAPPING"),
          pair = KR_NULL;
    KrRef found;
    if (kr_is_null(table)) return false;
    pair = kr_tuple_2(thread, kr_ref(*module), kr_ref(*name));
    KrFound has_name = kr_is_null(pair)
                           ? KR_FAULT
                           : kr_dict_find(thread, kr_ref(table), kr_ref(pair), &found);
    kr_xdrop(thread, pair);
    if (has_name == KR_PRESENT && kr_tuple_is_sub(found) &&
        kr_tuple_length(found) == 2) {
        kr_store(thread, module, kr_dup(kr_tuple_get(found, 0)));
        kr_store(thread, name, kr_dup(kr_tuple_get(found, 1)));
        kr_drop(thread, table);
        return true;
    }
    kr_drop(thread, table);
    if (has_name != KR_ABSENT) return false;
    table = kr_pickle_global_table(thread, "_compat_pickle", "IMPORT_MAPPING");
    if (kr_is_null(table)) return false;
    has_name = kr_dict_find(thread, kr_ref(table), kr_ref(*module), &found);
    if (has_name == KR_PRESENT) kr_store(thread, module, kr_dup(found));
    kr_drop(thread, table);
    return has_name != KR_FAULT;
}

static bool is_dotted(KrRef name)
{
    const KrStr *str = kr_str_obj(name);
    for (int64_t i = 0; i < str->length; i++)
        if (kr_str_read(str, i) == '.') return true;
    return false;
}
KrOwn kr_pickle_class_find(KrThread *thread, KrUnpickler *self, KrRef module_ref,
                           KrRef name_ref)
{
    KrOwn module_name = kr_dup(module_ref), name = kr_dup(name_ref), module = KR_NULL,
          found = KR_NULL;
    bool ok = self->protocol >= 3 || !self->fix_imports ||
              old_names(thread, &module_name, &name);
    if (ok && !kr_str_is_sub(kr_ref(module_name)))
        ok = kr_exception_raise_false(thread, &kr_exception_type_error,
                                      "module name must be a string");
    if (ok) {
        // also when sys.modules has it: another thread may be about to make it
        KrOwn first = kr_import_name(thread, kr_ref(module_name), KR_REF_NULL, KR_REF_NULL, 0);
        if (!kr_is_null(first)) {
            KrRef known = kr_dict_find_str(kr_ref(thread->vm->modules), kr_ref(module_name));
            module = kr_dup(kr_ref_is_null(known) ? kr_ref(first) : known);
        }
        kr_xdrop(thread, first);
    }
    if (!kr_is_null(module))
        found =
            self->protocol >= 4 && kr_str_is_sub(kr_ref(name))
                ? kr_pickle_global_find(thread, kr_ref(module), kr_ref(name), NULL)
                : (kr_str_is_sub(kr_ref(name))
                       ? kr_attr_get(thread, kr_ref(module), kr_ref(name))
                       : kr_exception_raise(thread, &kr_exception_type_error,
                                            "attribute name must be string, not '%T'",
                                            kr_ref(name)));
    if (kr_is_null(found) && !kr_is_null(module) && self->protocol >= 4 &&
        is_dotted(kr_ref(name)) &&
        kr_exception_is(thread, &kr_exception_attribute_error)) {
        KrOwn cause = kr_exception_fetch(thread);
        (void)kr_exception_raise(thread, &kr_exception_attribute_error,
                                 "Can't resolve path %R on module %R", kr_ref(name),
                                 kr_ref(module_name));
        KrOwn raised = kr_exception_fetch(thread);
        kr_store(thread, &((KrException *)(void *)kr_obj(kr_ref(raised)))->context, cause);
        kr_exception_restore(thread, raised);
    }
    kr_xdrop(thread, module);
    kr_drop(thread, module_name);
    kr_drop(thread, name);
    return found;
}
static KrOwn ask_class(KrThread *thread, KrUnpickler *self, KrRef module, KrRef name)
{
    if (kr_is_null(self->ask_class))
        return kr_pickle_class_find(thread, self, module, name);
    return kr_call_2(thread, kr_ref(self->ask_class), module, name);
}
// A line of the pickle as text.
static KrOwn text_line(KrThread *thread, KrUnpickler *self)
{
    size_t length;
    const char *line = kr_pickle_input_line(thread, self, &length);
    if (!line) return KR_NULL;
    if (length < 2) {
        (void)kr_pickle_input_truncated(thread);
        return KR_NULL;
    }
    return kr_str_codec_decode(thread, line, length - 1, "utf-8", "strict");
}
KrOwn kr_pickle_class_of_lines(KrThread *thread, KrUnpickler *self)
{
    KrOwn module = text_line(thread, self), name = KR_NULL, found = KR_NULL;
    if (!kr_is_null(module)) name = text_line(thread, self);
    if (!kr_is_null(name))
        found = ask_class(thread, self, kr_ref(module), kr_ref(name));
    kr_xdrop(thread, module);
    kr_xdrop(thread, name);
    return found;
}
bool kr_pickle_class_stack_global(KrThread *thread, KrUnpickler *self)
{
    if (!kr_pickle_stack_has(thread, self, 2)) return false;
    if (!kr_str_is(kr_pickle_stack_top(self, 0)) ||
        !kr_str_is(kr_pickle_stack_top(self, 1)))
        return kr_exception_raise_false(thread, ERROR, "STACK_GLOBAL requires str");
    KrOwn name = kr_pickle_stack_pop(self), module = kr_pickle_stack_pop(self);
    KrOwn found = ask_class(thread, self, kr_ref(module), kr_ref(name));
    kr_drop(thread, name);
    kr_drop(thread, module);
    return kr_pickle_stack_push(thread, self, found);
}
bool kr_pickle_class_extension(KrThread *thread, KrUnpickler *self, int width)
{
    const uint8_t *bytes = kr_pickle_input_next(thread, self, (size_t)width);
    if (!bytes) return false;
    int64_t code = width == 4 ? (int32_t)kr_pickle_input_little(bytes, 4)
                              : (int64_t)kr_pickle_input_little(bytes, width);
    if (code <= 0)
        return kr_exception_raise_false(thread, ERROR, "EXT specifies code <= 0");
    KrOwn key = kr_int_from_i64(thread, code), found = KR_NULL;
    KrOwn cache = kr_pickle_global_table(thread, "copyreg", "_extension_cache");
    KrOwn table = kr_pickle_global_table(thread, "copyreg", "_inverted_registry");
    KrRef value = KR_REF_NULL;
    bool ok = !kr_is_null(cache) && !kr_is_null(table) && !kr_is_null(key);
    KrFound known =
        ok ? kr_dict_find(thread, kr_ref(cache), kr_ref(key), &value) : KR_FAULT;
    if (known == KR_PRESENT) {
        found = kr_dup(value);
    } else if (known == KR_ABSENT) {
        known = kr_dict_find(thread, kr_ref(table), kr_ref(key), &value);
        if (known == KR_ABSENT)
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "unregistered extension code %lld",
                                     (long long)code);
        else if (known == KR_PRESENT &&
                 (!kr_tuple_is_sub(value) || kr_tuple_length(value) != 2))
            (void)kr_exception_raise(
                thread, &kr_exception_value_error,
                "_inverted_registry[%lld] isn't a 2-tuple of strings", (long long)code);
        else if (known == KR_PRESENT)
            found =
                ask_class(thread, self, kr_tuple_get(value, 0), kr_tuple_get(value, 1));
        if (!kr_is_null(found) &&
            !kr_dict_set(thread, kr_ref(cache), kr_ref(key), kr_ref(found)))
            kr_drop(thread, kr_move(&found));
    }
    kr_xdrop(thread, key);
    kr_xdrop(thread, cache);
    kr_xdrop(thread, table);
    return kr_pickle_stack_push(thread, self, found);
}

static KrOwn call_tuple(KrThread *thread, KrRef callable, KrRef args)
{
    if (!kr_tuple_is_sub(args))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "argument list must be a tuple");
    return kr_call(thread, callable,
                   (const KrRef *)(const void *)kr_tuple_cast(args)->items,
                   (size_t)kr_tuple_length(args), KR_REF_NULL);
}
bool kr_pickle_class_reduce(KrThread *thread, KrUnpickler *self)
{
    if (!kr_pickle_stack_has(thread, self, 2)) return false;
    KrOwn args = kr_pickle_stack_pop(self), callable = kr_pickle_stack_pop(self);
    KrOwn result = call_tuple(thread, kr_ref(callable), kr_ref(args));
    kr_drop(thread, args);
    kr_drop(thread, callable);
    return kr_pickle_stack_push(thread, self, result);
}
// INST and OBJ: class and arguments between a mark and here.
static KrOwn instantiate(KrThread *thread, KrRef class, KrRef args)
{
    if (kr_tuple_length(args) == 0 && kr_type_has(class, KR_TYPE_TYPE_SUB)) {
        KrOwn name = kr_str_interned(thread, "__getinitargs__"), method = KR_NULL;
        if (kr_is_null(name)) return name;
        KrFound found = kr_attr_lookup(thread, class, kr_ref(name), &method);
        kr_drop(thread, name);
        kr_xdrop(thread, method);
        if (found == KR_FAULT) return KR_NULL;
        if (found == KR_ABSENT)
            return kr_call_method(thread, class, kr_name(KR_NAME___new__), &class, 1);
    }
    return call_tuple(thread, class, args);
}
bool kr_pickle_class_inst(KrThread *thread, KrUnpickler *self)
{
    size_t from;
    if (!kr_pickle_stack_pop_mark(thread, self, &from)) return false;
    KrOwn args = kr_pickle_stack_take_tuple(thread, self, from), class = KR_NULL,
          made = KR_NULL;
    if (!kr_is_null(args)) class = kr_pickle_class_of_lines(thread, self);
    if (!kr_is_null(class)) made = instantiate(thread, kr_ref(class), kr_ref(args));
    kr_xdrop(thread, args);
    kr_xdrop(thread, class);
    return kr_pickle_stack_push(thread, self, made);
}
bool kr_pickle_class_obj(KrThread *thread, KrUnpickler *self)
{
    size_t from;
    if (!kr_pickle_stack_pop_mark(thread, self, &from)) return false;
    if (self->depth - from < 1) return kr_pickle_stack_underflow(thread, self);
    KrOwn args = kr_pickle_stack_take_tuple(thread, self, from + 1),
          class = kr_pickle_stack_pop(self), made = KR_NULL;
    if (!kr_is_null(args)) made = instantiate(thread, kr_ref(class), kr_ref(args));
    kr_xdrop(thread, args);
    kr_drop(thread, class);
    return kr_pickle_stack_push(thread, self, made);
}
bool kr_pickle_class_newobj(KrThread *thread, KrUnpickler *self, bool with_keywords)
{
    if (!kr_pickle_stack_has(thread, self, with_keywords ? 3 : 2)) return false;
    const char *op = with_keywords ? "NEWOBJ_EX" : "NEWOBJ";
    KrOwn keywords = with_keywords ? kr_pickle_stack_pop(self) : KR_NULL,
          args = kr_pickle_stack_pop(self), class = kr_pickle_stack_pop(self),
          made = KR_NULL;
    KrType *type = kr_type_has(kr_ref(class), KR_TYPE_TYPE_SUB)
                       ? (KrType *)(void *)kr_obj(kr_ref(class))
                       : NULL;
    if (!type)
        (void)kr_exception_raise(thread, ERROR,
                                 "%s class argument must be a type, not %T", op,
                                 kr_ref(class));
    else if (!type->new_object)
        (void)kr_exception_raise(thread, ERROR,
                                 "%s class argument '%s' doesn't have __new__", op,
                                 type->name);
    else if (!kr_tuple_is_sub(kr_ref(args)))
        (void)kr_exception_raise(thread, ERROR,
                                 "%s args argument must be a tuple, not %T", op,
                                 kr_ref(args));
    else if (with_keywords && !kr_dict_is_sub(kr_ref(keywords)))
        (void)kr_exception_raise(thread, ERROR,
                                 "%s kwargs argument must be a dict, not %T", op,
                                 kr_ref(keywords));
    else if (!with_keywords || kr_dict_length(kr_ref(keywords)) == 0)
        made = type->new_object(
            thread, kr_ref(class),
            (const KrRef *)(const void *)kr_tuple_cast(kr_ref(args))->items,
            (size_t)kr_tuple_length(kr_ref(args)), KR_REF_NULL);
    else {
        KrOwn new = kr_attr_get(thread, kr_ref(class), kr_name(KR_NAME___new__));
        KrOwn all = kr_tuple_new(thread, kr_tuple_length(kr_ref(args)) + 1);
        if (!kr_is_null(new) && !kr_is_null(all)) {
            KrOwn *items = kr_tuple_cast(kr_ref(all))->items;
            items[0] = kr_dup(kr_ref(class));
            for (int64_t i = 0; i < kr_tuple_length(kr_ref(args)); i++)
                items[i + 1] = kr_dup(kr_tuple_get(kr_ref(args), i));
            made = kr_call_ex(thread, kr_ref(new), kr_ref(all), kr_ref(keywords));
        }
        kr_xdrop(thread, new);
        kr_xdrop(thread, all);
    }
    kr_xdrop(thread, keywords);
    kr_drop(thread, args);
    kr_drop(thread, class);
    return kr_pickle_stack_push(thread, self, made);
}

// Attributes from a dict, not by way of descriptors. Instances with slots take them one by one.
static bool set_attributes(KrThread *thread, KrRef object, KrRef state)
{
    size_t position = 0;
    KrRef key, value;
    if (kr_type_has(object, KR_TYPE_INSTANCE) &&
        !kr_type_has(object, KR_TYPE_NO_DICT) &&
        kr_type_has(object, KR_TYPE_GENERIC_GETATTR) && kr_dict_is(state) &&
        ((KrInstance *)(void *)kr_obj(object))->shape->mode == KR_SHAPE_SLOTS) {
        bool ok = true;
        KrInstance *instance = (KrInstance *)(void *)kr_obj(object);
        while (ok && kr_dict_next(state, &position, &key, &value)) {
            if (!kr_str_is(key)) { // such a key needs a real dict
                ok = false;
                break;
            }
            KrOwn name = kr_str_intern(thread, kr_dup(key));
            if (kr_is_null(name)) return false;
            ok = kr_shape_set(thread, instance, kr_ref(name), value);
            kr_drop(thread, name);
            if (!ok) return false;
        }
        if (ok) return true;
    }
    KrOwn dict = kr_attr_get(thread, object, kr_name(KR_NAME___dict__));
    if (kr_is_null(dict)) return false;
    bool ok = true;
    position = 0;
    while (ok && kr_dict_next(state, &position, &key, &value)) {
        KrOwn name = kr_str_is(key) ? kr_str_intern(thread, kr_dup(key)) : kr_dup(key);
        ok = !kr_is_null(name) &&
             (kr_dict_is(kr_ref(dict))
                  ? kr_dict_set(thread, kr_ref(dict), kr_ref(name), value)
                  : kr_item_set(thread, kr_ref(dict), kr_ref(name), value));
        kr_xdrop(thread, name);
    }
    kr_drop(thread, dict);
    return ok;
}
static bool build(KrThread *thread, KrRef object, KrRef state)
{
    KrOwn name = kr_str_interned(thread, "__setstate__"), method = KR_NULL;
    if (kr_is_null(name)) return false;
    KrFound found = KR_ABSENT;
    if (!kr_type_has(object, KR_TYPE_GENERIC_GETATTR) ||
        !kr_ref_is_null(kr_type_find(kr_type_of(object), kr_ref(name))) ||
        !kr_type_has(object, KR_TYPE_INSTANCE))
        found = kr_attr_lookup(thread, object, kr_ref(name), &method);
    kr_drop(thread, name);
    if (found == KR_FAULT) return false;
    if (found == KR_PRESENT) {
        KrOwn result = kr_call_1(thread, kr_ref(method), state);
        kr_drop(thread, method);
        kr_xdrop(thread, result);
        return !kr_is_null(result);
    }
    KrRef slots = KR_REF_NULL;
    if (kr_tuple_is(state) && kr_tuple_length(state) == 2) {
        slots = kr_tuple_get(state, 1);
        state = kr_tuple_get(state, 0);
    }
    if (!kr_is_none(state)) {
        if (!kr_dict_is_sub(state))
            return kr_exception_raise_false(thread, ERROR, "state is not a dictionary");
        if (!set_attributes(thread, object, state)) return false;
    }
    if (kr_ref_is_null(slots) || kr_is_none(slots)) return true;
    if (!kr_dict_is_sub(slots))
        return kr_exception_raise_false(thread, ERROR,
                                        "slot state is not a dictionary");
    size_t position = 0;
    KrRef key, value;
    while (kr_dict_next(slots, &position, &key, &value)) {
        if (!kr_str_is_sub(key))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "attribute name must be string, not '%T'",
                                            key);
        if (!kr_attr_set(thread, object, key, value)) return false;
    }
    return true;
}
bool kr_pickle_class_build(KrThread *thread, KrUnpickler *self)
{
    if (!kr_pickle_stack_has(thread, self, 2)) return false;
    KrOwn state = kr_pickle_stack_pop(self);
    KrOwn object = kr_dup(kr_pickle_stack_top(self, 0));
    bool ok = build(thread, kr_ref(object), kr_ref(state));
    kr_drop(thread, object);
    kr_drop(thread, state);
    return ok;
}

bool kr_pickle_class_persistent(KrThread *thread, KrUnpickler *self, KrOwn id) // steals
{
    if (kr_is_null(id)) return false;
    KrOwn value = KR_NULL;
    if (kr_is_null(self->ask_persistent))
        (void)kr_exception_raise(
            thread, ERROR,
            "A load persistent id instruction was encountered, but no "
            "persistent_load function was specified.");
    else
        value = kr_call_1(thread, kr_ref(self->ask_persistent), kr_ref(id));
    kr_drop(thread, id);
    return kr_pickle_stack_push(thread, self, value);
}
bool kr_pickle_class_persistent_line(KrThread *thread, KrUnpickler *self)
{
    size_t length;
    const char *line = kr_pickle_input_line(thread, self, &length);
    if (!line) return false;
    for (size_t i = 0; i < length; i++)
        if ((uint8_t)line[i] >= 128)
            return kr_exception_raise_false(
                thread, ERROR, "persistent IDs in protocol 0 must be ASCII strings");
    return kr_pickle_class_persistent(thread, self,
                                      kr_str_from_utf8(thread, line, length - 1));
}
