# Iterators of ranges and template strings taken apart for pickle; annotations through classmethod.
t = t'{1!r:x} a'
print(t.__reduce__()[1], t.interpolations[0].__reduce__())
r = iter(range(5)); next(r); print(r.__reduce__())
r = iter(range(1<<63, (1<<63)+5)); next(r); print(r.__reduce__())
r = iter(range(0,10,3)); next(r); print(r.__reduce__()); print(next(r))
r = iter(range(5)); r.__setstate__(2); print(list(r)); r = iter(range(5)); r.__setstate__(-4); print(list(r)); r = iter(range(5)); r.__setstate__(40); print(list(r))
r = iter(range(1<<63, (1<<63)+5)); r.__setstate__(2); print(list(r)); 
r = iter(range(5,0,-2)); next(r); print(r.__reduce__())
r = iter(range(1<<63, (1<<63)+5)); r.__setstate__(-2); print(len(list(r))); 
r = iter(range(1<<63, (1<<63)+5)); r.__setstate__(9); print(len(list(r))); 
class C:
    @classmethod
    def f(cls, a: int) -> str: pass
    @staticmethod
    def g(a: float): pass
print(C.__dict__['f'].__annotations__, C.__dict__['g'].__annotations__, C.__dict__['g'].__annotate__(1))
C.__dict__['g'].__annotations__ = {}; print(C.g.__annotations__, C.__dict__['g'].__annotations__)
# expect: (('', ' a'), (Interpolation(1, '1', 'r', 'x'),)) (<class 'string.templatelib.Interpolation'>, (1, '1', 'r', 'x'))
# expect: (<built-in function iter>, (range(1, 5),), None)
# expect: (<built-in function iter>, (range(9223372036854775809, 9223372036854775813),), None)
# expect: (<built-in function iter>, (range(3, 12, 3),), None)
# expect: 3
# expect: [2, 3, 4]
# expect: [0, 1, 2, 3, 4]
# expect: []
# expect: [9223372036854775810, 9223372036854775811, 9223372036854775812]
# expect: (<built-in function iter>, (range(3, -1, -2),), None)
# expect: 5
# expect: 0
# expect: {'a': <class 'int'>, 'return': <class 'str'>} {'a': <class 'float'>} {'a': <class 'float'>}
# expect: {'a': <class 'float'>} {}
