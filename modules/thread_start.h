// SPDX-License-Identifier: MIT
// Starting threads, and the handles that others join them by.
#pragma once

#include "runtime/type.h"

extern KrType kr_thread_start_handle_type; // _thread._ThreadHandle

// start_new_thread(function, args, kwargs), start_joinable_thread(function, handle, daemon)
KrOwn kr_thread_start_new(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_thread_start_joinable(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_thread_start_make_handle(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_thread_start_shutdown(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
// In the child of a fork: all other threads are gone.
void kr_thread_start_after_fork(KrThread *thread);
