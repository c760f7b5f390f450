// SPDX-License-Identifier: MIT
// A small importer for when importlib cannot be had: no library, or while importlib itself starts.
#pragma once

#include "runtime/type.h"

KrOwn kr_import_plain_name(KrThread *thread, KrRef name, KrRef globals, KrRef fromlist, int level) KR_NEW;
// The file of a module that is not imported yet; its parents are imported. *package: it is the
// __init__.py of a folder.
KrFound kr_import_plain_find(KrThread *thread, KrRef name, char *path, size_t room, bool *package);
