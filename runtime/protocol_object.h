// SPDX-License-Identifier: MIT
// What every object can do: text forms, class tests, dir().
#pragma once

#include "runtime/type.h"

KrOwn kr_repr(KrThread *thread, KrRef value) KR_NEW;
KrOwn kr_to_str(KrThread *thread, KrRef value) KR_NEW;
KrOwn kr_ascii(KrThread *thread, KrRef value) KR_NEW;
KrOwn kr_format(KrThread *thread, KrRef value, KrRef spec_or_null) KR_NEW;
KrFound kr_isinstance_plain(KrThread *thread, KrRef value, KrType *class_); // without __instancecheck__
KrFound kr_protocol_object_isinstance(KrThread *thread, KrRef value, KrRef class_); // the same; class_ may have just __bases__
KrFound kr_protocol_object_issubclass(KrThread *thread, KrRef derived, KrRef class_); // without __subclasscheck__
KrFound kr_isinstance(KrThread *thread, KrRef value, KrRef class_or_tuple);
KrFound kr_issubclass(KrThread *thread, KrRef class_, KrRef class_or_tuple);
KrOwn kr_dir(KrThread *thread, KrRef value_or_null) KR_NEW;
// For repr of containers: true if the object's repr is being made already ("[...]").
bool kr_repr_enter(KrThread *thread, KrRef value);
void kr_repr_leave(KrThread *thread, KrRef value);
