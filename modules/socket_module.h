// SPDX-License-Identifier: MIT
// The _socket module: the system's sockets.
#pragma once

#include "runtime/type.h"

KrOwn kr_socket_module_init(KrThread *thread) KR_NEW; // the _socket module
