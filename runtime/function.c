// SPDX-License-Identifier: MIT
// Functions written in Python: objects, argument binding, calls from C; and native functions.
//
// Binding fills the locals of a new frame: positional arguments, *args, keywords, **kwargs, then
// defaults; what is missing is a TypeError in CPython's words. Everything bound is a new reference.
// `version` identifies code, defaults and closure for inline caches and traces.
// Called by interp/enter.c, call.c. Tests: tests/lang/calls/.
#include "runtime/function.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/cell.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/gc.h"
#include "runtime/image.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/object_reduce.h"
#include "runtime/signature.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdatomic.h>
#include <stdio.h>

static KrFunction *function_of(KrRef value)
{
    return (KrFunction *)(void *)kr_obj(value);
}

// --- making -----------------------------------------------------------------------------

// The value of a name that modules have, mostly at the same place of their dicts as in the one before.
KR_INLINE KrRef find_again(KrRef globals, KrRef name, _Atomic uint32_t *place)
{
    const KrDictKeys *keys = kr_dict_cast(globals)->keys;
    uint32_t at = atomic_load_explicit(place, memory_order_relaxed); // interpreters share it
    if (KR_LIKELY(at < keys->entry_count && kr_own_bits(keys->entries[at].key) == kr_bits(name)))
        return kr_ref(keys->entries[at].value);
    enum { FIRST = 16 };
    for (uint32_t i = 0; i < keys->entry_count && i < FIRST; i++)
        if (kr_own_bits(keys->entries[i].key) == kr_bits(name)) atomic_store_explicit(place, i, memory_order_relaxed);
    return kr_dict_find_str(globals, name);
}

static KrRef builtins_of(KrThread *thread, KrRef globals)
{
    static _Atomic uint32_t place;
    KrRef builtins = find_again(globals, kr_name(KR_NAME___builtins__), &place); // any object: names are asked of it
    if (kr_ref_is_null(builtins)) return kr_ref(thread->vm->builtins);
    return kr_type_is_subtype(kr_type_of(builtins), &kr_module_type) ? kr_module_dict(builtins) : builtins;
}

KrOwn kr_function_new(KrThread *thread, KrRef code_ref, KrRef globals)
{
    static _Atomic uint32_t place;
    KrFunction *self = kr_slab_object(thread, &kr_function_type, sizeof *self);
    if (KR_UNLIKELY(!self)) return kr_exception_no_memory(thread);
    KrCode *code = kr_code_obj(code_ref);
    KrRef module = find_again(globals, kr_name(KR_NAME___name__), &place);
    memset(&self->header + 1, 0, sizeof *self - sizeof self->header);
    kr_object_dup(&code->header);
    self->code = code;
    self->globals = kr_dup(globals);
    self->name = kr_dup(kr_ref(code->name));
    self->qualname = kr_dup(kr_ref(code->qualname));
    self->builtins = kr_dup(builtins_of(thread, globals));
    if (!kr_ref_is_null(module)) self->module = kr_dup(module);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

uint32_t kr_function_version(KrThread *thread, KrFunction *function)
{
    if (function->version == 0) {
        if (thread->vm->function_versions == UINT32_MAX) return 0;
        function->version = ++thread->vm->function_versions;
    }
    return function->version;
}

void kr_function_modified(KrThread *thread, KrFunction *function)
{
    function->version = 0;
    if (kr_vm_hooks.function_changed)
        kr_vm_hooks.function_changed(thread->vm, function);
}

static void function_dealloc(KrThread *thread, KrObject *object)
{
    KrFunction *self = (KrFunction *)(void *)object;
    kr_gc_untrack(object);
    if (self->version && kr_vm_hooks.function_changed)
        kr_vm_hooks.function_changed(thread->vm, self);
    kr_drop(thread, kr_steal_obj(self->code));
    kr_drop(thread, self->globals);
    kr_drop(thread, self->builtins);
    kr_drop(thread, self->name);
    kr_drop(thread, self->qualname);
    kr_xdrop(thread, self->module);
    kr_xdrop(thread, self->closure);
    const KrOwn seldom[] = {self->defaults, self->kwdefaults, self->doc, self->dict, self->annotations, self->annotate, self->type_params};
    uint64_t any = 0;
    for (size_t i = 0; i < sizeof seldom / sizeof *seldom; i++)
        any |= kr_own_bits(seldom[i]);
    for (size_t i = 0; any && i < sizeof seldom / sizeof *seldom; i++)
        kr_xdrop(thread, seldom[i]);
    kr_slab_free(thread, object, sizeof *self); // (its type is not counted)
}

static void function_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const KrFunction *self = (const KrFunction *)(const void *)object;
    const KrOwn fields[] = {self->globals,    self->builtins,    self->name,
                            self->qualname,   self->defaults,    self->kwdefaults,
                            self->closure,    self->doc,         self->dict,
                            self->module,     self->annotations, self->annotate,
                            self->type_params};
    visit(kr_from_obj(self->code), context);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i]) && kr_is_ptr(kr_ref(fields[i])))
            visit(kr_ref(fields[i]), context);
}

// Breaks cycles; name, code, globals stay so that whoever still sees the function can show it.
static void function_clear(KrThread *thread, KrObject *object)
{
    KrFunction *self = (KrFunction *)(void *)object;
    KrOwn *fields[] = {&self->defaults,    &self->kwdefaults, &self->closure,
                       &self->doc,         &self->dict,       &self->module,
                       &self->annotations, &self->annotate,   &self->type_params};
    kr_function_modified(thread, self);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_store(thread, fields[i], KR_NULL);
}

// --- binding ----------------------------------------------------------------------------

static KrRef local_name(const KrCode *code, int32_t index)
{
    return kr_tuple_get(kr_ref(code->localsplus_names), index);
}

static bool too_many(KrThread *thread, const KrFunction *function, const KrFrame *frame,
                     size_t given)
{
    const KrCode *code = function->code;
    int32_t defaults = kr_is_null(function->defaults)
                           ? 0
                           : (int32_t)kr_tuple_length(kr_ref(function->defaults));
    int32_t kwonly_given = 0;
    for (int32_t i = code->arg_count; i < code->arg_count + code->kwonly_count; i++)
        kwonly_given += !kr_slot_is_null(frame->slots[i]);
    char takes[64], extra[96] = "";
    bool plural = code->arg_count != 1;
    if (defaults) {
        plural = true;
        snprintf(takes, sizeof takes, "from %d to %d",
                 (int)(code->arg_count - defaults), (int)code->arg_count);
    } else {
        snprintf(takes, sizeof takes, "%d", (int)code->arg_count);
    }
    if (kwonly_given)
        snprintf(extra, sizeof extra,
                 " positional argument%s (and %d keyword-only argument%s)",
                 given != 1 ? "s" : "", (int)kwonly_given,
                 kwonly_given != 1 ? "s" : "");
    return kr_exception_raise_false(
        thread, &kr_exception_type_error,
        "%S() takes %s positional argument%s but %zu%s %s given",
        kr_ref(function->qualname), takes, plural ? "s" : "", given, extra,
        given == 1 && !kwonly_given ? "was" : "were");
}

// TypeError for the parameters of [from, to) that nothing was bound to.
static bool missing(KrThread *thread, const KrFunction *function, const KrFrame *frame,
                    int32_t from, int32_t to, const char *kind)
{
    KrOwn text = kr_str_from_ascii(thread, "");
    int32_t count = 0, seen = 0;
    for (int32_t i = from; i < to; i++)
        count += kr_slot_is_null(frame->slots[i]);
    for (int32_t i = from; i < to && !kr_is_null(text); i++) {
        if (!kr_slot_is_null(frame->slots[i])) continue;
        seen++;
        const char *comma = seen == 1       ? ""
                            : count == 2    ? " and "
                            : seen == count ? ", and "
                                            : ", ";
        KrOwn longer = kr_str_from_format(thread, "%S%s%R", kr_ref(text), comma,
                                          local_name(function->code, i));
        kr_drop(thread, text);
        text = longer;
    }
    if (!kr_is_null(text))
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%S() missing %d required %s argument%s: %S",
                                 kr_ref(function->qualname), (int)count, kind,
                                 count == 1 ? "" : "s", kr_ref(text));
    kr_xdrop(thread, text);
    return false;
}

// Keyword arguments that name positional-only parameters: raises if there are any.
static bool no_posonly(KrThread *thread, const KrFunction *function, KrRef kwnames)
{
    const KrCode *code = function->code;
    KrOwn text = KR_NULL;
    for (int64_t k = 0; k < kr_tuple_length(kwnames); k++) {
        for (int32_t i = 0; i < code->posonly_count; i++) {
            if (!kr_str_equal(kr_tuple_get(kwnames, k), local_name(code, i))) continue;
            KrOwn longer = kr_is_null(text)
                               ? kr_dup(local_name(code, i))
                               : kr_str_from_format(thread, "%S, %S", kr_ref(text),
                                                    local_name(code, i));
            kr_xdrop(thread, text);
            text = longer;
            if (kr_is_null(text)) return false;
        }
    }
    if (kr_is_null(text)) return true;
    (void)kr_exception_raise(
        thread, &kr_exception_type_error,
        "%S() got some positional-only arguments passed as keyword "
        "arguments: '%S'",
        kr_ref(function->qualname), kr_ref(text));
    kr_drop(thread, text);
    return false;
}

static int32_t find_parameter(const KrCode *code, KrRef name)
{
    int32_t end = code->arg_count + code->kwonly_count;
    for (int32_t i = code->posonly_count; i < end; i++)
        if (kr_is(local_name(code, i), name)) return i;
    if (kr_str_obj(name)->interned) return -1; // so are the names of locals
    for (int32_t i = code->posonly_count; i < end; i++)
        if (kr_str_equal(local_name(code, i), name)) return i;
    return -1;
}

static bool unexpected_keyword(KrThread *thread, const KrFunction *function, KrRef name)
{
    const KrCode *code = function->code;
    KrOwn names = kr_list_new(thread, 0);
    bool ok = !kr_is_null(names);
    for (int32_t i = code->posonly_count; ok && i < code->arg_count + code->kwonly_count; i++)
        ok = kr_list_append(thread, kr_ref(names), local_name(code, i));
    if (ok) ok = kr_suggest_raise_keyword(thread, kr_ref(function->qualname), name, kr_ref(names));
    kr_xdrop(thread, names);
    return ok;
}

static bool bind_keyword(KrThread *thread, const KrFunction *function, KrFrame *frame,
                         KrRef name, KrRef value, KrRef kwargs, KrRef kwnames)
{
    const KrCode *code = function->code;
    if (!kr_str_is_sub(name))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%S() keywords must be strings",
                                        kr_ref(function->qualname));
    int32_t index = find_parameter(code, name);
    if (index < 0) {
        if (!kr_ref_is_null(kwargs)) return kr_dict_set(thread, kwargs, name, value);
        if (code->posonly_count && !no_posonly(thread, function, kwnames)) return false;
        return unexpected_keyword(thread, function, name);
    }
    if (!kr_slot_is_null(frame->slots[index]))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%S() got multiple values for argument '%S'",
                                        kr_ref(function->qualname), name);
    frame->slots[index] = kr_slot_steal(kr_dup(value));
    return true;
}

static bool fill_defaults(KrThread *thread, const KrFunction *function, KrFrame *frame,
                          size_t count)
{
    const KrCode *code = function->code;
    if ((int64_t)count < code->arg_count) {
        int32_t defaults = kr_is_null(function->defaults)
                               ? 0
                               : (int32_t)kr_tuple_length(kr_ref(function->defaults));
        int32_t first = code->arg_count - defaults;
        for (int32_t i = (int32_t)count; i < first; i++)
            if (kr_slot_is_null(frame->slots[i]))
                return missing(thread, function, frame, (int32_t)count, first,
                               "positional");
        for (int32_t i = first < 0 ? 0 : first; i < code->arg_count; i++)
            if (kr_slot_is_null(frame->slots[i]))
                frame->slots[i] = kr_slot_steal(
                    kr_dup(kr_tuple_get(kr_ref(function->defaults), i - first)));
    }
    int32_t end = code->arg_count + code->kwonly_count;
    bool absent = false;
    for (int32_t i = code->arg_count; i < end; i++) {
        if (!kr_slot_is_null(frame->slots[i])) continue;
        KrRef value =
            kr_is_null(function->kwdefaults)
                ? KR_REF_NULL
                : kr_dict_find_str(kr_ref(function->kwdefaults), local_name(code, i));
        if (kr_ref_is_null(value))
            absent = true;
        else
            frame->slots[i] = kr_slot_steal(kr_dup(value));
    }
    return !absent ||
           missing(thread, function, frame, code->arg_count, end, "keyword-only");
}

bool kr_function_bind(KrThread *thread, KrFunction *function, KrFrame *frame,
                      const KrRef *args, size_t count, KrRef kwnames)
{
    const KrCode *code = function->code;
    size_t parameters = (size_t)code->arg_count;
    size_t positional = count < parameters ? count : parameters;
    for (size_t i = 0; i < positional; i++)
        frame->slots[i] = kr_slot_steal(kr_dup(args[i]));
    if (code->simple_args && kr_ref_is_null(kwnames) && count == parameters)
        return true;
    int32_t next = code->arg_count + code->kwonly_count;
    if (code->flags & KR_CODE_VARARGS) {
        KrOwn rest = kr_tuple_from(thread, args + positional, count - positional);
        if (kr_is_null(rest)) return false;
        frame->slots[next++] = kr_slot_steal(rest);
    }
    KrRef kwargs = KR_REF_NULL;
    if (code->flags & KR_CODE_VARKEYWORDS) {
        KrOwn dict = kr_dict_new(thread);
        if (kr_is_null(dict)) return false;
        kwargs = kr_ref(dict);
        frame->slots[next] = kr_slot_steal(dict);
    }
    if (!kr_ref_is_null(kwnames))
        for (int64_t k = 0; k < kr_tuple_length(kwnames); k++)
            if (!bind_keyword(thread, function, frame, kr_tuple_get(kwnames, k),
                              args[count + (size_t)k], kwargs, kwnames))
                return false;
    if (count > parameters && !(code->flags & KR_CODE_VARARGS))
        return too_many(thread, function, frame, count);
    return fill_defaults(thread, function, frame, count);
}

KrOwn kr_function_call_bound(KrThread *thread, KrRef callable, KrRef self, const KrRef *args, size_t count)
{
    KrFunction *function = function_of(callable);
    if (KR_LIKELY(function->code->simple_args && count + 1 == (size_t)function->code->arg_count)) {
        kr_object_dup(&function->header);
        KrFrame *frame = kr_frame_push(thread, function);
        if (!frame) return KR_NULL;
        frame->slots[0] = kr_slot_steal(kr_dup(self));
        for (size_t i = 0; i < count; i++)
            frame->slots[i + 1] = kr_slot_steal(kr_dup(args[i]));
        return kr_vm_hooks.run_frame(thread, frame);
    }
    KrRef all[9];
    kr_assert(count < 9);
    all[0] = self;
    for (size_t i = 0; i < count; i++)
        all[i + 1] = args[i];
    return kr_function_call(thread, callable, all, count + 1, KR_REF_NULL);
}

KrOwn kr_function_call(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count, KrRef kwnames)
{
    KrFunction *function = function_of(callable);
    kr_object_dup(&function->header);
    KrFrame *frame = kr_frame_push(thread, function);
    if (!frame) return KR_NULL;
    if (KR_LIKELY(function->code->simple_args && count == (size_t)function->code->arg_count &&
                  kr_ref_is_null(kwnames))) {
        for (size_t i = 0; i < count; i++)
            frame->slots[i] = kr_slot_steal(kr_dup(args[i]));
        return kr_vm_hooks.run_frame(thread, frame);
    }
    if (!kr_function_bind(thread, function, frame, args, count, kwnames)) {
        KrOwn exception = kr_exception_fetch(thread);
        kr_frame_pop(thread, frame);
        kr_exception_restore(thread, exception);
        return KR_NULL;
    }
    return kr_vm_hooks.run_frame(thread, frame);
}

// --- attributes -------------------------------------------------------------------------

static KrOwn or_none(KrOwn value)
{
    return kr_is_null(value) ? kr_none_own() : kr_dup(kr_ref(value));
}
#define GETTER(name, field)                                                            \
    static KrOwn name(KrThread *thread, KrRef self)                                    \
    {                                                                                  \
        (void)thread;                                                                  \
        return or_none(function_of(self)->field);                                      \
    }
GETTER(get_globals, globals)
GETTER(get_builtins, builtins)
GETTER(get_name, name)
GETTER(get_qualname, qualname)
GETTER(get_defaults, defaults)
GETTER(get_kwdefaults, kwdefaults)
GETTER(get_closure, closure)
GETTER(get_module, module)

// The one of the code until there is another: hardly any is looked at, and those of a start lie on cold pages.
KrRef kr_function_doc(const KrFunction *self)
{
    const KrCode *code = self->code;
    if (!kr_is_null(self->doc)) return kr_ref(self->doc);
    return code->flags & KR_CODE_HAS_DOCSTRING && code->const_count > 0 ? kr_ref(code->consts[0]) : kr_none();
}
static KrOwn get_doc(KrThread *thread, KrRef self)
{
    const KrFunction *function = function_of(self);
    if (kr_image_is_noted && kr_image_has(thread->vm->image, function->code)) function->code->fused = KR_IMAGE_DOC_READ;
    return kr_dup(kr_function_doc(function));
}
static KrOwn get_code(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_from_obj(function_of(self)->code));
}
static bool set_code(KrThread *thread, KrRef self, KrRef value)
{
    KrFunction *function = function_of(self);
    if (kr_ref_is_null(value) || !kr_is_exact(value, &kr_code_type))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__code__ must be set to a code object");
    KrCode *code = kr_code_obj(value);
    int64_t closure =
        kr_is_null(function->closure) ? 0 : kr_tuple_length(kr_ref(function->closure));
    if (code->free_count != closure)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "%S() requires a code object with %lld free vars, not %d",
            kr_ref(function->name), (long long)closure, (int)code->free_count);
    KrCode *old = function->code;
    kr_store(thread, &function->doc, kr_dup(kr_function_doc(function))); // stays that of the old one
    kr_object_dup(&code->header);
    function->code = code;
    kr_function_modified(thread, function);
    kr_drop(thread, kr_steal_obj(old));
    return true;
}

static bool set_str(KrThread *thread, KrOwn *place, KrRef value, const char *name)
{
    if (kr_ref_is_null(value) || !kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s must be set to a string object", name);
    kr_store(thread, place, kr_dup(value));
    return true;
}
static bool set_name(KrThread *thread, KrRef self, KrRef value)
{
    return set_str(thread, &function_of(self)->name, value, "__name__");
}
static bool set_qualname(KrThread *thread, KrRef self, KrRef value)
{
    return set_str(thread, &function_of(self)->qualname, value, "__qualname__");
}
// None and deletion both mean none.
static KrOwn absent_or(KrRef value)
{
    return kr_ref_is_null(value) || kr_is_none(value) ? KR_NULL : kr_dup(value);
}
static bool set_defaults(KrThread *thread, KrRef self, KrRef value)
{
    KrOwn defaults = absent_or(value);
    if (!kr_is_null(defaults) && !kr_tuple_is_sub(value)) {
        kr_drop(thread, defaults);
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__defaults__ must be set to a tuple object");
    }
    kr_function_modified(thread, function_of(self));
    kr_store(thread, &function_of(self)->defaults, defaults);
    return true;
}
static bool set_kwdefaults(KrThread *thread, KrRef self, KrRef value)
{
    KrOwn defaults = absent_or(value);
    if (!kr_is_null(defaults) && !kr_dict_is_sub(value)) {
        kr_drop(thread, defaults);
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__kwdefaults__ must be set to a dict object");
    }
    kr_function_modified(thread, function_of(self));
    kr_store(thread, &function_of(self)->kwdefaults, defaults);
    return true;
}
static bool set_doc(KrThread *thread, KrRef self, KrRef value)
{
    kr_store(thread, &function_of(self)->doc, kr_ref_is_null(value) ? kr_none_own() : kr_dup(value));
    return true;
}
static bool set_module(KrThread *thread, KrRef self, KrRef value)
{
    kr_store(thread, &function_of(self)->module, kr_dup(value));
    return true;
}

// A dict from the pairs of a tuple (name, value, name, value...), as the compiler may leave it.
static KrOwn dict_of_pairs(KrThread *thread, KrRef pairs)
{
    KrOwn dict = kr_dict_new(thread);
    for (int64_t i = 0; i + 1 < kr_tuple_length(pairs) && !kr_is_null(dict); i += 2) {
        if (!kr_dict_set(thread, kr_ref(dict), kr_tuple_get(pairs, i),
                         kr_tuple_get(pairs, i + 1))) {
            kr_drop(thread, dict);
            return KR_NULL;
        }
    }
    return dict;
}

static KrOwn get_annotations(KrThread *thread, KrRef self)
{
    KrFunction *function = function_of(self);
    if (kr_is_null(function->annotations)) {
        KrOwn made;
        KrRef annotate = kr_ref(function->annotate);
        if (!kr_ref_is_null(annotate) && kr_type_of(annotate)->call) {
            made = kr_call_1(thread, annotate, kr_from_bits(kr_int_bits(1)));
            if (!kr_is_null(made) && !kr_dict_is_sub(kr_ref(made))) {
                (void)kr_exception_raise(thread, &kr_exception_type_error,
                                         "__annotate__ returned non-dict of type '%T'",
                                         kr_ref(made));
                kr_drop(thread, made);
                made = KR_NULL;
            }
        } else {
            made = kr_dict_new(thread);
        }
        if (kr_is_null(made)) return KR_NULL;
        kr_store(thread, &function->annotations, made);
    } else if (kr_tuple_is(kr_ref(function->annotations))) {
        KrOwn made = dict_of_pairs(thread, kr_ref(function->annotations));
        if (kr_is_null(made)) return KR_NULL;
        kr_store(thread, &function->annotations, made);
    }
    return kr_dup(kr_ref(function->annotations));
}
static bool set_annotations(KrThread *thread, KrRef self, KrRef value)
{
    KrFunction *function = function_of(self);
    KrOwn annotations = absent_or(value);
    if (!kr_is_null(annotations) && !kr_dict_is_sub(value)) {
        kr_drop(thread, annotations);
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__annotations__ must be set to a dict object");
    }
    kr_store(thread, &function->annotations, annotations);
    kr_store(thread, &function->annotate, KR_NULL);
    return true;
}
static KrOwn get_annotate(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(function_of(self)->annotate);
}
static bool set_annotate(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__annotate__ cannot be deleted");
    if (!kr_is_none(value)) {
        if (!kr_type_of(value)->call)
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "__annotate__ must be callable or None");
        kr_store(thread, &function_of(self)->annotations, KR_NULL);
    }
    kr_store(thread, &function_of(self)->annotate, absent_or(value));
    return true;
}
static KrOwn get_type_params(KrThread *thread, KrRef self)
{
    KrOwn params = function_of(self)->type_params;
    return kr_is_null(params) ? kr_tuple_new(thread, 0) : kr_dup(kr_ref(params));
}
static bool set_type_params(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value) || !kr_tuple_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__type_params__ must be set to a tuple");
    kr_store(thread, &function_of(self)->type_params, kr_dup(value));
    return true;
}

static KrOwn address_text(KrThread *thread, KrRef self, const char *format, KrRef name)
{
    char address[24];
    snprintf(address, sizeof address, "0x%llx", (unsigned long long)kr_bits(self));
    return kr_str_from_format(thread, format, name, address);
}

static KrOwn function_repr(KrThread *thread, KrRef self)
{
    return address_text(thread, self, "<function %S at %s>",
                        kr_ref(function_of(self)->qualname));
}

static KrOwn function_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)owner;
    if (kr_ref_is_null(instance) || kr_is_none(instance)) return kr_dup(self);
    return kr_method_new(thread, self, instance);
}

// types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)
static KrOwn function_make(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)self, (void)count;
    if (!kr_is_exact(args[0], &kr_code_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "function() argument 'code' must be code, not %T",
                                  args[0]);
    if (!kr_dict_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "function() argument 'globals' must be dict, not %T",
                                  args[1]);
    if (!kr_is_none(args[2]) && !kr_str_is_sub(args[2]))
        return kr_exception_raise(thread, &kr_exception_type_error, "arg 3 (name) must be None or string");
    if (!kr_is_none(args[3]) && !kr_tuple_is_sub(args[3]))
        return kr_exception_raise(thread, &kr_exception_type_error, "arg 4 (defaults) must be None or tuple");
    if (!kr_is_none(args[5]) && !kr_dict_is_sub(args[5]))
        return kr_exception_raise(thread, &kr_exception_type_error, "arg 6 (kwdefaults) must be None or dict");
    const KrCode *code = kr_code_obj(args[0]);
    bool closed = !kr_is_none(args[4]);
    if (closed && !kr_tuple_is_sub(args[4]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "arg 5 (closure) must be None or tuple");
    if (!closed && code->free_count)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "arg 5 (closure) must be tuple");
    int64_t cells = closed ? kr_tuple_length(args[4]) : 0;
    if (cells != code->free_count)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "%S requires closure of length %d, not %lld",
                                  kr_ref(code->name), (int)code->free_count,
                                  (long long)cells);
    for (int64_t i = 0; i < cells; i++)
        if (!kr_is_exact(kr_tuple_get(args[4], i), &kr_cell_type))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "arg 5 (closure) expected cell, found %T",
                                      kr_tuple_get(args[4], i));
    KrOwn made = kr_function_new(thread, args[0], args[1]);
    if (kr_is_null(made)) return KR_NULL;
    KrFunction *function = function_of(kr_ref(made));
    if (!kr_is_none(args[2])) kr_store(thread, &function->name, kr_dup(args[2]));
    function->defaults = absent_or(args[3]);
    function->closure = closed ? kr_dup(args[4]) : KR_NULL;
    function->kwdefaults = absent_or(args[5]);
    return made;
}
static KrOwn function_new_object(KrThread *thread, KrRef type, const KrRef *args,
                                 size_t count, KrRef kwnames)
{
    static const KrNativeDef def = {
        "function",
        function_make,
        "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
        NULL,
        0,
        0,
        0};
    return kr_call_native(thread, &def, type, args, count, kwnames);
}

static bool set_readonly(KrThread *thread, KrRef self, KrRef value)
{
    (void)self;
    (void)value;
    return kr_exception_raise_false(thread, &kr_exception_attribute_error, "readonly attribute");
}

static const KrGetSetDef function_getset[] = {
    {"__code__", get_code, set_code, NULL},
    {"__globals__", get_globals, set_readonly, KR_AS_MEMBER},
    {"__builtins__", get_builtins, set_readonly, KR_AS_MEMBER},
    {"__dict__", kr_attribute_get_dict, kr_attribute_set_dict, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL},
    {"__closure__", get_closure, set_readonly, KR_AS_MEMBER},
    {"__doc__", get_doc, set_doc, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__annotations__", get_annotations, set_annotations, "The dict of annotations."},
    {"__annotate__", get_annotate, set_annotate, "The function that makes the annotations, or None."},
    {"__type_params__", get_type_params, set_type_params, "The declared type parameters."},
    {NULL, NULL, NULL, NULL},
};

KrType kr_function_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "function",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_METHOD_DESCRIPTOR | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrFunction),
    .dealloc = function_dealloc,
    .visit = function_visit,
    .clear = function_clear,
    .repr = function_repr,
    .call = kr_function_call,
    .descr_get = function_get,
    .new_object = function_new_object,
    .getset = function_getset,
    .doc = "(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)\n--\n\n" "A function made by def or lambda.",
};

// --- native functions -------------------------------------------------------------------

static KrNative *native_of(KrRef value)
{
    return (KrNative *)(void *)kr_obj(value);
}

KrOwn kr_native_new(KrThread *thread, const KrNativeDef *def, KrRef self, KrRef module)
{
    KrNative *made =
        (KrNative *)(void *)kr_object_new(thread, &kr_native_type, sizeof *made);
    if (!made) return KR_NULL;
    made->def = def;
    made->self = kr_dup(self);
    made->module = kr_dup(module);
    kr_gc_track(thread, made);
    return kr_steal_obj(made);
}

static void native_dealloc(KrThread *thread, KrObject *object)
{
    KrNative *self = (KrNative *)(void *)object;
    kr_gc_untrack(object);
    kr_xdrop(thread, self->self);
    kr_xdrop(thread, self->module);
    kr_object_free(thread, object, sizeof *self);
}
static void native_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const KrNative *self = (const KrNative *)(const void *)object;
    if (!kr_is_null(self->self) && kr_is_ptr(kr_ref(self->self)))
        visit(kr_ref(self->self), context);
    if (!kr_is_null(self->module) && kr_is_ptr(kr_ref(self->module)))
        visit(kr_ref(self->module), context);
}

static bool is_plain_function(const KrNative *self)
{
    return kr_is_null(self->self) || kr_is_exact(kr_ref(self->self), &kr_module_type);
}

static bool is_bound_to_instance(const KrNative *self)
{
    return !(self->def->flags & (KR_NATIVE_CLASS | KR_NATIVE_STATIC | KR_NATIVE_NEW)) && !is_plain_function(self) &&
           !kr_type_has(kr_ref(self->self), KR_TYPE_TYPE_SUB);
}

static bool takes_no_keywords(KrThread *thread, const KrNativeDef *def)
{
    if (def->flags & (KR_NATIVE_RAW | KR_NATIVE_NEW))
        return def->flags & KR_NATIVE_RAW;
    const KrSignature *signature = kr_signature_of(thread, def);
    return signature && signature->all_positional_only && !signature->has_varkeywords;
}

static KrOwn native_call(KrThread *thread, KrRef callable, const KrRef *args,
                         size_t count, KrRef kwnames)
{
    const KrNative *self = native_of(callable);
    const KrNativeDef *def = self->def;
    if (KR_LIKELY(def->flags & KR_NATIVE_RAW && kr_ref_is_null(kwnames) && count >= (size_t)def->min &&
                  count <= (size_t)(int64_t)def->max)) { // -1: any number
        KrOwn held = kr_dup(callable);
        KrOwn made = def->function(thread, kr_ref(self->self), args, count);
        kr_drop(thread, held);
        return made;
    }
    bool named = !kr_ref_is_null(kwnames) && kr_tuple_length(kwnames);
    bool wrong_count = !named && def->min == def->max && count != (size_t)def->min && def->min < 2 && def->flags & KR_NATIVE_RAW;
    if (KR_UNLIKELY((wrong_count || (named && takes_no_keywords(thread, def))) && is_bound_to_instance(self)))
        return kr_exception_raise(thread, &kr_exception_type_error, // it is of its object's class, not of who defines it
                                  named      ? "%S.%s() takes no keyword arguments"
                                  : def->min ? "%S.%s() takes exactly one argument (%zu given)"
                                             : "%S.%s() takes no arguments (%zu given)",
                                  kr_ref(kr_type_of(kr_ref(self->self))->qualname), def->name, count);
    KrOwn keep = kr_dup(callable);
    KrOwn result =
        kr_call_native(thread, self->def, kr_ref(self->self), args, count, kwnames);
    kr_drop(thread, keep);
    return result;
}

static KrOwn native_repr(KrThread *thread, KrRef self)
{
    const KrNative *native = native_of(self);
    if (is_plain_function(native))
        return kr_str_from_format(thread, "<built-in function %s>", native->def->name);
    char address[24];
    snprintf(address, sizeof address, "0x%llx",
             (unsigned long long)kr_bits(kr_ref(native->self)));
    return kr_str_from_format(thread, "<built-in method %s of %T object at %s>",
                              native->def->name, kr_ref(native->self), address);
}

static bool native_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    uint64_t a = kr_bits(kr_ref(native_of(self)->self));
    uint64_t b = (uint64_t)(uintptr_t)native_of(self)->def;
    *hash = (int64_t)((a >> 4 | a << 60) ^ (b >> 4 | b << 60));
    if (*hash == -1) *hash = -2;
    return true;
}
static KrOwn native_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    (void)thread;
    if ((op != KR_EQ && op != KR_NE) || !kr_is_exact(a, &kr_native_type) ||
        !kr_is_exact(b, &kr_native_type))
        return kr_dup(kr_not_implemented());
    bool same = native_of(a)->def == native_of(b)->def &&
                kr_is(kr_ref(native_of(a)->self), kr_ref(native_of(b)->self));
    return kr_bool_own(same == (op == KR_EQ));
}

static KrOwn native_name(KrThread *thread, KrRef self)
{
    return kr_str_from_ascii(thread, native_of(self)->def->name);
}
static KrOwn native_qualname(KrThread *thread, KrRef self)
{
    const KrNative *native = native_of(self);
    if (is_plain_function(native)) return native_name(thread, self);
    KrRef owner = kr_ref(native->self);
    KrType *type = kr_type_has(owner, KR_TYPE_TYPE_SUB)
                       ? (KrType *)(void *)kr_obj(owner)
                       : kr_type_of(owner);
    return kr_str_from_format(thread, "%S.%s", kr_ref(type->qualname), native->def->name);
}
static KrOwn native_self(KrThread *thread, KrRef self)
{
    (void)thread;
    return native_of(self)->def->flags & KR_NATIVE_STATIC ? kr_none_own() : or_none(native_of(self)->self);
}
static KrOwn native_module(KrThread *thread, KrRef self)
{
    const KrNative *native = native_of(self);
    if (!kr_is_null(native->module) &&
        kr_is_exact(kr_ref(native->module), &kr_module_type))
        return kr_attr_get(thread, kr_ref(native->module), kr_name(KR_NAME___name__));
    return or_none(native->module);
}
static KrOwn native_doc(KrThread *thread, KrRef self)
{
    const char *doc = native_of(self)->def->doc;
    return doc ? kr_str_from_utf8(thread, doc, strlen(doc)) : kr_none_own();
}
static KrOwn native_signature(KrThread *thread, KrRef self)
{
    const KrNative *native = native_of(self);
    const char *first = native->def->flags & KR_NATIVE_CLASS      ? "$type"
                        : native->def->flags & KR_NATIVE_STATIC   ? NULL
                        : is_plain_function(native)               ? "$module"
                                                                  : "$self";
    return kr_signature_text(thread, native->def, first);
}

static const KrGetSetDef native_getset[] = {
    {"__name__", native_name, NULL, NULL},
    {"__qualname__", native_qualname, NULL, NULL},
    {"__self__", native_self, NULL, NULL},
    {"__module__", native_module, NULL, KR_AS_MEMBER},
    {"__doc__", native_doc, NULL, NULL},
    {"__text_signature__", native_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

KrType kr_native_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "builtin_function_or_method",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrNative),
    .dealloc = native_dealloc,
    .visit = native_visit,
    .repr = native_repr,
    .hash = native_hash,
    .compare = native_compare,
    .call = native_call,
    .methods = kr_object_reduce_callable_methods,
    .getset = native_getset,
};
