# Command lines by argparse: several files, an option, defaults, and refusals.
import argparse, sys
p = argparse.ArgumentParser(prog="top", description="Show top lines", color=False, exit_on_error=False)
p.add_argument("filenames", nargs="+")
p.add_argument("-l", "--lines", type=int, default=10)
g = p.add_mutually_exclusive_group()
g.add_argument("-q", action="store_true"); g.add_argument("-v", action="count", default=0)
print(p.parse_args(["--lines=5", "alpha.txt", "beta.txt"]))
print(p.parse_args(["-vvl7", "a"]), p.parse_known_args(["a", "--huh"])[1])
for words in (["-l", "x", "f"], ["-q", "-v", "f"]):
    try: p.parse_args(words)
    except argparse.ArgumentError as e: print(e)
print(p.format_help())
# expect: Namespace(filenames=['alpha.txt', 'beta.txt'], lines=5, q=False, v=0)
# expect: Namespace(filenames=['a'], lines=7, q=False, v=2) ['--huh']
# expect: argument -l/--lines: invalid int value: 'x'
# expect: argument -v: not allowed with argument -q
# expect: usage: top [-h] [-l LINES] [-q | -v] filenames [filenames ...]
# expect: 
# expect: Show top lines
# expect: 
# expect: positional arguments:
# expect:   filenames
# expect: 
# expect: options:
# expect:   -h, --help         show this help message and exit
# expect:   -l, --lines LINES
# expect:   -q
# expect:   -v
# expect: 
