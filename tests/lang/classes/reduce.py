"""object.__reduce_ex__: what copy and pickle ask of any object."""
import copyreg


class Plain:
    pass


class Slots:
    __slots__ = ("a", "b")


class SlotsAndDict(Slots):
    pass


class Arguments(int):
    def __getnewargs_ex__(self):
        return (7,), {"base": 3}


class State:
    def __getstate__(self):
        return "state"


class Items(list):
    pass


class Pairs(dict):
    pass


class Own:
    def __reduce__(self):
        return "own"


def show(r):
    if isinstance(r, str):
        return r
    return (r[0].__name__,) + tuple(r[1:3]) + tuple(None if x is None else list(x) for x in r[3:])


p = Plain()
print(p.__reduce_ex__(2) == (copyreg.__newobj__, (Plain,), None, None, None))  # expect: True
p.x = 1
print(p.__reduce_ex__(4)[2], p.__getstate__())  # expect: {'x': 1} {'x': 1}
s = Slots()
s.b = 2
print(s.__reduce_ex__(2)[2])  # expect: (None, {'b': 2})
d = SlotsAndDict()
d.a, d.z = 1, 26
print(d.__getstate__())  # expect: ({'z': 26}, {'a': 1})
r = Arguments(5).__reduce_ex__(2)
print(r[0].__name__, r[1][1:], r[2])  # expect: __newobj_ex__ ((7,), {'base': 3}) None
print(State().__reduce_ex__(2)[2])  # expect: state
print(show(Items([1, 2]).__reduce_ex__(2))[2:])  # expect: (None, [1, 2], None)
print(show(Pairs(a=1).__reduce_ex__(2))[2:])  # expect: (None, None, [('a', 1)])
print(Own().__reduce_ex__(4))  # expect: own
print(Plain().__reduce__()[0] is copyreg._reconstructor)  # expect: True
for thing in (n for n in ()), type(p).__dict__:
    try:
        thing.__reduce_ex__(2)
    except TypeError as e:
        print(e)
# expect: cannot pickle 'generator' object
# expect: cannot pickle 'mappingproxy' object
print(type(int.__new__), int.__new__.__self__, int.__new__.__qualname__)  # expect: <class 'builtin_function_or_method'> <class 'int'> int.__new__
try:
    int.__new__(str)
except TypeError as e:
    print(e)  # expect: int.__new__(str): str is not a subtype of int
