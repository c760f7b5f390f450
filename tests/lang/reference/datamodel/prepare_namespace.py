# __prepare__ gives the namespace of the body.
class Names(dict):
    def __setitem__(self, k, v):
        if k in self and not k.startswith("__"): print("again", k)
        super().__setitem__(k, v)
class M(type):
    @classmethod
    def __prepare__(cls, name, bases, **kw):
        print("prepare", name, bases, kw); return Names(given=9)
    def __new__(cls, name, bases, ns, **kw): return super().__new__(cls, name, bases, dict(ns))
    def __init__(cls, *a, **kw): pass
class A(metaclass=M, k=1):
    x = given
    x = 2
print(A.x, A.given)
# expect: prepare A () {'k': 1}
# expect: again x
# expect: 2 9
