# A function's special attributes, read and written.
def outer():
    y = 5
    def f(a, b=2, *, c=3) -> int:
        "Doc."
        return a + y
    return f
f = outer()
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__closure__[0].cell_contents, f.__annotations__, f.__type_params__, f.__dict__, f.__globals__ is globals(), f.__builtins__["len"] is len)
f.__name__ = "g"; f.__qualname__ = "q.g"; f.__doc__ = None; f.__defaults__ = (7, 8); f.__kwdefaults__ = None; f.x = 1
print(f.__name__, f.__qualname__, f.__doc__, f.__dict__, repr(f).startswith("<function q.g at"))
try: f(1)
except TypeError as e: print(e)
for n, v in (("__name__", 5), ("__qualname__", None), ("__defaults__", [1]), ("__kwdefaults__", 5), ("__code__", 5), ("__closure__", ()), ("__globals__", {}), ("__dict__", 5), ("__type_params__", []), ("__annotations__", 5)):
    try: setattr(f, n, v); print(n, "set")
    except (TypeError, AttributeError) as e: print(n, "|", e)
# expect: f outer.<locals>.f Doc. __main__ (2,) {'c': 3} 5 {'return': <class 'int'>} () {} True True
# expect: g q.g None {'x': 1} True
# expect: q.g() missing 1 required keyword-only argument: 'c'
# expect: __name__ | __name__ must be set to a string object
# expect: __qualname__ | __qualname__ must be set to a string object
# expect: __defaults__ | __defaults__ must be set to a tuple object
# expect: __kwdefaults__ | __kwdefaults__ must be set to a dict object
# expect: __code__ | __code__ must be set to a code object
# expect: __closure__ | readonly attribute
# expect: __globals__ | readonly attribute
# expect: __dict__ | __dict__ must be set to a dictionary, not a 'int'
# expect: __type_params__ | __type_params__ must be set to a tuple
# expect: __annotations__ | __annotations__ must be set to a dict object
