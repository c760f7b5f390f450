# SPDX-License-Identifier: MIT
"""Random loops through optimizer, register allocator and JIT, compared with plain evaluation."""
import os
import subprocess


def run(options):
    program = os.path.join(options.build, "trace_fuzz")
    if not os.path.exists(program):
        return 0, 0, []
    count = "2000000" if options.slow else "100000"
    p = subprocess.run([program, "1", count], capture_output=True, text=True)
    if p.returncode == 0:
        return 1, 0, []
    return 0, 1, ["trace_fuzz: " + p.stdout[:2000] + p.stderr[:500]]
