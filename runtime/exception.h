// SPDX-License-Identifier: MIT
// Exceptions: the tree of types, the objects, and raising from C.
//
// Raising always returns null (or false), so `return kr_exception_raise(...)` reads well.
// Format: %s UTF-8 text, %d int, %lld long long, %zd, %zu, %c code point (int), %% and
//   %R repr(KrRef)   %S str(KrRef) (%V: of a str, its own text)   %A ascii(KrRef)   %T type name of a KrRef (%U: but None for None)   %N name of a KrType *
#pragma once

#include "runtime/type.h"

typedef struct KrException {
    KrObject header;
    KrOwn args;       // tuple
    KrOwn dict;       // attributes set by users, or null
    KrOwn traceback;  // traceback object or null
    KrOwn context, cause; // exceptions or null
    uint8_t suppress_context;
    KrOwn extra[5];   // per type: StopIteration.value, ImportError fields, OSError fields, ...
} KrException;

// X-macro of every builtin exception: X(c_suffix, PythonName, base_suffix); in exception.c order.
#define KR_EXCEPTION_TREE(X)                                                           \
    X(base_exception, BaseException, base_exception)                                   \
    X(base_exception_group, BaseExceptionGroup, base_exception)                        \
    X(generator_exit, GeneratorExit, base_exception)                                   \
    X(keyboard_interrupt, KeyboardInterrupt, base_exception)                           \
    X(system_exit, SystemExit, base_exception)                                         \
    X(exception, Exception, base_exception)                                            \
    X(arithmetic_error, ArithmeticError, exception)                                    \
    X(floating_point_error, FloatingPointError, arithmetic_error)                      \
    X(overflow_error, OverflowError, arithmetic_error)                                 \
    X(zero_division_error, ZeroDivisionError, arithmetic_error)                        \
    X(assertion_error, AssertionError, exception)                                      \
    X(attribute_error, AttributeError, exception)                                      \
    X(buffer_error, BufferError, exception)                                            \
    X(eof_error, EOFError, exception)                                                  \
    X(import_error, ImportError, exception)                                            \
    X(module_not_found_error, ModuleNotFoundError, import_error)                       \
    X(lookup_error, LookupError, exception)                                            \
    X(index_error, IndexError, lookup_error)                                           \
    X(key_error, KeyError, lookup_error)                                               \
    X(memory_error, MemoryError, exception)                                            \
    X(name_error, NameError, exception)                                                \
    X(unbound_local_error, UnboundLocalError, name_error)                              \
    X(os_error, OSError, exception)                                                    \
    X(blocking_io_error, BlockingIOError, os_error)                                    \
    X(child_process_error, ChildProcessError, os_error)                                \
    X(connection_error, ConnectionError, os_error)                                     \
    X(broken_pipe_error, BrokenPipeError, connection_error)                            \
    X(connection_aborted_error, ConnectionAbortedError, connection_error)              \
    X(connection_refused_error, ConnectionRefusedError, connection_error)              \
    X(connection_reset_error, ConnectionResetError, connection_error)                  \
    X(file_exists_error, FileExistsError, os_error)                                    \
    X(file_not_found_error, FileNotFoundError, os_error)                               \
    X(interrupted_error, InterruptedError, os_error)                                   \
    X(is_a_directory_error, IsADirectoryError, os_error)                               \
    X(not_a_directory_error, NotADirectoryError, os_error)                             \
    X(permission_error, PermissionError, os_error)                                     \
    X(process_lookup_error, ProcessLookupError, os_error)                              \
    X(timeout_error, TimeoutError, os_error)                                           \
    X(reference_error, ReferenceError, exception)                                      \
    X(runtime_error, RuntimeError, exception)                                          \
    X(not_implemented_error, NotImplementedError, runtime_error)                       \
    X(python_finalization_error, PythonFinalizationError, runtime_error)               \
    X(recursion_error, RecursionError, runtime_error)                                  \
    X(stop_async_iteration, StopAsyncIteration, exception)                             \
    X(stop_iteration, StopIteration, exception)                                        \
    X(syntax_error, SyntaxError, exception)                                            \
    X(incomplete_input_error, _IncompleteInputError, syntax_error)                     \
    X(indentation_error, IndentationError, syntax_error)                               \
    X(tab_error, TabError, indentation_error)                                          \
    X(system_error, SystemError, exception)                                            \
    X(type_error, TypeError, exception)                                                \
    X(value_error, ValueError, exception)                                              \
    X(unicode_error, UnicodeError, value_error)                                        \
    X(unicode_decode_error, UnicodeDecodeError, unicode_error)                         \
    X(unicode_encode_error, UnicodeEncodeError, unicode_error)                         \
    X(unicode_translate_error, UnicodeTranslateError, unicode_error)                   \
    X(warning, Warning, exception)                                                     \
    X(bytes_warning, BytesWarning, warning)                                            \
    X(deprecation_warning, DeprecationWarning, warning)                                \
    X(encoding_warning, EncodingWarning, warning)                                      \
    X(future_warning, FutureWarning, warning)                                          \
    X(import_warning, ImportWarning, warning)                                          \
    X(pending_deprecation_warning, PendingDeprecationWarning, warning)                 \
    X(resource_warning, ResourceWarning, warning)                                      \
    X(runtime_warning, RuntimeWarning, warning)                                        \
    X(syntax_warning, SyntaxWarning, warning)                                          \
    X(unicode_warning, UnicodeWarning, warning)                                        \
    X(user_warning, UserWarning, warning)

#define KR_EXCEPTION_DECLARE(suffix, name, base) extern KrType kr_exception_##suffix;
KR_EXCEPTION_TREE(KR_EXCEPTION_DECLARE)
#undef KR_EXCEPTION_DECLARE

KR_COLD KrOwn kr_exception_raise(KrThread *thread, KrType *type, const char *format, ...);
KR_COLD bool kr_exception_raise_false(KrThread *thread, KrType *type, const char *format, ...);
bool kr_exception_is_new_ready(const KrType *type) KR_LEAF; // are instances of the builtin class ready when __new__ has made them?
KrOwn kr_exception_new(KrThread *thread, KrType *type, KrRef argument_or_null) KR_NEW; // what calling the class gives
KR_COLD KrOwn kr_exception_raise_value(KrThread *thread, KrType *type, KrRef argument);
KR_COLD KrOwn kr_exception_raise_key(KrThread *thread, KrRef key); // KeyError(key)
KR_COLD KrOwn kr_exception_no_memory(KrThread *thread);            // preallocated MemoryError
bool kr_exception_matches(KrThread *thread, KrRef exception, KrRef type_or_tuple);
// The current exception matches the static type (no Python code runs)?
bool kr_exception_is(const KrThread *thread, const KrType *type) KR_LEAF;
void kr_exception_clear(KrThread *thread);
void kr_exception_set(KrThread *thread, KrOwn exception) KR_STEALS(2); // with its context
// (file, line, offset, text, end line, end offset, metadata or no such item) of a SyntaxError that is not among its arguments.
void kr_exception_set_details(KrThread *thread, KrRef syntax_error, KrOwn tuple) KR_STEALS(3);
void kr_exception_docs_prepare(void); // exception_docs.c
bool kr_exception_init(KrThread *thread);                    // readies the types
bool kr_exception_add_types(KrThread *thread, KrRef dict);   // names into builtins
// Adds a note to the exception being raised.
KR_COLD void kr_exception_add_note(KrThread *thread, const char *format, ...);
// Sets the name and obj fields of the AttributeError being raised.
KR_COLD void kr_exception_note_attribute(KrThread *thread, KrRef object, KrRef name);
// "Exception ignored <doing> <repr of the object>:" and what is raised, which is cleared.
void kr_exception_write_ignored(KrThread *thread, const char *doing, KrRef object);
// A class of a module, without attributes of its own: class name(base).
KrOwn kr_exception_new_class(KrThread *thread, const char *module, const char *name, KrType *base) KR_NEW;
void kr_exception_write_unraisable(KrThread *thread, KrRef object); // of its finalizer: prints, clears
KrOwn kr_exception_fetch(KrThread *thread); // takes the current one (null if none)
// Before handled becomes the context of exception: a chain that would come back to it ends in front of it.
void kr_exception_break_context_cycle(KrThread *thread, KrRef exception, KrRef handled);
void kr_exception_restore(KrThread *thread, KrOwn exception) KR_STEALS(2); // sets it
