// SPDX-License-Identifier: MIT
// marshal's bytes -> objects.
#pragma once

#include "runtime/type.h"

// marshal.loads; what follows the object is not looked at. EOFError, ValueError, TypeError for bad data.
KrOwn kr_marshal_read(KrThread *thread, const void *data, size_t size, bool allow_code) KR_NEW;
// marshal.load: reads exactly the object's bytes with file.readinto().
KrOwn kr_marshal_read_file(KrThread *thread, KrRef file, bool allow_code) KR_NEW;
