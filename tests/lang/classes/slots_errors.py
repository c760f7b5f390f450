# __slots__: descriptors, inheritance, conflicts, names that are refused.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class S:
    __slots__ = ('p', 'q', '__dict__')
s = S(); s.p = 1; s.k = 2
print(vars(s), s.p)
t(lambda: s.q)
print(dir(S)[-3:], list(vars(S)))
class S2: __slots__ = 'only'
s = S2(); s.only = 4
t(lambda: s.__dict__)
t(lambda: vars(s))
t(lambda: s.__weakref__)
print(list(vars(S2)), S2.only)
t(setattr, s, 'other', 1)
t(delattr, s, 'other')
del s.only
t(delattr, s, 'only')
t(lambda: s.only)
class S3(S2): pass
s = S3(); s.only = 1; s.other = 2
print(vars(s), list(vars(S3)))
class S4(S2): __slots__ = ('more',)
s = S4(); s.only=1; s.more=2
t(setattr, s, 'zz', 1)
print(s.only, s.more, S4.__slots__)
def f():
    class X: __slots__ = ('a',); a = 1
t(f)
def f():
    class X: __slots__ = (1,)
t(f)
def f():
    class X: __slots__ = ('a b',)
t(f)
class P: __slots__ = ('__priv', '_x')
p = P()
p._P__priv = 3
print(p._P__priv, list(vars(P)))
# expect: {'k': 2} 1
# expect: AttributeError 'S' object has no attribute 'q'
# expect: ['__subclasshook__', 'p', 'q'] ['__module__', '__firstlineno__', '__slots__', '__static_attributes__', 'p', 'q', '__dict__', '__doc__']
# expect: AttributeError 'S2' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'S2' object has no attribute '__weakref__'
# expect: ['__module__', '__firstlineno__', '__slots__', '__static_attributes__', 'only', '__doc__'] <member 'only' of 'S2' objects>
# expect: AttributeError 'S2' object has no attribute 'other' and no __dict__ for setting new attributes
# expect: AttributeError 'S2' object has no attribute 'other' and no __dict__ for setting new attributes
# expect: AttributeError only
# expect: AttributeError 'S2' object has no attribute 'only'
# expect: {'other': 2} ['__module__', '__firstlineno__', '__static_attributes__', '__dict__', '__weakref__', '__doc__']
# expect: AttributeError 'S4' object has no attribute 'zz' and no __dict__ for setting new attributes
# expect: 1 2 ('more',)
# expect: ValueError 'a' in __slots__ conflicts with class variable
# expect: TypeError __slots__ items must be strings, not 'int'
# expect: TypeError __slots__ must be identifiers
# expect: 3 ['__module__', '__firstlineno__', '__slots__', '__static_attributes__', '_P__priv', '_x', '__doc__']
