# Abstract base classes: what cannot be made, registering, caches, patterns.
import abc,_abc
for f in (lambda: int.__abstractmethods__, lambda: type.__abstractmethods__, lambda: setattr(int,'__abstractmethods__',1)):
    try: print(f())
    except Exception as e: print(type(e),e)
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @abc.abstractmethod
    def g(self): pass
class B(A):
    def f(self): pass
for f in (A,B, lambda: object.__new__(A), lambda: A.register(3), lambda: issubclass(3,A), lambda:_abc._abc_register(int,3),lambda: _abc._abc_subclasscheck(int,3),lambda: _abc._abc_instancecheck(int,3), lambda: A.register(A), lambda: B.register(A), lambda: _abc._get_dump(int)):
    try: print(f())
    except Exception as e: print(type(e),e)
class X: pass
X.__abstractmethods__=()
X()
X.__abstractmethods__=('q','b')
try: X()
except Exception as e: print(e)
del X.__abstractmethods__
X()
try:del X.__abstractmethods__
except Exception as e: print(type(e),e)
class H(abc.ABC):
    @classmethod
    def __subclasshook__(c,o): return 3
try: issubclass(int,H)
except BaseException as e: print(type(e),e)
class E(abc.ABC, Exception):
    @abc.abstractmethod
    def f(self): pass
print(E())
class L(list, metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def f(self): pass
print(L())
import _collections_abc as c
print(isinstance([],c.Sequence), isinstance({},c.Mapping), isinstance(1,c.Hashable), isinstance([],c.Hashable), issubclass(int,c.Sized), isinstance((i for i in ()), c.Generator))
class Seq: pass
c.Sequence.register(Seq)
class Sub(Seq): pass
match Sub():
    case [*_]: print("sub")
    case {}: print('map')
    case _: print('no')
class Q(c.Sequence):
    def __len__(s): return 2
    def __getitem__(s,i):
        if i<2: return i
        raise IndexError
match Q():
    case [a,b]: print(a,b)
print(list(reversed(Q())), Q().index(1))
class M(dict, c.MutableMapping): pass
match M(a=1):
    case {'a':v}: print(v)
for i in range(200):
    assert isinstance(Q(), c.Sequence) and not isinstance(1, c.Sequence)
for i in range(100):
    cl=type(f"C{i}",(),{})
    assert not isinstance(cl(), c.Sequence)
    c.Sequence.register(cl)
    assert isinstance(cl(), c.Sequence)
# expect: <class 'AttributeError'> __abstractmethods__
# expect: <class 'AttributeError'> __abstractmethods__
# expect: <class 'TypeError'> cannot set '__abstractmethods__' attribute of immutable type 'int'
# expect: <class 'TypeError'> Can't instantiate abstract class A without an implementation for abstract methods 'f', 'g'
# expect: <class 'TypeError'> Can't instantiate abstract class B without an implementation for abstract method 'g'
# expect: <class 'TypeError'> Can't instantiate abstract class A without an implementation for abstract methods 'f', 'g'
# expect: <class 'TypeError'> Can only register classes
# expect: <class 'TypeError'> issubclass() arg 1 must be a class
# expect: <class 'TypeError'> Can only register classes
# expect: <class 'TypeError'> issubclass() arg 1 must be a class
# expect: <class 'AttributeError'> type object 'int' has no attribute '_abc_impl'
# expect: <class '__main__.A'>
# expect: <class 'RuntimeError'> Refusing to create an inheritance cycle
# expect: <class 'AttributeError'> type object 'int' has no attribute '_abc_impl'
# expect: Can't instantiate abstract class X without an implementation for abstract methods 'b', 'q'
# expect: <class 'AttributeError'> __abstractmethods__
# expect: <class 'AssertionError'> __subclasshook__ must return either False, True, or NotImplemented
# expect: 
# expect: []
# expect: True True True False False True
# expect: sub
# expect: 0 1
# expect: [1, 0] 1
# expect: 1
