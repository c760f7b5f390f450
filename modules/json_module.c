// SPDX-License-Identifier: MIT
// The _json module: puts together json_scan.c and json_encode.c.
// Tests: tests/lang/modules/json/.
#include "modules/json_module.h"

#include "modules/json_encode.h"
#include "modules/json_scan.h"
#include "runtime/module.h"

static const KrNativeDef functions[] = {
    {"encode_basestring_ascii", kr_json_encode_ascii, "($self, object, /)", "The string as JSON, in ASCII characters only.", 1, 1, KR_NATIVE_RAW},
    {"encode_basestring", kr_json_encode_text, "($self, object, /)", "The string as JSON.", 1, 1, KR_NATIVE_RAW},
    {"scanstring", kr_json_scan_string, NULL,
     "scanstring(string, end, strict=True) -> (string, end)\n\nReads the JSON string "
     "whose opening "
     "quote is before `end`. Gives its text and the index behind its closing quote.",
     0, -1, KR_NATIVE_RAW},
    {0},
};

KrOwn kr_json_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_json", "json speedups\n");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_type_ready(thread, &kr_json_scan_type) &&
        kr_type_ready(thread, &kr_json_encode_type) &&
        kr_module_add(thread, kr_ref(module), "make_scanner",
                      kr_dup(kr_type_ref(&kr_json_scan_type))) &&
        kr_module_add(thread, kr_ref(module), "make_encoder",
                      kr_dup(kr_type_ref(&kr_json_encode_type))))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
