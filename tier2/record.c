// SPDX-License-Identifier: MIT
// The recorder: see record.h.
//
// A trace ends at its start (a loop), before an instruction it cannot follow (an exit), at a
// return from the root frame, or when it grows too long.
#include "tier2/record.h"

#include "interp/loop.h"
#include "runtime/dict.h"
#include "runtime/list.h"
#include "runtime/range.h"
#include "runtime/shape.h"
#include "runtime/slab.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "tier2/opt_fresh.h"
#include "tier2/pure.h"

// --- what is emitted ---------------------------------------------------------------------

KrTraceRef kr_record_const(KrRecorder *r, KrRef value)
{
    uint32_t before = r->ir.count;
    KrTraceRef ref = kr_opt_const_box(&r->ir, kr_bits(value));
    if (r->ir.count == before || !kr_is_ptr(value) || kr_ref_is_null(value))
        return ref;
    if (!kr_opt_grow((void **)&r->constants, &r->constant_capacity, r->constant_count + 1, sizeof *r->constants))
        kr_opt_fail(&r->ir, "no memory");
    else
        r->constants[r->constant_count++] = kr_dup(value);
    return ref;
}

void kr_record_guard_plain(KrRecorder *r, KrTraceRef ref, uint64_t word)
{
    if (word == 0 || kr_opt_is_plain(&r->ir, ref))
        return;
    if (kr_bits_is_int(word))
        kr_record_uop(r, KR_UOP_GUARD_INT, ref, 0, 0, 0);
    else if (kr_bits_is_float(word))
        kr_record_uop(r, KR_UOP_GUARD_FLOAT, ref, 0, 0, 0);
    else if (kr_bits_is_ptr(word) && (int32_t)((const KrObject *)(uintptr_t)word)->count < 0)
        kr_record_uop(r, KR_UOP_GUARD_PLAIN, ref, 0, 0, 0);
}

void kr_record_hold(KrRecorder *r, KrRef object)
{
    KrOwn *held = &r->held[!kr_is_null(r->held[0])];
    *held = kr_ref_is_null(object) ? KR_NULL : kr_dup(object);
}

// Has the instruction being expanded done something that must not be done again? Then its guards
// come too late.
bool kr_record_effect_pending(const KrRecorder *r)
{
    for (uint32_t i = r->emitted; i < r->ir.count; i++) {
        uint16_t op = r->ir.ins[i].op;
        if (op == KR_IR_DUP || op == KR_IR_DROP)
            return true;
        if (op >= KR_UOP_COUNT)
            continue;
        const KrUopInfo *info = &kr_uop_table[op];
        bool pure_call = info->kind == KR_UOP_CALL && (info->mark == KR_MARK_PURE || info->mark == KR_MARK_GUARD);
        if (!pure_call && (info->kind == KR_UOP_CALL || info->mark == KR_MARK_STORE || info->mark == KR_MARK_EFFECT))
            return true;
    }
    return false;
}

// Has something been done since a `raise` that the trace does without which must not be done again, or made what an exit would leave
// behind? A tuple of classes may be, until they are compared.
static bool effect_since_raise(const KrRecorder *r)
{
    for (uint32_t i = r->raised_from; i < r->ir.count; i++) {
        const KrIns *ins = &r->ir.ins[i];
        if (ins->op == KR_IR_DUP || ins->op == KR_IR_DROP)
            return true;
        if (ins->op >= KR_UOP_COUNT)
            continue;
        const KrUopInfo *info = &kr_uop_table[ins->op];
        bool tuple = ins->op >= KR_UOP_TUPLE_1 && ins->op <= KR_UOP_TUPLE_4 && (r->raised_matches || ins->flags & KR_INS_SUNK);
        if ((info->kind == KR_UOP_CALL && !tuple) || info->mark == KR_MARK_STORE || info->mark == KR_MARK_EFFECT)
            return true;
    }
    return false;
}

// What the trace has folded may have changed since Python code may have run: asked before it is relied on
// again, and at the end of a loop.
void kr_record_check_stale(KrRecorder *r)
{
    if (r->ir.escaped == 0 || r->ir.escaped < r->checked || kr_record_effect_pending(r))
        return;
    r->checked = r->ir.count;
    KrTraceRef check = kr_opt_raw(&r->ir, KR_IR_STALE, KR_REP_NONE, NULL, 0);
    r->ir.ins[check].snapshot = kr_record_snapshot(r);
}

// An instance made in the trace has the slots that its class now gives to new ones.
bool kr_record_is_roomy(const KrRecorder *r, KrTraceRef owner, uint64_t index)
{
    const KrIns *ins = &r->ir.ins[owner];
    uint64_t word;
    if (ins->op != KR_UOP_NEW_INSTANCE || !kr_opt_is_const(&r->ir, ins->in[0], &word))
        return false;
    const KrType *type = (const KrType *)(uintptr_t)word;
    return index + type->slots_count < type->inline_capacity;
}

void kr_record_ask_own(KrRecorder *r, KrTraceRef owner)
{
    const KrIns *ins = &r->ir.ins[owner];
    if (kr_opt_is_unshared(&r->ir, owner) || (ins->op == KR_UOP_GENERATOR_NEW && !(ins->flags & KR_INS_SHARED)))
        kr_record_check_stale(r);
}

bool kr_record_depend(KrRecorder *r, KrDependencyKind kind, const void *on, uint16_t bit)
{
    kr_record_check_stale(r);
    for (uint32_t i = 0; i < r->dependency_count; i++)
        if (r->dependencies[i].on == on && r->dependencies[i].bit == bit)
            return true;
    if (r->dependency_count == KR_TRACE_DEPENDENCIES)
        return false;
    r->dependencies[r->dependency_count++] = (KrDependency){(uint8_t)kind, bit, on};
    return true;
}

KrTraceRef kr_record_uop(KrRecorder *r, uint16_t op, KrTraceRef a, KrTraceRef b, KrTraceRef c,
                         uint64_t imm)
{
    return kr_opt_uop(&r->ir, op, (KrTraceRef[5]){a, b, c}, (uint64_t[2]){imm});
}

// --- recording --------------------------------------------------------------------------

// Ends the trace before the pending instruction and hands it on.
static void finish(KrRecorder *r)
{
    KrThread *thread = r->thread;
    const char *reason = r->ir.failed;
    KrTrace *trace = reason ? NULL : kr_trace_finish(r, &reason);
    if (!trace)
        kr_trace_count_abort(r, reason);
    kr_record_free(thread);
}

static bool loads_value(uint8_t opcode)
{
    switch (opcode) {
    case KR_OP_BINARY_OP_SUBSCR_LIST_INT:
    case KR_OP_BINARY_OP_SUBSCR_TUPLE_INT:
    case KR_OP_FOR_ITER_LIST:
    case KR_OP_FOR_ITER_TUPLE:
    case KR_OP_LOAD_ATTR_SLOT:
    case KR_OP_LOAD_DEREF: return true;
    default: return false;
    }
}

// A number that has just been loaded is guarded to be one now: it will be used as such, and until then needs no
// reference.
static void guard_number(KrRecorder *r)
{
    const KrVirtualSlot *slot = kr_record_stack(r, 0);
    uint64_t word = kr_bits(kr_slot_ref(r->next_sp[-1]));
    if (!slot->ref || (!kr_bits_is_int(word) && !kr_bits_is_float(word)))
        return;
    const KrUnit *pending = r->pending;
    r->pending = r->next; // the number is on the stack
    r->snapshot = 0;
    kr_record_guard_plain(r, slot->ref, word);
    r->pending = pending;
    r->snapshot = 0;
}

// A loop over a long list in a large heap has got an item: those that come later may not have been looked at for long.
static void fetch_later(KrRecorder *r)
{
    KrRef item = kr_slot_ref(r->next_sp[-1]), it = kr_slot_ref(r->next_sp[-2]);
    if (!kr_is_ptr(item) || kr_ref_is_null(item) || (int32_t)kr_obj(item)->count < 0 || kr_slab_cells(r->thread->vm) < KR_LIST_MANY_CELLS)
        return;
    const KrListIter *iterator = (const KrListIter *)(const void *)kr_obj(it);
    if (kr_own_bits(iterator->list) == 0 || kr_list_length(kr_ref(iterator->list)) < KR_LIST_LONG)
        return;
    KrTraceRef iterator_ref = kr_record_stack(r, 1)->ref;
    KrTraceRef list = kr_record_uop(r, KR_UOP_LIST_ITER_LIST, iterator_ref, 0, 0, 0);
    KrTraceRef index = kr_record_uop(r, KR_UOP_LIST_ITER_INDEX, iterator_ref, 0, 0, 0);
    kr_record_uop(r, KR_UOP_FETCH_ITEM, list, index, 0, 0);
    const KrType *type = kr_obj(item)->type;
    if (type == &kr_dict_type || type == &kr_list_type)
        kr_record_uop(r, KR_UOP_FETCH_TABLE, list, index, 0, (uint64_t)(uintptr_t)type);
}

static bool is_jump_back(uint8_t opcode)
{
    uint8_t base = kr_opcode_base[opcode];
    return base == KR_OP_JUMP_BACKWARD || base == KR_OP_JUMP_BACKWARD_NO_INTERRUPT;
}

static bool expand_pending(KrRecorder *r)
{
    if (r->wraps_until && r->pending > r->wraps_until)
        r->wraps_until = NULL;
    if (!r->wraps_until)
        kr_record_forget_snapshot(r);
    r->cancelled = 0;
    r->frames[r->frame_count - 1].ip = r->pending;
    r->snapshot = r->wraps_until ? r->wraps_from : 0;
    kr_expand_make_operands(r);
    r->first_snapshot = kr_record_snapshot(r); // the state before, for the case that recording stops in the middle
    r->emitted = r->ir.count;
    if (is_jump_back(r->opcode))
        kr_record_check_stale(r);
    if (!r->rethrown)
        kr_opt_storm(&r->ir, r->first_snapshot);
    bool in_handler = false;
    if (r->raised && (!kr_expand_handler(r, &in_handler) || in_handler))
        return !r->stop;
    if (kr_expand_failing(r) || kr_expand_wide(r) || kr_expand_special(r))
        return !r->stop;
    if (!kr_expand_composed(r)) {
        kr_record_stop(r, kr_opcode_names[r->opcode]);
        return false;
    }
    if (r->next_frame != r->pending_frame) { // raised, returned or called where nothing should
        kr_record_stop(r, "unexpected change of frame");
        return false;
    }
    bool jumps = kr_opcode_flags[r->opcode] & KR_OPCODE_JUMP;
    if (r->next != r->pending + r->units && !(jumps && r->next == kr_expand_jump_target(r))) {
        kr_record_stop(r, "exception");
        return false;
    }
    kr_expand_compose(r);
    if (!r->stop && r->opcode == KR_OP_FOR_ITER_LIST)
        fetch_later(r);
    if (!r->stop && loads_value(r->opcode))
        guard_number(r);
    return !r->stop;
}

// Decodes the instruction at ip and chooses the member of its family that fits its operands.
static void prepare(KrRecorder *r, KrFrame *frame, const KrUnit *ip, const KrSlot *sp)
{
    r->pending = ip;
    r->pending_frame = frame;
    r->oparg = 0;
    uint8_t opcode = (uint8_t)(*ip & 0xFF);
    while (kr_opcode_base[opcode] == KR_OP_EXTENDED_ARG) {
        r->oparg = (r->oparg | *ip >> 8) << 8;
        opcode = (uint8_t)(*++ip & 0xFF);
    }
    r->oparg |= (uint32_t)(*ip >> 8);
    uint8_t base = kr_opcode_base[opcode];
    r->opcode_at = ip;
    r->units = (uint32_t)(ip - r->pending) + 1 + kr_opcode_caches[base];
    r->opcode = kr_expand_member(r, frame, ip, sp, base);
    r->ir.index_negative = r->ir.top_positive = false;
    if (sp > kr_frame_stack_base(frame)) {
        KrSlot top = sp[-1];
        r->ir.index_negative = kr_bits_is_int(top.w) && kr_bits_int(top.w) < 0;
        r->ir.top_positive = kr_bits_is_int(top.w) && kr_bits_int(top.w) > 0;
    }
    kr_expand_look(r, frame, ip, sp);
    kr_expand_look_at_ints(r, frame, sp);
}

static uint32_t times_inlined(const KrRecorder *r, const KrCode *code)
{
    uint32_t count = 0;
    for (uint32_t f = 0; f < r->frame_count; f++)
        count += r->frames[f].code == code;
    return count;
}

// A loop over nothing, as that of a leaf over its children: what comes behind it does so here, too.
static bool begins_empty_loop(const KrRecorder *r, const KrUnit *ip)
{
    if (kr_opcode_base[r->opcode] != KR_OP_GET_ITER || kr_opcode_base[*ip & 0xFF] != KR_OP_FOR_ITER)
        return false;
    KrRef iterator = kr_slot_ref(r->next_sp[-1]);
    if (kr_is_exact(iterator, &kr_range_iter_type))
        return ((const KrRangeIter *)(const void *)kr_obj(iterator))->left == 0;
    bool list = kr_is_exact(iterator, &kr_list_iter_type);
    if (!list && !kr_is_exact(iterator, &kr_tuple_iter_type))
        return false;
    KrRef over = kr_ref(list ? ((const KrListIter *)(const void *)kr_obj(iterator))->list : ((const KrTupleIter *)(const void *)kr_obj(iterator))->tuple);
    return !kr_ref_is_null(over) && (list ? kr_list_length(over) : kr_tuple_length(over)) == 0; // null: it has ended before
}

// Does the trace end here with a link? To *other, or, if that is null, to itself.
static bool goes_on_elsewhere(KrRecorder *r, const KrFrame *frame, const KrUnit *ip, KrTrace **other)
{
    *other = r->pending ? kr_trace_at(r->thread->vm, ip) : NULL;
    if (*other && !kr_trace_starts_in(*other, frame))
        *other = NULL;
    bool again = r->pending && ip == r->start && kr_trace_has_names(&r->names, frame) && (r->kind == KR_TRACE_FUNCTION || (r->kind == KR_TRACE_RETURN && r->returned));
    if (r->returned || r->repeats)
        return *other || again;
    if ((*other && (*other)->kind == KR_TRACE_FUNCTION) || again) {
        uint32_t levels = r->parent && r->parent->root->side_count >= KR_RECORD_MANY_SIDES ? 1 : KR_RECORD_RECURSION;
        return times_inlined(r, frame->code) > levels || r->frame_count >= KR_RECORD_FRAMES - 1;
    }
    if (!*other || (*other)->kind == KR_TRACE_RETURN || begins_empty_loop(r, ip))
        return false;
    if (!kr_record_top(r)->resumed_here)
        return true;
    enum { ROUNDS = 1, FOLD_ROUNDS = 3 }; // else the generator goes on to its next item
    if (kr_record_top(r)->return_kind == KR_RETURN_FOLD)
        return kr_record_top(r)->jumped > FOLD_ROUNDS || kr_expand_generator_levels(r, frame->code) > KR_RECORD_GENERATOR_LEVELS;
    bool home = r->parent && *other == r->parent->root;
    return home || (is_jump_back(r->opcode) && kr_record_top(r)->jumped > 1 && r->generator_rounds > ROUNDS);
}

static bool step(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp);

// What has been recorded returns to a call, and would go on there as others do: a trace of its own starts there, to which they link.
static bool begin_behind_call(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp)
{
    kr_record_abort(thread, kr_trace_caller_first);
    ((KrTier2 *)thread->vm->tier2)->hot_at = NULL;
    return kr_record_start(thread, frame, ip, sp, NULL, NULL) && step(thread, frame, ip, sp);
}

static bool step(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp)
{
    KrRecorder *r = thread->recorder;
    if (!r)
        return false;
    if (r->pending && frame == r->pending_frame && ip <= r->opcode_at && (ip > r->pending || (ip == r->pending && !is_jump_back(r->opcode))))
        return true; // a prefix has run, or the instruction has taken another form; it has not run itself
    r->next = ip;
    r->next_frame = frame;
    r->next_sp = sp;
    r->returned = false;
    bool expanded = !r->pending || expand_pending(r);
    if (expanded && r->raised && (r->caught ? kr_expand_shows_exception(r) : effect_since_raise(r))) {
        kr_record_stop(r, "exception");
        expanded = false;
    }
    kr_xdrop(thread, kr_move(&r->held[0]));
    kr_xdrop(thread, kr_move(&r->held[1]));
    if (!expanded && ((r->raised && (!r->caught || r->rethrown)) || (r->pending && !r->raised && kr_opcode_base[*ip & 0xFF] == KR_OP_PUSH_EXC_INFO))) {
        kr_record_abort(thread, r->ir.failed ? r->ir.failed : r->stop ? r->stop : "exception");
        return false;
    }
    if (!expanded) {
        bool is_loop = !r->parent && r->loop_end; // one that never closes must be worth its entries and exits
        if (is_loop && r->frame_count == 1 && r->pending && kr_opcode_base[r->opcode] == KR_OP_YIELD_VALUE)
            is_loop = r->frames[0].return_kind == KR_RETURN_TO_C; // else its exit may get a side trace, which closes the circle
        if (r->kind == KR_TRACE_PURE || r->ir.failed || r->instructions < (is_loop ? KR_RECORD_WORTH_IT : 3) || r->ir.count < 6) {
            kr_record_abort(thread, r->ir.failed ? r->ir.failed : r->stop);
            return false;
        }
        kr_opt_rewind(&r->ir, r->emitted); // nothing of the instruction that was not recorded
        if (r->caught)
            r->snapshot = r->first_snapshot;
        kr_record_end_with_exit(r);
        finish(r);
        return false;
    }
    if (r->ir.failed == kr_trace_caller_first)
        return begin_behind_call(thread, frame, ip, sp);
    if (r->ir.failed) {
        kr_record_abort(thread, r->ir.failed);
        return false;
    }
    if (r->pending && ip == r->start && frame == r->root && r->frame_count == 1 && r->loop_end && !r->parent) {
        r->pending = ip;
        r->snapshot = 0;
        if (!kr_record_close_loop(r)) {
            if (!r->ir.failed)
                kr_record_end_with_exit(r);
        }
        finish(r);
        return false;
    }
    bool in_root = frame == r->root && r->frame_count == 1;
    bool outside = in_root && r->loop_end && (ip < r->start || ip > r->loop_end);
    r->away = r->raised || (r->away && outside);
    if (r->pending && outside && !r->away) {
        kr_record_abort(thread, kr_trace_left_loop);
        return false;
    }
    if (r->kind == KR_TRACE_PURE && r->frame_count == 1 && kr_opcode_base[*ip & 0xFF] == KR_OP_RETURN_VALUE && !r->raised) {
        r->pending = ip;
        r->snapshot = 0;
        kr_pure_end_recording(r);
        finish(r);
        return false;
    }
    KrTrace *other;
    bool links = goes_on_elsewhere(r, frame, ip, &other);
    if (links && in_root && r->loop_end && other && other->kind == KR_TRACE_LOOP) { // the inner loop's tree will grow around this one
        kr_record_abort(thread, "an inner loop has a trace");
        return false;
    }
    uint8_t base = kr_opcode_base[*ip & 0xFF];
    bool fed = base == KR_OP_YIELD_VALUE && thread->activation->consumer; // which goes on there
    bool repeats = base == KR_OP_RETURN_VALUE && kr_expand_can_repeat(r, frame);
    bool special = kr_return_is_special(frame->return_kind) && (r->frame_count == 1 || frame->return_kind == KR_RETURN_TO_C);
    bool to_c = special && (base == KR_OP_RETURN_VALUE || base == KR_OP_YIELD_VALUE) && !fed && !repeats;
    // a generator that C steps through: entering and leaving a trace costs more than some dozens of instructions
    bool brief = base == KR_OP_YIELD_VALUE && r->instructions < 60;
    bool leaves = to_c && base == KR_OP_RETURN_VALUE && kr_expand_can_leave(r, frame);
    if (to_c && (r->instructions < 3 || r->ir.count < 6 || brief) && !(leaves && r->parent)) {
        kr_record_abort(thread, "return to C");
        return false;
    }
    if (r->kind == KR_TRACE_PURE && (links || to_c)) {
        kr_record_abort(thread, kr_pure_no_answer);
        return false;
    }
    bool full = ++r->instructions > (r->parent ? KR_RECORD_SIDE_INSTRUCTIONS : KR_RECORD_INSTRUCTIONS) || r->ir.count > KR_TRACE_LIMIT / 3;
    if (r->kind == KR_TRACE_PURE && full) {
        kr_record_abort(thread, kr_pure_no_answer);
        return false;
    }
    if (r->raised && (!r->caught || r->rethrown) && (full || links || to_c)) {
        kr_record_abort(thread, "exception");
        return false;
    }
    bool begun = r->repeats && base != KR_OP_RESUME; // the next call
    if (full || links || to_c || begun) { // another trace goes on from here
        r->pending = ip;
        r->snapshot = 0;
        if (links && !r->caught && kr_record_top(r)->depth == (uint32_t)(sp - kr_frame_stack_base(frame))) {
            r->emitted = r->ir.count;
            kr_record_check_stale(r);
            if (!r->returned && r->ir.ins[r->ir.count - 1].op != KR_IR_COUNT_LIMIT) { // returns alone make no circle; the jump back may have asked
                KrTraceRef limit = kr_opt_raw(&r->ir, KR_IR_COUNT_LIMIT, KR_REP_NONE, NULL, 0);
                r->ir.ins[limit].snapshot = kr_record_snapshot(r);
            }
            kr_record_end_with_link(r, other);
        } else if (leaves && !full) {
            kr_expand_leave(r);
        } else {
            kr_record_end_with_exit(r);
        }
        finish(r);
        return false;
    }
    prepare(r, frame, ip, sp);
    return true;
}

// Methods that call such methods (comparisons of trees) are inlined a few levels deep; below, C calls them.
bool kr_record_enters(KrThread *thread, const KrFrame *frame)
{
    enum { LEVELS = 6 };
    const KrRecorder *r = thread->recorder;
    return r && r->pending && r->pending_frame == frame && !r->raised && r->frame_count < LEVELS;
}

bool kr_record_step(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp)
{
    KrTier2Stats *stats = &((KrTier2 *)thread->vm->tier2)->stats;
    uint64_t since = kr_ticks(), others = kr_stats_compile_ticks(stats);
    bool goes_on = step(thread, frame, ip, sp);
    uint64_t spent = kr_ticks() - since;
    stats->ticks[KR_PHASE_RECORD] += spent - (kr_stats_compile_ticks(stats) - others);
    enum { INTERRUPTED = 3 * 1000 * 1000 };
    stats->budget_ticks += spent < INTERRUPTED ? spent : INTERRUPTED;
    stats->steps++;
    if (!goes_on && spent > stats->longest_pause)
        stats->longest_pause = spent;
    return goes_on;
}
