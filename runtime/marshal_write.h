// SPDX-License-Identifier: MIT
// Objects -> marshal's bytes, versions 0 to 5.
#pragma once

#include "runtime/type.h"

enum { KR_MARSHAL_VERSION = 5, KR_MARSHAL_DEPTH = 2000 };

// marshal.dumps. ValueError for what has no form; allow_code: code objects may occur.
KrOwn kr_marshal_write(KrThread *thread, KrRef value, int version, bool allow_code) KR_NEW; // bytes
