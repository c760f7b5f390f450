// SPDX-License-Identifier: MIT
// The wrapper of functools.lru_cache: calls that were made before are answered from a dict.
//
// The key of a call is its only argument when that is an exact int or str, else a tuple of the arguments (and of a mark
// and the keywords, and of all types if `typed`). With a limit the dict's values are links, which form
// a ring in order of use behind `newest`/`oldest`; without, they are the results.
// The function may call the wrapper again, or run other threads: nothing is kept across its call but the key.
// Invariant: a link in the ring is in the dict, which owns it; a link that dies leaves the ring by itself.
// Tests: tests/lang/modules/functools/c_module.py.
#include "modules/functools_cache.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/method.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

typedef struct Ring {
    struct Ring *older, *newer; // null: in no ring
} Ring;

typedef struct Link {
    KrObject header;
    Ring ring;
    KrOwn key, result;
    int64_t hash; // of the key
} Link;

typedef struct Cache {
    KrObject header;
    KrOwn function;  // what is called
    KrOwn memo;      // dict: key -> Link or result
    KrOwn info_type; // callable that makes cache_info()
    KrOwn dict;      // attributes, or null
    int64_t limit;   // of entries; -1: none, 0: nothing is kept
    int64_t hits, misses;
    Ring ring; // ring.newer is the oldest link, ring.older the newest
    bool typed;
} Cache;

static KrObject mark =
    KR_OBJECT_IMMORTAL(&kr_object_base_type); // before the keywords in a key

static Cache *cast(KrRef self)
{
    return (Cache *)(void *)kr_obj(self);
}
static Link *link_of_ring(Ring *ring)
{
    return (Link *)(void *)((char *)ring - offsetof(Link, ring));
}

static void ring_leave(Ring *ring)
{
    if (!ring->older) return;
    ring->older->newer = ring->newer;
    ring->newer->older = ring->older;
    ring->older = ring->newer = NULL;
}
static void ring_enter(Cache *cache, Ring *ring) // as the newest
{
    ring->older = cache->ring.older;
    ring->newer = &cache->ring;
    ring->older->newer = ring;
    cache->ring.older = ring;
}

// --- links --------------------------------------------------------------------------------

static void link_clear(KrThread *thread, KrObject *object)
{
    Link *link = (Link *)(void *)object;
    ring_leave(&link->ring);
    kr_xdrop(thread, kr_move(&link->key));
    kr_xdrop(thread, kr_move(&link->result));
}
static void link_dealloc(KrThread *thread, KrObject *object)
{
    link_clear(thread, object);
    kr_object_free(thread, object, sizeof(Link));
}
static void link_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const Link *link = (const Link *)(void *)object;
    if (!kr_is_null(link->key)) visitor(kr_ref(link->key), context);
    if (!kr_is_null(link->result)) visitor(kr_ref(link->result), context);
}

KrType kr_functools_cache_link_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "functools._lru_list_elem",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Link),
    .dealloc = link_dealloc,
    .visit = link_visit,
    .clear = link_clear,
};

// --- keys ---------------------------------------------------------------------------------

static KrOwn make_key(KrThread *thread, const Cache *self, const KrRef *args,
                      size_t count, KrRef kwnames)
{
    size_t named = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    if (!self->typed && named == 0) {
        if (count == 1 && (kr_int_is(args[0]) || kr_str_is(args[0])))
            return kr_dup(args[0]);
        return kr_tuple_from(thread, args, count);
    }
    size_t length =
        count + (named ? 1 + 2 * named : 0) + (self->typed ? count + named : 0);
    KrOwn key = kr_tuple_new(thread, (int64_t)length);
    if (kr_is_null(key)) return key;
    KrOwn *out = kr_tuple_cast(kr_ref(key))->items;
    for (size_t i = 0; i < count; i++)
        *out++ = kr_dup(args[i]);
    if (named) *out++ = kr_steal_obj(&mark);
    for (size_t i = 0; i < named; i++) {
        *out++ = kr_dup(kr_tuple_get(kwnames, (int64_t)i));
        *out++ = kr_dup(args[count + i]);
    }
    for (size_t i = 0; self->typed && i < count + named; i++)
        *out++ = kr_dup(kr_type_ref(kr_type_of(args[i])));
    return key;
}

KR_RAISES KR_INLINE bool hash_of(KrThread *thread, KrRef key, int64_t *hash)
{
    if (KR_LIKELY(kr_is_small_int(key) || kr_is_exact(key, &kr_str_type)))
        return kr_container_hash(thread, key, "", hash);
    return kr_hash(thread, key, hash);
}

// --- calling ------------------------------------------------------------------------------

static KrOwn call_uncached(KrThread *thread, Cache *self, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    self->misses++;
    KrOwn function = kr_dup(kr_ref(self->function));
    KrOwn result = kr_call(thread, kr_ref(function), args, count, kwnames);
    kr_drop(thread, function);
    return result;
}

static KrOwn call_unbounded(KrThread *thread, Cache *self, const KrRef *args,
                            size_t count, KrRef kwnames)
{
    KrOwn key = make_key(thread, self, args, count, kwnames), result = KR_NULL;
    KrRef found;
    int64_t hash;
    if (kr_is_null(key)) return key;
    if (!hash_of(thread, kr_ref(key), &hash)) goto done;
    KrFound known =
        kr_dict_find_hash(thread, kr_ref(self->memo), kr_ref(key), hash, &found);
    if (known == KR_PRESENT) {
        self->hits++;
        result = kr_dup(found);
    } else if (known == KR_ABSENT) {
        result = call_uncached(thread, self, args, count, kwnames);
        if (!kr_is_null(result) && !kr_is_null(self->memo) &&
            !kr_dict_set_hash(thread, kr_ref(self->memo), kr_ref(key), hash,
                              kr_ref(result))) {
            kr_drop(thread, result);
            result = KR_NULL;
        }
    }
done:
    kr_drop(thread, key);
    return result;
}

// Puts a result into the dict and the ring; the oldest link goes if there are too many.
static bool remember(KrThread *thread, Cache *self, KrRef key, int64_t hash,
                     KrRef result)
{
    KrRef found;
    if (kr_is_null(self->memo)) // cleared by the collector meanwhile
        return true;
    KrFound known = kr_dict_find_hash(thread, kr_ref(self->memo), key, hash, &found);
    if (known != KR_ABSENT) // the same call has been made and ended meanwhile
        return known == KR_PRESENT;
    Link *link = (Link *)(void *)kr_object_new(thread, &kr_functools_cache_link_type,
                                               sizeof(Link));
    if (!link) return false;
    link->key = kr_dup(key);
    link->result = kr_dup(result);
    link->hash = hash;
    kr_gc_track(thread, link);
    KrOwn own = kr_steal_obj(link), old = KR_NULL;
    bool ok = true;
    if (kr_dict_length(kr_ref(self->memo)) >= self->limit &&
        self->ring.newer != &self->ring) {
        Link *oldest = link_of_ring(self->ring.newer);
        old = kr_dup(kr_from_obj(oldest));
        ring_leave(&oldest->ring);
        KrFound gone = kr_dict_delete_hash(thread, kr_ref(self->memo),
                                           kr_ref(oldest->key), oldest->hash);
        ok = gone != KR_FAULT;
        if (!ok) // an __eq__ of a key has raised: the link stays in the dict, and in the ring
            ring_enter(self, &oldest->ring);
    }
    if (ok && !kr_is_null(self->memo))
        ok = kr_dict_set_hash(thread, kr_ref(self->memo), key, hash, kr_ref(own));
    if (ok && !kr_is_null(self->memo)) ring_enter(self, &link->ring);
    kr_xdrop(thread, old);
    kr_drop(thread, own);
    return ok;
}

static KrOwn call_bounded(KrThread *thread, Cache *self, const KrRef *args,
                          size_t count, KrRef kwnames)
{
    KrOwn key = make_key(thread, self, args, count, kwnames), result = KR_NULL;
    KrRef found;
    int64_t hash;
    if (kr_is_null(key)) return key;
    if (!hash_of(thread, kr_ref(key), &hash)) goto done;
    KrFound known =
        kr_dict_find_hash(thread, kr_ref(self->memo), kr_ref(key), hash, &found);
    if (known == KR_PRESENT) {
        Link *link = (Link *)(void *)kr_obj(found);
        if (&link->ring != self->ring.older) {
            ring_leave(&link->ring);
            ring_enter(self, &link->ring);
        }
        self->hits++;
        result = kr_dup(kr_ref(link->result));
    } else if (known == KR_ABSENT) {
        result = call_uncached(thread, self, args, count, kwnames);
        if (!kr_is_null(result) &&
            !remember(thread, self, kr_ref(key), hash, kr_ref(result))) {
            kr_drop(thread, result);
            result = KR_NULL;
        }
    }
done:
    kr_drop(thread, key);
    return result;
}

static KrOwn call(KrThread *thread, KrRef ref, const KrRef *args, size_t count,
                  KrRef kwnames)
{
    Cache *self = cast(ref);
    if (KR_UNLIKELY(kr_is_null(self->memo) || kr_is_null(self->function)))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "the cache has been cleared");
    KrOwn hold = kr_dup(ref);
    KrOwn result = self->limit < 0 ? call_unbounded(thread, self, args, count, kwnames)
                   : self->limit == 0
                       ? call_uncached(thread, self, args, count, kwnames)
                       : call_bounded(thread, self, args, count, kwnames);
    kr_drop(thread, hold);
    return result;
}

// --- the type -----------------------------------------------------------------------------

static KrOwn make(KrThread *thread, KrRef callable, const KrRef *args, size_t count)
{
    (void)count;
    KrType *type = (KrType *)(void *)kr_obj(callable);
    int64_t limit = -1;
    bool typed;
    if (!kr_type_of(args[0])->call)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "the first argument must be callable");
    if (kr_number_has_index(args[1])) {
        if (!kr_number_index_i64(thread, args[1], &limit)) return KR_NULL;
        limit = limit < 0 ? 0 : limit;
    } else if (!kr_is_none(args[1])) {
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "maxsize should be integer or None");
    }
    if (!kr_truth(thread, args[2], &typed)) return KR_NULL;
    KrOwn memo = kr_dict_new(thread);
    Cache *self = kr_is_null(memo)
                      ? NULL
                      : (Cache *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) {
        kr_xdrop(thread, memo);
        return KR_NULL;
    }
    self->function = kr_dup(args[0]);
    self->memo = memo;
    self->info_type = kr_dup(args[3]);
    self->limit = limit;
    self->typed = typed;
    self->ring.older = self->ring.newer = &self->ring;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static const KrNativeDef new_def = {
    "lru_cache", make, "(user_function, maxsize, typed, cache_info_type)", NULL, 0,
    0,           0};
static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &new_def, callable, args, count, kwnames);
}

static void empty(KrThread *thread, Cache *self)
{
    while (self->ring.newer && self->ring.newer != &self->ring)
        ring_leave(self->ring.newer);
    if (!kr_is_null(self->memo)) kr_dict_clear(thread, kr_ref(self->memo));
}
static void clear(KrThread *thread, KrObject *object)
{
    Cache *self = (Cache *)(void *)object;
    KrOwn memo = kr_move(&self->memo);
    empty(thread, self);
    kr_xdrop(thread, memo);
    kr_xdrop(thread, kr_move(&self->function));
    kr_xdrop(thread, kr_move(&self->info_type));
    kr_xdrop(thread, kr_move(&self->dict));
}
static void dealloc(KrThread *thread, KrObject *object)
{
    clear(thread, object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const Cache *self = (const Cache *)(void *)object;
    const KrOwn fields[] = {self->function, self->memo, self->info_type, self->dict};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i])) visitor(kr_ref(fields[i]), context);
}

static KrOwn descr_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)owner;
    if (kr_ref_is_null(instance) || kr_is_none(instance)) return kr_dup(self);
    return kr_method_new(thread, self, instance);
}

static KrOwn info_method(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const Cache *self = cast(ref);
    int64_t size = kr_is_null(self->memo) ? 0 : kr_dict_length(kr_ref(self->memo));
    KrOwn numbers[4] = {
        kr_int_from_i64(thread, self->hits), kr_int_from_i64(thread, self->misses),
        self->limit < 0 ? kr_none_own() : kr_int_from_i64(thread, self->limit),
        kr_int_from_i64(thread, size)};
    KrOwn all = kr_tuple_pack_own(thread, numbers, 4), result = KR_NULL;
    if (!kr_is_null(all)) {
        result = kr_call(thread, kr_ref(self->info_type),
                         (const KrRef *)(const void *)kr_tuple_cast(kr_ref(all))->items,
                         4, KR_REF_NULL);
        kr_drop(thread, all);
    }
    return result;
}
static KrOwn clear_method(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    Cache *self = cast(ref);
    self->hits = self->misses = 0;
    empty(thread, self);
    return kr_none_own();
}
static KrOwn self_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    return kr_dup(self);
}
static KrOwn reduce_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    return kr_attr_get(thread, self, kr_name(KR_NAME___qualname__));
}

static const KrNativeDef methods[] = {
    {"cache_info", info_method, "($self, /)", "Report cache statistics", 0, 0, 0},
    {"cache_clear", clear_method, "($self, /)", "Clear the cache and cache statistics",
     0, 0, 0},
    {"__reduce__", reduce_method, "($self, /)", NULL, 0, 0, 0},
    {"__copy__", self_method, NULL, NULL, 0, -1, KR_NATIVE_RAW},
    {"__deepcopy__", self_method, NULL, NULL, 0, -1, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {
    {"__dict__", kr_attribute_get_dict, kr_attribute_set_dict, NULL},
    {0},
};

KrType kr_functools_cache_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "functools._lru_cache_wrapper",
    .flags =
        KR_TYPE_GC | KR_TYPE_HAS_WEAKREF | KR_TYPE_METHOD_DESCRIPTOR,
    .basic_size = sizeof(Cache),
    .dict_offset = offsetof(Cache, dict),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .call = call,
    .descr_get = descr_get,
    .new_object = new_object,
    .methods = methods,
    .getset = getset,
    .doc = "A function with a memory of what it has answered.",
};
