// SPDX-License-Identifier: MIT
// Inside the compiler: units (one per code object), instructions, emission.
//
// Instructions are a list; jumps name labels; each instruction knows the exception handler that
// covers it. assemble.c chooses jump forms, finds stack depths, writes bytes and tables.
#pragma once

#include "base/vector.h"
#include "frontend/source.h"
#include "frontend/symtable.h"
#include "runtime/code.h"

#include "gen/opcodes.h"

enum {                     // pseudo instructions of this compiler, above the real ones
    KR_EMIT_LABEL = 0x300, // oparg: label
    KR_EMIT_SETUP,         // oparg: handler index; marks the depth of a handler
    KR_EMIT_POP_BLOCK,     // end of a handler's range: does nothing, but may be all that its line has
    KR_EMIT_JUMP,          // to label, either way
    KR_EMIT_JUMP_NO_INTERRUPT,
    KR_EMIT_JUMP_IF_FALSE, // the value stays on the stack
    KR_EMIT_JUMP_IF_TRUE,
    KR_EMIT_LOAD_CELL,        // the cell itself
    KR_EMIT_STORE_MAYBE_NULL, // gives a local back what it held before a comprehension
};

enum { // KrInstr.span.line, when it is no line of the program
    KR_EMIT_NOWHERE = 0,
    KR_EMIT_AS_NEXT = -2,   // as the next instruction
    KR_EMIT_LINE_ZERO = -3, // line 0: the start of a module
};

typedef struct KrInstr {
    uint16_t op;
    uint32_t oparg;
    int32_t label;   // jumps: target, else -1
    int32_t handler; // index into handlers, -1 none
    KrSpan span;     // see above
} KrInstr;

typedef struct KrHandler_ {
    int32_t label; // of the handler's code
    int32_t outer; // handler around it, -1
    int32_t depth; // stack entries kept
    int32_t pops;  // SETUP_WITH: entries on top that are not kept
    bool lasti;
} KrHandlerInfo;

typedef enum KrBlockKind {
    KR_BLOCK_WHILE,
    KR_BLOCK_FOR,
    KR_BLOCK_ASYNC_FOR,
    KR_BLOCK_TRY,
    KR_BLOCK_EXCEPTION, // the clauses of a try
    KR_BLOCK_FINALLY,
    KR_BLOCK_FINALLY_END,
    KR_BLOCK_WITH,
    KR_BLOCK_ASYNC_WITH,
    KR_BLOCK_HANDLER,
    KR_BLOCK_STAR_HANDLER, // of except*: cannot be left by a jump
    KR_BLOCK_VALUE,
} KrBlockKind;

typedef struct KrBlock {
    KrBlockKind kind;
    struct KrBlock *outer;
    int32_t start, end; // labels of loops
    int32_t depth;      // how many blocks, with this one
    KrStmtSeq finalbody;
    const KrIdent *name; // except ... as name
    KrSpan span;
} KrBlock;

typedef struct KrConstant {
    KrAstConstantKind kind;
    const KrAstConstant *value; // null: `object` is the constant
    KrOwn object;               // made
} KrConstant;

typedef struct KrIndexMap { // finds the indexes of equal constants, or names: open addressing
    uint32_t *slots;        // malloc; index + 1, 0: free
    uint32_t size;          // a power of two, or 0: few enough to look at each
} KrIndexMap;

typedef struct KrUnitState KrUnitState;
struct KrUnitState {
    KrUnitState *outer;
    KrScope *scope;
    KrScope *inlined;  // innermost comprehension being compiled that runs in this unit, or null
    KrVector code;     // KrInstr
    KrVector handlers; // KrHandlerInfo
    KrVector consts;   // KrOwn
    KrVector names;    // const KrIdent *
    KrIndexMap const_map, name_map;
    KrVector locals;   // const KrIdent *: localsplus
    KrVector kinds;    // uint8_t
    int32_t labels;
    int32_t handler; // in force, -1
    KrBlock *block;
    KrSpan span; // of what is being compiled
    KrOwn qualname;
    const KrIdent *name;
    const KrIdent *private_name;
    KrVector attributes; // class: names stored to self (const KrIdent *)
    int32_t arg_count, posonly_count, kwonly_count, first_line;
    int32_t next_annotation; // number of the next conditional annotation
    int32_t conditional;     // statements around that are conditional
    uint32_t flags;
    bool interactive;
};

typedef struct KrCompiler {
    KrThread *thread;
    KrArena *arena;
    const KrSource *source;
    KrSymtable symtable;
    KrSyntaxError *error;
    KrRef filename;
    KrUnitState *unit;
    int flags; // of compile()
    int optimize;
    int mute; // copies of a finally block: their warnings have been shown
    bool failed; // error, or an exception is set
    bool raised; // an exception is set
} KrCompiler;

// compile.c
bool kr_compile_too_deep(KrCompiler *c); // for the C stack: then RecursionError is noted
KR_PRINTF(3, 4)
void kr_compile_fail(KrCompiler *c, KrSpan span, const char *format, ...);
// The same for what is wrong with names: the exception has its message as its only argument.
void kr_compile_fail_scopes(KrCompiler *c, KrSpan span, const char *message);
KR_PRINTF(3, 4)
void kr_compile_warn(KrCompiler *c, KrSpan span, const char *format, ...); // SyntaxWarning
KR_NOINLINE void kr_compile_emit(KrCompiler *c, int op, uint32_t oparg);
#define EMIT(op, arg) kr_compile_emit(c, KR_OP_##op, (uint32_t)(arg)) // in a function that has `c`
void kr_compile_jump(KrCompiler *c, int op, int32_t label);
void kr_compile_jump_nowhere(KrCompiler *c, int32_t label); // a jump with no place in the program
int32_t kr_compile_label(KrCompiler *c);
void kr_compile_place(KrCompiler *c, int32_t label);
int32_t kr_compile_setup(KrCompiler *c, int32_t label, bool lasti, int32_t pops);
void kr_compile_pop_handler(KrCompiler *c);
void kr_compile_const(KrCompiler *c, KrOwn value); // LOAD_CONST, steals
uint32_t kr_compile_const_index(KrCompiler *c, KrOwn value);
void kr_compile_none(KrCompiler *c);
uint32_t kr_compile_name_index(KrCompiler *c, const KrIdent *name); // co_names
void kr_compile_load_name(KrCompiler *c, const KrIdent *name);
void kr_compile_store_name(KrCompiler *c, const KrIdent *name);
void kr_compile_delete_name(KrCompiler *c, const KrIdent *name);
const KrIdent *kr_compile_word(KrCompiler *c, const char *text);
KrOwn kr_compile_str(KrCompiler *c, const KrIdent *name); // interned str object
KrOwn kr_compile_constant(KrCompiler *c, const KrAstConstant *value); // object
bool kr_compile_enter(KrCompiler *c, KrScope *scope, const KrIdent *name,
                      int32_t first_line);
bool kr_compile_enter_function(KrCompiler *c, KrScope *scope, const KrIdent *name, int32_t first_line, const KrArguments *args);
const KrAstConstant *kr_compile_docstring(const KrCompiler *c, KrStmtSeq body); // null: there is none, or it goes
KrOwn kr_compile_clean_doc(KrCompiler *c, const KrAstConstant *k); // a str without the indentation that its lines share
// The unit that was entered makes the annotations of that function: its qualified name tells.
void kr_compile_name_annotate(KrCompiler *c, const KrIdent *function);
KrOwn kr_compile_leave(KrCompiler *c); // code object; ends the unit
void kr_compile_closure(KrCompiler *c, KrOwn code,
                        uint32_t flags); // MAKE_FUNCTION and attributes
bool kr_compile_is_function(const KrUnitState *unit);
bool kr_compile_may_await(const KrCompiler *c); // in an async function, or at the top level if that is allowed
KrSymbol *kr_compile_symbol(KrCompiler *c, const KrIdent *name);
KrScope *kr_compile_scope(const KrCompiler *c); // of what is being compiled: names and nested scopes

// compile_expr.c
void kr_compile_expr(KrCompiler *c, const KrExpr *e);
bool kr_compile_slice_parts(KrCompiler *c, const KrExpr *e); // a:b without a slice object; false: not done
uint32_t kr_compile_attr_index(KrCompiler *c, const KrExpr *e); // of an attribute's name
KrSpan kr_compile_attr_span(KrSpan span, const KrExpr *e); // moved to the line of an attribute's name
void kr_compile_expr_or_none(KrCompiler *c, const KrExpr *e);
void kr_compile_store(KrCompiler *c, const KrExpr *target);
void kr_compile_jump_if(KrCompiler *c, const KrExpr *e, int32_t label, bool when);
void kr_compile_yield_from(KrCompiler *c, bool await);
void kr_compile_arguments(KrCompiler *c, uint32_t before, KrExprSeq args,
                          KrKeywordSeq keywords);
uint32_t kr_compile_defaults(KrCompiler *c, const KrArguments *args);
int kr_compile_operator(KrOperator op);
uint32_t kr_compile_relation(uint32_t relation); // KR_LT ...: oparg of COMPARE_OP
bool kr_compile_fold(KrCompiler *c, const KrExpr *e, KrAstConstant *out);

// compile_stmt.c
void kr_compile_body(KrCompiler *c, KrStmtSeq body);
// compile_definition.c
void kr_compile_function(KrCompiler *c, const KrStmt *s);
void kr_compile_class(KrCompiler *c, const KrStmt *s);
void kr_compile_type_alias(KrCompiler *c, const KrStmt *s);
void kr_compile_annotation(KrCompiler *c, const KrStmt *s); // of `name: annotation`, noted for what evaluates it
void kr_compile_begin_annotations(KrCompiler *c); // of a module or class
void kr_compile_block_annotations(KrCompiler *c, KrStmtSeq body);
// compile_match.c
void kr_compile_match(KrCompiler *c, const KrStmt *s);

// assemble.c
KrOwn kr_assemble_code(KrCompiler *c, KrUnitState *unit);
