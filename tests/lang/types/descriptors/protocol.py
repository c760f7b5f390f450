"""Descriptors: which of class and instance wins, missing methods, __set_name__, property and slots."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class Data:
    def __get__(self, obj, cls=None): return ("get", obj is not None, cls.__name__ if cls else None)
    def __set__(self, obj, value): print("set", value)
    def __delete__(self, obj): print("delete")
class NonData:
    def __get__(self, obj, cls=None): return "nondata"
class SetOnly:
    def __set__(self, obj, value): obj.__dict__["s"] = value
class DeleteOnly:
    def __delete__(self, obj): print("gone")
class C:
    d, n, s, x = Data(), NonData(), SetOnly(), DeleteOnly()
c = C()
c.__dict__.update(d=1, n=2, x=3)
print(c.d, c.n, c.x, C.d, C.n, type(c.s).__name__)
c.s = 5
print(c.s, c.__dict__["s"])
c.d = 6
del c.d
del c.x
tell(setattr, c, "x", 1)
tell(delattr, c, "s")
tell(delattr, c, "n")
tell(delattr, c, "n")
tell(delattr, c, "nosuch")
class Named:
    def __set_name__(self, owner, name): print("named", owner.__name__, name)
class D:
    a = Named()
    b = Named()
D.c = Named()
class Failing:
    def __set_name__(self, owner, name): raise ValueError("refused")
def failing():
    class E: f = Failing()
try: failing()
except ValueError as error: print(error, error.__notes__)
class P:
    @property
    def a(self): "doc of a"; return 1
    @a.setter
    def a(self, v): print("set a", v)
    b = property(fset=lambda self, v: None)
    c = property(None, None, lambda self: print("del c"), "doc c")
    e = property()
p = P()
p.a = 2
del p.c
tell(getattr, p, "b")
tell(getattr, p, "c")
tell(setattr, p, "c", 1)
tell(delattr, p, "a")
tell(getattr, p, "e")
tell(setattr, p, "e", 1)
tell(delattr, p, "e")
print(P.a.__doc__, P.c.__doc__, P.b.__doc__, P.a.fget.__name__, P.a.fdel, P.a.__name__, P.b.__name__, P.a.__isabstractmethod__)
tell(property(lambda self: 1).__get__, 5)
tell(property(5).__get__, 1)
tell(property().__set__, 1, 2)
tell(property, 1, 2, 3, 4, 5)
class PropertyError:
    @property
    def x(self): raise AttributeError("inner")
    def __getattr__(self, name): return "fallback " + name
print(PropertyError().x)
class S:
    __slots__ = ("a", "_b", "__c")
    def __init__(self): self.__c = 3
s = S()
tell(getattr, s, "a")
s.a = 1
del s.a
tell(delattr, s, "a")
tell(setattr, s, "z", 1)
print(s._S__c, sorted(n for n in vars(S) if "c" in n and not n.endswith("__")), repr(S.a))
tell(S.a.__get__, 5)
tell(S.a.__set__, 5, 1)
tell(S.a.__get__, None, S)
for slots in ("a b", ["1a"], [1], ["__dict__", "__dict__"], ["a", "a"], "ok", ["__weakref__"], {"k": "doc"}):
    tell(lambda: sorted(n for n in vars(type("T", (), {"__slots__": slots})) if n[:2] != "__"))
tell(lambda: type("T", (), {"__slots__": ["a"], "a": 1}))
tell(lambda: type("T", (int,), {"__slots__": ["a"]})(5) + 1)
tell(lambda: type("T", (tuple,), {"__slots__": ["a"]}))
for wrapper in (staticmethod, classmethod):
    w = wrapper(len)
    print(w.__func__ is len, w.__name__, w.__wrapped__ is len, repr(w) == f"<{wrapper.__name__}({len!r})>")
print(staticmethod(len)("ab"))
tell(classmethod(len), "ab")
tell(classmethod(5).__get__, 1)
tell(staticmethod)
# expect: ('get', True, 'C') 2 3 ('get', False, 'C') nondata SetOnly
# expect: 5 5
# expect: set 6
# expect: delete
# expect: gone
# expect: AttributeError __set__
# expect: AttributeError __delete__
# expect: None
# expect: AttributeError 'C' object has no attribute 'n'
# expect: AttributeError 'C' object has no attribute 'nosuch'
# expect: named D a
# expect: named D b
# expect: refused ["Error calling __set_name__ on 'Failing' instance 'f' in 'E'"]
# expect: set a 2
# expect: del c
# expect: AttributeError property 'b' of 'P' object has no getter
# expect: AttributeError property 'c' of 'P' object has no getter
# expect: AttributeError property 'c' of 'P' object has no setter
# expect: AttributeError property 'a' of 'P' object has no deleter
# expect: AttributeError property 'e' of 'P' object has no getter
# expect: AttributeError property 'e' of 'P' object has no setter
# expect: AttributeError property 'e' of 'P' object has no deleter
# expect: doc of a doc c None a None a b False
# expect: 1
# expect: TypeError 'int' object is not callable
# expect: AttributeError property of 'int' object has no setter
# expect: TypeError property() takes at most 4 arguments (5 given)
# expect: fallback x
# expect: AttributeError 'S' object has no attribute 'a'
# expect: AttributeError a
# expect: AttributeError 'S' object has no attribute 'z' and no __dict__ for setting new attributes
# expect: 3 ['_S__c'] <member 'a' of 'S' objects>
# expect: TypeError descriptor 'a' for 'S' objects doesn't apply to a 'int' object
# expect: TypeError descriptor 'a' for 'S' objects doesn't apply to a 'int' object
# expect: <member 'a' of 'S' objects>
# expect: TypeError __slots__ must be identifiers
# expect: TypeError __slots__ must be identifiers
# expect: TypeError __slots__ items must be strings, not 'int'
# expect: TypeError __dict__ slot disallowed: we already got one
# expect: ['a']
# expect: ['ok']
# expect: []
# expect: ['k']
# expect: ValueError 'a' in __slots__ conflicts with class variable
# expect: TypeError nonempty __slots__ not supported for subtype of 'int'
# expect: TypeError nonempty __slots__ not supported for subtype of 'tuple'
# expect: True len True True
# expect: True len True True
# expect: 2
# expect: TypeError 'classmethod' object is not callable
# expect: <bound method ? of <class 'int'>>
# expect: TypeError staticmethod expected 1 argument, got 0
