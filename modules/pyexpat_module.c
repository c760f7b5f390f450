// SPDX-License-Identifier: MIT
// The pyexpat module over the system's libexpat: ParserCreate, the errors and model submodules; parsers are in
// pyexpat_parser.c.
// Tests: tests/lang/modules/pyexpat/.
#include "modules/pyexpat_module.h"

#include "modules/posix_path.h"
#include "modules/pyexpat_parts.h"
#include "modules/shared_library.h"
#include "runtime/dict.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

KrExpat kr_pyexpat_module;
KrType kr_pyexpat_module_error = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "xml.parsers.expat.ExpatError",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF,
        .shown = "__weakref__",
    .basic_size = sizeof(KrException),
    .base = &kr_exception_exception,
};

// --- functions -------------------------------------------------------------------------------

// A str or None. False: raised.
static bool text_or_none(KrThread *thread, KrRef value, const char *name,
                         const char **text)
{
    size_t size;
    *text = NULL;
    if (kr_ref_is_null(value) || kr_is_none(value)) return true;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "ParserCreate() argument '%s' must be str or None, not %T", name, value);
    *text = kr_str_utf8(thread, value, &size);
    if (*text && strlen(*text) != size)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "embedded null character");
    return *text != NULL;
}

static KrOwn pyexpat_create(ARGS) // encoding, namespace_separator, intern
{
    (void)self, (void)count;
    const char *encoding, *separator;
    if (!text_or_none(thread, args[0], "encoding", &encoding)) return KR_NULL;
    if (kr_str_is_sub(args[1]) && kr_str_obj(args[1])->length == 1 &&
        kr_str_read(kr_str_obj(args[1]), 0) == 0)
        separator = ""; // the library takes a NUL: names are joined
    else if (!text_or_none(thread, args[1], "namespace_separator", &separator))
        return KR_NULL;
    if (separator && strlen(separator) > 1)
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "namespace_separator must be at most one character, omitted, or None");
    if (kr_ref_is_null(args[2])) {
        KrOwn dict = kr_dict_new(thread), parser = KR_NULL;
        if (!kr_is_null(dict))
            parser = kr_pyexpat_parser_new(thread, encoding, separator, kr_ref(dict));
        kr_xdrop(thread, dict);
        return parser;
    }
    if (kr_is_none(args[2]))
        return kr_pyexpat_parser_new(thread, encoding, separator, KR_REF_NULL);
    if (!kr_type_has(args[2], KR_TYPE_DICT_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "intern must be a dictionary");
    return kr_pyexpat_parser_new(thread, encoding, separator, args[2]);
}

static KrOwn pyexpat_error_string(ARGS)
{
    (void)self, (void)count;
    int64_t code;
    if (!kr_posix_path_long(thread, args[0], &code)) return KR_NULL;
    const char *text =
        code == (int)code ? kr_pyexpat_module.error_text((int)code) : NULL;
    return text ? kr_str_from_ascii(thread, text) : kr_none_own();
}

static const KrNativeDef functions[] = {
    {"ErrorString", pyexpat_error_string, "($module, code, /)",
     "The text of an error's number.", 0, 0, 0},
    {"ParserCreate", pyexpat_create,
     "($module, /, encoding=None, namespace_separator=None,\n             "
     "intern=<unrepresentable>)",
     "A new parser.", 0, 0, 0},
    {0},
};

// --- the submodules --------------------------------------------------------------------------

static const struct {
    const char *name, *text;
} errors[] = {
    // in the order of their numbers, from 1
    {"NO_MEMORY", "out of memory"},
    {"SYNTAX", "syntax error"},
    {"NO_ELEMENTS", "no element found"},
    {"INVALID_TOKEN", "not well-formed (invalid token)"},
    {"UNCLOSED_TOKEN", "unclosed token"},
    {"PARTIAL_CHAR", "partial character"},
    {"TAG_MISMATCH", "mismatched tag"},
    {"DUPLICATE_ATTRIBUTE", "duplicate attribute"},
    {"JUNK_AFTER_DOC_ELEMENT", "junk after document element"},
    {"PARAM_ENTITY_REF", "illegal parameter entity reference"},
    {"UNDEFINED_ENTITY", "undefined entity"},
    {"RECURSIVE_ENTITY_REF", "recursive entity reference"},
    {"ASYNC_ENTITY", "asynchronous entity"},
    {"BAD_CHAR_REF", "reference to invalid character number"},
    {"BINARY_ENTITY_REF", "reference to binary entity"},
    {"ATTRIBUTE_EXTERNAL_ENTITY_REF", "reference to external entity in attribute"},
    {"MISPLACED_XML_PI", "XML or text declaration not at start of entity"},
    {"UNKNOWN_ENCODING", "unknown encoding"},
    {"INCORRECT_ENCODING", "encoding specified in XML declaration is incorrect"},
    {"UNCLOSED_CDATA_SECTION", "unclosed CDATA section"},
    {"EXTERNAL_ENTITY_HANDLING", "error in processing external entity reference"},
    {"NOT_STANDALONE", "document is not standalone"},
    {"UNEXPECTED_STATE", "unexpected parser state - please send a bug report"},
    {"ENTITY_DECLARED_IN_PE", "entity declared in parameter entity"},
    {"FEATURE_REQUIRES_XML_DTD", "requested feature requires XML_DTD support in Expat"},
    {"CANT_CHANGE_FEATURE_ONCE_PARSING",
     "cannot change setting once parsing has begun"},
    {"UNBOUND_PREFIX", "unbound prefix"},
    {"UNDECLARING_PREFIX", "must not undeclare prefix"},
    {"INCOMPLETE_PE", "incomplete markup in parameter entity"},
    {"XML_DECL", "XML declaration not well-formed"},
    {"TEXT_DECL", "text declaration not well-formed"},
    {"PUBLICID", "illegal character(s) in public id"},
    {"SUSPENDED", "parser suspended"},
    {"NOT_SUSPENDED", "parser not suspended"},
    {"ABORTED", "parsing aborted"},
    {"FINISHED", "parsing finished"},
    {"SUSPEND_PE", "cannot suspend in external parameter entity"},
    {"RESERVED_PREFIX_XML",
     "reserved prefix (xml) must not be undeclared or bound to another namespace name"},
    {"RESERVED_PREFIX_XMLNS",
     "reserved prefix (xmlns) must not be declared or undeclared"},
    {"RESERVED_NAMESPACE_URI",
     "prefix must not be bound to one of the reserved namespace names"},
    {"INVALID_ARGUMENT", "invalid argument"},
    {"NO_BUFFER", "a successful prior call to function XML_GetBuffer is required"},
    {"AMPLIFICATION_LIMIT_BREACH",
     "limit on input amplification factor (from DTD and entities) breached"},
    {"NOT_STARTED", "parser not started"},
};

// A module that is an attribute of another one, and importable.
static KrOwn submodule(KrThread *thread, KrRef parent, const char *full,
                       const char *name, const char *doc)
{
    KrOwn module = kr_module_new(thread, full, doc),
          key = kr_str_interned(thread, full);
    bool ok =
        !kr_is_null(module) && !kr_is_null(key) &&
        kr_dict_set(thread, kr_ref(thread->vm->modules), kr_ref(key), kr_ref(module)) &&
        kr_module_add(thread, parent, name, kr_dup(kr_ref(module)));
    kr_xdrop(thread, key);
    if (!ok) kr_xdrop(thread, kr_move(&module));
    return module;
}

static bool add_errors(KrThread *thread, KrRef parent)
{
    KrOwn module = submodule(thread, parent, "pyexpat.errors", "errors",
                             "Constants used to describe error conditions.");
    KrOwn codes = kr_dict_new(thread), messages = kr_dict_new(thread);
    bool ok = !kr_is_null(module) && !kr_is_null(codes) && !kr_is_null(messages);
    for (size_t i = 0; ok && i < sizeof errors / sizeof *errors; i++) {
        char name[64];
        snprintf(name, sizeof name, "XML_ERROR_%s", errors[i].name);
        const char *words = kr_pyexpat_module.error_text((int)i + 1);
        KrOwn text = kr_str_from_ascii(thread, words ? words : errors[i].text);
        KrOwn number = kr_from_small_int((int64_t)i + 1);
        ok = !kr_is_null(text) &&
             kr_dict_set(thread, kr_ref(codes), kr_ref(text), kr_ref(number)) &&
             kr_dict_set(thread, kr_ref(messages), kr_ref(number), kr_ref(text)) &&
             kr_module_add(thread, kr_ref(module), name, kr_dup(kr_ref(text)));
        kr_xdrop(thread, text);
    }
    ok = ok && kr_module_add(thread, kr_ref(module), "codes", kr_move(&codes)) &&
         kr_module_add(thread, kr_ref(module), "messages", kr_move(&messages));
    kr_xdrop(thread, codes);
    kr_xdrop(thread, messages);
    kr_xdrop(thread, module);
    return ok;
}

static bool add_model(KrThread *thread, KrRef parent)
{
    static const struct {
        const char *name;
        int value;
    } numbers[] = {{"XML_CTYPE_EMPTY", 1},  {"XML_CTYPE_ANY", 2},
                   {"XML_CTYPE_MIXED", 3},  {"XML_CTYPE_NAME", 4},
                   {"XML_CTYPE_CHOICE", 5}, {"XML_CTYPE_SEQ", 6},
                   {"XML_CQUANT_NONE", 0},  {"XML_CQUANT_OPT", 1},
                   {"XML_CQUANT_REP", 2},   {"XML_CQUANT_PLUS", 3}};
    KrOwn module = submodule(thread, parent, "pyexpat.model", "model",
                             "Constants used to interpret content model information.");
    bool ok = !kr_is_null(module);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_from_small_int(numbers[i].value));
    kr_xdrop(thread, module);
    return ok;
}

static KrOwn feature_list(KrThread *thread)
{
    KrOwn list = kr_list_new(thread, 0);
    for (const KrExpatFeature *f = kr_pyexpat_module.features();
         f && f->feature && !kr_is_null(list); f++) {
        KrOwn items[2] = {kr_str_from_ascii(thread, f->name),
                          kr_int_from_i64(thread, f->value)};
        KrOwn pair = kr_tuple_pack_own(thread, items, 2);
        if (kr_is_null(pair) || !kr_list_append_own(thread, kr_ref(list), pair))
            kr_xdrop(thread, kr_move(&list));
    }
    return list;
}

// --- the module ------------------------------------------------------------------------------

static void nothing_to_set(void *parser, KrExpatHandler handler)
{
    (void)parser, (void)handler;
}

static bool open_library(KrThread *thread)
{
    static const char *const libraries[] = {"libexpat.so.1", "libexpat.so", NULL};
    KrExpat *x = &kr_pyexpat_module;
    const KrSharedSymbol symbols[] = {
        {"XML_ParserCreate_MM", &x->create},
        {"XML_ExternalEntityParserCreate", &x->create_external},
        {"XML_ParserFree", &x->free},
        {"XML_SetUserData", &x->set_user_data},
        {"XML_FreeContentModel", &x->free_content},
        {"XML_SetUnknownEncodingHandler", &x->set_encoding_handler},
        {"XML_SetReturnNSTriplet", &x->set_namespace_triplet},
        {"XML_Parse", &x->parse},
        {"XML_StopParser", &x->stop},
        {"XML_GetErrorCode", &x->error_code},
        {"XML_GetCurrentLineNumber", &x->line},
        {"XML_GetCurrentColumnNumber", &x->column},
        {"XML_GetCurrentByteIndex", &x->byte_index},
        {"XML_SetBase", &x->set_base},
        {"XML_SetEncoding", &x->set_encoding},
        {"XML_UseForeignDTD", &x->use_foreign},
        {"XML_GetBase", &x->get_base},
        {"XML_GetInputContext", &x->input_context},
        {"XML_ErrorString", &x->error_text},
        {"XML_ExpatVersion", &x->version_text},
        {"XML_SetParamEntityParsing", &x->set_param_entities},
        {"XML_GetSpecifiedAttributeCount", &x->specified_count},
        {"XML_SetHashSalt", &x->set_salt},
        {"XML_ExpatVersionInfo", &x->version},
        {"XML_GetFeatureList", &x->features},
        {NULL, NULL},
    };
    // of later versions of the library: without them the methods say so
    const KrSharedSymbol optional[] = {
        {"XML_SetBillionLaughsAttackProtectionMaximumAmplification",
         &x->set_amplification},
        {"XML_SetBillionLaughsAttackProtectionActivationThreshold", &x->set_threshold},
        {"XML_SetReparseDeferralEnabled", &x->set_deferral},
        {"XML_SetAllocTrackerMaximumAmplification", &x->set_alloc_amplification},
        {"XML_SetAllocTrackerActivationThreshold", &x->set_alloc_threshold},
    };
    if (!kr_shared_library_open(thread, "pyexpat", libraries, "libexpat1", symbols))
        return false;
    for (size_t i = 0; i < KR_EXPAT_HANDLERS; i++) {
        const KrSharedSymbol setter[] = {{kr_pyexpat_parser_setters[i], &x->set[i]},
                                         {NULL, NULL}};
        if (!kr_shared_library_open(thread, "pyexpat", libraries, "libexpat1", setter))
            return false;
        if (!x->set[i]) x->set[i] = nothing_to_set;
    }
    for (size_t i = 0; i < sizeof optional / sizeof *optional; i++) {
        const KrSharedSymbol one[] = {optional[i], {NULL, NULL}};
        if (!kr_shared_library_open(thread, "pyexpat", libraries, "libexpat1", one))
            kr_exception_clear(thread);
    }
    return true;
}

KrOwn kr_pyexpat_module_init(KrThread *thread)
{
    static const struct {
        const char *name;
        int value;
    } numbers[] = {{"XML_PARAM_ENTITY_PARSING_NEVER", 0},
                   {"XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", 1},
                   {"XML_PARAM_ENTITY_PARSING_ALWAYS", 2}};
    if (!open_library(thread)) return KR_NULL;
    KrOwn module = kr_module_new(thread, "pyexpat", "Python wrapper for Expat parser.");
    KrExpatVersion v = kr_pyexpat_module.version();
    KrOwn version[3] = {kr_from_small_int(v.major), kr_from_small_int(v.minor),
                        kr_from_small_int(v.micro)};
    bool ok =
        !kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add_type(thread, kr_ref(module), &kr_pyexpat_module_error) &&
        kr_module_add(thread, kr_ref(module), "error",
                      kr_dup(kr_type_ref(&kr_pyexpat_module_error))) &&
        kr_type_ready(thread, &kr_pyexpat_parser_type) &&
        kr_module_add(thread, kr_ref(module), "XMLParserType",
                      kr_dup(kr_type_ref(&kr_pyexpat_parser_type))) &&
        kr_module_add(thread, kr_ref(module), "EXPAT_VERSION",
                      kr_str_from_ascii(thread, kr_pyexpat_module.version_text())) &&
        kr_module_add(thread, kr_ref(module), "version_info",
                      kr_tuple_pack_own(thread, version, 3)) &&
        kr_module_add(thread, kr_ref(module), "native_encoding",
                      kr_str_from_ascii(thread, "UTF-8")) &&
        kr_module_add(thread, kr_ref(module), "features", feature_list(thread));
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_from_small_int(numbers[i].value));
    if (ok && add_errors(thread, kr_ref(module)) && add_model(thread, kr_ref(module)))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
