// SPDX-License-Identifier: MIT
// What the generated AST (build/gen/ast.h) is built from: names, constants, places in text,
// and the description of every node kind that dumps and walkers read.
//
// The tree does not depend on runtime objects. Everything in it lives in the KrArena of its
// parse and dies with it; nothing is freed singly.
//
// Names are interned per parse: within one tree two equal names are the same pointer. They
// are NFKC-normalized, as the language asks.
//
// Invariant: text of names and str constants is WTF-8 (UTF-8 that may hold lone surrogates),
// followed by a NUL that `length` does not count.
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct KrIdent {
    uint32_t length;  // bytes
    uint32_t hash;    // of the bytes; private to the intern table
    const char *utf8; // NUL-terminated
} KrIdent;

typedef struct KrSpan {
    int32_t line;       // from 1
    int32_t column;     // from 0, in bytes of UTF-8
    int32_t end_line;   // line of the first byte after
    int32_t end_column; // column of the first byte after
} KrSpan;

typedef enum KrAstConstantKind {
    KR_CONSTANT_NONE = 1,
    KR_CONSTANT_TRUE,
    KR_CONSTANT_FALSE,
    KR_CONSTANT_ELLIPSIS,
    KR_CONSTANT_INT,       // `base` 0: v.integer; else v.digits in that base
    KR_CONSTANT_FLOAT,     // v.real
    KR_CONSTANT_IMAGINARY, // v.real, the imaginary part
    KR_CONSTANT_STR,       // v.text
    KR_CONSTANT_BYTES,     // v.bytes
    KR_CONSTANT_OBJECT,    // v.object: of a tree that a program has made, who keeps it alive
} KrAstConstantKind;

typedef struct KrAstConstant {
    KrAstConstantKind kind : 16;
    unsigned base : 16; // 0, or 2, 8, 10, 16: an int too big for int64_t
    uint32_t length;    // bytes of digits, text or bytes
    union {
        int64_t integer;
        double real;
        const char *digits;         // no prefix, no underscores, no sign
        const char *text;           // WTF-8
        const unsigned char *bytes; //
        uint64_t object;            // the word of a KrRef
    } v;
} KrAstConstant;

// -- description of the node kinds, generated into gen/ast.c --

typedef enum KrAstFieldType {
    KR_AST_FIELD_IDENT,    // const KrIdent *
    KR_AST_FIELD_STRING,   // const KrIdent *, not a name
    KR_AST_FIELD_INT,      // int32_t
    KR_AST_FIELD_CONSTANT, // KrAstConstant
    KR_AST_FIELD_ENUM,     // an int-sized enum from 1
    KR_AST_FIELD_NODE,     // pointer to a node
} KrAstFieldType;

typedef enum KrAstFieldShape {
    KR_AST_SHAPE_ONE,
    KR_AST_SHAPE_OPTIONAL,
    KR_AST_SHAPE_SEQ,          // struct { int32_t count; T *items; }
    KR_AST_SHAPE_SEQ_OPTIONAL, // the same, items may be null
} KrAstFieldShape;

typedef struct KrAstField {
    const char *name;      // as in Python
    KrAstFieldType type;   //
    KrAstFieldShape shape; //
    int node_type;         // KR_AST_TYPE_* for ENUM and NODE
    uint32_t offset;       // bytes from the start of the node
    const char *type_name; // as in the ASDL file
} KrAstField;

typedef struct KrAstKind {
    const char *name;         // as in Python
    const KrAstField *fields; // field_count
    int field_count;          //
    const char *doc;          // its line of the ASDL file
} KrAstKind;

typedef struct KrAstType {
    const char *name;       // as in the ASDL file
    const KrAstKind *kinds; // kind_count; the node's kind minus 1 is the index
    int kind_count;         //
    bool has_kind;          // the node starts with its kind (else kinds[0])
    bool is_enum;           // no nodes, only values
    int32_t span_offset;    // bytes to its KrSpan; -1 when it has none
    int first_object;       // place of its class in modules/ast_module.c, its kinds' behind it
    const char *doc;        // its lines of the ASDL file
} KrAstType;
