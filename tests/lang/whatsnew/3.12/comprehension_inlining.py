# PEP 709: inlined, but with the scope of their own.
def f():
    x = "x"
    r = [x for x in range(3)], {x: 1 for x in range(2)}, {x for x in "a"}
    return r, x
for _ in range(40): r = f()
print(r)
def g(l): return [(lambda: i)() for i in l], [j := i for i in l], j
print(g([1, 2]))
def h():
    try: [1 / i for i in (1, 0)]
    except ZeroDivisionError as e: return [t for t in range(2)], e.__traceback__.tb_next
print(h())
class C: v = [n * 2 for n in range(3)]
print(C.v, hasattr(C, "n"))
# expect: (([0, 1, 2], {0: 1, 1: 1}, {'a'}), 'x')
# expect: ([1, 2], [1, 2], 2)
# expect: ([0, 1], None)
# expect: [0, 2, 4] False
