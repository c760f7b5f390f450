// SPDX-License-Identifier: MIT
// The _stat module: tests and parts of st_mode, and the text that `ls -l` shows.
//
// Kinds of files that Linux does not have (doors, ports, whiteouts) are never there.
// Tests: CPython's test_stat.
#include "modules/stat_module.h"

#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"

#include <sys/stat.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static bool mode_of(KrThread *thread, KrRef value, uint32_t *mode)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    uint64_t bits = kr_int_bit_length(kr_ref(index));
    *mode = (uint32_t)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    if (negative)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "can't convert negative value to unsigned int");
    if (bits > 64)
        return kr_exception_raise_false(
            thread, &kr_exception_overflow_error,
            "Python int too large to convert to C unsigned long");
    if (bits > 32)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "mode out of range");
    return true;
}

#define TEST(name, expression)                                                         \
    static KrOwn stat_##name(ARGS)                                                     \
    {                                                                                  \
        uint32_t mode;                                                                 \
        (void)self, (void)count;                                                       \
        if (!mode_of(thread, args[0], &mode)) return KR_NULL;                          \
        return expression;                                                             \
    }
TEST(S_ISDIR, kr_bool_own(S_ISDIR(mode)))
TEST(S_ISCHR, kr_bool_own(S_ISCHR(mode)))
TEST(S_ISBLK, kr_bool_own(S_ISBLK(mode)))
TEST(S_ISREG, kr_bool_own(S_ISREG(mode)))
TEST(S_ISFIFO, kr_bool_own(S_ISFIFO(mode)))
TEST(S_ISLNK, kr_bool_own(S_ISLNK(mode)))
TEST(S_ISSOCK, kr_bool_own(S_ISSOCK(mode)))
TEST(never, kr_bool_own(false))
TEST(S_IMODE, kr_from_small_int(mode & 07777))
TEST(S_IFMT, kr_from_small_int(mode &S_IFMT))

static char kind_of(uint32_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG: return '-';
    case S_IFDIR: return 'd';
    case S_IFLNK: return 'l';
    case S_IFBLK: return 'b';
    case S_IFCHR: return 'c';
    case S_IFIFO: return 'p';
    case S_IFSOCK: return 's';
    default: return '?';
    }
}
static KrOwn stat_filemode(ARGS)
{
    uint32_t mode;
    char text[11] = "?rwxrwxrwx";
    (void)self, (void)count;
    if (!mode_of(thread, args[0], &mode)) return KR_NULL;
    text[0] = kind_of(mode);
    for (int i = 0; i < 9; i++)
        if (!(mode & 0400u >> i)) text[1 + i] = '-';
    if (mode & S_ISUID) text[3] = mode & S_IXUSR ? 's' : 'S';
    if (mode & S_ISGID) text[6] = mode & S_IXGRP ? 's' : 'S';
    if (mode & S_ISVTX) text[9] = mode & S_IXOTH ? 't' : 'T';
    return kr_str_from_ascii(thread, text);
}

#define ROW(name, function, doc)                                                       \
    {                                                                                  \
        name, function, "($self, object, /)", doc, 0, 0, 0                           \
    }
static const KrNativeDef functions[] = {
    ROW("S_ISDIR", stat_S_ISDIR, "True if the mode is a directory's."),
    ROW("S_ISCHR", stat_S_ISCHR, "True if the mode is a character device's."),
    ROW("S_ISBLK", stat_S_ISBLK, "True if the mode is a block device's."),
    ROW("S_ISREG", stat_S_ISREG, "True if the mode is a regular file's."),
    ROW("S_ISFIFO", stat_S_ISFIFO, "True if the mode is a named pipe's."),
    ROW("S_ISLNK", stat_S_ISLNK, "True if the mode is a symbolic link's."),
    ROW("S_ISSOCK", stat_S_ISSOCK, "True if the mode is a socket's."),
    ROW("S_ISDOOR", stat_never, "True if the mode is a door's."),
    ROW("S_ISPORT", stat_never, "True if the mode is an event port's."),
    ROW("S_ISWHT", stat_never, "True if the mode is a whiteout's."),
    ROW("S_IMODE", stat_S_IMODE, "The bits of the mode that chmod() sets."),
    ROW("S_IFMT", stat_S_IFMT, "The bits of the mode that say the kind of file."),
    ROW("filemode", stat_filemode, "The mode as a text like '-rwxr-xr-x'."),
    {0},
};

static const struct {
    const char *name;
    int64_t number;
} numbers[] = {
    {"SF_APPEND", 262144},
    {"SF_ARCHIVED", 65536},
    {"SF_DATALESS", 1073741824},
    {"SF_FIRMLINK", 8388608},
    {"SF_IMMUTABLE", 131072},
    {"SF_NOUNLINK", 1048576},
    {"SF_SETTABLE", 4294901760},
    {"SF_SNAPSHOT", 2097152},
    {"ST_ATIME", 7},
    {"ST_CTIME", 9},
    {"ST_DEV", 2},
    {"ST_GID", 5},
    {"ST_INO", 1},
    {"ST_MODE", 0},
    {"ST_MTIME", 8},
    {"ST_NLINK", 3},
    {"ST_SIZE", 6},
    {"ST_UID", 4},
    {"S_ENFMT", 1024},
    {"S_IEXEC", 64},
    {"S_IFBLK", 24576},
    {"S_IFCHR", 8192},
    {"S_IFDIR", 16384},
    {"S_IFDOOR", 0},
    {"S_IFIFO", 4096},
    {"S_IFLNK", 40960},
    {"S_IFPORT", 0},
    {"S_IFREG", 32768},
    {"S_IFSOCK", 49152},
    {"S_IFWHT", 0},
    {"S_IREAD", 256},
    {"S_IRGRP", 32},
    {"S_IROTH", 4},
    {"S_IRUSR", 256},
    {"S_IRWXG", 56},
    {"S_IRWXO", 7},
    {"S_IRWXU", 448},
    {"S_ISGID", 1024},
    {"S_ISUID", 2048},
    {"S_ISVTX", 512},
    {"S_IWGRP", 16},
    {"S_IWOTH", 2},
    {"S_IWRITE", 128},
    {"S_IWUSR", 128},
    {"S_IXGRP", 8},
    {"S_IXOTH", 1},
    {"S_IXUSR", 64},
    {"UF_APPEND", 4},
    {"UF_COMPRESSED", 32},
    {"UF_DATAVAULT", 128},
    {"UF_HIDDEN", 32768},
    {"UF_IMMUTABLE", 2},
    {"UF_NODUMP", 1},
    {"UF_NOUNLINK", 16},
    {"UF_OPAQUE", 8},
    {"UF_SETTABLE", 65535},
    {"UF_TRACKED", 64},
};

KrOwn kr_stat_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_stat",
                                 "What st_mode says: tests and names of its bits.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_from_small_int(numbers[i].number));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
