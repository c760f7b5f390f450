// SPDX-License-Identifier: MIT
// Leaving a trace: see side_exit.h.
//
// The trace's virtual frames become real: slots of the root frame that the trace changed are
// overwritten without giving anything back (the trace has done that when it overwrote them
// virtually), inlined frames are pushed, unboxed values are boxed.
#include "tier2/side_exit.h"

#include "interp/loop.h"
#include "interp/operators.h"
#include "interp/quiet.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/none.h"
#include "runtime/traceback.h"
#include "runtime/vm.h"
#include "tier2/exit_pack.h"
#include "tier2/opt_objects.h"
#include "tier2/record.h"
#include "tier2/shadow.h"

KrObject kr_side_exit_mark = KR_OBJECT_IMMORTAL(&kr_none_type);

uint64_t kr_side_exit_box(KrThread *thread, KrExitValue value)
{
    switch ((KrRep)value.rep) {
    case KR_REP_INT: {
        int64_t number = (int64_t)value.word;
        if (kr_int_fits(number))
            return kr_int_bits(number);
        KrOwn big = kr_int_from_i64(thread, number);
        return kr_own_bits(big);
    }
    case KR_REP_FLOAT: return value.word + KR_FLOAT_OFFSET;
    case KR_REP_BOOL: return kr_bits(kr_bool(value.word != 0));
    case KR_REP_CHAR: return (uint64_t)(uintptr_t)&kr_str_latin1[value.word];
    case KR_REP_NONE:
    case KR_REP_BOX:
    case KR_REP_OBJ: break;
    }
    return value.word;
}

KR_INLINE uint64_t restored_word(KrThread *thread, KrExitValue value, KrSlotOwner owner, bool *ok)
{
    uint64_t word = kr_side_exit_box(thread, value);
    if (word == 0 && value.rep == KR_REP_INT) {
        *ok = false;
        return kr_bits(kr_none());
    }
    if (!kr_bits_is_ptr(word) || word == 0 || value.rep == KR_REP_INT)
        return word;
    if (owner == KR_SLOT_NEEDS_DUP || owner == KR_SLOT_PLAIN)
        kr_object_dup((KrObject *)(uintptr_t)word); // immortal ones do not count anyway
    else if (owner == KR_SLOT_LENT)
        word |= KR_SLOT_BORROWED;
    return word;
}

// Frame number f goes on top of those before it, or is the root's.
KR_INLINE void put_frame(KrThread *thread, KrFrame **frames, uint32_t f, const KrSnapshotFrame *shape, KrExitValue function, bool *ok)
{
    if (shape->in_generator) { // it is running, as far as its state says: now its frame is linked
        frames[f] = kr_generator_resume(thread, frames[f - 1], (KrGenerator *)(uintptr_t)function.word);
        if (!frames[f])
            kr_panic("no depth to leave a trace");
    } else if (f > 0) {
        uint64_t word = restored_word(thread, function, (KrSlotOwner)shape->function_owner, ok);
        frames[f] = kr_frame_push(thread, (KrFunction *)(uintptr_t)word);
        if (!frames[f]) // the frame stack's reserve is used up: nothing can be rebuilt
            kr_panic("no memory to leave a trace");
    }
    KrFrame *frame = frames[f];
    if (f > 0)
        frame->return_kind = shape->return_kind;
    frame->ip = shape->ip;
    frame->return_offset = shape->return_offset;
    frame->sp = kr_frame_stack_base(frame) + shape->stack_depth;
}

KR_INLINE void put_slot(KrThread *thread, KrFrame *const *frames, const KrSnapshotEntry *entry, KrExitValue value, bool *ok)
{
    frames[entry->frame]->slots[entry->slot].w = restored_word(thread, value, (KrSlotOwner)entry->owner, ok);
}

// --- objects that the trace has not made -----------------------------------------------------

typedef struct Made {
    uint32_t count;
    KrOwn objects[KR_SNAPSHOT_OBJECTS];
    KrTraceRef refs[KR_SNAPSHOT_OBJECTS]; // the micro-op interpreter's
} Made;

// Slots take references of their own; the one that it was made with goes at the end.
static KrExitValue made_value(const Made *made, uint32_t number, uint8_t owner)
{
    uint64_t word = kr_own_bits(made->objects[number]);
    if (owner == KR_SLOT_OWNED)
        (void)kr_dup(kr_from_bits(word));
    return (KrExitValue){word, KR_REP_BOX};
}

static KrOwn make_instance(KrThread *thread, const KrSnapshotEntry *entry, const KrSnapshotEntry *items, const KrOwn *values)
{
    KrType *type = (KrType *)(uintptr_t)entry->type;
    KrInstance *instance = (KrInstance *)(void *)kr_shape_new_instance(thread, type);
    for (uint32_t i = 0; i < entry->slot; i++) {
        if (instance)
            instance->slots[items[i].slot] = values[i];
        else
            kr_xdrop(thread, values[i]);
    }
    if (instance && entry->shape)
        instance->shape = (KrShape *)(uintptr_t)entry->shape;
    return instance ? kr_steal_obj(instance) : KR_NULL;
}

static KrOwn make_iterator(KrThread *thread, const KrType *type, const KrOwn *words)
{
    KrOwn iterator = kr_quiet_iter_own(thread, words[0]);
    int64_t index = kr_small_int_value(kr_ref(words[1]));
    if (kr_is_null(iterator))
        return iterator;
    if (type == &kr_list_iter_type)
        ((KrListIter *)(void *)kr_obj(kr_ref(iterator)))->index = index;
    else
        ((KrTupleIter *)(void *)kr_obj(kr_ref(iterator)))->index = index;
    return iterator;
}

static KrOwn make_generator(KrThread *thread, const KrSnapshotEntry *entry, const KrSnapshotEntry *items, const KrOwn *words)
{
    const KrGeneratorPlace place = kr_generator_place(entry->shape);
    const uint32_t count = entry->slot - 1u; // the last one is its function
    const KrFunction *function = (const KrFunction *)(const void *)kr_obj(kr_ref(words[count]));
    KrOwn made = kr_generator_new_empty(thread, kr_ref(words[count]), function->code->units + place.unit);
    if (kr_is_null(made))
        kr_panic("no memory to leave a trace"); // it may be a frame of the exit
    KrGenerator *self = (KrGenerator *)(void *)kr_obj(kr_ref(made));
    for (uint32_t i = 0; i < count; i++)
        self->frame.slots[items[i].slot].w = kr_own_bits(words[i]);
    self->frame.sp = self->frame.slots + place.depth;
    self->state = place.state;
    self->awaiting = place.awaiting;
    if (place.state == KR_GENERATOR_DONE)
        kr_frame_clear(thread, &self->frame);
    return made;
}

static void make_object(KrThread *thread, Made *made, const KrSnapshotEntry *entry, const KrSnapshotEntry *items, const KrExitValue *values,
                        bool *ok)
{
    KrOwn words[KR_SNAPSHOT_ITEMS];
    for (uint32_t i = 0; i < entry->slot; i++)
        words[i] = kr_own_from_bits(restored_word(thread, values[i], (KrSlotOwner)items[i].owner, ok));
    KrOwn object = entry->owner == KR_SNAPSHOT_TUPLE  ? kr_tuple_pack_own(thread, words, entry->slot)
                   : entry->owner == KR_SNAPSHOT_DICT ? kr_operators_dict_of(thread, kr_from_bits(entry->shape), words, entry->slot)
                   : entry->owner == KR_SNAPSHOT_FUNCTION
                       ? kr_operators_function_of(thread, kr_from_bits(entry->shape), kr_ref(words[0]), words + 1, entry->slot - 1u)
                   : kr_opt_sinks_iterator(entry->type)  ? make_iterator(thread, entry->type, words)
                   : kr_opt_sinks_generator(entry->type) ? make_generator(thread, entry, items, words)
                                                         : make_instance(thread, entry, items, words);
    if (kr_is_null(object)) {
        *ok = false;
        object = kr_dup(kr_none());
    }
    made->refs[made->count] = entry->ref;
    made->objects[made->count++] = object;
}

static void give_back(KrThread *thread, const Made *made)
{
    for (uint32_t i = 0; i < made->count; i++)
        kr_drop(thread, made->objects[i]);
}

// The value of the entry in the micro-op interpreter.
static KrExitValue value_of(const Made *made, const KrTraceIR *ir, const KrSnapshotEntry *entry, KrExitValue value)
{
    if (!(ir->ins[entry->ref].flags & KR_INS_SUNK))
        return value;
    uint32_t number = 0;
    while (made->refs[number] != entry->ref)
        number++;
    return made_value(made, number, entry->owner);
}

static void put_field(const KrSnapshotEntry *entry, KrExitValue object, KrExitValue value)
{
    memcpy((char *)(uintptr_t)object.word + entry->slot, &value.word, sizeof value.word);
}

// What an exit knows of an exception that the trace has caught but not raised.
typedef struct Caught {
    KrOwn exception; // null: there is none
    uint32_t frame;  // that has caught it
    uint32_t unit;   // where it then stood
    bool calls;      // frames above have not ended: the handler has called them
    uint32_t passed; // frames that had caught it before: where they stood then, which is not where they have ended
    struct { uint16_t frame, unit; } units[KR_RECORD_PASSED];
    uint32_t earlier_count;
    struct { KrOwn exception; uint16_t frame, unit; } earlier[KR_RECORD_EARLIER]; // handled when the next was raised
} Caught;

static void note_caught(Caught *caught, const KrSnapshotEntry *first, const KrSnapshotEntry *second, KrExitValue value)
{
    if (first->owner != KR_SLOT_OWNED) {
        caught->units[caught->passed].frame = second->slot;
        caught->units[caught->passed++].unit = first->slot;
        return;
    }
    if (second->owner == KR_SNAPSHOT_EARLIER) {
        caught->earlier[caught->earlier_count].exception = kr_own_from_bits(value.word);
        caught->earlier[caught->earlier_count].frame = second->slot;
        caught->earlier[caught->earlier_count++].unit = first->slot;
        return;
    }
    caught->exception = kr_own_from_bits(value.word);
    caught->frame = second->slot;
    caught->unit = first->slot;
    caught->calls = second->owner == KR_SNAPSHOT_CALLS;
}

static uint32_t unit_of(const Caught *caught, const KrFrame *frame, uint32_t number)
{
    for (uint32_t i = 0; i < caught->passed; i++)
        if (caught->units[i].frame == number)
            return caught->units[i].unit;
    return (uint32_t)(frame->ip - frame->code->units);
}

// The frames above the one that has caught the exception end; it is what is handled already. The trace's reference ends here.
static void raise_caught(KrThread *thread, KrFrame *const *frames, uint32_t count, Caught *caught)
{
    KrOwn pending = kr_exception_fetch(thread);
    for (uint32_t i = 0; i < caught->earlier_count; i++) {
        kr_exception_restore(thread, caught->earlier[i].exception);
        kr_traceback_add(thread, frames[caught->earlier[i].frame], caught->earlier[i].unit);
    }
    kr_exception_restore(thread, kr_move(&caught->exception));
    for (uint32_t f = count; !caught->calls && f-- > caught->frame + 1;) {
        kr_traceback_add(thread, frames[f], unit_of(caught, frames[f], f));
        KrOwn exception = kr_exception_fetch(thread);
        kr_frame_pop(thread, frames[f]);
        kr_exception_restore(thread, exception);
    }
    kr_traceback_add(thread, frames[caught->frame], caught->unit);
    kr_exception_restore(thread, pending);
}

bool kr_side_exit_restore(KrThread *thread, KrFrame *root, const KrTraceIR *ir,
                          const KrSnapshot *snapshot, const KrExitValue *values)
{
    bool ok = true;
    Made made = {0};
    Caught caught = {0};
    KrFrame *frames[256];
    frames[0] = thread->frame = root;
    const KrSnapshotEntry *entries = &ir->entries[snapshot->entry];
    for (uint32_t i = 0; i < snapshot->entry_count; i++) // first, as a generator may be a frame
        if (entries[i].frame == KR_SNAPSHOT_OBJECT)
            make_object(thread, &made, &entries[i], &entries[i + 1], &values[i + 1], &ok);
    for (uint32_t f = 0; f < snapshot->frame_count; f++) {
        const KrSnapshotFrame *shape = &ir->frames[snapshot->frame + f];
        const KrSnapshotEntry function = {.ref = shape->function, .owner = shape->function_owner};
        put_frame(thread, frames, f, shape, value_of(&made, ir, &function, values[snapshot->entry_count + f]), &ok);
    }
    for (uint32_t i = 0; i < snapshot->entry_count; i++) {
        const KrSnapshotEntry *entry = &entries[i];
        if (entry->frame == KR_SNAPSHOT_FIELD) {
            put_field(entry, values[i], values[i + 1]);
            i++;
        } else if (entry->frame == KR_SNAPSHOT_OBJECT) {
            i += entry->slot;
        } else if (entry->frame == KR_SNAPSHOT_CAUGHT) {
            note_caught(&caught, entry, &entry[1], values[i]);
            i++;
        } else {
            put_slot(thread, frames, entry, value_of(&made, ir, entry, values[i]), &ok);
        }
    }
    give_back(thread, &made);
    if (KR_UNLIKELY(!kr_is_null(caught.exception)))
        raise_caught(thread, frames, snapshot->frame_count, &caught);
    return ok;
}

KR_INLINE KrExitValue value_at(const KrActivation *activation, const KrPlace *place)
{
    KrExitValue value = {.rep = place->rep};
    switch ((KrPlaceKind)place->kind) {
    case KR_PLACE_V: value.word = activation->exit_words[place->index]; break;
    case KR_PLACE_D: memcpy(&value.word, &activation->exit_doubles[place->index], sizeof value.word); break;
    case KR_PLACE_SPILL:
    case KR_PLACE_SPILL_DOUBLE: value.word = activation->spill[place->index]; break;
    case KR_PLACE_CONST: value.word = place->word; break;
    case KR_PLACE_OBJECT: break;
    }
    return value;
}

static void read_object(KrActivation *activation, KrExitReader *reader, Made *made, const KrSnapshotEntry *entry, bool *ok)
{
    KrSnapshotEntry items[KR_SNAPSHOT_ITEMS];
    KrExitValue values[KR_SNAPSHOT_ITEMS];
    KrPlace place;
    for (uint32_t i = 0; i < entry->slot; i++) {
        items[i] = kr_exit_read_entry(reader, &place);
        values[i] = value_at(activation, &place);
    }
    make_object(activation->thread, made, entry, items, values, ok);
}

// All objects of an exit; the reader is behind frame number f.
static void make_before_frames(KrActivation *activation, KrExitReader reader, uint32_t f, Made *made, bool *ok)
{
    KrPlace place;
    while (++f < reader.frame_count)
        (void)kr_exit_read_frame(&reader, f, &place);
    for (uint32_t i = 0; i < reader.entry_count; i++) {
        const KrSnapshotEntry entry = kr_exit_read_entry(&reader, &place);
        if (entry.frame != KR_SNAPSHOT_OBJECT) continue;
        read_object(activation, &reader, made, &entry, ok);
        i += entry.slot;
    }
}

// The same from what an exit of machine code has packed.
static bool restore(KrActivation *activation, const KrTraceExit *exit)
{
    KrThread *thread = activation->thread;
    KrExitReader reader = kr_exit_reader(exit->trace, exit->packed);
    bool ok = true;
    Made made;
    made.count = 0;
    Caught caught;
    caught.exception = KR_NULL;
    caught.passed = caught.earlier_count = 0;
    bool early = false;
    KrFrame *frames[256];
    frames[0] = thread->frame = activation->frame;
    KrPlace place;
    for (uint32_t f = 0; f < reader.frame_count; f++) {
        const KrSnapshotFrame shape = kr_exit_read_frame(&reader, f, &place);
        KrExitValue function = value_at(activation, &place);
        if (KR_UNLIKELY(place.kind == KR_PLACE_OBJECT)) { // a generator that the trace has not made
            if (!early)
                make_before_frames(activation, reader, f, &made, &ok);
            early = true;
            function = made_value(&made, place.index, shape.function_owner);
        }
        put_frame(thread, frames, f, &shape, function, &ok);
    }
    for (uint32_t i = 0; i < reader.entry_count; i++) {
        const KrSnapshotEntry entry = kr_exit_read_entry(&reader, &place);
        KrExitValue value = value_at(activation, &place);
        if (entry.frame == KR_SNAPSHOT_FIELD) {
            (void)kr_exit_read_entry(&reader, &place);
            put_field(&entry, value, value_at(activation, &place));
            i++;
        } else if (KR_UNLIKELY(entry.frame == KR_SNAPSHOT_OBJECT)) {
            if (early)
                for (uint32_t k = 0; k < entry.slot; k++)
                    (void)kr_exit_read_entry(&reader, &place);
            else
                read_object(activation, &reader, &made, &entry, &ok);
            i += entry.slot;
        } else if (entry.frame == KR_SNAPSHOT_CAUGHT) {
            const KrSnapshotEntry second = kr_exit_read_entry(&reader, &place);
            note_caught(&caught, &entry, &second, value);
            i++;
        } else {
            if (KR_UNLIKELY(place.kind == KR_PLACE_OBJECT))
                value = made_value(&made, place.index, entry.owner);
            put_slot(thread, frames, &entry, value, &ok);
        }
    }
    give_back(thread, &made);
    if (KR_UNLIKELY(!kr_is_null(caught.exception)))
        raise_caught(thread, frames, reader.frame_count, &caught);
    return ok;
}

uint64_t kr_side_exit_leave(KrActivation *activation)
{
    KrThread *thread = activation->thread;
    activation->in_trace = false;
    kr_trace_count_leave(activation);
    if (activation->shadows || !kr_is_null(activation->shown))
        kr_shadow_settle(thread, activation);
    uint64_t result = activation->exit_words[0];
    kr_trace_release(thread);
    return result;
}

const void *kr_side_exit_take(KrActivation *activation, KrTraceExit *exit)
{
    KrThread *thread = activation->thread;
    const KrTier2 *tier2 = thread->vm->tier2;
    uint64_t now = tier2->sample.trace ? kr_ticks() : 0; // one entry of many is timed
    activation->in_trace = false;
    KrTrace *trace = exit->trace;
    bool ok = restore(activation, exit);
    exit->taken++;
    kr_trace_count_exit(activation, exit, now);
    bool watched = activation->shadows || !kr_is_null(activation->shown); // left for that: no path of the program
    if (watched)
        kr_shadow_settle(thread, activation);
    if (exit->raised || !ok) {
        kr_trace_release(thread);
        return kr_loop_unwind_label();
    }
    if (trace->valid && !watched && exit->counter && --exit->counter == 0) {
        KrFrame *frame = thread->frame;
        kr_trace_hot_exit(thread, frame, exit);
    }
    kr_trace_release(thread);
    return kr_loop_resume_label();
}
