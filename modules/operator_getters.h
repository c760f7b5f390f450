// SPDX-License-Identifier: MIT
// operator.itemgetter, attrgetter and methodcaller.
#pragma once

#include "runtime/type.h"

extern KrType kr_operator_getters_item_type, kr_operator_getters_attr_type, kr_operator_getters_method_type;
