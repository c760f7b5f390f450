// SPDX-License-Identifier: MIT
// krait_parse: the parser alone, for tests and measurements.
//
//   krait_parse [options] file...
//     --tokens        print the tokens         --ast          print the tree (the default)
//     --attributes    with places              --indent N     over several lines
//     --list OUTPUT   read names of files from stdin; write one dump per file to OUTPUT/<n>
//     --time N        parse each file N times, print MB/s
//     --errors        the files hold programs separated by NUL; print each one's error
//     --warnings      like --errors, with the warnings behind each error
//     --mode exec|eval|single|func_type
//
// Exit status 1 when a program is rejected.
#include "frontend/ast_check.h"
#include "frontend/ast_dump.h"
#include "frontend/parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int kr_int_max_digits(void); // of the runtime (runtime/int.h), which is not linked
int kr_int_max_digits(void)
{
    return 4300;
}

typedef struct Options {
    bool tokens, attributes, errors, warnings;
    int indent, times;
    KrParseMode mode;
    const char *list;
} Options;

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    KrText text;
    kr_text_init(&text);
    char buffer[65536];
    size_t count;
    while ((count = fread(buffer, 1, sizeof buffer, file)) > 0)
        kr_text_append(&text, buffer, count);
    fclose(file);
    *length = text.length;
    return kr_text_take(&text);
}

static void print_error(KrText *out, const KrSyntaxError *e)
{
    kr_text_printf(out, "%s\t%d\t%d\t%d\t%d\t%s\n", e->type, e->line, e->column,
                   e->end_line, e->end_column, e->message);
}

// Parses one program and writes the dump or the error; true when it was accepted.
static bool work(const Options *options, const char *bytes, size_t length,
                 unsigned flags, KrText *out)
{
    KrArena arena;
    kr_arena_init(&arena);
    KrSource source;
    KrParseResult result = {0};
    bool ok = kr_source_decode(&source, &arena, bytes, length, flags, NULL, &result.error);
    if (ok && options->tokens) {
        ok = kr_tokenizer_dump(out, &arena, &source, &result.error);
    } else if (ok) {
        kr_parser_parse(&arena, &source, options->mode, 0, 0, NULL, &result);
        ok = result.ok;
        KrAstFault fault;
        if (ok && out != NULL && !kr_ast_check(&arena, result.module, &fault))
            kr_text_printf(out, "%s: %s\n", fault.type, fault.message);
        if (ok && out != NULL && !options->errors)
            ok = kr_ast_dump(out, result.module, options->indent, options->attributes);
    }
    if (!ok && out != NULL && result.error.type != NULL)
        print_error(out, &result.error);
    if (options->warnings)
        for (const KrSyntaxWarning *w = result.warnings; w != NULL; w = w->next)
            kr_text_printf(out, "%s\t%d\t%s\n", w->category, w->line, w->message);
    kr_arena_fini(&arena);
    return ok;
}

static void write_out(const KrText *text, FILE *file)
{
    if (text->length > 0) fwrite(text->bytes, 1, text->length, file);
    if (text->length > 0 && text->bytes[text->length - 1] != '\n') fputc('\n', file);
}

static int run_list(const Options *options)
{
    char path[4096];
    for (int number = 0; fgets(path, sizeof path, stdin) != NULL; number++) {
        path[strcspn(path, "\n")] = '\0';
        size_t length = 0;
        char *bytes = read_file(path, &length);
        if (bytes == NULL) continue;
        KrText text;
        kr_text_init(&text);
        work(options, bytes, length, 0, &text);
        char name[4200];
        snprintf(name, sizeof name, "%s/%d", options->list, number);
        FILE *out = fopen(name, "wb");
        if (out != NULL) {
            write_out(&text, out);
            fclose(out);
        }
        kr_text_fini(&text);
        free(bytes);
    }
    return 0;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int main(int argc, char **argv)
{
    Options options = {.indent = -1, .mode = KR_PARSE_EXEC};
    int status = 0;
    size_t total = 0;
    double start = seconds();
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (strcmp(word, "--tokens") == 0)
            options.tokens = true;
        else if (strcmp(word, "--ast") == 0)
            options.tokens = false;
        else if (strcmp(word, "--attributes") == 0)
            options.attributes = true;
        else if (strcmp(word, "--errors") == 0)
            options.errors = true;
        else if (strcmp(word, "--warnings") == 0)
            options.warnings = options.errors = true;
        else if (strcmp(word, "--indent") == 0 && i + 1 < argc)
            options.indent = atoi(argv[++i]);
        else if (strcmp(word, "--time") == 0 && i + 1 < argc)
            options.times = atoi(argv[++i]);
        else if (strcmp(word, "--mode") == 0 && i + 1 < argc) {
            word = argv[++i];
            options.mode = word[0] == 's'                   ? KR_PARSE_SINGLE
                           : strcmp(word, "func_type") == 0 ? KR_PARSE_FUNC_TYPE
                           : strcmp(word, "eval") == 0      ? KR_PARSE_EVAL
                                                            : KR_PARSE_EXEC;
        } else if (strcmp(word, "--list") == 0 && i + 1 < argc) {
            options.list = argv[++i];
            return run_list(&options);
        } else {
            size_t length = 0;
            char *bytes = read_file(word, &length);
            if (bytes == NULL) {
                fprintf(stderr, "krait_parse: cannot read %s\n", word);
                status = 2;
                continue;
            }
            KrText text;
            kr_text_init(&text);
            if (options.times > 0) {
                for (int k = 0; k < options.times; k++)
                    work(&options, bytes, length, 0, NULL);
                total += length * (size_t)options.times;
            } else if (options.errors) {
                for (size_t at = 0; at < length;) {
                    size_t size = strnlen(bytes + at, length - at);
                    if (work(&options, bytes + at, size, KR_SOURCE_FROM_STR, &text))
                        kr_text_append_text(&text, "ok\n");
                    at += size + 1;
                }
            } else if (!work(&options, bytes, length, 0, &text)) {
                status = 1;
            }
            write_out(&text, stdout);
            kr_text_fini(&text);
            free(bytes);
        }
    }
    if (options.times > 0)
        printf("%.2f MB/s\n", (double)total / (seconds() - start) / 1e6);
    return status;
}
