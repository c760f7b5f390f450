// SPDX-License-Identifier: MIT
// posix: what is in a directory: listdir, scandir and DirEntry.
//
//   ScandirIterator | DIR *, the path, its object |   ->   DirEntry | name, path, d_type, d_ino, stats |
//
// A DirEntry knows its kind from the directory where the file system says it; else it asks once and
// keeps the answer. A descriptor that was given is duplicated, so that closing is ours.
// Invariant: `stream` is null exactly when the iterator is closed or exhausted.
// Called by posix_module.c. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/gc.h"
#include "runtime/iterator.h"
#include "runtime/warning.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Scan {
    KrObject header;
    DIR *stream;      // null: closed
    KrPosixPath path; // of the directory
} Scan;

typedef struct Entry {
    KrObject header;
    KrOwn name, path;   // str or bytes; path: joined to that of scandir
    KrOwn stat, lstat;  // stat_results, once asked for
    uint64_t inode;     // of the entry itself
    int dir_fd;         // scandir(descriptor), or -1
    unsigned char kind; // DT_*
} Entry;

static Scan *scan_of(KrRef self)
{
    return (Scan *)(void *)kr_obj(self);
}
static Entry *entry_of(KrRef self)
{
    return (Entry *)(void *)kr_obj(self);
}

static bool is_dot(const char *name)
{
    return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

// The stream of a path, or of a copy of its descriptor. Null: errno.
static DIR *open_stream(KrThread *thread, const KrPosixPath *path)
{
    DIR *stream = NULL;
    kr_os_error_begin(thread);
    if (path->fd != -1) {
        int fd = fcntl(path->fd, F_DUPFD_CLOEXEC, 0);
        stream = fd < 0 ? NULL : fdopendir(fd);
        if (!stream && fd >= 0) {
            int number = errno;
            close(fd);
            errno = number;
        }
        if (stream) rewinddir(stream); // the place is shared with the descriptor
    } else if (path->narrow) {
        stream = opendir(path->narrow);
    } else {
        errno = EFAULT;
    }
    kr_os_error_end(thread);
    return stream;
}

static KrOwn posix_listdir(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_NULL("listdir", "path", true);
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    DIR *stream = open_stream(thread, &path);
    if (!stream) return kr_posix_path_raise(thread, &path);
    KrOwn list = kr_list_new(thread, 0);
    bool ok = !kr_is_null(list);
    while (ok) {
        errno = 0;
        kr_os_error_begin(thread);
        struct dirent *found = readdir(stream);
        kr_os_error_end(thread);
        if (!found) {
            if (errno) {
                ok = false;
                (void)kr_os_error_raise(thread, errno, kr_ref(path.object),
                                        KR_REF_NULL);
            }
            break;
        }
        if (is_dot(found->d_name)) continue;
        KrOwn name =
            kr_posix_path_text(thread, &path, found->d_name, strlen(found->d_name));
        ok = !kr_is_null(name) && kr_list_append_own(thread, kr_ref(list), name);
    }
    if (path.fd != -1) rewinddir(stream);
    closedir(stream);
    kr_posix_path_release(thread, &path);
    if (ok) return list;
    kr_xdrop(thread, list);
    return KR_NULL;
}

// --- ScandirIterator --------------------------------------------------------------------

static void scan_close(KrThread *thread, Scan *self)
{
    DIR *stream = self->stream;
    if (!stream) return;
    self->stream = NULL;
    kr_os_error_begin(thread);
    if (self->path.fd != -1) rewinddir(stream);
    closedir(stream);
    kr_os_error_end(thread);
}

static KrOwn posix_scandir(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_NULL("scandir", "path", true);
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    Scan *scan =
        (Scan *)(void *)kr_object_new(thread, &kr_posix_scandir_type, sizeof *scan);
    if (!scan) {
        kr_posix_path_release(thread, &path);
        return KR_NULL;
    }
    scan->path = path;
    scan->stream = open_stream(thread, &path);
    KrOwn made = kr_steal_obj(scan);
    if (scan->stream) return made;
    (void)kr_os_error_raise(thread, errno, kr_ref(path.object), KR_REF_NULL);
    kr_drop(thread, made);
    return KR_NULL;
}

static KrOwn joined(KrThread *thread, const KrPosixPath *path, const char *name)
{
    size_t size = strlen(name), length = (size_t)path->length;
    if (!path->narrow) return kr_posix_path_text(thread, path, name, size);
    bool slash = length > 0 && path->narrow[length - 1] != '/';
    char small[512];
    size_t all = length + slash + size;
    char *text = all <= sizeof small ? small : malloc(all);
    if (!text) return kr_exception_no_memory(thread);
    memcpy(text, path->narrow, length);
    text[length] = '/';
    memcpy(text + length + slash, name, size);
    KrOwn result = kr_posix_path_text(thread, path, text, all);
    if (text != small) free(text);
    return result;
}

static KrOwn entry_new(KrThread *thread, const KrPosixPath *path,
                       const struct dirent *found)
{
    Entry *entry = (Entry *)(void *)kr_object_new(thread, &kr_posix_scandir_entry_type,
                                                  sizeof *entry);
    if (!entry) return KR_NULL;
    KrOwn made = kr_steal_obj(entry);
    entry->kind = found->d_type;
    entry->inode = found->d_ino;
    entry->dir_fd = path->fd;
    entry->name =
        kr_posix_path_text(thread, path, found->d_name, strlen(found->d_name));
    entry->path = path->fd != -1 ? kr_dup(kr_ref(entry->name))
                                 : joined(thread, path, found->d_name);
    if (!kr_is_null(entry->name) && !kr_is_null(entry->path)) return made;
    kr_drop(thread, made);
    return KR_NULL;
}

static KrFound scan_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Scan *scan = scan_of(self);
    while (scan->stream) {
        errno = 0;
        kr_os_error_begin(thread);
        const struct dirent *found = readdir(scan->stream);
        kr_os_error_end(thread);
        if (!found) {
            bool failed = errno != 0;
            if (failed)
                (void)kr_os_error_raise(thread, errno, kr_ref(scan->path.object),
                                        KR_REF_NULL);
            scan_close(thread, scan);
            return failed ? KR_FAULT : KR_ABSENT;
        }
        if (is_dot(found->d_name)) continue;
        *item = entry_new(thread, &scan->path, found);
        return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
    }
    return KR_ABSENT;
}
static KrOwn scan_close_method(ARGS)
{
    UNUSED;
    scan_close(thread, scan_of(self));
    return kr_none_own();
}
static KrOwn scan_enter(ARGS)
{
    UNUSED;
    return kr_dup(self);
}
// An iterator that nobody has closed or exhausted.
static bool scan_finalize(KrThread *thread, KrRef self)
{
    if (!scan_of(self)->stream) return true;
    if (!kr_warning_format(thread, &kr_exception_resource_warning, 1,
                           "unclosed scandir iterator %R", self))
        kr_exception_write_unraisable(thread, self);
    scan_close(thread, scan_of(self));
    return true;
}
static void scan_dealloc(KrThread *thread, KrObject *object)
{
    Scan *scan = (Scan *)(void *)object;
    scan_close(thread, scan);
    kr_posix_path_release(thread, &scan->path);
    kr_object_free(thread, object, sizeof *scan);
}

static const KrNativeDef scan_methods[] = {
    {"close", scan_close_method, "($self, /)",
     "Stop: give the directory back to the system.", 0, 0, 0},
    {"__enter__", scan_enter, "($self, /)", NULL, 0, 0, 0},
    {"__exit__", scan_close_method, NULL, NULL, 0, -1, KR_NATIVE_RAW},
    {0},
};
KrType kr_posix_scandir_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "posix.ScandirIterator",
    .basic_size = sizeof(Scan),
    .dealloc = scan_dealloc,
    .finalize = scan_finalize,
    .iter = kr_iterator_self,
    .next = scan_next,
    .methods = scan_methods,
};

// --- DirEntry ---------------------------------------------------------------------------

// stat or lstat of an entry; absent: it is no longer there (only if `may_miss`).
static KrFound entry_ask(KrThread *thread, Entry *entry, bool follow, struct stat *st,
                         bool may_miss)
{
    KrPosixPath path = KR_POSIX_PATH("DirEntry", "path");
    if (!kr_posix_path_get(thread, &path, kr_ref(entry->path))) return KR_FAULT;
    kr_os_error_begin(thread);
    int failed = fstatat(entry->dir_fd != -1 ? entry->dir_fd : AT_FDCWD, path.narrow,
                         st, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    kr_os_error_end(thread);
    if (failed && errno == ENOENT && may_miss) {
        kr_posix_path_release(thread, &path);
        return KR_ABSENT;
    }
    if (failed) {
        (void)kr_posix_path_raise(thread, &path);
        return KR_FAULT;
    }
    kr_posix_path_release(thread, &path);
    return KR_PRESENT;
}

static KrFound entry_kind(KrThread *thread, Entry *entry, bool follow, mode_t wanted)
{
    bool link = entry->kind == DT_LNK;
    if (entry->kind != DT_UNKNOWN && !(follow && link))
        return entry->kind == (wanted == S_IFDIR ? DT_DIR : DT_REG) ? KR_PRESENT
                                                                    : KR_ABSENT;
    struct stat st;
    KrOwn *kept = follow ? &entry->stat : &entry->lstat;
    if (kr_is_null(*kept)) {
        KrFound found = entry_ask(thread, entry, follow, &st, true);
        if (found != KR_PRESENT) return found;
        kr_store(thread, kept, kr_posix_stat_result(thread, &st));
        if (kr_is_null(*kept)) return KR_FAULT;
        return (st.st_mode & S_IFMT) == wanted ? KR_PRESENT : KR_ABSENT;
    }
    mode_t mode = (mode_t)kr_small_int_value(kr_tuple_get(kr_ref(*kept), 0));
    return (mode & S_IFMT) == wanted ? KR_PRESENT : KR_ABSENT;
}
static KrOwn answer(KrFound found)
{
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}
static KrOwn entry_is_dir(ARGS)
{
    UNUSED;
    bool follow;
    if (!kr_posix_path_bool(thread, args[0], true, &follow)) return KR_NULL;
    return answer(entry_kind(thread, entry_of(self), follow, S_IFDIR));
}
static KrOwn entry_is_file(ARGS)
{
    UNUSED;
    bool follow;
    if (!kr_posix_path_bool(thread, args[0], true, &follow)) return KR_NULL;
    return answer(entry_kind(thread, entry_of(self), follow, S_IFREG));
}
static KrOwn entry_is_symlink(ARGS)
{
    UNUSED;
    Entry *entry = entry_of(self);
    if (entry->kind != DT_UNKNOWN) return kr_bool_own(entry->kind == DT_LNK);
    struct stat st;
    KrFound found = entry_ask(thread, entry, false, &st, true);
    if (found != KR_PRESENT) return answer(found);
    return kr_bool_own(S_ISLNK(st.st_mode));
}
static KrOwn entry_is_junction(ARGS)
{
    UNUSED;
    return kr_bool_own(false);
}
static KrOwn entry_stat(ARGS)
{
    UNUSED;
    Entry *entry = entry_of(self);
    bool follow;
    struct stat st;
    if (!kr_posix_path_bool(thread, args[0], true, &follow)) return KR_NULL;
    // what is no link has one stat
    if (follow && entry->kind != DT_UNKNOWN && entry->kind != DT_LNK) follow = false;
    KrOwn *kept = follow ? &entry->stat : &entry->lstat;
    if (kr_is_null(*kept)) {
        if (entry_ask(thread, entry, follow, &st, false) != KR_PRESENT) return KR_NULL;
        kr_store(thread, kept, kr_posix_stat_result(thread, &st));
        if (kr_is_null(*kept)) return KR_NULL;
    }
    return kr_dup(kr_ref(*kept));
}
static KrOwn entry_inode(ARGS)
{
    UNUSED;
    return kr_int_from_u64(thread, entry_of(self)->inode);
}
static KrOwn entry_fspath(ARGS)
{
    UNUSED;
    return kr_dup(kr_ref(entry_of(self)->path));
}
static KrOwn entry_get_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(entry_of(self)->name));
}
static KrOwn entry_get_path(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(entry_of(self)->path));
}
static KrOwn entry_repr(KrThread *thread, KrRef self)
{
    return kr_str_from_format(thread, "<DirEntry %R>", kr_ref(entry_of(self)->name));
}
static void entry_dealloc(KrThread *thread, KrObject *object)
{
    Entry *entry = (Entry *)(void *)object;
    kr_xdrop(thread, entry->name);
    kr_xdrop(thread, entry->path);
    kr_xdrop(thread, entry->stat);
    kr_xdrop(thread, entry->lstat);
    kr_object_free(thread, object, sizeof *entry);
}

static const KrNativeDef entry_methods[] = {
    {"is_dir", entry_is_dir, "($self, /, *, follow_symlinks=True)",
     "Return True if the entry is a directory; cached per entry.", 0, 0, 0},
    {"is_file", entry_is_file, "($self, /, *, follow_symlinks=True)",
     "Return True if the entry is a file; cached per entry.", 0, 0, 0},
    {"is_symlink", entry_is_symlink, "($self, /)",
     "Return True if the entry is a symbolic link; cached per entry.", 0, 0, 0},
    {"is_junction", entry_is_junction, "($self, /)",
     "Return True if the entry is a junction; cached per entry.", 0, 0, 0},
    {"stat", entry_stat, "($self, /, *, follow_symlinks=True)",
     "Return stat_result object for the entry; cached per entry.", 0, 0, 0},
    {"inode", entry_inode, "($self, /)", "Return inode of the entry; cached per entry.",
     0, 0, 0},
    {"__fspath__", entry_fspath, "($self, /)", "Returns the path for the entry.", 0, 0,
     0},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "See PEP 585", 0, 0, KR_NATIVE_CLASS},
    {0},
};
static const KrGetSetDef entry_getset[] = {
    {"name", entry_get_name, NULL,
     KR_AS_MEMBER "the entry's base filename, relative to scandir() \"path\" argument"},
    {"path", entry_get_path, NULL,
     KR_AS_MEMBER "the entry's full path name; equivalent to os.path.join(scandir_path, "
     "entry.name)"},
    {0},
};
KrType kr_posix_scandir_entry_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "posix.DirEntry",
    .basic_size = sizeof(Entry),
    .dealloc = entry_dealloc,
    .repr = entry_repr,
    .methods = entry_methods,
    .getset = entry_getset,
};

const KrNativeDef kr_posix_scandir_functions[] = {
    {"listdir", posix_listdir, "($module, /, path=None)",
     "The names in a directory, without '.' and '..', in no order.", 0, 0, 0},
    {"scandir", posix_scandir, "($module, /, path=None)",
     "An iterator of DirEntry objects for a directory.", 0, 0, 0},
    {0},
};

bool kr_posix_scandir_add(KrThread *thread, KrRef module)
{
    return kr_type_ready(thread, &kr_posix_scandir_type) &&
           kr_type_ready(thread, &kr_posix_scandir_entry_type) &&
           kr_module_add_type(thread, module, &kr_posix_scandir_entry_type);
}
