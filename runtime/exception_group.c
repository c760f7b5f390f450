// SPDX-License-Identifier: MIT
// Exception groups: making, splitting by type or predicate. See exception_group.h.
//
// A group is a KrException whose extra[0] is the message and extra[1] the tuple of parts. Splitting
// walks the tree of groups and rebuilds with derive() what is kept, so that subclasses decide what
// their parts are; traceback, cause, context and notes are copied to the rebuilt groups.
// Invariant: extra[1] is a non-empty tuple of exceptions.
// Called by interp/raise.c (except*) and by Python. Tests: tests/lang/exceptions/groups*.py.
#include "runtime/exception_group.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/gc.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

static KrException *group_of(KrRef value)
{
    return (KrException *)kr_obj(value);
}

// --- making -----------------------------------------------------------------------------

static KrOwn checked_parts(KrThread *thread, KrRef given, bool *all_plain)
{
    if (!kr_list_is_sub(given) && !kr_tuple_is_sub(given) &&
        !kr_type_of(given)->getitem)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "second argument (exceptions) must be a sequence");
    KrOwn parts = kr_sequence_tuple(thread, given);
    if (kr_is_null(parts)) return KR_NULL;
    int64_t length = kr_tuple_length(kr_ref(parts));
    if (length == 0)
        (void)kr_exception_raise(
            thread, &kr_exception_value_error,
            "second argument (exceptions) must be a non-empty sequence");
    *all_plain = true;
    for (int64_t i = 0; i < length && !kr_thread_has_exception(thread); i++) {
        KrRef part = kr_tuple_get(kr_ref(parts), i);
        if (!kr_type_has(part, KR_TYPE_EXCEPTION_SUB))
            (void)kr_exception_raise(
                thread, &kr_exception_value_error,
                "Item %lld of second argument (exceptions) is not an exception",
                (long long)i);
        else if (!kr_type_is_subtype(kr_type_of(part), &kr_exception_exception))
            *all_plain = false;
    }
    if (!kr_thread_has_exception(thread)) return parts;
    kr_drop(thread, parts);
    return KR_NULL;
}

static KrOwn group_new(KrThread *thread, KrRef class_, const KrRef *args, size_t count,
                       KrRef kwnames)
{
    KrType *type = (KrType *)kr_obj(class_);
    bool all_plain = false;
    (void)kwnames; // __init__ refuses them
    if (count != 2)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
            count);
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "BaseExceptionGroup.__new__() argument 1 must be str, not %T", args[0]);
    KrOwn parts = checked_parts(thread, args[1], &all_plain);
    if (kr_is_null(parts)) return KR_NULL;
    if (type == &kr_exception_base_exception_group) {
        if (all_plain) type = &kr_exception_group_type;
    } else if (!all_plain && kr_type_is_subtype(type, &kr_exception_exception)) {
        kr_drop(thread, parts);
        if (type == &kr_exception_group_type)
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "Cannot nest BaseExceptions in an ExceptionGroup");
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "Cannot nest BaseExceptions in '%s'", type->name);
    }
    KrOwn text = KR_NULL; // of a sequence that may change, and is neither list nor tuple
    if (!kr_is_exact(args[1], &kr_list_type) && !kr_is_exact(args[1], &kr_tuple_type)) {
        text = kr_repr(thread, args[1]);
        if (kr_is_null(text)) {
            kr_drop(thread, parts);
            return KR_NULL;
        }
    }
    KrOwn made = kr_exception_base_exception.new_object(thread, kr_type_ref(type), args,
                                                        count, KR_REF_NULL);
    if (kr_is_null(made)) {
        kr_xdrop(thread, text);
        kr_drop(thread, parts);
        return KR_NULL;
    }
    group_of(kr_ref(made))->extra[2] = text;
    group_of(kr_ref(made))->extra[0] = kr_dup(args[0]);
    group_of(kr_ref(made))->extra[1] = parts;
    return made;
}

static KrOwn group_str(KrThread *thread, KrRef self)
{
    int64_t length = kr_tuple_length(kr_ref(kr_exception_group_parts(self)));
    return kr_str_from_format(thread, "%S (%lld sub-exception%s)",
                              kr_ref(group_of(self)->extra[0]), (long long)length,
                              length == 1 ? "" : "s");
}

// The exceptions as they were given, whatever became of the list since.
static KrOwn group_repr(KrThread *thread, KrRef self)
{
    const KrException *e = group_of(self);
    KrRef name = kr_ref(kr_type_of(self)->name_str), message = kr_ref(e->extra[0]);
    if (!kr_is_null(e->extra[2]))
        return kr_str_from_format(thread, "%S(%R, %S)", name, message, kr_ref(e->extra[2]));
    bool list = kr_tuple_length(kr_ref(e->args)) == 2 && kr_list_is_sub(kr_tuple_get(kr_ref(e->args), 1));
    if (!list) return kr_str_from_format(thread, "%S(%R, %R)", name, message, kr_ref(e->extra[1]));
    KrOwn parts = kr_sequence_list(thread, kr_ref(e->extra[1]));
    if (kr_is_null(parts)) return KR_NULL;
    KrOwn text = kr_str_from_format(thread, "%S(%R, %R)", name, message, kr_ref(parts));
    kr_drop(thread, parts);
    return text;
}

static KrOwn get_message(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(group_of(self)->extra[0]));
}
static KrOwn get_exceptions(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(group_of(self)->extra[1]));
}

static KrOwn group_derive(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return kr_call_2(thread, kr_type_ref(&kr_exception_base_exception_group),
                     kr_ref(group_of(self)->extra[0]), args[0]);
}

// --- splitting --------------------------------------------------------------------------

typedef struct Split {
    KrRef matcher; // type, tuple of types, or predicate
    bool by_type;
    bool want_rest;
} Split;

static bool prepare(KrThread *thread, KrRef matcher, bool want_rest, Split *split)
{
    *split = (Split){matcher, false, want_rest};
    if (kr_type_has(matcher, KR_TYPE_TYPE_SUB)) {
        split->by_type =
            kr_type_is_subtype((KrType *)kr_obj(matcher), &kr_exception_base_exception);
    } else if (kr_tuple_is_sub(matcher)) {
        split->by_type = true;
        for (int64_t i = 0; i < kr_tuple_length(matcher); i++) {
            KrRef item = kr_tuple_get(matcher, i);
            if (!kr_type_has(item, KR_TYPE_TYPE_SUB) ||
                !kr_type_is_subtype((KrType *)kr_obj(item),
                                    &kr_exception_base_exception))
                split->by_type = false;
        }
    } else if (kr_type_of(matcher)->call) {
        return true;
    }
    if (split->by_type) return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "expected an exception type, a tuple of exception "
                                    "types, or a callable (other than a class)");
}

static KrFound matches(KrThread *thread, const Split *split, KrRef exception)
{
    if (split->by_type)
        return kr_exception_matches(thread, exception, split->matcher) ? KR_PRESENT
                                                                       : KR_ABSENT;
    KrOwn answer = kr_call_1(thread, split->matcher, exception);
    bool truth = false;
    if (kr_is_null(answer)) return KR_FAULT;
    bool ok = kr_truth(thread, kr_ref(answer), &truth);
    kr_drop(thread, answer);
    return !ok ? KR_FAULT : truth ? KR_PRESENT : KR_ABSENT;
}

static KrOwn or_null(KrOwn value)
{
    return kr_is_null(value) ? KR_NULL : kr_dup(kr_ref(value));
}

// The group with these parts only, or None if there are none.
static KrOwn rebuild(KrThread *thread, KrRef group, KrRef parts)
{
    if (kr_list_length(parts) == 0) return kr_none_own();
    KrOwn derive = kr_attr_get_name(thread, group, "derive");
    if (kr_is_null(derive)) return KR_NULL;
    KrOwn made = kr_call_1(thread, kr_ref(derive), parts);
    kr_drop(thread, derive);
    if (kr_is_null(made)) return KR_NULL;
    if (!kr_exception_group_is(kr_ref(made))) {
        kr_drop(thread, made);
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "derive must return an instance of BaseExceptionGroup");
    }
    KrException *to = group_of(kr_ref(made)), *from = group_of(group);
    kr_store(thread, &to->traceback, or_null(from->traceback));
    kr_store(thread, &to->context, or_null(from->context));
    kr_store(thread, &to->cause, or_null(from->cause));
    to->suppress_context = to->suppress_context || from->suppress_context;
    KrOwn notes = KR_NULL, name = kr_str_interned(thread, "__notes__");
    bool ok = !kr_is_null(name) && kr_attr_lookup(thread, group, kr_ref(name), &notes) != KR_FAULT;
    if (ok && !kr_is_null(notes) && kr_type_of(kr_ref(notes))->getitem) { // others are not copied
        KrOwn copy = kr_sequence_list(thread, kr_ref(notes));
        ok = !kr_is_null(copy) && kr_attr_set(thread, kr_ref(made), kr_ref(name), kr_ref(copy));
        kr_xdrop(thread, copy);
    }
    kr_xdrop(thread, notes);
    kr_xdrop(thread, name);
    if (!ok) kr_drop(thread, kr_move(&made));
    return made;
}

// Both results are new; None where nothing is.
static bool split_into(KrThread *thread, const Split *split, KrRef exception,
                       KrOwn *match, KrOwn *rest)
{
    KrOwn yes = KR_NULL, no = KR_NULL;
    bool ok = false;
    KrFound found = matches(thread, split, exception);
    *match = *rest = KR_NULL;
    if (found == KR_FAULT || !kr_thread_check_stack(thread)) return false;
    if (found == KR_PRESENT || !kr_exception_group_is(exception)) {
        *match = found == KR_PRESENT ? kr_dup(exception) : kr_none_own();
        *rest = found == KR_PRESENT || !split->want_rest ? kr_none_own()
                                                         : kr_dup(exception);
        return true;
    }
    yes = kr_list_new(thread, 0);
    no = kr_list_new(thread, 0);
    if (kr_is_null(yes) || kr_is_null(no)) goto done;
    KrRef parts = kr_ref(kr_exception_group_parts(exception));
    for (int64_t i = 0; i < kr_tuple_length(parts); i++) {
        KrOwn in = KR_NULL, out = KR_NULL;
        bool added = split_into(thread, split, kr_tuple_get(parts, i), &in, &out) &&
                     (kr_is_none(kr_ref(in)) ||
                      kr_list_append(thread, kr_ref(yes), kr_ref(in))) &&
                     (kr_is_none(kr_ref(out)) ||
                      kr_list_append(thread, kr_ref(no), kr_ref(out)));
        kr_xdrop(thread, in);
        kr_xdrop(thread, out);
        if (!added) goto done;
    }
    *match = rebuild(thread, exception, kr_ref(yes));
    if (kr_is_null(*match)) goto done;
    *rest = rebuild(thread, exception, kr_ref(no));
    ok = !kr_is_null(*rest);
    if (!ok) kr_drop(thread, kr_move(match));
done:
    kr_xdrop(thread, yes);
    kr_xdrop(thread, no);
    return ok;
}

static KrOwn group_split(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    Split split;
    KrOwn match, rest;
    if (!prepare(thread, args[0], true, &split) ||
        !split_into(thread, &split, self, &match, &rest))
        return KR_NULL;
    KrOwn pair[2] = {match, rest};
    return kr_tuple_pack_own(thread, pair, 2);
}

static KrOwn group_subgroup(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)count;
    Split split;
    KrOwn match, rest;
    if (!prepare(thread, args[0], false, &split) ||
        !split_into(thread, &split, self, &match, &rest))
        return KR_NULL;
    kr_drop(thread, rest);
    return match;
}

static const KrNativeDef group_methods[] = {
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "See PEP 585", 1, 1,
     KR_NATIVE_CLASS | KR_NATIVE_RAW},
    {"derive", group_derive, "($self, excs, /)", "A group of the same kind with other exceptions.", 1, 1, KR_NATIVE_RAW},
    {"split", group_split, "($self, matcher_value, /)", "The parts between separators.", 1, 1, KR_NATIVE_RAW},
    {"subgroup", group_subgroup, "($self, matcher_value, /)", "The part that matches a condition.", 1, 1, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef group_getset[] = {
    {"message", get_message, NULL, KR_AS_MEMBER "exception message"},
    {"exceptions", get_exceptions, NULL, KR_AS_MEMBER "nested exceptions"},
    {0},
};

KrType kr_exception_group_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "ExceptionGroup",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB,
    .basic_size = sizeof(KrException),
    .base = &kr_exception_base_exception_group,
};

void kr_exception_group_prepare(void)
{
    KrType *type = &kr_exception_base_exception_group;
    type->new_object = group_new;
    type->str = group_str;
    type->repr = group_repr;
    type->methods = group_methods;
    type->getset = group_getset;
    type->shown = "__init__";
    type->doc = "A combination of multiple unrelated exceptions.";
}

bool kr_exception_group_init(KrThread *thread)
{
    KrType *type = &kr_exception_group_type;
    type->flags |= KR_TYPE_HAS_WEAKREF;
    type->shown = "__weakref__ __module__";
    if (!kr_type_ready(thread, type)) return false;
    // the only static type with two bases
    KrRef bases[] = {kr_type_ref(&kr_exception_base_exception_group),
                     kr_type_ref(&kr_exception_exception)};
    KrRef line[] = {kr_type_ref(type), bases[0], bases[1],
                    kr_type_ref(&kr_exception_base_exception),
                    kr_type_ref(&kr_object_base_type)};
    KrOwn both = kr_tuple_from(thread, bases, 2), mro = kr_tuple_from(thread, line, 5);
    if (kr_is_null(both) || kr_is_null(mro)) {
        kr_xdrop(thread, both);
        kr_xdrop(thread, mro);
        return false;
    }
    kr_store(thread, &type->bases, both);
    kr_store(thread, &type->mro, mro);
    return true;
}
