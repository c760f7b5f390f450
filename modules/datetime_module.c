// SPDX-License-Identifier: MIT
// The _datetime module: puts the types of datetime_types.h together.
// Tests: tests/lang/modules/datetime/.
#include "modules/datetime_module.h"

#include "modules/datetime_types.h"
#include "runtime/module.h"

KrOwn kr_datetime_module_init(KrThread *thread)
{
    KrType *const types[] = {&kr_datetime_delta_type, &kr_datetime_zone_base_type,
                             &kr_datetime_zone_type,  &kr_datetime_date_type,
                             &kr_datetime_time_type,  &kr_datetime_instant_type};
    KrOwn module = kr_module_new(thread, "_datetime",
                                 "Fast implementation of the datetime module.");
    bool ok =
        !kr_is_null(module) && kr_datetime_delta_ready(thread) &&
        kr_datetime_zone_ready(thread) && kr_datetime_date_ready(thread) &&
        kr_datetime_time_ready(thread) && kr_datetime_instant_ready(thread) &&
        kr_module_add(thread, kr_ref(module), "MINYEAR",
                      kr_from_small_int(KR_DATE_MIN_YEAR)) &&
        kr_module_add(thread, kr_ref(module), "MAXYEAR",
                      kr_from_small_int(KR_DATE_MAX_YEAR)) &&
        kr_module_add(thread, kr_ref(module), "UTC", kr_dup(kr_datetime_zone_utc()));
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_module_add_type(thread, kr_ref(module), types[i]);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
