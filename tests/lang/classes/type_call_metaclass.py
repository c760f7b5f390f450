# type(name, bases, dict) of bases with a metaclass: that one's __new__ makes the class.
class M(type):
    def __new__(m, name, bases, d, *, boundary=None, **kw):
        print("new", name, boundary, kw)
        return super().__new__(m, name, bases, d, **kw)

    def __init__(cls, *args, **kw):
        print("init", len(args), kw)


class A(metaclass=M):
    pass


B = type("B", (A,), {}, boundary=3)
print(type(B))


class N(M):
    pass


class C(metaclass=N):
    pass


print(type(type("D", (A, C), {})), type(type("E", (), {})))
print(M.__new__(M, "F", (C,), {}).__class__)


class Other(type):
    pass


try:
    Other("G", (A,), {})
except TypeError as e:
    print(str(e)[:40])
# expect: new A None {}
# expect: init 3 {}
# expect: new B 3 {}
# expect: init 3 {'boundary': 3}
# expect: <class '__main__.M'>
# expect: new C None {}
# expect: init 3 {}
# expect: new D None {}
# expect: init 3 {}
# expect: <class '__main__.N'> <class 'type'>
# expect: new F None {}
# expect: new F None {}
# expect: <class '__main__.N'>
# expect: metaclass conflict: the metaclass of a d
