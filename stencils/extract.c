// SPDX-License-Identifier: MIT
// Reads a stencil object file with libelf and prints, for every function section, its bytes and
// relocations as text for stencils/build.py:
//
//   F <name> <size in bytes>
//   B <bytes in hex>
//   R <offset> <type name or number> <symbol> <addend>
//
// It knows relocation types of x86-64 and AArch64 by name only; what they mean as holes is
// decided in build.py. Anything unexpected (several symbols in a section, data relocations) is
// printed as it is, so that the lint there can refuse it. Tests: tests/stencils/run.py.
#include <elf.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int die(const char *what, const char *name)
{
    fprintf(stderr, "extract: %s: %s: %s\n", name, what, elf_errmsg(-1));
    return 1;
}

static const char *symbol_name(Elf *elf, Elf_Data *symbols, size_t strings, size_t index)
{
    GElf_Sym symbol;
    if (!gelf_getsym(symbols, (int)index, &symbol))
        return "?";
    const char *name = elf_strptr(elf, strings, symbol.st_name);
    return name && *name ? name : "(section)";
}

// Prints the bytes of one code section.
static void print_section(Elf_Scn *section, const char *name)
{
    Elf_Data *data = elf_getdata(section, NULL);
    printf("F %s %zu\nB ", name, data ? data->d_size : 0);
    for (size_t i = 0; data && i < data->d_size; i++)
        printf("%02x", ((unsigned char *)data->d_buf)[i]);
    printf("\n");
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: extract OBJECT\n");
        return 2;
    }
    int fd = open(argv[1], O_RDONLY);
    if (fd < 0) {
        perror(argv[1]);
        return 1;
    }
    if (elf_version(EV_CURRENT) == EV_NONE)
        return die("libelf", argv[1]);
    Elf *elf = elf_begin(fd, ELF_C_READ, NULL);
    size_t names;
    if (!elf || elf_getshdrstrndx(elf, &names) != 0)
        return die("not an object file", argv[1]);

    Elf_Data *symbols = NULL;
    size_t symbol_strings = 0;
    for (Elf_Scn *s = NULL; (s = elf_nextscn(elf, s));) {
        GElf_Shdr header;
        gelf_getshdr(s, &header);
        if (header.sh_type == SHT_SYMTAB) {
            symbols = elf_getdata(s, NULL);
            symbol_strings = header.sh_link;
        }
    }
    for (Elf_Scn *s = NULL; (s = elf_nextscn(elf, s));) {
        GElf_Shdr header;
        gelf_getshdr(s, &header);
        const char *name = elf_strptr(elf, names, header.sh_name);
        if (!(header.sh_flags & SHF_EXECINSTR) || strncmp(name, ".text.", 6) != 0)
            continue;
        print_section(s, name);
        for (Elf_Scn *r = NULL; (r = elf_nextscn(elf, r));) { // its relocations
            GElf_Shdr relocations;
            gelf_getshdr(r, &relocations);
            if (relocations.sh_type != SHT_RELA || relocations.sh_info != elf_ndxscn(s))
                continue;
            Elf_Data *data = elf_getdata(r, NULL);
            size_t count = relocations.sh_size / relocations.sh_entsize;
            for (size_t i = 0; i < count; i++) {
                GElf_Rela rela;
                gelf_getrela(data, (int)i, &rela);
                printf("R %llu %llu %s %lld\n", (unsigned long long)rela.r_offset,
                       (unsigned long long)GELF_R_TYPE(rela.r_info),
                       symbol_name(elf, symbols, symbol_strings, GELF_R_SYM(rela.r_info)),
                       (long long)rela.r_addend);
            }
        }
    }
    elf_end(elf);
    close(fd);
    return 0;
}
