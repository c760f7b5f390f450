# SPDX-License-Identifier: MIT
"""What C prototypes say about their functions: raises, escapes, steals (marks of base/attrs.h).

The one truth for people, compilers and this generator: a function without KR_LEAF may run
Python code, so a call of it writes the instruction pointer back first and ends what traces
know about the heap.
"""
import glob
import os
import re

PROTOTYPE = re.compile(
    r"(?:^|\n)(?:KR_COLD\s+|KR_HOT\s+|extern\s+)*(?:KR_INLINE\s+)?"
    r"(?:const\s+)?[A-Za-z_][\w ]*?[ *]+(kr_\w+)\(([^;{}]*?)\)((?:\s+KR_\w+(?:\(\d+\))?)*)\s*[;\n{]",
    re.S)


def prototypes(root):
    """function name -> (header path, text of the parameters, set of marks)"""
    found = {}
    for folder in ("base", "runtime", "interp"):
        for path in sorted(glob.glob(os.path.join(root, folder, "*.h"))):
            with open(path, encoding="utf-8") as f:
                text = re.sub(r"//[^\n]*", "", f.read())
            text = re.sub(r"^#[^\n]*(?:\\\n[^\n]*)*", "", text, flags=re.M)
            for m in PROTOTYPE.finditer(text):
                found.setdefault(m.group(1), (os.path.relpath(path, root), m.group(2),
                                              set(re.findall(r"KR_\w+(?:\(\d+\))?", m.group(3)))))
    return found


def resolve(model, root, warn):
    known = prototypes(root)
    for uop in model.uops:
        if uop.kind != "call":
            if uop.function:
                uop.header = known[uop.function][0]
            continue
        if uop.function not in known:
            warn(f"{uop.place}: {uop.name}: no prototype of {uop.function} yet")
            uop.raises, uop.escapes = uop.result in ("own", "found", "ok"), True
            continue
        uop.header, _, marks = known[uop.function]
        uop.raises = bool(marks & {"KR_RAISES", "KR_NEW"}) or uop.result in ("found", "ok")
        if uop.result in ("int", "float", "bool", "box", "none"):
            uop.raises = False
        uop.escapes = "KR_LEAF" not in marks
        if "KR_LEAF" in marks and "KR_NEW" not in marks and uop.result in ("found", "ok"):
            uop.raises = "KR_RAISES" in marks
        first = 2 if uop.takes_thread else 1
        for index, param in enumerate(uop.params):
            if (f"KR_STEALS({first + index})" in marks) != param.steals:
                raise SystemExit(f"{uop.place}: {uop.name}: `steal {param.name}` does not "
                                 f"match KR_STEALS of {uop.function}")
