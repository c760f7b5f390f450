// SPDX-License-Identifier: MIT
// Types: readying static ones, the method resolution order, lookup, versions, calling a class.
// See type.h. Classes made by Python code come from type_new.c, special methods from type_slots.c.
#include "runtime/type.h"

#include "runtime/annotations.h"
#include "runtime/attribute.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/mapping_proxy.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/typing.h"
#include "runtime/vm.h"

#include <stdlib.h>

static uint32_t next_version = 1; // versions are unique in the process
static KrVM *vm_of_static_types;  // that has readied them

// --- lookup -----------------------------------------------------------------------------

// Answers of kr_type_find under one version of the type, also that there is none. Names are
// interned, so that their address says it all, and become immortal when they come here.
// Most types are asked for few names: the table is small until names have driven each other out.
enum { CACHE_SMALL = 16, CACHE_FULL = 64, CACHE_PATIENCE = 16 };

typedef struct KrTypeCache {
    uint32_t version;
    uint16_t mask;   // entries - 1
    uint16_t driven; // names that had to go for others
    struct {
        KrRef name, value;
    } entries[];
} KrTypeCache;

static uint64_t cache_place(KrRef name)
{
    return kr_bits(name) >> 4 ^ kr_bits(name) >> 11;
}

static KrTypeCache *cache_new(KrType *type, size_t count)
{
    KrTypeCache *cache = calloc(1, sizeof *cache + count * sizeof *cache->entries);
    if (!cache)
        return NULL;
    cache->mask = (uint16_t)(count - 1);
    free(type->cache);
    type->cache = cache;
    return cache;
}

static KR_NOINLINE void remember(KrType *type, KrRef name, KrRef value)
{
    KrStr *str = kr_str_obj(name);
    if (!type->version || !(type->flags & KR_TYPE_READY) || !str->interned)
        return;
    KrTypeCache *cache = type->cache;
    if (cache && cache->mask < CACHE_FULL - 1 && cache->driven >= CACHE_PATIENCE)
        cache = cache_new(type, CACHE_FULL);
    else if (!cache)
        cache = cache_new(type, CACHE_SMALL);
    else if (cache->version != type->version)
        memset(cache->entries, 0, (cache->mask + (size_t)1) * sizeof *cache->entries);
    if (!cache)
        return;
    cache->version = type->version;
    uint64_t at = cache_place(name) & cache->mask;
    if (!kr_ref_is_null(cache->entries[at].name) && cache->driven < CACHE_PATIENCE)
        cache->driven++;
    if ((int32_t)str->header.count >= 0)
        str->header.count = KR_IMMORTAL;
    cache->entries[at].name = name;
    cache->entries[at].value = value;
}

static KR_NOINLINE KrRef find_in_mro(const KrType *type, KrRef name)
{
    const KrTuple *mro = (const KrTuple *)kr_obj(kr_ref(type->mro));
    for (int64_t i = 0; i < mro->length; i++) {
        KrType *base = (KrType *)kr_obj(kr_ref(mro->items[i]));
        KrRef found = kr_dict_find_str(kr_type_dict(base), name);
        if (!kr_ref_is_null(found))
            return found;
    }
    return KR_REF_NULL;
}

KrRef kr_type_find(KrType *type, KrRef name)
{
    const KrTypeCache *cache = type->cache;
    if (KR_LIKELY(cache && cache->version == type->version)) {
        uint64_t at = cache_place(name) & cache->mask;
        if (KR_LIKELY(kr_is(cache->entries[at].name, name)))
            return cache->entries[at].value;
    }
    KrRef found = find_in_mro(type, name);
    remember(type, name, found);
    return found;
}

KrRef kr_type_find_in_class(KrType *type, KrRef name)
{
    KrType *meta = type->header.type;
    if (meta->getattr != kr_type_type.getattr)
        return KR_REF_NULL;
    KrRef on_meta = kr_type_find(meta, name);
    bool has_say = !kr_ref_is_null(on_meta) && (kr_type_of(on_meta)->descr_set || kr_type_of(on_meta)->flags & KR_TYPE_HEAP);
    return has_say ? KR_REF_NULL : kr_type_find(type, name);
}

bool kr_type_is_subtype(const KrType *type, const KrType *base)
{
    if (type == base)
        return true;
    if (kr_is_null(type->mro)) { // while being made
        for (; type; type = type->base)
            if (type == base)
                return true;
        return false;
    }
    const KrTuple *mro = (const KrTuple *)kr_obj(kr_ref(type->mro));
    for (int64_t i = 0; i < mro->length; i++)
        if ((const KrType *)kr_obj(kr_ref(mro->items[i])) == base)
            return true;
    return false;
}

void kr_type_modified(KrType *type)
{
    type->version = next_version++;
    if (kr_vm_hooks.type_changed)
        kr_vm_hooks.type_changed(NULL, type);
    for (uint32_t i = 0; i < type->subtype_count; i++)
        kr_type_modified(type->subtypes[i]);
}

bool kr_type_add_subtype(KrThread *thread, KrType *base, KrType *type)
{
    if (base->subtype_count == base->subtype_capacity) {
        uint32_t capacity = base->subtype_capacity ? base->subtype_capacity * 2 : 4;
        KrType **grown = realloc(base->subtypes, capacity * sizeof *grown);
        if (!grown) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
        base->subtypes = grown;
        base->subtype_capacity = capacity;
    }
    base->subtypes[base->subtype_count++] = type;
    return true;
}

void kr_type_remove_subtype(KrType *base, const KrType *type)
{
    for (uint32_t i = 0; i < base->subtype_count; i++) {
        if (base->subtypes[i] == type) {
            base->subtype_count--;
            memmove(base->subtypes + i, base->subtypes + i + 1,
                    (base->subtype_count - i) * sizeof *base->subtypes);
            return;
        }
    }
}

// --- method resolution order (C3) ---------------------------------------------------------

// Is the class in the tail of one of the lists (each with a position of its head)?
static bool in_a_tail(KrRef class_, KrTuple **lists, const int64_t *heads, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (int64_t k = heads[i] + 1; k < lists[i]->length; k++)
            if (kr_is(kr_ref(lists[i]->items[k]), class_))
                return true;
    return false;
}

static bool check_bases(KrThread *thread, const KrTuple *bases)
{
    for (int64_t i = 0; i < bases->length; i++)
        for (int64_t k = i + 1; k < bases->length; k++)
            if (kr_is(kr_ref(bases->items[i]), kr_ref(bases->items[k])))
                return kr_exception_raise_false(thread, &kr_exception_type_error,
                                                "duplicate base class %s",
                                                ((KrType *)kr_obj(kr_ref(bases->items[i])))->name);
    return true;
}

// Names the heads of what is left of the lists: each of them is in a tail.
static void mro_conflict(KrThread *thread, KrTuple **lists, const int64_t *heads, size_t count)
{
    KrOwn names = kr_str_from_ascii(thread, "");
    bool first = true;
    for (size_t i = 0; i < count && !kr_is_null(names); i++) {
        if (heads[i] >= lists[i]->length) continue;
        KrRef head = kr_ref(lists[i]->items[heads[i]]);
        bool again = false;
        for (size_t k = 0; k < i && !again; k++)
            again = heads[k] < lists[k]->length && kr_is(kr_ref(lists[k]->items[heads[k]]), head);
        if (again) continue;
        KrOwn more = kr_str_from_format(thread, "%S%s%s", kr_ref(names), first ? "" : ", ", ((KrType *)kr_obj(head))->name);
        kr_drop(thread, names);
        names = more;
        first = false;
    }
    if (!kr_is_null(names))
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "Cannot create a consistent method resolution order (MRO) for bases %S", kr_ref(names));
    kr_xdrop(thread, names);
}

// A class whose metaclass's mro() is about to say the order of resolution.
static bool is_incomplete(const KrType *type)
{
    return type->version == 0 && type->flags & KR_TYPE_HEAP;
}

static KrOwn merged_mro(KrThread *thread, KrType *type)
{
    KrTuple *bases = (KrTuple *)kr_obj(kr_ref(type->bases));
    if (!check_bases(thread, bases))
        return KR_NULL;
    for (int64_t i = 0; i < bases->length; i++) {
        const KrType *base = (const KrType *)kr_obj(kr_ref(bases->items[i]));
        if (is_incomplete(base))
            return kr_exception_raise(thread, &kr_exception_type_error, "Cannot extend an incomplete type '%s'", base->name);
    }
    size_t length = 0, lists_count = 0, room = 1;
    for (int64_t i = 0; i < bases->length; i++)
        room += (size_t)((KrTuple *)kr_obj(kr_ref(((KrType *)kr_obj(kr_ref(bases->items[i])))->mro)))->length;
    KrOwn mro = KR_NULL;
    KrRef *line = malloc(room * sizeof *line);
    KrTuple **lists = malloc(((size_t)bases->length + 1) * sizeof(KrTuple *));
    int64_t *heads = calloc((size_t)bases->length + 1, sizeof *heads);
    if (!line || !lists || !heads) {
        (void)kr_exception_no_memory(thread);
        goto done;
    }
    line[length++] = kr_type_ref(type);
    for (int64_t i = 0; i < bases->length; i++)
        lists[lists_count++] = (KrTuple *)kr_obj(kr_ref(((KrType *)kr_obj(kr_ref(bases->items[i])))->mro));
    lists[lists_count++] = bases;
    for (;;) {
        bool empty = true, chosen = false;
        for (size_t i = 0; i < lists_count && !chosen; i++) {
            if (heads[i] >= lists[i]->length)
                continue;
            empty = false;
            KrRef candidate = kr_ref(lists[i]->items[heads[i]]);
            if (in_a_tail(candidate, lists, heads, lists_count))
                continue;
            kr_assert(length < room);
            line[length++] = candidate;
            for (size_t k = 0; k < lists_count; k++)
                if (heads[k] < lists[k]->length &&
                    kr_is(kr_ref(lists[k]->items[heads[k]]), candidate))
                    heads[k]++;
            chosen = true;
        }
        if (empty)
            break;
        if (!chosen) {
            mro_conflict(thread, lists, heads, lists_count);
            goto done;
        }
    }
    mro = kr_tuple_from(thread, line, length);
done:
    free(line);
    free(lists);
    free(heads);
    return mro;
}

bool kr_type_compute_mro(KrThread *thread, KrType *type)
{
    KrOwn mro = merged_mro(thread, type);
    if (kr_is_null(mro))
        return false;
    // the type's own entry makes a cycle, which the collector knows through visit
    kr_store(thread, &type->mro, mro);
    return true;
}

static KrOwn type_mro_method(KrThread *thread, KrRef self, const KrRef *args, size_t count);

// Metaclasses may have an mro() of their own.
bool kr_type_ask_mro(KrThread *thread, KrType *type)
{
    KrOwn name = kr_str_interned(thread, "mro"), given = KR_NULL, mro = KR_NULL;
    if (kr_is_null(name))
        return false;
    KrRef method = kr_type_find(type->header.type, kr_ref(name));
    bool plain = kr_ref_is_null(method) || (kr_is_exact(method, &kr_method_descriptor_type) &&
                                            ((KrMethodDescriptor *)kr_obj(method))->def->function == type_mro_method);
    if (!plain)
        given = kr_call_method(thread, kr_type_ref(type), kr_ref(name), NULL, 0);
    kr_drop(thread, name);
    if (plain)
        return true;
    if (!kr_is_null(given))
        mro = kr_sequence_tuple(thread, kr_ref(given));
    kr_xdrop(thread, given);
    if (kr_is_null(mro))
        return false;
    for (int64_t i = 0; i < kr_tuple_length(kr_ref(mro)); i++) {
        KrRef item = kr_tuple_get(kr_ref(mro), i);
        bool ok = kr_type_has(item, KR_TYPE_TYPE_SUB);
        if (!ok)
            (void)kr_exception_raise(thread, &kr_exception_type_error, "mro() returned a non-class ('%T')", item);
        else if (!(ok = kr_type_fits_layout(type, (KrType *)kr_obj(item))))
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "mro() returned base with unsuitable layout ('%s')",
                                     ((KrType *)kr_obj(item))->name);
        if (!ok) {
            kr_drop(thread, mro);
            return false;
        }
    }
    kr_store(thread, &type->mro, mro);
    kr_type_modified(type);
    return true;
}

// --- static types -----------------------------------------------------------------------

// A doc may begin with the signature, "(a, b=1)\n--\n\n", or with the class's name and that.
static const char *doc_signature(const char *name, const char *doc, size_t *size)
{
    const char *dot = strrchr(name, '.');
    name = dot ? dot + 1 : name;
    size_t length = strlen(name);
    if (*doc != '(' && strncmp(doc, name, length) == 0)
        doc += length;
    const char *end = *doc == '(' ? strstr(doc, ")\n--\n\n") : NULL;
    *size = end ? (size_t)(end + 1 - doc) : 0;
    return end ? doc : NULL;
}
static const char *doc_text(const KrType *type)
{
    size_t size;
    const char *signature = doc_signature(type->name, type->doc, &size);
    return signature ? signature + size + 5 : type->doc;
}

static bool set_new(KrThread *thread, KrType *type, KrRef name, KrOwn value)
{
    if (kr_is_null(value))
        return false;
    bool ok = kr_dict_set(thread, kr_ref(type->dict), name, kr_ref(value));
    kr_drop(thread, value);
    return ok;
}

static bool add_natives(KrThread *thread, KrType *type)
{
    for (const KrNativeDef *def = type->methods; def && def->name; def += def->flags & KR_NATIVE_PAIR ? 2 : 1) {
        KrOwn name = kr_str_interned(thread, def->name);
        bool ok = !kr_is_null(name) && set_new(thread, type, kr_ref(name),
                                               kr_descriptor_new_method(thread, type, def));
        kr_xdrop(thread, name);
        if (!ok) return false;
    }
    bool gives_memory = type == &kr_bytes_type || (type->buffer && type != &kr_buffer_lent_type);
    for (int i = 0; gives_memory && i < (type == &kr_bytes_type ? 1 : 2); i++)
        if (!set_new(thread, type, kr_name(kr_type_buffer_slots[i].name),
                     kr_descriptor_new_wrapper(thread, type, &kr_type_buffer_slots[i])))
            return false;
    for (const KrGetSetDef *def = type->getset; def && def->name; def++) {
        KrOwn name = kr_str_interned(thread, def->name);
        bool ok = !kr_is_null(name) && set_new(thread, type, kr_ref(name),
                                               kr_descriptor_new_getset(thread, type, def));
        kr_xdrop(thread, name);
        if (!ok) return false;
    }
    return true;
}

// Is the name among those of type->shown, with the sign before it (or 0)?
static bool says(const KrType *type, KrRef name, char sign)
{
    const char *text = (const char *)kr_str_data(kr_str_obj(name));
    size_t length = strlen(text);
    for (const char *at = type->shown; at && (at = strstr(at, text)); at += length)
        if ((at[length] == ' ' || !at[length]) && (at == type->shown || at[-1] == ' ' || at[-1] == '-'))
            return (at > type->shown && at[-1] == '-') == (sign == '-');
    return false;
}

// Wrappers for the slots a C type fills itself: its dict then shows __add__ and so on.
static bool add_wrappers(KrThread *thread, KrType *type, const KrSlotDef *slots)
{
    for (const KrSlotDef *slot = slots; slot->generic; slot++) {
        void *mine = *kr_type_slot(type, slot);
        void *inherited = type->base ? *kr_type_slot(type->base, slot) : NULL;
        KrRef name = kr_name(slot->name);
        if (!mine || (mine == inherited && !says(type, name, 0)) || (slot->kind == KR_SLOT_GETATTR && slot->op) ||
            says(type, name, '-') ||
            !kr_ref_is_null(kr_dict_find_str(kr_ref(type->dict), name)))
            continue;
        if (!set_new(thread, type, name, slot->kind == KR_SLOT_NEW
                         ? kr_native_new(thread, &kr_descriptor_new_def, kr_type_ref(type), KR_REF_NULL)
                         : kr_descriptor_new_wrapper(thread, type, slot)))
            return false;
    }
    return true;
}

static void inherit_slots(KrType *type)
{
    const KrType *base = type->base;
    if (!base)
        return;
    bool own_compare = type->compare || type->hash;
    for (const KrSlotDef *slot = kr_type_slots; slot->generic; slot++) {
        void *inherited = *(void *const *)(const void *)((const char *)base + slot->offset);
        void **place = kr_type_slot(type, slot);
        if (!inherited || *place)
            continue;
        if ((slot->kind == KR_SLOT_HASH || slot->kind == KR_SLOT_COMPARE) && own_compare)
            continue; // equality and hash are inherited together or not at all
        if (slot->kind == KR_SLOT_NEW && (base == &kr_object_base_type || says(type, kr_name(slot->name), '-')))
            continue; // C types without __new__ are made by C code only
        *place = inherited;
    }
    if (!type->dealloc)
        type->dealloc = base->dealloc;
    if (!type->visit)
        type->visit = base->visit;
    if (!type->clear)
        type->clear = base->clear;
    if (!type->concat)
        type->concat = base->concat;
    if (!type->repeat)
        type->repeat = base->repeat;
    if (!type->send)
        type->send = base->send;
    if (!type->basic_size)
        type->basic_size = base->basic_size;
    if (!type->dict_offset)
        type->dict_offset = base->dict_offset;
    const uint32_t inherited = KR_TYPE_GC | KR_TYPE_INT_SUB | KR_TYPE_STR_SUB | KR_TYPE_BYTES_SUB |
                               KR_TYPE_TUPLE_SUB | KR_TYPE_LIST_SUB | KR_TYPE_DICT_SUB |
                               KR_TYPE_TYPE_SUB | KR_TYPE_EXCEPTION_SUB | KR_TYPE_SET_SUB |
                               KR_TYPE_FLOAT_SUB | KR_TYPE_SEQUENCE | KR_TYPE_MAPPING;
    type->flags |= base->flags & inherited;
}

static bool unhashable(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)hash;
    return kr_exception_raise_false(thread, &kr_exception_type_error, "unhashable type: '%T'",
                                    self);
}

// The VM drops what static types own when it ends.
static bool note_static(KrThread *thread, KrType *type)
{
    KrVM *vm = thread->vm;
    if (vm->static_type_count == vm->static_type_capacity) {
        size_t capacity = vm->static_type_capacity ? vm->static_type_capacity * 2 : 256;
        KrType **grown = realloc(vm->static_types, capacity * sizeof *grown);
        if (!grown) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
        vm->static_types = grown;
        vm->static_type_capacity = capacity;
    }
    vm->static_types[vm->static_type_count++] = type;
    return true;
}

// Which attributes a type has is known from its slots and tables alone: they are made when one is asked for.
static bool fill(KrThread *thread, KrType *type)
{
    int64_t count = 16; // wrappers, __doc__, __module__
    for (const KrNativeDef *def = type->methods; def && def->name; def += def->flags & KR_NATIVE_PAIR ? 2 : 1)
        count++;
    for (const KrGetSetDef *def = type->getset; def && def->name; def++)
        count++;
    KrOwn sized = kr_dict_length(kr_ref(type->dict)) ? KR_NULL : kr_dict_new_sized(thread, count);
    if (!kr_is_null(sized)) kr_store(thread, &type->dict, sized); // nobody has seen the empty one
    KrRef dict = kr_ref(type->dict);
    bool eq_without_hash = type->hash == unhashable && type->compare != type->base->compare;
    if (!add_natives(thread, type) || !add_wrappers(thread, type, kr_type_slots) || !add_wrappers(thread, type, kr_type_sequence_slots))
        return false;
    KrRef weakref = kr_name(KR_NAME___weakref__);
    if (says(type, weakref, 0) && !set_new(thread, type, weakref, kr_descriptor_new_weakref(thread, type)))
        return false;
    bool module = strchr(type->name, '.') ? !says(type, kr_name(KR_NAME___module__), '-')
                                          : says(type, kr_name(KR_NAME___module__), 0);
    if (module && kr_ref_is_null(kr_dict_find_str(dict, kr_name(KR_NAME___module__))) &&
        !kr_dict_set(thread, dict, kr_name(KR_NAME___module__), kr_ref(type->module)))
        return false;
    if (eq_without_hash && !kr_dict_set(thread, dict, kr_name(KR_NAME___hash__), kr_none()))
        return false;
    if (type->fill && !type->fill(thread, type))
        return false;
    if (!kr_ref_is_null(kr_dict_find_str(dict, kr_name(KR_NAME___doc__))))
        return true; // instances have their own
    const char *text = type->doc ? doc_text(type) : "";
    return set_new(thread, type, kr_name(KR_NAME___doc__),
                   *text ? kr_str_from_utf8(thread, text, strlen(text)) : kr_none_own());
}

enum { RESERVE = 1 << 16 }; // more than the attributes of any type take

bool kr_type_reserve(KrVM *vm)
{
    if (!vm->type_reserve) vm->type_reserve = malloc(RESERVE); // never touched: address space, not memory
    return vm->type_reserve;
}

void kr_type_fill(KrType *type)
{
    KrVM *vm = vm_of_static_types;
    KrThread *thread = kr_thread_current(vm);
    KrOwn pending = kr_exception_fetch(thread);
    type->flags &= ~(uint32_t)KR_TYPE_UNFILLED;
    for (bool ok = fill(thread, type); !ok; ok = fill(thread, type)) {
        kr_exception_clear(thread);
        if (!vm->type_reserve) kr_panic("no memory for the attributes of a type");
        free(vm->type_reserve);
        vm->type_reserve = NULL;
    }
    (void)kr_type_reserve(vm);
    kr_exception_restore(thread, pending);
}

bool kr_type_ready(KrThread *thread, KrType *type)
{
    if (type->flags & KR_TYPE_READY)
        return true;
    if (!type->base && type != &kr_object_base_type)
        type->base = &kr_object_base_type;
    if (type->base && !kr_type_ready(thread, type->base))
        return false;
    KrRef line[64];
    size_t length = 0;
    for (KrType *t = type; t && length < 64; t = t->base)
        line[length++] = kr_type_ref(t);
    const char *dot = strrchr(type->name, '.');
    if (!note_static(thread, type))
        return false;
    type->mro = kr_tuple_from(thread, line, length);
    type->bases = type->base ? kr_tuple_from(thread, line + 1, 1) : kr_tuple_from(thread, line, 0);
    type->dict = kr_dict_new(thread);
    type->name_str = kr_str_interned(thread, dot ? dot + 1 : type->name);
    type->qualname = kr_dup(kr_ref(type->name_str));
    type->module = dot ? kr_str_from_utf8(thread, type->name, (size_t)(dot - type->name))
                       : kr_dup(kr_name(KR_NAME_builtins));
    if (kr_is_null(type->mro) || kr_is_null(type->bases) || kr_is_null(type->dict) ||
        kr_is_null(type->name_str) || kr_is_null(type->module))
        return false;
    bool eq_without_hash = type->compare && !type->hash;
    type->flags |= KR_TYPE_READY;
    inherit_slots(type);
    if (eq_without_hash)
        type->hash = unhashable;
    else if (!type->hash && type->base)
        type->hash = type->base->hash;
    if (!type->compare && type->base)
        type->compare = type->base->compare;
    if (type->getattr == kr_object_base_type.getattr)
        type->flags |= KR_TYPE_GENERIC_GETATTR;
    if (type->setattr == kr_object_base_type.setattr)
        type->flags |= KR_TYPE_GENERIC_SETATTR;
    type->version = next_version++;
    type->flags |= KR_TYPE_UNFILLED;
    vm_of_static_types = thread->vm;
    return true;
}

bool kr_type_init_nothing(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)thread, (void)self, (void)args, (void)count, (void)kwnames;
    return true;
}

// --- calling a class ----------------------------------------------------------------------

KrOwn kr_type_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)kr_obj(callable);
    if (type == &kr_type_type && count == 1) {
        if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames))
            return kr_exception_raise(thread, &kr_exception_type_error, "type() takes no keyword arguments");
        return kr_dup(kr_type_ref(kr_type_of(args[0])));
    }
    if (type == &kr_type_type && count != 3)
        return kr_exception_raise(thread, &kr_exception_type_error, "type() takes 1 or 3 arguments");
    if (!type->new_object)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "cannot create '%s' instances", type->name);
    KrOwn self = type->new_object(thread, callable, args, count, kwnames);
    if (kr_is_null(self))
        return self;
    KrType *made = kr_type_of(kr_ref(self));
    if (made != type && type == &kr_str_type)
        return self; // __str__ gave an instance of a subclass: as it is
    if (made->init && kr_type_is_subtype(made, type) &&
        !made->init(thread, kr_ref(self), args, count, kwnames)) {
        kr_drop(thread, self);
        return KR_NULL;
    }
    return self;
}

// --- type as a type -----------------------------------------------------------------------

static void type_dealloc(KrThread *thread, KrObject *self)
{
    KrType *type = (KrType *)self;
    kr_type_modified(type);
    KrTuple *bases = (KrTuple *)kr_obj(kr_ref(type->bases));
    for (int64_t i = 0; i < bases->length; i++)
        kr_type_remove_subtype((KrType *)kr_obj(kr_ref(bases->items[i])), type);
    free(type->subtypes);
    free(type->cache);
    kr_xdrop(thread, type->dict);
    kr_xdrop(thread, type->mro);
    kr_xdrop(thread, type->bases);
    kr_xdrop(thread, type->name_str);
    kr_xdrop(thread, type->qualname);
    kr_xdrop(thread, type->module);
    kr_xdrop(thread, type->extra);
    if (type->base)
        kr_object_drop(thread, (KrObject *)type->base);
    kr_object_free(thread, self, sizeof(KrType));
}

void kr_type_fini_static(KrThread *thread)
{
    KrVM *vm = thread->vm;
    // descriptors first: they need their types whole
    for (size_t i = 0; i < vm->static_type_count; i++) {
        vm->static_types[i]->flags &= ~(uint32_t)KR_TYPE_UNFILLED;
        if (!kr_is_null(vm->static_types[i]->dict)) // null: no memory to ready it
            kr_dict_clear(thread, kr_ref(vm->static_types[i]->dict));
    }
    for (size_t i = 0; i < vm->static_type_count; i++) {
        KrType *type = vm->static_types[i];
        KrOwn *fields[] = {&type->dict,     &type->mro,    &type->bases, &type->name_str,
                           &type->qualname, &type->module, &type->extra};
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
            kr_xdrop(thread, kr_move(fields[k]));
        free(type->subtypes);
        free(type->cache);
        type->subtypes = NULL;
        type->subtype_count = type->subtype_capacity = 0;
        type->cache = NULL;
        type->root_shape = NULL;
        type->flags &= ~(uint32_t)KR_TYPE_READY;
    }
    free(vm->static_types);
    free(vm->type_reserve);
    vm->type_reserve = NULL;
    vm->static_types = NULL;
    vm->static_type_count = vm->static_type_capacity = 0;
}

static void type_visit(KrObject *self, KrVisitFn visit, void *context)
{
    KrType *type = (KrType *)self;
    const KrOwn fields[] = {type->dict, type->mro, type->bases, type->module, type->extra};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i]))
            visit(kr_ref(fields[i]), context);
    if (type->base && type->flags & KR_TYPE_HEAP)
        visit(kr_type_ref(type->base), context);
}

static void type_clear(KrThread *thread, KrObject *self)
{
    KrType *type = (KrType *)self;
    kr_type_modified(type);
    KrRef only = kr_from_obj(type); // the MRO keeps its shape for those who still look
    KrOwn mro = kr_tuple_from(thread, &only, 0);
    if (!kr_is_null(mro))
        kr_store(thread, &type->mro, mro);
    if (!kr_is_null(type->dict))
        kr_dict_clear(thread, kr_ref(type->dict));
}

static KrOwn type_repr(KrThread *thread, KrRef self)
{
    KrType *type = (KrType *)kr_obj(self);
    bool shown = !kr_is_null(type->module) && kr_str_is_sub(kr_ref(type->module)) &&
                 !kr_str_equal_ascii(kr_ref(type->module), "builtins");
    if (shown)
        return kr_str_from_format(thread, "<class '%S.%S'>", kr_ref(type->module),
                                  kr_ref(type->qualname));
    return kr_str_from_format(thread, "<class '%S'>", kr_ref(type->qualname));
}

// Attributes of classes: data descriptors of the metaclass, the class's own MRO, the metaclass.
static KrOwn type_getattr(KrThread *thread, KrRef self, KrRef name)
{
    KrType *type = (KrType *)kr_obj(self), *meta = kr_type_of(self);
    KrRef on_meta = kr_type_find(meta, name);
    KrType *kind = kr_ref_is_null(on_meta) ? NULL : kr_type_of(on_meta);
    if (kind && kind->descr_get && kind->descr_set)
        return kind->descr_get(thread, on_meta, self, kr_type_ref(meta));
    KrRef found = kr_type_find(type, name);
    if (!kr_ref_is_null(found)) {
        KrType *found_kind = kr_type_of(found);
        if (!found_kind->descr_get)
            return kr_dup(found);
        KrOwn held = kr_dup(found);
        KrOwn value = found_kind->descr_get(thread, found, KR_REF_NULL, self);
        kr_drop(thread, held);
        return value;
    }
    if (kind && kind->descr_get)
        return kind->descr_get(thread, on_meta, self, kr_type_ref(meta));
    if (kind)
        return kr_dup(on_meta);
    (void)kr_exception_raise(thread, &kr_exception_attribute_error, "type object '%s' has no attribute '%V'", type->name,
                             name);
    kr_exception_note_attribute(thread, self, name);
    return KR_NULL;
}

static bool type_setattr(KrThread *thread, KrRef self, KrRef name, KrRef value)
{
    KrType *type = (KrType *)kr_obj(self);
    KrRef on_meta = kr_type_find(kr_type_of(self), name);
    if (!kr_ref_is_null(on_meta) && kr_type_of(on_meta)->descr_set)
        return kr_type_of(on_meta)->descr_set(thread, on_meta, self, value);
    if (!(type->flags & KR_TYPE_HEAP))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "cannot set '%V' attribute of immutable type '%s'", name,
                                        type->name);
    bool ok;
    if (kr_ref_is_null(value)) {
        KrFound found = kr_dict_delete(thread, kr_type_dict(type), name);
        if (found == KR_ABSENT) {
            (void)kr_exception_raise(thread, &kr_exception_attribute_error, "type object '%s' has no attribute '%V'",
                                     type->name, name);
            kr_exception_note_attribute(thread, self, name);
        }
        ok = found == KR_PRESENT;
    } else {
        ok = kr_dict_set(thread, kr_type_dict(type), name, value);
    }
    if (!ok)
        return false;
    kr_type_modified(type);
    const char *text = kr_str_text(thread, name);
    if (text[0] == '_' && text[1] == '_')
        kr_type_update_slots(thread, type);
    return true;
}

static KrOwn type_new_slot(KrThread *thread, KrRef meta, const KrRef *args, size_t count,
                           KrRef kwnames)
{
    if (count != 3)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type.__new__() takes exactly 3 arguments (%zu given)", count);
    // a base's metaclass that is more special makes the class in its own way
    if (kr_tuple_is_sub(args[1]) && kr_tuple_length(args[1]) > 0) {
        bool types = true;
        for (int64_t i = 0; i < kr_tuple_length(args[1]); i++)
            types &= kr_type_has(kr_tuple_get(args[1], i), KR_TYPE_TYPE_SUB);
        KrType *winner = types ? kr_type_best_metaclass(thread, (KrType *)kr_obj(meta), args[1])
                               : (KrType *)kr_obj(meta);
        if (!winner) return KR_NULL;
        if (winner != (KrType *)kr_obj(meta) && winner->new_object != type_new_slot)
            return winner->new_object(thread, kr_type_ref(winner), args, count, kwnames);
    }
    return kr_type_new(thread, (KrType *)kr_obj(meta), args[0], args[1], args[2], kwnames, args + 3);
}

static bool type_init(KrThread *thread, KrRef self, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)self;
    (void)args;
    (void)kwnames;
    if (count == 1 || count == 3)
        return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "type.__init__() takes 1 or 3 arguments");
}

static KrOwn get_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrType *)kr_obj(self))->name_str));
}
// Attributes that only classes of Python code let change, and nobody delete.
static bool may_set(KrThread *thread, KrRef self, KrRef value, const char *name)
{
    const KrType *type = (const KrType *)(const void *)kr_obj(self);
    if (type->flags & KR_TYPE_HEAP && !kr_ref_is_null(value))
        return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error, "cannot %s '%s' attribute of immutable type '%s'",
                                    type->flags & KR_TYPE_HEAP ? "delete" : "set", name, type->name);
}
static bool set_name(KrThread *thread, KrRef self, KrRef value)
{
    KrType *type = (KrType *)kr_obj(self);
    size_t size;
    if (!may_set(thread, self, value, "__name__"))
        return false;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "can only assign string to %s.__name__, not '%T'", type->name, value);
    const char *text = kr_str_utf8(thread, value, &size);
    if (!text)
        return false;
    if (strlen(text) != size)
        return kr_exception_raise_false(thread, &kr_exception_value_error, "type name must not contain null characters");
    kr_store(thread, &type->name_str, kr_dup(value));
    type->name = kr_str_text(thread, value);
    kr_type_modified(type);
    return true;
}
static KrOwn get_qualname(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrType *)kr_obj(self))->qualname));
}
static bool set_qualname(KrThread *thread, KrRef self, KrRef value)
{
    if (!may_set(thread, self, value, "__qualname__"))
        return false;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "can only assign string to %s.__qualname__, not '%T'",
                                        ((KrType *)kr_obj(self))->name, value);
    kr_store(thread, &((KrType *)kr_obj(self))->qualname, kr_dup(value));
    return true;
}
static KrOwn get_module(KrThread *thread, KrRef self)
{
    KrType *type = (KrType *)kr_obj(self);
    KrRef found = kr_dict_find_str(kr_type_dict(type), kr_name(KR_NAME___module__));
    if (!kr_ref_is_null(found) && type->flags & KR_TYPE_HEAP) // of others it is a descriptor
        return kr_dup(found);
    if (!kr_is_null(type->module))
        return kr_dup(kr_ref(type->module));
    return kr_exception_raise(thread, &kr_exception_attribute_error, "__module__");
}
static bool set_module(KrThread *thread, KrRef self, KrRef value)
{
    KrType *type = (KrType *)kr_obj(self);
    if (!may_set(thread, self, value, "__module__"))
        return false;
    kr_store(thread, &type->module, kr_dup(value));
    kr_type_modified(type);
    KrOwn line = kr_str_interned(thread, "__firstlineno__"); // of the class statement, which no longer tells its place
    bool ok = !kr_is_null(line) && kr_dict_delete(thread, kr_type_dict(type), kr_ref(line)) != KR_FAULT;
    kr_xdrop(thread, line);
    return ok && kr_dict_set(thread, kr_type_dict(type), kr_name(KR_NAME___module__), value);
}
static KrOwn get_mro(KrThread *thread, KrRef self)
{
    (void)thread;
    const KrType *type = (const KrType *)kr_obj(self);
    return is_incomplete(type) ? kr_none_own() : kr_dup(kr_ref(type->mro));
}
static KrOwn get_bases(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrType *)kr_obj(self))->bases));
}
static KrOwn get_base(KrThread *thread, KrRef self)
{
    (void)thread;
    KrType *base = ((KrType *)kr_obj(self))->base;
    return base ? kr_dup(kr_type_ref(base)) : kr_none_own();
}
static KrOwn get_dict(KrThread *thread, KrRef self)
{
    return kr_mapping_proxy_new(thread, kr_type_dict((KrType *)kr_obj(self)));
}
static KrOwn get_doc(KrThread *thread, KrRef self)
{
    KrType *type = (KrType *)(void *)kr_obj(self);
    if (!(type->flags & KR_TYPE_HEAP) && type->doc) {
        const char *text = doc_text(type);
        return kr_str_from_utf8(thread, text, strlen(text));
    }
    KrRef found = kr_dict_find_str(kr_type_dict(type), kr_name(KR_NAME___doc__));
    if (kr_ref_is_null(found))
        return kr_none_own();
    KrDescrGetFn get = kr_type_of(found)->descr_get;
    return get ? get(thread, found, KR_REF_NULL, self) : kr_dup(found);
}
static bool set_doc(KrThread *thread, KrRef self, KrRef value)
{
    KrType *type = (KrType *)kr_obj(self);
    if (!(type->flags & KR_TYPE_HEAP) || kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        kr_ref_is_null(value)
                                            ? "cannot delete '__doc__' attribute of immutable type '%s'"
                                            : "cannot set '__doc__' attribute of immutable type '%s'",
                                        type->name);
    kr_type_modified(type);
    return kr_dict_set(thread, kr_type_dict(type), kr_name(KR_NAME___doc__), value);
}
static KrOwn get_type_params(KrThread *thread, KrRef self)
{
    (void)thread;
    KrRef found = kr_dict_find_str(kr_ref(((KrType *)kr_obj(self))->dict), kr_name(KR_NAME___type_params__));
    return kr_dup(kr_ref_is_null(found) || kr_is_exact(found, &kr_getset_type) ? kr_tuple_empty() : found); // type itself has the descriptor
}
static bool set_type_params(KrThread *thread, KrRef self, KrRef value)
{
    KrType *type = (KrType *)kr_obj(self);
    if (!(type->flags & KR_TYPE_HEAP) || kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        kr_ref_is_null(value)
                                            ? "cannot delete '__type_params__' attribute of immutable type '%s'"
                                            : "cannot set '__type_params__' attribute of immutable type '%s'",
                                        type->name);
    kr_type_modified(type);
    return kr_dict_set(thread, kr_type_dict(type), kr_name(KR_NAME___type_params__), value);
}
// Set by ABCMeta. Not inherited, and `type` itself has none.
static KrOwn get_abstract_methods(KrThread *thread, KrRef self)
{
    KrType *type = (KrType *)kr_obj(self);
    KrRef found = type == &kr_type_type ? KR_REF_NULL
                                        : kr_dict_find_str(kr_type_dict(type), kr_name(KR_NAME___abstractmethods__));
    if (!kr_ref_is_null(found))
        return kr_dup(found);
    return kr_exception_raise_value(thread, &kr_exception_attribute_error, kr_name(KR_NAME___abstractmethods__));
}
static bool set_abstract_methods(KrThread *thread, KrRef self, KrRef value)
{
    KrType *type = (KrType *)kr_obj(self);
    KrRef name = kr_name(KR_NAME___abstractmethods__);
    bool abstract = false;
    if (!(type->flags & KR_TYPE_HEAP))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "cannot set '__abstractmethods__' attribute of immutable type '%s'",
                                        type->name);
    if (kr_ref_is_null(value)) {
        KrFound found = kr_dict_delete(thread, kr_type_dict(type), name);
        if (found == KR_ABSENT)
            (void)kr_exception_raise_value(thread, &kr_exception_attribute_error, name);
        if (found != KR_PRESENT)
            return false;
    } else if (!kr_truth(thread, value, &abstract) || !kr_dict_set(thread, kr_type_dict(type), name, value)) {
        return false;
    }
    type->flags = (type->flags & ~(uint32_t)KR_TYPE_ABSTRACT) | (abstract ? (uint32_t)KR_TYPE_ABSTRACT : 0);
    kr_type_modified(type);
    return true;
}
static KrOwn type_mro_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    KrOwn mro = merged_mro(thread, (KrType *)kr_obj(self)), list;
    if (kr_is_null(mro))
        return mro;
    list = kr_sequence_list(thread, kr_ref(mro));
    kr_drop(thread, mro);
    return list;
}
static bool has_item(const KrTuple *tuple, KrRef item)
{
    for (int64_t i = 0; i < tuple->length; i++)
        if (kr_is(kr_ref(tuple->items[i]), item)) return true;
    return false;
}
static KrOwn type_subclasses(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    KrType *type = (KrType *)kr_obj(self);
    KrOwn list = kr_list_new(thread, 0);
    const KrVM *vm = thread->vm;
    for (size_t i = 0; i < vm->static_type_count && !kr_is_null(list); i++) // those of C come first
        if (has_item(kr_tuple_cast(kr_ref(vm->static_types[i]->bases)), self) &&
            !kr_list_append(thread, kr_ref(list), kr_type_ref(vm->static_types[i])))
            kr_drop(thread, kr_move(&list));
    for (uint32_t i = 0; i < type->subtype_count && !kr_is_null(list); i++)
        if (!kr_list_append(thread, kr_ref(list), kr_type_ref(type->subtypes[i])))
            kr_drop(thread, kr_move(&list));
    return list;
}
static KrOwn type_prepare(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    (void)args;
    (void)count;
    return kr_dict_new(thread);
}
static KrOwn type_instancecheck(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrFound found = kr_isinstance_plain(thread, args[0], (KrType *)kr_obj(self));
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}
static KrOwn type_subclasscheck(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrFound found = kr_protocol_object_issubclass(thread, args[0], self);
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}

static KrOwn type_dir(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    return kr_dir(thread, self);
}
static KrOwn type_sizeof(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    (void)args;
    (void)count;
    return kr_int_from_i64(thread, sizeof(KrType));
}

static const KrNativeDef type_methods[] = {
    {"__dir__", type_dir, "($self, /)", "The names of the class and its bases.", 0, 0, KR_NATIVE_RAW},
    {"__sizeof__", type_sizeof, "($self, /)", "Bytes of memory that the class takes.", 0, 0, KR_NATIVE_RAW},
    {"mro", type_mro_method, "($self, /)", "Return a type's method resolution order.", 0, 0, KR_NATIVE_RAW},
    {"__subclasses__", type_subclasses, "($self, /)", "Return a list of immediate subclasses.", 0, 0, KR_NATIVE_RAW},
    {"__prepare__", type_prepare, "($cls, name, bases, /, **kwds)", "Create the namespace for the class statement", 0, 0, KR_NATIVE_CLASS},
    {"__instancecheck__", type_instancecheck, "($self, instance, /)", "Check if an object is an instance.", 0, 0, 0},
    {"__subclasscheck__", type_subclasscheck, "($self, subclass, /)", "Check if a class is a subclass.", 0, 0, 0},
    {0},
};
// The bits of CPython's tp_flags that Python code asks for.
static KrOwn get_flags(KrThread *thread, KrRef self)
{
    static const struct {
        uint32_t flag, bit;
    } bits[] = {{KR_TYPE_SEQUENCE, 5},   {KR_TYPE_MAPPING, 6},    {KR_TYPE_IMMUTABLE, 8},
                {KR_TYPE_HEAP, 9},       {KR_TYPE_BASE, 10},      {KR_TYPE_READY, 12},
                {KR_TYPE_GC, 14},        {KR_TYPE_METHOD_DESCRIPTOR, 17}, {KR_TYPE_ABSTRACT, 20},
                {KR_TYPE_INT_SUB, 24},   {KR_TYPE_LIST_SUB, 25},  {KR_TYPE_TUPLE_SUB, 26},
                {KR_TYPE_BYTES_SUB, 27}, {KR_TYPE_STR_SUB, 28},   {KR_TYPE_DICT_SUB, 29},
                {KR_TYPE_EXCEPTION_SUB, 30}, {KR_TYPE_TYPE_SUB, 31}};
    const KrType *type = (const KrType *)(const void *)kr_obj(self);
    uint64_t flags = 0;
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        if (type->flags & bits[i].flag) flags |= UINT64_C(1) << bits[i].bit;
    if (!(type->flags & KR_TYPE_HEAP)) flags |= 1 << 8; // immutable
    if (type->own_dict || (type->flags & KR_TYPE_INSTANCE && !(type->flags & KR_TYPE_NO_DICT)))
        flags |= 1 << 4; // managed dict
    if (type->flags & KR_TYPE_HAS_WEAKREF) flags |= 1 << 3;
    if (!type->new_object) flags |= 1 << 7;             // cannot be called
    return kr_int_from_u64(thread, flags);
}
// As CPython reads it from a doc: "(...)" or, with the class's name before it, "C(...)", up to "\n--\n\n".
static KrOwn get_text_signature(KrThread *thread, KrRef self)
{
    const KrType *type = (const KrType *)(const void *)kr_obj(self);
    const char *doc = type->doc;
    size_t size = 0;
    if (type->flags & KR_TYPE_HEAP) {
        KrRef found = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___doc__));
        doc = !kr_ref_is_null(found) && kr_is_exact(found, &kr_str_type) ? kr_str_text(thread, found) : NULL;
        if (doc && *doc == '(') // a class written in Python must name itself
            doc = NULL;
    }
    doc = doc ? doc_signature(type->name, doc, &size) : NULL;
    return doc ? kr_str_from_utf8(thread, doc, size) : kr_none_own();
}
static KrOwn get_basicsize(KrThread *thread, KrRef self)
{
    const KrType *type = (const KrType *)(const void *)kr_obj(self);
    return kr_int_from_i64(thread, type->basic_size);
}
static KrOwn get_itemsize(KrThread *thread, KrRef self)
{
    const KrType *type = (const KrType *)(const void *)kr_obj(self);
    return kr_int_from_i64(thread, type->item_size);
}
// Whether instances have a __dict__; its place is nobody's business: -1, as where CPython manages it.
static KrOwn get_dictoffset(KrThread *thread, KrRef self)
{
    const KrType *type = (const KrType *)(const void *)kr_obj(self);
    if (type->dict_offset)
        return kr_int_from_i64(thread, type->dict_offset);
    return kr_int_from_i64(thread, kr_attribute_has_dict(type) ? -1 : 0);
}
static KrOwn get_weakrefoffset(KrThread *thread, KrRef self)
{
    const KrType *type = (const KrType *)(const void *)kr_obj(self);
    return kr_int_from_i64(thread, type->flags & KR_TYPE_HAS_WEAKREF ? (int64_t)sizeof(void *) : 0);
}
static const KrGetSetDef type_getset[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__mro__", get_mro, NULL, NULL},
    {"__bases__", get_bases, kr_type_set_bases, NULL},
    {"__base__", get_base, NULL, KR_AS_MEMBER},
    {"__flags__", get_flags, NULL, KR_AS_MEMBER},
    {"__basicsize__", get_basicsize, NULL, KR_AS_MEMBER},
    {"__itemsize__", get_itemsize, NULL, KR_AS_MEMBER},
    {"__dictoffset__", get_dictoffset, NULL, KR_AS_MEMBER},
    {"__weakrefoffset__", get_weakrefoffset, NULL, KR_AS_MEMBER},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__annotations__", kr_annotations_of_type, kr_annotations_set_on_type, NULL},
    {"__annotate__", kr_annotations_annotate_of_type, kr_annotations_set_annotate_on_type, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__abstractmethods__", get_abstract_methods, set_abstract_methods, NULL},
    {0},
};

KrType kr_type_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "type",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_TYPE_SUB | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrType),
    .dealloc = type_dealloc,
    .visit = type_visit,
    .clear = type_clear,
    .repr = type_repr,
    .call = kr_type_call,
    .getattr = type_getattr,
    .setattr = type_setattr,
    .new_object = type_new_slot,
    .init = type_init,
    .binary = {[KR_BINARY_OR] = kr_typing_or}, // int | str
    .doc = "type(object): the type of an object.\ntype(name, bases, dict, **kwds): a new class.",
    .methods = type_methods,
    .getset = type_getset,
};
