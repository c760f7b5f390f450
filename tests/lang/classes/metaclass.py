# Metaclasses: __new__, __call__, keywords and __init_subclass__.
class Meta(type):
    names = []
    def __new__(m, name, bases, ns, **kw):
        m.names.append((name, sorted(kw.items())))
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __len__(cls): return 42
class A(metaclass=Meta, flag=1): pass
class B(A): pass
print(Meta.names, len(A), type(B).__name__)
class Reg:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Reg.subs.append((cls.__name__, tag))
class R1(Reg, tag="x"): pass
class R2(R1): pass
print(Reg.subs, type("T", (A,), {"v": 3}).v)
# expect: [('A', [('flag', 1)]), ('B', [])] 42 Meta
# expect: [('R1', 'x'), ('R2', None)] 3
