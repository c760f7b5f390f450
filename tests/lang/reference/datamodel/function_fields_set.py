# Attributes of functions that can be changed, and with what.
def f(a, b=1, *, c=2): "doc"; return a, b, c
f.__defaults__ = (10, 20); print(f())
f.__kwdefaults__ = {"c": 30}; print(f())
f.__name__ = "g"; f.__qualname__ = "X.g"; f.__doc__ = None; print(f.__name__, f.__qualname__, f.__doc__)
f.extra = 1; print(f.__dict__)
for name, value in (("__name__", 5), ("__defaults__", [1]), ("__kwdefaults__", 1), ("__code__", 1), ("__closure__", ()), ("__globals__", {}), ("__dict__", 5), ("__annotations__", 5)):
    try:
        setattr(f, name, value)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: (10, 20, 2)
# expect: (10, 20, 30)
# expect: g X.g None
# expect: {'extra': 1}
# expect: TypeError __name__ must be set to a string object
# expect: TypeError __defaults__ must be set to a tuple object
# expect: TypeError __kwdefaults__ must be set to a dict object
# expect: TypeError __code__ must be set to a code object
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: TypeError __dict__ must be set to a dictionary, not a 'int'
# expect: TypeError __annotations__ must be set to a dict object
