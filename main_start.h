// SPDX-License-Identifier: MIT
// What happens before a program runs: importers, site, the attributes of __main__.
#pragma once

#include "main_options.h"

// importlib and zipimport, if there is a library; false: raised.
bool kr_main_start_importers(KrThread *thread) KR_RAISES;
bool kr_main_start_site(KrThread *thread, const KrOptions *options)
    KR_RAISES; // and warnings
// Present: a folder or an archive that a path hook can import from.
KrFound kr_main_start_has_importer(KrThread *thread, const char *path);
bool kr_main_start_has_importlib(const KrThread *thread);
// __main__.__loader__ for a program in a file.
bool kr_main_start_set_loader(KrThread *thread, KrRef module, KrRef filename,
                              const char *class_) KR_RAISES;
// runpy._run_module_as_main(name, alter_argv)
KrOwn kr_main_start_run_module(KrThread *thread, const char *name, bool alter_argv)
    KR_NEW;
