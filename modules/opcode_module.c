// SPDX-License-Identifier: MIT
// The _opcode module: what opcode.py and dis know of instructions, read from build/gen/opcodes.c.
//
// _tables() is Krait's own: lib/_opcode_metadata.py makes opmap and its companions of it.
// Tests: tests/lang/introspection/.
#include "modules/opcode_module.h"

#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include "gen/opcodes.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// What CPython numbers and Krait never emits: tools look for the names. Krait's own forms, which only
// _co_code_adaptive shows, have some of these numbers, too.
enum { OP_INSTRUMENTED_END_FOR = 234, OP_INSTRUMENTED_INSTRUCTION = 238, OP_INSTRUMENTED_LINE = 254, OP_ENTER_EXECUTOR = 255 };
static const char *const instrumented[] = {
    "INSTRUMENTED_END_FOR", "INSTRUMENTED_POP_ITER", "INSTRUMENTED_END_SEND",
    "INSTRUMENTED_FOR_ITER", "INSTRUMENTED_INSTRUCTION", "INSTRUMENTED_JUMP_FORWARD",
    "INSTRUMENTED_NOT_TAKEN", "INSTRUMENTED_POP_JUMP_IF_TRUE", "INSTRUMENTED_POP_JUMP_IF_FALSE",
    "INSTRUMENTED_POP_JUMP_IF_NONE", "INSTRUMENTED_POP_JUMP_IF_NOT_NONE", "INSTRUMENTED_RESUME",
    "INSTRUMENTED_RETURN_VALUE", "INSTRUMENTED_YIELD_VALUE", "INSTRUMENTED_END_ASYNC_FOR",
    "INSTRUMENTED_LOAD_SUPER_ATTR", "INSTRUMENTED_CALL", "INSTRUMENTED_CALL_KW",
    "INSTRUMENTED_CALL_FUNCTION_EX", "INSTRUMENTED_JUMP_BACKWARD", "INSTRUMENTED_LINE",
    "ENTER_EXECUTOR"};

static const char *name_of(int64_t op)
{
    if (op < 0 || op >= KR_OP_PSEUDO_END) return NULL;
    return op >= OP_INSTRUMENTED_END_FOR && op <= OP_ENTER_EXECUTOR ? instrumented[op - OP_INSTRUMENTED_END_FOR]
                                                                   : kr_opcode_names[op];
}

// The plain instruction that an instrumented one stands for.
static int plain(int op)
{
    if (op < OP_INSTRUMENTED_END_FOR || op >= OP_ENTER_EXECUTOR) return op;
    const char *name = strchr(instrumented[op - OP_INSTRUMENTED_END_FOR], '_') + 1;
    for (int i = 0; i < OP_INSTRUMENTED_END_FOR; i++)
        if (kr_opcode_names[i] && !strcmp(kr_opcode_names[i], name)) return i;
    return op;
}

// Instrumented lines and instructions stand for any instruction.
static bool stands_for_any(int64_t op)
{
    return op == OP_INSTRUMENTED_INSTRUCTION || op == OP_INSTRUMENTED_LINE;
}
// CPython does not flag these as jumps.
static bool is_instrumented_jump(int64_t op)
{
    return op >= OP_INSTRUMENTED_END_FOR && op < OP_ENTER_EXECUTOR && strstr(instrumented[op - OP_INSTRUMENTED_END_FOR], "_JUMP_");
}

static bool opcode_of(KrThread *thread, KrRef value, int64_t *op)
{
    return kr_number_index_i64(thread, value, op);
}

static KrOwn has(KrThread *thread, KrRef value, unsigned flag)
{
    int64_t op;
    if (!opcode_of(thread, value, &op)) return KR_NULL;
    if (!name_of(op)) return kr_bool_own(false);
    if (op == OP_ENTER_EXECUTOR) return kr_bool_own(flag == KR_OPCODE_ARG);
    if (stands_for_any(op) || (flag == KR_OPCODE_JUMP && is_instrumented_jump(op))) return kr_bool_own(false);
    return kr_bool_own(kr_opcode_has(plain((int)op), flag));
}
static KrOwn is_valid(ARGS)
{
    UNUSED;
    int64_t op;
    return opcode_of(thread, args[0], &op) ? kr_bool_own(name_of(op) != NULL) : KR_NULL;
}
static KrOwn has_arg(ARGS)
{
    UNUSED;
    return has(thread, args[0], KR_OPCODE_ARG);
}
static KrOwn has_const(ARGS)
{
    UNUSED;
    return has(thread, args[0], KR_OPCODE_CONST);
}
static KrOwn has_name(ARGS)
{
    UNUSED;
    return has(thread, args[0], KR_OPCODE_NAME);
}
static KrOwn has_jump(ARGS)
{
    UNUSED;
    return has(thread, args[0], KR_OPCODE_JUMP);
}
static KrOwn has_free(ARGS)
{
    UNUSED;
    return has(thread, args[0], KR_OPCODE_FREE);
}
static KrOwn has_local(ARGS)
{
    UNUSED;
    return has(thread, args[0], KR_OPCODE_LOCAL);
}
static KrOwn has_exc(ARGS)
{
    UNUSED;
    int64_t op;
    if (!opcode_of(thread, args[0], &op)) return KR_NULL;
    return kr_bool_own(op == KR_OP_SETUP_CLEANUP || op == KR_OP_SETUP_FINALLY || op == KR_OP_SETUP_WITH);
}

static KrOwn stack_effect(ARGS)
{
    UNUSED;
    int64_t op, oparg = 0;
    int jump = -1;
    if (!opcode_of(thread, args[0], &op)) return KR_NULL;
    if (!kr_is_none(args[1]) && !kr_number_index_i64(thread, args[1], &oparg)) return KR_NULL;
    if (kr_is(args[2], kr_bool(true)))
        jump = 1;
    else if (kr_is(args[2], kr_bool(false)))
        jump = 0;
    else if (!kr_is_none(args[2]))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "stack_effect: jump must be False, True or None");
    if (!name_of(op) || oparg < 0 || oparg > INT32_MAX || (op < OP_INSTRUMENTED_END_FOR && kr_opcode_has((int)op, KR_OPCODE_SPECIALIZED)))
        return kr_exception_raise(thread, &kr_exception_value_error, "invalid opcode or oparg");
    int base = plain((int)op);
    if (!kr_opcode_names[base] || op == OP_ENTER_EXECUTOR || stands_for_any(op)) return kr_from_small_int(0);
    int stay = kr_opcode_stack_effect(base, (uint32_t)oparg, false);
    int go = kr_opcode_stack_effect(base, (uint32_t)oparg, true);
    return kr_from_small_int(jump == 1 ? go : jump == 0 ? stay : stay > go ? stay : go);
}

static KrOwn names(KrThread *thread, const char *const *texts, size_t count)
{
    KrOwn list = kr_list_new(thread, 0);
    for (size_t i = 0; i < count && !kr_is_null(list); i++) {
        KrOwn text = kr_str_interned(thread, texts[i]);
        if (kr_is_null(text) || !kr_list_append_own(thread, kr_ref(list), text)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}
#define NAMES(texts) names(thread, texts, sizeof texts / sizeof *texts)

static KrOwn get_intrinsic1_descs(ARGS)
{
    UNUSED;
    static const char *const texts[] = {
        "INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR",
        "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR",
        "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"};
    return NAMES(texts);
}
static KrOwn get_intrinsic2_descs(ARGS)
{
    UNUSED;
    static const char *const texts[] = {"INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR",
                                        "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
                                        "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT"};
    return NAMES(texts);
}
static KrOwn get_special_method_names(ARGS)
{
    UNUSED;
    static const char *const texts[] = {"__enter__", "__exit__", "__aenter__", "__aexit__"};
    return NAMES(texts);
}

static KrOwn get_nb_ops(ARGS)
{
    UNUSED;
    static const char *const ops[][2] = {
        {"ADD", "+"}, {"AND", "&"}, {"FLOOR_DIVIDE", "//"}, {"LSHIFT", "<<"}, {"MATRIX_MULTIPLY", "@"},
        {"MULTIPLY", "*"}, {"REMAINDER", "%"}, {"OR", "|"}, {"POWER", "**"}, {"RSHIFT", ">>"},
        {"SUBTRACT", "-"}, {"TRUE_DIVIDE", "/"}, {"XOR", "^"}};
    enum { COUNT = sizeof ops / sizeof *ops };
    KrOwn list = kr_list_new(thread, 0);
    for (int i = 0; i <= 2 * COUNT && !kr_is_null(list); i++) {
        bool inplace = i >= COUNT, subscript = i == 2 * COUNT;
        const char *name = subscript ? "SUBSCR" : ops[i % COUNT][0], *sign = subscript ? "[]" : ops[i % COUNT][1];
        KrOwn pair[2] = {kr_str_from_format(thread, subscript || !inplace ? "NB_%s" : "NB_INPLACE_%s", name),
                         kr_str_from_format(thread, subscript || !inplace ? "%s" : "%s=", sign)};
        KrOwn tuple = kr_tuple_pack_own(thread, pair, 2);
        if (kr_is_null(tuple) || !kr_list_append_own(thread, kr_ref(list), tuple)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}

static KrOwn get_specialization_stats(ARGS)
{
    UNUSED;
    return kr_none_own();
}
static KrOwn get_executor(ARGS)
{
    UNUSED;
    return kr_exception_raise(thread, &kr_exception_value_error, "no executor exists at address %d", 0);
}

// --- tables for lib/_opcode_metadata.py --------------------------------------------------

static bool set_int(KrThread *thread, KrRef dict, const char *name, int value)
{
    KrOwn key = kr_str_interned(thread, name), number = kr_from_small_int(value);
    bool ok = !kr_is_null(key) && kr_dict_set(thread, dict, kr_ref(key), kr_ref(number));
    kr_xdrop(thread, key);
    kr_drop(thread, number);
    return ok;
}

// The container under dict[name], made new if there is none; borrowed from the dict.
static KrRef inner(KrThread *thread, KrRef dict, const char *name, bool is_list)
{
    KrOwn key = kr_str_interned(thread, name);
    KrOwn fresh = is_list ? kr_list_new(thread, 0) : kr_dict_new(thread), found = KR_NULL;
    if (!kr_is_null(key) && !kr_is_null(fresh))
        found = kr_dict_setdefault(thread, dict, kr_ref(key), kr_ref(fresh));
    kr_xdrop(thread, key);
    kr_xdrop(thread, fresh);
    KrRef borrowed = kr_is_null(found) ? KR_REF_NULL : kr_ref(found);
    kr_xdrop(thread, found);
    return borrowed;
}

static bool add_specialized(KrThread *thread, const KrOwn *tables, int op)
{
    if (!set_int(thread, kr_ref(tables[1]), kr_opcode_names[op], op)) return false;
    KrRef list = inner(thread, kr_ref(tables[2]), kr_opcode_names[kr_opcode_base[op]], true);
    KrOwn name = kr_ref_is_null(list) ? KR_NULL : kr_str_interned(thread, kr_opcode_names[op]);
    return !kr_is_null(name) && kr_list_append_own(thread, list, name);
}

static KrOwn get_tables(ARGS)
{
    UNUSED;
    KrOwn tables[4];
    bool ok = true;
    for (int i = 0; i < 4; i++) {
        tables[i] = kr_dict_new(thread);
        ok = ok && !kr_is_null(tables[i]);
    }
    for (int op = 0; ok && op < KR_OP_PSEUDO_END; op++) {
        bool specialized = op < 256 && kr_opcode_has(op, KR_OPCODE_SPECIALIZED);
        if (specialized) ok = add_specialized(thread, tables, op);
        if (ok && name_of(op) && (!specialized || op >= OP_INSTRUMENTED_END_FOR)) ok = set_int(thread, kr_ref(tables[0]), name_of(op), op);
    }
    for (const KrOpcodeCacheField *f = kr_opcode_cache_fields; ok && f->name; f++) {
        KrRef fields = inner(thread, kr_ref(tables[3]), kr_opcode_names[f->op], false);
        ok = !kr_ref_is_null(fields) && set_int(thread, fields, f->name, f->units);
    }
    if (ok) return kr_tuple_pack_own(thread, tables, 4);
    for (int i = 0; i < 4; i++)
        kr_xdrop(thread, tables[i]);
    return KR_NULL;
}

#define NO_ARGUMENTS "()", NULL, 0, 0, 0
static const KrNativeDef functions[] = {
    {"stack_effect", stack_effect, "(opcode, oparg=None, /, *, jump=None)",
     "Compute the stack effect of the opcode.", 0, 0, 0},
    {"is_valid", is_valid, "(opcode)", "Return True if opcode is valid, False otherwise.", 0, 0, 0},
    {"has_arg", has_arg, "(opcode)", "Return True if the opcode uses its oparg, False otherwise.", 0, 0, 0},
    {"has_const", has_const, "(opcode)", "Return True if the opcode accesses a constant.", 0, 0, 0},
    {"has_name", has_name, "(opcode)", "Return True if the opcode accesses an attribute by name.", 0, 0, 0},
    {"has_jump", has_jump, "(opcode)", "Return True if the opcode has a jump target.", 0, 0, 0},
    {"has_free", has_free, "(opcode)", "Return True if the opcode accesses a free variable.", 0, 0, 0},
    {"has_local", has_local, "(opcode)", "Return True if the opcode accesses a local variable.", 0, 0, 0},
    {"has_exc", has_exc, "(opcode)", "Return True if the opcode sets up an exception handler.", 0, 0, 0},
    {"get_specialization_stats", get_specialization_stats, "($module, /)", "Counts of specialized instructions, or None.", 0, 0, 0},
    {"get_nb_ops", get_nb_ops, "($module, /)", "Pairs of names and symbols of binary operations.", 0, 0, 0},
    {"get_intrinsic1_descs", get_intrinsic1_descs, "($module, /)", "Names of the intrinsics with one argument.", 0, 0, 0},
    {"get_intrinsic2_descs", get_intrinsic2_descs, "($module, /)", "Names of the intrinsics with two arguments.", 0, 0, 0},
    {"get_special_method_names", get_special_method_names, "($module, /)", "Names of the special methods that LOAD_SPECIAL gets.", 0, 0, 0},
    {"get_executor", get_executor, "(code, offset)", "Return the executor object at offset.", 0, 0, 0},
    {"_tables", get_tables, NO_ARGUMENTS},
    {0},
};

KrOwn kr_opcode_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_opcode", "Opcode support module.");
    bool ok = !kr_is_null(module) && kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add(thread, kr_ref(module), "ENABLE_SPECIALIZATION",
                            kr_from_small_int(thread->vm->specialize)) &&
              kr_module_add(thread, kr_ref(module), "ENABLE_SPECIALIZATION_FT", kr_from_small_int(0));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
