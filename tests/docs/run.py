# SPDX-License-Identifier: MIT
"""The documentation against the program: listings of docs/one_line.md are made again and compared (a stale one fails in
CI and with --slow, and is noted otherwise: it is renewed once, before a change is merged); paths that the pages name exist;
every name of KRAIT_DUMP gives a listing."""
import importlib.util
import os
import platform
import re
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGES = ("README.md", "docs/one_line.md", "docs/differences.md", "docs/style.md", "docs/where.md", "docs/decisions/README.md")
LISTINGS = ("tokens", "ast", "symbols", "cfg", "code", "spec", "trace", "opt", "regs", "asm", "exits", "aborts")
# a loop that becomes a trace, and one that cannot
PROGRAM = """
def f(n):
    t = 0
    for i in range(n):
        t += i
    return t
print(f(30000))
class C: pass
for i in range(30000):
    class C: pass
"""


def load(path):
    spec = importlib.util.spec_from_file_location(os.path.basename(path)[:-3], path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def missing_paths():
    """Names of files and folders between backquotes or in links that are not there."""
    for page in PAGES:
        with open(os.path.join(ROOT, page), encoding="utf-8") as f:
            text = f.read()
        text = re.sub(r"```.*?```", "", text, flags=re.S)
        names = re.findall(r"`((?:[a-z0-9_]+/)+[a-z0-9_.]*)`", text)
        names += [os.path.normpath(os.path.join(os.path.dirname(page), n)) for n in re.findall(r"\]\(([\w./]+)\)", text)]
        for name in names:
            if name.startswith(("build/", "gen/")) or name.count("/") == 1 and name.endswith("/") and page == "README.md":
                continue  # made by the build; a part of the folder in the same row of the map
            if not os.path.exists(os.path.join(ROOT, name)):
                yield f"{page} names {name}, which is not there"


def silent_listings(program, has_jit):
    for name in LISTINGS:
        if name in ("regs", "asm") and not has_jit:
            continue
        with tempfile.NamedTemporaryFile(mode="r", encoding="utf-8") as out:
            env = {**os.environ, "PYTHON_JIT": "1", "KRAIT_DUMP": name, "KRAIT_DUMP_FILE": out.name}
            p = subprocess.run([program, "-c", PROGRAM], env=env, capture_output=True, text=True)
            if p.returncode or not out.read().strip():
                yield f"KRAIT_DUMP={name}: status {p.returncode}, empty listing, {p.stderr[-200:]}"


def run(options):
    program = os.path.abspath(os.path.join(options.build, "krait"))
    passed, messages = 0, []
    found = list(missing_paths())
    passed += not found
    messages += found
    if os.path.exists(program) and platform.machine() == "x86_64":
        found = list(silent_listings(program, options.has_jit))
        passed += len(LISTINGS) - len(found)
        messages += found
        if os.path.exists(os.path.join(options.build, "gen", "stencils_x86_64", "leaf.c")):
            try:
                stale = load(os.path.join(ROOT, "tools", "walk.py")).compare(options.build)
            except Exception as e:  # a listing that cannot be made is stale, too
                stale = f"docs/one_line.md: {type(e).__name__}: {e}"
            if not stale:
                passed += 1
            elif options.slow or os.environ.get("KRAIT_CI"):
                messages.append(stale)
            else:
                print("NOTE", stale)
    return passed, len(messages), messages
