// SPDX-License-Identifier: MIT
// The syslog module: messages to the system log.
//
// The C library keeps the identity's text: it lives in the VM as long as the log is open.
// Tests: tests/lang/modules/posix/memory_maps.py.
#define _GNU_SOURCE
#include "modules/syslog_module.h"
#include "modules/os_error.h"
#include "modules/posix_path.h"

#include "runtime/attribute.h"
#include "runtime/audit.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include <string.h>
#include <syslog.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

#define N(name) {#name, (int64_t)(name)},
static const struct {
    const char *name;
    int64_t number;
} numbers[] = {
    N(LOG_ALERT) N(LOG_AUTH) N(LOG_AUTHPRIV) N(LOG_CONS) N(LOG_CRIT) N(LOG_CRON)
        N(LOG_DAEMON) N(LOG_DEBUG) N(LOG_EMERG) N(LOG_ERR) N(LOG_FTP) N(LOG_INFO)
            N(LOG_KERN) N(LOG_LOCAL0) N(LOG_LOCAL1) N(LOG_LOCAL2) N(LOG_LOCAL3)
                N(LOG_LOCAL4) N(LOG_LOCAL5) N(LOG_LOCAL6) N(LOG_LOCAL7) N(LOG_LPR)
                    N(LOG_MAIL) N(LOG_NDELAY) N(LOG_NEWS) N(LOG_NOTICE) N(LOG_NOWAIT)
                        N(LOG_ODELAY) N(LOG_PERROR) N(LOG_PID) N(LOG_SYSLOG) N(LOG_USER)
                            N(LOG_UUCP) N(LOG_WARNING)};
#undef N

// The last part of sys.argv[0] as bytes, or "python".
static KrOwn program_name(KrThread *thread)
{
    KrOwn argv = kr_attr_get_name(thread, kr_ref(thread->vm->sys_module), "argv"),
          name = KR_NULL;
    if (!kr_is_null(argv) && kr_list_is_sub(kr_ref(argv)) &&
        kr_list_length(kr_ref(argv)) > 0 && kr_str_is_sub(kr_list_get(kr_ref(argv), 0)))
        name = kr_posix_path_encode(thread, kr_list_get(kr_ref(argv), 0));
    kr_xdrop(thread, argv);
    kr_exception_clear(thread);
    if (kr_is_null(name) || kr_bytes_cast(kr_ref(name))->length == 0) {
        kr_xdrop(thread, name);
        return kr_bytes_new(thread, "python", 6);
    }
    const char *text = kr_bytes_cast(kr_ref(name))->data, *slash = strrchr(text, '/');
    KrOwn last = slash ? kr_bytes_new(thread, slash + 1, (int64_t)strlen(slash + 1))
                       : kr_dup(kr_ref(name));
    kr_drop(thread, name);
    return last;
}
static KrOwn opened(KrThread *thread, KrRef identity, int option, int facility)
{
    KrVM *vm = thread->vm;
    KrOwn kept = KR_NULL;
    if (!kr_ref_is_null(identity)) {
        if (!kr_str_is_sub(identity))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "openlog() argument 'ident' must be str, not %T",
                                      identity);
        kept = kr_posix_path_encode(thread, identity);
    } else {
        kept = program_name(thread);
    }
    if (kr_is_null(kept)) return KR_NULL;
    if (!kr_audit_event(thread, "syslog.openlog", "Oii", identity, option, facility)) {
        kr_drop(thread, kept);
        return KR_NULL;
    }
    openlog(kr_bytes_cast(kr_ref(kept))->data, option, facility);
    kr_store(thread, &vm->syslog_identity, kept);
    return kr_none_own();
}
static KrOwn syslog_openlog(ARGS)
{
    UNUSED;
    int option, facility = LOG_USER;
    if (!kr_posix_path_int(thread, args[1], &option) ||
        (!kr_ref_is_null(args[2]) && !kr_posix_path_int(thread, args[2], &facility)))
        return KR_NULL;
    return opened(thread, args[0], option, facility);
}
static KrOwn syslog_syslog(ARGS)
{
    UNUSED;
    int priority = LOG_INFO;
    if (count < 1 || count > 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "syslog.syslog requires 1 to 2 arguments");
    if (count == 2 && !kr_posix_path_int(thread, args[0], &priority)) return KR_NULL;
    KrRef message = args[count - 1];
    if (!kr_str_is_sub(message))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "syslog() argument %zu must be str, not %T", count,
                                  message);
    KrOwn text = kr_posix_path_encode(thread, message);
    if (kr_is_null(text)) return KR_NULL;
    bool ok = kr_audit_event(thread, "syslog.syslog", "iO", priority, message);
    if (ok && kr_is_null(thread->vm->syslog_identity)) {
        KrOwn result = opened(thread, KR_REF_NULL, 0, LOG_USER);
        ok = !kr_is_null(result);
        kr_xdrop(thread, result);
    }
    if (ok) {
        kr_os_error_begin(thread);
        syslog(priority, "%s", kr_bytes_cast(kr_ref(text))->data);
        kr_os_error_end(thread);
    }
    kr_drop(thread, text);
    return ok ? kr_none_own() : KR_NULL;
}
static KrOwn syslog_closelog(ARGS)
{
    UNUSED;
    if (!kr_audit_event(thread, "syslog.closelog", "")) return KR_NULL;
    if (!kr_is_null(thread->vm->syslog_identity)) {
        closelog();
        kr_drop(thread, kr_move(&thread->vm->syslog_identity));
    }
    return kr_none_own();
}
static KrOwn syslog_setlogmask(ARGS)
{
    UNUSED;
    int mask;
    if (!kr_posix_path_int(thread, args[0], &mask) ||
        !kr_audit_event(thread, "syslog.setlogmask", "i", mask))
        return KR_NULL;
    return kr_from_small_int(setlogmask(mask));
}
static KrOwn syslog_mask(ARGS)
{
    UNUSED;
    int priority;
    if (!kr_posix_path_int(thread, args[0], &priority)) return KR_NULL;
    return kr_int_from_i64(thread, LOG_MASK(priority & 31));
}
static KrOwn syslog_upto(ARGS)
{
    UNUSED;
    int priority;
    if (!kr_posix_path_int(thread, args[0], &priority)) return KR_NULL;
    return kr_int_from_i64(thread, (INT64_C(2) << (priority & 31)) - 1);
}

KrOwn kr_syslog_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"openlog", syslog_openlog,
         "($module, /, ident=<unrepresentable>, logoption=0,\n        "
         "facility=LOG_USER)",
         "Set how messages are sent.", 0, 0, 0},
        {"syslog", syslog_syslog, NULL, "Send a message to the system log.", 0, -1,
         KR_NATIVE_RAW},
        {"closelog", syslog_closelog, "($module, /)", "Start anew.", 0, 0, 0},
        {"setlogmask", syslog_setlogmask, "($module, maskpri, /)",
         "Set which priorities are logged.", 0, 0, 0},
        {"LOG_MASK", syslog_mask, "($module, pri, /)", "The mask of one priority.", 0,
         0, 0},
        {"LOG_UPTO", syslog_upto, "($module, pri, /)",
         "The mask of a priority and all above.", 0, 0, 0},
        {0},
    };
    KrOwn module = kr_module_new(thread, "syslog", NULL);
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_from_small_int(numbers[i].number));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
