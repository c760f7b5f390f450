# SPDX-License-Identifier: MIT
"""The rules of docs/style.md that tools/check/ checks: names, layers, heads of files."""
import importlib.util
import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def load(name):
    spec = importlib.util.spec_from_file_location(name, os.path.join(ROOT, "tools", "check", name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(options):
    passed, messages = 0, []
    for name, arguments in (("names", (options.build,)), ("layers", ()), ("heads", ())):
        found = list(load(name).check(*arguments))
        passed += not found
        messages += [f"tools/check/{name}.py: {problem}" for problem in found]
    return passed, len(messages), messages
