# throw() of a class whose instances are no exceptions.
class E(Exception):
    def __new__(cls, *a, **k): return cls
def generator():
    try:
        yield
    except E: pass
    yield
g=generator(); next(g)
try: g.throw(E)
except TypeError as e: print(e)
print('x')
# expect: calling <class '__main__.E'> should have returned an instance of BaseException, not type
# expect: x
