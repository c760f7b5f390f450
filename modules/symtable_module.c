// SPDX-License-Identifier: MIT
// The _symtable module: the scopes of frontend/symtable.c as objects, for symtable.py.
//
// All entries are made at once. Names carry the flags of KrSymbol with what they mean above bit 12.
// Tests: tests/lang/modules/symtable/, test_symtable of CPython.
#include "modules/symtable_module.h"

#include "frontend/compile.h"
#include "frontend/symtable.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/bytes.h"
#include "runtime/str_codec.h"
#include "runtime/vm.h"

enum { SCOPE_OFF = 12, FIELDS = 7 };
enum { LOCAL = 1, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL };
enum { FIELD_ID, FIELD_NAME, FIELD_SYMBOLS, FIELD_VARNAMES, FIELD_CHILDREN, FIELD_TYPE, FIELD_LINE };

typedef struct Entry {
    KrObject header;
    KrOwn fields[FIELDS]; // id, name, symbols, varnames, children, type, lineno
    bool nested;
} Entry;



static Entry *cast(KrRef self)
{
    return (Entry *)(void *)kr_obj(self);
}

static void dealloc(KrThread *thread, KrObject *object)
{
    Entry *self = (Entry *)(void *)object;
    kr_gc_untrack(object);
    for (int i = 0; i < FIELDS; i++)
        kr_xdrop(thread, self->fields[i]);
    kr_object_free(thread, object, sizeof *self);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const Entry *self = (const Entry *)(const void *)object;
    for (int i = 0; i < FIELDS; i++)
        if (!kr_is_null(self->fields[i])) visitor(kr_ref(self->fields[i]), context);
}
static KrOwn repr(KrThread *thread, KrRef self)
{
    return kr_str_from_format(thread, "<symtable entry %S(%S), line %S>", kr_ref(cast(self)->fields[FIELD_NAME]),
                              kr_ref(cast(self)->fields[FIELD_ID]), kr_ref(cast(self)->fields[FIELD_LINE]));
}

#define GETTER(name, field)                                                                                        \
    static KrOwn get_##name(KrThread *thread, KrRef self)                                                          \
    {                                                                                                              \
        (void)thread;                                                                                              \
        return kr_dup(kr_ref(cast(self)->fields[field]));                                                          \
    }
GETTER(id, FIELD_ID)
GETTER(name, FIELD_NAME)
GETTER(symbols, FIELD_SYMBOLS)
GETTER(varnames, FIELD_VARNAMES)
GETTER(children, FIELD_CHILDREN)
GETTER(type, FIELD_TYPE)
GETTER(lineno, FIELD_LINE)
static KrOwn get_nested(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->nested);
}
static const KrGetSetDef getset[] = {
    {"id", get_id, NULL, KR_AS_MEMBER},           {"name", get_name, NULL, KR_AS_MEMBER},         {"symbols", get_symbols, NULL, KR_AS_MEMBER},
    {"varnames", get_varnames, NULL, KR_AS_MEMBER}, {"children", get_children, NULL, KR_AS_MEMBER}, {"nested", get_nested, NULL, KR_AS_MEMBER},
    {"type", get_type, NULL, KR_AS_MEMBER},       {"lineno", get_lineno, NULL, KR_AS_MEMBER},     {0},
};

static KrType entry_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "symtable entry",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Entry),
    .dealloc = dealloc,
    .visit = visit,
    .repr = repr,
    .getset = getset,
};

// --- from the compiler's scopes ----------------------------------------------------------

static int meaning_of(const KrScope *scope, const KrSymbol *s)
{
    static const int numbers[] = {[KR_MEANING_LOCAL] = LOCAL,
                                  [KR_MEANING_CELL] = CELL,
                                  [KR_MEANING_FREE] = FREE,
                                  [KR_MEANING_GLOBAL_EXPLICIT] = GLOBAL_EXPLICIT,
                                  [KR_MEANING_GLOBAL_IMPLICIT] = GLOBAL_IMPLICIT};
    if (!scope->inlined || kr_symtable_is_target(s) || s->flags & KR_SYMBOL_PARAM) return numbers[s->meaning];
    const KrScope *outer = scope;
    while (outer->inlined)
        outer = outer->parent;
    if (s->flags & KR_SYMBOL_GLOBAL) return GLOBAL_EXPLICIT;
    if (outer->kind == KR_SCOPE_CLASS) return numbers[s->meaning];
    const KrSymbol *there = kr_symtable_find(outer, s->name);
    if (!there) return GLOBAL_IMPLICIT;
    int number = numbers[there->meaning];
    if (outer->kind == KR_SCOPE_MODULE) return GLOBAL_IMPLICIT;
    return number == LOCAL || number == CELL ? FREE : number;
}

static bool add_symbol(KrThread *thread, KrRef dict, const KrIdent *name, int value)
{
    KrOwn key = kr_str_from_utf8(thread, name->utf8, name->length), number = kr_from_small_int(value);
    bool ok = !kr_is_null(key) && kr_dict_set(thread, dict, kr_ref(key), kr_ref(number));
    kr_xdrop(thread, key);
    kr_drop(thread, number);
    return ok;
}

// Targets of comprehensions that run in this scope's frame are names of it, too.
static bool add_inlined(KrThread *thread, KrRef dict, const KrScope *top, const KrScope *scope)
{
    for (const KrScope *child = scope->children; child; child = child->sibling) {
        if (!child->inlined) continue;
        for (const KrSymbol *s = child->symbols; s; s = s->next)
            if (kr_symtable_is_target(s) && !kr_symtable_find(top, s->name) &&
                !add_symbol(thread, dict, s->name, (int)s->flags | meaning_of(child, s) << SCOPE_OFF))
                return false;
        if (!add_inlined(thread, dict, top, child)) return false;
    }
    return true;
}

static KrOwn symbols_of(KrThread *thread, const KrScope *scope)
{
    KrOwn dict = kr_dict_new(thread);
    bool ok = !kr_is_null(dict);
    for (const KrSymbol *s = scope->symbols; ok && s; s = s->next)
        ok = add_symbol(thread, kr_ref(dict), s->name, (int)s->flags | meaning_of(scope, s) << SCOPE_OFF);
    if (ok && add_inlined(thread, kr_ref(dict), scope, scope)) return dict;
    kr_xdrop(thread, dict);
    return KR_NULL;
}

static KrOwn varnames_of(KrThread *thread, const KrScope *scope)
{
    KrOwn list = kr_list_new(thread, 0);
    for (const KrSymbol *s = scope->symbols; s && !kr_is_null(list); s = s->next) {
        if (!(s->flags & KR_SYMBOL_PARAM)) continue;
        KrOwn name = kr_str_from_utf8(thread, s->name->utf8, s->name->length);
        if (kr_is_null(name) || !kr_list_append_own(thread, kr_ref(list), name)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}

static KrOwn name_of(KrThread *thread, const KrScope *scope)
{
    const char *text = scope->name->utf8;
    size_t size = scope->name->length;
    if (scope->kind == KR_SCOPE_MODULE) return kr_str_from_ascii(thread, "top");
    if (*text == '<') return kr_str_from_utf8(thread, text + 1, size - 2);
    return kr_str_from_utf8(thread, text, size);
}

static KrOwn entry_of(KrThread *thread, const KrScope *scope);

// Those of inlined comprehensions stand in their place.
static bool add_children(KrThread *thread, KrRef list, const KrScope *scope)
{
    bool ok = true;
    for (const KrScope *child = scope->children; ok && child; child = child->sibling) {
        if (child->inlined) {
            ok = add_children(thread, list, child);
            continue;
        }
        KrOwn entry = entry_of(thread, child);
        ok = !kr_is_null(entry) && kr_list_append_own(thread, list, entry);
    }
    return ok;
}

static KrOwn entry_of(KrThread *thread, const KrScope *scope)
{
    static const int types[] = {[KR_SCOPE_MODULE] = 2,        [KR_SCOPE_CLASS] = 1,      [KR_SCOPE_FUNCTION] = 0,
                                [KR_SCOPE_COMPREHENSION] = 0, [KR_SCOPE_ANNOTATIONS] = 3, [KR_SCOPE_TYPE_ALIAS] = 4,
                                [KR_SCOPE_TYPE_PARAMS] = 5,   [KR_SCOPE_TYPE_VAR] = 6};
    if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread)) return KR_NULL;
    Entry *self = (Entry *)(void *)kr_object_new(thread, &entry_type, sizeof *self);
    if (!self) return KR_NULL;
    KrOwn made = kr_steal_obj(self);
    self->nested = scope->nested;
    self->fields[FIELD_ID] = kr_int_from_u64(thread, (uintptr_t)scope);
    self->fields[FIELD_NAME] = name_of(thread, scope);
    self->fields[FIELD_SYMBOLS] = symbols_of(thread, scope);
    self->fields[FIELD_VARNAMES] = varnames_of(thread, scope);
    self->fields[FIELD_CHILDREN] = kr_list_new(thread, 0);
    self->fields[FIELD_TYPE] = kr_from_small_int(types[scope->kind]);
    self->fields[FIELD_LINE] = kr_from_small_int(scope->kind == KR_SCOPE_MODULE ? 0 : scope->span.line);
    bool ok = true;
    for (int i = 0; i < FIELDS; i++)
        ok = ok && !kr_is_null(self->fields[i]);
    ok = ok && add_children(thread, kr_ref(self->fields[FIELD_CHILDREN]), scope);
    kr_gc_track(thread, self);
    if (ok) return made;
    kr_drop(thread, made);
    return KR_NULL;
}

static KrOwn symtable(KrThread *thread, KrRef module, const KrRef *args, size_t count)
{
    (void)module, (void)count;
    static const char *const modes[] = {"exec", "eval", "single"};
    KrCompileInput input = {.filename = args[1], .mode = -1, .feature_version = -1};
    for (int i = 0; i < 3; i++)
        if (kr_str_is_sub(args[2]) && kr_str_equal_ascii(args[2], modes[i])) input.mode = i;
    KrOwn name = KR_NULL;
    if (kr_str_is_sub(args[0])) {
        input.text = kr_str_utf8(thread, args[0], &input.size);
        input.flags = KR_COMPILE_STR;
        if (!input.text) return KR_NULL;
    } else if (kr_type_has(args[0], KR_TYPE_BYTES_SUB)) {
        input.text = ((KrBytes *)kr_obj(args[0]))->data;
        input.size = (size_t)((KrBytes *)kr_obj(args[0]))->length;
    } else {
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "symtable() arg 1 must be a string or bytes object");
    }
    if (memchr(input.text, 0, input.size))
        return kr_exception_raise(thread, &kr_exception_syntax_error, "source code string cannot contain null bytes");
    if (input.mode < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
    if (kr_type_has(args[1], KR_TYPE_BYTES_SUB))
        name = kr_str_codec_decode_file_name(thread, ((KrBytes *)kr_obj(args[1]))->data);
    else if (kr_str_is_sub(args[1]))
        name = kr_dup(args[1]);
    else
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "expected str, bytes or os.PathLike object, not %T", args[1]);
    if (kr_is_null(name)) return KR_NULL;
    input.filename = kr_ref(name);
    KrArena arena;
    KrSource source;
    KrSymtable table = {.futures = 0};
    KrSyntaxError error = {0};
    KrOwn result = KR_NULL;
    kr_arena_init(&arena);
    KrMod *tree = kr_compile_parse(thread, &arena, &input, &source);
    if (tree) {
        if (kr_symtable_build(&table, &arena, &source, tree, (uintptr_t)thread->c_stack_limit, &error))
            result = entry_of(thread, table.top);
        else if (error.type || error.message)
            kr_compile_raise_of_tree(thread, &arena, &error, KR_STAGE_SCOPES, kr_ref(name));
        else
            (void)kr_exception_no_memory(thread);
    }
    kr_arena_fini(&arena);
    kr_drop(thread, name);
    return result;
}

static const KrNativeDef functions[] = {
    {"symtable", symtable, "(source, filename, startstr, /)", "Return symbol and scope dictionaries used internally by compiler.",
     0, 0, 0},
    {0},
};

KrOwn kr_symtable_module_init(KrThread *thread)
{
    static const struct {
        const char *name;
        int value;
    } numbers[] = {{"USE", 16},          {"DEF_GLOBAL", 1},      {"DEF_NONLOCAL", 8},   {"DEF_LOCAL", 2},
                   {"DEF_PARAM", 4},     {"DEF_TYPE_PARAM", 1024}, {"DEF_FREE_CLASS", 64}, {"DEF_IMPORT", 128},
                   {"DEF_BOUND", 134},   {"DEF_ANNOT", 256},     {"DEF_COMP_ITER", 512}, {"DEF_COMP_CELL", 2048},
                   {"TYPE_FUNCTION", 0}, {"TYPE_CLASS", 1},      {"TYPE_MODULE", 2},    {"TYPE_ANNOTATION", 3},
                   {"TYPE_TYPE_ALIAS", 4}, {"TYPE_TYPE_PARAMETERS", 5}, {"TYPE_TYPE_VARIABLE", 6}, {"LOCAL", 1},
                   {"GLOBAL_EXPLICIT", 2}, {"GLOBAL_IMPLICIT", 3}, {"FREE", 4}, {"CELL", 5},
                   {"SCOPE_OFF", SCOPE_OFF}, {"SCOPE_MASK", 15}};
    if (!kr_type_ready(thread, &entry_type)) return KR_NULL;
    KrOwn module = kr_module_new(thread, "_symtable", NULL);
    bool ok = !kr_is_null(module) && kr_module_add_functions(thread, kr_ref(module), functions);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name, kr_from_small_int(numbers[i].value));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
