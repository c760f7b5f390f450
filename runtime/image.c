// SPDX-License-Identifier: MIT
// Mapping the start-up image and finding things in it. See image.h.
// Called by vm.c, frozen.c and str.c.
#define _GNU_SOURCE // dl_iterate_phdr
#include "runtime/image.h"

#include "runtime/frozen.h"
#include "runtime/set.h"
#include "runtime/thread.h"
#include "runtime/vm.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif
#ifndef MADV_POPULATE_WRITE // Linux 5.14; older ones refuse it
#define MADV_POPULATE_WRITE 23
#endif

bool kr_image_is_noted;

// --- which program this is ------------------------------------------------------------------

typedef struct Note {
    const char *bytes;
    size_t size;
} Note;

// The first object is the program: its GNU build id is a hash of all that was linked.
static int find_build_id(struct dl_phdr_info *info, size_t info_size, void *context)
{
    Note *note = context;
    (void)info_size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
        if (segment->p_type != PT_NOTE) continue;
        const char *at = (const char *)(info->dlpi_addr + segment->p_vaddr), *end = at + segment->p_memsz;
        while (at + sizeof(ElfW(Nhdr)) <= end) {
            const ElfW(Nhdr) *head = (const ElfW(Nhdr) *)(const void *)at;
            const char *name = at + sizeof *head, *bytes = name + ((head->n_namesz + 3) & ~3u);
            if (head->n_type == NT_GNU_BUILD_ID && head->n_namesz == 4 && !memcmp(name, "GNU", 4)) {
                *note = (Note){bytes, head->n_descsz};
                return 1;
            }
            at = bytes + ((head->n_descsz + 3) & ~3u);
        }
    }
    return 1;
}

const char *kr_image_build(size_t *size)
{
    Note note = {0};
    (void)dl_iterate_phdr(find_build_id, &note);
    *size = note.size;
    return note.bytes;
}

static bool is_ours(const KrImage *head, uint64_t file_size)
{
    size_t size;
    const char *build = kr_image_build(&size);
    return build && size <= sizeof head->build && !memcmp(head->magic, KR_IMAGE_MAGIC, 8) &&
           head->bytecode == kr_frozen_magic() && head->size == file_size && !memcmp(head->build, build, size);
}

// --- mapping --------------------------------------------------------------------------------

static void move_pointers(char *at, const KrImage *head)
{
    uint64_t distance = (uint64_t)(uintptr_t)at - head->base, word;
    const uint32_t *moved = (const uint32_t *)(const void *)(at + head->moved);
    for (uint32_t i = 0; i < head->moved_count; i++) {
        char *place = at + (size_t)moved[i] * sizeof word;
        memcpy(&word, place, sizeof word);
        word += distance;
        memcpy(place, &word, sizeof word);
    }
}

// One call instead of a page fault for each page.
static void populate(char *from, size_t size)
{
    uintptr_t start = (uintptr_t)from & ~(uintptr_t)4095, end = ((uintptr_t)from + size + 4095) & ~(uintptr_t)4095;
    if (size) (void)madvise((void *)start, end - start, MADV_POPULATE_WRITE); // NOLINT(performance-no-int-to-ptr)
}

KrImage *kr_image_open(const char *path)
{
    struct stat info;
    KrImage head;
    void *at = MAP_FAILED;
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return NULL;
    if (fstat(file, &info) == 0 && read(file, &head, sizeof head) == (ssize_t)sizeof head &&
        is_ours(&head, (uint64_t)info.st_size)) {
        void *wanted = (void *)(uintptr_t)head.base; // NOLINT(performance-no-int-to-ptr)
        at = mmap(wanted, head.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED_NOREPLACE, file, 0);
        if (at == MAP_FAILED) at = mmap(NULL, head.size, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
        if (at != MAP_FAILED) populate((char *)at + head.used, head.used_size);
        if (at != MAP_FAILED && at != wanted) move_pointers(at, &head);
    }
    close(file);
    return at == MAP_FAILED ? NULL : at;
}

void kr_image_let_go(KrThread *thread, const KrImage *image)
{
    for (uint32_t i = 0; i < image->code_count; i++)
        kr_code_let_go(thread, image->codes[i]);
    for (uint32_t i = 0; i < image->set_count; i++)
        kr_xdrop(thread, kr_move(image->sets[i].slot));
}

void kr_image_close(KrImage *image)
{
    (void)munmap(image, image->size);
}

// --- finding --------------------------------------------------------------------------------

uint32_t kr_image_name_hash(const void *text, size_t size, unsigned kind)
{
    const char *at = text;
    uint64_t hash = size * 4 + kind, word;
    for (; size >= sizeof word; at += sizeof word, size -= sizeof word) {
        memcpy(&word, at, sizeof word);
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    if (size) {
        word = 0;
        memcpy(&word, at, size);
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    }
    return (uint32_t)(hash >> 32) & ~(uint32_t)KR_IMAGE_NAMED;
}

KrStr *kr_image_find_name(const KrImage *image, const void *text, size_t size, unsigned kind)
{
    uint32_t hash = kr_image_name_hash(text, size, kind);
    for (uint32_t i = hash >> 1 & image->name_mask; image->names[i].place; i = (i + 1) & image->name_mask) {
        const KrImageName *name = &image->names[i];
        if ((name->hash & ~(uint32_t)KR_IMAGE_NAMED) != hash) continue;
        uintptr_t origin = name->hash & KR_IMAGE_NAMED ? 0 : (uintptr_t)image;
        KrStr *str = (KrStr *)(origin + name->place); // NOLINT(performance-no-int-to-ptr)
        if (str->kind != kind || (size_t)str->length * kind != size || memcmp(kr_str_data(str), text, size)) continue;
        if (kr_image_is_noted && origin) str->interned = KR_IMAGE_FOUND;
        return str;
    }
    return NULL;
}

KrImageModule *kr_image_find_module(KrImage *image, const char *name)
{
    for (uint32_t i = 0; i < image->module_count; i++)
        if (*image->modules[i].name == *name && !strcmp(image->modules[i].name, name)) return &image->modules[i];
    return NULL;
}

KrOwn kr_image_code(KrThread *thread, KrImageModule *module)
{
    const KrImage *image = thread->vm->image;
    for (uint32_t i = module->first_set; i < module->end_set && !module->has_sets; i++) {
        const KrImageSet *set = &image->sets[i];
        if (!kr_is_null(*set->slot)) continue; // made before memory was out
        *set->slot = kr_frozenset_from(thread, kr_from_obj(set->items));
        if (kr_is_null(*set->slot)) return KR_NULL;
    }
    module->has_sets = true;
    return kr_dup(kr_from_obj(module->code));
}
