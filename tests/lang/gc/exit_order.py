# Finalizers at exit: in the order in which things hang on the module.
class A:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
l = []
l.append(A(1))
y = A(2)
class B0: pass
b = B0()
b.x = A(3)
b.y = [A(4), A(5)]
z = A(6)
d = {1: A(7), 2: A(8)}
def f(a=A(9)):
    def g(): return a
    return g
q = f(A(10))
t = (A(11), A(12))
b.z = A(13)
w = A(14)
l[0].inner = A(15)
_u = A(16)
class C(A):
    attr = A(17)
class A:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
_x = A('_x'); b = A('b'); a = A('a')
l = [A('l0'), A('l1')]
class B:
    pass
cyc = B(); cyc.me = cyc; cyc.a = A('cyc')
def gen():
    try: yield 1
    finally: print('fin')
g = gen(); next(g)
# expect: del 3
# expect: del 5
# expect: del 4
# expect: del 13
# expect: del 1
# expect: del 15
# expect: del 2
# expect: del b
# expect: del 6
# expect: del 14
# expect: del 16
# expect: del _x
# expect: del a
# expect: fin
# expect: del l1
# expect: del l0
# expect: del 7
# expect: del 8
# expect: del 12
# expect: del 11
# expect: del cyc
# expect: del 9
# expect: del 17
# expect: del 10
