// SPDX-License-Identifier: MIT
// posix: sysconf, confstr, pathconf and their names.
//
// Names that this system's headers lack are absent from the dicts. Called by posix_module.c.
// Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include "runtime/dict.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

#define N(name) {#name, _##name},
static const KrPosixNumber sysconf_names[] = {
    N(SC_2_CHAR_TERM) N(SC_2_C_BIND) N(SC_2_C_DEV) N(SC_2_C_VERSION) N(SC_2_FORT_DEV) N(
        SC_2_FORT_RUN) N(SC_2_LOCALEDEF) N(SC_2_SW_DEV) N(SC_2_UPE) N(SC_2_VERSION)
        N(SC_AIO_LISTIO_MAX) N(SC_AIO_MAX) N(SC_AIO_PRIO_DELTA_MAX) N(SC_ARG_MAX) N(
            SC_ASYNCHRONOUS_IO) N(SC_ATEXIT_MAX) N(SC_AVPHYS_PAGES) N(SC_BC_BASE_MAX)
            N(SC_BC_DIM_MAX) N(SC_BC_SCALE_MAX) N(SC_BC_STRING_MAX) N(
                SC_CHARCLASS_NAME_MAX) N(SC_CHAR_BIT) N(SC_CHAR_MAX) N(SC_CHAR_MIN)
                N(SC_CHILD_MAX) N(SC_CLK_TCK) N(SC_COLL_WEIGHTS_MAX) N(
                    SC_DELAYTIMER_MAX) N(SC_EQUIV_CLASS_MAX) N(SC_EXPR_NEST_MAX)
                    N(SC_FSYNC) N(SC_GETGR_R_SIZE_MAX) N(SC_GETPW_R_SIZE_MAX) N(
                        SC_INT_MAX) N(SC_INT_MIN) N(SC_IOV_MAX) N(SC_JOB_CONTROL)
                        N(SC_LINE_MAX) N(SC_LOGIN_NAME_MAX) N(SC_LONG_BIT) N(
                            SC_MAPPED_FILES) N(SC_MB_LEN_MAX)
                            N(SC_MEMLOCK) N(SC_MEMLOCK_RANGE) N(SC_MEMORY_PROTECTION) N(
                                SC_MESSAGE_PASSING) N(SC_MQ_OPEN_MAX) N(SC_MQ_PRIO_MAX)
                                N(SC_NGROUPS_MAX) N(SC_NL_ARGMAX) N(SC_NL_LANGMAX) N(
                                    SC_NL_MSGMAX)
                                    N(SC_NL_NMAX) N(SC_NL_SETMAX) N(SC_NL_TEXTMAX) N(
                                        SC_NPROCESSORS_CONF) N(SC_NPROCESSORS_ONLN) N(SC_NZERO)
                                        N(SC_OPEN_MAX) N(SC_PAGESIZE) N(SC_PAGE_SIZE) N(
                                            SC_PASS_MAX) N(SC_PHYS_PAGES) N(SC_PII)
                                            N(SC_PII_INTERNET) N(SC_PII_INTERNET_DGRAM) N(
                                                SC_PII_INTERNET_STREAM) N(SC_PII_OSI)
                                                N(SC_PII_OSI_CLTS) N(SC_PII_OSI_COTS) N(
                                                    SC_PII_OSI_M) N(SC_PII_SOCKET)
                                                    N(SC_PII_XTI) N(SC_POLL) N(
                                                        SC_PRIORITIZED_IO)
                                                        N(SC_PRIORITY_SCHEDULING) N(
                                                            SC_REALTIME_SIGNALS)
                                                            N(SC_RE_DUP_MAX) N(
                                                                SC_RTSIG_MAX)
                                                                N(SC_SAVED_IDS)
                                                                    N(SC_SCHAR_MAX) N(
                                                                        SC_SCHAR_MIN)
                                                                        N(SC_SELECT) N(SC_SEMAPHORES) N(SC_SEM_NSEMS_MAX) N(SC_SEM_VALUE_MAX) N(SC_SHARED_MEMORY_OBJECTS) N(SC_SHRT_MAX) N(SC_SHRT_MIN) N(SC_SIGQUEUE_MAX) N(SC_SSIZE_MAX) N(SC_STREAM_MAX) N(SC_SYNCHRONIZED_IO) N(SC_THREADS) N(SC_THREAD_ATTR_STACKADDR) N(SC_THREAD_ATTR_STACKSIZE) N(SC_THREAD_DESTRUCTOR_ITERATIONS) N(SC_THREAD_KEYS_MAX) N(SC_THREAD_PRIORITY_SCHEDULING) N(SC_THREAD_PRIO_INHERIT) N(SC_THREAD_PRIO_PROTECT) N(SC_THREAD_PROCESS_SHARED) N(SC_THREAD_SAFE_FUNCTIONS) N(SC_THREAD_STACK_MIN) N(SC_THREAD_THREADS_MAX) N(SC_TIMERS) N(SC_TIMER_MAX) N(SC_TTY_NAME_MAX) N(SC_TZNAME_MAX) N(SC_T_IOV_MAX) N(SC_UCHAR_MAX) N(SC_UINT_MAX) N(SC_UIO_MAXIOV) N(SC_ULONG_MAX) N(SC_USHRT_MAX) N(
                                                                            SC_VERSION) N(SC_WORD_BIT)
                                                                            N(SC_XBS5_ILP32_OFF32) N(SC_XBS5_ILP32_OFFBIG) N(SC_XBS5_LP64_OFF64) N(SC_XBS5_LPBIG_OFFBIG) N(
                                                                                SC_XOPEN_CRYPT) N(SC_XOPEN_ENH_I18N)
                                                                                N(SC_XOPEN_LEGACY) N(
                                                                                    SC_XOPEN_REALTIME)
                                                                                    N(SC_XOPEN_REALTIME_THREADS) N(
                                                                                        SC_XOPEN_SHM)
                                                                                        N(SC_XOPEN_UNIX) N(
                                                                                            SC_XOPEN_VERSION) N(SC_XOPEN_XCU_VERSION)
                                                                                            N(SC_XOPEN_XPG2) N(
                                                                                                SC_XOPEN_XPG3)
                                                                                                N(SC_XOPEN_XPG4)
                                                                                                    N(SC_MINSIGSTKSZ)};
static const KrPosixNumber confstr_names[] = {
    N(CS_GNU_LIBC_VERSION) N(CS_GNU_LIBPTHREAD_VERSION) N(CS_LFS64_CFLAGS)
        N(CS_LFS64_LDFLAGS) N(CS_LFS64_LIBS) N(CS_LFS64_LINTFLAGS) N(CS_LFS_CFLAGS)
            N(CS_LFS_LDFLAGS) N(CS_LFS_LIBS) N(CS_LFS_LINTFLAGS) N(CS_PATH)
                N(CS_XBS5_ILP32_OFF32_CFLAGS) N(CS_XBS5_ILP32_OFF32_LDFLAGS)
                    N(CS_XBS5_ILP32_OFF32_LIBS) N(CS_XBS5_ILP32_OFF32_LINTFLAGS) N(
                        CS_XBS5_ILP32_OFFBIG_CFLAGS) N(CS_XBS5_ILP32_OFFBIG_LDFLAGS)
                        N(CS_XBS5_ILP32_OFFBIG_LIBS) N(CS_XBS5_ILP32_OFFBIG_LINTFLAGS)
                            N(CS_XBS5_LP64_OFF64_CFLAGS) N(CS_XBS5_LP64_OFF64_LDFLAGS)
                                N(CS_XBS5_LP64_OFF64_LIBS)
                                    N(CS_XBS5_LP64_OFF64_LINTFLAGS)
                                        N(CS_XBS5_LPBIG_OFFBIG_CFLAGS)
                                            N(CS_XBS5_LPBIG_OFFBIG_LDFLAGS)
                                                N(CS_XBS5_LPBIG_OFFBIG_LIBS)
                                                    N(CS_XBS5_LPBIG_OFFBIG_LINTFLAGS)};
static const KrPosixNumber pathconf_names[] = {
    N(PC_ASYNC_IO) N(PC_CHOWN_RESTRICTED) N(PC_FILESIZEBITS) N(PC_LINK_MAX)
        N(PC_MAX_CANON) N(PC_MAX_INPUT) N(PC_NAME_MAX) N(PC_NO_TRUNC) N(PC_PATH_MAX)
            N(PC_PIPE_BUF) N(PC_PRIO_IO) N(PC_SOCK_MAXBUF) N(PC_SYNC_IO) N(PC_VDISABLE)
                N(PC_ALLOC_SIZE_MIN) N(PC_REC_INCR_XFER_SIZE) N(PC_REC_MAX_XFER_SIZE)
                    N(PC_REC_MIN_XFER_SIZE) N(PC_REC_XFER_ALIGN) N(PC_SYMLINK_MAX)};
#undef N
#define LENGTH(table) (sizeof(table) / sizeof *(table))

static bool number_of(KrThread *thread, KrRef value, const KrPosixNumber *table,
                      size_t length, int *out)
{
    if (kr_number_has_index(value)) return kr_posix_path_int(thread, value, out);
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "configuration names must be strings or integers");
    for (size_t i = 0; i < length; i++)
        if (kr_str_equal_ascii(value, table[i].name)) {
            *out = (int)table[i].number;
            return true;
        }
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "unrecognized configuration name");
}

static KrOwn posix_sysconf(ARGS)
{
    UNUSED;
    int name;
    if (!number_of(thread, args[0], sysconf_names, LENGTH(sysconf_names), &name))
        return KR_NULL;
    errno = 0;
    long value = sysconf(name);
    return value == -1 && errno ? kr_os_error_errno(thread)
                                : kr_int_from_i64(thread, value);
}
static KrOwn posix_confstr(ARGS)
{
    UNUSED;
    int name;
    if (!number_of(thread, args[0], confstr_names, LENGTH(confstr_names), &name))
        return KR_NULL;
    errno = 0;
    size_t size = confstr(name, NULL, 0);
    if (size == 0) return errno ? kr_os_error_errno(thread) : kr_none_own();
    char *text = malloc(size);
    if (!text) return kr_exception_no_memory(thread);
    confstr(name, text, size);
    KrOwn result = kr_posix_path_decode(thread, text, size - 1);
    free(text);
    return result;
}
static KrOwn posix_pathconf(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_FD("pathconf", "path");
    int name;
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    if (!number_of(thread, args[1], pathconf_names, LENGTH(pathconf_names), &name)) {
        kr_posix_path_release(thread, &path);
        return KR_NULL;
    }
    errno = 0;
    long value = path.narrow ? pathconf(path.narrow, name) : fpathconf(path.fd, name);
    if (value == -1 && errno) {
        if (errno != EINVAL) return kr_posix_path_raise(thread, &path);
        (void)kr_os_error_errno(thread); // the name is wrong, not the path
        kr_posix_path_release(thread, &path);
        return KR_NULL;
    }
    kr_posix_path_release(thread, &path);
    return kr_int_from_i64(thread, value);
}
static KrOwn posix_fpathconf(ARGS)
{
    UNUSED;
    int fd, name;
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !number_of(thread, args[1], pathconf_names, LENGTH(pathconf_names), &name))
        return KR_NULL;
    errno = 0;
    long value = fpathconf(fd, name);
    return value == -1 && errno ? kr_os_error_errno(thread)
                                : kr_int_from_i64(thread, value);
}

const KrNativeDef kr_posix_names_functions[] = {
    {"sysconf", posix_sysconf, "($module, name, /)",
     "An integer of the system's configuration.", 0, 0, 0},
    {"confstr", posix_confstr, "($module, name, /)",
     "A text of the system's configuration.", 0, 0, 0},
    {"pathconf", posix_pathconf, "($module, /, path, name)",
     "A limit of a file or directory.", 0, 0, 0},
    {"fpathconf", posix_fpathconf, "($module, fd, name, /)", "A limit of an open file.",
     0, 0, 0},
    {0},
};

static bool add(KrThread *thread, KrRef module, const char *name,
                const KrPosixNumber *table, size_t length)
{
    KrOwn dict = kr_dict_new(thread);
    for (size_t i = 0; !kr_is_null(dict) && i < length; i++) {
        KrOwn key = kr_str_interned(thread, table[i].name);
        bool ok =
            !kr_is_null(key) && kr_dict_set_own(thread, kr_ref(dict), kr_ref(key),
                                                kr_from_small_int(table[i].number));
        kr_xdrop(thread, key);
        if (!ok) {
            kr_drop(thread, dict);
            return false;
        }
    }
    return kr_module_add(thread, module, name, dict);
}
bool kr_posix_names_add(KrThread *thread, KrRef module)
{
    return add(thread, module, "sysconf_names", sysconf_names, LENGTH(sysconf_names)) &&
           add(thread, module, "confstr_names", confstr_names, LENGTH(confstr_names)) &&
           add(thread, module, "pathconf_names", pathconf_names,
               LENGTH(pathconf_names));
}
