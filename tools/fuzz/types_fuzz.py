#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random operations on built-in types, the same in Krait and CPython 3.14: what is printed must be the same.

  tools/fuzz/types_fuzz.py                      rounds of all types for a minute
  tools/fuzz/types_fuzz.py --types str,set --seconds 600 --seed 5
  tools/fuzz/types_fuzz.py --program build/debug/krait

Each round makes values and operations on them from a seed in both interpreters (this file with --run TYPE SEED COUNT), which print
one line an operation: the expression and its repr, or the exception's type and text. The first line that differs is shown with the
seed that makes it again. Dunder methods, methods with random arguments, operators with values of other types, slices, and changes in place.
"""
import random
import re
import sys

WORDS = ("", "a", "ab", "Straße", "\u0130x", "1\xbd²", "\U0001f600z", "  x ", "a,b,,c", "\ud800", "Aa1", "\t\n", "ǆ", "{}", "%s", "-12", "é" * 3)

def number(r):
    return r.choice((0, 1, -1, 2, 3, 7, -8, 10, 255, 256, -129, 2**31, -2**63, 2**64 + 1, 10**25, r.randint(-50, 50), r.getrandbits(90)))

def real(r):
    return r.choice((0.0, -0.0, 1.0, -1.5, 0.1, 1e308, 5e-324, float("inf"), float("-inf"), float("nan"), 2.5, 1e16, r.uniform(-10, 10)))

def some_bytes(r):
    return r.choice((b"", b"a", b"abc", b"a,b,,c", b"\xff\x00", b" x\t", b"Aa1", bytes(r.randrange(256) for _ in range(r.randrange(6)))))

def scalar(r):
    return r.choice((number, real, lambda r: r.choice(WORDS), some_bytes, lambda r: None, lambda r: r.random() < 0.5,
                     lambda r: complex(real(r), real(r)), lambda r: (number(r) % 100,)))(r)

def index(r):
    return r.choice((0, 1, -1, 2, 3, -4, 7, None, 10**20, -10**20))

MAKE = {
    "int": number, "float": real, "complex": lambda r: complex(real(r), real(r)), "bool": lambda r: r.random() < 0.5,
    "str": lambda r: r.choice(WORDS) + r.choice(WORDS), "bytes": some_bytes, "bytearray": lambda r: bytearray(some_bytes(r)),
    "list": lambda r: [scalar(r) for _ in range(r.randrange(6))], "tuple": lambda r: tuple(scalar(r) for _ in range(r.randrange(5))),
    "dict": lambda r: {key(r): scalar(r) for _ in range(r.randrange(6))}, "set": lambda r: {number(r) % 64 for _ in range(r.randrange(6))},
    "frozenset": lambda r: frozenset(number(r) % 64 for _ in range(r.randrange(6))),
    "range": lambda r: range(*(r.choice((0, 1, -3, 5, 10, 2**70)) for _ in range(2)), r.choice((1, 2, -1, 3, 2**65))),
    "slice": lambda r: slice(index(r), index(r), index(r)), "memoryview": lambda r: memoryview(bytearray(some_bytes(r))),
}

def key(r): # no NaN: whether two are the same object is excused (docs/differences.md)
    value = r.choice((number(r), r.choice(WORDS), real(r), (1, 2), None, b"k"))
    return 0.5 if value != value else value

UNSURE = {"__sizeof__", "__dir__", "__doc__", "__class__", "__init_subclass__", "__subclasshook__", "__new__", "__reduce__", "__reduce_ex__",
          "__getstate__", "__setattr__", "__delattr__", "__class_getitem__", "__alloc__", "__buffer__", "__release_buffer__", "__getformat__",
          "from_number", "__delitem__", "__imul__", "resize"}
OPERATORS = ("+", "-", "*", "/", "//", "%", "@", "&", "|", "^", "<<", ">>", "**", "<", "<=", "==", "!=", ">", ">=", "in", "and", "is")
CALLS = ("repr", "str", "bool", "hash", "len", "list", "tuple", "sorted", "int", "float", "complex", "bytes", "abs", "ascii", "format", "sum", "min",
         "max", "any", "all", "iter", "reversed", "round", "bin", "divmod", "pow", "set", "frozenset", "dict", "enumerate", "zip", "chr", "ord")

def small(value, depth=0):
    """Would an operation with it take too long, or too much memory?"""
    if isinstance(value, int):
        return abs(value) < 2000
    return not isinstance(value, (str, bytes, bytearray, list, tuple)) or len(value) < 200

def show(value):
    import types
    if isinstance(value, (set, frozenset)):
        return f"{type(value).__name__} {list(value)!r}" if all(type(v) is int for v in value) else repr(sorted(map(repr, value)))
    if isinstance(value, memoryview):
        return f"memoryview {value.tobytes()!r} {value.format} {value.shape}" if value.format else "memoryview"
    if hasattr(type(value), "__next__"):
        return f"{type(value).__name__} {[show(v) for _, v in zip(range(20), value)]}"
    if type(value).__repr__ is object.__repr__ or callable(value):
        return type(value).__name__
    text = repr(value)
    return text if len(text) < 400 else f"{text[:200]}...{hash(text) & 0}{len(text)}"

def run(kind, seed, count):
    r = random.Random(f"{kind} {seed}")
    make = MAKE[kind]
    import os
    methods = os.environ["FUZZ_NAMES"].split() # CPython's, so that both draw alike
    out = []
    value = make(r)
    for i in range(count):
        if r.random() < 0.3:
            value = make(r)
        how, other = r.randrange(4), (make if r.random() < 0.5 else scalar)(r)
        arguments = [r.choice((scalar, make, index, lambda r: r.choice(WORDS)))(r) for _ in range(r.choice((0, 1, 1, 1, 2, 2, 3)))]
        operator, name, call = r.choice(OPERATORS), r.choice(methods), r.choice(CALLS)
        where = slice(index(r), index(r), index(r)) if r.random() < 0.5 else index(r)
        store, keep = r.random() < 0.5, r.random() < 0.4
        what = text = ""
        if kind == "range" and (how == 0 and operator == "in" or how == 1 and name in ("count", "index", "__contains__")):
            if any(isinstance(v, range) and abs(v.stop - v.start) > 10**6 for v in (value, other)):
                continue # one item after the other
        try:
            if how == 0:
                what = f"{show(value)} {operator} {show(other)}"
                a, b = (value, other) if r.random() < 0.7 else (other, value)
                if operator == "is" and isinstance(a, (int, float, complex)):
                    continue # identity of numbers
                if operator in ("<<", "**", "*") and not (small(a) and small(b)) or operator == "%" and isinstance(a, (str, bytes, bytearray)) and not small(b):
                    continue
                result = eval(f"a {operator} b", {"a": a, "b": b})
            elif how == 1:
                what = f"{show(value)}.{name}({', '.join(map(show, arguments))})"
                if not all(small(a) for a in arguments) or name in ("__pow__", "__rpow__", "__lshift__", "__rlshift__", "__mul__", "__rmul__") and not small(value):
                    continue
                if name == "__hash__" and "nan" in what:
                    continue
                result = getattr(value, name)(*arguments)
            elif how == 2:
                what = f"{call}({show(value)}{''.join(', ' + show(a) for a in arguments[1:])})"
                if not all(small(a) for a in arguments[1:]) or call in ("list", "tuple", "sorted", "sum", "min", "max", "any", "all", "set", "frozenset", "bytes", "dict", "hash") and (
                        kind == "range" and abs(value.stop - value.start) > 10**6 or kind in ("int", "bool") and not small(value)) or call == "pow" and not small(value):
                    continue
                if call == "hash" and "nan" in what or call == "sorted" and len(arguments) > 1: # Krait counts them otherwise
                    continue
                result = eval(call, {})(value, *arguments[1:])
            else:
                what = f"{show(value)}[{where}]"
                result = value[where]
                if kind in ("list", "bytearray", "dict", "memoryview") and store:
                    value[where] = other
                    result = value
            text = show(result)
            if kind in ("list", "bytearray", "dict", "set"):
                text += f" -> {show(value)}"
            if kind not in ("memoryview",) and type(result) is type(value) and keep and len(text) < 200:
                value = result
        except RecursionError:
            text = "RecursionError"
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
        out.append(f"{i} {what} = {re.sub(' at 0x[0-9a-f]+', '', text)}")
    sys.stdout.write("\n".join(out).encode("ascii", "backslashreplace").decode() + "\n")

def names(oracle, kind):
    import subprocess
    script = f"import random; exec(open({__file__!r}).read().split('def run(')[0]); v = MAKE[{kind!r}](random.Random(1)); " \
             "print(*sorted(n for n in dir(v) if n not in UNSURE and callable(getattr(v, n))))"
    return subprocess.run([oracle, "-c", script], capture_output=True, text=True, check=True).stdout.strip()

def main():
    import argparse, os, pathlib, subprocess, time
    top = pathlib.Path(__file__).resolve().parent.parent.parent
    sys.path.insert(0, str(top / "tools"))
    import oracle
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--types", default=",".join(MAKE))
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=None)
    options.add_argument("--count", type=int, default=2000, help="operations a round")
    options.add_argument("--program", default=str(top / "build/release/krait"))
    options.add_argument("--all", action="store_true", help="shows every kind of difference, not the first of a round")
    arguments = options.parse_args()
    peer, end, seed, done, seen = oracle.find_oracle(), time.monotonic() + arguments.seconds, arguments.seed or int(time.time()), 0, {}
    lists = {kind: names(peer, kind) for kind in arguments.types.split(",")}
    while time.monotonic() < end:
        for kind, methods in lists.items():
            results = []
            for program in peer, arguments.program:
                environment = dict(os.environ, PYTHONHASHSEED="0", FUZZ_NAMES=methods, PYTHONWARNINGS="ignore")
                p = subprocess.run([program, __file__, "--run", kind, str(seed), str(arguments.count)], capture_output=True, text=True, env=environment, timeout=120)
                results.append(p.stdout.splitlines() + ([f"status {p.returncode}: {p.stderr[-300:]}"] if p.returncode else []))
            done += len(results[0])
            for want, have in zip(*results):
                if want != have:
                    sort = (kind, want.split(" = ")[0].split("(")[0].split()[-1], want.split(" = ")[-1][:12])
                    if sort not in seen:
                        seen[sort] = seed
                        print(f"{kind} {seed}\n  CPython {want[:400]}\n  Krait   {have[:400]}")
                    if not arguments.all or want.rpartition(" = ")[0] != have.rpartition(" = ")[0]:
                        break # or what follows works with other values
            if len(results[0]) != len(results[1]):
                print(f"{kind} {seed}: {len(results[0])} lines, {len(results[1])} lines: {results[1][-1][:300]}")
        seed += 1
    print(f"{done} operations, {len(seen)} kinds of differences")
    return bool(seen)

if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        sys.exit(main())
