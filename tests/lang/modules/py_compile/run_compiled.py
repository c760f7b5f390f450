# A .pyc file as a program: known by its name or its first bytes; what is none is refused.
import os
import py_compile
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("m.py", "w") as f:
        f.write("import sys\nprint(__name__, type(__loader__).__name__, __spec__, sys.argv, __file__ == sys.argv[0] or __file__)\n1 / 0\n")
    py_compile.compile("m.py", cfile="m.pyc")
    data = open("m.pyc", "rb").read()
    files = {"m.pyc": data, "other.name": data, "cut.pyc": data[:10], "three.pyc": b"abc", "magic.pyc": b"x" * 40, "none.pyc": data[:16] + b"N",
             "bad.pyc": data[:16] + b"\xff\xff", "empty.pyc": b""}
    for name, content in files.items():
        open(name, "wb").write(content)
        p = subprocess.run([sys.executable, name, "a"], capture_output=True, text=True)
        print(name, p.returncode, p.stdout.replace(os.path.realpath(folder), "").strip(), p.stderr.strip().splitlines()[-1])
    os.chdir("/")
# expect: m.pyc 1 __main__ SourcelessFileLoader None ['m.pyc', 'a'] /m.pyc ZeroDivisionError: division by zero
# expect: other.name 1 __main__ SourcelessFileLoader None ['other.name', 'a'] /other.name ZeroDivisionError: division by zero
# expect: cut.pyc 1  EOFError: EOF read where not expected
# expect: three.pyc 1  EOFError: EOF read where not expected
# expect: magic.pyc 1  RuntimeError: Bad magic number in .pyc file
# expect: none.pyc 1  RuntimeError: Bad code object in .pyc file
# expect: bad.pyc 1  RuntimeError: Bad code object in .pyc file
# expect: empty.pyc 1  EOFError: EOF read where not expected
