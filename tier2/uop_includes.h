// SPDX-License-Identifier: MIT
// Headers of the objects that leaf micro-ops look into, and of the types their guards name.
#pragma once

#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/cell.h"
#include "runtime/dict.h"
#include "runtime/float.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/module.h"
#include "runtime/none.h"
#include "runtime/object.h"
#include "runtime/range.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
