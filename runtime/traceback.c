// SPDX-License-Identifier: MIT
// Traceback objects and the printing of exceptions: see traceback.h.
#include "runtime/traceback.h"

#include "base/text.h"
#include "runtime/attribute.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

enum { NO_LINE = INT32_MIN }; // follows from the instruction

void kr_traceback_add(KrThread *thread, KrFrame *frame, uint32_t unit)
{
    KrOwn pending = kr_exception_fetch(thread);
    KrException *exception = (KrException *)kr_obj(kr_ref(pending));
    KrTraceback *entry = NULL;
    KrOwn object = kr_frame_object(thread, frame);
    if (!kr_is_null(object))
        entry = (KrTraceback *)kr_object_new(thread, &kr_traceback_type, sizeof *entry);
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
    kr_exception_restore(thread, pending);
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
    return kr_int_from_i64(thread, 2 * ((KrTraceback *)kr_obj(self))->unit);
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
                                        "expected traceback object or None, got '%T'", value);
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
    entry->unit = (int32_t)(unit / 2);
    entry->line = (int32_t)line;
    kr_gc_track(thread, entry);
    return kr_steal_obj(entry);
}

static const KrGetSetDef traceback_getset[] = {{"tb_next", get_next, set_next, NULL},
                                               {"tb_frame", get_frame, NULL, NULL},
                                               {"tb_lineno", get_line, NULL, NULL},
                                               {"tb_lasti", get_lasti, NULL, NULL},
                                               {0}};

KrType kr_traceback_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "traceback",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrTraceback),
    .dealloc = traceback_dealloc,
    .visit = traceback_visit,
    .new_object = traceback_new,
    .getset = traceback_getset,
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

static void print_entry(KrThread *thread, const KrTraceback *entry, bool carets)
{
    const KrCode *code = (const KrCode *)(const void *)kr_obj(kr_ref(entry->code));
    KrPosition at = kr_code_position(code, (uint32_t)entry->unit);
    int32_t line = line_of(entry);
    if (at.line != line || !carets)
        at = (KrPosition){line, line, -1, -1};
    fprintf(stderr, "  File \"%s\", line %d, in %s\n", kr_str_text(thread, kr_ref(code->filename)), line,
            kr_str_text(thread, kr_ref(code->name)));
    KrText text, shown;
    kr_text_init(&text);
    kr_text_init(&shown);
    if (line > 0)
        read_lines(thread, &text, code, line, at.end_line > line ? at.end_line : line);
    if (text.length && kr_vm_hooks.show_place)
        kr_vm_hooks.show_place(&shown, text.bytes, text.length, at);
    if (shown.length)
        fwrite(shown.bytes, 1, shown.length, stderr);
    kr_text_fini(&text);
    kr_text_fini(&shown);
}

static bool same_place(const KrTraceback *a, const KrTraceback *b)
{
    return kr_is(kr_ref(a->code), kr_ref(b->code)) && line_of(a) == line_of(b);
}

static void print_repeats(int count)
{
    if (count > 3)
        fprintf(stderr, "  [Previous line repeated %d more time%s]\n", count - 3, count == 4 ? "" : "s");
}

static void print_traceback(KrThread *thread, KrRef first, bool carets)
{
    const KrTraceback *last = NULL;
    int repeats = 0;
    fprintf(stderr, "Traceback (most recent call last):\n");
    for (const KrTraceback *entry = (KrTraceback *)kr_obj(first); entry;
         entry = kr_is_null(entry->next) ? NULL : (KrTraceback *)kr_obj(kr_ref(entry->next))) {
        if (!last || !same_place(entry, last)) {
            print_repeats(repeats);
            repeats = 0;
        }
        last = entry;
        if (++repeats <= 3)
            print_entry(thread, entry, carets);
    }
    print_repeats(repeats);
}

// File, line and carets of a SyntaxError.
static void print_syntax_place(KrThread *thread, KrRef exception)
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
        fprintf(stderr, "  File \"%s\", line %lld\n",
                named ? kr_str_text(thread, kr_ref(values[0])) : "<string>", (long long)line);
    }
    if (placed && !kr_is_null(values[2]) && kr_str_is_sub(kr_ref(values[2]))) {
        const char *text = kr_str_text(thread, kr_ref(values[2])), *start = text + strspn(text, " \f");
        int length = (int)strcspn(start, "\n");
        fprintf(stderr, "    %.*s\n", length, start);
        if (!kr_is_null(values[3]) && kr_int_is_sub(kr_ref(values[3])))
            (void)kr_int_try_i64(kr_ref(values[3]), &offset);
        if (!kr_is_null(values[4]) && kr_int_is_sub(kr_ref(values[4])))
            (void)kr_int_try_i64(kr_ref(values[4]), &end);
        offset -= start - text;
        end -= start - text;
        if (offset >= 1) {
            fprintf(stderr, "    ");
            for (int64_t i = 0; i < offset - 1; i++) // tabs keep carets in their place
                fputc(i < length && start[i] == '\t' ? '\t' : ' ', stderr);
            fputc('^', stderr);
            for (int64_t i = offset + 1; i < end && i <= length; i++)
                fputc('^', stderr);
            fputc('\n', stderr);
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

static void print_one(KrThread *thread, KrRef exception, bool carets)
{
    KrException *e = (KrException *)kr_obj(exception);
    KrType *type = kr_type_of(exception);
    if (!kr_is_null(e->traceback))
        print_traceback(thread, kr_ref(e->traceback), carets);
    bool syntax = kr_type_is_subtype(type, &kr_exception_syntax_error);
    if (syntax)
        print_syntax_place(thread, exception);
    if (!kr_is_null(type->module) && kr_str_is_sub(kr_ref(type->module)) &&
        !kr_str_equal_ascii(kr_ref(type->module), "builtins") &&
        !kr_str_equal_ascii(kr_ref(type->module), "__main__"))
        fprintf(stderr, "%s.", kr_str_text(thread, kr_ref(type->module)));
    KrOwn text = syntax && !kr_is_null(e->extra[0]) ? kr_to_str(thread, kr_ref(e->extra[0]))
                                                    : kr_to_str(thread, exception);
    fprintf(stderr, "%s", kr_str_text(thread, kr_ref(type->qualname)));
    if (kr_is_null(text)) {
        kr_exception_clear(thread);
        fprintf(stderr, ": <exception str() failed>\n");
    } else if (kr_str_obj(kr_ref(text))->length) {
        KrOwn suggestion = kr_suggest_for(thread, exception, last_frame(e));
        fprintf(stderr, ": %s%s\n", kr_str_text(thread, kr_ref(text)),
                kr_is_null(suggestion) ? "" : kr_str_text(thread, kr_ref(suggestion)));
        kr_xdrop(thread, suggestion);
    } else {
        fputc('\n', stderr);
    }
    kr_xdrop(thread, text);
    if (kr_is_null(e->notes) || !kr_is_exact(kr_ref(e->notes), &kr_list_type))
        return;
    KrList *notes = (KrList *)kr_obj(kr_ref(e->notes));
    for (int64_t i = 0; i < notes->length; i++)
        if (kr_str_is_sub(kr_ref(notes->items[i])))
            fprintf(stderr, "%s\n", kr_str_text(thread, kr_ref(notes->items[i])));
}

static void print_chain(KrThread *thread, KrRef exception, int depth)
{
    KrException *e = (KrException *)kr_obj(exception);
    if (depth < 100 && !kr_is_null(e->cause)) {
        print_chain(thread, kr_ref(e->cause), depth + 1);
        fprintf(stderr, "\nThe above exception was the direct cause of the following exception:\n\n");
    } else if (depth < 100 && !e->suppress_context && !kr_is_null(e->context)) {
        print_chain(thread, kr_ref(e->context), depth + 1);
        fprintf(stderr, "\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    print_one(thread, exception, true);
}

void kr_traceback_print_ignored(KrThread *thread, KrRef exception)
{
    print_one(thread, exception, false);
    fflush(stderr);
}

void kr_traceback_print(KrThread *thread, KrRef exception)
{
    print_chain(thread, exception, 0);
    fflush(stderr);
}
