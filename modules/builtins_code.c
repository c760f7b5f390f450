// SPDX-License-Identifier: MIT
// compile(), exec() and eval(): sources and trees to code, and code run in given namespaces.
//
// __future__ flags of the calling code are inherited. Called through the table of builtins_module.c.
// Tests: tests/lang/names/, tests/lang/modules/ast/.
#include "modules/builtins_code.h"

#include "modules/ast_module.h"
#include "modules/builtins_module.h"

#include "frontend/ast_check.h"
#include "frontend/ast_fold.h"
#include "frontend/compile.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/compare.h"
#include "runtime/call.h"
#include "runtime/cell.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// Text of a source argument while `held` and `buffer` live.
typedef struct Source {
    const char *text;
    size_t size;
    int flags; // KR_COMPILE_STR, or 0
    KrBuffer buffer;
    KrOwn held;
    bool is_buffer;
} Source;

static void close_source(KrThread *thread, Source *source)
{
    if (source->is_buffer) kr_buffer_release(thread, &source->buffer);
    kr_xdrop(thread, source->held);
}

static bool open_source(KrThread *thread, KrRef object, const char *function, const char *what,
                        Source *source)
{
    *source = (Source){.held = KR_NULL};
    if (kr_str_is_sub(object)) {
        source->text = kr_str_utf8(thread, object, &source->size);
        source->flags = KR_COMPILE_STR;
        if (!source->text) return false;
    } else if (kr_type_has(object, KR_TYPE_BYTES_SUB)) {
        source->text = ((KrBytes *)kr_obj(object))->data;
        source->size = (size_t)((KrBytes *)kr_obj(object))->length;
    } else if (kr_buffer_has(object)) {
        if (!kr_buffer_get(thread, object, &source->buffer, 0)) return false;
        source->is_buffer = true;
        source->text = source->buffer.data;
        source->size = (size_t)source->buffer.size;
        source->held = kr_bytes_new(thread, source->text, source->size); // it may change meanwhile
        if (kr_is_null(source->held)) {
            close_source(thread, source);
            return false;
        }
        source->text = ((KrBytes *)kr_obj(kr_ref(source->held)))->data;
    } else {
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() arg 1 must be a %s object", function, what);
    }
    if (memchr(source->text, 0, source->size)) {
        close_source(thread, source);
        return kr_exception_raise_false(thread, &kr_exception_syntax_error,
                                        "source code string cannot contain null bytes");
    }
    return true;
}

static int inherited_flags(const KrThread *thread)
{
    return thread->frame ? (int)thread->frame->code->flags & KR_COMPILE_FUTURES : 0;
}

// str, bytes or os.PathLike as a str.
static KrOwn file_name(KrThread *thread, KrRef object)
{
    if (kr_str_is_sub(object)) return kr_dup(object);
    KrOwn path = KR_NULL;
    if (!kr_type_has(object, KR_TYPE_BYTES_SUB)) {
        KrFound found = kr_call_special(thread, object, KR_NAME___fspath__, NULL, 0, &path);
        if (found == KR_FAULT) return KR_NULL;
        if (!found)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "expected str, bytes or os.PathLike object, not %T", object);
        if (kr_str_is_sub(kr_ref(path))) return path;
    } else {
        path = kr_dup(object);
    }
    KrOwn name = KR_NULL;
    if (kr_type_has(kr_ref(path), KR_TYPE_BYTES_SUB))
        name = kr_str_codec_decode_file_name(thread, ((KrBytes *)kr_obj(kr_ref(path)))->data);
    else
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "expected %T.__fspath__() to return str or bytes, not %T", object,
                                 kr_ref(path));
    kr_drop(thread, path);
    return name;
}

// compile() of a tree that a program has made.
static KrOwn compile_tree(KrThread *thread, KrRef tree, KrCompileInput *input)
{
    KrArena arena;
    KrOwn code = KR_NULL, keep = kr_list_new(thread, 0);
    if (kr_is_null(keep)) return KR_NULL;
    kr_arena_init(&arena);
    KrMod *module = kr_ast_to_tree(thread, &arena, tree, input->mode, kr_ref(keep));
    KrAstFault fault;
    if (module && !kr_ast_check(&arena, module, &fault)) {
        KrType *type = &kr_exception_value_error;
        if (fault.type && !strcmp(fault.type, "TypeError")) type = &kr_exception_type_error;
        if (fault.type && !strcmp(fault.type, "RecursionError")) type = &kr_exception_recursion_error;
        if (fault.type && !strcmp(fault.type, "SystemError")) type = &kr_exception_system_error;
        (void)kr_exception_raise(thread, type, "%s", fault.message ? fault.message : "invalid tree");
        module = NULL;
    }
    bool only_tree = (input->flags & KR_COMPILE_ONLY_AST) != 0;
    if (module && only_tree && !kr_ast_fold_tree(thread, &arena, module, input->optimize, kr_ref(keep))) module = NULL;
    if (module && only_tree)
        code = kr_ast_from_tree(thread, module);
    else if (module)
        code = kr_compile_tree(thread, &arena, input, NULL, module);
    kr_arena_fini(&arena);
    kr_drop(thread, keep);
    return code;
}

static KrOwn compile_text(KrThread *thread, KrCompileInput *input)
{
    KrArena arena;
    KrSource source;
    KrOwn result = KR_NULL, keep = KR_NULL;
    kr_arena_init(&arena);
    KrMod *module = kr_compile_parse(thread, &arena, input, &source);
    if (module && (input->flags & KR_COMPILE_OPTIMIZED_AST) == KR_COMPILE_OPTIMIZED_AST &&
        input->flags & KR_COMPILE_ONLY_AST) {
        keep = kr_list_new(thread, 0);
        if (kr_is_null(keep) || !kr_ast_fold_tree(thread, &arena, module, input->optimize, kr_ref(keep)))
            module = NULL;
    }
    if (module && input->flags & KR_COMPILE_ONLY_AST)
        result = kr_ast_from_tree(thread, module);
    else if (module)
        result = kr_compile_tree(thread, &arena, input, &source, module);
    kr_arena_fini(&arena);
    kr_xdrop(thread, keep);
    return result;
}

static KrOwn compile_object(KrThread *thread, KrRef object, KrCompileInput *input)
{
    KrFound tree = kr_type_of(object)->flags & KR_TYPE_HEAP ? kr_ast_module_is_node(thread, object) : KR_ABSENT;
    if (tree == KR_FAULT) return KR_NULL;
    if (tree && input->flags & KR_COMPILE_ONLY_AST && !(input->flags & KR_COMPILE_OPTIMIZED_AST))
        return kr_ast_to_tree_check_mode(thread, object, input->mode) ? kr_dup(object) : KR_NULL;
    if (tree) return compile_tree(thread, object, input);
    Source source;
    if (!open_source(thread, object, "compile", "string, bytes or AST", &source)) return KR_NULL;
    input->text = source.text;
    input->size = source.size;
    input->flags |= source.flags;
    KrOwn result = compile_text(thread, input);
    close_source(thread, &source);
    return result;
}

static bool mode_is_text(KrThread *thread, KrRef name)
{
    return kr_str_is_sub(name) ||
           kr_exception_raise_false(thread, &kr_exception_type_error, "compile() argument 'mode' must be str, not %U", name);
}

static int mode_of(KrThread *thread, KrRef name, int64_t flags)
{
    static const char *const modes[] = {"exec", "eval", "single", "func_type"};
    for (int i = 0; i < 4; i++) {
        if (!kr_str_equal_ascii(name, modes[i])) continue;
        if (i < 3 || flags & KR_COMPILE_ONLY_AST) return i;
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
        return -1;
    }
    (void)kr_exception_raise(thread, &kr_exception_value_error,
                             flags & KR_COMPILE_ONLY_AST
                                 ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                                 : "compile() mode must be 'exec', 'eval' or 'single'");
    return -1;
}

KrOwn kr_builtins_code_compile(ARGS)
{
    UNUSED;
    enum {
        KNOWN = KR_COMPILE_FUTURES | 0x10 | KR_COMPILE_DONT_IMPLY_DEDENT | KR_COMPILE_ONLY_AST |
                KR_COMPILE_TYPE_COMMENTS | KR_COMPILE_TOP_LEVEL_AWAIT | KR_COMPILE_ALLOW_INCOMPLETE |
                KR_COMPILE_OPTIMIZED_AST
    };
    int64_t flags, optimize, version;
    bool dont_inherit;
    KrOwn name = file_name(thread, args[1]);
    if (kr_is_null(name)) return KR_NULL;
    KrOwn result = KR_NULL;
    if (!mode_is_text(thread, args[2]) || !kr_number_index_int(thread, args[3], &flags) || !kr_truth(thread, args[4], &dont_inherit) ||
        !kr_number_index_int(thread, args[5], &optimize) || !kr_number_index_int(thread, args[6], &version))
        goto done;
    if (flags & ~(int64_t)KNOWN) {
        (void)kr_exception_raise(thread, &kr_exception_value_error, "compile(): unrecognised flags");
        goto done;
    }
    if (optimize < -1 || optimize > 2) {
        (void)kr_exception_raise(thread, &kr_exception_value_error, "compile(): invalid optimize value");
        goto done;
    }
    if (!dont_inherit) flags |= inherited_flags(thread);
    int mode = mode_of(thread, args[2], flags);
    if (mode < 0) goto done;
    KrCompileInput input = {.filename = kr_ref(name),
                            .mode = mode,
                            .flags = (int)flags,
                            .optimize = optimize < 0 ? thread->vm->optimize : (int)optimize,
                            .feature_version = flags & KR_COMPILE_ONLY_AST ? (int)version : -1};
    result = compile_object(thread, args[0], &input);
done:
    kr_drop(thread, name);
    return result;
}

// --- exec, eval --------------------------------------------------------------------------

static KrOwn run_code(KrThread *thread, KrRef code, KrRef globals, KrRef locals, KrRef closure)
{
    KrRef there;
    KrFound found = kr_dict_find(thread, globals, kr_name(KR_NAME___builtins__), &there);
    if (found == KR_FAULT ||
        (found == KR_ABSENT && !kr_dict_set(thread, globals, kr_name(KR_NAME___builtins__), kr_frame_builtins(thread))))
        return KR_NULL;
    KrOwn function = kr_function_new(thread, code, globals);
    if (kr_is_null(function)) return KR_NULL;
    if (!kr_ref_is_null(closure)) ((KrFunction *)kr_obj(kr_ref(function)))->closure = kr_dup(closure);
    if (kr_code_obj(code)->flags & KR_CODE_OPTIMIZED) { // of a function: called without arguments
        KrOwn result = kr_call_0(thread, kr_ref(function));
        kr_drop(thread, function);
        return result;
    }
    KrFrame *frame = kr_frame_push(thread, (KrFunction *)kr_obj(kr_ref(function)));
    if (!frame) return KR_NULL;
    frame->locals = kr_dup(locals);
    return kr_vm_hooks.run_frame(thread, frame);
}

KrOwn kr_builtins_module_run_code(KrThread *thread, KrRef code, KrRef globals, KrRef locals)
{
    return run_code(thread, code, globals, locals, KR_REF_NULL);
}

static bool is_mapping(KrRef object)
{
    return kr_type_of(object)->getitem != NULL;
}

static bool check_namespaces(KrThread *thread, KrRef globals, KrRef locals, bool eval)
{
    if (!kr_is_none(locals) && !is_mapping(locals))
        return eval ? kr_exception_raise_false(thread, &kr_exception_type_error, "locals must be a mapping")
                    : kr_exception_raise_false(thread, &kr_exception_type_error,
                                               "locals must be a mapping or None, not %T", locals);
    if (kr_is_none(globals) || kr_dict_is_sub(globals)) return true;
    if (!eval)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "exec() globals must be a dict, not %T", globals);
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    is_mapping(globals)
                                        ? "globals must be a real dict; try eval(expr, {}, mapping)"
                                        : "globals must be a dict");
}

static bool check_closure(KrThread *thread, KrRef closure, const KrCode *code)
{
    if (!kr_ref_is_null(closure) && !kr_is_none(closure)) {
        bool ok = code->free_count > 0;
        if (!ok)
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "cannot use a closure with this code object");
        ok = kr_tuple_is(closure) && kr_tuple_length(closure) == code->free_count;
        for (int64_t i = 0; ok && i < kr_tuple_length(closure); i++)
            ok = kr_is_exact(kr_tuple_get(closure, i), &kr_cell_type);
        if (ok) return true;
    } else if (!code->free_count) {
        return true;
    }
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "code object requires a closure of exactly length %d",
                                    (int)code->free_count);
}

static KrOwn run(KrThread *thread, const KrRef *args, KrRef closure, bool eval)
{
    KrFrame *frame = thread->frame;
    KrOwn code = KR_NULL, globals = KR_NULL, locals = KR_NULL, result = KR_NULL;
    if (!check_namespaces(thread, args[1], args[2], eval)) return KR_NULL;
    if (kr_is_none(args[1]) && !frame)
        return kr_exception_raise(thread, &kr_exception_system_error,
                                  "globals and locals cannot be NULL");
    globals = kr_dup(kr_is_none(args[1]) ? frame->globals : args[1]);
    if (!kr_is_none(args[2]))
        locals = kr_dup(args[2]);
    else
        locals = kr_is_none(args[1]) ? kr_frame_locals(thread, frame) : kr_dup(args[1]);
    if (kr_is_null(locals)) goto done;
    if (kr_is_exact(args[0], &kr_code_type)) {
        const KrCode *object = kr_code_obj(args[0]);
        if (eval && object->free_count) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "code object passed to eval() may not contain free variables");
            goto done;
        }
        if (!eval && !check_closure(thread, closure, object)) goto done;
        code = kr_dup(args[0]);
    } else {
        Source source;
        if (!kr_ref_is_null(closure) && !kr_is_none(closure)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "closure can only be used when source is a code object");
            goto done;
        }
        closure = KR_REF_NULL;
        if (!open_source(thread, args[0], eval ? "eval" : "exec", "string, bytes or code", &source)) goto done;
        KrOwn name = kr_str_from_ascii(thread, "<string>");
        const char *text = source.text;
        size_t size = source.size;
        for (; eval && size && (*text == ' ' || *text == '\t'); size--)
            text++;
        KrCompileInput input = {text, size, kr_ref(name), eval, source.flags | inherited_flags(thread),
                                thread->vm->optimize, -1};
        if (!kr_is_null(name)) code = compile_text(thread, &input);
        kr_xdrop(thread, name);
        close_source(thread, &source);
    }
    if (!kr_is_null(code))
        result = run_code(thread, kr_ref(code), kr_ref(globals), kr_ref(locals),
                          kr_ref_is_null(closure) || kr_is_none(closure) ? KR_REF_NULL : closure);
done:
    kr_xdrop(thread, code);
    kr_xdrop(thread, globals);
    kr_xdrop(thread, locals);
    return result;
}

KrOwn kr_builtins_code_exec(ARGS)
{
    UNUSED;
    KrOwn result = run(thread, args, args[3], false);
    if (kr_is_null(result)) return result;
    kr_drop(thread, result);
    return kr_none_own();
}

KrOwn kr_builtins_code_eval(ARGS)
{
    UNUSED;
    return run(thread, args, KR_REF_NULL, true);
}
