// SPDX-License-Identifier: MIT
// A mark for short functions that are called from many files: the link (KR_LTO) puts them into their callers in
// other files too, which ThinLTO by itself does up to some hundred instructions only. Other builds do so in the
// function's own file. What is rare in such a function belongs into a KR_NOINLINE one.
//
// A header of its own, since the key of prebuilt stencils covers base/attrs.h. Used by runtime/object.c, str.c, bytes.c.
#pragma once

#include "base/attrs.h"

#define KR_SPREAD __attribute__((always_inline))
