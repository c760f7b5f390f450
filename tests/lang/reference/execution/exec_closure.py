# exec of a code object with free variables needs a closure.
def f():
    x = 5
    def g():
        print(x)
    return g
g = f()
exec(g.__code__, closure=g.__closure__)
for a, k in (((g.__code__,), {}), ((g.__code__,), {"closure": ()}), (("1",), {"closure": g.__closure__}), (("1",), {"closure": 5})):
    try: exec(*a, **k)
    except TypeError as e: print(e)
try: eval(g.__code__)
except TypeError as e: print(e)
# expect: 5
# expect: code object requires a closure of exactly length 1
# expect: code object requires a closure of exactly length 1
# expect: closure can only be used when source is a code object
# expect: closure can only be used when source is a code object
# expect: code object passed to eval() may not contain free variables
