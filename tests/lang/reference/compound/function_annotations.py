# Annotations are evaluated late, in the scope of the function's definition.
def f(a: int, b: "text" = 1, /, *args: str, c: list[int] = None, **kw: Later) -> 3 + 4: pass
try: f.__annotations__
except NameError as e: print(e)
class Later: pass
print({k: getattr(v, "__name__", v) for k, v in f.__annotations__.items()})
f.__annotations__["x"] = 1
print(list(f.__annotations__), f.__annotate__ is None)
print((lambda: 0).__annotations__)
class C:
    T = int
    def m(self, x: T) -> "C": pass
print(C.m.__annotations__)
# expect: name 'Later' is not defined
# expect: {'a': 'int', 'b': 'text', 'args': 'str', 'c': 'list', 'kw': 'Later', 'return': 7}
# expect: ['a', 'b', 'args', 'c', 'kw', 'return', 'x'] False
# expect: {}
# expect: {'x': <class 'int'>, 'return': 'C'}
