// SPDX-License-Identifier: MIT
// The start-up image: the code objects of the frozen modules and the interned names as they lie in memory, in one
// file beside the program (`krait --make-image FILE` writes it). It is mapped where its pointers are right, so that
// a start reads nothing and makes nothing; where that place is taken (a second VM), they are moved.
//
//   KrImage | table of names | used: strs, bytecode | read: code that has run or is in functions | strs | bytecode
//   | tuples, code objects ... | cold: line tables, long strs | pointers
//
// `used` is what a start writes to (hashes, counters): it is made the process's own at once. A start tells what it is,
// so an image is written twice: the second time by a program that has mapped the first. What lies behind it the start should not even
// touch: the kernel maps 64 KiB for each page.
// Everything in it is immortal and private to the VM that mapped it: hashes, versions and specialized bytecode are
// written into it. An image fits one build of the program only: it holds addresses of static objects.
// Invariant: objects of the image refer to others of it, to static ones, and (frozensets, whose order hangs on
// the hash key) to what kr_image_code has put there.
// Tests: tests/unit/image_test.c, tests/lang/reference/imports/, tests/cli/.
#pragma once

#include "runtime/code.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

enum { KR_IMAGE_NAMED = 1, // bit of KrImageName.hash
       KR_IMAGE_FOUND = 3, // KrStr.interned of a str that this process has found in the image
       KR_IMAGE_DOC_READ = 2 }; // KrCode.fused of code whose docstring this process has asked for

typedef struct KrImageModule {
    char name[40];   // "importlib._bootstrap"
    char source[48]; // its file below the library
    int64_t mtime, source_size;
    KrCode *code;
    uint32_t first_set, end_set; // of KrImage.sets
    uint32_t freshness;          // KrImageFreshness: kept after the first look at the file
    bool has_sets;
} KrImageModule;

typedef enum KrImageFreshness { KR_IMAGE_UNKNOWN, KR_IMAGE_FRESH, KR_IMAGE_STALE } KrImageFreshness;

typedef struct KrImageName { // of a table with open addressing; place 0: empty
    uint32_t hash;           // KR_IMAGE_NAMED set: a static str
    uint32_t place;          // of the str: an offset, or the address of a static one
} KrImageName;

typedef struct KrImageSet { // a frozenset to be made of a tuple
    KrOwn *slot;
    KrTuple *items;
} KrImageSet;

typedef struct KrImage {
    char magic[8]; // "KRIMAGE3"
    uint32_t bytecode, moved_count;
    uint8_t build[32]; // of the program
    uint64_t base;     // the address for which its pointers are right
    uint64_t size, moved; // bytes of the file; offset of moved_count u32 (offsets of pointers, in words)
    uint64_t used, used_size; // offset and bytes of what a start writes to
    KrImageModule *modules;
    KrCode **codes; // all of them
    KrImageSet *sets;
    uint32_t module_count, code_count, set_count;
    uint32_t name_mask;
    KrImageName *names;
} KrImage;

#define KR_IMAGE_MAGIC "KRIMAGE3"
#define KR_IMAGE_BASE  UINT64_C(0x6B7200000000)

// Maps the file; null: there is none, or it is of another build.
KrImage *kr_image_open(const char *path);
extern bool kr_image_is_noted; // what is found and asked for is marked: for the next image (else it would be written to for nothing)
// At the VM's end: what its objects have come to own; then, when nothing of it is in use, the memory.
void kr_image_let_go(KrThread *thread, const KrImage *image);
void kr_image_close(KrImage *image);
const char *kr_image_build(size_t *size);              // what tells this program from others; null: unknown
uint32_t kr_image_name_hash(const void *text, size_t size, unsigned kind) KR_LEAF;
// An interned str of this text, or null. kind: bytes a character; size in bytes.
KrStr *kr_image_find_name(const KrImage *image, const void *text, size_t size, unsigned kind) KR_LEAF;
KrImageModule *kr_image_find_module(KrImage *image, const char *name) KR_LEAF; // or null
KrOwn kr_image_code(KrThread *thread, KrImageModule *module) KR_NEW;

KR_INLINE bool kr_image_has(const KrImage *image, const void *object)
{
    return image && (uintptr_t)object - (uintptr_t)image < image->size;
}

// image_write.c
typedef struct KrImageSource { // a module to be written
    const char *name, *source;
    int64_t mtime, size;
    KrOwn code;
} KrImageSource;
// What this process has written to in the image that it has mapped. Null: there is none, or no memory.
typedef struct KrImageUse KrImageUse;
KrImageUse *kr_image_note_use(const KrVM *vm);
// False: the file could not be written, or a constant has no place in an image; a message is printed. Frees `use`.
bool kr_image_write(KrThread *thread, const KrImageSource *sources, size_t count, KrImageUse *use, const char *path);
