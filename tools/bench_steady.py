# SPDX-License-Identifier: MIT
"""Run by `tools/bench --steady` inside each interpreter: calls a program's main() again and again in one process.

  PYTHON tools/bench_steady.py RESULT COUNT PROGRAM [ARGUMENT...]

RESULT gets JSON: the CPU seconds of each call, a checksum of all that was printed, and what sys._jit.stats() says
where there is such a function. Only modules that every interpreter has are used, and few, so that little is
traced that is not the program's.
"""
import io
import json
import sys
import time
import zlib


def main():
    result, count, path, *arguments = sys.argv[1:]
    with open(path, encoding="utf-8") as f:
        source = f.read()
    names = {"__name__": "program", "__file__": path, "__builtins__": __builtins__}
    module = type(sys)("program")
    module.__dict__.update(names)
    sys.modules["program"] = module  # dataclasses looks there
    sys.argv = [path] + arguments
    exec(compile(source, path, "exec"), module.__dict__)
    program = module.main
    numbers = [int(a) for a in arguments]
    screen, times, check = sys.stdout, [], 0
    for _ in range(int(count)):
        sys.stdout = text = io.StringIO()
        try:
            start = time.process_time()
            program(*numbers)
            times.append(time.process_time() - start)
        finally:
            sys.stdout = screen
        check = zlib.crc32(text.getvalue().encode(), check)
    stats = getattr(getattr(sys, "_jit", None), "stats", None)
    with open(result, "w", encoding="utf-8") as f:
        json.dump({"times": times, "check": check, "stats": stats() if stats else None}, f)


main()
