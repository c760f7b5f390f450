# Assigning __class__, class attributes and their errors.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class A: pass
a = A()
class S2: __slots__ = "only"
class B1:
    def who(self): return 'B1'
class B2:
    def who(self): return 'B2'
b = B1(); b.v = 3
b.__class__ = B2
print(b.who(), type(b).__name__, b.v, isinstance(b, B2))
t(setattr, b, '__class__', 3)
t(setattr, b, '__class__', int)
t(setattr, 3, '__class__', bool)
t(setattr, S2(), '__class__', B1)
t(delattr, b, '__class__')
# class attrs
A.y = 10
print(a.y); a.y = 11; print(a.y, A.y); del a.y; print(a.y)
t(delattr, a, 'y')
del A.y
t(lambda: a.y)
t(delattr, A, 'nope')
t(setattr, int, 'x', 1)
t(delattr, int, 'x')
t(lambda: int.nope)
t(lambda: A.nope)
t(setattr, 1, 'x', 1)
t(setattr, [], 'x', 1)
t(setattr, object(), 'x', 1)
t(delattr, [], 'append')
t(setattr, [], 'append', 1)
t(setattr, 'a', 'upper', 1)
t(getattr, a, 3)
t(setattr, a, 3, 1)
t(hasattr, a, 3)
t(lambda: getattr(a, 'q', 'dflt'))
# expect: B2 B2 3 True
# expect: TypeError __class__ must be set to a class, not 'int' object
# expect: TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: TypeError __class__ assignment: 'B1' object layout differs from 'S2'
# expect: TypeError can't delete __class__ attribute
# expect: 10
# expect: 11 10
# expect: 10
# expect: AttributeError 'A' object has no attribute 'y'
# expect: AttributeError 'A' object has no attribute 'y'
# expect: AttributeError type object 'A' has no attribute 'nope'
# expect: TypeError cannot set 'x' attribute of immutable type 'int'
# expect: TypeError cannot set 'x' attribute of immutable type 'int'
# expect: AttributeError type object 'int' has no attribute 'nope'
# expect: AttributeError type object 'A' has no attribute 'nope'
# expect: AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: AttributeError 'list' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: AttributeError 'list' object attribute 'append' is read-only
# expect: AttributeError 'list' object attribute 'append' is read-only
# expect: AttributeError 'str' object attribute 'upper' is read-only
# expect: TypeError attribute name must be string, not 'int'
# expect: TypeError attribute name must be string, not 'int'
# expect: TypeError attribute name must be string, not 'int'
# expect: 'dflt'
