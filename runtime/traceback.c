// SPDX-License-Identifier: MIT
// Traceback objects and the printing of exceptions: see traceback.h.
#include "runtime/traceback.h"

#include "runtime/attribute.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

void kr_traceback_add(KrThread *thread, KrFrame *frame, uint32_t unit)
{
    KrException *exception = (KrException *)kr_obj(kr_ref(thread->exception));
    KrTraceback *entry = (KrTraceback *)kr_object_new(thread, &kr_traceback_type, sizeof *entry);
    if (!entry)
        return; // a shorter traceback is better than none
    entry->next = kr_move(&exception->traceback);
    entry->code = kr_dup(kr_from_obj(frame->code));
    entry->unit = (int32_t)unit;
    entry->line = kr_code_line(frame->code, unit);
    exception->traceback = kr_steal_obj(entry);
    kr_gc_track(thread, entry);
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
    return kr_int_from_i64(thread, ((KrTraceback *)kr_obj(self))->line);
}
static KrOwn get_lasti(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, 2 * ((KrTraceback *)kr_obj(self))->unit);
}
static const KrGetSetDef traceback_getset[] = {{"tb_next", get_next, NULL, NULL},
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
    .getset = traceback_getset,
};

// --- printing -------------------------------------------------------------------------------

// The source line without its newline (malloc), or null.
static char *source_line(const char *path, int32_t wanted)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t size = -1;
    if (!file || wanted < 1) {
        if (file)
            fclose(file);
        return NULL;
    }
    for (int32_t i = 0; i < wanted; i++)
        if ((size = getline(&line, &capacity, file)) < 0)
            break;
    fclose(file);
    if (size < 0) {
        free(line);
        return NULL;
    }
    line[strcspn(line, "\n")] = 0;
    return line;
}

// The line, and carets under the columns unless they cover all of it.
static void print_line(const char *line, KrPosition at)
{
    const char *text = line + strspn(line, " \t\f");
    int32_t skipped = (int32_t)(text - line), length = (int32_t)strlen(text);
    while (length && strchr(" \t", text[length - 1]))
        length--;
    fprintf(stderr, "    %.*s\n", length, text);
    if (at.column < 0 || at.end_column < 0)
        return;
    int32_t from = at.column - skipped;
    int32_t to = at.end_line == at.line ? at.end_column - skipped : length;
    if (from < 0 || to <= from || (from == 0 && to >= length))
        return;
    fprintf(stderr, "    %*s", from, "");
    for (int32_t i = from; i < to && i < length; i++)
        if ((text[i] & 0xC0) != 0x80)
            fputc('^', stderr);
    fputc('\n', stderr);
}

static void print_entry(KrThread *thread, const KrTraceback *entry)
{
    const KrCode *code = (const KrCode *)(const void *)kr_obj(kr_ref(entry->code));
    const char *path = kr_str_text(thread, kr_ref(code->filename));
    fprintf(stderr, "  File \"%s\", line %d, in %s\n", path, entry->line,
            kr_str_text(thread, kr_ref(code->name)));
    char *line = source_line(path, entry->line);
    if (line)
        print_line(line, kr_code_position(code, (uint32_t)entry->unit));
    free(line);
}

static bool same_place(const KrTraceback *a, const KrTraceback *b)
{
    return kr_is(kr_ref(a->code), kr_ref(b->code)) && a->line == b->line;
}

static void print_repeats(int count)
{
    if (count > 3)
        fprintf(stderr, "  [Previous line repeated %d more time%s]\n", count - 3, count == 4 ? "" : "s");
}

static void print_traceback(KrThread *thread, KrRef first)
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
            print_entry(thread, entry);
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
        const char *text = kr_str_text(thread, kr_ref(values[2])), *start = text + strspn(text, " \t\f");
        int length = (int)strcspn(start, "\n");
        fprintf(stderr, "    %.*s\n", length, start);
        if (!kr_is_null(values[3]) && kr_int_is_sub(kr_ref(values[3])))
            (void)kr_int_try_i64(kr_ref(values[3]), &offset);
        if (!kr_is_null(values[4]) && kr_int_is_sub(kr_ref(values[4])))
            (void)kr_int_try_i64(kr_ref(values[4]), &end);
        offset -= start - text;
        end -= start - text;
        if (offset >= 1) {
            fprintf(stderr, "    %*s^", (int)offset - 1, "");
            for (int64_t i = offset + 1; i < end && i <= length; i++)
                fputc('^', stderr);
            fputc('\n', stderr);
        }
    }
    for (int i = 0; i < 5; i++)
        kr_xdrop(thread, values[i]);
}

static void print_one(KrThread *thread, KrRef exception)
{
    KrException *e = (KrException *)kr_obj(exception);
    KrType *type = kr_type_of(exception);
    if (!kr_is_null(e->traceback))
        print_traceback(thread, kr_ref(e->traceback));
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
        fprintf(stderr, ": %s\n", kr_str_text(thread, kr_ref(text)));
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
    print_one(thread, exception);
}

void kr_traceback_print(KrThread *thread, KrRef exception)
{
    print_chain(thread, exception, 0);
    fflush(stderr);
}
