# SPDX-License-Identifier: MIT
# packages: python3-docutils docutils-common docutils-doc python3-roman
"""docutils turns its long manuals into HTML, a manual page and text."""
import hashlib
import pathlib
import sys

import docutils.core

PACKAGES = next(pathlib.Path(p) for p in sys.path if p.endswith("dist-packages")).parents[3]
# Debian's docutils looks for its templates under /usr; here they lie beside it
docutils._datadir = lambda path: str(PACKAGES / "usr/share/docutils" / pathlib.Path(path).parent.relative_to(pathlib.Path(docutils.__file__).parent))
SETTINGS = {"report_level": 5, "datestamp": None, "generator": None, "_disable_config": True, "embed_stylesheet": False, "raw_enabled": False,
            "file_insertion_enabled": False, "input_encoding": "utf-8"}
manuals = PACKAGES / "usr/share/doc/docutils-doc/docs"
for name in ("ref/rst/restructuredtext", "ref/rst/directives", "user/config"):
    path = manuals / (name + ".txt")
    if not path.exists():
        path = manuals / (name + ".rst")
    source = path.read_text(encoding="utf-8-sig")
    for writer in ("html5", "html4", "manpage", "pseudoxml"):
        if writer != "html5" and not name.startswith("ref/rst/r"):
            continue
        parts = docutils.core.publish_parts(source, source_path=name, writer_name=writer, settings_overrides=SETTINGS)
        text = parts["whole"]
        print(f"{name} -> {writer}: {len(source)} characters, {len(text)} out, {hashlib.sha256(text.encode()).hexdigest()[:24]}")
print(parts["body"][:300].strip().splitlines()[0])
tree = docutils.core.publish_doctree("Title\n=====\n\n*a* **b** ``c`` `d`_ [1]_\n\n.. [1] note\n.. _d: http://e/\n\n- x\n- y\n\n  ===  ===\n  1    2\n  ===  ===\n",
                                     settings_overrides=SETTINGS)
print(tree.pformat())
