# __next__, send, throw and close at each stage of a generator's life.
def g():
    try: yield 1; yield 2
    except GeneratorExit: print("closing"); raise
a = g()
try: a.send(5)
except TypeError as e: print(e)
print(a.gi_running, a.gi_frame is not None, next(a), a.close(), a.gi_frame)
print(list(a), a.close())
b = g()
try: b.throw(KeyError, "k")
except KeyError as e: print(repr(e), list(b))
def stubborn():
    try: yield
    except GeneratorExit: yield "no"
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def returns():
    try: yield
    except GeneratorExit: return "value"
r = returns(); next(r); print(r.close(), r.close())
# expect: can't send non-None value to a just-started generator
# expect: closing
# expect: False True 1 None None
# expect: [] None
# expect: KeyError('k') []
# expect: generator ignored GeneratorExit
# expect: value None
