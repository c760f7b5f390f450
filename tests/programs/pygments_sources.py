# SPDX-License-Identifier: MIT
# packages: python3-pygments
"""pygments colours Krait's own sources, as HTML and LaTeX, and says what it thinks each of some texts is."""
import collections
import hashlib
import pathlib

import pygments
from pygments.formatters import HtmlFormatter, LatexFormatter, TerminalFormatter
from pygments.lexers import get_all_lexers, get_lexer_for_filename, guess_lexer

ROOT = pathlib.Path(__file__).resolve().parents[2]
kinds = collections.Counter()
files = [*sorted(ROOT.glob("runtime/d*.c"))[:3], *sorted(ROOT.glob("tests/programs/*_*.py"))[:4], ROOT / "README.md", ROOT / "CMakeLists.txt",
         ROOT / "tools/setup.sh", ROOT / "CMakePresets.json"]
for path in files:
    source = path.read_text(encoding="utf-8")
    lexer = get_lexer_for_filename(path.name)
    tokens = list(lexer.get_tokens(source))
    kinds.update(str(kind) for kind, _ in tokens)
    assert "".join(text for _, text in tokens).strip() == source.strip()
    for formatter in (HtmlFormatter(linenos="table", full=True), LatexFormatter(), TerminalFormatter()):
        digest = hashlib.sha256(pygments.format(tokens, formatter).encode()).hexdigest()[:16]
        print(lexer.name, type(formatter).__name__, path.name, len(tokens) > 0, digest)
print(len(list(get_all_lexers())), "lexers")
for kind, count in kinds.most_common():
    print(f"{count:7} {kind}")
for text in ("#!/usr/bin/python3\nimport os\n", "<!DOCTYPE html><p>x", "#!/bin/bash\necho $x\n", "<?xml version='1.0'?><a/>"):
    print(guess_lexer(text).name)
