// SPDX-License-Identifier: MIT
// The registry of codecs. See codec_registry.h.
//
// VM.codec_search is the list of search functions, VM.codec_cache the dict from normalized names to what
// they answered. The package `encodings`, which registers the library's own search function, is imported
// at the first lookup.
// Called by str_codec.c and modules/codecs_module.c. Tests: tests/lang/modules/codecs/.
#include "runtime/codec_registry.h"

#include "runtime/attribute.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/import.h"
#include "runtime/list.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

static bool fill(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (kr_is_null(vm->codec_search)) vm->codec_search = kr_list_new(thread, 0);
    if (kr_is_null(vm->codec_cache)) vm->codec_cache = kr_dict_new(thread);
    return !kr_is_null(vm->codec_search) && !kr_is_null(vm->codec_cache);
}

bool kr_codec_registry_register(KrThread *thread, KrRef search)
{
    if (!kr_type_of(search)->call)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "argument must be callable");
    return fill(thread) &&
           kr_list_append(thread, kr_ref(thread->vm->codec_search), search);
}

bool kr_codec_registry_unregister(KrThread *thread, KrRef search)
{
    if (kr_is_null(thread->vm->codec_search)) return true;
    KrRef list = kr_ref(thread->vm->codec_search);
    for (int64_t i = 0; i < kr_list_length(list); i++) {
        if (!kr_is(kr_list_get(list, i), search)) continue;
        kr_dict_clear(thread, kr_ref(thread->vm->codec_cache));
        KrOwn gone = kr_list_pop(thread, list, i);
        if (kr_is_null(gone)) return false;
        kr_drop(thread, gone);
        break;
    }
    return true;
}

// Letters, digits and '.' in lower case; what lies between them becomes one '_'; ASCII only.
static KrOwn normalize(KrThread *thread, const char *encoding)
{
    size_t size = strlen(encoding), n = 0;
    char small[128],
        *clean = size < sizeof small ? small : (char *)__builtin_malloc(size + 1);
    if (!clean) return kr_exception_no_memory(thread);
    bool gap = false;
    for (const char *p = encoding; *p; p++) {
        char c = *p;
        bool kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                    (c >= 'A' && c <= 'Z') || c == '.';
        if (!kept) {
            gap = gap || (uint8_t)c < 0x80;
            continue;
        }
        if (gap && n) clean[n++] = '_';
        gap = false;
        clean[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    KrOwn name = kr_str_from_utf8(thread, clean, n);
    if (clean != small) __builtin_free(clean);
    return name;
}

static bool import_encodings(KrThread *thread)
{
    if (kr_list_length(kr_ref(thread->vm->codec_search)) || thread->vm->codecs_imported)
        return true;
    thread->vm->codecs_imported = true;
    KrOwn module = kr_import_module(thread, "encodings");
    bool ok = !kr_is_null(module);
    if (!ok && kr_exception_is(thread, &kr_exception_module_not_found_error)) {
        kr_exception_clear(thread); // no library: only what is built in
        ok = true;
    }
    if (!ok) thread->vm->codecs_imported = false;
    kr_xdrop(thread, module);
    return ok;
}

KrOwn kr_codec_registry_lookup(KrThread *thread, const char *encoding)
{
    KrOwn name = normalize(thread, encoding), found = KR_NULL;
    if (kr_is_null(name) || !fill(thread)) goto done;
    KrRef cached = kr_dict_find_str(kr_ref(thread->vm->codec_cache), kr_ref(name));
    if (!kr_ref_is_null(cached)) {
        found = kr_dup(cached);
        goto done;
    }
    if (!import_encodings(thread)) goto done;
    for (int64_t i = 0; i < kr_list_length(kr_ref(thread->vm->codec_search)); i++) {
        KrOwn search = kr_dup(kr_list_get(kr_ref(thread->vm->codec_search), i));
        KrOwn answer = kr_call_1(thread, kr_ref(search), kr_ref(name));
        kr_drop(thread, search);
        if (kr_is_null(answer)) goto done;
        if (kr_is_none(kr_ref(answer))) {
            kr_drop(thread, answer);
            continue;
        }
        if (!kr_tuple_is_sub(kr_ref(answer)) || kr_tuple_length(kr_ref(answer)) != 4) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "codec search functions must return 4-tuples");
            kr_drop(thread, answer);
            goto done;
        }
        if (kr_dict_set(thread, kr_ref(thread->vm->codec_cache), kr_ref(name),
                        kr_ref(answer)))
            found = kr_dup(kr_ref(answer));
        kr_drop(thread, answer);
        goto done;
    }
    (void)kr_exception_raise(thread, &kr_exception_lookup_error, "unknown encoding: %s",
                             encoding);
done:
    kr_xdrop(thread, name);
    return found;
}

// What encode (0) or decode (1) of a codec makes of the object: the first item of its pair.
static KrOwn convert_with(KrThread *thread, KrRef codec, int which, KrRef object,
                          const char *encoding, const char *errors)
{
    KrRef args[2] = {object, KR_REF_NULL};
    KrOwn how = KR_NULL, result = KR_NULL, out = KR_NULL;
    if (errors) {
        how = kr_str_from_utf8(thread, errors, strlen(errors));
        if (kr_is_null(how)) return how;
        args[1] = kr_ref(how);
    }
    KrOwn function = kr_dup(kr_tuple_get(codec, which));
    result = kr_call(thread, kr_ref(function), args, errors ? 2 : 1, KR_REF_NULL);
    kr_drop(thread, function);
    if (kr_is_null(result)) {
        kr_exception_add_note(thread, "%s with '%s' codec failed",
                              which ? "decoding" : "encoding", encoding);
    } else if (!kr_tuple_is_sub(kr_ref(result)) ||
               kr_tuple_length(kr_ref(result)) != 2) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 which
                                     ? "decoder must return a tuple (object,integer)"
                                     : "encoder must return a tuple (object, integer)");
    } else {
        out = kr_dup(kr_tuple_get(kr_ref(result), 0));
    }
    kr_xdrop(thread, result);
    kr_xdrop(thread, how);
    return out;
}

KrOwn kr_codec_registry_convert(KrThread *thread, KrRef object, const char *encoding,
                                const char *errors, bool encoding_way)
{
    KrOwn codec = kr_codec_registry_lookup(thread, encoding);
    if (kr_is_null(codec)) return codec;
    KrOwn out =
        convert_with(thread, kr_ref(codec), !encoding_way, object, encoding, errors);
    kr_drop(thread, codec);
    return out;
}

KrOwn kr_codec_registry_lookup_text(KrThread *thread, const char *encoding,
                                    const char *instead)
{
    KrOwn codec = kr_codec_registry_lookup(thread, encoding), flag = KR_NULL,
          name = KR_NULL;
    if (kr_is_null(codec) || kr_tuple_is(kr_ref(codec))) return codec;
    bool is_text = true;
    name = kr_str_interned(thread, "_is_text_encoding");
    KrFound found = kr_is_null(name)
                        ? KR_FAULT
                        : kr_attr_lookup(thread, kr_ref(codec), kr_ref(name), &flag);
    if (found == KR_PRESENT && !kr_truth(thread, kr_ref(flag), &is_text))
        found = KR_FAULT;
    kr_xdrop(thread, flag);
    kr_xdrop(thread, name);
    if (found != KR_FAULT && is_text) return codec;
    kr_drop(thread, codec);
    if (found != KR_FAULT)
        (void)kr_exception_raise(
            thread, &kr_exception_lookup_error,
            "'%s' is not a text encoding; use %s to handle arbitrary codecs", encoding,
            instead);
    return KR_NULL;
}

KrOwn kr_codec_registry_encode_text(KrThread *thread, KrRef text, const char *encoding,
                                    const char *errors)
{
    KrOwn codec = kr_codec_registry_lookup_text(thread, encoding, "codecs.encode()"),
          out;
    if (kr_is_null(codec)) return codec;
    out = convert_with(thread, kr_ref(codec), 0, text, encoding, errors);
    kr_drop(thread, codec);
    if (kr_is_null(out) || kr_bytes_is_sub(kr_ref(out))) return out;
    KrOwn bytes = KR_NULL;
    if (kr_is_exact(kr_ref(out), &kr_bytearray_type))
        bytes = kr_bytes_new(thread, kr_bytearray_cast(kr_ref(out))->bytes,
                             kr_bytearray_cast(kr_ref(out))->length);
    else
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "'%s' encoder returned '%T' instead of 'bytes'; use codecs.encode() to "
            "encode to arbitrary types",
            encoding, kr_ref(out));
    kr_drop(thread, out);
    return bytes;
}

KrOwn kr_codec_registry_decode_text(KrThread *thread, KrRef bytes, const char *encoding,
                                    const char *errors)
{
    KrOwn codec = kr_codec_registry_lookup_text(thread, encoding, "codecs.decode()"),
          out;
    if (kr_is_null(codec)) return codec;
    out = convert_with(thread, kr_ref(codec), 1, bytes, encoding, errors);
    kr_drop(thread, codec);
    if (kr_is_null(out) || kr_str_is_sub(kr_ref(out))) return out;
    (void)kr_exception_raise(
        thread, &kr_exception_type_error,
        "'%s' decoder returned '%T' instead of 'str'; use codecs.decode() to decode to "
        "arbitrary types",
        encoding, kr_ref(out));
    kr_drop(thread, out);
    return KR_NULL;
}
