# Methods of dict and its views.
d = {"a": 1, "b": 2}
print(d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.pop("b"), d.pop("q", None), d.popitem(), d, dict.fromkeys("xy", 0), d.copy() is d)
d.update(e=5, **{"f g": 6}); d.update([("h", 7)]); d.update({"i": 8}); print(d)
k, v, i = d.keys(), d.values(), d.items(); d["new"] = 0
print(len(k), "new" in k, 0 in v, ("new", 0) in i, k & {"a", "zz"}, k - {"a"} == set(d) - {"a"}, list(reversed(k))[0], k | {"q"} > {"q"}, k == set(d), k.isdisjoint(["zz"]), i == set(d.items()))
for bad in ("{}.pop('a')", "{}.popitem()", "{}['k']", "dict(5)", "dict([1])", "dict(['ab', 'c'])", "{}.update(5)", "dict.fromkeys(5)", "{}.get()", "{[]: 1}", "{}.fromkeys([[]])", "dict([(1, 2, 3)])", "dict(a=1, **{'a': 2})"):
    try: print(eval(bad))
    except (KeyError, TypeError, ValueError) as e: print(bad, "|", type(e).__name__, e)
# expect: 0 3 1 2 None ('c', 3) {'a': 1} {'x': 0, 'y': 0} False
# expect: {'a': 1, 'e': 5, 'f g': 6, 'h': 7, 'i': 8}
# expect: 6 True True True {'a'} True new True True True True
# expect: {}.pop('a') | KeyError 'a'
# expect: {}.popitem() | KeyError 'popitem(): dictionary is empty'
# expect: {}['k'] | KeyError 'k'
# expect: dict(5) | TypeError 'int' object is not iterable
# expect: dict([1]) | TypeError object is not iterable
# expect: dict(['ab', 'c']) | ValueError dictionary update sequence element #1 has length 1; 2 is required
# expect: {}.update(5) | TypeError 'int' object is not iterable
# expect: dict.fromkeys(5) | TypeError 'int' object is not iterable
# expect: {}.get() | TypeError get expected at least 1 argument, got 0
# expect: {[]: 1} | TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: {}.fromkeys([[]]) | TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: dict([(1, 2, 3)]) | ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: dict(a=1, **{'a': 2}) | TypeError dict() got multiple values for keyword argument 'a'
