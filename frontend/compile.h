// SPDX-License-Identifier: MIT
// Source text or tree to code object: the frontend's entry for the runtime.
#pragma once

#include "frontend/parser.h"
#include "runtime/thread.h"

enum { // flags of compile(), with CPython's values
    KR_COMPILE_DONT_IMPLY_DEDENT = 0x200,
    KR_COMPILE_ONLY_AST = 0x400,
    KR_COMPILE_TYPE_COMMENTS = 0x1000,
    KR_COMPILE_TOP_LEVEL_AWAIT = 0x2000,
    KR_COMPILE_ALLOW_INCOMPLETE = 0x4000,
    KR_COMPILE_OPTIMIZED_AST = 0x8000,
    KR_COMPILE_FUTURES = 0x1FE0000, // CO_FUTURE_*
    KR_COMPILE_BARRY = 0x400000,
    KR_COMPILE_ANNOTATIONS = 0x1000000,
};

typedef struct KrCompileInput {
    const char *text;
    size_t size;
    KrRef filename; // str
    int mode;       // 0 exec, 1 eval, 2 single, 3 func_type
    int flags;      // those of compile(), and KR_COMPILE_*
    int optimize;   // 0, 1, 2
    int feature_version; // minor version whose grammar is accepted; -1: all
} KrCompileInput;

// The tree of a text, in the arena; null: SyntaxError or what else is set.
KrMod *kr_compile_parse(KrThread *thread, KrArena *arena, const KrCompileInput *input,
                        KrSource *source) KR_NODISCARD;
// Code of a tree. source: null when a program has made the tree.
KrOwn kr_compile_tree(KrThread *thread, KrArena *arena, const KrCompileInput *input,
                      const KrSource *source, KrMod *module) KR_NEW;
// Raises what an error of the frontend stands for.
// source: what was parsed, for tracebacks that look for misspelt keywords in it; or null.
void kr_compile_raise(KrThread *thread, const KrSyntaxError *error, const KrSource *source, KrRef filename);
// The same for an error that the parser did not see; its line is read from the file.
void kr_compile_raise_of_tree(KrThread *thread, KrArena *arena, KrSyntaxError *error, KrErrorStage stage, KrRef filename);
KrOwn kr_compile_constant_object(KrThread *thread, const KrAstConstant *constant) KR_NEW;
// kr_vm_hooks.compile. mode: 0 exec, 1 eval, 2 single. Null: SyntaxError or what else is set.
KrOwn kr_compile_source(KrThread *thread, const char *source, size_t size,
                        KrRef filename, int mode, int flags, int optimize) KR_NEW;
