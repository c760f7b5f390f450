# SPDX-License-Identifier: MIT
"""Reads dsl/ops/*.ops and writes the generated files of build/gen/ (dsl/README.md).

main.py --out DIR        writes DIR/opcodes.h, ... (a file is touched only when it changes)
main.py --list-outputs   prints the file names, one a line, for the build
"""
import argparse
import glob
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import effects  # noqa: E402
import emit_interp  # noqa: E402
import emit_tables  # noqa: E402
import emit_tier2  # noqa: E402
import emit_uops  # noqa: E402
import parse  # noqa: E402
from model import OpsError  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def emitters():
    """file name -> function(model) -> text"""
    return {
        "opcodes.h": emit_tables.header,
        "opcodes.c": emit_tables.source,
        "uops.h": emit_uops.uop_header,
        "uops.c": emit_uops.uop_source,
        "expand.inc": emit_uops.expand_source,
        "handlers.inc": emit_interp.handlers,
        "uop_eval.inc": emit_tier2.eval_source,
        "uop_facts.inc": emit_tier2.facts_source,
        "uop_guard_types.inc": emit_tier2.guard_types_source,
    }


def load(root=ROOT, warn=lambda text: None):
    """The model of all .ops files, numbered and with the effects of prototypes."""
    model = parse.read(sorted(glob.glob(os.path.join(root, "dsl", "ops", "*.ops"))), root)
    emit_tables.number(model)
    effects.resolve(model, root, warn)
    return model


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--out")
    args.add_argument("--list-outputs", action="store_true")
    args.add_argument("--verbose", action="store_true")
    options = args.parse_args()
    if options.list_outputs:
        print("\n".join(emitters()))
        return
    try:
        model = load(warn=(lambda t: print(t, file=sys.stderr)) if options.verbose
                     else (lambda t: None))
        os.makedirs(options.out, exist_ok=True)
        for name, emit in emitters().items():
            path, text = os.path.join(options.out, name), emit(model)
            try:
                with open(path, encoding="utf-8") as f:
                    if f.read() == text:
                        continue
            except OSError:
                pass
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
    except OpsError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
