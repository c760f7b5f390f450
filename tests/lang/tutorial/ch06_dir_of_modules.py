# dir() of a module, of nothing, of builtins: names and what defining adds.
import math, builtins
before = set(dir())
a = [1]; fib = math.floor
print(sorted(set(dir()) - before))
print([n for n in dir(math) if n.startswith("is")], "print" in dir(), "print" in dir(builtins))
def inner(x):
    y = 1
    return dir()
print(inner(0), dir(type("E", (), {"q": 1}))[-1])
del a
print("a" in dir(), "fib" in dir(), "__name__" in dir())
try: dir(1, 2)
except TypeError as e: print(e)
# expect: ['a', 'before', 'fib']
# expect: ['isclose', 'isfinite', 'isinf', 'isnan', 'isqrt'] False True
# expect: ['x', 'y'] q
# expect: False True True
# expect: dir expected at most 1 argument, got 2
