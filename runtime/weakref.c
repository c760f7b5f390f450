// SPDX-License-Identifier: MIT
// Weak references: see weakref.h. The table is open addressing by address; proxies forward every
// operation to their target, which they hold while it runs.
#include "runtime/weakref.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

// --- the table --------------------------------------------------------------------------

typedef struct Entry {
    const KrObject *object; // null: empty
    KrWeakref *first;
} Entry;

typedef struct Table { // KrVM.weakrefs
    Entry *entries;
    size_t mask, count;
} Table;

static size_t place_of(const KrObject *object, size_t mask)
{
    uint64_t hash = (uint64_t)(uintptr_t)object >> 4;
    return (size_t)((hash * UINT64_C(0x9E3779B97F4A7C15)) >> 20) & mask;
}

static Entry *find(KrVM *vm, const KrObject *object)
{
    Table *table = vm->weakrefs;
    kr_assert(object->flags & KR_OBJECT_HAS_WEAKREFS);
    size_t i = place_of(object, table->mask);
    while (table->entries[i].object != object) {
        kr_assert(table->entries[i].object);
        i = (i + 1) & table->mask;
    }
    return &table->entries[i];
}

static bool grow(Table *table)
{
    size_t size = table->entries ? (table->mask + 1) * 2 : 64;
    Entry *entries = calloc(size, sizeof *entries);
    if (!entries) return false;
    for (size_t i = 0; table->entries && i <= table->mask; i++) {
        if (!table->entries[i].object) continue;
        size_t place = place_of(table->entries[i].object, size - 1);
        while (entries[place].object)
            place = (place + 1) & (size - 1);
        entries[place] = table->entries[i];
    }
    free(table->entries);
    table->entries = entries;
    table->mask = size - 1;
    return true;
}

// The entry of an object that may have none yet. Null: no memory.
static Entry *find_or_add(KrVM *vm, KrObject *object)
{
    if (object->flags & KR_OBJECT_HAS_WEAKREFS) return find(vm, object);
    Table *table = vm->weakrefs;
    if (!table) {
        table = vm->weakrefs = calloc(1, sizeof *table);
        if (!table) return NULL;
    }
    if ((!table->entries || table->count * 2 > table->mask) && !grow(table))
        return NULL;
    size_t i = place_of(object, table->mask);
    while (table->entries[i].object)
        i = (i + 1) & table->mask;
    table->entries[i] = (Entry){object, NULL};
    table->count++;
    object->flags |= KR_OBJECT_HAS_WEAKREFS;
    return &table->entries[i];
}

static void forget(KrVM *vm, KrObject *object)
{
    Table *table = vm->weakrefs;
    size_t hole = (size_t)(find(vm, object) - table->entries);
    object->flags &= (uint16_t)~KR_OBJECT_HAS_WEAKREFS;
    table->count--;
    for (size_t i = (hole + 1) & table->mask; table->entries[i].object;
         i = (i + 1) & table->mask) {
        size_t home = place_of(table->entries[i].object, table->mask);
        if (((i - home) & table->mask) < ((i - hole) & table->mask))
            continue; // it would lie before its home
        table->entries[hole] = table->entries[i];
        hole = i;
    }
    table->entries[hole] = (Entry){NULL, NULL};
}

bool kr_weakref_has_callbacks(const KrVM *vm)
{
    const Table *table = vm->weakrefs;
    for (size_t i = 0; table && i <= table->mask; i++)
        for (const KrWeakref *ref = table->entries[i].first; ref; ref = ref->next)
            if (!kr_is_null(ref->callback)) return true;
    return false;
}

void kr_weakref_fini(KrVM *vm)
{
    Table *table = vm->weakrefs;
    if (table) free(table->entries);
    free(table);
    vm->weakrefs = NULL;
}

KrWeakref *kr_weakref_first(KrVM *vm, const KrObject *object)
{
    return object->flags & KR_OBJECT_HAS_WEAKREFS ? find(vm, object)->first : NULL;
}

// --- references -------------------------------------------------------------------------

static KrWeakref *weakref_of(KrRef self)
{
    return (KrWeakref *)(void *)kr_obj(self);
}

// Out of its target's list.
static void detach(KrVM *vm, KrWeakref *ref)
{
    if (!ref->target) return;
    if (ref->next) ref->next->previous = ref->previous;
    if (ref->previous)
        ref->previous->next = ref->next;
    else if (ref->next)
        find(vm, ref->target)->first = ref->next;
    else
        forget(vm, ref->target);
    ref->target = NULL;
    ref->next = ref->previous = NULL;
}

static bool is_proxy_type(const KrType *type)
{
    return type == &kr_weakref_proxy_type || type == &kr_weakref_callable_proxy_type;
}

// The shared reference of this kind, which lives and has no callback.
static KrWeakref *shared(KrWeakref *first, const KrType *type)
{
    for (int i = 0; first && i < 2; i++, first = first->next)
        if (first->header.type == type && kr_is_null(first->callback) &&
            first->header.count)
            return first;
    return NULL;
}

KrOwn kr_weakref_new(KrThread *thread, KrType *type, KrRef object, KrRef callback)
{
    KrType *class_ = kr_type_of(object);
    if (!(class_->flags & KR_TYPE_HAS_WEAKREF) || !kr_is_ptr(object))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "cannot create weak reference to '%N' object",
                                  class_);
    if (!kr_ref_is_null(callback) && kr_is_none(callback)) callback = KR_REF_NULL;
    KrObject *target = kr_obj(object);
    bool plain =
        kr_ref_is_null(callback) && (type == &kr_weakref_type || is_proxy_type(type));
    KrWeakref *found =
        plain ? shared(kr_weakref_first(thread->vm, target), type) : NULL;
    if (found) return kr_dup(kr_from_obj(found));
    KrWeakref *self =
        (KrWeakref *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    self->hash = -1;
    Entry *entry = find_or_add(thread->vm, target);
    if (!entry) {
        kr_drop(thread, kr_steal_obj(self));
        return kr_exception_no_memory(thread);
    }
    self->target = target;
    self->callback = kr_dup(callback);
    // behind the shared ones: a plain ref comes first, a plain proxy after it
    KrWeakref *before = NULL, *first = entry->first;
    if (!plain || is_proxy_type(type)) {
        before = first ? shared(first->header.type == &kr_weakref_type ? first : NULL,
                                &kr_weakref_type)
                       : NULL;
        KrWeakref *second = before ? before->next : first;
        if (!plain && second && is_proxy_type(second->header.type) &&
            kr_is_null(second->callback))
            before = second;
    }
    self->previous = before;
    self->next = before ? before->next : first;
    if (self->next) self->next->previous = self;
    if (before)
        before->next = self;
    else
        entry->first = self;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrOwn kr_weakref_new_proxy(KrThread *thread, KrRef object, KrRef callback)
{
    bool callable = kr_type_of(object)->call;
    return kr_weakref_new(
        thread, callable ? &kr_weakref_callable_proxy_type : &kr_weakref_proxy_type,
        object, callback);
}

KrOwn kr_weakref_target(KrRef ref)
{
    KrObject *target = weakref_of(ref)->target;
    return target && target->count ? kr_dup(kr_from_obj(target)) : KR_NULL;
}

// --- the end of objects -----------------------------------------------------------------

// References whose callbacks are due.
typedef struct Due {
    KrOwn *refs;
    size_t count, capacity;
} Due;

static void note_due(Due *due, KrWeakref *ref)
{
    if (due->count == due->capacity) {
        size_t capacity = due->capacity ? due->capacity * 2 : 8;
        KrOwn *grown = realloc(due->refs, capacity * sizeof *grown);
        if (!grown) return; // nobody is told
        due->refs = grown;
        due->capacity = capacity;
    }
    due->refs[due->count++] = kr_dup(kr_from_obj(ref));
}

static void call_due(KrThread *thread, Due *due)
{
    if (!due->count) return;
    KrOwn pending = kr_exception_fetch(thread);
    for (size_t i = 0; i < due->count; i++) {
        KrOwn callback = kr_move(&weakref_of(kr_ref(due->refs[i]))->callback);
        KrOwn result = kr_is_null(callback)
                           ? kr_none_own()
                           : kr_call_1(thread, kr_ref(callback), kr_ref(due->refs[i]));
        if (kr_is_null(result))
            kr_exception_write_ignored(thread, "while calling weakref callback",
                                       kr_ref(callback));
        kr_xdrop(thread, result);
        kr_xdrop(thread, callback);
        kr_drop(thread, due->refs[i]);
    }
    free(due->refs);
    kr_exception_restore(thread, pending);
}

void kr_weakref_clear(KrThread *thread, KrObject *object)
{
    Due due = {0};
    KrWeakref *ref = kr_weakref_first(thread->vm, object), *next;
    forget(thread->vm, object);
    for (; ref; ref = next) {
        next = ref->next;
        ref->target = NULL;
        ref->next = ref->previous = NULL;
        if (!kr_is_null(ref->callback) && ref->header.count) note_due(&due, ref);
    }
    call_due(thread, &due);
}

void kr_weakref_clear_garbage(KrThread *thread, KrObject **objects, size_t count,
                              uint16_t garbage_bit)
{
    Due due = {0};
    for (size_t i = 0; i < count; i++) {
        if (!(objects[i]->flags & KR_OBJECT_HAS_WEAKREFS)) continue;
        KrWeakref *ref = kr_weakref_first(thread->vm, objects[i]), *next;
        forget(thread->vm, objects[i]);
        for (; ref; ref = next) {
            next = ref->next;
            ref->target = NULL;
            ref->next = ref->previous = NULL;
            if (!kr_is_null(ref->callback) && ref->header.count &&
                !(ref->header.gc & garbage_bit))
                note_due(&due, ref);
        }
    }
    for (size_t i = 0; i < count; i++) {
        objects[i]->gc &= (uint16_t)~garbage_bit;
        // a reference that is garbage itself never calls back, whenever its object dies
        if (kr_type_is_subtype(objects[i]->type, &kr_weakref_type))
            kr_xdrop(thread, kr_move(&((KrWeakref *)(void *)objects[i])->callback));
    }
    call_due(thread, &due);
}

// --- ref --------------------------------------------------------------------------------

static void weakref_dealloc(KrThread *thread, KrObject *object)
{
    KrWeakref *self = (KrWeakref *)(void *)object;
    detach(thread->vm, self);
    kr_xdrop(thread, kr_move(&self->callback));
    kr_object_free(thread, object, object->type->basic_size);
}

static void weakref_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrWeakref *self = (KrWeakref *)(void *)object;
    if (!kr_is_null(self->callback)) visitor(kr_ref(self->callback), context);
}

static void weakref_drop_callback(KrThread *thread, KrObject *object)
{
    KrWeakref *self = (KrWeakref *)(void *)object;
    detach(thread->vm, self);
    kr_xdrop(thread, kr_move(&self->callback));
}

static KrOwn weakref_new_object(KrThread *thread, KrRef callable, const KrRef *args,
                                size_t count, KrRef kwnames)
{
    (void)kwnames; // __init__ of subclasses may take some
    if (!kr_container_arity(thread, "__new__", count, KR_REF_NULL, 1, 2))
        return KR_NULL;
    return kr_weakref_new(thread, (KrType *)(void *)kr_obj(callable), args[0],
                          count > 1 ? args[1] : KR_REF_NULL);
}

static bool weakref_init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                         KrRef kwnames)
{
    (void)self;
    (void)args;
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "ref() takes no keyword arguments");
    return kr_container_arity(thread, "__init__", count, KR_REF_NULL, 1, 2);
}

static KrOwn weakref_call(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count, KrRef kwnames)
{
    (void)args;
    if (KR_UNLIKELY(!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames)))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "weakref() takes no keyword arguments");
    if (KR_UNLIKELY(count))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "weakref expected 0 arguments, got %zu", count);
    KrOwn target = kr_weakref_target(callable);
    return kr_is_null(target) ? kr_none_own() : target;
}

static bool weakref_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    KrWeakref *ref = weakref_of(self);
    if (ref->hash == -1) {
        KrOwn target = kr_weakref_target(self);
        if (kr_is_null(target))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "weak object has gone away");
        bool ok = kr_hash(thread, kr_ref(target), &ref->hash);
        kr_drop(thread, target);
        if (!ok) {
            ref->hash = -1;
            return false;
        }
    }
    *hash = ref->hash;
    return true;
}

static KrOwn weakref_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if ((op != KR_EQ && op != KR_NE) || !kr_weakref_is(a) || !kr_weakref_is(b))
        return kr_dup(kr_not_implemented());
    KrOwn left = kr_weakref_target(a), right = kr_weakref_target(b), result;
    if (kr_is_null(left) || kr_is_null(right))
        result = kr_bool_own(kr_is(a, b) == (op == KR_EQ));
    else
        result = kr_compare(thread, kr_ref(left), kr_ref(right), op);
    kr_xdrop(thread, left);
    kr_xdrop(thread, right);
    return result;
}

// "module.qualname" of a class, without the module of builtins and of the program.
static KrOwn full_name(KrThread *thread, const KrType *type)
{
    if (kr_is_null(type->module) || !kr_str_is_sub(kr_ref(type->module)) ||
        kr_str_equal_ascii(kr_ref(type->module), "builtins") ||
        kr_str_equal_ascii(kr_ref(type->module), "__main__"))
        return kr_dup(kr_ref(type->qualname));
    return kr_str_from_format(thread, "%S.%S", kr_ref(type->module),
                              kr_ref(type->qualname));
}

static KrOwn describe(KrThread *thread, KrRef self, const char *kind)
{
    KrOwn target = kr_weakref_target(self), type_name = KR_NULL, name = KR_NULL,
          result = KR_NULL;
    char here[32], there[32];
    snprintf(here, sizeof here, "%p", (void *)kr_obj(self));
    if (kr_is_null(target))
        return kr_str_from_format(thread, "<%s at %s; dead>", kind, here);
    snprintf(there, sizeof there, "%p", (void *)kr_obj(kr_ref(target)));
    type_name = full_name(thread, kr_type_of(kr_ref(target)));
    if (kr_is_null(type_name)) goto done;
    if (kind[4] == 'r' && // a proxy does not ask its target
        kr_attr_lookup(thread, kr_ref(target), kr_name(KR_NAME___name__), &name) ==
            KR_FAULT)
        kr_exception_clear(thread); // whatever it raises: a repr wants to be shown
    result = !kr_is_null(name) && kr_str_is_sub(kr_ref(name))
                 ? kr_str_from_format(thread, "<%s at %s; to '%S' at %s (%S)>", kind,
                                      here, kr_ref(type_name), there, kr_ref(name))
                 : kr_str_from_format(thread, "<%s at %s; to '%S' at %s>", kind, here,
                                      kr_ref(type_name), there);
done:
    kr_xdrop(thread, name);
    kr_xdrop(thread, type_name);
    kr_drop(thread, target);
    return result;
}

static KrOwn weakref_repr(KrThread *thread, KrRef self)
{
    return describe(thread, self, "weakref");
}

static KrOwn get_callback(KrThread *thread, KrRef self)
{
    (void)thread;
    KrWeakref *ref = weakref_of(self);
    return kr_is_null(ref->callback) ? kr_none_own() : kr_dup(kr_ref(ref->callback));
}

static const KrGetSetDef weakref_getset[] = {
    {"__callback__", get_callback, NULL, KR_AS_MEMBER},
    {NULL, NULL, NULL, NULL},
};

static const KrNativeDef weakref_methods[] = {
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "A generic alias of the type.", 0, 0, KR_NATIVE_CLASS},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrType kr_weakref_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "weakref.ReferenceType",
    .shown = "-__module__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(KrWeakref),
    .dealloc = weakref_dealloc,
    .visit = weakref_visit,
    .clear = weakref_drop_callback,
    .repr = weakref_repr,
    .hash = weakref_hash,
    .compare = weakref_compare,
    .call = weakref_call,
    .new_object = weakref_new_object,
    .init = weakref_init,
    .methods = weakref_methods,
    .getset = weakref_getset,
};

// --- proxies ----------------------------------------------------------------------------

// The target of a proxy, other values themselves. Null: ReferenceError.
static KrOwn unwrap(KrThread *thread, KrRef value)
{
    if (!kr_is_ptr(value) || kr_ref_is_null(value) ||
        !is_proxy_type(kr_obj(value)->type))
        return kr_dup(value);
    KrOwn target = kr_weakref_target(value);
    if (kr_is_null(target))
        return kr_exception_raise(thread, &kr_exception_reference_error,
                                  "weakly-referenced object no longer exists");
    return target;
}

static KrOwn apply(KrThread *thread, KrRef self, KrUnaryFn function)
{
    KrOwn target = unwrap(thread, self);
    if (kr_is_null(target)) return KR_NULL;
    KrOwn result = function(thread, kr_ref(target));
    kr_drop(thread, target);
    return result;
}

typedef KrOwn (*OperatorFn)(KrThread *, KrRef, KrRef, KrBinaryOp);

static KrOwn apply_two(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op,
                       OperatorFn function)
{
    KrOwn left = unwrap(thread, a), right = KR_NULL, result = KR_NULL;
    if (!kr_is_null(left)) right = unwrap(thread, b);
    if (!kr_is_null(right)) result = function(thread, kr_ref(left), kr_ref(right), op);
    kr_xdrop(thread, left);
    kr_xdrop(thread, right);
    return result;
}

// X-macro of the operators: X(function suffix, KR_BINARY_ suffix)
#define OPERATORS(X)                                                                   \
    X(add, ADD)                                                                        \
    X(and, AND) X(floordiv, FLOORDIV) X(lshift, LSHIFT) X(matmul, MATMUL) X(mul, MUL)  \
        X(mod, MOD) X(or, OR) X(rshift, RSHIFT) X(sub, SUB) X(truediv, TRUEDIV)        \
            X(xor, XOR)

#define DEFINE_OPERATOR(suffix, op)                                                    \
    static KrOwn proxy_##suffix(KrThread *thread, KrRef a, KrRef b)                    \
    {                                                                                  \
        return apply_two(thread, a, b, KR_BINARY_##op, kr_number_binary);              \
    }                                                                                  \
    static KrOwn proxy_inplace_##suffix(KrThread *thread, KrRef a, KrRef b)            \
    {                                                                                  \
        return apply_two(thread, a, b, KR_BINARY_##op, kr_number_inplace);             \
    }
OPERATORS(DEFINE_OPERATOR)
#undef DEFINE_OPERATOR

static KrOwn proxy_divmod(KrThread *thread, KrRef a, KrRef b)
{
    return apply_two(thread, a, b, KR_BINARY_DIVMOD, kr_number_binary);
}

static KrOwn proxy_pow(KrThread *thread, KrRef a, KrRef b)
{
    return apply_two(thread, a, b, KR_BINARY_POW, kr_number_binary);
}

static KrOwn proxy_inplace_pow(KrThread *thread, KrRef a, KrRef b)
{
    return apply_two(thread, a, b, KR_BINARY_POW, kr_number_inplace);
}

static KrOwn proxy_power(KrThread *thread, KrRef a, KrRef b, KrRef modulus)
{
    KrOwn base = unwrap(thread, a), exponent = KR_NULL, by = KR_NULL, result = KR_NULL;
    if (!kr_is_null(base)) exponent = unwrap(thread, b);
    if (!kr_is_null(exponent)) by = unwrap(thread, modulus);
    if (!kr_is_null(by))
        result = kr_number_power(thread, kr_ref(base), kr_ref(exponent), kr_ref(by));
    kr_xdrop(thread, base);
    kr_xdrop(thread, exponent);
    kr_xdrop(thread, by);
    return result;
}

static KrOwn proxy_negative(KrThread *thread, KrRef self)
{
    return apply(thread, self, kr_number_negative);
}
static KrOwn proxy_positive(KrThread *thread, KrRef self)
{
    return apply(thread, self, kr_number_positive);
}
static KrOwn proxy_invert(KrThread *thread, KrRef self)
{
    return apply(thread, self, kr_number_invert);
}
static KrOwn proxy_absolute(KrThread *thread, KrRef self)
{
    return apply(thread, self, kr_number_absolute);
}
static KrOwn proxy_to_index(KrThread *thread, KrRef self)
{
    return apply(thread, self, kr_number_index);
}
static KrOwn int_of(KrThread *thread, KrRef value)
{
    return kr_call_1(thread, kr_type_ref(&kr_int_type), value);
}
static KrOwn float_of(KrThread *thread, KrRef value)
{
    return kr_call_1(thread, kr_type_ref(&kr_float_type), value);
}
static KrOwn proxy_to_int(KrThread *thread, KrRef self)
{
    return apply(thread, self, int_of);
}
static KrOwn proxy_to_float(KrThread *thread, KrRef self)
{
    return apply(thread, self, float_of);
}
static KrOwn proxy_str(KrThread *thread, KrRef self)
{
    return apply(thread, self, kr_to_str);
}
static KrOwn proxy_iter(KrThread *thread, KrRef self)
{
    return apply(thread, self, kr_iter);
}

static KrOwn proxy_repr(KrThread *thread, KrRef self)
{
    return describe(thread, self, "weakproxy");
}

static KrFound proxy_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrOwn target = unwrap(thread, self);
    if (kr_is_null(target)) return KR_FAULT;
    KrFound found = KR_FAULT;
    if (!kr_type_of(kr_ref(target))->next)
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "Weakref proxy referenced a non-iterator '%T' object",
                                 kr_ref(target));
    else
        found = kr_type_of(kr_ref(target))->next(thread, kr_ref(target), item);
    kr_drop(thread, target);
    return found;
}

static KrOwn proxy_call(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    KrOwn target = unwrap(thread, callable);
    if (kr_is_null(target)) return KR_NULL;
    KrOwn result = kr_call(thread, kr_ref(target), args, count, kwnames);
    kr_drop(thread, target);
    return result;
}

static KrOwn proxy_getattr(KrThread *thread, KrRef self, KrRef name)
{
    KrOwn target = unwrap(thread, self);
    if (kr_is_null(target)) return KR_NULL;
    KrOwn result = kr_attr_get(thread, kr_ref(target), name);
    kr_drop(thread, target);
    return result;
}

static bool proxy_setattr(KrThread *thread, KrRef self, KrRef name, KrRef value)
{
    KrOwn target = unwrap(thread, self);
    if (kr_is_null(target)) return false;
    bool ok = kr_ref_is_null(value) ? kr_attr_delete(thread, kr_ref(target), name)
                                    : kr_attr_set(thread, kr_ref(target), name, value);
    kr_drop(thread, target);
    return ok;
}

static KrOwn proxy_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    KrOwn left = unwrap(thread, a), right = KR_NULL, result = KR_NULL;
    if (!kr_is_null(left)) right = unwrap(thread, b);
    if (!kr_is_null(right))
        result = kr_compare(thread, kr_ref(left), kr_ref(right), op);
    kr_xdrop(thread, left);
    kr_xdrop(thread, right);
    return result;
}

static bool proxy_truth(KrThread *thread, KrRef self, bool *truth)
{
    KrOwn target = unwrap(thread, self);
    if (kr_is_null(target)) return false;
    bool ok = kr_truth(thread, kr_ref(target), truth);
    kr_drop(thread, target);
    return ok;
}

static bool proxy_length(KrThread *thread, KrRef self, int64_t *length)
{
    KrOwn target = unwrap(thread, self);
    if (kr_is_null(target)) return false;
    bool ok = kr_length(thread, kr_ref(target), length);
    kr_drop(thread, target);
    return ok;
}

static KrOwn proxy_getitem(KrThread *thread, KrRef self, KrRef key)
{
    KrOwn target = unwrap(thread, self);
    if (kr_is_null(target)) return KR_NULL;
    KrOwn result = kr_item_get(thread, kr_ref(target), key);
    kr_drop(thread, target);
    return result;
}

static bool proxy_setitem(KrThread *thread, KrRef self, KrRef key, KrRef value)
{
    KrOwn target = unwrap(thread, self);
    if (kr_is_null(target)) return false;
    bool ok = kr_ref_is_null(value) ? kr_item_delete(thread, kr_ref(target), key)
                                    : kr_item_set(thread, kr_ref(target), key, value);
    kr_drop(thread, target);
    return ok;
}

static KrFound proxy_contains(KrThread *thread, KrRef self, KrRef item)
{
    KrOwn target = unwrap(thread, self);
    if (kr_is_null(target)) return KR_FAULT;
    KrFound found = kr_contains(thread, kr_ref(target), item);
    kr_drop(thread, target);
    return found;
}

static KrOwn call_named(KrThread *thread, KrRef self, const char *name)
{
    KrOwn target = unwrap(thread, self), result = KR_NULL;
    KrOwn method = kr_is_null(target) ? KR_NULL : kr_str_interned(thread, name);
    if (!kr_is_null(method))
        result = kr_call_method(thread, kr_ref(target), kr_ref(method), NULL, 0);
    kr_xdrop(thread, method);
    kr_xdrop(thread, target);
    return result;
}

static KrOwn proxy_bytes(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    return call_named(thread, self, "__bytes__");
}

static KrOwn proxy_reversed(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)args;
    (void)count;
    return call_named(thread, self, "__reversed__");
}

static const KrNativeDef proxy_methods[] = {
    {"__bytes__", proxy_bytes, "($self, /)", NULL, 0, 0, 0},
    {"__reversed__", proxy_reversed, "($self, /)", NULL, 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

// What both proxy types have: the rows of their initializers.
#define BINARY_ROW(suffix, op)  [KR_BINARY_##op] = proxy_##suffix,
#define INPLACE_ROW(suffix, op) [KR_BINARY_##op] = proxy_inplace_##suffix,
#define PROXY_SLOTS                                                                    \
    .flags = KR_TYPE_GC, .basic_size = sizeof(KrWeakref), .dealloc = weakref_dealloc,  \
    .visit = weakref_visit, .clear = weakref_drop_callback, .repr = proxy_repr,        \
    .str = proxy_str, .iter = proxy_iter, .next = proxy_next,                          \
    .getattr = proxy_getattr, .setattr = proxy_setattr, .compare = proxy_compare,      \
    .truth = proxy_truth, .negative = proxy_negative, .positive = proxy_positive,      \
    .invert = proxy_invert, .absolute = proxy_absolute, .to_int = proxy_to_int,        \
    .to_float = proxy_to_float, .to_index = proxy_to_index, .power = proxy_power,      \
    .length = proxy_length, .getitem = proxy_getitem, .setitem = proxy_setitem,        \
    .contains = proxy_contains,                                                        \
    .binary = {OPERATORS(BINARY_ROW)[KR_BINARY_POW] = proxy_pow, [KR_BINARY_DIVMOD] =  \
                                                                     proxy_divmod},    \
    .inplace = {OPERATORS(INPLACE_ROW)[KR_BINARY_POW] = proxy_inplace_pow}

KrType kr_weakref_proxy_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "weakref.ProxyType",
    .shown = "-__module__",
    PROXY_SLOTS,
    .methods = proxy_methods,
};

KrType kr_weakref_callable_proxy_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "weakref.CallableProxyType",
    .shown = "-__module__",
    PROXY_SLOTS,
    .call = proxy_call,
};
