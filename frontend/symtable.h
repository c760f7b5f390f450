// SPDX-License-Identifier: MIT
// Scopes: what each name of a block means, before code is generated.
//
// One KrScope per module, class, function, lambda and comprehension, found by its tree node. A first
// walk collects definitions and uses; a second decides: local, global, free, cell.
// Names are interned by content in the KrSymtable (mangled), so pointers compare.
#pragma once

#include "frontend/syntax_error.h"
#include "gen/ast.h"

typedef enum KrScopeKind {
    KR_SCOPE_MODULE,
    KR_SCOPE_CLASS,
    KR_SCOPE_FUNCTION,
    KR_SCOPE_COMPREHENSION,
    KR_SCOPE_ANNOTATIONS,
    KR_SCOPE_TYPE_ALIAS,  // value of `type X = ...`
    KR_SCOPE_TYPE_PARAMS, // holds the parameters in [...] of a function, class or alias
    KR_SCOPE_TYPE_VAR,    // bound or default of one of them
} KrScopeKind;

enum { // KrSymbol.flags, with the values that _symtable shows
    KR_SYMBOL_GLOBAL = 1,
    KR_SYMBOL_DEFINED = 2,
    KR_SYMBOL_PARAM = 4,
    KR_SYMBOL_NONLOCAL = 8,
    KR_SYMBOL_USED = 16,
    KR_SYMBOL_FREE_CLASS = 64,
    KR_SYMBOL_IMPORTED = 128,
    KR_SYMBOL_ANNOTATED = 256,
    KR_SYMBOL_COMP_ITER = 512,
    KR_SYMBOL_TYPE_PARAM = 1024,
    KR_SYMBOL_COMP_CELL = 2048,
    KR_SYMBOL_BOUND = KR_SYMBOL_DEFINED | KR_SYMBOL_PARAM | KR_SYMBOL_IMPORTED | KR_SYMBOL_TYPE_PARAM,
};
typedef enum KrMeaning {
    KR_MEANING_LOCAL,
    KR_MEANING_CELL,
    KR_MEANING_FREE,
    KR_MEANING_GLOBAL_EXPLICIT,
    KR_MEANING_GLOBAL_IMPLICIT,
} KrMeaning;

typedef struct KrSymbol {
    const KrIdent *name;   // mangled, interned
    uint32_t flags;        // KR_SYMBOL_*
    uint8_t meaning;       // KrMeaning
    bool class_free;       // class body: also free (read from an outer function)
    int32_t index;         // of localsplus, for the compiler
    KrSpan declared;       // of its global or nonlocal statement
    struct KrSymbol *next; // in order of appearance
} KrSymbol;

typedef struct KrScope {
    KrScopeKind kind;
    const void *node;    // tree node it belongs to
    const KrIdent *name; // as written
    const char *what;    // of type parameter scopes: for messages
    struct KrScope *parent, *children, *last_child, *sibling;
    struct KrScope *next_found; // where kr_symtable_scope looks first
    struct KrScope *annotations; // of a block: the scope of its annotations, or null
    KrSymbol *symbols, *last_symbol;
    KrSymbol **table;    // hash table of the symbols when they are many
    uint32_t symbol_count, table_size;
    const KrIdent *private_name; // class whose names are mangled here, or null
    const KrTypeParamSeq *mangles; // bases of a generic class: only the names of its parameters are; or null
    KrSpan span;
    bool is_generator, is_coroutine, is_async; // yields; awaits; `async` keyword
    bool is_generator_expression, is_lambda;
    bool needs_class_cell; // class: __class__ is used by a method
    bool needs_class_dict; // class: __classdict__ is used by annotations
    bool sees_class;       // annotations and type parameters inside a class: its names are asked first
    bool nested;           // inside a function
    bool has_annotations;
    bool has_conditional_annotations; // __conditional_annotations__ tells which were reached
    bool in_conditional;   // while walking: inside an if, a loop, ...
    bool in_iterable, in_target; // while walking: the iterable, target of a comprehension
    bool varargs, varkeywords;
    bool inlined; // comprehension: runs in the frame of the function around it
} KrScope;

typedef struct KrSymtable {
    KrArena *arena;
    const KrSource *source;
    KrSyntaxError *error;
    uint32_t futures; // CO_FUTURE_* of the module, and those it is compiled with
    int32_t future_line, future_column; // of the last statement that switched something on; 0: none
    bool may_await; // at the top level; set by the caller
    bool failed, future_annotations;
    KrScope *top, *current;
    const KrIdent **table; // interned by content
    uint32_t count, capacity;
    uintptr_t stack_limit; // lowest address that the C stack may reach
} KrSymtable;

// Message of the RecursionError when a tree is too deep for the C stack, here and in the compiler.
#define KR_SYMTABLE_TOO_DEEP "maximum recursion depth exceeded during compilation"

bool kr_symtable_is_future(const KrStmt *s); // of import from: from __future__
// table->futures: what the caller compiles with
bool kr_symtable_build(KrSymtable *table, KrArena *arena, const KrSource *source,
                       KrMod *module, uintptr_t stack_limit, KrSyntaxError *error);
const KrIdent *kr_symtable_intern(KrSymtable *table, const char *text, size_t length);
const KrIdent *kr_symtable_mangle(KrSymtable *table, const KrIdent *private_name,
                                  const KrIdent *name);
const KrIdent *kr_symtable_mangle_in(KrSymtable *table, const KrScope *scope, const KrIdent *name);
// Child of that node. Keys: the tree node; of annotations: the arguments or the scope of the block; of type
// parameters: the array of them; of a bound: the parameter; of a default: the byte behind.
KrScope *kr_symtable_scope(KrScope *parent, const void *node);
// The class whose names this scope (which sees_class) asks first.
const KrScope *kr_symtable_class(const KrScope *scope);
bool kr_symtable_is_function(const KrScope *scope); // with fast locals
// Is it a target of the comprehension (not of an assignment expression in it)?
bool kr_symtable_is_target(const KrSymbol *symbol);
KrSymbol *kr_symtable_find(const KrScope *scope,
                           const KrIdent *name); // interned; or null
