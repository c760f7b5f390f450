// SPDX-License-Identifier: MIT
// Start-up images: what is written is found again, also where its place is taken.
#include "tests/unit/unit.h"

#include "runtime/image.h"
#include "tests/unit/container_thread.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static KrOwn small_code(KrThread *thread)
{
    static const KrUnit units[] = {1, 2, 3};
    static const uint8_t kinds[] = {KR_LOCAL_FAST};
    KrOwn consts[] = {kr_none_own(), kr_str_from_ascii(thread, "a constant that is not a name"),
                      kr_tuple_from(thread, (KrRef[]){number(1), number(2)}, 2)};
    KrOwn names[] = {kr_str_interned(thread, "image_test_name")};
    KrOwn locals[] = {kr_str_interned(thread, "image_test_local")};
    KrCodeParts parts = {.units = units, .unit_count = 3, .consts = consts, .const_count = 3, .names = names,
                         .name_count = 1, .localsplus = locals, .localsplus_kinds = kinds, .localsplus_count = 1,
                         .name = kr_str_interned(thread, "image_test"), .qualname = kr_str_interned(thread, "image_test"),
                         .filename = kr_str_from_ascii(thread, "<image test>")};
    return kr_code_new(thread, &parts);
}

static bool is_inside(const KrImage *image, const void *at)
{
    return (const char *)at > (const char *)image && (const char *)at < (const char *)image + image->size;
}

static void check_image(KrImage *image)
{
    KrImageModule *module = kr_image_find_module(image, "tested");
    CHECK(module && module->mtime == 5 && module->source_size == 6);
    const KrCode *code = module->code;
    CHECK(is_inside(image, code) && code->header.type == &kr_code_type && (int32_t)code->header.count < 0);
    CHECK(is_inside(image, code->units) && code->units[2] == 3 && code->unit_count == 3);
    CHECK(kr_is_none(kr_ref(code->consts[0])) && is_inside(image, kr_obj(kr_ref(code->consts[1]))));
    CHECK(kr_str_equal_ascii(kr_ref(code->consts[1]), "a constant that is not a name"));
    CHECK(kr_is(kr_tuple_get(kr_ref(code->consts[2]), 1), number(2)));
    const KrStr *name = kr_image_find_name(image, "image_test_name", 15, 1);
    CHECK(name && is_inside(image, name) && kr_is(kr_ref(code->names[0]), kr_from_obj(name)));
    CHECK(!kr_image_find_name(image, "image_test_nam", 14, 1));
    CHECK(!kr_image_find_name(image, "a constant that is not a name", 29, 1));
    const KrStr *word = kr_image_find_name(image, "__init__", 8, 1);
    CHECK(word && kr_is(kr_from_obj(word), kr_name(KR_NAME___init__)));
}

KR_TEST(image_round_trip)
{
    KrThread *thread = container_thread();
    char path[] = "/tmp/krait-image-test-XXXXXX";
    int file = mkstemp(path);
    CHECK(file >= 0);
    KrImageSource source = {"tested", "tested.py", 5, 6, small_code(thread)};
    CHECK(kr_image_write(thread, &source, 1, NULL, path));
    KrImage *first = kr_image_open(path), *second = kr_image_open(path);
    CHECK(first && second && first != second);
    check_image(first);
    check_image(second); // its pointers were moved
    kr_image_close(first);
    kr_image_close(second);
    FILE *damaged = fopen(path, "r+b");
    CHECK(damaged && fwrite("?", 1, 1, damaged) == 1 && fclose(damaged) == 0);
    CHECK(!kr_image_open(path));
    remove(path);
    close(file);
    kr_drop(thread, source.code);
}
