// SPDX-License-Identifier: MIT
// The select module: waiting for descriptors.
#pragma once

#include "runtime/type.h"

extern KrType kr_select_poll_type, kr_select_epoll_type;

KrOwn kr_select_module_init(KrThread *thread) KR_NEW; // the select module
