// SPDX-License-Identifier: MIT
// Packing and unpacking of what exits restore: see exit_pack.h.
#include "tier2/exit_pack.h"

#include "tier2/opt.h"

#include <stdlib.h>

enum { HAS_TYPE = 1, HAS_SHAPE = 2, IS_PLAIN = 4 }; // flags of a fact

_Static_assert(KR_REP_OBJ < 8 && KR_PLACE_OBJECT < 8 && KR_SLOT_LENT <= 4,
               "a place's first byte");

typedef struct Packer {
    const KrTrace *trace;
    uint8_t *bytes;
    uint64_t *words;
    uint32_t byte_count, byte_capacity, word_count, word_capacity;
    const KrUnit *ip; // the one before
    bool failed;
} Packer;

static void put_byte(Packer *p, uint8_t byte)
{
    if (!kr_opt_grow((void **)&p->bytes, &p->byte_capacity, p->byte_count + 1, 1))
        p->failed = true;
    else
        p->bytes[p->byte_count++] = byte;
}

static void put_number(Packer *p, uint64_t number)
{
    for (; number > 0x7F; number >>= 7)
        put_byte(p, (uint8_t)(number | 0x80));
    put_byte(p, (uint8_t)number);
}

static void put_word(Packer *p, uint64_t word)
{
    uint32_t i = 0;
    while (i < p->word_count && p->words[i] != word)
        i++;
    if (i == p->word_count) {
        if (!kr_opt_grow((void **)&p->words, &p->word_capacity, i + 1,
                         sizeof *p->words)) {
            p->failed = true;
            return;
        }
        p->words[p->word_count++] = word;
    }
    put_number(p, i);
}

// The sign goes to the lowest bit, so that short ways back are small numbers, too.
static void put_ip(Packer *p, const KrUnit *ip)
{
    int64_t distance = ((intptr_t)ip - (intptr_t)p->ip) / (intptr_t)sizeof *ip;
    put_number(p, (uint64_t)distance << 1 ^ (uint64_t)(distance >> 63));
    p->ip = ip;
}

static void put_place(Packer *p, const KrPlace *place, uint8_t owner)
{
    put_byte(p,
             (uint8_t)(place->rep | place->kind << 3 | (owner ? owner - 1 : 0) << 6));
    if (place->kind == KR_PLACE_CONST)
        put_word(p, place->word);
    else
        put_number(p, place->index);
}

static void put_frame(Packer *p, const KrSnapshotFrame *frame)
{
    put_word(p, (uint64_t)(uintptr_t)frame->code);
    put_ip(p, frame->ip);
    put_byte(p, (uint8_t)((frame->in_generator ? KR_PACKED_GENERATOR : 0) |
                          (frame->resumed ? KR_PACKED_RESUMED : 0)));
    put_byte(p, frame->return_kind);
    put_number(p, frame->return_offset);
    put_number(p, frame->stack_depth);
    if (frame->resumed) put_ip(p, frame->resumed);
}

// What a side trace may know of the entry. It asks for the types of values that are not boxed, and for what constants are, elsewhere.
static uint8_t fact_flags(const KrSnapshotEntry *entry, const KrPlace *place)
{
    bool boxed = place->kind != KR_PLACE_CONST &&
                 (place->rep == KR_REP_BOX || place->rep == KR_REP_OBJ);
    if (!boxed && entry->frame != KR_SNAPSHOT_FIELD) return 0;
    return (uint8_t)((entry->type ? HAS_TYPE : 0) | (entry->shape ? HAS_SHAPE : 0) |
                     (entry->plain ? IS_PLAIN : 0));
}

static void put_facts(Packer *p, const KrSnapshotEntry *entries, const KrPlace *places,
                      uint32_t count)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint8_t flags = fact_flags(&entries[i], &places[i]);
        if (!flags) continue;
        put_number(p, i - next + 1);
        next = i + 1;
        put_byte(p, flags);
        if (flags & HAS_TYPE) put_word(p, (uint64_t)(uintptr_t)entries[i].type);
        if (flags & HAS_SHAPE) put_word(p, entries[i].shape);
    }
    put_number(p, 0);
}

// places: of the values that the loop's body knows, or null.
static void put_known(Packer *p, const KrPlace *places)
{
    const KrTraceIR *ir = p->trace->ir;
    uint32_t count = 0, before = 0;
    for (uint32_t i = 0; places && i < ir->known_count; i++)
        count += places[i].kind != KR_PLACE_CONST;
    put_number(p, count);
    for (uint32_t i = 0; places && i < ir->known_count; i++) {
        if (places[i].kind == KR_PLACE_CONST) continue;
        put_number(p, ir->known[i].step - before);
        before = ir->known[i].step;
        put_place(p, &places[i], 0);
        put_number(p, places[i].word);
    }
}

// places: null where only the frames are known.
static uint32_t put_exit(Packer *p, uint32_t snapshot, const KrPlace *places, bool known)
{
    const KrTraceIR *ir = p->trace->ir;
    const KrSnapshot *s = &ir->snapshots[snapshot];
    const KrSnapshotEntry *entries = &ir->entries[s->entry];
    uint32_t start = p->byte_count, count = places ? s->entry_count : 0;
    p->ip = p->trace->start;
    put_number(p, s->frame_count);
    put_number(p, count);
    for (uint32_t f = 0; f < s->frame_count; f++) {
        const KrSnapshotFrame *frame = &ir->frames[s->frame + f];
        const KrPlace callee = {.kind = KR_PLACE_CONST,
                                .rep = KR_REP_BOX,
                                .word = (uint64_t)(uintptr_t)frame->callee};
        put_frame(p, frame);
        if (f)
            put_place(p, places ? &places[count + f] : &callee, frame->function_owner);
    }
    for (uint32_t i = 0; i < count; i++) {
        put_place(p, &places[i], entries[i].owner);
        put_number(p, entries[i].slot);
        put_number(p, entries[i].frame);
        if (entries[i].frame == KR_SNAPSHOT_OBJECT) put_word(p, entries[i].shape);
    }
    put_facts(p, entries, places, count);
    put_known(p, known ? &places[s->entry_count + s->frame_count] : NULL);
    return start;
}

bool kr_exit_pack(KrTrace *trace)
{
    Packer p = {.trace = trace};
    KrAllocation *allocation = &trace->allocation;
    for (uint32_t i = 0; i < allocation->exit_count; i++) {
        KrTraceExit *exit = &allocation->exits[i];
        exit->packed =
            put_exit(&p, exit->snapshot, &allocation->places[exit->first_place], kr_regalloc_notes_known(trace->ir, exit));
    }
    for (uint32_t i = 0; i < trace->call_count; i++) {
        KrTraceCall *call = &trace->calls[i];
        call->packed = call->exit == KR_TRACE_NO_EXIT
                           ? put_exit(&p, call->snapshot, NULL, false)
                           : allocation->exits[call->exit].packed;
    }
    kr_opt_trim((void **)&p.bytes, p.byte_count, 1);
    kr_opt_trim((void **)&p.words, p.word_count, sizeof *p.words);
    trace->packed_exits = p.bytes;
    trace->exit_words = p.words;
    return !p.failed;
}

static void take_facts(KrExitReader *reader, KrSnapshotEntry *entries)
{
    uint32_t next = 0;
    for (uint64_t distance; (distance = kr_exit_read_number(reader)) != 0;) {
        KrSnapshotEntry *entry = &entries[next + distance - 1];
        next += (uint32_t)distance;
        uint8_t flags = *reader->at++;
        entry->plain = flags & IS_PLAIN;
        if (flags & HAS_TYPE)
            entry->type = (const KrType *)(uintptr_t)kr_exit_read_word(reader);
        if (flags & HAS_SHAPE) entry->shape = kr_exit_read_word(reader);
    }
}

KrExitState *kr_exit_unpack(const KrTrace *trace, uint32_t packed)
{
    KrExitReader reader = kr_exit_reader(trace, packed);
    uint32_t frames = reader.frame_count, entries = reader.entry_count;
    KrExitState *state = malloc(sizeof *state + frames * sizeof(KrSnapshotFrame) +
                                entries * sizeof(KrSnapshotEntry) +
                                (entries + frames) * sizeof(KrPlace));
    if (!state) return NULL;
    state->frame_count = frames;
    state->entry_count = entries;
    state->frames = (KrSnapshotFrame *)(state + 1);
    state->entries = (KrSnapshotEntry *)(state->frames + frames);
    state->places = (KrPlace *)(state->entries + entries);
    for (uint32_t f = 0; f < frames; f++)
        state->frames[f] = kr_exit_read_frame(&reader, f, &state->places[entries + f]);
    for (uint32_t i = 0; i < entries; i++)
        state->entries[i] = kr_exit_read_entry(&reader, &state->places[i]);
    take_facts(&reader, state->entries);
    state->known = reader.at;
    return state;
}

void kr_exit_known(const KrTrace *trace, const KrExitState *state, KrPlace *places, uint32_t count)
{
    KrExitReader reader = {.at = state->known, .words = trace->exit_words};
    for (uint32_t i = 0; i < count; i++)
        places[i] = (KrPlace){.kind = KR_PLACE_CONST};
    uint64_t step = 0, left = kr_exit_read_number(&reader);
    for (; left; left--) {
        uint8_t owner;
        step += kr_exit_read_number(&reader);
        KrPlace place = kr_exit_read_place(&reader, &owner);
        place.word = kr_exit_read_number(&reader);
        if (step < count) places[step] = place;
    }
}

KrSnapshotFrame kr_exit_innermost(const KrTrace *trace, uint32_t packed)
{
    KrExitReader reader = kr_exit_reader(trace, packed);
    KrSnapshotFrame frame = {0};
    KrPlace function;
    for (uint32_t f = 0; f < reader.frame_count; f++)
        frame = kr_exit_read_frame(&reader, f, &function);
    return frame;
}
