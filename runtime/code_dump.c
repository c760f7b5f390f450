// SPDX-License-Identifier: MIT
// Disassembly of code objects for KRAIT_DUMP: see code_dump.h.
//
// Places are units (KrUnit), as in the listings of traces; the bytes that dis counts are twice as many.
// Targets of jumps and handlers get labels in the order of their places. Text is the same in every run:
// constants without a stable repr are named by their type.
// Called by frontend/assemble.c, interp/specialize.c and tier2/. Tests: tests/docs/ (docs/one_line.md).
#include "runtime/code_dump.h"

#include "runtime/exception.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include "gen/opcodes.h"

#include <stdio.h>
#include <stdlib.h>

static const char *text_of(KrThread *thread, KrOwn name)
{
    return kr_is_null(name) ? "?" : kr_str_text(thread, kr_ref(name));
}

static void write_constant(KrThread *thread, KrText *text, KrRef value)
{
    if (kr_is_exact(value, &kr_code_type)) {
        kr_text_printf(text, "<code %s>", text_of(thread, kr_code_obj(value)->qualname));
        return;
    }
    KrOwn shown = kr_repr(thread, value);
    if (kr_is_null(shown))
        kr_exception_clear(thread);
    kr_text_append_text(text, text_of(thread, shown));
    kr_xdrop(thread, shown);
}

static void write_local(KrThread *thread, KrText *text, const KrCode *code, uint32_t index)
{
    if (index < (uint32_t)code->localsplus_count)
        kr_text_append_text(text, kr_str_text(thread, kr_tuple_get(kr_ref(code->localsplus_names), index)));
}

static const char *const binary_signs[] = {"+", "&", "//", "<<", "@",  "*",  "%",   "|",  "**",  ">>", "-",  "/",  "^", "+=",
                                           "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=", "[]"};
static const char *const compare_signs[] = {"<", "<=", "==", "!=", ">", ">="};

void kr_code_dump_argument(KrThread *thread, KrText *text, const KrCode *code, int op, uint32_t oparg)
{
    int base = kr_opcode_base[op];
    uint32_t index = oparg;
    if (base == KR_OP_LOAD_ATTR || base == KR_OP_LOAD_GLOBAL)
        index >>= 1;
    else if (base == KR_OP_LOAD_SUPER_ATTR)
        index >>= 2;
    if (kr_opcode_has(op, KR_OPCODE_CONST) && oparg < code->const_count) {
        write_constant(thread, text, kr_ref(code->consts[oparg]));
    } else if (kr_opcode_has(op, KR_OPCODE_NAME) && index < code->name_count) {
        kr_text_append_text(text, text_of(thread, code->names[index]));
        if ((base == KR_OP_LOAD_ATTR && (oparg & 1)))
            kr_text_append_text(text, " + self");
        if ((base == KR_OP_LOAD_GLOBAL && (oparg & 1)))
            kr_text_append_text(text, " + NULL");
    } else if (base == KR_OP_BINARY_OP && oparg < sizeof binary_signs / sizeof *binary_signs) {
        kr_text_append_text(text, binary_signs[oparg]);
    } else if (base == KR_OP_COMPARE_OP && oparg >> 5 < sizeof compare_signs / sizeof *compare_signs) {
        kr_text_append_text(text, compare_signs[oparg >> 5]);
    } else if (base == KR_OP_LOAD_FAST_LOAD_FAST || base == KR_OP_STORE_FAST_STORE_FAST ||
               base == KR_OP_STORE_FAST_LOAD_FAST || base == KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW) {
        write_local(thread, text, code, oparg >> 4);
        kr_text_append_text(text, ", ");
        write_local(thread, text, code, oparg & 15);
    } else if (kr_opcode_has(op, KR_OPCODE_LOCAL) || kr_opcode_has(op, KR_OPCODE_FREE)) {
        write_local(thread, text, code, oparg);
    }
}

// The instruction at `unit`: its opcode and whole oparg; *size is its units with prefixes and cache.
static int decode(const KrCode *code, uint32_t unit, uint32_t *oparg, uint32_t *size)
{
    uint32_t start = unit;
    *oparg = 0;
    while (unit + 1 < code->unit_count && (code->units[unit] & 0xFF) == KR_OP_EXTENDED_ARG)
        *oparg = (*oparg | code->units[unit++] >> 8) << 8;
    int op = code->units[unit] & 0xFF;
    *oparg |= code->units[unit] >> 8;
    *size = unit + 1 - start + (uint32_t)kr_opcode_caches[op];
    return op;
}

static const char *name_of(int op)
{
    const char *name = kr_opcode_names[op];
    return name ? name : "?";
}

void kr_code_dump_instruction(KrThread *thread, KrText *text, const KrCode *code, uint32_t unit)
{
    uint32_t oparg, size;
    int op = decode(code, unit, &oparg, &size);
    kr_text_append_text(text, name_of(op));
    if (!kr_opcode_has(op, KR_OPCODE_ARG))
        return;
    kr_text_printf(text, " %u", oparg);
    size_t before = text->length;
    kr_text_append_text(text, " (");
    kr_code_dump_argument(thread, text, code, op, oparg);
    if (text->length == before + 2) {
        text->length = before;
        text->bytes[before] = 0;
    } else {
        kr_text_append_char(text, ')');
    }
}

// Where a jump goes.
static uint32_t jump_target(int op, uint32_t oparg, uint32_t next)
{
    int base = kr_opcode_base[op];
    bool back = base == KR_OP_JUMP_BACKWARD || base == KR_OP_JUMP_BACKWARD_NO_INTERRUPT;
    return back ? next - oparg : next + oparg;
}

// labels[unit]: number of the label there, 0 none.
static uint32_t *find_labels(const KrCode *code)
{
    uint32_t *labels = calloc(code->unit_count + 1, sizeof *labels);
    if (!labels)
        return NULL;
    for (uint32_t unit = 0, size; unit < code->unit_count; unit += size) {
        uint32_t oparg, target, handler;
        int32_t depth;
        bool lasti;
        int op = decode(code, unit, &oparg, &size);
        if (kr_opcode_has(op, KR_OPCODE_JUMP) && (target = jump_target(op, oparg, unit + size)) <= code->unit_count)
            labels[target] = 1;
        if (kr_code_find_handler(code, unit, &handler, &depth, &lasti) && handler <= code->unit_count)
            labels[handler] = 1;
    }
    uint32_t number = 0;
    for (uint32_t unit = 0; unit <= code->unit_count; unit++)
        if (labels[unit])
            labels[unit] = ++number;
    return labels;
}

static void write_handlers(KrText *text, const KrCode *code, const uint32_t *labels)
{
    uint32_t from = 0, target = 0;
    int32_t depth = 0;
    bool lasti = false, inside = false;
    for (uint32_t unit = 0, size = 0; unit <= code->unit_count; unit += size) {
        uint32_t oparg, to = 0;
        int32_t now = 0;
        bool last = false, found = false;
        if (unit < code->unit_count) {
            (void)decode(code, unit, &oparg, &size);
            found = kr_code_find_handler(code, unit, &to, &now, &last);
        } else {
            size = 1;
        }
        if (inside && (!found || to != target || now != depth || last != lasti)) {
            kr_text_printf(text, "  handler: units %u to %u go to L%u at depth %d%s\n", from, unit - 1, labels[target],
                           depth, lasti ? ", with the place of the error" : "");
            inside = false;
        }
        if (found && !inside) {
            inside = true;
            from = unit;
            target = to;
            depth = now;
            lasti = last;
        }
    }
}

void kr_code_dump(KrThread *thread, KrText *text, const KrCode *code)
{
    KrOwn pending = kr_thread_has_exception(thread) ? kr_exception_fetch(thread) : KR_NULL;
    uint32_t *labels = find_labels(code);
    if (labels) {
        kr_text_printf(text, "code %s: line %d, %d locals, stack %d, %u units\n", text_of(thread, code->qualname),
                       code->first_line, code->localsplus_count, code->stack_size, code->unit_count);
        int32_t last_line = -1;
        for (uint32_t unit = 0, size; unit < code->unit_count; unit += size) {
            uint32_t oparg;
            int op = decode(code, unit, &oparg, &size);
            int32_t line = kr_code_line(code, unit);
            char label[16] = "", place[24] = "";
            if (labels[unit])
                snprintf(label, sizeof label, "L%u:", labels[unit]);
            if (line != last_line && line > 0)
                snprintf(place, sizeof place, "line %d", line);
            last_line = line;
            kr_text_printf(text, "  %-9s %-5s %4u  ", place, label, unit);
            kr_code_dump_instruction(thread, text, code, unit);
            if (kr_opcode_has(op, KR_OPCODE_JUMP)) {
                uint32_t target = jump_target(op, oparg, unit + size);
                if (target <= code->unit_count)
                    kr_text_printf(text, " (to L%u)", labels[target]);
            }
            kr_text_append_char(text, '\n');
        }
        write_handlers(text, code, labels);
        free(labels);
    }
    if (!kr_is_null(pending))
        kr_exception_restore(thread, pending);
}
