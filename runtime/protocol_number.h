// SPDX-License-Identifier: MIT
// Arithmetic on any values: dispatch rules of the language reference 3.3.8.
#pragma once

#include "runtime/type.h"

KrOwn kr_number_binary(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op) KR_NEW;
// The rest of kr_number_binary when the method of `a` has answered NotImplemented.
KrOwn kr_number_binary_after_left(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, bool inplace) KR_NEW;
KrOwn kr_number_after_in_place(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op) KR_NEW; // a's __iadd__ or the like has refused
KrOwn kr_number_inplace(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op) KR_NEW;
KrOwn kr_number_power(KrThread *thread, KrRef a, KrRef b, KrRef modulus) KR_NEW;
KrOwn kr_number_negative(KrThread *thread, KrRef value) KR_NEW;
KrOwn kr_number_positive(KrThread *thread, KrRef value) KR_NEW;
KrOwn kr_number_invert(KrThread *thread, KrRef value) KR_NEW;
KrOwn kr_number_absolute(KrThread *thread, KrRef value) KR_NEW;
KrOwn kr_number_plain_index(KrThread *thread, KrRef value) KR_NEW; // of type int, no bool or subclass
KrOwn kr_number_index(KrThread *thread, KrRef value) KR_NEW; // __index__: an int
// The same as int64; IndexError-like overflow is OverflowError.
bool kr_number_index_i64(KrThread *thread, KrRef value, int64_t *out) KR_RAISES;
// The same where CPython converts an argument: OverflowError names ssize_t.
bool kr_number_index_size(KrThread *thread, KrRef value, int64_t *out) KR_RAISES;
bool kr_number_index_int(KrThread *thread, KrRef value, int64_t *out) KR_RAISES; // int of C: of 32 bits
// The same where an int that is too big is an exception of this type; what __index__ raises stays.
bool kr_number_index_or(KrThread *thread, KrRef value, KrType *too_big, int64_t *out) KR_RAISES;
bool kr_number_has_index(KrRef value) KR_LEAF;
