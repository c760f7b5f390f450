// SPDX-License-Identifier: MIT
// Parsers of the pyexpat module: what the library finds goes to the program's handlers.
//
// A handler that raises stops the library and takes all handlers away; Parse() then raises what it raised.
// Character data may be gathered in `buffer`, which is given out before any other handler runs.
// Invariant: used <= buffer_size; `thread` is set exactly while the library is parsing; a parser for an external
// entity keeps its parent alive.
// Called through the type's methods. Tests: tests/lang/modules/pyexpat/.
#include "modules/pyexpat_parts.h"

#include "modules/posix_path.h"
#include "runtime/attribute.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/float.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/tuple.h"

#include <limits.h>
#include <stdlib.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Parser {
    KrObject header;
    void *parser; // the library's
    KrThread *thread;
    KrOwn intern, parent;              // a dict, a Parser; or null
    KrOwn handlers[KR_EXPAT_HANDLERS]; // or null
    char *buffer; // malloc, null: character data is given out at once
    int buffer_size, used;
    bool ordered, specified, prefixes, in_callback, deferral;
} Parser;

enum { BUFFER_SIZE = 8192, READ_SIZE = 2048, MOST_DATA = 1 << 20 };

// The handlers: name of the attribute, of the library's function behind XML_Set.
#define HANDLERS(X)                                                                    \
    X(StartElementHandler, start_element)                                              \
    X(EndElementHandler, end_element)                                                  \
    X(ProcessingInstructionHandler, instruction)                                       \
    X(CharacterDataHandler, character_data)                                            \
    X(UnparsedEntityDeclHandler, unparsed_entity)                                      \
    X(NotationDeclHandler, notation)                                                   \
    X(StartNamespaceDeclHandler, start_namespace)                                      \
    X(EndNamespaceDeclHandler, end_namespace)                                          \
    X(CommentHandler, comment)                                                         \
    X(StartCdataSectionHandler, start_cdata)                                           \
    X(EndCdataSectionHandler, end_cdata)                                               \
    X(DefaultHandler, default)                                                         \
    X(DefaultHandlerExpand, default_expand)                                            \
    X(NotStandaloneHandler, not_standalone)                                            \
    X(ExternalEntityRefHandler, external_entity)                                       \
    X(StartDoctypeDeclHandler, start_doctype)                                          \
    X(EndDoctypeDeclHandler, end_doctype)                                              \
    X(EntityDeclHandler, entity)                                                       \
    X(XmlDeclHandler, declaration)                                                     \
    X(ElementDeclHandler, element)                                                     \
    X(AttlistDeclHandler, attributes)                                                  \
    X(SkippedEntityHandler, skipped_entity)

#define ID(name, function) H_##name,
enum { HANDLERS(ID) };
#undef ID
#define SETTER(name, function) "XML_Set" #name,
const char *const kr_pyexpat_parser_setters[KR_EXPAT_HANDLERS] = {HANDLERS(SETTER)};
#undef SETTER

static Parser *cast(KrRef self)
{
    return (Parser *)(void *)kr_obj(self);
}

// --- calling handlers ------------------------------------------------------------------------

static void no_character_data(void *data, const char *text, int size)
{
    (void)data, (void)text, (void)size;
}

// Nothing is told any longer.
static void clear_handlers(KrThread *thread, Parser *p)
{
    for (int i = 0; i < KR_EXPAT_HANDLERS; i++) {
        if (p->parser)
            kr_pyexpat_module.set[i](p->parser,
                                     i == H_CharacterDataHandler && p->in_callback
                                         ? (KrExpatHandler)no_character_data
                                         : NULL);
        kr_store(thread, &p->handlers[i], KR_NULL);
    }
}

// Calls the handler with the arguments (stolen; null ones: making them failed).
static KrOwn call_handler(Parser *p, int which, KrOwn *args, size_t count)
{
    KrThread *thread = p->thread;
    KrOwn result = KR_NULL;
    KrRef refs[8];
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        ok = ok && !kr_is_null(args[i]);
        refs[i] = kr_is_null(args[i]) ? KR_REF_NULL : kr_ref(args[i]);
    }
    if (ok && !kr_is_null(p->handlers[which])) {
        KrOwn function = kr_dup(kr_ref(p->handlers[which]));
        bool before = p->in_callback;
        p->in_callback = true;
        result = kr_call(thread, kr_ref(function), refs, count, KR_REF_NULL);
        p->in_callback = before;
        kr_drop(thread, function);
    } else if (ok) {
        result = kr_none_own();
    }
    for (size_t i = 0; i < count; i++)
        kr_xdrop(thread, args[i]);
    if (kr_is_null(result)) {
        KrOwn raised = kr_exception_fetch(thread);
        bool before = p->in_callback;
        p->in_callback = true;
        clear_handlers(thread, p);
        p->in_callback = before;
        (void)kr_pyexpat_module.stop(p->parser, 0);
        kr_exception_restore(thread, raised);
    }
    return result;
}

static void give_text(Parser *p, const char *text, int size)
{
    KrOwn arg = kr_str_codec_decode(p->thread, text, (size_t)size, "utf-8", "strict");
    kr_xdrop(p->thread, call_handler(p, H_CharacterDataHandler, &arg, 1));
}

// What has been gathered is given out. False: an exception is set.
static bool flush(Parser *p)
{
    if (p->buffer && p->used) {
        int size = p->used;
        p->used = 0;
        give_text(p, p->buffer, size);
    }
    return !kr_thread_has_exception(p->thread);
}

// May the handler run? Gathered text comes first.
static bool begin(Parser *p, int which)
{
    return !kr_is_null(p->handlers[which]) && !kr_thread_has_exception(p->thread) &&
           flush(p) && !kr_is_null(p->handlers[which]);
}
static void fire(Parser *p, int which, KrOwn *args, size_t count)
{
    kr_xdrop(p->thread, call_handler(p, which, args, count));
}
static int fire_int(Parser *p, int which, KrOwn *args,
                    size_t count) // 0: the library stops
{
    KrOwn result = call_handler(p, which, args, count);
    int64_t number = 0;
    if (kr_is_null(result)) return 0;
    if (!kr_number_index_i64(p->thread, kr_ref(result), &number)) {
        clear_handlers(p->thread, p);
        number = 0;
    }
    kr_drop(p->thread, result);
    return number != 0;
}

static KrOwn text_of(Parser *p, const char *text) // or None
{
    return text ? kr_str_codec_decode(p->thread, text, strlen(text), "utf-8", "strict")
                : kr_none_own();
}

// The same, and equal names are the same object.
static KrOwn name_of(Parser *p, const char *text)
{
    KrOwn name = text_of(p, text);
    if (kr_is_null(name) || !text || kr_is_null(p->intern)) return name;
    KrRef known = KR_REF_NULL;
    KrFound found = kr_dict_find(p->thread, kr_ref(p->intern), kr_ref(name), &known);
    if (found == KR_PRESENT) {
        KrOwn kept = kr_dup(known);
        kr_drop(p->thread, name);
        return kept;
    }
    if (found == KR_FAULT ||
        !kr_dict_set(p->thread, kr_ref(p->intern), kr_ref(name), kr_ref(name)))
        kr_xdrop(p->thread, kr_move(&name));
    return name;
}

// --- callbacks of the library ----------------------------------------------------------------

static KrOwn attribute_list(Parser *p, const char **pairs)
{
    KrThread *thread = p->thread;
    size_t number = 0;
    if (p->specified)
        number = (size_t)kr_pyexpat_module.specified_count(p->parser);
    else
        while (pairs[number])
            number += 2;
    KrOwn result = p->ordered ? kr_list_new(thread, 0) : kr_dict_new(thread);
    for (size_t i = 0; i < number && !kr_is_null(result); i += 2) {
        KrOwn name = name_of(p, pairs[i]),
              value = kr_is_null(name) ? KR_NULL : text_of(p, pairs[i + 1]);
        bool ok = !kr_is_null(value);
        if (ok && p->ordered)
            ok = kr_list_append(thread, kr_ref(result), kr_ref(name)) &&
                 kr_list_append(thread, kr_ref(result), kr_ref(value));
        else if (ok)
            ok = kr_dict_set(thread, kr_ref(result), kr_ref(name), kr_ref(value));
        kr_xdrop(thread, name);
        kr_xdrop(thread, value);
        if (!ok) kr_xdrop(thread, kr_move(&result));
    }
    return result;
}

static void on_start_element(void *data, const char *name, const char **pairs)
{
    Parser *p = data;
    if (!begin(p, H_StartElementHandler)) return;
    KrOwn attributes = attribute_list(p, pairs);
    KrOwn args[] = {kr_is_null(attributes) ? KR_NULL : name_of(p, name), attributes};
    fire(p, H_StartElementHandler, args, 2);
}
static void on_end_element(void *data, const char *name)
{
    if (!begin(data, H_EndElementHandler)) return;
    KrOwn args[] = {name_of(data, name)};
    fire(data, H_EndElementHandler, args, 1);
}
static void on_instruction(void *data, const char *target, const char *text)
{
    if (!begin(data, H_ProcessingInstructionHandler)) return;
    KrOwn args[] = {name_of(data, target), text_of(data, text)};
    fire(data, H_ProcessingInstructionHandler, args, 2);
}
static void on_character_data(void *data, const char *text, int size)
{
    Parser *p = data;
    if (kr_thread_has_exception(p->thread)) return;
    if (!p->buffer) {
        give_text(p, text, size);
        return;
    }
    if (p->used + size > p->buffer_size) {
        if (!flush(p) || kr_is_null(p->handlers[H_CharacterDataHandler])) return;
    }
    if (size > p->buffer_size) {
        give_text(p, text, size);
        p->used = 0;
    } else {
        memcpy(p->buffer + p->used, text, (size_t)size);
        p->used += size;
    }
}
static void on_unparsed_entity(void *data, const char *name, const char *base,
                               const char *system, const char *public,
                               const char *notation)
{
    if (!begin(data, H_UnparsedEntityDeclHandler)) return;
    KrOwn args[] = {name_of(data, name), name_of(data, base), name_of(data, system),
                    name_of(data, public), name_of(data, notation)};
    fire(data, H_UnparsedEntityDeclHandler, args, 5);
}
static void on_notation(void *data, const char *name, const char *base,
                        const char *system, const char *public)
{
    if (!begin(data, H_NotationDeclHandler)) return;
    KrOwn args[] = {name_of(data, name), name_of(data, base), name_of(data, system),
                    name_of(data, public)};
    fire(data, H_NotationDeclHandler, args, 4);
}
static void on_start_namespace(void *data, const char *prefix, const char *uri)
{
    if (!begin(data, H_StartNamespaceDeclHandler)) return;
    KrOwn args[] = {name_of(data, prefix), name_of(data, uri)};
    fire(data, H_StartNamespaceDeclHandler, args, 2);
}
static void on_end_namespace(void *data, const char *prefix)
{
    if (!begin(data, H_EndNamespaceDeclHandler)) return;
    KrOwn args[] = {name_of(data, prefix)};
    fire(data, H_EndNamespaceDeclHandler, args, 1);
}
static void on_comment(void *data, const char *text)
{
    if (!begin(data, H_CommentHandler)) return;
    KrOwn args[] = {text_of(data, text)};
    fire(data, H_CommentHandler, args, 1);
}
static void on_start_cdata(void *data)
{
    if (begin(data, H_StartCdataSectionHandler))
        fire(data, H_StartCdataSectionHandler, NULL, 0);
}
static void on_end_cdata(void *data)
{
    if (begin(data, H_EndCdataSectionHandler))
        fire(data, H_EndCdataSectionHandler, NULL, 0);
}
static void any_default(void *data, int which, const char *text, int size)
{
    Parser *p = data;
    if (!begin(p, which)) return;
    KrOwn args[] = {
        kr_str_codec_decode(p->thread, text, (size_t)size, "utf-8", "strict")};
    fire(p, which, args, 1);
}
static void on_default(void *data, const char *text, int size)
{
    any_default(data, H_DefaultHandler, text, size);
}
static void on_default_expand(void *data, const char *text, int size)
{
    any_default(data, H_DefaultHandlerExpand, text, size);
}
static int on_not_standalone(void *data)
{
    return begin(data, H_NotStandaloneHandler)
               ? fire_int(data, H_NotStandaloneHandler, NULL, 0)
               : 0;
}
static int on_external_entity(void *parser, const char *context, const char *base,
                              const char *system, const char *public)
{
    Parser *p = *(Parser **)parser; // the library keeps its user data first
    if (!begin(p, H_ExternalEntityRefHandler)) return 0;
    KrOwn args[] = {text_of(p, context), name_of(p, base), name_of(p, system),
                    name_of(p, public)};
    return fire_int(p, H_ExternalEntityRefHandler, args, 4);
}
static void on_start_doctype(void *data, const char *name, const char *system,
                             const char *public, int internal)
{
    if (!begin(data, H_StartDoctypeDeclHandler)) return;
    KrOwn args[] = {name_of(data, name), name_of(data, system), name_of(data, public),
                    kr_from_small_int(internal)};
    fire(data, H_StartDoctypeDeclHandler, args, 4);
}
static void on_end_doctype(void *data)
{
    if (begin(data, H_EndDoctypeDeclHandler))
        fire(data, H_EndDoctypeDeclHandler, NULL, 0);
}
static void on_entity(void *data, const char *name, int is_parameter, const char *value,
                      int size, const char *base, const char *system,
                      const char *public, const char *notation)
{
    Parser *p = data;
    if (!begin(p, H_EntityDeclHandler)) return;
    KrOwn args[] = {
        name_of(p, name),
        kr_from_small_int(is_parameter),
        value ? kr_str_codec_decode(p->thread, value, (size_t)size, "utf-8", "strict")
              : kr_none_own(),
        name_of(p, base),
        name_of(p, system),
        name_of(p, public),
        name_of(p, notation)};
    fire(p, H_EntityDeclHandler, args, 7);
}
static void on_declaration(void *data, const char *version, const char *encoding,
                           int standalone)
{
    if (!begin(data, H_XmlDeclHandler)) return;
    KrOwn args[] = {text_of(data, version), text_of(data, encoding),
                    kr_from_small_int(standalone)};
    fire(data, H_XmlDeclHandler, args, 3);
}
static KrOwn model_of(Parser *p, const KrExpatContent *model)
{
    KrThread *thread = p->thread;
    if (!kr_thread_check_stack(thread)) return KR_NULL;
    KrOwn children = kr_tuple_new(thread, model->child_count);
    for (unsigned i = 0; i < model->child_count && !kr_is_null(children); i++) {
        KrOwn child = model_of(p, &model->children[i]);
        if (kr_is_null(child))
            kr_xdrop(thread, kr_move(&children));
        else
            ((KrTuple *)(void *)kr_obj(kr_ref(children)))->items[i] = child;
    }
    if (kr_is_null(children)) return children;
    KrOwn items[] = {kr_from_small_int(model->type), kr_from_small_int(model->quant),
                     name_of(p, model->name), children};
    return kr_tuple_pack_own(thread, items, 4);
}
static void on_element(void *data, const char *name, KrExpatContent *model)
{
    Parser *p = data;
    if (begin(p, H_ElementDeclHandler)) {
        KrOwn tree = model_of(p, model);
        KrOwn args[] = {kr_is_null(tree) ? KR_NULL : name_of(p, name), tree};
        fire(p, H_ElementDeclHandler, args, 2);
    }
    kr_pyexpat_module.free_content(p->parser, model);
}
static void on_attributes(void *data, const char *element, const char *name,
                          const char *type, const char *value, int required)
{
    if (!begin(data, H_AttlistDeclHandler)) return;
    KrOwn args[] = {name_of(data, element), name_of(data, name), text_of(data, type),
                    text_of(data, value), kr_from_small_int(required)};
    fire(data, H_AttlistDeclHandler, args, 5);
}
static void on_skipped_entity(void *data, const char *name, int is_parameter)
{
    if (!begin(data, H_SkippedEntityHandler)) return;
    KrOwn args[] = {name_of(data, name), kr_from_small_int(is_parameter)};
    fire(data, H_SkippedEntityHandler, args, 2);
}

#define FUNCTION(name, function) (KrExpatHandler) on_##function,
static const KrExpatHandler callbacks[KR_EXPAT_HANDLERS] = {HANDLERS(FUNCTION)};
#undef FUNCTION

// An encoding that the library does not know: Python's codec gives its 256 characters.
static int on_encoding(void *data, const char *name, KrExpatEncoding *info)
{
    Parser *p = data;
    unsigned char bytes[256];
    if (kr_thread_has_exception(p->thread)) return 0;
    for (int i = 0; i < 256; i++)
        bytes[i] = (unsigned char)i;
    KrOwn text = kr_str_codec_decode(p->thread, bytes, sizeof bytes, name, "replace");
    if (kr_is_null(text)) return 0;
    const KrStr *str = kr_str_obj(kr_ref(text));
    bool ok = str->length == 256;
    for (int i = 0; ok && i < 256; i++) {
        uint32_t c = kr_str_read(str, i);
        info->map[i] = c == 0xFFFD ? -1 : (int)c;
    }
    if (!ok)
        (void)kr_exception_raise(p->thread, &kr_exception_value_error,
                                 "multi-byte encodings are not supported");
    info->data = NULL;
    info->convert = NULL;
    info->release = NULL;
    kr_drop(p->thread, text);
    return ok;
}

// --- parsing ---------------------------------------------------------------------------------

static bool set_number(KrThread *thread, KrRef object, const char *name, int64_t number)
{
    KrOwn key = kr_str_interned(thread, name), value = kr_int_from_i64(thread, number);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_attr_set(thread, object, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

// ExpatError of the code, or of a message of our own.
static KrOwn raise_error(KrThread *thread, const Parser *p, int code,
                         const char *message)
{
    int64_t line = (int64_t)kr_pyexpat_module.line(p->parser),
            column = (int64_t)kr_pyexpat_module.column(p->parser);
    const char *words = kr_pyexpat_module.error_text(code);
    if (message)
        (void)kr_exception_raise(thread, &kr_pyexpat_module_error, "%s", message);
    else
        (void)kr_exception_raise(thread, &kr_pyexpat_module_error,
                                 "%s: line %lld, column %lld", words ? words : "None",
                                 (long long)line, (long long)column);
    KrOwn error = kr_exception_fetch(thread);
    bool ok = set_number(thread, kr_ref(error), "code", code) &&
              set_number(thread, kr_ref(error), "lineno", line) &&
              set_number(thread, kr_ref(error), "offset", column);
    if (ok)
        kr_exception_restore(thread, error);
    else
        kr_drop(thread, error);
    return KR_NULL;
}

static int feed(KrThread *thread, Parser *p, const char *data, int64_t size, bool last)
{
    KrThread *before = p->thread;
    int status = 1;
    p->thread = thread;
    do {
        int part = size > MOST_DATA ? MOST_DATA : (int)size;
        status = kr_pyexpat_module.parse(p->parser, data, part, last && part == size);
        data += part;
        size -= part;
    } while (status && size > 0 && !kr_thread_has_exception(thread));
    p->thread = before;
    return status;
}
static KrOwn finish(KrThread *thread, Parser *p, int status)
{
    if (kr_thread_has_exception(thread)) return KR_NULL;
    if (!status)
        return raise_error(thread, p, kr_pyexpat_module.error_code(p->parser), NULL);
    KrThread *before = p->thread;
    p->thread = thread;
    bool ok = flush(p);
    p->thread = before;
    return ok ? kr_from_small_int(status) : KR_NULL;
}

static KrOwn parser_parse(ARGS) // data, isfinal
{
    (void)count;
    Parser *p = cast(self);
    bool last;
    if (!kr_truth(thread, args[1], &last)) return KR_NULL;
    KrOwn held = kr_dup(self), result = KR_NULL;
    if (kr_str_is_sub(args[0])) {
        size_t size;
        const char *text = kr_str_utf8(thread, args[0], &size);
        if (text) {
            (void)kr_pyexpat_module.set_encoding(p->parser, "utf-8");
            result = finish(thread, p, feed(thread, p, text, (int64_t)size, last));
        }
    } else {
        KrBuffer buffer;
        if (kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) {
            int status = feed(thread, p, buffer.data, buffer.size, last);
            result = finish(thread, p, status);
            kr_buffer_release(thread, &buffer);
        }
    }
    kr_drop(thread, held);
    return result;
}

static KrOwn parser_parse_file(ARGS)
{
    (void)count;
    Parser *p = cast(self);
    KrOwn name = kr_str_interned(thread, "read"), read = KR_NULL,
          size = kr_from_small_int(READ_SIZE);
    if (kr_is_null(name)) return KR_NULL;
    KrFound found = kr_attr_lookup(thread, args[0], kr_ref(name), &read);
    kr_drop(thread, name);
    if (found == KR_ABSENT)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "argument must have 'read' attribute");
    if (found == KR_FAULT) return KR_NULL;
    KrOwn held = kr_dup(self), result = KR_NULL;
    for (;;) {
        KrOwn part = kr_call_1(thread, kr_ref(read), kr_ref(size));
        if (kr_is_null(part)) break;
        KrBuffer buffer;
        bool bytes = kr_type_has(kr_ref(part), KR_TYPE_BYTES_SUB) ||
                     strcmp(kr_type_of(kr_ref(part))->name, "bytearray") == 0;
        if (!bytes || !kr_buffer_get(thread, kr_ref(part), &buffer, KR_BUFFER_READ)) {
            if (!kr_thread_has_exception(thread))
                (void)kr_exception_raise(
                    thread, &kr_exception_type_error,
                    "read() did not return a bytes object (type=%T)", kr_ref(part));
            kr_drop(thread, part);
            break;
        }
        int64_t got = buffer.size;
        int status = 0;
        if (got > READ_SIZE)
            (void)kr_exception_raise(
                thread, &kr_exception_value_error,
                "read() returned too much data: %d bytes requested, %lld returned",
                (int)READ_SIZE, (long long)got);
        else
            status = feed(thread, p, buffer.data, got, got == 0);
        kr_buffer_release(thread, &buffer);
        kr_drop(thread, part);
        if (kr_thread_has_exception(thread)) break;
        if (!status || got == 0) {
            result = finish(thread, p, status);
            break;
        }
    }
    kr_drop(thread, read);
    kr_drop(thread, held);
    return result;
}

// --- other methods ---------------------------------------------------------------------------

static KrOwn parser_set_base(ARGS)
{
    (void)count;
    size_t size;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "SetBase() argument must be str, not %T", args[0]);
    const char *text = kr_str_utf8(thread, args[0], &size);
    if (!text) return KR_NULL;
    return kr_pyexpat_module.set_base(cast(self)->parser, text)
               ? kr_none_own()
               : kr_exception_no_memory(thread);
}
static KrOwn parser_get_base(ARGS)
{
    UNUSED;
    const char *base = kr_pyexpat_module.get_base(cast(self)->parser);
    return base ? kr_str_codec_decode(thread, base, strlen(base), "utf-8", "strict")
                : kr_none_own();
}
static KrOwn parser_get_input_context(ARGS)
{
    UNUSED;
    if (!cast(self)->in_callback) return kr_none_own();
    int offset = 0, size = 0;
    const char *text =
        kr_pyexpat_module.input_context(cast(self)->parser, &offset, &size);
    return text ? kr_bytes_new(thread, text + offset, (size_t)(size - offset))
                : kr_none_own();
}
static KrOwn parser_set_param_entities(ARGS)
{
    (void)count;
    int flag;
    if (!kr_posix_path_int(thread, args[0], &flag)) return KR_NULL;
    return kr_from_small_int(
        kr_pyexpat_module.set_param_entities(cast(self)->parser, flag));
}
static KrOwn parser_use_foreign(ARGS)
{
    (void)count;
    bool flag;
    if (!kr_truth(thread, args[0], &flag)) return KR_NULL;
    int code = kr_pyexpat_module.use_foreign(cast(self)->parser, flag);
    return code ? raise_error(thread, cast(self), code, NULL) : kr_none_own();
}
static KrOwn parser_set_deferral(ARGS)
{
    (void)count;
    bool flag;
    if (!kr_truth(thread, args[0], &flag)) return KR_NULL;
    if (kr_pyexpat_module.set_deferral) { // earlier versions of the library never defer
        (void)kr_pyexpat_module.set_deferral(cast(self)->parser, flag);
        cast(self)->deferral = flag;
    }
    return kr_none_own();
}
static KrOwn parser_get_deferral(ARGS)
{
    UNUSED;
    return kr_bool_own(cast(self)->deferral);
}

enum { INVALID_ARGUMENT = 41 };
static KrOwn set_threshold(KrThread *thread, KrRef self, KrRef value,
                           unsigned char (*set)(void *, unsigned long long))
{
    KrOwn number = kr_number_index(thread, value);
    if (kr_is_null(number)) return KR_NULL;
    bool negative =
        kr_int_sign(kr_ref(number))<0, big = kr_int_bit_length(kr_ref(number))> 64;
    unsigned long long threshold = kr_int_low_u64(kr_ref(number));
    kr_drop(thread, number);
    if (negative)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Cannot convert negative int");
    if (big)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large for C uint64_t");
    if (!set)
        return kr_exception_raise(
            thread, &kr_exception_not_implemented_error,
            "krait: the system's libexpat is too old for this limit");
    return set(cast(self)->parser, threshold)
               ? kr_none_own()
               : raise_error(thread, cast(self), INVALID_ARGUMENT,
                             "parser must be a root parser");
}
static KrOwn set_factor(KrThread *thread, KrRef self, KrRef value,
                        unsigned char (*set)(void *, float))
{
    double factor;
    if (!kr_float_from(thread, value, &factor)) return KR_NULL;
    if (!set)
        return kr_exception_raise(
            thread, &kr_exception_not_implemented_error,
            "krait: the system's libexpat is too old for this limit");
    if (set(cast(self)->parser, (float)factor)) return kr_none_own();
    return raise_error(thread, cast(self), INVALID_ARGUMENT,
                       factor >= 1 ? "parser must be a root parser"
                                   : "'max_factor' must be at least 1.0");
}
static KrOwn parser_set_threshold(ARGS)
{
    (void)count;
    return set_threshold(thread, self, args[0], kr_pyexpat_module.set_threshold);
}
static KrOwn parser_set_amplification(ARGS)
{
    (void)count;
    return set_factor(thread, self, args[0], kr_pyexpat_module.set_amplification);
}
static KrOwn parser_set_alloc_threshold(ARGS)
{
    (void)count;
    return set_threshold(thread, self, args[0], kr_pyexpat_module.set_alloc_threshold);
}
static KrOwn parser_set_alloc_amplification(ARGS)
{
    (void)count;
    return set_factor(thread, self, args[0], kr_pyexpat_module.set_alloc_amplification);
}

// --- making ----------------------------------------------------------------------------------

static Parser *make(KrThread *thread)
{
    Parser *p =
        (Parser *)(void *)kr_object_new(thread, &kr_pyexpat_parser_type, sizeof *p);
    if (p) {
        memset((char *)p + sizeof p->header, 0, sizeof *p - sizeof p->header);
        kr_gc_track(thread, p);
        p->buffer_size = BUFFER_SIZE;
        p->deferral = kr_pyexpat_module.set_deferral != NULL;
    }
    return p;
}

KrOwn kr_pyexpat_parser_new(KrThread *thread, const char *encoding,
                            const char *separator, KrRef intern)
{
    Parser *p = make(thread);
    if (!p) return KR_NULL;
    KrOwn own = kr_steal_obj(p);
    p->parser = kr_pyexpat_module.create(encoding, NULL, separator);
    if (!p->parser) {
        kr_drop(thread, own);
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "XML_ParserCreate failed");
    }
    if (!kr_ref_is_null(intern)) p->intern = kr_dup(intern);
    int64_t salt = 0;
    KrOwn word = kr_str_from_ascii(thread, "expat");
    if (!kr_is_null(word) && kr_hash(thread, kr_ref(word), &salt))
        (void)kr_pyexpat_module.set_salt(p->parser, (unsigned long)salt);
    kr_xdrop(thread, word);
    kr_pyexpat_module.set_user_data(p->parser, p);
    kr_pyexpat_module.set_encoding_handler(p->parser, on_encoding, p);
    return own;
}

static KrOwn parser_external(ARGS) // context, encoding
{
    (void)count;
    Parser *p = cast(self);
    const char *texts[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        size_t size;
        if (kr_ref_is_null(args[i]) || (i == 0 && kr_is_none(args[i]))) continue;
        if (!kr_str_is_sub(args[i]))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "ExternalEntityParserCreate() argument %d must be %s, not %T", i + 1,
                i ? "str" : "str or None", args[i]);
        texts[i] = kr_str_utf8(thread, args[i], &size);
        if (!texts[i]) return KR_NULL;
    }
    Parser *made = make(thread);
    if (!made) return KR_NULL;
    KrOwn own = kr_steal_obj(made);
    made->ordered = p->ordered;
    made->specified = p->specified;
    made->prefixes = p->prefixes;
    made->buffer_size = p->buffer_size;
    made->parent = kr_dup(self);
    if (!kr_is_null(p->intern)) made->intern = kr_dup(kr_ref(p->intern));
    if (p->buffer) made->buffer = malloc((size_t)p->buffer_size);
    made->parser =
        p->buffer && !made->buffer
            ? NULL
            : kr_pyexpat_module.create_external(p->parser, texts[0], texts[1]);
    if (!made->parser) {
        kr_drop(thread, own);
        return kr_exception_no_memory(thread);
    }
    kr_pyexpat_module.set_user_data(made->parser, made);
    kr_pyexpat_module.set_encoding_handler(made->parser, on_encoding, made);
    for (int i = 0; i < KR_EXPAT_HANDLERS; i++)
        if (!kr_is_null(p->handlers[i])) {
            made->handlers[i] = kr_dup(kr_ref(p->handlers[i]));
            kr_pyexpat_module.set[i](made->parser, callbacks[i]);
        }
    return own;
}

// --- attributes ------------------------------------------------------------------------------

static KrOwn get_handler(KrRef self, int which)
{
    const KrOwn *handler = &cast(self)->handlers[which];
    return kr_is_null(*handler) ? kr_none_own() : kr_dup(kr_ref(*handler));
}
static bool cannot_delete(KrThread *thread)
{
    return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                    "Cannot delete attribute");
}
static bool set_handler(KrThread *thread, KrRef self, int which, KrRef value)
{
    Parser *p = cast(self);
    if (kr_ref_is_null(value)) return cannot_delete(thread);
    if (which == H_CharacterDataHandler &&
        p->used) { // the old one gets what it waits for
        KrThread *before = p->thread;
        p->thread = thread;
        bool ok = flush(p);
        p->thread = before;
        if (!ok) return false;
    }
    bool none = kr_is_none(value);
    KrExpatHandler callback = none ? NULL : callbacks[which];
    // the library cannot do without one inside a call of it
    if (none && which == H_CharacterDataHandler && p->in_callback)
        callback = (KrExpatHandler)no_character_data;
    kr_store(thread, &p->handlers[which], none ? KR_NULL : kr_dup(value));
    kr_pyexpat_module.set[which](p->parser, callback);
    return true;
}
#define ACCESS(name, function)                                                         \
    static KrOwn get_##function(KrThread *thread, KrRef self)                          \
    {                                                                                  \
        (void)thread;                                                                  \
        return get_handler(self, H_##name);                                            \
    }                                                                                  \
    static bool set_##function(KrThread *thread, KrRef self, KrRef value)              \
    {                                                                                  \
        return set_handler(thread, self, H_##name, value);                             \
    }
HANDLERS(ACCESS) // for each handler get_x(thread, self) and set_x(thread, self, value)
#undef ACCESS

static KrOwn get_code(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, kr_pyexpat_module.error_code(cast(self)->parser));
}
static KrOwn get_line(KrThread *thread, KrRef self)
{
    return kr_int_from_u64(thread, kr_pyexpat_module.line(cast(self)->parser));
}
static KrOwn get_column(KrThread *thread, KrRef self)
{
    return kr_int_from_u64(thread, kr_pyexpat_module.column(cast(self)->parser));
}
static KrOwn get_index(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, kr_pyexpat_module.byte_index(cast(self)->parser));
}
static KrOwn get_intern(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_is_null(cast(self)->intern) ? kr_none_own()
                                          : kr_dup(kr_ref(cast(self)->intern));
}
static KrOwn get_buffer_size(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, cast(self)->buffer_size);
}
static KrOwn get_buffer_used(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, cast(self)->used);
}
static bool flush_now(KrThread *thread, Parser *p)
{
    KrThread *before = p->thread;
    p->thread = thread;
    bool ok = flush(p);
    p->thread = before;
    return ok;
}
static bool set_buffer_size(KrThread *thread, KrRef self, KrRef value)
{
    Parser *p = cast(self);
    int64_t size;
    if (kr_ref_is_null(value)) return cannot_delete(thread);
    if (!kr_int_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "buffer_size must be an integer");
    KrFound fits = kr_int_try_i64(value, &size);
    if (fits == KR_PRESENT && size == p->buffer_size) return true;
    if (kr_int_sign(value) <= 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "buffer_size must be greater than zero");
    if (fits != KR_PRESENT || size > INT_MAX)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "buffer_size must not be greater than %d",
                                        INT_MAX);
    if (p->buffer) {
        if (p->used && !flush_now(thread, p)) return false;
        char *grown = malloc((size_t)size);
        if (!grown) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
        free(p->buffer);
        p->buffer = grown;
    }
    p->buffer_size = (int)size;
    return true;
}
static KrOwn get_buffer_text(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->buffer != NULL);
}
static bool set_buffer_text(KrThread *thread, KrRef self, KrRef value)
{
    Parser *p = cast(self);
    bool on;
    if (kr_ref_is_null(value)) return cannot_delete(thread);
    if (!kr_truth(thread, value, &on)) return false;
    if (on && !p->buffer) {
        p->buffer = malloc((size_t)p->buffer_size);
        p->used = 0;
        if (p->buffer) return true;
        (void)kr_exception_no_memory(thread);
        return false;
    }
    if (!on && p->buffer) {
        if (!flush_now(thread, p)) return false;
        free(p->buffer);
        p->buffer = NULL;
    }
    return true;
}
static bool set_flag(KrThread *thread, KrRef value, bool *flag)
{
    return kr_ref_is_null(value) ? cannot_delete(thread)
                                 : kr_truth(thread, value, flag);
}
static KrOwn get_prefixes(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->prefixes);
}
static bool set_prefixes(KrThread *thread, KrRef self, KrRef value)
{
    if (!set_flag(thread, value, &cast(self)->prefixes)) return false;
    kr_pyexpat_module.set_namespace_triplet(cast(self)->parser, cast(self)->prefixes);
    return true;
}
static KrOwn get_ordered(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->ordered);
}
static bool set_ordered(KrThread *thread, KrRef self, KrRef value)
{
    return set_flag(thread, value, &cast(self)->ordered);
}
static KrOwn get_specified(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->specified);
}
static bool set_specified(KrThread *thread, KrRef self, KrRef value)
{
    return set_flag(thread, value, &cast(self)->specified);
}

#define FIELD(name, function) {#name, get_##function, set_##function, NULL},
static const KrGetSetDef fields[] = {
    HANDLERS(FIELD) // clang-format keeps the rest below
    {"ErrorCode", get_code, NULL, NULL},
    {"ErrorLineNumber", get_line, NULL, NULL},
    {"ErrorColumnNumber", get_column, NULL, NULL},
    {"ErrorByteIndex", get_index, NULL, NULL},
    {"CurrentLineNumber", get_line, NULL, NULL},
    {"CurrentColumnNumber", get_column, NULL, NULL},
    {"CurrentByteIndex", get_index, NULL, NULL},
    {"buffer_size", get_buffer_size, set_buffer_size, NULL},
    {"buffer_text", get_buffer_text, set_buffer_text, NULL},
    {"buffer_used", get_buffer_used, NULL, NULL},
    {"intern", get_intern, NULL, KR_AS_MEMBER},
    {"namespace_prefixes", get_prefixes, set_prefixes, NULL},
    {"ordered_attributes", get_ordered, set_ordered, NULL},
    {"specified_attributes", get_specified, set_specified, NULL},
    {0},
};
#undef FIELD

static const KrNativeDef methods[] = {
    {"ExternalEntityParserCreate", parser_external,
     "($self, context, encoding=<unrepresentable>,\n                           /)",
     "A parser for an external entity.", 0, 0, 0},
    {"GetBase", parser_get_base, "($self, /)", "The base of relative names.", 0, 0, 0},
    {"GetInputContext", parser_get_input_context, "($self, /)",
     "The text that caused the current event.", 0, 0, 0},
    {"GetReparseDeferralEnabled", parser_get_deferral, "($self, /)",
     "Are incomplete tokens put off?", 0, 0, 0},
    {"Parse", parser_parse, "($self, data, isfinal=False, /)", "Parse a piece of XML.",
     0, 0, 0},
    {"ParseFile", parser_parse_file, "($self, file, /)",
     "Parse what a file-like object holds.", 0, 0, 0},
    {"SetAllocTrackerActivationThreshold", parser_set_alloc_threshold,
     "($self, threshold, /)", "Bytes of memory from which amplification counts.", 0, 0,
     0},
    {"SetAllocTrackerMaximumAmplification", parser_set_alloc_amplification,
     "($self, max_factor, /)", "Most memory for a byte of input.", 0, 0, 0},
    {"SetBase", parser_set_base, "($self, base, /)", "Set the base of relative names.",
     0, 0, 0},
    {"SetBillionLaughsAttackProtectionActivationThreshold", parser_set_threshold,
     "($self, threshold, /)", "Bytes of output from which amplification counts.", 0, 0,
     0},
    {"SetBillionLaughsAttackProtectionMaximumAmplification", parser_set_amplification,
     "($self, max_factor,\n                                                     /)", "Most output for a byte of input.", 0, 0, 0},
    {"SetParamEntityParsing", parser_set_param_entities, "($self, flag, /)",
     "Set how parameter entities are parsed.", 0, 0, 0},
    {"SetReparseDeferralEnabled", parser_set_deferral, "($self, enabled, /)",
     "Put incomplete tokens off, or not.", 0, 0, 0},
    {"UseForeignDTD", parser_use_foreign, "($self, flag=True, /)",
     "Ask for an external subset though the document names none.", 0, 0, 0},
    {0},
};

static void visit(KrObject *object, KrVisitFn visit_child, void *context)
{
    const Parser *p = (const Parser *)(const void *)object;
    for (int i = 0; i < KR_EXPAT_HANDLERS; i++)
        if (!kr_is_null(p->handlers[i])) visit_child(kr_ref(p->handlers[i]), context);
    if (!kr_is_null(p->intern)) visit_child(kr_ref(p->intern), context);
    if (!kr_is_null(p->parent)) visit_child(kr_ref(p->parent), context);
}
static void clear(KrThread *thread, KrObject *object)
{
    Parser *p = (Parser *)(void *)object;
    clear_handlers(thread, p);
    kr_store(thread, &p->intern, KR_NULL);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    Parser *p = (Parser *)(void *)object;
    if (p->parser) kr_pyexpat_module.free(p->parser);
    p->parser = NULL;
    for (int i = 0; i < KR_EXPAT_HANDLERS; i++)
        kr_xdrop(thread, kr_move(&p->handlers[i]));
    kr_xdrop(thread, kr_move(&p->intern));
    kr_xdrop(thread, kr_move(&p->parent));
    free(p->buffer);
    kr_object_free(thread, object, sizeof *p);
}

KrType kr_pyexpat_parser_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "pyexpat.xmlparser",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Parser),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .methods = methods,
    .getset = fields,
    .doc = "XML parser",
};
