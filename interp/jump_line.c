// SPDX-License-Identifier: MIT
// Jumps of a debugger: frame.f_lineno = n (jump_line.h).
//
// A jump is allowed when the evaluation stack that the target expects can be got by taking entries off the
// present one. What lies on the stack before each instruction is found by following the code from its beginning;
// an entry is known only by its kind, and a stack is a word of three bits an entry, the lowest bits the top.
// Deeper stacks than a word holds are not analysed: who stands there cannot jump, and nobody can jump there.
// Locals without a value get None: the compiler may have proved at the target that they have one.
// Called by interp/monitor.c. Tests: tests/lang/tracing/jump*.py.
#include "interp/jump_line.h"

#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/warning.h"

#include "gen/opcodes.h"

#include <stdlib.h>

typedef int64_t Stack;
enum { KIND_BITS = 3, KIND_MASK = 7, STACK_ENTRIES = 20 };
enum { STACK_UNKNOWN = -1, STACK_TOO_DEEP = -2 };
typedef enum Kind {
    KIND_ITERATOR = 1, // of a `for` loop
    KIND_RAISED,       // the exception that a handler looks at
    KIND_OBJECT,
    KIND_NULL,
    KIND_LASTI,   // the place that RERAISE goes back to
    KIND_HANDLED, // the exception that was being handled before
} Kind;

static Stack push(Stack stack, Kind kind)
{
    if (stack < 0 || stack >> (KIND_BITS * (STACK_ENTRIES - 1)))
        return stack < 0 ? stack : STACK_TOO_DEEP;
    return stack << KIND_BITS | (Stack)kind;
}
static Stack pop(Stack stack)
{
    return stack < 0 ? stack : stack >> KIND_BITS;
}
static Kind top(Stack stack)
{
    return (Kind)(stack & KIND_MASK);
}
static Kind peek(Stack stack, uint32_t depth)
{
    return depth > STACK_ENTRIES
               ? KIND_OBJECT
               : (Kind)(stack >> (KIND_BITS * (depth - 1)) & KIND_MASK);
}
static Stack swap(Stack stack, uint32_t depth)
{
    if (stack < 0 || depth > STACK_ENTRIES) return stack < 0 ? stack : STACK_TOO_DEEP;
    uint32_t shift = KIND_BITS * (depth - 1);
    Stack low = stack & KIND_MASK, high = stack >> shift & KIND_MASK;
    return (stack & ~((Stack)KIND_MASK | (Stack)KIND_MASK << shift)) | high |
           low << shift;
}
static int depth_of(Stack stack)
{
    int depth = 0;
    for (; stack > 0; stack = pop(stack))
        depth++;
    return depth;
}

// --- what each instruction does to it ------------------------------------------------------

static bool ends_path(int op)
{
    return op == KR_OP_RETURN_VALUE || op == KR_OP_RAISE_VARARGS ||
           op == KR_OP_RERAISE || op == KR_OP_JUMP_FORWARD ||
           op == KR_OP_JUMP_BACKWARD || op == KR_OP_JUMP_BACKWARD_NO_INTERRUPT;
}

static Stack after(Stack stack, int op, uint32_t oparg)
{
    switch (op) {
    case KR_OP_GET_ITER:
    case KR_OP_GET_AITER: return push(pop(stack), KIND_ITERATOR);
    case KR_OP_PUSH_EXC_INFO: return push(push(pop(stack), KIND_HANDLED), KIND_RAISED);
    case KR_OP_PUSH_NULL: return push(stack, KIND_NULL);
    case KR_OP_LOAD_GLOBAL:
        stack = push(stack, KIND_OBJECT);
        return oparg & 1 ? push(stack, KIND_NULL) : stack;
    case KR_OP_LOAD_ATTR:
        stack = push(pop(stack), KIND_OBJECT);
        return oparg & 1 ? push(stack, KIND_NULL) : stack;
    case KR_OP_COPY: return stack < 0 ? stack : push(stack, peek(stack, oparg));
    case KR_OP_SWAP: return swap(stack, oparg);
    case KR_OP_JUMP_FORWARD:
    case KR_OP_JUMP_BACKWARD:
    case KR_OP_JUMP_BACKWARD_NO_INTERRUPT: return stack;
    default: break;
    }
    int change = kr_opcode_stack_effect(op, oparg, false);
    for (; change < 0; change++)
        stack = pop(stack);
    for (; change > 0; change--)
        stack = push(stack, KIND_OBJECT);
    return stack;
}

static bool note(Stack *stacks, uint32_t count, int64_t unit, Stack stack)
{
    if (unit < 0 || unit >= count || stacks[unit] != STACK_UNKNOWN) return false;
    stacks[unit] = stack;
    return true;
}

static bool note_handler(const KrCode *code, Stack *stacks, uint32_t unit)
{
    uint32_t target;
    int32_t depth;
    bool lasti;
    if (!kr_code_find_handler(code, unit, &target, &depth, &lasti) ||
        stacks[target] != STACK_UNKNOWN)
        return false;
    Stack stack = stacks[unit];
    for (int k = depth_of(stack); k > depth; k--)
        stack = pop(stack);
    if (lasti) stack = push(stack, KIND_LASTI);
    return note(stacks, code->unit_count, target, push(stack, KIND_RAISED));
}

// The stack before each instruction; STACK_UNKNOWN also inside of one (a long oparg, a cache).
static Stack *find_stacks(const KrCode *code)
{
    uint32_t count = code->unit_count;
    Stack *stacks = malloc(count * sizeof *stacks);
    if (!stacks) return NULL;
    for (uint32_t i = 0; i < count; i++)
        stacks[i] = STACK_UNKNOWN;
    stacks[0] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t unit = 0, next; unit < count; unit = next) {
            uint32_t at = unit, oparg = code->units[at] >> 8;
            while (kr_opcode_base[code->units[at] & 0xFF] == KR_OP_EXTENDED_ARG &&
                   at + 1 < count)
                oparg = oparg << 8 | code->units[++at] >> 8;
            int op = kr_opcode_base[code->units[at] & 0xFF];
            next = at + 1 + kr_opcode_caches[op];
            if (stacks[unit] == STACK_UNKNOWN) continue;
            changed |= note_handler(code, stacks, unit);
            Stack then = after(stacks[unit], op, oparg);
            if (op == KR_OP_RETURN_GENERATOR) then = push(0, KIND_OBJECT);
            if (kr_opcode_has(op, KR_OPCODE_JUMP) && op != KR_OP_END_ASYNC_FOR) {
                bool back =
                    op == KR_OP_JUMP_BACKWARD || op == KR_OP_JUMP_BACKWARD_NO_INTERRUPT;
                int64_t target = back ? (int64_t)next - oparg : (int64_t)next + oparg;
                changed |=
                    note(stacks, count, target, op == KR_OP_SEND ? stacks[unit] : then);
            }
            if (!ends_path(op)) changed |= note(stacks, count, next, then);
        }
    }
    return stacks;
}

// --- may it jump? --------------------------------------------------------------------------

static bool fits(Stack from, Stack to)
{
    if (from < 0 || to < 0) return false;
    while (from > to)
        from = pop(from);
    for (; from; from = pop(from), to = pop(to)) {
        Kind have = top(from), want = top(to);
        if (want == KIND_NULL     ? have == 0
            : want == KIND_OBJECT ? have == KIND_NULL || have == 0
                                  : have != want)
            return false;
    }
    return to == 0;
}

static const char *why_not(Stack to)
{
    if (to == STACK_TOO_DEEP) return "stack is too deep to analyze";
    if (to == STACK_UNKNOWN) return "can't jump into an unreachable code block";
    switch (top(to)) {
    case KIND_RAISED:
    case KIND_HANDLED:
        return "can't jump into an 'except' block as there's no exception";
    case KIND_LASTI: return "can't jump into a re-raising block as there's no location";
    case KIND_ITERATOR: return "can't jump into the body of a for loop";
    case KIND_OBJECT:
    case KIND_NULL:
    default: return "incompatible stacks";
    }
}

// The unit to go on at, or -1 and why.
static int64_t choose(const KrCode *code, const Stack *stacks, const int32_t *lines,
                      int32_t line, Stack from, const char **why)
{
    Stack best = STACK_TOO_DEEP;
    int64_t found = -1;
    bool explained = false;
    int32_t last = -1; // only where a line begins, in the order of the code
    *why = "cannot find bytecode for specified line";
    for (uint32_t at = 0; at < code->unit_count; at++) {
        if (lines[at] < 0 || lines[at] == last) continue;
        last = lines[at];
        if (last != line) continue;
        if (fits(from, stacks[at])) {
            if (stacks[at] <= best) continue;
            best = stacks[at];
            found = at;
        } else if (!explained) {
            explained = true;
            *why = from == STACK_TOO_DEEP ? "stack to deep to analyze"
                   : from == STACK_UNKNOWN
                       ? "can't jump from within an unreachable code block"
                       : why_not(stacks[at]);
        }
    }
    return found;
}

static void take_off(KrThread *thread, KrFrame *frame, Stack from, Stack to)
{
    for (; from > to; from = pop(from)) {
        KrSlot slot = *--frame->sp;
        if (top(from) != KIND_HANDLED) {
            kr_slot_close(thread, slot);
            continue;
        }
        KrOwn old = thread->handled; // as POP_EXCEPT
        KrOwn before =
            kr_is_none(kr_slot_ref(slot)) ? KR_NULL : kr_dup(kr_slot_ref(slot));
        uint64_t word = kr_own_bits(before);
        if (frame->owner == KR_FRAME_IN_GENERATOR)
            word = kr_generator_pop_handler(frame, word);
        thread->handled = kr_own_from_bits(word);
        kr_slot_close(thread, slot);
        kr_xdrop(thread, old);
    }
}

static bool fill_locals(KrThread *thread, KrFrame *frame)
{
    int32_t unbound = 0;
    for (int32_t i = 0; i < frame->code->localsplus_count; i++)
        unbound += frame->slots[i].w == 0;
    if (unbound && !kr_warning_format(thread, &kr_exception_runtime_warning, 1,
                                      "assigning None to %d unbound local%s",
                                      (int)unbound, unbound == 1 ? "" : "s"))
        return false;
    for (int32_t i = 0; i < frame->code->localsplus_count; i++)
        if (frame->slots[i].w == 0) frame->slots[i] = kr_slot_steal(kr_none_own());
    return true;
}

static bool jump(KrThread *thread, KrFrame *frame, int32_t wanted, int32_t *lines,
                 const Stack *stacks)
{
    const KrCode *code = frame->code;
    int32_t line = INT32_MAX;
    kr_code_lines(code, lines);
    for (uint32_t i = 0; i < code->unit_count; i++)
        if (lines[i] >= wanted && lines[i] < line) line = lines[i];
    if (line == INT32_MAX)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "line %d comes after the current code block",
                                        (int)wanted);
    uint32_t here = (uint32_t)(frame->ip - code->units);
    while (here && kr_opcode_base[code->units[here - 1] & 0xFF] == KR_OP_EXTENDED_ARG &&
           stacks[here] == STACK_UNKNOWN)
        here--;
    Stack from = stacks[here];
    if (from >= 0 && depth_of(from) != frame->sp - kr_frame_stack_base(frame))
        from = STACK_UNKNOWN;
    const char *why;
    int64_t target = choose(code, stacks, lines, line, from, &why);
    if (target < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error, "%s", why);
    if (!fill_locals(thread, frame)) return false;
    take_off(thread, frame, from, stacks[target]);
    frame->ip = code->units + target;
    return true;
}

bool kr_jump_line_set(KrThread *thread, KrFrame *frame, KrRef value,
                      KrJumpLineEvent event)
{
    static const char *const refused[] = {
        [KR_JUMP_LINE_OUTSIDE] = "f_lineno can only be set in a trace function",
        [KR_JUMP_LINE_ALLOWED] = NULL,
        [KR_JUMP_LINE_NEW_FRAME] =
            "can't jump from the 'call' trace event of a new frame",
        [KR_JUMP_LINE_CALL] = "can't jump during a call",
        [KR_JUMP_LINE_OTHER] = "can only jump from a 'line' trace event",
    };
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(
            thread, &kr_exception_attribute_error,
            "attribute 'f_lineno' of 'frame' objects cannot be deleted");
    if (!kr_int_is(value))
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "lineno must be an integer");
    if (!frame && event == KR_JUMP_LINE_ALLOWED) event = KR_JUMP_LINE_OTHER;
    if (refused[event])
        return kr_exception_raise_false(thread, &kr_exception_value_error, "%s",
                                        refused[event]);
    int64_t line;
    KrFound fit = kr_int_try_i64(value, &line);
    if (fit != KR_PRESENT || line > INT32_MAX || line < INT32_MIN)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "lineno out of range");
    if (line < frame->code->first_line)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "line %d comes before the current code block",
                                        (int)line);
    int32_t *lines = malloc(frame->code->unit_count * sizeof *lines);
    Stack *stacks = find_stacks(frame->code);
    bool ok =
        lines && stacks ? jump(thread, frame, (int32_t)line, lines, stacks) : false;
    if (!lines || !stacks) (void)kr_exception_no_memory(thread);
    free(lines);
    free(stacks);
    return ok;
}
