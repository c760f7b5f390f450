// SPDX-License-Identifier: MIT
// The _abc module: registries and caches of abstract base classes.
//
// Each class made by ABCMeta has an _abc_data in its _abc_impl: three sets of classes, which are held by
// weak references: those registered, those known to be subclasses, those known not to be. The last one is
// right only while no class has been registered anywhere since (KrVM.abc_token).
//
//   Set | entries: class (address), weak reference to it | open addressing by address
//
// Invariant: an entry counts only while its reference lives and refers to its class; dead entries go
// when the set grows. Tests: tests/lang/modules/abc/.
#include "modules/abc_module.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/weakref.h"

#include <stdlib.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Entry {
    const KrObject *class_; // null: empty
    KrOwn ref;              // weak reference to it
} Entry;

typedef struct Set {
    Entry *entries;     // malloc
    size_t mask, count; // places - 1, entries used
} Set;

typedef struct Data { // _abc_data
    KrObject header;
    Set registry, cache, negative;
    uint64_t negative_token; // KrVM.abc_token when `negative` was right
} Data;

// --- sets of classes --------------------------------------------------------------------

static size_t place_of(const KrObject *class_, size_t mask)
{
    return (size_t)(((uint64_t)(uintptr_t)class_ >> 4) * UINT64_C(0x9E3779B97F4A7C15) >>
                    32) &
           mask;
}

static bool is_alive(const Entry *entry)
{
    return ((KrWeakref *)(void *)kr_obj(kr_ref(entry->ref)))->target != NULL;
}

static bool set_has(const Set *set, const KrObject *class_)
{
    if (!set->count) return false;
    for (size_t i = place_of(class_, set->mask); set->entries[i].class_;
         i = (i + 1) & set->mask)
        if (set->entries[i].class_ == class_) return is_alive(&set->entries[i]);
    return false;
}

static void set_clear(KrThread *thread, Set *set)
{
    Set old = *set;
    *set = (Set){0};
    for (size_t i = 0; old.entries && i <= old.mask; i++)
        kr_xdrop(thread, old.entries[i].ref);
    free(old.entries);
}

// Room for one more; what is dead goes.
static bool set_grow(KrThread *thread, Set *set)
{
    size_t living = 1, size = 8;
    for (size_t i = 0; set->entries && i <= set->mask; i++)
        living += set->entries[i].class_ && is_alive(&set->entries[i]);
    while (size < living * 3)
        size *= 2;
    Entry *entries = calloc(size, sizeof *entries);
    if (!entries) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    Set old = *set;
    *set = (Set){entries, size - 1, 0};
    for (size_t i = 0; old.entries && i <= old.mask; i++) {
        if (!old.entries[i].class_) continue;
        if (!is_alive(&old.entries[i])) {
            kr_drop(thread, old.entries[i].ref);
            continue;
        }
        size_t place = place_of(old.entries[i].class_, set->mask);
        while (entries[place].class_)
            place = (place + 1) & set->mask;
        entries[place] = old.entries[i];
        set->count++;
    }
    free(old.entries);
    return true;
}

static bool set_add(KrThread *thread, Set *set, KrRef class_)
{
    if (set_has(set, kr_obj(class_))) return true;
    KrOwn ref = kr_weakref_new(thread, &kr_weakref_type, class_, KR_REF_NULL);
    if (kr_is_null(ref)) return false;
    if ((!set->entries || set->count * 3 >= set->mask * 2) && !set_grow(thread, set)) {
        kr_drop(thread, ref);
        return false;
    }
    size_t i = place_of(kr_obj(class_), set->mask);
    while (set->entries[i].class_ && set->entries[i].class_ != kr_obj(class_))
        i = (i + 1) & set->mask;
    Entry *entry = &set->entries[i];
    if (entry->class_) // of a dead class whose memory this one has
        kr_drop(thread, kr_move(&entry->ref));
    else
        set->count++;
    *entry = (Entry){kr_obj(class_), ref};
    return true;
}

static void set_visit(const Set *set, KrVisitFn visit, void *context)
{
    for (size_t i = 0; set->entries && i <= set->mask; i++)
        if (set->entries[i].class_) visit(kr_ref(set->entries[i].ref), context);
}

static KrOwn set_copy(KrThread *thread, const Set *set) // a set of weak references
{
    KrOwn list = kr_list_new(thread, 0), copy = KR_NULL;
    bool ok = !kr_is_null(list);
    for (size_t i = 0; ok && set->entries && i <= set->mask; i++)
        if (set->entries[i].class_ && is_alive(&set->entries[i]))
            ok = kr_list_append(thread, kr_ref(list), kr_ref(set->entries[i].ref));
    if (ok)
        copy = kr_set_new(thread, kr_ref(list)); // hashes classes, which may run code
    kr_xdrop(thread, list);
    return copy;
}

// --- _abc_data --------------------------------------------------------------------------

static void data_dealloc(KrThread *thread, KrObject *object)
{
    Data *data = (Data *)(void *)object;
    set_clear(thread, &data->registry);
    set_clear(thread, &data->cache);
    set_clear(thread, &data->negative);
    kr_object_free(thread, object, sizeof *data);
}

static void data_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const Data *data = (const Data *)(const void *)object;
    set_visit(&data->registry, visit, context);
    set_visit(&data->cache, visit, context);
    set_visit(&data->negative, visit, context);
}

static void data_clear(KrThread *thread, KrObject *object)
{
    Data *data = (Data *)(void *)object;
    set_clear(thread, &data->registry);
    set_clear(thread, &data->cache);
    set_clear(thread, &data->negative);
}

static KrOwn data_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                      KrRef kwnames);

static KrType data_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_abc._abc_data",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Data),
    .dealloc = data_dealloc,
    .visit = data_visit,
    .clear = data_clear,
    .new_object = data_new,
    .doc = "Internal state held by ABC machinery.",
};

static KrOwn data_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    (void)callable;
    (void)args;
    (void)count;
    (void)kwnames;
    Data *data = (Data *)(void *)kr_object_new(thread, &data_type, sizeof *data);
    if (!data) return KR_NULL;
    data->negative_token = thread->vm->abc_token;
    kr_gc_track(thread, data);
    return kr_steal_obj(data);
}

// Of a class, owned: Python code may replace it. Null: raised.
static KrOwn data_of(KrThread *thread, KrRef class_)
{
    KrOwn found;
    if (kr_type_has(class_, KR_TYPE_TYPE_SUB)) {
        KrRef known =
            kr_type_find((KrType *)kr_obj(class_), kr_name(KR_NAME__abc_impl));
        if (!kr_ref_is_null(known) && kr_is_exact(known, &data_type))
            return kr_dup(known);
    }
    found = kr_attr_get(thread, class_, kr_name(KR_NAME__abc_impl));
    if (kr_is_null(found) || kr_is_exact(kr_ref(found), &data_type)) return found;
    kr_drop(thread, found);
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "_abc_impl is set to a wrong type");
}

static Data *as_data(KrOwn data)
{
    return (Data *)(void *)kr_obj(kr_ref(data));
}

// --- making a class ---------------------------------------------------------------------

static KrFound is_abstract(KrThread *thread, KrRef value)
{
    KrOwn answer = KR_NULL;
    bool truth = false;
    KrFound found =
        kr_attr_lookup(thread, value, kr_name(KR_NAME___isabstractmethod__), &answer);
    if (found == KR_PRESENT && !kr_truth(thread, kr_ref(answer), &truth))
        found = KR_FAULT;
    else if (found == KR_PRESENT && !truth)
        found = KR_ABSENT;
    kr_xdrop(thread, answer);
    return found;
}

// Abstract names of the class's own namespace.
static bool add_own(KrThread *thread, KrRef class_, KrRef names)
{
    KrOwn dict = KR_NULL, copy = KR_NULL; // a copy: asking may change the class
    bool ok = false;
    if (kr_type_has(class_, KR_TYPE_TYPE_SUB)) {
        copy = kr_dict_copy(thread, kr_type_dict((KrType *)kr_obj(class_)));
    } else {
        dict = kr_attr_get(thread, class_, kr_name(KR_NAME___dict__));
        if (!kr_is_null(dict)) copy = kr_dict_new(thread);
        if (!kr_is_null(copy) && !kr_dict_update(thread, kr_ref(copy), kr_ref(dict))) goto done;
    }
    if (kr_is_null(copy)) goto done;
    size_t position = 0;
    KrRef key, value;
    ok = true;
    while (ok && kr_dict_next(kr_ref(copy), &position, &key, &value)) {
        KrFound found = is_abstract(thread, value);
        ok =
            found != KR_FAULT && (found == KR_ABSENT || kr_set_add(thread, names, key));
    }
done:
    kr_xdrop(thread, copy);
    kr_xdrop(thread, dict);
    return ok;
}

// Abstract names of a base that the class has not replaced.
static bool add_inherited(KrThread *thread, KrRef class_, KrRef base, KrRef names)
{
    KrOwn inherited = KR_NULL, list = KR_NULL;
    if (kr_type_has(base, KR_TYPE_TYPE_SUB) &&
        !(kr_type_of(base)->flags & KR_TYPE_HEAP) &&
        kr_ref_is_null(kr_dict_find_str(kr_type_dict((KrType *)kr_obj(base)),
                                        kr_name(KR_NAME___abstractmethods__))))
        return true;
    KrFound found =
        kr_attr_lookup(thread, base, kr_name(KR_NAME___abstractmethods__), &inherited);
    if (found != KR_PRESENT) return found == KR_ABSENT;
    list = kr_sequence_list(thread, kr_ref(inherited));
    bool ok = !kr_is_null(list);
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(list)); i++) {
        KrRef name = kr_list_get(kr_ref(list), i);
        KrOwn value = KR_NULL;
        if (!kr_str_is_sub(name)) {
            ok = kr_exception_raise_false(thread, &kr_exception_type_error,
                                          "attribute name must be string, not '%T'",
                                          name);
            break;
        }
        found = kr_attr_lookup(thread, class_, name, &value);
        if (found == KR_PRESENT) found = is_abstract(thread, kr_ref(value));
        ok = found != KR_FAULT &&
             (found == KR_ABSENT || kr_set_add(thread, names, name));
        kr_xdrop(thread, value);
    }
    kr_drop(thread, inherited);
    kr_xdrop(thread, list);
    return ok;
}

static bool compute_abstract_methods(KrThread *thread, KrRef class_)
{
    KrOwn names = kr_set_new(thread, KR_REF_NULL), bases = KR_NULL, frozen = KR_NULL;
    bool ok = !kr_is_null(names) && add_own(thread, class_, kr_ref(names));
    if (ok) bases = kr_attr_get_name(thread, class_, "__bases__");
    ok = ok && !kr_is_null(bases);
    if (ok && !kr_tuple_is_sub(kr_ref(bases)))
        ok = kr_exception_raise_false(thread, &kr_exception_type_error,
                                      "__bases__ is not tuple");
    for (int64_t i = 0; ok && i < kr_tuple_length(kr_ref(bases)); i++)
        ok = add_inherited(thread, class_, kr_tuple_get(kr_ref(bases), i),
                           kr_ref(names));
    if (ok) frozen = kr_frozenset_from(thread, kr_ref(names));
    ok = ok && !kr_is_null(frozen) &&
         kr_attr_set(thread, class_, kr_name(KR_NAME___abstractmethods__),
                     kr_ref(frozen));
    kr_xdrop(thread, names);
    kr_xdrop(thread, bases);
    kr_xdrop(thread, frozen);
    return ok;
}

// __abc_tpflags__ of Sequence and Mapping: what match statements take instances for.
static bool take_pattern_flags(KrThread *thread, KrType *type)
{
    enum { SEQUENCE = 1 << 5, MAPPING = 1 << 6 };
    KrRef flags =
        kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___abc_tpflags__));
    int64_t bits;
    if (kr_ref_is_null(flags) || !kr_int_is(flags) ||
        kr_int_try_i64(flags, &bits) != KR_PRESENT)
        return true;
    if ((bits & (SEQUENCE | MAPPING)) == (SEQUENCE | MAPPING))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__abc_tpflags__ cannot be both "
                                        "Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
    type->flags |= (bits & SEQUENCE ? (uint32_t)KR_TYPE_SEQUENCE : 0) |
                   (bits & MAPPING ? (uint32_t)KR_TYPE_MAPPING : 0);
    return kr_dict_delete(thread, kr_ref(type->dict),
                          kr_name(KR_NAME___abc_tpflags__)) != KR_FAULT;
}

static KrOwn abc_init(ARGS)
{
    UNUSED;
    if (!compute_abstract_methods(thread, args[0])) return KR_NULL;
    KrOwn data = data_new(thread, KR_REF_NULL, NULL, 0, KR_REF_NULL);
    bool ok = !kr_is_null(data) &&
              kr_attr_set(thread, args[0], kr_name(KR_NAME__abc_impl), kr_ref(data));
    kr_xdrop(thread, data);
    if (ok && kr_type_has(args[0], KR_TYPE_TYPE_SUB))
        ok = take_pattern_flags(thread, (KrType *)kr_obj(args[0]));
    return ok ? kr_none_own() : KR_NULL;
}

// --- registering and asking -------------------------------------------------------------

static void add_flags_below(KrType *type, uint32_t flags)
{
    const uint32_t patterns = KR_TYPE_SEQUENCE | KR_TYPE_MAPPING;
    if (!(type->flags & KR_TYPE_HEAP) || (type->flags & patterns) == flags) return;
    type->flags = (type->flags & ~patterns) | flags;
    kr_type_modified(type);
    for (uint32_t i = 0; i < type->subtype_count; i++)
        add_flags_below(type->subtypes[i], flags);
}

static KrOwn abc_register(ARGS)
{
    UNUSED;
    KrRef class_ = args[0], subclass = args[1];
    if (!kr_type_has(subclass, KR_TYPE_TYPE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "Can only register classes");
    KrFound found = kr_issubclass(thread, subclass, class_);
    if (found == KR_PRESENT) return kr_dup(subclass);
    if (found == KR_ABSENT) found = kr_issubclass(thread, class_, subclass);
    if (found == KR_FAULT) return KR_NULL;
    if (found == KR_PRESENT)
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "Refusing to create an inheritance cycle");
    KrOwn data = data_of(thread, class_);
    if (kr_is_null(data)) return KR_NULL;
    bool ok = set_add(thread, &as_data(data)->registry, subclass);
    kr_drop(thread, data);
    if (!ok) return KR_NULL;
    thread->vm->abc_token++;
    if (kr_type_has(class_, KR_TYPE_TYPE_SUB)) {
        uint32_t flags =
            ((KrType *)kr_obj(class_))->flags & (KR_TYPE_SEQUENCE | KR_TYPE_MAPPING);
        if (flags) add_flags_below((KrType *)kr_obj(subclass), flags);
    }
    return kr_dup(subclass);
}

static KrOwn call_subclasscheck(KrThread *thread, KrRef class_, KrRef subclass)
{
    return kr_call_method(thread, class_, kr_name(KR_NAME___subclasscheck__), &subclass,
                          1);
}

static KrOwn abc_instancecheck(ARGS)
{
    UNUSED;
    KrRef class_ = args[0];
    KrType *type = kr_type_of(args[1]);
    KrOwn data = data_of(thread, class_), subclass = KR_NULL, result = KR_NULL;
    if (kr_is_null(data)) return KR_NULL;
    Data *known = as_data(data);
    KrRef getter = kr_type_find(type, kr_name(KR_NAME___class__));
    if (type->flags & KR_TYPE_GENERIC_GETATTR && !kr_ref_is_null(getter) &&
        kr_is_exact(getter, &kr_getset_type))
        subclass = kr_dup(kr_type_ref(type)); // what instance.__class__ says
    else
        switch (kr_attr_lookup(thread, args[1], kr_name(KR_NAME___class__), &subclass)) {
        case KR_FAULT: goto done;
        case KR_ABSENT: subclass = kr_dup(kr_type_ref(type)); break;
        case KR_PRESENT: break;
        }
    if (kr_is_null(subclass)) goto done;
    bool same = kr_is(kr_ref(subclass), kr_type_ref(type));
    if (kr_is_ptr(kr_ref(subclass)) &&
        set_has(&known->cache, kr_obj(kr_ref(subclass)))) {
        result = kr_bool_own(true);
        goto done;
    }
    if (same && known->negative_token == thread->vm->abc_token &&
        set_has(&known->negative, &type->header)) {
        result = kr_bool_own(false);
        goto done;
    }
    result = call_subclasscheck(thread, class_, kr_ref(subclass));
    bool truth;
    if (same || kr_is_null(result)) goto done;
    if (!kr_truth(thread, kr_ref(result), &truth)) {
        kr_drop(thread, kr_move(&result));
    } else if (!truth) {
        kr_drop(thread, kr_move(&result));
        result = call_subclasscheck(thread, class_, kr_type_ref(type));
    }
done:
    kr_xdrop(thread, subclass);
    kr_drop(thread, data);
    return result;
}

// One of the registered classes? They are copied: what is asked may register more.
static KrFound in_registry(KrThread *thread, const Set *registry, KrRef subclass)
{
    if (!registry->count) return KR_ABSENT;
    if (set_has(registry, kr_obj(subclass))) return KR_PRESENT;
    KrOwn classes = kr_list_new(thread, 0);
    KrFound found = kr_is_null(classes) ? KR_FAULT : KR_ABSENT;
    for (size_t i = 0; found == KR_ABSENT && i <= registry->mask; i++) {
        if (!registry->entries[i].class_) continue;
        KrOwn target = kr_weakref_target(kr_ref(registry->entries[i].ref));
        if (!kr_is_null(target) && !kr_list_append_own(thread, kr_ref(classes), target))
            found = KR_FAULT;
    }
    for (int64_t i = 0; found == KR_ABSENT && i < kr_list_length(kr_ref(classes)); i++)
        found = kr_issubclass(thread, subclass, kr_list_get(kr_ref(classes), i));
    kr_xdrop(thread, classes);
    return found;
}

// A subclass of one of the ABC's own subclasses?
static KrFound in_subclasses(KrThread *thread, KrRef class_, KrRef subclass)
{
    KrOwn classes =
        kr_call_method(thread, class_, kr_name(KR_NAME___subclasses__), NULL, 0);
    if (kr_is_null(classes)) return KR_FAULT;
    KrFound found = KR_ABSENT;
    if (!kr_list_is_sub(kr_ref(classes)))
        found = kr_exception_raise_false(thread, &kr_exception_type_error,
                                         "__subclasses__() must return a list")
                    ? KR_ABSENT
                    : KR_FAULT;
    for (int64_t i = 0; found == KR_ABSENT && i < kr_list_length(kr_ref(classes));
         i++) {
        KrOwn one = kr_dup(kr_list_get(kr_ref(classes), i));
        found = kr_issubclass(thread, subclass, kr_ref(one));
        kr_drop(thread, one);
    }
    kr_drop(thread, classes);
    return found;
}

static KrFound ask_hook(KrThread *thread, KrRef class_, KrRef subclass, bool *knows)
{
    KrOwn answer =
        kr_call_method(thread, class_, kr_name(KR_NAME___subclasshook__), &subclass, 1);
    if (kr_is_null(answer)) return KR_FAULT;
    KrFound found = KR_ABSENT;
    *knows = true;
    if (kr_is(kr_ref(answer), kr_bool(true)))
        found = KR_PRESENT;
    else if (kr_is(kr_ref(answer), kr_not_implemented()))
        *knows = false;
    else if (!kr_is(kr_ref(answer), kr_bool(false))) {
        found = KR_FAULT;
        (void)kr_exception_raise(
            thread, &kr_exception_assertion_error,
            "__subclasshook__ must return either False, True, or NotImplemented");
    }
    kr_drop(thread, answer);
    return found;
}

static KrOwn abc_subclasscheck(ARGS)
{
    UNUSED;
    KrRef class_ = args[0], subclass = args[1];
    if (!kr_type_has(subclass, KR_TYPE_TYPE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "issubclass() arg 1 must be a class");
    KrOwn data = data_of(thread, class_);
    if (kr_is_null(data)) return KR_NULL;
    Data *known = as_data(data);
    KrVM *vm = thread->vm;
    if (set_has(&known->cache, kr_obj(subclass))) {
        kr_drop(thread, data);
        return kr_bool_own(true);
    }
    if (known->negative_token < vm->abc_token) {
        set_clear(thread, &known->negative);
        known->negative_token = vm->abc_token;
    } else if (set_has(&known->negative, kr_obj(subclass))) {
        kr_drop(thread, data);
        return kr_bool_own(false);
    }
    bool knows = false;
    KrFound found = ask_hook(thread, class_, subclass, &knows);
    if (found == KR_ABSENT && !knows && kr_type_has(class_, KR_TYPE_TYPE_SUB) &&
        kr_type_is_subtype((KrType *)kr_obj(subclass), (KrType *)kr_obj(class_)))
        found = KR_PRESENT;
    if (found == KR_ABSENT && !knows)
        found = in_registry(thread, &known->registry, subclass);
    if (found == KR_ABSENT && !knows) found = in_subclasses(thread, class_, subclass);
    if (found != KR_FAULT &&
        !set_add(thread, found == KR_PRESENT ? &known->cache : &known->negative,
                 subclass))
        found = KR_FAULT;
    kr_drop(thread, data);
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}

// --- for debugging ----------------------------------------------------------------------

static KrOwn get_dump(ARGS)
{
    UNUSED;
    KrOwn data = data_of(thread, args[0]);
    if (kr_is_null(data)) return KR_NULL;
    Data *known = as_data(data);
    KrOwn items[4];
    items[0] = set_copy(thread, &known->registry);
    items[1] = kr_is_null(items[0]) ? KR_NULL : set_copy(thread, &known->cache);
    items[2] = kr_is_null(items[1]) ? KR_NULL : set_copy(thread, &known->negative);
    items[3] =
        kr_is_null(items[2]) ? KR_NULL : kr_int_from_u64(thread, known->negative_token);
    kr_drop(thread, data);
    if (!kr_is_null(items[3])) return kr_tuple_pack_own(thread, items, 4);
    for (int i = 0; i < 4; i++)
        kr_xdrop(thread, items[i]);
    return KR_NULL;
}

static KrOwn reset_registry(ARGS)
{
    UNUSED;
    KrOwn data = data_of(thread, args[0]);
    if (kr_is_null(data)) return KR_NULL;
    set_clear(thread, &as_data(data)->registry);
    kr_drop(thread, data);
    return kr_none_own();
}

static KrOwn reset_caches(ARGS)
{
    UNUSED;
    KrOwn data = data_of(thread, args[0]);
    if (kr_is_null(data)) return KR_NULL;
    set_clear(thread, &as_data(data)->cache);
    set_clear(thread, &as_data(data)->negative);
    kr_drop(thread, data);
    return kr_none_own();
}

static KrOwn get_cache_token(ARGS)
{
    UNUSED;
    return kr_int_from_u64(thread, thread->vm->abc_token);
}

static const KrNativeDef functions[] = {
    {"_abc_init", abc_init, "($module, self, /)",
     "Set up a class that ABCMeta has made.", 0, 0, 0},
    {"_abc_register", abc_register, "($module, self, subclass, /)",
     "Register a virtual subclass.", 0, 0, 0},
    {"_abc_instancecheck", abc_instancecheck, "($module, self, instance, /)",
     "isinstance() of an ABC.", 0, 0, 0},
    {"_abc_subclasscheck", abc_subclasscheck, "($module, self, subclass, /)",
     "issubclass() of an ABC.", 0, 0, 0},
    {"_get_dump", get_dump, "($module, self, /)",
     "Registry, cache, negative cache and its version.", 0, 0, 0},
    {"_reset_registry", reset_registry, "($module, self, /)", "Empty the registry.", 0,
     0, 0},
    {"_reset_caches", reset_caches, "($module, self, /)", "Empty the caches.", 0, 0, 0},
    {"get_cache_token", get_cache_token, "($module, /)",
     "A number that changes with each registration.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrOwn kr_abc_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_abc",
                                 "Registries and caches of abstract base classes.");
    if (!kr_is_null(module) && kr_type_ready(thread, &data_type) &&
        kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
