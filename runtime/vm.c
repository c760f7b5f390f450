// SPDX-License-Identifier: MIT
// Start-up and shutdown of an interpreter. See vm.h.
//
// Order: hash key and static characters (once per process), heap and first thread, the root types,
// all other static types, exceptions, sys and builtins. Shutdown undoes it and counts what is left.
#include "runtime/class_method.h"
#include "runtime/property.h"
#include "runtime/super.h"
#include "runtime/vm.h"

#include "runtime/alloc_trace.h"

#include "base/hash.h"
#include "runtime/bool.h"
#include "runtime/buffer.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/cell.h"
#include "runtime/call.h"
#include "runtime/code.h"
#include "runtime/complex.h"
#include "runtime/contextvar.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/dict_views.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/fold.h"
#include "runtime/frame.h"
#include "runtime/frame_locals.h"
#include "runtime/gc.h"
#include "runtime/async_generator.h"
#include "runtime/image.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/mapping_proxy.h"
#include "runtime/memoryview.h"
#include "runtime/method.h"
#include "runtime/module.h"
#include "runtime/none.h"
#include "runtime/range.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/signature.h"
#include "runtime/simple_namespace.h"
#include "runtime/table_memory.h"
#include "runtime/slab.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/template.h"
#include "runtime/traceback.h"
#include "runtime/tuple.h"
#include "runtime/type_alias.h"
#include "runtime/typevar.h"
#include "runtime/typing.h"
#include "runtime/weakref.h"

#include <stdio.h>
#include <stdlib.h>

KrHooks kr_vm_hooks;

static KrType *const static_types[] = {
    &kr_type_type, &kr_none_type, &kr_ellipsis_type, &kr_not_implemented_type, &kr_int_type,
    &kr_bool_type, &kr_float_type, &kr_str_type, &kr_str_iter_type, &kr_bytes_type, &kr_tuple_type,
    &kr_tuple_iter_type, &kr_list_type, &kr_list_iter_type, &kr_list_reverse_iter_type,
    &kr_dict_type, &kr_dict_views_keys_type, &kr_dict_views_values_type, &kr_dict_views_items_type,
    &kr_dict_views_key_iter_type, &kr_dict_views_value_iter_type, &kr_dict_views_item_iter_type,
    &kr_dict_views_reverse_key_iter_type, &kr_dict_views_reverse_value_iter_type,
    &kr_dict_views_reverse_item_iter_type, &kr_set_type, &kr_frozenset_type,
    &kr_set_iter_type, &kr_range_type, &kr_range_iter_type, &kr_range_big_iter_type,
    &kr_slice_type, &kr_iterator_sequence_type, &kr_iterator_callable_type,
    &kr_bytearray_type, &kr_bytearray_iter_type, &kr_memoryview_type, &kr_memoryview_iter_type, &kr_buffer_lent_type,
    &kr_bytes_iter_type, &kr_str_ascii_iter_type, &kr_complex_type, &kr_mapping_proxy_type, &kr_typing_alias_type, &kr_typing_alias_iter_type,
    &kr_typing_union_type, &kr_iterator_enumerate_type, &kr_iterator_zip_type, &kr_iterator_map_type,
    &kr_iterator_filter_type, &kr_iterator_reversed_type, &kr_function_type, &kr_native_type,
    &kr_method_type, &kr_cell_type, &kr_code_type, &kr_code_line_iterator_type, &kr_code_positions_iterator_type, &kr_frame_type, &kr_frame_locals_type, &kr_generator_type, &kr_fold_type,
    &kr_coroutine_type, &kr_async_generator_type, &kr_async_generator_next_type,
    &kr_coroutine_wrapper_type, &kr_async_generator_value_type, &kr_async_generator_throw_type, &kr_module_type,
    &kr_typevar_type, &kr_typevar_paramspec_type, &kr_typevar_tuple_type, &kr_typevar_args_type, &kr_typevar_kwargs_type,
    &kr_typevar_evaluator_type, &kr_typevar_no_default_type, &kr_type_alias_type,
    &kr_traceback_type, &kr_simple_namespace_type, &kr_template_type, &kr_template_interpolation_type, &kr_template_iter_type, &kr_property_type, &kr_method_descriptor_type,
    &kr_classmethod_descriptor_type, &kr_getset_type, &kr_member_type, &kr_classmethod_type,
    &kr_staticmethod_type, &kr_super_type, &kr_slot_wrapper_type, &kr_method_wrapper_type,
    &kr_contextvar_type, &kr_contextvar_context_type, &kr_contextvar_token_type, &kr_contextvar_missing_type,
    &kr_contextvar_node_type, &kr_contextvar_iter_type[0], &kr_contextvar_iter_type[1], &kr_contextvar_iter_type[2],
    &kr_weakref_type, &kr_weakref_proxy_type, &kr_weakref_callable_proxy_type,
};

static bool start(KrThread *thread, KrOwn (*builtins_init)(KrThread *), KrOwn (*sys_init)(KrThread *))
{
    KrVM *vm = thread->vm;
    if (!kr_type_reserve(vm))
        return false;
    // `object` needs tuples and dicts to be readied, and they need nothing of their own types yet
    if (!kr_type_ready(thread, &kr_object_base_type))
        return false;
    for (size_t i = 0; i < sizeof static_types / sizeof *static_types; i++)
        if (!kr_type_ready(thread, static_types[i]))
            return false;
    if (!kr_exception_init(thread))
        return false;
    KrException *spare = (KrException *)kr_object_new(thread, &kr_exception_memory_error, sizeof *spare);
    if (!spare)
        return false;
    spare->args = kr_tuple_from(thread, NULL, 0);
    thread->memory_error = kr_steal_obj(spare);
    vm->modules = kr_dict_new(thread);
    vm->builtins_module = kr_is_null(vm->modules) ? KR_NULL : builtins_init(thread);
    if (kr_is_null(vm->builtins_module))
        return false;
    vm->builtins = kr_dup(kr_module_dict(kr_ref(vm->builtins_module)));
    vm->builtins_copy = kr_dict_copy(thread, kr_ref(vm->builtins));
    vm->sys_module = kr_is_null(vm->builtins_copy) ? KR_NULL : sys_init(thread);
    return !kr_is_null(vm->sys_module) &&
           kr_dict_set(thread, kr_ref(vm->modules), kr_name(KR_NAME_builtins), kr_ref(vm->builtins_module)) &&
           kr_dict_set(thread, kr_ref(vm->modules), kr_name(KR_NAME_sys), kr_ref(vm->sys_module));
}

KrVM *kr_vm_new(const KrConfig *config)
{
    static bool seeded; // the process-wide part, once
    if (!seeded) {
        const char *seed = config->ignore_environment || config->hash_random ? NULL : getenv("PYTHONHASHSEED");
        if (seed && *seed && strcmp(seed, "random"))
            kr_hash_seed((uint32_t)strtoul(seed, NULL, 10));
        else
            kr_hash_seed_random();
        kr_str_init_static();
        kr_bytes_init_static();
        kr_int_init();
        seeded = true;
    }
    KrVM *vm = calloc(1, sizeof *vm);
    if (!vm)
        return NULL;
    vm->recursion_limit = 1000;
    vm->gc_thresholds[0] = 2000;
    vm->gc_thresholds[1] = vm->gc_thresholds[2] = 10;
    vm->config = config;
    vm->optimize = config->optimize;
    vm->stdlib = config->stdlib;
    vm->import.times = config->import_times;
    vm->import.frozen_off = config->frozen_off;
    vm->specialize = config->specialize;
    vm->jit = config->jit;
    vm->tier2_interpret = config->tier2_interpret;
    vm->storm = config->storm;
    vm->hot_loop = config->hot_loop;
    KrThread *thread = vm->main_thread = kr_thread_new(vm);
    if (!thread) {
        free(vm);
        return NULL;
    }
#if KR_CHECK >= 1
    const char *step = getenv("KRAIT_GC");
    vm->gc_step = step ? (uint32_t)strtoul(step, NULL, 10) : 0;
    if (vm->gc_step)
        thread->gc_threshold = vm->gc_step;
#endif
    vm->interned = kr_dict_new(thread);
    bool named = !kr_is_null(vm->interned);
    vm->image = kr_image_open(config->image);
    for (int i = 0; named && !vm->image && i < KR_NAME_COUNT; i++) // so that interning finds the static names
        named = kr_dict_set(thread, kr_ref(vm->interned), kr_name(i), kr_name(i));
    if (!named || !start(thread, config->builtins_init, config->sys_init)) {
        // types may not be ready: nothing of theirs can be called
        fprintf(stderr, "krait: %s\n",
                kr_thread_has_exception(thread) ? kr_type_of(kr_ref(thread->exception))->name
                                                : "out of memory");
        return NULL;
    }
    return vm;
}

// --- the end --------------------------------------------------------------------------------

typedef struct Modules {
    KrOwn *items;
    size_t count, capacity;
} Modules;

static void note_module(KrObject *object, void *context)
{
    Modules *modules = context;
    if ((int32_t)object->count <= 0 || !kr_type_is_subtype(object->type, &kr_module_type))
        return;
    if (modules->count == modules->capacity) {
        size_t capacity = modules->capacity ? modules->capacity * 2 : 32;
        KrOwn *grown = realloc(modules->items, capacity * sizeof *grown);
        if (!grown)
            return; // its names die with it
        modules->items = grown;
        modules->capacity = capacity;
    }
    modules->items[modules->count++] = kr_dup(kr_from_obj(object));
}

// Modules that still live give up their names, the youngest first.
static void clear_living_modules(KrThread *thread)
{
    KrVM *vm = thread->vm;
    Modules modules = {0};
    kr_slab_each(vm, note_module, &modules);
    while (modules.count > 0) {
        KrOwn module = modules.items[--modules.count];
        if (!kr_is(kr_ref(module), kr_ref(vm->sys_module)) &&
            !kr_is(kr_ref(module), kr_ref(vm->builtins_module)))
            kr_module_clear_names(thread, kr_ref(module));
        kr_drop(thread, module);
    }
    free(modules.items);
}

// In CPython's order: most of a program dies by its counts or in the first collection, with the names
// its finalizers use still there.
static void clear_modules(KrThread *thread)
{
    KrVM *vm = thread->vm;
    KrRef main_module;
    KrOwn names = KR_NULL;
    if (kr_dict_find(thread, kr_ref(vm->modules), kr_name(KR_NAME___main__), &main_module) == KR_PRESENT &&
        kr_is_exact(main_module, &kr_module_type))
        names = kr_dup(kr_module_dict(main_module));
    kr_exception_clear(thread);
    for (int i = 0; i < 3; i++) // they hold functions of modules that are to die
        kr_xdrop(thread, kr_move(&vm->at_fork[i]));
    kr_dict_clear(thread, kr_ref(vm->modules));
    kr_gc_collect_below(thread, names);
    KrOwn held = kr_dict_copy(thread, kr_ref(vm->builtins)); // until those are back that were there at start
    kr_dict_clear(thread, kr_ref(vm->builtins));
    if (!kr_dict_update(thread, kr_ref(vm->builtins), kr_ref(vm->builtins_copy)))
        kr_exception_clear(thread);
    kr_xdrop(thread, held);
    if (kr_vm_hooks.monitor_fini) kr_vm_hooks.monitor_fini(thread);
    clear_living_modules(thread);
    kr_xdrop(thread, kr_move(&vm->ast_classes));
    kr_xdrop(thread, kr_move(&vm->csv_dialects));
    kr_module_clear_names(thread, kr_ref(vm->sys_module));
    vm->mute = true;
    kr_module_clear_names(thread, kr_ref(vm->builtins_module));
    kr_gc_collect(thread, 2);
}

#if KR_CHECK >= 1
enum { LEAK_TYPES = 256, LEAK_SHOWN = 20 };

typedef struct Leaks {
    const KrObject *permitted; // the dict of interned strs
    size_t count, type_count;
    struct {
        const KrType *type;
        size_t count;
    } types[LEAK_TYPES];
    bool each; // KRAIT_LEAKS=2: one line an object
} Leaks;

static void note_leak(KrObject *object, void *context)
{
    Leaks *leaks = context;
    if ((int32_t)object->count < 0 || object == leaks->permitted)
        return;
    leaks->count++;
    if (leaks->each && leaks->count <= LEAK_SHOWN) {
        fprintf(stderr, "krait: leaked %s, %u references", object->type->name, object->count);
        if (object->type->flags & KR_TYPE_STR_SUB && ((const KrStr *)(const void *)object)->kind == 1)
            fprintf(stderr, ": %.*s", (int)((const KrStr *)(const void *)object)->length,
                    (const char *)kr_str_data((const KrStr *)(const void *)object));
        fputc('\n', stderr);
    }
    for (size_t i = 0; i < LEAK_TYPES; i++) {
        if (i == leaks->type_count)
            leaks->types[leaks->type_count++].type = object->type;
        if (leaks->types[i].type == object->type) {
            leaks->types[i].count++;
            return;
        }
    }
}

// What is alive when nothing should be; immortals and the interned names aside.
static size_t report_leaks(KrVM *vm)
{
    const char *wanted = getenv("KRAIT_LEAKS");
    Leaks leaks = {.permitted = kr_obj(kr_ref(vm->interned)), .each = wanted && *wanted == '2'};
    kr_slab_each(vm, note_leak, &leaks);
    if (leaks.count && !(wanted && *wanted == '0')) {
        fprintf(stderr, "krait: %zu objects leaked:", leaks.count);
        for (size_t i = 0; i < leaks.type_count; i++)
            fprintf(stderr, "%s %zu %s", i ? "," : "", leaks.types[i].count, leaks.types[i].type->name);
        fputc('\n', stderr);
    }
    return leaks.count;
}

// Everything a VM has made is given back, so that what remains has lost its owner.
static size_t drop_all(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (kr_vm_hooks.vm_dying)
        kr_vm_hooks.vm_dying(vm);
    KrOwn *fields[] = {
                       &vm->signal_timer_error,
                       &vm->queue_empty, &vm->gc_callbacks, &vm->gc_garbage,
                       &vm->asyncio,
                       &vm->warning_state,
                       &vm->warning_lock,
                       &thread->context,
                       &vm->generic_type, &vm->ast_classes, &vm->csv_dialects, &vm->io_unsupported, &vm->codec_search, &vm->codec_cache, &vm->codec_errors, &vm->builtins_copy,  &vm->modules,   &vm->builtins,      &vm->sys_module,
                       &vm->builtins_module, &thread->exception, &thread->handled,
                       &thread->memory_error, &thread->async_firstiter, &thread->async_finalizer, &thread->asyncio_task, &thread->asyncio_loop, &vm->audit_hooks, &vm->syslog_identity, &vm->at_fork[0], &vm->at_fork[1], &vm->at_fork[2]};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_xdrop(thread, kr_move(fields[i]));
    kr_import_fini(thread);
    if (vm->image) kr_image_let_go(thread, vm->image);
    (void)kr_gc_move(thread, KR_GC_FROZEN, KR_GC_FROZEN, 2);
    kr_gc_collect(thread, 2);
    for (size_t i = 0; i < KR_EXCEPTION_MESSAGES; i++) {
        kr_xdrop(thread, kr_move(&vm->messages[i].text));
        vm->messages[i].format = NULL;
    }
    kr_signature_fini(thread);
    kr_type_fini_static(thread);
    kr_shape_fini(thread);
    size_t left = report_leaks(vm);
    kr_dict_abandon(thread, kr_ref(vm->interned));
    kr_thread_free(thread);
    kr_str_free_utf8(vm);
    kr_weakref_fini(vm);
    kr_table_memory_fini(vm);
    kr_slab_fini(vm);
    free(vm->monitor);
    if (vm->image) kr_image_close(vm->image);
    free(vm);
    return left;
}
#endif

size_t kr_vm_free(KrVM *vm)
{
    clear_modules(vm->main_thread);
    kr_alloc_trace_stop(vm->main_thread);
    if (vm->thread_count > 1)
        return 0; // daemon threads sleep for ever on what they hold
#if KR_CHECK >= 1
    return drop_all(vm->main_thread);
#else
    return 0; // the heap goes with the process
#endif
}
