// SPDX-License-Identifier: MIT
// Headers whose structures leaf micro-ops of dsl/ops/ look into. Only layouts: a stencil calls nothing.
#pragma once

#include "tier2/uop_includes.h"
