// SPDX-License-Identifier: MIT
// Names: scopes, globals and builtins, imports, super() and special methods, for interp/loop.c.
#pragma once

#include "runtime/frame_layout.h"

KrOwn kr_names_load(KrThread *thread, KrFrame *frame, KrRef name) KR_NEW;
bool kr_names_store(KrThread *thread, KrFrame *frame, KrRef name, KrRef value)
    KR_RAISES;
bool kr_names_delete(KrThread *thread, KrFrame *frame, KrRef name) KR_RAISES;
KrOwn kr_names_load_global(KrThread *thread, KrFrame *frame, KrRef name)
    KR_NEW; // NameError
bool kr_names_delete_global(KrThread *thread, KrFrame *frame, KrRef name) KR_RAISES;
// mapping[name]: absent leaves *value null
KrFound kr_names_find_in(KrThread *thread, KrRef mapping, KrRef name, KrOwn *value)
    KR_RAISES;
KrRef kr_names_local_name(const KrCode *code, uint32_t index); // of localsplus
void kr_names_unbound_local(KrThread *thread, const KrCode *code, uint32_t index);
void kr_names_unbound_deref(KrThread *thread, const KrCode *code, uint32_t index);
bool kr_names_setup_annotations(KrThread *thread, KrFrame *frame) KR_RAISES;
KrOwn kr_names_build_class(KrThread *thread, KrFrame *frame) KR_NEW;
KrOwn kr_names_import(KrThread *thread, KrFrame *frame, KrRef name, KrRef fromlist,
                      KrRef level) KR_NEW;
KrOwn kr_names_import_from(KrThread *thread, KrRef module, KrRef name) KR_NEW;
bool kr_names_import_star(KrThread *thread, KrFrame *frame, KrRef module) KR_RAISES;
KrOwn kr_names_common_constant(KrThread *thread, uint32_t index) KR_NEW;
// LOAD_SUPER_ATTR: oparg bit 0 method load, bit 1 two-argument super. *self_or_null is owned.
KrOwn kr_names_super_attr(KrThread *thread, KrRef super, KrRef type, KrRef self,
                          KrRef name, uint32_t oparg, KrOwn *self_or_null) KR_NEW;
// LOAD_SPECIAL: __enter__, __exit__, __aenter__, __aexit__
KrRef kr_names_special_name(uint32_t which) KR_LEAF; // of LOAD_SPECIAL's method: __enter__, ...
KrOwn kr_names_special(KrThread *thread, KrRef owner, uint32_t which,
                       KrOwn *self_or_null) KR_NEW;
// The attribute of the first class behind `type` in start's MRO that has it, borrowed; or null.
KrRef kr_names_find_behind(KrType *start, KrRef type, KrRef name);
