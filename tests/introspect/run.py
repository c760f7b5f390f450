# SPDX-License-Identifier: MIT
"""Built-in types, functions and C modules look from inside as in CPython 3.14: nothing differs that is not in known.tsv (tools/introspect)."""
import importlib.machinery
import importlib.util
import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def tool():
    loader = importlib.machinery.SourceFileLoader("introspect", os.path.join(ROOT, "tools", "introspect"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("introspect", loader))
    loader.exec_module(module)
    return module


def run(options):
    import oracle

    peer = oracle.find_oracle()
    if peer is None:
        return 0, 0, []
    look = tool()
    with open(os.path.join(ROOT, "tests", "introspect", "known.tsv")) as file:
        known = {tuple(line.rstrip("\n").split("\t")) for line in file}
    ours = look.read([os.path.join(options.build, "krait")], [])
    found = [row for row in look.compare(ours, look.read([peer], [])) if row[:2] not in known]
    messages = [f"tools/introspect: {path} {fact}: {text}" for path, fact, text in found]
    return int(not found), len(found), messages
