// SPDX-License-Identifier: MIT
// The syslog module: messages to the system log.
#pragma once

#include "runtime/type.h"

KrOwn kr_syslog_module_init(KrThread *thread) KR_NEW; // the syslog module
