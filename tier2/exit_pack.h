// SPDX-License-Identifier: MIT
// What exits restore, packed: a few bytes for each value, in one piece of memory for a whole trace.
//
// Once a trace is compiled, nothing of its IR is needed any more but what its exits say: which frames there are, which value goes to which
// slot, where it lies, and what is known of it for a side trace. Most exits are never taken, so that this is kept small:
//
//   exit  = frame count, entry count, frames, entries, facts, known (numbers of 7 bits a byte, least first; kr_exit_pack writes them)
//   frame = code, ip, flags, return kind, return offset, stack depth, [where it was resumed], [place of its function]
//   entry = place with owner, slot, frame, [shape of an object that the exit makes]
//   fact  = distance to its entry, flags, [type], [shape]         (ended by 0; not read when the exit is taken)
//   known = count, of each: distance to the step before, place, 1 + its spill slot (not read when the exit is taken; loop_head.h)
//   place = rep, kind and owner in one byte, register, spill slot or word
//
// Words (codes, constants, types, shapes) are numbers of KrTrace.exit_words, ips distances from the one before.
// Read when an exit is taken (side_exit.c), when a side trace starts (record_start.c) and for shadows (shadow.c).
// Tests: tests/lang/jit/, in all modes; tests/uops/.
#pragma once

#include "tier2/trace.h"

// Packs the exits and calls of a compiled trace. False: no memory.
bool kr_exit_pack(KrTrace *trace);

typedef struct KrExitState { // unpacked: one piece of malloc memory
    uint32_t frame_count, entry_count;
    const uint8_t *known; // packed still
    KrSnapshotFrame *frames; // without refs
    KrSnapshotEntry *entries;
    KrPlace *places; // of the entries, then of the frames' functions
} KrExitState;

KrExitState *kr_exit_unpack(const KrTrace *trace, uint32_t packed)
    KR_NODISCARD; // null: no memory
// Where the values of the root's loop lie, by their steps (those before `count`); kind KR_PLACE_CONST: it is not known.
void kr_exit_known(const KrTrace *trace, const KrExitState *state, KrPlace *places, uint32_t count);
KrSnapshotFrame kr_exit_innermost(const KrTrace *trace, uint32_t packed);

typedef struct KrExitReader {
    const uint8_t *at;
    const uint64_t *words;
    const KrUnit *ip;
    uint32_t frame_count, entry_count;
} KrExitReader;

enum { KR_PACKED_GENERATOR = 1, KR_PACKED_RESUMED = 2 }; // flags of a frame

KR_INLINE uint64_t kr_exit_read_number(KrExitReader *reader)
{
    uint64_t byte = *reader->at++, number = byte & 0x7F;
    for (unsigned shift = 7; KR_UNLIKELY(byte & 0x80);
         shift += 7) { // seldom more than one byte
        byte = *reader->at++;
        number |= (byte & 0x7F) << shift;
    }
    return number;
}

KR_INLINE uint64_t kr_exit_read_word(KrExitReader *reader)
{
    return reader->words[kr_exit_read_number(reader)];
}

KR_INLINE const KrUnit *kr_exit_read_ip(KrExitReader *reader)
{
    uint64_t number = kr_exit_read_number(reader);
    return reader->ip += (int64_t)(number >> 1 ^ (0 - (number & 1)));
}

KR_INLINE KrExitReader kr_exit_reader(const KrTrace *trace, uint32_t packed)
{
    KrExitReader reader = {trace->packed_exits + packed, trace->exit_words,
                           trace->start, 0, 0};
    reader.frame_count = (uint32_t)kr_exit_read_number(&reader);
    reader.entry_count = (uint32_t)kr_exit_read_number(&reader);
    return reader;
}

KR_INLINE KrPlace kr_exit_read_place(KrExitReader *reader, uint8_t *owner)
{
    uint8_t byte = *reader->at++;
    *owner = (uint8_t)(1 + (byte >> 6));
    KrPlace place = {.rep = byte & 7, .kind = byte >> 3 & 7};
    if (place.kind == KR_PLACE_CONST)
        place.word = kr_exit_read_word(reader);
    else
        place.index = (uint16_t)kr_exit_read_number(reader);
    return place;
}

// Frame number f, from 0, and the place of its function.
KR_INLINE KrSnapshotFrame kr_exit_read_frame(KrExitReader *reader, uint32_t f,
                                             KrPlace *function)
{
    KrSnapshotFrame frame = {.code = (KrCode *)(uintptr_t)kr_exit_read_word(reader)};
    frame.ip = kr_exit_read_ip(reader);
    uint8_t flags = *reader->at++;
    frame.return_kind = *reader->at++;
    frame.return_offset = (uint16_t)kr_exit_read_number(reader);
    frame.stack_depth = (uint16_t)kr_exit_read_number(reader);
    frame.in_generator = flags & KR_PACKED_GENERATOR;
    if (flags & KR_PACKED_RESUMED) frame.resumed = kr_exit_read_ip(reader);
    *function = (KrPlace){.kind = KR_PLACE_CONST, .rep = KR_REP_BOX};
    if (f) *function = kr_exit_read_place(reader, &frame.function_owner);
    if (function->kind == KR_PLACE_CONST)
        frame.callee = (KrObject *)(uintptr_t)function->word;
    return frame;
}

KR_INLINE KrSnapshotEntry kr_exit_read_entry(KrExitReader *reader, KrPlace *place)
{
    KrSnapshotEntry entry = {0};
    *place = kr_exit_read_place(reader, &entry.owner);
    entry.slot = (uint16_t)kr_exit_read_number(reader);
    entry.frame = (uint8_t)kr_exit_read_number(reader);
    if (entry.frame == KR_SNAPSHOT_OBJECT) {
        entry.type = (const KrType *)(uintptr_t)place->word;
        entry.shape = kr_exit_read_word(reader);
    }
    return entry;
}
