// SPDX-License-Identifier: MIT
// An expression as source text: annotations under `from __future__ import annotations`.
#pragma once

#include "frontend/compile_unit.h"

KrOwn kr_unparse_expr(KrCompiler *c, const KrExpr *e) KR_NEW; // str
