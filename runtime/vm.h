// SPDX-License-Identifier: MIT
// KrVM: one interpreter. Start-up and shutdown order, the hook table for the few upward calls,
// process-wide names and static singletons.
//
// What is process-wide is written once before the first VM runs and never changes afterwards:
// static types, interned names of names.txt, latin-1 characters, the hash key.
#pragma once

#include "runtime/code.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/thread.h"
#include "runtime/type.h"

#include "gen/names.h" // KR_NAME_* indexes, from dsl/names.txt

struct KrFunction;
struct KrText;
struct KrConsumer;

enum { // what the text given to KrHooks.compile is; neither: bytes, as in an imported file
    KR_COMPILE_STR = 1 << 28,  // from a str: a coding line is a comment
    KR_COMPILE_FILE = 1 << 29, // the program that is run: messages name its file
};

// Calls that go up the layers; filled by main.c (or libkrait) before a VM starts.
typedef struct KrHooks {
    // frontend: source text -> code object. filename: str. mode: 0 exec, 1 eval, 2 single.
    // flags: those of compile(), and KR_COMPILE_*.
    KrOwn (*compile)(KrThread *, const char *source, size_t size, KrRef filename, int mode,
                     int flags, int optimize);
    // frontend: lines of a traceback entry with carets (frontend/carets.h)
    void (*show_place)(struct KrText *out, const char *text, size_t size, KrPosition at);
    // modules: shows text (UTF-8) on sys.stderr, or on the descriptor if that cannot be (io_streams.c)
    void (*report)(KrThread *, const char *text, size_t size);
    // interp: runs a frame that has just been pushed, until it returns to C
    KrOwn (*run_frame)(KrThread *, KrFrame *);
    // interp: the same for a generator's frame whose items the consumer takes as it likes
    KrOwn (*feed_frame)(KrThread *, KrFrame *, struct KrConsumer *);
    // interp: class and first argument for super() without arguments; false: not in a method
    bool (*super_arguments)(KrThread *, KrOwn *class_, KrOwn *object);
    // tier2: somebody changed what traces assumed. Both free nothing at once: the traces are
    // marked invalid and die at the next safe point.
    void (*type_changed)(KrVM *, KrType *);
    void (*dict_key_changed)(KrVM *, KrObject *dict, KrRef key); // a watched dict
    void (*function_changed)(KrVM *, struct KrFunction *);
    // Visits the objects that traces keep alive; nothing if a trace is running, which needs them.
    void (*visit_constants)(KrThread *, KrVisitFn visit, void *context);
    // Ends the traces that mention an object with this bit in its `gc` word.
    void (*constants_dying)(KrThread *, uint16_t bit);
    void (*fuse)(KrThread *, const KrCode *); // pairs of instructions become one, when code is specialized at all
    void (*code_dying)(KrThread *, KrCode *); // frees its traces
    void (*vm_dying)(KrVM *); // frees all traces
    // tier2: the process forks, has forked (in_child: this is the new one). No trace is made or changed between the two.
    void (*before_fork)(KrVM *);
    void (*after_fork)(KrVM *, bool in_child);
    void (*monitor_fini)(KrThread *); // interp: forgets those who watch
    void (*monitor_begin)(KrThread *), (*monitor_end)(KrThread *); // a thread begins, ends
    // interp: frame.f_lineno = value; null frame: it has ended
    bool (*jump_to_line)(KrThread *, KrFrame *, KrRef value);
    // tier2: the innermost frame of the trace that runs in the activation, while it calls; null: not known
    KrFrame *(*shadow)(KrThread *, KrActivation *);
    // signal module: as if the signal had arrived (_thread.interrupt_main)
    void (*simulate_signal)(KrThread *, int number);
} KrHooks;

extern KrHooks kr_vm_hooks;

// The str of a message without arguments, by the address of its text, which is a literal.
typedef struct KrMessage {
    const char *format; // null: empty
    KrOwn text;
} KrMessage;
enum { KR_EXCEPTION_MESSAGES = 32 };

struct KrVM {
    KrThread *main_thread;
    KrThread *threads;   // all of them, the main one too: KrThread.next
    struct KrGil *gil;   // the lock that Python code runs under (thread.c)
    uint64_t thread_ids; // last KrThread.id given
    uint32_t thread_count;
    uint32_t threads_started; // by _thread, not ended yet
    size_t thread_stack_size; // of threads to come, 0 = the system's
    struct Local *thread_locals; // all _thread._local objects (thread_local.c)
    struct KrThreadHandle *thread_handles; // threads that shutdown waits for (thread_start.c)
    bool threads_closed;      // the VM ends: no thread can be started
    KrOwn modules;       // dict: sys.modules
    KrOwn builtins;      // dict of the builtins module
    KrOwn sys_module, builtins_module;
    KrOwn builtins_copy; // dict: what builtins held at start
    bool mute;           // sys is gone: errors of the last finalizers are not shown
    KrOwn generic_type;  // typing.Generic, made at first use (type_alias.c), or null
    KrOwn interned;      // dict str -> str (mortal entries are removed by str dealloc)
    void *utf8;          // cached UTF-8 of strs (str.c)
    struct KrMissedPair {
        const void *keys; // null: nothing is known; not owned
        int64_t hash;
        uint64_t free_slot;
        KrOwn items[2];       // not owned: immediates decide
        uint32_t entry_count; // of the table
    } missed_pair;            // that has last been looked for in a dict and not been found (dict.c)
    void *heap;          // slabs (slab.c)
    struct KrTableMemory *table_memory; // spare blocks for tables (table_memory.c)
    KrMessage messages[KR_EXCEPTION_MESSAGES]; // texts of exceptions raised lately (exception.c)
    KrCodeHandler handlers[KR_CODE_HANDLERS]; // where exceptions have gone lately (interp/unwind.c)
    KrOwn warning_state; // tuple: KR_WARNING_* (warning.h), or null
    KrOwn warning_lock;  // RLock (warnings_module.c), or null
    int64_t warning_version; // counts changes of the filters
    uint32_t context_vars; // contextvars.ContextVar objects made so far
    uint64_t abc_token;  // counts registrations at abstract base classes (abc_module.c)
    void *weakrefs;      // which objects have weak references (weakref.c)
    void *signatures;    // of native functions (signature.c)
    bool collecting;     // a collection runs (gc.c)
    bool gc_disabled;    // gc.disable()
    int32_t gc_debug;    // gc.set_debug()
    int64_t gc_thresholds[3]; // gc.set_threshold()
    KrGcStats gc_stats[3]; // of each generation
    int64_t gc_counts[3]; // collections of the generation below since the last one; [0] is in the thread
    uint64_t gc_since_full; // objects that young collections have kept since the last full one
    uint64_t gc_full_step;  // how many there may be, new ones included; 0: not known
    uint64_t gc_young_step; // objects until the next young collection, if it is to be rarer than usual
    int64_t gc_middle_step; // young collections until the next one of generation 1, if it is to be rarer than usual
    bool gc_old_is_clean;   // the last collection of everything has found little
    KrOwn gc_callbacks, gc_garbage; // lists: of the gc module, or null
    uint32_t gc_step;    // KRAIT_GC (builds with asserts): objects between collections while the heap is small; 0 = by growth
    KrType **static_types; // readied ones (malloc)
    void *type_reserve;    // memory for when there is none (kr_type_fill)
    size_t static_type_count, static_type_capacity;
    void *shapes;        // root shapes of all classes (shape.c)
    void *tier2;         // trace registry (tier2/trace.c)
    struct KrAllocTrace *alloc_trace; // where memory was allocated; null: nobody asks (alloc_trace.c)
    uint32_t alloc_trace_limit; // frames of its tracebacks when it was last on; 0: never
    KrOwn *type_extras;  // per static type: subclasses, weakrefs
    const struct KrConfig *config; // options; lives as long as the process
    int optimize;        // -O level
    bool specialize;     // KRAIT_SPECIALIZE=0 turns tier 1 specialization off
    bool jit;            // PYTHON_JIT
    bool tier2_interpret; // KRAIT_TIER2=interp: traces run in the micro-op interpreter
    uint64_t storm;      // KRAIT_STORM seed: traces are left at random; 0 = off
    uint32_t hot_loop;   // KRAIT_HOT: iterations of a loop before it is recorded
    uint32_t dump;       // KRAIT_DUMP bits (base/dump.h)
    const char *stdlib;  // path of the 3.14 standard library or null
    KrImportState import; // import.h
    struct KrImage *image; // the start-up image (image.h), or null
    const char *command; // the text of -c while it runs, or null
    KrOwn command_code;  // its code object
    KrOwn csv_dialects;  // dict: registered dialects, or null (modules/csv_dialect.c)
    int64_t csv_limit;   // characters of a CSV field beyond the usual limit (modules/csv_module.c)
    void *monitor;       // state of sys.monitoring (interp/monitor.c, malloc)
    KrOwn ast_classes;   // tuple of the classes of _ast, or null (modules/ast_module.c)
    KrOwn signal_handlers[65]; // what Python has set, by number; null: unknown (signal_module.c)
    KrOwn queue_empty;         // _queue.Empty, or null
    KrOwn asyncio;             // state of _asyncio (asyncio_parts.h), or null
    KrOwn signal_timer_error;  // signal.ItimerError, or null
    KrOwn exit_callbacks; // list of tuples (atexit_module.c), or null
    KrOwn codec_search, codec_cache; // list of search functions; dict of what they found (codec_registry.c)
    KrOwn codec_errors;  // dict of error handlers (codec_errors.c)
    KrOwn io_unsupported; // class UnsupportedOperation (io_base.c)
    bool codecs_imported; // `encodings` has been tried
    KrOwn audit_hooks;   // list of functions, null: none (audit.c)
    int64_t socket_timeout; // socket.setdefaulttimeout(): nanoseconds + 1, 0 = none
    char *(*read_line)(KrThread *, const char *prompt); // of the readline module, which is imported; malloc, "": end, null: raised
    KrOwn syslog_identity; // bytes that the C library keeps, null: the log is closed
    KrOwn at_fork[3];    // os.register_at_fork: lists or null: before, in the child, in the parent
    int32_t dlopen_flags; // sys.setdlopenflags; 0: never set
    int64_t recursion_limit;
    uint32_t dict_versions; // last number given by kr_dict_version
    uint32_t function_versions; // last number given by kr_function_version
};

typedef struct KrConfig { // filled by main*.c from options and environment
    // sys.flags
    int debug, inspect, interactive, optimize, verbose, bytes_warning, quiet;
    bool dont_write_bytecode, no_user_site, no_site, ignore_environment, isolated, dev_mode, faulthandler, utf8_mode,
        warn_default_encoding, safe_path, thread_inherit_context, context_aware_warnings, hash_not_random,
        hash_random; // -R: whatever PYTHONHASHSEED says
    bool unbuffered, frozen_off, no_debug_ranges;
    int cpu_count;                   // -X cpu_count; -1: as many as there are
    int import_times;                // -X importtime
    int trace_alloc;                 // -X tracemalloc: frames; 0: off
    const char *check_hash_pycs;     // --check-hash-based-pycs, or null
    const char *pycache_prefix;      // or null
    char **arguments;                // sys.argv
    int argument_count;
    char **all_arguments;            // sys.orig_argv
    int all_argument_count;
    const char **warn_options;       // in the order of sys.warnoptions
    int warn_option_count;
    const char **x_options;          // "name" or "name=value"
    int x_option_count;
    // places; null: not known
    const char *executable, *base_executable, *prefix, *exec_prefix, *base_prefix, *base_exec_prefix;
    const char *stdlib, *lib, *image; // lib: Krait's own files of the library
    const char **paths;              // sys.path before site
    int path_count;
    // Krait's own
    bool specialize, jit, tier2_interpret; // see KrVM
    uint64_t storm;
    uint32_t hot_loop;
    uint32_t dump;
    KrOwn (*builtins_init)(KrThread *), (*sys_init)(KrThread *); // modules/, which lie above
} KrConfig;

KrVM *kr_vm_new(const KrConfig *config) KR_NODISCARD; // null: no memory
// Runs atexit work, clears modules, collects, frees. Debug builds print what leaked; the
// result is the count of leaked objects.
size_t kr_vm_free(KrVM *vm);

// Interned str of names.txt, immortal: kr_name(KR_NAME___init__).
KrRef kr_name(int name_index) KR_LEAF;
int kr_name_index(KrRef str) KR_LEAF; // of an interned str; -1: it is none of the static names
