// SPDX-License-Identifier: MIT
// FrameLocalsProxy: see frame_locals.h.
//
// A proxy owns the frame's object. Names of variables mean the slot (or the cell in it); any other key goes to a dict of the
// frame's object. What asks for everything (length, order, repr, comparison) asks a dict made for it.
// Invariant: a value that a proxy replaces lives as long as the frame's object: the evaluation stack may have borrowed it.
// Called by frame.c. Tests: tests/lang/introspection/frame_locals.py, CPython's test_frame.
#include "runtime/frame_locals.h"

#include "runtime/cell.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame_layout.h"
#include "runtime/gc.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Proxy {
    KrObject header;
    KrOwn frame; // KrFrameObject
} Proxy;

static KrFrameObject *frame_of(KrRef self)
{
    return (KrFrameObject *)(void *)kr_obj(
        kr_ref(((Proxy *)(void *)kr_obj(self))->frame));
}
static bool is_proxy(KrRef value)
{
    return kr_is_exact(value, &kr_frame_locals_type);
}
static KrSlot *slots_of(KrFrameObject *frame)
{
    return frame->frame ? frame->frame->slots : frame->slots;
}
static const KrCode *code_of(const KrFrameObject *frame)
{
    return kr_code_obj(kr_ref(frame->code));
}

KrOwn kr_frame_locals_new(KrThread *thread, KrRef frame_object)
{
    Proxy *self =
        (Proxy *)(void *)kr_object_new(thread, &kr_frame_locals_type, sizeof *self);
    if (!self) return KR_NULL;
    self->frame = kr_dup(frame_object);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

// The value of a variable, or null.
static KrRef value_at(KrFrameObject *frame, int32_t index)
{
    KrRef value = kr_slot_ref(slots_of(frame)[index]);
    if (code_of(frame)->localsplus_kinds[index] & (KR_LOCAL_CELL | KR_LOCAL_FREE) &&
        kr_is_exact(value, &kr_cell_type))
        value = kr_ref(((const KrCell *)(const void *)kr_obj(value))->value);
    return value;
}

// The slot of a variable, one that has a value if there are several of that name; -1: none.
static int32_t find_slot(KrFrameObject *frame, KrRef key)
{
    int32_t found = -1, cell = -1;
    if (!kr_str_is_sub(key)) return -1;
    const KrCode *code = code_of(frame);
    const KrTuple *names = kr_tuple_cast(kr_ref(code->localsplus_names));
    for (int32_t i = code->localsplus_count; i--;) { // the targets of inlined comprehensions are behind what they hide
        KrRef name = kr_ref(names->items[i]);
        if (!kr_is(name, key) && !kr_str_equal(name, key)) continue;
        if (kr_code_is_own_cell(code, i)) {
            cell = i;
        } else {
            if (!kr_ref_is_null(value_at(frame, i))) return i;
            if (!(code->localsplus_kinds[i] & KR_LOCAL_HIDDEN)) found = i;
        }
    }
    return cell >= 0 ? cell : found;
}

// Present: *value is borrowed. Absent: no variable of that name with a value, and no other entry.
static KrFound find(KrThread *thread, KrRef self, KrRef key, KrRef *value)
{
    KrFrameObject *frame = frame_of(self);
    int64_t hash;
    if (!kr_frame_object_has_locals(thread, frame) || !kr_hash(thread, key, &hash)) return KR_FAULT;
    int32_t index = find_slot(frame, key);
    if (index >= 0) {
        *value = value_at(frame, index);
        if (!kr_ref_is_null(*value)) return KR_PRESENT;
    }
    return kr_is_null(frame->extra)
               ? KR_ABSENT
               : kr_dict_find(thread, kr_ref(frame->extra), key, value);
}

bool kr_frame_locals_put(KrThread *thread, KrFrameObject *frame, int32_t index, KrRef value)
{
    KrSlot *slot = &slots_of(frame)[index];
    KrRef held = kr_slot_ref(*slot);
    if (code_of(frame)->localsplus_kinds[index] & (KR_LOCAL_CELL | KR_LOCAL_FREE) &&
        kr_is_exact(held, &kr_cell_type)) {
        kr_store(thread, &((KrCell *)(void *)kr_obj(held))->value, kr_dup(value));
        return true;
    }
    if (!kr_ref_is_null(held)) { // the stack may have borrowed it
        if (kr_is_null(frame->replaced)) frame->replaced = kr_list_new(thread, 0);
        if (kr_is_null(frame->replaced) ||
            !kr_list_append(thread, kr_ref(frame->replaced), held))
            return false;
        slot = &slots_of(frame)[index];
    }
    KrSlot old = *slot;
    *slot = kr_slot_steal(kr_dup(value));
    kr_slot_close(thread, old);
    for (KrActivation *a = thread->activation; a; a = a->previous)
        a->stale = true;
    return true;
}

static bool put(KrThread *thread, KrRef self, KrRef key, KrRef value)
{
    KrFrameObject *frame = frame_of(self);
    if (!kr_frame_object_has_locals(thread, frame)) return false;
    int32_t index = find_slot(frame, key);
    if (index >= 0 && !kr_ref_is_null(value))
        return kr_frame_locals_put(thread, frame, index, value);
    if (index >= 0)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "cannot remove local variables from FrameLocalsProxy");
    if (kr_ref_is_null(value)) {
        KrFound found = kr_is_null(frame->extra)
                            ? KR_ABSENT
                            : kr_dict_delete(thread, kr_ref(frame->extra), key);
        if (found == KR_ABSENT) kr_xdrop(thread, kr_exception_raise_key(thread, key));
        return found == KR_PRESENT;
    }
    if (kr_is_null(frame->extra)) frame->extra = kr_dict_new(thread);
    return !kr_is_null(frame->extra) &&
           kr_dict_set(thread, kr_ref(frame->extra), key, value);
}

KrOwn kr_frame_locals_dict(KrThread *thread, KrFrameObject *frame)
{
    if (!kr_frame_object_has_locals(thread, frame)) return KR_NULL;
    KrOwn dict = kr_dict_new(thread);
    const KrCode *code = code_of(frame);
    const KrTuple *names = kr_tuple_cast(kr_ref(code->localsplus_names));
    bool ok = !kr_is_null(dict);
    for (int32_t i = 0; ok && i < code->localsplus_count; i++) {
        KrRef value = value_at(frame, i);
        if (!kr_ref_is_null(value) &&
            !(kr_code_is_own_cell(code, i) && !kr_ref_is_null(kr_dict_find_str(kr_ref(dict), kr_ref(names->items[i])))))
            ok = kr_dict_set(thread, kr_ref(dict), kr_ref(names->items[i]), value);
    }
    if (ok && !kr_is_null(frame->extra))
        ok = kr_dict_update(thread, kr_ref(dict), kr_ref(frame->extra));
    if (ok) return dict;
    kr_xdrop(thread, dict);
    return KR_NULL;
}
static KrOwn dict_of(KrThread *thread, KrRef self)
{
    return kr_frame_locals_dict(thread, frame_of(self));
}

// --- what a mapping does ------------------------------------------------------------------

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)callable;
    if (count != 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "FrameLocalsProxy expected 1 argument, got %zu",
                                  count);
    if (!kr_is_exact(args[0], &kr_frame_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "expect frame, not %T", args[0]);
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "FrameLocalsProxy takes no keyword arguments");
    return kr_frame_locals_new(thread, args[0]);
}
static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    KrRef value;
    KrFound found = find(thread, self, key, &value);
    if (found == KR_PRESENT) return kr_dup(value);
    if (found == KR_FAULT) return KR_NULL;
    KrOwn text = kr_repr(thread, key), message = KR_NULL;
    if (!kr_is_null(text))
        message = kr_str_from_format(thread, "local variable '%S' is not defined",
                                     kr_ref(text));
    if (!kr_is_null(message))
        kr_xdrop(thread, kr_exception_raise_key(thread, kr_ref(message)));
    kr_xdrop(thread, text);
    kr_xdrop(thread, message);
    return KR_NULL;
}
static KrFound contains(KrThread *thread, KrRef self, KrRef key)
{
    KrRef value;
    return find(thread, self, key, &value);
}
static bool length(KrThread *thread, KrRef self, int64_t *out)
{
    KrOwn dict = dict_of(thread, self);
    if (kr_is_null(dict)) return false;
    *out = kr_dict_length(kr_ref(dict));
    kr_drop(thread, dict);
    return true;
}
static KrOwn list_of(KrThread *thread, KrRef self,
                     int what) // 0: keys, 1: values, 2: items
{
    KrOwn dict = dict_of(thread, self),
          list = kr_is_null(dict) ? KR_NULL : kr_list_new(thread, 0);
    KrRef pair[2];
    bool ok = !kr_is_null(list);
    for (size_t position = 0;
         ok && kr_dict_next(kr_ref(dict), &position, &pair[0], &pair[1]);) {
        KrOwn item = what == 2 ? kr_tuple_from(thread, pair, 2) : kr_dup(pair[what]);
        ok = !kr_is_null(item) && kr_list_append_own(thread, kr_ref(list), item);
    }
    kr_xdrop(thread, dict);
    if (!ok && !kr_is_null(list)) kr_drop(thread, kr_move(&list));
    return list;
}
static KrOwn keys_method(ARGS)
{
    UNUSED;
    return list_of(thread, self, 0);
}
static KrOwn values_method(ARGS)
{
    UNUSED;
    return list_of(thread, self, 1);
}
static KrOwn items_method(ARGS)
{
    UNUSED;
    return list_of(thread, self, 2);
}
static KrOwn iter(KrThread *thread, KrRef self)
{
    KrOwn list = list_of(thread, self, 0);
    if (kr_is_null(list)) return KR_NULL;
    KrOwn iterator = kr_iter(thread, kr_ref(list));
    kr_drop(thread, list);
    return iterator;
}
static KrOwn reversed_method(ARGS)
{
    UNUSED;
    KrOwn list = list_of(thread, self, 0);
    if (!kr_is_null(list)) kr_list_reverse(kr_ref(list));
    return list;
}
static KrOwn copy_method(ARGS)
{
    UNUSED;
    return dict_of(thread, self);
}
static KrOwn repr(KrThread *thread, KrRef self)
{
    if (kr_repr_enter(thread, self)) return kr_str_from_ascii(thread, "{...}");
    if (kr_thread_has_exception(thread)) return KR_NULL;
    KrOwn dict = dict_of(thread, self),
          text = kr_is_null(dict) ? KR_NULL : kr_repr(thread, kr_ref(dict));
    kr_repr_leave(thread, self);
    kr_xdrop(thread, dict);
    return text;
}
static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (op != KR_EQ && op != KR_NE) return kr_dup(kr_not_implemented());
    if (is_proxy(b)) return kr_bool_own((frame_of(a) == frame_of(b)) == (op == KR_EQ));
    if (!kr_type_has(b, KR_TYPE_DICT_SUB)) return kr_dup(kr_not_implemented());
    KrOwn dict = dict_of(thread, a);
    if (kr_is_null(dict)) return KR_NULL;
    KrOwn result = kr_compare(thread, kr_ref(dict), b, op);
    kr_drop(thread, dict);
    return result;
}

static bool is_mapping(KrRef value)
{
    return is_proxy(value) || kr_type_has(value, KR_TYPE_DICT_SUB);
}
// False: raised.
static bool update(KrThread *thread, KrRef self, KrRef other)
{
    KrOwn dict = is_proxy(other) ? dict_of(thread, other) : kr_dict_copy(thread, other);
    KrRef key, value;
    bool ok = !kr_is_null(dict);
    for (size_t position = 0;
         ok && kr_dict_next(kr_ref(dict), &position, &key, &value);)
        ok = put(thread, self, key, value);
    kr_xdrop(thread, dict);
    return ok;
}
static KrOwn update_method(ARGS)
{
    (void)count;
    if (!is_mapping(args[0]))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "update() argument must be dict or another FrameLocalsProxy");
    return update(thread, self, args[0]) ? kr_none_own() : KR_NULL;
}
static KrOwn join(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_mapping(a) || !is_mapping(b)) return kr_dup(kr_not_implemented());
    KrOwn left = is_proxy(a) ? dict_of(thread, a) : kr_dict_copy(thread, a);
    KrOwn right = kr_is_null(left) ? KR_NULL
                  : is_proxy(b)    ? dict_of(thread, b)
                                   : kr_dup(b);
    bool ok = !kr_is_null(right) && kr_dict_update(thread, kr_ref(left), kr_ref(right));
    kr_xdrop(thread, right);
    if (ok) return left;
    kr_xdrop(thread, left);
    return KR_NULL;
}
static KrOwn join_inplace(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_mapping(b)) return kr_dup(kr_not_implemented());
    return update(thread, a, b) ? kr_dup(a) : KR_NULL;
}

static KrOwn get_method(ARGS)
{
    if (count < 1 || count > 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "get expected 1 or 2 arguments");
    KrRef value;
    KrFound found = find(thread, self, args[0], &value);
    if (found == KR_FAULT) return KR_NULL;
    return found == KR_PRESENT ? kr_dup(value)
           : count > 1         ? kr_dup(args[1])
                               : kr_none_own();
}
static KrOwn setdefault_method(ARGS)
{
    if (count < 1 || count > 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "setdefault expected 1 or 2 arguments");
    KrRef value, fallback = count > 1 ? args[1] : kr_none();
    KrFound found = find(thread, self, args[0], &value);
    if (found == KR_FAULT) return KR_NULL;
    if (found == KR_PRESENT) return kr_dup(value);
    return put(thread, self, args[0], fallback) ? kr_dup(fallback) : KR_NULL;
}
static KrOwn pop_method(ARGS)
{
    if (count < 1 || count > 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "pop expected 1 or 2 arguments");
    KrFrameObject *frame = frame_of(self);
    if (find_slot(frame, args[0]) >= 0)
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "cannot remove local variables from FrameLocalsProxy");
    KrRef value;
    KrFound found = find(thread, self, args[0], &value);
    if (found == KR_FAULT) return KR_NULL;
    if (found == KR_ABSENT)
        return count > 1 ? kr_dup(args[1]) : kr_exception_raise_key(thread, args[0]);
    KrOwn result = kr_dup(value);
    if (put(thread, self, args[0], KR_REF_NULL)) return result;
    kr_drop(thread, result);
    return KR_NULL;
}

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    kr_xdrop(thread, ((Proxy *)(void *)object)->frame);
    kr_object_free(thread, object, sizeof(Proxy));
}
static void visit(KrObject *object, KrVisitFn visit_child, void *context)
{
    const Proxy *self = (const Proxy *)(const void *)object;
    if (!kr_is_null(self->frame)) visit_child(kr_ref(self->frame), context);
}

static const KrNativeDef methods[] = {
    {"update", update_method, "($self, object, /)",
     "Sets what a dict or another proxy has.", 0, 0, 0},
    {"__reversed__", reversed_method, "($self, /)", "The names, the last first.", 0, 0,
     KR_NATIVE_RAW},
    {"copy", copy_method, "($self, /)", "A dict of the variables.", 0, 0,
     KR_NATIVE_RAW},
    {"keys", keys_method, "($self, /)", "A list of the names.", 0, 0, KR_NATIVE_RAW},
    {"values", values_method, "($self, /)", "A list of the values.", 0, 0,
     KR_NATIVE_RAW},
    {"items", items_method, "($self, /)", "A list of pairs.", 0, 0, KR_NATIVE_RAW},
    {"get", get_method, NULL, "The value of a name, or a default.", 0, -1,
     KR_NATIVE_RAW},
    {"pop", pop_method, NULL, "Takes out what is no variable.", 0, -1, KR_NATIVE_RAW},
    {"setdefault", setdefault_method, NULL,
     "The value of a name, which is set first if it has none.", 0, -1, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrType kr_frame_locals_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "FrameLocalsProxy",
    .flags = KR_TYPE_GC | KR_TYPE_MAPPING,
    .basic_size = sizeof(Proxy),
    .dealloc = dealloc,
    .visit = visit,
    .repr = repr,
    .iter = iter,
    .compare = compare,
    .new_object = new_object,
    .binary = {[KR_BINARY_OR] = join},
    .inplace = {[KR_BINARY_OR] = join_inplace},
    .length = length,
    .getitem = getitem,
    .setitem = put,
    .contains = contains,
    .methods = methods,
};
