// SPDX-License-Identifier: MIT
// Traceback objects and the printing of exceptions: see traceback.h.
#include "runtime/traceback.h"

#include "base/text.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/code_layout.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/exception_group.h"
#include "runtime/frame.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/slab.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

enum { NO_LINE = INT32_MIN }; // follows from the instruction

void kr_traceback_add(KrThread *thread, KrFrame *frame, uint32_t unit)
{
    KrOwn pending = kr_move(&thread->exception);
    KrException *exception = (KrException *)kr_obj(kr_ref(pending));
    KrTraceback *entry = NULL;
    KrOwn object = kr_frame_object(thread, frame);
    if (!kr_is_null(object))
        entry = kr_slab_object(thread, &kr_traceback_type, sizeof *entry);
    if (entry) {
        entry->next = kr_move(&exception->traceback);
        entry->code = kr_dup(kr_from_obj(frame->code));
        entry->frame = object;
        entry->unit = (int32_t)unit;
        entry->line = NO_LINE;
        exception->traceback = kr_steal_obj(entry);
        kr_gc_track(thread, entry);
    } else { // a shorter traceback is better than none
        kr_xdrop(thread, object);
        kr_exception_clear(thread);
    }
    thread->exception = pending;
}

// Lines are looked up when somebody asks: most exceptions are caught and dropped.
static int32_t line_of(const KrTraceback *entry)
{
    if (entry->line != NO_LINE)
        return entry->line;
    return kr_code_line(kr_code_obj(kr_ref(entry->code)), (uint32_t)entry->unit);
}

static void traceback_dealloc(KrThread *thread, KrObject *self)
{
    KrTraceback *entry = (KrTraceback *)self;
    kr_xdrop(thread, entry->next);
    kr_xdrop(thread, entry->code);
    kr_xdrop(thread, entry->frame);
    kr_object_free(thread, self, sizeof *entry);
}

static void traceback_visit(KrObject *self, KrVisitFn visit, void *context)
{
    KrTraceback *entry = (KrTraceback *)self;
    if (!kr_is_null(entry->next))
        visit(kr_ref(entry->next), context);
    if (!kr_is_null(entry->frame))
        visit(kr_ref(entry->frame), context);
}

static KrOwn get_next(KrThread *thread, KrRef self)
{
    (void)thread;
    KrOwn next = ((KrTraceback *)kr_obj(self))->next;
    return kr_is_null(next) ? kr_none_own() : kr_dup(kr_ref(next));
}
static KrOwn get_line(KrThread *thread, KrRef self)
{
    int32_t line = line_of((KrTraceback *)kr_obj(self));
    return line < 0 ? kr_none_own() : kr_int_from_i64(thread, line);
}
static KrOwn get_lasti(KrThread *thread, KrRef self)
{
    const KrTraceback *entry = (const KrTraceback *)(const void *)kr_obj(self);
    if (entry->unit < 0) return kr_int_from_i64(thread, 2 * (int64_t)entry->unit);
    return kr_int_from_i64(thread, 2 * (int64_t)kr_code_layout_place(kr_code_obj(kr_ref(entry->code)), (uint32_t)entry->unit));
}
static KrOwn get_frame(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((KrTraceback *)kr_obj(self))->frame));
}
static bool set_next(KrThread *thread, KrRef self, KrRef value)
{
    KrTraceback *entry = (KrTraceback *)kr_obj(self);
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "can't delete tb_next attribute");
    if (kr_is_none(value)) {
        kr_store(thread, &entry->next, KR_NULL);
        return true;
    }
    if (!kr_is_exact(value, &kr_traceback_type))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "expected traceback object, got '%T'", value);
    for (const KrTraceback *at = (KrTraceback *)kr_obj(value); at;
         at = kr_is_null(at->next) ? NULL : (KrTraceback *)kr_obj(kr_ref(at->next)))
        if (at == entry)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "traceback loop detected");
    kr_store(thread, &entry->next, kr_dup(value));
    return true;
}

// TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)
static KrOwn traceback_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    static const char *const names[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"};
    KrRef given[4] = {0};
    int64_t unit, line;
    (void)type;
    for (size_t i = 0; i < count && i < 4; i++)
        given[i] = args[i];
    const KrTuple *keywords = kr_ref_is_null(kwnames) ? NULL : (const KrTuple *)(const void *)kr_obj(kwnames);
    for (int64_t k = 0; keywords && k < keywords->length; k++)
        for (size_t i = 0; i < 4; i++)
            if (kr_str_equal_ascii(kr_ref(keywords->items[k]), names[i]))
                given[i] = args[count + (size_t)k];
    size_t total = count + (keywords ? (size_t)keywords->length : 0);
    for (size_t i = 0; i < 4; i++)
        if (total > 4 || kr_ref_is_null(given[i]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "TracebackType() expected 4 arguments, got %zu", total);
    if (!kr_is_none(given[0]) && !kr_is_exact(given[0], &kr_traceback_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "expected traceback object or None, got '%T'", given[0]);
    if (!kr_is_exact(given[1], &kr_frame_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "TracebackType() argument 'tb_frame' must be frame, not %T", given[1]);
    if (!kr_number_index_i64(thread, given[2], &unit) || !kr_number_index_i64(thread, given[3], &line))
        return KR_NULL;
    KrTraceback *entry = (KrTraceback *)kr_object_new(thread, &kr_traceback_type, sizeof *entry);
    if (!entry)
        return KR_NULL;
    entry->next = kr_is_none(given[0]) ? KR_NULL : kr_dup(given[0]);
    entry->frame = kr_dup(given[1]);
    entry->code = kr_dup(kr_ref(((KrFrameObject *)kr_obj(given[1]))->code));
    entry->unit = unit < 0 ? (int32_t)(unit / 2) : (int32_t)kr_code_layout_unit(kr_code_obj(kr_ref(entry->code)), (uint32_t)(unit / 2));
    entry->line = (int32_t)line;
    kr_gc_track(thread, entry);
    return kr_steal_obj(entry);
}

static const KrGetSetDef traceback_getset[] = {{"tb_next", get_next, set_next, NULL},
                                               {"tb_frame", get_frame, NULL, KR_AS_MEMBER},
                                               {"tb_lineno", get_line, NULL, NULL},
                                               {"tb_lasti", get_lasti, NULL, KR_AS_MEMBER},
                                               {0}};

static KrOwn traceback_dir(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)args, (void)count;
    KrOwn list = kr_list_new(thread, 0);
    for (const KrGetSetDef *def = traceback_getset; def->name && !kr_is_null(list); def++) {
        KrOwn name = kr_str_interned(thread, def->name);
        bool ok = !kr_is_null(name) && kr_list_append(thread, kr_ref(list), kr_ref(name));
        kr_xdrop(thread, name);
        if (!ok) kr_drop(thread, kr_move(&list));
    }
    return list;
}
static const KrNativeDef traceback_methods[] = {
    {"__dir__", traceback_dir, "($self, /)", "The names of its attributes.", 0, 0, KR_NATIVE_RAW},
    {0},
};

KrType kr_traceback_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "traceback",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrTraceback),
    .dealloc = traceback_dealloc,
    .visit = traceback_visit,
    .new_object = traceback_new,
    .getset = traceback_getset,
    .methods = traceback_methods,
    .doc = "(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\n" "Where an exception passed by.",
};

// --- printing -------------------------------------------------------------------------------

// Is it the code of -c, or of a function or class in it?
static bool is_command_code(const KrCode *code, const KrCode *of)
{
    if (code == of)
        return true;
    for (uint32_t i = 0; i < of->const_count; i++)
        if (kr_is_exact(kr_ref(of->consts[i]), &kr_code_type) &&
            is_command_code(code, (const KrCode *)(const void *)kr_obj(kr_ref(of->consts[i]))))
            return true;
    return false;
}

// Lines first..last of the file (or of -c) without the blanks at their ends. Missing lines are empty.
static void read_lines(KrThread *thread, KrText *text, const KrCode *code, int32_t first, int32_t last)
{
    const char *path = kr_str_text(thread, kr_ref(code->filename));
    FILE *file = fopen(path, "r");
    KrVM *vm = thread->vm;
    if (!file && vm->command && !kr_is_null(vm->command_code) &&
        is_command_code(code, (const KrCode *)(const void *)kr_obj(kr_ref(vm->command_code))))
        file = fmemopen((void *)(uintptr_t)vm->command, strlen(vm->command), "r");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t size;
    for (int32_t i = 1; file && i <= last && (size = getline(&line, &capacity, file)) >= 0; i++) {
        if (i < first)
            continue;
        while (size && strchr(" \t\n\r\f\v", line[size - 1]))
            size--;
        if (i > first)
            kr_text_append_char(text, '\n');
        kr_text_append(text, line, (size_t)size);
    }
    free(line);
    if (file)
        fclose(file);
}

static void print_entry(FILE *out, KrThread *thread, const KrTraceback *entry, bool carets)
{
    const KrCode *code = (const KrCode *)(const void *)kr_obj(kr_ref(entry->code));
    KrPosition at = kr_code_position(code, (uint32_t)entry->unit);
    int32_t line = line_of(entry);
    if (at.line != line || !carets)
        at = (KrPosition){line, line, -1, -1};
    fprintf(out, "  File \"%s\", line %d, in %s\n", kr_str_text(thread, kr_ref(code->filename)), line,
            kr_str_text(thread, kr_ref(code->name)));
    KrText text, shown;
    kr_text_init(&text);
    kr_text_init(&shown);
    if (line > 0)
        read_lines(thread, &text, code, line, at.end_line > line ? at.end_line : line);
    if (text.length && kr_vm_hooks.show_place)
        kr_vm_hooks.show_place(&shown, text.bytes, text.length, at);
    if (shown.length)
        fwrite(shown.bytes, 1, shown.length, out);
    kr_text_fini(&text);
    kr_text_fini(&shown);
}

static bool same_place(const KrTraceback *a, const KrTraceback *b)
{
    return kr_is(kr_ref(a->code), kr_ref(b->code)) && line_of(a) == line_of(b);
}

static void print_repeats(FILE *out, int count)
{
    if (count > 3)
        fprintf(out, "  [Previous line repeated %d more time%s]\n", count - 3, count == 4 ? "" : "s");
}

static void print_traceback(FILE *out, KrThread *thread, KrRef first, bool carets)
{
    const KrTraceback *last = NULL;
    int repeats = 0;
    for (const KrTraceback *entry = (KrTraceback *)kr_obj(first); entry;
         entry = kr_is_null(entry->next) ? NULL : (KrTraceback *)kr_obj(kr_ref(entry->next))) {
        if (!last || !same_place(entry, last)) {
            print_repeats(out, repeats);
            repeats = 0;
        }
        last = entry;
        if (++repeats <= 3)
            print_entry(out, thread, entry, carets);
    }
    print_repeats(out, repeats);
}

// File, line and carets of a SyntaxError.
static void print_syntax_place(FILE *out, KrThread *thread, KrRef exception)
{
    static const char *const names[] = {"filename", "lineno", "text", "offset", "end_offset"};
    KrOwn values[5];
    for (int i = 0; i < 5; i++) {
        values[i] = kr_attr_get_name(thread, exception, names[i]);
        kr_exception_clear(thread);
    }
    int64_t line = 0, offset = 0, end = 0;
    bool placed = !kr_is_null(values[1]) && kr_int_is_sub(kr_ref(values[1])) &&
                  kr_int_try_i64(kr_ref(values[1]), &line) == KR_PRESENT;
    if (placed) {
        bool named = !kr_is_null(values[0]) && kr_str_is_sub(kr_ref(values[0]));
        fprintf(out, "  File \"%s\", line %lld\n",
                named ? kr_str_text(thread, kr_ref(values[0])) : "<string>", (long long)line);
    }
    if (placed && !kr_is_null(values[2]) && kr_str_is_sub(kr_ref(values[2]))) {
        const char *text = kr_str_text(thread, kr_ref(values[2])), *start = text + strspn(text, " \f");
        int length = (int)strcspn(start, "\n");
        fprintf(out, "    %.*s\n", length, start);
        if (!kr_is_null(values[3]) && kr_int_is_sub(kr_ref(values[3])))
            (void)kr_int_try_i64(kr_ref(values[3]), &offset);
        if (!kr_is_null(values[4]) && kr_int_is_sub(kr_ref(values[4])))
            (void)kr_int_try_i64(kr_ref(values[4]), &end);
        offset -= start - text;
        end -= start - text;
        if (offset >= 1) {
            fprintf(out, "    ");
            for (int64_t i = 0; i < offset - 1; i++) // tabs keep carets in their place
                fputc(i < length && start[i] == '\t' ? '\t' : ' ', out);
            fputc('^', out);
            for (int64_t i = offset + 1; i < end && i <= length; i++)
                fputc('^', out);
            fputc('\n', out);
        }
    }
    for (int i = 0; i < 5; i++)
        kr_xdrop(thread, values[i]);
}

// Where it was raised, or null.
static KrRef last_frame(const KrException *e)
{
    KrRef frame = KR_REF_NULL;
    for (KrOwn at = e->traceback; !kr_is_null(at); at = ((KrTraceback *)kr_obj(kr_ref(at)))->next)
        frame = kr_ref(((KrTraceback *)kr_obj(kr_ref(at)))->frame);
    return frame;
}

static void print_notes(FILE *out, KrThread *thread, KrRef exception)
{
    KrOwn found = KR_NULL, name = kr_str_interned(thread, "__notes__");
    if (kr_is_null(name) || kr_attr_lookup(thread, exception, kr_ref(name), &found) != KR_PRESENT) {
        kr_exception_clear(thread);
        kr_xdrop(thread, name);
        return;
    }
    kr_drop(thread, name);
    bool several = kr_list_is_sub(kr_ref(found)) || kr_tuple_is_sub(kr_ref(found));
    KrOwn notes = several ? kr_sequence_tuple(thread, kr_ref(found)) : KR_NULL;
    for (int64_t i = 0; !kr_is_null(notes) && i < kr_tuple_length(kr_ref(notes)); i++) {
        KrOwn note = kr_to_str(thread, kr_tuple_get(kr_ref(notes), i));
        if (kr_is_null(note))
            kr_exception_clear(thread);
        fprintf(out, "%s\n", kr_is_null(note) ? "<note str() failed>" : kr_str_text(thread, kr_ref(note)));
        kr_xdrop(thread, note);
    }
    if (!several) {
        KrOwn text = kr_repr(thread, kr_ref(found));
        fprintf(out, "%s\n", kr_is_null(text) ? "<__notes__ repr() failed>" : kr_str_text(thread, kr_ref(text)));
        kr_xdrop(thread, text);
    }
    kr_exception_clear(thread);
    kr_xdrop(thread, notes);
    kr_drop(thread, found);
}

// The lines behind the traceback: place of a SyntaxError, type and text, notes.
// colon: also where there is no text, as exceptions that are ignored are told
static void print_only(FILE *out, KrThread *thread, KrRef exception, bool colon)
{
    KrException *e = (KrException *)kr_obj(exception);
    KrType *type = kr_type_of(exception);
    bool syntax = kr_type_is_subtype(type, &kr_exception_syntax_error);
    if (syntax)
        print_syntax_place(out, thread, exception);
    if (!kr_is_null(type->module) && kr_str_is_sub(kr_ref(type->module)) &&
        !kr_str_equal_ascii(kr_ref(type->module), "builtins") &&
        !kr_str_equal_ascii(kr_ref(type->module), "__main__"))
        fprintf(out, "%s.", kr_str_text(thread, kr_ref(type->module)));
    KrOwn text = syntax && !kr_is_null(e->extra[0]) ? kr_to_str(thread, kr_ref(e->extra[0]))
                                                    : kr_to_str(thread, exception);
    fprintf(out, "%s", kr_str_text(thread, kr_ref(type->qualname)));
    if (kr_is_null(text)) {
        kr_exception_clear(thread);
        fprintf(out, ": <exception str() failed>\n");
    } else if (kr_str_obj(kr_ref(text))->length) {
        KrOwn suggestion = kr_suggest_for(thread, exception, last_frame(e));
        fprintf(out, ": %s%s\n", kr_str_text(thread, kr_ref(text)),
                kr_is_null(suggestion) ? "" : kr_str_text(thread, kr_ref(suggestion)));
        kr_xdrop(thread, suggestion);
    } else {
        fputs(colon ? ": \n" : "\n", out);
    }
    kr_xdrop(thread, text);
    print_notes(out, thread, exception);
}

// Groups are drawn as a tree: what belongs to a part stands behind a margin.
typedef struct Printer {
    FILE *out;
    int depth;       // of groups around what is printed
    bool need_close; // the innermost list of parts is not closed yet
} Printer;

enum { MOST_PARTS = 15, MOST_DEPTH = 10, MOST_CHAIN = 100 };

// Prints the text (malloc, freed here) line by line behind the margin.
static void emit(const Printer *p, char *text, size_t size, char margin)
{
    for (const char *at = text; text && at < text + size;) {
        const char *end = memchr(at, '\n', (size_t)(text + size - at));
        size_t length = end ? (size_t)(end - at) + 1 : (size_t)(text + size - at);
        if (p->depth)
            fprintf(p->out, "%*s%c ", 2 * p->depth, "", margin);
        fwrite(at, 1, length, p->out);
        at += length;
    }
    free(text);
}

static void emit_text(const Printer *p, const char *text, char margin)
{
    emit(p, strdup(text), strlen(text), margin);
}

static void emit_traceback(const Printer *p, KrThread *thread, KrRef traceback, bool carets)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return;
    print_traceback(out, thread, traceback, carets);
    fclose(out);
    emit(p, text, size, '|');
}

static void emit_only(const Printer *p, KrThread *thread, KrRef exception, bool colon)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return;
    print_only(out, thread, exception, colon);
    fclose(out);
    emit(p, text, size, '|');
}

static void print_chain(Printer *p, KrThread *thread, KrRef exception, int depth);

static void print_part(Printer *p, KrThread *thread, KrRef parts, int64_t i, int64_t shown)
{
    int64_t left = kr_tuple_length(parts) - MOST_PARTS;
    bool last = i + 1 == shown, more = i == MOST_PARTS;
    char title[24] = "...";
    if (!more)
        snprintf(title, sizeof title, "%lld", (long long)i + 1);
    if (last)
        p->need_close = true; // unless a group inside closes it
    fprintf(p->out, "%*s%s+---------------- %s ----------------\n", 2 * p->depth, "", i ? "  " : "+-",
            title);
    p->depth++;
    if (more) {
        char text[64];
        snprintf(text, sizeof text, "and %lld more exception%s\n", (long long)left, left == 1 ? "" : "s");
        emit_text(p, text, '|');
    } else {
        print_chain(p, thread, kr_tuple_get(parts, i), 0);
    }
    if (last && p->need_close) {
        fprintf(p->out, "%*s+------------------------------------\n", 2 * p->depth, "");
        p->need_close = false;
    }
    p->depth--;
}

static void print_group(Printer *p, KrThread *thread, KrRef exception)
{
    const KrException *e = (const KrException *)(const void *)kr_obj(exception);
    if (p->depth > MOST_DEPTH) {
        emit_text(p, "... (max_group_depth is 10)\n", '|');
        return;
    }
    bool top = p->depth == 0;
    p->depth += top;
    if (!kr_is_null(e->traceback)) {
        emit_text(p, "Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
        emit_traceback(p, thread, kr_ref(e->traceback), true);
    }
    emit_only(p, thread, exception, false);
    KrRef parts = kr_ref(kr_exception_group_parts(exception));
    int64_t shown = kr_tuple_length(parts);
    shown = shown > MOST_PARTS ? MOST_PARTS + 1 : shown;
    p->need_close = false;
    for (int64_t i = 0; i < shown; i++)
        print_part(p, thread, parts, i, shown);
    p->depth -= top;
}

static void print_one(Printer *p, KrThread *thread, KrRef exception, bool carets)
{
    const KrException *e = (const KrException *)(const void *)kr_obj(exception);
    if (kr_exception_group_is(exception) && carets) {
        print_group(p, thread, exception);
        return;
    }
    if (!kr_is_null(e->traceback)) {
        emit_text(p, "Traceback (most recent call last):\n", '|');
        emit_traceback(p, thread, kr_ref(e->traceback), carets);
    }
    emit_only(p, thread, exception, !carets);
}

static void print_chain(Printer *p, KrThread *thread, KrRef exception, int depth)
{
    KrException *e = (KrException *)kr_obj(exception);
    if (depth < MOST_CHAIN && !kr_is_null(e->cause)) {
        print_chain(p, thread, kr_ref(e->cause), depth + 1);
        emit_text(p, "\nThe above exception was the direct cause of the following exception:\n\n", '|');
    } else if (depth < MOST_CHAIN && !e->suppress_context && !kr_is_null(e->context)) {
        print_chain(p, thread, kr_ref(e->context), depth + 1);
        emit_text(p, "\nDuring handling of the above exception, another exception occurred:\n\n", '|');
    }
    print_one(p, thread, exception, true);
}

static void print(KrThread *thread, KrRef exception, bool chain)
{
    char *text = NULL;
    size_t size = 0;
    FILE *memory = kr_vm_hooks.report ? open_memstream(&text, &size) : NULL;
    Printer printer = {memory ? memory : stderr, 0, false};
    if (chain)
        print_chain(&printer, thread, exception, 0);
    else
        print_one(&printer, thread, exception, false);
    if (!memory) {
        fflush(stderr);
        return;
    }
    if (fclose(memory) == 0)
        kr_vm_hooks.report(thread, text, size);
    free(text);
}

char *kr_traceback_text(KrThread *thread, KrRef exception, size_t *size)
{
    char *text = NULL;
    FILE *memory = open_memstream(&text, size);
    if (!memory) return NULL;
    Printer printer = {memory, 0, false};
    print_chain(&printer, thread, exception, 0);
    if (fclose(memory) == 0) return text;
    free(text);
    return NULL;
}

void kr_traceback_print_ignored(KrThread *thread, KrRef exception)
{
    print(thread, exception, false);
}

// The source of -c is where linecache finds it.
static bool register_command(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (!vm->command || kr_is_null(vm->command_code))
        return true;
    KrOwn module = kr_import_module(thread, "linecache"), function = KR_NULL, result = KR_NULL;
    KrOwn text = KR_NULL, name = kr_str_from_ascii(thread, "<string>");
    if (!kr_is_null(module) && !kr_is_null(name))
        function = kr_attr_get_name(thread, kr_ref(module), "_register_code");
    if (!kr_is_null(function))
        text = kr_str_from_utf8(thread, vm->command, strlen(vm->command));
    if (!kr_is_null(text))
        result = kr_call_3(thread, kr_ref(function), kr_ref(vm->command_code), kr_ref(text), kr_ref(name));
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, module);
    kr_xdrop(thread, function);
    kr_xdrop(thread, text);
    kr_xdrop(thread, name);
    kr_xdrop(thread, result);
    return ok;
}

// The library's traceback module knows sources that are no files, encodings, colours. False: it cannot be used.
static bool print_by_library(KrThread *thread, KrRef exception)
{
    if (kr_is_null(thread->vm->import.bootstrap) || thread->vm->mute || kr_thread_stack_low(thread))
        return false;
    KrOwn module = kr_import_module(thread, "traceback"), function = KR_NULL, result = KR_NULL;
    if (!kr_is_null(module))
        function = kr_attr_get_name(thread, kr_ref(module), "_print_exception_bltin");
    if (!kr_is_null(function) && register_command(thread))
        result = kr_call_1(thread, kr_ref(function), exception);
    bool ok = !kr_is_null(result);
    kr_exception_clear(thread);
    kr_xdrop(thread, module);
    kr_xdrop(thread, function);
    kr_xdrop(thread, result);
    return ok;
}

// sys.stderr is None: nobody wants to know.
static bool is_unwanted(KrThread *thread)
{
    KrOwn name = kr_str_interned(thread, "stderr");
    KrRef file = kr_is_null(name) || kr_is_null(thread->vm->sys_module)
                     ? KR_REF_NULL
                     : kr_dict_find_str(kr_module_dict(kr_ref(thread->vm->sys_module)), kr_ref(name));
    kr_xdrop(thread, name);
    return !kr_ref_is_null(file) && kr_is_none(file);
}

void kr_traceback_print(KrThread *thread, KrRef exception)
{
    if (is_unwanted(thread)) return;
    if (!print_by_library(thread, exception))
        print(thread, exception, true);
}
