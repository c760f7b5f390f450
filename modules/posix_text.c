// SPDX-License-Identifier: MIT
// posix: functions on the text of paths, and tests of what a path is that need no stat_result.
//
// Called by posix_module.c; posixpath and ntpath import these. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include <stdlib.h>
#include <string.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrOwn posix_fspath(ARGS)
{
    UNUSED;
    return kr_posix_path_fspath(thread, args[0]);
}

static KrOwn text_of(KrThread *thread, const KrPosixPath *path, const char *text,
                     size_t size)
{
    if (path->is_bytes) return kr_bytes_new(thread, text, (int64_t)size);
    return kr_str_from_utf8(thread, text, size);
}

// Removes "." and "..", doubled slashes and the last slash. `out` holds size + 2 bytes. Two slashes
// in front (but not three) are kept: POSIX leaves their meaning to the system.
static size_t normalize(const char *text, size_t size, char *out)
{
    size_t lead = 0, end = 0;
    while (lead < size && lead < 3 && text[lead] == '/')
        lead++;
    size_t root = lead == 0 ? 0 : lead == 2 ? 2 : 1;
    memset(out, '/', root);
    end = root;
    for (size_t at = 0; at < size;) {
        while (at < size && text[at] == '/')
            at++;
        size_t start = at;
        while (at < size && text[at] != '/')
            at++;
        size_t length = at - start;
        if (length == 0 || (length == 1 && text[start] == '.')) continue;
        if (length == 2 && text[start] == '.' && text[start + 1] == '.') {
            size_t last = end; // begin of the last part
            while (last > root && out[last - 1] != '/')
                last--;
            bool up = end - last == 2 && out[last] == '.' && out[last + 1] == '.';
            if (end > root && !up) {
                end = last > root ? last - 1 : root;
                continue;
            }
            if (root) continue; // above the root is the root
        }
        if (end > root) out[end++] = '/';
        memcpy(out + end, text + start, length);
        end += length;
    }
    if (end == 0) out[end++] = '.';
    return end;
}
static KrOwn posix_path_normpath(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("_path_normpath", "path");
    if (!kr_posix_path_get_any(thread, &path, args[0])) return KR_NULL;
    char small[512];
    char *out = path.length + 2 <= (int64_t)sizeof small
                    ? small
                    : malloc((size_t)path.length + 2);
    KrOwn result = KR_NULL;
    if (out) {
        size_t size = normalize(path.narrow, (size_t)path.length, out);
        result = text_of(thread, &path, out, size);
    } else {
        (void)kr_exception_no_memory(thread);
    }
    if (out != small) free(out);
    kr_posix_path_release(thread, &path);
    return result;
}

// ("", root, rest): there are no drives.
static KrOwn posix_path_splitroot_ex(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("_path_splitroot_ex", "path");
    if (!kr_posix_path_get_any(thread, &path, args[0])) return KR_NULL;
    const char *p = path.narrow;
    size_t size = (size_t)path.length;
    size_t root = size == 0 || p[0] != '/'                                 ? 0
                  : size >= 2 && p[1] == '/' && (size == 2 || p[2] != '/') ? 2
                                                                           : 1;
    KrOwn parts[3] = {text_of(thread, &path, p, 0), text_of(thread, &path, p, root),
                      text_of(thread, &path, p + root, size - root)};
    kr_posix_path_release(thread, &path);
    return kr_tuple_pack_own(thread, parts, 3);
}

static KrOwn posix_strerror(ARGS)
{
    UNUSED;
    int code;
    if (!kr_posix_path_int(thread, args[0], &code)) return KR_NULL;
    const char *text = strerror(code);
    return kr_posix_path_decode(thread, text, strlen(text));
}

const KrNativeDef kr_posix_text_functions[] = {
    {"fspath", posix_fspath, "($module, /, path)",
     "The path as str or bytes; other objects are asked by __fspath__().", 0, 0, 0},
    {"_path_normpath", posix_path_normpath, "($module, /, path)",
     "The path without '.', '..' and doubled slashes.", 0, 0, 0},
    {"_path_splitroot_ex", posix_path_splitroot_ex, "($module, /, p)",
     "Split a path into (drive, root, tail).", 0, 0, 0},
    {"strerror", posix_strerror, "($module, code, /)", "The text of an error number.",
     0, 0, 0},
    {0},
};
