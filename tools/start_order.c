// SPDX-License-Identifier: MIT
// start_order: the functions that a run of a program calls, in the order of their first calls.
//
//   start_order PROGRAM [ARGUMENT...] >ORDER
//
// The release build links once, runs the result on `-c pass` under this, and links again with the list as lld's
// --symbol-ordering-file: what runs at start-up then lies on neighbouring pages, and a third of the page faults of the
// text go away. Nothing depends on the list: where ptrace is refused it is empty, and the order stays the linker's.
//
// Where the program unmaps its code (kr_pages_unmap_program), a line "=" is printed, and the functions called from then on are listed anew:
// those of its second phase.
//
// How: the program (position dependent, x86-64) starts with breakpoints instead of all functions: the cold part of one that was split
// is not always entered at its first byte. One that is hit prints the function's name, puts its bytes back and lets the instruction run.
// Tests: tests/cli/run.py follows tools/measure.c with it.
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BREAKPOINT = 0xCC };

typedef struct Function {
    uint64_t address, size;
    const char *name;
} Function;

typedef struct
    Text { // of the program: bytes as in the file, and where they are in memory
    const uint8_t *bytes;
    uint64_t address, size;
    Function *functions; // by address, one for each
    size_t count;
    const Function *unmapping; // the one that does away with the breakpoints; null: there is none
} Text;

static int by_place(const void *key, const void *element)
{
    uint64_t place = *(const uint64_t *)key;
    const Function *function = element;
    return place < function->address ? -1 : place >= function->address + function->size;
}

static int by_address(const void *a, const void *b)
{
    uint64_t x = ((const Function *)a)->address, y = ((const Function *)b)->address;
    return x < y ? -1 : x > y;
}

static bool read_text(const char *path, Text *text)
{
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &info) < 0 || info.st_size < (off_t)sizeof(Elf64_Ehdr))
        return false;
    const uint8_t *at =
        mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (at == MAP_FAILED) return false;
    const Elf64_Ehdr *head = (const Elf64_Ehdr *)(const void *)at;
    if (memcmp(head->e_ident, ELFMAG, SELFMAG) || head->e_type != ET_EXEC ||
        head->e_machine != EM_X86_64)
        return false;
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(const void *)(at + head->e_shoff),
                     *symbols = NULL;
    const char *section_names = (const char *)at + sections[head->e_shstrndx].sh_offset;
    for (int i = 0; i < head->e_shnum; i++) {
        if (sections[i].sh_type == SHT_SYMTAB) symbols = &sections[i];
        if (!strcmp(section_names + sections[i].sh_name, ".text"))
            *text = (Text){.bytes = at + sections[i].sh_offset,
                           .address = sections[i].sh_addr,
                           .size = sections[i].sh_size};
    }
    if (!symbols || !text->size) return false;
    const char *names = (const char *)at + sections[symbols->sh_link].sh_offset;
    const Elf64_Sym *symbol =
        (const Elf64_Sym *)(const void *)(at + symbols->sh_offset);
    size_t most = symbols->sh_size / sizeof *symbol;
    text->functions = malloc((most + 1) * sizeof *text->functions);
    if (!text->functions) return false;
    for (size_t i = 0; i < most; i++) // cold parts have no type
        if (ELF64_ST_TYPE(symbol[i].st_info) <= STT_FUNC && symbol[i].st_size &&
            symbol[i].st_value - text->address < text->size)
            text->functions[text->count++] =
                (Function){symbol[i].st_value, symbol[i].st_size, names + symbol[i].st_name};
    qsort(text->functions, text->count, sizeof *text->functions, by_address);
    size_t kept = 0;
    for (size_t i = 0; i < text->count; i++)
        if (!kept || text->functions[kept - 1].address + text->functions[kept - 1].size <= text->functions[i].address)
            text->functions[kept++] = text->functions[i];
    text->count = kept;
    for (size_t i = 0; i < kept; i++)
        if (!strcmp(text->functions[i].name, "kr_pages_unmap_program")) text->unmapping = &text->functions[i];
    return true;
}

// In all functions but `spared`, which may be null.
static bool set_breakpoints(int memory, const Text *text, const Function *spared)
{
    uint8_t *bytes = malloc(text->size);
    if (!bytes) return false;
    memcpy(bytes, text->bytes, text->size);
    for (size_t i = 0; i < text->count; i++)
        if (&text->functions[i] != spared)
            memset(bytes + (text->functions[i].address - text->address), BREAKPOINT, text->functions[i].size);
    bool ok =
        pwrite(memory, bytes, text->size, (off_t)text->address) == (ssize_t)text->size;
    free(bytes);
    return ok;
}

// The program has stopped at a SIGTRAP. False: at none of ours. *unmapping: it is about to do away with the breakpoints.
static bool step_over(pid_t pid, int memory, const Text *text, bool *unmapping)
{
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, pid, NULL, &registers) < 0) return false;
    uint64_t place = registers.rip - 1;
    const Function *found =
        bsearch(&place, text->functions, text->count, sizeof *found, by_place);
    if (!found) return false;
    puts(found->name);
    if (found == text->unmapping) *unmapping = true;
    registers.rip--;
    return pwrite(memory, text->bytes + (found->address - text->address), found->size,
                  (off_t)found->address) == (ssize_t)found->size &&
           ptrace(PTRACE_SETREGS, pid, NULL, &registers) == 0;
}

int main(int argc, char **argv)
{
    Text text = {0};
    if (argc < 2 || !read_text(argv[1], &text)) {
        fputs(argc < 2 ? "usage: start_order PROGRAM [ARGUMENT...]\n"
                       : "start_order: not a program with symbols\n",
              stderr);
        return 2;
    }
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_RDWR);
        if (null >= 0 && dup2(null, 1) >= 0 &&
            ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
            execv(argv[1], argv + 1);
        _exit(127);
    }
    int status = 0;
    if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFSTOPPED(status)) {
        fputs("start_order: the program cannot be traced\n", stderr);
        return 1;
    }
    char path[64];
    (void)snprintf(path, sizeof path, "/proc/%ld/mem", (long)pid);
    int memory = open(path, O_RDWR | O_CLOEXEC);
    if (memory < 0 || !set_breakpoints(memory, &text, NULL)) {
        perror("start_order");
        kill(pid, SIGKILL);
        return 1;
    }
    enum { AT_CALL = SIGTRAP | 0x80, STOPS = 2 }; // before a system call and behind it
    (void)ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)PTRACE_O_TRACESYSGOOD); // NOLINT(performance-no-int-to-ptr)
    bool unmapping = false;
    for (int pass_on = 0, stops = 0; ptrace(unmapping ? PTRACE_SYSCALL : PTRACE_CONT, pid, NULL, (void *)(intptr_t)pass_on) ==
                                     0;) { // NOLINT(performance-no-int-to-ptr)
        if (waitpid(pid, &status, 0) < 0 || !WIFSTOPPED(status)) break;
        pass_on = WSTOPSIG(status);
        if (pass_on == SIGTRAP && step_over(pid, memory, &text, &unmapping)) pass_on = 0;
        if (pass_on == AT_CALL) {
            pass_on = 0;
            stops++;
        }
        if (stops == STOPS) { // the code is as in the file again
            puts("=");
            unmapping = false;
            stops = 0;
            if (!set_breakpoints(memory, &text, text.unmapping)) break;
        }
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
}
