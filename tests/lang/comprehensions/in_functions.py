# Comprehensions inside functions: their targets neither leak nor clash, and are let go at the end.
def f(n, xs=(1,2,3)):
    i = 'outer'
    a = [i for i in range(n)]
    b = {i: [j * k for j in xs for k in xs if j < k] for i in range(n) if i % 2}
    c = [[i for i in range(i)] for i in range(n)]
    d = {x for x in a}
    e = [y := x * 2 for x in a]
    g = [lambda: q for q in a]
    h = [sum(z for z in range(x)) for x in a]
    return i, a, b, c, sorted(d), e, y, [w() for w in g], h
print(f(5))
def t():
    try:
        return [1 // x for x in (1, 0)]
    except ZeroDivisionError as err:
        import sys
        return sorted(locals()), err.__traceback__.tb_next
print(t())
def u():
    r = [x for x in range(3)]
    try: return x
    except NameError as e: return str(e), r, sorted(locals())
print(u())
x = 'global'
def v():
    return [x for _ in range(2)], [x for x in range(2)], x
print(v())
def w():
    x = 5
    def inner(): return x
    return [x for x in range(3)], inner(), x
print(w())
def nested(m):
    return [[row[i] for row in m] for i in range(len(m[0]))]
print(nested([[1,2,3],[4,5,6]]))
class A:
    z = 3
    def m(self): return [self.z + k for k in range(3)]
    l = [k for k in range(z)]
print(A().m(), A.l)
class D:
    def __init__(self,n): self.n=n
    def __del__(self): print("del",self.n)
def dd():
    r=[d.n for d in map(D, range(2))]
    print("after")
    return r
print(dd())
# expect: ('outer', [0, 1, 2, 3, 4], {1: [2, 3, 6], 3: [2, 3, 6]}, [[], [0], [0, 1], [0, 1, 2], [0, 1, 2, 3]], [0, 1, 2, 3, 4], [0, 2, 4, 6, 8], 8, [4, 4, 4, 4, 4], [0, 0, 1, 3, 6])
# expect: (['err', 'sys'], None)
# expect: ("name 'x' is not defined", [0, 1, 2], ['e', 'r'])
# expect: (['global', 'global'], [0, 1], 'global')
# expect: ([0, 1, 2], 5, 5)
# expect: [[1, 4], [2, 5], [3, 6]]
# expect: [3, 4, 5] [0, 1, 2]
# expect: del 0
# expect: del 1
# expect: after
# expect: [0, 1]
