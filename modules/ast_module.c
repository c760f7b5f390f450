// SPDX-License-Identifier: MIT
// The _ast module: one class for each kind of node in dsl/ast/python.asdl, all below ast.AST.
//
// The classes are ordinary classes made at first use and kept in KrVM.ast_classes, a tuple in the order of
// KrAstType.first_object: a type, its kinds, and for enumerations (ast.Load, ast.Add) one instance of each,
// which every tree shares. AST.__init__ takes fields by place or keyword and fills what is left out from
// _field_types. Trees go to objects in ast_from_tree.c and back in ast_to_tree.c.
// Tests: tests/lang/modules/ast/, test_ast of CPython.
#include "modules/ast_module.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"
#include "runtime/typing.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// --- AST's methods -----------------------------------------------------------------------

// type.name as a tuple of names: absent if there is no such attribute.
static KrFound names_of(KrThread *thread, KrRef type, const char *name, KrOwn *out)
{
    KrOwn key = kr_str_interned(thread, name), found = KR_NULL;
    if (kr_is_null(key)) return KR_FAULT;
    KrFound result = kr_attr_lookup(thread, type, kr_ref(key), &found);
    kr_drop(thread, key);
    if (result == KR_PRESENT) {
        *out = kr_sequence_tuple(thread, kr_ref(found));
        kr_drop(thread, found);
        if (kr_is_null(*out)) result = KR_FAULT;
    }
    return result;
}

static KrFound holds(KrThread *thread, KrRef tuple, KrRef name)
{
    return kr_ref_is_null(tuple) ? KR_ABSENT : kr_contains(thread, tuple, name);
}

// What a field has that the constructor was not given.
static bool fill_field(KrThread *thread, KrRef self, KrRef name, KrRef types)
{
    const char *type_name = kr_type_of(self)->name;
    KrRef kind = KR_REF_NULL;
    KrFound found = kr_dict_find(thread, types, name, &kind);
    if (found == KR_FAULT) return false;
    if (found == KR_ABSENT)
        return kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                                 "Field %R is missing from %s._field_types. "
                                 "This will become an error in Python 3.15.",
                                 name, type_name);
    if (kr_is_exact(kind, &kr_typing_union_type)) return true; // None of the class
    if (kr_is_exact(kind, &kr_typing_alias_type)) {
        KrOwn list = kr_list_new(thread, 0);
        bool ok = !kr_is_null(list) && kr_attr_set(thread, self, name, kr_ref(list));
        kr_xdrop(thread, list);
        return ok;
    }
    int context = kr_ast_types[KR_AST_TYPE_EXPR_CONTEXT].first_object;
    if (kr_is(kind, kr_ast_module_class(thread, context)))
        return kr_attr_set(thread, self, name, kr_ast_module_class(thread, context + 4)); // Load()
    return kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                             "%s.__init__ missing 1 required positional argument: %R. "
                             "This will become an error in Python 3.15.",
                             type_name, name);
}

static bool keyword(KrThread *thread, KrRef self, KrRef name, KrRef value, KrRef fields, KrRef left)
{
    KrRef type = kr_type_ref(kr_type_of(self));
    KrFound is_field = holds(thread, fields, name);
    if (is_field == KR_FAULT) return false;
    if (is_field) {
        KrFound was = kr_set_discard(thread, left, name);
        if (was == KR_FAULT) return false;
        if (!was)
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "%s got multiple values for argument %R",
                                            kr_type_of(self)->name, name);
    } else {
        KrOwn attributes = KR_NULL;
        KrFound found = names_of(thread, type, "_attributes", &attributes);
        if (found == KR_PRESENT) found = holds(thread, kr_ref(attributes), name);
        kr_xdrop(thread, attributes);
        if (found == KR_FAULT) return false;
        if (!found && !kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                                         "%s.__init__ got an unexpected keyword argument %R. "
                                         "Support for arbitrary keyword arguments is deprecated "
                                         "and will be removed in Python 3.15.",
                                         kr_type_of(self)->name, name))
            return false;
    }
    return kr_attr_set(thread, self, name, value);
}

static KrOwn ast_init(ARGS)
{
    UNUSED;
    const KrTuple *given = kr_tuple_cast(args[0]);
    KrRef type = kr_type_ref(kr_type_of(self)), name, value;
    KrOwn fields = KR_NULL, left = KR_NULL, types = KR_NULL, result = KR_NULL;
    KrFound found = names_of(thread, type, "_fields", &fields);
    if (found == KR_FAULT) return KR_NULL;
    int64_t most = found ? kr_tuple_length(kr_ref(fields)) : 0;
    left = kr_set_new(thread, KR_REF_NULL);
    if (kr_is_null(left)) goto done;
    for (int64_t i = 0; i < most; i++)
        if (!kr_set_add(thread, kr_ref(left), kr_tuple_get(kr_ref(fields), i))) goto done;
    if (given->length > most) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%s constructor takes at most %d positional argument%s",
                                 kr_type_of(self)->name, (int)most, most == 1 ? "" : "s");
        goto done;
    }
    for (int64_t i = 0; i < given->length; i++) {
        name = kr_tuple_get(kr_ref(fields), i);
        if (!kr_attr_set(thread, self, name, kr_ref(given->items[i])) ||
            kr_set_discard(thread, kr_ref(left), name) == KR_FAULT)
            goto done;
    }
    for (size_t position = 0; kr_dict_next(args[1], &position, &name, &value);)
        if (!keyword(thread, self, name, value, kr_ref(fields), kr_ref(left))) goto done;
    if (kr_set_length(kr_ref(left)) > 0) {
        KrOwn key = kr_str_interned(thread, "_field_types");
        found = kr_is_null(key) ? KR_FAULT : kr_attr_lookup(thread, type, kr_ref(key), &types);
        kr_xdrop(thread, key);
        if (found == KR_FAULT) goto done;
        for (int64_t i = 0; found && kr_dict_is_sub(kr_ref(types)) && i < most; i++) {
            name = kr_tuple_get(kr_ref(fields), i);
            KrFound missing = kr_contains(thread, kr_ref(left), name);
            if (missing == KR_FAULT || (missing && !fill_field(thread, self, name, kr_ref(types))))
                goto done;
        }
    }
    result = kr_none_own();
done:
    kr_xdrop(thread, fields);
    kr_xdrop(thread, left);
    kr_xdrop(thread, types);
    return result;
}

// (class, one None for each field that the constructor wants, what __dict__ holds)
static KrOwn ast_reduce(ARGS)
{
    UNUSED;
    KrOwn dict = kr_attribute_get_dict(thread, self), fields = KR_NULL, nones = KR_NULL;
    KrOwn result = KR_NULL;
    KrRef type = kr_type_ref(kr_type_of(self)), value;
    if (kr_is_null(dict) || names_of(thread, type, "_fields", &fields) == KR_FAULT) goto done;
    int64_t length = 0, most = kr_is_null(fields) ? 0 : kr_tuple_length(kr_ref(fields));
    for (; length < most; length++) { // up to the first that is not there
        KrFound found = kr_dict_find(thread, kr_ref(dict), kr_tuple_get(kr_ref(fields), length), &value);
        if (found == KR_FAULT) goto done;
        if (!found) break;
    }
    nones = kr_tuple_new(thread, length);
    if (kr_is_null(nones)) goto done;
    for (int64_t i = 0; i < length; i++)
        kr_tuple_cast(kr_ref(nones))->items[i] = kr_none_own();
    result = kr_tuple_3(thread, type, kr_ref(nones), kr_ref(dict));
done:
    kr_xdrop(thread, dict);
    kr_xdrop(thread, fields);
    kr_xdrop(thread, nones);
    return result;
}

// May it be replaced: names of fields and attributes must cover the keywords, and nothing be left out.
static bool check_replace(KrThread *thread, KrRef self, KrRef dict, KrRef keywords)
{
    KrRef type = kr_type_ref(kr_type_of(self)), name, value;
    KrOwn fields = KR_NULL, attributes = KR_NULL, missing = KR_NULL, sorted = KR_NULL, joined = KR_NULL;
    bool ok = false;
    if (names_of(thread, type, "_fields", &fields) == KR_FAULT ||
        names_of(thread, type, "_attributes", &attributes) == KR_FAULT)
        goto done;
    for (size_t position = 0; kr_dict_next(keywords, &position, &name, &value);) {
        KrFound found = holds(thread, kr_ref(fields), name);
        if (!found) found = holds(thread, kr_ref(attributes), name);
        if (!found)
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "%s.__replace__ got an unexpected keyword argument %R.",
                                     kr_type_of(self)->name, name);
        if (found != KR_PRESENT) goto done;
    }
    missing = kr_list_new(thread, 0);
    if (kr_is_null(missing)) goto done;
    for (int64_t i = 0; !kr_is_null(fields) && i < kr_tuple_length(kr_ref(fields)); i++) {
        name = kr_tuple_get(kr_ref(fields), i);
        KrFound found = kr_dict_has(thread, keywords, name);
        if (!found) found = kr_dict_has(thread, dict, name);
        if (!found) { // a default of the class will do
            KrOwn fallback = KR_NULL;
            found = kr_attr_lookup(thread, type, name, &fallback);
            kr_xdrop(thread, fallback);
        }
        if (found == KR_FAULT) goto done;
        if (found) continue;
        KrOwn text = kr_repr(thread, name);
        if (kr_is_null(text) || !kr_list_append_own(thread, kr_ref(missing), text)) goto done;
    }
    int64_t length = kr_list_length(kr_ref(missing));
    if (length) {
        sorted = kr_str_from_ascii(thread, ", ");
        if (!kr_list_sort(thread, kr_ref(missing), KR_REF_NULL, false) || kr_is_null(sorted)) goto done;
        joined = kr_str_join(thread, kr_ref(sorted), kr_ref(missing));
        if (!kr_is_null(joined))
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "%s.__replace__ missing %d keyword argument%s: %S.",
                                     kr_type_of(self)->name, (int)length, length == 1 ? "" : "s",
                                     kr_ref(joined));
        goto done;
    }
    ok = true;
done:
    kr_xdrop(thread, fields);
    kr_xdrop(thread, attributes);
    kr_xdrop(thread, missing);
    kr_xdrop(thread, sorted);
    kr_xdrop(thread, joined);
    return ok;
}

static KrOwn ast_replace(ARGS)
{
    UNUSED;
    if (kr_tuple_length(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__replace__() takes no positional arguments");
    KrOwn dict = kr_attribute_get_dict(thread, self), payload = KR_NULL, fields = KR_NULL;
    KrOwn attributes = KR_NULL, result = KR_NULL;
    KrRef type = kr_type_ref(kr_type_of(self)), value;
    if (kr_is_null(dict) || !check_replace(thread, self, kr_ref(dict), args[1])) goto done;
    payload = kr_dict_new(thread);
    if (kr_is_null(payload) || names_of(thread, type, "_fields", &fields) == KR_FAULT ||
        names_of(thread, type, "_attributes", &attributes) == KR_FAULT)
        goto done;
    for (int half = 0; half < 2; half++) { // only what it declares goes into the copy
        KrRef names = half ? kr_ref(attributes) : kr_ref(fields);
        for (int64_t i = 0; !kr_ref_is_null(names) && i < kr_tuple_length(names); i++) {
            KrFound found = kr_dict_find(thread, kr_ref(dict), kr_tuple_get(names, i), &value);
            if (found == KR_FAULT ||
                (found && !kr_dict_set(thread, kr_ref(payload), kr_tuple_get(names, i), value)))
                goto done;
        }
    }
    if (kr_dict_update(thread, kr_ref(payload), args[1]))
        result = kr_call_ex(thread, type, kr_tuple_empty(), kr_ref(payload));
done:
    kr_xdrop(thread, dict);
    kr_xdrop(thread, payload);
    kr_xdrop(thread, fields);
    kr_xdrop(thread, attributes);
    return result;
}

enum { REPR_DEPTH = 3 };

static bool write_value(KrThread *thread, KrStrBuilder *out, KrRef value, int depth);

static bool write_list(KrThread *thread, KrStrBuilder *out, KrRef list, int depth)
{
    bool is_list = kr_list_is_sub(list);
    KrOwn items = kr_sequence_tuple(thread, list);
    if (kr_is_null(items)) return false;
    int64_t length = kr_tuple_length(kr_ref(items));
    bool ok = true;
    kr_str_builder_ascii(out, is_list ? "[" : "(");
    for (int64_t i = 0; ok && i < length; i += length > 2 ? length - 1 : 1) {
        if (i) kr_str_builder_ascii(out, length > 2 ? ", ..., " : ", ");
        ok = write_value(thread, out, kr_tuple_get(kr_ref(items), i), depth);
    }
    kr_str_builder_ascii(out, is_list ? "]" : length == 1 ? ",)" : ")");
    kr_drop(thread, items);
    return ok;
}

static bool write_node(KrThread *thread, KrStrBuilder *out, KrRef node, int depth)
{
    KrOwn fields = KR_NULL;
    if (names_of(thread, kr_type_ref(kr_type_of(node)), "_fields", &fields) == KR_FAULT) return false;
    bool is_base = kr_is(kr_type_ref(kr_type_of(node)), kr_ast_module_class(thread, KR_AST_OBJECT_COUNT));
    const char *name = is_base ? "ast.AST" : kr_type_of(node)->name;
    KrOwn title = kr_str_from_utf8(thread, name, strlen(name));
    if (kr_is_null(title)) goto fail;
    kr_str_builder_str(out, kr_ref(title));
    kr_drop(thread, title);
    kr_str_builder_ascii(out, "(");
    int64_t length = kr_is_null(fields) ? 0 : kr_tuple_length(kr_ref(fields));
    if (depth <= 0) {
        kr_str_builder_ascii(out, "...");
        length = 0;
    }
    for (int64_t i = 0; i < length; i++) {
        KrRef field = kr_tuple_get(kr_ref(fields), i);
        KrOwn value = kr_attr_get(thread, node, field);
        if (kr_is_null(value)) goto fail;
        if (i) kr_str_builder_ascii(out, ", ");
        kr_str_builder_str(out, field);
        kr_str_builder_ascii(out, "=");
        bool ok = write_value(thread, out, kr_ref(value), depth - 1);
        kr_drop(thread, value);
        if (!ok) goto fail;
    }
    kr_str_builder_ascii(out, ")");
    kr_xdrop(thread, fields);
    return true;
fail:
    kr_xdrop(thread, fields);
    return false;
}

static bool write_value(KrThread *thread, KrStrBuilder *out, KrRef value, int depth)
{
    if (kr_list_is_sub(value) || kr_tuple_is_sub(value)) return write_list(thread, out, value, depth);
    KrFound node = kr_ast_module_is_node(thread, value);
    if (node == KR_FAULT) return false;
    if (node) return write_node(thread, out, value, depth);
    KrOwn text = kr_repr(thread, value);
    if (kr_is_null(text)) return false;
    kr_str_builder_str(out, kr_ref(text));
    kr_drop(thread, text);
    return true;
}

static KrOwn ast_repr(KrThread *thread, KrRef self)
{
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    if (write_node(thread, &out, self, REPR_DEPTH)) return kr_str_builder_take(&out);
    kr_str_builder_fini(&out);
    return KR_NULL;
}

static bool init_slot(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    static const KrNativeDef def = {"__init__", ast_init, "(*args, **kwargs)", NULL, 0, 0, 0};
    KrOwn done = kr_call_native(thread, &def, self, args, count, kwnames);
    kr_xdrop(thread, done);
    return !kr_is_null(done);
}

static const KrNativeDef methods[] = {
    {"__reduce__", ast_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, 0},
    {"__replace__", ast_replace, "($self, /, *args, **fields)\1($self, /, **fields)",
     "Return a copy of the AST node with new values for the specified fields.", 0, 0, 0},
    {0},
};

// --- making the classes ------------------------------------------------------------------

static bool put(KrThread *thread, KrRef dict, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value) && kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

static KrOwn name_tuple(KrThread *thread, const KrAstKind *kind)
{
    int count = kind ? kind->field_count : 0;
    KrOwn names = kr_tuple_new(thread, count);
    for (int i = 0; i < count && !kr_is_null(names); i++) {
        KrOwn name = kr_str_interned(thread, kind->fields[i].name);
        if (kr_is_null(name)) {
            kr_drop(thread, names);
            return KR_NULL;
        }
        kr_tuple_cast(kr_ref(names))->items[i] = name;
    }
    return names;
}

static KrOwn position_names(KrThread *thread)
{
    static const char *const names[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
    KrOwn items[4];
    for (size_t i = 0; i < 4; i++)
        items[i] = kr_str_interned(thread, names[i]);
    return kr_tuple_pack_own(thread, items, 4);
}

static bool has_place(const KrAstType *type)
{
    return type->span_offset >= 0;
}

// Patterns and type parameters have all four positions; elsewhere the end may be left out.
static bool must_end(const KrAstType *type)
{
    return !strcmp(type->name, "pattern") || !strcmp(type->name, "type_param");
}

// kind: null for the type of a sum. base: null for AST itself.
static KrOwn make_class(KrThread *thread, const char *name, KrRef base, const KrAstType *type,
                        const KrAstKind *kind, bool with_place)
{
    KrOwn dict = kr_dict_new(thread), title = KR_NULL, bases = KR_NULL, made = KR_NULL;
    if (kr_is_null(dict)) return KR_NULL;
    const char *doc = kind ? kind->doc : type ? type->doc : NULL;
    bool ok = put(thread, kr_ref(dict), "_fields", name_tuple(thread, kind)) &&
              put(thread, kr_ref(dict), "__match_args__", name_tuple(thread, kind)) &&
              put(thread, kr_ref(dict), "__module__", kr_str_interned(thread, "ast")) &&
              put(thread, kr_ref(dict), "__doc__",
                  doc ? kr_str_from_utf8(thread, doc, strlen(doc)) : kr_none_own());
    if (ok && !type)
        ok = put(thread, kr_ref(dict), "_attributes", kr_dup(kr_tuple_empty()));
    else if (ok && with_place)
        ok = put(thread, kr_ref(dict), "_attributes",
                 has_place(type) ? position_names(thread) : kr_dup(kr_tuple_empty())) &&
             (!has_place(type) || must_end(type) || (put(thread, kr_ref(dict), "end_lineno", kr_none_own()) &&
                                   put(thread, kr_ref(dict), "end_col_offset", kr_none_own())));
    for (int i = 0; ok && kind && i < kind->field_count; i++) // optional fields are None when left out
        if (kind->fields[i].shape == KR_AST_SHAPE_OPTIONAL)
            ok = put(thread, kr_ref(dict), kind->fields[i].name, kr_none_own());
    title = ok ? kr_str_interned(thread, name) : KR_NULL;
    bases = ok && kr_ref_is_null(base) ? kr_dup(kr_tuple_empty()) : ok ? kr_tuple_1(thread, base) : KR_NULL;
    if (ok && !kr_is_null(title) && !kr_is_null(bases))
        made = kr_type_new(thread, &kr_type_type, kr_ref(title), kr_ref(bases), kr_ref(dict), KR_REF_NULL, NULL);
    kr_xdrop(thread, title);
    kr_xdrop(thread, bases);
    kr_drop(thread, dict);
    return made;
}

static KrOwn make_ast(KrThread *thread)
{
    KrOwn made = make_class(thread, "AST", KR_REF_NULL, NULL, NULL, false);
    if (kr_is_null(made)) return KR_NULL;
    KrType *type = (KrType *)kr_obj(kr_ref(made));
    static const int slots[] = {KR_NAME___new__,          KR_NAME___repr__,    KR_NAME___getattribute__,
                                KR_NAME___setattr__, KR_NAME___delattr__, KR_NAME___init__};
    bool ok = true;
    for (const KrNativeDef *def = methods; ok && def->name; def++)
        ok = put(thread, kr_type_dict(type), def->name, kr_descriptor_new_method(thread, type, def));
    type->methods = methods; // it fills slots by itself
    type->init = init_slot;
    type->repr = ast_repr;
    for (size_t i = 0; ok && i < sizeof slots / sizeof *slots; i++)
        for (const KrSlotDef *slot = kr_type_slots; ok && slot->generic; slot++)
            if (slot->name == slots[i])
                ok = put(thread, kr_type_dict(type), (const char *)kr_str_data(kr_str_obj(kr_name(slots[i]))),
                         slot->kind == KR_SLOT_NEW
                             ? kr_native_new(thread, &kr_descriptor_new_def, kr_type_ref(type), KR_REF_NULL)
                             : kr_descriptor_new_wrapper(thread, type, slot));
    // AST itself has no weak references, the classes that derive from it have
    type->flags &= ~(uint32_t)KR_TYPE_HAS_WEAKREF;
    ok = ok && kr_dict_delete(thread, kr_type_dict(type), kr_name(KR_NAME___weakref__)) == KR_PRESENT;
    kr_type_update_slots(thread, type);
    kr_type_modified(type);
    if (ok) return made;
    kr_drop(thread, made);
    return KR_NULL;
}

static KrRef field_base(const KrAstField *field, const KrOwn *classes)
{
    if (!strcmp(field->type_name, "identifier") || !strcmp(field->type_name, "string"))
        return kr_type_ref(&kr_str_type);
    if (!strcmp(field->type_name, "int")) return kr_type_ref(&kr_int_type);
    if (!strcmp(field->type_name, "constant")) return kr_type_ref(&kr_object_base_type);
    return kr_ref(classes[kr_ast_types[field->node_type].first_object]);
}

static bool add_field_types(KrThread *thread, KrRef class, const KrAstKind *kind, const KrOwn *classes)
{
    KrOwn types = kr_dict_new(thread);
    bool ok = !kr_is_null(types);
    for (int i = 0; ok && i < kind->field_count; i++) {
        const KrAstField *field = &kind->fields[i];
        KrRef base = field_base(field, classes);
        KrOwn value;
        if (field->shape == KR_AST_SHAPE_ONE)
            value = kr_dup(base);
        else if (field->shape == KR_AST_SHAPE_OPTIONAL)
            value = kr_typing_or(thread, base, kr_none());
        else
            value = kr_typing_alias(thread, kr_type_ref(&kr_list_type), base);
        ok = put(thread, kr_ref(types), field->name, value);
    }
    KrOwn key = kr_str_interned(thread, "_field_types"), cache = kr_str_interned(thread, "__annotations_cache__");
    ok = ok && !kr_is_null(key) && !kr_is_null(cache) &&
         kr_attr_set(thread, class, kr_ref(key), kr_ref(types)) &&
         kr_dict_set(thread, kr_ref(((KrType *)kr_obj(class))->dict), kr_ref(cache), kr_ref(types));
    kr_xdrop(thread, key);
    kr_xdrop(thread, cache);
    kr_xdrop(thread, types);
    return ok;
}

static bool make_type(KrThread *thread, const KrAstType *type, KrRef ast, KrOwn *classes)
{
    bool product = !strcmp(type->name, type->kinds[0].name);
    KrOwn *place = &classes[type->first_object];
    place[0] = make_class(thread, type->name, ast, type, product ? &type->kinds[0] : NULL, true);
    if (kr_is_null(place[0])) return false;
    for (int k = 0; !product && k < type->kind_count; k++) {
        place[1 + k] = make_class(thread, type->kinds[k].name, kr_ref(place[0]), type, &type->kinds[k], false);
        if (kr_is_null(place[1 + k])) return false;
        if (!type->is_enum) continue;
        KrType *class = (KrType *)kr_obj(kr_ref(place[1 + k]));
        KrObject *one = kr_shape_new_instance(thread, class);
        if (!one) return false;
        place[1 + type->kind_count + k] = kr_steal_obj(one);
    }
    return true;
}

static bool make_classes(KrThread *thread)
{
    KrOwn classes = kr_tuple_new(thread, KR_AST_OBJECT_COUNT + 1), ast = KR_NULL;
    if (kr_is_null(classes)) return false;
    KrOwn *places = kr_tuple_cast(kr_ref(classes))->items;
    ast = make_ast(thread);
    bool ok = !kr_is_null(ast);
    if (ok) places[KR_AST_OBJECT_COUNT] = ast;
    for (int t = 0; ok && t < KR_AST_TYPE_COUNT; t++)
        ok = make_type(thread, &kr_ast_types[t], kr_ref(ast), places);
    for (int t = 0; ok && t < KR_AST_TYPE_COUNT; t++) {
        const KrAstType *type = &kr_ast_types[t];
        bool product = !strcmp(type->name, type->kinds[0].name);
        for (int k = 0; ok && k < type->kind_count; k++)
            ok = add_field_types(thread, kr_ref(places[type->first_object + (product ? 0 : 1 + k)]),
                                 &type->kinds[k], places);
    }
    if (ok)
        thread->vm->ast_classes = classes;
    else
        kr_drop(thread, classes);
    return ok;
}

KrRef kr_ast_module_class(KrThread *thread, int index)
{
    if (kr_is_null(thread->vm->ast_classes) && !make_classes(thread)) return KR_REF_NULL;
    return kr_tuple_get(kr_ref(thread->vm->ast_classes), index);
}

KrFound kr_ast_module_is_node(KrThread *thread, KrRef object)
{
    if (kr_is_null(thread->vm->ast_classes) && !make_classes(thread)) return KR_FAULT;
    const KrType *ast = (const KrType *)(const void *)kr_obj(kr_ast_module_class(thread, KR_AST_OBJECT_COUNT));
    return kr_type_is_subtype(kr_type_of(object), ast) ? KR_PRESENT : KR_ABSENT;
}

KrOwn kr_ast_module_init(KrThread *thread)
{
    static const struct {
        const char *name;
        int value;
    } flags[] = {{"PyCF_ONLY_AST", 0x400},
                 {"PyCF_TYPE_COMMENTS", 0x1000},
                 {"PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000},
                 {"PyCF_OPTIMIZED_AST", 0x8400}};
    KrOwn module = kr_module_new(thread, "_ast", NULL);
    KrRef ast = kr_is_null(module) ? KR_REF_NULL : kr_ast_module_class(thread, KR_AST_OBJECT_COUNT);
    bool ok = !kr_ref_is_null(ast) && kr_module_add(thread, kr_ref(module), "AST", kr_dup(ast));
    for (size_t i = 0; ok && i < sizeof flags / sizeof *flags; i++)
        ok = kr_module_add(thread, kr_ref(module), flags[i].name, kr_from_small_int(flags[i].value));
    for (int t = 0; ok && t < KR_AST_TYPE_COUNT; t++) {
        const KrAstType *type = &kr_ast_types[t];
        ok = kr_module_add(thread, kr_ref(module), type->name,
                           kr_dup(kr_ast_module_class(thread, type->first_object)));
        bool product = !strcmp(type->name, type->kinds[0].name);
        for (int k = 0; ok && !product && k < type->kind_count; k++)
            ok = kr_module_add(thread, kr_ref(module), type->kinds[k].name,
                               kr_dup(kr_ast_module_class(thread, type->first_object + 1 + k)));
    }
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
