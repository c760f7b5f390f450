// SPDX-License-Identifier: MIT
// The command line and the environment of `krait`.
#pragma once

#include "runtime/vm.h"

typedef struct KrOptions {
    KrConfig config;
    const char *program;                 // argv[0], for messages
    const char *command, *module, *file; // what to run; all null: standard input
    const char *python_path, *home;      // PYTHONPATH, PYTHONHOME; or null
    const char *make_image;              // --make-image: the file to write (runtime/image.h); or null
    bool skip_first_line;                // -x
    int version;                         // -V, -VV
    unsigned help;
} KrOptions;

// -1: go on; else the exit status (help and versions have been printed).
int kr_main_options_parse(int argc, char **argv, KrOptions *options);
// An environment variable, or null: unset, empty, or -E and -I.
const char *kr_main_options_variable(const KrOptions *options, const char *name);
// Null: no memory. Never freed: lives as long as the process.
char *kr_main_options_format(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
