// SPDX-License-Identifier: MIT
// The compiler's driver: units, emission, names and constants; entry from source text.
//
// Called by the runtime through kr_vm_hooks.compile. Tests: tests/lang/.
#include "frontend/compile.h"

#include "base/dump.h"
#include "base/hash.h"
#include "frontend/compile_dump.h"
#include "frontend/compile_unit.h"
#include "frontend/source_codec.h"

#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#if __has_include("runtime/complex.h")
#include "runtime/complex.h"
#define HAS_COMPLEX 1
#endif

#include <stdio.h>
#include <stdlib.h>

// --- errors, emission -------------------------------------------------------------------

void kr_compile_fail(KrCompiler *c, KrSpan span, const char *format, ...)
{
    if (c->failed) return;
    c->failed = true;
    va_list arguments;
    va_start(arguments, format);
    KrErrorPlace place = {span.line, span.column + 1, span.end_line,
                          span.end_column + 1, false};
    kr_syntax_error_vset(c->error, c->arena, NULL, "SyntaxError", place, format,
                         arguments);
    va_end(arguments);
}

void kr_compile_fail_scopes(KrCompiler *c, KrSpan span, const char *message)
{
    if (c->failed) return;
    kr_compile_fail(c, span, "%s", message);
    c->error->stage = KR_STAGE_SCOPES;
}

bool kr_compile_too_deep(KrCompiler *c)
{
    if (KR_LIKELY(!kr_thread_stack_low(c->thread))) return false;
    if (!c->failed)
        kr_syntax_error_set(c->error, c->arena, c->source, "RecursionError",
                            (KrErrorPlace){0}, KR_SYMTABLE_TOO_DEEP);
    c->failed = true;
    return true;
}

void kr_compile_warn(KrCompiler *c, KrSpan span, const char *format, ...)
{
    char text[400];
    if (c->failed || c->mute) return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    KrThread *thread = c->thread;
    KrOwn message = kr_str_from_utf8(thread, text, strlen(text));
    bool ok = !kr_is_null(message) &&
              kr_warning_explicit(thread, &kr_exception_syntax_warning, kr_ref(message), c->filename, span.line,
                                  KR_REF_NULL, KR_REF_NULL);
    kr_xdrop(thread, message);
    if (ok) return;
    if (kr_exception_is(thread, &kr_exception_syntax_warning)) { // an error, then
        kr_exception_clear(thread);
        kr_compile_fail(c, span, "%s", text);
    } else {
        c->failed = c->raised = true;
    }
}

static void no_memory(KrCompiler *c)
{
    if (!c->failed) (void)kr_exception_no_memory(c->thread);
    c->failed = c->raised = true;
}

static KR_NOINLINE KrInstr *push_instr(KrCompiler *c, int op, uint32_t oparg)
{
    KrInstr *i = kr_vector_push(&c->unit->code);
    if (!i) {
        static KrInstr none;
        no_memory(c);
        return &none;
    }
    i->op = (uint16_t)op;
    i->oparg = oparg;
    i->label = -1;
    i->handler = c->unit->handler;
    i->span = c->unit->span;
    return i;
}

void kr_compile_emit(KrCompiler *c, int op, uint32_t oparg)
{
    if (op == KR_EMIT_POP_BLOCK) { // the range of the handler ends in front of it
        kr_compile_pop_handler(c);
        push_instr(c, KR_OP_NOP, 0)->handler = -1;
        return;
    }
    push_instr(c, op, oparg);
}
void kr_compile_jump(KrCompiler *c, int op, int32_t label)
{
    push_instr(c, op, 0)->label = label;
}
void kr_compile_jump_nowhere(KrCompiler *c, int32_t label)
{
    KrSpan span = c->unit->span;
    c->unit->span = (KrSpan){0};
    kr_compile_jump(c, KR_EMIT_JUMP, label);
    c->unit->span = span;
}
int32_t kr_compile_label(KrCompiler *c)
{
    return c->unit->labels++;
}
void kr_compile_place(KrCompiler *c, int32_t label)
{
    push_instr(c, KR_EMIT_LABEL, (uint32_t)label);
}

int32_t kr_compile_setup(KrCompiler *c, int32_t label, bool lasti, int32_t pops)
{
    KrUnitState *u = c->unit;
    KrHandlerInfo *h = kr_vector_push(&u->handlers);
    int32_t index = (int32_t)u->handlers.count - 1;
    if (!h) {
        no_memory(c);
        return -1;
    }
    *h = (KrHandlerInfo){label, u->handler, -1, pops, lasti};
    push_instr(c, KR_EMIT_SETUP, (uint32_t)index);
    u->handler = index;
    return index;
}
void kr_compile_pop_handler(KrCompiler *c)
{
    KrUnitState *u = c->unit;
    if (u->handler >= 0)
        u->handler =
            ((KrHandlerInfo *)kr_vector_get(&u->handlers, (uint32_t)u->handler))->outer;
}

// --- constants and names ----------------------------------------------------------------

// Are two constants the same for co_consts: type and value (and sign of zero)?
static bool same_constant(KrRef a, KrRef b)
{
    if (kr_is(a, b)) return true;
    if (!kr_is_ptr(a) || !kr_is_ptr(b) || kr_obj(a)->type != kr_obj(b)->type)
        return false;
    if (kr_str_is(a)) return kr_str_equal(a, b);
    if (kr_is_exact(a, &kr_tuple_type)) {
        if (kr_tuple_length(a) != kr_tuple_length(b)) return false;
        for (int64_t i = 0; i < kr_tuple_length(a); i++)
            if (!same_constant(kr_tuple_get(a, i), kr_tuple_get(b, i))) return false;
        return true;
    }
    if (kr_int_is(a)) return kr_int_compare(a, b) == 0;
    if (kr_slice_is(a)) {
        const KrSlice *x = (const KrSlice *)(const void *)kr_obj(a), *y = (const KrSlice *)(const void *)kr_obj(b);
        return same_constant(kr_ref(x->start), kr_ref(y->start)) && same_constant(kr_ref(x->stop), kr_ref(y->stop)) &&
               same_constant(kr_ref(x->step), kr_ref(y->step));
    }
    if (kr_is_exact(a, &kr_bytes_type)) {
        const KrBytes *x = (const KrBytes *)(const void *)kr_obj(a);
        const KrBytes *y = (const KrBytes *)(const void *)kr_obj(b);
        return x->length == y->length &&
               memcmp(x->data, y->data, (size_t)x->length) == 0;
    }
    return false;
}

// False: it, or a name in a tuple of names, could not be made.
static bool is_whole(KrRef value)
{
    if (kr_ref_is_null(value) || !kr_tuple_is(value)) return !kr_ref_is_null(value);
    const KrTuple *tuple = kr_tuple_cast(value);
    for (int64_t i = 0; i < tuple->length; i++)
        if (kr_is_null(tuple->items[i])) return false;
    return true;
}

enum { MAP_FROM = 24 }; // constants or names of a unit: fewer are looked through

static uint64_t hash_constant(KrRef value)
{
    if (!kr_is_ptr(value)) return kr_bits(value) * 0x9E3779B97F4A7C15u;
    if (kr_str_is(value)) return (uint64_t)kr_str_hash(value);
    if (kr_is_exact(value, &kr_tuple_type)) {
        uint64_t hash = (uint64_t)kr_tuple_length(value);
        for (int64_t i = 0; i < kr_tuple_length(value); i++)
            hash = (hash ^ hash_constant(kr_tuple_get(value, i))) * 0x9E3779B97F4A7C15u + 1;
        return hash;
    }
    if (kr_slice_is(value)) {
        const KrSlice *x = (const KrSlice *)(const void *)kr_obj(value);
        return hash_constant(kr_ref(x->start)) + 3 * hash_constant(kr_ref(x->stop)) + 5 * hash_constant(kr_ref(x->step));
    }
    if (kr_is_exact(value, &kr_bytes_type)) {
        const KrBytes *x = (const KrBytes *)(const void *)kr_obj(value);
        return (uint64_t)kr_hash_bytes(x->data, (size_t)x->length);
    }
    if (kr_int_is(value)) {
        const KrInt *x = (const KrInt *)(const void *)kr_obj(value);
        return x->limbs[0] ^ (uint64_t)x->size;
    }
    return kr_bits(value) >> 4;
}

static uint32_t slot_of(uint64_t hash, uint32_t size)
{
    hash *= 0x9E3779B97F4A7C15u;
    return (uint32_t)(hash >> 32) & (size - 1);
}

// The index of what equals the constant, or is the name; UINT32_MAX: none.
static uint32_t find_mapped(const KrUnitState *u, bool constant, KrRef value, const KrIdent *name)
{
    const KrIndexMap *map = constant ? &u->const_map : &u->name_map;
    const KrOwn *consts = u->consts.items;
    const KrIdent *const *names = u->names.items;
    uint64_t hash = constant ? hash_constant(value) : (uint64_t)(uintptr_t)name >> 4;
    for (uint32_t at = slot_of(hash, map->size);; at = (at + 1) & (map->size - 1)) {
        uint32_t index = map->slots[at] - 1;
        if (index == UINT32_MAX) return index;
        if (constant ? same_constant(kr_ref(consts[index]), value) : names[index] == name) return index;
    }
}

// One more has been added. Without memory the map goes away: then each is looked at.
static void note_mapped(KrUnitState *u, bool constant)
{
    KrIndexMap *map = constant ? &u->const_map : &u->name_map;
    uint32_t count = constant ? u->consts.count : u->names.count, from = count - 1;
    if (count * 2 > map->size) {
        uint32_t size = map->size ? map->size * 2 : 4 * MAP_FROM;
        while (size & (size - 1))
            size &= size - 1;
        free(map->slots);
        map->slots = calloc(size *= 2, sizeof *map->slots);
        map->size = map->slots ? size : 0;
        from = 0;
    }
    for (uint32_t i = from; map->size && i < count; i++) {
        uint64_t hash = constant ? hash_constant(kr_ref(((const KrOwn *)u->consts.items)[i]))
                                 : (uint64_t)(uintptr_t)((const KrIdent *const *)u->names.items)[i] >> 4;
        uint32_t at = slot_of(hash, map->size);
        while (map->slots[at])
            at = (at + 1) & (map->size - 1);
        map->slots[at] = i + 1;
    }
}

uint32_t kr_compile_const_index(KrCompiler *c, KrOwn value)
{
    KrUnitState *u = c->unit;
    if (!is_whole(kr_ref(value))) {
        kr_xdrop(c->thread, value);
        c->failed = c->raised = true;
        return 0;
    }
    const KrOwn *consts = u->consts.items;
    uint32_t found = u->const_map.size ? find_mapped(u, true, kr_ref(value), NULL) : UINT32_MAX;
    for (uint32_t i = 0; !u->const_map.size && i < u->consts.count && found == UINT32_MAX; i++)
        if (same_constant(kr_ref(consts[i]), kr_ref(value))) found = i;
    if (found != UINT32_MAX) {
        kr_drop(c->thread, value);
        return found;
    }
    KrOwn *place = kr_vector_push(&u->consts);
    if (!place) {
        kr_drop(c->thread, value);
        no_memory(c);
        return 0;
    }
    *place = value;
    if (u->consts.count >= MAP_FROM) note_mapped(u, true);
    return u->consts.count - 1;
}

void kr_compile_const(KrCompiler *c, KrOwn value)
{
    kr_compile_emit(c, KR_OP_LOAD_CONST, kr_compile_const_index(c, value)); // cfg_opt.c makes small ints
}
void kr_compile_none(KrCompiler *c)
{
    kr_compile_const(c, kr_none_own());
}

const KrIdent *kr_compile_word(KrCompiler *c, const char *text)
{
    return kr_symtable_intern(&c->symtable, text, strlen(text));
}

KrOwn kr_compile_str(KrCompiler *c, const KrIdent *name)
{
    KrOwn text = kr_str_from_utf8(c->thread, name->utf8, name->length);
    return kr_is_null(text) ? KR_NULL : kr_str_intern(c->thread, text);
}

static bool looks_like_name(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char ch = text[i];
        if (!((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch == '_' ||
              (ch >= '0' && ch <= '9')))
            return false;
    }
    return true;
}

KrOwn kr_compile_constant(KrCompiler *c, const KrAstConstant *k)
{
    return kr_compile_constant_object(c->thread, k);
}

KrOwn kr_compile_constant_object(KrThread *thread, const KrAstConstant *k)
{
    switch (k->kind) {
    case KR_CONSTANT_NONE: return kr_none_own();
    case KR_CONSTANT_TRUE: return kr_bool_own(true);
    case KR_CONSTANT_FALSE: return kr_bool_own(false);
    case KR_CONSTANT_ELLIPSIS: return kr_steal_obj(&kr_ellipsis_object);
    case KR_CONSTANT_INT:
        if (k->base == 0) return kr_int_from_i64(thread, k->v.integer);
        return kr_int_from_text(thread, k->v.digits, k->length, (int)k->base);
    case KR_CONSTANT_FLOAT: return kr_from_float(k->v.real);
    case KR_CONSTANT_IMAGINARY:
#if defined(HAS_COMPLEX)
        return kr_complex_new(thread, 0.0, k->v.real);
#else
        return kr_exception_raise(thread, &kr_exception_not_implemented_error,
                                  "krait: complex numbers");
#endif
    case KR_CONSTANT_STR: {
        KrOwn text = kr_str_from_utf8(thread, k->v.text, k->length);
        if (!kr_is_null(text) && looks_like_name(k->v.text, k->length))
            text = kr_str_intern(thread, text);
        return text;
    }
    case KR_CONSTANT_BYTES:
        return kr_bytes_new(thread, (const char *)k->v.bytes, k->length);
    case KR_CONSTANT_OBJECT: return kr_dup(kr_from_bits(k->v.object));
    }
    return kr_none_own();
}

uint32_t kr_compile_name_index(KrCompiler *c, const KrIdent *name)
{
    KrVector *names = &c->unit->names;
    const KrIdent **items = names->items;
    if (c->unit->name_map.size) {
        uint32_t found = find_mapped(c->unit, false, KR_REF_NULL, name);
        if (found != UINT32_MAX) return found;
    } else {
        for (uint32_t i = 0; i < names->count; i++)
            if (items[i] == name) return i;
    }
    const KrIdent **place = kr_vector_push(names);
    if (!place) {
        no_memory(c);
        return 0;
    }
    *place = name;
    if (names->count >= MAP_FROM) note_mapped(c->unit, false);
    return names->count - 1;
}

KrSymbol *kr_compile_symbol(KrCompiler *c, const KrIdent *name)
{
    const KrUnitState *u = c->unit;
    for (const KrScope *s = u->inlined; s && s != u->scope; s = s->parent) {
        KrSymbol *symbol = kr_symtable_find(s, name);
        if (symbol && kr_symtable_is_target(symbol)) return symbol;
    }
    if (u->inlined && u->scope->kind == KR_SCOPE_CLASS) return kr_symtable_find(u->inlined, name);
    return kr_symtable_find(u->scope, name);
}

KrScope *kr_compile_scope(const KrCompiler *c)
{
    return c->unit->inlined ? c->unit->inlined : c->unit->scope;
}

bool kr_compile_may_await(const KrCompiler *c)
{
    const KrUnitState *u = c->unit;
    return u->scope->is_async || (c->flags & KR_COMPILE_TOP_LEVEL_AWAIT && u->scope->kind == KR_SCOPE_MODULE);
}

bool kr_compile_is_function(const KrUnitState *u)
{
    return kr_symtable_is_function(u->scope);
}

static const KrIdent *mangled(KrCompiler *c, const KrIdent *name)
{
    return kr_symtable_mangle_in(&c->symtable, c->unit->scope, name);
}

// Index of a cell or free variable of this unit (not of a comprehension inlined in it); -1.
static int32_t find_cell(const KrUnitState *u, const KrIdent *name)
{
    const KrIdent **items = u->locals.items;
    const uint8_t *kinds = u->kinds.items;
    for (uint32_t i = 0; i < u->locals.count; i++)
        if (items[i] == name && kinds[i] & (KR_LOCAL_CELL | KR_LOCAL_FREE) && !(kinds[i] & KR_LOCAL_HIDDEN))
            return (int32_t)i;
    return -1;
}

// In annotations and type parameters of a class: its namespace on the stack, to be asked first.
static bool load_class_dict(KrCompiler *c, const KrIdent *name)
{
    const KrUnitState *u = c->unit;
    if (!u->scope->sees_class || !strcmp(name->utf8, "__classdict__")) return false;
    int32_t index = find_cell(u, kr_compile_word(c, "__classdict__"));
    if (index < 0) return false;
    kr_compile_emit(c, KR_OP_LOAD_DEREF, (uint32_t)index);
    return true;
}

typedef enum NameUse { LOAD, STORE, DELETE } NameUse;

static void name_op(KrCompiler *c, const KrIdent *written, NameUse use)
{
    static const int fast[] = {KR_OP_LOAD_FAST, KR_OP_STORE_FAST, KR_OP_DELETE_FAST};
    static const int deref[] = {KR_OP_LOAD_DEREF, KR_OP_STORE_DEREF,
                                KR_OP_DELETE_DEREF};
    static const int global[] = {KR_OP_LOAD_GLOBAL, KR_OP_STORE_GLOBAL,
                                 KR_OP_DELETE_GLOBAL};
    static const int plain[] = {KR_OP_LOAD_NAME, KR_OP_STORE_NAME, KR_OP_DELETE_NAME};
    const KrIdent *name = mangled(c, written);
    KrUnitState *u = c->unit;
    KrSymbol *s = kr_compile_symbol(c, name);
    bool in_class = u->scope->kind == KR_SCOPE_CLASS, comp = u->inlined != NULL;
    bool target = comp && s && kr_symtable_is_target(s); // of an inlined comprehension
    bool function = kr_compile_is_function(u) || (in_class && comp);
    KrMeaning meaning = s ? (KrMeaning)s->meaning : KR_MEANING_GLOBAL_IMPLICIT;
    int32_t index = s ? s->index : -1;
    if (in_class && comp && meaning == KR_MEANING_FREE) index = find_cell(u, name);
    if (s && (meaning == KR_MEANING_CELL || meaning == KR_MEANING_FREE) && index >= 0) {
        if (use == LOAD && meaning == KR_MEANING_FREE && in_class && !comp) {
            kr_compile_emit(c, KR_OP_LOAD_LOCALS, 0);
            kr_compile_emit(c, KR_OP_LOAD_FROM_DICT_OR_DEREF, (uint32_t)index);
        } else if (use == LOAD && meaning == KR_MEANING_FREE && load_class_dict(c, name)) {
            kr_compile_emit(c, KR_OP_LOAD_FROM_DICT_OR_DEREF, (uint32_t)index);
        } else {
            kr_compile_emit(c, deref[use], (uint32_t)index);
        }
        return;
    }
    if (meaning == KR_MEANING_LOCAL && s && (target || kr_compile_is_function(u)) && index >= 0) {
        kr_compile_emit(c, fast[use], (uint32_t)index);
        return;
    }
    uint32_t place = kr_compile_name_index(c, name);
    bool global_form = meaning == KR_MEANING_GLOBAL_EXPLICIT ||
                       (function && meaning == KR_MEANING_GLOBAL_IMPLICIT);
    if (global_form && use == LOAD) {
        if (meaning == KR_MEANING_GLOBAL_IMPLICIT && load_class_dict(c, name))
            kr_compile_emit(c, KR_OP_LOAD_FROM_DICT_OR_GLOBALS, place);
        else
            kr_compile_emit(c, KR_OP_LOAD_GLOBAL, place << 1);
        return;
    }
    kr_compile_emit(c, global_form ? global[use] : plain[use], place);
}

void kr_compile_load_name(KrCompiler *c, const KrIdent *name)
{
    name_op(c, name, LOAD);
}
void kr_compile_store_name(KrCompiler *c, const KrIdent *name)
{
    name_op(c, name, STORE);
}
void kr_compile_delete_name(KrCompiler *c, const KrIdent *name)
{
    name_op(c, name, DELETE);
}

// --- units ------------------------------------------------------------------------------

static bool add_local(KrCompiler *c, KrSymbol *s, const KrIdent *name, uint8_t kind)
{
    KrUnitState *u = c->unit;
    const KrIdent **place = kr_vector_push(&u->locals);
    uint8_t *k = kr_vector_push(&u->kinds);
    if (!place || !k) {
        no_memory(c);
        return false;
    }
    *place = name;
    *k = kind;
    if (s) s->index = (int32_t)u->locals.count - 1;
    return true;
}

// localsplus: parameters (in the order of the symbols), other locals, cells, free variables.
// Slots for the targets of inlined comprehensions; those side by side share them.
typedef struct InlinedLocal {
    const KrIdent *name;
    int32_t depth, index;
    const struct InlinedLocal *next;
} InlinedLocal;

static const InlinedLocal *number_inlined(KrCompiler *c, const KrScope *scope, int32_t depth, bool cells,
                                          const InlinedLocal *known)
{
    bool hidden = !kr_compile_is_function(c->unit);
    for (const KrScope *child = scope->children; child; child = child->sibling) {
        if (!child->inlined) continue;
        for (KrSymbol *s = child->symbols; s; s = s->next) {
            if (!kr_symtable_is_target(s) || cells != (s->meaning == KR_MEANING_CELL)) continue;
            const InlinedLocal *local = known;
            while (local && (local->name != s->name || local->depth != depth))
                local = local->next;
            if (local) {
                s->index = local->index;
                continue;
            }
            add_local(c, s, s->name, (uint8_t)((cells ? KR_LOCAL_CELL : KR_LOCAL_FAST) |
                                               (cells || hidden ? KR_LOCAL_HIDDEN : 0)));
            InlinedLocal *made = kr_arena_zalloc(c->arena, sizeof *made);
            if (!made) return known;
            *made = (InlinedLocal){s->name, depth, s->index, known};
            known = made;
        }
        known = number_inlined(c, child, depth + 1, cells, known);
    }
    return known;
}

static int by_name(const void *a, const void *b)
{
    const KrSymbol *const *left = a, *const *right = b;
    return strcmp((*left)->name->utf8, (*right)->name->utf8);
}

// The cells (but for parameters) or the free variables of a scope, by name.
static void add_sorted(KrCompiler *c, KrScope *scope, uint8_t kind)
{
    KrVector found = kr_vector_make(sizeof(KrSymbol *));
    for (KrSymbol *s = scope->symbols; s; s = s->next) {
        if (kind == KR_LOCAL_CELL ? s->flags & KR_SYMBOL_PARAM || s->meaning != KR_MEANING_CELL
                                  : s->meaning != KR_MEANING_FREE && !(scope->kind == KR_SCOPE_CLASS && s->class_free))
            continue;
        KrSymbol **place = kr_vector_push(&found);
        if (!place) {
            no_memory(c);
            break;
        }
        *place = s;
    }
    KrSymbol **symbols = found.items;
    if (found.count > 1) qsort(symbols, found.count, sizeof *symbols, by_name);
    for (uint32_t i = 0; i < found.count; i++)
        add_local(c, symbols[i], symbols[i]->name, kind);
    kr_vector_fini(&found);
}

static void number_locals(KrCompiler *c)
{
    KrScope *scope = c->unit->scope;
    if (kr_compile_is_function(c->unit)) {
        for (KrSymbol *s = scope->symbols; s; s = s->next)
            if (s->flags & KR_SYMBOL_PARAM)
                add_local(
                    c, s, s->name,
                    (uint8_t)(KR_LOCAL_FAST |
                              (s->meaning == KR_MEANING_CELL ? KR_LOCAL_CELL : 0)));
        for (KrSymbol *s = scope->symbols; s; s = s->next)
            if (!(s->flags & KR_SYMBOL_PARAM) && s->meaning == KR_MEANING_LOCAL &&
                s->flags & KR_SYMBOL_BOUND)
                add_local(c, s, s->name, KR_LOCAL_FAST);
        (void)number_inlined(c, scope, 0, false, NULL);
        add_sorted(c, scope, KR_LOCAL_CELL);
    } else {
        for (KrSymbol *s = scope->symbols; s; s = s->next)
            s->index = -1;
        (void)number_inlined(c, scope, 0, false, NULL);
        if (scope->needs_class_cell) add_local(c, NULL, kr_compile_word(c, "__class__"), KR_LOCAL_CELL);
        if (scope->needs_class_dict) add_local(c, NULL, kr_compile_word(c, "__classdict__"), KR_LOCAL_CELL);
        if (scope->has_conditional_annotations)
            add_local(c, NULL, kr_compile_word(c, "__conditional_annotations__"), KR_LOCAL_CELL);
    }
    (void)number_inlined(c, scope, 0, true, NULL);
    if (scope->kind != KR_SCOPE_MODULE) add_sorted(c, scope, KR_LOCAL_FREE);
}

static KrOwn make_qualname(KrCompiler *c, const KrUnitState *u, const KrIdent *name)
{
    const KrUnitState *outer = u->outer;
    if (outer && outer->scope->kind >= KR_SCOPE_ANNOTATIONS) outer = outer->outer;
    if (!outer || outer->scope->kind == KR_SCOPE_MODULE) return kr_compile_str(c, name);
    const KrSymbol *s =
        kr_symtable_find(outer->scope, kr_symtable_mangle_in(&c->symtable, outer->scope, name));
    if (s && s->meaning == KR_MEANING_GLOBAL_EXPLICIT &&
        u->scope->kind != KR_SCOPE_COMPREHENSION)
        return kr_compile_str(c, name);
    const char *middle = outer->scope->kind == KR_SCOPE_CLASS ? "." : ".<locals>.";
    KrOwn own = kr_compile_str(c, name);
    if (kr_is_null(own)) return KR_NULL;
    KrOwn text = kr_str_from_format(c->thread, "%S%s%S", kr_ref(outer->qualname),
                                    middle, kr_ref(own));
    kr_drop(c->thread, own);
    return text;
}

void kr_compile_name_annotate(KrCompiler *c, const KrIdent *function)
{
    KrOwn owner = make_qualname(c, c->unit, function);
    KrOwn text = kr_is_null(owner) ? KR_NULL : kr_str_from_format(c->thread, "%S.__annotate__", kr_ref(owner));
    kr_xdrop(c->thread, owner);
    if (kr_is_null(text))
        c->failed = c->raised = true;
    else
        kr_store(c->thread, &c->unit->qualname, text);
}

bool kr_compile_enter(KrCompiler *c, KrScope *scope, const KrIdent *name,
                      int32_t first_line)
{
    KrUnitState *u = scope ? kr_arena_zalloc(c->arena, sizeof *u) : NULL;
    if (!u) {
        no_memory(c);
        return false;
    }
    u->outer = c->unit;
    u->scope = scope;
    u->name = name;
    u->private_name = scope->private_name;
    u->code = kr_vector_make(sizeof(KrInstr));
    u->handlers = kr_vector_make(sizeof(KrHandlerInfo));
    u->consts = kr_vector_make(sizeof(KrOwn));
    u->names = kr_vector_make(sizeof(const KrIdent *));
    u->locals = kr_vector_make(sizeof(const KrIdent *));
    u->kinds = kr_vector_make(sizeof(uint8_t));
    u->attributes = kr_vector_make(sizeof(const KrIdent *));
    u->handler = -1;
    u->first_line = first_line;
    u->span = (KrSpan){first_line, 0, first_line, 0};
    c->unit = u;
    u->qualname = make_qualname(c, u, name);
    if (kr_is_null(u->qualname)) {
        c->failed = c->raised = true;
        return false;
    }
    if (kr_compile_is_function(u)) {
        u->flags = KR_CODE_OPTIMIZED | KR_CODE_NEWLOCALS;
        if (scope->nested) u->flags |= KR_CODE_NESTED;
        if (scope->kind <= KR_SCOPE_COMPREHENSION && scope->parent->kind == KR_SCOPE_CLASS) u->flags |= KR_CODE_METHOD;
        if (scope->is_generator && scope->is_coroutine)
            u->flags |= KR_CODE_ASYNC_GENERATOR;
        else if (scope->is_generator)
            u->flags |= KR_CODE_GENERATOR;
        else if (scope->is_coroutine && scope->kind < KR_SCOPE_ANNOTATIONS)
            u->flags |= KR_CODE_COROUTINE;
    }
    if (scope->kind == KR_SCOPE_MODULE && scope->is_coroutine && c->flags & KR_COMPILE_TOP_LEVEL_AWAIT)
        u->flags |= KR_CODE_COROUTINE;
    u->flags |= c->symtable.futures;
    number_locals(c);
    // prologue: free variables, cells, generator, RESUME
    u->span = (KrSpan){0};
    uint32_t free_count = 0;
    const uint8_t *kinds = u->kinds.items;
    for (uint32_t i = 0; i < u->kinds.count; i++)
        free_count += (kinds[i] & KR_LOCAL_FREE) != 0;
    if (free_count) kr_compile_emit(c, KR_OP_COPY_FREE_VARS, free_count);
    for (uint32_t i = 0; i < u->kinds.count; i++)
        if ((((const uint8_t *)u->kinds.items)[i] & (KR_LOCAL_CELL | KR_LOCAL_HIDDEN)) == KR_LOCAL_CELL)
            kr_compile_emit(c, KR_OP_MAKE_CELL, i);
    if (u->flags & (KR_CODE_GENERATOR | KR_CODE_COROUTINE | KR_CODE_ASYNC_GENERATOR)) {
        u->span = (KrSpan){first_line, -1, first_line, -1};
        kr_compile_emit(c, KR_OP_RETURN_GENERATOR, 0);
        kr_compile_emit(c, KR_OP_POP_TOP, 0);
        u->span = (KrSpan){0};
        if (!scope->is_lambda) kr_compile_setup(c, kr_compile_label(c), true, 0); // label 0: the end's handler
    }
    u->span = scope->kind == KR_SCOPE_MODULE ? (KrSpan){KR_EMIT_LINE_ZERO, 0, 1, 0}
                                             : (KrSpan){first_line, 0, first_line, 0};
    kr_compile_emit(c, KR_OP_RESUME, 0);
    return !c->failed;
}

bool kr_compile_enter_function(KrCompiler *c, KrScope *scope, const KrIdent *name, int32_t first_line, const KrArguments *args)
{
    if (!kr_compile_enter(c, scope, name, first_line)) return false;
    KrUnitState *u = c->unit;
    u->arg_count = args->posonlyargs.count + args->args.count;
    u->posonly_count = args->posonlyargs.count;
    u->kwonly_count = args->kwonlyargs.count;
    u->flags |= (args->vararg ? KR_CODE_VARARGS : 0u) | (args->kwarg ? KR_CODE_VARKEYWORDS : 0u);
    return true;
}

KrOwn kr_compile_leave(KrCompiler *c)
{
    KrUnitState *u = c->unit;
    KrOwn code = KR_NULL;
    if (!c->failed) {
        if (u->flags &
            (KR_CODE_GENERATOR | KR_CODE_COROUTINE | KR_CODE_ASYNC_GENERATOR) && !u->scope->is_lambda) {
            u->handler = -1;
            u->span = (KrSpan){0};
            kr_compile_place(c, 0);
            kr_compile_emit(c, KR_OP_CALL_INTRINSIC_1, 3);
            kr_compile_emit(c, KR_OP_RERAISE, 1);
        }
        code = kr_assemble_code(c, u);
        if (kr_is_null(code)) c->failed = true;
    }
    KrOwn *consts = u->consts.items;
    for (uint32_t i = 0; i < u->consts.count; i++)
        kr_drop(c->thread, consts[i]);
    kr_xdrop(c->thread, u->qualname);
    kr_vector_fini(&u->code);
    kr_vector_fini(&u->handlers);
    kr_vector_fini(&u->consts);
    free(u->const_map.slots);
    free(u->name_map.slots);
    kr_vector_fini(&u->names);
    kr_vector_fini(&u->locals);
    kr_vector_fini(&u->kinds);
    kr_vector_fini(&u->attributes);
    c->unit = u->outer;
    return code;
}

// The slot of the cell that functions made here get for the name.
static int32_t closure_cell(const KrUnitState *u, const KrIdent *name)
{
    for (const KrScope *s = u->inlined; s && s != u->scope; s = s->parent) {
        const KrSymbol *symbol = kr_symtable_find(s, name);
        if (symbol && kr_symtable_is_target(symbol) && symbol->meaning == KR_MEANING_CELL) return symbol->index;
    }
    return find_cell(u, name);
}

// The equal code object that the unit has already, if there is one: all(x for x in y) is compiled for two cases.
static KrOwn shared_code(KrCompiler *c, KrOwn code)
{
    const KrCode *object = kr_code_obj(kr_ref(code));
    const KrOwn *consts = c->unit->consts.items;
    for (uint32_t i = c->unit->consts.count; i-- > 0;) {
        KrRef other = kr_ref(consts[i]);
        if (!kr_is_exact(other, &kr_code_type)) continue;
        const KrCode *before = kr_code_obj(other);
        if (before->first_line < object->first_line) break; // equal ones are of one place
        if (before->first_line != object->first_line || before->unit_count != object->unit_count) continue;
        KrFound same = kr_compare_bool(c->thread, other, kr_ref(code), KR_EQ);
        if (same == KR_FAULT) c->failed = c->raised = true;
        if (same == KR_PRESENT) {
            kr_drop(c->thread, code);
            return kr_dup(other);
        }
    }
    return code;
}

// Function attributes are on the stack below (in the order of their bits, lowest first deepest).
void kr_compile_closure(KrCompiler *c, KrOwn code, uint32_t flags)
{
    if (kr_is_null(code)) {
        c->failed = true;
        return;
    }
    const KrCode *object = kr_code_obj(kr_ref(code));
    int32_t first = object->localsplus_count - object->free_count;
    if (object->free_count) {
        for (int32_t i = first; i < object->localsplus_count; i++) {
            size_t size;
            const char *text = kr_str_utf8(
                c->thread, kr_tuple_get(kr_ref(object->localsplus_names), i), &size);
            const KrIdent *name =
                text ? kr_symtable_intern(&c->symtable, text, size) : NULL;
            int32_t index = name ? closure_cell(c->unit, name) : -1;
            if (index < 0) {
                kr_compile_fail(c, c->unit->span, "krait: no cell for '%s'",
                                text ? text : "?");
                kr_drop(c->thread, code);
                return;
            }
            kr_compile_emit(c, KR_EMIT_LOAD_CELL, (uint32_t)index);
        }
        kr_compile_emit(c, KR_OP_BUILD_TUPLE, (uint32_t)object->free_count);
        flags |= 8;
    }
    kr_compile_emit(c, KR_OP_LOAD_CONST, kr_compile_const_index(c, shared_code(c, code)));
    kr_compile_emit(c, KR_OP_MAKE_FUNCTION, 0);
    static const uint32_t order[] = {8, 16, 4, 2, 1}; // from the top of the stack down
    for (size_t i = 0; i < 5; i++)
        if (flags & order[i])
            kr_compile_emit(c, KR_OP_SET_FUNCTION_ATTRIBUTE, order[i]);
}

// --- entry ------------------------------------------------------------------------------

// Where the text that may hold a misspelt keyword begins, and the whole text (None: to be read from the file).
static KrOwn metadata(KrThread *thread, const KrSyntaxError *error, const KrSource *source)
{
    KrOwn three[3] = {kr_int_from_i64(thread, error->last_line), kr_int_from_i64(thread, error->last_column),
                      source ? kr_str_from_utf8(thread, source->bytes, source->length) : kr_none_own()};
    return kr_tuple_pack_own(thread, three, 3);
}

// File name, line, column, text of the line, end line and end column.
static void fill_place(KrThread *thread, const KrSyntaxError *error, KrRef filename, KrOwn *items)
{
    bool ends = error->end_line > 0 || (error->line == 0 && error->text); // the text is empty
    items[0] = kr_dup(filename);
    items[1] = kr_int_from_i64(thread, error->line);
    items[2] = kr_int_from_i64(thread, error->column);
    items[3] = error->text ? kr_str_from_utf8(thread, error->text, strlen(error->text)) : kr_none_own();
    items[4] = ends ? kr_int_from_i64(thread, error->end_line) : kr_none_own();
    items[5] = ends ? kr_int_from_i64(thread, error->end_column) : kr_none_own();
}

void kr_compile_raise(KrThread *thread, const KrSyntaxError *error, const KrSource *source, KrRef filename)
{
    KrType *type = &kr_exception_syntax_error;
    const char *name = error->type ? error->type : "SyntaxError";
    if (strcmp(name, "IndentationError") == 0)
        type = &kr_exception_indentation_error;
    else if (strcmp(name, "TabError") == 0)
        type = &kr_exception_tab_error;
    else if (strcmp(name, "_IncompleteInputError") == 0)
        type = &kr_exception_incomplete_input_error;
    else if (strcmp(name, "MemoryError") == 0)
        type = &kr_exception_memory_error;
    else if (strcmp(name, "RecursionError") == 0)
        type = &kr_exception_recursion_error;
    else if (strcmp(name, "ValueError") == 0)
        type = &kr_exception_value_error;
    else if (strcmp(name, "OverflowError") == 0)
        type = &kr_exception_overflow_error;
    const char *message = error->message ? error->message : "invalid syntax";
    if (!kr_type_is_subtype(type, &kr_exception_syntax_error)) {
        (void)kr_exception_raise(thread, type, "%s", message);
        return;
    }
    KrOwn items[7], text = kr_str_from_utf8(thread, message, strlen(message));
    fill_place(thread, error, filename, items);
    bool four = error->end_line <= 0 && error->stage == KR_STAGE_TEXT; // a place without an end
    KrOwn place = kr_tuple_pack_own(thread, items, four ? 4 : 6);
    if (!kr_is_null(text) && !kr_is_null(place)) {
        bool scopes = error->stage == KR_STAGE_SCOPES, alone = error->line < 0 || scopes;
        KrOwn exception = alone ? kr_call_1(thread, kr_type_ref(type), kr_ref(text))
                                : kr_call_2(thread, kr_type_ref(type), kr_ref(text), kr_ref(place));
        KrOwn details = scopes ? kr_move(&place) : KR_NULL;
        if (error->stage == KR_STAGE_PARSE) { // where a misspelt keyword may stand is no argument
            fill_place(thread, error, filename, items);
            items[6] = metadata(thread, error, source);
            details = kr_tuple_pack_own(thread, items, 7);
        }
        if (!kr_is_null(exception) && !kr_is_null(details))
            kr_exception_set_details(thread, kr_ref(exception), kr_move(&details));
        kr_xdrop(thread, details);
        if (!kr_is_null(exception)) kr_exception_set(thread, exception);
    }
    kr_xdrop(thread, text);
    kr_xdrop(thread, place);
}

// The line as the file has it now, as traceback's are: the tree may come from anywhere. Null: it has no such line, or is not in its encoding.
static const char *line_of_file(KrThread *thread, KrArena *arena, KrRef filename, int32_t number)
{
    const char *name = kr_str_is_sub(filename) ? kr_str_text(thread, filename) : NULL;
    FILE *file = name && number > 0 ? fopen(name, "r") : NULL;
    if (!file) return NULL;
    char *bytes = NULL;
    size_t capacity = 0;
    ssize_t size = getdelim(&bytes, &capacity, 0, file);
    fclose(file);
    KrSource source;
    KrSyntaxError error = {0};
    const char *line = NULL;
    if (size > 0 && (kr_source_decode(&source, arena, bytes, (size_t)size, KR_SOURCE_FROM_FILE, name, &error) ||
                     (source.foreign && kr_source_codec_decode(thread, &source, arena, KR_SOURCE_FROM_FILE, &error)))) {
        size_t length = 0;
        if (number <= (int32_t)source.line_count) {
            line = kr_source_line(&source, number, &length);
            line = kr_arena_copy(arena, line, length);
        }
    }
    kr_exception_clear(thread);
    free(bytes);
    return line;
}

void kr_compile_raise_of_tree(KrThread *thread, KrArena *arena, KrSyntaxError *error, KrErrorStage stage, KrRef filename)
{
    if (error->stage == KR_STAGE_TEXT) error->stage = stage;
    error->text = line_of_file(thread, arena, filename, error->line);
    kr_compile_raise(thread, error, NULL, filename);
}

static KrOwn compile_module(KrCompiler *c, KrMod *module)
{
    if (!kr_compile_enter(c, c->symtable.top, kr_compile_word(c, "<module>"), 1))
        return KR_NULL;
    KrUnitState *u = c->unit;
    u->interactive = module->kind == KR_MOD_INTERACTIVE;
    if (module->kind == KR_MOD_EXPRESSION) {
        kr_compile_expr(c, module->v.expression.body);
        u->span = (KrSpan){0};
        kr_compile_emit(c, KR_OP_RETURN_VALUE, 0);
        return kr_compile_leave(c);
    }
    KrStmtSeq body =
        u->interactive ? module->v.interactive.body : module->v.module.body;
    kr_compile_begin_annotations(c);
    kr_compile_block_annotations(c, body);
    const KrAstConstant *doc = u->interactive ? NULL : kr_compile_docstring(c, body);
    if (doc) {
        u->span = body.items[0]->v.expr.value->span;
        kr_compile_const(c, kr_compile_clean_doc(c, doc));
        u->span = (KrSpan){0};
        kr_compile_store_name(c, kr_compile_word(c, "__doc__"));
        body = (KrStmtSeq){body.count - 1, body.items + 1};
    }
    kr_compile_body(c, body);
    u->span = (KrSpan){0};
    kr_compile_none(c);
    kr_compile_emit(c, KR_OP_RETURN_VALUE, 0);
    return kr_compile_leave(c);
}

// A warning of the frontend; one that is an error becomes a SyntaxError.
static bool warn(KrThread *thread, const KrSyntaxWarning *w, const KrSource *source, KrArena *arena, KrRef filename)
{
    KrOwn message = kr_str_from_utf8(thread, w->message, strlen(w->message));
    KrType *category = strcmp(w->category, "SyntaxWarning") ? &kr_exception_deprecation_warning
                                                            : &kr_exception_syntax_warning;
    bool ok = !kr_is_null(message) && kr_warning_explicit(thread, category, kr_ref(message), filename, w->line,
                                                          KR_REF_NULL, KR_REF_NULL);
    kr_xdrop(thread, message);
    if (ok || !kr_exception_is(thread, category)) return ok;
    KrSyntaxError error = {0};
    static const char later[] = " Such sequences will not work in the future.";
    const char *escape = strstr(w->message, later);
    int start = escape ? (int)(escape - w->message) : (int)strlen(w->message);
    KrErrorPlace place = {w->line, w->column + (escape != NULL), w->line, w->column + (escape ? 3 : 0), !escape};
    kr_exception_clear(thread);
    kr_syntax_error_set(&error, arena, source, "SyntaxError", place, "%.*s%s", start, w->message,
                        escape ? escape + sizeof later - 1 : "");
    kr_compile_raise(thread, &error, NULL, filename);
    return false;
}

static bool show_warnings(KrThread *thread, const KrSyntaxWarning *w, const KrSource *source, KrArena *arena,
                          KrRef filename)
{
    for (; w; w = w->next)
        if (!warn(thread, w, source, arena, filename)) return false;
    return true;
}

KrMod *kr_compile_parse(KrThread *thread, KrArena *arena, const KrCompileInput *input,
                        KrSource *source)
{
    static const KrParseMode modes[] = {KR_PARSE_EXEC, KR_PARSE_EVAL, KR_PARSE_SINGLE,
                                        KR_PARSE_FUNC_TYPE};
    KrSyntaxError error = {0};
    int flags = input->flags;
    if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread)) return NULL;
    unsigned origin = flags & KR_COMPILE_STR    ? KR_SOURCE_FROM_STR
                      : flags & KR_COMPILE_FILE ? KR_SOURCE_FROM_FILE
                                                : 0;
    if (modes[input->mode] != KR_PARSE_EXEC) origin |= KR_SOURCE_OPEN_END;
    const char *name = origin & KR_SOURCE_FROM_FILE && kr_str_is_sub(input->filename)
                           ? kr_str_text(thread, input->filename)
                           : NULL;
    if (!kr_source_decode(source, arena, input->text, input->size, origin, name, &error) &&
        !(source->foreign && kr_source_codec_decode(thread, source, arena, origin, &error))) {
        if (error.type) kr_compile_raise(thread, &error, NULL, input->filename);
        return NULL;
    }
    if (thread->vm->dump & KR_DUMP_TOKENS)
        kr_compile_dump_tokens(thread, source, input->filename);
    KrParseResult parsed;
    unsigned parse_flags =
        (flags & KR_COMPILE_BARRY ? KR_PARSE_BARRY_AS_BDFL : 0u) |
        (flags & KR_COMPILE_ALLOW_INCOMPLETE ? KR_PARSE_ALLOW_INCOMPLETE : 0u) |
        (flags & KR_COMPILE_DONT_IMPLY_DEDENT ? KR_PARSE_NO_IMPLIED_DEDENT : 0u) |
        (flags & KR_COMPILE_TYPE_COMMENTS ? KR_PARSE_TYPE_COMMENTS : 0u);
    if (input->feature_version >= 0)
        parse_flags |= (input->feature_version < 100 ? (unsigned)input->feature_version + 1 : 101u) << KR_PARSE_VERSION;
    char *here = __builtin_frame_address(0);
    kr_parser_parse(arena, source, modes[input->mode], parse_flags,
                    (size_t)(here - thread->c_stack_limit), NULL, &parsed);
    if (!parsed.ok) {
        if (!show_warnings(thread, parsed.warnings, source, arena, input->filename)) return NULL; // they came first
        kr_compile_raise(thread, &parsed.error, flags & KR_COMPILE_FILE ? NULL : source, input->filename);
        return NULL;
    }
    if (thread->vm->dump & KR_DUMP_AST)
        kr_compile_dump_tree(thread, parsed.module, input->filename);
    return show_warnings(thread, parsed.warnings, source, arena, input->filename) ? parsed.module : NULL;
}

KrOwn kr_compile_tree(KrThread *thread, KrArena *arena, const KrCompileInput *input,
                      const KrSource *source, KrMod *module)
{
    KrSyntaxError error = {0};
    KrOwn code = KR_NULL;
    KrCompiler c = {.thread = thread,
                    .arena = arena,
                    .source = source,
                    .error = &error,
                    .filename = input->filename,
                    .flags = input->flags,
                    .optimize = input->optimize,
                    .symtable.may_await = (input->flags & KR_COMPILE_TOP_LEVEL_AWAIT) != 0,
                    .symtable.futures = (uint32_t)input->flags & KR_COMPILE_FUTURES};
    if (!kr_symtable_build(&c.symtable, arena, source, module,
                           (uintptr_t)thread->c_stack_limit, &error)) {
        if (!error.type && !error.message)
            (void)kr_exception_no_memory(thread);
        else
            kr_compile_raise_of_tree(thread, arena, &error, KR_STAGE_SCOPES, input->filename);
        return KR_NULL;
    }
    if (thread->vm->dump & KR_DUMP_SYMBOLS)
        kr_compile_dump_symbols(thread, &c.symtable, input->filename);
    code = compile_module(&c, module);
    while (c.unit) // left open by a failure
        kr_xdrop(thread, kr_compile_leave(&c));
    if (!c.failed && arena->failed) no_memory(&c);
    if (c.failed) {
        kr_xdrop(thread, kr_move(&code));
        if (!kr_thread_has_exception(thread))
            kr_compile_raise_of_tree(thread, arena, &error, KR_STAGE_CODE, input->filename);
    }
    return code;
}

KrOwn kr_compile_source(KrThread *thread, const char *text, size_t size, KrRef filename,
                        int mode, int flags, int optimize)
{
    KrArena arena;
    KrSource source;
    KrOwn code = KR_NULL;
    KrCompileInput input = {text, size, filename, mode, flags, optimize, -1};
    kr_arena_init(&arena);
    KrMod *module = kr_compile_parse(thread, &arena, &input, &source);
    if (module) code = kr_compile_tree(thread, &arena, &input, &source, module);
    kr_arena_fini(&arena);
    return code;
}
