// SPDX-License-Identifier: MIT
// Code objects: making them, their tables of places and handlers, and what Python sees of them.
//
// Location table (CPython 3.14's): entries of `0x80 | form << 3 | units - 1`, forms 0-9 one line and
// two short columns, 10-12 a line step and two column bytes, 13 a line step, 14 everything, 15 none.
// Exception table: start, length, target, depth << 1 | lasti in big-endian groups of 6 bits; the
// first byte of an entry has bit 7.
// Invariant: `units` holds specialized opcodes and filled caches; co_code gives base ones.
// Called by the compiler, interp/, traceback.c. Tests: tests/lang/core/code_objects.py.
#include "runtime/code.h"

#include "runtime/code_layout.h"
#include "runtime/code_replace.h"

#include "runtime/bytes.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/frame_layout.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/warning.h"
#include "runtime/protocol_number.h"
#include "runtime/vm.h"

#include "gen/opcodes.h"

#include <stdio.h>
#include <stdlib.h>

// --- making -----------------------------------------------------------------------------

static void *copy_bytes(const void *bytes, size_t size)
{
    void *copy = malloc(size ? size : 1);
    if (copy && size) memcpy(copy, bytes, size);
    return copy;
}

static KrOwn own_names(KrThread *thread, const KrCodeParts *parts)
{
    return kr_tuple_pack_own(thread, parts->localsplus,
                             (size_t)parts->localsplus_count);
}

// Constants or names that could not be made: their maker has raised.
static bool is_whole(const KrCodeParts *parts)
{
    bool whole = !kr_is_null(parts->name) && !kr_is_null(parts->qualname) && !kr_is_null(parts->filename);
    for (uint32_t i = 0; i < parts->const_count; i++)
        whole &= !kr_is_null(parts->consts[i]);
    for (uint32_t i = 0; i < parts->name_count; i++)
        whole &= !kr_is_null(parts->names[i]);
    return whole;
}

// The line table without columns (-X no_debug_ranges): entries of up to 8 units that tell their line only.
static void drop_columns(KrThread *thread, KrCode *self)
{
    const KrConfig *config = thread->vm->config;
    if (KR_LIKELY(!config || !config->no_debug_ranges) || !self->unit_count) return;
    int32_t *lines = malloc(self->unit_count * sizeof *lines);
    uint8_t *table = malloc((size_t)self->unit_count * 8);
    uint32_t size = 0;
    int64_t before = self->first_line;
    if (lines && table) kr_code_lines(self, lines);
    for (uint32_t at = 0, next; lines && table && at < self->unit_count; at = next) {
        for (next = at + 1; next < self->unit_count && next - at < 8 && lines[next] == lines[at];)
            next++;
        table[size++] = (uint8_t)(0x80 | (lines[at] < 0 ? 15 : 13) << 3 | (next - at - 1));
        if (lines[at] < 0) continue;
        int64_t change = lines[at] - before;
        uint64_t word = change < 0 ? (uint64_t)-change << 1 | 1 : (uint64_t)change << 1;
        for (; word >= 64; word >>= 6)
            table[size++] = (uint8_t)(0x40 | (word & 63));
        table[size++] = (uint8_t)word;
        before = lines[at];
    }
    free(lines);
    if (!lines || !table) { // then they stay
        free(table);
        return;
    }
    free(self->line_table);
    self->line_table = table;
    self->line_table_size = size;
}

KrOwn kr_code_new(KrThread *thread, const KrCodeParts *parts)
{
    KrCode *self = (KrCode *)(void *)kr_object_new(thread, &kr_code_type, sizeof *self);
    KrOwn names = own_names(thread, parts); // steals them, also when there is no memory
    if (!self || kr_is_null(names) || !is_whole(parts)) goto fail;
    self->localsplus_names = kr_move(&names);
    self->units = copy_bytes(parts->units, parts->unit_count * sizeof(KrUnit));
    self->consts = copy_bytes(parts->consts, parts->const_count * sizeof(KrOwn));
    self->names = copy_bytes(parts->names, parts->name_count * sizeof(KrOwn));
    self->localsplus_kinds =
        copy_bytes(parts->localsplus_kinds, (size_t)parts->localsplus_count);
    self->line_table = copy_bytes(parts->line_table, parts->line_table_size);
    self->exception_table =
        copy_bytes(parts->exception_table, parts->exception_table_size);
    if (!self->units || !self->consts || !self->names || !self->localsplus_kinds ||
        !self->line_table || !self->exception_table) {
        (void)kr_exception_no_memory(thread);
        goto fail;
    }
    self->const_count = parts->const_count;
    self->name_count = parts->name_count;
    self->unit_count = parts->unit_count;
    self->flags = parts->flags;
    self->arg_count = parts->arg_count;
    self->posonly_count = parts->posonly_count;
    self->kwonly_count = parts->kwonly_count;
    self->stack_size = parts->stack_size;
    self->first_line = parts->first_line;
    self->line_table_size = parts->line_table_size;
    self->exception_table_size = parts->exception_table_size;
    self->localsplus_count = parts->localsplus_count;
    for (int32_t i = 0; i < parts->localsplus_count; i++) {
        uint8_t kind = parts->localsplus_kinds[i];
        self->local_count += (kind & KR_LOCAL_FAST) != 0;
        self->cell_count += (kind & KR_LOCAL_CELL) != 0;
        self->free_count += (kind & KR_LOCAL_FREE) != 0;
    }
    size_t slots = (size_t)parts->localsplus_count + (size_t)parts->stack_size;
    self->frame_size =
        (int32_t)((sizeof(KrFrame) + slots * sizeof(KrSlot) + 15) & ~(size_t)15);
    self->name = parts->name;
    self->qualname = parts->qualname;
    self->filename = parts->filename;
    drop_columns(thread, self);
    self->simple_args = !(parts->flags & (KR_CODE_VARARGS | KR_CODE_VARKEYWORDS)) &&
                        parts->kwonly_count == 0;
    return kr_steal_obj(self); // not tracked: constants and names make no cycles
fail:
    kr_xdrop(thread, names);
    for (uint32_t i = 0; i < parts->const_count; i++)
        kr_xdrop(thread, parts->consts[i]);
    for (uint32_t i = 0; i < parts->name_count; i++)
        kr_xdrop(thread, parts->names[i]);
    kr_xdrop(thread, parts->name);
    kr_xdrop(thread, parts->qualname);
    kr_xdrop(thread, parts->filename);
    if (self) {
        self->const_count = self->name_count = 0;
        kr_drop(thread, kr_steal_obj(self));
    }
    return KR_NULL;
}

static void code_dealloc(KrThread *thread, KrObject *object)
{
    KrCode *self = (KrCode *)(void *)object;
    kr_gc_untrack(object);
    if (kr_vm_hooks.code_dying) kr_vm_hooks.code_dying(thread, self);
    for (uint32_t i = 0; i < self->const_count; i++)
        kr_drop(thread, self->consts[i]);
    for (uint32_t i = 0; i < self->name_count; i++)
        kr_drop(thread, self->names[i]);
    kr_xdrop(thread, self->consts_tuple);
    kr_xdrop(thread, self->names_tuple);
    kr_xdrop(thread, self->localsplus_names);
    kr_xdrop(thread, self->name);
    kr_xdrop(thread, self->qualname);
    kr_xdrop(thread, self->filename);
    free(self->units);
    free(self->consts);
    free(self->names);
    free(self->localsplus_kinds);
    free(self->line_table);
    if (self->exception_table_size)
        for (size_t i = 0; i < KR_CODE_HANDLERS; i++)
            if (thread->vm->handlers[i].code == self) thread->vm->handlers[i] = (KrCodeHandler){0};
    free(self->exception_table);
    kr_object_free(thread, object, sizeof *self);
}

void kr_code_let_go(KrThread *thread, KrCode *self)
{
    KrOwn *fields[] = {&self->consts_tuple, &self->names_tuple, &self->filename};
    if (kr_vm_hooks.code_dying) kr_vm_hooks.code_dying(thread, self);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_xdrop(thread, kr_move(fields[i]));
}

static void code_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const KrCode *self = (const KrCode *)(const void *)object;
    for (uint32_t i = 0; i < self->const_count; i++)
        if (kr_is_ptr(kr_ref(self->consts[i]))) visit(kr_ref(self->consts[i]), context);
    for (uint32_t i = 0; i < self->name_count; i++)
        visit(kr_ref(self->names[i]), context);
    const KrOwn fields[] = {self->consts_tuple,     self->names_tuple,
                            self->localsplus_names, self->name,
                            self->qualname,         self->filename};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i])) visit(kr_ref(fields[i]), context);
}

// --- places -----------------------------------------------------------------------------

typedef struct Reader {
    const uint8_t *at, *end;
    uint32_t unit;  // first unit of the entry read last
    uint32_t units; // its length
    int32_t line;   // running line
} Reader;

static uint32_t read_varint(Reader *r)
{
    uint32_t value = 0;
    for (unsigned shift = 0; r->at < r->end; shift += 6) {
        uint8_t byte = *r->at++;
        value |= shift < 32 ? (uint32_t)(byte & 63) << shift : 0;
        if (!(byte & 64)) break;
    }
    return value;
}
static int32_t read_signed(Reader *r)
{
    uint32_t value = read_varint(r);
    return value & 1 ? -(int32_t)(value >> 1) : (int32_t)(value >> 1);
}

// The next entry of a location table; false at its end.
static bool read_place(Reader *r, KrPosition *place)
{
    if (r->at >= r->end) return false;
    uint8_t head = *r->at++;
    r->unit += r->units;
    r->units = (head & 7u) + 1;
    unsigned form = head >> 3 & 15;
    *place = (KrPosition){-1, -1, -1, -1};
    if (form == 15) return true;
    if (form == 14) {
        r->line = (int32_t)((uint32_t)r->line + (uint32_t)read_signed(r));
        place->line = r->line;
        place->end_line = (int32_t)((uint32_t)r->line + read_varint(r));
        place->column = (int32_t)read_varint(r) - 1;
        place->end_column = (int32_t)read_varint(r) - 1;
        return true;
    }
    if (form == 13) {
        r->line += read_signed(r);
    } else if (form >= 10) {
        r->line += (int32_t)form - 10;
        place->column = r->at < r->end ? *r->at++ : -1; // a table of marshal's may be cut
        place->end_column = r->at < r->end ? *r->at++ : -1;
    } else {
        uint8_t byte = r->at < r->end ? *r->at++ : 0;
        place->column = (int32_t)(form * 8 + (byte >> 4 & 7u));
        place->end_column = place->column + (byte & 15);
    }
    place->line = place->end_line = r->line;
    return true;
}

static Reader reader(const KrCode *code)
{
    return (Reader){code->line_table, code->line_table + code->line_table_size, 0, 0,
                    code->first_line};
}

KrPosition kr_code_position(const KrCode *code, uint32_t unit)
{
    Reader r = reader(code);
    KrPosition place;
    while (read_place(&r, &place))
        if (unit < r.unit + r.units) return place;
    return (KrPosition){-1, -1, -1, -1};
}

int32_t kr_code_line(const KrCode *code, uint32_t unit)
{
    return kr_code_position(code, unit).line;
}

static bool is_local(const KrCode *code, uint32_t index)
{
    return index < (uint32_t)code->localsplus_count;
}

// Is there what the instruction at the unit refers to?
static bool has_operand(const KrCode *code, int op, uint32_t oparg, uint32_t next)
{
    uint32_t back = op == KR_OP_JUMP_BACKWARD || op == KR_OP_JUMP_BACKWARD_NO_INTERRUPT;
    if (kr_opcode_has(op, KR_OPCODE_JUMP)) return back ? oparg <= next : oparg < code->unit_count - next;
    if (kr_opcode_has(op, KR_OPCODE_CONST)) return oparg < code->const_count;
    if (kr_opcode_has(op, KR_OPCODE_NAME)) {
        int shift = op == KR_OP_LOAD_SUPER_ATTR ? 2 : op == KR_OP_LOAD_ATTR || op == KR_OP_LOAD_GLOBAL;
        return oparg >> shift < code->name_count;
    }
    switch (op) {
    case KR_OP_LOAD_FAST_LOAD_FAST:
    case KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW:
    case KR_OP_STORE_FAST_LOAD_FAST:
    case KR_OP_STORE_FAST_STORE_FAST: return is_local(code, oparg >> 4) && is_local(code, oparg & 15);
    default: return !kr_opcode_has(op, KR_OPCODE_LOCAL | KR_OPCODE_FREE) || is_local(code, oparg);
    }
}

void kr_code_distrust(KrCode *code)
{
    uint32_t extended = 0;
    for (uint32_t i = 0; i < code->unit_count;) {
        int op = code->units[i] & 0xFF;
        uint32_t oparg = extended << 8 | (uint32_t)(code->units[i] >> 8);
        bool known = op != KR_OP_CACHE && kr_opcode_has(op, KR_OPCODE_VALID) && kr_opcode_base[op] == op;
        uint32_t next = known ? i + 1 + kr_opcode_caches[op] : i + 1;
        if (!known || next > code->unit_count || !has_operand(code, op, oparg, next)) {
            code->units[i] = (KrUnit)(KR_OP_RESERVED | op << 8);
            next = i + 1;
        }
        extended = op == KR_OP_EXTENDED_ARG ? oparg : 0;
        i = next;
    }
}

uint32_t kr_code_first_resume(const KrCode *code)
{
    for (uint32_t i = 0; i < code->unit_count; i++)
        if (kr_opcode_base[code->units[i] & 0xFF] == KR_OP_RESUME) return i;
    return 0;
}

void kr_code_lines(const KrCode *code, int32_t *lines)
{
    Reader r = reader(code);
    KrPosition place;
    for (uint32_t i = 0; i < code->unit_count; i++)
        lines[i] = -1;
    while (read_place(&r, &place))
        for (uint32_t i = 0; i < r.units && r.unit + i < code->unit_count; i++)
            lines[r.unit + i] = place.line;
}

uint32_t kr_code_read_handler_number(const uint8_t **at, const uint8_t *end)
{
    uint32_t value = 0;
    while (*at < end) {
        uint8_t byte = *(*at)++;
        value = value << 6 | (byte & 63u);
        if (!(byte & 64)) break;
    }
    return value;
}

bool kr_code_find_handler(const KrCode *code, uint32_t unit, uint32_t *target,
                          int32_t *depth, bool *push_lasti)
{
    const uint8_t *at = code->exception_table, *end = at + code->exception_table_size, *above = end;
    while (above - at > 16) { // halves: the first byte of an entry has bit 7
        const uint8_t *middle = at + (above - at) / 2;
        while (middle > at && !(*middle & 128))
            middle--;
        const uint8_t *begin = middle;
        if (middle == at) break;
        if (kr_code_read_handler_number(&begin, end) > unit)
            above = middle;
        else
            at = middle;
    }
    while (at < end) {
        uint32_t start = kr_code_read_handler_number(&at, end);
        if (start > unit) break; // entries are in order
        uint32_t length = kr_code_read_handler_number(&at, end);
        uint32_t handler = kr_code_read_handler_number(&at, end);
        uint32_t info = kr_code_read_handler_number(&at, end);
        if (unit < start + length) {
            *target = handler;
            *depth = (int32_t)(info >> 1);
            *push_lasti = info & 1;
            return true;
        }
    }
    return false;
}

// --- attributes -------------------------------------------------------------------------

static KrCode *code_of(KrRef self)
{
    return kr_code_obj(self);
}

static KrOwn tuple_of(KrThread *thread, KrOwn *cache, const KrOwn *items, size_t count)
{
    if (kr_is_null(*cache)) {
        *cache = kr_tuple_from(thread, (const KrRef *)(const void *)items, count);
        if (kr_is_null(*cache)) return KR_NULL;
    }
    return kr_dup(kr_ref(*cache));
}
static KrOwn get_consts(KrThread *thread, KrRef self)
{
    KrCode *code = code_of(self);
    return tuple_of(thread, &code->consts_tuple, code->consts, code->const_count);
}
static KrOwn get_names(KrThread *thread, KrRef self)
{
    KrCode *code = code_of(self);
    return tuple_of(thread, &code->names_tuple, code->names, code->name_count);
}

static KrOwn names_of_kind(KrThread *thread, const KrCode *code, uint8_t kind)
{
    KrOwn list = kr_list_new(thread, 0);
    const KrTuple *names = kr_tuple_cast(kr_ref(code->localsplus_names));
    for (int32_t i = 0; i < code->localsplus_count && !kr_is_null(list); i++) {
        if (!(code->localsplus_kinds[i] & kind)) continue;
        if (!kr_list_append(thread, kr_ref(list), kr_ref(names->items[i]))) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    if (kr_is_null(list)) return KR_NULL;
    KrOwn tuple = kr_list_to_tuple(thread, kr_ref(list));
    kr_drop(thread, list);
    return tuple;
}
static KrOwn get_varnames(KrThread *thread, KrRef self)
{
    return names_of_kind(thread, code_of(self), KR_LOCAL_FAST);
}
static KrOwn get_cellvars(KrThread *thread, KrRef self)
{
    return names_of_kind(thread, code_of(self), KR_LOCAL_CELL);
}
static KrOwn get_freevars(KrThread *thread, KrRef self)
{
    return names_of_kind(thread, code_of(self), KR_LOCAL_FREE);
}

static KrOwn get_code(KrThread *thread, KrRef self)
{
    return kr_code_layout_code(thread, code_of(self), false);
}
static KrOwn get_line_table(KrThread *thread, KrRef self)
{
    return kr_code_layout_lines(thread, code_of(self));
}
static KrOwn get_exception_table(KrThread *thread, KrRef self)
{
    return kr_code_layout_handlers(thread, code_of(self));
}
static KrOwn get_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(code_of(self)->name));
}
static KrOwn get_qualname(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(code_of(self)->qualname));
}
static KrOwn get_filename(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(code_of(self)->filename));
}
#define NUMBER(name, field)                                                            \
    static KrOwn name(KrThread *thread, KrRef self)                                    \
    {                                                                                  \
        return kr_int_from_i64(thread, (int64_t)code_of(self)->field);                 \
    }
NUMBER(get_flags, flags)
NUMBER(get_argcount, arg_count)
NUMBER(get_posonly, posonly_count)
NUMBER(get_kwonly, kwonly_count)
NUMBER(get_nlocals, local_count)
NUMBER(get_stacksize, stack_size)
NUMBER(get_firstline, first_line)

static bool append_tuple(KrThread *thread, KrRef list, const int64_t *values,
                         size_t count)
{
    KrOwn items[4];
    for (size_t i = 0; i < count; i++)
        items[i] = values[i] < 0 ? kr_none_own() : kr_int_from_i64(thread, values[i]);
    KrOwn tuple = kr_tuple_pack_own(thread, items, count);
    return !kr_is_null(tuple) && kr_list_append_own(thread, list, tuple);
}

// An iterator over a list of tuples, which is dropped.
// co_lines() and co_positions() give iterators of types of their own over what has been read.
typedef struct Rows {
    KrObject header;
    KrOwn list;
    int64_t index;
} Rows;

static KrFound rows_next(KrThread *thread, KrRef self, KrOwn *item)
{
    (void)thread;
    Rows *rows = (Rows *)(void *)kr_obj(self);
    if (rows->index >= kr_list_length(kr_ref(rows->list))) return KR_ABSENT;
    *item = kr_dup(kr_list_get(kr_ref(rows->list), rows->index++));
    return KR_PRESENT;
}
static void rows_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, kr_move(&((Rows *)(void *)self)->list));
    kr_object_free(thread, self, sizeof(Rows));
}
#define ROWS_TYPE(title)                                                                \
    {                                                                                   \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type), .name = (title), .flags = KR_TYPE_BASE, \
        .basic_size = sizeof(Rows), .dealloc = rows_dealloc, .iter = kr_iterator_self,  \
        .next = rows_next,                                                              \
    }
KrType kr_code_line_iterator_type = ROWS_TYPE("line_iterator");
KrType kr_code_positions_iterator_type = ROWS_TYPE("positions_iterator");

static KrOwn iterate(KrThread *thread, KrType *type, KrOwn list, bool ok)
{
    Rows *rows = ok ? (Rows *)(void *)kr_object_new(thread, type, sizeof *rows) : NULL;
    if (!rows) {
        kr_drop(thread, list);
        return KR_NULL;
    }
    rows->list = list;
    return kr_steal_obj(rows);
}

static KrOwn method_sizeof(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrCode *code = code_of(self);
    return kr_int_from_u64(thread, kr_type_of(self)->basic_size + code->unit_count * sizeof(KrUnit));
}

static uint32_t place_at(const KrCode *code, const uint32_t *places, uint32_t unit)
{
    return places[unit < code->unit_count ? unit : code->unit_count];
}

static KrOwn method_positions(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count)
{
    (void)args, (void)count;
    KrOwn list = kr_list_new(thread, 0);
    if (kr_is_null(list)) return KR_NULL;
    uint32_t *places = kr_code_layout_places(thread, code_of(self));
    Reader r = reader(code_of(self));
    KrPosition place;
    bool ok = places != NULL;
    while (ok && read_place(&r, &place)) {
        uint32_t seen = place_at(code_of(self), places, r.unit + r.units) - place_at(code_of(self), places, r.unit);
        int64_t values[] = {place.line, place.end_line, place.column, place.end_column};
        for (uint32_t i = 0; i < seen && ok; i++)
            ok = append_tuple(thread, kr_ref(list), values, 4);
    }
    free(places);
    return iterate(thread, &kr_code_positions_iterator_type, list, ok);
}

static KrOwn method_lines(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn list = kr_list_new(thread, 0);
    if (kr_is_null(list)) return KR_NULL;
    uint32_t *places = kr_code_layout_places(thread, code_of(self));
    Reader r = reader(code_of(self));
    KrPosition place;
    bool ok = places != NULL, open = false;
    int64_t start = 0, line = -1;
    while (ok && read_place(&r, &place)) {
        if (open && place.line == line) continue;
        int64_t at = 2 * (int64_t)place_at(code_of(self), places, r.unit), values[] = {start, at, line};
        if (open && at > start) ok = append_tuple(thread, kr_ref(list), values, 3);
        start = at;
        line = place.line;
        open = true;
    }
    int64_t values[] = {start, ok ? 2 * (int64_t)place_at(code_of(self), places, r.unit + r.units) : 0, line};
    free(places);
    if (ok && open) ok = append_tuple(thread, kr_ref(list), values, 3);
    return iterate(thread, &kr_code_line_iterator_type, list, ok);
}

static KrOwn code_repr(KrThread *thread, KrRef self)
{
    const KrCode *code = code_of(self);
    char address[24];
    snprintf(address, sizeof address, "0x%llx", (unsigned long long)kr_bits(self));
    return kr_str_from_format(thread, "<code object %S at %s, file \"%S\", line %d>",
                              kr_ref(code->name), address, kr_ref(code->filename),
                              (int)code->first_line);
}

static KrFound same_field(KrThread *thread, KrRef a, KrRef b, KrUnaryFn get)
{
    KrOwn x = get(thread, a), y = KR_NULL;
    KrFound found = KR_FAULT;
    if (!kr_is_null(x) && !kr_is_null(y = get(thread, b)))
        found = kr_compare_equal_or_is(thread, kr_ref(x), kr_ref(y));
    kr_xdrop(thread, x);
    kr_xdrop(thread, y);
    return found;
}

static KrOwn code_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    static const KrUnaryFn fields[] = {
        get_name,     get_code,     get_consts,     get_names,          get_varnames,
        get_freevars, get_cellvars, get_line_table, get_exception_table};
    if ((op != KR_EQ && op != KR_NE) || !kr_is_exact(a, &kr_code_type) ||
        !kr_is_exact(b, &kr_code_type))
        return kr_dup(kr_not_implemented());
    const KrCode *x = code_of(a), *y = code_of(b);
    bool same = x->arg_count == y->arg_count && x->posonly_count == y->posonly_count &&
                x->kwonly_count == y->kwonly_count && x->flags == y->flags &&
                x->first_line == y->first_line;
    for (size_t i = 0; same && i < sizeof fields / sizeof *fields; i++) {
        KrFound found = same_field(thread, a, b, fields[i]);
        if (found < 0) return KR_NULL;
        same = found > 0;
    }
    return kr_bool_own(same == (op == KR_EQ));
}

static bool code_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    const KrCode *code = code_of(self);
    if (!kr_hash(thread, kr_ref(code->name), hash)) return false;
    *hash ^= (int64_t)code->unit_count << 20 ^ code->first_line ^
             (int64_t)code->arg_count << 40;
    if (*hash == -1) *hash = -2;
    return true;
}

// The bytecode as it runs, specialized.
static KrOwn get_adaptive(KrThread *thread, KrRef self)
{
    return kr_code_layout_code(thread, code_of(self), true);
}

// Changes of (byte, line) as pairs of a byte each: how positions were kept before 3.10.
static KrOwn get_lnotab(KrThread *thread, KrRef self)
{
    if (!kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                           "co_lnotab is deprecated, use co_lines instead."))
        return KR_NULL;
    const KrCode *code = code_of(self);
    size_t size = 0, capacity = 64;
    uint32_t *places = kr_code_layout_places(thread, code);
    char *bytes = places ? malloc(capacity) : NULL;
    Reader r = reader(code);
    KrPosition place;
    int32_t line = code->first_line;
    uint32_t at = 0;
    while (bytes && read_place(&r, &place)) {
        if (place.line < 0 || place.line == line) continue;
        uint32_t now = place_at(code, places, r.unit);
        int64_t distance = 2 * ((int64_t)now - at), delta = place.line - line;
        at = now;
        line = place.line;
        while (bytes && (distance || delta)) {
            if (size + 2 > capacity) {
                char *more = realloc(bytes, capacity *= 2);
                if (!more) free(bytes);
                bytes = more;
                if (!bytes) break;
            }
            int64_t step = distance > 254 ? 254 : distance;
            int64_t move = distance > 254 ? 0 : delta > 127 ? 127 : delta < -128 ? -128 : delta;
            bytes[size++] = (char)step;
            bytes[size++] = (char)move;
            distance -= step;
            delta -= move;
        }
    }
    free(places);
    if (!bytes) return kr_exception_no_memory(thread);
    KrOwn result = kr_bytes_new(thread, bytes, size);
    free(bytes);
    return result;
}

static KrOwn method_varname(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    int64_t index;
    const KrCode *code = code_of(self);
    if (!kr_number_index_i64(thread, args[0], &index)) return KR_NULL;
    if (index < 0 || index >= code->localsplus_count)
        return kr_exception_raise(thread, &kr_exception_index_error, "tuple index out of range");
    return kr_dup(kr_tuple_get(kr_ref(code->localsplus_names), index));
}

// (from, not taken, taken) for each conditional jump, in bytes.
static KrOwn method_branches(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrCode *code = code_of(self);
    KrOwn list = kr_list_new(thread, 0);
    if (kr_is_null(list)) return KR_NULL;
    uint32_t *places = kr_code_layout_places(thread, code), oparg = 0;
    bool ok = places != NULL;
    for (uint32_t at = 0; ok && at < code->unit_count;) {
        int op = kr_opcode_base[code->units[at] & 0xFF];
        oparg = oparg << 8 | code->units[at] >> 8;
        uint32_t next = at + 1 + (uint32_t)kr_opcode_caches[op];
        bool jump = op == KR_OP_POP_JUMP_IF_FALSE || op == KR_OP_POP_JUMP_IF_TRUE || op == KR_OP_POP_JUMP_IF_NONE ||
                    op == KR_OP_POP_JUMP_IF_NOT_NONE || op == KR_OP_FOR_ITER;
        if (jump) {
            bool marked = next < code->unit_count && kr_opcode_base[code->units[next] & 0xFF] == KR_OP_NOT_TAKEN;
            int64_t target = (int64_t)next + oparg + (op == KR_OP_FOR_ITER ? 2 : 0); // behind END_FOR, POP_ITER
            int64_t values[] = {2 * (int64_t)places[at], 2 * (int64_t)place_at(code, places, next + marked),
                                2 * (int64_t)place_at(code, places, (uint32_t)target)};
            ok = append_tuple(thread, kr_ref(list), values, 3);
        }
        if (op != KR_OP_EXTENDED_ARG) oparg = 0;
        at = next;
    }
    free(places);
    KrOwn iterator = ok ? kr_iter(thread, kr_ref(list)) : KR_NULL;
    kr_drop(thread, list);
    return iterator;
}

static const KrNativeDef code_methods[] = {
    {"__sizeof__", method_sizeof, "($self, /)", "Size of object in memory, in bytes.", 0, 0, KR_NATIVE_RAW},
    {"co_branches", method_branches, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"_varname_from_oparg", method_varname, "($self, /, oparg)",
     "(internal-only) Return the local variable name for the given oparg.", 0, 0, 0},
    {"replace", kr_code_replace, "($self, /, *args, **changes)\1($self, /, **changes)",
     "Return a copy of the code object with new values for the specified fields.", 0, 0, 0},
    {"__replace__", kr_code_replace, "($self, /, *args, **changes)\1($self, /, **changes)", "The same as replace().", 0, 0, 0},
    {"co_positions", method_positions, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"co_lines", method_lines, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef code_getset[] = {
    {"co_argcount", get_argcount, NULL, KR_AS_MEMBER},
    {"co_posonlyargcount", get_posonly, NULL, KR_AS_MEMBER},
    {"co_kwonlyargcount", get_kwonly, NULL, KR_AS_MEMBER},
    {"co_nlocals", get_nlocals, NULL, KR_AS_MEMBER},
    {"co_stacksize", get_stacksize, NULL, KR_AS_MEMBER},
    {"co_flags", get_flags, NULL, KR_AS_MEMBER},
    {"co_firstlineno", get_firstline, NULL, KR_AS_MEMBER},
    {"co_code", get_code, NULL, NULL},
    {"co_consts", get_consts, NULL, KR_AS_MEMBER},
    {"co_names", get_names, NULL, KR_AS_MEMBER},
    {"co_varnames", get_varnames, NULL, NULL},
    {"co_cellvars", get_cellvars, NULL, NULL},
    {"co_freevars", get_freevars, NULL, NULL},
    {"co_filename", get_filename, NULL, KR_AS_MEMBER},
    {"co_name", get_name, NULL, KR_AS_MEMBER},
    {"co_qualname", get_qualname, NULL, KR_AS_MEMBER},
    {"_co_code_adaptive", get_adaptive, NULL, NULL},
    {"co_lnotab", get_lnotab, NULL, NULL},
    {"co_linetable", get_line_table, NULL, KR_AS_MEMBER},
    {"co_exceptiontable", get_exception_table, NULL, KR_AS_MEMBER},
    {NULL, NULL, NULL, NULL},
};

KrType kr_code_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "code",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrCode),
    .dealloc = code_dealloc,
    .visit = code_visit,
    .repr = code_repr,
    .hash = code_hash,
    .compare = code_compare,
    .new_object = kr_code_replace_new_object,
    .doc = "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /)\n--\n\n" "Create a code object.  Not for the faint of heart.",
    .methods = code_methods,
    .getset = code_getset,
};
