# Members and getsets taken out of a class that is gone.
import gc


def make():
    class C:
        __slots__ = ("x",)

    class D:
        pass

    return C.__dict__["x"], D.__dict__["__dict__"]


member, getset = make()
gc.collect()
print(member.__objclass__.__name__, getset.__objclass__.__name__, member.__name__)
print(repr(member)[:30])


class Many:
    __slots__ = tuple("s%d" % i for i in range(60))


m = Many()
for i in range(60):
    setattr(m, "s%d" % i, [m])
print(m.s59[0] is m)
del m
print(gc.collect())
# expect: C D x
# expect: <member 'x' of 'C' objects>
# expect: True
# expect: 61
