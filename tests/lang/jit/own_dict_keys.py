# SPDX-License-Identifier: MIT
# Dicts of few names that a trace makes and looks into by constant names: `in`, get() and items are answered without them; they are made where they go.
import sys

kept = []


def check(record):
    for field in ("name", "age", "mail"):
        if field not in record:
            raise KeyError(field)
    return record["age"] if "more" not in record else -1


def make(n):
    record = {"name": f"n{n}", "age": n % 130, "mail": "x@y"}
    if n % 7 == 3:
        del record["mail"]
    if n % 11 == 5:
        record["more"] = n
    if n % 900 == 13:
        kept.append(record)
    return record


def checked(count):
    ages = missing = 0
    for n in range(count):
        try:
            ages += check(make(n))
        except KeyError as error:
            missing += error.args == ("mail",)
    return ages, missing


print(checked(4000), [len(r) for r in kept], kept[1])


def options(count):
    total = 0.0
    for n in range(count):
        opts = {"x": n, "scale": n * 0.5}
        total += opts.get("x", 0) + opts.get("y", 7) + opts.get("scale") + (opts.get("z") is None) + ("x" in opts) + ("q" in opts)
        if n % 1000 == 999:
            opts["q"] = n
            total += ("q" in opts) + opts.get("q", 0) + len(opts)
            kept.append(opts)
    return total


print(options(4000), kept[-1])


class Loud:
    ended = 0

    def __del__(self):
        Loud.ended += 1


def lent(count):
    total = 0
    for n in range(count):
        v = {"a": Loud(), "b": n}.get("a")
        w = {"a": v, "b": Loud()}.get("c", v)
        total += (v is w) + ("a" in {"a": Loud()}) + ({"k": n}.get("k", v) == n)
    return total, Loud.ended


print(lent(3000), Loud.ended)


def changed(count):
    found = 0
    for n in range(count):
        d = {"a": 1, "b": 2}
        if n % 500 == 499:
            globals()["other"] = d
            sneak()
        found += ("a" in d) + 10 * ("c" in d) + d.get("b", 100)
    return found


def sneak():
    other["c"] = other.pop("b")


print(changed(4000))


def keys_of(count):
    found = 0
    for n in range(count):
        d = {"a": n}
        for k in ("a", "b", 1, None, 2.5):
            found += k in d
            found += d.get(k, 3) == 3
    return found


print(keys_of(3000))
# expect: (199582, 571) [3, 2, 3, 3, 4] {'name': 'n913', 'age': 3}
# expect: 12043012.0 {'x': 3999, 'scale': 1999.5, 'q': 3999}
# expect: (9000, 8999) 9000
# expect: 12864
# expect: 15001
