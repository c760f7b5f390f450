# SPDX-License-Identifier: MIT
"""Are the tables in stencils/prebuilt/ those that the build has made? Only in CI (KRAIT_CI=1) and with --slow: they
are renewed once, before a change of micro-ops or layouts is merged, not with every edit."""
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(options):
    made = os.path.join(ROOT, "build", "release", "gen", "stencil_table_x86_64.c")
    if not (options.slow or os.environ.get("KRAIT_CI")) or not os.path.exists(made):
        return 0, 0, []
    p = subprocess.run([os.path.join(ROOT, "tools", "prebuild_stencils"), "--check"], capture_output=True, text=True)
    return (1, 0, []) if p.returncode == 0 else (0, 1, [p.stdout.strip() + p.stderr.strip()[-500:]])
