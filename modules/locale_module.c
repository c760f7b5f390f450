// SPDX-License-Identifier: MIT
// The _locale module: the C library's locales, collation and message catalogues.
//
// At import the category LC_CTYPE takes the user's locale (C becomes C.UTF-8), as the interpreter of CPython does at
// start. Texts of a locale that is not in UTF-8 are decoded by it. Tests: CPython's test_locale.
#define _GNU_SOURCE
#include "modules/locale_module.h"
#include "modules/io_text.h"
#include "modules/os_error.h"
#include "modules/posix_path.h"

#include "runtime/bytes.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <langinfo.h>
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrType error_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "locale.Error",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF,
        .shown = "__weakref__",
    .basic_size = sizeof(KrException),
    .base = &kr_exception_exception,
};

typedef struct Number {
    const char *name;
    int64_t number;
} Number;
#define N(name) {#name, (int64_t)(name)},
static const Number numbers[] = {
    N(ABDAY_1) N(ABDAY_2) N(ABDAY_3) N(ABDAY_4) N(ABDAY_5) N(ABDAY_6) N(ABDAY_7)
        N(ABMON_1) N(ABMON_10) N(ABMON_11) N(ABMON_12) N(ABMON_2) N(ABMON_3) N(ABMON_4)
            N(ABMON_5) N(ABMON_6) N(ABMON_7) N(ABMON_8) N(ABMON_9) N(ALT_DIGITS)
                N(AM_STR) N(CHAR_MAX) N(CODESET) N(CRNCYSTR) N(DAY_1) N(DAY_2) N(DAY_3)
                    N(DAY_4) N(DAY_5) N(DAY_6) N(DAY_7) N(D_FMT) N(D_T_FMT) N(ERA)
                        N(ERA_D_FMT) N(ERA_D_T_FMT) N(ERA_T_FMT) N(LC_ALL) N(LC_COLLATE)
                            N(LC_CTYPE) N(LC_MESSAGES) N(LC_MONETARY) N(LC_NUMERIC)
                                N(LC_TIME) N(MON_1) N(MON_10) N(MON_11) N(MON_12)
                                    N(MON_2) N(MON_3) N(MON_4) N(MON_5) N(MON_6)
                                        N(MON_7) N(MON_8) N(MON_9) N(NOEXPR) N(PM_STR)
                                            N(RADIXCHAR) N(THOUSEP) N(T_FMT)
                                                N(T_FMT_AMPM) N(YESEXPR) N(_DATE_FMT)};
#undef N

static const nl_item items[] = {
    ABDAY_1,   ABDAY_2,   ABDAY_3,  ABDAY_4,  ABDAY_5,    ABDAY_6,    ABDAY_7,
    ABMON_1,   ABMON_10,  ABMON_11, ABMON_12, ABMON_2,    ABMON_3,    ABMON_4,
    ABMON_5,   ABMON_6,   ABMON_7,  ABMON_8,  ABMON_9,    ALT_DIGITS, AM_STR,
    CODESET,   CRNCYSTR,  DAY_1,    DAY_2,    DAY_3,      DAY_4,      DAY_5,
    DAY_6,     DAY_7,     D_FMT,    D_T_FMT,  ERA,        ERA_D_FMT,  ERA_D_T_FMT,
    ERA_T_FMT, MON_1,     MON_10,   MON_11,   MON_12,     MON_2,      MON_3,
    MON_4,     MON_5,     MON_6,    MON_7,    MON_8,      MON_9,      NOEXPR,
    PM_STR,    RADIXCHAR, THOUSEP,  T_FMT,    T_FMT_AMPM, YESEXPR,    _DATE_FMT,
};

// Text in the locale's encoding.
static KrOwn text_of(KrThread *thread, const char *text)
{
    const char *codeset = nl_langinfo(CODESET);
    if (!strcmp(codeset, "UTF-8") || !strcmp(codeset, "ANSI_X3.4-1968"))
        return kr_posix_path_decode(thread, text, strlen(text));
    KrOwn decoded =
        kr_str_codec_decode(thread, text, strlen(text), codeset, "surrogateescape");
    if (!kr_is_null(decoded)) return decoded;
    kr_exception_clear(thread);
    return kr_posix_path_decode(thread, text, strlen(text));
}

static KrOwn locale_setlocale(ARGS)
{
    UNUSED;
    int category;
    if (!kr_posix_path_int(thread, args[0], &category)) return KR_NULL;
    if (kr_is_none(args[1])) {
        const char *name = setlocale(category, NULL);
        return name ? text_of(thread, name)
                    : kr_exception_raise(thread, &error_type, "locale query failed");
    }
    if (!kr_str_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "setlocale() argument 2 must be str or None, not %T",
                                  args[1]);
    size_t size;
    const char *wanted = kr_str_utf8(thread, args[1], &size);
    if (!wanted) return KR_NULL;
    if (strlen(wanted) != size)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "embedded null character");
    const char *name = setlocale(category, wanted);
    return name ? text_of(thread, name)
                : kr_exception_raise(thread, &error_type, "unsupported locale setting");
}

// "\3\3\0" -> [3, 3, 0]; CHAR_MAX ends it, too.
static KrOwn grouping(KrThread *thread, const char *text)
{
    KrOwn list = kr_list_new(thread, 0);
    for (size_t i = 0; !kr_is_null(list) && text[0]; i++) {
        if (!kr_list_append_own(thread, kr_ref(list), kr_from_small_int(text[i]))) {
            kr_drop(thread, list);
            return KR_NULL;
        }
        if (text[i] == 0 || text[i] == CHAR_MAX) break;
    }
    return list;
}
static bool put(KrThread *thread, KrRef dict, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}
static KrOwn locale_localeconv(ARGS)
{
    UNUSED;
    const struct lconv *l = localeconv();
    KrOwn dict = kr_dict_new(thread);
    if (kr_is_null(dict)) return KR_NULL;
#define TEXT(name)   put(thread, kr_ref(dict), #name, text_of(thread, l->name))
#define NUMBER(name) put(thread, kr_ref(dict), #name, kr_from_small_int(l->name))
#define GROUPS(name) put(thread, kr_ref(dict), #name, grouping(thread, l->name))
    bool ok = TEXT(int_curr_symbol) && TEXT(currency_symbol) &&
              TEXT(mon_decimal_point) && TEXT(mon_thousands_sep) &&
              GROUPS(mon_grouping) && TEXT(positive_sign) && TEXT(negative_sign) &&
              NUMBER(int_frac_digits) && NUMBER(frac_digits) && NUMBER(p_cs_precedes) &&
              NUMBER(p_sep_by_space) && NUMBER(n_cs_precedes) &&
              NUMBER(n_sep_by_space) && NUMBER(p_sign_posn) && NUMBER(n_sign_posn) &&
              TEXT(decimal_point) && TEXT(thousands_sep) && GROUPS(grouping);
#undef TEXT
#undef NUMBER
#undef GROUPS
    if (ok) return dict;
    kr_drop(thread, dict);
    return KR_NULL;
}

static KrOwn locale_nl_langinfo(ARGS)
{
    UNUSED;
    int key;
    if (!kr_posix_path_int(thread, args[0], &key)) return KR_NULL;
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        if (items[i] != key) continue;
        const char *text = nl_langinfo(key);
        // a list of texts, each with a NUL behind: shown with ';'
        if (key == ALT_DIGITS && *text) {
            KrOwn all = text_of(thread, text);
            for (int digit = 1; digit < 100 && !kr_is_null(all); digit++) {
                text += strlen(text) + 1;
                KrOwn next = text_of(thread, text);
                KrOwn more = kr_is_null(next)
                                 ? KR_NULL
                                 : kr_str_from_format(thread, "%S;%S", kr_ref(all),
                                                      kr_ref(next));
                kr_xdrop(thread, next);
                kr_drop(thread, all);
                all = more;
            }
            return all;
        }
        return text_of(thread, text ? text : "");
    }
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "unsupported langinfo constant");
}

// --- collation --------------------------------------------------------------------------

// A str as wide characters (malloc). Null: raised.
static wchar_t *wide(KrThread *thread, KrRef text)
{
    const KrStr *str = kr_str_obj(text);
    wchar_t *out = malloc(((size_t)str->length + 1) * sizeof *out);
    if (!out) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    for (int64_t i = 0; i < str->length; i++) {
        out[i] = (wchar_t)kr_str_read(str, i);
        if (!out[i]) {
            free(out);
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "embedded null character");
            return NULL;
        }
    }
    out[str->length] = 0;
    return out;
}
static KrOwn locale_strcoll(ARGS)
{
    UNUSED;
    for (int i = 0; i < 2; i++)
        if (!kr_str_is_sub(args[i]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "strcoll() argument %d must be str, not %T",
                                      i + 1, args[i]);
    wchar_t *a = wide(thread, args[0]), *b = a ? wide(thread, args[1]) : NULL;
    KrOwn result = b ? kr_from_small_int(wcscoll(a, b)) : KR_NULL;
    free(a);
    free(b);
    return result;
}
static KrOwn locale_strxfrm(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "strxfrm() argument must be str, not %T", args[0]);
    wchar_t *text = wide(thread, args[0]), *keys = NULL;
    if (!text) return KR_NULL;
    KrOwn result = KR_NULL;
    errno = 0;
    size_t length = wcsxfrm(NULL, text, 0);
    if (errno && errno != ERANGE) {
        (void)kr_os_error_errno(thread);
        goto done;
    }
    keys = malloc((length + 1) * sizeof *keys);
    if (!keys) {
        (void)kr_exception_no_memory(thread);
        goto done;
    }
    wcsxfrm(keys, text, length + 1);
    uint32_t highest = 0;
    for (size_t i = 0; i < length; i++)
        if ((uint32_t)keys[i] > highest) highest = (uint32_t)keys[i];
    // keys past Unicode become two characters that keep the order
    bool pairs = highest > 0x10FFFF;
    KrStr *str = kr_str_new(thread, (int64_t)(pairs ? length * 2 : length),
                            pairs ? 0x10FFFF : highest);
    if (!str) goto done;
    for (size_t i = 0; i < length; i++) {
        uint32_t key = (uint32_t)keys[i];
        if (pairs) {
            kr_str_write(str, (int64_t)i * 2, key >> 16 | 0x10000);
            kr_str_write(str, (int64_t)i * 2 + 1, (key & 0xFFFF) | 0x10000);
        } else {
            kr_str_write(str, (int64_t)i, key);
        }
    }
    result = kr_steal_obj(str);
done:
    free(text);
    free(keys);
    return result;
}
static KrOwn locale_getencoding(ARGS)
{
    UNUSED;
    const char *codeset = nl_langinfo(CODESET);
    return kr_str_from_ascii(
        thread, *codeset ? codeset : "utf-8");
}

// --- catalogues -------------------------------------------------------------------------

// A text argument as bytes; None is null when allowed.
static bool bytes_of(KrThread *thread, KrRef value, bool none, const char *what,
                     KrOwn *keeper, const char **out)
{
    *out = NULL;
    if (none && kr_is_none(value)) return true;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s must be str%s, not %T", what,
                                        none ? " or None" : "", value);
    *keeper = kr_posix_path_encode(thread, value);
    if (kr_is_null(*keeper)) return false;
    *out = kr_bytes_cast(kr_ref(*keeper))->data;
    return true;
}
static KrOwn locale_gettext(ARGS)
{
    UNUSED;
    const char *message;
    KrOwn keeper = KR_NULL;
    if (!bytes_of(thread, args[0], false, "gettext() argument", &keeper, &message))
        return KR_NULL;
    KrOwn result = text_of(thread, gettext(message));
    kr_xdrop(thread, keeper);
    return result;
}
static KrOwn locale_dcgettext(ARGS) // dgettext: without a category
{
    UNUSED;
    const char *domain, *message;
    KrOwn keepers[2] = {KR_NULL, KR_NULL}, result = KR_NULL;
    int category = LC_MESSAGES;
    const char *first = count == 3 ? "dcgettext() argument 1" : "dgettext() argument 1";
    const char *second =
        count == 3 ? "dcgettext() argument 2" : "dgettext() argument 2";
    if (bytes_of(thread, args[0], true, first, &keepers[0], &domain) &&
        bytes_of(thread, args[1], false, second, &keepers[1], &message) &&
        (count < 3 || kr_posix_path_int(thread, args[2], &category)))
        result = text_of(thread, dcgettext(domain, message, category));
    kr_xdrop(thread, keepers[0]);
    kr_xdrop(thread, keepers[1]);
    return result;
}
static KrOwn locale_textdomain(ARGS)
{
    UNUSED;
    const char *domain;
    KrOwn keeper = KR_NULL;
    if (!bytes_of(thread, args[0], true, "textdomain() argument", &keeper, &domain))
        return KR_NULL;
    const char *now = textdomain(domain);
    KrOwn result = now ? text_of(thread, now) : kr_os_error_errno(thread);
    kr_xdrop(thread, keeper);
    return result;
}
static KrOwn locale_bindtextdomain(ARGS)
{
    UNUSED;
    const char *domain, *folder = NULL;
    KrOwn keeper = KR_NULL, path = KR_NULL, result = KR_NULL;
    if (!bytes_of(thread, args[0], false, "bindtextdomain() argument 1", &keeper,
                  &domain))
        return KR_NULL;
    if (!*domain) {
        (void)kr_exception_raise(thread, &error_type,
                                 "domain must be a non-empty string");
        goto done;
    }
    if (!kr_is_none(args[1])) {
        path = kr_posix_path_encode(thread, args[1]);
        if (kr_is_null(path)) goto done;
        folder = kr_bytes_cast(kr_ref(path))->data;
    }
    const char *now = bindtextdomain(domain, folder);
    result = now ? text_of(thread, now) : kr_os_error_errno(thread);
done:
    kr_xdrop(thread, keeper);
    kr_xdrop(thread, path);
    return result;
}
static KrOwn locale_bind_textdomain_codeset(ARGS)
{
    UNUSED;
    const char *domain, *codeset;
    KrOwn keepers[2] = {KR_NULL, KR_NULL}, result = KR_NULL;
    if (bytes_of(thread, args[0], false, "bind_textdomain_codeset() argument 1",
                 &keepers[0], &domain) &&
        bytes_of(thread, args[1], true, "bind_textdomain_codeset() argument 2",
                 &keepers[1], &codeset)) {
        const char *now = bind_textdomain_codeset(domain, codeset);
        result = now ? text_of(thread, now) : kr_none_own();
    }
    kr_xdrop(thread, keepers[0]);
    kr_xdrop(thread, keepers[1]);
    return result;
}

KrOwn kr_locale_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"setlocale", locale_setlocale, "($module, category, locale=None, /)",
         "Set or ask for a locale.", 0, 0, 0},
        {"localeconv", locale_localeconv, "($module, /)",
         "How the locale writes numbers and money.", 0, 0, 0},
        {"strcoll", locale_strcoll, "($module, os1, os2, /)",
         "Compare two texts by the locale.", 0, 0, 0},
        {"strxfrm", locale_strxfrm, "($module, string, /)",
         "A key that sorts by the locale.", 0, 0, 0},
        {"nl_langinfo", locale_nl_langinfo, "($module, key, /)",
         "A word of the locale.", 0, 0, 0},
        {"getencoding", locale_getencoding, "($module, /)", "The locale's encoding.", 0,
         0, 0},
        {"gettext", locale_gettext, "($module, msg, /)",
         "The translation of a message.", 0, 0, 0},
        {"dgettext", locale_dcgettext, "($module, domain, msg, /)",
         "The translation in a domain.", 0, 0, 0},
        {"dcgettext", locale_dcgettext, "($module, domain, msg, category, /)",
         "The translation in a domain and category.", 0, 0, 0},
        {"textdomain", locale_textdomain, "($module, domain, /)",
         "Set the domain of messages.", 0, 0, 0},
        {"bindtextdomain", locale_bindtextdomain, "($module, domain, dir, /)",
         "Where a domain's files are.", 0, 0, 0},
        {"bind_textdomain_codeset", locale_bind_textdomain_codeset,
         "($module, domain, codeset, /)", "The encoding of a domain's messages.", 0, 0,
         0},
        {0},
    };
    const char *name = setlocale(LC_CTYPE, NULL);
    if (name && !strcmp(name, "C")) setlocale(LC_CTYPE, ""); // main_options.c has left it
    kr_io_text_locale_is_utf8 = false;
    KrOwn module = kr_module_new(thread, "_locale", "Support for POSIX locales.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_type_ready(thread, &error_type) &&
              kr_module_add_type(thread, kr_ref(module), &error_type);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_int_from_i64(thread, numbers[i].number));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
