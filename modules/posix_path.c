// SPDX-License-Identifier: MIT
// Arguments of system functions (posix_path.h).
//
// A str that is ASCII is its own path: nothing is copied. Others become UTF-8, lone surrogates the
// bytes they stand for. A path may not hold NULs. The object that was given is kept for exceptions.
// Called by the modules of the operating system. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_path.h"
#include "modules/os_error.h"

#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <fcntl.h>
#include <limits.h>
#include <string.h>

// --- paths ------------------------------------------------------------------------------

static const char *wanted(const KrPosixPath *path)
{
    if (path->allow_fd && path->nullable)
        return "string, bytes, os.PathLike, integer or None";
    if (path->allow_fd) return "string, bytes, os.PathLike or integer";
    return path->nullable ? "string, bytes, os.PathLike or None"
                          : "string, bytes or os.PathLike";
}

static bool wrong(KrThread *thread, const KrPosixPath *path, KrRef value)
{
    return kr_exception_raise_false(
        thread, &kr_exception_type_error, "%s%s%s should be %s, not %T",
        path->function ? path->function : "", path->function ? ": " : "",
        path->argument, wanted(path), value);
}

static bool warn_bool(KrThread *thread, KrRef value)
{
    return !kr_is_exact(value, &kr_bool_type) ||
           kr_warning_format(thread, &kr_exception_runtime_warning, 1,
                             "bool is used as a file descriptor");
}

static bool descriptor(KrThread *thread, KrPosixPath *path, KrRef value)
{
    int64_t number;
    if (!warn_bool(thread, value)) return false;
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), &number);
    int sign = kr_int_sign(kr_ref(index));
    kr_drop(thread, index);
    if (fits != KR_PRESENT || number > INT_MAX || number < INT_MIN)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        sign > 0 ? "fd is greater than maximum"
                                                 : "fd is less than minimum");
    path->fd = (int)number;
    path->object = kr_dup(value);
    return true;
}

// The text of a str as path bytes; keeps what must live.
static bool of_str(KrThread *thread, KrPosixPath *path, KrRef text, const char *errors)
{
    const KrStr *str = kr_str_obj(text);
    if (str->ascii) {
        path->narrow = (const char *)kr_str_data(str);
        path->length = str->length;
        path->keeper = kr_dup(text);
        return true;
    }
    path->keeper = kr_str_codec_encode(thread, text, kr_str_codec_file_encoding(), errors);
    if (kr_is_null(path->keeper)) return false;
    const KrBytes *bytes = kr_bytes_cast(kr_ref(path->keeper));
    path->narrow = bytes->data;
    path->length = bytes->length;
    return true;
}

static bool get(KrThread *thread, KrPosixPath *path, KrRef value, const char *errors)
{
    path->fd = -1;
    if (kr_ref_is_null(value) || (path->nullable && kr_is_none(value))) {
        path->narrow = ".";
        path->length = 1;
        return true;
    }
    KrOwn converted = KR_NULL;
    KrRef text = value;
    bool plain = kr_str_is_sub(value) || kr_bytes_is_sub(value);
    if (!plain && path->allow_fd && kr_number_has_index(value))
        return descriptor(thread, path, value);
    if (!plain) {
        KrRef method = kr_type_find(kr_type_of(value), kr_name(KR_NAME___fspath__));
        if (kr_ref_is_null(method) || kr_is_none(method))
            return wrong(thread, path, value);
        converted = kr_posix_path_fspath(thread, value);
        if (kr_is_null(converted)) return false;
        text = kr_ref(converted);
    }
    bool ok = true;
    if (kr_bytes_is_sub(text)) {
        const KrBytes *bytes = kr_bytes_cast(text);
        path->narrow = bytes->data;
        path->length = bytes->length;
        path->is_bytes = true;
        path->keeper = kr_dup(text);
    } else {
        ok = of_str(thread, path, text, errors);
    }
    if (ok) path->object = kr_dup(value);
    kr_xdrop(thread, converted);
    return ok;
}

bool kr_posix_path_get_any(KrThread *thread, KrPosixPath *path, KrRef value)
{
    return get(thread, path, value, "surrogatepass");
}

bool kr_posix_path_get(KrThread *thread, KrPosixPath *path, KrRef value)
{
    if (!get(thread, path, value, "surrogateescape")) return false;
    if (!path->narrow || strlen(path->narrow) == (size_t)path->length) return true;
    kr_posix_path_release(thread, path);
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "%s%sembedded null character in %s",
                                    path->function ? path->function : "",
                                    path->function ? ": " : "", path->argument);
}

void kr_posix_path_release(KrThread *thread, KrPosixPath *path)
{
    path->narrow = NULL;
    kr_xdrop(thread, kr_move(&path->keeper));
    kr_xdrop(thread, kr_move(&path->object));
}

KrOwn kr_posix_path_raise(KrThread *thread, KrPosixPath *path)
{
    (void)kr_os_error_raise(thread, errno, kr_ref(path->object), KR_REF_NULL);
    kr_posix_path_release(thread, path);
    return KR_NULL;
}
KrOwn kr_posix_path_raise2(KrThread *thread, KrPosixPath *first, KrPosixPath *second)
{
    (void)kr_os_error_raise(thread, errno, kr_ref(first->object),
                            kr_ref(second->object));
    kr_posix_path_release(thread, first);
    kr_posix_path_release(thread, second);
    return KR_NULL;
}

KrOwn kr_posix_path_fspath(KrThread *thread, KrRef value)
{
    if (kr_str_is_sub(value) || kr_bytes_is_sub(value)) return kr_dup(value);
    KrOwn result = KR_NULL;
    KrRef method = kr_type_find(kr_type_of(value), kr_name(KR_NAME___fspath__));
    KrFound found = KR_ABSENT;
    if (!kr_ref_is_null(method) && !kr_is_none(method))
        found = kr_call_special(thread, value, KR_NAME___fspath__, NULL, 0, &result);
    if (found == KR_FAULT) return KR_NULL;
    if (found == KR_ABSENT)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "expected str, bytes or os.PathLike object, not %T",
                                  value);
    if (kr_str_is_sub(kr_ref(result)) || kr_bytes_is_sub(kr_ref(result))) return result;
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "expected %T.__fspath__() to return str or bytes, not %T",
                             value, kr_ref(result));
    kr_drop(thread, result);
    return KR_NULL;
}

KrOwn kr_posix_path_encode(KrThread *thread, KrRef value)
{
    KrOwn text = kr_posix_path_fspath(thread, value);
    if (kr_is_null(text)) return KR_NULL;
    KrOwn bytes = text;
    if (kr_str_is_sub(kr_ref(text))) {
        bytes = kr_str_codec_encode_file_name(thread, kr_ref(text));
        kr_drop(thread, text);
        if (kr_is_null(bytes)) return KR_NULL;
    }
    const KrBytes *raw = kr_bytes_cast(kr_ref(bytes));
    if (strlen(raw->data) == (size_t)raw->length) return bytes;
    kr_drop(thread, bytes);
    return kr_exception_raise(thread, &kr_exception_value_error, "embedded null byte");
}

KrOwn kr_posix_path_decode(KrThread *thread, const char *text, size_t size)
{
    bool ascii = true; // nearly all names: no codec is asked
    for (size_t i = 0; i < size; i++)
        ascii &= (unsigned char)text[i] < 128;
    if (ascii) return kr_str_from_utf8(thread, text, size);
    return kr_str_codec_decode(thread, text, size, kr_str_codec_file_encoding(), "surrogateescape");
}
KrOwn kr_posix_path_or_none(KrThread *thread, const char *text)
{
    return text ? kr_posix_path_decode(thread, text, strlen(text)) : kr_none_own();
}

KrOwn kr_posix_path_text(KrThread *thread, const KrPosixPath *path, const char *text,
                         size_t size)
{
    if (path->is_bytes) return kr_bytes_new(thread, text, (int64_t)size);
    return kr_posix_path_decode(thread, text, size);
}

// --- numbers ----------------------------------------------------------------------------

bool kr_posix_path_int(KrThread *thread, KrRef value, int *out)
{
    int64_t number;
    if (kr_is_small_int(value)) {
        number = kr_small_int_value(value);
    } else {
        KrOwn index = kr_number_index(thread, value);
        if (kr_is_null(index)) return false;
        KrFound fits = kr_int_try_i64(kr_ref(index), &number);
        kr_drop(thread, index);
        if (fits != KR_PRESENT)
            return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                            "Python int too large to convert to C int");
    }
    if (number < INT_MIN || number > INT_MAX)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "Python int too large to convert to C int");
    *out = (int)number;
    return true;
}

bool kr_posix_path_long(KrThread *thread, KrRef value, int64_t *out)
{
    if (kr_is_small_int(value)) {
        *out = kr_small_int_value(value);
        return true;
    }
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), out);
    kr_drop(thread, index);
    if (fits == KR_PRESENT) return true;
    return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "Python int too large to convert to C long");
}

bool kr_posix_path_fildes(KrThread *thread, KrRef value, int *out)
{
    if (kr_int_is_sub(value)) {
        if (!warn_bool(thread, value) || !kr_posix_path_int(thread, value, out))
            return false;
    } else {
        KrOwn method = KR_NULL, name = kr_str_interned(thread, "fileno");
        if (kr_is_null(name)) return false;
        KrFound found = kr_attr_lookup(thread, value, kr_ref(name), &method);
        kr_drop(thread, name);
        if (found == KR_FAULT) return false;
        if (found == KR_ABSENT)
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "argument must be an int, or have a fileno() method.");
        KrOwn result = kr_call_0(thread, kr_ref(method));
        kr_drop(thread, method);
        if (kr_is_null(result)) return false;
        bool ok = kr_int_is_sub(kr_ref(result));
        if (!ok)
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "fileno() returned a non-integer");
        else
            ok = kr_posix_path_int(thread, kr_ref(result), out);
        kr_drop(thread, result);
        if (!ok) return false;
    }
    if (*out >= 0) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "file descriptor cannot be a negative integer (%d)",
                                    *out);
}

bool kr_posix_path_dir_fd(KrThread *thread, KrRef value, int *out)
{
    *out = AT_FDCWD;
    if (kr_ref_is_null(value) || kr_is_none(value)) return true;
    if (!kr_number_has_index(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "argument should be integer or None, not %T",
                                        value);
    KrPosixPath path = KR_POSIX_PATH_FD(NULL, "dir_fd");
    if (!descriptor(thread, &path, value)) return false;
    *out = path.fd;
    kr_posix_path_release(thread, &path);
    return true;
}

static bool id_of(KrThread *thread, KrRef value, const char *what, uint32_t *out)
{
    int64_t number;
    if (!kr_number_has_index(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s should be integer, not %T", what, value);
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), &number);
    int sign = kr_int_sign(kr_ref(index));
    kr_drop(thread, index);
    if (fits != KR_PRESENT) number = sign < 0 ? INT64_MIN : INT64_MAX;
    if (number < -1)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "%s is less than minimum", what);
    if (number > UINT32_MAX)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "%s is greater than maximum", what);
    *out = (uint32_t)number; // -1 is the highest: "leave as it is"
    return true;
}
bool kr_posix_path_uid(KrThread *thread, KrRef value, uid_t *out)
{
    return id_of(thread, value, "uid", out);
}
bool kr_posix_path_gid(KrThread *thread, KrRef value, gid_t *out)
{
    return id_of(thread, value, "gid", out);
}
KrOwn kr_posix_path_id(KrThread *thread, uid_t id)
{
    return kr_int_from_i64(thread, id == (uid_t)-1 ? -1 : (int64_t)id);
}

bool kr_posix_path_bool(KrThread *thread, KrRef value, bool absent, bool *out)
{
    *out = absent;
    return kr_ref_is_null(value) || kr_truth(thread, value, out);
}

bool kr_posix_path_check_dir_fd(KrThread *thread, const KrPosixPath *path, int dir_fd)
{
    if (path->narrow || dir_fd == AT_FDCWD) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "%s: can't specify dir_fd without matching path",
                                    path->function);
}
bool kr_posix_path_check_follow(KrThread *thread, const KrPosixPath *path, bool follow)
{
    if (path->fd < 0 || follow) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "%s: cannot use fd and follow_symlinks together",
                                    path->function);
}
