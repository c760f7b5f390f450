// SPDX-License-Identifier: MIT
// Asynchronous generators, and the awaitables that their methods give. PEP 525, language reference 6.2.9.4.
//
// The object is a KrGenerator (generator.h). What it yields is wrapped (kr_async_generator_wrap), so that it can be
// told apart from what it awaits: asend() and athrow() take one step after the other and end with
// StopIteration(value) at the first wrapped value.
#pragma once

#include "runtime/generator.h"

extern KrType kr_async_generator_type;
extern KrType kr_async_generator_next_type; // what __anext__() and asend() give
extern KrType kr_async_generator_throw_type, kr_async_generator_value_type;

KrOwn kr_async_generator_wrap(KrThread *thread, KrRef value) KR_NEW;
