// SPDX-License-Identifier: MIT
// Annotated machine code: see listing.h.
#include "jit/listing.h"

#include <dlfcn.h>
#include <stdio.h>

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

// Addresses are shown relative to the trace, so that listings are the same in every run.
static void write_code(KrText *text, Disassembler *d, const uint8_t *code, size_t size,
                       uint64_t address)
{
    cs_insn *insns;
    size_t count = d->disasm(d->handle, code, size, address, 0, &insns);
    for (size_t i = 0; i < count; i++)
        kr_text_printf(text, "  %5x:  %s %s\n", (unsigned)insns[i].address, insns[i].mnemonic,
                       insns[i].op_str);
    if (count)
        d->free_insns(insns, count);
}
#endif

void kr_listing_write(KrText *text, const KrCodeSpan *span, const KrMop *mops, uint32_t count,
                      const char *(*mop_name)(uint16_t))
{
#if HAVE_CAPSTONE
    Disassembler d = {0};
    bool ready = disassembler_open(&d);
#else
    bool ready = false;
#endif
    if (!ready)
        kr_text_printf(text, "; install libcapstone4 to see instructions\n");
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from = span->starts[i], to = span->starts[i + 1];
        kr_text_printf(text, "; %s", mop_name(mops[i].op));
        if (mops[i].ref)
            kr_text_printf(text, " v%u", mops[i].ref);
        if (mops[i].exit != 0xFFFF)
            kr_text_printf(text, ", exit %u", mops[i].exit);
        kr_text_printf(text, "%s\n", to == from ? " (no code)" : "");
#if HAVE_CAPSTONE
        if (ready)
            write_code(text, &d, span->hot_code + from, to - from, from);
#endif
    }
#if HAVE_CAPSTONE
    if (ready)
        d.close(&d.handle);
    if (d.library)
        dlclose(d.library);
#endif
}
