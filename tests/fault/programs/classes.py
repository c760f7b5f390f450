# Classes, instances, attributes, properties, inheritance.
class Base:
    kind = "base"

    def __init__(self, x):
        self.x = x
        self.items = []

    def __repr__(self):
        return f"{type(self).__name__}({self.x!r})"

    def __eq__(self, other):
        return isinstance(other, Base) and self.x == other.x

    def __hash__(self):
        return hash(self.x)

    @property
    def double(self):
        return self.x * 2

    @classmethod
    def make(cls, *args, **kw):
        return cls(*args, **kw)

    @staticmethod
    def helper(a, b=2):
        return a + b


class Derived(Base):
    __slots__ = ("extra",)

    def __init__(self, x, extra=None):
        super().__init__(x)
        self.extra = extra

    def __getattr__(self, name):
        if name.startswith("dyn"):
            return name
        raise AttributeError(name)


a = [Derived.make(i, extra=[i]) for i in range(5)]
for d in a:
    for i in range(20):
        setattr(d, "a%d" % i, i)
print(a, a[1] == Derived(1), len({*a, Derived(2)}), a[2].double, a[3].dynamic, Base.helper(1))
a[0].__dict__["z"] = 9
del a[0].a3
print(a[0].z, hasattr(a[0], "a3"), Derived.__mro__[1].__name__, a[4].extra)
try:
    a[0].nothing
except AttributeError as e:
    print("AttributeError", e)
T = type("T", (Base,), {"y": 5})
print(T(1).y, T(3))
