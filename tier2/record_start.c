// SPDX-License-Identifier: MIT
// How a recording begins: at a loop, at a function, behind a call, or at an exit, whose state it takes over.
#include "tier2/record.h"

#include "interp/loop.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/list.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "tier2/exit_pack.h"
#include "tier2/opt_objects.h"
#include "tier2/opt_sink.h"
#include "tier2/pure.h"

#include <stdlib.h>

void kr_record_free(KrThread *thread)
{
    KrRecorder *r = thread->recorder;
    thread->recorder = NULL;
    if (!r)
        return;
    kr_opt_fini(&r->ir);
    kr_xdrop(thread, r->held[0]);
    kr_xdrop(thread, r->held[1]);
    for (uint32_t i = 0; i < r->constant_count; i++)
        kr_drop(thread, r->constants[i]);
    free(r->constants);
    free(r->from);
    free(r->known);
    free(r->planted);
    free(r);
}

// The last jump back to `start`: behind it the loop has been left.
static const KrUnit *find_loop_end(const KrCode *code, const KrUnit *start)
{
    const KrUnit *found = NULL, *end = code->units + code->unit_count;
    uint32_t oparg = 0;
    for (const KrUnit *ip = start; ip < end;) {
        uint8_t base = kr_opcode_base[*ip & 0xFF];
        oparg |= (uint32_t)(*ip >> 8);
        const KrUnit *next = ip + 1 + kr_opcode_caches[base];
        if (base == KR_OP_EXTENDED_ARG) {
            oparg <<= 8;
        } else {
            if ((base == KR_OP_JUMP_BACKWARD || base == KR_OP_JUMP_BACKWARD_NO_INTERRUPT) && next - oparg == start)
                found = ip;
            oparg = 0;
        }
        ip = next;
    }
    return found;
}

// The value in a place of the exit that the trace starts from. Values in one place are one ref.
static KrTraceRef inherit(KrRecorder *r, uint32_t index)
{
    KrTraceIR *ir = &r->ir;
    const KrPlace *places = r->from->places, *place = &places[index];
    double number;
    if (place->kind == KR_PLACE_CONST) {
        switch ((KrRep)place->rep) {
        case KR_REP_INT: return kr_opt_const_int(ir, (int64_t)place->word);
        case KR_REP_BOOL: return kr_opt_const_bool(ir, place->word != 0);
        case KR_REP_FLOAT: memcpy(&number, &place->word, sizeof number); return kr_opt_const_float(ir, number);
        case KR_REP_CHAR: return kr_opt_const_box(ir, (uint64_t)(uintptr_t)&kr_str_latin1[place->word]);
        case KR_REP_NONE:
        case KR_REP_BOX:
        case KR_REP_OBJ: return place->word ? kr_opt_const_box(ir, place->word) : 0;
        }
    }
    bool is_char = place->rep == KR_REP_CHAR;
    KrTraceRef ref = kr_loop_link_given(r, place);
    if (!ref)
        ref = ir->heads[KR_IR_INHERIT];
    while (ref && ir->ins[ref].op == KR_IR_INHERIT && (places[ir->ins[ref].imm].kind != place->kind || places[ir->ins[ref].imm].index != place->index))
        ref = ir->chain[ref];
    if (!ref)
        ref = kr_opt_raw(ir, KR_IR_INHERIT, is_char ? KR_REP_INT : (KrRep)place->rep, NULL, index);
    if (!is_char)
        return ref;
    ir->facts[ref].low = 0;
    ir->facts[ref].high = 255;
    return kr_record_uop(r, KR_UOP_BOX_CHAR, ref, 0, 0, 0); // (which cannot leave)
}

static KrTraceRef boxed(KrRecorder *r, KrTraceRef ref)
{
    switch (ref ? (KrRep)r->ir.ins[ref].rep : KR_REP_NONE) {
    case KR_REP_INT: return kr_record_uop(r, KR_UOP_BOX_INT, ref, 0, 0, 0);
    case KR_REP_FLOAT: return kr_record_uop(r, KR_UOP_BOX_FLOAT, ref, 0, 0, 0);
    case KR_REP_BOOL: return kr_record_uop(r, KR_UOP_BOX_BOOL, ref, 0, 0, 0);
    case KR_REP_NONE:
    case KR_REP_BOX:
    case KR_REP_CHAR:
    case KR_REP_OBJ: break;
    }
    return ref;
}

// Objects that the parent has left to its exits to make.
typedef struct Unmade {
    uint32_t count;
    struct {
        uint32_t entry;              // of KR_SNAPSHOT_OBJECT, its items behind it
        KrTraceRef unmade, made;
        KrTraceRef items[KR_SNAPSHOT_ITEMS];
    } objects[KR_SNAPSHOT_OBJECTS];
} Unmade;

static void inherit_object(KrRecorder *r, Unmade *unmade, uint32_t entry)
{
    KrTraceRef ref = kr_opt_raw(&r->ir, KR_IR_UNMADE, KR_REP_BOX, NULL, entry);
    r->ir.ins[ref].flags = KR_INS_SUNK;
    unmade->objects[unmade->count].entry = entry;
    unmade->objects[unmade->count].unmade = ref;
    for (uint32_t i = 0; i < r->from->entries[entry].slot; i++) {
        KrTraceRef item = inherit(r, entry + 1 + i);
        if (r->ir.ins[item].op == KR_IR_INHERIT && r->ir.ins[item].rep == KR_REP_BOX)
            r->ir.facts[item].plain = r->from->entries[entry + 1 + i].plain;
        unmade->objects[unmade->count].items[i] = item;
    }
    unmade->count++;
}

// The first snapshot says how to make them; `entries` is the room that it took without.
static void describe_objects(KrRecorder *r, const Unmade *unmade)
{
    KrTraceIR *ir = &r->ir;
    KrSnapshot *s = &ir->snapshots[r->snapshot];
    uint32_t more = 0;
    for (uint32_t k = 0; k < unmade->count; k++)
        more += 1u + r->from->entries[unmade->objects[k].entry].slot;
    if (!more)
        return;
    if (!kr_opt_grow((void **)&ir->entries, &ir->entry_capacity, ir->entry_count + more, sizeof *ir->entries)) {
        kr_opt_fail(ir, "no memory");
        return;
    }
    KrSnapshotEntry *at = &ir->entries[s->entry];
    memmove(at + more, at, s->entry_count * sizeof *at);
    for (uint32_t k = 0; k < unmade->count; k++) {
        const KrSnapshotEntry *from = &r->from->entries[unmade->objects[k].entry];
        *at = *from;
        at++->ref = unmade->objects[k].unmade;
        for (uint32_t i = 0; i < from->slot; i++) {
            *at = from[1 + i];
            at++->ref = unmade->objects[k].items[i];
        }
    }
    s->entry_count += more;
    ir->entry_count += more;
}

static KrTraceRef make_iterator(KrRecorder *r, const KrSnapshotEntry *entry, const KrTraceRef *items)
{
    bool list = entry->type == &kr_list_iter_type, own = entry[1].owner == KR_SLOT_OWNED;
    r->ir.facts[items[0]].type = list ? &kr_list_type : &kr_tuple_type;
    KrTraceRef made = kr_record_uop(r, own ? KR_UOP_ITER_OWN : KR_UOP_ITER_QUIET, items[0], 0, 0, 0);
    r->ir.facts[made].type = entry->type;
    kr_record_uop(r, list ? KR_UOP_LIST_ITER_SET_INDEX : KR_UOP_TUPLE_ITER_SET_INDEX, made, kr_record_uop(r, KR_UOP_UNBOX_INT, items[1], 0, 0, 0), 0, 0);
    return made;
}

static KrTraceRef make_generator(KrRecorder *r, const KrSnapshotEntry *entry, const KrTraceRef *items)
{
    const KrGeneratorPlace place = kr_generator_place(entry->shape);
    const uint32_t count = entry->slot - 1u; // the last one is its function, a constant
    uint64_t function = 0;
    (void)kr_opt_is_const(&r->ir, items[count], &function);
    const KrCode *code = ((const KrFunction *)(uintptr_t)function)->code;
    const uint64_t ip = (uint64_t)(uintptr_t)(code->units + place.unit);
    const uint64_t size = offsetof(KrGenerator, frame) + (uint64_t)code->frame_size;
    KrTraceRef made = kr_record_uop(r, KR_UOP_GENERATOR_NEW, items[count], 0, 0, ip);
    r->ir.facts[made].type = entry->type;
    for (uint32_t i = 0; i < count; i++)
        kr_record_uop(r, KR_UOP_GENERATOR_SET_SLOT, made, items[i], 0, entry[1 + i].slot);
    if (place.depth != code->localsplus_count)
        kr_opt_uop(&r->ir, KR_UOP_GENERATOR_SET_IP, (KrTraceRef[5]){made}, (uint64_t[2]){ip, place.depth});
    if (place.state == KR_GENERATOR_DONE)
        kr_record_uop(r, KR_UOP_GENERATOR_END, made, 0, 0, 0);
    else
        kr_record_uop(r, KR_UOP_GENERATOR_SET_STATE, made, 0, 0, kr_generator_word_with(size, place.state, place.awaiting));
    return made;
}

static KrTraceRef make_object(KrRecorder *r, const KrSnapshotEntry *entry, const KrTraceRef *items)
{
    if (entry->owner == KR_SNAPSHOT_TUPLE)
        return kr_opt_uop(&r->ir, (uint16_t)(KR_UOP_TUPLE_1 + entry->slot - 1), (KrTraceRef[5]){items[0], items[1], items[2], items[3]}, NULL);
    if (entry->owner == KR_SNAPSHOT_DICT) {
        KrTraceRef names = entry->slot ? kr_record_const(r, kr_from_bits(entry->shape)) : 0;
        return kr_opt_uop(&r->ir, (uint16_t)(KR_UOP_DICT_OF_0 + entry->slot), (KrTraceRef[5]){names, items[0], items[1], items[2]}, NULL);
    }
    if (entry->owner == KR_SNAPSHOT_FUNCTION) {
        KrTraceRef function = kr_record_uop(r, KR_UOP_FUNCTION_NEW, kr_record_const(r, kr_from_bits(entry->shape)), items[0], 0, 0);
        if (entry->slot == 1)
            return function;
        KrTraceRef cells = kr_opt_uop(&r->ir, (uint16_t)(KR_UOP_TUPLE_1 + entry->slot - 2), (KrTraceRef[5]){items[1], items[2], items[3], items[4]}, NULL);
        kr_record_uop(r, KR_UOP_FUNCTION_SET, function, cells, 0, KR_FUNCTION_CLOSURE);
        return function;
    }
    if (kr_opt_sinks_iterator(entry->type))
        return make_iterator(r, entry, items);
    if (kr_opt_sinks_generator(entry->type))
        return make_generator(r, entry, items);
    KrType *type = (KrType *)(uintptr_t)entry->type;
    KrTraceRef made = kr_record_uop(r, KR_UOP_NEW_INSTANCE, kr_record_const(r, kr_from_obj(type)), 0, 0, 0);
    for (uint32_t i = 0; i < entry->slot; i++)
        kr_record_uop(r, KR_UOP_STORE_SLOT, made, items[i], 0, entry[1 + i].slot);
    if (entry->shape)
        kr_record_uop(r, KR_UOP_STORE_SHAPE, made, 0, 0, entry->shape);
    r->ir.facts[made].shape = entry->shape ? entry->shape : (uint64_t)(uintptr_t)kr_shape_root(r->thread, type);
    r->ir.facts[made].shape_time = r->ir.count;
    return made;
}

// The slots that name the object get it; its maker's reference goes to the first that wants one.
static void hand_out(KrRecorder *r, KrTraceRef unmade, KrTraceRef made)
{
    bool taken = false;
    for (uint32_t f = 0; f < r->frame_count; f++)
        if (r->frames[f].function == unmade)
            r->frames[f].function = made;
    for (int owner = KR_SLOT_OWNED; owner <= KR_SLOT_LENT; owner++) {
        for (uint32_t i = 0; i < r->from->entry_count; i++) {
            const KrSnapshotEntry *entry = &r->from->entries[i];
            if (entry->frame >= r->frame_count)
                continue;
            KrVirtualSlot *slot = &r->slots[r->frames[entry->frame].base + entry->slot];
            if (slot->ref != unmade || slot->owner != owner)
                continue;
            slot->ref = made;
            if (owner == KR_SLOT_OWNED && taken)
                kr_opt_dup(&r->ir, made);
            if (owner == KR_SLOT_NEEDS_DUP && !taken)
                slot->owner = KR_SLOT_OWNED;
            taken = true;
        }
    }
}

static void make_objects(KrRecorder *r, Unmade *unmade)
{
    for (uint32_t k = 0; k < unmade->count; k++) // what may leave, before anything is made
        for (uint32_t i = 0; i < r->from->entries[unmade->objects[k].entry].slot; i++)
            unmade->objects[k].items[i] = boxed(r, unmade->objects[k].items[i]);
    for (uint32_t k = 0; k < unmade->count; k++) {
        const KrSnapshotEntry *entry = &r->from->entries[unmade->objects[k].entry];
        hand_out(r, unmade->objects[k].unmade, make_object(r, entry, unmade->objects[k].items));
        if (!kr_record_depend(r, KR_DEPENDS_ON_TYPE, entry->type, 0))
            kr_opt_fail(&r->ir, "too many dependencies");
    }
}

// The frames and slots that the parent's snapshot describes; `innermost` is real meanwhile.
static bool start_from_exit(KrRecorder *r, KrFrame *innermost)
{
    const KrExitState *s = r->from = kr_exit_unpack(r->parent, r->parent_exit->packed);
    KrFrame *real[KR_RECORD_FRAMES] = {0};
    if (!s || s->frame_count > KR_RECORD_FRAMES)
        return false;
    for (uint32_t i = 0; i < s->entry_count; i++)
        if (s->entries[i].frame == KR_SNAPSHOT_CAUGHT) // the exit has more to do than to leave values where they are
            return false;
    for (uint32_t f = s->frame_count; f-- > 0; innermost = innermost->previous)
        real[f] = innermost;
    r->root = real[0];
    if (!kr_loop_link_begin(r))
        return false;
    const KrSnapshotEntry *entries = s->entries;
    Unmade unmade;
    unmade.count = 0;
    for (uint32_t i = 0; i < s->entry_count; i++)
        if (entries[i].frame == KR_SNAPSHOT_OBJECT)
            inherit_object(r, &unmade, i);
    for (uint32_t f = 0; f < s->frame_count; f++) {
        const KrSnapshotFrame *shape = &s->frames[f];
        const KrPlace *place = &s->places[s->entry_count + f];
        KrTraceRef function = !f ? 0 : place->kind == KR_PLACE_OBJECT ? unmade.objects[place->index].unmade : inherit(r, s->entry_count + f);
        if (shape->in_generator ? !kr_record_push_generator(r, real[f], function, shape->stack_depth)
                                : !kr_record_push_frame(r, real[f], function, (KrSlotOwner)shape->function_owner))
            return false;
        KrVirtualFrame *frame = kr_record_top(r);
        frame->depth = shape->stack_depth;
        frame->ip = shape->ip;
        frame->return_offset = shape->return_offset;
        frame->resumed = shape->resumed;
        frame->jumped = frame->resumed_here;
    }
    kr_loop_link_set_slots(r);
    for (uint32_t i = 0; i < s->entry_count; i++) {
        if (entries[i].frame == KR_SNAPSHOT_OBJECT) {
            i += entries[i].slot;
            continue;
        }
        bool is_unmade = s->places[i].kind == KR_PLACE_OBJECT;
        KrTraceRef ref = is_unmade ? unmade.objects[s->places[i].index].unmade : inherit(r, i);
        if (entries[i].frame == KR_SNAPSHOT_FIELD) { // a store that the parent left to its exits
            kr_opt_uop(&r->ir, kr_opt_sink_store(&entries[i]), (KrTraceRef[5]){ref, inherit(r, i + 1)}, NULL);
            i++;
            continue;
        }
        r->slots[r->frames[entries[i].frame].base + entries[i].slot] =
            (KrVirtualSlot){.ref = ref, .owner = entries[i].owner, .loaded = true};
        if (ref && r->ir.ins[ref].op == KR_IR_INHERIT && r->ir.ins[ref].rep == KR_REP_BOX) {
            r->ir.facts[ref].type = entries[i].type;
            r->ir.facts[ref].plain = entries[i].plain;
            r->ir.facts[ref].shape = entries[i].shape;
            r->ir.facts[ref].shape_time = r->ir.count;
        }
    }
    (void)kr_record_snapshot(r); // complete, unboxed: boxes that turn out to be needed leave through it
    describe_objects(r, &unmade);
    for (uint32_t i = 0; i < s->entry_count; i++) {
        if (entries[i].frame >= s->frame_count)
            continue;
        KrVirtualSlot *slot = &r->slots[r->frames[entries[i].frame].base + entries[i].slot];
        slot->ref = boxed(r, slot->ref);
    }
    make_objects(r, &unmade);
    r->snapshot = 0;
    return !r->ir.failed && !r->stop;
}

// The loops that the way to the exit has jumped back to.
static void inherit_headers(KrRecorder *r)
{
    for (uint32_t i = 0; i < r->parent->header_count; i++)
        if (r->parent->headers[i].done <= r->parent_exit->done)
            r->headers[r->header_count++] = r->parent->headers[i];
}

static KrTraceKind kind_of_root(const KrUnit *hot_at)
{
    if (!hot_at)
        return KR_TRACE_RETURN;
    return kr_opcode_base[*hot_at & 0xFF] == KR_OP_RESUME ? KR_TRACE_FUNCTION : KR_TRACE_LOOP;
}

bool kr_record_start(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp,
                     KrTrace *parent, KrTraceExit *exit)
{
    if (thread->recorder)
        return false;
    KrRecorder *r = calloc(1, sizeof *r);
    if (!r || !kr_opt_init(&r->ir, &((KrTier2 *)thread->vm->tier2)->room)) {
        if (r)
            kr_opt_fini(&r->ir);
        free(r);
        return false;
    }
    thread->recorder = r;
    r->thread = thread;
    r->root = frame;
    r->names = kr_trace_names(frame);
    r->code = frame->code;
    r->start = ip;
    r->parent = parent;
    r->parent_exit = exit;
    if (parent)
        inherit_headers(r);
    r->generator_rounds = parent ? parent->generator_rounds : 0;
    r->done_before = exit && exit->done != UINT16_MAX ? exit->done : 0;
    if (r->done_before > UINT16_MAX / 2)
        r->done_before = UINT16_MAX / 2;
    KrTier2 *tier2 = thread->vm->tier2;
    bool pure = !parent && kr_pure_begins(tier2, frame, ip);
    r->hot_at = parent || pure ? NULL : tier2->hot_at;
    r->kind = parent ? KR_TRACE_SIDE : pure ? KR_TRACE_PURE : kind_of_root(r->hot_at);
    tier2->stats.begun[r->kind]++;
    r->ir.snapshot_now = kr_record_snapshot;
    r->ir.location_now = kr_record_location;
    r->ir.before_escape = kr_record_before_escape;
    r->ir.context = r;
    r->ir.storm = kr_trace_storm(thread->vm);
    if (parent) {
        if (start_from_exit(r, frame)) {
            r->code = r->frames[0].code;
            r->frames_before = r->frame_count;
            return true;
        }
        kr_record_abort(thread, "the exit's state cannot be inherited");
        return false;
    }
    r->loop_end = r->kind == KR_TRACE_LOOP ? find_loop_end(frame->code, ip) : NULL;
    kr_record_push_frame(r, frame, 0, KR_SLOT_PLAIN);
    r->frames[0].depth = (uint32_t)(sp - kr_frame_stack_base(frame));
    for (uint32_t i = 0; !r->stop && i < (uint32_t)frame->code->localsplus_count; i++)
        r->unbound[i] = kr_slot_is_null(frame->slots[i]);
    return true;
}

void kr_record_abort(KrThread *thread, const char *reason)
{
    KrRecorder *r = thread->recorder;
    if (!r)
        return;
    kr_trace_count_abort(r, reason);
    kr_record_free(thread);
}
