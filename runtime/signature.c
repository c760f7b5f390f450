// SPDX-License-Identifier: MIT
// Signatures of native functions (signature.h): "(iterable, /, *, key=None, reverse=False)".
//
// The text is parsed at the first call into names, kinds and default values, which live as long as
// the VM. They are found again by the address of the KrNativeDef, in an open hash table.
// Invariant: the table is never more than half full.
// Called by call.c. Tests: tests/lang/core/argument_kinds.py.
#include "runtime/signature.h"

#include "runtime/exception.h"
#include "runtime/float_text.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

typedef struct Table {
    size_t mask, count;
    KrSignature *slots[];
} Table;

typedef struct Parsed {              // one parameter as text
    const char *name, *default_text; // no default: null
    size_t length, default_length;
    KrParameterKind kind;
} Parsed;

// --- parsing ----------------------------------------------------------------------------

// Behind the default that starts at `at`: a comma or bracket outside of quotes and brackets.
static const char *skip_default(const char *at)
{
    int depth = 0;
    char quote = 0;
    for (; *at && (depth || quote || (*at != ',' && *at != ')')); at++) {
        if (quote) {
            if (*at == '\\')
                at++;
            else if (*at == quote)
                quote = 0;
        } else if (*at == '\'' || *at == '"') {
            quote = *at;
        } else if (*at == '(' || *at == '[') {
            depth++;
        } else if (*at == ')' || *at == ']') {
            depth--;
        }
    }
    return at;
}

// "($self, a, b=1, /, c, *args, d=None, **kwargs)" -> parameters, their count. `$x` is the object.
static size_t parse(const char *text, Parsed out[KR_SIGNATURE_MOST])
{
    const char *at = text + 1;
    bool keyword_only = false;
    size_t count = 0;
    while (*at && *at != ')') {
        while (*at == ' ' || *at == ',' || *at == '\n')
            at++;
        if (*at == ')' || !*at) break;
        if (*at == '/') {
            for (size_t i = 0; i < count; i++)
                out[i].kind = KR_PARAMETER_POSITIONAL_ONLY;
            at++;
            continue;
        }
        KrParameterKind kind =
            keyword_only ? KR_PARAMETER_KEYWORD_ONLY : KR_PARAMETER_POSITIONAL;
        bool self = *at == '$';
        if (at[0] == '*' && at[1] == '*') {
            kind = KR_PARAMETER_VARKEYWORDS;
            at += 2;
        } else if (*at == '*') {
            at++;
            keyword_only = true;
            if (*at == ',' || *at == ' ') continue;
            kind = KR_PARAMETER_VARARGS;
        }
        Parsed p = {.name = at + self, .kind = kind};
        while (*at && *at != ',' && *at != ')' && *at != '=')
            at++;
        p.length = (size_t)(at - p.name);
        if (*at == '=') {
            p.default_text = ++at;
            at = skip_default(at);
            p.default_length = (size_t)(at - p.default_text);
        }
        if (self) continue;
        kr_assert(count < KR_SIGNATURE_MOST);
        out[count++] = p;
    }
    return count;
}

static KrOwn text_value(KrThread *thread, const char *text, size_t length)
{
    char buffer[32];
    size_t out = 0;
    for (size_t i = 1; i + 1 < length && out < sizeof buffer; i++) {
        char c = text[i];
        if (c == '\\' && i + 2 < length) {
            c = text[++i];
            c = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c);
        }
        buffer[out++] = c;
    }
    return kr_str_from_utf8(thread, buffer, out);
}

// Defaults in signatures: None, True, False, numbers, strings, (). Others are for people only: null.
static KrOwn default_value(KrThread *thread, const char *text, size_t length)
{
    if (!strncmp(text, "None", length) && length == 4) return kr_none_own();
    if (!strncmp(text, "True", length) && length == 4) return kr_bool_own(true);
    if (!strncmp(text, "False", length) && length == 5) return kr_bool_own(false);
    if (!strncmp(text, "()", length) && length == 2) return kr_tuple_new(thread, 0);
    if (length >= 2 && (*text == '\'' || *text == '"'))
        return text_value(thread, text, length);
    bool digits = length > 0;
    for (size_t i = text[0] == '-'; i < length; i++)
        digits &= text[i] >= '0' && text[i] <= '9';
    if (digits) return kr_int_from_text(thread, text, length, 10);
    double number;
    if (kr_float_text_parse(text, length, &number)) return kr_from_float(number);
    return KR_NULL;
}

static void signature_free(KrThread *thread, KrSignature *s)
{
    for (size_t k = 0; s && k < s->count; k++) {
        kr_xdrop(thread, s->parameters[k].name);
        kr_xdrop(thread, s->parameters[k].default_value);
    }
    free(s);
}

static KrSignature *make(KrThread *thread, const KrNativeDef *def)
{
    Parsed parsed[KR_SIGNATURE_MOST];
    size_t count = parse(def->signature, parsed);
    KrSignature *s = calloc(1, sizeof *s + count * sizeof *s->parameters);
    if (!s) return NULL;
    s->def = def;
    s->count = count;
    s->all_positional_only = true;
    for (size_t i = 0; i < count; i++) {
        KrParameter *p = &s->parameters[i];
        p->kind = parsed[i].kind;
        p->optional = parsed[i].default_text != NULL;
        p->name = kr_str_intern(
            thread, kr_str_from_utf8(thread, parsed[i].name, parsed[i].length));
        if (p->optional)
            p->default_value =
                default_value(thread, parsed[i].default_text, parsed[i].default_length);
        if (kr_is_null(p->name) || kr_thread_has_exception(thread)) { // no memory
            signature_free(thread, s);
            return NULL;
        }
        s->has_varargs |= p->kind == KR_PARAMETER_VARARGS;
        s->has_varkeywords |= p->kind == KR_PARAMETER_VARKEYWORDS;
        s->all_positional_only &= p->kind == KR_PARAMETER_POSITIONAL_ONLY;
        if (p->kind <= KR_PARAMETER_POSITIONAL) {
            s->positional++;
            s->required += !p->optional;
        }
    }
    s->fills = !s->has_varargs && !s->has_varkeywords;
    for (size_t i = s->required; i < count; i++)
        s->fills &= s->parameters[i].optional;
    return s;
}

// --- the table --------------------------------------------------------------------------

static size_t place_of(const Table *table, const KrNativeDef *def)
{
    size_t i = (size_t)((uintptr_t)def >> 4) * 0x9E3779B1u & table->mask;
    while (table->slots[i] && table->slots[i]->def != def)
        i = (i + 1) & table->mask;
    return i;
}

static Table *grow(Table *old)
{
    size_t size = old ? (old->mask + 1) * 2 : 256;
    Table *table = calloc(1, sizeof *table + size * sizeof *table->slots);
    if (!table) return NULL;
    table->mask = size - 1;
    for (size_t i = 0; old && i <= old->mask; i++) {
        if (!old->slots[i]) continue;
        table->slots[place_of(table, old->slots[i]->def)] = old->slots[i];
        table->count++;
    }
    free(old);
    return table;
}

const KrSignature *kr_signature_of(KrThread *thread, const KrNativeDef *def)
{
    Table *table = thread->vm->signatures;
    if (KR_LIKELY(table != NULL)) {
        const KrSignature *found = table->slots[place_of(table, def)];
        if (KR_LIKELY(found != NULL)) return found;
    }
    KrSignature *made = make(thread, def);
    if (made && (!table || table->count * 2 >= table->mask)) table = grow(table);
    if (!made || !table) {
        signature_free(thread, made);
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    thread->vm->signatures = table;
    table->slots[place_of(table, def)] = made;
    table->count++;
    return made;
}

void kr_signature_fini(KrThread *thread)
{
    Table *table = thread->vm->signatures;
    for (size_t i = 0; table && i <= table->mask; i++)
        signature_free(thread, table->slots[i]);
    free(table);
    thread->vm->signatures = NULL;
}

KrOwn kr_signature_text(KrThread *thread, const KrNativeDef *def, const char *first)
{
    const char *text = def->signature;
    const char *shown = text ? strchr(text, '\1') : NULL; // what people see, when names stand for values
    if (shown && !shown[1]) return kr_none_own(); // nothing
    if (shown) return kr_str_from_utf8(thread, shown + 1, strlen(shown + 1));
    if (!text || *text != '(' || strstr(text, "<absent>"))
        return kr_none_own();
    if (!first || text[1] == '$')
        return kr_str_from_utf8(thread, text, strlen(text));
    if (text[1] == ')')
        return kr_str_from_format(thread, "(%s, /)", first);
    bool slash = strstr(text, ", /") != NULL; // then the rest says where positional-only ends
    return kr_str_from_format(thread, slash ? "(%s, %s" : "(%s, /, %s", first, text + 1);
}
