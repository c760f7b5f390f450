// SPDX-License-Identifier: MIT
// Annotated machine code: see listing.h.
#include "jit/listing.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#if __has_include(<capstone/capstone.h>)
#include <capstone/capstone.h>
#define HAVE_CAPSTONE 1
#else
#define HAVE_CAPSTONE 0
#endif

#if HAVE_CAPSTONE
typedef struct Disassembler {
    csh handle;
    size_t (*disasm)(csh, const uint8_t *, size_t, uint64_t, size_t, cs_insn **);
    void (*free_insns)(cs_insn *, size_t);
    cs_err (*close)(csh *);
    void *library;
} Disassembler;

static bool disassembler_open(Disassembler *d)
{
    static const char *const names[] = {"libcapstone.so.5", "libcapstone.so.4", "libcapstone.so"};
    for (size_t i = 0; i < 3 && !d->library; i++)
        d->library = dlopen(names[i], RTLD_NOW);
    if (!d->library)
        return false;
    cs_err (*open)(cs_arch, cs_mode, csh *) =
        (cs_err(*)(cs_arch, cs_mode, csh *))dlsym(d->library, "cs_open");
    d->disasm = (size_t(*)(csh, const uint8_t *, size_t, uint64_t, size_t, cs_insn **))dlsym(
        d->library, "cs_disasm");
    d->free_insns = (void (*)(cs_insn *, size_t))dlsym(d->library, "cs_free");
    d->close = (cs_err(*)(csh *))dlsym(d->library, "cs_close");
    if (!open || !d->disasm || !d->free_insns || !d->close)
        return false;
#if defined(__x86_64__)
    return open(CS_ARCH_X86, CS_MODE_64, &d->handle) == CS_ERR_OK;
#else
    return open(CS_ARCH_ARM64, CS_MODE_ARM, &d->handle) == CS_ERR_OK;
#endif
}

// What stands in a hole, by name; nothing where the number in the instruction may be shown.
static void name_hole(KrText *text, const KrListing *l, const KrMop *mop, KrHole hole)
{
    switch ((KrHoleKind)hole.kind) {
    case KR_HOLE_EXIT_REL32:
    case KR_HOLE_EXIT_BRANCH14:
    case KR_HOLE_EXIT_BRANCH19:
    case KR_HOLE_EXIT_BRANCH26: kr_text_printf(text, "exit %u", mop->exit); return;
    case KR_HOLE_COLD_REL32:
    case KR_HOLE_COLD_BRANCH19:
    case KR_HOLE_COLD_BRANCH26: kr_text_append_text(text, "deallocate"); return;
    case KR_HOLE_LABEL_REL32:
    case KR_HOLE_LABEL_BRANCH26: kr_text_printf(text, "L%u", (unsigned)mop->imm); return;
    case KR_HOLE_SYMBOL_32:
    case KR_HOLE_SYMBOL_PAGE:
    case KR_HOLE_SYMBOL_LO12: kr_text_append_text(text, kr_stencil_symbol_names[hole.which]); return;
    case KR_HOLE_CALL_REL32:
    case KR_HOLE_CALL_BRANCH26:
    case KR_HOLE_IMM_S32:
    case KR_HOLE_IMM_U31:
    case KR_HOLE_IMM_64:
    case KR_HOLE_IMM_U6:
    case KR_HOLE_MOVW_0:
    case KR_HOLE_MOVW_1:
    case KR_HOLE_MOVW_2:
    case KR_HOLE_MOVW_3:
    case KR_HOLE_ADD_LO12:
    case KR_HOLE_LDST64_LO12: break;
    }
    l->word(l->context, text, mop, hole.which);
}

static bool is_distance(uint8_t kind)
{
    return kind == KR_HOLE_EXIT_REL32 || kind == KR_HOLE_COLD_REL32 || kind == KR_HOLE_LABEL_REL32 ||
           kind == KR_HOLE_CALL_REL32 || kind == KR_HOLE_EXIT_BRANCH14 || kind == KR_HOLE_EXIT_BRANCH19 ||
           kind == KR_HOLE_EXIT_BRANCH26 || kind == KR_HOLE_COLD_BRANCH19 || kind == KR_HOLE_COLD_BRANCH26 ||
           kind == KR_HOLE_LABEL_BRANCH26 || kind == KR_HOLE_CALL_BRANCH26;
}

// Writes the operands with the last number replaced by `name`.
static void write_replaced(KrText *text, const char *operands, const char *name)
{
    const char *start = NULL, *end = NULL;
    for (const char *p = operands; *p; p++) {
        bool word_before = p > operands && (p[-1] == 'x' || (p[-1] >= '0' && p[-1] <= '9') || (p[-1] >= 'a' && p[-1] <= 'z'));
        if (*p >= '0' && *p <= '9' && !word_before) {
            start = p;
            end = p + strspn(p, "0123456789abcdefx");
            p = end - 1;
        }
    }
    if (!start) {
        kr_text_printf(text, "%s, %s", operands, name);
        return;
    }
    kr_text_append(text, operands, (size_t)(start - operands));
    kr_text_printf(text, "%s%s", name, end);
}

// The code of one micro-op. Addresses are offsets in the trace, so that listings are the same in every run.
static void write_code(KrText *text, Disassembler *d, const KrListing *l, const KrMop *mop, uint32_t from, uint32_t to)
{
    const KrStencil *stencil = kr_jit_stencil(l->jit, mop);
    cs_insn *insns;
    size_t count = d->disasm(d->handle, l->span->hot_code + from, to - from, from, 0, &insns);
    for (size_t i = 0; i < count; i++) {
        uint32_t start = (uint32_t)insns[i].address - from, size = insns[i].size;
        size_t line = text->length;
        KrText name, beside;
        kr_text_init(&name);
        kr_text_init(&beside);
        bool distance = false;
        for (uint32_t k = 0; stencil && k < stencil->hole_count; k++) {
            KrHole hole = kr_stencil_holes[stencil->hole + k];
            if (hole.offset < start || hole.offset >= start + size)
                continue;
            size_t before = name.length;
            name_hole(&name, l, mop, hole);
            distance = is_distance(hole.kind);
            if (name.length == before)
                kr_text_printf(&beside, "imm%u", hole.which);
        }
        kr_text_printf(text, "  %5x:  %s ", (unsigned)insns[i].address, insns[i].mnemonic);
        if (!stencil)
            l->word(l->context, text, mop, 0);
        else if (distance && name.length)
            kr_text_append_text(text, name.bytes);
        else if (name.length)
            write_replaced(text, insns[i].op_str, name.bytes);
        else
            kr_text_append_text(text, insns[i].op_str);
        if (beside.length) {
            size_t used = text->length - line;
            kr_text_append_repeated(text, ' ', used < 48 ? 48 - used : 1);
            kr_text_printf(text, "; %s", beside.bytes);
        }
        kr_text_append_char(text, '\n');
        kr_text_fini(&name);
        kr_text_fini(&beside);
        if (!stencil)
            break; // one jump; what follows fills up its room
    }
    if (count)
        d->free_insns(insns, count);
}
#endif

void kr_listing_write(KrText *text, const KrListing *l)
{
#if HAVE_CAPSTONE
    Disassembler d = {0};
    bool ready = disassembler_open(&d);
#else
    bool ready = false;
#endif
    if (!ready)
        kr_text_printf(text, "; install libcapstone4 to see instructions\n");
    for (uint32_t i = 0; i < l->count; i++) {
        l->heading(l->context, text, &l->mops[i]);
#if HAVE_CAPSTONE
        uint32_t from = l->span->starts[i], to = l->span->starts[i + 1];
        if (ready && to > from)
            write_code(text, &d, l, &l->mops[i], from, to);
#endif
    }
#if HAVE_CAPSTONE
    if (ready)
        d.close(&d.handle);
    if (d.library)
        dlclose(d.library);
#endif
}
