# getattr(), hasattr() and setattr() of the same names as classes, shapes and slots change between.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


class C:
    shared = "class"

    def method(self):
        return "method of " + self.own

    @staticmethod
    def static():
        return "static"

    @classmethod
    def of_class(cls):
        return cls.__name__

    @property
    def computed(self):
        return "computed " + self.own

    @property
    def broken(self):
        raise AttributeError("no such luck")


class S:
    __slots__ = ("a", "b")


NAMES = ["own", "shared", "method", "static", "of_class", "computed", "broken", "missing", "__dict__", "__class__"]


def show(o):
    line = []
    for name in NAMES:
        value = getattr(o, name, "default")
        if callable(value) and not isinstance(value, type):
            value = value()
        elif isinstance(value, dict):
            value = sorted(value)
        elif isinstance(value, type):
            value = value.__name__
        try:
            direct = "got" if getattr(o, name) is not None else "none"
        except AttributeError as e:
            direct = f"{e}"
        line.append(f"{name}={value}/{hasattr(o, name)}/{direct}")
    return "; ".join(line)


c = C()
c.own = "c"
first = show(c)
assert all(show(c) == first for _ in range(5))
print(first)
# expect: own=c/True/got; shared=class/True/got; method=method of c/True/got; static=static/True/got; of_class=C/True/got; computed=computed c/True/got; broken=default/False/no such luck; missing=default/False/'C' object has no attribute 'missing'; __dict__=['own']/True/got; __class__=C/True/got
setattr(c, "shared", "mine")
setattr(c, "missing", 1)
print(getattr(c, "shared"), getattr(c, "missing"), hasattr(c, "missing"))  # expect: mine 1 True
del c.missing
print(hasattr(c, "missing"), getattr(c, "missing", 2))  # expect: False 2
del c.shared
print(getattr(c, "shared"))  # expect: class
C.missing = "now of the class"
print(hasattr(c, "missing"), getattr(c, "missing"), getattr(c, "missing", 2))  # expect: True now of the class now of the class
del C.missing
print(hasattr(c, "missing"))  # expect: False
C.shared = property(lambda self: "property")
print(getattr(c, "shared"))  # expect: property
try:
    setattr(c, "shared", 1)
except AttributeError as e:
    print(e)  # expect: property '<lambda>' of 'C' object has no setter
C.static = staticmethod(lambda: "other")
print(getattr(c, "static")())  # expect: other
C.__getattr__ = lambda self, name: "made " + name
print(getattr(c, "missing"), hasattr(c, "missing"), getattr(c, "missing", 3))  # expect: made missing True made missing
del C.__getattr__
print(hasattr(c, "missing"))  # expect: False
C.__getattribute__ = lambda self, name: "all " + name
print(getattr(c, "own"), hasattr(c, "missing"))  # expect: all own True
del C.__getattribute__
print(getattr(c, "own"), hasattr(c, "missing"))  # expect: c False
C.__setattr__ = lambda self, name, value: print("set", name, value)
setattr(c, "own", 5)  # expect: set own 5
del C.__setattr__
setattr(c, "own", "c2")
print(c.own, getattr(c, "method")(), getattr(c, "method").__self__ is c)  # expect: c2 method of c2 True
c.__dict__["missing"] = "in the dict"
print(getattr(c, "missing"), hasattr(c, "missing"))  # expect: in the dict True
c.__dict__ = {}
print(hasattr(c, "own"), getattr(c, "own", None), hasattr(c, "missing"))  # expect: False None False


class D(C):
    own = "of D"


c.__class__ = D
print(getattr(c, "own"), getattr(c, "of_class")())  # expect: of D D

s = S()
print(hasattr(s, "a"), getattr(s, "a", "empty"))  # expect: False empty
for value in (1, 2, 3):
    setattr(s, "a", value)
print(s.a, hasattr(s, "a"), hasattr(s, "b"), hasattr(s, "c"))  # expect: 3 True False False
try:
    getattr(s, "b")
except AttributeError as e:
    print(e)  # expect: 'S' object has no attribute 'b'
try:
    setattr(s, "c", 1)
except AttributeError as e:
    print(e)  # expect: 'S' object has no attribute 'c' and no __dict__ for setting new attributes
del s.a
print(hasattr(s, "a"), getattr(s, "a", "empty"))  # expect: False empty
setattr(s, "a", 1)

# values are given back at once, and by the one that put them there
for name in ("first", "second", "third"):
    setattr(c, "held", Noisy(name))
# expect: end of first
# expect: end of second
del c.held  # expect: end of third
# names that no code holds, made anew each time
made = C()
for i in range(5000):
    setattr(made, "n" + str(i % 3), i)
    assert getattr(made, "n" + str(i % 3)) == i
    assert not hasattr(made, "absent" + str(i))
    assert getattr(made, "absent" + str(i), i) == i
print(made.n0, made.n1, made.n2)  # expect: 4998 4999 4997


class Text(str):
    pass


class Odd(Text):
    def __eq__(self, other):
        return str.__eq__(self, other)

    def __hash__(self):
        return str.__hash__(self)


print(getattr(made, Text("n0")), hasattr(made, Odd("n1")), hasattr(made, Odd("gone")), getattr(made, Odd("gone"), 0))  # expect: 4998 True False 0
for call in (lambda: getattr(made, 1), lambda: hasattr(made, None), lambda: setattr(made, b"a", 1), lambda: getattr(made, 1, 2)):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: attribute name must be string, not 'int'
# expect: attribute name must be string, not 'NoneType'
# expect: attribute name must be string, not 'bytes'
# expect: attribute name must be string, not 'int'
print(getattr(5, "real"), hasattr([], "append"), getattr(C, "of_class")(), hasattr(C, "missing"))  # expect: 5 True C False
