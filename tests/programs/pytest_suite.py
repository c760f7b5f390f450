# SPDX-License-Identifier: MIT
# packages: python3-pytest python3-pluggy python3-iniconfig python3-packaging python3-attr python3-more-itertools python3-exceptiongroup
"""pytest runs a suite: fixtures, parameters, marks, captured output, reports of what failed, JUnit's XML."""
import contextlib
import io
import pathlib
import re
import sys
import tempfile

import pytest

suite = pathlib.Path(__file__).resolve().parent / "pytest_suite"
sys.dont_write_bytecode = True
with tempfile.TemporaryDirectory() as folder:
    report = pathlib.Path(folder, "report.xml")
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        # this pytest's rewriting of asserts wants an older ast module than 3.14's
        status = pytest.main(["-rA", "-v", "--assert=plain", "-p", "no:cacheprovider", "--rootdir", str(suite), f"--junit-xml={report}", str(suite)])
    text = output.getvalue()
    xml = report.read_text()
for pattern, by in ((r"platform .*", "platform"), (r"rootdir: .*", "rootdir"), (r" in [\d.]+s", " in TIME"), (r"0x[0-9a-f]+", "0xADDRESS"),
                    (r"- generated xml file: .*", "- xml"), (r"(?m)^plugins: .*\n", ""), (re.escape(str(suite.parent)) + "/", ""), (r"-- /\S+", "-- PYTHON"), (r"=+", "=")):
    text = re.sub(pattern, by, text)
print(text)
print(int(status), re.findall(r'<testcase classname="[^"]*" name="([^"]*)"', xml), re.findall(r'(?:errors|failures|skipped|tests)="\d+"', xml))
