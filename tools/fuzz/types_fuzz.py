#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random operations on built-in types, the same in Krait and CPython 3.14: what is printed must be the same.

  tools/fuzz/types_fuzz.py                      rounds of all types for a minute
  tools/fuzz/types_fuzz.py --types str,set --seconds 600 --seed 5
  tools/fuzz/types_fuzz.py --operations 1000000 that many operations of each type
  tools/fuzz/types_fuzz.py --odd                arguments whose special methods misbehave, keywords, subclasses (types_odd.py)
  tools/fuzz/types_fuzz.py --program build/debug/krait

Each round makes values and operations on them from a seed in both interpreters (this file with --run TYPE SEED COUNT), which print
one line an operation: the expression and its repr, or the exception's type and text. Every BLOCK operations the generator is seeded
anew, so that a difference spoils no more than the rest of its block; all kinds of differences are shown, each once, with the seed and
block that make it again. Dunder methods, methods with random arguments, operators with values of other types, slices, changes in place.

What is not compared, and why: the identity of numbers, of bytes (whether two empty ones are the same depends in CPython on what made them),
and hash(nan), which CPython takes from an address (all NaNs here are one object, so that CPython finds them in containers as Krait does); addresses; what would take too long; the methods in UNSURE.
"""
import random
import re
import sys

BLOCK = 40 # operations
NAN = float("nan")
WORDS = ("", "a", "ab", "Straße", "\u0130x", "1\xbd²", "\U0001f600z", "  x ", "a,b,,c", "\ud800", "Aa1", "\t\n", "ǆ", "{}", "%s", "-12", "é" * 3,
         "%5.2f|%-3d", "{0!r:>4}", "\u3000x\x1c\ny\r\nz", "a\x00b", "\u0660\u0661", "x" * 70, "e\u0301", "0x1F", "1_000", " inf", "abcABC", "ﬁ")

def number(r):
    return r.choice((0, 1, -1, 2, 3, 7, -8, 10, 255, 256, -129, 2**31, -2**63, 2**64 + 1, 10**25, r.randint(-50, 50), r.getrandbits(90),
                     -r.getrandbits(40), 2**53 + 1, 2**1030, r.getrandbits(300)))

def real(r):
    return r.choice((0.0, -0.0, 1.0, -1.5, 0.1, 1e308, 5e-324, float("inf"), float("-inf"), NAN, 2.5, 1e16, r.uniform(-10, 10), r.random() * 10**r.randint(-320, 300),
                     9007199254740993.0, 123456.789e3))

def some_bytes(r):
    return r.choice((b"", b"a", b"abc", b"a,b,,c", b"\xff\x00", b" x\t", b"Aa1", bytes(r.randrange(256) for _ in range(r.randrange(6))), b"%d|%s", b"x" * 70, b"\r\na\n", b"12"))

def scalar(r):
    return r.choice((number, real, lambda r: r.choice(WORDS), some_bytes, lambda r: None, lambda r: r.random() < 0.5,
                     lambda r: complex(real(r), real(r)), lambda r: (number(r) % 100,)))(r)

def index(r):
    return r.choice((0, 1, -1, 2, 3, -4, 7, None, 10**20, -10**20))

def key(r):
    return r.choice((number, lambda r: r.choice(WORDS), real, lambda r: (1, 2), lambda r: None, lambda r: b"k", lambda r: r.randrange(9), lambda r: frozenset((1, "a"))))(r)

def a_list(r):
    return [scalar(r) for _ in range(r.randrange(6))]

def a_dict(r):
    return {set_key(r): scalar(r) for _ in range(r.randrange(6))}

def set_key(r): # no NaN: its hash decides on the order
    value = key(r)
    return 0.5 if value != value else value

def a_set(r):
    return {set_key(r) for _ in range(r.randrange(12))} if r.random() < 0.5 else {number(r) % 64 for _ in range(r.randrange(20))}

def a_range(r):
    return range(*(r.choice((0, 1, -3, 5, 10, 2**70)) for _ in range(2)), r.choice((1, 2, -1, 3, 2**65)))

def a_view(r):
    value = memoryview(bytearray(some_bytes(r)))
    how = r.randrange(4)
    if how == 1:
        return value[::r.choice((1, 2, -1))]
    if how == 2:
        return value.toreadonly()
    if how == 3 and len(value) % 2 == 0 and len(value):
        return value.cast(r.choice("hHbc@"[:4]))
    return value

def an_exception(r):
    words = [r.choice((scalar, number, lambda r: r.choice(WORDS)))(r) for _ in range(r.randrange(6))]
    kind = r.choice((ValueError, KeyError, OSError, StopIteration, UnicodeDecodeError, UnicodeEncodeError, SyntaxError, ImportError, SystemExit, AttributeError,
                     NameError, ExceptionGroup, IndexError, Exception, BaseException, MemoryError, RecursionError, UnicodeTranslateError))
    if kind is ExceptionGroup:
        return kind(r.choice(WORDS), [ValueError(*words), KeyError(1)])
    if kind is UnicodeDecodeError:
        return kind("utf-8", b"abc\xff", r.randrange(-1, 5), r.randrange(6), r.choice(WORDS))
    if kind is UnicodeEncodeError:
        return kind("ascii", r.choice(WORDS), r.randrange(-1, 5), r.randrange(6), "why")
    if kind is UnicodeTranslateError:
        return kind(r.choice(WORDS), r.randrange(-1, 5), r.randrange(6), "why")
    if kind is OSError:
        arguments = r.choice(((), (r.randrange(40), "x"), (2, "no", "f"), (13, "no", "f", None, "g"), ("x",), words))
        try:
            return kind(*arguments)
        except (TypeError, ValueError): # BlockingIOError counts characters by its third
            return kind("x")
    if kind is SyntaxError:
        return kind(*r.choice(((), ("bad",), ("bad", ("f", 1, 2, "text")), ("bad", ("f", 1, 2, "text", 3, 4)))))
    return kind(*words)

def an_alias(r):
    return r.choice((list[int], dict[str, int], tuple[int, ...], list[list[int]], type[int], int | str, None | int, list[int] | None, tuple[()]))

def a_space(r):
    import types
    return types.SimpleNamespace(**{r.choice("abc"): scalar(r) for _ in range(r.randrange(3))})

def a_proxy(r):
    import types
    return types.MappingProxyType(a_dict(r))

MAKE = {
    "int": number, "float": real, "complex": lambda r: complex(real(r), real(r)), "bool": lambda r: r.random() < 0.5,
    "str": lambda r: r.choice(WORDS) + r.choice(WORDS), "bytes": some_bytes, "bytearray": lambda r: bytearray(some_bytes(r)),
    "list": a_list, "tuple": lambda r: tuple(scalar(r) for _ in range(r.randrange(5))), "dict": a_dict, "set": a_set,
    "frozenset": lambda r: frozenset(a_set(r)), "range": a_range, "slice": lambda r: slice(index(r), index(r), index(r)), "memoryview": a_view,
    "dict_keys": lambda r: a_dict(r).keys(), "dict_values": lambda r: a_dict(r).values(), "dict_items": lambda r: a_dict(r).items(),
    "mappingproxy": a_proxy, "SimpleNamespace": a_space, "GenericAlias": an_alias, "exception": an_exception,
    "iterator": lambda r: r.choice((lambda: iter(a_list(r)), lambda: iter(tuple(a_list(r))), lambda: iter(r.choice(WORDS)), lambda: iter(some_bytes(r)),
                                    lambda: iter(range(r.randrange(5))), lambda: iter(range(2**70, 2**70 + 3)), lambda: reversed(a_list(r)), lambda: enumerate(a_list(r), number(r)),
                                    lambda: zip(a_list(r), a_list(r)), lambda: map(str, a_list(r)), lambda: filter(None, a_list(r)), lambda: iter(a_dict(r)),
                                    lambda: iter(a_dict(r).items()), lambda: reversed(a_dict(r)), lambda: iter(bytearray(some_bytes(r))), lambda: iter(a_set(r)),
                                    lambda: reversed(range(r.randrange(5))), lambda: iter([1, 2].pop, 1), lambda: reversed(tuple(a_list(r)))))(),
}

UNSURE = {"__sizeof__": "layout", "__dir__": "tools/introspect compares it", "__class__": "no result", "__new__": "called by its class",
          "__alloc__": "layout", "__setattr__": "told of below", "__delattr__": "same", "__init_subclass__": "no result",
          "__buffer__": "its repr is an address", "__release_buffer__": "wants what __buffer__ gave", "with_traceback": "wants a traceback"}
OPERATORS = ("+", "-", "*", "/", "//", "%", "@", "&", "|", "^", "<<", ">>", "**", "<", "<=", "==", "!=", ">", ">=", "in", "not in", "and", "is")
INPLACE = ("+=", "-=", "*=", "|=", "&=", "^=")
CALLS = ("repr", "str", "bool", "hash", "len", "list", "tuple", "sorted", "int", "float", "complex", "bytes", "bytearray", "abs", "ascii", "format", "sum", "min",
         "max", "any", "all", "iter", "reversed", "round", "bin", "oct", "hex", "divmod", "pow", "set", "frozenset", "dict", "enumerate", "zip", "chr", "ord", "map",
         "filter", "next", "callable", "isinstance", "issubclass", "getattr", "hasattr", "slice", "range", "type", "memoryview", "vars", "dir", "id", "print")
NO_RESULT = ("id", "print", "dir", "type") # addresses, output, told elsewhere: CALLS keeps them so that numbers of calls stay even
HASHED_BY_ADDRESS = ("iterator", "exception", "dict_values", "GenericAlias") # or that of classes
LENGTHY = ("list", "tuple", "sorted", "sum", "min", "max", "any", "all", "set", "frozenset", "bytes", "bytearray", "dict", "hash", "map", "filter", "zip", "enumerate")

ADDRESS = re.compile(" at 0x[0-9a-f]+")
ODD = None # types_odd with --odd

def small(value, depth=0):
    """Would an operation with it take too long, or too much memory?"""
    if type(value).__name__ == "Odd":
        return True
    if isinstance(value, int):
        return abs(value) < 2000
    return not isinstance(value, (str, bytes, bytearray, list, tuple)) or len(value) < 200

def long_range(value):
    return isinstance(value, range) and abs(value.stop - value.start) > 10**6 * abs(value.step)

def has_nan(value):
    if isinstance(value, (float, complex)):
        return value != value
    return isinstance(value, (tuple, frozenset, slice)) and ("nan" in (text := repr(value)) or "<" in text) # or a class or function

def is_ordered_by_address(value): # whose hashes are
    return isinstance(value, (set, frozenset)) and any(has_nan(item) or callable(item) for item in value)

def show(value):
    if value is None or type(value) in (int, bool, float, str, bytes):
        text = repr(value)
        return text if len(text) < 400 else f"{text[:200]}...{len(text)}"
    if isinstance(value, memoryview):
        try:
            return f"memoryview {value.tobytes()!r} {value.format} {value.shape} {value.strides} {value.readonly}"
        except ValueError as error:
            return f"memoryview {error}"
    if hasattr(type(value), "__next__"):
        items = []
        try:
            for item in value:
                items.append(show(item))
                if len(items) > 20:
                    break
        except Exception as error:
            items.append(f"{type(error).__name__}: {error}")
        return f"{type(value).__name__} {items}"
    if isinstance(value, BaseException):
        return f"{value!r} {value} {getattr(value, '__dict__', None)}"
    if is_ordered_by_address(value):
        return f"{type(value).__name__} {sorted(map(repr, value))}"
    if type(value).__repr__ is object.__repr__ or callable(value) and not hasattr(value, "__args__"):
        return type(value).__name__
    text = repr(value)
    if len(text) < 400:
        return text
    text = ADDRESS.sub("", text) # now: their length may differ
    return f"{text[:200]}...{len(text)}"

def plain(value):
    """NaNs that an operation has made become the one NaN, so that identity says the same in both."""
    return NAN if type(value) is float and value != value else value

def one(r, kind, make, methods, value):
    """An operation: its text, the text of its result, the value for the next one (or None)."""
    how, other = r.randrange(5), (make if r.random() < 0.5 else scalar)(r)
    arguments = [r.choice((scalar, make, index, lambda r: r.choice(WORDS)))(r) for _ in range(r.choice((0, 1, 1, 1, 2, 2, 3)))]
    operator, name, call = r.choice(OPERATORS), r.choice(methods), r.choice(CALLS)
    where = slice(index(r), index(r), index(r)) if r.random() < 0.5 else index(r)
    if kind in ("dict", "mappingproxy") and r.random() < 0.7:
        where = key(r)
    names = {}
    if ODD: # objects that misbehave, keywords, subclasses
        if r.random() < 0.5:
            other = ODD.odd(r, value)
        arguments = [ODD.odd(r, value) if r.random() < 0.5 else a for a in arguments]
        if r.random() < 0.25:
            where = ODD.odd(r, value) if r.random() < 0.5 else slice(ODD.odd(r, value), index(r), ODD.odd(r, value))
        if how in (1, 2) and r.random() < 0.2:
            names = ODD.keywords(r, lambda r: ODD.odd(r, value) if r.random() < 0.3 else r.choice((scalar, make, index))(r))
        if how == 0 and operator == "is" or how == 2 and call == "hash":
            return None
        if kind in ("int", "bool") and (how == 1 and name == "__round__" or how == 2 and call == "round"):
            return None # to -2**70 digits: CPython computes that power of ten
    store, keep, swap, change = r.randrange(3), r.random() < 0.4, r.random() < 0.3, r.choice(INPLACE)
    what = ""
    if long_range(value) or long_range(other) or any(map(long_range, arguments)):
        if how == 0 and operator in ("in", "not in") or how == 1 and name in ("count", "index", "__contains__"):
            return None # one item after the other
        if how == 2 and (call in LENGTHY or call in ("dict",)):
            return None
        if how in (0, 1, 3, 4) and kind != "range":
            return None # list += range
    try:
        if how == 0:
            what = f"{show(value)} {operator} {show(other)}" if kind != "iterator" else f"iterator {operator} {type(other).__name__}"
            a, b = (other, value) if swap else (value, other)
            if operator == "is" and isinstance(a, (int, float, complex, bytes)):
                return None
            if operator in ("<<", "**", "*") and not (small(a) and small(b)) or operator == "%" and isinstance(a, (str, bytes, bytearray)) and not small(b):
                return None
            result = eval(f"a {operator} b", {"a": a, "b": b})
        elif how == 1:
            what = f"{show(value) if kind != 'iterator' else type(value).__name__}.{name}({', '.join(map(show, arguments))}{', **' + show(names) if names else ''})"
            if not all(small(a) for a in (*arguments, *names.values())) or name in ("__pow__", "__rpow__", "__lshift__", "__rlshift__", "__mul__", "__rmul__", "__imul__") and not small(value):
                return None
            if is_ordered_by_address(value) or name == "__hash__" and (has_nan(value) or kind in HASHED_BY_ADDRESS) or name in ("__reduce_ex__",) and arguments and arguments[0] in (0, 1):
                return None
            result = getattr(value, name)(*arguments, **names)
        elif how == 2:
            what = f"{call}({show(value) if kind != 'iterator' else type(value).__name__}{''.join(', ' + show(a) for a in arguments[1:])}{', **' + show(names) if names else ''})"
            if call in NO_RESULT or not all(small(a) for a in (*arguments[1:], *names.values())) or call in LENGTHY and kind in ("int", "bool") and not small(value) or call == "pow" and not small(value):
                return None
            if is_ordered_by_address(value) or call == "hash" and (has_nan(value) or kind in HASHED_BY_ADDRESS) or call == "vars" and kind == "GenericAlias": # the order of names in a type
                return None
            result = eval(call, {})(value, *arguments[1:], **names)
        elif how == 3:
            what = f"{show(value) if kind != 'iterator' else type(value).__name__}[{show(where)}]"
            if kind in ("list", "bytearray", "dict", "memoryview") and store == 0:
                what += f" = {show(other)}"
                value[where] = other
                result = value
            elif kind in ("list", "bytearray", "dict") and store == 1:
                what = "del " + what
                del value[where]
                result = value
            else:
                result = value[where]
        else:
            what = f"{show(value) if kind != 'iterator' else type(value).__name__} {change} {show(other)}"
            if change == "*=" and not (small(value) and small(other)):
                return None
            space = {"a": value, "b": other}
            exec(f"a {change} b", space)
            result = space["a"]
        result = plain(result)
        text = show(result)
    except RecursionError:
        return what, "RecursionError", None
    except Exception as error:
        result = None
        text = f"{type(error).__name__}: {error}"
    if kind in ("list", "bytearray", "dict", "set", "SimpleNamespace"):
        text += f" -> {show(value)}"
    same = type(result) is type(value) and keep and len(text) < 200 and kind not in ("memoryview", "iterator")
    return what, text, result if same else None

def run(kind, seed, count):
    import os
    if os.environ.get("FUZZ_ODD"):
        global ODD
        import types_odd as ODD
    methods = os.environ["FUZZ_NAMES"].split() # CPython's, so that both draw alike
    make, out = MAKE[kind], []
    for block in range(count // BLOCK):
        r = random.Random(f"{kind} {seed} {block}")
        value = make(r)
        for i in range(BLOCK):
            if r.random() < 0.3 or kind == "iterator":
                value = make(r)
            done = one(r, kind, make, methods, value)
            if done is None:
                continue
            what, text, kept = done
            value = value if kept is None else kept
            line = f"{block}.{i} {what} = {text}".replace("\n", "\\n") # one line, whatever is in it
            out.append(ADDRESS.sub("", line) if " at 0x" in line else line)
        if len(out) > 1000:
            sys.stdout.write("\n".join(out).encode("ascii", "backslashreplace").decode() + "\n")
            out.clear()
    sys.stdout.write("\n".join(out).encode("ascii", "backslashreplace").decode() + "\nend\n")

BOUND = re.compile(r": \w+\.(?=__\w+__\(\) takes )") # the class of a bound method's object, or the one that has the method

def names(oracle, kind):
    import subprocess
    script = f"import random; exec(open({__file__!r}).read().split('def run(')[0]); v = MAKE[{kind!r}](random.Random(1)); " \
             "print(*sorted(n for n in dir(v) if n not in UNSURE and callable(getattr(type(v), n, None))))"
    return subprocess.run([oracle, "-c", script], capture_output=True, text=True, check=True).stdout.strip()

def compare(kind, seed, streams, seen, first):
    """Reads both outputs line by line; the number of operations. A block whose lines have parted is skipped to its end."""
    def blocks(stream):
        group, at = [], None
        for line in stream:
            if line == "end\n":
                break
            block = line.partition(".")[0]
            if block != at and group:
                yield at, group
                group = []
            at = block
            group.append(line.rstrip("\n"))
        else:
            yield at, group
            yield "lost", []
            return
        if group:
            yield at, group
    done = 0
    theirs, ours = blocks(streams[0]), blocks(streams[1])
    while True:
        (block, wanted), (mine, had) = next(theirs, ("end", [])), next(ours, ("end", []))
        if block == mine == "end":
            return done
        if block != mine:
            print(f"{kind} {seed}: block {block} of CPython, block {mine} of Krait: one of them has died")
            seen[kind, "died"] = seed
            return done
        done += len(wanted)
        for want, have in zip(wanted, had):
            if want != have and BOUND.sub(": ", want) != BOUND.sub(": ", have):
                sort = (kind, re.sub(r"^\S+ ", "", want).split("(")[0][-20:], want.split(" = ")[-1][:12])
                if sort not in seen:
                    seen[sort] = seed
                    start = max(0, next((i for i, (x, y) in enumerate(zip(want, have)) if x != y), 0) - 150)
                    print(f"{kind} {seed}\n  CPython {want[:100] if start else ''} {want[start:start + 400]}\n  Krait   {have[:100] if start else ''} {have[start:start + 400]}", flush=True)
                break # what follows works with other values

def note_ends(kind, seed, running, seen):
    """Waits for both programs; those that fail are a difference of their own."""
    for p in running:
        p.stdout.close()
        complaint = p.stderr.read()
        if p.wait():
            print(f"{kind} {seed} status {p.returncode}: {complaint[-300:]}")
            seen[kind, "status"] = seed

def main():
    import argparse, os, pathlib, subprocess, threading, time
    top = pathlib.Path(__file__).resolve().parent.parent.parent
    sys.path.insert(0, str(top / "tools"))
    import oracle
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--types", default=",".join(MAKE))
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--operations", type=int, help="of each type, in place of --seconds")
    options.add_argument("--seed", type=int, default=None)
    options.add_argument("--odd", action="store_true", help="with arguments that misbehave, and keywords (types_odd.py)")
    options.add_argument("--count", type=int, default=20000, help="operations a round")
    options.add_argument("--program", default=str(top / "build/release/krait"))
    arguments = options.parse_args()
    peer, end, seed, seen = oracle.find_oracle(), time.monotonic() + arguments.seconds, arguments.seed or int(time.time()), {}
    lists = {kind: names(peer, kind) for kind in arguments.types.split(",")}
    done = dict.fromkeys(lists, 0)
    while any(n < arguments.operations for n in done.values()) if arguments.operations else time.monotonic() < end:
        for kind, methods in lists.items():
            if arguments.operations and done[kind] >= arguments.operations:
                continue
            environment = dict(os.environ, PYTHONHASHSEED="0", FUZZ_NAMES=methods, PYTHONWARNINGS="ignore", FUZZ_ODD="1" if arguments.odd else "")
            running = [subprocess.Popen([program, __file__, "--run", kind, str(seed), str(arguments.count)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        env=environment) for program in (peer, arguments.program)]
            limit = threading.Timer(600, lambda: [p.kill() for p in running])
            limit.start()
            done[kind] += compare(kind, seed, [p.stdout for p in running], seen, None)
            limit.cancel()
            note_ends(kind, seed, running, seen)
        seed += 1
    print(f"{sum(done.values())} operations ({min(done.values())} or more of each of {len(done)} types), {len(seen)} kinds of differences")
    return bool(seen)

if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        sys.exit(main())
