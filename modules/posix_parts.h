// SPDX-License-Identifier: MIT
// The parts that posix_module.c puts together: tables of functions by topic, and what they share.
#pragma once

#include "modules/os_error.h"
#include "modules/posix_path.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define KR_POSIX_ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

extern const KrNativeDef kr_posix_stat_functions[], kr_posix_files_functions[],
    kr_posix_io_functions[], kr_posix_scandir_functions[], kr_posix_process_functions[],
    kr_posix_ids_functions[], kr_posix_names_functions[], kr_posix_spawn_functions[],
    kr_posix_sched_functions[], kr_posix_terminal_functions[], kr_posix_text_functions[],
    kr_posix_special_functions[], kr_posix_wait_functions[];
extern KrType kr_posix_scandir_type, kr_posix_scandir_entry_type;

// Types and values of a topic that go into the module.
bool kr_posix_stat_add(KrThread *thread, KrRef module) KR_RAISES;
bool kr_posix_scandir_add(KrThread *thread, KrRef module) KR_RAISES;
bool kr_posix_process_add(KrThread *thread, KrRef module) KR_RAISES;
bool kr_posix_wait_add(KrThread *thread, KrRef module) KR_RAISES;
bool kr_posix_names_add(KrThread *thread, KrRef module) KR_RAISES;
bool kr_posix_sched_add(KrThread *thread, KrRef module) KR_RAISES;
bool kr_posix_terminal_add(KrThread *thread, KrRef module) KR_RAISES;
bool kr_posix_special_add(KrThread *thread, KrRef module) KR_RAISES;
bool kr_posix_constants_add(KrThread *thread, KrRef module) KR_RAISES;

// The priority of a posix.sched_param; TypeError for others.
bool kr_posix_sched_param(KrThread *thread, KrRef value, int *priority) KR_RAISES;
struct stat;
KrOwn kr_posix_stat_result(KrThread *thread, const struct stat *st) KR_NEW; // os.stat_result
// {name: number} of a table.
typedef struct KrPosixNumber {
    const char *name;
    int64_t number;
} KrPosixNumber;

// What exec and spawn take; free with kr_posix_process_free_texts.
char **kr_posix_process_arguments(KrThread *thread, KrRef sequence, const char *what) KR_NODISCARD;
char **kr_posix_process_environment(KrThread *thread, KrRef mapping, const char *function) KR_NODISCARD;
void kr_posix_process_free_texts(char **texts);
// Callbacks of os.register_at_fork: before fork, after it in the parent and in the child.
void kr_posix_process_before_fork(KrThread *thread);
void kr_posix_process_after_fork_parent(KrThread *thread);
void kr_posix_process_warn_fork(KrThread *thread, const char *name); // in the parent, if other threads run
void kr_posix_process_after_fork_child(KrThread *thread);
