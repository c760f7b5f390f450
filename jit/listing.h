// SPDX-License-Identifier: MIT
// Annotated machine code: offset, instruction, and the machine micro-op each part comes from.
// Capstone is opened when the first listing is asked for; without it only sizes are shown.
//
// What was patched into a hole is shown by name where its value differs from run to run (exits, labels,
// functions, objects), so that listings compare equal; other holes are named beside the instruction.
#pragma once

#include "base/text.h"
#include "jit/jit.h"

typedef struct KrListing {
    const KrJit *jit;
    const KrCodeSpan *span; // starts: hot offset of each micro-op, as kr_jit_compile left them
    const KrMop *mops;
    uint32_t count;
    void *context;
    // Writes the line above a micro-op's code: what it is, where it comes from.
    void (*heading)(void *context, KrText *text, const KrMop *mop);
    // Names immediate `which` of the micro-op; writes nothing where its number may be shown.
    void (*word)(void *context, KrText *text, const KrMop *mop, int which);
} KrListing;

void kr_listing_write(KrText *text, const KrListing *listing);
