# Classes over builtin types: attributes, __slots__, layout, what operators return.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class I(int):
    def __add__(self, o): return I(int(self) + o)
class F(float): pass
class S(str): pass
class By(bytes): pass
class BA(bytearray): pass
class Tu(tuple): pass
class Li(list): pass
class Di(dict): pass
class Se(set): pass
class FS(frozenset): pass
class Co(complex): pass
class Ex(Exception): pass
class Ge(property): pass
class En(enumerate): pass
vals = [I(5), I(2**100), I(-3), F(1.5), S('héllo'), S('x'), By(b'abc'), BA(b'xyz'), Tu((1, 2)), Li([1]), Di(a=1), Se([1]), FS([2]), Co(1, 2), Ex('e')]
for v in vals:
    v.attr = 'A'; v.other = [1]
    print(type(v).__name__, repr(v), v, v.attr, v.__dict__, vars(v) is v.__dict__, v == type(v).__mro__[1](v) if not isinstance(v, Exception) else '')
    del v.attr
    t(lambda: v.attr)
    v.__dict__ = {'n': 1}; print(v.n)
    print(list(vars(type(v)))[-4:])
    t(hash, v) if not isinstance(v, (I, F, S, By, Tu, FS, Co, Ex)) else None
print(I(5) + 3, type(I(5) + 3).__name__, type(I(5) * 2).__name__, I(7) // 2, -I(3), type(-I(3)).__name__, int(I(9)), I('12'), I('ff', 16), hash(I(5)) == hash(5), {5: 1}[I(5)])
print(type(S('a') + 'b').__name__, S('ab').upper(), type(str(S('x'))).__name__, S('%s') % 3, S('a') in 'cab', 'x'.join([S('p'), S('q')]), {'k': 1}[S('k')], hash(S('k')) == hash('k'))
print(type(Tu((1,)) + (2,)).__name__, Tu((1, 2))[0], Tu((1, 2))[:1], type(Tu((1, 2))[:1]).__name__, (1, 2) == Tu((1, 2)))
print(type(Li([1]) + [2]).__name__, Li([1, 2])[0:1], type(Li([3, 1]).copy()).__name__, type(Di(a=1).copy()).__name__, type(Se([1]) | {2}).__name__, type(Se([1]).copy()).__name__)
print(F(1.5) + 1, type(F(1.5) + 1).__name__, F('2.5'), float(F(3)), Co(1, 2) + 1)
print(type(I.from_bytes(b'\x01')).__name__, type(F.fromhex('0x1p3')).__name__, type(Di.fromkeys('ab')).__name__, type(By.fromhex('ff')).__name__)
class DM(dict):
    def __missing__(self, k): return k * 2
d = DM(); print(d['a'], d.get('a'), 'a' in d)
class LG(list):
    def __getitem__(self, i): return ('got', i)
    def __len__(self): return 99
    def __iter__(self): return iter([7])
    def __contains__(self, x): return x == 'in'
l = LG([1, 2]); print(l[0], l[1:2], len(l), list(l), 'in' in l, 1 in l, bool(LG()))
class IB(int):
    def __bool__(self): return False
    def __index__(self): return 77
    def __int__(self): return 55
    def __float__(self): return 5.5
    def __eq__(self, o): return 'EQ'
    __hash__ = int.__hash__
    def __repr__(self): return 'IB!'
    def __str__(self): return 'ibs'
    def __format__(self, s): return 'fmt' + s
b = IB(3)
print(bool(b), [0, 1, 2, 3, 4][b], int(b), float(b), b == 3, 3 == b, repr(b), str(b), f'{b:x}', '%d' % b, '%s' % b, range(b), b + 1, not b, 1 if b else 2)
class SI(str):
    def __eq__(self, o): return True
    def __hash__(self): return 1
    def __len__(self): return 50
    def __str__(self): return 'custom'
    def __iter__(self): return iter('zz')
s = SI('abc'); print(s == 'q', len(s), str(s), list(s), s[0], f'{s}', '%s' % s, repr(s), 'abc' == s)
class N(int):
    def __new__(cls, v, extra=None):
        self = super().__new__(cls, v); self.extra = extra; return self
    def __init__(self, *a): print('init', a)
n = N(5, 'x'); print(n, n.extra, n + 1)
class TN(tuple):
    __slots__ = ()
    def __new__(cls, a, b): return tuple.__new__(cls, (a, b))
    a = property(lambda s: s[0]); b = property(lambda s: s[1])
p = TN(1, 2); print(p, p.a, p.b, p == (1, 2)); t(setattr, p, 'z', 1); t(lambda: p.__dict__); t(setattr, p, 'a', 1)
class LS(list): __slots__ = ('x', 'y')
l = LS([1]); l.x = 5; print(l, l.x); t(lambda: l.y); t(setattr, l, 'z', 1); t(lambda: l.__dict__)
class LS2(LS): pass
l = LS2([1]); l.x = 5; l.q = 6; print(l, l.x, l.q, vars(l)); del l.x; t(lambda: l.x)
class ES(Exception): __slots__ = ('x',)
e = ES('m'); e.x = 3; e.y = 4; print(repr(e), e.x, e.__dict__)
class ES2(ES): __slots__ = ('z',)
e = ES2('m'); e.x = 3; e.z = 9; print(repr(e), e.x, e.z)
class DS(dict): __slots__ = ('x',)
d = DS(a=1); d.x = [d]; print(d.x[0] is d); t(setattr, d, 'z', 1)
def f():
    class X(int): __slots__ = ('a',)
t(f)
def f():
    class X(tuple): __slots__ = ('a',)
t(f)
def f():
    class X(bytes): __slots__ = ('a',)
t(f)
def f():
    class X(type): __slots__ = ('a',)
t(f)
class SS(str): __slots__ = ('a',)
s = SS('abcdé'); s.a = 4; print(s, s.a); t(setattr, s, 'b', 1)
class SA: __slots__ = ('a',)
class SB: __slots__ = ('b',)
class SE: __slots__ = ()
class PL: pass
def f():
    class X(SA, SB): pass
t(f)
class X(SA, SE): __slots__ = ()
x = X(); x.a = 1; t(setattr, x, 'q', 1)
class X(SA, PL): __slots__ = ()
x = X(); x.a = 1; x.q = 2; print(x.a, x.q, vars(x))
class X(PL, SA): __slots__ = ('c',)
x = X(); x.a = 1; x.c = 2; x.q = 3; print(x.a, x.c, vars(x))
def f():
    class X(SA, list): pass
t(f)
class X(SE, list): pass
x = X([1]); x.k = 1; print(x, x.k)
class X(PL, dict): pass
x = X(a=1); x.k = 1; print(x, x.k, vars(x))
class SA2: __slots__ = ('a',)
x = SA(); x.a = 3; x.__class__ = SA2; print(x.a, type(x).__name__)
t(setattr, x, '__class__', SB)
t(setattr, x, '__class__', PL)
class PL2: pass
x = PL(); x.a = 1; x.b = 2; x.__class__ = PL2; print(vars(x)); x.c = 3; print(vars(x))
l = Li([1]); l.k = 2
class Li2(list): pass
l.__class__ = Li2; print(l, l.k, type(l).__name__)
t(setattr, l, '__class__', list); t(setattr, l, '__class__', Di)
import sys, math
class Mod(type(sys)):
    @property
    def prop(self): return 'p'
m = Mod('nm', 'doc'); m.x = 1; print(m.prop, m.x, m.__name__, m.__doc__, m)
math2 = type(sys)('zz'); print(math2, math2.__dict__); math2.__class__ = Mod; print(math2.prop)
t(type(sys)); t(type(sys), 3); t(type(sys), name='a', doc='b')
class E2(ValueError, KeyError): pass
print(E2('a'), repr(E2('a', 1)), E2.__mro__)
# expect: I 5 5 A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'I' object has no attribute 'attr'
# expect: 1
# expect: ['__add__', '__static_attributes__', '__dict__', '__doc__']
# expect: I 1267650600228229401496703205376 1267650600228229401496703205376 A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'I' object has no attribute 'attr'
# expect: 1
# expect: ['__add__', '__static_attributes__', '__dict__', '__doc__']
# expect: I -3 -3 A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'I' object has no attribute 'attr'
# expect: 1
# expect: ['__add__', '__static_attributes__', '__dict__', '__doc__']
# expect: F 1.5 1.5 A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'F' object has no attribute 'attr'
# expect: 1
# expect: ['__static_attributes__', '__dict__', '__weakref__', '__doc__']
# expect: S 'héllo' héllo A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'S' object has no attribute 'attr'
# expect: 1
# expect: ['__static_attributes__', '__dict__', '__weakref__', '__doc__']
# expect: S 'x' x A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'S' object has no attribute 'attr'
# expect: 1
# expect: ['__static_attributes__', '__dict__', '__weakref__', '__doc__']
# expect: By b'abc' b'abc' A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'By' object has no attribute 'attr'
# expect: 1
# expect: ['__firstlineno__', '__static_attributes__', '__dict__', '__doc__']
# expect: BA BA(b'xyz') BA(b'xyz') A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'BA' object has no attribute 'attr'
# expect: 1
# expect: ['__static_attributes__', '__dict__', '__weakref__', '__doc__']
# expect: TypeError unhashable type: 'BA'
# expect: Tu (1, 2) (1, 2) A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'Tu' object has no attribute 'attr'
# expect: 1
# expect: ['__firstlineno__', '__static_attributes__', '__dict__', '__doc__']
# expect: Li [1] [1] A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'Li' object has no attribute 'attr'
# expect: 1
# expect: ['__static_attributes__', '__dict__', '__weakref__', '__doc__']
# expect: TypeError unhashable type: 'Li'
# expect: Di {'a': 1} {'a': 1} A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'Di' object has no attribute 'attr'
# expect: 1
# expect: ['__static_attributes__', '__dict__', '__weakref__', '__doc__']
# expect: TypeError unhashable type: 'Di'
# expect: Se Se({1}) Se({1}) A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'Se' object has no attribute 'attr'
# expect: 1
# expect: ['__firstlineno__', '__static_attributes__', '__dict__', '__doc__']
# expect: TypeError unhashable type: 'Se'
# expect: FS FS({2}) FS({2}) A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'FS' object has no attribute 'attr'
# expect: 1
# expect: ['__firstlineno__', '__static_attributes__', '__dict__', '__doc__']
# expect: Co (1+2j) (1+2j) A {'attr': 'A', 'other': [1]} True True
# expect: AttributeError 'Co' object has no attribute 'attr'
# expect: 1
# expect: ['__static_attributes__', '__dict__', '__weakref__', '__doc__']
# expect: Ex Ex('e') e A {'attr': 'A', 'other': [1]} True 
# expect: AttributeError 'Ex' object has no attribute 'attr'
# expect: 1
# expect: ['__firstlineno__', '__static_attributes__', '__weakref__', '__doc__']
# expect: 8 I int 3 -3 int 9 12 255 True 1
# expect: str AB str 3 True pxq 1 True
# expect: tuple 1 (1,) tuple True
# expect: list [1] list dict set set
# expect: 2.5 float 2.5 3.0 (2+2j)
# expect: I F Di By
# expect: aa None False
# expect: ('got', 0) ('got', slice(1, 2, None)) 99 [7] True False True
# expect: False 3 55 5.5 EQ EQ IB! ibs fmtx 3 ibs range(0, 3) 4 True 2
# expect: True 50 custom ['z', 'z'] a custom custom 'abc' True
# expect: init (5, 'x')
# expect: 5 x 6
# expect: (1, 2) 1 2 True
# expect: AttributeError 'TN' object has no attribute 'z' and no __dict__ for setting new attributes
# expect: AttributeError 'TN' object has no attribute '__dict__'
# expect: AttributeError property 'a' of 'TN' object has no setter
# expect: [1] 5
# expect: AttributeError 'LS' object has no attribute 'y'
# expect: AttributeError 'LS' object has no attribute 'z' and no __dict__ for setting new attributes
# expect: AttributeError 'LS' object has no attribute '__dict__'
# expect: [1] 5 6 {'q': 6}
# expect: AttributeError 'LS2' object has no attribute 'x'
# expect: ES('m') 3 {'y': 4}
# expect: ES2('m') 3 9
# expect: True
# expect: AttributeError 'DS' object has no attribute 'z' and no __dict__ for setting new attributes
# expect: TypeError nonempty __slots__ not supported for subtype of 'int'
# expect: TypeError nonempty __slots__ not supported for subtype of 'tuple'
# expect: TypeError nonempty __slots__ not supported for subtype of 'bytes'
# expect: TypeError nonempty __slots__ not supported for subtype of 'type'
# expect: abcdé 4
# expect: AttributeError 'SS' object has no attribute 'b' and no __dict__ for setting new attributes
# expect: TypeError multiple bases have instance lay-out conflict
# expect: AttributeError 'X' object has no attribute 'q' and no __dict__ for setting new attributes
# expect: 1 2 {'q': 2}
# expect: 1 2 {'q': 3}
# expect: TypeError multiple bases have instance lay-out conflict
# expect: [1] 1
# expect: {'a': 1} 1 {'k': 1}
# expect: 3 SA2
# expect: TypeError __class__ assignment: 'SB' object layout differs from 'SA2'
# expect: TypeError __class__ assignment: 'PL' object layout differs from 'SA2'
# expect: {'a': 1, 'b': 2}
# expect: {'a': 1, 'b': 2, 'c': 3}
# expect: [1] 2 Li2
# expect: TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: TypeError __class__ assignment: 'Di' object layout differs from 'Li2'
# expect: p 1 nm doc <module 'nm'>
# expect: <module 'zz'> {'__name__': 'zz', '__doc__': None, '__package__': None, '__loader__': None, '__spec__': None}
# expect: p
# expect: TypeError module() missing required argument 'name' (pos 1)
# expect: TypeError module() argument 'name' must be str, not int
# expect: <module 'a'>
# expect: 'a' E2('a', 1) (<class '__main__.E2'>, <class 'ValueError'>, <class 'KeyError'>, <class 'LookupError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
