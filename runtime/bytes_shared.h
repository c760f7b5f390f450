// SPDX-License-Identifier: MIT
// The methods that bytes and bytearray have in common, for their two tables: X(name, signature, doc, min, max, flags).
//
// `decode` is apart: bytes has a second, quick form of it. Flags are those of bytes; a bytearray is never KR_NATIVE_PURE, and its
// methods run those of bytes on a copy (bytearray.c). Both count on the order: row i of the list is row i of kr_bytes_methods.
// Used by bytes_methods.c and bytearray.c alone.
#pragma once

#include "runtime/type.h"

enum { KR_BYTES_RAW_PURE = KR_NATIVE_RAW | KR_NATIVE_PURE };

// clang-format off
#define KR_BYTES_SHARED(X) \
    X(capitalize, "($self, /)", "The first character upper case, the others lower case.", 0, 0, KR_BYTES_RAW_PURE) \
    X(center, "($self, width, fillchar=b' ', /)", "Padded on both sides to a width.", 1, 2, KR_BYTES_RAW_PURE) \
    X(count, "($self, sub[, start[, end]], /)", "How often something occurs.", 1, 3, KR_BYTES_RAW_PURE) \
    X(endswith, "($self, suffix[, start[, end]], /)", "Does it end with this, or with one of a tuple?", 1, 3, KR_BYTES_RAW_PURE) \
    X(expandtabs, "($self, /, tabsize=8)", "Tabs replaced by spaces.", 0, 0, KR_NATIVE_PURE) \
    X(find, "($self, sub[, start[, end]], /)", "The lowest index where something begins, or -1.", 1, 3, KR_BYTES_RAW_PURE) \
    X(hex, "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", "Hexadecimal text.", 0, 0, 0) \
    X(index, "($self, sub[, start[, end]], /)", "The lowest index of something, or ValueError.", 1, 3, KR_BYTES_RAW_PURE) \
    X(isalnum, "($self, /)", "Are all characters letters or digits, and is there one?", 0, 0, KR_BYTES_RAW_PURE) \
    X(isalpha, "($self, /)", "Are all characters letters, and is there one?", 0, 0, KR_BYTES_RAW_PURE) \
    X(isascii, "($self, /)", "Are all characters ASCII?", 0, 0, KR_BYTES_RAW_PURE) \
    X(isdigit, "($self, /)", "Are all characters digits, and is there one?", 0, 0, KR_BYTES_RAW_PURE) \
    X(islower, "($self, /)", "Are all cased characters lower case, and is there one?", 0, 0, KR_BYTES_RAW_PURE) \
    X(isspace, "($self, /)", "Is all of it white space, and is there some?", 0, 0, KR_BYTES_RAW_PURE) \
    X(istitle, "($self, /)", "Is it in title case?", 0, 0, KR_BYTES_RAW_PURE) \
    X(isupper, "($self, /)", "Are all cased characters upper case, and is there one?", 0, 0, KR_BYTES_RAW_PURE) \
    X(join, "($self, iterable_of_bytes, /)", "Joins strings with this one between them.", 1, 1, KR_NATIVE_RAW) \
    X(ljust, "($self, width, fillchar=b' ', /)", "Padded on the right to a width.", 1, 2, KR_BYTES_RAW_PURE) \
    X(lower, "($self, /)", "In lower case.", 0, 0, KR_BYTES_RAW_PURE) \
    X(lstrip, "($self, bytes=None, /)", "Without white space, or some characters, at the left.", 0, 1, KR_BYTES_RAW_PURE) \
    X(partition, "($self, sep, /)", "(before, separator, after) at the first separator.", 1, 1, KR_BYTES_RAW_PURE) \
    X(removeprefix, "($self, prefix, /)", "Without a prefix.", 1, 1, KR_BYTES_RAW_PURE) \
    X(removesuffix, "($self, suffix, /)", "Without a suffix.", 1, 1, KR_BYTES_RAW_PURE) \
    X(replace, "($self, old, new, count=-1, /)", "With occurrences of one thing replaced by another.", 2, 3, KR_BYTES_RAW_PURE) \
    X(rfind, "($self, sub[, start[, end]], /)", "The highest index where something begins, or -1.", 1, 3, KR_BYTES_RAW_PURE) \
    X(rindex, "($self, sub[, start[, end]], /)", "The highest index of something, or ValueError.", 1, 3, KR_BYTES_RAW_PURE) \
    X(rjust, "($self, width, fillchar=b' ', /)", "Padded on the left to a width.", 1, 2, KR_BYTES_RAW_PURE) \
    X(rpartition, "($self, sep, /)", "(before, separator, after) at the last separator.", 1, 1, KR_BYTES_RAW_PURE) \
    X(rsplit, "($self, /, sep=None, maxsplit=-1)", "The parts between separators, counted from the right.", 0, 0, KR_NATIVE_PURE) \
    X(rstrip, "($self, bytes=None, /)", "Without white space, or some characters, at the right.", 0, 1, KR_BYTES_RAW_PURE) \
    X(split, "($self, /, sep=None, maxsplit=-1)", "The parts between separators.", 0, 0, KR_NATIVE_PURE) \
    X(splitlines, "($self, /, keepends=False)", "The lines, without their ends unless keepends.", 0, 0, KR_NATIVE_PURE) \
    X(startswith, "($self, prefix[, start[, end]], /)", "Does it begin with this, or with one of a tuple?", 1, 3, KR_BYTES_RAW_PURE) \
    X(strip, "($self, bytes=None, /)", "Without white space, or some characters, at both ends.", 0, 1, KR_BYTES_RAW_PURE) \
    X(swapcase, "($self, /)", "Upper case and lower case exchanged.", 0, 0, KR_BYTES_RAW_PURE) \
    X(title, "($self, /)", "In title case.", 0, 0, KR_BYTES_RAW_PURE) \
    X(translate, "($self, table, /, delete=b'')", "With each character replaced by a table.", 0, 0, 0) \
    X(upper, "($self, /)", "In upper case.", 0, 0, KR_BYTES_RAW_PURE) \
    X(zfill, "($self, width, /)", "Padded with zeros on the left, behind a sign.", 1, 1, KR_BYTES_RAW_PURE)
// clang-format on

#define KR_BYTES_ROW(name, signature, doc, min, max, flags) /* KR_BYTES_AT_<name> */ KR_BYTES_AT_##name,
enum { KR_BYTES_SHARED(KR_BYTES_ROW) KR_BYTES_AT_decode }; // rows of kr_bytes_methods
