// SPDX-License-Identifier: MIT
// mappingproxy: a read-only view of a mapping (class __dict__, dict_keys.mapping).
#pragma once

#include "runtime/type.h"

extern KrType kr_mapping_proxy_type;

KrOwn kr_mapping_proxy_new(KrThread *thread, KrRef mapping) KR_NEW;
