// SPDX-License-Identifier: MIT
// Places of instructions as Python programs see them. See code_layout.h.
//
// Three walks share one idea, a table that says for each old position which new one it has: of the instructions, whose
// jumps are measured anew; of the line table, whose entries only change their lengths; of the exception table.
#include "runtime/code_layout.h"

#include "gen/opcodes.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"

#include <stdlib.h>
#include <string.h>

unsigned kr_code_layout_caches(int op)
{
    switch (op) {
    case KR_OP_RESUME: return 0;
    case KR_OP_LOAD_SUPER_ATTR: return 1;
    case KR_OP_CALL: return 3;
    case KR_OP_LOAD_GLOBAL:
    case KR_OP_STORE_ATTR: return 4;
    case KR_OP_LOAD_ATTR: return 9;
    default: return kr_opcode_caches[op];
    }
}

static bool is_backward(int op)
{
    return op == KR_OP_JUMP_BACKWARD || op == KR_OP_JUMP_BACKWARD_NO_INTERRUPT;
}

// --- places ---------------------------------------------------------------------------------

uint32_t *kr_code_layout_places(KrThread *thread, const KrCode *code)
{
    uint32_t *places = malloc(((size_t)code->unit_count + 1) * sizeof *places);
    if (!places) {
        if (thread) (void)kr_exception_no_memory(thread);
        return NULL;
    }
    uint32_t place = 0, i = 0;
    while (i < code->unit_count) {
        int op = kr_opcode_base[code->units[i] & 0xFF];
        unsigned kept = kr_opcode_caches[op], seen = kr_code_layout_caches(op);
        places[i++] = place++;
        for (unsigned k = 0; k < kept && i < code->unit_count; k++)
            places[i++] = place + (k < seen ? k : seen);
        place += seen;
    }
    places[i] = place;
    return places;
}

uint32_t kr_code_layout_place(const KrCode *code, uint32_t unit)
{
    uint32_t place = 0, i = 0;
    while (i < unit && i < code->unit_count) {
        int op = kr_opcode_base[code->units[i] & 0xFF];
        unsigned kept = kr_opcode_caches[op], seen = kr_code_layout_caches(op);
        if (i + 1 + kept > unit)
            return place + 1 + (unit - i - 1 < seen ? unit - i - 1 : seen);
        i += 1 + kept;
        place += 1 + seen;
    }
    return place;
}

uint32_t kr_code_layout_unit(const KrCode *code, uint32_t place)
{
    uint32_t at = 0, i = 0;
    while (at < place && i < code->unit_count) {
        int op = kr_opcode_base[code->units[i] & 0xFF];
        unsigned seen = kr_code_layout_caches(op);
        if (at + 1 + seen > place) return i + (place - at);
        at += 1 + seen;
        i += 1 + kr_opcode_caches[op];
    }
    return i < code->unit_count ? i : code->unit_count;
}

// --- tables -----------------------------------------------------------------------------------

typedef struct Out {
    uint8_t *bytes;
    size_t size, capacity;
    bool failed;
} Out;

static void put(Out *out, uint8_t byte)
{
    if (out->size == out->capacity) {
        size_t capacity = out->capacity ? out->capacity * 2 : 64;
        uint8_t *more = realloc(out->bytes, capacity);
        if (!more) {
            out->failed = true;
            return;
        }
        out->bytes = more;
        out->capacity = capacity;
    }
    out->bytes[out->size++] = byte;
}

typedef struct
    Map { // new positions by old ones: count + 1 of them, the last that of the end
    const uint32_t *at;
    uint32_t count;
} Map;

static uint32_t mapped(Map map, uint32_t old)
{
    return map.at[old < map.count ? old : map.count];
}

static void put_varint(Out *out, uint32_t value)
{
    for (; value >= 64; value >>= 6)
        put(out, (uint8_t)(64 | (value & 63)));
    put(out, (uint8_t)value);
}

static void put_signed(Out *out, int32_t value)
{
    put_varint(out, value < 0 ? (0u - (uint32_t)value) << 1 | 1 : (uint32_t)value << 1);
}

// Skips a number of groups of 6 bits, least first; its value.
static uint32_t varint(const uint8_t **at, const uint8_t *end)
{
    uint32_t value = 0;
    for (unsigned shift = 0; *at < end; shift += 6) {
        uint8_t byte = *(*at)++;
        if (shift < 32) value |= (uint32_t)(byte & 63) << shift;
        if (!(byte & 64)) break;
    }
    return value;
}

// An entry of the line table: what follows its head, from `body`; it begins `delta` lines further.
typedef struct Entry {
    unsigned form;
    const uint8_t *body, *end;
    int32_t delta;
    size_t behind_delta; // bytes of the body that say the delta
} Entry;

static bool read_entry(const uint8_t **at, const uint8_t *end, Entry *entry,
                       uint32_t *length)
{
    if (*at >= end) return false;
    uint8_t head = *(*at)++;
    *length = (head & 7u) + 1;
    *entry = (Entry){.form = head >> 3 & 15, .body = *at};
    if (entry->form == 13 || entry->form == 14) {
        uint32_t value = varint(at, end);
        entry->delta = value & 1 ? -(int32_t)(value >> 1) : (int32_t)(value >> 1);
        entry->behind_delta = (size_t)(*at - entry->body);
        for (int i = 0; entry->form == 14 && i < 3; i++)
            (void)varint(at, end);
    } else if (entry->form < 13) {
        entry->delta = entry->form >= 10 ? (int32_t)entry->form - 10 : 0;
        size_t size = entry->form >= 10 ? 2 : 1;
        *at += size < (size_t)(end - *at) ? size : (size_t)(end - *at);
    }
    entry->end = *at;
    return true;
}

// An entry whose line is `delta` from that of the one before.
static void put_entry(Out *out, const Entry *entry, uint32_t length, int32_t delta)
{
    const uint8_t *rest = entry->body + entry->behind_delta;
    unsigned form = entry->form;
    if (form >= 10 && form <= 12 && delta >= 0 && delta <= 2)
        form = 10 + (unsigned)delta;
    bool as_it_is = form == 15 || form == 13 || form == 14 ||
                    (form < 10 ? delta == 0 : form - 10 == (unsigned)delta);
    put(out, (uint8_t)(128 | (as_it_is ? form : 14) << 3 | (length - 1)));
    if (form == 15) return;
    if (as_it_is) {
        if (form >= 13) put_signed(out, delta);
        for (; rest < entry->end; rest++)
            put(out, *rest);
        return;
    }
    put_signed(out, delta); // a short form cannot say it
    put_varint(out, 0);
    uint32_t first = rest < entry->end ? rest[0] : 0,
             column = form * 8 + (first >> 4 & 7), last = column + (first & 15);
    if (form >= 10) {
        column = first;
        last = rest + 1 < entry->end ? rest[1] : 0;
    }
    put_varint(out, column + 1);
    put_varint(out, last + 1);
}

static void move_lines(Out *out, const uint8_t *at, size_t size, Map map)
{
    const uint8_t *end = at + size;
    uint32_t from = 0, length;
    int32_t carried = 0;
    Entry entry;
    while (read_entry(&at, end, &entry, &length)) {
        uint32_t left = mapped(map, from + length) - mapped(map, from);
        from += length;
        int32_t delta = carried + entry.delta;
        if (entry.form == 15) {
            for (; left; left -= left < 8 ? left : 8)
                put_entry(out, &entry, left < 8 ? left : 8, 0);
            continue;
        }
        carried = left ? 0 : delta;
        for (; left; delta = 0) {
            uint32_t part = left < 8 ? left : 8;
            put_entry(out, &entry, part, delta);
            left -= part;
        }
    }
}

static void put_big(Out *out, uint32_t value, unsigned first)
{
    unsigned shift = 0;
    while (shift < 30 && value >> (shift + 6))
        shift += 6;
    for (;; shift -= 6, first = 0) {
        put(out, (uint8_t)(first | (shift ? 64u : 0u) | (value >> shift & 63)));
        if (!shift) break;
    }
}

static void move_handlers(Out *out, const uint8_t *at, size_t size, Map map)
{
    const uint8_t *end = at + size;
    while (at < end) {
        uint32_t start = kr_code_read_handler_number(&at, end);
        uint32_t length = kr_code_read_handler_number(&at, end);
        uint32_t target = kr_code_read_handler_number(&at, end);
        uint32_t info = kr_code_read_handler_number(&at, end), first = mapped(map, start);
        put_big(out, first, 128);
        put_big(out,
                mapped(map, start + length < start ? UINT32_MAX : start + length) -
                    first,
                0);
        put_big(out, mapped(map, target), 0);
        put_big(out, info, 0);
    }
}

// --- out --------------------------------------------------------------------------------------

// The argument of a jump whose next instruction stands at `next`.
static uint32_t measured(int op, uint32_t oparg, uint32_t next, Map map)
{
    uint32_t target =
        is_backward(op) ? (oparg < next ? next - oparg : 0) : next + oparg;
    uint32_t from = mapped(map, next), to = mapped(map, target);
    return is_backward(op) ? from - to : to - from;
}

KrOwn kr_code_layout_code(KrThread *thread, const KrCode *code, bool adaptive)
{
    uint32_t *places = kr_code_layout_places(thread, code), oparg = 0, n = 0;
    if (!places) return KR_NULL;
    Map map = {places, code->unit_count};
    KrUnit *units = calloc((size_t)places[code->unit_count] + 1, sizeof *units);
    KrOwn bytes = KR_NULL;
    if (!units) {
        (void)kr_exception_no_memory(thread);
        goto done;
    }
    for (uint32_t i = 0; i < code->unit_count;) {
        int now = code->units[i] & 0xFF, op = kr_opcode_base[now];
        unsigned kept = kr_opcode_caches[op], seen = kr_code_layout_caches(op);
        uint32_t next = i + 1 + kept;
        oparg = oparg << 8 | code->units[i] >> 8;
        units[n] = (KrUnit)((code->units[i] & 0xFF00) | (adaptive ? now : op));
        if (kr_opcode_has(op, KR_OPCODE_JUMP) && next <= code->unit_count) {
            uint32_t value = measured(op, oparg, next, map);
            for (uint32_t k = n;; k--, value >>= 8) { // it and its prefixes
                units[k] = (KrUnit)((units[k] & 0xFF) | (value & 0xFF) << 8);
                if (k == 0 || (units[k - 1] & 0xFF) != KR_OP_EXTENDED_ARG) break;
            }
        }
        if (op != KR_OP_EXTENDED_ARG) oparg = 0;
        for (unsigned k = 0; adaptive && k < seen && i + 1 + k < code->unit_count; k++)
            units[n + 1 + k] = code->units[i + 1 + k];
        n = mapped(map, next);
        i = next;
    }
    bytes = kr_bytes_new(thread, (const char *)units,
                         places[code->unit_count] * sizeof *units);
done:
    free(units);
    free(places);
    return bytes;
}

static KrOwn table(KrThread *thread, Out *out, uint32_t *places)
{
    KrOwn bytes = out->failed
                      ? kr_exception_no_memory(thread)
                      : kr_bytes_new(thread, (const char *)out->bytes, out->size);
    free(out->bytes);
    free(places);
    return bytes;
}

KrOwn kr_code_layout_lines(KrThread *thread, const KrCode *code)
{
    Out out = {0};
    uint32_t *places = kr_code_layout_places(thread, code);
    if (!places) return KR_NULL;
    move_lines(&out, code->line_table, code->line_table_size,
               (Map){places, code->unit_count});
    return table(thread, &out, places);
}

KrOwn kr_code_layout_handlers(KrThread *thread, const KrCode *code)
{
    Out out = {0};
    uint32_t *places = kr_code_layout_places(thread, code);
    if (!places) return KR_NULL;
    move_handlers(&out, code->exception_table, code->exception_table_size,
                  (Map){places, code->unit_count});
    return table(thread, &out, places);
}

// --- in ---------------------------------------------------------------------------------------

typedef struct Instruction {
    uint32_t at, oparg;       // its place behind its prefixes
    uint8_t op, given, taken; // prefixes it has, prefixes it needs
    uint32_t unit;            // of its first prefix
} Instruction;

static unsigned prefixes(uint32_t oparg)
{
    return oparg >> 24 ? 3 : oparg >> 16 ? 2 : oparg >> 8 ? 1 : 0;
}

// Where each place comes to stand. Returns the count of units.
static uint32_t assign(Instruction *list, uint32_t count, uint32_t *units,
                       uint32_t place_count)
{
    uint32_t unit = 0;
    for (uint32_t i = 0; i < count; i++) {
        Instruction *one = &list[i];
        unsigned kept = kr_opcode_caches[one->op];
        one->unit = unit;
        units[one->at] =
            unit +
            (one->given ? one->taken : 0u); // who jumps to it jumps to its prefixes
        for (uint32_t k = 0; k < one->given; k++)
            units[one->at - one->given + k] = unit + k;
        uint32_t end = i + 1 < count ? list[i + 1].at - list[i + 1].given : place_count;
        for (uint32_t k = one->at + 1; k < end; k++)
            units[k] = unit + one->taken + (k - one->at);
        unit += one->taken + 1u + kept;
    }
    units[place_count] = unit;
    return unit;
}

static uint32_t parse(const KrUnit *seen, uint32_t count, Instruction *list)
{
    uint32_t n = 0, oparg = 0;
    uint8_t given = 0;
    for (uint32_t i = 0; i < count;) {
        int op = seen[i] & 0xFF;
        oparg = oparg << 8 | seen[i] >> 8;
        if (op == KR_OP_EXTENDED_ARG && given < 3 && i + 1 < count) {
            given++;
            i++;
            continue;
        }
        list[n++] = (Instruction){
            .at = i, .oparg = oparg, .op = (uint8_t)op, .given = given, .taken = given};
        given = 0;
        oparg = 0;
        i += 1 + kr_code_layout_caches(op);
    }
    return n;
}

bool kr_code_layout_read(KrThread *thread, const KrUnit *seen, uint32_t count,
                         const uint8_t *lines, size_t line_size,
                         const uint8_t *handlers, size_t handler_size,
                         KrCodeLayout *layout)
{
    *layout = (KrCodeLayout){0};
    Instruction *list = malloc(((size_t)count + 1) * sizeof *list);
    uint32_t *units = calloc((size_t)count + 1, sizeof *units);
    Out line_out = {0}, handler_out = {0};
    bool ok = false;
    if (!list || !units) goto done;
    uint32_t n = parse(seen, count, list), total = 0;
    Map map = {units, count};
    for (bool grown = true;
         grown;) { // a jump may need another prefix, which moves what is behind
        grown = false;
        total = assign(list, n, units, count);
        for (uint32_t i = 0; i < n; i++) {
            Instruction *one = &list[i];
            if (!kr_opcode_has(one->op, KR_OPCODE_JUMP)) continue;
            uint32_t next = one->at + 1 + kr_code_layout_caches(one->op);
            unsigned need = prefixes(measured(one->op, one->oparg, next, map));
            if (need <= one->taken) continue;
            one->taken = (uint8_t)need;
            grown = true;
        }
    }
    layout->units = calloc((size_t)total + 1, sizeof *layout->units);
    if (!layout->units) goto done;
    for (uint32_t i = 0; i < n; i++) {
        const Instruction *one = &list[i];
        uint32_t next = one->at + 1 + kr_code_layout_caches(one->op),
                 oparg = one->oparg;
        if (kr_opcode_has(one->op, KR_OPCODE_JUMP))
            oparg = measured(one->op, oparg, next, map);
        KrUnit *to = layout->units + one->unit;
        for (unsigned k = one->taken; k > 0; k--)
            *to++ = (KrUnit)(KR_OP_EXTENDED_ARG | (oparg >> 8 * k & 0xFF) << 8);
        *to = (KrUnit)(one->op | (oparg & 0xFF) << 8);
    }
    layout->unit_count = total;
    move_lines(&line_out, lines, line_size, map);
    move_handlers(&handler_out, handlers, handler_size, map);
    if (line_out.failed || handler_out.failed) goto done;
    layout->lines = line_out.bytes;
    layout->line_size = (uint32_t)line_out.size;
    layout->handlers = handler_out.bytes;
    layout->handler_size = (uint32_t)handler_out.size;
    ok = true;
done:
    free(list);
    free(units);
    if (!ok) {
        free(line_out.bytes);
        free(handler_out.bytes);
        free(layout->units);
        *layout = (KrCodeLayout){0};
        (void)kr_exception_no_memory(thread);
    }
    return ok;
}

void kr_code_layout_free(KrCodeLayout *layout)
{
    free(layout->units);
    free(layout->lines);
    free(layout->handlers);
}
