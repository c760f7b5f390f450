// SPDX-License-Identifier: MIT
// Where the program, the library and the modules are.
//
// The library: KRAIT_STDLIB, else PYTHONHOME/lib/python3.14, else the line in krait.path beside the
// program, else ../lib/python3.14. The prefix is two folders above it. A pyvenv.cfg beside the program or
// one folder above makes that folder the prefix (PEP 405); site adds its packages. The start-up image
// (runtime/image.h) is krait.image beside the program.
// Called by main.c. Tests: tests/cli/, tests/lang/reference/imports/.
#define _GNU_SOURCE
#include "main_paths.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

// The folder that a path stands in; "/" has none above it.
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) return kr_main_options_format("%s", "");
    return kr_main_options_format("%.*s", slash == path ? 1 : (int)(slash - path),
                                  path);
}

// argv[0] as the shell found it, absolute.
static char *find_executable(const char *program)
{
    char folder[PATH_MAX];
    if (*program == '/') return kr_main_options_format("%s", program);
    if (strchr(program, '/')) {
        while (!strncmp(program, "./", 2))
            program += 2;
        return getcwd(folder, sizeof folder)
                   ? kr_main_options_format("%s/%s", folder, program)
                   : NULL;
    }
    const char *path = getenv("PATH");
    for (const char *at = path; at && *at;) {
        size_t size = strcspn(at, ":");
        char *candidate =
            kr_main_options_format("%.*s%s%s", (int)size, at, size ? "/" : "", program);
        if (candidate && is_file(candidate) && access(candidate, X_OK) == 0) {
            if (*candidate == '/' || !getcwd(folder, sizeof folder)) return candidate;
            char *whole = kr_main_options_format("%s/%s", folder, candidate);
            free(candidate);
            return whole;
        }
        free(candidate);
        at += size + (at[size] == ':');
    }
    return NULL;
}

// First line of a small file, without blanks at its end. malloc.
static char *first_line(const char *path)
{
    FILE *file = fopen(path, "r");
    char line[PATH_MAX];
    if (!file) return NULL;
    char *got = fgets(line, sizeof line, file);
    fclose(file);
    if (!got) return NULL;
    line[strcspn(line, "\r\n")] = 0;
    return kr_main_options_format("%s", line);
}

static bool has_library(const char *folder)
{
    char *path = kr_main_options_format("%s/os.py", folder);
    bool found = path && is_file(path);
    free(path);
    return found;
}

static char *find_library(const KrOptions *o, const char *beside)
{
    const char *named =
        getenv("KRAIT_STDLIB"); // may be wrong: then the program says so
    if (named) return kr_main_options_format("%s", named);
    if (o->home) {
        char *folder = kr_main_options_format("%.*s/lib/python3.14",
                                              (int)strcspn(o->home, ":"), o->home);
        if (folder && has_library(folder)) return folder;
        free(folder);
    }
    char *path = kr_main_options_format("%s/krait.path", beside);
    char *line = path ? first_line(path) : NULL;
    free(path);
    if (line && *line) return line;
    free(line);
    char *above = folder_of(beside);
    char *folder = above ? kr_main_options_format("%s/lib/python3.14", above) : NULL;
    free(above);
    if (folder && has_library(folder)) return folder;
    free(folder);
    return NULL;
}

// ".../lib/python3.14" -> "..."
static char *prefix_of(const char *library)
{
    char *lib = folder_of(library), *prefix = NULL;
    const char *last = lib ? strrchr(lib, '/') : NULL;
    if (last && !strcmp(last, "/lib")) prefix = folder_of(lib);
    free(lib);
    return prefix ? prefix : kr_main_options_format("%s", library);
}

// The folder of a virtual environment, or null.
static char *find_environment(const char *executable)
{
    char *folder = folder_of(executable);
    for (int i = 0; i < 2 && folder; i++) {
        char *config = kr_main_options_format("%s/pyvenv.cfg", folder);
        bool found = config && is_file(config);
        free(config);
        if (found) return folder;
        char *above = folder_of(folder);
        free(folder);
        folder = above;
    }
    free(folder);
    return NULL;
}

static void add_path(KrConfig *config, const char *path)
{
    const char **grown = realloc((void *)config->paths,
                                 ((size_t)config->path_count + 1) * sizeof *grown);
    if (!grown || !path) return;
    config->paths = grown;
    config->paths[config->path_count++] = path;
}

void kr_main_paths_find(KrOptions *o)
{
    KrConfig *c = &o->config;
    char self[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
    self[size > 0 ? size : 0] = 0;
    c->executable = find_executable(o->program);
    if (!c->executable) c->executable = kr_main_options_format("%s", self);
    c->base_executable = c->executable;
    char *beside = folder_of(size > 0 ? self : c->executable ? c->executable : "");
    if (!beside || !c->executable) return;
    c->image = kr_main_options_format("%s/krait.image", beside);
    c->stdlib = find_library(o, beside);
    char *lib = kr_main_options_format("%s/lib", beside);
    if (lib && access(lib, R_OK) == 0) c->lib = lib;
    free(beside);
    if (o->python_path) {
        const char *at = o->python_path;
        for (;;) {
            size_t length = strcspn(at, ":");
            add_path(c, kr_main_options_format("%.*s", (int)length, at));
            if (!at[length]) break;
            at += length + 1;
        }
    }
    char *prefix =
        c->stdlib ? prefix_of(c->stdlib) : kr_main_options_format("%s", "/usr");
    c->base_prefix = c->base_exec_prefix = c->prefix = c->exec_prefix = prefix;
    char *environment = find_environment(c->executable);
    if (environment) {
        c->prefix = c->exec_prefix = environment;
        c->base_executable = kr_main_options_format("%s", self);
    }
    if (!c->stdlib) {
        if (c->lib) add_path(c, c->lib);
        return;
    }
    char *above = folder_of(c->stdlib);
    add_path(c, kr_main_options_format("%s/python314.zip", above ? above : c->stdlib));
    free(above);
    if (c->lib) add_path(c, c->lib);
    add_path(c, c->stdlib);
}
