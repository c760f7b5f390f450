# SPDX-License-Identifier: MIT
"""Runs the cases of one file of CPython's test-suite and reports each as a line of JSON: the part of tools/conformance that
runs under the Python to be judged.

    runner.py REPORT SKIP MODULE

REPORT: the file that gets the lines, written at once so that a crash loses nothing: {"start": id}, then {"end": id, "outcome":
"pass" | "fail" | "skip", "why": the error's last line}; {"total": n} before all of them. SKIP: a file of ids, one a line, not to be run (they have been, or
they crash). The id of a case is unittest's, with "#2" and so on behind a repeated one.
"""
import importlib
import json
import os
import sys
import unittest


class Reporter(unittest.TestResult):
    def __init__(self, report, names, owners):
        super().__init__()
        self.report, self.names, self.owners, self.outcome = report, names, owners, None

    def write(self, **line):
        os.write(self.report, (json.dumps(line) + "\n").encode())

    def startTest(self, test):
        super().startTest(test)
        self.outcome = ("pass", "")
        self.write(start=self.names.get(test, test.id()))

    def stopTest(self, test):
        super().stopTest(test)
        self.write(end=self.names.get(test, test.id()), outcome=self.outcome[0], why=self.outcome[1])
        self.outcome = None
        if "test_monitoring" in test.id():  # a setUp() that skips has taken a tool's number, and no tearDown() gives it back
            for tool in range(6):
                if str(sys.monitoring.get_tool(tool)).startswith("test"):
                    sys.monitoring.free_tool_id(tool)

    def fixture(self, test, outcome, why):
        """Not a case but setUpClass or setUpModule, which the cases of the class or module depend on."""
        what, _, where = test.id().rstrip(")").partition(" (")
        lost = [n for n, owner in self.owners if owner == where or what == "setUpModule"] if what.startswith("setUp") else []
        for name in lost or [test.id()]:
            self.write(start=name)
            self.write(end=name, outcome=outcome, why=why)

    def bad(self, test, error):
        try:
            why = f"{error[0].__name__}: {error[1]}".splitlines()[0][:200]
        except Exception:
            why = str(error[0])
        if self.outcome is None:
            self.fixture(test, "fail", why)
        elif self.outcome[0] != "fail":
            self.outcome = ("fail", why)

    addError = addFailure = bad

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.bad(test, error)

    def addSkip(self, test, reason):
        if self.outcome is None:
            self.fixture(test, "skip", reason)
        elif self.outcome[0] == "pass":
            self.outcome = ("skip", reason)

    def addExpectedFailure(self, test, error):
        pass

    def addUnexpectedSuccess(self, test):
        self.outcome = ("fail", "unexpected success")


def cases(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from cases(test)
        else:
            yield test


def without(suite, names, skip):
    """The suite's structure (for class and module fixtures) without the cases to be skipped."""
    kept = unittest.TestSuite()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            inner = without(test, names, skip)
            if inner.countTestCases():
                kept.addTest(inner)
        elif names[test] not in skip:
            kept.addTest(test)
    return kept


class Identity(dict):
    """Cases may compare equal or be unhashable: they are told apart by identity."""

    def __setitem__(self, key, value):
        super().__setitem__(id(key), value)

    def __getitem__(self, key):
        return super().__getitem__(id(key))

    def get(self, key, default=None):
        return super().get(id(key), default)


def main():
    report_path, skip_path, name = sys.argv[1:4]
    report = os.open(report_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC)
    with open(skip_path, encoding="utf-8") as f:
        skip = set(f.read().split("\n"))
    sys.argv[1:] = []
    del sys.path[0]  # this folder is none of the suite's business
    from test import support
    support.use_resources = {}
    support.verbose = 0
    try:
        module = importlib.import_module(name)
        suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    except unittest.SkipTest as e:
        os.write(report, (json.dumps({"file": "skip", "why": str(e)}) + "\n").encode())
        return
    names, seen, everything = Identity(), {}, list(cases(suite))
    for test in everything:
        base = test.id().replace("\n", " ")
        seen[base] = seen.get(base, 0) + 1
        names[test] = base if seen[base] == 1 else f"{base}#{seen[base]}"
    os.write(report, (json.dumps({"total": len(everything)}) + "\n").encode())
    owners = [(names[test], unittest.util.strclass(type(test))) for test in everything]
    without(suite, names, skip).run(Reporter(report, names, owners))
    os.write(report, b'{"done": true}\n')


if __name__ == "__main__":
    main()
