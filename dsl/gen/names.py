# SPDX-License-Identifier: MIT
"""dsl/names.txt -> gen/names.h, gen/names.c: identifiers the C code needs, as static interned str
objects. kr_name(KR_NAME_x) is the address of one: no allocation and no lookup at start-up.

usage: names.py --out DIR
"""
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main():
    folder = sys.argv[2]
    with open(os.path.join(ROOT, "dsl", "names.txt"), encoding="ascii") as f:
        names = sorted(set(f.read().split()))
    banner = "// Made by dsl/gen/names.py from dsl/names.txt. Do not edit.\n"
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "names.h"), "w", encoding="ascii") as f:
        f.write(banner + "#pragma once\n\nenum {\n")
        f.write("".join(f"    KR_NAME_{n},\n" for n in names))
        f.write("    KR_NAME_COUNT,\n};\n")
    size = max(len(n) for n in names) + 1
    with open(os.path.join(folder, "names.c"), "w", encoding="ascii") as f:
        f.write(banner + '#include "gen/names.h"\n\n#include "runtime/str.h"\n#include "runtime/vm.h"\n\n')
        f.write(f"typedef struct Name {{\n    KrStr str;\n    char text[{(size + 7) // 8 * 8}];\n}} Name;\n\n")
        f.write("// hashes are filled when first asked for: the only thing that changes, to one value\n")
        f.write("static Name names[KR_NAME_COUNT] = {\n")
        for n in names:
            f.write(f'    {{{{KR_OBJECT_IMMORTAL(&kr_str_type), -1, {len(n)}, 0, 1, 1, 2, 0}}, "{n}"}},\n')
        f.write("};\n\nKrRef kr_name(int name_index)\n{\n    return kr_from_obj(&names[name_index].str);\n}\n")
        f.write("\nint kr_name_index(KrRef str)\n{\n    uintptr_t distance = (uintptr_t)kr_obj(str) - (uintptr_t)names;\n"
                "    return distance < sizeof names ? (int)(distance / sizeof *names) : -1;\n}\n")


if __name__ == "__main__":
    main()
