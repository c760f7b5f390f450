# SPDX-License-Identifier: MIT
"""The command line and bad input: standard error and exit status, as CPython 3.14 has them.

Each case is a command line in a folder of small files, made below. tests/cli/expected.txt holds what CPython
answers; `python3 tests/cli/run.py --update [python3.14]` asks it again. In both, the program's path reads PROGRAM and
the folder's DIR; CPython's "python -h" is our "krait -h". What has no counterpart there (unreadable library, refused
memory, listings, tools/measure.c) is checked by the functions at the end.
"""
import ctypes
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "tools"))
from oracle import find_oracle  # noqa: E402
sys.path.append(os.path.dirname(os.path.abspath(__file__)))
from options import CASES, PLUMBING  # noqa: E402

HAS_JIT = True  # the build has machine code
HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = os.path.join(HERE, "expected.txt")
FILES = {
    "nul": b"\0\0\0\0", "nul_later": b"x = 1\ny = 2 \0 + 2\n",
    "bad_utf8": b'x = "\xff\xfe"\n', "bad_utf8_line_4": b'# a\n# b\nprint("a")\nx = "\xe9"\n',
    "bad_utf8_column": b'x = "\xc3\xa9\xff"\n', "bad_utf8_comment": b"x=1\n\n\nx=1 #\xe9\ny=2\n",
    "bad_utf8_docstring": b'"""\n\n\xe9\n\n"""\n', "bad_utf8_cut": b'x = "\xe2\x82', "utf16": "print(1)\n".encode("utf-16"),
    "declared_utf8": b'# coding: utf-8\nx = "\xe9"\n', "declared_ascii": b'# coding: ascii\nx = "\xe9"\n',
    "declared_cp1252": b'# coding: cp1252\nx = "\x81"\n', "declared_latin": b'# coding: latin-1\nprint(ascii("\xe9"))\n',
    "coding": b"# -*- coding: klingon -*-\nx=1\n", "coding_line_2": b"\n# vim: set fileencoding=foo-bar :\nx=1\n",
    "bom": b"\xef\xbb\xbfprint(1)\n", "bom_latin": b"\xef\xbb\xbf# coding: latin-1\nx=1\n",
    "bom_klingon": b"\xef\xbb\xbf# coding: klingon\nx = 1\n", "bom_bad": b'\xef\xbb\xbfx="\xff"\n',
    "open": b"x = (1,\n", "indent": b"if 1:\nx\n", "dedent": b"if 1:\n    x=1\n  y=2\n", "unexpected": b"  x=1\n",
    "tabs": b"if 1:\n\tx=1\n        y=2\n", "string": b'x = "abc\n', "triple": b'x = """abc\n', "two": b"x = 1 2\n",
    "octal": b"x = 0777\n", "paren": b"x = )\n", "mismatch": b"x = (]\n", "char": b"x = $\n", "euro": b"x = \xe2\x82\xac\n",
    "nbsp": b"x=\xc2\xa01\n", "quote": b"x=\xe2\x80\x9chi\xe2\x80\x9d\n", "control": b"x=1\n\x1a\ny=2\n",
    "continued": b"x = 1 \\ y\n", "continued_end": b"x = \\", "returned": b"return 1\n", "fstring": b'f"{a b}"\n',
    "fstring_open": b'f"{a"\n', "duplicate": b"def f(a, a): pass\n", "broken": b"break\n", "printed": b'print "a"\n',
    "equals": b"x = = 1\n", "colon": b"for i in range(3)\n  pass\n", "assigned": b"if x = 1: pass\n", "class_": b"class\n",
    "number": b"x = 1e\n", "number_letter": b"1x\n", "imported": b"import\n", "empty": b"", "newline_missing": b"print(1)",
    "crlf": b"print(1)\r\nprint(2)\r\n", "cr": b"print(1)\rprint(2)\r", "deep": b"(" * 300 + b"\n",
    "deep_indent": b"".join(b" " * i + b"if 1:\n" for i in range(110)) + b" " * 110 + b"pass\n",
    "not_last": b"def f(a=1, b): pass\n", "star": b"*a = 1\n*b\n",
    "exit_3": b"raise SystemExit(3)\n", "exit_text": b'raise SystemExit("bye")\n', "exit_true": b"import sys; sys.exit(True)\n",
    "exit_none": b"raise SystemExit\n", "exit_big": b"raise SystemExit(2**40 + 7)\n", "exit_object": b"raise SystemExit([1, 2])\n",
    "trace_operators": b"def f(a, b):\n    return 1 + a[b] * 2\ntry: f([], 1)\nfinally:\n    x = (1 +\n         (2 - '') *\n         3)\n",
    "trace_lines": b"def f(a, b, c):\n    return a / b\ndef g():\n    y = f(\n        1,\n        # much\n        0,\n        2\n    ) + 1\ndef h():\n"
                   b"    z = g()\n    return z\nh()\n",
    "trace_whole": b"def f():\n    return g(1)\ndef g(n):\n    assert n == 2, 'no'\nx = f()\n",
    "trace_wide": b"\xc3\xa9 = 1\nprint(\xc3\xa9 + '\xc3\xa9' + 1)\n", "trace_tab": b"if 1:\n\tx = 1 / 0\n", "tab_only": b"\tif 1:\n",
    "shebang": b"#! not python at all\nprint(1)\n", "arguments": b"import sys; print(sys.argv)\n",
}
COMMANDS = [[name + ".py"] for name in FILES if name not in ("arguments",)] + [
    ["missing.py"], ["folder"], ["./folder"], ["package"], ["/nowhere/a.py"], ["missing.py/a"], ["nul.py/a"], [""], ["it's.py"],
    ["-Z"], ["--foo"], ["--help=1"], ["--versionx"], ["-VZ"], ["-QQ"], ["-J"], ["-3"], ["-t", "empty.py"], ["-c"], ["-Ic"], ["-m"], ["-X"], ["-W"],
    ["--check-hash-based-pycs"], ["--check-hash-based-pycs", "foo"], ["--check-hash-based-pycs", "always", "empty.py"],
    ["-X", "dev", "empty.py"], ["-c", "1/0"], ["-c", "def f():\n  return 1 + 'a'\nf()"], ["-c", ""], ["-c", "x = 1\n  y = 2"], ["-c", b'print("\xff")'], [b"\xff.py"], ["-x", "shebang.py"], ["-x", "two.py"],
    ["-m", "nosuch"], ["-m", "no.such"], ["-m", ".a"], ["-m", ""], ["-m", "a b"], ["-m", "sys"], ["-m", "arguments", "1", "-2"],
    ["arguments.py", "-c", "x"], ["-c", "import sys; print(sys.argv)", "-m", "x"], ["--", "arguments.py"], ["-B", "-s", "-q", "-b", "-d", "empty.py"],
]


# What a prompt reads (PROMPT is the first argument then): blocks, errors, the end of the input in odd places.
PROMPTS = [
    "1/0\nx = 3\nx\n", "if 1:\n  print(2)\n\n3\n", "if 1:\n  print(2)\n", "if 1: pass\nelse: 2\n\n", "def f(:\nx=1\n", "(1,\n2)\n", "(1,", "1",
    "'''a\n\nb'''\n", "# c\n  # d\n\n  3\n", "import sys\nsys.ps1 = 'p1 '\nsys.ps2 = 'p2 '\nif 1:\n  sys.ps1 = 5\n\n",
    "def f():\n  return 1/0\n\nf()\n", "raise SystemExit(3)\n", "exit\nexit(4)\n", "a = 1 )\n",
    "class A:\n  def f(self):\n    pass\n  x = 1\n\nA.x\n", "from __future__ import barry_as_FLUFL\n1 <> 2\n1 != 2\n",
    "import sys\ntry: 1/0\nexcept ZeroDivisionError as e: raise ValueError(1) from e\n\nprint(sys.last_exc)\n", "_\n7\n_\n", "@\n",
    "x = \\\n 3\nx\n", "\n\n\n",
]
COMMANDS += [["PROMPT", text, "-i", "-q"] for text in PROMPTS]
COMMANDS += [["PROMPT", "x\n", "-i", "-c", "x = 5"], ["PROMPT", "x\n", "-i", "-c", "x = 5; raise SystemExit(2)"], ["PROMPT", "1\n", "-i", "exit_3.py"],
             ["PROMPT", "print(1)\n1/0\n", "-"], ["PROMPT", "print(1)\n"], ["PROMPT", "x = (1\n", "-"]]
COMMANDS += CASES


def make_files(folder):
    for name, text in FILES.items():
        with open(os.path.join(folder, name + ".py"), "wb") as f:
            f.write(text)
    os.mkdir(os.path.join(folder, "folder"))
    os.mkdir(os.path.join(folder, "package"))
    with open(os.path.join(folder, "package", "__main__.py"), "w", encoding="utf-8") as f:
        f.write("import sys; print(sys.argv, __name__, __package__ == '')\n")


def answer(program, folder, command):
    """Standard output, error and status as one text."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    env.update(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", NO_COLOR="1", LC_ALL="C.UTF-8")
    text, shell = b"", []
    while command and isinstance(command[0], str) and re.match("[A-Z][A-Z_0-9]+=", command[0]):
        name, value = command[0].split("=", 1)
        env[name], command = value, command[1:]
    if command and command[0] in PLUMBING:
        shell, command = ["bash", "-c", PLUMBING[command[0]], "bash"], command[1:]
    if command and command[0] == "PROMPT":
        text, command = command[1].encode(), command[2:]
    p = subprocess.run(shell + [program] + command, cwd=folder, env=env, input=text, capture_output=True, timeout=60)
    text = p.stdout.decode(errors="backslashreplace") + p.stderr.decode(errors="backslashreplace")
    for path in (program, "/usr/bin/python3.14"):
        text = text.replace(path, "PROGRAM")
    text = re.sub(r"'[^']*python314\.zip'", "ZIP", text)
    text = text.replace(folder, "DIR").replace("`python -h'", "`krait -h'").replace("[python3.14] (most", "[krait] (most")
    text = re.sub("(thread|at) 0x[0-9a-f]+", r"\1 0xX", text)
    return f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}status {p.returncode}\n"


def title(command):
    return " ".join(repr(w)[1:-1] if isinstance(w, str) and w.isprintable() and w else repr(w) for w in command)


def in_folder(function):
    folder = tempfile.mkdtemp(prefix="krait-cli-")
    try:
        make_files(folder)
        return function(os.path.realpath(folder))
    finally:
        shutil.rmtree(folder)


def update(oracle):
    def work(folder):
        return "".join(f"== {title(c)}\n{answer(oracle, folder, c)}" for c in COMMANDS)
    with open(EXPECTED, "w", encoding="utf-8") as f:
        f.write(in_folder(work))


def expectations():
    with open(EXPECTED, encoding="utf-8") as f:
        parts = re.split(r"^== (.*)\n", f.read(), flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2]))


# --- what CPython has no counterpart of: each returns a problem or "" ----------------------------

def refuse_executable_memory():
    """In a child before exec: the kernel refuses shared executable mappings (mmap with PROT_EXEC and MAP_SHARED)."""
    load, equal, has, give = 0x20, 0x15, 0x45, 0x06
    steps = [(load, 0, 0, 0), (equal, 0, 5, 9), (load, 0, 0, 32), (has, 0, 3, 4), (load, 0, 0, 40), (has, 0, 1, 1),
             (give, 0, 0, 0x00050001), (give, 0, 0, 0x7FFF0000)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *s) for s in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
    libc = ctypes.CDLL(None)
    if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
        os._exit(99)


def check_refused_memory(program, folder):
    if os.uname().machine != "x86_64" or not HAS_JIT:
        return ""
    path = os.path.join(folder, "hot.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write("def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    return t\n"
                "print(f(200000), f(300000))\n")
    env = {**os.environ, "PYTHON_JIT": "1", "KRAIT_DUMP": "aborts"}
    p = subprocess.run([program, path], env=env, capture_output=True, text=True, preexec_fn=refuse_executable_memory)
    if p.returncode == 99:
        return ""  # no seccomp here: nothing can be refused
    times = p.stderr.count("refuses executable memory")
    if p.returncode or p.stdout != "19999900000 44999850000\n" or times != 1:
        return f"status {p.returncode}, said {times} times, output {p.stdout!r}, {p.stderr[-300:]!r}"
    return ""


def check_no_library(program, folder):
    env = {**os.environ, "KRAIT_STDLIB": os.path.join(folder, "folder")}
    p = subprocess.run([program, "-c", "print(1)\nimport os"], env=env, capture_output=True, text=True)
    if p.returncode != 1 or p.stdout != "1\n" or "ModuleNotFoundError: No module named 'os'\n" not in p.stderr or \
            f"krait: the standard library of Python 3.14 cannot be read in {folder}/folder\n" not in p.stderr:
        return f"status {p.returncode}, output {p.stdout!r}, {p.stderr!r}"
    return ""


def check_dump_switch(program, folder):
    env = {**os.environ, "KRAIT_DUMP": "code,nonsense", "KRAIT_DUMP_FILE": os.path.join(folder, "listing")}
    p = subprocess.run([program, "-c", "print(1)"], env=env, capture_output=True, text=True)
    if p.returncode or p.stdout != "1\n" or p.stderr != "krait: KRAIT_DUMP: unknown listing: nonsense\n":
        return f"status {p.returncode}, output {p.stdout!r}, {p.stderr!r}"
    return ""


def check_measure(program, folder):
    measure = os.path.join(os.path.dirname(program), "measure")
    if not os.path.exists(measure):
        return ""
    peaks, out = [], os.path.join(folder, "counted")
    for text in ("pass", "x = bytearray(64 << 20)"):
        subprocess.run([measure, out, "60", sys.executable, "-c", text], check=True)
        with open(out, encoding="utf-8") as f:
            peaks.append(int(f.read().split()[2]))
    return "" if 60 << 10 < peaks[1] - peaks[0] < 70 << 10 else f"64 MiB more were measured as {peaks[1] - peaks[0]} KiB"


def check_start_order(program, folder):
    tool, traced = (os.path.join(os.path.dirname(program), name) for name in ("start_order", "measure"))
    if not os.path.exists(tool):
        return ""
    p = subprocess.run([tool, traced, os.path.join(folder, "counted"), "60", "/bin/true"], capture_output=True, text=True)
    if "cannot be traced" in p.stderr:  # a container without ptrace
        return ""
    names = p.stdout.split()
    return "" if p.returncode == 0 and names[0] == "_start" and names.count("main") == 1 else f"{p.stderr}{names}"


def check_unmapped_code(program, folder):
    """When the first trace is begun, what only the start has needed of the program's code is unmapped."""
    try:
        with open(os.path.join(os.path.dirname(program), "CMakeCache.txt"), encoding="utf-8") as f:
            has_assertions = "KR_CHECK:STRING=0\n" not in f.read()
    except OSError:
        has_assertions = True
    if has_assertions or not HAS_JIT:  # with assertions, debuggers keep their breakpoints
        return ""
    path = os.path.join(folder, "warm.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write("def mapped():\n    with open('/proc/self/smaps', 'rb') as f:\n        text = f.read().split(b'r-xp', 1)[1]\n"
                "    return int(text.split(b'\\nRss:', 1)[1].split(None, 1)[0])\n"
                "def spin(n):\n    total = 0\n    for i in range(n):\n        total += i & 3\n    return total\n"
                "mapped()\nbefore = mapped()\nspin(100000)\nprint(before, mapped())\n")
    p = subprocess.run([program, path], env={**os.environ, "PYTHON_JIT": "1"}, capture_output=True, text=True)
    before, after = map(int, p.stdout.split())
    return "" if after < before * 7 // 8 else f"{before} KB of code were mapped at first, {after} behind a loop"


CHECKS = {"refused memory": check_refused_memory, "no library": check_no_library, "KRAIT_DUMP": check_dump_switch,
          "tools/measure.c": check_measure, "tools/start_order.c": check_start_order, "unmapped code": check_unmapped_code}


def run(options):
    global HAS_JIT
    HAS_JIT = options.has_jit
    program = os.path.abspath(os.path.join(options.build, "krait"))
    if not os.path.exists(program):
        return 0, 0, []
    expected = expectations()

    def work(folder):
        problems = []
        for command in COMMANDS:
            want, got = expected.get(title(command), ""), answer(program, folder, command)
            if want != got:
                problems.append(f"tests/cli: krait {title(command)}: expected\n{want[:600]}got\n{got[:600]}")
        for name, check in CHECKS.items():
            problem = check(program, folder)
            if problem:
                problems.append(f"tests/cli: {name}: {problem}")
        return problems
    problems = in_folder(work)
    return len(COMMANDS) + len(CHECKS) - len(problems), len(problems), problems


if __name__ == "__main__":
    if sys.argv[1:2] != ["--update"]:
        sys.exit(__doc__)
    update((sys.argv[2:] or [find_oracle()])[0])
