# SPDX-License-Identifier: MIT
"""Objects that misbehave, for types_fuzz.py --odd: their special methods raise, return what they may not, or change the
object that is being worked on. Each has a hash that does not depend on its address, so that sets look alike in both interpreters."""

BASES = ((), (), (), (), (int,), (str,), (float,), (list,), (tuple,), (dict,), (bytes,), (set,), (frozenset,), (bytearray,), (complex,))
START = {int: (3, -1, 0, 70), str: ("ab", "", "1", "é"), float: (1.5, 0.0), list: ([1, 2],), tuple: ((1, "a"),), dict: ({1: 2, "a": 3},), bytes: (b"ab", b"1"),
         set: ({1, 2},), frozenset: ((1, 2),), bytearray: (b"ab",), complex: (1 + 2j,)}
NUMBERS = ("index", "int", "float", "complex", "bool", "len", "length_hint", "hash", "trunc", "round", "ceil", "floor", "abs", "neg", "pos", "invert")
COMPARE = ("eq", "ne", "lt", "le", "gt", "ge", "contains")
BINARY = ("add", "radd", "mul", "rmul", "sub", "rsub", "mod", "rmod", "or", "ror", "and", "rand", "xor", "rxor", "pow", "rpow", "divmod", "rdivmod", "lshift", "rlshift",
          "iadd", "imul", "ior", "truediv", "rtruediv", "floordiv", "rfloordiv", "matmul", "iand", "isub", "getitem")
TEXTS = ("str", "bytes", "format", "fspath", "repr")
OTHERS = ("iter", "next", "reversed", "buffer", "call", "missing", "keys", "items", "setitem", "delitem", "getattr")
NUMBER_RESULTS = (0, 1, 3, -1, 2, 2**63, -2**70, True, 1.5, "x", None, 1j, b"a", float("nan"))
WORDS = ("sep", "maxsplit", "key", "reverse", "encoding", "errors", "default", "start", "stop", "end", "base", "signed", "byteorder", "length", "count", "tabsize",
         "keepends", "fillchar", "iterable", "object", "value", "index", "old", "new", "strict", "bytes_per_sep", "order", "format", "shape", "a", "source", "string", "x",
         "real", "imag", "ndigits", "mod", "exp", "initial", "table", "delete", "chars", "prefix", "sub", "self")

def change(r, target):
    """A function that changes the target, or does nothing."""
    kind = type(target)
    if kind is list:
        return r.choice((target.clear, lambda: target.append(1), lambda: target.__delitem__(slice(0, 1)), lambda: target.extend((1, 2, 3) if len(target) < 50 else ()), target.reverse))
    if kind is dict:
        return r.choice((target.clear, lambda: target.update({"q": 1}), lambda: target.pop(next(iter(target), None), None), lambda: target.update(dict.fromkeys(range(12)))))
    if kind is set:
        return r.choice((target.clear, lambda: target.add("q"), lambda: target.update(range(30)), lambda: target.discard(1)))
    if kind is bytearray:
        return r.choice((target.clear, lambda: target.append(1), lambda: target.extend(b"x" * 20 if len(target) < 50 else b""), lambda: target.__delitem__(slice(0, 1))))
    if kind is memoryview:
        return target.release
    if hasattr(kind, "__next__"):
        return lambda: next(target, None)
    return lambda: None

def odd(r, target, depth=0):
    """An instance of a new class with up to three special methods. All draws are made now: how often and when a method is called changes nothing."""
    bases = r.choice(BASES)
    space = {"__module__": "__main__", "__hash__": (lambda n: lambda self: n)(r.randrange(5))}
    for _ in range(r.choice((1, 1, 2, 3))):
        group = r.choice((NUMBERS, NUMBERS, COMPARE, BINARY, TEXTS, OTHERS))
        name = r.choice(group)
        how, act = r.randrange(8), change(r, target)
        result = {NUMBERS: lambda: r.choice(NUMBER_RESULTS), COMPARE: lambda: r.choice((True, False, NotImplemented, 3, "", None)),
                  BINARY: lambda: r.choice((NotImplemented, 7, None, "r")), TEXTS: lambda: r.choice(("text", b"bytes", "", 3, None)), OTHERS: lambda: None}[group]()
        if name == "iter":
            items, wrong = [r.choice((1, "a", (1, 2), b"x", None, 300, -1, ("k", "v"), 2.5)) for _ in range(r.randrange(4))], r.randrange(6)
            def result_of(self, items=items, wrong=wrong, act=act):
                if wrong == 0:
                    return 3
                if wrong == 1:
                    return iter(items)
                def go():
                    for i, item in enumerate(items):
                        if wrong == 2 and i == 1:
                            raise KeyError("midway")
                        if wrong == 3:
                            act()
                        yield item
                return go()
        elif name == "buffer":
            data, wrong = r.choice((b"abc", b"", b"12")), r.randrange(4)
            def result_of(self, flags, data=data, wrong=wrong):
                return memoryview(data) if wrong else 3
        elif name in ("keys", "items"):
            keys = r.choice((["a"], [1, 2], [], 3, [("a", 1)]))
            result_of = (lambda keys: lambda self: keys)(keys)
        elif name == "next":
            left = [r.randrange(4)]
            def result_of(self, left=left):
                left[0] -= 1
                if left[0] < 0:
                    raise StopIteration(5)
                return left[0]
        elif name == "getitem":
            limit = r.randrange(4)
            def result_of(self, key, limit=limit):
                if isinstance(key, int) and key >= limit:
                    raise IndexError(key)
                return 9
        elif name == "getattr":
            def result_of(self, name):
                raise AttributeError(f"none of {name}")
        else:
            result_of = (lambda result: lambda self, *args: result)(result)
        if name in ("getattr", "getitem", "next", "buffer"):
            method = result_of
        elif how == 0:
            error = r.choice((ValueError, TypeError, KeyError, IndexError, StopIteration, AttributeError, OverflowError, ZeroDivisionError))
            def method(self, *args, error=error, name=name):
                raise error(name)
        elif how == 1:
            def method(self, *args, act=act, result_of=result_of):
                act()
                return result_of(self, *args)
        else:
            method = result_of
        if name == "repr":
            continue
        space[name if name in ("keys", "items") else f"__{name}__"] = method
    if r.random() < 0.1:
        space["__hash__"] = None
    try:
        cls = type("Odd", bases, space)
        return cls(r.choice(START[bases[0]])) if bases else cls()
    except Exception:
        return None

def keywords(r, make):
    return {r.choice(WORDS): make(r) for _ in range(r.choice((1, 1, 1, 2, 3)))}
