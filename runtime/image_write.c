// SPDX-License-Identifier: MIT
// Writing the start-up image: code objects and names are copied as they lie in memory. See image.h.
//
// Pieces go into parts by what happens to them (written to, read, hardly ever needed), so that few pages are touched. Places in them are known at once, addresses only at the end: links are kept until then.
// Called by frozen.c for `krait --make-image`. Tests: tests/lang/reference/imports/.
#include "runtime/image.h"

#include "base/text.h"
#include "runtime/bytes.h"
#include "runtime/complex.h"
#include "runtime/dict.h"
#include "runtime/frozen.h"
#include "runtime/int.h"
#include "runtime/set.h"
#include "runtime/slice.h"
#include "runtime/vm.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// BODIES and UNITS hold bytecode, of modules and classes and of functions: counters in it change when it runs. RUN is what a start reads:
// code that has run and what it refers to, and the code that this has made functions of.
typedef enum Part { HEAD, USED_NAMES, USED_UNITS, RUN, NAMES, BODIES, UNITS, LIVE, COLD, PARTS } Part;
enum { ALIGN = 16 };

typedef uint64_t Place; // part << 32 | offset
typedef struct Link {
    Place at, to; // the word there is the address of that
} Link;
typedef struct Memo {
    const KrObject *object;
    Place place;
} Memo;

typedef struct Writer {
    KrThread *thread;
    KrText parts[PARTS];
    KrText links, sets, codes; // Link; Link (slot, items); Place
    Memo *memo;
    size_t memo_mask, memo_count;
    const KrImageUse *use; // or null
    Part live, text;       // where what a code object refers to goes: RUN or LIVE; strs that are no names, numbers: RUN or COLD
    const char *problem;   // what went wrong, or null
} Writer;

struct KrImageUse {
    const char *image;
    uint8_t *strs;   // a bit for each ALIGN bytes of the image: a str that has a hash or was found by its text
    uint64_t *codes; // set of keys of code that has run; 0: none
    size_t code_mask;
};

extern const char __executable_start[], _end[]; // by the linker: the program's own memory

static bool is_static(const void *at)
{
    return (const char *)at >= __executable_start && (const char *)at < _end;
}

// --- pieces ---------------------------------------------------------------------------------

static Place new_piece(Writer *w, Part part, size_t size)
{
    KrText *text = &w->parts[part];
    Place place = (uint64_t)part << 32 | text->length;
    kr_text_append_repeated(text, 0, (size + ALIGN - 1) & ~(size_t)(ALIGN - 1));
    if (text->failed || text->length >= UINT32_MAX / 2) w->problem = "out of memory";
    return place;
}
static void fill(Writer *w, Place place, const void *bytes, size_t size)
{
    if (!w->problem && size) memcpy(w->parts[place >> 32].bytes + (uint32_t)place, bytes, size);
}
static void link_to(Writer *w, Place at, Place to)
{
    Link link = {at, to};
    kr_text_append(&w->links, &link, sizeof link);
}
static Place new_copy(Writer *w, Part part, const void *bytes, size_t size)
{
    Place place = new_piece(w, part, size ? size : 1);
    fill(w, place, bytes, size);
    return place;
}

// --- what has been used ---------------------------------------------------------------------

static uint32_t text_hash(KrRef value)
{
    const KrStr *str = kr_str_obj(value);
    return kr_image_name_hash(kr_str_data(str), (size_t)str->length * str->kind, str->kind);
}

// The same for the code that is made of the same source.
static uint64_t code_key(const KrCode *code)
{
    uint64_t key = text_hash(kr_ref(code->filename));
    key = (key * UINT64_C(0x9E3779B97F4A7C15)) ^ text_hash(kr_ref(code->qualname));
    key = (key * UINT64_C(0x9E3779B97F4A7C15)) ^ (uint32_t)code->first_line;
    return key ? key : 1;
}

// That its docstring has been asked for.
static uint64_t doc_key(const KrCode *code)
{
    return code_key(code) ^ 1 << 20;
}

// The place of a key, or of where it would be.
static uint64_t *find_key(const KrImageUse *use, uint64_t key)
{
    size_t i = key & use->code_mask;
    while (use->codes[i] && use->codes[i] != key)
        i = (i + 1) & use->code_mask;
    return &use->codes[i];
}

static void use_free(KrImageUse *use)
{
    if (!use) return;
    free(use->strs);
    free(use->codes);
    free(use);
}

static bool note_codes(KrImageUse *use, const KrImage *image, const char *path)
{
    FILE *file = fopen(path, "rb"); // as it was: what differs has run
    char *before = file ? malloc(image->size) : NULL;
    bool ok = before && fread(before, 1, image->size, file) == image->size;
    use->codes = calloc(use->code_mask + 1, sizeof *use->codes);
    ok = ok && use->codes;
    for (uint32_t i = 0; ok && i < image->code_count; i++) {
        const KrCode *code = image->codes[i];
        if (memcmp(code->units, before + ((const char *)code->units - (const char *)image), code->unit_count * sizeof(KrUnit)))
            *find_key(use, code_key(code)) = code_key(code);
        if (code->fused == KR_IMAGE_DOC_READ) *find_key(use, doc_key(code)) = doc_key(code);
    }
    free(before);
    if (file) fclose(file);
    return ok;
}

KrImageUse *kr_image_note_use(const KrVM *vm)
{
    const KrImage *image = vm->image;
    KrImageUse *use = image ? calloc(1, sizeof *use) : NULL;
    if (!use) return NULL;
    use->image = (const char *)image;
    use->code_mask = 63;
    while (use->code_mask < 4 * (size_t)image->code_count)
        use->code_mask = 2 * use->code_mask + 1;
    use->strs = calloc(image->size / ALIGN / 8 + 1, 1);
    if (!use->strs || !note_codes(use, image, vm->config->image)) {
        use_free(use);
        return NULL;
    }
    for (uint32_t i = 0; i <= image->name_mask; i++) {
        const KrImageName *name = &image->names[i];
        if (!name->place || name->hash & KR_IMAGE_NAMED) continue;
        const KrStr *str = (const KrStr *)(const void *)((const char *)image + name->place);
        if (str->hash != -1 || str->interned == KR_IMAGE_FOUND) use->strs[name->place / ALIGN / 8] |= (uint8_t)(1 << name->place / ALIGN % 8);
    }
    return use;
}

static bool str_is_used(const Writer *w, const KrStr *str)
{
    const KrImage *image = w->thread->vm->image;
    size_t place = (size_t)((const char *)str - (const char *)image) / ALIGN;
    if (!w->use || (const char *)str < (const char *)image || place >= image->size / ALIGN) return false;
    return w->use->strs[place / 8] >> place % 8 & 1;
}

// --- objects --------------------------------------------------------------------------------

static Memo *memo_of(Writer *w, const KrObject *object)
{
    if (2 * w->memo_count >= w->memo_mask) {
        Memo *old = w->memo;
        size_t size = w->memo_mask + 1;
        Memo *grown = calloc(2 * size, sizeof *grown);
        if (!grown) {
            w->problem = "out of memory";
            return NULL;
        }
        w->memo = grown;
        w->memo_mask = 2 * size - 1;
        w->memo_count = 0;
        for (size_t i = 0; i < size; i++)
            if (old[i].object) *memo_of(w, old[i].object) = old[i];
        free(old);
    }
    size_t i = (uintptr_t)object / 8 * 31 & w->memo_mask;
    while (w->memo[i].object && w->memo[i].object != object)
        i = (i + 1) & w->memo_mask;
    w->memo_count += !w->memo[i].object;
    w->memo[i].object = object;
    return &w->memo[i];
}

static Place place_of(Writer *w, KrObject *object);

static void put_value(Writer *w, Place at, KrRef value)
{
    uint64_t word = kr_bits(value);
    if (!kr_is_ptr(value) || !word || is_static(kr_obj(value))) {
        fill(w, at, &word, sizeof word);
    } else if (!kr_is_exact(value, &kr_frozenset_type)) {
        link_to(w, at, place_of(w, kr_obj(value)));
    } else { // the hash key is another one in each process
        size_t count = (size_t)kr_set_length(value), position = 0, i = 0;
        KrTuple head = {.header = KR_OBJECT_IMMORTAL(&kr_tuple_type), .length = (int64_t)count};
        Place items = new_piece(w, w->live, sizeof head + count * sizeof(KrOwn));
        fill(w, items, &head, sizeof head);
        KrRef item;
        int64_t hash;
        while (kr_set_next(value, &position, &item, &hash))
            put_value(w, items + sizeof head + sizeof(KrOwn) * i++, item);
        Link set = {at, items};
        kr_text_append(&w->sets, &set, sizeof set);
    }
}

static Place write_array(Writer *w, const KrOwn *items, size_t count)
{
    Place place = new_piece(w, w->live, (count ? count : 1) * sizeof *items);
    for (size_t i = 0; i < count; i++)
        put_value(w, place + i * sizeof *items, kr_ref(items[i]));
    return place;
}

static Place write_tuple(Writer *w, const KrTuple *tuple)
{
    size_t count = (size_t)tuple->length, size = sizeof *tuple + count * sizeof(KrOwn);
    KrTuple head = {.header = KR_OBJECT_IMMORTAL(&kr_tuple_type), .length = tuple->length};
    Place place = new_piece(w, w->live, size);
    fill(w, place, &head, sizeof head);
    for (size_t i = 0; i < count; i++)
        put_value(w, place + sizeof head + i * sizeof(KrOwn), kr_ref(tuple->items[i]));
    return place;
}

static bool has_run(const Writer *w, const KrCode *code)
{
    return w->use && *find_key(w->use, code_key(code));
}

// As after the first run of the code (kr_vm_hooks.fuse). made: there is a function of it.
static Place write_units(Writer *w, KrCode *code, bool made)
{
    if (kr_vm_hooks.fuse) kr_vm_hooks.fuse(w->thread, code);
    code->fused = 1;
    Part part = code->flags & KR_CODE_OPTIMIZED ? UNITS : BODIES;
    if (has_run(w, code))
        part = USED_UNITS;
    else if (made && code->flags & (KR_CODE_GENERATOR | KR_CODE_COROUTINE | KR_CODE_ASYNC_GENERATOR))
        part = RUN; // perhaps called, but not resumed
    return new_copy(w, part, code->units, code->unit_count * sizeof(KrUnit));
}

// Docstrings are looked at by few. Sets are put into the array when their module is imported.
static Place write_consts(Writer *w, const KrCode *code)
{
    Part live = w->live, text = w->text;
    bool has_doc = code->flags & KR_CODE_HAS_DOCSTRING && code->const_count && kr_is_ptr(kr_ref(code->consts[0]));
    if (has_doc) {
        bool is_read = w->use && *find_key(w->use, doc_key(code));
        w->text = is_read ? RUN : COLD;
        (void)place_of(w, kr_obj(kr_ref(code->consts[0])));
        w->text = text;
        if (is_read) w->live = RUN;
    }
    for (uint32_t i = 0; i < code->const_count; i++)
        if (kr_is_exact(kr_ref(code->consts[i]), &kr_frozenset_type)) w->live = RUN;
    Place place = write_array(w, code->consts, code->const_count);
    w->live = live;
    return place;
}

static Place write_code(Writer *w, KrCode *code)
{
    KrCode copy = *code;
    Part around = w->live, text_around = w->text;
    Place place = new_piece(w, around, sizeof copy);
    copy.header = (KrObject)KR_OBJECT_IMMORTAL(&kr_code_type);
    copy.consts_tuple = copy.names_tuple = KR_NULL;
    copy.traces = NULL;
    copy.version = 0;
    copy.fused = 1;
    fill(w, place, &copy, sizeof copy);
    kr_text_append(&w->codes, &place, sizeof place);
#define VALUE(field) put_value(w, place + offsetof(KrCode, field), kr_ref(code->field))
    VALUE(qualname); // functions take it
    VALUE(filename);
    w->live = has_run(w, code) ? RUN : LIVE;
    w->text = w->live == RUN ? RUN : COLD;
#define POINTER(field, to) link_to(w, place + offsetof(KrCode, field), to)
    POINTER(units, write_units(w, code, around == RUN));
    POINTER(names, write_array(w, code->names, code->name_count));
    POINTER(consts, write_consts(w, code));
    POINTER(localsplus_kinds, new_copy(w, w->live, code->localsplus_kinds, (size_t)code->localsplus_count));
    POINTER(line_table, new_copy(w, COLD, code->line_table, code->line_table_size));
    POINTER(exception_table, new_copy(w, w->text, code->exception_table, code->exception_table_size));
    VALUE(localsplus_names);
    VALUE(name);
#undef POINTER
#undef VALUE
    w->live = around;
    w->text = text_around;
    return place;
}

static Place write_plain(Writer *w, Part part, const KrObject *object, size_t size)
{
    Place place = new_copy(w, part, object, size);
    KrObject head = KR_OBJECT_IMMORTAL(object->type);
    fill(w, place, &head, sizeof head);
    return place;
}

static Place write_str(Writer *w, const KrStr *str)
{
    size_t size = sizeof *str + ((size_t)str->length + 1) * str->kind;
    Part part = !str->interned ? w->text : str_is_used(w, str) ? USED_NAMES : NAMES;
    Place place = write_plain(w, part, &str->header, size);
    KrStr head = *str;
    head.header = (KrObject)KR_OBJECT_IMMORTAL(&kr_str_type);
    head.hash = -1;
    head.interned = str->interned != 0;
    head.capacity = 0;
    head.has_utf8 = 0;
    fill(w, place, &head, sizeof head);
    return place;
}

static Place write_object(Writer *w, KrObject *object)
{
    KrRef value = kr_from_obj(object);
    if (object->type == &kr_str_type) return write_str(w, kr_str_obj(value));
    if (object->type == &kr_tuple_type) return write_tuple(w, kr_tuple_cast(value));
    if (object->type == &kr_code_type) return write_code(w, kr_code_obj(value));
    if (object->type == &kr_complex_type) return write_plain(w, w->text, object, sizeof(KrComplex));
    if (object->type == &kr_bytes_type) {
        const KrBytes *bytes = kr_bytes_cast(value);
        Place place = write_plain(w, w->text, object, sizeof *bytes + (size_t)bytes->length + 1);
        int64_t unknown = -1;
        fill(w, place + offsetof(KrBytes, hash), &unknown, sizeof unknown);
        return place;
    }
    if (object->type == &kr_int_type) {
        const KrInt *big = (const KrInt *)(const void *)object;
        return write_plain(w, w->text, object, sizeof *big + (size_t)llabs(big->size) * sizeof *big->limbs);
    }
    if (object->type == &kr_slice_type) {
        const KrSlice *slice = (const KrSlice *)(const void *)object;
        Place place = write_plain(w, w->live, object, sizeof *slice);
        put_value(w, place + offsetof(KrSlice, start), kr_ref(slice->start));
        put_value(w, place + offsetof(KrSlice, stop), kr_ref(slice->stop));
        put_value(w, place + offsetof(KrSlice, step), kr_ref(slice->step));
        return place;
    }
    w->problem = object->type->name; // no constant of code is of another type
    return 0;
}

// Constants make no cycles, so an object's place is known when the next one asks.
static Place place_of(Writer *w, KrObject *object)
{
    Memo *memo = memo_of(w, object);
    if (!memo) return 0;
    if (!memo->place) {
        Place place = write_object(w, object);
        memo = memo_of(w, object); // the table may have grown
        if (memo) memo->place = place;
        return place;
    }
    return memo->place;
}

// --- tables ---------------------------------------------------------------------------------

// A place of the table is written as an offset, and those are known when the parts are.
typedef struct Name {
    uint32_t hash;
    Place place; // or the address of a static str
} Name;

static void add_name(Name *names, uint32_t mask, uint32_t hash, uint64_t place)
{
    uint32_t i = hash >> 1 & mask;
    while (names[i].place)
        i = (i + 1) & mask;
    names[i] = (Name){hash, place};
}

static void add_str(Writer *w, Name *names, uint32_t mask, KrStr *str)
{
    uint32_t hash = text_hash(kr_from_obj(str));
    if (is_static(str))
        add_name(names, mask, hash | KR_IMAGE_NAMED, (uintptr_t)str);
    else
        add_name(names, mask, hash, place_of(w, &str->header));
}

// All interned strs of this VM: of its table, and of the image that it has mapped.
static Name *collect_names(Writer *w, uint32_t *mask)
{
    const KrImage *image = w->thread->vm->image;
    KrRef table = kr_ref(w->thread->vm->interned), key, value;
    size_t size = 64, position = 0, count = (size_t)kr_dict_length(table);
    for (uint32_t i = 0; image && i <= image->name_mask; i++)
        count += image->names[i].place != 0;
    while (size < 2 * count)
        size *= 2;
    *mask = (uint32_t)size - 1;
    Name *names = calloc(size, sizeof *names);
    for (uint32_t i = 0; names && image && i <= image->name_mask; i++) {
        const KrImageName *name = &image->names[i];
        uintptr_t origin = name->hash & KR_IMAGE_NAMED ? 0 : (uintptr_t)image;
        if (name->place) add_str(w, names, *mask, (KrStr *)(origin + name->place)); // NOLINT(performance-no-int-to-ptr)
    }
    while (names && kr_dict_next(table, &position, &key, &value))
        add_str(w, names, *mask, (KrStr *)(void *)kr_obj(value));
    if (!names) w->problem = "out of memory";
    return names;
}

static void write_modules(Writer *w, Place modules, const KrImageSource *sources, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        KrImageModule module = {.mtime = sources[i].mtime, .source_size = sources[i].size};
        Place at = modules + i * sizeof module;
        snprintf(module.name, sizeof module.name, "%s", sources[i].name);
        snprintf(module.source, sizeof module.source, "%s", sources[i].source);
        module.first_set = (uint32_t)(w->sets.length / sizeof(Link));
        link_to(w, at + offsetof(KrImageModule, code), place_of(w, kr_obj(kr_ref(sources[i].code))));
        module.end_set = (uint32_t)(w->sets.length / sizeof(Link));
        fill(w, at, &module, sizeof module); // the link's word is filled at the end
    }
}

// A page at a time: the kernel keeps what is written at once as one block, and maps all of it where one page is touched (Linux 6.18).
static bool write_pages(FILE *file, const KrText *text)
{
    enum { PAGE = 4096 };
    size_t at = 0, size = 0;
    for (; at < text->length && !ferror(file); at += size) {
        size = text->length - at < PAGE ? text->length - at : PAGE;
        if (fwrite(text->bytes + at, 1, size, file) != size || fflush(file)) return false;
    }
    return at == text->length;
}

static bool save(const char *path, const KrText *body, const KrText *end)
{
    KrText temporary = {0};
    kr_text_printf(&temporary, "%s.%d", path, (int)getpid());
    FILE *file = temporary.failed ? NULL : fopen(temporary.bytes, "wb");
    bool ok = file && write_pages(file, body) && write_pages(file, end);
    ok = file && fclose(file) == 0 && ok && rename(temporary.bytes, path) == 0;
    if (!ok) {
        fprintf(stderr, "krait: %s: %s\n", path, strerror(errno));
        if (file) remove(temporary.bytes);
    }
    kr_text_fini(&temporary);
    return ok;
}

// Puts the parts behind each other and the addresses into them.
static bool finish(Writer *w, const Name *names, uint32_t mask, Place table, const char *path)
{
    uint64_t starts[PARTS], size = 0;
    KrText whole = {0}, moved = {0};
    for (int i = 0; i < PARTS; i++) {
        starts[i] = size;
        kr_text_append(&whole, w->parts[i].bytes, w->parts[i].length);
        size += w->parts[i].length;
    }
#define OFFSET(place) (starts[(place) >> 32] + (uint32_t)(place))
    const Link *links = (const Link *)(const void *)w->links.bytes;
    for (size_t i = 0; i < w->links.length / sizeof *links && !whole.failed; i++) {
        uint64_t at = OFFSET(links[i].at), address = KR_IMAGE_BASE + OFFSET(links[i].to);
        uint32_t index = (uint32_t)(at / sizeof address);
        memcpy(whole.bytes + at, &address, sizeof address);
        kr_text_append(&moved, &index, sizeof index);
    }
    for (uint32_t i = 0; i <= mask && !whole.failed; i++) {
        if (!names[i].place) continue;
        uint64_t place = names[i].hash & KR_IMAGE_NAMED ? names[i].place : OFFSET(names[i].place);
        KrImageName name = {names[i].hash, (uint32_t)place};
        memcpy(whole.bytes + OFFSET(table) + i * sizeof name, &name, sizeof name);
        if (place > UINT32_MAX) w->problem = "a static str beyond 4 GB";
    }
    bool ok = !whole.failed && !moved.failed && !w->problem;
    if (ok) {
        KrImage *head = (KrImage *)(void *)whole.bytes;
        head->moved = size;
        head->moved_count = (uint32_t)(moved.length / sizeof(uint32_t));
        head->size = size + moved.length;
        head->used = starts[USED_NAMES];
        head->used_size = w->parts[USED_NAMES].length + w->parts[USED_UNITS].length;
        ok = save(path, &whole, &moved);
    }
    kr_text_fini(&whole);
    kr_text_fini(&moved);
    return ok;
#undef OFFSET
}

bool kr_image_write(KrThread *thread, const KrImageSource *sources, size_t count, KrImageUse *use, const char *path)
{
    Writer w = {.thread = thread, .use = use, .live = RUN, .text = RUN, .memo = calloc(64, sizeof *w.memo), .memo_mask = 63};
    KrImage head = {.magic = KR_IMAGE_MAGIC, .base = KR_IMAGE_BASE, .bytecode = kr_frozen_magic()};
    size_t build_size = 0;
    const char *build = kr_image_build(&build_size);
    if (!w.memo) w.problem = "out of memory";
    if (!build || build_size > sizeof head.build) w.problem = "the program has no build id";
    Place at = new_piece(&w, HEAD, sizeof head), table = 0;
    Place modules = new_piece(&w, HEAD, count * sizeof(KrImageModule));
    Name *names = w.problem ? NULL : collect_names(&w, &head.name_mask);
    bool ok = false;
    if (names) {
        memcpy(head.build, build, build_size);
        table = new_piece(&w, HEAD, (head.name_mask + (size_t)1) * sizeof(KrImageName));
        write_modules(&w, modules, sources, count);
        head.module_count = (uint32_t)count;
        head.set_count = (uint32_t)(w.sets.length / sizeof(Link));
        head.code_count = (uint32_t)(w.codes.length / sizeof(Place));
        fill(&w, at, &head, sizeof head);
        Place sets = new_piece(&w, HEAD, head.set_count * sizeof(KrImageSet));
        for (uint32_t i = 0; i < head.set_count; i++) {
            const Link *set = (const Link *)(const void *)w.sets.bytes + i;
            link_to(&w, sets + i * sizeof(KrImageSet) + offsetof(KrImageSet, slot), set->at);
            link_to(&w, sets + i * sizeof(KrImageSet) + offsetof(KrImageSet, items), set->to);
        }
        Place codes = new_piece(&w, COLD, head.code_count * sizeof(KrCode *));
        for (uint32_t i = 0; i < head.code_count; i++)
            link_to(&w, codes + i * sizeof(KrCode *), ((const Place *)(const void *)w.codes.bytes)[i]);
        link_to(&w, at + offsetof(KrImage, modules), modules);
        link_to(&w, at + offsetof(KrImage, names), table);
        link_to(&w, at + offsetof(KrImage, sets), sets);
        link_to(&w, at + offsetof(KrImage, codes), codes);
        if (w.links.failed || w.sets.failed || w.codes.failed) w.problem = "out of memory";
        ok = !w.problem && finish(&w, names, head.name_mask, table, path);
    }
    if (w.problem) fprintf(stderr, "krait: no start-up image: %s\n", w.problem);
    use_free(use);
    free(names);
    free(w.memo);
    for (int i = 0; i < PARTS; i++)
        kr_text_fini(&w.parts[i]);
    kr_text_fini(&w.links);
    kr_text_fini(&w.sets);
    kr_text_fini(&w.codes);
    return ok;
}
