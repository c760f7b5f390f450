# Comprehensions in modules and classes run in their frame; annotations that were reached.
def outer():
    z=5
    def f(a: int, b: z = 3) -> "x":
        q: int = 3
        return [lambda: i for i in range(3)]
    print([g() for g in f(1)], f.__annotations__)
outer()
class A:
    x: int
    y: str = 'a'
    if True:
        z: float
    else:
        w: bytes
    l = [i*2 for i in range(3)]
    m = [(i,j) for i in l for j in range(i)]
    def meth(self, a: x): return [super().__repr__ for _ in range(1)]
print(A.__annotations__, A.l, A.m, len(A().meth(1)))
print(A.meth.__annotations__)
v: int = 3
for k in range(2):
    if k: b: str
    else: c: A
print(__annotations__, __conditional_annotations__)
print([x for x in range(3)], {x:y for x,y in [(1,2)]}, {x for x in [1]})
try: x
except NameError as e: print(e)
print([ [y+x for y in range(2)] for x in range(2)])
fs=[lambda: x for x in range(3)]
print([f() for f in fs])
print(any((last:=t)>1 for t in range(5)), last)
print([(zz:=t) for t in range(3)], zz)
import sys
def h():
    x = 10
    r = [x for x in range(3)]
    return x, r
print(h())
class B:
    v=1
    try: print([v for _ in range(1)])
    except NameError as e: print(e)
    w=[__class__ for _ in ()]
v=7
class C:
    v=1
    print([v for _ in range(1)])
def gen():
    [(yield_, 3) for yield_ in range(3)]
    yield 1
print(list(gen()))
print(sorted(globals().keys()-{'__conditional_annotations__'}))
# expect: [2, 2, 2] {'a': <class 'int'>, 'b': 5, 'return': 'x'}
# expect: {'x': <class 'int'>, 'y': <class 'str'>, 'z': <class 'float'>} [0, 2, 4] [(2, 0), (2, 1), (4, 0), (4, 1), (4, 2), (4, 3)] 1
# raises: NameError: name 'x' is not defined
