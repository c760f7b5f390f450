// SPDX-License-Identifier: MIT
// Warnings: see warning.h.
//
// While the module `warnings` is not imported, what it would hold is the VM's own: filters, the registry of
// "once", the default action. When it is there its attributes count, since programs assign to them.
#include "runtime/warning.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/contextvar.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/frame_layout.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

// --- state ------------------------------------------------------------------------------

static KrOwn make_filter(KrThread *thread, const char *action, KrType *category, const char *module)
{
    KrOwn parts[5] = {kr_str_interned(thread, action), kr_none_own(), kr_dup(kr_type_ref(category)),
                      module ? kr_str_interned(thread, module) : kr_none_own(), kr_from_small_int(0)};
    if (!kr_is_null(parts[0]) && !kr_is_null(parts[3]))
        return kr_tuple_pack_own(thread, parts, 5);
    for (int i = 0; i < 5; i++)
        kr_xdrop(thread, parts[i]);
    return KR_NULL;
}

static KrOwn default_filters(KrThread *thread)
{
    static const struct {
        const char *action;
        KrType *category;
        const char *module;
    } rows[] = {{"default", &kr_exception_deprecation_warning, "__main__"},
                {"ignore", &kr_exception_deprecation_warning, NULL},
                {"ignore", &kr_exception_pending_deprecation_warning, NULL},
                {"ignore", &kr_exception_import_warning, NULL},
                {"ignore", &kr_exception_resource_warning, NULL}};
    KrOwn list = kr_list_new(thread, 0);
    for (size_t i = 0; !kr_is_null(list) && i < sizeof rows / sizeof *rows; i++) {
        KrOwn filter = make_filter(thread, rows[i].action, rows[i].category, rows[i].module);
        if (kr_is_null(filter) || !kr_list_append_own(thread, kr_ref(list), filter))
            kr_drop(thread, kr_move(&list));
    }
    return list;
}

KrRef kr_warning_state(KrThread *thread, int which)
{
    KrVM *vm = thread->vm;
    if (kr_is_null(vm->warning_state)) {
        KrOwn parts[KR_WARNING_STATES] = {default_filters(thread), kr_dict_new(thread),
                                          kr_str_interned(thread, "default"),
                                          kr_contextvar_new(thread, "_warnings_context", KR_REF_NULL)};
        for (int i = 0; i < KR_WARNING_STATES; i++) {
            if (!kr_is_null(parts[i]))
                continue;
            for (int k = 0; k < KR_WARNING_STATES; k++)
                kr_xdrop(thread, parts[k]);
            return KR_REF_NULL;
        }
        vm->warning_state = kr_tuple_pack_own(thread, parts, KR_WARNING_STATES);
        if (kr_is_null(vm->warning_state))
            return KR_REF_NULL;
    }
    return kr_tuple_get(kr_ref(vm->warning_state), which);
}

// An attribute of the module warnings; absent if that is not imported (or may be imported and cannot be).
static KrFound module_attribute(KrThread *thread, const char *name, bool may_import, KrOwn *value)
{
    KrVM *vm = thread->vm;
    KrOwn module_name = kr_str_interned(thread, "warnings"), module = KR_NULL, key = KR_NULL;
    KrFound found = KR_FAULT;
    if (kr_is_null(module_name))
        return KR_FAULT;
    if (may_import && !vm->threads_closed) {
        module = kr_import_module(thread, "warnings");
        if (kr_is_null(module)) {
            if (kr_exception_is(thread, &kr_exception_import_error)) {
                kr_exception_clear(thread);
                found = KR_ABSENT;
            }
            goto done;
        }
    } else {
        KrRef there;
        found = kr_is_null(vm->modules) ? KR_ABSENT
                                        : kr_dict_find(thread, kr_ref(vm->modules), kr_ref(module_name), &there);
        if (found != KR_PRESENT)
            goto done;
        module = kr_dup(there);
    }
    key = kr_str_interned(thread, name);
    found = kr_is_null(key) ? KR_FAULT : kr_attr_lookup(thread, kr_ref(module), kr_ref(key), value);
done:
    kr_xdrop(thread, module_name);
    kr_xdrop(thread, module);
    kr_xdrop(thread, key);
    return found;
}

// The module's value, or the VM's own.
static KrOwn setting(KrThread *thread, const char *name, int which)
{
    KrOwn value = KR_NULL;
    KrFound found = module_attribute(thread, name, false, &value);
    if (found == KR_ABSENT)
        value = kr_dup(kr_warning_state(thread, which));
    return found == KR_FAULT ? KR_NULL : value;
}

// --- filters ----------------------------------------------------------------------------

// A filter's pattern: None, a text, or something with a method match().
static KrFound matches(KrThread *thread, KrRef pattern, KrRef text)
{
    if (kr_is_none(pattern))
        return KR_PRESENT;
    if (kr_str_is(pattern)) {
        if (!kr_str_is_sub(text))
            return KR_ABSENT;
        return kr_str_equal(pattern, text) ? KR_PRESENT : KR_ABSENT;
    }
    KrOwn name = kr_str_interned(thread, "match");
    KrOwn result = kr_is_null(name) ? KR_NULL : kr_call_method(thread, pattern, kr_ref(name), &text, 1);
    bool truth = false;
    KrFound found = kr_is_null(result) || !kr_truth(thread, kr_ref(result), &truth) ? KR_FAULT
                    : truth                                                        ? KR_PRESENT
                                                                                   : KR_ABSENT;
    kr_xdrop(thread, name);
    kr_xdrop(thread, result);
    return found;
}

static KrFound filter_applies(KrThread *thread, const KrTuple *filter, const KrWarning *w, KrRef text)
{
    KrFound found = matches(thread, kr_ref(filter->items[1]), text);
    if (found == KR_PRESENT)
        found = kr_issubclass(thread, w->category, kr_ref(filter->items[2]));
    if (found == KR_PRESENT)
        found = matches(thread, kr_ref(filter->items[3]), w->module);
    int64_t line;
    if (found != KR_PRESENT)
        return found;
    if (!kr_number_index_i64(thread, kr_ref(filter->items[4]), &line))
        return KR_FAULT;
    return line == 0 || line == w->line ? KR_PRESENT : KR_ABSENT;
}

// Present: the action and the filter that says so, both new.
static KrFound search(KrThread *thread, KrRef filters, const KrWarning *w, KrRef text, KrOwn *action, KrOwn *item)
{
    KrFound found = KR_ABSENT;
    for (int64_t i = 0; found == KR_ABSENT && i < kr_list_length(filters); i++) {
        KrOwn one = kr_dup(kr_list_get(filters, i));
        if (!kr_tuple_is_sub(kr_ref(one)) || kr_tuple_length(kr_ref(one)) != 5) {
            (void)kr_exception_raise(thread, &kr_exception_value_error, "warnings.filters item %zd isn't a 5-tuple",
                                     (ptrdiff_t)i);
            found = KR_FAULT;
        } else if (!kr_str_is_sub(kr_tuple_get(kr_ref(one), 0))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error, "action must be a string, not '%T'",
                                     kr_tuple_get(kr_ref(one), 0));
            found = KR_FAULT;
        } else {
            found = filter_applies(thread, kr_tuple_cast(kr_ref(one)), w, text);
        }
        if (found == KR_PRESENT) {
            *action = kr_dup(kr_tuple_get(kr_ref(one), 0));
            *item = one;
        } else {
            kr_drop(thread, one);
        }
    }
    return found;
}

// Filters of the current context (context-aware warnings); absent: there are none.
static KrFound context_filters(KrThread *thread, KrOwn *filters)
{
    KrRef var = kr_warning_state(thread, KR_WARNING_CONTEXT);
    KrOwn context = KR_NULL, name;
    if (kr_ref_is_null(var))
        return KR_FAULT;
    if (kr_contextvar_find(thread, var, &context) != KR_PRESENT)
        return KR_ABSENT;
    if (kr_is_none(kr_ref(context))) {
        kr_drop(thread, context);
        return KR_ABSENT;
    }
    name = kr_str_interned(thread, "_filters");
    *filters = kr_is_null(name) ? KR_NULL : kr_attr_get(thread, kr_ref(context), kr_ref(name));
    kr_xdrop(thread, name);
    kr_drop(thread, context);
    if (kr_is_null(*filters))
        return KR_FAULT;
    if (kr_list_is_sub(kr_ref(*filters)))
        return KR_PRESENT;
    kr_drop(thread, kr_move(filters));
    (void)kr_exception_raise(thread, &kr_exception_value_error, "_filters of warnings._warnings_context must be a list");
    return KR_FAULT;
}

// The action, new; *item: the filter, or None for the default.
static KrOwn find_action(KrThread *thread, const KrWarning *w, KrRef text, KrOwn *item)
{
    KrOwn filters = KR_NULL, action = KR_NULL;
    KrFound found = context_filters(thread, &filters);
    if (found == KR_PRESENT)
        found = search(thread, kr_ref(filters), w, text, &action, item);
    kr_xdrop(thread, kr_move(&filters));
    if (found == KR_PRESENT || found == KR_FAULT)
        return action;
    filters = setting(thread, "filters", KR_WARNING_FILTERS);
    if (kr_is_null(filters))
        return KR_NULL;
    if (kr_list_is_sub(kr_ref(filters)))
        found = search(thread, kr_ref(filters), w, text, &action, item);
    else
        found = kr_exception_raise_false(thread, &kr_exception_value_error, "_warnings.filters must be a list")
                    ? KR_ABSENT
                    : KR_FAULT;
    kr_drop(thread, filters);
    if (found != KR_ABSENT)
        return action;
    action = setting(thread, "defaultaction", KR_WARNING_ACTION);
    if (!kr_is_null(action) && !kr_str_is_sub(kr_ref(action))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "_warnings.defaultaction must be a string, not '%T'",
                                 kr_ref(action));
        kr_drop(thread, kr_move(&action));
    }
    *item = kr_none_own();
    return action;
}

// --- registries -------------------------------------------------------------------------

// Present: this has been shown before. With `note` it is from now on.
static KrFound already_warned(KrThread *thread, KrRef registry, KrRef key, bool note)
{
    KrOwn name = kr_str_interned(thread, "version"), version = KR_NULL;
    KrRef value;
    int64_t number;
    bool truth = false;
    KrFound result = KR_FAULT, found;
    if (kr_is_null(name))
        return KR_FAULT;
    found = kr_dict_find(thread, registry, kr_ref(name), &value);
    if (found == KR_FAULT)
        goto done;
    if (found == KR_ABSENT || !kr_int_is(value) || kr_int_try_i64(value, &number) != KR_PRESENT ||
        number != thread->vm->warning_version) {
        kr_dict_clear(thread, registry); // filters have changed since
        version = kr_int_from_i64(thread, thread->vm->warning_version);
        if (kr_is_null(version) || !kr_dict_set(thread, registry, kr_ref(name), kr_ref(version)))
            goto done;
    } else {
        found = kr_dict_find(thread, registry, key, &value);
        if (found == KR_FAULT)
            goto done;
        if (found == KR_PRESENT) {
            KrOwn held = kr_dup(value);
            bool ok = kr_truth(thread, kr_ref(held), &truth);
            kr_drop(thread, held);
            if (!ok)
                goto done;
            if (truth) {
                result = KR_PRESENT;
                goto done;
            }
        }
    }
    if (!note || kr_dict_set(thread, registry, key, kr_bool(true)))
        result = KR_ABSENT;
done:
    kr_drop(thread, name);
    kr_xdrop(thread, version);
    return result;
}

static KrFound note_in(KrThread *thread, KrRef registry, KrRef text, KrRef category)
{
    KrOwn key = kr_tuple_2(thread, text, category);
    if (kr_is_null(key))
        return KR_FAULT;
    KrFound found = already_warned(thread, registry, kr_ref(key), true);
    kr_drop(thread, key);
    return found;
}

// --- showing ----------------------------------------------------------------------------

static bool write_text(KrThread *thread, KrRef file, KrOwn text) // steals
{
    if (kr_is_null(text))
        return false;
    KrOwn name = kr_str_interned(thread, "write"), result = KR_NULL;
    KrRef argument = kr_ref(text);
    if (!kr_is_null(name))
        result = kr_call_method(thread, file, kr_ref(name), &argument, 1);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, name);
    kr_xdrop(thread, result);
    kr_drop(thread, text);
    return ok;
}

// A line of a file, stripped; null: it cannot be read (nothing is raised).
static KrOwn file_line(KrThread *thread, KrRef filename, int64_t number)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t size = -1;
    KrOwn text = KR_NULL;
    FILE *file = number > 0 ? fopen(kr_str_text(thread, filename), "rb") : NULL;
    if (!file)
        return KR_NULL;
    while (number-- > 0 && (size = getline(&line, &room, file)) >= 0)
        ;
    fclose(file);
    if (size > 0) {
        char *start = line, *end = line + size;
        while (end > start && strchr(" \t\f\r\n", end[-1]))
            end--;
        while (start < end && strchr(" \t\f", *start))
            start++;
        if (end > start)
            text = kr_str_from_utf8(thread, start, (size_t)(end - start));
        kr_exception_clear(thread); // bytes that are no text
    }
    free(line);
    return text;
}

// "file:line: Category: text" and the source line, when the module is not there to do it.
static void show_plainly(KrThread *thread, const KrWarning *w, KrRef text)
{
    KrOwn name = kr_str_interned(thread, "stderr"), file = KR_NULL, category = KR_NULL, number = KR_NULL;
    KrOwn line = KR_NULL;
    if (!kr_is_null(name))
        (void)kr_attr_lookup(thread, kr_ref(thread->vm->sys_module), kr_ref(name), &file);
    if (kr_is_null(file) || kr_is_none(kr_ref(file)))
        goto done;
    category = kr_attr_get_name(thread, w->category, "__name__");
    number = kr_int_from_i64(thread, w->line);
    if (kr_is_null(category) || kr_is_null(number))
        goto done;
    if (!write_text(thread, kr_ref(file),
                    kr_str_from_format(thread, "%S:%S: %S: %S\n", w->filename, kr_ref(number), kr_ref(category), text)))
        goto done;
    if (!kr_ref_is_null(w->source_line) && kr_str_is_sub(w->source_line)) {
        KrOwn method = kr_str_interned(thread, "strip");
        if (!kr_is_null(method))
            line = kr_call_method(thread, w->source_line, kr_ref(method), NULL, 0);
        kr_xdrop(thread, method);
    } else {
        line = file_line(thread, w->filename, w->line);
    }
    if (!kr_is_null(line))
        (void)write_text(thread, kr_ref(file), kr_str_from_format(thread, "  %S\n", kr_ref(line)));
done:
    kr_exception_clear(thread);
    kr_xdrop(thread, name);
    kr_xdrop(thread, file);
    kr_xdrop(thread, category);
    kr_xdrop(thread, number);
    kr_xdrop(thread, line);
}

static bool show(KrThread *thread, const KrWarning *w, KrRef text)
{
    KrOwn function = KR_NULL, class_ = KR_NULL, number = KR_NULL, message = KR_NULL, result = KR_NULL;
    // with a source object the module is worth importing: tracemalloc may know where it was made
    KrFound found = module_attribute(thread, "_showwarnmsg", !kr_ref_is_null(w->source), &function);
    if (found == KR_FAULT)
        return false;
    if (found == KR_ABSENT) {
        show_plainly(thread, w, text);
        return true;
    }
    if (!kr_type_of(kr_ref(function))->call) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "warnings._showwarnmsg() must be set to a callable");
        goto done;
    }
    if (module_attribute(thread, "WarningMessage", false, &class_) != KR_PRESENT) {
        if (!kr_thread_has_exception(thread))
            (void)kr_exception_raise(thread, &kr_exception_runtime_error, "unable to get warnings.WarningMessage");
        goto done;
    }
    number = kr_int_from_i64(thread, w->line);
    if (kr_is_null(number))
        goto done;
    KrRef args[7] = {w->message, w->category, w->filename, kr_ref(number), kr_none(),
                     kr_ref_is_null(w->source_line) ? kr_none() : w->source_line,
                     kr_ref_is_null(w->source) ? kr_none() : w->source};
    message = kr_call(thread, kr_ref(class_), args, 7, KR_REF_NULL);
    if (!kr_is_null(message))
        result = kr_call_1(thread, kr_ref(function), kr_ref(message));
done:
    kr_drop(thread, function);
    kr_xdrop(thread, class_);
    kr_xdrop(thread, number);
    kr_xdrop(thread, message);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, result);
    return ok;
}

// --- one warning ------------------------------------------------------------------------

static KrOwn module_of_file(KrThread *thread, KrRef filename)
{
    int64_t length = kr_str_obj(filename)->length;
    if (length == 0)
        return kr_str_from_ascii(thread, "<unknown>");
    const char *text = kr_str_text(thread, filename);
    size_t size = strlen(text);
    return size > 3 && strcmp(text + size - 3, ".py") == 0 ? kr_str_slice(thread, filename, 0, length - 3, 1)
                                                          : kr_dup(filename);
}

static KrFound is_warning(KrThread *thread, KrRef value)
{
    return kr_isinstance(thread, value, kr_type_ref(&kr_exception_warning));
}

// What the action says is done; message and category are known. registry: null if there is none.
static bool act(KrThread *thread, const KrWarning *w, KrRef registry, KrRef text, KrRef key, KrRef action, KrRef item)
{
    KrFound already = KR_ABSENT;
    if (kr_str_equal_ascii(action, "error")) {
        kr_exception_set(thread, kr_dup(w->message));
        return false;
    }
    if (kr_str_equal_ascii(action, "ignore"))
        return true;
    bool always = kr_str_equal_ascii(action, "always") || kr_str_equal_ascii(action, "all");
    if (!always) {
        if (!kr_ref_is_null(registry) && !kr_dict_set(thread, registry, key, kr_bool(true)))
            return false;
        if (kr_str_equal_ascii(action, "once")) {
            KrOwn once = kr_ref_is_null(registry) ? setting(thread, "onceregistry", KR_WARNING_ONCE) : kr_dup(registry);
            if (!kr_is_null(once) && !kr_type_has(kr_ref(once), KR_TYPE_DICT_SUB)) {
                (void)kr_exception_raise(thread, &kr_exception_type_error,
                                         "_warnings._onceregistry must be a dict, not '%T'", kr_ref(once));
                kr_drop(thread, kr_move(&once));
            }
            already = kr_is_null(once) ? KR_FAULT : note_in(thread, kr_ref(once), text, w->category);
            kr_xdrop(thread, once);
        } else if (kr_str_equal_ascii(action, "module")) {
            if (!kr_ref_is_null(registry))
                already = note_in(thread, registry, text, w->category);
        } else if (!kr_str_equal_ascii(action, "default")) {
            return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                            "Unrecognized action (%R) in warnings.filters:\n %R", action, item);
        }
    }
    if (already != KR_ABSENT)
        return already == KR_PRESENT;
    return show(thread, w, text);
}

bool kr_warning_process(KrThread *thread, const KrWarning *given)
{
    KrWarning w = *given;
    KrOwn module = KR_NULL, text = KR_NULL, made = KR_NULL, category = KR_NULL, key = KR_NULL, number = KR_NULL;
    KrOwn action = KR_NULL, item = KR_NULL;
    bool ok = false;
    if (!kr_ref_is_null(w.module) && kr_is_none(w.module))
        return true; // late at shutdown
    KrRef registry = !kr_ref_is_null(w.registry) && kr_is_none(w.registry) ? KR_REF_NULL : w.registry;
    if (!kr_ref_is_null(registry) && !kr_type_has(registry, KR_TYPE_DICT_SUB))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "'registry' must be a dict or None");
    if (!kr_ref_is_null(w.source) && kr_is_none(w.source))
        w.source = KR_REF_NULL;
    if (kr_ref_is_null(w.module)) {
        module = module_of_file(thread, w.filename);
        if (kr_is_null(module))
            return false;
        w.module = kr_ref(module);
    }
    KrFound is = is_warning(thread, w.message);
    if (is == KR_FAULT)
        goto done;
    if (is == KR_PRESENT) {
        text = kr_to_str(thread, w.message);
        category = kr_dup(kr_type_ref(kr_type_of(w.message)));
    } else {
        text = kr_dup(w.message);
        category = kr_dup(w.category);
        made = kr_call_1(thread, kr_ref(category), w.message);
        w.message = kr_ref(made);
        if (kr_is_null(made))
            goto done;
    }
    number = kr_int_from_i64(thread, w.line);
    if (kr_is_null(text) || kr_is_null(number))
        goto done;
    w.category = kr_ref(category);
    key = kr_tuple_3(thread, kr_ref(text), kr_ref(category), kr_ref(number));
    if (kr_is_null(key))
        goto done;
    if (!kr_ref_is_null(registry)) {
        KrFound already = already_warned(thread, registry, kr_ref(key), false);
        if (already != KR_ABSENT) {
            ok = already == KR_PRESENT;
            goto done;
        }
    }
    action = find_action(thread, &w, kr_ref(text), &item);
    if (!kr_is_null(action))
        ok = act(thread, &w, registry, kr_ref(text), kr_ref(key), kr_ref(action), kr_ref(item));
done:
    kr_xdrop(thread, module);
    kr_xdrop(thread, text);
    kr_xdrop(thread, made);
    kr_xdrop(thread, category);
    kr_xdrop(thread, key);
    kr_xdrop(thread, number);
    kr_xdrop(thread, action);
    kr_xdrop(thread, item);
    return ok;
}

// --- where it is said -------------------------------------------------------------------

static bool is_internal(KrThread *thread, const KrFrame *frame)
{
    const char *name = kr_str_text(thread, kr_ref(frame->code->filename));
    return strstr(name, "importlib") && strstr(name, "_bootstrap");
}

static bool is_skipped(const KrFrame *frame, KrRef prefixes)
{
    const KrRef filename = kr_ref(frame->code->filename);
    for (int64_t i = 0; !kr_ref_is_null(prefixes) && i < kr_tuple_length(prefixes); i++) {
        KrRef prefix = kr_tuple_get(prefixes, i);
        if (kr_str_obj(prefix)->length <= kr_str_obj(filename)->length &&
            kr_str_find(filename, prefix, 0, kr_str_obj(prefix)->length) == 0)
            return true;
    }
    return false;
}

static const KrFrame *frame_at(KrThread *thread, int64_t level, KrRef skip)
{
    const KrFrame *frame = kr_frame_innermost(thread);
    bool plain = level <= 0 || (frame && is_internal(thread, frame));
    while (--level > 0 && frame) {
        do {
            frame = kr_frame_caller(thread, frame);
        } while (!plain && frame && (is_internal(thread, frame) || is_skipped(frame, skip)));
    }
    return frame;
}

// The module's own registry, made when it is not there.
static KrOwn registry_of(KrThread *thread, KrRef globals)
{
    KrOwn name = kr_str_interned(thread, "__warningregistry__"), registry = KR_NULL;
    KrRef found;
    if (kr_is_null(name))
        return KR_NULL;
    switch (kr_dict_find(thread, globals, kr_ref(name), &found)) {
    case KR_PRESENT: registry = kr_dup(found); break;
    case KR_ABSENT:
        registry = kr_dict_new(thread);
        if (!kr_is_null(registry) && !kr_dict_set(thread, globals, kr_ref(name), kr_ref(registry)))
            kr_drop(thread, kr_move(&registry));
        break;
    case KR_FAULT: break;
    }
    kr_drop(thread, name);
    return registry;
}

static KrOwn module_name(KrThread *thread, KrRef globals)
{
    KrRef found;
    KrFound there = kr_dict_find(thread, globals, kr_name(KR_NAME___name__), &found);
    if (there == KR_FAULT)
        return KR_NULL;
    if (there == KR_PRESENT && (kr_is_none(found) || kr_str_is_sub(found)))
        return kr_dup(found);
    return kr_str_from_ascii(thread, "<string>");
}

bool kr_warning_warn(KrThread *thread, KrRef message, KrRef category, int64_t stack_level, KrRef source, KrRef skip)
{
    KrFound is = is_warning(thread, message);
    if (is == KR_FAULT)
        return false;
    if (is == KR_PRESENT)
        category = kr_type_ref(kr_type_of(message));
    else if (kr_ref_is_null(category) || kr_is_none(category))
        category = kr_type_ref(&kr_exception_user_warning);
    if (!kr_type_has(category, KR_TYPE_TYPE_SUB) ||
        !kr_type_is_subtype((KrType *)kr_obj(category), &kr_exception_warning))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "category must be a Warning subclass, not '%T'", category);
    if (!kr_ref_is_null(skip) && kr_tuple_length(skip) == 0)
        skip = KR_REF_NULL;
    if (!kr_ref_is_null(skip) && stack_level < 2)
        stack_level = 2;
    const KrFrame *frame = frame_at(thread, stack_level, skip);
    KrRef globals = frame ? frame->globals : kr_module_dict(kr_ref(thread->vm->sys_module));
    KrOwn dict = kr_dup(globals), registry = registry_of(thread, globals), module = KR_NULL, filename = KR_NULL;
    if (!kr_is_null(registry))
        module = module_name(thread, globals);
    if (!kr_is_null(module))
        filename = frame ? kr_dup(kr_ref(frame->code->filename)) : kr_str_from_ascii(thread, "<sys>");
    bool ok = false;
    if (!kr_is_null(filename)) {
        const KrWarning w = {.category = category, .message = message, .filename = kr_ref(filename),
                             .module = kr_ref(module), .registry = kr_ref(registry), .source = source,
                             .line = frame ? kr_frame_line(frame) : 0};
        ok = kr_warning_process(thread, &w);
    }
    kr_drop(thread, dict);
    kr_xdrop(thread, registry);
    kr_xdrop(thread, module);
    kr_xdrop(thread, filename);
    return ok;
}

// --- for C code -------------------------------------------------------------------------

static bool issue(KrThread *thread, KrRef source, KrType *category, int64_t level, const char *format,
                  va_list arguments)
{
    KrOwn text = kr_str_from_vformat(thread, format, arguments);
    if (kr_is_null(text))
        return false;
    bool ok = kr_warning_warn(thread, kr_ref(text), kr_type_ref(category), level, source, KR_REF_NULL);
    kr_drop(thread, text);
    return ok;
}

bool kr_warning_format(KrThread *thread, KrType *category, int stack_level, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    bool ok = issue(thread, KR_REF_NULL, category, stack_level, format, arguments);
    va_end(arguments);
    return ok;
}

bool kr_warning_format_about(KrThread *thread, KrRef source, KrType *category, int stack_level, const char *format,
                            ...)
{
    va_list arguments;
    va_start(arguments, format);
    bool ok = issue(thread, source, category, stack_level, format, arguments);
    va_end(arguments);
    return ok;
}

bool kr_warning_explicit(KrThread *thread, KrType *category, KrRef message, KrRef filename, int line, KrRef module,
                         KrRef registry)
{
    if (!kr_ref_is_null(module) && kr_is_none(module))
        module = KR_REF_NULL;
    const KrWarning w = {.category = kr_type_ref(category), .message = message, .filename = filename, .module = module,
                         .registry = registry, .line = line};
    return kr_warning_process(thread, &w);
}

void kr_warning_never_awaited(KrThread *thread, KrRef coroutine)
{
    KrOwn function = KR_NULL, pending = kr_exception_fetch(thread), result = KR_NULL;
    KrFound found = module_attribute(thread, "_warn_unawaited_coroutine", true, &function);
    bool warned = false;
    if (found == KR_PRESENT) {
        result = kr_call_1(thread, kr_ref(function), coroutine);
        warned = !kr_is_null(result) || kr_exception_is(thread, &kr_exception_runtime_warning);
    }
    kr_exception_write_ignored(thread, "while finalizing coroutine", coroutine);
    if (!warned) { // that function has gone, or is broken
        KrOwn name = kr_attr_get_name(thread, coroutine, "__qualname__");
        if (kr_is_null(name) || !kr_warning_format(thread, &kr_exception_runtime_warning, 1,
                                                   "coroutine '%S' was never awaited", kr_ref(name)))
            kr_exception_write_ignored(thread, "while finalizing coroutine", coroutine);
        kr_xdrop(thread, name);
    }
    kr_xdrop(thread, function);
    kr_xdrop(thread, result);
    kr_exception_restore(thread, pending);
}
