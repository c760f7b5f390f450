// SPDX-License-Identifier: MIT
// The Pickler of the _pickle module (pickle_parts.h): its options, attributes, memo and output.
//
// Tests: tests/lang/modules/pickle/.
#include "modules/pickle_parts.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/object_reduce.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stdlib.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static KrPickler *cast(KrRef self)
{
    return (KrPickler *)(void *)kr_obj(self);
}

static bool get_protocol(KrThread *thread, KrRef value, int *out)
{
    int64_t number = KR_PICKLE_DEFAULT;
    if (!kr_is_none(value) && !kr_number_index_i64(thread, value, &number))
        return false;
    if (number < 0) number = KR_PICKLE_HIGHEST;
    if (number > KR_PICKLE_HIGHEST)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "pickle protocol must be <= %d",
                                        KR_PICKLE_HIGHEST);
    *out = (int)number;
    return true;
}

bool kr_pickle_write_setup(KrThread *thread, KrPickler *self, KrRef protocol,
                           KrRef file, KrRef fix_imports, KrRef buffer_callback)
{
    self->frame_start = -1;
    if (!get_protocol(thread, protocol, &self->protocol) ||
        !kr_truth(thread, fix_imports, &self->fix_imports))
        return false;
    self->bin = self->protocol > 0;
    self->fix_imports = self->fix_imports && self->protocol < 3;
    if (!kr_is_none(buffer_callback)) {
        if (self->protocol < 5)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "buffer_callback needs protocol >= 5");
        kr_store(thread, &self->buffer_callback, kr_dup(buffer_callback));
    }
    if (kr_ref_is_null(file)) return self->ready = true;
    KrOwn name = kr_str_interned(thread, "write"), write = KR_NULL;
    if (kr_is_null(name)) return false;
    KrFound has = kr_attr_lookup(thread, file, kr_ref(name), &write);
    kr_drop(thread, name);
    if (has == KR_ABSENT)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "file must have a 'write' attribute");
    if (has == KR_FAULT) return false;
    kr_store(thread, &self->write, write);
    return self->ready = true;
}

void kr_pickle_write_release(KrThread *thread, KrPickler *self)
{
    KrOwn *const fields[] = {&self->write,          &self->persistent_id,
                             &self->dispatch_table, &self->buffer_callback,
                             &self->ask_persistent, &self->override,
                             &self->table,          &self->fast_seen};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_xdrop(thread, kr_move(fields[i]));
    kr_pickle_memo_clear(thread, &self->memo);
    free(self->out);
    self->out = NULL;
    self->size = self->capacity = 0;
}

static KrOwn pickler_persistent_id(ARGS)
{
    (void)thread, (void)self, (void)args, (void)count;
    return kr_none_own();
}

// Methods of subclasses that are asked about every object.
static bool find_hooks(KrThread *thread, KrPickler *self)
{
    KrRef ref = kr_from_obj(self);
    if (kr_type_of(ref) == &kr_pickle_write_type && kr_is_null(self->persistent_id))
        return true;
    KrOwn name = kr_str_interned(thread, "persistent_id"), found = KR_NULL;
    if (kr_is_null(name)) return false;
    KrFound has = kr_attr_lookup(thread, ref, kr_ref(name), &found);
    kr_drop(thread, name);
    if (has == KR_FAULT) return false;
    if (has == KR_PRESENT) {
        bool mine =
            kr_is_exact(kr_ref(found), &kr_native_type) &&
            ((const KrNative *)(const void *)kr_obj(kr_ref(found)))->def->function ==
                pickler_persistent_id;
        if (mine)
            kr_drop(thread, found);
        else
            kr_store(thread, &self->ask_persistent, found);
    }
    name = kr_str_interned(thread, "reducer_override");
    if (kr_is_null(name)) return false;
    found = KR_NULL;
    has = kr_attr_lookup(thread, ref, kr_ref(name), &found);
    kr_drop(thread, name);
    if (has == KR_PRESENT) kr_store(thread, &self->override, found);
    return has != KR_FAULT;
}

bool kr_pickle_write_dump(KrThread *thread, KrPickler *self, KrRef object)
{
    if (kr_is_null(self->dispatch_table)) {
        kr_store(thread, &self->table,
                 kr_pickle_global_table(thread, "copyreg", "dispatch_table"));
        if (kr_is_null(self->table)) return false;
    }
    uint8_t header[2] = {OP_PROTO, (uint8_t)self->protocol};
    bool ok = self->protocol < 2 || kr_pickle_save_raw(thread, self, header, 2);
    self->framing = self->protocol >= 4;
    ok = ok && kr_pickle_save(thread, self, object, false) &&
         kr_pickle_save_op(thread, self, OP_STOP);
    if (ok) ok = kr_pickle_write_flush(thread, self);
    self->framing = false;
    self->frame_start = -1;
    self->fast_depth = 0;
    return ok;
}

// --- methods ----------------------------------------------------------------------------

// Code that dump or __init__ calls must not start another.
static bool begin(KrThread *thread, KrPickler *self)
{
    if (self->running)
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "Pickler object is already used");
    return self->running = true;
}

static KrOwn pickler_dump(ARGS)
{
    (void)count;
    KrPickler *pickler = cast(self);
    if (!pickler->ready || kr_is_null(pickler->write))
        return kr_exception_raise(thread, &kr_pickle_module_pickling_error,
                                  "Pickler.__init__() was not called by %T.__init__()",
                                  self);
    if (!begin(thread, pickler)) return KR_NULL;
    pickler->size = 0;
    KrOwn hold = kr_dup(self);
    bool ok =
        find_hooks(thread, pickler) && kr_pickle_write_dump(thread, pickler, args[0]);
    // they hold the pickler
    kr_xdrop(thread, kr_move(&pickler->ask_persistent));
    kr_xdrop(thread, kr_move(&pickler->override));
    pickler->running = false;
    kr_drop(thread, hold);
    return ok ? kr_none_own() : KR_NULL;
}
static KrOwn pickler_clear_memo(ARGS)
{
    (void)args, (void)count;
    kr_pickle_memo_clear(thread, &cast(self)->memo);
    return kr_none_own();
}
static KrOwn pickler_sizeof(ARGS)
{
    (void)args, (void)count;
    const KrPickler *pickler = cast(self);
    size_t size = kr_type_of(self)->basic_size + pickler->capacity;
    if (pickler->memo.slots)
        size += (pickler->memo.mask + 1) * sizeof(KrPickleMemoSlot);
    return kr_int_from_i64(thread, (int64_t)size);
}

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *class = (KrType *)(void *)kr_obj(type);
    KrPickler *self =
        (KrPickler *)(void *)kr_object_new(thread, class, class->basic_size);
    if (!self) return KR_NULL;
    self->frame_start = -1;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static bool set_up(KrThread *thread, KrRef self, const KrRef *args)
{
    KrPickler *pickler = cast(self);
    pickler->ready = false;
    kr_pickle_write_release(thread, pickler);
    if (!kr_pickle_write_setup(thread, pickler, args[1], args[0], args[2], args[3]))
        return false;
    pickler->fast = 0;
    KrOwn name = kr_str_interned(thread, "dispatch_table"), table = KR_NULL;
    if (kr_is_null(name)) return false;
    KrFound has = kr_attr_lookup(thread, self, kr_ref(name), &table);
    kr_drop(thread, name);
    if (has == KR_PRESENT) kr_store(thread, &pickler->dispatch_table, table);
    return has != KR_FAULT;
}
static KrOwn init_native(ARGS) // file, protocol, fix_imports, buffer_callback
{
    (void)count;
    if (!begin(thread, cast(self))) return KR_NULL;
    bool ok = set_up(thread, self, args);
    cast(self)->running = false;
    return ok ? kr_none_own() : KR_NULL;
}
static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    static const KrNativeDef def = {
        "Pickler",
        init_native,
        "(file, protocol=None, fix_imports=True, buffer_callback=None)",
        NULL,
        0,
        0,
        0};
    KrOwn result = kr_call_native(thread, &def, self, args, count, kwnames);
    kr_xdrop(thread, result);
    return !kr_is_null(result);
}

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_pickle_write_release(thread, (KrPickler *)(void *)object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const KrPickler *self = (const KrPickler *)(const void *)object;
    const KrOwn fields[] = {self->write,          self->persistent_id,
                            self->dispatch_table, self->buffer_callback,
                            self->ask_persistent, self->override,
                            self->table,          self->fast_seen};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i])) visitor(kr_ref(fields[i]), context);
    for (size_t i = 0; self->memo.slots && i <= self->memo.mask; i++)
        if (!kr_is_null(self->memo.slots[i].object))
            visitor(kr_ref(self->memo.slots[i].object), context);
}
static void clear(KrThread *thread, KrObject *object)
{
    kr_pickle_write_release(thread, (KrPickler *)(void *)object);
}

// persistent_id may be set on the instance, though it has no dict.
static KrOwn getattr(KrThread *thread, KrRef self, KrRef name)
{
    if (!kr_is_null(cast(self)->persistent_id) &&
        kr_str_equal_ascii(name, "persistent_id"))
        return kr_dup(kr_ref(cast(self)->persistent_id));
    return kr_attr_generic_get(thread, self, name);
}
static bool setattr(KrThread *thread, KrRef self, KrRef name, KrRef value)
{
    if (!kr_str_equal_ascii(name, "persistent_id"))
        return kr_attr_generic_set(thread, self, name, value);
    kr_store(thread, &cast(self)->persistent_id,
             kr_ref_is_null(value) ? KR_NULL : kr_dup(value));
    return true;
}

// --- attributes -------------------------------------------------------------------------

static bool no_delete(KrThread *thread, KrRef value)
{
    return !kr_ref_is_null(value) ||
           kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "attribute deletion is not supported");
}
static bool set_int(KrThread *thread, KrRef value, int32_t *out)
{
    int64_t number;
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "can't delete numeric/char attribute");
    if (!kr_number_index_i64(thread, value, &number)) return false;
    *out = (int32_t)number;
    return true;
}
static KrOwn get_bin(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->bin);
}
static bool set_bin(KrThread *thread, KrRef self, KrRef value)
{
    return set_int(thread, value, &cast(self)->bin);
}
static KrOwn get_fast(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->fast);
}
static bool set_fast(KrThread *thread, KrRef self, KrRef value)
{
    return set_int(thread, value, &cast(self)->fast);
}
static KrOwn get_table(KrThread *thread, KrRef self)
{
    if (!kr_is_null(cast(self)->dispatch_table))
        return kr_dup(kr_ref(cast(self)->dispatch_table));
    return kr_exception_raise(thread, &kr_exception_attribute_error,
                              "'%s' object has no attribute 'dispatch_table'",
                              kr_pickle_write_type.name);
}
static bool set_table(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value) && kr_is_null(cast(self)->dispatch_table))
        return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                        "dispatch_table");
    kr_store(thread, &cast(self)->dispatch_table,
             kr_ref_is_null(value) ? KR_NULL : kr_dup(value));
    return true;
}

static KrPickler *pickler_of(KrRef proxy)
{
    return cast(kr_pickle_memo_proxy_owner(proxy));
}
static KrOwn proxy_clear(ARGS)
{
    (void)args, (void)count;
    kr_pickle_memo_clear(thread, &pickler_of(self)->memo);
    return kr_none_own();
}
static KrOwn proxy_copy(ARGS)
{
    (void)args, (void)count;
    return kr_pickle_memo_dict(thread, &pickler_of(self)->memo);
}
static KrOwn proxy_reduce(ARGS)
{
    return kr_pickle_memo_reduce(thread, proxy_copy(thread, self, args, count));
}
static const KrNativeDef proxy_methods[] = {
    {"clear", proxy_clear, "($self, /)", "Remove all items from memo.", 0, 0, 0},
    {"copy", proxy_copy, "($self, /)", "Copy the memo to a new object.", 0, 0, 0},
    {"__reduce__", proxy_reduce, "($self, /)", "Implement pickle support.", 0, 0, 0},
    {0},
};
KrType kr_pickle_write_memo_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_pickle.PicklerMemoProxy",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrPickleMemoProxy),
    .dealloc = kr_pickle_memo_proxy_dealloc,
    .visit = kr_pickle_memo_proxy_visit,
    .methods = proxy_methods,
};

static KrOwn get_memo(KrThread *thread, KrRef self)
{
    return kr_pickle_memo_proxy_new(thread, &kr_pickle_write_memo_type, self);
}
static bool set_memo(KrThread *thread, KrRef self, KrRef value)
{
    if (!no_delete(thread, value)) return false;
    if (kr_is_exact(value, &kr_pickle_write_memo_type))
        return kr_pickle_memo_copy(thread, &cast(self)->memo, &pickler_of(value)->memo);
    if (kr_dict_is_sub(value))
        return kr_pickle_memo_from_dict(thread, &cast(self)->memo, value);
    return kr_exception_raise_false(
        thread, &kr_exception_type_error,
        "'memo' attribute must be a PicklerMemoProxy object or dict, not %T", value);
}

static const KrNativeDef methods[] = {
    {"clear_memo", pickler_clear_memo, "($self, /)", "Forget what has been pickled.", 0,
     0, 0},
    {"dump", pickler_dump, "($self, obj, /)",
     "Write a pickle of the object to the file.", 0, 0, 0},
    {"persistent_id", pickler_persistent_id, "($self, obj, /)", NULL, 0, 0, 0},
    {"__sizeof__", pickler_sizeof, "($self, /)", "Size in memory, in bytes.", 0, 0, 0},
    {0},
};
static const KrGetSetDef getset[] = {
    {"memo", get_memo, set_memo, NULL},
    {"bin", get_bin, set_bin, KR_AS_MEMBER},
    {"fast", get_fast, set_fast, KR_AS_MEMBER},
    {"dispatch_table", get_table, set_table, KR_AS_MEMBER},
    {0},
};
KrType kr_pickle_write_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_pickle.Pickler",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrPickler),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .getattr = getattr,
    .setattr = setattr,
    .new_object = new_object,
    .init = init,
    .methods = methods,
    .getset = getset,
    .doc = "(file, protocol=None, fix_imports=True, buffer_callback=None)\n--\n\n" "Writes pickles of objects to a file.",
};
