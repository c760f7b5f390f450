# cached_property stores into the instance; singledispatchmethod picks by the first argument's class.
from functools import cached_property, singledispatchmethod, singledispatch
class Data:
    runs = 0
    @cached_property
    def total(self): Data.runs += 1; return 42
    @singledispatchmethod
    @classmethod
    def kind(cls, x): return cls.__name__, "other"
    @kind.register
    @classmethod
    def _(cls, x: int | float): return cls.__name__, "number"
d = Data(); print(d.total, d.total, Data.runs, vars(d))
del d.total; print(d.total, Data.runs); d.total = 1; print(d.total)
print(Data.kind(1.5), d.kind("x"), Data.kind(True))
class S: __slots__ = (); p = cached_property(lambda self: 1)
try: S().p
except TypeError as e: print(e)
@singledispatch
def show(x): return "object"
@show.register(list)
def _(x): return "list"
show.register(type(None), lambda x: "none")
print(show([]), show(None), show(()), show.dispatch(bool).__name__, sorted(k.__name__ for k in show.registry))
try: show()
except TypeError as e: print(e)
# expect: 42 42 1 {'total': 42}
# expect: 42 2
# expect: 1
# expect: ('Data', 'number') ('Data', 'other') ('Data', 'number')
# expect: No '__dict__' attribute on 'S' instance to cache 'p' property.
# expect: list none object show ['NoneType', 'list', 'object']
# expect: show requires at least 1 positional argument
